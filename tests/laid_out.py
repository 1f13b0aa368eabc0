"""The fixed game of the pictures, played once in a run: tests of looks begin it again for every screen and language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from games import packed, unpacked

from game.rivals.player import Player
from game.ui import shots
from game.ui.app import App

KNOWN = (
    "heard",
    "paper_shown",
    "_ended",
    "_left",
    "scenes_from",
)  # what the app has learnt while it was played
_play = shots.laid_out


def laid_out(app: App) -> Player:
    """Lay the fixed game out, as `shots.laid_out` does."""
    place = Path(os.environ["POLITBURO_TESTS"], "laid_out.game")
    if place.exists():
        session, known, rival = unpacked(place.read_bytes())
        app.enter(session)
        for name, value in known.items():
            setattr(app, name, value)
        return rival  # type: ignore[no-any-return]
    rival = _play(app)
    session = app.game
    known: dict[str, Any] = {name: getattr(app, name) for name in KNOWN}
    session.on_month = session.on_answer = None
    half = place.with_suffix(f".{os.getpid()}")
    half.write_bytes(packed((session, known, rival)))
    half.replace(place)
    session.on_month, session.on_answer = app._on_month, app._on_answer
    return rival


shots.laid_out = laid_out
