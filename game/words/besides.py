"""What a choice of a happening does beside what its own words tell, for whoever chooses: found by machine.

An effect is told where its number stands in the words beside whom or what it moves; the rest is added in plain words.
Left out is what nobody may know beforehand: marks, the eyes of others, who comes to hold a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from game.play.effect import after_effect
from game.words import scene_due
from game.words.cases import lowered
from game.world.kinds import ALIVE, BODIES, COUNTRY

if TYPE_CHECKING:
    from game.words.sentences import Words
    from game.world.facts import Facts

_NUMBER = re.compile(r"(?<![\w.,])[+−-]\d+(?![\w])")
_CLAUSE = re.compile(r"[;:]|[.?](?=\s|$)")
_ENDING = re.compile(r"(ий|ый|ой|ая|яя|а|я|о|е|ь|й|и|у)$")  # of a Russian surname, before it is declined
_FIGURES = (*scene_due.OF_PERSON, "regard", "mood", "grievance", "country", "machine", "stance", "eye")


class _Number(NamedTuple):
    """A number as it stands in the words: its value, and what stands before and after it in its part of a sentence."""

    value: int
    before: str
    after: str


def untold(words: Words, view: Facts, h: int, c: int, k: int) -> list[Any]:
    """Return the effects with a number that the words of a choice do not tell to seat k, who would choose."""
    actor = words.scenario.seats[k]
    effects: Any = words.scenario.happenings[h].choices[c].effects
    open_ = [tree for tree in effects if tree[0] in _FIGURES and _falls(view, tree, actor)]
    numbers = list(_numbers(words.choice_in_points(h, c, actor)))
    claimed: set[int] = set()
    left = []
    for tree in open_:
        mine = [n for n, one in enumerate(numbers) if one.value == tree[-1] and _beside(words, tree, actor, one)]
        claimed.update(mine)
        if not mine:
            left.append(tree)
    # A number that nobody named beside it claims is of those whom the words call otherwise: the premier, the young.
    free = {one.value for n, one in enumerate(numbers) if n not in claimed and not _names_a_figure(words, one)}
    kinds = {tree[0] for tree in left if tree[-1] in free}
    spoken = "regard" if "regard" in kinds else next(iter(sorted(kinds)), "")
    left = [tree for tree in left if not (tree[-1] in free and tree[0] == spoken)]
    gone = [tree for tree in effects if tree[0] == "absent" and scene_due.person(tree[1], actor) == actor]
    away = words.say("scene", "key_of", "absent").split("|")
    said = words.choice_in_points(h, c, actor).lower()
    return left + [tree for tree in gone if not any(key in said for key in away)]


def _falls(view: Facts, tree: Any, actor: int) -> bool:
    """Tell whether an effect comes to anything that the chooser may know of."""
    if tree[0] == "eye":
        return scene_due.person(tree[1], actor) == actor
    if tree[0] == "regard":
        who, of = scene_due.person(tree[1], actor), scene_due.person(tree[2], actor)
        if of < 0 or view.life[of] != ALIVE:
            return False
        return tree[1][0] == "body" or (who not in (-1, of) and view.life[who] == ALIVE)
    if tree[0] in scene_due.OF_PERSON:
        p = scene_due.person(tree[1], actor)
        return p >= 0 and view.life[p] == ALIVE
    if tree[0] == "country":
        return after_effect(view, tree[1], tree[2]) != view.country[tree[1]]
    return True


def _numbers(text: str) -> Iterator[_Number]:
    """Yield the numbers of a text with what stands around each."""
    for clause in _CLAUSE.split(text):
        found = list(_NUMBER.finditer(clause))
        for n, one in enumerate(found):
            before = clause[found[n - 1].end() if n else 0 : one.start()]
            after = clause[one.end() : found[n + 1].start() if n + 1 < len(found) else len(clause)]
            yield _Number(int(one.group().replace("−", "-")), before, after)


def _beside(words: Words, tree: Any, actor: int, one: _Number) -> bool:
    """Tell whether a number stands beside what an effect moves, and of whom."""
    name = tree[0]
    if name == "regard":
        if tree[1][0] == "body":
            keys = words.say("scene", "key_of", BODIES[tree[1][1]]).split("|")
        else:
            keys = [_stem(words, scene_due.person(tree[1], actor))]
        if any(key in one.before for key in keys):
            return not _names_a_figure(words, one)
        return any(key in one.after for key in keys)
    if name == "machine":
        place = words.post(tree[1], "short").lower()
        keys = [*words.say("scene", "key_of", name).split("|"), place]
    elif name in ("mood", "grievance", "stance"):
        issue = words.scenario.issues[tree[-2]]
        said = f"{issue.name} {issue.low} {issue.high}".lower()
        keys = words.say("scene", "key_of", name).split("|")
        keys += [word[:6] for word in re.findall(r"\w{6,}", said)]
    else:
        keys = words.say("scene", "key_of", COUNTRY[tree[1]] if name == "country" else name).split("|")
    around = f"{one.before} {one.after}".lower()
    return any(key in one.before.lower() for key in keys) or (
        not _names_a_figure(words, one) and any(key in around for key in keys)
    )


def _names_a_figure(words: Words, one: _Number) -> bool:
    """Tell whether right before a number stands the name of a figure, so that it is of nothing else."""
    last = " ".join(one.before.lower().split()[-3:])
    return any(key in last for key in words.say("scene", "key_of", "any").split("|"))


def _stem(words: Words, p: int) -> str:
    name = str(words.scenario.people[p].short).split()[-1]
    return _ENDING.sub("", name) if words.language == "ru" and len(name) > 4 else name


def besides(words: Words, view: Facts, h: int, c: int, k: int) -> str:
    """Return the line that tells what the words of a choice leave out, '' where they leave out nothing."""
    actor = words.scenario.seats[k]
    opinions: dict[int, list[str]] = {}
    parts: list[str] = []
    for tree in untold(words, view, h, c, k):
        if tree[0] == "regard":
            of = scene_due.person(tree[2], actor)
            body = tree[1][0] == "body"
            p = -1 if body else scene_due.person(tree[1], actor)
            if p == actor:
                parts.append(words.say("scene", "besides", "own", viewer=k, of=of, by=tree[3]))
                continue
            who = words.say("body", BODIES[tree[1][1]]) if body else words.person(p)
            opinions.setdefault(of, []).append(words.say("scene", "besides", "one", who=who, by=tree[3]))
        elif tree[0] in scene_due.OF_PERSON:
            p = scene_due.person(tree[1], actor)
            parts.append(words.say("scene", "besides", tree[0], viewer=k, who=p, by=tree[2]))
        elif tree[0] == "country":
            parts.append(words.say("scene", "change", COUNTRY[tree[1]], by=tree[2]))
        elif tree[0] == "machine":
            parts.append(words.say("scene", "besides", "machine", post=words.post(tree[1], "short"), by=tree[2]))
        elif tree[0] in ("stance", "mood"):
            issue, by = words.scenario.issues[tree[-2]], tree[-1]
            toward = issue.high if by > 0 else issue.low
            parts.append(words.say("scene", "besides", tree[0], by=by, toward=lowered(toward)))
        elif tree[0] == "absent":
            parts.append(words.say("scene", "besides", "absent", n=tree[2]))
        elif tree[0] == "eye":
            parts.append(words.say("scene", "effect", "eye", by=tree[2]))
        else:
            parts.append(words.say("scene", "besides", "grievance", issue=tree[1], by=tree[2]))
    heard = [
        words.say("scene", "besides", "of", viewer=k, of=of, list=", ".join(opinions[of]))
        for of in sorted(opinions, key=lambda p: p != actor)
    ]
    told = "; ".join([*heard, *parts])
    return words.say("scene", "besides", "line", list=told) if told else ""


__all__ = ["besides", "untold"]
