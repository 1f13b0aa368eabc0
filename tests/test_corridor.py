"""The corridor by keyboard and by mouse: what asks before it is spent, where the focus is, and what the card says."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from kit_window import key
from test_focus import STILL, in_corridor
from test_scenes import sitting
from test_window import Hand, home  # noqa: F401

from game.session import HUMAN
from game.ui.kit import keys
from game.words import Words
from game.words.word_price import TRADED, owed
from game.world.event import Event
from game.world.kinds import Promise

pytestmark = pytest.mark.usefixtures("blind")

WORDS = ("answer:promise:", "answer:warn:", "answer:trade:", "answer:show_paper:")


def corridor(**more: object) -> Hand:
    """Return the window of a game in which somebody stands in the corridor."""
    hand = sitting(in_corridor(), **STILL, **more)
    assert hand.top == "decision"
    return hand


def words(hand: Hand, *begin: str) -> list[str]:
    return [id for id in hand.app.kit._by_id if id.startswith(begin or WORDS)]


def to(hand: Hand, id: str) -> None:
    hand.tab_to(lambda found: found == id)


def written(hand: Hand, id: str = "") -> str:
    """Return what is written on the window, or on one zone."""
    from game.ui.kit.record import Record

    app = hand.app
    app.kit.record = Record()
    app.frame()
    found = [one.text for one in app.kit.record.texts if not id or app.kit._by_id[id].rect.contains(one.ink)]
    app.kit.record = None
    return " ".join(found)


# -- what it costs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["show_paper", "trade"])
@pytest.mark.slow(but=1)
def test_a_paper_and_a_trade_are_asked_about_once_and_enter_twice_spends_nothing(kind: str, home: Path) -> None:  # noqa: F811
    hand = corridor()
    app = hand.app
    word = words(hand, f"answer:{kind}:")[0]
    held, left = len(app.view.holds), app.view.words[app.seat]
    to(hand, word)
    hand.press(keys.ENTER)
    assert "word:yes" in hand.zones and app.kit.focus == "word:no"
    told = written(hand)
    assert "one of your words" in told and "To be got: the vote of" in told and "likely" in told
    assert ("strength" in told) if kind == "show_paper" else "your vote as he wants it" in told
    hand.press(keys.ENTER)  # the second Enter leaves it
    assert "word:yes" not in hand.zones and app.kit.focus == word
    assert (len(app.view.holds), app.view.words[app.seat]) == (held, left)
    hand.press(keys.ENTER)
    hand.press(keys.RIGHT, keys.ENTER)
    assert app.view.words[app.seat] == left - 1 and app.kit.focus is not None and app.kit.focus.startswith("man:")
    assert len(app.view.holds) == held - (kind == "show_paper")
    pygame.event.post(key(keys.ENTER))  # hammered on
    hand.rest()
    assert hand.top == "decision" and app.view.words[app.seat] == left - 1


def test_escape_and_the_mouse_leave_a_paper_unspent_or_spend_it(home: Path) -> None:  # noqa: F811
    hand = corridor()
    app = hand.app
    word = words(hand, "answer:show_paper:")[0]
    left = app.view.words[app.seat]
    hand.click(word)
    hand.press(keys.ESC)
    assert hand.top == "decision" and "word:yes" not in hand.zones and app.view.words[app.seat] == left
    hand.click(word)
    hand.click("word:no")
    assert app.view.words[app.seat] == left and word in hand.zones
    hand.click(word)
    hand.click("word:yes")
    assert app.view.words[app.seat] == left - 1 and hand.top == "decision"


def test_the_card_says_what_the_words_cost(home: Path) -> None:  # noqa: F811
    assert "A paper that is shown is spent whatever he answers" in written(corridor())


# -- where the focus is ------------------------------------------------------------------------------


def test_the_corridor_opens_with_a_focus_that_harms_nothing_and_its_own_key_goes_in(home: Path) -> None:  # noqa: F811
    hand = corridor()
    app = hand.app
    assert app.kit.focus == "corridor:0"
    before = len(app.game.log)
    hand.press(keys.ENTER, keys.SPACE)
    assert len(app.game.log) == before and hand.top == "decision"
    assert "F" in written(hand, "answer:leave").split()
    hand.press(pygame.KSCAN_E)
    assert len(app.game.log) == before, "the key that ends months goes nowhere from here"
    hand.press(pygame.KSCAN_F)
    assert app.game.log[before].action.kind == "leave"


@pytest.mark.slow
def test_left_and_right_turn_the_tabs_and_shift_tab_is_tab_backwards(home: Path) -> None:  # noqa: F811
    hand = corridor()
    app = hand.app
    card = app.stack[-1]
    hand.press(keys.RIGHT)
    assert (app.kit.focus, card.item) == ("corridor:1", 1)  # type: ignore[attr-defined]
    hand.press(keys.RIGHT)
    assert app.kit.focus == "corridor:1", "the strip ends there"
    hand.press(keys.LEFT)
    assert (app.kit.focus, card.item) == ("corridor:0", 0)  # type: ignore[attr-defined]
    way = [app.kit.focus]
    for _ in range(len(app.kit._order())):
        hand.press(keys.TAB)
        way.append(app.kit.focus)
    assert way[0] == way[-1] and len(set(way)) == len(way) - 1
    back = [way[-1]]
    for _ in way[1:]:
        hand.press(keys.TAB, mod=pygame.KMOD_LSHIFT)
        back.append(app.kit.focus)
    assert back == way[::-1]


@pytest.mark.slow
def test_down_goes_through_the_men_one_by_one_from_any_place(home: Path) -> None:  # noqa: F811
    hand = corridor()
    app = hand.app
    tops = sorted({app.kit._by_id[id].rect.y for id in app.kit._by_id if id.startswith("man:")})
    assert len(tops) >= 2
    for column in (0, 1, 3, 4):
        row = [z for z in app.kit._order() if abs(z.rect.y - tops[0]) < 12][column]
        app.kit.focus_on(row.id)
        hand.press(keys.DOWN)
        assert abs(app.kit._by_id[str(app.kit.focus)].rect.y - tops[1]) < 12
    hand.tab_to(lambda id: id == words(hand, "answer:show_paper:")[0])
    hand.press(keys.ENTER, keys.RIGHT, keys.ENTER)  # its place is empty now, and takes the focus all the same
    empty = next(id for id in hand.zones if id.startswith("unsaid:show_paper:"))
    below = words(hand, "answer:show_paper:")[0]
    app.kit.focus_on(below)
    hand.press(keys.UP)
    assert app.kit.focus == empty
    hand.press(keys.ENTER)
    assert app.kit.told is not None and "paper" in app.kit.told.text


def test_a_refusal_stands_in_the_row_where_the_word_was_spoken(home: Path) -> None:  # noqa: F811
    hand = corridor()
    word = next(id for id in words(hand, "answer:warn:") if "unlikely" in written(hand, id))
    assert "Refused" not in written(hand)
    hand.click(word)
    assert "Refused" in written(hand)


# -- what closed it ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_enter_after_the_last_word_does_not_close_the_corridor_and_opened_again_it_says_why(home: Path) -> None:  # noqa: F811
    """The focus went on to "Look round first" by itself, and the next Enter closed the card."""
    hand = corridor()
    app = hand.app
    while app.view.words[app.seat]:
        to(hand, words(hand, "answer:promise:", "answer:warn:")[0])
        hand.press(keys.ENTER)
    assert hand.top == "decision" and str(app.kit.focus).startswith("man:")
    hand.press(keys.ENTER)
    assert app.set_aside is None and hand.top == "person"
    hand.press(keys.ESC)
    assert hand.top == "decision"
    hand.click("look_round")
    assert hand.top == "desk"
    hand.click("answer")
    told = written(hand)
    assert "You have no words left." in told and "nobody left" not in told


def test_how_a_trade_binds_ones_own_vote_is_said_when_it_is_made() -> None:
    """Whom one trades with says then how he wants it; another word and one refused say nothing of it."""
    session = in_corridor()
    k = next(seat for seat, spec in enumerate(session.seats) if spec == HUMAN)
    view = session.view(k)
    me, x = view.scenario.seats[k], next(p for p in view.scenario.seats if p != view.scenario.seats[k])
    told = Words(session.scenario)
    for side, said in ((1, "is for"), (-1, "is against")):
        view.promises = [Promise(me, x, 0, side, view.month, 0)]
        assert said in owed(told, view, k, Event("word", view.month, (me, x, TRADED, 1)))
    assert owed(told, view, k, Event("word", view.month, (me, x, TRADED, 0))) == ""
    assert owed(told, view, k, Event("word", view.month, (me, x, 0, 1))) == ""
