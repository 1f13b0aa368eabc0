"""Rule 9, Factors and Readings: what each leaves out, and that nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from games import mixed, play_on, scenario_of, small
from position import Action, position
from test_country import person
from test_country import small as four
from test_health import months

from game.lab import factors
from game.lab.collect import play
from game.lab.factors import FACTORS, KNOWN, NINE, alone_on, changed
from game.lab.readings import DEFAULT, READINGS
from game.play.action import ACTIONS
from game.play.effect import apply_effect
from game.rules import belief, country, lead, local, pact, patronage, severity
from game.rules.vote import Ballot
from game.world.kinds import ALIVE, BLOC, COUNTRY, COUNTRY_INDEX, OUT_POLITBURO, RUNG
from game.world.state import start
from game.world.tuning import NAMES
from game.world.view import look


def test_every_factor_and_reading_gives_another_scenario() -> None:
    scenario = small()
    assert changed(scenario) is scenario
    made = [changed(scenario, (name,)) for name in KNOWN] + [changed(scenario, (), name) for name in READINGS]
    assert len({one.hash for one in made}) == len(KNOWN) + len(READINGS)  # the default reading is the scenario itself
    assert changed(scenario, ("pacts", "grain")) == changed(scenario, ("grain", "pacts", "grain"))
    assert changed(scenario, NINE).tuning == changed(scenario, tuple(reversed(NINE))).tuning
    assert all(name in NAMES for one in KNOWN.values() for name, _ in one.tuning)
    assert all(name in NAMES for one in READINGS.values() for name, _ in one.tuning)


def test_what_a_scenario_tunes_itself_is_kept() -> None:
    scenario = replace(small(), tuning=(("guard", 7),))
    assert dict(changed(scenario, ("grain",)).tuning) == {"guard": 7, "with_grain": 0}


def test_unknown_names_are_told_with_what_is_near() -> None:
    with pytest.raises(factors.UnknownName, match=r"no factor 'apointments'.*did you mean 'appointments'"):
        changed(small(), ("apointments",))
    with pytest.raises(factors.UnknownName, match=r"no reading 'machin'.*did you mean 'machine'"):
        changed(small(), (), "machin")


def test_alone_on_leaves_out_the_eight_others_that_apply() -> None:
    assert alone_on(scenario_of("1924"), "grain") == tuple(name for name in NINE if name != "grain")
    assert len(NINE) == len(FACTORS) == 9
    nowhere = replace(small(), holds=())
    assert "letter" not in alone_on(nowhere, "grain") and "letter" in alone_on(small(), "grain")


@pytest.mark.parametrize("name", [name for name in KNOWN if name != "deaths"])  # nobody dies in it anyway
@pytest.mark.slow(but=3)
def test_a_game_without_it_runs_to_its_end_and_goes_otherwise(name: str) -> None:
    """Each changes what happens within two years of the small scenario."""
    scenario = small()
    seats = ["standard"] * len(scenario.seats)
    record = play(changed(scenario, (name,)), seats, 3)
    assert not record["errors"] and record["digest"] != play(scenario, seats, 3)["digest"]


# What is off


PROVINCE = """
    stalin: seat, gensec, politburo
    trotsky: seat, standing 80, orthodoxy 60
    anna: standing 60, administration 90
    boris: of trotsky 80, administration 90, standing 60, tula
    viktor: administration 20
    galina: orgotdel
    post urals: under gensec, by committee, delegates 20, machine 40
    post tula: under urals, by committee, delegates 5
    post orgotdel: under gensec, kind department
    rule low_luck 1
"""


def test_without_appointments_the_committee_chooses_its_secretary() -> None:
    """The post is in nobody's gift; his own office stays the Secretary's; a month later the committee has chosen."""
    it = position(PROVINCE + "tune with_appointments 0")
    assert it.st.jurisdiction(it.urals) == -1 and it.st.jurisdiction(it.orgotdel) == it.stalin
    barred = ACTIONS["appoint"].why_not(it.st, it.k("stalin"), (it.urals, it.anna))
    assert barred is not None and barred.code == "not_in_gift"
    assert it.urals not in it.st.wardens[it.st.secretary_post]
    names = local.candidates(it.st, it.urals)
    assert it.boris in names and len(names) <= local.FIVE
    best = max(names, key=lambda x: local.wanted(it.st, it.urals, x))
    it.st.w("vacant")[it.urals] = it.st.month - 1
    local.fill(it.st, [])
    assert it.st.holder[it.urals] == best and it.st.giver[it.urals] == -1
    it = position(PROVINCE)
    assert it.st.jurisdiction(it.urals) == it.stalin
    it.st.w("vacant")[it.urals] = it.st.month - 1
    local.fill(it.st, [])
    assert it.st.holder[it.urals] == -1


def test_without_enrolment_the_party_stays_as_it_is() -> None:
    it = position("stalin: seat, gensec\npost gensec: lever admissions\ntune with_enrolment 0")
    before = list(it.st.country)
    country.enrol(it.st, 900, 700)
    apply_effect(it.st, ("country", COUNTRY.index("recruit_share"), 110), -1, [])
    assert it.st.country == before
    barred = ACTIONS["drive"].why_not(it.st, it.k("stalin"), (0,))
    assert barred is not None and barred.code == "left_out"


@pytest.mark.parametrize(("ban", "left"), [(1, True), (0, False)])
def test_without_the_ban_a_bloc_leaves_nothing_on_a_record(ban: int, left: bool) -> None:
    it = position(f"stalin: seat, gensec\ntrotsky: seat\nzinoviev: seat\ntune with_faction_ban {ban}")
    it.st.majority = it.stalin
    pact.sign(it.st, BLOC, it.stalin, (it.trotsky, it.zinoviev), 0, 0, -1, [])
    assert (it.st.record[it.trotsky] > 0) is left
    assert severity.of_faction(it.st, 14) == (14 if ban else 0)


def test_without_stale_beliefs_every_view_is_the_truth() -> None:
    st = play_on(mixed(changed(small(), ("underestimation",)), 5), 60).state
    for k in range(len(st.scenario.seats)):
        view = look(st, k)
        assert view.roots() == st.roots() and view.loyalty == st.loyalty and view.eye == [95] * len(view.eye)
    usual = play_on(mixed(small(), 5), 60).state
    assert any(look(usual, k).loyalty != usual.loyalty for k in range(len(usual.scenario.seats)))


def test_without_stale_beliefs_nobody_believes_a_false_card() -> None:
    it = position("stalin: seat, gensec\ntrotsky: seat\nanna: of trotsky 70\ntune with_stale_beliefs 0")
    assert belief.knows_better(it.st, it.k("stalin"), it.anna)


def test_without_trotskys_temper_he_is_as_the_others_are() -> None:
    scenario = scenario_of("1924")
    plain = changed(scenario, ("trotsky",))
    at = scenario.person_index["trotsky"]
    others = [dict(scenario.people[p].temper)["pride"] for p in scenario.seats if p != at]
    assert dict(plain.people[at].temper)["pride"] == sum(others) // len(others) < 95
    assert plain.people[at].health == factors.SOUND > scenario.people[at].health
    funeral = next(one for one in plain.happenings if one.id == "tiflis_train")
    assert funeral.chance == 0 and [x.id for x in plain.happenings] == [x.id for x in scenario.happenings]
    effects = [e for one in plain.happenings for part in (one, *one.choices) for e in part.effects]  # type: ignore[attr-defined]
    assert not any(e[0] in ("health", "absent") and e[1] == ("n", at) for e in effects)


def test_without_the_letter_nobody_holds_it_and_nobody_reads_it() -> None:
    scenario = changed(scenario_of("1924"), ("letter",))
    at = next(h for h, hold in enumerate(scenario.holds) if hold.id == "letter")
    st = start(scenario, 1)
    assert not any(hold.source == at and (hold.holders or hold.strength) for hold in st.holds)
    assert next(one for one in scenario.happenings if one.id == "the_letter").chance == 0


def test_without_doctrine_nobody_is_nearer_to_lenin_than_another() -> None:
    text = "stalin: seat, gensec, orthodoxy 20, economy 80\ntrotsky: seat, orthodoxy 90\nlabel trotsky stuck"
    it = position(text + "\ntune with_doctrine 0")
    assert it.st.deviation(it.stalin) == 0 and severity.discipline(it.st, it.trotsky) == 0
    assert it.st.add("orthodoxy", it.stalin, 10) == 0
    it = position(text)
    assert it.st.deviation(it.stalin) > 0 and severity.discipline(it.st, it.trotsky) > 0
    st = start(changed(small(), ("doctrine",)), 1)
    assert len(set(st.orthodoxy)) == 1


def test_without_grain_no_plan_is_missed_and_the_frontier_is_quiet() -> None:
    st = start(changed(scenario_of("1924"), ("grain",)), 4)
    usual = start(scenario_of("1924"), 4)
    for one in (st, usual):
        one.w("line")[one.scenario.issue_index["economy"]] = -60
        one.w("line")[one.scenario.issue_index["revolution"]] = 80
    harvests: list[set[int]] = [set(), set()]
    tension: list[set[int]] = [set(), set()]
    missed = [0, 0]
    for _ in range(48):
        for n, one in enumerate((st, usual)):
            country.turn(one, [])
            missed[n] = max(missed[n], country.shortfall(one))
            harvests[n].add(1000 * one.c("harvest") // one.c("sown"))
            tension[n].add(one.country[COUNTRY_INDEX["tension"]])
            one.month += 1
    assert missed[0] == 0 < missed[1]
    assert len(tension[0]) == 1 < len(tension[1])
    quiet = changed(scenario_of("1924"), ("grain",)).happenings
    still = {one.id for one in quiet if one.chance == 0}
    assert {"arcos", "drought", "grain_stops", "railway_seized", "voikov"} <= still
    assert not {"frunze_dies", "dzerzhinsky_dies", "the_letter", "smolensk"} & still


def test_without_deaths_the_frail_live() -> None:
    frail = tuple(person(f"p{n}", health=6, born=1850) for n in range(4))
    off, on = (start(four(people=frail, tuning=(("with_deaths", n),)), 7) for n in (0, 1))
    for st in (off, on):
        months(st, 120)
    assert all(life == ALIVE for life in off.life) and any(life != ALIVE for life in on.life)
    dying = changed(scenario_of("1924"), ("deaths",))
    assert {one.id for one in dying.happenings if one.chance == 0} >= {"frunze_dies", "dzerzhinsky_dies", "joffe"}


def test_without_balancing_everybody_is_the_same_threat() -> None:
    text = "stalin: seat, gensec, standing 90\ntrotsky: seat, standing 80\nzinoviev: seat, standing 20"
    it = position(f"{text}\ntune threat_flat {factors.FLAT}")
    table = lead.raw_threat(it.st)
    assert {table[i][j] for i in range(3) for j in range(3) if i != j} == {factors.FLAT}
    assert len({x for row in lead.raw_threat(position(text).st) for x in row}) > 2


def test_without_the_bandwagon_strength_sways_nobody() -> None:
    text = "stalin: seat, gensec, standing 90\ntrotsky: seat\nanna: cc, resolve 0"
    it = position(text + "\ntune with_bandwagon 0")
    item = it.motion("stalin", RUNG, it.trotsky, OUT_POLITBURO)
    ballot = Ballot(it.st, item, {it.stalin: 1})
    ballot.hear()
    assert ballot.cast == 0 == ballot.wave
    assert "called" not in it.why("anna", item, {it.stalin: 1})
    it = position(text)
    assert {"called", "wave"} <= set(it.why("anna", it.motion("stalin", RUNG, it.trotsky, OUT_POLITBURO), {it.stalin: 1}))


def test_without_pacts_nobody_can_offer_one() -> None:
    it = position("stalin: seat, gensec\ntrotsky: seat\nzinoviev: seat\ntune pacts_at_most 0")
    offer = Action("pact", (BLOC, it.trotsky, it.zinoviev, -1, 0, 1, 0))
    assert ACTIONS["pact"].why_not(it.st, it.k("stalin"), offer.args) is not None
    record = play(changed(small(), ("pacts",)), ["standard"] * 3, 3)
    assert record["Pacts"] == []


# Readings


def test_four_readings_are_signed_and_the_default_changes_nothing() -> None:
    assert set(READINGS) == {"machine", "service", "personality", "structure"}
    assert READINGS[DEFAULT].tuning == () and changed(small(), (), DEFAULT) is small()
    for one in READINGS.values():
        assert one.historian and one.source and one.why.endswith(".")
        if one.id != DEFAULT:
            usual = start(small(), 1).tune
            assert all(getattr(usual, name) != value for name, value in one.tuning)


def test_the_personality_reading_sets_tempers_further_apart() -> None:
    scenario = small()
    for p in scenario.seats:
        before, after = (dict(one.people[p].temper) for one in (scenario, changed(scenario, (), "personality")))
        assert all(abs(after[name] - 50) >= abs(value - 50) for name, value in before.items())
        assert all(0 <= value <= 100 for value in after.values()) and before != after



def test_without_appointments_a_secretary_chosen_at_home_drifts_from_his_patron() -> None:
    """His own committee is another's gift: no lord in Moscow can give or take the post."""
    text = "stalin: seat, gensec\nzinoviev: seat\nanna: of stalin 70, urals\npost urals: under gensec, by committee"
    off, on = position(text + "\ntune with_appointments 0"), position(text)
    assert patronage.gift(off.st, off.anna, off.stalin) == -off.st.tune.other_pull
    assert patronage.gift(on.st, on.anna, on.stalin) == on.st.tune.giver_pull
    assert patronage.target_loyalty(off.st, off.anna, off.stalin) < patronage.target_loyalty(on.st, on.anna, on.stalin)
