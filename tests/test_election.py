"""The election after a congress as a seat can count it, sums that add up after a vote, offices lost, blocs that grow."""

from __future__ import annotations

import pytest
from games import scenario_of

from game.advice import ledger
from game.advice.asks import asks
from game.advice.election import election, pressing
from game.rivals.player import player
from game.rules import plenum
from game.rules.pact import STAKES
from game.session import HUMAN, Session
from game.words import course, joining
from game.words import election as told
from game.words.scene_parts import BAD, GOOD
from game.words.sentences import Words
from game.world.kinds import BLOC, POLITBURO, Pact
from game.world.rng import key, word


def sat(who: str, months: int, rivals: str = "random", seed: int = 8) -> Session:
    """Return a game with a person in a seat, played on by a rival in his place for some months."""
    scenario = scenario_of("1924")
    session = Session(scenario, seed, [HUMAN if scenario.people[p].id == who else rivals for p in scenario.seats])
    k = session.humans()[0]
    rival = player(rivals, key(seed, word("rival"), k))
    while not session.over and session.state.month < scenario.start + months:
        assert session.decision is not None
        session.submit(rival.choose(session.view(k), session.decision))
    return session


@pytest.fixture(scope="module")
def played() -> Session:
    return sat("bukharin", 3)


def test_3_24_an_election_ahead_is_counted_by_what_the_seat_knows(played: Session) -> None:
    """Rule 3.24: the names that are heard of, a voice of each member for each free seat, the most voices win."""
    k = played.humans()[0]
    view = played.view(k)
    found = election(view, k)
    assert found is not None and found.seats > 0 and found.ahead > 0
    assert sum(n for _, n in found.voices) == found.members * min(found.seats, len(found.voices))
    names = [p for p, _ in found.voices]
    assert dict(found.voices) == plenum.hands(view, names, POLITBURO, found.seats), "the rule's own count"
    me = played.scenario.seats[k]
    if found.listed:
        assert len(found.mine) == dict(found.voices)[me]
        assert all(one.points > 0 and one.person not in found.mine for one in found.near)
    else:
        assert not found.mine and not found.near and me not in names


def test_an_election_on_which_the_readers_vote_hangs_asks_for_him_and_stands_on_a_page(played: Session) -> None:
    k = played.humans()[0]
    view, words = played.view(k), Words(played.scenario)
    assert pressing(view, k) is not None
    ask = next(one for one in asks(view, k) if one.code == "election")
    assert "Politburo" in words.ask(ask, view)
    size, new = ask.args[6:]
    counted = election(view, k)
    assert counted is not None and size == counted.size and new == size - counted.members > 0
    assert f"The congress makes it {size}" in words.ask(ask, view)
    if counted.listed:  # who sits today is not all who will vote: no figure of theirs is good news
        lines = told.blocks(words, k, counted)[0].lines
        assert str(size) in lines[1].text and lines[0].tone != GOOD and lines[1].tone == BAD
    page = told.page(words, played, k)
    assert page is not None and page.kind == "election" and page.blocks
    assert not any("[" in line.text or "{" in line.text for block in page.blocks for line in block.lines)
    full = next(n for n, p in enumerate(played.scenario.seats) if view.seat_pb[p] == 2)
    assert pressing(played.view(full), full) is None, "who sits safely is not asked"


def test_5_13_what_was_counted_and_what_was_hidden_come_to_the_sum_voted_by() -> None:
    """For every name in every report of a game: the sum counted, the differences told and the rest are the sum."""
    lines = 0
    for report in sat("kamenev", 3, "standard").reports:
        if report.result is None or not report.called:
            continue
        before = {(line.person, line.post): line for line in report.expected.lines}
        for real in report.result.lines:
            counted = before.get((real.person, real.post))
            if counted is None:
                continue
            made = ledger.made(counted, real, 3)
            lines += 1
            assert counted.amount + sum(one.amount for one in made.told) + made.rest == real.amount
            whole = ledger.made(counted, real, 99)
            if real.post == -1:
                assert whole.rest == 0, "no part of a head's sum is without a reason"
    assert lines


def test_an_office_of_the_first_rank_that_is_lost_is_told(played: Session) -> None:
    state, words = played.state, Words(played.scenario)
    q = next(q for q, post in enumerate(played.scenario.posts)
             if post.rank >= 4 and post.kind != "abroad" and state.holder[q] >= 0 and q != state.secretary_post)
    after = state.clone()
    after.vacate(q)
    assert course.offices_lost(state, after) == [(state.holder[q], q)] and course.offices_lost(state, state) == []
    assert words.person(state.holder[q]) in course.office_text(words, (state.holder[q], q))


def test_6_08_an_offer_says_before_it_is_given_into_what_it_would_grow(played: Session) -> None:
    """Rule 6.08: two blocs against one man become one, on the heavier terms; the page of the order says so."""
    k = played.humans()[0]
    state, words = played.state.clone(), Words(played.scenario)
    me, first, second, third = (played.scenario.seats[n % 7] for n in range(k, k + 4))
    aim = played.scenario.seats[(k + 4) % 7]
    offer = (BLOC, aim, first, -1, 0, 0, 0)
    assert "does" not in joining.grows(words, played.view(k), k, "publish", offer)
    alone = joining.grows(words, played.view(k), k, "pact", offer)
    assert words.say("stake", STAKES[0]) in alone
    parties, until = tuple(sorted((first, second, third))), state.month + 12
    old = Pact(99, BLOC, aim, parties, len(STAKES) - 1, 0, state.month, until, 0, 127, -1)
    state.w("pacts").append(old)
    grown = joining.grows(words, state, k, "pact", offer)
    assert words.person(third) in grown and words.say("stake", STAKES[-1]) in grown and me != third
