"""Questions other than the desk: happenings, offers, the corridor, the call of names, the way to a congress."""

from __future__ import annotations

from functools import partial

from game.advice import ledger
from game.advice.choices import forecast
from game.play.action import ACTIONS, Action, kinds_at, legal
from game.play.agenda import own_candidate
from game.rules import deal, slate, vote
from game.rules.gatherings import hall_votes
from game.rules.hall import report_motion
from game.text import pages
from game.text.behind import behind
from game.text.news import called_names, tell_news, tell_paper_due
from game.text.scenes import tell_outcome
from game.text.table import EMPTY, Table
from game.words import offered
from game.words.bonds import claims, warnings
from game.words.choice_told import card_told, choice_told
from game.words.effect_answers import answer_effects, list_head, offer_breaks, offer_effects, reporter_head
from game.words.goal_vote import moves, own_man
from game.words.postponed import postponed
from game.words.unforeseen import unforeseen
from game.words.word_price import owed
from game.world.kinds import DOCUMENT, Decision, Motion
from game.world.reason import Reason, total

HEAVY = 5  # reasons of a sum that are told one by one
WORDS = 7  # corridor words shown at first
SPOKEN = ("promise", "warn", "trade", "show_paper")


def answer(table: Table, decision: Decision) -> None:
    """Put a question and take the answer; what happened is told first, and before it the paper of the month past."""
    tell_paper_due(table)
    tell_news(table)
    options = choices(table, decision)
    if len(options) == 1 and decision.kind != "news":
        table.session.submit(options[0])  # there is nothing to choose
        return
    asked = table.words.decision(decision, table.view)
    table.terminal.line()
    table.terminal.line(f"{asked.title}. {asked.text}" if asked.text else asked.title)
    if decision.kind == "news":
        table.terminal.lines(card_told(table.words, table.view, decision.a, table.seat))
    if decision.kind == "corridor":
        table.terminal.lines(postponed(table.words, table.session, table.seat))
        for n, item in enumerate(table.view.agenda):
            if item.put_off <= table.view.month and item.month >= 0:
                table.tell(
                    "agenda_item",
                    n=n + 1,
                    body=table.words.show(item.body, "body"),
                    mover=table.words.person(item.mover),
                    item=table.words.motion(item, table.seat, table.view),
                )
                if told := unforeseen(table.words, table.session, table.seat, item):
                    table.terminal.line(told)
                pages.whip(table, n)
                _own(table, item)
                _cost(table, item)
    elif decision.kind in ("call", "amend"):
        _before_vote(table, decision)
    elif decision.kind == "slate":
        table.terminal.line(list_head(table.words, table.view, decision.seat))
    elif decision.kind == "reporter":
        table.terminal.line(reporter_head(table.words, table.view, decision.seat))
    elif decision.kind in ("report", "place", "offer"):
        _what_weighs(table, decision)
    labels = [label(table, decision, action) for action in options]
    names = {action.kind.replace("_", " "): n for n, action in enumerate(options) if not action.args}
    if decision.kind == "call":
        names |= {"for": names["yes"], "against": names["no"]}
    while True:
        at = _pick(table, labels, decision, names, options)
        if at == EMPTY and decision.kind == "call":
            item = table.view.agenda[decision.a]
            other = own_candidate(table.view, table.seat, item) >= 0
            at = int(other or own_sum(table, decision) <= 0)  # for stands first, against second
        if at < 0:
            continue
        since = len(table.session.events)
        barred = table.session.submit(options[at])
        if barred is None:
            _echo(table, since)
            if options[at].kind == "choose":
                tell_outcome(table, since)
            return
        table.tell("barred", why=table.words.reason(barred))


def choices(table: Table, decision: Decision) -> list[Action]:
    """Return the answers in the order of the rules; in the corridor the words worth most first, then the door."""
    view = table.view
    order = list(ACTIONS)
    kinds = sorted(kinds_at(decision), key=lambda kind: order.index(kind.name))
    if decision.kind == "fallen":
        kinds.sort(key=lambda kind: (bool(kind.fields), order.index(kind.name)))  # what needs no name first
    found = [action for kind in kinds for action in legal(view, decision, kind.name, 24)]
    if decision.kind != "corridor":
        return found
    spoken = [action for action in found if action.kind in SPOKEN]
    rest = [action for action in found if action.kind not in SPOKEN and not _as_it_stands(table, action)]
    rest.sort(key=lambda action: action.kind != "leave")
    return [*best_words(table, spoken), *rest]


def _as_it_stands(table: Table, action: Action) -> bool:
    """Tell whether a vote said beforehand would change nothing."""
    if action.kind != "vote":
        return False
    own = ledger.own_vote(table.view, table.seat, table.view.agenda[action.args[0]])
    return own is not None and own.side == action.args[1]


def _own(table: Table, item: Motion) -> None:
    """Tell how one's own name will be answered on an item, and what either answer would break."""
    own = ledger.own_vote(table.view, table.seat, item)
    if own is None:
        return
    table.tell("own_vote", side=own.side, n=own.amount, spoken=int(own.spoken))
    table.terminal.lines([text for _, text in warnings(table.words, table.view, table.seat, item)])
    table.terminal.lines([one.text for one in moves(table.words, table.view, table.seat, item)])
    if man := own_man(table.words, table.view, table.seat, item):
        table.terminal.line(man)
    table.terminal.lines(claims(table.words, table.view, table.seat, item))


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
        for n in range(len(view.agenda))
        for count in (ledger.counted(view, table.seat, n),)
    }
    words = sorted(best.values(), key=lambda one: (margins[one[1].args[1]] > 2, one[0] <= 0, abs(one[0])))
    return [action for _, action in words]


def hope(table: Table, action: Action) -> int:
    """Return what a word in the corridor is expected to come to; above nought it is given."""
    return total(forecast(table.view, table.seat, action))


def label(table: Table, decision: Decision, action: Action) -> str:
    """Return an answer as a line: what it is and what it does or is expected to bring."""
    words = table.words
    if decision.kind == "news":
        cost = words.choice_cost(decision.a, action.args[0])
        said = words.action(action.kind, action.args, table.view)
        said = " ".join((said, *choice_told(words, table.view, decision.a, action.args[0], table.seat)))
        return f"{said} {table.say('cost', text=cost)}" if cost else said
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
    if action.kind == "vote":
        return table.say("word_vote", n=action.args[0] + 1, side=action.args[1])
    if action.kind in ("call_to_table", "keep_off"):
        return table.say("word_call" if action.kind == "call_to_table" else "word_off", n=action.args[0] + 1)
    does = " ".join(answer_effects(words, table.view, decision, action))
    if ACTIONS[action.kind].fields:
        said = words.action(action.kind, action.args, table.view)
        if does:
            more = _on_the_way(table, action, said) if action.kind in ("give_place", "propose", "visit") else said
            return f"{more.rstrip('.')}. {does}"
        if action.kind in ("give_place", "propose", "visit"):
            return _on_the_way(table, action, said)
        listed = decision.kind in ("fallen", "theses")
        expected = words.reasons(forecast(table.view, table.seat, action)) if listed else []
        return f"{said} ({'; '.join(expected)})" if expected else said
    expected = words.reasons(forecast(table.view, table.seat, action))
    brings = f" ({'; '.join(expected)})" if expected and decision.kind != "call" else ""
    return f"{words.action_name(action.kind)}. {words.action_does(action.kind)}{brings} {does}".strip()


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
    _cost(table, item)
    for _, text in warnings(table.words, view, table.seat, item) if decision.kind == "call" else ():
        table.terminal.line(text)
    table.terminal.lines([one.text for one in moves(table.words, view, table.seat, item)])
    if man := own_man(table.words, view, table.seat, item):
        table.terminal.line(man)
    table.terminal.lines(claims(table.words, view, table.seat, item))
    reasons = vote.wish(vote.Ballot(view, item), table.me)
    table.tell("your_reasons", n=total(reasons))
    tell_sum(table, reasons)
    if decision.kind == "call":
        table.tell("by_reasons")


def _on_the_way(table: Table, action: Action, said: str) -> str:
    """Return an answer on the way to a congress with what is known of the man or the place."""
    view, words, x = table.view, table.words, action.args[0]
    if action.kind == "give_place":
        value = hope(table, action)
        patron = words.person(slate.patron_of(view, x, table.seat))
        chance = table.say("chances", "likely" if value > 0 else "doubtful" if value > -10 else "unlikely")
        return table.say("place_chance", text=said, patron=patron, chance=chance, amount=value)
    if x < 0:
        return said
    if action.kind == "propose":
        return f"{said}. {pages.tie(table, x)}"
    holder = view.holder[x]
    who = words.person(holder) if holder >= 0 else table.say("post_empty")
    tie = pages.tie(table, holder) if holder >= 0 and view.seat_index[holder] < 0 else ""
    return table.say("visit_sub", text=said, who=who, votes=hall_votes(view)[x], machine=view.machine[x], tie=tie)


def _cost(table: Table, item: Motion) -> None:
    """Tell what a coercive measure on the table did to people."""
    cost = table.words.motion_cost(item)
    if cost:
        table.tell("cost", text=cost)


def _what_weighs(table: Table, decision: Decision) -> None:
    """Tell what weighs on an offer, on a place offered, or on the report about to be voted."""
    view = table.view
    offer = offered(view, table.seat) if decision.kind == "offer" else None
    if offer is not None:
        reasons = deal.answer(view, table.me, offer)
    elif decision.kind == "place":
        giver = view.scenario.seats[decision.b // 3]
        reasons = slate.would_take(view, table.me, giver, decision.b % 3)
    elif view.report_by >= 0:
        reasons = vote.wish(vote.Ballot(view, report_motion(view, view.report_by)), table.me)
    else:
        return
    if decision.kind == "offer":
        for one in offer_effects(table.words, view, table.seat):
            table.tell("reason", text=one.text)
        broken = offer_breaks(table.words, view, table.seat)
        if broken:
            table.terminal.line(table.words.say("does", "breaks") + ": " + " ".join(broken))
    table.tell("weighs" if decision.kind in ("offer", "place") else "your_reasons", n=total(reasons))
    tell_sum(table, reasons)


def tell_sum(table: Table, reasons: list[Reason]) -> None:
    """Tell the heaviest reasons of a sum, and what the smaller ones come to, so that they add up."""
    order = sorted(reasons, key=lambda one: -abs(one.amount))
    for text in table.words.reasons(order[:HEAVY]):
        table.tell("reason", text=text)
    rest = total(order[HEAVY:])
    if rest:
        table.tell("reason", text=table.words.say("does", "smaller", n=rest))


def own_sum(table: Table, decision: Decision) -> int:
    """Return what one's own reasons on the item in hand come to."""
    view = table.view
    return total(vote.wish(vote.Ballot(view, view.agenda[decision.a]), table.me))


def _pick(
    table: Table, labels: list[str], decision: Decision, names: dict[str, int], options: list[Action]
) -> int:
    """Return the answer picked; the corridor shows the best words, what else can be done there, and the door first.

    The other words follow in one line for each kind and item, which opens into the men they could be had with.
    """
    spoken = sum(action.kind in SPOKEN for action in options)
    if decision.kind != "corridor" or spoken <= WORDS:
        return table.pick(labels, names=names, behind=partial(_behind, table, decision, options))
    rows = [[n] for n in (*range(WORDS), *range(spoken, len(labels)))]
    folded: dict[tuple[object, ...], list[int]] = {}
    for n in range(WORDS, spoken):
        kind, args = options[n]
        folded.setdefault((kind, *args[1:3], args[3] if kind == "trade" else -1), []).append(n)
    rows += folded.values()
    lines = [labels[row[0]] if len(row) == 1 else _folded(table, [options[n] for n in row]) for row in rows]
    names = {word: next(at for at, row in enumerate(rows) if row == [n]) for word, n in names.items()}
    firsts = [options[row[0]] for row in rows]
    while True:
        at = table.pick(lines, len(lines), names, partial(_behind, table, decision, firsts))
        if at < 0 or len(rows[at]) == 1:
            return rows[at][0] if at >= 0 else -1
        row = rows[at]
        of_row = [options[n] for n in row]
        man = table.pick([labels[n] for n in row], behind=partial(_behind, table, decision, of_row))
        if man >= 0:
            return row[man]


def _behind(table: Table, decision: Decision, options: list[Action], at: int) -> list[str]:
    return behind(table, decision, options[at])


def _folded(table: Table, words: list[Action]) -> str:
    """Return words of one kind on one item as a line with the men they could be had with."""
    _, (_, n, side, *more) = words[0]
    trade = words[0].kind == "trade"
    return table.say(
        "word_trade_folded" if trade else "word_folded", count=len(words), kind=table.say("word_kind", words[0].kind),
        side=side, n=n + 1, m=more[0] + 1 if trade else 0,
        list=table.words.list_of([table.words.person(action.args[0]) for action in words]),
    )  # fmt: skip


def _echo(table: Table, since: int) -> None:
    """Tell at once what a word in the corridor brought."""
    for event in table.session.heard(table.seat, since):
        if event.kind == "word" and event.args[0] == table.me:
            bound = owed(table.words, table.view, table.seat, event)
            table.terminal.line(f"{table.words.event(event, table.seat)} {bound}".rstrip())
