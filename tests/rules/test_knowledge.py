"""Rule 2, what is known: eyes, beliefs, roll calls, holds, quotations, labels."""

from __future__ import annotations

from dataclasses import replace

from position import Action, kinds, only, position

from game.play.action import ACTIONS, OPERATIONS
from game.play.actions.files import yields
from game.play.session_rules import settle
from game.rules import belief, congress, hold
from game.world.kinds import CARD, CCC, REPRIMAND, RUNG, Motion, Op, Quote
from game.world.reason import total
from game.world.state import start
from game.world.view import look

TABLE = """
    stalin: seat, gensec, intrigue 50
    trotsky: seat, intrigue 50
    anna: cc, urals, of stalin 80
    boris: cc, tomsk, of trotsky 80
    viktor: cc
    post urals: under gensec
    post tomsk: by committee
"""


def forget(it, name: str) -> None:
    """Let every contender believe of a person that he is nobody's."""
    for k in range(len(it.st.scenario.seats)):
        it.st.row("bel_patron", k)[getattr(it, name)] = -1
        it.st.row("bel_loyalty", k)[getattr(it, name)] = 0


def test_2_03_an_eye_opens_by_a_point_a_month_at_the_rate_of_the_rule() -> None:
    """Rule 2.03: with certainty every eye opens by one, with no chance none does."""
    for chance, gained in ((1000, 1), (0, 0)):
        it = position(f"stalin: seat, eye 40\ntrotsky: seat, eye 10\ntune eye_month {chance}")
        belief.reckon(it.st, [])
        assert it.st.eye == [40 + gained, 10 + gained]


def test_2_03_a_roll_call_against_the_forecast_opens_the_eye_and_one_as_foreseen_does_not() -> None:
    """Rule 2.03: he counted on seven in ten and lost, so he has learnt; he counted on a defeat and had it, so not."""
    it = position("stalin: seat, eye 40\ntune eye_surprise 7")
    belief.surprise(it.st, 0, 700, False, [])
    assert it.st.eye[0] == 47
    belief.surprise(it.st, 0, 300, False, [])
    belief.surprise(it.st, 0, 550, False, [])
    assert it.st.eye[0] == 47
    belief.surprise(it.st, 0, 300, True, [])
    assert it.st.eye[0] == 54


def test_2_03_losing_a_congress_teaches_those_who_stood_against_its_reporter() -> None:
    """Rule 2.03: the report is carried; his enemy learns, his friend does not."""
    it = position("""
        stalin: seat, eye 30
        trotsky: seat, eye 30, thinks stalin -50
        zinoviev: seat, eye 30, thinks stalin 50
        anna: urals, thinks stalin 40
        post urals: delegates 10
        tune eye_congress 6
    """)
    it.st.report_by = it.stalin
    out = []
    congress.open_report(it.st, 0, out)
    assert only(out, "report_vote")[0][2] > only(out, "report_vote")[0][3]
    assert it.st.eye == [30, 36, 30]


def test_2_18_at_the_start_beliefs_err_within_the_spread_and_are_six_months_old() -> None:
    """Rule 2.18: another's circle is known within the spread, one's own within five points and fresh."""
    it = position(TABLE + "\ntune belief_spread 20\ntune belief_wrong 0")
    widest = 0
    for seed in range(40):
        st = start(it.st.scenario, seed)
        stalin, trotsky = it.k("stalin"), it.k("trotsky")
        assert st.bel_patron[trotsky][it.anna] == it.stalin
        assert st.bel_month[trotsky][it.anna] == st.month - 6
        assert st.bel_month[stalin][it.anna] == st.month
        assert abs(st.bel_loyalty[stalin][it.anna] - st.loyalty[it.anna]) <= 5
        widest = max(widest, abs(st.bel_loyalty[trotsky][it.anna] - st.loyalty[it.anna]))
    assert 5 < widest <= 20


def test_2_18_so_many_starting_beliefs_miss_the_patron_altogether() -> None:
    """Rule 2.18: with a thousand in a thousand nobody knows another's client, with none everybody does."""
    for wrong, patron in ((1000, -1), (0, 0)):
        it = position(TABLE + f"\ntune belief_wrong {wrong}")
        st = start(it.st.scenario, 5)
        assert st.bel_patron[it.k("trotsky")][it.anna] == patron
        assert st.bel_patron[it.k("stalin")][it.anna] == it.stalin, "one's own circle is known"


def test_2_18_the_age_of_beliefs_is_a_number_of_the_scenario() -> None:
    """Rule 2.18: a better informed year begins with fresher beliefs."""
    it = position(TABLE + "\ntune belief_age 2")
    assert start(it.st.scenario, 1).bel_month[it.k("trotsky")][it.anna] == it.st.scenario.start - 2


def test_2_18_a_screen_shows_what_its_owner_believes() -> None:
    """Rule 2.18: he takes his idea for the truth: the view counts a lost client as his."""
    it = position(TABLE)
    it.st.w("patron")[it.boris] = it.stalin
    assert it.st.roots()[it.boris] == it.stalin
    assert look(it.st, it.k("trotsky")).roots()[it.boris] == it.trotsky


def test_2_19_what_the_secretariat_does_becomes_known_at_its_own_rate() -> None:
    """Rule 2.19: its tie is never seen at nought in a thousand, another's is; and the other way round."""
    for hidden, other, sees_anna, sees_boris in ((0, 1000, False, True), (1000, 0, True, False)):
        it = position(TABLE + f"\ntune seen_secretariat {hidden}\ntune seen_other {other}\nzinoviev: seat, intrigue 100")
        forget(it, "anna")
        forget(it, "boris")
        belief.reckon(it.st, [])
        watcher = it.k("zinoviev")
        assert (it.st.bel_patron[watcher][it.anna] == it.stalin) == sees_anna
        assert (it.st.bel_patron[watcher][it.boris] == it.trotsky) == sees_boris


def test_2_19_ones_own_circle_is_seen_every_month() -> None:
    """Rule 2.19: a patron knows within five points how his client feels."""
    it = position(TABLE + "\ntune seen_other 0\ntune seen_secretariat 0")
    it.st.w("loyalty")[it.anna] = 20
    belief.reckon(it.st, [])
    assert abs(it.st.bel_loyalty[it.k("stalin")][it.anna] - 20) <= 5


def test_2_19_a_roll_call_shows_the_losers_who_followed_whom() -> None:
    """Rule 2.19: those who were on the other side look at the names, at the rate of the rule."""
    for chance in (0, 1000):
        it = position(TABLE + f"\ntune seen_roll_call {chance}")
        forget(it, "anna")
        belief.roll_call(it.st, [it.stalin, it.anna], [it.trotsky, it.viktor])
        assert (it.st.bel_patron[it.k("trotsky")][it.anna] == it.stalin) == (chance == 1000)
        assert it.st.bel_patron[it.k("stalin")][it.anna] == -1, "his own side teaches him nothing"


def test_2_19_who_votes_against_him_whose_man_he_is_held_to_be_is_looked_into_sooner() -> None:
    """Rule 2.19: a card belied by a vote, of a man of one's own or of the mover's; one with his patron belies nothing."""

    def learnt(held: str, chance: int, moved: bool, with_him: bool) -> bool:
        it = position(f"zinoviev: seat\n{TABLE}\ntune seen_roll_call 0\ntune seen_against {chance}")
        patron = getattr(it, held)
        it.st.card(it.k("trotsky"), it.anna, patron, 90, CARD)
        noes = [it.stalin, it.anna, *([patron] if with_him else [])]
        belief.roll_call(it.st, [it.trotsky], noes, about=(patron if moved else -1, -1))
        return it.st.bel_patron[it.k("trotsky")][it.anna] == it.stalin

    for chance in (0, 1000):
        assert learnt("trotsky", chance, False, False) == (chance == 1000)
        assert learnt("zinoviev", chance, True, False) == (chance == 1000)
        assert not learnt("zinoviev", chance, False, True) and not learnt("zinoviev", chance, False, False)


def test_2_19_what_the_control_commission_voted_is_read_by_all() -> None:
    """Rule 2.19: no contender sits in it, and after its vote on Trotsky each knows whose man the member is."""
    for chance in (0, 1000):
        it = position(TABLE + f"\npavel: ccc, of stalin 80\ntune seen_roll_call {chance}\nplenum 1926-02")
        forget(it, "pavel")
        settle(it.st, Motion(RUNG, it.trotsky, CCC, it.stalin, REPRIMAND, 0, it.st.month, 0, 0), {}, [])
        for who in ("stalin", "trotsky"):
            assert (it.st.bel_patron[it.k(who)][it.pavel] == it.stalin) == (chance == 1000), (who, chance)


def test_2_19_when_delegations_are_counted_aloud_beliefs_lose_half_their_error() -> None:
    """Rule 2.19: forty points off before the conference, twenty after it."""
    it = position(TABLE + "\nconference 1926-02")
    it.st.row("bel_loyalty", it.k("trotsky"))[it.anna] = 40
    congress.sit(it.st, [])
    assert it.st.bel_loyalty[it.k("trotsky")][it.anna] == 60


def test_2_20_a_label_sticks_after_two_months_without_an_answer() -> None:
    """Rule 2.20: hung in February, stuck in April; it costs orthodoxy and standing and speaks at every trial."""
    it = position("stalin: seat\ntrotsky: seat")
    hold.hang(it.st, it.trotsky, 0, it.stalin, [])
    for month in (1, 2):
        it.st.month += 1
        out = []
        hold.reckon(it.st, out)
        assert bool(only(out, "label_sticks")) == (month == 2)
    assert it.st.labels[0].stuck == 1
    assert (it.st.orthodoxy[it.trotsky], it.st.standing[it.trotsky]) == (45, 47)


def test_2_20_the_months_of_a_label_are_a_number_of_the_scenario() -> None:
    """Rule 2.20: where four months are given, three are not enough."""
    it = position("stalin: seat\ntrotsky: seat\nlabel trotsky\ntune label_months 4")
    it.st.month += 3
    hold.reckon(it.st, [])
    assert it.st.labels[0].stuck == 0
    it.st.month += 1
    hold.reckon(it.st, [])
    assert it.st.labels[0].stuck == 1


def _case(it) -> int:
    """Build a plain case against Trotsky and return its weight."""
    op = Op(1, it.stalin, OPERATIONS.index("case"), it.trotsky, 0, it.st.month, it.st.month, 1, 0, 0)
    out = []
    ACTIONS["case"].finish(it.st, op, out)
    return only(out, "case")[0][2]


def test_2_20_the_weight_of_a_quotation_halves_every_two_years() -> None:
    """Rule 2.20: sixty-four points said today weigh eight in a case, said two years ago four, four years ago two."""
    for age, weight in ((0, 8), (23, 8), (24, 4), (48, 2)):
        it = position("stalin: seat\ntrotsky: seat")
        bare = _case(it)
        it.st.w("quotes").append(Quote(it.trotsky, 0, 64, it.st.month - age, -1))
        assert _case(it) - bare == weight, age


def test_2_20_a_quotation_is_forgotten_when_little_of_it_is_left() -> None:
    """Rule 2.20: six points are three after two years and none worth quoting after four."""
    it = position("stalin: seat")
    it.st.w("quotes").append(Quote(it.stalin, 0, 6, it.st.month - 24, -1))
    hold.reckon(it.st, [])
    assert len(it.st.quotes) == 1
    it.st.month += 24
    hold.reckon(it.st, [])
    assert it.st.quotes == []


PRESSED = """
    stalin: seat, gensec
    kamenev: seat, war, resolve 40
    hold on kamenev by stalin strength 50 {}
    post war: by politburo, rank 5
"""


def test_2_20_a_hold_is_spent_when_the_other_gives_way() -> None:
    """Rule 2.20: he gives up his post; the paper is gone from the desk, the memory stays."""
    it = position(PRESSED.format(""))
    held = it.st.holds[0].id
    out = it.play({"stalin": [Action("press", (held, 2))]}, pressed_kamenev=Action("yield"))
    assert it.st.holder[it.war] == -1 and (it.kamenev, it.war) in only(out, "resigned")
    assert it.st.holds == []
    assert it.st.regard[it.k("stalin")][it.kamenev] <= -18


def test_2_20_police_material_pressed_on_a_comrade_rebounds() -> None:
    """Rule 2.20: what came from the police becomes a hold on him who pressed it."""
    it = position(PRESSED.format("police"))
    it.play({"stalin": [Action("press", (it.st.holds[0].id, 1))]}, pressed_kamenev=Action("yield"))
    assert [(h.on, h.holders) for h in it.st.holds] == [(it.stalin, 1 << it.k("kamenev"))]


def test_2_20_confession_voids_a_hold_for_standing() -> None:
    """Rule 2.20: an eighth of its strength is the price."""
    it = position(PRESSED.format(""))
    out = it.play({"stalin": [Action("press", (it.st.holds[0].id, 2))]}, pressed_kamenev=Action("confess"))
    assert it.st.holds == [] and it.st.holder[it.war] == it.kamenev
    assert it.st.standing[it.kamenev] == 50 - 50 // 8
    assert "confessed" in kinds(out)


def test_2_20_a_hold_of_ones_own_voids_both_and_without_one_there_is_no_such_answer() -> None:
    """Rule 2.20: both papers are off the board."""
    it = position(PRESSED.format("") + "\nhold on stalin by kamenev strength 30")
    it.play({"stalin": [Action("press", (it.st.holds[0].id, 2))]}, pressed_kamenev=Action("cancel"))
    assert it.st.holds == [] and it.st.holder[it.war] == it.kamenev
    bare = position(PRESSED.format(""))
    bare.st.w("presses").append((bare.stalin, bare.kamenev, bare.st.holds[0].id, 2))
    barred = ACTIONS["cancel"].why_not(bare.st, bare.k("kamenev"), ())
    assert barred is not None and barred.code == "no_hold_back"


def test_2_20_a_strong_paper_defied_is_published_and_a_weak_one_let_go() -> None:
    """Rule 2.20: at thirty points it is printed, under that it was a bluff."""
    for strength, printed in ((30, True), (29, False)):
        it = position(f"stalin: seat\nkamenev: seat\nhold on kamenev by stalin strength {strength}")
        out = it.play({"stalin": [Action("press", (it.st.holds[0].id, 0))]}, pressed_kamenev=Action("defy"))
        assert ("published" in kinds(out)) == printed
        assert [bool(h.public) for h in it.st.holds] == ([True] if printed else [])


def test_2_20_a_lesser_man_gives_way_when_the_paper_outweighs_his_resolve() -> None:
    """Rule 2.20: strength against half his resolve and what is asked: a vote is cheaper than a post."""
    it = position("stalin: seat\nanna: cc, resolve 60, urals\npost urals:\nhold on anna by stalin strength 40")
    paper = it.st.holds[0]
    assert total(yields(it.st, paper, 0)) == 10
    assert total(yields(it.st, paper, 2)) == -12
    assert total(yields(it.st, paper._replace(strength=30), 0)) == 0


def test_2_20_the_owner_of_a_document_may_not_read_what_he_does_not_hold() -> None:
    """Rule 2.20: only the holder tables it, and once it is public nobody does."""
    it = position("stalin: seat\ntrotsky: seat\nhold on stalin by trotsky strength 60")
    paper = it.st.holds[0]
    assert it.bar("stalin", 7, paper.id) == "not_in_hand"
    assert it.bar("trotsky", 7, paper.id) == ""
    it.st.holds = [paper._replace(public=1)]
    assert it.bar("trotsky", 7, paper.id) == "public_already"


def test_2_18_the_first_day_differs_from_game_to_game_and_not_within_one() -> None:
    """Rule 2.18: what nobody can know is drawn within the bounds of the rule by the game's number."""
    scenario = replace(position(TABLE).st.scenario, tuning=())
    games = [start(scenario, seed) for seed in range(30)]
    assert len({st.loyalty[2] for st in games}) > 5
    assert all(abs(st.loyalty[2] - 80) <= 6 for st in games)
    for column, bound in (("eye", games[0].tune.eye_spread), ("standing", games[0].tune.standing_spread)):
        off = [getattr(st, column)[0] - 50 for st in games]
        assert -bound <= min(off) < 0 < max(off) <= bound
    assert start(scenario, 7).digest() == games[7].digest()


def test_2_20_leaking_hangs_on_its_subject_and_a_forgery_may_fall_back() -> None:
    """Rule 2.20: a true paper takes an eighth of its strength in standing; a forged one takes more and can be unmasked."""
    it = position("stalin: seat\ntrotsky: seat\nhold on trotsky by stalin strength 40")
    it.play({"stalin": [Action("leak", (it.st.holds[0].id, 0))]})
    assert it.st.standing[it.trotsky] == 50 - 5
    unmasked = 0
    for seed in range(20):
        forged = position("stalin: seat\ntrotsky: seat\nhold on trotsky by stalin strength 40", seed)
        out = forged.play({"stalin": [Action("leak", (forged.st.holds[0].id, 2))]})
        if "unmasked" in kinds(out):
            unmasked += 1
            assert forged.st.standing[forged.stalin] == 50 - 11
            assert forged.st.record[forged.stalin] >= 13
        else:
            assert forged.st.standing[forged.trotsky] == 50 - 8
    assert 5 < unmasked < 20


def test_2_20_a_document_read_takes_more_the_wider_it_is_heard() -> None:
    """Rule 2.20: behind closed doors, to the delegations, to everybody: an eighth, three and four sixteenths."""
    from game.play.motion import read_document

    for width, loss in ((0, 8), (1, 12), (2, 16)):
        it = position("stalin: seat\ntrotsky: seat\nhold on stalin by trotsky strength 64")
        read_document(it.st, it.st.holds[0].id, width, it.trotsky, [])
        assert it.st.standing[it.stalin] == 50 - loss
        assert it.st.holds[0].public == it.st.month
