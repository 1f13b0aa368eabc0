"""Scenes: the card of a chapter, great events, the page at a chapter's close, verdicts, in window and terminal."""

from __future__ import annotations

import io
import os
from argparse import Namespace
from collections.abc import Callable
from functools import cache
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from games import played_once, scenario_of, small
from kit_window import key as key_event
from test_window import Hand, home  # noqa: F401

from game.content.overlay import in_language
from game.play.action import Action
from game.rivals.player import player
from game.rules.aim import Step
from game.session import Session, go_on
from game.text import answers
from game.text.desk import Desk
from game.text.play import COMMANDS
from game.text.scenes import card
from game.text.table import Table
from game.text.terminal import Terminal
from game.ui import asks, news, starting
from game.ui.settings import Settings
from game.words import Words, chapters, scenes
from game.words.chapters import Standing
from game.words.did import did
from game.words.scene_parts import BAD, PLAIN
from game.words.verdicts import verdict_line
from game.world.event import ALL, Event
from game.world.kinds import POLITBURO
from game.world.rng import key, word
from game.world.scenario import month_index

pytestmark = pytest.mark.usefixtures("blind")

STALIN, ZINOVIEV, KAMENEV, BUKHARIN = 0, 2, 3, 4
MAY, JUNE = month_index(1924, 5), month_index(1924, 6)


@played_once
def played(seat: int, until: int, seed: int = 7) -> Session:
    """Return a game of 1924 at the first desk of a month, a rival having answered for the person before."""
    scenario = scenario_of("1924")
    session = Session(scenario, seed, ["human" if k == seat else "standard" for k in range(len(scenario.seats))])
    rival = player("standard", key(seed, word("rival"), seat))
    while session.state.month < until or (session.decision is not None and session.decision.kind != "desk"):
        assert session.decision is not None
        if session.submit(rival.choose(session.view(seat), session.decision)) is not None:
            session.submit(Action("end") if session.decision.kind == "desk" else session.menu(1)[0])
    return session


@cache
def kept(seat: int, until: int) -> Session:
    """Return such a game, not to be changed."""
    return played(seat, until)


def words_of(session: Session, language: str = "en") -> Words:
    return Words(in_language(session.scenario, language), language)


def place_of(session: Session, month: int) -> int:
    return next(n for n, event in enumerate(session.events) if event.month == month)


def sitting(session: Session, **more: object) -> Hand:
    """Open the window on a game at its desk; what its month has brought is not seen yet."""
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, autosave=False, **more))  # type: ignore[arg-type]
    hand.app.enter(session)
    hand.rest()
    return hand


# -- the card ----------------------------------------------------------------------------------


def test_a_new_game_opens_with_a_card_of_what_one_holds_and_one_key_passes_it(home: Path) -> None:  # noqa: F811
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, autosave=False))
    told = starting.from_arguments(hand.app, Namespace(
        command="play", scenario="1924", seat="bukharin", rival="standard", seat_of=[], seed=3, load=None))
    assert told == ""
    hand.rest()
    while hand.top == "decision":
        hand.click(next(id for id in hand.zones if id.startswith("answer:") and hand.can(id)))
    assert hand.top == "scene"
    page = hand.app.stack[-1].pages()[0]  # type: ignore[attr-defined]
    said = {block.head: " ".join(line.text for line in block.lines) for block in page.blocks}
    assert page.kind == "opening" and page.title.endswith("Bukharin")
    assert "Stalin, strength 85" in said["What you hold"] and "candidate's seat in the Politburo" in said["What you hold"]
    assert "A vote in the Politburo" in said["What you lack for your goal"]
    assert "XIII Congress. 748 delegates" in next(text for head, text in said.items() if "May 1924" in head)
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "desk"
    hand.rest()
    assert hand.top == "desk", "it is shown once"
    hand.click("chapter_card")
    assert hand.top == "scene"
    hand.app.kit.reveal("scene:article:bukharin")
    hand.rest()
    hand.click("scene:article:bukharin")
    assert hand.top == "learn"


def test_scenes_can_be_switched_off_and_then_nothing_stands_before_the_desk(home: Path) -> None:  # noqa: F811
    hand = sitting(played(BUKHARIN, MAY - 4), scenes=False)
    assert hand.top == "desk"
    hand.click("menu")
    hand.click("pause:options")
    hand.click("option:scenes")
    assert hand.app.settings.scenes


@pytest.mark.slow
def test_the_paper_of_a_month_stands_before_what_the_next_one_brings(home: Path) -> None:  # noqa: F811
    # The Letter of May is a question to Zinoviev, and a page to Bukharin, who only hears of it.
    for seat, then in ((ZINOVIEV, "decision"), (BUKHARIN, "scene")):
        hand = sitting(played(seat, MAY - 1), front_page=True)
        while hand.top != "desk":
            hand.press(pygame.KSCAN_ESCAPE)
        session = hand.app.game
        seen: list[tuple[str, int]] = []
        assert session.submit(Action("end"), on=False) is None
        go_on(session)
        while session.state.month < MAY:
            assert session.submit(session.menu(1)[0]) is None
        hand.app.go("desk")
        for _ in range(8):
            hand.rest()
            top = hand.app.stack[-1]
            seen.append((top.name, getattr(top, "month", MAY)))
            if hand.top in ("desk", "decision"):
                break
            hand.press(pygame.KSCAN_ESCAPE)
        names = [name for name, _ in seen]
        assert ("front_page", MAY - 1) in seen and then in names, seen
        assert names.index("front_page") < names.index(then), seen
        if then == "decision":
            # A card left open from the month before gives way to the paper as well.
            hand.app.stack[-1].month, hand.app.paper_shown = MAY - 1, MAY - 1  # type: ignore[attr-defined]
            hand.app.kit.touch()
            hand.rest()
            assert hand.top == "front_page"


@pytest.mark.slow
def test_a_choice_shows_what_came_of_it_on_its_card_and_the_key_that_chose_goes_on(home: Path) -> None:  # noqa: F811
    session = played(ZINOVIEV, MAY - 1)
    while session.state.month < MAY:
        assert session.submit(Action("end") if session.decision.kind == "desk" else session.menu(1)[0]) is None  # type: ignore[union-attr]
    asked = session.decision
    assert asked is not None and asked.kind == "news"
    hand = sitting(session, front_page=False)
    while hand.top == "scene":
        hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "decision"
    tip = hand.app.kit._by_id["answer:choose:0"].tip.text
    assert "Stalin: standing −4" in tip and "Stalin thinks of you: +12" in tip and "Zinoviev" not in tip.split("\n")[0]
    hand.press(pygame.KSCAN_1)
    assert hand.top == "decision" and set(hand.zones) >= {"answer:on"} and "answer:choose:0" not in hand.zones
    page = hand.app.stack[-1].came  # type: ignore[attr-defined]
    said = "\n".join(line.text for block in page.blocks for line in block.lines)
    assert "Stalin thinks of you: +12" in said and "Stalin: standing −4" in said
    hand.press(pygame.KSCAN_1)
    assert hand.top == "desk" or "answer:on" not in hand.zones
    told = [one for one in scenes.due(session, ZINOVIEV, 0) if (ZINOVIEV, one.event) in hand.app.choices_told]
    assert told, "it is a great event, and not told a second time as a scene"
    pages = hand.app.stack[-1].pages() if hand.top == "scene" else []  # type: ignore[attr-defined]
    assert page.title not in [one.title for one in pages or []]


@pytest.mark.slow
def test_every_effect_of_every_choice_of_the_shipped_scenarios_reads_as_a_phrase() -> None:
    for name in ("1924", "1926"):
        scenario = scenario_of(name)
        session = Session(scenario, 3, ["human", *["standard"] * (len(scenario.seats) - 1)])
        view = session.view(0)
        for language in ("en", "ru"):
            words = Words(in_language(scenario, language), language)
            for happening in scenario.happenings:
                for choice in happening.choices:
                    for ahead in (True, False):
                        for text, _ in did(words, view, choice.effects, scenario.seats[0], 0, ahead):
                            assert text and not set("[]{}") & set(text), (happening.id, text)
                    kinds = {tree[0] for tree in choice.effects} - {"mark"}
                    told = list(did(words, view, choice.effects, scenario.seats[0], 0, ahead=True))
                    assert told or not kinds or kinds <= {"regard", "standing", "hold", "die", "eye"}, (happening.id, kinds)


def test_the_terminal_tells_the_paper_before_the_question_of_the_new_month_and_once() -> None:
    session = played(ZINOVIEV, MAY - 1)
    out = io.StringIO()
    while session.state.month < MAY:
        assert session.submit(Action("end") if session.decision.kind == "desk" else session.menu(1)[0]) is None  # type: ignore[union-attr]
    assert session.decision is not None and session.decision.kind == "news"
    table = Table(Terminal(io.StringIO("1\n"), out), session, ZINOVIEV)
    answers.answer(table, session.decision)
    said = out.getvalue()
    assert said.index("The paper of April 1924") < said.index("The sealed envelope"), said[:600]
    assert said.index("The sealed envelope") < said.index("Stalin thinks of you: +12"), "what came of it is told at once"
    answers.tell_paper_due(table)
    assert out.getvalue().count("The paper of April 1924") == 1


# -- great events ------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_letter_is_a_scene_at_the_desk_whoever_decides(home: Path) -> None:  # noqa: F811
    session = played(BUKHARIN, MAY)
    hand = sitting(session)
    assert hand.top == "scene" and session.state.month == MAY
    page = hand.app.stack[-1].pages()[0]  # type: ignore[attr-defined]
    event = next(one for one in session.events if one.kind == "choice" and one.month == MAY and session.scenario.happenings[one.args[0]].id == "the_letter")
    assert page.title == "The Letter" and session.scenario.people[event.args[2]].id == "zinoviev"
    heads = [block.head for block in page.blocks]
    assert heads[0] == "Zinoviev chose" and "What it did, and to whom" in heads and "In the record, as here" in heads
    stood = next(block for block in page.blocks if block.head.startswith("How they stand to Stalin"))
    view = session.view(BUKHARIN)
    for line, p in zip(stood.lines, (p for p in session.scenario.seats if p != session.scenario.seats[STALIN]), strict=True):
        number = view.regard[STALIN][p]
        assert f"({'+' if number > 0 else '−' if number else ''}{abs(number)})" in line.text
    hand.press(pygame.KSCAN_E)
    assert hand.top in ("desk", "front_page")
    # A line of it stays on the desk, at the head of what happened, and opens it again.
    hand.app.heard = place_of(session, MAY)
    hand.app._memo_of = None
    while hand.top != "desk":
        hand.press(pygame.KSCAN_E)
    hand.app.kit.touch()
    hand.rest()
    assert news.months(hand.app)[0].text.startswith("The Letter. Zinoviev chose")
    hand.app.kit.reveal("lately:0")
    hand.rest()
    hand.click("lately:0")
    assert hand.top == "scene"


def test_what_one_had_done_for_it_is_told_and_whether_it_was_asked_for() -> None:
    session = played(BUKHARIN, MAY)
    me, widow = session.scenario.seats[BUKHARIN], session.scenario.person_index["krupskaya"]
    h = next(n for n, one in enumerate(session.scenario.happenings) if one.id == "the_letter")
    spoke = Event("conciliated", MAY - 2, (me, widow, 8), 1 << BUKHARIN)
    session.events.append(spoke)
    zinoviev = session.scenario.seats[ZINOVIEV]
    for c, wanted in ((0, 1), (2, 0)):  # the second names her not
        found = scenes.Found("event", Event("choice", MAY, (h, c, zinoviev)), ())
        page = scenes.great(words_of(session), session, BUKHARIN, found)
        same = "In the record, as here" if c == 0 else "In the record, not in your game"
        assert same in [block.head for block in page.blocks]
        mine = [line.text for block in page.blocks if block.head == "What you had done" for line in block.lines]
        told = [text for text in mine if "Krupskaya" in text]
        assert len(told) == wanted and all("did not enter into this choice" in text for text in told)


def test_of_a_month_only_what_is_about_one_and_the_chapter_have_scenes_and_the_weightiest_else() -> None:
    session = kept(BUKHARIN, MAY)
    found = scenes.due(session, BUKHARIN, place_of(session, MAY))
    names = [session.scenario.happenings[one.event.args[0]].id for one in found if one.kind == "event"]
    assert names == ["the_letter"]
    heard = [one for one in session.heard(BUKHARIN, place_of(session, MAY)) if scenes.is_great(session, one, session.scenario.seats[BUKHARIN])]
    assert len(heard) > 1, "another was great that month and stays a line"
    first = [one for one in scenes.due(session, BUKHARIN, 0) if one.kind == "event" and one.event.month == session.scenario.start]
    assert len(first) == 1


def test_who_got_a_paper_is_told_to_him_who_chose_it_and_to_no_third() -> None:
    session = played(BUKHARIN, MAY)
    trotsky, stalin = session.scenario.seats[1], session.scenario.seats[STALIN]
    h = next(n for n, one in enumerate(session.scenario.happenings) if one.id == "eastman")
    found = scenes.Found("event", Event("choice", MAY, (h, 0, trotsky)), ())
    for k, told in ((1, True), (BUKHARIN, False), (STALIN, False)):
        page = scenes.great(words_of(session), session, k, found)
        said = "\n".join(line.text for block in page.blocks for line in block.lines)
        assert ("strength 50" in said) == told, (k, stalin)


def test_a_choice_told_on_ones_own_card_is_still_a_scene_for_another_at_the_table() -> None:
    session = kept(BUKHARIN, MAY)
    (mine,) = [one for one in scenes.due(session, BUKHARIN, place_of(session, MAY)) if one.kind == "event"]
    words, since = words_of(session), place_of(session, MAY)
    every = scenes.scenes(words, session, BUKHARIN, since)
    assert len(scenes.scenes(words, session, BUKHARIN, since, -1, {(BUKHARIN, mine.event)})) == len(every) - 1
    assert len(scenes.scenes(words, session, BUKHARIN, since, -1, {(ZINOVIEV, mine.event)})) == len(every)


def test_a_private_choice_is_no_scene_for_others() -> None:
    session = kept(BUKHARIN, MAY)
    for k in range(len(session.scenario.seats)):
        for one in scenes.due(session, k, 0):
            assert one.event.audience == ALL or one.event.audience & 1 << k


@pytest.mark.slow
def test_one_press_passes_one_scene_and_does_not_end_the_month_beneath(home: Path) -> None:  # noqa: F811
    session = played(BUKHARIN, JUNE)
    hand = sitting(session, front_page=False)
    hand.press(pygame.KSCAN_ESCAPE)
    hand.app.go("scene", since=0, upto=len(session.events))
    hand.rest()
    screen = hand.app.stack[-1]
    many = len(screen.pages())  # type: ignore[attr-defined]
    assert hand.top == "scene" and many > 1
    for n in range(many):
        assert hand.top == "scene" and screen.at == n  # type: ignore[attr-defined]
        hand.press(pygame.KSCAN_E)
        pygame.event.post(key_event(pygame.KSCAN_E))  # a second press, at once
        hand.rest()
    assert hand.top == "desk" and session.state.month == JUNE and "end:yes" not in hand.zones


# -- chapters ----------------------------------------------------------------------------------


def test_the_page_of_a_chapter_sets_what_one_believes_beside_its_opening() -> None:
    from game.words.chapters import closing, stands
    from game.world.view import look

    session = kept(BUKHARIN, JUNE)
    page = closing(words_of(session), session, BUKHARIN, 0)
    said = {block.head: [line.text for line in block.lines] for block in page.blocks}
    was = stands(look(session.months[0][1], BUKHARIN), BUKHARIN)
    close = next((state for month, state in session.months if month == JUNE), None)
    now = stands(look(close, BUKHARIN) if close is not None else session.view(BUKHARIN), BUKHARIN)
    men = next(text for text in said["What you won and lost"] if text.startswith("Men in"))
    assert (f"{was.men} at the opening, {now.men} at the close" if was.men != now.men else f"{now.men}, as before") in men
    assert any(text.startswith("Into the Politburo. Full members:") for text in said["What was decided"])
    assert any("The Letter" in text for text in said["What was decided"])
    assert any("21 May" in text for text in said["In the record"])
    assert "What comes: War and Moscow" in said and any("January 1925" in text for text in said["What comes: War and Moscow"])
    assert ("The letter", "article:the_letter") in page.links


def test_a_chapter_page_tells_nothing_that_the_seat_has_not_heard() -> None:
    """Take every event away that the seat may not know: the page is the same."""
    from game.words.chapters import closing

    session = played(BUKHARIN, JUNE)
    whole = closing(words_of(session), session, BUKHARIN, 0)
    session.events[:] = session.heard(BUKHARIN)
    assert closing(words_of(session), session, BUKHARIN, 0) == whole
    for state in (session.state, *(state for _, state in session.months)):
        state.w("chosen")[:] = [0] * len(state.chosen)
        state.w("fired")[:] = [0] * len(state.fired)
    session._views.clear()
    assert closing(words_of(session), session, BUKHARIN, 0) == whole


def test_the_page_comes_at_the_close_in_the_window_and_stops_quiet_months(home: Path) -> None:  # noqa: F811
    session = played(BUKHARIN, JUNE)
    hand = sitting(session, front_page=False)
    assert hand.top == "scene"
    kinds = [page.kind for page in hand.app.stack[-1].pages()]  # type: ignore[attr-defined]
    assert kinds[0] == "chapter"
    hand.app.speak("ru")
    hand.rest()
    assert hand.app.stack[-1].pages()[0].title == "Письмо"  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "desk"
    hand.app.scenes_from[BUKHARIN] = place_of(session, JUNE)
    hand.app._scenes_shown.clear()
    assert asks.stops(hand.app)


def test_without_its_opening_in_the_save_a_chapter_says_so() -> None:
    from game.words.chapters import closing

    session = played(BUKHARIN, JUNE)
    session.months.clear()
    page = closing(words_of(session), session, BUKHARIN, 0)
    assert any("is not in this save" in line.text for block in page.blocks for line in block.lines)


# -- verdicts ----------------------------------------------------------------------------------


def voted(session: Session, mine: int, other: int, *elected: tuple[int, int]) -> list[Event]:
    """Return the events of a vote on Bukharin and Rykov for one seat."""
    month = session.state.month - 1
    me, him = session.scenario.seats[BUKHARIN], session.scenario.seats[5]
    events = [Event("bureau_vote", month, (POLITBURO, p, n, 53)) for p, n in ((me, mine), (him, other))]
    return events + [Event("elected", month, (p, POLITBURO, level)) for p, level in elected]


@pytest.mark.parametrize(
    ("mine", "other", "won", "level", "told"),
    [
        (31, 28, "me", 2, "Needed were more than 28: so many had Rykov, the first who was left out"),
        (26, 30, "him", 0, "Needed were more than 30: so many had Rykov, who took the last seat"),
        (26, 30, "him", 1, "Needed were more than 30: so many had Rykov, who took the last seat"),
        (28, 28, "him", 0, "The last seat went to Rykov with 28 as well"),
    ],
)
def test_an_election_has_its_verdict_both_ways_with_the_number_needed(
    home: Path, mine: int, other: int, won: str, level: int, told: str  # noqa: F811
) -> None:
    session = played(BUKHARIN, MAY - 2)
    me, him = session.scenario.seats[BUKHARIN], session.scenario.seats[5]
    hand = sitting(session, front_page=False)
    while hand.top == "scene":
        hand.press(pygame.KSCAN_ESCAPE)
    place = len(session.events)
    seated = [(him, 2)] if won == "him" else []
    session.events += voted(session, mine, other, *seated, *([(me, level)] if level else []))
    hand.app.heard = place
    hand.app._memo_of = None
    hand.app.kit.touch()
    hand.rest()
    assert hand.top == "scene"
    page = hand.app.stack[-1].pages()[0]  # type: ignore[attr-defined]
    assert page.verdict == ({2: "ELECTED", 1: "A CANDIDATE", 0: "NOT ELECTED"}[level], f"{mine} of 53")
    assert told in page.text
    hand.press(pygame.KSCAN_E)
    first = news.months(hand.app)[0]
    assert f"{mine} of 53" in first.text and told in first.text and first.rank == news.SCENE, "and it heads what happened at the desk"
    lines = verdict_line(words_of(session), session.heard(BUKHARIN, place), BUKHARIN)
    assert list(lines.values()) == [first.text]


def test_the_paper_of_the_month_stands_before_the_verdict_and_what_was_ordered_is_said_no_more(home: Path) -> None:  # noqa: F811
    session = played(BUKHARIN, MAY - 2)
    hand = sitting(session, front_page=True)
    for _ in range(8):
        if hand.top != "desk":
            hand.press(pygame.KSCAN_ESCAPE)
    session.events += voted(session, 26, 30, (session.scenario.seats[5], 2))
    hand.app.paper_shown, hand.app._memo_of = session.state.month - 1, None
    hand.app.kit.touch()
    hand.rest()
    assert hand.top == "front_page"
    hand.press(pygame.KSCAN_ESCAPE)
    hand.rest()
    assert hand.top == "scene" and hand.app.stack[-1].pages()[0].kind == "verdict"  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_ESCAPE)
    hand.app.notice("Ordered: something")
    assert hand.app.submit(Action("end")) is None
    assert "Ordered" not in hand.app.notice_now()


@pytest.mark.slow
def test_two_people_at_one_table_each_see_their_own_card_once(home: Path) -> None:  # noqa: F811
    scenario = scenario_of("1924")
    session = Session(scenario, 5, ["human" if k in (ZINOVIEV, BUKHARIN) else "standard" for k in range(7)])
    hand = sitting(session, front_page=False)
    titles = []
    for _ in range(8):
        if hand.top == "curtain":
            hand.click("curtain:take")
        elif hand.top == "decision":
            hand.click(next(id for id in hand.zones if id.startswith("answer:") and hand.can(id)))
        elif hand.top == "scene":
            titles.append(hand.app.stack[-1].pages()[0].title)  # type: ignore[attr-defined]
            hand.press(pygame.KSCAN_ESCAPE)
        elif session.state.month == scenario.start and hand.top == "desk":
            hand.end_month()
    assert [title.split()[-1] for title in titles[:2]] == ["Bukharin", "Zinoviev"] or [
        title.split()[-1] for title in titles[:2]
    ] == ["Zinoviev", "Bukharin"]
    assert sum(title.endswith(("Zinoviev", "Bukharin")) for title in titles) == 2


def test_full_members_and_candidates_are_told_apart_everywhere() -> None:
    session = kept(BUKHARIN, JUNE)
    words = words_of(session)
    p = session.scenario.person_index["kalinin"]
    for body, level, wanted in ((0, 2, "as a full member"), (0, 1, "candidate member"), (2, 2, "is elected to the Orgburo."), (4, 1, "is elected to the Control Commission.")):
        assert wanted in words.event(Event("elected", JUNE, (p, body, level)))


# -- the terminal ------------------------------------------------------------------------------


def at_table(session: Session, seat: int) -> tuple[Table, Callable[[], str]]:
    out = io.StringIO()
    table = Table(Terminal(io.StringIO("end\n"), out), session, seat)
    table.commands = COMMANDS
    return table, out.getvalue


def test_the_terminal_reads_scenes_out_once_and_the_card_when_asked() -> None:
    session = played(BUKHARIN, JUNE)
    table, said = at_table(session, BUKHARIN)
    assert session.decision is not None
    Desk(table, session.decision).show()
    told = said()
    assert "Chapter 1 closes" in told and "What you won and lost:" in told and "What comes: War and Moscow:" in told
    Desk(table, session.decision).show()
    assert said().count("Chapter 1 closes") == 1
    card(table, "")
    assert "What to do first:" in said()[len(told) :]


def test_the_terminal_tells_the_letter_with_who_chose_and_not_twice() -> None:
    session = played(BUKHARIN, MAY)
    table, said = at_table(session, BUKHARIN)
    table.heard = place_of(session, MAY)
    assert session.decision is not None
    Desk(table, session.decision).show()
    told = said()
    assert "laid before Zinoviev. The Letter." in told and "Zinoviev chose:" in told
    assert told.count("The sealed envelope lies before the Central Committee") == 1


# -- whoever is asked --------------------------------------------------------------------------


@pytest.mark.slow
def test_no_event_put_to_a_person_is_settled_by_his_office() -> None:
    """A year in Stalin's seat: every card that puts him on the spot was a question (rule 3.30)."""
    session = played(STALIN, month_index(1925, 4))
    mine = [one for one in session.events if one.kind == "choice" and one.args[2] == session.scenario.seats[STALIN]]
    asked = [entry for entry in session.log if entry.seat == STALIN and entry.action.kind == "choose"]
    assert len(mine) == len(asked) > 2 and not any(one.cause for one in mine)
    others = [one for one in session.events if one.kind == "choice" and one not in mine]
    assert any(one.cause == "unasked" for one in others), "rivals rest as before"


def test_a_line_of_the_goal_met_at_the_opening_and_not_now_is_said_to_be_lost() -> None:
    """Nine where fewer than eighteen were needed, then twenty-two: that is no line still to be reached."""
    words = Words(small())
    was = Step("aim_no_third", 9, 18, True)
    open_one, lost = (
        chapters._goal(words, Standing(0, 0, 0, (), 0, 0, (), (before,)), Standing(0, 0, 0, (), 0, 0, (), (now,)))
        for before, now in ((was._replace(met=False), was._replace(have=8, met=False)), (was, was._replace(have=22, met=False)))
    )
    assert lost[0].tone == BAD and "lost" in lost[0].text
    assert open_one[0].tone == PLAIN and "not yet" in open_one[0].text
