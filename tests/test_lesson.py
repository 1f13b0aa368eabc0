"""The first half-year in the real window: played through by mouse and by keys, skipped, left, resumed, gone otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from kit_window import mouse
from test_window import Hand

from game.play.action import ACTIONS, STAFF, Action
from game.ui import adviser, lesson
from game.ui.screens.corridor import WORDS
from game.ui.settings import Settings, load_settings
from game.words import book
from game.world.kinds import OUT_PARTY
from game.world.scenario import CONGRESS

pytestmark = pytest.mark.usefixtures("blind")

STEPS = len(lesson.STEPS)
TALK = tuple(f"answer:{word}:" for word in WORDS)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every file of the player under one folder of the test."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    return tmp_path


class Pupil(Hand):
    """A person at the window with the adviser beside him, by mouse or by keys alone."""

    def __init__(self, keys: bool = False, size: tuple[int, int] = (1280, 800), text: int = 100) -> None:
        self.keys = keys
        super().__init__(Settings(width=size[0], height=size[1], text_percent=text, reduced_motion=True, sound=False))

    @property
    def lesson(self) -> lesson.Lesson:
        return self.app.lesson

    def rest(self) -> None:
        super().rest()
        assert self.app.kit.duplicates == []

    def do(self, id: str) -> None:
        """Do what a zone is for, by the hand in use."""
        if self.keys:
            self.tab_to(lambda at: at == id)
            self.press(pygame.KSCAN_RETURN)
        else:
            self.click(id)

    def sum_of(self, id: str) -> None:
        """Open the tip of a zone, and close it again."""
        if self.keys:
            self.tab_to(lambda at: at == id)
            self.press(pygame.KSCAN_I)
        else:
            pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, self.zones[id].center, 3))
            self.rest()
        assert self.app.kit.top == "tip!"
        if self.keys:
            self.press(pygame.KSCAN_ESCAPE)
        else:
            pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, (2, 2), 3))
            self.rest()
        assert self.app.kit.top != "tip!"

    def next(self) -> None:
        """Take the next step."""
        at = self.lesson.step
        if self.keys:
            self.press(pygame.KSCAN_F3)
        else:
            self.click("lesson:next")
        assert self.lesson.step == at + 1

    def desk(self) -> bool:
        asked = self.app.game.decision
        return self.top == "desk" and asked is not None and asked.kind == "desk"

    def go_on(self, talk: bool = False) -> None:
        """Answer what is asked, or close what is told; in the corridor count first and have a word where asked to."""
        asked = self.app.game.decision
        if "answer:on" in self.zones:  # what came of the last answer
            self.do("answer:on")
            return
        if talk and self.top == "decision" and asked is not None and asked.kind == "corridor":
            if not self.lesson.has("counted"):
                self.do("see_count")
                assert self.top == "vote"
                self.do("go:desk")
                self.do("answer")
            word = next((id for id in self.zones if id.startswith(TALK)), None)
            self.do(word if word and not self.lesson.has("word") else "answer:leave")
            return
        found = [id for id in ("vote:yes", "vote:skip", "vote:close", "front_page:close", "scene:close", "answer") if self.can(id)]
        for _ in range(8):  # in large type they lie below the text
            if found or any(id.startswith("answer:") for id in self.zones):
                break
            self.press(pygame.KSCAN_PAGEDOWN)
        found += sorted(id for id in self.zones if id.startswith("answer:") and self.can(id))
        assert found, f"nothing goes on from {self.top}: {sorted(self.zones)}"
        self.do(found[0])

    def month(self, talk: bool = False, until: Callable[[], bool] = lambda: False) -> None:
        """End the month and go on to the next desk, or `until` something."""
        self.do("end_month")
        if "end:yes" in self.zones:  # without the adviser it is asked whether acts may stay unused
            assert not self.lesson.shown
            self.do("end:yes")
        for _ in range(80):
            if self.desk() or until():
                return
            self.go_on(talk)
        raise AssertionError(f"the month never ended on {self.top}")


def begun(keys: bool = False, size: tuple[int, int] = (1280, 800), text: int = 100) -> Pupil:
    pupil = Pupil(keys, size, text)
    pupil.do("title:lesson")
    for _ in range(20):
        if pupil.desk():
            break
        pupil.go_on()
    assert (pupil.lesson.step, pupil.lesson.on, pupil.app.scenario.id) == (1, True, "1924")
    assert pupil.app.scenario.people[pupil.app.scenario.seats[pupil.app.seat]].id == "kamenev"
    return pupil


def a_staff_order(pupil: Pupil) -> str:
    """Return the zone of a suggestion for the staff, as the adviser points at it."""
    return next(id for id in adviser.points(pupil.lesson)[0] if id in pupil.zones)


@pytest.mark.parametrize("keys", [
    pytest.param(False, id="mouse"),
    pytest.param(True, id="keys", marks=pytest.mark.long),  # every zone is gone to by Tab
])
@pytest.mark.slow
def test_the_whole_half_year(keys: bool) -> None:
    pupil = begun(keys)
    it, app = pupil.lesson, pupil.app
    assert not it.complete and it.parts() == [("opened", False)]
    pupil.do("suggest:0")
    assert it.complete
    pupil.do("compose:back")
    pupil.do("go:desk") if pupil.top != "desk" else None
    pupil.next()

    assert not it.complete
    pupil.sum_of("contender:stalin")
    assert it.complete
    pupil.next()

    pupil.do(a_staff_order(pupil))
    pupil.do("give_order")
    assert [ACTIONS[kind].cost for seat, kind, _ in app.game.state.orders if seat == app.seat] == [STAFF]
    assert it.has("order") and not it.complete
    pupil.do("go:people")
    assert it.complete
    pupil.do("go:desk")
    pupil.next()

    start = app.game.state.month
    pupil.month()
    assert it.step == 4 and it.complete and app.game.state.month == start + 1
    pupil.next()

    def reckoned() -> bool:
        return it.has("word") and pupil.top == "vote" and getattr(pupil.app.stack[-1], "report", -1) >= 0

    for _ in range(lesson.PATIENCE):  # a month may bring no vote on which a word is worth having
        if not reckoned():
            pupil.month(talk=True, until=reckoned)
    assert it.step == 5 and it.has("counted") and it.has("word")
    assert any(entry.action.kind in WORDS for entry in app.game.log)
    pupil.next()

    assert it.complete, "the report is on the screen"
    while not pupil.desk():
        pupil.go_on()
    pupil.next() if it.step == 6 else None

    assert it.step == 7 and not it.complete
    pupil.do("go:pacts")
    assert it.has("network") and not it.has("felt")
    pupil.sum_of("who:stalin")
    assert it.complete
    pupil.do("go:desk")
    pupil.next()

    pupil.do("go:chain")
    assert it.has("chain") and not it.complete
    pupil.do("go:desk")
    held = next(one.month for one in app.scenario.calendar if one.kind == CONGRESS)
    while not it.complete:
        assert app.game.state.month <= held
        pupil.month()
    pupil.next()
    assert it.ended and it.shown and "lesson:next" not in pupil.zones
    pupil.press(pygame.KSCAN_F4) if keys else pupil.click("lesson:leave")
    assert not it.on and not any(id.startswith("lesson:") for id in pupil.zones)
    month = app.game.state.month
    pupil.month()
    assert app.game.state.month == month + 1


@pytest.mark.slow
def test_every_step_can_be_skipped() -> None:
    pupil = begun()
    for n in range(1, STEPS + 1):
        assert pupil.lesson.step == n
        assert any(not done for _, done in pupil.lesson.parts())
        pupil.next()
    assert pupil.lesson.ended and pupil.app.game.state.month == pupil.app.scenario.start


@pytest.mark.slow
def test_left_and_called_back_in_the_same_game() -> None:
    pupil = begun()
    pupil.next()
    pupil.click("lesson:leave")
    assert not pupil.lesson.on and load_settings()[0].lesson_step == 2
    assert not any(id.startswith("lesson:") for id in pupil.zones)
    pupil.month()
    month = pupil.app.game.state.month
    pupil.press(pygame.KSCAN_F1)
    pupil.click("learn:lesson")
    assert pupil.top == "desk" and pupil.lesson.on and pupil.lesson.step == 2
    assert pupil.app.game.state.month == month


@pytest.mark.slow
def test_resumed_from_the_title_where_the_window_was_closed() -> None:
    pupil = begun()
    pupil.next()
    pupil.month()
    step, month = pupil.lesson.step, pupil.app.game.state.month
    assert step == 3  # the month went by without a look at a sum
    digest = pupil.app.game.state.digest()
    pupil.app.keep_game()
    kept, told = load_settings()
    assert (kept.lesson_step, kept.lesson_on, told) == (step, True, "")
    again = Pupil()
    again.app.settings.lesson_step, again.app.settings.lesson_on = kept.lesson_step, kept.lesson_on
    again.app.go("title")
    again.rest()
    again.click("title:lesson")
    assert again.lesson.on and (again.lesson.step, again.app.game.state.month) == (step, month)
    assert again.app.game.state.digest() == digest


@pytest.mark.slow
def test_leaving_to_the_title_keeps_it_and_a_game_of_another_kind_is_left_alone(home: Path) -> None:
    pupil = begun()
    scenario = pupil.app.scenario
    pupil.next()
    pupil.press(pygame.KSCAN_ESCAPE)
    pupil.click("pause:to_title")
    pupil.click("leave:yes")
    assert pupil.top == "title" and pupil.lesson.may_resume
    seats = ["standard"] * len(scenario.seats)
    seats[0] = "human"
    assert pupil.app.begin(scenario, 11, seats)
    pupil.rest()
    assert not pupil.lesson.on and not any(id.startswith("lesson:") for id in pupil.zones)
    pupil.app.go("learn")
    pupil.rest()
    pupil.click("learn:lesson")
    assert pupil.lesson.step == 2 and not pupil.lesson.on, "a game in progress is not thrown away unasked"
    pupil.click("lesson:no")
    assert pupil.app.game.seed == 11
    pupil.click("learn:lesson")
    pupil.click("lesson:yes")
    assert pupil.lesson.on and pupil.lesson.step == 2 and pupil.app.game.seed == lesson.SEED


@pytest.mark.slow
def test_a_save_that_is_gone_is_no_way_back(home: Path) -> None:
    pupil = begun()
    pupil.app.close_game()
    lesson.path().write_bytes(b"torn")
    pupil.app.go("title")
    pupil.rest()
    pupil.click("title:lesson")
    assert pupil.app.session is None and not pupil.app.settings.lesson_on
    assert pupil.app.notice_now()
    pupil.press(pygame.KSCAN_F1)
    pupil.click("learn:again")
    pupil.click("lesson:yes")
    assert pupil.lesson.on and pupil.lesson.step == 1


@pytest.mark.long
def test_months_gone_by_without_the_steps_never_stick() -> None:
    """Nothing is done that is asked for but ending months: each step says so and goes on."""
    pupil = begun()
    it, said = pupil.lesson, {}
    for _ in range(30):
        if it.ended:
            break
        at = it.step
        pupil.month()
        if it.step != at and it.remark:
            said[at] = it.remark
            assert pupil.app.text(it.remark) != it.remark
    assert it.ended
    assert {1, 2, 3, 7} <= set(said)


@pytest.mark.slow
def test_a_question_that_is_not_asked_and_a_vote_that_does_not_come() -> None:
    """A game in which nobody wants anything and nothing is tabled goes on all the same, and is told so."""
    pupil = begun()
    it, app = pupil.lesson, pupil.app
    for _ in range(3):
        pupil.next()

    def quiet() -> None:
        """Let a month pass in which nothing is asked, tabled or called."""
        st = app.game.state
        st.month += 1
        st.w("agenda")[:] = []
        app.game._views.clear()
        app._memo_of = None
        app.paper_shown = st.month
        app.kit.touch()
        pupil.rest()

    quiet()
    assert it.step == 5 and it.remark == "lesson.step_4.else_quiet"
    quiet()
    assert it.step == 5
    quiet()
    assert it.step == 6 and it.remark == "lesson.step_5.else_none"
    app.game.reports.clear()
    quiet()
    quiet()
    assert it.step == 7 and it.remark == "lesson.step_6.else_none"
    assert adviser.height(app.kit, it) > 0


@pytest.mark.slow
def test_a_seat_that_is_lost_ends_it() -> None:
    pupil = begun()
    st = pupil.app.game.state
    st.w("rung")[pupil.app.scenario.seats[pupil.app.seat]] = OUT_PARTY
    pupil.app.game._views.clear()
    pupil.lesson.watch()
    assert pupil.lesson.ended and pupil.lesson.fallen
    assert not pupil.lesson.may_resume


@pytest.mark.slow
def test_an_order_taken_back_is_no_order_for_the_next_step() -> None:
    pupil = begun()
    pupil.next()
    pupil.next()
    pupil.click(a_staff_order(pupil))
    pupil.click("give_order")
    pupil.next()
    pupil.click("undo")
    assert not pupil.lesson.has("ended")
    assert pupil.app.submit(Action("end")) is None
    pupil.lesson.watch()
    assert pupil.lesson.has("ended")


@pytest.mark.parametrize(
    ("size", "text"),
    [
        ((1024, 640), 200),
        pytest.param((1280, 800), 100, marks=pytest.mark.long),
        pytest.param((1024, 640), 100, marks=pytest.mark.long),
        pytest.param((1280, 800), 200, marks=pytest.mark.long),
    ],
)
@pytest.mark.slow
def test_the_panel_never_hides_what_it_speaks_of(size: tuple[int, int], text: int) -> None:
    """At every step on the desk and on the screens it leads to, panel and outline are apart, and both are in the window.

    In the smallest window with the largest text; the long form adds the other pairs of the two.
    """
    pupil = begun(size=size, text=text)
    it, kit = pupil.lesson, pupil.app.kit
    whole = pygame.Rect((0, 0), size)
    leads = {5: "vote", 7: "pacts", 8: "chain"}
    seen = 0
    while not it.ended:
        for name in ("desk", leads.get(it.step, "")):
            if not name:
                continue
            pupil.app.go(name)
            pupil.rest()
            if "lesson:unfold" in pupil.zones:  # a small window: the question has the room until he is called
                assert name == "vote" and text == 200
                pupil.press(pygame.KSCAN_F2)
            drawn: list[pygame.Rect] = []
            real = adviser._outline
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(adviser, "_outline", lambda k, r, drawn=drawn, real=real: (drawn.append(k.to_px(r)), real(k, r)))
                kit.touch()
                pupil.rest()
            panel = kit._by_id["lesson:panel"].rect
            assert drawn, f"nothing is pointed at in step {it.step} on {name}"
            assert all(not panel.colliderect(one) and whole.contains(one) for one in drawn), (it.step, name)
            assert whole.contains(panel)
            for id in ("lesson:next", "lesson:leave", "lesson:fold"):
                assert panel.contains(kit._by_id[id].rect)
            seen += 1
        pupil.app.go("desk")
        pupil.rest()
        pupil.next()
    assert seen == STEPS + len(leads)


@pytest.mark.parametrize("text", [100, 150])
def test_its_buttons_stand_still_from_step_to_step(text: int) -> None:
    pupil = begun(text=text)
    high, foot = set(), set()
    while not pupil.lesson.ended:
        pupil.rest()
        high.add(pupil.zones["lesson:panel"].h)
        foot.add(pupil.zones["end_month"].y)
        pupil.lesson.go_on()
        pupil.app.kit.touch()
    assert len(high) == len(foot) == 1


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
def test_folded_away_and_brought_back(keys: bool) -> None:
    pupil = begun(keys)
    before = pupil.zones["end_month"]
    pupil.press(pygame.KSCAN_F2) if keys else pupil.click("lesson:fold")
    assert pupil.lesson.folded and "lesson:panel" not in pupil.zones
    assert pupil.zones["end_month"].y > before.y, "the screen has its whole room again"
    pupil.press(pygame.KSCAN_F2) if keys else pupil.click("lesson:unfold")
    assert not pupil.lesson.folded and "lesson:panel" in pupil.zones
    assert pupil.zones["end_month"] == before


def test_every_sentence_is_there_and_none_is_left_over() -> None:
    told = book("lesson")["lesson"]
    for n, step in enumerate(lesson.STEPS, 1):
        found = dict(told[f"step_{n}"])
        assert found.pop("title") and found.pop("text")
        for part in step.parts:
            assert found.pop(part.name)
        assert found and all(key.startswith("else_") for key in found), n
        source = Path(lesson.__file__).read_text("utf-8")
        assert all(f'"{key}"' in source for key in found), n
    assert "!" not in str(told)


def test_settings_of_before_still_load(home: Path) -> None:
    (home / "settings.yaml").write_text('{"text_percent": 120, "sound": false}')
    kept, told = load_settings()
    assert (kept.text_percent, kept.lesson_step, kept.lesson_on, told) == (120, 0, False, "")
    (home / "settings.yaml").write_text('{"lesson_step": 40, "lesson_on": 3}')
    kept, told = load_settings()
    assert (kept.lesson_step, kept.lesson_on) == (0, False) and "lesson_step" in told
