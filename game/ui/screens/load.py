"""Saved games: open one, or write one under a name."""

from __future__ import annotations

import time
from typing import Any

import pygame

from game import save
from game.ui import keeping, portrait
from game.ui.kit import Kit, columns, cut_bottom, cut_top
from game.ui.screens.base import Screen, initials, plain_frame, screen
from game.world.facts import Facts


@screen("load")
class Load(Screen):
    """The saves of the player's folder; with `saving` the game in progress can be written beside them."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.saving = bool(params.get("saving")) and app.session is not None
        self.found = save.saves()
        self.at = 0
        self.asked = ""  # which confirmation is open
        self.save_as = app.text("load.default_name", month=app.month_name()) if self.saving else ""

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(
            kit, app, app.text("load.save_title" if self.saving else "load.title"), esc=not self.asked
        )
        if self.saving:
            strip, body = cut_top(body, 46, 8)
            field, button = columns(strip, [1.0, 220], 10)
            self.save_as = kit.field("save_name", (field.x, field.y + 2, field.w, 40), self.save_as, limit=40)
            if (
                kit.button("save_here", button, app.text("load.save"), style="primary")
                or kit.submitted == "save_name"
            ):
                self._save()
        foot, body = cut_bottom(body, 48, 8)
        inner = kit.panel(body, app.text("load.saves"), "red", str(len(self.found)) if self.found else "")
        if not self.found:
            kit.paragraph(inner, app.text("load.nothing"), "serif_italic", "muted")
        picked = None
        for n, cell in kit.rows("saves", inner, len(self.found), 62):
            info = self.found[n]
            if kit.row(f"save:{info.path.stem}", cell, selected=n == self.at, tip=str(info.path)):
                picked = n
            self._row(kit, cell, info)
        if picked is not None:
            if picked == self.at and kit.keyboard and not self.saving:
                self._open(False)
            self.at = picked
            kit.touch()
        back, remove, go = columns(foot, [0.25, 0.25, 0.5], 10)
        some = bool(self.found)
        if kit.button("load:back", back, app.text("common.back")):
            app.back()
        if kit.button(
            "load:remove", remove, app.text("load.remove"), enabled=some, why=app.text("load.nothing")
        ):
            self.asked = "remove"
        if kit.button(
            "load:open",
            go,
            app.text("load.open"),
            style="plain" if self.saving else "primary",
            enabled=some,
            why=app.text("load.nothing"),
        ):
            self._open(False)
        self._confirm(kit)

    def _row(self, kit: Kit, r: pygame.Rect, info: save.SaveInfo) -> None:
        app = self.app
        head = info.header
        people = head.get("people", []) if head else []
        if people:
            portrait.draw(
                kit,
                (r.x + 8, r.y + 6, 50, 50),
                str(people[0]),
                _traits(app, str(people[0])),
                initials(str(people[0]).title()),
            )
        x = r.x + 70
        right = 210 if r.w > 560 else 120
        kit.label((x, r.y + 6, r.w - 80 - right, 26), info.path.stem, "label_bold")
        if info.problem:
            kit.label((x, r.y + 32, r.w - 80, 22), info.problem, "small", "bad")
            return
        month = f"{head['month'] % 12 + 1:02d}/{head['month'] // 12}"
        parts = [
            str(head["title"]),
            month,
            ", ".join(str(one).title() for one in people) or app.text("setup.watch"),
        ]
        if head["over"]:
            parts.append(app.text("load.over"))
        if head["edited"]:
            parts.append(app.text("load.edited"))
        kit.label((x, r.y + 32, r.w - 80, 22), " · ".join(parts), "small", "muted")
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(head["saved"]))
        kit.label((r.right - right - 8, r.y + 6, right, 26), when, "small", "muted", "right")

    def _open(self, edited_ok: bool) -> None:
        if not self.found:
            return
        self.asked = ""
        keeping.load(self.app, self.found[self.at].path, edited_ok, self._opened)

    def _opened(self, told: str) -> None:
        if told and self.app.may_edit:
            self.asked = "edited"

    def _save(self) -> None:
        keeping.write(self.app, save.save_path(self.save_as), self.app.back)

    def _confirm(self, kit: Kit) -> None:
        app = self.app
        if not self.asked or not self.found:
            return
        info = self.found[self.at]
        if self.asked == "remove":
            answer = kit.confirm(
                "remove",
                app.text("load.remove"),
                app.text("load.remove_sure", name=info.path.name),
                app.text("load.remove"),
                app.text("common.cancel"),
            )
            if answer:
                try:
                    info.path.unlink()
                except OSError as fault:
                    app.notice(app.text("load.not_removed", why=fault.strerror or fault))
                self.found = save.saves()
                self.at = max(0, min(self.at, len(self.found) - 1))
        else:
            answer = kit.confirm(
                "edited",
                app.text("load.edited"),
                app.notice_now() or app.text("load.edited_sure"),
                app.text("load.open_edited"),
                app.text("common.cancel"),
            )
            if answer:
                self._open(True)
        if (answer is not None and self.asked != "edited") or answer is False:
            self.asked = ""


def _traits(app: Any, id: str) -> dict[str, object]:
    """Return how a person of the game in progress looks; without one the face is dealt from the id."""
    facts: Facts | None = app.session.state if app.session is not None else None
    if facts is not None and id in facts.scenario.person_index:
        return dict(facts.scenario.people[facts.scenario.person_index[id]].portrait)
    return {}
