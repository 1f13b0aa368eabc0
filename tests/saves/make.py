"""Write the stored save of the present save format; run once before a release, from the root of the project."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

if __name__ == "__main__":
    import games

    from game import save, savefile

    session = games.play_on(games.mixed(games.scenario_of(str(HERE / "small.yaml")), 4), 30)
    print(save.save_game(session, HERE / f"small_{savefile.SCHEMA}.save"))
