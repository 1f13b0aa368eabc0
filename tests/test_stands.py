"""The window stands: random hands, a mistake of our own, what takes long, no display, Esc, size, and pictures made late."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

import pygame
import pytest
from games import mixed, play_on, scenario_of, small
from kit_window import click, key
from test_window import Hand, begun, home  # noqa: F401

from game import session as sessions
from game.play.action import Action
from game.ui import beside, monkey, portrait, starting
from game.ui.app import App
from game.ui.kit import kit as kit_module
from game.ui.screens import SCREENS, load_all
from game.ui.screens.chronicle import A_FRAME
from game.ui.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parents[1]


# -- random hands --------------------------------------------------------------------------------


def loose(seed: int, monkeypatch: pytest.MonkeyPatch) -> monkey.Found:
    monkeypatch.setattr(monkey, "STRETCH", 70)
    return monkey.let_loose(small(), 210, seed, months=(0, 5))


@pytest.mark.slow
def test_random_hands_break_nothing_and_a_seed_repeats_them(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = pygame.time.get_ticks
    first, again = loose(3, monkeypatch), loose(3, monkeypatch)
    assert first.faults == [] and first.inputs >= 210
    assert (first.kinds, first.screens, first.frames) == (again.kinds, again.screens, again.frames)
    assert set(first.kinds) >= {"click", "move", "wheel", "drag", "key", "pad"} and len(first.screens) >= 4
    assert pygame.time.get_ticks is ticks


@pytest.mark.slow
def test_random_hands_tell_what_they_broke(monkeypatch: pytest.MonkeyPatch) -> None:
    load_all()
    monkeypatch.setattr(SCREENS["title"], "draw", lambda self, kit: {}["nothing of the kind"] if kit._frame > 3 else None)
    found = loose(4, monkeypatch)
    assert found.faults and "nothing of the kind" in found.faults[0] and "stretch 0" in found.faults[0]
    assert found.told()["exceptions"] == len(found.faults)


@pytest.mark.long
def test_a_hundred_thousand_random_inputs() -> None:
    """As `python -m game.ui.monkey`; POLITBURO_LONG=3 gives three times as many."""
    inputs = 100_000 * max(1, int(os.environ.get("POLITBURO_LONG", "1")))
    found = monkey.let_loose(scenario_of("1924"), inputs)
    print("\n" + json.dumps(found.told(), indent=1))
    assert found.faults == [] and found.inputs >= inputs
    assert max(found.times) <= monkey.SLOW


# -- what takes long goes on beside the window -----------------------------------------------------


class Gate:
    """Rivals who answer when they are let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open, plain = threading.Event(), sessions.go_on

        def go_on(session: Any) -> None:
            assert self.open.wait(60)
            plain(session)

        monkeypatch.setattr(sessions, "go_on", go_on)


def press_without_rest(hand: Hand, code: int, mod: int = 0) -> None:
    pygame.event.post(key(code, mod))
    hand.app.tick()


def end_without_rest(hand: Hand) -> None:
    """End the month, and answer that acts may stay unused."""
    hand.press(pygame.KSCAN_E)
    assert "end:yes" in hand.zones
    hand.wait()
    press_without_rest(hand, pygame.KSCAN_Y)


def test_while_others_answer_the_window_lives_and_the_game_is_not_touched(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    app, gate = hand.app, Gate(monkeypatch)
    month, to_people = app.game.state.month, click(app.kit, "go:people")
    end_without_rest(hand)
    assert app.work is not None
    before = pygame.image.tobytes(app.kit.surface, "RGB")
    now = pygame.time.get_ticks()
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now + beside.SHOWN_AFTER + 50)
    app.tick()
    assert pygame.image.tobytes(app.kit.surface, "RGB") != before, "it is said that something goes on"
    for code in (pygame.KSCAN_E, pygame.KSCAN_ESCAPE, pygame.KSCAN_P, pygame.KSCAN_F5, pygame.KSCAN_U):
        press_without_rest(hand, code)
    for event in to_people:
        pygame.event.post(event)
    app.tick()
    press_without_rest(hand, pygame.KSCAN_F11)
    press_without_rest(hand, pygame.KSCAN_F11)
    press_without_rest(hand, pygame.KSCAN_EQUALS, pygame.KMOD_LCTRL)
    pygame.display.set_mode((900, 700), pygame.RESIZABLE)
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=(900, 700), w=900, h=700))
    app.tick()
    assert app.kit.size == (900, 700) and app.settings.text_percent == 105
    assert hand.top == "desk" and not list((home / "saves").glob("quick*"))
    gate.open.set()
    hand.rest()
    assert app.work is None and (app.game.state.month > month or app.game.decision.kind != "desk")  # type: ignore[union-attr]


def test_the_window_can_be_closed_while_others_answer(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    gate = Gate(monkeypatch)
    end_without_rest(hand)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    began = time.monotonic()
    assert hand.app.loop() == 0
    assert hand.app.work is not None and time.monotonic() - began < 30
    gate.open.set()
    hand.app.work.over(60_000)


def test_any_key_stops_quiet_months_also_while_others_answer(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    hand.app.settings.ask_end = False
    gate = Gate(monkeypatch)
    press_without_rest(hand, pygame.KSCAN_G)
    hand.app.tick()
    assert hand.app.running_on and hand.app.work is not None
    press_without_rest(hand, pygame.KSCAN_SPACE)
    assert not hand.app.running_on
    gate.open.set()
    hand.rest()


def test_one_thing_after_another_goes_on_beside_the_window(home: Path) -> None:  # noqa: F811
    hand = Hand()
    heard: list[object] = []
    for n in range(3):
        hand.app.beside("", lambda n=n: n, heard.append)  # type: ignore[misc]
    hand.rest()
    assert heard == [0, 1, 2] and hand.app.work is None


@pytest.mark.long
@pytest.mark.parametrize(("rival", "most"), [("standard", 0.5), ("planner", 4.0)])
def test_a_month_takes_no_longer_than_it_may_and_the_window_lives(home: Path, rival: str, most: float) -> None:  # noqa: F811
    """Median time of a month against six of a kind, by the clock and of the processor, and the slowest tick meanwhile."""
    app = App(Settings(reduced_motion=True, sound=False, music=False))
    assert app.open_window() == ""
    app.frame()
    asked = Namespace(command="play", load=None, scenario="1924", seat="kamenev", seed=5, rival=rival, seat_of=[])
    assert starting.from_arguments(app, asked) == ""
    months: list[float] = []
    used_in: list[float] = []  # of the processor, which a busy machine does not stretch
    ticks: list[float] = []
    while len(months) < 12:
        decision = app.game.decision
        assert decision is not None
        wall, spent = time.perf_counter(), time.process_time()
        app.go("desk")
        app.submit(Action("end") if decision.kind == "desk" else app.game.menu(1)[0])
        while app.work is not None:
            used = time.thread_time()
            app.tick([])
            ticks.append(1000 * (time.thread_time() - used))
        if decision.kind == "desk":
            months.append(0.0)
            used_in.append(0.0)
        if months:
            months[-1] += time.perf_counter() - wall
            used_in[-1] += time.process_time() - spent
    middle, spent = sorted(months)[len(months) // 2], sorted(used_in)[len(used_in) // 2]
    print(f"\n{rival}: a month {middle:.2f} s (most {max(months):.2f}), of the processor {spent:.2f} (most {max(used_in):.2f}), ", end="")
    print(f"slowest tick {max(ticks, default=0):.0f} ms of the processor")
    assert spent <= most and max(ticks, default=0) <= 100, "on a machine with nothing else to do both are the same"


# -- a mistake of our own ------------------------------------------------------------------------


def test_a_mistake_while_drawing_is_told_on_the_screen_and_the_game_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]  # noqa: F811
) -> None:
    monkeypatch.delenv("POLITBURO_DEBUG", raising=False)
    hand = begun(home)
    app = hand.app
    monkeypatch.setattr(load_all()["people"], "draw", lambda self, kit: {}["a made up mistake"])
    told: list[str] = []

    def looks(self: Any, kit: Any) -> None:
        told.extend(self.params["told"])
        app.running = False

    monkeypatch.setattr(load_all()["crash"], "draw", looks)
    app.go("people")
    assert app.loop() == 0
    assert "a made up mistake" in told[0] and "crash.txt" in told[1] and "emergency" in told[2]
    assert (home / "saves" / "emergency.save").exists() and "seed 3" in (home / "logs" / "crash.txt").read_text()
    # A second one, on the screen that tells the first, ends the program with words.
    app.running = True
    monkeypatch.setattr(load_all()["crash"], "draw", lambda self, kit: {}["and another"])
    app.kit.touch()
    assert app.loop() == 2
    assert "and another" in capsys.readouterr().err


def test_a_mistake_beside_the_window_is_told_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.delenv("POLITBURO_DEBUG", raising=False)
    hand = begun(home)

    def fails(session: Any) -> None:
        raise KeyError("a rival who is not there")

    monkeypatch.setattr(sessions, "go_on", fails)
    hand.app.submit(Action("end"))
    draw = load_all()["crash"].draw

    def looks(self: Any, kit: Any) -> None:
        draw(self, kit)
        hand.app.running = False

    monkeypatch.setattr(load_all()["crash"], "draw", looks)
    assert hand.app.loop() == 0
    assert hand.top == "crash" and "a rival who is not there" in (home / "logs" / "crash.txt").read_text()
    monkeypatch.setattr(load_all()["crash"], "draw", draw)
    hand.app.running = True
    hand.click("crash:title")
    assert hand.top == "title" and hand.app.work is None


# -- manners -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_esc_never_closes_the_window(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    for name in (*app.kit.bound, "learn", "load", "options", "compose"):
        if name in SCREENS:
            app.go(name)
            hand.rest()
            hand.press(pygame.KSCAN_ESCAPE, pygame.KSCAN_ESCAPE)
            assert app.running and app.session is not None
    app.close_game()
    hand.rest()
    for name in ("title", "scenarios", "load", "learn", "options"):
        app.go(name)
        hand.rest()
        hand.press(pygame.KSCAN_ESCAPE, pygame.KSCAN_ESCAPE)
        assert app.running and hand.top in (name, "title")


def test_size_and_full_screen_are_remembered(home: Path) -> None:  # noqa: F811
    hand = Hand()
    pygame.display.set_mode((1111, 777), pygame.RESIZABLE)
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=(1111, 777), w=1111, h=777))
    hand.rest()
    hand.press(pygame.KSCAN_F11)
    assert hand.app.settings.fullscreen and load_settings()[0].fullscreen
    hand.press(pygame.KSCAN_F11)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert hand.app.loop() == 0
    again = App()
    assert (again.settings.width, again.settings.height, again.settings.fullscreen) == (1111, 777, False)
    assert again.open_window() == "" and again.kit.size == (1111, 777)


class Slept:
    """Takes the place of sleeping: notes how long was slept, and posts an event before the sleep asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.naps: list[int] = []
        self.post_at = -1
        monkeypatch.setattr(pygame.time, "wait", self)

    def __call__(self, ms: int) -> int:
        if len(self.naps) == self.post_at:
            pygame.event.post(key(pygame.KSCAN_O))
        self.naps.append(ms)
        return ms


def test_a_window_at_rest_only_glances_and_wakes_at_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = Hand()
    app, slept = hand.app, Slept(monkeypatch)
    app._unmoved = 0
    pygame.event.get()
    ticks = 0
    while len(slept.naps) < 200:
        app.rest(app.tick())
        ticks += 1
    assert ticks < 50, "not every sleep is followed by a whole tick"
    assert slept.naps == sorted(slept.naps) and max(slept.naps) <= 100, "what comes after a while is still answered soon"
    slept.post_at = 204
    while hand.top == "title":
        app.rest(app.tick())
        assert len(slept.naps) < 210
    assert hand.top == "options" and len(slept.naps) == 205, "it was answered at the next glance"
    app.rest(app.tick())
    assert app._unmoved <= 1 and (len(slept.naps) == 205 or slept.naps[-1] == slept.naps[0])


def test_what_is_due_at_a_time_of_its_own_is_not_slept_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """A notice that ends, a tip that opens and a stick that is held bring a whole tick after every sleep."""
    hand = begun(home)
    app, slept = hand.app, Slept(monkeypatch)

    def naps() -> int:
        """Let it come to rest and return how many sleeps the next tick is away."""
        while app.tick([]):
            pass
        pygame.event.clear()
        app._unmoved = 100
        slept.naps.clear()
        app.rest(False)
        return len(slept.naps)

    app.notice("")
    assert naps() > 5
    app.notice("said")
    assert naps() == 1
    app.notice("")
    pygame.event.post(pygame.event.Event(pygame.JOYHATMOTION, joy=0, instance_id=0, hat=0, value=(0, -1)))
    app.tick()
    assert app.pads.held and naps() == 1
    app.pads.let_go()
    assert naps() > 5
    where = hand.zones["end_month"].center
    app.kit.tip_delay = 30_000
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=where, rel=(1, 1), buttons=(0, 0, 0)))
    app.tick()
    assert app.kit.waits() and naps() == 1


def test_quick_keys_without_a_game_or_a_save_say_so(home: Path) -> None:  # noqa: F811
    hand = Hand()
    for code in (pygame.KSCAN_F5, pygame.KSCAN_F9):
        hand.press(code)
        assert hand.app.notice_now() and hand.top == "title"


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a display by the name that Linux knows")
@pytest.mark.slow
def test_without_a_display_the_program_says_so_and_ends_with_two(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    env |= {"DISPLAY": "", "POLITBURO_HOME": str(tmp_path), "SDL_AUDIODRIVER": "dummy"}
    done = subprocess.run([sys.executable, "-m", "game"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2 and "--text" in done.stderr and "Traceback" not in done.stderr


# -- pictures and words made over several frames ---------------------------------------------------


@pytest.fixture
def uncut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No portrait has been cut yet; gives those that are."""
    cut: list[str] = []

    def noting(made: Any) -> Any:
        def make(id: str, *rest: Any) -> pygame.Surface:
            cut.append(id)
            return made(id, *rest)

        return make

    for kept in ("_cache", "_plates"):
        monkeypatch.setattr(portrait, kept, type(portrait._cache)())
    for name in ("_cut_bust", "_cut_seal"):
        monkeypatch.setattr(portrait, name, noting(getattr(portrait, name)))
    return cut


def test_new_portraits_are_cut_a_few_in_a_frame_until_all_are_there(
    home: Path,  # noqa: F811
    uncut: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those that wait stood there as blank squares."""
    standing: list[str] = []
    stand_in = portrait._stand_in

    def noting(kit: Any, box: pygame.Rect, colour: portrait.Rgb, initials: str) -> None:
        standing.append(initials)
        stand_in(kit, box, colour, initials)

    monkeypatch.setattr(portrait, "_stand_in", noting)
    app = App(Settings(reduced_motion=True, sound=False, music=False), (1280, 800))
    app.enter(mixed(scenario_of("1924"), 3))
    app.go("posts")
    frames, waiting = [], []
    for _ in range(20):
        before = len(uncut), len(standing)
        app.frame()
        frames.append(len(uncut) - before[0])
        waiting.append(standing[before[1] :])
    assert max(frames) <= kit_module.CUTS and sum(frames) > kit_module.CUTS and frames[-1] == 0
    assert waiting[0] and all(waiting[0]) and not waiting[-1]
    assert not app.kit.late


@pytest.mark.slow
def test_portraits_are_cut_while_the_window_rests(home: Path, uncut: list[str]) -> None:  # noqa: F811
    """The first look at the posts showed the portraits one after another."""
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, scenes=False, front_page=False))
    app = hand.app
    app.enter(mixed(scenario_of("1924"), 3))
    hand.rest()
    for _ in range(400):
        app.tick([])
    many = len(uncut)
    app.go("posts")
    app.frame()
    assert many > 100 and not app.kit.late


@pytest.mark.slow
def test_a_long_chronicle_is_put_into_words_over_several_frames_and_is_whole(home: Path) -> None:  # noqa: F811
    game = mixed(scenario_of("1924"), 4)
    play_on(game, 60)
    app = App(Settings(reduced_motion=True, sound=False, music=False), (1280, 800))
    app.enter(game)
    app.go("chronicle")
    app.frame()
    top: Any = app.stack[-1]
    some = len(top._lines)
    while app.kit.stale():
        app.frame()
    events = [one for kind, _, one, _ in top._lines if kind == "line"]
    assert len(events) == len(top.events()) > A_FRAME and some < len(top._lines)
    months = [one.month for one in events]
    assert months == sorted(months, reverse=True)


def test_answers_go_on_where_there_is_no_window(home: Path) -> None:  # noqa: F811
    """Without a window nothing goes on beside: what was asked for is done at once."""
    hand = begun(home)
    hand.app.surface = None
    month = hand.app.game.state.month
    hand.app.submit(Action("end"))
    assert hand.app.work is None
    assert hand.app.game.state.month > month or hand.app.game.decision.kind != "desk"  # type: ignore[union-attr]
