"""The columns State and View share, and the questions both can answer.

Indexes: p person, q post, k seat (a contender's place in `scenario.seats`), i issue. A *row* is one list of a
table with one row for each seat. Whatever reads Facts cannot tell whether it reads the truth or a belief; so
one vote function serves the result, the forecast and the rivals (ARCHITECTURE, decision 1).
"""

from __future__ import annotations

from typing import Any

from game.world.kinds import (
    ALIVE,
    BLOC,
    CCC,
    OUT_PARTY,
    SECRETARIAT,
    Decision,
    Hold,
    Label,
    Motion,
    Op,
    Pact,
    Plant,
    Promise,
    Quote,
)
from game.world.scenario import Scenario
from game.world.tuning import Tuning


class Facts:
    """What is, or what one seat thinks is: columns of ints and the questions asked of them."""

    scenario: Scenario
    tune: Tuning
    viewer: int  # seat whose View this is, -1 for the true State
    # A bit for each seat that a person plays, set by the session: who sits at the table is no part of what is saved.
    people = 0

    # numbers
    month: int
    seed: int
    phase: int
    step: int
    next_id: int
    over: int
    result: int
    winner: int
    secretary_since: int
    shock: int
    leader: int
    leader_for: int
    rival_leader: int
    leader_changes: int
    postponed: int
    put_off_once: int  # calendar month of the congress that has been put off, which happens once
    congress_month: int
    report_by: int
    theses: int  # theses of the coming report, in the codes of rules/theses.py
    item: int
    called: int
    drive_year: int
    posts_version: int
    majority: int  # whose report the last congress approved, -1 nobody's
    appeals: int  # hundreds of members put out who may come back on appeal
    appeals_month: int  # the month in which they do
    ousted: int  # seats from which the Secretaryship was taken by a vote, one bit each
    coerced: int  # month in which the villages last felt coercion, 0 never
    twice: int  # months running in which a paramount man led by twice the next, -1 once the end was offered
    # person columns
    life: list[int]
    rung: list[int]
    struck: list[int]
    reprimands: list[int]
    struck_rung: list[int]
    standing: list[int]
    orthodoxy: list[int]
    health: list[int]
    absent: list[int]
    record: list[int]
    patron: list[int]
    loyalty: list[int]
    gratitude: list[int]
    owes: list[int]  # the person to whom the gratitude is owed, -1 nobody
    served: list[int]
    want: list[int]  # index in the person's wants, -1 unknown
    seat_cc: list[int]
    seat_pb: list[int]
    seat_sec: list[int]
    seat_org: list[int]
    seat_ccc: list[int]
    case: list[int]
    censured: list[int]  # month of the last reprimand
    trust: list[int]
    word_month: list[int]
    self_rung: list[int]
    recants: list[int]
    cult: list[int]
    seated_by: list[int]  # how the seat in the Central Committee was got, in the codes of rules/chain.py
    seated_from: list[int]  # the person to whom it was owed then, plus one; 0 nobody
    struck_by: list[int]  # who moved the last rung above a reprimand, plus one; 0 nobody
    returned: list[int]  # month of the last readmission, 0 never
    sent_to: list[int]  # place of exile, 1 to 6; 0 none
    defied: list[int]  # month of the last attack or word against the Line
    # post columns
    holder: list[int]
    since: list[int]
    machine: list[int]
    vacant: list[int]
    giver: list[int]  # person who put the holder there, -1
    moved: list[int]
    # seat columns
    eye: list[int]
    ambition: list[int]
    spare: list[int]
    acts: list[int]
    words: list[int]
    paramount: list[int]
    resigned: list[int]
    momentum: list[int]
    confidence: list[int]  # month until which a plenum has asked this man to stay
    asked: list[int]  # month of the last choice a happening put to the seat, 0 never
    alarmed: list[int]  # month of the last operation noticed that asked the seat for an answer, 0 never
    aim_mark: list[int]  # the Line kept at the month the seat's aim names
    habit: list[int]  # standing order, in the codes of play/actions/standing.py
    # tables, one row a seat
    stance: list[list[int]]  # one row an issue
    bel_patron: list[list[int]]
    bel_loyalty: list[list[int]]
    bel_month: list[list[int]]
    bel_source: list[list[int]]  # place in SOURCES
    bel_want: list[list[int]]  # 0 unknown, else one more than the want believed
    regard: list[list[int]]  # regard[k][p]: what p thinks of the contender in seat k, sum of reasons
    regard_open: list[list[int]]  # the part of it everybody knows
    why_regard: list[list[tuple[tuple[int, int, int, int], ...]]]  # (cause, amount, month, open)
    why_open: list[list[tuple[tuple[int, int, int, int], ...]]]  # the reasons everybody knows, kept by the writer
    # issues
    line: list[int]
    mood: list[int]
    line_moved: list[int]
    grievance: list[int]
    # lists
    pacts: list[Pact]
    holds: list[Hold]
    quotes: list[Quote]
    labels: list[Label]
    ops: list[Op]
    agenda: list[Motion]
    orders: list[tuple[int, str, tuple[int, ...]]]  # (seat, kind, args)
    offers: list[tuple[Any, ...]]
    promises: list[Promise]
    queue: list[Decision]
    presses: list[tuple[int, int, int, int]]  # (presser, victim, hold id, ask)
    measures: list[int]  # month until which a measure is in force, by measure
    minutes: list[tuple[int, int, tuple[int, ...]]]  # (measure, month, persons who voted for it)
    fired: list[int]  # month a happening fired, 0 never
    chosen: list[int]  # choice taken of a happening + 1, 0 none
    precedents: list[int]
    country: list[int]
    votes: list[int]  # votes called so far on the item in hand: by person, 0 not yet, 1 for, -1 against, 2 waiting
    marks: list[int]  # free marks set by happenings, by mark
    lapsed: list[tuple[int, int]]  # (target, month) of pacts that lapsed
    forecasts: list[tuple[int, int]]  # (seat, ayes expected in permille) before names are called
    slate: list[int]
    conferences: list[int]  # posts whose regional conference before the coming congress is over
    plants: list[Plant]  # false cards that somebody still believes
    retouches: list[tuple[int, int, int]]  # (person, month, by): an official record that was retouched
    # derived, kept by the writers
    posts_of: list[tuple[int, ...]]

    # caches of derived tables; replaced, never changed, when a column they rest on is written
    _roots: list[int] | None
    _believed: dict[int, list[int]]
    _power: dict[Any, Any]
    _open: dict[Any, Any]  # tables that rest on what everybody sees: a state and its views have them in common
    _gaps: dict[Any, Any]  # distances already measured, of two persons and of one from many
    _walked: dict[int, list[int]]  # chains as they were last walked, by seat, the true ones under -1

    # -- who is who -------------------------------------------------------------------------------

    def seat_of(self, p: int) -> int:
        """Return the seat of a person, or -1 for somebody who is no contender."""
        return self.seat_index[p]

    seat_index: tuple[int, ...]
    delegates: tuple[int, ...]
    under: tuple[int, ...]
    wardens: tuple[tuple[int, ...], ...]  # posts by the post they are under

    def contender(self, k: int) -> int:
        """Return the person in seat k."""
        return self.scenario.seats[k]

    def is_active(self, p: int) -> bool:
        """Tell whether a person lives and is in the party."""
        return self.life[p] == ALIVE and self.rung[p] < OUT_PARTY

    def is_present(self, p: int) -> bool:
        """Tell whether a person is at work this month, neither ill nor resting."""
        return self.absent[p] <= self.month

    def in_play(self) -> list[int]:
        """Return the seats of contenders alive and in the party."""
        kept = self._open.get("playing")
        if kept is None:
            seats = self.scenario.seats
            kept = [k for k, p in enumerate(seats) if self.life[p] == ALIVE and self.rung[p] < OUT_PARTY]
            self._open["playing"] = kept
        return list(kept)

    def place(self, p: int) -> int:
        """Return how much of the stage is left to a person, in percent (DETAILS, stage)."""
        if self.life[p] != ALIVE:
            return 0
        if self.rung[p] >= OUT_PARTY:
            return 12
        if self.seat_cc[p] < 2:
            return 35
        if self.seat_pb[p] < 2:
            return 60
        return 100

    def members(self, body: int) -> list[int]:
        """Return the voting members of a body that counts heads, in the order of people."""
        kept = self._open.get(body)
        if kept is None:
            column = (self.seat_pb, self.seat_sec, self.seat_org, self.seat_cc, self.seat_ccc, self.seat_cc)[body]
            full = 1 if body in (SECRETARIAT, CCC) else 2
            kept = self._open[body] = [p for p, seat in enumerate(column) if seat >= full]
        return list(kept)

    def has_lever(self, p: int, lever: str) -> bool:
        """Tell whether a person holds a post with a lever."""
        posts = self.scenario.posts
        for q in self.posts_of[p]:  # noqa: SIM110 - asked some twenty thousand times a game
            if lever in posts[q].levers:
                return True
        return False

    def secretary(self) -> int:
        """Return the General Secretary, -1 while the post is vacant."""
        return self.holder[self.secretary_post]

    secretary_post: int
    chair_post: int
    department_posts: tuple[int, ...]

    def slots(self, p: int) -> int:
        """Return how many operations a contender's staff can run at once (RULES 3.2)."""
        kept = self._power.get(("slots", p))
        if kept is not None:
            return kept  # type: ignore[no-any-return]
        posts, holder = self.scenario.posts, self.holder
        own = max([posts[q].slots for q in self.posts_of[p]], default=0)
        roots = self.believed_roots(self.seat_index[p]) if self.seat_index[p] >= 0 else self.roots()
        heads = 0
        for q in self.department_posts:
            if holder[q] >= 0 and roots[holder[q]] == p:
                heads += 1
        many = self._power["slots", p] = max(1, min(4, max(1, own) + heads))
        return many

    def listed(self, k: int) -> list[int]:
        """Return who is on the list for the coming Committee as far as seat k knows: whom he put there, and his men."""
        me, roots = self.scenario.seats[k], self.believed_roots(k)
        return [x for x in self.slate if self.seated_by[x] == -1 - me or roots[x] == me]

    def jurisdiction(self, q: int) -> int:
        """Return who recommends to a post, -1 when it is filled by motion only."""
        under = self.under[q]
        return self.holder[under] if under >= 0 else -1

    # -- chains of patrons ------------------------------------------------------------------------

    def roots(self) -> list[int]:
        """Return for each person the contender whose client they are, -1 for nobody's (DETAILS, client of P).

        A contender is his own. A link holds with loyalty and gratitude together at the bond or above.
        """
        if self._roots is None:
            self._roots = self._again(-1, self._walk(self.patron, self.loyalty))
        return self._roots

    def believed_roots(self, k: int) -> list[int]:
        """Return the same as the contender in seat k believes it."""
        if not self.tune.with_stale_beliefs:
            return self.roots()
        known = self._believed.get(k)
        if known is None:
            known = self._believed[k] = self._again(k, self._walk(self.bel_patron[k], self.bel_loyalty[k]))
        return known

    def _again(self, k: int, roots: list[int]) -> list[int]:
        """Return the list of before where chains have come out the same: what was made of it is then still true."""
        before = self._walked.get(k)
        if before == roots:
            return before
        self._walked[k] = roots
        return roots

    def thanks(self, p: int, patron: int, root: int) -> int:
        """Return the gratitude of p that counts: what is owed to his patron or to whom that one follows (rule 2.06)."""
        return self.gratitude[p] if self.owes[p] in (patron, root) and self.owes[p] >= 0 else 0

    def bond(self, p: int) -> int:
        """Return loyalty and the gratitude owed to his patron or to whom that one follows, in points (rule 2.05)."""
        up = self.patron[p]
        if up < 0 or not self.gratitude[p]:
            return self.loyalty[p]
        return self.loyalty[p] + self.thanks(p, up, self.roots()[up])

    def _walk(self, patron: list[int], loyalty: list[int]) -> list[int]:
        bond = self.tune.client_bond
        gratitude, owes, seat_index = self.gratitude, self.owes, self.seat_index
        roots: list[int] = [-1] * len(patron)
        chained = []
        # Most have no patron or a contender for one: no chain to climb. Gratitude binds only to who gave.
        for p, up in enumerate(patron):
            if up < 0 or loyalty[p] + gratitude[p] < bond:
                continue
            if seat_index[up] < 0:
                chained.append(p)
                roots[p] = -2
            elif loyalty[p] >= bond or owes[p] == up:
                roots[p] = up
        for p in self.scenario.seats:
            roots[p] = p
        for p in chained:
            if roots[p] != -2:
                continue
            # Climb while there is a link that might hold, then come down and see which do.
            path = []
            at = p
            while roots[at] == -2:
                if seat_index[at] >= 0:
                    roots[at] = at
                    break
                up = patron[at]
                if up < 0 or loyalty[at] + gratitude[at] < bond or at in path:
                    roots[at] = -1
                    break
                path.append(at)
                at = up
            end = roots[at]
            for step in reversed(path):
                if roots[step] != -2:
                    end = roots[step]
                    continue
                if end >= 0 and loyalty[step] < bond and owes[step] != end and owes[step] != patron[step]:
                    end = -1
                roots[step] = end
        return roots

    def clients(self, p: int) -> list[int]:
        """Return the living clients of a contender, himself left out."""
        roots, life, rung = self.roots(), self.life, self.rung
        return [x for x, root in enumerate(roots) if root == p and x != p and life[x] == ALIVE and rung[x] < OUT_PARTY]

    # -- policy -----------------------------------------------------------------------------------

    def distance(self, a: int, b: int) -> int:
        """Return how far two persons' stances lie apart, 0..200, weighed by issue."""
        key = a << 12 | b
        kept = self._gaps.get(key)
        if kept is None:
            gap = weight = 0
            for i, issue in enumerate(self.scenario.issues):
                row = self.stance[i]
                gap += issue.weight * abs(row[a] - row[b])
                weight += issue.weight
            kept = self._gaps[key] = self._gaps[b << 12 | a] = gap // weight
        return kept

    def deviation(self, p: int) -> int:
        """Return how far a person's stance lies from the Line, 0..200, weighed by issue (RULES 2)."""
        kept = self._open.get(("off", p))
        if kept is None:
            kept = self._open["off", p] = self._off(p)
        return kept  # type: ignore[no-any-return]

    def _off(self, p: int) -> int:
        if not self.tune.with_doctrine:
            return 0
        gap = weight = 0
        for i, issue in enumerate(self.scenario.issues):
            gap += issue.weight * abs(self.stance[i][p] - self.line[i])
            weight += issue.weight
        return gap // weight

    # -- pacts ------------------------------------------------------------------------------------

    def pacts_of(self, p: int) -> list[Pact]:
        """Return the live pacts to which a person is a party, as far as known here."""
        return [pact for pact in self.pacts if p in pact.parties]

    def bound(self, a: int, b: int) -> bool:
        """Tell whether two persons share a live pact known here."""
        for pact in self.pacts:  # noqa: SIM110 - asked some twenty thousand times a game
            if a in pact.parties and b in pact.parties:
                return True
        return False

    def bloc_against(self, p: int, target: int) -> Pact | None:
        """Return the bloc in which p stands against target, if known here."""
        for pact in self.pacts:
            if pact.kind == BLOC and pact.target == target and p in pact.parties:
                return pact
        return None
