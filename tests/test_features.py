"""What a learning agent sees: the layout of its vector, and that nothing hidden is in it."""

from __future__ import annotations

import pytest
from games import mixed, play_on, scenario_of, small

from game.lab import features
from game.session import Session
from game.world.kinds import COUNTRY
from game.world.view import look


@pytest.fixture(scope="module")
def table() -> Session:
    """A small game some way on, at a question put to the second seat."""
    return play_on(mixed(small(), 5, person=1), 30)


def values(session: Session, name: str, page: int = 0) -> dict[str, float]:
    decision = session.decision
    assert decision is not None
    told = features.vector(session.view(decision.seat), decision, session.menu(4)[: features.PAGE], page)
    block = next(one for one in features.layout(session.scenario) if one.name == name)
    return dict(zip(block.names, told[block.begin : block.end], strict=True))


@pytest.mark.parametrize("name", ["1924", "1928"])
@pytest.mark.slow
def test_the_layout_names_every_number_of_the_vector(name: str) -> None:
    scenario = scenario_of(name)
    blocks = features.layout(scenario)
    assert [block.begin for block in blocks] == [0] + [block.end for block in blocks[:-1]]
    view = Session(scenario, 1, ["human"] * len(scenario.seats), archive=False).view(2)
    told = features.vector(view, None, (), 0)
    assert len(told) == features.length(scenario) and all(-1 <= value <= 1 for value in told)
    names = [(block.name, one) for block in blocks for one in block.names]
    assert len(set(names)) == len(names)


def test_the_vector_tells_what_stands_in_the_view(table: Session) -> None:
    view, decision = table.view(1), table.decision
    assert decision is not None and decision.seat == 1
    me = small().seats[1]
    assert values(table, "seat") == {"stalin": 0, "trotsky": 1, "zinoviev": 0}
    assert values(table, "question")[decision.kind] == 1 and sum(values(table, "question").values()) == 1
    seats = values(table, "seats")
    assert seats["seat+0_standing"] == view.standing[me] / 100 and seats["seat+0_distance"] == 0
    assert seats["seat+1_standing"] == view.standing[small().seats[2]] / 100
    assert seats["seat+2_standing"] == view.standing[small().seats[0]] / 100
    options, wide = values(table, "options"), features.option_width(small())
    assert sum(value for name, value in options.items() if name.endswith("_there")) == min(24, len(table.menu(4)))
    assert len(options) == features.PAGE * wide
    assert set(values(table, "country")) == set(COUNTRY)
    assert values(table, "month", 3)["page"] == 0.3


def test_the_vector_is_the_same_whatever_the_seat_does_not_know(table: Session) -> None:
    """Changed behind the back of seat 1: who follows whom in truth, the drives of the others, how operations will turn out."""
    decision = table.decision
    before = features.vector(look(table.state, 1), decision, (), 0)
    other = table.state.clone()
    for p in range(len(small().people)):
        other.w("patron")[p] = small().seats[0]
        other.w("loyalty")[p] = 99
    for k in (0, 2):
        other.w("ambition")[k] = 7
        other.w("acts")[k] = 2
    other.ops = [op._replace(quality=2, noticed=1) for op in other.ops]
    assert features.vector(look(other, 1), decision, (), 0) == before
    seen = table.state.clone()
    seen.w("standing")[small().seats[0]] += 5
    assert features.vector(look(seen, 1), decision, (), 0) != before
