"""The ten kinds of motion: which body hears each, what bars it, what follows when it carries (rules 4, action 16)."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from game.rules import career, congress, deal, lead, succession, vote
from game.rules.measure import MEASURES, carry_measure
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import (
    ALIVE,
    BUDGET,
    CALENDAR_KINDS,
    CALL_PLENUM,
    CC,
    CCC,
    CONFIDENCE,
    COUNTRY_INDEX,
    DEPORTED,
    DOCUMENT,
    EXILE,
    FILL,
    JOINT,
    LINE,
    MEASURE,
    ORDER,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    POLITBURO,
    POSTPONE_CONGRESS,
    READMIT,
    REMOVE,
    REPRIMAND,
    RESTORE_DATE,
    RUNG,
    Facts,
    Motion,
)
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.scenario import BY_CC, BY_POLITBURO
from game.world.state import State


def pack(motion: Motion) -> tuple[int, ...]:
    """Return a motion as nine numbers, for events."""
    return tuple(motion)


def plenum_meets(facts: Facts) -> bool:
    """Tell whether the Central Committee meets this month: on the calendar, before a congress, or called."""
    return facts.called == facts.month or congress.meets(facts, CALENDAR_KINDS) is not None


def joint_meets(facts: Facts) -> bool:
    """Tell whether this month's plenum sits together with the Control Commission."""
    # A plenum and a congress may fall into one month: any of them may sit with the Commission.
    met = [congress.meets(facts, (kind,)) for kind in CALENDAR_KINDS]
    return any(item is not None and (item.joint or item.kind == 2) for item in met)


class MotionKind:
    """One kind of motion: which bodies hear it, what bars it, what it does."""

    kind = -1

    def body(self, facts: Facts, a: int, b: int) -> int:
        """Return the body that decides it this month."""
        return CC if plenum_meets(facts) else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        """Return what bars it apart from the mover's right to table, None if nothing does."""
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        """Yield pairs (a, b) worth thinking of, most interesting first."""
        return iter(())

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        """Do what the motion says."""


class LineMotion(MotionKind):
    """Move the Line on an issue: twelve points at a plenum, six in the Politburo, then four months' rest."""

    kind = LINE

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.line) or b not in (-1, 1):
            return Reason("no_such_thing")
        if facts.line_moved[a] and facts.month - facts.line_moved[a] < facts.tune.line_rest:
            return Reason("line_rests", 0, (facts.tune.line_rest - facts.month + facts.line_moved[a],))
        if abs(facts.line[a] + b) > 100:
            return Reason("line_at_end")
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        order = sorted(range(len(facts.line)), key=lambda i: -abs(facts.stance[i][p] - facts.line[i]))
        for i in order:
            toward = 1 if facts.stance[i][p] > facts.line[i] else -1
            yield i, toward
            yield i, -toward

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        i = motion.a
        moved = st.add("line", i, motion.b, -100, 100)
        st.w("line_moved")[i] = st.month
        out.append(Event("line_moved", st.month, (i, moved, st.line[i])))
        for k, p in enumerate(st.scenario.seats):
            nearer = abs(st.stance[i][p] - st.line[i]) < abs(st.stance[i][p] - st.line[i] + moved)
            if st.is_active(p):
                st.add("orthodoxy", p, 1 if nearer else -1)
                if p == motion.mover:
                    st.add("momentum", k, 3, -40, 40)


class MeasureMotion(MotionKind):
    """Vote a measure for the country; the minutes keep who was for it."""

    kind = MEASURE

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(MEASURES):
            return Reason("no_such_thing")
        if facts.measures[a] > facts.month + 2:
            return Reason("in_force")
        if MEASURES[a].id == "extraordinary" and facts.month % 12 in (5, 6, 7):
            return Reason("out_of_season")
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        economy = facts.scenario.issue_index.get("economy", 0)
        mine = facts.stance[economy][p]
        for m in sorted(range(len(MEASURES)), key=lambda m: abs(MEASURES[m].side - mine)):
            yield m, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        carry_measure(st, motion.a, motion.mover, ayes, out)


class BudgetMotion(MotionKind):
    """Vote money for a region: it serves the want of the man who speaks for it."""

    kind = BUDGET

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.holder) or not facts.scenario.posts[a].region or not facts.delegates[a]:
            return Reason("no_region")
        if facts.holder[a] < 0:
            return Reason("vacant_post", 0, (a,))
        return purse_bar(facts)

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        roots = facts.roots()
        posts = [
            q
            for q, votes in enumerate(facts.delegates)
            if votes >= 10 and facts.holder[q] >= 0 and facts.scenario.posts[q].region
        ]
        for q in sorted(posts, key=lambda q: (roots[facts.holder[q]] != p, -facts.delegates[q])):
            yield q, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        spend_purse(st)
        plain = bool(dict(st.scenario.rules).get("low_luck", 0))
        well = plain or draw(3, st.seed, st.month, word("budget"), motion.a, motion.mover) > 0
        give_money(st, motion.a, motion.mover, (motion.mover, *(p for p in ayes if p != motion.mover)), well, out)


def purse_bar(facts: Facts) -> Reason | None:
    """Return that the purse of the budget year does not hold another grant, None if it does (rule 4.05)."""
    left = facts.country[COUNTRY_INDEX["purse"]]
    return Reason("purse_empty", 0, (left, facts.tune.money_price)) if left < facts.tune.money_price else None


def spend_purse(st: State) -> None:
    """Take the price of a grant from the purse."""
    column = st.w("country")
    column[COUNTRY_INDEX["purse"]] = max(0, column[COUNTRY_INDEX["purse"]] - st.tune.money_price)


def give_money(st: State, q: int, by: int, minuted: tuple[int, ...], well: bool, out: list[Event]) -> None:
    """Give a region its money: its secretary's want is served, and town or village feel it if it is spent well.

    Where it is spent badly those in the minutes are blamed by name, the first of them twice (rule 4.05).
    """
    holder = st.holder[q]
    out.append(Event("budget", st.month, (q, by)))
    deal.money_given(st, q, by, out)
    k = st.seat_index[by]
    if holder >= 0 and k >= 0:
        career.serve(st, k, holder, 12 if well else 6)
        add_reason(st, k, holder, CAUSE["money"], 10 if well else 4)
        st.add("machine", q, 3, 0, 95)
    if well:
        mood = "urban" if st.scenario.posts[q].worker_share >= 50 else "rural"
        column = st.w("country")
        column[COUNTRY_INDEX[mood]] = min(100, column[COUNTRY_INDEX[mood]] + 1)
        return
    for n, p in enumerate(minuted):
        if st.seat_index[p] >= 0 and st.is_active(p):
            lost = st.add("standing", p, -2 if n == 0 else -1)
            if lost:
                out.append(Event("money_wasted", st.month, (p, q, lost)))


class FillMotion(MotionKind):
    """Fill a post that a body fills."""

    kind = FILL

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC if facts.scenario.posts[a].accepts == BY_CC else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.holder) or not 0 <= b < len(facts.life):
            return Reason("no_such_thing")
        if facts.scenario.posts[a].accepts not in (BY_POLITBURO, BY_CC) :
            if not _called_up(facts, a):
                return Reason("not_by_motion")
        if facts.holder[a] >= 0:
            return Reason("post_held", 0, (facts.holder[a],))
        return candidate_bar(facts, a, b)

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        for q, post in enumerate(facts.scenario.posts):
            if facts.holder[q] < 0 and post.accepts in (BY_POLITBURO, BY_CC):
                for x in candidates(facts, q, p, 10):
                    yield q, x

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        career.appoint(st, motion.a, motion.b, motion.mover, out, "voted")


class RemoveMotion(MotionKind):
    """Remove the holder of a post by the body that appoints it; replacing the General Secretary is a reshuffle."""

    kind = REMOVE

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC if facts.scenario.posts[a].accepts == BY_CC else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.holder) or facts.holder[a] < 0:
            return Reason("no_such_thing")
        if facts.scenario.posts[a].accepts not in (BY_POLITBURO, BY_CC) and not _called_up(facts, a):
            return Reason("not_by_motion")
        if facts.holder[a] == p:
            return Reason("own_post")
        if facts.month - facts.since[a] < 3:
            return Reason("just_appointed")
        return candidate_bar(facts, a, b) if b != -1 else None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        gains = lead.gain(facts)[facts.seat_index[p]]
        roots = facts.roots()

        def worth(q: int) -> int:
            root = roots[facts.holder[q]]
            return gains[facts.seat_index[root]] if root >= 0 else 0

        posts = [q for q, post in enumerate(facts.scenario.posts)
                 if post.accepts in (BY_POLITBURO, BY_CC) and facts.holder[q] >= 0 and roots[facts.holder[q]] != p]
        for q in sorted(posts, key=lambda q: (-worth(q), -facts.scenario.posts[q].rank))[:10]:
            for x in candidates(facts, q, p, 3):
                yield q, x

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        old = career.remove(st, motion.a, out)
        if old >= 0 and st.scenario.posts[motion.a].accepts not in (BY_POLITBURO, BY_CC):
            # Moved on a recommendation that was called to the table: no punishment.
            k = st.seat_index[motion.mover]
            if k >= 0:
                add_reason(st, k, old, CAUSE["passed_over"], -14)
        elif old >= 0 and motion.a == st.secretary_post:
            k = st.seat_index[motion.mover]
            if k >= 0:
                add_reason(st, k, old, CAUSE["struck_me"], -18)
        elif old >= 0:
            # Out of a post is a rung like the others: pause, precedent, the case used up, followers who sag.
            career.strike(st, old, OUT_POST, motion.mover, out)
        if motion.b >= 0 and st.is_active(motion.b):
            career.appoint(st, motion.a, motion.b, motion.mover, out, "voted")
        elif motion.a == st.secretary_post:
            succession.follow_secretary(st, old, out)


def _called_up(facts: Facts, q: int) -> bool:
    """Tell whether an appointment to a post that no body gives stands on the agenda, called there by a member."""
    return any(m.kind in (FILL, REMOVE) and m.a == q for m in facts.agenda)


class RungMotion(MotionKind):
    """Put a person on a rung of the ladder: one rung a plenum, body and majority by rung (rules 4)."""

    kind = RUNG

    def body(self, facts: Facts, a: int, b: int) -> int:
        if b == REPRIMAND:
            return CCC
        if b == OUT_POLITBURO:
            return CC
        if b in (OUT_CC, OUT_PARTY):
            return JOINT
        return POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.life) or facts.life[a] != ALIVE or a == p:
            return Reason("no_such_thing")
        if b == REPRIMAND:
            if facts.rung[a] >= OUT_PARTY:
                return Reason("out_already")
            if facts.scenario.start + 3 > facts.month or (facts.reprimands[a] and facts.month - facts.censured[a] < 10):
                return Reason("reprimanded_lately")
            return None if facts.record[a] + facts.case[a] >= 6 else Reason("no_ground")
        if b == OUT_POLITBURO:
            if facts.seat_pb[a] == 0:
                return Reason("not_in_body")
        elif b == OUT_CC:
            if facts.seat_pb[a] or not facts.seat_cc[a]:
                return Reason("one_rung")
        elif b == OUT_PARTY:
            if facts.seat_cc[a] or facts.rung[a] >= OUT_PARTY:
                return Reason("one_rung")
        elif b == EXILE:
            if facts.rung[a] != OUT_PARTY:
                return Reason("one_rung")
        elif b == DEPORTED:
            if facts.rung[a] != EXILE:
                return Reason("one_rung")
        else:
            return Reason("no_such_thing")
        if facts.struck[a] == facts.month:
            return Reason("struck_now")
        if b in (OUT_CC, OUT_PARTY) and not joint_meets(facts):
            return Reason("no_joint_plenum")
        if b == OUT_POLITBURO and not plenum_meets(facts):
            return Reason("no_plenum")
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        gains = lead.gain(facts)[facts.seat_index[p]]
        order = sorted((j for j in range(len(gains)) if facts.scenario.seats[j] != p), key=lambda j: -gains[j])
        for j in order:
            he = facts.scenario.seats[j]
            for rung in (OUT_POLITBURO, OUT_CC, OUT_PARTY, EXILE, DEPORTED, REPRIMAND):
                yield he, rung

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        was_secretary = st.secretary() == motion.a
        seat = st.seat_cc[motion.a]
        career.strike(st, motion.a, motion.b, motion.mover, out)
        if seat == 2 and not st.seat_cc[motion.a]:
            succession.move_up(st, out)
        if was_secretary and st.secretary() < 0:
            succession.follow_secretary(st, motion.a, out)
        k = st.seat_index[motion.mover]
        if k >= 0 and motion.b > REPRIMAND:
            st.add("momentum", k, 8, -40, 40)
        if motion.b == OUT_POLITBURO and len(st.members(POLITBURO)) < congress.bureau_size(st):
            congress.fill_politburo(st, out)


class ReadmitMotion(MotionKind):
    """Bring back a person who is out of the party: after six months, in a lower post; from exile not at once."""

    kind = READMIT

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CCC

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.life) or facts.life[a] != ALIVE or facts.rung[a] < OUT_PARTY:
            return Reason("not_out")
        if facts.rung[a] == DEPORTED:
            return Reason("abroad")
        if facts.rung[a] == EXILE:
            return Reason("in_exile")
        wait = facts.tune.readmit_months - (facts.month - facts.struck[a])
        if wait > 0:
            return Reason("too_early", 0, (wait,))
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        for a in range(len(facts.life)):
            if facts.rung[a] >= OUT_PARTY and facts.life[a] == ALIVE and a != p:
                yield a, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        career.readmit(st, motion.a, out, motion.mover)


class DocumentMotion(MotionKind):
    """Have a document read: to the plenum behind closed doors, to the delegations, or to everybody."""

    kind = DOCUMENT

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC if plenum_meets(facts) else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        k = facts.seat_index[p]
        for hold in facts.holds:
            if hold.id == a:
                if hold.public:
                    return Reason("public_already")
                if not hold.holders >> k & 1:
                    return Reason("not_in_hand")
                return None if b in (0, 1, 2) else Reason("no_such_thing")
        return Reason("not_in_hand")

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        k = facts.seat_index[p]
        mine = [hold for hold in facts.holds if not hold.public and hold.holders >> k & 1 and hold.on != p]
        for hold in sorted(mine, key=lambda hold: -hold.strength):
            yield hold.id, 0
            yield hold.id, 1
            yield hold.id, 2

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        for hold in st.holds:
            if hold.id == motion.a:
                read_document(st, hold.id, motion.b, motion.mover, out)
                return


def read_document(st: State, hold_id: int, width: int, by: int, out: list[Event]) -> None:
    """Let a document be read: standing for its subject falls by its strength and by how widely it is heard."""
    for n, hold in enumerate(st.holds):
        if hold.id == hold_id:
            st.w("holds")[n] = hold._replace(public=max(1, st.month))
            loss = hold.strength * (2 + width) // 16
            st.add("standing", hold.on, -loss)
            st.add("orthodoxy", hold.on, -loss * 3 // 4)
            st.add("case", hold.on, hold.strength // 6, 0, 60)
            k = st.seat_index[by]
            if k >= 0:
                add_reason(st, k, hold.on, CAUSE["leaked_on_me"], -15)
            j = st.seat_index[hold.on]
            if j >= 0:
                for p in range(len(st.life)):
                    if st.seat_cc[p] == 2 and p != hold.on and st.roots()[p] != hold.on:
                        add_reason(st, j, p, CAUSE["happening"], -hold.strength * (1 + width) // 12)
            out.append(Event("document_read", st.month, (hold_id, width)))


class OrderMotion(MotionKind):
    """Change a date: put a congress off once, call a plenum, go back to the statutes."""

    kind = ORDER

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC if a in (POSTPONE_CONGRESS, RESTORE_DATE) else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        ahead = congress.months_to(facts)
        if a == POSTPONE_CONGRESS:
            if not 3 <= ahead <= 6:
                return Reason("not_the_time")
            due = congress.coming(facts)
            once = due is not None and facts.put_off_once == due.month
            return Reason("congress_put_off") if facts.postponed or once else None
        if a == CALL_PLENUM:
            return Reason("plenum_meets") if plenum_meets(facts) or facts.called > facts.month else None
        if a == RESTORE_DATE:
            return None if facts.postponed and ahead - facts.postponed >= 3 else Reason("not_the_time")
        return Reason("no_such_thing")

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        yield CALL_PLENUM, 0
        yield POSTPONE_CONGRESS, 0
        yield RESTORE_DATE, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        if motion.a == CALL_PLENUM:
            st.called = st.month + 1
            out.append(Event("plenum_called", st.month, (motion.mover,)))
        else:
            item = congress.coming(st)
            st.postponed = 5 if motion.a == POSTPONE_CONGRESS else 0
            if item and motion.a == POSTPONE_CONGRESS:
                st.put_off_once = item.month
            if item:
                out.append(
                    Event(
                        "congress_date",
                        st.month,
                        (congress.gathering_index(st, item), item.month + st.postponed),
                    )
                )


class ConfidenceMotion(MotionKind):
    """Vote whether a man who offers to resign shall stay; for means that he stays."""

    kind = CONFIDENCE

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        return Reason("only_by_offer")

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        months = st.tune.confidence_months
        for p in (motion.a, *vote.companions(motion.b)):
            k = st.seat_index[p]
            if k >= 0 and st.is_active(p):
                again = st.resigned[k]
                given = months // 2 if again and st.month - again < 12 else months
                st.w("confidence")[k] = st.month + given
                st.w("resigned")[k] = st.month
                st.add("standing", p, 4)
                out.append(Event("confidence", st.month, (p, given)))


KINDS: tuple[MotionKind, ...] = (
    LineMotion(), MeasureMotion(), BudgetMotion(), FillMotion(), RemoveMotion(), RungMotion(), ReadmitMotion(),
    DocumentMotion(), OrderMotion(), ConfidenceMotion(),
)


def candidate_bar(facts: Facts, q: int, x: int) -> Reason | None:
    """Return what keeps a person from being a candidate for a post, None if nothing does."""
    if not 0 <= x < len(facts.life):
        return Reason("no_such_thing")
    if facts.life[x] != ALIVE or facts.rung[x] >= OUT_PARTY:
        return Reason("not_available", 0, (x,))
    if facts.holder[q] == x:
        return Reason("holds_it", 0, (x,))
    if (
        facts.struck_rung[x] >= OUT_POLITBURO
        and facts.month - facts.struck[x] < 12
        and facts.scenario.posts[q].rank >= 4
    ):
        return Reason("struck_lately", 0, (x,))
    if q != facts.chair_post and facts.scenario.posts[q].under < 0:
        # Nobody leaves a higher office for this one, nor one that he was given only lately.
        for y in career.laid_down(facts, q, x):
            rank = facts.scenario.posts[y].rank
            if rank > facts.scenario.posts[q].rank:
                return Reason("holds_higher", 0, (x, y))
            if rank == facts.scenario.posts[q].rank and facts.month - facts.since[y] < facts.tune.moved_rest:
                return Reason("just_moved", 0, (x, facts.tune.moved_rest))
    fresh = facts.returned[x] and facts.month - facts.returned[x] < 12
    if fresh and facts.scenario.posts[q].rank > facts.tune.returned_rank:
        return Reason("returned_lately", 0, (x,))
    return None


def candidates(facts: Facts, q: int, p: int, limit: int) -> list[int]:
    """Return whom a contender would think of for a post: himself where it is worth it, his men, the fit; best first."""
    post, people = facts.scenario.posts[q], facts.scenario.people
    rank, aptitude, sitting = post.rank, post.aptitude, facts.holder[q]
    scored = []
    for x, value, held in _field(facts, p):
        # Nobody proposes himself for a province or an embassy.
        if x == sitting or (x == p and (rank < 4 or post.kind == "abroad")):
            continue
        value += people[x].skills[aptitude] // 2
        if held > rank:
            value -= 20 * (held - rank)
        elif rank - held > 2:
            value -= 12 * (rank - held - 2)
        scored.append((-value, x))
    scored.sort()
    return [x for _, x in scored[:limit]]


def _field(facts: Facts, p: int) -> list[tuple[int, int, int]]:
    """Return everybody a contender could name for anything: person, worth to him, highest rank held."""
    kept = facts._power.get(("field", p))
    if kept is None:
        roots, posts = facts.roots(), facts.scenario.posts
        kept = []
        for x in range(len(facts.life)):
            if facts.life[x] != ALIVE or facts.rung[x] >= OUT_PARTY:
                continue
            value = facts.standing[x] // 3 + (45 if roots[x] == p else 0)
            if facts.seat_index[x] >= 0:
                value -= 25 if x != p else 0
            elif roots[x] >= 0 and roots[x] != p:
                value -= 20
            held = 0
            for y in facts.posts_of[x]:
                if posts[y].rank > held:
                    held = posts[y].rank
            kept.append((x, value + (100 if x == p else 0), held))
        # Himself and the eighty likeliest are enough to think of; anybody else may still be named.
        kept.sort(key=itemgetter(1), reverse=True)  # equals stay in the order of people
        kept = [(x, value - (100 if x == p else 0), held) for x, value, held in kept[:80]]
        facts._power[("field", p)] = kept
    return kept  # type: ignore[no-any-return]
