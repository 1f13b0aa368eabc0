"""The teacher's key: what answers each question of a worksheet, from the game's own truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.rules import lead, tally
from game.rules.measure import MEASURES
from game.session import Session
from game.words.about import motion_of
from game.words.course import has_record, parted, parting_text
from game.words.fates import losses
from game.words.hidden import false_reports, secret_pacts
from game.words.rollcall import Voter
from game.words.sentences import Words
from game.words.sheet_chain import Place
from game.words.turning import Turn
from game.words.turning_record import NEAR, about
from game.world.event import Event
from game.world.kinds import BLOC, CC, POLITBURO, Pact

if TYPE_CHECKING:
    from game.words.sheet import Game

SECRETS = 2  # pacts and false reports told by name; the rest is counted


def _places(game: Game) -> list[str]:
    """Say who is first, who sits in the Politburo, and who lost his seat there and when."""
    words, st, say = game.words, game.last, game.words.say
    sitting = [p for p, seat in enumerate(st.seat_pb) if seat == 2]
    lost = []
    for p, seat in enumerate(game.first.seat_pb):
        if seat != 2 or st.seat_pb[p] == 2:
            continue
        last = max((when for when, one in game.session.months if one.seat_pb[p] == 2), default=game.first.month)
        lost.append(say("sheet", "key_lost", name=words.person(p), month=words.month(last)))
    out = [say("sheet", "key_first", winner=st.winner, name=words.person(st.winner))]
    out.append(say("sheet", "key_bureau", names=words.list_of([words.person(p) for p in sitting])))
    out.append(say("sheet", "key_fallen", n=len(lost), names=words.list_of(lost)))
    return out


# -- where it parted ------------------------------------------------------------------------------


def is_in_record(game: Game, turn: Turn) -> bool:
    """Tell whether the record of the months round a turning point names the man it is about."""
    p = about(turn)
    near = (text for month, text in game.session.scenario.reality if abs(month - turn.month) <= NEAR)
    return p >= 0 and any(game.session.scenario.people[p].short in text for text in near)


def parting(game: Game) -> Turn | None:
    """Return the first turning point about a man whom the record of those months does not name, if any.

    One about a contender comes before one about anybody else, whose post is seldom where a game parts.
    """
    found = [turn for turn in game.turns if about(turn) >= 0 and not is_in_record(game, turn)]
    return next((turn for turn in found if about(turn) in game.session.scenario.seats), found[0] if found else None)


def parting_lines(words: Words, session: Session) -> list[str]:
    """Say where a game left the record, [] for a scenario that has none beside it."""
    if not has_record(session.scenario):
        return []
    left = parted(session)
    return [parting_text(words, left) if left is not None else words.say("course", "kept")]


def _parted(game: Game) -> list[str]:
    words, say = game.words, game.words.say
    left = parting_lines(words, game.session)
    if not game.turns:
        return [*left, say("sheet", "no_turns")]
    first = parting(game)
    if first is None:
        out = [*left, say("sheet", "key_no_row")]
    else:
        out = [*left, say("sheet", "key_row", month=words.month(first.month), name=words.person(about(first)))]
    turn = max(game.turns, key=lambda one: (one.moved, -one.month))
    shift = _shift(game, turn)
    out.append(
        say(
            "sheet", "key_decision", month=words.month(turn.month), text=words.event(turn.event), name=shift[0],
            was=shift[1], now=shift[2],
        )
    )
    flipped = turned_by(turn.event)
    if flipped:
        out.append(say("sheet", "key_otherwise", n=flipped))
    return out


def _shift(game: Game, turn: Turn) -> tuple[str, int, int]:
    """Return whose strength moved most within two months of a vote, and from what to what, in a hundred."""
    months = dict(game.session.months)
    was = lead.lead(months.get(turn.month, game.last))
    now = lead.lead(months.get(turn.month + 2, game.last))
    k = max(range(len(was)), key=lambda k: (abs(now[k] - was[k]), -k))
    return game.words.person(game.session.scenario.seats[k]), (was[k] + 5) // 10, (now[k] + 5) // 10


def turned_by(event: Event) -> int:
    """Return how many voters on the other side would have turned a vote by heads and simple majority, 0 for others."""
    item = motion_of(event)
    if item is None or item.body not in (CC, POLITBURO) or tally.two_thirds(item):
        return 0
    margin = event.args[1] - event.args[2]
    return (margin + 1) // 2 if event.kind == "carried" else -margin // 2 + 1


# -- what was hidden ------------------------------------------------------------------------------


def _hidden(game: Game) -> list[str]:
    words, say, roll = game.words, game.words.say, game.roll
    if roll is None:
        return [say("sheet", "no_vote")]
    out = []
    mover = words.person(roll.item.mover)
    for one in roll.few():
        name = words.person(one.line.person)
        if one.turned and one.freely:
            out.append(_voted_freely(game, one))
            continue
        hide = one.told
        if hide is None and not one.turned:
            out.append(say("sheet", "key_open", name=name, mover=mover))
            continue
        real = words.reason(hide.real) if hide is not None and hide.real is not None else ""
        counted = words.reason(hide.counted) if hide is not None and hide.counted is not None else ""
        what = "small" if hide is None else "unknown" if not counted else "not_so" if not real else "weighed"
        if one.turned:
            before, after = (words.show(line.amount, "points") for line in (one.before, one.line))
            told = say("sheet", "key_sums", name=name, mover=mover, before=before, sum=after)
            out.append(f"{told} {say('sheet', f'key_most_{what}', mover=mover, real=real, counted=counted)}")
        else:
            out.append(say("sheet", f"key_{what}", name=name, mover=mover, real=real, counted=counted))
    return [*out, say("sheet", "key_learn")]


def _voted_freely(game: Game, one: Voter) -> str:
    """Say of a voter that no reason explains his vote: a person held the seat, or chance turned a small sum."""
    words, p = game.words, one.line.person
    k = game.last.seat_index[p]
    side = words.say("sheet", "side", int(one.line.ayes > 0))
    person = int(k in game.session.humans())
    total = words.show(one.line.amount, "points")
    return words.say("sheet", "key_freely", name=words.person(p), sum=total, side=side, person=person)


# -- the chain and strength -----------------------------------------------------------------------


def _chain(game: Game) -> list[str]:
    words, say = game.words, game.words.say
    pairs = [(was, now) for was, now in zip(game.before, game.after, strict=True) if was.person >= 0]
    pairs.sort(key=lambda pair: (pair[0].delegates - pair[1].delegates, pair[0].seat))

    def line(key: str, was: Place, now: Place) -> str:
        return say(
            "sheet", key, name=words.person(was.person), posts=was.posts, posts_now=now.posts, sent=was.delegates,
            sent_now=now.delegates, members=was.members, members_now=now.members,
        )  # fmt: skip

    out = [line("key_grew", *pair) for pair in pairs if pair[1].delegates > pair[0].delegates]
    out += [line("key_shrank", *pair) for pair in reversed(pairs) if pair[1].delegates < pair[0].delegates]
    return [*(out or [say("sheet", "key_same")]), say("sheet", "key_lag")]


def _strength(game: Game) -> list[str]:
    words, say, st = game.words, game.words.say, game.last
    leads = lead.lead(st)
    order = sorted((one for one in game.after if one.person >= 0), key=lambda one: (-leads[one.seat], one.seat))
    first = next((one for one in order if one.person == st.winner), order[0])
    secretary = st.secretary()
    out = [
        say(
            "sheet", "key_strength", name=words.person(one.person), strength=one.strength,
            sent=one.delegates, members=one.members, posts=one.posts, secretary=int(one.person == secretary),
        )
        for one in order[:2]
    ]
    if secretary not in [one.person for one in order[:2]]:
        out.append(say("sheet", "key_secretary", who=secretary, name=words.person(secretary) if secretary >= 0 else ""))
    blocs = blocs_against(game.session, first.person)
    told = words.list_of([words.pact(one) for one in blocs[:SECRETS]])
    out.append(say("sheet", "key_blocs", n=len(blocs), name=words.person(first.person), first=told))
    seen = _underrated(game, first.seat)
    if seen is not None:
        when, thought, true = seen
        name = words.person(first.person)
        out.append(say("sheet", "key_seen", name=name, month=words.month(when), thought=thought, true=true))
    return [*out, *_secrets(game, game.session)]


def blocs_against(session: Session, p: int) -> list[Pact]:
    """Return the blocs that stood against a contender at the opening of any month, each once, in order of time."""
    found: dict[int, Pact] = {}
    for _, st in session.months:
        for one in st.pacts:
            if one.kind == BLOC and one.target == p:
                found.setdefault(one.id, one)
    return list(found.values())


def _underrated(game: Game, seat: int) -> tuple[int, int, int] | None:
    """Return when the others misjudged a contender's strength most: month, their mean, the truth, in a hundred."""
    best: tuple[int, int, int] | None = None
    for when, st in game.session.months:
        thought, true = (lead.mean_estimate(st, seat) + 5) // 10, (lead.lead(st)[seat] + 5) // 10
        if best is None or abs(thought - true) > abs(best[1] - best[2]):
            best = when, thought, true
    return best if best is not None and best[1] != best[2] else None


def _secrets(game: Game, session: Session) -> list[str]:
    """Tell the pacts signed in secret and the false reports: how many, and the first of each."""
    words, say = game.words, game.words.say
    pacts = [event for event in secret_pacts(session) if words.knows_pact(event.args[0], -1)]
    false = false_reports(session)
    out = []
    for key, found in (("key_pacts", pacts), ("key_false", false)):
        told = [say("sheet", "dated", month=words.month(one.month), text=words.event(one)) for one in found[:SECRETS]]
        out.append(say("sheet", key, n=len(found), first=len(told), list=" ".join(told)))
    return out


# -- the cost and the model -----------------------------------------------------------------------


def _cost(game: Game) -> list[str]:
    """Say which measures of force were voted, when and by whom, and that those they reached had no vote."""
    words, say = game.words, game.words.say
    out = []
    voted = [(m, month, names) for m, month, names in game.last.minutes if MEASURES[m].coercive]
    for m, month, names in voted[:2]:
        some = words.list_of([words.person(p) for p in names[:8]])
        text = words.measure(m)
        out.append(
            say("sheet", "key_voted", measure=text, month=words.month(month), names=some, more=max(0, len(names) - 8))
        )
    if len(voted) > 2:
        out.append(say("sheet", "key_voted_more", n=len(voted) - 2))
    out.append(say("sheet", "key_no_vote" if voted else "key_none_voted"))
    return [*out, losses(words, game.last), say("fate", "lost_real"), say("fate", "toll_views")]


def _model(game: Game) -> list[str]:
    return [game.words.say("sheet", "key_model"), game.words.say("sheet", "key_model_record")]


ANSWERS: dict[str, Callable[[Game], list[str]]] = {
    "places": _places, "parted": _parted, "hidden": _hidden, "chain": _chain, "strength": _strength, "cost": _cost,
    "model": _model,
}  # fmt: skip

__all__ = ["ANSWERS", "about", "blocs_against", "is_in_record", "parting", "parting_lines", "turned_by"]
