"""What a motion does if it is carried, and to what a pact binds."""

from __future__ import annotations

from collections.abc import Callable

from game.play import motion as motions
from game.play.action import ACTIONS, OPERATION_INDEX
from game.play.actions.bargains import Bargain
from game.play.motions import read_loss
from game.rules import aim, pact
from game.rules.caucus import FEWEST
from game.rules.deal import POST as PAID_BY_POST
from game.rules.deal import Terms
from game.rules.gatherings import hall_votes
from game.rules.hold import find_hold
from game.rules.measure import MEASURE_INDEX, MEASURES, is_in_force
from game.rules.wish import IN_BLOC, WITH_TARGET
from game.words.effect import GROUND, Effect, Lines, filled
from game.words.joining import laid_down, merged, taken_up
from game.words.sentences import Words
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    BUDGET,
    CALL_PLENUM,
    COUNTRY,
    COUNTRY_INDEX,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    NON_AGGRESSION,
    ORDER,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    PLATFORM,
    POSTPONE_CONGRESS,
    READMIT,
    REMOVE,
    REPRIMAND,
    RUNG,
    Pact,
)
from game.world.reason import Reason

BLAMED = 2  # points of standing that the mover of a measure loses when a mood falls by it (rule 9.08)


def motion(lines: Lines, kind: int, a: int, b: int) -> None:
    """Tell what a motion does if it is carried."""
    MOVES[kind](lines, a, b)


def _line(lines: Lines, i: int, side: int) -> None:
    view, me = lines.view, lines.me
    item = motions.make(view, me, LINE, i, side)
    now, after = view.line[i], view.line[i] + item.b
    issue = lines.words.scenario.issues[i]
    mine = view.stance[i][me]
    nearer = abs(mine - after) < abs(mine - now)
    lines.add("line_moves", 1 if nearer else -1, issue=i, now=now, after=after, mine=mine,
              toward=issue.high if item.b > 0 else issue.low)  # fmt: skip
    mood = view.mood[i]
    lines.add("line_mood", 1 if abs(mood - after) < abs(mood - now) else -1, mood=mood)
    lines.reason(Reason("own_orthodoxy", 1 if nearer else -1))
    lines.add("line_others", n=view.tune.line_rest)
    for step in aim.steps(view, lines.me):
        if step.code in ("aim_line_up", "aim_line_down", "aim_line_near") and step.args[0] == i:
            met = (
                after >= step.need if step.code == "aim_line_up"
                else after <= step.need if step.code == "aim_line_down" else abs(after - step.need) <= 15
            )  # fmt: skip
            lines.step(step._replace(have=after, met=met), now)


def _measure(lines: Lines, m: int, b: int) -> None:
    view, words, measure = lines.view, lines.words, MEASURES[m]
    lines.add("measure", text=words.measure(m, "text"))
    lines.add("measure_until", until=view.month + measure.months, n=measure.months)
    ended = [words.measure(MEASURE_INDEX[one]) for one in measure.lifts if is_in_force(view, MEASURE_INDEX[one])]
    if ended:
        lines.add("measure_ends", list=words.list_of(ended))
    shown = [name for name, _ in measure.effects if name in COUNTRY]
    if shown:
        told = "; ".join(words.country(name, view.country[COUNTRY_INDEX[name]]) for name in shown)
        lines.add("measure_now", figures=told)
    lines.add("minutes", n=BLAMED)
    for step in aim.steps(view, lines.me):
        if step.code == "aim_coercion" and measure.coercive:
            lines.step(step._replace(have=0, met=False), step.have)


def _budget(lines: Lines, q: int, b: int) -> None:
    view = lines.view
    for reason in ACTIONS["money"].forecast(view, lines.k, (q,)):
        lines.reason(reason)
    lines.reason(Reason("machine_gain", 3, (q,)))
    lines.man(view.holder[q])


def _fill(lines: Lines, q: int, x: int) -> None:
    filled(lines, q, x)


def _remove(lines: Lines, q: int, x: int) -> None:
    view = lines.view
    old, secretary = view.holder[q], q == view.secretary_post
    filled(lines, q, x)
    glamour = view.scenario.posts[q].glamour
    if old >= 0 and glamour:
        lines.reason(Reason("standing_loss", -glamour, (old,)))
    if old >= 0 and not secretary:
        _struck(lines, old, OUT_POST)
    elif old >= 0:
        lines.reason(Reason("he_remembers", -18, (old,)))


def _rung(lines: Lines, x: int, rung: int) -> None:
    view = lines.view
    lines.add(f"rung_{rung}", person=lines.words.person(x), posts=int(bool(view.posts_of[x])))
    if rung == REPRIMAND:
        lines.add("reprimand", 0, person=lines.words.person(x), now=view.record[x], after=min(100, view.record[x] + 8),
                  n=view.tune.reprimand_relief, have=view.reprimands[x])  # fmt: skip
        lines.add("ground", person=lines.words.person(x), now=view.record[x] + view.case[x], need=GROUND)
    lost = 3 if rung == REPRIMAND else 8 * (rung >= OUT_POLITBURO) + 10 * (rung >= OUT_CC) + 10 * (rung >= OUT_PARTY)
    lines.reason(Reason("standing_loss", -lost, (x,)))
    _struck(lines, x, rung)
    if rung == OUT_POLITBURO and view.seat_pb[x] == 2 and view.seat_index[x] >= 0:
        lines.moves_goal, lines.nearer = True, ["rivals"]
        lines.add("rival_less")
    elif rung == OUT_CC and view.seat_cc[x] == 2:
        lines.moves_goal, lines.nearer = True, ["rivals"]
        lines.add("committee_less")


def _struck(lines: Lines, x: int, rung: int) -> None:
    view = lines.view
    if view.case[x] and rung != REPRIMAND:
        lines.add("case_used", -1, person=lines.words.person(x), now=view.case[x], after=view.case[x] // 2)
    men = sum(1 for p, patron in enumerate(view.patron) if patron == x and view.seat_index[p] < 0)
    if men:
        lines.add("followers", 0, person=lines.words.person(x), n=4 + 3 * rung, men=men)
    lines.reason(Reason("he_remembers", -12 - 3 * rung, (x,)))


def _readmit(lines: Lines, x: int, b: int) -> None:
    view = lines.view
    lines.add("readmit", person=lines.words.person(x))
    lines.reason(Reason("regard_up", 25, (x,)))
    if view.seat_index[x] < 0:
        lines.tie(x)


def _document(lines: Lines, h: int, width: int) -> None:
    view, hold = lines.view, find_hold(lines.view, h)
    if hold is None:
        return
    loss = read_loss(hold, width)
    lines.reason(Reason("standing_loss", -loss, (hold.on,)))
    lines.reason(Reason("his_orthodoxy", -(loss * 3 // 4), (hold.on,)))
    lines.add("case", 1, person=lines.words.person(hold.on), now=view.case[hold.on],
              after=min(60, view.case[hold.on] + hold.strength // 6))  # fmt: skip
    if view.seat_index[hold.on] >= 0:
        lines.add("document_heard", 1, person=lines.words.person(hold.on), n=hold.strength * (1 + width) // 12)
    lines.reason(Reason("he_remembers", -15, (hold.on,)))


def _date(lines: Lines, a: int, b: int) -> None:
    code = "plenum_next" if a == CALL_PLENUM else "congress_later" if a == POSTPONE_CONGRESS else "congress_back"
    lines.add(code)


MOVES: dict[int, Callable[[Lines, int, int], None]] = {
    LINE: _line, MEASURE: _measure, BUDGET: _budget, FILL: _fill, REMOVE: _remove, RUNG: _rung, READMIT: _readmit,
    DOCUMENT: _document, ORDER: _date,
}  # fmt: skip


# -- pacts ----------------------------------------------------------------------------------------


def _pact(lines: Lines, kind: int, aim: int, first: int, second: int, stake: int, secret: int, date: int) -> None:
    parties = tuple(p for p in (lines.me, first, second) if p >= 0)
    bound_by(lines, kind, aim, parties, stake, secret, date)


def bound_by(lines: Lines, kind: int, aim: int, parties: tuple[int, ...], stake: int, secret: int, date: int) -> None:
    """Tell to what a pact binds, what is staked, who learns of it, and into which bloc it would go (rule 6.08)."""
    view, words = lines.view, lines.words
    until = view.month + (pact.DATES[date] or view.tune.pact_months)
    over = taken_up(view, kind, aim, parties)
    became = merged(over, parties, stake, secret)
    if over:  # first, since all that follows is said of the bloc that comes of it
        told = _terms(words, *became[1:]) | {"dated": int(bool(pact.DATES[date]))}
        lines.add("merges", 0, told, list="; ".join(terms(words, one) for one in over),
                  until=until, parties=words.list_of([words.person(p) for p in became[0]]))  # fmt: skip
    parties, stake, secret = became
    post = laid_down(view, over, stake, lines.me)
    covers(lines, kind, aim)
    _binds(lines, kind, aim, parties, until, bool(pact.DATES[date]), stake, post)
    if kind != BLOC:
        lines.add("kept_secret" if secret else "known_at_once", aimed=0, target="")
        return
    lines.add("kept_secret" if secret else "known_at_once", secret - 1, aimed=1, target=words.person(aim))
    if not over:
        lines.add("may_merge", -1)


def _ends(view: Facts, until: int) -> int:
    """Return 1 where a pact outlasts the game, so that its month would say nothing."""
    return int(until >= view.scenario.end)


def _binds(
    lines: Lines, kind: int, aim: int, parties: tuple[int, ...], until: int, dated: bool, stake: int, post: int
) -> None:
    """Tell until when a pact of a kind binds, what breaks it and what that costs; `post` is the one staked."""
    view, words = lines.view, lines.words
    if kind == BLOC:
        lines.add("bloc_binds", target=words.person(aim), until=until, dated=int(dated), ends=_ends(view, until))
    elif kind == NON_AGGRESSION:
        lines.add("peace_binds", until=until, ends=_ends(view, until))
    elif kind == PLATFORM:
        ours = sum(view.stance[aim][p] - view.line[aim] for p in parties)  # as pact.platform_side has it
        issue = words.scenario.issues[aim]
        toward = issue.high if ours > 0 else issue.low
        lines.add("platform_binds", until=until, ends=_ends(view, until), n=view.tune.platform_bond, toward=toward)
    if kind in (BLOC, PLATFORM) and len(parties) >= FEWEST:
        lines.add("caucus_binds", -1)
    if stake:
        strength, lost = view.tune.stake_paper, view.tune.stake_standing
        held = words.post(post) if post >= 0 else ""
        lines.add(f"stake_{stake}", -1, n=lost, strength=strength, post=held, none=int(not held))


def covers(lines: Lines, kind: int, aim: int) -> None:
    """Tell in which votes a pact is asked after, and what it weighs there with each who is in it."""
    if kind == BLOC:
        lines.add("bloc_covers", target=lines.words.person(aim), n=IN_BLOC)
    elif kind == NON_AGGRESSION:
        lines.add("peace_covers", n=WITH_TARGET)


def covered(words: Words, view: Facts, k: int, one: Pact) -> list[str]:
    """Return the same of a pact that stands, whoever is in it."""
    lines = Lines(words, view, k)
    covers(lines, one.kind, one.target)
    return [said.text for said in lines.found]


def binding(words: Words, view: Facts, k: int, one: Pact) -> list[str]:
    """Return to what a pact binds seat k: what each gives, until when, what breaks it and what that costs."""
    if k < 0 or view.scenario.seats[k] not in one.parties:
        return []
    lines = Lines(words, view, k)
    if one.terms:
        deal = Terms(*one.terms)
        paid = deal.price == PAID_BY_POST
        trade(lines, deal.buyer, deal.seller, words.sold_for(one), paid, deal.thing, one.signed == view.month)
    else:
        aim = one.item if one.kind == PLATFORM else one.target
        at = one.parties.index(lines.me)
        put = pact.STAKES[one.stake] == "post" and at < len(one.pledged)
        staked = one.pledged[at] if put else pact.staked_post(view, lines.me)
        _binds(lines, one.kind, aim, one.parties, one.until, pact.dated(one), one.stake, staked)
    return [said.text for said in lines.found]


SIGNED = ("pact_signed", "pact_joined", "pact_renewed")


def told_in_full(words: Words, view: Facts, k: int, event: Event) -> str:
    """Return an event as a sentence, followed by what it binds to where seat k has come to be bound by a pact."""
    said = [words.event(event, k)]
    if event.kind == "op_done" and event.args[1] == OPERATION_INDEX["win"] and k >= 0:
        return " ".join([*said, *_came_of_winning(words, view, k, event.args[2])])
    made = words.known_pact(event.args[0], k) if event.kind in SIGNED else None
    if made is None:
        return said[0]
    me = view.scenario.seats[k] if k >= 0 else -1
    old = words.pact_before(made) if event.kind == "pact_joined" else None
    if old is not None and me in old.parties and event.args[1] != me:
        return " ".join([*said, *_grown(words, view, k, old, made)])  # what else it binds to was told before
    said += binding(words, view, k, made)
    if event.kind == "pact_joined" and event.args[1] == me:
        said.append(_way_out(words, view, made))
    return " ".join(said)


def _grown(words: Words, view: Facts, k: int, old: Pact, made: Pact) -> list[str]:
    """Return to what a bloc binds with one more party that it did not bind to before."""
    lines = Lines(words, view, k)
    if len(old.parties) < FEWEST <= len(made.parties):
        lines.add("caucus_binds", -1)
    more = binding(words, view, k, made)[-1:] if made.stake > old.stake else []
    return [said.text for said in lines.found] + more


def _came_of_winning(words: Words, view: Facts, k: int, x: int) -> list[str]:
    """Return whether a man who was served is now one's own, and whose he is else."""
    me, patron, n = view.scenario.seats[k], view.patron[x], view.loyalty[x]
    if patron < 0 or x == me:
        return []
    if view.roots()[x] == me:
        return [words.say("does", "win_came", person=words.person(x), n=n)]
    return [words.say("does", "win_failed", his=int(patron != me), patron=words.person(patron),
                      person=words.person(x), n=n, need=view.tune.client_bond)]  # fmt: skip


def _way_out(words: Words, view: Facts, made: Pact) -> str:
    """Return that what one said yes to has gone into a larger bloc, and at what price one may leave that."""
    tune, shame = view.tune, int(pact.has_reason(view, made))
    lost = words.say("does", "way_out_stake") if made.stake else ""
    leave = words.say("action", "renounce", "name")
    return words.say("does", "way_out", shame=shame, n=tune.betrayal_trust, stake=lost, leave=leave)


def trade(
    lines: Lines, buyer: int, seller: int, told: dict[str, object], post: bool, thing: int, fresh: bool = True
) -> None:
    """Tell what either side of a trade owes the other, by when while it is `fresh`, and whose post is paid."""
    view, words = lines.view, lines.words
    lines.add("bargain", 0, told, buyer=words.person(buyer), seller=words.person(seller))
    if fresh:  # later the month it ends in stands beside it
        lines.add("bargain_due", -1, n=view.tune.trade_months, due=view.tune.trade_due)
    if post:
        holder = words.person(view.holder[thing])
        lines.add("post_paid", post=words.post(thing), n=hall_votes(view)[thing], holder=holder)


def terms(words: Words, one: Pact) -> str:
    """Return a pact with its terms: parties, stake, whether it is secret, until when."""
    dates: dict[str, object] = {"since": one.signed, "until": one.until, "dated": int(pact.dated(one))}
    return words.tell(("does", "terms"), {"pact": words.pact(one)} | dates | _terms(words, one.stake, one.secret))


def _terms(words: Words, stake: int, secret: int) -> dict[str, object]:
    return {"stake": words.say("stake", pact.STAKES[stake]), "secret": secret}


def _bargain(lines: Lines, *args: int) -> None:
    view, words = lines.view, lines.words
    made = Bargain().deal(view, lines.k, args)
    told = words.bargain(made.vote, made.matter, made.price, made.thing, made.seller)
    trade(lines, made.buyer, made.seller, told, made.price == PAID_BY_POST, made.thing)


def _renew(lines: Lines, x: int, date: int) -> None:
    one = next((one for one in lines.view.pacts if one.id == x), None)
    if one is not None:
        until = lines.view.month + (pact.DATES[date] or lines.view.tune.pact_months)
        again = one._replace(signed=lines.view.month, until=until)
        lines.add("renewed", 1, now=one.until, until=until, was=int(pact.dated(one)),
                  dated=int(pact.dated(again)), ends=_ends(lines.view, until))  # fmt: skip
        lines.found += [Effect(text) for text in _renewed(lines, one, until)]


def _renewed(lines: Lines, one: Pact, until: int) -> list[str]:
    """Return to what a pact will bind when it is renewed this month until another."""
    return binding(lines.words, lines.view, lines.k, one._replace(signed=lines.view.month, until=until))


# -- an office put on the table -------------------------------------------------------------------


def _resign(lines: Lines, first: int = -1, second: int = -1) -> None:
    view, me = lines.view, lines.me
    lines.reason(Reason("own_standing", 4))
    lines.add("confidence", 1, n=view.tune.confidence_months, price=view.tune.confidence_shield)
    lines.add("no_confidence", -1, list=lines.words.list_of([lines.words.post(q, "short") for q in view.posts_of[me]]))


TOLD: dict[str, Callable[..., None]] = {
    "motion": motion, "pact": _pact, "bargain": _bargain, "renew": _renew, "resign": _resign,
    "resign_together": _resign,
}  # fmt: skip

__all__ = ["SIGNED", "TOLD", "binding", "bound_by", "covered", "merged", "terms", "told_in_full", "trade"]
