"""What an answer does: to an offer, to a paper laid on the table, on the way to a congress."""

from __future__ import annotations

from game.play.action import Action
from game.play.actions.answers import DEFIED, PRINTED, YIELDED, offered, pressed
from game.rules import aim, congress, hall, slate, speech, tally
from game.rules.deal import AGAINST, SELLS, agreed, of_offer, told_of
from game.rules.deal import POST as PAID_BY_POST
from game.rules.gatherings import hall_votes
from game.rules.hold import LEAKED, TRUE, find_hold, label_for, loss_of, may_hang
from game.words.bonds import clashes
from game.words.effect import Effect, Lines
from game.words.effect_motion import TOLD, bound_by, trade
from game.words.goal_vote import owed_by
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import BLOC, POLITBURO, TRADE, Decision, Hold
from game.world.scenario import FULL_SEAT


def offer_effects(words: Words, view: Facts, k: int) -> list[Effect]:
    """Return to what the offer now put to a seat would bind it."""
    offer = offered(view, k)
    lines = Lines(words, view, k)
    if offer is None:
        return []
    words.learn(view)
    kind, parties, aim, told = offer[2], offer[1], offer[3], told_of(offer)
    if len(told) == 2:
        TOLD["renew"](lines, told[1], told[0])
    elif kind == TRADE:
        deal = of_offer(offer)
        sold = words.bargain(deal.vote, deal.matter, deal.price, deal.thing, deal.seller)
        trade(lines, deal.buyer, deal.seller, sold, deal.price == PAID_BY_POST, deal.thing)
        lines.found += owed_by(words, view, k, deal)
    else:
        bound_by(lines, kind, aim, tuple(parties), offer[4], offer[5], told[0])
    return lines.found


def offer_breaks(words: Words, view: Facts, k: int) -> list[str]:
    """Return which pacts of a seat could not be kept together with the offer now put to it."""
    offer = offered(view, k)
    if offer is None or len(told_of(offer)) == 2:
        return []
    words.learn(view)
    if offer[2] == BLOC:
        return clashes(words, view, k, offer[3])
    # He who asks for the vote buys it; the reader gives it.
    if offer[2] == TRADE and offer[7][0] != SELLS and offer[7][1] == AGAINST:
        return clashes(words, view, k, of_offer(offer).target)
    return []


def paper_back(view: Facts, k: int) -> Hold | None:
    """Return the paper that would be spent if a seat answers in kind: the weakest it has on him who presses."""
    press = pressed(view, k)
    mine = [one for one in view.holds if press and one.on == press[0] and one.holders >> k & 1 and not one.public]
    return min(mine, key=lambda one: one.strength, default=None)


def answer_effects(words: Words, view: Facts, decision: Decision, action: Action) -> list[str]:
    """Return what an answer brings beside its forecast, in sentences."""
    words.learn(view)
    lines = Lines(words, view, decision.seat)
    if action.kind == "cancel":
        paper = paper_back(view, decision.seat)
        if paper is not None:
            text = words.hold(paper.id, decision.seat, "text").rstrip(".")
            lines.add("paper_spent", -1, paper=text, n=paper.strength)
    elif action.kind in ("refuse", "tell"):
        _refuses(lines)
    elif action.kind in _PRESSED:
        _PRESSED[action.kind](lines)
    elif action.kind == "visit":
        _visit(lines, action.args[0])
    elif action.kind == "name_reporter":
        _reporter(lines, action.args[0])
    elif action.kind == "set_theses":
        _theses(lines, *action.args)
    elif action.kind == "propose":
        _list(lines, action.args[0])
    elif action.kind == "give_place":
        _place(lines, *action.args)
    return [one.text for one in lines.found]


def _refuses(lines: Lines) -> None:
    """Tell how long a pact lasts that is not renewed, and that a refusal holds whoever else signs (rule 6.08)."""
    offer = offered(lines.view, lines.k)
    if offer is None:
        return
    told = told_of(offer)
    live = next((x for x in lines.view.pacts if len(told) == 2 and x.id == told[1]), None)
    if live is not None:
        lines.add("shuts", until=live.until, gone=int(live.until <= lines.view.month))
    elif offer[2] == BLOC and len(told) != 2:
        mine = lines.view.bloc_against(lines.me, offer[3])
        given = any(one[2] == BLOC and one[3] == offer[3] for one in agreed(lines.view, lines.me))
        if (mine is not None and offer[0] not in mine.parties) or given:
            lines.add("stays_out", proposer=lines.words.person(offer[0]))


def _yields(lines: Lines) -> None:
    """Tell what giving way to a paper costs beside what is asked."""
    presser, _, _, ask = pressed(lines.view, lines.k) or (-1, -1, -1, -1)
    lines.add("yields", who=presser, ask=ask, silence=lines.view.tune.silence_months, n=YIELDED)
    _rebounds(lines, presser)


def _confesses(lines: Lines) -> None:
    """Tell what is void by a confession, and what it leaves untouched."""
    lines.add("confesses")
    _rebounds(lines, (pressed(lines.view, lines.k) or (-1,))[0])


def _defies(lines: Lines) -> None:
    """Tell what comes of a paper that is defied: whether it is printed, and all that this brings."""
    view, me, press = lines.view, lines.me, pressed(lines.view, lines.k)
    hold = find_hold(view, press[2]) if press is not None else None
    if press is None or hold is None:
        return
    if hold.strength < PRINTED:
        lines.add("not_printed", n=PRINTED, who=press[0], ill=DEFIED)
    else:
        loss, case = loss_of(hold, TRUE), hold.strength // 8
        lines.add(
            "printed", orthodoxy=-(-loss // 2), case=case, now=view.case[me], after=min(60, view.case[me] + case),
            dearer=min(15, hold.strength // view.tune.published_price), who=press[0], ill=DEFIED + LEAKED,
            asked=int(loss >= view.tune.paper_answered),
        )  # fmt: skip
        label = label_for(view, me)
        if view.seat_cc[me] == 2 and view.deviation(me) >= view.tune.label_apt and may_hang(view, me, label, press[0]):
            lines.add("printed_label", label=label)
    _rebounds(lines, press[0])


def _rebounds(lines: Lines, presser: int) -> None:
    """Tell that a paper of the police becomes one on him who pressed it, whatever is answered (rule 4.08)."""
    press = pressed(lines.view, lines.k)
    hold = find_hold(lines.view, press[2]) if press is not None else None
    if hold is not None and hold.police:
        lines.add("rebounds", who=presser, n=lines.view.tune.rebound)


_PRESSED = {"yield": _yields, "confess": _confesses, "defy": _defies}


def _visit(lines: Lines, q: int) -> None:
    view, me = lines.view, lines.me
    if q < 0:
        lines.add("stay", n=len(congress.contested(view, view.month)))
        return
    carries = speech.voice(view, me)
    holder = view.holder[q]
    ours = holder >= 0 and (view.roots()[holder] == me or holder == me)
    after = view.machine[q] + (carries // 6 if ours else -(carries // 5))
    ayes, noes = congress.at_home(view, q)
    lines.add(
        "visit_ours" if ours else "visit_theirs", 1, now=view.machine[q], after=max(20, min(95, after)),
        n=hall_votes(view)[q], who=lines.words.person(holder), ayes=ayes, noes=noes,
        swing=view.tune.conference_swing, lost=view.tune.conference_lost,
    )  # fmt: skip


def _hands(view: Facts, me: int) -> dict[int, int]:
    """Return how many hands of the others each would have who may give the report, as far as the reader knows."""
    hands = dict.fromkeys(hall.may_report(view), 0)
    for other in view.members(POLITBURO):
        said = hall.prefers(view, other) if other != me and view.is_active(other) else -1
        if said in hands:
            hands[said] += 1
    return hands


def reporter_head(words: Words, view: Facts, k: int) -> str:
    """Return what is the same whoever is named for the report: who has how many hands, what it brings, who minds."""
    words.learn(view)
    hands = _hands(view, view.scenario.seats[k])
    order = sorted(((n, x) for x, n in hands.items() if n), key=lambda one: (-one[0], one[1]))
    told = [words.say("does", "hands", who=words.person(x), n=n) for n, x in order]
    return words.say("does", "reporter_head", list=words.list_of(told), many=len(told))


def _reporter(lines: Lines, p: int) -> None:
    if p < 0:
        lines.add("name_nobody")
        return
    hands = _hands(lines.view, lines.me)
    mine = hands.pop(p, 0) + 1
    lines.add("name_him", n=mine, most=int(mine > max(hands.values(), default=0)))


def _theses(lines: Lines, i: int, side: int) -> None:
    view, me = lines.view, lines.me
    if i < 0:
        lines.add("theses_plain")
        return
    now = view.line[i]
    after = max(-100, min(100, now + side * view.tune.theses_step))
    lines.add("theses_move", issue=i, now=now, after=after, mood=view.mood[i], mine=view.stance[i][me])
    for step in aim.steps(view, lines.me):
        if step.code in ("aim_line_up", "aim_line_down", "aim_line_near") and step.args[0] == i:
            lines.step(step._replace(have=after), now)


def _list(lines: Lines, x: int) -> None:
    if x < 0:
        lines.add("list_nobody")
        return
    view = lines.view
    with_post = any(view.scenario.posts[q].seat == FULL_SEAT for q in view.posts_of[x])
    lines.add("list_man", post=int(with_post), sits=int(view.seat_cc[x] == 2))


def list_head(words: Words, view: Facts, k: int) -> str:
    """Return what is the same for every name on the list: what a name brings, by the Committee that will be elected."""
    words.learn(view)
    cc, item = Lines(words, view, k).cc(), congress.coming(view)
    size = item.cc_size if item is not None else cc.args[0]
    return words.say("does", "list_one", now=cc.have, all=cc.args[0], size=size, need=(size + 2) // 3)


def _place(lines: Lines, x: int, ask: int) -> None:
    view, words = lines.view, lines.words
    patron = slate.patron_of(view, x, lines.k)
    if ask == slate.PEACE:
        lines.add("place_peace", patron=words.person(patron))
    elif view.report_by >= 0:
        count = tally.count(view, hall.report_motion(view, view.report_by), why=False)
        lines.add("place_word", patron=words.person(patron), side=1 if ask == slate.VOICE_FOR else -1,
                  reporter=words.person(view.report_by), ayes=count.ayes, noes=count.noes)  # fmt: skip


__all__ = ["answer_effects", "list_head", "offer_breaks", "offer_effects", "paper_back", "reporter_head"]
