"""What holds a man to a patron and what loosens him: the parts of the loyalty towards which he moves (rules 2)."""

from __future__ import annotations

from game.rules import severity
from game.rules.patronage import apart, capacity, gift, liking
from game.world.facts import Facts
from game.world.reason import Reason

SERVED_FOR = 12  # months for which a service holds, as in rules/patronage.py


def pulls(view: Facts, p: int, patron: int) -> list[Reason]:
    """Return the parts of the loyalty to a contender towards which somebody moves, as known here, the worst first."""
    k = view.seat_index[patron]
    given = gift(view, p, patron)
    fortune = max(-12, min(12, view.momentum[k] // 2)) if view.tune.with_bandwagon else 0
    disgrace = (0, 2, 6, 12, 24, 45, 60, 70)[severity.shadow(view, patron)]
    thought = max(-10, min(12, liking(view, p, k, given > 0) // 4))
    skill = view.scenario.people[patron].skills[3] // 6
    served = bool(view.served[p]) and view.month - view.served[p] < SERVED_FOR
    found = [
        Reason("pull_base", view.tune.loyalty_base + skill, (skill,)),
        Reason("pull_gift" if given > 0 else "pull_gift_other", given),
        Reason("pull_apart", -(apart(view, p, patron, given > 0) // 3)),
        Reason("pull_liking", thought),
        Reason("pull_fortune", fortune),
        Reason("pull_disgrace", -disgrace),
        Reason("pull_served", 8 if served else 0),
    ]
    return sorted((one for one in found if one.amount), key=lambda one: one.amount)


def over(view: Facts, patron: int) -> int:
    """Return by how many a patron has more direct clients than he can serve; less than nought where he has room."""
    return len(_direct(view, patron)) - capacity(view, patron)


def _direct(view: Facts, patron: int) -> list[int]:
    return [x for x, up in enumerate(view.patron) if up == patron and view.seat_index[x] < 0 and view.is_active(x)]


def unserved(view: Facts, p: int, patron: int) -> int:
    """Return by how many a patron has more direct clients than he can serve, if this man is among the least served."""
    mine = _direct(view, patron)
    more = over(view, patron)
    least = sorted(mine, key=lambda x: (view.served[x], view.loyalty[x], x))[: max(0, more)]
    return more if p in least else 0


__all__ = ["over", "pulls", "unserved"]
