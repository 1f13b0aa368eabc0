"""The language of conditions: what it refuses at load, where and with what advice, and what it answers."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from game.content import load_scenario
from game.play.condition import MAX_NODES, WORDS, ConditionError, Names, holds, parse, parse_person, who
from game.rules.measure import MEASURE_INDEX
from game.world.kinds import BLOC, DEAD, LABELS, Label, Pact
from game.world.state import State, start
from game.world.view import look

SMALL = Path(__file__).with_name("small.yaml")
NAMES = Names(
    people={"stalin": 0, "trotsky": 1, "zinoviev": 2, "kamenev": 3},
    posts={"gensec": 0, "war_commissar": 1},
    issues={"economy": 0, "party": 1},
    holds={"letter": 0},
    happenings={"flood": 0, "the_letter": 1},
    choices={"flood": ("loan", "appeal"), "the_letter": ("read", "burn", "keep")},
    marks={"seen": 0, "far": 40},
    rules=("contested_facts", "low_luck"),
    seats=(0, 1, 2),
)


@pytest.fixture(scope="module")
def opening() -> State:
    scenario, problems = load_scenario(SMALL)
    assert scenario is not None, problems
    return start(scenario, 7)


@pytest.fixture
def st(opening: State) -> State:
    return opening.clone()


def names_of(st: State) -> Names:
    s = st.scenario
    return Names(
        people=s.person_index, posts=s.post_index, issues=s.issue_index, holds={h.id: n for n, h in enumerate(s.holds)},
        happenings=NAMES.happenings, choices=NAMES.choices, marks=NAMES.marks, rules=NAMES.rules, seats=s.seats,
    )  # fmt: skip


def ask(st: State, text: str, actor: int = -1) -> bool:
    return holds(parse(text, names_of(st), actor=actor >= 0), st, actor)


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("activ(trotsky)", 1, "did you mean 'active'?"),
        ("active(trotzky)", 8, "did you mean 'trotsky'?"),
        ("holds(gensecc, stalin)", 7, "did you mean 'gensec'?"),
        ("line(econmy) > 3", 6, "did you mean 'economy'?"),
        ("country(tensoin) > 3", 9, "did you mean 'tension'?"),
        ("choice(flood, lone)", 15, "of 'flood'; did you mean 'loan'?"),
        ("mark(sean)", 6, "no mark 'sean'"),
        ("rule(low_lack)", 6, "did you mean 'low_luck'?"),
        ("lever(stalin, pres)", 15, "did you mean 'press'?"),
        ("fallen(stalin, exil)", 16, "did you mean 'exile'?"),
        ("in_force(rationin)", 10, "did you mean 'rationing'?"),
        ("standing(trotsky)", 1, "compare it"),
        ("active(trotsky) and standing(stalin)", 21, "compare it"),
        ("standing(trotsky) > active(stalin)", 19, "a number cannot be compared with a truth"),
        ("month > 1924", 7, "a month cannot be compared with a number"),
        ("secretary < stalin", 11, "people are compared by"),
        ("month > 1924-13", 9, "is no month"),
        ("month + month > 3", 7, "does not go with"),
        ("clients(kamenev) > 2", 9, "is no contender"),
        ("actor = stalin", 1, "only where somebody chooses"),
        ("active(stalin", 14, "')' is expected"),
        ("active(stalin, trotsky)", 14, "takes no more"),
        ("active()", 8, "found ')'"),
        ("year = 1925 year", 13, "left over"),
        ("Active(stalin)", 1, "small letters"),
        ("standing(stalin) > 99999999", 20, "too large"),
        ("__import__(os)", 1, "no word"),
        ("not", 4, "expected"),
        ("year = 1925 or", 15, "expected"),
    ],
)
def test_a_wrong_condition_is_refused_at_its_column_with_advice(text: str, column: int, part: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text, NAMES)
    assert caught.value.column == column
    assert part in caught.value.message


def test_an_empty_condition_always_holds(st: State) -> None:
    assert parse("  ", NAMES) is None
    assert holds(None, st)


def test_and_binds_closer_than_or_and_not_closest(st: State) -> None:
    assert ask(st, "year = 1924 or year = 1924 and year = 1925")
    assert not ask(st, "(year = 1924 or year = 1924) and year = 1925")
    assert not ask(st, "not year = 1924 and year = 1924")
    assert ask(st, "not (year = 1924 and year = 1925)")


def test_sums_and_products_of_numbers_and_months(st: State) -> None:
    p = st.scenario.person_index["trotsky"]
    st.w("standing")[p] = 40
    assert ask(st, "standing(trotsky) - 2 * 3 = 34")
    assert ask(st, "standing(trotsky) - 2 - 3 = 35")
    assert ask(st, "-standing(trotsky) + 1 = -39")
    assert ask(st, "month + 2 = 1924-03 and month - 1923-12 = 1")
    assert ask(st, "month >= 1924-01") and not ask(st, "month > 1924-01") and ask(st, "month <= 1924-01")


def test_people_are_found_through_posts_and_nobody_has_nothing(st: State) -> None:
    gensec = st.secretary_post
    assert ask(st, "holder(gensec) = stalin and holds(gensec, secretary) and not vacant(gensec)")
    st.vacate(gensec)
    st.w("standing")[-1] = 99
    assert ask(st, "secretary = nobody and vacant(gensec)")
    assert not ask(st, "active(secretary)") and not ask(st, "standing(secretary) > 0")
    assert ask(st, "secretary != stalin")


def test_the_dead_and_the_expelled_are_not_active(st: State) -> None:
    p = st.scenario.person_index["trotsky"]
    assert ask(st, "active(trotsky) and present(trotsky) and in_politburo(trotsky) and in_cc(trotsky)")
    st.w("absent")[p] = st.month + 1
    assert ask(st, "active(trotsky) and not present(trotsky)")
    st.w("rung")[p] = 5
    assert ask(st, "not active(trotsky) and fallen(trotsky, party) and fallen(trotsky, cc) and not fallen(trotsky, exile)")
    st.w("life")[p] = DEAD
    assert ask(st, "dead(trotsky) and not sits(trotsky, politburo)")


def test_what_happened_is_remembered(st: State) -> None:
    st.fired, st.chosen = [0, st.month - 3], [0, 2]
    assert ask(st, "fired(the_letter) and not fired(flood) and choice(the_letter, burn)")
    assert not ask(st, "choice(the_letter, read) or choice(flood, loan)")
    assert ask(st, "months_since(the_letter) = 3 and months_since(flood) > 1000")
    st.w("marks")[0] = st.month
    assert ask(st, "mark(seen) and not mark(far)")


def test_what_contenders_did_can_be_asked_for(st: State) -> None:
    trotsky = st.scenario.person_index["trotsky"]
    assert not ask(st, "labelled(trotsky, trotskyism)") and ask(st, "expelled = 0") and ask(st, "months_struck(trotsky) = 9999")
    st.labels = [Label(trotsky, LABELS.index("trotskyism"), -1, st.month, 0)]
    st.w("reprimands")[trotsky] = 2
    st.minutes = [(MEASURE_INDEX["extraordinary"], st.month, (trotsky,))]
    assert ask(st, "labelled(trotsky, trotskyism) and not labelled(trotsky, menshevism) and reprimands(trotsky) = 2")
    assert ask(st, "voted(trotsky, extraordinary) and not voted(stalin, extraordinary) and not voted(trotsky, rationing)")
    held = len(st.posts_of[trotsky])
    assert held and ask(st, f"posts(trotsky) = {held}") and ask(st, "is_contender(secretary)")
    st.w("rung")[trotsky] = 5
    st.w("struck")[trotsky] = st.month - 3
    assert ask(st, "expelled = 1 and months_struck(trotsky) = 3")


def test_pacts_holds_and_rules_are_seen_as_they_are(st: State) -> None:
    index = st.scenario.person_index
    a, b, c = index["stalin"], index["zinoviev"], index["trotsky"]
    assert not ask(st, "pact(stalin, zinoviev)")
    st.pacts = [Pact(1, BLOC, c, (a, b), 0, 1, st.month, st.month + 12, 0, 0, -1)]
    assert ask(st, "pact(stalin, zinoviev) and bloc(zinoviev, trotsky) and not bloc(trotsky, zinoviev)")
    assert ask(st, "rule(contested_facts) and not rule(low_luck)")
    k = st.seat_index[a]
    st.row("regard", k)[b] = -12
    assert ask(st, "regard(zinoviev, stalin) = -12 and regard(stalin, secretary) = 0")


def test_the_actor_is_whoever_is_on_the_spot(st: State) -> None:
    p = st.scenario.person_index["zinoviev"]
    assert ask(st, "actor = zinoviev and active(actor)", p)
    assert not holds(parse("active(actor)", names_of(st), actor=True), st, -1)


def test_what_a_choice_needs_is_the_same_in_the_state_and_in_the_view_of_the_chooser(st: State) -> None:
    names = names_of(st)
    for text in ("pact(actor, stalin)", "choice(flood, loan)", "regard(stalin, zinoviev) > 0", "has_hold(stalin, {hold})"):
        with pytest.raises(ConditionError, match="is hidden"):
            parse(text.format(hold=next(iter(names.holds))), names, actor=True)
    for hold in names.holds:
        tree = parse(f"has_hold(actor, {hold}) and health(actor) > 5", names, actor=True)
        answers = [(holds(tree, st, p), holds(tree, look(st, k), p)) for k, p in enumerate(st.scenario.seats)]
        assert all(true == seen for true, seen in answers)
        assert len({true for true, _ in answers}) == 2


def test_a_person_may_be_named_by_his_post(st: State) -> None:
    names = names_of(st)
    assert who(parse_person("secretary", names), st) == st.scenario.person_index["stalin"]
    assert who(parse_person("holder(gensec)", names), st) == st.secretary()
    with pytest.raises(ConditionError, match="a person is expected"):
        parse_person("standing(stalin)", names)


def test_every_word_can_be_parsed_and_asked_on_the_opening(st: State) -> None:
    names = names_of(st)
    example = {
        "person": "stalin", "contender": "trotsky", "post": "gensec", "issue": "economy", "hold": next(iter(names.holds)),
        "happening": "flood", "choice": "appeal", "country": "grain", "mark": "seen", "rule": "low_luck",
        "lever": "press", "rung": "cc", "body": "cc", "measure": "rationing",
        "label": "trotskyism",
    }  # fmt: skip
    st.fired, st.chosen = [0, 0], [0, 0]
    tail = {"number": " >= -100000", "month": " > 1900-01", "person": " != nobody", "truth": ""}
    for name, word in WORDS.items():
        arguments = ", ".join(example[kind] for kind in word.kinds)
        text = name + (f"({arguments})" if word.kinds else "") + tail[word.gives]
        result = holds(parse(text, names), st)
        assert word.gives == "truth" or result, text
        assert name in (word.read.__doc__ or ""), f"{name} is not documented"


def test_trees_are_plain_tuples_of_words_and_whole_numbers() -> None:
    def plain(tree: object) -> bool:
        return all(plain(x) for x in tree) if isinstance(tree, tuple) else type(tree) in (int, str)

    tree = parse("not (active(stalin) and line(economy) * 2 > -3) or holder(gensec) != nobody", NAMES)
    assert plain(tree) and hash(tree)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500 + "year" + ")" * 500,
        "not " * 400 + "active(stalin)",
        " and ".join(["active(stalin)"] * 60) + " and year = " + "-" * 300 + "1",
        "x" * 5000,
    ],
)
def test_a_hostile_text_is_refused_and_does_not_crash(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text, NAMES)


def test_the_longest_condition_allowed_can_be_asked(st: State) -> None:
    text = " and ".join(["year=1924"] * (MAX_NODES // 5))
    assert ask(st, text)


def test_noise_never_ends_in_anything_but_an_answer_or_a_refusal(st: State) -> None:
    noise = random.Random(5)
    pieces = [*WORDS, "stalin", "gensec", "economy", "(", ")", ",", "and", "or", "not", "=", "<", "+", "-", "*", "7", "1924-05"]
    names, accepted = names_of(st), 0
    st.fired, st.chosen = [0, 0], [0, 0]
    for _ in range(3000):
        text = " ".join(noise.choice(pieces) for _ in range(noise.randint(1, 7)))
        try:
            tree = parse(text, names)
        except ConditionError as fault:
            assert 1 <= fault.column <= len(text) + 1
            continue
        assert holds(tree, st) in (True, False)
        accepted += 1
    assert accepted > 0
