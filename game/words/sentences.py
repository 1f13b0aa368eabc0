"""Events, reasons, actions, motions and questions as sentences."""

from __future__ import annotations

from typing import Any, NamedTuple

from game.advice import Ask, Step
from game.advice.ledger import WORDS, Mover
from game.play import motion as motions
from game.play.action import ACTIONS, OPERATION_INDEX
from game.play.actions.answers import offered, pressed
from game.play.actions.recanting import associates
from game.play.agenda import next_sitting, softer
from game.rules.country import TURNS
from game.rules.deal import AGAINST, DOWN, SELLS, SHIELD, STEP, UP, agreed, same_bloc, told_of
from game.rules.pact import STAKES
from game.rules.slate import patron_of
from game.rules.theses import emphasis
from game.rules.vote import companions
from game.words.cases import capital
from game.words.joining import goes_into, goes_into_told
from game.words.pieces import Pieces
from game.world.event import ALL, KINDS, Event
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    CC,
    CONFIDENCE,
    LINE,
    MOTION_NAMES,
    ORDERS,
    POLITBURO,
    REMOVE,
    TRADE,
    Decision,
    Motion,
)
from game.world.reason import Reason

_MOTION = len(Motion._fields)
# Parts of a forecast that are no amounts.
_ASKED_OF = {"vacant": "post", "exposed": "post", "loose": "person", "vote_due": "person"}  # of what an ask is, first
_SAYINGS = ("page_doubtful", "gives_post", "lays_down", "truth_of", "no_shame", "label_chance")
# What a and b of a motion are, by its kind ('' where there is nothing to choose).
_MOTION_FIELDS = (
    ("issue", "step"), ("measure", ""), ("post", ""), ("post", "person"), ("post", "person"), ("person", "rung"),
    ("person", ""), ("hold", "width"), ("order", ""), ("person", ""),
)  # fmt: skip


class Asked(NamedTuple):
    """A question put to a person: its title and the question with what it is about."""

    title: str
    text: str


class Words(Pieces):
    """The sentences of one scenario in one language. A missing key shows as [key]."""

    # -- reasons ----------------------------------------------------------------------------------

    def reason(self, reason: Reason) -> str:
        """Return a reason as '+14 patron Stalin wishes it'; one that bars comes without a number."""
        entry = self._find("reason", reason.code)
        if entry is None:
            return f"[reason.{reason.code}]"
        values: dict[str, object] = {str(n): arg for n, arg in enumerate(reason.args)}
        values |= {"amount": reason.amount, "n": len(reason.args)}
        said = self._fill(entry, values, -1, {"amount": "points"})
        if reason.amount and "{amount" not in str(entry):
            said = f"{self._show_points(reason.amount, -1)} {said}"
        if reason.age >= 0:
            said += self.say("play", "age", n=reason.age)
        return said

    def reasons(self, reasons: list[Reason] | tuple[Reason, ...], limit: int = 0) -> list[str]:
        """Return reasons in words, the heaviest first, at most `limit` if one is given."""
        order = sorted(
            (one for one in reasons if one.amount or one.code in _SAYINGS), key=lambda one: -abs(one.amount)
        )
        return [self.reason(one) for one in (order[:limit] if limit else order)]

    # -- events -----------------------------------------------------------------------------------

    def event(self, event: Event, viewer: int = -1, cost: bool = True) -> str:
        """Return an event as a sentence for the person in seat `viewer`, -1 for a reader of the archive.

        What a coercive measure did to people follows its adoption, unless `cost` is False (it is told beside it).
        """
        entry = self._find("event", event.kind)
        if event.kind not in KINDS or entry is None:
            return f"[event.{event.kind}]"
        values, names = self._parts(event, viewer)
        # When the game is over one reads what only others were told: it then says who was told it.
        told = event.audience == ALL or (viewer >= 0 and event.audience >> viewer & 1)
        hearers = [p for k, p in enumerate(self.scenario.seats) if event.audience >> k & 1]
        values |= {"told": int(bool(told)), "hearer": hearers[0] if hearers else -1}
        names["hearer"] = "person"
        if event.kind == "country_turn":
            entry = self._find("turn", TURNS[event.args[0]]) or f"[turn.{event.args[0]}]"
        said = self._fill(entry, values, viewer, names)
        did = self.event_cost(event) if cost and event.kind in ("measure", "measure_effect") else ""
        return capital(said) + (f" {did}" if did else "")

    def printed(self, event: Event, body: int = -1, post: int = -1) -> str:
        """Return an event as the party's paper prints it, an empty string for what it does not print.

        `body` is the body that voted on it, where one did, `post` the one that this took from a man.
        """
        entry = self._find("press", event.kind)
        if event.kind not in KINDS or entry is None:
            return ""
        values, names = self._parts(event, -1)
        won = int(event.kind == "report_vote" and event.args[2] > event.args[3])
        more = {"body": body, "post": post, "won": won, "turn": event.month % 4}  # not in the same words each time
        return capital(self._fill(entry, values | more, -1, names))

    def pair(self, key: str, event: Event, **more: object) -> tuple[str, str]:
        """Return a sentence of the paper on an event that is not true, and what is so instead."""
        values, names = self._parts(event, -1)
        printed, known = (
            capital(self._fill(self._find("untruth", key, part) or "", values | more, -1, names))
            for part in ("printed", "known")
        )
        return printed, known

    def _parts(self, event: Event, viewer: int) -> tuple[dict[str, object], dict[str, str]]:
        """Return what an event's sentence may name, by place, and the types of it."""
        values: dict[str, object] = {"cause": event.cause}
        names: dict[str, str] = {}
        at = 0
        for n, kind in enumerate(KINDS[event.kind]):
            if kind == "motion":
                values[str(n)] = self.motion(Motion(*event.args[at : at + _MOTION]), viewer)
                at += _MOTION
                continue
            if kind == "grounds":
                values[str(n)] = self.reason(Reason(event.cause, 0, event.args[at:]))
                break
            if at >= len(event.args):
                break
            values[str(n)] = event.args[at]
            names[str(n)] = kind
            if kind == "op":
                rest = event.args[at + 1 : at + 3]
                values["thirds"] = int(event.args[at] != OPERATION_INDEX["appoint"])
                values["what"] = self.operation(event.args[at], rest[0], rest[1] if len(rest) > 1 else -1, viewer)
            if kind == "pact":
                values |= self._terms(event.args[at], viewer)
            if kind == "choice":
                values["chosen"] = self._chosen(event, at, viewer)
            at += 1
        if event.kind == "pact_joined":
            # Nobody joins what he is already in: the pact is named as it was before him.
            whole = self.known_pact(event.args[0], viewer)
            rest = tuple(p for p in whole.parties if p != event.args[1]) if whole is not None else ()
            values["was"] = self.pact(whole._replace(parties=rest) if whole is not None else event.args[0], viewer)
        if event.kind == "theses_set" and event.args[2] >= 0:
            values["toward"] = self._end(event.args[2], event.args[3])
        if event.kind == "line_moved":
            values["toward"] = self._end(event.args[0], 1 if event.args[1] > 0 else -1)
        return values, names

    # -- advice -----------------------------------------------------------------------------------

    def ask(self, ask: Ask, view: Facts) -> str:
        """Return what asks for a contender (advice.asks) as a sentence."""
        self.learn(view)
        values: dict[str, object] = {str(n): arg for n, arg in enumerate(ask.args)}
        if ask.code in ("item", "item_on_me", "own_item", "item_later"):
            item = view.agenda[ask.args[0]]
            values |= {
                "item": self.motion(item, view.viewer, view),
                "body": self._show_body(item.body, view.viewer),
            }
            values["mover"] = self.person(item.mover)
        elif ask.code == "election":
            values["when"] = self.say("election", "when", n=ask.args[0])
        elif ask.code == "op_seen":
            op = next(op for op in view.ops if op.id == ask.args[0])
            values |= {"owner": self.person(op.owner), "due": self.month(op.due)}
            values["what"] = self.operation(op.kind, op.a, op.b, view.viewer)
        types = {"0": _ASKED_OF.get(ask.code, "")}
        said = self.tell(("ask", ask.code), values, view.viewer, types)
        return capital(said)

    def step(self, step: Step) -> str:
        """Return a line of the way to a goal (advice.goal), without the mark of whether it is met."""
        values: dict[str, object] = {str(n): arg for n, arg in enumerate(step.args)}
        if step.code in ("aim_line_up", "aim_line_down", "aim_line_near") and step.args[0] >= 0:
            issue = self.scenario.issues[step.args[0]]
            values |= {"low": issue.low, "high": issue.high}
        return self.tell(("goal", step.code), values | {"have": step.have, "need": step.need})

    def mover(self, mover: Mover) -> str:
        """Return what would move a voter (advice.ledger) as a clause."""
        values: dict[str, object] = {str(n): arg for n, arg in enumerate(mover.args)}
        if mover.code == "want":
            values["want"] = self.want(mover.args[0], mover.args[1])
        elif mover.code == "word":
            values["kind"] = self.action_name(WORDS[mover.args[0]])
        return self.tell(("mover", mover.code), values)

    # -- actions, motions, questions --------------------------------------------------------------

    def action(self, kind: str, args: tuple[int, ...] = (), view: Facts | None = None) -> str:
        """Return an action with its arguments, as an order: 'Appoint Uglanov: First secretary, Moscow'."""
        viewer = view.viewer if view is not None else -1
        if view is not None:
            self.learn(view)
        if not self.has("action", kind, "do") or len(args) != len(ACTIONS[kind].fields):
            return self.action_name(kind)
        values: dict[str, object] = {str(n): arg for n, arg in enumerate(args)}
        types = {str(n): field for n, field in enumerate(ACTIONS[kind].fields)}
        if kind == "motion":
            p = self.scenario.seats[viewer] if viewer >= 0 else -1
            bare = Motion(args[0], p, 0, args[1], args[2], 0, 0, 0, 0)
            made = motions.make(view, p, *args) if view is not None else bare
            values["motion"] = self.motion(made, viewer, view)
            values["body"] = self._show_body(made.body, viewer)
        if kind == "bargain":
            me = self.scenario.seats[viewer] if viewer >= 0 else -1
            mode, other, vote, matter, price, thing = args
            seller, whose = (me, 1) if mode == SELLS else (other, 2)
            values |= self.bargain(vote, matter, price, thing, seller, whose)
        if kind == "give_place" and view is not None:
            patron = patron_of(view, args[0], viewer)
            values |= {"patron": self.person(patron), "reporter": self.person(view.report_by)}
        for n, field in enumerate(ACTIONS[kind].fields):
            if field in ("item", "second_item"):
                values[str(n)] = self.item(args[n], view)
            elif field == "hold":
                values[str(n)] = self.paper(args[n], view)
            elif field == "choice" and view is not None:
                values[str(n)] = self._choice(args[n], view)
            elif (
                field in ("aim", "pact.date")
                or (field == "lean" and args[n])
                or (field == "side" and kind == "shift")
            ):
                values[str(n)] = self.option(field, args[n], view, kind, args[:n])
        if kind == "conciliate":
            values["cold"] = int(self.has_quarrel(args[0], view))
        if kind == "pact" and view is not None and viewer >= 0:
            values |= goes_into(self, view, viewer, args)
        said = self._fill(self._find("action", kind, "do"), values, viewer, types)
        return capital(said)

    def item(self, n: int, view: Facts | None) -> str:
        """Return an item by its place on the agenda."""
        if view is None or not 0 <= n < len(view.agenda):
            return self.say("play", "an_item")
        return self.motion(view.agenda[n], view.viewer, view)

    def motion(self, motion: Motion, viewer: int = -1, facts: Facts | None = None) -> str:
        """Return a motion as a clause: 'that Trotsky be removed from the Politburo'.

        With `facts` of the day a motion on a held post names who would lose it.
        """
        kind, a, b = motion.kind, motion.a, motion.b
        values: dict[str, object] = {"a": a, "b": b, "mover": motion.mover, "holder": -1}
        if kind == CONFIDENCE and (others := companions(b)):
            values["also"] = self.list_of([self.person(p) for p in others])
        if kind == REMOVE and facts is not None:
            values["holder"] = facts.holder[a] if facts.holder[a] != b else -1
        if kind == LINE and 0 <= a < len(self.scenario.issues):
            issue = self.scenario.issues[a]
            values |= {"issue": self._show_issue(a, viewer), "toward": issue.high if b > 0 else issue.low}
        if kind == MOTION_NAMES.index("order") and 0 <= a < len(ORDERS):
            return self.say("motion", ORDERS[a])
        found = self._find("motion", MOTION_NAMES[kind])
        return (
            self._fill(found, values, viewer, {}) if found is not None else f"[motion.{MOTION_NAMES[kind]}]"
        )

    def option(
        self, field: str, value: int, view: Facts | None = None, kind: str = "", chosen: tuple[int, ...] = ()
    ) -> str:
        """Return a value of an action's field in words.

        `kind` is the action's name and `chosen` the values before it; they tell apart fields that share a name.
        """
        viewer = view.viewer if view is not None else -1
        if view is not None:
            self.learn(view)
        if (field == "side" and kind == "shift") or (field == "lean" and value):
            return self._end(chosen[0], value)
        if field == "side":
            own = f"{kind}.side"
            return self.say("option", own if self.has("option", own) else "side", value)
        if field == "aim":
            return self.person(value) if chosen[:1] == (0,) else self._show_issue(value, viewer)
        if field == "bargain.vote" and value in (UP, DOWN):
            ends = "; ".join(self._end(i, 1 if value == UP else -1) for i in range(len(self.scenario.issues)))
            return self.say("option", field, value, ends=ends)
        if field == "bargain.matter":
            if chosen[2] in (AGAINST, SHIELD):
                return self.person(value)
            return f"{self._show_issue(value, viewer)}: {self._end(value, 1 if chosen[2] == UP else -1)}"
        if field == "bargain.thing":
            return self._show_issue(value, viewer) if chosen[4] == STEP else self.post(value)
        if field in ("motion.a", "motion.b"):
            return self._motion_part(field == "motion.b", value, chosen, viewer)
        if field in ("item", "second_item"):
            return self.item(value, view)
        if field == "choice" and view is not None:
            return self._choice(value, view)
        if field == "pact.date" and not value and view is not None:
            known = self.known_pact(chosen[0], viewer) if kind == "renew" else None
            if (known.kind if known is not None else chosen[0] if kind == "pact" else BLOC) != BLOC:
                return self.say("play", "pact_for", n=view.tune.pact_months)  # only a bloc may stand without a date
        if field == "hold":
            return self._hold_at_length(value, viewer)
        return self.show(value, "person" if field in ("second", "about", "master") else field, viewer)

    def _choice(self, c: int, view: Facts) -> str:
        h = next((d.a for d in view.queue if d.kind == "news" and d.seat == view.viewer), -1)
        return self.choice(h, c, self.scenario.seats[view.viewer]) if h >= 0 else str(c + 1)

    def _hold_at_length(self, h: int, viewer: int) -> str:
        return f"{self.hold(h, viewer)}: {self.hold(h, viewer, 'text')}"

    def _end(self, i: int, side: int) -> str:
        issue = self.scenario.issues[i]
        return issue.high if side > 0 else issue.low

    def _motion_part(self, second: bool, value: int, chosen: tuple[int, ...], viewer: int) -> str:
        kind = _MOTION_FIELDS[chosen[0]][int(second)]
        if kind == "step":
            return self._end(chosen[1], value)
        if kind == "order":
            return self.say("motion", ORDERS[value])
        if kind == "":
            return self.say("play", "as_it_is")
        if kind == "hold":
            return self._hold_at_length(value, viewer)
        return self.show(value, kind, viewer)

    def decision(self, decision: Decision, view: Facts) -> Asked:
        """Return what is asked: a title and the question, with everything it is about."""
        self.learn(view)
        k, a, kind = decision.seat, decision.a, decision.kind
        if kind == "news":
            happening = self.scenario.happenings[a]
            return Asked(happening.title, happening.text.strip())
        values: dict[str, object] = {"again": decision.b, "month": view.month}
        if kind == "offer":
            values |= self._offer(view, k)
        elif kind == "pressed":
            values |= self._press(view, k)
        elif kind == "noticed":
            op = next((op for op in view.ops if op.id == a), None)
            if op is not None:
                values |= {"owner": self.person(op.owner), "due": self.month(op.due)}
                values["what"] = self.operation(op.kind, op.a, op.b, k)
        elif kind == "published":
            values |= {"by": self.person(decision.b >> 2), "hold": self.hold(a, k, "text"), "manner": decision.b & 3}
        elif kind in ("conference", "slate", "reporter", "theses", "report"):
            values |= self._congress(view, a, k)
        elif kind == "place":
            giver = self.scenario.seats[decision.b // 3]
            values |= {"giver": self.person(giver), "person": self.person(a), "ask": decision.b % 3}
            values["reporter"] = self.person(view.report_by)
        elif kind == "corridor":
            values["left"] = view.words[k]
        elif kind == "end_offer":
            values |= {"other": self.person(a), "is_me": int(a == self.scenario.seats[k]), "last": self.scenario.end}
        elif kind in ("recanted", "deal", "together"):
            values |= {"other": self.person(a), "price": decision.b}
        elif kind == "fallen":
            values["rung"] = view.rung[self.scenario.seats[k]]
        elif kind == "names":
            values["many"] = len(associates(view, self.scenario.seats[k]))
        elif kind in ("call", "amend", "after"):
            body = view.agenda[a].body if 0 <= a < len(view.agenda) else 0
            values |= {"item": self.item(a, view), "body": self._show_body(body, k)}
            if kind == "amend" and 0 <= a < len(view.agenda):
                values |= self._ways_out(view, view.agenda[a], k)
        said = self.tell(("decision", kind, "text"), values, k)
        return Asked(self.say("decision", kind, "title"), capital(said))

    def _ways_out(self, view: Facts, item: Motion, k: int) -> dict[str, object]:
        """Return what would become of one's motion if it were softened, and if it were referred."""
        milder = softer(view, item)
        clause = self.motion(milder, k, view) if milder is not None else ""
        soft = self.say("play", "softened", motion=clause) if clause else self.say("play", "not_softened")
        later = next_sitting(view, CC) if item.body == POLITBURO else -1
        return {"soft": soft, "later": self.say("play", "referred_to", month=self.month(later)) if later >= 0 else ""}

    def _offer(self, view: Facts, k: int) -> dict[str, object]:
        """Return what fills the question about the first offer that seat k has not answered."""
        me = self.scenario.seats[k]
        offer = offered(view, k)
        if offer is None:
            return {}
        proposer, parties, what, aim, stake, secret = offer[:6]
        others = [self.person(p) for p in parties if p not in (proposer, me)]
        told, same = told_of(offer), ""
        if what == BLOC and len(told) == 1:
            given = [one[0] for one in agreed(view, me) if one[2] == BLOC and one[3] == aim]
            alike = [view.offers[n][0] for n in same_bloc(view, view.offers.index(offer), me)]
            for code, who in (("bloc_agreed", given), ("bloc_offered_too", alike)):
                if who:
                    names = self.list_of([self.person(p) for p in who])
                    same += " " + self.say("play", code, aim=self.person(aim), list=names)
            same += goes_into_told(self, view, offer)
        more: dict[str, object] = {"renewal": int(len(told) == 2), "sells": int(what == TRADE and told[0] == SELLS)}
        if what == TRADE:
            _, vote, price, thing = told
            seller, whose = (proposer, 2) if told[0] == SELLS else (me, 1)
            more |= self.bargain(vote, aim, price, thing, seller, whose)
        else:
            more["date"] = self.say("option", "pact.date", told[0])
            if what != BLOC and not told[0]:  # only a bloc may stand without a date
                more["date"] = self.say("play", "pact_until", month=self.month(view.month + view.tune.pact_months))
        if len(told) == 2:
            more["pact"] = self.pact(told[1], k)
        return more | {
            "proposer": self.person(proposer), "kind": what, "secret": secret,
            "stake": self.say("stake", STAKES[stake]),
            "aim": self.person(aim) if what == BLOC else self._show_issue(aim, k),
            "others": self.list_of(others), "many": len(others), "same": same,
        }  # fmt: skip

    def _congress(self, view: Facts, gathering: int, k: int) -> dict[str, object]:
        """Return what fills a question on the way to a congress: its name, the report and what its theses say."""
        issue, step = emphasis(view)
        said: dict[str, Any] = {}
        if issue >= 0:
            said = {"issue": self._show_issue(issue, k), "toward": self._end(issue, step)}
        return {
            "gathering": self._show_gathering(gathering, k), "step": view.tune.theses_step,
            "reporter": self.person(view.report_by) if view.report_by >= 0 else self.say("play", "nobody"),
            "theses": self.say("play", "theses_lean" if issue >= 0 else "theses_plain", **said),
        }  # fmt: skip

    def _press(self, view: Facts, k: int) -> dict[str, object]:
        """Return what fills the question about the hold now pressed on seat k."""
        press = pressed(view, k)
        if press is None:
            return {}
        presser, me, hold, ask = press
        strength = next((one.strength for one in view.holds if one.id == hold), 0)
        mine = [one[2] for one in view.presses if one[1] == me]
        many = self.say("play", "papers_laid", n=mine.index(hold) + 1, of=len(mine)) if len(mine) > 1 else ""
        return {
            "presser": self.person(presser), "hold": self.hold(hold, k, "text"), "asked": ask, "strength": strength,
            "ask": self.say("option", "press.ask", ask), "silence": view.tune.silence_months, "many": many,
        }  # fmt: skip
