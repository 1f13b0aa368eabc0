"""Rules 2 and 4: who is moved and by whom, drives and money, levers in the hand, the standing order."""

from __future__ import annotations

from position import Action, Position, kinds, month, only, position

from game.play.action import ACTIONS, OPERATIONS, Kind, menu
from game.play.actions import standing
from game.play.candidates import candidates
from game.play.month import advance, submit
from game.rules import career, gatherings, levers, patronage, tally, vote
from game.world.event import Event
from game.world.kinds import CONFERENCE, COUNTRY_INDEX, FILL, POLITBURO, REMOVE, RUNG, Decision, Motion, Op
from game.world.state import State, start
from game.world.stored import from_json

PLACES = """
    stalin: seat, gensec
    zinoviev: seat, leningrad_soviet
    molotov: urals, of stalin 80
    anna: tver, of zinoviev 70
    boris: perm
    post gensec: lever admissions
    post leningrad_soviet: kind soviet, rank 4, delegates 0
    post urals: under gensec, by committee, delegates 30, rank 3
    post tver: under gensec, by committee, delegates 10, rank 2
    post perm: under gensec, by committee, delegates 10, rank 2
    post kiev: under gensec, by committee, delegates 10, rank 1
"""


def why(it: Position, name: str, who: str, *args: int) -> str:
    """Return what bars an action to somebody."""
    reason = ACTIONS[name].why_not(it.st, it.k(who), args)
    return reason.code if reason else ""


def ripe(it: Position, name: str, who: str, *args: int, quality: int = 1) -> list[Event]:
    """Do an operation at once and let it ripen plainly."""
    out: list[Event] = []
    kind: Kind = ACTIONS[name]
    kind.apply(it.st, it.k(who), args, out)
    op: Op = it.st.ops[-1]._replace(quality=quality)
    it.st.w("ops").pop()
    kind.finish(it.st, op, out)
    return out


def noticed(it: Position, who: str, name: str, *args: int, by: str) -> None:
    """Let somebody begin an operation and another stand before it."""
    ACTIONS[name].apply(it.st, it.k(who), args, [])
    it.st.w("queue").append(Decision("noticed", it.k(by), it.st.ops[-1].id))


# -- gratitude and service --------------------------------------------------------------------------


def test_2_06_gratitude_binds_only_to_who_gave() -> None:
    """Rule 2.06: a man of Zinoviev's whom Stalin gave his post owes Zinoviev nothing."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat
        anna: urals, of zinoviev 40, owes 25
        boris: tver, of anna 40, owes 25
        post urals: under gensec
        post tver: under gensec
    """)
    assert it.st.roots()[it.anna] == it.zinoviev
    it.st.w("owes")[it.anna] = it.stalin
    assert it.st.roots()[it.anna] == -1
    it.st.w("owes")[it.anna] = it.zinoviev
    it.st.w("owes")[it.boris] = it.zinoviev
    assert it.st.roots()[it.boris] == it.zinoviev, "what is owed to whom his patron follows counts"
    it.st.w("owes")[it.boris] = it.stalin
    assert it.st.roots()[it.boris] == -1 and it.st.bond(it.boris) == 40
    assert it.st.recount() == []


def test_2_06_a_new_post_pays_nothing_to_the_old_patron() -> None:
    """Rule 2.06: the man appointed by Stalin owes it to Stalin."""
    it = position("stalin: seat, gensec\nzinoviev: seat\nanna: of zinoviev 52\npost urals: under gensec")
    career.appoint(it.st, it.urals, it.anna, it.stalin, [])
    assert it.st.patron[it.anna] == it.zinoviev and it.st.owes[it.anna] == it.stalin
    assert it.st.bond(it.anna) == it.st.loyalty[it.anna]


def test_2_07_a_secretary_too_serves_only_so_many() -> None:
    """Rule 2.07: ten men are served by a secretary, of eleven the least served sinks."""
    names = [f"man{n}" for n in range(11)]
    lines = "stalin: seat, gensec\nmolotov: urals, of stalin 80\npost urals: under gensec\n"
    few = position(lines + "\n".join(f"{name}: cc, of molotov 60" for name in names[:10]))
    many = position(lines + "\n".join(f"{name}: cc, of molotov 60" for name in names))
    assert patronage.unserved(few.st) == []
    many.st.w("served")[:] = [many.st.month] * len(many.st.life)
    many.st.w("served")[many.man4] = 0
    assert patronage.unserved(many.st) == [many.man4]


def test_2_07_the_lately_served_is_thought_of_last() -> None:
    """Rule 2.07: of two alike the one served last month comes after the other."""
    it = position("stalin: seat, gensec\nanna: cc, of stalin 55\nboris: cc, of stalin 55")
    it.st.w("served")[it.anna] = it.st.month - 1
    first = [args[0] for args in ACTIONS["win"].options(it.st, it.k("stalin"))]
    assert first.index(it.boris) < first.index(it.anna)
    it.st.w("served")[it.anna] = it.st.month - it.st.tune.serve_rest
    first = [args[0] for args in ACTIONS["win"].options(it.st, it.k("stalin"))]
    assert first.index(it.anna) < first.index(it.boris)


def test_2_05_the_delegations_begin_about_where_the_record_has_them() -> None:
    """Rule 2.05: by chains of first holders, Zinoviev with the Ukraine 216, Stalin 200, Kamenev 80, in 20 games."""
    from statistics import median

    from game.content import load_scenario

    scenario, problems = load_scenario("1924")
    assert scenario is not None, problems
    sums: dict[str, list[int]] = {"zinoviev": [], "stalin": [], "kamenev": [], "": []}
    for seed in range(1, 21):
        st = start(scenario, seed)
        roots, led = st.roots(), dict.fromkeys(sums, 0)
        for q, votes in enumerate(st.delegates):
            root = roots[st.holder[q]] if st.holder[q] >= 0 else -1
            name = scenario.people[root].id if root >= 0 else ""
            if name in led:
                led[name] += votes
        for name, votes in led.items():
            sums[name].append(votes)
    for name, record in (("zinoviev", 216), ("stalin", 200), ("kamenev", 80)):
        assert abs(median(sums[name]) - record) <= record * 15 // 100, name
    assert median(sums[""]) >= 92


# -- appointments ------------------------------------------------------------------------------------


def test_4_01_two_moves_a_month_under_one_post_whoever_orders_them() -> None:
    """Rule 4.01: the third under the Secretariat is barred, one under another post is not."""
    it = position(PLACES + "carl: cc\npost city: under leningrad_soviet, rank 1\ndora: cc")
    assert why(it, "appoint", "stalin", it.kiev, it.carl) == ""
    for q in (it.perm, it.tver):
        it.st.w("ops").append(Op(it.st.new_id(), it.zinoviev, 0, q, it.dora, it.st.month, it.st.month, 1, 0, 0))
    assert why(it, "appoint", "stalin", it.kiev, it.carl) == "two_moves"
    assert why(it, "appoint", "zinoviev", it.city, it.carl) == ""


def test_4_01_what_the_committee_gives_goes_to_it_as_a_motion() -> None:
    """Rule 4.01: the recommender of a second secretary tables him; nobody is appointed by his word alone."""
    it = position("""
        stalin: seat, gensec
        molotov: cc, of stalin 80
        anna: cc, tsik
        post second: under gensec, by cc, rank 4
        post deputy: under gensec, by politburo, rank 3
        post tsik: under gensec, by politburo, rank 3
        plenum 1926-04
    """)
    out = ripe(it, "appoint", "stalin", it.deputy, it.molotov)
    assert it.st.holder[it.deputy] == -1 and only(out, "tabled")[0][1:4] == (FILL, it.stalin, POLITBURO)
    out = ripe(it, "appoint", "stalin", it.second, it.molotov)
    assert it.st.agenda[-1].kind == FILL and it.st.agenda[-1].put_off == month("1926-04")
    it.st.w("record")[it.anna] = 10
    ripe(it, "appoint", "stalin", it.tsik, it.molotov)
    assert it.st.agenda[-1].kind == REMOVE and it.st.holder[it.tsik] == it.anna


def test_4_01_a_post_may_be_left_empty_on_a_ground() -> None:
    """Rule 4.01: another's man with a clean record stays; with a ground the committee lets him go."""
    it = position(PLACES)
    assert why(it, "appoint", "stalin", it.tver, -1) == "no_ground"
    assert why(it, "appoint", "stalin", it.kiev, -1) == "vacant_post"
    it.st.w("case")[it.anna] = 30
    assert why(it, "appoint", "stalin", it.tver, -1) == ""
    out = ripe(it, "appoint", "stalin", it.tver, -1)
    assert only(out, "relieved") == [(it.anna, it.tver, it.stalin)] and it.st.holder[it.tver] == -1
    stays = position(PLACES)
    stays.st.w("case")[stays.anna] = 6
    stays.st.w("machine")[stays.tver] = 95
    out = ripe(stays, "appoint", "stalin", stays.tver, -1)
    assert only(out, "refused_by_committee") == [(-1, stays.tver, stays.stalin)]
    assert stays.st.holder[stays.tver] == stays.anna


def test_4_43_nobody_is_sent_down_without_wish_or_ground() -> None:
    """Rule 4.43: another's man is not moved to a lesser place; one's own is, and whoever has a ground against him."""
    it = position(PLACES)
    assert why(it, "appoint", "stalin", it.kiev, it.anna) == "not_downward"
    assert why(it, "appoint", "stalin", it.kiev, it.molotov) == ""
    it.st.w("record")[it.anna] = 5
    assert why(it, "appoint", "stalin", it.kiev, it.anna) == "not_downward"
    it.st.w("record")[it.anna] = 6
    assert why(it, "appoint", "stalin", it.kiev, it.anna) == ""


def test_4_43_a_contender_is_not_parcelled_off() -> None:
    """Rule 4.43: Zinoviev is not named to a province, and makes room for nobody by a recommendation."""
    it = position(PLACES)
    assert why(it, "appoint", "stalin", it.kiev, it.zinoviev) == "no_wish"
    it.st.seat(it.zinoviev, it.kiev, -1)
    it.st.w("since")[it.kiev] = it.st.month - 12
    it.st.w("record")[it.zinoviev] = 40
    assert why(it, "appoint", "stalin", it.kiev, it.boris) in ("no_wish", "not_downward")
    assert why(it, "appoint", "stalin", it.kiev, -1) == "no_wish"


def test_4_44_an_appointment_is_called_to_the_table_and_voted() -> None:
    """Rule 4.44: whoever notices has it out in the Politburo, and everybody knows it was he."""
    it = position(PLACES + "carl: cc, of stalin 60")
    it.st.w("case")[it.anna] = 8
    noticed(it, "stalin", "appoint", it.tver, it.carl, by="zinoviev")
    out: list[Event] = []
    assert submit(it.st, Action("to_table"), out) is None
    assert it.st.ops == [] and only(out, "called_up") == [(it.zinoviev, it.stalin, it.tver)]
    item = it.st.agenda[-1]
    assert (item.kind, item.mover, item.body, item.a, item.b) == (REMOVE, it.stalin, POLITBURO, it.tver, it.carl)
    assert it.st.regard[it.k("zinoviev")][it.stalin] < 0
    assert vote.Ballot(it.st, item).severity < 25
    from game.play.motion import KINDS

    KINDS[REMOVE].apply(it.st, item, (), [])
    assert it.st.holder[it.tver] == it.carl and it.st.struck[it.anna] == 0 and it.st.precedents[2] == 0


def test_4_44_only_a_full_member_and_only_against_an_appointment() -> None:
    """Rule 4.44: a candidate knows of it and can do nothing there; work on a region is not called to the table."""
    it = position(PLACES + "carl: cc")
    noticed(it, "stalin", "appoint", it.tver, it.carl, by="zinoviev")
    assert why(it, "to_table", "zinoviev") == ""
    it.st.w("seat_pb")[it.zinoviev] = 1
    assert why(it, "to_table", "zinoviev") == "not_in_body"
    assert why(it, "vet", "zinoviev") == "other_answer"


# -- drives and money --------------------------------------------------------------------------------

DRIVES = """
    stalin: seat, gensec
    tomsky: seat, unions
    anna: urals, of stalin 60
    boris: tver
    post gensec: lever admissions
    post unions: kind union, lever unions, rank 4
    post urals: under gensec, delegates 30, worker_share 80
    post tver: under gensec, delegates 30, worker_share 20
    plenum 1926-01
"""


def test_4_04_a_drive_needs_a_plenum_of_late() -> None:
    """Rule 4.04: two months after it the leave still holds, three months after it no more."""
    it = position(DRIVES)
    assert gatherings.since_plenum(it.st) == 1
    it.st.month = month("1926-03")
    assert why(it, "drive", "stalin", 0) == ""
    it.st.month = month("1926-04")
    assert why(it, "drive", "stalin", 0) == "after_a_plenum"
    it.st.called = month("1926-04")
    assert why(it, "drive", "stalin", 0) == ""


def test_4_04_villagers_are_not_workers_and_the_machines_feel_the_trade() -> None:
    """Rule 4.04: an enrolment in the villages lowers the share of workers and lifts the machine where they are few."""
    bench, village = position(DRIVES), position(DRIVES)
    ripe(bench, "drive", "stalin", 0)
    ripe(village, "drive", "stalin", 2)
    assert bench.st.c("members") == village.st.c("members") == position(DRIVES).st.c("members") + 900
    assert bench.st.c("worker_share") > village.st.c("worker_share")
    assert bench.st.machine[bench.urals] > village.st.machine[village.urals]
    assert bench.st.machine[bench.tver] < village.st.machine[village.tver]


def test_4_45_the_unions_hear_of_it_and_halve_it() -> None:
    """Rule 4.45: Tomsky is asked in the month it begins; when he objects half come in."""
    it = position(DRIVES)
    before = it.st.c("members")
    out = it.play({"stalin": [Action("drive", (0,))]}, noticed_tomsky=Action("vet"))
    assert only(out, "vetted") == [(it.tomsky, it.stalin)]
    op = it.st.ops[-1]._replace(quality=1)
    ACTIONS["drive"].finish(it.st, op, out)
    assert it.st.c("members") - before == it.st.tune.drive_hundreds // 2


def test_4_45_a_quarter_comes_back_on_appeal_after_a_year() -> None:
    """Rule 4.45: of a hundred put out twenty-five are members again twelve months later."""
    it = position(DRIVES)
    before = it.st.c("members")
    out = ripe(it, "drive", "stalin", 1)
    gone = only(out, "drive")[0][2]
    assert before - it.st.c("members") == gone == before * 30 // 1000
    from game.play.actions.regions import appeals

    it.st.month += 11
    appeals(it.st, out)
    assert it.st.c("members") == before - gone
    it.st.month += 1
    appeals(it.st, out)
    assert it.st.c("members") == before - gone + gone * 25 // 100 and it.st.appeals == 0


MONEY = """
    rykov: seat, premier
    zinoviev: seat
    anna: urals, of rykov 50
    boris: leningrad, of zinoviev 70
    post premier: lever purse
    post urals: region, delegates 20, worker_share 20
    post leningrad: region, delegates 30, worker_share 80
"""


def test_4_46_the_purse_runs_out_and_is_filled_in_october() -> None:
    """Rule 4.46: sixty million are six grants; in October there is a new budget."""
    it = position(MONEY)
    for _ in range(6):
        assert why(it, "money", "rykov", it.urals) == ""
        ACTIONS["money"].apply(it.st, it.k("rykov"), (it.urals,), [])
    assert it.st.c("purse") == 0 and why(it, "money", "rykov", it.urals) == "purse_empty"
    assert it.bar("rykov", 2, it.urals) == "purse_empty"
    from game.rules import country

    it.st.month = month("1926-10")
    country.turn(it.st, [])
    wanted = it.st.tune.purse_year + it.st.c("industry") // it.st.tune.purse_industry
    assert abs(it.st.c("purse") - wanted) <= 1


def test_4_46_money_well_spent_is_felt_and_badly_spent_is_charged() -> None:
    """Rule 4.46: the village is a point better off, or the man in the minutes two points worse."""
    good, bad = position(MONEY), position(MONEY)
    mood, name = good.st.c("rural"), good.st.standing[good.rykov]
    ripe(good, "money", "rykov", good.urals, quality=1)
    out = ripe(bad, "money", "rykov", bad.urals, quality=0)
    assert good.st.c("rural") == mood + 1 and good.st.standing[good.rykov] == name
    assert bad.st.c("rural") == mood and only(out, "money_wasted") == [(bad.rykov, bad.urals, -2)]
    assert good.st.loyalty[good.anna] > bad.st.loyalty[bad.anna] > 50


def test_4_05_whoever_goes_without_puts_up_a_project() -> None:
    """Rule 4.05: the money goes in part to Leningrad, whose secretary is obliged."""
    it = position(MONEY)
    noticed(it, "rykov", "money", it.urals, by="zinoviev")
    out: list[Event] = []
    assert submit(it.st, Action("project"), out) is None
    assert it.st.ops[-1].quality == 0 and only(out, "rival_project") == [(it.zinoviev, it.leningrad, it.rykov)]
    assert it.st.loyalty[it.boris] == 74


def test_4_05_a_project_is_put_up_where_one_believes_his_own_man_to_sit() -> None:
    """Rule 4.05: Boris looks to nobody any more; Zinoviev, who does not know it, puts up the project all the same."""
    it = position(MONEY)
    noticed(it, "rykov", "money", it.urals, by="zinoviev")
    it.st.w("patron")[it.boris] = -1
    it.st.row("bel_patron", it.k("zinoviev"))[it.boris] = it.zinoviev
    it.st.row("bel_loyalty", it.k("zinoviev"))[it.boris] = 70
    out: list[Event] = []
    assert submit(it.st, Action("project"), out) is None
    assert only(out, "rival_project") == [(it.zinoviev, it.leningrad, it.rykov)]


def test_4_03_the_unions_work_best_against_a_machine_among_workers() -> None:
    """Rule 4.03: in a place of workers half as much again, elsewhere like anybody."""
    it = position(DRIVES + "carl: cc")
    before = it.st.machine[it.urals]
    ripe(it, "work", "tomsky", it.urals, -1)
    assert before - it.st.machine[it.urals] == it.st.tune.work_gain * 3 // 2
    before = it.st.machine[it.tver]
    ripe(it, "work", "tomsky", it.tver, -1)
    assert before - it.st.machine[it.tver] == it.st.tune.work_gain


# -- levers in the hand ----------------------------------------------------------------------------

STREET = """
    trotsky: seat, record 20{own}
    stalin: seat
    dzerzhinsky: cc, ogpu, of stalin 70
    post ogpu: kind police, lever force, rank 4
    post war: kind army, lever force, rank 4
"""


def test_4_15_a_demonstration_is_broken_up_by_force() -> None:
    """Rule 4.15: the police are Stalin's: what the street won is lost and the case grows by six more."""
    it = position(STREET.format(own=""))
    standing_before = it.st.standing[it.trotsky]
    out: list[Event] = []
    ACTIONS["street"].apply(it.st, it.k("trotsky"), (), out)
    assert only(out, "street_broken")[0][:2] == (it.trotsky, it.dzerzhinsky)
    assert it.st.standing[it.trotsky] == standing_before
    assert it.st.case[it.trotsky] == 8 + it.st.tune.street_broken


def test_4_15_nobody_dares_while_one_service_is_his() -> None:
    """Rule 4.15: with the army in his hand, or the police in a friend's, the crowd goes home unhurt."""
    for it in (position(STREET.format(own=", war")), position(STREET.format(own="") + "peace stalin trotsky")):
        out: list[Event] = []
        ACTIONS["street"].apply(it.st, it.k("trotsky"), (), out)
        assert "street_broken" not in kinds(out) and it.st.case[it.trotsky] == 8


def test_4_12_the_comintern_speaks_to_the_world() -> None:
    """Rule 4.12: the same speech moves the mood by two, from its head by four, and then the frontiers hear it."""
    lines = "zinoviev: seat{}\npost comintern: kind comintern, lever comintern"
    moved = []
    for own in ("", ", comintern"):
        it = position(lines.format(own))
        # The position knows two issues; let the second be the one on the world.
        it.st.scenario.issue_index["revolution"] = it.party
        it.st.row("stance", it.party)[it.zinoviev] = 60
        tension = it.st.c("tension")
        ACTIONS["speak"].apply(it.st, it.k("zinoviev"), (4, -1), [])
        moved.append((it.st.mood[it.party], it.st.c("tension") - tension))
    assert moved == [(2, 0), (4, 4)]


def test_2_27_the_shops_lean_to_who_leads_the_unions() -> None:
    """Rule 2.27: among workers alone twelve points; half of it where they are half; against him the other way."""
    it = position(DRIVES)
    for_him = Motion(RUNG, it.tomsky, CONFERENCE, it.stalin, 3, 0, it.st.month, 0, 0)
    against = for_him._replace(mover=it.stalin, a=it.tomsky)
    assert levers.union_lean(it.st, for_him, it.stalin, it.urals) == 12 * 80 // 100
    assert levers.union_lean(it.st, for_him, it.stalin, it.tver) == 12 * 20 // 100
    assert levers.union_lean(it.st, against, it.tomsky, it.urals) == -(12 * 80 // 100)
    codes = [reason.code for reason in tally.crowd_stand(vote.Ballot(it.st, for_him), it.urals)[1]]
    assert "unions_lean" in codes


def test_2_27_a_lever_draws_the_unattached_of_its_trade() -> None:
    """Rule 2.27: the editor of the paper draws those who write, nobody else does."""
    it = position("""
        bukharin: seat, pravda
        stalin: seat
        anna: desk
        boris: urals
        post pravda: kind press, lever press
        post desk: kind press
        post urals: delegates 10, worker_share 30
    """)
    assert levers.trade_pull(it.st, it.anna, it.bukharin) == it.st.tune.trade_pull == 12
    assert levers.trade_pull(it.st, it.anna, it.stalin) == levers.trade_pull(it.st, it.boris, it.bukharin) == 0


# -- the standing order ------------------------------------------------------------------------------


def to_desk(it: Position) -> None:
    """Play on to the desks of the month."""
    while not it.st.queue:
        advance(it.st, [])


def test_3_27_the_standing_order_runs_when_nothing_else_is_ordered() -> None:
    """Rule 3.27: rest gives health in a month left free, and nothing in a month with an own act."""
    it = position("rykov: seat, health 60\nstalin: seat")
    it.play({"rykov": [Action("habit", (standing.REST,)), Action("end")]})
    assert it.st.health[it.rykov] >= 64 and it.st.spare[it.k("rykov")] == 0
    busy = position("rykov: seat, health 60\nstalin: seat")
    busy.st.w("habit")[busy.k("rykov")] = standing.REST
    out = busy.play({"rykov": [Action("speak", (0, -1)), Action("end")]})
    assert "rested" not in kinds(out)


def test_3_27_the_longest_unserved_client_is_served() -> None:
    """Rule 3.27: five points to the one who has waited longest; writing is an article."""
    it = position("""
        rykov: seat
        stalin: seat
        anna: cc, of rykov 60
        boris: cc, of rykov 60
    """)
    it.st.w("served")[it.anna] = it.st.month - 3
    it.st.w("habit")[it.k("rykov")] = standing.SERVE
    it.st.w("habit")[it.k("stalin")] = standing.WRITE
    out = it.play()
    assert only(out, "served_client") == [(it.rykov, it.boris, 5)]
    assert [args[0] for args in only(out, "wrote")] == [it.stalin]


def test_3_27_it_is_free_to_set_and_to_change_and_nobody_sees_it() -> None:
    """Rule 3.27: the desk stays open, no act is spent, and another seat's view does not show it."""
    from game.world.view import look

    it = position("rykov: seat\nstalin: seat")
    to_desk(it)
    k = it.st.queue[0].seat
    for mode in (standing.REST, standing.WRITE):
        assert submit(it.st, Action("habit", (mode,)), []) is None
        assert it.st.queue[0] == Decision("desk", k) and it.st.orders == [] and it.st.habit[k] == mode
    assert ("habit", (standing.WRITE,)) not in [tuple(action) for action in menu(it.st, it.st.queue[0])]
    assert look(it.st, 1 - k).habit == [0, 0] and look(it.st, k).habit[k] == standing.WRITE


def test_3_27_a_save_without_it_has_none() -> None:
    """Rule 3.27: a game saved before there was a standing order, a purse or a debt's addressee goes on."""
    it = position(MONEY)
    fresh: State = start(it.st.scenario, 1)
    data = fresh.to_json()
    for name in ("habit", "owes", "appeals", "appeals_month"):
        del data[name]
    data["country"] = data["country"][: COUNTRY_INDEX["purse"]]
    old = from_json(it.st.scenario, data)
    assert old.habit == [0, 0] and set(old.owes) == {-1} and old.c("purse") == 0
    assert OPERATIONS.index("appoint") == 0


def test_2_24_an_embassy_is_an_honourable_exile() -> None:
    """Rule 2.24: nobody sends his own man from a province to an embassy, and whoever fears a patron sends his."""
    it = position(PLACES + """
        trotsky: seat
        post paris: kind abroad, rank 4, by politburo
        post office: kind department, rank 4, by politburo
        bloc stalin trotsky against zinoviev
    """)
    abroad = it.motion("stalin", FILL, it.paris, it.molotov)
    at_home = it.motion("stalin", FILL, it.office, it.molotov)
    assert it.why("stalin", abroad)["my_man_sent_away"] == -it.why("stalin", at_home)["my_man_gets_it"] < 0
    gift = it.why("stalin", it.motion("trotsky", FILL, it.office, it.anna)).get("his_man_gets_it", 0)
    exile = it.why("stalin", it.motion("trotsky", FILL, it.paris, it.anna)).get("his_man_sent_away", 0)
    assert exile == -gift != 0
    named = candidates(it.st, it.paris, it.stalin, 9)
    assert it.anna in named
    assert it.molotov not in named or named.index(it.anna) < named.index(it.molotov)
