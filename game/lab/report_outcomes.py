"""The first sections of a report: what was played, who ends on top, when seats fall and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from game.lab.counting import quantile
from game.lab.factors import KNOWN
from game.lab.progress import clock
from game.lab.report_charts import Bar, Span, bars, spans, survivals
from game.lab.report_markup import Markup, Part, table, tag
from game.lab.report_parts import Section, Source, picture, text
from game.lab.report_words import (
    between,
    heads,
    index,
    interval,
    month,
    percent,
    rows_told,
    say,
    short_month,
    spread_of,
)

ORDERS = 10  # orders of exit that are drawn
FOURTH = 4  # men of an order that are told apart


def played(of: Source) -> Section:
    """Tell what was played: scenario, version, seeds, rivals, what was switched off, how long it took."""
    told, scenario = of.told, of.scenario
    specs = list(dict.fromkeys(told["rivals"].values()))
    if len(specs) == 1:
        rivals = say("played", "all_rivals", spec=specs[0])
    else:
        rivals = ", ".join(
            say("played", "seat_rivals", who=of.name(who), spec=one) for who, one in told["rivals"].items()
        )
    named = say("played", "version_of", title=scenario.title, id=scenario.id, version=scenario.version)
    by = f", {say('played', 'by', author=scenario.author)}" if scenario.author else ""
    without = [_left_out(name) for name in told.get("without") or []]
    facts: list[tuple[Part, Part]] = [
        (say("played", "scenario"), named + by),
        (say("played", "hash"), tag("code", told["hash"])),
        (say("played", "program"), told["version"]),
        (
            say("played", "games"),
            say("played", "seeds", games=say("common", "games", n=of.games), first=told["seed"],
                last=told["seed"] + of.games - 1),
        ),
        (say("played", "rivals"), rivals),
        (say("played", "without"), [tag("div", one) for one in without] or say("played", "none_off")),
    ]  # fmt: skip
    if told.get("reading"):
        facts.append((say("played", "reading"), told["reading"]))
    took = say(
        "played", "took", clock=clock(told["seconds"]), jobs=say("played", "processes", n=told["jobs"]),
        decisions=told["decisions"] // max(1, of.games),
    )  # fmt: skip
    facts += [
        (say("played", "time"), took),
        (say("played", "digest"), tag("code", told["games_list_digest"])),
    ]
    notes = []
    if of.games < 100:
        notes.append(text("page", "few", games=say("common", "games", n=of.games)))
    if told.get("stopped"):
        notes.append(text("page", "stopped"))
    if told["errors"]:
        notes.append(text("page", "errors", n=told["errors"]))
    rows = tag("tbody", [tag("tr", tag("th", name, scope="row"), tag("td", value)) for name, value in facts])
    shown = tag("table", rows, class_="facts")
    note = tag("div", *notes, class_="note") if notes else None
    return Section(say("played", "short"), say("played", "heading"), (shown, note, text("played", "how")))


def _left_out(name: str) -> str:
    """Return what a factor left out is called, and what off means."""
    factor = KNOWN.get(name)
    return say("played", "off_is", title=factor.title, off=factor.off) if factor else name


# Who ends on top


def _top_sentence(of: Source) -> str:
    tops, games = of.told["on_top"], of.games
    order = sorted(of.seats, key=lambda who: -tops[who])
    nobody = percent(tops["nobody"], games)
    first, second = order[0], order[1]
    if tops["nobody"] > tops[first]:
        return say("tops", "none", nobody=nobody)
    if between(tops[second], games)[1] >= between(tops[first], games)[0]:
        return say("tops", "close", first=of.name(first), second=of.name(second), nobody=nobody)
    return say("tops", "clear", first=of.name(first), share=percent(tops[first], games), nobody=nobody)


def tops(of: Source) -> Section:
    """Tell who ends on top and how, when games end, how often the lead changes, and how each seat fares."""
    told, games = of.told, of.games
    drawn, rows = [], []
    for who in (*sorted(of.seats, key=lambda one: -told["on_top"][one]), "nobody"):
        name = say("common", "nobody") if who == "nobody" else of.name(who)
        hits = told["on_top"][who]
        ways = [told["outcomes"][way].get(who, 0) for way in ("paramount", "first_among_equals")]
        parts = (0.0, 0.0, 100 * hits / games) if who == "nobody" else tuple(100 * n / games for n in ways)
        note = say("common", "share", share=percent(hits, games), low=f"{between(hits, games)[0]:.0f}",
                   high=f"{between(hits, games)[1]:.0f}")  # fmt: skip
        drawn.append(Bar(name, parts, note, between(hits, games)))
        shown = ["–", "–"] if who == "nobody" else ways
        rows.append([name, *shown, hits, percent(hits, games), interval(hits, games)])
    title = say("tops", "picture")
    words = of.idents.words(
        title, say("tops", "desc", rows=rows_told(f"{bar.label} {bar.note}" for bar in drawn))
    )
    legend = [say("tops", way) for way in ("paramount", "first_among_equals", "collective")]
    most = 10 * (1 + max(told["on_top"].values()) * 10 // games)
    chart = bars(words, drawn, min(100, most), legend=legend)
    return Section(
        say("tops", "short"),
        _top_sentence(of),
        (
            text("tops", "text"),
            picture(chart, title, heads("tops", "head"), rows),
            tag("p", _endings(of), " ", _changes(of)),
            _scores(of),
        ),
    )


def _endings(of: Source) -> str:
    ended: dict[str, int] = of.told["ended"]
    if len(ended) == 1:
        return say("tops", "ends_all", month=month(next(iter(ended))))
    return say("tops", "ends", month=month(spread_of(ended, (50,))[0]))


def _changes(of: Source) -> str:
    changes = of.told["leader_changes"]
    return say(
        "tops", "changes", median=f"{changes['median']:g}", three=percent(changes["three_or_more"], of.games)
    )


def _scores(of: Source) -> list[Markup]:
    rows = [
        [of.name(who), *(quantile(scores, share) for share in (10, 50, 90)), of.told["full_months"][who]]
        for who, scores in of.told["scores"].items()
    ]
    return [
        tag("h3", say("tops", "scores")),
        table(heads("tops", "scores_head"), rows),
        tag("p", say("tops", "scores_text"), class_="small"),
    ]


# When seats fall


def falls(of: Source) -> Section:
    """Tell when each first loses his seat, who is still in his, and what else is lost."""
    told, games = of.told, of.games
    counted = {who: sum(found.values()) for who, found in told["falls"].items()}
    order = sorted(of.seats, key=lambda who: -counted[who])
    drawn, rows, spoken = [], [], []
    for who in order:
        months = spread_of(told["falls"][who])
        share = percent(counted[who], games)
        middle = short_month(months[2]) if months else ""
        note = say("falls", "note", share=share, month=middle) if months else say("common", "never")
        drawn.append(Span(of.name(who), months, note))
        rows.append([of.name(who), counted[who], share, *([short_month(one) for one in months] or ["–"] * 5)])
        spoken.append(
            say("falls", "row" if months else "row_never", who=of.name(who), share=share, month=middle)
        )
    finding = say("falls", "none")
    if counted[order[0]]:
        middle = month(spread_of(told["falls"][order[0]])[2])
        finding = say(
            "falls", "first", who=of.name(order[0]), share=percent(counted[order[0]], games), month=middle
        )
    title = say("falls", "picture")
    words = of.idents.words(title, say("falls", "desc", rows=rows_told(spoken)))
    chart = spans(words, drawn, of.scenario.start, of.scenario.end + 1)
    return Section(
        say("falls", "short"),
        finding,
        (
            text("falls", "text"),
            picture(chart, title, heads("falls", "head"), rows, class_="tight"),
            _left(of, order),
            _other_losses(of, order),
        ),
    )


def _left(of: Source, order: Sequence[str]) -> list[Part]:
    """Draw who still has the seat he held at the start."""
    games, start = of.games, of.scenario.start
    sitting = dict(of.scenario.bodies).get("politburo", ())
    held = [who for who in order if of.scenario.person_index[who] in sitting]
    if not held:
        return []
    length = of.scenario.end + 1 - start
    lines = []
    for who in held:
        gone, values = 0, []
        found = {index(one): n for one, n in of.told["falls"][who].items()}
        for at in range(length):
            gone += found.get(start + at, 0)
            values.append(100 * (games - gone) / games)
        lines.append((of.name(who), values))
    title = say("falls", "left_picture")
    rows = [f"{name} {values[-1]:.0f}%" for name, values in lines]
    chart = survivals(of.idents.words(title, say("falls", "left_desc", rows=rows_told(rows))), lines, start)
    every = max(1, length // 12 or 1)
    marks = [
        at
        for at in range(length)
        if (start + at) % 12 == 11 or (every == 1 and at % 3 == 2) or at == length - 1
    ]
    figures = [[short_month(start + at), *(f"{values[at]:.0f}%" for _, values in lines)] for at in marks]
    return [
        tag("h3", say("falls", "left")),
        text("falls", "left_text"),
        picture(
            chart,
            title,
            [*heads("falls", "left_head"), *(name for name, _ in lines)],
            figures,
            class_="tight",
        ),
    ]


def _other_losses(of: Source, order: Sequence[str]) -> list[Part]:
    told, games = of.told, of.games
    rows = []
    for who in order:
        row: list[Part] = [of.name(who)]
        for body in ("politburo", "cc", "party"):
            found = told["seats_lost"][body].get(who)
            row += (
                [percent(found["games"], games), short_month(found["median_month"])] if found else ["–", "–"]
            )
        rows.append(row)
    removed, first = told["secretary_removed"], told["first_removal"]

    def at(one: dict[str, str | int | None]) -> str:
        return say("falls", "median", month=month(one["median_month"])) if one["games"] else ""

    sentence = say(
        "falls", "secretary", share=percent(removed["games"], games), median=at(removed),
        first=percent(first["games"], games), first_median=at(first),
    )  # fmt: skip
    return [tag("h3", say("falls", "bodies")), tag("p", sentence), table(heads("falls", "bodies_head"), rows)]


# In which order


def order(of: Source) -> Section:
    """Tell in which order contenders leave the Politburo."""
    games = of.games
    exits: list[list[str]] = of.told["exit_order"]
    firsts = Counter(one[0] for one in exits if one)
    if not firsts:
        return Section(say("order", "short"), say("order", "none"), ())
    leading = sorted(firsts, key=lambda who: (-firsts[who], of.seats.index(who)))[0]
    counted = Counter(tuple(one[:FOURTH]) for one in exits)
    ranked = sorted(counted, key=lambda one: (-counted[one], one))
    named = {one: say("order", "then").join(map(of.name, one)) or say("order", "nobody") for one in ranked}
    shown = ranked[:ORDERS]
    title = say("order", "picture")
    told = rows_told(f"{named[one]}: {percent(counted[one], games)}" for one in shown)
    most = 5 * (1 + 20 * counted[ranked[0]] // games)
    drawn = [Bar(named[one], (100 * counted[one] / games,), percent(counted[one], games)) for one in shown]
    chart = bars(of.idents.words(title, say("order", "desc", rows=told)), drawn, min(100, most), labels=400)
    rows = [[named[one], counted[one], percent(counted[one], games)] for one in ranked[:40]]
    return Section(
        say("order", "short"),
        say("order", "first", who=of.name(leading), share=percent(firsts[leading], games)),
        (
            text("order", "text", distinct=len(counted)),
            picture(chart, title, heads("order", "head"), rows),
            _places(of, exits),
        ),
    )


def _places(of: Source, exits: list[list[str]]) -> list[Markup]:
    games = of.games
    rows = []
    for who in of.seats:
        places = Counter(min(one.index(who), FOURTH) if who in one else -1 for one in exits)
        rows.append(
            [of.name(who), *(percent(places[n], games) if places[n] else "–" for n in (0, 1, 2, 3, 4, -1))]
        )
    return [tag("h3", say("order", "places")), table(heads("order", "places_head"), rows)]


__all__ = ["falls", "order", "played", "tops"]
