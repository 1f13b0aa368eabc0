"""What is done with knowledge: watch, inspect, press a hold, leak or publish, build a case (rules 4, 6-9 and 18)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OWN, STAFF, Kind, register, scaled, start_operation, under_way
from game.play.actions.answers import post_asked
from game.play.actions.counters import FED, WARY, at_hand, feed
from game.rules import belief, lead, luck
from game.rules.hold import ASK_POST, ASK_SILENCE, ASK_VOTE, ask_victim, find_hold, publish, show_up
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, CARD, INSPECTION, OUT_PARTY, WIRE, Hold, Op
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State


def rivals_first(facts: Facts, k: int) -> list[int]:
    """Return the other contenders alive, those whose fall one would gain by first."""
    gains = lead.gain(facts)[k]
    seats = facts.scenario.seats
    others = [j for j in range(len(seats)) if j != k and facts.life[seats[j]] == ALIVE]
    return [seats[j] for j in sorted(others, key=lambda j: (-gains[j], j))]


def whose(facts: Facts, x: int) -> int:
    """Return the contender a person is or follows, -1 for nobody."""
    return x if facts.seat_index[x] >= 0 else facts.roots()[x]


@register
class Watch(Kind):
    """Watch a person by card, informer or wire: freshens what one believes of him and his circle (rules 4, 6)."""

    name, number, cost, months = "watch", 6, STAFF, (2, 2)
    fields = ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (x,) = args
        if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == facts.scenario.seats[k]:
            return Reason("not_available")
        if under_way(facts, k, "watch", x):
            return Reason("under_way_person", 0, (x,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for x in rivals_first(facts, k):
            yield (x,)
        known, votes = facts.bel_month[k], facts.delegates
        weight = []
        for x, held in enumerate(facts.posts_of):
            if held and facts.life[x] == ALIVE and facts.seat_index[x] < 0:
                sent = 0
                for q in held:
                    sent += votes[q]
                weight.append((known[x] - facts.month - sent, x))
        for _, x in sorted(weight)[:40]:
            yield (x,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        start_operation(st, k, self, args[0], 0, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return whose(facts, args[0])

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        me, x = op.owner, op.a
        k = st.seat_index[me]
        police = st.has_lever(me, "surveillance")
        if op.quality == FED:
            out.append(Event("watched", st.month, (me, x, feed(st, op, police, out)), 1 << k))
            return
        roots = st.roots()
        circle = [x] + [
            p
            for p, patron in enumerate(st.patron)
            if (patron == x or roots[p] == x) and p != x and st.life[p] == ALIVE
        ]
        learnt = 0
        reach = scaled(op, 14 if police else 7) if op.quality != WARY else 2
        wanted = st.row("bel_want", k)
        for p in circle[: reach + 1]:
            if st.bel_patron[k][p] != st.patron[p] or st.bel_month[k][p] < st.month - 2:
                learnt += 1
            belief.learn(st, k, p, 4 if police else 9, WIRE if police else CARD, out)
            wanted[p] = st.want[p] + 1
        out.append(Event("watched", st.month, (me, x, learnt), 1 << k))
        chance = paper_chance(police, op.quality) if op.quality != WARY else 0
        if draw(1000, st.seed, st.month, word("find"), me, x) < chance:
            kind = draw(4, st.seed, st.month, word("what"), me, x)
            found = Hold(
                st.new_id(),
                -1 - kind,
                x,
                1 << k,
                18 + draw(25, st.seed, st.month, word("much"), me, x),
                int(police),
                0,
            )
            st.w("holds").append(found)
            out.append(Event("hold_found", st.month, (me, found.id), 1 << k))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        police = facts.has_lever(facts.scenario.seats[k], "surveillance")
        return [Reason("people_seen", 14 if police else 7), Reason("hold_chance", 39 if police else 22)]


def paper_chance(police: bool, quality: int) -> int:
    """Return in a thousand how likely a watch finds something to hold, in one of the three ways it may go."""
    return (330 if police else 160) + 60 * quality


def ground_chance(quality: int) -> int:
    """Return in a thousand how likely an inspection finds a ground, in one of the three ways it may go."""
    return 450 + 100 * quality


@register
class Inspect(Kind):
    """Send an envoy or inspectors to a post: the truth of its machine and holder, a ground perhaps (rules 4, 7)."""

    name, number, cost, months = "inspect", 7, STAFF, (2, 2)
    fields = ("post",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (q,) = args
        if not 0 <= q < len(facts.holder) or facts.holder[q] < 0:
            return Reason("vacant_post")
        if facts.holder[q] == facts.scenario.seats[k]:
            return Reason("yourself")
        if "inspection" not in at_hand(facts, k) and not facts.has_lever(facts.scenario.seats[k], "agenda"):
            return Reason("no_lever")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        roots, me = facts.roots(), facts.scenario.seats[k]
        gains = lead.gain(facts)[k]
        scored = []
        for q, votes in enumerate(facts.delegates):
            p = facts.holder[q]
            if not votes or p < 0 or roots[p] == me or facts.seat_index[p] >= 0:
                continue
            root = roots[p]
            scored.append((-votes * (10 + (max(0, gains[facts.seat_index[root]]) if root >= 0 else 4)), q))
        scored.sort()
        for _, q in scored:
            yield (q,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        (q,) = args
        start_operation(st, k, self, q, 0, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return facts.roots()[facts.holder[args[0]]]

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        q, me = op.a, op.owner
        k, holder = st.seat_index[me], st.holder[q]
        if holder < 0:
            out.append(Event("op_failed", st.month, (me, op.kind, q, 0), 1 << k))
            return
        belief.learn(st, k, holder, 3, INSPECTION, out)
        ground = 0
        if op.quality != WARY and draw(1000, st.seed, st.month, word("ground"), q, me) < ground_chance(op.quality):
            ground = 6 + draw(10, st.seed, st.month, word("weight"), q, me)
            st.add("case", holder, ground, 0, 60)
        add_reason(st, k, holder, CAUSE["attacked_me"], -6)
        out.append(Event("inspected", st.month, (me, q, ground)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("ground_chance", 55), Reason("truth_of", 0, (args[0],))]


@register
class Press(Kind):
    """Press a hold on a person: his vote, his silence or his post; it spends the hold (rules 4, 8)."""

    name, number, cost = "press", 8, OWN
    fields = ("hold", "press.ask")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        hold = find_hold(facts, args[0])
        if hold is None or not hold.holders >> k & 1 or hold.public:
            return Reason("not_in_hand")
        if facts.life[hold.on] != ALIVE or facts.rung[hold.on] >= OUT_PARTY or hold.on == facts.scenario.seats[k]:
            return Reason("not_available", 0, (hold.on,))
        if args[1] not in (ASK_VOTE, ASK_SILENCE, ASK_POST):
            return Reason("no_such_thing")
        if args[1] == ASK_SILENCE and facts.seat_index[hold.on] < 0:
            return Reason("no_voice", 0, (hold.on,))
        if args[1] == ASK_POST and not facts.posts_of[hold.on]:
            return Reason("no_post_to_give")
        if args[1] == ASK_VOTE and facts.seat_cc[hold.on] < 2:
            return Reason("no_vote_to_give")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for hold in sorted(facts.holds, key=lambda hold: -hold.strength):
            if hold.holders >> k & 1 and not hold.public:
                yield hold.id, ASK_VOTE
                yield hold.id, ASK_SILENCE
                yield hold.id, ASK_POST

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        hold = find_hold(st, args[0])
        if hold is None:
            return
        me = st.scenario.seats[k]
        st.w("presses").append((me, hold.on, hold.id, args[1]))
        out.append(
            Event(
                "hold_pressed",
                st.month,
                (me, hold.on, hold.id, args[1]),
                1 << k | (1 << st.seat_index[hold.on] if st.seat_index[hold.on] >= 0 else 0),
            )
        )

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold = find_hold(facts, args[0])
        if hold is None:
            return []
        asked = post_asked(facts, facts.scenario.seats[k], hold.on) if args[1] == ASK_POST else []
        return [*yields(facts, hold, args[1]), *asked]


def case_weight(facts: Facts, x: int) -> int:
    """Return what a case against a person comes to by his record, his quotations and his distance from the Line."""
    quotes = sum(
        quote.weight >> ((facts.month - quote.month) // facts.tune.quotation_half)
        for quote in facts.quotes
        if quote.who == x
    )
    strayed = min(6, max(0, facts.deviation(x) - 25) // 5)
    return 6 + min(10, facts.record[x] // 4) + min(8, quotes // 8) + strayed


def yields(facts: Facts, hold: Hold, ask: int) -> list[Reason]:
    """Return why a man yields to a hold; the sum above nought is yes: strength against resolve and what is asked."""
    resolve = facts.scenario.people[hold.on].skills[4]
    return [
        Reason("hold_strength", hold.strength),
        Reason("resolve", -resolve // 2),
        Reason("what_is_asked", -(0, 4, 22)[ask], (ask,)),
    ]


@register
class Leak(Kind):
    """Leak or publish what one holds: true, slanted or forged; it hangs on its subject (rules 4, 9)."""

    name, number, cost = "leak", 9, OWN
    fields = ("hold", "leak.manner")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        hold = find_hold(facts, args[0])
        if hold is None or not hold.holders >> k & 1 or hold.public:
            return Reason("not_in_hand")
        if facts.life[hold.on] != ALIVE or hold.on == facts.scenario.seats[k]:
            return Reason("not_available", 0, (hold.on,))
        return None if args[1] in (0, 1, 2) else Reason("no_such_thing")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for hold in sorted(facts.holds, key=lambda hold: -hold.strength):
            if hold.holders >> k & 1 and not hold.public:
                yield hold.id, 0
                yield hold.id, 1
                yield hold.id, 2

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        hold = find_hold(st, args[0])
        if hold is None:
            return
        me = st.scenario.seats[k]
        publish(st, hold, me, args[1], out)
        if args[1] and luck.falls(st, 100, chance_unmasked(st, args[1]), word("unmask"), me, hold.id):
            show_up(st, hold, me, args[1], out)
        else:
            ask_victim(st, hold.id, me, args[1])

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold = find_hold(facts, args[0])
        if hold is None:
            return []
        out = [Reason("standing_loss", -(hold.strength * (10 + 3 * args[1]) // 80), (hold.on,))]
        if args[1]:
            out.append(Reason("unmask_chance", chance_unmasked(facts, args[1])))
        return out


def chance_unmasked(facts: Facts, manner: int) -> int:
    """Return in a hundred how likely others show up a slant (1) or a forgery (2) at once."""
    return (0, facts.tune.unmask_slant, facts.tune.unmask_forged)[manner]


@register
class Case(Kind):
    """Build a case against a person: record, quotations, discipline, inspection; weight for a rung (rules 4, 18)."""

    name, number, cost, months = "case", 18, STAFF, (2, 4)
    fields = ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (x,) = args
        me = facts.scenario.seats[k]
        if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == me:
            return Reason("not_available")
        if at_hand(facts, k).isdisjoint(("inspection", "press", "archive", "surveillance")):
            return Reason("no_lever")
        if under_way(facts, k, "case", x):
            return Reason("under_way_person", 0, (x,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for x in rivals_first(facts, k):
            yield (x,)
        roots, me = facts.roots(), facts.scenario.seats[k]
        big = [
            x
            for x in range(len(roots))
            if facts.life[x] == ALIVE
            and facts.seat_index[x] < 0
            and roots[x] not in (-1, me)
            and facts.posts_of[x]
        ]
        for x in sorted(big, key=lambda x: -sum(facts.delegates[q] for q in facts.posts_of[x]))[:12]:
            yield (x,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        start_operation(st, k, self, args[0], 0, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return whose(facts, args[0])

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        me, x = op.owner, op.a
        k = st.seat_index[me]
        weight = scaled(op, case_weight(st, x))
        st.add("case", x, weight, 0, 60)
        add_reason(st, k, x, CAUSE["attacked_me"], -8, 0)
        out.append(Event("case", st.month, (me, x, weight)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        (x,) = args
        return [
            Reason("case_base", 6),
            Reason("record", min(10, facts.record[x] // 4)),
            Reason("deviation", min(6, max(0, facts.deviation(x) - 25) // 5)),
        ]
