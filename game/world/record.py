"""Records of the engine: what `dataclasses` makes, made without writing and compiling methods for each.

A game must open at once, and the methods that `dataclasses` writes are compiled anew at every start: for the tuning
alone that takes longer than all the rules of a month. For the type checker the two are the same; `fields` and
`replace` of `dataclasses` take these records too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

_MISSING: Any = object()


class Field(NamedTuple):
    """A field of a record: its name, default or what makes one, and whether it counts when two are compared."""

    name: str
    default: Any = _MISSING
    default_factory: Callable[[], Any] | None = None
    compare: bool = True


def fields(kind: Any) -> tuple[Field, ...]:
    """Return the fields of a record or of its class, in order."""
    found: tuple[Field, ...] = kind._record_fields
    return found


class _Described:
    """The fields as `dataclasses` describes them, made when it first asks a class for them and kept with it."""

    def __get__(self, one: object, kind: Any) -> Mapping[str, Any]:
        made: Mapping[str, Any] | None = kind.__dict__.get("_record_described")
        if made is None:  # a class that inherits from a record has fields of its own, and so keeps them itself
            made = self._made(kind)
            kind._record_described = made
        return made

    @staticmethod
    def _made(kind: Any) -> Mapping[str, Any]:
        import dataclasses

        told = []
        for part in kind._record_fields:
            more: dict[str, Any] = {"compare": part.compare}
            if part.default is not _MISSING:
                more["default"] = part.default
            elif part.default_factory is not None:
                more["default_factory"] = part.default_factory
            told.append((part.name, Any, dataclasses.field(**more)))
        like: Any = dataclasses.make_dataclass(kind.__name__, told)
        made: Mapping[str, Any] = like.__dataclass_fields__
        return made


def _init(self: Any, *given: Any, **named: Any) -> None:
    kind, put = type(self), object.__setattr__
    parts: tuple[Field, ...] = kind._record_fields
    if len(given) > len(parts):
        raise TypeError(f"{kind.__name__} has {len(parts)} fields, not {len(given)}")
    for part, value in zip(parts, given, strict=False):
        put(self, part.name, value)
    for name, default, make, _ in parts[len(given) :]:
        if name in named:
            put(self, name, named.pop(name))
        elif default is not _MISSING:
            put(self, name, default)
        elif make is not None:
            put(self, name, make())
        else:
            raise TypeError(f"{kind.__name__} needs a value for '{name}'")
    if named:
        raise TypeError(f"{kind.__name__} cannot take '{next(iter(named))}'")
    after = getattr(self, "__post_init__", None)
    if after is not None:
        after()


def _compared(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, part.name) for part in self._record_fields if part.compare])


def _eq(self: Any, other: object) -> Any:
    return _compared(self) == _compared(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return _compared(self).__hash__()  # for tables alone, as with dataclasses; nothing is drawn or ordered by it


def _repr(self: Any) -> str:
    told = ", ".join(f"{part.name}={getattr(self, part.name)!r}" for part in self._record_fields)
    return f"{type(self).__qualname__}({told})"


def _frozen(self: Any, name: str, value: Any = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change the field '{name}'")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, part.name) for part in self._record_fields]


def _setstate(self: Any, state: list[Any]) -> None:
    for part, value in zip(self._record_fields, state, strict=True):
        object.__setattr__(self, part.name, value)


def _field(*, default_factory: Callable[[], Any], compare: bool = True) -> Any:
    return Field("", _MISSING, default_factory, compare)


def _part(name: str, default: Any) -> Field:
    return default._replace(name=name) if isinstance(default, Field) else Field(name, default)


def _made(kind: Any, frozen: bool, slots: bool) -> Any:
    own = tuple(kind.__annotations__)  # its own alone, from Python 3.10 on
    parts: tuple[Field, ...] = getattr(kind, "_record_fields", ())
    for name in own:
        parts += (_part(name, kind.__dict__.get(name, _MISSING)),)
        if parts[-1].default_factory is not None:
            delattr(kind, name)
    names = tuple([part.name for part in parts])
    more: dict[str, Any] = {"_record_fields": parts, "__dataclass_fields__": _Described(), "__match_args__": names}
    more |= {"__init__": _init, "__eq__": _eq, "__repr__": _repr, "__hash__": _hash if frozen else None}
    if frozen:
        more |= {"__setattr__": _frozen, "__delattr__": _frozen}
    if not slots:
        for name, value in more.items():
            setattr(kind, name, value)
        return kind
    more |= {"__slots__": own, "__getstate__": _getstate, "__setstate__": _setstate}
    plain = {name: value for name, value in kind.__dict__.items() if name not in (*own, "__dict__", "__weakref__")}
    return type(kind)(kind.__name__, kind.__bases__, plain | more)


def _record(kind: Any = None, *, frozen: bool = False, slots: bool = False) -> Any:
    """Make a class a record; used as `@record` or with the two options that the engine needs."""
    if kind is None:
        return lambda one: _made(one, frozen, slots)
    return _made(kind, frozen, slots)


def _replace(one: Any, /, **changes: Any) -> Any:
    """Return a record with some of its fields changed."""
    return type(one)(**{part.name: getattr(one, part.name) for part in one._record_fields} | changes)


if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field, replace
else:
    record, field, replace = _record, _field, _replace

__all__ = ["Field", "field", "fields", "record", "replace"]
