"""What a State keeps of what follows from its columns, and how a writer of a column drops what may be stale."""

from __future__ import annotations

from typing import Any

from game.world import kept
from game.world.facts import Facts
from game.world.kept import QUIET, feels


class Keeper(Facts):
    """The kept tables of a State: the writers of columns drop what may rest on them."""

    _own: set[Any]  # columns and rows that are its alone, and groups of rows all of which are
    _seen: dict[int, dict[Any, Any]]  # the kept tables of each seat's view

    _shown: dict[str, dict[int, Any]]  # by what is shown and by seat, what views have in common until it is written
    _felt: dict[int, dict[int, tuple[Any, Any]]]  # by contender and by seat, what is known of the feelings towards him

    def w(self, name: str) -> list[Any]:
        """Return a column for writing, copied first if it is shared."""
        if name not in QUIET:
            self._forget_for(name)
        columns = self.__dict__
        column: list[Any] = columns[name]
        if name not in self._own:
            self._own.add(name)
            column = columns[name] = list(column)
        return column

    def forget(self) -> None:
        """Drop the kept tables of power, one's own and those of the views."""
        if self._power:
            self._power = {}
        if self._seen:
            self._seen = {}
        if self._open:
            self._open = {}

    def _forget_for(self, name: str) -> None:
        """Drop the kept tables that may rest on a column."""
        if name in kept.FEELINGS:
            self._forget_feelings()
            self._felt = {}
            return
        if name in kept.SHOWN:
            self._shown[kept.SHOWN[name]] = {}
            if name in kept.APART:
                return
        if self._power:
            if name in kept.TIES and self.tune.with_stale_beliefs:
                power = self._power
                self._power = {key: power[key] for key in kept.OF_BELIEF if key in power}
            else:
                self._power = {}
        if self._seen and not (name in kept.TIES and self.tune.with_stale_beliefs):
            self._seen = {}
        if self._open and name not in kept.UNSEEN:
            known = self._open
            self._open = {key: known[key] for key, rests in kept.RESTS.items() if name not in rests and key in known}
        if name in kept.ROOT_COLUMNS:
            self._roots = None
            if name in ("gratitude", "owes") and self._believed:
                self._believed = {}
        elif name == "stance" and self._gaps:
            self._gaps = {}

    def _forget_feelings(self, felt: tuple[str, ...] = kept.FELT) -> None:
        """Drop only what rests on opinions: strength is what it was."""
        if feels(self._power, felt):
            self._power = {key: table for key, table in self._power.items() if key not in felt}
        for tables in self._seen.values():
            if feels(tables, felt):
                self._seen = {
                    k: {key: table for key, table in one.items() if key not in felt} for k, one in self._seen.items()
                }
                break
