"""Orders as the window shows them: what is suggested, what is barred and why, how one is built up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game import advice
from game.play.action import ACTIONS, OWN, STAFF, Action, Kind, bar, own_acts_left, slots_left
from game.rules.measure import MEASURES
from game.ui.kit import Reason as Line
from game.ui.kit import Tip, escape
from game.ui.telling import line
from game.world.facts import Facts
from game.world.kinds import MEASURE, Decision
from game.world.reason import Reason, total

if TYPE_CHECKING:
    from game.ui.app import App

MOST = 7
SUMMED = ("appoint", "pact", "bargain", "renew", "press", "promise", "warn", "trade", "show_paper", "give_place")
SEARCHED = 600  # combinations looked through for one field


def suggestions(app: App) -> list[tuple[Action, str]]:
    """Return at most seven orders worth thinking of, each with the sentence that says why."""
    session = app.session
    if session is None or session.decision is None or session.decision.kind != "desk":
        return []
    found = advice.suggestions(app.view, app.seat, MOST)
    return [(action, app.words.reason(reasons[0]) if reasons else "") for action, reasons in found]


def first_legal(view: Facts, decision: Decision, name: str, chosen: tuple[int, ...] = ()) -> Action | None:
    """Return the first legal action of a kind whose fields begin with those chosen."""
    kind = ACTIONS[name]
    for n, args in enumerate(kind.options(view, decision.seat)):
        if n > SEARCHED:
            return None
        if args[: len(chosen)] == chosen and bar(view, decision, Action(name, args)) is None:
            return Action(name, args)
    return None


def barred(app: App, decision: Decision, name: str) -> str | None:
    """Return why no action of a kind can be ordered now, None if one can."""
    view, kind = app.view, ACTIONS[name]
    if kind.cost == OWN and own_acts_left(view, decision.seat) <= 0:
        return app.words.reason(Reason("no_act_left"))
    if kind.cost == STAFF and slots_left(view, decision.seat) <= 0:
        return app.words.reason(Reason("no_slot_left", 0, (view.slots(view.scenario.seats[decision.seat]),)))
    why: Reason | None = None
    for n, args in enumerate(kind.options(view, decision.seat)):
        reason = bar(view, decision, Action(name, args))
        if reason is None:
            return None
        why = why or reason
        if n > SEARCHED:
            break
    return app.words.reason(why or advice.nothing(name))


@dataclass(frozen=True)
class Value:
    """A value the next field may take, and the first whole action it leads to."""

    value: int
    leads_to: tuple[int, ...]
    ways: int


def stage(view: Facts, decision: Decision, name: str, chosen: tuple[int, ...]) -> list[Value]:
    """Return what the next field of a half-built action may be, in order of interest."""
    kind, at = ACTIONS[name], len(chosen)
    first: dict[int, tuple[int, ...]] = {}
    ways: dict[int, int] = {}
    for n, args in enumerate(kind.options(view, decision.seat)):
        if n > 4 * SEARCHED:
            break
        if args[:at] != chosen or bar(view, decision, Action(name, args)) is not None:
            continue
        first.setdefault(args[at], args)
        ways[args[at]] = ways.get(args[at], 0) + 1
    return [Value(value, args, ways[value]) for value, args in first.items()]


def kinds() -> list[Kind]:
    """Return the kinds of order a desk knows, by their number."""
    return sorted(
        (kind for kind in ACTIONS.values() if kind.number), key=lambda kind: (kind.number, kind.name)
    )


def human_cost(app: App, action: Action) -> str:
    """Return what a coercive measure did to people where the action votes one, else an empty string."""
    if action.kind != "motion" or len(action.args) < 2 or action.args[0] != MEASURE:
        return ""
    return app.words.measure(action.args[1], "cost") if 0 <= action.args[1] < len(MEASURES) else ""


def forecast(app: App, action: Action) -> list[Reason]:
    """Return what an action is expected to bring, as the view has it."""
    return app.memo(
        ("forecast", action), lambda: ACTIONS[action.kind].forecast(app.view, app.seat, action.args)
    )


def summed(action: Action) -> bool:
    """Tell whether the forecast of an action is one sum (a vote, a will), not a list of separate effects."""
    return action.kind in SUMMED


def verdict(app: App, action: Action) -> tuple[str, str]:
    """Return the forecast of an action in one line, and the colour of its tone."""
    reasons = forecast(app, action)
    if not reasons:
        return "", "muted"
    if summed(action):
        value = total(reasons)
        tone = "good" if value > 0 else "bad"
        key = f"verdict.{action.kind}_{'yes' if value > 0 else 'no'}"
        return app.text(key, sum=f"+{value}" if value > 0 else f"−{-value}" if value else "0"), tone
    if action.kind in ("motion", "resign"):
        ayes, noes = reasons[0].amount, -reasons[1].amount
        return app.text("verdict.vote", ayes=ayes, noes=noes), "good" if ayes > noes else "bad"
    said = [app.words.reason(reason) for reason in sorted(reasons, key=lambda one: -abs(one.amount))[:2]]
    return " · ".join(said), "muted"


def action_tip(app: App, action: Action, said: str = "") -> Tip:
    """Return an action's forecast with reasons, cost and counter-move, for a tooltip."""
    words = app.words
    parts = [escape(words.action_does(action.kind)), f"_{escape(words.action_cost(action.kind))}_"]
    if said:
        parts.insert(0, escape(said))
    counter = words.action_counter(action.kind)
    if counter:
        parts.append(app.text("compose.counter", counter=escape(counter)))
    cost = human_cost(app, action)
    if cost:
        parts.append(escape(cost))
    reasons = sorted(forecast(app, action), key=lambda one: -abs(one.amount))
    lines: list[Line] = [line(app, reason) for reason in reasons]
    return Tip(
        escape(words.action(action.kind, action.args, app.view)),
        "\n".join(parts),
        lines,
        total(reasons) if summed(action) else None,
        sum_word=app.text("tip.sum"),
    )


__all__ = [
    "Value", "action_tip", "barred", "first_legal", "forecast", "human_cost", "kinds", "stage",
    "suggestions", "summed", "verdict",
]  # fmt: skip
