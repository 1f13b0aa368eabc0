"""Controls that hold a value, and carrying things to a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.ui.kit.keys import key_name
from game.ui.kit.layout import RectLike, columns, to_rect
from game.ui.kit.widgets import Widgets
from game.ui.kit.zones import Hotkey, TipLike

TICK = 22


class Controls(Widgets):
    """Tabs, toggles, sliders, fields, steppers, drag and drop."""

    def tabs(
        self,
        id: str,
        rect: RectLike,
        options: Sequence[tuple[str, str]],
        current: str,
        tips: Mapping[str, TipLike] | None = None,
        arrows: bool = False,
        numbers: Sequence[Hotkey] = (),
    ) -> str:
        """Draw tabs; give the key chosen. Zones are id:key. With `arrows` the keys left and right choose as well.

        With `numbers` each has a key of its own, wherever the focus is, and it stands before its word.
        """
        r = to_rect(rect)
        if numbers:
            bound = [key_name(self.key_of(one)) for one in numbers]
            options = [(key, f"{name} {label}".strip()) for name, (key, label) in zip(bound, options, strict=False)]
        if not options:
            return current
        # What is chosen now is drawn as chosen: the content below is already its own.
        chosen = next((key for key, _ in options if f"{id}:{key}" in self._acts), current)
        if chosen != current:
            self.touch()
        words = [self.text_width(label, "label_bold") for _, label in options]
        room = r.w - 3 * (len(options) - 1) - sum(words)
        pad = min(28, room // len(options))
        if pad < 8:  # too many for the strip: shares in proportion, so that short words stay whole
            cells = columns(r, [float(max(w + 28, 40)) for w in words], 3)
        else:
            cells = columns(r, [w + pad for w in words], 3)
        left = 8 if pad < 8 or pad >= 26 else (pad - 2) // 2
        self.fill((r.x, r.bottom - 3, r.w, 3), "ink")
        for n, ((key, label), cell) in enumerate(zip(options, cells, strict=True)):
            zone = self._zone(f"{id}:{key}", cell, "tab", tip=(tips or {}).get(key), payload=id if arrows else None)
            zone.hotkey = numbers[n] if numbers else None
            zone.label = label
            on, over = key == chosen, self.hover == zone.id
            slope = 10
            self.poly(
                [
                    (cell.x, cell.y),
                    (cell.right - slope, cell.y),
                    (cell.right, cell.y + slope),
                    (cell.right, cell.bottom),
                    (cell.x, cell.bottom),
                ],
                "ink" if on else "shade",
            )
            if on:
                self.fill((cell.x, cell.bottom - 5, cell.w, 5), "red")
            elif over:
                self.fill((cell.x, cell.bottom - 5, cell.w, 5), "soot")
            text = pygame.Rect(cell.x + left, cell.y, max(0, cell.w - 2 * left - 2), cell.h - 3)
            self._write_in(
                zone, text, label, "label_bold" if on else "label", "card" if on else "ink", "centre"
            )
        return chosen

    def toggle(
        self,
        id: str,
        rect: RectLike,
        label: str,
        on: bool,
        tip: TipLike = None,
        enabled: bool = True,
        why: str | None = None,
    ) -> bool:
        """Draw a box to tick with its label; give the new state."""
        r = to_rect(rect)
        zone = self._zone(id, r, "toggle", tip=tip, enabled=enabled, why=why)
        box = pygame.Rect(r.x + 2, r.centery - TICK // 2, TICK, TICK)
        self.fill(box, "shade" if self.hover == zone.id and enabled else "card")
        self.frame(box, "ink" if enabled else "line", 2)
        if on:
            x, y = box.x, box.y
            self.poly(
                [
                    (x + 4, y + 11),
                    (x + 8, y + 8),
                    (x + 11, y + 12),
                    (x + 19, y + 1),
                    (x + 22, y + 4),
                    (x + 11, y + 19),
                ],
                "red" if enabled else "muted",
            )
        self._write_in(
            zone,
            (box.right + 10, r.y, r.right - box.right - 10, r.h),
            label,
            "body",
            "ink" if enabled else "muted",
            "left",
        )
        return on != self._acted(zone)

    def slider(
        self,
        id: str,
        rect: RectLike,
        value: int,
        low: int,
        high: int,
        step: int = 1,
        text: str = "",
        tip: TipLike = None,
    ) -> int:
        """Draw a slider with its value beside it; give the new value. Dragged by mouse or moved by arrows."""
        r = to_rect(rect)
        shown = text or str(value)
        side = max(56, self.text_width(shown, "bold") + 12)
        track = pygame.Rect(r.x + 8, r.y, max(24, r.w - side - 20), r.h)
        zone = self._zone(id, track, "slider", tip=tip)
        if zone.id in self._slid:
            share = max(0.0, min(1.0, self._slid[zone.id]))
            value = low + round(share * (high - low) / step) * step
        value = max(low, min(high, value + self._nudged.get(zone.id, 0) * step))
        share = (value - low) / ((high - low) or 1)
        x = track.x + track.w * share
        mid = track.centery
        self.fill((track.x, mid - 3, track.w, 6), "line")
        self.fill((track.x, mid - 3, x - track.x, 6), "blue")
        over = self.hover == zone.id or self._pressed == zone.id
        self.poly(
            [(x - 7, mid - 11), (x + 7, mid - 11), (x + 7, mid + 5), (x, mid + 12), (x - 7, mid + 5)],
            "red" if over else "ink",
        )
        self.label((track.right + 12, r.y, r.right - track.right - 12, r.h), text or str(value), "bold")
        return value

    def stepper(self, id: str, rect: RectLike, value: int, low: int, high: int, text: str = "") -> int:
        """Draw a value between two buttons, zones id:less and id:more; give the new value."""
        r = to_rect(rect)
        side = min(40, r.w // 3)
        less = self.button(f"{id}:less", (r.x, r.y, side, r.h), "−", enabled=value > low)
        more = self.button(f"{id}:more", (r.right - side, r.y, side, r.h), "+", enabled=value < high)
        self.label((r.x + side + 4, r.y, r.w - 2 * side - 8, r.h), text or str(value), "bold", align="centre")
        return max(low, min(high, value + int(more) - int(less)))

    def field(
        self,
        id: str,
        rect: RectLike,
        text: str,
        limit: int = 40,
        allowed: Callable[[str], bool] | None = None,
        hint: str = "",
        hotkey: Hotkey | None = None,
    ) -> str:
        """Draw a text field; give the new text. `kit.submitted` is its id on the frame of Enter.

        limit is a number of characters; allowed(character) refuses what may not be typed.
        """
        r = to_rect(rect)
        zone = self._zone(id, r, "field", label=text, hotkey=hotkey)
        focused = self.focus == zone.id
        caret = min(self._carets.get(zone.id, len(text)), len(text))
        if focused:
            text, caret = self._edit(text, caret, limit, allowed, zone.id)
            self._carets[zone.id] = caret
        self.fill(r, "card")
        self.frame(r, "ink", 2)
        self.fill((r.x, r.bottom - 5, r.w, 5), "red" if focused else "soot")
        inner = pygame.Rect(r.x + 10, r.y, r.w - 20, r.h - 4)
        with self.clip(inner.inflate(4, 0)):
            if not text and hint and not focused:
                self.write(inner, hint, "body", "muted")
            before = self.text_width(text[:caret], "body") if focused else 0
            if focused and self._whole == zone.id and text:
                self.fill((inner.x, inner.y + 6, self.text_width(text, "body"), inner.h - 10), "line")
            shift = max(0, before - inner.w + 4)
            self.write(
                (inner.x - shift, inner.y, inner.w + shift, inner.h), text, "body", "ink", fit=not focused
            )
            if focused:
                self.fill((inner.x - shift + before, inner.y + 6, 2, inner.h - 10), "red")
        return text

    def _edit(
        self, text: str, caret: int, limit: int, allowed: Callable[[str], bool] | None, id: str
    ) -> tuple[str, int]:
        for op, typed in self._edits:
            if self._whole == id and op in ("text", "back", "del"):  # what is taken as a whole goes
                text, caret, op = "", 0, op if op == "text" else ""
            self._whole = id if op == "all" and text else ""
            if op == "text":
                kept = "".join(c for c in typed if c.isprintable() and (allowed is None or allowed(c)))
                kept = kept[: max(0, limit - len(text))]
                text, caret = text[:caret] + kept + text[caret:], caret + len(kept)
            elif op == "back" and caret:
                text, caret = text[: caret - 1] + text[caret:], caret - 1
            elif op == "del":
                text = text[:caret] + text[caret + 1 :]
            elif op == "left":
                caret = max(0, caret - 1)
            elif op == "right":
                caret = min(len(text), caret + 1)
            elif op == "home":
                caret = 0
            elif op == "end":
                caret = len(text)
        return text, caret

    # --- carrying

    def drag(
        self,
        id: str,
        rect: RectLike,
        payload: object,
        label: str,
        tip: TipLike = None,
        selected: bool = False,
        enabled: bool = True,
        why: str | None = None,
        drawn: bool = True,
    ) -> bool:
        """Draw a row that can be picked up by dragging or by Space; true when clicked or on Enter.

        Where the caller draws all of it himself, `drawn` is false.
        """
        r = to_rect(rect)
        zone = self._zone(id, r, "drag", tip=tip, payload=payload, label=label, enabled=enabled, why=why)
        if not drawn or not zone.visible:
            return self._acted(zone)
        self._row_ground(r, zone, selected or (self.carrying is not None and self.carrying == payload))
        x, y = r.right - 14, r.centery - 7  # the grip that says it can be moved
        self.dots([(x + 5 * j, y + 6 * i, 2, 2) for i in range(3) for j in range(2)], "muted")
        return self._acted(zone)

    def carry(self, payload: object, label: str) -> None:
        """Start carrying something without a drag; it is dropped by Enter, Space or a click on a target."""
        self.carrying, self._carry_label, self._carry_held = payload, label, False
        self._carry_from, self._want_drop = self.focus, self.keyboard
        self.cues.append("pick")
        self.touch()

    def drop(self, id: str, rect: RectLike, why: str | None = None, tip: TipLike = None) -> object:
        """Offer a target for what is carried; give the payload on the frame it is dropped here, else None.

        A target is a zone only while something is carried; `why` is the reason it is refused.
        """
        if self._dropped is not None and self._dropped[0] == id:
            return self._dropped[1]
        if self.carrying is None:
            return None
        r = to_rect(rect)
        zone = self._zone(id, r, "drop", tip=tip, enabled=why is None, why=why)
        over = self.hover == zone.id or self.focus == zone.id
        if why is None:
            self.frame(r, "red" if over else "ochre", 4 if over else 3)
            if over:
                self.poly([(r.x, r.y), (r.x + 16, r.y), (r.x, r.y + 16)], "red")
        else:
            self.frame(r, "line", 2)
            x, y = r.right - 14, r.y + 14
            self.line((x - 6, y - 6), (x + 6, y + 6), "muted", 3)
            self.line((x + 6, y - 6), (x - 6, y + 6), "muted", 3)
        return None

    def _draw_carried(self) -> None:
        """Draw the card of what is carried beside the mouse or the focused target."""
        if self.carrying is None:
            return
        zone = self._focus_zone()
        x, y = self.to_logical(self._pos)
        if self.keyboard and zone is not None:
            x, y = self.to_logical(zone.clip.bottomleft)
            x, y = x + 10, y - 16
        w = min(self.text_width(self._carry_label, "bold") + 34, self.width - 16)
        h = self.line_height("bold") + 10
        x = max(4, min(x + 14, self.width - w - 6))
        y = max(4, min(y + 10, self.height - h - 6))
        self.fill((x + 4, y + 4, w, h), "soot")
        self.fill((x, y, w, h), "ochre")
        self.frame((x, y, w, h), "ink", 2)
        self.poly([(x, y), (x + 12, y), (x, y + 12)], "red")
        self.write((x + 16, y, w - 22, h), self._carry_label, "bold", "ink")
