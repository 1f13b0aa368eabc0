"""The format of a saved game: one header line and a JSON body, written and taken apart; nothing here plays.

The checksum covers header and body. It is against damage: a file changed by hand opens only when the player says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game import __version__, files
from game.forks import DEEPEST, Fork
from game.forks import MOST as MOST_BRANCHES
from game.forks import fault as branch_fault
from game.notes import MOST, Note, fault
from game.play.action import ACTIONS, Action
from game.session import HUMAN, Entry

FORMAT, SCHEMA = "politburo-save", 3
LONGEST_HEADER = 4096  # bytes
LARGEST = 32_000_000  # bytes; a whole game of 1924 takes about 200,000

HEADER: dict[str, type] = {
    "format": str, "schema": int, "version": str, "engine": str, "scenario": str, "hash": str, "title": str,
    "month": int, "people": list, "over": bool, "edited": bool, "saved": int, "length": int, "sha256": str,
    "game": str, "branches": list,
}  # fmt: skip
# What older headers had not: by the schema it came with.
SINCE: dict[str, tuple[int, object]] = {"game": (3, ""), "branches": (3, [])}
BODY: dict[str, type] = {
    "state": dict, "seed": int, "seats": list, "rules": dict, "log": list, "digests": list, "parent": str,
    "edited": bool, "resumed": bool, "notes": list, "branches": list, "leads": list,
}  # fmt: skip

# From each older schema one function that makes a body of the next; old saves load for ever.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda body: body | {"notes": []},  # there were none
    2: lambda body: body | {"branches": [], "leads": []},  # nobody could go back
}

AS_IT_IS = "it can be opened as it is and will be marked as edited"


class SaveError(Exception):
    """A save was not opened; the text is a sentence for the player.

    `editable` tells that it would open with `edited_ok`, and be marked as edited.
    """

    def __init__(self, sentence: str, editable: bool = False) -> None:
        super().__init__(sentence)
        self.editable = editable


def join(header: dict[str, Any], body: dict[str, Any]) -> bytes:
    """Return the bytes of a save; format, schema, version, length and checksum are filled in."""
    data = dump(body)
    whole = {"format": FORMAT, "schema": SCHEMA, "version": __version__} | header
    whole |= {"length": len(data), "sha256": ""}
    whole["sha256"] = checksum(whole, data)
    return dump(whole) + b"\n" + data


def split(path: Path, edited_ok: bool = False) -> tuple[dict[str, Any], bytes, bool]:
    """Return header, body, and whether the file was changed since the game wrote it.

    Raises SaveError for a file that is no save, is too new, or was changed without `edited_ok`.
    """
    name = path.name
    try:
        data = files.read_plain(path, LARGEST)
    except (OSError, ValueError) as fault:
        raise SaveError(f"{name} cannot be read: {(getattr(fault, 'strerror', '') or str(fault)).lower()}") from fault
    if len(data) > LARGEST:
        raise SaveError(f"{name} is too large to be a saved game")
    line, _, body = data.partition(b"\n")
    header = read_header(line + b"\n", name)
    if dump(header) == line and len(body) == header["length"] and checksum(header, body) == header["sha256"]:
        return header, body, False
    if edited_ok:
        return header, body, True
    try:
        readable = isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        readable = False
    if readable:
        told = f"{name} was changed since the game wrote it, by damage or by hand; {AS_IT_IS}"
        raise SaveError(told, editable=True)
    raise SaveError(
        f"{name} is damaged and cannot be read; older versions of it may lie beside it as {name}.1 and {name}.2"
    )


def read_header(line: bytes, name: str) -> dict[str, Any]:
    """Return the header of a line, checked; raises SaveError where it is none of ours or too new."""
    strange = SaveError(f"{name} is not a saved game of politburo, or its first line is damaged")
    if not line.endswith(b"\n") or len(line) > LONGEST_HEADER:
        raise strange
    try:
        header = json.loads(line, parse_float=_no_number, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise strange from None
    if (
        not isinstance(header, dict)
        or header.get("format") != FORMAT
        or type(header.get("schema")) is not int
        or (header["schema"] < SCHEMA and header["schema"] not in MIGRATIONS)
    ):
        raise strange
    if header["schema"] > SCHEMA:
        raise SaveError(
            f"{name} was saved by version {str(header.get('version'))[:20]} (save format {header['schema']}); "
            f"this is version {__version__}, which reads up to format {SCHEMA}"
        )
    schema = header["schema"]
    _shape(header, {field: kind for field, kind in HEADER.items() if SINCE.get(field, (0, 0))[0] <= schema}, name)
    forks(header.get("branches", []), name)
    if type(header.get("game", "")) is not str or len(header.get("game", "")) > 64:
        raise strange
    return header


def filled(header: dict[str, Any]) -> dict[str, Any]:
    """Return a header of an older schema with what it had not."""
    return {field: value for field, (_, value) in SINCE.items()} | header


def read_body(data: bytes, header: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the body in the form of this version, its fields checked; raises SaveError."""
    try:
        body = json.loads(data, parse_float=_no_number, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise SaveError(f"{name} is damaged: what follows its first line cannot be read") from None
    if not isinstance(body, dict):
        raise SaveError(f"{name} is damaged: what follows its first line is no game")
    for step in range(header["schema"], SCHEMA):
        try:
            body = MIGRATIONS[step](body)
        except (KeyError, TypeError, ValueError, IndexError) as fault:
            raise SaveError(
                f"{name} is damaged: it is not as version {header['version'][:20]} would have written it"
            ) from fault
    _shape(body, BODY, name)
    if any(type(rule) is not str or type(value) is not int for rule, value in body["rules"].items()):
        raise SaveError(f"{name} is damaged: a house rule is no number")
    if any(type(spec) is not str for spec in body["seats"]):
        raise SaveError(f"{name} is damaged: it does not name who sits in the seats")
    return body


def entry(line: object, seats: int, name: str) -> Entry:
    """Return one line of the log, checked; raises SaveError."""
    if isinstance(line, list) and len(line) == 4:
        seat, kind, args, digest = line
        if type(seat) is int and 0 <= seat < seats and type(kind) is str and kind in ACTIONS:
            if isinstance(args, list) and all(type(value) is int for value in args) and type(digest) is str:
                return Entry(seat, Action(kind, tuple(args)), digest)
    raise SaveError(f"{name} is damaged: a line of its log is no action of this game")


def notes(lines: list[Any], seats: list[str], months: range, name: str) -> list[Note]:
    """Return the notes not yet read, checked as when they were passed; raises SaveError."""
    out: list[Note] = []
    people = [k for k, spec in enumerate(seats) if spec == HUMAN]
    for line in lines:
        if not isinstance(line, list) or [type(part) for part in line] != [int, int, int, str]:
            raise SaveError(f"{name} is damaged: a note in it is none")
        found = Note(*line)
        if found.by not in people or found.to not in people or found.by == found.to or found.month not in months:
            raise SaveError(f"{name} is damaged: a note in it is of nobody at the table or of no month of the game")
        if fault(found.text) or sum(one[1:3] == found[1:3] for one in out) >= MOST:
            raise SaveError(f"{name} is damaged: a note in it could not have been passed")
        out.append(found)
    return out


def forks(lines: list[Any], name: str) -> list[Fork]:
    """Return the branches that led to a save, checked; raises SaveError."""
    out: list[Fork] = []
    for line in lines:
        if not isinstance(line, list) or [type(part) for part in line] != [int, str, int]:
            raise SaveError(f"{name} is damaged: a branch in it is none")
        found = Fork(*line)
        if not 0 <= found.number <= MOST_BRANCHES or not 0 <= found.month < 100_000 or branch_fault(found.name):
            raise SaveError(f"{name} is damaged: a branch in it could not have been made")
        out.append(found)
    numbers = [fork.number for fork in out]
    if len(out) > DEEPEST or len(set(numbers)) != len(numbers) or 0 in numbers[1:]:
        raise SaveError(f"{name} is damaged: its branches do not lead from one to the next")
    return out


def leads(lines: list[Any], seats: int, name: str) -> list[tuple[int, ...]]:
    """Return who led month by month, as a save tells it, checked as to its shape; raises SaveError."""
    out: list[tuple[int, ...]] = []
    for line in lines:
        if not isinstance(line, list) or len(line) != seats + 1 or not all(type(value) is int for value in line):
            raise SaveError(f"{name} is damaged: its months do not say who led")
        if (out and line[0] <= out[-1][0]) or not all(0 <= value <= 1000 for value in line[1:]) or len(out) > 600:
            raise SaveError(f"{name} is damaged: its months do not say who led")
        out.append(tuple(line))
    return out


def dump(value: object) -> bytes:
    """Return JSON in the one spelling that is written."""
    return json.dumps(value, separators=(",", ":")).encode()


def checksum(header: dict[str, Any], body: bytes) -> str:
    """Return the sha256 over the header, its own place left empty, and the body."""
    return hashlib.sha256(dump(header | {"sha256": ""}) + b"\n" + body).hexdigest()


def _no_number(text: str) -> int:
    raise ValueError(f"{text}: only whole numbers are saved")


def _shape(found: dict[str, Any], wanted: dict[str, type], name: str) -> None:
    """Refuse a part whose fields or their types are not those of this schema."""
    for field in wanted:
        if field not in found:
            raise SaveError(f"{name} is damaged: '{field}' is missing")
    for field, value in found.items():
        if field not in wanted:
            raise SaveError(f"{name} is damaged: '{field[:40]}' does not belong there")
        if type(value) is not wanted[field]:
            raise SaveError(f"{name} is damaged: '{field}' is not what it should be")
