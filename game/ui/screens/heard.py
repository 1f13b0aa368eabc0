"""Sorting what was heard: whom and what an event is about, of which kind it is, how much it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.words import press
from game.words.about import motion_of, parts
from game.world.event import ALL, Event

if TYPE_CHECKING:
    from game.ui.app import App

# kind of the chronicle -> kinds of events
GROUPS: dict[str, tuple[str, ...]] = {
    "posts": (
        "appointed",
        "refused_by_committee", "relieved", "called_up", "man_moved", "man_struck", "man_unseated",
        "vacated",
        "resigned",
        "resign_offer",
        "resign_asked",
        "resign_joined",
        "resign_declined",
        "budget", "money_wasted", "appeals",
        "money",
        "machine_up",
        "machine_down",
    ),
    "votes": (
        "session",
        "called",
        "carried",
        "lost",
        "tied",
        "amended",
        "withdrawn",
        "referred",
        "delayed",
        "forced",
        "force_failed",
        "put_off",
        "overtaken",
        "taken_first",
        "kept_off",
        "order_of_names",
        "took_floor",
        "minuted",
        "word_shaken",
        "debt",
        "by_circulation",
        "called_to_table",
        "after",
        "tabled",
        "line_moved",
        "measure",
        "struck",
        "readmitted",
        "warning",
        "exiled",
        "deal_asked",
        "deal_taken",
        "deal_refused",
        "document_read",
        "confidence",
        "word",
        "word_told",
        "plenum_called",
    ),
    "congress": (
        "elected",
        "left_body",
        "congress_date",
        "congress_beat",
        "theses",
        "theses_set",
        "local_conference",
        "conferences_settled",
        "slate_bargain",
        "place_offered",
        "place_given",
        "place_left",
        "floor",
        "report_vote",
        "own_delegations",
        "counted",
        "bureau_vote",
        "crossed_out",
    ),
    "pacts": (
        "pact_offered",
        "pact_signed",
        "pact_refused",
        "pact_joined",
        "pact_leaked",
        "pact_lapsed",
        "pact_betrayed",
        "pact_renounced",
        "pact_kept",
        "told_target",
        "pact_renewed",
        "pact_contradicted",
        "pact_guessed",
        "renewal_offered",
        "stake_lost",
        "vote_given",
        "price_paid",
        "trade_done",
        "caucus",
        "caucus_broken",
        "smooth_session",
        "conciliated",
        "mediated",
        "stirred",
    ),
    "words": (
        "spoke",
        "wrote",
        "campaign",
        "label",
        "label_sticks",
        "label_cleared",
        "page_refused",
        "quoted",
        "quotation",
        "street", "street_broken",
        "shift",
        "recanted",
        "names_asked",
        "named",
        "names_refused",
        "retouched",
        "letter",
        "letter_opened",
        "letter_stopped",
        "held_out",
    ),
    "files": (
        "watched",
        "caught_watching",
        "inspected",
        "hold_found",
        "hold_pressed",
        "hold_yielded",
        "hold_defied",
        "owed_vote",
        "paper_answered",
        "false_report",
        "report_false",
        "not_believed",
        "hold_cancelled",
        "confessed",
        "published", "paper_gone",
        "unmasked",
        "case",
        "believed",
        "surprised",
    ),
    "work": (
        "op_started",
        "op_seen",
        "op_noticed", "vetted", "rival_project", "served_client",
        "op_answered",
        "fresh_want",
        "op_done",
        "op_failed",
        "came_to_nothing",
        "won_over",
        "client_left", "man_lost",
        "client_gained",
        "drive",
        "rested",
    ),
    "events": (
        "happening",
        "choice",
        "shock",
        "chapter",
        "died",
        "fell_ill",
        "recovered",
        "failing",
        "dragged",
        "measure_effect",
        "line_judged",
        "blamed",
        "country_turn",
        "cadre",
        "paramount",
        "leader",
        "ended",
    ),
}
GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

def about(what: Event, p: int) -> bool:
    """Tell whether an event names a person."""
    return p in parts(what, "person")


def is_public(what: Event) -> bool:
    """Tell whether everybody learns of it."""
    return what.audience == ALL


def weight(app: App, what: Event) -> int:
    """Give how much an event weighs on a front page, 0 when it is not for print."""
    return press.weight(app.words, what)


def in_month(events: list[Event], month: int) -> list[Event]:
    """Give the events of one month."""
    return [one for one in events if one.month == month]


__all__ = ["GROUPS", "GROUP_OF", "about", "in_month", "is_public", "motion_of", "parts", "weight"]
