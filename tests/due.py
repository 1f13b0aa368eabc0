"""A position in which a happening is due, made from its own condition: the opening with what it asks for put in place.

    st = due_state(scenario, h)          # `happening.due(st)` holds h and nobody is missing on the spot
    st = ready_for(st, h, c)             # its choice c is open to whoever is on the spot

Nothing is weakened for it: at the end the engine itself is asked. A condition that this cannot bring about fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from game.play.condition import holds, who
from game.play.happening import allowed, due, spot
from game.play.motion import plenum_meets
from game.rules.career import die
from game.rules.opinion import CAUSE, add_reason
from game.world.kinds import ALIVE, BLOC, OUT_PARTY, PERSON_COLUMNS, Hold, Label, Pact
from game.world.scenario import Scenario
from game.world.state import State, start

Goal = tuple[Any, bool]
COMPARED = ("=", "!=", "<", "<=", ">", ">=")
TURNED = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
SEATS = {0: "seat_pb", 1: "seat_sec", 2: "seat_org", 3: "seat_cc", 4: "seat_ccc"}


def due_state(scenario: Scenario, h: int, seed: int = 5) -> State:
    """Return a state in which happening h is due; it alone can come, and as surely as it can."""
    cards = tuple(replace(card, chance=1000 if n == h else 0) for n, card in enumerate(scenario.happenings))
    card = cards[h]
    for version in (1, 0):
        opening, plenums = _opening(scenario, version, seed)
        opening = opening.clone()
        opening.scenario = replace(opening.scenario, happenings=cards)
        months = list(range(max(card.first, scenario.start), min(card.last, scenario.end) + 1))
        for month in sorted(months, key=lambda m: (m not in plenums, m)):
            for goals in _ways(card.when, True):
                for pick in range(len(scenario.seats)):
                    st = opening.clone()
                    st.month = month
                    for goal, wanted in sorted(goals, key=_late):
                        _make(st, goal, wanted, pick)
                    if card.choices and not _somebody(st, h):
                        continue
                    _present(st, h)
                    if h in due(st):
                        return st
    raise AssertionError(f"{card.id} could not be made due")


def ready_for(st: State, h: int, c: int) -> State:
    """Return the state with what a choice needs put in place, itself where the choice is open."""
    actor = spot(st, h)
    if c in allowed(st, h, actor):
        return st
    needs = st.scenario.happenings[h].choices[c].needs
    for goals in _ways(_told(needs, actor), True):
        other = st.clone()
        for goal, wanted in goals:
            _make(other, goal, wanted, 0)
        if spot(other, h) == actor and c in allowed(other, h, actor):
            return other
    raise AssertionError(f"choice {c} of {st.scenario.happenings[h].id} could not be opened")


_OPENINGS: dict[tuple[str, int, int], tuple[State, frozenset[int]]] = {}


def _opening(scenario: Scenario, version: int, seed: int) -> tuple[State, frozenset[int]]:
    """Return the opening with the house rule one way or the other, and the months in which the committee meets."""
    key = (scenario.hash, version, seed)
    if key not in _OPENINGS:
        rules = tuple(sorted((dict(scenario.rules) | {"contested_facts": version, "low_luck": 0}).items()))
        opening = start(replace(scenario, rules=rules), seed)
        st = opening.clone()
        plenums = set()
        for st.month in range(scenario.start, scenario.end + 1):
            if plenum_meets(st):
                plenums.add(st.month)
        _OPENINGS[key] = (opening, frozenset(plenums))
    return _OPENINGS[key]


def _told(tree: Any, actor: int) -> Any:
    """Return a tree with the actor's name for `actor`."""
    if tree == ("actor",):
        return ("n", actor)
    return tuple(_told(part, actor) if type(part) is tuple else part for part in tree)


def _somebody(st: State, h: int) -> bool:
    """Tell whether somebody is on the spot, seating the first who can be where nobody is."""
    if spot(st, h) >= 0:
        return True
    for tree in st.scenario.happenings[h].spot:
        for p in st.scenario.seats:
            trial = st.clone()
            if tree[0] == "holder":
                st_seat(trial, p, tree[1])
            if spot(trial, h) >= 0 and holds(st.scenario.happenings[h].when, trial):
                st_seat(st, p, tree[1])
                return spot(st, h) >= 0
    return False


def _present(st: State, h: int) -> None:
    """Bring everybody whom the choices name into the party, as far as the condition says nothing else."""
    card = st.scenario.happenings[h]
    kept = holds(card.when, st)
    named = {p for one in (card, *card.choices) for effect in one.effects for p in _people(effect)}
    actor = spot(st, h)
    for p in sorted(named | ({actor} if actor >= 0 else set())):
        trial = st.clone()
        _activate(trial, p, in_office=p == actor)
        if holds(card.when, trial) == kept:
            _activate(st, p, in_office=p == actor)


def _people(tree: Any) -> Iterator[int]:
    if type(tree) is tuple:
        if len(tree) == 2 and tree[0] == "n" and type(tree[1]) is int and tree[1] >= 0:
            yield tree[1]
        for part in tree:
            yield from _people(part)


# -- what a condition asks for ------------------------------------------------------------------


def _ways(tree: Any, wanted: bool) -> Iterator[list[Goal]]:
    """Yield sets of goals each of which would make a condition what is wanted."""
    if tree is None:
        yield []
    elif tree[0] == "not":
        yield from _ways(tree[1], not wanted)
    elif tree[0] in ("and", "or"):
        if (tree[0] == "and") == wanted:
            for left, right in product(list(_ways(tree[1], wanted)), list(_ways(tree[2], wanted))):
                yield left + right
        else:
            yield from _ways(tree[1], wanted)
            yield from _ways(tree[2], wanted)
    elif tree[0] in COMPARED and not wanted:
        yield [((TURNED[tree[0]], *tree[1:]), True)]
    else:
        yield [(tree, wanted)]


def _late(goal: Goal) -> int:
    """Falls and deaths first, then who sits and works where, then opinions and figures, which rest on them."""
    tree = goal[0]
    first = {"dead": 0, "fallen": 0, "active": 1, "present": 2, "vacant": 3, "holds": 3, "is_contender": 4, "posts": 5}
    return first.get(tree[0], 5 if tree[0] in COMPARED and "holder" in str(tree) else 6)


def _make(st: State, tree: Any, wanted: bool, pick: int) -> None:
    """Bring one goal about, if the state does not give it already."""
    if bool(who(tree, st)) == wanted:
        return
    op = tree[0]
    if op in COMPARED:
        _compare(st, op, tree[1], tree[2], pick)
    else:
        _TRUTHS[op](st, wanted, pick, *[_value(st, x) for x in tree[1:]])


def _value(st: State, part: Any) -> Any:
    """Return the number a plain argument is; a person found through a post stays a tree."""
    return who(part, st) if type(part) is tuple and part[0] == "n" else part


def _compare(st: State, op: str, left: Any, right: Any, pick: int) -> None:
    if left[0] in ("holder", "secretary"):
        q = st.secretary_post if left[0] == "secretary" else left[1]
        target = who(right, st)
        p = target if op == "=" else _others(st, target)[pick % 7]
        st_seat(st, p, q)
        return
    value = who(right, st)
    aim = {"=": value, "!=": value + 1, "<": value - 1, "<=": value, ">": value + 1, ">=": value}[op]
    if not _number(st, left, aim):
        turned = who(left, st)
        assert _number(st, right, turned + {"<": 1, ">": -1}.get(op, 0)), (op, left, right)


def _number(st: State, tree: Any, aim: int) -> bool:
    """Set an expression to a number as near as its bounds let; returns False for what cannot be set."""
    op = tree[0]
    if op == "+":
        _number(st, tree[1], aim - who(tree[2], st)) or _number(st, tree[2], aim - who(tree[1], st))
        return who(tree, st) == aim or _number(st, tree[2], aim - who(tree[1], st))
    if op == "-":
        if tree[1] == ("n", 0):
            return _number(st, tree[2], -aim)
        return _number(st, tree[1], max(-90, min(90, aim + who(tree[2], st)))) and (
            who(tree, st) == aim or _number(st, tree[2], who(tree[1], st) - aim)
        )
    known = _NUMBERS.get(op)
    if known is None and op in PERSON_COLUMNS:
        st.w(op)[_value(st, tree[1])] = max(0, min(100, aim))
        return True
    if known is None:
        return False
    known(st, aim, *[_value(st, x) for x in tree[1:]])
    return True


# -- bringing it about ---------------------------------------------------------------------------


def st_seat(st: State, p: int, q: int) -> None:
    """Put a person into a post and keep the post's own seat rules out of it."""
    _activate(st, p, in_office=False)
    st.seat(p, q, -1)


def _others(st: State, without: int) -> list[int]:
    return [p for p in st.scenario.seats if p != without and st.is_active(p)] + [without]


def _activate(st: State, p: int, in_office: bool) -> None:
    if st.life[p] != ALIVE:
        st.w("life")[p] = ALIVE
    if st.rung[p] >= OUT_PARTY:
        st.w("rung")[p] = 0
    if st.absent[p] > st.month:
        st.w("absent")[p] = st.month
    if in_office:
        st.w("seat_pb")[p] = st.w("seat_cc")[p] = 2


def _active(st: State, wanted: bool, pick: int, p: int) -> None:
    if wanted:
        _activate(st, p, in_office=False)
    else:
        _fall(st, True, pick, p, OUT_PARTY)


def _fall(st: State, wanted: bool, pick: int, p: int, rung: int) -> None:
    st.w("rung")[p] = rung if wanted else 0
    if wanted:
        for q in st.posts_of[p]:
            st.vacate(q)
        st.w("struck")[p] = st.month
        for depth, name in ((3, "seat_pb"), (4, "seat_cc")):
            if rung >= depth:
                st.w(name)[p] = 0


def _sits(st: State, wanted: bool, pick: int, p: int, body: int) -> None:
    st.w(SEATS[body])[p] = 2 if wanted else 0


def _vacant(st: State, wanted: bool, pick: int, q: int) -> None:
    if wanted:
        st.vacate(q)
    else:
        st_seat(st, next(p for p in st.members(3) if st.seat_index[p] < 0 and not st.posts_of[p]), q)


def _holds(st: State, wanted: bool, pick: int, q: int, p: int) -> None:
    if wanted:
        st_seat(st, p, q)
    else:
        st_seat(st, _others(st, p)[pick % 6], q)


def _contender(st: State, wanted: bool, pick: int, tree: Any) -> None:
    q = st.secretary_post if tree == ("secretary",) else tree[1]
    if wanted:
        st_seat(st, st.scenario.seats[pick], q)
    else:
        st_seat(st, next(p for p in st.members(3) if st.seat_index[p] < 0), q)


def _lever(st: State, wanted: bool, pick: int, tree: Any, lever: str) -> None:
    q = next(q for q, post in enumerate(st.scenario.posts) if lever in post.levers)
    st_seat(st, who(tree, st) if type(tree) is tuple else tree, q)


def _has_hold(st: State, wanted: bool, pick: int, p: int, h: int) -> None:
    bit = 1 << st.seat_index[p]
    for n, hold in enumerate(st.holds):
        if hold.source == h:
            st.w("holds")[n] = hold._replace(holders=hold.holders | bit if wanted else hold.holders & ~bit)
            return
    told = st.scenario.holds[h]
    st.w("holds").append(Hold(h, h, told.on, bit, told.strength, 0, 0))


def _public(st: State, wanted: bool, pick: int, h: int) -> None:
    st.w("holds")[:] = [x._replace(public=int(wanted)) if x.source == h else x for x in st.holds]


def _pact(st: State, wanted: bool, pick: int, a: int, b: int) -> None:
    if wanted:
        st.w("pacts").append(Pact(st.new_id(), 1, -1, (a, b), 0, 0, st.month, st.month + 12, 0, 0, -1))
    else:
        st.w("pacts")[:] = [x for x in st.pacts if not (a in x.parties and b in x.parties)]


def _bloc(st: State, wanted: bool, pick: int, a: int, b: int) -> None:
    rest = tuple(sorted((a, _others(st, b)[0])))
    st.w("pacts").append(Pact(st.new_id(), BLOC, b, rest, 0, 1, st.month, st.month + 12, 0, 0, -1))


def _played(st: State, wanted: bool, pick: int, p: int) -> None:
    bit = 1 << st.seat_index[p]
    st.people = st.people | bit if wanted else st.people & ~bit


def _fired(st: State, wanted: bool, pick: int, h: int) -> None:
    if not st.fired[h]:
        st.w("fired")[h] = max(st.scenario.start, st.month - 12) if wanted else 0


def _chosen(st: State, wanted: bool, pick: int, h: int, c: int) -> None:
    _fired(st, True, pick, h)
    st.w("chosen")[h] = c + 1 if wanted else 0


def _marked(st: State, wanted: bool, pick: int, n: int) -> None:
    marks = st.w("marks")
    marks.extend([0] * (n + 1 - len(marks)))
    marks[n] = st.month if wanted else 0


def _dead(st: State, wanted: bool, pick: int, p: int) -> None:
    if wanted:
        die(st, p, [])
    else:
        st.w("life")[p] = ALIVE


def _labelled(st: State, wanted: bool, pick: int, p: int, kind: int) -> None:
    st.w("labels").append(Label(p, kind, -1, st.month, 0))


def _voted(st: State, wanted: bool, pick: int, p: int, m: int) -> None:
    st.w("minutes").append((m, st.month, (p,)))


def _in_force(st: State, wanted: bool, pick: int, m: int) -> None:
    st.w("measures")[m] = st.month + 3 if wanted else 0


def _shock(st: State, wanted: bool, pick: int) -> None:
    st.shock = st.month + 2 if wanted else 0


def _regard(st: State, aim: int, a: int, b: int) -> None:
    k = st.seat_index[b]
    add_reason(st, k, a, CAUSE["happening"], max(-100, min(100, aim)) - st.regard[k][a])


def _stance(st: State, aim: int, i: int, p: int) -> None:
    st.row("stance", i)[p] = max(-100, min(100, aim))


def _deviation(st: State, aim: int, p: int) -> None:
    for i, line in enumerate(st.line):
        st.row("stance", i)[p] = line - aim if line > 0 else line + aim


def _clients(st: State, aim: int, p: int) -> None:
    for x in range(len(st.scenario.people)):
        if st.seat_index[x] < 0 and st.life[x] == ALIVE:
            st.w("patron")[x] = p
            st.w("loyalty")[x] = 90


def _posts(st: State, aim: int, p: int) -> None:
    for q in range(len(st.scenario.posts)):
        if len(st.posts_of[p]) < aim and st.holder[q] < 0:
            st_seat(st, p, q)
    for q in reversed(range(len(st.scenario.posts))):
        if len(st.posts_of[p]) < aim and st.seat_index[st.holder[q]] < 0:
            st_seat(st, p, q)


def _expelled(st: State, aim: int) -> None:
    strangers = [x for x in st.members(3) if st.seat_index[x] < 0]
    for x in strangers[:aim]:
        _fall(st, True, 0, x, OUT_PARTY)


def _country(st: State, aim: int, n: int) -> None:
    st.w("country")[n] = aim


def _shortfall(st: State, aim: int) -> None:
    names = {"grain": 1, "grain_plan": 2}
    st.w("country")[names["grain_plan"]] = 1000
    st.w("country")[names["grain"]] = 0


def _since(st: State, aim: int, h: int) -> None:
    st.w("fired")[h] = st.month - aim


def _struck(st: State, aim: int, p: int) -> None:
    st.w("struck")[p] = st.month - aim


def _list(name: str) -> Any:
    def put(st: State, aim: int, n: int) -> None:
        st.w(name)[n] = aim

    return put


def _eye(st: State, aim: int, p: int) -> None:
    st.w("eye")[st.seat_index[p]] = aim


_TRUTHS: dict[str, Any] = {
    "active": _active, "present": _active, "fallen": _fall, "vacant": _vacant, "holds": _holds, "is_contender": _contender,
    "sits": _sits, "lever": _lever, "has_hold": _has_hold, "hold_public": _public, "pact": _pact, "bloc": _bloc,
    "fired": _fired, "played": _played, "choice": _chosen, "mark": _marked, "dead": _dead, "labelled": _labelled, "voted": _voted,
    "in_force": _in_force, "shock": _shock, "rule": lambda *_: None,
    "in_politburo": lambda st, wanted, pick, p: _sits(st, wanted, pick, p, 0),
    "in_cc": lambda st, wanted, pick, p: _sits(st, wanted, pick, p, 3),
}  # fmt: skip
_NUMBERS: dict[str, Any] = {
    "regard": _regard, "stance": _stance, "deviation": _deviation, "clients": _clients, "posts": _posts,
    "expelled": _expelled, "country": _country, "shortfall": _shortfall, "months_since": _since, "months_struck": _struck,
    "line": _list("line"), "mood": _list("mood"), "grievance": _list("grievance"), "machine": _list("machine"),
    "reprimands": _list("reprimands"), "eye": _eye, "month": lambda *_: None,
}  # fmt: skip
