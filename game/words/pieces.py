"""The pieces that sentences are made of: choices, what measures cost, operations, terms of pacts, names of actions."""

from __future__ import annotations

import re

from game.play.action import ACTIONS, OPERATIONS, OWN, STAFF
from game.play.actions.corridor import WORDS
from game.words.names import Names
from game.words.own_name import told_to
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import COUNTRY, MEASURE, Motion

_MINUS = re.compile(r"(?<=[ (])-(?=\d)")


class Pieces(Names):
    """The shorter things said of a scenario in one language, beside its names."""

    def event_cost(self, event: Event) -> str:
        """Return what the coercive measure an event tells of did to people, an empty string for any other event."""
        if event.kind == "measure" or (event.kind == "measure_effect" and event.args[1]):
            return self.measure_cost(event.args[0])
        if event.kind in ("carried", "lost", "tied"):
            return self.motion_cost(Motion(*event.args[4:]))
        return ""

    def choice(self, h: int, c: int, reader: int = -1, actor: int | None = None) -> str:
        """Return a choice of a happening as it is printed for a person, who chooses himself unless `actor` is given."""
        text = self.choice_in_points(h, c, reader, actor)
        for tree in self.scenario.happenings[h].choices[c].effects:
            if isinstance(tree, tuple) and tree[0] == "country" and self.has("scene", "unit", COUNTRY[tree[1]]):
                text = self._with_unit(text, COUNTRY[tree[1]], tree[2])
        return text

    def _with_unit(self, text: str, name: str, by: int) -> str:
        """Return a text with a change of a figure of the country in the unit in which what came of it is told."""
        keys, number = self.say("scene", "key_of", name), self.show(by, "points")
        found = re.compile(rf"((?:{keys})\w*) {re.escape(number)}(?!\w)", re.IGNORECASE)
        return found.sub(lambda one: f"{one[1]} {self.say('scene', 'unit', name, by=by)}", text, count=1)

    def choice_in_points(self, h: int, c: int, reader: int = -1, actor: int | None = None) -> str:
        """Return a choice as its scenario writes it for a person, its numbers those of the effects."""
        text = told_to(self, self.scenario.happenings[h].choices[c].text, reader, reader if actor is None else actor)
        return _MINUS.sub("−", text)

    def _chosen(self, event: Event, at: int, viewer: int) -> str:
        """Return a choice that an event tells of, by its place there; who chose is told behind it."""
        reader = self.scenario.seats[viewer] if viewer >= 0 else -1
        actor = event.args[at + 1] if at + 1 < len(event.args) else -1
        return self.choice(event.args[at - 1], event.args[at], reader, actor)

    def choice_cost(self, h: int, c: int) -> str:
        """Return what the coercive measure that a choice of a happening would table did to people, '' for none."""
        effects = self.scenario.happenings[h].choices[c].effects
        moved = [tree[2] for tree in effects if isinstance(tree, tuple) and tree[:2] == ("table", MEASURE)]
        return " ".join(filter(None, map(self.measure_cost, moved)))

    def motion_cost(self, motion: Motion) -> str:
        """Return what the coercive measure a motion would adopt did to people, an empty string for any other."""
        return self.measure_cost(motion.a) if motion.kind == MEASURE else ""

    def operation(self, op: int, a: int, b: int = -1, viewer: int = -1) -> str:
        """Return what an operation is about; a and b as in facts.Op. The reader's own person is 'you'."""
        if not 0 <= op < len(OPERATIONS):
            return f"[op.{op}]"
        return self.say("op", OPERATIONS[op], viewer=viewer, a=a, b=b)

    def _terms(self, x: int, viewer: int) -> dict[str, object]:
        """Return what a party to a pact is told of it beside its name: its terms, and what it was before."""
        pact, me = self.known_pact(x, viewer), self.scenario.seats[viewer] if viewer >= 0 else -1
        if pact is None or me not in pact.parties:
            return {"mine": 0, "terms": ""}
        old = self.pact_before(pact)
        told: dict[str, object] = {"mine": 1, "terms": f" ({self.pact_terms(pact)})", "grown": int(old is not None)}
        if old is not None:
            told |= {"old": self.pact(old, viewer), "old_terms": self.pact_terms(old)}
        return told

    def action_name(self, kind: str) -> str:
        """Return the name of a kind of action, as in a menu."""
        return self.say("action", kind, "name")

    def has_quarrel(self, p: int, view: Facts | None) -> bool:
        """Tell whether somebody thinks ill of the reader; what nobody's eyes can see is taken to be so."""
        return view is None or view.viewer < 0 or view.regard[view.viewer][p] < 0

    def action_with(self, kind: str, p: int, view: Facts) -> str:
        """Return the name of a kind of action as it is with a person: where there is no quarrel one draws closer."""
        if kind == "conciliate":
            return self.say("action", kind, "ill" if self.has_quarrel(p, view) else "well")
        return self.action_name(kind)

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
        return self.say("play", "cost_word" if kind in WORDS else "cost_free")
