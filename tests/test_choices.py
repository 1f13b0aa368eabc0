"""What the choices of happenings say they do, against what they do: number by number, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from games import scenario_of

from game.content.overlay import in_language
from game.play.condition import holds
from game.session import Session
from game.words import Words
from game.words.besides import besides
from game.words.card_ahead import card_ahead
from game.words.did import did
from game.words.scene_due import OF_PERSON
from game.world.kinds import ALIVE, COUNTRY
from game.world.scenario import Choice, Happening, Scenario
from game.world.view import View

SCENARIOS = ("1924", "1925", "1926", "1928", "letter")
HOLDER = -2  # as a chooser: whoever holds the office at the time
NUMBER = re.compile(r"(?<!\w)[+-]\d+\b")
LISTED = re.compile(r"((?:[A-Z]\w+(?:, and |, | and )?)+) ([+-]\d+)\b")
# The word that stands right before a number, and what the number is then of.
FIGURES = {
    **{name: (name,) for name in OF_PERSON},
    "eye": ("eye",), "machine": ("machine",), "mood": ("mood",), "revolution": ("mood",), "democracy": ("mood",),
    "grievance": ("grievance",), "stance": ("stance",), "towns": ("urban",), "villages": ("rural",),
    "tension": ("tension",), "industry": ("industry",), "investment": ("investment",), "procurement": ("grain",),
    "grain": ("grain",), "famine": ("famine",), "wages": ("wages",), "coercion": ("coercion",),
}  # fmt: skip


class Told(NamedTuple):
    """A choice of a happening with everybody who may have to take it."""

    happening: Happening
    choice: Choice
    choosers: tuple[int, ...]


def view_of(scenario: Scenario) -> View:
    return Session(scenario, 1, ["human", *["standard"] * (len(scenario.seats) - 1)]).view(0)


def choosers(scenario: Scenario, view: View, happening: Happening, choice: Choice) -> tuple[int, ...]:
    """Who is named on the spot, HOLDER for whoever has an office; without those whom the choice itself bars."""
    found = {tree[1] if tree[0] == "n" else HOLDER for tree in happening.spot}  # type: ignore[index]
    fit = {p for p in found if p == HOLDER or holds(choice.needs, view, p)}
    return tuple(sorted(fit or found))


def choices(scenario: Scenario) -> Iterator[Told]:
    view = view_of(scenario)
    for happening in scenario.happenings:
        for choice in happening.choices:
            yield Told(happening, choice, choosers(scenario, view, happening, choice))


def person(tree: Any, chooser: int) -> int:
    return int(tree[1]) if tree[0] == "n" else chooser if tree[0] == "actor" else -1


def amounts(effects: Any, chooser: int) -> Iterator[tuple[str, int, int]]:
    """What each effect moves, of whom and by how much, left out what comes to nothing when he chooses."""
    for name, *rest in effects:
        if name in (*OF_PERSON, "eye"):
            yield name, person(rest[0], chooser), rest[1]
        elif name == "regard":
            body = rest[0][0] == "body"
            of, who = person(rest[1], chooser), -1 if body else person(rest[0], chooser)
            if body or who != of:
                yield name, who, rest[2]
        elif name == "country":
            yield COUNTRY[rest[0]], -1, rest[1]
        elif name in ("mood", "grievance", "machine"):
            yield name, -1, rest[1]
        elif name == "stance":
            yield name, -1, rest[2]


def wrong(scenario: Scenario, told: Told) -> list[str]:
    """Every number of a text that the effects do not bear out, for somebody who may choose."""
    names: dict[str, int] = {}
    for n, one in enumerate(scenario.people):
        names.setdefault(one.name.split()[-1], n)  # the better known of two brothers stands first
    found = []
    for clause in re.split(r"(?<=[.?!;])\s+", told.choice.text):
        guarded = " if " in clause
        for chooser in told.choosers:
            real = list(amounts(told.choice.effects, chooser))
            some = [one for p in told.choosers for one in amounts(told.choice.effects, p)] if guarded else real
            for number in NUMBER.findall(clause):
                if not any(by == int(number) for _, _, by in some):
                    found.append(f"{number} for nothing, {_id(scenario, chooser)} choosing: {clause}")
            for word, number in re.findall(r"(\w+) ([+-]\d+)\b", clause):
                of = FIGURES.get(word.lower())
                if of and not any(by == int(number) and what in of for what, _, by in some):
                    found.append(f"{word} {number}: {clause}")
            for list_of, number in LISTED.findall(clause):
                for name in re.split(r", and |, | and ", list_of):
                    p = names.get(name, -1)
                    alone = name == list_of
                    if p < 0 or (p == chooser and not alone):
                        continue
                    if not any(by == int(number) and p == who for _, who, by in some) and not _of_him(told, p, number):
                        found.append(f"{name} {number}: {clause}")
    return sorted(set(found))


def _id(scenario: Scenario, p: int) -> str:
    return scenario.people[p].id if p >= 0 else "the holder"


def _of_him(told: Told, p: int, number: str) -> bool:
    """A number may be what others think of the one named."""
    return any(e[0] == "regard" and e[2] == ("n", p) and e[3] == int(number) for e in told.choice.effects)  # type: ignore[index]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_number_in_a_choice_is_what_it_does(name: str) -> None:
    """A number stands beside whom or what it moves; where it hangs on who chooses, the text says so."""
    scenario = scenario_of(name)
    told = list(choices(scenario))
    assert len(told) > 30
    bad = {f"{t.happening.id}.{t.choice.id}": wrong(scenario, t) for t in told}
    assert {key: lines for key, lines in bad.items() if lines} == {}


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.slow(but=2)
def test_the_numbers_are_the_same_in_russian(name: str) -> None:
    scenario = scenario_of(name)
    other = in_language(scenario, "ru")
    for t, ru in zip(choices(scenario), choices(other), strict=True):
        both = [Counter(NUMBER.findall(one.choice.text.replace("−", "-"))) for one in (t, ru)]
        assert both[0] == both[1], f"{t.happening.id}.{t.choice.id}: {t.choice.text} | {ru.choice.text}"


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_effect_is_told_to_whoever_chooses(name: str) -> None:
    """Effect by effect, before he chooses: only marks, and the eyes of others, are nobody's to see."""
    scenario = scenario_of(name)
    view = view_of(scenario)
    words = Words(scenario, "en")
    seen = 0
    for t in choices(scenario):
        for chooser in [p for p in t.choosers if p != HOLDER] or [scenario.seats[0]]:
            k = scenario.seats.index(chooser)
            for tree in t.choice.effects:
                what: Any = tree
                if not _may_be_known(what, chooser, view):
                    continue
                seen += 1
                told = list(did(words, view, (tree,), chooser, k, ahead=True))
                assert told, f"{t.happening.id}.{t.choice.id}: {tree} is told to nobody"
    assert seen > 200


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.slow(but=2)
def test_every_number_is_told_by_the_words_of_a_choice_or_added_to_them(name: str, language: str) -> None:
    """The figure of each effect stands in the text, or in the line of what comes besides, whoever chooses."""
    scenario = scenario_of(name)
    view = view_of(scenario)
    words = Words(scenario if language == "en" else in_language(scenario, language), language)
    seen = 0
    for h, happening in enumerate(scenario.happenings):
        for c, choice in enumerate(happening.choices):
            for chooser in [p for p in choosers(scenario, view, happening, choice) if p != HOLDER]:
                k = scenario.seats.index(chooser)
                said, more = words.choice(h, c), besides(words, view, h, c, k)
                assert "[" not in more and "  " not in more, more
                figures = {int(n.replace("−", "-")) for n in re.findall(r"[+−-]?\d+", said + more)}
                for tree in choice.effects:
                    what: Any = tree
                    if what[0] not in (*OF_PERSON, "eye", "regard", "mood", "stance", "machine", "grievance"):
                        continue
                    named = [person(x, chooser) for x in what[1:] if isinstance(x, tuple) and x[0] != "body"]
                    if _may_be_known(what, chooser, view) and all(view.life[p] == ALIVE for p in named):
                        seen += 1
                        place = f"{happening.id}.{choice.id}: {tree} | {said} | {more}"
                        assert what[-1] in figures or abs(what[-1]) in figures, place
    assert seen > 100


def test_what_comes_besides_is_told_as_it_touches_the_reader() -> None:
    """War deputy, to leave him; the premier's chair, Rykov proposed by another and by himself."""
    scenario = scenario_of("1924")
    view, words = view_of(scenario), Words(scenario, "en")
    at = {one.id: n for n, one in enumerate(scenario.happenings)}
    kamenev = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == "kamenev")
    rykov = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == "rykov")
    left = besides(words, view, at["war_deputy"], 3, kamenev)
    assert left == "Besides: Voroshilov −5 (opinion of you); your standing −1."
    assert "Rykov +10" in besides(words, view, at["premier_chair"], 0, kamenev)
    assert "Rykov" not in besides(words, view, at["premier_chair"], 0, rykov), "nobody thanks himself"


def test_the_card_that_names_a_chapter_is_told_before_it_comes() -> None:
    """The Letter, from January: to whom it is about with what he can do, to whoever chooses that it is laid before him."""
    scenario = scenario_of("1924")
    session, words = Session(scenario, 1, ["human", *["standard"] * 6]), Words(scenario, "en")
    told = {scenario.people[p].id: card_ahead(words, session.view(k), k) for k, p in enumerate(scenario.seats)}
    assert "It is about you, and Zinoviev chooses" in told["stalin"] and "win such men" in told["stalin"]
    assert "laid before you" in told["zinoviev"] and "It is about Stalin" in told["trotsky"]


def _may_be_known(tree: Any, chooser: int, view: View) -> bool:
    if tree[0] == "mark":
        return False
    if tree[0] == "eye":
        return person(tree[1], chooser) == chooser
    if tree[0] == "regard":
        who = -1 if tree[1][0] == "body" else person(tree[1], chooser)
        of = person(tree[2], chooser)
        return of >= 0 and who != of and (tree[1][0] == "body" or who >= 0)
    if tree[0] in OF_PERSON:
        p = person(tree[1], chooser)
        return p >= 0 and view.life[p] == ALIVE
    # Of those whom an office names it is told when it has come about.
    return all(person(x, chooser) >= 0 for x in tree[1:] if isinstance(x, tuple) and x != ("n", -1))


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_happening_that_moves_the_grain_comes_just_as_the_year_is_closed(name: str) -> None:
    """In July the year's grain is counted and begins anew: what came in that month would be gone at its end."""
    for happening in scenario_of(name).happenings:
        effects = [tree for choice in happening.choices for tree in choice.effects] + list(happening.effects)
        moves = any(tree[0] == "country" and COUNTRY[tree[1]] == "grain" for tree in effects)  # type: ignore[index]
        assert not moves or happening.first % 12 != 6, happening.id


@pytest.mark.parametrize("language", ["en", "ru"])
def test_nobody_is_told_of_himself_as_of_another(language: str) -> None:
    """On one's own desk no choice has one's own name in it, and no place for it is left open for anybody."""
    scenario = scenario_of("1924")
    words = Words(scenario if language == "en" else in_language(scenario, language), language)
    offices = {tree for one in scenario.happenings for tree in one.spot if tree[0] != "n"}  # type: ignore[index]
    changed = 0
    for h, happening in enumerate(scenario.happenings):
        named = {tree[1] for tree in happening.spot if tree[0] == "n"}  # type: ignore[index]
        for p in scenario.seats if offices & set(happening.spot) else named:
            for c in range(len(happening.choices)):
                said, others = words.choice(h, c, p), words.choice(h, c)
                name = words.person(p)
                stem = name if language == "en" else re.sub(r"(ий|й)$", "", name)
                assert stem not in said, said
                assert not re.search(r"[{}|]|  | [,.;]|[,;:][.;]", said + others), said
                changed += said != others
    assert changed > 40


def test_a_list_of_opinions_leaves_out_the_reader_who_chooses_and_says_you_to_another() -> None:
    scenario = scenario_of("1924")
    words = Words(scenario, "en")
    h = next(n for n, one in enumerate(scenario.happenings) if one.id == "shakhty")
    rykov, stalin = (next(p for p in scenario.seats if scenario.people[p].id == name) for name in ("rykov", "stalin"))
    assert "Tomsky and Rykov +6, Menzhinsky" in words.choice(h, 2, stalin)
    assert "haste; Tomsky +6, Menzhinsky" in words.choice(h, 2, rykov)
    assert "haste; Tomsky and you +6, Menzhinsky" in words.choice(h, 2, rykov, stalin)
