"""Notes between the people at one screen: writing one at one's desk, and reading one that was left there."""

from __future__ import annotations

from typing import Any

import pygame

from game import notes
from game.ui import portrait
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens.base import Screen, initials, plain_frame, screen

WIDE = 760


@screen("note_write")
class NoteWrite(Screen):
    """To whom, and the line itself as he will read it."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.to: int = params.get("to", next(iter(app.game.may_note(app.seat)), -1))
        self.line: str = params.get("line", "")

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(kit, app, app.text("note.title"), app.month_name())
        wide, high = min(body.w, WIDE), min(body.h, 430)
        body = pygame.Rect(body.centerx - wide // 2, body.y + (body.h - high) // 2, wide, high)
        foot, body = cut_bottom(body, 52, 8)
        strip, body = cut_top(body, 48, 8)
        self._whom(kit, strip)
        row, body = cut_top(body, 46, 4)
        self.line = kit.field("note_text", row, self.line, notes.LONGEST, hint=app.text("note.hint"))
        under, body = cut_top(body, 24, 6)
        count = app.text("note.count", n=len(self.line), most=notes.LONGEST)
        kit.label(under, count, "small", "muted", "right")
        inner = kit.panel(body, app.text("note.as_read", who=self._short(self.to)) if self.to >= 0 else "", "ink")
        with kit.scroll("note", inner) as area:
            y = area.y
            if self.line.strip():
                y += kit.paragraph((area.x, y, area.w, 0), escape(self.line), "serif") + 10
            y += kit.paragraph((area.x, y, area.w, 0), app.text("note.about"), "small_italic", "muted")
            area.used(y)
        back, send = columns(foot, [0.3, 0.7], 10)
        if kit.button("note:back", back, app.text("common.back")):
            app.back()
        why = self._why()
        label = app.text("note.send", who=self._short(self.to)) if self.to >= 0 else app.text("note.nobody")
        sent = kit.button("note:send", send, label, style="primary", enabled=not why, why=why)
        if kit.submitted == "note_text" and why:
            app.notice(why)
        elif sent or kit.submitted == "note_text":
            app.game.pass_note(app.seat, self.to, self.line)
            app.back()
            app.notice(app.text("note.sent", who=self._short(self.to)))

    def _whom(self, kit: Kit, r: pygame.Rect) -> None:
        """Draw a button for everybody else who plays here."""
        app = self.app
        others = app.game.may_note(app.seat)
        cells = columns(r, [1.0] * max(len(others), 3), 8)
        for k, cell in zip(others, cells, strict=False):
            id = app.scenario.people[app.scenario.seats[k]].id
            if kit.button(f"note:to:{id}", cell, self._short(k), selected=k == self.to):
                self.to = k
                kit.touch()

    def _short(self, seat: int) -> str:
        scenario = self.app.scenario
        return self.app.words.person(scenario.seats[seat])

    def _why(self) -> str:
        """Say why the note cannot be passed, nothing when it can."""
        key = self.app.game.why_no_note(self.app.seat, self.to, self.line)
        return self.app.text(f"note.no_{key}", most=notes.MOST, longest=notes.LONGEST) if key else ""


@screen("note")
class NoteRead(Screen):
    """The note that was left longest ago for the person who has just sat down; it is gone when it is put away."""

    def draw(self, kit: Kit) -> None:
        app = self.app
        note = app.game.note_for(app.seat)
        if note is None:
            app.back()
            return
        body = plain_frame(kit, app, app.text("note.read_title"), app.month_name(), esc=False)
        # At the foot, not where the curtain has its button: a second press there would put it away unread.
        foot, body = cut_bottom(body, 52, 8)
        writer = app.scenario.people[app.scenario.seats[note.by]]
        box = pygame.Rect(0, 0, min(WIDE, body.w), min(260, body.h))
        box.center = body.center
        head = app.text("note.of", month=app.words.month(note.month), who=writer.short)
        inner = kit.panel(box, head, "ink")
        side = max(60, min(120, inner.h - 40))
        face = pygame.Rect(inner.x, inner.y, side, side)
        portrait.draw(kit, face, writer.id, dict(writer.portrait), initials(writer.name))
        rest = pygame.Rect(face.right + 16, inner.y, inner.right - face.right - 16, inner.h)
        with kit.scroll("note", rest) as area:
            y = area.y + kit.paragraph((area.x, area.y, area.w, 0), escape(note.text), "serif") + 12
            y += kit.paragraph((area.x, y, area.w, 0), app.text("note.once"), "small_italic", "muted")
            area.used(y)
        if kit.go_on("note:away", foot, app.text("note.away")) or kit.cancel:
            app.game.put_away(note)
            app.back()
