"""Happenings from text to checked trees: conditions, effects, and who is put on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from game.content import models
from game.content.problem import Mark, Problem, error
from game.content.reader import Table, mark_at
from game.play.condition import ConditionError, Names, parse, parse_person
from game.play.happening import marks_in, parse_effect
from game.world import scenario as world


def names_of(
    content: models.Content,
    person: dict[str, int],
    post: dict[str, int],
    issue: dict[str, int],
    seats: tuple[int, ...],
) -> Names:
    """Return the names that conditions and effects of this scenario may use."""
    people = {part.id: person[part.id] for part in content.people}
    return Names(
        people=people,
        posts=post,
        issues=issue,
        holds={
            part.id: index for index, part in enumerate(part for part in content.holds if part.on in people)
        },
        happenings={part.id: index for index, part in enumerate(content.happenings)},
        choices={part.id: tuple(choice.id for choice in part.choices) for part in content.happenings},
        marks=marks_in(_effect_texts(content)),
        rules=tuple(content.rules),
        seats=seats,
    )


def _effect_texts(content: models.Content) -> Iterator[str]:
    """Yield all effects as written."""
    for part in content.happenings:
        yield from part.effects
        for choice in part.choices:
            yield from choice.effects


def compiled(
    content: models.Content, data: Table, names: Names
) -> tuple[tuple[world.Happening, ...], list[Problem]]:
    """Return the happenings with everything parsed, and the problems met."""
    one = _Compiler(data, names)
    head = content.scenario
    out = tuple(one.happening(n, part, head.start, head.end) for n, part in enumerate(content.happenings))
    return out, one.problems


class _Compiler:
    """One pass over the happenings."""

    def __init__(self, data: Table, names: Names) -> None:
        self.data = data
        self.names = names
        self.problems: list[Problem] = []

    def parsed(self, read: Callable[[], Any], field: str, *loc: int | str) -> Any:
        """Return what a reader makes of a text, or None with a problem at the column it names."""
        try:
            return read()
        except ConditionError as fault:
            mark = mark_at(self.data, loc)
            what, _, hint = fault.message.partition("; ")
            place = Mark(mark.path, mark.line, mark.col + fault.column - 1)
            self.problems.append(error(place, f"{field}: {what}", hint))
            return None

    def effects(self, texts: list[str], actor: bool, *loc: int | str) -> tuple[Any, ...]:
        """Return parsed effects."""
        return tuple(
            self.parsed(lambda text=text: parse_effect(text, self.names, actor), "effects", *loc, n)  # type: ignore[misc]
            for n, text in enumerate(texts)
        )

    def choice(self, part: models.ChoicePart, *loc: int | str) -> world.Choice:
        """Return a choice."""
        needs = self.parsed(lambda: parse(part.needs, self.names, True), "needs", *loc, "needs")
        effects = self.effects(part.effects, True, *loc, "effects")
        return world.Choice(part.id, part.text, needs, effects, tuple(part.lean.items()))

    def happening(self, n: int, part: models.HappeningPart, start: int, end: int) -> world.Happening:
        """Return a happening; without months it may come at any time."""
        at = ("happenings", n)
        return world.Happening(
            id=part.id,
            title=part.title,
            text=part.text,
            reality=part.reality,
            status=part.status,
            when=self.parsed(lambda: parse(part.when, self.names), "when", *at, "when"),
            first=start if part.first is None else part.first,
            last=end if part.last is None else part.last,
            chance=part.chance,
            once=part.once,
            spot=tuple(
                self.parsed(lambda text=text: parse_person(text, self.names), "spot", *at, "spot", k)  # type: ignore[misc]
                for k, text in enumerate(part.spot)
            ),
            choices=tuple(self.choice(choice, *at, "choices", k) for k, choice in enumerate(part.choices)),
            effects=self.effects(part.effects, False, *at, "effects"),
            source=part.source,
            certainty=part.certainty,
            grave=part.grave,
            notice=part.notice,
        )
