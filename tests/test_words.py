"""Everything the engine can say has words: events, reasons, causes, actions, motions, questions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from game import advice
from game.content import load_scenario
from game.play.action import ACTIONS, OPERATIONS, Action, bar, legal
from game.rivals.chance import Chance
from game.rivals.player import player
from game.rules import aim, ending, opinion, pact, tally
from game.session import HUMAN, Session
from game.words import Words, book, front_page, rule_book
from game.world.event import KINDS, Event
from game.world.kinds import BODIES, COUNTRY, LABELS, MOTION_NAMES, ORDERS, RUNG_NAMES, Decision, Motion
from game.world.reason import Reason
from game.world.scenario import WANT_NAMES, Scenario

ROOT = Path(__file__).resolve().parent.parent
SMALL = Path(__file__).with_name("small.yaml")
PLACE = re.compile(r"\{(\w+)(?:\.([\w.]+))?\}")


def _scenario(name: str | Path) -> Scenario:
    scenario, problems = load_scenario(name)
    assert scenario is not None, problems
    return scenario


@pytest.fixture(scope="module")
def small() -> Scenario:
    return _scenario(SMALL)


@pytest.fixture(scope="module")
def grand() -> Scenario:
    return _scenario("1924")


def _reason_codes() -> set[str]:
    """Return the codes of all reasons written in the engine's source."""
    codes: set[str] = set()
    for folder in ("rules", "play", "advice"):
        for path in (ROOT / "game" / folder).rglob("*.py"):
            text = path.read_text("utf-8")
            codes |= set(re.findall(r'Reason\(\s*"(\w+)"', text))
            codes |= set(re.findall(r'raw\.append\(\("(\w+)"', text))
            if path.name == "vote.py":
                codes |= set(re.findall(r'\("(\w+)", (?:_\w+|lambda)', text))
    return codes


def test_every_kind_of_thing_has_words(small: Scenario) -> None:
    text = book("words")
    assert set(KINDS) == set(text["event"])
    assert not _reason_codes() - set(text["reason"])
    assert set(opinion.CAUSES) == set(text["cause"])
    assert set(ACTIONS) <= set(text["action"]) and set(OPERATIONS) == set(text["op"])
    assert set(MOTION_NAMES) | set(ORDERS) == set(text["motion"])
    assert set(LABELS) == set(text["label"])
    assert set(RUNG_NAMES) == set(text["rung"]) == set(text["struck"]) and set(BODIES) == set(text["body"])
    assert set(COUNTRY) == set(text["country"]) and {*WANT_NAMES, "unknown"} == set(text["want"])
    assert set(ending.RESULTS) == set(text["result"]) and set(pact.STAKES) == set(text["stake"])
    for kind in ACTIONS.values():
        assert text["action"][kind.name]["name"] and text["action"][kind.name]["does"]
        assert set(kind.at) <= set(text["decision"])
        if kind.number:
            assert text["action"][kind.name]["counter"], kind.name


def test_every_field_of_an_action_can_be_asked_for(small: Scenario) -> None:
    fields = book("words")["terminal"]["fields"]
    for kind in ACTIONS.values():
        assert not set(kind.fields) - set(fields), kind.name


def _texts(entry: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(entry, dict):
        return [found for key, value in entry.items() for found in _texts(value, f"{path}.{key}")]
    if isinstance(entry, list):
        return [found for value in entry for found in _texts(value, path)]
    return [(path, str(entry))]


def test_the_file_is_well_formed_and_keeps_the_voice() -> None:
    raw = (ROOT / "assets/text/en/words.yaml").read_text("utf-8")
    tree = yaml.load(raw, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for path, text in _texts(tree):
        assert text != "None", path
        if not path.endswith(".if"):
            assert "!" not in text, f"{path}: {text}"
    for section in tree.values():
        for variants in (value for value in section.values() if isinstance(value, list)):
            last = variants[-1]
            assert isinstance(last, str) or "from" in last, f"{variants}: no entry for all other cases"


def test_names_are_never_read_as_templates(small: Scenario) -> None:
    words = Words(small)
    assert words.say("play", "hold_on", on="{on} {0} %s") == "a paper on {on} {0} %s"
    assert words.say("play", "not_there") == "[play.not_there]"
    assert words.reason(Reason("not_there", 3)) == "[reason.not_there]"


def test_no_bracket_stands_within_a_bracket(small: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words(small)
    monkeypatch.setattr(words, "post", lambda q, form="name": "Moscow (second)")
    entry = "{0} ({1.place}), once {1.place}."
    assert words._fill(entry, {"0": "Trotsky", "1": 0}, -1, {}) == "Trotsky (Moscow, second), once Moscow (second)."


def test_variants_are_chosen_by_value_and_reader(small: Scenario) -> None:
    words = Words(small)
    stalin, trotsky = small.person_index["stalin"], small.person_index["trotsky"]
    event = Event("appointed", small.start, (trotsky, small.post_index["war"], stalin))
    assert words.event(event, -1) == "Commissar of War: Trotsky is appointed on the recommendation of Stalin."
    assert words.event(event, small.seats.index(stalin)).endswith("on your recommendation.")
    assert "nobody in Moscow" in words.event(event._replace(args=(trotsky, 2, -1)), -1)
    assert words.reason(Reason("patron", 14, (stalin,))) == "+14 patron Stalin wishes it so"
    assert words.reason(Reason("promise", -5)) == "−5 a word given"
    assert words.reason(Reason("fear", -6, (), 3)).endswith("(3 months ago)")


def test_a_motion_says_who_would_lose_what(small: Scenario) -> None:
    words = Words(small)
    session = Session(small, 1, [HUMAN, "random", "random"])
    q, molotov = small.post_index["war"], small.person_index["molotov"]
    motion = Motion(4, small.seats[0], 0, q, molotov, 0, small.start, 0, 0)
    assert words.motion(motion, 0, session.view(0)) == "that Molotov replace Trotsky: Commissar of War"
    rung = Motion(5, small.seats[0], 3, small.seats[1], 3, 0, small.start, 0, 0)
    assert words.motion(rung) == "that Trotsky be removed from the Politburo"


def _walk(scenario: Scenario, seed: int, months: int) -> tuple[int, set[str]]:
    """Play at random with all seats human and say everything that can be said on the way."""
    session = Session(scenario, seed, [HUMAN] * len(scenario.seats), archive=False)
    words = Words(scenario)
    players = [Chance(seed + k, {}) for k in range(len(scenario.seats))]
    said, kinds, told = 0, set(), 0

    def plain(text: str) -> None:
        nonlocal said
        said += 1
        assert text and "[" not in text, text
        assert not PLACE.search(text), text

    while not session.over and session.state.month < scenario.start + months:
        decision = session.decision
        assert decision is not None
        view = session.view(decision.seat)
        asked = words.decision(decision, view)
        plain(asked.title)
        if decision.kind != "desk" and decision.kind != "news":
            plain(asked.text)
        action = players[decision.seat].choose(view, decision)
        plain(words.action(action.kind, action.args, view))
        for n, field in enumerate(ACTIONS[action.kind].fields):
            plain(words.option(field, action.args[n], view, action.kind, action.args[:n]))
        for text in words.reasons(ACTIONS[action.kind].forecast(view, decision.seat, action.args)):
            plain(text)
        if decision.kind == "desk" and view.month % 3 == 0:
            for ask in advice.asks(view, decision.seat):
                plain(words.ask(ask, view))
            for step in advice.goal(view, decision.seat):
                plain(words.step(step))
        assert session.submit(action) is None
        for event in session.events[told:]:
            kinds.add(event.kind)
            for reader in (-1, decision.seat):
                plain(words.event(event, reader))
            if words.printed(event):
                plain(words.printed(event))
        told = len(session.events)
    for month in range(scenario.start, session.state.month):
        page = front_page(words, session.events, month)
        plain(page.headline + page.official + page.known)
        assert bool(page.official) == bool(page.known)
    for person, reasons in enumerate(session.state.why_regard[0]):
        plain(words.want(person, session.state.want[person]))
        for reason in reasons:
            plain(words.cause(reason, session.state.month))
    return said, kinds


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_random_game_is_told_without_a_gap(small: Scenario, seed: int) -> None:
    said, kinds = _walk(small, seed, 24)
    assert said > 500 and len(kinds) > 30


def test_half_a_year_of_1924_is_told_without_a_gap(grand: Scenario) -> None:
    said, kinds = _walk(grand, 4, 6)
    assert said > 1000 and len(kinds) > 30


@pytest.mark.slow
def test_suggestions_are_legal_and_say_why(grand: Scenario) -> None:
    for name in ("kamenev", "stalin", "trotsky"):
        k = grand.seats.index(grand.person_index[name])
        session = Session(grand, 9, [HUMAN if j == k else "random" for j in range(len(grand.seats))])
        rival = player("random", 1)
        words = Words(grand)
        seen: set[str] = set()
        before: set[Action] = set()
        while session.state.month < grand.start + 5:
            decision = session.decision
            assert decision is not None
            view = session.view(k)
            if decision.kind == "desk" and not view.orders:
                ideas = advice.suggestions(view, k)
                assert 3 <= len(ideas) <= 7
                for action, reasons in ideas:
                    assert bar(view, decision, action) is None
                    assert reasons and "[" not in words.reason(reasons[0])
                    seen.add(action.kind)
                # What could be done in any month does not come to mind in two running.
                # But for men who waver, of whom the desk complains every month.
                wavering = {ask.args[0] for ask in advice.asks(view, k) if ask.code == "loose"}
                always = {action for action, _ in ideas if action.kind in ("win", "conciliate", "press", "campaign", "speak")}
                always -= {Action("win", (x,)) for x in wavering}
                assert not always & before
                before = always
            assert session.submit(rival.choose(view, decision)) is None
        assert len(seen) >= 4


def test_what_is_barred_says_why_and_what_is_open_does_not(grand: Scenario) -> None:
    k = grand.seats.index(grand.person_index["kamenev"])
    session = Session(grand, 2, [HUMAN if j == k else "random" for j in range(len(grand.seats))])
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(session.menu(1)[0]) is None
    view, decision, words = session.view(k), Decision("desk", k), Words(grand)
    closed = 0
    for kind in ACTIONS.values():
        if not kind.number:
            continue
        why = advice.barred(view, decision, kind.name)
        assert (why is None) == bool(legal(view, decision, kind.name, 1))
        if why is not None:
            closed += 1
            assert words.reason(why).endswith(".")
    assert closed >= 2


@pytest.mark.slow
def test_the_lines_of_the_own_aim_agree_with_the_ending(grand: Scenario) -> None:
    session = Session(grand, 3, ["random"] * len(grand.seats))
    for _, state in [*session.months[::12], (0, session.state)]:
        for p in grand.seats:
            assert all(step.met for step in advice.goal(state, grand.seats.index(p))[3:]) == aim.reached(state, p)


def test_a_whip_count_is_told_by_name(small: Scenario) -> None:
    session = Session(small, 1, [HUMAN, "random", "random"])
    view, words = session.view(0), Words(small)
    count = tally.count(view, Motion(5, small.seats[0], 3, small.seats[1], 3, 0, small.start, 0, 0))
    for line in count.lines:
        assert all("[" not in text for text in words.reasons(line.reasons))


def test_the_rule_book_is_shown_with_its_numbers(grand: Scenario) -> None:
    shown = rule_book(grand)
    assert len(shown) > 100
    assert not any(PLACE.search(text) or "[[" in text for _, _, text in shown)


def test_an_end_of_month_is_an_action_with_words(small: Scenario) -> None:
    assert Words(small).action("end") == "End the month"
    assert Action("end") == Action("end", ())


def test_a_woman_is_spoken_of_as_one_where_an_order_an_event_or_a_paper_names_her() -> None:
    """A name's own pronoun follows the name."""
    words = Words(_scenario("1924"))
    krupskaya = words.scenario.person_index["krupskaya"]
    told = [
        words.event(Event("client_left", 0, (krupskaya, 1, -1)), 1),
        words.event(Event("hold_pressed", 0, (1, krupskaya, 0, 0)), 1),
        words.say("found_hold", -7, on=words.person(krupskaya)), words.action("stir", (krupskaya, 0)),
        words.say("corridor", "costs_paper", what="", n=1, x=words.person(krupskaya)),
    ]  # fmt: skip
    for text in told:
        assert re.search(r"\b(she|her|herself)\b", text) and not re.search(r"\b(he|his|him|himself)\b", text), text
