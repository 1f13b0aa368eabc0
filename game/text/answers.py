"""Questions other than the desk: happenings, offers, the corridor, the call of names, the way to a congress."""

from __future__ import annotations

from game.play.action import ACTIONS, Action, kinds_at, legal
from game.rules import vote
from game.text import pages
from game.text.news import called_names, tell_news
from game.text.table import Table
from game.world.facts import Decision
from game.world.reason import total

WORDS = 7  # corridor words shown at first


def answer(table: Table, decision: Decision) -> None:
    """Put a question and take the answer."""
    tell_news(table)
    asked = table.words.decision(decision, table.view)
    table.terminal.line()
    table.terminal.line(f"{asked.title}. {asked.text}" if asked.text else asked.title)
    if decision.kind == "corridor":
        for n, item in enumerate(table.view.agenda):
            if item.put_off <= table.view.month and item.month >= 0:
                table.tell(
                    "agenda_item",
                    n=n + 1,
                    body=table.words.show(item.body, "body"),
                    mover=table.words.person(item.mover),
                    item=table.words.motion(item, table.seat),
                )
                pages.whip(table, n)
    elif decision.kind in ("call", "amend"):
        _before_vote(table, decision)
    options = choices(table, decision)
    labels = [label(table, decision, action) for action in options]
    while True:
        at = _pick(table, labels, options, decision)
        if at < 0:
            continue
        since = len(table.session.events)
        barred = table.session.submit(options[at])
        if barred is None:
            _echo(table, since)
            return
        table.tell("barred", why=table.words.reason(barred))


def choices(table: Table, decision: Decision) -> list[Action]:
    """Return the answers, the likeliest to help first in the corridor."""
    view = table.view
    found = [action for kind in kinds_at(decision) for action in legal(view, decision, kind.name, 24)]
    if decision.kind != "corridor":
        return found
    words = [action for action in found if action.kind not in ("leave",)]
    words.sort(key=lambda action: abs(total(ACTIONS[action.kind].forecast(view, table.seat, action.args))))
    return [*words, *(action for action in found if action.kind == "leave")]


def label(table: Table, decision: Decision, action: Action) -> str:
    """Return an answer as a line: what it is and what it does or is expected to bring."""
    view, words = table.view, table.words
    text = words.action(action.kind, action.args, view)
    if decision.kind == "news":
        return text
    if action.kind in ("promise", "warn", "trade"):
        reasons = ACTIONS[action.kind].forecast(view, table.seat, action.args)
        return f"{text} ({words.show(total(reasons), 'points')})"
    if ACTIONS[action.kind].fields:
        return text
    return f"{words.action_name(action.kind)}. {words.action_does(action.kind)}"


def _before_vote(table: Table, decision: Decision) -> None:
    view = table.view
    if not 0 <= decision.a < len(view.agenda):
        return
    pages.whip(table, decision.a)
    called = {p: side for p, side in enumerate(view.votes) if side and p != table.me}
    if called:
        table.tell("so_far", list=called_names(table, called))
    reasons = vote.wish(vote.Ballot(view, view.agenda[decision.a]), table.me)
    table.tell("your_reasons", n=total(reasons))
    for text in table.words.reasons(reasons, 5):
        table.tell("reason", text=text)


def _pick(table: Table, labels: list[str], options: list[Action], decision: Decision) -> int:
    """Return the answer picked; the corridor's list is long and begins with the nearest waverers and the door."""
    if decision.kind != "corridor" or len(labels) <= WORDS + 1:
        return table.pick(labels)
    order = [*range(WORDS), len(labels) - 1, *range(WORDS, len(labels) - 1)]
    at = table.pick([labels[n] for n in order])
    return order[at] if at >= 0 else -1


def _echo(table: Table, since: int) -> None:
    """Tell at once what a word in the corridor brought."""
    for event in table.session.heard(table.seat, since):
        if event.kind == "word" and event.args[0] == table.me:
            table.terminal.line(table.words.event(event, table.seat))
