"""Every shipped happening, brought about from its own condition: it fires, each choice is taken, each effect is seen.

The position is made by `due.due_state`; the month is then played by the engine, which raises the question itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from due import due_state, ready_for

from game.content import load_scenario
from game.play.action import Action
from game.play.happening import allowed, apply_effect, due, spot
from game.play.month import advance, submit
from game.words import Words, front_page
from game.world.event import Event
from game.world.kinds import OUT_PARTY, READMIT
from game.world.scenario import Scenario, month_index
from game.world.state import SAVED, State, start

_LOADED, _PROBLEMS = load_scenario("1924")
assert _LOADED is not None, _PROBLEMS
SHIPPED: Scenario = _LOADED
INDEX = {card.id: h for h, card in enumerate(SHIPPED.happenings)}
# What votes read, by themselves or through an opinion, a hold or an item on the agenda.
FELT = {"regard", "standing", "orthodoxy", "mood", "record", "eye", "hold", "notes", "publish", "label", "table", "die"}
# What no happening may touch: posts, pacts, patrons, votes, promises, seats in bodies, the ladder, the Line.
UNTOUCHED = (
    "holder", "giver", "pacts", "offers", "promises", "patron", "loyalty", "gratitude", "votes", "seat_cc", "seat_pb",
    "seat_sec", "seat_org", "seat_ccc", "rung", "line", "orders", "slate",
)  # fmt: skip
# What `recount` reads: where an effect moves none of it, the count is that of the position before.
COUNTED = {"holder", "life", "patron", "loyalty", "bel_patron", "bel_loyalty", "why_regard", "regard"}
STATES: dict[int, State] = {}
assert set(UNTOUCHED) | COUNTED <= set(SAVED)


def position_of(h: int) -> State:
    """Return a fresh copy of the state in which a happening is due, everybody with something to lose and to gain."""
    if h not in STATES:
        st = due_state(SHIPPED, h)
        for p in SHIPPED.seats:
            trial = st.clone()
            trial.w("record")[p] = max(20, st.record[p])
            trial.w("case")[p] = max(20, st.case[p])
            if h in due(trial) and spot(trial, h) == spot(st, h):
                st = trial
        STATES[h] = st
    return STATES[h].clone()


def prepared(st: State, effect: tuple[Any, ...]) -> State:
    """Return a copy in which one effect has something to do: a hold not yet known, an exile who is one."""
    st = st.clone()
    if effect[0] == "hold":
        k = st.seat_index[effect[2][1]] if effect[2][0] == "n" else -1
        st.w("holds")[:] = [
            hold._replace(holders=hold.holders & ~(1 << k)) if hold.source == effect[1] and k >= 0 else hold for hold in st.holds
        ]
    if effect[:2] == ("table", READMIT):
        st.w("rung")[effect[2][1]] = OUT_PARTY
        st.w("struck")[effect[2][1]] = st.month - 24
    return st


def is_of_oneself(effect: tuple[Any, ...], actor: int) -> bool:
    """Tell whether an effect is an opinion of the chooser about himself, which nobody has."""
    told = [actor if part == ("actor",) else part[1] for part in effect[1:3] if type(part) is tuple and part[0] in ("n", "actor")]
    return effect[0] in ("regard", "notes") and len(told) == 2 and told[0] == told[1]


@pytest.mark.parametrize("name", INDEX)
def test_it_fires_and_every_choice_and_effect_does_something(name: str) -> None:
    h = INDEX[name]
    card = SHIPPED.happenings[h]
    opening = position_of(h)
    for c in range(max(1, len(card.choices))):
        st = (ready_for(opening, h, c) if card.choices else opening).clone()
        actor = spot(st, h) if card.choices else -1
        out: list[Event] = []
        before = st.clone()
        assert before.recount() == []
        advance(st, out)
        assert st.fired[h] == st.month and ("happening", h) in [(event.kind, event.args[0]) for event in out if event.args]
        if card.choices:
            assert (st.queue[0].kind, st.queue[0].a) == ("news", h)
            assert st.scenario.seats[st.queue[0].seat] == actor and c in allowed(st, h, actor)
            assert submit(st, Action("choose", (c,)), out) is None
            assert st.chosen[h] == c + 1
        effects = card.choices[c].effects if card.choices else card.effects
        told = list(effects)
        assert any(effect[0] in FELT for effect in told), f"{name}: nothing that a vote reads"
        tabled = False
        for effect in told:
            trial = prepared(before, effect)
            was = trial.clone()
            apply_effect(trial, effect, actor, [])
            moved = {column for column in SAVED if getattr(trial, column) != getattr(was, column)}
            changed = bool(moved - {"next_id"})
            if effect[0] == "table":
                tabled = tabled or changed
            else:
                assert changed or is_of_oneself(effect, actor), f"{name}, {c}: {effect} does nothing"
            if effect[0] != "die":
                assert not moved & set(UNTOUCHED), f"{name}, {c}: {effect} moves {moved}"
            if moved & COUNTED or trial.posts_of != was.posts_of:
                assert trial.recount() == []
        assert tabled or all(effect[0] != "table" for effect in told), f"{name}, {c}: nothing came on the agenda"


def test_no_happening_lets_a_contender_die() -> None:
    """Death empties posts: a card may say it of others only."""
    for card in SHIPPED.happenings:
        for effect in (*card.effects, *(e for choice in card.choices for e in choice.effects)):
            if effect[0] == "die":
                assert effect[1][0] == "n" and effect[1][1] not in SHIPPED.seats, card.id


def test_a_position_that_lacks_one_thing_is_not_due() -> None:
    """The maker of positions proves nothing unless the condition can fail: take the secretary away and it does."""
    for name in ("moscow_revolt", "great_break", "platform_of_four"):
        st = position_of(INDEX[name])
        st.vacate(st.secretary_post)
        assert INDEX[name] not in due(st), name


# -- what is disputed ----------------------------------------------------------------------------

ON = {"tiflis_train", "sunday_wire", "clicking_line", "damp_in_the_cable", "transcripts", "consultation_minutes", "tallinn",
      "pilnyak", "achinsk", "savinkov", "frunze_operation"}  # fmt: skip
OFF = {"tiflis_train_record", "police_statement", "tallinn_record", "frunze_operation_record"}


def house(on: int) -> Scenario:
    return replace(SHIPPED, rules=tuple(sorted((dict(SHIPPED.rules) | {"contested_facts": on}).items())))


def with_rule(st: State, on: int) -> State:
    other = st.clone()
    other.scenario = replace(st.scenario, rules=tuple(sorted((dict(st.scenario.rules) | {"contested_facts": on}).items())))
    return other


@pytest.mark.parametrize("name", sorted(ON | OFF))
def test_10_05_the_house_rule_switches_the_version(name: str) -> None:
    st = position_of(INDEX[name])
    assert (INDEX[name] in due(with_rule(st, 1))) == (name in ON)
    assert (INDEX[name] in due(with_rule(st, 0))) == (name in OFF)


def test_every_disputed_card_is_among_the_switched_ones_and_no_other() -> None:
    disputed = {card.id for card in SHIPPED.happenings if card.status in ("contested", "legend")}
    assert disputed == ON
    assert {card.id for card in SHIPPED.happenings if "'rule', 'contested_facts'" in str(card.when)} == ON | OFF


@pytest.mark.parametrize(("on", "came"), [(1, "tiflis_train"), (0, "tiflis_train_record")])
def test_10_05_the_funeral_has_one_date_in_one_game(on: int, came: str) -> None:
    st = start(house(on), 4)
    ready = {SHIPPED.happenings[h].id for h in due(st)}
    assert ready & {"tiflis_train", "tiflis_train_record"} == {came}


@pytest.mark.parametrize("hold", [one for one in SHIPPED.holds if one.status != "established"], ids=lambda one: one.id)
def test_10_05_a_disputed_hold_exists_only_where_the_house_rule_lets_it(hold: Any) -> None:
    n = SHIPPED.holds.index(hold)
    with_it, without = start(house(1), 4), start(house(0), 4)
    assert [one.on for one in with_it.holds if one.source == n] == [hold.on]
    found = [one for one in without.holds if one.source == n]
    sure = sum(1 << k for k, p in enumerate(SHIPPED.seats) if p in hold.surely)
    assert [one.holders for one in found] == ([sure] if hold.surely else [])


def test_established_holds_are_there_in_both_and_keep_their_numbers() -> None:
    for on in (0, 1):
        st = start(house(on), 4)
        for n, one in enumerate(SHIPPED.holds):
            if one.status == "established":
                assert [(x.id, x.on, x.strength) for x in st.holds if x.source == n] == [(n, one.on, one.strength)]


def test_10_05_the_letter_is_known_to_three_contenders_or_to_the_widow_alone() -> None:
    n = next(n for n, one in enumerate(SHIPPED.holds) if one.id == "letter")
    known = [next(one.holders for one in start(house(on), 4).holds if one.source == n) for on in (0, 1)]
    assert known[0] == 0 and known[1].bit_count() == 3
    assert SHIPPED.holds[n].surely == (SHIPPED.person_index["krupskaya"],)


def test_10_05_the_telephone_is_nobodys_paper_where_listening_is_left_out() -> None:
    n = next(n for n, one in enumerate(SHIPPED.holds) if one.id == "telephone")
    for on in (0, 1):
        st = start(house(on), 4)
        before = list(st.holds)
        apply_effect(st, ("hold", n, ("n", SHIPPED.person_index["kamenev"])), SHIPPED.person_index["kamenev"], [])
        assert (list(st.holds) != before) == (on == 1)


def test_who_has_to_choose_is_no_headline() -> None:
    """What is put to somebody in private is not in the paper; what simply happened is."""
    words, month = Words(SHIPPED), SHIPPED.start + 1
    asked = Event("happening", month, (INDEX["nepman_russia"], SHIPPED.person_index["kamenev"]))
    told = Event("happening", month, (INDEX["britain_recognises"], -1))
    assert front_page(words, [asked], month).event is None
    assert front_page(words, [asked, told], month).headline == "London opens the door"


# -- dates --------------------------------------------------------------------------------------


def test_no_text_begins_with_a_date_it_may_not_come_at() -> None:
    """A card that may come in more than one month does not say which month it is."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    dated = re.compile(rf"^(\d+ |End of |Summer )?({months})? ?\d{{4}}\.")
    assert dated.match("28 August 1924. Armed men") and dated.match("May 1924. It") and not dated.match("May he come.")
    heads = {card.id: card.text for card in SHIPPED.happenings if dated.match(card.text)}
    assert len(heads) >= 20
    for card in SHIPPED.happenings:
        if card.id in heads:
            assert card.first == card.last, f"{card.id}: {heads[card.id][:30]}"


def test_a_dated_text_names_the_month_it_comes_in() -> None:
    names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    for card in SHIPPED.happenings:
        found = re.match(rf"^(?:\d+ |End of )?({'|'.join(names)}) (\d{{4}})\.", card.text)
        if found:
            assert month_index(int(found[2]), names.index(found[1]) + 1) == card.first, card.id
