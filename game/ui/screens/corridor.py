"""The corridor: the whip count of what is tabled, and the two or three words that may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.advice import ledger
from game.play.action import Action, bar, legal
from game.play.agenda import CIRCULATES, leaning
from game.rules import tally
from game.ui import orders
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape
from game.ui.screens import corridor_words, own_vote, said, shown, vote_count, whip
from game.ui.screens.corridor_words import WORDS
from game.ui.screens.desk_parts import expected
from game.words.cases import capital
from game.words.effect import about_candidate
from game.words.postponed import postponed
from game.words.unforeseen import unforeseen
from game.world.kinds import BODIES, Decision, Motion

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.decision import Question

ROW, HEIGHT = 50, 720
NEAR = 5  # waverers named
ORDER = 292  # from one button of the order of business to the next


def draw(kit: Kit, app: App, card: Question, decision: Decision) -> None:
    """Draw the corridor as a card: items as tabs, the count, the men who could be turned, the way in."""
    view = app.view
    items = [n for n, item in enumerate(view.agenda) if item.month >= 0 and item.put_off <= view.month]
    if card.item not in items and items:
        card.item = items[0]
    corridor_words.go_on(kit, card)
    asked = app.words.decision(decision, view)
    size = (min(940, kit.width - 16), min(HEIGHT, kit.height - 16))  # whoever is left: no button moves under the hand
    chosen: Action | None = None
    look = False
    first = _first(app, card, items)
    if card.kept.setdefault("begun", None) != decision:  # the question before it may have had the same card
        card.kept["begun"] = decision
        kit.enter((), card.kept.pop("back", None))
    with kit.modal("decision", asked.title, size, "ink", first) as box:
        app.naming.set()
        foot, body = cut_bottom(box, 46, 8)
        top, body = cut_top(body, 24, 6)
        kit.label(top, asked.text, "body", "muted")
        if late := app.memo("postponed", lambda: " ".join(postponed(app.words, app.game, app.seat))):
            said_late = f"*{escape(late)}*"
            strip, body = cut_top(body, min(kit.measure(said_late, body.w, "small"), body.h // 4), 8)
            kit.paragraph(strip, said_late, "small", "red")
            kit.hot("postponed", strip, tip=Tip(app.text("corridor.postponed"), escape(late)))
        if card.kept.setdefault((decision, "strip"), len(items) > 1):
            strip, body = cut_top(body, 34, 8)
            names = [(str(n), said.item_name(app, view.agenda[n])) for n in items]
            tips = {str(n): escape(said.motion(app, view.agenda[n])) for n in items}
            card.item = int(kit.tabs("corridor", strip, names, str(card.item), tips, arrows=True))
        chosen = _item(kit, app, body, card, decision, card.item) if items else None
        rise = Action("attend")
        cannot = bar(view, decision, rise)
        ill = card.kept.setdefault((decision, "ill"), cannot is None)
        cells = columns(foot, [0.3, 0.3, 0.3, 0.4] if ill else [0.3, 0.3, 0.4], 10)
        away, count, leave = cells[0], cells[1], cells[-1]
        aside = (
            kit.button(
                "look_round", away, app.text("decision.look_round"), tip=app.text("decision.look_round_tip")
            )
            or kit.cancel
        )
        look = kit.button("see_count", count, app.text("corridor.by_name"), enabled=bool(items))
        named = app.words.action_name("attend")
        why = app.words.reason(cannot) if cannot is not None else None
        if ill and kit.button(
            "answer:attend", cells[2], named, orders.action_tip(app, rise), enabled=why is None, why=why, final=True
        ):
            chosen = rise
        if kit.button(
            "answer:leave", leave, app.text("corridor.leave"), hotkey="go_in", style="primary",
            final=first != "answer:leave",
        ):  # a key of its own, none that ends months: what may be said here is asked
            chosen = Action("leave")
    if corridor_words.asks(kit, app, card, decision):
        return
    if chosen is not None and chosen.kind in corridor_words.ASKED:
        card.kept["ask"] = chosen
        kit.touch()
    elif chosen is not None:
        corridor_words.take(kit, app, card, chosen)
    elif look or aside:
        app.set_aside = decision
        app.back()
        if look:
            app.go("vote", item=card.item, talks=True)


def _first(app: App, card: Question, items: list[int]) -> str:
    """Return where the focus begins: on what harms nothing, and on the way in where there is nothing else."""
    if len(items) > 1:
        return f"corridor:{card.item}"
    own = own_vote.reckoned(app, card.item) if items else None
    if own is not None:
        return f"own_vote:{'yes' if own.side > 0 else 'no' if own.side < 0 else 'wait'}"
    return "answer:leave"


def _item(kit: Kit, app: App, r: pygame.Rect, card: Question, decision: Decision, n: int) -> Action | None:
    """Draw an item; what a word changes keeps the room it once took, so that what stands below stays in its place."""
    view = app.view

    def below(part: str, top: float, bottom: float) -> float:
        key = (decision, n, part, area.w)
        card.kept[key] = max(card.kept.get(key, 0.0), bottom - top)
        return top + float(card.kept[key])

    item = view.agenda[n]
    count = expected(app, n)
    text = app.words.motion(item, app.seat, view)
    chosen: Action | None = None
    with kit.scroll(f"corridor:{n}", r) as area:
        y: float = area.y
        body = capital(app.words.say("body", BODIES[item.body]))
        key = said.by_whom(app, "corridor.moves", item)
        moves = app.text(key, body=body, mover=app.words.person(item.mover), motion=text)
        y += kit.paragraph((area.x, y, area.w, 0), escape(moves), "serif_bold") + 4
        y += kit.paragraph((area.x, y, area.w, 0), vote_count.brings_line(app, item, True), "small") + 6
        kit.keep_clear((area.x, area.y, area.w, y - area.y))
        if told := app.memo(("unforeseen", item), lambda: unforeseen(app.words, app.game, app.seat, item)):
            y += kit.paragraph((area.x, y, area.w, 0), escape(told), "small", "red") + 6
        candidate = about_candidate(app.words, view, app.seat, item)
        if candidate:
            y += kit.paragraph((area.x, y, area.w, 0), escape(candidate), "small", "muted") + 6
        cost = app.words.motion_cost(item)
        if cost:
            block = pygame.Rect(area.x, int(y), int(area.w) - 4, 1000)
            y = shown.human_cost(kit, app, block, cost).y
        y = below("balance", y, _balance(kit, app, area.x, y, area.w, item, count))
        if (decision, n, "moved") not in card.kept:  # as one came in: what words have changed is told at the foot
            card.kept[decision, n, "moved"] = own_vote.moved(app, n, count)
        y += own_vote.moved_block(kit, area.x, y, area.w - 4, card.kept[decision, n, "moved"])
        kit.label((area.x, y, area.w, 24), app.text("corridor.own_vote"), "label", "red")
        chosen = own_vote.draw(kit, app, area.x, y + 26, area.w - 4, n)
        y = below("own", y, y + 26 + own_vote.height(kit, app, n, area.w - 4) + 4)
        top = y
        if item.c == CIRCULATES:
            action = Action("call_to_table", (n,))
            if kit.button(
                "answer:call_to_table",
                (area.x, y, ORDER - 8, 38),
                app.words.action_name("call_to_table"),
                tip=app.words.action_does("call_to_table"),
                enabled=action in legal(view, decision, "call_to_table"),
                why=app.text("corridor.cannot_call"),
                final=True,
            ):
                chosen = action
            y += 46
        chosen = _business(kit, app, area.x, y, area.w, decision, n) or chosen
        y = below("business", top, y + 46 * -(-len(_orders(app, decision, n)) // _a_row(area.w)))
        near = app.memo(("near", item, count.ayes), lambda: _near(app, item, count))
        if near:
            y += kit.paragraph((area.x, y, area.w, 0), escape(near), "small_bold") + 6
            if told := _near_mine(app, item, count):
                y += kit.paragraph((area.x, y, area.w, 0), escape(told), "small", "muted") + 6
        men = _in_their_places(app, card, decision, n)
        if not men:
            spent = view.words[app.seat] <= 0
            text = app.text("corridor.no_words" if spent else "corridor.nobody")
            y += kit.paragraph((area.x, y, area.w, 0), text, "serif_italic", "muted")
        else:
            way = "for" if leaning(view, app.seat, item) > 0 else "against"
            kit.label((area.x, y, area.w, 24), app.text(f"corridor.men_{way}"), "label", "red")
            y += 28
            y += kit.paragraph((area.x, y, area.w, 0), app.text("corridor.price"), "small", "muted") + 6
        for person, amount, words in men:
            picked = corridor_words.man(
                kit, app,
                pygame.Rect(area.x, int(y), int(area.w) - 4, _row(kit)), decision, n, person, amount, words
            )
            chosen = picked or chosen
            y += _row(kit) + 4
        area.used(y)
    return chosen


def _near(app: App, item: Motion, count: tally.Tally) -> str:
    """Say whose vote may still turn by what one knows, on whichever side it is counted, the nearest first."""
    found = _turning(app, count)
    names = [
        app.text("corridor.near_one", who=shown.short(app, one.person), sum=shown.signed(one.amount),
                 way=app.text("screens.for" if one.ayes else "screens.against"))
        for one in found
    ]  # fmt: skip
    return app.text("corridor.near", names=", ".join(names)) if names else ""


def _turning(app: App, count: tally.Tally) -> list[tally.Line]:
    """Return those whose vote may still turn, the nearest first."""
    return [one for one in ledger.near(app.view, app.seat, count, NEAR) if one.person != app.me]


def _near_mine(app: App, item: Motion, count: tally.Tally) -> str:
    """Say why no word holds those who may turn and are counted on the reader's side, '' where there are none."""
    side = leaning(app.view, app.seat, item) > 0
    names = [shown.short(app, one.person) for one in _turning(app, count) if bool(one.ayes) is side]
    return app.text("corridor.near_mine", names=", ".join(names)) if names else ""


def _row(kit: Kit) -> int:
    """Return the height of a man's row: where buttons are narrow what they promise takes two lines."""
    return ROW if kit.width >= 760 else ROW + 16


def _orders(app: App, decision: Decision, n: int) -> list[Action]:
    """Return what could be done with an item's place in the order of business."""
    found: list[Action] = app.memo(("business",), lambda: legal(app.view, decision, "business", 40))
    return [one for one in found if one.args[1] == n]


def _a_row(wide: float) -> int:
    """Return how many buttons of the order of business stand side by side."""
    return max(1, min(3, int(wide + 8) // ORDER))


def _business(kit: Kit, app: App, x: float, y: float, w: float, decision: Decision, n: int) -> Action | None:
    """Draw what the chair, the Secretariat or three members may do with an item: a button for each."""
    chosen: Action | None = None
    does = escape(app.words.action_does("business"))
    for at, action in enumerate(_orders(app, decision, n)):
        name = app.words.option("order.mode", action.args[0])
        name = capital(name)
        down, along = divmod(at, _a_row(w))
        cell = (x + along * ORDER, y + down * 44, ORDER - 8, 38)
        if kit.button(f"answer:business:{action.args[0]}", cell, name, tip=does, final=True):
            chosen = action
    return chosen


def _balance(kit: Kit, app: App, x: float, y: float, w: float, item: Motion, count: tally.Tally) -> float:
    """Draw the expected count as one bar, for against against, with what is needed."""
    whole = max(1, count.ayes + count.noes)
    kit.fill((x, y + 4, w - 4, 22), "shade")
    kit.fill((x, y + 4, (w - 4) * count.ayes / whole, 22), "blue" if count.carried else "muted")
    low, high = whip.between(app, item, count)
    if low != high:
        kit.hatch((x + (w - 4) * low / whole, y + 4, (w - 4) * (high - low) / whole, 22), "card", 6, 2)
    at = x + (w - 4) * count.needed / 1000
    kit.fill((at - 1, y, 3, 30), "red")
    key = "corridor.carries" if count.carried else "corridor.fails"
    ayes, noes = whip.votes_text(app, count.ayes, item), whip.votes_text(app, count.noes, item)
    for figure, right in ((ayes, False), (noes, True)):  # on a ground of their own: hatching makes them hard to read
        wide = kit.text_width(figure, "label_bold") + 10
        box = (x + w - 4 - wide - 4 if right else x + 4, y + 6, wide, 18)
        kit.fill(box, "card")
        kit.label(box, figure, "label_bold", "ink", "centre")
    text = app.text(key, ayes=ayes, noes=noes, needed=(count.needed + 9) // 10)
    if low != high:
        fewest, most = whip.votes_text(app, low, item), whip.votes_text(app, high, item)
        text += " " + app.text("corridor.band", low=fewest, high=most)
    text = f"{text} {whip.settled(app, item)}".rstrip()
    if (low >= whip.needed(count)) == (high >= whip.needed(count)):
        text += " " + whip.but_for(app, item, count)
    used = kit.paragraph((x, y + 32, w, 0), text, "small", whip.tone(app, item, count.carried))
    return y + 40 + used


def _men(app: App, decision: Decision, n: int) -> list[tuple[int, int, dict[str, list[Action]]]]:
    """Return those a word could be had with on an item, with what they weigh now and the words possible."""
    found: dict[int, dict[str, list[Action]]] = {}
    for name in WORDS:
        for action in legal(app.view, decision, name, 40):
            if action.args[1] == n:
                found.setdefault(action.args[0], {}).setdefault(name, []).append(action)
    lines = {line.person: line.amount for line in expected(app, n).lines}
    return sorted(((p, lines.get(p, 0), words) for p, words in found.items()), key=lambda one: abs(one[1]))


def _in_their_places(
    app: App, card: Question, decision: Decision, n: int
) -> list[tuple[int, int, dict[str, list[Action]]]]:
    """Return the men of an item in the order they were first listed in, those too who are not to be turned now."""
    found = {one[0]: one for one in app.memo(("corridor", n), lambda: _men(app, decision, n))}
    way = leaning(app.view, app.seat, app.view.agenda[n]) > 0
    listed: list[int] = card.kept.setdefault((decision, n, "men", way), [])
    listed += [p for p in found if p not in listed]
    lines = {line.person: line.amount for line in expected(app, n).lines if line.post == -1}
    return [found.get(p, (p, lines.get(p, 0), {})) for p in listed]


__all__ = ["draw"]
