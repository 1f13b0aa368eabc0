"""Who votes in a body, sorted out once for all motions: the contenders, and the lesser ones with what binds them.

A bench holds what is the same whatever is moved; it is kept beside the tables of power until a column is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.world.facts import Facts
from game.world.kinds import CC, CONFERENCE, CONGRESS, JOINT
from game.world.scenario import Want, want_at


class Bench:
    """The voters of a body: `persons` in order; the lesser ones among them by place, with columns beside.

    `own` is how many in a hundred of a lesser voter's own reasons count, what is left is for his patron's wish; `led`
    is whose man he votes as, -1 for nobody's; `yielding` is what he lacks in resolve.
    """

    __slots__ = (
        "at", "contenders", "far", "led", "lesser", "lords", "own", "persons", "shares",
        "wanting", "yielding",
    )

    def __init__(self, facts: Facts, persons: Sequence[int], secret: bool) -> None:
        index, whole = facts.seat_index, facts.roots()
        weak = facts.scenario.yielding
        self.persons = persons
        self.contenders = [p for p in persons if index[p] >= 0]
        self.lesser = lesser = [p for p in persons if index[p] < 0]
        self.at = dict(zip(lesser, range(len(lesser)), strict=True))
        roots = [whole[v] for v in lesser]
        bond = bond_of
        bonds = [bond(facts, v, root) if root >= 0 else 0 for v, root in zip(lesser, roots, strict=True)]
        if secret:
            # A secret ballot frees those of little loyalty.
            free, loyalty = facts.tune.ballot_free, facts.loyalty
            bonds = [0 if loyalty[v] < free else x for v, x in zip(lesser, bonds, strict=True)]
        self.own = [100 - x for x in bonds]
        self.shares = tuple(dict.fromkeys(self.own))
        self.lords = tuple(dict.fromkeys([root for root, x in zip(roots, bonds, strict=True) if x]))
        self.led = [root if x else -1 for root, x in zip(roots, bonds, strict=True)]
        self.yielding = [weak[v] for v in lesser]
        self.far: dict[int, list[int]] = {}  # distances of the lesser ones from somebody
        self.wanting: dict[int, list[tuple[int, int, Want]]] | None = None

    def wants(self, facts: Facts, kind: int) -> list[tuple[int, int, Want]]:
        """Return which lesser voters want something of a kind, as far as known: place, person, want."""
        if self.wanting is None:
            self.wanting = {}
            people, want = facts.scenario.people, facts.want
            for n, v in enumerate(self.lesser):
                one = want_at(people[v], want[v])
                if one is not None:
                    self.wanting.setdefault(one.kind, []).append((n, v, one))
        return self.wanting.get(kind, [])

    def distances(self, facts: Facts, p: int) -> list[int]:
        """Return how far each lesser voter's stances lie from a person's."""
        row = self.far.get(p)
        if row is None:
            get, distance, lesser = facts._gaps.get, facts.distance, self.lesser
            found = [get(v << 12 | p) for v in lesser]
            row = [distance(v, p) if gap is None else gap for v, gap in zip(lesser, found, strict=True)]
            self.far[p] = row
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
        kept = facts._open["votes", sits] = [p for p in facts.members(sits) if facts.is_active(p)]
    return list(kept)


def bench_of(facts: Facts, body: int, secret: int) -> Bench:
    """Return the bench of a body that votes by head."""
    name = ("bench", body, secret != 0)
    kept = facts._power.get(name)
    if kept is None:
        kept = facts._power[name] = Bench(facts, voters(facts, body), secret != 0)
    return kept  # type: ignore[no-any-return]


def hall_of(facts: Facts, secret: int) -> Bench:
    """Return the bench of those who lead a delegation to a conference or congress."""
    name = ("hall", secret != 0)
    kept = facts._power.get(name)
    if kept is None:
        sent = [p for p, votes in zip(facts.holder, facts.delegates, strict=True) if p >= 0 and votes]
        kept = facts._power[name] = Bench(
            facts, [p for p in dict.fromkeys(sent) if facts.is_active(p)], secret != 0
        )
    return kept  # type: ignore[no-any-return]


__all__ = ["Bench", "bench_of", "bond_of", "hall_of", "voters"]
