"""What asks for the player: where each matter is dealt with, what happened lately, what stops quiet months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game import advice
from game.advice import Ask
from game.words import losses
from game.words.label_story import label_story
from game.world.kinds import CONFIDENCE, READMIT, RUNG

if TYPE_CHECKING:
    from game.ui.app import App
    from game.world.event import Event

# Events that concern a contender -> the places of the persons concerned; none: they concern everybody.
CONCERN: dict[str, tuple[int, ...]] = {
    "op_failed": (0,), "op_done": (0,), "refused_by_committee": (2,), "client_left": (1, 2),
    "client_gained": (1,), "hold_found": (0,), "published": (), "pact_signed": (), "pact_leaked": (),
    "pact_lapsed": (), "pact_betrayed": (), "pact_joined": (), "pact_refused": (1,), "told_target": (),
    "label": (), "label_sticks": (0,), "label_cleared": (0,), "case": (), "struck": (), "fell_ill": (),
    "died": (), "shock": (), "hold_defied": (), "op_noticed": (0, 4), "caught_watching": (), "unmasked": (),
    "crossed_out": (1,), "came_to_nothing": (0,), "elected": (0,), "left_body": (), "word_told": (1,),
    "won_over": (0,), "chapter": (), "carried": (), "lost": (), "tied": (), "line_moved": (), "measure": (),
    "blamed": (), "overtaken": (), "report_vote": (), "own_delegations": (), "theses": (),
    "theses_set": (), "floor": (), "counted": (),
    "place_offered": (2,), "place_given": (1, 2), "place_left": (1,), "bureau_vote": (),
    "resigned": (), "recanted": (), "names_asked": (0, 1), "named": (), "names_refused": (),
    "retouched": (), "exiled": (), "letter": (1,), "letter_opened": (0, 1), "letter_stopped": (0,),
    "deal_taken": (1,), "deal_refused": (1,), "resign_joined": (), "resign_declined": (1,), "warning": (),
    "street": (), "watched": (0,),
    "machine_up": (0,), "machine_down": (0,), "paramount": (), "choice": (), "country_turn": (),
    "plenum_called": (), "surprised": (0,), "hold_cancelled": (), "confessed": (), "believed": (),
}  # fmt: skip
# The same, told at the desk alone.
AT_DESK: dict[str, tuple[int, ...]] = CONCERN | {
    "pact_kept": (), "pact_renounced": (), "pact_renewed": (), "pact_contradicted": (), "stake_lost": (),
    "trade_done": (), "vote_given": (), "price_paid": (), "caucus_broken": (), "debt": (0, 1), "owed_vote": (0, 1),
    "hold_pressed": (1,),
    "appointed": (0,), "relieved": (0,), "called_up": (1,), "op_seen": (0,), "inspected": (0,), "hold_yielded": (0,),
    "money_wasted": (0,), "fresh_want": (0,), "quoted": (1,), "stirred": (2,), "dragged": (0,), "resign_asked": (1,),
    "man_lost": (1,), "man_moved": (1,), "man_struck": (1,), "man_unseated": (1,), "paper_gone": (0,),
}  # fmt: skip
LABELS = ("label", "stuck")  # what asks where a word hangs on him
# What may ask for him for many months: quiet ones do not end at it.
_STANDING = ("congress", "election", "health", "case", "vacant", "bloc", "exposed")
ON_PERSONS = (RUNG, READMIT, CONFIDENCE)  # motions whose `a` is a person
LOUD = frozenset((
    "carried", "lost", "tied", "struck", "died", "pact_leaked", "pact_betrayed", "op_failed",
    "refused_by_committee", "chapter", "shock", "label", "label_sticks", "client_left", "told_target",
    "left_body", "man_lost", "man_moved", "man_struck", "man_unseated", "paper_gone"
))  # fmt: skip
# What stops quiet months when the player is named in it, and what stops them whoever is.
MINE_STOPS = frozenset((
    "op_done", "op_failed", "refused_by_committee", "hold_found", "published", "pact_betrayed",
    "told_target", "label", "case", "struck", "fell_ill", "came_to_nothing", "left_body", "client_left",
    "man_lost", "man_moved", "man_struck", "man_unseated", "paper_gone"
))  # fmt: skip
ANY_STOPS = frozenset(("died", "shock", "chapter", "pact_leaked"))


def mine(app: App) -> list[Ask]:
    """Return what asks for the player this month, the most pressing first."""
    if app.session is None or app.seat < 0 or app.session.over:
        return []
    decision = app.session.decision
    closed = decision is not None and decision.kind != "desk"

    def found() -> list[Ask]:  # what could still be ordered asks for him only while it can be
        every = advice.asks(app.view, app.seat)
        left = losses.gone(app.game, app.seat)  # whom he has heard to be another's asks for nothing
        every = [ask for ask in every if ask.code != "loose" or ask.args[0] not in left]
        filled = [args for seat, kind, args in app.view.orders if seat == app.seat and kind == "appoint"]
        posts = {args[0] for args in filled}  # what was ordered this month asks no more
        every = [ask for ask in every if ask.code != "vacant" or ask.args[0] not in posts]
        return [ask for ask in every if not closed or ask.code not in ("own_act", "staff_free")]

    return app.memo("asks", found)


def place(ask: Ask) -> tuple[str, dict[str, Any]] | None:
    """Return the screen where a matter is dealt with and its parameters, None where there is only the desk."""
    if ask.code in ("item", "item_on_me"):
        return "vote", {"item": ask.args[0]}
    if ask.code in LABELS:
        return "compose", {"kind": "write", "chosen": (2,)}
    if ask.code == "vacant":
        return "compose", {"kind": "appoint", "chosen": (ask.args[0],)}
    if ask.code == "loose":
        return "person", {"person": ask.args[0]}
    if ask.code == "op_seen":
        return "card_index", {}
    if ask.code == "exposed":
        return "posts", {"post": ask.args[0]}
    if ask.code == "bloc":
        return "pacts", {}
    if ask.code in ("staff_free", "own_act"):
        return "compose", {}
    if ask.code == "election":
        return "scene", {"election": True}
    if ask.code == "congress":
        return "chain", {}
    return None


def told(app: App, ask: Ask) -> str:
    """Say what asks for the player, with what the game so far has to add to it."""
    story = label_story(app.words, app.game, app.seat, ask.args[0]) if ask.code in LABELS else ""
    return f"{app.words.ask(ask, app.view)} {story}".rstrip()


def lately(app: App, limit: int = 40) -> list[Event]:
    """Return what concerned the player since his desk was last closed, in the order it came, at most `limit`."""
    if app.session is None:
        return []
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    found = []
    for event in heard(app):
        places = AT_DESK.get(event.kind)
        if places is None:
            continue
        if not places or any(event.args[n] == me for n in places if n < len(event.args)):
            found.append(event)
    if len(found) > limit:  # what is loud or names him is not left out
        kept = sorted(found, key=lambda event: (event.kind not in LOUD, me not in event.args))[:limit]
        found = [event for event in found if event in kept]
    return found


def heard(app: App) -> list[Event]:
    """Return what the player has heard since his desk was last closed, and what he has lost without hearing of it."""
    game = app.game
    since = game.events[app.heard].month if app.heard < len(game.events) else game.state.month
    return app.memo(
        ("heard", app.heard),
        lambda: losses.with_losses(game, app.seat, game.heard(app.seat, app.heard), since),
    )


def stops(app: App, free: bool = False) -> bool:
    """Tell whether the quiet months end here: something happened to the player or will be voted.

    Work that his staff has done ends them only where no place on it was `free` in the month before: who passed that
    month with one need not be told at each further piece of work that another is.
    """
    session = app.session
    if session is None or session.decision is None or session.decision.kind != "desk":
        return True
    if app.scenes_due():
        return True
    me = app.scenario.seats[app.seat]
    for event in lately(app):
        if event.kind == "op_done" and free:
            continue
        if event.kind in ANY_STOPS or (
            event.kind in MINE_STOPS
            and any(
                event.args[n] == me
                for n in AT_DESK[event.kind] or range(min(3, len(event.args)))
                if n < len(event.args)
            )
        ):
            return True
    return any(
        ask.weight >= advice.SOON and ask.code not in _STANDING
        for ask in mine(app)
    )


__all__ = ["LOUD", "heard", "lately", "mine", "place", "stops", "told"]
