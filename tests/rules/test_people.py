"""Rules 1 and 2: the circle of posts, patrons and clients, machines, opinions."""

from __future__ import annotations

from dataclasses import replace

from position import Action, kinds, month, only, position

from game.content import load_scenario
from game.play.action import ACTIONS
from game.play.motion import candidate_bar
from game.play.motions import KINDS
from game.rules import career, congress, lead, opinion, patronage, tally
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.kinds import CC, CONFERENCE, CONFIDENCE, CONGRESS, FILL, POLITBURO, RUNG, Motion
from game.world.scenario import LEVERS
from game.world.state import start


def test_1_01_who_fills_the_posts_has_the_delegates_and_they_make_the_committee() -> None:
    """Rule 1.01: a vacant province is filled by the Secretariat, and its man goes to the Committee by the slate."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat
        molotov: of stalin 60
        post urals: under gensec, delegates 40, seat full
        congress 1926-02 cc 9 politburo 3
    """)
    before = lead.organisation(it.st, it.st.roots())[it.k("stalin")]
    career.appoint(it.st, it.urals, it.molotov, it.stalin, [])
    assert lead.organisation(it.st, it.st.roots())[it.k("stalin")] >= before + 300
    assert it.st.seat_cc[it.molotov] == 0
    congress.sit(it.st, [])
    assert it.st.seat_cc[it.molotov] == 2


def test_1_02_stage_and_files_are_two_measures_and_need_not_agree() -> None:
    """Rule 1.02: the man whom all know is strong on the stage, the man with the card index in the files."""
    it = position("""
        stalin: seat, gensec, standing 20, orthodoxy 20
        trotsky: seat, standing 90, orthodoxy 60
        molotov: cc, urals, of stalin 70
        post urals: under gensec, delegates 30
    """)
    stage, files = lead.stage(it.st), lead.organisation(it.st, it.st.roots())
    assert stage[it.k("trotsky")] > 8 * stage[it.k("stalin")]
    assert files[it.k("stalin")] > 3 * files[it.k("trotsky")]


def test_1_03_a_province_taken_quietly_frightens_only_those_whose_eye_is_open() -> None:
    """Rule 1.03: the same appointment is no threat to who watches the stage and one to who counts files."""
    it = position("""
        stalin: seat, gensec, standing 30, orthodoxy 30
        zinoviev: seat, eye 0
        kamenev: seat, eye 100
        molotov: cc, urals, of stalin 80
        post urals: under gensec, delegates 60
    """)
    threat = lead.threat(it.st)
    assert threat[it.k("zinoviev")][it.k("stalin")] == 0
    assert threat[it.k("kamenev")][it.k("stalin")] > 20


def test_1_04_a_patron_who_no_longer_fills_the_post_is_left_in_the_end() -> None:
    """Rule 1.04: the same client, once in his patron's gift and once in another's, after two years."""
    lines = """
        zinoviev: seat
        stalin: seat, gensec
        komarov: leningrad, of {patron} 60
        post leningrad: under gensec, delegates 20
        rule low_luck 1
    """
    kept = position(lines.format(patron="stalin"))
    lost = position(lines.format(patron="zinoviev"))
    for it in (kept, lost):
        for _ in range(24):
            patronage.reckon(it.st, [])
            it.st.month += 1
    assert kept.st.patron[kept.komarov] == kept.stalin and kept.st.loyalty[kept.komarov] > 60
    assert lost.st.loyalty[lost.komarov] < 50 or lost.st.patron[lost.komarov] != lost.zinoviev


def test_2_05_a_chain_of_patrons_holds_at_fifty_and_breaks_at_forty_nine() -> None:
    """Rule 2.05: loyalty and gratitude together must reach the bond at every link; one weak link frees all below."""
    it = position("""
        stalin: seat
        molotov: of stalin 30, owes 20
        ivanov: of molotov 50
        petrov: of ivanov 49
        sidorov: of petrov 90
    """)
    roots = it.st.roots()
    assert [roots[p] for p in (it.molotov, it.ivanov, it.petrov, it.sidorov)] == [it.stalin, it.stalin, -1, -1]
    it.st.w("gratitude")[it.molotov] = 19
    assert it.st.roots()[it.ivanov] == -1


def test_2_05_the_bond_is_a_number_of_the_scenario() -> None:
    """Rule 2.05: with another bond the same loyalty makes a client or does not."""
    lines = "stalin: seat\nmolotov: of stalin 55\ntune client_bond {}"
    assert position(lines.format(55)).st.roots()[1] == 0
    assert position(lines.format(56)).st.roots()[1] == -1


def test_2_05_a_contender_is_nobodys_client_however_loyal() -> None:
    """Rule 2.05: contenders decide for themselves."""
    it = position("stalin: seat\nkamenev: seat, of stalin 100")
    assert it.st.roots()[it.kamenev] == it.kamenev


def test_2_06_an_appointment_gives_twenty_five_points_of_gratitude_that_fade_by_one_a_month() -> None:
    """Rule 2.06: a man put into a post owes it for two years and pays off a point a month."""
    it = position("stalin: seat, gensec\nmolotov: of stalin 40\npost urals: under gensec")
    career.appoint(it.st, it.urals, it.molotov, it.stalin, [])
    assert it.st.gratitude[it.molotov] == 25
    patronage.reckon(it.st, [])
    assert it.st.gratitude[it.molotov] == 24


def test_2_06_what_is_owed_makes_a_client_until_it_is_paid() -> None:
    """Rule 2.06: gratitude is a bridge: the chain holds by it and gives way when it has faded."""
    it = position("stalin: seat, gensec\nmolotov: of stalin 48, owes 2\ntune loyalty_up 0\ntune loyalty_down 0")
    assert it.st.roots()[it.molotov] == it.stalin
    patronage.reckon(it.st, [])
    patronage.reckon(it.st, [])
    assert it.st.gratitude[it.molotov] == 0
    assert it.st.roots()[it.molotov] == -1


def test_2_07_six_clients_are_served_and_four_more_for_each_staff_slot() -> None:
    """Rule 2.07: a man without staff of his own has one slot, the General Secretary three."""
    it = position("stalin: seat, gensec\ntomsky: seat")
    assert patronage.capacity(it.st, it.tomsky) == 6 + 4 * 1
    assert patronage.capacity(it.st, it.stalin) == 6 + 4 * 3


def test_2_07_the_least_served_sink_when_there_are_too_many() -> None:
    """Rule 2.07: with room for two, the third loses a point, and it is he who was served least and loves least."""
    it = position("""
        stalin: seat
        anna: of stalin 80
        boris: of stalin 70
        viktor: of stalin 60
        tune capacity_base 2
        tune capacity_slot 0
        tune loyalty_up 0
        tune loyalty_down 0
    """)
    patronage.reckon(it.st, [])
    assert [it.st.loyalty[p] for p in (it.anna, it.boris, it.viktor)] == [80, 70, 59]
    it.st.w("served")[it.viktor] = it.st.month
    patronage.reckon(it.st, [])
    assert [it.st.loyalty[p] for p in (it.anna, it.boris, it.viktor)] == [80, 69, 59]


def test_2_08_a_post_in_the_patrons_gift_draws_and_one_in_anothers_pushes() -> None:
    """Rule 2.08: what the post's giver is to the client's patron moves the level to which loyalty tends."""
    lines = """
        stalin: seat, gensec
        zinoviev: seat
        komarov: leningrad, of {patron} 60
        post leningrad: under {master}
        post bureau: by committee
        tune giver_pull 15
        tune other_pull 30
        tune none_pull 12
    """
    mine = position(lines.format(patron="stalin", master="gensec"))
    his = position(lines.format(patron="zinoviev", master="gensec"))
    assert patronage.gift(mine.st, mine.komarov, mine.stalin) == 15
    assert patronage.gift(his.st, his.komarov, his.zinoviev) == -30
    empty = position(lines.format(patron="zinoviev", master="bureau"))
    assert patronage.gift(empty.st, empty.komarov, empty.zinoviev) == -6, "nobody sits in the post that recommends"
    unled = position(lines.format(patron="zinoviev", master="bureau") + "\npetrov: bureau")
    assert patronage.gift(unled.st, unled.komarov, unled.zinoviev) == -12


def test_2_08_with_who_fills_his_post_a_client_asks_less_what_both_think() -> None:
    """Rule 2.08: so many in a hundred of the distance count where the post is the patron's gift, all of it elsewhere."""
    lines = """
        stalin: seat, gensec
        zinoviev: seat
        komarov: leningrad, of {patron} 60, economy 60
        post leningrad: under gensec
        tune giver_pull 15
        tune other_pull 15
        tune gift_blinds 25
    """
    mine = position(lines.format(patron="stalin"))
    his = position(lines.format(patron="zinoviev"))
    assert mine.st.distance(mine.komarov, mine.stalin) == his.st.distance(his.komarov, his.zinoviev) == 40
    level = mine.st.tune.loyalty_base + mine.st.scenario.people[mine.stalin].skills[3] // 6
    assert patronage.target_loyalty(mine.st, mine.komarov, mine.stalin) == level + 15 - 40 * 25 // 100 // 3
    level = his.st.tune.loyalty_base + his.st.scenario.people[his.zinoviev].skills[3] // 6
    assert patronage.target_loyalty(his.st, his.komarov, his.zinoviev) == level - 15 - 40 // 3


def test_2_08_who_fills_a_post_is_forgiven_and_liked_as_before() -> None:
    """Rule 2.08: of an ill opinion a quarter counts with who fills the post, of a good one all, elsewhere all of both."""
    for patron, thought_of, points in (("stalin", -32, -2), ("stalin", 32, 8), ("zinoviev", -32, -8), ("zinoviev", 32, 8)):
        levels = []
        for thought in (0, thought_of):
            it = position(f"""
                stalin: seat, gensec
                zinoviev: seat
                komarov: leningrad, of {patron} 60, thinks {patron} {thought}
                post leningrad: under gensec
                tune gift_blinds 25
            """)
            levels.append(patronage.target_loyalty(it.st, it.komarov, getattr(it, patron)))
        assert levels[1] - levels[0] == points


def test_2_09_the_level_of_loyalty_follows_skill_fortune_distance_and_gift() -> None:
    """Rule 2.09: sixty to begin with, a sixth of the patron's intrigue, his momentum, less a third of the distance."""
    it = position("""
        stalin: seat, gensec, intrigue 90
        molotov: of stalin 50, economy 45
        tune loyalty_base 60
    """)
    assert it.st.distance(it.molotov, it.stalin) == 30
    assert patronage.target_loyalty(it.st, it.molotov, it.stalin) == 60 + 90 // 6 - 30 // 3
    it.st.w("momentum")[0] = 10
    assert patronage.target_loyalty(it.st, it.molotov, it.stalin) == 60 + 15 - 10 + 5
    it.st.w("served")[it.molotov] = it.st.month - 11
    assert patronage.target_loyalty(it.st, it.molotov, it.stalin) == 60 + 15 - 10 + 5 + 8


def test_2_09_affection_holds_a_client_and_dislike_loosens_him() -> None:
    """Rule 2.09: a quarter of the opinion, twelve points at most and ten below at least."""
    it = position("stalin: seat\nanna: of stalin 50\ntune loyalty_base 60")
    plain = patronage.target_loyalty(it.st, it.anna, it.stalin)
    told = []
    for regard in (20, 90, -20, -90):
        it.st.row("regard", 0)[it.anna] = regard
        told.append(patronage.target_loyalty(it.st, it.anna, it.stalin) - plain)
    assert told == [5, 12, -5, -10]


def test_2_09_loyalty_climbs_and_sinks_by_so_many_points_a_month_and_no_more() -> None:
    """Rule 2.09: far from his level, a client moves by the step and not by the gap."""
    lines = "stalin: seat\nanna: cc, of stalin {}\ntune loyalty_up 3\ntune loyalty_down 4\ntune loyalty_base {}"
    up, down = position(lines.format(20, 90)), position(lines.format(90, 0))
    patronage.reckon(up.st, [])
    patronage.reckon(down.st, [])
    assert up.st.loyalty[up.anna] == 20 + 3
    assert down.st.loyalty[down.anna] == 90 - 4


def test_2_10_a_client_under_the_bar_leaves_sooner_or_later_and_one_at_it_stays() -> None:
    """Rule 2.10: two men whose loyalty stands still, one point apart, over a year."""
    it = position("""
        stalin: seat
        anna: of stalin 30
        boris: of stalin 29
        tune leave_below 30
        tune loyalty_up 0
        tune loyalty_down 0
    """)
    out = []
    for _ in range(12):
        patronage.reckon(it.st, out)
        it.st.month += 1
    assert it.st.patron[it.anna] == it.stalin
    assert it.st.patron[it.boris] == -1
    assert only(out, "client_left") == [(it.boris, it.stalin, -1)]


def test_2_10_an_office_holder_without_a_patron_looks_for_one_at_the_rate_of_the_rule() -> None:
    """Rule 2.10: with certainty he turns to who fills his post, with no chance he stays alone."""
    lines = "stalin: seat, gensec\nkamenev: seat\nanna: urals\npost urals: under gensec\ntune join_chance {}"
    sure, never = position(lines.format(1000)), position(lines.format(0))
    patronage.reckon(sure.st, [])
    patronage.reckon(never.st, [])
    assert sure.st.patron[sure.anna] == sure.stalin and sure.st.loyalty[sure.anna] == 48
    assert never.st.patron[never.anna] == -1


def test_2_11_who_loses_the_appointing_post_loses_the_loyalty_of_that_jurisdiction() -> None:
    """Rule 2.11: his clients in the provinces shrink from him, his client elsewhere and other men's do not."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat
        anna: urals, of stalin 80
        boris: of stalin 80
        viktor: siberia, of zinoviev 80
        galina: tomsk, of stalin 80
        post urals: under gensec
        post siberia: under gensec
        post tomsk: under siberia
        tune post_lost_shock 33
    """)
    career.remove(it.st, it.gensec, [])
    assert [it.st.loyalty[p] for p in (it.anna, it.boris, it.viktor, it.galina)] == [80 - 33, 80, 80, 80 - 33]


def test_2_12_posts_fall_vacant_by_other_work_at_the_rate_of_the_rule() -> None:
    """Rule 2.12: what those who appoint live by; a man in his first nine months is left where he is."""
    lines = "stalin: seat, gensec\nanna: urals\npost urals: under gensec, since {}\ntune turnover {}"
    sure, never = position(lines.format("1924-01", 1000)), position(lines.format("1924-01", 0))
    fresh = position(lines.format("1925-06", 1000))
    for it in (sure, never, fresh):
        career.turnover(it.st, [])
    assert sure.st.holder[sure.urals] == -1
    assert never.st.holder[never.urals] == never.anna
    assert fresh.st.holder[fresh.urals] == fresh.anna, "eight months"


def test_2_13_a_new_secretary_finds_a_weaker_machine() -> None:
    """Rule 2.13: fifteen points less than his predecessor left, and never under twenty."""
    it = position("""
        stalin: seat, gensec
        anna: urals
        boris: cc
        post urals: under gensec, machine 70
        post tomsk: under gensec, machine 25
    """)
    career.appoint(it.st, it.urals, it.boris, it.stalin, [])
    assert it.st.machine[it.urals] == 55
    career.appoint(it.st, it.tomsk, it.anna, it.stalin, [])
    assert it.st.machine[it.tomsk] == 20


def test_2_14_without_the_lever_there_is_no_act() -> None:
    """Rule 2.14: money needs the purse, a drive the admissions, an inspection the inspectors."""
    lines = """
        rykov: seat, premier
        tomsky: seat
        anna: urals
        post premier: lever purse, lever admissions, lever inspection
        post urals: region, delegates 10
        plenum 1926-01
    """
    it = position(lines)
    from game.play.action import ACTIONS

    for name, args in (("money", (it.urals,)), ("drive", (0,)), ("inspect", (it.urals,))):
        assert ACTIONS[name].why_not(it.st, it.k("rykov"), args) is None
        barred = ACTIONS[name].why_not(it.st, it.k("tomsky"), args)
        assert barred is not None and barred.code == "no_lever", name
    assert len(LEVERS) == 12


def test_2_15_candidates_speak_and_do_not_vote() -> None:
    """Rule 2.15: only full members are counted, in the Politburo as in the Committee."""
    it = position("""
        stalin: seat
        molotov: politburo 1, cc
        anna: cc 1
        boris: cc, rung 5
    """)
    assert tally.voters(it.st, POLITBURO) == [it.stalin]
    assert tally.voters(it.st, CC) == [it.stalin, it.molotov], "candidates do not vote, the expelled neither"


def test_2_16_a_seat_goes_with_the_post_and_stays_until_the_next_congress() -> None:
    """Rule 2.16: a secretary dismissed after the congress votes in the Committee for the time between; so 1928."""
    it = position("""
        at 1926-02
        stalin: seat, gensec
        anna: urals
        boris:
        post urals: under gensec, seat full
        congress 1926-02 cc 3 candidates 0 politburo 1
        congress 1927-12 cc 3 candidates 0 politburo 1
    """)
    congress.sit(it.st, [])
    assert it.st.seat_cc[it.anna] == 2
    it.st.month += 1
    career.appoint(it.st, it.urals, it.boris, it.stalin, [])
    assert it.st.holder[it.urals] == it.boris
    assert tally.voters(it.st, CC) == [it.stalin, it.anna]
    it.st.month = month("1927-12")
    # The slate takes the new secretary; what seats are left over are filled from the sitting members.
    congress.sit(it.st, [])
    assert it.st.seat_cc[it.boris] == 2


def test_2_16_at_the_congress_the_seat_without_a_post_is_the_first_to_go() -> None:
    """Rule 2.16: with as many places as posts, the man without one leaves the Committee."""
    it = position("""
        stalin: seat, gensec
        anna: cc
        boris: urals
        post urals: under gensec, seat full
        congress 1926-02 cc 2 candidates 0 politburo 1
    """)
    out = []
    congress.sit(it.st, out)
    assert (it.st.seat_cc[it.anna], it.st.seat_cc[it.boris]) == (0, 2)
    assert (it.anna, CC) in only(out, "left_body")


def test_2_17_at_most_six_reasons_are_kept_and_the_oldest_small_ones_merge() -> None:
    """Rule 2.17: a seventh cause merges the two smallest into an old feeling, and the sum stays what it was."""
    it = position("stalin: seat\nanna: thinks stalin 10")
    for n, name in enumerate(("praised", "money", "cover", "insult", "victim", "warned")):
        add_reason(it.st, 0, it.anna, CAUSE[name], 3 + n)
    reasons = it.st.why_regard[0][it.anna]
    assert len(reasons) == 6
    assert reasons[0][:2] == (0, 3 + 4)
    assert it.st.regard[0][it.anna] == 10 + 3 + 4 + 5 + 6 + 7 + 8


def test_2_17_a_refusal_of_the_last_four_months_is_not_merged_away() -> None:
    """Rule 2.17: though the smallest of seven, a refusal is still known after four months, and merged after five."""
    for months in (4, 5):
        it = position("stalin: seat\nanna: thinks stalin 10")
        add_reason(it.st, 0, it.anna, CAUSE["refused_pact"], -2)
        it.st.month += months
        for n, name in enumerate(("praised", "money", "cover", "insult", "victim")):
            add_reason(it.st, 0, it.anna, CAUSE[name], 3 + n)
        kept = [cause for cause, *_ in it.st.why_regard[0][it.anna]]
        assert len(kept) == 6
        assert (CAUSE["refused_pact"] in kept) == (months == 4)
        assert it.st.regard[0][it.anna] == 10 - 2 + 3 + 4 + 5 + 6 + 7


def test_2_17_feelings_lose_a_twelfth_each_quarter_and_old_ones_stay() -> None:
    """Rule 2.17: an insult of sixty is fifty-five after a quarter; what one has always felt does not wear off."""
    it = position("at 1926-04\nstalin: seat\nanna: thinks stalin -60\nboris:")
    add_reason(it.st, 0, it.boris, CAUSE["insult"], -60)
    opinion.fade(it.st)
    assert it.st.regard[0][it.boris] == -55
    assert it.st.regard[0][it.anna] == -60
    it.st.month += 1
    opinion.fade(it.st)
    assert it.st.regard[0][it.boris] == -55, "not every month"


def test_2_17_first_feelings_differ_from_game_to_game() -> None:
    """Rule 2.17: by sixteen points at most between contenders; what others feel is as the scenario has it."""
    plain, _ = load_scenario("1924")
    assert plain is not None
    told = replace(plain, tuning=(*plain.tuning, ("feeling_spread", 16)))
    gaps: dict[bool, set[int]] = {True: set(), False: set()}
    for seed in range(8):
        st = start(told, seed)
        for p, person in enumerate(told.people):
            for k, amount in person.moods:
                if abs(amount) < 80:
                    gaps[st.seat_index[p] >= 0].add(st.regard[k][p] - amount)
    assert max(map(abs, gaps[True])) in (15, 16) and gaps[False] == {0}


def test_2_17_an_opinion_ends_at_a_hundred() -> None:
    """Rule 2.17: opinions run from -100 to 100 and their reasons always add up."""
    it = position("stalin: seat\nanna: thinks stalin 90")
    add_reason(it.st, 0, it.anna, CAUSE["money"], 50)
    assert it.st.regard[0][it.anna] == 100
    assert it.st.recount() == []


def test_2_21_a_motion_lost_is_written_into_the_record() -> None:
    """Rule 2.21: who asks for a head and does not get it has eight points against him."""
    it = position("""
        zinoviev: seat
        trotsky: seat, record 30
        kamenev: seat
        rykov: seat
        plenum 1926-02
    """)
    out = it.play({"zinoviev": [Action("motion", (RUNG, it.trotsky, 3))]})
    assert "lost" in kinds(out)
    # The month's reckoning takes one point back: records heal in silence.
    assert it.st.record[it.zinoviev] == 8


def test_2_21_a_record_heals_in_silence() -> None:
    """Rule 2.21: a point every second month, two when it is heavy; a case wears off each quarter."""
    from game.rules import hold

    it = position("at 1926-05\nstalin: seat, record 10, case 9\ntrotsky: seat, record 60")
    hold.reckon(it.st, [])
    assert (it.st.record[it.stalin], it.st.record[it.trotsky], it.st.case[it.stalin]) == (9, 58, 9)
    it.st.month += 1
    hold.reckon(it.st, [])
    assert (it.st.record[it.stalin], it.st.record[it.trotsky]) == (9, 58)


def test_2_21_a_case_opens_nothing_by_itself() -> None:
    """Rule 2.21: with sixty points collected against him a man still loses one rung after the other."""
    it = position("stalin: seat\ntrotsky: seat, case 60\njoint plenum 1926-02")
    assert it.bar("stalin", RUNG, it.trotsky, 5) == "one_rung"
    assert it.bar("stalin", RUNG, it.trotsky, 3) == ""


def test_2_15_a_struck_man_waits_a_year_for_a_great_post() -> None:
    """Rule 2.15: bodies place whom they like, but not at once one whom a plenum has put out of the Politburo."""
    it = position("trotsky: seat, struck_rung 3\npost war: by politburo, rank 5\npost urals: rank 2")
    it.st.w("struck")[it.trotsky] = it.st.month - 11
    assert candidate_bar(it.st, it.war, it.trotsky) is not None
    assert candidate_bar(it.st, it.urals, it.trotsky) is None
    it.st.month += 1
    assert candidate_bar(it.st, it.war, it.trotsky) is None


def test_2_12_all_delegates_belong_to_posts_and_nobody_else_has_any() -> None:
    """Rule 2.12: a congress counts as many votes as the posts send, whoever holds them."""
    it = position("""
        stalin: seat, gensec
        post urals: under gensec, delegates 14
        post siberia: under gensec, delegates 12
        post bureau: under gensec
    """)
    for body in (CONGRESS, CONFERENCE):
        count = tally.count(it.st, Motion(CONFIDENCE, it.stalin, body, it.stalin, 0, 0, it.st.month, 0, 0))
        assert count.ayes + count.noes == 26


def test_2_23_two_great_machines_are_not_held_by_one_man() -> None:
    """Rule 2.23: given the army, the chairman of the unions lays the unions down; his soviet he keeps."""
    it = position("""
        stalin: seat, gensec
        tomsky: seat, unions, soviet
        post unions: kind union, rank 4
        post soviet: kind soviet, rank 3
        post war: kind army, rank 4
    """)
    career.appoint(it.st, it.war, it.tomsky, it.stalin, [])
    assert it.st.holder[it.unions] == -1
    assert sorted(it.st.posts_of[it.tomsky]) == sorted([it.soviet, it.war])


def test_2_23_the_fourth_post_costs_the_lightest() -> None:
    """Rule 2.23: three posts are as many as a man keeps; with a limit of four nothing would be laid down."""
    lines = """
        stalin: seat, gensec
        rykov: seat, premier, council, trade
        post premier: kind government, rank 5
        post council: kind government, rank 4
        post trade: kind government, rank 2
        post finance: kind government, rank 3
    """
    it = position(lines)
    career.appoint(it.st, it.finance, it.rykov, it.stalin, [])
    assert it.st.holder[it.trade] == -1 and it.st.holder[it.council] == it.rykov
    loose = position(lines + "tune posts_held 4\n")
    career.appoint(loose.st, loose.finance, loose.rykov, loose.stalin, [])
    assert loose.st.holder[loose.trade] == loose.rykov


def test_2_24_a_man_just_moved_is_moved_again_only_upward() -> None:
    """Rule 2.24: sent to Tver in January, he cannot be sent to Tula in March; to the Urals he can, and later anywhere."""
    lines = """
        stalin: seat, gensec
        molotov: tver
        post tver: under gensec, rank 2
        post tula: under gensec, rank 2
        post urals: under gensec, rank 3
    """
    it = position(lines)
    it.st.w("since")[it.tver] = it.st.month - 2
    ask = ACTIONS["appoint"].why_not(it.st, 0, (it.tula, it.molotov))
    assert ask is not None and ask.code == "just_moved"
    assert ACTIONS["appoint"].why_not(it.st, 0, (it.urals, it.molotov)) is None
    it.st.w("since")[it.tver] = it.st.month - it.st.tune.moved_rest
    assert ACTIONS["appoint"].why_not(it.st, 0, (it.tula, it.molotov)) is None


def test_2_24_the_quicker_of_two_has_filled_the_post() -> None:
    """Rule 2.24: what a body has filled in the meantime is not filled again by the recommender."""
    it = position("""
        stalin: seat, gensec
        molotov:
        kirov:
        post urals: under gensec, rank 3
    """)
    ACTIONS["appoint"].apply(it.st, it.k("stalin"), (it.urals, it.molotov), [])
    career.appoint(it.st, it.urals, it.kirov, it.stalin, [])
    out: list[Event] = []
    ACTIONS["appoint"].finish(it.st, it.st.ops[-1], out)
    assert it.st.holder[it.urals] == it.kirov
    assert "op_failed" in kinds(out)


def test_2_23_nobody_leaves_a_higher_office_for_a_lower_machine() -> None:
    """Rule 2.23: the General Secretary is no candidate for the Comintern, whoever moves it."""
    it = position("""
        zinoviev: seat, gensec
        stalin: seat
        post comintern: kind comintern, by politburo, rank 4
    """)
    bar = KINDS[FILL].why_not(it.st, it.stalin, it.comintern, it.zinoviev)
    assert bar is not None and bar.code == "holds_higher"
    assert KINDS[FILL].why_not(it.st, it.zinoviev, it.comintern, it.stalin) is None
