"""Happenings: when they come, whom they put on the spot, what a choice does, and that the shipped ones keep the rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.content import load_scenario
from game.play.action import Action
from game.play.condition import ConditionError, Names, parse, parse_person
from game.play.happening import (
    EFFECTS,
    allowed,
    apply_effect,
    at_rest,
    choose,
    due,
    fire,
    is_seen,
    marks_in,
    parse_effect,
    spot,
)
from game.save import load_game, save_game
from game.session import Session, people, replayed, resume
from game.world.event import ALL, KINDS, Event
from game.world.kinds import DEAD, OUT_PARTY
from game.world.scenario import Choice, Happening, Scenario, month_index
from game.world.state import State, start
from game.world.stored import from_json

SMALL = Path(__file__).with_name("small.yaml")
TEMPERS = ("pride", "fear", "patience", "ambition", "cunning", "warmth", "zeal")
# What no happening may touch: posts, pacts, patrons, votes, seats in bodies, the ladder.
UNTOUCHED = (
    "holder", "giver", "pacts", "offers", "promises", "patron", "loyalty", "gratitude", "votes", "seat_cc", "seat_pb",
    "seat_sec", "seat_org", "seat_ccc", "rung", "line",
)  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Scenario:
    scenario, problems = load_scenario(SMALL)
    assert scenario is not None, problems
    return scenario


@pytest.fixture(scope="module")
def shipped() -> Scenario:
    scenario, problems = load_scenario("1924")
    assert scenario is not None, problems
    return scenario


def names_of(scenario: Scenario) -> Names:
    happenings = scenario.happenings
    return Names(
        people=scenario.person_index,
        posts=scenario.post_index,
        issues=scenario.issue_index,
        holds={hold.id: n for n, hold in enumerate(scenario.holds)},
        happenings={x.id: n for n, x in enumerate(happenings)},
        choices={x.id: tuple(c.id for c in x.choices) for x in happenings},
        marks={"seen": 0, "far": 40},
        rules=("low_luck",),
        seats=scenario.seats,
    )


def make(scenario: Scenario, id: str = "card", **told: object) -> Happening:
    """Return a happening of a few words; conditions and effects as texts."""
    names = names_of(scenario)
    choices = tuple(
        Choice(f"c{n}", "Do it.", parse(str(needs), names, True), tuple(parse_effect(e, names) for e in effects), ())
        for n, (needs, effects) in enumerate(told.get("choices", ()))  # type: ignore[call-overload]
    )
    return Happening(
        id=id, title="A card", text="It happened.", reality="It did.", status="established",
        when=parse(str(told.get("when", "")), names), first=int(str(told.get("first", scenario.start))),
        last=int(str(told.get("last", scenario.end))), chance=int(str(told.get("chance", 1000))),
        once=bool(told.get("once", True)), spot=tuple(parse_person(x, names) for x in told.get("spot", ())),  # type: ignore[attr-defined]
        choices=choices, effects=tuple(parse_effect(e, names, False) for e in told.get("effects", ())),  # type: ignore[attr-defined]
        source="ours", certainty="high",
    )  # fmt: skip


def play(scenario: Scenario, *cards: Happening, seed: int = 3) -> State:
    return start(replace(scenario, happenings=tuple(cards)), seed)


def do(st: State, *texts: str, actor: int = -1) -> list[Event]:
    out: list[Event] = []
    for text in texts:
        apply_effect(st, parse_effect(text, names_of(st.scenario)), actor, out)
    return out


# -- the words of effects ----------------------------------------------------------------------


def test_the_one_the_letter_is_about_answers_it_where_a_person_plays_him_and_only_there() -> None:
    scenario, _ = load_scenario("1924")
    assert scenario is not None
    h = next(n for n, one in enumerate(scenario.happenings) if one.id == "letter_from_the_step")
    asked = set()
    for human in (False, True):
        session = Session(scenario, 5, ["human" if human and k == 0 else "standard" for k in range(len(scenario.seats))],
                          paced=not human)  # fmt: skip
        st = session.state
        st.month = month_index(1924, 5)
        st.people = int(human)
        if h in due(st):
            asked.add(human)
    assert asked == {True}
    assert scenario.happenings[h].choices and spot(st, h) == scenario.person_index["stalin"]


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("standin stalin +3", 1, "did you mean 'standing'?"),
        ("standing stalyn +3", 10, "did you mean 'stalin'?"),
        ("standing stalin", 16, "a number is expected"),
        ("standing stalin +61", 18, "-60 to 60"),
        ("standing stalin 0", 17, "not 0"),
        ("standing nobody +3", 10, "somebody is expected"),
        ("standing stalin +3 +4", 20, "left over"),
        ("stance stalin economy +5", 8, "the chooser's own"),
        ("eye kamenev +3", 5, "is no contender"),
        ("appoint stalin gensec", 1, "moves no post"),
        ("pact stalin trotsky", 1, "moves no post"),
        ("loyalty kamenev +9", 1, "moves no post"),
        ("hold the_letter stalin", 17, "'to' is expected"),
        ("label stalin trotskyizm", 14, "did you mean 'trotskyism'?"),
        ("absent stalin 25", 15, "1 to 24"),
        ("table lin economy +1 by stalin", 7, "did you mean 'line'?"),
        ("table line economy +2 by stalin", 21, "-1 to 1"),
        ("table rung trotsky politburo", 29, "'by' is expected"),
        ("table confidence stalin by stalin", 7, "no motion 'confidence'"),
    ],
)
def test_a_wrong_effect_is_refused_at_its_column_with_advice(small: Scenario, text: str, column: int, part: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_effect(text, names_of(small))
    assert caught.value.column == column
    assert part in caught.value.message


def test_without_a_chooser_the_word_actor_is_refused(small: Scenario) -> None:
    parse_effect("standing actor +3", names_of(small))
    with pytest.raises(ConditionError, match="only where somebody chooses"):
        parse_effect("standing actor +3", names_of(small), actor=False)


def test_numbers_stay_in_their_bounds(small: Scenario) -> None:
    st = play(small)
    p = small.person_index["trotsky"]
    do(st, "standing trotsky +60", "standing trotsky +60", "health trotsky -60", "health trotsky -60", "mood economy -60")
    assert st.standing[p] == 100
    assert st.health[p] == 1, "bad health does not kill by itself"
    assert st.mood[0] == max(-100, small.issues[0].mood - 60)
    before = st.c("tension")
    do(st, "country tension +7", "country tension -500")
    assert before > 0 and st.c("tension") == 0


def test_regard_has_a_cause_and_a_body_can_be_meant(small: Scenario) -> None:
    st = play(small)
    k = st.seat_index[small.person_index["stalin"]]
    before = list(st.regard[k])
    do(st, "regard politburo stalin -5")
    members = [p for p in st.members(0) if p != small.seats[k]]
    assert len(members) >= 3
    assert all(st.regard[k][p] == max(-100, before[p] - 5) for p in members)
    assert st.recount() == []


def test_a_shift_of_ten_points_is_a_quotation_and_nine_are_not(small: Scenario) -> None:
    st = play(small)
    p = small.person_index["zinoviev"]
    old = st.stance[0][p]
    assert do(st, "stance actor economy +9", actor=p) == [] and st.quotes == []
    out = do(st, "stance actor economy +10", actor=p)
    assert st.stance[0][p] == old + 19
    assert [(q.who, q.issue, q.weight) for q in st.quotes] == [(p, 0, 10)]
    assert [event.kind for event in out] == ["quotation"]


def test_a_hold_is_learnt_by_one_seat_and_published_to_all(small: Scenario) -> None:
    st = play(small)
    hold = small.holds[0].id
    st.holds = [st.holds[0]._replace(holders=0)]
    k = st.seat_index[small.person_index["trotsky"]]
    out = do(st, f"hold {hold} to trotsky")
    assert st.holds[0].holders >> k & 1
    assert [(event.kind, event.audience) for event in out] == [("hold_found", 1 << k)]
    assert do(st, f"hold {hold} to trotsky") == [], "what is known is not learnt again"
    do(st, f"publish {hold}")
    assert st.holds[0].public == st.month


def test_notes_make_a_paper_in_one_desk_and_none_about_oneself(small: Scenario) -> None:
    st = play(small)
    stalin, trotsky = small.person_index["stalin"], small.person_index["trotsky"]
    count = len(st.holds)
    do(st, "notes trotsky +40 to stalin", "notes actor +30 to stalin", actor=stalin)
    assert len(st.holds) == count + 1
    made = st.holds[-1]
    assert (made.on, made.strength, made.holders, made.public) == (trotsky, 40, 1 << st.seat_index[stalin], 0)
    assert made.id not in [hold.id for hold in st.holds[:-1]]


def test_a_death_empties_posts_and_later_effects_pass_the_dead_by(small: Scenario) -> None:
    st = play(small)
    p = small.person_index["trotsky"]
    held = st.posts_of[p]
    assert held
    out = do(st, "die trotsky", "standing trotsky +5", "label trotsky trotskyism")
    assert st.life[p] == DEAD and all(st.holder[q] < 0 for q in held)
    assert any(event.kind == "died" for event in out) and st.labels == []
    assert st.recount() == []


def test_an_occasion_is_a_motion_with_its_mover_and_a_barred_one_is_none(small: Scenario) -> None:
    st = play(small)
    p = small.person_index["zinoviev"]
    do(st, "table line economy +1 by actor", actor=p)
    assert [(m.kind, m.mover, m.a) for m in st.agenda] == [(0, p, 0)]
    do(st, "table line economy -1 by actor", actor=p)
    assert len(st.agenda) == 1, "the same question is not put twice in a month"
    st.w("rung")[p] = OUT_PARTY
    do(st, "table line party +1 by actor", actor=p)
    assert len(st.agenda) == 1, "an expelled man moves nothing"


def test_marks_get_indexes_in_the_order_of_appearance(small: Scenario) -> None:
    assert marks_in(["standing stalin +3", "mark b", "mark a", "mark b"]) == {"b": 0, "a": 1}
    st = play(small)
    do(st, "mark far")
    assert len(st.marks) == 41 and st.marks[40] == st.month


def test_every_word_of_effects_is_documented_and_does_something(small: Scenario) -> None:
    hold = small.holds[0].id
    examples = {
        "standing": "standing stalin -4", "orthodoxy": "orthodoxy stalin -4", "health": "health stalin -4",
        "record": "record stalin +4", "case": "case stalin +4", "trust": "trust stalin -4", "cult": "cult stalin +4",
        "eye": "eye stalin +4", "regard": "regard kamenev stalin +4", "mood": "mood economy +4",
        "grievance": "grievance economy +4", "country": "country tension +4", "stance": "stance actor economy +4",
        "hold": f"hold {hold} to stalin", "notes": "notes trotsky +30 to stalin", "publish": f"publish {hold}",
        "label": "label trotsky trotskyism", "absent": "absent stalin 2", "machine": "machine gensec -4",
        "die": "die kamenev", "shock": "shock 3", "mark": "mark seen", "table": "table line economy +1 by stalin",
    }  # fmt: skip
    assert sorted(examples) == sorted(EFFECTS)
    for name, text in examples.items():
        st = play(small)
        before = st.digest()
        kept = {column: list(getattr(st, column)) for column in UNTOUCHED}
        out = do(st, text, actor=small.person_index["stalin"])
        if name != "die":  # which the shipped cards say of no contender
            assert {column: list(getattr(st, column)) for column in UNTOUCHED} == kept, name
        assert st.digest() != before, text
        assert all(event.kind in KINDS or event.kind == "tabled" for event in out)
        assert name in (EFFECTS[name].do.__doc__ or ""), f"{name} is not documented"


# -- when they come ----------------------------------------------------------------------------


def test_a_happening_comes_within_its_months_and_once(small: Scenario) -> None:
    st = play(small, make(small, first=small.start + 1, last=small.start + 2, effects=["mood party +3"]))
    assert due(st) == []
    st.month += 1
    assert due(st) == [0]
    assert fire(st, 0, []) is None
    assert st.fired == [st.month] and due(st) == []
    st.month += 1
    assert due(st) == []


def test_what_may_come_again_comes_again(small: Scenario) -> None:
    st = play(small, make(small, once=False, effects=["mood party +3"]))
    fire(st, 0, [])
    assert due(st) == []
    st.month += 1
    assert due(st) == [0]


def test_three_cards_a_month_and_those_that_cannot_wait_first(small: Scenario) -> None:
    late = [make(small, f"late{n}") for n in range(3)]
    st = play(small, *late, make(small, "now", last=small.start), make(small, "soon", last=small.start + 1))
    assert due(st) == [3, 4, 0]


def test_a_condition_on_the_state_keeps_it_back(small: Scenario) -> None:
    st = play(small, make(small, when="standing(trotsky) < 10 and holds(gensec, stalin)"))
    assert due(st) == []
    st.w("standing")[small.person_index["trotsky"]] = 9
    assert due(st) == [0]
    st.vacate(st.secretary_post)
    assert due(st) == []


@pytest.mark.slow
def test_the_same_seed_meets_the_same_fate_and_the_chance_is_about_right(small: Scenario) -> None:
    card = make(small, chance=300)
    came = [seed for seed in range(400) if due(play(small, card, seed=seed))]
    assert came == [seed for seed in range(400) if due(play(small, card, seed=seed))]
    assert 80 < len(came) < 160


def test_low_luck_brings_it_in_the_middle_of_its_waiting_time(small: Scenario) -> None:
    calm = replace(small, rules=(("low_luck", 1),))
    months = set()
    for seed in range(5):
        st = play(calm, make(small, chance=125), seed=seed)
        while not due(st):
            st.month += 1
        months.add(st.month - small.start)
    assert months == {3}


# -- who chooses -------------------------------------------------------------------------------


def test_the_first_named_who_is_a_contender_in_the_party_is_on_the_spot(small: Scenario) -> None:
    card = make(small, spot=["kamenev", "trotsky", "secretary"], choices=[("", ["standing actor +4"]), ("", [])])
    st = play(small, card)
    assert spot(st, 0) == small.person_index["trotsky"], "Kamenev is no contender in this scenario"
    st.w("rung")[small.person_index["trotsky"]] = OUT_PARTY
    assert spot(st, 0) == small.person_index["stalin"]
    st.vacate(st.secretary_post)
    assert spot(st, 0) == -1


def test_3_30_after_a_choice_a_lesser_card_is_settled_and_a_grave_one_asks(small: Scenario) -> None:
    """Rule 3.30: within the months of rest the first open choice is taken for him; after them he is asked again."""
    cards = [
        make(small, id=f"card_{n}", spot=["zinoviev"], choices=[("standing(stalin) > 100" if n else "", []), ("", ["standing actor +4"])])
        for n in range(2)
    ]
    st = play(small, cards[0], cards[1], replace(cards[0], id="card_2", grave=True))
    p = small.person_index["zinoviev"]
    k, before = st.seat_index[p], st.standing[p]
    rest = st.tune.choice_rest
    assert fire(st, 0, []) is not None and st.asked[k] == st.month
    st.month += rest
    out: list[Event] = []
    assert at_rest(st, k) and fire(st, 1, out) is None
    assert st.chosen[1] == 2 and st.standing[p] == before + 4
    assert [event.kind for event in out] == ["happening", "choice"]
    assert fire(st, 2, []) is not None, "a grave card asks all the same"
    st.month += rest + 1
    assert not at_rest(st, k) and fire(st, 0, []) is not None


def test_3_30_a_seat_that_a_person_plays_is_asked_every_time(small: Scenario) -> None:
    """Rule 3.30: the rest is for rivals; no office settles what is addressed to somebody who sits at the table."""
    cards = [make(small, id=f"card_{n}", spot=["zinoviev"], choices=[("", []), ("", ["standing actor +4"])]) for n in range(2)]
    st = play(small, *cards)
    k = st.seat_index[small.person_index["zinoviev"]]
    st.people = people(["human" if n == k else "standard" for n in range(len(small.seats))])
    assert fire(st, 0, []) is not None
    out: list[Event] = []
    asked = fire(st.clone(), 1, out)
    assert asked is not None and asked.seat == k and [event.kind for event in out] == ["happening"]
    st.people = people(["human" if n != k else "standard" for n in range(len(small.seats))])
    assert fire(st, 1, []) is None, "at another's seat the office settles it"


def test_3_30_a_game_with_a_person_asks_him_and_opens_again_from_a_save(small: Scenario, tmp_path: Path) -> None:
    """Every event put to the person's seat came as a question; a replay, a save and a resumed game know him too."""
    months = range(small.start, small.start + 8)
    cards = tuple(
        make(small, id=f"card_{n}", spot=["stalin"], first=month, last=month, choices=[("", ["mood party +1"]), ("", ["mood party -1"])])
        for n, month in enumerate(months)
    )
    busy = replace(small, happenings=cards, hash="busy")
    k = next(n for n, p in enumerate(busy.seats) if busy.people[p].id == "stalin")
    seats = ["human" if n == k else "standard" for n in range(len(busy.seats))]
    session = Session(busy, 5, seats)
    asked = 0
    while session.state.month <= months[-1]:
        assert session.decision is not None
        asked += session.decision.kind == "news"
        session.submit(session.menu(1)[0] if session.decision.kind != "desk" else Action("end"))
    told = [event for event in session.events if event.kind == "choice"]
    assert asked == len(told) == len(cards) and not any(event.cause for event in told)
    again = replayed(busy, 5, seats, {}, session.log)
    assert again.state.digest() == session.state.digest()
    path = save_game(session, tmp_path / "busy.save")
    opened = load_game(path, scenario=busy)
    assert opened.state.digest() == session.state.digest() and opened.state.people == 1 << k and not opened.edited
    went_on = resume(busy, session.state.to_json(), seats, session.log, 5, {})
    assert went_on.state.people == 1 << k
    rivals = Session(busy, 5, ["standard"] * len(seats))
    assert rivals.state.people == 0 and any(event.cause == "unasked" for event in rivals.events)


def test_a_choice_is_asked_of_the_seat_and_done_for_it(small: Scenario) -> None:
    card = make(small, spot=["zinoviev"], choices=[("", ["standing actor -4"]), ("", ["standing actor +4", "mark seen"])])
    st = play(small, card)
    p = small.person_index["zinoviev"]
    before = st.standing[p]
    out: list[Event] = []
    decision = fire(st, 0, out)
    assert decision is not None and (decision.kind, decision.seat, decision.a) == ("news", st.seat_index[p], 0)
    assert st.standing[p] == before and st.chosen == [0]
    choose(st, 0, 1, decision.seat, out)
    assert st.standing[p] == before + 4 and st.chosen == [2]
    assert [event.kind for event in out] == ["happening", "choice"]


def test_where_nobody_can_choose_history_takes_its_course_without_him(small: Scenario) -> None:
    card = make(small, spot=["trotsky"], choices=[("", ["mood party +5", "standing actor -4"]), ("", ["mood party -5"])])
    st = play(small, card)
    st.w("rung")[small.person_index["trotsky"]] = OUT_PARTY
    mood, standing = st.mood[1], list(st.standing)
    assert fire(st, 0, []) is None
    assert st.mood[1] == mood + 5 and st.chosen == [1] and st.standing == standing


def test_needs_close_a_choice_to_the_wrong_man(small: Scenario) -> None:
    card = make(small, spot=["stalin"], choices=[("", ["mood party +1"]), ("actor != stalin", ["mood party +2"])])
    st = play(small, card)
    assert allowed(st, 0, small.person_index["stalin"]) == [0]
    assert allowed(st, 0, small.person_index["zinoviev"]) == [0, 1]


def test_what_leaves_only_papers_and_feelings_is_known_to_the_chooser_alone(small: Scenario) -> None:
    private = ["notes trotsky +40 to actor", "regard trotsky actor -3"]
    card = make(small, spot=["stalin"], choices=[("", private), ("", ["standing trotsky -4"])])
    st = play(small, card)
    k = st.seat_index[small.person_index["stalin"]]
    out: list[Event] = []
    fire(st, 0, out)
    choose(st.clone(), 0, 0, k, out)
    assert [event.audience for event in out if event.kind in ("happening", "choice")] == [1 << k, 1 << k]
    out.clear()
    choose(st.clone(), 0, 1, k, out)
    assert out[0].audience == ALL and is_seen(st, 0, 1) and not is_seen(st, 0, 0)


def test_choices_are_saved_and_loaded(small: Scenario) -> None:
    card = make(small, spot=["stalin"], choices=[("", ["mood party +1"]), ("", ["mark far"])])
    st = play(small, card)
    fire(st, 0, [])
    choose(st, 0, 1, 0, [])
    again = from_json(st.scenario, st.to_json())
    assert again.chosen == [2] and again.marks[40] == st.month and again.digest() == st.digest()
    broken = st.to_json() | {"chosen": []}
    with pytest.raises(ValueError, match="chosen"):
        from_json(st.scenario, broken)


# -- the shipped ones --------------------------------------------------------------------------


def test_every_shipped_happening_is_a_card_of_the_right_size(shipped: Scenario) -> None:
    wrong = []
    for card in shipped.happenings:
        words = len(card.text.split())
        if not 60 <= words <= 110:
            wrong.append(f"{card.id}: {words} words")
        if "!" in card.title + card.text + card.reality + "".join(c.text for c in card.choices):
            wrong.append(f"{card.id}: an exclamation mark")
        if not card.reality or not card.source:
            wrong.append(f"{card.id}: reality or source is missing")
        if card.choices and (not 2 <= len(card.choices) <= 4 or not card.spot):
            wrong.append(f"{card.id}: choices or spot")
        if not card.choices and not card.effects:
            wrong.append(f"{card.id}: nothing follows")
        if card.status in ("contested", "legend") and "contested_facts" not in str(card.when):
            wrong.append(f"{card.id}: contested and not guarded")
    assert wrong == []


def test_there_are_enough_of_them_and_all_dilemmas_of_the_record_are_there(shipped: Scenario) -> None:
    dilemmas = {
        part.split()[0] for card in shipped.happenings for part in card.source.split("dilemma ")[1:] if card.choices
    }
    assert len(shipped.happenings) >= 100
    assert dilemmas == {str(n) for n in range(1, 29)}
    years = {year: sum(1 for card in shipped.happenings if card.first // 12 == year) for year in range(1924, 1930)}
    assert all(count >= 6 for count in years.values()), years
    assert month_index(1924, 1) in {card.first for card in shipped.happenings}


def test_choices_draw_different_temperaments(shipped: Scenario) -> None:
    """Two of seven plain temperaments, at least, differ in what they would choose by lean alone."""
    same = []
    for card in shipped.happenings:
        if card.choices:
            assert all(name in TEMPERS for choice in card.choices for name, _ in choice.lean)
            best = set()
            for temper in TEMPERS:
                pull = [dict(choice.lean).get(temper, 0) for choice in card.choices]
                best.add(pull.index(max(pull)))
            if len(best) < 2:
                same.append(card.id)
    assert same == []


def test_every_choice_of_every_shipped_happening_can_be_taken_and_moves_no_post_pact_patron_or_vote(
    shipped: Scenario,
) -> None:
    opening = start(shipped, 11)
    for h, card in enumerate(shipped.happenings):
        for c in range(max(1, len(card.choices))):
            st = opening.clone()
            st.month = card.first
            kept = {name: list(getattr(st, name)) for name in UNTOUCHED}
            out: list[Event] = []
            decision = fire(st, h, out)
            if decision is not None:
                choose(st, h, c, decision.seat, out)
            effects = card.choices[c].effects if card.choices else card.effects
            assert st.fired[h] == card.first and st.chosen[h] == (c + 1 if card.choices else 0)
            if not any(effect[0] == "die" for effect in effects):
                assert {name: list(getattr(st, name)) for name in UNTOUCHED} == kept, card.id
            assert st.recount() == [], card.id
            assert all(-100 <= value <= 100 for row in st.regard for value in row)


def test_marks_that_are_set_are_asked_for_somewhere(shipped: Scenario) -> None:
    asked = " ".join(str(card.when) + str([c.needs for c in card.choices]) for card in shipped.happenings)
    for card in shipped.happenings:
        for effect in (*card.effects, *(e for choice in card.choices for e in choice.effects)):
            if effect[0] == "mark":
                assert f"('mark', {effect[1]})" in asked, (card.id, effect)
