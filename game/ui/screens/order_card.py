"""One order as a card: its verdict and reasons, what it costs, what may answer it, what it did to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.advice import ledger
from game.play.action import ACTIONS, Action
from game.ui import orders, portrait
from game.ui.kit import Kit, cut_left, escape
from game.ui.screens.base import initials
from game.ui.telling import line, ruled
from game.ui.theme import Colour
from game.words import joining
from game.words.cases import capital
from game.words.effect import Effect, good_of
from game.world.kinds import FILL, READMIT, REMOVE, RUNG
from game.world.reason import Reason, total

if TYPE_CHECKING:
    from game.ui.app import App

PEOPLE = frozenset(("person", "second", "about", "master"))
CLOSEST = 8
RESTS = ("speak", "write", "case")  # whose yield is a sum of what it rests on


def order_card(kit: Kit, app: App, r: pygame.Rect, action: Action, whole: bool, why: str = "") -> None:
    """Draw an action as a card: `whole` where it only waits to be given, with `why` it cannot be."""
    inner = kit.panel(
        r, app.text("compose.order" if whole else "compose.forecast"), "red" if whole else "ink"
    )
    who = _picture(action)
    side = 128 if whole and inner.w > 560 and inner.h > 380 else 84
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
        voted = orders.item_of(app, action) is not None
        if verdict and (orders.summed(action) or voted):
            said = escape(capital(verdict))
            used += 6 + kit.paragraph((beside.x, beside.y + used + 6, beside.w, 0), said, "bold", tone)
        for text in orders.band(app, action):
            used += 2 + kit.paragraph((beside.x, beside.y + used + 2, beside.w, 0), escape(text), "small", "muted")
        if why:
            used += 6 + kit.paragraph((beside.x, beside.y + used + 6, beside.w, 0), escape(why), "small_bold", "bad")
        y += max(used, side if who >= 0 else 0) + 14
        grows = joining.grows(app.words, app.view, app.seat, action.kind, action.args)
        if grows:
            y = warned(kit, area, y, app.words.say("does", "grows"), grows)
        y = _effects(kit, app, area, y, action)
        y = _breaks(kit, app, area, y, action)
        y = _human(kit, app, area, y, action)
        y = _closest(kit, app, area, y, action) if voted else _reasons(kit, app, area, y, action)
        if whole:
            does = escape(app.words.action_does(action.kind))
            y += kit.paragraph((area.x, y, area.w, 0), does, "serif_italic", "muted") + 10
        area.used(cost_lines(kit, app, area, y, action.kind))


def _effects(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    """Draw what an order does: each line with a sign that says whether that is good for him who gives it."""
    found = orders.effects(app, action)
    if not found:
        return y
    head = "head_if" if orders.item_of(app, action) is not None else "head"
    kit.label((area.x, y, area.w, 22), app.words.say("does", head), "label", "red")
    return effect_lines(kit, area, y + 26, found) + 8


def effect_lines(kit: Kit, area: Any, y: float, found: list[Effect]) -> float:
    """Draw lines of what something does, with a sign for good or bad; returns where they end."""
    for one in found:
        tone: Colour = "good" if one.good > 0 else "bad" if one.good < 0 else "muted"
        sign = "+" if one.good > 0 else "−" if one.good < 0 else "·"
        kit.label((area.x, y, 22, 22), sign, "label_bold", tone, "centre")
        y += kit.paragraph((area.x + 26, y, area.w - 28, 0), escape(one.text), "body") + 4
    return y


def _breaks(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    """Draw which pacts and words of one's own an order would break."""
    found = orders.broken(app, action)
    return warned(kit, area, y, app.words.say("does", "breaks"), " ".join(found)) if found else y


def warned(kit: Kit, area: Any, y: float, head: str, text: str, role: str = "body") -> float:
    """Draw what has to be known before an order is given, on a darker ground; returns where it ends."""
    high = kit.measure(escape(text), area.w - 34, role) + 50
    kit.fill((area.x, y, area.w, high), "shade")
    kit.fill((area.x, y, 6, high), "ink")
    kit.label((area.x + 18, y + 8, area.w - 30, 24), head, "label", "blood")
    kit.paragraph((area.x + 18, y + 36, area.w - 34, 0), escape(text), role)
    return y + high + 12


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
    return warned(kit, area, y, app.text("compose.human"), cost, "serif") if cost else y


def _reasons(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    """Draw whose reasons decide, with their sum; where the order only has effects, what those rest on."""
    if not orders.summed(action) and action.kind not in RESTS:
        return y
    reasons = sorted(orders.forecast(app, action), key=lambda one: -abs(one.amount))
    if not reasons:
        return y
    who = orders.whose(app, action)
    title = app.text("compose.why")
    if who >= 0:
        title = app.text("compose.why_of", who=app.words.person(who))
    elif action.kind == "appoint":
        title = app.text("compose.why_committee", post=app.words.post(action.args[0], "short"))
    kit.label((area.x, y, area.w, 22), title, "label", "red")
    y += 26
    for reason in reasons:
        said = line(app, reason)
        if isinstance(said.amount, int):
            tone = 0 if orders.summed(action) else good_of(reason, app.scenario.seats[app.seat])
            _amount(kit, area, y, said.amount, tone or (-said.amount if said.less else 0))
        text = ruled(said.text + (f" _({said.age})_" if said.age else ""), reason.code)
        y += kit.paragraph((area.x + 62, y, area.w - 64, 0), text, "body") + 3
    if orders.summed(action):
        kit.rule(area.x, y + 1, area.w, "ink", 2)
        _amount(kit, area, y + 5, total(reasons))
        kit.label((area.x + 62, y + 4, area.w - 64, 24), app.text("tip.sum"), "bold")
        y += 32
        if who >= 0:
            y += kit.paragraph((area.x + 62, y, area.w - 64, 0), app.text("compose.as_known"), "small_italic", "muted")
    return y + 10


def _closest(kit: Kit, app: App, area: Any, y: float, action: Action) -> float:
    """Draw those whose vote may still come out either way, with the reasons that weigh most, for and against."""
    count = orders.counted(app, action)
    if count is None:
        return y
    found = ledger.near(app.view, app.seat, count, CLOSEST)
    kit.label((area.x, y, area.w, 22), app.text("compose.closest"), "label", "red")
    y += 26
    key = "compose.closest_note" if found else "compose.closest_none"
    y += kit.paragraph((area.x, y, area.w, 0), app.text(key), "small_italic", "muted") + 4
    for one in found:
        _amount(kit, area, y, one.amount)
        name = app.text("compose.near", who=app.words.person(one.person), off=ledger.doubt(app.view, app.seat, one))
        kit.paragraph((area.x + 62, y, area.w - 64, 0), name, "body")
        y += 23
        y += kit.paragraph((area.x + 62, y, area.w - 64, 0), escape(weighed_words(app, one.reasons)), "small") + 5
    return y + 10


def weighed_words(app: App, reasons: tuple[Reason, ...], most: int = 2) -> str:
    """Return the reasons that weigh most on either side in a line that adds up to their sum."""
    found = ledger.weighed(reasons, most)
    said = [app.words.reason(reason) for reason in found.shown]
    if found.rest:
        said.append(app.words.say("does", "smaller", n=found.rest))
    return " · ".join(said)


def _amount(kit: Kit, area: Any, y: float, amount: int, good: int = 0) -> None:
    shown = f"+{amount}" if amount > 0 else f"−{-amount}" if amount else "0"
    side = good or amount
    tone: Colour = "good" if side > 0 else "bad" if side < 0 else "ink"
    kit.label((area.x, y, 52, 22), shown, "bold", tone, "right")


__all__ = ["cost_lines", "effect_lines", "order_card", "warned", "weighed_words"]
