"""A game that is only watched: its pace, its stops, what nobody's eyes see, by mouse, by keys and in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pygame
import pytest
from games import SMALL, small
from test_window import Hand

from game import cli, save
from game.play.motion import Motion
from game.public import public
from game.rules import tally
from game.session import HUMAN, Session
from game.ui.settings import Settings
from game.words import course

pytestmark = pytest.mark.usefixtures("blind")

RIVALS = ["random", "standard", "standard"]


def watched(seed: int = 3) -> Session:
    return Session(small(), seed, list(RIVALS), paced=True)


def to_the_end(session: Session) -> Session:
    while not session.over:
        session.let_pass()
    return session


# The game


def test_a_watched_game_stands_at_every_month_and_is_the_game_that_runs_by_itself() -> None:
    session, seen = watched(), []
    while not session.over:
        assert session.decision is None and session.state.queue[0].kind == "desk"
        seen.append(session.state.month)
        session.let_pass()
    assert seen == list(range(small().start, seen[-1] + 1)) and len(seen) > 12
    whole = Session(small(), 3, list(RIVALS))
    assert whole.over and whole.log == session.log and whole.state.digest() == session.state.digest()


def test_a_watched_game_is_kept_and_goes_on_alike_with_its_votes(home: Path) -> None:
    session = watched()
    for _ in range(9):
        session.let_pass()
    back = save.load_game(save.quick_save(session))
    assert back.paced and not back.over and back.state.digest() == session.state.digest()
    assert [one for one in back.reports if one.seat < 0] == [one for one in session.reports if one.seat < 0]
    assert to_the_end(back).log == to_the_end(session).log


def test_what_everybody_knows_holds_nothing_that_somebody_could_not_know() -> None:
    """Each figure of it is either the truth all see or what every contender believes alike."""
    session = Session(small(), 5, [HUMAN, *RIVALS[1:]])
    checked = 0
    for _, st in [*to_the_end(watched(5)).months, (0, session.state)]:
        view = public(st)
        assert all(not pact.secret and not pact.known and not pact.leak for pact in view.pacts)
        assert all(hold.public or any(item.a == hold.id for item in st.agenda) for hold in view.holds)
        assert (view.ops, view.orders, view.offers, view.plants, view.queue, view.forecasts) == ([], [], [], [], [], [])
        for p, up in enumerate(view.patron):
            believed = {st.bel_patron[k][p] for k in st.in_play()}
            assert up == -1 or believed == {up}
            checked += up >= 0
        assert view.regard == st.regard_open and set(view.want) == {-1} and view.seed == 0 and view.viewer == -1
        for item in st.agenda[:2]:
            assert tally.count(view, item).lines
    assert checked > 20


def test_changes_are_told_in_the_month_they_came() -> None:
    st = watched().state
    p, other = st.scenario.seats[:2]
    after = st.clone()
    after.w("seat_pb")[p] = 0
    assert course.changes(st, after) == [course.Change(st.month, course.LEFT, p)]
    after.w("rung")[p] = 5
    assert course.changes(st, after) == [course.Change(st.month, course.EXPELLED, p)]
    assert course.changes(after, st) == [course.Change(st.month, course.BACK, p)]
    after.w("life")[other] = 2
    assert course.Change(st.month, course.DIED, other) in course.changes(st, after)


# The window


def begun(home: Path, **more: object) -> Hand:
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, front_page=False, **more))  # type: ignore[arg-type]
    assert hand.app.begin(small(), 3, list(RIVALS))
    hand.rest()
    assert hand.top == "desk" and hand.app.watching and hand.app.seat == -1
    return hand


@pytest.mark.slow
def test_watching_by_mouse_from_the_setup_to_the_archive(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.files.shipped_scenarios", lambda: home / "shipped")
    hand = Hand()
    hand.click("title:new")
    hand.click("scenario:small")
    hand.click("choose")
    hand.app.stack[-1].seed = "3"  # type: ignore[attr-defined]
    hand.click("seat:watch")
    hand.click("start")
    app = hand.app
    assert hand.top == "desk" and app.watching and app.game.state.month == small().start
    hand.click("step")
    assert hand.top == "front_page"
    hand.click("front_page:close")
    scenes = 0
    while not app.game.over:
        assert hand.top == "desk" and app.kit.duplicates == []
        votes = app.watch.votes(app.game.state.month - 1)
        session = next((f"session:{n}" for n, (_, report) in enumerate(votes) if report >= 0), "")
        if session and scenes < 3:
            hand.click(session)
            report = app.game.reports[app.stack[-1].report]  # type: ignore[attr-defined]
            assert hand.top == "vote" and report.seat == -1 and report.month == app.game.state.month - 1
            hand.click("vote:close")
            scenes += 1
        hand.click("step")
        if hand.top == "front_page":
            hand.click("front_page:close")
    assert scenes and hand.top == "ending" and app.seat == -1
    hand.click("page:archive")
    assert "archive_month" in hand.zones and not hand.can("archive:rewind")


@pytest.mark.slow
def test_any_eyes_can_be_taken_and_nobodys_open_nothing_private(home: Path) -> None:
    hand = begun(home)
    app = hand.app
    for _ in range(6):
        hand.press(app.kit.bound["end"])
    assert app.game.state.month == small().start + 6
    for name in ("people", "posts", "card_index"):
        assert not hand.can(f"go:{name}")
        hand.press(app.kit.bound[name])
        hand.press(pygame.KSCAN_ESCAPE)
        assert hand.top == "desk"
    for name in ("front_page", "vote", "country", "chain", "pacts", "chronicle"):
        hand.press(app.kit.bound[name])
        assert hand.top == name and app.kit.duplicates == []
        hand.press(app.kit.bound["desk"])
    hand.press(app.kit.bound["number2"])
    assert app.seat == 0 and app.game.eyes == 0 and app.view.viewer == 0
    for name in ("people", "posts", "card_index", "front_page", "vote", "country", "chain", "pacts", "chronicle"):
        hand.click(f"go:{name}")
        assert hand.top == name and app.kit.duplicates == []
    hand.click("go:desk")
    log = list(app.game.log)
    hand.click("eyes:nobody")
    assert app.seat == -1 and app.game.log == log, "looking changes nothing"


@pytest.mark.slow
def test_months_run_by_the_clock_and_stop_at_a_key_a_fall_and_a_congress(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = begun(home)
    app = hand.app
    app.watch.falls = app.watch.congresses = False
    hand.click("run")
    assert app.running_on and app.game.state.month == small().start, "a month is shown before the next"
    app.watch.due = 0
    hand.rest()
    assert app.game.state.month == small().start + 1 and app.running_on
    hand.press(pygame.KSCAN_SPACE)
    assert not app.running_on
    app.watch.due = 0
    hand.rest()
    assert app.game.state.month == small().start + 1, "it stands"
    fall = course.Change(0, course.LEFT, small().seats[0])
    monkeypatch.setattr(course, "changes", lambda before, after: [fall] if after.month == small().start + 4 else [])
    hand.click("stop:falls")
    assert app.watch.falls
    hand.click("fast")
    assert not app.running_on and app.game.state.month == small().start + 4
    assert app.watch.told == [course.change_text(app.words, fall)] and "stopped" in hand.zones
    hand.click("stop:falls")
    hand.click("stop:congresses")
    congress = next(one.month for one in small().calendar if one.kind == 2 and one.month > app.game.state.month)
    hand.click("fast")
    assert app.game.state.month == congress + app.game.state.postponed or app.game.over
    hand.click("stop:congresses") if not app.game.over else None
    if not app.game.over:
        hand.click("fast")
    assert hand.top == "ending"


@pytest.mark.slow
def test_every_session_is_shown_as_a_scene_where_it_is_wished(home: Path) -> None:
    hand = begun(home)
    app = hand.app
    hand.click("stop:scenes")
    shown = 0
    for _ in range(14):
        hand.click("step")
        month = app.game.state.month - 1
        expected = len(app.watch.shown(month))
        for _ in range(expected):
            assert hand.top == "vote"
            report = app.game.reports[app.stack[-1].report]  # type: ignore[attr-defined]
            assert report.month == month and Motion(*report.motion)
            hand.click("vote:close")
            shown += 1
        assert hand.top == "desk"
    assert shown > 1


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((1024, 640), 100), ((1280, 800), 200)])
def test_the_overview_is_whole_in_every_window(home: Path, size: tuple[int, int], percent: int) -> None:
    hand = begun(home, width=size[0], height=size[1], text_percent=percent)
    hand.click("step")
    tabs = [id for id in hand.zones if id.startswith("desk:")]
    for tab in tabs or [""]:
        if tab:
            hand.click(tab)
        whole = hand.app.kit.surface.get_rect()
        assert all(whole.contains(rect) for id, rect in hand.zones.items() if id in ("step", "run", "fast", "eyes:nobody"))
    assert not tabs or len(tabs) == 4


# The terminal


def test_watching_in_the_terminal(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["", "3", "people", "eyes stalin", "people", "session", "session 1", "chain", "pacts", "agenda", "save seen",
             "eyes none", "eyes nobody at all", "run", "fast", "quit"]  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))
    assert cli.main(["play", "--text", "--scenario", str(SMALL), "--seat", "none", "--seed", "3"]) == 0
    out = capsys.readouterr().out
    assert "You watch." in out and "You look through the eyes of Stalin" in out and "what everybody knows" in out
    assert "That is one man's own knowledge" in out and "The chain, as it is believed" in out
    assert "You look through nobody" in out and "What came of them" in out and "[" not in out
    back = save.load_game(save.save_path("seen"))
    assert back.paced and back.state.month == small().start + 4
