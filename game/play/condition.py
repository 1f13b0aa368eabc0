"""The small language of conditions in scenarios: text to a checked tree of integers, and its answer on facts.

`active(trotsky) and month <= 1924-02` becomes nested tuples when the scenario is built; every name, kind and
number is checked then, so nothing can go wrong when it is asked. The words stand in `vocabulary`.
Source: SAFETY rule 6 (no evaluation of foreign text, integers only, counted steps).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from game.play.vocabulary import (
    CALLED,
    MONTH,
    NUMBER,
    PERSON,
    TRUTH,
    WORDS,
    ConditionError,
    Names,
    suggest,
)
from game.world.facts import Facts
from game.world.scenario import month_index

MAX_TEXT = 1000  # characters
MAX_NODES = 150
MAX_DEPTH = 25
MAX_STEPS = 1000
MAX_NUMBER = 1_000_000

__all__ = [
    "WORDS", "ConditionError", "Names", "Reader", "Token", "Tree", "holds", "number", "parse", "parse_person",
    "suggest", "who",
]  # fmt: skip

_LETTERS = "abcdefghijklmnopqrstuvwxyz_"
_DIGITS = "0123456789"

Tree = Any  # nested tuples of words and integers; None is a condition that always holds


# -- asking ------------------------------------------------------------------------------------


def holds(tree: Tree, facts: Facts, actor: int = -1) -> bool:
    """Tell whether a checked condition holds; `actor` is who is on the spot. None always holds."""
    return tree is None or _ask(tree, facts, actor, [0]) != 0


def who(tree: Tree, facts: Facts, actor: int = -1) -> int:
    """Return the person an expression of a person means, -1 for nobody."""
    return _ask(tree, facts, actor, [0])


def _ask(tree: Tree, f: Facts, actor: int, steps: list[int]) -> int:
    steps[0] += 1
    if steps[0] > MAX_STEPS:
        raise ConditionError(1, "the condition is too long to be asked")
    op = tree[0]
    if op == "n":
        value: int = tree[1]
        return value
    if op == "actor":
        return actor
    if op == "and":
        return _ask(tree[1], f, actor, steps) and _ask(tree[2], f, actor, steps)
    if op == "or":
        return _ask(tree[1], f, actor, steps) or _ask(tree[2], f, actor, steps)
    if op == "not":
        return not _ask(tree[1], f, actor, steps)
    if op in _SUMS:
        return _SUMS[op](_ask(tree[1], f, actor, steps), _ask(tree[2], f, actor, steps))
    values = [_ask(x, f, actor, steps) if type(x) is tuple else x for x in tree[1:]]
    # Nobody is never active, has no standing and holds nothing.
    return 0 if -1 in values else WORDS[op].read(f, *values)


_SUMS: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_COMPARE = ("=", "!=", "<", "<=", ">", ">=")


# -- reading -----------------------------------------------------------------------------------


class Token(NamedTuple):
    """A piece of the text: kind (word, number, month, sign or end), text and column from 1."""

    kind: str
    text: str
    column: int


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens; raises ConditionError on a character the language has no use for."""
    if len(text) > MAX_TEXT:
        raise ConditionError(1, f"the text has {len(text)} characters; at most {MAX_TEXT} are read")
    found: list[Token] = []
    at = 0
    while at < len(text):
        start, letter = at, text[at]
        if letter in " \t\n":
            at += 1
            continue
        if letter in _LETTERS:
            while at < len(text) and text[at] in _LETTERS + _DIGITS:
                at += 1
            kind = "word"
        elif letter in _DIGITS:
            while at < len(text) and text[at] in _DIGITS:
                at += 1
            kind = "number"
            tail = text[at : at + 3]
            if at - start == 4 and len(tail) == 3 and tail[0] == "-" and tail[1:].isdecimal():
                at, kind = at + 3, "month"
        else:
            kind = "sign"
            at += 2 if text[at : at + 2] in ("<=", ">=", "!=", "==") else 1
            if text[start:at] not in (*_COMPARE, "==", "+", "-", "*", "(", ")", ","):
                raise ConditionError(start + 1, f"'{letter}' has no meaning here; words are in small letters")
        piece = text[start:at]
        found.append(Token(kind, "=" if piece == "==" else piece, start + 1))
    found.append(Token("end", "", len(text) + 1))
    return found


class Reader:
    """One pass over the tokens of a text; used for conditions and for the persons in effects."""

    def __init__(self, text: str, names: Names, actor: bool) -> None:
        self.tokens = tokens(text)
        self.names = names
        self.actor = actor
        self.at = 0
        self.nodes = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        """The token in front."""
        return self.tokens[self.at]

    def take(self) -> Token:
        """Return the token in front and go past it."""
        token = self.tokens[self.at]
        self.at += token.kind != "end"
        return token

    def skip(self, text: str) -> bool:
        """Go past a sign or word if it is in front."""
        if self.next.text == text and self.next.kind != "end":
            self.at += 1
            return True
        return False

    def need(self, text: str) -> None:
        """Go past a sign that must come here."""
        token = self.next
        if not self.skip(text):
            raise ConditionError(token.column, f"'{text}' is expected here, found {_shown(token)}")

    def end(self) -> None:
        """Refuse anything that is left over."""
        if self.next.kind != "end":
            left = _shown(self.next)
            raise ConditionError(self.next.column, f"{left} is left over; join parts by `and` or `or`")

    def made(self, *tree: Any) -> Tree:
        """Return a node, counted."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise ConditionError(self.next.column, f"too long; at most {MAX_NODES} parts")
        return tree

    def either(self) -> tuple[str, Tree]:
        """Read parts joined by `or`."""
        return self._joined("or", lambda: self._joined("and", self._negated))

    def _joined(self, by: str, part: Callable[[], tuple[str, Tree]]) -> tuple[str, Tree]:
        column = self.next.column
        kind, tree = part()
        while self.next.text == by:
            _want_truth(kind, column)
            self.take()
            column = self.next.column
            kind, right = part()
            _want_truth(kind, column)
            tree = self.made(by, tree, right)
        return kind, tree

    def _negated(self) -> tuple[str, Tree]:
        if not self.skip("not"):
            return self._compared()
        column = self.next.column
        kind, tree = self._deeper(self._negated)
        _want_truth(kind, column)
        return TRUTH, self.made("not", tree)

    def _deeper(self, part: Callable[[], tuple[str, Tree]]) -> tuple[str, Tree]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ConditionError(self.next.column, f"nested deeper than {MAX_DEPTH}")
        result = part()
        self.depth -= 1
        return result

    def _compared(self) -> tuple[str, Tree]:
        kind, left = self._sum()
        sign = self.next
        if sign.kind != "sign" or sign.text not in _COMPARE:
            return kind, left
        self.take()
        other, right = self._sum()
        if kind != other or kind == TRUTH:
            raise ConditionError(sign.column, f"a {kind} cannot be compared with a {other}")
        if kind == PERSON and sign.text not in ("=", "!="):
            raise ConditionError(sign.column, "people are compared by `=` and `!=` only")
        return TRUTH, self.made(sign.text, left, right)

    def _sum(self) -> tuple[str, Tree]:
        kind, tree = self._product()
        while self.next.kind == "sign" and self.next.text in "+-":
            sign = self.take()
            other, right = self._product()
            pair = (kind, other)
            if pair == (NUMBER, NUMBER) or pair == (MONTH, NUMBER):
                tree = self.made(sign.text, tree, right)
            elif pair == (MONTH, MONTH) and sign.text == "-":
                kind, tree = NUMBER, self.made("-", tree, right)
            else:
                raise ConditionError(sign.column, f"'{sign.text}' does not go with a {kind} and a {other}")
        return kind, tree

    def _product(self) -> tuple[str, Tree]:
        kind, tree = self._atom()
        while self.next.text == "*":
            sign = self.take()
            other, right = self._atom()
            if (kind, other) != (NUMBER, NUMBER):
                raise ConditionError(sign.column, "only numbers are multiplied")
            tree = self.made("*", tree, right)
        return kind, tree

    def _atom(self) -> tuple[str, Tree]:
        token = self.take()
        if token.text == "-":
            kind, tree = self._deeper(self._atom)
            if kind != NUMBER:
                raise ConditionError(token.column, "'-' goes before a number")
            return kind, self.made("-", ("n", 0), tree)
        if token.text == "(":
            result = self._deeper(self.either)
            self.need(")")
            return result
        if token.kind == "number":
            return NUMBER, self.made("n", number(token))
        if token.kind == "month":
            year, month = int(token.text[:4]), int(token.text[5:])
            if not 1 <= month <= 12:
                raise ConditionError(token.column, f"{token.text} is no month; write one such as 1924-05")
            return MONTH, self.made("n", month_index(year, month))
        if token.kind == "word" and token.text not in ("and", "or", "not"):
            return self._word(token)
        raise ConditionError(token.column, f"a word or a number is expected here, found {_shown(token)}")

    def _word(self, token: Token) -> tuple[str, Tree]:
        if token.text == "nobody":
            return PERSON, self.made("n", -1)
        if token.text == "actor":
            if not self.actor:
                raise ConditionError(token.column, "`actor` has a meaning only where somebody chooses")
            return PERSON, self.made("actor")
        known = WORDS.get(token.text)
        if known is None:
            if self.next.text != "(" and token.text in self.names.people:
                return PERSON, self.made("n", self.names.people[token.text])
            near = suggest(token.text, (*WORDS, *self.names.people))
            raise ConditionError(token.column, f"no word and no person '{token.text}'{near}")
        arguments: list[Any] = []
        if known.kinds:
            self.need("(")
            owner = ""
            for n, kind in enumerate(known.kinds):
                if n:
                    self.need(",")
                place = self.next
                arguments.append(self.argument(kind, owner))
                owner = place.text if kind == "happening" else ""
            if self.next.text == ",":
                wanted = ", ".join(known.kinds)
                raise ConditionError(self.next.column, f"{token.text}({wanted}) takes no more than that")
            self.need(")")
        if self.actor and known.hidden and (token.text, *arguments[:1]) != ("has_hold", ("actor",)):
            raise ConditionError(token.column, f"a choice may ask what everybody knows; '{token.text}' is hidden")
        return known.gives, self.made(token.text, *arguments)

    def argument(self, kind: str, owner: str = "") -> Any:
        """Read one argument: a tree for people, else an index or a word."""
        token = self.next
        if kind in (PERSON, "contender"):
            found, tree = self._deeper(self._atom)
            if found != PERSON:
                raise ConditionError(token.column, f"a person is expected here, found {_shown(token)}")
            if kind == "contender" and tree[0] == "n" and tree[1] not in self.names.seats:
                raise ConditionError(token.column, f"'{token.text}' is no contender")
            return tree
        self.take()
        if token.kind != "word":
            called = CALLED.get(kind, kind)
            raise ConditionError(token.column, f"a {called} is expected here, found {_shown(token)}")
        return self.names.lookup(kind, token.text, token.column, owner)


def number(token: Token) -> int:
    """Return the value of a number token, refused when it is too large."""
    if len(token.text) > 7 or int(token.text) > MAX_NUMBER:
        raise ConditionError(token.column, f"{token.text[:12]} is too large; at most {MAX_NUMBER:,}")
    return int(token.text)


def _shown(token: Token) -> str:
    return f"'{token.text[:40]}'" if token.kind != "end" else "the end"


def _want_truth(kind: str, column: int) -> None:
    if kind != TRUTH:
        hint = "compare it, as in `year = 1925`"
        raise ConditionError(column, f"this is a {kind}, not something true or false; {hint}")


def parse(text: str, names: Names, actor: bool = False) -> Tree:
    """Return the checked tree of a condition, None for an empty text.

    `actor` is for the needs of a choice: it allows the word `actor` (whoever is on the spot) and only words for
    what everybody knows, so that the chooser's View gives the same answer as the State. Raises ConditionError.
    """
    if not text.strip():
        return None
    reader = Reader(text, names, actor)
    kind, tree = reader.either()
    reader.end()
    _want_truth(kind, 1)
    return tree


def parse_person(text: str, names: Names, actor: bool = False) -> Tree:
    """Return the tree of a person: an id, `chair`, `secretary` or `holder(post)`. Raises ConditionError."""
    reader = Reader(text, names, actor)
    tree = reader.argument(PERSON)
    reader.end()
    return tree
