"""The editor of the front page: which event leads, how it is headed, what is grouped, which sentence is not true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.country import shortfall
from game.ui.screens import heard, shown
from game.words import press
from game.words.paper import cost_of, opening
from game.words.press import Pair, Story
from game.words.votes_held import votes_held
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    ALIVE,
    BODIES,
    CC,
    COUNTRY_INDEX,
    MOTION_NAMES,
    OUT_PARTY,
    POLITBURO,
    RUNG,
    Motion,
)

if TYPE_CHECKING:
    from game.ui.app import App

SECTIONS = ("congress", "votes", "posts", "economy", "events", "words", "files", "work")
# Kinds that stand in another section of the paper than in the chronicle.
_SECTION = {
    "budget": "economy", "money": "economy", "measure": "economy", "measure_effect": "economy",
    "country_turn": "economy", "struck": "events", "readmitted": "events", "exiled": "events",
    **dict.fromkeys(press.PACTS, "words"),
}  # fmt: skip
STORIES = 7  # most of a section
_TOGETHER = (
    ("floor",), ("elected",), ("left_body",), ("local_conference",), ("vacated", "relieved"), ("budget", "money"),
)  # fmt: skip
MERGED = tuple(kind for kinds in _TOGETHER for kind in kinds)  # told in one sentence of all


class Page(NamedTuple):
    """What stands on a front page: headline and deck, a second story, sections of sentences, the untruth, reality."""

    month: int
    headline: str
    deck: str
    second: tuple[str, str]  # headline and sentence, empty where there is none
    face: int  # person pictured, -1 nobody
    sections: list[tuple[str, list[str]]]
    untruth: Pair
    under: str  # what the untruth is about: "lead", "second", or "editors" where it is about neither
    reality: str
    cost: str = ""  # what a coercive measure adopted or felt in the month did to people
    counts: tuple[str, ...] = ()  # for the reader alone, under the paper: every vote, with his own name and papers


def make(app: App, month: int) -> Page:
    """Make up the front page of a month from what the seat may know of it."""
    app.words.learn(app.view)
    events = heard.in_month(shown.game(app).heard(app.seat), month)
    ranked = press.stories(app.words, events)
    first = opening(app.words) if month == app.scenario.start else ("", "")
    lead = ranked[0] if ranked and not first[0] and ranked[0].weight >= press.LEADS else None
    other = next((one for one in ranked if one is not lead and _second(lead, one)), None)
    headline, deck = (first[0].upper(), first[1]) if first[0] else _story(app, lead, month, events)
    found, under = _about(app, lead, events, month), "lead"
    if found is None:
        found, under = _about(app, other, events, month), "second"
    if found is None:
        found, under = untruth(app, events, month), "editors"
    return Page(
        month,
        headline,
        deck,
        _story(app, other, month, events) if other is not None else ("", ""),
        _face(lead),
        _sections(app, [_told(app, one, month, events) for one in ranked if one is not lead and one is not other]),
        found,
        under,
        app.words.reality(month),
        cost_of(app.words, [one for one in events if heard.is_public(one)]),
        _counts(app, events),
    )


def _second(lead: Story | None, other: Story) -> bool:
    """Tell whether a story may stand second: heavy enough, of another kind than the first and of another vote."""
    same = lead is not None and (
        other.event.kind == lead.event.kind or (other.vote is not None and other.vote == lead.vote)
    )
    return other.weight >= press.SECOND and other.event.kind not in MERGED and not same


def _about(app: App, story: Story | None, events: list[Event], month: int) -> Pair | None:
    """Return what the paper adds to a story that is not true, None where there is nothing to add."""
    if story is None:
        return None
    vote = story.event if story.event.kind in press.VOTES else story.vote
    return press.pair(app.words, story, events, vote is not None and _outvoted(app, vote, month))


def _outvoted(app: App, vote: Event, month: int) -> bool:
    """Tell whether the person at the desk voted and lost."""
    for report in shown.game(app).reports:
        if (report.month, report.motion, report.seat) == (month, vote.args[4:], app.seat) and report.result is not None:
            mine = next((line for line in report.result.lines if line.person == app.me and line.post == -1), None)
            return mine is not None and (mine.ayes > 0) != (vote.kind == "carried")
    return False


def _face(lead: Story | None) -> int:
    """Return who is pictured beside the leading story, -1 for nobody."""
    if lead is None:
        return -1
    people, item = heard.parts(lead.event, "person"), heard.motion_of(lead.event)
    if item is not None and item.kind == RUNG:
        return item.a
    return -1 if not people or lead.event.kind in press.PACTS else people[-1 if item is not None else 0]


def _story(app: App, lead: Story | None, month: int, events: list[Event]) -> tuple[str, str]:
    """Return the headline and the sentences of a story, those of a quiet month where there is none."""
    if lead is None:
        return app.text(f"front_page.quiet_{month % 12 + 1}").upper(), app.text("front_page.quiet_deck")
    event = lead.event
    if event.kind == "happening":
        card = app.scenario.happenings[event.args[0]]
        return card.title.upper(), " ".join(card.text.split())
    if event.kind == "died":
        return _death(app, event.args[0], month, events)
    # The headline names the measure already; the sentence under it does not say so again.
    deck = app.text("front_page.deck_measure") if event.kind == "measure" else lead.text
    return _headline(app, lead).upper(), deck


def _death(app: App, p: int, month: int, events: list[Event]) -> tuple[str, str]:
    """Return how a death is told: under the full name where a card of the month has a notice of it."""
    for one in events:
        if one.kind == "happening" and p in press.killed(app.words, one.args[0]):
            notice = app.words.scenario.happenings[one.args[0]].notice
            if notice:
                return str(app.words.person(p, "full")).upper(), notice
    age = month // 12 - app.scenario.people[p].born
    deck = app.text("front_page.deck_died", who=app.words.person(p, "full"), age=age)
    return app.text("front_page.head_died", who=shown.short(app, p)).upper(), deck


def _told(app: App, story: Story, month: int, events: list[Event]) -> Story:
    """Return a story as it stands among others: a death with what a card of the month says of it."""
    if story.event.kind != "died":
        return story
    return story._replace(text=_death(app, story.event.args[0], month, events)[1])


def _headline(app: App, lead: Story) -> str:
    event, key = lead.event, lead.event.kind
    people, posts = heard.parts(event, "person"), heard.parts(event, "post")
    fills: dict[str, object] = {
        "who": shown.short(app, people[0]) if people else "",
        "whom": shown.short(app, people[1]) if len(people) > 1 else "",
        "post": app.scenario.posts[posts[0]].short if posts else "",
    }
    item = heard.motion_of(event)
    if item is not None:
        fills |= _motion_fills(app, item) | {"body": app.words.say("body", BODIES[item.body])}
        rung = f"_{item.b}" if item.kind == RUNG and key == "carried" else ""
        key = f"{key}_{MOTION_NAMES[item.kind]}{rung}"
    for type_ in ("measure", "gathering", "issue", "rung"):
        found = heard.parts(event, type_)
        if found:
            fills[type_] = app.words.show(found[0], "struck" if type_ == "rung" else type_)
    if key in ("label", "label_sticks"):
        fills["label"] = app.words.show(event.args[1], "label")
    elif key in ("elected", "left_body"):
        fills["body"] = app.words.say("body", BODIES[event.args[1]])
    elif press.is_chief(app.scenario, event):
        key = "chief"
    elif key == "appointed" and lead.vote is not None:
        key = "carried_fill"
    elif key == "struck" and (post := press.lost_post(event, lead.vote)) >= 0:
        key, fills["post"] = "struck_post", app.scenario.posts[post].short
    elif key == "report_vote" and event.args[2] <= event.args[3]:
        key = "report_heard"
    elif key == "drive" and event.args[1] in (1, 3):
        key = "check"
    elif key in press.PACTS:
        key = "pact"
    path = f"front_page.head_{key}"
    text = app.text(path, **fills)
    return lead.text.rstrip(".") if text.endswith(path) or text.startswith("[") else text


def _motion_fills(app: App, item: Motion) -> dict[str, object]:
    out: dict[str, object] = {"who": shown.short(app, item.mover)}
    if item.kind in (5, 6, 9):
        out["who"] = shown.short(app, item.a)
    if item.kind in (3, 4):
        out |= {"who": shown.short(app, item.b), "post": app.scenario.posts[item.a].short}
    if item.kind == 2:
        out["post"] = app.scenario.posts[item.a].short
    if item.kind == 0:
        issue = app.scenario.issues[item.a]
        out |= {"issue": issue.name, "toward": issue.high if item.b > 0 else issue.low}
    if item.kind == 1:
        out["measure"] = app.words.measure(item.a)
    return out


def _sections(app: App, told: list[Story]) -> list[tuple[str, list[str]]]:
    """Group what is left by kind; elections, moves, money and conferences are told in one sentence each."""
    out = []
    for group in SECTIONS:
        mine = [one for one in told if _section(one) == group]
        lines = [one.text for one in mine if one.event.kind not in MERGED][:STORIES]
        for kinds in _TOGETHER:
            lines += _merged(app, kinds[0], [one for one in mine if one.event.kind in kinds])
        lines = list(dict.fromkeys(lines))
        if lines:
            out.append((group, lines))
    return out


def _counts(app: App, events: list[Event]) -> tuple[str, ...]:
    """Return every vote of the month with its count and where the reader's people stood: no paper prints that."""
    return tuple(one.text for one in votes_held(app.words, shown.game(app), events, app.seat, dated=False))


def _section(story: Story) -> str:
    kind = story.event.kind
    return _SECTION.get(kind) or heard.GROUP_OF.get(kind, "events")


def _merged(app: App, kind: str, told: list[Story]) -> list[str]:
    events = [one.event for one in told]
    if len(told) < 2 and kind != "local_conference":
        return [one.text for one in told]
    if kind == "local_conference":
        places = app.words.list_of([app.words.post(one.args[1], "short") for one in events])
        return [app.text("front_page.conferences", posts=places)] if events else []
    if kind == "budget":
        where = [one.args[0] if one.kind == "budget" else one.args[1] for one in events]
        places = app.words.list_of([app.words.post(q, "short") for q in dict.fromkeys(where)])
        return [app.text("front_page.many_budget", posts=places)]
    if kind == "vacated":
        moved = [f"{app.words.person(one.args[0])} ({app.words.post(one.args[1], 'short')})" for one in events]
        return [app.text("front_page.many_vacated", names=app.words.list_of(list(dict.fromkeys(moved))))]
    if kind == "floor":
        gathering = app.words.show(events[0].args[0], "gathering")
        sides = {side: [shown.short(app, one.args[1]) for one in events if one.args[2] == side] for side in (1, -1)}
        return [
            app.text(f"front_page.floor_{side}", gathering=gathering, names=app.words.list_of(names))
            for side, names in (("for", sides[1]), ("against", sides[-1]))
            if names
        ]
    out = []
    for body in sorted({one.args[1] for one in events}, key=lambda b: (b != POLITBURO, b != CC, b)):
        here = [one for one in told if one.event.args[1] == body]
        groups = [(kind, here)]
        if kind == "elected" and body in (POLITBURO, CC):  # full members and candidates: only the first have a vote
            by_rank = (("full", 2), ("candidates", 1))
            groups = [(key, [one for one in here if one.event.args[2] == n]) for key, n in by_rank]
        for key, mine in groups:
            if len(mine) == 1:
                out.append(mine[0].text)
            elif mine:
                names = app.words.list_of([shown.short(app, one.event.args[0]) for one in mine])
                out.append(app.text(f"front_page.many_{key}", body=app.words.say("body", BODIES[body]), names=names))
    return out


# -- what is not true and is about no story ---------------------------------------------------------


def untruth(app: App, events: list[Event], month: int) -> Pair:
    """Draw a sentence on no story of the page from what the seat knows; each month begins with another subject."""
    first = month % len(_ADDED)
    for make_one in _ADDED[first:] + _ADDED[:first]:
        found = make_one(app, events, month)
        if found is not None:
            return found
    return _unity(app, month)


def _is_last(app: App, month: int) -> bool:
    """Tell whether a month is the one just closed, of which what is known today may be said."""
    return bool(month == app.view.month - 1)


def _state(app: App, month: int) -> Facts | None:
    """Return the state of things with which a month closed, None where it is not kept."""
    found = next((st for when, st in shown.game(app).months if when == month + 1), None)
    if found is None:
        return None
    closed = found.clone()
    closed.month = month  # what was due by then, and not by the end of the next
    return closed


def _pair(app: App, key: str, **fills: object) -> Pair:
    return Pair(app.text(f"front_page.printed_{key}", **fills), app.text(f"front_page.known_{key}", **fills))


def _figure(app: App, month: int, name: str) -> int:
    """Return a figure of the country with which a month closed, 0 where it is not kept."""
    closed = _state(app, month)
    return closed.country[COUNTRY_INDEX[name]] if closed is not None else 0


def _pact(app: App, events: list[Event], month: int) -> Pair | None:
    secret = [one for one in app.view.pacts if one.secret]
    if not secret or not _is_last(app, month):
        return None
    app.words.learn(app.view)
    return _pair(app, "pact", pact=app.words.pact(secret[month % len(secret)], app.seat))


def _illness(app: App, events: list[Event], month: int) -> Pair | None:
    view = app.view
    ill = [p for p in app.scenario.seats if view.life[p] == ALIVE and view.health[p] < 40]
    if not ill or not _is_last(app, month):
        return None
    p = min(ill, key=lambda q: view.health[q])
    return _pair(app, "illness", who=shown.short(app, p), n=view.health[p])


def _grain(app: App, events: list[Event], month: int) -> Pair | None:
    closed = _state(app, month)
    behind = shortfall(closed) if closed is not None else 0
    return _pair(app, "grain", n=behind // 10) if behind >= 120 else None


def _goods(app: App, events: list[Event], month: int) -> Pair | None:
    value = _figure(app, month, "famine")
    return _pair(app, "goods", n=value) if value >= 40 else None


def _village(app: App, events: list[Event], month: int) -> Pair | None:
    value = _figure(app, month, "rural")
    return _pair(app, "village", n=shown.signed(value)) if value <= -20 else None


def _work(app: App, events: list[Event], month: int) -> Pair | None:
    for one in events:
        if one.kind == "op_done" and not heard.is_public(one):
            what = app.words.operation(one.args[1], one.args[2], one.args[3])
            return _pair(app, "work", what=what)
    return None


def _press(app: App, events: list[Event], month: int) -> Pair | None:
    for one in events:
        if one.kind == "hold_pressed":
            return _pair(app, "press", who=shown.short(app, one.args[0]), whom=shown.short(app, one.args[1]))
    return None


_ADDED = (_pact, _grain, _work, _illness, _goods, _press, _village)


def _unity(app: App, month: int) -> Pair:
    """Set the unity of the leadership beside the two who stand farthest apart."""
    if not _is_last(app, month):
        return _pair(app, "unity_then")
    view = app.view
    there = [p for p in app.scenario.seats if view.life[p] == ALIVE and view.rung[p] < OUT_PARTY]
    pairs = [(view.distance(a, b), a, b) for n, a in enumerate(there) for b in there[n + 1 :]]
    if not pairs:
        return _pair(app, "alone")
    n, a, b = max(pairs)
    return _pair(app, "unity", a=shown.short(app, a), b=shown.short(app, b), n=n)
