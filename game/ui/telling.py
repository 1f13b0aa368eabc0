"""What is known of people, posts and sums, put together as tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules import lead
from game.rules.gatherings import hall_votes
from game.ui.kit import Reason as Line
from game.ui.kit import Tip, escape
from game.words import ties
from game.words.rule_of import rule_of
from game.world.kinds import ALIVE, OUT_PARTY
from game.world.reason import Reason, total

if TYPE_CHECKING:
    from game.ui.app import App


LESS = frozenset(("record_up", "record_down"))  # amounts of what it is better to have less of
NOUGHT = ("what_is_asked",)  # what is told with its nought too, since it could weigh otherwise


def line(app: App, reason: Reason) -> Line:
    """Return one reason as a line of a sum: its words, its amount beside them, its age."""
    entry = str(app.words.text["reason"].get(reason.code, ""))
    inside = "{amount" in entry
    said = app.words.reason(reason._replace(age=-1) if inside else reason._replace(amount=0, age=-1))
    age = app.text("tip.age", months=reason.age) if reason.age >= 0 else ""
    amount = reason.amount if reason.amount or reason.code in NOUGHT else None
    return Line(escape(said), None if inside else amount, age, less=reason.code in LESS)


def ruled(text: str, code: str) -> str:
    """Return a reason with a link to the rule that explains it."""
    number = rule_of(code)
    return f"{text} [[rule:{number}|{number}]]" if number else text


def reasons_tip(app: App, title: str, reasons: list[Reason] | tuple[Reason, ...]) -> Tip:
    """Return reasons as a sum, the heaviest first."""
    order = sorted(reasons, key=lambda one: -abs(one.amount))
    return Tip(
        escape(title),
        lines=[line(app, one) for one in order],
        total=total(list(reasons)),
        sum_word=app.text("tip.sum"),
    )


def opinion_lines(app: App, k: int, p: int) -> list[Line]:
    """Return why a person thinks what he thinks of the contender in seat k, as far as known."""
    from game.rules.opinion import CAUSES

    lines = []
    for cause, amount, month, _ in sorted(app.view.why_regard[k][p], key=lambda one: -abs(one[1])):
        since = app.words.month(month) if month > 0 and cause else ""
        lines.append(Line(app.words.say("cause", CAUSES[cause]), amount, since))
    return lines


def patron_words(app: App, p: int) -> str:
    """Return whose man somebody is believed to be, with the age of that belief."""
    view = app.view
    if view.seat_index[p] >= 0:
        return app.text("tip.contender")
    root = view.roots()[p]
    if root < 0:
        return ties.loose(app.words, view, p, named=False) or app.text("tip.nobodys")
    age = view.month - view.bel_month[max(0, app.seat)][p]
    return app.text(
        "tip.patron_mine" if root == app.me else "tip.patron",
        patron=app.words.person(root),
        loyalty=app.words.loyalty(view.loyalty[p]),
        number=ties.number(app.words, view, p),
        age=f"{app.words.knowledge(max(0, age))}, {app.words.source(view.bel_source[max(0, app.seat)][p])}",
    )


def state_words(app: App, p: int) -> str:
    """Return what has become of somebody where it is not plain: dead, expelled, away."""
    view = app.view
    if view.life[p] != ALIVE:
        return app.text("tip.dead") if view.life[p] == 2 else app.text("tip.waiting")
    if view.rung[p] >= OUT_PARTY:
        return app.words.show(view.rung[p], "rung")
    if not view.is_present(p):
        return app.text("tip.absent", until=app.words.month(view.absent[p]))
    return ""


def posts_words(app: App, p: int) -> str:
    """Return the posts of a person in short form, highest first."""
    posts = sorted(app.view.posts_of[p], key=lambda q: -app.scenario.posts[q].rank)
    return ", ".join(app.words.post(q, "short") for q in posts) or app.text("tip.no_post")


def person_tip(app: App, p: int) -> Tip:
    """Return what is known of a person: posts, patron, and what he thinks of the reader with the reasons."""
    view = app.view
    parts = [escape(posts_words(app, p))]
    state = state_words(app, p)
    if state:
        parts.append(f"*{escape(state)}*")
    parts.append(escape(patron_words(app, p)))
    parts.append(app.text("tip.standing", standing=view.standing[p], orthodoxy=view.orthodoxy[p]))
    if app.seat < 0 or p == app.scenario.seats[app.seat]:
        return Tip(escape(app.words.person(p, "full")), "\n".join(parts))
    value = view.regard[app.seat][p]
    parts.append(app.text("tip.regard", word=app.words.regard(value)))
    return Tip(
        escape(app.words.person(p, "full")),
        "\n".join(parts),
        opinion_lines(app, app.seat, p),
        value,
        sum_word=app.text("tip.of_you"),
    )


def post_tip(app: App, q: int) -> Tip:
    """Return what is known of a post: holder, who recommends, delegates, machine, levers."""
    view, post = app.view, app.scenario.posts[q]
    holder = view.holder[q]
    parts = [
        app.text("tip.holder", name=escape(app.words.person(holder)))
        if holder >= 0
        else app.text("tip.vacant")
    ]
    if holder >= 0:
        parts.append(escape(patron_words(app, holder)))
    giver = view.jurisdiction(q)
    if giver >= 0:
        parts.append(app.text("tip.recommends", name=escape(app.words.person(giver))))
    elif view.under[q] < 0:
        parts.append(app.text("tip.by_motion"))
    if hall_votes(view)[q]:
        parts.append(app.text("tip.delegates", votes=hall_votes(view)[q], machine=view.machine[q]))
    if post.levers:
        parts.append(
            app.text("tip.levers", levers=", ".join(app.words.say("lever", one) for one in post.levers))
        )
    return Tip(escape(post.name), "\n".join(parts))


def power(app: App) -> list[tuple[int, int, int]]:
    """Return for each seat the strength the reader believes it has, permille, with the band his eye leaves open.

    The band is the part of the organisation that a file could still change: stale ties count as doubtful.
    """
    view = app.view
    k = max(0, app.seat)
    table = lead.estimates(view)[k]
    if app.seat < 0:  # nobody's: what the contenders together take each other for
        rows = lead.estimates(view)
        table = [sum(row[j] for row in rows) // len(rows) for j in range(len(table))]
    index = view.seat_index
    doubt = [0] * len(table)
    every = sum(votes * view.machine[q] for q, votes in enumerate(hall_votes(view))) or 1
    for q, votes in enumerate(hall_votes(view)):
        holder = view.holder[q]
        if not votes or holder < 0:
            continue
        root = view.roots()[holder]
        age = view.month - view.bel_month[k][holder]
        if root >= 0 and holder != root:
            doubt[index[root]] += votes * view.machine[q] * min(60, 5 * age) // 100
    weight = view.eye[k] * view.tune.org_weight
    out = []
    for j, value in enumerate(table):
        spread = 10 + weight * 500 * doubt[j] // every // 10_000
        out.append((value, max(0, value - spread), min(1000, value + spread)))
    return out


__all__ = [
    "line",
    "opinion_lines",
    "patron_words",
    "person_tip",
    "post_tip",
    "posts_words",
    "power",
    "reasons_tip",
    "ruled",
    "state_words",
]
