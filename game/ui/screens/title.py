"""The title: the poster, and what can be done before a game."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game import __version__
from game.ui import emblem, keeping
from game.ui.kit import Kit, cut_bottom, cut_top
from game.ui.screens.base import Screen, screen

if TYPE_CHECKING:
    from game.content.load import ScenarioInfo
    from game.ui.app import App


@screen("title")
class Title(Screen):
    """The poster with the menu of the game."""

    def __init__(self, app, **params) -> None:  # type: ignore[no-untyped-def]
        super().__init__(app, **params)
        self.newest = keeping.newest_saved()
        self.leaving = False

    def draw(self, kit: Kit) -> None:
        app = self.app
        small = kit.height < 560
        x = 28 if kit.narrow else max(48, kit.width // 16)
        wide = min(340, max(264, kit.width * 2 // 5))
        emblem.poster(kit, x + wide + 14)
        y = kit.height // (14 if small else 9)
        if not small:
            kit.label((x, y, kit.width // 2, 26), app.text("title.above"), "label", "red")
            y += 26
        size = 84 if not small else 56
        kit.label((x, y, min(kit.width - x, 640), size), app.text("title.name"), "display", "ink")
        y += size
        emblem.strip(kit, (x, y + 2, wide, 12))
        y += 22
        if not small:
            y += kit.paragraph((x, y, wide + 20, 0), app.text("title.below"), "serif_italic", "muted") + 10
        foot_h = max(24, int(kit.height * 0.075))
        _, rest = cut_top(kit.screen, y, 0)
        rest, _ = cut_bottom(rest, foot_h + 8, 0)
        rest = pygame.Rect(x, y, wide, max(60, kit.height - y - foot_h - 14))
        self._menu(kit, rest)
        foot = pygame.Rect(0, kit.height - foot_h, kit.width, foot_h)
        told = app.notice_now()
        kit.label(
            (x, foot.y, int(kit.width * 0.6) - x, foot.h),
            told or app.text("title.version", version=__version__),
            "small_bold" if told else "small",
            "card",
        )
        if self.leaving:
            answer = kit.confirm(
                "leave",
                app.text("title.quit"),
                app.text("title.sure"),
                app.text("title.quit"),
                app.text("common.stay"),
            )
            if answer is not None:
                self.leaving = False
                app.running = app.running and not answer
        elif kit.cancel:
            self.leaving = True
            kit.touch()

    def _menu(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        items = [
            ("continue", "primary", self.newest is not None),
            ("new", "primary" if self.newest is None else "plain", True),
            ("lesson", "plain", True),
            ("load", "plain", True),
            ("learn", "plain", True),
            ("options", "plain", True),
            ("quit", "plain", True),
        ]
        if self.newest is None:
            items = items[1:]
        gap = 9 if r.h >= 330 else 3
        high = max(24, min(48, (r.h - gap * (len(items) - 1)) // len(items)))
        for n, (name, style, can) in enumerate(items):
            cell = (r.x, r.y + n * (high + gap), r.w, high)
            label = app.text(f"title.{name}")
            if name == "lesson" and app.lesson.may_resume:
                label = app.text("lesson.resume", n=app.lesson.step)
            why = None if can else app.text("title.no_save")
            if kit.button(
                f"title:{name}",
                cell,
                label,
                hotkey=pygame.KSCAN_F1 if name == "learn" else f"title.{name}",
                style=style,
                align="left",
                enabled=can,
                why=why,
            ):
                self._do(name)

    def _do(self, name: str) -> None:
        app = self.app
        if name == "continue" and self.newest is not None:
            keeping.load(app, self.newest)
        elif name == "new":
            reading = app.text("notice.reading")
            app.beside(reading, lambda: _scenarios(app), lambda found: app.go("scenarios", found=found))
        elif name == "lesson":
            app.lesson.open()
        elif name == "quit":
            app.running = False
        else:
            app.go(name)


def _scenarios(app: App) -> list[ScenarioInfo]:
    """Read what there is to play and what showing it takes: the texts, and the faces of what is shown first."""
    from game.content import find_scenarios  # the reader is not needed before
    from game.content.overlay import in_language
    from game.ui import portrait
    from game.ui.screens.base import initials
    from game.ui.screens.scenarios import in_order

    found = in_order(find_scenarios())
    app.read_texts(None)
    whole = [info.scenario for info in found if info.scenario is not None]
    for scenario in whole:
        in_language(scenario, app.language)
    for scenario in whole[:1]:
        seated = [scenario.people[p] for p in scenario.seats]
        faces = [(one.id, dict(one.portrait), initials(one.name)) for one in seated]
        for _ in faces:
            portrait.cut_ahead(faces)
    return found
