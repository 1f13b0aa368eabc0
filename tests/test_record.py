"""Records behave as the dataclasses they stand for."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from game.world import record as made
from game.world.tuning import NAMES, Tuning


def both(**options: Any) -> list[Any]:
    """Return the same class made by either."""
    out = []
    for make, field in ((made._record, made._field), (dataclasses.dataclass, dataclasses.field)):

        class Thing:
            """A thing."""

            name: str
            many: int = 3
            known: dict[str, int] = field(default_factory=dict, compare=False)

            def twice(self) -> int:
                """Return twice as many."""
                return 2 * self.many

        out.append(make(**options)(Thing))
    return out


def tried(what: Any) -> Any:
    try:
        return what()
    except Exception as fault:
        return type(fault)


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("slots", [False, True])
def test_a_record_does_what_a_dataclass_does(frozen: bool, slots: bool) -> None:
    ours, theirs = (told_of(kind) for kind in both(frozen=frozen, slots=slots))
    if slots and frozen:  # before 3.12 a name that is no field raises TypeError there
        ours[16], theirs[16] = (isinstance(x, type) and issubclass(x, Exception) for x in (ours[16], theirs[16]))
    assert ours == theirs


def told_of(kind: Any) -> list[Any]:
    """Return what a thing of that class answers."""
    one, same, other = kind("a"), kind(name="a", known={"x": 1}), kind("b", 4)
    return [
        repr(one).rpartition(".")[2], one == same, one == other, one == "a", tried(lambda: hash(one) == hash(same)),
        other.twice(), one.known is not other.known, kind.__match_args__, kind.__doc__,
        tried(kind), tried(lambda: kind("a", 1, {}, 2)), tried(lambda: kind("a", more=1)),
        tried(lambda: kind("a", name="b")), tried(lambda: setattr(one, "many", 9)), one.many,
        tried(lambda: delattr(same, "many")), tried(lambda: setattr(one, "none", 9)),
        repr(dataclasses.replace(one, name="c")).rpartition(".")[2], copy.deepcopy(other) == other,
        [(f.name, f.compare) for f in dataclasses.fields(kind)], hasattr(one, "__dict__"),
    ]  # fmt: skip


def test_a_record_may_add_fields_to_another() -> None:
    @made.record(frozen=True)
    class First:
        """The first."""

        name: str
        many: int = 3

    @made.record(frozen=True)
    class Further(First):
        """A further one."""

        more: tuple[int, ...] = ()

    one = Further("a", more=(1,))
    assert (one.name, one.many, one.more) == ("a", 3, (1,))
    assert one != First("a") and made.replace(one, name="b") == Further("b", 3, (1,))


def test_the_fields_are_described_once_for_each_class() -> None:
    """Describing them writes a whole dataclass: a translated scenario is made by thousands of replacements."""

    @made.record(frozen=True, slots=True)
    class First:
        """The first."""

        name: str

    @made.record(frozen=True, slots=True)
    class Further(First):
        """A further one."""

        many: int = 3

    kinds: list[Any] = [First, Further]
    told = [kind.__dataclass_fields__ for kind in kinds]
    assert [list(one) for one in told] == [["name"], ["name", "many"]]
    assert all(kind.__dataclass_fields__ is one for kind, one in zip(kinds, told, strict=True))
    assert dataclasses.replace(Further("a", 4), name="b") == Further("b", 4)


def test_the_tuning_is_pickled_and_knows_its_names() -> None:
    one = Tuning(client_bond=7)
    again = pickle.loads(pickle.dumps(one))
    assert again == one != Tuning() and again.client_bond == 7
    assert [part.name for part in made.fields(Tuning)] == list(NAMES)
    kind: Any = Tuning
    with pytest.raises(TypeError, match="no_such_number"):
        kind(no_such_number=1)
