"""The page of `simulate --report`: well formed, safe from what a file is called, true to the figures, compared."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.content import load_scenario
from game.lab import collect, course, report, report_kept, simulate, svg
from game.lab.batch import Batch, Played
from game.lab.counting import month_name
from game.lab.factors import KNOWN
from game.lab.report_markup import Markup, escape, join, page, table, tag
from game.lab.report_parts import Source
from game.lab.report_words import percent, say, spread_of
from game.lab.rows_made import figure, share
from game.session import Session
from game.words import book
from game.world.kinds import CC, COUNTRY_INDEX
from game.world.scenario import Scenario, month_index

SMALL = Path(__file__).with_name("small.yaml")
GAMES = 12
SVG = "{http://www.w3.org/2000/svg}"


@cache
def small() -> Scenario:
    scenario, problems = load_scenario(SMALL)
    assert scenario is not None, problems
    return scenario


@pytest.fixture(scope="module")
def records() -> list[collect.Record]:
    return [collect.play(small(), ["random"] * 3, seed) for seed in range(1, GAMES + 1)]


@pytest.fixture(scope="module")
def told(records: list[collect.Record]) -> dict[str, Any]:
    batch = Batch(str(SMALL), small().hash, ("random",) * 3, 1, GAMES)
    return simulate.told_of(small(), batch, Played(list(records)), 1, 2.0)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    return tmp_path


def tree(text: str) -> ET.Element:
    """Return a page as a tree; it fails to parse where something was left open or not escaped."""
    body = text.removeprefix("<!DOCTYPE html>\n")
    return ET.fromstring(re.sub(r"<(meta|br|hr|col)\b([^>]*)>", r"<\1\2/>", body))


def words_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def cells(page: ET.Element, caption: str) -> list[list[str]]:
    """Return the rows of the table with a caption."""
    found = [one for one in page.iter("table") if one.find("caption") is not None and words_of(one.find("caption")) == caption]  # type: ignore[arg-type]
    assert len(found) == 1, caption
    return [[words_of(cell) for cell in row] for row in found[0].iter("tr")][1:]


# Safety


def test_no_text_can_become_markup() -> None:
    nasty = "<script>alert('1')</script>&\"\x00\u202e"
    made = tag("p", nasty, Markup("<b>b</b>"), None, [nasty, 3], title=nasty)
    element = ET.fromstring(made)
    shown = nasty.replace("\x00", "\ufffd").replace("\u202e", "\ufffd")
    assert element.get("title") == shown and "".join(element.itertext()) == f"{shown}b{shown}3"
    assert [child.tag for child in element] == ["b"]
    assert join(["<", Markup("&lt;")]) == "&lt;&lt;" and escape(Markup("<i>")) == "&lt;i&gt;"


@pytest.mark.slow
def test_a_scenario_full_of_markup_and_long_names_gives_a_sound_page(told: dict[str, Any]) -> None:
    nasty = '"><script src="https://example.org/x.js"></script><img src=x onerror=y> & ' + "Ж" * 80
    people = tuple(replace(one, short=nasty, name=nasty) for one in small().people)
    issues = tuple(replace(one, name=nasty, low=nasty, high=nasty) for one in small().issues)
    scenario = replace(small(), title=nasty, author=nasty, people=people, issues=issues, version=nasty)
    text = report.simulation(told, scenario)
    found = tree(text)
    assert {one.tag for one in found.iter()} & {"script", "img", "iframe", "object", "link"} == set()
    assert not [name for one in found.iter() for name in one.attrib if name.startswith("on")]
    assert "example.org" in words_of(found), "it is shown as what it is"
    for one in found.iter(f"{SVG}text"):
        if one.get("text-anchor") != "middle":
            assert len("".join(part for part in one.itertext() if part != one.findtext(f"{SVG}title"))) < 90


def test_a_page_asks_for_nothing_from_elsewhere(told: dict[str, Any]) -> None:
    text = report.simulation(told, small())
    found = tree(text)
    for one in found.iter():
        for name, value in one.attrib.items():
            if name.endswith(("href", "src")):
                assert value.startswith("#"), (one.tag, value)
    assert "url(" not in text and "@import" not in text
    policy = [one.get("content") for one in found.iter("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


# What is on the page


def test_each_picture_has_a_title_a_description_and_its_figures(told: dict[str, Any]) -> None:
    found = tree(report.simulation(told, small()))
    drawings = list(found.iter(f"{SVG}svg"))
    assert len(drawings) >= 9
    names = [one.get("id") for one in found.iter() if one.get("id")]
    assert len(names) == len(set(names))
    for one in drawings:
        title, desc = one.find(f"{SVG}title"), one.find(f"{SVG}desc")
        assert title is not None and desc is not None and title.text and desc.text
        assert one.get("role") == "img" and one.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert len(cells(found, title.text)) >= 1
    for anchor in found.iter("a"):
        assert (anchor.get("href") or "")[1:] in names


def test_the_table_of_who_is_on_top_is_that_of_the_summary(told: dict[str, Any]) -> None:
    rows = cells(tree(report.simulation(told, small())), say("tops", "picture"))
    shown = {row[0]: int(row[3]) for row in rows}
    people = small().person_index
    assert shown == {
        "nobody above the others" if who == "nobody" else small().people[people[who]].short: n
        for who, n in told["on_top"].items()
    }
    assert all(row[4] == percent(int(row[3]), GAMES) for row in rows)


def test_nothing_is_left_unsaid(told: dict[str, Any]) -> None:
    """Every text of the file fits its places: none is shown with a brace or as a key."""
    text = words_of(tree(report.simulation(told, small())).find("body"))  # type: ignore[arg-type]
    assert "{" not in text and "}" not in text and "None" not in text
    for hidden in ("nan", "inf%"):
        assert hidden not in text.split()


def test_a_text_is_never_a_template() -> None:
    assert say("falls", "row_never", who="{share} {who}") == "{share} {who} never"
    assert say("common", "games", n=1) == "1 game" and say("common", "games", n=2) == "2 games"
    with pytest.raises(KeyError):
        say("falls", "no_such_text")


def test_a_single_game_gives_a_page(records: list[collect.Record]) -> None:
    batch = Batch(str(SMALL), small().hash, ("random", "standard", "random"), 1, 1)
    one = simulate.told_of(small(), batch, Played(records[:1]), 1, 0.5)
    text = words_of(tree(report.simulation(one, small())))
    assert "what 1 game bring" in text and "standard" in text


def test_what_was_left_out_is_named_with_what_that_means(told: dict[str, Any]) -> None:
    text = words_of(tree(report.simulation(told | {"without": ["letter", "faction_ban"]}, small())))
    for name in ("letter", "faction_ban"):
        assert f"{KNOWN[name].title}: {KNOWN[name].off}" in text


def test_targets_are_told_with_what_is_wanted(told: dict[str, Any]) -> None:
    rows = [
        share(1, "on top", 6, 10, 45, 65), share(9, "by May", 1, 10, 0, 8), share(2, "together", 0, 0, 50),
        figure(13, "changes", "changes", 2, 2, 100, 10), figure(18, "acts", "acts", 0, 0, 0, 10) | {"asked": "none"},
    ]  # fmt: skip
    found = tree(report.simulation(told | {"rows": rows}, small()))
    table_of = next(one for one in found.iter("table") if "on top" in words_of(one) and "by May" in words_of(one))
    shown = [[words_of(cell) for cell in row] for row in table_of.iter("tr")][1:]
    assert [row[2] for row in shown] == ["60%", "10%", "–", "2", "0"]
    assert [row[4] for row in shown] == ["45–65%", "at most 8%", "at least 50%", "at least 2", "none"]
    assert [row[5] for row in shown] == ["met", "not met", "not met", "met", "met"]
    assert say("targets", "first", met=3, of=5) in words_of(found)


def test_shares_are_rounded_without_lying() -> None:
    assert [percent(n, 1000) for n in (0, 1, 500, 999, 1000)] == ["0%", "<1%", "50%", ">99%", "100%"]
    assert not any(percent(n, 1000) in ("0%", "100%") for n in range(1, 1000)) and percent(1, 0) == "–"


def test_months_by_which_a_share_had_come() -> None:
    counted = {"1925-01": 1, "1925-06": 2, "1926-01": 1}
    assert [month_name(one) for one in spread_of(counted, (0, 50, 100))] == ["1925-01", "1925-06", "1926-01"]
    assert spread_of({}) == ()


def test_the_wording_is_whole_and_keeps_the_voice() -> None:
    def walk(entry: Any, path: str) -> None:
        for key, one in entry.items() if isinstance(entry, dict) else enumerate(entry):
            where = f"{path}.{key}"
            if isinstance(one, (dict, list)):
                walk(one, where)
                continue
            assert isinstance(one, str), where
            assert "!" not in one, where

    walk(book("report"), "report")


# The pictures


def test_labels_are_moved_apart_and_stay_inside() -> None:
    for places in ([5.0, 5.0, 5.0], [90.0, 100.0, 99.0], [0.0, 50.0, 100.0]):
        put = svg.spread(places, 15, 0, 100)
        ordered = sorted(put)
        assert all(b - a >= 14.999 for a, b in pairwise(ordered))
        assert ordered[-1] <= 100 and [put.index(one) for one in ordered] == sorted(range(3), key=lambda n: (places[n], n))
    assert svg.spread([0.0, 50.0, 100.0], 15, 0, 100) == [0.0, 50.0, 100.0]


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-3, 7), (0, 100), (-100, 100), (0, 0), (0.0, 0.4), (2, 1234), (-37, -12)])
def test_ticks_are_round_and_enclose(low: float, high: float) -> None:
    found = svg.ticks(low, high)
    assert found[0] <= low and found[-1] >= high and 2 <= len(found) <= 12
    steps = {round(b - a, 6) for a, b in pairwise(found)}
    assert len(steps) == 1 and steps.pop() > 0


def test_a_long_word_is_shortened_and_kept_as_a_tooltip() -> None:
    sheet = svg.Drawing(20, "t", "d", "x")
    sheet.word(0, 10, "Ordzhonikidze and everybody else", 13, room=80)
    element = ET.fromstring(sheet.done()).find(f"{SVG}text")
    assert element is not None and element.findtext(f"{SVG}title") == "Ordzhonikidze and everybody else"
    assert "…" in "".join(element.itertext()) and svg.width(svg.fit("Ordzhonikidze", 13, 60), 13) <= 60


def test_no_two_lines_look_alike() -> None:
    assert len({svg.look(n) for n in range(12)}) == 12
    assert len({svg.look(n)[1] for n in range(7)}) == 7, "without colour as well"


def test_headings_of_words_are_set_as_words() -> None:
    made = ET.fromstring(table(["a", "b", "c"], [["x", 1, ("words", "text-align:left;white-space:normal")]]))
    assert [one.get("class") for one in made.iter("th")][:3] == [None, "n", None]


# The course of games


def test_the_course_is_that_of_the_games(records: list[collect.Record]) -> None:
    scenario = small()
    names = course.columns(scenario)
    record = records[2]
    rows = course.unpacked(record["Course"])
    assert course.packed(rows) == record["Course"] and len(rows) % len(names) == 0 and len(rows) // len(names) == scenario.end - scenario.start + 2
    game = Session(scenario, record["seed"], ["random"] * 3)
    last = dict(zip(names, rows[-len(names) :], strict=True))
    st = game.state
    for name in course.FOLLOWED:
        assert last["country", name] == st.country[COUNTRY_INDEX[name]]
    assert [last["line", issue.id] for issue in scenario.issues] == st.line
    members, roots = st.members(CC), st.roots()
    for p in scenario.seats:
        whose = sum(1 for x in members if roots[x] == p)
        assert last["cc", scenario.people[p].id] == 1000 * whose // len(members)
    blocs = {scenario.people[pact.target].id for pact in st.pacts if pact.kind == 0}
    assert {name for (family, name), value in last.items() if family == "bloc" and value} == blocs


def test_bands_enclose_the_median_and_blocs_are_counted(records: list[collect.Record], told: dict[str, Any]) -> None:
    series = told["series"]
    assert series["from"] == "1924-01" and series["games"] == [GAMES] * 25
    for family in ("lead", "cc", "country", "line"):
        for name, bands in series[family].items():
            assert len(bands) == 25 and all(low <= middle <= high for low, middle, high in bands), (family, name)
    for target, found in told["blocs"].items():
        assert found["three"] <= found["games"] <= GAMES
        for who, counted in found["months"].items():
            assert who != target and 0 < max(counted) <= found["games"]
        assert all(len(side["members"]) >= 2 and side["games"] <= found["games"] for side in found["sides"])
        signed = {
            n for n, record in enumerate(records) for pact in record["Pacts"]
            if pact["kind"] == "bloc" and pact["target"] == target and (not pact["to"] or pact["to"] > pact["from"])
        }  # fmt: skip
        assert found["games"] >= len(signed)
    assert any(found["games"] for found in told["blocs"].values()), "or nothing was tried"
    falls = {who: sum(counted.values()) for who, counted in told["falls"].items()}
    lost = told["seats_lost"]["politburo"]
    assert falls == {who: lost[who]["games"] if who in lost else 0 for who in falls}


# Compared with the version before


def kept(told: dict[str, Any], **changed: Any) -> report_kept.Kept:
    return replace(report_kept.kept_of(Source(told, small()), 1_700_000_000), **changed)


def test_what_is_kept_comes_back_and_nothing_else_does(home: Path, told: dict[str, Any]) -> None:
    one = kept(told)
    assert report_kept.keep(one) == "" and report_kept.read(report_kept.place(one)) == one
    path = report_kept.place(one)
    data = json.loads(path.read_text())
    wrong: list[Any] = [
        b"", b"[]", b"\xff\xfe", b"[" * 100_000, b"x" * 200_000,
        data | {"format": 2}, data | {"games": 0}, data | {"games": True}, data | {"hash": "../../etc"},
        data | {"counts": {"nobody": GAMES + 1}}, data | {"counts": [1]}, data | {"rivals": {"stalin": 3}},
        {name: value for name, value in data.items() if name != "seed"},
    ]  # fmt: skip
    for bad in wrong:
        path.write_bytes(bad if isinstance(bad, bytes) else json.dumps(bad).encode())
        assert report_kept.read(path) is None, bad
    assert report_kept.before(kept(told, hash="0" * 64)) is None


def test_only_a_like_report_of_another_version_is_compared_with(home: Path, told: dict[str, Any]) -> None:
    now = kept(told)
    for changed in (
        {"hash": "1" * 64, "rivals": {"stalin": "random"}}, {"hash": "2" * 64, "games": 500},
        {"hash": "3" * 64, "scenario": "other"}, {"hash": "4" * 64, "without": ("letter",)},
    ):  # fmt: skip
        report_kept.keep(kept(told, **changed))
    report_kept.keep(now)
    assert report_kept.before(now) is None
    report_kept.keep(kept(told, hash="5" * 64, written=1))
    report_kept.keep(kept(told, hash="6" * 64, written=2))
    found = report_kept.before(now)
    assert found is not None and found.hash == "6" * 64
    newer = report_kept.before(replace(now, version="9.9"))
    assert newer is not None and newer.written == now.written, "other rules bring other games as well"


def test_a_file_is_named_by_plain_letters_only(home: Path, told: dict[str, Any]) -> None:
    path = report_kept.place(kept(told, scenario="../../etc/passwd", version="1/../2"))
    assert path.parent == report_kept.folder() and path.name.startswith("scenario-")


def test_the_difference_is_newcombes() -> None:
    """Newcombe 1998, table II, case a, by his method 10: 56/70 against 48/80 gives 0.0524 to 0.3339."""
    value, (low, high) = report_kept.difference(56, 70, 48, 80)
    assert value == pytest.approx(20.0) and low == pytest.approx(5.24, abs=0.02) and high == pytest.approx(33.39, abs=0.02)


def test_a_change_is_shown_with_its_interval(told: dict[str, Any]) -> None:
    counts = dict(report_kept.figures(Source(told, small())))
    counts["nobody"] = 0 if counts["nobody"] > GAMES / 2 else GAMES
    found = tree(report.simulation(told, small(), kept(told, hash="7" * 64, counts=counts)))
    rows = {row[0]: row for row in cells(found, say("compared", "picture"))}
    row = rows[say("compared", "names", "nobody")]
    assert row[1:3] == [percent(counts["nobody"], GAMES), percent(told["on_top"]["nobody"], GAMES)]
    assert row[3][0] in "+−"
    text = words_of(found)
    assert "7" * 12 in text and say("compared", "none") not in text
    assert say("compared", "none") in words_of(tree(report.simulation(told, small())))


# The command


def test_json_is_the_same_with_its_numbers_on_one_line(told: dict[str, Any]) -> None:
    nasty = {"text": "[\n 1,\n 2\n]", "numbers": [1, -2, 3], "mixed": [1, "a"], "nested": [[1, 2], []]}
    for one in (nasty, told):
        assert json.loads(simulate.json_text(one)) == one
    lines = simulate.json_text(nasty).splitlines()
    assert ' "numbers": [1, -2, 3],' in lines and len(simulate.json_text(told)) < len(json.dumps(told, indent=1))


@pytest.mark.slow
def test_a_report_is_written_and_the_next_version_is_compared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = home / "small.yaml"
    first.write_bytes(SMALL.read_bytes())
    out = home / "report.html"
    argv = ["simulate", str(first), "-n", "3", "--rival", "random", "--report", str(out)]
    assert cli.main(argv) == 0
    assert "on top" in capsys.readouterr().out, "the table is shown as well"
    assert say("compared", "none") in words_of(tree(out.read_text(encoding="utf-8")))
    first.write_bytes(SMALL.read_bytes().replace(b"Eight people", b"Eight other people"))
    assert cli.main(argv) == 0
    assert say("compared", "none") not in words_of(tree(out.read_text(encoding="utf-8")))
    assert len(list((home / "reports").glob("small-*.json"))) == 2


@pytest.mark.parametrize("path", ["-", "", "nowhere/\0/x.html"])
def test_a_page_that_cannot_be_written_is_refused_before_playing(path: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["simulate", str(SMALL), "-n", "300", "--report", path or str(home)]) == 2
    out, trouble = capsys.readouterr()
    assert out == "" and "--report" in trouble and "mistake of the program" not in trouble


def test_figures_that_cannot_be_kept_are_told_on_the_page(
    home: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, Any]
) -> None:
    (home / "file").write_text("in the way")
    monkeypatch.setenv("POLITBURO_HOME", str(home / "file"))
    text = words_of(tree(report.written(told, small())))
    assert "could not be kept" in text


def test_pages_are_whole_documents() -> None:
    found = page("a < b", [tag("p", "x")])
    assert found.startswith("<!DOCTYPE html>\n<html lang=") and found.endswith("</html>\n")
    assert tree(found).findtext("head/title") == "a < b"
    assert month_index(1924, 1) == small().start
