"""What is said at the table before names are called: the mover against the accused or who defends him (rule 5.17)."""

from __future__ import annotations

from game.world.facts import Facts
from game.world.kinds import CC, CONFIDENCE, DOCUMENT, JOINT, LINE, POLITBURO, REMOVE, RUNG, Motion

PLAIN = 32  # voice of a man of middling oratory and standing, whom nobody need answer
AT_MOST = 8


def voice(facts: Facts, p: int) -> int:
    """Return how far a person's word carries, 0..100: oratory, raised by standing."""
    return facts.scenario.people[p].skills[0] * (40 + facts.standing[p]) // 140


def heard(facts: Facts, p: int, body: int) -> int:
    """Return how far a person is heard in a body, 0..100; who is away or no member is not."""
    if p < 0 or not facts.is_present(p) or not facts.is_active(p):
        return 0
    sits = facts.seat_pb[p] > 0 if body == POLITBURO else facts.seat_cc[p] > 0
    return voice(facts, p) if sits else 0


def points(facts: Facts, motion: Motion, target: int) -> int:
    """Return what the speeches come to with lesser voters, in points for (above nought) or against the motion."""
    if motion.body not in (POLITBURO, CC, JOINT) or motion.kind not in (RUNG, REMOVE, DOCUMENT, LINE, CONFIDENCE):
        return 0
    ours = heard(facts, motion.mover, motion.body)
    theirs = PLAIN
    if target >= 0 and target != motion.mover:
        # Whoever is not there is answered for by the man he follows.
        theirs = max(heard(facts, target, motion.body), heard(facts, facts.roots()[target], motion.body))
    return max(-AT_MOST, min(AT_MOST, (ours - theirs) // facts.tune.speech))


__all__ = ["heard", "points", "voice"]
