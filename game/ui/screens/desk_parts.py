"""The parts of the desk: contenders, orders, goal, staff, calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pygame

from game import advice
from game.advice import ledger
from game.play.action import ACTIONS, FREE, STAFF, Action
from game.rules.tally import Tally
from game.ui import news, portrait, telling
from game.ui.kit import Kit, Tip, columns, escape
from game.ui.kit import Reason as Line
from game.ui.screens import desk_rivals, desk_ties, shown
from game.ui.screens.base import initials
from game.words.blows import bloc_at
from game.words.card_ahead import card_ahead
from game.words.cases import capital
from game.world.kinds import ALIVE, OUT_PARTY

if TYPE_CHECKING:
    from game.advice import Step
    from game.ui.app import App

MEASURED = ("cc", "rivals", "against", "aim_no_third", "aim_coercion", "aim_line_up", "aim_line_down")
OPENS = ("cc", "rivals", "against")  # figures of the goal that open
WHOLE = 1000  # the bars of strength show permille of all there is
BELOW = frozenset(("against", "aim_no_third", "aim_coercion", "aim_line_down", "aim_line_near"))


def chapter_title(app: App) -> str:
    """Return the title of the chapter now open, or of the scenario."""
    month = app.session.state.month if app.session is not None else 0
    open_ = [one.title for one in app.scenario.chapters if one.first <= month <= one.last]
    return open_[-1] if open_ else app.scenario.title


# -- the seven ------------------------------------------------------------------------------------


def contenders(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw the contenders side by side: bust, believed strength with its band, how they stand to the reader."""
    seats = app.scenario.seats
    strength = app.memo("power", lambda: telling.power(app))
    for k, cell in enumerate(columns(r, [1.0] * len(seats), 8)):
        p = seats[k]
        if kit.button(
            f"contender:{app.scenario.people[p].id}",
            cell,
            "",
            tip=contender_tip(app, k),
            selected=False,
            style="plain",
        ):
            app.go("person", person=p)
        over = kit.hover == f"contender:{app.scenario.people[p].id}"
        app.kept(kit, cell, ("contender", k, app.seat, over), partial(_contender, kit, app, cell, k, strength[k]))


def _contender(kit: Kit, app: App, cell: pygame.Rect, k: int, strength: tuple[int, int, int]) -> None:
    view = app.view
    if k == app.seat:
        kit.fill((cell.x, cell.y, cell.w, 5), "red")
    p = app.scenario.seats[k]
    person = app.scenario.people[p]
    most = 64 if app.seat >= 0 else 41  # nobody's eyes see a post in the place of a relation
    widest = max(kit.text_width(app.scenario.people[q].short, "label_bold") for q in app.scenario.seats)
    side = max(36, min(most, cell.w // 2 - 4, cell.w - 21 - (widest + 26)))  # the name is to stand whole beside it
    portrait.draw(
        kit, (cell.x + 7, cell.y + 10, side, side), person.id, dict(person.portrait), initials(person.name)
    )
    gone = view.life[p] != ALIVE or view.rung[p] >= OUT_PARTY
    if gone:
        kit.hatch((cell.x + 7, cell.y + 10, side, side), "paper", 5, 2)
    x = cell.x + side + 15
    w = cell.right - x - 6
    beside = widest <= w - 24  # else the mark lies on the portrait
    kit.label((x, cell.y + 7, w - 24 * beside, 24), person.short, "label_bold")
    at = (cell.right - 27, cell.y + 9) if beside else (cell.x + side - 10, cell.y + side - 8)
    kit.mark((*at, 20, 20), person.id)
    word, tone = relation(app, k)
    tie, colour = desk_ties.bond(app, k)
    folds = kit.text_width(word, "small") > w  # in two lines, and the tie below them in one
    kit.label((x, cell.y + (28 if folds else 31), w, 38 if folds else 21), word, "small", tone)
    if tie and cell.w > 140:
        desk_ties.draw(kit, app, pygame.Rect(x, cell.y + (64 if folds else 47), w, 20 if folds else 36), tie, colour, k)
    y = cell.bottom - 28
    value, low, high = strength
    kit.meter(
        (cell.x + 8, y + 8, cell.w - 62, 11),
        value,
        0,
        WHOLE,
        band=(low, high),
        colour="red" if k == app.seat else "blue",
    )
    kit.label((cell.right - 50, y, 44, 26), f"{(value + 5) // 10} %", "label_bold", "ink", "right")


def contender_list(kit: Kit, app: App, r: pygame.Rect) -> None:
    """Draw the contenders as rows, where there is no room side by side."""
    seats = app.scenario.seats
    strength = app.memo("power", lambda: telling.power(app))
    inner = shown.panel(kit, r, app.text("desk.tab_seven"))
    went = -1
    for k, cell in kit.rows("contenders", inner, len(seats), 58):
        p = seats[k]
        person = app.scenario.people[p]
        if kit.row(f"contender:{person.id}", cell, tip=contender_tip(app, k)):
            went = p
        portrait.draw(
            kit, (cell.x + 6, cell.y + 4, 48, 48), person.id, dict(person.portrait), initials(person.name)
        )
        kit.label((cell.x + 64, cell.y + 3, 150, 24), person.short, "label_bold")
        kit.mark((cell.x + 218, cell.y + 5, 20, 20), person.id)
        word, tone = relation(app, k)
        tie, _ = desk_ties.bond(app, k)
        kit.label(
            (cell.x + 64, cell.y + 28, 240, 22),
            " · ".join(part for part in (word, tie) if part),
            "small",
            tone,
        )
        value, low, high = strength[k]
        kit.meter(
            (cell.x + 320, cell.y + 22, max(30, cell.w - 390), 12),
            value,
            0,
            WHOLE,
            band=(low, high),
            colour="red" if k == app.seat else "blue",
        )
        kit.label(
            (cell.right - 60, cell.y, 54, cell.h), f"{(value + 5) // 10} %", "label_bold", "ink", "right"
        )
    if went >= 0:
        app.go("person", person=went)


def relation(app: App, k: int) -> tuple[str, str]:
    """Return how a contender stands to the reader, and its tone."""
    view = app.view
    p = app.scenario.seats[k]
    state = telling.state_words(app, p)
    if state and (view.life[p] != ALIVE or view.rung[p] >= OUT_PARTY):
        return state, "muted"
    if k == app.seat:
        return app.text("watch.his_eyes" if app.watching else "desk.you"), "muted"
    if app.seat < 0:
        return shown.posts_text(app, p, 0), "muted"
    value = view.regard[app.seat][p]
    sign = f"+{value}" if value > 0 else f"−{-value}" if value else "0"
    return f"{app.words.regard(value)} {sign}", "good" if value >= 15 else "bad" if value <= -15 else "muted"


def contender_tip(app: App, k: int) -> Tip:
    """Return a contender as a tooltip: who, what he thinks and why, what his strength is made of."""
    base = app.person_tip(app.scenario.seats[k])
    value, low, high = app.memo("power", lambda: telling.power(app))[k]
    text = app.text("desk.strength_now", value=(value + 5) // 10, low=low // 10, high=(high + 9) // 10)
    said = "\n".join(map(escape, news.month_lines(app, k)))
    if aims := desk_ties.aims(app, k):
        text = f"{app.text('desk.bound_bloc_tip', who=', '.join(shown.short(app, one) for one in aims))}\n{text}"
    return Tip(
        base.title,
        f"{base.text}\n{text}\n{said}\n_{app.text('desk.strength_tip')}_",
        base.lines,
        base.total,
        base.unit,
        base.sum_word,
    )


# -- orders ---------------------------------------------------------------------------------------


def given(app: App) -> list[Action]:
    """Return the orders given at the desk, without what was done in a session of the month.

    When the desk is closed they are those of the month, which are under way.
    """
    session = app.game
    if not desk_open(app):
        since = session.opened[-1] if session.opened else len(session.log)
        done = [entry.action for entry in session.log[since:] if entry.seat == app.seat]
        return [one for one in done if ACTIONS[one.kind].cost != FREE and "desk" in ACTIONS[one.kind].at]
    return [
        Action(kind, tuple(args))
        for seat, kind, args in app.view.orders
        if seat == app.seat and "desk" in ACTIONS[kind].at
    ]


def desk_open(app: App) -> bool:
    """Tell whether orders can be given, and nothing else is asked."""
    decision = app.game.decision
    return decision is None or decision.kind == "desk"


# -- the session ----------------------------------------------------------------------------------


def expected(app: App, n: int) -> Tally:
    """Return the count of an item of the agenda as the reader expects it."""
    return app.memo(("count", n), lambda: ledger.counted(app.view, app.seat, n))


def count_tip(app: App, n: int) -> Tip:
    """Return who is expected to vote how on an item, the closest voters first."""
    count = expected(app, n)
    lines = sorted((line for line in count.lines if line.person >= 0), key=lambda line: abs(line.amount))[:9]
    return Tip(
        escape(app.words.item(n, app.view)),
        app.text("desk.closest"),
        [Line(escape(app.words.person(line.person)), line.amount) for line in lines],
    )


# -- goal, staff, calendar ------------------------------------------------------------------------


def chapter(kit: Kit, app: App, area: Any, y: float) -> float:
    """Draw the chapter now open as a line that opens its card; returns where it ends."""
    if app.seat < 0 or app.watching:
        return y
    told = app.text("desk.chapter", title=chapter_title(app))
    high = kit.measure(escape(told), area.w - 30, "small") + 8
    if kit.row("chapter_card", (area.x, y, area.w - 4, high), tip=app.text("desk.chapter_tip")):
        app.go("scene")
    kit.paragraph((area.x + 4, y + 4, area.w - 30, 0), escape(told), "small")
    kit.label((area.x + area.w - 20, y, 14, high), "→", "body", "muted", "right")
    return y + high + 4


def goal(kit: Kit, app: App, area: Any, y: float) -> float:
    """Draw the way to being paramount and to the seat's own aim; returns where it ends."""
    if app.seat < 0:
        return y
    steps = news.goal_now(app)
    for title, part in (("desk.paramount", steps[:3]), ("desk.own_aim", steps[3:])):
        kit.label((area.x, y, area.w, 24), app.text(title), "label", "red")
        y += 27
        for step in part:
            y = _step(kit, app, area, y, step)
        y += 4
    return y


def _step(kit: Kit, app: App, area: Any, y: float, step: Step) -> float:
    text = app.words.step(step)
    line = step.code.startswith("aim_line")
    same = [one for one in news.goal_before(app) if one.code == step.code]
    old = next((one.have for one in same if not line or one.args[:1] == step.args[:1]), step.have)
    if step.code in MEASURED and old != step.have:
        text += " " + app.text("desk.was", n=old if old >= 0 else f"−{-old}")
    top = y
    kit.shape("disc", (area.x + 9, y + 11), 7, "good" if step.met else "line", 0 if step.met else 2)
    if step.met:
        kit.line((area.x + 5, y + 11), (area.x + 8, y + 15), "card", 2)
        kit.line((area.x + 8, y + 15), (area.x + 14, y + 7), "card", 2)
    used = kit.paragraph((area.x + 24, y, area.w - 34, 0), escape(text), "small")
    y += used + 2
    if step.code in MEASURED:
        low = -100 if step.code.startswith("aim_line") else 0
        high = (
            100
            if low
            else max(step.have, step.need, step.args[0] if step.code == "cc" else 0, 1)
            * (100 if step.code == "cc" else 115)
            // 100
            or 1
        )
        colour = "good" if step.met else "red" if step.code in BELOW else "ochre"
        kit.meter(
            (area.x + 24, y + 4, area.w - 34, 9), step.have, low, max(high, 1), colour=colour, mark=step.need
        )
        y += 20
    if step.code == "rivals":
        y = desk_rivals.rows(kit, app, area, y)
    elif step.code == "against" and (told := app.memo("bloc at", lambda: bloc_at(app.words, app.view, app.seat))):
        y = desk_rivals.note(kit, area, y, told)
    if step.code in OPENS:
        tip = app.memo(("goal", step.code), lambda: _opened(app, step))
        if kit.hot(f"goal:{step.code}", (area.x, top, area.w, y - top), tip=tip) and step.code == "cc":
            app.go("people", filter="mine")
    return y + 5


def _opened(app: App, step: Step) -> Tip:
    """Return what a figure of the goal is made of: names, or the counts of every blow that was tried."""
    view, k = app.view, app.seat
    if step.code == "cc":
        names = [shown.short(app, p) for p in advice.men(view, k)]
        said = app.text("desk.goal_men", names=", ".join(names)) if names else app.text("desk.goal_no_men")
    elif step.code == "rivals":
        said = desk_rivals.counts(app)
    else:
        mover, count = advice.blow_at(view, k)
        names = [shown.short(app, line.person) for line in count.lines if line.ayes] if count is not None else []
        said = app.text("desk.goal_at_you", who=shown.short(app, mover), names=", ".join(names)) if names else ""
        said = "\n".join([said, *(desk_rivals.since(app, mover, app.me) if mover >= 0 else ())])
    return Tip(app.words.step(step), escape(said))


def staff(kit: Kit, app: App, area: Any, y: float) -> float:
    """Draw the operations under way; returns where it ends."""
    view = app.view
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    mine = [op for op in view.ops if op.owner == me]
    begins = [one for one in given(app) if ACTIONS[one.kind].cost == STAFF] if desk_open(app) else []
    kit.label((area.x, y, area.w, 24), app.text("desk.ops"), "label", "red")
    y += 27
    for one in begins:
        text = escape(f"{app.words.action(one.kind, one.args, view)} · {app.text('desk.this_month')}")
        kit.fill((area.x + 3, y + 8, 7, 7), "red")
        y += kit.paragraph((area.x + 16, y, area.w - 20, 0), text, "small") + 4
    if not mine and begins:
        return y
    if not mine:
        return y + kit.paragraph((area.x, y, area.w, 0), app.text("desk.no_ops"), "small_italic", "muted") + 4
    for op in mine:
        text = app.words.operation(op.kind, op.a, op.b)
        used = kit.paragraph((area.x + 16, y, area.w - 20, 0), escape(capital(text)), "small")
        kit.fill((area.x + 3, y + 8, 7, 7), "blue")
        y += used
        months = max(1, op.due - op.start + 1)
        done = min(months, view.month - op.start)
        for n in range(months):
            kit.fill((area.x + 16 + n * 22, y + 7, 18, 7), "blue" if n < done else "shade")
        kit.label(
            (area.x + 22 + months * 22, y, area.w - months * 22 - 26, 21),
            app.text("desk.ripe", month=app.words.month(op.due)),
            "small",
            "muted",
        )
        y += 26
    return y


def habit(kit: Kit, app: App, r: pygame.Rect) -> bool:
    """Draw the standing order as a button that opens its choices; true when it was chosen."""
    if app.seat < 0:
        return False
    mode = app.view.habit[app.seat]
    asked = app.game.decision is None or app.game.decision.kind != "desk"
    return kit.button(
        "habit",
        r,
        app.text("desk.habit", what=app.words.option("habit.mode", mode, app.view)),
        tip=app.text("desk.habit_tip"),
        enabled=not asked,
        why=app.text("desk.answer_first"),
    )


def habits(kit: Kit, app: App) -> bool:
    """Draw the choices of a standing order as a card; false when it was closed."""
    now = app.view.habit[app.seat]
    text = app.text("desk.habit_text")
    high = kit.measure(text, 500, "body")
    with kit.modal("habits", app.text("desk.habits"), (540, high + 4 * 50 + 116), first=f"habit:{now}") as box:
        y = box.y + kit.paragraph((box.x, box.y, box.w, 0), text, "body", "muted") + 10
        for mode in range(4):
            name = capital(app.words.option("habit.mode", mode, app.view))
            cell = (box.x, y, box.w, 42)
            if kit.button(f"habit:{mode}", cell, name, hotkey=f"number{mode + 1}", selected=mode == now):
                if mode != now:
                    app.submit(Action("habit", (mode,)))
                return False
            y += 50
        closed = kit.button("habit:close", (box.x, box.bottom - 40, 160, 40), app.text("common.back"))
        return not (closed or kit.cancel)


def calendar(kit: Kit, app: App, area: Any, y: float) -> float:
    """Draw the gatherings ahead; returns where it ends."""
    view = app.view
    kit.label((area.x, y, area.w, 24), app.text("desk.calendar"), "label", "red")
    y += 27
    ahead = [one for one in app.scenario.calendar if one.month >= view.month]
    for one in ahead[:5]:
        away = one.month - view.month
        when = (
            app.text("desk.this_month")
            if not away
            else app.text("desk.next_month")
            if away == 1
            else app.text("desk.in_months", n=away)
        )
        wide = kit.text_width(when, "small") + 4
        big = one.kind == 2
        kit.shape(
            "star" if big else "diamond",
            (area.x + 8, y + 11),
            8 if big else 6,
            "red" if away == 0 or big else "line",
        )
        kit.label((area.x + area.w - wide - 4, y, wide + 2, 22), when, "small", "muted", "right")
        room = (area.x + 22, y, area.w - 28 - wide, 0)
        y += max(24, kit.paragraph(room, escape(one.name), "small_bold" if big else "small") + 3)
    if told := card_ahead(app.words, view, app.seat):
        kit.shape("star", (area.x + 8, y + 11), 8, "red")
        y += kit.paragraph((area.x + 22, y, area.w - 26, 0), escape(told), "small") + 4
    kit.label(
        (area.x + 22, y, area.w - 26, 22),
        app.text("desk.end_of_game", month=app.words.month(app.scenario.end)),
        "small",
        "muted",
    )
    return y + 26


__all__ = [
    "calendar", "chapter", "chapter_title", "contender_list", "contenders", "count_tip", "expected",
    "given", "goal", "relation", "staff",
]  # fmt: skip
