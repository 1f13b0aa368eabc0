"""Bytes from a stranger's file to plain data with line and column, or a list of problems.

The order matters: size, then UTF-8, then the stream of YAML events checked one by one, then the data.
Nothing is composed before its event was checked: the composers of the YAML libraries crash on deep
nesting and take seconds over a few hundred bytes of merge keys.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

from game.content.problem import Mark, Problem, error

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000
MAX_PROBLEMS = 50

# Controls but tab and newline; marks that turn or hide text; lone surrogates; characters that are none.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\uffff\U000e0000-\U000e0fff]"
)

_NULLS = frozenset(("", "~", "null"))
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Table(dict[str, Any]):
    """A map read from a file; remembers where it, each of its keys and each of its values stand."""

    __slots__ = ("mark", "key_marks", "value_marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks: dict[str, Mark] = {}
        self.value_marks: dict[str, Mark] = {}

    def put(self, key: str, value: Any, key_mark: Mark, value_mark: Mark) -> None:
        """Set a key together with the places of the key and of its value."""
        self[key] = value
        self.key_marks[key] = key_mark
        self.value_marks[key] = value_mark

    def copy_key(self, other: Table, key: str) -> None:
        """Take a key over from another table with its places."""
        self.put(key, other[key], other.key_marks[key], other.value_marks[key])


class Row(list[Any]):
    """A list read from a file; remembers where it and each of its items stand."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []

    def add(self, value: Any, mark: Mark) -> None:
        """Append an item with its place."""
        self.append(value)
        self.marks.append(mark)


class _Refused(Exception):
    """Reading cannot go on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def mark_at(data: Any, loc: tuple[int | str, ...], key: bool = False) -> Mark:
    """Return the place of the value at a path of keys and indexes, or of the nearest part of it that exists.

    With `key`, the place of the last key itself is meant, not of its value.
    """
    mark = data.mark if isinstance(data, Table | Row) else Mark("")
    for depth, part in enumerate(loc):
        if isinstance(data, Table) and isinstance(part, str) and part in data.value_marks:
            last = depth == len(loc) - 1
            mark = data.key_marks[part] if key and last else data.value_marks[part]
            data = data.get(part)
        elif isinstance(data, Row) and isinstance(part, int) and part < len(data.marks):
            mark = data.marks[part]
            data = data[part]
        else:
            break
    return mark


def forbidden_in(text: str) -> str:
    """Return what is wrong with the characters of a text, or an empty string."""
    if text.isascii() and text.isprintable():
        return ""
    found = FORBIDDEN.search(text)
    if found:
        code = ord(found.group())
        return f"character U+{code:04X} is not allowed in a text"
    return ""


def _decode(raw: bytes, path: str) -> str:
    """Return the text of a file or refuse it."""
    if len(raw) > MAX_BYTES:
        raise _Refused(
            error(
                Mark(path),
                f"the file has {len(raw):,} bytes",
                f"at most {MAX_BYTES:,} are read; split it with `files:`",
            )
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Refused(error(Mark(path, 1, 1), "the file is UTF-16", "save it as UTF-8"))
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    try:
        text = str(raw[start:], "utf-8")
    except UnicodeDecodeError as fault:
        before = raw[start : start + fault.start]
        line = before.count(b"\n") + 1
        col = fault.start - (before.rfind(b"\n") + 1) + 1
        byte = raw[start + fault.start]
        raise _Refused(
            error(Mark(path, line, col), f"byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8")
        ) from None
    text = text.replace("\r\n", "\n")
    wrong = FORBIDDEN.search(text)
    if wrong:
        before_text = text[: wrong.start()]
        mark = Mark(path, before_text.count("\n") + 1, wrong.start() - before_text.rfind("\n"))
        code = ord(wrong.group())
        raise _Refused(
            error(
                mark,
                f"character U+{code:04X} is not allowed",
                "remove it; controls and direction marks are refused",
            )
        )
    return text


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, path: str, known_nodes: int) -> None:
        self.path = path
        self.nodes = known_nodes
        self.problems: list[Problem] = []

    def refuse(self, event: Any, message: str, hint: str = "") -> _Refused:
        mark = Mark(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
        return _Refused(error(mark, message, hint))

    def scalar(self, event: Any, mark: Mark) -> str | None:
        """Return the text of a scalar; a plain null, ~ or nothing is None."""
        text: str = event.value
        if not event.style:  # plain; the C parser says '' and the Python one None
            if text in _NULLS:
                return None
        elif event.style == '"':
            wrong = forbidden_in(text)
            if wrong:
                self.problems.append(error(mark, wrong, "remove the escape"))
                return FORBIDDEN.sub("", text)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return text

    def run(self, text: str) -> Any:
        """Return the data of the only document, or None when the file is empty."""
        parser = _PARSER(text)
        try:
            return self._walk(parser)
        finally:
            parser.dispose()

    def _walk(self, parser: Any) -> Any:
        path = self.path
        stack: list[Any] = []  # the containers around the open one
        holder: Any = None
        key = ""
        key_mark: Mark | None = None
        skipped = False  # the next value belongs to a key given twice
        root: Any = None
        documents = 0
        while parser.check_event():
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self.nodes += 1
                if self.nodes > MAX_NODES:
                    raise self.refuse(
                        event, f"the scenario holds more than {MAX_NODES:,} values", "make it smaller"
                    )
                if event.anchor is not None:
                    raise self.refuse(
                        event, f"an anchor '&{event.anchor}' is not allowed", "write the value out"
                    )
                if event.tag is not None:
                    raise self.refuse(
                        event, f"a tag '{event.tag[:40]}' is not allowed", "remove it; values have no tags"
                    )
                where = event.start_mark
                mark = Mark(path, where.line + 1, where.column + 1)
                value: Any
                if kind is yaml.ScalarEvent:
                    value = self.scalar(event, mark)
                else:
                    if len(stack) + 1 > MAX_DEPTH:
                        raise self.refuse(event, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
                    value = Table(mark) if kind is yaml.MappingStartEvent else Row(mark)
                if holder is None:
                    root = value
                elif type(holder) is Row:
                    holder.add(value, mark)
                elif key_mark is None:  # a key is due
                    if kind is not yaml.ScalarEvent or value is None:
                        raise self.refuse(event, "a key must be a word", "write `key: value`")
                    if value == "<<":
                        raise self.refuse(event, "a merge key '<<' is not allowed", "write the values out")
                    if value in holder.key_marks:
                        first = holder.key_marks[value]
                        self.problems.append(
                            error(
                                mark,
                                f"'{value[:40]}' is given twice",
                                f"it stands first on line {first.line}; keep one",
                            )
                        )
                        skipped = True
                    key, key_mark = value, mark
                    continue
                else:
                    if skipped:
                        skipped = False
                    else:
                        holder.put(key, value, key_mark, mark)
                    key_mark = None
                if kind is not yaml.ScalarEvent:
                    stack.append(holder)
                    holder = value
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                holder = stack.pop()
            elif kind is yaml.AliasEvent:
                raise self.refuse(event, f"an alias '*{event.anchor}' is not allowed", "write the value out")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.refuse(
                        event, "a second document begins here", "one file holds one document; remove `---`"
                    )
            if len(self.problems) >= MAX_PROBLEMS:
                break
        return root


def read_yaml(raw: bytes, path: str, known_nodes: int = 0) -> tuple[Table | None, list[Problem], int]:
    """Return the map a file holds, its problems, and the number of values read so far.

    `path` is shown in messages; `known_nodes` counts what the scenario's other files hold already. The table is None
    when nothing can be used; scalars stay texts (or None), to be typed by the models.
    """
    reading = _Reading(path, known_nodes)
    try:
        data = reading.run(_decode(raw, path))
    except _Refused as refused:
        return None, [*reading.problems, refused.problem], reading.nodes
    except yaml.MarkedYAMLError as fault:
        spot = fault.problem_mark or fault.context_mark
        mark = Mark(path, spot.line + 1, spot.column + 1) if spot else Mark(path, 1, 1)
        told = " ".join(str(fault.problem or fault.context or "this is not YAML").split())
        return (
            None,
            [*reading.problems, error(mark, f"not readable as YAML: {told}", _yaml_hint(told))],
            reading.nodes,
        )
    except yaml.YAMLError as fault:
        told = " ".join(str(fault).split())[:120]
        return (
            None,
            [*reading.problems, error(Mark(path, 1, 1), f"not readable as YAML: {told}")],
            reading.nodes,
        )
    if data is None:
        return Table(Mark(path, 1, 1)), reading.problems, reading.nodes
    if not isinstance(data, Table):
        problem = error(
            Mark(path, 1, 1),
            "the file must hold `section: …` lines",
            "begin with `people:` or another section",
        )
        return None, [*reading.problems, problem], reading.nodes
    return data, reading.problems, reading.nodes


def _yaml_hint(told: str) -> str:
    """Return what usually lies behind a message of the YAML library."""
    if "nesting depth" in told:
        return f"at most {MAX_DEPTH} levels are read"
    if "mapping values are not allowed" in told:
        return "put a text that holds ': ' between quotation marks"
    if "tab" in told or "cannot start any token" in told:
        return "indent with spaces, and put a text that begins with a sign between quotation marks"
    if "quoted scalar" in told:
        return "a quotation mark is not closed"
    return "look at the indentation and the brackets just before"
