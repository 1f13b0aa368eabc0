"""One order as a card: its verdict and reasons, what it costs, what may answer it, what it did to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.play import motion
from game.play.action import ACTIONS, Action
from game.rules import tally
from game.ui import orders, portrait
from game.ui.kit import Kit, cut_left, escape
from game.ui.screens.base import initials
from game.ui.telling import line
from game.words.cases import capital
from game.world.kinds import FILL, READMIT, REMOVE, RUNG
from game.world.reason import total

if TYPE_CHECKING:
    from game.ui.app import App

PEOPLE = frozenset(("person", "second", "about", "master"))
CLOSEST = 8


def order_card(kit: Kit, app: App, r: pygame.Rect, action: Action, whole: bool) -> None:
    """Draw an action as a card: `whole` where it only waits to be given."""
    inner = kit.panel(
        r, app.text("compose.order" if whole else "compose.forecast"), "red" if whole else "ink"
    )
    who = _picture(action)
    side = 128 if whole and inner.w > 560 else 84
    with kit.scroll(f"forecast:{action.kind}:{action.args}", inner) as area:
        y: float = area.y
        beside = pygame.Rect(area.x, int(y), int(area.w), side)
        if who >= 0:
            box, beside = cut_left(beside, side, 14)
            person = app.scenario.people[who]
            portrait.draw(kit, box, person.id, dict(person.portrait), initials(person.name))
        title = escape(app.words.action(action.kind, action.args, app.view))
        used = kit.paragraph((beside.x, beside.y, beside.w, 0), title, "serif_bold")
        verdict, tone = orders.verdict(app, action)
        if verdict and (orders.summed(action) or action.kind in ("motion", "resign")):
            said = escape(capital(verdict))
            used += 6 + kit.paragraph((beside.x, beside.y + used + 6, beside.w, 0), said, "bold", tone)
        y += max(used, side if who >= 0 else 0) + 14
        y = (
            _closest(kit, app, area, y, action)
            if action.kind == "motion"
            else _reasons(kit, app, area, y, action)
        )
        y = _human(kit, app, area, y, action)
        if whole:
            does = escape(app.words.action_does(action.kind))
            y += kit.paragraph((area.x, y, area.w, 0), does, "serif_italic", "muted") + 10
        area.used(cost_lines(kit, app, area, y, action.kind))


def _picture(action: Action) -> int:
    """Return the person whose picture belongs on the card, -1 for none."""
    if action.kind == "motion":
        kind, a, b = action.args
        return a if kind in (RUNG, READMIT) else b if kind in (FILL, REMOVE) else -1
    fields = ACTIONS[action.kind].fields
    found = [arg for arg, field in zip(action.args, fields, strict=True) if field in PEOPLE and arg >= 0]
    return found[0] if found else -1


def cost_lines(kit: Kit, app: App, area: Any, y: float, name: str) -> float:
    """Draw what a kind of action costs and what may answer it; returns where it ends."""
    for key, text in (
        ("compose.cost", app.words.action_cost(name)),
        ("compose.answer", app.words.action_counter(name)),
    ):
        if text:
            kit.label((area.x, y, area.w, 22), app.text(key), "label", "red")
            y += 24
            y += kit.paragraph((area.x, y, area.w, 0), escape(capital(text)), "body") + 10
    return y


def _human(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    cost = orders.human_cost(app, action)
    if not cost:
        return y
    high = kit.measure(escape(cost), area.w - 34, "serif") + 50
    kit.fill((area.x, y, area.w, high), "shade")
    kit.fill((area.x, y, 6, high), "ink")
    kit.label((area.x + 18, y + 8, area.w - 30, 24), app.text("compose.human"), "label", "blood")
    kit.paragraph((area.x + 18, y + 36, area.w - 34, 0), escape(cost), "serif")
    return y + high + 12


def _reasons(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    reasons = sorted(orders.forecast(app, action), key=lambda one: -abs(one.amount))
    if not reasons:
        return y
    kit.label((area.x, y, area.w, 22), app.text("compose.why"), "label", "red")
    y += 26
    for reason in reasons:
        said = line(app, reason)
        if isinstance(said.amount, int):
            _amount(kit, area, y, said.amount, said.less)
        text = said.text + (f" _({said.age})_" if said.age else "")
        y += kit.paragraph((area.x + 62, y, area.w - 64, 0), text, "body") + 3
    if orders.summed(action):
        kit.rule(area.x, y + 1, area.w, "ink", 2)
        _amount(kit, area, y + 5, total(reasons))
        kit.label((area.x + 62, y + 4, area.w - 64, 24), app.text("tip.sum"), "bold")
        y += 32
    return y + 10


def _closest(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    """Draw those whose vote on a motion hangs in the balance, as far as known, with the weightiest reason of each."""
    me = app.scenario.seats[app.seat]
    count = app.memo(
        ("count of", action), lambda: tally.count(app.view, motion.make(app.view, me, *action.args))
    )
    found = sorted((one for one in count.lines if one.person >= 0), key=lambda one: abs(one.amount))[:CLOSEST]
    kit.label((area.x, y, area.w, 22), app.text("compose.closest"), "label", "red")
    y += 26
    for one in found:
        _amount(kit, area, y, one.amount)
        kit.label((area.x + 62, y, 120, 22), app.words.person(one.person), "bold")
        weighty = max(one.reasons, key=lambda reason: abs(reason.amount), default=None)
        if weighty is not None and area.w > 260:
            kit.label((area.x + 186, y, area.w - 190, 22), app.words.reason(weighty), "small", "muted")
        y += 24
    return y + 10


def _amount(kit: Kit, area: Any, y: float, amount: int, less: bool = False) -> None:
    shown = f"+{amount}" if amount > 0 else f"−{-amount}" if amount else "0"
    good = amount < 0 if less else amount > 0
    tone = "ink" if not amount else "good" if good else "bad"
    kit.label((area.x, y, 52, 22), shown, "bold", tone, "right")


__all__ = ["cost_lines", "order_card"]
