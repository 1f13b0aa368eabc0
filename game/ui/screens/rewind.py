"""Going back: the months of a game, the name of the branch that is begun, and what becomes of the course so far."""

from __future__ import annotations

from typing import Any

import pygame

from game import forks, rewind
from game.content.overlay import in_language
from game.session import Session
from game.ui import keeping
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens.base import Screen, plain_frame, screen
from game.words import Words, course


@screen("rewind")
class Rewind(Screen):
    """The months one can go back to. Params: `session`, else the game in progress; `month`, the one first chosen."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.session: Session = params.get("session") or app.game
        self.words = Words(in_language(self.session.scenario, app.language), app.language)
        months = [month for month, _ in self.session.months]
        wanted = params.get("month", months[-1] if months else -1)
        self.at = months.index(wanted) if wanted in months else len(months) - 1
        self.branch = ""
        self.shown = 0
        self._told: dict[int, str] | None = None

    def told(self) -> dict[int, str]:
        """Return what changed in each month: who fell or rose, what met."""
        if self._told is None:
            self._told = {}
            for one in course.here(self.session):
                text = course.change_text(self.words, one)
                self._told[one.month] = f"{self._told[one.month]}. {text}" if one.month in self._told else text
        return self._told

    def draw(self, kit: Kit) -> None:
        app, words = self.app, self.words
        body = plain_frame(kit, app, app.text("rewind.title"), self.words.scenario.title)
        foot, body = cut_bottom(body, 50, 8)
        if kit.narrow:
            under, body = cut_bottom(body, min(150, body.h // 2), 6)
            self._months(kit, body)
            self._name(kit, under)
        else:
            left, right = columns(body, [0.58, 0.42], 12)
            self._months(kit, left)
            self._about(kit, right)
        why = self._why()
        back, go = columns(foot, [0.3, 0.7], 10)
        if kit.button("rewind:back", back, app.text("common.back")):
            app.back()
            return
        month = words.month(self.session.months[self.at][0]) if self.session.months else ""
        label = app.text("rewind.go", month=month)
        if kit.button("rewind:go", go, label, style="primary", hotkey="end", enabled=not why, why=why or None) or (
            kit.submitted == "branch_name" and not why
        ):
            keeping.go_back(app, self.session, self.at, self.branch.strip())

    def _why(self) -> str:
        """Say why one cannot go back, nothing if one can."""
        key = rewind.why_not(self.session) or forks.fault(self.branch.strip())
        return self.app.text(f"rewind.no_{key}", most=forks.DEEPEST) if key else ""

    def _months(self, kit: Kit, r: pygame.Rect) -> None:
        months = self.session.months
        inner = kit.panel(r, self.app.text("rewind.months"), "red")
        if self.shown < 2:  # the list knows its height after the first frame
            kit.reveal_row("months", max(0, self.at))
            self.shown += 1
            kit.touch()
        for n, cell in kit.rows("months", inner, len(months), 40):
            month = months[n][0]
            if kit.row(f"month:{month}", cell, selected=n == self.at):
                self.at = n
                kit.touch()
            wide = min(180, cell.w // 2)
            kit.label((cell.x + 14, cell.y, wide, cell.h), self.words.month_head(month), "label_bold")
            text = self.told().get(month, "")
            kit.label((cell.x + 20 + wide, cell.y, cell.w - wide - 26, cell.h), text, "small", "muted")

    def _name(self, kit: Kit, r: pygame.Rect) -> None:
        field, rest = cut_top(r, 42, 6)
        hint = self.app.text("rewind.hint")
        self.branch = kit.field("branch_name", field, self.branch, forks.LONGEST, hint=hint)
        with kit.scroll("rewind", rest) as area:
            area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), self._text(), "small"))

    def _about(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = kit.panel(r, app.text("rewind.branch"), "ink")
        label, inner = cut_top(inner, 24, 2)
        kit.label(label, app.text("rewind.name"), "label", "red")
        field, inner = cut_top(inner, 42, 10)
        self.branch = kit.field("branch_name", field, self.branch, forks.LONGEST, hint=app.text("rewind.hint"))
        with kit.scroll("rewind", inner) as area:
            area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), self._text(), "serif"))

    def _text(self) -> str:
        """Say what going back does."""
        session, words = self.session, self.words
        month = words.month(session.months[self.at][0]) if session.months else ""
        text = self.app.text("rewind.about", month=month, now=words.month(session.state.month))
        if session.branches:
            text += "\n\n" + words.branch_mark(session.branches)
        return escape(text)
