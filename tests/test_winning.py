"""For how long a man who is won stays: told beside how likely he is won, by what holds and loosens him."""

from __future__ import annotations

from position import position

from game.advice.winning import LONG, lasts, won
from game.rules import patronage
from game.world.view import look

TABLE = """
    stalin: seat, gensec
    zinoviev: seat
    molotov: cc, urals, thinks stalin 60, thinks zinoviev 60
    post urals: under gensec, delegates 14
"""


def test_a_man_whose_post_is_anothers_gift_is_won_for_some_months_and_one_in_ones_own_gift_for_good() -> None:
    """The months told are those in which the engine's own reckoning has him above what binds."""
    for name in ("stalin", "zinoviev"):
        it = position(TABLE)
        st, x, k, me = it.st, it.molotov, it.k(name), getattr(it, name)
        view = look(st, k)
        got = won(view, k, x, st.tune.win_gain)
        months, to = lasts(view, k, x, got)
        assert got.ours and (months >= LONG) is (name == "stalin")
        st.w("patron")[x], st.w("loyalty")[x] = me, got.after
        assert to == patronage.target_loyalty(st, x, me)
        st.w("served")[x] = st.month
        held = 0
        while held < LONG:
            gap = patronage.target_loyalty(st, x, me) - st.loyalty[x]
            st.add("loyalty", x, max(-st.tune.loyalty_down, min(st.tune.loyalty_up, gap)))
            if st.bond(x) < st.tune.client_bond:
                break
            held, st.month = held + 1, st.month + 1
        assert held == months
