"""What a vote on an item brings: what is so if it is carried, and what if it is not, in one plain line."""

from __future__ import annotations

from game.play.agenda import AMENDED, CIRCULATES
from game.play.motions import read_loss
from game.play.session_rules import LOST
from game.rules.hold import find_hold
from game.rules.measure import MEASURE_INDEX, MEASURES, is_in_force
from game.rules.vote import companions, target_of
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import (
    CALL_PLENUM,
    CONFIDENCE,
    CONGRESS,
    DOCUMENT,
    LINE,
    MEASURE,
    MOTION_NAMES,
    ORDER,
    POSTPONE_CONGRESS,
    REMOVE,
    RUNG,
    Motion,
)


def brings(words: Words, view: Facts, item: Motion, k: int = -1) -> tuple[str, str]:
    """Return what is so when an item is carried, and what when it is not, as two clauses without a full stop."""
    target = target_of(view, item)
    values: dict[str, object] = {
        "a": item.a, "b": item.b, "target": target, "mover": item.mover, "more": LOST.get(item.kind, 0),
        "secretary": int(item.kind == REMOVE and item.a == view.secretary_post),
    }  # fmt: skip
    values |= _figures(words, view, item)
    name = "report" if item.body == CONGRESS else MOTION_NAMES[item.kind]
    if item.kind == RUNG:
        values["text"] = _clause(words.say("does", f"rung_{item.b}", person=words.person(item.a)), words.person(item.a))
    if item.kind == ORDER:
        code = {CALL_PLENUM: "plenum_next", POSTPONE_CONGRESS: "congress_later"}.get(item.a, "congress_back")
        values["text"] = _clause(words.say("does", code))
    yes, no = (words.tell(("brings", name, side), values, k) for side in ("for", "against"))
    return yes, no + (words.tell(("brings", "record"), values, k) if values["more"] else "")


def _clause(sentence: str, name: str = "") -> str:
    """Return a sentence as a clause: without its full stop, its first letter small where it is no name."""
    said = sentence.rstrip(".")
    return said if name and said.startswith(name) else said[:1].lower() + said[1:]


def _figures(words: Words, view: Facts, item: Motion) -> dict[str, object]:
    """Return the figures that an item would change, and by how much."""
    if item.kind == LINE:
        return {"now": view.line[item.a], "after": view.line[item.a] + item.b}
    if item.kind == MEASURE:
        measure = MEASURES[item.a]
        ended = [words.measure(MEASURE_INDEX[one]) for one in measure.lifts if is_in_force(view, MEASURE_INDEX[one])]
        return {"until": view.month + measure.months, "ends": words.list_of(ended), "many": len(ended)}
    if item.kind == DOCUMENT:
        hold = find_hold(view, item.a)
        return {"loss": read_loss(hold, item.b) if hold is not None else 0}
    if item.kind == CONFIDENCE:
        others = [words.person(p) for p in companions(item.b)]
        return {"also": words.list_of(others), "many": len(others), "months": view.tune.confidence_months}
    return {}


def brought(words: Words, view: Facts, item: Motion, k: int = -1) -> str:
    """Return what votes for and against an item bring, as one line, after a word on which paper it is."""
    yes, no = brings(words, view, item, k)
    said = words.say("brings", "both", yes=yes, no=no)
    return " ".join(filter(None, (which(words, view, item), said)))


def which(words: Words, view: Facts, item: Motion) -> str:
    """Return which paper lies before the body where it hears several or the text was softened, '' otherwise."""
    named = [x for x in view.agenda if x.put_off <= view.month and x.c != CIRCULATES and x.body == item.body]
    out = [words.say("brings", "softened")] if item.c == AMENDED else []
    if len(named) > 1 and item in named:
        out.append(words.say("brings", "place", n=named.index(item) + 1, of=len(named)))
    return " ".join(out)


__all__ = ["brings", "brought", "which"]
