"""Papers and tales: what is answered to a thing published, and falsehoods whispered (rules 4, 9)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OWN, Kind, register
from game.play.actions.answers import current
from game.play.actions.counters import circle_with
from game.play.actions.files import rivals_first
from game.play.actions.voice import voice
from game.rules import belief, luck
from game.rules.hold import FORGED, TRUE, find_hold, loss_of, show_up
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, CCC, OUT_PARTY, RUMOUR, Hold, Quote
from game.world.reason import Reason
from game.world.rng import word
from game.world.state import State

# What became of an answer, for the event (words under option: paper.answer).
DENIED, DENIAL_SHOWN, NOT_SHOWN, REPLIED, SILENT = range(5)
FILES = ("archive", "inspection", "surveillance")
SHOWN_FALSE = 45  # in a hundred: a denial of what is true


def matter(facts: Facts, k: int) -> tuple[Hold | None, int, int]:
    """Return the paper seat k is now asked about, who published it and how: (hold, person, manner)."""
    at, b = current(facts, "published", k)
    return find_hold(facts, at), b >> 2, b & 3


def unmask_chance(facts: Facts, k: int, manner: int) -> int:
    """Return in a hundred how likely a slant or a forgery is shown up: files of one's own, a friendly Commission."""
    tune, me = facts.tune, facts.scenario.seats[k]
    chance = tune.unmask_victim + tune.unmask_step * (manner - 1)
    if circle_with(facts, k, FILES):
        chance += tune.unmask_files
    presidium = facts.members(CCC)
    if 2 * sum(facts.regard_open[k][p] > 0 for p in presidium if p != me) > len(presidium):
        chance += tune.unmask_files
    return chance


class _Published(Kind):
    at = ("published",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        return None if current(facts, "published", k)[0] >= 0 else Reason("no_answer")

    def tell(self, st: State, k: int, by: int, what: int, out: list[Event]) -> None:
        """Report what came of it."""
        out.append(Event("paper_answered", st.month, (st.scenario.seats[k], by, what)))


@register
class Deny(_Published):
    """Deny it: half of the standing comes back, unless it is true and is shown to be."""

    name = "deny"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        hold, by, manner = matter(st, k)
        me = st.scenario.seats[k]
        if hold is None:
            return
        loss = loss_of(hold, manner)
        if manner == TRUE and luck.falls(st, 100, SHOWN_FALSE, word("denied"), me, hold.id):
            st.add("standing", me, -2 - loss // 3)
            st.add("record", me, 4)
            self.tell(st, k, by, DENIAL_SHOWN, out)
            return
        st.add("standing", me, loss // 2)
        self.tell(st, k, by, DENIED, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold, _, manner = matter(facts, k)
        if hold is None:
            return []
        out = [Reason("own_standing", loss_of(hold, manner) // 2)]
        return [*out, Reason("denial_chance", SHOWN_FALSE)] if manner == TRUE else out


@register
class Unmask(_Published):
    """Show it up, where it is slanted or forged, with files of one's own or before the Commission."""

    name = "unmask"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        hold, _, manner = matter(facts, k)
        if hold is None:
            return Reason("no_answer")
        return Reason("it_is_true") if manner == TRUE else None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        hold, by, manner = matter(st, k)
        me = st.scenario.seats[k]
        if hold is None:
            return
        if luck.falls(st, 100, unmask_chance(st, k, manner), word("shown up"), me, hold.id):
            show_up(st, hold, by, manner, out)
            return
        st.add("standing", me, -2)
        self.tell(st, k, by, NOT_SHOWN, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold, by, manner = matter(facts, k)
        if hold is None or manner == TRUE:
            return []
        return [
            Reason("shown_up", unmask_chance(facts, k, manner)),
            Reason("own_standing", loss_of(hold, manner)),
            Reason("standing_loss", -5 - 3 * manner, (by,)),
        ]


@register
class Reply(_Published):
    """Answer in print: one's pen mends orthodoxy and takes a fresh label off; the sentences stay for others to use."""

    name = "reply"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        hold, by, manner = matter(st, k)
        me = st.scenario.seats[k]
        if hold is None:
            return
        st.add("orthodoxy", me, self.mends(st, k, hold, manner))
        st.w("labels")[:] = [x for x in st.labels if (x.who, x.by, x.month) != (me, by, st.month)]
        st.w("quotes").append(Quote(me, -1, 6, st.month, by))
        st.w("word_month")[me] = st.month
        self.tell(st, k, by, REPLIED, out)

    def mends(self, facts: Facts, k: int, hold: Hold, manner: int) -> int:
        """Return the points of orthodoxy an answer brings back: one's pen, half of the loss at most."""
        return min(max(1, loss_of(hold, manner) // 2), voice(facts, k, 1))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold, _, manner = matter(facts, k)
        if hold is None:
            return []
        return [Reason("own_orthodoxy", self.mends(facts, k, hold, manner)), Reason("quotation_left", -6)]


@register
class SayNothing(_Published):
    """Say nothing: the record heals a little, what was printed stays printed."""

    name = "say_nothing"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.add("record", st.scenario.seats[k], -2)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("record_down", -2)]


# -- tales ----------------------------------------------------------------------------------------


@register
class Whisper(Kind):
    """Whisper to a contender whose man somebody is, falsely: he cannot tell, until the truth reaches him (rules 4, 9).

    `person` is who is told, `about` of whom, `master` whose man he is said to be.
    """

    name, number, cost = "whisper", 9, OWN
    fields = ("person", "about", "master")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        x, p, master = args
        me, people = facts.scenario.seats[k], len(facts.life)
        if any(not 0 <= one < people for one in args):
            return Reason("no_such_thing")
        j = facts.seat_index[x]
        if j < 0 or x == me or not facts.is_active(x):
            return Reason("not_available", 0, (x,))
        if facts.seat_index[p] >= 0 or facts.life[p] != ALIVE or facts.rung[p] >= OUT_PARTY or not facts.posts_of[p]:
            return Reason("not_available", 0, (p,))
        if facts.seat_index[master] < 0 or master == x or not facts.is_active(master):
            return Reason("not_available", 0, (master,))
        root = facts.believed_roots(k)[p]
        if root == x:
            return Reason("knows_his_own", 0, (x, p))
        if root == master:
            return Reason("that_is_true", 0, (p, master))
        if any((card.by, card.seat, card.about) == (me, j, p) for card in facts.plants):
            return Reason("told_already", 0, (x, p))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me, roots = facts.scenario.seats[k], facts.believed_roots(k)
        rivals = rivals_first(facts, k)
        weight = sorted(
            (-(root == me), -sum(facts.delegates[q] for q in facts.posts_of[p]) - 10 * facts.seat_cc[p], p)
            for p, root in enumerate(roots)
            if facts.seat_index[p] < 0 and facts.posts_of[p] and facts.life[p] == ALIVE
        )
        for x in rivals[:4]:
            for _, _, p in weight[:10]:
                for master in (*rivals, me):
                    if master not in (x, roots[p]):
                        yield x, p, master

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, p, master = args
        me = st.scenario.seats[k]
        took = belief.plant(st, me, st.seat_index[x], p, master, RUMOUR, out)
        if not took:
            out.append(Event("not_believed", st.month, (me, x, p), 1 << k))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        x, _, _ = args
        people, me = facts.scenario.people, facts.scenario.seats[k]
        chance = facts.tune.card_traced + 4 * (people[x].skills[3] - people[me].skills[3])
        return [Reason("traced_chance", max(0, min(100, chance // 10))), Reason("looks_again", facts.tune.card_fresh)]


__all__ = ["FORGED", "Deny", "Reply", "SayNothing", "Unmask", "Whisper", "matter"]
