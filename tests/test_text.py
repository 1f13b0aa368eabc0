"""The game in the terminal: piped lines, from the title to the epilogue, and every word of the desk."""

from __future__ import annotations

import argparse
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from games import answer, mixed, scenario_of

from game import advice, cli
from game.advice import ledger
from game.language import LANGUAGES
from game.play.action import ACTIONS, OPERATIONS, Action
from game.play.agenda import next_sitting, softer
from game.play.reported import VoteReport
from game.rivals.player import PLAYERS, player
from game.rules.hold import TRUE, loss_of
from game.rules.measure import MEASURE_INDEX
from game.rules.tally import Line, Tally
from game.session import Session
from game.text import answers
from game.text import play as terminal_play
from game.text.behind import behind
from game.text.news import own_lines, report_lines
from game.text.table import OF_THE_DESK, Table
from game.text.terminal import Ended, Terminal
from game.ui.staged import SCENES, stage
from game.words import Words, front_page
from game.words.template import own_book
from game.world.event import Event
from game.world.kinds import CC, Decision
from game.world.reason import Reason

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
    usual: dict[str, object] = {
        "scenario": SMALL, "seat": "zinoviev", "rival": "random", "seat_of": [], "seed": 7, "load": None, "explain": False,
    }  # fmt: skip
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


@pytest.mark.slow
def test_several_people_at_one_terminal_are_asked_each_behind_a_curtain() -> None:
    """A curtain before every change of seat; no months pass for others; nobody is told what another was told alone."""
    asked: list[int] = []

    def answer(table: Table, decision: Decision, n: int) -> str:
        if not asked or asked[-1] != decision.seat:
            asked.append(decision.seat)
            return ""  # sits down
        return ("run" if n % 2 else "end") if decision.kind == "desk" else "1"

    told, table = _played(answer, seat_of=["stalin=human"])
    assert table.session.over and table.session.humans() == [0, 2]
    assert told.count("Nobody else looks on.") == len(asked) > 30
    assert "each ends his own month" in told and "Quiet months pass" not in told


def test_the_chronicle_is_written_out_and_nothing_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "chronicles"
    asked = ["chronicle write all", "Chronicle 1 WRITE", "chronicle write", "quit"]
    code, out, _ = _piped(asked, monkeypatch, capsys, *SEATED)
    part, short, whole = sorted(path for path in folder.iterdir() if path.suffix == ".md")
    assert code == 0 and out.count("The chronicle is in ") == 3
    assert (part.stem, short.stem) == (whole.stem + "-2", whole.stem + "-3")
    assert len(list(folder.glob("*.html"))) == 3
    text = whole.read_text("utf-8")
    assert "Everything that was heard." in text and "\n- " in text
    assert "What mattered of what was heard" in short.read_text("utf-8")
    assert "this month and the one before" in part.read_text("utf-8")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("in the way", "utf-8")
    _, out, _ = _piped(["chronicle write", "quit"], monkeypatch, capsys, *SEATED)
    assert "The chronicle could not be written: " in out


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


# -- what is asked, in words ---------------------------------------------------------------------


def _asked(name: str, lines: list[str]) -> tuple[str, Session]:
    """Put a staged question to Kamenev in the terminal, answer with lines; returns what was told and the game."""
    session = fixed()
    stage(session, KAMENEV, name)
    sink = io.StringIO()
    table = Table(Terminal(io.StringIO("".join(f"{line}\n" for line in lines)), sink), session, KAMENEV)  # type: ignore[arg-type]
    table.commands, table.heard = terminal_play.COMMANDS, len(session.events)
    try:
        answers.answer(table, session.decision)  # type: ignore[arg-type]
    except Ended:
        pass
    return sink.getvalue(), session


KAMENEV = 3


def fixed() -> Session:
    """Return a game at Kamenev's first desk."""
    scenario = scenario_of("1924")
    seat = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == "kamenev")
    assert seat == KAMENEV
    session = mixed(scenario, 5, "random", KAMENEV)
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    return session


@pytest.mark.parametrize("name", sorted(SCENES))
def test_every_question_is_put_in_words_with_its_answers(name: str) -> None:
    told, session = _asked(name, [])
    assert "1. " in told and "2. " in told
    assert "[" not in told and "{" not in told, told
    for action in session.menu(4):
        assert session.view(KAMENEV) is not None and action.kind in ACTIONS


def test_a_word_of_the_desk_answers_no_question() -> None:
    """'end' was once found in 'called again at the end', and a man's name passed unheard."""
    told, session = _asked("call_cost", ["end", "why"])
    assert session.decision is not None and session.decision.kind == "call"
    assert told.count("belongs to the desk") == 2


@pytest.mark.parametrize("name", sorted(SCENES))
def test_why_and_a_number_tells_what_stands_behind_every_answer(name: str) -> None:
    """Each answer on the page, in words, without answering anything; a number that is not there is a word of the desk."""
    told, session = _asked(name, [*(f"why {n}" for n in range(1, 8)), "why 99"])
    shown = min(7, max(int(n) for n in re.findall(r"(?m)^(?:> )?(\d+)\. ", told)))
    assert told.count("Behind it: ") == shown and "belongs to the desk" in told
    assert "[" not in told and "{" not in told
    assert session.decision is not None and session.decision.seat == KAMENEV


def test_why_at_a_choice_tells_each_effect_with_its_figure() -> None:
    """War deputy, to leave him: what its line leaves unsaid is told as well, as the window does in its tip."""
    session = fixed()
    scenario = session.scenario
    h = next(n for n, one in enumerate(scenario.happenings) if one.id == "war_deputy")
    sink = io.StringIO()
    table = Table(Terminal(io.StringIO(""), sink), session, KAMENEV)
    told = behind(table, Decision("news", KAMENEV, h), Action("choose", (3,)))
    assert any("Voroshilov" in line and "−5" in line for line in told)
    assert any("tanding −1" in line for line in told) and any("Trotsky" in line and "+6" in line for line in told)


@pytest.mark.parametrize(("typed", "side"), [("against", -1), ("no", -1), ("for", 1), ("yes", 1), ("wait", 2)])
def test_a_roll_call_is_answered_by_its_words(typed: str, side: int) -> None:
    _, session = _asked("call_cost", [typed])
    spoken = [entry.action.kind for entry in session.log if entry.seat == KAMENEV]
    assert spoken[-1] == {-1: "no", 1: "yes", 2: "wait"}[side]


@pytest.mark.parametrize("name", ["call_cost", "corridor_round"])
def test_what_a_coercive_measure_does_stands_before_its_vote(name: str) -> None:
    told, _ = _asked(name, [])
    assert "What it does to people: In the first months of 1928 barns were searched" in told


def test_the_corridor_shows_at_once_what_else_can_be_done_there() -> None:
    told, _ = _asked("corridor_round", [])
    for line in ("Do not sign item", "Call item", "Leave the corridor", "Put off to the next sitting"):
        assert line in told


def test_words_alike_in_the_corridor_stand_in_one_line_that_opens_into_the_men(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "WORDS", 1)
    told, session = _asked("corridor_round", [])
    lines = [line for line in told.splitlines() if " more, for a vote " in line]
    assert lines, told
    alike = re.findall(r"(A promise|A warning|A paper shown) to \w+, for a vote (?:for|against) item \d", told)
    assert len(alike) == 1, "the best alone stands by itself"
    number = lines[0].partition(".")[0]
    many = int(re.search(r"one of (\d+) more", lines[0])[1])  # type: ignore[index]
    told, session = _asked("corridor_round", [number, "back", number, "1"])
    opened = told.rpartition(lines[0])[2]
    assert opened.count(", for a vote ") >= many and session.log[-1].seat == KAMENEV
    assert session.log[-1].action.kind in answers.SPOKEN


def test_an_offer_is_weighed_and_a_fallen_man_has_no_desk() -> None:
    told, session = _asked("fallen", [])
    assert "Refuse to take anything back" in told and "38" not in told.split("Write to Zelensky")[1][:80]
    codes = {ask.code for ask in advice.asks(session.view(KAMENEV), KAMENEV)}
    assert not codes & {"own_act", "staff_free"}


def test_an_amendment_says_what_it_would_be_and_where_a_referral_goes() -> None:
    told, session = _asked("amend", [])
    milder = softer(session.view(KAMENEV), session.state.agenda[-1])
    soft = Words(session.scenario).motion(milder, KAMENEV) if milder is not None else "There is no softer form of it."
    assert soft in told
    month = next_sitting(session.view(KAMENEV), CC)
    assert f"plenum of the Central Committee in {Words(session.scenario).month(month)}" in told
    item = session.state.agenda[-1]
    said = Words(session.scenario).event(Event("referred", 0, (item.mover, *item, month)))
    assert Words(session.scenario).month(month) in said


def test_an_order_that_came_to_nothing_says_why_and_which() -> None:
    session = fixed()
    words = Words(session.scenario)
    me = session.scenario.seats[KAMENEV]
    at = sorted(ACTIONS).index("mediate")
    said = words.event(Event("came_to_nothing", 0, (me, at, me), 1 << KAMENEV, "not_heard"), KAMENEV)
    assert "Mediate" in said and words.reason(Reason("not_heard", 0, (me,))) in said


def test_an_adopted_measure_is_told_with_its_cost_once() -> None:
    session = fixed()
    words, m = Words(session.scenario), MEASURE_INDEX["collective_drive"]
    cost = words.measure(m, "cost")
    adopted = Event("measure", session.state.month, (m, 0))
    assert words.event(adopted).count(cost) == 1
    assert words.event(Event("measure", 0, (MEASURE_INDEX["wages"], 0))).count(".") == 1
    page = front_page(words, [adopted], session.state.month)
    assert cost in page.cost and cost not in page.headline


def test_a_client_who_slipped_is_not_called_yours() -> None:
    session = fixed()
    st, me = session.state, session.scenario.seats[KAMENEV]
    x = next(p for p in range(len(st.life)) if st.patron[p] == me and st.posts_of[p] and st.seat_index[p] < 0)
    words, told = Words(session.scenario), {}
    for tie in (st.tune.client_bond - 6, st.tune.client_bond + 2):
        st.w("gratitude")[x] = 0
        st.row("bel_loyalty", KAMENEV)[x], st.row("bel_patron", KAMENEV)[x] = tie, me
        st.forget()
        session._views.clear()
        view = session.view(KAMENEV)
        ask = next(ask for ask in advice.asks(view, KAMENEV) if ask.code == "loose" and ask.args[0] == x)
        told[tie] = words.ask(ask, view), view.roots()[x]
    below, above = told.values()
    assert "follows nobody now" in below[0] and below[1] == -1
    assert "yours only just" in above[0] and above[1] == me


def test_who_broke_his_word_is_named_in_the_report() -> None:
    session = fixed()
    me, other = session.scenario.seats[KAMENEV], session.scenario.seats[0]
    counted = Line(other, -1, 1, 0, 45, (Reason("promise", 45, (me,)),))
    voted = counted._replace(ayes=0, noes=1, amount=-5, reasons=())
    assert ledger.word_broken(ledger.Broke(counted, voted, ())) == me
    assert ledger.word_broken(ledger.Broke(counted, counted, ())) == -1
    assert ledger.word_broken(ledger.Broke(counted._replace(reasons=()), voted, ())) == -1
    table = Table(Terminal(io.StringIO(), io.StringIO()), session, KAMENEV)  # type: ignore[arg-type]
    item = (0, other, 0, 0, 8, 0, session.state.month, 0, 0)
    expected = Tally(1, 0, True, 501, (counted,))
    report = VoteReport(session.state.month, item, expected, Tally(0, 1, False, 501, (voted,)))
    told = report_lines(table, report, {other: -1})
    assert any("had given you his word and broke it" in line for line in told)


def test_a_choice_that_tables_a_coercive_measure_tells_its_cost() -> None:
    scenario = scenario_of("1924")
    words, m = Words(scenario), MEASURE_INDEX["extraordinary"]
    costs = {
        (one.id, c): words.choice_cost(h, c)
        for h, one in enumerate(scenario.happenings)
        for c in range(len(one.choices))
    }
    told = {key for key, cost in costs.items() if words.measure(m, "cost") in cost}
    tabled = {
        (one.id, c)
        for one in scenario.happenings
        for c, choice in enumerate(one.choices)
        if any(str(tree).startswith(f"('table', 1, {m},") for tree in choice.effects)
    }
    assert told == tabled and tabled
    wages = MEASURE_INDEX["wages"]
    assert words.measure_cost(wages) == "" and words.measure_cost(m) == words.measure(m, "cost")


def test_a_pressed_man_reads_the_paper_and_what_his_answers_cost() -> None:
    """Rule 4.08: what is laid on the table before him is known to him, if to nobody else."""
    told, session = _asked("pressed", [])
    hold = session.state.holds[-1]
    text = Words(session.scenario).hold(hold.source, -1, "text") if hold.source < 0 else session.scenario.holds[hold.source].text
    assert text.strip()[:40] in told
    lines = {line.partition(". ")[2].partition(".")[0]: line for line in told.split("\n") if line[:1].isdigit()}
    assert f"−{loss_of(hold, TRUE)} your standing" in lines["Defy it"]
    assert f"−{max(2, hold.strength // 8)} your standing" in lines["Confess"]
    others = [k for k in range(len(session.scenario.seats)) if k not in (KAMENEV, 0)]
    assert all(hold.id not in {one.id for one in session.view(k).holds} for k in others)


def test_operations_heard_of_in_one_month_are_told_in_one_line() -> None:
    session = fixed()
    table = Table(Terminal(io.StringIO(), io.StringIO()), session, KAMENEV)  # type: ignore[arg-type]
    me, watch = session.scenario.seats[KAMENEV], OPERATIONS.index("watch")
    events = [Event("op_seen", 0, (who, watch, aim, -1), 1 << KAMENEV) for who, aim in ((0, me), (1, 0))]
    both, one = own_lines(table, events), own_lines(table, events[:1])
    assert len(both) == 1 and both[0].count("the watch on") == 2 and "the watch on you" in both[0]
    assert len(one) == 1 and "operations" not in one[0]


def test_help_and_the_readme_list_every_word_of_command() -> None:
    """What can be typed stands in the one list a player can call up, in both languages, and in the README."""
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    table = readme[readme.index("| where | words |") : readme.index("*Only watching*")]
    for language in LANGUAGES:
        terminal = own_book("words", language)["terminal"]
        assert set(terminal["help_heads"]) == {name for name in terminal if name.startswith("help_")} - {"help_heads"}
        told = " ".join(text for name in terminal["help_heads"] for text in terminal[name].values())
        for word in {*terminal_play.COMMANDS, *OF_THE_DESK, "more", "fast", "eyes", "session"}:
            assert re.search(rf"\b{word}\b", told), (language, word)
            assert re.search(rf"`{word}\b", table), word


def test_the_help_of_play_names_every_rival(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks which rivals there are need not read a file for it."""
    assert player("standard", 1) is not None  # which fills the table of rivals
    assert cli.main(["play", "--help"]) == 0
    told = capsys.readouterr().out
    assert [name for name in PLAYERS if name not in told] == []
