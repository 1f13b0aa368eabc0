"""The records of a batch, packed: a game's record takes 50 kB as Python's objects, 2 kB so.

They are unpacked one by one as they are read, so a batch of a thousand games takes no more memory than one of ten.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

Record = dict[str, Any]
Kept = bytes | Record


def pack(record: Record) -> bytes:
    """Return a record of plain lists, numbers and texts as bytes; `unpack` gives the same again."""
    return zlib.compress(json.dumps(record, separators=(",", ":")).encode(), 1)


def unpack(kept: Kept) -> Record:
    """Return the record that was packed, or one that was kept as it is."""
    if isinstance(kept, bytes):
        record: Record = json.loads(zlib.decompress(kept))
        return record
    return kept


class Records(Sequence[Record]):
    """Records to read like a list; each is unpacked anew whenever it is read."""

    def __init__(self, kept: Iterable[Kept] = ()) -> None:
        self._kept = list(kept)

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> Records: ...

    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, slice):
            return Records(self._kept[at])
        return unpack(self._kept[at])

    def __iter__(self) -> Iterator[Record]:
        return map(unpack, self._kept)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Records, list)):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def bytes(self) -> int:
        """Return how many bytes the packed records take."""
        return sum(len(kept) for kept in self._kept if isinstance(kept, bytes))
