"""The window itself: its loop, its stack of screens, the keys that work everywhere, notices, pictures, mistakes."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import pygame

from game import files
from game.language import chosen
from game.ui import commands, keeping, theme
from game.ui.heard import Heard
from game.ui.kit import Kit, keys
from game.ui.pads import EVENTS as PAD_EVENTS
from game.ui.pads import Pads
from game.ui.screens.base import SCREENS, STRIP_NAMES, Screen
from game.ui.settings import TEXT_HIGH, TEXT_LOW, TEXT_STEP, Settings, load_settings, store_settings
from game.ui.texts import Interface, filled

TICKS = (36, 54, 90)  # ms between polls, the longer the longer nothing has happened
STILL = (14, 19)  # whole polls without anything after which each is longer; music has changed by the first
GLANCES = 10  # polls that only ask whether anything has come, before a whole one again
NOTICE = 6000  # ms a notice stays
HEADLESS = ("dummy", "offscreen")
LEFT, BACK = (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED), (pygame.WINDOWFOCUSGAINED, pygame.WINDOWRESTORED)
_KEY = re.compile(r"\{key:([a-z_.0-9]+)\}")


class Window(Heard):
    """The window and its screens.

    Without `open_window` it draws on the kit's own surface, for tests and pictures. `told` is what was wrong with the
    options file, empty when nothing was.
    """

    def __init__(
        self, settings: Settings | None = None, size: tuple[int, int] | None = None, language: str = ""
    ) -> None:
        super().__init__()
        self.told = ""
        if settings is None:
            settings, self.told = load_settings()
        self.settings = settings
        self._text: Interface | None = None
        self.language = language or chosen(kept=settings.language)
        self.surface: pygame.Surface | None = None
        self.kit: Kit = Kit(
            size or (settings.width, settings.height),
            settings.text_percent,
            theme.PALETTES[settings.palette],
            settings.reduced_motion,
        )
        self._dress(self.kit)
        self.running = True
        self.running_on = False  # quiet months pass by themselves
        self.exit_code = 0
        self.stack: list[Screen] = []
        self.pads = Pads()
        self._notice, self._notice_until = "", 0
        self._unmoved = 0  # polls since something happened

    def own_command(self, name: str) -> None:
        """Answer a command of the game that works on every screen."""

    def run_one(self) -> None:
        """Let one of the quiet months pass."""

    def arrange(self) -> None:
        """Open what comes next by itself, before a frame is drawn."""

    def scene(self) -> object:
        """Return what is shown; a press that changes it does nothing more."""
        return tuple(self.stack)

    def goes_on(self) -> bool:
        """Tell whether what passes by itself goes on with the frame now due."""
        return True

    def before_screens(self, kit: Kit) -> None:
        """Take room from the screens, before they are drawn."""

    def lies_below(self, screens: list[Screen]) -> object:
        """Return all that what lies under a modal depends on and that may change without a hand at it."""
        return [id(one) for one in screens]

    def after_screens(self, kit: Kit) -> None:
        """Draw what lies over every screen."""

    def after_drawing(self) -> None:
        """Notice what a finished frame shows."""

    def keep_game(self) -> None:
        """Write down what must not be lost when the window closes."""

    # -- the window -------------------------------------------------------------------------------

    def open_window(self) -> str:
        """Open the window on the display; returns a sentence when there is none."""
        wanted = os.environ.get("SDL_VIDEODRIVER") or os.environ.get("SDL_VIDEO_DRIVER") or ""
        for name in ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS"):  # by which a desktop knows its entry
            os.environ.setdefault(name, "politburo")
        try:
            pygame.display.init()
            pygame.display.set_icon(_icon())  # before the window, or pygame looks for one of its own
            self._set_mode()
        except pygame.error as fault:
            return f"no window can be opened here ({fault}). `politburo play --text` plays in the terminal"
        if pygame.display.get_driver() in HEADLESS and pygame.display.get_driver() not in wanted:
            pygame.display.quit()
            return "there is no display here. `politburo play --text` plays the whole game in the terminal"
        pygame.display.set_caption(self.text("title.caption"))
        pygame.key.set_repeat(350, 40)
        keys.learn_layout()
        return ""

    def _set_mode(self) -> None:
        if self.settings.fullscreen:
            self.surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            self.surface = pygame.display.set_mode(
                (self.settings.width, self.settings.height), pygame.RESIZABLE
            )
        self.kit.resize(self.surface.get_size())

    def apply_settings(self, mode: bool = False) -> None:
        """Take over changed options; `mode` where the window itself changes. They are written down at once."""
        self.kit.text_percent = self.settings.text_percent
        self.kit.palette = theme.PALETTES[self.settings.palette]
        self.kit.reduced_motion = self.settings.reduced_motion
        self._dress(self.kit)
        self.kit.forget_parts()
        if mode and self.surface is not None:
            self._set_mode()
        self.kit.touch()
        self.keep_settings()

    def _dress(self, kit: Kit) -> None:
        """Tell the kit which key stands for which command."""
        kit.bound = commands.bound(self.settings.keys)
        kit.key_tip = "why"
        kit.tip_delay = self.settings.tip_delay
        kit.tip_more = self.text("tip.more")
        kit.tip_none = self.text("tip.none")

    def keep_settings(self) -> None:
        """Write the options down; what fails is said at the foot."""
        try:
            store_settings(self.settings)
        except files.StorageError as fault:
            self.notice(str(fault))

    def loop(self) -> int:
        """Run until the window is closed; returns the exit code."""
        while self.running:
            try:
                drawn = self.tick()
            except Exception as fault:
                if not self._crashed(fault):
                    return 2
                continue
            self.rest(drawn)
        self.keep_game()
        self.keep_settings()
        return self.exit_code

    def rest(self, drawn: bool) -> None:
        """Sleep until the next poll, unless a frame was drawn: then the next may be due at once.

        Where nothing has happened for a while and nothing is due at a time of its own, it sleeps on until something
        comes: after a sleep the processor has forgotten the window, and a whole tick costs it far more than a glance.
        """
        self._unmoved = 0 if drawn else self._unmoved + 1
        if drawn:
            return
        if self._unmoved <= STILL[0] or not self._is_still():
            pygame.time.wait(TICKS[self._unmoved > STILL[0]])
            return
        for _ in range(GLANCES):
            pygame.time.wait(TICKS[1 + (self._unmoved > STILL[1])])
            if pygame.event.peek():
                return

    def _is_still(self) -> bool:
        """Tell whether nothing but what comes from outside can make a frame due."""
        waits = self.running_on or self.work is not None or self._notice or self.pads.held or self.kit.waits()
        return self.surface is not None and not waits

    def tick(self, events: list[pygame.event.Event] | None = None) -> bool:
        """Take what happened since the last tick and draw a frame if one is due; tells whether it drew."""
        if events is None:
            events = pygame.event.get() if pygame.display.get_init() else []
        if events:
            self._unmoved = 0
        events = self._from_pads(events)
        rest = [event for event in events if not self._everywhere(event)]
        if self.work is not None:
            self.wait_on(rest)
            return True
        rest = [*self.held_back(), *rest]
        if self._notice and pygame.time.get_ticks() >= self._notice_until:
            self._notice = ""
            self.kit.touch()
        if self.running_on:
            if any(event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN) for event in rest):
                self.running_on = False
                rest = []
                self.kit.touch()
            elif self.goes_on():
                self.run_one()
                self.kit.touch()
        if self.running and not self.kit.stale(rest):
            self.let_go(rest)
            self._let_music()
            self.cut_ahead()
            if self.surface is not None and not self.pads.started:
                self.pads.start()  # now that the first screen is there
                self.read_on()
            return False
        self.frame(rest)
        self._let_music()
        return True

    def frame(self, events: list[pygame.event.Event] | None = None) -> None:
        """Draw one frame, whatever has changed."""
        if self.work is not None:
            self.show_work()
            return
        kit, self._drawing = self.kit, True
        kit.begin(events or [], self.surface)
        self.arrange()
        lowest = len(self.stack) - 1
        while lowest > 0 and self.stack[lowest].over:
            lowest -= 1
        self.before_screens(kit)
        below = self.stack[lowest:-1]
        as_it_was = bool(below) and kit.lies_below(self.lies_below(below))
        for one in self.stack[lowest:]:
            if one in self.stack and not (as_it_was and one in below):
                kit.about = one.shows()
                one.draw(kit)
        kit.about = kit.linker = None
        self.after_screens(kit)
        kit.scene = self.scene()
        kit.end()
        still = not self._next  # nobody is about to change the game
        if still:
            self.after_drawing()
        if kit.link and still:
            self.app.follow_link(kit.link)
        for cue in [*kit.cues[-1:], *(self._heard() if still else [])]:
            self.play_cue(cue)
        if self.surface is not None:
            pygame.display.flip()
        self._drawing = False
        self.begin_work()

    def finish_work(self) -> None:
        """Keep the window alive until nothing goes on beside it any more, or it is closed."""
        while self.work is not None and self.running:
            self.tick()

    def _everywhere(self, event: pygame.event.Event) -> bool:
        """Answer what is the window's own: closing, size, the F keys, text size; tells whether it was."""
        if event.type == pygame.QUIT:
            self.running = False
            return True
        if event.type == pygame.VIDEORESIZE and self.surface is not None:
            self.surface = pygame.display.get_surface() or self.surface
            self.kit.resize(self.surface.get_size())
            if not self.settings.fullscreen:
                self.settings.width, self.settings.height = (max(640, event.w), max(400, event.h))
            return False
        if event.type in (*LEFT, *BACK):
            self.away = event.type in LEFT
        if event.type == pygame.KEYMAPCHANGED:
            keys.learn_layout()
            self.kit.forget_parts()
            self.kit.touch()
            return True
        if event.type != pygame.KEYDOWN or self.kit.listening:
            return False
        code, mod = keys.scancode_of(event), int(getattr(event, "mod", 0))
        ctrl = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if self.kit.writing and not ctrl and not keys.F1 <= code <= keys.F12:
            return False  # it is written
        name = commands.of_window(self.kit.bound, code, ctrl, bool(mod & pygame.KMOD_ALT))
        if name == "full":
            self.settings.fullscreen = not self.settings.fullscreen
            self.apply_settings(mode=True)
        elif name == "shot":
            self.screenshot()
        elif name == "larger":
            self.resize_text(TEXT_STEP)
        elif name == "smaller":
            self.resize_text(-TEXT_STEP)
        elif name == "as_was":
            self.resize_text(100 - self.settings.text_percent)
        elif name:
            self.own_command(name)
        return bool(name)

    def _from_pads(self, events: list[pygame.event.Event]) -> list[pygame.event.Event]:
        """Put keys in the place of what came from a controller, and add the direction that is held."""
        now, out = pygame.time.get_ticks(), []
        for event in events:
            if event.type == pygame.WINDOWFOCUSLOST:
                self.pads.let_go()
            found = self.pads.turn(event, now) if event.type in PAD_EVENTS else event
            if found is not None and (found is event or self._pad_key(found)):
                out.append(found)
        again = self.pads.due(now)
        if again is not None:
            out.append(again)
        if self.pads.scrolled:
            self.kit.scroll_by(self.pads.scrolled)
        if self.pads.changed is not None:
            what, name = self.pads.changed
            self.pads.changed = None
            self.kit.touch()
            if not self._notice:
                self.notice(self.text(f"pad.{what}", name=name))
        return out

    def _pad_key(self, event: pygame.event.Event) -> bool:
        """Answer the buttons of a controller that are about screens; tells whether the kit has to see the event."""
        if event.command == "pause":
            self.pause()
            return False
        if event.command in ("before", "after"):
            here = next((one.name for one in reversed(self.stack) if one.name in STRIP_NAMES), "")
            if here:
                step = 1 if event.command == "after" else -1
                event.command = STRIP_NAMES[(STRIP_NAMES.index(here) + step) % len(STRIP_NAMES)]
            return bool(here)
        return True

    def pause(self) -> None:
        """Open the pause menu, or close it; nothing outside a game and under a question."""

    def resize_text(self, step: int) -> None:
        """Make text and everything round it larger or smaller by percent."""
        self.settings.text_percent = max(TEXT_LOW, min(TEXT_HIGH, self.settings.text_percent + step))
        self.apply_settings()
        self.notice(self.text("notice.text_size", percent=self.settings.text_percent))

    # -- screens ----------------------------------------------------------------------------------

    def go(self, name: str, **params: Any) -> None:
        """Show a screen: one of the strip lies alone on the desk, any other on what is shown now."""
        if name not in SCREENS:
            from game.ui import screens

            screens.find(name)
        made = SCREENS[name]
        if self.stack and (not self.kit.top or self.stack[-1].over):
            self.stack[-1].focus = self.kit.focus
        if not made.over:
            self.kit.enter(made.first)
        if name == "desk" or name == "title":
            self.stack.clear()
        elif name in STRIP_NAMES:
            del self.stack[1:]
        self.stack.append(made(self.app, **params))
        self.kit.touch()

    def back(self) -> None:
        """Leave the screen on top."""
        if len(self.stack) > 1:
            left = self.stack.pop()
            under = self.stack[-1]
            if under.over:
                self.kit.come_back(under.focus)
            if not left.over:  # what lies over another screen gives the focus back itself
                lowest = next((one for one in reversed(self.stack) if not one.over), under)
                self.kit.enter(lowest.first, lowest.focus)
        self.kit.touch()

    # -- words ------------------------------------------------------------------------------------

    def speak(self, language: str) -> None:
        """Go on in another language, at once on every open screen."""
        self.language, self._text = language, None
        self._dress(self.kit)
        if self.surface is not None:
            pygame.display.set_caption(self.text("title.caption"))
        for one in self.stack:
            one.retell()
        self.notice("")

    def text(self, key: str, **fills: object) -> str:
        """Return an interface string of assets/text/ui*.yaml with {name} replaced; the key itself if there is none.

        {key:command} becomes the name of the key that the command is bound to now.
        """
        if self._text is None:
            self._text = Interface(self.language)
        said = filled(self._text.get(key, key), fills)
        return _KEY.sub(lambda found: self.kit.key_name(found[1]), said) if "{key:" in said else said

    def read_on(self) -> None:
        """Read the texts that the first picture did not need, so that the next screen need not wait for them."""
        if self._text is not None:
            self._text.read_on()

    def notice(self, text: str) -> None:
        """Say a short line at the foot for a few seconds."""
        self._notice, self._notice_until = text, pygame.time.get_ticks() + NOTICE
        self.kit.touch()

    def notice_now(self) -> str:
        """Return the line to be said at the foot now, empty when there is none."""
        return self._notice

    def screenshot(self) -> None:
        """Write the window as a PNG into the player's folder and say where, or why not."""
        keeping.picture(self.app)

    def _crashed(self, fault: Exception) -> bool:
        """Write the crash file and show what happened; False when the window cannot go on."""
        if os.environ.get("POLITBURO_DEBUG"):
            raise fault
        again = bool(self.stack) and self.stack[-1].name == "crash"
        told = keeping.report(self.app, fault)
        if again:
            print(f"politburo: {' '.join(told)}", file=sys.stderr)
            return False
        self.kit = Kit(self.kit.size, self.settings.text_percent, theme.PALETTES[self.settings.palette], True)
        self._dress(self.kit)
        self.running_on = self._drawing = False
        self.work, self._next = None, []
        self.stack.clear()
        self.go("crash", told=told)
        return True


def _icon() -> pygame.Surface:
    """Draw the window's icon, the one of assets/desktop."""
    from game.ui import emblem

    kit = Kit((256, 256))
    emblem.icon(kit, kit.width)
    return pygame.transform.smoothscale(kit.surface, (64, 64))
