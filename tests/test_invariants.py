"""What must hold in every game whatever is chosen: the figures kept, legality, sameness, and what stays hidden."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from games import SMALL, Checked, answer, mixed, play_on, scenario_of, small

from game import save
from game.play import month
from game.play.action import ACTIONS, Action, bar, kinds_at, menu
from game.rivals.chance import Chance
from game.rivals.player import PLAYERS, Player, player
from game.session import Session
from game.world import state as states
from game.world.event import ALL
from game.world.facts import Decision
from game.world.rng import draw, key
from game.world.state import State
from game.world.view import View, look

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("1924", "1925", "letter")


def rivals_only(name: str, seed: int, rival: str = "random", kind: type[Session] = Session) -> Session:
    scenario = scenario_of(name)
    return kind(scenario, seed, [rival] * len(scenario.seats), archive=False)


# Figures that are kept


def test_what_is_kept_agrees_with_a_new_count_after_every_action() -> None:
    for seed in range(1, 13):
        game = rivals_only(str(SMALL), seed, "standard" if seed % 3 == 0 else "random", Checked)
        assert isinstance(game, Checked)
        assert game.wrong == [] and game.checks > 150
        assert game.over and game.errors == 0


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_plays_to_its_end_without_error(name: str) -> None:
    game = rivals_only(name, 1, kind=CheckedMonthly)
    assert isinstance(game, CheckedMonthly)
    assert game.over and game.errors == 0 and len(game.log) > 300
    assert game.wrong == [] and game.checks > 20


class CheckedMonthly(Checked):
    """A game that counts anew at the opening of every month only."""

    def _check(self, after: str) -> None:
        if after == "month" and self.state.phase == month.NEWS:
            super()._check(after)


@pytest.mark.long
@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("rival", ["random", "standard"])
def test_many_games_of_a_shipped_scenario(name: str, rival: str) -> None:
    for seed in range(1, 31 if rival == "random" else 6):
        game = rivals_only(name, seed, rival, Checked)
        assert isinstance(game, Checked)
        assert game.wrong == [] and game.errors == 0 and game.over


# Legality


class Probed(Session):
    """A game that tries, at some of its questions, every answer offered and many that are not."""

    every = 1
    offered = 0
    refused = 0
    faults: list[str]

    def _run(self) -> None:
        self.faults = []
        super()._run()

    def _rival(self, rival: Player, decision: Decision) -> None:
        if draw(self.every, 7, len(self.log)) == 0:
            self.probe(decision)
        super()._rival(rival, decision)

    def probe(self, decision: Decision) -> None:
        view, before = look(self.state, decision.seat), self.state.digest()
        for action in menu(view, decision, 3):
            trial = self.state.clone()
            barred = month.submit(trial, action, [], decision.seat)
            self.offered += 1
            if barred is not None or trial.recount():
                self.fault(decision, action, f"offered and refused: {barred} {trial.recount()}")
        for action in self.others(view, decision):
            trial = self.state.clone()
            barred = month.submit(trial, action, [], decision.seat)
            told = bar(view, decision, action)
            if (barred is None) != (told is None):
                self.fault(decision, action, f"the view says {told}, the state {barred}")
            if barred is not None:
                self.refused += 1
                if trial.digest() != before:
                    self.fault(decision, action, "refused, and the state was changed")
        if self.state.digest() != before:
            self.fault(decision, Action("end"), "trying answers out on clones changed the state")

    def others(self, view: View, decision: Decision) -> list[Action]:
        """Return answers legal by the truth, offered ones with a changed argument, and those of other questions."""
        out = [action for kind in kinds_at(decision) for action in menu(self.state, decision, 2) if action.kind == kind.name]
        for n, action in enumerate(list(out)):
            if action.args:
                at = draw(len(action.args), 1, len(self.log), n)
                value = (-2, -1, 0, 1, 5, 999, 10**12)[draw(7, 2, len(self.log), n)]
                out.append(Action(action.kind, (*action.args[:at], value, *action.args[at + 1 :])))
                out.append(Action(action.kind, action.args[:-1]))
        names = sorted(ACTIONS)
        out.append(Action(names[draw(len(names), 3, len(self.log))], (0, 1, 2)[: draw(4, 4, len(self.log))]))
        out.append(Action("abdicate", (1,)))
        return out

    def fault(self, decision: Decision, action: Action, what: str) -> None:
        self.faults.append(f"{self.scenario.id} seed {self.seed} action {len(self.log) + 1} {decision} {action}: {what}")


class ProbedSeldom(Probed):
    every = 150


def test_what_is_offered_is_accepted_and_what_is_refused_changes_nothing() -> None:
    offered = refused = 0
    for seed in (1, 2):
        game = rivals_only(str(SMALL), seed, kind=ProbedSome)
        assert isinstance(game, Probed) and game.faults == []
        offered, refused = offered + game.offered, refused + game.refused
    big = rivals_only("1924", 2, kind=ProbedSeldom)
    assert isinstance(big, Probed) and big.faults == []
    assert offered + big.offered > 900 and refused + big.refused > 900


class ProbedSmall(Probed):
    every = 4


class ProbedSome(Probed):
    every = 8


@pytest.mark.long
@pytest.mark.parametrize("name", SHIPPED)
def test_many_pairs_of_offered_and_accepted(name: str) -> None:
    for seed in range(3, 8):
        game = rivals_only(name, seed, "standard" if seed % 2 else "random", ProbedSmall)
        assert isinstance(game, Probed) and game.faults == [] and game.offered > 1000


# The same choices, the same state

DIGESTS = """
import sys
from game.content import load_scenario
from game.session import Session
scenario, _ = load_scenario(sys.argv[1])
for seed in (1,):
    for rival in ("random", "standard"):
        game = Session(scenario, seed, [rival] * len(scenario.seats), digests=True)
        print(" ".join(entry.digest[:12] for entry in game.log), game.state.digest())
"""


def digests_under(*hash_seeds: str, program: str = DIGESTS, name: str = str(SMALL)) -> list[str]:
    """Return what a program prints under each hash seed."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, name], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
        )
        for hash_seed in hash_seeds
    ]  # fmt: skip
    told = [run.communicate(timeout=300)[0] for run in runs]
    assert [run.returncode for run in runs] == [0] * len(runs)
    return told


def test_digests_after_every_action_are_the_same_under_two_hash_seeds() -> None:
    one, other = digests_under("0", "4242")
    assert len(one) > 2000 and one == other


@pytest.mark.long
def test_digests_of_1924_are_the_same_under_three_hash_seeds() -> None:
    assert len(set(digests_under("0", "1", "77", name="1924"))) == 1


def test_the_same_seed_gives_the_same_game_and_another_seed_another() -> None:
    one = [rivals_only(str(SMALL), seed).state.digest() for seed in (1, 2, 3)]
    assert one == [rivals_only(str(SMALL), seed).state.digest() for seed in (1, 2, 3)]
    assert len(set(one)) == 3


# What stays hidden


def another_world(st: State, k: int, salt: int) -> tuple[State, int]:
    """Return a state that differs only in what seat k cannot see, and how much differs."""
    new, me = st.clone(), st.scenario.seats[k]
    seats, people = range(len(st.scenario.seats)), range(len(st.scenario.people))
    bit, altered = 1 << k, 0
    hidden = [p for p in people if p != me]
    for p in hidden:
        if draw(2, salt, 1, p):
            new.w("loyalty")[p] = draw(101, salt, 2, p)
            new.w("patron")[p] = st.scenario.seats[draw(len(seats), salt, 3, p)] if st.seat_index[p] < 0 else st.patron[p]
            altered += 1
        if not st.bel_want[k][p]:
            wants = len(st.scenario.people[p].wants)
            new.w("want")[p] = draw(wants, salt, 4, p) if wants else st.want[p]
            new.w("served")[p] = draw(5, salt, 5, p)
    for j in seats:
        for p in hidden:
            # What p thinks of j and has told nobody.
            if draw(2, salt, 6, j, p):
                amount = draw(41, salt, 7, j, p) - 20
                new.row("why_regard", j)[p] = (*st.why_regard[j][p], (1, amount, st.month, 0))
                new.row("regard", j)[p] = st.regard[j][p] + amount
                altered += 1
        if j != k:
            for p in people:
                new.row("bel_patron", j)[p] = draw(len(st.scenario.people), salt, 8, j, p)
                new.row("bel_loyalty", j)[p] = draw(101, salt, 9, j, p)
                new.row("bel_month", j)[p] = st.month - draw(9, salt, 10, j, p)
            new.w("eye")[j] = draw(96, salt, 11, j)
            new.w("ambition")[j] = draw(100, salt, 12, j)
            new.w("spare")[j] = 1 - st.spare[j]
            new.w("paramount")[j] += 1
    new.w("paramount")[k] += 1
    new.w("holds")[:] = [x._replace(strength=99, holders=x.holders ^ (bit << 1 if k + 1 < len(seats) else bit >> 1))
                         if not (x.public or x.holders & bit or any(m.kind == 7 and m.a == x.id for m in st.agenda)) else x
                         for x in st.holds]  # fmt: skip
    new.w("pacts")[:] = [pact for pact in st.pacts if not pact.secret or me in pact.parties or pact.known & bit]
    new.w("ops")[:] = [op for op in st.ops if op.owner == me or op.seen & bit]
    new.w("orders")[:] = [order for order in st.orders if order[0] == k]
    new.w("promises")[:] = [word for word in st.promises if me in (word.who, word.to)]
    altered += len(st.pacts) + len(st.ops) + len(st.orders) - len(new.pacts) - len(new.ops) - len(new.orders)
    new.seed, new.next_id, new.leader = st.seed + 99, st.next_id + 5, (st.leader + 1) % len(seats)
    return new, altered


def known(view: View) -> dict[str, object]:
    """Return all that a view holds, but what is only worked out from it."""
    return {name: value for name, value in vars(view).items() if name not in ("_roots", "_believed", "_power", "scenario", "tune")}


class TwoWorlds(Session):
    """A game that asks at some questions what a seat would know and do if only hidden things were otherwise."""

    every = 1
    pairs = 0
    altered = 0
    faults: list[str]

    def _run(self) -> None:
        self.faults = []
        super()._run()

    def _rival(self, rival: Player, decision: Decision) -> None:
        if draw(self.every, 9, len(self.log)) == 0:
            other, altered = another_world(self.state, decision.seat, len(self.log))
            self.pairs, self.altered = self.pairs + 1, self.altered + altered
            here, there = look(self.state, decision.seat), look(other, decision.seat)
            a, b = known(here), known(there)
            odd = [name for name in a if a[name] != b[name]]
            if odd or here.roots() != there.roots():
                self.fault(decision, f"the views differ in {odd}")
            if menu(here, decision, 6) != menu(there, decision, 6):
                self.fault(decision, "the menus differ")
            for spec in ("standard", "random"):
                if player(spec, 5).choose(here, decision) != player(spec, 5).choose(there, decision):
                    self.fault(decision, f"{spec} chooses otherwise")
            for action in menu(here, decision, 2):
                if bar(other, decision, action) is not None:
                    self.fault(decision, f"{action} is offered and would be refused")
        super()._rival(rival, decision)

    def fault(self, decision: Decision, what: str) -> None:
        self.faults.append(f"{self.scenario.id} seed {self.seed} action {len(self.log) + 1} {decision}: {what}")


class TwoWorldsSmall(TwoWorlds):
    every = 4


class TwoWorldsSeldom(TwoWorlds):
    every = 90


def test_two_worlds_that_differ_in_what_a_seat_cannot_see_are_one_to_it() -> None:
    pairs = 0
    for name, seed, rival, kind in (
        (str(SMALL), 3, "random", TwoWorldsSmall), (str(SMALL), 4, "standard", TwoWorldsSmall), ("1924", 5, "random", TwoWorldsSeldom),
    ):  # fmt: skip
        game = rivals_only(name, seed, rival, kind)
        assert isinstance(game, TwoWorlds) and game.faults == []
        assert game.altered > 5 * game.pairs
        pairs += game.pairs
    assert pairs > 60


@pytest.mark.long
@pytest.mark.parametrize("name", SHIPPED)
def test_many_pairs_of_worlds(name: str) -> None:
    for seed in range(5, 10):
        game = rivals_only(name, seed, "standard" if seed % 2 else "random", TwoWorldsSmall)
        assert isinstance(game, TwoWorlds) and game.faults == []


def test_a_seat_hears_only_what_it_may_know() -> None:
    game = play_on(mixed(small(), 4), 60)
    assert not game.over
    heard = Counter(event.kind for event in game.heard(0))
    assert 0 < sum(heard.values()) < len(game.events)
    assert all(event.audience == ALL or event.audience & 1 for event in game.heard(0))
    assert all(event.audience == ALL for event in game.heard(-1))


# Faults put in on purpose are caught


def test_a_writer_that_forgets_what_is_kept_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets(self: State, p: int, q: int, giver: int) -> None:
        self.vacate(q)
        self.w("holder")[q] = p
        self.w("giver")[q] = giver

    monkeypatch.setattr(states.State, "seat", forgets)
    game = rivals_only(str(SMALL), 1, kind=Checked)
    assert isinstance(game, Checked) and any("posts of" in fault for fault in game.wrong)


def test_a_stale_cache_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def stale(self: State, name: str) -> list[int]:
        if name not in self._own:
            self._own.add(name)
            setattr(self, name, list(getattr(self, name)))
        column: list[int] = getattr(self, name)
        return column

    monkeypatch.setattr(states.State, "w", stale)
    game = rivals_only(str(SMALL), 1, kind=Checked)
    assert isinstance(game, Checked) and any("stale" in fault for fault in game.wrong)


def test_a_field_left_out_of_the_save_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "SAVED", tuple(name for name in states.SAVED if name != "machine"))
    path = save.save_game(play_on(mixed(small(), 2), 5), tmp_path / "x.save")
    with pytest.raises(save.SaveError, match="machine"):
        save.load_game(path, scenario=small())


def test_a_draw_keyed_by_something_outside_the_game_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock would give another number at each asking; so does this count."""
    asked: list[int] = []

    def by_the_clock(sides: int, *parts: int) -> int:
        asked.append(1)
        return key(*parts, len(asked)) % sides

    monkeypatch.setattr("game.rules.belief.draw", by_the_clock)
    path = save.save_game(play_on(mixed(small(), 2), 40), tmp_path / "x.save")
    assert asked
    with pytest.raises(save.SaveError, match="does not lead to its state"):
        save.load_game(path, scenario=small())


SET_ORDER = """
import game.rules.lead as lead
true = lead.gain
def unordered(facts):
    table = true(facts)
    names = {person.id for person in facts.scenario.people}
    table[0][1] += list(names).index("stalin") % 7
    return table
lead.gain = unordered
""" + DIGESTS


def test_an_order_taken_from_a_set_is_caught() -> None:
    assert len(set(digests_under("0", "4242", program=SET_ORDER))) == 2


def test_a_rule_that_reads_the_truth_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legality that rests on the real chains gives itself away: the view's answer is another than the state's."""
    kind = type(ACTIONS["win"])
    rule = kind.why_not

    def by_truth(self, facts, k, args):  # type: ignore[no-untyped-def]
        return rule(self, facts, k, args) if facts.roots()[args[0] % len(facts.life)] % 2 else month.Reason("not_available")

    monkeypatch.setattr(kind, "why_not", by_truth)
    game = rivals_only(str(SMALL), 1, kind=ProbedSmall)
    assert isinstance(game, Probed) and any("the view says" in fault or "offered and refused" in fault for fault in game.faults)


def test_a_rival_that_fails_is_counted_and_the_game_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Chance):
        def choose(self, view: View, decision: Decision) -> Action:
            if view.month % 3 == 0:
                raise RuntimeError("lost the thread")
            return super().choose(view, decision) if view.month % 3 == 1 else Action("yes")

    monkeypatch.setitem(PLAYERS, "broken", Broken)
    game = rivals_only(str(SMALL), 2, "broken")
    assert game.over and game.errors > 10


def test_an_answer_to_nothing_is_refused_with_its_reason() -> None:
    game = mixed(small(), 3)
    before = game.state.digest()
    decision = game.decision
    assert decision is not None
    for action in (Action("abdicate"), Action("yes", (1, 2)), Action("motion", (99, 0, 0)), Action("pact", ()), Action("win", (-5,))):
        reason = game.submit(action)
        assert reason is not None and reason.code
    assert game.state.digest() == before and game.decision == decision
    assert game.submit(answer(game)) is None
    play_on(game)
    late = game.submit(Action("end"))
    assert late is not None and late.code == "game_over"
