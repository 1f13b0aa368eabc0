"""The game in the terminal: piped lines, from the title to the epilogue, and every word of the desk."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from game import cli
from game.text import play as terminal_play
from game.text.table import Table
from game.text.terminal import Terminal
from game.world.facts import Decision

SMALL = str(Path(__file__).with_name("small.yaml"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


class Player:
    """A source of lines that looks at the question before it answers."""

    def __init__(self, answer: Callable[[Table, Decision, int], str]) -> None:
        self.answer = answer
        self.table: Table | None = None
        self.asked = 0

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        assert self.table is not None
        decision = self.table.session.decision
        self.asked += 1
        assert self.asked < 5000, "the game does not end"
        return "" if decision is None else self.answer(self.table, decision, self.asked) + "\n"


def _arguments(**given: object) -> argparse.Namespace:
    usual: dict[str, object] = {"scenario": SMALL, "seat": "zinoviev", "rival": "random", "seat_of": [], "seed": 7, "load": None}
    return argparse.Namespace(**(usual | given))


def _played(answer: Callable[[Table, Decision, int], str], **given: object) -> tuple[str, Table]:
    sink, source = io.StringIO(), Player(answer)
    terminal = Terminal(source, sink)  # type: ignore[arg-type]
    table = terminal_play.begun(terminal, _arguments(**given))
    table.commands = terminal_play.COMMANDS
    source.table = table
    terminal_play.play(table)
    return sink.getvalue(), table


def _piped(lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    """Run the command with lines on standard input; returns exit code, output and errors."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))
    code = cli.main(["play", "--text", *more])
    caught = capsys.readouterr()
    return code, caught.out, caught.err


SEATED = ("--scenario", SMALL, "--seat", "zinoviev", "--seed", "7", "--rival", "random")


def test_a_whole_game_from_the_first_month_to_the_epilogue() -> None:
    def answer(table: Table, decision: Decision, asked: int) -> str:
        if decision.kind != "desk":
            return "1"
        return ("1", "2", "end")[min(2, len(table.view.orders))] if asked % 4 else "end"

    told, table = _played(answer)
    assert table.session.over and table.session.errors == 0
    assert told.index("A small committee") < told.index("What you might do") < told.index("The end, December 1925.")
    for part in ("What turned it", "What came of them", "What it cost people", "What you were not told", "months asked"):
        assert part in told
    assert "[" not in told.replace("[the", ""), [line for line in told.split("\n") if "[" in line][:5]
    assert table.session.reports and ("You had counted" in told or "It was as you had counted" in told)
    assert not any("!" in line for line in told.split("\n"))
    assert len(table.full) == 24


def test_quiet_months_pass_on_one_word() -> None:
    told, table = _played(lambda table, decision, asked: "run" if decision.kind == "desk" else "1")
    assert table.session.over and "Quiet months pass" in told
    assert told.count("The desk of Zinoviev") <= 24


def test_an_order_is_taken_back(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["undo", "1", "orders", "undo", "orders", "quit"]
    code, out, _ = _piped(lines, monkeypatch, capsys, *SEATED)
    assert code == 0
    assert out.index("There is no order to take back.") < out.index("Ordered: ") < out.index("Taken back: ")
    assert "No order given yet." in out.split("Taken back: ")[1]


def test_a_barred_action_says_why_and_what_lifts_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["all", "why recant", "why drive", "do renounce", "why nonsense", "quit"]
    code, out, _ = _piped(lines, monkeypatch, capsys, *SEATED)
    assert code == 0
    assert "Recant. Barred: You are accused of nothing that you could take back." in out
    assert out.count("Not possible: ") >= 2 and "You are in no such pact." in out
    assert "That was not understood." in out


def test_an_order_is_built_field_by_field(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["do speak", "against", "stalin", "yes", "do write", "back", "orders", "quit"]
    code, out, _ = _piped(lines, monkeypatch, capsys, *SEATED)
    assert code == 0
    assert "Ordered: Speak against Stalin." in out
    assert "Your own act of this month is spent." in out  # writing would be a second one


def test_every_page_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["help", "people", "people cc", "people mine", "person trotsky", "person nobody", "posts", "posts all", "posts war",
             "pacts", "country", "agenda", "goal", "chronicle 3", "rules label", "rules", "more", "why 1", "desk", "", "quit"]
    code, out, _ = _piped(lines, monkeypatch, capsys, *SEATED)
    assert code == 0
    for part in ("Leon Trotsky (Лев Давидович Троцкий), born 1879", "Nobody of that name: nobody", "Commissar of War. Trotsky", "The country",
                 "To be paramount", "The chronicle", "quotations, labels", "Forecast", "save and a name"):
        assert part in out, part
    assert "[" not in out


def test_a_game_is_saved_and_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "small.yaml").write_bytes(Path(SMALL).read_bytes())
    lines = ["1", "end", *["1"] * 12, "save here", "load nothing", "quit"]
    code, first, _ = _piped(lines, monkeypatch, capsys, "--scenario", "small", *SEATED[2:])
    assert "Not loaded: " in first
    assert code == 0 and "Saved: " in first
    code, again, _ = _piped(["orders", "load", "load here", "quit"], monkeypatch, capsys, "--load", "here")
    assert code == 0 and again.count("Loaded: ") == 2 and "here" in again


def test_the_end_of_input_is_polite_and_keeps_the_game(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _piped(["1", "end"], monkeypatch, capsys, *SEATED)
    assert code == 0 and "The input has ended. The game is kept in" in out
    code, out, _ = _piped([], monkeypatch, capsys, "--scenario", SMALL)
    assert code == 0 and "Whose seat do you take?" in out


def test_a_seat_is_chosen_by_number_or_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _piped(["9", "lenin", "Trotsky", "quit"], monkeypatch, capsys, "--scenario", SMALL, "--seed", "1")
    assert code == 0 and "You are Leon Trotsky" in out and "A good first seat" in out
    assert "'lenin' is no seat of this scenario; there are stalin, trotsky, zinoviev" in out


@pytest.mark.parametrize(
    ("more", "code", "part"),
    [
        (("--seat", "lenin"), 2, "no seat of this scenario"),
        (("--seat", "stalin", "--rival", "genius"), 2, "no rival"),
        (("--load", "nothing_there"), 1, "nothing_there"),
    ],
)
def test_wrong_use_ends_in_a_sentence(
    more: tuple[str, ...], code: int, part: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended, _, err = _piped([], monkeypatch, capsys, "--scenario", SMALL, *more)
    assert ended == code and part in err and "Traceback" not in err


def test_watching_ends_in_the_epilogue(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _piped([], monkeypatch, capsys, "--scenario", SMALL, "--seat", "watch", "--seed", "3", "--rival", "random")
    assert code == 0 and "You watch." in out and "What came of them" in out


def test_a_fallen_player_is_asked_once_a_quarter() -> None:
    def answer(table: Table, decision: Decision, asked: int) -> str:
        if decision.kind == "fallen":
            return "silent"
        return "end" if decision.kind == "desk" else "1"

    sink, source = io.StringIO(), Player(answer)
    table = terminal_play.begun(Terminal(source, sink), _arguments())  # type: ignore[arg-type]
    table.commands, source.table = terminal_play.COMMANDS, table
    state = table.session.state
    p = table.session.scenario.person_index["zinoviev"]
    for column, value in (("rung", 5), ("struck", state.month), ("seat_pb", 0), ("seat_cc", 0)):
        state.w(column)[p] = value
    table.session._views.clear()
    terminal_play.play(table)
    told = sink.getvalue()
    assert told.count("A quarter has passed.") == 7  # the first desk was open already; then every third month
    assert "You are outside the party." in told.split("The end, ")[1]
