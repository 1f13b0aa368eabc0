"""Votes as they are shown: what hangs is no defeat yet, the band takes a leader with his people, a congress has a roll."""

from __future__ import annotations

from itertools import product

from games import answer, scenario_of
from position import position

from game.advice import ledger
from game.play.action import Action
from game.play.month import CORRIDOR
from game.play.reported import VoteReport
from game.rules import tally, vote
from game.session import HUMAN, Session
from game.ui import scenes
from game.world.event import Event
from game.world.kinds import CC, CONGRESS, LINE, OUT_POLITBURO, POLITBURO, RUNG, Decision, Motion, Promise
from game.world.view import look


def begun(person: int = 0) -> Session:
    """Return a game of 1924 at its first desk, with one person at the table."""
    scenario = scenario_of("1924")
    seats = ["random"] * len(scenario.seats)
    seats[person] = HUMAN
    return Session(scenario, 5, seats, archive=False)


def test_what_hangs_on_one_vote_is_not_shown_as_lost_before_its_mover_is_asked() -> None:
    session = begun()
    st, (me, other) = session.state, session.scenario.seats[:2]
    item = Motion(RUNG, me, CC, other, OUT_POLITBURO, 0, st.month, 0, 0)
    st.w("agenda").append(item)
    session._views.clear()
    count = tally.count(session.view(0), item)
    session.reports[:] = [VoteReport(st.month, tuple(item), count, count._replace(carried=False), False, 0)]
    st.w("queue").insert(0, Decision("amend", 0, len(st.agenda) - 1))
    assert scenes.held(session) == set(), "it can still be saved"
    st.w("queue").pop(0)
    assert scenes.held(session) == {0} and scenes.saved(session, session.reports[0]) == ("", -1)
    session.events.append(Event("referred", st.month, (me, *item, st.month + 2)))
    assert scenes.saved(session, session.reports[0]) == ("referred", st.month + 2)


def test_the_band_takes_a_leader_with_his_people() -> None:
    view, seats = begun(2).view(2), scenario_of("1924").seats
    wider = 0
    for body, mover, p in product((CC, POLITBURO), seats, seats):
        item = Motion(RUNG, mover, body, p, 1, 0, view.month, 0, 0)
        if mover == p:
            continue
        count = tally.count(view, item)
        low, high = ledger.between(view, 2, item, count)
        alone = ledger.alone(view, 2, count)
        assert low <= count.ayes <= high and low <= alone[0] and high >= alone[1]
        wider += (low, high) != alone
    assert wider


def test_the_vote_on_a_congress_report_is_kept_with_its_delegations_and_is_a_scene() -> None:
    session = begun(2)
    while not session.over and not any(one.kind == "report_vote" for one in session.events):
        asked = session.decision
        assert asked is not None
        session.submit(Action("end") if asked.kind == "desk" else answer(session))
    event = next(one for one in session.events if one.kind == "report_vote")
    report = next(one for one in session.reports if one.motion[2] == CONGRESS)
    assert report.result is not None and (report.result.ayes, report.result.noes) == event.args[2:4]
    assert len(report.result.lines) > 10 and all(line.post >= 0 for line in report.result.lines)
    seen = scenes.worth_seeing(session, 2, set())
    assert session.reports.index(report) in seen


def test_a_bloc_stays_in_the_range_of_a_count_after_words_in_the_corridor() -> None:
    """The blocs met before the corridor: what a member promised there takes nothing back of what they settled."""
    it = position(
        "stalin: seat, gensec, economy -40\nzinoviev: seat, economy 40\n"
        "kamenev: seat, economy 40\ntrotsky: seat\nbukharin: seat\nrykov: seat\n"
        "bloc stalin zinoviev kamenev against trotsky"
    )
    item, rykov = it.motion("zinoviev", LINE, it.economy, 1), it.k("rykov")
    it.st.w("agenda").append(item)
    it.st.phase = CORRIDOR

    def told() -> tuple[bool, tuple[int, int]]:
        view = look(it.st, rykov)
        return ledger.settled(view, rykov, item) is not None, ledger.between(view, rykov, item, tally.count(view, item))

    before, band = told()
    it.st.w("promises").append(Promise(it.kamenev, it.rykov, 0, -1, it.st.month, vote.promise_key(item)))
    after, then = told()
    assert before and after and then[1] == band[1] > then[0]
