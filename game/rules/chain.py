"""The chain: to whose word a seat in the Committee or a block of delegates goes back (rules 1.01, 2.16, 2.22)."""

from __future__ import annotations

from typing import NamedTuple

from game.world.facts import Facts
from game.world.kinds import CC, CONGRESS, POLITBURO
from game.world.scenario import BY_CC, BY_POLITBURO, CANDIDATE_SEAT, FULL_SEAT
from game.world.state import State

# What `seated_by` holds: 0 no seat, one of these, AT_POST + a post, or -1 - the person who proposed it.
BY_RECORD, OF_BUREAU, KEPT_ON, ON_LIST = range(1, 5)
AT_POST = 16

# How a link was made.
HOWS = (
    "record",  # held already when the game began
    "recommended",  # by whoever recommends to the post
    "circulation",  # filled in writing, on nobody's word
    "voted",  # by a body, on somebody's motion
    "with_post",  # a Committee seat that went with a post
    "bureau",  # a Committee seat that goes with the Politburo
    "proposed",  # a seat bargained for when the list was made
    "kept",  # a member of the old Committee, kept by those who made the list
    "listed",  # a newcomer, put on the list by the Secretariat
    "gone",  # who gave the post does not recommend to it any more
)
RECORD, RECOMMENDED, CIRCULATION, VOTED, WITH_POST, BUREAU, PROPOSED, KEPT, LISTED, GONE = range(len(HOWS))


class Link(NamedTuple):
    """One step of a chain: who has what, by whose word, how, since when; `body` elected or voted, -1 for none.

    `post` is -1 for a seat in the Committee, `giver` -1 where nobody is known, `month` 0 where none is.
    """

    person: int
    post: int
    giver: int
    how: int
    month: int
    body: int


def note_seats(st: State, full: list[int], candidates: list[int], listed: list[int]) -> None:
    """Write down how each member of a Committee just elected came to the seat; `listed` filled what was left."""
    by, source = st.w("seated_by"), st.w("seated_from")
    before = list(by)
    secretary = st.secretary()
    sitting = list(st.seat_cc)
    for p in range(len(by)):
        by[p] = source[p] = 0
    for p in full + candidates:
        seat = FULL_SEAT if p in full else CANDIDATE_SEAT
        post = next((q for q in st.posts_of[p] if st.scenario.posts[q].seat == seat), -1)
        if st.seat_pb[p] == 2 or st.seat_index[p] >= 0:
            by[p] = OF_BUREAU
        elif post >= 0 and p not in listed:
            by[p], source[p] = AT_POST + post, st.giver[post] + 1
        elif p in st.slate and p in full and p not in listed and before[p] < 0:
            by[p], source[p] = before[p], -before[p]
        else:
            by[p], source[p] = (KEPT_ON if sitting[p] else ON_LIST), secretary + 1


def propose(st: State, p: int, by: int) -> None:
    """Write down, until the congress, who proposed a person for a seat."""
    st.w("seated_by")[p], st.w("seated_from")[p] = -1 - by, 0


def trace(facts: Facts, person: int = -1, post: int = -1) -> list[Link]:
    """Return the chain of a person's seat in the Committee or of a post's delegates, nearest link first.

    It is followed from giver to giver up to the body that elected the first of them, or to where it breaks off.
    An empty chain means that there is no such seat, or nobody in the post.
    """
    if post >= 0:
        return _climb(facts, post, [])
    if not facts.seat_cc[person]:
        return []
    by, giver, when = facts.seated_by[person], facts.seated_from[person] - 1, facts.congress_month
    if by < 0 and giver < 0:
        by = BY_RECORD  # proposed for the coming congress; the seat he has is older
    if by >= AT_POST:
        q = by - AT_POST
        links = [Link(person, q, giver, WITH_POST, when, CONGRESS)]
        if facts.holder[q] == person and facts.since[q] <= when:
            return _climb(facts, q, links)
        return _to_giver(facts, q, giver, links, [q])
    if by < 0:
        return [
            Link(person, -1, giver, PROPOSED, when, CONGRESS),
            Link(giver, -1, -1, BUREAU, 0, CC),
        ]
    if by in (KEPT_ON, ON_LIST):
        links = [Link(person, -1, giver, KEPT if by == KEPT_ON else LISTED, when, CONGRESS)]
        if giver >= 0 and facts.secretary() == giver:
            return _climb(facts, facts.secretary_post, links)
        return links
    how = BUREAU if by == OF_BUREAU else RECORD
    return [Link(person, -1, -1, how, when if how == BUREAU else 0, CC if how == BUREAU else CONGRESS)]


def origin(links: list[Link]) -> int:
    """Return the person to whose word a chain goes back, -1 where it ends with nobody's."""
    return next((link.giver for link in reversed(links) if link.giver >= 0), -1)


def _climb(facts: Facts, q: int, links: list[Link]) -> list[Link]:
    """Follow a post, and the post from which it was given, as far as there is anybody to name."""
    seen: list[int] = []
    while q >= 0 and q not in seen and facts.holder[q] >= 0:
        seen.append(q)
        link = _link(facts, q)
        links.append(link)
        if link.giver < 0 or facts.under[q] < 0:
            break
        above = facts.under[q]
        if not _recommends(facts, above, link.giver):
            links.append(Link(link.giver, above, -1, GONE, 0, -1))
            break
        q = above
    return links


def _to_giver(facts: Facts, q: int, giver: int, links: list[Link], seen: list[int]) -> list[Link]:
    """Go on from a post that is no longer held: from where its giver recommended."""
    above = facts.under[q]
    if giver < 0 or above < 0 or above in seen:
        return links
    if _recommends(facts, above, giver):
        return _climb(facts, above, links)
    links.append(Link(giver, above, -1, GONE, 0, -1))
    return links


def _recommends(facts: Facts, above: int, giver: int) -> bool:
    """Tell whether a person or one thought to be his man still holds the post that recommends."""
    master = facts.holder[above]
    return master >= 0 and (master == giver or facts.roots()[master] == giver)


def _link(facts: Facts, q: int) -> Link:
    """Return how the holder of a post came to it."""
    post = facts.scenario.posts[q]
    giver, since = facts.giver[q], facts.since[q]
    body = CC if post.accepts == BY_CC else POLITBURO if post.accepts == BY_POLITBURO else -1
    if since < facts.scenario.start:
        how = RECORD
    elif post.under < 0:
        how = VOTED
    else:
        how = RECOMMENDED if giver >= 0 else CIRCULATION
    return Link(facts.holder[q], q, giver, how, since, body)
