"""The standard rival: a temperament over what a View shows, the same acts as a person, a month at a time (rules 6)."""

from __future__ import annotations

from typing import Any

from game.play import happening
from game.play.action import ACTIONS, Action, bar, legal
from game.play.actions.answers import offered, pressed
from game.play.actions.files import yields
from game.rivals import corridor, ladder, tales, vetoes
from game.rivals.chance import safe
from game.rivals.desk import plan
from game.rivals.mind import Mind
from game.rivals.player import PLAYERS
from game.rules import congress, deal, slate, vote
from game.rules.hall import report_motion
from game.rules.hold import find_hold
from game.world.facts import Facts
from game.world.kinds import BLOC, CONFIDENCE, Decision
from game.world.reason import total
from game.world.rng import draw, word
from game.world.view import View

BOTH_WAYS = 40  # points that speak against a bloc whose other side one has said yes to this month, as if it were signed
CAUCUS_BROKEN = 20  # points against what was settled, the bond counted, at which a rival breaks it before everybody


class Temperament:
    """Weighs every answer by gains, fears and the seat's temper; remembers nothing between questions."""

    def __init__(self, key: int, options: dict[str, str]) -> None:
        self.key = key
        self._planned = (-1, -1)
        self._plan: list[Action] = []

    def choose(self, view: View, decision: Decision) -> Action:
        """Return the answer to a decision."""
        answer = getattr(self, "_" + decision.kind)(view, decision)
        if decision.kind == "desk":
            return answer  # type: ignore[no-any-return]  # nothing barred is ordered there
        if bar(view, decision, answer) is None:
            return answer  # type: ignore[no-any-return]
        return safe(view, decision)

    # -- the desk ---------------------------------------------------------------------------------

    def _desk(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        done = list(view.orders)
        if self._planned != (view.month, k):
            self._plan = self.orders(view, k)
            view.orders = done
            self._planned = (view.month, k)
        given = {(kind, args) for _, kind, args in done}
        for action in self._plan:
            if (action.kind, action.args) not in given and bar(view, decision, action) is None:
                return action
        habit = Action("habit", (self.habit(view, k),))
        return habit if bar(view, decision, habit) is None else Action("end")

    def orders(self, view: View, k: int) -> list[Action]:
        """Return the month's orders of a seat, own acts first."""
        return plan(view, k, self.key)

    def habit(self, view: View, k: int) -> int:
        """Return the standing order for acts that are not given, as play/actions/standing.py numbers them."""
        return vetoes.habit(view, k)

    # -- answers ----------------------------------------------------------------------------------

    def _news(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        me = view.scenario.seats[k]
        temper = view.scenario.tempers[me]
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
        offer = offered(view, k)
        if offer is None:
            return Action("refuse")
        kind, aim = offer[2:4]
        target = aim if kind == BLOC else -1
        will = total(deal.answer(view, me, offer)) - (BOTH_WAYS if _given_away(view, me, offer) else 0)
        if will > 0 and bar(view, decision, Action("accept")) is None:
            return Action("accept")
        if target >= 0 and (view.bound(me, target) or view.regard[view.seat_index[target]][me] > 25):
            return Action("tell")
        return Action("refuse")

    def _pressed(self, view: View, decision: Decision) -> Action:
        if bar(view, decision, Action("cancel")) is None:
            return Action("cancel")
        press = pressed(view, decision.seat)
        hold = find_hold(view, press[2]) if press is not None else None
        if press is not None and hold is not None:
            if hold.strength < 26:
                return Action("confess")
            if total(yields(view, hold, press[3])) > 0:
                return Action("yield")
        return Action("defy")

    def _noticed(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        return vetoes.noticed(mind, view, decision) or tales.noticed(mind, view, decision)

    def _published(self, view: View, decision: Decision) -> Action:
        return tales.published(Mind(view, decision.seat, self.key), view, decision)

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
        mind = Mind(view, decision.seat, self.key)
        # Who has nobody to seat, or more to fear than one seat is worth, buys a friend with the place.
        if not found or found[0].args[0] < 0 or mind.danger + 2 * mind.whim("place") >= 26:
            best, most = None, 0
            for offer in legal(view, decision, "give_place", 12):
                hope = total(ACTIONS["give_place"].forecast(view, decision.seat, offer.args))
                taker = slate.patron_of(view, offer.args[0], decision.seat)
                worth = hope + self._use(mind, taker, offer.args[1])
                if hope > 0 and worth > most:
                    best, most = offer, worth
            if best is not None:
                return best
        return found[0] if found else Action("propose", (-1,))

    def _use(self, mind: Mind, taker: int, ask: int) -> int:
        """Return what a man's word or his peace is worth for a place, in points; below nought what harms."""
        view = mind.facts
        if ask == slate.PEACE:
            return mind.felt[view.seat_index[taker]] // 2 - 4
        mine = 40 if view.report_by == mind.me else _on_report(view, mind.me)
        return (mine if ask == slate.VOICE_FOR else -mine) // 2 - 4

    def _place(self, view: View, decision: Decision) -> Action:
        me = view.scenario.seats[decision.seat]
        giver, asked = view.scenario.seats[decision.b // 3], decision.b % 3
        return Action("take_place" if total(slate.would_take(view, me, giver, asked)) > 0 else "leave_place")

    def _reporter(self, view: View, decision: Decision) -> Action:
        return legal(view, decision, "name_reporter", 1)[0]

    def _theses(self, view: View, decision: Decision) -> Action:
        """Lean where the hall and one's own opinion lie the same way from the Line, else stand to it."""
        mind = Mind(view, decision.seat, self.key)
        best, most = Action("set_theses", (-1, 0)), 18 - mind.has("zeal") // 10
        for action in legal(view, decision, "set_theses", 24):
            i, side = action.args
            if i >= 0:
                mine = (view.stance[i][mind.me] - view.line[i]) * side
                hall = (view.mood[i] - view.line[i]) * side
                if mine > 0 and hall > 0 and min(mine, 2 * hall) > most:
                    best, most = action, min(mine, 2 * hall)
        return best

    def _report(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        will = _on_report(view, mind.me)
        bold = mind.has("pride") // 10 + mind.has("zeal") // 10 - mind.has("fear") // 10
        if will < -20 + bold:
            return Action("speak_against")
        return Action("speak_for" if will > 30 else "hear_out")

    # -- corridor and session ---------------------------------------------------------------------

    def _corridor(self, view: View, decision: Decision) -> Action:
        return corridor.choose(view, decision, self.key)

    def _call(self, view: View, decision: Decision) -> Action:
        me = view.scenario.seats[decision.seat]
        item = view.agenda[decision.a]
        cast = {p: side for p, side in enumerate(view.votes) if side in (1, -1)}
        amount = vote.says(vote.Ballot(view, item, cast), me)
        if item.mover == me and item.kind != CONFIDENCE:
            return Action("yes")
        settled = next((side for x in view.pacts_of(me) if (side := x.side_of(vote.promise_key(item)))), 0)
        if settled and amount * settled > -CAUCUS_BROKEN:
            return Action("yes" if settled > 0 else "no")
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
        if mind.has("pride") + mind.has("zeal") > 135 and view.seat_pb[mind.me] < 2 and mind.whim("cells") >= 6:
            return Action("cells")
        if mind.has("pride") > 55 and mind.whim("appeal") >= 7 and bar(view, decision, Action("appeal")) is None:
            return Action("appeal")
        return Action("reserve" if mind.has("zeal") + mind.whim("reserve") * 4 > 75 else "submit")

    def _end_offer(self, view: View, decision: Decision) -> Action:
        return Action("play_on")

    def _fallen(self, view: View, decision: Decision) -> Action:
        mind = Mind(view, decision.seat, self.key)
        return ladder.fallen(mind, view, decision)

    def _recanted(self, view: View, decision: Decision) -> Action:
        return ladder.recanted(Mind(view, decision.seat, self.key), view, decision)

    def _names(self, view: View, decision: Decision) -> Action:
        return ladder.names(Mind(view, decision.seat, self.key), view, decision)

    def _deal(self, view: View, decision: Decision) -> Action:
        return ladder.deal(Mind(view, decision.seat, self.key), view, decision)

    def _together(self, view: View, decision: Decision) -> Action:
        return ladder.together(Mind(view, decision.seat, self.key), view, decision)


def _given_away(view: Facts, me: int, offer: tuple[Any, ...]) -> bool:
    """Tell whether a bloc offered has for its target whom he himself asked for a bloc this month, or said yes to.

    The same of a bloc with him against whom he has just gone: what is to be signed tonight binds like what is signed.
    """
    asked, kind, target = offer[1], offer[2], offer[3]
    settled = [one for one in view.offers if one[2] == BLOC and (one[0] == me or (me, 1) in one[6])]
    return kind == BLOC and any(target in one[1] or one[3] in asked for one in settled)


def _on_report(view: Facts, me: int) -> int:
    """Return how a contender stands to the report to come, in points."""
    if view.report_by < 0:
        return 0
    return vote.says(vote.Ballot(view, report_motion(view, view.report_by)), me)


PLAYERS["standard"] = Temperament
