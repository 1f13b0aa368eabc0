"""What a seat has lost in a month though no event says so: men, their posts, papers. Told as events of its own.

They are found by what the seat knew at the opening of two months, and what it heard between; nothing is written into
the session, so a game is the same whoever reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from game.world.event import Event
from game.world.kinds import ALIVE, CC, CONFIDENCE, FILL, POLITBURO, REMOVE, Motion
from game.world.view import View, look

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words

LOOSE, OVER, ALONE, CHAIN = range(4)  # how a man was lost
NOBODY, RELIEVED, REPLACED, VOTED, TRANSFERRED, RESIGNED = range(6)  # how he lost his post
UNKNOWN, PRINTED, HAPPENED, USED, ANSWERED, CONFESSED, READ, BURNT, FALLEN = range(9)  # how a paper became worthless
SHOWN = 3  # place of a paper shown among the words of the corridor
LEFT = "client_left"
KINDS = ("man_lost", "man_moved", "man_struck", "man_unseated", "paper_gone")


def losses(session: Session, k: int, since: int = 0) -> list[Event]:
    """Return what seat k has lost in the months closed from a month on, oldest first."""
    if k < 0:
        return []
    out: list[Event] = []
    months = [one for one in session.months if one[0] >= since - 1]
    same: dict[int, list[Event]] = {}
    for one in session.heard(k) if months else []:
        same.setdefault(one.month, []).append(one)
    went: list[Event] = [one for month in sorted(same) if month < since for one in same[month] if one.kind == LEFT]
    for (month, before), (_, after) in pairwise(months):
        if month >= since:
            heard = same.get(month, [])
            out += _found(look(before, k), look(after, k), k, month, heard, went)
            went += [one for one in heard if one.kind == LEFT]
    return out


def gone(session: Session, k: int) -> set[int]:
    """Return whom seat k has heard to have left it, and of whom it has learnt nothing since."""
    return _left(session.heard(k), session.view(k)) if k >= 0 else set()


def with_losses(session: Session, k: int, events: list[Event], since: int = 0) -> list[Event]:
    """Return events with what was lost in the same months put after those of each month, in place of what is less.

    Whose man somebody is now is told with his loss, and so is what befell him.
    """
    found = losses(session, k, since)
    if not found:
        return events
    me = session.scenario.seats[k]
    lost = {(one.month, one.args[0]) for one in found if one.kind == "man_lost"}
    fell = {(one.month, one.args[0]) for one in found if one.kind == "man_struck"}

    def less(one: Event) -> bool:
        about = one.month, one.args[0] if one.args else -1
        if one.kind == "client_left":
            return about in lost and one.args[1] == me
        return (one.kind == "believed" and about in lost) or (one.kind == "struck" and about in fell)

    return sorted([*(one for one in events if not less(one)), *found], key=lambda one: one.month)


def papers_gone(session: Session, k: int, words: Words | None = None) -> list[Event]:
    """Return the papers of seat k that became worthless since the game began, the month still open with them."""
    me = session.scenario.seats[k] if k >= 0 else -1
    found = [one for one in losses(session, k) if one.kind == "paper_gone"]
    for _, state in session.months if k >= 0 else []:
        if words is not None:
            words.learn(look(state, k))  # what they said is known though they are gone
    if session.months and k >= 0:
        month, before = session.months[-1]
        same = [one for one in session.heard(k) if one.month == month]
        found += _papers(look(before, k), session.view(k), me, month, same)
    return found


def _found(old: View, new: View, k: int, month: int, same: list[Event], went: list[Event]) -> Iterator[Event]:
    me = old.scenario.seats[k]
    roots = old.roots()
    mine = [
        p for p, root in enumerate(roots)
        if old.seat_index[p] < 0 and me in (root, old.patron[p]) and (old.posts_of[p] or old.seat_cc[p])
    ]  # fmt: skip
    left = _left(went, old)
    for p in mine:
        if p not in left and new.life[p] == ALIVE:
            yield from _man(old, new, me, p, month, same)
            yield from _posts(new, me, p, month, same)
    yield from _papers(old, new, me, month, same)


def _left(heard: list[Event], view: View) -> set[int]:
    me = view.scenario.seats[view.viewer]
    went = {one.args[0]: one.month for one in heard if one.kind == "client_left" and one.args[1] == me}
    known = view.bel_month[view.viewer]
    return {p for p, month in went.items() if known[p] <= month}


def _man(old: View, new: View, me: int, p: int, month: int, same: list[Event]) -> Iterator[Event]:
    """Find whether a man was lost, to whom and how."""
    went = next((one for one in reversed(same) if one.kind == "client_left" and one.args[:2] == (p, me)), None)
    back = any(one.kind == "client_gained" and one.args == (p, me) for one in same)
    root, patron = new.roots()[p], new.patron[p]
    bit, need = 1 << old.viewer, old.tune.client_bond
    if went is not None and not back:
        to = went.args[2]
        yield Event("man_lost", month, (p, me, to, OVER if to >= 0 else ALONE, old.bond(p), need), bit)
    elif me in (root, patron):
        if old.roots()[p] == me != root:
            yield Event("man_lost", month, (p, me, -1, LOOSE, new.bond(p), need), bit)
    elif old.patron[p] == patron:
        yield Event("man_lost", month, (p, me, patron, CHAIN, new.bond(p), need), bit)
    else:
        yield Event("man_lost", month, (p, me, patron, OVER if patron >= 0 else ALONE, old.bond(p), need), bit)


def _posts(new: View, me: int, p: int, month: int, same: list[Event]) -> Iterator[Event]:
    """Find which posts and seats one's man lost and through whom; what one did oneself is known."""
    bit = 1 << new.viewer
    for one in same:
        if one.kind == "vacated" and one.args[0] == p:
            q = one.args[1]
            by, how = _through(same, p, q)
            if by != me and how != RESIGNED:
                yield Event("man_moved", month, (p, me, q, by, how), bit)
        elif one.kind == "struck" and one.args[0] == p and one.args[2] != me:
            yield Event("man_struck", month, (p, me, one.args[1], one.args[2]), bit)
        elif one.kind == "left_body" and one.args[0] == p and one.args[1] in (CC, POLITBURO) and not new.rung[p]:
            yield Event("man_unseated", month, (p, me, one.args[1]), bit)


def _through(same: list[Event], p: int, q: int) -> tuple[int, int]:
    """Return through whom a man lost a post, and how."""
    if any(one.kind == "struck" and one.args[0] == p for one in same):
        return -1, RESIGNED  # it is told with the punishment
    for one in same:
        if one.kind == "relieved" and one.args[:2] == (p, q):
            return one.args[2], RELIEVED
        if one.kind == "resigned" and one.args == (p, q):
            return p, RESIGNED
        if one.kind == "carried":
            motion = Motion(*one.args[4:])
            if (motion.kind == REMOVE and motion.a == q) or (motion.kind in (FILL, CONFIDENCE) and motion.b == p):
                return motion.mover, VOTED
    for one in same:
        if one.kind == "appointed" and one.args[1] == q and one.args[0] != p:
            return one.args[2], REPLACED if one.args[2] >= 0 else NOBODY
    for one in same:
        if one.kind == "appointed" and one.args[0] == p:
            return one.args[2], TRANSFERRED
    return -1, NOBODY


def _papers(old: View, new: View, me: int, month: int, same: list[Event], quiet: bool = True) -> Iterator[Event]:
    """Find which papers in one's hands are worth nothing any more, and why."""
    bit = 1 << old.viewer
    kept = {one.id: one for one in new.holds}
    for hold in old.holds:
        if hold.public or hold.on == me or not hold.holders & bit:
            continue
        now = kept.get(hold.id)
        if now is not None and not now.public:
            if old.is_active(hold.on) and not new.is_active(hold.on):
                yield Event("paper_gone", month, (me, hold.on, hold.strength, FALLEN, -1, hold.id), bit)
            continue
        by, how = _spent(old, new, hold.id, now is not None, same)
        if quiet and by == me:
            continue  # what one did with it oneself is no news
        yield Event("paper_gone", month, (me, hold.on, hold.strength, how, by, hold.id), bit)


def _spent(old: View, new: View, h: int, public: bool, same: list[Event]) -> tuple[int, int]:
    """Return through whom a paper became worthless, and how."""
    me = old.scenario.seats[old.viewer]
    for one in same:
        if one.kind == "published" and one.args[2] == h:
            return one.args[0], PRINTED
        if one.kind in ("hold_yielded", "hold_defied") and one.args[2] == h:
            return one.args[0], USED
        if one.kind == "hold_cancelled" and h == one.args[2]:
            return one.args[1], ANSWERED
        if one.kind == "confessed" and one.args[1] == h:
            return one.args[0], CONFESSED
        if one.kind == "document_read" and one.args[0] == h:
            return -1, READ
    on = next(one.on for one in old.holds if one.id == h)
    if any(one.kind == "hold_cancelled" and one.args[:2] == (on, me) for one in same):
        return me, ANSWERED
    if any(one.kind == "word" and one.args[:3] == (me, on, SHOWN) for one in same):
        return me, USED
    if public:
        return -1, HAPPENED
    live = [x for pact in new.pacts for x in pact.papers()]
    staked = any(h in pact.papers() for pact in old.pacts)
    return (-1, BURNT) if staked and h not in live else (-1, UNKNOWN)


__all__ = ["KINDS", "gone", "losses", "papers_gone", "with_losses"]
