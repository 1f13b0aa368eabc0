"""The sections of a report for whoever tunes or designs: acts, motions, happenings, and the targets."""

from __future__ import annotations

from typing import Any

from game.lab.report_charts import Bar, bars, shade
from game.lab.report_markup import LEFT, Markup, Part, table, tag
from game.lab.report_parts import Section, Source, picture, text
from game.lab.report_words import action_name, capital, heads, listing, percent, rate, rows_told, say
from game.words.template import book

DRAWN = 16  # kinds of act in the picture
DOMINANT = 90  # percent from which a choice is made alike
LEAST_ASKED = 5  # times a choice was put before it is judged
MANY = 25  # percent of a seat's acts from which one kind stands out (targets, row 15)


def acts(of: Source) -> Section:
    """Tell what the seats do: by kind, by seat, and their answers."""
    total: dict[str, int] = of.told["actions"]
    by_seat: dict[str, dict[str, int]] = of.told["actions_by_seat"]
    every = sum(total.values())
    if not every:
        return Section(say("acts", "short"), say("acts", "none"), ())
    order = sorted(total, key=lambda kind: -total[kind])
    shares = {
        who: {kind: 100 * n / sum(found.values()) for kind, n in found.items()}
        for who, found in by_seat.items()
        if found
    }
    who, own = max(
        ((who, kind) for who in shares for kind in shares[who]), key=lambda one: shares[one[0]][one[1]]
    )
    finding = say(
        "acts", "first", act=action_name(order[0]), share=percent(total[order[0]], every), who=of.name(who),
        his=f"{shares[who][own]:.0f}%", own=action_name(own),
    )  # fmt: skip
    used = [kind for kind in order if total[kind]]
    drawn = used[:DRAWN]
    title = say("acts", "picture")
    spoken = rows_told(f"{action_name(kind)} {rate(total[kind], of.games)}" for kind in drawn)
    drawing = bars(
        of.idents.words(title, say("acts", "desc", rows=spoken)),
        [Bar(action_name(kind), (total[kind] / of.games,), rate(total[kind], of.games)) for kind in drawn],
        1, "",
    )  # fmt: skip
    head = [*heads("acts", "head"), *(of.name(who) for who in of.seats), say("acts", "all")]
    rows = [
        [
            action_name(kind),
            *(rate(by_seat[who].get(kind, 0), of.games) for who in of.seats),
            rate(total[kind], of.games),
        ]
        for kind in order
    ]
    more = text("acts", "more", n=len(used) - len(drawn)) if len(used) > len(drawn) else None
    return Section(
        say("acts", "short"),
        finding,
        (
            text("acts", "text"),
            picture(drawing, title, head, rows, class_="tight"),
            more,
            _by_seat(of, order, shares),
            _answers(of),
        ),
    )


def _by_seat(of: Source, order: list[str], shares: dict[str, dict[str, float]]) -> list[Markup]:
    unused = [action_name(kind) for kind in order if not of.told["actions"][kind]]
    rows: list[list[Part]] = []
    for kind in (one for one in order if of.told["actions"][one]):
        row: list[Part] = [action_name(kind)]
        for who in of.seats:
            value = shares.get(who, {}).get(kind, 0.0)
            row.append((_share(value), _tint(value) or None))
        row.append(percent(of.told["actions"][kind], sum(of.told["actions"].values())))
        rows.append(row)
    but = say("acts", "but", names=listing(unused)) if unused else ""
    head = [*heads("acts", "head"), *(of.name(who) for who in of.seats), say("acts", "all")]
    return [
        tag("h3", say("acts", "by_seat")),
        text("acts", "by_seat_text", but=but),
        table(head, rows, class_="tight"),
    ]


def _share(value: float) -> str:
    return "–" if not value else "<1%" if value < 0.5 else f"{value:.0f}%"


def _tint(value: float) -> str:
    """Return the ground of a cell, darker for a larger share; above a quarter the figure stands out in bold."""
    if value < 2:
        return ""
    bold = ";font-weight:700" if value > MANY else ""
    return f"background:{shade(10 if value < 8 else 30 if value < 15 else 50)}{bold}"


def _answers(of: Source) -> Markup:
    answers: dict[str, int] = of.told["answers"]
    rows = [
        [action_name(kind), rate(n, of.games)]
        for kind, n in sorted(answers.items(), key=lambda one: -one[1])
        if n
    ]
    return tag("details", tag("summary", say("acts", "answers")), table(heads("acts", "answers_head"), rows))


# Motions


def motions(of: Source) -> Section:
    """Tell what is put to the vote, what is carried, and which rungs of the ladder are used."""
    found: dict[str, dict[str, int]] = of.told["motions"]
    games = of.games
    every = {fate: sum(one[fate] for one in found.values()) for fate in ("tabled", "carried", "lost", "tied")}
    decided = every["carried"] + every["lost"] + every["tied"]
    rungs = _rungs(of)
    if not every["tabled"]:
        return Section(say("motions", "short"), say("motions", "none"), tuple(rungs))
    drawn, rows, spoken = [], [], []
    for kind, one in sorted(found.items(), key=lambda one: -max(one[1]["tabled"], one[1]["carried"])):
        name = say("motions", "kinds", kind)
        failed = one["lost"] + one["tied"]
        put = max(
            one["tabled"], one["carried"] + failed
        )  # what an offer to resign puts to the vote nobody tables
        rest = put - one["carried"] - failed
        note = rate(put, games)
        drawn.append(Bar(name, (one["carried"] / games, failed / games, rest / games), note))
        rows.append([name, put, note, one["carried"], one["lost"], one["tied"],
                     percent(one["carried"], one["carried"] + failed)])  # fmt: skip
        spoken.append(f"{name} {note}")
    title = say("motions", "picture")
    words = of.idents.words(title, say("motions", "desc", rows=rows_told(spoken)))
    chart = bars(words, drawn, 1, "", heads("motions", "legend"))
    finding = say(
        "motions", "first", tabled=rate(every["tabled"], games), carried=percent(every["carried"], decided)
    )
    return Section(
        say("motions", "short"),
        finding,
        (text("motions", "text"), picture(chart, title, heads("motions", "head"), rows), *rungs),
    )


def _rungs(of: Source) -> list[Part]:
    found: dict[str, int] = of.told["rungs"]
    named = {rung: capital(str(book("words")["rung"][rung])) for rung in found}
    drawn = [Bar(named[rung], (n / of.games,), rate(n, of.games)) for rung, n in found.items()]
    title = say("motions", "rungs_picture")
    words = of.idents.words(
        title, say("motions", "rungs_desc", rows=rows_told(f"{bar.label} {bar.note}" for bar in drawn))
    )
    rows = [[named[rung], n, rate(n, of.games)] for rung, n in found.items()]
    return [
        tag("h3", say("motions", "rungs")),
        text("motions", "rungs_text"),
        picture(bars(words, drawn, 1, ""), title, heads("motions", "rungs_head"), rows),
    ]


# Happenings


def happenings(of: Source) -> Section:
    """Tell which happenings never fired, which choices go one way, and how all of them went."""
    found: dict[str, dict[str, Any]] = of.told["happenings"]
    if not found:
        return Section(say("happenings", "short"), say("happenings", "none_written"), ())
    titles = {one.id: one.title for one in of.scenario.happenings}
    dominant = sorted(dominant_choices(found), key=lambda one: -one[3] / one[1])
    dead = list(of.told["never_fired"])
    finding = say("happenings", "first", dead=len(dead), of=len(found), dominant=len(dominant))
    parts: list[Part] = [text("happenings", "text"), tag("h3", say("happenings", "dead"))]
    if dead:
        parts.append(tag("ul", [tag("li", titles[name], " ", tag("code", name)) for name in dead]))
    else:
        parts.append(text("happenings", "dead_none"))
    parts.append(tag("h3", say("happenings", "dominant")))
    if dominant:
        said = {(one.id, choice.id): choice.text for one in of.scenario.happenings for choice in one.choices}
        rows = [
            [_named(titles[name], name), asked, ([_sentence(said[name, choice])], LEFT), percent(n, asked)]
            for name, asked, choice, n in dominant
        ]
        parts.append(text("happenings", "dominant_text", least=LEAST_ASKED))
        parts.append(table(heads("happenings", "dominant_head"), rows, class_="tight wrap"))
    else:
        parts.append(text("happenings", "dominant_none"))
    return Section(say("happenings", "short"), finding, tuple(parts))


def all_happenings(of: Source) -> Section | None:
    """List every happening that fired and what was chosen, the commonest first; None where none did."""
    titles = {one.id: one.title for one in of.scenario.happenings}
    rows = [
        [_named(titles[name], name), one["fired"], (_choices(one), LEFT)]
        for name, one in sorted(of.told["happenings"].items(), key=lambda one: -one[1]["fired"])
        if one["fired"]
    ]
    if not rows:
        return None
    shown = table(heads("happenings", "head"), rows, class_="tight wrap")
    return Section(say("happenings", "listed"), say("happenings", "listed_finding"), (shown,))


def dominant_choices(found: dict[str, dict[str, Any]]) -> list[tuple[str, int, str, int]]:
    """Return (happening, times answered, choice, times taken) of choices that go one way in more than nine of ten."""
    out = []
    for name, one in found.items():
        choices: dict[str, int] = one["choices"]
        asked = sum(choices.values())
        if len(choices) < 2 or asked < LEAST_ASKED:
            continue
        taken = max(choices, key=lambda choice: choices[choice])
        if 100 * choices[taken] > DOMINANT * asked:
            out.append((name, asked, taken, choices[taken]))
    return out


def _named(title: str, name: str) -> list[Part]:
    return [title, " ", tag("code", name)]


def _sentence(text: str) -> str:
    """Return the first sentence of a choice, shortened where it is long."""
    first = text.split(". ")[0].split(": ")[0].rstrip(".")
    return first if len(first) <= 90 else first[:88].rstrip() + "…"


def _choices(one: dict[str, Any]) -> str:
    asked = sum(one["choices"].values())
    if not asked:
        return say("happenings", "once")
    ranked = sorted(one["choices"].items(), key=lambda choice: -choice[1])
    taken = [
        say("happenings", "choice", name=name.replace("_", " "), share=percent(n, asked))
        for name, n in ranked
        if n
    ]
    never = [name.replace("_", " ") for name, n in ranked if not n]
    return ", ".join(taken) + (say("happenings", "untaken", names=", ".join(never)) if never else "")


# Targets


def targets(of: Source) -> Section | None:
    """Tell which targets of the historical scenario are met; None where it has none."""
    rows = of.told["rows"]
    if not rows:
        return None
    told: list[list[Part]] = []
    for row in rows:
        unit = "%" if row["unit"] == "percent" else ""
        value = "–" if row["value"] is None else f"{row['value']:.0f}{unit}"
        spread = f"{row['interval'][0]:.0f}–{row['interval'][1]:.0f}{unit}" if row["interval"] else "–"
        told.append([str(row["row"]), (row["name"], LEFT), value, spread, _wanted(row, unit),
                     tag("b", say("targets", "met")) if row["ok"] else say("targets", "missed")])  # fmt: skip
    finding = say("targets", "first", met=sum(row["ok"] for row in rows), of=len(rows))
    return Section(
        say("targets", "short"),
        finding,
        (text("targets", "text"), table(heads("targets", "head"), told, class_="tight")),
    )


def _wanted(row: dict[str, Any], unit: str) -> str:
    """Return what is asked of a line: the bounds its value should keep, or what it says itself."""
    if "asked" in row:
        return str(row["asked"])
    low, high = f"{row['low']:g}", f"{row['high']:.0f}"
    if row["low"] == 0 and row["high"] < 100:
        return say("targets", "most", high=high) + unit
    if row["high"] == 100:
        return say("targets", "least", low=low) + unit
    return say("targets", "between", low=low, high=high) + unit
