"""The kit itself: frames, modals and the question whether a frame is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from typing import TYPE_CHECKING

import pygame

from game.ui.kit import keys
from game.ui.kit.layout import RectLike, columns, cut_bottom, inset
from game.ui.kit.pieces import Pieces
from game.ui.kit.scrolling import BAR, BAR_GAP
from game.ui.kit.stage import TIP_LAYER
from game.ui.kit.zones import Hotkey, Zone

if TYPE_CHECKING:
    from game.ui.kit.record import Fault

_FOR_US = frozenset(
    (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL, pygame.KEYDOWN, pygame.TEXTINPUT)
)
_REDRAW = frozenset(
    (pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED, pygame.WINDOWFOCUSGAINED, pygame.VIDEORESIZE)
)


CUTS = 6  # new portraits in one frame; more would hold it up


class Kit(Pieces):
    """An immediate-mode interface kit: widgets are called anew every frame and tell what was done to them."""

    def begin(
        self,
        events: Iterable[pygame.event.Event] = (),
        surface: pygame.Surface | None = None,
        now: int | None = None,
    ) -> None:
        """Start a frame: resolve events against the zones of the last one. now is in ms."""
        self._given = surface
        if surface is not None and surface.get_size() != self.size:
            self.resize(surface.get_size())
        self.now = self.clock() if now is None else now
        self._take(events)
        self._listened, self._listening = self._listening, False
        self._watch_rest()
        self._frame += 1
        self.cuts, self.late = CUTS, False
        self._current = []
        self._ids = set()
        self.duplicates = []
        self._layers = []
        self._layer = ""
        self._area = ""
        self.about = self.linker = None
        self._clear.clear()
        self._outer = set()
        self._clips.clear()
        if self.record is not None:
            self.record.begin()
        self.surface.set_clip(None)

    def end(self) -> None:
        """Finish a frame: draw tip, carried card and focus ring; the zones recorded become current."""
        self._draw_tips()
        self._restore_focus()
        self._last = self._current
        self._by_id = {z.id: z for z in self._last}
        self._layers_last = self._layers
        order = self._order()
        self._move_on(order)
        layers = [layer for layer in self._layers if layer != TIP_LAYER]
        self.guard.shown((self.scene, layers, self._moved_on, self._pinned is not None), self.now)
        if self.focus is not None and self.focus == self._put_focus and self.focus not in {z.id for z in order}:
            self.focus, self._want_first = None, True  # it was put on something that was about to go
        if self._want_first and self.focus is None:
            self._begin_focus(order)
        if self._want_drop:
            self._want_drop = False
            target = next((z for z in order if z.kind == "drop" and z.enabled), None)
            if target is not None:
                self.focus = target.id
                self._scroll_into_view(target)
        for i, zone in enumerate(order):
            if zone.id == self.focus:
                self._focus_index = i
        zone_now = self._focus_zone()
        self._stood = (zone_now, list(self._layers)) if zone_now is not None else None
        if self._reveal is not None and self._reveal in self._by_id:
            self._scroll_into_view(self._by_id[self._reveal])
            self._reveal = None
        if zone_now is not None and zone_now.visible and (self.keyboard or zone_now.kind == "field"):
            self._draw_ring(zone_now)
        self._draw_carried()
        if self._as_before:  # no modal came to lie over it
            self._as_before, self._below = False, None
            self.touch()
        self._keep_pieces()
        self._dirty = max(0, self._dirty - 1)
        if self.late:
            self.touch()

    def _restore_focus(self) -> None:
        """Give the focus back to where it was before a modal that has gone."""
        while self._saved_focus and self._saved_focus[-1][0] not in self._layers:
            _, before = self._saved_focus.pop()
            self.focus = self._put_focus = before if before not in self._outer else None
            self._want_first = self.focus is None  # the frame round a screen is no place to begin
            self.touch()

    def stale(self, events: Sequence[pygame.event.Event] = ()) -> bool:
        """Tell whether a frame is due; a mouse move within one zone is taken note of without one."""
        due = self._tip_due()
        if self._dirty > 0 or self._queue or (due is not None and self.clock() >= due):
            return True
        for event in events:
            if event.type in _FOR_US or event.type in _REDRAW:
                return True
            if event.type == pygame.KEYUP and self._listening:
                return True
            if event.type == pygame.MOUSEMOTION and self._matters(event.pos):
                return True
        return False

    def waits(self) -> bool:
        """Tell whether a frame is due at once, or by the clock alone at some time."""
        return self._dirty > 0 or bool(self._queue) or self._tip_due() is not None

    def _matters(self, pos: tuple[int, int]) -> bool:
        if self._pressed is not None or self._bar is not None or self.carrying is not None or self.keyboard:
            return True
        zone = self._at(pos)
        if (zone.id if zone else None) != self.hover or (zone is not None and zone.live):
            return True
        if pos != self._pos and self._tip_shown is None:
            self._moved_since, self._rest_since = True, pygame.time.get_ticks()
        self._pos = pos
        return False

    # --- modals

    @contextmanager
    def modal(
        self, id: str, title: str, size: tuple[int, int] = (560, 340), tone: str = "ink", first: str = ""
    ) -> Iterator[pygame.Rect]:
        """Open a modal: what lies under it is dimmed and loses its zones; yields the rect inside it.

        `first` is the zone the focus begins on, else it is the first.
        """
        self._modal_first = self._came_from or first
        self._current.clear()
        self._ids.clear()
        for area in self._areas.values():
            area.seen = -1
        self._layers.append(id)
        if id not in self._layers_last and id not in [s for s, _ in self._saved_focus]:
            self._saved_focus.append((id, self.focus))
            self.focus = None
            self._want_first = True
            self.touch()
        self._dim_below()
        w, h = min(size[0], self.width - 16), min(size[1], self.height - 16)
        box = pygame.Rect((self.width - w) // 2, (self.height - h) // 2, w, h)
        self.fill((box.x + 8, box.y + 8, box.w, box.h), "ink")
        outer, self._layer = self._layer, id
        self.linker = None  # a card has links where it asks for them
        inner = self.panel(box, title, tone)
        self._clear[:] = []
        self.keep_clear((box.x, box.y, box.w, inner.y - box.y))
        try:
            yield inset(inner, 4)
        finally:
            self._layer = outer

    def lay_over(self, rect: RectLike) -> None:
        """Clear a place for a card over what was drawn: no zone is left under it, and those it cuts shrink."""
        box = self.to_px(rect)
        if self.record is not None:
            self.record.hide(box)
        kept: list[Zone] = []
        for zone in self._current:
            if zone.visible and zone.clip.colliderect(box):
                zone = copy(zone)  # the piece it belongs to may be kept
                zone.clip = max(_beside(zone.clip, box), key=lambda r: r.w * r.h)
                zone.rect = zone.clip if not zone.area else zone.rect
            if zone.visible or not box.colliderect(zone.rect):
                kept.append(zone)
        self._current[:] = kept
        self._ids = {zone.id for zone in kept}

    def spotlight(self, spots: Sequence[pygame.Rect]) -> None:
        """Lay a light veil over everything but some places."""
        lit = [self.to_px(spot).clip(self.surface.get_rect()) for spot in spots]
        kept = [(r, self.surface.subsurface(r).copy()) for r in lit if r.w and r.h]
        self._dim(70)
        for r, part in kept:
            self.surface.blit(part, r)

    def lies_below(self, key: object) -> bool:
        """Tell whether what lies under the modal that was open is put back as it was, so that it need not be drawn.

        The key tells what may have changed without a hand at it; whatever was pressed, typed or carried has it drawn.
        """
        quiet = not (
            self._acts or self._raw or self._edits or self._slid or self._nudged or self._queue or self._cancel
        )
        quiet = quiet and self._dropped is None and self.carrying is None and self._heard is None
        quiet = quiet and self.record is None
        over = self.hover if self.hover not in self._by_id else None
        look = (key, self.size, self.scale, self.height, self.palette.name, over)
        self._as_before = quiet and self.modal_open() and self._below is not None and self._below[0] == look
        if not self._as_before:
            self._below = None
        self._below_key = look if quiet and self.modal_open() else None
        return self._as_before

    def forget_drawn(self) -> None:
        """Forget whatever is kept of the last frames, so that all is laid out and drawn anew."""
        super().forget_drawn()
        self._below = None

    def _dim_below(self) -> None:
        """Lay the veil over what lies under the first modal, and keep it while nothing in it moves."""
        if self._as_before and self._below is not None:
            self._as_before, self._below_key = False, None
            self.surface.blit(self._below[1], (0, 0))
            return
        self._dim()
        if self._below_key is not None and self._dirty < 2 and not self.late:
            self._below = (self._below_key, self.surface.copy())
        self._below_key = None

    def _dim(self, alpha: int = 150) -> None:
        """Lay a veil of ink over everything drawn so far."""
        if self._veil is None or self._veil.get_size() != self.size:
            self._veil = pygame.Surface(self.size)
        if self.record is not None:
            self.record.begin()
        self._veil.set_alpha(alpha)
        self._veil.fill(self.rgb("ink"))
        self.surface.blit(self._veil, (0, 0))

    def beside_bar(self, text: str, width: int, role: str) -> int:
        """Give how high a pane must be for its text to be whole in it, whether room for a bar is kept or not."""
        return self.measure(text, width - BAR - BAR_GAP, role)

    def confirm(self, id: str, title: str, text: str, yes: str, no: str) -> bool | None:
        """Ask a question in a modal: True or False when answered (Esc: False), None while it is open."""
        tall = self.beside_bar(text, 520 - 32, "serif") + 120
        answer: bool | None = None
        with self.modal(id, title, (520, tall), "red") as box:
            foot, body = cut_bottom(box, 44, 10)
            with self.scroll(f"{id}:text", body) as area:
                area.used(area.y + self.paragraph((area.x, area.y, area.w, 0), text, "serif"))
            left, right = columns(foot, [1.0, 1.0], 10)
            if self.button(f"{id}:no", left, no):
                answer = False
            if self.button(f"{id}:yes", right, yes, style="primary"):
                answer = True
            if self.cancel:
                answer = False
        if answer is not None:
            self.touch()
        return answer

    def faults(self) -> list[Fault]:
        """Give what is clipped, covered or in the way in the frame that was recorded; none without a record."""
        if self.record is None:
            return []
        areas = [area for area in self._areas.values() if area.seen == self._frame]
        return self.record.faults(self._last, areas, self.size)

    def modal_open(self) -> bool:
        """Tell whether the last frame had a modal."""
        return any(layer != TIP_LAYER for layer in self._layers_last)

    def key_name(self, hotkey: Hotkey) -> str:
        """Give the short name of a key, or of the key a command is bound to, for a button."""
        return keys.key_name(self.key_of(hotkey))


def _beside(r: pygame.Rect, box: pygame.Rect) -> list[pygame.Rect]:
    """Give the parts of a rect above, below, left and right of a box."""
    return [
        pygame.Rect(r.x, r.y, r.w, max(0, box.top - r.top)),
        pygame.Rect(r.x, box.bottom, r.w, max(0, r.bottom - box.bottom)),
        pygame.Rect(r.x, r.y, max(0, box.left - r.left), r.h),
        pygame.Rect(box.right, r.y, max(0, r.right - box.right), r.h),
    ]
