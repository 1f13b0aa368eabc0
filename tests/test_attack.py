"""What a hostile or clumsy user does first: odd files, odd names, edited saves, a window and a terminal beaten at random."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from games import SMALL, mixed, play_on, small, written_out
from kit_window import key, mouse

from game import cli, files, save, savefile
from game.content import load_scenario
from game.savefit import misfit
from game.session import Session
from game.text import play
from game.ui.app import App
from game.ui.settings import Settings
from game.words import book
from game.world.kinds import LABELS


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every file of the player under one folder of the test, with the small scenario in it."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "saves").mkdir()
    shutil.copy(SMALL, tmp_path / "scenarios" / "small.yaml")
    return tmp_path


@pytest.mark.parametrize(
    "argv",
    [
        ["play", "--text", "--load", "a" * 300], ["play", "--text", "--load", "a\0b"], ["replay", "a" * 300], ["replay", "a\0b"],
        ["play", "--text", "--load", "PIPE"], ["replay", "PIPE"], ["simulate", "small", "-n", "1", "--json", "PIPE"],
        ["simulate", "small", "-n", "1", "--json", ""], ["screens", "--size", "²x²"], ["screens", "--text", "²"],
        ["play", "--text", "--scenario", "small", "--seat", "²"], ["validate", "PIPE"],
    ],
)  # fmt: skip
def test_odd_names_and_files_end_in_a_sentence(argv: list[str], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = home / "pipe.yaml"
    if not hasattr(os, "mkfifo"):
        pipe = home / "nothing.yaml"
    else:
        os.mkfifo(pipe)
    assert cli.main([str(pipe) if word == "PIPE" else word for word in argv]) in (1, 2)
    told = capsys.readouterr()
    assert told.err
    assert "mistake of the program" not in told.err
    assert not (home / "logs").exists()


def test_what_is_no_file_is_neither_replaced_nor_waited_for(home: Path) -> None:
    if not hasattr(os, "mkfifo"):
        return
    pipe = home / "saves" / "pipe.save"
    os.mkfifo(pipe)
    with pytest.raises(files.StorageError, match="not a file"):
        files.write_atomic(pipe, b"x")
    assert [bool(info.problem) for info in save.saves()] == [True]
    assert not pipe.is_file()


def test_labels_of_the_vocabulary_are_the_labels_people_read() -> None:
    """A scenario that hangs `factionalism` must not hang another word."""
    assert list(LABELS) == list(book("words")["label"])


FIGURES = (-(10**30), -100, -2, -1, 0, 1, 9, 99, 10**6, 2**63)


def texts(at: Any) -> Iterator[tuple[Any, Any]]:
    """Yield where texts stand in nested lists and tables: what holds one, and its place there."""
    for place, value in list(at.items() if isinstance(at, dict) else enumerate(at)):
        if isinstance(value, str):
            yield at, place
        elif isinstance(value, list):
            yield from texts(value)


def torn(body: dict[str, Any], chance: random.Random) -> None:
    """Change a sign or two of the texts to which a saved state is shortened."""
    places = list(texts(body["state"]))
    for _ in range(chance.choice((1, 1, 2))):
        where, n = chance.choice(places)
        at = chance.randrange(len(where[n]))
        where[n] = where[n][:at] + chance.choice("~^! :-0#Z") + where[n][at + chance.choice((0, 1)) :]


def broken(body: dict[str, Any], chance: random.Random) -> None:
    """Change one or two figures somewhere in a saved state."""
    state = body["state"] = written_out(small(), body["state"])
    full = [name for name, value in state.items() if isinstance(value, list) and value]
    for _ in range(chance.choice((1, 1, 2))):
        at: Any = state[chance.choice(full)]
        while True:
            n = chance.randrange(len(at))
            if not isinstance(at[n], list) or not at[n]:
                break
            at = at[n]
        at[n] = chance.choice(FIGURES)


def test_an_edited_save_is_refused_or_plays_to_its_end(home: Path) -> None:
    """The checksum fits, the figures need not: whatever opens must go on without an exception; the long form edits more."""
    _edited(home, 16)


@pytest.mark.long
def test_two_hundred_edited_saves_are_refused_or_play_to_their_end(home: Path) -> None:
    _edited(home, 200)


def _edited(home: Path, saves: int) -> None:
    kept = []
    for seed in (1, 2, 5):
        header, _, body = save.pack(play_on(mixed(small(), seed), 12 + 20 * seed)).partition(b"\n")
        kept.append((json.loads(header), body))
    opened = 0
    path = home / "saves" / "edited.save"
    for n in range(saves):
        chance = random.Random(n)
        header, raw = chance.choice(kept)
        body = json.loads(raw)
        (broken if n % 4 else torn)(body, chance)
        own = {name: value for name, value in header.items() if name not in ("format", "schema", "version", "length", "sha256")}
        path.write_bytes(savefile.join(own, body))
        try:
            session = save.load_game(path, edited_ok=True)
        except save.SaveError as fault:
            assert "edited.save" in str(fault)
            continue
        opened += 1
        play_on(session, salt=n)
        assert session.over
    assert opened


@pytest.mark.slow
def test_no_state_of_a_game_is_taken_for_a_misfit() -> None:
    class Fitting(Session):
        def _advance(self) -> None:
            super()._advance()
            assert misfit(self.state) == ""

    for seed, rival in ((1, "random"), (2, "random"), (3, "standard")):
        assert Fitting(small(), seed, [rival] * len(small().seats)).over


def test_damaged_scenarios_are_told_and_never_raise(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8")
    values = ("-1", "9" * 30, ".nan", "null", "[]", "{a: 1}", "'\u202e'", "!!int 3", "*a", "[" * 40, "nobody", "'" + "a" * 5000 + "'", "12:30")
    path = tmp_path / "small.yaml"
    told = 0
    for n in range(40):
        chance = random.Random(n)
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        name, colon, _ = lines[at].partition(":")
        lines[at] = name + ": " + chance.choice(values) if colon else chance.choice(values)
        path.write_text("\n".join(lines), encoding="utf-8")
        scenario, problems = load_scenario(path)
        assert scenario is not None or problems
        assert all(str(one).count("\n") == 0 for one in problems)
        told += scenario is None
    assert told > 10


def test_the_terminal_takes_any_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """End of input leaves; until then nothing that is typed may raise."""
    chance = random.Random(7)
    words = ["end", "end", "1", "2", "²", "٣", "do ²", "why ²", "chronicle ²", "person ²", "save ../../x", "save \0", "load /dev/zero",
             "load bad anyway", "back", "undo", "more", "yes", "", "\u202e", "rules 9999999999999", "do appoint", "{0}", "help", "all"]  # fmt: skip
    (home / "saves" / "bad.save").write_text("junk")
    said = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(chance.choice(words) + "\n" for _ in range(250))))
    monkeypatch.setattr("sys.stdout", said)
    args = Namespace(scenario="small", seat="zinoviev", rival="random", seat_of=[], seed=7, load=None, explain=False)
    assert play.run(args) == 0
    assert said.getvalue().count(">") > 100
    assert {path.name for path in home.iterdir()} <= {"scenarios", "saves"}


@pytest.mark.parametrize("inputs", [90, pytest.param(900, marks=pytest.mark.long)])
@pytest.mark.slow
def test_the_window_takes_any_input(inputs: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_DEBUG", "1")
    chance = random.Random(3)
    app = App(Settings(reduced_motion=True, sound=False, music=False, front_page=False))
    assert app.open_window() == ""
    assert app.begin(small(), 3, ["random", "random", "human"])
    keys = [getattr(pygame, name) for name in dir(pygame) if name.startswith("KSCAN_")]
    seen = set()
    for _ in range(inputs):
        width, height = app.kit.size
        at = (chance.randrange(width), chance.randrange(height))
        zones = [zone.center for id, zone in app.kit.zones.items() if id not in ("title:quit", "pause:quit")]
        if zones and chance.random() < 0.6:
            at = chance.choice(zones)
        down, up = mouse(pygame.MOUSEBUTTONDOWN, at), mouse(pygame.MOUSEBUTTONUP, at)
        code = chance.choice([*keys, pygame.KSCAN_E, pygame.KSCAN_E, pygame.KSCAN_ESCAPE])
        wheel = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=chance.choice((-1000, -1, 1)), flipped=False, which=0)
        odd = pygame.event.Event(pygame.TEXTINPUT, text=chance.choice(("²", "\u202e", "x" * 300, "")))
        for event in chance.choice(([down, up], [down, up], [down, up], [key(code)], [key(code)], [wheel], [odd], [down])):
            app.tick([event])
        app.tick([])
        seen.add(app.stack[-1].name)
    assert len(seen) > 4
