"""What a plenum that filled a seat of the Politburo comes to: whose voices, how the new man stands, what it changes.

Hands were raised and not written down: it is told from what the reader believes as the next month opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice import ledger
from game.advice.goal import removal
from game.rules import plenum, tally, vote
from game.rules.benches import bench_of
from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Line
from game.world.kinds import ALIVE, CC, POLITBURO
from game.world.view import View

if TYPE_CHECKING:
    from game.words.sentences import Words

FEW = 2  # seats filled up to which each man is told of
NEXT_IN_LINE = 16  # points of a candidate, as in rules/plenum.py


def told(words: Words, old: View, new: View, k: int, got: dict[int, int], into: dict[int, int]) -> list[Block]:
    """Return the blocks of a plenum that filled few seats of the Politburo, none where it filled many or nobody's.

    `got` are the voices of each name, `into` who was elected and to what.
    """
    names = list(got)
    chosen = [p for p in names if into.get(p, 0) == 2]
    hands = sum(n > 0 for n in got.values()) - len(chosen) + 1
    if not 0 < len(chosen) <= FEW:
        return []
    blocks = [_changes(words, old, new, k)]
    if hands > 1:  # where all hands went to the same, the roll has said so
        blocks.append(_voices(words, old, new, k, names, len(chosen)))
    return [*blocks, *(_stands(words, new, k, p) for p in chosen if p != words.scenario.seats[k])]


def _voices(words: Words, old: View, new: View, k: int, names: list[int], seats: int) -> Block:
    """Return by leader for whom his people in the Committee raised their hands, as the reader would count it."""
    bench, roots = bench_of(new, CC, 0), new.roots()
    said = {p: vote.amounts(one, bench) for p, one in plenum.ballots(new, names, POLITBURO).items()}
    known = {p: new.standing[p] // 2 + (NEXT_IN_LINE if old.seat_pb[p] == 1 else 0) for p in names}
    got: dict[int, dict[int, int]] = {}
    many: dict[int, int] = {}
    for v in bench.persons:
        lord = roots[v]
        many[lord] = many.get(lord, 0) + 1
        best = sorted(names, key=lambda p: (-said[p][v] - known[p], -new.standing[p], p))[:seats]
        for p in best:
            row = got.setdefault(lord, dict.fromkeys(names, 0))
            row[p] += 1
    lines = [Line(words.say("ballot", "by_hands"))]
    for lord in sorted(many, key=lambda lord: (lord < 0, -many[lord], lord)):
        voices = words.list_of([words.say("ballot", "hand", viewer=k, who=p, n=n) for p, n in got[lord].items() if n])
        lines.append(Line(capital(words.say("ballot", "of_lord", viewer=k, who=lord, n=many[lord], list=voices))))
    return Block(words.say("ballot", "voices_of"), tuple(lines))


def _changes(words: Words, old: View, new: View, k: int) -> Block:
    """Return what is needed in the Politburo, whose voices have grown there, and what it makes of the removals."""
    me, was, now = words.scenario.seats[k], old.members(POLITBURO), new.members(POLITBURO)
    say = words.say
    lines = [Line(say("ballot", "majority", n=len(now) // 2 + 1, of=len(now), was=len(was) // 2 + 1, were=len(was)))]
    before, after = old.roots(), new.roots()
    for lord in words.scenario.seats:
        had, has = (sum(roots[p] == lord for p in body) for roots, body in ((before, was), (after, now)))
        if had != has or (lord == me and has):
            tone = PLAIN if had == has else (GOOD if (has > had) == (lord == me) else BAD)
            line = say("ballot", "in_bureau", viewer=k, who=lord, n=has, of=len(now), was=had)
            lines.append(Line(capital(line), tone if lord == me else PLAIN))
    rivals = [p for p in words.scenario.seats if p != me and p in now and new.is_active(p)]
    if me in now and rivals:
        counts = {p: _counts(old, new, p, me) for p in rivals}
        worst = max(rivals, key=lambda p: (counts[p][1].ayes, -p))
        lines.append(_blow(words, k, "blow_me", worst, counts[worst], False))
        for p in rivals:
            both = _counts(old, new, me, p)
            if both[0].ayes != both[1].ayes:
                lines.append(_blow(words, k, "blow_him", p, both, True))
    return Block(say("ballot", "changes_head"), tuple(lines))


def _counts(old: View, new: View, mover: int, target: int) -> list[tally.Tally]:
    """Return the counts of a removal from the Politburo, before and after."""
    return [tally.count(view, removal(view, mover, target, POLITBURO), why=False) for view in (old, new)]


def _blow(words: Words, k: int, key: str, p: int, both: list[tally.Tally], wanted: bool) -> Line:
    """Return a removal as it would be counted before and after."""
    old, new = both
    by = (new.ayes - ledger.needed(new)) - (old.ayes - ledger.needed(old))
    said = words.say(
        "ballot", key, viewer=k, who=p, n=new.ayes, need=ledger.needed(new), was=old.ayes, needed=ledger.needed(old)
    )
    return Line(said, PLAIN if not by else GOOD if (by > 0) == wanted else BAD)


def _stands(words: Words, view: View, k: int, p: int) -> Block:
    """Return how the man elected is disposed to each contender, as far as known."""
    lines = []
    for j, lord in enumerate(words.scenario.seats):
        if lord == p or view.life[lord] != ALIVE or not view.is_active(lord):
            continue
        value = view.regard[j][p]
        said = words.say("ballot", "stands", viewer=k, who=lord, regard=words.regard(value), value=value)
        tone = (GOOD if value >= 15 else BAD if value <= -15 else PLAIN) if j == k else PLAIN
        lines.append(Line(capital(said), tone))
    return Block(words.say("ballot", "stands_head", who=p), tuple(lines))


__all__ = ["told"]
