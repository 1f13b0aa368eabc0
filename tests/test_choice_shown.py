"""A choice as its reader sees it: his own name is no other man's opinion, a figure stands in the units of its result."""

from __future__ import annotations

import re

import pytest
from games import scenario_of

from game.content.overlay import in_language
from game.words.choice_shown import _without
from game.words.sentences import Words

SHIPPED = scenario_of("1924")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It finds mud; Tomsky and Rykov +6, Menzhinsky −8; the rest", "It finds mud; Tomsky +6, Menzhinsky −8; the rest"),
        ("Rykov and Tomsky +6; the rest", "Tomsky +6; the rest"),
        ("Kamenev, Rykov and Tomsky −6.", "Kamenev and Tomsky −6."),
        ("Rykov, Kamenev and Tomsky −6.", "Kamenev and Tomsky −6."),
        ("Chicherin +8, Rykov +4; tension +3", "Chicherin +8; tension +3"),
        ("Towns +3, Rykov +5; they write", "Towns +3; they write"),
        ("Rykov +5, Tomsky +2.", "Tomsky +2."),
        ("Sign Rykov's paper. Kamenev +3.", "Sign Rykov's paper. Kamenev +3."),
    ],
)  # fmt: skip
def test_the_readers_own_name_is_left_out_of_the_opinions(text: str, told: str) -> None:
    assert _without(text, "Rykov", "and") == told


@pytest.mark.parametrize(("language", "own"), [("en", "Tomsky and Rykov +6"), ("ru", "Томский и Рыков +6")])
def test_in_both_languages_the_shipped_choices_are_told_to_whom_they_name(language: str, own: str) -> None:
    words = Words(in_language(SHIPPED, language), language)
    h, c = next(
        (h, c) for h, one in enumerate(SHIPPED.happenings) for c in range(len(one.choices)) if own in words.choice(h, c)
    )
    first, _, second = own.partition("+")[0].split()
    for name, other in (("rykov", first), ("tomsky", second)):
        text = words.choice(h, c, SHIPPED.person_index[name])
        assert f"{other} +6" in text and own not in text
    assert own in words.choice(h, c, SHIPPED.person_index["stalin"])
    for me in SHIPPED.seats:
        pair = re.compile(rf"[,;] {re.escape(words.person(me))} [+−]\d+[,;.]| {words.say('scene', 'and_word')} "
                          rf"{re.escape(words.person(me))} [+−]\d")  # fmt: skip
        for h, one in enumerate(SHIPPED.happenings):
            for c in range(len(one.choices)):
                assert not pair.search(words.choice(h, c, me)), words.choice(h, c, me)


def test_industry_stands_in_per_cent_as_its_result_does() -> None:
    words = Words(SHIPPED)
    texts = [words.choice(h, c, -1) for h, one in enumerate(SHIPPED.happenings) for c in range(len(one.choices))]
    industry = [text for text in texts if re.search(r"[Ii]ndustry [+−]\d", text)]
    assert len(industry) > 9 and all(re.search(r"[Ii]ndustry [+−]\d+\.\d %", text) for text in industry)
