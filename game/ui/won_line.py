"""To what a man would come who is won, and for how long, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice.ledger import NEVER
from game.advice.winning import LONG, Won, chances, doubt, lasts, won

if TYPE_CHECKING:
    from game.ui.app import App


def told(app: App, x: int) -> str:
    """Return to what loyalty a man would come who is won: what he has now, and what he begins with who comes over."""
    view, me, need = app.view, app.me, app.view.tune.client_bond
    got = won(view, app.seat, x, view.tune.win_gain)
    n, of = chances(view, app.seat, x)
    comes = app.text("verdict.win_comes" if of > 1 else "verdict.win_sure", n=n, of=of, x=app.words.person(x))
    if not n:
        comes = app.text("verdict.win_not" if got.comes else "verdict.win_stays", need=need, x=app.words.person(x))
    elif old := doubt(view, app.seat, x):
        months = app.words.say("play", "months", n=old) if old < NEVER else ""
        comes += app.text("verdict.win_if" if months else "verdict.win_if_never", months=months, x=app.words.person(x))
    holds = _holds(app, x, got) if got.ours else ""
    if me in (view.roots()[x], view.patron[x]):
        thanks = app.text("verdict.win_thanks", n=got.thanks) if got.thanks else ""
        text = app.text("verdict.win_mine", now=view.loyalty[x], after=got.after) + thanks
        return text + holds if view.roots()[x] == me else f"{text} · {comes}{holds}"
    if not got.comes:
        text = app.text(
            "verdict.win_other", patron=app.words.person(view.patron[x]), now=view.loyalty[x], after=got.after
        )
        return f"{text} · {comes}"
    text = app.text("verdict.win_nobody" if view.patron[x] < 0 else "verdict.win_over", after=got.after)
    return f"{text}{app.text('verdict.win_thanks', n=got.thanks) if got.thanks else ''} · {comes}{holds}"


def _holds(app: App, x: int, got: Won) -> str:
    """Return for how long he who is won stays one's own as things stand, as the end of a line."""
    months, _ = lasts(app.view, app.seat, x, got)
    if not 0 < months < LONG:
        return app.text("verdict.win_holds" if months else "verdict.win_brief")
    return app.text("verdict.win_fades", months=app.words.say("play", "months", n=months))


__all__ = ["told"]
