"""The later chapters as starts of their own: posts, bodies and the fallen as the record has them on that day."""

from __future__ import annotations

import pytest

from game.content import load_scenario
from game.play.action import legal
from game.play.month import advance, submit
from game.world.kinds import CC, EXILE, OUT_PARTY, POLITBURO
from game.world.scenario import Scenario, month_index
from game.world.state import State, start


def opened(name: str) -> tuple[Scenario, State]:
    scenario, problems = load_scenario(name)
    assert scenario is not None and [str(one) for one in problems] == []
    return scenario, start(scenario, 7)


@pytest.mark.parametrize(("name", "month"), [("1926", month_index(1926, 2)), ("1928", month_index(1928, 1))])
def test_a_chapter_begins_on_its_own_day_and_is_the_first_told(name: str, month: int) -> None:
    scenario, st = opened(name)
    assert scenario.start == month == scenario.chapters[0].first
    out: list = []
    advance(st, out)
    assert ("chapter", (0,)) in [(event.kind, event.args) for event in out]
    assert all(gathering.month >= month for gathering in scenario.calendar)


def test_in_1926_three_beaten_men_still_sit_in_the_politburo_or_at_its_door() -> None:
    scenario, st = opened("1926")
    p, q = scenario.person_index, scenario.post_index
    assert [st.seat_pb[p[x]] for x in ("trotsky", "zinoviev", "kamenev")] == [2, 2, 1]
    assert len(st.members(POLITBURO)) == 9 and len(st.members(CC)) == 62
    assert st.holder[q["leningrad_secretary"]] == p["kirov"] and st.holder[q["leningrad_soviet"]] == p["zinoviev"]
    assert st.record[p["zinoviev"]] == 12 and "frunze" not in p


def test_in_1928_the_opposition_begins_outside_the_party() -> None:
    scenario, st = opened("1928")
    p = scenario.person_index
    assert st.rung[p["trotsky"]] == EXILE and st.sent_to[p["trotsky"]] == 1  # Alma-Ata
    assert st.rung[p["zinoviev"]] == st.rung[p["kamenev"]] == OUT_PARTY
    fallen = [x for x, rung in enumerate(st.rung) if rung]
    assert len(fallen) >= 12 and not any(st.posts_of[x] or st.seat_cc[x] or st.seat_pb[x] for x in fallen)
    assert st.precedents[OUT_PARTY] + st.precedents[EXILE] == len(fallen)
    assert len(st.members(CC)) == 71 and st.struck[p["trotsky"]] == scenario.start - 1
    while not any(d.kind == "desk" for d in st.queue):
        if st.queue:
            assert submit(st, legal(st, st.queue[0], "choose", 1)[0], []) is None
        advance(st, [])
    asked = {d.seat: d.kind for d in st.queue}
    assert asked.get(scenario.seats.index(p["trotsky"])) == "fallen" and asked[scenario.seats.index(p["bukharin"])] == "desk"


def test_who_is_outside_the_party_holds_no_post_and_no_seat(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "wrong.yaml"
    path.write_text(
        'format: 1\nscenario:\n  id: wrong\n  extends: "1926"\n  title: Wrong\n  summary: A man in two places.\n'
        "people:\n- id: kirov\n  rung: party\n",
        encoding="utf-8",
    )
    _, problems = load_scenario(str(path))
    told = "\n".join(str(one) for one in problems)
    assert "holder: 'kirov' is outside the party" in told and "cc: 'kirov' is outside the party" in told
