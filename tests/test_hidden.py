"""Rule 8.08: when a game is over the archive opens, every pact and every false report, in the terminal as in the window."""

from __future__ import annotations

import io

import pytest

from game.content import load_scenario
from game.session import HUMAN, Session
from game.text.archive import archive
from game.text.table import Table
from game.text.terminal import Terminal
from game.words.hidden import false_reports, secret_pacts
from game.world.event import Event


@pytest.fixture(scope="module")
def over() -> Session:
    """A game between rivals at its end, in which one false card lay in a file."""
    scenario, _ = load_scenario("tests/small.yaml")
    assert scenario is not None
    return Session(scenario, 5, ["standard"] * 3)


def told(session: Session, rest: str) -> str:
    out = io.StringIO()
    archive(Table(Terminal(io.StringIO(), out), session, 0), rest)
    return out.getvalue()


def test_8_08_the_archive_is_closed_until_the_end() -> None:
    """Rule 8.08: while the game goes on nothing of it is shown."""
    scenario, _ = load_scenario("tests/small.yaml")
    assert scenario is not None
    assert told(Session(scenario, 5, [HUMAN, "random", "random"]), "") == "The archive opens when the game is over.\n"


def test_8_08_a_month_is_shown_as_it_was_and_as_a_contender_saw_it(over: Session) -> None:
    """Rule 8.08: the same month twice, once true and once through somebody's eyes with the truth beside it."""
    month = over.months[6][0]
    asked = f"{month // 12}-{month % 12 + 1:02}"
    true, seen = told(over, asked), told(over, f"{asked} stalin")
    assert "as it was" in true and "in truth" not in true
    assert "through the eyes of Stalin" in seen and seen.count("(in truth") == len(over.scenario.seats)
    assert "members of the Committee" in seen
    assert "Through whose eyes?" in told(over, f"{asked} nobody")
    for wrong in ("1899-01", "x", "1924-"):
        assert told(over, wrong).startswith("Months kept: ")


def test_8_08_every_false_report_and_every_secret_pact_is_told(over: Session) -> None:
    """Rule 8.08: all of them, in order, those of the first month with those of the last; a true publication is none."""
    a, b = over.scenario.seats[:2]
    plain = len(over.events)
    over.events += [Event("false_report", over.state.month, (a, b, 3, 4), 1), Event("published", over.state.month, (a, b, 0, 2))]
    over.events.append(Event("published", over.state.month, (a, b, 0, 0)))
    try:
        found = false_reports(over)
        assert [event.kind for event in found[-2:]] == ["false_report", "published"] and found[-1].args[3] == 2
        text = told(over, "")
        assert f"False reports and false papers: {len(found)}" in text and "It was false." in text
    finally:
        del over.events[plain:]


def test_8_08_a_pact_one_was_party_to_is_no_secret(over: Session) -> None:
    """Rule 8.08: of two secret pacts a seat is told the one it never heard of."""
    plain = len(over.events)
    over.events += [Event("pact_signed", 1, (801, 0, 1), 0b011), Event("pact_signed", 1, (802, 0, 1), 0b110)]
    try:
        assert [event.args[0] for event in secret_pacts(over, 0) if event.args[0] > 800] == [802]
        over.events.append(Event("pact_leaked", 2, (802, 0, 1), 0b110))
        assert [event.args[0] for event in secret_pacts(over, 0) if event.args[0] > 800] == []
        assert [event.args[0] for event in secret_pacts(over) if event.args[0] > 800] == [801, 802]
    finally:
        del over.events[plain:]
