"""Events: what the rules report. Ids and numbers, never text (ARCHITECTURE, decision 5)."""

from __future__ import annotations

from typing import NamedTuple

ALL = -1  # audience of an event that everyone learns of


class Event(NamedTuple):
    """Something that happened: kind, month, arguments, who may know, and why.

    `args` have the types listed in KINDS; `audience` is a bit mask of seats, ALL for everyone.
    `cause` is a reason code or an empty string.
    """

    kind: str
    month: int
    args: tuple[int, ...]
    audience: int = ALL
    cause: str = ""


# kind -> types of its arguments, used by words.py and checked by a test.
# person, post, issue, body (index in BODIES), motion (nine numbers: see play.motion.pack), seat, number, month,
# points (signed), hold, pact (id), happening, choice, measure, rung, op (index in OPERATIONS), want, gathering.
KINDS: dict[str, tuple[str, ...]] = {
    "month": ("month",),
    "chapter": ("number",),
    "happening": ("happening", "person"),
    "choice": ("happening", "choice", "person"),
    "shock": ("number",),
    "died": ("person",),
    "fell_ill": ("person", "number"),
    "recovered": ("person",),
    "failing": ("person", "number"),
    "dragged": ("person", "points"),
    "appointed": ("person", "post", "person"),
    "refused_by_committee": ("person", "post", "person"),
    "vacated": ("person", "post"),
    "op_started": ("person", "op", "number", "number"),
    "op_noticed": ("person", "op", "number", "person"),
    "op_done": ("person", "op", "number", "number", "number"),
    "op_failed": ("person", "op", "number", "number"),
    "came_to_nothing": ("person", "number"),
    "won_over": ("person", "person", "points"),
    "client_left": ("person", "person", "person"),
    "client_gained": ("person", "person"),
    "machine_up": ("person", "post", "points"),
    "machine_down": ("person", "post", "points"),
    "drive": ("person", "number", "number"),
    "money": ("person", "post"),
    "watched": ("person", "person", "number"),
    "caught_watching": ("person", "person"),
    "inspected": ("person", "post", "number"),
    "hold_found": ("person", "hold"),
    "hold_pressed": ("person", "person", "hold", "number"),
    "hold_defied": ("person", "person", "hold"),
    "hold_cancelled": ("person", "person", "hold"),
    "confessed": ("person", "hold"),
    "leaked": ("person", "person", "hold", "number"),
    "published": ("person", "person", "hold", "number"),
    "unmasked": ("person", "person"),
    "pact_offered": ("person", "person", "person", "number"),
    "pact_signed": ("pact", "person", "number"),
    "pact_refused": ("person", "person", "person"),
    "pact_joined": ("pact", "person"),
    "pact_leaked": ("pact", "person"),
    "pact_lapsed": ("pact", "person"),
    "pact_betrayed": ("pact", "person", "person"),
    "pact_renounced": ("pact", "person"),
    "pact_kept": ("pact", "person"),
    "told_target": ("person", "person", "person"),
    "conciliated": ("person", "person", "points"),
    "spoke": ("person", "number", "number", "points"),
    "wrote": ("person", "number", "number", "points"),
    "campaign": ("person", "number", "number"),
    "label": ("person", "number", "person"),
    "label_sticks": ("person", "number"),
    "label_cleared": ("person", "number"),
    "quotation": ("person", "issue", "points"),
    "street": ("person", "number"),
    "case": ("person", "person", "number"),
    "case_answered": ("person", "number"),
    "resign_offer": ("person",),
    "resigned": ("person", "post"),
    "shift": ("person", "issue", "points", "number"),
    "recanted": ("person", "number"),
    "rested": ("person", "points"),
    "tabled": ("person", "motion"),
    "word": ("person", "person", "number", "number"),
    "word_told": ("person", "person", "person"),
    "session": ("body", "number"),
    "called": ("person", "number"),
    "carried": ("body", "number", "number", "number", "motion"),
    "lost": ("body", "number", "number", "number", "motion"),
    "tied": ("body", "number", "number", "number", "motion"),
    "amended": ("person", "motion"),
    "withdrawn": ("person", "motion"),
    "referred": ("person", "motion"),
    "delayed": ("person", "motion"),
    "forced": ("person", "motion"),
    "by_circulation": ("body", "motion"),
    "called_to_table": ("person", "motion"),
    "after": ("person", "number"),
    "line_moved": ("issue", "points", "number"),
    "measure": ("measure", "person"),
    "budget": ("post", "person"),
    "struck": ("person", "rung", "person"),
    "readmitted": ("person", "person"),
    "document_read": ("hold", "number"),
    "confidence": ("person", "number"),
    "elected": ("person", "body", "number"),
    "left_body": ("person", "body"),
    "congress_date": ("gathering", "number"),
    "congress_beat": ("gathering", "number"),
    "theses": ("gathering", "person"),
    "local_conference": ("gathering", "post", "number", "number"),
    "slate_bargain": ("gathering", "person", "person"),
    "report_vote": ("gathering", "person", "number", "number"),
    "crossed_out": ("gathering", "person", "number"),
    "cadre": ("person",),
    "measure_effect": ("measure", "number"),
    "blamed": ("measure", "person", "points"),
    "country_turn": ("number", "number"),
    "plenum_called": ("person",),
    "believed": ("person", "person", "person"),
    "surprised": ("person", "points"),
    "paramount": ("person",),
    "leader": ("person",),
    "ended": ("number", "person"),
}
