"""The program on a desktop: icon, menu entry, the list for a standalone build, and what the wheel carries."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game import cli, desktop, environment
from game.ui import emblem, render_icon

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "desktop"


def parsed(path: Path) -> dict[str, str]:
    """Return the keys of a desktop entry."""
    reader = configparser.RawConfigParser(delimiters=("=",), strict=True, interpolation=None)
    reader.optionxform = str  # type: ignore[assignment,method-assign]
    reader.read_string(path.read_text(encoding="utf-8"))
    assert reader.sections() == ["Desktop Entry"]
    return dict(reader["Desktop Entry"])


def checked(path: Path) -> None:
    """Let the standard's own program look at an entry, where it is installed."""
    if shutil.which("desktop-file-validate"):
        ran = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True, timeout=30)
        assert ran.returncode == 0 and not ran.stdout, ran.stdout


def test_the_shipped_entry_is_of_the_standard_and_names_an_icon_that_is_there() -> None:
    keys = parsed(FOLDER / "politburo.desktop")
    assert (keys["Type"], keys["Exec"], keys["Terminal"]) == ("Application", "politburo", "false")
    assert (FOLDER / f"{keys['Icon']}.png").is_file()
    assert all(keys[name].endswith(";") for name in ("Categories", "Keywords")) and "Game" in keys["Categories"].split(";")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert keys["Exec"] in scripts
    checked(FOLDER / "politburo.desktop")


def test_the_icon_is_what_the_code_draws() -> None:
    for found in (pygame.image.load(str(FOLDER / "politburo.png")), render_icon.drawn()):
        assert found.get_size() == (256, 256)
    shipped = pygame.image.tobytes(pygame.image.load(str(FOLDER / "politburo.png")), "RGB")
    drawn = pygame.image.tobytes(render_icon.drawn(), "RGB")
    far = sum(abs(a - b) > 8 for a, b in zip(shipped, drawn, strict=True))
    assert far < len(drawn) // 500, "another SDL may smooth an edge otherwise, no more"


def test_the_ico_has_every_size_and_the_right_colours() -> None:
    data = (FOLDER / "politburo.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(render_icon.SMALL) + 1)
    for n, side in enumerate((*render_icon.SMALL, render_icon.LARGE)):
        wide, high, _, _, planes, bits, size, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * n)
        assert (wide, high, planes, bits) == (side % 256, side % 256, 1, 32) and at + size <= len(data)
        if side == render_icon.LARGE:
            assert data[at : at + 8] == b"\x89PNG\r\n\x1a\n"
            continue
        head = struct.unpack_from("<IiiHH", data, at)
        assert head == (40, side, 2 * side, 1, 32)
        assert size == 40 + 4 * side * side + (side + 31) // 32 * 4 * side
        blue, green, red, alpha = data[at + 40 + 4 * (side - 1) * side : at + 44 + 4 * (side - 1) * side]  # top left
        assert red > 150 and green < 60 and blue < 60 and alpha == 255


def test_the_window_has_the_icon() -> None:
    small = emblem.small_icon()
    assert small.get_size() == (64, 64)
    whole = pygame.transform.smoothscale(render_icon.drawn(), (64, 64))
    for at in ((3, 3), (60, 60), (32, 20), (32, 45)):
        assert all(abs(a - b) < 40 for a, b in zip(small.get_at(at)[:3], whole.get_at(at)[:3], strict=True)), at


@pytest.mark.skipif(not sys.platform.startswith(("linux", "freebsd")), reason="an entry of Linux desktops")
@pytest.mark.parametrize("standalone", [False, True])
def test_the_command_puts_the_entry_in_place_and_takes_it_away(
    standalone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "my data"))
    monkeypatch.setattr(environment, "STANDALONE", standalone)
    monkeypatch.setattr(sys, "executable", str(tmp_path / 'a "$new" 100% folder' / "politburo"))
    assert cli.main(["desktop"]) == 0
    entry, icon = desktop.places()
    assert str(entry) in capsys.readouterr().out
    keys = parsed(entry)
    assert keys["Icon"] == str(icon) and icon.read_bytes() == (FOLDER / "politburo.png").read_bytes()
    told = keys["Exec"].replace("\\\\", "\\")  # as the file's own escapes are read
    program = re.match(r'"((?:[^"\\]|\\.)*)"', told)
    assert program is not None
    assert re.sub(r"\\(.)", r"\1", program[1]).replace("%%", "%") == sys.executable
    assert told[program.end() :] == ("" if standalone else " -m game")
    assert ("Path" in keys) is not standalone
    checked(entry)
    assert cli.main(["desktop", "--remove"]) == 0
    assert not entry.exists() and not icon.exists()
    assert cli.main(["desktop", "--remove"]) == 0
    assert "was not there" in capsys.readouterr().out


def test_the_command_says_where_it_does_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert cli.main(["desktop"]) == 2
    assert "shortcut" in capsys.readouterr().err


def test_the_standalone_program_does_not_measure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(environment, "STANDALONE", True)
    assert environment.itself() == [sys.executable]
    assert cli.main(["bench"]) == 2
    assert "Pythons of its own" in capsys.readouterr().err


def test_the_list_for_the_build_names_only_what_is_there_and_all_that_is_needed() -> None:
    given: dict[str, object] = {}
    for node in ast.parse((FOLDER / "politburo.spec").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                given[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    data = given["DATA"]
    assert isinstance(data, dict)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert data == wheel["force-include"], "the standalone program finds its files where the wheel does"
    for name in (given["START"], given["ICON"], *data):
        assert (ROOT / str(name)).exists(), name
    assert given["TOLD"] == tuple(dict.fromkeys(("pygame-ce", *environment.DISTRIBUTIONS.values())))


def test_doctor_drivers_are_two_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    assert cli.main(["doctor", "--drivers"]) == 0
    assert capsys.readouterr().out.split() == ["dummy", "dummy"]
    pygame.mixer.quit()


@pytest.mark.long
def test_the_wheel_carries_what_the_game_needs(tmp_path: Path) -> None:
    """It is built with hatchling alone, where that is installed."""
    hatchling = pytest.importorskip("hatchling.builders.wheel")
    [made] = hatchling.WheelBuilder(str(ROOT)).build(directory=str(tmp_path))
    import zipfile

    names = set(zipfile.ZipFile(made).namelist())
    for folder in ("assets", "scenarios"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"game/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert {f"game/_data/assets/{name}" for name in ("sound/desk.wav", "desktop/politburo.png", "desktop/politburo.desktop")} <= names


def test_the_wheel_is_told_to_take_both_folders_whole() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert told["wheel"]["force-include"] == {"assets": "game/_data/assets", "scenarios": "game/_data/scenarios"}
    assert {"assets", "scenarios", "game"} <= set(told["sdist"]["include"])
    ignored = [line for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for path in [*FOLDER.iterdir(), *(ROOT / "assets" / "sound").iterdir()]:  # what git ignores hatchling leaves out
        assert not any(path.match(pattern.strip("/")) for pattern in ignored), path
