"""What a contender could think of: what asks for him, how far his goal is, what he might do. From a View alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.play import motion as motions
from game.play.action import ACTIONS, Action, legal, own_acts_left, slots_left
from game.play.actions.posts import recommends
from game.rules import congress, lead, tally, vote
from game.rules.ending import COLLECTIVE, judge
from game.world.facts import (
    ALIVE,
    BLOC,
    CC,
    COUNTRY_INDEX,
    FILL,
    LINE,
    OUT_POLITBURO,
    POLITBURO,
    REMOVE,
    RUNG,
    Decision,
    Facts,
    Motion,
)
from game.world.reason import Reason, total

MAY_WAIT, SOON, NOW = range(3)
A_KIND = 2  # suggestions of one kind at most
POOR_HEALTH = 35
HEAVY_CASE = 18


class Ask(NamedTuple):
    """Something that asks for a contender: a code under `ask:` in assets/text, its arguments, how pressing it is."""

    code: str
    args: tuple[int, ...] = ()
    weight: int = MAY_WAIT


class Step(NamedTuple):
    """A line of the way to a goal: a code under `goal:` in assets/text, what there is, what is needed, and whether it is met."""

    code: str
    have: int
    need: int
    met: bool
    args: tuple[int, ...] = ()


# -- what asks for him ----------------------------------------------------------------------------


def asks(view: Facts, k: int) -> list[Ask]:
    """Return what asks for the contender in seat k, the most pressing first."""
    me = view.scenario.seats[k]
    found = [*_asks_of_table(view, me), *_asks_of_name(view, k, me), *_asks_of_men(view, k, me)]
    ahead = congress.months_to(view)
    item = congress.coming(view)
    if item is not None and 0 < ahead <= 3:
        found.append(Ask("congress", (congress.gathering_index(view, item), ahead), SOON))
    if view.absent[me] > view.month:
        found.append(Ask("away", (view.absent[me] - view.month,), MAY_WAIT))
    elif view.health[me] < POOR_HEALTH:
        found.append(Ask("health", (view.health[me],), SOON))
    if slots_left(view, k) > 0:
        found.append(Ask("staff_free", (slots_left(view, k),)))
    if own_acts_left(view, k) > 0:
        found.append(Ask("own_act", (own_acts_left(view, k),)))
    return sorted(found, key=lambda ask: -ask.weight)


def _asks_of_table(view: Facts, me: int) -> Iterator[Ask]:
    for n, item in enumerate(view.agenda):
        if item.put_off > view.month or item.month < 0:
            continue
        if vote.target_of(view, item) == me:
            yield Ask("item_on_me", (n,), NOW)
        elif item.mover != me and me in tally.voters(view, item.body):
            yield Ask("item", (n,), SOON)


def _asks_of_name(view: Facts, k: int, me: int) -> Iterator[Ask]:
    for label in view.labels:
        if label.who == me and not label.stuck:
            left = view.tune.label_months - (view.month - label.month)
            yield Ask("label", (label.kind, max(0, left)), NOW)
    if view.case[me] >= HEAVY_CASE:
        yield Ask("case", (view.case[me],), SOON)
    for pact in view.pacts:
        if pact.kind == BLOC and pact.target == me:
            yield Ask("bloc", (pact.id,), SOON)
    for op in view.ops:
        if op.owner != me and op.seen >> k & 1:
            yield Ask("op_seen", (op.id,), MAY_WAIT)


def _asks_of_men(view: Facts, k: int, me: int) -> Iterator[Ask]:
    empty = [q for q in range(len(view.holder)) if view.holder[q] < 0 and view.under[q] >= 0 and recommends(view, k, q)]
    for q in sorted(empty, key=lambda q: -view.delegates[q])[:3]:
        yield Ask("vacant", (q, view.delegates[q]), SOON if view.delegates[q] else MAY_WAIT)
    loose = [x for x in range(len(view.life)) if view.patron[x] == me and view.life[x] == ALIVE and view.seat_index[x] < 0
             and view.loyalty[x] + view.gratitude[x] < view.tune.client_bond + 8 and view.posts_of[x]]
    for x in sorted(loose, key=lambda x: -_weight(view, x))[:3]:
        yield Ask("loose", (x, view.loyalty[x]), MAY_WAIT)


def _weight(view: Facts, x: int) -> int:
    """Return what a man counts for: delegates and seats."""
    return sum(view.delegates[q] for q in view.posts_of[x]) + (14 if view.seat_cc[x] == 2 else 0) + 5 * view.seat_pb[x]


# -- how far the goal is --------------------------------------------------------------------------


def goal(view: Facts, k: int) -> list[Step]:
    """Return the way to being paramount and to the seat's own aim, line by line, as far as seat k can tell."""
    me, seats = view.scenario.seats[k], view.scenario.seats
    heads = view.members(CC)
    roots = view.roots()
    mine = sum(1 for x in heads if roots[x] == me)
    third = (len(heads) + 2) // 3
    steps = [Step("cc", mine, third, mine >= third, (len(heads),))]
    rivals = [p for p in seats if p != me and view.seat_pb[p] == 2 and view.is_active(p)]
    beaten = sum(1 for rival in rivals if all(_would(view, me, rival, body).carried for body in (CC, POLITBURO)))
    steps.append(Step("rivals", beaten, len(rivals), beaten == len(rivals) and view.seat_pb[me] == 2))
    against = max(((_would(view, rival, me, CC).ayes, rival) for rival in rivals), default=(0, -1))
    steps.append(Step("against", against[0], third, against[0] < third, (against[1],)))
    return steps + own_aim(view, me)


def own_aim(view: Facts, p: int) -> list[Step]:
    """Return the lines of the aim of a contender's own seat; all met is `ending.own_aim`."""
    scenario, roots = view.scenario, view.roots()
    name = scenario.people[p].id
    bureau = view.members(POLITBURO)

    def holds(post: str) -> Step:
        q = scenario.post_index.get(post, -1)
        mine = q >= 0 and view.holder[q] >= 0 and roots[view.holder[q]] == p
        return Step("aim_post", int(mine), 1, mine, (q,))

    def line(issue: str, need: int, up: bool) -> Step:
        i = scenario.issue_index.get(issue, -1)
        have = view.line[i] if i >= 0 else 0
        return Step("aim_line_up" if up else "aim_line_down", have, need, have >= need if up else have <= need, (i,))

    def together() -> Step:
        met = judge(view)[0] == COLLECTIVE  # type: ignore[arg-type]
        return Step("aim_collective", int(met), 1, met)

    seat = Step("aim_politburo", view.seat_pb[p], 2, view.seat_pb[p] == 2)
    if name == "stalin":
        most = max((sum(1 for x in bureau if roots[x] == j) for j in scenario.seats if j != p), default=0)
        third = (len(bureau) + 2) // 3
        is_secretary = view.secretary() == p
        return [Step("aim_post", int(is_secretary), 1, is_secretary, (view.secretary_post,)), Step("aim_no_third", most, third, 3 * most < len(bureau))]
    if name == "trotsky":
        return [seat, line("economy", 30, True), line("party", 20, True)]
    if name == "zinoviev":
        report = view.report_by == p
        return [holds("leningrad_secretary"), holds("comintern_chair"), Step("aim_report", int(report), 1, report)]
    if name == "kamenev":
        return [holds("politburo_chair"), together()]
    if name == "bukharin":
        coercion = view.country[COUNTRY_INDEX["coercion"]]
        return [line("economy", -10, False), Step("aim_coercion", coercion, 10, coercion < 10)]
    if name == "rykov":
        i = scenario.issue_index.get("economy", -1)
        start = scenario.issues[max(0, i)].line
        here = view.line[i] if i >= 0 else 0
        return [holds("premier"), Step("aim_line_near", here, start, abs(here - start) <= 15, (i,))]
    if name == "tomsky":
        return [holds("unions_chair"), together()]
    return [seat]


def _would(view: Facts, mover: int, target: int, body: int) -> tally.Tally:
    return tally.count(view, Motion(RUNG, mover, body, target, OUT_POLITBURO, 0, view.month, 0, 0))


# -- what he might do -----------------------------------------------------------------------------


def suggestions(view: Facts, k: int, limit: int = 7) -> list[tuple[Action, list[Reason]]]:
    """Return sensible orders for the desk of seat k, best first; the first reason of each says why it is thought of."""
    decision = Decision("desk", k)
    scored: list[tuple[int, int, Action, Reason]] = []
    for idea in (_answers, _appointments, _men, _motions, _pacts, _words, _files, _rest):
        for value, action, why in idea(view, k, decision):
            scored.append((-value, len(scored), action, why))
    scored.sort(key=lambda one: one[:2])
    out: list[tuple[Action, list[Reason]]] = []
    kinds: dict[str, int] = {}
    for _, _, action, why in scored:
        if kinds.get(action.kind, 0) < A_KIND and all(action != other for other, _ in out):
            kinds[action.kind] = kinds.get(action.kind, 0) + 1
            out.append((action, [why, *ACTIONS[action.kind].forecast(view, k, action.args)]))
        if len(out) >= limit:
            break
    return out


Idea = tuple[int, Action, Reason]


def _answers(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    """What has been said of him, and what is on the table against him."""
    me = view.scenario.seats[k]
    hung = [label for label in view.labels if label.who == me and not label.stuck]
    for action in legal(view, decision, "write", 1):
        if action.args == (2, -1) and (hung or view.case[me] >= 8):
            value = 96 if hung else 30 + view.case[me]
            yield value, action, Reason("advice_label", 0, (hung[0].kind,)) if hung else Reason("advice_answer", 0, (view.case[me],))
    for action in legal(view, decision, "order", 12):
        mode, n = action.args
        if mode == 0 and vote.target_of(view, view.agenda[n]) == me:
            yield 92, action, Reason("advice_delay", 0, (me,))
    if view.case[me] + view.record[me] >= 45:
        for action in legal(view, decision, "recant", 1):
            yield 58, action, Reason("advice_recant", 0, (view.record[me] + view.case[me],))


def _appointments(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    seen: list[int] = []
    for action in legal(view, decision, "appoint", 60):
        q, x = action.args
        if q in seen or total(ACTIONS["appoint"].forecast(view, k, action.args)) <= 0:
            continue
        seen.append(q)
        if view.holder[q] < 0:
            yield 50 + view.delegates[q] + 4 * view.scenario.posts[q].rank, action, Reason("advice_vacant", 0, (q, view.delegates[q]))
        elif view.roots()[view.holder[q]] != view.scenario.seats[k] and view.delegates[q]:
            yield 34 + view.delegates[q] // 2, action, Reason("advice_move", 0, (q, view.holder[q]))


def _men(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    me, roots = view.scenario.seats[k], view.roots()
    for action in legal(view, decision, "win", 8):
        (x,) = action.args
        weight = min(40, _weight(view, x))
        if roots[x] == me:
            yield 20 + weight + max(0, 60 - view.loyalty[x]) // 2, action, Reason("advice_loose", 0, (x, view.loyalty[x]))
        elif roots[x] < 0:
            yield 32 + weight + view.regard[k][x] // 5, action, Reason("advice_free", 0, (x,))
        else:
            yield 18 + weight - view.loyalty[x] // 6, action, Reason("advice_theirs", 0, (x, roots[x]))
    for action in legal(view, decision, "work", 2):
        q, side = action.args
        value = 18 + view.delegates[q] * ((100 - view.machine[q]) if side > 0 else view.machine[q] // 2) // 130
        yield value, action, Reason("advice_machine", 0, (q, view.machine[q]))
    for action in legal(view, decision, "money", 1):
        yield 44, action, Reason("advice_money", 0, action.args)
    for action in legal(view, decision, "drive", 1):
        yield 40, action, Reason("advice_drive")


def _motions(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    """Motions that he would gain by and that are expected to carry."""
    me = view.scenario.seats[k]
    if own_acts_left(view, k) <= 0:
        return
    for kind in (RUNG, REMOVE, FILL, LINE, 7, 1, 2, 6):
        tried = 0
        for a, b in motions.KINDS[kind].options(view, me):
            if motions.why_not(view, me, kind, a, b) is not None:
                continue
            tried += 1
            if tried > 4:
                break
            if kind == LINE and (view.stance[a][me] - view.line[a]) * b <= 0:
                continue
            motion = motions.make(view, me, kind, a, b)
            count = tally.count(view, motion)
            worth = total(vote.wish(vote.Ballot(view, motion), me)) - 30
            if count.carried and worth > 0:
                margin = count.ayes - count.noes
                yield min(95, 40 + worth // 2 + min(8, margin)), Action("motion", (kind, a, b)), Reason("advice_carries", 0, (count.ayes, count.noes))


def _pacts(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    gains = lead.gain(view)[k]
    tried: list[tuple[int, int]] = []
    for action in legal(view, decision, "pact", 80):
        kind, aim, _, second, stake, _ = action.args
        if (kind, aim) in tried or second != -1 or stake:
            continue
        if total(ACTIONS["pact"].forecast(view, k, action.args)) <= 0:
            continue
        tried.append((kind, aim))
        if kind == BLOC:
            worth = gains[view.seat_index[aim]]
            if worth >= 10:
                yield 46 + min(40, worth), action, Reason("advice_bloc", 0, (aim, lead.threat(view)[k][view.seat_index[aim]]))
        else:
            yield 40 if kind == 1 else 36, action, Reason("advice_pact")
    me = view.scenario.seats[k]
    for action in legal(view, decision, "conciliate", 8):
        (x,) = action.args
        if view.seat_index[x] >= 0 and not view.bound(me, x):
            yield 24 + max(0, -view.regard[k][x]) // 3 + max(0, 20 - gains[view.seat_index[x]]) // 2, action, Reason("advice_cold", 0, (x,))


def _words(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    me = view.scenario.seats[k]
    silent = view.month - view.word_month[me]
    people = view.scenario.people
    for kind, skill in (("speak", 0), ("write", 1)):
        for action in legal(view, decision, kind, 3):
            if action.args[1] == -1 and not (kind == "write" and action.args[0] == 2):
                value = people[me].skills[skill] // 4 + min(24, 8 * max(0, silent - 1)) + (10 if view.standing[me] < 40 else 0)
                yield value - 4 * action.args[0], action, Reason("advice_silent", 0, (min(silent, 99),)) if silent > 1 else Reason("advice_word")
                break
    for action in legal(view, decision, "campaign", 4):
        mode = action.args[0]
        if mode == 0:
            yield 26 + max(0, lead.gain(view)[k][view.seat_index[action.args[1]]]) // 2, action, Reason("advice_campaign", 0, (action.args[1],))
        elif mode == 2:
            yield 36, action, Reason("advice_lenin")
    far = max(range(len(view.line)), key=lambda i: abs(view.stance[i][me] - view.line[i]))
    if abs(view.stance[far][me] - view.line[far]) >= 40 and people[me].rigidity < 60:
        for action in legal(view, decision, "shift", 16):
            if action.args[0] == far and action.args[2] == 0 and (view.line[far] - view.stance[far][me]) * action.args[1] > 0:
                yield 26, action, Reason("advice_far", 0, (far,))


def _files(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    gains = lead.gain(view)[k]
    for action in legal(view, decision, "press", 3):
        forecast = total(ACTIONS["press"].forecast(view, k, action.args))
        if action.args[1] == 0 and forecast > 0:
            yield 34 + min(20, forecast), action, Reason("advice_hold")
    for kind, value in (("case", 22), ("inspect", 20), ("watch", 18)):
        for action in legal(view, decision, kind, 1):
            x = action.args[0] if kind != "inspect" else view.holder[action.args[0]]
            worth = gains[view.seat_index[x]] if view.seat_index[x] >= 0 else 10
            yield value + max(0, min(30, worth)) // 2, action, Reason(f"advice_{kind}", 0, (x,))


def _rest(view: Facts, k: int, decision: Decision) -> Iterator[Idea]:
    me = view.scenario.seats[k]
    for action in legal(view, decision, "rest", 1):
        if view.health[me] < POOR_HEALTH + 10:
            yield 30 + 2 * max(0, POOR_HEALTH + 10 - view.health[me]), action, Reason("advice_rest", 0, (view.health[me],))


__all__ = ["MAY_WAIT", "NOW", "SOON", "Ask", "Step", "asks", "goal", "own_aim", "suggestions"]
