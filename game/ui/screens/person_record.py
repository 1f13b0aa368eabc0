"""On a person's page: the record, what is held on him, and what was heard of him."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.advice.asks import LABELLED
from game.ui import qualities
from game.ui.kit import Kit, columns, escape
from game.ui.screens import heard, said, shown
from game.words import biography, losses
from game.world.kinds import LABELS

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.person import Person
    from game.world.event import Event


LATEST, A_FRAME = 24, 3  # events told here, and how many a frame of those below the fold


def record(own: Person, kit: Kit, rect: pygame.Rect) -> None:
    """Draw record, labels, holds, quotations and what was heard of a person."""
    app, p, view = own.app, own.p, own.app.view
    inner = shown.panel(kit, rect, app.text("person.record"), "blue")
    with kit.scroll("record", inner) as area:
        x, y, w = area.x, area.y, area.w
        cells = columns((x, y, w, 54), [1.0, 1.0, 1.0], 6)
        for cell, key, value in zip(
            cells,
            ("record_n", "case_n", "trust"),
            (view.record[p], view.case[p], view.trust[p]),
            strict=True,
        ):
            kit.hot(f"sum:{key}", cell, shown.of(app, p, f"person.about_{key}"))
            shown.plate(
                kit,
                cell,
                str(value),
                shown.of(app, p, f"person.{key}"),
                "bad" if value > 5 and key != "trust" else "ink",
            )
        y += 62
        labels = [one for one in view.labels if one.who == p]
        for one in labels:
            text = said.first_up(app.words.say("label", LABELS[one.kind]))
            key = "label_stuck" if one.stuck else "label_hung"
            until = app.words.month(one.month + (LABELLED if one.stuck else view.tune.label_months))
            y += (
                kit.paragraph(
                    (x, y, w, 0),
                    escape(
                        shown.of(
                            app, p, f"person.{key}", label=text, month=app.words.month(one.month), until=until
                        )
                    ),
                    "small",
                    "bad",
                )
                + 4
            )
        y = _lives(own, kit, x, y, w)
        y += kit.heading((x, y, w, 0), shown.of(app, p, "person.holds"))
        holds = [one for one in view.holds if one.on == p]
        app.words.learn(view)
        for hold in holds:
            mine = (app.seat < 0 or bool(hold.holders >> app.seat & 1)) and not hold.public
            status = (
                app.text("person.hold_public")
                if hold.public
                else app.text("person.hold_mine" if mine else "person.hold_other")
            )
            y += (
                kit.paragraph(
                    (x, y, w, 0), escape(app.words.hold(hold.id, app.seat, "text")), "serif", max_lines=6
                )
                + 2
            )
            kit.says(f"strength:{hold.id}", (x, y, w, 22), qualities.quality(app, "strength"))
            y += (
                kit.paragraph(
                    (x, y, w, 0),
                    app.text("person.hold_line", n=hold.strength, status=status),
                    "small",
                    "muted",
                )
                + 4
            )
            rival = app.words.hold_readings(hold.id, app.seat)
            if rival:
                y += kit.paragraph((x, y, w, 0), escape("\n".join(rival)), "small_italic", "muted") + 4
            if mine:
                left, right = columns((x, y, w, 40), [1.0, 1.0], 8)
                shown.hold_buttons(app, kit, hold.id, left, right)
                y += 50
        if not holds:
            y += kit.paragraph((x, y, w, 0), shown.of(app, p, "person.no_hold"), "italic", "muted") + 10
        quotes = [one for one in view.quotes if one.who == p]
        if quotes:
            y += kit.heading((x, y, w, 0), app.text("person.quotes"))
            for quote in quotes[-4:]:
                text = app.text(
                    "person.quote",
                    month=app.words.month(quote.month),
                    issue=app.scenario.issues[quote.issue].name,
                    n=quote.weight,
                )
                y += kit.paragraph((x, y, w, 0), escape(text), "small") + 3
            y += 8
        y += kit.heading((x, y, w, 0), shown.of(app, p, "person.career"))
        y = _career(own, kit, x, y, w, inner.bottom)
        area.used(y)


def _lives(own: Person, kit: Kit, x: int, y: int, w: int) -> int:
    """Draw the printed life beside the true one, once the official record has been retouched (rule 4.39)."""
    app, p, view = own.app, own.p, own.app.view
    if not biography.cut(view, p)[0]:
        return y
    tall = 0.0
    halves = columns((x, y, w, 0), [1.0, 1.0], 14)
    for half, key, text, tone in zip(
        halves,
        ("printed_life", "true_life"),
        (biography.official_life(app.words, view, p), biography.true_life(app.words, view, p)),
        ("muted", "ink"),
        strict=True,
    ):
        used = kit.heading((half.x, y, half.w, 0), app.text(f"person.{key}"))
        used += kit.paragraph((half.x, y + used, half.w, 0), escape(text), "serif", tone)
        tall = max(tall, used)
    return int(y + tall + 10)


def _career(own: Person, kit: Kit, x: int, y: int, w: int, fold: int) -> int:
    """Draw what was heard of a person, the latest first; what lies below `fold` is worked out a few lines a frame."""
    app, p = own.app, own.p
    events = app.memo(("career", p), lambda: _heard_of(app, p))
    last, left, waits = -1, A_FRAME, False
    for one in events[:LATEST]:
        if one.month != last:
            last = one.month
            y += kit.paragraph((x, y + 2, w, 0), app.words.month_head(one.month), "label", "red") + 4
        key = ("career", p, one, w)
        if y > fold and key not in own.told:  # the first showing must not wait for what nobody sees yet
            if not left:
                waits = True
                y += kit.line_height("small") + 4
                continue
            left -= 1
        own.told.add(key)
        said_so = app.memo(("career said", one), partial(said.event, app, one))
        y += kit.paragraph((x + 10, y, w - 10, 0), escape(said_so), "small") + 4
    if waits:
        kit.touch()
    if not events:
        y += kit.paragraph((x, y, w, 0), app.text("person.nothing_heard"), "italic", "muted")
    elif len(events) > LATEST:
        if kit.button("more", (x, y + 4, w, 38), app.text("person.more_heard", n=len(events)), style="quiet"):
            app.go("chronicle", person=own.p)
        y += 46
    return y + 6


def _heard_of(app: App, p: int) -> list[Event]:
    """Return what was heard of a person, the latest first."""
    game = shown.game(app)
    events = app.memo("told", lambda: losses.with_losses(game, app.seat, game.heard(app.seat)))
    kinds = [one for one in events if heard.GROUP_OF.get(one.kind, "") and one.kind not in ("called", "session")]
    return [one for one in reversed(kinds) if heard.about(one, p)]
