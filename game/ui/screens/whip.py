"""The whip count as a screen needs it: how sure a line is, what it may come to, who broke the forecast and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.tally import Line, Tally
from game.ui.screens import shown
from game.world.facts import CONFERENCE, CONGRESS, JOINT, Facts, Motion
from game.world.reason import Reason

if TYPE_CHECKING:
    from game.session import VoteReport
    from game.ui.app import App

FOR, LEANS_FOR, OPEN, LEANS_AGAINST, AGAINST = "for", "leans_for", "open", "leans_against", "against"


class Broke(NamedTuple):
    """Who answered otherwise than counted: his line as expected and as it was, and the reasons that were not known."""

    expected: Line
    real: Line
    unknown: tuple[Reason, ...]


def doubt(app: App, line: Line) -> int:
    """Give how far a sum may be off, in points: nothing for oneself, more the older the card."""
    view, p = app.view, line.person
    me = app.scenario.seats[app.seat]
    if p == me:
        return 0
    if p < 0 or line.post == -2:
        return 20
    if view.seat_index[p] >= 0:
        return 14
    months = shown.age(app, p)
    off = 6 if months == 0 else 28 if months >= shown.NEVER else min(40, 8 + 2 * months)
    return off + (0 if view.want[p] >= 0 or view.roots()[p] == me else 5)


def side(app: App, line: Line) -> str:
    """Say on which side a line is expected, and how surely."""
    if line.ayes + line.noes == 0:
        return OPEN
    off = doubt(app, line)
    if abs(line.amount) <= off // 2 and line.person != app.scenario.seats[app.seat]:
        return OPEN
    if line.amount > 0:
        return FOR if line.amount > off else LEANS_FOR
    return AGAINST if -line.amount > off else LEANS_AGAINST


def between(app: App, count: Tally) -> tuple[int, int]:
    """Give the fewest and the most votes for that the count allows, the doubtful taken one way and the other."""
    low = high = 0
    for line in count.lines:
        whole = line.ayes + line.noes
        if line.post >= 0:  # a delegation is divided: only the secretary's share can swing
            share = abs(line.ayes - line.noes)
            off = doubt(app, line)
            low += line.ayes - (share if 0 < line.amount <= off else 0)
            high += line.ayes + (share if -off < line.amount <= 0 else 0)
            continue
        off = doubt(app, line)
        low += whole if line.amount - off > 0 and line.ayes else 0
        high += whole if line.amount + off > 0 or line.ayes else 0
    return max(0, min(low, count.ayes)), max(high, count.ayes)


def needed(count: Tally) -> int:
    """Give the votes for that carry the motion."""
    cast = count.ayes + count.noes
    return -(-2 * cast // 3) if count.needed == 667 else cast // 2 + 1


def by_delegations(item: Motion) -> bool:
    """Tell whether a motion is counted by delegations."""
    return item.body in (CONGRESS, CONFERENCE)


def unit(item: Motion) -> int:
    """Give what one voter weighs in the figures of a count."""
    return 6 if item.body == JOINT else 1


def votes_text(number: int, item: Motion) -> str:
    """Write a number of votes: at a joint plenum a member weighs six, so that the Commission's third divides evenly."""
    whole, rest = divmod(number, unit(item))
    return str(whole) if not rest or unit(item) == 1 else f"{number / unit(item):.1f}"


def broken(report: VoteReport) -> list[Broke]:
    """Give who answered otherwise than counted, with the reasons that made the difference, the heaviest voter first."""
    if report.result is None:
        return []
    told = {(line.person, line.post): line for line in report.expected.lines}
    out = []
    for line in report.result.lines:
        before = told.get((line.person, line.post))
        if before is None:
            continue
        if line.post == -1 and (line.ayes > 0) == (before.ayes > 0):
            continue
        if line.post != -1 and abs(line.ayes - before.ayes) * 4 < max(4, line.ayes + line.noes):
            continue
        out.append(Broke(before, line, unknown(before, line)))
    out.sort(key=lambda one: -abs(one.real.ayes - one.expected.ayes))
    return out


def unknown(before: Line, real: Line) -> tuple[Reason, ...]:
    """Give the reasons whose weight was not known, as the difference each made; at most three."""
    counted: dict[str, int] = {}
    for reason in before.reasons:
        counted[reason.code] = counted.get(reason.code, 0) + reason.amount
    out: list[Reason] = []
    seen: dict[str, int] = {}
    for reason in real.reasons:
        seen[reason.code] = seen.get(reason.code, 0) + reason.amount
    for reason in real.reasons:
        gap = seen.pop(reason.code, None)
        if gap is not None and gap != counted.get(reason.code, 0):
            out.append(reason._replace(amount=gap - counted.get(reason.code, 0)))
    codes = {reason.code for reason in real.reasons}
    out += [Reason(code, -amount) for code, amount in counted.items() if code not in codes and amount]
    toward = 1 if real.ayes > before.ayes else -1
    out.sort(key=lambda one: -one.amount * toward)
    return tuple(one for one in out if one.amount * toward > 0)[:3]


def live(view: Facts) -> list[int]:
    """Give the places on the agenda that are still to be decided."""
    return [n for n, item in enumerate(view.agenda) if item.month >= 0]
