"""The window: its loop, its stack of screens, the game in progress and the keys that work everywhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import pygame

from game import files
from game.ui import keeping, theme
from game.ui.kit import Kit, Tip
from game.ui.screens.base import SCREENS, STRIP_NAMES, Screen
from game.ui.settings import TEXT_HIGH, TEXT_LOW, TEXT_STEP, Settings, load_settings, store_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.play.action import Action
    from game.session import Session
    from game.ui.sound import Sounds
    from game.words import Words
    from game.world.facts import Decision, Facts
    from game.world.reason import Reason
    from game.world.scenario import Scenario

Made = TypeVar("Made")

TICK = 36  # ms between polls
NOTICE = 6000  # ms a notice stays
SLOW = 300  # ms after which progress is shown
HEADLESS = ("dummy", "offscreen")


class App:
    """The window and what it holds. `session` is None until a game is begun.

    Without `open_window` it draws on the kit's own surface, for tests and pictures.
    """

    def __init__(self, settings: Settings | None = None, size: tuple[int, int] | None = None) -> None:
        told = ""
        if settings is None:
            settings, told = load_settings()
        self.settings = settings
        self.surface: pygame.Surface | None = None
        self.kit = Kit(
            size or (settings.width, settings.height),
            settings.text_percent,
            theme.PALETTES[settings.palette],
            settings.reduced_motion,
        )
        self.session: Session | None = None
        self.words: Words
        self.seat = -1
        self.running = True
        self.exit_code = 0
        self.stack: list[Screen] = []
        self.set_aside: Decision | None = None  # a question the player looks round before answering
        self.running_on = False
        self.paper_shown = -1  # the month whose front page was shown last
        self.heard = 0  # events before the month now open, for what has just happened
        self.may_edit = False  # the save that did not open last would open as an edited one
        self.sounds: Sounds | None = None
        self._text: dict[str, str] = {}
        self._notice, self._notice_until = "", 0
        self._turn_since, self._turn_took = 0, 0
        self._jobs: list[Any] = []
        self._memo: dict[Any, Any] = {}
        self._memo_of: Facts | None = None
        self.go("title")
        if told:
            self.notice(told)

    # -- the window -------------------------------------------------------------------------------

    def open_window(self) -> str:
        """Open the window on the display; returns a sentence when there is none."""
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
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
            self.surface = pygame.display.set_mode((self.settings.width, self.settings.height), pygame.RESIZABLE)
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
        self._arrange()
        lowest = len(self.stack) - 1
        while lowest > 0 and self.stack[lowest].over:
            lowest -= 1
        for one in self.stack[lowest:]:
            if one in self.stack:
                one.draw(kit)
        kit.end()
        if kit.link:
            self.follow_link(kit.link)
        if kit.cues and self.settings.sound:
            self.play_cue(kit.cues[-1])
        if self.surface is not None:
            pygame.display.flip()
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job()
            kit.touch()

    def after_frame(self, job: Any) -> None:
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
        elif code == pygame.KSCAN_F5:
            self.quick_save()
        elif code == pygame.KSCAN_F9:
            self.quick_load()
        elif ctrl and code in (pygame.KSCAN_EQUALS, pygame.KSCAN_KP_PLUS):
            self.resize_text(TEXT_STEP)
        elif ctrl and code in (pygame.KSCAN_MINUS, pygame.KSCAN_KP_MINUS):
            self.resize_text(-TEXT_STEP)
        elif ctrl and code in (pygame.KSCAN_0, pygame.KSCAN_KP_0):
            self.resize_text(100 - self.settings.text_percent)
        else:
            return False
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

            screens.load(name)
        made = SCREENS[name]
        if name == "desk" or name == "title":
            self.stack.clear()
        elif name in STRIP_NAMES:
            del self.stack[1:]
        self.stack.append(made(self, **params))
        self.kit.touch()

    def back(self) -> None:
        """Leave the screen on top."""
        if len(self.stack) > 1:
            self.stack.pop()
        self.kit.touch()

    def _arrange(self) -> None:
        """From the desk, open what comes next by itself: the paper of the month, a question, the ending."""
        if self.session is None or not self.stack or self.stack[-1].name != "desk":
            return
        self.kit.link = None
        if self.running_on:
            self._run_one()
            return
        if self.session.over:
            self.go("ending")
            del self.stack[:-1]
            return
        decision = self.session.decision
        if decision is not None and decision.seat != self.seat:
            self.seat = decision.seat
            self.set_aside = None
        month = self.session.state.month
        if self.settings.front_page and self.paper_shown < month and month > self.session.scenario.start:
            self.paper_shown = month
            self.go("front_page", month=month - 1)
            return
        if decision is None or decision.kind == "desk" or decision == self.set_aside:
            return
        self.go("vote" if decision.kind == "call" else "decision")

    def follow_link(self, target: str) -> None:
        """Go where a link of a text leads: person:id, post:id, rule:number."""
        kind, _, id = target.partition(":")
        if kind == "rule":
            self.go("learn", rule=id)
        elif self.session is not None and kind == "person" and id in self.scenario.person_index:
            self.go("person", person=self.scenario.person_index[id])
        elif self.session is not None and kind == "post" and id in self.scenario.post_index:
            self.go("posts", post=self.scenario.post_index[id])
        else:
            self.go("learn", article=id)

    # -- the game in progress ---------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """The scenario of the game in progress. Raises RuntimeError without a game."""
        if self.session is None:
            raise RuntimeError("no game is in progress")
        return self.session.scenario

    @property
    def view(self) -> Facts:
        """What the seat now looked through knows; the truth when the game is over and nobody's seat was taken."""
        if self.session is None:
            raise RuntimeError("no game is in progress")
        return self.session.view(self.seat) if self.seat >= 0 else self.session.state

    def memo(self, key: Any, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made once and kept until the view changes."""
        view = self.view
        if self._memo_of is not view:
            self._memo, self._memo_of = {}, view
        if key not in self._memo:
            self._memo[key] = make()
        kept: Made = self._memo[key]
        return kept

    def begin(self, scenario: Scenario, seed: int, seats: list[str], rules: dict[str, int] | None = None) -> bool:
        """Begin a game and show its desk; `seats` as for a Session. A rival nobody knows is said, and False returned."""
        from game.session import Session

        self._ready(scenario)
        self._turn_since = pygame.time.get_ticks()
        self.words_for(scenario)
        try:
            session = Session(scenario, seed, seats, rules or {}, on_month=self._on_month)
        except ValueError as fault:
            self.notice(str(fault))
            return False
        self.enter(session)
        return True

    def enter(self, session: Session) -> None:
        """Take over a session, new or loaded, and show its desk."""
        self._ready(session.scenario)
        self.words_for(session.scenario)
        session.on_month = self._on_month
        self.session = session
        decision = session.decision
        humans = session.humans()
        self.seat = decision.seat if decision is not None else humans[0] if humans else -1
        self.set_aside, self.running_on = None, False
        self.heard = 0
        self.paper_shown = session.state.month
        self.go("desk")

    def words_for(self, scenario: Scenario) -> None:
        """Make the words of a scenario the ones in use."""
        from game.words import Words

        self.words = Words(scenario)

    def _ready(self, scenario: Scenario) -> None:
        theme.set_marks([(scenario.people[p].id, scenario.people[p].short) for p in scenario.seats])

    def close_game(self) -> None:
        """Leave the game in progress and show the title."""
        self.session, self.seat = None, -1
        self.running_on, self.set_aside = False, None
        self.go("title")

    def submit(self, action: Action) -> Reason | None:
        """Answer the question now put; returns why it is barred, and says so at the foot, None when it was taken."""
        if self.session is None:
            raise RuntimeError("no game is in progress")
        before, month = len(self.session.events), self.session.state.month
        self._turn_since = pygame.time.get_ticks()
        if action.kind == "end" and self._turn_took > SLOW:
            self.busy(self.text("notice.month_passes"))
        barred = self.session.submit(action)
        self._turn_took = pygame.time.get_ticks() - self._turn_since if action.kind == "end" else self._turn_took
        if barred is not None:
            self.notice(self.words.reason(barred))
            if self.settings.sound:
                self.play_cue("refuse")
        elif self.session.state.month != month:
            self.heard = before
        self.set_aside = None if barred is None else self.set_aside
        self.kit.touch()
        return barred

    def undo(self) -> bool:
        """Take back the last order of the open desk."""
        done = self.session is not None and self.session.undo()
        self.notice(self.text("notice.undone" if done else "notice.nothing_to_undo"))
        return done

    def run_on(self) -> None:
        """Let quiet months pass until something asks for the player; any key stops it."""
        self.running_on = True
        self.kit.touch()

    def _run_one(self) -> None:
        from game.play.action import Action
        from game.ui import asks

        session = self.session
        if session is None or session.over or session.decision is None or session.decision.kind != "desk":
            self.running_on = False
            self.kit.touch()
            return
        self.paper_shown = session.state.month + 1
        self.submit(Action("end"))
        if session.over or session.decision is None or asks.stops(self):
            self.running_on = False

    def _on_month(self, session: Session) -> None:
        """Keep the game at each month's opening, and show that it goes on when it takes long."""
        if self.settings.autosave:
            keeping.autosave(self, session)
        if pygame.time.get_ticks() - self._turn_since > SLOW and self.surface is not None:
            self.busy(self.words.month(session.state.month))
            pygame.event.pump()

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

    def month_name(self) -> str:
        """Return the month of the game in progress in words."""
        return self.words.month(self.session.state.month) if self.session is not None else ""

    def left_words(self, short: bool = False) -> str:
        """Return what is left of acts and staff this month, in words."""
        from game.play.action import own_acts_left, slots_left

        session = self.session
        if session is None or self.seat < 0 or session.over or not self.view.is_active(self.scenario.seats[self.seat]):
            return ""
        own = own_acts_left(self.view, self.seat)
        staff, of = slots_left(self.view, self.seat), self.view.slots(self.scenario.seats[self.seat])
        return self.text("banner.left_short" if short else "banner.left", own=own, staff=staff, of=of)

    def person_tip(self, p: int) -> Tip:
        """Return what is known of a person, for a tooltip."""
        from game.ui import telling

        return telling.person_tip(self, p)

    def post_tip(self, q: int) -> Tip:
        """Return what is known of a post, for a tooltip."""
        from game.ui import telling

        return telling.post_tip(self, q)

    def reasons_tip(self, title: str, reasons: list[Reason] | tuple[Reason, ...]) -> Tip:
        """Return reasons as a tooltip with its sum."""
        from game.ui import telling

        return telling.reasons_tip(self, title, reasons)

    # -- keeping ----------------------------------------------------------------------------------

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

    def quick_save(self) -> None:
        """Keep the game under the name of quick saves and say so."""
        keeping.quick_save(self)

    def quick_load(self) -> None:
        """Go on with the last quick save."""
        keeping.quick_load(self)

    def _crashed(self, fault: Exception) -> bool:
        """Write the crash file and show what happened; False when the window cannot go on."""
        if os.environ.get("POLITBURO_DEBUG"):
            raise fault
        again = bool(self.stack) and self.stack[-1].name == "crash"
        told = keeping.report(self, fault)
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

    for name in ("ui", "ui_screens"):
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


def run(args: Any) -> int:
    """Open the window and play; returns the exit code, 2 where there is no display or no such scenario."""
    from game.ui import starting

    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    app = App()
    told = app.open_window()
    if told:
        print(f"politburo: {told}", file=sys.stderr)
        return 2
    app.frame()
    told = starting.from_arguments(app, args)
    if told:
        pygame.quit()
        print(f"politburo: {told}", file=sys.stderr)
        return 2
    code = app.loop()
    pygame.quit()
    return code
