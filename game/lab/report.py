"""A report of many games as one page of HTML that needs no script and no network (`simulate --report`).

The page is for a teacher who prints it and for whoever designs a scenario: each heading says what was found, each
picture has its figures as a table beside it, and every share its interval.
"""

from __future__ import annotations

from typing import Any

from game.lab import report_course, report_kept, report_outcomes, report_use
from game.lab.report_kept import Kept
from game.lab.report_markup import page, tag
from game.lab.report_parts import Section, Source, put_together, text
from game.lab.report_words import say
from game.world.scenario import Scenario


def simulation(
    told: dict[str, Any], scenario: Scenario, earlier: Kept | None = None, unkept: str = ""
) -> str:
    """Return the report of what `simulate` tells; `earlier` is what to compare with, `unkept` why nothing was kept."""
    of = Source(told, scenario)
    made: list[Section | None] = [
        report_outcomes.played(of),
        report_outcomes.tops(of),
        report_outcomes.falls(of),
        report_outcomes.order(of),
        report_course.pacts(of),
        report_course.strength(of),
        report_course.country(of),
        report_course.line(of),
        report_use.acts(of),
        report_use.motions(of),
        report_use.happenings(of),
        report_use.targets(of),
        report_kept.compared(of, earlier, unkept),
        report_use.all_happenings(of),
    ]
    sections = [one for one in made if one is not None]
    title = say("page", "title", title=scenario.title, games=say("common", "games", n=of.games))
    header = tag(
        "header",
        tag("p", say("page", "kicker"), class_="kicker"),
        tag("h1", title),
        tag("p", f"{sections[1].finding}.", class_="lead"),
    )
    footer = tag("footer", text("model"), text("page", "footer", version=told["version"]))
    return page(title, [header, *put_together(sections), footer])


def written(told: dict[str, Any], scenario: Scenario) -> str:
    """Return the report, compared with the version before, and keep its figures for the next time."""
    kept = report_kept.kept_of(Source(told, scenario))
    earlier = report_kept.before(kept)
    return simulation(told, scenario, earlier, report_kept.keep(kept))
