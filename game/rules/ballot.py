"""A motion put to people: what is the same for all who vote on it (rules 5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.rules import career, lead, severity, speech
from game.rules.country import need
from game.rules.debt import OWED
from game.rules.hold import OWED_VOTE
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    BUDGET,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    OUT_POST,
    PLATFORM,
    READMIT,
    REMOVE,
    RUNG,
    TRADE,
    Motion,
    Pact,
    Promise,
)
from game.world.reason import Reason

WORD = 45  # points: a word given in the corridor


class Place(NamedTuple):
    """What all contenders weigh alike where a post is to be filled."""

    weight: int  # what the post is worth
    fits: int  # how fit the candidate is
    two_hands: int  # what speaks against two offices
    unheard: int  # what speaks against one of whom nothing is heard
    secretary: bool  # whether it is the Secretariat
    harmless: bool  # whether he seems the most harmless of the contenders there


class Ties:
    """What pacts make of contenders at a motion: who stands with whom, and the pacts that may ask for a vote."""

    __slots__ = ("binding", "in_bloc", "with_mover", "with_target")

    def __init__(self, facts: Facts, motion: Motion, target: int) -> None:
        mover, on_line = motion.mover, motion.kind == LINE
        self.in_bloc: set[int] = set()  # parties to a bloc against the target
        self.with_mover: dict[int, int] = {}  # who shares a pact with the mover, and what it weighs where nobody falls
        self.with_target: set[int] = set()  # who shares a pact with the target, trades left out
        self.binding: list[Pact] = []
        for pact in facts.pacts:
            parties, platform = pact.parties, on_line and pact.kind == PLATFORM and pact.item == motion.a
            if pact.kind == BLOC and pact.target == target:
                self.in_bloc.update(parties)
            if mover in parties:
                for p in parties:
                    self.with_mover.setdefault(p, 25 if platform else 10)
            elif platform:
                self.binding.append(pact)
                continue
            if pact.terms or pact.caucus:
                self.binding.append(pact)
            if pact.kind != TRADE and target in parties:
                self.with_target.update(parties)


class Ballot:
    """A motion put to people: what is the same for all voters, worked out once.

    What only the lesser ones look at, and the pacts of contenders, are worked out when first asked for.
    """

    __slots__ = (
        "facts", "motion", "mover", "target", "favoured", "secret", "roots", "index", "wishes", "cast", "severity",
        "cases", "chosen", "measure_side", "mover_root", "favoured_root", "region_root",
        "hard", "wave", "office", "wills", "key", "needed", "alike",
        "owed", "group", "origin", "speech", "same", "apart", "raws", "pulls", "given", "likes_mover",
        "likes_target", "below", "grip", "playing", "ties", "place", "sent_away", "words",
    )
    # What `hear` works out.
    origin: int
    speech: int
    wave: int
    below: frozenset[int]
    grip: int

    def __init__(self, facts: Facts, motion: Motion, chosen: dict[int, int] | None = None) -> None:
        self.facts = facts
        self.motion = motion
        self.mover = motion.mover
        self.target = target_of(facts, motion)
        self.favoured = motion.b if motion.kind in (FILL, REMOVE) else (motion.a if motion.kind == READMIT else -1)
        # Abroad is an honourable exile for whoever lays down something for it.
        self.sent_away = (
            motion.kind in (FILL, REMOVE)
            and self.favoured >= 0
            and facts.scenario.posts[motion.a].kind == "abroad"
            and bool(career.laid_down(facts, motion.a, self.favoured))
        )
        self.secret = motion.secret
        self.roots = facts.roots()
        self.index = facts.seat_index
        self.playing = facts.in_play()
        self.wishes: dict[int, list[Reason]] = {}
        self.wills: dict[int, int] = {}
        self.alike: dict[int, int] = {}  # by what is left of a voter's own: the terms that are the same for all
        self.same: list[int] | None = None  # those terms, before loyalty takes its part
        self.place: Place | None = None  # what contenders weigh alike where somebody is to be put into a post
        self.raws: dict[int, list[tuple[str, int]]] = {}  # contenders' reasons as they were worked out
        self.pulls: dict[int, int] = {}  # what comes down to clients from their patron, before loyalty takes its part
        self.key = promise_key(motion)
        self.owed: dict[int, int] = {}  # votes owed under a pressed paper: by whom, to whom
        self.needed = need(facts, motion.a) if motion.kind == MEASURE else 0
        self.chosen = dict(chosen or {})
        self.cast = sum(side * (8 if self.index[p] >= 0 else 2) for p, side in self.chosen.items() if side in (1, -1))
        if motion.kind != CONFIDENCE:
            self.chosen.setdefault(self.mover, 1)  # a mover stands by what he moved, called or not
        self.office = motion.kind in (REMOVE, CONFIDENCE) and self._is_secretary()
        self.severity = severity.price(facts, motion) if motion.kind in (RUNG, REMOVE, CONFIDENCE) else 0
        rung = motion.b if motion.kind == RUNG else OUT_POST
        self.cases = severity.discipline(facts, self.target, rung) if self.target >= 0 and not self.office else 0
        # Who falls or stays together.
        self.group = (motion.a, *companions(motion.b)) if motion.kind == CONFIDENCE else ()
        self.ties: Ties | None = None
        self.hard = motion.kind == RUNG and motion.b > 1
        if not facts.tune.with_bandwagon:
            self.cast = 0
        self.mover_root = self.roots[self.mover]
        self.favoured_root = self.roots[self.favoured] if self.favoured >= 0 else -1
        holder = facts.holder[motion.a] if motion.kind == BUDGET else -1
        self.region_root = self.roots[holder] if holder >= 0 else -1
        self.measure_side = 0
        self.given: dict[int, int] = {}  # points of words given on the matter, by who gave them
        self.words: dict[int, list[Promise]] = {}  # words given and debts, by who is bound
        for word in facts.promises:
            who, _, item, side, _, on = word
            if on == self.key:
                self.given[who] = self.given.get(who, 0) + WORD * side
                self.words.setdefault(who, []).append(word)
            elif item == OWED:
                self.words.setdefault(who, []).append(word)
            if item == OWED_VOTE:
                self.owed[who] = word.to
        # What people think of the mover and of the target, where these are contenders.
        m = self.index[self.mover]
        t = self.index[self.target] if self.target >= 0 else -1
        self.likes_mover = facts.regard[m] if m >= 0 else None
        self.likes_target = facts.regard[t] if t >= 0 else None
        # Terms that differ by voter and can come to anything here; worked out when first wanted.
        self.apart: tuple[Callable[[Ballot, int], int], ...] | None = None

    def hear(self) -> None:
        """Work out what the lesser ones look at: speeches, the stronger side, origin, who fills their posts."""
        facts, motion, target = self.facts, self.motion, self.target
        self.origin = _origin(facts, motion, target, self.favoured)
        self.speech = speech.points(facts, motion, target)
        self.wave = 0
        if facts.tune.with_bandwagon:
            ours = lead.side_strength(facts, self.mover)
            if target >= 0:
                gap = ours - lead.side_strength(facts, target)
                self.wave = gap if -40 < gap < 40 else 40 if gap > 0 else -40
            else:
                self.wave = min(20, ours) - 8
        # The posts that the target recommends to, and what his grip on them is worth.
        self.below, self.grip = frozenset(), 0
        if target >= 0:
            self.below = frozenset([x for q in facts.posts_of[target] for x in facts.wardens[q]])
            if self.below:
                t = self.index[target]
                self.grip = -4 - (lead.organisation(facts, self.roots)[t] if t >= 0 else 0) // 50

    def tied(self) -> Ties:
        """Return what pacts make of the matter, worked out once."""
        if self.ties is None:
            self.ties = Ties(self.facts, self.motion, self.target)
        return self.ties

    def _is_secretary(self) -> bool:
        if self.motion.kind == REMOVE:
            return self.motion.a == self.facts.secretary_post
        return self.motion.a == self.facts.secretary()


def companions(packed: int) -> tuple[int, ...]:
    """Return the persons who offer to go with another, from b of a motion of confidence: each a person plus one."""
    return tuple(x - 1 for x in (packed % 1000, packed // 1000) if x)


def pack_companions(persons: tuple[int, ...]) -> int:
    """Return one or two persons as b of a motion of confidence."""
    first, second = (*persons, -1, -1)[:2]
    return first + 1 + 1000 * (second + 1)


def _origin(facts: Facts, motion: Motion, target: int, favoured: int) -> int:
    """Return the points of hostility on account of origin, where record and house rule have it (rules 5).

    It is voiced against a man for a great office, and against one who is to be put out by somebody free of it.
    """
    people = facts.scenario.people
    if facts.scenario.house.get("prejudice", 1) == 0:
        return 0
    if motion.kind in (FILL, REMOVE) and favoured >= 0 and people[favoured].slandered:
        return -facts.tune.origin if facts.scenario.posts[motion.a].rank >= 4 else 0
    if motion.kind == RUNG and motion.b > OUT_POST and people[target].slandered and not people[motion.mover].slandered:
        return facts.tune.origin
    return 0


def answers_for_villages(facts: Facts, v: int) -> bool:
    """Tell whether a voter speaks for a province of peasants, where what is said there is brought up."""
    posts = facts.scenario.posts
    for q in facts.posts_of[v]:  # noqa: SIM110 - asked some ten thousand times a game
        if posts[q].delegates and posts[q].worker_share < 35:
            return True
    return False


def target_of(facts: Facts, motion: Motion) -> int:
    """Return whom a motion is aimed at, -1 for nobody."""
    if motion.kind in (RUNG, CONFIDENCE):
        return motion.a
    if motion.kind == REMOVE:
        return facts.holder[motion.a]
    if motion.kind == DOCUMENT:
        for hold in facts.holds:
            if hold.id == motion.a:
                return hold.on
    return -1


def promise_key(motion: Motion) -> int:
    """Return a number that names the matter of a motion, so that a word given on it can be kept or broken."""
    return (
        (motion.kind * 400 + motion.a + 1) * 400
        + (motion.b if motion.kind != LINE else (1 if motion.b > 0 else 0))
        + 1
    ) * 8 + motion.body
