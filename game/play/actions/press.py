"""Three months of the press: campaigns, and the editor who has to give the page (rules 4, 14)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import STAFF, Kind, register, scaled, start_operation
from game.play.actions.counters import at_hand
from game.play.actions.files import rivals_first
from game.play.actions.voice import LENIN_CULT, ON_LINE, ON_MAN, OWN_CULT, RECORD, attack, silence
from game.rules.career import mask
from game.rules.hold import hang, label_for
from game.rules.opinion import opinion
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, Op
from game.world.reason import Reason, total
from game.world.state import State


@register
class Campaign(Kind):
    """Three months of the press: against a man, for the Line, Lenin, oneself, or on the record (rules 4, 14)."""

    name, number, cost, months = "campaign", 14, STAFF, (3, 3)
    fields = ("campaign.mode", "person")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        mode, x = args
        me = facts.scenario.seats[k]
        if "press" not in at_hand(facts, k):
            return Reason("no_lever")
        if mode == ON_MAN:
            if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == me:
                return Reason("not_available")
            return silence(facts, k, x)
        if mode == RECORD:
            if not facts.has_lever(me, "archive"):
                return Reason("no_lever")
            if not 0 <= x < len(facts.life) or x == me:
                return Reason("not_available")
        elif mode not in (ON_LINE, LENIN_CULT, OWN_CULT) or x != -1:
            return Reason("no_such_thing")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        rivals = rivals_first(facts, k)
        for x in rivals[:3]:
            yield ON_MAN, x
        yield LENIN_CULT, -1
        yield OWN_CULT, -1
        yield ON_LINE, -1
        for x in rivals[3:]:
            yield ON_MAN, x
        for x in rivals:
            yield RECORD, x

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        mode, x = args
        start_operation(st, k, self, mode, x, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return args[1]

    def editor(self, facts: Facts, me: int) -> int:
        """Return who would print it: oneself with a paper, else the firmest of one's men who has one, -1 for nobody."""
        if facts.has_lever(me, "press"):
            return me
        roots = facts.roots()
        mine = [
            p for p, root in enumerate(roots)
            if root == me and facts.posts_of[p] and facts.is_active(p) and facts.has_lever(p, "press")
        ]
        return max(mine, key=lambda p: (facts.loyalty[p], -p), default=-1)

    def prints(self, facts: Facts, editor: int, me: int, mode: int, x: int) -> list[Reason]:
        """Return why an editor gives the page or refuses it; the sum above nought is yes (rules 4, 14)."""
        if editor == me:
            return [Reason("own_paper", 50)]
        k = facts.seat_index[me]
        out = [Reason("loyal", facts.loyalty[editor] - 55), Reason("of_mover", facts.regard[k][editor] // 4)]
        if mode == ON_MAN:
            out.append(Reason("of_target", -opinion(facts, editor, x) // 3))
            out.append(Reason("nearer", (facts.distance(editor, x) - facts.distance(editor, me)) // 3))
        elif mode == ON_LINE:
            out.append(Reason("deviation", -(max(0, facts.deviation(editor) - 15) // 2)))
        return [reason for reason in out if reason.amount]

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        me, mode, x = op.owner, op.a, op.b
        k = st.seat_index[me]
        editor = self.editor(st, me)
        if editor < 0 or total(self.prints(st, editor, me, mode, x)) <= 0:
            out.append(Event("page_refused", st.month, (editor, me, mode, x), mask(st, (me,))))
            return
        if mode == ON_MAN and st.life[x] == ALIVE:
            # A great name has more to lose than a small one; what is left of it is the harder to take.
            st.add("standing", x, -scaled(op, 5) * st.standing[x] // 80)
            st.add("orthodoxy", x, -scaled(op, 4) * st.orthodoxy[x] // 60)
            attack(st, me, x, 8, out)
            if st.deviation(x) >= 25:
                hang(st, x, label_for(st, x), me, out)
        elif mode == ON_LINE:
            for i in range(len(st.line)):
                gap = st.line[i] - st.mood[i]
                st.add("mood", i, max(-scaled(op, 5), min(scaled(op, 5), gap)), -100, 100)
        elif mode == LENIN_CULT:
            st.add("orthodoxy", me, scaled(op, 5))
            st.add("standing", me, scaled(op, 2))
        elif mode == OWN_CULT:
            st.add("cult", me, scaled(op, 5), 0, 60)
            st.add("standing", me, scaled(op, 5))
            for j in st.in_play():
                if j != k:
                    st.add("eye", j, 1, 0, 95)
        elif mode == RECORD:
            st.w("retouches").append((x, st.month, me))
            out.append(Event("retouched", st.month, (me, x)))
            st.add("cult", x, -scaled(op, 6), 0, 60)
            st.add("standing", x, -scaled(op, 4))
            st.add("orthodoxy", me, scaled(op, 3))
        out.append(Event("campaign", st.month, (me, mode, x)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        mode, x = args
        if mode == ON_MAN:
            editor = self.editor(facts, facts.scenario.seats[k])
            doubt = editor >= 0 and total(self.prints(facts, editor, facts.scenario.seats[k], mode, x)) <= 0
            refusal = [Reason("page_doubtful", 0, (editor,))] if doubt else []
            losses = [
                Reason("standing_loss", -5 * facts.standing[x] // 80, (x,)),
                Reason("his_orthodoxy", -4 * facts.orthodoxy[x] // 60, (x,)),
            ]
            return [*[one for one in losses if one.amount], *refusal]
        if mode == RECORD:
            return [Reason("standing_loss", -4, (x,)), Reason("own_orthodoxy", 3)]
        return [
            Reason(
                ("", "mood_to_line", "own_orthodoxy", "own_standing")[mode],
                (0, 5, 5, 5)[mode],
            )
        ]
