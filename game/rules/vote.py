"""One way to vote: how anybody stands on a motion, as a sum of named reasons (rules 5).

`stand` decides everyone but the contenders, advises those, and gives forecasts and rivals' estimates: it reads
Facts and cannot tell belief from truth. A term is one function in TERMS; adding one adds it everywhere.
"""

from __future__ import annotations

from collections.abc import Callable

from game.rules import deal, debt, lead, severity, speech, theses, verdict
from game.rules import pact as pact_rules
from game.rules.country import need
from game.rules.hold import OWED_VOTE
from game.rules.measure import MEASURES
from game.rules.opinion import opinion
from game.world.facts import (
    BLOC,
    BUDGET,
    CONFIDENCE,
    CONGRESS,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    NON_AGGRESSION,
    ORDER,
    OUT_PARTY,
    OUT_POST,
    PLATFORM,
    READMIT,
    REMOVE,
    RUNG,
    SECRETARIAT,
    TRADE,
    Facts,
    Motion,
)
from game.world.reason import Reason
from game.world.scenario import A_GRUDGE, A_LINE, MONEY, PROMOTION, QUIET, SECURITY, want_at

Term = Callable[["Ballot", int], int]
WORD = 45  # points: a word given in the corridor


class Ballot:
    """A motion put to people: what is the same for all voters, worked out once."""

    __slots__ = (
        "facts", "motion", "mover", "target", "favoured", "secret", "roots", "index", "wishes", "cast", "severity",
        "side_for", "side_against", "cases", "chosen", "measure_side", "mover_root", "favoured_root", "region_root",
        "hard", "wave", "office", "wills", "key", "needed", "alike",
        "owed", "group", "origin", "speech", "same", "apart", "raws", "pulls", "given", "likes_mover",
        "likes_target", "below", "grip",
    )

    def __init__(self, facts: Facts, motion: Motion, chosen: dict[int, int] | None = None) -> None:
        self.facts = facts
        self.motion = motion
        self.mover = motion.mover
        self.target = target_of(facts, motion)
        self.favoured = motion.b if motion.kind in (FILL, REMOVE) else (motion.a if motion.kind == READMIT else -1)
        self.secret = motion.secret
        self.roots = facts.roots()
        self.index = facts.seat_index
        self.wishes: dict[int, list[Reason]] = {}
        self.wills: dict[int, int] = {}
        self.alike: dict[int, int] = {}  # by what is left of a voter's own: the terms that are the same for all
        self.same: list[int] | None = None  # those terms, before loyalty takes its part
        self.raws: dict[int, list[tuple[str, int]]] = {}  # contenders' reasons as they were worked out
        self.pulls: dict[int, int] = {}  # what comes down to clients from their patron, before loyalty takes its part
        self.key = promise_key(motion)
        self.owed = {x.who: x.to for x in facts.promises if x.item == OWED_VOTE}  # by whom, to whom
        self.needed = need(facts, motion.a) if motion.kind == MEASURE else 0
        self.chosen = chosen or {}
        self.cast = sum(side * (8 if self.index[p] >= 0 else 2) for p, side in self.chosen.items() if side in (1, -1))
        self.office = motion.kind in (REMOVE, CONFIDENCE) and self._is_secretary()
        self.severity = severity.price(facts, motion) if motion.kind in (RUNG, REMOVE, CONFIDENCE) else 0
        rung = motion.b if motion.kind == RUNG else OUT_POST
        self.cases = severity.discipline(facts, self.target, rung) if self.target >= 0 and not self.office else 0
        # Who falls or stays together, and what is said of somebody's origin.
        self.group = (motion.a, *companions(motion.b)) if motion.kind == CONFIDENCE else ()
        self.origin = _origin(facts, motion, self.target, self.favoured)
        self.speech = speech.points(facts, motion, self.target)
        self.hard = motion.kind == RUNG and motion.b > 1
        self.side_for = lead.side_strength(facts, self.mover)
        self.side_against = lead.side_strength(facts, self.target) if self.target >= 0 else 0
        self.wave = (
            max(-40, min(40, self.side_for - self.side_against))
            if self.target >= 0
            else min(20, self.side_for) - 8
        )
        self.mover_root = self.roots[self.mover]
        self.favoured_root = self.roots[self.favoured] if self.favoured >= 0 else -1
        holder = facts.holder[motion.a] if motion.kind == BUDGET else -1
        self.region_root = self.roots[holder] if holder >= 0 else -1
        self.measure_side = 0
        self.given: dict[int, int] = {}  # points of words given on the matter, by who gave them
        for word in facts.promises:
            if word.on == self.key:
                self.given[word.who] = self.given.get(word.who, 0) + WORD * word.side
        # What people think of the mover and of the target, where these are contenders.
        m = self.index[self.mover]
        t = self.index[self.target] if self.target >= 0 else -1
        self.likes_mover = facts.regard[m] if m >= 0 else None
        self.likes_target = facts.regard[t] if t >= 0 else None
        # The posts that the target recommends to, and what his grip on them is worth.
        self.below: frozenset[int] = frozenset()
        self.grip = 0
        if self.target >= 0:
            self.below = frozenset([q for over in facts.posts_of[self.target] for q in facts.wardens[over]])
            if self.below:
                self.grip = -4 - (lead.organisation(facts, self.roots)[t] if t >= 0 else 0) // 50
        self.apart = _telling(self)

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
    if dict(facts.scenario.rules).get("prejudice", 1) == 0:
        return 0
    if motion.kind in (FILL, REMOVE) and favoured >= 0 and people[favoured].slandered:
        return -facts.tune.origin if facts.scenario.posts[motion.a].rank >= 4 else 0
    if motion.kind == RUNG and motion.b > OUT_POST and people[target].slandered and not people[motion.mover].slandered:
        return facts.tune.origin
    return 0


def answers_for_villages(facts: Facts, v: int) -> bool:
    """Tell whether a voter speaks for a province of peasants, where what is said there is brought up."""
    posts = facts.scenario.posts
    return any(posts[q].delegates and posts[q].worker_share < 35 for q in facts.posts_of[v])


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


# -- terms of a lesser person (rules 5) -----------------------------------------------------------


def _of_mover(b: Ballot, v: int) -> int:
    return (b.likes_mover[v] if b.likes_mover is not None else opinion(b.facts, v, b.mover)) // 2


def _of_target(b: Ballot, v: int) -> int:
    if b.target < 0:
        return 0
    return -(b.likes_target[v] if b.likes_target is not None else opinion(b.facts, v, b.target)) // 2


def _discipline(b: Ballot, v: int) -> int:
    return b.cases


def _severity(b: Ballot, v: int) -> int:
    return -b.severity


def _nearer(b: Ballot, v: int) -> int:
    if b.target < 0:
        return 0
    facts = b.facts
    theirs, ours = facts._gaps.get(v << 12 | b.target), facts._gaps.get(v << 12 | b.mover)
    if theirs is None:
        theirs = facts.distance(v, b.target)
    if ours is None:
        ours = facts.distance(v, b.mover)
    return (theirs - ours) // 4


def _wave(b: Ballot, v: int) -> int:
    weak = 100 - b.facts.scenario.people[v].skills[4]
    return b.wave * weak * b.facts.tune.bandwagon // 10000


def _called(b: Ballot, v: int) -> int:
    return b.cast * (100 - b.facts.scenario.people[v].skills[4]) // 250


def _spoke(b: Ballot, v: int) -> int:
    return b.speech


def _name(b: Ballot, v: int) -> int:
    """A great name protects; a great name carries (what the stage buys)."""
    if b.target < 0:
        return (b.facts.standing[b.mover] + b.facts.orthodoxy[b.mover]) // 12 - 6
    ours = b.facts.standing[b.mover] + b.facts.orthodoxy[b.mover]
    theirs = b.facts.standing[b.target] + b.facts.orthodoxy[b.target]
    return (ours - theirs) // 8


def _want(b: Ballot, v: int) -> int:
    person = b.facts.scenario.people[v]
    want = want_at(person, b.facts.want[v])
    if want is None:
        return 0
    kind = b.motion.kind
    if want.kind == A_GRUDGE and b.target == want.person:
        return 20
    if want.kind == A_GRUDGE and b.favoured == want.person:
        return -25
    if want.kind == PROMOTION and kind in (FILL, REMOVE) and b.favoured == v:
        return 60
    if want.kind == MONEY and kind == BUDGET:
        mine = {b.facts.scenario.posts[q].region for q in b.facts.posts_of[v]} - {""}
        return 45 if b.facts.scenario.posts[b.motion.a].region in mine else -6
    if want.kind == SECURITY and b.target >= 0 and v != b.target:
        if any(b.facts.giver[q] == b.target for q in b.facts.posts_of[v]):
            return -20
        if any(b.facts.giver[q] == b.mover for q in b.facts.posts_of[v]):
            return 8
    if want.kind == QUIET and b.target >= 0:
        return -6 if b.hard else -2
    if want.kind == A_LINE and kind == LINE and b.motion.a == want.issue:
        return 15 if (want.side - b.facts.line[want.issue]) * b.motion.b > 0 else -15
    return 0


def _line(b: Ballot, v: int) -> int:
    """Does it bring the Line nearer to his own stance?"""
    i, step = b.motion.a, b.motion.b
    here, mine = b.facts.line[i], b.facts.stance[i][v]
    return 2 * (abs(mine - here) - abs(mine - here - step))


def _events(b: Ballot, v: int) -> int:
    """Do the shops, the barns and the frontier make the Line look wrong?"""
    return verdict.weight(b.facts, b.motion.a, b.motion.b)


def _rank_and_file(b: Ballot, v: int) -> int:
    i, step = b.motion.a, b.motion.b
    here, mood = b.facts.line[i], b.facts.mood[i]
    return abs(mood - here) - abs(mood - here - step) + (1 if step else 0)


def _measure(b: Ballot, v: int) -> int:
    """Is it the policy he stands for, and does the country ask for it?"""
    economy = b.facts.scenario.issue_index.get("economy", -1)
    mine = b.facts.stance[economy][v] + b.facts.line[economy] // 2 if economy >= 0 else 0
    return MEASURES[b.motion.a].side * mine // 150


def _need(b: Ballot, v: int) -> int:
    """Hunger, unrest and a threat from abroad make measures look right."""
    return b.needed


def _cost(b: Ballot, v: int) -> int:
    return -18 if MEASURES[b.motion.a].coercive else 0


def _fits(b: Ballot, v: int) -> int:
    if b.favoured < 0 or b.motion.kind == READMIT:
        return 0
    post = b.facts.scenario.posts[b.motion.a]
    person = b.facts.scenario.people[b.favoured]
    return (person.skills[post.aptitude] - 45) // 4 + min(8, b.facts.standing[b.favoured] // 10)


def _had_it(b: Ballot, v: int) -> int:
    """Nobody who took the Secretariat from a man gives it back to him lightly."""
    k = b.index[b.favoured] if b.favoured >= 0 else -1
    if k < 0 or v == b.favoured or b.motion.a != b.facts.secretary_post or not b.facts.ousted >> k & 1:
        return 0
    return -b.facts.tune.had_it


def _of_favoured(b: Ballot, v: int) -> int:
    if b.favoured < 0 or b.favoured == v:
        return 0
    return opinion(b.facts, v, b.favoured) // 3


def _master(b: Ballot, v: int) -> int:
    """Whose man is the candidate? The master's friends like it, the master's enemies do not."""
    root = b.favoured_root
    if root < 0 or b.motion.kind == READMIT:
        return 0
    return opinion(b.facts, v, root) // 4


def _purse(b: Ballot, v: int) -> int:
    return -4 if b.motion.kind == BUDGET else 0


def _mercy(b: Ballot, v: int) -> int:
    return (
        12
        + b.facts.standing[b.motion.a] // 6
        - b.facts.record[b.motion.a] // 3
        - (20 if b.facts.self_rung[b.motion.a] == 0 else 0)
    )


def _blood(b: Ballot, v: int) -> int:
    """The taboo of these years: no exile, no death of comrades."""
    return -b.facts.tune.taboo if b.motion.kind == RUNG and b.motion.b > OUT_PARTY else 0


def _paper(b: Ballot, v: int) -> int:
    """A document has its own weight; established ones more than rumour."""
    for hold in b.facts.holds:
        if hold.id == b.motion.a:
            return hold.strength // 3 - 26 - 4 * b.motion.b - severity.closed_ranks(b.facts)
    return -20


def _calm(b: Ballot, v: int) -> int:
    return -8 if b.motion.kind == ORDER and b.motion.a == 0 else 0


def _keep(b: Ballot, v: int) -> int:
    """Nobody likes to see a comrade taken at his word: the vote is for his staying."""
    many = len(b.group)
    if many == 1 and b.likes_target is not None:
        liked, names = b.likes_target[v], b.facts.standing[b.target]
    else:
        liked = sum([opinion(b.facts, v, p) for p in b.group]) // many
        names = sum([b.facts.standing[p] for p in b.group]) // many
    return 12 + liked // 2 + (names - 40) // 6 + b.facts.tune.confidence_company * (many - 1)


def _theses(b: Ballot, v: int) -> int:
    return theses.pleases(b.facts, v) if b.motion.body == CONGRESS and not b.secret else 0


def _office(b: Ballot, v: int) -> int:
    return b.severity if b.motion.kind == CONFIDENCE else 0


def _chair(b: Ballot, v: int) -> int:
    """Who fills the posts may fill mine."""
    return 0 if v == b.target or b.below.isdisjoint(b.facts.posts_of[v]) else b.grip


def _chair_kept(b: Ballot, v: int) -> int:
    return -_chair(b, v)


_AIMED: tuple[tuple[str, Term], ...] = (
    ("of_mover", _of_mover), ("of_target", _of_target), ("discipline", _discipline), ("severity", _severity),
    ("nearer", _nearer), ("name", _name), ("want", _want), ("wave", _wave), ("called", _called), ("blood", _blood),
    ("chair", _chair), ("spoke", _spoke),
)
_FILL: tuple[tuple[str, Term], ...] = (
    ("of_mover", _of_mover), ("fits", _fits), ("of_favoured", _of_favoured), ("master", _master),
    ("had_it", _had_it), ("want", _want), ("wave", _wave), ("called", _called),
)  # fmt: skip
TERMS: dict[int, tuple[tuple[str, Term], ...]] = {
    LINE: (
        ("of_mover", _of_mover),
        ("line", _line),
        ("rank_and_file", _rank_and_file),
        ("events", _events),
        ("name", _name),
        ("want", _want),
        ("wave", _wave),
        ("called", _called),
        ("spoke", _spoke),
    ),
    MEASURE: (
        ("of_mover", _of_mover),
        ("measure", _measure),
        ("need", _need),
        ("cost", _cost),
        ("name", _name),
        ("wave", _wave),
        ("called", _called),
    ),
    BUDGET: (
        ("of_mover", _of_mover),
        ("purse", _purse),
        ("want", _want),
        ("wave", _wave),
        ("called", _called),
    ),
    FILL: _FILL,
    REMOVE: (*_AIMED, ("of_favoured", _of_favoured), ("had_it", _had_it), ("fits", _fits)),
    RUNG: _AIMED,
    READMIT: (
        ("of_mover", _of_mover),
        ("mercy", _mercy),
        ("of_favoured", _of_favoured),
        ("want", _want),
        ("wave", _wave),
        ("called", _called),
    ),
    DOCUMENT: (
        ("of_mover", _of_mover),
        ("of_target", _of_target),
        ("paper", _paper),
        ("nearer", _nearer),
        ("want", _want),
        ("wave", _wave),
        ("called", _called),
        ("spoke", _spoke),
    ),
    ORDER: (("of_mover", _of_mover), ("calm", _calm), ("wave", _wave), ("called", _called)),
    CONFIDENCE: (
        ("keep", _keep),
        ("office", _office),
        ("theses", _theses),
        ("want", _want),
        ("chair", _chair_kept),
        ("called", _called),
        ("spoke", _spoke),
    ),
}


# Terms that are the same whoever votes; `says` works them out once a ballot for each degree of bondage.
_SAME = (
    _discipline, _severity, _name, _blood, _purse, _calm, _paper, _need, _cost, _rank_and_file, _events, _office,
    _mercy, _fits, _spoke,
)  # fmt: skip
_ALIKE = {kind: tuple(term for _, term in terms if term in _SAME) for kind, terms in TERMS.items()}
_APART = {kind: tuple(term for _, term in terms if term not in _SAME) for kind, terms in TERMS.items()}


# -- a contender's wish (rules 5 and 6) -----------------------------------------------------------


def _telling(b: Ballot) -> tuple[Term, ...]:
    """Return the terms that differ by voter and can come to anything on this ballot; the rest are nought for all."""
    idle: list[Term] = []
    if not b.cast:
        idle.append(_called)
    if not b.wave:
        idle.append(_wave)
    if b.target < 0:
        idle += [_of_target, _nearer]
    if not b.below:
        idle += [_chair, _chair_kept]
    if b.favoured < 0:
        idle += [_of_favoured, _had_it, _master]
    if b.secret or b.motion.body != CONGRESS or b.facts.theses <= 0:
        idle.append(_theses)
    return tuple([term for term in _APART[b.motion.kind] if term not in idle])


def wish(b: Ballot, p: int) -> list[Reason]:
    """Return how a contender would vote left to himself, as reasons; the sum above nought is yes."""
    kept = b.wishes.get(p)
    if kept is None:
        kept = b.wishes[p] = [Reason(code, amount) for code, amount in _weighed(b, p) if amount]
    return kept


def _weighed(b: Ballot, p: int) -> list[tuple[str, int]]:
    """Return a contender's reasons as they are worked out, once a ballot: code and amount, nought too."""
    kept = b.raws.get(p)
    if kept is not None:
        return kept
    k = b.index[p]
    facts = b.facts
    gains = lead.gain(facts)[k]
    felt = lead.threat(facts)
    m = b.index[b.mover]
    raw: list[tuple[str, int]] = []
    if p == b.mover:
        raw.append(("own_motion", 30))
    if b.target >= 0:
        _wish_aimed(b, p, k, gains, felt, raw)
    if b.motion.kind in (FILL, REMOVE) and b.favoured >= 0:
        _wish_fill(b, p, gains, raw)
    if b.motion.kind == LINE:
        guards = facts.scenario.people[p].guard == b.motion.a
        raw.append(("line", _line(b, p) * (facts.tune.guard if guards else 100) // 100))
        raw.append(("rank_and_file", _rank_and_file(b, p)))
        raw.append(("events", _events(b, p)))
        raw.append(("wrong", _in_the_wrong(b, gains)))
    elif b.motion.kind == MEASURE:
        raw.append(("measure", _measure(b, p)))
        raw.append(("need", _need(b, p)))
        raw.append(("cost", _cost(b, p)))
    elif b.motion.kind == BUDGET:
        root = b.region_root
        if root == p:
            raw.append(("own_region", 28))
        elif root >= 0:
            raw.append(("their_region", -gains[b.index[root]] // 3))
        raw.append(("purse", -6 if facts.has_lever(p, "purse") and p != b.mover else -2))
    elif b.motion.kind == READMIT:
        s = b.index[b.motion.a]
        if s >= 0:
            raw.append(("ally_needed", max(-20, min(25, 22 - gains[s] // 2 + facts.regard[s][p] // 4))))
        raw.append(("mercy", _mercy(b, p) // 2))
    elif b.motion.kind == ORDER:
        raw.append(("calm", _calm(b, p)))
        if b.motion.a == 0:
            raw.append(("time", _time(b, k)))
    elif b.motion.kind == DOCUMENT:
        raw.append(("paper", _paper(b, p)))
    if p != b.mover and m >= 0:
        raw.append(("of_mover", facts.regard[m][p] // 5))
        raw.append(("mover_gain", -max(0, gains[m]) // 3))
    if b.motion.kind not in (RUNG, REMOVE, CONFIDENCE, DOCUMENT):
        for pact in facts.pacts:
            if p in pact.parties and b.mover in pact.parties and p != b.mover:
                raw.append(
                    (
                        "pact",
                        25
                        if pact.kind == PLATFORM and b.motion.kind == LINE and pact.item == b.motion.a
                        else 10,
                    )
                )
                break
    for promise in facts.promises:
        if promise.who == p and promise.on == b.key:
            raw.append(("promise", WORD * promise.side))
        elif promise.who == p and promise.item == debt.OWED:
            due = debt.side(facts, b.motion, b.target, p, promise.to)
            raw.append(("debt", facts.tune.debt_weight * due))
    if b.cast and p not in (b.mover, b.target):
        raw.append(("called", _called(b, p)))
    _bound(b, p, raw)
    if p in b.owed:
        raw.append(("held", facts.tune.hold_vote * owed_side(b, p)))
    b.raws[p] = raw
    return raw


def _bound(b: Ballot, p: int, raw: list[tuple[str, int]]) -> None:
    """What his pacts ask of a contender on this matter: a vote sold, a platform, what was settled (rules 6)."""
    facts, motion = b.facts, b.motion
    settled = 0
    for pact in facts.pacts:
        if p not in pact.parties:
            continue
        if pact.terms:
            side = deal.owed(facts, pact, p, motion, b.target, b.favoured_root if motion.kind == FILL else -1)
            if side:
                raw.append(("trade", facts.tune.trade_vote * side))
        elif pact.kind == PLATFORM and motion.kind == LINE and pact.item == motion.a and b.mover not in pact.parties:
            together = pact_rules.platform_side(facts, pact)
            raw.append(("platform", facts.tune.platform_bond * (together if motion.b > 0 else -together)))
        settled = settled or pact.side_of(b.key)
    if settled and p != b.target:
        own = sum(amount for _, amount in raw) * settled
        bond = facts.tune.caucus_bond
        raw.append(("caucus", max(0, min(bond, bond - own)) * settled))


def promise_key(motion: Motion) -> int:
    """Return a number that names the matter of a motion, so that a word given on it can be kept or broken."""
    return (
        (motion.kind * 400 + motion.a + 1) * 400
        + (motion.b if motion.kind != LINE else (1 if motion.b > 0 else 0))
        + 1
    ) * 8 + motion.body


def _wish_aimed(b: Ballot, p: int, k: int, gains: list[int], felt: list[list[int]], raw: list[tuple[str, int]]) -> None:
    """What a contender weighs when a motion is aimed at somebody."""
    facts, target, mover = b.facts, b.target, b.mover
    keep = -1 if b.motion.kind == CONFIDENCE else 1
    if p == target or p in b.group:
        raw.append(("myself", -250 * keep))
        return
    t, m = b.index[target], b.index[mover]
    if t < 0:
        root = b.roots[target]
        worth = gains[b.index[root]] * 2 // 3 if root >= 0 and root != p else 0
        if root == p:
            raw.append(("my_man", -45 * keep))
        raw.append(("his_master", worth * keep))
        raw.append(("of_target", -opinion(facts, p, target) // 3 * keep))
        raw.append(("discipline", b.cases * keep))
        raw.append(("severity", -b.severity * 2 // 3 * keep))
        return
    value = gains[t]
    if len(b.group) > 1:
        value = sum(gains[b.index[x]] for x in b.group) // len(b.group)
        raw.append(("company", facts.tune.confidence_company * (len(b.group) - 1)))
    raw.append(("gain", value * keep))
    if any(pact.target == target and pact.kind == BLOC and p in pact.parties for pact in facts.pacts):
        raw.append(("in_bloc", 35 * keep))
    elif p != mover and facts.bound(p, mover):
        raw.append(("with_mover", 12 * keep))
    if any(p in pact.parties and target in pact.parties and pact.kind != TRADE for pact in facts.pacts):
        raw.append(("with_target", -30 * keep))
    raw.append(("discipline", b.cases * keep))
    raw.append(("severity", -b.severity * keep))
    if p != mover and m >= 0:
        fear = facts.tune.fear_weight * max(0, 2 * felt[k][m] - felt[k][t] // 2) // 100
        raw.append(("fear", -(fear // 2 if facts.bound(p, mover) else fear) * keep))
    if b.motion.kind != RUNG or b.motion.b < 4:
        others = [felt[k][j] for j in facts.in_play() if j not in (k, t)]
        top = max(others, default=0)
        weight = facts.tune.counterweight // (2 if b.motion.kind == REMOVE else 1)
        raw.append(("counterweight", -(weight * max(0, 2 * top + 6 - felt[k][t] // 2) // 100) * keep))
    regard = facts.regard[t][p]
    if regard > 0:
        raw.append(("friend", -regard // 6 * keep))
    raw.append(("blood", _blood(b, p) * keep))
    if b.motion.kind == DOCUMENT:
        raw.append(("party_peace", -14 - severity.closed_ranks(facts)))
    if b.motion.kind == CONFIDENCE:
        raw.append(("decency", 14))
        raw.append(("theses", _theses(b, p)))


def _wish_fill(b: Ballot, p: int, gains: list[int], raw: list[tuple[str, int]]) -> None:
    """What a contender weighs when a post is to be filled."""
    facts = b.facts
    post = facts.scenario.posts[b.motion.a]
    weight = 6 + 4 * post.rank + 2 * post.glamour
    root = b.favoured_root
    if b.favoured == p:
        raw.append(("for_me", weight + 20))
    elif root == p:
        raw.append(("my_man_gets_it", weight))
    elif root >= 0:
        raw.append(("his_man_gets_it", -max(-10, gains[b.index[root]]) * weight // 30))
    else:
        raw.append(("neutral", 4))
    raw.append(("fits", _fits(b, p) // 2))
    raw.append(("of_favoured", _of_favoured(b, p)))
    raw.append(("had_it", _had_it(b, p)))
    if b.index[b.favoured] < 0 and b.office:
        raw.append(("least_feared", 10))


def _in_the_wrong(b: Ballot, gains: list[int]) -> int:
    """Whom would the new Line put in the wrong?"""
    facts, i, step = b.facts, b.motion.a, b.motion.b
    value = 0
    for j, he in enumerate(facts.scenario.seats):
        if gains[j]:
            rise = abs(facts.stance[i][he] - facts.line[i] - step) - abs(facts.stance[i][he] - facts.line[i])
            value += gains[j] * rise
    return value // 30


def _time(b: Ballot, k: int) -> int:
    """Who gains by putting a congress off: whoever holds less organisation than stage."""
    facts = b.facts
    organised = lead.organisation(facts, b.roots)[k]
    return max(-14, min(14, (120 - organised) // 12))


# -- the sum --------------------------------------------------------------------------------------


def _kind_of_want(facts: Facts, v: int) -> int:
    """Return what would win a person, -1 where nobody here knows."""
    want = want_at(facts.scenario.people[v], facts.want[v])
    return want.kind if want is not None else -1


def stand(b: Ballot, v: int) -> list[Reason]:
    """Return the reasons of one voter; the sum above nought is a vote for the motion.

    A client's own reasons count for what his loyalty leaves; his patron's wish counts for the loyalty (rules 5).
    """
    k = b.index[v]
    if k >= 0:
        return wish(b, v)
    facts = b.facts
    if v == b.target:
        return [Reason("myself", 250 if b.motion.kind == CONFIDENCE else -250)]
    if v == b.favoured and b.motion.kind in (FILL, REMOVE) and _kind_of_want(facts, v) != SECURITY:
        return [Reason("for_me", 60)]
    own = [(code, amount) for code, term in TERMS[b.motion.kind] if (amount := term(b, v))]
    root = b.roots[v]
    bond = _bond(b, v, root)
    out = [Reason(code, amount * (100 - bond) // 100) for code, amount in own]
    if bond:
        out.append(Reason("patron", _patron(b, root, bond), (root,)))
    for promise in facts.promises:
        if promise.who == v and promise.on == b.key:
            out.append(Reason("promise", WORD * promise.side, (promise.to,)))
    if b.origin and answers_for_villages(facts, v):
        out.append(Reason("origin", b.origin))
    if v in b.owed:
        out.append(Reason("held", facts.tune.hold_vote * owed_side(b, v), (b.owed[v],)))
    return [reason for reason in out if reason.amount]


def says(b: Ballot, v: int) -> int:
    """Return the sum of a voter's reasons: what `stand` adds up to, without the list."""
    facts = b.facts
    if b.index[v] >= 0:
        return _will(b, v)
    if v == b.target:
        return 250 if b.motion.kind == CONFIDENCE else -250
    if v == b.favoured and b.motion.kind in (FILL, REMOVE) and _kind_of_want(facts, v) != SECURITY:
        return 60
    root = b.roots[v]
    bond = _bond(b, v, root)
    own = 100 - bond
    total = 0
    if own:
        alike = b.alike.get(own)
        if alike is None:
            if b.same is None:
                b.same = [term(b, v) for term in _ALIKE[b.motion.kind]]
            alike = b.alike[own] = sum([amount * own // 100 for amount in b.same])
        total += alike
        for term in b.apart:
            total += term(b, v) * own // 100
    if bond:
        total += _patron(b, root, bond)
    if b.given:
        total += b.given.get(v, 0)
    if b.origin and answers_for_villages(facts, v):
        total += b.origin
    if v in b.owed:
        total += facts.tune.hold_vote * owed_side(b, v)
    return total


def owed_side(b: Ballot, v: int) -> int:
    """Return the side of a vote owed under a pressed paper: 1, -1, or 0 where it binds to nothing (rules 4, 8).

    It is owed on the next item that is the presser's own or that touches a man, and goes as the presser goes.
    """
    to = b.owed.get(v, -1)
    if to < 0 or v == b.target:
        return 0
    if to == b.mover:
        return 1
    if to == b.target:
        return 1 if b.motion.kind == CONFIDENCE else -1
    if b.target < 0:
        return 0
    side = b.chosen.get(to, 0)
    if side in (1, -1):
        return side
    # Who is bound himself leads nobody.
    will = 0 if to in b.owed else _will(b, to)
    return (will > 0) - (will < 0)


def _will(b: Ballot, p: int) -> int:
    """Return the sum of a contender's reasons, worked out once a ballot."""
    kept = b.wills.get(p)
    if kept is None:
        kept = b.wills[p] = sum([amount for _, amount in _weighed(b, p)])
    return kept


def _bond(b: Ballot, v: int, root: int) -> int:
    """Return how far a client is bound, 0..100; a secret ballot frees those of little loyalty."""
    facts = b.facts
    if root < 0 or (b.secret and facts.loyalty[v] < facts.tune.ballot_free):
        return 0
    return min(100, facts.loyalty[v] + facts.thanks(v, facts.patron[v], root) // 2)


def _patron(b: Ballot, root: int, bond: int) -> int:
    """Return what reaches a client of his patron's wish; a vote he has cast counts thirty-five at least."""
    pull = b.pulls.get(root)
    if pull is None:
        side = b.chosen.get(root, 0)
        will = max(-100, min(100, _will(b, root)))
        if side in (1, -1) and (will * side <= 0 or abs(will) < 35):
            will = side * max(35, abs(will))
        pull = b.pulls[root] = will * b.facts.tune.patron_weight
    return pull * bond // 10000


__all__ = [
    "NON_AGGRESSION", "SECRETARIAT", "TERMS", "Ballot", "owed_side", "promise_key", "says", "stand", "target_of",
    "wish",
]
