"""The question before a month is ended with acts or staff unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.action import ACTIONS, OWN, STAFF, legal, own_acts_left, slots_left
from game.ui import orders
from game.ui.kit import Kit, columns, cut_bottom, escape

if TYPE_CHECKING:
    from game.ui.app import App

WIDE = 560


def unused(app: App) -> tuple[int, int]:
    """Return the own acts and the places on the staff with which something could still be done this month."""
    session = app.session
    asked = session.decision if session is not None else None
    if asked is None or asked.kind != "desk" or asked.seat != app.seat:
        return 0, 0
    view = app.view

    def can(cost: str) -> bool:
        kinds = [kind.name for kind in ACTIONS.values() if kind.cost == cost and "desk" in kind.at]
        return any(legal(view, asked, name, 1) for name in kinds)

    own, staff = max(0, own_acts_left(view, app.seat)), max(0, slots_left(view, app.seat))
    return app.memo("unused", lambda: (own if own and can(OWN) else 0, staff if staff and can(STAFF) else 0))


def asks(app: App) -> bool:
    """Tell whether the end of this month is asked about first; in the half-year the adviser says when it is time."""
    return app.settings.ask_end and not app.lesson.shown and any(unused(app))


def draw(kit: Kit, app: App, many: bool = False) -> bool | None:
    """Draw the question; True where the month (or `many`) is to end, False where not, None while it is open."""
    own, staff = unused(app)
    lines = [app.text("end_month.many")] if many else []
    lines += [app.text("end_month.own", n=own)] if own else []
    lines += [app.text("end_month.staff", n=staff)] if staff else []
    if own:
        mode = app.view.habit[app.seat]
        what = app.words.option("habit.mode", mode, app.view)
        lines.append(app.text("end_month.habit", what=what) if mode else app.text("end_month.kept"))
    lines += [app.text("end_month.idle")] if staff else []
    thoughts = app.memo("suggestions", lambda: orders.suggestions(app))
    if thought := next((one for one in thoughts if one.open), None):
        action = thought.action
        lines.append(app.text("end_month.circle", what=app.words.action(action.kind, action.args, app.view)))
    text = "\n".join(map(escape, lines))
    room = min(WIDE, kit.width - 16) - 36
    tall = kit.beside_bar(text, room, "serif") + 32 + 36 + 46 + 60
    answer: bool | None = None
    with kit.modal("end", app.text("end_month.title_many" if many else "end_month.title"), (WIDE, tall), "red") as box:
        foot, body = cut_bottom(box, 46, 8)
        tick, body = cut_bottom(body, 34, 8)
        stay, go = columns(foot, [0.4, 0.6], 10)
        yes = "desk.run_on" if many else "desk.end"
        if kit.button("end:yes", go, app.text(yes), style="primary", hotkey="yes"):  # not the key that asked
            answer = True
        if kit.button("end:no", stay, app.text("common.stay")) or kit.cancel:
            answer = False
        kept = app.settings
        on = kit.toggle("option:ask_end", tick, app.text("options.ask_end"), kept.ask_end)
        if on != kept.ask_end:
            kept.ask_end = on
            app.apply_settings()
        with kit.scroll("end:text", body) as area:
            area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), text, "serif"))
    if answer is not None:
        kit.touch()
    return answer
