"""The words of the language of conditions, and the names a scenario lends them.

Every function under `@word` is a word; its docstring is the reference that designers read. A new word is one
function. Person arguments that turn out to be nobody never reach these functions: the answer is then 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from game.rules.country import shortfall
from game.rules.measure import MEASURE_INDEX, is_in_force
from game.world.facts import Facts
from game.world.kinds import ALIVE, BLOC, BODIES, COUNTRY, DEAD, LABELS, ORDERS, OUT_PARTY, RUNG_NAMES
from game.world.record import field, record
from game.world.scenario import LEVERS

NUMBER, TRUTH, PERSON, MONTH = "number", "truth", "person", "month"
COUNTED = ("politburo", "secretariat", "orgburo", "cc", "ccc")  # bodies whose members are counted by head

class ConditionError(Exception):
    """What is wrong with a condition or an effect, at which column (from 1), and what would be right."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


@record(frozen=True, slots=True)
class Names:
    """The names a scenario gives to its indexes; a text may use no others."""

    people: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    issues: dict[str, int] = field(default_factory=dict)
    holds: dict[str, int] = field(default_factory=dict)
    happenings: dict[str, int] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by happening
    marks: dict[str, int] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    seats: tuple[int, ...] = ()  # persons who are contenders

    def lookup(self, kind: str, text: str, column: int, owner: str = "") -> int | str:
        """Return the index of a name of one kind, or the word itself where the engine goes by words.

        `owner` is the happening whose choices are meant. Raises ConditionError for an unknown name.
        """
        if kind == "choice":
            known: Iterable[str] = self.choices.get(owner, ())
        elif kind in ("rule", "lever"):
            known = self.rules if kind == "rule" else LEVERS
            if text in known:
                return text
        else:
            known = self._table(kind)
        names = tuple(known)
        if text not in names:
            of = f" of '{owner}'" if owner else ""
            raise ConditionError(column, f"no {CALLED.get(kind, kind)} '{text}'{of}{suggest(text, names)}")
        return self._table(kind)[text] if kind != "choice" else names.index(text)

    def _table(self, kind: str) -> dict[str, int]:
        if kind in _FIXED:
            return _FIXED[kind]
        tables = {
            "person": self.people, "post": self.posts, "issue": self.issues, "hold": self.holds,
            "happening": self.happenings, "mark": self.marks,
        }  # fmt: skip
        return tables[kind]


_FIXED: dict[str, dict[str, int]] = {
    "body": {name: n for n, name in enumerate(BODIES) if name in COUNTED},
    "rung": {name: n for n, name in enumerate(RUNG_NAMES)},
    "country": {name: n for n, name in enumerate(COUNTRY)},
    "label": {name: n for n, name in enumerate(LABELS)},
    "order": {name: n for n, name in enumerate(ORDERS)},
    "measure": MEASURE_INDEX,
}
CALLED = {
    "country": "figure of the country", "rule": "house rule", "rung": "step of the ladder",
    "order": "order of business",
}  # fmt: skip


def suggest(text: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the nearest known name, or an empty string when none is near."""
    best, name = len(text) // 3 + 2, ""
    for other in known:
        if abs(len(other) - len(text)) < best:
            far = _distance(text, other)
            if far < best:
                best, name = far, other
    return f"; did you mean '{name}'?" if name else ""


def _distance(a: str, b: str) -> int:
    """Count the letters to change, drop or add between two words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (x != y))
    return row[-1]


# -- the words ---------------------------------------------------------------------------------


class Word(NamedTuple):
    """A word of the language: the kinds of its arguments, what it gives, what reads it, and who may know."""

    kinds: tuple[str, ...]
    gives: str
    read: Callable[..., int]
    hidden: bool  # not known to everybody, so no choice may depend on it


WORDS: dict[str, Word] = {}


def word(
    signature: str, gives: str = NUMBER, hidden: bool = False
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Enter a function into the language: `name kind kind`, and what it gives."""
    name, *kinds = signature.split()

    def enter(read: Callable[..., int]) -> Callable[..., int]:
        WORDS[name] = Word(tuple(kinds), gives, read, hidden)
        return read

    return enter


def _column(name: str, doc: str) -> None:
    """Enter a plain column of people as a word."""

    def read(f: Facts, p: int) -> int:
        value: int = getattr(f, name)[p]
        return value

    read.__doc__ = doc
    word(f"{name} person")(read)


_column("standing", "standing(p): standing with the rank and file, 0..100.")
_column("orthodoxy", "orthodoxy(p): how far believed Lenin's heir, 0..100.")
_column("health", "health(p): 0..100.")
_column("record", "record(p): proved acts against the majority, 0..100.")
_column("cult", "cult(p): how far the press praises him.")
_column("case", "case(p): what has been collected against him.")
_column("trust", "trust(p): what his word is worth, 0..100.")


@word("month", MONTH)
def _month(f: Facts) -> int:
    """month: this month, to be compared with one such as 1924-05."""
    return f.month


@word("year")
def _year(f: Facts) -> int:
    """year: the calendar year."""
    return f.month // 12


@word("shock", TRUTH)
def _shock(f: Facts) -> int:
    """shock: ranks are closed after a death or a war scare."""
    return f.shock > f.month


@word("chair", PERSON)
def _chair(f: Facts) -> int:
    """chair: who presides over the Politburo."""
    return f.holder[f.chair_post] if f.chair_post >= 0 else -1


@word("secretary", PERSON)
def _secretary(f: Facts) -> int:
    """secretary: the General Secretary."""
    return f.secretary()


@word("holder post", PERSON)
def _holder(f: Facts, q: int) -> int:
    """holder(post): who holds a post; compare with a person or with `nobody`."""
    return f.holder[q]


@word("active person", TRUTH)
def _active(f: Facts, p: int) -> int:
    """active(p): alive and in the party."""
    return f.is_active(p)


@word("dead person", TRUTH)
def _dead(f: Facts, p: int) -> int:
    """dead(p): has died."""
    return f.life[p] == DEAD


@word("present person", TRUTH)
def _present(f: Facts, p: int) -> int:
    """present(p): alive, in the party and at work this month."""
    return f.is_active(p) and f.is_present(p)


@word("sits person body", TRUTH)
def _sits(f: Facts, p: int, body: int) -> int:
    """sits(p, body): a voting member of politburo, secretariat, orgburo, cc or ccc."""
    return f.life[p] == ALIVE and p in f.members(body)


@word("in_politburo person", TRUTH)
def _in_politburo(f: Facts, p: int) -> int:
    """in_politburo(p): a full member."""
    return f.seat_pb[p] >= 2


@word("in_cc person", TRUTH)
def _in_cc(f: Facts, p: int) -> int:
    """in_cc(p): a full member."""
    return f.seat_cc[p] >= 2


@word("fallen person rung", TRUTH)
def _fallen(f: Facts, p: int, rung: int) -> int:
    """fallen(p, rung): at a step of the ladder or further down (reprimand, post, politburo, cc, party …)."""
    return f.rung[p] >= rung


@word("holds post person", TRUTH)
def _holds(f: Facts, q: int, p: int) -> int:
    """holds(post, p): he holds the post."""
    return f.holder[q] == p


@word("vacant post", TRUTH)
def _vacant(f: Facts, q: int) -> int:
    """vacant(post): nobody holds it."""
    return f.holder[q] < 0


@word("machine post")
def _machine(f: Facts, q: int) -> int:
    """machine(post): how far its secretary decides its delegates, 0..100."""
    return f.machine[q]


@word("lever person lever", TRUTH)
def _lever(f: Facts, p: int, lever: str) -> int:
    """lever(p, lever): one of his posts carries the lever."""
    return f.has_lever(p, lever)


@word("posts person")
def _posts(f: Facts, p: int) -> int:
    """posts(p): how many posts he holds."""
    return len(f.posts_of[p])


@word("is_contender person", TRUTH)
def _is_contender(f: Facts, p: int) -> int:
    """is_contender(p): he is one of the contenders, as holder(post) may be."""
    return f.seat_index[p] >= 0


@word("labelled person label", TRUTH)
def _labelled(f: Facts, p: int, kind: int) -> int:
    """labelled(p, label): the label hangs on him, stuck or not yet."""
    return any(label.who == p and label.kind == kind for label in f.labels)


@word("reprimands person")
def _reprimands(f: Facts, p: int) -> int:
    """reprimands(p): how often he has been reprimanded."""
    return f.reprimands[p]


@word("months_struck person")
def _months_struck(f: Facts, p: int) -> int:
    """months_struck(p): months since he last went down a step of the ladder, 9999 if he never did."""
    return f.month - f.struck[p] if f.struck[p] else 9999


@word("expelled")
def _expelled(f: Facts) -> int:
    """expelled: how many people are out of the party and alive."""
    return sum(1 for p, rung in enumerate(f.rung) if rung >= OUT_PARTY and f.life[p] == ALIVE)


@word("voted person measure", TRUTH, hidden=True)
def _voted(f: Facts, p: int, m: int) -> int:
    """voted(p, measure): the minutes have him among those for a measure that was carried."""
    return any(measure == m and p in ayes for measure, _, ayes in f.minutes)


@word("played contender", TRUTH)
def _played(f: Facts, p: int) -> bool:
    """played(p): a person at the table plays this contender; in games between rivals never so."""
    return bool(f.people >> f.seat_index[p] & 1) if f.seat_index[p] >= 0 else False


@word("clients contender", hidden=True)
def _clients(f: Facts, p: int) -> int:
    """clients(p): how many people's chains of patrons end in this contender, himself not counted."""
    return sum(1 for x, root in enumerate(f.roots()) if root == p and x != p)


@word("eye contender", hidden=True)
def _eye(f: Facts, p: int) -> int:
    """eye(p): how far a contender understands that files outvote speeches, 0..100."""
    k = f.seat_index[p]
    return f.eye[k] if k >= 0 else 0


@word("stance issue person")
def _stance(f: Facts, i: int, p: int) -> int:
    """stance(issue, p): what he stands for, -100..100."""
    return f.stance[i][p]


@word("deviation person")
def _deviation(f: Facts, p: int) -> int:
    """deviation(p): distance of his stances from the Line, issues by their weight, 0..200."""
    return f.deviation(p)


@word("regard person contender", hidden=True)
def _regard(f: Facts, a: int, b: int) -> int:
    """regard(a, b): what a thinks of the contender b, -100..100."""
    k = f.seat_index[b]
    return f.regard[k][a] if k >= 0 else 0


@word("line issue")
def _line(f: Facts, i: int) -> int:
    """line(issue): the party's position, -100..100."""
    return f.line[i]


@word("mood issue")
def _mood(f: Facts, i: int) -> int:
    """mood(issue): where the rank and file stand, -100..100."""
    return f.mood[i]


@word("grievance issue")
def _grievance(f: Facts, i: int) -> int:
    """grievance(issue): how far the Line is blamed, 0..100."""
    return f.grievance[i]


@word("country country")
def _country(f: Facts, n: int) -> int:
    """country(figure): grain, tension, urban, rural and the others, in the units of world/kinds.py."""
    return f.country[n]


@word("shortfall")
def _shortfall(f: Facts) -> int:
    """shortfall: how far grain procurement lies behind the plan, permille."""
    return shortfall(f)


@word("in_force measure", TRUTH)
def _in_force(f: Facts, m: int) -> int:
    """in_force(measure): a measure voted is in force."""
    return is_in_force(f, m)


@word("has_hold contender hold", TRUTH, hidden=True)
def _has_hold(f: Facts, p: int, h: int) -> int:
    """has_hold(p, hold): the contender has it in his desk."""
    k = f.seat_index[p]
    return k >= 0 and any(hold.source == h and hold.holders >> k & 1 for hold in f.holds)


@word("hold_public hold", TRUTH)
def _hold_public(f: Facts, h: int) -> int:
    """hold_public(hold): everybody knows it."""
    return any(hold.source == h and hold.public for hold in f.holds)


@word("pact person person", TRUTH, hidden=True)
def _pact(f: Facts, a: int, b: int) -> int:
    """pact(a, b): both are parties to a live pact of any kind."""
    return any(a in pact.parties and b in pact.parties for pact in f.pacts)


@word("bloc person person", TRUTH, hidden=True)
def _bloc(f: Facts, a: int, b: int) -> int:
    """bloc(a, target): he is in a live bloc against somebody."""
    return any(pact.kind == BLOC and pact.target == b and a in pact.parties for pact in f.pacts)


@word("fired happening", TRUTH, hidden=True)
def _fired(f: Facts, h: int) -> int:
    """fired(happening): it has happened."""
    return f.fired[h] > 0


@word("choice happening choice", TRUTH, hidden=True)
def _choice(f: Facts, h: int, c: int) -> int:
    """choice(happening, choice): it happened and this was chosen."""
    return f.chosen[h] == c + 1


@word("months_since happening", hidden=True)
def _months_since(f: Facts, h: int) -> int:
    """months_since(happening): months that have passed, 9999 if it never happened."""
    return f.month - f.fired[h] if f.fired[h] else 9999


@word("mark mark", TRUTH, hidden=True)
def _mark(f: Facts, n: int) -> int:
    """mark(name): a happening has set the mark."""
    return n < len(f.marks) and f.marks[n] != 0


@word("rule rule", TRUTH)
def _rule(f: Facts, name: str) -> int:
    """rule(name): the house rule is on."""
    return f.scenario.house.get(name, 0) != 0
