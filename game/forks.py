"""The branches of a game: where a course left another one when somebody went back, and under which name."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 24  # characters of a name
DEEPEST = 12  # branches off branches; the header of a save has to hold them all
MOST = 999  # the highest number of a branch


class Fork(NamedTuple):
    """A branch: its number in the game (the first course is 0), its name ('' for none), the month in which it left."""

    number: int
    name: str
    month: int


class Course(NamedTuple):
    """A branch as the saves of a game tell of it: the fork, the number of the branch it left, how deep it lies."""

    fork: Fork
    parent: int
    depth: int


def fault(name: str) -> str:
    """Return what is wrong with the name of a branch: 'long' or 'signs'; nothing when it will do, as no name does."""
    if len(name) > LONGEST:
        return "long"
    return "" if name.isprintable() and name == name.strip() else "signs"


def tree(trails: list[list[Fork]]) -> list[Course]:
    """Return the branches of a game in the order of a tree, the first course first.

    `trails` are the branches that led to each save, the newest save first: its names count. Whatever strangers wrote,
    each number is there once.
    """
    known: dict[int, tuple[Fork, int]] = {}
    for trail in trails:
        before = 0
        for fork in trail:
            if fork.number and fork.number not in known:
                known[fork.number] = (fork, before)
            before = fork.number
    root = next((fork for trail in trails for fork in trail if not fork.number), Fork(0, "", 0))
    out, left = [Course(root, -1, 0)], dict(known)

    def below(number: int, depth: int) -> None:
        found = sorted((fork.month, n) for n, (fork, parent) in left.items() if parent == number)
        for _, n in found:
            if n in left:
                fork, parent = left.pop(n)
                out.append(Course(fork, parent, depth))
                below(n, min(depth + 1, DEEPEST))

    below(0, 1)
    out += [Course(fork, parent, 1) for fork, parent in left.values()]  # of branches that lead to nobody's course
    return out


__all__ = ["DEEPEST", "LONGEST", "MOST", "Course", "Fork", "fault", "tree"]
