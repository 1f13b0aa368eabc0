"""The reasons of a lesser person: one function each, listed in TERMS by kind of motion (rules 5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from game.rules import severity, theses, verdict
from game.rules.ballot import Ballot
from game.rules.measure import MEASURES
from game.rules.opinion import opinion
from game.world.kinds import (
    BUDGET,
    CONFIDENCE,
    CONGRESS,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    ORDER,
    OUT_PARTY,
    READMIT,
    REMOVE,
    RUNG,
)
from game.world.scenario import A_GRUDGE, A_LINE, MONEY, PROMOTION, QUIET, SECURITY, want_at

Term = Callable[[Ballot, int], int]


def of_mover(b: Ballot, v: int) -> int:
    """What he thinks of who moves it."""
    return (b.likes_mover[v] if b.likes_mover is not None else opinion(b.facts, v, b.mover)) // 2


def of_target(b: Ballot, v: int) -> int:
    """What he thinks of whom it is aimed at."""
    if b.target < 0:
        return 0
    return -(b.likes_target[v] if b.likes_target is not None else opinion(b.facts, v, b.target)) // 2


def _discipline(b: Ballot, v: int) -> int:
    return b.cases


def _severity(b: Ballot, v: int) -> int:
    return -b.severity


def nearer(b: Ballot, v: int) -> int:
    """Whose views are nearer to his, the mover's or the target's."""
    if b.target < 0:
        return 0
    facts = b.facts
    theirs, ours = facts._gaps.get(v << 12 | b.target), facts._gaps.get(v << 12 | b.mover)
    if theirs is None:
        theirs = facts.distance(v, b.target)
    if ours is None:
        ours = facts.distance(v, b.mover)
    return (theirs - ours) // 4


def wave(b: Ballot, v: int) -> int:
    """The stronger side draws those of weak resolve."""
    weak = 100 - b.facts.scenario.people[v].skills[4]
    return b.wave * weak * b.facts.tune.bandwagon // 10000


def called(b: Ballot, v: int) -> int:
    """Votes already cast weigh on weak resolve (rules 3 and 5)."""
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


def want(b: Ballot, v: int) -> int:
    """What would win him may be touched by the motion."""
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


def line(b: Ballot, v: int) -> int:
    """A step of the Line counts by how much nearer it brings it to his own stance."""
    i, step = b.motion.a, b.motion.b
    here, mine = b.facts.line[i], b.facts.stance[i][v]
    return 2 * (abs(mine - here) - abs(mine - here - step))


def events(b: Ballot, v: int) -> int:
    """The shops, the barns and the frontier make the Line look right or wrong."""
    return verdict.weight(b.facts, b.motion.a, b.motion.b)


def rank_and_file(b: Ballot, v: int) -> int:
    """What the rank and file want is heard by everybody who votes."""
    i, step = b.motion.a, b.motion.b
    here, mood = b.facts.line[i], b.facts.mood[i]
    return abs(mood - here) - abs(mood - here - step) + (1 if step else 0)


def measure(b: Ballot, v: int) -> int:
    """A measure counts by how far it is the policy he stands for."""
    economy = b.facts.scenario.issue_index.get("economy", -1)
    mine = b.facts.stance[economy][v] + b.facts.line[economy] // 2 if economy >= 0 else 0
    return MEASURES[b.motion.a].side * mine // 150


def needed(b: Ballot, v: int) -> int:
    """Hunger, unrest and a threat from abroad make measures look right."""
    return b.needed


def cost(b: Ballot, v: int) -> int:
    """A coercive measure asks for a bad conscience first."""
    return -18 if MEASURES[b.motion.a].coercive else 0


def fits(b: Ballot, v: int) -> int:
    """A candidate counts by skill for the work and by his name."""
    if b.favoured < 0 or b.motion.kind == READMIT:
        return 0
    post = b.facts.scenario.posts[b.motion.a]
    person = b.facts.scenario.people[b.favoured]
    return (person.skills[post.aptitude] - 45) // 4 + min(8, b.facts.standing[b.favoured] // 10)


def had_it(b: Ballot, v: int) -> int:
    """Nobody who took the Secretariat from a man gives it back to him lightly."""
    k = b.index[b.favoured] if b.favoured >= 0 else -1
    if k < 0 or v == b.favoured or b.motion.a != b.facts.secretary_post or not b.facts.ousted >> k & 1:
        return 0
    return -b.facts.tune.had_it


def two_hands(b: Ballot, v: int) -> int:
    """The Secretariat is not given to who has the government or the unions already."""
    if b.favoured < 0 or b.motion.a != b.facts.secretary_post:
        return 0
    return -b.facts.tune.two_hands if severity.has_other_realm(b.facts, b.favoured) else 0


def unheard(b: Ballot, v: int) -> int:
    """Of whom nothing has been heard for long is not thought of as Secretary."""
    if b.favoured < 0 or b.motion.a != b.facts.secretary_post:
        return 0
    return -severity.unheard(b.facts, b.favoured)


def of_favoured(b: Ballot, v: int) -> int:
    """What the voter thinks of the candidate."""
    if b.favoured < 0 or b.favoured == v:
        return 0
    return opinion(b.facts, v, b.favoured) // 3


def master(b: Ballot, v: int) -> int:
    """Whose man is the candidate? The master's friends like it, the master's enemies do not."""
    root = b.favoured_root
    if root < 0 or b.motion.kind == READMIT:
        return 0
    return opinion(b.facts, v, root) // 4


def _purse(b: Ballot, v: int) -> int:
    return -4 if b.motion.kind == BUDGET else 0


def mercy(b: Ballot, v: int) -> int:
    """Who is well known and has been quiet is missed."""
    return (
        12
        + b.facts.standing[b.motion.a] // 6
        - b.facts.record[b.motion.a] // 3
        - (20 if b.facts.self_rung[b.motion.a] == 0 else 0)
    )


def blood(b: Ballot, v: int) -> int:
    """The taboo of these years: no exile, no death of comrades."""
    return -b.facts.tune.taboo if b.motion.kind == RUNG and b.motion.b > OUT_PARTY else 0


def paper(b: Ballot, v: int) -> int:
    """A document has its own weight; established ones more than rumour."""
    for hold in b.facts.holds:
        if hold.id == b.motion.a:
            return hold.strength // 3 - 26 - 4 * b.motion.b - severity.closed_ranks(b.facts)
    return -20


def calm(b: Ballot, v: int) -> int:
    """Putting a congress off disturbs."""
    return -8 if b.motion.kind == ORDER and b.motion.a == 0 else 0


def keep(b: Ballot, v: int) -> int:
    """Nobody likes to see a comrade taken at his word: the vote is for his staying."""
    many = len(b.group)
    if many == 1 and b.likes_target is not None:
        liked, names = b.likes_target[v], b.facts.standing[b.target]
    else:
        liked = sum([opinion(b.facts, v, p) for p in b.group]) // many
        names = sum([b.facts.standing[p] for p in b.group]) // many
    return 12 + liked // 2 + (names - 40) // 6 + b.facts.tune.confidence_company * (many - 1)


def of_theses(b: Ballot, v: int) -> int:
    """The theses of the report please or displease, in the open vote."""
    return theses.pleases(b.facts, v) if b.motion.body == CONGRESS and not b.secret else 0


def _office(b: Ballot, v: int) -> int:
    return b.severity if b.motion.kind == CONFIDENCE else 0


def chair(b: Ballot, v: int) -> int:
    """Who fills the posts may fill mine."""
    return 0 if v == b.target or b.below.isdisjoint(b.facts.posts_of[v]) else b.grip


def chair_kept(b: Ballot, v: int) -> int:
    """Who fills the posts may fill mine, for the one whose staying is asked."""
    return -chair(b, v)


_AIMED: tuple[tuple[str, Term], ...] = (
    ("of_mover", of_mover), ("of_target", of_target), ("discipline", _discipline), ("severity", _severity),
    ("nearer", nearer), ("name", _name), ("want", want), ("wave", wave), ("called", called), ("blood", blood),
    ("chair", chair), ("spoke", _spoke),
)
_FILL: tuple[tuple[str, Term], ...] = (
    ("of_mover", of_mover), ("fits", fits), ("of_favoured", of_favoured), ("master", master),
    ("had_it", had_it), ("two_hands", two_hands), ("unheard", unheard), ("want", want), ("wave", wave),
    ("called", called),
)  # fmt: skip
TERMS: dict[int, tuple[tuple[str, Term], ...]] = {
    LINE: (
        ("of_mover", of_mover),
        ("line", line),
        ("rank_and_file", rank_and_file),
        ("events", events),
        ("name", _name),
        ("want", want),
        ("wave", wave),
        ("called", called),
        ("spoke", _spoke),
    ),
    MEASURE: (
        ("of_mover", of_mover),
        ("measure", measure),
        ("need", needed),
        ("cost", cost),
        ("name", _name),
        ("wave", wave),
        ("called", called),
    ),
    BUDGET: (
        ("of_mover", of_mover),
        ("purse", _purse),
        ("want", want),
        ("wave", wave),
        ("called", called),
    ),
    FILL: _FILL,
    REMOVE: (
        *_AIMED,
        ("of_favoured", of_favoured),
        ("had_it", had_it),
        ("two_hands", two_hands),
        ("unheard", unheard),
        ("fits", fits),
    ),
    RUNG: _AIMED,
    READMIT: (
        ("of_mover", of_mover),
        ("mercy", mercy),
        ("of_favoured", of_favoured),
        ("want", want),
        ("wave", wave),
        ("called", called),
    ),
    DOCUMENT: (
        ("of_mover", of_mover),
        ("of_target", of_target),
        ("paper", paper),
        ("nearer", nearer),
        ("want", want),
        ("wave", wave),
        ("called", called),
        ("spoke", _spoke),
    ),
    ORDER: (("of_mover", of_mover), ("calm", calm), ("wave", wave), ("called", called)),
    CONFIDENCE: (
        ("keep", keep),
        ("office", _office),
        ("theses", of_theses),
        ("want", want),
        ("chair", chair_kept),
        ("called", called),
        ("spoke", _spoke),
    ),
}


# Terms that are the same whoever votes; `says` works them out once a ballot for each degree of bondage.
_SAME = (
    _discipline, _severity, _name, blood, _purse, calm, paper, needed, cost, rank_and_file, events, _office,
    mercy, fits, _spoke, two_hands, unheard,
)  # fmt: skip
ALIKE = {kind: tuple(term for _, term in terms if term in _SAME) for kind, terms in TERMS.items()}
APART = {kind: tuple(term for _, term in terms if term not in _SAME) for kind, terms in TERMS.items()}


def telling(b: Ballot) -> tuple[Term, ...]:
    """Return the terms that differ by voter and can come to anything on this ballot; the rest are nought for all."""
    silent = b.secret or b.motion.body != CONGRESS or b.facts.theses <= 0
    return _telling(b.motion.kind, not b.cast, not b.wave, b.target < 0, not b.below, b.favoured < 0, bool(silent))


@cache
def _telling(
    kind: int, uncast: bool, becalmed: bool, aimless: bool, bare: bool, unnamed: bool, silent: bool
) -> tuple[Term, ...]:
    idle: list[Term] = []
    if uncast:
        idle.append(called)
    if becalmed:
        idle.append(wave)
    if silent:
        idle.append(of_theses)
    if aimless:
        idle += [of_target, nearer]
    if bare:
        idle += [chair, chair_kept]
    if unnamed:
        idle += [of_favoured, had_it, master]
    return tuple([term for term in APART[kind] if term not in idle])
