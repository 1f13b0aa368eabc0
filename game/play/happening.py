"""Happenings: what a scenario brings about and when, who has to choose, and what (rules 3, News)."""

from __future__ import annotations

from typing import Any

from game.play.condition import holds, who
from game.play.effect import EFFECTS, apply_effect, marks_in, parse_effect
from game.rules import luck
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import Decision
from game.world.rng import draw, word
from game.world.state import State

AT_MOST = 3  # cards a month
MIDDLE = 500  # permille: with low luck a happening comes in the middle of its waiting time

__all__ = [
    "EFFECTS", "allowed", "apply_effect", "at_rest", "choose", "due", "fire", "is_seen", "marks_in", "parse_effect",
    "spot",
]  # fmt: skip


def due(st: State) -> list[int]:
    """Return the happenings of this month, at most three: those that cannot wait come first."""
    low_luck = luck.is_low(st)
    ready = []
    for h, happening in enumerate(st.scenario.happenings):
        if not happening.first <= st.month <= happening.last or st.fired[h] == st.month:
            continue
        if st.fired[h] and happening.once:
            continue
        if happening.chance < 1000:
            if low_luck:
                since = max(happening.first - 1, st.fired[h], st.scenario.start - 1)
                if (st.month - since) * happening.chance < MIDDLE:
                    continue
            elif draw(1000, st.seed, st.month, word("happening"), h) >= happening.chance:
                continue
        if holds(happening.when, st):
            ready.append((happening.last, h))
    return [h for _, h in sorted(ready)[:AT_MOST]]


def spot(st: State, h: int) -> int:
    """Return who has to choose: the first named who is a contender in the party, -1 for nobody."""
    for tree in st.scenario.happenings[h].spot:
        p = who(tree, st)
        if p >= 0 and st.seat_index[p] >= 0 and st.is_active(p):
            return p
    return -1


def allowed(st: Facts, h: int, actor: int) -> list[int]:
    """Return the choices open to whoever is on the spot; never empty where there are choices."""
    choices = st.scenario.happenings[h].choices
    return [c for c, choice in enumerate(choices) if holds(choice.needs, st, actor)] or [0][: len(choices)]


def is_seen(st: Facts, h: int, c: int) -> bool:
    """Tell whether all can see what a choice did; what leaves only holds, marks and feelings is private."""
    effects: tuple[Any, ...] = st.scenario.happenings[h].choices[c].effects
    return any(EFFECTS[tree[0]].seen for tree in effects) or not effects


def fire(st: State, h: int, out: list[Event]) -> Decision | None:
    """Let a happening happen; returns the question it puts to a seat, None when nobody has to choose.

    With choices but nobody to make them, the first, which is the historical one, is taken; and so it is for whoever has
    been asked lately, unless the card is grave or a person plays the seat (rule 3.30).
    """
    happening = st.scenario.happenings[h]
    st.w("fired")[h] = st.month
    p = spot(st, h) if happening.choices else -1
    audience = ALL if p < 0 or is_seen(st, h, 0) else 1 << st.seat_index[p]
    out.append(Event("happening", st.month, (h, p), audience))
    if not happening.choices:
        for tree in happening.effects:
            apply_effect(st, tree, -1, out)
        return None
    if p < 0:
        _take(st, h, 0, -1, out)
        return None
    k = st.seat_index[p]
    if not happening.grave and not st.people >> k & 1 and at_rest(st, k):
        choose(st, h, allowed(st, h, p)[0], k, out, "unasked")
        return None
    st.w("asked")[k] = st.month
    return Decision("news", k, h)


def at_rest(st: State, k: int) -> bool:
    """Tell whether a seat has had a choice this month or in the months of rest before it (rule 3.30)."""
    return bool(st.asked[k]) and st.month - st.asked[k] <= st.tune.choice_rest


def choose(st: State, h: int, c: int, seat: int, out: list[Event], cause: str = "") -> None:
    """Take a choice for the seat on the spot; cause "unasked" tells that he was not asked (rule 3.30)."""
    p = st.contender(seat)
    out.append(Event("choice", st.month, (h, c, p), ALL if is_seen(st, h, c) else 1 << seat, cause))
    _take(st, h, c, p, out)


def _take(st: State, h: int, c: int, actor: int, out: list[Event]) -> None:
    st.w("chosen")[h] = c + 1
    for tree in st.scenario.happenings[h].choices[c].effects:
        apply_effect(st, tree, actor, out)


