"""The pause menu, and what is shown when the program has made a mistake."""

from __future__ import annotations

from typing import Any

import pygame

from game import save
from game.ui import keeping
from game.ui.kit import Kit, columns, cut_bottom, escape, rows
from game.ui.screens.base import Screen, plain_frame, screen

ITEMS = ("resume", "save", "load", "learn", "options", "to_title", "quit")


@screen("pause")
class Pause(Screen):
    """What can be done about the game itself, over the desk."""

    over = True

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.asked = ""

    def draw(self, kit: Kit) -> None:
        app = self.app
        items = ITEMS
        high = min(48, (kit.height - 90) // len(items) - 8)
        picked = ""
        with kit.modal(
            "pause", app.text("pause.title"), (380, 32 + 28 + len(items) * (high + 8)), "red"
        ) as box:
            for cell, name in zip(rows(box, [1.0] * len(items), 8), items, strict=True):
                if kit.button(
                    f"pause:{name}",
                    cell,
                    app.text(f"pause.{name}"),
                    hotkey=pygame.KSCAN_F1 if name == "learn" else f"pause.{name}",
                    style="primary" if name == "resume" else "plain",
                    align="left",
                ):
                    picked = name
            if kit.cancel:
                picked = "resume"
        if picked == "resume":
            app.back()
        elif picked in ("to_title", "quit"):
            self.asked = picked
            kit.touch()
        elif picked:
            app.back()
            app.go(
                "load" if picked in ("save", "load") else picked,
                **({"saving": True} if picked == "save" else {}),
            )
        if self.asked and not picked:
            self._ask(kit)

    def _ask(self, kit: Kit) -> None:
        """Ask whether to leave the game; where something would be lost it can be saved first."""
        app = self.app
        unsaved = keeping.unsaved(app)
        text, wide = app.text("pause.sure" if unsaved else "pause.is_saved"), min(620, kit.width - 16)
        answer = ""
        with kit.modal("leave", app.text(f"pause.{self.asked}"), (wide, kit.beside_bar(text, wide - 40, "serif") + 124),
                       "red") as box:  # fmt: skip
            foot, body = cut_bottom(box, 44, 10)
            with kit.scroll("leave:text", body) as area:
                area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), text, "serif"))
            names = ("no", "save", "yes") if unsaved else ("no", "yes")
            for cell, name in zip(columns(foot, [1.0] * len(names), 10), names, strict=True):
                key = {"no": "common.stay", "save": "pause.save_first", "yes": f"pause.{self.asked}"}[name]
                style = "primary" if name == ("save" if unsaved else "yes") else "plain"
                if kit.button(f"leave:{name}", cell, app.text(key), style=style):
                    answer = name
            if kit.cancel:
                answer = "no"
        if answer:
            kit.touch()
        if answer == "no":
            self.asked = ""
        elif answer == "save":
            keeping.write(app, save.save_path(save.QUICK), self._leave)
        elif answer:
            self._leave()

    def _leave(self) -> None:
        app = self.app
        if self.asked == "to_title":
            app.close_game()
        else:
            app.running = False


@screen("crash")
class Crash(Screen):
    """Plain words after a mistake of the program."""

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(kit, app, app.text("crash.title"), esc=False)
        inner = kit.panel(body, app.text("crash.title"), "red")
        foot, inner = cut_bottom(inner, 48, 10)
        with kit.scroll("crash", inner) as area:
            y = area.y + kit.paragraph((area.x, area.y, area.w, 0), app.text("crash.text"), "serif") + 14
            for told in self.params.get("told", ()):
                y += kit.paragraph((area.x, y, area.w, 0), escape(str(told)), "body") + 8
            area.used(y)
        if kit.button("crash:title", foot, app.text("crash.to_title"), style="primary") or kit.cancel:
            app.close_game()
