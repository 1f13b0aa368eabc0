"""A word in the corridor: a man's row with the words to be had, what one would cost, and the question before some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.play.action import Action, bar
from game.rules.vote import promise_key
from game.ui import orders, portrait, telling
from game.ui.kit import Kit, columns, escape
from game.ui.screens import own_vote, shown
from game.ui.screens.base import initials
from game.words import word_price
from game.world.reason import total

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.decision import Question
    from game.world.kinds import Decision

WORDS = ("promise", "warn", "trade", "show_paper")
ASKED = ("trade", "show_paper")  # what spends more than a word is asked about once


def take(kit: Kit, app: App, card: Question, chosen: Action) -> None:
    """Give an answer; after a word the focus goes to the man it was had with, where nothing more is spent."""
    since, n = len(shown.game(app).events), card.item
    counted = total(orders.forecast(app, chosen)) if chosen.kind in WORDS else 0
    app.submit(chosen, (lambda: own_vote.tell_word(app, n, since, counted)) if chosen.kind in WORDS else None)
    if chosen.kind in WORDS:
        card.kept["after"] = f"man:{app.scenario.people[chosen.args[0]].id}"
        go_on(kit, card)


def go_on(kit: Kit, card: Question) -> None:
    """Put the focus where a word or a question left it, once the card itself is asked again."""
    if "after" in card.kept and kit.top == "decision":
        kit.go_on_to(card.kept.pop("after"))


def asks(kit: Kit, app: App, card: Question, decision: Decision) -> bool:
    """Ask once before a paper is spent or a vote given away: what it costs, and what it brings."""
    action: Action | None = card.kept.get("ask")
    if action is None:
        return False
    if bar(app.view, decision, action) is not None:  # it was asked of what is no longer so
        del card.kept["ask"]
        return False
    title = app.text("corridor.ask", word=app.words.action_name(action.kind), who=shown.short(app, action.args[0]))
    yes = app.text(f"corridor.ask_{action.kind}")
    answer = kit.confirm("word", escape(title), price(app, action), yes, app.text("corridor.ask_no"))
    if answer is None:
        return True
    del card.kept["ask"]
    card.kept["after"] = zone_of(action)
    if answer:
        take(kit, app, card, action)
    kit.touch()
    return True


def price(app: App, action: Action) -> str:
    """Say what a word spends and what it gets, with how likely that is."""
    lines = word_price.price(app.words, app.view, app.seat, action)
    return "\n".join([*map(escape, lines), f"*{escape(chance(app, action))}*"])


def chance(app: App, action: Action) -> str:
    """Say how likely a word is to be given, with the sum."""
    value = total(orders.forecast(app, action))
    return app.text("corridor.chance_yes" if value > 0 else "corridor.chance_no", sum=shown.signed(value))


def zone_of(action: Action) -> str:
    """Return the id of the button of a word."""
    return f"answer:{action.kind}:{':'.join(map(str, action.args))}"


def why_silent(app: App, person: int, n: int) -> str:
    """Say why nothing more can be said to a man about an item."""
    view, key = app.view, promise_key(app.view.agenda[n])
    if any(one.who == person and one.to == app.me and one.on == key for one in view.promises):
        return shown.of(app, person, "corridor.gave_word")
    told = shown.of(app, person, "corridor.no_more" if view.words[app.seat] > 0 else "corridor.no_words")
    tried = any(refused(app, kind, person, n) for kind in WORDS)
    return f"{shown.of(app, person, 'corridor.refused_word')} {told}" if tried else told


def refused(app: App, kind: str, person: int, n: int) -> bool:
    """Tell whether a word of one kind was spoken to a man about an item this month for nothing."""
    said = (person, promise_key(app.view.agenda[n]))
    return any(k == app.seat and name == kind and args[:2] == said for k, name, args in app.view.orders)


def why_not(app: App, decision: Decision, name: str, person: int, n: int, side: int) -> str:
    """Say why a word of one kind cannot be had with a man who could be spoken to otherwise."""
    if name != "show_paper" and refused(app, name, person, n):
        return shown.of(app, person, "corridor.refused_word")
    if name == "show_paper" and not any(
        one.on == person and not one.public and one.holders >> app.seat & 1 for one in app.view.holds
    ):
        return shown.of(app, person, "corridor.no_paper")
    others = [m for m in range(len(app.view.agenda)) if m != n] if name == "trade" else []
    tried = [Action(name, (person, n, side, m)) for m in others] or [Action(name, (person, n, side))]
    if name == "trade" and not others:
        return shown.of(app, person, "corridor.no_other")
    if name == "show_paper":
        tried = [Action(name, (person, n, side, one.id)) for one in app.view.holds if one.on == person]
    why = next((found for action in tried if (found := bar(app.view, decision, action)) is not None), None)
    return app.words.reason(why) if why is not None else shown.of(app, person, "corridor.no_more")


def man(
    kit: Kit, app: App, r: pygame.Rect, decision: Decision, n: int, person: int, amount: int,
    words: dict[str, list[Action]],
) -> Action | None:
    """Draw a man's row: who he is, how he stands, the words to be had with him; every place takes the focus."""
    one = app.scenario.people[person]
    left = 226 if kit.width >= 760 else 180
    kit.fill((r.x, r.bottom + 1, r.w, 1), "shade")
    portrait.draw(kit, (r.x, r.y + 2, 44, 44), one.id, dict(one.portrait), initials(one.name))
    if kit.hot(f"man:{one.id}", (r.x, r.y, left - 6, r.h), tip=telling.person_tip(app, person)):
        app.go("person", person=person)
    away = app.view.seat_index[person] >= 0 and app.view.absent[person] > app.view.month
    name = app.text("vote.name_by_letter", who=one.short) if away else one.short
    kit.label((r.x + 54, r.y + 2, left - 60, 24), name, "bold")
    word = app.text("corridor.for" if amount > 0 else "corridor.against", sum=shown.signed(amount))
    kit.label((r.x + 54, r.y + 25, left - 60, 22 if left > 200 else 38), word, "small", "muted")
    place = (r.x + left, r.y + 3, r.w - left, r.h - 6)
    if not words:
        told = why_silent(app, person, n)
        kit.mute(f"silent:{one.id}", place, told, escape(told))
        return None
    picked: Action | None = None
    side = next(iter(words.values()))[0].args[2]
    for cell, kind in zip(columns(place, [1.0] * len(WORDS), 8), WORDS, strict=True):
        if kind not in words:  # its place takes the focus all the same, or an arrow down would pass over the row
            why = app.memo(("unsaid", kind, person, n, side), lambda: why_not(app, decision, kind, person, n, side))  # noqa: B023
            answer = app.text("corridor.refused") if refused(app, kind, person, n) else "–"
            kit.mute(f"unsaid:{kind}:{one.id}", cell, answer, escape(why), "centre")
            continue
        action = words[kind][0]
        tip = orders.action_tip(app, action)
        if kind == "promise":
            costs = app.text("corridor.costs_promise", who=app.words.person(person))
            tip = tip._replace(text=f"*{escape(costs)}*\n{tip.text}")
        if kind in ASKED:
            tip = tip._replace(text=f"{price(app, action)}\n{tip.text}")
        if kit.button(
            zone_of(action), cell, app.words.action_name(kind), tip=tip, sub=chance(app, action), final=True
        ):
            picked = action
    return picked


__all__ = ["ASKED", "WORDS", "asks", "go_on", "man", "take"]
