"""The standard rival: a temperament over what a View shows, the same acts as a person, a month at a time (rules 6)."""

from __future__ import annotations

from game.play import happening
from game.play.action import Action, bar, legal
from game.play.actions.files import yields
from game.rivals.chance import safe
from game.rivals.desk import Mind, plan
from game.rivals.player import PLAYERS
from game.rules import congress, pact, tally, vote
from game.rules.hold import find_hold
from game.world.facts import BLOC, CC, JOINT, PLATFORM, POLITBURO, Decision
from game.world.reason import total
from game.world.rng import draw, word
from game.world.view import View


class Temperament:
    """Weighs every answer by gains, fears and the seat's temper; remembers nothing between questions."""

    def __init__(self, key: int, options: dict[str, str]) -> None:
        self.key = key
        self._planned = (-1, -1)
        self._plan: list[Action] = []

    def choose(self, view: View, decision: Decision) -> Action:
        """Return the answer to a decision."""
        answer = getattr(self, "_" + decision.kind)(view, decision)
        if bar(view, decision, answer) is None:
            return answer  # type: ignore[no-any-return]
        return safe(view, decision)

    # -- the desk ---------------------------------------------------------------------------------

    def _desk(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        done = list(view.orders)
        if self._planned != (view.month, k):
            self._plan = plan(view, k, self.key)
            view.orders = done
            self._planned = (view.month, k)
        for action in self._plan[len(done):]:
            if bar(view, decision, action) is None:
                return action
        return Action("end")

    # -- answers ----------------------------------------------------------------------------------

    def _news(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        me = view.scenario.seats[k]
        temper = dict(view.scenario.people[me].temper)
        choices = view.scenario.happenings[decision.a].choices
        best, most = 0, -(10**6)
        for c in happening.allowed(view, decision.a, me):
            worth = sum(weight * (temper.get(name, 50) - 50) // 25 for name, weight in choices[c].lean)
            worth += draw(25, self.key, view.month, word("news"), decision.a, c)
            if worth > most:
                best, most = c, worth
        return Action("choose", (best,))

    def _offer(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        me = view.scenario.seats[k]
        proposer, _, kind, aim, stake, _, _ = self._offer_of(view, decision, me)
        target = aim if kind == BLOC else -1
        will = total(pact.would_join(view, me, kind, proposer, target, aim if kind == PLATFORM else -1, stake))
        if will > 0 and pact.live_pacts(view, me) < view.tune.pacts_at_most:
            return Action("accept")
        if target >= 0 and (view.bound(me, target) or view.regard[view.seat_index[target]][me] > 25):
            return Action("tell")
        return Action("refuse")

    def _offer_of(
        self, view: View, decision: Decision, me: int
    ) -> tuple[int, tuple[int, ...], int, int, int, int, tuple[object, ...]]:
        """Return the offer asked about: the first of mine that I have not answered."""
        for offer in view.offers:
            if offer[0] != me and all(answer[0] != me for answer in offer[6]):
                return offer  # type: ignore[return-value]
        return view.offers[0]  # type: ignore[return-value]

    def _pressed(self, view: View, decision: Decision) -> Action:
        me = view.scenario.seats[decision.seat]
        if bar(view, decision, Action("cancel")) is None:
            return Action("cancel")
        for _, victim, hold_id, ask in view.presses:
            hold = find_hold(view, hold_id)
            if victim != me or hold is None:
                continue
            if hold.strength < 26:
                return Action("confess")
            if total(yields(view, hold, ask)) > 0:
                return Action("yield")
        return Action("defy")

    def _noticed(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        for op in view.ops:
            if op.id == decision.a:
                j = view.seat_index[op.owner]
                if mind.gains[j] > 12 and mind.has("pride") + mind.whim("expose") * 3 > 60:
                    return Action("expose")
                return Action("counter" if mind.gains[j] > 0 or mind.has("cunning") > 50 else "ignore")
        return Action("ignore")

    def _conference(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        if not view.is_present(mind.me) or (view.scenario.people[mind.me].skills[0] < 45 and mind.whim("visit") < 7):
            return Action("visit", (-1,))
        best, most = -1, 6
        for q in congress.contested(view, view.month):
            root = mind.roots[view.holder[q]] if view.holder[q] >= 0 else -1
            worth = view.delegates[q] // 4 + mind.whim("where", q)
            worth += 8 if root == mind.me else mind.gains[view.seat_index[root]] // 2 if root >= 0 else 2
            if worth > most:
                best, most = q, worth
        return Action("visit", (best,))

    def _slate(self, view: View, decision: Decision) -> Action:
        found = legal(view, decision, "propose", 1)
        return found[0] if found else Action("propose", (-1,))

    # -- corridor and session ---------------------------------------------------------------------

    def _corridor(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        me = view.scenario.seats[k]
        if not view.is_present(me):
            live = [item for item in view.agenda if item.put_off <= view.month]
            aimed = any(vote.target_of(view, item) == me or item.mover == me for item in live)
            return Action("attend") if aimed and view.health[me] > 30 else Action("leave")
        best, most = Action("leave"), 9
        for n, item in enumerate(view.agenda):
            # What goes round for signature is not worth a word.
            if item.body not in (POLITBURO, CC, JOINT) or item.put_off > view.month or item.c == 1:
                continue
            mine = vote.says(vote.Ballot(view, item), me) if me in tally.voters(view, item.body) else 0
            stake = 40 if item.mover == me else abs(mine)
            if vote.target_of(view, item) == me:
                stake, mine = 80, -80
            if stake < 14:
                continue
            count = tally.count(view, item, why=False)
            side = 1 if item.mover == me or mine > 0 else -1
            close = abs(count.ayes - count.noes) * 100 // max(1, count.ayes + count.noes)
            if close > 34:
                continue
            for line in count.lines:
                if line.post != -1 or line.person == me or (line.amount > 0) == (side > 0) or abs(line.amount) > 32:
                    continue
                kind = "warn" if any(view.jurisdiction(q) == me for q in view.posts_of[line.person]) else "promise"
                action = Action(kind, (line.person, n, side))
                worth = (
                    stake // 3
                    + 20
                    - close // 2
                    - abs(line.amount) // 2
                    + draw(6, self.key, view.month, line.person, n)
                )
                if worth > most and bar(view, decision, action) is None:
                    best, most = action, worth
        return best

    def _call(self, view: View, decision: Decision) -> Action:
        me = view.scenario.seats[decision.seat]
        item = view.agenda[decision.a]
        cast = {p: side for p, side in enumerate(view.votes) if side in (1, -1)}
        amount = vote.says(vote.Ballot(view, item, cast), me)
        if item.mover == me and item.kind != 9:
            return Action("yes")
        if abs(amount) < 5 and decision.b != 1:
            return Action("wait")
        return Action("yes" if amount > 0 else "no")

    def _amend(self, view: View, decision: Decision) -> Action:
        for name in ("soften", "refer"):
            if bar(view, decision, Action(name)) is None:
                return Action(name)
        return Action("stand_firm")

    def _after(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        if mind.has("pride") + mind.has("zeal") > 135 and view.record[mind.me] > 15 and mind.whim("cells") >= 6:
            return Action("cells")
        if mind.has("pride") > 55 and mind.whim("appeal") >= 7 and bar(view, decision, Action("appeal")) is None:
            return Action("appeal")
        return Action("reserve" if mind.has("zeal") + mind.whim("reserve") * 4 > 75 else "submit")

    def _fallen(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        if mind.has("pride") < 60 and bar(view, decision, Action("recant_letter")) is None and mind.has("fear") > 35:
            return Action("recant_letter")
        return Action("letter" if mind.has("pride") > 50 else "silence")


PLAYERS["standard"] = Temperament
