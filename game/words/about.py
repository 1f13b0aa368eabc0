"""Whom and what an event is about."""

from __future__ import annotations

from game.world.event import KINDS, Event
from game.world.kinds import CONFIDENCE, FILL, READMIT, REMOVE, RUNG, Motion

_MOTION = len(Motion._fields)


def parts(what: Event, wanted: str) -> tuple[int, ...]:
    """Return the arguments of an event that are of a type: 'person', 'post', 'happening' …, its motion's among them."""
    out: list[int] = []
    at = 0
    for kind in KINDS.get(what.kind, ()):
        if kind == "motion":
            if wanted in ("person", "post"):
                out += _of_motion(Motion(*what.args[at : at + _MOTION]), wanted)
            at += _MOTION
            continue
        if at < len(what.args) and kind == wanted and what.args[at] >= 0:
            out.append(what.args[at])
        at += 1
    return tuple(dict.fromkeys(out))


def motion_of(what: Event) -> Motion | None:
    """Return the motion an event is about, None when it is about none."""
    kinds = KINDS.get(what.kind, ())
    if "motion" not in kinds:
        return None
    at = kinds.index("motion")
    return Motion(*what.args[at : at + _MOTION])


def _of_motion(item: Motion, wanted: str) -> list[int]:
    if wanted == "post":
        return [item.a] if item.kind in (FILL, REMOVE) else []
    out = [item.mover]
    if item.kind in (RUNG, READMIT, CONFIDENCE):
        out.append(item.a)
    if item.kind in (FILL, REMOVE) and item.b >= 0:
        out.append(item.b)
    return [p for p in out if p >= 0]


__all__ = ["motion_of", "parts"]
