"""The command line: exit codes, examples, and sentences instead of tracebacks."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli, environment, files

ROOT = Path(__file__).resolve().parent.parent
SMALL = str(Path(__file__).with_name("small.yaml"))


def test_validate_tells_right_from_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["validate", SMALL]) == 0
    assert "ok, no problems" in capsys.readouterr().out
    odd = tmp_path / "small.yaml"
    odd.write_text(
        Path(SMALL).read_text(encoding="utf-8").replace("cyrillic: Лев Борисович Каменев, ", ""),
        encoding="utf-8",
    )
    assert cli.main(["validate", str(odd)]) == 0
    assert cli.main(["validate", "--strict", str(odd)]) == 1
    odd.write_text("scenario: [", encoding="utf-8")
    assert cli.main(["validate", SMALL, str(odd)]) == 1
    capsys.readouterr()
    assert cli.main(["validate", SMALL, str(odd), "--json", "-"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["state"] for one in told["scenarios"]] == ["ok", "broken"]
    assert told["scenarios"][1]["problems"][0]["line"] > 0


def test_scenarios_lists_one_object(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "small.yaml").write_bytes(Path(SMALL).read_bytes())
    monkeypatch.setattr(files, "shipped_scenarios", lambda: tmp_path / "shipped")  # none, they take a second to read
    assert cli.main(["scenarios", "--json", "-"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"id": "small", "state": "ok"}.items() <= next(
        one for one in told["scenarios"] if one["id"] == "small"
    ).items()
    assert cli.main(["scenarios"]) == 0
    assert "A small committee" in capsys.readouterr().out


@pytest.mark.parametrize("command", [one.name for one in cli.COMMANDS])
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert f"example: politburo {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [["bogus"], ["validate"], ["simulate", "1924", "-n", "0"], ["simulate", "1924", "--seed", "-1"], ["screens", "--size", "big"],
     ["screens", "--text", "20"], ["replay", "x", "--to-month", "1925-13"], ["scenarios", "--json", "file"]],
)  # fmt: skip
def test_wrong_use_ends_in_a_sentence_and_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(argv) == 2
    told = capsys.readouterr()
    assert told.out == "" and "politburo" in told.err and "Traceback" not in told.err


def test_examples_are_accepted() -> None:
    for command in cli.COMMANDS:
        args = cli.parser().parse_args(command.example.split())
        assert args.command == command.name


def test_a_missing_library_is_told_with_the_line_that_mends_it(tmp_path: Path) -> None:
    """Without the site packages nothing but the standard library is there."""
    ran = subprocess.run(
        [sys.executable, "-S", "-m", "game", "validate", SMALL],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert ran.returncode == 2
    assert "PyYAML" in ran.stderr and "pip install" in ran.stderr and "Traceback" not in ran.stderr


def test_both_pygames_at_once_are_told_with_the_mend(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "version_of", lambda name: "2.5")
    assert cli.main([]) == 2
    assert cli.main(["play"]) == 2
    told = capsys.readouterr().err
    assert "pip uninstall -y pygame pygame-ce" in told and "pip install pygame-ce" in told


def test_the_command_line_imports_nothing_heavy() -> None:
    code = "import sys, game.cli as c; c.parser(); print([m for m in ('yaml', 'pydantic', 'pygame', 'platformdirs') if m in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
    )
    assert ran.stdout.strip() == "[]"


def test_doctor_names_versions_and_folders(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    code = cli.main(["doctor"])
    told = capsys.readouterr().out
    assert "pydantic" in told and str(tmp_path / "saves") in told and "display" in told
    assert code == 2 and "play --text" in told


def test_a_mistake_of_our_own_says_so_and_leaves_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_name: str) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    monkeypatch.setattr("game.content.tell.load_scenario", broken)
    assert cli.main(["validate", SMALL]) == 2
    told = capsys.readouterr().err
    assert "a mistake of the program" in told and "planted" in told and "Traceback" not in told
    assert "ZeroDivisionError: planted" in (tmp_path / "logs" / "crash.txt").read_text()
    monkeypatch.setenv("POLITBURO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["validate", SMALL])


def test_a_game_started_clears_what_a_killed_write_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "saves").mkdir()
    stray = tmp_path / "saves" / ".auto.save.123-4.tmp"
    stray.write_text("half", encoding="utf-8")
    os.utime(stray, (0, 0))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert cli.main(["play", "--text", "--scenario", SMALL, "--seat", "stalin"]) == 0
    assert not stray.exists()
