"""The orders on the desk: those given this month, and those of earlier months that still run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.play.action import Action
from game.ui import orders
from game.ui.kit import Kit, Tip, escape
from game.ui.screens.desk_parts import desk_open
from game.words.cases import capital

if TYPE_CHECKING:
    from game.ui.app import App


def running(app: App) -> list[tuple[str, str]]:
    """Return the operations of earlier months that still take a place on the staff: in words, and until when."""
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    found = [op for op in app.view.ops if op.owner == me and op.start < app.view.month]
    return [
        (capital(app.words.operation(op.kind, op.a, op.b)), app.text("desk.ripe", month=app.words.month(op.due)))
        for op in found
    ]


def order_list(kit: Kit, app: App, r: pygame.Rect, found: list[Action]) -> None:
    """Draw the orders given this month, and below them those of earlier months that still run."""
    still = running(app)
    if not found and not still:
        kit.fill(r, "blue")
        kit.frame(r, "ink", 2)
        used = kit.label((r.x + 12, r.y, r.w // 2, r.h), app.text("desk.orders"), "label_bold", "card")
        kit.label((r.x + used + 24, r.y, r.w - used - 36, r.h), app.text("desk.no_orders"), "italic", "card", "right")
        return
    title = app.text("desk.orders" if desk_open(app) else "desk.under_way")
    inner = kit.panel(r, title, "blue", app.left_words(short=True))
    for n, cell in kit.rows("orders", inner, len(found) + len(still), 32):
        if n >= len(found):
            _runs(kit, cell, n, *still[n - len(found)])
            continue
        action = found[n]
        kit.row(f"order:{n}", cell, tip=orders.action_tip(app, action))
        kit.fill((cell.x + 8, cell.centery - 4, 8, 8), "red")
        kit.label(
            (cell.x + 28, cell.y, cell.w - 34, cell.h),
            app.words.action(action.kind, action.args, app.view),
            "body",
        )


def _runs(kit: Kit, cell: pygame.Rect, n: int, what: str, until: str) -> None:
    """Draw an operation that still runs, and when it is ripe."""
    kit.row(f"order:{n}", cell, tip=Tip("", escape(f"{what}; {until}.")))
    kit.fill((cell.x + 8, cell.centery - 4, 8, 8), "blue")
    wide = min(kit.text_width(until, "small") + 4, cell.w // 2)
    kit.label((cell.x + 28, cell.y, cell.w - 40 - wide, cell.h), what, "body")
    kit.label((cell.right - wide - 6, cell.y, wide, cell.h), until, "small", "muted", "right")


def order_rows(kit: Kit, app: App, r: pygame.Rect, found: list[Action]) -> int:
    """Draw the orders given this month one beneath another from the top of a rect; returns where they end."""
    kit.label((r.x, r.y, r.w, 26), app.text("desk.orders"), "label", "red")
    y = r.y + 28
    for n, action in enumerate(found):
        text = escape(app.words.action(action.kind, action.args, app.view))
        high = kit.measure(text, r.w - 36, "body") + 8
        kit.row(f"order:{n}", (r.x, y, r.w, high), tip=orders.action_tip(app, action))
        kit.fill((r.x + 8, y + 12, 8, 8), "red")
        kit.paragraph((r.x + 28, y + 4, r.w - 36, 0), text, "body")
        y += high
    for n, (what, until) in enumerate(running(app), len(found)):
        _runs(kit, pygame.Rect(r.x, y, r.w, 32), n, what, until)
        y += 32
    return y


__all__ = ["order_list", "order_rows", "running"]
