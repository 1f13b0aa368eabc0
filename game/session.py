"""One game in progress: seats, log, undo, autosave hook. `submit` is the only door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from game import foreseen, halls, notes
from game.forks import Fork
from game.notes import Note
from game.play import month, sitting
from game.play.action import ACTIONS, FREE, Action, menu
from game.play.reported import VoteReport
from game.public import NOBODY, public
from game.rivals.chance import safe
from game.rivals.moves import Move, moves
from game.rivals.player import Player, player
from game.rules import lead, tally
from game.rules.tally import Tally
from game.rules.vote import target_of
from game.world.event import ALL, Event
from game.world.kinds import ALIVE, Decision, Pact
from game.world.reason import Reason
from game.world.record import field, record, replace
from game.world.rng import key, word
from game.world.scenario import Scenario
from game.world.state import State, start
from game.world.stored import from_json
from game.world.view import View, look

HUMAN = "human"


class Entry(NamedTuple):
    """One line of the log: who answered, with what, and the digest afterwards ('' where none was taken)."""

    seat: int
    action: Action
    digest: str


@record
class Session:
    """A game in progress.

    `seats` names who plays each seat: 'human' or a rival's spec; `rules` are house rules put over the scenario's.
    """

    scenario: Scenario
    seed: int
    seats: list[str]
    rules: dict[str, int] = field(default_factory=dict)
    digests: bool = False
    archive: bool = True
    on_month: Callable[[Session], None] | None = None
    parent: str = ""
    edited: bool = False
    on_answer: Callable[[View, Decision, Action], None] | None = None  # hears what rivals answer, before it is done
    paced: bool = False  # only watched: a month passes when `let_pass` is called
    of: list[str] = field(default_factory=list)  # who played the seats of a log played again, all of them answered

    def __post_init__(self) -> None:
        self.scenario = with_rules(self.scenario, self.rules)
        self.state: State = start(self.scenario, self.seed)
        self.state.people = people(self.of or self.seats)
        self.log: list[Entry] = []
        self.events: list[Event] = []
        self.months: list[tuple[int, State]] = []  # the state at the opening of each month, for the archive
        self.reports: list[VoteReport] = []
        self.errors = 0
        self.players: list[Player | None] = []
        self.opened: list[int] = []  # how many answers the log had at the opening of each month in the archive
        self.pacts: dict[int, Pact] = {}  # every pact there was, as it stood last
        self._live: list[Pact] = []  # those that stood when they were kept last
        self.notes: list[Note] = []  # passed between the people at the table and not yet read
        self.eyes = NOBODY  # through whose eyes votes are expected beside nobody's, in a game only watched
        self.passed = 0  # the month let go last, in a game only watched
        self.resumed = False  # opened from a saved state alone: what came before is not in events and months
        # By seat, the months in which it closed its desk, and how many events there were by then: what it had heard.
        self.closed: dict[int, list[tuple[int, int]]] = {}
        self.branches: list[Fork] = []  # the branches that led to this course, the one it is on last
        self._month_digests: list[tuple[int, str]] = []
        self._leads: list[tuple[int, ...]] = []
        self._views: dict[int, View] = {}
        self._seat_players()
        self._run()

    def _seat_players(self) -> None:
        self.players = [
            None if spec == HUMAN else player(spec, key(self.seed, word("rival"), k))
            for k, spec in enumerate(self.seats)
        ]

    # -- reading ----------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """Tell whether the game has ended."""
        return bool(self.state.over)

    @property
    def decision(self) -> Decision | None:
        """Return the question now put to a person, None when the game is over or only watched."""
        return None if self.paced else self._next()

    def view(self, k: int) -> View:
        """Return what seat k knows now, for -1 what everybody knows; kept until something changes."""
        if k not in self._views:
            self._views[k] = look(self.state, k) if k >= 0 else public(self.state)
        return self._views[k]

    def humans(self, alive: bool = False) -> list[int]:
        """Return the seats played by people, of those alone who live where asked."""
        found = [k for k, spec in enumerate(self.seats) if spec == HUMAN]
        return [k for k in found if self.state.life[self.scenario.seats[k]] == ALIVE] if alive else found

    def heard(self, k: int, since: int = 0) -> list[Event]:
        """Return the events seat k may know of, from a place in the log; -1 hears the public, the end all."""
        bit = 1 << k if k >= 0 else 0
        return [event for event in self.events[since:] if event.audience == ALL or event.audience & bit or self.over]

    def moves(self, n: int) -> list[Move]:
        """Return what each seat ordered in the month at a place in the archive, and why (rules 6)."""
        end = self.opened[n + 1] if n + 1 < len(self.opened) else len(self.log)
        return moves(self.months[n][1], [(entry.seat, entry.action) for entry in self.log[self.opened[n] : end]])

    def month_digests(self) -> list[tuple[int, str]]:
        """Return the digest of the state at the opening of each month in the archive, as (month, sha256)."""
        for at, state in self.months[len(self._month_digests) :]:
            self._month_digests.append((at, state.digest()))
        return self._month_digests

    def leads(self) -> list[tuple[int, ...]]:
        """Return who truly led at the opening of each month in the archive: the month, then permille by seat."""
        known = self._leads[-1][0] if self._leads else -1
        self._leads += [(at, *lead.lead(state)) for at, state in self.months if at > known]
        return self._leads

    def menu(self, limit: int = 24) -> list[Action]:
        """Return the legal answers to the question now put."""
        decision = self.decision
        return menu(self.view(decision.seat), decision, limit) if decision else []

    # -- talk at the table ------------------------------------------------------------------------

    def may_note(self, by: int) -> list[int]:
        """Return the seats to which the person of a seat may pass a note: those of other people who live."""
        people = self.humans(alive=True)
        return [k for k in people if k != by] if by in people and not self.over else []

    def why_no_note(self, by: int, to: int, text: str) -> str:
        """Return why a note cannot be passed: 'nobody', 'unread' or what `notes.fault` finds; nothing when it can."""
        if to not in self.may_note(by):
            return "nobody"
        if sum((note.by, note.to) == (by, to) for note in self.notes) >= notes.MOST:
            return "unread"
        return notes.fault(text)

    def pass_note(self, by: int, to: int, text: str) -> str:
        """Leave a note for another person at the table; returns why not, nothing when it was left."""
        why = self.why_no_note(by, to, text)
        if not why:
            self.notes.append(Note(self.state.month, by, to, text.strip()))
        return why

    def note_for(self, k: int) -> Note | None:
        """Return the note that was left longest ago for a seat, None when there is none."""
        return next((note for note in self.notes if note.to == k), None)

    def put_away(self, note: Note) -> None:
        """Let a note that was read be gone."""
        self.notes.remove(note)

    # -- deciding ---------------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Tell whether rivals have to answer, or the month to go on, before a person is asked."""
        at = self._next()
        return not self.over and (at is None or self.players[at.seat] is not None)

    def submit(self, action: Action, on: bool = True) -> Reason | None:
        """Answer the question now put to a person; returns why not, None when it was taken.

        Without `on` the game stands still after the answer until `go_on` is called.
        """
        decision = self.decision
        if decision is None:
            return Reason("game_over")
        barred = self._put(decision, action)
        if barred is None and on:
            self._run()
        return barred

    def let_pass(self) -> None:
        """Let the month now open pass, in a game that is only watched."""
        if self.paced and not self.over:
            self.passed = self.state.month
            self._run()

    def may_undo(self) -> bool:
        """Tell whether the last order of an open desk can be taken back."""
        decision = self.decision
        return (
            decision is not None
            and decision.kind == "desk"
            and any(order[0] == decision.seat for order in self.state.orders)
        )

    def undo(self) -> bool:
        """Take back the last order of the open desk; nothing hidden was revealed and no die was cast."""
        decision = self.decision
        if decision is None or not self.may_undo():
            return False
        month.take_back(self.state, decision.seat)
        self._views.clear()
        for n in range(len(self.log) - 1, -1, -1):
            if self.log[n].seat == decision.seat and ACTIONS[self.log[n].action.kind].cost != FREE:
                del self.log[n]
                break
        return True

    def _next(self) -> Decision | None:
        """Return whose turn it is: a person's desk comes before the rivals', so that undo is clean."""
        queue = self.state.queue
        if not queue:
            return None
        if queue[0].kind != "desk":
            return queue[0]
        return next((one for one in queue if one.kind == "desk" and self.players[one.seat] is None), queue[0])

    def _put(self, decision: Decision, action: Action) -> Reason | None:
        before, now = len(self.events), self.state.month
        barred = month.submit(self.state, action, self.events, decision.seat)
        if barred is not None:
            del self.events[before:]
            return barred
        if action.kind == "end" or decision.kind == "fallen":
            self.closed.setdefault(decision.seat, []).append((now, before))
        self._keep_pacts()
        view = self._views.get(decision.seat)
        self._views.clear()
        if view and ACTIONS[action.kind].cost != FREE and decision.kind == "desk" and decision in self.state.queue:
            # An order given changes nothing that anybody knows but the order.
            view.orders = [order for order in self.state.orders if order[0] == decision.seat]
            self._views[decision.seat] = view
        self.log.append(Entry(decision.seat, action, self.state.digest() if self.digests else ""))
        return None

    def _keep_pacts(self) -> None:  # to be named when they are gone
        if self.state.pacts != self._live:
            self._live = list(self.state.pacts)
            self.pacts |= {pact.id: pact for pact in self._live}

    def _run(self) -> None:
        """Let the month and the rivals go on until a person is asked or the game is over."""
        while not self.over:
            if not self.state.queue:
                self._advance()
                continue
            decision = self._next() or self.state.queue[0]
            if self.paced and decision.kind == "desk" and self.passed != self.state.month:
                return
            rival = self.players[decision.seat]
            if rival is None:
                self._note(decision)
                return
            self._rival(rival, decision)

    def _advance(self) -> None:
        if self.state.phase == month.NEWS:
            if self.archive:
                self.months.append((self.state.month, self.state.clone()))
                self.opened.append(len(self.log))
            if self.on_month is not None and self.log:
                self.on_month(self)
        before, hall = len(self.events), halls.foreseen(self.state, lambda: self.humans(True), self.view)
        signed = self._round() if self.state.phase == month.SESSION else {}
        if self.state.phase == month.COUNT:
            self._foresee()
            self._read_out()
        month.advance(self.state, self.events, month.SESSION)
        self.reports += halls.read_out(hall, self.events[before:])
        self._keep_pacts()
        self._views.clear()
        for event in self.events[before:]:
            if event.kind in ("carried", "lost", "tied"):
                for report in self.reports:
                    if report.month == event.month and report.motion == event.args[4:]:
                        report.carried = event.kind == "carried"
                        lines = report.result or signed.get(report.motion) or report.expected
                        report.result = lines._replace(ayes=event.args[1], noes=event.args[2], carried=report.carried)

    def _foresee(self) -> None:
        """Keep what people at the table could expect of a vote on which none of them was asked."""
        item = self.state.agenda[self.state.item]
        for k in dict.fromkeys((NOBODY, self.eyes)) if self.paced else ():
            self._note(Decision("call", k, self.state.item))
        for k in self.humans():
            p = self.scenario.seats[k]
            if p in tally.voters(self.state, item.body) or p in (item.mover, target_of(self.state, item)):
                self._note(Decision("call", k, self.state.item))

    def _round(self) -> dict[tuple[int, ...], Tally]:
        """Keep what people at the table could expect of papers that go round; return how they stand in truth."""
        truth = sitting.going_round(self.state) if self.humans() else {}
        for n, count in truth.items():
            for k in self.humans():
                p, item = self.scenario.seats[k], self.state.agenda[n]
                if p in (item.mover, target_of(self.state, item)) or any(line.person == p for line in count.lines):
                    self._note(Decision("call", k, n), called=False)
        return {tuple(self.state.agenda[n]): count for n, count in truth.items()}

    def _read_out(self) -> None:
        """Keep how every name answered, as the room heard it, before the count changes anything."""
        item = self.state.agenda[self.state.item]
        for report in self.reports:
            if report.result is None and report.month == self.state.month and report.motion == tuple(item):
                chosen = {p: side for p, side in enumerate(self.state.votes) if side in (1, -1)}
                report.result = tally.count(self.state, item, chosen)
                report.carried = report.result.carried

    def _rival(self, rival: Player, decision: Decision) -> None:
        """Ask a rival; one that raises or answers out of order gets the plainest legal answer, and is counted."""
        view = self.view(decision.seat)
        try:
            action = rival.choose(view, decision)
            if self.on_answer is not None:
                self.on_answer(view, decision, action)
            barred = self._put(decision, action)
        except Exception:
            barred = Reason("rival_failed")
        if barred is not None:
            self.errors += 1
            self._put(decision, safe(view, decision))

    def _note(self, decision: Decision, called: bool = True) -> None:
        """Keep what a person could expect of a vote when his name is called, for the report afterwards."""
        if decision.kind != "call" or not 0 <= decision.a < len(self.state.agenda):
            return
        item = self.state.agenda[decision.a]
        now = self.state.month, tuple(item), decision.seat
        if not any((report.month, report.motion, report.seat) == now for report in self.reports):
            self.reports.append(foreseen.expected(self.state, self.view(decision.seat), decision, called))


def people(seats: list[str]) -> int:
    """Return a bit for each seat that a person plays: every happening that puts him on the spot asks him."""
    return sum(1 << k for k, spec in enumerate(seats) if spec == HUMAN)


def with_rules(scenario: Scenario, rules: dict[str, int]) -> Scenario:
    """Return the scenario with house rules put over its own."""
    if not rules:
        return scenario
    return replace(scenario, rules=tuple(sorted((dict(scenario.rules) | rules).items())))


class Diverged(ValueError):
    """A log could not be played on: `at` answers were taken, `session` is the game as far as it went."""

    def __init__(self, message: str, session: Session, at: int) -> None:
        super().__init__(message)
        self.session = session
        self.at = at


def resume(
    scenario: Scenario, data: dict[str, Any], seats: list[str], log: list[Entry], seed: int, rules: dict[str, int],
    paced: bool = False,
) -> Session:  # fmt: skip
    """Rebuild a session from a saved state unplayed; raises ValueError, TypeError, KeyError on bad data."""
    scenario = with_rules(scenario, rules)
    session = _opened(from_json(scenario, data), seats, seed)
    session.log, session.rules, session.paced = list(log), dict(rules), paced
    session._run()
    return session


def play_on(state: State, seats: list[str], seed: int) -> Session:
    """Let rivals play a copy of a state on to its end, by chance of another seed; the state's own goes on as it was.

    The world draws from the seed from then on, and the rivals too; what had been drawn before stays as it fell.
    """
    copy = state.clone()
    copy.seed = seed
    session = _opened(copy, seats, seed)
    session.archive = False
    session._run()
    return session


def _opened(state: State, seats: list[str], seed: int) -> Session:
    """Return a session that stands at a state and has not gone on yet."""
    session = Session.__new__(Session)
    session.scenario, session.state, state.people = state.scenario, state, people(seats)
    session.seed, session.seats, session.rules = seed, list(seats), {}
    session.digests, session.archive, session.on_month, session.parent, session.edited = False, True, None, "", False
    session.of, session.on_answer = [], None
    session.paced, session.eyes, session.passed, session.resumed = False, NOBODY, 0, True
    session.log, session.events, session.months, session.reports, session.errors = [], [], [], [], 0
    session.opened, session.notes, session.closed = [], [], {}
    session.pacts = {pact.id: pact for pact in state.pacts}
    session._month_digests, session._views, session.branches, session._leads, session._live = [], {}, [], [], []
    session._seat_players()
    return session


def replayed(
    scenario: Scenario,
    seed: int,
    seats: list[str],
    rules: dict[str, int],
    log: list[Entry],
    until: int = 0,
    digests: bool = False,
    paced: bool = False,
) -> Session:
    """Play a log again, every seat answering as it did; returns the session as it then stands.

    Stops at the opening of the month `until` if one is given. `go_on` lets the rivals play on from there. Raises
    Diverged where an answer is no longer legal.
    """
    session = Session(scenario, seed, [HUMAN] * len(seats), dict(rules), digests, of=list(seats))
    session.reports.clear()
    session.paced = paced
    session.seats = list(seats)  # whose expectations are kept; until the log is played all answers come from it
    for n, entry in enumerate(log):
        if until and session.state.month >= until:
            break
        queue = session.state.queue
        at = next((d for d in queue if d.seat == entry.seat and (d is queue[0] or d.kind == "desk")), None)
        if at is None:
            raise Diverged(f"action {n + 1}: seat {entry.seat} is not asked", session, n)
        if seats[entry.seat] == HUMAN:
            session._note(at)
        barred = session._put(at, entry.action)
        if barred is not None:
            raise Diverged(f"action {n + 1}: {entry.action.kind} is barred: {barred.code}", session, n)
        while not session.state.queue and not session.over:
            session._advance()
    session._seat_players()
    return session


def go_on(session: Session) -> None:
    """Let the rivals of a session that stands still play on until a person is asked or the game is over."""
    session._run()
