"""Zones: what can be pointed at, focused and activated, and how the focus moves between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from game.ui.kit import keys

RING = "ring"  # payload of zones that stand round a middle


class Reason(NamedTuple):
    """One line of a sum: words, an amount, its age, the lines behind it, and whether less of it is better."""

    text: str
    amount: int | float | str | None = None
    age: str = ""
    more: tuple[Reason, ...] = ()
    less: bool = False


class Tip(NamedTuple):
    """A tooltip: title, running text, a sum of reasons and its total."""

    title: str = ""
    text: str = ""
    lines: Sequence[Reason] = ()
    total: int | float | str | None = None
    unit: str = ""
    sum_word: str = ""


TipLike = Tip | str | None
Hotkey = int | str  # a scancode, or the name of a command that is bound to one


class Zone:
    """A place on the screen with an id; rect and clip in physical px."""

    __slots__ = (
        "area", "clip", "default", "enabled", "final", "focusable", "hit", "hotkey", "id", "kind", "label", "live",
        "onward", "payload", "rect", "tip", "why",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        rect: pygame.Rect,
        clip: pygame.Rect,
        kind: str = "button",
        enabled: bool = True,
        hotkey: Hotkey | None = None,
        tip: TipLike = None,
        why: str | None = None,
        focusable: bool = True,
        area: str = "",
        live: bool = False,
        hit: Callable[[float, float], bool] | None = None,
        payload: object = None,
        label: str = "",
        default: bool = False,
    ) -> None:
        self.id, self.rect, self.clip, self.kind = id, rect, clip, kind
        self.enabled, self.hotkey, self.tip, self.why = enabled, hotkey, tip, why
        self.focusable, self.area, self.live, self.hit = focusable, area, live, hit
        self.payload, self.label = payload, label
        self.default = default  # the button a screen proposes
        self.final = False  # what it does cannot be taken back: no focus begins on it
        self.onward = False  # it goes on: Enter and Space do it wherever nothing else has the focus

    @property
    def visible(self) -> bool:
        """Whether any of it shows."""
        return self.clip.w > 0 and self.clip.h > 0


class Area:
    """A scroll area: view in physical px; offset, content and page in logical px."""

    def __init__(self, id: str, about: object = None) -> None:
        self.id, self.about = id, about  # what it was filled with
        self.view = pygame.Rect(0, 0, 0, 0)
        self.offset = self.content = self.page = 0.0
        self.line = 48.0
        self.seen = 0
        self.bar: bool | None = None  # whether it has a scroll bar, None before it was measured

    @property
    def furthest(self) -> float:
        """The largest offset."""
        return max(0.0, self.content - self.page)

    def move(self, offset: float) -> bool:
        """Scroll to an offset, held within the content; tells whether anything moved."""
        new = max(0.0, min(self.furthest, offset))
        moved = abs(new - self.offset) > 0.01
        self.offset = new
        return moved


def listed(zone: Zone) -> bool:
    """Tell whether a row is one of a list through which Home and End go."""
    return zone.kind == "row" and zone.payload is not None


def end_of(order: Sequence[Zone], one: Zone, last: bool) -> Zone:
    """Return the first or the last of the rows listed together with one."""
    rows = [zone for zone in order if listed(zone) and zone.payload == one.payload]
    return rows[-1 if last else 0]


def in_sight(order: Sequence[Zone], area: str, view: pygame.Rect) -> Zone | None:
    """Return the first place of a scroll area that shows, one that shows whole before one that is cut."""
    shown = [zone for zone in order if zone.area == area and zone.visible]
    return next((zone for zone in shown if zone.rect.top >= view.top), next(iter(shown), None))


def gap_score(source: pygame.Rect, target: pygame.Rect, direction: int) -> float | None:
    """Give the distance to a target in an arrow's direction, None when it does not lie there.

    The gap between edges counts once, the gap across three times, the offset of centres a little. What lies aside and
    begins further back, as a page above a row of buttons does, is not in that direction.
    """
    if direction in (keys.RIGHT, keys.LEFT):
        sign = 1 if direction == keys.RIGHT else -1
        along = sign * (target.centerx - source.centerx)
        behind = target.left < source.left if sign > 0 else target.right > source.right
        gap = target.left - source.right if sign > 0 else source.left - target.right
        across = max(0, target.top - source.bottom, source.top - target.bottom)
        drift = abs(target.centery - source.centery)
        least = min(source.w, target.w) / 4
    else:
        sign = 1 if direction == keys.DOWN else -1
        along = sign * (target.centery - source.centery)
        behind = target.top < source.top if sign > 0 else target.bottom > source.bottom
        gap = target.top - source.bottom if sign > 0 else source.top - target.bottom
        across = max(0, target.left - source.right, source.left - target.right)
        drift = abs(target.centerx - source.centerx)
        least = min(source.h, target.h) / 4
    if along <= 0 or along < least or (across and behind):
        return None
    return max(0, gap) + 3 * across + 0.05 * drift + 0.01 * along


def neighbour(zones: Sequence[Zone], source: Zone, direction: int) -> Zone | None:
    """Find the nearest focusable zone in an arrow's direction, by edge gap."""
    best: Zone | None = None
    best_score = 0.0
    for z in zones:
        if z is source:
            continue
        if z.area and z.area == source.area:
            rect = z.rect
        elif z.visible:
            rect = z.clip
        else:
            continue
        score = gap_score(
            source.rect if z.area == source.area else source.clip or source.rect, rect, direction
        )
        if score is not None and (best is None or score < best_score):
            best, best_score = z, score
    return best


def round_about(zones: Sequence[Zone], source: Zone, direction: int) -> Zone | None:
    """Find the zone of a ring that lies most in an arrow's direction: how far aside it lies counts against it."""
    x, y = {keys.RIGHT: (1, 0), keys.LEFT: (-1, 0), keys.UP: (0, -1), keys.DOWN: (0, 1)}[direction]
    best, least = None, 0.0
    for zone in zones:
        dx, dy = zone.rect.centerx - source.rect.centerx, zone.rect.centery - source.rect.centery
        along, aside = dx * x + dy * y, abs(dx * y + dy * x)
        if zone.payload != RING or zone is source or along <= 0 or aside > 2 * along:
            continue
        score = along + 3 * aside
        if best is None or score < least:
            best, least = zone, score
    return best


def in_line(zones: Sequence[Zone], source: Zone) -> list[Zone]:
    """Give those of the same scroll area that lie above or below a zone, in sight or not."""
    same = [zone for zone in zones if zone.area == source.area]
    return [zone for zone in same if zone.rect.left < source.rect.right and source.rect.left < zone.rect.right]


def led(zones: Sequence[Zone], source: Zone, direction: int) -> Zone | None:
    """Find the zone an arrow leads to: round a ring, along the rows of a list in sight or not, else to the nearest."""
    found = neighbour(zones, source, direction)
    if source.payload == RING:
        return round_about(zones, source, direction) or found
    if source.area and direction in (keys.UP, keys.DOWN):  # rows out of sight come before what lies below
        return neighbour(in_line(zones, source), source, direction) or found
    return found


def full_tip(zone: Zone) -> Tip | None:
    """Give all that a zone has to say: the reason it is barred above its tip."""
    tip = Tip(text=zone.tip) if isinstance(zone.tip, str) else zone.tip
    if zone.why and not zone.enabled:
        if tip is None:
            return Tip(text=zone.why)
        return Tip(
            tip.title, f"*{zone.why}*\n\n{tip.text}".rstrip(), tip.lines, tip.total, tip.unit, tip.sum_word
        )
    return tip


def grip_length(track: float, page: float, content: float, least: float) -> float:
    """Give the length of a scroll bar's grip on a track, in the track's unit."""
    return min(track, max(least, track * page / max(1.0, content)))
