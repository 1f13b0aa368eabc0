"""The words in which effects of happenings are written, and how they are read and done (rules 3, News).

Every function under `@effect` is a word; its docstring is the reference that designers read; a new word is one
function. No word moves a contender's post, a vote, a pact or a patron: those must come out of the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from game.play.condition import ConditionError, Names, Reader, Tree, number, suggest, who
from game.play.vocabulary import COUNTED
from game.rules import severity
from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import (
    ALIVE,
    BODIES,
    COUNTRY,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    MOTION_NAMES,
    ORDER,
    READMIT,
    REMOVE,
    RUNG,
    Hold,
    Label,
    Quote,
)
from game.world.state import State

NOBODY = ("n", -1)
FOUND = -1  # source of a hold that came up in play: what was said, taken down by the host
MEMBERSHIP = ("members", "old_share", "war_share", "recruit_share", "worker_share")
SHOCKS = ("harvest", "grain", "tension")
QUOTED = 10  # points of a shift from which it is a quotation


class EffectWord(NamedTuple):
    """A word of effects: the kinds of its arguments, whether all can see it, and what does it."""

    kinds: tuple[str, ...]
    seen: bool
    do: Callable[..., None]


EFFECTS: dict[str, EffectWord] = {}
REFUSED = ("appoint", "seat", "post", "vacate", "vote", "pact", "bloc", "patron", "loyalty", "client", "line")

# The arguments of `table` by kind of motion: a and b of the Motion. `person?` may be `nobody`.
TABLED = {
    LINE: ("issue", "side"),
    MEASURE: ("measure",),
    FILL: ("post", "person"),
    REMOVE: ("post", "person?"),
    RUNG: ("person", "rung"),
    READMIT: ("person",),
    DOCUMENT: ("hold", "width"),
    ORDER: ("order",),
}
_LIMITS = {
    "points": (-60, 60), "months": (1, 24), "figure": (-10_000, 10_000), "width": (0, 2), "side": (-1, 1),
    "strength": (1, 100),
}  # fmt: skip
_BOUNDS = {
    "urban": (-100, 100), "rural": (-100, 100), "tension": (0, 100), "famine": (0, 100), "coercion": (0, 100),
    "investment": (0, 1000), "old_share": (0, 1000), "war_share": (0, 1000), "recruit_share": (0, 1000),
    "worker_share": (0, 1000), "plant": (0, 1000),
}  # fmt: skip


def effect(signature: str, seen: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Enter a function into the language: `name kind kind`; `:to` stands for the bare word `to`."""
    name, *kinds = signature.split()

    def enter(do: Callable[..., None]) -> Callable[..., None]:
        EFFECTS[name] = EffectWord(tuple(kinds), seen, do)
        return do

    return enter


# -- what effects there are --------------------------------------------------------------------


@effect("standing person points")
def _standing(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """standing WHO +n: standing with the rank and file."""
    st.add("standing", p, n)


@effect("orthodoxy person points")
def _orthodoxy(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """orthodoxy WHO +n: how far believed Lenin's heir."""
    st.add("orthodoxy", p, n)


@effect("health person points")
def _health(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """health WHO +n: never kills by itself."""
    st.add("health", p, n, 1)


@effect("record person points")
def _record(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """record WHO +n: proved acts against the majority."""
    st.add("record", p, n if n < 0 else severity.of_faction(st, n))


@effect("case person points")
def _case(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """case WHO +n: what has been collected against a person."""
    st.add("case", p, n)


@effect("trust person points")
def _trust(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """trust WHO +n: what his word is worth."""
    st.add("trust", p, n)


@effect("cult person points")
def _cult(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """cult WHO +n: how far the press praises a person."""
    st.add("cult", p, n)


@effect("eye contender points", seen=False)
def _eye(st: State, actor: int, out: list[Event], p: int, n: int) -> None:
    """eye WHO +n: how far a contender understands that files outvote speeches."""
    if st.seat_index[p] >= 0:
        st.add("eye", st.seat_index[p], n)


@effect("regard group contender points", seen=False)
def _regard(st: State, actor: int, out: list[Event], group: tuple[int, ...], of: int, n: int) -> None:
    """regard WHO OF +n: what WHO (a person, or all of politburo, cc, ccc …) thinks of the contender OF."""
    k = st.seat_index[of]
    if k >= 0:
        for p in group:
            if st.life[p] == ALIVE:
                add_reason(st, k, p, CAUSE["happening"], n)


@effect("mood issue points")
def _mood(st: State, actor: int, out: list[Event], i: int, n: int) -> None:
    """mood ISSUE +n: where the rank and file stand."""
    st.add("mood", i, n, -100)


@effect("grievance issue points")
def _grievance(st: State, actor: int, out: list[Event], i: int, n: int) -> None:
    """grievance ISSUE +n: how far the Line on it is blamed."""
    st.add("grievance", i, n)


def after_effect(facts: Facts, c: int, n: int) -> int:
    """Return a figure of the country once so much was added to it, within its bounds, where the mechanism is on."""
    tune, now = facts.tune, facts.country[c]
    if (COUNTRY[c] in MEMBERSHIP and not tune.with_enrolment) or (COUNTRY[c] in SHOCKS and not tune.with_grain):
        return now
    low, high = _BOUNDS.get(COUNTRY[c], (0, 1_000_000))
    return min(high, max(low, now + n))


@effect("country country figure")
def _country(st: State, actor: int, out: list[Event], c: int, n: int) -> None:
    """country FIGURE +n: a figure of the country, in its own unit."""
    st.w("country")[c] = after_effect(st, c, n)


@effect("stance chooser issue points")
def _stance(st: State, actor: int, out: list[Event], p: int, i: int, n: int) -> None:
    """stance actor ISSUE +n: the chooser's own stance; from ten points on it is a dated quotation."""
    row = st.row("stance", i)
    old: int = row[p]
    row[p] = min(100, max(-100, old + n))
    moved = row[p] - old
    if abs(moved) >= QUOTED:
        st.w("quotes").append(Quote(p, i, abs(moved), st.month, -1))
        out.append(Event("quotation", st.month, (p, i, moved), ALL, "happening"))


@effect("hold hold :to contender", seen=False)
def _hold(st: State, actor: int, out: list[Event], h: int, p: int) -> None:
    """hold NAME to WHO: the contender learns it and may press it."""
    k = st.seat_index[p]
    if k < 0:
        return
    for n, hold in enumerate(st.holds):
        if hold.source == h and not hold.holders >> k & 1:
            st.w("holds")[n] = hold._replace(holders=hold.holders | 1 << k)
            out.append(Event("hold_found", st.month, (p, hold.id), 1 << k, "happening"))


@effect("notes person strength :to contender", seen=False)
def _notes(st: State, actor: int, out: list[Event], on: int, strength: int, p: int) -> None:
    """notes WHO +n to WHOM: a paper about WHO of strength n comes into the desk of a contender, to be pressed."""
    k = st.seat_index[p]
    if k >= 0 and on != p:
        made = st.new_id()
        st.w("holds").append(Hold(made, FOUND, on, 1 << k, strength, 0, 0))
        out.append(Event("hold_found", st.month, (p, made), 1 << k, "happening"))


@effect("publish hold")
def _publish(st: State, actor: int, out: list[Event], h: int) -> None:
    """publish NAME: everybody knows it from now on."""
    for n, hold in enumerate(st.holds):
        if hold.source == h and not hold.public:
            st.w("holds")[n] = hold._replace(public=max(1, st.month))
            if actor >= 0:
                out.append(Event("published", st.month, (actor, hold.on, hold.id, 0), ALL, "happening"))


@effect("label person label")
def _label(st: State, actor: int, out: list[Event], p: int, kind: int) -> None:
    """label WHO KIND: hang a label on a person; unanswered for two months it sticks."""
    if st.is_active(p) and not any(label.who == p and label.kind == kind for label in st.labels):
        st.w("labels").append(Label(p, kind, actor, st.month, 0))
        if actor >= 0:
            out.append(Event("label", st.month, (p, kind, actor), ALL, "happening"))


@effect("absent person months")
def _absent(st: State, actor: int, out: list[Event], p: int, months: int) -> None:
    """absent WHO n: away from work, ill or resting, for n months."""
    st.w("absent")[p] = max(st.absent[p], st.month + months)
    out.append(Event("fell_ill", st.month, (p, months), ALL, "happening"))


@effect("machine post points")
def _machine(st: State, actor: int, out: list[Event], q: int, n: int) -> None:
    """machine POST +n: how far its secretary decides its delegates."""
    st.add("machine", q, n)


@effect("die person")
def _die(st: State, actor: int, out: list[Event], p: int) -> None:
    """die WHO: the person dies; posts and seats fall vacant."""
    from game.rules.career import die

    if st.tune.with_deaths:
        die(st, p, out)


@effect("shock months")
def _shock(st: State, actor: int, out: list[Event], months: int) -> None:
    """shock n: ranks close for n months; punishing comrades costs more."""
    st.shock = max(st.shock, st.month + months)
    out.append(Event("shock", st.month, (months,), ALL, "happening"))


@effect("mark mark", seen=False)
def _mark(st: State, actor: int, out: list[Event], n: int) -> None:
    """mark NAME: remember that it came to this; conditions ask by mark(NAME)."""
    marks = st.w("marks")
    marks.extend([0] * (n + 1 - len(marks)))
    marks[n] = st.month


@effect("table motion")
def _table(st: State, actor: int, out: list[Event], kind: int, a: int, b: int, mover: int) -> None:
    """table KIND … by WHO: raise an occasion: the person moves it, the body decides by the rules."""
    from game.play.motion import occasion

    named = [x for x, what in zip((a, b), TABLED[kind], strict=False) if what[:6] == "person" and x >= 0]
    if kind == READMIT:
        named = []
    if all(st.is_active(p) for p in (mover, *named)):
        occasion(st, kind, mover, a, b, out)


# -- reading effects ---------------------------------------------------------------------------


def parse_effect(text: str, names: Names, actor: bool = True) -> Tree:
    """Return the checked tree of an effect: its word and arguments, persons as trees.

    `actor` allows the word `actor`: there is somebody who chooses. Raises ConditionError.
    """
    reader = Reader(text, names, actor)
    head = reader.take()
    known = EFFECTS.get(head.text)
    if known is None:
        if head.text in REFUSED:
            why = "a happening moves no post, vote, pact or patron; `table` raises an occasion"
            raise ConditionError(head.column, f"'{head.text}': {why}")
        raise ConditionError(head.column, f"no effect '{head.text[:40]}'{suggest(head.text[:40], EFFECTS)}")
    made: list[Any] = [head.text]
    for kind in known.kinds:
        if kind == "motion":
            made += _motion(reader)
        elif kind[0] == ":":
            reader.need(kind[1:])
        else:
            made.append(_argument(reader, kind))
    reader.end()
    return tuple(made)


def _motion(reader: Reader) -> list[Any]:
    """Read a kind of motion, its two arguments and its mover."""
    token = reader.take()
    names = [MOTION_NAMES[kind] for kind in TABLED]
    if token.text not in names:
        near = suggest(token.text[:40], names)
        raise ConditionError(token.column, f"no motion '{token.text[:40]}' can be raised{near}")
    kind = MOTION_NAMES.index(token.text)
    arguments = [_argument(reader, what) for what in TABLED[kind]] + [-1]
    reader.need("by")
    return [kind, *arguments[:2], reader.argument("person")]


def _argument(reader: Reader, kind: str) -> Any:
    token = reader.next
    if kind in _LIMITS:
        return _points(reader, *_LIMITS[kind])
    if kind == "chooser":
        if token.text != "actor":
            why = "nobody's stance moves but the chooser's own"
            raise ConditionError(token.column, f"`actor` is expected here: {why}")
        return reader.argument("person")
    if kind == "group" and token.text in COUNTED:
        reader.take()
        return ("body", BODIES.index(token.text))
    if kind in ("person", "group", "person?"):
        tree = reader.argument("person")
        if tree == NOBODY and kind != "person?":
            raise ConditionError(token.column, "somebody is expected here")
        return tree
    return reader.argument(kind)


def _points(reader: Reader, low: int, high: int) -> int:
    """Read a number with or without a sign."""
    sign = -1 if reader.skip("-") else 1
    if sign > 0:
        reader.skip("+")
    token = reader.take()
    if token.kind != "number":
        raise ConditionError(token.column, f"a number is expected here, such as +{min(5, high)}")
    value = sign * number(token)
    if not low <= value <= high or (value == 0 and low < 0):
        bounds = f"{low} to {high}{', not 0' if low < 0 else ''}"
        raise ConditionError(token.column, f"{value} is out of range; {bounds}")
    return value


def marks_in(texts: Iterable[str]) -> dict[str, int]:
    """Return the marks that effects set, with their index in the order of first appearance."""
    found: dict[str, int] = {}
    for text in texts:
        parts = text.split()
        if len(parts) == 2 and parts[0] == "mark":
            found.setdefault(parts[1], len(found))
    return found


# -- applying ----------------------------------------------------------------------------------


def apply_effect(st: State, tree: Tree, actor: int, out: list[Event]) -> None:
    """Do what an effect says; one that names a person who is nobody or no longer lives is passed over."""
    known = EFFECTS[tree[0]]
    values: list[Any] = []
    for part in tree[1:]:
        if type(part) is not tuple:
            values.append(part)
            continue
        if part[0] == "body":
            values.append(tuple(st.members(part[1])))
            continue
        p = who(part, st, actor)
        if part == NOBODY:
            values.append(-1)
            continue
        if p < 0 or (st.life[p] != ALIVE and tree[0] != "table"):
            return
        values.append((p,) if tree[0] == "regard" and not values else p)
    known.do(st, actor, out, *values)
