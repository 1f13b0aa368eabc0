"""One's own great moments at the end, and what stands in the page of a chapter whatever else there was."""

from __future__ import annotations

from games import scenario_of

from game.session import Session
from game.words import chapters
from game.words.moments import great_moments
from game.words.sentences import Words
from game.words.turning import turning_points
from game.world.event import ALL, Event
from game.world.kinds import CC, FILL, POLITBURO, REMOVE, Motion
from game.world.scenario import month_index

SHIPPED = scenario_of("1924")
PEOPLE, POSTS = SHIPPED.person_index, SHIPPED.post_index
GENSEC = POSTS["gensec"]


def vote(kind: str, month: int, ayes: int, noes: int, item: Motion) -> Event:
    return Event(kind, month, (item.body, ayes, noes, 500, *item), ALL)


def post_vote(kind: str, month: int, count: tuple[int, int], mover: str, q: int, man: str, body: int = CC) -> Event:
    item = Motion(FILL if q != GENSEC else REMOVE, PEOPLE[mover], body, q, PEOPLE[man], 0, month, 0, 0)
    return vote(kind, month, *count, item)


def test_a_post_taken_or_lost_and_a_vote_by_one_are_ones_own_great_moments() -> None:
    session = Session(SHIPPED, 1, ["random"] * len(SHIPPED.seats))
    me, first = PEOPLE["rykov"], SHIPPED.start
    given = post_vote("carried", first, (5, 1), "kamenev", POSTS["premier"], "rykov", POLITBURO)
    hung = post_vote("lost", month_index(1928, 4), (35, 36), "bukharin", GENSEC, "rykov")
    wide = post_vote("lost", month_index(1928, 11), (32, 38), "bukharin", GENSEC, "rykov")
    others = post_vote("carried", month_index(1925, 10), (28, 25), "tomsky", GENSEC, "tomsky")
    war = next(q for q, one in enumerate(SHIPPED.posts) if "War" in Words(SHIPPED).post(q))
    lost = Event("relieved", month_index(1929, 2), (me, war, PEOPLE["stalin"]), ALL)
    session.events = [
        given, Event("appointed", first, (me, POSTS["premier"], PEOPLE["kamenev"]), ALL, "voted"), others, hung, wide,
        lost,
    ]  # fmt: skip
    assert {one.event for one in great_moments(session, me)} == {given, hung, lost}
    assert great_moments(session, PEOPLE["bukharin"])[0].event == hung and not great_moments(session, -1)
    told = [turn.event for turn in turning_points(session, me)]
    assert {given, hung, lost, others} <= set(told) and told == sorted(told, key=lambda one: one.month)
    assert lost not in [turn.event for turn in turning_points(session, -1)]


def test_a_new_general_secretary_stands_in_the_page_of_his_chapter() -> None:
    month = month_index(1925, 10)
    fell = post_vote("carried", month, (28, 25), "tomsky", GENSEC, "tomsky")
    dead = [Event("died", month - 1, (p,), ALL) for p in range(30) if p not in SHIPPED.seats][: chapters.DECIDED]
    events = [*dead, fell, Event("appointed", month, (PEOPLE["tomsky"], GENSEC, PEOPLE["tomsky"]), ALL, "voted")]
    words = Words(SHIPPED)
    lines = [one.text for one in chapters._decided(words, events, 0)]
    assert len(lines) == chapters.DECIDED
    assert [text for text in lines if "28 to 25" in text and "General Secretary" in text] == lines[-1:]
    assert sum("General Secretary" in text for text in lines) == 1  # the vote says it
