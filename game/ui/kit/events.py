"""Events resolved against the zones of the last finished frame."""

from __future__ import annotations

from collections.abc import Iterable

import pygame

from game.ui.kit import keys
from game.ui.kit.stage import Stage
from game.ui.kit.zones import Tip, Zone, end_of, full_tip, grip_length, in_sight, led, listed, neighbour

DRAG_START = 6  # logical px the mouse must move before a press becomes a drag


class Events(Stage):
    """Turns pygame events into activations, focus moves, edits and drops."""

    def _take(self, events: Iterable[pygame.event.Event]) -> None:
        """Resolve events up to and including the first that does something; the rest waits."""
        self._acts.clear()
        self._raw.clear()
        self._slid.clear()
        self._nudged.clear()
        self._edits.clear()
        self.cues = []
        self.link = None
        self.submitted = None
        self._dropped = None
        self._cancel = False
        self._heard = None
        self._stop = False
        self._queue.extend(events)
        if self._queue:
            self._dirty = max(self._dirty, 2)
        offsets = {a.id: a.offset for a in self._areas.values()}
        if self._again is not None:
            again, self._again = self._again, None
            before = self.focus
            self._key(*again)
            zone = self._focus_zone()
            if self.focus != before and zone is not None:
                self._scroll_into_view(zone)
        while self._queue and not self._stop:
            event = self._queue.popleft()
            before = self.focus
            self._feed(event)
            if self.focus != before:
                zone = self._focus_zone()
                if zone is not None and self.keyboard:
                    self._scroll_into_view(zone)
            if self._queue and self._queue[0].type not in (pygame.MOUSEWHEEL, pygame.MOUSEMOTION):
                # what comes next was aimed at places that have moved: let them be drawn first
                self._stop = self._stop or any(offsets.get(a.id) != a.offset for a in self._areas.values())
        self._scrolled = any(offsets.get(a.id) != a.offset for a in self._areas.values())
        at = self._at(self._pos)
        self.hover = at.id if at else None

    def _feed(self, event: pygame.event.Event) -> None:
        if event.type == pygame.MOUSEMOTION:
            self._moved(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN:
            self._pos = event.pos
            self.keyboard = self._moved_since = False
            if self._pinned is not None and event.button == 1 and not self._tip_box.collidepoint(event.pos):
                self._unpin()  # and the click does what it was made for, on what lies under the tip
                self._queue.appendleft(event)
            elif event.button == 1 and self.guard.click(self.to_logical(event.pos), self.now):
                self._down(event.pos)
            elif event.button == 3:
                self._right(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._pos = event.pos
            if event.button == 1:
                self._up(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._moved_since = False
            self._wheel(event.y)
        elif event.type == pygame.TEXTINPUT:
            if self.writing and not self._spent:
                self._edits.append(("text", event.text))
            self._spent = False
        elif event.type == pygame.KEYDOWN:
            self._key_event(event)
        elif event.type == pygame.KEYUP:
            self._armed, self._spent = True, False
            self.guard.let_go(keys.scancode_of(event))

    def _key_event(self, event: pygame.event.Event) -> None:
        """Resolve a key; one from a controller is marked `pad`, and names the command it stands for if it has one."""
        self._moved_since = False
        code, command = keys.scancode_of(event), str(getattr(event, "command", ""))
        # A key that was a command is not typed as well, where it led to a field.
        self._spent = not self.writing and (code in keys.TYPED or code == keys.SPACE)
        if self._listening and (code == keys.ESC or not getattr(event, "pad", False)):
            self.keyboard = True
            if self._armed or code not in (keys.ENTER, keys.SPACE):
                self._heard = code
                self._stop = True
        elif not self.writing and not self.guard.key(command or code, self.now, bool(getattr(event, "pad", False))):
            self.keyboard = True
        elif command:
            self._command(command)
        else:
            self._key(code, int(getattr(event, "mod", 0)), bool(getattr(event, "pad", False)))

    # --- acting

    def _activate(self, zone: Zone) -> None:
        if zone.kind == "bar":
            return
        if zone.kind == "drop":
            self._drop_on(zone)
            return
        if not zone.enabled:
            self.cues.append("refuse")
            if zone.why or zone.tip:
                self._pin(zone)
            return
        if zone.kind == "field":
            return
        self.cues.append("click")
        self._stop = True
        if zone.kind == "esc":
            self._cancel = True
        elif zone.kind in ("link", "name"):
            self.link = str(zone.payload)
        elif zone.kind == "tipline":
            self._opened ^= {int(zone.id.rsplit(":", 1)[1])}
        elif zone.kind == "tipbox":
            self._unpin()
        elif zone.kind == "tip":
            self._pin(zone)
        else:
            self._acts.add(zone.id)

    def _pin(self, zone: Zone) -> None:
        """Fix a zone's tip on the screen; it becomes the top layer until closed."""
        tip = full_tip(zone)
        if tip is not None:
            self._pinned = tip
            self._pin_rect = zone.clip.copy() if zone.visible else zone.rect.copy()
            self._opened = set()
            self._stop = True

    def _unpin(self) -> None:
        self._pinned = None
        self._stop = True

    # --- mouse

    def _moved(self, pos: tuple[int, int]) -> None:
        if pos != self._pos:
            self._moved_since, self._rest_since = True, self.now
        self._pos = pos
        self.keyboard = False
        if self._bar is not None:
            self._pull_bar(pos[1])
        elif self._pressed is not None:
            zone = self._by_id.get(self._pressed)
            if zone is None:
                return
            if zone.kind == "slider":
                self._slid[zone.id] = (pos[0] - zone.rect.x) / max(1, zone.rect.w)
            elif zone.kind == "drag" and zone.enabled and self.carrying is None:
                far = max(abs(pos[0] - self._press_pos[0]), abs(pos[1] - self._press_pos[1]))
                if far >= DRAG_START * self.scale:
                    self._pick_up(zone, held=True)

    def _down(self, pos: tuple[int, int]) -> None:
        zone = self._at(pos)
        self._pressed = None
        if zone is None:
            if self._pinned is not None:
                self._unpin()
            return
        if zone.focusable:
            self.focus = zone.id
        self._pressed, self._press_pos = zone.id, pos
        if zone.kind == "slider" and zone.enabled:
            self._slid[zone.id] = (pos[0] - zone.rect.x) / max(1, zone.rect.w)
        elif zone.kind == "bar":
            self._bar = (str(zone.payload), -1.0)
            self._pull_bar(pos[1])
        elif zone.kind == "field":
            self._carets.pop(zone.id, None)

    def _up(self, pos: tuple[int, int]) -> None:
        pressed, self._pressed = self._pressed, None
        if self._bar is not None:
            self._bar = None
            return
        zone = self._at(pos)
        if self.carrying is not None and self._carry_held:
            if zone is not None and zone.kind == "drop":
                self._drop_on(zone)
            else:
                self._put_back()
            return
        if zone is not None and zone.id == pressed and zone.kind != "slider":
            self._activate(zone)

    def _right(self, pos: tuple[int, int]) -> None:
        if self._pinned is not None:
            self._unpin()
            return
        zone = self._at(pos)
        if zone is not None:
            self._pin(zone)

    def _wheel(self, notches: int) -> None:
        for area in reversed(list(self._areas.values())):
            if area.seen == self._frame and area.view.collidepoint(self._pos):
                area.move(area.offset - notches * area.line)
                return

    def _pull_bar(self, y: int) -> None:
        """Move a scroll bar with the mouse; a press beside the grip centres it there."""
        if self._bar is None:
            return
        id, hold = self._bar
        area = self._areas.get(id)
        if area is None or area.furthest <= 0:
            return
        track = max(1, area.view.h)
        grip = grip_length(track, area.page, area.content, self.px(24))
        top = area.view.y + (track - grip) * area.offset / area.furthest
        if hold < 0:
            hold = y - top if top <= y <= top + grip else grip / 2
            self._bar = (id, hold)
        area.move((y - hold - area.view.y) / max(1, track - grip) * area.furthest)

    # --- carrying

    def _pick_up(self, zone: Zone, held: bool) -> None:
        self.carrying, self._carry_label, self._carry_held = zone.payload, zone.label, held
        self.cues.append("pick")
        self._stop = True
        if not held:
            self._carry_from, self._want_drop = self.focus, True

    def _put_back(self) -> None:
        self.carrying, self._carry_held = None, False
        self._stop = True
        if self._carry_from is not None:
            self.focus, self._carry_from = self._carry_from, None

    def _drop_on(self, zone: Zone) -> None:
        if not zone.enabled:
            self.cues.append("refuse")
            if self._carry_held:
                self._put_back()
            self._pin(zone)
            return
        self._dropped = (zone.id, self.carrying)
        self.cues.append("drop")
        self._put_back()

    # --- keyboard

    def _key(self, code: int, mod: int, pad: bool = False) -> None:
        writes = not pad or code not in keys.ARROWS  # a controller leaves a field by its directions
        ctrl = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        self.keyboard = True
        if code == keys.ESC:
            if self._pinned is not None:
                self._unpin()
            elif self.carrying is not None:
                self._put_back()
            else:
                self._cancel = self._stop = True
            return
        zone = self._focus_zone()
        if self._pinned is not None and self._passes_tip(code):
            self._unpin()  # it has nothing to do in the tip: the key goes on below
            self._again = (code, mod, pad)
            return
        whole = keys.ALL if ctrl and code == keys.A else code
        if self.writing and zone is not None and writes and not (ctrl and whole > 0) and self._field_key(zone, whole):
            return
        if code in (keys.ENTER, keys.SPACE) and (zone is None or zone.kind == "area"):
            zone = next((one for one in self._last if one.onward), zone)
        if code == keys.TAB and not ctrl and not mod & pygame.KMOD_ALT:
            self._tab(-1 if mod & pygame.KMOD_SHIFT else 1)
        elif zone is not None and zone.kind == "slider" and code in (keys.LEFT, keys.RIGHT, keys.HOME, keys.END):
            step = {keys.LEFT: -1, keys.RIGHT: 1, keys.HOME: -(10**9), keys.END: 10**9}[code]
            if zone.enabled:
                self._nudged[zone.id] = self._nudged.get(zone.id, 0) + step
        elif code in keys.ARROWS and not ctrl and not mod & pygame.KMOD_ALT:
            self._arrow(code)
        elif code in keys.PAGES:
            self._page(code)
        elif code in (keys.ENTER, keys.SPACE) and not ctrl and not mod & pygame.KMOD_ALT and zone is not None:
            if code == keys.SPACE and zone.kind == "drag" and zone.enabled and self.carrying is None:
                self._pick_up(zone, held=False)
            else:
                self._activate(zone)
        elif code == self.key_of(self.key_tip) and not ctrl:
            self._tip_key(zone)
        else:
            self._hotkey(code, ctrl or bool(mod & pygame.KMOD_ALT), ctrl)

    def _passes_tip(self, code: int) -> bool:
        """Tell whether a key means nothing in the tip that is fixed, and so something below it."""
        if code in keys.ARROWS or code == keys.TAB:
            return self._pinned is None or not any(one.more for one in self._pinned.lines)
        return code not in keys.FIXED | keys.MODIFIERS and code != self.key_of(self.key_tip)

    def _tip_key(self, zone: Zone | None) -> None:
        if self._pinned is not None:
            self._unpin()
            return
        zone = zone or self._by_id.get(self.hover or "")
        if zone is not None:
            self._pin(zone)
            if self._pinned is None and self.tip_none and zone.kind not in ("bar", "area", "field"):
                # or the Esc that is to close what did not open would close what lies below
                said = [self.tip_plain.get(zone.kind, self.tip_none)]
                if zone.hotkey is not None and self.key_of(zone.hotkey):
                    said.append(self.tip_key_is.replace("{key}", keys.key_name(self.key_of(zone.hotkey))))
                self._pinned, self._pin_rect, self._stop = Tip(zone.label, " ".join(said)), zone.clip.copy(), True

    def _hotkey(self, code: int, modified: bool, ctrl: bool) -> None:
        if not modified:
            for zone in self._last:
                if zone.hotkey is not None and code and self.key_of(zone.hotkey) == code:
                    self._by_key(zone)
                    return
        self._raw.add((code, ctrl))
        self._stop = True

    def _command(self, command: str) -> None:
        """Do what a command does here, whatever its key."""
        self.keyboard = self._stop = True
        if command == self.key_tip:
            self._tip_key(self._focus_zone())
            return
        zone = next((z for z in self._last if z.hotkey == command), None)
        if zone is not None:
            self._by_key(zone)
        else:
            self._raw.add((command, False))

    def _by_key(self, zone: Zone) -> None:
        """Do what a zone does by its own key; a field is written into."""
        among = zone.id.partition(":")[0]
        if zone.kind == "field" or (self.focus or "").partition(":")[0] == among != zone.id:
            self.focus = zone.id  # nor does the ring stay on another of several answers
        self._activate(zone)
        self._stop = True

    def scroll_by(self, amount: float) -> None:
        """Scroll what the page keys would move, by logical px."""
        area = self._area_for_keys()
        if area is not None and area.move(area.offset + amount):
            self.touch()

    def _field_key(self, zone: Zone, code: int) -> bool:
        """Give a key to the text field; False lets it go on to the window."""
        names = {
            keys.BACKSPACE: "back", keys.DELETE: "del", keys.LEFT: "left", keys.RIGHT: "right", keys.HOME: "home",
            keys.END: "end", keys.ALL: "all"}  # fmt: skip
        if code in names:
            self._edits.append((names[code], ""))
            return True
        if code == keys.ENTER:
            self.submitted = zone.id
            self.cues.append("click")
            self._stop = True
            return True
        through = code in (keys.TAB, keys.UP, keys.DOWN, keys.PAGE_UP, keys.PAGE_DOWN) or 58 <= code <= 69
        return not through

    def _tab(self, step: int) -> None:
        order = self._order()
        if not order:
            return
        ids = [z.id for z in order]
        if self.focus in ids:
            at = (ids.index(self.focus) + step) % len(ids)
        elif self.focus is None and step > 0:
            at = ids.index(self._proposed) if self._proposed in ids else 0
        elif self.focus is None:
            at = len(ids) - 1
        else:  # the focused zone is gone: go on from where it stood
            at = max(0, min(self._focus_index - (1 if step < 0 else 0), len(ids) - 1))
        self.focus = ids[at]
        self.cues.append("move")

    def _arrow(self, code: int) -> None:
        order = [zone for zone in self._order() if zone.kind != "name"]  # to a name in a text Tab goes
        source = self._focus_zone()
        (paged, held), self._paged = self._paged, ("", None)
        if paged in self._areas and held == self.focus and (source is None or (source.area and not source.visible)):
            at = in_sight(order, paged, self._areas[paged].view)  # what had the focus was paged out of sight
            if at is not None:
                self.focus = at.id
                self.cues.append("move")
                return
        if source is not None and source.kind != "area":
            found = led(order, source, code)
            if source.kind == "tab" and source.payload is not None and code in (keys.LEFT, keys.RIGHT):
                found = self._turn_tab(order, source, 1 if code == keys.RIGHT else -1)
            if found is not None:
                if listed(found) and not listed(source) and code in (keys.UP, keys.DOWN):
                    found = end_of(order, found, code == keys.UP)  # whatever of the list shows
                self.focus = found.id
                self.cues.append("move")
                return
        elif source is None and order:
            self.focus = next((zone.id for zone in order if zone.id == self._proposed), order[0].id)
            self.cues.append("move")
            return
        if code in (keys.UP, keys.DOWN):
            area = self._area_for_keys()
            sign = 1 if code == keys.DOWN else -1
            if area is not None and area.move(area.offset + sign * area.line):
                return
        if source is not None and source.kind == "area":
            found = neighbour(order, source, code)
            if found is not None:
                self.focus = found.id
                self.cues.append("move")

    def _turn_tab(self, order: list[Zone], source: Zone, step: int) -> Zone | None:
        """Choose the tab beside another of its strip; at the ends of the strip nothing."""
        strip = [zone for zone in order if zone.kind == "tab" and zone.payload == source.payload]
        at = strip.index(source) + step
        if not 0 <= at < len(strip):
            return None
        self._acts.add(strip[at].id)
        self._stop = True
        return strip[at]

    def _page(self, code: int) -> None:
        source = self._focus_zone()
        if source is not None and listed(source) and code in (keys.HOME, keys.END):
            self.focus = end_of(self._order(), source, code == keys.END).id
            self.cues.append("move")
            return
        area = self._area_for_keys()
        if area is None:
            return
        step = max(area.line, area.page - area.line)
        goal = {
            keys.PAGE_UP: area.offset - step, keys.PAGE_DOWN: area.offset + step, keys.HOME: 0.0,
            keys.END: area.furthest,
        }[code]  # fmt: skip
        if area.move(goal):
            self._paged = (area.id, self.focus)
