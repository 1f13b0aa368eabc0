"""The page of `why --report`, from the dict of `why --json`: ranked, marked as calibrated, sound where much is missing."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from test_report import SVG, cells, tree, words_of

from game.lab.report_charts import signed
from game.lab.report_why import why
from game.lab.report_words import say

FACTORS = (("appointments", "Appointments by the Secretariat", -30.0), ("underestimation", "Underestimation: stale beliefs", -12.0),
           ("letter", "Lenin's Letter", 2.0))  # fmt: skip


def factor(name: str, title: str, change: float, calibrated: bool) -> dict[str, Any]:
    """Return a factor with changes of its own; each interval is eight points wide."""
    return {
        "name": name, "title": title, "rank": 1, "calibrated": calibrated,
        "off": {"games": 200, "share": 60 + change, "change": change, "interval": [change - 4, change + 4], "nobody": 20.0,
                "nobody_change": 1.0, "nobody_interval": [15.0, 25.0]},
        "alone": {"games": 100, "share": 10 - change / 3, "change": -change / 3, "interval": [-change / 3 - 4, -change / 3 + 4],
                  "nobody": 50.0},
    }  # fmt: skip


def reading(title: str, calibrated: bool = False, scale: float = 1.0) -> dict[str, Any]:
    factors = [factor(name, named, change * scale, name == "appointments") for name, named, change in FACTORS]
    factors.sort(key=lambda one: -abs(one["off"]["change"]))
    return {
        "name": title.lower(), "title": title, "historian": f"the historian of {title}", "why": f"because {title} binds.",
        "base": {"games": 200, "who_share": 60.0, "interval": [53.0, 66.5], "nobody": 20.0, "nobody_interval": [15.0, 26.0],
                 "calibrated": calibrated},
        "all_off": {"games": 200, "who_share": 10.0, "interval": [6.6, 14.9], "nobody": 60.0},
        "factors": factors,
        "pairs": [
            {"a": "appointments", "b": "underestimation", "games": 200, "both": 35.0, "change": -25.0, "expected": -42.0,
             "interaction": 17.0, "interval": [9.0, 25.0]},
            {"a": "appointments", "b": "letter", "games": 200, "both": 33.0, "change": -27.0, "expected": -28.0,
             "interaction": 1.0, "interval": [-6.0, 8.0]},
        ],
        "answer": [f"Under {title} the first sentence.", "And a second one."],
    }  # fmt: skip


def told(*readings: dict[str, Any]) -> dict[str, Any]:
    return {
        "scenario": "1924", "title": "The Empty Chair", "hash": "ab" * 32, "version": "0.1.0", "who": "stalin",
        "who_name": "Stalin", "games": 200, "seeds": [1, 200], "alone_games": 100, "seconds": 65.0, "jobs": 2, "stopped": False,
        "caveat": "This is a statement about the model, not about 1924.",
        "skipped": [{"name": "deaths", "title": "Deaths", "why": "nobody dies in it"}], "readings": list(readings),
    }  # fmt: skip


def texts(page: Any, title: str) -> list[str]:
    """Return the words of the drawing of a title, in order."""
    drawing = next(one for one in page.iter(f"{SVG}svg") if one.findtext(f"{SVG}title") == title)
    return ["".join(one.itertext()) for one in drawing.iter(f"{SVG}text")]


def test_factors_are_ranked_with_change_and_interval() -> None:
    page = tree(why(told(reading("Service", calibrated=True))))
    title = say("why", "without", "picture", who="Stalin")
    rows = cells(page, title)
    assert [row[0] for row in rows] == ["Appointments by the Secretariat †", "Underestimation: stale beliefs", "Lenin's Letter"]
    assert rows[0][1:5] == ["200", "30%", "−30", "−34 to −26"] and rows[2][3:5] == ["+2", "−2 to +6"]
    shown = texts(page, title)
    assert "30%, −30" in shown and "Underestimation: stale beliefs" in shown
    dots = list(page.iter(f"{SVG}circle"))
    assert {one.get("fill") for one in dots} == {"#1f3a5f", "#fbf8f1"}, "filled where clear of nought, else not"


def test_the_page_says_what_was_found_and_what_it_is_worth() -> None:
    text = words_of(tree(why(told(reading("Service", calibrated=True)))).find("body"))  # type: ignore[arg-type]
    assert "Without “Appointments by the Secretariat” Stalin is on top in 30% of the games instead of 60%" in text
    assert "This is a statement about the model, not about 1924." in text and "† calibrated" in text
    assert "Under Service the first sentence." in text and "nobody dies in it" in text
    assert "What 1,700 games under changed rules say" in text, "200 + 200 + 2 x 200 + 3 x (200 + 100)"


def test_pairs_are_shown_with_what_is_beyond_the_sum() -> None:
    page = tree(why(told(reading("Service"))))
    rows = cells(page, say("why", "pairs", "picture"))
    assert rows[0][2:] == ["35%", "−25", "−42", "+17", "+9 to +25"]
    text = words_of(page)
    one = say("why", "pairs", "one", a="Appointments by the Secretariat †", b="Underestimation: stale beliefs", both="−25", expected="−42")
    assert one in text and text.count("where the sum of each would be") == 1, "only the pair that is clear of nought"


def test_readings_stand_side_by_side_and_may_differ() -> None:
    other = reading("Machine", scale=0.5)
    page = tree(why(told(reading("Service"), other)))
    rows = cells(page, say("why", "sides", "picture"))
    assert rows[0] == ["Appointments by the Secretariat †", "−30 (−34 to −26)", "−15 (−19 to −11)"]
    assert say("why", "sides", "same", factor="Appointments by the Secretariat") in words_of(page)
    for one in other["factors"]:
        one["off"] |= {"change": 0.0, "interval": [-4.0, 4.0]}
    text = words_of(tree(why(told(reading("Service"), other))))
    assert "What matters most depends on the reading" in text and "“none” under Machine" in text
    assert "side by side" not in words_of(tree(why(told(reading("Service")))))


def test_what_is_missing_is_left_out() -> None:
    """An interrupt leaves lists short and batches None; the page is sound and says so."""
    short = reading("Service")
    short["all_off"] = None
    short["pairs"] = []
    short["factors"] = [one | {"alone": None} for one in short["factors"][:2]]
    short["factors"][1]["off"] = None
    text = words_of(tree(why(told(short) | {"stopped": True, "games": 40, "alone_games": 0})))
    assert say("why", "stopped") in text and say("why", "alone", "heading") not in text
    assert say("why", "few", games="40 games") in text and say("why", "pairs", "heading") not in text
    empty = words_of(tree(why(told() | {"stopped": True})))
    assert say("why", "answer", "finding_empty") in empty
    silent = reading("Service") | {"factors": [], "pairs": [], "answer": []}
    assert say("why", "answer", "finding_none", who="Stalin") in words_of(tree(why(told(silent))))


def test_names_cannot_become_markup() -> None:
    nasty = "<script>x</script>{who}"
    found = copy.deepcopy(told(reading("Service"), reading("Machine")))
    found |= {"who_name": nasty, "title": nasty}
    for one in found["readings"]:
        one["title"] += nasty
        for part in one["factors"]:
            part["title"] = nasty
    page = tree(why(found))
    assert not list(page.iter("script")) and nasty in words_of(page)


@pytest.mark.parametrize(("value", "shown"), [(0.0, "0"), (-0.4, "0"), (0.6, "+1"), (-12.3, "−12")])
def test_changes_are_signed(value: float, shown: str) -> None:
    assert signed(value) == shown
