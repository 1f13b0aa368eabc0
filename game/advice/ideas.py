"""What a contender might do: sensible orders, each with why it is thought of."""

from __future__ import annotations

from collections.abc import Iterator

from game.advice import ledger, winning
from game.advice.asks import POOR_HEALTH, asks_of_men, weight_of
from game.advice.goal import goal
from game.advice.pulls import over
from game.advice.serves import serves
from game.play import motion as motions
from game.play.action import ACTIONS, Action, bar, legal, own_acts_left
from game.rules import career, lead, tally, vote
from game.rules.gatherings import hall_votes
from game.rules.hold import find_hold
from game.world.facts import Facts
from game.world.kinds import BLOC, BUDGET, DOCUMENT, FILL, LINE, MEASURE, READMIT, REMOVE, RUNG, Decision
from game.world.reason import PAPER, Reason, total
from game.world.scenario import ARMY, FOREIGN

A_KIND = 2  # suggestions of one kind at most
EVERY = 3  # months in which what could be done at any time comes to mind once
OTHERWISE = ("advice_some_with", "advice_some_against")  # said of one it is thought better to hurt, to help
URGENT = 90  # worth from which an answer cannot wait, whatever the goal
OPEN, REACHED, ONE_MORE = 8, 25, 40  # for a line still open, off one reached, off a man more than can be served
UNHEARD = 40  # standing under which a name needs a word even when it was heard lately
DOUBTED = 12  # by how much less the winning of a man is thought of whose being nobody's is an old story
SOON_LOST = 3  # months for which a man must stay to be worth the winning


def suggestions(view: Facts, k: int, limit: int = 7) -> list[tuple[Action, list[Reason]]]:
    """Return sensible orders for the desk of seat k, best first; the first reason of each says why it is thought of.

    What serves a line of the goal that is still open goes before what serves one already reached. What goes against
    something better that was thought of is left out; where it is about a contender the second reason of what was better
    says that some think otherwise.
    """
    decision = Decision("desk", k)
    scored: list[tuple[int, int, Action, Reason]] = []
    met = {step.code: step.met for step in goal(view, k)}
    full, first = over(view, view.scenario.seats[k]) >= 0, set[Action]()
    for idea in (_answers, _appointments, _men, _motions, _pacts, _words, _files, _rest):
        for value, action, why in idea(view, k, decision):
            if idea is _answers and value >= URGENT:
                first.add(action)
            else:
                value += _of_goal(view, k, action, met) - (ONE_MORE if full and _is_new(view, k, action) else 0)
            scored.append((-value, len(scored), action, why))
    scored.sort(key=lambda one: one[:2])
    out: list[tuple[Action, list[Reason]]] = []
    kinds: dict[str, int] = {}
    matters: set[tuple[int | str, ...]] = set()
    sides: dict[int, tuple[int, int]] = {}  # whom something better would help (1) or hurt (-1), and its place
    named: set[int] = set()
    for _, _, action, why in scored:
        if kinds.get(action.kind, 0) < A_KIND and matter(action) not in matters:
            taken = stands(view, action)
            against = next((x for x, side in taken if sides.get(x, (side, 0))[0] != side), -1)
            if against >= 0:
                reasons = out[sides[against][1]][1]
                if view.seat_index[against] >= 0 and not any(one.code in OTHERWISE for one in reasons):
                    reasons.insert(1, Reason(OTHERWISE[sides[against][0] > 0], 0, (against,)))
                continue
            if _crosses(view, k, taken) or _put(action) in named:
                continue
            named |= {_put(action)} - {-1}
            sides.update({x: (side, len(out)) for x, side in taken if x not in sides})
            matters.add(matter(action))
            kinds[action.kind] = kinds.get(action.kind, 0) + 1
            more = [] if action.kind == "motion" else ACTIONS[action.kind].forecast(view, k, action.args)
            out.append((action, [why, *(reason for reason in more if reason.amount)]))
        if len(out) >= limit:
            break
    # Of the rest what brings an open line nearer leads, whatever else would be worth more.
    at = next((n for n, (one, _) in enumerate(out) if one in first or _of_goal(view, k, one, met) > 0), 0)
    return [*out[at : at + 1], *out[:at], *out[at + 1 :]]


def _of_goal(view: Facts, k: int, action: Action, met: dict[str, bool]) -> int:
    """Return what is added to the worth of an order for the line of the goal that it serves, open or reached."""
    code = serves(view, k, action)
    code = "cc" if code == "delegates" else code  # who elect the Committee
    return 0 if code not in met else -REACHED if met[code] else OPEN


def _is_new(view: Facts, k: int, action: Action) -> bool:
    """Tell whether an order would bring one more man to serve."""
    me = view.scenario.seats[k]
    return action.kind == "win" and me not in (view.roots()[action.args[0]], view.patron[action.args[0]])


def _is_strange(view: Facts, q: int, x: int) -> bool:
    """Tell whether somebody is a stranger to the army, where the post is one of its."""
    post = view.scenario.posts[q]
    return x >= 0 and post.kind == ARMY and view.scenario.lacks[post.aptitude, post.kind][x] >= FOREIGN


Idea = tuple[int, Action, Reason]


def matter(action: Action) -> tuple[int | str, ...]:
    """Return what an order is about, so that nothing is thought of twice: one man for a post, one pact with a man."""
    kept = {"appoint": 1, "motion": 2, "pact": 3}.get(action.kind, len(action.args))
    return (action.kind, *action.args[:kept])


def stands(view: Facts, action: Action) -> list[tuple[int, int]]:
    """Return whom an order helps (1) and whom it hurts (-1)."""
    kind, args = action
    found: list[tuple[int, int]] = []
    if kind in ("win", "conciliate"):
        found = [(args[0], 1)]
    elif kind == "pact":
        found = [(args[2], 1), *([(args[1], -1)] if args[0] == BLOC else [])]
    elif kind == "case":
        found = [(args[0], -1)]
    elif kind == "press":
        hold = find_hold(view, args[0])
        found = [(hold.on, -1)] if hold is not None else []
    elif kind == "inspect":
        found = [(view.holder[args[0]], -1)]
    elif (kind == "campaign" and args[0] == 0) or (kind == "write" and args[0] == 1):
        found = [(args[1], -1)]
    elif kind == "appoint":
        found = [(view.holder[args[0]], -1), (args[1], 1)]
    elif kind == "motion" and args[0] == RUNG:
        found = [(args[1], -1)]
    elif kind == "motion" and args[0] in (FILL, REMOVE):
        found = [(view.holder[args[1]], -1), (args[2], 1)]
    return [(x, side) for x, side in found if x >= 0]


def _put(action: Action) -> int:
    """Return who is named to a post by an order, -1 for nobody."""
    if action.kind == "appoint":
        return action.args[1]
    return action.args[2] if action.kind == "motion" and action.args[0] in (FILL, REMOVE) else -1


def _crosses(view: Facts, k: int, taken: list[tuple[int, int]]) -> bool:
    """Tell whether an order would hurt whom one is bound to, or help whom one has agreed to bring down."""
    me = view.scenario.seats[k]
    aimed = {one.target for one in view.pacts_of(me) if one.kind == BLOC}
    return any(
        x != me and view.seat_index[x] >= 0 and (view.bound(me, x) if side < 0 else x in aimed) for x, side in taken
    )


def weight_of_post(view: Facts, q: int) -> int:
    """Return what a post counts for: delegates, rank, levers, name, places on a staff, the seat that goes with it."""
    post = view.scenario.posts[q]
    return view.delegates[q] + 6 * post.rank + 3 * len(post.levers) + post.glamour + 4 * post.slots + 4 * post.seat


def loses_by(view: Facts, k: int, x: int, q: int) -> bool:
    """Tell whether seat k's own man would leave a post for another that counts for no more."""
    me = view.scenario.seats[k]
    if x < 0 or me not in (x, view.roots()[x], view.patron[x]):
        return False
    left = career.laid_down(view, q, x)
    return any(weight_of_post(view, other) >= weight_of_post(view, q) for other in left)


def _turn(view: Facts, *what: int) -> bool:
    """Tell whether something that could be done at any time is thought of this month."""
    return (view.month + sum(what)) % EVERY == 0


def _answers(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    """What has been said of him, and what is on the table against him."""
    me = view.scenario.seats[k]
    hung = [label for label in view.labels if label.who == me and not label.stuck]
    for action in legal(view, decision, "write", 1):
        if action.args == (2, -1) and (hung or (view.case[me] >= 8 and _turn(view))):
            due = any(view.month - one.month >= view.tune.label_months for one in hung)
            value = 96 if due else 50 if hung else 30 + view.case[me]  # till the last month an answer does the same
            yield (
                value,
                action,
                Reason("advice_label", 0, (hung[0].kind,))
                if hung
                else Reason("advice_answer", 0, (view.case[me],)),
            )
    for action in legal(view, decision, "order", 12):
        mode, n = action.args
        if mode == 0 and vote.target_of(view, view.agenda[n]) == me:
            yield 92, action, Reason("advice_delay", 0, (me,))
    if view.case[me] + view.record[me] >= 45 and _turn(view, 1):
        for action in legal(view, decision, "recant", 1):
            yield 58, action, Reason("advice_recant", 0, (view.record[me] + view.case[me],))


def _appointments(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    seen: list[int] = []
    named: list[int] = []  # one man is thought of for one post
    for action in legal(view, decision, "appoint", 120):
        q, x = action.args
        if q in seen or x in named or loses_by(view, k, x, q) or _is_strange(view, q, x):
            continue
        if total(ACTIONS["appoint"].forecast(view, k, action.args)) <= 0:
            continue
        seen.append(q)
        named.append(x)
        if view.holder[q] < 0:
            yield (
                50 + view.delegates[q] + 4 * view.scenario.posts[q].rank,
                action,
                Reason("advice_vacant", 0, (q, hall_votes(view)[q])),
            )
        elif view.roots()[view.holder[q]] != view.scenario.seats[k] and view.delegates[q]:
            yield 34 + view.delegates[q] // 2, action, Reason("advice_move", 0, (q, view.holder[q]))


def _men(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    me, roots = view.scenario.seats[k], view.roots()
    wavering = [ask.args[0] for ask in asks_of_men(view, k, me) if ask.code == "loose"]
    for action in legal(view, decision, "win", 8 * EVERY):
        (x,) = action.args
        if not _turn(view, x) and x not in wavering:
            continue
        if not winning.chances(view, k, x)[0]:  # what in no draw makes him one's own is not thought of
            continue
        weight = min(40, weight_of(view, x))
        sent = sum(hall_votes(view)[q] for q in view.posts_of[x])
        if me in (roots[x], view.patron[x]):
            # Whom one has lately served is not thought of again, and he who stands firm needs no service.
            if view.loyalty[x] >= 70 or (view.served[x] and view.month - view.served[x] < view.tune.serve_rest):
                continue
            yield (
                (38 if x in wavering else 14)
                + weight
                + max(0, 60 - view.loyalty[x]) // 2
                + min(12, max(0, view.month - view.served[x]) // 4),
                action,
                Reason("advice_loose", 0, (x, view.bond(x), int(roots[x] == me))),
            )
        elif roots[x] < 0:
            value, old = 32 + weight + view.regard[k][x] // 5 - _brief(view, k, x), winning.doubt(view, k, x)
            watch = Action("watch", (x,))
            if old >= ledger.STALE:
                barred = bar(view, decision, watch)
                if barred is not None and barred.code == "under_way_person":
                    continue  # whose he is will be known before he could be won
                if barred is None:  # a place on the staff for two months, where the winning could be for nothing
                    yield value, watch, Reason("advice_whose", 0, (x, min(old, 99)))
                value -= DOUBTED
            yield value, action, Reason("advice_free", 0, (x, sent, view.seat_cc[x]))
        else:
            value = 18 + weight - view.loyalty[x] // 6 - _brief(view, k, x)
            yield value, action, Reason("advice_theirs", 0, (x, roots[x]))
    for action in legal(view, decision, "work", 2):
        q, side = action.args
        value = (
            18 + view.delegates[q] * ((100 - view.machine[q]) if side > 0 else view.machine[q] // 2) // 130
        )
        yield value, action, Reason("advice_machine", 0, (q, view.machine[q]))
    for action in legal(view, decision, "money", 1):
        yield 44, action, Reason("advice_money", 0, action.args)
    for action in legal(view, decision, "drive", 1):
        yield 40, action, Reason("advice_drive")


def _brief(view: Facts, k: int, x: int) -> int:
    """Return by how much less the winning of a man is thought of who as things stand would soon be lost again."""
    got = winning.won(view, k, x, view.tune.win_gain)
    return 20 if got.ours and winning.lasts(view, k, x, got)[0] < SOON_LOST else 0


def _motions(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    """Motions that he would gain by and that are expected to carry."""
    me = view.scenario.seats[k]
    if own_acts_left(view, k) <= 0:
        return
    for kind in (RUNG, REMOVE, FILL, LINE, DOCUMENT, MEASURE, BUDGET, READMIT):
        tried = 0
        for a, b in motions.KINDS[kind].options(view, me):
            if motions.why_not(view, me, kind, a, b) is not None:
                continue
            if kind in (LINE, MEASURE, BUDGET) and not _turn(view, kind, a):
                continue
            tried += 1
            if tried > 4:
                break
            if kind == LINE and (view.stance[a][me] - view.line[a]) * b <= 0:
                continue
            if kind in (FILL, REMOVE) and (loses_by(view, k, b, a) or _is_strange(view, a, b)):
                continue
            motion = motions.make(view, me, kind, a, b)
            count = tally.count(view, motion, why=False)
            worth = total(vote.wish(vote.Ballot(view, motion), me)) - 30
            if count.carried and worth > 0:
                margin = count.ayes - count.noes
                # What could as well be lost, by what is known of the voters, comes after what is sure.
                low, high = ledger.between(view, k, motion, tally.count(view, motion))
                unit, need = ledger.unit(motion), ledger.needed(count)
                doubtful = low < need
                figures = [count.ayes, count.noes, *((low, high, need + unit - 1) if doubtful else ())]
                yield (
                    min(95, 40 + worth // 2 + min(8, margin)) - (24 if doubtful else 0),
                    Action("motion", (kind, a, b)),
                    Reason(
                        "advice_doubtful" if doubtful else "advice_carries", 0, tuple(n // unit for n in figures)
                    ),
                )


def _pacts(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    gains = lead.gain(view)[k]
    tried: list[tuple[int, int]] = []
    me = view.scenario.seats[k]
    for action in legal(view, decision, "pact", 80):
        kind, aim, _, second, stake = action.args[:5]
        if (kind, aim) in tried or second != -1 or stake:
            continue
        if total(ACTIONS["pact"].forecast(view, k, action.args)) <= 0:
            continue
        tried.append((kind, aim))
        if kind == BLOC:
            worth = gains[view.seat_index[aim]]
            allied = any(x.kind == BLOC and x.target == aim and action.args[2] in x.parties for x in view.pacts_of(me))
            if worth >= 10 and not allied:
                yield 46 + min(40, worth), action, Reason("advice_bloc", 0, (aim, worth))
        else:
            yield 40 if kind == 1 else 36, action, Reason("advice_pact")
    for action in legal(view, decision, "conciliate", 8):
        (he,) = action.args
        if view.seat_index[he] >= 0 and not view.bound(me, he) and _turn(view, he):
            value = 24 + max(0, -view.regard[k][he]) // 3 + max(0, 20 - gains[view.seat_index[he]]) // 2
            yield value, action, Reason("advice_cold" if view.regard[k][he] < 0 else "advice_closer", 0, (he,))


def _words(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    me = view.scenario.seats[k]
    silent = view.month - view.word_month[me]
    people = view.scenario.people
    long = silent >= EVERY and silent % EVERY == 0
    if long or (view.standing[me] < UNHEARD and silent and _turn(view, 2)):
        why = Reason("advice_silent", 0, (min(silent, 99),)) if long else Reason("advice_word")
        # One word is enough: by the better of voice and pen, by the other where that is barred.
        for skill, kind in sorted(((0, "speak"), (1, "write")), key=lambda way: -people[me].skills[way[0]]):
            words = [a for a in legal(view, decision, kind, 3) if a.args[1] == -1 and (kind, a.args[0]) != ("write", 2)]
            if words:
                faded = min(24, 8 * (silent - 1)) + (10 if view.standing[me] < UNHEARD else 0)
                yield people[me].skills[skill] // 4 + faded - 4 * words[0].args[0], words[0], why
                break
    for action in legal(view, decision, "campaign", 4):
        mode, he = action.args
        if not _turn(view, he):
            continue
        if mode == 0:
            yield (
                26 + max(0, lead.gain(view)[k][view.seat_index[he]]) // 2,
                action,
                Reason("advice_campaign", 0, (he,)),
            )
        elif mode == 2:
            yield 36, action, Reason("advice_lenin")
    far = max(range(len(view.line)), key=lambda i: abs(view.stance[i][me] - view.line[i]))
    if abs(view.stance[far][me] - view.line[far]) >= 40 and people[me].rigidity < 60:
        for action in legal(view, decision, "shift", 16):
            if (
                action.args[0] == far
                and action.args[2] == 0
                and (view.line[far] - view.stance[far][me]) * action.args[1] > 0
            ):
                yield 26, action, Reason("advice_far", 0, (far,))


def _files(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    gains = lead.gain(view)[k]
    best: dict[int, Idea] = {}  # by whom it is on: another paper on the same man is the same idea
    for action in legal(view, decision, "press", 3 * EVERY):
        forecast = total(ACTIONS["press"].forecast(view, k, action.args))
        if action.args[1] == 0 and forecast > 0 and _turn(view, action.args[0]):
            hold = find_hold(view, action.args[0])
            assert hold is not None, "what may be pressed is there"
            told = (hold.source * PAPER + hold.on, hold.strength)
            idea = (34 + min(20, forecast), action, Reason("advice_hold", 0, told))
            best[hold.on] = max(best.get(hold.on, idea), idea, key=lambda one: one[0])
    yield from best.values()
    for kind, value in (("case", 22), ("inspect", 20), ("watch", 18)):
        for action in legal(view, decision, kind, 1):
            x = action.args[0] if kind != "inspect" else view.holder[action.args[0]]
            worth = gains[view.seat_index[x]] if view.seat_index[x] >= 0 else 10
            yield value + max(0, min(30, worth)) // 2, action, Reason(f"advice_{kind}", 0, (x,))


def _rest(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    me = view.scenario.seats[k]
    for action in legal(view, decision, "rest", 1):
        if view.health[me] < POOR_HEALTH + 10:
            yield (
                30 + 2 * max(0, POOR_HEALTH + 10 - view.health[me]),
                action,
                Reason("advice_rest", 0, (view.health[me],)),
            )
