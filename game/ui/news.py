"""What a person's month brought him: elections, great events, what was done to him, orders, pacts, goal; the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game import advice
from game.rules import lead
from game.rules.vote import target_of
from game.ui import asks
from game.ui.watching import report_of
from game.words import loosened, postponed, scenes, standing
from game.words.effect_motion import told_in_full
from game.words.press import is_chief
from game.words.word_given import behind
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import BLOC, POLITBURO, READMIT, Motion

if TYPE_CHECKING:
    from game.advice import Step
    from game.ui.app import App

SCENE, GOAL, DONE_TO, ORDERED, PACTS, MINE, OWN, HEARD = range(8)
DID = (ORDERED, OWN)  # what he did himself, or had done
SHOWN = 4  # events told of what moved a standing
RISE = 3  # votes more for one's removal that are worth a line

# Kinds of event that are done to the person in that place of their arguments.
TO_ME: dict[str, int] = {
    "told_target": 2, "label": 0, "label_sticks": 0, "case": 1, "struck": 0, "published": 1, "unmasked": 1,
    "hold_pressed": 1, "client_left": 1, "crossed_out": 1, "elected": 0, "left_body": 0, "exiled": 0, "warning": 0,
    "appointed": 0, "relieved": 0, "vacated": 0, "called_up": 1, "names_asked": 1, "word_told": 1, "blamed": 1,
    "quoted": 1, "stirred": 2, "caught_watching": 0, "op_seen": 0, "op_noticed": 0, "dragged": 0, "letter_stopped": 0,
    "fell_ill": 0, "died": 0, "paramount": 0, "resign_asked": 1, "readmitted": 0, "page_refused": 0,
    "man_lost": 1, "man_moved": 1, "man_struck": 1, "man_unseated": 1, "paper_gone": 0,
}  # fmt: skip
# Kinds that tell how an order went, of the person in that place.
OF_MINE: dict[str, int] = {
    "came_to_nothing": 0, "op_failed": 0, "op_done": 0, "refused_by_committee": 2, "won_over": 0, "machine_up": 0,
    "machine_down": 0, "watched": 0, "hold_found": 0, "inspected": 0, "hold_yielded": 0, "hold_defied": 0,
    "hold_cancelled": 0, "drive": 0, "money": 0, "money_wasted": 0, "fresh_want": 0, "served_client": 0,
}  # fmt: skip
# Kinds that tell what the person in that place did himself, whoever else heard of it.
OWN_ACT: dict[str, int] = {
    "published": 0, "unmasked": 0, "spoke": 0, "wrote": 0, "campaign": 0, "quotation": 0, "letter": 0, "street": 0,
    "street_broken": 0, "case": 0, "label": 2, "floor": 1, "theses": 1, "theses_set": 1, "mediated": 0,
    "conciliated": 0, "recanted": 0, "named": 0, "names_refused": 0, "confessed": 0, "resigned": 0, "retouched": 0,
    "took_floor": 0, "forced": 0, "force_failed": 0, "plenum_called": 0, "measure": 1, "budget": 1, "rested": 0,
}  # fmt: skip
OWN_BAD = ("unmasked", "street_broken", "force_failed")
PACT_PLACE: dict[str, int] = {
    "pact_signed": 0, "pact_joined": 0, "pact_leaked": 0, "pact_lapsed": 0, "pact_betrayed": 0, "pact_renounced": 0,
    "pact_kept": 0, "pact_renewed": 0, "pact_contradicted": 1, "pact_guessed": 1, "vote_given": 2, "price_paid": 2,
    "trade_done": 0, "caucus_broken": 1,
}  # fmt: skip
TO_PACTS: dict[str, tuple[int, ...]] = {"pact_refused": (0, 1), "stake_lost": (0,), "debt": (0, 1), "owed_vote": (0, 1)}
VOTED = ("carried", "lost", "tied")
GOOD = frozenset((
    "elected", "appointed", "op_done", "won_over", "machine_up", "machine_down", "hold_found", "hold_yielded",
    "client_gained", "label_cleared", "readmitted", "pact_signed", "pact_joined", "pact_renewed", "trade_done",
    "paramount", "served_client", "deal_taken", "drive", "money",
))  # fmt: skip
ENDS = ("pact_lapsed", "pact_betrayed", "pact_renounced", "pact_kept")  # good where a bloc was aimed at the reader
DEBTS: dict[int, bool | None] = {1: True, 2: None, 3: True}  # what became of a vote owed to the reader; else it is bad
CLIENT = ("client_left", "client_gained")
PLAIN = frozenset((
    "pact_kept", "pact_renounced", "watched", "inspected", "fresh_want", "vacated", "op_noticed", "vote_given",
    "price_paid", "pact_lapsed", "pact_guessed", "surprised", "place_offered", "place_given", "letter",
    "delayed", "put_off",
))  # fmt: skip


MORE = 60  # signs by which the whole has to be longer than what is told in short


class News(NamedTuple):
    """One line of the month: its rank, text, colour of mark, whether it is heard everywhere, the event of its scene."""

    rank: int
    text: str
    tone: str
    loud: bool = False
    scene: Event | None = None
    more: str = ""  # the whole of what is told in short, with what it binds to
    report: int = -1  # of a vote: the place of its report, which the line opens


def before(app: App) -> Facts | None:
    """Return what the seat knew when the month before opened, None where that is not kept."""
    from game.world.view import look

    session = app.session
    if session is None or app.seat < 0 or session.state.month <= session.scenario.start:
        return None
    past = session.state.month - 1
    found = next((state for month, state in reversed(session.months) if month == past), None)
    return app.memo("before", lambda: look(found, app.seat)) if found is not None else None


def months(app: App) -> list[News]:
    """Return the news of the month, what concerns the person most first."""
    me = app.me
    heads = _elections(app)
    found = [*_goal(app), *_standing(app)]
    for event in _told(app):
        if event.kind == "elected" and event.args[0] == me:
            if not heads or event.args[1:] != (POLITBURO, 2):  # else it is told with the verdict
                heads.append(_news(app, event, me)._replace(rank=SCENE))
        elif event.kind != "bureau_vote" or event.args[1] != me:
            found.append(_news(app, event, me))
    told = {one.text for one in found}
    found = heads + found + [one for one in _own(app) if one.text not in told]

    def order(one: News) -> tuple[bool, bool, bool, int]:
        heard = one.rank == HEARD
        return heard, one.rank != SCENE, not one.loud if heard else one.rank != SCENE and one.tone != "red", one.rank

    return sorted(found, key=order)


def _own(app: App) -> list[News]:
    """Return what the reader did himself since the last desk, told or not, and the conferences he visited."""
    game, me = app.game, app.me
    opened = game.opened[-2] if len(game.opened) > 1 else 0
    seen = {one.action.args[0] for one in game.log[opened:] if one.seat == app.seat and one.action.kind == "visit"}
    found = []
    for event in asks.heard(app):
        own = event.kind in OWN_ACT and event.args[OWN_ACT[event.kind]] == me
        if own or (event.kind == "local_conference" and event.args[1] in seen):
            one = _news(app, event, me)
            found.append(one._replace(rank=OWN, tone="ochre") if one.rank == HEARD else one)
    return found


def _elections(app: App) -> list[News]:
    """Return how votes on the person himself came out."""
    lines = []
    events = app.game.heard(app.seat, app.heard)
    into = {one.args[1]: one.args[2] for one in events if one.kind == "elected" and one.args[0] == app.me}
    for event, text in scenes.verdict_line(app.words, events, app.seat).items():
        level = into.get(event.args[0], 0)
        lines.append(News(SCENE, text, "blue" if level == 2 else "ochre" if level else "red", True))
    return lines


def _news(app: App, event: Event, me: int) -> News:
    more = said = told_in_full(app.words, app.view, app.seat, event)
    if event.kind in PACT_PLACE:  # what a bloc binds to is a page of its own: the tip tells it
        said = app.words.event(event, app.seat)
    told = event.kind in ("debt", "won_over")
    why = behind(app.words, app.view, app.seat, event, app.game.heard(app.seat)) if told else ""
    said += f" {why}" if why else ""
    if event.kind in postponed.KINDS and (late := postponed.told_of(app.words, app.view, app.seat, event)):
        said = late
    if event.kind == "man_lost":
        said = f"{said} {loosened.why(app.words, app.game, app.seat, event)}".rstrip()
    great = event.kind == "choice" and scenes.is_great(app.game, event, me)
    if great or scenes.elects(app.game, event) or scenes.is_fall(app.game, event, me):
        return News(SCENE, said, "ochre", True, event)
    rank = _rank(app, event, me)
    if event.kind in VOTED:
        motion = Motion(*event.args[4:])
        for_him = motion.mover == me or motion.kind == READMIT
        good = (event.kind == "carried") == for_him if rank < HEARD else None
    elif event.kind in ("debt", "owed_vote"):
        good = DEBTS.get(event.args[2], False) if event.args[1] == me else None
    elif event.kind == "client_left":
        good = event.args[2] == me
    elif rank == OWN or (rank == SCENE and event.args[0] != me):
        good = False if event.kind in OWN_BAD else None
    elif event.kind in PACT_PLACE:
        good = _bargain(app, event, me)
    else:
        good = None if event.kind in PLAIN else event.kind in GOOD
    tone = "line" if rank == HEARD else "ochre" if good is None else "blue" if good else "red"
    report = report_of(app, event) if event.kind in (*VOTED, "report_vote") else -1
    whole = more if len(more) > len(said) + MORE else ""
    return News(rank, said, tone, event.kind in asks.LOUD, more=whole, report=report)


def _bargain(app: App, event: Event, me: int) -> bool | None:
    """Tell whether what became of a pact is good for the reader: a bloc against him is bad, and its end good."""
    pact = app.words.known_pact(event.args[PACT_PLACE[event.kind]], app.seat)
    if pact is not None and pact.kind == BLOC and pact.target == me:
        return event.kind in ENDS
    if event.kind == "pact_betrayed" and me not in event.args[1:]:
        return None  # faith was broken with another
    return None if event.kind in PLAIN else event.kind in GOOD


def is_great(app: App, event: Event) -> bool:
    """Tell whether an event is news to all: a new General Secretary, a contender's fall, or such a vote put off."""
    if postponed.is_great(app.view, event):
        return True
    fell = event.kind == "left_body" and event.args[1] == POLITBURO and app.view.seat_index[event.args[0]] >= 0
    return fell or is_chief(app.scenario, event)


def _rank(app: App, event: Event, me: int) -> int:
    """Tell how near an event comes to a person."""
    kind, args = event.kind, event.args
    if is_great(app, event):
        return SCENE

    def at(n: int) -> bool:
        return n < len(args) and args[n] == me

    if kind in VOTED:
        motion = Motion(*args[4:])
        target = motion.a if motion.kind in asks.ON_PERSONS else -1
        past = before(app)  # who lost a post by it no longer holds it
        aimed = [target, target_of(app.view, motion), target_of(past, motion) if past is not None else -1]
        return ORDERED if motion.mover == me else DONE_TO if me in aimed else HEARD
    if kind in PACT_PLACE:
        pact = app.words.known_pact(args[PACT_PLACE[kind]], app.seat)
        mine = pact is not None and (me in pact.parties or pact.target == me)
        return PACTS if mine or any(at(n) for n in range(len(args)) if n != PACT_PLACE[kind]) else HEARD
    if kind in OF_MINE and at(OF_MINE[kind]):
        return ORDERED
    if kind in TO_ME and at(TO_ME[kind]):
        return DONE_TO
    if any(at(n) for n in TO_PACTS.get(kind, ())):
        return PACTS
    if kind in ("struck", "left_body", "died") and app.view.bound(me, args[0]):
        return PACTS  # what befalls a partner
    if kind in OWN_ACT and at(OWN_ACT[kind]):
        return OWN
    return MINE if any(at(n) for n in asks.AT_DESK.get(kind, ())) and kind != "believed" else HEARD


def _told(app: App) -> list[Event]:
    """Return the events since the last desk, several about one man's patron as the one they come to."""
    events = asks.lately(app)
    moves: dict[int, list[Event]] = {}
    for event in app.game.heard(app.seat, app.heard):  # also where he went from a third to a fourth
        if event.kind in CLIENT:
            moves.setdefault(event.args[0], []).append(event)
    loose = {ask.args[0] for ask in asks.mine(app) if ask.code == "loose"}
    joined = {event.args[0] for event in events if event.kind == "pact_joined"}
    out: list[Event] = []
    settled: set[int] = set()
    signed = [event.args[0] for event in events if event.kind == "pact_signed"]
    named = [x for x in signed if app.words.known_pact(x, app.seat) is not None]
    merged = {x for x in signed if x not in named and x < max(named, default=-1)}
    for event in events:
        man = event.args[0] if event.args else -1
        if event.kind in CLIENT:
            if man in moves:
                come = [one for one in _moved(moves.pop(man)) if app.me in one.args[1:]]
                settled.add(man)
                # Of one who came and does not follow yet, what asks for the reader says all there is.
                out += [one for one in come if man not in loose or one.args[-1] != app.me]
        elif event.kind == "believed" and (man in settled or any(app.me in one.args for one in moves.get(man, ()))):
            continue  # it is told by what he did
        elif event.kind == "pact_signed" and man in joined:
            continue  # who is new in it is told, and what it was before
        elif event.kind in ("pact_signed", "pact_joined") and man in merged:
            continue  # it was taken up into another within the month, and has no name any more
        else:
            out.append(event)
    return out


def _moved(events: list[Event]) -> list[Event]:
    """Return what several events about one man's patron come to: from whom to whom, nothing where he is back."""
    first, last = events[0], events[-1]
    if first is last:
        return [first]
    start = first.args[1] if first.kind == "client_left" else -1
    end = last.args[2] if last.kind == "client_left" else last.args[1]
    if start == end:
        return []
    if start < 0:
        return [last._replace(kind="client_gained", args=(first.args[0], end))]
    return [last._replace(kind="client_left", args=(first.args[0], start, end))]


def _goal(app: App) -> list[News]:
    """Return what changed in the goal since the month before: a line reached or lost, more who would vote him out."""
    now, then = goal_now(app), goal_before(app)
    found: list[News] = []
    for step, old in zip(now, then, strict=False):
        if step.code != old.code:
            continue
        text = app.words.step(step)
        if old.met and not step.met:
            found.append(News(GOAL, app.text("news.goal_lost", what=text, was=old.have), "red"))
        elif step.met and not old.met:
            found.append(News(GOAL, app.text("news.goal_reached", what=text), "blue"))
        elif step.code == "against" and step.have >= old.have + RISE:
            found.append(News(GOAL, app.text("news.goal_risen", what=text, was=old.have), "red"))
    return found


def _standing(app: App) -> list[News]:
    """Return a large change of the person's standing with what moved it."""
    past = before(app)
    if past is None:
        return []
    said = standing.month_line(app.words, app.game, app.seat, past, app.game.heard(app.seat, app.heard))
    tone = "blue" if app.view.standing[app.me] > past.standing[app.me] else "red"
    return [News(GOAL, said, tone)] if said else []


def goal_now(app: App) -> list[Step]:
    """Return the lines of the goal as they stand for the seat."""
    return app.memo("goal", lambda: advice.goal(app.view, app.seat, blows(app)))


def blows(app: App) -> list[advice.Blow]:
    """Return the blows the seat could strike at its rivals, counted once as long as the view is the same."""
    return app.memo("blows", lambda: advice.blows(app.view, app.seat))


def goal_before(app: App) -> list[Step]:
    """Return the lines of the goal as they stood for the seat a month before, none where that is not kept."""
    past = before(app)
    return app.memo("goal_before", lambda: advice.goal(past, app.seat)) if past is not None else []


def month_lines(app: App, k: int) -> list[str]:
    """Return how the strength and standing of seat k differ from those of the month before, part by part."""
    past = before(app)
    if past is None:
        return []
    p, month = app.scenario.seats[k], app.words.month(past.month)
    (files, stage), (files_before, stage_before) = _parts(app.view, app.seat, k), _parts(past, app.seat, k)
    lines = [
        app.text(
            "desk.strength_month", month=month, was=(files_before + stage_before + 5) // 10, files=(files + 5) // 10,
            files_was=(files_before + 5) // 10, stage=(stage + 5) // 10, stage_was=(stage_before + 5) // 10,
        ),
        app.text(
            "desk.standing_month", month=month, standing=app.view.standing[p], standing_was=past.standing[p],
            orthodoxy=app.view.orthodoxy[p], orthodoxy_was=past.orthodoxy[p],
        ),
    ]  # fmt: skip
    if past.standing[p] != app.view.standing[p]:
        heard = app.game.heard(app.seat, app.heard)
        lines += [app.words.event(one, app.seat) for one in standing.moved(p, heard)[:SHOWN]]
        lines += [app.words.say("play", "standing_silent", n=past.tune.fade)] if standing.silent(app.view, p) else []
    return lines


def _parts(view: Facts, me: int, k: int) -> tuple[int, int]:
    """Return what seat k's strength is made of in the eyes of another, permille: files as believed, and the stage."""
    eye = view.eye[me]
    files = lead.organisation(view, view.believed_roots(me))[k]
    return eye * view.tune.org_weight * files // 10_000, (100 - eye) * lead.stage(view)[k] // 100


__all__ = ["DID", "HEARD", "SCENE", "News", "before", "blows", "goal_before", "goal_now", "month_lines", "months"]
