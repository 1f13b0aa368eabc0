"""How fast it must be: each figure of `bench --peers` against its bound, as a ratio measured in one run."""

from __future__ import annotations

from typing import Any, NamedTuple


class Must(NamedTuple):
    """A bound: what it is about, which figure over which other (none: the figure itself), must, aim, and its unit."""

    what: str
    figure: str
    over: str
    must: float
    aim: float
    unit: str = "x"
    least: bool = False  # the figure must be at least so much

    def value(self, told: dict[str, Any]) -> float | None:
        """Return the figure, or its ratio, None where a part was not measured."""
        ours = told.get(self.figure)
        if ours is None or not self.over:
            return ours
        other = told.get(self.over)
        return ours / other if other else None


MUSTS = (
    Must("a decision, random play, over Catanatron's", "decision_us", "catanatron_decision_us", 1.5, 0.7),
    Must("an answer, forced ones counted on both sides", "answer_us", "catanatron_answer_us", 1.5, 0.7),
    Must("events and reasons kept, over discarded", "decision_with_events_us", "decision_us", 1.5, 1.25),
    Must("clone, over Catanatron's Game.copy", "clone_us", "catanatron_copy_us", 0.1, 0.03),
    Must("games a second, standard rivals, counted", "games_per_s", "", 3, 10, "/s", True),
    Must("standard rival's decision over a random one's", "standard_decision_us", "decision_us", 8, 4),
    Must("the strongest rival, a decision", "strongest_decision_ms", "", 10, 5, "ms"),
    Must("state without log as JSON", "state_bytes", "", 48_000, 24_000, "B"),
    Must("engine import, over Catanatron's", "engine_import_ms", "catanatron_import_ms", 0.4, 0.25),
    Must("memory of a batch at a thousand games", "batch_1000_mb", "", 100, 60, "MB"),
    Must("and by how much sixty games make it grow", "batch_growth_mb", "", 3, 1, "MB"),
    Must("two workers against two plain processes", "pool_efficiency", "", 0.95, 0.98, "x", True),
    Must("a Dask cluster against the local pool", "cluster_efficiency", "", 0.9, 0.95, "x", True),
    Must("first frame, over a bare script's", "first_frame_ms", "bare_first_frame_ms", 2.5, 1.7),
    Must("first frame", "first_frame_ms", "", 500, 500, "ms"),
    Must("full redraw of the busiest screen, over its", "redraw_ms", "bare_redraw_ms", 2, 1.3),
    Must("idle window, over a loop of event.wait", "idle_cpu_percent", "waiting_cpu_percent", 0.25, 0.12),
    Must("loading the scenario of 1924", "scenario_load_ms", "", 250, 120, "ms"),
    Must("month 70 over month 5", "month_70_over_month_5", "", 2, 1.2),
    Must("a decision with twice the people and posts", "doubled_decision_us", "decision_us", 2, 1.5),
)


def judged(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each must with its value and whether it is met, None where it was not measured."""
    out = []
    for one in MUSTS:
        value = one.value(told)
        out.append(
            {
                "what": one.what, "figure": one.figure, "over": one.over or None, "unit": one.unit,
                "value": None if value is None else round(value, 3), "must": one.must, "aim": one.aim,
                "met": None if value is None else _keeps(one, value, one.must),
                "aim_met": None if value is None else _keeps(one, value, one.aim),
            }
        )  # fmt: skip
    return out


def _keeps(one: Must, value: float, bound: float) -> bool:
    return value >= bound if one.least else value <= bound


def lines_of(rows: list[dict[str, Any]]) -> list[str]:
    """Return the musts as lines of a table: value, bound, aim, met or not."""
    lines = [f"{'must':<50}{'value':>12}{'must':>10}{'aim':>10}"]
    for row in rows:
        value = "-" if row["value"] is None else f"{row['value']:,.6g} {row['unit']}"
        met = "not measured" if row["met"] is None else "met" if row["met"] else "not met"
        lines.append(f"{row['what']:<50}{value:>12}{row['must']:>10,g}{row['aim']:>10,g}  {met}")
    measured = [row["met"] for row in rows if row["met"] is not None]
    lines.append(f"{sum(measured)} of {len(measured)} met, {len(rows) - len(measured)} not measured")
    return lines
