"""The overview of a game that is only watched: the contenders, what happened, the sessions, the pace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.ui import asks
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens import desk_parts as parts
from game.ui.screens import heard, said, shown, whip
from game.ui.screens.base import frame
from game.ui.watching import FAST, RUN, VOTES
from game.words.about import motion_of
from game.world.kinds import BODIES

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.desk import Desk
    from game.world.event import Event

NOBODY = "nobody"
TOLD = 24  # events of a month at most
HEADLESS = 100  # logical px of height under which a part has no head of its own
LOW = 320  # logical px of height under which the page gives up the air between its parts


def draw(own: Desk, kit: Kit) -> None:
    """Draw the overview in the place of the desk."""
    app = own.app
    body = frame(kit, app, parts.chapter_title(app))
    low = body.h <= LOW
    buttons, body = cut_bottom(body, 40 if low else 52, 4 if low else 8)
    eyes, body = cut_top(body, 34, 2 if low else 8)
    _eyes(kit, app, eyes)
    stopped = app.watch.told and not app.running_on
    if stopped:
        body = _stopped(kit, app, body)
    if kit.narrow:
        strip, body = cut_top(body, 36, 0 if low else 6)
        names = ("month", "sessions", "pace", "seven")
        own.tab = kit.tabs("desk", strip, [(name, app.text(f"watch.tab_{name}")) for name in names], own.tab)
        if own.tab == "seven":
            parts.contender_list(kit, app, body)
        else:
            {"sessions": _sessions, "pace": _pace}.get(own.tab, _month)(kit, app, body)
    else:
        top, body = cut_top(body, 112, 10)
        parts.contenders(kit, app, top)
        left, middle, right = columns(body, [0.38, 0.34, 0.28], 10)
        _month(kit, app, left)
        _sessions(kit, app, middle)
        _pace(kit, app, right)
    _buttons(kit, app, buttons)


def _eyes(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw the choice of eyes; the numbers choose, too."""
    seats = app.scenario.seats
    names = [(NOBODY, app.text("watch.nobody"))]
    names += [(app.scenario.people[p].id, app.words.person(p)) for p in seats]
    now = app.scenario.people[app.me].id if app.me >= 0 else NOBODY
    tips = {NOBODY: app.text("watch.nobody_tip")}
    tips |= {app.scenario.people[p].id: app.text("watch.eyes_tip", who=app.words.person(p)) for p in seats}
    label = app.text("watch.eyes")
    wide = kit.text_width(label, "label") + 14
    if r.w > 900:
        kit.label((r.x, r.y, wide, r.h), label, "label", "muted")
        r = pygame.Rect(r.x + wide, r.y, r.w - wide, r.h)
    chosen = kit.tabs("eyes", r, names, now, tips)
    keys = [id for id, _ in names]
    for number, id in zip(NUMBERS, keys, strict=False):
        chosen = id if kit.pressed(number) else chosen
    if chosen != now:
        app.watch.look_through(keys.index(chosen) - 1)


def _stopped(kit: Kit, app: App, body: pygame.Rect) -> pygame.Rect:
    """Say at the top why the months stopped; gives the rect below."""
    text = escape(". ".join(app.watch.told) + ".")
    low = kit.height < shown.LOWER
    role, air = ("small_bold", 4) if low else ("bold", 7)
    r, rest = cut_top(body, kit.measure(text, body.w - 30, role) + 2 * air, 4 if low else 8)
    kit.fill(r, "ink")
    kit.fill((r.x, r.y, 8, r.h), "red")
    kit.hot("stopped", r)
    kit.paragraph((r.x + 18, r.y + air, r.w - 30, 0), text, role, "card")
    return rest


# -- what happened --------------------------------------------------------------------------------


def _told(app: App) -> list[tuple[bool, str]]:
    """Return what the eyes chosen heard of the month that has passed, the weightiest first."""
    month = app.game.state.month - 1
    found = [
        one for one in app.game.heard(app.seat)
        if one.month == month and one.kind not in VOTES and one.kind in asks.CONCERN
    ]  # fmt: skip
    found.sort(key=lambda one: (heard.is_public(one), -heard.weight(app, one)))
    return [(one.kind in asks.LOUD, app.words.event(one, app.seat)) for one in found[:TOLD]]


def _month(kit: Kit, app: App, r: pygame.Rect) -> None:
    month, start = app.game.state.month - 1, app.scenario.start
    title = app.text("watch.month", month=app.words.month(month)) if month >= start else app.text("watch.before")
    # Where a panel would be nearly all head, the tab above names it well enough.
    inner = shown.panel(kit, r, title, "red") if r.h > HEADLESS else pygame.Rect(r)
    with kit.scroll("month", inner) as area:
        y: float = area.y
        events = app.memo(("watched", len(app.game.events)), lambda: _told(app)) if month >= start else []
        if month < start:
            y += kit.paragraph((area.x, y, area.w, 0), escape(app.scenario.summary.strip()), "serif") + 10
        elif not events:
            y += kit.paragraph((area.x, y, area.w, 0), app.text("desk.nothing_lately"), "serif_italic", "muted")
        for loud, text in events:
            kit.fill((area.x, y + 8, 7, 7), "red" if loud else "line")
            y += kit.paragraph((area.x + 16, y, area.w - 18, 0), escape(text), "small" if not loud else "body") + 6
        real = dict(app.scenario.reality).get(month, "").strip()
        if real:
            kit.fill((area.x, y + 6, area.w - 6, 1), "line")
            text = app.text("ending.real", month=app.words.month(month), text=escape(real))
            y += 12 + kit.paragraph((area.x, y + 12, area.w - 6, 0), text, "small_italic", "muted")
        area.used(y)


# -- the sessions ---------------------------------------------------------------------------------


def _sessions(kit: Kit, app: App, r: pygame.Rect) -> None:
    """List the votes of the month that has passed; each opens as a scene, its names read one by one."""
    month = app.game.state.month - 1
    votes = app.memo(("votes", month), lambda: app.watch.votes(month))
    many = app.text("watch.sessions_n", n=len(votes)) if votes else ""
    inner = shown.panel(kit, r, app.text("watch.sessions"), "ink", many)
    opened = -1
    with kit.scroll("sessions", inner) as area:
        y: float = area.y
        if not votes:
            y += kit.paragraph((area.x, y, area.w, 0), app.text("watch.no_sessions"), "serif_italic", "muted") + 8
        for n, (one, report) in enumerate(votes):
            high, acted = _vote(kit, app, (area.x, y, area.w - 4), n, one, report >= 0)
            opened = report if acted else opened
            y += high + 4
        y = _agenda(kit, app, area, y + 8)
        area.used(y)
    if opened >= 0:
        app.go("vote", report=opened)


def _vote(
    kit: Kit, app: App, at: tuple[float, float, float], n: int, one: Event, opens: bool
) -> tuple[float, bool]:
    """Draw a vote as a row; gives its height and whether it was chosen."""
    x, y, w = at
    item = motion_of(one)
    assert item is not None
    text = escape(said.motion(app, item))
    high = kit.measure(text, w - 22, "small") + 58
    tip = app.text("watch.open_vote" if opens else "vote.no_report")
    acted = kit.row(f"session:{n}", (x, y, w, high), tip=tip)
    kit.fill((x, y, 6, high - 2), "blue" if one.kind == "carried" else "red")
    body_name = said.first_up(app.words.say("body", BODIES[item.body]))
    by = app.text("vote.by", who=shown.short(app, item.mover))
    kit.label((x + 14, y + 3, w - 20, 22), f"{body_name} · {by}", "small_bold")
    kit.paragraph((x + 14, y + 26, w - 22, 0), text, "small")
    figures = f"{whip.votes_text(app, one.args[1], item)} : {whip.votes_text(app, one.args[2], item)}"
    verdict = f"{app.text(f'vote.{one.kind}')} {figures}"
    tone = "good" if one.kind == "carried" else "bad"
    kit.label((x + 14, y + high - 28, w - 22, 24), verdict, "label_bold", tone)
    return high, acted and opens


def _agenda(kit: Kit, app: App, area: Any, y: float) -> float:
    """Draw what is on the table already, as the eyes chosen count it; gives where it ends."""
    view = app.view
    items = [n for n, item in enumerate(view.agenda) if item.month >= 0]
    if not items:
        return y
    y += kit.heading((area.x, y, area.w, 30), app.text("watch.table")) + 4
    for n in items:
        count = parts.expected(app, n)
        text = escape(said.first_up(app.words.item(n, view)))
        high = kit.measure(text, area.w - 20, "small") + 34
        if kit.row(f"item:{n}", (area.x, y, area.w - 4, high), tip=parts.count_tip(app, n)):
            app.go("vote", item=n)
        used = kit.paragraph((area.x + 10, y + 4, area.w - 20, 0), text, "small")
        kit.chip(area.x + 10, y + used + 6, whip.verdict(app, view.agenda[n], count), "ink")
        y += high + 3
    return y


# -- the pace -------------------------------------------------------------------------------------


def _pace(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw what the months stop at, and the gatherings ahead."""
    watch = app.watch
    inner = shown.panel(kit, r, app.text("watch.pace"), "ink")
    with kit.scroll("pace", inner) as area:
        y: float = area.y
        for name in ("falls", "congresses", "scenes"):
            label = app.text(f"watch.{name}")
            on = kit.toggle(f"stop:{name}", (area.x, y, area.w - 4, 32), label, getattr(watch, name),
                            tip=app.text(f"watch.{name}_tip"))
            if on != getattr(watch, name):
                setattr(watch, name, on)
                kit.touch()
            y += 36
        y = parts.calendar(kit, app, area, y + 6)
        y += 6 + kit.paragraph((area.x, y + 6, area.w - 6, 0), app.text("watch.note"), "small_italic", "muted")
        area.used(y)


def _buttons(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw the pace: a month, run, fast; while months pass any key or click stops them."""
    watch, running = app.watch, app.running_on
    step, run, fast = columns(r, [0.4, 0.3, 0.3], 10)
    if running and app.notice_now() != app.text("watch.running"):
        app.notice(app.text("watch.running"))
    label = app.text("watch.pause" if running else "watch.step")
    if kit.button("step", step, label, hotkey="end", style="primary", tip=app.text("watch.step_tip")):
        watch.step()
    for cell, pace, key in ((run, RUN, "run"), (fast, FAST, "more")):
        on = running and watch.pace == pace
        text, tip = app.text(f"watch.{pace}"), app.text(f"watch.{pace}_tip")
        if kit.button(pace, cell, text, hotkey=key, style="dark" if not on else "plain", selected=on, tip=tip):
            watch.run(pace)


__all__ = ["draw"]
