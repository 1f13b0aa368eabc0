"""The chronicle of a game as a document: what was heard, month by month, and what each thing came of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from game import files
from game.play.action import OPERATIONS
from game.session import Session
from game.words import sheet_page
from game.words.about import motion_of, parts
from game.words.ended import why
from game.words.sentences import Words
from game.words.sheet import Block, Heading, Listing, Paragraph
from game.world.event import ALL, Event
from game.world.kinds import BUDGET, CONFIDENCE, FILL, LINE, MEASURE, READMIT, REMOVE, RUNG

_BY_A_VOTE = {
    "measure": (MEASURE,), "line_moved": (LINE,),
    "appointed": (FILL, REMOVE, BUDGET), "relieved": (FILL, REMOVE, BUDGET), "budget": (FILL, REMOVE, BUDGET),
    "struck": (RUNG, READMIT, CONFIDENCE), "readmitted": (RUNG, READMIT, CONFIDENCE),
    "resigned": (RUNG, READMIT, CONFIDENCE),
}  # fmt: skip


# What other events follow from: the kinds before, with the places of the arguments that are the same here and there.
_FOLLOWS: dict[str, tuple[tuple[str, tuple[tuple[int, int], ...]], ...]] = {
    "choice": (("happening", ((0, 0),)),),
    "op_done": (("op_started", ((0, 0), (1, 1), (2, 2), (3, 3))),),
    "op_failed": (("op_started", ((0, 0), (1, 1), (2, 2), (3, 3))),),
    "vacated": (("appointed", ((0, 0),)), ("struck", ((0, 0),)), ("died", ((0, 0),))),
    "left_body": (("struck", ((0, 0),)), ("died", ((0, 0),))),
    "exiled": (("struck", ((0, 0),)),),
    "elected": (("bureau_vote", ((0, 1), (1, 0))),),
    "died": (("failing", ((0, 0),)),),
    "recovered": (("fell_ill", ((0, 0),)),),
    "label_sticks": (("label", ((0, 0), (1, 1))),),
    "label_cleared": (("label", ((0, 0),)),),
    "hold_pressed": (("hold_found", ((2, 1),)),),
    "pact_refused": (("pact_offered", ((0, 1), (1, 0), (2, 2))),),
    "hold_yielded": (("hold_pressed", ((2, 2),)),),
    "hold_defied": (("hold_pressed", ((2, 2),)),),
    "hold_cancelled": (("hold_pressed", ((2, 2),)),),
    "published": (("hold_defied", ((2, 2),)), ("hold_found", ((2, 1),))),
    "named": (("names_asked", ((0, 1),)),),
    "names_refused": (("names_asked", ((0, 1),)),),
    "money_wasted": (("money", ((0, 0), (1, 1))),),
    "stake_lost": (("pact_betrayed", ((0, 1),)),),
    "measure_effect": (("measure", ((0, 0),)),),
    "blamed": (("measure", ((0, 0),)),),
    **{f"pact_{what}": (("pact_signed", ((0, 0),)),) for what in ("leaked", "lapsed", "betrayed", "renounced", "kept")},
}
# What a short chronicle leaves out: what only leads to what is told, and what is told at the desk month by month.
_STEPS = frozenset((
    "month", "called", "session", "order_of_names", "took_floor", "by_circulation", "op_started", "believed", "cadre",
    "minuted", "congress_beat", "conferences_settled", "local_conference", "op_seen", "paper_gone", "tabled", "spoke",
    "debt", "owed_vote", "watched", "word", "pact_offered", "not_believed", "op_answered",
))  # fmt: skip
# And what others do from day to day.
_ROUTINE = frozenset((
    "wrote", "campaign", "money_wasted", "money", "budget", "machine_up", "machine_down", "vacated",
    "quoted", "surprised", "fresh_want", "conciliated", "mediated", "recovered", "rested", "warning", "op_done",
    "op_failed", "op_noticed", "word_told", "pact_refused", "client_gained",
    "client_left", "served_client", "shift", "hold_found", "won_over", "caucus", "stirred", "held_out",
))  # fmt: skip
_USUAL = ("recommended", "circulation", "voted")  # causes of posts filled that say nothing of one more than of another
FAR_BACK = 24  # months in which what an event followed from is looked for
LINKS = 6  # a chain has at most so many

Heard = Mapping[int, Sequence[Event]]  # what was heard, by month


def before(one: Event, heard: Heard) -> Event | None:
    """Return what an event followed from among those heard: the vote, the motion, the offer, the order before it."""
    same = heard.get(one.month, ())
    item = motion_of(one)
    if one.kind in ("carried", "lost", "tied") and item is not None:
        return next((other for other in same if other.kind == "tabled" and other.args[1:] == tuple(item)), None)
    wanted = _BY_A_VOTE.get(one.kind, ())
    if wanted:
        about = set(parts(one, "person" if RUNG in wanted else "post")) if {RUNG, FILL} & {*wanted} else {one.args[0]}
        for other in same:
            motion = motion_of(other)
            if other.kind in ("carried", "lost") and motion is not None and motion.kind in wanted and motion.a in about:
                return other
    for kind, places in _FOLLOWS.get(one.kind, ()):
        for month in range(one.month, one.month - FAR_BACK, -1):
            for other in reversed(heard.get(month, ())):
                if other.kind == kind and all(one.args[at] == other.args[there] for at, there in places):
                    return other
    return None


def causes(words: Words, one: Event, heard: Heard, seat: int) -> list[str]:
    """Say what an event came of, link by link: its own cause, then the vote or motion before it, and so on."""
    out = []
    if words.has("chronicle", "causes", one.cause):  # what came to nothing says itself why
        out.append(words.say("chronicle", "causes", one.cause))
    link, key, last = before(one, heard), "came_of", one
    for _ in range(LINKS):
        if link is None or link is one:
            break
        told = words.event(link, seat)
        if link.month != last.month:
            told = words.say("chronicle", "dated", month=words.month(link.month), what=told)
        out.append(words.say("chronicle", key, what=told))
        last, key = link, "and_that"
        link = before(link, heard)
    return out


def write(
    session: Session,
    words: Words,
    seat: int,
    events: Sequence[Event],
    filters: Sequence[str] = (),
    folder: Path | None = None,
    short: bool = False,
) -> list[Path]:
    """Write events as HTML and Markdown beside the worksheets or into a folder; nothing is overwritten.

    `events` are oldest first, `filters` say in words what was asked for, a `short` one leaves out what is routine.
    Raises StorageError with a sentence.
    """
    made = [page(session, words, seat, events, filters, short)]
    title = words.say("chronicle", "title", title=words.scenario.title)
    parts = {
        ".html": sheet_page.to_html(title, made, words.language, readers=("chronicle",)).encode(),
        ".md": sheet_page.to_markdown(made).encode(),
    }
    who = session.scenario.people[session.scenario.seats[seat]].id if seat >= 0 else "watched"
    year, month = divmod(session.state.month, 12)
    stem = f"{session.scenario.id}-{session.seed}-{who}-{year}-{month + 1:02d}"
    return files.write_new(folder or files.home() / "chronicles", stem, parts)


def page(
    session: Session, words: Words, seat: int, events: Sequence[Event], filters: Sequence[str], short: bool = False
) -> list[Block]:
    """Return the chronicle as the blocks of one document: whose it is, what was asked for, and each month's entries."""
    say = words.say
    whose = words.person(session.scenario.seats[seat]) if seat >= 0 else ""
    month = words.month(session.state.month)
    out: list[Block] = [
        Heading(1, say("chronicle", "title", title=words.scenario.title)),
        Paragraph(say("chronicle", "head" if whose else "head_watched", who=whose, month=month, seed=session.seed)),
    ]
    if session.over:
        out += [Paragraph(say("chronicle", "opened"))] if whose else []
        out.append(Paragraph(why(words, session)))
        for _, st in session.months:  # then every pact can be named
            words.learn(st)
    key = "short" if short else "whole"
    shown = say("chronicle", "filtered", list="; ".join(filters)) if filters else say("chronicle", key)
    out += [Paragraph(shown, "note"), Paragraph(say("chronicle", "marks"), "small")]
    heard: dict[int, list[Event]] = {}
    for one in session.heard(seat):
        heard.setdefault(one.month, []).append(one)
    by_month: dict[int, list[tuple[str, str]]] = {}
    me = session.scenario.seats[seat] if seat >= 0 else -1
    events = [one for one in events if not short or not _routine(one, me)]
    listed = set(events)
    chosen = {(one.month, one.args[0], one.args[2]) for one in events if one.kind == "choice"}
    for one in events:
        if one.kind == "happening" and (one.month, *one.args) in chosen:
            continue  # the choice that follows names it
        link = before(one, heard)
        if short and link is not None and one.kind == "appointed" and link.kind == "carried" and link in listed:
            continue  # the vote names him and the post
        text = words.event(one, seat)
        if short and link is not None and link.kind == "tabled":
            text = f"{text} {say('chronicle', 'moved_by', viewer=seat, who=link.args[0])}"
        text = text if one.audience == ALL else say("chronicle", "secret_mark", text=text)
        above = link is not None and link in listed and link.month == one.month  # it stands there already
        told = [] if above else causes(words, one, heard, seat)
        if short:  # the step before it; how that came about stands there
            step = link is None or link.kind in _STEPS
            told = [] if one.cause in _USUAL or step else told[:1]
        by_month.setdefault(one.month, []).append((text, " ".join(told)))
    for at, lines in sorted(by_month.items()):
        out += [Heading(2, words.month_head(at)), Listing(_once(words, lines) if short else lines)]
    return out if by_month else [*out, Paragraph(say("chronicle", "none"))]


def _routine(one: Event, me: int) -> bool:
    """Tell whether a short chronicle leaves an event out: a step on the way to one told, or routine of another."""
    if one.kind in ("op_done", "op_failed") and OPERATIONS[one.args[1]] == "appoint":
        return True  # who was appointed is told
    return one.kind in _STEPS or (one.kind in _ROUTINE and (me < 0 or me not in one.args))


def _once(words: Words, lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the entries of a month, those that read alike told once with how many there were."""
    many: dict[tuple[str, str], int] = {}
    for one in lines:
        many[one] = many.get(one, 0) + 1
    return [(words.say("chronicle", "times", text=text, n=n), told) for (text, told), n in many.items()]


__all__ = ["before", "causes", "page", "write"]
