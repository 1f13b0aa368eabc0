"""The game in another language: texts, grammar, overlays of scenarios, the live switch, saves across languages."""

from __future__ import annotations

import io
import os
import re
import shutil
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from games import answer, mixed, play_on, scenario_of, small
from kit_window import click, key, settle
from test_window import Hand

from game import language, save
from game.cli import main
from game.content import load_scenario, overlay
from game.files import assets_folder, shipped_scenarios
from game.session import HUMAN, Session
from game.text.play import COMMANDS
from game.text.table import Table
from game.text.terminal import Terminal
from game.ui import texts, theme
from game.ui.app import App
from game.ui.kit import Kit
from game.ui.screens import load_all
from game.ui.screens.scenarios import Scenarios
from game.ui.settings import Settings, load_settings
from game.words import Words, chronicle, rule_book
from game.words.cases import CASES, Cased, formed, is_form, is_table, number_form
from game.words.russian import declined, is_woman, surname
from game.words.template import PLACE, book, own_book
from game.world.event import Event
from game.world.scenario import Scenario

pytestmark = pytest.mark.usefixtures("blind")

BOOKS = ("words", "ui", "ui_screens", "lesson", "rules", "readings")
SHIPPED = ("1924", "1925", "1926", "1928", "letter")
CLAUSE = re.compile(r"(\w+)(=|!=|<|>)(-?\w+)")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


# -- the files ------------------------------------------------------------------------------------


def said_in(entry: Any) -> Iterator[tuple[bool, str]]:
    """Give the texts of an entry, and its conditions (True)."""
    if isinstance(entry, list):
        for one in entry:
            yield from said_in(one)
    elif isinstance(entry, dict) and "if" in entry:
        yield True, entry["if"]
        yield from said_in(entry["say"])
    elif isinstance(entry, dict):
        for one in entry.values():
            yield from said_in(one)
    else:
        yield False, str(entry)


def pairs(first: Any, own: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    """Give every text of a book with its translation, None where one of the two is missing."""
    if isinstance(first, dict) and not is_table(first) and isinstance(own, dict) and not is_table(own):
        for name in {**first, **own}:
            yield from pairs(first.get(name), own.get(name), f"{path}.{name}")
    else:
        yield path, first, own


@cache
def all_pairs() -> list[tuple[str, Any, Any]]:
    return [one for name in BOOKS for one in pairs(own_book(name, "en"), own_book(name, "ru"), name)]


def test_no_russian_text_is_missing_and_none_is_too_many() -> None:
    assert [path for path, _, own in all_pairs() if own is None] == []
    assert [path for path, first, _ in all_pairs() if first is None] == []
    assert [path for path, first, own in all_pairs() if isinstance(own, dict) and not is_table(own)] == []
    assert len(all_pairs()) > 3000


def test_what_a_language_lacks_is_in_the_first_one() -> None:
    laid, first = book("words", "ru"), book("words")
    assert laid["skill"]["theory"] == own_book("words", "ru")["skill"]["theory"] != first["skill"]["theory"]
    assert book("report", "ru") == book("report")
    with pytest.raises(OSError, match="nothing"):
        book("nothing", "ru")


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_a_section_read_by_itself_says_what_yaml_says(spoken: str) -> None:
    whole = texts.interface_words(spoken)
    alone = {name: texts.Interface(spoken)._read(name) for name in {key.partition(".")[0] for key in whole}}
    assert alone["title"] and alone["notice"], "the first picture reads all the texts"
    for name, said in alone.items():
        if said is not None:
            assert {f"{name}.{key}": text for key, text in said.items()} == {
                key: text for key, text in whole.items() if key.startswith(f"{name}.")
            }
    found = texts.Interface(spoken)
    assert [found.get(key, "") for key in ("title.new", "common.back", "chain.lesson")] == [
        whole[key] for key in ("title.new", "common.back", "chain.lesson")
    ]
    assert texts.Interface(spoken).get("title.nothing", "nothing") == "nothing"


@pytest.mark.parametrize(
    "line",
    [
        "  a: No", "  a: 'true'", "  a: 12", "  a: A # word", "  a: A: b", "  a: >-\n    A", "  a: A\n    b", "  a:\n    b: C",
        "  a: [A]", "  a: \"A\"", "  a: *b", "  a: 'A' # b", "  A b: C", "  a: word", "  a: {nom: A}", "    a: B",
    ],
)  # fmt: skip
def test_whatever_might_mean_more_is_left_to_yaml(line: str) -> None:
    assert texts._plain("  b: This is plain.\n  c: 'It''s {n}: # plain'\n") == {
        "b": "This is plain.", "c": "It's {n}: # plain",
    }  # fmt: skip
    assert texts._plain(f"  b: This is plain.\n{line}\n  c: So is this\n") is None


def test_a_translation_uses_the_places_and_conditions_of_its_text() -> None:
    wrong = []
    for path, first, own in all_pairs():
        texts = [text for is_condition, text in said_in(first) if not is_condition]
        places = {name for text in texts for name, _, _ in PLACE.findall(text)}
        asked = {name for is_condition, text in said_in(first) if is_condition for name, _, _ in CLAUSE.findall(text)}
        for is_condition, text in said_in(own):
            if is_condition:
                clauses = [CLAUSE.fullmatch(clause.strip()) for clause in text.split(" and ")]
                wrong += [(path, text) for one in clauses if one is None or one[1] not in {*asked, *places, "1"}]
                continue
            for name, _, form in PLACE.findall(text):
                if name not in places or (form and name != "key" and not is_form(form)):
                    wrong.append((path, text))
            if text.count("{") != text.count("}") or len(PLACE.findall(text)) != text.count("{"):
                wrong.append((path, text))
    assert wrong == []


def test_every_letter_of_every_text_is_in_every_font() -> None:
    told = "".join(text for _, first, own in all_pairs() for entry in (first, own) for _, text in said_in(entry))
    told += "".join(path.read_text("utf-8") for path in shipped_scenarios().rglob("*.yaml"))
    letters = "".join(sorted({letter for letter in told + "…−·←→▲▼" if letter.isprintable()}))
    pygame.font.init()
    for path in sorted((assets_folder() / "fonts").glob("*.ttf")):
        metrics = pygame.font.Font(str(path), 20).metrics(letters)
        absent = [letter for letter, found in zip(letters, metrics, strict=True) if found is None]
        # Arrows and signs of figures are drawn in PT alone; nobody is called by one.
        assert [letter for letter in absent if letter.isalnum() or path.name.startswith("PT")] == [], path.name


# -- grammar --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "female", "forms"),
    [
        ("Зиновьев", False, "Зиновьева Зиновьеву Зиновьева Зиновьевым Зиновьеве"),
        ("Бухарин", False, "Бухарина Бухарину Бухарина Бухариным Бухарине"),
        ("Троцкий", False, "Троцкого Троцкому Троцкого Троцким Троцком"),
        ("Будённый", False, "Будённого Будённому Будённого Будённым Будённом"),
        ("Шатровой", False, "Шатрового Шатровому Шатрового Шатровым Шатровом"),
        ("Каганович", False, "Кагановича Кагановичу Кагановича Кагановичем Кагановиче"),
        ("Рудзутак", False, "Рудзутака Рудзутаку Рудзутака Рудзутаком Рудзутаке"),
        ("Голубец", False, "Голубца Голубцу Голубца Голубцом Голубце"),
        ("Лебедь", False, "Лебедя Лебедю Лебедя Лебедем Лебеде"),
        ("Гей", False, "Гея Гею Гея Геем Гее"),
        ("Ягода", False, "Ягоды Ягоде Ягоду Ягодой Ягоде"),
        ("Смилга", False, "Смилги Смилге Смилгу Смилгой Смилге"),
        ("Берия", False, "Берии Берии Берию Берией Берии"),
        ("Крыленко", False, "Крыленко Крыленко Крыленко Крыленко Крыленко"),
        ("Косых", False, "Косых Косых Косых Косых Косых"),
        ("Махарадзе", False, "Махарадзе Махарадзе Махарадзе Махарадзе Махарадзе"),
        ("Антонов-Овсеенко", False, "Антонова-Овсеенко Антонову-Овсеенко Антонова-Овсеенко Антоновым-Овсеенко Антонове-Овсеенко"),
        ("Бонч-Бруевич", False, "Бонч-Бруевича Бонч-Бруевичу Бонч-Бруевича Бонч-Бруевичем Бонч-Бруевиче"),
        ("Крупская", True, "Крупской Крупской Крупскую Крупской Крупской"),
        ("Артюхина", True, "Артюхиной Артюхиной Артюхину Артюхиной Артюхиной"),
        ("Землячка", True, "Землячки Землячке Землячку Землячкой Землячке"),
        ("Коллонтай", True, "Коллонтай Коллонтай Коллонтай Коллонтай Коллонтай"),
    ],
)
def test_surnames_by_case(name: str, female: bool, forms: str) -> None:
    assert " ".join(surname(name, female)) == forms


def test_whole_names_by_case_and_who_is_a_woman() -> None:
    assert declined("Лев Троцкий")["gen"] == "Льва Троцкого"
    assert declined("Григорий Зиновьев")["pre"] == "Григории Зиновьеве"
    assert declined("Илья Цивцивадзе")["ins"] == "Ильёй Цивцивадзе"
    assert declined("В. Иванов")["dat"] == "В. Иванову"
    assert declined("Надежда Крупская", True)["acc"] == "Надежду Крупскую"
    assert declined("Lev Trotsky") == {}
    assert is_woman("Надежда Константиновна Крупская") and not is_woman("Лев Давидович Троцкий")


def test_every_name_of_the_scenarios_changes_by_case() -> None:
    """Whoever is called in Russian has six forms in Cyrillic, and only names of known kinds stay as they are."""
    fixed = re.compile(r"^[^-]*(о|е|и|у|ю|э|их|ых|уа|иа|Коллонтай)$")
    for name in SHIPPED:
        scenario = overlay.in_language(scenario_of(name), "ru")
        words = Words(scenario, "ru")
        for p, one in enumerate(scenario.people):
            said = words.person(p)
            assert isinstance(said, Cased) and said == one.short, one.id
            forms = [said, *(said.case(case) for case in CASES)]
            assert all(re.fullmatch(r"([А-ЯЁ]\. )?[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?", form) for form in forms), forms
            assert (len(set(forms)) == 1) == bool(fixed.search(said)), forms
            assert words.person(p, "full").endswith(said.split()[-1]) or name != "1924", one.id


@pytest.mark.parametrize(
    ("n", "form"),
    [
        ("0", "many"), ("1", "one"), ("2", "few"), ("4", "few"), ("5", "many"), ("11", "many"), ("12", "many"), ("21", "one"),
        ("22", "few"), ("111", "many"), ("−3", "few"), ("+1", "one"), ("1,5", "few"), ("718\u00a0001", "one"), ("никто", "many"),
    ],
)  # fmt: skip
def test_words_after_a_number(n: str, form: str) -> None:
    assert number_form(n, ["one", "few", "many"]) == form


@pytest.mark.parametrize(
    ("name", "with_him", "about_him"),
    [
        ("Сталин", "со Сталиным", "о Сталине"), ("Зиновьев", "с Зиновьевым", "о Зиновьеве"), ("Шкирятов", "со Шкирятовым", "о Шкирятове"),
        ("Андреев", "с Андреевым", "об Андрееве"), ("Угланов", "с Углановым", "об Угланове"), ("Ягода", "с Ягодой", "о Ягоде"),
        ("Жданов", "со Ждановым", "о Жданове"), ("Орджоникидзе", "с Орджоникидзе", "об Орджоникидзе"), ("Седякин", "с Седякиным", "о Седякине"),
    ],
)  # fmt: skip
def test_a_preposition_goes_with_the_name_behind_it(name: str, with_him: str, about_him: str) -> None:
    told = Cased(name, declined(name))
    assert (formed(told, "with"), formed(told, "about")) == (with_him, about_him)


def test_no_source_of_a_reading_is_described_in_english_and_no_full_stop_stands_twice() -> None:
    told = [text for path, _, own in all_pairs() if path.startswith("readings.") for _, text in said_in(own)]
    known = re.compile(r"\b(recalled|memoirs|statement|record of|studies|letters|articles|not seen)\b")
    assert [text for text in told if known.search(text)] == [] and any("по памяти" in text for text in told)
    assert texts.filled("Карточка: {age}.", {"age": "давность: 2 мес."}) == "Карточка: давность: 2 мес."


def test_no_russian_text_sets_a_preposition_that_may_change_before_a_name() -> None:
    told = {path: " ".join(text for _, text in said_in(own)) for path, _, own in all_pairs()}
    bare = re.compile(r"(?<![а-яё])(с\s+\{[^}]*:ins\}|о\s+\{[^}]*:pre\})", re.IGNORECASE)
    assert [path for path, text in told.items() if bare.search(text)] == []


def test_places_in_case_number_and_gender() -> None:
    words = Words(overlay.in_language(scenario_of("1924"), "ru"), "ru")
    kamenev, krupskaya = (words.scenario.person_index[name] for name in ("kamenev", "krupskaya"))
    words.text = {
        "case": "{0.person:gen} и {0.person:ins}", "n": "{n} {n:form|голос|голоса|голосов}", "g": "{0.person:g|взял|взяла}",
        "month": "{0.month:pre}", "cap": "{0.month:cap}", "table": {"nom": "спор {0.person:gen}", "gen": "спора {0.person:gen}"},
        "whole": "{what}", "play": words.text["play"], "month_": words.text["month"],
    } | {"month": "{0.month:pre}"}  # fmt: skip
    assert words.say("case", **{"0": kamenev}) == "Каменева и Каменевым"
    assert [words.say("n", n=n) for n in (1, 3, 15)] == ["1 голос", "3 голоса", "15 голосов"]
    assert [words.say("g", **{"0": p}) for p in (kamenev, krupskaya)] == ["взял", "взяла"]
    table = words.say("table", **{"0": kamenev})
    assert isinstance(table, Cased) and table.case("gen") == "спора Каменева"
    assert formed(words.say("whole", what=table), "gen") == "спора Каменева"
    words = Words(words.scenario, "ru")
    assert words.month(1925 * 12 + 8).case("pre") == "сентябре 1925 года"  # type: ignore[attr-defined]
    assert words.month_head(1925 * 12 + 8) == "Сентябрь 1925"
    both = words.list_of([words.person(kamenev), words.person(krupskaya)])
    assert formed(both, "dat") == "Каменеву и Крупской"
    assert words.country("jobless", 1232).endswith("1\u00a0232 тысяч") and words.country("jobless", 950).endswith("950 тысяч")
    assert words.figure("-1,234.5") == "−1\u00a0234,5" and Words(scenario_of("1924")).figure("-1,234.5") == "−1,234.5"


# -- overlays -------------------------------------------------------------------------------------


HEAD = "scenario:\n  id: {id}\n  title: A child\n  extends: small\n"


def own_scenario(folder: Path, id: str, text: str, ru: str) -> Path:
    shutil.copy(Path(__file__).with_name("small.yaml"), folder / "small.yaml")
    (folder / f"{id}.yaml").write_text(HEAD.format(id=id) + text, "utf-8")
    (folder / f"{id}.ru.yaml").write_text(ru, "utf-8")
    return folder / f"{id}.yaml"


def test_the_shipped_scenarios_are_translated_whole() -> None:
    for name in SHIPPED:
        found = overlay.told(scenario_of(name), "ru")
        assert found.problems == [] and found.done == found.all > 1000, name


def test_an_overlay_changes_only_what_is_read() -> None:
    for name in ("1924", "1925"):
        scenario = scenario_of(name)
        shown = overlay.in_language(scenario, "ru")
        assert isinstance(shown, language.Shown) and shown.title != scenario.title
        assert shown.hash == scenario.hash and shown.seats == scenario.seats and shown.tuning == scenario.tuning
        for before, after in zip(scenario.people, shown.people, strict=True):
            assert (before.id, before.skills, before.stances, before.wants, before.enters) == (
                after.id, after.skills, after.stances, after.wants, after.enters,
            )  # fmt: skip
        for one, other in zip(scenario.happenings, shown.happenings, strict=True):
            assert (one.when, one.spot, one.effects, one.chance) == (other.when, other.spot, other.effects, other.chance)
            assert [c.effects for c in one.choices] == [c.effects for c in other.choices]
        assert [post.holder for post in shown.posts] == [post.holder for post in scenario.posts]


def test_a_child_shows_its_parents_texts_where_it_took_them_over(tmp_path: Path) -> None:
    title = small().happenings[0].title
    happening, post, hold = small().happenings[0].id, small().posts[0].id, small().holds[0].id
    parent = f"happenings:\n  {happening}: {{title: Родительское}}\nposts:\n  {post}: {{name: Пост родителя}}\n"
    parent += f"holds:\n  {hold}: {{text: Бумага родителя}}\n"
    child = own_scenario(tmp_path, "child_one", f"posts:\n- id: {post}\n  name: Another post\n", "scenario: {title: Дитя}\n")
    (tmp_path / "small.ru.yaml").write_text(parent, "utf-8")
    scenario, problems = load_scenario(child)
    assert scenario is not None, problems
    shown = overlay.in_language(scenario, "ru")
    assert shown.title == "Дитя"
    assert shown.happenings[0].title == "Родительское" != title
    assert shown.posts[0].name == "Another post"
    assert shown.holds[0].text == "Бумага родителя"


@pytest.mark.parametrize(
    ("ru", "line", "message", "hint"),
    [
        ("persons: {}\n", 1, "unknown section 'persons'", "sections are scenario, issues"),
        ("people:\n  stalyn: {note: а}\n", 2, "people: the scenario has no 'stalyn'", "did you mean 'stalin'?"),
        ("people:\n  stalin: {loyalty: 5}\n", 2, "unknown key 'loyalty'", "what is translated here"),
        ("people:\n  stalin: [a]\n", 2, "stalin: a map is needed, found a list", "lines of `field: text`"),
        ("people:\n  stalin: {gender: x}\n", 2, "gender: 'x' is not known here", "m or f"),
        ("people:\n  stalin: {cases: {nom: x}}\n", 2, "cases: a map of cases is needed", "gen, dat, acc, ins, pre"),
        ("people:\n  stalin: {traits: упрям}\n", 2, "traits: a list of at most 12 words is needed", "[one, two]"),
        ("scenario:\n  title:\n    a: b\n", 3, "title: a text is needed, found a map", ""),
        ("scenario: {title: '" + "я" * 200 + "'}\n", 1, "title: the text has 200 characters", "at most 120"),
        ("reality: {1999-01: а}\n", 1, "reality: the scenario has no '1999-01'", ""),
        ("people: &a {}\n", 1, "an anchor '&a' is not allowed", ""),
    ],
)
def test_what_is_wrong_with_an_overlay_is_told_by_line(tmp_path: Path, ru: str, line: int, message: str, hint: str) -> None:
    path = own_scenario(tmp_path, "wrong", "", ru)
    scenario, _ = load_scenario(path)
    assert scenario is not None
    problems = overlay.read(path, "ru", scenario).problems
    assert len(problems) == 1, problems
    assert problems[0].line == line and problems[0].path.endswith("wrong.ru.yaml")
    assert message in problems[0].message and hint in problems[0].hint


def test_validate_reports_overlays_and_how_much_is_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = own_scenario(tmp_path, "half", "", "scenario: {title: Половина}\n")
    assert main(["validate", str(good)]) == 0
    told = capsys.readouterr().out
    assert re.search(r"ru: 1 of \d+ texts translated", told), told
    bad = own_scenario(tmp_path, "faulty", "", "posts:\n  nowhere: {name: Нигде}\n")
    assert main(["validate", str(bad)]) == 1
    assert "faulty.ru.yaml:2:3: error: posts: the scenario has no 'nowhere'" in capsys.readouterr().out


def test_exceptions_of_grammar_are_taken_from_the_overlay(tmp_path: Path) -> None:
    ru = "people:\n  stalin: {name: Коба Кутузец, cases: {gen: Кутузеца}, gender: f}\n  trotsky: {short: Бронштейн, cases: same}\n"
    scenario, problems = load_scenario(own_scenario(tmp_path, "grammar", "", ru))
    assert scenario is not None, problems
    words = Words(overlay.in_language(scenario, "ru"), "ru")
    stalin, trotsky = (words.person(words.scenario.person_index[name]) for name in ("stalin", "trotsky"))
    assert stalin == "Кутузец" and formed(stalin, "gen") == "Кутузеца" and formed(stalin, "g|взял|взяла") == "взяла"
    assert formed(words.person(words.scenario.person_index["stalin"], "full"), "gen") == "Кобы Кутузеца"
    assert trotsky == formed(trotsky, "gen") == "Бронштейн"


# -- the choice of a language ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({"LANGUAGE": "ru:en"}, "ru"), ({"LANG": "ru_RU.UTF-8"}, "ru"), ({"LC_ALL": "ru", "LANG": "en_GB.UTF-8"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "en"), ({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "en"), ({}, "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], found: str) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language.chosen() == found
    assert language.chosen("en", "ru") == "en" and language.chosen(None, "ru") == "ru" and language.chosen(None, "xx") == found


def window(session: Session, **more: Any) -> App:
    app = App(Settings(reduced_motion=True, front_page=False, autosave=False, **more), (1280, 800))
    load_all()
    app.enter(session)
    return app


def drawn(app: App, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what one more frame writes, with nothing kept of the one before."""
    app.kit.forget_parts()
    told: list[str] = []
    line, block = Kit.write, Kit.paragraph
    with monkeypatch.context() as patch:
        patch.setattr(Kit, "write", lambda kit, rect, text, *a, **k: (told.append(text), line(kit, rect, text, *a, **k))[1])
        patch.setattr(Kit, "paragraph", lambda kit, rect, text, *a, **k: (told.append(text), block(kit, rect, text, *a, **k))[1])
        app.frame()
    return told


LATIN = re.compile(r"[A-Za-z]{4,}")
MEANT = re.compile(r"Enter|Esc|English|HTML, Markdown|/\S+|\S+\.json|Backspace|Space|Start|Back|PgUp|PgDn|Home|Xbox|PlayStation|X?[VI]+\b")


def in_english(told: list[str]) -> list[str]:
    """Return what is not in Russian, names of keys and files aside."""
    return [text for text in told if LATIN.search(MEANT.sub("", re.sub(r"\[\[[^|]*\|", "", text)))]


@pytest.mark.slow
def test_the_language_changes_at_once_by_click_and_by_keyboard_and_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    session = mixed(scenario_of("1924"), 5)
    while session.decision is None or session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    app = window(session)
    settle(app)
    events, state = len(session.events), session.state.digest()
    assert "January 1924" in drawn(app, monkeypatch)
    app.go("options")
    settle(app)
    settle(app, *click(app.kit, "language:ru"))
    assert "Язык" in drawn(app, monkeypatch), "the options themselves are in Russian in the next frame"
    assert load_settings()[0].language == "ru"
    app.back()
    settle(app)
    told = drawn(app, monkeypatch)
    assert "Январь 1924" in told and in_english(told) == []
    assert theme.mark("trotsky") == theme.Mark(1, "disc", "Т")
    assert (len(session.events), session.state.digest()) == (events, state), "the game itself notices nothing"
    app.go("options")
    settle(app)
    app.kit.focus_on("language:en")
    settle(app)
    settle(app, key(pygame.KSCAN_RETURN))
    assert load_settings()[0].language == "en" and "Language" in drawn(app, monkeypatch)
    assert theme.mark("trotsky") == theme.Mark(1, "disc", "T")


@pytest.mark.slow
def test_screens_are_in_russian_from_frame_to_foot(monkeypatch: pytest.MonkeyPatch) -> None:
    session = mixed(scenario_of("1924"), 5)
    wanted = session.scenario.start + 3
    while session.state.month < wanted or session.decision is None or session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    app = window(session, language="ru")
    for name in ("desk", "people", "posts", "pacts", "vote", "country", "chain", "front_page", "card_index", "chronicle", "learn"):
        app.go(name)
        settle(app)
        told = drawn(app, monkeypatch)
        assert in_english(told) == [], name
        assert [text for text in told if re.search(r"\[[\w.]+\]|\{\w", text)] == [], name


def test_what_was_learnt_of_pacts_outlives_a_change_of_language() -> None:
    session = play_on(mixed(scenario_of("1924"), 11, rival="standard"), 12)
    app = window(session)
    known = next((k for k in range(7) if session.view(k).pacts), -1)
    assert known >= 0, "a pact in the first months of this game"
    pact = session.view(known).pacts[0]
    app.words.learn(session.view(known))
    app.speak("ru")
    assert app.words.knows_pact(pact.id, known)


@pytest.mark.slow
def test_a_save_of_one_language_opens_in_the_other(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    shutil.copy(Path(__file__).with_name("small.yaml"), tmp_path / "scenarios" / "small.yaml")
    session = play_on(mixed(small(), 7), 12)
    english = save.save_game(session, save.save_path("one"))
    app = window(session, language="ru")
    settle(app)
    russian = save.save_game(app.game, save.save_path("two"))
    assert app.scenario.title != "" and app.game.scenario is session.scenario
    one, other = save.load_game(english), save.load_game(russian)
    assert one.state.digest() == other.state.digest() == session.state.digest()
    for path in (english, russian):
        opened = save.load_game(path)
        shown = window(opened, language="en" if path is russian else "ru")
        settle(shown)
        assert shown.game.state.digest() == session.state.digest()


# -- terminal, chronicle, rules -------------------------------------------------------------------


def test_the_terminal_speaks_russian() -> None:
    session = mixed(scenario_of("1924"), 5)
    while session.decision is None or session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    sink = io.StringIO()
    table = Table(Terminal(io.StringIO(), sink), session, 0, "ru")
    table.commands = COMMANDS
    for command, rest in (("people", ""), ("person", "зиновьев"), ("person", "zinoviev"), ("posts", ""), ("pacts", ""), ("country", "all"),
                          ("agenda", ""), ("goal", ""), ("chronicle", ""), ("rules", "1.01"), ("help", "")):  # fmt: skip
        COMMANDS[command](table, rest)
    told = sink.getvalue()
    assert "Григорий Зиновьев" in told and "[" not in re.sub(r"\[\[|\]\]", "", told)
    lines = [line for line in told.splitlines() if re.search(r"\b(the|of|and|is)\b", line)]
    assert lines == []


def test_every_event_reason_and_action_can_be_told_in_russian() -> None:
    """With any arguments nothing is left of keys and places, and nothing stands in English."""
    words = Words(overlay.in_language(scenario_of("1924"), "ru"), "ru")
    session = play_on(mixed(scenario_of("1924"), 3, rival="random"), 40)
    for k in range(7):
        words.learn(session.view(k))
    told = [words.event(event, k) for event in session.events for k in (-1, 0) if isinstance(event, Event)]
    told += [words.action_does(kind) + words.action_name(kind) for kind in words.text["action"]]
    assert len(told) > 300
    assert [text for text in told if re.search(r"\[[\w.]+\]|\{\w", text)] == []
    assert in_english(told) == []
    assert [text for text in told if text[:1].islower()] == []


def test_chronicle_and_rule_book_are_written_in_russian(tmp_path: Path) -> None:
    session = play_on(mixed(scenario_of("1924"), 5), 20)
    words = Words(overlay.in_language(session.scenario, "ru"), "ru")
    words.learn(session.view(0))
    page = chronicle.write(session, words, 0, session.heard(0), folder=tmp_path)[0].read_text("utf-8")
    assert '<html lang="ru">' in page and "Январь 1924" in page
    rules = rule_book(session.scenario, "ru")
    assert rules[0][1] == own_book("rules", "ru")["rules"]["1.01"]["title"]
    assert [number for number, _, text in rules if re.search(r"\{\w", text)] == []


# -- the look -------------------------------------------------------------------------------------


@pytest.mark.long
def test_no_label_is_cut_in_russian_that_is_whole_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """On every screen at three sizes: buttons, tabs and headings fit, and every zone lies inside the window."""
    from game.ui import shots

    keys: dict[str, dict[str, str]] = {"en": {}, "ru": {}}  # labels without places, by what they say
    for name in ("ui", "ui_screens"):
        for path, first, own in pairs(own_book(name, "en"), own_book(name, "ru"), name):
            if isinstance(first, str) and isinstance(own, str) and "{" not in first and len(first) < 40:
                keys["en"][first], keys["ru"][own] = path, path
    app = App(Settings(reduced_motion=True, front_page=False, autosave=False), (1280, 800))
    load_all()
    cut: dict[str, set[tuple[Any, ...]]] = {"en": set(), "ru": set()}
    at: list[Any] = []
    write = Kit.write

    def listening(kit: Kit, rect: Any, text: str, *more: Any, **named: Any) -> tuple[int, bool]:
        used, short = write(kit, rect, text, *more, **named)
        if short and at and text in keys[app.language]:
            cut[app.language].add((*at, keys[app.language][text]))
        return used, short

    monkeypatch.setattr(Kit, "write", listening)
    for name in shots.pictures(app):
        for spoken in ("en", "ru"):
            app.speak(spoken)
            for size, percent in (((1280, 800), 100), ((1024, 640), 100), ((1280, 800), 200)):
                at[:] = [name, size, percent]
                app.kit.resize(size)
                app.kit.text_percent = app.settings.text_percent = percent
                shots.still(app)
                lost = [id for id, r in app.kit.zones.items() if not app.kit.surface.get_rect().contains(r)]
                assert lost == [] and app.kit.duplicates == [], (spoken, *at)
        app.speak("en")
        at.clear()
        app.kit.resize((1280, 800))
        app.kit.text_percent = app.settings.text_percent = 100
    assert cut["ru"] - cut["en"] == set()


def test_a_seat_is_a_person_whoever_asks() -> None:
    """A game is played on the scenario itself, never on what is shown of it."""
    session = Session(small(), 5, [HUMAN, "random", "random"])
    app = window(session, language="ru")
    assert type(app.game.scenario) is not language.Shown and isinstance(app.scenario, language.Shown)


@pytest.mark.slow
def test_texts_of_a_language_are_read_beside_the_window() -> None:
    """Reading them takes longer than a frame may: the switch and the list of scenarios wait for a thread, drawn meanwhile."""
    where: dict[str, list[str]] = {"books": [], "overlays": []}
    interface, laid = texts.interface_words, overlay._laid

    def read_interface(spoken: str = language.FIRST) -> dict[str, str]:
        where["books"].append(threading.current_thread().name)
        return interface(spoken)

    def lay(scenario: Scenario, path: Path | None, spoken: str) -> overlay.Told:
        where["overlays"].append(threading.current_thread().name)
        return laid(scenario, path, spoken)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "interface_words", read_interface)
        patch.setattr(overlay, "_laid", lay)
        patch.setattr(overlay, "_kept", {})
        hand = Hand(Settings(sound=False, music=False, reduced_motion=True))
        hand.app.session = mixed(small(), 5)
        hand.app.words_for(hand.app.session.scenario)
        hand.app.go("options")
        hand.rest()
        where["books"].clear()
        hand.click("language:ru")
        assert hand.app.language == "ru" and load_settings()[0].language == "ru"
        assert hand.app.text("options.language") == own_book("ui", "ru")["options"]["language"]
        assert where == {"books": ["beside", "MainThread"], "overlays": ["beside"]}, "in a frame they are only put together"
        hand.app.go("scenarios")
        hand.rest()
        assert "scenario:letter" in hand.zones and where["overlays"] == ["beside"] * (1 + len(SHIPPED))
        assert isinstance(hand.app.stack[-1], Scenarios)
        assert [one.id for one in hand.app.stack[-1].found] == list(SHIPPED)
        cards = [hand.app.stack[-1]._told(n) for n in range(len(SHIPPED))]
        assert all(re.search("[а-я]", card.title) for card in cards)
