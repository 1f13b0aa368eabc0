"""Questions that the fixed game of the pictures does not reach by itself: each is set up in a copy of its state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.play import motion as motions
from game.play.action import OPERATIONS
from game.play.agenda import CIRCULATES
from game.rules.congress import coming, gathering_index
from game.rules.measure import MEASURE_INDEX
from game.session import Session
from game.ui.app import App
from game.world.kinds import (
    EXILE,
    MEASURE,
    NON_AGGRESSION,
    OUT_PARTY,
    OUT_POST,
    REMOVE,
    RUNG,
    Decision,
    Hold,
    Op,
    Pact,
)
from game.world.state import State

EXTRAORDINARY = MEASURE_INDEX["extraordinary"]


class Scene(NamedTuple):
    """Who sits at the table of a staged question: the state, one's seat and person, another contender, a third."""

    st: State
    k: int
    me: int
    other: int
    third: int


def _paper(it: Scene, on: int, by: int, shown: bool = False) -> int:
    """Put a paper on somebody into a contender's hand; returns its id."""
    hold = next((n for n, one in enumerate(it.st.scenario.holds) if one.on == on), 0)
    made = Hold(it.st.new_id(), hold, on, 1 << it.st.seat_index[by], 44, 0, it.st.month if shown else 0)
    it.st.w("holds").append(made)
    return made.id


def _fall(it: Scene, p: int, rung: int, by: int) -> None:
    """Put a contender outside the party half a year ago."""
    for q in list(it.st.posts_of[p]):
        it.st.vacate(q)
    for name in ("seat_pb", "seat_cc", "seat_sec", "seat_org", "seat_ccc"):
        it.st.w(name)[p] = 0
    it.st.w("rung")[p] = it.st.w("struck_rung")[p] = rung
    it.st.w("struck")[p], it.st.w("struck_by")[p] = it.st.month - 7, by + 1


def _item(it: Scene, mover: int, kind: int, a: int, b: int = 0, round: bool = False) -> int:
    """Put an item on the table; returns its place."""
    item = motions.make(it.st, mover, kind, a, b)
    it.st.w("agenda").append(item._replace(c=CIRCULATES) if round else item)
    return len(it.st.agenda) - 1


def _pressed(it: Scene) -> Decision:
    it.st.w("presses").append((it.other, it.me, _paper(it, it.me, it.other), 0))
    return Decision("pressed", it.k, len(it.st.presses) - 1)


def _published(it: Scene) -> Decision:
    return Decision("published", it.k, _paper(it, it.me, it.other, shown=True), it.other << 2 | 1)


def _noticed(kind: str, a: Callable[[Scene], int]) -> Callable[[Scene], Decision]:
    def put(it: Scene) -> Decision:
        st = it.st
        now, index = st.month, OPERATIONS.index(kind)
        op = Op(st.new_id(), it.other, index, a(it), it.me, now, now + 2, 1, now, 1 << it.k)
        st.w("ops").append(op)
        return Decision("noticed", it.k, op.id)

    return put


def _theses(it: Scene) -> Decision:
    it.st.report_by = it.me
    congress = coming(it.st)
    return Decision("theses", it.k, gathering_index(it.st, congress) if congress is not None else 0)


def _amend(it: Scene) -> Decision:
    return Decision("amend", it.k, _item(it, it.me, RUNG, it.other, 2))


def _called(it: Scene) -> Decision:
    return Decision("call", it.k, _item(it, it.other, MEASURE, EXTRAORDINARY), 0)


def _bound(it: Scene) -> Decision:
    parties, now = (it.me, it.other), it.st.month
    if not it.st.bound(it.me, it.other):
        it.st.w("pacts").append(Pact(it.st.new_id(), NON_AGGRESSION, -1, parties, 0, 1, now, now + 12, 0, 0, -1))
    return Decision("call", it.k, _item(it, it.third, RUNG, it.other, OUT_POST), 0)


def _corridor(it: Scene) -> Decision:
    _item(it, it.other, MEASURE, EXTRAORDINARY, round=True)
    post = next((q for q in it.st.posts_of[it.third] if motions.why_not(it.st, it.other, REMOVE, q, 0) is None), -1)
    if post >= 0:
        _item(it, it.other, REMOVE, post)
    it.st.w("words")[it.k] = 3
    return Decision("corridor", it.k)


def _fallen(rung: int) -> Callable[[Scene], Decision]:
    def put(it: Scene) -> Decision:
        _fall(it, it.me, rung, it.other)
        return Decision("fallen", it.k)

    return put


def _deal(it: Scene) -> Decision:
    _fall(it, it.other, OUT_PARTY, it.third)
    return Decision("deal", it.k, it.other, 1)


def _names(it: Scene) -> Decision:
    return Decision("names", it.k, it.other)


def _recanted(it: Scene) -> Decision:
    return Decision("recanted", it.k, it.other)


def _together(it: Scene) -> Decision:
    from game.play.actions.resigning import offer

    it.st.w("agenda").append(offer(it.st, it.other))
    return Decision("together", it.k, it.other)


def _end_offer(it: Scene) -> Decision:
    return Decision("end_offer", it.k, it.other)


SCENES: dict[str, Callable[[Scene], Decision]] = {
    "pressed": _pressed,
    "published": _published,
    "noticed": _noticed("case", lambda it: it.me),
    "noticed_campaign": _noticed("campaign", lambda it: 0),
    "theses": _theses,
    "amend": _amend,
    "call_cost": _called,
    "call_bound": _bound,
    "corridor_round": _corridor,
    "fallen": _fallen(OUT_PARTY),
    "fallen_exile": _fallen(EXILE),
    "recanted": _recanted,
    "names": _names,
    "deal": _deal,
    "together": _together,
    "end_offer": _end_offer,
}


def stage(session: Session, k: int, name: str) -> State:
    """Put one question to a seat in a copy of a game's state, which the session then holds; returns the old state."""
    old = session.state
    st = old.clone()
    seats = [p for p in st.scenario.seats if p != st.scenario.seats[k] and st.is_active(p)]
    it = Scene(st, k, st.scenario.seats[k], seats[0], seats[-1])
    st.w("votes")[:] = [0] * len(st.votes)
    st.w("queue").insert(0, SCENES[name](it))
    session.state = st
    session._views.clear()
    return old


def questions(app: App, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Show each staged question over the desk, and give the game back as it was."""
    session = app.session
    if session is None:
        return
    for name in SCENES:
        if wanted(f"question_{name}"):
            old = stage(session, app.seat, name)
            app.set_aside = None
            app.go("desk")
            yield f"question_{name}"
            session.state = old
            session._views.clear()


__all__ = ["SCENES", "questions", "stage"]
