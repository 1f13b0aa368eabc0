"""The state of a frame: zones, focus, hover, layers, scroll areas and what was activated."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

import pygame

from game.ui import theme
from game.ui.kit.canvas import Canvas
from game.ui.kit.guard import Guard
from game.ui.kit.layout import RectLike
from game.ui.kit.zones import Area, Hotkey, Tip, TipLike, Zone
from game.ui.theme import Palette

TIP_LAYER = "tip!"
TIP_DELAY = 500  # ms


def _clock() -> int:
    return pygame.time.get_ticks()


class Stage(Canvas):
    """Zones recorded this frame and the frame before, with focus and layers."""

    def __init__(
        self,
        surface_size: tuple[int, int],
        text_percent: int = 100,
        palette: Palette = theme.POSTER,
        reduced_motion: bool = False,
    ) -> None:
        super().__init__(surface_size, text_percent, palette)
        self.reduced_motion = reduced_motion
        self.now = 0
        self.clock: Callable[[], int] = _clock
        self.scene: object = ()  # what is shown; when it changes, the press that changed it is spent
        self.guard = Guard()
        self.focus: str | None = None
        self.hover: str | None = None
        self.keyboard = False
        self.link: str | None = None
        self.submitted: str | None = None
        self.carrying: object = None
        self.cues: list[str] = []
        self.duplicates: list[str] = []
        self.key_tip: Hotkey = 12
        self.bound: Mapping[str, int] = {}  # the keys of commands
        self._pos = (-1, -1)
        self._frame = 0
        self._dirty = 2
        self._touches = 0  # how often another frame was asked for
        self._piece_from = 0  # how many zones there were before the piece that is being drawn
        self._outside = 0  # how often one of those was given the text of a label that was cut
        self._last: list[Zone] = []
        self._by_id: dict[str, Zone] = {}
        self._current: list[Zone] = []
        self._ids: set[str] = set()
        self._layer = ""
        self._layers: list[str] = []
        self._layers_last: list[str] = []
        self._saved_focus: list[tuple[str, str | None]] = []
        self._want_first = False
        self._put_focus: str | None = None  # where the focus was put by itself
        self._proposed = ""  # where it would have begun, had that not been final: the first arrow goes there
        self._stood: tuple[Zone, list[str]] | None = None  # what had the focus in the last frame, and on which layers
        self._scrolled = False  # an area was scrolled by hand in this frame
        self._moved_on = 0  # how often the focus went on by itself, as what it was on had gone
        self._focus_index = 0
        self._reveal: str | None = None
        self._in_sight = ("", 0.0)  # what had the focus and was to be seen in the last frame, and how far scrolled
        self._queue: deque[pygame.event.Event] = deque()
        self._acts: set[str] = set()
        self._stop = False
        self._cancel = False
        self._raw: set[tuple[Hotkey, bool]] = set()
        self._listening = False
        self._listened = False
        self._armed = True
        self._spent = False  # the key that is down was a command: what it writes is not meant for a field
        self._heard: int | None = None
        self._pressed: str | None = None
        self._press_pos = (0, 0)
        self._slid: dict[str, float] = {}
        self._nudged: dict[str, int] = {}
        self._edits: list[tuple[str, str]] = []
        self._carets: dict[str, int] = {}
        self._whole = ""  # the field whose text is taken as a whole (Ctrl+A)
        self._areas: dict[str, Area] = {}
        self._bar: tuple[str, float] | None = None
        self._carry_label = ""
        self._carry_held = False
        self._carry_from: str | None = None
        self._want_drop = False
        self._dropped: tuple[str, object] | None = None
        self.told: Tip | None = None  # the tip that shows
        self.tip_delay: int | None = TIP_DELAY  # ms of rest before a tip opens by itself, None: only when asked for
        self._paged: tuple[str, str | None] = ("", None)  # the area the page keys moved, and what had the focus then
        self._again: tuple[int, int, bool] | None = None  # a key that closed a tip, to be taken below it
        self.linker: Callable[[str], str] | None = None  # makes links of the names in a text
        self.link_tip: Callable[[str], TipLike] | None = None  # what is said of one of them
        self.tip_none = ""  # said where there is nothing to say of a thing
        self.tip_plain: Mapping[str, str] = {}  # by kind of zone, what Enter does on one that has no tip
        self.tip_key_is = "{key}"  # and which key does it from anywhere
        self.tip_more = ""  # said under a tip that is longer than what is shown of it
        self._under: list[Zone] = []  # the zones a tip may cover
        self._tip_floor = 0  # physical y below which a tip writes nothing
        self._tip_box = pygame.Rect(0, 0, 0, 0)  # of the tip that shows, physical
        self._clear: list[pygame.Rect] = []  # what no tip may cover, physical
        self._moved_since = False  # the mouse has moved since a key, a click or the wheel
        self._pinned: Tip | None = None
        self._pin_rect = pygame.Rect(0, 0, 0, 0)
        self._opened: set[int] = set()
        self._veil: pygame.Surface | None = None
        self._below: tuple[object, pygame.Surface] | None = None  # what lies under the modal, under its veil
        self._below_key: object = None  # by which it may be kept
        self._as_before = False  # it was not drawn in this frame
        self._rest_id: str | None = None
        self._rest_since = 0
        self._tip_shown: str | None = None
        self.about: object = None  # what is being drawn: areas begin at their top when it is another
        self._modal_first = ""
        self._came_from = ""  # where the focus was on a modal that another screen was opened from
        self._first: tuple[str, ...] = ()  # where the focus goes first on a new screen: ids, or how they begin
        self._outer: set[str] = set()  # zones of the strip and the banner
        self._eased: dict[str, tuple[float, float, int, float]] = {}

    # --- zones

    def _zone(
        self,
        id: str,
        rect: RectLike,
        kind: str = "button",
        *,
        tip: TipLike = None,
        enabled: bool = True,
        why: str | None = None,
        hotkey: Hotkey | None = None,
        focusable: bool = True,
        live: bool = False,
        hit: Callable[[float, float], bool] | None = None,
        payload: object = None,
        label: str = "",
    ) -> Zone:
        if id in self._ids:
            self.duplicates.append(id)
            n = 2
            while f"{id}#{n}" in self._ids:
                n += 1
            id = f"{id}#{n}"
        self._ids.add(id)
        physical = self.to_px(rect)
        clip = (
            physical.clip(self._clips[-1]) if self._clips else physical.clip(pygame.Rect((0, 0), self.size))
        )
        zone = Zone(
            id,
            physical,
            clip,
            kind,
            enabled,
            hotkey,
            tip,
            why,
            focusable,
            self._area,
            live,
            hit,
            payload,
            label,
        )
        self._current.append(zone)
        return zone

    def _at(self, pos: tuple[int, int]) -> Zone | None:
        """Find the topmost zone of the last frame at a physical point."""
        lx, ly = self.to_logical(pos)
        under = (z for z in reversed(self._last) if z.clip.collidepoint(pos) and (z.hit is None or z.hit(lx, ly)))
        found = next(under, None)
        if found is not None and found.kind in ("hot", "row", "tip"):  # a name in its text leads to its man
            return next((z for z in under if z.kind == "name"), found)
        return found

    @property
    def zones(self) -> dict[str, pygame.Rect]:
        """The visible zones of the last frame by id, in physical px; a click on the centre reaches the zone."""
        return {z.id: self._spot(z) for z in self._last if z.visible and z.kind != "bar"}

    def placed(self, name: str) -> list[pygame.Rect]:
        """Give the visible places, in logical px, of what was drawn so far this frame: one id, or all that begin so.

        A name that ends in ':' is the beginning of ids.
        """
        found = [z for z in self._current if z.visible and z.kind != "bar"]
        hits = [z.clip for z in found if z.id == name or (name.endswith(":") and z.id.startswith(name))]
        s = self.scale
        return [pygame.Rect(round(r.x / s), round(r.y / s), round(r.w / s), round(r.h / s)) for r in hits]

    def _spot(self, zone: Zone) -> pygame.Rect:
        """Give a zone's visible rect, or for a shape that is not a rect a px of it that nothing covers."""
        if zone.hit is None or self._at(zone.clip.center) is zone:
            return zone.clip
        for n in (8, 24):
            for i in range(1, n):
                for j in range(1, n):
                    at = (zone.clip.x + zone.clip.w * i // n, zone.clip.y + zone.clip.h * j // n)
                    if self._at(at) is zone:
                        return pygame.Rect(at, (1, 1))
        return zone.clip

    def _order(self) -> list[Zone]:
        """Give the zones Tab visits: only drop targets while something is carried, if there are any."""
        if self.carrying is not None:
            drops = [z for z in self._last if z.kind == "drop"]
            if drops:
                return drops
        return [z for z in self._last if z.focusable]

    def _focus_zone(self) -> Zone | None:
        return self._by_id.get(self.focus) if self.focus else None

    def focus_on(self, id: str | None) -> None:
        """Move the focus to an id, which may appear only in the next frame."""
        self.focus, self._want_first = id, False
        self.touch()

    def go_on_to(self, id: str) -> None:
        """Let the focus go on by itself to an id; the press that brought it there does nothing more."""
        self.focus, self._want_first, self._put_focus = id, False, None
        self._moved_on += 1
        self.touch()

    def reveal(self, id: str) -> None:
        """Move the focus to an id and scroll it into view as soon as it is recorded."""
        self.focus, self._want_first = id, False
        self._put_focus = None
        self._reveal = id
        self.keyboard = True
        self.touch()

    def enter(self, first: tuple[str, ...] | None = (), focus: str | None = None) -> None:
        """Put the focus where it was on a screen, else on its first useful thing: what begins so, or its default."""
        self.focus, self._first, self._want_first = focus, first or (), focus is None and first is not None
        self._put_focus = None  # where it was on a screen it may stay until that is drawn
        self._reveal = focus if self.keyboard else None
        self.touch()

    def come_back(self, id: str | None) -> None:
        """Let the modal that is shown next begin where its focus was when another screen was opened from it."""
        self._came_from = id or ""

    def begin_screen(self) -> None:
        """Say that what was drawn so far is the frame round every screen, where the focus does not begin."""
        self._outer = set(self._ids)

    def _begin_focus(self, order: list[Zone]) -> None:
        """Put the focus where it begins; on nothing where that cannot be taken back, until an arrow or Tab."""
        first = self._first_zone(order)
        if first is not None:
            self._came_from, self._want_first, self._proposed = "", False, first.id
            self.focus = self._put_focus = None if first.final else first.id
            if self.keyboard and not first.final:
                self._scroll_into_view(first)

    def _move_on(self, order: list[Zone]) -> None:
        """Let the focus go on by itself where what it was on has gone from under it: to the nearest of its like.

        Without any like it in its place, to what comes next. The press that made it go does nothing there.
        """
        gone, layers = self._stood or (None, [])
        self._stood = None
        if not self.keyboard or self._scrolled or gone is None or gone.id != self.focus or layers != self._layers:
            return
        if gone.id in self._by_id or gone.id == self._put_focus:
            return
        able = [zone for zone in order if zone.enabled and zone.kind not in ("area", "field", "link", "name")]
        kind = gone.id.partition(":")[0]
        like = [zone for zone in able if zone.area == gone.area and zone.id.partition(":")[0] == kind]
        later = [zone for zone in able if not zone.final and _below(zone.rect, gone.rect)]
        later.sort(key=lambda zone: zone.kind != gone.kind)
        near = min(like, key=lambda zone: _away(zone.rect, gone.rect), default=None) or next(iter(later or able), None)
        if near is not None:
            self.focus, self._put_focus = near.id, None
            self._moved_on += 1
            self._scroll_into_view(near)

    def _first_zone(self, order: list[Zone]) -> Zone | None:
        """Choose where the focus goes on a new screen: what was asked for, its default button, its first zone."""
        able = [zone for zone in order if zone.enabled and zone.kind != "name"]
        if self.top:
            wanted = [zone for zone in able if zone.id == self._modal_first]
            return next(iter(wanted or able or order), None)
        own = [zone for zone in able if zone.id not in self._outer and zone.kind != "field"]
        for start in self._first:
            for zone in own:
                if zone.id == start or (start.endswith(":") and zone.id.startswith(start)):
                    return zone
        return next((zone for zone in own if zone.default), None) or next(iter(own), None)

    def keep_clear(self, rect: RectLike) -> None:
        """Let no tip cover a place of this frame."""
        self._clear.append(self.to_px(rect))

    def touch(self) -> None:
        """Ask for another frame."""
        self._touches += 1
        self._dirty = max(self._dirty, 2)

    @property
    def top(self) -> str:
        """The layer that took this frame's events: '' or the id of a modal."""
        return self._layers_last[-1] if self._layers_last else ""

    @property
    def cancel(self) -> bool:
        """Whether Esc was pressed for the layer being drawn."""
        return self._cancel and self._layer == self.top

    def key_of(self, hotkey: Hotkey) -> int:
        """Give the scancode a key or a command stands for, 0 for a command that has none."""
        return self.bound.get(hotkey, 0) if isinstance(hotkey, str) else hotkey

    def pressed(self, hotkey: Hotkey, ctrl: bool = False) -> bool:
        """Tell whether a key or command that nothing else took was pressed for the layer being drawn."""
        if self._layer != self.top:
            return False
        return (hotkey, ctrl) in self._raw or (self.key_of(hotkey), ctrl) in self._raw

    def listen(self) -> int | None:
        """Take every key for as long as this is called each frame; give the one that was pressed.

        Enter and Space are not heard before the key that opened this has been let go.
        """
        if not self._listening:
            self._listening = True
            if not self._listened:
                self._armed = not self.keyboard
        return self._heard if self._layer == self.top else None

    @property
    def listening(self) -> bool:
        """Whether the last frame took every key."""
        return self._listening

    @property
    def writing(self) -> bool:
        """Whether keys are written into a text field now."""
        zone = self._focus_zone()
        return zone is not None and zone.kind == "field" and zone.enabled

    def holds(self, id: str) -> bool:
        """Tell whether the mouse holds a zone down."""
        return self._pressed == id

    def pointer(self) -> tuple[float, float]:
        """Give the logical point of the mouse."""
        return self.to_logical(self._pos)

    def _acted(self, zone: Zone) -> bool:
        return zone.id in self._acts

    # --- scroll areas

    def _scroll_into_view(self, zone: Zone) -> None:
        area = self._areas.get(zone.area)
        if area is None or area.view.h <= 0:
            return
        margin = self.px(6)
        if zone.rect.top < area.view.top + margin:
            area.move(area.offset - (area.view.top + margin - zone.rect.top) / self.scale)
        elif zone.rect.bottom > area.view.bottom - margin:
            down = zone.rect.bottom - (area.view.bottom - margin)
            area.move(area.offset + min(down, zone.rect.top - area.view.top - margin) / self.scale)
        self.touch()

    def _area_for_keys(self) -> Area | None:
        """Choose the area that the page keys move: the focused one, the one under the mouse, the largest."""
        live = [a for a in self._areas.values() if a.seen == self._frame and a.furthest > 0]
        focus = self._focus_zone()
        for a in live:
            if focus is not None and (focus.area == a.id or focus.id == a.id):
                return a
        for a in live:
            if a.view.collidepoint(self._pos):
                return a
        return max(live, key=lambda a: a.view.w * a.view.h, default=None)

    # --- easing

    def ease(self, id: str, target: float, ms: int = 180) -> float:
        """Move a value towards a target over ms; it jumps when motion is reduced. Give the present value."""
        start, goal, since, span = self._eased.get(id, (target, target, self.now, 0.0))
        if goal != target:
            start, goal, since, span = self._eased_now(start, goal, since, span), target, self.now, float(ms)
        if self.reduced_motion:
            span = 0.0
        value = self._eased_now(start, goal, since, span)
        self._eased[id] = (goal, goal, since, 0.0) if value == goal else (start, goal, since, span)
        if value != goal:
            self.touch()
        return value

    def _eased_now(self, start: float, goal: float, since: int, span: float) -> float:
        passed = self.now - since
        if span <= 0 or passed >= span:
            return goal
        t = passed / span
        return start + (goal - start) * (1 - (1 - t) ** 3)


def _below(r: pygame.Rect, other: pygame.Rect) -> bool:
    """Tell whether a place comes after another in the order of reading."""
    return (r.y, r.x) > (other.y, other.x)


def _away(r: pygame.Rect, other: pygame.Rect) -> int:
    """Give how far two places lie from one another, from centre to centre."""
    return abs(r.centerx - other.centerx) + abs(r.centery - other.centery)
