"""What asks for the player: where each matter is dealt with, what happened lately, what stops quiet months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game import advice
from game.advice import Ask
from game.words import scenes
from game.world.kinds import POLITBURO

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
    "blamed": (), "overtaken": (), "report_vote": (), "theses": (), "theses_set": (), "floor": (), "counted": (),
    "place_offered": (2,), "place_given": (1, 2), "place_left": (1,), "bureau_vote": (),
    "resigned": (), "recanted": (), "names_asked": (0, 1), "named": (), "names_refused": (),
    "retouched": (), "exiled": (), "letter": (1,), "letter_opened": (0, 1), "letter_stopped": (0,),
    "deal_taken": (1,), "deal_refused": (1,), "resign_joined": (), "resign_declined": (1,), "warning": (),
    "street": (), "watched": (0,),
    "machine_up": (0,), "machine_down": (0,), "paramount": (), "choice": (), "country_turn": (),
    "plenum_called": (), "surprised": (0,), "hold_cancelled": (), "confessed": (), "believed": (),
}  # fmt: skip
LOUD = frozenset((
    "carried", "lost", "tied", "struck", "died", "pact_leaked", "pact_betrayed", "op_failed",
    "refused_by_committee", "chapter", "shock", "label", "label_sticks", "client_left", "told_target",
    "left_body"
))  # fmt: skip
# What stops quiet months when the player is named in it, and what stops them whoever is.
MINE_STOPS = frozenset((
    "op_done", "op_failed", "refused_by_committee", "hold_found", "published", "pact_betrayed",
    "told_target", "label", "case", "struck", "fell_ill", "came_to_nothing", "left_body", "client_left"
))  # fmt: skip
ANY_STOPS = frozenset(("died", "shock", "chapter", "pact_leaked"))


def mine(app: App) -> list[Ask]:
    """Return what asks for the player this month, the most pressing first."""
    if app.session is None or app.seat < 0 or app.session.over:
        return []
    return app.memo("asks", lambda: advice.asks(app.view, app.seat))


def place(ask: Ask) -> tuple[str, dict[str, Any]] | None:
    """Return the screen where a matter is dealt with and its parameters, None where there is only the desk."""
    if ask.code in ("item", "item_on_me"):
        return "vote", {"item": ask.args[0]}
    if ask.code == "label":
        return "compose", {"kind": "write", "chosen": (2,)}
    if ask.code == "vacant":
        return "compose", {"kind": "appoint", "chosen": (ask.args[0],)}
    if ask.code == "loose":
        return "person", {"person": ask.args[0]}
    if ask.code == "op_seen":
        return "card_index", {}
    if ask.code == "bloc":
        return "pacts", {}
    if ask.code in ("staff_free", "own_act"):
        return "compose", {}
    if ask.code == "congress":
        return "chain", {}
    return None


def lately(app: App, limit: int = 40) -> list[Event]:
    """Return what concerned the player since his desk was last closed, loud things first, at most `limit`."""
    if app.session is None:
        return []
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    found = []
    for event in app.session.heard(app.seat, app.heard):
        places = CONCERN.get(event.kind)
        if places is None:
            continue
        if not places or any(event.args[n] == me for n in places if n < len(event.args)):
            found.append(event)
    found.sort(key=lambda event: (event.kind not in LOUD, me not in event.args))
    return found[:limit]


def told(app: App) -> list[tuple[Event, str, bool]]:
    """Return what happened lately in words and whether it is loud: one's own elections first, then great events."""
    found = lately(app)
    verdicts = scenes.verdict_line(app.words, app.game.heard(app.seat, app.heard), app.seat)
    lines = [(event, text, True) for event, text in verdicts.items()]
    for event in found:
        if event in verdicts or (verdicts and event.kind == "elected" and event.args[1:] == (POLITBURO, 2)):
            continue  # told with the verdict
        great = event.kind == "elected" or scenes.is_great(app.game, event, app.me)
        lines.append((event, app.words.event(event, app.seat), event.kind in LOUD or great))
    first = {"bureau_vote": 0, "elected": 1, "choice": 2}
    return sorted(lines, key=lambda line: first.get(line[0].kind, 3) if line[2] else 3)


def stops(app: App) -> bool:
    """Tell whether the quiet months end here: something happened to the player or will be voted."""
    session = app.session
    if session is None or session.decision is None or session.decision.kind != "desk":
        return True
    if app.scenes_due():
        return True
    me = app.scenario.seats[app.seat]
    for event in lately(app):
        if event.kind in ANY_STOPS or (
            event.kind in MINE_STOPS
            and any(
                event.args[n] == me
                for n in CONCERN[event.kind] or range(min(3, len(event.args)))
                if n < len(event.args)
            )
        ):
            return True
    return any(
        ask.weight >= advice.SOON and ask.code not in ("congress", "health", "case", "vacant", "bloc")
        for ask in mine(app)
    )


__all__ = ["LOUD", "lately", "mine", "place", "stops", "told"]
