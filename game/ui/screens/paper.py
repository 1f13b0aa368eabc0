"""The editor of the front page: which event leads, how it is headed, what is grouped, which sentence is not true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from game.rules.country import shortfall
from game.ui.screens import heard, said, shown, whip
from game.words.paper import cost_of
from game.world.event import Event
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

SECTIONS = ("votes", "congress", "pacts", "posts", "events", "words", "files", "work")
_POINTS = re.compile(r" \([^()]*\d[^()]*\)")
STORIES = 7  # most of a section
MERGED = ("elected", "left_body", "local_conference")


class Untruth(NamedTuple):
    """A sentence of the paper that is not true, and what the reader knows instead."""

    printed: str
    known: str


class Page(NamedTuple):
    """What stands on a front page: headline and deck, a second story, sections of sentences, the untruth, reality."""

    month: int
    headline: str
    deck: str
    second: tuple[str, str]  # headline and sentence, empty where there is none
    face: int  # person pictured, -1 nobody
    sections: list[tuple[str, list[str]]]
    untruth: Untruth
    reality: str
    cost: str = ""  # what a coercive measure adopted or felt in the month did to people


def make(app: App, month: int) -> Page:
    """Make up the front page of a month from what the seat may know of it."""
    app.words.learn(app.view)
    events = [
        one for one in heard.in_month(shown.game(app).heard(app.seat), month) if heard.weight(app, one) > 0
    ]
    ranked = sorted(events, key=lambda one: -heard.weight(app, one))
    lead = ranked[0] if ranked and heard.weight(app, ranked[0]) >= 30 else None
    people = heard.parts(lead, "person") if lead is not None else ()
    other = next(
        (
            one
            for one in ranked[1:]
            if heard.weight(app, one) >= 40
            and one.kind not in MERGED
            and (lead is None or one.kind != lead.kind)
            and not _same_matter(lead, one)
        ),
        None,
    )
    item = heard.motion_of(lead) if lead is not None else None
    face = (
        item.a
        if item is not None and item.kind == RUNG
        else people[-1]
        if people and item is not None
        else people[0]
        if people
        else -1
    )
    return Page(
        month,
        _headline(app, lead, month),
        _deck(app, lead, month),
        (_headline(app, other, month), _deck(app, other, month)) if other is not None else ("", ""),
        face,
        _sections(app, [one for one in events if one is not lead and one is not other]),
        untruth(app, heard.in_month(shown.game(app).heard(app.seat), month), month),
        dict(app.scenario.reality).get(month, ""),
        cost_of(app.words, heard.in_month(shown.game(app).heard(app.seat), month)),
    )


def _same_matter(lead: Event | None, other: Event) -> bool:
    """Tell whether two events tell the same thing: a vote and what followed from it."""
    if lead is None:
        return False
    shared = set(heard.parts(lead, "person")) & set(heard.parts(other, "person"))
    kinds = {
        "carried",
        "struck",
        "measure",
        "line_moved",
        "appointed",
        "readmitted",
        "confidence",
        "resigned",
        "document_read",
    }
    return lead.kind in kinds and other.kind in kinds and (bool(shared) or not heard.parts(other, "person"))


def print_(app: App, what: Event) -> str:
    """Give the sentence of the paper on an event: no counts, no points, nobody's 'you'."""
    item = heard.motion_of(what)
    if what.kind in ("carried", "lost", "tied") and item is not None:
        body = said.first_up(app.words.say("body", BODIES[item.body]))
        return app.text(f"front_page.{what.kind}", body=body, motion=app.words.motion(item, app.seat))
    return _POINTS.sub("", app.words.event(what, -1, cost=False))


def _deck(app: App, lead: Event | None, month: int) -> str:
    if lead is None:
        return app.text("front_page.quiet_deck")
    if lead.kind == "happening":
        return " ".join(app.scenario.happenings[lead.args[0]].text.split())
    if lead.kind == "died":
        p = lead.args[0]
        born = app.scenario.people[p].born
        return app.text("front_page.deck_died", who=app.words.person(p, "full"), age=month // 12 - born)
    return print_(app, lead)


def _headline(app: App, lead: Event | None, month: int) -> str:
    if lead is None:
        return app.text(f"front_page.quiet_{month % 12 + 1}").upper()
    people, posts = heard.parts(lead, "person"), heard.parts(lead, "post")
    key = lead.kind
    fills: dict[str, object] = {
        "who": shown.short(app, people[0]) if people else "",
        "whom": shown.short(app, people[1]) if len(people) > 1 else "",
        "post": app.scenario.posts[posts[0]].short if posts else "",
    }
    item = heard.motion_of(lead)
    if item is not None:
        fills |= _motion_fills(app, item)
        key = f"{lead.kind}_{MOTION_NAMES[item.kind]}" + (
            f"_{item.b}" if item.kind == RUNG and lead.kind == "carried" else ""
        )
        fills["body"] = app.words.say("body", BODIES[item.body])
    if lead.kind == "happening":
        return app.scenario.happenings[lead.args[0]].title.upper()
    for type_, name in (
        ("measure", "measure"),
        ("label", "label"),
        ("gathering", "gathering"),
        ("issue", "issue"),
        ("rung", "rung"),
    ):
        found = heard.parts(lead, type_)
        if found:
            fills[name] = app.words.show(found[0], "struck" if type_ == "rung" else type_)
    if lead.kind == "label":
        fills["label"] = app.words.show(lead.args[1], "label")
    if lead.kind == "elected":
        fills["body"] = app.words.say("body", BODIES[lead.args[1]])
    path = f"front_page.head_{key}"
    text = app.text(path, **fills)
    return (print_(app, lead).rstrip(".") if text.endswith(path) or text.startswith("[") else text).upper()


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


def _sections(app: App, events: list[Event]) -> list[tuple[str, list[str]]]:
    """Group what is left by kind; elections and conferences are told in one sentence each."""
    out = []
    for group in SECTIONS:
        mine = [one for one in events if heard.GROUP_OF.get(one.kind) == group]
        lines: list[str] = []
        for kind in MERGED:
            lines += _merged(app, kind, [one for one in mine if one.kind == kind])
        rest = sorted(
            (one for one in mine if one.kind not in MERGED), key=lambda one: -heard.weight(app, one)
        )
        lines += [print_(app, one) for one in rest[:STORIES]]
        lines = list(dict.fromkeys(lines))
        if lines:
            out.append((group, lines))
    return out


def _merged(app: App, kind: str, events: list[Event]) -> list[str]:
    if kind == "local_conference":
        return (
            [
                app.text(
                    "front_page.conferences",
                    posts=app.words.list_of([app.words.post(one.args[1], "short") for one in events]),
                )
            ]
            if events
            else []
        )
    out = []
    for body in (POLITBURO, CC):
        here = [one for one in events if one.args[1] == body]
        # Full members and candidates are told apart: only the first have a vote.
        lower = [one for one in here if kind == "elected" and one.args[2] == 1]
        for told, group in ((kind, [one for one in here if one not in lower]), ("candidates", lower)):
            names = [shown.short(app, one.args[0]) for one in group]
            if len(names) == 1:
                out += [print_(app, one) for one in group]
            elif names:
                out.append(
                    app.text(
                        f"front_page.many_{told}",
                        body=app.words.say("body", BODIES[body]),
                        names=app.words.list_of(names),
                    )
                )
    return out + [print_(app, one) for one in events if one.args[1] not in (POLITBURO, CC)][:4]


# -- the sentence that is not true ----------------------------------------------------------------


def untruth(app: App, events: list[Event], month: int) -> Untruth:
    """Draw a sentence from what was printed and what the seat knows; the strongest contrast first."""
    for make_one in (
        _leak,
        _vote,
        _departure,
        _transfer,
        _pact,
        _illness,
        _grain,
        _goods,
        _village,
        _work,
        _press,
    ):
        found = make_one(app, events, month)
        if found is not None:
            return found
    return _unity(app)


def _pair(app: App, key: str, **fills: object) -> Untruth:
    return Untruth(
        app.text(f"front_page.printed_{key}", **fills), app.text(f"front_page.known_{key}", **fills)
    )


def _leak(app: App, events: list[Event], month: int) -> Untruth | None:
    app.words.learn(app.view)
    for one in events:
        if one.kind == "pact_leaked":
            return _pair(app, "leak", pact=app.words.pact(one.args[0], app.seat))
    return None


def _vote(app: App, events: list[Event], month: int) -> Untruth | None:
    for one in sorted(
        (e for e in events if e.kind in ("carried", "lost", "tied")), key=lambda e: -min(e.args[1], e.args[2])
    ):
        ayes, noes = one.args[1], one.args[2]
        if min(ayes, noes) == 0:
            continue
        item = Motion(*one.args[4:])
        fills = {
            "ayes": whip.votes_text(app, ayes, item),
            "noes": whip.votes_text(app, noes, item),
            "body": app.words.say("body", BODIES[item.body]),
        }
        me = app.me
        report = next(
            (
                r
                for r in shown.game(app).reports
                if (r.month, r.motion, r.seat) == (month, one.args[4:], app.seat) and r.result is not None
            ),
            None,
        )
        mine = (
            next((line for line in report.result.lines if line.person == me and line.post == -1), None)
            if report and report.result
            else None
        )
        minority = mine is not None and (mine.ayes > 0) != (one.kind == "carried")
        return _pair(
            app, "vote_minority" if minority else "vote" if one.kind == "carried" else "vote_lost", **fills
        )
    return None


def _departure(app: App, events: list[Event], month: int) -> Untruth | None:
    for one in events:
        item = heard.motion_of(one)
        if one.kind == "carried" and item is not None and item.kind == 4 and heard.is_public(one):
            return _pair(app, "departure", post=app.scenario.posts[item.a].short)
    return None


def _transfer(app: App, events: list[Event], month: int) -> Untruth | None:
    for one in events:
        if one.kind == "appointed" and one.cause == "recommended" and one.args[2] >= 0:
            return _pair(
                app,
                "transfer",
                who=shown.short(app, one.args[0]),
                post=app.scenario.posts[one.args[1]].short,
                by=shown.short(app, one.args[2]),
            )
    return None


def _pact(app: App, events: list[Event], month: int) -> Untruth | None:
    secret = [one for one in app.view.pacts if one.secret]
    if not secret or month % 2:
        return None
    app.words.learn(app.view)
    return _pair(app, "pact", pact=app.words.pact(secret[month % len(secret)], app.seat))


def _illness(app: App, events: list[Event], month: int) -> Untruth | None:
    view = app.view
    ill = [p for p in app.scenario.seats if view.life[p] == ALIVE and view.health[p] < 40]
    if not ill or month % 3:
        return None
    p = min(ill, key=lambda q: view.health[q])
    return _pair(app, "illness", who=shown.short(app, p), n=view.health[p])


def _grain(app: App, events: list[Event], month: int) -> Untruth | None:
    behind = shortfall(app.view)
    return _pair(app, "grain", n=behind // 10) if behind >= 120 else None


def _goods(app: App, events: list[Event], month: int) -> Untruth | None:
    value = app.view.country[COUNTRY_INDEX["famine"]]
    return _pair(app, "goods", n=value) if value >= 40 and month % 4 == 0 else None


def _village(app: App, events: list[Event], month: int) -> Untruth | None:
    value = app.view.country[COUNTRY_INDEX["rural"]]
    return _pair(app, "village", n=shown.signed(value)) if value <= -20 and month % 4 == 1 else None


def _work(app: App, events: list[Event], month: int) -> Untruth | None:
    for one in events:
        if one.kind == "op_done" and not heard.is_public(one):
            what = app.words.operation(one.args[1], one.args[2], one.args[3])
            return _pair(app, "work", what=what)
    return None


def _press(app: App, events: list[Event], month: int) -> Untruth | None:
    for one in events:
        if one.kind == "hold_pressed":
            return _pair(app, "press", who=shown.short(app, one.args[0]), whom=shown.short(app, one.args[1]))
    return None


def _unity(app: App) -> Untruth:
    """Set the unity of the leadership beside the two who stand farthest apart."""
    view = app.view
    there = [p for p in app.scenario.seats if view.life[p] == ALIVE and view.rung[p] < OUT_PARTY]
    pairs = [(view.distance(a, b), a, b) for n, a in enumerate(there) for b in there[n + 1 :]]
    if not pairs:
        return _pair(app, "alone")
    n, a, b = max(pairs)
    return _pair(app, "unity", a=shown.short(app, a), b=shown.short(app, b), n=n)
