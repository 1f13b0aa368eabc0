"""The rule book and the library: complete, well formed, and in step with the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.rules.country import MEASURES, TURNS
from game.words import template
from game.world import tuning

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[\[(\w+):([^|\]]+)\|([^\]]+)\]\]")
CATEGORIES = ("people", "posts", "bodies", "ideas", "events", "after")


@pytest.fixture(scope="module")
def book() -> dict[str, Any]:
    text = (ROOT / "assets/text/en/rules.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def test_the_rule_book_has_every_section_in_order(book: dict[str, Any]) -> None:
    numbers = [tuple(int(part) for part in number.split(".")) for number in book["rules"]]
    assert len(numbers) >= 90
    assert numbers == sorted(numbers)
    for section in range(1, 11):
        mine = [rule for part, rule in numbers if part == section]
        assert mine == list(range(1, len(mine) + 1)) and len(mine) >= 5


def test_rules_are_short_and_name_only_numbers_that_exist(book: dict[str, Any]) -> None:
    for number, rule in book["rules"].items():
        assert set(rule) == {"title", "text"}
        for name in re.findall(r"\{(\w*)\}", rule["text"]):
            assert name in tuning.NAMES, f"{number}: {name}"
        sentences = re.findall(r"[.?](?=\s|$)", rule["text"])
        assert 1 <= len(sentences) <= 4, number


def test_articles_are_short_sober_and_linked(book: dict[str, Any]) -> None:
    assert len(book["articles"]) >= 75
    assert {article["category"] for article in book["articles"].values()} == set(CATEGORIES)
    known = {
        found
        for path in (ROOT / "scenarios/1924").glob("*.yaml")
        for found in re.findall(r"^- (?:\{)?id: (\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    for ident, article in book["articles"].items():
        plain = LINK.sub(r"\3", article["text"])
        assert 60 <= len(plain.split()) <= 120, ident
        assert "[[" not in plain and "]]" not in plain, ident
        for kind, target, _ in LINK.findall(article["text"]):
            where = {"person": known, "post": known, "rule": book["rules"], "article": book["articles"]}[kind]
            assert target in where, f"{ident}: {kind}:{target}"


def test_nothing_in_the_book_shouts(book: dict[str, Any]) -> None:
    assert "!" not in str(book)
    assert not re.search(r"\b(epic|ruthless|mastermind)\b", str(book), re.IGNORECASE)


def test_every_measure_and_report_has_its_words_and_force_its_cost(book: dict[str, Any]) -> None:
    assert list(book["measures"]) == [measure.id for measure in MEASURES]
    assert list(book["country_turns"]) == list(TURNS)
    for measure in MEASURES:
        words = book["measures"][measure.id]
        assert words["name"] and words["text"]
        assert bool(words["cost"]) == measure.coercive


def test_what_is_shown_of_a_source_names_no_memory_and_no_page_of_the_web() -> None:
    for language in ("en", "ru"):
        data = template.book("readings", language)
        for kind, found in data["readings"].items():
            for id in found:
                told = template.readings(kind, id, language)
                assert not any(re.search(r"recalled|по памяти|\w\.com\b", text) for text in told), told
                marked = any("†" in text for text in told[:-1])
                assert (told[-1] == data["footnote"]) == marked, "the footnote stands once, and where it is needed"


def test_every_article_says_what_it_rests_on_and_whether_that_was_looked_up(book: dict[str, Any]) -> None:
    """Only the article on the five texts the game began with is its own source."""
    for language in ("en", "ru"):
        data = template.book("readings", language)
        told = {key: template.beneath(key, language) for key in book["articles"]}
        assert [key for key, lines in told.items() if not lines] == ["sources_of_the_game"]
        assert [key for key in data["sources"] if key not in book["articles"]] == []
        for key, lines in told.items():
            assert not any(re.search(r"recalled|по памяти|\w\.com\b|\{", text) for text in lines), (language, key)
            marked = any("†" in text for text in lines[:-1])
            assert (data["footnote"] in lines) == marked == (lines[-1:] == [data["footnote"]]), (language, key)
        rests_on = data["rests_on"].partition("{")[0]
        assert set(data["sources"]) == {key for key, lines in told.items() if any(text.startswith(rests_on) for text in lines)}


def test_a_disputed_article_says_what_is_disputed() -> None:
    for language in ("en", "ru"):
        articles = template.book("rules", language)["articles"]
        contested = [key for key, one in articles.items() if one.get("status") == "contested"]
        assert contested and [key for key in contested if not template.disputed(key, language)] == []
