"""Events, reasons, actions and motions as sentences: the only floor that turns numbers into words.

The text lies in assets/text/<language>.yaml. A template holds places such as {0} or {1.post}: a value's name and,
where it is not known already, its type. Places are filled by plain replacement, so that names may hold anything.
A text may also be a list: the first entry that is a string, or whose `if` holds, is taken. Conditions compare a value
with a number, `me` (the reader's own person) or a word: `0=me and 2>0`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from game.files import assets_folder
from game.play import motion as motions
from game.play.action import ACTIONS, OPERATIONS, OWN, STAFF
from game.rules.country import TURNS
from game.rules.hold import LABELS
from game.rules.measure import MEASURES
from game.rules.opinion import CAUSES
from game.rules.pact import STAKES
from game.world import tuning
from game.world.event import KINDS, Event
from game.world.facts import BODIES, COUNTRY, LINE, MOTION_NAMES, ORDERS, PACT_NAMES, RUNG_NAMES, Decision, Facts, Hold, Motion, Pact
from game.world.reason import Reason
from game.world.scenario import SKILLS, WANT_NAMES, Scenario

_PLACE = re.compile(r"\{(\w+)(?:\.([\w.]+))?\}")
_CLAUSE = re.compile(r"(\w+)(=|!=|<|>)(-?\w+)")
_MOTION = len(Motion._fields)


class Asked(NamedTuple):
    """A question put to a person: its title and the question with what it is about."""

    title: str
    text: str


@lru_cache(maxsize=4)
def book(name: str) -> dict[str, Any]:
    """Return a file of assets/text by its name without ending; raises OSError when it is not there."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load((assets_folder() / "text" / f"{name}.yaml").read_text("utf-8"), loader)
    return data


def rule_book(scenario: Scenario) -> list[tuple[str, str, str]]:
    """Return the rule book and the library as (number or category, title, text), the scenario's numbers put in."""
    numbers = tuning.with_overrides(scenario.tuning)
    plain = re.compile(r"\[\[[^|\]]*\|([^\]]*)\]\]")

    def put(text: str) -> str:
        shown = _PLACE.sub(lambda found: str(getattr(numbers, found.group(1), found.group(0))), text)
        return plain.sub(r"\1", shown)

    rules = [(number, rule["title"], put(rule["text"])) for number, rule in book("rules")["rules"].items()]
    articles = [(one["category"], one["title"], put(one["text"])) for one in book("rules")["articles"].values()]
    return rules + articles


class Words:
    """The words of one scenario in one language. A missing key shows as [key]."""

    def __init__(self, scenario: Scenario, language: str = "en") -> None:
        self.scenario = scenario
        self.text = book(language)
        self._pacts: dict[int, dict[int, Pact]] = {}
        self._holds: dict[int, dict[int, Hold]] = {}

    def learn(self, facts: Facts) -> None:
        """Remember the pacts and holds a seat knows, so that later events can name them when they are gone."""
        self._pacts.setdefault(facts.viewer, {}).update((pact.id, pact) for pact in facts.pacts)
        self._holds.setdefault(facts.viewer, {}).update((hold.id, hold) for hold in facts.holds)

    # -- templates --------------------------------------------------------------------------------

    def _find(self, *path: object) -> Any:
        at: Any = self.text
        for step in path:
            if not isinstance(at, dict):
                return None
            at = at.get(step, at.get(str(step)))
        return at

    def has(self, *path: object) -> bool:
        """Tell whether there is a text under a path of keys."""
        return self._find(*path) is not None

    def say(self, *path: object, viewer: int = -1, **values: object) -> str:
        """Return the text under a path of keys with its places filled; [path] if there is none."""
        found = self._find(*path)
        return self._fill(found, values, viewer, {}) if found is not None else f"[{'.'.join(map(str, path))}]"

    def _fill(self, entry: Any, values: dict[str, object], viewer: int, types: dict[str, str]) -> str:
        for one in entry if isinstance(entry, list) else [entry]:
            if isinstance(one, dict):
                if not self._holds_true(one["if"], values, viewer):
                    continue
                one = one["say"]

            def put(found: re.Match[str]) -> str:
                name, kind = found.group(1), found.group(2)
                if name not in values:
                    return f"[{name}]"
                return self.show(values[name], kind or types.get(name, ""), viewer)

            return _PLACE.sub(put, one)
        return ""

    def _holds_true(self, condition: str, values: dict[str, object], viewer: int) -> bool:
        for clause in condition.split(" and "):
            found = _CLAUSE.fullmatch(clause.strip())
            if found is None:
                return False
            name, sign, other = found.groups()
            value = values.get(name)
            if other == "me":
                wanted: object = self.scenario.seats[viewer] if viewer >= 0 else -2
            else:
                wanted = int(other) if other.lstrip("-").isdigit() else other
            if sign in "<>":
                if not isinstance(value, int) or not isinstance(wanted, int) or not (value < wanted if sign == "<" else value > wanted):
                    return False
            elif (value == wanted) != (sign == "="):
                return False
        return True

    def show(self, value: object, kind: str, viewer: int = -1) -> str:
        """Return one value as words, by its type (the types of world/event.py and of an action's fields)."""
        if not isinstance(value, int):
            return str(value)
        if "." in kind or self.has("option", kind):
            return self.say("option", kind, value) if self.has("option", kind, value) else f"[option.{kind}.{value}]"
        made = getattr(self, f"_show_{kind}", None)
        if made is not None:
            shown: str = made(value, viewer)
            return shown
        return str(value)

    def _show_person(self, p: int, viewer: int) -> str:
        return self.person(p)

    def _show_full(self, p: int, viewer: int) -> str:
        return self.person(p, "full")

    def _show_post(self, q: int, viewer: int) -> str:
        return self.post(q)

    def _show_place(self, q: int, viewer: int) -> str:
        return self.post(q, "short")

    def _show_issue(self, i: int, viewer: int) -> str:
        return self.scenario.issues[i].name if 0 <= i < len(self.scenario.issues) else self.say("play", "no_issue")

    def _show_body(self, b: int, viewer: int) -> str:
        return self.say("body", BODIES[b])

    def _show_month(self, m: int, viewer: int) -> str:
        return self.month(m)

    def _show_points(self, n: int, viewer: int) -> str:
        return f"+{n}" if n > 0 else f"−{-n}" if n < 0 else "0"

    def _show_abs(self, n: int, viewer: int) -> str:
        return str(abs(n))

    def _show_tenths(self, n: int, viewer: int) -> str:
        return f"{n // 10}.{n % 10}"

    def _show_hundredths(self, n: int, viewer: int) -> str:
        return f"{n // 100}.{n % 100:02d}"

    def _show_hundreds(self, n: int, viewer: int) -> str:
        return f"{n * 100:,}"

    def _show_percent(self, n: int, viewer: int) -> str:
        return f"{n // 10} per cent"

    def _show_choice(self, c: int, viewer: int) -> str:
        return str(c + 1)

    def _show_hold(self, h: int, viewer: int) -> str:
        return self.hold(h, viewer)

    def _show_pact(self, x: int, viewer: int) -> str:
        return self.pact(x, viewer)

    def _show_happening(self, h: int, viewer: int) -> str:
        return self.scenario.happenings[h].title

    def _show_measure(self, m: int, viewer: int) -> str:
        return self.measure(m)

    def _show_rung(self, r: int, viewer: int) -> str:
        return self.say("rung", RUNG_NAMES[r])

    def _show_struck(self, r: int, viewer: int) -> str:
        return self.say("struck", RUNG_NAMES[r])

    def _show_gathering(self, g: int, viewer: int) -> str:
        return self.scenario.calendar[g].name if 0 <= g < len(self.scenario.calendar) else ""

    def _show_label(self, n: int, viewer: int) -> str:
        return self.say("label", LABELS[n])

    def _show_chapter(self, n: int, viewer: int) -> str:
        return self.scenario.chapters[n].title

    def _show_kind(self, n: int, viewer: int) -> str:
        name = next((kind.name for kind in ACTIONS.values() if kind.number == n), "")
        return self.action_name(name)

    def _show_result(self, n: int, viewer: int) -> str:
        from game.rules.ending import RESULTS

        return self.say("result", RESULTS[n])

    # -- names ------------------------------------------------------------------------------------

    def person(self, p: int, form: str = "short") -> str:
        """Return a person's name: surname ('short'), 'full' name or 'cyrillic'."""
        if not 0 <= p < len(self.scenario.people):
            return self.say("play", "nobody")
        one = self.scenario.people[p]
        return {"short": one.short, "full": one.name, "cyrillic": one.cyrillic}[form]

    def post(self, q: int, form: str = "name") -> str:
        """Return a post's 'name', its 'short' name or 'cyrillic'."""
        if not 0 <= q < len(self.scenario.posts):
            return self.say("play", "no_post")
        one = self.scenario.posts[q]
        return {"name": one.name, "short": one.short, "cyrillic": one.cyrillic or one.short}[form]

    def month(self, m: int) -> str:
        """Return a month as 'January 1924'."""
        return f"{self.say('month', m % 12)} {m // 12}"

    def measure(self, m: int, part: str = "name") -> str:
        """Return a measure's 'name', 'text' or human 'cost' ('' where it has none) from the rule book's file."""
        words = book("rules")["measures"].get(MEASURES[m].id) if 0 <= m < len(MEASURES) else None
        return str(words[part]).strip() if words else f"[measure.{m}]"

    def list_of(self, names: list[str]) -> str:
        """Return names joined as in running text."""
        if len(names) < 2:
            return "".join(names)
        return self.say("play", "and", first=", ".join(names[:-1]), last=names[-1])

    def hold(self, h: int, viewer: int = -1, form: str = "short") -> str:
        """Return a hold by its number: whom it is on, or its whole 'text'."""
        known = self._holds.get(viewer, {}).get(h)
        source, on = (known.source, known.on) if known else (h, -1)
        if 0 <= source < len(self.scenario.holds):
            on = self.scenario.holds[source].on
            if form == "text":
                return self.scenario.holds[source].text.strip()
        elif known is not None and form == "text":
            return self.say("found_hold", source, on=self.person(on))
        return self.say("play", "hold_on", on=self.person(on)) if on >= 0 else self.say("play", "a_hold")

    def pact(self, x: int | Pact, viewer: int = -1) -> str:
        """Return a pact, or one by its number, with its kind, parties and target as far as known."""
        known = x if isinstance(x, Pact) else self._pacts.get(viewer, {}).get(x)
        if known is None:
            return self.say("play", "a_pact")
        parties = self.list_of([self.person(p) for p in known.parties])
        return self.say("pact", PACT_NAMES[known.kind], parties=parties, target=self.person(known.target),
                        issue=self._show_issue(known.item, viewer))

    # -- words for numbers ------------------------------------------------------------------------

    def _scale(self, name: str, n: int) -> str:
        for step in self._find("scale", name) or []:
            if n >= step["from"]:
                return str(step["say"])
        return f"[scale.{name}]"

    def loyalty(self, n: int) -> str:
        """Return a loyalty of 0-100 in a word: firm, steady, wavering …"""
        return self._scale("loyalty", n)

    def regard(self, n: int) -> str:
        """Return an opinion of -100..100 in a word: hostile, cool, neutral …"""
        return self._scale("regard", n)

    def knowledge(self, months: int) -> str:
        """Return how old a piece of knowledge is, in words."""
        return self.say("knowledge", self._scale("knowledge", months), n=months)

    def country(self, name: str, value: int) -> str:
        """Return a figure of the country with its name and unit; name is one of facts.COUNTRY."""
        return self.say("country", name, n=value)

    def want(self, p: int, at: int) -> str:
        """Return what a person wants; at is the place in his wants, -1 when it is not known."""
        wants = self.scenario.people[p].wants
        if not 0 <= at < len(wants):
            return self.say("want", "unknown")
        want = wants[at]
        issue = self.scenario.issues[want.issue] if want.issue >= 0 else None
        line = (issue.high if want.side > 0 else issue.low) if issue else ""
        return self.say("want", WANT_NAMES[want.kind], person=self.person(want.person), line=line)

    def cause(self, reason: tuple[int, int, int, int], now: int) -> str:
        """Return one reason of an opinion (cause, amount, month, open) as '+14 stood by me (March 1925)'."""
        name, amount, month, _ = reason
        when = self.say("play", "since", month=self.month(month)) if month > 0 and name else ""
        return f"{self._show_points(amount, -1)} {self.say('cause', CAUSES[name])}{when}"

    def skill(self, n: int) -> str:
        """Return the name of a skill by its place in SKILLS."""
        return self.say("skill", SKILLS[n])

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
        order = sorted(reasons, key=lambda one: -abs(one.amount))
        return [self.reason(one) for one in (order[:limit] if limit else order)]

    # -- events -----------------------------------------------------------------------------------

    def event(self, event: Event, viewer: int = -1) -> str:
        """Return an event as a sentence for the person in seat `viewer`, -1 for a reader of the archive."""
        types = KINDS.get(event.kind)
        entry = self._find("event", event.kind)
        if types is None or entry is None:
            return f"[event.{event.kind}]"
        values: dict[str, object] = {"cause": event.cause}
        names: dict[str, str] = {}
        at = 0
        for n, kind in enumerate(types):
            if kind == "motion":
                values[str(n)] = self.motion(Motion(*event.args[at : at + _MOTION]), viewer)
                at += _MOTION
                continue
            if at >= len(event.args):
                break
            values[str(n)] = event.args[at]
            names[str(n)] = kind
            if kind == "op":
                rest = event.args[at + 1 : at + 3]
                values["what"] = self.operation(event.args[at], rest[0], rest[1] if len(rest) > 1 else -1)
            if kind == "choice":
                values["chosen"] = self.scenario.happenings[event.args[at - 1]].choices[event.args[at]].text
            at += 1
        if event.kind == "country_turn":
            entry = self._find("turn", TURNS[event.args[0]]) or f"[turn.{event.args[0]}]"
        said = self._fill(entry, values, viewer, names)
        return said[:1].upper() + said[1:]

    def operation(self, op: int, a: int, b: int = -1) -> str:
        """Return what an operation is about; a and b as in facts.Op."""
        if not 0 <= op < len(OPERATIONS):
            return f"[op.{op}]"
        return self.say("op", OPERATIONS[op], a=a, b=b)

    # -- actions, motions, questions --------------------------------------------------------------

    def action_name(self, kind: str) -> str:
        """Return the name of a kind of action, as in a menu."""
        return self.say("action", kind, "name")

    def action_does(self, kind: str) -> str:
        """Return what a kind of action does, in a sentence."""
        return self.say("action", kind, "does")

    def action_counter(self, kind: str) -> str:
        """Return how the other side may answer, '' where nothing answers it."""
        return self.say("action", kind, "counter") if self.has("action", kind, "counter") else ""

    def action_cost(self, kind: str) -> str:
        """Return what it costs: an own act, or a place on the staff for so many months."""
        one = ACTIONS[kind]
        if one.cost == OWN:
            return self.say("play", "cost_own")
        if one.cost == STAFF:
            return self.say("play", "cost_staff", low=one.months[0], high=one.months[1])
        return self.say("play", "cost_free")

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
            made = motions.make(view, p, *args) if view is not None else Motion(args[0], p, 0, args[1], args[2], 0, 0, 0, 0)
            values["motion"] = self.motion(made, viewer)
            values["body"] = self._show_body(made.body, viewer)
        for n, field in enumerate(ACTIONS[kind].fields):
            if field in ("item", "second_item"):
                values[str(n)] = self.item(args[n], view)
            elif field == "choice" and view is not None:
                h = next((d.a for d in view.queue if d.kind == "news" and d.seat == viewer), -1)
                values[str(n)] = self.scenario.happenings[h].choices[args[n]].text if h >= 0 else ""
            elif field == "aim":
                values[str(n)] = self.option("aim", args[n], view, kind, args[:n])
        said = self._fill(self._find("action", kind, "do"), values, viewer, types)
        return said[:1].upper() + said[1:]

    def item(self, n: int, view: Facts | None) -> str:
        """Return an item by its place on the agenda."""
        if view is None or not 0 <= n < len(view.agenda):
            return self.say("play", "an_item")
        return self.motion(view.agenda[n], view.viewer)

    def motion(self, motion: Motion, viewer: int = -1) -> str:
        """Return a motion as a clause: 'that Trotsky be removed from the Politburo'."""
        kind, a, b = motion.kind, motion.a, motion.b
        values: dict[str, object] = {"a": a, "b": b, "mover": motion.mover}
        if kind == LINE and 0 <= a < len(self.scenario.issues):
            issue = self.scenario.issues[a]
            values |= {"issue": issue.name, "toward": issue.high if b > 0 else issue.low}
        if kind == MOTION_NAMES.index("order") and 0 <= a < len(ORDERS):
            return self.say("motion", ORDERS[a])
        return self.say("motion", MOTION_NAMES[kind], viewer=viewer, **values)

    def option(self, field: str, value: int, view: Facts | None = None, kind: str = "", chosen: tuple[int, ...] = ()) -> str:
        """Return a value of a field of an action in words; `kind` and `chosen` tell fields apart that share a name."""
        viewer = view.viewer if view is not None else -1
        if view is not None:
            self.learn(view)
        if field == "side":
            return self.say("option", f"{kind}.side" if self.has("option", f"{kind}.side") else "side", value) if kind != "shift" else \
                self._end(chosen[0], value)
        if field == "aim":
            return self.person(value) if chosen[:1] == (0,) else self._show_issue(value, viewer)
        if field in ("motion.a", "motion.b"):
            return self._motion_part(field, value, chosen, viewer)
        if field in ("item", "second_item"):
            return self.item(value, view)
        if field == "choice" and view is not None:
            h = next((d.a for d in view.queue if d.kind == "news" and d.seat == viewer), -1)
            return self.scenario.happenings[h].choices[value].text if h >= 0 else str(value + 1)
        if field == "hold":
            return f"{self.hold(value, viewer)}: {self.hold(value, viewer, 'text')}"
        if field == "post":
            return f"{self.post(value)}" if value >= 0 else self.say("play", "no_post")
        return self.show(value, "person" if field in ("second", "person") else field, viewer)

    def _end(self, i: int, side: int) -> str:
        issue = self.scenario.issues[i]
        return issue.high if side > 0 else issue.low

    def _motion_part(self, field: str, value: int, chosen: tuple[int, ...], viewer: int) -> str:
        first, second = (("issue", "step"), ("measure", "none"), ("post", "none"), ("post", "person"), ("post", "person"),
                         ("person", "rung"), ("person", "none"), ("hold", "width"), ("order", "none"), ("person", "none"))[chosen[0]]
        kind = first if field == "motion.a" else second
        if kind == "step":
            return self._end(chosen[1], value)
        if kind == "order":
            return self.say("motion", ORDERS[value])
        if kind == "none":
            return self.say("play", "as_it_is")
        if kind == "hold":
            return f"{self.hold(value, viewer)}: {self.hold(value, viewer, 'text')}"
        return self.show(value, kind, viewer)

    def decision(self, decision: Decision, view: Facts) -> Asked:
        """Return what is asked: a title and the question, with everything it is about."""
        self.learn(view)
        k, a = decision.seat, decision.a
        values: dict[str, object] = {"again": decision.b, "month": view.month}
        kind = decision.kind
        if kind == "news":
            happening = self.scenario.happenings[a]
            return Asked(happening.title, happening.text.strip())
        me = self.scenario.seats[k]
        if kind == "offer":
            mine = [offer for offer in view.offers if me in offer[1][1:]]
            if mine:
                proposer, parties, what, aim, stake, secret = mine[min(a, len(mine) - 1)][:6]
                others = [self.person(p) for p in parties if p not in (proposer, me)]
                values |= {"proposer": self.person(proposer), "kind": what, "stake": self.say("stake", STAKES[stake]), "secret": secret,
                           "aim": self.person(aim) if what == 0 else self._show_issue(aim, k), "others": self.list_of(others), "many": len(others)}
        elif kind == "pressed":
            mine = [press for press in view.presses if press[1] == me]
            if mine:
                presser, _, hold, ask = mine[0]
                values |= {"presser": self.person(presser), "hold": self.hold(hold, k, "text"), "ask": self.say("option", "press.ask", ask)}
        elif kind == "noticed":
            op = next((op for op in view.ops if op.id == a), None)
            if op is not None:
                values |= {"owner": self.person(op.owner), "what": self.operation(op.kind, op.a, op.b), "due": self.month(op.due)}
        elif kind in ("conference", "slate"):
            values["gathering"] = self._show_gathering(a, k)
        elif kind == "corridor":
            values["left"] = view.words[k]
        elif kind in ("call", "amend", "after") and 0 <= a < len(view.agenda):
            values |= {"item": self.motion(view.agenda[a], k), "body": self._show_body(view.agenda[a].body, k)}
        elif kind in ("call", "amend", "after"):
            values |= {"item": self.say("play", "an_item"), "body": ""}
        said = self._fill(self._find("decision", kind, "text") or f"[decision.{kind}]", values, k, {})
        return Asked(self.say("decision", kind, "title"), said)


__all__ = ["COUNTRY", "Asked", "Words", "book", "rule_book"]
