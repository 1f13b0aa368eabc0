"""Who came into the Central Committee and who left it, by name: how a seat came, how it went, whose man he was.

It is told from what one seat knew at the opening of two months, and from what it heard between.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from game.advice.goal import men
from game.rules.chain import AT_POST, KEPT_ON, OF_BUREAU, ON_LIST
from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Line
from game.world.event import ALL, Event
from game.world.kinds import ALIVE, CC
from game.world.view import View, look

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words

HALF = 500  # permille that cross a name out of the list


class Turn(NamedTuple):
    """What became of the Committee between two months: who is in it anew, who is out, who fell in the secret ballot.

    `fallen` has the permille of those who crossed a name out, of names that were not in the old Committee too.
    """

    anew: tuple[int, ...]
    out: tuple[int, ...]
    fallen: dict[int, int]
    left: dict[int, tuple[View, View]] = {}


def views(session: Session, k: int, month: int) -> tuple[View | None, View | None]:
    """Return what seat k knew as a month opened and as the next did; None where that is not in the save."""
    kept = dict(session.months)
    before, after = kept.get(month), kept.get(month + 1)
    return look(before, k) if before is not None else None, look(after, k) if after is not None else None


def turn(old: View, new: View, events: list[Event]) -> Turn:
    """Return what became of the Committee between two views, by what was heard between them."""
    was, now = set(old.members(CC)), set(new.members(CC))
    # Told to everybody is the figure of a name that fell; the others' figures are for the commission alone.
    fell = {
        one.args[1]: one.args[2]
        for one in events
        if one.kind == "crossed_out" and one.audience == ALL and one.args[2] > HALF
    }
    return Turn(tuple(sorted(now - was)), tuple(sorted(was - now)), fell)


def turn_over(session: Session, k: int, first: int, last: int, old: View, new: View, events: list[Event]) -> Turn:
    """Return what became of the Committee over several months; by what a seat went is told as of the month it went."""
    found = turn(old, new, events)
    seats = [(month, state.seat_cc) for month, state in session.months if first <= month <= last + 1]
    left: dict[int, tuple[View, View]] = {}
    seen: dict[int, tuple[View | None, View | None]] = {}
    for p in found.out:
        gone = [m for (m, was), (_, now) in pairwise(seats) if was[p] == 2 != now[p]]
        if not gone:
            continue
        then, after = seen.setdefault(gone[-1], views(session, k, gone[-1]))
        if then is not None and after is not None:
            left[p] = then, after
    return found._replace(left=left)


def whose(words: Words, view: View, k: int, p: int) -> str:
    """Return whose man somebody is as seat k believes: one's own, another's, nobody's, his own master."""
    root = view.roots()[p]
    key = "self" if root == p else "nobody" if root < 0 else "mine" if root == words.scenario.seats[k] else "of"
    return words.say("ballot", "whose", key, viewer=k, who=p, root=root)


def named(words: Words, view: View, k: int, p: int) -> str:
    """Return a name with whose man he is in brackets."""
    return words.say("ballot", "named", viewer=k, who=p, whose=whose(words, view, k, p))


def came(words: Words, old: View, new: View, k: int, p: int) -> str:
    """Return by what a member came to the seat the congress has just given, '' where nobody knows."""
    by, giver = new.seated_by[p], new.seated_from[p] - 1
    if by < 0:
        return words.say("ballot", "came", "proposed", viewer=k, by=-1 - by)
    if by >= AT_POST:
        said = words.post(by - AT_POST)
        return words.say("ballot", "came", "post", viewer=k, post=said, giver=giver)
    if by == KEPT_ON:
        return words.say("ballot", "came", "raised", viewer=k, giver=giver)
    if by == ON_LIST:
        return words.say("ballot", "came", "listed", viewer=k, giver=giver)
    return words.say("ballot", "came", "bureau", viewer=k) if by == OF_BUREAU else ""


def went(words: Words, old: View, new: View, k: int, p: int, fallen: dict[int, int]) -> str:
    """Return by what a member lost the seat: crossed out, the post gone with which it went, or no place on the list."""
    if p in fallen:
        return words.say("ballot", "went", "crossed", viewer=k, n=(fallen[p] + 5) // 10)
    if new.life[p] != ALIVE:
        return words.say("ballot", "went", "dead", viewer=k)
    if not new.is_active(p):
        return words.say("ballot", "went", "inactive", viewer=k)
    by = old.seated_by[p]
    q = by - AT_POST
    lost = q if by >= AT_POST and new.holder[q] != p else -1
    if lost >= 0:
        said = words.post(lost)
        return words.say("ballot", "went", "post", viewer=k, post=said, holder=new.holder[lost])
    secretary = old.secretary() if old.tune.with_appointments else -1
    # It took the Secretary's men first: of one of them that explains nothing.
    key = "list" if secretary >= 0 and old.roots()[p] != secretary else "list_free"
    return words.say("ballot", "went", key, viewer=k, secretary=secretary, n=old.standing[p])


def lines_won(words: Words, old: View, new: View, k: int, found: Turn) -> list[Line]:
    """Return how many men one had in the Committee and has now, by name, and what became of each who makes the odds."""
    was, now = men(old, k), men(new, k)
    before = words.say("ballot", "men", old=len(was), new=len(now), of=len(new.members(CC)))
    out = [Line(before, GOOD if len(now) > len(was) else BAD if len(now) < len(was) else PLAIN)]
    me = words.scenario.seats[k]  # whose own seat is another matter
    both = [p for p in was if p in now and p != me]
    if both:
        names = words.list_of([words.person(p) for p in both])
        out.append(Line(words.say("ballot", "stay", n=len(both), names=names)))
    for p in now:
        if p not in was and p != me:
            key = "won" if p in found.anew else "come_over"
            how = came(words, old, new, k, p) if p in found.anew else whose(words, old, k, p)
            out.append(Line(_of(words, key, k, p, how), GOOD))
    for p in was:
        if p == me:
            continue
        if p in found.out:
            then, after = found.left.get(p, (old, new))  # as it was when he went: since then others may have come
            out.append(Line(_of(words, "lost", k, p, went(words, then, after, k, p, found.fallen)), BAD))
        elif p not in now:
            out.append(Line(_of(words, "gone_over", k, p, whose(words, new, k, p)), BAD))
    return out


def _of(words: Words, key: str, k: int, p: int, how: str) -> str:
    return capital(words.say("ballot", key, viewer=k, who=p, how=how, has=int(bool(how))))


def after_report(words: Words, session: Session, k: int, month: int) -> str:
    """Return in one paragraph what the election of a congress did to one's men, '' where there is nothing to say."""
    old, new = views(session, k, month)
    if old is None or new is None or k < 0:
        return ""
    events = [one for one in session.heard(k) if one.month == month]
    lines = lines_won(words, old, new, k, turn(old, new, events))
    return " ".join(line.text for n, line in enumerate(lines) if not n or line.tone != PLAIN)


__all__ = [
    "HALF", "Turn", "after_report", "came", "lines_won", "named", "turn", "turn_over", "views", "went", "whose",
]  # fmt: skip
