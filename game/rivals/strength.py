"""Four strengths of rival, weakest first: what they see, count and weigh differs; none of them sees more than its seat.

`delegate` speaks before it counts: it strikes whomever it fears by name, tables what nobody will vote for and misjudges
what is asked of it; `secretary` does so less; `member` is the standard rival; `leader` is the planner at its full
budget. `strength:1` to `strength:4` name the same. Doing little weakens nobody here: it is rashness that costs.
"""

from __future__ import annotations

from game.play.action import ACTIONS, Action, bar
from game.play.actions.answers import offered
from game.rivals import desk
from game.rivals.mind import Mind, Scored
from game.rivals.motions import counts_on
from game.rivals.planner import Planner
from game.rivals.player import PLAYERS, Player
from game.rivals.temperament import Temperament
from game.rules import deal, vote
from game.world.kinds import CONFIDENCE, DOCUMENT, REMOVE, RUNG, Decision
from game.world.reason import total
from game.world.rng import draw, word
from game.world.view import View

STRENGTHS = ("delegate", "secretary", "member", "leader")  # weakest first


class Coarse(Temperament):
    """The standard rival with coarse judgement.

    `heat` points are added to whatever attacks somebody by name; one of the first `among` things that come to mind is
    taken by chance; in `uncounted` months of ten a motion is tabled uncounted; what is asked of it is misjudged by
    `astray` points at most.
    """

    def __init__(self, key: int, among: int, uncounted: int, astray: int, heat: int) -> None:
        super().__init__(key, {})
        self.among, self.uncounted, self.astray, self.heat = among, uncounted, astray, heat

    def habit(self, view: View, k: int) -> int:
        """Return no standing order: who forgets to count forgets that as well."""
        return 0

    def orders(self, view: View, k: int) -> list[Action]:
        """Return the month's orders, taken by chance from what came to mind first."""
        mind = Mind(view, k, self.key)
        mind.uncounted = mind.whim("counts") < self.uncounted
        view.orders = []
        chosen: list[Action] = []
        for weighers, room in ((desk.OWN_WEIGHERS, view.acts[k]), (desk.STAFF_WEIGHERS, desk.free_slots(mind))):
            if room <= 0:
                continue
            seen: list[Scored] = [
                (worth + self.heat * is_hot(action), action)
                for weigh in weighers
                for worth, action in weigh(mind)
                if worth >= desk.MIN_WORTH
            ]
            seen.sort(key=lambda one: (-one[0], one[1]))
            chosen += self._some(mind, seen, room)
        view.orders = []
        return chosen

    def _some(self, mind: Mind, seen: list[Scored], room: int) -> list[Action]:
        """Return as many acts as there is room for, each one of the first few that are not barred."""
        facts, k = mind.facts, mind.k
        chosen: list[Action] = []
        counted = 0
        while room > 0 and seen:
            at = draw(min(self.among, len(seen)), self.key, facts.month, word("among"), len(seen), room)
            _, action = seen.pop(at)
            if any(one.kind == action.kind for one in chosen):
                continue
            if ACTIONS[action.kind].why_not(facts, k, action.args) is not None:
                continue
            if action.kind == "motion":
                counted += 1
                if (counted > 2 and not mind.uncounted) or not counts_on(mind, action.args):
                    continue
            chosen.append(action)
            facts.orders.append((k, action.kind, action.args))
            room -= 1
        return chosen

    def _slip(self, view: View, what: str, *parts: int) -> int:
        """Return by how many points something is misjudged this month."""
        span = 2 * self.astray + 1
        return draw(span, self.key, view.month, word(what), *parts) - self.astray

    def _offer(self, view: View, decision: Decision) -> Action:
        offer = offered(view, decision.seat)
        if offer is None:
            return Action("refuse")
        me = view.scenario.seats[decision.seat]
        will = total(deal.answer(view, me, offer)) + self._slip(view, "offer", decision.a)
        return Action("accept" if will > 0 and bar(view, decision, Action("accept")) is None else "refuse")

    def _call(self, view: View, decision: Decision) -> Action:
        me = view.scenario.seats[decision.seat]
        item = view.agenda[decision.a]
        if item.mover == me and item.kind != CONFIDENCE:
            return Action("yes")
        cast = {p: side for p, side in enumerate(view.votes) if side in (1, -1)}
        amount = vote.says(vote.Ballot(view, item, cast), me) + self._slip(view, "vote", item.kind, item.a)
        return Action("yes" if amount > 0 else "no")


def is_hot(action: Action) -> bool:
    """Tell whether an act attacks somebody by name: it makes enemies, and who does it does not count them first."""
    if action.kind in ("write", "speak", "campaign"):
        return action.args[1] >= 0
    if action.kind == "motion":
        return action.args[0] in (RUNG, REMOVE, DOCUMENT)
    return action.kind in ("street", "press", "stir", "leak", "case")


def delegate(key: int, options: dict[str, str]) -> Player:
    """Make the weakest rival: it speaks before it counts."""
    return Coarse(key, among=3, uncounted=10, astray=60, heat=90)


def secretary(key: int, options: dict[str, str]) -> Player:
    """Make the second rival: it counts more often and holds its tongue."""
    return Coarse(key, among=2, uncounted=3, astray=12, heat=7)


def strength(key: int, options: dict[str, str]) -> Player:
    """Make one of the four by its number, as in `strength:1`; raises ValueError for any other."""
    name = next(iter(options), "")
    if name not in ("1", "2", "3", "4"):
        raise ValueError("strength:1 is the weakest rival and strength:4 the strongest; there are four")
    return PLAYERS[STRENGTHS[int(name) - 1]](key, {})


PLAYERS["delegate"] = delegate
PLAYERS["secretary"] = secretary
PLAYERS["member"] = Temperament
PLAYERS["leader"] = Planner
PLAYERS["strength"] = strength
