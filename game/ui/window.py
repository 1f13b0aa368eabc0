"""The window itself: its loop, its stack of screens, the keys that work everywhere, notices, pictures, mistakes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pygame

from game import files
from game.ui import keeping, theme
from game.ui.kit import Kit
from game.ui.screens.base import SCREENS, STRIP_NAMES, Screen
from game.ui.settings import TEXT_HIGH, TEXT_LOW, TEXT_STEP, Settings, load_settings, store_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.ui.app import App
    from game.ui.sound import Sounds

TICK = 36  # ms between polls
NOTICE = 6000  # ms a notice stays
SLOW = 300  # ms after which progress is shown
HEADLESS = ("dummy", "offscreen")


class Window:
    """The window and its screens.

    Without `open_window` it draws on the kit's own surface, for tests and pictures. `told` is what was wrong with the
    options file, empty when nothing was.
    """

    def __init__(self, settings: Settings | None = None, size: tuple[int, int] | None = None) -> None:
        self.told = ""
        if settings is None:
            settings, self.told = load_settings()
        self.settings = settings
        self.surface: pygame.Surface | None = None
        self.kit: Kit = Kit(
            size or (settings.width, settings.height),
            settings.text_percent,
            theme.PALETTES[settings.palette],
            settings.reduced_motion,
        )
        self.running = True
        self.running_on = False  # quiet months pass by themselves
        self.exit_code = 0
        self.stack: list[Screen] = []
        self.sounds: Sounds | None = None
        self._text: dict[str, str] = {}
        self._notice, self._notice_until = "", 0
        self._jobs: list[Callable[[], object]] = []

    @property
    def app(self) -> App:
        """This window as the screens know it."""
        from game.ui.app import App

        assert isinstance(self, App)
        return self

    def own_key(self, code: int) -> bool:
        """Answer a key that works on every screen; tells whether it was one."""
        return False

    def arrange(self) -> None:
        """Open what comes next by itself, before a frame is drawn."""

    def before_screens(self, kit: Kit) -> None:
        """Take room from the screens, before they are drawn."""

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
        try:
            pygame.display.init()
            self._set_mode()
        except pygame.error as fault:
            return f"no window can be opened here ({fault}). `politburo play --text` plays in the terminal"
        if pygame.display.get_driver() in HEADLESS and pygame.display.get_driver() not in wanted:
            pygame.display.quit()
            return "there is no display here. `politburo play --text` plays the whole game in the terminal"
        pygame.display.set_caption(self.text("title.caption"))
        pygame.display.set_icon(_icon())
        pygame.key.set_repeat(350, 40)
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
        if mode and self.surface is not None:
            self._set_mode()
        self.kit.touch()
        self.keep_settings()

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
            if not drawn:
                pygame.time.wait(TICK)
        self.keep_game()
        self.keep_settings()
        return self.exit_code

    def tick(self, events: list[pygame.event.Event] | None = None) -> bool:
        """Take what happened since the last tick and draw a frame if one is due; tells whether it drew."""
        if events is None:
            events = pygame.event.get() if pygame.display.get_init() else []
        rest = [event for event in events if not self._everywhere(event)]
        if self._notice and pygame.time.get_ticks() >= self._notice_until:
            self._notice = ""
            self.kit.touch()
        if self.running_on:
            if any(event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN) for event in rest):
                self.running_on = False
                rest = []
            self.kit.touch()
        if self.running and not self.kit.stale(rest):
            if self.sounds is not None:
                self.sounds.rest()
            return False
        self.frame(rest)
        return True

    def frame(self, events: list[pygame.event.Event] | None = None) -> None:
        """Draw one frame, whatever has changed."""
        kit = self.kit
        kit.begin(events or [], self.surface)
        self.arrange()
        lowest = len(self.stack) - 1
        while lowest > 0 and self.stack[lowest].over:
            lowest -= 1
        self.before_screens(kit)
        for one in self.stack[lowest:]:
            if one in self.stack:
                one.draw(kit)
        self.after_screens(kit)
        kit.end()
        self.after_drawing()
        if kit.link:
            self.app.follow_link(kit.link)
        if kit.cues and self.settings.sound:
            self.play_cue(kit.cues[-1])
        if self.surface is not None:
            pygame.display.flip()
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job()
            kit.touch()

    def after_frame(self, job: Callable[[], object]) -> None:
        """Do something that takes a while once the frame now drawn is on the screen."""
        self._jobs.append(job)
        self.kit.touch()

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
        if event.type != pygame.KEYDOWN:
            return False
        code, ctrl = event.scancode, bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if code == pygame.KSCAN_F11:
            self.settings.fullscreen = not self.settings.fullscreen
            self.apply_settings(mode=True)
        elif code == pygame.KSCAN_F12:
            self.screenshot()
        elif ctrl and code in (pygame.KSCAN_EQUALS, pygame.KSCAN_KP_PLUS):
            self.resize_text(TEXT_STEP)
        elif ctrl and code in (pygame.KSCAN_MINUS, pygame.KSCAN_KP_MINUS):
            self.resize_text(-TEXT_STEP)
        elif ctrl and code in (pygame.KSCAN_0, pygame.KSCAN_KP_0):
            self.resize_text(100 - self.settings.text_percent)
        else:
            return self.own_key(code)
        return True

    def resize_text(self, step: int) -> None:
        """Make text and everything round it larger or smaller by percent."""
        self.settings.text_percent = max(TEXT_LOW, min(TEXT_HIGH, self.settings.text_percent + step))
        self.apply_settings()
        self.notice(self.text("notice.text_size", percent=self.settings.text_percent))

    def play_cue(self, cue: str) -> None:
        """Play a short sound; without a device nothing happens."""
        if self.sounds is None:
            from game.ui.sound import Sounds

            self.sounds = Sounds()
        if self.surface is not None:
            self.sounds.play(cue)

    # -- screens ----------------------------------------------------------------------------------

    def go(self, name: str, **params: Any) -> None:
        """Show a screen: one of the strip lies alone on the desk, any other on what is shown now."""
        if name not in SCREENS:
            from game.ui import screens

            screens.find(name)
        made = SCREENS[name]
        if name == "desk" or name == "title":
            self.stack.clear()
        elif name in STRIP_NAMES:
            del self.stack[1:]
        self.stack.append(made(self.app, **params))
        self.kit.touch()

    def back(self) -> None:
        """Leave the screen on top."""
        if len(self.stack) > 1:
            self.stack.pop()
        self.kit.touch()

    # -- words ------------------------------------------------------------------------------------

    def text(self, key: str, **fills: object) -> str:
        """Return an interface string of assets/text/ui*.yaml with {name} replaced; the key itself if there is none."""
        if not self._text:
            self._text = _interface_words()
        said = self._text.get(key, key)
        for name, value in fills.items():
            said = said.replace("{" + name + "}", str(value))
        return said

    def notice(self, text: str) -> None:
        """Say a short line at the foot for a few seconds."""
        self._notice, self._notice_until = text, pygame.time.get_ticks() + NOTICE
        self.kit.touch()

    def notice_now(self) -> str:
        """Return the line to be said at the foot now, empty when there is none."""
        return self._notice

    def busy(self, text: str) -> None:
        """Show at once that something takes a while."""
        if self.surface is None:
            return
        kit = self.kit
        box = pygame.Rect(0, 0, min(420, kit.width - 40), 64)
        box.center = (kit.width // 2, kit.height // 2)
        kit.fill((box.x + 6, box.y + 6, box.w, box.h), "ink")
        kit.fill(box, "red")
        kit.frame(box, "ink", 3)
        kit.label(box, text, "heading", "card", "centre")
        pygame.display.flip()

    def screenshot(self) -> Path | None:
        """Write the window as a PNG into the player's folder and say where; None when it failed."""
        folder = files.home() / "pictures"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            n = 1
            while (folder / f"politburo-{n:03d}.png").exists():
                n += 1
            path = folder / f"politburo-{n:03d}.png"
            pygame.image.save(self.kit.surface, str(path))
        except (OSError, pygame.error) as fault:
            self.notice(self.text("notice.no_picture", why=fault))
            return None
        self.notice(self.text("notice.picture", path=path))
        return path

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
        self.running_on = False
        self.stack.clear()
        self.go("crash", told=told)
        return True


def _interface_words() -> dict[str, str]:
    """Read the interface's texts, the keys of each section joined by a dot."""
    from game.words import book

    flat: dict[str, str] = {}

    def walk(prefix: str, at: object) -> None:
        if isinstance(at, dict):
            for key, value in at.items():
                walk(f"{prefix}.{key}" if prefix else str(key), value)
        else:
            flat[prefix] = str(at).strip()

    for name in ("ui", "ui_screens", "lesson"):
        try:
            walk("", book(name))
        except OSError:
            continue
    return flat


def _icon() -> pygame.Surface:
    """Draw the window's icon: a card star on red."""
    from game.ui import emblem

    kit = Kit((64, 64))
    kit.fill((0, 0, 64, 64), "red")
    emblem.star(kit, (32, 33), 26, "card")
    return kit.surface
