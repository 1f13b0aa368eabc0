"""The session itself: who is asked in the corridor, items in turn, names called, the amendment (rules 3.06-3.09)."""

from __future__ import annotations

from game.play import motion
from game.play.agenda import (
    AMENDED,
    CIRCULATES,
    MATTER_CHANGED,
    call_order,
    chair_of,
    default_side,
    has_voice,
    has_vote,
    missing,
    next_sitting,
    overtaken,
    own_candidate,
    said,
    softer,
    words_of,
    worth_a_word,
)
from game.play.session_rules import open_item, settle
from game.rules import health, speech, tally, vote
from game.world.event import Event
from game.world.kinds import CC, CONFIDENCE, Decision, Motion
from game.world.state import State
from game.world.view import look

STANDING = 2  # what `b` of a call says of a name that is answered without asking
ANSWERS = ("soften", "withdraw", "refer", "stand_firm")


def ask_corridor(st: State, order: list[int]) -> None:
    """Put the corridor to every contender whom something on the agenda concerns, as far as he knows (rule 3.06).

    To a seat that a person plays it is put whenever he has a vote, so that nobody says it for him (rule 3.32).
    """
    live = [m for m in st.agenda if m.put_off <= st.month]
    if not live:
        return
    for k in order:
        p = st.scenario.seats[k]
        # Who is ill votes by letter and meets nobody, unless he comes from his bed (rules 3.12 and 5.15).
        present = st.is_present(p)
        votes = bool(st.people >> k & 1) and any(has_vote(st, p, m) for m in live)
        if not st.is_active(p) or (not present and not votes and not health.may_drag(st, p)):
            continue
        view = look(st, k)
        if votes or any(worth_a_word(view, p, m) for m in live):
            st.w("words")[k] = words_of(st, p) if present else 0
            st.w("queue").append(Decision("corridor", k))


def take_next(st: State, order: list[int], out: list[Event]) -> bool:
    """Take items until names are to be called; returns False when the agenda is done."""
    while st.item + 1 < len(st.agenda):
        st.item += 1
        item = st.agenda[st.item]
        if item.put_off > st.month or item.month < 0:
            continue
        if not open_item(st, item):
            overtaken(st, item, MATTER_CHANGED, out)
            st.w("agenda")[st.item] = item._replace(month=-1)
            continue
        if item.c == CIRCULATES:
            settle(st, item, unsigned(st, item), out, by_name=False)
        elif _call(st, item, order, out):
            return True
        else:
            settle(st, item, {}, out)
    return False


def going_round(st: State) -> dict[int, tally.Tally]:
    """Return how the papers that go round for signature stand, by their places on the agenda."""
    left = [(n, item) for n, item in enumerate(st.agenda) if n > st.item and item.c == CIRCULATES and item.month >= 0]
    return {n: tally.count(st, item, unsigned(st, item)) for n, item in left if item.put_off <= st.month}


def unsigned(st: State, item: Motion) -> dict[int, int]:
    """Return the contenders who keep their names off the paper now going round, and who said that they sign it.

    Whom a person plays signs as his own reasons stood before him in the corridor, not by what he cannot know.
    """
    key = (vote.promise_key(item),)
    out = {st.scenario.seats[k]: -1 for k, name, args in st.orders if name == "keep_off" and args == key}
    members, decided = tally.voters(st, item.body), (item.mover, vote.target_of(st, item))
    for k, p in enumerate(st.scenario.seats):
        if p in out:
            continue
        if said(st, k, item) == 1:
            out[p] = 1
        elif st.people >> k & 1 and p in members and p not in decided and st.is_active(p):
            view = look(st, k)
            out[p] = default_side(view, k, item, vote.Ballot(view, item))
    return out


def _call(st: State, item: Motion, order: list[int], out: list[Event]) -> bool:
    """Have the names of contenders called on the item in hand; returns False when none sits in the body."""
    members = tally.voters(st, item.body)
    names = [k for k in order if st.scenario.seats[k] in members]
    if not names:
        return False
    if st.seat_index[item.mover] in names:
        names.remove(st.seat_index[item.mover])
        names.insert(0, st.seat_index[item.mover])
    st.w("votes")[:] = [0] * len(st.votes)
    st.w("forecasts").clear()
    # What each seat sees of the item stays the same until the first name is called: it is weighed once.
    seen = {k: vote.Ballot(look(st, k), item) for k in names}
    _expect(st, item, seen)
    called = call_order(st, item, names, seen)
    out.append(Event("session", st.month, (item.body, st.item)))
    _speech(st, item, out)
    if called != names:
        first, last = st.scenario.seats[called[0]], st.scenario.seats[called[-1]]
        out.append(Event("order_of_names", st.month, (chair_of(st), first, last)))
    for k in called:
        word = said(st, k, item)
        asked = word == 0 or (word is None and has_voice(seen[k].facts, st.scenario.seats[k], item, seen[k]))
        st.w("queue").append(Decision("call", k, st.item, 0 if asked else STANDING))
    answer_standing(st, out)
    return True


def answer_standing(st: State, out: list[Event]) -> None:
    """Answer, in their turn, for those whom nobody asks: as they said, or as the vote function says (rule 3.29)."""
    while st.queue and st.queue[0].kind == "call" and st.queue[0].b == STANDING:
        k = st.w("queue").pop(0).seat
        p = st.scenario.seats[k]
        cast = {x: side for x, side in enumerate(st.votes) if side in (1, -1)}
        item = st.agenda[st.item]
        # A mover stands by what he moved. Nobody votes by what he cannot know.
        own = p == item.mover and item.kind != CONFIDENCE
        view = look(st, k)
        side = said(st, k, item) or (1 if own or vote.says(vote.Ballot(view, item, cast), p) > 0 else -1)
        if st.people >> k & 1 and side > 0 and said(st, k, item) is None and own_candidate(view, k, item) >= 0:
            side = -1  # whom a person plays has a candidate of his own for the post
        if said(st, k, item):
            st.w("orders").append((k, "yes" if side > 0 else "no", (st.item,)))
        st.w("votes")[p] = side
        out.append(Event("called", st.month, (p, side)))


def _speech(st: State, item: Motion, out: list[Event]) -> None:
    """Mover and accused speak before the names are called; the stronger voice tells (rule 5.17)."""
    target = vote.target_of(st, item)
    said = speech.points(st, item, target)
    if abs(said) >= 4:
        out.append(Event("took_floor", st.month, (item.mover, target, said)))


def _expect(st: State, item: Motion, seen: dict[int, vote.Ballot]) -> None:
    """Note what everyone present expects before names are called: what a roll call can teach them (rule 2.03)."""
    for k, ballot in seen.items():
        p = st.scenario.seats[k]
        if st.is_active(p) and st.is_present(p):
            count = tally.expect(ballot.facts, item, ballot=ballot)
            st.w("forecasts").append((k, 1000 * count.ayes // max(1, count.ayes + count.noes)))


def count(st: State, out: list[Event]) -> bool:
    """Count the names; returns True where one head is missing and the mover may still amend."""
    item = st.agenda[st.item]
    chosen = {p: side for p, side in enumerate(st.votes) if side in (1, -1)}
    result = tally.count(st, item, chosen, why=False)
    k = st.seat_index[item.mover]
    if (
        not result.carried
        and k >= 0
        and st.is_active(item.mover)
        and missing(item, result) == 1
        and item.kind != CONFIDENCE
        and item.c != AMENDED
    ):
        st.w("queue").append(Decision("amend", k, st.item))
        return True
    settle(st, item, chosen, out, result=result)
    return False


def amended(st: State, order: list[int], out: list[Event]) -> bool:
    """Do what the mover answered; returns True where names are called anew, on the softer text (rule 3.09)."""
    item = st.agenda[st.item]
    chosen = {p: side for p, side in enumerate(st.votes) if side in (1, -1)}
    answer = next((name for _, name, _ in reversed(st.orders) if name in ANSWERS), "stand_firm")
    st.w("orders")[:] = [one for one in st.orders if one[1] != answer]
    if answer == "withdraw":
        out.append(Event("withdrawn", st.month, (item.mover, *motion.pack(item))))
        st.w("agenda")[st.item] = item._replace(month=-1)
        return False
    if answer == "refer":
        out.append(Event("referred", st.month, (item.mover, *motion.pack(item), next_sitting(st, CC))))
        st.w("agenda")[st.item] = item._replace(month=-1)
        refer(st, item)
        return False
    milder = softer(st, item) if answer == "soften" else None
    if milder is None:
        settle(st, item, chosen, out)
        return False
    # What was said to the first text is no answer to the second.
    said = ("yes", "no", "wait")
    st.w("orders")[:] = [one for one in st.orders if one[1] not in said or one[2] != (st.item,)]
    out.append(Event("amended", st.month, (item.mover, *motion.pack(milder))))
    st.w("agenda")[st.item] = milder
    if _call(st, milder, order, out):
        return True
    settle(st, milder, {}, out)
    return False


def refer(st: State, item: Motion) -> None:
    """Put an item before the next plenum, once however many ask for it."""
    later = next_sitting(st, CC)
    again = any((m.kind, m.a, m.b) == (item.kind, item.a, item.b) and m.put_off > st.month for m in st.agenda)
    if later >= 0 and not again:
        st.w("agenda").append(item._replace(body=CC, put_off=later, month=st.month, c=0))


__all__ = ["amended", "answer_standing", "ask_corridor", "count", "refer", "take_next"]
