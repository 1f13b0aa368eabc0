"""What everybody knows: a month as it looks from nobody's seat, for one who only watches."""

from __future__ import annotations

from game.world.kinds import DOCUMENT
from game.world.state import State
from game.world.view import View, look

NOBODY = -1  # the seat of one who watches


def public(st: State) -> View:
    """Return what all contenders know alike: what is printed, pacts that are open, ties of which all think the same.

    It has the columns of a View, so that the count of a vote made from it is the count of an outsider.
    """
    v = look(st, 0)
    seats = st.scenario.seats
    many = len(seats)
    agreed = st.in_play() or list(range(many))
    v.viewer = NOBODY
    if st.tune.with_stale_beliefs:
        first = agreed[0]
        alike = [all(st.bel_patron[k][p] == up for k in agreed) for p, up in enumerate(st.bel_patron[first])]
        v.patron = [up if same else -1 for up, same in zip(st.bel_patron[first], alike, strict=True)]
        v.loyalty = [
            min(st.bel_loyalty[k][p] for k in agreed) if same else 0 for p, same in enumerate(alike)
        ]
    v.want, v.served = [-1] * len(v.want), [0] * len(v.served)
    v.regard, v.why_regard = st.regard_open, st.why_open
    people = st.scenario.people
    v.eye = [people[p].eye for p in seats]
    v.ambition = [60] * many
    for name in ("spare", "habit", "asked", "alarmed", "acts", "words"):
        setattr(v, name, [0] * many)
    v.bel_patron, v.bel_loyalty = [v.patron] * many, [v.loyalty] * many
    v.bel_want = [[0] * len(v.patron)] * many
    oldest = [min(st.bel_month[k][p] for k in agreed) for p in range(len(v.patron))]
    v.bel_month, v.bel_source = [oldest] * many, [st.bel_source[agreed[0]]] * many
    if st.slate:
        v.slate = []
        v.seated_by = [
            by if by >= 0 or st.seated_from[p] else min(1, st.seat_cc[p]) for p, by in enumerate(st.seated_by)
        ]
    v.pacts = [pact._replace(leak=0, known=0, caucus=()) for pact in st.pacts if not pact.secret]
    tabled = [item.a for item in st.agenda if item.kind == DOCUMENT]
    v.holds = [hold._replace(holders=0) for hold in st.holds if hold.public or hold.id in tabled]
    v.plants, v.ops, v.orders, v.offers, v.promises = [], [], [], [], []
    v.queue, v.presses, v.forecasts = [], [], []
    v._roots, v._believed, v._power, v._walked = None, {}, {}, {}
    return v


__all__ = ["NOBODY", "public"]
