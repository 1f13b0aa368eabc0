"""A worksheet for a class, made from a game that is over: two pages for pupils and a third with the teacher's key."""

from __future__ import annotations

from typing import NamedTuple

from game.rules import aim, ending
from game.rules.measure import MEASURES
from game.session import Session
from game.words import sheet_key
from game.words.cases import capital
from game.words.ended import why
from game.words.fates import costs
from game.words.pressure import pressure
from game.words.rollcall import Roll, telling
from game.words.sentences import Words
from game.words.sheet_chain import Place, places
from game.words.turning import Turn, turning_points, with_mover
from game.words.turning_record import record_of
from game.world.kinds import DEAD, EXILE, JOINT, OUT_PARTY
from game.world.state import State

REASONS = 3  # of each voter, told to the pupils
QUESTIONS = ("places", "parted", "hidden", "chain", "strength", "cost", "model")
TERMS = ("bodies", "congress", "patron", "severity", "bloc")
_LINES = {"parted": 3, "strength": 3}  # to write on; more where the answer is a judgement
_OTHER = 2


class Heading(NamedTuple):
    """A heading: of the page (1) or of a part of it (2)."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A paragraph; `manner` is '', 'note' (set off) or 'small'."""

    text: str
    manner: str = ""


class Grid(NamedTuple):
    """A table: its headings, its rows, from which column on there are figures (0 for none), headings over several."""

    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    figures: int = 0
    groups: tuple[tuple[str, int], ...] = ()  # a text and over how many columns it stands


class Question(NamedTuple):
    """A question with lines to write on, or in the key the question and what answers it."""

    number: int
    text: str
    lines: int = 0
    answers: tuple[str, ...] = ()


class Listing(NamedTuple):
    """A list: each entry and, smaller beneath it, what is said of it ('' for nothing)."""

    entries: list[tuple[str, str]]


Block = Heading | Paragraph | Grid | Question | Listing


class Game(NamedTuple):
    """A game as the sheet reads it: whose it is, its turning points, the vote that is told, the chain at two dates."""

    session: Session
    words: Words
    me: int
    turns: list[Turn]
    roll: Roll | None
    first: State
    last: State
    before: list[Place]
    after: list[Place]


def read(session: Session, me: int = -1, like: Words | None = None) -> Game:
    """Read a game that is over; `me` is the person whose game it is, -1 for none; told in the language of `like`."""
    words = _fresh(session, like)
    for _, st in session.months:
        words.learn(st)
    words.learn(session.state)
    first, last = (session.months[0][1] if session.months else session.state), session.state
    turns = turning_points(session, me)
    return Game(session, words, me, turns, telling(session, me), first, last, places(first), places(last))


def _fresh(session: Session, like: Words | None) -> Words:
    """Return words that have learnt nothing yet, in the language of others."""
    return Words(like.scenario, like.language) if like is not None else Words(session.scenario)


def pages(session: Session, me: int = -1, like: Words | None = None) -> list[list[Block]]:
    """Return the three pages of the worksheet of a game that is over."""
    game = read(session, me, like)
    played = [*_head(game), *_timeline(game), *_vote(game), *_cost(game)]
    return [played, [*_terms(game), *_chain(game), *_questions(game)], _key(game)]


def title(session: Session, like: Words | None = None) -> str:
    """Return the title of the worksheet of a game."""
    words = _fresh(session, like)
    return words.say("sheet", "title", title=words.scenario.title)


# -- the first page -------------------------------------------------------------------------------


def _head(game: Game) -> list[Block]:
    words, session, st = game.words, game.session, game.last
    say = words.say
    sat = [session.scenario.seats[k] for k in session.humans()]
    names = words.list_of([words.person(p, "full") for p in sat])
    result = say("result", ending.RESULTS[st.result])
    if st.winner >= 0:
        result = say("sheet", "result", result=result, name=words.person(st.winner, "full"))
    rows: list[tuple[str, ...]] = [
        (say("sheet", "facts", "scenario"), words.scenario.title),
        (say("sheet", "facts", "seat"), say("sheet", "seat", n=len(sat), names=names)),
        (
            say("sheet", "facts", "span"),
            say("sheet", "span", first=words.month(game.first.month), last=words.month(st.month), seed=session.seed),
        ),
        (say("sheet", "facts", "outcome"), result),
        (say("sheet", "facts", "why"), why(words, session)),
    ]
    if game.me >= 0:
        own = standing(words, st, game.me)
        reached = int(aim.reached(st, game.me))
        text = say("sheet", "own", name=words.person(game.me), place=own, reached=reached)
        rows.append((say("sheet", "facts", "own"), text))
    mark = words.branch_mark(session.branches)
    if mark:
        rows.append((say("branch", "fact"), mark))
    out: list[Block] = [
        Heading(1, title(session, words)),
        Paragraph(say("sheet", "fields"), "small"),
        Grid(("", ""), rows),
        Paragraph(say("sheet", "about"), "note"),
    ]
    if session.resumed:
        out.append(Paragraph(say("sheet", "resumed", month=words.month(game.first.month)), "note"))
    return out


def standing(words: Words, st: State, p: int) -> str:
    """Return where a contender stands when the game is over, as a clause."""
    if st.life[p] == DEAD:
        key = "dead"
    elif st.rung[p] >= OUT_PARTY:
        key = "exile" if st.rung[p] >= EXILE else "out"
    else:
        key = "bureau" if st.seat_pb[p] == 2 else "committee" if st.seat_cc[p] == 2 else "member"
    return words.say("sheet", "place", key)


def _timeline(game: Game) -> list[Block]:
    words, say = game.words, game.words.say
    rows: list[tuple[str, ...]] = []
    for turn in game.turns:
        real = record_of(words, game.session, turn) or say("sheet", "no_record")
        rows.append((words.month_head(turn.month), with_mover(words, turn), real))
    out: list[Block] = [Heading(2, say("sheet", "timeline"))]
    out += [Paragraph(text) for text in sheet_key.parting_lines(words, game.session)]
    if not rows:
        return [*out, Paragraph(say("sheet", "no_turns"))]
    columns = say("sheet", "month"), say("sheet", "here"), say("sheet", "there")
    return [*out, Grid(columns, rows)]


def votes(game: Game, weight: int, body: int) -> int:
    """Return a weight in votes: at a joint plenum a member weighs six."""
    return (weight + 3) // 6 if body == JOINT else weight


def _vote(game: Game) -> list[Block]:
    words, say, roll = game.words, game.words.say, game.roll
    out: list[Block] = [Heading(2, say("sheet", "vote"))]
    if roll is None:
        return [*out, Paragraph(say("sheet", "no_vote"))]
    item = roll.item
    out.append(
        Paragraph(
            say(
                "sheet", "moved", month=words.month(roll.event.month), mover=words.person(item.mover),
                body=words.show(item.body, "body"), motion=words.motion(item), kind=roll.event.kind,
                ayes=votes(game, roll.result.ayes, item.body), noes=votes(game, roll.result.noes, item.body),
                own_ayes=votes(game, roll.expected.ayes, item.body),
                own_noes=votes(game, roll.expected.noes, item.body),
            )
        )
    )
    rows = []
    for one in roll.few():
        told = list(words.reasons(one.line.reasons, REASONS))
        hide = one.told
        hidden = words.reason(hide.real) if hide is not None and hide.real is not None else ""
        if hidden and hidden not in told:
            told[-1:] = [hidden]
        sides = [say("sheet", "side", int(line.ayes > 0)) for line in (one.before, one.line)]
        total = words.show(one.line.amount, "points")
        reasons = say("sheet", "his_reasons", reasons="; ".join(told), freely=int(one.freely), sum=total)
        rows.append((words.person(one.line.person), *sides, reasons))
    head = tuple(say("sheet", key) for key in ("voter", "counted", "voted", "reasons"))
    return [*out, Grid(head, rows), Paragraph(say("sheet", "reasons_note"), "small")]


def _cost(game: Game) -> list[Block]:
    """Tell what force was voted and what it was likely to come to, with the record beside it."""
    words, say = game.words, game.words.say
    out: list[Block] = [Heading(2, say("sheet", "cost"))]
    used = dict.fromkeys(m for m, _, _ in game.last.minutes if MEASURES[m].coercive)
    named = words.list_of([words.measure(m) for m in used])
    came = pressure(words, game.session)
    out.append(Paragraph(" ".join(filter(None, (say("sheet", "force", n=len(used), names=named), came)))))
    found = costs(words, game.last)
    lines = [line.text for line in found if not line.after]
    note = say("fate", "toll_note" if lines else "toll_none")
    out += [Paragraph(" ".join([*lines, note])), Paragraph(say("terminal", "cost_real"))]
    # A game that stopped before its last month says nothing to pupils of years that nobody played.
    after = [line.text for line in found if line.after] if game.last.month >= game.session.scenario.end else []
    return [*out, *(Paragraph(say("fate", "toll_after", text=text), "small") for text in after)]


# -- the second page ------------------------------------------------------------------------------


def _chain(game: Game) -> list[Block]:
    words, say = game.words, game.words.say
    dates = [words.month(game.first.month), words.month(game.last.month)]
    rows = []
    for was, now in zip(game.before, game.after, strict=True):
        name = words.person(was.person) if was.person >= 0 else say("sheet", "nobody")
        both = [n for one in (was, now) for n in (one.posts, one.delegates, one.members, one.bureau, one.strength)]
        rows.append((name, *(str(n) if n >= 0 else "–" for n in both)))
    keys = ("posts", "delegates", "members", "bureau", "strength")
    head = ("", *(say("sheet", "column", key) for key in keys * 2))
    groups = (("", 1), *((capital(date), len(keys)) for date in dates))
    text = say("sheet", "chain_text", first=dates[0], last=dates[1])
    offices = [
        say("sheet", "secretary", month=capital(date), name=words.person(p) if p >= 0 else say("sheet", "nobody"))
        for date, p in zip(dates, (game.first.secretary(), game.last.secretary()), strict=True)
    ]
    note = Paragraph(say("sheet", "chain_note"), "small")
    who = Paragraph(" ".join(offices))
    return [Heading(2, say("sheet", "chain")), Paragraph(text), Grid(head, rows, 1, groups), who, note]


def _terms(game: Game) -> list[Block]:
    """Explain the words of the sheet and say in a line each who the contenders were."""
    words, say = game.words, game.words.say
    told = " ".join(say("sheet", "terms", key) for key in TERMS)
    out: list[Block] = [Heading(2, say("sheet", "terms_title")), Paragraph(told, "small")]
    rows = []
    for p in game.session.scenario.seats:
        one = words.scenario.people[p]
        first = " ".join(one.note.split()).split(". ")[0].rstrip(".")
        rows.append((f"{one.name} ({one.born})", f"{first}." if first else ""))
    return [*out, Heading(2, say("sheet", "people")), Grid(("", ""), list(rows))]


def _questions(game: Game) -> list[Block]:
    out: list[Block] = [Heading(2, game.words.say("sheet", "questions"))]
    for n, (key, text) in enumerate(questions(game)):
        out.append(Question(n + 1, text, _LINES.get(key, _OTHER)))
    return out


def questions(game: Game) -> list[tuple[str, str]]:
    """Return the questions of a game in order: the key of each and its words."""
    words, roll = game.words, game.roll
    out = []
    for key in QUESTIONS:
        if key == "hidden" and roll is None:
            continue
        mover = words.person(roll.item.mover) if roll is not None else ""
        out.append((key, words.say("sheet", "question", key, mover=mover)))
    return out


# -- the key --------------------------------------------------------------------------------------


def _key(game: Game) -> list[Block]:
    say = game.words.say
    out: list[Block] = [Heading(1, say("sheet", "key")), Paragraph(say("sheet", "caveat"), "note")]
    for n, (key, text) in enumerate(questions(game)):
        out.append(Question(n + 1, text, 0, tuple(sheet_key.ANSWERS[key](game))))
    return [*out, Paragraph(say("sheet", "statement"), "note")]


__all__ = [
    "Block", "Game", "Grid", "Heading", "Listing", "Paragraph", "Question", "pages", "questions", "read", "standing",
    "title", "votes",
]  # fmt: skip
