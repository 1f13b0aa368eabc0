"""The real window on a driver without a display: whole games by zone ids and by keys, options, mistakes, pictures."""

from __future__ import annotations

import os
import re
import shutil
from argparse import Namespace
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from kit_window import key, mouse

from game import files
from game.advice import blow_at, blows
from game.advice import men as men_of
from game.advice.asks import asks
from game.advice.ledger import needed
from game.play.action import Action
from game.ui import app as app_module
from game.ui.app import App
from game.ui.settings import Settings, load_settings, store_settings
from game.words import book
from game.words.blows import blow_lines

pytestmark = pytest.mark.usefixtures("blind")

HERE = Path(__file__).parent
TICKS = 400


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every file of the player under one folder of the test, with the small scenario in it."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    shutil.copy(HERE / "small.yaml", tmp_path / "scenarios" / "small.yaml")
    return tmp_path


class Hand:
    """A person at the window: posts events to it and lets it run until it is at rest."""

    _last: object = None
    _zones: dict[str, pygame.Rect] = {}

    def __init__(self, settings: Settings | None = None) -> None:
        self.app = App(settings or Settings(reduced_motion=True, sound=False, music=False))
        self.waited = 0
        assert self.app.open_window() == ""
        self.rest()

    def wait(self) -> None:
        """Take the second that a hand takes before it does the next thing; what has just come is looked at first."""
        self.waited += 1000
        self.app.kit.clock = lambda: pygame.time.get_ticks() + self.waited

    def rest(self) -> None:
        ticks = 0
        while ticks < TICKS:
            ticks += self.app.work is None  # what goes on beside the window may take as long as it likes
            if not self.app.tick() and not pygame.event.peek():
                return
        raise AssertionError(f"the window never came to rest on {self.top}")

    @property
    def top(self) -> str:
        return self.app.stack[-1].name

    @property
    def zones(self) -> dict[str, pygame.Rect]:
        """The zones of the last frame, put together once for it."""
        if self._last is not self.app.kit._last:
            self._last, self._zones = self.app.kit._last, self.app.kit.zones
        return self._zones

    def can(self, id: str) -> bool:
        """Tell whether a zone is there and does something."""
        return id in self.zones and self.app.kit._by_id[id].enabled

    def click(self, id: str) -> None:
        assert id in self.zones, f"no zone {id} on {self.top}: {sorted(self.zones)}"
        at = self.zones[id].center
        self.wait()
        pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, at))
        pygame.event.post(mouse(pygame.MOUSEBUTTONUP, at))
        self.rest()

    def end_month(self) -> None:
        """End the month, also where it is asked whether what is unused may stay so."""
        self.click("end_month")
        if "end:yes" in self.zones:
            self.click("end:yes")

    def press(self, *codes: int, mod: int = 0) -> None:
        for code in codes:
            self.wait()
            pygame.event.post(key(code, mod))
            self.rest()

    def tab_to(self, wanted: Callable[[str], bool]) -> None:
        """Move the focus with Tab until it is where it is wanted."""
        for _ in range(200):
            if self.app.kit.focus is not None and wanted(self.app.kit.focus):
                return
            self.press(pygame.KSCAN_TAB)
        raise AssertionError(f"Tab never came there on {self.top}: {sorted(self.zones)}")


ON = ("word:yes", "vote:yes", "vote:no", "vote:skip", "vote:close", "front_page:close", "scene:close")  # what goes on, on the screens between desks


def answer_or_go_on(hand: Hand) -> str:
    """Click the first thing that answers or goes on; returns its id."""
    answers = [id for id in hand.zones if id.startswith("answer:")]
    found = next((id for id in (*ON, *answers) if hand.can(id)), "")
    assert found, f"nothing goes on from {hand.top}: {sorted(hand.zones)}"
    hand.click(found)
    return found


@pytest.mark.slow
def test_whole_game_by_mouse_from_title_to_epilogue(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "shipped_scenarios", lambda: home / "shipped")  # none, they take a second to read
    hand = Hand()
    assert hand.top == "title"
    hand.click("title:new")
    hand.click("scenario:small")
    hand.click("choose")
    assert hand.top == "setup"
    hand.app.stack[-1].seed = "7"  # type: ignore[attr-defined]  # a game in which his name is called
    hand.click("seat:zinoviev")
    hand.click("start")
    used: set[str] = set()
    for _ in range(900):
        assert hand.app.kit.duplicates == []
        if hand.top == "ending":
            break
        used.add(hand.top)
        if hand.top == "desk":
            if "suggest:0" in hand.zones and hand.app.game.state.month % 3 == 0 and not hand.app.game.may_undo():
                hand.click("suggest:0")
                hand.click("give_order")
                assert hand.app.game.may_undo()
            else:
                hand.end_month()
        else:
            used.add(answer_or_go_on(hand).partition(":")[0])
    assert hand.top == "ending"
    assert {"desk", "front_page", "vote", "answer"} <= used
    assert hand.app.game.over
    for page in ("fates", "cost", "archive", "outcome"):
        hand.click(f"page:{page}")
        assert hand.app.kit.duplicates == []
    hand.click("page:archive")
    hand.click("eyes:stalin")
    hand.click("eyes:hidden")
    assert hand.app.kit.duplicates == []
    hand.click("ending:title")
    assert hand.top == "title"
    assert hand.app.session is None
    assert list((home / "saves").glob("auto_*.save"))


@pytest.mark.parametrize("months", [3, pytest.param(6, marks=pytest.mark.long)])
@pytest.mark.slow
def test_some_months_by_keyboard_alone(months: int, home: Path) -> None:
    hand = Hand()
    hand.press(pygame.KSCAN_N)
    hand.tab_to(lambda id: id == "choose" and hand.can(id))
    hand.press(pygame.KSCAN_RETURN)
    assert hand.top == "setup"
    hand.press(pygame.KSCAN_E)
    assert hand.app.scenario.id == "1924"
    start = hand.app.game.state.month
    ordered = 0
    for _ in range(400):
        if hand.app.game.state.month >= start + months and hand.top == "desk":
            break
        if hand.top == "desk":
            if hand.app.game.state.month > start and ordered < 2 and "suggest:0" in hand.zones and not hand.app.game.may_undo():
                hand.press(pygame.KSCAN_1)
                assert hand.top == "compose"
                hand.tab_to(lambda id: id == "give_order" and hand.can(id))
                hand.press(pygame.KSCAN_RETURN)
                assert hand.app.game.may_undo()
                ordered += 1
            else:
                hand.press(pygame.KSCAN_RETURN if "end:yes" in hand.zones else pygame.KSCAN_E)
        elif hand.top == "decision" and hand.can("answer:leave"):
            hand.tab_to(lambda id: id == "answer:leave")
            hand.press(pygame.KSCAN_RETURN)
        elif hand.top == "decision":
            able = [hand.can(id) for id in hand.zones if id.startswith("answer:")]
            hand.press(pygame.KSCAN_1 + able.index(True))
        elif hand.can("vote:yes"):
            hand.press(pygame.KSCAN_Y)
        elif hand.can("vote:skip"):
            hand.press(pygame.KSCAN_SPACE)
        else:
            hand.press(pygame.KSCAN_E)
    assert hand.app.game.state.month == start + months
    assert ordered == 2
    for letter, name in ((pygame.KSCAN_P, "people"), (pygame.KSCAN_O, "posts"), (pygame.KSCAN_D, "desk"), (pygame.KSCAN_M, "compose")):
        hand.press(letter)
        assert hand.top == name
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "desk"
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "pause"
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "desk"


def test_a_seat_is_chosen_by_arrows_home_end_and_its_number_and_kept_for_who_goes_back(home: Path) -> None:
    hand = Hand()
    hand.press(pygame.KSCAN_N)
    hand.tab_to(lambda id: id == "choose" and hand.can(id))
    hand.press(pygame.KSCAN_RETURN)
    setup: Any = hand.app.stack[-1]
    seats = setup.scenario.seats
    first = setup.at
    ids = [f"seat:{setup.scenario.people[p].id}" for p in seats]
    assert seats[first] == setup.scenario.suggested and hand.app.kit.focus == ids[first]
    hand.press(pygame.KSCAN_HOME, pygame.KSCAN_DOWN, pygame.KSCAN_DOWN)
    assert setup.at == 2 and setup.people == {2} and hand.app.kit.focus == ids[2], "the arrows choose as they move"
    hand.press(pygame.KSCAN_I)
    assert hand.app.kit.told is not None and hand.app.kit.told.title == setup.shown.people[seats[2]].name
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "setup" and hand.app.kit.told is None
    hand.press(pygame.KSCAN_END)
    assert (setup.at, hand.app.kit.focus) == (len(seats) - 1, ids[-1]), "the ring goes with the list"
    hand.press(pygame.KSCAN_DOWN)
    assert hand.app.kit.focus == "several" and setup.at == len(seats) - 1
    hand.press(pygame.KSCAN_UP)
    assert hand.app.kit.focus == ids[-1], "whatever of the list shows"
    hand.press(pygame.KSCAN_3)
    assert setup.at == 2 and setup.people == {2} and hand.app.kit.focus == ids[2] and "seat_text:2" in hand.app.kit._areas
    seed = setup.seed
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "scenarios"
    hand.tab_to(lambda id: id == "choose" and hand.can(id))
    hand.press(pygame.KSCAN_RETURN)
    again: Any = hand.app.stack[-1]
    assert again is not setup and (again.at, again.seed, again.people) == (2, seed, {2})
    hand.tab_to(lambda id: id == f"seat:{setup.scenario.people[seats[2]].id}")
    hand.press(pygame.KSCAN_RETURN)
    assert hand.top == "setup" and hand.app.kit.focus == "start"
    hand.press(pygame.KSCAN_RETURN)
    assert hand.app.session is not None and hand.app.me == seats[2] and not hand.app.set_up


def begun(home: Path, seat: str = "zinoviev") -> Hand:
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, front_page=False))
    from game.ui import starting

    told = starting.from_arguments(hand.app, Namespace(
        command="play", scenario=str(home / "scenarios" / "small.yaml"), seat=seat, rival="random", seat_of=[], seed=3, load=None))
    assert told == ""
    hand.rest()
    while hand.top != "desk":
        answer_or_go_on(hand)
    return hand


def test_an_order_is_built_field_by_field_and_taken_back(home: Path) -> None:
    hand = begun(home)
    hand.click("all_actions")
    hand.click("kind:speak")
    while any(id.startswith("value:") for id in hand.zones):
        hand.click(next(id for id in hand.zones if id.startswith("value:")))
    hand.click("give_order")
    assert hand.top == "desk"
    assert [name for _, name, _ in hand.app.game.state.orders] == ["speak"]
    hand.click("undo")
    assert hand.app.game.state.orders == []


def test_the_desk_follows_an_order_given_and_one_taken_back(home: Path) -> None:
    """What asks for the player is worked out again: the act of the month is asked for until it is given."""
    hand = begun(home)
    app = hand.app

    def asked() -> bool:
        return app.memo("asked", lambda: any(one.code == "own_act" for one in asks(app.view, app.seat)))

    assert asked()
    assert app.submit(Action("rest")) is None
    assert not asked()
    assert app.undo()
    assert asked()


def test_the_figures_of_the_goal_open_into_what_they_are_made_of(home: Path) -> None:
    """Names for the men one has, a count for every blow; the men lead to the list of one's people."""
    hand = begun(home)
    app = hand.app
    view, k = app.view, app.seat
    rows = [one.text for one in blow_lines(app.words, view, k)]
    tips = {code: app.kit._by_id[f"goal:{code}"].tip for code in ("cc", "rivals", "against")}
    men = [app.scenario.people[p].short for p in men_of(view, k)]
    assert men and all(name in tips["cc"].text for name in men)
    for rival, (committee, bureau) in blows(view, k):
        assert (f"{app.scenario.people[rival].short}: Committee {committee.ayes} of {needed(committee)}, "
                f"Politburo {bureau.ayes} of {needed(bureau)}") in rows  # fmt: skip
        assert app.scenario.people[rival].short in tips["rivals"].text
        assert f"{committee.ayes}:{committee.noes}" in tips["rivals"].text and f"{bureau.ayes}:" in tips["rivals"].text
    _, worst = blow_at(view, k)
    assert all(app.scenario.people[line.person].short in tips["against"].text for line in worst.lines if line.ayes)
    hand.click("goal:cc")
    assert hand.top == "people" and app.stack[-1].filter == "mine"


@pytest.mark.slow
def test_what_came_between_the_end_of_a_desk_and_a_question_is_heard_at_the_next_desk(home: Path) -> None:
    hand = begun(home)
    app = hand.app
    for _ in range(40):
        closed, month, asked = len(app.game.events), app.game.state.month, 0
        hand.end_month()
        while hand.top != "desk":
            asked += app.game.state.month == month
            answer_or_go_on(hand)
        assert app.heard == closed and app.game.state.month > month
        if asked:
            return
    raise AssertionError("no month had a question")


def test_a_barred_kind_of_order_says_why(home: Path) -> None:
    hand = begun(home)
    hand.click("all_actions")
    assert "kind:street" not in hand.app.kit._by_id
    hand.app.kit.reveal("kinds:barred")
    hand.rest()
    hand.click("kinds:barred")
    hand.app.kit.reveal("kind:street")
    hand.rest()
    hand.click("kind:street")
    assert hand.top == "compose"
    assert hand.app.kit.top == "tip!"  # the reason is pinned
    hand.press(pygame.KSCAN_ESCAPE)
    assert not hand.can("kind:street")
    assert hand.app.kit._by_id["kind:street"].why


@pytest.mark.slow
def test_several_people_at_one_screen_see_each_what_his_seat_knows(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two take seats in the set-up; a curtain stands between them at every change, and the ending is told to each."""
    monkeypatch.setattr(files, "shipped_scenarios", lambda: home / "shipped")
    hand = Hand()
    for id in ("title:new", "scenario:small", "choose", "several", "seat:stalin", "person_here", "seat:trotsky", "person_here"):
        hand.click(id)
    hand.click("person_here")  # he gets up again
    hand.click("start")
    app = hand.app
    assert app.several and [app.scenario.people[app.scenario.seats[k]].id for k in app.game.humans()] == ["stalin", "zinoviev"]
    sat = []
    while len(sat) < 12:
        assert app.kit.duplicates == []
        if hand.top == "curtain":
            asked = app.game.decision
            assert asked is not None and all(id.startswith("curtain:") for id in hand.zones)
            hand.press(pygame.KSCAN_E, pygame.KSCAN_Y)  # the keys of the desk and the vote before
            app.follow_link("person:zinoviev")
            assert hand.top == "curtain" and app.notice_now() == ""
            if len(sat) == 5:
                hand.press(pygame.KSCAN_F5)
                hand.press(pygame.KSCAN_F9)
                assert hand.top == "curtain"
            hand.click("curtain:take")
            assert app.seat == asked.seat
            sat.append((app.game.state.month, app.seat))
        elif hand.top == "desk":
            assert app.game.decision is not None and app.game.decision.seat == app.seat
            assert not hand.can("run_on")
            app.submit(Action("speak", (0, -1)))  # barred in some months of some games
            app.notice("Ordered: what nobody else should read")
            hand.end_month()
        else:
            answer_or_go_on(hand)
    seats = {report.seat for report in app.game.reports}
    assert seats <= set(app.game.humans())
    while app.game.decision is not None:
        app.game.submit(Action("end") if app.game.decision.kind == "desk" else app.game.menu(1)[0])
    while hand.top != "ending":
        if hand.top != "desk":
            answer_or_go_on(hand)
        hand.app.go("desk")
        hand.rest()
    assert all(before[1] != after[1] for before, after in pairwise(sat[1:]))
    for k in app.game.humans():
        hand.click(f"whose:{k}")
        assert app.seat == k


def test_quick_save_and_load_come_back_to_the_same_state(home: Path) -> None:
    hand = begun(home)
    before = hand.app.game.state.digest()
    hand.press(pygame.KSCAN_F5)
    while hand.app.game.state.digest() == before:
        if hand.top == "desk":
            hand.end_month()
        else:
            answer_or_go_on(hand)
    hand.press(pygame.KSCAN_F9)
    assert hand.app.game.state.digest() == before
    assert hand.top == "desk"


def test_a_question_set_aside_waits_on_the_desk(home: Path) -> None:
    hand = begun(home)
    for _ in range(300):
        if hand.top == "decision" and "look_round" in hand.zones:
            break
        if hand.top == "desk":
            hand.end_month()
        else:
            answer_or_go_on(hand)
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "desk"
    assert not hand.app.kit._by_id["end_month"].enabled
    hand.click("answer")
    assert hand.top == "decision"


def test_quiet_months_pass_and_any_key_stops_them(home: Path) -> None:
    hand = begun(home)
    month = hand.app.game.state.month
    hand.press(pygame.KSCAN_G)  # with acts unused it is asked first, as at the end of one month
    assert "end:yes" in hand.zones and hand.app.game.state.month == month and not hand.app.running_on
    hand.click("end:no")
    assert "end:yes" not in hand.zones and hand.app.game.state.month == month
    hand.press(pygame.KSCAN_G)
    hand.click("end:yes")
    assert not hand.app.running_on
    assert hand.app.game.state.month > month or hand.app.game.decision.kind != "desk"  # type: ignore[union-attr]


def test_options_change_and_are_kept(home: Path) -> None:
    hand = Hand()
    hand.click("title:options")
    hand.click("palette:okabe-ito")
    hand.click("option:front_page")
    hand.press(pygame.KSCAN_EQUALS, mod=pygame.KMOD_LCTRL)
    kept, told = load_settings()
    assert (kept.palette, kept.front_page, kept.text_percent, told) == ("okabe-ito", False, 105, "")
    hand.press(pygame.KSCAN_0, mod=pygame.KMOD_LCTRL)
    assert load_settings()[0].text_percent == 100
    hand.press(pygame.KSCAN_F12)
    assert len(list((home / "pictures").glob("*.png"))) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", ":1:"), ("[1]", ":1:"), ('{"text_percent": 999}', "text_percent"), ('{"palette": 3, "width": true}', "width, palette"), ("\xff", "")],
)
def test_broken_options_are_said_and_the_rest_goes_on(home: Path, text: str, says: str) -> None:
    (home / "settings.yaml").write_bytes(text.encode("latin-1"))
    kept, told = load_settings()
    assert says in told
    assert told
    assert kept == Settings()


def test_good_options_beside_a_bad_one_are_taken(home: Path) -> None:
    store_settings(Settings(palette="okabe-ito", text_percent=150))
    path = home / "settings.yaml"
    path.write_text(path.read_text().replace('"sound": true', '"sound": 7'))
    kept, told = load_settings()
    assert (kept.palette, kept.text_percent, kept.sound) == ("okabe-ito", 150, True)
    assert "sound" in told


def test_a_mistake_is_reported_and_the_game_saved(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLITBURO_DEBUG", raising=False)
    hand = begun(home)
    assert hand.app._crashed(KeyError("a made up mistake"))
    hand.rest()
    assert hand.top == "crash"
    report = (home / "logs" / "crash.txt").read_text()
    assert hand.app.game.scenario.hash in report
    assert "a made up mistake" in report
    assert "seed 3" in report
    assert (home / "saves" / "emergency.save").exists()
    hand.click("crash:title")
    assert hand.top == "title"


def test_no_display_is_a_sentence_and_two(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "")
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    monkeypatch.setattr(App, "_set_mode", lambda self: None)
    assert app_module.run(Namespace(command=None)) == 2
    assert "no display" in capsys.readouterr().err


def test_every_interface_string_the_screens_ask_for_is_there() -> None:
    known: set[str] = set()

    def walk(prefix: str, at: object) -> None:
        if isinstance(at, dict):
            for name, value in at.items():
                walk(f"{prefix}.{name}" if prefix else str(name), value)
        else:
            known.add(prefix)

    for name in ("ui", "ui_screens", "lesson"):
        walk("", book(name))
    ours = ("app", "window", "keeping", "starting", "telling", "orders", "reckoning", "asks", "lesson", "adviser", "watching", "forkchart")
    screens = ("base", "title", "scenarios", "setup", "desk", "desk_parts", "compose", "order_card", "decision", "answering", "corridor", "options", "load",
               "pause", "ending", "archive", "learn", "note", "fork", "rewind", "branches")
    root = HERE.parent / "game" / "ui"
    missing = []
    for path in [root / f"{name}.py" for name in ours] + [root / "screens" / f"{name}.py" for name in screens]:
        for found in re.findall(r'text\(\s*"([a-z_]+\.[a-z_]+)"', path.read_text("utf-8")):
            if found not in known:
                missing.append((path.name, found))
    assert missing == []


@pytest.mark.seen
def test_pictures_of_every_screen(home: Path, tmp_path: Path) -> None:
    from game.ui import shots

    out = tmp_path / "out"
    assert shots.run(Namespace(out=str(out), only="setup", size=(1024, 640), text=100)) == 0
    assert [path.name for path in out.iterdir()] == ["setup.png"]
    assert pygame.image.load(str(out / "setup.png")).get_size() == (1024, 640)
    assert shots.run(Namespace(out=str(out), only="nothing_of_the_kind", size=(1024, 640), text=100)) == 1
