"""Every row of the five source texts has a home in the game; the test fails when a home vanishes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from game.content import load_scenario
from game.files import assets_folder
from game.play import month  # registers the actions
from game.play.action import ACTIONS
from game.rules.measure import MEASURES
from game.words import book
from game.world.facts import BODIES, MOTION_NAMES

ROWS = {"a": 64, "b": 17, "c": 17, "d": 49, "e": 11, "f": 9, "g": 18, "h": 32, "i": 28}
LINK = re.compile(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")
assert month.PHASES


@cache
def _seeds() -> list[dict[str, Any]]:
    return list(book("seeds")["seeds"])


@cache
def _homes() -> dict[str, dict[str, str]]:
    """Return what exists, by kind and id, with the text that stands there."""
    scenario, problems = load_scenario("1924")
    assert scenario is not None, problems
    rules = book("rules")
    reality: dict[str, str] = {}
    for when, text in scenario.reality:
        reality[f"{when // 12}-{when % 12 + 1:02d}"] = text
    return {
        "action": dict.fromkeys(ACTIONS, ""),
        "rule": {key: f"{one['title']} {one['text']}" for key, one in rules["rules"].items()},
        "article": {key: f"{one['title']} {one['text']}" for key, one in rules["articles"].items()},
        "person": {one.id: f"{one.name} {one.note}" for one in scenario.people},
        "fate": {one.id: one.fate for one in scenario.people},
        "post": {one.id: f"{one.name} {one.note}" for one in scenario.posts},
        "happening": {one.id: f"{one.title} {one.text} {one.reality}" for one in scenario.happenings},
        "hold": {one.id: one.text for one in scenario.holds},
        "reality": reality,
        "motion": dict.fromkeys(MOTION_NAMES, ""),
        "body": dict.fromkeys(BODIES, ""),
        "issue": {one.id: f"{one.name} {one.low} {one.high}" for one in scenario.issues},
        "switch": {name: "" for name, _ in scenario.rules},
        "measure": {one.id: "" for one in MEASURES},
    }


def test_the_map_has_every_row() -> None:
    """The number of rows by table, each with an id of its own, a row and a home."""
    assert {table: sum(1 for row in _seeds() if row["table"] == table) for table in ROWS} == ROWS
    assert len({row["id"] for row in _seeds()}) == sum(ROWS.values())
    # One row gathers those whom no source text names and the story cannot do without.
    assert all(row["home"] and row["row"] for row in _seeds())
    assert [row["id"] for row in _seeds() if not row["sources"]] == ["b_people_not_named"]


@pytest.mark.parametrize("row", _seeds(), ids=lambda row: row["id"])
def test_a_row_has_its_home(row: dict[str, Any]) -> None:
    """Each home exists, and where a phrase is named it stands there."""
    homes = _homes()
    for home in row["home"]:
        there = homes[home["kind"]].get(str(home["id"]))
        assert there is not None, f"{row['id']}: no {home['kind']} {home['id']}"
        if "says" in home:
            # Running text is folded over lines, and links carry their target before the words shown.
            text = " ".join(re.sub(r"\[\[[^\]|]+\|([^\]]*)\]\]", r"\1", there).split())
            assert str(home["says"]).casefold() in text.casefold(), f"{row['id']}: {home['kind']} {home['id']} no longer says '{home['says']}'"


def test_articles_are_short_sober_and_linked() -> None:
    """40 to 160 words, no exclamation mark, and every link leads somewhere."""
    rules = book("rules")
    homes = _homes()
    assert len(rules["articles"]) >= 75
    for key, one in rules["articles"].items():
        words = len(one["text"].split())
        assert 40 <= words <= 160, f"{key}: {words} words"
        assert "!" not in one["text"], key
        for target in LINK.findall(one["text"]):
            kind, _, name = target.partition(":")
            assert kind in homes and name in homes[kind], f"{key}: no {target}"


def test_disputed_matters_have_rival_readings_with_sources() -> None:
    """What is contested or legend is told from at least two sides, each with its source."""
    readings = book("readings")["readings"]
    scenario, _ = load_scenario("1924")
    assert scenario is not None
    assert (assets_folder() / "text" / "readings.yaml").is_file()
    for kind, things in (("happening", scenario.happenings), ("hold", scenario.holds)):
        for one in things:
            if one.status != "established":
                told = readings[kind].get(one.id, [])
                assert len(told) >= 2 and all(x["who"] and x["reading"] and x["source"] for x in told), f"{kind} {one.id}"
