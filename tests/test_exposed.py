"""A motion against one's own post: counted at the desk, and told in the corridor for what it is."""

from __future__ import annotations

from games import scenario_of
from position import position

from game.advice import asks
from game.advice.exposed import exposed
from game.play.motion import make, table
from game.session import HUMAN, Session
from game.words.sentences import Words
from game.words.unforeseen import unforeseen
from game.world.kinds import REMOVE
from game.world.view import look

TABLE = """
    precedents 1 {1}
    stalin: seat, gensec
    trotsky: seat, war, case {1}
    zinoviev: seat
    kamenev: seat, thinks trotsky {0}, thinks zinoviev 60
    rykov: seat, thinks trotsky {0}, thinks zinoviev 60
    tomsky: seat, thinks trotsky {0}, thinks zinoviev 60
    post war: kind army, accepts 2, rank 4
"""


def test_the_desk_tells_which_post_of_ones_own_a_vote_could_take() -> None:
    """Where the count of such a motion carries it is told with its mover, its votes and who is nearest to turning."""
    it = position(TABLE.format(-90, 60))
    (one,) = exposed(look(it.st, it.k("trotsky")), it.k("trotsky"))
    assert one.item.kind == REMOVE and 2 * one.ayes > one.cast and one.nearest is not None
    ask = next(one for one in asks(look(it.st, it.k("trotsky")), it.k("trotsky")) if one.code == "exposed")
    assert ask.args[0] == one.item.a and ask.args[3:6] == (one.ayes, one.cast, one.needed)
    liked = position(TABLE.format(90, 0))
    assert exposed(look(liked.st, liked.k("trotsky")), liked.k("trotsky")) == []


def test_the_corridor_says_why_a_motion_against_the_reader_was_not_known() -> None:
    """It is said of what was tabled after his desk was closed, and not of what lay on it before."""
    scenario = scenario_of("1924")
    session = Session(scenario, 5, [HUMAN, *["standard"] * (len(scenario.seats) - 1)], archive=False)
    st, me, other = session.state, scenario.seats[0], scenario.seats[1]
    post = st.posts_of[me][0]
    words, out = Words(scenario), session.events
    for known in (True, False):
        session.closed = {0: [(st.month, len(out) + known)]}
        table(st, other, REMOVE, post, other, out)
        session._views.clear()
        item = make(st, other, REMOVE, post, other)
        assert bool(unforeseen(words, session, 0, item)) is not known
        assert not unforeseen(words, session, 0, item._replace(mover=me))
