"""Fates, the toll and the chain of appointments in words: what is likely is said as likely."""

from __future__ import annotations

from typing import NamedTuple

from game.rules import chain, fate
from game.words import biography
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.reason import total
from game.world.state import State


class Cost(NamedTuple):
    """One line of the toll: the range, and the rule and reasons it comes from."""

    text: str
    because: str
    after: bool = False  # of years after the game, by how it ended


def fate_text(words: Words, st: State, found: list[fate.Fate]) -> str:
    """Return the likely life of one person as sentences."""
    said = []
    for one in found:
        seat = int(st.seat_index[one.person] >= 0)
        post = int(bool(st.posts_of[one.person]))
        how = words.say("fate", "likely" if fate.is_likely(one) else "perhaps")
        said.append(words.say("fate", "code", fate.FATES[one.code], how=how, year=one.year, seat=seat, post=post))
    if found and (when := biography.cut(st, found[0].person)[1]):
        said.append(words.say("fate", "retouched", year=when // 12))
    return " ".join(said)


def fate_reasons(words: Words, st: State, found: list[fate.Fate]) -> list[str]:
    """Return why that life is likely: the reasons of its end, heaviest first, and the danger they come to."""
    end = fate.last(found)
    said = words.reasons(end.reasons)
    if any(reason.code == "fate_years" for reason in end.reasons):
        said.append(words.say("fate", "risk", n=max(0, min(95, total(list(end.reasons))))))
    return said


def years_text(words: Words, st: State) -> tuple[str, list[str]]:
    """Return how hard the years after a game were likely to be, with the reasons."""
    air = fate.climate(st)
    return words.say("fate", "years", n=air.severity), words.reasons(air.reasons)


def losses(words: Words, st: State) -> str:
    """Return how many full members of the Committee, contenders aside, were likely lost, in a sentence."""
    air = fate.climate(st)
    members = [p for p, seat in enumerate(st.seat_cc) if seat == 2 and st.seat_index[p] < 0]
    lost = sum(1 for p in members if fate.last(fate.fates(st, p, air)).code in fate.LOST)
    return words.say("fate", "lost" if lost else "lost_none", n=lost, all=len(members))


def thousands(words: Words, n: int) -> str:
    """Return thousands of people as a figure with two places that count: '45,000', '1.4 million'."""
    step = 1
    while n >= 100 * step:
        step *= 10
    n = (n + step // 2) // step * step
    if n < 1000:
        return words.figure(f"{n * 1000:,}")
    whole, part = divmod(n, 1000)
    return words.say("fate", "million", n=words.figure(f"{whole}.{part // 100}") if part else str(whole))


def costs(words: Words, st: State) -> list[Cost]:
    """Return the likely toll of a game, line by line, with the rule and the reasons."""
    out = []
    for one in fate.toll(st):
        text = words.say(
            "fate",
            "range",
            what=words.say("fate", "toll", fate.TOLLS[one.kind]),
            none=int(one.low == 0),
            low=thousands(words, one.low),
            high=thousands(words, one.high),
        )
        why = ", ".join(words.reason(reason) for reason in one.reasons)
        after = fate.TOLLS[one.kind] == "shot"
        out.append(Cost(text, words.say("fate", "because", rule=one.rule, why=why), after))
    return out


def chain_lines(words: Words, links: list[chain.Link]) -> list[str]:
    """Return a chain link by link, the nearest first."""
    return [
        words.say(
            "link",
            chain.HOWS[link.how],
            who=link.person,
            post=link.post,
            giver=link.giver,
            month=link.month,
            body=link.body,
        )
        for link in links
    ]


def chain_short(words: Words, facts: Facts, name: str, person: int = -1, post: int = -1) -> str:
    """Return a name with the person to whose word the seat or the block of delegates goes back."""
    giver = chain.origin(chain.trace(facts, person, post))
    return words.say("link", "short", name=name, giver=-1 if giver == person else giver)


__all__ = [
    "Cost",
    "chain_lines",
    "chain_short",
    "costs",
    "fate_reasons",
    "fate_text",
    "losses",
    "thousands",
    "years_text",
]
