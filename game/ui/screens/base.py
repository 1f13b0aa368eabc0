"""What every screen has: the protocol, the registry and the frame drawn round it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame

from game.ui import adviser, emblem
from game.ui.commands import SCREENS as SCREEN_KEYS
from game.ui.kit import Kit, cut_bottom, cut_left, cut_right, cut_top, inset

if TYPE_CHECKING:
    from game.ui.app import App

BANNER, TABS, FOOT = 52, 34, 28
TWO_ROWS = 50  # height of the strip where its names stand in two rows
GAP = 2  # between tabs
MENU = 40
OWN_BACK = ("load", "options", "setup", "crash", "curtain")  # screens with buttons of their own alone
MENU_BELOW = ("ending",)  # screens under which there is nothing to go back to

EDGE = 3  # logical px round a panel that its soft edges, or a button's shadow, reach
PLAIN = (int, float, str, bool, type(None), tuple)  # kinds of values by which a screen's panels are told apart

# What is somebody's own knowledge, and is not shown through nobody's eyes.
SHUT = ("people", "person", "posts", "card_index", "compose")

# The screens of the strip; each has a command of its name that opens it from any other.
STRIP_NAMES = tuple(name for name, _ in SCREEN_KEYS)


# A tab as it is drawn: its rect, label, key, the key's name, whether it is on, pointed at, keyed, and can be opened.
Face = tuple[int, int, int, int, str, str, str, bool, bool, bool, bool]


class Screen:
    """One screen of the window. It lives on the stack from `go` to `back` and is drawn every frame it shows."""

    name = ""
    over = False  # drawn over the screen beneath it, as a modal
    # Ids, or how they begin, where the focus starts; else on the default button; None: nowhere.
    first: tuple[str, ...] | None = ()

    def __init__(self, app: App, **params: Any) -> None:
        self.app = app
        self.params = params
        self.focus: str | None = None  # where the focus was when another screen was opened from here

    def shows(self) -> object:
        """Give all that what is drawn depends on: the screen, the game, its month, who looks, and at what."""
        session = self.app.session
        now = (id(session), session.state.month, self.app.seat) if session is not None else ()
        return (self.name, now, self.about())

    def about(self) -> object:
        """Give what is shown: while it is the same, what was scrolled stays where it was."""
        return tuple((name, one) for name, one in sorted(self.params.items()) if isinstance(one, (int, str)))

    def draw(self, kit: Kit) -> None:
        """Draw one frame with the kit's widgets and answer to what was done in the last."""
        raise RuntimeError(f"the screen '{self.name}' draws nothing")

    def piece(
        self, kit: Kit, name: str, rect: pygame.Rect, draw: Callable[[Kit, pygame.Rect], object], edge: int = EDGE
    ) -> None:
        """Draw a panel, zones and all, or put it back as it was while nothing that it depends on has changed.

        That is the game, the window, what of the panel is pointed at, and whatever this screen keeps of plain values;
        what else it depends on must not change without a hand at it. `edge` is how far its shadow reaches.
        """
        own = tuple([one for one in vars(self).values() if one.__class__ in PLAIN])
        around = (rect.x - EDGE, rect.y - EDGE, rect.w + EDGE + edge, rect.h + EDGE + edge)
        self.app.piece(kit, f"{self.name}:{name}", around, own, lambda: draw(kit, rect))

    def own_back(self) -> bool:
        """Tell whether the way back is a button of its own, so that the foot needs none."""
        return self.name in OWN_BACK

    def leaf(self) -> object:
        """Return which page of it is shown, where a press turns to another."""
        return None

    def retell(self) -> None:
        """Take up anew the texts it keeps from frame to frame, when the language has changed."""


SCREENS: dict[str, type[Screen]] = {}


def screen(name: str) -> Callable[[type[Screen]], type[Screen]]:
    """Put a class of screen into the registry under a name."""

    def put(made: type[Screen]) -> type[Screen]:
        made.name = name
        SCREENS[name] = made
        return made

    return put


def frame(kit: Kit, app: App, title: str, esc: bool = True) -> pygame.Rect:
    """Draw banner, strip of screens and foot line; return the rect between them for the screen's own use.

    Esc goes back, from the desk to the pause menu; `esc=False` leaves it to the screen.
    """
    kit.fill(kit.screen, "paper")
    folded = len(_strip_rows(kit, app, kit.screen.w)) > 1
    top, rest = cut_top(kit.screen, BANNER + (TWO_ROWS if folded else TABS), 0)
    here = tuple([one.name for one in app.stack])
    # The soft edges of the tabs reach a px below the strip.
    app.piece(kit, "frame", (top.x, top.y, top.w, top.h + 2), (title, here), lambda: _head(kit, app, top, title))
    foot, body = cut_bottom(rest, FOOT, 0)
    told = (app.notice_now(), here, app.stack[-1].own_back(), adviser.chip_width(kit, app.lesson))
    app.piece(kit, "foot", foot, told, lambda: foot_line(kit, app, foot))
    kit.begin_screen()
    app.naming.set()
    if esc and kit.cancel:
        asked = app.session.decision if app.session is not None else None
        if asked is not None and asked.kind == "call" and app.stack[-1].name == "vote":
            app.set_aside = asked
        if len(app.stack) > 1:
            app.back()
        else:
            app.go("pause")
    if kit.pressed(pygame.KSCAN_F1) and app.stack[-1].name != "learn":
        app.go("learn")
    return inset(body, 10 if not kit.narrow else 6, 8 if not kit.narrow else 6)


def plain_frame(kit: Kit, app: App, title: str, right: str = "", esc: bool = True) -> pygame.Rect:
    """Draw banner and foot line of a screen outside a game; return the rect between them. Esc goes back."""
    kit.fill(kit.screen, "paper")
    top, rest = cut_top(kit.screen, BANNER, 0)
    kit.banner(top, title, "", right)
    foot, body = cut_bottom(rest, FOOT, 0)
    foot_line(kit, app, foot)
    kit.begin_screen()
    if esc and kit.cancel:
        app.back()
    if kit.pressed(pygame.KSCAN_F1) and app.stack[-1].name != "learn":
        app.go("learn")
    return inset(body, 12 if not kit.narrow else 6, 10 if not kit.narrow else 6)


def _head(kit: Kit, app: App, r: pygame.Rect, title: str) -> None:
    """Draw banner and strip."""
    top, strip = cut_top(r, BANNER, 0)
    _banner(kit, app, top, title)
    _strip(kit, app, strip)


def _banner(kit: Kit, app: App, r: pygame.Rect, title: str) -> None:
    month = app.month_name()
    left_room = 0
    right = app.left_words() if kit.width >= 760 else app.left_words(short=True)
    if app.session is not None and app.seat >= 0:
        left_room = r.h
    kit.banner((r.x + left_room, r.y, r.w - left_room, r.h), month, title, right)
    if right:
        from game.ui import qualities  # not before the first frame

        wide = kit.text_width(right, "label")
        tip = app.memo("left", lambda: qualities.left(app))
        kit.says("left", (r.right - wide - 20, r.y, wide + 20, r.h - 3), tip)
    if left_room:
        from game.ui import portrait

        me = app.view.scenario.people[app.view.scenario.seats[app.seat]]
        portrait.draw(kit, (r.x, r.y, r.h, r.h), me.id, dict(me.portrait), initials(me.name), frame=False)
        if kit.hot("me", (r.x, r.y, r.h, r.h), tip=app.person_tip(app.view.scenario.seats[app.seat])):
            app.go("person", person=app.view.scenario.seats[app.seat])


def _strip_rows(kit: Kit, app: App, wide: int) -> list[tuple[str, ...]]:
    """Give the names of the strip by rows: one, or two low ones where the names have no room in one."""
    used = {name: kit.text_width(app.text(f"strip.{name}"), "label") + 14 + GAP for name in STRIP_NAMES}
    room, half = wide - MENU - 8 + GAP, (len(STRIP_NAMES) + 1) // 2
    halves = [STRIP_NAMES[:half], STRIP_NAMES[half:]]
    folds = sum(used.values()) > room and all(sum(used[name] for name in row) <= room for row in halves)
    return halves if folds else [STRIP_NAMES]


def _strip(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw the strip of screens: names with their key; names alone, or keys alone, where there is no room for both."""
    kit.fill(r, "ink")
    rows = _strip_rows(kit, app, r.w)
    r = _menu(kit, app, r)
    faces: list[Face] = []
    high = r.h // len(rows)
    keyed = all(_keyed(kit, app, names, r.w - 8) for names in rows)
    for n, names in enumerate(rows):
        _strip_row(kit, app, pygame.Rect(r.x, r.y + n * high, r.w, high), names, faces, keyed)
    # The soft edges of the tabs reach a px below the strip.
    kit.kept((r.x, r.y, r.w, r.h + 2), ("strip", tuple(faces)), lambda: _tab_faces(kit, faces))
    kit.fill((r.x, r.bottom - 1, r.w, 1), "ink")


def _key_room(kit: Kit, name: str) -> int:
    """Give the room a tab takes beside its name where its key stands there too."""
    return max(34, kit.text_width(kit.key_name(name), "small") + 24)


def _keyed(kit: Kit, app: App, names: tuple[str, ...], room: int) -> bool:
    """Tell whether a row has room for the names and their keys."""
    wide = [kit.text_width(app.text(f"strip.{name}"), "label") + _key_room(kit, name) for name in names]
    return sum(wide) + GAP * (len(names) - 1) <= room


def _strip_row(
    kit: Kit, app: App, r: pygame.Rect, names: tuple[str, ...], faces: list[Face], keyed: bool
) -> None:
    """Put one row of the strip: its zones, and its faces to the others."""
    here = next((one.name for one in reversed(app.stack) if one.name in STRIP_NAMES), "")
    labels = {name: app.text(f"strip.{name}") for name in names}
    room = r.w - 8
    used = {name: kit.text_width(label, "label") for name, label in labels.items()}
    mark = {name: _key_room(kit, name) for name in names}
    wide = {name: width + (mark[name] if keyed else 14) for name, width in used.items()}
    names_fit = sum(wide.values()) + GAP * (len(names) - 1) <= room
    if not names_fit:
        wide = {name: width + mark[name] for name, width in used.items()}
    spare = (room - sum(wide.values()) - GAP * (len(names) - 1)) // len(names) if names_fit else 0
    key_w = max(34, (room - (wide[here] if here else 0)) // len(names) - GAP) if not names_fit else 0
    x = r.x + 4
    for name in names:
        on = name == here
        if names_fit:
            w = wide[name] + spare if name != names[-1] else r.right - 4 - x
        else:
            w = wide[name] if on else key_w
        cell = pygame.Rect(x, r.y + 3, w, r.h - 3)
        label = labels[name] if names_fit or on else ""
        tip = labels[name] if not label else None
        why = app.text("watch.shut") if app.session is not None and app.seat < 0 and name in SHUT else None
        shut = on and app.stack[-1].name == name
        key = None if shut else name
        acted = _tab(kit, faces, f"go:{name}", cell, label, name, on, tip, keyed or not names_fit, why, key)
        if acted and not shut:
            app.go(name)
        x += w + GAP


def _menu(kit: Kit, app: App, r: pygame.Rect) -> pygame.Rect:
    """Draw the button that opens the pause menu, for who has no Esc at hand; give the rect left of it."""
    cell, left = cut_right(r, MENU, 0)
    cell.w -= 2  # at 150 % the strip is a fraction wider than the window
    if kit.button("menu", cell, "", tip=app.text("strip.menu_tip"), style="quiet"):
        app.pause()
    for n in range(3):
        kit.fill((cell.centerx - 9, cell.centery - 7 + 6 * n, 18, 3), "card" if kit.hover != "menu" else "ink")
    return left


def _tab(
    kit: Kit, faces: list[Face], id: str, r: pygame.Rect, label: str, key: str, on: bool, tip: str | None, keyed: bool,
    why: str | None = None, hotkey: str | None = None,
) -> bool:
    acted = kit.row(id, r, tip=tip, hotkey=hotkey, enabled=why is None, why=why)
    over = kit.hover == id
    faces.append((*r, label, key, kit.key_name(key), on, over, keyed, why is None))
    return acted


def _tab_faces(kit: Kit, faces: list[Face]) -> None:
    for x, y, w, h, label, key, _, on, over, keyed, can in faces:
        _tab_face(kit, pygame.Rect(x, y, w, h), label, key, on, over and not on, keyed, can)


def _tab_face(
    kit: Kit, r: pygame.Rect, label: str, key: str, on: bool, over: bool, keyed: bool, can: bool
) -> None:
    slope = 8
    corner = [
        (r.x, r.y),
        (r.right - slope, r.y),
        (r.right, r.y + slope),
        (r.right, r.bottom),
        (r.x, r.bottom),
    ]
    kit.poly(corner, "paper" if on else ("muted" if over else "soot"))
    if on:
        kit.fill((r.x, r.y, r.w, 3), "red")
    if not can:  # hatched, as any button that does nothing here
        kit.hatch((r.x, r.y + slope, r.w, r.h - slope), "ink", 7)
    letter = kit.key_name(key)
    colour = "ink" if on else "card" if can else "shade"
    if label and not keyed:
        kit.label(r, label, "label", colour, "centre")
    elif label:
        used = kit.text_width(label, "label")
        wide = max(12, kit.text_width(letter, "small")) + 4
        start = r.x + (r.w - used - wide - 2) // 2
        kit.label((start, r.y, used + 2, r.h), label, "label", colour)
        kit.label((start + used + 6, r.y, wide, r.h), letter, "small", "muted" if on else "shade")
    else:
        kit.key_label(r, key, colour)


def foot_line(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw the line at the foot: the notice of the moment, else the hints."""
    notice = app.notice_now()
    kit.fill((r.x, r.y, r.w, 1), "line")
    r = pygame.Rect(r.x, r.y, r.w - adviser.chip_width(kit, app.lesson), r.h)
    top = app.stack[-1].name if app.stack else ""
    if top in MENU_BELOW or (len(app.stack) > 1 and not app.stack[-1].own_back()):
        label = app.text("foot.menu" if top in MENU_BELOW else "common.back")
        cell, r = cut_left(r, kit.text_width(label, "label") + 28, 4)
        kit.esc("esc", inset(cell, 2), label)
    if notice:
        kit.fill(r, "ink")
        kit.fill((r.x, r.y, 6, r.h), "red")
        kit.label((r.x + 16, r.y, r.w - 24, r.h), notice, "bold", "card")
        return
    names = ("foot.hints", "foot.hints_short") if app.session is not None else ("foot.outside", "foot.hints_short")
    hints = next((text for text in map(app.text, names) if kit.text_width(text, "small") <= r.w - 24), "")
    kit.label((r.x + 12, r.y, r.w - 24, r.h), hints or app.text("foot.hints_least"), "small", "muted")


def bust(kit: Kit, app: App, box: pygame.Rect, who: int) -> None:
    """Draw the portrait of a person in a square, a star for nobody (-1)."""
    if who >= 0:
        from game.ui import portrait

        person = app.scenario.people[who]
        portrait.draw(kit, box, person.id, dict(person.portrait), initials(person.name))
    else:
        kit.fill(box, "ink")
        emblem.star(kit, box.center, box.w * 3 // 8, "red")


def initials(name: str) -> str:
    """Return the first letters of a name, for a seal."""
    return "".join(part[0] for part in name.split() if part)[:2]


__all__ = [
    "SCREENS",
    "SHUT",
    "STRIP_NAMES",
    "Screen",
    "bust",
    "foot_line",
    "frame",
    "initials",
    "plain_frame",
    "screen",
]
