"""The shape of scenario files, field by field: strict models that type the texts the reader delivers.

Ranges, lengths and words allowed are stated here and nowhere else; `schema` is made from them. Whether a name
refers to anything is a matter for `check`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, field_validator
from pydantic_core import PydanticUseDefault

from game.content.fields import (
    FORMAT,
    Certainty,
    Count,
    Five,
    Format,
    Id,
    Ids,
    Line,
    Long,
    Month,
    Name,
    Number,
    Permille,
    Person,
    Points,
    ScenarioId,
    Signed,
    Source,
    Status,
    Telling,
    Ten,
    Text,
    Year,
    Yes,
    nobody,
    schema,
    want,
    whole,
)
from game.world.scenario import month_index


class Part(BaseModel):
    """A part of a scenario: unknown keys are refused, a key without a value takes its default."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @field_validator("*", mode="before")
    @classmethod
    def _nothing_is_default(cls, value: Any) -> Any:
        if value is None:
            raise PydanticUseDefault
        return value


class ScenarioPart(Part):
    """The head of a scenario."""

    id: ScenarioId
    title: Name
    summary: Text = ""
    author: Name = ""
    version: Name = "1"
    start: Month = month_index(1924, 1)
    end: Month = month_index(1929, 12)
    seats: Annotated[list[Id], Field(min_length=2, max_length=12)]
    suggested: Person = ""


class IssuePart(Part):
    """A question of policy."""

    id: Id
    name: Name
    low: Line = ""
    high: Line = ""
    line: Signed = 0
    mood: Signed = 0
    weight: Ten = 2


class ChapterPart(Part):
    """A chapter of the story."""

    id: Id
    title: Name
    first: Month
    last: Month
    text: Long = ""


class GatheringPart(Part):
    """A plenum, conference or congress."""

    id: Id
    kind: Literal["plenum", "conference", "congress"]
    month: Month
    name: Name
    votes: Count = 0
    cc_size: Count = 0
    candidate_size: Count = 0
    politburo_size: Count = 0
    joint: Yes = False


class BodiesPart(Part):
    """Who sits in which body at the start."""

    politburo: Ids = []
    politburo_candidates: Ids = []
    secretariat: Ids = []
    orgburo: Ids = []
    orgburo_candidates: Ids = []
    cc: Ids = []
    cc_candidates: Ids = []
    ccc_presidium: Ids = []


class NamesPart(Part):
    """The lists from which later cadres are named."""

    first: Annotated[list[Name], Field(max_length=200)] = []
    last: Annotated[list[Name], Field(max_length=200)] = []
    count: Annotated[int, PlainValidator(whole(0, 300)), schema(type="integer", minimum=0, maximum=300)] = 0


class SkillsPart(Part):
    """What a person can do, 0 to 100."""

    oratory: Points = 45
    theory: Points = 40
    administration: Points = 50
    intrigue: Points = 45
    resolve: Points = 50


class TemperPart(Part):
    """The weights of a contender's temperament, 0 to 100."""

    pride: Points = 50
    fear: Points = 50
    patience: Points = 50
    ambition: Points = 50
    cunning: Points = 50
    warmth: Points = 50
    zeal: Points = 50


class WantPart(Part):
    """What would win a person."""

    want: Literal["security", "promotion", "money_for_region", "a_line", "a_grudge", "quiet"]
    issue: Person = ""
    side: Signed = 0
    against: Person = ""


class AimPart(Part):
    """A line of the aim of a seat."""

    check: Literal[
        "seat", "sits", "holds", "no_third", "line_up", "line_down", "line_near", "report", "collective", "no_coercion",
        "free",
    ]
    post: Person = ""
    issue: Person = ""
    value: Signed = 0
    month: Month | None = None


class DrivePart(Part):
    """What a contender is after before he is after the crown."""

    stop: Person = ""
    guard: Person = ""
    peace: Yes = False


class PersonPart(Part):
    """A person."""

    id: Id
    name: Name
    short: Name = ""
    cyrillic: Name = ""
    born: Year = 1885
    enters: Month | None = None
    traits: Annotated[list[Name], Field(max_length=12)] = []
    skills: SkillsPart = SkillsPart.model_construct()
    standing: Points = 15
    orthodoxy: Points = 30
    health: Points = 75
    eye: Points = 20
    rigidity: Points = 40
    stances: dict[Id, Signed] = {}
    patron: Person = ""
    loyalty: Points = 0
    wants: Annotated[list[Annotated[WantPart, BeforeValidator(want)]], Field(max_length=2)] = []
    grudges: Ids = []
    friends: Ids = []
    moods: dict[Id, Signed] = {}
    portrait: Annotated[dict[Id, Name], Field(max_length=30)] = {}
    note: Text = ""
    fate: Text = ""
    source: Source = ""
    certainty: Certainty = "medium"
    temper: TemperPart | None = None
    aim: Annotated[list[AimPart], Field(max_length=4)] = []
    drive: DrivePart = DrivePart.model_construct()
    slandered: Source = ""
    record: Points = 0
    rung: Literal["clear", "party", "exile"] = "clear"
    situation: Text = ""
    dilemma: Text = ""
    difficulty: Annotated[int, PlainValidator(whole(0, 5)), schema(type="integer", minimum=0, maximum=5)] = 0


class HoldPart(Part):
    """Something known about a person that can be pressed."""

    id: Id
    on: Id
    holders: Ids = []
    surely: Ids = []
    strength: Points = 30
    status: Status = "established"
    police: Yes = False
    text: Text
    source: Source = ""
    certainty: Certainty = "medium"


class PostPart(Part):
    """A post."""

    id: Id
    name: Name
    short: Name = ""
    cyrillic: Name = ""
    kind: Literal[
        "centre", "department", "region", "district", "republic", "government", "union", "press", "army", "police",
        "comintern", "control", "soviet", "abroad",
    ] = "centre"  # fmt: skip
    holder: Person = ""
    since: Month | None = None
    under: Person = ""
    accepts: Literal["nobody", "committee", "politburo", "cc"] = "committee"
    delegates: Count = 0
    machine: Points = 50
    glamour: Ten = 0
    rank: Five = 1
    slots: Ten = 0
    levers: Annotated[
        list[
            Literal[
                "appointments", "admissions", "agenda", "chair", "archive", "press", "surveillance", "inspection",
                "force", "purse", "comintern", "unions",
            ]
        ],
        Field(max_length=12),
    ] = []  # fmt: skip
    seat: Literal["none", "candidate", "full"] = "none"
    aptitude: Literal["oratory", "theory", "administration", "intrigue", "resolve"] = "administration"
    region: Annotated[str, PlainValidator(nobody), schema(type=["string", "null"])] = ""
    worker_share: Points = 50
    note: Text = ""
    source: Source = ""
    certainty: Certainty = "medium"


class ChoicePart(Part):
    """One choice of a happening."""

    id: Id
    text: Line
    needs: Line = ""
    effects: Annotated[list[Line], Field(max_length=20)] = []
    lean: dict[Literal["pride", "fear", "patience", "ambition", "cunning", "warmth", "zeal"], Signed] = {}


class HappeningPart(Part):
    """Something that happens."""

    id: Id
    title: Name
    text: Long
    notice: Line = ""
    reality: Text = ""
    status: Telling = "established"
    when: Line = ""
    first: Month | None = None
    last: Month | None = None
    chance: Permille = 1000
    once: Yes = True
    grave: Yes = False
    spot: Annotated[list[Line], Field(max_length=12)] = []
    choices: Annotated[list[ChoicePart], Field(max_length=6)] = []
    effects: Annotated[list[Line], Field(max_length=20)] = []
    source: Source = ""
    certainty: Certainty = "medium"


class Content(Part):
    """A whole scenario, its files joined and its parent merged in."""

    format: Format = FORMAT
    scenario: ScenarioPart
    issues: Annotated[list[IssuePart], Field(min_length=1, max_length=8)]
    chapters: Annotated[list[ChapterPart], Field(max_length=20)] = []
    calendar: Annotated[list[GatheringPart], Field(max_length=200)] = []
    bodies: BodiesPart = BodiesPart.model_construct()
    country: Annotated[dict[Id, Number], Field(max_length=60)] = {}
    harvests: Annotated[dict[Year, Count], Field(max_length=60)] = {}
    tuning: Annotated[dict[Id, Number], Field(max_length=200)] = {}
    rules: Annotated[dict[Id, Number], Field(max_length=40)] = {}
    reality: Annotated[dict[Month, Text], Field(max_length=400)] = {}
    opening: Annotated[dict[Month, Text], Field(max_length=400)] = {}
    names: NamesPart = NamesPart.model_construct()
    people: Annotated[list[PersonPart], Field(min_length=2, max_length=600)]
    holds: Annotated[list[HoldPart], Field(max_length=300)] = []
    posts: Annotated[list[PostPart], Field(min_length=1, max_length=300)]
    happenings: Annotated[list[HappeningPart], Field(max_length=400)] = []


LIST_SECTIONS = ("issues", "chapters", "calendar", "people", "holds", "posts", "happenings")
MAP_SECTIONS = ("scenario", "bodies", "country", "harvests", "tuning", "rules", "reality", "opening", "names")
