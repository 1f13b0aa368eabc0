"""What the five source texts name: every row has a home in the game that exists and says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from games import scenario_of

from game.play import actions
from game.play.action import ACTIONS
from game.words import Words, readings
from game.world.kinds import BODIES, MOTION_NAMES
from game.world.scenario import HoldDef, Scenario, month_index

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[\[(\w+):([^|\]]+)\|([^\]]+)\]\]")
# How many rows each table has: mechanisms, persons, posts and bodies, events, ideas, image, afterwards, disputed, details.
ROWS = {"a": 64, "b": 17, "c": 17, "d": 49, "e": 11, "f": 9, "g": 18, "h": 32, "i": 28}
STATUS = ("established", "contested", "legend")


@cache
def texts(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load((ROOT / f"assets/text/en/{name}.yaml").read_text("utf-8"), loader)
    return loaded


def grand() -> Scenario:
    return scenario_of("1924")


def plain(text: object) -> str:
    """Return a text in one line, its links replaced by what is shown of them."""
    return " ".join(LINK.sub(r"\3", str(text)).split())


def _month(scenario: Scenario, ident: str) -> str | None:
    year, _, month = ident.partition("-")
    return dict(scenario.reality).get(month_index(int(year), int(month)))


@cache
def catalogues() -> dict[str, Callable[[str], str | None]]:
    """Return, for each kind of home, what gives its text by id, or None when there is no such thing."""
    scenario, words, rules = grand(), Words(grand()), texts("rules")
    assert actions.__doc__, "importing the families registers every kind"
    people = {one.id: one for one in scenario.people}
    book: dict[str, dict[str, str]] = {
        "action": {name: words.action_name(name) for name in ACTIONS},
        "motion": {name: name for name in MOTION_NAMES},
        "body": {name: words.say("body", name) for name in BODIES},
        "rule": {number: f"{one['title']}. {one['text']}" for number, one in rules["rules"].items()},
        "article": {name: f"{one['title']}. {one['text']}" for name, one in rules["articles"].items()},
        "person": {name: f"{one.name}. {one.note}" for name, one in people.items()},
        "fate": {name: one.fate for name, one in people.items() if one.fate},
        "post": {one.id: f"{one.name}. {one.note}" for one in scenario.posts},
        "happening": {one.id: f"{one.title}. {one.text} {one.reality}" for one in scenario.happenings},
        "hold": {one.id: one.text for one in scenario.holds},
        "issue": {one.id: one.name for one in scenario.issues},
        "switch": {name: name for name, _ in scenario.rules},
    }
    made: dict[str, Callable[[str], str | None]] = {kind: entries.get for kind, entries in book.items()}
    return made | {"reality": lambda ident: _month(scenario, ident)}


def missing(home: dict[str, str]) -> str:
    """Return what is wrong with a home, '' when it exists and says what it should."""
    kind, ident = home["kind"], str(home["id"])
    text = catalogues()[kind](ident) if kind in catalogues() else None
    if text is None:
        return f"no {kind} {ident}"
    if "says" in home and plain(home["says"]) not in plain(text):
        return f"{kind} {ident} does not say '{home['says']}'"
    return ""


def test_every_table_has_all_its_rows_and_every_row_its_own_name() -> None:
    seeds = texts("seeds")["seeds"]
    assert Counter(one["table"] for one in seeds) == ROWS
    assert len({one["id"] for one in seeds}) == len(seeds) == sum(ROWS.values())
    assert all(one["id"].startswith(f"{one['table']}_") and one["row"] for one in seeds)
    assert {source for one in seeds for source in one["sources"]} == {"S0", "S1", "S2", "S3", "S4"}


@pytest.mark.parametrize("table", sorted(ROWS))
def test_every_row_has_a_home_that_exists_and_says_it(table: str) -> None:
    wrong = []
    for one in texts("seeds")["seeds"]:
        if one["table"] == table:
            wrong += [f"{one['id']}: no home"] if not one["home"] else []
            wrong += [f"{one['id']}: {found}" for home in one["home"] if (found := missing(home))]
    assert wrong == []


@pytest.mark.parametrize(
    "home",
    [
        {"kind": "action", "id": "appointt"},
        {"kind": "rule", "id": "4.99"},
        {"kind": "reality", "id": "1931-01"},
        {"kind": "legend", "id": "letter"},
        {"kind": "switch", "id": "disputed"},
        {"kind": "fate", "id": "kirov", "says": "lived to be old"},
        {"kind": "article", "id": "funeral", "says": "told the truth about the day"},
    ],
)
def test_a_home_that_is_gone_or_silent_is_noticed(home: dict[str, str]) -> None:
    assert missing(home)


def test_a_fact_that_only_an_article_tells_is_named_by_its_words() -> None:
    """An article whose own subject is the row needs no phrase; otherwise the phrase keeps the fact in it."""
    seeds = texts("seeds")["seeds"]
    told = [home for one in seeds for home in one["home"] if home["kind"] in ("article", "reality", "fate")]
    assert sum("says" in home for home in told) >= 150


# -- articles ----------------------------------------------------------------------------------


def test_articles_are_many_short_and_quiet() -> None:
    articles = texts("rules")["articles"]
    assert len(articles) >= 75
    assert sum(one["category"] == "after" for one in articles.values()) >= 15
    for name, one in articles.items():
        assert isinstance(one["title"], str), f"{name}: a title that is a number needs quotation marks"
        assert 40 <= len(plain(one["text"]).split()) <= 160, name
        assert "!" not in one["text"] + one["title"], name
        assert one.get("status", "established") in STATUS, name


def test_every_link_of_an_article_leads_somewhere() -> None:
    wrong = []
    for name, one in texts("rules")["articles"].items():
        for kind, target, _ in LINK.findall(" ".join(one["text"].split())):
            if missing({"kind": kind, "id": target}):
                wrong.append(f"{name}: {kind}:{target}")
            if target == name:
                wrong.append(f"{name}: leads to itself")
    assert wrong == []


def test_no_article_is_written_twice() -> None:
    lines = (ROOT / "assets/text/en/rules.yaml").read_text("utf-8").split("\narticles:\n")[1].split("\nmeasures:\n")[0]
    names = re.findall(r"^  (\w+):$", lines, re.MULTILINE)
    assert len(names) == len(set(names)) == len(texts("rules")["articles"])


def test_the_numbers_of_the_dead_come_with_the_archive_and_its_doubters() -> None:
    """What is told of 1937 and 1938 gives the count, a range and who argued for more."""
    articles = texts("rules")["articles"]
    terror, figures = plain(articles["great_terror"]["text"]), plain(articles["figures_in_dispute"]["text"])
    assert "681,700" in terror and "0.95 to 1.2 million" in terror and "Conquest" in terror
    assert "between four and a half and five and a half" in figures and "differ" in figures
    assert articles["figures_in_dispute"]["status"] == "contested"


# -- rival readings ----------------------------------------------------------------------------


def test_every_reading_is_of_something_that_exists_and_comes_with_another_and_a_source() -> None:
    for kind, entries in texts("readings")["readings"].items():
        for name, found in entries.items():
            assert not missing({"kind": kind, "id": name}), f"{kind} {name}"
            assert len(found) >= 2, name
            assert len({one["reading"] for one in found}) == len(found), name
            for one in found:
                assert set(one) == {"who", "reading", "source"} and all(one.values()), name
                assert one["reading"].endswith("."), name
    assert "!" not in str(texts("readings"))


def test_whatever_is_disputed_in_the_scenario_has_its_readings() -> None:
    kept: list[tuple[str, str, str]] = [("hold", one.id, one.status) for one in grand().holds]
    kept += [("happening", one.id, one.status) for one in grand().happenings]
    disputed = [(kind, ident) for kind, ident, status in kept if status in ("contested", "legend")]
    assert disputed
    assert [one for one in disputed if len(readings(*one)) < 2] == []
    assert readings("hold", "krupskaya_insult") == []
    assert readings("nothing", "letter") == []


def test_a_hold_is_shown_with_its_readings_by_its_number() -> None:
    words, scenario = Words(grand()), grand()

    def shown(one: HoldDef) -> list[str]:
        return words.hold_readings(scenario.holds.index(one))

    for one in scenario.holds:
        assert bool(shown(one)) == (one.status != "established"), one.id
    telephone = next(one for one in scenario.holds if one.id == "telephone")
    assert shown(telephone)[0].startswith("Boris Bazhanov: ") and shown(telephone)[0].endswith("(memoirs)")
    assert words.hold_readings(len(scenario.holds) + 5) == []
