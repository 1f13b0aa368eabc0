"""The end written early: when one man stands above all, or when one is out of the party (rules 8.05 and 8.06)."""

from __future__ import annotations

from game.play.action import Kind, register
from game.rules import ending
from game.world.event import Event
from game.world.state import State


@register
class PlayOn(Kind):
    """Play on to the last month; the question does not come again (rule 8.05)."""

    name, at = "play_on", ("end_offer",)


@register
class WriteEnd(Kind):
    """Write the end now: it is judged as things stand (rules 8.05 and 8.06)."""

    name, at, by_person = "write_end", ("end_offer", "fallen"), True

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("queue").clear()
        ending.finish(st, out)
