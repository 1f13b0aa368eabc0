"""What is said and written: speak, write, campaign, street, shift, recant, rest (rules 4, 12-15 and 20-22)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OWN, Kind, register
from game.play.actions.files import rivals_first
from game.rules import lead, levers, severity
from game.rules.hold import hang, label_for, may_hang, silenced
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, Quote
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State

# What a speech is about; campaigns have modes of their own (words under `option:` in assets/text).
ON_LENIN, ON_RESULTS, AGAINST, FOR_LINE, ON_WORLD = range(5)
DOCTRINE, POLEMIC, ANSWER = range(3)
ON_MAN, ON_LINE, LENIN_CULT, OWN_CULT, RECORD = range(5)


def heckled(facts: Facts, k: int) -> int:
    """Return how far a hostile machine drowns a speaker out, in points: the strongest other organisation."""
    shares = lead.organisation(facts, facts.believed_roots(k))
    others = max((share for j, share in enumerate(shares) if j != k), default=0)
    return max(0, others - 250) // 60


def voice(facts: Facts, k: int, skill: int) -> int:
    """Return what a speech or an article yields: skill, place on the stage, heckling."""
    p = facts.scenario.seats[k]
    gain, drowned = (facts.tune.speak_gain, heckled(facts, k)) if skill == 0 else (facts.tune.write_gain, 0)
    return max(1, facts.scenario.people[p].skills[skill] * facts.place(p) * gain // 8000 - drowned)


def attack(st: State, me: int, he: int, weight: int, out: list[Event]) -> None:
    """Attack a person in public: he and his remember; attacking the stronger side is on the record (rules 2)."""
    k, j = st.seat_index[me], st.seat_index[he]
    add_reason(st, k, he, CAUSE["attacked_me"], -weight)
    st.w("quotes").append(Quote(me, -1, 6, st.month, he))
    st.w("defied")[me] = st.month
    if j >= 0:
        roots = st.roots()
        for x in range(len(roots)):
            if roots[x] == he and x != he:
                add_reason(st, k, x, CAUSE["attacked_friend"], -2)
        if lead.mean_estimate(st, j) > lead.mean_estimate(st, k) + 30:
            st.add("record", me, 6)
        for x in range(len(st.life)):
            if st.seat_index[x] >= 0 and x not in (me, he) and st.bound(x, he):
                add_reason(st, k, x, CAUSE["attacked_friend"], -4)


def silence(facts: Facts, k: int, he: int) -> Reason | None:
    """Return what bars an attack on somebody to whom one owes silence, None if one does not (rules 4, 8)."""
    left = silenced(facts, facts.scenario.seats[k], he)
    return Reason("silence_owed", 0, (he, left)) if left > 0 else None


def best_quote(facts: Facts, he: int) -> tuple[Quote | None, int]:
    """Return the weightiest dated sentence of a man and its weight today: halved every two years (rules 4, 13)."""
    best, most = None, 0
    for quote in facts.quotes:
        if quote.who == he:
            weight = quote.weight >> ((facts.month - quote.month) // facts.tune.quotation_half)
            if weight > most:
                best, most = quote, weight
    return best, most


@register
class Speak(Kind):
    """Speak: on Lenin, on results, against somebody, for the Line; standing, and a mood tested (rules 4, 12)."""

    name, number, cost = "speak", 12, OWN
    fields = ("speak.theme", "person")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        theme, x = args
        if theme not in (ON_LENIN, ON_RESULTS, AGAINST, FOR_LINE, ON_WORLD):
            return Reason("no_such_thing")
        if theme == AGAINST:
            if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == facts.scenario.seats[k]:
                return Reason("not_available")
            return silence(facts, k, x)
        if x != -1:
            return Reason("no_such_thing")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        yield ON_LENIN, -1
        yield FOR_LINE, -1
        yield ON_RESULTS, -1
        yield ON_WORLD, -1
        for x in rivals_first(facts, k):
            yield AGAINST, x

    def yield_(self, facts: Facts, k: int, theme: int) -> int:
        """Return the points a speech brings, falling when one spoke last month."""
        p = facts.scenario.seats[k]
        fresh = facts.month - facts.word_month[p]
        value = voice(facts, k, 0) + (1 if fresh > 2 else 0) - (2 if fresh <= 1 else 0)
        return max(1, value)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        theme, x = args
        p = st.scenario.seats[k]
        points = self.yield_(st, k, theme)
        st.w("word_month")[p] = st.month
        if theme == ON_LENIN:
            points = st.add("standing", p, points // 2) + st.add("orthodoxy", p, (points + 1) // 2)
        elif theme == FOR_LINE:
            near = max(0, 40 - st.deviation(p)) // 14
            st.add("standing", p, points // 3)
            points = st.add("orthodoxy", p, near)
            for q, votes in enumerate(st.delegates):
                if votes >= 20 and st.holder[q] >= 0:
                    add_reason(st, k, st.holder[q], CAUSE["line_right"], 1)
        elif theme == ON_WORLD:
            st.add("standing", p, points // 3)
            points = levers.world_speech(st, p)
        elif theme == ON_RESULTS:
            good = st.c("urban") + st.c("rural")
            points = st.add("standing", p, points if good >= -10 else points // 2)
        else:
            st.add("standing", x, -points // 3)
            attack(st, p, x, 8, out)
            points = st.add("standing", p, points // 3)
        out.append(Event("spoke", st.month, (p, theme, x, points)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        out = [Reason("voice", voice(facts, k, 0) + heckled(facts, k)), Reason("heckled", -heckled(facts, k))]
        return [reason for reason in out if reason.amount]


@register
class Write(Kind):
    """Write: doctrine, a polemic, an answer; orthodoxy, a quotation, a label hung or cleared (rules 4, 13)."""

    name, number, cost = "write", 13, OWN
    fields = ("write.mode", "person")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        mode, x = args
        me = facts.scenario.seats[k]
        if mode == DOCTRINE:
            return None if x == -1 else Reason("no_such_thing")
        if mode == POLEMIC:
            if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == me:
                return Reason("not_available")
            return silence(facts, k, x)
        if mode == ANSWER:
            if x != -1:
                return Reason("no_such_thing")
            mine = [label for label in facts.labels if label.who == me]
            return None if mine or facts.case[me] else Reason("nothing_to_answer")
        return Reason("no_such_thing")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        yield ANSWER, -1
        yield DOCTRINE, -1
        for x in rivals_first(facts, k):
            yield POLEMIC, x

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        mode, x = args
        p = st.scenario.seats[k]
        points = voice(st, k, 1)
        st.w("word_month")[p] = st.month
        if mode == DOCTRINE:
            points = st.add("orthodoxy", p, max(1, points - max(0, st.deviation(p) - 30) // 12))
        elif mode == POLEMIC:
            # Whoever quotes a man against himself needs to prove less; the sentence is spent by it.
            quote, weight = best_quote(st, x)
            st.add("orthodoxy", x, -(points + 1) // 2 - min(8, weight // 4))
            if quote is not None:
                st.w("quotes").remove(quote)
                out.append(Event("quoted", st.month, (p, x, quote.issue, weight)))
            attack(st, p, x, 10, out)
            chance = 35 + points * 4 + weight
            if st.deviation(x) >= 30 and draw(100, st.seed, st.month, word("label"), p, x) < chance:
                hang(st, x, label_for(st, x), p, out)
            points = st.add("orthodoxy", p, points // 3)
        else:
            kept = [label for label in st.labels if label.who != p or label.stuck]
            cleared = len(st.labels) - len(kept)
            if not cleared:
                stuck = [label for label in st.labels if label.who == p]
                if stuck and points >= 4:
                    kept = [label for label in st.labels if label is not stuck[0]]
                    cleared = 1
            st.w("labels")[:] = kept
            st.add("case", p, -2 - points, 0, 60)
            if cleared:
                out.append(Event("label_cleared", st.month, (p, cleared)))
        out.append(Event("wrote", st.month, (p, mode, x, points)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        mode, x = args
        points = voice(facts, k, 1)
        if mode == POLEMIC:
            weight = best_quote(facts, x)[1]
            apt = facts.deviation(x) >= 30 and may_hang(facts, x, label_for(facts, x), facts.scenario.seats[k])
            return [
                Reason("his_orthodoxy", -(points + 1) // 2, (x,)),
                Reason("his_words", -min(8, weight // 4), (x,)),
                Reason("label_chance", min(100, 35 + points * 4 + weight) if apt else 0),
                Reason("he_remembers", -10, (x,)),
            ]
        if mode == ANSWER:
            return [Reason("answers", 2 + points)]
        out = [
            Reason("pen", points),
            Reason("deviation", -(max(0, facts.deviation(facts.scenario.seats[k]) - 30) // 12)),
        ]
        return [reason for reason in out if reason.amount]


@register
class Street(Kind):
    """Street or underground: the minority shows its numbers, breaks the ban and gives a ground (rules 4, 15)."""

    name, number, cost = "street", 15, OWN

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        p = facts.scenario.seats[k]
        if facts.record[p] < 8 and not facts.struck[p]:
            return Reason("not_a_minority")
        if facts.record[p] > 85:
            return Reason("too_exposed")
        return None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p = st.scenario.seats[k]
        crowd = st.standing[p] + max(0, -st.c("urban")) // 2 + st.scenario.people[p].skills[0] // 3
        gained = crowd // 25 - (3 if st.shock > st.month else 0)
        st.add("standing", p, gained)
        st.add("record", p, severity.of_faction(st, 14))
        st.add("case", p, severity.of_faction(st, 8), 0, 60)
        party = st.scenario.issue_index.get("party", -1)
        if party >= 0:
            st.add("mood", party, 2, -100, 100)
        out.append(Event("street", st.month, (p, crowd)))
        levers.broken_up(st, p, gained, crowd, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        p = facts.scenario.seats[k]
        return [
            Reason("crowd", (facts.standing[p] + facts.scenario.people[p].skills[0] // 3) // 25),
            Reason("on_the_record", -14),
            Reason("on_the_case", -8),
            *([Reason("broken_up", -facts.tune.street_broken, (by,))] if (by := levers.breaker(facts, p)) >= 0 else []),
        ]


@register
class Shift(Kind):
    """Shift one's stance, quietly or openly; an open shift leaves a dated quotation (rules 4, 20)."""

    name, number, cost = "shift", 20, OWN
    fields = ("issue", "side", "shift.mode")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        i, side, mode = args
        if not 0 <= i < len(facts.line) or side not in (-1, 1) or mode not in (0, 1):
            return Reason("no_such_thing")
        p = facts.scenario.seats[k]
        return Reason("at_the_end") if abs(facts.stance[i][p] + side) > 100 else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        p = facts.scenario.seats[k]
        for i in sorted(range(len(facts.line)), key=lambda i: -abs(facts.stance[i][p] - facts.line[i])):
            toward = 1 if facts.line[i] > facts.stance[i][p] else -1
            yield i, toward, 0
            yield i, toward, 1
            yield i, -toward, 0
            yield i, -toward, 1

    def step(self, facts: Facts, k: int, mode: int) -> int:
        """Return how far a shift goes: rigidity shortens it."""
        p = facts.scenario.seats[k]
        rigid = facts.scenario.people[p].rigidity
        return max(3, (12 if mode == 0 else 30) * (130 - rigid) // 100)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        i, side, mode = args
        p = st.scenario.seats[k]
        step = self.step(st, k, mode)
        before = st.stance[i][p]
        row = st.row("stance", i)
        row[p] = max(-100, min(100, before + side * step))
        moved = row[p] - before
        out.append(Event("shift", st.month, (p, i, moved, mode)))
        if mode == 1 and moved and (st.line[i] - before) * moved < 0:
            st.w("defied")[p] = st.month
        if mode == 1 and moved:
            st.w("quotes").append(Quote(p, i, abs(moved), st.month, -1))
            out.append(Event("quotation", st.month, (p, i, moved)))
            st.add("standing", p, -2)
        # The followers of the old stance reconsider (rules 4, 20).
        for x in range(len(st.life)):
            if st.patron[x] == p and st.seat_index[x] < 0:
                away = abs(row[p] - row[x]) - abs(before - row[x])
                if away > 0:
                    st.add("loyalty", x, -away // (6 if mode else 10))
        st.add("orthodoxy", p, -1 if mode else 0)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        out = [Reason("stance_moves", args[1] * self.step(facts, k, args[2]))]
        if args[2]:
            out.append(Reason("quotation_left", -self.step(facts, k, 1)))
        return out


@register
class Rest(Kind):
    """Rest or withdraw: health, a lower profile; business goes on without one (rules 4, 22)."""

    name, number, cost = "rest", 22, OWN

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p = st.scenario.seats[k]
        gained = st.add("health", p, 6)
        st.add("record", p, -2)
        out.append(Event("rested", st.month, (p, gained)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("health_up", 6), Reason("record_down", -2)]


__all__ = ["Rest", "Shift", "Speak", "Street", "Write", "attack", "voice"]
