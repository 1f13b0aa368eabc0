"""Why a choice is not open: the first thing it asks for that is not so, as the seat may know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.play.condition import holds, who

if TYPE_CHECKING:
    from game.words.sentences import Words
    from game.world.facts import Facts


def why_closed(words: Words, view: Facts, h: int, c: int, actor: int) -> str:
    """Return why a choice of a happening is not open to whoever is on the spot."""
    found = _missing(view, words.scenario.happenings[h].choices[c].needs, actor)
    kind = str(found[0]) if found else ""
    if not found or not words.has("play", "closed", kind):
        return words.say("reason", "choice_barred")
    told: dict[str, Any] = {}
    for at, part in enumerate(found[1:]):
        if kind == "has_hold" and at == 1:
            told["on"] = words.person(words.scenario.holds[_plain(part)].on)
        elif kind in ("vacant", "holds") and at == 0:
            told["post"] = words.post(_plain(part))
        else:
            told["who"] = words.person(who(part, view, actor))
    return words.say("play", "closed", kind, **told)


def _plain(part: Any) -> int:
    return int(part[1] if isinstance(part, tuple) else part)


def _missing(view: Facts, tree: Any, actor: int) -> Any:
    """Return the first part of a condition that does not hold, None where it has no one such part."""
    if tree is None or holds(tree, view, actor):
        return None
    if tree[0] == "and":
        return _missing(view, tree[1], actor) or _missing(view, tree[2], actor)
    if (tree[0] == "=" and ("actor",) in tree[1:]) or (tree[0] == "!=" and ("actor",) in tree[1:]):
        other = next(part for part in tree[1:] if part != ("actor",))
        return ("for_other" if tree[0] == "!=" else "for_one", other)
    return ("not_" + tree[1][0], *tree[1][1:]) if tree[0] == "not" else tree


__all__ = ["why_closed"]
