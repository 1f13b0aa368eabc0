"""Rules 8 and 10 and the congress of rule 3: results, leaders, slates, ballots, and what happenings may not do."""

from __future__ import annotations

from dataclasses import replace

from position import Action, Position, kinds, only, position

from game.play.condition import Names, parse
from game.play.effect import EFFECTS, REFUSED
from game.play.month import advance, submit
from game.rivals.player import player
from game.rules import congress, ending, lead
from game.world.kinds import OUT_PARTY, POLITBURO, Decision
from game.world.scenario import Happening
from game.world.view import look

# A man whom the whole Committee follows, and a rival whom nobody does.
CROWN = """
    stalin: seat, gensec, standing 80, orthodoxy 80
    trotsky: seat, standing 20, record 60, thinks stalin -50
    anna: politburo, of stalin 100
    boris: politburo, of stalin 100
    viktor: cc, of stalin 100
    galina: cc, urals, of stalin 100
    post urals: under gensec, delegates 50, machine 80
    precedents 3 9
    tune paramount_months {}
"""


def months(it: Position, count: int) -> list:
    """Let so many months be judged and return what was said."""
    out: list = []
    for _ in range(count):
        ending.reckon(it.st, out)
        it.st.month += 1
    return out


def test_8_01_paramount_is_judged_for_six_months() -> None:
    """Rule 8.01: five months are no reign; the sixth is told and is the result."""
    it = position(CROWN.format(6))
    assert ending.duel(it.st, it.stalin) and not ending.duel(it.st, it.trotsky)
    assert "paramount" not in kinds(months(it, 5))
    assert ending.judge(it.st)[0] != ending.PARAMOUNT
    assert only(months(it, 1), "paramount") == [(it.stalin,)]
    assert ending.judge(it.st) == (ending.PARAMOUNT, it.stalin)


def test_8_01_the_months_are_a_number_of_the_rule() -> None:
    """Rule 8.01: where two are asked, two are enough."""
    it = position(CROWN.format(2))
    months(it, 1)
    assert ending.judge(it.st)[0] != ending.PARAMOUNT
    months(it, 1)
    assert ending.judge(it.st)[0] == ending.PARAMOUNT


def test_8_01_a_month_in_which_he_could_not_begins_the_count_anew() -> None:
    """Rule 8.01: five months, a month without his men, and five again."""
    it = position(CROWN.format(6))
    months(it, 5)
    kept = list(it.st.loyalty)
    it.st.w("loyalty")[:] = [0] * len(kept)
    months(it, 1)
    assert it.st.paramount[it.k("stalin")] == 0
    it.st.w("loyalty")[:] = kept
    months(it, 5)
    assert ending.judge(it.st)[0] != ending.PARAMOUNT


def test_8_01_whom_a_third_would_strike_is_not_paramount() -> None:
    """Rule 8.01: the same man, with a third of the Committee devoted to his rival."""
    it = position(CROWN.format(6).replace("viktor: cc, of stalin 100", "viktor: cc, of trotsky 100\n    daria: cc, of trotsky 100"))
    assert not ending.duel(it.st, it.stalin)


def test_8_01_a_third_of_the_committee_must_be_his() -> None:
    """Rule 8.01: without clients there he is loved and not obeyed."""
    it = position(CROWN.format(6).replace("of stalin 100", "thinks stalin 100"))
    assert ending.cc_share(it.st, it.stalin) < 334
    assert not ending.duel(it.st, it.stalin)


FIRST = """
    stalin: seat, standing 60
    trotsky: seat, standing 50
    anna: cc, of stalin 90
    boris: cc
    viktor: cc
    post urals: delegates 10
    tune first_ratio {}
    tune first_cc {}
"""


def test_8_02_the_first_among_equals_leads_by_three_tenths() -> None:
    """Rule 8.02: the ratio of the two leads is asked for; a hundredth more than he has, and there is no first."""
    it = position(FIRST.format(130, 280))
    power = lead.lead(it.st)
    ratio = 100 * power[0] // power[1]
    assert ratio >= 130
    assert ending.judge(position(FIRST.format(ratio, 280)).st) == (ending.FIRST, it.stalin)
    assert ending.judge(position(FIRST.format(ratio + 1, 280)).st) == (ending.COLLECTIVE, -1)


def test_8_02_the_numbers_of_the_rule_are_a_hundred_and_thirty_and_twenty_eight() -> None:
    """Rule 8.02: they define the result and are not calibrated."""
    tune = position("stalin: seat").st.tune
    assert (tune.first_ratio, tune.first_cc, tune.paramount_months) == (130, 280, 6)


def test_8_02_he_needs_his_share_of_the_committee() -> None:
    """Rule 8.02: two of five are four hundred in a thousand; where four hundred and one are asked he is not first."""
    it = position(FIRST.format(100, 400))
    assert ending.cc_share(it.st, it.stalin) == 400
    assert ending.judge(it.st)[0] == ending.FIRST
    assert ending.judge(position(FIRST.format(100, 401)).st)[0] == ending.COLLECTIVE


def test_8_02_he_must_sit_in_the_politburo() -> None:
    """Rule 8.02: who leads from outside is not first."""
    it = position(CROWN.format(6))
    assert ending.judge(it.st) == (ending.FIRST, it.stalin)
    it.st.w("seat_pb")[it.stalin] = 1
    assert lead.lead(it.st)[0] > 3 * lead.lead(it.st)[1]
    assert ending.judge(it.st) == (ending.COLLECTIVE, -1)


def test_8_03_everything_else_is_a_collective_leadership() -> None:
    """Rule 8.03: equals among equals, and the game ends with nobody's name."""
    it = position("stalin: seat\ntrotsky: seat\nzinoviev: seat")
    out: list = []
    ending.finish(it.st, out)
    assert (it.st.result, it.st.winner, it.st.over) == (ending.COLLECTIVE, -1, 1)
    assert only(out, "ended") == [(ending.COLLECTIVE, -1)]


def test_8_04_lead_is_three_parts_files_and_one_part_stage() -> None:
    """Rule 8.04: on the true state, whatever anybody believes."""
    it = position(CROWN.format(6))
    files, stage = lead.organisation(it.st, it.st.roots()), lead.stage(it.st)
    assert lead.lead(it.st) == [(3 * o + s) // 4 for o, s in zip(files, stage, strict=True)]
    it.st.row("bel_patron", it.k("trotsky"))[it.anna] = -1
    assert lead.lead(it.st) == [(3 * o + s) // 4 for o, s in zip(files, stage, strict=True)]


def test_8_04_the_leader_changes_when_another_is_two_points_ahead_for_three_months() -> None:
    """Rule 8.04: two months are a cloud, the third is a change."""
    it = position("stalin: seat, standing 80, eye 0\ntrotsky: seat, standing 50, eye 0\nzinoviev: seat, eye 0")
    assert months(it, 1) == [] and it.st.leader == it.k("stalin")
    it.st.w("standing")[:] = [50, 80, 50]
    assert "leader" not in kinds(months(it, 2)) and it.st.leader == it.k("stalin")
    assert only(months(it, 1), "leader") == [(it.trotsky,)]
    assert it.st.leader_changes == 1


def test_8_04_a_hairs_breadth_is_no_change_of_leader() -> None:
    """Rule 8.04: ahead by less than twenty in a thousand, for a year, and the leader is who he was."""
    it = position("stalin: seat, standing 50, eye 0\ntrotsky: seat, standing 50, eye 0\nzinoviev: seat, eye 0")
    months(it, 1)
    it.st.w("standing")[it.trotsky] = 51
    means = [lead.mean_estimate(it.st, k) for k in range(3)]
    assert 0 < means[1] - means[0] < 20
    months(it, 12)
    assert it.st.leader == it.k("stalin") and it.st.leader_changes == 0


def test_8_05_a_game_is_played_to_its_last_month() -> None:
    """Rule 8.05: December 1929 is the end and November is not."""
    it = position("at 1929-11\nstalin: seat\ntrotsky: seat")
    it.play()
    assert not it.st.over
    out = it.play()
    assert it.st.over and "ended" in kinds(out)


def test_8_05_the_end_is_offered_once_to_all_when_one_is_paramount_and_leads_by_twice() -> None:
    """Rule 8.05: from the sixth month paramount three months of twice the lead; then each is asked, and never again."""
    it = position(CROWN.format(6))
    months(it, 7)
    ending.offer(it.st)
    assert not it.st.queue
    months(it, 1)
    ending.offer(it.st)
    assert [(d.kind, d.seat, d.a) for d in it.st.queue] == [("end_offer", k, it.stalin) for k in (0, 1)]
    it.st.w("queue").clear()
    months(it, 6)
    ending.offer(it.st)
    assert not it.st.queue


def test_8_05_a_lead_under_the_number_of_the_rule_is_no_offer() -> None:
    """Rule 8.05: what is not twice the next, or in this table a hundred times, ends nothing."""
    it = position(CROWN.format(2) + "\n    tune offer_ratio 10000")
    months(it, 9)
    ending.offer(it.st)
    assert it.st.twice == 0 and not it.st.queue


def test_8_05_without_a_paramount_man_twice_the_lead_is_no_offer() -> None:
    """Rule 8.05: the files are unequal from the first month, and that alone ends nothing."""
    it = position(CROWN.format(60))
    months(it, 9)
    assert it.st.twice == 0


def test_8_05_the_end_written_is_judged_as_things_stand_and_refused_goes_on() -> None:
    """Rule 8.05: the answer to write it closes the month; to play on leaves the game open."""
    for answer, over in (("play_on", 0), ("write_end", 1)):
        it = position(CROWN.format(6))
        months(it, 8)
        ending.offer(it.st)
        out: list = []
        assert submit(it.st, Action(answer), out) is None
        assert it.st.over == over
        if over:
            assert not it.st.queue and it.st.result == ending.PARAMOUNT and it.st.winner == it.stalin
            assert "ended" in kinds(out)


def test_8_05_no_rival_writes_the_end() -> None:
    """Rule 8.05: a rival of either kind plays on, and one outside the party does something else."""
    it = position(CROWN.format(6))
    for spec in ("standard", "random"):
        for kind in ("end_offer", "fallen"):
            asked = Decision(kind, it.k("trotsky"), it.stalin)
            answers = {player(spec, n).choose(look(it.st, asked.seat), asked).kind for n in range(12)}
            assert "write_end" not in answers


def test_8_06_who_is_out_may_write_the_end() -> None:
    """Rule 8.06: outside the party one may close the game; inside it one may not."""
    it = position(CROWN.format(6))
    it.st.w("rung")[it.trotsky] = OUT_PARTY
    it.st.w("queue").append(Decision("fallen", it.k("trotsky")))
    assert submit(it.st, Action("write_end"), []) is None and it.st.over
    it = position(CROWN.format(6))
    it.st.w("queue").append(Decision("desk", it.k("trotsky")))
    assert submit(it.st, Action("write_end"), []) is not None and not it.st.over


def test_8_06_silence_heals_and_letters_keep_a_name() -> None:
    """Rule 8.06: a letter is two points of standing, silence four of record less."""
    lines = "at 1926-01\nstalin: seat\ntrotsky: seat, politburo 0, cc 0, rung 5, record 20, word_month 0, standing 20, orthodoxy 20\ntune letter_opened 0"
    wrote, kept = position(lines), position(lines)
    wrote.play(fallen=Action("letter", (wrote.stalin,)))
    kept.play(fallen=Action("silence"))
    assert wrote.st.standing[wrote.trotsky] - kept.st.standing[kept.trotsky] == 2
    assert wrote.st.record[wrote.trotsky] - kept.st.record[kept.trotsky] == 4


SLATE = """
    stalin: seat, gensec
    trotsky: seat, standing 60
    zinoviev: seat
    anna: urals, of stalin 80
    boris: tomsk, of trotsky 80
    viktor:
    galina: office
    post urals: under gensec, delegates 20, seat full
    post tomsk: under gensec, delegates 10, seat candidate
    post office: by committee
    congress 1926-02 cc {} candidates 3 politburo {}
"""


def test_2_16_the_slate_gives_full_seats_candidates_and_the_rest_by_those_who_made_it() -> None:
    """Rule 2.16: the post says which seat; a place left over goes to the office holders of the Secretariat's circle."""
    it = position(SLATE.format(4, 3))
    congress.sit(it.st, [])
    assert [it.st.seat_cc[p] for p in (it.anna, it.boris, it.viktor)] == [2, 1, 0]


def test_2_16_after_two_sitting_members_comes_a_new_man_of_the_secretarys() -> None:
    """Rule 2.16: of three places without a post the third goes to the new man from the Urals, and not to old Viktor."""
    for size, places in ((3, [2, 2, 0, 0]), (4, [2, 2, 0, 2]), (5, [2, 2, 2, 2])):
        it = position(f"""
            stalin: seat, gensec
            anna: cc, standing 70
            boris: cc, standing 60
            viktor: cc
            gleb: urals, of stalin 80
            post urals: under gensec
            congress 1926-02 cc {size} candidates 0 politburo 1
            tune list_sitting 2
        """)
        congress.sit(it.st, [])
        assert [it.st.seat_cc[p] for p in (it.anna, it.boris, it.viktor, it.gleb)] == places


def test_2_16_an_extra_seat_is_bargained_for() -> None:
    """Rule 2.16: whom a Politburo member proposes comes in if there is room, and owes him something."""
    it = position(SLATE.format(5, 3).replace("1926-02", "1926-03"))
    it.play(slate_trotsky=Action("propose", (it.viktor,)))
    assert it.st.slate == [it.viktor]
    assert it.st.patron[it.viktor] == it.trotsky
    it.play()
    assert it.st.seat_cc[it.viktor] == 2 and it.st.slate == []


def test_2_15_the_first_plenum_fills_the_bureaus_from_the_committee() -> None:
    """Rule 2.15: a fourth full member of the Politburo is found; nobody comes in who is not in the Committee."""
    it = position(SLATE.format(5, 4))
    congress.sit(it.st, [])
    members = it.st.members(POLITBURO)
    assert len(members) == 4 and all(it.st.seat_cc[p] == 2 for p in members)


def test_2_15_who_has_neither_delegates_nor_standing_is_not_elected() -> None:
    """Rule 2.15: a contender without a province and under thirty points of standing stays outside."""
    it = position(f"stalin: seat, gensec\nbukharin: seat, politburo 0, standing {29}\nanna: politburo")
    assert it.bukharin not in congress.ranked(it.st, POLITBURO)
    it.st.w("standing")[it.bukharin] = 30
    assert it.bukharin in congress.ranked(it.st, POLITBURO)


def test_2_15_a_lesser_man_without_delegates_or_standing_stays_outside_too() -> None:
    """Rule 2.15: it holds for everybody: with a province of delegates, or thirty points of standing, he may come in."""
    for standing, delegates, may in ((29, 0, False), (30, 0, True), (29, 10, True)):
        lines = f"stalin: seat, gensec\nanna: cc, tomsk, standing {standing}\npost tomsk: by committee, delegates {delegates}"
        it = position(lines)
        assert (it.anna in congress.ranked(it.st, POLITBURO)) == may


def test_2_13_a_visit_moves_a_divided_conference() -> None:
    """Rule 2.13: an orator strengthens his own man's machine and shakes another's; the man remembers the second."""
    lines = "stalin: seat, oratory 90\nanna: urals, of stalin 90\nboris: tomsk\npost urals: delegates 20\npost tomsk: delegates 20"
    it = position(lines)
    for q in (it.urals, it.tomsk):
        congress.hold_conference(it.st, q, [(0, 0)], [], 0)
    voice = 90 * (40 + 50) // 140
    # Then each votes, and a clear vote adds its part (rule 3.22).
    for q, machine in ((it.urals, 50 + voice // 6), (it.tomsk, 50 - voice // 5)):
        plain = position(lines)
        plain.st.w("machine")[q] = machine
        congress.settle_conference(plain.st, q)
        assert it.st.machine[q] == plain.st.machine[q] > machine
    assert it.st.regard[0][it.boris] == -4


def test_2_19_three_conferences_a_month_are_contested_and_may_be_visited() -> None:
    """Rule 2.19: the large and the divided ones; where nothing is decided nobody need go."""
    posts = "\n".join(f"p{n}: q{n}\npost q{n}: delegates {10 + n}" for n in range(6))
    it = position("stalin: seat\nvacant:\npost empty: delegates 90\npost small: delegates 9\n" + posts)
    chosen = congress.contested(it.st, it.st.month)
    assert len(chosen) == 3 and it.empty not in chosen and it.small not in chosen


def happening(**told: object) -> Happening:
    plain = Happening(
        id="card", title="", text="", reality="", status="established", when=parse("", Names()), first=0, last=99999, chance=1000,
        once=True, spot=(), choices=(), effects=(), source="", certainty="high",
    )  # fmt: skip
    return replace(plain, **told)  # type: ignore[arg-type]


def test_10_01_a_happening_has_words_for_what_it_may_do() -> None:
    """Rule 10.01: health, standing, opinions, moods and figures are among them, and holds."""
    assert {"standing", "orthodoxy", "health", "regard", "mood", "country", "hold", "publish", "die", "shock"} <= set(EFFECTS)


def test_10_02_no_word_moves_a_post_a_vote_a_pact_or_a_patron() -> None:
    """Rule 10.02: such words are refused by name, and no effect there is bears one of these names."""
    assert {"appoint", "post", "vote", "pact", "patron", "loyalty", "line"} <= set(REFUSED)
    assert not set(REFUSED) & set(EFFECTS)


def test_10_03_three_cards_a_month_and_each_once() -> None:
    """Rule 10.03: of four that are due three come now and the fourth a month later."""
    it = position("stalin: seat\ntrotsky: seat")
    cards = tuple(happening(id=f"c{n}", effects=(("mood", 0, 1),)) for n in range(4))
    st = it.st
    st.scenario = replace(st.scenario, happenings=cards)
    st.fired, st.chosen = [0] * 4, [0] * 4
    fired = []
    for _ in range(3):
        out: list = []
        while not st.queue:
            advance(st, out)
        st.queue = []
        fired.append(len(only(out, "happening")))
        st.month += 1
        st.phase = 0
    assert fired == [3, 1, 0]
