"""The curtain of a hot seat: nothing is shown until the person whose turn it is has sat down."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import portrait
from game.ui.kit import Kit, escape
from game.ui.screens.base import BANNER, FOOT, Screen, initials, plain_frame, screen

FOLDS = 24


@screen("curtain")
class Curtain(Screen):
    """Whose turn it is, and one button that says he is alone before the screen."""

    first = None  # a key held too long would open another's desk

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.seat: int = params.get("seat", max(0, app.seat))

    def draw(self, kit: Kit) -> None:
        app = self.app
        p = app.scenario.seats[self.seat]
        person = app.scenario.people[p]
        body = plain_frame(kit, app, app.text("curtain.title"), app.month_name(), esc=False)
        if kit.cancel:
            app.go("pause")
        stage = pygame.Rect(0, kit.screen.y + BANNER, kit.screen.w, kit.screen.h - BANNER - FOOT)
        fold = stage.w / FOLDS
        kit.fill(stage, "red")
        for n in range(FOLDS):
            kit.fill((n * fold, stage.y, fold / 3, stage.h), "blood")
        box = pygame.Rect(0, 0, min(640, body.w), min(350, body.h))
        box.center = body.center
        inner = kit.panel(box, person.name, "ink")
        side = max(72, min(168, inner.h - 72))
        face = pygame.Rect(inner.x, inner.y, side, side)
        portrait.draw(kit, face, person.id, dict(person.portrait), initials(person.name))
        x = face.right + 16
        used = kit.paragraph(
            (x, inner.y, inner.right - x, 0), app.text("curtain.passes", who=escape(app.words.person(p))), "serif_bold"
        )
        top = inner.y + used + 8
        top += kit.paragraph((x, top, inner.right - x, 0), app.text("curtain.text"), "serif", "muted") + 8
        kit.paragraph((x, top, inner.right - x, 0), app.text("curtain.keys"), "small", "muted")
        button = pygame.Rect(inner.x, inner.bottom - 56, inner.w, 52)
        # No key of its own: one pressed twice at the question before would open another's desk.
        if kit.button("curtain:take", button, app.text("curtain.take", who=app.words.person(p)), style="primary"):
            app.take_seat(self.seat)
