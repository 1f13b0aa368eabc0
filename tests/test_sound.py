"""Sound: the script makes the shipped files, loops have no click, what is heard belongs to what is shown, and silence is no error."""

from __future__ import annotations

import array
import os
import shutil
import subprocess
import sys
import wave
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from test_window import Hand, answer_or_go_on

from game import files
from game.content import load_scenario
from game.ui import hearing, render_sound, score, sound
from game.ui.settings import Settings, load_settings
from game.world.event import ALL, Event

pytestmark = pytest.mark.usefixtures("blind")

HERE = Path(__file__).parent
FOLDER = HERE.parent / "assets" / "sound"
PIECES = tuple(score.PIECES)


def samples(name: str) -> array.array[int]:
    with wave.open(str(FOLDER / f"{name}.wav"), "rb") as opened:
        assert (opened.getnchannels(), opened.getsampwidth(), opened.getframerate()) == (1, 2, sound.RATE)
        found = array.array("h", opened.readframes(opened.getnframes()))
    if sys.byteorder == "big":
        found.byteswap()
    return found


@pytest.mark.parametrize("name", render_sound.EFFECTS)
def test_the_script_makes_the_shipped_file(name: str) -> None:
    assert render_sound.as_file(name) == (FOLDER / f"{name}.wav").read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("name", PIECES)
def test_the_script_makes_the_pieces(name: str) -> None:
    assert render_sound.as_file(name) == (FOLDER / f"{name}.wav").read_bytes()


def test_the_folder_holds_what_is_played_and_no_more_than_six_megabytes() -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == {*sound.MUSIC, *sound.FILED} == {*PIECES, *render_sound.EFFECTS}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in told for path in FOLDER.glob("*.wav"))


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.slow(but=1)
def test_a_piece_loops_without_a_click_and_is_quiet(name: str) -> None:
    found = samples(name)
    assert 40 <= len(found) / sound.RATE <= 90
    steps = sorted(abs(b - a) for a, b in pairwise(found))
    seam = abs(found[0] - found[-1])
    assert seam <= steps[len(steps) * 99 // 100], "the step over the seam is one of many like it"
    assert abs((found[1] - found[0]) - (found[0] - found[-1])) < 400 and abs((found[0] - found[-1]) - (found[-1] - found[-2])) < 400
    assert 0.35 < max(map(abs, found)) / 32767 < 0.45
    loud = (sum(one * one for one in found[::3]) / len(found[::3])) ** 0.5 / 32767
    assert 0.06 < loud < 0.12
    assert abs(sum(found) / len(found)) < 20


@pytest.mark.parametrize("name", render_sound.EFFECTS)
def test_an_effect_begins_and_ends_in_silence(name: str) -> None:
    found = samples(name)
    assert len(found) / sound.RATE < 2 and abs(found[0]) < 40 and abs(found[-1]) < 40
    assert 0.2 < max(map(abs, found)) / 32767 <= 0.5


def test_a_line_that_does_not_fill_its_piece_is_refused() -> None:
    piece = score.PIECES["desk"]
    with pytest.raises(ValueError, match="beats"):
        score.read(piece, score.Line("reed", 1.0, "c4:3 -:1"))
    assert [score.pitch(name) for name in ("c4", "bb1", "b3", "c#5", "eb4")] == [60, 34, 59, 73, 63]


# -- what the window plays ----------------------------------------------------------------------


class Ear:
    """Stands in for the device: keeps what the window asks to be heard."""

    def __init__(self) -> None:
        self.cues: list[str] = []
        self.pieces: list[str] = []
        self.volume = -1

    def play(self, cue: str, volume: int = 100) -> None:
        self.cues.append(cue)

    def music(self, piece: str, volume: int) -> None:
        if piece != (self.pieces or [""])[-1]:
            self.pieces.append(piece)
        self.volume = volume

    def rest(self) -> None:
        """Never close."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    monkeypatch.setattr(files, "shipped_scenarios", lambda: tmp_path / "shipped")
    (tmp_path / "scenarios").mkdir()
    shutil.copy(HERE / "small.yaml", tmp_path / "scenarios" / "small.yaml")
    return tmp_path


def listening(reduced: bool = True, **kept: bool) -> tuple[Hand, Ear]:
    pygame.time.wait(1)  # pygame's clock stands still until it is first waited for
    hand, ear = Hand(Settings(reduced_motion=reduced, sound=False, music=False, autosave=False)), Ear()
    hand.app.sounds = ear  # type: ignore[assignment]
    hand.app.settings.sound, hand.app.settings.music = kept.get("sound", True), kept.get("music", True)
    return hand, ear


def begin(hand: Hand, months: int = 0) -> None:
    """Begin a game of the small scenario, over after so many months where a number is named."""
    scenario, _ = load_scenario("small")
    assert scenario is not None
    if months:
        scenario = replace(scenario, end=scenario.start + months - 1)
    seats = ["standard"] * len(scenario.seats)
    at = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == "zinoviev")
    seats[at] = "human"
    assert hand.app.begin(scenario, 7, seats)
    hand.rest()


@pytest.mark.slow
def test_a_game_is_heard_bell_paper_names_and_music(home: Path) -> None:
    hand, ear = listening()
    begin(hand, 13)
    rung, papers, struck = 0, 0, 0
    for _ in range(900):
        if hand.top == "ending":
            break
        month, before, events = hand.app.game.state.month, len(ear.cues), len(hand.app.game.events)
        if hand.top == "desk":
            hand.end_month()
        else:
            answer_or_go_on(hand)
        new = ear.cues[before:]
        if hand.top == "front_page":
            assert "paper" in new
            papers += 1
        asked = hand.app.game.decision  # None where the last vote is still shown
        if hand.top == "vote" and asked is not None and asked.kind == "call":
            rung += "bell" in new
            assert ear.pieces[-1] == "session"
        assert new.count("bell") <= 1
        struck += "low" in new
        if "low" in new:
            assert any(one.kind == "struck" for one in hand.app.game.heard(hand.app.seat))
        assert hand.app.game.state.month >= month and len(hand.app.game.events) >= events
    assert hand.top == "ending" and ear.pieces[-1] == "epilogue"
    assert rung >= 1 and papers > 10 and "desk" in ear.pieces
    told = any(one.kind == "struck" for one in hand.app.game.heard(hand.app.seat))
    assert bool(struck) or not told


@pytest.mark.slow
def test_the_low_note_waits_until_the_roll_has_been_read_and_names_tick(home: Path) -> None:
    hand, ear = listening(reduced=False)
    begin(hand)
    app = hand.app
    for _ in range(900):
        if hand.top == "desk":
            hand.end_month()
        elif hand.top == "vote" and app.game.decision.kind == "call":  # type: ignore[union-attr]
            break
        else:
            answer_or_go_on(hand)
    at = hand.zones["vote:no"].center
    before = len(ear.cues)
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=at, button=1))
    app.game.events.append(Event("struck", app.game.state.month, (0, 1, 1), ALL))
    for _ in range(6):
        app.tick()
    top = app.stack[-1]
    assert top.name == "vote" and not top.read  # type: ignore[attr-defined]
    assert "low" not in ear.cues[before:]
    steps = count(app.kit.clock(), 20)  # a clock of its own: a slow machine passes over no name, nobody waits for a quick one
    app.kit.clock = lambda: next(steps)
    for _ in range(3000):
        if top.read:  # type: ignore[attr-defined]
            break
        app.tick()
    hand.rest()
    new = ear.cues[before:]
    assert new.count("tick") >= 3 and new[-1] == "low"


def test_effects_and_music_are_switched_and_turned_down_in_the_options_and_kept(home: Path) -> None:
    hand, ear = listening()
    hand.click("title:options")
    assert ear.pieces == ["desk"] and ear.volume == 50
    hand.app.kit.scroll_to("options", 200)
    hand.rest()
    hand.click("option:music")
    assert ear.pieces[-1] == "" and not load_settings()[0].music
    hand.click("option:music")
    hand.app.kit.focus = "music_volume"
    for _ in range(10):
        hand.press(pygame.KSCAN_LEFT)
    assert load_settings()[0].music_volume == 0 and ear.pieces[-1] == ""
    hand.press(pygame.KSCAN_RIGHT)
    assert load_settings()[0].music_volume == 5 and ear.volume == 5
    hand.click("option:sound")
    heard = len(ear.cues)
    hand.click("option:autosave")
    hand.press(pygame.KSCAN_TAB)
    assert len(ear.cues) == heard and not load_settings()[0].sound
    hand.click("option:sound")
    assert len(ear.cues) > heard


def test_music_waits_while_another_window_is_in_front(home: Path) -> None:
    hand, ear = listening()
    hand.press(pygame.KSCAN_DOWN)
    for lost, back in ((pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED), (pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED)):
        pygame.event.post(pygame.event.Event(lost))
        hand.rest()
        assert ear.pieces[-1] == ""
        pygame.event.post(pygame.event.Event(back))
        hand.rest()
        assert ear.pieces[-1] == "desk"


# -- the device ----------------------------------------------------------------------------------


@pytest.fixture
def closed() -> None:
    pygame.mixer.quit()


@pytest.mark.slow
def test_nothing_is_opened_before_the_first_frame_nor_when_off_or_at_no_volume(home: Path, closed: None) -> None:
    for kept in (Settings(sound=False, music=False), Settings(sound_volume=0, music_volume=0)):
        hand = Hand(kept)
        hand.click("title:options")
        hand.press(pygame.KSCAN_TAB)
        assert pygame.mixer.get_init() is None
    code = (
        "import sys\nfrom game.ui.app import App\napp = App(); app.open_window(); app.frame()\nimport pygame\n"
        "assert pygame.mixer.get_init() is None and 'game.ui.sound' not in sys.modules\n"
        "while app.tick(): pass\nassert app.sounds.playing == 'desk' and pygame.mixer.music.get_busy()"
    )
    subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, check=True, timeout=60)


@pytest.mark.slow
def test_music_goes_on_where_it_was_left(closed: None) -> None:
    pygame.time.wait(1)
    heard = sound.Sounds()
    heard.music("desk", 40)
    assert heard.playing == "desk" and pygame.mixer.music.get_volume() == pytest.approx(0.4, abs=0.02)
    pygame.time.wait(120)
    heard.rest()
    assert pygame.mixer.get_init() is not None
    heard.music("session", 40)
    assert heard.playing == "" and heard._left["desk"] > 0.05
    for _ in range(60):
        heard.music("session", 40)
        pygame.time.wait(20)
    assert heard.playing == "session"
    heard.music("", 0)
    assert heard.playing == ""
    heard._last = -sound.QUIET_AFTER - 1
    heard.rest()
    assert pygame.mixer.get_init() is None


def test_no_device_and_no_file_are_silence(closed: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none_such")
    heard = sound.Sounds()
    heard.music("desk", 50)
    heard.play("bell", 50)
    heard.rest()
    assert heard.playing == "" and heard._dumb
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(files, "assets_folder", lambda: tmp_path)
    heard = sound.Sounds()
    heard.music("desk", 50)
    heard.play("bell", 50)
    heard.play("no such cue", 50)
    assert heard.playing == "" and not heard._dumb
    pygame.mixer.quit()


def test_a_program_without_a_standard_error_is_heard_all_the_same(closed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed_stream(_handle: int) -> int:
        raise OSError(9, "bad file descriptor")

    monkeypatch.setattr(sound.os, "dup", closed_stream)
    heard = sound.Sounds()
    heard.play("tick", 30)
    assert pygame.mixer.get_init() is not None and not heard._dumb
    pygame.mixer.quit()


def test_hearing_says_nothing_without_a_game(home: Path) -> None:
    hand, _ = listening()
    assert hearing.Hearing().cues(hand.app) == [] and hearing.piece(hand.app) == "desk"
