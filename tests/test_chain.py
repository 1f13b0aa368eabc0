"""Rule 2.22, the chain: to whose word a seat in the Committee and a block of delegates go back."""

from __future__ import annotations

from games import played_out, small
from position import Action, Position, month, position

from game.play.motion import make
from game.rules import chain, congress
from game.rules.chain import HOWS, trace
from game.session import Session
from game.words import Words
from game.words.fates import chain_lines, chain_short
from game.words.turning import turning_points
from game.world.kinds import CC, FILL, POLITBURO

HALL = """
    stalin: seat, gensec
    trotsky: seat
    zinoviev: seat
    anna: urals, of stalin 80
    boris: perm, of stalin 80
    viktor: office, of trotsky 80
    galina: cc
    post gensec: since 1922-04
    post urals: under gensec, delegates 20, seat full, from stalin, since 1924-08
    post perm: under urals, delegates 7, from anna, since 1924-11
    post office: by politburo, delegates 0, seat full, from trotsky, since 1925-02
    congress 1926-02 cc {} candidates 2 politburo 3
"""


def hall(size: int = 6) -> Position:
    return position(HALL.format(size))


def steps(it: Position, **what: int) -> list[tuple[str, int, int]]:
    """Return a chain as (how, person, giver)."""
    return [(HOWS[link.how], link.person, link.giver) for link in trace(it.st, **what)]


def test_2_22_a_block_of_delegates_goes_back_to_the_body_that_elected_the_first_giver() -> None:
    """Rule 2.22: Perm was given by Anna, Anna's post by Stalin, and his by the Committee before the game."""
    it = hall()
    assert steps(it, post=it.perm) == [
        ("recommended", it.boris, it.anna),
        ("recommended", it.anna, it.stalin),
        ("record", it.stalin, -1),
    ]
    links = trace(it.st, post=it.perm)
    assert [link.post for link in links] == [it.perm, it.urals, it.gensec]
    assert [link.month for link in links] == [month("1924-11"), month("1924-08"), month("1922-04")]
    assert links[-1].body == CC
    assert chain.origin(links) == it.stalin


def test_2_22_it_breaks_off_where_the_giver_recommends_no_more() -> None:
    """Rule 2.22: with Anna gone from the Urals, Perm still is her gift, and nothing above it is hers."""
    it = hall()
    it.st.seat(it.galina, it.urals, it.trotsky)
    assert steps(it, post=it.perm) == [("recommended", it.boris, it.anna), ("gone", it.anna, -1)]


def test_2_22_a_post_filled_in_writing_goes_back_to_nobody() -> None:
    """Rule 2.22: circulation names no giver, and an empty post has no chain."""
    it = hall()
    it.st.seat(it.galina, it.urals, -1)
    assert steps(it, post=it.urals) == [("circulation", it.galina, -1)]
    it.st.vacate(it.urals)
    assert steps(it, post=it.urals) == []


def test_2_22_a_post_voted_by_a_body_ends_the_chain() -> None:
    """Rule 2.22: the Politburo filled the office on Trotsky's motion, and that is where it begins."""
    it = hall()
    assert steps(it, post=it.office) == [("voted", it.viktor, it.trotsky)]
    assert trace(it.st, post=it.office)[0].body == POLITBURO
    assert make(it.st, it.trotsky, FILL, it.office, it.viktor).body == POLITBURO


def test_2_22_a_seat_goes_with_a_post_and_back_along_it() -> None:
    """Rules 2.16 and 2.22: Anna's seat came with the Urals, the Urals from Stalin."""
    it = hall()
    congress.sit(it.st, [])
    assert steps(it, person=it.anna) == [
        ("with_post", it.anna, it.stalin),
        ("recommended", it.anna, it.stalin),
        ("record", it.stalin, -1),
    ]


def test_2_22_the_seat_keeps_its_giver_when_the_post_is_lost() -> None:
    """Rules 2.16 and 2.22: the vote stays until the next congress, and so does the memory of who gave the post."""
    it = hall()
    congress.sit(it.st, [])
    it.st.month += 3
    it.st.seat(it.galina, it.urals, it.trotsky)
    assert it.st.seat_cc[it.anna] == 2
    assert steps(it, person=it.anna) == [("with_post", it.anna, it.stalin), ("record", it.stalin, -1)]
    it.st.seat(it.zinoviev, it.gensec, it.trotsky)
    assert steps(it, person=it.anna) == [("with_post", it.anna, it.stalin), ("gone", it.stalin, -1)]


def test_2_22_the_politburo_sits_by_itself() -> None:
    """Rule 2.22: a contender's seat is nobody's gift."""
    it = hall()
    congress.sit(it.st, [])
    assert steps(it, person=it.trotsky) == [("bureau", it.trotsky, -1)]


def test_2_22_a_seat_that_was_bargained_for_names_who_proposed_it() -> None:
    """Rule 2.22: Zinoviev's word on the list, and his own seat behind it; before the congress it is no seat yet."""
    it = position(HALL.format(6).replace("1926-02", "1926-03").replace("galina: cc", "galina:\n    daria:"))
    it.play(slate_zinoviev=Action("propose", (it.daria,)))
    assert steps(it, person=it.daria) == []
    it.play()
    assert steps(it, person=it.daria) == [("proposed", it.daria, it.zinoviev), ("bureau", it.zinoviev, -1)]


def test_2_22_what_is_left_is_the_secretariats() -> None:
    """Rules 2.16 and 2.22: an old member kept and an office holder put on the list are owed to who made the list."""
    it = hall()
    congress.sit(it.st, [])
    assert steps(it, person=it.galina)[0] == ("kept", it.galina, it.stalin)
    it = position(HALL.format(7))
    it.st.seat(it.boris, it.perm, it.anna)
    congress.sit(it.st, [])
    assert steps(it, person=it.boris)[0] == ("listed", it.boris, it.stalin)
    assert steps(it, person=it.boris)[-1] == ("record", it.stalin, -1)


def test_2_22_every_seat_and_every_block_of_a_game_has_a_chain_in_words() -> None:
    """Rule 2.22: nobody sits in the Committee, and no delegation is sent, without a first link."""
    session: Session = played_out(4)
    words = Words(session.scenario)
    for facts in (session.state, session.view(0)):
        for p, seat in enumerate(facts.seat_cc):
            links = trace(facts, p)
            assert bool(links) == (seat > 0)
            assert all("[" not in line for line in chain_lines(words, links))
        for q, sent in enumerate(facts.delegates):
            if sent and facts.holder[q] >= 0:
                links = trace(facts, post=q)
                assert links and len(links) <= 4
                assert all("[" not in line for line in chain_lines(words, links))
                assert "[" not in chain_short(words, facts, "x", post=q)


def test_8_07_turning_points_are_votes_in_order_with_the_nearest_record() -> None:
    """Rule 8.07: five at most, one a month, each a vote on a person, a post or a paper, beside what the record has."""
    scenario = small()
    session = Session(scenario, 7, ["random"] * len(scenario.seats))
    found = turning_points(session)
    assert 1 <= len(found) <= 5
    assert [turn.month for turn in found] == sorted({turn.month for turn in found})
    for turn in found:
        assert turn.event.kind in ("carried", "lost", "tied", "elected", "left_body", "report_vote")
        assert turn.real == dict(scenario.reality).get(turn.real_month, "").strip()
    assert len(turning_points(session, limit=2)) <= 2
