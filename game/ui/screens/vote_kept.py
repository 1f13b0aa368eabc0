"""After a vote: what decided it, and who voted as he had been counted, with the reason that weighed most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.kit import Kit, escape
from game.ui.screens import said, shown, vote_count, whip

if TYPE_CHECKING:
    from game.play.reported import VoteReport
    from game.ui.app import App
    from game.world.kinds import Motion

COUNTED = 40  # how many are told of


def decided(app: App, report: VoteReport, item: Motion) -> str:
    """Say what was needed, and how many votes the other way would have turned it."""
    result = report.result
    assert result is not None
    need, cast = whip.needed(result), result.ayes + result.noes
    turn = result.ayes - need + 1 if result.ayes >= need else need - result.ayes
    of = whip.votes_text(app, cast, item)
    return app.text("vote.decided", need=whip.votes_text(app, need, item), of=of, n=whip.votes_text(app, turn, item))


def kept(
    kit: Kit, app: App, at: tuple[float, float, float], report: VoteReport, broke: set[tuple[int, int]]
) -> int:
    """Write who voted as he was counted, with what had weighed most in that count; give where it ends."""
    x, top, w = at
    y = int(top)
    assert report.result is not None
    real = {(line.person, line.post) for line in report.result.lines}
    told = [line for line in report.expected.lines if (line.person, line.post) in real - broke]
    if not told:
        return y
    key = "vote.who_kept" if report.seat >= 0 else "watch.who_kept"
    y += kit.heading((x, y + 4, w, 0), app.text(key, n=len(told))) + 6
    for line in sorted(told, key=lambda one: abs(one.amount))[:COUNTED]:
        way = line.ayes * 2 > line.ayes + line.noes
        if line.person >= 0:
            shown.bust(kit, app, (x, y, 28, 28), line.person)
        most = max(line.reasons, key=lambda one: one.amount if way else -one.amount, default=None)
        word = app.text("screens.for" if way else "screens.against")
        head = f"{vote_count.name_of(app, line)}: {word} ({shown.signed(line.amount)})"
        head = f"{vote_count.name_of(app, line)}: {line.ayes} : {line.noes}" if line.post != -1 else head
        wide = kit.text_width(head, "small_bold") + 10
        kit.label((x + 38, y, min(wide, w - 38), 28), head, "small_bold", "good" if way else "bad")
        if most is not None and (most.amount > 0) == way and most.amount:
            why = f"{shown.signed(most.amount)} {said.ground(app, most)}"
            if 38 + wide + kit.text_width(why, "small") <= w:
                kit.label((x + 38 + wide, y, w - 38 - wide, 28), why, "small", "muted")
            else:
                y += 28
                y += kit.paragraph((x + 38, y, w - 38, 0), escape(why), "small", "muted") - 26
        y += 32
    if len(told) > COUNTED:
        y += kit.paragraph((x, y, w, 0), app.text("vote.broke_more", n=len(told) - COUNTED), "small_italic", "muted")
    return y
