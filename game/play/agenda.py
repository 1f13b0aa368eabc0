"""The order of business: who sits when, what comes to the table by name, in what order (rules 3.07, 3.17 to 3.20)."""

from __future__ import annotations

from game.play import motion
from game.play.action import OPERATION_INDEX
from game.rules import debt, tally, vote
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    BUDGET,
    CC,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    JOINT,
    LINE,
    MEASURE,
    OUT_POST,
    POLITBURO,
    REMOVE,
    RUNG,
    Motion,
)
from game.world.reason import Reason
from game.world.scenario import CONGRESS
from game.world.state import State
from game.world.view import look

# The chair's order of business: people before posts before policy.
_RANK = {RUNG: 0, CONFIDENCE: 1, REMOVE: 2, DOCUMENT: 3, LINE: 4, FILL: 5, MEASURE: 6}
CIRCULATES, CALLED, AMENDED = 1, 2, 3  # what `c` of a motion says of how it is taken
CONTESTED = 2  # items a session that are called by name in a body
AIMED = (RUNG, REMOVE, CONFIDENCE, DOCUMENT)
SITTING = (POLITBURO, CC, JOINT)  # bodies in which names are called and words are given
DISCIPLINE = (RUNG, REMOVE, CONFIDENCE)
MOVER_GONE, MATTER_CHANGED, NO_SITTING = range(3)  # why an item never comes to a vote


# -- sittings -------------------------------------------------------------------------------------


def sits(facts: Facts, body: int, month: int) -> bool:
    """Tell whether a body sits in a month, as the calendar now stands; the small ones sit every month."""
    if body not in (CC, JOINT):
        return True
    if body == CC and facts.called == month:
        return True
    for item in facts.scenario.calendar:
        late = facts.postponed if item.kind == CONGRESS and item.month > facts.congress_month else 0
        if item.month + late == month and (body == CC or item.joint or item.kind == CONGRESS):
            return True
    return False


def next_sitting(facts: Facts, body: int) -> int:
    """Return the next month in which a body sits, -1 when none is left before the end."""
    for month in range(facts.month + 1, facts.scenario.end + 1):
        if sits(facts, body, month):
            return month
    return -1


def backers(facts: Facts, item: Motion, ballot: vote.Ballot | None = None) -> list[int]:
    """Return who would have an item forced to the table: its mover, and the members whose reasons are for it."""
    ballot = ballot or vote.Ballot(facts, item)
    return [p for p in tally.voters(facts, item.body) if p == item.mover or vote.says(ballot, p) > 0]


def refer_bar(facts: Facts, item: Motion) -> Reason | None:
    """Return why an item cannot be brought before the plenum, None if it can (rules 3.09 and 3.10)."""
    if item.body != POLITBURO:
        return Reason("plenum_already")
    if item.kind == RUNG and motion.KINDS[RUNG].body(facts, item.a, item.b) == POLITBURO:
        return Reason("politburo_decides")
    return None if next_sitting(facts, CC) >= 0 else Reason("no_other_sitting")


def force_bar(facts: Facts, item: Motion) -> Reason | None:
    """Return why an item cannot be forced now, None if nothing does; if enough ask for it shows when it is tried."""
    if item.put_off <= facts.month:
        return Reason("not_put_off")
    if not sits(facts, item.body, facts.month):
        return Reason("no_sitting_now", 0, (item.body,))
    return None


def force_needs(facts: Facts, item: Motion) -> int:
    """Return how many must ask for an item put off to force it: three members, of a plenum a third (rule 3.18)."""
    whole = len(tally.voters(facts, item.body))
    return (whole + 2) // 3 if item.body in (CC, JOINT) else facts.tune.force_members


def overtaken(st: State, item: Motion, why: int, out: list[Event]) -> None:
    """Tell that an item will never be voted, and why."""
    out.append(Event("overtaken", st.month, (*motion.pack(item), why)))


def put_off(st: State, item: Motion, out: list[Event]) -> Motion | None:
    """Return an item as it waits for the next sitting of its body; None, and told, when there is none."""
    later = next_sitting(st, item.body)
    if later < 0:
        overtaken(st, item, NO_SITTING, out)
        return None
    moved = item._replace(put_off=later, c=0)
    out.append(Event("put_off", st.month, (item.body, *motion.pack(moved), later)))
    return moved


# -- the agenda of a session ----------------------------------------------------------------------


def agenda_order(st: State, out: list[Event]) -> None:
    """Put the agenda in order: two items a body by name, one blow a person, the rest goes round or waits."""
    kept: list[Motion] = []
    for m in st.agenda:
        if m.month < 0:
            continue
        if not st.is_active(m.mover):
            overtaken(st, m, MOVER_GONE, out)
        elif m.put_off <= st.month and not sits(st, m.body, st.month):
            # The calendar has moved under it.
            later = put_off(st, m, out)
            if later is not None:
                kept.append(later)
        else:
            kept.append(m)
    wishes = _wishes(st, kept)
    order = sorted(range(len(kept)), key=lambda n: _place(st, kept[n], wishes[n]))
    agenda: list[Motion] = []
    spent: dict[int, int] = {}
    blow: dict[int, Motion] = {}  # the one motion that is put on each person: what must come, then the heaviest
    for m in sorted((m for m in kept if m.put_off <= st.month), key=lambda m: _weight(st, m)):
        if m.kind in DISCIPLINE:
            blow.setdefault(vote.target_of(st, m), m)
    for m in [kept[n] for n in order]:
        if m.put_off > st.month:
            agenda.append(m)
            continue
        twice = m.kind in DISCIPLINE and blow[vote.target_of(st, m)] is not m
        full = spent.get(m.body, 0) >= CONTESTED
        if twice or by_name(st, m):
            # What has been put off once comes now, however full the day; a second blow at one man never does.
            if twice or (full and not m.put_off):
                later = put_off(st, m, out)
                if later is not None:
                    agenda.append(later)
                continue
            m = m._replace(c=0)
        elif m.c != CALLED and (m.c == CIRCULATES or full or not _divides(st, m)):
            out.append(Event("by_circulation", st.month, (m.body, *motion.pack(m))))
            m = m._replace(c=CIRCULATES)
        if m.c != CIRCULATES:
            spent[m.body] = spent.get(m.body, 0) + 1
        agenda.append(m)
    st.w("agenda")[:] = agenda


def _place(st: State, m: Motion, wish: int) -> tuple[int, ...]:
    """Return where an item stands: those due, what must come now, people before posts, what the chair wants first."""
    return (int(m.put_off > st.month), m.body, *_weight(st, m), -wish, m.month)


def _weight(st: State, m: Motion) -> tuple[int, int, int]:
    """Return what comes first whoever presides: what has been put off, then by kind, then the higher rung."""
    must = 0 < m.put_off <= st.month
    return (int(not must), _RANK.get(m.kind, 9), -m.b if m.kind == RUNG else 0)


def _wishes(st: State, items: list[Motion]) -> list[int]:
    """Return what the chair wants of each item, in points; nought where there is nothing to put in order."""
    due = [m.body for m in items if m.put_off <= st.month]
    chair = chair_of(st)
    k = st.seat_index[chair] if chair >= 0 else -1
    if k < 0 or len(due) < 2:
        return [0] * len(items)
    view = look(st, k)
    return [
        vote.says(vote.Ballot(view, m), chair) if m.put_off <= st.month and due.count(m.body) > 1 else 0
        for m in items
    ]


def _divides(st: State, item: Motion) -> bool:
    """Tell whether so many stand apart that names are called: a fifth, on posts and measures a third (rule 3.07)."""
    count = tally.expect(st, item)
    part = 3 if item.kind in (FILL, BUDGET, MEASURE) else 5
    return part * min(count.ayes, count.noes) >= count.ayes + count.noes


def by_name(facts: Facts, item: Motion) -> bool:
    """Tell whether an item never goes round: a document, and whatever is aimed at a contender (rule 3.07)."""
    if item.kind not in AIMED:
        return False
    target = vote.target_of(facts, item)
    return item.kind == DOCUMENT or (target >= 0 and facts.seat_index[target] >= 0)


def missing(item: Motion, count: tally.Tally) -> int:
    """Return how many heads would have to change sides for a motion to carry, 0 where it carries (rule 3.09)."""
    head = tally.HEAD if item.body == JOINT else 1
    ayes, noes, heads = count.ayes, count.noes, 0
    while noes >= 0:
        if (3 * ayes >= 2 * (ayes + noes) and ayes > 0) if tally.two_thirds(item) else ayes > noes:
            return heads
        ayes, noes, heads = ayes + head, noes - head, heads + 1
    return heads


def softer(facts: Facts, item: Motion) -> Motion | None:
    """Return a motion one rung softer, with the body that decides that rung, None where there is none (rule 3.09).

    Half the step of the Line; a document read to fewer; of the ladder the next lower rung that is open.
    """
    if item.kind == LINE and abs(item.b) > 2:
        return item._replace(b=abs(item.b) // 2 * (1 if item.b > 0 else -1), c=AMENDED)
    if item.kind == DOCUMENT and item.b > 0:
        return item._replace(b=item.b - 1, c=AMENDED)
    if item.kind != RUNG:
        return None
    for rung in range(item.b - 1, 0, -1):
        if rung == OUT_POST:
            for q in sorted(facts.posts_of[item.a], key=lambda q: (-facts.scenario.posts[q].rank, q)):
                if motion.KINDS[REMOVE].why_not(facts, item.mover, q, -1) is None:
                    other = motion.make(facts, item.mover, REMOVE, q, -1)
                    if sits(facts, other.body, facts.month):
                        return other._replace(c=AMENDED)
        elif motion.KINDS[RUNG].why_not(facts, item.mover, item.a, rung) is None:
            other = motion.make(facts, item.mover, RUNG, item.a, rung)
            if sits(facts, other.body, facts.month):
                return other._replace(c=AMENDED)
    return None


# -- the chair, the order of names ----------------------------------------------------------------


def chair_of(facts: Facts) -> int:
    """Return who presides over the Politburo and the plenum, -1 while nobody does."""
    for q, post in enumerate(facts.scenario.posts):
        if "chair" in post.levers and facts.holder[q] >= 0 and facts.is_active(facts.holder[q]):
            return facts.holder[q]
    return -1


def call_order(st: State, item: Motion, seats: list[int], seen: dict[int, vote.Ballot] | None = None) -> list[int]:
    """Return in what order the chair has contenders called: his side, then those who waver, then the other.

    Votes called weigh on those who have not been. A chair without a side leaves the month's order, the mover first.
    `seen` are ballots on the item as seats see it now.
    """
    chair = chair_of(st)
    k = st.seat_index[chair] if chair >= 0 else -1
    if k < 0:
        return seats
    ballot = (seen or {}).get(k) or vote.Ballot(look(st, k), item)
    wish = vote.says(ballot, chair)
    if abs(wish) < st.tune.chair_interest:
        return seats
    side = 1 if wish > 0 else -1
    lean = {j: side * vote.says(ballot, st.scenario.seats[j]) for j in seats}
    firm = st.tune.chair_interest

    def place(j: int) -> tuple[int, int]:
        return (0, -lean[j]) if lean[j] >= firm else (1, 0) if lean[j] > -firm else (2, lean[j])

    return sorted(seats, key=place)


# -- who is asked: how he votes, in the corridor --------------------------------------------------


def has_voice(facts: Facts, p: int, item: Motion, ballot: vote.Ballot | None = None) -> bool:
    """Tell whether a contender is asked how he votes; else his name is answered as the vote function says (rule 3.29).

    He is asked on another contender and on the Line, where he has given a word on it, where his vote would go against
    his own man or his partner, where what was settled goes against his reasons, and where as far as he can count it
    decides. How mover and accused vote is no question. `ballot` may be one of the item, seen by the same facts.
    """
    if facts.scenario.house.get("every_call", 0):
        return True
    target = vote.target_of(facts, item)
    if p in (item.mover, target):
        return False
    # How he votes on another contender, or on the Line, is remembered by name whatever comes of it.
    if item.kind == LINE or (target >= 0 and facts.seat_index[target] >= 0 and item.kind in AIMED):
        return True
    key = vote.promise_key(item)
    if any(x.who == p and x.on == key for x in facts.promises):
        return True
    ballot = ballot or vote.Ballot(facts, item)
    wish = vote.says(ballot, p)
    side = 1 if wish > 0 else -1
    hurt = target if (side > 0) != (item.kind == CONFIDENCE) else -1
    failed = item.mover if side < 0 else -1
    if any(x >= 0 and (facts.bound(p, x) or facts.roots()[x] == p) for x in (hurt, failed)):
        return True
    bond = facts.tune.caucus_bond
    if any(r.code == "caucus" and abs(r.amount) >= bond for r in vote.stand(ballot, p)):
        return True
    owed = [x.to for x in facts.promises if x.who == p and x.item == debt.OWED]
    if any(debt.side(facts, item, target, p, to) == -side for to in owed):
        return True
    # Of posts, money and measures only what he cares for.
    if item.kind in (FILL, BUDGET, MEASURE) and abs(wish) < facts.tune.word_stake:
        return False
    return tally.expect(facts, item, {p: -side}).carried != tally.expect(facts, item, ballot=ballot).carried


def said(facts: Facts, k: int, item: Motion) -> int | None:
    """Return how a seat has said beforehand that its name is answered: 1, -1, or 0 to be asked; None: nothing."""
    key = vote.promise_key(item)
    found = [args[1] for seat, name, args in facts.orders if seat == k and name == "vote" and args[0] == key]
    return found[-1] if found else None


def own_candidate(facts: Facts, k: int, item: Motion) -> int:
    """Return whom a seat has itself proposed for the post that an item of another's would fill, -1 for nobody."""
    me, q = facts.scenario.seats[k], item.a
    if item.kind not in (FILL, REMOVE) or item.mover == me:
        return -1
    if any(one.who == me and one.on == vote.promise_key(item) for one in facts.promises):
        return -1  # a word given on it goes first
    named = [op.b for op in facts.ops if (op.owner, op.kind, op.a) == (me, OPERATION_INDEX["appoint"], q)]
    named += [args[1] for seat, name, args in facts.orders if (seat, name) == (k, "appoint") and args[0] == q]
    mine = [one for one in facts.agenda if one.month >= 0 and one.mover == me]
    named += [one.b for one in mine if one.kind in (FILL, REMOVE) and one.a == q]
    return next((x for x in named if x >= 0 and x != item.b), -1)


def default_side(facts: Facts, k: int, item: Motion, ballot: vote.Ballot) -> int:
    """Return how a seat a person plays is answered for unasked: as its reasons come to, but for its own candidate."""
    me = facts.scenario.seats[k]
    return 1 if vote.says(ballot, me) > 0 and own_candidate(facts, k, item) < 0 else -1


def said_beforehand(facts: Facts, k: int, item: Motion) -> dict[int, int]:
    """Return the vote of a seat's person on an item where it has said how its name is answered, or keeps it off."""
    if k < 0:
        return {}
    off = item.c == CIRCULATES and (k, "keep_off", (vote.promise_key(item),)) in facts.orders
    way = -1 if off else said(facts, k, item)
    if way is None and own_candidate(facts, k, item) >= 0 and has_vote(facts, facts.scenario.seats[k], item):
        way = -1  # his own candidate for the post stands against it
    return {facts.scenario.seats[k]: way} if way else {}


def leaning(facts: Facts, k: int, item: Motion) -> int:
    """Return for which side a seat has words: his own motion, the vote he has said, else what his reasons come to."""
    me = facts.scenario.seats[k]
    if item.mover == me:
        return 1
    off = (k, "keep_off", (vote.promise_key(item),)) in facts.orders
    return (-1 if off else said(facts, k, item)) or (1 if vote.says(vote.Ballot(facts, item), me) > 0 else -1)


def speaks(facts: Facts, p: int, body: int) -> bool:
    """Tell whether a person has a voice in a body: members, and the candidates of the Politburo, who do not vote."""
    return p in tally.voters(facts, body) or (body == POLITBURO and facts.seat_pb[p] == 1 and facts.is_active(p))


def has_vote(facts: Facts, p: int, item: Motion) -> bool:
    """Tell whether a person votes, or signs, on an item in a body that sits."""
    return item.month >= 0 and item.body in SITTING and p in tally.voters(facts, item.body)


def words_of(facts: Facts, p: int) -> int:
    """Return how many words a contender has in the corridor: two, the chair and the large staffs three (rule 3.06)."""
    return 3 if facts.has_lever(p, "chair") or facts.slots(p) >= 3 else 2


def _is_heard(facts: Facts, p: int, item: Motion) -> bool:
    """Tell whether an item is before a body now in which a person has a voice."""
    return item.put_off <= facts.month and item.body in SITTING and speaks(facts, p, item.body)


def concerns(facts: Facts, p: int, item: Motion, ballot: vote.Ballot | None = None) -> bool:
    """Tell whether an item gives a contender reason for a word: it is his, aims at him or his, or hangs in the balance.

    Of what goes round for signature only what he would not gladly sign.
    """
    if not _is_heard(facts, p, item):
        return False
    if item.c == CIRCULATES:
        if p == item.mover or p not in tally.voters(facts, item.body):
            return False
        least = facts.tune.sign_gladly if item.kind == MEASURE else -facts.tune.sign_refused
        return vote.says(ballot or vote.Ballot(facts, item), p) < least
    target = vote.target_of(facts, item)
    if item.mover == p or target == p or (target >= 0 and facts.roots()[target] == p):
        return True
    return in_reach(facts, item, facts.tune.corridor_reach, ballot)


def worth_a_word(facts: Facts, p: int, item: Motion) -> bool:
    """Tell whether the corridor is put to a contender because of an item: it is his own head, or a word may turn it.

    A paper going round is worth a word to him who is against it (rule 3.06).
    """
    round_about = item.c == CIRCULATES
    if not _is_heard(facts, p, item) or (round_about and item.mover == p):
        return False
    ballot = vote.Ballot(facts, item)
    if round_about and not concerns(facts, p, item, ballot):
        return False
    mine = vote.target_of(facts, item) == p
    if not mine and item.mover != p:
        wish = vote.says(ballot, p)
        if wish > -facts.tune.sign_refused if round_about else abs(wish) < facts.tune.word_stake:
            return False
    # What lies within this reach lies within that which concerns him: one count answers for both.
    return round_about or in_reach(facts, item, facts.tune.corridor_reach // (1 if mine else 2), ballot)


def in_reach(facts: Facts, item: Motion, part: int, ballot: vote.Ballot | None = None) -> bool:
    """Tell whether a vote stands within `part` percent of the body of its majority, as known here (rule 3.06)."""
    count = tally.expect(facts, item, ballot=ballot)
    whole = count.ayes + count.noes
    head = tally.HEAD if item.body == JOINT else 1
    reach = max(2 * head, whole * part // 100)
    return abs(1000 * count.ayes - whole * count.needed) * 2 <= 1000 * reach


__all__ = [
    "AIMED", "AMENDED", "CALLED", "CIRCULATES", "CONTESTED", "DISCIPLINE", "MATTER_CHANGED", "MOVER_GONE", "NO_SITTING",
    "SITTING", "agenda_order", "backers", "by_name", "call_order", "chair_of", "concerns", "default_side", "force_bar",
    "force_needs", "has_voice", "has_vote", "in_reach", "leaning", "missing", "next_sitting", "overtaken",
    "own_candidate", "put_off", "refer_bar", "said", "sits", "softer", "speaks", "words_of", "worth_a_word",
]  # fmt: skip
