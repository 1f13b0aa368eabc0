"""A position in a few lines: the scenario language of the numbered cases.

    it = position('''
        at 1926-03
        stalin: seat, gensec, intrigue 90
        trotsky: seat, standing 80, thinks stalin -40
        molotov: cc, urals, of stalin 70
        post urals: under gensec, delegates 14
    ''')
    it.st, it.stalin, it.urals, it.k("stalin")

Everything unsaid is at its default, and the defaults say nothing: skills, standing and orthodoxy 50, stances, Line
and moods 0, no opinion of anybody, no debts, February 1926 in a game begun in January 1924. What the engine draws
at the start (eyes, standings, loyalties, beliefs) is put back to what the lines say; everybody believes the truth.

A person: `seat` (a contender, with full seats in Politburo and Committee), `politburo`, `cc`, `ccc`, `orgburo` (with a
0 or 1 for none and candidate), the name of a post, `of PATRON LOYALTY`, `owes N` (gratitude), `thinks CONTENDER N`,
`wants KIND`, `friend X`, `grudge X`, an issue with a stance, and any skill, temper word or column with its number.
A post: `under X`, `by committee`, `seat full`, `region`, `lever X`, `from X` (who gave it), fields with numbers.
Besides: `plenum`, `joint plenum`, `conference`, `congress` with a month, `line`, `mood`, `bloc A B against C`,
`peace A B`, `platform A B on ISSUE`, `hold on A by B strength N`, `label A`, `precedents`, `tune`, `rule`.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from game.play import motion as motions
from game.play.action import Action, legal
from game.play.month import advance, submit
from game.rules import vote
from game.rules.country import DEFAULTS
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    NON_AGGRESSION,
    PERSON_COLUMNS,
    PLATFORM,
    Decision,
    Hold,
    Label,
    Motion,
    Pact,
)
from game.world.reason import Reason
from game.world.scenario import (
    ACCEPTS_NAMES,
    CALENDAR_NAMES,
    SEAT_NAMES,
    SKILLS,
    WANT_NAMES,
    Gathering,
    Issue,
    PersonDef,
    PostDef,
    Scenario,
    Want,
    month_index,
)
from game.world.state import State, start

PERSON = PersonDef(
    id="", name="", short="", cyrillic="", born=1880, enters=0, generated=False, traits=(), skills=(50,) * 5,
    standing=50, orthodoxy=50, health=75, eye=50, rigidity=30, stances=(0, 0), patron=-1, loyalty=0, wants=(),
    grudges=(), friends=(), moods=(), portrait=(), note="", fate="", source="", certainty="low",
)  # fmt: skip
POST = PostDef(
    id="", name="", short="", cyrillic="", kind="region", holder=-1, since=month_index(1922, 1), under=-1, accepts=0,
    delegates=0, machine=50, glamour=0, rank=2, slots=0, levers=(), seat=0, aptitude=2, region="", worker_share=50,
    note="", source="", certainty="low",
)  # fmt: skip
GENSEC = replace(POST, id="gensec", kind="centre", accepts=3, rank=5, slots=3, levers=("appointments", "agenda"), seat=2)
PERSON_NUMBERS = ("born", "enters", "standing", "orthodoxy", "health", "eye", "rigidity")
SEATS = {"politburo": "seat_pb", "cc": "seat_cc", "ccc": "seat_ccc", "orgburo": "seat_org", "secretariat": "seat_sec"}
FULL = {"politburo": 2, "cc": 2, "ccc": 1, "orgburo": 2, "secretariat": 1}
TEMPER = ("pride", "fear", "patience", "ambition", "cunning", "warmth", "zeal")
ISSUES = ("economy", "party")


def month(text: str) -> int:
    """Return the index of a month such as 1926-02."""
    year, _, number = text.partition("-")
    return month_index(int(year), int(number))


class Position:
    """A State with its names: `it.stalin` is a person, `it.urals` a post, `it.economy` an issue."""

    def __init__(self, st: State) -> None:
        self.st = st

    def __getattr__(self, name: str) -> int:
        scenario = self.st.scenario
        for table in (scenario.person_index, scenario.post_index, scenario.issue_index):
            if name in table:
                return table[name]
        raise AttributeError(name)

    def k(self, name: str) -> int:
        """Return the seat of a contender."""
        return self.st.seat_index[self.st.scenario.person_index[name]]

    def motion(self, mover: str, kind: int, a: int, b: int = 0) -> Motion:
        """Return a motion as it would stand on the agenda."""
        return motions.make(self.st, getattr(self, mover), kind, a, b)

    def bar(self, mover: str, kind: int, a: int, b: int = 0) -> str:
        """Return why somebody may not table a motion, an empty string when he may."""
        reason = motions.why_not(self.st, getattr(self, mover), kind, a, b)
        return reason.code if reason else ""

    def why(self, voter: str, motion: Motion, chosen: dict[int, int] | None = None) -> dict[str, int]:
        """Return a voter's reasons on a motion by name."""
        return by_code(vote.stand(vote.Ballot(self.st, motion, chosen), getattr(self, voter)))

    def play(self, orders: dict[str, list[Action]] | None = None, **answers: Action | list[Action]) -> list[Event]:
        """Play on to the opening of the next month and return what happened.

        `orders` are what the desks do, by contender. `answers` are by decision and contender, as `call_stalin` or
        for everybody `call`; unsaid ones are the quietest: refuse, defy, leave, vote by one's own wish, submit.
        """
        out: list[Event] = []
        told = {key: list(given) if isinstance(given, list) else given for key, given in answers.items()}
        left = {name: list(actions) for name, actions in (orders or {}).items()}
        while True:
            if not self.st.queue:
                advance(self.st, out)
                if self.st.over or self.st.phase == 0:
                    return out
                continue
            decision = self.st.queue[0]
            name = self.st.scenario.people[self.st.scenario.seats[decision.seat]].id
            if decision.kind == "desk":
                action = left[name].pop(0) if left.get(name) else Action("end")
            else:
                given = told.get(f"{decision.kind}_{name}", told.get(decision.kind))
                if isinstance(given, list):
                    given = given.pop(0) if given else None
                action = given or self._quiet(decision)
            barred = submit(self.st, action, out)
            assert barred is None, f"{name}, {decision.kind}: {action} is barred: {barred}"

    def asked(self) -> tuple[list[str], list[Event]]:
        """Let every desk be closed at once; return the kinds of the questions put until one waits, and what happened."""
        now = self.st.month
        put: list[str] = []
        out: list[Event] = []
        while self.st.month == now and not (self.st.queue and self.st.queue[0].kind != "desk"):
            if self.st.queue:
                assert submit(self.st, Action("end"), out) is None
            else:
                advance(self.st, out)
            put.extend(decision.kind for decision in self.st.queue)
        return put, out

    def _quiet(self, decision: Decision) -> Action:
        if decision.kind == "call":
            ballot = vote.Ballot(self.st, self.st.agenda[decision.a])
            wish = vote.says(ballot, self.st.scenario.seats[decision.seat])
            return Action("yes" if wish > 0 else "no")
        if decision.kind == "reporter":
            return legal(self.st, decision, "name_reporter", 1)[0]
        plain = {
            "theses": ("set_theses", (-1, 0)), "place": ("leave_place", ()), "report": ("hear_out", ()),
            "news": ("choose", (0,)), "offer": ("refuse", ()), "pressed": ("defy", ()), "noticed": ("ignore", ()),
            "published": ("say_nothing", ()),
            "conference": ("visit", (-1,)), "slate": ("propose", (-1,)), "corridor": ("leave", ()),
            "amend": ("stand_firm", ()), "after": ("submit", ()), "fallen": ("silence", ()), "end_offer": ("play_on", ()),
        }  # fmt: skip
        return Action(*plain[decision.kind])


def by_code(reasons: list[Reason]) -> dict[str, int]:
    """Return the amounts of reasons by their code, those of the same code added up."""
    sums: dict[str, int] = {}
    for reason in reasons:
        sums[reason.code] = sums.get(reason.code, 0) + reason.amount
    return sums


def kinds(out: list[Event]) -> list[str]:
    """Return the kinds of events, in order."""
    return [event.kind for event in out]


def only(out: list[Event], kind: str) -> list[tuple[int, ...]]:
    """Return the arguments of the events of a kind."""
    return [event.args for event in out if event.kind == kind]


# -- reading the lines -------------------------------------------------------------------------


def position(text: str, seed: int = 1) -> Position:
    """Return the position that the lines describe."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    heads = [line.partition(":")[::2] for line in lines if ":" in line]
    others = [line.split() for line in lines if line and ":" not in line]
    posts = {"gensec": GENSEC}
    people: dict[str, list[list[str]]] = {}
    for head, body in heads:
        words = [part.split() for part in body.split(",") if part.strip()]
        if head.startswith("post "):
            posts[head[5:].strip()] = replace(posts.get(head[5:].strip(), POST), id=head[5:].strip())
        else:
            people[head.strip()] = words
    names = {"person": {n: p for p, n in enumerate(people)}, "post": {n: q for q, n in enumerate(posts)}}
    for head, body in heads:
        if head.startswith("post "):
            _post(posts, head[5:].strip(), [part.split() for part in body.split(",") if part.strip()], names)
    seats = tuple(names["person"][name] for name, words in people.items() if ["seat"] in words)
    scenario = Scenario(
        id="position", title="", summary="", author="", version="", hash="", start=month("1924-01"), end=month("1929-12"),
        seats=seats or (0,), suggested=0,
        issues=(Issue("economy", "", "", "", 0, 0, 2), Issue("party", "", "", "", 0, 0, 1)), chapters=(),
        people=tuple(_person(name, words, names) for name, words in people.items()), posts=tuple(posts.values()),
        calendar=tuple(sorted((_gathering(words) for words in others if _calendar(words)), key=lambda g: g.month)),
        holds=(), happenings=(), bodies=(("politburo", ()),), country=tuple(DEFAULTS.items()), harvests=(),
        tuning=tuple((w[1], int(w[2])) for w in others if w[0] == "tune"),
        rules=tuple((w[1], int(w[2])) for w in others if w[0] == "rule"), reality=(),
        person_index=names["person"], post_index=names["post"], issue_index={"economy": 0, "party": 1},
    )  # fmt: skip
    st = start(scenario, seed)
    st.month = st.secretary_since = month("1926-02")
    for words in others:
        if words[0] == "at":
            st.month = month(words[1])
    st.secretary_since = scenario.start
    # A congress lies behind: nothing of the calendar before this month is still to come.
    st.congress_month = max((g.month for g in scenario.calendar if g.month < st.month), default=0)
    st.word_month = [st.month] * len(people)
    for name, words in people.items():
        _place(st, names["person"][name], words, names)
    _settle(st)
    for head, body in heads:
        if head.startswith("post "):
            _holding(st, names["post"][head[5:].strip()], [part.split() for part in body.split(",") if part.strip()], names)
    for words in others:
        _say(st, words, names)
    return Position(st)


def _calendar(words: list[str]) -> bool:
    return words[0] in CALENDAR_NAMES or words[:2] == ["joint", "plenum"]


def _gathering(words: list[str]) -> Gathering:
    joint = words[0] == "joint"
    kind, when, *rest = words[joint:]
    told = dict(zip(rest[::2], rest[1::2], strict=True))
    size = int(told.get("cc", "20"))
    return Gathering(
        f"{kind}_{when}", CALENDAR_NAMES.index(kind), month(when), kind, int(told.get("votes", "100")), size,
        int(told.get("candidates", "5")), int(told.get("politburo", "6")), joint,
    )  # fmt: skip


def _person(name: str, lines: list[list[str]], names: dict[str, dict[str, int]]) -> PersonDef:
    given: dict[str, Any] = {"id": name, "name": name.title(), "short": name.title()}
    skills, stances, temper = list(PERSON.skills), [0, 0], {}
    wants, grudges, friends = [], [], []
    for word, *rest in lines:
        if word in SKILLS:
            skills[SKILLS.index(word)] = int(rest[0])
        elif word in ISSUES:
            stances[ISSUES.index(word)] = int(rest[0])
        elif word in TEMPER:
            temper[word] = int(rest[0])
        elif word in PERSON_NUMBERS:
            given[word] = int(rest[0])
        elif word == "wants":
            wants.append(_want(rest, names))
        elif word == "grudge":
            grudges.append(names["person"][rest[0]])
        elif word == "friend":
            friends.append(names["person"][rest[0]])
        elif word == "of":
            given["patron"], given["loyalty"] = names["person"][rest[0]], int(rest[1])
    return replace(
        PERSON, skills=tuple(skills), stances=tuple(stances), wants=tuple(wants), grudges=tuple(grudges), friends=tuple(friends),
        temper=tuple(temper.items()), **given,
    )  # fmt: skip


def _want(rest: list[str], names: dict[str, dict[str, int]]) -> Want:
    kind = next(n for n, name in enumerate(WANT_NAMES) if name.removeprefix("a_").startswith(rest[0]))
    if rest[0] == "line":
        return Want(kind, issue=ISSUES.index(rest[1]), side=int(rest[2]))
    return Want(kind, person=names["person"][rest[1]]) if rest[0] == "grudge" else Want(kind)


def _post(posts: dict[str, PostDef], name: str, lines: list[list[str]], names: dict[str, dict[str, int]]) -> None:
    given: dict[str, Any] = {}
    levers: list[str] = []
    for word, *rest in lines:
        if word == "under":
            given["under"] = names["post"][rest[0]]
        elif word == "by":
            given["accepts"] = ACCEPTS_NAMES.index(rest[0])
        elif word == "seat":
            given["seat"] = SEAT_NAMES.index(rest[0])
        elif word == "region":
            given["region"] = name
        elif word == "fits":
            given["aptitude"] = SKILLS.index(rest[0])
        elif word == "kind":
            given["kind"] = rest[0]
        elif word == "lever":
            levers.append(rest[0])
        elif word == "since":
            given["since"] = month(rest[0])
        elif word != "from":
            assert word in {field.name for field in fields(PostDef)}, word
            given[word] = int(rest[0])
    if levers:
        given["levers"] = tuple(levers)
    posts[name] = replace(posts[name], **given)


def _place(st: State, p: int, lines: list[list[str]], names: dict[str, dict[str, int]]) -> None:
    """Put a person where the lines say: seats, posts, debts and feelings."""
    if ["seat"] in lines:
        st.w("seat_pb")[p] = st.w("seat_cc")[p] = 2
    for word, *rest in lines:
        if word in SEATS:
            st.w(SEATS[word])[p] = int(rest[0]) if rest else FULL[word]
            if word == "politburo" and not rest:
                st.w("seat_cc")[p] = 2
        elif word in names["post"]:
            since = st.since[names["post"][word]]
            st.seat(p, names["post"][word], -1)
            st.w("since")[names["post"][word]] = since
        elif word == "owes":
            st.w("gratitude")[p] = int(rest[0])
            st.w("owes")[p] = st.patron[p]
        elif word == "thinks":
            k, amount = st.seat_index[names["person"][rest[0]]], int(rest[1])
            reasons = ((0, amount, st.scenario.start, 1),)
            st.row("why_regard", k)[p] = reasons
            st.row("why_open", k)[p] = reasons
            st.row("regard", k)[p] = st.row("regard_open", k)[p] = amount
        elif word in PERSON_COLUMNS and word not in (*PERSON_NUMBERS, "loyalty"):
            st.w(word)[p] = int(rest[0])
        else:
            known = (*SKILLS, *ISSUES, *TEMPER, *PERSON_NUMBERS, "seat", "wants", "grudge", "friend", "of")
            assert word in known, f"not a word of a person: {word}"


def _settle(st: State) -> None:
    """Put back what the engine drew at the start: everybody is as the lines say, and believed to be so."""
    people, seats = st.scenario.people, st.scenario.seats
    st.w("loyalty")[:] = [person.loyalty for person in people]
    st.w("eye")[:] = [people[p].eye for p in seats]
    for p in seats:
        st.w("standing")[p] = people[p].standing
    for k in range(len(seats)):
        st.row("bel_patron", k)[:] = st.patron
        st.row("bel_loyalty", k)[:] = st.loyalty
        st.row("bel_month", k)[:] = [st.month] * len(people)
        st.row("bel_want", k)[:] = [1] * len(people)


def _holding(st: State, q: int, lines: list[list[str]], names: dict[str, dict[str, int]]) -> None:
    for word, *rest in lines:
        if word == "from":
            st.w("giver")[q] = names["person"][rest[0]]


def _say(st: State, words: list[str], names: dict[str, dict[str, int]]) -> None:
    """Do what a line without a colon says."""
    head, *rest = words
    who = names["person"]
    told = set(rest)
    if head in ("line", "mood"):
        st.w(head)[ISSUES.index(rest[0])] = int(rest[1])
    elif head in ("bloc", "peace", "platform"):
        kind = {"bloc": BLOC, "peace": NON_AGGRESSION, "platform": PLATFORM}[head]
        target = who[rest[rest.index("against") + 1]] if head == "bloc" else -1
        parties = tuple(sorted(who[name] for name in rest if name in who and who[name] != target))
        item = ISSUES.index(rest[rest.index("on") + 1]) if head == "platform" else -1
        stake = int(rest[rest.index("stake") + 1]) if "stake" in told else 0
        pact = Pact(st.new_id(), kind, target, parties, stake, int("secret" in told), st.month, st.month + 24, 0, 0, item)
        st.w("pacts").append(pact)
    elif head == "hold":
        on, by = who[rest[rest.index("on") + 1]], who[rest[rest.index("by") + 1]]
        strength = int(rest[rest.index("strength") + 1])
        st.w("holds").append(Hold(st.new_id(), -1, on, 1 << st.seat_index[by], strength, int("police" in told), 0))
    elif head == "label":
        st.w("labels").append(Label(who[rest[0]], 0, -1, st.month, int("stuck" in told)))
    elif head == "precedents":
        st.w("precedents")[int(rest[0])] = int(rest[1])
    else:
        assert head in ("at", "tune", "rule") or _calendar(words), f"not a line of a position: {' '.join(words)}"


__all__ = ["Action", "Facts", "Position", "by_code", "kinds", "month", "only", "position"]
