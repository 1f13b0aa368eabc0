"""What the sections of a report share: what it is made from, a section, a picture with its figures in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.lab.report_markup import Markup, Part, table, tag
from game.lab.report_words import Idents, say
from game.world.scenario import Scenario


@dataclass
class Source:
    """What a report is made from: what `simulate` tells and the scenario it was played in."""

    told: dict[str, Any]
    scenario: Scenario
    idents: Idents = field(default_factory=Idents)

    @property
    def games(self) -> int:
        """Return how many games were played."""
        games: int = self.told["games"]
        return games

    @property
    def seats(self) -> list[str]:
        """Return the ids of the contenders."""
        return [self.scenario.people[p].id for p in self.scenario.seats]

    def name(self, person: str) -> str:
        """Return a person's surname by id; '' for the id of nobody."""
        at = self.scenario.person_index.get(person)
        return self.scenario.people[at].short if at is not None else person


@dataclass(frozen=True)
class Section:
    """A section: its short name for the contents, the finding as a heading, and what follows."""

    short: str
    finding: str
    parts: tuple[Part, ...]


def picture(
    drawing: Markup, title: str, head: Sequence[Part], rows: Iterable[Sequence[Part]], **more: object
) -> Markup:
    """Return a figure with its title, and below it the same figures as a table that can be opened."""
    return tag(
        "div",
        tag("figure", tag("figcaption", title), drawing),
        tag("details", tag("summary", say("common", "figures")), table(head, rows, title, **more)),  # type: ignore[arg-type]
    )


def text(*path: str, **values: object) -> Markup:
    """Return a text of the report as a paragraph."""
    return tag("p", say(*path, **values))


def put_together(sections: Sequence[Section]) -> list[Markup]:
    """Return the contents and the sections, numbered."""
    links = [
        tag("li", tag("a", section.short, href=f"#s{n}"), ": ", section.finding)
        if section.finding != section.short
        else tag("li", tag("a", section.short, href=f"#s{n}"))
        for n, section in enumerate(sections, 1)
    ]
    out = [tag("nav", tag("ol", links), aria_label=say("common", "contents"))]
    for n, section in enumerate(sections, 1):
        number = tag("span", f"{say('page', 'section', n=n)} · {section.short}", class_="no")
        out.append(tag("section", tag("h2", number, section.finding, id=f"s{n}"), *section.parts))
    return out
