"""The country: grain, industry, prices, moods; the Line and who stands where; measures in force and their minutes."""

from __future__ import annotations

from functools import partial
from typing import Any

import pygame

from game.rules.country import shortfall
from game.rules.measure import MEASURES, is_in_force
from game.ui import chart
from game.ui.kit import Kit, Tip, columns, cut_top, escape, grid
from game.ui.screens import said, shown
from game.ui.screens.base import Screen, frame, screen
from game.ui.theme import Colour
from game.world.kinds import ALIVE, COUNTRY_INDEX, OUT_PARTY

# The figures shown, with the divisor of what is kept and whether more of it is good for the country.
FIGURES: tuple[tuple[str, int, int], ...] = (
    ("grain", 100, 1),
    ("harvest", 10, 1),
    ("industry", 10, 1),
    ("consumer", 10, 1),
    ("scissors", 1, -1),
    ("famine", 1, -1),
    ("jobless", 1, -1),
    ("wages", 1, 1),
    ("urban", 1, 1),
    ("rural", 1, 1),
    ("price", 1, 1),
    ("investment", 10, 1),
    ("purse", 1, 1),
    ("tension", 1, -1),
    ("coercion", 1, -1),
    ("collective", 100, 0),
    ("sown", 10, 1),
    ("members", 10, 0),
    ("worker_share", 10, 0),
)
# Figures that are read together on one chart.
TOGETHER = {
    "grain": ("grain", "grain_plan"),
    "industry": ("industry", "consumer"),
    "consumer": ("industry", "consumer"),
    "urban": ("urban", "rural"),
    "rural": ("urban", "rural"),
}
TONES: tuple[Colour, ...] = ("red", "blue")


@screen("country")
class Country(Screen):
    """What is public of the country, month by month, and the questions of policy."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.figure: str = params.get("figure", "grain")
        self.part = "line"

    def draw(self, kit: Kit) -> None:
        """Draw figures, their chart, and the Line or the measures."""
        app = self.app
        body = frame(kit, app, app.text("country.title"))
        parts: tuple[str, ...] = ("line", "measures")
        if kit.narrow:
            parts = ("line", "figures", "chart", "measures")
            strip, body = cut_top(body, 34, 6)
            if self.part not in parts:
                self.part = parts[0]
            self._tabs(kit, strip, parts)
            where = {self.part: body}
        else:
            left, right = columns(body, [408, 1.0], 8)
            plot = pygame.Rect(right.x, right.y, right.w, right.h * 42 // 100)
            rest = pygame.Rect(right.x, plot.bottom + 8, right.w, right.bottom - plot.bottom - 8)
            strip, rest = cut_top(rest, 34, 6)
            if self.part not in parts:
                self.part = parts[0]
            self.piece(kit, "part", strip, lambda kit, strip: self._tabs(kit, strip, parts))
            where = {"figures": left, "chart": plot, self.part: rest}
        draws = {
            "figures": self._figures,
            "chart": self._chart,
            "line": self._line,
            "measures": self._measures,
        }
        for key, rect in where.items():
            self.piece(kit, key, rect, draws[key])

    def _tabs(self, kit: Kit, strip: pygame.Rect, parts: tuple[str, ...]) -> None:
        options = [(key, self.app.text(f"country.part_{key}")) for key in parts]
        self.part = kit.tabs("part", strip, options, self.part)

    def past(self, name: str) -> list[int]:
        """Give a figure at the opening of each month so far, the present one last."""
        app = self.app
        index = COUNTRY_INDEX[name]
        months = shown.game(app).months
        values = [st.country[index] for _, st in months]
        now = app.view.country[index]
        if months and months[-1][0] == app.view.month:
            values[-1] = now
        else:
            values.append(now)
        return values

    def first_month(self) -> int:
        """Give the month of the first value of `past`."""
        months = shown.game(self.app).months
        return months[0][0] if months else self.app.view.month

    # -- figures ----------------------------------------------------------------------------------

    def _figures(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        inner = shown.panel(kit, rect, app.text("country.figures"), note=app.text("country.figures_note"))
        with kit.scroll("figures", inner) as area:
            y = area.y
            behind = shortfall(view)
            if behind >= 50:
                y += (
                    kit.paragraph(
                        (area.x, y, area.w, 0),
                        app.text("country.behind", n=behind // 10),
                        "small_bold",
                        "bad",
                    )
                    + 8
                )
            across = max(1, area.w // 186)
            for (name, divisor, good), cell in zip(
                FIGURES, grid((area.x, y, area.w, 0), across, len(FIGURES), 82, 8), strict=True
            ):
                self._tile(kit, area.rect, cell, name, divisor, good)
            area.used(y + (82 + 8) * -(-len(FIGURES) // across))

    def _tile(self, kit: Kit, seen: pygame.Rect, r: pygame.Rect, name: str, divisor: int, good: int) -> None:
        app, view = self.app, self.app.view
        value = view.country[COUNTRY_INDEX[name]]
        tip = Tip(app.text(f"country.name_{name}"), app.words.country(name, value))
        if kit.hot(f"figure:{name}", r, tip):
            self.figure = name
            if kit.narrow:
                self.part = "chart"
        if not seen.colliderect(r):
            return
        lit = name == self.figure or kit.hover == f"figure:{name}"
        key = ("figure", name, name == self.figure, lit)
        app.kept(kit, r, key, lambda: self._tile_face(kit, r, name, divisor, good, lit))

    def _tile_face(self, kit: Kit, r: pygame.Rect, name: str, divisor: int, good: int, lit: bool) -> None:
        app = self.app
        value = app.view.country[COUNTRY_INDEX[name]]
        values = self.past(name)
        on = name == self.figure
        kit.fill(r, "shade" if lit else "card")
        kit.frame(r, "red" if on else "line", 2)
        kit.label((r.x + 9, r.y + 4, r.w - 14, 21), app.text(f"country.name_{name}"), "small", "muted")
        places = 2 if divisor == 100 else 1 if name == "harvest" else 0
        shown_value = app.words.figure(f"{value / divisor:,.{places}f}")
        used = kit.label((r.x + 9, r.y + 24, r.w - 60, 34), shown_value, "figure")
        kit.label((r.x + 9, r.y + 57, r.w - 18, 19), app.text(f"country.unit_{name}"), "small", "muted")
        back = values[-13] if len(values) > 12 else values[0]
        anew = self._anew(name, values)
        # What is counted anew each July is set beside the same month or beside nothing.
        change = value - back if len(values) > 12 or not anew else 0
        if change:
            arrow = "▲" if change > 0 else "▼"
            tone: Colour = "muted" if not good else "good" if change * good > 0 else "bad"
            kit.label((r.x + 9 + used + 8, r.y + 30, 24, 24), arrow, "mono_bold", tone)
        if len(values) > 1:
            left_out = max(0, len(values) - 13)
            breaks = [at - left_out for at in anew]
            kit.sparkline((r.right - 88, r.y + 25, 80, 32), values[left_out:], "blue", breaks=breaks)

    @staticmethod
    def _anew(name: str, values: list[int]) -> list[int]:
        """Return where the count of a figure begins anew: the grain of a farming year, in July."""
        return [at for at in range(1, len(values)) if name == "grain" and values[at] < values[at - 1]]

    def _chart(self, kit: Kit, rect: pygame.Rect) -> None:
        app = self.app
        name = self.figure
        inner = shown.panel(
            kit, rect, app.text(f"country.name_{name}"), "blue", note=app.text(f"country.unit_{name}")
        )
        names = TOGETHER.get(name, (name,))
        divisor = next((d for n, d, _ in FIGURES if n == name), 1)
        series = []
        for n, tone in zip(names, TONES, strict=False):
            values: list[float | None] = [v / divisor for v in self.past(n)]
            series.append(
                chart.Series(
                    app.text(f"country.name_{n}"),
                    values * 2 if len(values) == 1 else values,
                    tone,
                    n == "grain_plan",
                    frozenset(self._anew(n, self.past(n))),
                )
            )
        first = self.first_month()
        count = len(series[0].values)
        labels = [shown.month_short(app, first + i) for i in range(count)]
        marks = [
            (float(one.month - first), app.words.measure(one.args[0]))
            for one in shown.game(app).heard(app.seat)
            if one.kind == "measure"
        ][-3:]
        marked = [m for m in marks if 0 <= m[0] < count]
        at = chart.line_chart(kit, inner, series, labels, marks=marked, id="chart", figure=app.words.figure)
        if at is not None and at < count:
            places = 2 if divisor == 100 else 1 if divisor > 1 else 0  # as its tile has it
            found = [(s.name, s.values[at]) for s in series if s.values[at] is not None]
            texts = [f"{name} {app.words.figure(f'{value:,.{places}f}')}" for name, value in found]
            month = app.words.month(min(first + at, app.view.month))
            text = app.text("country.at_opening", month=month, list=", ".join(texts))
            wide = kit.text_width(text, "small") + 16
            kit.fill((inner.right - wide, inner.y, wide, 24), "ink")
            kit.label((inner.right - wide + 8, inner.y, wide - 12, 24), text, "small", "card")

    # -- the Line ---------------------------------------------------------------------------------

    def _line(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        inner = shown.panel(kit, rect, app.text("country.line"), "red", note=app.text("country.line_note"))
        people = [p for p in app.scenario.seats if view.life[p] == ALIVE and view.rung[p] < OUT_PARTY]
        me = app.me
        tall = shown.ISSUE_HIGH + (44 if me >= 0 else 0)  # with how far the reader stands from the Line
        half = (inner.w - 28) // 4 - 6  # of a scale of two beside one another: an end that is cut would mislead
        ends = (end for issue in app.scenario.issues for end in (f"← {issue.low}", f"{issue.high} →"))
        fit = all(kit.measure(escape(end), half, "small") <= 2 * kit.line_height("small") + 2 for end in ends)
        across = 2 if inner.w > 700 and fit else 1
        with kit.scroll("line", inner) as area:
            cells = grid((area.x, area.y, area.w, 0), across, len(app.scenario.issues), tall, 14)
            for i, (issue, cell) in enumerate(zip(app.scenario.issues, cells, strict=True)):
                box = pygame.Rect(cell.x, cell.y, cell.w, shown.ISSUE_HIGH)
                app.kept(kit, box, ("issue", i), partial(shown.issue_scale, kit, app, cell, i, people))
                kit.hot(
                    f"issue:{issue.id}",
                    (cell.x, cell.y, cell.w, shown.ISSUE_HIGH),
                    self._issue_tip(i, people),
                )
                if me < 0:
                    continue
                off = view.stance[i][me] - view.line[i]
                end = issue.high if off > 0 else issue.low
                text = app.text("country.you_off", n=abs(off), end=end) if off else app.text("country.you_on")
                kit.paragraph((cell.x, cell.y + shown.ISSUE_HIGH, cell.w, 0), escape(text), "small", "muted")
            rows_used = -(-len(app.scenario.issues) // across)
            area.used(area.y + rows_used * (tall + 14))

    def _issue_tip(self, i: int, people: list[int]) -> Tip:
        app, view = self.app, self.app.view
        issue = app.scenario.issues[i]
        lines = [
            said.Reason(app.text("country.the_line"), view.line[i]),
            said.Reason(app.text("country.the_mood"), view.mood[i]),
        ]
        lines += [
            said.Reason(shown.short(app, p), view.stance[i][p])
            for p in sorted(people, key=lambda p: view.stance[i][p])
        ]
        moved = view.line_moved[i]
        text = (
            app.text("country.moved", month=app.words.month(moved))
            if moved
            else app.text("country.not_moved")
        )
        return Tip(issue.name, f"{escape(issue.low)} … {escape(issue.high)}. {text}", lines)

    # -- measures ---------------------------------------------------------------------------------

    def _measures(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        inner = shown.panel(kit, rect, app.text("country.measures"), "red")
        live = [m for m in range(len(MEASURES)) if is_in_force(view, m)]
        with kit.scroll("measures", inner) as area:
            x, y, w = area.x, area.y, area.w
            for m in live:
                until = app.text("country.until", month=app.words.month(view.measures[m]))
                y += (
                    kit.paragraph((x, y, w, 0), f"*{escape(app.words.measure(m))}* {escape(until)}", "body")
                    + 2
                )
                y += kit.paragraph((x, y, w, 0), escape(app.words.measure(m, "text")), "small", "muted") + 2
                cost = app.words.measure(m, "cost")
                if cost:
                    y += kit.paragraph((x, y, w, 0), escape(cost), "small_italic", "bad") + 2
                y += 10
            if not live:
                y += kit.paragraph((x, y, w, 0), app.text("country.no_measure"), "serif_italic", "muted") + 10
            y += kit.heading((x, y, w, 0), app.text("country.minutes"))
            for m, month, voters in reversed(view.minutes):
                mover, rest = voters[0], [shown.short(app, p) for p in voters[1:] if view.seat_index[p] >= 0]
                others = len(voters) - 1 - len(rest)
                names = app.words.list_of(rest) if rest else app.text("country.no_contender")
                text = app.text(
                    "country.minute" if others else "country.minute_all",
                    month=app.words.month(month),
                    measure=app.words.measure(m),
                    mover=shown.short(app, mover),
                    names=names,
                    n=others,
                )
                y += kit.paragraph((x, y, w, 0), escape(text), "small") + 6
            if not view.minutes:
                y += kit.paragraph((x, y, w, 0), app.text("country.no_minutes"), "italic", "muted")
            area.used(y)
