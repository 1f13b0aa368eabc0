"""The table a person sits at in the terminal: the game, the seat, the words, and the words he may type anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.content.overlay import in_language
from game.language import FIRST
from game.session import Session
from game.text.terminal import Terminal
from game.words import Words
from game.words.scenes import unseen
from game.world.event import Event
from game.world.scenario import Scenario
from game.world.view import View

BACK, EMPTY = -1, -2  # what `pick` returns when no line is chosen
PAGE = 20  # values of a list shown at once
PRIVATE = ("people", "person", "posts")  # what is somebody's own knowledge, and not told through nobody's eyes
Behind = Callable[[int], list[str]]  # what stands behind a line of a list, by its place
OF_THE_DESK = ("end", "run", "undo", "orders", "all", "actions", "do", "why", "habit", "desk", "asks")


def words_of(scenario: Scenario, language: str) -> Words:
    """Return the words of a scenario in a language."""
    return Words(in_language(scenario, language), language)


class Left(Exception):
    """The player leaves the game."""


class Table:
    """One game in the terminal. `seat` is the place asked last, -1 when somebody only watches."""

    def __init__(self, terminal: Terminal, session: Session, seat: int, language: str = FIRST) -> None:
        self.terminal = terminal
        self.language = language
        self.after_month: Callable[[Table], int] | None = None  # what is told beside the news when a month is over
        self.commands: dict[str, Callable[[Table, str], None]] = {}
        self.take(session, seat)

    def take(self, session: Session, seat: int) -> None:
        """Sit down at another game."""
        self.session, self.seat = session, seat
        self.words = words_of(session.scenario, self.language)
        self.heard = 0  # how many of the game's events were told
        # The same, and the names called, by seat: for the others of several people at one terminal.
        self.told: dict[int, tuple[int, dict[int, int]]] = {}
        self.called: dict[int, int] = {}  # names called so far on the item in hand
        # By seat, from which place in the events on scenes are still due.
        self.staged: dict[int, int] = dict.fromkeys(session.humans(), unseen(session))
        self.shown_month = -1
        self.choices_told: set[tuple[int, Event]] = set()  # by seat, one's own choices, told when they were made
        self.papers: dict[int, int] = {}  # by seat, the month at whose opening a front page was told last
        self.full: dict[int, bool] = {}  # month -> whether it asked for something
        self.first = True

    @property
    def view(self) -> View:
        """Return what the seat knows now."""
        view = self.session.view(self.seat if self.watched else max(0, self.seat))
        self.words.learn(view)
        self.words.signed = self.session.pacts
        return view

    @property
    def watched(self) -> bool:
        """Tell whether a game goes on in which nobody at the table has a seat."""
        return self.session.paced and not self.session.over

    @property
    def me(self) -> int:
        """Return the person whose seat it is, -1 when somebody only watches."""
        return self.session.scenario.seats[self.seat] if self.seat >= 0 else -1

    def say(self, key: str, *rest: object, **values: Any) -> str:
        """Return a text of the terminal."""
        return self.words.say("terminal", key, *rest, **values)

    def tell(self, key: str, *rest: object, **values: Any) -> None:
        """Write a text of the terminal."""
        self.terminal.line(self.say(key, *rest, **values))

    def head(self, key: str, **values: Any) -> None:
        """Write a heading after an empty line."""
        self.terminal.line()
        self.tell(key, **values)

    def read(self) -> str:
        """Return the next line that is none of the words understood everywhere, in lower case."""
        while True:
            typed = self.terminal.ask(self.say("prompt"))
            word, _, rest = typed.partition(" ")
            command = self.commands.get(word.lower())
            if command is None:
                return typed.lower()
            if self.watched and self.seat < 0 and word.lower() in PRIVATE:
                self.tell("watch_shut")
                continue
            command(self, rest.strip())

    def pick(
        self, labels: list[str], page: int = PAGE, names: dict[str, int] | None = None, behind: Behind | None = None
    ) -> int:
        """Return which line of a list is chosen, -1 for going back; long lists come in pages, a word narrows them.

        `names` are words that choose a line whatever the lines say; `behind` tells what stands behind a line, asked
        for by `why` and its number. Any other word of the desk chooses nothing.
        """
        shown = list(range(len(labels)))
        start = 0
        listed = True
        while True:
            left = len(shown) - start - page
            if listed:
                for n in shown[start : start + page]:
                    self.tell("value", n=n + 1, text=labels[n])
                if left > 0:
                    self.tell("more_values", n=left)
            listed = True
            typed = self.read()
            if names and typed in names:
                return names[typed]
            if typed in ("back", "no", "drop"):
                return BACK
            asked, _, line = typed.partition(" ")
            if asked == "why" and behind and line.isdecimal() and 1 <= int(line[:6]) <= len(labels):
                self.tell("behind", text=labels[int(line[:6]) - 1])
                for told in behind(int(line[:6]) - 1) or [self.say("forecast_none")]:
                    self.tell("reason", text=told)
                listed = False
                continue
            if asked in OF_THE_DESK:
                self.tell("not_the_desk", word=asked)
                continue
            if typed == "more":
                start = start + page if left > 0 else 0
            elif typed.isdecimal():
                if 1 <= int(typed[:6]) <= len(labels):
                    return int(typed[:6]) - 1
                self.tell("out_of_range")
            elif not typed:
                return EMPTY
            else:
                found = [n for n, label in enumerate(labels) if typed in label.lower()]
                if len(found) == 1:
                    return found[0]
                if not found:
                    self.tell("none_match")
                shown, start = found or list(range(len(labels))), 0


def find_person(table: Table, name: str) -> list[int]:
    """Return the persons whose surname is a name, else those whose names hold it."""
    asked = name.lower()
    # By the names as they are shown, and as the scenario itself has them: those can be typed on any keyboard.
    people = list(zip(table.session.scenario.people, table.words.scenario.people, strict=True))
    exact = [p for p, (one, told) in enumerate(people) if asked in (one.short.lower(), told.short.lower(), one.id)]
    return exact or [
        p
        for p, (one, told) in enumerate(people)
        if not one.generated and (asked in one.name.lower() or asked in told.name.lower())
    ]
