"""Who votes in a body, sorted out once for all motions: the contenders, and the lesser ones with what binds them.

A bench holds what is the same whatever is moved; it is kept beside the tables of power until a column is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.world.facts import Facts
from game.world.kinds import ALIVE, CC, CONFERENCE, CONGRESS, JOINT, OUT_PARTY
from game.world.scenario import Want, want_at


class Sorted:
    """The voters of a body as everybody sees them, whoever follows whom: what benches of many views have in common."""

    __slots__ = ("at", "contenders", "lesser", "line", "persons", "yielding")

    def __init__(self, facts: Facts, persons: Sequence[int]) -> None:
        index, weak = facts.seat_index, facts.scenario.yielding
        self.persons = persons
        self.contenders = [p for p in persons if index[p] >= 0]
        self.lesser = lesser = [p for p in persons if index[p] < 0]
        self.at = dict(zip(lesser, range(len(lesser)), strict=True))
        self.yielding = [weak[v] for v in lesser]
        self.line = tuple(lesser)  # a name for the lesser ones together


class Bench:
    """The voters of a body: `persons` in order; the lesser ones among them by place, with columns beside.

    `own` is how many in a hundred of a lesser voter's own reasons count, what is left is for his patron's wish; `led`
    is whose man he votes as, -1 for nobody's; `yielding` is what he lacks in resolve.
    """

    __slots__ = (
        "at", "contenders", "far", "led", "lesser", "line", "lords", "own", "persons", "shares",
        "wanting", "yielding",
    )

    def __init__(self, facts: Facts, whole: Sorted, secret: bool) -> None:
        self.persons, self.contenders, self.lesser, self.at = whole.persons, whole.contenders, whole.lesser, whole.at
        self.yielding, self.line = whole.yielding, whole.line
        roots, loyalty, owes = facts.roots(), facts.loyalty, facts.owes
        gratitude, patron = facts.gratitude, facts.patron
        # A secret ballot frees those of little loyalty.
        free = facts.tune.ballot_free if secret else 0
        own: list[int] = []
        led: list[int] = []
        self.own, self.led = own, led
        for v in whole.lesser:
            root, bond = roots[v], loyalty[v]
            if root < 0 or bond < free:
                own.append(100)
                led.append(-1)
                continue
            # As `bond_of` has it.
            if owes[v] >= 0 and gratitude[v] and (owes[v] == root or owes[v] == patron[v]):
                bond += gratitude[v] // 2
            own.append(100 - bond if bond < 100 else 0)
            led.append(root if bond else -1)
        self.shares = tuple(dict.fromkeys(own))
        self.lords = tuple([root for root in dict.fromkeys(led) if root >= 0])
        self.far: dict[int, list[int]] = {}  # distances of the lesser ones from somebody
        self.wanting: dict[int, list[tuple[int, int, Want]]] | None = None

    def wants(self, facts: Facts, kind: int) -> list[tuple[int, int, Want]]:
        """Return which lesser voters want something of a kind, as far as known: place, person, want."""
        if self.wanting is None:
            self.wanting = {}
            people, want = facts.scenario.people, facts.want
            for n, v in enumerate(self.lesser):
                if want[v] >= 0:
                    one = want_at(people[v], want[v])
                    if one is not None:
                        self.wanting.setdefault(one.kind, []).append((n, v, one))
        return self.wanting.get(kind, [])

    def distances(self, facts: Facts, p: int) -> list[int]:
        """Return how far each lesser voter's stances lie from a person's."""
        row = self.far.get(p)
        if row is None:
            # The table of distances lasts until a stance is written, and is the same for all.
            kept = facts._gaps.get((p, self.line))
            if kept is None:
                get, distance, lesser = facts._gaps.get, facts.distance, self.lesser
                found = [get(v << 12 | p) for v in lesser]
                kept = [distance(v, p) if gap is None else gap for v, gap in zip(lesser, found, strict=True)]
                facts._gaps[p, self.line] = kept
            row = self.far[p] = kept
        return row


def bond_of(facts: Facts, v: int, root: int) -> int:
    """Return how far a contender's client is bound by his wish, 0..100: loyalty and half of what he owes."""
    bond, owes = facts.loyalty[v], facts.owes[v]
    if owes >= 0 and facts.gratitude[v] and (owes == root or owes == facts.patron[v]):
        bond += facts.gratitude[v] // 2
    return bond if bond < 100 else 100


def voters(facts: Facts, body: int) -> list[int]:
    """Return who votes by head in a body; the accused does not leave, candidates do not vote."""
    sits = CC if body in (JOINT, CONGRESS, CONFERENCE) else body
    kept = facts._open.get(("votes", sits))
    if kept is None:
        life, rung = facts.life, facts.rung
        kept = facts._open["votes", sits] = [
            p for p in facts.members(sits) if life[p] == ALIVE and rung[p] < OUT_PARTY
        ]
    return list(kept)


def bench_of(facts: Facts, body: int, secret: int) -> Bench:
    """Return the bench of a body that votes by head."""
    name = ("bench", body, secret != 0)
    kept = facts._power.get(name)
    if kept is None:
        sits = CC if body in (JOINT, CONGRESS, CONFERENCE) else body
        whole = facts._open.get(("sorted", sits))
        if whole is None:
            whole = facts._open["sorted", sits] = Sorted(facts, voters(facts, body))
        kept = facts._power[name] = Bench(facts, whole, secret != 0)
    return kept  # type: ignore[no-any-return]


def hall_of(facts: Facts, secret: int) -> Bench:
    """Return the bench of those who lead a delegation to a conference or congress."""
    name = ("hall", secret != 0)
    kept = facts._power.get(name)
    if kept is None:
        sent = [p for p, votes in zip(facts.holder, facts.delegates, strict=True) if p >= 0 and votes]
        whole = Sorted(facts, [p for p in dict.fromkeys(sent) if facts.is_active(p)])
        kept = facts._power[name] = Bench(facts, whole, secret != 0)
    return kept  # type: ignore[no-any-return]


__all__ = ["Bench", "bench_of", "bond_of", "hall_of", "voters"]
