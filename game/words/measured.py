"""How many of a hundred games between rivals a game beats in its seat, by the table kept with the game (rule 8.13)."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from game.files import assets_folder
from game.rules.score import score
from game.session import Session

FILE = "scores.json"
MARGINS = "strengths.json"


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, list[int]]]:
    """Return the scores of games between standard rivals: scenario, seat, sorted scores. Empty if there is no table."""
    try:
        found: dict[str, dict[str, list[int]]] = json.loads((assets_folder() / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


@lru_cache(maxsize=1)
def margins() -> dict[str, dict[str, Any]]:
    """Return what was measured of the strengths of rivals by `matches --ladder --keep`, {} if nothing was."""
    try:
        found: dict[str, dict[str, Any]] = json.loads((assets_folder() / MARGINS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def margin(strength: str) -> int | None:
    """Return in how many of a hundred decided games a strength beats the one below it, None if nobody measured."""
    found = margins().get(strength, {}).get("of_100_decided")
    return round(found) if isinstance(found, int | float) else None


def beaten(session: Session, p: int) -> tuple[int, int] | None:
    """Return of how many in a hundred games the score is beaten by this one, and how many games were played.

    None where the table has no games of this scenario and seat.
    """
    scores = table().get(session.scenario.id, {}).get(session.scenario.people[p].id, [])
    if not scores:
        return None
    mine = score(session.state, p)
    return 100 * sum(1 for one in scores if one < mine) // len(scores), len(scores)
