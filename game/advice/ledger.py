"""The ledger of a vote: the side each name is expected on and how surely, what would move him, who broke the count.

It reads a View and a count made from it, so that window and terminal tell the same (rules 5.13).
"""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

from game.play.action import ACTIONS, Action, legal
from game.play.agenda import CIRCULATES, SITTING, default_side, has_voice, said, said_beforehand
from game.play.month import CORRIDOR
from game.rules import caucus, lead, tally, vote
from game.rules.tally import Line, Tally
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    CC,
    CONFERENCE,
    CONFIDENCE,
    CONGRESS,
    JOINT,
    PLATFORM,
    POLITBURO,
    Decision,
    Motion,
    Pact,
)
from game.world.reason import Reason, total
from game.world.scenario import PROMOTION, want_at

HIS_OWN = 28  # points a contender's sum may be off: beyond them one in twenty-five answers otherwise
UNSEEN = 45 * 3  # points that words given unseen may come to: three of the corridor
STALE = 9  # months after which a belief is called old
NEVER = 10_000  # the age of what was never looked at
FOR, LEANS_FOR, OPEN, LEANS_AGAINST, AGAINST = "for", "leans_for", "open", "leans_against", "against"
SIDES = (FOR, LEANS_FOR, OPEN, LEANS_AGAINST, AGAINST)
WORDS = ("promise", "warn", "trade", "show_paper")


class Broke(NamedTuple):
    """Who answered otherwise than counted: his line as expected and as it was, and the reasons that were not known."""

    expected: Line
    real: Line
    unknown: tuple[Reason, ...]


class Made(NamedTuple):
    """What makes one sum of a voter into another: the differences told, and what the smaller ones come to together."""

    told: tuple[Reason, ...]
    rest: int


class Mover(NamedTuple):
    """Something that would move a voter, or that one should know before trying; words under `mover`."""

    code: str
    args: tuple[int, ...] = ()


class Own(NamedTuple):
    """One's own vote on an item as it stands: the side (0: asked when names are called), if said so, one's reasons."""

    side: int
    spoken: bool
    amount: int


def own_vote(view: Facts, k: int, item: Motion) -> Own | None:
    """Return how seat k's own name will be answered on an item, None where it has no vote or none to decide on."""
    me = view.scenario.seats[k]
    if item.body not in SITTING or me not in tally.voters(view, item.body):
        return None
    if me in (item.mover, vote.target_of(view, item)):
        return None
    ballot = vote.Ballot(view, item)
    amount, way = total(vote.wish(ballot, me)), said(view, k, item)
    if (k, "keep_off", (vote.promise_key(item),)) in view.orders:
        way = -1
    if way is not None:
        return Own(way, True, amount)
    if item.c != CIRCULATES and has_voice(view, me, item, ballot):
        return Own(0, False, amount)
    return Own(default_side(view, k, item, ballot), False, amount)


def word_broken(broke: Broke) -> int:
    """Return to whom the voter had given his word to vote the other way, -1 when he broke none."""
    if broke.real.post != -1 or broke.real.ayes == broke.real.noes:
        return -1
    side = 1 if broke.real.ayes > broke.real.noes else -1
    words = [one for one in broke.expected.reasons if one.code == "promise" and one.amount * side < 0]
    # What a contender is counted to wish does not say to whom he gave his word.
    return words[0].args[0] if words and words[0].args else -1


def age(view: Facts, k: int, p: int) -> int:
    """Return how many months old seat k's belief about a person's ties is; 0 for what it knows for certain."""
    me = view.scenario.seats[k] if k >= 0 else -1
    if view.seat_index[p] >= 0 or p == me or (k >= 0 and view.roots()[p] == me):
        return 0
    learnt = view.bel_month[k][p]
    return view.month - learnt if learnt else NEVER


def doubt(view: Facts, k: int, line: Line) -> int:
    """Return how far a sum may be off, in points: nothing for oneself, more the older the card."""
    p, me = line.person, view.scenario.seats[k] if k >= 0 else -1
    if p == me:
        return 0
    if p < 0 or line.post == -2:
        return 20
    if view.seat_index[p] >= 0:
        return HIS_OWN
    months = age(view, k, p)
    off = 6 if months == 0 else 28 if months >= NEVER else min(40, 8 + 2 * months)
    return off + (0 if view.want[p] >= 0 or (k >= 0 and view.roots()[p] == me) else 5)


def is_given(line: Line) -> bool:
    """Tell whether a head's side is settled whatever his sum: a mover stands by his motion (rule 5.03)."""
    return line.post == -1 and line.ayes + line.noes > 0 and (line.ayes > 0) != (line.amount > 0)


def side(view: Facts, k: int, line: Line) -> str:
    """Return the side a line is expected on, and how surely: one of SIDES."""
    if line.ayes + line.noes == 0:
        return OPEN
    if is_given(line):
        return FOR if line.ayes else AGAINST
    off = doubt(view, k, line)
    if abs(line.amount) <= off // 2 and (k < 0 or line.person != view.scenario.seats[k]):
        return OPEN
    if line.amount > 0:
        return FOR if line.amount > off else LEANS_FOR
    return AGAINST if -line.amount > off else LEANS_AGAINST


def between(view: Facts, k: int, item: Motion, count: Tally) -> tuple[int, int]:
    """Return the fewest and the most votes for that a count allows, the doubtful taken one way and the other.

    A contender who may turn takes his people with him, so either end is counted anew with all such turned to it.
    """
    cast, ends = _cast(view, k, item), [count.ayes]
    seen = with_settled(view, k, item)
    for known in (view,) if seen is view else (view, seen):  # what a bloc settles beforehand it need not settle
        open_ = [(p, will) for p, will in _free(known, k, item, cast) if abs(will) <= HIS_OWN]
        for way in (-1, 1):
            turned = {p: way for p, will in open_ if (will > 0) != (way > 0)}
            plain = not turned and known is view
            end = count if plain else tally.count(known, item, cast | turned, why=False)
            ends.append(alone(known, k, end)[way > 0])
    return max(0, min(ends)), max(ends)


def alone(view: Facts, k: int, count: Tally) -> tuple[int, int]:
    """Return the fewest and the most votes for where each name is doubtful by itself."""
    low = high = 0
    for line in count.lines:
        whole = line.ayes + line.noes
        off = doubt(view, k, line)
        if line.post >= 0:  # a delegation is divided: only the secretary's share can swing
            share = abs(line.ayes - line.noes)
            low += line.ayes - (share if 0 < line.amount <= off else 0)
            high += line.ayes + (share if -off < line.amount <= 0 else 0)
            continue
        if is_given(line):
            low += line.ayes
            high += line.ayes
            continue
        low += whole if line.amount - off > 0 and line.ayes else 0
        high += whole if line.amount + off > 0 or line.ayes else 0
    return low, high


def _cast(view: Facts, k: int, item: Motion) -> dict[int, int]:
    """Return the votes on an item that are settled for seat k: heard in the roll call, or said of one's own."""
    n = next((n for n, one in enumerate(view.agenda) if one == item), -1)
    if n < 0:
        return {}
    heard = {p: side for p, side in enumerate(view.votes) if side in (1, -1)} if view.item == n else {}
    return said_myself(view, k, n) | heard


def _free(view: Facts, k: int, item: Motion, cast: dict[int, int]) -> list[tuple[int, int]]:
    """Return the contenders whose vote nothing has settled yet, each with the sum of his reasons as seat k knows it."""
    me, target = view.scenario.seats[k] if k >= 0 else -1, vote.target_of(view, item)
    own = (item.mover,) if item.kind != CONFIDENCE else ()
    ballot = vote.Ballot(view, item, cast)
    left = [p for p in view.scenario.seats if p not in (me, target, *own, *cast) and view.is_active(p)]
    return [(p, vote.will_of(ballot, p)) for p in left]


def upset(view: Facts, k: int, item: Motion, count: Tally) -> list[int]:
    """Return the contenders each of whom alone could turn the outcome by a word given that seat k does not know of."""
    cast = _cast(view, k, item)
    out = []
    for p, will in _free(view, k, item, cast):
        way = -1 if will > 0 else 1
        if abs(will) <= UNSEEN and (way < 0) == count.carried:
            turned = tally.count(view, item, cast | {p: way}, why=False)
            out += [p] if turned.carried != count.carried else []
    return out


def needed(count: Tally) -> int:
    """Return the votes for that carry the motion."""
    cast = count.ayes + count.noes
    return -(-2 * cast // 3) if count.needed == 667 else cast // 2 + 1


def said_myself(view: Facts, k: int, n: int) -> dict[int, int]:
    """Return the vote of seat k on an item of the agenda where it has said beforehand how its name is answered."""
    return said_beforehand(view, k, view.agenda[n])


def counted(view: Facts, k: int, n: int) -> Tally:
    """Return the count of an item of the agenda as seat k expects it, the votes already heard or said put in.

    It is the one count of an item: desk, corridor, session and terminal show this.
    """
    heard = {p: side for p, side in enumerate(view.votes) if side in (1, -1)} if view.item == n else {}
    return tally.count(view, view.agenda[n], said_myself(view, k, n) | heard)


def with_settled(view: Facts, k: int, item: Motion) -> Facts:
    """Return what seat k knows, with how the large pacts it knows of will settle their members' votes on an item.

    Their members vote among themselves before the session (rule 6.10), by the same reasons by which they would vote.
    """
    if item.secret or item.c == CIRCULATES or item.body not in (POLITBURO, CC, JOINT):
        return view
    me, voters = view.scenario.seats[k] if k >= 0 else -1, tally.voters(view, item.body)
    then = _before_words(view)
    ballot = vote.Ballot(then, item)
    pacts, bound = list(view.pacts), set[int]()
    for n, one in enumerate(pacts):
        members = [p for p in one.parties if p in voters]
        if one.kind not in (BLOC, PLATFORM) or len(members) < caucus.FEWEST or one.caucus or bound & set(members):
            continue
        if ballot.target in one.parties or (me in one.parties and view.phase >= CORRIDOR):
            continue  # of one's own pact what was settled is known by then
        side = _majority(then, ballot, members)
        if any(-vote.says(ballot, p) * side >= view.tune.caucus_bond for p in members):
            continue
        if side > 0 or item.mover not in members:
            bound.update(members)
            pacts[n] = one._replace(caucus=(ballot.key, side))
    if not bound:
        return view
    seen = copy(view)
    seen.pacts = pacts
    return seen


def _before_words(view: Facts) -> Facts:
    """Return what is known without the words of this month's corridor: the blocs met before any of them was given."""
    given = [one for one in view.promises if one.item >= 0 and one.month == view.month]
    if view.phase < CORRIDOR or not given:
        return view
    then = copy(view)
    then.promises = [one for one in view.promises if one not in given]
    return then


def settled(view: Facts, k: int, item: Motion) -> tuple[list[Pact], Tally] | None:
    """Return the pacts that may settle an item beforehand and the count as it then stands; None where it is the same.

    A pact is one that seat k knows of, and its settlement one it does not know yet.
    """
    seen = with_settled(view, k, item)
    if seen is view:
        return None
    cast = _cast(view, k, item)
    count, plain = (tally.count(known, item, cast, why=False) for known in (seen, view))
    if (count.ayes, count.noes) == (plain.ayes, plain.noes):
        return None
    old = {one.id: one.caucus for one in view.pacts}
    return [one for one in seen.pacts if one.caucus != old[one.id]], count


def _majority(view: Facts, ballot: vote.Ballot, members: list[int]) -> int:
    """Return the side most members of a pact are for, in a tie the strongest one's."""
    sides = {p: 1 if vote.says(ballot, p) > 0 else -1 for p in members}
    whole = sum(sides.values())
    strongest = max(members, key=lambda p: (lead.mean_estimate(view, view.seat_index[p]), -p))
    return (whole > 0) - (whole < 0) or sides[strongest]


def by_delegations(item: Motion) -> bool:
    """Tell whether a motion is counted by delegations."""
    return item.body in (CONGRESS, CONFERENCE)


def unit(item: Motion) -> int:
    """Return what one voter weighs in the figures of a count."""
    return 6 if item.body == JOINT else 1


def broken(expected: Tally, result: Tally) -> list[Broke]:
    """Return who answered otherwise than counted, with the reasons that made the difference, the heaviest first."""
    told = {(line.person, line.post): line for line in expected.lines}
    out = []
    for line in result.lines:
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


class Weighed(NamedTuple):
    """The reasons of a sum that weigh most, for and against, and what the smaller ones come to."""

    shown: tuple[Reason, ...]
    rest: int


def weighed(reasons: list[Reason] | tuple[Reason, ...], most: int = 2) -> Weighed:
    """Return the `most` largest reasons on either side, the heaviest first, and the sum of the others."""
    order = sorted((one for one in reasons if one.amount), key=lambda one: -abs(one.amount))
    sides = [[one for one in order if (one.amount > 0) == toward][:most] for toward in (True, False)]
    shown = tuple(one for one in order if one in sides[0] or one in sides[1])
    return Weighed(shown, total(order) - total(list(shown)))


def near(view: Facts, k: int, count: Tally, most: int = 8) -> list[Line]:
    """Return those whose vote may still come out either way by what seat k knows, the nearest first."""
    found = [
        one for one in count.lines
        if one.post == -1 and not is_given(one) and side(view, k, one) in (OPEN, LEANS_FOR, LEANS_AGAINST)
    ]
    return sorted(found, key=lambda one: (abs(one.amount), one.person))[:most]


def stale(view: Facts, k: int, count: Tally) -> tuple[int, int]:
    """Return how many who vote are known by an old card only, and how old the oldest is, NEVER for one never read."""
    ages = [age(view, k, one.person) for one in count.lines if one.person >= 0]
    old = [months for months in ages if months > STALE]
    return len(old), max(old, default=0)


def made(before: Line, real: Line, most: int = 6) -> Made:
    """Return every difference between two sums of a voter, toward his vote first: `before` and all of it are `real`.

    The `most` heaviest are told one by one.
    """
    counted, came = _by_code(before), _by_code(real)
    gaps = [
        Reason(code, (came[code].amount if code in came else 0) - (counted[code].amount if code in counted else 0),
               (came.get(code) or counted[code]).args)
        for code in dict.fromkeys((*came, *counted))
    ]  # fmt: skip
    toward = 1 if real.ayes > before.ayes else -1
    told = sorted((one for one in gaps if one.amount), key=lambda one: -abs(one.amount))[:most]
    told.sort(key=lambda one: -one.amount * toward)
    return Made(tuple(told), real.amount - before.amount - total(told))


def _by_code(line: Line) -> dict[str, Reason]:
    """Return the reasons of a sum by what they are, those of one kind added."""
    out: dict[str, Reason] = {}
    for reason in line.reasons:
        kept = out.get(reason.code)
        out[reason.code] = reason if kept is None else kept._replace(amount=kept.amount + reason.amount)
    return out


NOT = {"patron": "patron_not"}  # counted and not there: the words of the other sign would say something else


def unknown(before: Line, real: Line) -> tuple[Reason, ...]:
    """Return the reasons whose weight was not known, as the difference each made; at most three."""
    counted: dict[str, int] = {}
    args: dict[str, tuple[int, ...]] = {}
    for reason in before.reasons:
        counted[reason.code] = counted.get(reason.code, 0) + reason.amount
        args.setdefault(reason.code, reason.args)
    out: list[Reason] = []
    seen: dict[str, int] = {}
    for reason in real.reasons:
        seen[reason.code] = seen.get(reason.code, 0) + reason.amount
    for reason in real.reasons:
        gap = seen.pop(reason.code, None)
        if gap is not None and gap != counted.get(reason.code, 0):
            out.append(reason._replace(amount=gap - counted.get(reason.code, 0)))
    codes = {reason.code for reason in real.reasons}
    gone = [(code, amount) for code, amount in counted.items() if code not in codes and amount]
    out += [Reason(NOT.get(code, code), -amount, args[code]) for code, amount in gone]
    toward = 1 if real.ayes > before.ayes else -1
    out.sort(key=lambda one: -one.amount * toward)
    return tuple(one for one in out if one.amount * toward > 0)[:3]


def movers(view: Facts, k: int, item: Motion, line: Line, words: bool = False) -> list[Mover]:
    """Return what would move a voter, as far as seat k knows; with `words`, each word's worth in the corridor."""
    p, me = line.person, view.scenario.seats[k] if k >= 0 else -1
    if p < 0 or p == me or k < 0:
        return []
    if is_given(line) or (p == item.mover and item.kind != CONFIDENCE):
        return [Mover("settled", ())]
    out: list[Mover] = []
    root = view.roots()[p]
    lesser = view.seat_index[p] < 0
    if lesser and root >= 0:
        out.append(Mover("own" if root == me else "patron", (root, view.loyalty[p])))
    elif not lesser:
        # What he thinks of the one who asks, not the other way round.
        out.append(Mover("contender", (view.regard[k][p],)))
    want = want_at(view.scenario.people[p], view.want[p])
    if want is not None:
        out.append(Mover("want", (p, view.want[p])))
        gifts = sum(1 for q, he in enumerate(view.holder) if he < 0 and view.jurisdiction(q) == me)
        if want.kind == PROMOTION and gifts:
            out.append(Mover("gift", (gifts,)))
    elif lesser:
        out.append(Mover("want_unknown"))
    held = [one.strength for one in view.holds if one.on == p and not one.public and one.holders >> k & 1]
    if held:
        out.append(Mover("hold", (max(held),)))
    out.append(Mover("gap", (abs(line.amount) + 1,)))
    matter = vote.promise_key(item)
    out += [Mover("promised", (one.to,)) for one in view.promises if one.who == p and one.on == matter]
    months = age(view, k, p)
    if months > STALE:
        out.append(Mover("stale", (months if months < NEVER else 0,)))
    return out + (_spoken(view, k, item, p) if words else [])


def _spoken(view: Facts, k: int, item: Motion, p: int) -> list[Mover]:
    """Return what words in the corridor with a person about an item are expected to come to, the best of each kind."""
    decision = Decision("corridor", k)
    best: dict[str, int] = {}
    found: list[Action] = [action for kind in WORDS for action in legal(view, decision, kind, 200)]
    for action in found:
        x, n = action.args[:2]
        if x == p and view.agenda[n] == item:
            value = total(ACTIONS[action.kind].forecast(view, k, action.args))
            best[action.kind] = max(value, best.get(action.kind, value))
    return [Mover("word", (WORDS.index(kind), value)) for kind, value in best.items()]
