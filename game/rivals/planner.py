"""The planner: the standard rival's acts and its own, weighed with the heads counted, the gravest tried in worlds.

`planner:budget=N` plays on in N imagined months each month that matters; 0 counts and tries nothing. It remembers
nothing that it cannot work out again from the view and its key, so that a loaded game goes on alike.
"""

from __future__ import annotations

from game.play.action import ACTIONS, Action
from game.rivals import desk, planner_votes
from game.rivals.mind import Mind, Scored
from game.rivals.motions import counts_on
from game.rivals.planner_aim import weigh_aim
from game.rivals.planner_craft import (
    Position,
    tempered,
    weigh_blocs,
    weigh_cover,
    weigh_friends,
    weigh_nearness,
    weigh_power,
)
from game.rivals.planner_staff import staffed, weigh_heads, weigh_men
from game.rivals.planner_tries import grave, tried
from game.rivals.player import PLAYERS
from game.rivals.temperament import Temperament
from game.world.kinds import Decision
from game.world.view import View

BUDGET = 6  # imagined months a month that matters, at the strongest
TRIED = 3  # acts tried in the same worlds, each of another kind


class Planner(Temperament):
    """Counts before it moves: votes, enemies and friends, then what comes of the best few in imagined months."""

    def __init__(self, key: int, options: dict[str, str]) -> None:
        super().__init__(key, options)
        self.budget = int(options.get("budget", BUDGET))

    def habit(self, view: View, k: int) -> int:
        """Return the standing order: rest for the tired and the marked, else to serve the clients one has."""
        me = view.scenario.seats[k]
        return 1 if view.health[me] < 60 or view.record[me] > 4 else 3

    def _call(self, view: View, decision: Decision) -> Action:
        return planner_votes.call(view, decision)

    def _offer(self, view: View, decision: Decision) -> Action:
        return planner_votes.offer(view, decision)

    def _corridor(self, view: View, decision: Decision) -> Action:
        if not planner_votes.corridor(view, decision):
            return Action("leave")
        return super()._corridor(view, decision)

    def _report(self, view: View, decision: Decision) -> Action:
        """Return what is said to a report: a good word costs the weak nothing, and is remembered by who reported."""
        said = super()._report(view, decision)
        if said.kind == "speak_against" and not planner_votes.is_strong(view, decision.seat):
            return Action("speak_for")
        return said

    def _after(self, view: View, decision: Decision) -> Action:
        """Return how a defeat is taken: who counts submits, and is heard again another time."""
        return Action("submit")

    def orders(self, view: View, k: int) -> list[Action]:
        """Return the month's orders of a seat, own acts first."""
        mind = Mind(view, k, self.key)
        view.orders = []
        at = Position(mind)
        own = self.own(at)
        chosen = pick(mind, own, view.acts[k])
        if self.budget and chosen and matters(at, chosen[0]):
            few = pick(mind, own, TRIED)
            worths = {action: worth for worth, action in own}
            scored = [(worths[action], action) for action in few]
            view.orders = []
            first = tried(view, k, self.key, scored, (), self.budget)
            chosen = [first, *(action for action in chosen if action.kind != first.kind)][: view.acts[k]]
        view.orders = [(k, action.kind, action.args) for action in chosen]
        chosen += self.staff(mind)
        view.orders = []
        return chosen

    def own(self, at: Position) -> list[Scored]:
        """Return every own act that comes to mind with its worth, the best first."""
        scored: list[Scored] = []
        for weigh in (weigh_power, weigh_nearness, weigh_friends, weigh_blocs, weigh_cover):
            scored += weigh(at)
        scored += weigh_aim(at.mind)
        for std in desk.OWN_WEIGHERS:
            scored += [(tempered(at, worth, action), action) for worth, action in std(at.mind)]
        return ranked(scored)

    def staff(self, mind: Mind) -> list[Action]:
        """Return the operations to start: each further one of a kind is worth less."""
        room = desk.free_slots(mind)
        if room <= 0:
            return []
        scored: list[Scored] = [*weigh_heads(mind), *weigh_men(mind)]
        for std in desk.STAFF_WEIGHERS:
            scored += [(staffed(mind, worth, act), act) for worth, act in std(mind) if act.kind != "win"]
        least = [(-worth, n, act) for n, (worth, act) in enumerate(scored) if worth >= desk.MIN_WORTH]
        least.sort(key=lambda one: (one[0], one[2]))
        chosen: list[Action] = []
        for _, _, action in desk.varied(mind, least):
            if len(chosen) >= room:
                break
            if action not in chosen and ACTIONS[action.kind].why_not(mind.facts, mind.k, action.args) is None:
                chosen.append(action)
                mind.facts.orders.append((mind.k, action.kind, action.args))
        return chosen


def matters(at: Position, action: Action) -> bool:
    """Tell whether a month is worth thinking ahead in: a plenum meets, or he is in danger, and the act is grave."""
    return at.meets and (grave(action) or at.danger > 430)


def ranked(scored: list[Scored]) -> list[Scored]:
    """Return acts in the order of their worth, each once."""
    best: dict[Action, int] = {}
    for worth, action in scored:
        best[action] = max(worth, best.get(action, worth))
    return sorted(((worth, action) for action, worth in best.items()), key=lambda one: (-one[0], one[1]))


def pick(mind: Mind, scored: list[Scored], room: int) -> list[Action]:
    """Return the best acts that are not barred, no two of a kind; a motion only if it is counted on."""
    facts, k = mind.facts, mind.k
    chosen: list[Action] = []
    counted = 0
    for worth, action in scored:
        if len(chosen) >= room or worth < desk.MIN_WORTH:
            break
        if any(one.kind == action.kind for one in chosen):
            continue
        if ACTIONS[action.kind].why_not(facts, k, action.args) is not None or absent(mind, action):
            continue
        if action.kind == "motion":
            counted += 1
            if counted > 3 or not counts_on(mind, action.args):
                continue
        chosen.append(action)
    return chosen


def absent(mind: Mind, action: Action) -> bool:
    """Tell whether an act asks for a man's presence who is ill or away."""
    if mind.facts.is_present(mind.me):
        return False
    return action.kind not in ("write", "shift", "motion", "rest", "press", "resign", "recant")


PLAYERS["planner"] = Planner
