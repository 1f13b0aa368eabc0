"""The page of `why --report`: which factors the result hangs on, off, alone, by twos and under each reading.

Made from what `why --json` gives; its shape is told in `game/lab/why.py`. Lists may be short where a run was stopped.
"""

from __future__ import annotations

from typing import Any

from game.lab.progress import clock
from game.lab.report_charts import Bar, Cell, Mark, Sides, bars, forest, grid, signed
from game.lab.report_markup import LEFT, Markup, Part, page, tag
from game.lab.report_parts import Section, picture, put_together, text
from game.lab.report_words import Idents, heads, listing, rows_told, say

Told = dict[str, Any]
FEW = 100  # games of a batch below which the intervals are worth a warning


def why(told: Told) -> str:
    """Return the report of what `why` tells."""
    idents = Idents()
    readings = [one for one in told["readings"] if one.get("base")]
    made: list[Section | None] = [_answer(told, readings), _played(told)]
    if len(readings) > 1:
        made.append(_side_by_side(told, readings, idents))
    made += [_reading(told, one, len(readings) > 1, idents) for one in readings]
    sections = [one for one in made if one is not None]
    title = say("why", "title", who=told["who_name"], games=_many(readings))
    header = tag(
        "header",
        tag("p", say("why", "kicker"), class_="kicker"),
        tag("h1", title),
        tag("p", f"{sections[0].finding}.", class_="lead"),
        tag("p", tag("strong", say("why", "caveat"))),
    )
    footer = tag("footer", text("why", "footer", version=told["version"]))
    return page(title, [header, *put_together(sections), footer])


def _games_in_all(readings: list[Told]) -> int:
    total = 0
    for one in readings:
        batches = [one["base"], one.get("all_off"), *one["pairs"]]
        batches += [factor[way] for factor in one["factors"] for way in ("off", "alone")]
        total += sum(batch["games"] for batch in batches if batch)
    return total


def _many(readings: list[Told]) -> str:
    games = _games_in_all(readings)
    return say("common", "games", n=games).replace(str(games), f"{games:,}")


def _points(value: float | None, digits: int = 0) -> str:
    return "–" if value is None else signed(value, digits)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}%"


def _span(interval: list[float] | None) -> str:
    return "–" if not interval else f"{signed(interval[0])} to {signed(interval[1])}"


def _is_clear(interval: list[float] | None) -> bool:
    return bool(interval) and (interval[0] > 0 or interval[1] < 0)  # type: ignore[index]


def _named(one: Told) -> str:
    """Return a factor's title, with a dagger where its effect was tuned to."""
    title: str = one["title"]
    return say("why", "dagger", title=title) if one.get("calibrated") else title


def _leading(reading: Told) -> Told | None:
    """Return the first factor whose change with it off is clear of nought, None where there is none."""
    for one in reading["factors"]:
        if one["off"] and _is_clear(one["off"]["interval"]):
            found: Told = one
            return found
    return None


def _bounds(interval: list[float] | None) -> dict[str, str]:
    low, high = interval or (0.0, 100.0)
    return {"low": f"{low:.0f}", "high": f"{high:.0f}"}


# The answer, and how it was asked


def _answer(told: Told, readings: list[Told]) -> Section:
    finding = say("why", "answer", "finding_empty")
    if readings:
        first = _leading(readings[0])
        finding = say("why", "answer", "finding_none", who=told["who_name"])
        if first is not None:
            finding = say(
                "why", "answer", "finding", factor=first["title"], who=told["who_name"],
                share=_share(first["off"]["share"]), base=_share(readings[0]["base"]["who_share"]),
            )  # fmt: skip
    parts: list[Part] = []
    for one in readings:
        if len(readings) > 1:
            parts.append(tag("h3", say("why", "answer", "reading", title=one["title"])))
        parts += [tag("p", sentence) for sentence in one["answer"] if sentence != told.get("caveat")]
    note = [tag("p", tag("strong", told.get("caveat") or say("why", "caveat"))), text("why", "caveat_text")]
    if any(one.get("calibrated") for reading in readings for one in (reading["base"], *reading["factors"])):
        note.append(text("why", "dagger_text"))
    return Section(say("why", "answer", "short"), finding, (*parts, tag("div", *note, class_="note")))


def _played(told: Told) -> Section:
    first, last = told["seeds"]
    facts: list[tuple[str, Part]] = [
        (say("why", "played", "question"), say("why", "played", "asked", who=told["who_name"])),
        (say("why", "played", "scenario"), say("why", "played", "named", title=told["title"], id=told["scenario"])),
        (say("played", "hash"), tag("code", told["hash"])),
        (say("played", "program"), told["version"]),
        (say("why", "played", "batches"), _batches(told, first, last)),
        (
            say("why", "played", "readings"),
            listing([say("why", "sides", "one_reading", title=one["title"], historian=one["historian"])
                     for one in told["readings"]]),
        ),
        (say("played", "time"), f"{clock(told['seconds'])}, {say('played', 'processes', n=told['jobs'])}"),
    ]  # fmt: skip
    skipped = [
        say("why", "played", "skipped_one", title=one["title"], why=one["why"])
        for one in told.get("skipped") or []
    ]
    if skipped:
        facts.append((say("why", "played", "skipped"), [tag("div", one) for one in skipped]))
    notes = []
    if told["games"] < FEW:
        notes.append(text("why", "few", games=say("common", "games", n=told["games"])))
    if told.get("stopped"):
        notes.append(text("why", "stopped"))
    rows = tag("tbody", [tag("tr", tag("th", name, scope="row"), tag("td", value)) for name, value in facts])
    shown = tag("table", rows, class_="facts")
    note = tag("div", *notes, class_="note") if notes else None
    return Section(
        say("why", "played", "short"),
        say("why", "played", "heading"),
        (shown, note, text("why", "played", "how")),
    )


def _batches(told: Told, first: int, last: int) -> str:
    shown = say(
        "why", "played", "each", games=say("common", "games", n=told["games"]), first=first, last=last
    )
    alone = told.get("alone_games")
    if alone and alone != told["games"]:
        shown += "; " + say("why", "played", "alone", games=say("common", "games", n=alone))
    return shown


# The readings side by side


def _side_by_side(told: Told, readings: list[Told], idents: Idents) -> Section:
    leading = [_leading(one) for one in readings]
    names = [one["title"] if one else say("common", "none") for one in leading]
    if len(set(names)) == 1 and leading[0] is not None:
        finding = say("why", "sides", "same", factor=names[0])
    else:
        each = [
            say("why", "sides", "one", factor=name, reading=one["title"])
            for name, one in zip(names, readings, strict=True)
        ]
        finding = say("why", "sides", "differ", list=listing(each))
    described = [
        tag(
            "li",
            tag("b", say("why", "sides", "one_reading", title=one["title"], historian=one["historian"])),
            ": ",
            one["why"],
        )
        for one in readings
    ]
    parts: list[Part] = [
        text("why", "sides", "text"),
        _bases(told, readings, idents),
        _changes(readings, idents),
        tag("h3", say("why", "sides", "described")),
        tag("ul", described),
    ]
    return Section(say("why", "sides", "short"), finding, tuple(parts))


def _bases(told: Told, readings: list[Told], idents: Idents) -> Markup:
    drawn, rows = [], []
    for one in readings:
        base = one["base"]
        bounds = base["interval"] or [0.0, 100.0]
        note = say("common", "share", share=_share(base["who_share"]), **_bounds(bounds))
        named = _named({"title": one["title"], "calibrated": base.get("calibrated")})
        drawn.append(Bar(named, (base["who_share"] or 0.0,), note, (bounds[0], bounds[1])))
        rows.append([one["title"], (one["historian"], LEFT), _share(base["who_share"]),
                     f"{bounds[0]:.0f}–{bounds[1]:.0f}%", _share(base["nobody"])])  # fmt: skip
    title = say("why", "sides", "base_picture", who=told["who_name"])
    words = idents.words(
        title, say("why", "sides", "base_desc", rows=rows_told(f"{bar.label} {bar.note}" for bar in drawn))
    )
    return picture(bars(words, drawn, 10), title, heads("why", "sides", "base_head"), rows)


def _changes(readings: list[Told], idents: Idents) -> Markup:
    """Draw the change with each factor off under each reading, factors in the order of the first."""
    order = list(dict.fromkeys(one["name"] for reading in readings for one in reading["factors"]))
    titles = {one["name"]: _named(one) for reading in readings for one in reading["factors"]}
    cells, rows = {}, []
    for n, name in enumerate(order):
        row: list[Part] = [titles[name]]
        for k, reading in enumerate(readings):
            off = next((one["off"] for one in reading["factors"] if one["name"] == name), None)
            if off is None or off["change"] is None:
                row.append("–")
                continue
            cells[n, k] = Cell(off["change"], signed(off["change"]), _is_clear(off["interval"]))
            row.append(f"{signed(off['change'])} ({_span(off['interval'])})")
        rows.append(row)
    title = say("why", "sides", "picture")
    spoken = rows_told(f"{row[0]} {', '.join(str(one) for one in row[1:])}" for row in rows)
    words = idents.words(title, say("why", "sides", "desc", rows=spoken))
    columns = [one["title"] for one in readings]
    drawing = grid(words, [titles[name] for name in order], columns, cells)
    return picture(drawing, title, [*heads("why", "sides", "head"), *columns], rows, class_="tight")


# One reading


def _reading(told: Told, one: Told, several: bool, idents: Idents) -> Section:
    short = (
        say("why", "without", "short", title=one["title"])
        if several
        else say("why", "without", "alone_short")
    )
    first = _leading(one)
    finding = say("why", "without", "finding_none")
    if first is not None:
        finding = say(
            "why", "without", "finding", factor=first["title"], change=signed(first["off"]["change"])
        )
    base = one["base"]
    sentence = say(
        "why", "without", "text", who=told["who_name"], share=_share(base["who_share"]),
        games=say("common", "games", n=base["games"]), nobody=_share(base["nobody"]), **_bounds(base["interval"]),
    )  # fmt: skip
    parts: list[Part] = [tag("p", sentence)]
    parts += _off(told, one, idents)
    parts += _alone(told, one, idents)
    parts += _pairs(one, idents)
    return Section(short, finding, tuple(parts))


def _off(told: Told, one: Told, idents: Idents) -> list[Part]:
    marks, rows = [], []
    for factor in one["factors"]:
        off = factor["off"]
        if off is None or off["change"] is None:
            continue
        note = say("why", "without", "note", share=_share(off["share"]), change=signed(off["change"]))
        marks.append(Mark(_named(factor), off["change"], _pair(off["interval"]), note))
        rows.append([_named(factor), off["games"], _share(off["share"]), signed(off["change"]), _span(off["interval"]),
                     _share(off["nobody"]), _points(off.get("nobody_change"))])  # fmt: skip
    if not marks:
        return []
    title = say("why", "without", "picture", who=told["who_name"])
    words = idents.words(
        title, say("why", "without", "desc", rows=rows_told(f"{mark.label} {mark.note}" for mark in marks))
    )
    drawing = forest(words, marks, Sides(say("why", "without", "left"), say("why", "without", "right")))
    return [picture(drawing, title, heads("why", "without", "head"), rows, class_="tight")]


def _alone(told: Told, one: Told, idents: Idents) -> list[Part]:
    marks, rows = [], []
    found = [factor for factor in one["factors"] if factor["alone"] and factor["alone"]["change"] is not None]
    for factor in sorted(found, key=lambda factor: -factor["alone"]["change"]):
        alone = factor["alone"]
        note = say("why", "without", "note", share=_share(alone["share"]), change=signed(alone["change"]))
        marks.append(Mark(_named(factor), alone["change"], _pair(alone["interval"]), note))
        rows.append([_named(factor), alone["games"], _share(alone["share"]), signed(alone["change"]),
                     _span(alone["interval"]), _share(alone["nobody"])])  # fmt: skip
    none = one.get("all_off")
    if not marks or not none:
        return []
    title = say("why", "alone", "picture", who=told["who_name"])
    words = idents.words(
        title, say("why", "alone", "desc", rows=rows_told(f"{mark.label} {mark.note}" for mark in marks))
    )
    drawing = forest(words, marks, Sides(say("why", "alone", "left"), say("why", "alone", "right")))
    sentence = say(
        "why",
        "alone",
        "text",
        who=told["who_name"],
        share=_share(none["who_share"]),
        **_bounds(none["interval"]),
    )
    games = marks and rows[0][1] != one["base"]["games"]
    more = say("why", "alone", "text_games", games=say("common", "games", n=rows[0][1])) if games else ""
    return [
        tag("h3", say("why", "alone", "heading")),
        tag("p", sentence, " " if more else None, more or None),
        picture(drawing, title, heads("why", "alone", "head"), rows, class_="tight"),
    ]


def _pair(interval: list[float] | None) -> tuple[float, float] | None:
    return (interval[0], interval[1]) if interval else None


def _pairs(one: Told, idents: Idents) -> list[Part]:
    """Draw the pairs: above the diagonal the change with both off, below it what is beyond the sum of the two."""
    titles = {factor["name"]: _named(factor) for factor in one["factors"]}
    pairs = [
        pair
        for pair in one["pairs"]
        if pair["interaction"] is not None and {pair["a"], pair["b"]} <= set(titles)
    ]
    if not pairs:
        return []
    names = [name for name in titles if any(name in (pair["a"], pair["b"]) for pair in pairs)]
    cells, rows, clear = {}, [], []
    for pair in pairs:
        a, b = sorted((names.index(pair["a"]), names.index(pair["b"])))
        is_clear = _is_clear(pair["interval"])
        cells[a, b] = Cell(pair["change"], signed(pair["change"]))
        cells[b, a] = Cell(pair["interaction"], signed(pair["interaction"]), is_clear)
        named = say("why", "pairs", "pair", a=titles[pair["a"]], b=titles[pair["b"]])
        rows.append([named, pair["games"], _share(pair["both"]), signed(pair["change"]), signed(pair["expected"]),
                     signed(pair["interaction"]), _span(pair["interval"])])  # fmt: skip
        if is_clear:
            clear.append(
                say("why", "pairs", "one", a=titles[pair["a"]], b=titles[pair["b"]], both=signed(pair["change"]),
                    expected=signed(pair["expected"]))
            )  # fmt: skip
    title = say("why", "pairs", "picture")
    words = idents.words(
        title, say("why", "pairs", "desc", rows=rows_told(f"{row[0]} {row[3]}" for row in rows))
    )
    labels = [titles[name] for name in names]
    return [
        tag("h3", say("why", "pairs", "heading")),
        text("why", "pairs", "text"),
        tag("ul", [tag("li", one) for one in clear]) if clear else text("why", "pairs", "none"),
        picture(
            grid(words, labels, labels, cells), title, heads("why", "pairs", "head"), rows, class_="tight"
        ),
    ]
