"""What is answered to an operation one has noticed: each kind of operation has its own counter (rules 4)."""

from __future__ import annotations

from game.play.action import OPERATIONS, Kind, register
from game.play.actions.answers import noticed_op
from game.rules import belief
from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, CARD, NON_AGGRESSION, OUT_PARTY, WIRE, Op
from game.world.reason import Reason
from game.world.state import State

# How an operation goes that was met in silence, in place of a quality: forewarned, or fed with false cards. The owner
# sees neither (world/view.py hides how an operation goes).
WARY, FED = 3, 4
FED_CARDS = 3  # false cards a fed watch brings home

# What was answered, for the event (words under option: noticed.answer).
LOYAL, COVERED, CAUTIOUS, FALSE_CARDS, REASSURED, OTHER_PAPER, SHOWED_HIMSELF, TIDIED = range(8)


def circle_with(facts: Facts, k: int, levers: tuple[str, ...]) -> list[int]:
    """Return the contender in seat k and his men, as believed, who hold one of these levers."""
    me, roots = facts.scenario.seats[k], facts.believed_roots(k)
    return [
        p
        for p in range(len(roots))
        if facts.posts_of[p] and (p == me or roots[p] == me) and any(facts.has_lever(p, one) for one in levers)
    ]


def at_hand(facts: Facts, k: int) -> frozenset[str]:
    """Return the levers in the hands of the contender in seat k and of his men, as believed."""
    kept = facts._power.get(("at_hand", k))
    if kept is None:
        me, roots, posts = facts.scenario.seats[k], facts.believed_roots(k), facts.scenario.posts
        kept = facts._power["at_hand", k] = frozenset(
            lever for q, p in enumerate(facts.holder) if p >= 0 and (p == me or roots[p] == me)
            for lever in posts[q].levers
        )
    return kept  # type: ignore[no-any-return]


class Against(Kind):
    """An answer to one kind of operation, `against`."""

    at = ("noticed",)
    against = ""

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        op = noticed_op(facts, k)
        if op is None or OPERATIONS[op.kind] != self.against:
            return Reason("other_answer")
        return self.lacking(facts, k, op)

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        """Return what seat k lacks for it, None if nothing."""
        return None


class _Answer(Against):
    """An answer that changes how the operation goes, and is reported as such."""

    code = 0
    heard = 2  # by whom: 0 nobody but oneself, 1 its owner too, 2 everybody

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        op = noticed_op(st, k)
        if op is None:
            return
        self.answer(st, k, op, out)
        bits = (1 << k, 1 << k | 1 << st.seat_index[op.owner], ALL)[self.heard]
        args = (op.owner, op.kind, op.a, op.b, st.scenario.seats[k], self.code)
        out.append(Event("op_answered", st.month, args, bits))

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        """Do it."""


def turn(st: State, op: Op, quality: int) -> None:
    """Let an operation that runs go otherwise: 0 with part of its yield, WARY or FED as said above."""
    ops = st.w("ops")
    ops[:] = [x._replace(quality=quality) if x.id == op.id else x for x in ops]


@register
class Loyal(_Answer):
    """Against a case: a loyal statement; it halves the case, clears some of the record and costs some standing."""

    name, against, code, heard = "loyal", "case", LOYAL, 2

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        me = st.scenario.seats[k]
        turn(st, op, 0)
        st.add("record", me, -3)
        st.add("standing", me, -2)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("record_down", -3), Reason("own_standing", -2)]


@register
class Cover(_Answer):
    """Against a case: one's own man in control or among the files mislays it; he takes a risk and knows it."""

    name, against, code, heard = "cover", "case", COVERED, 1

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        return None if self.coverers(facts, k) else Reason("no_cover")

    def coverers(self, facts: Facts, k: int) -> list[int]:
        """Return who could do it: himself, or a man of his."""
        return circle_with(facts, k, ("inspection", "archive", "surveillance"))

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        st.w("ops")[:] = [x for x in st.ops if x.id != op.id]
        who = self.coverers(st, k)
        if who and who[0] != st.scenario.seats[k]:
            st.add("loyalty", who[0], -8)
        else:
            st.add("record", st.scenario.seats[k], 3)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        who = self.coverers(facts, k)
        if who and who[0] != facts.scenario.seats[k]:
            return [Reason("loyalty_gain", -8, (who[0],))]
        return [Reason("on_the_record", -3)]


@register
class Caution(_Answer):
    """Against a watch: caution; it learns little and finds nothing, and its owner does not know why."""

    name, against, code, heard = "caution", "watch", CAUTIOUS, 0

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        turn(st, op, WARY)


@register
class Feed(_Answer):
    """Against a watch: false cards; what it brings home about one's own men is wrong, until somebody looks again."""

    name, against, code, heard = "feed", "watch", FALSE_CARDS, 0

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        return None if others(facts, k, facts.seat_index[op.owner]) else Reason("nobody_to_name")

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        turn(st, op, FED)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("false_cards", FED_CARDS)]


def others(facts: Facts, k: int, j: int) -> list[int]:
    """Return the contenders whose men one's own may be said to be: neither seat k nor seat j, in play."""
    return [p for x, p in enumerate(facts.scenario.seats) if x not in (k, j) and facts.is_active(p)]


def feed(st: State, op: Op, police: bool, out: list[Event]) -> int:
    """Bring home the false cards of a watch that was fed: the weightiest men said to be a third's; returns how many."""
    j = st.seat_index[op.owner]
    x = op.a if st.seat_index[op.a] >= 0 else st.roots()[op.a]
    if x < 0:
        return 0
    named = others(st, st.seat_index[x], j)
    mine = [p for p in st.clients(x) if not belief.knows_better(st, j, p)]
    mine.sort(key=lambda p: (-sum(st.delegates[q] for q in st.posts_of[p]) - 10 * st.seat_cc[p], p))
    fed = 0
    for n, p in enumerate(mine[:FED_CARDS] if named else []):
        fed += belief.plant(st, x, j, p, named[(st.month + n) % len(named)], WIRE if police else CARD, out)
    return fed


@register
class Reassure(_Answer):
    """Against the winning of one's man: one sees him oneself; he holds on, and the other gets half."""

    name, against, code, heard = "reassure", "win", REASSURED, 1

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        turn(st, op, 0)
        st.add("loyalty", op.a, st.tune.reassured)
        st.row("bel_loyalty", k)[op.a] = st.loyalty[op.a]

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        op = noticed_op(facts, k)
        return [Reason("loyalty_gain", facts.tune.reassured, (op.a,))] if op is not None else []


@register
class OwnPaper(_Answer):
    """Against a campaign: a paper of one's own, or a friend's, prints the other side."""

    name, against, code, heard = "own_paper", "campaign", OTHER_PAPER, 2

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        if circle_with(facts, k, ("press",)):
            return None
        me = facts.scenario.seats[k]
        friends = any(
            facts.has_lever(p, "press")
            for pact in facts.pacts_of(me)
            if pact.kind != NON_AGGRESSION
            for p in pact.parties
            if p not in (me, op.owner)
        )
        return None if friends else Reason("no_paper")

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        turn(st, op, 0)
        st.add("standing", st.scenario.seats[k], 2)
        st.add("standing", op.owner, -2)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        op = noticed_op(facts, k)
        return [Reason("own_standing", 2)] + ([Reason("standing_loss", -2, (op.owner,))] if op is not None else [])


@register
class ShowUp(_Answer):
    """Against work in one's region: go there and speak; the mood answers for the man who sits there."""

    name, against, code, heard = "go_there", "work", SHOWED_HIMSELF, 2

    def lacking(self, facts: Facts, k: int, op: Op) -> Reason | None:
        return None if facts.is_present(facts.scenario.seats[k]) else Reason("absent")

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        turn(st, op, 0)
        me, holder = st.scenario.seats[k], st.holder[op.a]
        st.w("word_month")[me] = st.month
        if holder >= 0 and holder != me and st.life[holder] == ALIVE and st.rung[holder] < OUT_PARTY:
            add_reason(st, k, holder, CAUSE["cover"], 6)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        op = noticed_op(facts, k)
        return [Reason("regard_up", 6, (facts.holder[op.a],))] if op is not None and facts.holder[op.a] >= 0 else []


@register
class Tidy(_Answer):
    """Against an inspection: tidy up and sacrifice a deputy; no ground is found, the machine is the weaker for it."""

    name, against, code, heard = "tidy", "inspect", TIDIED, 0

    def answer(self, st: State, k: int, op: Op, out: list[Event]) -> None:
        turn(st, op, WARY)
        st.add("machine", op.a, -4, 10, 95)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        op = noticed_op(facts, k)
        return [Reason("machine_gain", -4, (op.a,))] if op is not None else []
