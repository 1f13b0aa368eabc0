"""What is answered to appointments, drives and money one has noticed (rules 4, 1 and 4-5)."""

from __future__ import annotations

from game.play.action import register
from game.play.actions.answers import noticed_op
from game.play.actions.counters import Against, turn
from game.play.motion import make, pack
from game.rules import career
from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import FILL, REMOVE, WAITING, Op
from game.world.reason import Reason
from game.world.state import State


@register
class ToTable(Against):
    """Against an appointment: a member of the Politburo calls it to the table, and shows his hand (rule 4.01)."""

    name, against = "to_table", "appoint"

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        if facts.seat_pb[facts.scenario.seats[k]] < 2:
            return Reason("not_in_body")
        if any(m.kind in (FILL, REMOVE) and m.a == op.a for m in facts.agenda):
            return Reason("tabled_already")
        return Reason("gone_by") if facts.holder[op.a] < 0 and op.b < 0 else None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        op = noticed_op(st, k)
        if op is None:
            return
        me = st.scenario.seats[k]
        st.w("ops")[:] = [x for x in st.ops if x.id != op.id]
        if op.b >= 0 and st.life[op.b] == WAITING:
            career.enter(st, op.b, out)
        item = make(st, op.owner, FILL if st.holder[op.a] < 0 else REMOVE, op.a, op.b)
        st.w("agenda").append(item)
        add_reason(st, k, op.owner, CAUSE["attacked_me"], -6)
        out.append(Event("called_up", st.month, (me, op.owner, op.a), ALL))
        out.append(Event("tabled", st.month, (op.owner, *pack(item)), ALL))


@register
class Vet(Against):
    """Against a drive or a purge: the unions object in every shop; half of it comes through (rule 4.04)."""

    name, against = "vet", "drive"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        op = noticed_op(st, k)
        if op is None:
            return
        st.w("ops")[:] = [x._replace(b=1) if x.id == op.id else x for x in st.ops]
        add_reason(st, k, op.owner, CAUSE["attacked_me"], -4)
        out.append(Event("vetted", st.month, (st.scenario.seats[k], op.owner), ALL))


@register
class Project(Against):
    """Against money for another's region: a project of one's own; part of the money goes there (rule 4.05)."""

    name, against = "project", "money"

    def region(self, facts: Facts, k: int, op: Op) -> int:
        """Return the greatest region of a man of one's own, as believed, -1 for none."""
        roots, me = facts.believed_roots(k), facts.scenario.seats[k]
        mine = [
            q
            for q, votes in enumerate(facts.delegates)
            if votes and q != op.a and facts.holder[q] >= 0 and roots[facts.holder[q]] == me
        ]
        return max(mine, key=lambda q: (facts.delegates[q], -q), default=-1)

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        return None if self.region(facts, k, op) >= 0 else Reason("no_region")

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        op = noticed_op(st, k)
        if op is None:
            return
        q = self.region(st, k, op)
        turn(st, op, 0)
        career.serve(st, k, st.holder[q], 4)
        bits = 1 << k | 1 << st.seat_index[op.owner]
        out.append(Event("rival_project", st.month, (st.scenario.seats[k], q, op.owner), bits))


__all__ = ["Project", "ToTable", "Vet"]
