"""What stands behind an answer, asked for by `why` and its number: what the window tells where the mouse rests."""

from __future__ import annotations

from game.advice.choices import forecast
from game.play.action import Action
from game.play.actions.corridor import WORDS
from game.text.table import Table
from game.words.did import did
from game.words.effect_answers import answer_effects
from game.words.word_price import price
from game.world.kinds import Decision
from game.world.reason import total

SUMS = ("promise", "warn", "trade", "show_paper", "give_place")  # what weighs with him who is asked, point by point


def behind(table: Table, decision: Decision, action: Action) -> list[str]:
    """Return what an answer does or rests on, a line each; a choice of a happening tells effect by effect."""
    words, view, k = table.words, table.view, table.seat
    if decision.kind == "news":
        effects = words.scenario.happenings[decision.a].choices[action.args[0]].effects
        told = [text for text, _ in did(words, view, effects, table.me, k, ahead=True)]
        return told or [words.say("terminal", "does_nothing")]
    reasons = forecast(view, k, action)
    told = words.reasons(reasons)
    if action.kind in SUMS:
        spent = price(words, view, k, action) if action.kind in WORDS else []
        sum_of = words.say("terminal", "forecast", total=words.show(total(reasons), "points"))
        return [*spent, sum_of, *told] if told else spent
    return [*answer_effects(words, view, decision, action), *told]


__all__ = ["behind"]
