"""Questions other than the desk: happenings, offers, the corridor, the call of names, the way to a congress."""

from __future__ import annotations

from game.play.action import ACTIONS, Action, kinds_at, legal
from game.rules import slate, tally, vote
from game.rules.hall import report_motion
from game.text import pages
from game.text.news import called_names, tell_news
from game.text.table import EMPTY, Table
from game.world.facts import DOCUMENT, Decision
from game.world.reason import total

WORDS = 7  # corridor words shown at first
SPOKEN = ("promise", "warn", "trade", "show_paper")


def answer(table: Table, decision: Decision) -> None:
    """Put a question and take the answer."""
    tell_news(table)
    options = choices(table, decision)
    if len(options) == 1 and decision.kind != "news":
        table.session.submit(options[0])  # there is nothing to choose
        return
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
                    item=table.words.motion(item, table.seat, table.view),
                )
                pages.whip(table, n)
    elif decision.kind in ("call", "amend"):
        _before_vote(table, decision)
    elif decision.kind in ("report", "place"):
        _before_congress(table, decision)
    labels = [label(table, decision, action) for action in options]
    while True:
        at = _pick(table, labels, decision)
        if at == EMPTY and decision.kind == "call":
            at = int(own_sum(table, decision) <= 0)  # for stands first, against second
        if at < 0:
            continue
        since = len(table.session.events)
        barred = table.session.submit(options[at])
        if barred is None:
            _echo(table, since)
            return
        table.tell("barred", why=table.words.reason(barred))


def choices(table: Table, decision: Decision) -> list[Action]:
    """Return the answers in the order of the rules; in the corridor the words worth most first, then the door."""
    view = table.view
    order = list(ACTIONS)
    kinds = sorted(kinds_at(decision), key=lambda kind: order.index(kind.name))
    found = [action for kind in kinds for action in legal(view, decision, kind.name, 24)]
    if decision.kind != "corridor":
        return found
    spoken = [action for action in found if action.kind in SPOKEN]
    rest = [action for action in found if action.kind not in SPOKEN]
    return [*best_words(table, spoken), *rest]


def best_words(table: Table, spoken: list[Action]) -> list[Action]:
    """Return the most promising word for each person and item, those that could turn an item first."""
    view = table.view
    best: dict[tuple[int, ...], tuple[int, Action]] = {}
    for action in spoken:
        value = hope(table, action)
        at = action.args[:3]
        if at not in best or value > best[at][0]:
            best[at] = (value, action)
    margins = {
        n: abs(count.ayes - count.noes)
        for n, item in enumerate(view.agenda)
        for count in (tally.count(view, item),)
    }
    words = sorted(best.values(), key=lambda one: (margins[one[1].args[1]] > 2, one[0] <= 0, abs(one[0])))
    return [action for _, action in words]


def hope(table: Table, action: Action) -> int:
    """Return what a word in the corridor is expected to come to; above nought it is given."""
    return total(ACTIONS[action.kind].forecast(table.view, table.seat, action.args))


def label(table: Table, decision: Decision, action: Action) -> str:
    """Return an answer as a line: what it is and what it does or is expected to bring."""
    words = table.words
    if decision.kind == "news":
        return words.action(action.kind, action.args, table.view)
    if action.kind in SPOKEN:
        value = hope(table, action)
        chance = table.say("chances", "likely" if value > 6 else "doubtful" if value > -10 else "unlikely")
        x, n, side = action.args[:3]
        kind = table.say("word_kind", action.kind)
        key = "word_trade" if action.kind == "trade" else "word"
        m = action.args[3] + 1 if action.kind == "trade" else 0
        return table.say(
            key, kind=kind, name=words.person(x), side=side, n=n + 1, m=m, chance=chance, amount=value
        )
    if action.kind in ("call_to_table", "keep_off"):
        return table.say("word_call" if action.kind == "call_to_table" else "word_off", n=action.args[0] + 1)
    if ACTIONS[action.kind].fields:
        return words.action(action.kind, action.args, table.view)
    return f"{words.action_name(action.kind)}. {words.action_does(action.kind)}"


def _before_vote(table: Table, decision: Decision) -> None:
    view = table.view
    if not 0 <= decision.a < len(view.agenda):
        return
    item = view.agenda[decision.a]
    pages.whip(table, decision.a)
    called = {p: side for p, side in enumerate(view.votes) if side and p != table.me}
    if called:
        table.tell("so_far", list=called_names(table, called))
    if item.kind == DOCUMENT:
        table.tell("paper_says", text=table.words.hold(item.a, table.seat, "text"))
    reasons = vote.wish(vote.Ballot(view, item), table.me)
    table.tell("your_reasons", n=total(reasons))
    for text in table.words.reasons(reasons, 5):
        table.tell("reason", text=text)
    if decision.kind == "call":
        table.tell("by_reasons")


def _before_congress(table: Table, decision: Decision) -> None:
    """Tell what weighs on a place offered, or on the report about to be voted."""
    view = table.view
    if decision.kind == "place":
        giver = view.scenario.seats[decision.b // 3]
        reasons = slate.would_take(view, table.me, giver, decision.b % 3)
    elif view.report_by >= 0:
        reasons = vote.wish(vote.Ballot(view, report_motion(view, view.report_by)), table.me)
    else:
        return
    table.tell("your_reasons", n=total(reasons))
    for text in table.words.reasons(reasons, 5):
        table.tell("reason", text=text)


def own_sum(table: Table, decision: Decision) -> int:
    """Return what one's own reasons on the item in hand come to."""
    view = table.view
    return total(vote.wish(vote.Ballot(view, view.agenda[decision.a]), table.me))


def _pick(table: Table, labels: list[str], decision: Decision) -> int:
    """Return the answer picked; the corridor shows the best words and the door first."""
    if decision.kind != "corridor" or len(labels) <= WORDS + 1:
        return table.pick(labels)
    order = [*range(WORDS), len(labels) - 1, *range(WORDS, len(labels) - 1)]
    at = table.pick([labels[n] for n in order], WORDS + 1)
    return order[at] if at >= 0 else -1


def _echo(table: Table, since: int) -> None:
    """Tell at once what a word in the corridor brought."""
    for event in table.session.heard(table.seat, since):
        if event.kind == "word" and event.args[0] == table.me:
            table.terminal.line(table.words.event(event, table.seat))
