"""The true state of a game: columns of ints, cloned by sharing, written by copying first.

The only writers are `w` (a column), `row` (a row of a table) and the named verbs below, which keep what is derived.
"""

from __future__ import annotations

from typing import Any

from game.world import kept
from game.world.first import first_beliefs
from game.world.keeper import Keeper
from game.world.kept import nothing_shown
from game.world.kinds import (
    ALIVE,
    CC,
    CCC,
    COUNTRY,
    COUNTRY_INDEX,
    ISSUE_COLUMNS,
    LIST_COLUMNS,
    NUMBERS,
    ORGBURO,
    OUT_PARTY,
    PERSON_COLUMNS,
    POLITBURO,
    POST_COLUMNS,
    ROW_TABLES,
    SEAT_COLUMNS,
    SECRETARIAT,
    WAITING,
    Hold,
)
from game.world.packed import shorten
from game.world.rng import draw
from game.world.scenario import Scenario
from game.world.tuning import with_overrides

SAVED = NUMBERS + PERSON_COLUMNS + POST_COLUMNS + SEAT_COLUMNS + ROW_TABLES + ISSUE_COLUMNS + LIST_COLUMNS + (
    "stance", "why_regard",
)


class State(Keeper):
    """What is. Clone it to try something out; nothing else ever goes back."""

    viewer = -1

    def clone(self) -> State:
        """Return a state that shares every column until one of the two writes it."""
        new = object.__new__(State)
        columns = new.__dict__
        columns.update(self.__dict__)
        # Most tables of caches are each state's own: what one works out after a write is not true of the other.
        # Some are shared, for whoever writes what they rest on always begins a table of his own. An empty one would
        # not be begun anew.
        columns["_believed"], columns["_power"] = self._believed.copy(), self._power.copy()
        columns["_gaps"], columns["_open"] = self._gaps or {}, self._open or {}
        columns["_shown"], columns["_seen"], columns["_felt"] = nothing_shown(), {}, {}
        columns["_own"] = set()
        self._own = set()
        return new

    def row(self, name: str, k: int) -> list[Any]:
        """Return one row of a table for writing."""
        table = self._wanted(k) if name == "bel_want" else self.w(name)
        key = (name, k)
        if key not in self._own:
            self._own.add(key)
            table[k] = list(table[k])
        if name in ("bel_patron", "bel_loyalty") and k in self._believed:
            self._believed = {seat: roots for seat, roots in self._believed.items() if seat != k}
        row: list[Any] = table[k]
        return row

    def _wanted(self, k: int) -> list[Any]:
        """Return the table of what seats know of wants for writing a row: nobody else's view rests on it."""
        self._seen.pop(k, None)
        self._shown["wants"].pop(k, None)
        if "bel_want" not in self._own:
            self._own.add("bel_want")
            self.bel_want = list(self.bel_want)
        return self.bel_want

    def feelings(self, k: int, among_seats: bool) -> tuple[list[Any], list[Any], list[int], list[int]]:
        """Return the feelings towards the contender in a seat for writing: reasons, open ones, and the sum of each.

        `among_seats` tells whether those of other contenders are written, on which their gains rest.
        """
        self._forget_feelings(kept.FELT if among_seats else kept.FELT_BY_ALL)
        self._felt.pop(k, None)
        if ("feelings", k) not in self._own:
            felt, self._felt = self._felt, {}
            for name in ("why_regard", "why_open", "regard", "regard_open"):
                self.row(name, k)
            self._felt = felt
            self._own.add(("feelings", k))
        return self.why_regard[k], self.why_open[k], self.regard[k], self.regard_open[k]

    def card(self, k: int, p: int, patron: int, loyalty: int, source: int) -> None:
        """Write anew what seat k believes of a person: whose man he is, how firmly, and since when it is known."""
        if ("cards", k) not in self._own:
            for name in ("bel_patron", "bel_loyalty", "bel_month", "bel_source"):
                self.row(name, k)
            self._own.add(("cards", k))
        patrons, loyalties = self.bel_patron[k], self.bel_loyalty[k]
        old = loyalties[p]
        if patrons[p] != patron or old != loyalty:
            self._forget_for("bel_patron")
            bond = self.tune.client_bond
            least = bond - self.gratitude[p]
            if k in self._believed and (
                patrons[p] != patron or (old < bond) != (loyalty < bond) or (old < least) != (loyalty < least)
            ):
                self._believed = {seat: roots for seat, roots in self._believed.items() if seat != k}
            patrons[p], loyalties[p] = patron, loyalty
        self.bel_month[k][p], self.bel_source[k][p] = self.month, source

    def sway(self, moves: list[tuple[int, int]]) -> None:
        """Move loyalties, each by its points; chains in which no link is made or broken stay known."""
        if not moves:
            return
        roots, bond = self._roots, self.tune.client_bond
        loyalty, gratitude, patron = self.w("loyalty"), self.gratitude, self.patron
        same = True
        for p, step in moves:
            old = loyalty[p]
            new = loyalty[p] = min(100, max(0, old + step))
            if same and patron[p] >= 0:
                least = bond - gratitude[p]
                same = (old < bond) == (new < bond) and (old < least) == (new < least)
        if same:
            self._roots = roots

    def thank_less(self, fade: int) -> None:
        """Let gratitude fade by so many points; chains in which no link breaks by it stay known."""
        roots, believed, bond = self._roots, self._believed, self.tune.client_bond
        gratitude = self.w("gratitude")
        true, seats = roots is not None, list(believed)
        for p, owed in enumerate(gratitude):
            if owed > 0:
                left = gratitude[p] = owed - fade if owed > fade else 0
                # What counted for a link before and does not now.
                true = true and not bond - owed <= self.loyalty[p] < bond - left
                for k in tuple(seats):
                    if bond - owed <= self.bel_loyalty[k][p] < bond - left:
                        seats.remove(k)
        if true:
            self._roots = roots
        self._believed = {k: believed[k] for k in seats}

    # -- verbs that keep what is derived ----------------------------------------------------------

    def seat(self, p: int, q: int, giver: int) -> None:
        """Put a person into a post, whoever held it leaves; giver is who put him there, -1 nobody."""
        self.vacate(q)
        self.w("holder")[q] = p
        self.w("since")[q] = self.month
        self.w("vacant")[q] = 0
        self.w("giver")[q] = giver
        posts = self.w("posts_of")
        posts[p] = tuple(sorted((*posts[p], q)))
        self.posts_version += 1

    def vacate(self, q: int) -> int:
        """Empty a post and return who held it, -1 for nobody."""
        old = self.holder[q]
        if old >= 0:
            posts = self.w("posts_of")
            posts[old] = tuple(x for x in posts[old] if x != q)
            self.w("holder")[q] = -1
            self.w("vacant")[q] = self.month
            self.w("giver")[q] = -1
            self.posts_version += 1
        return old

    def add(self, name: str, index: int, amount: int, low: int = 0, high: int = 100) -> int:
        """Add to one cell of a column within bounds and return what was really added."""
        if name == "orthodoxy" and not self.tune.with_doctrine:
            return 0
        old: int = getattr(self, name)[index]
        new = min(high, max(low, old + amount))
        if new != old:
            if name == "loyalty":
                self.sway([(index, new - old)])
            else:
                self.w(name)[index] = new
        return new - old

    def owe(self, p: int, giver: int, thanks: int) -> None:
        """Let a person be grateful to who gave him a post; chains in which no link is made or broken stay known."""
        bond, most = self.tune.client_bond, max(thanks, self.gratitude[p])
        roots, believed = self._roots, self._believed
        self.w("gratitude")[p] = thanks
        self.w("owes")[p] = giver
        # Gratitude tells only where loyalty alone is no bond and with all of the gratitude might be one.
        if self.patron[p] < 0 or not bond - most <= self.loyalty[p] < bond:
            self._roots = roots
        self._believed = {
            k: chains for k, chains in believed.items()
            if self.bel_patron[k][p] < 0 or not bond - most <= self.bel_loyalty[k][p] < bond
        }  # fmt: skip

    def new_id(self) -> int:
        """Return a number no pact, hold or operation of this game has had."""
        self.next_id += 1
        return self.next_id

    # -- whole-state questions --------------------------------------------------------------------

    def columns(self) -> dict[str, Any]:
        """Return the state as plain lists and numbers, in a fixed order."""
        return {name: getattr(self, name) for name in SAVED}

    def to_json(self) -> dict[str, Any]:
        """Return the state as it is saved: its columns, the long ones as texts; `stored.from_json` reads it."""
        return shorten(self.columns())

    def digest(self) -> str:
        """Return a sha256 over everything that is saved."""
        import hashlib  # not before it is asked for: a game must start at once
        import json

        text = json.dumps(self.columns(), separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def c(self, name: str) -> int:
        """Return one figure of the country by name."""
        return self.country[COUNTRY_INDEX[name]]

    def recount(self) -> list[str]:
        """Count anew what the writers keep and return every disagreement, for tests."""
        wrong = []
        posts: list[list[int]] = [[] for _ in self.scenario.people]
        for q, p in enumerate(self.holder):
            if p >= 0:
                posts[p].append(q)
                if self.life[p] != ALIVE:
                    wrong.append(f"post {q} is held by a person who is not alive: {p}")
        for p, held in enumerate(posts):
            if tuple(held) != self.posts_of[p]:
                wrong.append(f"posts of {p}: kept {self.posts_of[p]}, counted {tuple(held)}")
        if self._roots is not None and self._roots != self._walk(self.patron, self.loyalty):
            wrong.append("chains of patrons are stale")
        for k, roots in self._believed.items():
            if roots != self._walk(self.bel_patron[k], self.bel_loyalty[k]):
                wrong.append(f"believed chains of seat {k} are stale")
        for k, row in enumerate(self.why_regard):
            for p, reasons in enumerate(row):
                if sum(r[1] for r in reasons) != self.regard[k][p]:
                    wrong.append(f"regard of {p} for seat {k} is not the sum of its reasons")
        return wrong


def derive(st: State) -> None:
    """Set what follows from the scenario alone, and begin the caches anew."""
    scenario = st.scenario
    st.tune = with_overrides(scenario.tuning)
    index = [-1] * len(scenario.people)
    for k, p in enumerate(scenario.seats):
        index[p] = k
    st.seat_index = tuple(index)
    st.delegates = tuple(post.delegates for post in scenario.posts)
    st.secretary_post = scenario.post_index.get("gensec", 0)
    st.under = tuple(post.under for post in scenario.posts)
    if not st.tune.with_appointments:
        # His own office stays his; what it sent people to does not.
        st.under = tuple(
            -1 if post.under == st.secretary_post and post.kind != "department" else post.under
            for post in scenario.posts
        )
    st.wardens = tuple(
        tuple(x for x, under in enumerate(st.under) if under == q) for q in range(len(scenario.posts))
    )
    st.chair_post = scenario.post_index.get("politburo_chair", -1)
    st.department_posts = tuple(q for q, post in enumerate(scenario.posts) if post.kind == "department")
    st._own = set()
    st._roots = None
    st._believed = {}
    st._power, st._seen, st._open, st._gaps, st._walked = {}, {}, {}, {}, {}
    st._shown, st._felt = nothing_shown(), {}
    posts: list[tuple[int, ...]] = [()] * len(scenario.people)
    for q, p in enumerate(st.holder):
        if p >= 0:
            posts[p] = (*posts[p], q)
    st.posts_of = posts
    st.why_open = [[tuple(r for r in reasons if r[3]) for reasons in row] for row in getattr(st, "why_regard", [])]


def start(scenario: Scenario, seed: int) -> State:
    """Return the state of the first day: the scenario's data with this game's small differences drawn by the seed."""
    st = object.__new__(State)
    st.scenario = scenario
    people, posts, seats = scenario.people, scenario.posts, scenario.seats
    n, s = len(people), len(seats)
    for name in NUMBERS:
        setattr(st, name, 0)
    for name in PERSON_COLUMNS:
        setattr(st, name, [0] * n)
    for name in POST_COLUMNS:
        setattr(st, name, [0] * len(posts))
    for name in SEAT_COLUMNS:
        setattr(st, name, [0] * s)
    for name in LIST_COLUMNS:
        setattr(st, name, [])
    st.month, st.seed, st.leader, st.rival_leader, st.report_by, st.item = scenario.start, seed, -1, -1, -1, -1
    st.winner = st.majority = -1
    st.life = [ALIVE if not x.generated and x.enters <= scenario.start else WAITING for x in people]
    st.standing = [x.standing for x in people]
    st.orthodoxy = [x.orthodoxy for x in people]
    tune = with_overrides(scenario.tuning)
    if not tune.with_doctrine:
        st.orthodoxy = [sum(people[p].orthodoxy for p in seats) // s] * n
    st.health = [x.health for x in people]
    st.patron = [x.patron if st.life[p] == ALIVE else -1 for p, x in enumerate(people)]
    st.patron = [x if x >= 0 and st.life[x] == ALIVE else -1 for x in st.patron]
    st.loyalty = [x.loyalty for x in people]
    st.trust = [50] * n
    st.owes = [-1] * n
    st.word_month = [scenario.start] * n
    st.stance = [[x.stances[i] for x in people] for i in range(len(scenario.issues))]
    st.line = [x.line for x in scenario.issues]
    st.mood = [x.mood for x in scenario.issues]
    st.line_moved = [0] * len(scenario.issues)
    st.grievance = [0] * len(scenario.issues)
    st.holder = [x.holder if x.holder >= 0 and st.life[x.holder] == ALIVE else -1 for x in posts]
    st.since = [x.since for x in posts]
    st.machine = [x.machine for x in posts]
    st.vacant = [scenario.start if st.holder[q] < 0 else 0 for q in range(len(posts))]
    st.giver = [-1] * len(posts)
    for name, column, body in (
        ("politburo", st.seat_pb, POLITBURO),
        ("secretariat", st.seat_sec, SECRETARIAT),
        ("orgburo", st.seat_org, ORGBURO),
        ("cc", st.seat_cc, CC),
        ("ccc_presidium", st.seat_ccc, CCC),
    ):
        for who, persons in scenario.bodies:
            if who == name:
                for p in persons:
                    column[p] = 1 if body in (SECRETARIAT, CCC) else 2
            elif who == name + "_candidates":
                for p in persons:
                    column[p] = max(column[p], 1)
    st.seated_by = [1 if seat else 0 for seat in st.seat_cc]  # by the record
    st.eye = [people[p].eye for p in seats]
    st.ambition = [dict(people[p].temper).get("ambition", 50) for p in seats]
    st.measures = [0] * 16
    st.fired = [0] * len(scenario.happenings)
    st.chosen = [0] * len(scenario.happenings)
    st.precedents = [0] * 8
    st.record = [x.record * tune.with_faction_ban for x in people]
    for p, x in enumerate(people):
        if x.rung:  # he begins outside the party, put out in the month before
            st.rung[p] = st.struck_rung[p] = x.rung
            st.struck[p] = scenario.start - 1
            st.sent_to[p] = int(x.rung > OUT_PARTY)
            st.precedents[x.rung] += 1
    st.votes = [0] * n
    st.marks = [0] * 32
    values = dict(scenario.country)
    st.country = [values.get(name, 0) for name in COUNTRY]
    # What is disputed exists only where the house rule lets it; a scenario that does not name the rule lets it.
    disputed = dict(scenario.rules).get("contested_facts", 1) != 0
    st.holds = [
        Hold(h, h, hold.on, sum(1 << k for k, p in enumerate(seats) if p in kept), hold.strength, int(hold.police), 0)
        for h, hold in enumerate(scenario.holds)
        if (kept := hold.kept_by(disputed)) is not None
    ]
    st.next_id = len(scenario.holds)
    st.secretary_since = scenario.start
    derive(st)
    # A client owes something for the post his patron gave him; those lately appointed owe more (RULES 2, Clients).
    for q, p in enumerate(st.holder):
        if p >= 0 and st.patron[p] >= 0:
            months = scenario.start - st.since[q]
            st.gratitude[p] = max(st.gratitude[p], min(25, max(0, 25 - months)))
            st.giver[q] = st.patron[p]
            st.owes[p] = st.patron[p] if st.gratitude[p] else -1
    # Eyes, names and a little of each loyalty differ from game to game; the record does not know them.
    for k in range(s):
        slip = draw(2 * tune.eye_spread + 1, seed, 1, k) - tune.eye_spread
        st.eye[k] = min(95, max(5, st.eye[k] + slip)) if tune.with_stale_beliefs else 95
        slip = draw(2 * tune.standing_spread + 1, seed, 7, k) - tune.standing_spread
        st.standing[seats[k]] = min(100, max(0, st.standing[seats[k]] + slip))
    for p in range(n):
        if st.seat_index[p] < 0:
            # Delegations begin about where the record has them: what differs is little for their secretaries.
            spread = 2 if any(st.delegates[q] for q in st.posts_of[p]) else 6
            st.loyalty[p] = min(100, max(0, st.loyalty[p] + draw(2 * spread + 1, seed, 2, p) - spread))
    st.regard = [[0] * n for _ in seats]
    st.regard_open = [[0] * n for _ in seats]
    st.why_regard = [[()] * n for _ in seats]
    for p, person in enumerate(people):
        for k, amount in person.moods:
            if st.seat_index[p] >= 0 and (spread := st.tune.feeling_spread):
                amount = max(-100, min(100, amount + draw(2 * spread + 1, seed, 6, k, p) - spread))
            if amount:
                st.regard[k][p] = amount
                st.regard_open[k][p] = amount // 2
                # The old feeling has a public half and a private half.
                st.why_regard[k][p] = (
                    (0, amount // 2, scenario.start, 1),
                    (0, amount - amount // 2, scenario.start, 0),
                )
    st.why_open = [[tuple(r for r in reasons if r[3]) for reasons in row] for row in st.why_regard]
    st.bel_patron, st.bel_loyalty, st.bel_month, st.bel_want, st.bel_source = [], [], [], [], []
    first_beliefs(st)
    st._roots = None
    st._believed = {}
    st._power, st._seen, st._open, st._gaps, st._walked = {}, {}, {}, {}, {}
    st._shown, st._felt = nothing_shown(), {}
    return st
