"""The archive in the terminal, when the game is over: any month, as it was or through any contender's eyes."""

from __future__ import annotations

from game.rules import lead
from game.text.table import Table, find_person
from game.words.hidden import false_reports, secret_pacts
from game.world.facts import Facts
from game.world.scenario import month_index
from game.world.state import State
from game.world.view import look


def archive(table: Table, rest: str) -> None:
    """Show a month of the game that is over (`1926-04`), and through whose eyes; without one, all that was hidden."""
    session, words = table.session, table.words
    if not session.over:
        table.tell("archive_closed")
        return
    for _, st in session.months:
        words.learn(st)
    month, _, name = rest.partition(" ")
    if not month:
        _hidden(table)
        return
    year, _, number = month.partition("-")
    wanted = month_index(int(year), int(number)) if year.isdecimal() and number.isdecimal() and len(month) <= 7 else -1
    state = dict(session.months).get(wanted)
    if state is None:
        first, last = (session.months[0][0], session.months[-1][0]) if session.months else (-1, -1)
        table.tell("archive_which" if first >= 0 else "archive_none", first=_key(first), last=_key(last))
        return
    found = [p for p in find_person(table, name.strip()) if state.seat_index[p] >= 0] if name.strip() else []
    if name.strip() and not found:
        table.tell("archive_who", names=", ".join(words.person(p) for p in session.scenario.seats))
        return
    seat = state.seat_index[found[0]] if found else -1
    who = words.person(found[0]) if found else ""
    table.head("archive_month", month=words.month(wanted), who=who, seat=seat)
    _month(table, state, look(state, seat) if seat >= 0 else state, seat)
    _moves(table, [month for month, _ in session.months].index(wanted), seat)


def _moves(table: Table, n: int, seat: int) -> None:
    """Tell what was ordered that month: by everybody, or by one contender with his reasons."""
    words, scenario = table.words, table.session.scenario
    done = [move for move in table.session.moves(n) if seat in (-1, move.seat)]
    table.head("archive_moves" if done else "archive_no_moves")
    for move in sorted(done, key=lambda move: move.seat):
        said = words.action(move.action.kind, move.action.args, move.view).rstrip(".")
        why = "" if seat < 0 else "; ".join(words.reasons(move.reasons))
        table.tell("move_why" if why else "move", name=words.person(scenario.seats[move.seat]), said=said, why=why)


def _key(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def _month(table: Table, state: State, facts: Facts, seat: int) -> None:
    """Tell strength, pacts, operations, false cards and whose men the Committee's were, the hidden marked."""
    words, scenario = table.words, state.scenario
    true = lead.lead(state)
    seen = lead.estimates(facts)[seat] if seat >= 0 else true
    for k, p in enumerate(scenario.seats):
        key = "archive_strength" if seat < 0 else "archive_believed"
        table.tell(key, name=words.person(p), seen=(seen[k] + 5) // 10, true=(true[k] + 5) // 10)
    known = {pact.id for pact in facts.pacts}
    if not state.pacts:
        table.tell("archive_no_pacts")
    for pact in state.pacts:
        open_or_not = words.say("option", "pact.secret", pact.secret)
        mark = open_or_not if pact.id in known else table.say("archive_unknown")
        since = words.month(pact.signed)
        table.tell("archive_pact", pact=words.pact(pact, seat), since=since, mark=mark)
    watched = {op.id for op in facts.ops}
    for op in state.ops:
        mark = table.say("archive_unseen") if op.id not in watched else ""
        table.tell("archive_op", name=words.person(op.owner), what=words.operation(op.kind, op.a, op.b), mark=mark)
    for card in state.plants:
        table.tell(
            "archive_card",
            to=words.person(scenario.seats[card.seat]),
            about=words.person(card.about),
            patron=words.person(card.patron),
            by=words.person(card.by),
            month=words.month(card.month),
        )
    roots, believed = state.roots(), facts.roots()
    members = [p for p, place in enumerate(state.seat_cc) if place == 2 and state.seat_index[p] < 0]
    if seat < 0:
        for p in scenario.seats:
            mine = [words.person(x) for x in members if roots[x] == p]
            if mine:
                table.tell("archive_men", name=words.person(p), n=len(mine), names=", ".join(mine))
        return
    wrong = [p for p in members if roots[p] != believed[p]]
    table.tell("archive_wrong", n=len(wrong), all=len(members))
    for p in wrong:
        his, thought = (words.person(x) if x >= 0 else words.say("play", "nobody") for x in (roots[p], believed[p]))
        table.tell("archive_wrong_line", name=words.person(p), thought=thought, true=his)


def _hidden(table: Table) -> None:
    """Tell every pact signed in secret and every false report of the whole game, and how a month is asked for."""
    words = table.words
    pacts = [event for event in secret_pacts(table.session) if words.knows_pact(event.args[0], -1)]
    false = false_reports(table.session)
    table.head("archive_pacts", n=len(pacts))
    for event in pacts:
        table.tell("secret_line", month=words.month(event.month), text=words.event(event))
    table.head("archive_false", n=len(false))
    for event in false:
        table.tell("secret_line", month=words.month(event.month), text=words.event(event))
    table.terminal.line()
    months = table.session.months
    if months:
        table.tell("archive_which", first=_key(months[0][0]), last=_key(months[-1][0]))
