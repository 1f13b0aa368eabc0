"""The election at a congress as scenes: the list and the secret ballot, then the plenum that fills the bureaus.

All is told from what one seat has heard and believes: a secret ballot has figures and no names of those who crossed
out, and beside each figure stands what could be counted as the month opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice import ledger
from game.rules import tally
from game.rules.chain import AT_POST, KEPT_ON, OF_BUREAU, ON_LIST
from game.words import plenum_told, seats_won
from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Found, Line, Scene, articles
from game.words.seats_won import HALF, Turn, named, turn, views
from game.words.verdicts import elected, roll
from game.world.event import ALL, Event
from game.world.kinds import BODIES, CC, CCC, CONFIDENCE, CONGRESS, ORGBURO, POLITBURO, SECRETARIAT, Motion
from game.world.view import View

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words

AGAINST = 4  # delegations told that by one's own count cross out one's name
WEIGHS = 3  # points from which on a reason against one's name is told
BROKE = 5  # delegations of one's own told that stood otherwise than counted


def ballot(words: Words, session: Session, k: int, found: Found) -> Scene:
    """Return the election of the Central Committee: one's own name, who is in, who is out, one's men by name."""
    events, me = list(found.after), words.scenario.seats[k]
    month, item = found.event.month, words.scenario.calendar[found.event.args[0]]
    old, new = views(session, k, month)
    crossed = next((one.args[2] for one in events if one.kind == "crossed_out" and one.args[1] == me), -1)
    sits = new is not None and new.seat_cc[me] == 2
    blocks = []
    if crossed >= 0:
        blocks.append(_own_name(words, old, k, crossed))
    if old is not None and new is not None:
        changed = turn(old, new, events)
        blocks.append(Block(words.say("ballot", "men_head"), tuple(seats_won.lines_won(words, old, new, k, changed))))
        blocks.append(_leaders(words, old, new, k))
        blocks.append(_fell(words, old, new, k, changed))
        blocks.append(_anew(words, old, new, k, changed))
    else:
        blocks.append(_by_hearsay(words, events))
    if delegations := _delegations(words, session, k, month, events):
        blocks.append(Block(words.say("ballot", "delegations_head"), tuple(delegations)))
    if told := _commission(words, events, k):
        blocks.append(Block(words.say("ballot", "commission"), tuple(told)))
    if new is not None:
        blocks.append(_slate(words, new))
    kicker = words.say("ballot", "kicker", gathering=item.name, month=words.month_head(month))
    text = words.say("ballot", "text", votes=item.votes, size=item.cc_size, candidates=item.candidate_size)
    word = words.say("scene", "word", "in" if sits else "out") if crossed >= 0 or sits else ""
    figures = words.say("ballot", "figures", n=(crossed + 5) // 10) if crossed >= 0 else ""
    tone = GOOD if sits else BAD
    links = articles(words, ["congress", "central_committee", "appointments"])
    title = words.say("ballot", "title")
    return Scene("ballot", month, kicker, title, text, me, tuple(blocks), links, (word, figures), tone)


def plenum(words: Words, session: Session, k: int, found: Found) -> Scene:
    """Return how the new Committee filled the bureaus where the reader's own name was not among those voted on."""
    events, month = list(found.after), found.event.month
    kicker = words.say("scene", "vote", month=words.month_head(month))
    said = words.say("ballot", "plenum_text", seats=_places(events))
    made = Scene(
        "plenum", month, kicker, words.say("ballot", "plenum_title"), said, -1, (), articles(words, ["politburo"])
    )
    return filled(words, session, k, found, made)


def filled(words: Words, session: Session, k: int, found: Found, page: Scene) -> Scene:
    """Return the page of a plenum with the roll and its reasons first, then who came into which bureau and who left."""
    events = list(found.after)
    old, new = views(session, k, found.event.month)
    blocks = []
    votes = [one for one in events if one.kind == "bureau_vote" and one.args[0] == POLITBURO]
    if votes:
        into = {one.args[0]: one.args[2] for one in events if one.kind == "elected" and one.args[1] == POLITBURO}
        why = {one.args[1]: _why(words, old, new, k, one.args[1]) for one in votes} if old and new else {}
        blocks.append(roll(words, k, votes, into, why))
        if old is not None and new is not None:
            blocks += plenum_told.told(words, old, new, k, {one.args[1]: one.args[2] for one in votes}, into)
    bureau = []
    if new is not None:
        names = [words.person(p) for p in new.members(POLITBURO)]
        bureau.append(Line(words.say("ballot", "sit", n=len(names), names=words.list_of(names))))
    for body in (POLITBURO, SECRETARIAT, ORGBURO, CCC):
        where = words.say("body", BODIES[body])
        for text in elected(words, [one for one in events if one.kind == "elected"], body):
            bureau.append(Line(words.say("scene", "elections", body=where, list=text)))
        gone = [words.person(one.args[0]) for one in events if one.kind == "left_body" and one.args[1] == body]
        if gone:
            bureau.append(Line(words.say("ballot", "left", body=where, names=words.list_of(gone)), BAD))
    blocks.append(Block(words.say("ballot", "bureaus"), tuple(bureau)))
    return page._replace(blocks=tuple(blocks))


def _places(events: list[Event]) -> int:
    return sum(1 for one in events if one.kind == "elected" and one.args[1:] == (POLITBURO, 2))


def _why(words: Words, old: View, new: View, k: int, p: int) -> str:
    """Return what spoke for a name before the new Committee: whose man he is, how many stand there, how known he is."""
    roots = old.roots()
    lord = roots[p] if roots[p] >= 0 else p
    heads = sum(1 for x in new.members(CC) if roots[x] == lord)
    return words.say(
        "ballot", "why", viewer=k, whose=seats_won.whose(words, old, k, p), heads=heads, of=len(new.members(CC)),
        standing=old.standing[p], next=int(old.seat_pb[p] == 1), alone=int(roots[p] < 0),
    )  # fmt: skip


# -- the ballot -----------------------------------------------------------------------------------


def _own_name(words: Words, old: View | None, k: int, crossed: int) -> Block:
    """Return how many crossed out one's name, beside what one could count, and where by that count they sat."""
    me = words.scenario.seats[k]
    lines = [Line(words.say("ballot", "crossed", n=(crossed + 5) // 10), BAD if crossed > HALF else PLAIN)]
    if old is not None:
        item = Motion(CONFIDENCE, me, CONGRESS, me, 0, 0, old.month, 0, 1)
        count = tally.count(old, item)
        counted = (1000 * count.noes // max(1, count.ayes + count.noes) + 5) // 10
        by = (crossed + 5) // 10 - counted
        tone = BAD if by > 0 else GOOD if by < 0 else PLAIN
        lines.append(Line(words.say("ballot", "counted", n=counted, by=by, abs=abs(by)), tone))
        led = [line for line in count.lines if line.noes and line.post >= 0 and line.person >= 0]
        most = sorted(led, key=lambda line: (-line.noes, line.post))[:AGAINST]
        if most:
            lines.append(Line(words.say("ballot", "secret")))
        for line in most:
            weighed = sorted((one for one in line.reasons if one.amount <= -WEIGHS), key=lambda one: one.amount)[:2]
            why = " · ".join(words.reasons(weighed)) if weighed else ""
            said = words.say(
                "ballot", "would_cross", viewer=k, who=line.person, place=words.post(line.post), n=line.noes,
                of=line.ayes + line.noes, why=why, has=int(bool(why)),
            )  # fmt: skip
            lines.append(Line(capital(said)))
    return Block(words.say("ballot", "own"), tuple(lines))


def _slate(words: Words, new: View) -> Block:
    """Return what the new Committee is made of, by how its full members came to their seats."""
    made = dict.fromkeys(("post", "bureau", "proposed", "kept", "listed"), 0)
    for p in new.members(CC):
        by = new.seated_by[p]
        key = "proposed" if by < 0 else "post" if by >= AT_POST else ""
        key = key or {OF_BUREAU: "bureau", KEPT_ON: "kept", ON_LIST: "listed"}.get(by, "")
        if key:
            made[key] += 1
    lines = [Line(words.say("ballot", "slate", key, n=n)) for key, n in made.items() if n]
    lower = sum(1 for seat in new.seat_cc if seat == 1)
    head = words.say("ballot", "slate_head", n=len(new.members(CC)), lower=lower)
    return Block(head, tuple(lines))


def _leaders(words: Words, old: View, new: View, k: int) -> Block:
    """Return how many of the Committee stand with each leader, before and after, as the reader believes."""
    was, now, lines = old.roots(), new.roots(), []
    me = words.scenario.seats[k]
    for lord in (*words.scenario.seats, -1):
        before = sum(was[p] == lord for p in old.members(CC))
        after = sum(now[p] == lord for p in new.members(CC))
        if before or after:
            # One's own is a matter of good and bad; what the others have is told as it is.
            tone = PLAIN if lord != me or before == after else GOOD if after > before else BAD
            said = words.say("ballot", "leader", viewer=k, who=lord, old=before, new=after)
            lines.append((lord < 0, -after, Line(capital(said), tone)))
    head = words.say("ballot", "leaders", old=len(old.members(CC)), new=len(new.members(CC)))
    return Block(head, tuple(line for _, _, line in sorted(lines, key=lambda one: one[:2])))


def _anew(words: Words, old: View, new: View, k: int, changed: Turn) -> Block:
    """Return who is elected anew, whose man, and by what he came to it; the reader's own men first."""
    me, roots = words.scenario.seats[k], new.roots()
    lines = []
    for p in sorted(changed.anew, key=lambda p: (roots[p] != me, roots[p], p)):
        how = seats_won.came(words, old, new, k, p)
        said = words.say("ballot", "of", name=named(words, new, k, p), how=how, has=int(bool(how)))
        lines.append(Line(capital(said), GOOD if roots[p] == me else PLAIN))
    head = words.say("ballot", "anew", n=len(lines))
    return Block(head, tuple(lines or [Line(words.say("ballot", "none_anew"))]))


def _fell(words: Words, old: View, new: View, k: int, changed: Turn) -> Block:
    """Return who is out, whose man he was, and by what he lost it: first those whom the ballot itself struck."""
    me, roots = words.scenario.seats[k], old.roots()
    gone = list(dict.fromkeys([*changed.fallen, *changed.out]))
    lines = []
    for p in sorted(gone, key=lambda p: (p not in changed.fallen, roots[p] != me, roots[p], p)):
        how = seats_won.went(words, old, new, k, p, changed.fallen)
        lower = int(new.seat_cc[p] == 1)
        said = words.say("ballot", "of", name=named(words, old, k, p), how=how, has=1)
        if lower:
            said += " " + words.say("ballot", "lower")
        lines.append(Line(capital(said), BAD if roots[p] == me else PLAIN))
    head = words.say("ballot", "fell", n=len(lines))
    return Block(head, tuple(lines or [Line(words.say("ballot", "none_fell"))]))


def _by_hearsay(words: Words, events: list[Event]) -> Block:
    """Return who came and went by the printed news alone, where the opening of the month is not in the save."""
    lines = [Line(text) for text in elected(words, [one for one in events if one.kind == "elected"], CC)]
    gone = [words.person(one.args[0]) for one in events if one.kind == "left_body" and one.args[1] == CC]
    if gone:
        where = words.say("body", BODIES[CC])
        lines.append(Line(words.say("ballot", "left", body=where, names=words.list_of(gone)), BAD))
    return Block(words.say("ballot", "changes"), tuple(lines or [Line(words.say("scene", "no_opening"))]))


def _commission(words: Words, events: list[Event], k: int) -> list[Line]:
    """Return how the other contenders fared, as the counting commission alone is told."""
    me = words.scenario.seats[k]
    told = [
        one for one in events if one.kind == "crossed_out" and one.args[1] != me and one.audience not in (ALL, 1 << k)
    ]
    told.sort(key=lambda one: -one.args[2])
    return [
        Line(capital(words.say("ballot", "other", who=one.args[1], n=(one.args[2] + 5) // 10))) for one in told
    ]


def _delegations(words: Words, session: Session, k: int, month: int, events: list[Event]) -> list[Line]:
    """Return how one's own delegations stood on the report, in the open, beside what one had counted of them."""
    old, _ = views(session, k, month)
    report = next(
        (one for one in session.reports
         if (one.month, one.seat) == (month, k) and Motion(*one.motion).body == CONGRESS and one.result is not None),
        None,
    )  # fmt: skip
    if report is None or report.result is None or old is None:
        return [Line(words.event(one, k)) for one in events if one.kind == "own_delegations"]
    roots, me = old.roots(), words.scenario.seats[k]

    def mine(line: tally.Line) -> bool:
        return line.post >= 0 and line.person >= 0 and roots[line.person] == me

    was = [line for line in report.expected.lines if mine(line)]
    now = [line for line in report.result.lines if mine(line)]
    if not now:
        return [Line(words.say("ballot", "no_delegations"))]
    sums = [sum(line.ayes for line in was), sum(line.noes for line in was)]
    real = [sum(line.ayes for line in now), sum(line.noes for line in now)]
    lines = [Line(words.say("ballot", "stood", was=sums[0], was_no=sums[1], ayes=real[0], noes=real[1]))]
    broke = [one for one in ledger.broken(report.expected, report.result) if mine(one.real)]
    for one in broke[:BROKE]:
        why = " · ".join(words.reasons(one.unknown[:2]))
        said = words.say(
            "ballot", "broke", viewer=k, who=one.real.person, place=words.post(one.real.post), was=one.expected.ayes,
            n=one.real.ayes, of=one.real.ayes + one.real.noes, why=why, has=int(bool(why)),
        )  # fmt: skip
        lines.append(Line(capital(said)))
    if not broke:
        lines.append(Line(words.say("ballot", "as_counted")))
    return lines


__all__ = ["ballot", "filled", "plenum"]
