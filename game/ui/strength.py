"""The strength of the contenders month by month as it truly was, with the turning points of a game that is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.rules import lead
from game.ui import chart, theme
from game.ui.kit import Kit
from game.words.turning import Turn

if TYPE_CHECKING:
    from game.ui.app import App


def draw(kit: Kit, app: App, r: pygame.Rect, points: Sequence[Turn]) -> None:
    """Draw who led, month by month; the points are marked with their numbers."""
    months = app.game.months
    if len(months) < 2:
        kit.paragraph(r, app.text("ending.no_archive"), "serif_italic", "muted")
        return
    table = app.memo("leads", lambda: [lead.lead(state) for _, state in months])
    series = []
    for k, p in enumerate(app.scenario.seats):
        mark = theme.mark(app.scenario.people[p].id)
        colour = kit.palette.marks[mark.colour] if mark is not None else kit.palette.ink
        dash = k != app.seat and k % 2 == 1
        series.append(chart.Series(app.words.person(p), [row[k] / 10 for row in table], colour, dash))
    first = months[0][0]
    marks = [(float(point.month - first), str(n + 1)) for n, point in enumerate(points)]
    labels = [f"{month % 12 + 1}/{month // 12 % 100}" if n else "" for n, (month, _) in enumerate(months)]
    chart.line_chart(kit, r, series, labels, app.text("ending.lead_unit"), low=0, marks=marks)


__all__ = ["draw"]
