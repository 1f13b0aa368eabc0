"""The picture to share: how a game ended, whose it was, the strengths over the years, what turned it, the seed."""

from __future__ import annotations

import io
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game import files
from game.rules import aim, ending
from game.ui import strength
from game.ui.kit import Kit, escape
from game.ui.screens.base import bust
from game.words.sheet import standing
from game.words.turning import Turn, turning_points, with_mover

if TYPE_CHECKING:
    from game.ui.app import App

SIZE = (1200, 630)
POINTS = 3
_BANNER, _FOOT, _EDGE, _LEFT, _BUST = 66, 44, 28, 470, 168


def picture(app: App) -> Kit:
    """Return a kit of its own size on which the picture of the game that is over is drawn."""
    kit = Kit(SIZE, 100, app.kit.palette)
    kit.begin(())
    draw(kit, app)
    kit.surface.set_clip(None)
    return kit


def write(app: App) -> Path:
    """Write the picture beside the pictures of the window and return where; raises StorageError with a sentence."""
    session = app.game
    seat = app.scenario.people[app.scenario.seats[app.seat]].id if app.seat >= 0 else "watched"
    data = io.BytesIO()
    pygame.image.save(picture(app).surface, data, "share.png")
    stem = f"{session.scenario.id}-{session.seed}-{seat}-ending"
    return files.write_new(files.home() / "pictures", stem, {".png": data.getvalue()})[0]


def told(app: App) -> tuple[str, str]:
    """Return the outcome and where the seat ended, as the ending tells them; '' for nobody's seat."""
    words, st = app.words, app.game.state
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    outcome = words.say("result", ending.RESULTS[st.result])
    if st.winner >= 0:
        outcome = words.say("sheet", "result", result=outcome, name=words.person(st.winner, "full"))
    if me < 0:
        return outcome, ""
    reached = int(aim.reached(st, me))
    return outcome, words.say("sheet", "own", name=words.person(me), place=standing(words, st, me), reached=reached)


def chosen(app: App, limit: int = POINTS) -> list[Turn]:
    """Return the turning points that moved most, by turns with the reader's own moments, in order of time."""
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    points = app.memo("points", lambda: turning_points(app.game, me))
    most = sorted(points, key=lambda point: (-point.moved, point.month))
    others, own = ([point for point in most if point.own is mine] for mine in (False, True))
    turns = [point for pair in zip_longest(others, own) for point in pair if point is not None]
    return sorted(turns[:limit], key=lambda point: point.month)


def line(app: App, point: Turn) -> str:
    """Return a turning point in words, of one's own that one moved it."""
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    mine = point.motion is not None and point.motion.mover == me >= 0
    return with_mover(app.words, point) if mine else app.words.event(point.event, -1)


def draw(kit: Kit, app: App) -> None:
    """Draw the whole picture."""
    kit.fill(kit.screen, "paper")
    w, h = SIZE
    kit.fill((0, 0, w, _BANNER), "ink")
    kit.poly([(0, 0), (210, 0), (176, _BANNER), (0, _BANNER)], "red")
    kit.label((_EDGE, 0, 150, _BANNER), app.text("title.caption").upper(), "title", "card")
    kit.label((230, 0, w - 230 - _EDGE, _BANNER), app.scenario.title, "title", "card", "right")
    top, bottom = _BANNER + 20, h - _FOOT
    points = _points(kit, app, pygame.Rect(_EDGE, top, _LEFT, bottom - top))
    plot = pygame.Rect(_EDGE + _LEFT + 26, top, w - 2 * _EDGE - _LEFT - 26, bottom - top - 14)
    kit.heading((plot.x, plot.y, plot.w, 30), app.text("ending.lead"))
    strength.draw(kit, app, pygame.Rect(plot.x, plot.y + 44, plot.w, plot.h - 44), points)
    _foot(kit, app, pygame.Rect(0, bottom, w, _FOOT))


def _points(kit: Kit, app: App, r: pygame.Rect) -> list[Turn]:
    """Draw bust, outcome and as many turning points as there is room for; returns those."""
    state = app.game.state
    me = app.scenario.seats[app.seat] if app.seat >= 0 else state.winner
    box = pygame.Rect(r.x, r.y, _BUST, _BUST)
    bust(kit, app, box, me)
    if me >= 0:  # whose face it is must not be guessed from the outcome beside it
        name = pygame.Rect(box.x, box.bottom - 26, box.w, 26)
        kit.fill(name, "ink")
        kit.label((name.x + 4, name.y, name.w - 8, name.h), app.words.person(me), "label_bold", "card", "centre")
    outcome, own = told(app)
    x, wide = box.right + 18, r.right - box.right - 18
    y: float = r.y
    y += kit.paragraph((x, y, wide, 0), escape(outcome), "figure", "red") + 6
    if own:
        y += kit.paragraph((x, y, wide, 0), escape(own), "serif")
    y = max(y, box.bottom) + 16
    y += kit.heading((r.x, y, r.w, 30), app.text("ending.points")) + 4
    for limit in range(POINTS, -1, -1):
        points = chosen(app, limit)
        texts = [escape(line(app, point)) for point in points]
        if y + sum(28 + kit.measure(text, r.w - 38, "serif") + 8 for text in texts) <= r.bottom:
            break
    for n, (point, text) in enumerate(zip(points, texts, strict=True)):
        kit.fill((r.x, y + 2, 26, 24), "ink")
        kit.label((r.x, y + 2, 26, 24), str(n + 1), "label_bold", "card", "centre")
        kit.label((r.x + 38, y, r.w - 38, 26), app.words.month_head(point.month), "label", "red")
        y += 28
        y += kit.paragraph((r.x + 38, y, r.w - 38, 0), text, "serif") + 8
    return points


def _foot(kit: Kit, app: App, r: pygame.Rect) -> None:
    session, words = app.game, app.words
    kit.fill((r.x, r.y, r.w, 2), "ink")
    first = session.months[0][0] if session.months else session.scenario.start
    seed = app.text(
        "ending.share_seed", first=words.month(first), last=words.month(session.state.month), seed=session.seed
    )
    mark = words.branch_mark(session.branches)
    seed = f"{seed} {mark}." if mark else seed
    half = r.w // 2 - _EDGE + (120 if mark else 0)
    kit.label((_EDGE, r.y, half, r.h), seed, "bold")
    half = r.w - 2 * _EDGE - half
    kit.label((r.w - _EDGE - half, r.y, half, r.h), app.text("ending.share_foot"), "italic", "muted", "right")


__all__ = ["POINTS", "SIZE", "chosen", "draw", "picture", "told", "write"]
