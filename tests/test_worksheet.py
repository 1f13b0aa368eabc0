"""The worksheet for a class and the picture to share: what they tell follows the game, and nothing is lost by writing."""

from __future__ import annotations

import io
import os
import re
from argparse import Namespace
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from games import SMALL, mixed, play_on, played_out, scenario_of, small, whole
from kit_window import click, key, settle

from game import cli, files, save
from game.content import overlay
from game.play.action import Action
from game.rules.ending import PARAMOUNT
from game.rules.measure import MEASURES
from game.session import HUMAN, Entry, Session
from game.text import play as terminal_play
from game.text.table import Table
from game.text.terminal import Ended, Terminal
from game.ui import folders, share, shots
from game.ui.app import App
from game.ui.kit import Kit
from game.ui.screens import load_all
from game.ui.settings import Settings
from game.words import Words, book, chronicle, ended, sheet, sheet_key, sheet_page
from game.words import losses as lost
from game.words.fates import losses
from game.words.hidden import false_reports, secret_pacts
from game.words.pressure import pressure
from game.words.rollcall import Roll, rolls, telling
from game.words.sheet_chain import places
from game.words.turning import SECRETARY, Turn, rank_of, turning_points
from game.words.turning_record import record_of
from game.world.event import ALL, Event
from game.world.kinds import (
    CC,
    CONGRESS,
    COUNTRY_INDEX,
    FILL,
    JOINT,
    OUT_PARTY,
    OUT_POLITBURO,
    POLITBURO,
    RUNG,
    Motion,
)
from game.world.scenario import month_index

pytestmark = pytest.mark.usefixtures("blind")

SIZES = ((1280, 800), (1920, 1080), (1024, 640))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write into a folder of the test's own; the vote that is told of a game is looked for once."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    monkeypatch.setattr(sheet, "telling", told_once)


_told: dict[tuple[int, int], tuple[Session, Roll | None]] = {}  # with the game, lest another take over its number


def told_once(session: Session, me: int = -1) -> Roll | None:
    """Find the vote to tell of a game that is not changed any more: to tell every vote of it again takes long."""
    if (id(session), me) not in _told:
        _told[id(session), me] = session, telling(session, me)
    return _told[id(session), me][1]


@cache
def over(name: str, seed: int) -> Session:
    """Return a whole game of 1924 from a person's place; not to be changed."""
    return whole(name, seed)


@cache
def little(seed: int) -> Session:
    """Return a game of the small scenario played to its end; not to be changed."""
    return played_out(seed)


def mine(session: Session) -> int:
    return session.scenario.seats[session.humans()[0]]


def texts(blocks: list[sheet.Block]) -> Iterator[str]:
    """Give every text of a page."""
    for one in blocks:
        if isinstance(one, sheet.Grid):
            yield from one.head
            yield from (text for text, _ in one.groups)
            yield from (text for row in one.rows for text in row)
        elif isinstance(one, sheet.Question):
            yield from (one.text, *one.answers)
        else:
            yield one.text


def read(session: Session) -> sheet.Game:
    """Return what a page of one's own game is made from."""
    return sheet.read(session, mine(session))


def answers(session: Session, wanted: str) -> str:
    """Return what the teacher's key says to one question."""
    return " ".join(sheet_key.ANSWERS[wanted](read(session)))


# -- what it tells --------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_sheets_of_two_games_tell_each_its_own() -> None:
    one, other = over("kamenev", 7), over("trotsky", 17)
    told = [" ".join(text for page in sheet.pages(game, mine(game)) for text in texts(page)) for game in (one, other)]
    for at, game in enumerate((one, other)):
        words = Words(game.scenario)
        words.learn(game.state)
        assert f"Seed {game.seed}:" in told[at] and f"Seed {game.seed}:" not in told[1 - at]
        assert words.person(mine(game), "full") + ", held by a person" in told[at]
        turns = turning_points(game, mine(game))
        assert len(turns) >= 3
        for turn in turns:
            assert words.event(turn.event) in told[at] and record_of(words, game, turn) in told[at]
            # Who was elected may be the same in both.
            assert turn.motion is None or words.event(turn.event) not in told[1 - at]
    assert one.state.winner != other.state.winner


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 7, 8])
@pytest.mark.slow(but=2)
def test_any_game_has_three_pages_without_a_raw_key(seed: int) -> None:
    session = little(seed)
    made = sheet.pages(session, mine(session))
    assert len(made) == 3
    asked = [one for one in made[1] if isinstance(one, sheet.Question)]
    told = [one for one in made[2] if isinstance(one, sheet.Question)]
    assert 5 <= len(asked) <= 7 and [one.text for one in asked] == [one.text for one in told]
    assert all(one.lines >= 2 and not one.answers for one in asked) and all(one.answers and not one.lines for one in told)
    assert any("not about 1924" in text for text in texts(made[2]))
    for page in made:
        for text in texts(page):
            assert "[" not in text and "{" not in text and "!" not in text, text


def test_a_watched_game_and_one_without_an_archive_say_so() -> None:
    watched = Session(small(), 3, ["random"] * 3)
    assert "Nobody's." in " ".join(texts(sheet.pages(watched)[0]))
    bare = play_on(Session(small(), 3, [HUMAN, "random", "random"], archive=False))
    made = sheet.pages(bare, mine(bare))
    assert "No vote by heads was kept" in " ".join(texts(made[0]))
    assert [one.number for one in made[1] if isinstance(one, sheet.Question)] == [1, 2, 3, 4, 5, 6]
    assert not any("Read part 2" in text for text in texts(made[1]))


def test_a_game_opened_from_a_saved_position_says_what_was_not_kept() -> None:
    session = copy(little(7))
    session.resumed, session.months, session.opened, session.events = True, [], [], []
    made = sheet.pages(session, mine(session))
    last = Words(session.scenario).month(session.state.month)
    assert f"What came before {last} was not kept." in " ".join(texts(made[0])) and len(made) == 3
    assert "was not kept" not in " ".join(texts(sheet.pages(little(7))[0]))


@pytest.mark.slow
def test_the_figures_of_the_chain_come_to_the_whole() -> None:
    st = over("kamenev", 7).state
    found = places(st)
    assert sum(one.members for one in found) == sum(1 for seat in st.seat_cc if seat == 2)
    assert sum(one.bureau for one in found) == sum(1 for seat in st.seat_pb if seat == 2)
    assert sum(one.posts for one in found) == sum(1 for p in st.holder if p >= 0)
    assert sum(one.delegates for one in found) == 100
    grid = next(one for one in sheet.pages(over("kamenev", 7))[1] if isinstance(one, sheet.Grid) and one.groups)
    assert [row[7] for row in grid.rows] == [str(one.delegates) for one in found]


@pytest.mark.slow
def test_the_key_names_the_two_strongest_of_the_table_and_all_who_grew_or_shrank() -> None:
    session = over("trotsky", 15)
    game, pages = read(session), sheet.pages(session, mine(session))
    grid = next(one for one in pages[1] if isinstance(one, sheet.Grid) and one.groups)
    strongest = sorted((row for row in grid.rows if row[-1] != "–"), key=lambda row: -int(row[-1]))[:2]
    told = sheet_key.ANSWERS["strength"](game)
    assert [text.partition(" of 100")[0] for text in told[:2]] == [f"{row[0]}: strength {row[-1]}" for row in strongest]
    secretary = game.words.person(session.state.secretary())
    assert any(f"General Secretary: {secretary}." in text for text in texts(pages[1]))
    moved = [(row[0], int(row[7]) - int(row[2])) for row in grid.rows[:-1]]
    chain = answers(session, "chain")
    assert all(f"Grew: {name}." in chain for name, by in moved if by > 0)
    assert all(f"Shrank: {name}." in chain for name, by in moved if by < 0)


def forced(words: Words, session: Session) -> bool:
    """Tell whether force was voted in a game."""
    return any(words.measure_cost(m) for m, *_ in session.state.minutes)


@pytest.mark.slow
def test_the_cost_of_a_game_stands_on_the_pupils_page_and_names_who_voted_it() -> None:
    words = Words(over("trotsky", 17).scenario)
    games = [over("trotsky", 17), over("kamenev", 7)]  # among two games one with force and one without is soon found
    games += [over("trotsky", 17), over("kamenev", 8)] if len({forced(words, one) for one in games}) < 2 else []
    session = next(one for one in games if forced(words, one))
    page = " ".join(texts(sheet.pages(session, mine(session))[0]))
    force = [(m, month) for m, month, _ in session.state.minutes if words.measure_cost(m)]
    told = answers(session, "cost")
    for m, month in force[:2]:
        assert words.measure(m) in page and f"{words.measure(m)}, {words.month(month)}. For it: " in told
    assert losses(words, session.state) in told
    assert "famine of 1932 and 1933" in page and "had no vote on them" in told
    without = next(one for one in games if not forced(words, one))
    assert "No measure of force" in " ".join(texts(sheet.pages(without)[0])) and "No force was voted" in answers(without, "cost")


# -- the vote -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "seed"), [("kamenev", 7), ("trotsky", 15)])
@pytest.mark.slow
def test_a_vote_told_again_is_the_vote_that_was_played(name: str, seed: int) -> None:
    session = over(name, seed)
    reports = {(one.month, one.motion): one for one in session.reports if one.result is not None}
    checked = same = 0
    for n, (month, _) in list(enumerate(session.months))[::3]:
        for roll in rolls(session, n):
            checked += 1
            assert roll.event in session.events and roll.event.month == month
            assert (roll.result.ayes, roll.result.noes) == roll.event.args[1:3]
            report = reports.get((month, tuple(roll.item)))
            if report is not None and report.result is not None:
                same += 1
                assert roll.result.lines == report.result.lines
                if session.scenario.seats[report.seat] == roll.item.mover:
                    assert roll.expected.lines == report.expected.lines
    assert checked >= 5 and same >= 2


@pytest.mark.parametrize(("name", "seed"), [("kamenev", 15), ("trotsky", 15)])
@pytest.mark.slow
def test_the_key_names_the_reason_that_was_hidden_from_the_mover(name: str, seed: int) -> None:
    session = over(name, seed)
    roll = told_once(session, mine(session))
    assert roll is not None
    words = Words(session.scenario)
    pupils, told = " ".join(texts(sheet.pages(session, mine(session))[0])), answers(session, "hidden")
    broke = [(one, one.told) for one in roll.few() if one.turned]
    unknown = [(one, hide) for one, hide in broke if hide is not None and hide.counted is None]
    assert unknown
    for voter, hide in unknown:
        real = hide.real
        assert real is not None and real.code in {reason.code for reason in voter.line.reasons}
        assert (real.code, real.args) not in {(reason.code, reason.args) for reason in voter.before.reasons}
        said = f"Most of the difference: {words.reason(real)}, which {words.person(roll.item.mover)} had not counted at all."
        assert said in told and words.reason(real) in pupils
        assert words.person(voter.line.person) in told
        if real.code == "patron":
            n = next(n for n, (month, _) in enumerate(session.months) if month == roll.event.month)
            assert session.months[n][1].roots()[voter.line.person] == real.args[0]
    for one in roll.few():
        assert words.person(one.line.person) in pupils
    assert any(one.turned for one in roll.few()) and "broke the count" in told


@pytest.mark.parametrize(("name", "seed"), [("kamenev", 7), ("trotsky", 15)])
@pytest.mark.slow(but=1)
def test_the_reason_told_can_explain_the_vote_cast(name: str, seed: int) -> None:
    session = over(name, seed)
    game = read(session)
    roll = told_once(session, mine(session))
    assert roll is not None
    told = answers(session, "hidden")
    for one in roll.few():
        who = game.words.person(one.line.person)
        if one.turned and one.freely:
            assert one.told is None and f"{who} broke the count. No hidden reason explains it" in told
        elif one.turned:
            assert one.told is None or (one.told.gap > 0) == (one.line.ayes > 0)
            assert f"{who} broke the count. " in told
            assert f"in truth they came to {game.words.show(one.line.amount, 'points')}." in told
    freely = next(one for one in roll.voters() if one.turned)
    against = freely._replace(line=freely.line._replace(amount=-freely.line.amount))
    assert against.freely != freely.freely and (against.told is None or freely.told is None)


@pytest.mark.parametrize("name", ["kamenev", "trotsky"])
def test_turning_points_are_spread_over_the_years_and_one_is_the_readers(name: str) -> None:
    session = over(name, 7 if name == "kamenev" else 15)
    me = mine(session)
    found = turning_points(session, me)
    votes = {one.month // 12 for one in session.events if one.kind in ("carried", "lost", "tied")}
    assert len({turn.month // 12 for turn in found}) >= min(4, len(votes))
    assert any(turn.motion is not None and me in (turn.motion.mover, turn.motion.a, turn.motion.b) for turn in found)


@pytest.mark.slow
def test_a_months_movement_is_put_down_to_the_weightiest_thing_in_it() -> None:
    games = ((seed, over("trotsky", seed)) for seed in (17, 7, *range(11, 17)))
    seed, great = next(
        (seed, turn.event) for seed, game in games for turn in turning_points(game, mine(game))
        if rank_of(game, turn.event) == SECRETARY and turn.event in [one.event for one in turning_points(game, -1)]
    )  # fmt: skip
    game = copy(over("trotsky", seed))
    me = mine(game)
    post = next(q for q, one in enumerate(game.scenario.posts) if one.kind == "abroad")
    item = Motion(FILL, me, POLITBURO, post, 20, 0, great.month, 0, 0)
    for beside in (0, -1):  # in the same month, and in one whose movement runs into it
        small = great._replace(month=great.month + beside, args=(POLITBURO, 8, 1, 0, *item))
        game.events = sorted([small, *over("trotsky", seed).events], key=lambda one: one.month)
        for who in (-1, me):
            turns = turning_points(game, who)
            told = [turn.event for turn in turns]
            assert great in told and small not in told
            apart = [turn.event for turn in turns if not turn.own]  # one's own great moments stand where they came
            assert all(two.month - one.month >= 6 for one, two in pairwise(apart))


def test_coercion_without_a_vote_on_force_is_told_with_where_it_came_from() -> None:
    game = copy(over("trotsky", 15))
    words, h = read(over("trotsky", 15)).words, next(n for n, one in enumerate(game.scenario.happenings) if any(
        choice.id == "knock" for choice in one.choices
    ))  # fmt: skip
    c = next(n for n, one in enumerate(game.scenario.happenings[h].choices) if one.id == "knock")
    forced = [st for _, st in game.months if st.minutes]
    game.state = copy(game.state)
    game.state.minutes, quiet = [], copy(game.months[0][1])
    game.months, game.events = [(quiet.month, quiet)], [Event("choice", quiet.month, (h, c, mine(game)))]
    quiet.w("country")[COUNTRY_INDEX["coercion"]] = 0
    game.state.w("country")[COUNTRY_INDEX["coercion"]] = 8
    told = pressure(words, game)
    assert "rose to 8 of 100" in told and "Let them knock (+8)" in told
    if forced:  # where force was voted the measures themselves are named
        game.state.minutes = forced[-1].minutes
        assert (pressure(words, game) == "") == any(MEASURES[m].coercive for m, _, _ in game.state.minutes)


def test_beside_a_turning_point_stands_first_what_the_record_has_of_the_same_post_or_man() -> None:
    game = over("trotsky", 15)
    words, q, p = read(game).words, game.scenario.post_index, game.scenario.person_index
    at, reality = month_index(1924, 4), dict(game.scenario.reality)
    def told(*item: int) -> str:
        event = Event("carried", at, (POLITBURO, 8, 1, 0, *item[:1], p["stalin"], POLITBURO, *item[1:], 0, at, 0, 0))
        return record_of(words, game, Turn(event, 0, at, reality[at].strip()))
    premier = told(FILL, q["premier"], p["molotov"])
    assert premier.startswith(f"The same post ({words.post(q['premier'])}) was held by Rykov. That month: ")
    assert told(FILL, q["gensec"], p["zinoviev"]).startswith(f"The same post ({words.post(q['gensec'])}) was held by Stalin.")
    assert told(RUNG, p["kamenev"], OUT_POLITBURO).startswith("January 1926: Kamenev loses his seat in the Politburo.")
    assert "Rykov was a full member of the Politburo, and so" in told(RUNG, p["rykov"], OUT_POLITBURO)
    other = told(FILL, q["envoy_paris"], p["molotov"])
    assert other.startswith("The record of that month is about something else: Stalin lectured")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_entry_of_another_seat_is_told_as_the_readers_own(language: str) -> None:
    session = over("kamenev", 7)
    words = Words(overlay.in_language(session.scenario, language), language)
    for _, st in session.months:
        words.learn(st)
    you = re.compile(r"\b(you|your|yours)\b|\b(вы|вас|вам|вами|ваш\w*)\b", re.IGNORECASE)
    seat, me = session.humans()[0], mine(session)
    others = [one for one in session.heard(seat) if one.audience != ALL and not one.audience >> seat & 1]
    assert {"op_started", "op_done", "believed"} <= {one.kind for one in others}
    said = {viewer: [(one, words.event(one, viewer)) for one in others] for viewer in (seat, -1)}
    assert [text for one, text in said[seat] if you.search(text) and me not in one.args] == []
    assert [text for _, text in said[-1] if you.search(text)] == []
    started = next(one for one in others if one.kind == "op_started")
    assert words.person(started.args[0])[:4] in words.event(started, seat)


def test_a_sentence_that_says_you_asks_whom_it_is_told() -> None:
    you = re.compile(r"\b(you|your|yours)\b|\b(вы|вас|вам|вами|ваш\w*)\b", re.IGNORECASE)
    for language in ("en", "ru"):
        for kind, entry in book("words", language)["event"].items():
            if kind in lost.KINDS:
                continue  # what a seat has lost is worked out for that seat alone
            for one in entry if isinstance(entry, list) else [entry]:
                bound = isinstance(one, dict) and re.search(r"\d=me|mine=1|told=1", str(one.get("if")))
                text = str(one.get("say", one)) if isinstance(one, dict) else str(one)
                assert bound or not you.search(text), f"{language} {kind}: {text}"


def test_the_sheet_and_the_chronicle_say_why_the_game_ended() -> None:
    session = over("kamenev", 7)
    words = read(session).words
    said = ended.why(words, session)
    assert said in " ".join(texts(sheet.pages(session, mine(session))[0])) and words.month(session.state.month) in said
    page = chronicle.page(session, words, session.humans()[0], session.heard(session.humans()[0]), ())
    assert any(isinstance(one, sheet.Paragraph) and one.text == said for one in page)


def test_an_end_written_early_names_the_test_the_months_and_what_was_left_open() -> None:
    scenario = scenario_of("1924")
    stalin, k = scenario.person_index["stalin"], 4
    st = Session(scenario, 1, ["standard"] * 7, paced=True).state.clone()
    st.month, st.result, st.winner = month_index(1928, 7), PARAMOUNT, stalin
    asked = next(h for h, one in enumerate(scenario.happenings) if one.title == "Tribute")
    events = [Event("paramount", month_index(1928, 3), (stalin,), 0), Event("happening", st.month, (asked, scenario.seats[k]))]
    game = SimpleNamespace(state=st, scenario=scenario, events=events, log=[Entry(k, Action("write_end"), "")])
    said = ended.why(Words(scenario), game)  # type: ignore[arg-type]
    who = Words(scenario).person(scenario.seats[k])
    assert said.startswith("Stalin was paramount from October 1927: for 6 months running")
    assert f"in July 1928 {who} had it written" in said and "to December 1929." in said
    assert said.endswith("One question of that month was never answered: Tribute.")


def test_a_vote_is_told_with_voters_on_either_side() -> None:
    roll = read(over("kamenev", 7)).roll
    assert roll is not None and len(roll.few()) == len({one.line.person for one in roll.few()}) == 4
    assert any(one.line.person in over("kamenev", 7).scenario.seats for one in roll.few())
    assert {one.line.ayes > 0 for one in roll.few()} == {True, False}
    assert all(one.line.person != roll.item.mover for one in roll.few())


@pytest.mark.parametrize(
    ("kind", "ayes", "noes", "body", "rung", "n"),
    [
        ("carried", 29, 24, CC, 0, 3), ("carried", 5, 4, CC, 0, 1), ("carried", 6, 4, CC, 0, 1), ("lost", 4, 5, CC, 0, 1),
        ("lost", 4, 6, CC, 0, 2), ("tied", 5, 5, CC, 0, 1), ("carried", 60, 20, JOINT, 0, 0), ("carried", 60, 20, CONGRESS, 0, 0),
        ("carried", 20, 10, CC, OUT_PARTY, 0),
    ],
)  # fmt: skip
def test_how_many_voters_would_have_turned_a_vote(kind: str, ayes: int, noes: int, body: int, rung: int, n: int) -> None:
    item = Motion(RUNG if rung else 3, 0, body, 1, rung, 0, 0, 0, 0)
    assert sheet_key.turned_by(Event(kind, 1, (body, ayes, noes, 0, *item))) == n
    if n:  # so many going over turn it, and one fewer do not
        sign = 1 if kind == "carried" else -1
        turned = ayes - sign * n > noes + sign * n
        fewer = ayes - sign * (n - 1) > noes + sign * (n - 1)
        assert turned != (kind == "carried") and fewer == (kind == "carried")


def test_the_key_says_where_the_game_parted_from_the_record() -> None:
    turn = None
    for seed in (15, *range(11, 19)):  # not every game parts from the record at a turning point
        session = over("trotsky", seed)
        game = read(session)
        turn = sheet_key.parting(game)
        if turn is not None and sheet_key.about(turn) in session.scenario.seats:
            break
    assert turn is not None
    name = game.words.person(sheet_key.about(turn))
    near = [text for month, text in session.scenario.reality if abs(month - turn.month) <= 2]
    assert near and not any(name in text for text in near)
    assert f"{game.words.month(turn.month)}, about {name}." in answers(session, "parted")
    left = sheet_key.parting_lines(game.words, session)
    assert left and answers(session, "parted").startswith(left[0]), "the key answers first what part 1 says"
    assert left[0] in " ".join(texts(sheet.pages(session, mine(session))[0]))
    assert sheet_key.about(turn) in session.scenario.seats
    most = max(game.turns, key=lambda one: one.moved)
    assert game.words.event(most.event) in answers(session, "parted")


def shows_all(session: Session) -> bool:
    """Tell whether a game has all the key counts: a winner, blocs against him, secret pacts and false reports."""
    words = read(session).words
    known = any(words.knows_pact(event.args[0], -1) for event in secret_pacts(session))
    winner = session.state.winner
    return winner >= 0 and known and bool(sheet_key.blocs_against(session, winner)) and bool(false_reports(session))


def test_the_key_counts_secret_pacts_and_false_reports_by_the_archive() -> None:
    session = next(s for s in (over("trotsky", seed) for seed in (15, *range(11, 19))) if shows_all(s))
    told = answers(session, "strength")
    words = read(session).words
    pacts = [event for event in secret_pacts(session) if words.knows_pact(event.args[0], -1)]
    assert pacts and f"Pacts signed in secret: {len(pacts)}." in told and words.event(pacts[0]) in told
    blocs = sheet_key.blocs_against(session, session.state.winner)
    assert blocs and all(one.target == session.state.winner for one in blocs)
    name = words.person(session.state.winner)
    first = words.pact(blocs[0])
    one = f"One bloc was made against {name}: {first}."
    assert (f"Blocs made against {name}: {len(blocs)}, among them {first}" if len(blocs) > 1 else one) in told
    false = false_reports(session)
    assert false and f"False reports and false papers: {len(false)}." in told and words.event(false[0]) in told
    pupils = " ".join(text for page in sheet.pages(session, mine(session))[:2] for text in texts(page))
    assert words.event(pacts[0]) not in pupils and words.event(false[0]) not in pupils


# -- how it is written ----------------------------------------------------------------------------

STRANGE = 'A <script>alert("x")</script> & *b* | `c` [d](http://e)\x07\u202e'


class Checked(HTMLParser):
    """Reads a page and keeps its tags, their attributes and its text; an element that is not closed is a mistake."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def strange() -> Session:
    """Return a game over a scenario whose texts hold marks of HTML and Markdown."""
    session = copy(little(7))
    people = tuple(replace(one, name=STRANGE, short=f"<b>{one.short}|") for one in session.scenario.people)
    session.scenario = replace(session.scenario, title=STRANGE, people=people)
    return session


def test_the_page_is_whole_and_nothing_in_it_runs_or_leads_elsewhere() -> None:
    session = strange()
    page = sheet_page.to_html(sheet.title(session), sheet.pages(session, mine(session)))
    found = Checked(page)
    assert found.open == [] and found.tags.count("section") == 3
    assert not {"script", "b>", "a", "img", "link", "iframe", "object", "base"} & set(found.tags)
    assert not {"src", "href", "onload", "onclick", "style"} & {name for name, _ in found.attributes}
    assert "@page { size: A4" in page and "break-after: page" in page and "url(" not in page and "@import" not in page
    text = "".join(found.text)
    assert '<script>alert("x")</script> & *b* | `c`' in text and "\x07" not in page and "\u202e" not in page


def test_the_markdown_has_the_same_texts_and_no_mark_of_a_stranger() -> None:
    session = strange()
    made = sheet.pages(session, mine(session))
    text = sheet_page.to_markdown(made)
    assert "<" not in text and not re.search(r"(?<!\\)[*]b", text) and "](http" not in text.replace("\\](", "")
    assert text.count("\n---\n") == 2
    for line in text.split("\n"):
        if line.startswith("|") and "---" not in line:
            assert len(re.findall(r"(?<!\\)\|", line)) in (3, 4, 5, 12), line
    plain = Checked(sheet_page.to_html("x", made))
    bare = re.sub(r"\\(.)", r"\1", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for page in made:
        for one in texts(page):
            shown = sheet_page._clean(one)
            assert shown in bare and shown in "".join(plain.text)
    lines = sum(one.lines for one in made[1] if isinstance(one, sheet.Question))
    assert text.count(sheet_page._RULED) == lines == "".join(plain.tags).count("div") - len(
        [one for page in made for one in page if isinstance(one, sheet.Question)]
    )


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    session = little(7)
    first = sheet_page.write(session, mine(session))
    assert [path.suffix for path in first] == [".html", ".md"]
    assert {path.parent for path in first} == {tmp_path / "chronicles"}, "where the chronicle is written"
    first[0].write_text("mine", "utf-8")
    first[1].unlink()
    second = sheet_page.write(session, mine(session))
    assert first[0].read_text("utf-8") == "mine" and not first[1].exists()
    assert [path.stem for path in second] == [first[0].stem + "-2"] * 2
    assert sheet_page.write(session, mine(session))[0].stem == first[0].stem + "-3"


def test_what_cannot_be_written_leaves_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "chronicles").write_text("in the way", "utf-8")
    with pytest.raises(files.StorageError, match="could not be written"):
        sheet_page.write(little(7), mine(little(7)))
    plain = files._write_new

    def full(path: Path, data: bytes) -> None:
        plain(path, data[:10])
        if path.suffix == ".md":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_write_new", full)
    with pytest.raises(files.StorageError, match="the disk is full"):
        files.write_new(tmp_path / "out", "a/../b c", {".html": b"x" * 20, ".md": b"y" * 20})
    assert list((tmp_path / "out").iterdir()) == []
    monkeypatch.undo()
    assert files.write_new(tmp_path / "out", "a/../b c", {".md": b"y"})[0] == tmp_path / "out" / "a-b-c.md"


# -- terminal and command -------------------------------------------------------------------------


def at_table(session: Session, typed: str) -> str:
    """Return what the terminal answers to one line."""
    sink = io.StringIO()
    table = Table(Terminal(io.StringIO(f"{typed}\n"), sink), session, session.humans()[0])
    table.commands = terminal_play.COMMANDS
    with pytest.raises(Ended):
        table.read()
    return sink.getvalue()


def test_the_terminal_writes_the_sheet_when_the_game_is_over(tmp_path: Path) -> None:
    assert "a game that is over" in at_table(mixed(small(), 7), "worksheet")
    assert not (tmp_path / "chronicles").exists()
    told = at_table(little(7), "worksheet")
    made = sorted((tmp_path / "chronicles").iterdir())
    assert len(made) == 2 and all(str(path) in told for path in made)
    assert "Worksheet: " in made[1].read_text("utf-8")


def test_replay_writes_the_sheet_of_a_save(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = little(7)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "small.yaml").write_bytes(SMALL.read_bytes())
    path = tmp_path / "game.json"
    save.save_game(session, path)
    out = tmp_path / "out"
    assert cli.main(["replay", str(path), "--worksheet", str(out)]) == 0
    made = sorted(out.iterdir())
    assert len(made) == 2 and f"worksheet: {made[0]}" in capsys.readouterr().out
    assert made[0].read_text("utf-8") == sheet_page.to_html(sheet.title(session), sheet.pages(session, mine(session)))
    assert cli.main(["replay", str(path), "--to-month", "1924-06", "--worksheet", str(tmp_path / "none")]) == 2
    assert "a game that is over" in capsys.readouterr().err and not (tmp_path / "none").exists()
    assert cli.main(["replay", str(path), "--worksheet", str(path)]) == 2
    assert "name another folder" in capsys.readouterr().err


# -- the window -----------------------------------------------------------------------------------


def ending(session: Session, size: tuple[int, int] = (1280, 800), percent: int = 100) -> App:
    app = App(Settings(text_percent=percent, reduced_motion=True, front_page=False, autosave=False, sound=False), size)
    load_all()
    app.enter(session)
    return settle(app)


@pytest.mark.slow
def test_the_buttons_write_by_mouse_and_by_keyboard(tmp_path: Path) -> None:
    app = ending(little(7))
    assert app.stack[-1].name == "ending"
    settle(app, *click(app.kit, "ending:worksheet"))
    stem = f"{app.scenario.id}-7-{app.scenario.people[mine(little(7))].id}"
    sheets, pictures = tmp_path / "chronicles", tmp_path / "pictures"
    assert {path.name for path in sheets.iterdir()} == {f"{stem}-worksheet.html", f"{stem}-worksheet.md"}
    assert str(sheets / f"{stem}-worksheet.html") in app.notice_now()
    opened: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pygame.display, "get_driver", lambda: "x11")
        patch.setenv("DISPLAY", ":0")
        patch.setattr(folders.webbrowser, "open", opened.append)
        settle(app, *click(app.kit, "ending:folder"))
    settle(app, *click(app.kit, "ending:folder"))
    assert opened == [sheets.resolve().as_uri()], "and nothing is opened where nobody looks on"
    settle(app, key(pygame.KSCAN_T))
    assert f"{stem}-worksheet-2.html" in app.notice_now() and len(list(sheets.iterdir())) == 4
    settle(app, *click(app.kit, "ending:share"))
    assert str(pictures / f"{stem}-ending.png") in app.notice_now()
    settle(app, key(pygame.KSCAN_V))
    for _ in range(60):
        if app.kit.focus == "ending:share":
            break
        settle(app, key(pygame.KSCAN_TAB))
    settle(app, key(pygame.KSCAN_RETURN))
    made = sorted(path.name for path in pictures.iterdir())
    assert made == [f"{stem}-ending-2.png", f"{stem}-ending-3.png", f"{stem}-ending.png"]
    assert all(pygame.image.load(str(path)).get_size() == (1200, 630) for path in pictures.iterdir())


@pytest.mark.slow
def test_of_several_people_each_takes_the_sheet_of_his_own_seat(tmp_path: Path) -> None:
    session = play_on(Session(small(), 7, [HUMAN, HUMAN, "random"]))
    app = ending(session)
    names = [session.scenario.people[p] for p in session.scenario.seats[:2]]
    for k, one in enumerate(names):
        settle(app, *click(app.kit, f"whose:{k}"))
        settle(app, key(pygame.KSCAN_T))
        page = (tmp_path / "chronicles" / f"{app.scenario.id}-7-{one.id}-worksheet.html").read_text("utf-8")
        assert f"{names[0].name} and {names[1].name}, held by people." in page
        assert f"<td>{one.short} " in page


@pytest.mark.long  # the game of the pictures is played to its end
def test_the_picture_is_among_those_of_every_screen(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert shots.run(Namespace(out=str(out), only="ending_share", size=(1024, 640), text=200)) == 0
    assert pygame.image.load(str(out / "ending_share.png")).get_size() == share.SIZE


def test_what_cannot_be_written_is_said_in_the_window(tmp_path: Path) -> None:
    for name in ("chronicles", "pictures"):
        (tmp_path / name).write_text("in the way", "utf-8")
    app = ending(little(7))
    for id in ("ending:worksheet", "ending:share"):
        settle(app, *click(app.kit, id))
        assert "could not be written" in app.notice_now()
    assert app.stack[-1].name == "ending"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", (75, 100, 200))
@pytest.mark.slow(but=2)
def test_the_buttons_are_there_and_whole_at_every_size(size: tuple[int, int], percent: int, tmp_path: Path) -> None:
    app = ending(little(7), size, percent)
    assert app.kit.duplicates == []
    for id, code in (("ending:worksheet", pygame.KSCAN_T), ("ending:share", pygame.KSCAN_V)):
        for _ in range(400):  # it may have to be scrolled to, past every name on the page
            if app.kit.focus == id:
                break
            settle(app, key(pygame.KSCAN_TAB))
        assert app.kit.focus == id
        assert app.kit.surface.get_rect().contains(app.kit.zones[id])
        settle(app, key(code))
        assert str(tmp_path) in app.notice_now()


# -- the picture ----------------------------------------------------------------------------------


class Written:
    """What was written on a picture, and where it ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cut: list[str] = []
        self.labels: list[str] = []
        self.told: list[str] = []
        self.low: list[tuple[float, float]] = []
        write, paragraph = Kit.write, Kit.paragraph

        def noted(kit: Kit, rect: object, text: str, *args: object, **more: object) -> tuple[int, bool]:
            used, cut = write(kit, rect, text, *args, **more)  # type: ignore[arg-type]
            self.labels.append(text)
            self.cut += [text] * cut
            return used, cut

        def laid(kit: Kit, rect: tuple[float, float, float, float], text: str, *args: object, **more: object) -> int:
            used = paragraph(kit, rect, text, *args, **more)  # type: ignore[arg-type]
            self.told.append(text)
            self.low.append((rect[0] + rect[2], rect[1] + used))
            return used

        monkeypatch.setattr(Kit, "write", noted)
        monkeypatch.setattr(Kit, "paragraph", laid)


LONG = "Konstantin Konstantinovich von Oldenburg-Wolkonski the Elder of Nizhny Novgorod"


@pytest.mark.parametrize("which", ["kamenev", "trotsky", "watched", "long"])
def test_every_text_of_the_picture_fits(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = over("trotsky", 15) if which == "trotsky" else over("kamenev", 7)
    app = ending(session, (1024, 640), 200)
    if which == "watched":
        app.seat = -1
    if which == "long":
        people = tuple(replace(one, name=LONG, short=LONG[:28]) for one in session.scenario.people)
        monkeypatch.setattr(app.words, "scenario", replace(session.scenario, people=people))
    seen = Written(monkeypatch)
    kit = share.picture(app)
    assert kit.surface.get_size() == share.SIZE
    assert seen.cut == []
    assert all(right <= share.SIZE[0] and low <= share.SIZE[1] - 44 for right, low in seen.low)
    assert len(share.chosen(app)) == 3 or which == "long"
    few = 1 if which == "long" else 2  # names that no scenario should have leave room for one
    assert few <= len(seen.told) - (which != "watched") - 1 <= 3, "two or three turning points"
    assert any(f"Seed {session.seed}." in text for text in seen.labels)


def test_the_picture_tells_nothing_that_the_ending_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    session = over("trotsky", 15)
    app = ending(session)
    seen = Written(monkeypatch)
    share.picture(app)
    outcome, own = share.told(app)
    allowed = {outcome, own, *(share.line(app, point) for point in turning_points(session, mine(session)))}
    assert set(seen.told) <= allowed and outcome in seen.told and own in seen.told
    names = {app.words.person(p) for p in session.scenario.seats}
    months = {app.words.month(point.month) for point in share.chosen(app)}
    fixed = {app.text("title.caption").upper(), session.scenario.title, app.text("ending.lead"), app.text("ending.points"),
             app.text("ending.lead_unit"), app.text("ending.share_foot")}  # fmt: skip
    rest = [text for text in seen.labels if text not in names | months | fixed]
    assert [text for text in rest if not re.fullmatch(rf"[\d/]*|.* to .*\. Seed {session.seed}\.", text)] == []


@pytest.mark.seen
def test_the_pictures_of_two_games_differ_and_one_is_always_the_same() -> None:
    one, other = ending(over("kamenev", 7)), ending(over("trotsky", 15))

    def pixels(app: App) -> bytes:
        return pygame.image.tobytes(share.picture(app).surface, "RGB")

    assert pixels(one) == pixels(one) and pixels(one) != pixels(other)


def test_the_longest_case_of_a_roll_is_empty_and_not_an_error() -> None:
    """A vote of a mover alone has nobody to tell of."""
    roll = read(over("kamenev", 7)).roll
    assert roll is not None
    alone = roll.result._replace(lines=tuple(line for line in roll.result.lines if line.person == roll.item.mover))
    assert Roll(roll.event, roll.item, roll.expected, alone, roll.contenders).few() == []
