"""The card at the opening of a chapter, and the page at its close: what was decided, won and lost, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from game import advice
from game.advice.election import pressing
from game.advice.goal import men
from game.rules import lead
from game.rules.gatherings import hall_votes
from game.session import Session
from game.words import election, seats_won
from game.words.about import motion_of
from game.words.card_ahead import card_ahead
from game.words.paper import worth
from game.words.press import VOTES, chief, is_chief
from game.words.scenes import BAD, GOOD, PLAIN, Block, Line, Scene, articles, elected, head_of, verdict_line
from game.words.votes_held import votes_held
from game.world.event import ALL, Event
from game.world.kinds import CC, FILL, OUT_POLITBURO, POLITBURO, REMOVE, RUNG, SECRETARIAT
from game.world.scenario import CONFERENCE, CONGRESS, Gathering
from game.world.view import look

if TYPE_CHECKING:
    from game.words.sentences import Words

DECIDED = 8  # most lines of what was decided
FIRST_STEPS = 3  # what to do first, of each kind
PAPERS = 2  # papers told at length on the card
AHEAD = 5  # gatherings told ahead
GREATEST = 200  # what stands in the page of a chapter whatever else there was
WORTH = 34  # a headline under which nothing of a chapter is told
FEWER = ("against", "aim_free", "aim_no_third")  # lines of the goal in which more is worse
SEATS = ((POLITBURO, "seat_pb"), (CC, "seat_cc"), (SECRETARIAT, "seat_sec"))
# What only says again what a vote has said in the same month.
ECHOES = ("appointed", "struck", "measure", "line_moved", "document_read", "readmitted", "confidence", "elected",
          "bureau_vote")  # fmt: skip


class Standing(NamedTuple):
    """What one believes one has: strength in permille, delegates, men, seats and posts, standing, pacts, goal."""

    strength: int
    delegates: int
    men: int
    posts: tuple[int, ...]
    standing: int
    orthodoxy: int
    pacts: tuple[int, ...]
    steps: tuple[advice.Step, ...]


def stands(view: Any, k: int, hall: tuple[int, ...] | None = None) -> Standing:
    """Return what seat k believes it has; its delegates in the `hall` of the next congress, or in another."""
    me = view.scenario.seats[k]
    roots, hall = view.roots(), hall if hall is not None else hall_votes(view)
    delegates = sum(
        votes for q, votes in enumerate(hall) if view.holder[q] >= 0 and roots[view.holder[q]] == me
    )
    return Standing(
        lead.estimates(view)[k][k],
        delegates,
        len(men(view, k)),
        tuple(view.posts_of[me]),
        view.standing[me],
        view.orthodoxy[me],
        tuple(pact.id for pact in view.pacts if me in pact.parties),
        tuple(advice.goal(view, k)),
    )


# -- the card -------------------------------------------------------------------------------------


def opening(words: Words, session: Session, k: int) -> Scene:
    """Return the card of the chapter now open: who one is, what one holds and lacks, what to do first, until when."""
    view, scenario = session.view(k), words.scenario
    words.learn(view)
    me = scenario.seats[k]
    person = scenario.people[me]
    number = chapter_of(session, view.month)
    chapter = scenario.chapters[number] if number >= 0 else None
    last = chapter.last if chapter is not None else scenario.end
    blocks = []
    text = " ".join(part.strip() for part in (person.situation, person.dilemma) if part.strip())
    title = words.person(me, "full")
    has = stands(view, k)
    blocks.append(Block(words.say("scene", "hold"), tuple(_held(words, view, k, has))))
    blocks.append(Block(words.say("scene", "lack"), tuple(_lacked(words, view, k, has))))
    voted = pressing(view, k)
    if voted is not None:
        blocks += election.blocks(words, k, voted)
    if chapter is not None:
        blocks.append(Block(words.say("scene", "about", title=chapter.title), (Line(chapter.text.strip()),)))
    if todo := _first(words, view, k):
        blocks.append(Block(words.say("scene", "first"), tuple(todo)))
    blocks.append(Block(words.say("scene", "until", month=words.month(last)), tuple(_coming(words, view, k, last))))
    span = words.say("scene", "span", first=words.month(view.month), last=words.month(last))
    kicker = words.say("scene", "opens", title=chapter.title if chapter is not None else scenario.title, span=span)
    ids = [person.id, *([chapter.id] if chapter is not None else []), "central_committee", "congress"]
    return Scene("opening", view.month, kicker, title, text, me, tuple(blocks), articles(words, ids))


def chapter_of(session: Session, month: int) -> int:
    """Return the place of the chapter a month belongs to, -1 for none."""
    found = [n for n, one in enumerate(session.scenario.chapters) if one.first <= month <= one.last]
    return found[-1] if found else -1


def _held(words: Words, view: Any, k: int, has: Standing) -> list[Line]:
    """Return seats, posts, men, delegates, papers and name, the papers with what they are worth."""
    me = words.scenario.seats[k]
    lines = []
    papers = sorted((one for one in view.holds if one.holders >> k & 1 and one.on != me), key=lambda one: -one.strength)
    for hold in papers[:PAPERS]:
        said = words.hold(hold.id, k, "text")
        lines.append(Line(words.say("scene", "card", viewer=k, on=hold.on, n=hold.strength, text=said), GOOD))
    if len(papers) > PAPERS:
        lines.append(Line(words.say("scene", "more_papers", n=len(papers) - PAPERS)))
    for body, column in SEATS:
        level = getattr(view, column)[me]
        if level:
            full = int(level == 2 or body == SECRETARIAT)
            lines.append(Line(words.say("scene", "seat", body=words.show(body, "body"), full=full)))
    for q in sorted(has.posts, key=lambda q: -words.scenario.posts[q].rank):
        below = sum(1 for under in view.under if under == q)
        lines.append(Line(words.say("scene", "post", post=words.post(q), below=below, votes=hall_votes(view)[q])))
    every = sum(hall_votes(view))
    lines.append(Line(words.say("scene", "men", n=has.men, of=len(view.members(CC)))))
    lines.append(Line(words.say("scene", "delegates", n=has.delegates, of=every)))
    lines.append(Line(words.say("scene", "strength", n=(has.strength + 5) // 10)))
    person, first = words.scenario.people[me], view.month == words.scenario.start
    before = person.standing if first and person.standing != has.standing else -1  # as the page of the seat had it
    lines.append(Line(words.say("scene", "name", n=has.standing, orthodoxy=has.orthodoxy, before=before)))
    return lines


def _lacked(words: Words, view: Any, k: int, has: Standing) -> list[Line]:
    """Return the lines of the goal that are not met."""
    lines = [Line(words.step(step)) for step in has.steps if not step.met]
    seat = view.seat_pb[words.scenario.seats[k]]
    if seat < 2:
        lines.insert(0, Line(words.say("scene", "no_vote", candidate=int(seat == 1)), BAD))
    return lines or [Line(words.say("scene", "nothing_lacks"), GOOD)]


def _first(words: Words, view: Any, k: int) -> list[Line]:
    """Return what presses and what the circle suggests."""
    lines = [
        Line(words.ask(one, view), BAD if one.weight == advice.NOW else PLAIN)
        for one in advice.asks(view, k)
        if one.weight >= advice.SOON
    ][:FIRST_STEPS]
    for action, reasons in advice.suggestions(view, k, FIRST_STEPS):
        told = words.action(action.kind, action.args, view)
        why = words.reason(reasons[0]).rstrip(".") if reasons else ""
        lines.append(Line(words.say("scene", "suggested", what=told, why=why, has=int(bool(why)))))
    return lines


def _coming(words: Words, view: Any, k: int, last: int) -> list[Line]:
    """Return what meets until a month, and first the card that threatens or promises most."""
    card = card_ahead(words, view, k)
    return [*([Line(card)] if card else []), *_ahead(words, view, last)]


def _ahead(words: Words, view: Any, last: int) -> list[Line]:
    """Return what meets until a month, and what is at stake there."""
    lines = []
    for one in words.scenario.calendar:
        when = one.month + (view.postponed if one.kind == CONGRESS and one.month > view.congress_month else 0)
        if view.month <= when <= last:
            lines.append(Line(_stake(words, one, when), GOOD if one.kind == CONGRESS else PLAIN))
    return lines[:AHEAD] or [Line(words.say("scene", "no_gathering"))]


def _stake(words: Words, one: Gathering, when: int) -> str:
    kind = "congress" if one.kind == CONGRESS else "conference" if one.kind == CONFERENCE else "plenum"
    return words.say(
        "scene", "stake", kind, name=one.name, month=words.month_head(when), votes=one.votes, cc=one.cc_size,
        candidates=one.candidate_size, bureau=one.politburo_size,
    )  # fmt: skip


# -- the page at the close ------------------------------------------------------------------------


def closing(words: Words, session: Session, k: int, number: int) -> Scene:
    """Return the page of a chapter that is over: what was decided, won and lost, what really happened, what comes."""
    view, chapter = session.view(k), words.scenario.chapters[number]
    words.learn(view)
    first = max(chapter.first, session.scenario.start)
    events = [one for one in session.heard(k) if first <= one.month <= chapter.last]
    blocks = [Block(words.say("scene", "decided"), tuple(_decided(words, events, k)))]
    before = next((state for month, state in session.months if first <= month <= chapter.last), None)
    if before is not None:
        # As the chapter closed: what the new month has brought since is no part of it.
        after = next((state for month, state in session.months if month == chapter.last + 1), None)
        close = look(after, k) if after is not None else view
        # Both in one hall: a congress that has met in between had another number of votes.
        was, now = stands(look(before, k), k, hall_votes(close)), stands(close, k)
        opened = look(before, k)
        turned = seats_won.turn_over(session, k, first, chapter.last, opened, close, events)
        names = seats_won.lines_won(words, opened, close, k, turned)
        blocks.append(Block(words.say("scene", "you"), tuple(_changed(words, was, now, names[1:], k))))
        blocks.append(Block(words.say("scene", "goal"), tuple(_goal(words, was, now))))
    else:
        blocks.append(Block(words.say("scene", "you"), (Line(words.say("scene", "no_opening")),)))
    if voted := votes_held(words, session, events, k):
        blocks.append(Block(words.say("scene", "every_vote"), tuple(voted)))
    if real := _real(words, events, first, chapter.last):
        blocks.append(Block(words.say("scene", "reality"), tuple(Line(text) for text in real)))
    if number + 1 < len(words.scenario.chapters):
        coming = words.scenario.chapters[number + 1]
        lines = [Line(coming.text.strip()), *_ahead(words, view, coming.last)]
        blocks.append(Block(words.say("scene", "next", title=coming.title), tuple(lines)))
    if todo := _first(words, view, k):
        blocks.append(Block(words.say("scene", "first"), tuple(todo)))
    fired = [words.scenario.happenings[one.args[0]].id for one in events if one.kind == "happening"]
    met = [one.args[0] for one in events if one.kind == "congress_beat" and one.args[1] == 0]
    links = articles(words, [chapter.id, *fired, *(["congress"] if met else []), "appointments", "central_committee"])
    span = words.say("scene", "span", first=words.month(first), last=words.month(chapter.last))
    kicker = words.say("scene", "closes", number=number + 1, span=span)
    text = words.say("scene", "closed", title=chapter.title)
    return Scene("chapter", view.month, kicker, chapter.title, text, -1, tuple(blocks), links)


def _decided(words: Words, events: list[Event], k: int) -> list[Line]:
    """Return the weightiest public matters of a chapter in the order they came, and who was elected."""
    voted = {one.month for one in events if one.kind == "carried"}
    weighed = [
        (_weight(words, one, voted), n)
        for n, one in enumerate(events)
        if one.audience == ALL and not (one.kind in ECHOES and (one.month in voted or one.kind in ECHOES[-2:]))
    ]
    weighed += [(90, n) for n, one in enumerate(events) if one.kind == "choice" and _grave(words, one)]
    chosen = sorted(n for value, n in sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:DECIDED] if value >= WORTH)
    me = words.scenario.seats[k]
    lines = []
    for n in chosen:
        one = events[n]
        said = words.event(one, k, cost=False)
        if one.kind == "choice":
            head = head_of(words, one.args[0], one.args[1], me)
            title = words.scenario.happenings[one.args[0]].title
            whose = "you" if one.args[2] == me else "other"
            said = words.say("scene", "choice", whose, title=title, what=head, who=one.args[2])
        lines.append(Line(words.say("scene", "dated", month=words.month_head(one.month), what=said)))
    for body in (POLITBURO,):
        told = elected(words, [one for one in events if one.kind == "elected"], body)
        if told:
            where = words.show(body, "body")
            lines.append(Line(words.say("scene", "elections", body=where, list=" ".join(told))))
    mine = verdict_line(words, events, k)
    lines += [Line(text) for text in mine.values()]
    return lines or [Line(words.say("scene", "nothing_decided"))]


def _weight(words: Words, event: Event, voted: set[int]) -> int:
    """Return what a matter weighs in a chapter: a new General Secretary first, then a contender's fall from the top."""
    item, seats = motion_of(event), words.scenario.seats
    if item is not None and event.kind in VOTES:
        if item.kind in (FILL, REMOVE) and item.a == chief(words.scenario):
            return GREATEST if event.kind == "carried" else GREATEST - 2
        if item.kind == RUNG and item.a in seats and item.b >= OUT_POLITBURO and event.kind == "carried":
            return GREATEST - 1
    if event.kind == "died" and event.args[0] in seats:
        return GREATEST - 1
    if is_chief(words.scenario, event):
        return 0 if event.month in voted and event.cause == "voted" else GREATEST  # the vote says it
    if event.kind == "left_body" and event.args[1] == POLITBURO and event.args[0] in seats:
        return 0 if event.month in voted else GREATEST - 1
    return worth(words, event)


def _grave(words: Words, event: Event) -> bool:
    return event.audience == ALL and words.scenario.happenings[event.args[0]].grave


def _changed(words: Words, was: Standing, now: Standing, names: list[Line], k: int) -> list[Line]:
    """Return what one had at the opening beside what one has now, as one believed and believes, men by name."""
    lines = []
    for key, old, new in (
        ("strength", (was.strength + 5) // 10, (now.strength + 5) // 10),
        ("delegates", was.delegates, now.delegates),
        ("men", was.men, now.men),
        ("standing", was.standing, now.standing),
        ("orthodoxy", was.orthodoxy, now.orthodoxy),
    ):
        told = words.say("scene", "row", key, old=old, new=new, by=new - old)
        lines.append(Line(told, GOOD if new > old else BAD if new < old else PLAIN))
        lines += names if key == "men" else []
    for key, tone, posts in (
        ("posts_won", GOOD, set(now.posts) - set(was.posts)), ("posts_lost", BAD, set(was.posts) - set(now.posts)),
    ):  # fmt: skip
        if posts:
            won = words.list_of([words.post(q) for q in sorted(posts)])
            lines.append(Line(words.say("scene", "row", key, names=won, many=len(posts)), tone))
    for key, tone, pacts in (
        ("pacts_made", GOOD, set(now.pacts) - set(was.pacts)), ("pacts_over", PLAIN, set(was.pacts) - set(now.pacts)),
    ):  # fmt: skip
        for name in dict.fromkeys(words.pact(x, k) for x in sorted(pacts)):
            lines.append(Line(words.say("scene", "row", key, pact=name), tone))
    if not now.pacts:
        lines.append(Line(words.say("scene", "row", "no_pacts")))
    return lines


def _goal(words: Words, was: Standing, now: Standing) -> list[Line]:
    """Return the lines of the goal as they stand, with what they stood at where that has changed."""
    old = {(step.code, step.args[:1] if step.code.startswith("aim_") else ()): step for step in was.steps}
    lines = []
    for step in now.steps:
        before = old.get((step.code, step.args[:1] if step.code.startswith("aim_") else ()))
        told = words.step(step)
        lost = before is not None and before.met and not step.met
        met = words.say("goal", "words", "met" if step.met else "lost" if lost else "open")
        if before is not None and before.have != step.have:
            told = words.say("scene", "step_was", step=told, was=before.have, met=met)
        else:
            told = words.say("scene", "step", step=told, met=met)
        worse = before is not None and step.code in FEWER and step.have > before.have
        lines.append(Line(told, BAD if lost or worse else GOOD if step.met else PLAIN))
    return lines


def _real(words: Words, events: list[Event], first: int, last: int) -> list[str]:
    """Return what really became of the great events one heard of; else the record of the last month."""
    told = []
    for one in events:
        if one.kind == "choice" and _grave(words, one):
            happening = words.scenario.happenings[one.args[0]]
            if happening.reality:
                told.append(words.say("scene", "really", title=happening.title, text=happening.reality.strip()))
    told = list(dict.fromkeys(told))[-3:]
    record = words.reality(last)
    if record and len(told) < 2:
        told.append(words.say("scene", "really", title=words.month_head(last), text=record))
    return told


__all__ = ["chapter_of", "closing", "opening", "stands"]
