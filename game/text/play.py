"""The game in a terminal: `python -m game play --text`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from game import files, forks, rewind, save
from game.content import load_scenario
from game.content.problem import has_errors
from game.forks import Fork
from game.language import FIRST, chosen, kept
from game.rivals.player import player
from game.session import HUMAN, Session
from game.text import notes, pages, scenes, watch
from game.text.answers import answer
from game.text.archive import archive
from game.text.desk import Desk
from game.text.ending import epilogue, fate_of_one
from game.text.explained import Moves
from game.text.table import Left, Table, words_of
from game.text.terminal import Ended, Terminal
from game.words import Words, sheet_page
from game.world.scenario import Scenario, month_index

DONE, WRONG, MISUSED = 0, 1, 2
WATCH = "watch"


class Reopened(Exception):
    """Another game lies on the table; the question put before is void."""


class Refused(Exception):
    """The game cannot be begun; its text is a sentence for the player, `code` the exit code."""

    def __init__(self, sentence: str, code: int = MISUSED) -> None:
        super().__init__(sentence)
        self.code = code


def run(args: argparse.Namespace) -> int:
    """Play in the terminal until the game is over or left; returns the exit code."""
    terminal = Terminal(sys.stdin, sys.stdout)
    try:
        language = chosen(getattr(args, "language", None), kept())
        if args.load:
            table = opened(terminal, args.load, explained=args.explain, language=language)
        else:
            table = begun(terminal, args, language)
    except Refused as fault:
        print(f"politburo: {fault}", file=sys.stderr)
        return fault.code
    except Ended:
        return DONE
    table.commands = COMMANDS
    try:
        play(table)
    except Ended:
        _at_end(table, "saved_at_end", "input_ended")
    except Left:
        _at_end(table, "quit_saved", "farewell")
    return DONE


def play(table: Table) -> None:
    """Let the game go on, question by question, to the epilogue; then open the archive or another game."""
    while True:
        _to_the_end(table)
        epilogue(table)
        table.tell("archive")
        try:
            while True:
                table.read()
                table.tell("archive")
        except Reopened:
            continue
        except Ended:
            return


def _to_the_end(table: Table) -> None:
    sits = -1
    while not table.session.over:
        decision = table.session.decision
        if decision is None:
            try:
                watch.watch(table)
            except Reopened:
                sits = -1
            continue
        if len(table.session.humans()) > 1 and sits != decision.seat:
            sits = _curtain(table, decision.seat)
        table.seat = decision.seat
        notes.told(table)
        month = table.session.state.month
        try:
            if decision.kind == "desk":
                table.full.setdefault(month, False)
                desk = Desk(table, decision)
                desk.show()
                desk.run()
            else:
                table.full[month] = True
                answer(table, decision)
        except Reopened:
            sits = -1


def _curtain(table: Table, seat: int) -> int:
    """Wait until the person of a seat has sat down, with nothing on the screen of the one before; returns the seat."""
    table.told[table.seat] = (table.heard, table.called)
    table.heard, table.called = table.told.get(seat, (0, {}))
    table.terminal.clear()
    table.tell("curtain", who=table.words.person(table.session.scenario.seats[seat]))
    if table.terminal.ask(table.words.say("terminal", "prompt")).lower() in ("quit", "exit"):
        raise Left
    return seat


# Beginning


def begun(terminal: Terminal, args: argparse.Namespace, language: str = FIRST) -> Table:
    """Begin a new game as the arguments say, asking for what they leave out."""
    scenario, problems = load_scenario(args.scenario)
    if scenario is None or has_errors(problems):
        raise Refused("\n".join(str(problem) for problem in problems[:20]), WRONG)
    words = words_of(scenario, language)
    terminal.line(words.say("terminal", "title", title=words.scenario.title))
    terminal.line(words.scenario.summary.strip())
    start, end = words.month(scenario.start), words.month(scenario.end)
    terminal.line(words.say("terminal", "start", month=start, end=end))
    seat = find_seat(scenario, args.seat) if args.seat else choose_seat(terminal, words, scenario)
    specs = [args.rival] * len(scenario.seats)
    for pair in args.seat_of:
        name, _, spec = pair.partition("=")
        specs[find_seat(scenario, name)] = spec or args.rival
    try:
        for spec in dict.fromkeys(specs):
            if spec != HUMAN:
                player(spec, 0)
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    if seat >= 0:
        specs[seat] = HUMAN
    seed = args.seed if args.seed is not None else int(time.time()) % 1_000_000
    moves = Moves(words_of(scenario, language)) if args.explain else None
    hears = moves.note if moves else None
    session = Session(scenario, seed, specs, on_month=_keep, on_answer=hears, paced=HUMAN not in specs)
    table = Table(terminal, session, seat, language)
    table.after_month = moves.tell if moves else None
    if seat >= 0:
        name = words.person(scenario.seats[seat], "full")
        table.tell("seated", name=name, rival=args.rival, seed=seed)
        _tell_seat(terminal, words, scenario.seats[seat])
    else:
        table.tell("watch")
    return table


def find_seat(scenario: Scenario, name: str) -> int:
    """Return the seat of a person's id or surname, -1 for watching; raises Refused if there is none."""
    if name in (WATCH, *watch.NOBODY):
        return -1
    for k, p in enumerate(scenario.seats):
        if name.lower() in (scenario.people[p].id, scenario.people[p].short.lower()):
            return k
    known = ", ".join(scenario.people[p].id for p in scenario.seats)
    raise Refused(f"'{name[:40]}' is no seat of this scenario; there are {known}")


def choose_seat(terminal: Terminal, words: Words, scenario: Scenario) -> int:
    """Ask whose seat to take."""
    for k, p in enumerate(scenario.seats):
        one = words.scenario.people[p]
        key = "seat_suggested" if p == scenario.suggested else "seat"
        terminal.line()
        told = words.say("terminal", key, name=one.name, difficulty=one.difficulty)
        terminal.line(words.say("terminal", "value", n=k + 1, text=told))
        _tell_seat(terminal, words, p)
    terminal.line()
    while True:
        terminal.line(words.say("terminal", "choose_seat"))
        typed = terminal.ask(words.say("terminal", "prompt"))
        if typed.isdecimal() and 1 <= int(typed[:3]) <= len(scenario.seats):
            return int(typed[:3]) - 1
        if typed.lower() in ("quit", "exit"):
            raise Ended
        try:
            named = [k for k, p in enumerate(scenario.seats) if typed.lower() == words.person(p).lower()]
            return named[0] if named else find_seat(scenario, typed)
        except Refused:
            names = ", ".join(scenario.people[p].id for p in scenario.seats)
            terminal.line(words.say("terminal", "no_seat", name=typed[:40], names=names))


def _tell_seat(terminal: Terminal, words: Words, p: int) -> None:
    one = words.scenario.people[p]
    if one.situation:
        terminal.line(words.say("terminal", "situation", text=one.situation.strip()))
    if one.dilemma:
        terminal.line(words.say("terminal", "dilemma", text=one.dilemma.strip()))


def opened(
    terminal: Terminal, name: str, as_it_is: bool = False, explained: bool = False, language: str = FIRST
) -> Table:
    """Open a saved game by path or name, one changed by hand only `as_it_is`; raises Refused with the reason."""
    path = Path(name)
    if not files.is_plain(path) and files.is_plain(save.save_path(name)):
        path = save.save_path(name)
    try:
        session = save.load_game(path, as_it_is)
    except (save.SaveError, files.StorageError, OSError) as fault:
        raise Refused(str(fault), WRONG) from fault
    session.on_month = _keep
    moves = Moves(words_of(session.scenario, language)) if explained else None
    session.on_answer = moves.note if moves else None
    decision = session.decision
    humans = session.humans()
    table = Table(terminal, session, decision.seat if decision else humans[0] if humans else -1, language)
    table.after_month = moves.tell if moves else None
    table.heard = next((n for n, event in enumerate(session.events) if event.month == session.state.month), 0)
    table.told = {k: (table.heard, {}) for k in humans}
    if table.me >= 0:
        table.tell(
            "loaded", month=table.words.month(session.state.month), name=table.words.person(table.me, "full")
        )
    return table


# Words understood at any question


def _keep(session: Session) -> None:
    """Keep an autosave when a month opens; a full disk does not stop the game."""
    try:
        save.autosave(session)
    except files.StorageError:
        return


def _at_end(table: Table, kept: str, otherwise: str) -> None:
    """Keep the game that is left, and say where."""
    if table.session.over or not table.session.log:
        table.tell(otherwise)
        return
    try:
        table.tell(kept, path=save.autosave(table.session))
    except files.StorageError as fault:
        table.tell("save_failed", why=str(fault))


def _save(table: Table, rest: str) -> None:
    try:
        table.tell("saved", path=save.save_game(table.session, save.save_path(rest)))
    except files.StorageError as fault:
        table.tell("save_failed", why=str(fault))


def _load(table: Table, rest: str) -> None:
    if not rest:
        names = [info.path.stem for info in save.saves()]
        table.terminal.line(", ".join(names) if names else table.say("no_saves"))
        return
    try:
        name, _, way = rest.rpartition(" ") if rest.endswith(" anyway") else (rest, "", "")
        other = opened(table.terminal, name, way == "anyway", table.after_month is not None, table.language)
    except Refused as fault:
        table.tell("load_failed", why=str(fault))
        if getattr(fault.__cause__, "editable", False):
            table.tell("load_anyway", name=rest)
        return
    table.take(other.session, other.seat)
    table.heard, table.told = other.heard, other.told
    table.after_month = other.after_month
    raise Reopened


def _rewind(table: Table, rest: str) -> None:
    """Play on from the opening of a month of one's own game, on a branch; the course so far is kept."""
    session, words = table.session, table.words
    when, _, name = rest.partition(" ")
    year, _, number = when.partition("-")
    asked = month_index(int(year), int(number)) if year.isdecimal() and number.isdecimal() and len(when) <= 7 else -1
    months = [month for month, _ in session.months]
    name = name.strip()
    why = rewind.why_not(session) or ("" if asked in months else "month") or forks.fault(name)
    if why:
        table.terminal.line(words.say("branch", "cannot", why))
        return
    try:
        kept = rewind.keep_course(session)
        new = rewind.rewound(session, months.index(asked), Fork(rewind.next_number(session), name, asked))
    except (files.StorageError, ValueError) as fault:
        table.tell("load_failed", why=str(fault))
        return
    new.parent, new.on_month, new.on_answer = kept.stem, session.on_month, session.on_answer
    decision = new.decision
    table.take(new, decision.seat if decision is not None else table.seat)
    table.heard = next((n for n, event in enumerate(new.events) if event.month == new.state.month), 0)
    table.told = {k: (table.heard, {}) for k in new.humans()}
    table.terminal.line(words.say("branch", "went_back", month=words.month(asked), kept=kept.stem))
    raise Reopened


def _worksheet(table: Table, rest: str) -> None:
    """Write the worksheet for a class; only when the game is over."""
    if not table.session.over:
        table.terminal.line(table.words.say("sheet", "closed"))
        return
    try:
        paths = sheet_page.write(table.session, table.me, like=table.words)
    except files.StorageError as fault:
        table.terminal.line(table.words.say("sheet", "failed", why=str(fault)))
        return
    table.terminal.line(table.words.say("sheet", "written", paths=table.words.list_of([str(path) for path in paths])))


def _help(table: Table, rest: str) -> None:
    table.head("help")
    decision = table.session.decision
    now = "help_watch" if decision is None else "help_desk" if decision.kind == "desk" else "help_asked"
    for section in dict.fromkeys((now, "help_any", "help_desk", "help_asked", "help_watch")):  # what works here first
        table.terminal.line(table.say("help_heads", section))
        for key in table.words.text["terminal"][section]:
            table.tell("reason", text=table.say(section, key))


def _quit(table: Table, rest: str) -> None:
    raise Left


COMMANDS: dict[str, Callable[[Table, str], None]] = {
    "people": pages.people, "person": pages.person, "posts": pages.posts, "pacts": pages.pacts,
    "country": pages.country, "chain": watch.chain,
    "card": scenes.card,
    "agenda": pages.agenda, "goal": pages.goal, "chronicle": pages.chronicle, "rules": pages.rules, "save": _save,
    "fate": fate_of_one, "archive": archive, "worksheet": _worksheet,
    "note": notes.passed, "rewind": _rewind,
    "load": _load, "help": _help, "quit": _quit, "exit": _quit,
}  # fmt: skip
