"""What a choice in a happening does, each effect with what it is measured in, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from game.play import motion as motions
from game.play.effect import after_effect
from game.words import scene_due
from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN
from game.world.kinds import ALIVE, BODIES, COUNTRY, DOCUMENT

if TYPE_CHECKING:
    from game.words.sentences import Words
    from game.world.facts import Facts

_ILL = ("record", "case")  # of which less is better
_OF_ISSUE = ("mood", "grievance")
_WITH_NOW = ("standing", "orthodoxy", "health")


def did(
    words: Words, view: Facts, effects: Any, actor: int, k: int, ahead: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield what a choice does, in sentences with their tone; `ahead` before it is taken.

    Afterwards what has an event of its own (a motion, a label, a paper printed) is left to that.
    """
    me = words.scenario.seats[k] if k >= 0 else -1
    of_one: dict[int, list[Any]] = {}
    for tree in effects:
        p = scene_due.person(tree[1], actor) if tree[0] in scene_due.OF_PERSON else -1
        if p >= 0 and view.life[p] == ALIVE:
            of_one.setdefault(p, []).append(tree)
    for p, trees in of_one.items():
        parts = []
        for name, _, by in trees:
            now = getattr(view, name)[p] if name in _WITH_NOW else -1
            parts.append(words.say("scene", "effect", name, by=by, now=now))
        sums = [-by if name in _ILL else by for name, _, by in trees]
        tone = (GOOD if min(sums) > 0 else BAD if max(sums) < 0 else PLAIN) if p == me else PLAIN
        yield capital(words.say("scene", "of_one", viewer=k, who=p, list=", ".join(parts))), tone
    for tree in effects:
        if tree[0] == "regard":
            yield from _regard(words, tree, actor, me, k)
        elif tree[0] in _OF_ISSUE:
            yield capital(words.say("scene", "effect", tree[0], viewer=k, issue=tree[1], by=tree[2])), PLAIN
        elif tree[0] in _OTHER:
            told = _OTHER[tree[0]](words, view, tree, actor, k, ahead)
            if told:
                yield capital(told), PLAIN


def _regard(words: Words, tree: Any, actor: int, me: int, k: int) -> Iterator[tuple[str, str]]:
    of = scene_due.person(tree[2], actor)
    if of < 0:
        return
    body = tree[1][0] == "body"
    who = words.say("body", BODIES[tree[1][1]]) if body else words.person(scene_due.person(tree[1], actor))
    if not body and scene_due.person(tree[1], actor) in (-1, of):
        return
    own = not body and scene_due.person(tree[1], actor) == me
    told = words.say("scene", "effect", "regard_own" if own else "regard", viewer=k, who=who, of=of, by=tree[3])
    yield capital(told), (GOOD if tree[3] > 0 else BAD) if of == me else PLAIN


def _country(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    """Return a figure of the country as it is, and as it will be; afterwards by how much it moved, and what it is."""
    name, now = COUNTRY[tree[1]], view.country[tree[1]]
    told = words.country(name, now)
    if not ahead:
        moved = words.say("scene", "change", name, by=tree[2])
        return words.say("scene", "effect", "country_now", text=moved, now=told.partition(": ")[2])
    after = words.country(name, after_effect(view, tree[1], tree[2])).partition(": ")[2]
    return words.say("scene", "effect", "country", text=told, after=after)


def _machine(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    return words.say("scene", "effect", "machine", post=words.post(tree[1], "short"), by=tree[2])


def _stance(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    issue = words.scenario.issues[tree[2]]
    toward = issue.high if tree[3] > 0 else issue.low
    who = scene_due.person(tree[1], actor)
    return words.say("scene", "effect", "stance", viewer=k, who=who, issue=tree[2], by=tree[3], toward=toward)


def _not_ones_own(words: Words, p: int, actor: int, k: int) -> bool:
    """Tell whether what a person got is not for seat k to tell: he has his own event, and others chose it in secret."""
    me = words.scenario.seats[k] if k >= 0 else -1
    return p == me or actor != me


def _hold(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    """Return who comes to hold a paper; what the reader himself got is told by its own event."""
    p, hold = scene_due.person(tree[2], actor), words.scenario.holds[tree[1]]
    if p < 0 or (not ahead and _not_ones_own(words, p, actor, k)):
        return ""
    return words.say("scene", "effect", "hold", viewer=k, who=p, on=hold.on)


def _notes(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    on, p = scene_due.person(tree[1], actor), scene_due.person(tree[3], actor)
    if min(on, p) < 0 or (not ahead and _not_ones_own(words, p, actor, k)):
        return ""
    return words.say("scene", "effect", "notes", viewer=k, who=p, on=on, n=tree[2])


def _table(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    """Return the motion that is put, before it is."""
    kind, a, b, mover = tree[1:5]
    told = [scene_due.person(x, actor) if isinstance(x, tuple) else x for x in (a, b, mover)]
    if not ahead or told[2] < 0:
        return ""
    if kind == DOCUMENT:  # told by its place in the scenario, tabled by its number in the game
        told[0] = next((hold.id for hold in view.holds if hold.source == a), -1)
        if told[0] < 0:
            return words.say("scene", "effect", "document", viewer=k, who=told[2], on=words.scenario.holds[a].on)
    item = motions.make(view, told[2], kind, told[0], told[1])
    body = words.say("body", BODIES[item.body]) if item.body < len(BODIES) else ""
    return words.say("scene", "effect", "table", viewer=k, who=told[2], item=words.motion(item, k, view), body=body)


def _ahead(code: str, *places: int) -> Any:
    """Return a teller of an effect on one person that has an event of its own once it has come about."""

    def tell(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
        p = scene_due.person(tree[1], actor) if code != "shock" else 0
        if not ahead or p < 0:
            return ""
        values = {f"n{at}": tree[at] for at in places}
        return words.say("scene", "effect", code, viewer=k, who=p, **values)

    return tell


def _eye(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    """Return how the eye for files is sharpened or dulled; that of others nobody can see."""
    p = scene_due.person(tree[1], actor)
    me = words.scenario.seats[k] if k >= 0 else -1
    return words.say("scene", "effect", "eye", viewer=k, by=tree[2]) if p >= 0 and p == me else ""


def _publish(words: Words, view: Facts, tree: Any, actor: int, k: int, ahead: bool) -> str:
    return words.say("scene", "effect", "publish", on=words.scenario.holds[tree[1]].on) if ahead else ""


_OTHER: dict[str, Any] = {
    "country": _country, "machine": _machine, "stance": _stance, "hold": _hold, "notes": _notes, "table": _table,
    "publish": _publish, "eye": _eye, "label": _ahead("label", 2), "absent": _ahead("absent", 2), "die": _ahead("die"),
    "shock": _ahead("shock", 1),
}  # fmt: skip


__all__ = ["did"]
