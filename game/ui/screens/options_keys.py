"""The keys among the options: the list of commands, the question for a new key, and what a controller does."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import commands
from game.ui.commands import COMMANDS, EVERYWHERE, GROUPS, NUMBERS
from game.ui.kit import Kit, columns, cut_bottom, escape, keys
from game.ui.screens.base import STRIP_NAMES
from game.ui.screens.shown import panel

ROW = 34
ALWAYS = ("move", "do", "back", "learn", "pages", "pad_text")
PAD = ("stick", "press", "back", "why", "end", "screens", "pause", "scroll", "take")
# A board to choose a key from by mouse: places, row by row.
BOARD = (
    tuple(range(keys.F1 + 1, keys.F12 + 1)),
    (53, *range(30, 40), 45, 46, keys.BACKSPACE),
    (20, 26, 8, 21, 23, 28, 24, 12, 18, 19, 47, 48, 49),
    (4, 22, 7, 9, 10, 11, 13, 14, 15, 51, 52, keys.DELETE),
    (100, 29, 27, 6, 25, 5, 17, 16, 54, 55, 56, 73),
)
WIDE_KEYS = {keys.BACKSPACE: 2.5, keys.DELETE: 1.4, 73: 1.4}
UNITS = 15.5  # widths of a common key in the longest row


def does(app: Any, id: str) -> str:
    """Say what a command does."""
    if "." in id:  # of a menu, where its button says it
        return str(app.text(id))
    if id in STRIP_NAMES:
        return str(app.text(f"strip.{id}"))
    if id in NUMBERS:
        return str(app.text("command.number", n=NUMBERS.index(id) + 1))
    return str(app.text(f"command.{id}"))


def group_name(app: Any, group: str) -> str:
    """Name a group of commands."""
    return str(app.text(f"keys.group_{group}"))


class KeysPart:
    """The list of commands with their keys, and the question for a new one while it is open."""

    def __init__(self, app: Any, asked: str = "", wanted: int = 0) -> None:
        self.app = app
        self.asked = asked  # the command that is to have a new key
        self.wanted = wanted  # a key somebody else has, until it is swapped or another chosen
        self.told = ""

    # -- the list ---------------------------------------------------------------------------------

    def draw(self, kit: Kit, r: pygame.Rect) -> None:
        """Draw the list in a panel."""
        app = self.app
        inner = panel(kit, r, app.text("options.keys"))
        foot, inner = cut_bottom(inner, 40, 8)
        if kit.button(
            "keys:reset",
            foot,
            app.text("keys.reset"),
            enabled=bool(app.settings.keys),
            why=app.text("keys.reset_why"),
        ):
            self._keep({id: one.key for id, one in COMMANDS.items()})
            app.notice(app.text("keys.reset_done"))
        with kit.scroll("keys", inner) as area:
            w = area.w - 4
            y: float = area.y
            y += kit.paragraph((area.x, y, w, 0), app.text("keys.how"), "serif_italic", "muted") + 8
            for group in GROUPS:
                kit.label((area.x, y, w, 26), group_name(app, group), "label", "red")
                y += 28
                for id, one in COMMANDS.items():
                    if one.group == group:
                        y += self._row(kit, pygame.Rect(area.x, round(y), w, ROW), id)
                y += 8
            kit.label((area.x, y, w, 26), app.text("keys.always"), "label", "red")
            y = lines(kit, app, area.x, y + 30, w, "keys", ALWAYS)
            area.used(y)

    def _row(self, kit: Kit, r: pygame.Rect, id: str) -> int:
        app = self.app
        name, said = self._name(kit, kit.bound[id], id), does(app, id)
        cap = max(34, kit.text_width(name, "label_bold") + 14)
        high = max(ROW, kit.measure(escape(said), r.w - cap - 22, "body") + 10)
        row = pygame.Rect(r.x, r.y, r.w, high)
        if kit.row(f"bind:{id}", row):
            self.asked, self.wanted, self.told = id, 0, ""
            kit.touch()
        kit.paragraph((r.x + 8, r.y + 5, r.w - cap - 22, 0), escape(said), "body")
        box = pygame.Rect(r.right - cap - 4, r.y + 4, cap, ROW - 8)
        changed = kit.bound[id] != COMMANDS[id].key
        kit.fill(box, "ink" if changed else "paper")
        kit.frame(box, "ink", 1.5)
        kit.label(box, name, "label_bold", "card" if changed else "ink", "centre")
        kit.fill((r.x, row.bottom, r.w, 1), "line")
        return high + 2

    def _name(self, kit: Kit, code: int, id: str) -> str:
        name = kit.key_name(code)
        return str(self.app.text("keys.ctrl", name=name)) if COMMANDS[id].ctrl else name

    # -- the question -----------------------------------------------------------------------------

    def ask(self, kit: Kit) -> None:
        """Draw the question for a new key over the screen, if it is open."""
        if not self.asked:
            return
        with kit.modal("bind", does(self.app, self.asked), (680, 220 if self.wanted else 424), "red") as box:
            if self.wanted:
                self._clash(kit, box)
            else:
                self._listen(kit, box)

    def _listen(self, kit: Kit, box: pygame.Rect) -> None:
        app, id = self.app, self.asked
        heard = kit.listen()
        foot, body = cut_bottom(box, 40, 8)
        with kit.scroll("bind:board", body) as area:
            text = app.text(
                "keys.press_ctrl" if COMMANDS[id].ctrl else "keys.press",
                does=escape(does(app, id)),
                name=escape(self._name(kit, kit.bound[id], id)),
            )
            y: float = area.y + kit.paragraph((area.x, area.y, area.w - 4, 0), text, "serif") + 6
            if self.told:
                y += kit.paragraph((area.x, y, area.w - 4, 0), self.told, "serif", "bad") + 6
            for row in BOARD:
                high = 36
                spec = [WIDE_KEYS.get(code, 1.0) for code in row]
                room = (area.x, y, (area.w - 6) * sum(spec) / UNITS, high)
                for code, cell in zip(row, columns(room, spec, 4), strict=True):
                    if self._key(kit, cell, code):
                        heard = code
                y += high + 5
            area.used(y)
        if kit.button("bind:leave", foot, app.text("keys.leave")) or heard == keys.ESC:
            self._close(kit)
        elif heard:
            self._heard(kit, heard)

    def _key(self, kit: Kit, r: pygame.Rect, code: int) -> bool:
        taken = commands.on_key(kit.bound, self.asked, code)
        return kit.button(
            f"board:{code}",
            r,
            kit.key_name(code),
            tip=escape(self.app.text("keys.taken_tip", others=self._all(taken))) if taken else None,
            style="dark" if code == kit.bound[self.asked] else "quiet" if taken else "plain",
        )

    def _heard(self, kit: Kit, code: int) -> None:
        app, id = self.app, self.asked
        name = escape(kit.key_name(code))
        if code in keys.MODIFIERS:
            self.told = "" if COMMANDS[id].ctrl else app.text("keys.modifier", name=name)
        elif code in keys.FIXED:
            self.told = app.text("keys.fixed", name=name)
        elif not keys.can_be_chosen(code):
            self.told = app.text("keys.unknown")
        elif commands.on_key(kit.bound, id, code):
            self.wanted, self.told = code, ""
            kit.focus_on("bind:other")
        else:
            self._keep({**kit.bound, id: code})
            app.notice(app.text("keys.set", does=does(app, id), name=self._name(kit, code, id)))
            self._close(kit)
        kit.touch()

    def _clash(self, kit: Kit, box: pygame.Rect) -> None:
        """Say who has the key, and swap if that is wanted and leads to no other clash."""
        app, id, code = self.app, self.asked, self.wanted
        new = commands.swapped(kit.bound, id, code)
        can = not commands.clashes(new)
        others, old, key = self._all(commands.on_key(kit.bound, id, code)), kit.bound[id], self._name(kit, code, id)
        foot, body = cut_bottom(box, 44, 10)
        with kit.scroll("bind:clash", body) as area:
            said = app.text(
                "keys.taken" if can else "keys.cannot_swap",
                name=escape(key),
                others=escape(others),
                old=escape(self._name(kit, old, id)),
                does=escape(does(app, id)),
            )
            area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), said, "serif"))
        cells = columns(foot, [1.0, 1.0, 1.0] if can else [1.0, 1.0], 10)
        if kit.button("bind:other", cells[0], app.text("keys.other")):
            self.wanted = 0
            kit.touch()
        if kit.button("bind:leave", cells[1], app.text("keys.leave")) or kit.cancel:
            self._close(kit)
        if can and kit.button("bind:swap", cells[2], app.text("keys.swap"), style="primary"):
            self._keep(new)
            app.notice(
                app.text(
                    "keys.swapped", does=does(app, id), name=key, others=others, old=self._name(kit, old, id)
                )
            )
            self._close(kit)

    def _all(self, ids: list[str]) -> str:
        """Name commands, those of the menus with their menu."""
        app = self.app
        return ", ".join(
            f"{does(app, id)} ({group_name(app, COMMANDS[id].group)})"
            if COMMANDS[id].where not in ("game", EVERYWHERE)
            else does(app, id)
            for id in ids
        )

    def _keep(self, all_keys: dict[str, int]) -> None:
        self.app.settings.keys = commands.changes(all_keys)
        self.app.apply_settings()

    def _close(self, kit: Kit) -> None:
        self.asked, self.wanted, self.told = "", 0, ""
        kit.touch()


def pad_line(app: Any) -> str:
    """Say which controller is found."""
    names = app.pads.names
    return str(app.text("pad.here", names=", ".join(names)) if names else app.text("pad.none"))


def pad_page(kit: Kit, app: Any, r: pygame.Rect) -> None:
    """Draw what each button of a controller does."""
    inner = panel(kit, r, app.text("pad.title"))
    with kit.scroll("pad", inner) as area:
        w = area.w - 4
        y: float = area.y + kit.paragraph((area.x, area.y, w, 0), escape(pad_line(app)), "bold") + 8
        y += kit.paragraph((area.x, y, w, 0), app.text("pad.which"), "serif_italic", "muted") + 10
        area.used(lines(kit, app, area.x, y, w, "pad", PAD))


def lines(kit: Kit, app: Any, x: float, y: float, w: float, section: str, names: tuple[str, ...]) -> float:
    """Draw lines of a key and what it does; give the y reached."""
    first = min(150, int(w * 0.4))
    for name in names:
        key, _, said = app.text(f"{section}.{name}").partition("|")
        high = kit.paragraph((x, y + 2, first, 0), escape(key.strip()), "bold", "red")
        high = max(high, kit.paragraph((x + first + 10, y + 2, w - first - 10, 0), escape(said.strip()), "body"))
        y += max(26, high) + 6
    return y


__all__ = ["KeysPart", "does", "pad_line", "pad_page"]
