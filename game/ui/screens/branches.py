"""The courses of the games that were gone back in, as small trees on the load screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame

from game import rewind
from game.forks import Course
from game.save import SaveInfo
from game.ui.kit import Kit

if TYPE_CHECKING:
    from game.ui.app import App

HIGH, STEP = 54, 30
Told = Callable[[dict[str, Any]], tuple[str, list[str]]]


def name_of(app: App, course: Course) -> str:
    """Return what a course is called: its name, else its number."""
    if course.fork.name:
        return course.fork.name
    return app.text("load.branch_n", n=course.fork.number) if course.fork.number else app.text("load.first_course")


def label(app: App, info: SaveInfo) -> str:
    """Return the branch on which a save lies, '' for the first course without a name."""
    trail = rewind.trail(info)
    return name_of(app, Course(trail[-1], -1, 0)) if trail else ""


def month_text(month: int) -> str:
    """Write a month as the rows of the load screen do, which have no scenario at hand."""
    return f"{month % 12 + 1:02d}/{month // 12}"


def draw(kit: Kit, app: App, inner: pygame.Rect, found: list[SaveInfo], at: int, told: Told) -> int | None:
    """Draw every game with more than one course; give the place of the newest save of the course chosen.

    `told` gives the title of a save and the names of its persons.
    """
    lines: list[tuple[str, Course | None, list[SaveInfo], str]] = []
    for game in rewind.games(found):
        infos = rewind.of_game(found, game)
        head = infos[0].header
        title, people = told(head)
        lines.append((f"{title} · {', '.join(people) or app.text('setup.watch')}", None, infos, game))
        lines += [
            ("", course, [one for one in infos if rewind.number_of(one) == course.fork.number], game)
            for course in rewind.courses(infos)
        ]
    if not lines:
        kit.paragraph(inner, app.text("load.no_branches"), "serif_italic", "muted")
        return None
    picked = None
    names: dict[int, str] = {}
    for n, cell in kit.rows("branches", inner, len(lines), HIGH):
        head_text, course, infos, game = lines[n]
        if course is None:
            names = {one.fork.number: name_of(app, one) for one in rewind.courses(infos)}
            kit.label((cell.x + 4, cell.y + 12, cell.w - 8, cell.h - 16), head_text, "heading", "red")
            kit.fill((cell.x, cell.bottom - 3, cell.w, 2), "ink")
            continue
        names = names or {
            one.fork.number: name_of(app, one) for one in rewind.courses(rewind.of_game(found, game))
        }
        newest = found.index(infos[0]) if infos else -1
        if kit.row(
            f"course:{game[:6]}:{course.fork.number}", cell, selected=newest == at >= 0 and bool(infos),
            enabled=bool(infos), why=app.text("load.nothing"), tip=infos[0].path.name if infos else None,
        ):  # fmt: skip
            picked = newest
        _course(kit, app, cell, course, infos, names)
    return picked


def _course(
    kit: Kit, app: App, cell: pygame.Rect, course: Course, infos: list[SaveInfo], names: dict[int, str]
) -> None:
    """Draw a course: the line by which it hangs from another, its name, where it left, how far it goes."""
    x = cell.x + 18 + min(course.depth, 6) * STEP
    middle = cell.y + cell.h // 2
    if course.depth:
        kit.fill((x - STEP + 8, cell.y, 2, cell.h // 2), "ink")
        kit.fill((x - STEP + 8, middle - 1, STEP - 14, 2), "ink")
    kit.shape("diamond" if course.depth else "star", (x + 2, middle), 8, "red" if infos else "line")
    left = x + 20
    wide = cell.right - left - 8
    kit.label((left, cell.y + 4, wide, 26), names.get(course.fork.number, ""), "label_bold")
    parts = []
    if course.parent >= 0:
        when = month_text(course.fork.month)
        parts.append(app.text("load.left_in", parent=names.get(course.parent, "?"), month=when))
    if infos:
        latest = max(info.header["month"] for info in infos)
        parts.append(app.text("load.course_saves", n=len(infos), month=month_text(latest)))
    if any(info.header["over"] for info in infos):
        parts.append(app.text("load.over"))
    kit.label((left, cell.y + 29, wide, 22), " · ".join(parts), "small", "muted")


__all__ = ["draw", "label", "month_text", "name_of"]
