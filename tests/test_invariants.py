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
from game.lab.proof_hidden import ALTERED, TwoWorlds
from game.play import month
from game.play.action import ACTIONS, Action, bar, menu
from game.rivals.chance import Chance
from game.rivals.player import PLAYERS, Player
from game.session import Session
from game.world import state as states
from game.world.event import ALL
from game.world.kinds import Decision
from game.world.rng import draw, key
from game.world.state import State
from game.world.view import View, look

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("1924", "1925", "letter")


def rivals_only(name: str, seed: int, rival: str = "random", kind: type[Session] = Session) -> Session:
    scenario = scenario_of(name)
    return kind(scenario, seed, [rival] * len(scenario.seats), archive=False)


# Figures that are kept


@pytest.mark.slow
def test_what_is_kept_agrees_with_a_new_count_after_every_action() -> None:
    for seed in range(1, 13):
        game = rivals_only(str(SMALL), seed, "standard" if seed % 3 == 0 else "random", Checked)
        assert isinstance(game, Checked)
        assert game.wrong == [] and game.checks > 150
        assert game.over and game.errors == 0


@pytest.mark.parametrize("name", ["1924", *(pytest.param(name, marks=pytest.mark.long) for name in ("letter", "1925"))])
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
        out = menu(self.state, decision, 2)
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


def test_what_is_offered_is_accepted_and_what_is_refused_changes_nothing() -> None:
    """In the small scenario; the long form, below, plays the shipped ones."""
    offered = refused = 0
    for seed in (1, 2):
        game = rivals_only(str(SMALL), seed, kind=ProbedSome)
        assert isinstance(game, Probed) and game.faults == []
        offered, refused = offered + game.offered, refused + game.refused
    assert offered > 900 and refused > 900


class ProbedSmall(Probed):
    every = 4


class ProbedSome(Probed):
    every = 8


@pytest.mark.long
@pytest.mark.parametrize("name", SHIPPED)
def test_many_pairs_of_offered_and_accepted(name: str) -> None:
    for seed in range(2, 8):
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


@pytest.mark.slow
def test_digests_after_every_action_are_the_same_under_two_hash_seeds() -> None:
    one, other = digests_under("0", "4242")
    assert len(one) > 2000 and one == other


@pytest.mark.long
def test_digests_of_1924_are_the_same_under_three_hash_seeds() -> None:
    assert len(set(digests_under("0", "1", "77", name="1924"))) == 1


@pytest.mark.slow
def test_the_same_seed_gives_the_same_game_and_another_seed_another() -> None:
    one = [rivals_only(str(SMALL), seed).state.digest() for seed in (1, 2, 3)]
    assert one == [rivals_only(str(SMALL), seed).state.digest() for seed in (1, 2, 3)]
    assert len(set(one)) == 3


# What stays hidden


class TwoWorldsSmall(TwoWorlds):
    every = 4


@pytest.mark.slow
def test_two_worlds_that_differ_in_what_a_seat_cannot_see_are_one_to_it() -> None:
    """In the small scenario; `test_proofs.py` does the same in 1924, the long form in every shipped one."""
    pairs = 0
    for seed, rival in ((3, "random"), (4, "standard")):
        game = rivals_only(str(SMALL), seed, rival, TwoWorldsSmall)
        assert isinstance(game, TwoWorlds) and game.faults == []
        assert set(ALTERED) - set(game.altered) <= {"want"}, "the eight have no second want"
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
""" + DIGESTS.replace('("random", "standard")', '("standard",)')  # those who choose at random never ask


@pytest.mark.slow
def test_an_order_taken_from_a_set_is_caught() -> None:
    assert len(set(digests_under("0", "4242", program=SET_ORDER))) == 2


@pytest.mark.slow
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
