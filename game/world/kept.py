"""Which kept tables rest on which columns: what a writer of the State has to drop, and what it may leave standing."""

from __future__ import annotations

from typing import Any

ROOT_COLUMNS = frozenset({"patron", "loyalty", "gratitude", "owes"})
# Columns on which no kept table of power rests (rules/lead.py): writing them leaves those tables standing.
APART = frozenset({
    "orders", "offers", "queue", "votes", "agenda", "promises", "presses", "forecasts", "words", "acts",
    "spare", "quotes", "fired", "chosen", "asked", "alarmed", "marks", "measures", "minutes", "country", "holds", "ops",
    "bel_month", "bel_source", "plants", "case", "censured", "word_month", "absent", "health", "record",
    "trust", "lapsed", "slate", "conferences", "labels", "moved", "since", "vacant", "resigned", "retouches",
    "paramount",
    "confidence", "aim_mark", "struck_by", "returned", "sent_to", "defied",
    "momentum", "recants", "self_rung", "reprimands", "struck", "struck_rung", "precedents", "line_moved",
    "mood", "grievance", "seated_by", "seated_from", "habit",
})  # fmt: skip
FEELINGS = frozenset({"regard", "regard_open", "why_regard", "why_open"})
FELT = ("gain", "pool")  # kept tables that rest on them
FELT_BY_ALL = ("pool",)  # those of them that rest on what others than contenders feel
# Columns that nobody sees, or each seat otherwise: what rests on what everybody sees is left standing.
UNSEEN = frozenset({
    "patron", "loyalty", "bel_patron", "bel_loyalty", "bel_want", "want", "served", "eye", "ambition",
})  # fmt: skip
TIES = ("patron", "loyalty")  # of whom beliefs, and what is made of them, do not know
OF_BELIEF = ("est", "mean", "raw", "threat", "gain")
# What is kept of how a view shows things, by the columns it rests on.
SHOWN = {"pacts": "pacts", "holds": "holds", "served": "wants", "bel_want": "wants"}
# Columns that nothing kept rests on at all.
QUIET = APART - {"holds"}
# What the dearer tables of what everybody sees rest on; another column leaves them standing.
RESTS = {
    "cc": ("seat_cc", "seat_pb", "holder", "machine"),
    "org": ("seat_cc", "seat_pb", "holder", "machine"),
    "stage": ("standing", "orthodoxy", "cult", "posts_of", "life", "rung", "seat_cc", "seat_pb"),
}


def nothing_shown() -> dict[str, dict[int, Any]]:
    """Return the kept tables of how views show things, none made yet."""
    return {"pacts": {}, "holds": {}, "wants": {}}  # the values of SHOWN


def feels(tables: dict[Any, Any], felt: tuple[str, ...]) -> bool:
    """Tell whether kept tables hold one of those that rest on opinions."""
    for name in felt:  # noqa: SIM110 - asked at every change of an opinion
        if name in tables:
            return True
    return False
