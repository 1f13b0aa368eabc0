"""What came of a choice, on the card on which it was made, before anything else is put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.ui import portrait
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, cut_bottom, escape
from game.ui.screens.base import initials
from game.words import scenes

if TYPE_CHECKING:
    from game.ui.app import App

FACE = 84
SIGNS = {scenes.GOOD: ("+", "good"), scenes.BAD: ("−", "bad"), scenes.PLAIN: ("·", "muted")}


def outcome(app: App, place: int) -> scenes.Scene | None:
    """Return what came of the choice the person made after a place in the log of events, None where none was made."""
    event = scenes.own_choice(app.game, app.seat, place)
    if event is None:
        return None
    app.choices_told.add((app.seat, event))
    app.words.learn(app.view)
    return scenes.came_of(app.words, app.game, app.seat, event, place)


def draw(kit: Kit, app: App, page: scenes.Scene) -> bool:
    """Draw what came of a choice; true when the person goes on."""
    wide = min(780, kit.width - 16)
    room = wide - 28 - 14
    beside = room - FACE - 16 if page.face >= 0 else room
    chosen = page.blocks[0].lines[0].text
    head = max(FACE if page.face >= 0 else 0, kit.measure(escape(chosen), beside, "serif") + 24) + 12
    tall: float = head
    for block in page.blocks[1:]:
        tall += 32 + sum(kit.measure(escape(one.text), room - 28, "body") + 4 for one in block.lines)
    size = (wide, min(kit.height - 20, int(tall) + 32 + 28 + 64))
    with kit.modal("outcome", page.title, size, "red", "answer:on") as box:
        app.naming.set()
        foot, body = cut_bottom(box, 46, 8)
        with kit.scroll("outcome", body) as area:
            y, x = float(area.y), float(area.x)
            if page.face >= 0:
                person = app.scenario.people[page.face]
                face = (area.x, area.y, FACE, FACE)
                portrait.draw(kit, face, person.id, dict(person.portrait), initials(person.name))
                x += FACE + 16
            kit.label((x, y, area.w - (x - area.x), 22), page.blocks[0].head, "label", "red")
            kit.paragraph((x, y + 24, area.w - (x - area.x) - 4, 0), escape(chosen), "serif")
            y += head
            for block in page.blocks[1:]:
                y = _block(kit, area, y, block)
            area.used(y)
        on = kit.go_on("answer:on", (foot.right - 290, foot.y, 290, foot.h), app.text("decision.go_on"))
        # The key that chose goes on as well, and so does any other that answers.
        return bool(on or kit.cancel or any(kit.pressed(key) for key in NUMBERS))


def _block(kit: Kit, area: Any, y: float, block: scenes.Block) -> float:
    """Draw lines under a heading, each with its sign; returns where they end."""
    kit.label((area.x, y, area.w, 22), block.head, "label", "red")
    y += 26
    for one in block.lines:
        sign, tone = SIGNS[one.tone]
        kit.label((area.x, y, 22, 22), sign, "label_bold", tone, "centre")
        y += kit.paragraph((area.x + 26, y, area.w - 30, 0), escape(one.text), "body") + 4
    return y + 6


__all__ = ["draw", "outcome"]
