"""The election at a congress as scenes: what the seat may know of the ballot, men by name, the plenum's roll."""

from __future__ import annotations

import os
import re
from functools import cache

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest
from test_scenes import home, kept, sitting, words_of  # noqa: F401

from game.advice.goal import men
from game.session import Session
from game.words import chapters, plenum_told, scenes, seats_won
from game.words.scene_parts import BAD, GOOD, Scene
from game.world.event import ALL, Event
from game.world.kinds import ALIVE, CC, POLITBURO
from game.world.scenario import month_index
from game.world.view import look

pytestmark = pytest.mark.usefixtures("blind")

STALIN, TROTSKY, KAMENEV = 0, 1, 3
MAY, JUNE = month_index(1924, 5), month_index(1924, 6)


@cache
def pages(seat: int, language: str = "en") -> tuple[Session, list[Scene]]:
    session = kept(seat, JUNE)
    met = next(one for one in session.events if scenes.elects(session, one))
    return session, scenes.reopened(words_of(session, language), session, seat, met)


def text_of(page: Scene) -> str:
    return " ".join([page.kicker, page.title, page.text, *page.verdict, *(
        part for block in page.blocks for part in (block.head, *(line.text for line in block.lines))
    )])  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_congress_has_two_scenes_and_every_text_is_whole(language: str) -> None:
    session, made = pages(KAMENEV, language)
    assert [page.kind for page in made] == ["ballot", "plenum"]
    for page in made:
        assert page.blocks and all(block.lines for block in page.blocks)
        assert not any(sign in text_of(page) for sign in "[]{}")
    due = [one.kind for one in scenes.due(session, KAMENEV, 0) if one.event.month == MAY]
    assert due.count("ballot") == due.count("plenum") == 1 and "verdict" not in due


def test_2_16_the_scene_names_everybody_who_came_into_the_committee_and_who_left_it() -> None:
    session, made = pages(KAMENEV)
    words, months = words_of(session), dict(session.months)
    was, now = set(months[MAY].members(CC)), set(months[JUNE].members(CC))
    assert now - was and made[0].verdict[0] == "ELECTED"
    blocks = {block.head: " ".join(line.text for line in block.lines) for block in made[0].blocks}
    new = next(text for head, text in blocks.items() if head.startswith("New full members"))
    out = next(text for head, text in blocks.items() if head.startswith("No longer"))
    assert all(words.person(p) in new for p in now - was) and all(words.person(p) in out for p in was - now)


def test_3_26_only_ones_own_figure_is_told_and_the_others_figures_only_to_the_commission() -> None:
    for seat in (STALIN, TROTSKY, KAMENEV):
        session, made = pages(seat)
        me = session.scenario.seats[seat]
        heard = [one for one in session.heard(seat) if one.kind == "crossed_out" and one.month == MAY]
        own = next(one.args[2] for one in heard if one.args[1] == me)
        assert f"{(own + 5) // 10} of a hundred delegates crossed you out" in text_of(made[0])
        others = any(one.args[1] != me and one.audience != ALL for one in heard)
        assert ("commission lets you see" in text_of(made[0])) == others


def test_what_is_told_of_the_election_is_what_the_seat_believes_and_not_what_is_so() -> None:
    """Whoever's man somebody is in truth, the scene says what stands on the reader's card."""
    session, made = pages(KAMENEV)
    words, months = words_of(session), dict(session.months)
    old, new = look(months[MAY], KAMENEV), look(months[JUNE], KAMENEV)
    me, truth = session.scenario.seats[KAMENEV], months[JUNE]
    wrong = [p for p in new.members(CC) if truth.roots()[p] != new.roots()[p]]
    assert wrong, "a game in which every card is true would show nothing"
    for p in wrong:
        told = seats_won.whose(words, new, KAMENEV, p)
        assert words.person(truth.roots()[p]) not in told or truth.roots()[p] == me
    found = seats_won.turn(old, new, [])
    lines = seats_won.lines_won(words, old, new, KAMENEV, found)
    assert str(len(men(new, KAMENEV))) in lines[0].text and lines[0].text in text_of(made[0])


def test_a_man_crossed_out_is_lost_by_name_with_the_figure_on_the_page_and_in_the_report() -> None:
    session = kept(TROTSKY, JUNE)
    words, months = words_of(session), dict(session.months)
    old, after = look(months[MAY], TROTSKY), months[JUNE].clone()
    me = session.scenario.seats[TROTSKY]
    man = next(p for p in men(old, TROTSKY) if p != me and p in after.members(CC) and after.life[p] == ALIVE)
    after.w("seat_cc")[man] = 0
    new = look(after, TROTSKY)
    events = [Event("crossed_out", MAY, (0, man, 561)), Event("left_body", MAY, (man, CC))]
    lines = seats_won.lines_won(words, old, new, TROTSKY, seats_won.turn(old, new, events))
    lost = next(line for line in lines if line.tone == BAD and words.person(man) in line.text)
    assert "56 of a hundred" in lost.text and lost.text.startswith("Lost")
    won = [p for p in men(new, TROTSKY) if p not in men(old, TROTSKY)]
    assert all(any(line.tone == GOOD and words.person(p) in line.text for line in lines) for p in won)
    told = seats_won.after_report(words, session, TROTSKY, MAY)
    assert all(words.person(p) in told for p in men(look(months[JUNE], TROTSKY), TROTSKY) if p not in men(old, TROTSKY))


def test_3_24_the_roll_of_the_politburo_says_what_spoke_for_each_name() -> None:
    session, made = pages(KAMENEV)
    words = words_of(session)
    votes = [one for one in session.events if one.kind == "bureau_vote" and one.args[0] == POLITBURO]
    assert votes
    roll = made[1].blocks[0]
    assert len(roll.lines) == len(votes) and all("standing" in line.text for line in roll.lines)
    assert all(any(f"{words.person(one.args[1])}: {one.args[2]}" in line.text for line in roll.lines) for one in votes)


def test_a_plenum_that_fills_one_seat_tells_whose_hands_what_it_changes_and_how_the_new_man_stands() -> None:
    """The hands by leader add up to the Committee; the man elected is told of with what he thinks of the reader."""
    session, made = pages(KAMENEV)
    words, months = words_of(session), dict(session.months)
    heads = [block.head for block in made[1].blocks]
    votes = [one for one in session.events if one.kind == "bureau_vote" and one.args[0] == POLITBURO]
    new_men = [one.args[0] for one in session.events
               if one.kind == "elected" and one.args[1:] == (POLITBURO, 2) and one.month == MAY]  # fmt: skip
    assert "What it changes in the Politburo" in heads and len(new_men) == 1
    stands = next(block for block in made[1].blocks if "thinks of the others" in block.head)
    assert words.person(new_men[0]) in stands.head and any(line.text.startswith("Of you") for line in stands.lines)
    old, new = look(months[MAY], KAMENEV), look(months[JUNE], KAMENEV)
    close = {one.args[1]: 1 for one in votes}  # as if both had had voices: then it is told whose
    found = plenum_told.told(words, old, new, KAMENEV, close, {new_men[0]: 2})
    hands = next(block for block in found if block.head.startswith("Whose hands"))
    numbers = [int(n) for line in hands.lines[1:] for n in re.findall(r"(\d+) for ", line.text)]
    assert sum(numbers) == votes[0].args[3]


def test_the_page_of_the_chapter_names_who_was_won() -> None:
    session = kept(KAMENEV, JUNE)
    words = words_of(session)
    number = chapters.chapter_of(session, MAY)
    page = chapters.closing(words, session, KAMENEV, number)
    first = max(session.scenario.chapters[number].first, session.scenario.start)
    opened = dict(session.months)[first]
    won = set(men(session.view(KAMENEV), KAMENEV)) - set(men(look(opened, KAMENEV), KAMENEV))
    block = next(block for block in page.blocks if block.head == words.say("scene", "you"))
    assert won and all(any(words.person(p) in line.text for line in block.lines) for p in won)


def test_the_window_shows_both_pages_passes_them_by_one_key_and_opens_them_again(home: object) -> None:  # noqa: F811
    session = kept(KAMENEV, JUNE)
    hand = sitting(session)
    met = next(one for one in session.events if scenes.elects(session, one))
    hand.app.go("desk")
    hand.app.go("scene", event=met)
    hand.rest()
    page = hand.app.stack[-1]
    hand.click("scene:close")
    assert page.at == 1 and hand.app.stack[-1] is page
    hand.click("scene:close")
    assert hand.app.stack[-1] is not page
    hand.app.go("scene", event=met)
    hand.rest()
    hand.click("scene:skip")
    assert hand.app.stack[-1] is not page
