"""The game beside the record on one chart: what changed here and there, where the courses part, other branches."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from games import play_on, played_out, scenario_of, small
from kit_window import mouse
from test_window import Hand

from game import rewind, save
from game.forks import Fork
from game.rules import lead
from game.session import Session
from game.ui import forkchart
from game.ui.settings import Settings
from game.words import Words, course
from game.words.course import FULL, IN, Change
from game.words.sheet import Paragraph, pages
from game.world.scenario import month_index

pytestmark = pytest.mark.usefixtures("blind")


def like_the_record(until: int) -> Session:
    """Return a session of 1924 whose archive is made to stand as the record does, month by month, up to a month."""
    scenario = scenario_of("1924")
    session = Session(scenario, 1, ["standard"] * len(scenario.seats), paced=True)
    first = session.months[0]
    session.months, st = [first], first[1]
    for month in range(scenario.start + 1, until + 1):
        st = st.clone()
        st.month = month
        for p in scenario.seats:
            at = course.recorded(scenario, p, month - 1)
            st.w("seat_pb")[p] = 2 if at == FULL else 0
            st.w("rung")[p] = 5 if at == course.OUT else 0
        for q, post in enumerate(scenario.posts):
            st.w("holder")[q] = scenario.person_index.get(course.held(post.id, month - 1), st.holder[q])
        session.months.append((month, st))
    session.state = st
    return session


def test_the_record_is_of_people_and_months_of_the_scenario() -> None:
    scenario = scenario_of("1924")
    found = course.there(scenario)
    people = scenario.person_index
    assert Change(month_index(1926, 10), course.LEFT, people["trotsky"]) in found
    assert Change(month_index(1929, 11), course.LEFT, people["bukharin"]) in found
    assert [one.month for one in found if one.code == course.CONGRESS_MET] == [
        month_index(1924, 5), month_index(1925, 12), month_index(1927, 12)
    ]  # fmt: skip
    assert course.recorded(scenario, people["kamenev"], month_index(1927, 11)) == IN
    assert course.recorded(scenario, people["kamenev"], month_index(1928, 1)) == course.OUT
    assert course.recorded(scenario, people["tomsky"], scenario.end) == FULL
    st = Session(scenario, 1, ["standard"] * 7, paced=True).state
    assert all(course.stands(st, p) == course.recorded(scenario, p, scenario.start) for p in scenario.seats)
    assert course.there(small()) == [] and not course.has_record(small())


def test_a_game_that_goes_as_the_record_does_has_not_left_it() -> None:
    session = like_the_record(month_index(1929, 12))
    assert course.parted(session) is None
    told = {(one.month, one.code, one.who) for one in course.here(session)}
    assert {(one.month, one.code, one.who) for one in course.there(session.scenario) if one.code != "congress"} <= told


def test_the_first_dated_difference_is_found_and_said() -> None:
    session = like_the_record(month_index(1926, 6))
    words, p = Words(session.scenario), session.scenario.person_index["trotsky"]
    for month, st in session.months:
        if month > month_index(1925, 3):
            st.w("seat_pb")[p] = 0
    found = course.parted(session)
    assert found == course.Parting(month_index(1925, 3), course.LEFT, p, IN, FULL, month_index(1926, 10))
    assert course.parting_text(words, found) == (
        "The course left the record in March 1925: Trotsky is not a full member of the Politburo. "
        "In the record he was a full member of the Politburo until October 1926."
    )


def test_a_month_sooner_or_later_is_the_same_and_what_never_came_is_dated_by_the_record() -> None:
    session = like_the_record(month_index(1925, 1))
    p = session.scenario.person_index["bukharin"]
    for month, st in session.months:
        st.w("seat_pb")[p] = 2 if month > month_index(1924, 5) else 1
    assert course.parted(session) is None, "the congress of May seats him a month before the record does"
    for _, st in session.months:
        st.w("seat_pb")[p] = 1
    found = course.parted(session)
    assert found is not None and (found.month, found.who, found.there) == (month_index(1924, 6), p, FULL)


def test_another_secretary_parts_the_courses() -> None:
    session = like_the_record(month_index(1924, 12))
    scenario = session.scenario
    rykov, post = scenario.person_index["rykov"], session.state.secretary_post
    for month, st in session.months:
        if month > month_index(1924, 9):
            st.w("holder")[post] = rykov
    found = course.parted(session)
    assert found is not None and (found.month, found.code, found.who) == (month_index(1924, 9), course.SECRETARY, rykov)
    assert "Rykov is General Secretary. In the record Stalin kept the post." in course.parting_text(Words(scenario), found)
    assert Change(month_index(1924, 9), course.SECRETARY, rykov) in course.here(session)


def test_who_has_war_parts_the_courses_before_a_seat_lost_later() -> None:
    session = like_the_record(month_index(1925, 3))
    scenario = session.scenario
    people, war = scenario.person_index, next(q for q, post in enumerate(scenario.posts) if post.id == "war_commissar")
    for month, st in session.months:
        if month > month_index(1924, 2):
            st.w("holder")[war] = people["bukharin"]
        st.w("seat_pb")[people["bukharin"]] = 1
    found = course.parted(session)
    assert found is not None
    assert (found.month, found.code, found.who, found.there) == (
        month_index(1924, 2), course.POST, people["bukharin"], people["trotsky"]
    )  # fmt: skip
    said = course.parting_text(Words(scenario), found)
    assert "February 1924: Bukharin is Commissar for War" in said and said.endswith("it was Trotsky until January 1925.")


def test_the_chart_spans_the_record_of_a_game_that_ended_early_and_keeps_its_height(home: Path) -> None:
    session = like_the_record(month_index(1926, 6))
    session.state.w("queue").clear()
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, front_page=False))
    hand.app.enter(session)
    hand.rest()
    forkchart.story(hand.app)
    hand.app.finish_work()
    told = forkchart.story(hand.app)
    assert told is not None
    kit = hand.app.kit
    span, lanes = forkchart._lanes(kit, hand.app, 800, told)
    last = max(x for row in lanes[1] for x, _ in row)
    assert span > len(told.facts) and last <= 800 - 34 - forkchart._names(kit, hand.app, 800)
    rows = sum(forkchart._tall(rows) + 6 for rows in lanes)
    assert forkchart.least(kit, hand.app, 800, told) - rows - 50 >= 7 * kit.line_height("small_bold")


@pytest.mark.slow
def test_the_leads_of_other_courses_are_drawn_where_they_are_others(home: Path) -> None:
    session = played_out(4)
    rewind.keep_course(session)
    n = 6
    other = play_on(rewind.rewound(session, n, Fork(1, "other", session.months[n][0])), salt=7)
    assert other.leads() != session.leads(), "another course, or there is nothing to test"
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, front_page=False))
    hand.app.enter(other)
    hand.rest()
    forkchart.story(hand.app)  # it is put together beside the window
    hand.app.finish_work()
    told = forkchart.story(hand.app)
    assert told is not None
    assert [one.letter for one in told.others] == ["a"] and told.others[0].name == "First course"
    kept = {row[0]: row[1] for row in session.leads()}
    mine = {row[0]: row[1] for row in other.leads()}
    rows = told.others[0].rows
    assert all(kept[month] == value for month, value in rows) and rows[0][0] >= session.months[n][0] - 1
    assert rows[0][1] == mine[rows[0][0]], "it leaves from a point they have in common"
    assert told.leads[-1] == lead.lead(other.state)


@pytest.mark.slow
def test_the_chart_point_by_point_by_keyboard_and_by_pointer(home: Path) -> None:
    for size, percent in (((1280, 800), 100), ((1024, 640), 100), ((1280, 800), 200)):
        hand = Hand(Settings(width=size[0], height=size[1], text_percent=percent, reduced_motion=True, sound=False,
                             music=False, front_page=False))  # fmt: skip
        app = hand.app
        app.enter(played_out(4))
        hand.rest()
        hand.click("page:course")
        fork = app.stack[-1].fork  # type: ignore[attr-defined]
        assert fork.at == len(app.game.months) - 1 + 1 or fork.at == len(app.game.months) - 1
        hand.tab_to(lambda id: id == "fork_month")
        last = fork.at
        hand.press(pygame.KSCAN_LEFT, pygame.KSCAN_LEFT, pygame.KSCAN_RIGHT)
        assert fork.at == last - 1 and app.kit.duplicates == []
        if app.kit.narrow:  # Tab has gone through what is written under the chart
            app.kit.scroll_to("fork_page", 0)
            app.kit.touch()
            hand.rest()
        plot = hand.zones["fork"]
        pygame.event.post(mouse(pygame.MOUSEMOTION, (plot.x + 2, plot.y + plot.h // 2), 0))
        hand.rest()
        assert fork.at == 0
        told = forkchart.story(app)
        assert told is not None
        k = forkchart.order(app, told, 0)[0]
        sums = forkchart.sums(app, told, 0, k)
        assert abs(sum(float(str(one.amount)) for one in sums) - told.leads[0][k] / 10) < 0.11
        marks = [id for id in hand.zones if id.startswith("fork:here:")]
        assert len(marks) <= len(told.here)
        hand.click("page:archive")
        hand.click("eyes:course")
        assert "fork_month" in hand.zones


@pytest.mark.slow
def test_the_worksheet_says_where_the_course_left_the_record() -> None:
    scenario = scenario_of("1924")
    session = Session(scenario, 7, ["random"] * len(scenario.seats))
    found = course.parted(session)
    assert found is not None
    said = course.parting_text(Words(scenario), found)
    assert said in [block.text for block in pages(session)[0] if isinstance(block, Paragraph)]
    assert not any("left the record" in block.text for block in pages(played_out(4))[0]
                   if isinstance(block, Paragraph))  # fmt: skip
    assert save.game_of(session)
