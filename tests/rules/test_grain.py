"""Rule 9.03: what the villages deliver in a month, by price, goods famine and tension."""

from __future__ import annotations

from position import position

from game.rules import country

OCTOBER = 9


def delivered(price: int = 95, famine: int = 0, tension: int = 30) -> int:
    """Return the grain brought in one October out of a surplus of 10,000, in the units of the model."""
    st = position("stalin: seat").st
    st.month = st.month - st.month % 12 + OCTOBER
    now = {
        "harvest": country._NEEDS + 10_000, "price": price, "famine": famine, "tension": tension, "coercion": 0,
        "hoard": 0, "grain": 0, "collective": 0,
    }  # fmt: skip
    country._grain(st, now, {"share": 0, "collective": 0})
    return now["grain"]


def of_share(permille: int) -> int:
    return 10_000 * country._SEASON[OCTOBER] * permille // 100_000


def test_9_03_every_point_of_price_brings_a_point_and_a_half_more() -> None:
    """Rule 9.03: at the usual price the villages part with 283 in a thousand, at ten points more with 298."""
    assert delivered() == of_share(283)
    assert delivered(price=105) == of_share(298) > delivered()


def test_9_03_a_goods_famine_and_a_war_scare_keep_grain_in_the_barn() -> None:
    """Rule 9.03: there is nothing to buy for the money, and bread is safer than paper when war is talked of."""
    assert delivered(famine=10) == of_share(263)
    assert delivered(tension=45) == of_share(273)
