"""The sections of a report that follow time: blocs against each, strength, the country, the Line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from game.lab.report_charts import Panel, bands, strips
from game.lab.report_markup import LEFT, Markup, Part, table, tag
from game.lab.report_parts import Section, Source, picture, text
from game.lab.report_words import (
    heads,
    listing,
    month,
    percent,
    rows_told,
    say,
    short_month,
    whole,
)

LISTED = 16  # pacts in the table
DRAWN = 30  # percent of games with a bloc against somebody from which it is drawn

# What divides a figure of the country to give the unit its words name, and the bounds of its axis if they are fixed.
UNITS: dict[str, tuple[int, tuple[float, float] | None]] = {
    "grain": (100, None), "urban": (1, (-100, 100)), "rural": (1, (-100, 100)), "tension": (1, (0, 100)),
    "industry": (10, None), "famine": (1, (0, 100)),
}  # fmt: skip


# Who stands against whom


def pacts(of: Source) -> Section:
    """Tell who stands in blocs against whom and when, in what company, and which pacts are found most."""
    blocs: dict[str, Any] = of.told["blocs"]
    games = of.games
    order = sorted(blocs, key=lambda who: (-blocs[who]["three"], -blocs[who]["games"]))
    finding = say("pacts", "none")
    if blocs[order[0]]["three"]:
        finding = say("pacts", "first", who=of.name(order[0]), share=percent(blocs[order[0]]["three"], games))
    drawn = [who for who in order if 100 * blocs[who]["games"] >= DRAWN * games]
    rare = [who for who in order if who not in drawn and blocs[who]["games"]]
    parts: list[Part] = [text("pacts", "text")]
    for who in drawn:
        parts += _against(of, who, blocs[who])
    if rare:
        shares = [
            [of.name(who), percent(blocs[who]["games"], games), percent(blocs[who]["three"], games)]
            for who in rare
        ]
        parts += [tag("h3", say("pacts", "rare")), table(heads("pacts", "rare_head"), shares)]
    parts += _listed(of)
    return Section(say("pacts", "short"), finding, tuple(parts))


def _against(of: Source, target: str, found: dict[str, Any]) -> list[Part]:
    games, start = of.games, of.scenario.start
    going: list[int] = of.told["series"]["games"]
    name = of.name(target)
    order = sorted(found["months"], key=lambda who: -sum(found["months"][who]))
    rows, figures, spoken = [], [], []
    for who in order:
        counts: list[int] = found["months"][who]
        shares = [100 * n / max(1, of_all) for n, of_all in zip(counts, going, strict=True)]
        highest = max(range(len(shares)), key=lambda at: (shares[at], -at))
        when = short_month(start + highest)
        rows.append((of.name(who), shares[:-1]))
        figures.append([of.name(who), f"{shares[highest]:.0f}%", when, *(
            f"{shares[min(at, len(shares) - 1)]:.0f}%" for at in (12, len(shares) - 1))])  # fmt: skip
        spoken.append(say("pacts", "row", who=of.name(who), share=f"{shares[highest]:.0f}%", month=when))
    title = say("pacts", "picture", who=name)
    words = of.idents.words(title, say("pacts", "desc", who=name, rows=rows_told(spoken)))
    chart = strips(words, rows, start, say("pacts", "peak"))
    sides = [
        [listing([of.name(who) for who in side["members"]]), side["games"], percent(side["games"], games),
         short_month(side["from"]), short_month(side["to"])]
        for side in found["sides"]
    ]  # fmt: skip
    sentence = say(
        "pacts", "found", games=percent(found["games"], games), three=percent(found["three"], games)
    )
    return [
        tag("h3", say("pacts", "target", who=name)),
        tag("p", sentence),
        picture(chart, title, heads("pacts", "head"), figures),
        table(heads("pacts", "sides_head"), sides, say("pacts", "sides", who=name), class_="tight"),
    ]


def _listed(of: Source) -> list[Part]:
    rows = []
    for pact in of.told["pacts"][:LISTED]:
        members = listing([of.name(who) for who in pact["members"]])
        kind = "trade_about" if pact["kind"] == "trade" and pact["target"] else pact["kind"]
        named = say("pacts", "kinds", kind, target=of.name(pact["target"]), members=members)
        ended = ", ".join(f"{n} {say('pacts', 'ends', end)}" for end, n in pact["ended"].items())
        rows.append([named, pact["games"], percent(pact["games"], of.games), short_month(pact["from"]),
                     short_month(pact["to"]), (ended, LEFT)])  # fmt: skip
    if not rows:
        return []
    return [
        tag("h3", say("pacts", "listed")),
        text("pacts", "listed_text", of=of.told["pacts_of"]),
        table(heads("pacts", "listed_head"), rows, class_="tight"),
    ]


# Bands


def _at(values: Sequence[Sequence[float]], months: int) -> Sequence[float]:
    return values[min(months, len(values) - 1)]


def _rows(
    names: Sequence[str], found: Sequence[Sequence[Sequence[float]]], show: Callable[[float], str]
) -> list[list[Part]]:
    """Return the figures of bands: the median at four moments, and the spread at the end."""
    return [
        [name, *(show(_at(values, at)[1]) for at in (0, 24, 48, len(values) - 1)),
         f"{show(values[-1][0])} to {show(values[-1][2])}"]
        for name, values in zip(names, found, strict=True)
    ]  # fmt: skip


def strength(of: Source) -> Section:
    """Tell how the lead of each contender goes, month by month, and his share of the Committee."""
    series = of.told["series"]
    tenths = {who: [[n / 10 for n in band] for band in series["lead"][who]] for who in of.seats}
    committee = {who: [band[1] / 10 for band in series["cc"][who]] for who in of.seats}
    most = max(max(band[2] for band in tenths[who]) for who in of.seats)
    most = max(most, *(max(values) for values in committee.values()))
    order = sorted(of.seats, key=lambda who: -tenths[who][-1][1])
    panels = [
        Panel(of.name(who), tenths[who], committee[who], bounds=(0, most),
              note=say("strength", "note", value=f"{tenths[who][-1][1]:.0f}"))
        for who in order
    ]  # fmt: skip
    title = say("strength", "picture")
    spoken = rows_told(f"{of.name(who)} {tenths[who][-1][1]:.0f}%" for who in order)
    words = of.idents.words(title, say("strength", "desc", rows=spoken))
    chart = bands(words, panels, of.scenario.start, lambda value: f"{value:g}%")
    rows = _rows(
        [of.name(who) for who in order], [tenths[who] for who in order], lambda value: f"{value:.0f}%"
    )
    for row, who in zip(rows, order, strict=True):
        row.append(f"{committee[who][-1]:.0f}%")
    return Section(
        say("strength", "short"),
        _leaders(of, tenths),
        (text("strength", "text"), picture(chart, title, heads("strength", "head"), rows, class_="tight")),
    )


def _leaders(of: Source, tenths: dict[str, list[list[float]]]) -> str:
    """Return who leads at the median at the start and at the end, and when the last change between comes."""
    length = len(of.told["series"]["games"])
    leaders = [
        max(of.seats, key=lambda who: (tenths[who][at][1], -of.seats.index(who))) for at in range(length)
    ]
    before, after = leaders[0], leaders[-1]
    if before == after:
        return say("strength", "one", after=of.name(after))
    since = length - 1
    while since and leaders[since - 1] == after:
        since -= 1
    return say(
        "strength",
        "changes",
        before=of.name(before),
        after=of.name(after),
        month=month(of.scenario.start + since),
    )


def country(of: Source) -> Section:
    """Tell how the country goes: grain, moods, tension, industry, shortage, with a table of every figure by year."""
    found = of.told["series"]["country"]
    panels, told = [], {}
    for name, (divisor, bounds) in UNITS.items():
        told[name] = [[n / divisor for n in band] for band in found[name]]
        panels.append(Panel(say("country", "names", name), told[name], bounds=bounds, zero=True))
    title = say("country", "picture")
    names = [say("country", "names", name) for name in UNITS]
    rows = _rows(names, list(told.values()), _figure)
    spoken = rows_told(f"{name} {row[4]}" for name, row in zip(names, rows, strict=True))
    words = of.idents.words(title, say("country", "desc", rows=spoken))
    finding = say(
        "country", "mood", a=whole(told["rural"][0][1]), b=whole(told["rural"][-1][1]), c=whole(told["urban"][0][1]),
        d=whole(told["urban"][-1][1]),
    )  # fmt: skip
    return Section(
        say("country", "short"),
        finding,
        (
            text("country", "text"),
            picture(bands(words, panels, of.scenario.start), title, heads("country", "head"), rows),
        ),
    )


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("-", "−") if abs(value) < 20 else whole(round(value))


def line(of: Source) -> Section:
    """Tell where the Line goes on each question."""
    found: dict[str, list[list[int]]] = of.told["series"]["line"]
    issues = of.scenario.issues
    moved = max(issues, key=lambda issue: abs(found[issue.id][-1][1] - found[issue.id][0][1]))
    a, b = found[moved.id][0][1], found[moved.id][-1][1]
    finding = say("line", "still")
    if a != b:
        toward = say("line", "toward", end=moved.high if b > a else moved.low)
        finding = say("line", "moved", issue=moved.name, a=whole(a), b=whole(b), toward=toward)
    panels = [Panel(issue.name, found[issue.id], bounds=(-100, 100), zero=True) for issue in issues]
    names = [issue.name for issue in issues]
    rows = _rows(names, [found[issue.id] for issue in issues], whole)
    title = say("line", "picture")
    spoken = rows_told(f"{name} {row[4]}" for name, row in zip(names, rows, strict=True))
    words = of.idents.words(title, say("line", "desc", rows=spoken))
    ends: list[Markup] = [
        tag("li", tag("b", issue.name), ": ", say("line", "ends", low=issue.low, high=issue.high))
        for issue in issues
    ]
    return Section(
        say("line", "short"),
        finding,
        (
            text("line", "text"),
            picture(bands(words, panels, of.scenario.start), title, heads("line", "head"), rows),
            tag("ul", ends, class_="small"),
        ),
    )
