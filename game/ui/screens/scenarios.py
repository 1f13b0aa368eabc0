"""The scenario browser: what there is to play, its state, and what is wrong with what cannot be played."""

from __future__ import annotations

from typing import Any

from game import files
from game.content import find_scenarios, load_scenario
from game.content.load import ScenarioInfo
from game.content.overlay import Told, told
from game.content.problem import Problem
from game.language import FIRST
from game.ui import portrait
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape, inset
from game.ui.screens.base import Screen, initials, plain_frame, screen
from game.world.scenario import Scenario

TONES = {"ok": "blue", "warnings": "ochre", "broken": "red"}


@screen("scenarios")
class Scenarios(Screen):
    """Cards of all scenarios; one is chosen and its seats shown next."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.found = in_order(params["found"] if "found" in params else find_scenarios())
        self.at = 0
        # The cards by language, told in it where they can be read.
        self.shown: dict[str, list[ScenarioInfo | Told]] = {FIRST: told_all(self.found, FIRST)}

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(kit, app, app.text("scenarios.title"))
        if not self.found:
            kit.paragraph(
                inset(body, 20),
                app.text("scenarios.nothing", folder=escape(str(files.shipped_scenarios()))),
                "serif",
            )
            return
        if app.language not in self.shown:
            told_in = app.language
            read = self.shown.setdefault(told_in, [])
            app.beside(app.text("notice.texts"), lambda: told_all(self.found, told_in), read.extend)
        if not self.shown[app.language]:
            return  # until they are read, beside the window
        if kit.narrow and kit.width < 760 and kit.height >= 560:
            left, right = cut_top(body, min(body.h * 2 // 5, 74 * len(self.found) + 50))
        else:
            left, right = columns(body, [0.42, 0.58], 14)
        self._cards(kit, left)
        self._details(kit, right)

    def _cards(self, kit: Kit, r: Any) -> None:
        app = self.app
        inner = kit.panel(r, app.text("scenarios.which"))
        for n, cell in kit.rows("scenarios", inner, len(self.found), 74):
            info = self.found[n]
            if kit.row(f"scenario:{info.id}", cell, selected=n == self.at):
                if n == self.at and kit.keyboard:
                    self._choose(info)
                self.at = n
                kit.touch()
            shown = self._told(n)
            kit.label((cell.x + 14, cell.y + 8, cell.w - 24, 28), shown.title, "heading", "ink")
            used = -10
            if info.state != "ok":
                chip = app.text(f"scenarios.{info.state}")
                used = kit.chip(cell.x + 14, cell.y + 40, chip, TONES[info.state], "small")
            kit.label(
                (cell.x + 24 + used, cell.y + 33, cell.w - used - 34, 36),
                f"{_years(info)} · {shown.author}".rstrip(" ·"),
                "small",
                "muted",
            )

    def _details(self, kit: Kit, r: Any) -> None:
        app = self.app
        info = self.found[self.at]
        shown = self._told(self.at)
        problems = (*info.problems, *self._of_language())
        inner = kit.panel(
            r,
            shown.title,
            TONES[info.state] if info.state != "ok" else "red",
            app.text(f"scenarios.{info.state}") if info.state != "ok" else "",
        )
        foot, text = cut_bottom(inner, 50, 12)
        with kit.scroll("scenario_text", text) as area:
            y: float = area.y
            if shown.summary:
                y += kit.paragraph((area.x, y, area.w, 0), escape(shown.summary), "serif") + 14
            if info.scenario is not None:
                y = self._inside(kit, area, y, info.scenario)
            if shown.author:
                y += (
                    kit.paragraph(
                        (area.x, y, area.w, 0),
                        app.text("scenarios.by", author=escape(shown.author)),
                        "small",
                        "muted",
                    )
                    + 10
                )
            lies = escape(str(info.path))
            if not info.path.is_relative_to(files.shipped_scenarios()):  # where the game's own lie is no matter
                told = app.text("scenarios.lies", path=lies)
                y += kit.paragraph((area.x, y, area.w, 0), told, "small", "muted") + 10
            if problems:
                y += (
                    kit.heading(
                        (area.x, y, area.w, 30), app.text("scenarios.problems", count=len(problems))
                    )
                    + 6
                )
                for problem in problems[:30]:
                    y += kit.paragraph((area.x, y, area.w, 0), escape(str(problem)), "mono") + 6
            area.used(y)
        if kit.button(
            "choose",
            foot,
            app.text("scenarios.choose"),
            style="primary",
            enabled=info.state != "broken",
            why=app.text("scenarios.why_broken"),
        ):
            self._choose(info)

    def _told(self, n: int) -> ScenarioInfo | Scenario:
        """Return what has the title, summary and author of a card in the language now spoken."""
        one = self.shown[self.app.language][n]
        return one.scenario if isinstance(one, Told) else one

    def _of_language(self) -> list[Problem]:
        """Return what is wrong with the texts of the chosen scenario in the language now spoken."""
        one = self.shown[self.app.language][self.at]
        return one.problems if isinstance(one, Told) and self.app.language != FIRST else []

    def _inside(self, kit: Kit, area: Any, y: float, scenario: Scenario) -> float:
        """Draw the seats of a scenario, its span and its chapters; returns where it ends."""
        app = self.app
        app.words_for(scenario)
        scenario = app.words.scenario
        side, gap = 64, 10
        across = max(1, (area.w + gap) // (side + gap))
        for n, p in enumerate(scenario.seats):
            person = scenario.people[p]
            x, top = area.x + n % across * (side + gap), y + n // across * (side + 30)
            portrait.draw(kit, (x, top, side, side), person.id, dict(person.portrait), initials(person.name))
            kit.label((x - 4, top + side + 2, side + 8, 20), person.short, "small", "ink", "centre")
        y += ((len(scenario.seats) - 1) // across + 1) * (side + 30) + 6
        span = app.text(
            "scenarios.span", first=app.words.month(scenario.start), last=app.words.month(scenario.end)
        )
        people = sum(1 for one in scenario.people if not one.generated)
        counts = {"people": people, "posts": len(scenario.posts), "happenings": len(scenario.happenings)}
        told = app.text("scenarios.holds", **counts)
        y += kit.paragraph((area.x, y, area.w, 0), f"{span} {told}", "body") + 12
        for number, chapter in enumerate(scenario.chapters):
            kit.fill((area.x, y + 3, 24, 20), "ink")
            kit.label((area.x, y + 3, 24, 20), str(number + 1), "small_bold", "card", "centre")
            kit.label((area.x + 34, y, area.w - 40, 26), chapter.title, "label", "red")
            y += 28
        return y + 10

    def _choose(self, info: ScenarioInfo) -> None:
        if info.state == "broken":
            self.app.notice(self.app.text("scenarios.why_broken"))
            return

        def read(found: tuple[Scenario | None, list[Problem]]) -> None:
            scenario, problems = found
            if scenario is not None:
                self.app.go("setup", scenario=scenario)
            else:
                self.app.notice(str(problems[0]) if problems else self.app.text("scenarios.why_broken"))

        def reading() -> tuple[Scenario | None, list[Problem]]:
            found = load_scenario(info.path)
            self.app.read_texts(found[0])
            return found

        self.app.beside(self.app.text("notice.reading"), reading, read)


def in_order(found: list[ScenarioInfo]) -> list[ScenarioInfo]:
    """Return scenarios as they are listed, the whole game first."""
    return sorted(found, key=lambda info: info.id != "1924")


def told_all(found: list[ScenarioInfo], language: str) -> list[ScenarioInfo | Told]:
    """Return all scenarios as they are shown in a language, those that cannot be read as they are."""
    return [info if info.scenario is None else told(info.scenario, language) for info in found]


def _years(info: ScenarioInfo) -> str:
    """Return the years a scenario spans, its id where it cannot be read."""
    if info.scenario is None:
        return info.id
    first, last = info.scenario.start // 12, info.scenario.end // 12
    return f"{first}–{last}" if first != last else str(first)
