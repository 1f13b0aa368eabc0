"""What each kind of order does, line by line; motions and pacts are told in game/words/effect_motion.py."""

from __future__ import annotations

from collections.abc import Callable

from game.advice import ledger, serves
from game.advice.asks import LABELLED, PEN, STUCK
from game.advice.pulls import over, pulls
from game.advice.winning import LONG, LOOSE, Won, lasts, rests, won
from game.play.action import ACTIONS, Action
from game.play.actions.files import case_weight
from game.play.actions.voice import AGAINST, ANSWER, DOCTRINE, FOR_LINE, ON_LENIN, ON_RESULTS, ON_WORLD, Speak
from game.play.actions.voice import voice as heard
from game.rules.gatherings import hall_votes
from game.rules.hold import ASK_SILENCE, ASK_VOTE, find_hold, loss_of
from game.words import effect_motion
from game.words.effect import GROUND, Effect, Lines, filled
from game.words.effect_odds import odds
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import COUNTRY_INDEX, Label
from game.world.reason import Reason, total

# What the rules say leads to a line of the goal.
INDIRECT = ("cc", "delegates", "posts", "against", "rivals")


def effects(words: Words, view: Facts, k: int, action: Action) -> list[Effect]:
    """Return what an order of seat k does, as far as the seat can tell."""
    return told(words, view, k, action)[0]


def told(words: Words, view: Facts, k: int, action: Action) -> tuple[list[Effect], str]:
    """Return what an order of seat k does, and the line of the goal it is for, '' for none: the desk says the same.

    A line that comes nearer at once goes before one that is only served.
    """
    words.learn(view)
    lines = Lines(words, view, k)
    lines.about = _about(view, action)
    teller = _TOLD.get(action.kind)
    if teller is not None:
        teller(lines, *action.args)
    else:
        for reason in ACTIONS[action.kind].forecast(view, k, action.args):
            lines.reason(reason)
    lines.found[1:1] = odds(lines, action)
    code = lines.nearer[0] if lines.nearer else serves(view, k, action)
    if lines.found and code and not lines.nearer:
        how = words.say("serves_how", code) if code in INDIRECT and not lines.moves_goal else ""
        lines.add("goal_for", how=how, through=int(bool(how)), what=words.say("serves", code))
    return lines.found, code


def _about(view: Facts, action: Action) -> int:
    """Return of whom an order is, -1 for nobody."""
    fields = dict(zip(ACTIONS[action.kind].fields, action.args, strict=False))
    if action.kind == "press":
        hold = find_hold(view, action.args[0])
        return hold.on if hold is not None else -1
    for name in ("about", "person"):
        if fields.get(name, -1) >= 0:
            return fields[name]
    return view.holder[fields["post"]] if fields.get("post", -1) >= 0 else -1


# -- men and posts --------------------------------------------------------------------------------


def _win(lines: Lines, x: int) -> None:
    view, me, k = lines.view, lines.me, lines.k
    who = lines.words.person(x)
    need, now, root = view.tune.client_bond, view.loyalty[x], view.roots()[x]
    got = won(view, k, x, view.tune.win_gain)
    after, ours, thanks = got.after, got.ours, got.thanks
    committee, sends = int(view.seat_cc[x] == 2), sum(hall_votes(view)[q] for q in view.posts_of[x])
    rest = [one for one in rests(view, k, x, view.tune.win_gain) if one.amount]
    if me in (root, view.patron[x]):
        lines.add("win_mine", 1, x=who, now=now, after=after, bond=after + thanks, need=need)
        comes = root != me and ours
    elif view.patron[x] < 0:
        lines.add("win_nobody", int(ours), x=who, after=after, bond=after + thanks, need=need, ours=int(ours))
        comes = ours
    else:
        patron = lines.words.person(view.patron[x])
        left, comes = total(rest), ours
        lines.add("win_other", int(got.comes), x=who, patron=patron, now=now, after=left, need=need, least=LOOSE)
        if got.comes:
            lines.add("win_over", int(ours), x=who, n=after, bond=after + thanks, need=need, ours=int(ours))
        after = left
    lines.committee(committee if comes else 0)
    lines.delegates(sends if comes else 0)
    if me not in (root, view.patron[x]) and comes and (many := over(view, me) + 1) > 0:
        lines.add("win_many", -1, n=many, sink=view.tune.unserved_sink)
    if ours:
        _lasts(lines, x, got)
    lines.add("win_rests", 0, n=after, list=" · ".join(map(lines.words.reason, rest)))
    lines.man(x)
    lines.add("wants", x=who, want=lines.words.want(x, view.want[x]))


def _lasts(lines: Lines, x: int, got: Won) -> None:
    """Add for how long he stays one's own as things stand, and what loosens him."""
    months, to = lasts(lines.view, lines.k, x, got)
    bad = [one for one in pulls(lines.view, x, lines.me) if one.amount < 0][:2]
    why = " · ".join(map(lines.words.reason, bad))
    code, good = ("win_holds", 1) if months >= LONG else ("win_fades", -1)
    lines.add(code, good, x=lines.words.person(x), n=months, to=to, why=why, has=int(bool(why)))


def _appoint(lines: Lines, q: int, x: int) -> None:
    lines.add("appoint_due", 0, later=int(lines.view.holder[q] >= 0))
    filled(lines, q, x)
    old = lines.view.holder[q]
    if old >= 0:
        root = lines.view.roots()[old]
        notes = root >= 0 and root not in (lines.me, old)
        patron = lines.words.person(root)
        lines.add("remembers_move", -1, person=lines.words.person(old), patron=patron, other=int(notes))


def _work(lines: Lines, q: int, side: int) -> None:
    view = lines.view
    for reason in ACTIONS["work"].forecast(view, lines.k, (q, side)):
        lines.reason(reason)
    lines.add("machine_is", n=hall_votes(view)[q])
    lines.tie(view.holder[q])


def _money(lines: Lines, q: int) -> None:
    for reason in ACTIONS["money"].forecast(lines.view, lines.k, (q,)):
        lines.reason(reason)
    lines.man(lines.view.holder[q])


# -- files ----------------------------------------------------------------------------------------


def _watch(lines: Lines, x: int) -> None:
    months = ledger.age(lines.view, lines.k, x)
    if lines.view.seat_index[x] < 0:
        said = lines.words.say("does", "never_seen") if months >= ledger.NEVER else lines.words.knowledge(months)
        lines.add("card", 1 if months else 0, age=said)
    for reason in ACTIONS["watch"].forecast(lines.view, lines.k, (x,)):
        lines.reason(reason)


def _inspect(lines: Lines, q: int) -> None:
    view, x = lines.view, lines.view.holder[q]
    for reason in ACTIONS["inspect"].forecast(view, lines.k, (q,)):
        lines.reason(reason)
    have = view.record[x] + view.case[x]
    lines.add("ground", 0, person=lines.words.person(x), now=have, need=GROUND)
    lines.man(x)


def _case(lines: Lines, x: int) -> None:
    view = lines.view
    more = case_weight(view, x)
    lines.add("case", 1, person=lines.words.person(x), now=view.case[x], after=min(60, view.case[x] + more))
    lines.add("ground", 0, person=lines.words.person(x), now=view.record[x] + view.case[x], need=GROUND)


def _press(lines: Lines, h: int, ask: int) -> None:
    view, words, hold = lines.view, lines.words, find_hold(lines.view, h)
    if hold is None:
        return
    months = view.tune.silence_months
    code = "press_vote" if ask == ASK_VOTE else "press_silence" if ask == ASK_SILENCE else "press_post"
    owed: dict[str, object] = {"points": view.tune.hold_vote, "months": view.tune.debt_months}
    lines.add(code, 1, person=words.person(hold.on), n=months, more=owed)
    for reason in ACTIONS["press"].forecast(view, lines.k, (h, ask)):
        if reason.code in ("gives_post", "lays_down"):
            lines.found.append(Effect(words.reason(reason), 1))
    lines.add("press_refused", 0, n=view.standing[hold.on], after=max(0, view.standing[hold.on] - loss_of(hold, 0)))
    lines.add("paper_spent", -1, paper=words.hold(h, lines.k, "text").rstrip("."), n=hold.strength)
    if view.seat_index[hold.on] >= 0:  # what he holds in secret nobody but himself can know
        lines.add("press_answered", -1, person=words.person(hold.on))
    lines.man(hold.on)


def _leak(lines: Lines, h: int, manner: int) -> None:
    view, hold = lines.view, find_hold(lines.view, h)
    if hold is None:
        return
    loss = loss_of(hold, manner)
    lines.reason(Reason("standing_loss", -loss, (hold.on,)))
    lines.reason(Reason("his_orthodoxy", -(loss // 2), (hold.on,)))
    lines.add(
        "case", 1, person=lines.words.person(hold.on), now=view.case[hold.on],
        after=min(60, view.case[hold.on] + hold.strength // 8),
    )  # fmt: skip
    for reason in ACTIONS["leak"].forecast(view, lines.k, (h, manner)):
        if reason.code != "standing_loss":
            lines.reason(reason)
    lines.add("paper_spent", -1, paper=lines.words.hold(h, lines.k, "text").rstrip("."), n=hold.strength)


# -- words ----------------------------------------------------------------------------------------


def _speak(lines: Lines, theme: int, x: int) -> None:
    view, k, me = lines.view, lines.k, lines.me
    points = Speak().yield_(view, k, theme)
    if theme == ON_LENIN:
        lines.reason(Reason("own_standing", points // 2))
        lines.reason(Reason("own_orthodoxy", (points + 1) // 2))
    elif theme == FOR_LINE:
        lines.reason(Reason("own_standing", points // 3))
        lines.reason(Reason("own_orthodoxy", max(0, 40 - view.deviation(me)) // 14))
        lines.add("secretaries", 1)
    elif theme == ON_WORLD:
        lines.reason(Reason("own_standing", points // 3))
        lines.add("world_mood", 0)
    elif theme == ON_RESULTS:
        fair = view.country[COUNTRY_INDEX["urban"]] + view.country[COUNTRY_INDEX["rural"]] >= -10
        lines.reason(Reason("own_standing", points if fair else points // 2))
    elif theme == AGAINST:
        lines.reason(Reason("standing_loss", -(points // 3), (x,)))
        lines.reason(Reason("own_standing", points // 3))
        lines.reason(Reason("he_remembers", -8, (x,)))
    lines.add("heard", 1)


def _write(lines: Lines, mode: int, x: int) -> None:
    view, k = lines.view, lines.k
    if mode == DOCTRINE:
        lost = max(0, view.deviation(lines.me) - 30) // 12
        lines.reason(Reason("own_orthodoxy", max(1, heard(view, k, 1) - lost)))
    else:
        for reason in ACTIONS["write"].forecast(view, k, (mode, x)):
            lines.reason(reason)
    if mode == ANSWER:
        hung = [label for label in view.labels if label.who == lines.me and not label.stuck]
        if hung:
            lines.add("labels_off", 1, list=lines.words.list_of([lines.words.show(one.kind, "label") for one in hung]))
        _labels(lines, hung)
    lines.add("heard", 1)


def _labels(lines: Lines, hung: list[Label]) -> None:
    """Add what the answer to a label saves, what else the act could bring, and what hangs the same word again."""
    view, k = lines.view, lines.k
    for one in hung:
        due = one.month + view.tune.label_months
        lines.add(
            "label_saves", 1, label=lines.words.show(one.kind, "label"), n=STUCK[0], off=STUCK[1], points=STUCK[2],
            due=due, until=one.month + LABELLED,
        )  # fmt: skip
        if due > view.month:
            lines.add("label_waits", 0, due=due)
    pen = heard(view, k, 1)
    stuck = [one for one in view.labels if one.who == lines.me and one.stuck]
    if stuck and not hung:
        name, until = lines.words.show(stuck[0].kind, "label"), stuck[0].month + LABELLED
        code = "label_loosed" if pen >= PEN else "label_stays"
        lines.add(code, 1 if pen >= PEN else -1, label=name, points=STUCK[2], until=until, n=pen, need=PEN)
    if hung or (stuck and pen >= PEN):
        lost = max(0, view.deviation(lines.me) - 30) // 12
        lines.add("label_else", 0, n=max(1, pen - lost))
        lines.add("label_again", -1)


def _shift(lines: Lines, i: int, side: int, mode: int) -> None:
    view, me = lines.view, lines.me
    reasons = ACTIONS["shift"].forecast(view, lines.k, (i, side, mode))
    now, moved = view.stance[i][me], reasons[0].amount
    after = max(-100, min(100, now + moved))
    lines.change(lines.words.reason(reasons[0]._replace(amount=0)), now, after, signed=True)
    here, there = abs(now - view.line[i]), abs(after - view.line[i])
    lines.add("from_line", 1 if there < here else -1, now=here, after=there, line=view.line[i])
    for reason in reasons[1:]:
        lines.reason(reason)
    lines.add("followers_reconsider", -1)


def _renounce(lines: Lines, x: int) -> None:
    for reason in ACTIONS["renounce"].forecast(lines.view, lines.k, (x,)):
        lines.reason(reason)


def _recant(lines: Lines) -> None:
    for reason in ACTIONS["recant"].forecast(lines.view, lines.k, ()):
        lines.reason(reason)
    case = lines.view.case[lines.me]
    if case:
        lines.change(lines.words.say("does", "own_case"), case, case // 2, 1)


_TOLD: dict[str, Callable[..., None]] = {
    "win": _win, "appoint": _appoint, "work": _work, "money": _money, "watch": _watch, "inspect": _inspect,
    "case": _case, "press": _press, "leak": _leak, "speak": _speak, "write": _write, "shift": _shift,
    "renounce": _renounce, "recant": _recant, **effect_motion.TOLD,
}  # fmt: skip


__all__ = ["effects", "told"]
