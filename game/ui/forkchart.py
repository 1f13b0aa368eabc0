"""A game beside the record on one chart: who led month by month, who fell here and there, where the courses parted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import pygame

from game import rewind, save
from game.rules import lead
from game.ui import chart, theme
from game.ui.kit import Kit, Reason, Tip, escape
from game.ui.screens.branches import name_of
from game.words import course
from game.words.course import Change, Parting
from game.world.facts import Facts

if TYPE_CHECKING:
    from game.session import Session
    from game.ui.app import App

Where = Callable[[float, float], tuple[float, float]]
OTHERS = 4  # courses beside this one
LANE, MARK, ITEM = 24, 20, 36
ROWS = 4  # of a lane, where months lie close
LETTERS = "abcd"


class Other(NamedTuple):
    """Another course of the game: its letter and name, and the lead of the player's seat where it is not the same."""

    letter: str
    name: str
    rows: list[tuple[int, int]]


class Story(NamedTuple):
    """A game beside the record: the openings of its months, the leads by seat, what changed here and there."""

    facts: list[Facts]
    first: int
    leads: list[list[int]]
    here: list[Change]
    there: list[Change]
    parting: Parting | None
    others: list[Other]


def story(app: App) -> Story | None:
    """Return the game in progress beside the record, with the other courses of it that are saved.

    None where it is only being put together, beside the window.
    """
    session = app.game  # the one shown now, whatever is opened while it is put together
    return app.memo_beside(("fork", app.seat), app.text("ending.course"), lambda: _story(app, session))


def _story(app: App, session: Session) -> Story:
    facts = course.openings(session)
    if len(facts) > 1 and facts[-1].month <= facts[-2].month:  # it ended within a month: there is no later opening
        facts = [*facts[:-2], facts[-1]]
    leads = [lead.lead(one) for one in facts]
    return Story(
        facts, facts[0].month, leads, course.here(session), course.there(session.scenario), course.parted(session),
        _others(app, session, {one.month: row for one, row in zip(facts, leads, strict=True)}),
    )  # fmt: skip


def _others(app: App, session: Session, mine: dict[int, list[int]]) -> list[Other]:
    """Return the other courses of the game, the longest save of each."""
    if app.seat < 0:
        return []
    infos = rewind.of_game(save.saves(), save.game_of(session))
    own = session.branches[-1].number if session.branches else 0
    out: list[Other] = []
    for one in rewind.courses(infos):
        saved = [info for info in infos if rewind.number_of(info) == one.fork.number]
        if one.fork.number == own or not saved or len(out) == OTHERS:
            continue
        rows = rewind.leads_of(max(saved, key=lambda info: info.header["month"]))
        apart = [n for n, row in enumerate(rows) if list(row[1:]) != mine.get(row[0])]
        if apart:
            since = [(row[0], row[1 + app.seat]) for row in rows[max(0, apart[0] - 1) :]]
            out.append(Other(LETTERS[len(out)], name_of(app, one), since))
    return out


# -- the plot -------------------------------------------------------------------------------------


def _names(kit: Kit, app: App, wide: int) -> int:
    """Return the room for the names at the right of a chart of a width."""
    seats = app.scenario.seats
    return int(min(max(kit.text_width(app.words.person(p), "small_bold") for p in seats) + 26, wide // 4))


def _lanes(kit: Kit, app: App, wide: int, told: Story) -> tuple[int, list[list[list[tuple[float, Change]]]]]:
    """Return how many months the chart spans, to the last of the record, and both lanes in rows."""
    span = max(len(told.facts), *(one.month - told.first + 2 for one in told.there)) if told.there else len(told.facts)
    room = wide - 34 - _names(kit, app, wide)
    return span, [_rows(found, told.first, room, span) for found in (told.here, told.there)]


def least(kit: Kit, app: App, wide: int, told: Story) -> int:
    """Return the height below which the names beside the lines would not stand clear of each other."""
    lanes = _lanes(kit, app, wide, told)[1]
    names = int(kit.line_height("small_bold")) * (len(app.scenario.seats) + 1)
    return 26 + max(120, names) + sum(_tall(rows) + 6 for rows in lanes) + 24


def draw(kit: Kit, app: App, r: pygame.Rect, told: Story, at: int) -> int | None:
    """Draw leads, lanes and the month `at`; give the place of the month under the mouse, None when there is none."""
    names = _names(kit, app, r.w)
    count, lanes = _lanes(kit, app, r.w, told)
    low = sum(_tall(rows) + 6 for rows in lanes) + 24
    plot = pygame.Rect(r.x + 34, r.y + 26, max(40, r.w - 34 - names), max(40, r.h - 26 - low))
    top = max(10.0, max((max(row) for row in told.leads), default=100) / 10)
    step = chart.nice_step(top, max(2, plot.h // 56))
    high = step * -(-top // step)

    def where(i: float, v: float) -> tuple[float, float]:
        return plot.x + plot.w * i / max(1, count - 1), plot.bottom - plot.h * min(v, high) / high

    kit.fill(plot, "card")
    value = 0.0
    while value <= high:
        y = where(0, value)[1]
        kit.fill((plot.x, y, plot.w, 1), "shade")
        kit.write((r.x, y - 10, 28, 20), f"{value:g}", "small", "muted", "right")
        value += step
    kit.label((r.x, r.y, plot.w, 22), app.text("ending.lead_unit"), "small_bold")
    _parting(kit, app, plot, told, where)
    _lines(kit, app, plot, told, where, names)
    kit.fill((plot.x, plot.y, 2, plot.h), "ink")
    kit.fill((plot.x, plot.bottom - 2, plot.w, 2), "ink")
    when = [told.first + n for n in range(count)]
    labels = [f"{month % 12 + 1}/{month // 12 % 100}" if n else "" for n, month in enumerate(when)]
    chart.x_axis(kit, plot, labels, max(2, count))
    y = plot.bottom + 26
    for key, rows in (("here", lanes[0]), ("there", lanes[1])):
        _lane(kit, app, pygame.Rect(plot.x, int(y), plot.w, _tall(rows)), key, rows, names)
        y += _tall(rows) + 6
    x, lanes_top = where(at, 0)[0] - 1, plot.bottom + 26
    kit.fill((x, plot.y, 2, plot.h + 4), "ink")
    kit.fill((x, lanes_top, 2, y - lanes_top - 6), "ink")  # the months between are not struck through
    kit.hot("fork", plot, tip=month_tip(app, told, at), live=True)
    if kit.hover != "fork":
        return None
    x, _ = kit.pointer()
    return max(0, min(len(told.facts) - 1, round((x - plot.x) / max(1, plot.w) * (count - 1))))


def _parting(kit: Kit, app: App, plot: pygame.Rect, told: Story, where: Where) -> None:
    """Hatch what is no longer the record, with a line and words where it begins."""
    if told.parting is None:
        return
    x = where(told.parting.month - told.first + 0.5, 0)[0]
    kit.hatch((x, plot.y, plot.right - x, 14), "line", 6, 1)
    kit.dashed((x, plot.y), (x, plot.bottom), "red", 3, 7)
    text = app.text("fork.parted", month=app.words.month(told.parting.month))
    wide = min(kit.text_width(text, "small_bold") + 10, plot.w)
    left = max(plot.x, min(x + 6, plot.right - wide))
    kit.fill((left, plot.y + 1, wide, 20), "card")
    kit.label((left + 4, plot.y + 1, wide - 6, 20), text, "small_bold", "red")


def _lines(kit: Kit, app: App, plot: pygame.Rect, told: Story, where: Where, names: int) -> None:
    """Draw the leads, each with its shape every January, and thinner what the player's was on the other courses."""
    for other in told.others:
        before = None
        for month, value in other.rows:
            now = where(month - told.first, value / 10)
            if before is not None:
                kit.dashed(before, now, "muted", 1.5, 3)
            before = now
        if before is not None:
            kit.circle(before, 9, "card")
            kit.circle(before, 9, "muted", 1.5)
            kit.write((before[0] - 9, before[1] - 10, 18, 20), other.letter, "small_bold", "ink", "centre")
    series = []
    for k, p in enumerate(app.scenario.seats):
        mark = theme.mark(app.scenario.people[p].id)
        colour = kit.palette.marks[mark.colour] if mark is not None else kit.palette.ink
        values = [row[k] / 10 for row in told.leads]
        series.append(chart.Series(app.words.person(p), values, colour, k != app.seat and k % 2 == 1))
        for n, one in enumerate(told.facts):
            if mark is not None and (one.month - k) % 12 == 0:
                kit.shape(mark.shape, where(n, values[n]), 6, colour)
    chart.series_lines(kit, plot, series, where, names)


# -- the lanes ------------------------------------------------------------------------------------


def _rows(found: list[Change], first: int, wide: int, count: int) -> list[list[tuple[float, Change]]]:
    """Put the changes of a lane into rows in which none covers another; gives (x from the left, change)."""
    rows: list[list[tuple[float, Change]]] = [[]]
    for one in found:
        x = wide * (one.month - first + 0.5) / max(1, count - 1)
        free = next((row for row in rows if not row or row[-1][0] + ITEM <= x), None)
        if free is None and len(rows) < ROWS:
            rows.append(free := [])
        (free if free is not None else rows[-1]).append((x, one))
    return rows


def _tall(rows: list[list[tuple[float, Change]]]) -> int:
    return LANE * len(rows)


def _lane(
    kit: Kit, app: App, r: pygame.Rect, key: str, rows: list[list[tuple[float, Change]]], names: int
) -> None:
    """Draw what changed here, or by the record, under the months; each is a zone of its own."""
    kit.fill(r, "card" if key == "here" else "shade")
    kit.label((r.right + 8, r.y, names - 8, LANE), app.text(f"fork.{key}"), "small_bold", "ink")
    for n, row in enumerate(rows):
        for x, one in row:
            left = r.x + max(0, min(r.w - ITEM, x - ITEM / 2))
            cell = pygame.Rect(int(left), r.y + n * LANE, ITEM, LANE)
            text = f"{app.words.month(one.month)}: {course.change_text(app.words, one)}"
            tip = Tip(app.text(f"fork.{key}"), escape(text))
            kit.hot(f"fork:{key}:{one.month}:{one.code}:{one.who}", cell, tip=tip)
            _item(kit, app, cell, one)


def _item(kit: Kit, app: App, cell: pygame.Rect, one: Change) -> None:
    """Draw a change: a sign of what it is, and the mark of whom it is about."""
    x, y = cell.x + 7, cell.centery
    if one.code == course.CONGRESS_MET:
        kit.shape("star", (x, y), 6, "red")
        short = app.scenario.calendar[one.who].name.split()[0]
        kit.write((cell.x + 14, cell.y, cell.w - 12, cell.h), short, "small_bold", "ink")
        return
    if one.code == course.LEFT:
        kit.poly([(x - 6, y - 4), (x + 6, y - 4), (x, y + 6)], "ink")
    elif one.code in (course.ENTERED, course.BACK):
        kit.poly([(x - 6, y + 4), (x + 6, y + 4), (x, y - 6)], "ink", 0 if one.code == course.ENTERED else 2)
    elif one.code == course.SECRETARY:
        kit.fill((x - 6, y - 6, 12, 12), "ink")
        kit.shape("star", (x, y), 4, "card")
    else:
        kit.line((x - 5, y - 5), (x + 5, y + 5), "red" if one.code == course.EXPELLED else "ink", 3)
        kit.line((x - 5, y + 5), (x + 5, y - 5), "red" if one.code == course.EXPELLED else "ink", 3)
    if one.who >= 0:
        kit.mark((cell.x + 15, cell.y + 2, MARK, MARK), app.scenario.people[one.who].id)


# -- in words -------------------------------------------------------------------------------------


def order(app: App, told: Story, at: int) -> list[int]:
    """Return the seats, the one that led in a month first."""
    return sorted(range(len(app.scenario.seats)), key=lambda k: (-told.leads[at][k], k))


def month_tip(app: App, told: Story, at: int) -> Tip:
    """Return the leads of a month as a tooltip, with what changed in it here and by the record."""
    people = app.scenario.seats
    lines = [
        Reason(app.words.person(people[k]), _tenths(app, told.leads[at][k]), "", sums(app, told, at, k))
        for k in order(app, told, at)
    ]
    return Tip(escape(app.words.month(told.facts[at].month)), escape("\n".join(told_of(app, told, at))), lines)


def sums(app: App, told: Story, at: int, k: int) -> tuple[Reason, ...]:
    """Return what a lead is made of: three parts organisation, one part stage."""
    facts = told.facts[at]
    organisation, stage = lead.organisation(facts, facts.roots())[k], lead.stage(facts)[k]
    part = 3 * organisation // 4
    return (
        Reason(app.text("fork.organisation", n=_tenths(app, organisation)), _tenths(app, part)),
        Reason(app.text("fork.stage", n=_tenths(app, stage)), _tenths(app, told.leads[at][k] - part)),
    )


def _tenths(app: App, permille: int) -> str:
    """Return permille as percent with one place, in the language's signs."""
    return app.words.figure(f"{permille / 10:.1f}")


def told_of(app: App, told: Story, at: int) -> list[str]:
    """Return in words what changed in a month here and by the record."""
    month = told.facts[at].month
    out = []
    for key, found in (("here", told.here), ("there", told.there)):
        texts = [course.change_text(app.words, one) for one in found if one.month == month]
        if texts:
            out.append(f"{app.text(f'fork.{key}')}: {'; '.join(texts)}.")
    return out


def parting(app: App, told: Story) -> str:
    """Say where the course left the record, '' where there is none."""
    if told.parting is not None:
        return course.parting_text(app.words, told.parting)
    return app.words.say("course", "kept") if course.has_record(app.scenario) else ""


__all__ = ["Other", "Story", "draw", "month_tip", "order", "parting", "story", "sums", "told_of"]
