"""The frozen definitions of a scenario: who and what there is before the first month is played.

Everything here is immutable and shared by all games of a batch. Ids are turned into indexes
once, when the scenario is built; the rules only ever see indexes.
"""

from __future__ import annotations

from functools import cached_property

from game.world.record import field, record

# Wants (RULES 2, Person).
SECURITY, PROMOTION, MONEY, A_LINE, A_GRUDGE, QUIET = range(6)
WANT_NAMES = ("security", "promotion", "money_for_region", "a_line", "a_grudge", "quiet")

# Points of opinion that a grudge and a friendship known from the start are worth.
GRUDGE, FRIENDSHIP = -35, 30

# Kinds of calendar entry.
PLENUM, CONFERENCE, CONGRESS = range(3)
CALENDAR_NAMES = ("plenum", "conference", "congress")

# Who must accept a candidate for a post.
BY_NOBODY, BY_COMMITTEE, BY_POLITBURO, BY_CC = range(4)
ACCEPTS_NAMES = ("nobody", "committee", "politburo", "cc")

# What a post's CC seat is.
NO_SEAT, CANDIDATE_SEAT, FULL_SEAT = range(3)
SEAT_NAMES = ("none", "candidate", "full")

LEVERS = (
    "appointments",  # recommends to the posts that name it under `under`
    "admissions",  # may start a membership drive or purge
    "agenda",  # order of business, papers to members
    "chair",  # presides over Politburo and plenum
    "archive",  # keeps documents, may retouch the record
    "press",  # campaigns
    "surveillance",  # card index, informers, wire
    "inspection",  # CCC and Rabkrin envoys, cases
    "force",  # armed force
    "purse",  # budget, money for a region
    "comintern",  # the Comintern line
    "unions",  # the shop floor
)

# A skill from which nobody calls a man unfit for the work, and what each point below speaks against naming him.
GIFTED, LACK = 50, 4
ARMY, POLICE, FOREIGN = "army", "police", 60  # what speaks against a stranger to the kind of work

SKILLS = ("oratory", "theory", "administration", "intrigue", "resolve")


def month_index(year: int, month: int) -> int:
    """Return the absolute index of a calendar month; month is 1 to 12."""
    return year * 12 + month - 1


@record(frozen=True, slots=True)
class Issue:
    """One question of policy, -100..100, with the words for both ends."""

    id: str
    name: str
    low: str
    high: str
    line: int
    mood: int
    weight: int = 2  # share in distance, RULES 5 (economy 2 of 4)


@record(frozen=True, slots=True)
class Want:
    """What would win a person: one of the six kinds, with its object where it has one."""

    kind: int
    issue: int = -1  # A_LINE: which issue
    side: int = 0  # A_LINE: the stance wanted, -100..100
    person: int = -1  # A_GRUDGE: against whom


_FRESH_WANTS = tuple(Want(kind) for kind in range(len(WANT_NAMES)))


@record(frozen=True, slots=True)
class Aim:
    """A line of the aim of a seat: a check of rules/aim.py with what it needs."""

    check: str
    post: int = -1
    issue: int = -1
    value: int = 0  # points of the Line, or months
    month: int = 0  # absolute month against whose Line it is measured


@record(frozen=True, slots=True)
class PersonDef:
    """A person as the scenario describes them (RULES 2)."""

    id: str
    name: str  # Grigory Zinoviev
    short: str  # Zinoviev
    cyrillic: str
    born: int
    enters: int  # absolute month from which they may take office
    generated: bool  # from the name lists
    traits: tuple[str, ...]
    skills: tuple[int, int, int, int, int]  # in the order of SKILLS
    standing: int
    orthodoxy: int
    health: int
    eye: int
    rigidity: int
    stances: tuple[int, ...]  # by issue
    patron: int
    loyalty: int
    wants: tuple[Want, ...]
    grudges: tuple[int, ...]
    friends: tuple[int, ...]
    moods: tuple[tuple[int, int], ...]  # (contender index in seats, -100..100)
    portrait: tuple[tuple[str, str], ...]
    note: str
    fate: str
    source: str
    certainty: str
    # Only contenders use these: weights of temperament, 0..100, by name in TEMPER (rivals/temperament.py).
    temper: tuple[tuple[str, int], ...] = ()
    situation: str = ""  # set-up screen: where this seat stands
    dilemma: str = ""
    difficulty: int = 0  # 1..5, the seat's difficulty, 0 when not a contender
    record: int = 0  # acts of faction counted against him before the start
    rung: int = 0  # 5 or 6: he begins outside the party, or in exile
    slandered: str = ""  # the source that records hostility to him on account of his origin; empty where none does
    aim: tuple[Aim, ...] = ()
    # What drives a contender before the crown does: whom to stop, which issue to guard, peace. It fades with ambition.
    stop: int = -1
    guard: int = -1
    peace: bool = False


# A want that came of circumstances has no object and is written as FRESH and its kind.
FRESH = 4


def want_at(person: PersonDef, at: int) -> Want | None:
    """Return a person's want by its place, one of circumstances from FRESH on, None where there is none."""
    if FRESH <= at < FRESH + len(_FRESH_WANTS):
        return _FRESH_WANTS[at - FRESH]
    return person.wants[at] if 0 <= at < len(person.wants) else None


@record(frozen=True, slots=True)
class PostDef:
    """A post: who recommends, who must accept, what it sends and what it moves (RULES 2)."""

    id: str
    name: str
    short: str
    cyrillic: str
    kind: str
    holder: int
    since: int
    under: int  # the post whose holder recommends; -1: filled by motion only
    accepts: int
    delegates: int  # full votes at the congress the scenario was scaled to
    machine: int
    glamour: int  # 0..10
    rank: int  # 1 province .. 5 top of the state
    slots: int  # staff slots it adds to a contender
    levers: tuple[str, ...]
    seat: int  # NO_SEAT, CANDIDATE_SEAT, FULL_SEAT: the CC seat that goes with it by the slate
    aptitude: int  # index in SKILLS
    region: str  # region or trade it speaks for, "" for central posts
    worker_share: int  # 0..100: how far its rank and file are workers (moods, recruits)
    note: str
    source: str
    certainty: str

    def has(self, lever: str) -> bool:
        """Tell whether the post carries the lever."""
        return lever in self.levers


@record(frozen=True, slots=True)
class Gathering:
    """A plenum, conference or congress on the calendar."""

    id: str
    kind: int
    month: int
    name: str
    votes: int  # full votes the delegations are scaled to
    cc_size: int
    candidate_size: int
    politburo_size: int
    joint: bool  # plenum held together with the CCC


@record(frozen=True, slots=True)
class HoldDef:
    """Something known about a person that can be pressed."""

    id: str
    on: int
    holders: tuple[int, ...]
    strength: int
    status: str  # established, contested, legend
    police: bool
    text: str
    source: str
    certainty: str
    surely: tuple[int, ...] = ()  # who has it even where what is disputed is left out

    def kept_by(self, contested_facts: bool) -> tuple[int, ...] | None:
        """Return the persons who have it at the start, None where the house rule leaves it out of the game."""
        if contested_facts or self.status == "established":
            return self.holders
        return self.surely or None


@record(frozen=True, slots=True)
class Chapter:
    """A chapter of the story: a start date and a lesson."""

    id: str
    title: str
    first: int
    last: int
    text: str


@record(frozen=True, slots=True)
class Choice:
    """One choice of a happening."""

    id: str
    text: str
    needs: object  # checked condition tree or None
    effects: tuple[object, ...]  # checked effects
    lean: tuple[tuple[str, int], ...]  # what draws a rival to it: temper word -> weight


@record(frozen=True, slots=True)
class Happening:
    """Something that happens and may put a contender on the spot (RULES 3.1)."""

    id: str
    title: str
    text: str
    reality: str  # what really happened
    status: str  # established, contested, legend, imagined
    when: object  # checked condition tree
    first: int  # earliest month
    last: int  # latest month
    chance: int  # permille a month while the condition holds
    once: bool
    spot: tuple[object, ...]  # whom it puts on the spot, in order of preference
    choices: tuple[Choice, ...]
    effects: tuple[object, ...]  # for happenings without choices
    source: str
    certainty: str
    grave: bool = False  # asks whoever it falls to, though he has just been asked something else
    notice: str = ""  # what the paper prints of a death it tells


@record(frozen=True)
class Scenario:
    """Everything a game starts from; built once by `content.build`, never changed."""

    id: str
    title: str
    summary: str
    author: str
    version: str
    hash: str
    start: int
    end: int
    seats: tuple[int, ...]  # persons who are contenders
    suggested: int
    issues: tuple[Issue, ...]
    chapters: tuple[Chapter, ...]
    people: tuple[PersonDef, ...]
    posts: tuple[PostDef, ...]
    calendar: tuple[Gathering, ...]
    holds: tuple[HoldDef, ...]
    happenings: tuple[Happening, ...]
    bodies: tuple[tuple[str, tuple[int, ...]], ...]  # body id -> persons, see BODIES in kinds.py
    country: tuple[tuple[str, int], ...]  # starting values of the country columns
    harvests: tuple[tuple[int, int], ...]  # (year, million tons x 10), drawn around
    tuning: tuple[tuple[str, int], ...]  # overrides of world/tuning.py
    rules: tuple[tuple[str, int], ...]  # house rules with their default
    reality: tuple[tuple[int, str], ...]  # (month, what really happened)
    opening: str = ""  # what leads the paper of the first month, its headline the first sentence
    person_index: dict[str, int] = field(default_factory=dict, compare=False)
    post_index: dict[str, int] = field(default_factory=dict, compare=False)
    issue_index: dict[str, int] = field(default_factory=dict, compare=False)

    # What follows from the above, worked out when first asked for.

    @cached_property
    def yielding(self) -> tuple[int, ...]:
        """What each person lacks in resolve, 0..100."""
        return tuple([100 - person.skills[4] for person in self.people])

    @cached_property
    def eyes(self) -> tuple[int, ...]:
        """What the eye of each contender is taken to be, by seat."""
        return tuple([self.people[p].eye for p in self.seats])

    @cached_property
    def tempers(self) -> tuple[dict[str, int], ...]:
        """The weights of each person's temper by name; not to be changed."""
        return tuple([dict(person.temper) for person in self.people])

    @cached_property
    def talents(self) -> tuple[tuple[int, ...], ...]:
        """Each skill of everybody, by its place and by person."""
        return tuple(zip(*[person.skills for person in self.people], strict=True))

    @cached_property
    def lacks(self) -> dict[tuple[int, str], tuple[int, ...]]:
        """What speaks against everybody for a kind of work, by the place of the skill and the kind of post.

        No gift for it; and nobody but a contender is thought of for the army who did not come from there, nor is a
        soldier for anything but the army and the police.
        """
        soldiers, civilians = set[int](), set(self.seats)
        for post in self.posts:
            if post.holder >= 0:
                (soldiers if post.kind == ARMY else civilians).add(post.holder)
        # Where nobody has an army post to begin with, anybody may come to one.
        known = soldiers.union(self.seats) if soldiers else set(range(len(self.people)))
        found = {}
        for kind in dict.fromkeys(post.kind for post in self.posts):
            if kind == ARMY:
                strange = [FOREIGN * (x not in known) for x in range(len(self.people))]
            else:
                only = soldiers - civilians if kind != POLICE else ()
                strange = [FOREIGN * (x in only) for x in range(len(self.people))]
            for place, row in enumerate(self.talents):
                lack = [LACK * max(0, GIFTED - skill) + more for skill, more in zip(row, strange, strict=True)]
                found[place, kind] = tuple(lack)
        return found

    @cached_property
    def house(self) -> dict[str, int]:
        """The house rules by name."""
        return dict(self.rules)

    @cached_property
    def feelings(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """Grudges and friendships by the person they are about: who has one, and points of opinion."""
        about: dict[int, dict[int, int]] = {}
        for p, person in enumerate(self.people):
            for who in person.grudges:
                about.setdefault(who, {})[p] = GRUDGE
            for who in dict.fromkeys(person.friends):
                row = about.setdefault(who, {})
                row[p] = row.get(p, 0) + FRIENDSHIP
        return {who: tuple(sorted(row.items())) for who, row in about.items()}
