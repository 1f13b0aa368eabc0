"""What each contender believes on the first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.world.kinds import FROM_OWN, FROM_START
from game.world.rng import draw_next, key

if TYPE_CHECKING:
    from game.world.state import State


def first_beliefs(st: State) -> None:
    """What each contender thinks at the start: the truth with an error, old, the own circle sharp (rule 2.18)."""
    tune, seed, n = st.tune, st.seed, len(st.scenario.people)
    roots = st.roots()
    for k, me in enumerate(st.scenario.seats):
        patron, loyalty, month, want = [-1] * n, [0] * n, [st.month - tune.belief_age] * n, [0] * n
        source = [FROM_START] * n
        slip, wrong, known = key(seed, 3, k), key(seed, 4, k), key(seed, 5, k)
        for p in range(n):
            mine = roots[p] == me
            spread = 5 if mine else tune.belief_spread
            loyalty[p] = min(100, max(0, st.loyalty[p] + draw_next(2 * spread + 1, slip, p) - spread))
            patron[p] = st.patron[p]
            if not mine and draw_next(1000, wrong, p) < tune.belief_wrong:
                patron[p] = -1
            if mine:
                month[p], source[p] = st.month, FROM_OWN
            if mine or st.seat_index[p] >= 0 or draw_next(100, known, p) < 35:
                want[p] = 1
        if not tune.with_stale_beliefs:
            patron, loyalty, month, want = list(st.patron), list(st.loyalty), [st.month] * n, [1] * n
        st.bel_patron.append(patron)
        st.bel_loyalty.append(loyalty)
        st.bel_month.append(month)
        st.bel_want.append(want)
        st.bel_source.append(source)
