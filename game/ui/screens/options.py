"""Options: language, size, text, palette, motion, sound, the paper, autosave; keys and controllers."""

from __future__ import annotations

from typing import Any

import pygame

from game import files
from game.language import LANGUAGES
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens.base import Screen, plain_frame, screen
from game.ui.screens.options_keys import KeysPart, pad_line, pad_page
from game.ui.screens.shown import panel
from game.ui.settings import PALETTES, TEXT_HIGH, TEXT_LOW, TEXT_STEP, TIP_DELAYS

SIZES = ((1024, 640), (1280, 800), (1600, 900), (1920, 1080))
TOGGLES = ("fullscreen", "reduced_motion", "front_page", "scenes", "autosave", "ask_end")
HEARD = ("sound", "music")  # each with its volume


@screen("options")
class Options(Screen):
    """What the window remembers."""

    first = ("options:options", "options:keys")  # from the tabs both columns are near

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.tab: str = params.get("tab", "")
        self.beside = ""  # the tab shown beside the options where there is room
        self.percent = app.settings.text_percent  # while the slider is held, nothing moves under it
        self.changed = self.percent
        self.keys = KeysPart(app, params.get("bind", ""), params.get("wanted", 0))

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(kit, app, app.text("options.title"))
        foot, body = cut_bottom(body, 48, 8)
        names = [("keys", app.text("options.keys")), ("pad", app.text("pad.title"))]
        if kit.narrow:
            names.insert(0, ("options", app.text("options.title")))
            left = right = body
        else:
            left, right = columns(body, [1.0, 470], 12)
        strip, right = cut_top(right, 36, 6)
        ids = [name for name, _ in names]
        shown = next((tab for tab in (self.tab, self.beside) if tab in ids), ids[0])
        tab = kit.tabs("options", strip, names, shown)
        if tab != shown:  # else he stays where he was when the columns become tabs
            self.tab = tab
        if not kit.narrow:
            self._options(kit, left)
        elif tab == "options":
            self._options(kit, right)
        if tab == "keys":
            self.keys.draw(kit, right)
        elif tab == "pad":
            pad_page(kit, app, right)
        if kit.button("options:done", (foot.x, foot.y, 220, 46), app.text("common.done"), style="primary"):
            app.back()
        self.keys.ask(kit)

    def _speak(self, language: str) -> None:
        app = self.app

        def keep() -> None:
            app.settings.language = language
            app.apply_settings()

        app.speak_when_read(language, keep)

    def _options(self, kit: Kit, r: pygame.Rect) -> None:
        app, kept = self.app, self.app.settings
        inner = panel(kit, r, app.text("options.window"), "red")
        with kit.scroll("options", inner) as area:
            x, w = area.x, area.w - 4
            y: float = area.y
            kit.label((x, y, 100, 36), app.text("options.language"), "label", "red")
            cells = columns((x + 104, y, w - 104, 36), [1.0] * len(LANGUAGES), 8)
            for cell, name in zip(cells, LANGUAGES, strict=True):
                said = app.text(f"options.language_{name}")
                if kit.button(f"language:{name}", cell, said, selected=app.language == name):
                    self._speak(name)
            y += 42
            y = self._title(kit, x, y, w, "options.size")
            across = len(SIZES) if w > 480 else 2
            for n, (wide, high) in enumerate(SIZES):
                cell = columns((x, y + n // across * 46, w, 40), [1.0] * across, 8)[n % across]
                on = (kept.width, kept.height) == (wide, high) and not kept.fullscreen
                if kit.button(f"size:{wide}x{high}", cell, f"{wide} × {high}", selected=on):
                    kept.width, kept.height, kept.fullscreen = wide, high, False
                    app.apply_settings(mode=True)
            y += 46 * ((len(SIZES) + across - 1) // across) + 8
            y = self._title(kit, x, y, w, "options.text")
            percent = kit.slider(
                "text_percent",
                (x, y, w, 36),
                self.percent,
                TEXT_LOW,
                TEXT_HIGH,
                TEXT_STEP,
                f"{self.percent} %",
            )
            if percent != self.percent:
                self.percent = percent
                kit.touch()
            elif kit.holds("text_percent"):
                pass  # till it is let go
            elif percent != kept.text_percent and self.changed == kept.text_percent:
                kept.text_percent = self.changed = percent
                if self.tab != "options":  # should the columns become tabs, this one is shown
                    self.tab, self.beside = "options", self.tab
                app.apply_settings()
                kit.reveal("text_percent")
            else:  # it was changed by a key of the window
                self.percent = self.changed = kept.text_percent
            y += 46
            y = self._title(kit, x, y, w, "options.palette")
            for cell, name in zip(columns((x, y, w, 48), [1.0] * len(PALETTES), 8), PALETTES, strict=True):
                if kit.button(
                    f"palette:{name}",
                    cell,
                    app.text(f"options.palette_{name}"),
                    selected=kept.palette == name,
                    sub=app.text(f"options.palette_{name}_sub"),
                ):
                    kept.palette = name
                    app.apply_settings()
            y += 60
            y = self._title(kit, x, y, w, "options.tips")
            for cell, name in zip(columns((x, y, w, 40), [1.0] * len(TIP_DELAYS), 8), TIP_DELAYS, strict=True):
                if kit.button(f"tips:{name}", cell, app.text(f"options.tips_{name}"), selected=kept.tips == name):
                    kept.tips = name
                    app.apply_settings()
            y += 50
            for name in TOGGLES:
                on = kit.toggle(
                    f"option:{name}",
                    (x, y, w, 36),
                    app.text(f"options.{name}"),
                    getattr(kept, name),
                    tip=escape(app.text(f"options.{name}_tip")),
                )
                if on != getattr(kept, name):
                    setattr(kept, name, on)
                    app.apply_settings(mode=name == "fullscreen")
                y += 40
            for name in HEARD:
                y = self._heard(kit, name, x, y, w)
            y += 6
            y += kit.paragraph((x, y, w, 0), escape(pad_line(app)), "small", "muted") + 6
            y += kit.paragraph(
                (x, y, w, 0),
                app.text("options.kept", path=escape(str(files.settings_file()))),
                "small",
                "muted",
            )
            area.used(y)

    def _heard(self, kit: Kit, name: str, x: float, y: float, w: float) -> float:
        """Draw the switch of a kind of sound with its volume beside it, beneath it where there is no room."""
        app, kept = self.app, self.app.settings
        volume = f"{name}_volume"
        label, tip = app.text(f"options.{name}"), app.text(f"options.{name}_tip")
        switch, level = columns((x, y, w, 36), [0.42, 0.58], 8)
        if switch.w < kit.text_width(label, "body") + 48:
            switch, level = pygame.Rect(x, y, w, 36), pygame.Rect(x, y + 38, w, 36)
        on = kit.toggle(f"option:{name}", switch, label, getattr(kept, name), tip=tip)
        now = getattr(kept, volume)
        percent = kit.slider(volume, level, now, 0, 100, 5, f"{now} %", tip=app.text(f"options.{volume}"))
        if (on, percent) != (getattr(kept, name), now):
            setattr(kept, name, on)
            setattr(kept, volume, percent)
            app.apply_settings()
        return y + (level.bottom - y) + 4

    def _title(self, kit: Kit, x: float, y: float, w: float, key: str) -> float:
        kit.label((x, y, w, 24), self.app.text(key), "label", "red")
        return y + 28
