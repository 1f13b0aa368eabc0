"""Whether months fit together: the calendar, chapters, harvests, the record of reality, happenings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.content.check import Check


def check_calendar(check: Check) -> None:
    """Check that gatherings have their sizes and do not collide."""
    head = check.content.scenario
    last_size = None
    months: dict[tuple[str, int], str] = {}
    for n, part in sorted(enumerate(check.content.calendar), key=lambda pair: pair[1].month):
        mark = check.at("calendar", n, "month")
        twin = months.setdefault((part.kind, part.month), part.id)
        if twin != part.id:
            check.wrong(mark, f"month: the {part.kind} '{twin}' falls in the same month", "another month")
        if part.kind == "congress":
            for field in ("votes", "cc_size", "politburo_size"):
                if not getattr(part, field):
                    check.wrong(
                        check.at("calendar", n),
                        f"{field}: a congress needs it",
                        f"{field}: a number above 0",
                    )
            if 0 < part.cc_size < part.politburo_size:
                check.wrong(
                    check.at("calendar", n, "politburo_size"),
                    "politburo_size: larger than cc_size",
                    "fewer",
                )
            if part.month <= head.start:
                last_size = part.cc_size
        elif part.joint and part.kind != "plenum":
            check.odd(check.at("calendar", n, "joint"), "joint: only a plenum is joint", "leave it out")
    if last_size and last_size != len(check.content.bodies.cc):
        sizes = f"{len(check.content.bodies.cc)} members, the last congress elected {last_size}"
        check.odd(check.at("bodies", "cc"), f"cc: {sizes}", "name them all")
    if not any(part.kind == "congress" and part.month >= head.start for part in check.content.calendar):
        check.odd(
            check.at("calendar"),
            "calendar: no congress after the start",
            "nothing renews the committee without one",
        )


def check_time(check: Check) -> None:
    """Check that chapters, the record of reality and harvests cover the scenario."""
    head, content = check.content.scenario, check.content
    ordered = sorted(enumerate(content.chapters), key=lambda pair: pair[1].first)
    reached = head.start
    for n, part in ordered:
        if part.last < part.first:
            check.wrong(check.at("chapters", n, "last"), "last: lies before first", "a later month")
            continue
        if part.first > reached:
            check.odd(
                check.at("chapters", n, "first"),
                f"first: no chapter covers the months before '{part.id}'",
                "",
            )
        reached = max(reached, part.last + 1)
    if ordered and reached <= head.end:
        check.odd(
            check.at("chapters"),
            "chapters: none covers the last months",
            "let the last end with the scenario",
        )
    if content.reality:
        missing = [month for month in range(head.start, head.end + 1) if month not in content.reality]
        if missing:
            first = f"{missing[0] // 12}-{missing[0] % 12 + 1:02d}"
            check.odd(
                check.at("reality"),
                f"reality: {len(missing)} months have no line, {first} first",
                "one line a month",
            )
    for year in range(head.start // 12, head.end // 12 + 1):
        if content.harvests and year not in content.harvests:
            check.odd(check.at("harvests"), f"harvests: none for {year}", "million tons x 10")


def check_happenings(check: Check) -> None:
    """Check that happenings can come about and ask somebody something."""
    head = check.content.scenario
    for n, part in enumerate(check.content.happenings):
        first = head.start if part.first is None else part.first
        last = head.end if part.last is None else part.last
        if last < first:
            check.wrong(check.at("happenings", n, "last"), "last: lies before first", "a later month")
        if part.choices and not part.spot:
            check.wrong(
                check.at("happenings", n, "choices"),
                "choices: nobody is put on the spot",
                "spot: [a person, holder(a_post)]",
            )
        if part.spot and not part.choices:
            check.odd(
                check.at("happenings", n, "spot"),
                "spot: there is nothing to choose",
                "give choices, or leave it out",
            )
        if part.choices and part.effects:
            check.odd(
                check.at("happenings", n, "effects"),
                "effects: the choices decide",
                "move them into the choices",
            )
        if len(part.choices) == 1:
            check.odd(check.at("happenings", n, "choices"), "choices: one is none", "at least two")
        ids: set[str] = set()
        for index, choice in enumerate(part.choices):
            if choice.id in ids:
                mark = check.at("happenings", n, "choices", index, "id")
                check.wrong(mark, f"choices: '{choice.id}' is given twice", "another id")
            ids.add(choice.id)
        if part.choices and all(choice.needs for choice in part.choices):
            check.odd(
                check.at("happenings", n, "choices"),
                "choices: every one has a condition",
                "leave one open to all",
            )
