"""The corridor: promise, warn, trade, call an item to the table (rules 3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import Kind, register
from game.play.agenda import CALLED, CIRCULATES, SITTING, leaning, said, speaks, words_of
from game.play.motion import pack
from game.rules import debt, health, lead, tally, vote
from game.rules.hold import find_hold, rebound, spend
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, Motion, Promise
from game.world.reason import Reason, total
from game.world.state import State

# As an event tells them, with what a word weighs by itself; a warning and a paper weigh by what is behind them.
WEIGHTS = {"promise": 22, "warn": 0, "trade": 26, "show_paper": 0}
WORDS = tuple(WEIGHTS)


class _Word(Kind):
    """A word in the corridor: to a person, about an item on the agenda, for (1) or against (-1)."""

    at = ("corridor",)
    fields: tuple[str, ...] = ("person", "item", "side")

    @property
    def weight(self) -> int:
        """What the word weighs by itself, in points."""
        return WEIGHTS[self.name]

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        x, n, side = args[:3]
        if facts.words[k] <= 0:
            return Reason("no_word_left")
        if not 0 <= n < len(facts.agenda) or side not in (-1, 1) or not 0 <= x < len(facts.life):
            return Reason("no_such_thing")
        item = facts.agenda[n]
        if item.put_off > facts.month:
            return Reason("item_put_off")
        if not speaks(facts, facts.scenario.seats[k], item.body):
            return Reason("not_in_body")
        if (
            x == facts.scenario.seats[k]
            or x == vote.target_of(facts, item)
            or (x == item.mover and item.kind != CONFIDENCE)  # his own motion needs no word
            or x not in tally.voters(facts, item.body)
        ):
            return Reason("no_vote_here", 0, (x,))
        if any(
            promise.who == x
            and promise.to == facts.scenario.seats[k]
            and promise.on == vote.promise_key(item)
            for promise in facts.promises
        ):
            return Reason("spoken_already", 0, (x,))
        if (k, self.name, (x, vote.promise_key(item), side)) in facts.orders:
            return Reason("refused_already", 0, (x,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        for n, item in enumerate(facts.agenda):
            if item.body not in SITTING or item.put_off > facts.month:
                continue
            if not speaks(facts, me, item.body):
                continue
            count = tally.count(facts, item, why=False)
            side = leaning(facts, k, item)  # candidates speak too, though they do not vote
            waverers = sorted(
                (
                    line
                    for line in count.lines
                    if line.post == -1 and line.person != me and (line.amount > 0) != (side > 0)
                ),
                key=lambda line: abs(line.amount),
            )
            for line in waverers[:8]:
                yield line.person, n, side

    def willing(self, st: State, k: int, args: tuple[int, ...]) -> int:
        """Return how far a person is won by the word, in points; above nought he gives it."""
        x, n, side = args[:3]
        amount: int = vote.says(vote.Ballot(st, st.agenda[n]), x) * side
        return amount + self.weight

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, n, side = args[:3]
        me = st.scenario.seats[k]
        st.w("words")[k] -= 1
        item = st.agenda[n]
        won = self.willing(st, k, args) > 0 and not _speaks_for_himself(st, x, item, side)
        bits = 1 << k | (1 << st.seat_index[x] if st.seat_index[x] >= 0 else 0)
        if won:
            st.w("promises").append(Promise(x, me, n, side, st.month, vote.promise_key(item)))
        out.append(Event("word", st.month, (me, x, WORDS.index(self.name), int(won)), bits))
        if won:
            self.won(st, k, args, out)
            _shake(st, item, x, side, out)
            return
        st.w("orders").append((k, self.name, (x, vote.promise_key(item), side)))
        if _carries(st, x, me, item):
            target = vote.target_of(st, item)
            out.append(Event("word_told", st.month, (x, target, me), 1 << st.seat_index[target]))
            add_reason(st, k, target, CAUSE["attacked_me"], -5, 0)

    def won(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        """Do what follows when the word was given."""

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        x, n, side = args[:3]
        item = facts.agenda[n]
        reasons = [
            reason._replace(amount=reason.amount * side) for reason in vote.stand(vote.Ballot(facts, item), x)
        ]
        # What he has refused tells how far one was mistaken about him.
        told = (x, vote.promise_key(item), side)
        refused = [WEIGHTS[name] for seat, name, what in facts.orders if seat == k and what == told]
        mistaken = max(0, total(reasons) + max(refused)) if refused else 0
        said_no = [Reason("said_no", -mistaken)] if mistaken else []
        return [*reasons, Reason("the_word", self.weight), *said_no]


def _speaks_for_himself(st: State, x: int, item: Motion, side: int) -> bool:
    """Tell whether a person plays this seat who has not said his vote for the side: nobody gives his word for him."""
    k = st.seat_index[x]
    return k >= 0 and bool(st.people >> k & 1) and said(st, k, item) != side


def _carries(st: State, x: int, me: int, item: Motion) -> bool:
    """Tell whether who was not won carries the word to its target: his man, his friend, or his ally's man."""
    target = vote.target_of(st, item)
    if target < 0 or target in (me, x) or st.seat_index[target] < 0:
        return False
    root = st.roots()[x]
    if root == target or st.regard[st.seat_index[target]][x] >= st.tune.word_friend:
        return True
    return root >= 0 and root != me and st.bound(root, target)


def _shake(st: State, item: Motion, won: int, side: int, out: list[Event]) -> None:
    """Who sees a man won may be frightened out of a word to the other side: one, of weak resolve, held by it alone."""
    key = vote.promise_key(item)
    held = [x for x in st.promises if x.on == key and x.side == -side and x.who != won]
    held = [x for x in held if st.scenario.people[x.who].skills[4] < st.tune.shaken_resolve]
    if not held:
        return
    ballot = vote.Ballot(st, item)
    # What he says counts the promise in; without it he would lean to the side that is winning men.
    loose = [(vote.says(ballot, x.who) * side, x) for x in held]
    loose = [(lean, x) for lean, x in loose if lean + vote.WORD > 0]
    if loose:
        _, frightened = max(loose, key=lambda one: (one[0], -one[1].who))
        st.w("promises").remove(frightened)
        bits = sum(1 << st.seat_index[p] for p in (frightened.who, frightened.to) if st.seat_index[p] >= 0)
        out.append(Event("word_shaken", st.month, (frightened.who, frightened.to, won), bits))
        debt.void(st, frightened, out)


@register
class Promised(_Word):
    """Promise: a debt of one's own on his next matter, for his vote today."""

    name = "promise"

    def willing(self, st: State, k: int, args: tuple[int, ...]) -> int:
        me = st.scenario.seats[k]
        return super().willing(st, k, args) + (st.trust[me] - 50) // 3 + st.regard[k][args[0]] // 8

    def won(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        add_reason(st, k, args[0], CAUSE["kept_word"], 4, 0)
        # The price is a debt with a date, and one's name: promises are counted by those who hear of them.
        debt.incur(st, me, args[0])
        st.add("trust", me, -2)


@register
class Warn(_Word):
    """Warn: what he fears of one's strength, spent; he will not forget it."""

    name = "warn"

    def willing(self, st: State, k: int, args: tuple[int, ...]) -> int:
        return super().willing(st, k, args) + self.fear(st, k, args[0])

    def fear(self, facts: Facts, k: int, x: int) -> int:
        """Return what a person fears of a seat, as far as known here, in points: a warning weighs so much with him."""
        me = facts.scenario.seats[k]
        fear = lead.mean_estimate(facts, k) // 12
        if facts.seat_index[x] >= 0:
            fear = lead.threat(facts)[facts.seat_index[x]][k] // 2
        if any(facts.jurisdiction(q) == me for q in facts.posts_of[x]):
            fear += 14
        return fear * (140 - facts.scenario.people[x].skills[4]) // 100

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        super().apply(st, k, args, out)
        add_reason(st, k, args[0], CAUSE["pressed_hold"], -7, 0)


@register
class ShowPaper(_Word):
    """Show him what one holds on him: the paper is spent, and he does as he is asked or not (rules 3.3)."""

    name = "show_paper"
    fields = ("person", "item", "side", "hold")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        bar = super().why_not(facts, k, args)
        if bar is not None:
            return bar
        held = find_hold(facts, args[3])
        if held is None or held.public or not held.holders >> k & 1 or held.on != args[0]:
            return Reason("not_in_hand")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        mine = [hold for hold in facts.holds if not hold.public and hold.holders >> k & 1]
        on = {hold.on for hold in mine}
        if on:
            for x, n, side in super().options(facts, k):
                for hold in mine:
                    if hold.on == x:
                        yield x, n, side, hold.id

    def willing(self, st: State, k: int, args: tuple[int, ...]) -> int:
        return super().willing(st, k, args) + self._force(st, args[3])

    def _force(self, facts: Facts, hold: int) -> int:
        """Return what the paper shown weighs, in points."""
        held = find_hold(facts, hold)
        return held.strength * facts.tune.paper_shown // 100 if held is not None else 0

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        held = find_hold(st, args[3])
        super().apply(st, k, args, out)
        spend(st, args[3])
        if held is not None:
            rebound(st, held, st.scenario.seats[k], args[0])
        add_reason(st, k, args[0], CAUSE["pressed_hold"], -4, 0)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [*super().forecast(facts, k, args), Reason("the_paper", self._force(facts, args[3]))]


@register
class Trade(_Word):
    """Trade: one's vote on another item for his on this one."""

    name = "trade"
    fields = ("person", "item", "side", "second_item")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        bar = super().why_not(facts, k, args)
        if bar is not None:
            return bar
        if facts.seat_index[args[0]] < 0:
            return Reason("contenders_trade")
        other = args[3]
        if other == args[1] or not 0 <= other < len(facts.agenda):
            return Reason("one_item")
        theirs = facts.agenda[other]
        if theirs.month < 0 or theirs.put_off > facts.month:
            return Reason("item_put_off")
        if facts.scenario.seats[k] not in tally.voters(facts, theirs.body):
            return Reason("no_vote_here", 0, (facts.scenario.seats[k],))
        if (
            facts.agenda[other].mover == facts.scenario.seats[k]
            or vote.target_of(facts, facts.agenda[other]) == facts.scenario.seats[k]
        ):
            return Reason("own_item")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for x, n, side in super().options(facts, k):
            for other in range(len(facts.agenda)):
                if other != n and facts.seat_index[x] >= 0:
                    yield x, n, side, other

    def won(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, _, _, other = args
        me = st.scenario.seats[k]
        his = 1 if vote.says(vote.Ballot(st, st.agenda[other]), x) > 0 else -1
        st.w("promises").append(Promise(me, x, other, his, st.month, vote.promise_key(st.agenda[other])))


@register
class CallToTable(Kind):
    """Call to the table an item that was to go by circulation; one shows one's hand (rules 3.4)."""

    name, at, fields = "call_to_table", ("corridor",), ("item",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (n,) = args
        if not 0 <= n < len(facts.agenda) or facts.agenda[n].c != CIRCULATES:
            return Reason("not_in_circulation")
        return None if facts.scenario.seats[k] in tally.voters(facts, facts.agenda[n].body) else Reason("not_in_body")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for n in range(len(facts.agenda)):
            yield (n,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        item = st.agenda[args[0]]
        st.w("agenda")[args[0]] = item._replace(c=CALLED)
        out.append(Event("called_to_table", st.month, (st.scenario.seats[k], *pack(item))))


@register
class KeepOff(Kind):
    """Keep one's name off a paper that goes round: one is counted against and answers for nothing (rules 3.4)."""

    name, at, fields = "keep_off", ("corridor",), ("item",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (n,) = args
        if not 0 <= n < len(facts.agenda) or facts.agenda[n].c != CIRCULATES or facts.agenda[n].put_off > facts.month:
            return Reason("not_in_circulation")
        item, me = facts.agenda[n], facts.scenario.seats[k]
        if me not in tally.voters(facts, item.body):
            return Reason("not_in_body")
        if me == item.mover:
            return Reason("own_item")
        told = (k, self.name, (vote.promise_key(item),))
        return Reason("kept_off_already") if told in facts.orders else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for n in range(len(facts.agenda)):
            yield (n,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        item = st.agenda[args[0]]
        key = vote.promise_key(item)
        st.w("orders")[:] = [one for one in st.orders if one[:2] != (k, "vote") or one[2][0] != key]
        st.w("orders").append((k, self.name, (key,)))
        out.append(Event("kept_off", st.month, (st.scenario.seats[k], *pack(item))))


@register
class Vote(Kind):
    """Say beforehand how one's own name is to be answered (1, -1), or that one wants to be asked (0); it is free."""

    name, at, fields = "vote", ("corridor",), ("item", "side")
    stays = by_person = True

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        n, side = args
        if not 0 <= n < len(facts.agenda) or side not in (-1, 0, 1):
            return Reason("no_such_thing")
        item, me = facts.agenda[n], facts.scenario.seats[k]
        if item.month < 0 or item.put_off > facts.month:
            return Reason("item_put_off")
        if item.body not in SITTING or me not in tally.voters(facts, item.body):
            return Reason("not_in_body")
        if me in (item.mover, vote.target_of(facts, item)):
            return Reason("own_item")
        # Whoever does not sign a paper that goes round shows it; there is nothing to be asked about it.
        if item.c == CIRCULATES and side != 1:
            return Reason("no_such_thing")
        return Reason("said_already") if said(facts, k, item) == side else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for n in range(len(facts.agenda)):
            for side in (1, -1, 0):
                yield n, side

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        key = vote.promise_key(st.agenda[args[0]])
        orders = [one for one in st.orders if one[:2] != (k, self.name) or one[2][0] != key]
        st.w("orders")[:] = [one for one in orders if one != (k, "keep_off", (key,))]
        st.w("orders").append((k, self.name, (key, args[1])))


@register
class Attend(Kind):
    """Come to the session from one's bed: words at a price in health; else one votes by letter (rule 3.12)."""

    name, at = "attend", ("corridor",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        p = facts.scenario.seats[k]
        if facts.is_present(p):
            return Reason("present_already")
        return None if health.may_drag(facts, p) else Reason("too_ill")

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        health.drag(st, st.scenario.seats[k], out)
        st.w("words")[k] = words_of(st, st.scenario.seats[k])

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("health_down", -health.DRAG_COST)]


@register
class Leave(Kind):
    """Leave the corridor."""

    name, at = "leave", ("corridor",)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("words")[k] = 0
