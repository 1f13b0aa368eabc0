"""Into which bloc a new one would go, as far as a seat knows of it (rule 6.08)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.rules import pact
from game.world.facts import Facts
from game.world.kinds import BLOC, Pact

if TYPE_CHECKING:
    from game.words.sentences import Words


def taken_up(view: Facts, kind: int, aim: int, parties: tuple[int, ...]) -> list[Pact]:
    """Return the blocs known to a view that would become one with a new one of these parties."""
    if kind != BLOC:
        return []
    return [one for one in view.pacts if one.kind == BLOC and one.target == aim and set(parties) & set(one.parties)]


def merged(over: list[Pact], parties: tuple[int, ...], stake: int, secret: int) -> tuple[tuple[int, ...], int, int]:
    """Return parties, stake and secrecy of the bloc that blocs and a new one come to (as rules/pact.py signs it)."""
    everybody = list(parties)
    for one in over:
        everybody += [p for p in one.parties if p not in everybody]
    return tuple(sorted(everybody)), max([stake, *(x.stake for x in over)]), min([secret, *(x.secret for x in over)])


def laid_down(view: Facts, over: list[Pact], stake: int, p: int) -> int:
    """Return the post a person would stake in such a bloc: the one he has put down before, else as in a new one."""
    mine = [one for one in over if one.stake == stake and p in one.parties and one.pledged]
    before = [one.pledged[one.parties.index(p)] for one in mine]
    return before[-1] if before else pact.staked_post(view, p)


def goes_into(words: Words, view: Facts, k: int, args: tuple[int, ...]) -> dict[str, object]:
    """Return into which bloc an offer of seat k would go, and on what terms it then stands."""
    kind, aim, first, second, stake, secret, _ = args
    parties = tuple(p for p in (view.scenario.seats[k], first, second) if p >= 0)
    over = taken_up(view, kind, aim, parties)
    _, stake, secret = merged(over, parties, stake, secret)
    return {"joins": len(over), "with": words.list_of([words.pact(one) for one in over]), "4": stake, "5": secret}


def grows(words: Words, view: Facts, k: int, kind: str, args: tuple[int, ...]) -> str:
    """Return how an offer of a bloc would not stay what it says: what it goes into, what is then at stake."""
    if kind != "pact" or args[0] != BLOC:
        return ""
    _, aim, first, second, stake, secret, _ = args
    me = view.scenario.seats[k]
    parties = tuple(p for p in (me, first, second) if p >= 0)
    over = taken_up(view, BLOC, aim, parties)
    people, came, _ = merged(over, parties, stake, secret)
    offered = words.say("stake", pact.STAKES[stake])
    heaviest = len(pact.STAKES) - 1
    post = laid_down(view, over, came if over else heaviest, me)
    named = words.post(post) if post >= 0 and pact.STAKES[came if over else heaviest] == "post" else ""
    if over:
        return words.say(
            "play", "bloc_grows", offered=offered, list=words.list_of([words.person(p) for p in people]),
            n=len(people), stake=words.say("stake", pact.STAKES[came]), post=named, has=int(bool(named)),
        )  # fmt: skip
    if stake == heaviest:
        return ""
    return words.say("play", "bloc_may_grow", offered=offered, post=named, has=int(bool(named)))


def goes_into_told(words: Words, view: Facts, offer: tuple[Any, ...]) -> str:
    """Return a sentence on the bloc into which a yes to an offer of a bloc would go, '' where none is known."""
    _, parties, kind, aim, stake, secret = offer[:6]
    over = taken_up(view, kind, aim, parties)
    if not over:
        return ""
    people, stake, secret = merged(over, parties, stake, secret)
    return " " + words.say(
        "play", "bloc_goes_into", with_=words.list_of([words.pact(one) for one in over]), open=secret,
        list=words.list_of([words.person(p) for p in people]), stake=words.say("stake", pact.STAKES[stake]),
    )  # fmt: skip


__all__ = ["goes_into", "goes_into_told", "grows", "laid_down", "merged", "taken_up"]
