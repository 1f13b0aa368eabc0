"""What the columns of the State hold: bodies, rungs, the kinds of pact, motion and paper, and the names of the columns.

Nothing here reads a State; world/facts.py holds the questions asked of one.
"""

from __future__ import annotations

from typing import NamedTuple

# Bodies (RULES 2). The joint plenum is the Central Committee with the Control Commission.
POLITBURO, SECRETARIAT, ORGBURO, CC, CCC, JOINT, CONGRESS, CONFERENCE = range(8)
BODIES = ("politburo", "secretariat", "orgburo", "cc", "ccc", "joint", "congress", "conference")

# Life of a person.
WAITING, ALIVE, DEAD = range(3)

# Places on the ladder of discipline (RULES 4). 0-3 are inside the party.
RUNG_NAMES = ("clear", "reprimand", "post", "politburo", "cc", "party", "exile", "deportation")
CLEAR, REPRIMAND, OUT_POST, OUT_POLITBURO, OUT_CC, OUT_PARTY, EXILE, DEPORTED = range(8)

# Pact kinds.
BLOC, NON_AGGRESSION, TRADE, PLATFORM = range(4)
PAPER_STAKE = 2  # what is staked is papers left with the partners (the stakes are in rules/pact.py)
PACT_NAMES = ("bloc", "non_aggression", "trade", "platform")

# Kinds of motion (RULES 4, 16). What a, b and c of a Motion are:
LINE, MEASURE, BUDGET, FILL, REMOVE, RUNG, READMIT, DOCUMENT, ORDER, CONFIDENCE = range(10)
MOTION_NAMES = ("line", "measure", "budget", "fill", "remove", "rung", "readmit", "document", "order", "confidence")
# LINE a issue, b step (signed) · MEASURE a measure · BUDGET a post · FILL a post, b candidate · REMOVE a post,
# b candidate or -1 · RUNG a person, b rung · READMIT a person · DOCUMENT a hold id, b how widely it is read
# · ORDER a what (see ORDERS) · CONFIDENCE a person, for = he stays
CALENDAR_KINDS = (0, 1, 2)  # plenum, conference, congress: the Central Committee meets at each
POSTPONE_CONGRESS, CALL_PLENUM, RESTORE_DATE = range(3)
ORDERS = ("postpone_congress", "call_plenum", "restore_date")

# Kinds of label (RULES 2): what a person is called in print.
LABELS = (
    "trotskyism", "right_deviation", "new_opposition", "leader_cult", "menshevism", "bureaucrat", "factionalism",
    "capitulator",
)  # fmt: skip

COUNTRY = (
    "harvest",  # this agricultural year's, million tons x 10
    "grain",  # procured since July, million tons x 100
    "grain_plan",  # plan for the year, million tons x 100
    "industry",  # index, 1913 = 1000
    "consumer",  # output of consumer goods, index 1913 = 1000
    "investment",  # permille of the budget
    "scissors",  # industrial over farm prices, 1913 = 100
    "famine",  # goods famine, 0..100
    "jobless",  # thousands
    "wages",  # real wages, 1913 = 100
    "urban",  # mood of the towns, -100..100
    "rural",  # mood of the villages, -100..100
    "tension",  # foreign tension, 0..100
    "coercion",  # coercion in the villages, 0..100
    "members",  # party members, hundreds
    "old_share",  # permille who joined before 1917
    "war_share",  # permille of the civil war
    "recruit_share",  # permille of the enrolments
    "worker_share",  # permille workers by situation
    "price",  # grain price offered, 1913 = 100
    "plant",  # idle plant left to recover, permille
    "works",  # investment of about a year ago, which bears fruit now, permille of the budget
    "sown",  # area sown for the coming harvest, permille of the usual
    "hoard",  # grain kept back in the barns, million tons x 100
    "collective",  # peasant households in collective farms, of 10,000
    "purse",  # money of the budget year not yet given out, million roubles
)
COUNTRY_INDEX = {name: n for n, name in enumerate(COUNTRY)}


class Pact(NamedTuple):
    """An agreement between contenders (RULES 2). Persons, months, seat masks; `item` is an issue for a platform.

    `pledged` is what each party has staked, in the order of the parties: posts or papers, -1 for nothing. `terms` are
    those of a trade (rules/deal.py). `caucus` is what was settled for this month's votes: key of the matter, side, …
    """

    id: int
    kind: int
    target: int  # person or -1
    parties: tuple[int, ...]  # persons
    stake: int  # STAKES in rules/pact.py
    secret: int
    signed: int
    until: int
    leak: int  # month in which it leaks, 0 never
    known: int  # seat mask
    item: int
    pledged: tuple[int, ...] = ()
    terms: tuple[int, ...] = ()
    caucus: tuple[int, ...] = ()
    shut: int = 0  # 1 when a party has refused to renew it: it ends at its date

    def side_of(self, key: int) -> int:
        """Return the side settled beforehand on the matter of a key: 1, -1, or 0 where nothing was settled."""
        for n in range(0, len(self.caucus), 2):
            if self.caucus[n] == key:
                return self.caucus[n + 1]
        return 0

    def papers(self) -> tuple[int, ...]:
        """Return the papers its parties have left with each other, none where something else is staked."""
        return self.pledged if self.stake == PAPER_STAKE else ()

    def without(self, p: int) -> Pact:
        """Return the pact as it is when a party has gone, with what he pledged."""
        kept = tuple(x for x in self.parties if x != p)
        left = tuple(x for one, x in zip(self.parties, self.pledged, strict=False) if one != p)
        return self._replace(parties=kept, pledged=left)


class Hold(NamedTuple):
    """Something known about a person. `source` is an index in scenario.holds, or -1 - kind for one found in play."""

    id: int
    source: int
    on: int
    holders: int  # seat mask
    strength: int
    police: int
    public: int


class Quote(NamedTuple):
    """A dated quotation anybody may use: what was said on an issue, how far it was moved."""

    who: int
    issue: int
    weight: int
    month: int
    against: int  # person attacked, -1


class Label(NamedTuple):
    """A label hung on a person; unanswered for two months it sticks."""

    who: int
    kind: int
    by: int
    month: int
    stuck: int


class Op(NamedTuple):
    """An operation run by staff. `kind` indexes play.action.OPERATIONS; quality 0 partial, 1 plain, 2 full."""

    id: int
    owner: int
    kind: int
    a: int
    b: int
    start: int
    due: int
    quality: int
    noticed: int  # month in which it is noticed, 0 never
    seen: int  # seat mask


class Motion(NamedTuple):
    """An item with a mover. What a, b and c are depends on the kind (see play/motion.py)."""

    kind: int
    mover: int
    body: int
    a: int
    b: int
    c: int
    month: int
    put_off: int
    secret: int  # secret ballot


class Promise(NamedTuple):
    """A word given in the corridor or a trade: who owes whom which vote on which item."""

    who: int
    to: int
    item: int  # index on the agenda; below nought what is owed instead (rules/hold.py, debt.py, slate.py)
    side: int  # 1 for, -1 against
    month: int
    on: int


class Plant(NamedTuple):
    """A false card: who made it, which seat believes it, about whom, whose man he is said to be, since when."""

    by: int  # person
    seat: int
    about: int  # person
    patron: int  # person
    month: int


class Decision(NamedTuple):
    """A question put to one seat. What a and b are depends on the kind (see play/decision.py)."""

    kind: str
    seat: int
    a: int = -1
    b: int = -1


# Where an idea of whose man somebody is came from (RULES 2, Belief). A false card comes as rumour, card or wire.
SOURCES = (
    "start", "own", "rumour", "card", "wire", "inspection", "roll_call", "count", "service",
)  # fmt: skip
FROM_START, FROM_OWN, RUMOUR, CARD, WIRE, INSPECTION, ROLL_CALL, COUNTED, SERVICE = range(9)

PERSON_COLUMNS = (
    "life", "rung", "struck", "reprimands", "struck_rung", "standing", "orthodoxy", "health", "absent", "record",
    "patron", "loyalty", "gratitude", "owes", "served", "want", "seat_cc", "seat_pb", "seat_sec", "seat_org",
    "seat_ccc", "case", "censured", "trust", "word_month", "self_rung", "recants", "cult", "seated_by", "seated_from",
    "struck_by", "returned", "sent_to", "defied",
)
POST_COLUMNS = ("holder", "since", "machine", "vacant", "giver", "moved")
SEAT_COLUMNS = (
    "eye", "ambition", "spare", "acts", "words", "paramount", "resigned", "momentum", "confidence", "habit",
    "aim_mark", "asked", "alarmed",
)
ROW_TABLES = ("bel_patron", "bel_loyalty", "bel_month", "bel_source", "bel_want", "regard", "regard_open")
ISSUE_COLUMNS = ("line", "mood", "line_moved", "grievance")
LIST_COLUMNS = (
    "pacts", "holds", "quotes", "labels", "ops", "agenda", "orders", "offers", "promises", "queue", "presses",
    "measures", "minutes", "fired", "chosen", "precedents", "country", "votes", "marks", "lapsed", "slate",
    "conferences", "forecasts", "plants", "retouches",
)
NUMBERS = (
    "month",
    "seed",
    "phase",
    "step",
    "next_id",
    "over",
    "result",
    "winner",
    "secretary_since",
    "shock",
    "leader",
    "leader_for",
    "rival_leader",
    "leader_changes",
    "postponed",
    "put_off_once",
    "congress_month",
    "report_by",
    "theses",
    "item",
    "called",
    "drive_year",
    "posts_version",
    "majority",
    "appeals",
    "appeals_month",
    "coerced",
    "ousted",
    "twice",
)
# What follows from the scenario alone (world/state.py, derive).
FIXED = (
    "scenario", "tune", "seat_index", "delegates", "under", "wardens", "secretary_post", "chair_post",
    "department_posts",
)  # fmt: skip
