"""What binds a contender to the reader: a bloc and against whom, peace, the Line, a bargain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.kit import Kit
from game.ui.screens import shown
from game.world.kinds import BLOC, NON_AGGRESSION, PLATFORM, TRADE

if TYPE_CHECKING:
    from game.ui.app import App


def draw(kit: Kit, app: App, r: pygame.Rect, text: str, colour: str, k: int) -> None:
    """Write what binds a contender to the reader; against whom a bloc is stands as marks where names have no room."""
    found = aims(app, k)
    if not found or kit.fits(text, "small_bold", r.w, r.h):
        kit.label(r, text, "small_bold", colour)
        return
    used = kit.label(r, app.text("desk.bound_bloc", who="").rstrip(), "small_bold", colour)
    for n, p in enumerate(found[: max(1, (r.w - used) // 22)]):
        kit.mark((r.x + used + 4 + 22 * n, r.centery - 9, 18, 18), app.scenario.people[p].id)


def aims(app: App, k: int) -> list[int]:
    """Return against whom a contender is in a bloc with the reader, unless he is in one against him."""
    if app.seat < 0 or k == app.seat:
        return []
    view, p, me = app.view, app.scenario.seats[k], app.scenario.seats[app.seat]
    if any(pact.kind == BLOC and pact.target == me and p in pact.parties for pact in view.pacts):
        return []
    return list(dict.fromkeys(one.target for one in view.pacts_of(me) if one.kind == BLOC and p in one.parties))


def bond(app: App, k: int) -> tuple[str, str]:
    """Return whether a contender is known to be bound to the reader, or agreed against him."""
    if app.seat < 0 or k == app.seat:
        return "", "ink"
    view, p, me = app.view, app.scenario.seats[k], app.scenario.seats[app.seat]
    if any(pact.kind == BLOC and pact.target == me and p in pact.parties for pact in view.pacts):
        return app.text("desk.against"), "bad"
    both = [one for one in view.pacts_of(me) if p in one.parties]
    if found := aims(app, k):
        return app.text("desk.bound_bloc", who=", ".join(shown.short(app, one) for one in found)), "good"
    if view.bound(me, p):
        kinds = {one.kind for one in both}
        way = "peace" if NON_AGGRESSION in kinds else "line" if PLATFORM in kinds else "trade" if TRADE in kinds else ""
        return app.text(f"desk.bound_{way}" if way else "desk.bound"), "good"
    return "", "ink"


__all__ = ["aims", "bond", "draw"]
