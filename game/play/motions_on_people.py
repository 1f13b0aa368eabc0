"""Motions on people: a post filled or taken away, the rungs, readmission, confidence (rules 4, action 16)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.candidates import candidate_bar, candidates
from game.play.motion_kind import MotionKind, joint_meets, plenum_meets
from game.rules import career, congress, lead, patronage, succession, vote
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    ALIVE,
    CC,
    CCC,
    CONFIDENCE,
    DEPORTED,
    EXILE,
    FILL,
    JOINT,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    POLITBURO,
    READMIT,
    REMOVE,
    REPRIMAND,
    RUNG,
    Motion,
)
from game.world.reason import Reason
from game.world.scenario import BY_CC, BY_POLITBURO
from game.world.state import State


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
                patronage.put_out(st, old, motion.mover)
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
            if facts.secretary() == a:
                return Reason("secretary_first")
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
