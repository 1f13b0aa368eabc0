"""The order in which a long list of people is shown: chosen by the heads over it, as on the page of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.kit import Kit, columns

if TYPE_CHECKING:
    from game.ui.app import App

SORTS = ("usual", "name", "rank", "loyalty", "opinion")


class Order:
    """The order of a list of people, and the heads that choose it; a head chosen twice turns it round."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.by, self.backward = "usual", False

    def sorted(self, places: list[int], people: list[int]) -> list[int]:
        """Return the places of a list in the order asked for; nobody at all stays at the head of it."""
        if self.by == "usual":
            return places[::-1] if self.backward else places
        none = [n for n in places if people[n] < 0]
        some = [n for n in places if people[n] >= 0]
        return none + sorted(some, key=lambda n: self._key(people[n]), reverse=self.backward)

    def _key(self, p: int) -> tuple[int | str, ...]:
        app, view = self.app, self.app.view
        name = app.scenario.people[p].short
        if self.by == "name":
            return (name, p)
        if self.by == "rank":
            rank = max((app.scenario.posts[q].rank for q in view.posts_of[p]), default=0)
            return (-3 * view.seat_pb[p] - view.seat_cc[p], -rank, -view.standing[p], name, p)
        if self.by == "loyalty":
            root = view.roots()[p]
            return (root if root >= 0 else 10_000, -view.loyalty[p], name, p)
        return (-view.regard[app.seat][p], name, p)

    def draw(self, kit: Kit, r: pygame.Rect) -> bool:
        """Draw the heads; tell whether one of them was chosen."""
        app, done = self.app, False
        for key, cell in zip(SORTS, columns(r, [1.0] * len(SORTS), 4), strict=True):
            on = key == self.by
            arrow = ("▲ " if self.backward else "▼ ") if on else ""
            label = arrow + app.text("compose.sort_usual" if key == "usual" else f"people.sort_{key}")
            tip = app.text("compose.about_usual" if key == "usual" else f"people.about_{key}")
            if kit.button(f"sort:{key}", cell, label, tip, style="dark" if on else "plain"):
                self.by, self.backward = key, on and not self.backward
                kit.touch()
                done = True
        return done

    def draw_one(self, kit: Kit, r: pygame.Rect) -> bool:
        """Draw one head that goes on to the next order where all have no room; tell whether it was chosen."""
        label = self.app.text("compose.sort_usual" if self.by == "usual" else f"people.sort_{self.by}")
        tip = self.app.text("compose.about_usual" if self.by == "usual" else f"people.about_{self.by}")
        if not kit.button("sort:next", r, f"▼ {label}", tip):
            return False
        self.by, self.backward = SORTS[(SORTS.index(self.by) + 1) % len(SORTS)], False
        kit.touch()
        return True


__all__ = ["SORTS", "Order"]
