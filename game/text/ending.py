"""The end in the terminal: the result, what turned it, what came of everybody, what it cost, what was kept secret."""

from __future__ import annotations

from game.rules import aim, ending, fate
from game.rules.measure import MEASURES
from game.text.news import tell_news
from game.text.table import Table, find_person
from game.words import fates as told
from game.words.ended import why
from game.words.hidden import secret_pacts
from game.words.measured import beaten
from game.words.pressure import pressure
from game.words.sheet_key import parting_lines
from game.words.turning import turning_points, with_mover
from game.words.turning_record import record_of
from game.world.kinds import ALIVE, DEAD, DEPORTED, EXILE, OUT_PARTY
from game.world.state import State

OTHERS = 10  # whose fates are told beside those of the contenders


def epilogue(table: Table) -> None:
    """Tell how the game ended."""
    session, words = table.session, table.words
    st = session.state
    words.learn(st)
    tell_news(table)
    table.head("ended", month=words.month(st.month))
    result = words.say("result", ending.RESULTS[st.result])
    if st.winner >= 0:
        table.tell("result", result=result, name=words.person(st.winner, "full"))
    else:
        table.tell("result_nobody", result=result)
    if table.me >= 0:
        table.tell("fate", own_fate(st, table.me))
        table.tell("aim_reached" if aim.reached(st, table.me) else "aim_missed")
        found = beaten(session, table.me)
        if found is not None:
            table.tell("beaten", n=found[0], games=found[1], seat=words.person(table.me))
    table.terminal.line(why(words, session))
    mark = words.branch_mark(session.branches)
    if mark:
        table.terminal.line(f"{mark}.")
    _turning_points(table)
    _fates(table)
    _cost(table)
    _secrets(table)
    if table.full:
        table.terminal.line()
        table.tell("months_full", full=sum(table.full.values()), all=len(table.full))


def own_fate(st: State, p: int) -> str:
    """Return the key of what became of the player's own person."""
    if st.life[p] == DEAD:
        return "dead"
    if st.rung[p] >= OUT_PARTY:
        return "exile" if st.rung[p] >= EXILE else "out"
    if st.winner == p:
        return "paramount" if st.result == ending.PARAMOUNT else "first"
    if st.seat_pb[p] == 2:
        return "member"
    return "committee" if st.seat_cc[p] == 2 else "party"


def _turning_points(table: Table) -> None:
    table.head("turning")
    found = turning_points(table.session, table.me)
    if not found:
        table.tell("turning_none")
    for text in parting_lines(table.words, table.session):
        table.terminal.line(text)
    for turn in found:
        month, text = table.words.month(turn.month), with_mover(table.words, turn, -1, table.me)
        if real := record_of(table.words, table.session, turn):
            table.tell("turning_real", month=month, text=text, reality=real)
        else:
            table.tell("turning_line", month=month, text=text)


def state_of(table: Table, p: int) -> str:
    """Return what a person is at the end, in words."""
    st = table.session.state
    if st.life[p] == DEAD:
        died = next(
            (event.month for event in table.session.events if event.kind == "died" and event.args[0] == p),
            st.month,
        )
        return table.say("state_dead", month=table.words.month(died))
    if st.rung[p] >= DEPORTED:
        return table.say("state_deported")
    if st.rung[p] >= EXILE:
        return table.say("state_exile")
    if st.rung[p] >= OUT_PARTY:
        return table.say("state_out")
    return table.say("state_bureau") if st.seat_pb[p] == 2 else table.say("state_alive")


def of_note(st: State, limit: int = OTHERS) -> list[int]:
    """Return the people whose fates are told: the contenders, then those who stood highest at the end."""
    scenario = st.scenario
    others = [p for p in fate.people(st) if p not in scenario.seats and not scenario.people[p].generated]

    def height(p: int) -> tuple[int, int, int, int]:
        rank = max((scenario.posts[q].rank for q in st.posts_of[p]), default=0)
        return -st.seat_pb[p], -rank, -scenario.people[p].standing, p

    return [*scenario.seats, *sorted(others, key=height)[:limit]]


def _fates(table: Table) -> None:
    table.head("fates")
    st, words = table.session.state, table.words
    air = fate.climate(st)
    years, why = told.years_text(words, st)
    table.terminal.line(f"{years} ({'; '.join(why)}).")
    for p in of_note(st):
        alive = st.life[p] == ALIVE
        posts = ", ".join(words.post(q) for q in st.posts_of[p]) if alive else ""
        record = words.scenario.people[p].fate.strip()
        seats = posts + ". " if posts else ""
        likely = told.fate_text(words, st, fate.fates(st, p, air)) if alive else ""
        key = "fate_line" if record else "fate_here"
        name, state = words.person(p, "full"), state_of(table, p)
        table.tell(key, name=name, state=state, seats=seats, likely=likely, fate=record)
    table.terminal.line(told.losses(words, st))
    table.terminal.line(words.say("fate", "lost_real"))
    table.tell("fates_hint")


def fate_of_one(table: Table, rest: str) -> None:
    """Show what is likely to have come of one person, with the reasons; only when the game is over."""
    st, words = table.session.state, table.words
    if not table.session.over:
        table.terminal.line(words.say("fate", "before_end"))
        return
    found = find_person(table, rest) if rest else []
    if len(found) != 1:
        names = ", ".join(words.person(p, "full") for p in (found or of_note(st))[:8])
        table.tell("fate_who", names=names)
        return
    p = found[0]
    life = fate.fates(st, p)
    table.terminal.line()
    table.terminal.line(f"{words.person(p, 'full')}: {told.fate_text(words, st, life)}")
    for line in told.fate_reasons(words, st, life):
        table.tell("reason", text=line)
    record = words.scenario.people[p].fate.strip()
    if record:
        table.tell("fate_reality", fate=record)


def _cost(table: Table) -> None:
    """Tell what was done to the villages and to comrades, in plain words."""
    table.head("cost_title")
    session, words = table.session, table.words
    used = []
    months = 0
    for m, measure in enumerate(MEASURES):
        if not measure.coercive:
            continue
        held = sum(1 for _, st in session.months if st.measures[m] > st.month)
        if held:
            months = max(months, held)
            used.append(words.measure(m, "cost"))
    if used:
        table.tell("cost_months", n=months, text=" ".join(used))
    else:
        table.tell("cost_none")
        if came := pressure(words, session):
            table.terminal.line(came)
    lines = told.costs(words, session.state)
    for line in lines:
        table.terminal.line(words.say("fate", "toll_after", text=line.text) if line.after else line.text)
        table.tell("reason", text=line.because)
    table.terminal.line(words.say("fate", "toll_note" if lines else "toll_none"))
    table.tell("cost_real")
    table.terminal.line(words.say("fate", "toll_views"))
    struck = [event for event in session.events if event.kind == "struck" and event.args[1] >= OUT_PARTY]
    names = list(dict.fromkeys(words.person(event.args[0]) for event in struck))
    table.tell("cost_expelled", n=len(names), names=words.list_of(names))


def _secrets(table: Table) -> None:
    """Tell the pacts that the seat never heard of."""
    if table.me < 0:
        return
    table.head("secrets")
    session = table.session
    kept = secret_pacts(session, table.seat)
    for _, st in session.months:
        table.words.learn(st)
    kept = [
        event for event in kept if table.words.knows_pact(event.args[0], -1)
    ]  # merged ones are told as one
    if not kept:
        table.tell("secrets_none")
    for event in kept:
        table.tell("secret_line", month=table.words.month(event.month), text=table.words.event(event))


__all__ = ["epilogue", "fate_of_one", "of_note", "own_fate"]
