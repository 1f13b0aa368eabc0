"""The adviser of the first half-year on the screen: his panel, the button that brings it back, what he points at.

Where there is room the panel has a strip of its own at the foot; else it lies over the screen, away from its subject,
and what it does not speak of is dimmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.kit import Kit, columns, cut_top, inset

if TYPE_CHECKING:
    from game.ui.lesson import Lesson

HEAD, LINE, PAD = 36, 24, 10
TIGHT = 520  # logical px of height below which it lies over the screen
ASKED = frozenset(("decision", "front_page", "scene", "vote"))  # screens on which something is asked or told
LEAST = 400  # logical px of height that the screens keep beside the panel
CHIP = 25
FOLD, NEXT, LEAVE = "adviser_fold", "adviser_next", "adviser_leave"  # commands of the keyboard

Points = tuple[tuple[str, ...], ...]

# By step and screen: groups of zones; the first group of which something shows is outlined.
POINTS: dict[tuple[int, str], Points] = {
    (1, "desk"): (("ask:", "suggest:", "goal:", "desk:act", "desk:goal"),),
    (2, "desk"): (("contender:", "desk:seven"),),
    (3, "compose"): (("give_order",), ("kind:win", "kind:appoint"), ("value:",)),
    (4, "desk"): (("answer",), ("end_month",)),
    (4, "decision"): (("answer:",),),
    (4, "vote"): (("vote:yes", "vote:no", "vote:wait"), ("vote:close", "vote:skip")),
    (4, "front_page"): (("front_page:close",),),
    (5, "vote"): (("voter:",), ("part:names",)),
    (6, "desk"): (("go:vote",),),
    (6, "vote"): (("broke:",), ("part:broke",), ("roll:",), ("past:",), ("item:-1",)),
    (7, "desk"): (("go:pacts",),),
    (7, "pacts"): (("who:",), ("part:network",)),
    (8, "chain"): (("flow:",),),
    (8, "decision"): (("answer:",),),
}


def points(lesson: Lesson) -> Points:
    """Return the zones the adviser speaks of on the screen now on top."""
    step, name = lesson.step, lesson.top.name
    if step == 3 and name == "desk":
        if lesson.has("order"):
            return (("go:people", "go:posts", "go:chain"),)
        from game.play.action import ACTIONS, STAFF
        from game.ui import orders

        app = lesson.app
        found = app.memo("suggestions", lambda: orders.suggestions(app))
        able = [n for n, one in enumerate(found) if one.open and ACTIONS[one.action.kind].cost == STAFF]
        staff = tuple(f"suggest:{n}" for n in able)
        return (staff, ("desk:act",), ("all_actions",))
    if step == 5 and name == "desk":
        return (("answer",), ("end_month",)) if lesson.has("counted") else (("answer",), ("item:",), ("end_month",))
    if step == 5 and name == "decision":
        words = ("answer:promise:", "answer:warn:", "answer:trade:", "answer:show_paper:")
        return (words, ("answer:",)) if lesson.has("counted") else (("see_count",), ("answer:",))
    if step == 8 and name == "desk":
        return (("end_month",),) if lesson.has("chain") else (("go:chain",),)
    return POINTS.get((step, name), ())


def spots(kit: Kit, lesson: Lesson, first: bool = False) -> list[pygame.Rect]:
    """Return what the adviser speaks of as rects, the zones of one kind together; only the `first` where asked."""
    for group in points(lesson):
        found = [places for places in map(kit.placed, group) if places]
        if found:
            return [found[0][0]] if first else [places[0].unionall(places[1:]) for places in found]
    return []


# -- words ----------------------------------------------------------------------------------------


def _tight(kit: Kit) -> bool:
    """Tell whether the panel has to lie over the screen, so that it must be short."""
    return kit.height < TIGHT


def _said(kit: Kit, lesson: Lesson) -> str:
    """Return what the adviser says now, with a word on the step before where that went otherwise."""
    app = lesson.app
    if lesson.ended:
        return app.text("lesson.end.fallen" if lesson.fallen else "lesson.end.text")
    asked = lesson.top.name in ASKED
    if asked and lesson.step < 4:
        return app.text("lesson.first")
    text = app.text(f"lesson.step_{lesson.step}.text")
    return f"_{app.text(lesson.remark)}_\n{text}" if lesson.remark else text


def _head(kit: Kit, lesson: Lesson) -> str:
    app = lesson.app
    if lesson.ended:
        return app.text("lesson.head_end")
    title = app.text(f"lesson.step_{lesson.step}.title")
    key = "lesson.head" if _wide(kit) else "lesson.head_short"
    return app.text(key, n=lesson.step, of=_count(), title=title)


def _chip(lesson: Lesson) -> str:
    app = lesson.app
    return app.text("lesson.chip_end") if lesson.ended else app.text("lesson.chip", n=lesson.step, of=_count())


def _count() -> int:
    from game.ui.lesson import STEPS

    return len(STEPS)


# -- room -----------------------------------------------------------------------------------------


def _wide(kit: Kit) -> bool:
    return kit.width >= 900


def _role(kit: Kit) -> str:
    return "body" if _wide(kit) else "small"


def _text_width(kit: Kit) -> int:
    whole = kit.width - 2 * PAD
    return whole * 64 // 100 - 16 if _wide(kit) else whole


def height(kit: Kit, lesson: Lesson) -> int:
    """Return the logical height of the unfolded panel: the same for every step, so that nothing moves under a hand."""
    app = lesson.app
    key = ("adviser", kit.size, kit.scale, app.language)
    tallest = app.memo(key, lambda: max(_tall(kit, app.text(name), parts) for name, parts in _all_said()))
    room = kit.height - LEAST
    return tallest if tallest <= room or room < tallest * 13 // 20 else room  # what is longer can be scrolled


def _all_said() -> list[tuple[str, int]]:
    """Return all that the adviser may say, by the key of the text and the number of parts beside it."""
    from game.ui.lesson import STEPS

    steps = [(f"lesson.step_{n}.text", len(step.parts)) for n, step in enumerate(STEPS, 1)]
    return [*steps, ("lesson.first", len(STEPS[0].parts)), ("lesson.end.text", 0), ("lesson.end.fallen", 0)]


def _tall(kit: Kit, said: str, parts: int) -> int:
    """Return the height a text wants with the parts of its step."""
    text = kit.measure(said, _text_width(kit), _role(kit)) + 12
    lines = LINE * parts
    return HEAD + 2 * PAD + (max(text, lines) if _wide(kit) else text + lines + (6 if lines else 0))


def is_away(kit: Kit, lesson: Lesson) -> bool:
    """Tell whether only his button shows: he was folded away, or a question needs all of a small window."""
    return lesson.folded or (_tight(kit) and lesson.top.name in ASKED and lesson.called_to is not lesson.top)


def make_room(kit: Kit, lesson: Lesson) -> None:
    """Give the panel its strip at the foot where enough is left for the screens."""
    if not lesson.shown or is_away(kit, lesson):
        return
    high = height(kit, lesson)
    if kit.height - high >= LEAST:
        kit.reserve(high)


def chip_width(kit: Kit, lesson: Lesson) -> int:
    """Return how much of the foot line the folded adviser takes, 0 where he is not folded away."""
    if not lesson.shown or not is_away(kit, lesson):
        return 0
    return kit.text_width(_chip(lesson), "label") + 60


# -- drawing --------------------------------------------------------------------------------------


def draw(kit: Kit, lesson: Lesson) -> None:
    """Draw the adviser over the screens: the outline of what he speaks of, and his panel or its button."""
    left = kit.height  # what make_room left to the screens
    kit.reserve(0)
    if not lesson.shown:
        return
    if is_away(kit, lesson):
        wide = chip_width(kit, lesson)
        cell = (kit.width - wide, kit.height - CHIP - 2, wide - 4, CHIP)
        tip = lesson.app.text("lesson.unfold_tip")
        if kit.button("lesson:unfold", cell, _chip(lesson), tip=tip, hotkey=FOLD, style="dark"):
            lesson.folded, lesson.called_to = False, lesson.top
            kit.touch()
        return
    docked = left < kit.height
    found = spots(kit, lesson, first=not docked)
    if docked:
        box = pygame.Rect(0, left, kit.width, kit.height - left)
    else:
        most = kit.height * 6 // 10
        below = kit.height - max((spot.bottom for spot in found), default=0) - 10
        if below >= kit.height * 4 // 10:  # what he says can be scrolled, what he speaks of is to be seen
            most = min(most, below)
        box = _aside(kit, min(height(kit, lesson), most), found)
        if found:
            kit.spotlight([spot.inflate(6, 6) for spot in found])
        kit.lay_over(box)
    for spot in found:
        _outline(kit, spot)
    _panel(kit, lesson, box)


def _aside(kit: Kit, high: int, found: list[pygame.Rect]) -> pygame.Rect:
    """Return a place over the screen, at its foot or head, that hides least: of what is spoken of, then of buttons."""
    low = pygame.Rect(0, kit.height - high, kit.width, high)
    top = pygame.Rect(0, 0, kit.width, high)
    foot = [one for name in ("undo", "end_month", "esc") for one in kit.placed(name)]
    if not found and not foot:
        return low

    def hidden(box: pygame.Rect) -> tuple[int, int]:
        told, used = (sum(box.clip(one.inflate(10, 10)).h for one in places) for places in (found, foot))
        return told, used

    return low if hidden(low) <= hidden(top) else top


def _outline(kit: Kit, r: pygame.Rect) -> None:
    """Draw a dashed frame with heavy corners round a place, so that it is told from focus and choice by its shape."""
    out = r.inflate(6, 6).clip(pygame.Rect(0, 0, kit.width, kit.height))
    x, y, right, low = out.x + 1, out.y + 1, out.right - 2, out.bottom - 2
    corners = ((x, y), (right, y), (right, low), (x, low))
    for n in range(4):
        kit.line(corners[n], corners[(n + 1) % 4], "card", 3)
        kit.dashed(corners[n], corners[(n + 1) % 4], "red", 3, 7)
    arm = max(6, min(16, out.w // 3, out.h // 3))
    for cx, cy, sx, sy in ((x, y, 1, 1), (right, y, -1, 1), (right, low, -1, -1), (x, low, 1, -1)):
        kit.line((cx, cy), (cx + sx * arm, cy), "ink", 5)
        kit.line((cx, cy), (cx, cy + sy * arm), "ink", 5)


def _panel(kit: Kit, lesson: Lesson, box: pygame.Rect) -> None:
    kit.hot("lesson:panel", box, focusable=False)  # what lies under it is not reached through it
    kit.fill(box, "shade")
    kit.frame(box, "ink", 2)
    head, body = cut_top(box, HEAD, 0)
    kit.fill(head, "ink")
    kit.fill((head.x, head.y, 6, head.h), "ochre")
    room = _buttons(kit, lesson, head)
    kit.label((head.x + 16, head.y, room - 16, head.h), _head(kit, lesson), "label_bold", "card")
    inner = inset(body, PAD)
    left, right = columns(inner, [0.64, 0.36], 16) if _wide(kit) else (inner, inner)
    with kit.scroll(f"lesson:{lesson.step}", left) as area:
        said = _said(kit, lesson)
        y: float = area.y
        if said:
            y += kit.paragraph((area.x, y, area.w, 0), said, _role(kit)) + 6
        if not _wide(kit):
            y = _parts(kit, lesson, area.x, y, area.w)
        area.used(y)
    if _wide(kit):
        _parts(kit, lesson, right.x, right.y, right.w)
    if lesson.complete:
        kit.fill((box.x, box.bottom - 4, box.w, 4), "ochre")
    elif box.top <= 0:
        kit.fill((box.x, box.bottom - 4, box.w, 4), "ink")


def _buttons(kit: Kit, lesson: Lesson, head: pygame.Rect) -> int:
    """Draw the three buttons from the right of the head; return the room left of them."""
    app = lesson.app
    done = lesson.complete
    asked: list[tuple[str, str, str, str | None]]
    if lesson.ended:
        asked = [("leave", app.text("lesson.alone"), LEAVE, None)]
    else:
        step = app.text("lesson.next" if done else "lesson.skip")
        asked = [("next", step, NEXT, None), ("leave", app.text("lesson.leave"), LEAVE, app.text("lesson.leave_tip"))]
    asked.append(("fold", app.text("lesson.fold"), FOLD, app.text("lesson.fold_tip")))
    wide = [kit.text_width(label, "label_bold") + 52 for _, label, _, _ in asked]
    x = head.right - sum(wide) - 6 * len(wide)
    start = x
    for (name, label, key, tip), w in zip(asked, wide, strict=True):
        style = "primary" if (name == "next" and done) or (name == "leave" and lesson.ended) else "plain"
        if kit.button(f"lesson:{name}", (x, head.y + 4, w, head.h - 8), label, tip=tip, hotkey=key, style=style):
            _do(lesson, name)
        x += w + 6
    return start - head.x - 8


def _do(lesson: Lesson, name: str) -> None:
    if name == "next":
        lesson.go_on()
    elif name == "leave":
        lesson.leave()
    else:
        lesson.folded = True
    lesson.app.kit.touch()


def _parts(kit: Kit, lesson: Lesson, x: float, y: float, w: float) -> float:
    """Draw what is to be done in the step, each with a box that is ticked, and the word for it."""
    app = lesson.app
    for name, done in lesson.parts():
        box = pygame.Rect(round(x) + 1, round(y) + 4, 15, 15)
        kit.fill(box, "card")
        kit.frame(box, "ink", 2)
        if done:
            kit.line((box.x + 3, box.y + 8), (box.x + 6, box.y + 12), "good", 3)
            kit.line((box.x + 6, box.y + 12), (box.x + 13, box.y + 2), "good", 3)
        said = app.text(f"lesson.step_{lesson.step}.{name}")
        word = app.text("lesson.is_done" if done else "lesson.to_do")
        kit.label((x + 24, y, w - 24, LINE), f"{word} {said}", "small_bold" if done else "small")
        y += LINE
    return y


__all__ = ["chip_width", "draw", "height", "make_room", "points", "spots"]
