"""A life as it is printed and as it was: what a campaign on the record cuts, and what the game keeps (rules 4)."""

from __future__ import annotations

from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import CC, CCC, ORGBURO, POLITBURO, SECRETARIAT


def cut(facts: Facts, p: int) -> tuple[int, int]:
    """Return how often a person's official record was retouched and when last, (0, 0) if never."""
    months = [month for who, month, _ in facts.retouches if who == p]
    return len(months), max(months, default=0)


def official_life(words: Words, facts: Facts, p: int) -> str:
    """Return the life as it is printed after a retouching: no posts; after a second one no seats either."""
    times, month = cut(facts, p)
    one = words.scenario.people[p]
    seats = _seats(words, facts, p) if times == 1 else ""
    return words.tell(("biography", "official"), {
        "name": words.person(p, "full"), "born": one.born, "edition": words.month(month), "seats": seats,
        "any": int(bool(seats)),
    })  # fmt: skip


def true_life(words: Words, facts: Facts, p: int) -> str:
    """Return the life as it was: who he was in 1924, and the posts and seats he has."""
    one = words.scenario.people[p]
    posts = words.list_of([words.post(q) for q in facts.posts_of[p]])
    seats = _seats(words, facts, p)
    return words.tell(("biography", "was"), {
        "name": words.person(p, "full"), "born": one.born, "note": " ".join(one.note.split()), "posts": posts,
        "seats": seats, "held": len(facts.posts_of[p]), "any": int(bool(seats)),
    })  # fmt: skip


def _seats(words: Words, facts: Facts, p: int) -> str:
    columns = (
        (POLITBURO, facts.seat_pb), (SECRETARIAT, facts.seat_sec), (ORGBURO, facts.seat_org), (CC, facts.seat_cc),
        (CCC, facts.seat_ccc),
    )  # fmt: skip
    return words.list_of([words.show(body, "body") for body, seats in columns if seats[p]])


__all__ = ["cut", "official_life", "true_life"]
