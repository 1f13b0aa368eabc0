"""The page of the ending on which a game stands beside the record, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui import forkchart
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape

if TYPE_CHECKING:
    from game.ui.app import App

CHART = 410  # px of the chart where the page scrolls


class Fork:
    """The month chosen, and how the page is drawn."""

    def __init__(self) -> None:
        self.at = -1

    def draw(self, kit: Kit, app: App, body: pygame.Rect) -> None:
        """Draw chart and reading side by side, one under the other where there is no room."""
        if len(app.game.months) < 2:
            inner = kit.panel(body, app.text("ending.course"), "ink")
            kit.paragraph(inner, app.text("ending.no_archive"), "serif_italic", "muted")
            return
        told = forkchart.story(app)
        if told is None:
            return
        most = len(told.facts) - 1
        if self.at < 0:
            self.at = told.parting.month - told.first if told.parting is not None else most
        self.at = max(0, min(most, self.at))
        line, body = cut_bottom(body, 38, 6)
        if kit.narrow:
            with kit.scroll("fork_page", body) as area:
                y: float = area.y + self._head(kit, app, told, area.x, area.y, area.w) + 6
                self._chart(kit, app, pygame.Rect(area.x, int(y), int(area.w), CHART), told)
                y += CHART + 8
                area.used(y + self._reading(kit, app, told, area.x, y, area.w))
        else:
            left, right = columns(body, [1.0, 300], 10)
            inner = kit.panel(left, app.text("ending.course"), "red")
            high = self._head(kit, app, told, inner.x, inner.y, inner.w)
            rest = cut_top(inner, int(high), 8)[1]
            least = forkchart.least(kit, app, rest.w, told)
            if rest.h >= least:
                self._chart(kit, app, rest, told)
            else:  # at large text the chart keeps its height and is moved up and down
                with kit.scroll("fork_chart", rest) as area:
                    self._chart(kit, app, pygame.Rect(area.x, int(area.y), int(area.w), least), told)
                    area.used(area.y + least)
            month = app.words.month_head(told.facts[self.at].month)
            inner = kit.panel(right, month, "ink")
            with kit.scroll("fork_month", inner) as area:
                area.used(area.y + self._reading(kit, app, told, area.x, area.y, area.w))
        month = app.words.month_head(told.facts[self.at].month)
        self.at = kit.slider("fork_month", line, self.at, 0, most, 1, month, tip=app.text("fork.slider_tip"))

    def _head(self, kit: Kit, app: App, told: forkchart.Story, x: float, y: float, w: float) -> float:
        """Write where the course left the record; give the height used."""
        text = forkchart.parting(app, told)
        return kit.paragraph((x, y, w, 0), escape(text), "serif_bold") if text else 0

    def _chart(self, kit: Kit, app: App, r: pygame.Rect, told: forkchart.Story) -> None:
        hovered = forkchart.draw(kit, app, r, told, self.at)
        if hovered is not None and hovered != self.at:
            self.at = hovered
            kit.touch()

    def _reading(self, kit: Kit, app: App, told: forkchart.Story, x: float, y: float, w: float) -> float:
        """Write the month chosen: the leads with their sums, what changed here and by the record; give the height."""
        top = y
        for k in forkchart.order(app, told, self.at):
            p = app.scenario.seats[k]
            id = app.scenario.people[p].id
            amount = app.words.figure(f"{told.leads[self.at][k] / 10:.1f}") + " %"
            tip = Tip(app.words.person(p), "", forkchart.sums(app, told, self.at, k), amount)
            kit.hot(f"fork:lead:{id}", (x, y, w - 4, 27), tip=tip)
            kit.mark((int(x), int(y) + 3, 22, 22), id)
            kit.label((x + 30, y, w - 110, 27), app.words.person(p), "bold" if k == app.seat else "body")
            kit.label((x + w - 84, y, 76, 27), amount, "label_bold", "ink", "right")
            y += 28
        y += kit.paragraph((x, y + 4, w - 4, 0), app.text("fork.legend"), "small", "muted") + 12
        for text in forkchart.told_of(app, told, self.at):
            y += kit.paragraph((x, y, w - 4, 0), escape(text), "small") + 6
        real = dict(app.scenario.reality).get(told.facts[self.at].month, "").strip()
        if real:
            month = app.words.month(told.facts[self.at].month)
            text = app.text("ending.real", month=month, text=escape(real))
            y += kit.paragraph((x, y, w - 4, 0), text, "small_italic", "muted") + 6
        for other in told.others:
            text = app.text("fork.other", letter=other.letter, name=other.name)
            y += kit.paragraph((x, y, w - 4, 0), escape(text), "small") + 3
        return y - top


__all__ = ["Fork"]
