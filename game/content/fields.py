"""The kinds of field a scenario has: each reads the text the reader delivers, within stated bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from game.content.problem import shown
from game.content.reader import FORBIDDEN
from game.world.scenario import month_index

FORMAT = 1
ID_PATTERN = "^[a-z][a-z0-9_]{0,39}$"
SCENARIO_ID_PATTERN = "^[a-z0-9][a-z0-9_]{0,39}$"
MONTH_PATTERN = "^1[5-9][0-9]{2}-(0[1-9]|1[0-2])$|^20[0-9]{2}-(0[1-9]|1[0-2])$"
TEMPER_WORDS = ("pride", "fear", "patience", "ambition", "cunning", "warmth", "zeal")

_ID = re.compile(ID_PATTERN[1:-1])
_SCENARIO_ID = re.compile(SCENARIO_ID_PATTERN[1:-1])
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,8})")
_MONTH = re.compile(r"((?:1[5-9]|20)[0-9]{2})-(0[1-9]|1[0-2])")


def _wrong(message: str, hint: str = "") -> PydanticCustomError:
    """Return the error of a field, with what would be right."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


def whole(low: int, high: int) -> Callable[[Any], int]:
    """Return the reader of a whole number between two bounds, both allowed."""

    def read(value: Any) -> int:
        if isinstance(value, str) and _INTEGER.fullmatch(value):
            number = int(value)
        elif type(value) is int:
            number = value
        else:
            raise _wrong(f"a whole number is needed, found {shown(value)}", f"{low} to {high}")
        if not low <= number <= high:
            raise _wrong(f"{number} is out of range", f"{low} to {high}")
        return number

    return read


def words(cap: int, lines: bool = False) -> Callable[[Any], str]:
    """Return the reader of a text of at most `cap` characters, on one line unless `lines`."""

    def read(value: Any) -> str:
        if type(value) is not str:
            raise _wrong(f"a text is needed, found {shown(value)}")
        text = value.strip()
        if not (text.isascii() and text.isprintable()):
            text = unicodedata.normalize("NFC", text)
            bad = FORBIDDEN.search(text)
            if bad:
                raise _wrong(f"character U+{ord(bad.group()):04X} is not allowed in a text")
            if not lines and ("\n" in text or "\t" in text):
                raise _wrong("the text must stand on one line", "join its lines; `>-` does it")
        if len(text) > cap:
            raise _wrong(f"the text has {len(text)} characters", f"at most {cap}")
        return text

    return read


def _identifier(value: Any) -> str:
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise _wrong(
        f"{shown(value)} is not an id",
        "lower-case letters, digits and '_', beginning with a letter, at most 40",
    )


def _scenario_identifier(value: Any) -> str:
    if isinstance(value, str) and _SCENARIO_ID.fullmatch(value):
        return value
    raise _wrong(f"{shown(value)} is not a scenario id", "lower-case letters, digits and '_', at most 40")


def nobody(value: Any) -> str:
    """Read an id where `none` may stand for nobody; the empty string means nobody."""
    return "" if value in ("none", "") else _identifier(value)


def _month(value: Any) -> int:
    found = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _wrong(f"{shown(value)} is not a month", "year and month, such as 1924-05")
    return month_index(int(found.group(1)), int(found.group(2)))


def _yes(value: Any) -> bool:
    if value == "true" or value is True:
        return True
    if value == "false" or value is False:
        return False
    raise _wrong(f"{shown(value)} is neither true nor false", "true or false")


def _source(value: Any) -> str:
    """Read a source: one text or a list of texts."""
    read = words(1500, lines=True)
    if isinstance(value, list):
        return "; ".join(read(item) for item in value)[:3000]
    return read(value)


def _format(value: Any) -> int:
    number: int = whole(0, 999_999)(value)
    if number != FORMAT:
        newer = "newer" if number > FORMAT else "older"
        raise _wrong(
            f"format {number} is {newer} than this game reads ({FORMAT})", f"write `format: {FORMAT}`"
        )
    return number


def want(value: Any) -> Any:
    return {"want": value} if isinstance(value, str) else value


def schema(**told: Any) -> WithJsonSchema:
    return WithJsonSchema(told)


Id = Annotated[str, PlainValidator(_identifier), schema(type="string", pattern=ID_PATTERN)]
ScenarioId = Annotated[
    str,
    PlainValidator(_scenario_identifier),
    schema(type=["string", "integer"], pattern=SCENARIO_ID_PATTERN),
]
Person = Annotated[str, PlainValidator(nobody), schema(type=["string", "null"], pattern=ID_PATTERN)]
Month = Annotated[int, PlainValidator(_month), schema(type="string", pattern=MONTH_PATTERN)]
Yes = Annotated[bool, PlainValidator(_yes), schema(type="boolean")]
Name = Annotated[str, PlainValidator(words(80)), schema(type="string", maxLength=80)]
Line = Annotated[str, PlainValidator(words(400)), schema(type="string", maxLength=400)]
Text = Annotated[str, PlainValidator(words(1200, lines=True)), schema(type="string", maxLength=1200)]
Long = Annotated[str, PlainValidator(words(4000, lines=True)), schema(type="string", maxLength=4000)]
Source = Annotated[str, PlainValidator(_source), schema(type=["string", "array"], items={"type": "string"})]
Points = Annotated[int, PlainValidator(whole(0, 100)), schema(type="integer", minimum=0, maximum=100)]
Signed = Annotated[int, PlainValidator(whole(-100, 100)), schema(type="integer", minimum=-100, maximum=100)]
Five = Annotated[int, PlainValidator(whole(1, 5)), schema(type="integer", minimum=1, maximum=5)]
Ten = Annotated[int, PlainValidator(whole(0, 10)), schema(type="integer", minimum=0, maximum=10)]
Permille = Annotated[int, PlainValidator(whole(1, 1000)), schema(type="integer", minimum=1, maximum=1000)]
Count = Annotated[int, PlainValidator(whole(0, 3000)), schema(type="integer", minimum=0, maximum=3000)]
Year = Annotated[int, PlainValidator(whole(1500, 2099)), schema(type="integer", minimum=1500, maximum=2099)]
Number = Annotated[int, PlainValidator(whole(-1_000_000, 1_000_000)), schema(type="integer")]
Format = Annotated[int, PlainValidator(_format), schema(const=FORMAT)]

Certainty = Literal["high", "medium", "low"]
Status = Literal["established", "contested", "legend"]
Telling = Literal["established", "contested", "legend", "imagined"]
Ids = Annotated[list[Id], Field(max_length=400)]
