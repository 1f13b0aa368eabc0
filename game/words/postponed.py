"""What was on this month's table and waits for a later sitting: who put it off, until when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.play.agenda import DISCIPLINE, force_bar, force_needs, sits
from game.rules import vote
from game.words.about import motion_of
from game.words.press import chief
from game.world.event import Event
from game.world.kinds import FILL, OUT_POLITBURO, REMOVE, RUNG

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words
    from game.world.facts import Facts
    from game.world.kinds import Motion

KINDS = ("delayed", "put_off")


def postponed(words: Words, session: Session, k: int) -> list[str]:
    """Return of each item that was put off in this month what seat k has to know of it, as it has heard."""
    view = session.view(k)
    words.learn(view)
    heard = [one for one in session.heard(k) if one.month == view.month and one.kind in KINDS]
    told = {_key(motion): one for one in heard if (motion := motion_of(one)) is not None}
    return [text for one in told.values() if (text := told_of(words, view, k, one))]


def told_of(words: Words, view: Facts, k: int, event: Event) -> str:
    """Return by whom, until when and why an item was put off, '' where it waits no longer or the reader did it."""
    item = motion_of(event)
    if item is None or event.kind not in KINDS:
        return ""
    waits = next((one for one in view.agenda if one.month >= 0 and _key(one) == _key(item)), None)
    by = event.args[0] if event.kind == "delayed" else -1
    if waits is None or waits.put_off < max(view.month, event.month + 1) or by == view.scenario.seats[k]:
        return ""
    text = words.motion(waits, k, view)
    said: dict[str, Any] = {"body": waits.body, "month": waits.put_off, "item": text}
    if waits.put_off == view.month:  # it was put off before, and is due
        return words.say("postponed", "due", by=by, who=max(by, 0), **said)
    if by >= 0:
        chair, aimed = int(view.has_lever(by, "chair")), int(vote.target_of(view, waits) == by)
        first = words.say("postponed", "by", who=by, chair=chair, aimed=aimed, **said)
    else:
        rivals = [one for one in view.agenda if one.month >= 0 and one.put_off <= event.month]
        target = vote.target_of(view, waits)
        twice = any(one.kind in DISCIPLINE and vote.target_of(view, one) == target for one in rivals)
        sat = "full" if sits(view, waits.body, event.month) else "moved"
        why = "twice" if waits.kind in DISCIPLINE and twice else sat
        first = words.say("postponed", why, **said)
    if event.month != view.month or force_bar(view, waits) is not None:
        return first
    return f"{first} {words.say('postponed', 'force', n=force_needs(view, waits))}"


def is_great(view: Facts, event: Event) -> bool:
    """Tell whether what was put off is a vote that all wait for: on the General Secretary, or a contender's seat."""
    item = motion_of(event) if event.kind in KINDS else None
    if item is None:
        return False
    if item.kind in (FILL, REMOVE):
        return item.a == chief(view.scenario)
    return item.kind == RUNG and item.b >= OUT_POLITBURO and view.seat_index[item.a] >= 0


def _key(item: Motion) -> tuple[int, ...]:
    """Return what stays the same of an item that is put off."""
    return item.kind, item.mover, item.body, item.a, item.b


__all__ = ["KINDS", "is_great", "postponed", "told_of"]
