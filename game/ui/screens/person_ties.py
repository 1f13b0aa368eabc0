"""On a person's page: whose man he is thought to be, what he wants, what he thinks of whom, where he stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui import telling
from game.ui.kit import Kit, escape
from game.ui.screens import shown
from game.words import loosened
from game.words.cases import capital
from game.words.ties import loose, number
from game.world.kinds import ALIVE

if TYPE_CHECKING:
    from game.ui.screens.person import Person


def ties(own: Person, kit: Kit, rect: pygame.Rect) -> None:
    """Draw whose man a person is, what he wants, what he thinks of whom and where he stands."""
    app, p, view = own.app, own.p, own.app.view
    me = app.scenario.seats[app.seat]
    inner = shown.panel(kit, rect, app.text("person.ties"), "red")
    with kit.scroll("ties", inner) as area:
        x, y, w = area.x, area.y, area.w
        if view.seat_index[p] < 0:
            y += kit.heading((x, y, w, 0), app.text("person.loyalty"))
            y = _loyalty(own, kit, x, y, w)
        else:
            y += _circle(own, kit, x, y, w)
        y += kit.heading((x, y, w, 0), app.text("person.wants"))
        y += (
            kit.paragraph(
                (x, y, w, 0),
                escape(shown.want_text(app, p)),
                "serif",
                "ink" if view.want[p] >= 0 else "muted",
            )
            + 10
        )
        if p != me:
            y += kit.heading((x, y, w, 0), shown.of(app, p, "person.of_you"))
            y = _opinion(own, kit, x, y, w, app.seat, p)
            k = view.seat_index[p]
            if k >= 0:
                y += kit.heading((x, y, w, 0), app.text("person.yours_of_him", who=shown.short(app, p)))
                y = _opinion(own, kit, x, y, w, k, me)
        y += kit.heading((x, y, w, 0), shown.of(app, p, "person.of_others"))
        for k, lord in enumerate(app.scenario.seats):
            if lord in (p, me) or view.life[lord] != ALIVE:
                continue
            amount = view.regard[k][p]
            kit.hot(f"of:{app.scenario.people[lord].id}", (x, y, w, 28), shown.opinion_tip(app, k, p))
            kit.mark((x, y + 3, 22, 22), app.scenario.people[lord].id)
            kit.label((x + 30, y, 110, 28), shown.short(app, lord), "body")
            kit.meter(
                (x + 142, y + 10, max(10, w - 142 - 150), 9),
                amount,
                -100,
                100,
                colour="good" if amount > 0 else "bad",
            )
            kit.label(
                (x + w - 142, y, 142, 28),
                f"{shown.signed(amount)} {shown.opinion_word(app, amount)}",
                "small",
                shown.tone_of(amount),
                "right",
            )
            y += 29
        y += 10
        y += kit.heading((x, y, w, 0), shown.of(app, p, "person.stances"))
        for i in range(len(app.scenario.issues)):
            shown.issue_scale(kit, app, (x, y, w, shown.ISSUE_HIGH), i, [p])
            off = view.stance[i][p] - view.line[i]
            y += shown.ISSUE_HIGH
            y += (
                kit.paragraph(
                    (x, y, w, 0),
                    app.text("person.off_line", n=abs(off)) if off else app.text("person.on_line"),
                    "small",
                    "muted",
                )
                + 8
            )
        area.used(y)


def _loyalty(own: Person, kit: Kit, x: int, y: int, w: int) -> int:
    app, p, view = own.app, own.p, own.app.view
    root, patron = view.roots()[p], view.patron[p]
    if patron >= 0:
        loyal, off = view.bond(p), shown.spread(app, p)  # what the mark of the bond is set against
        low, high = max(0, loyal - off), min(100, loyal + off)
        kit.mark((x, y + 2, 34, 34), app.scenario.people[root].id if root >= 0 else None)
        kit.label(
            (x + 44, y, w - 44, 22),
            app.text(
                ("person.patron" if root >= 0 else "person.patron_loose") + ("_mine" if patron == app.me else ""),
                who=shown.short(app, patron),
                word=shown.loyalty_word(app, loyal),
            ),
            "bold",
        )
        kit.meter((x + 44, y + 27, w - 44 - 90, 11), loyal, band=(low, high), mark=view.tune.client_bond)
        kit.label(
            (x + w - 84, y + 22, 84, 22),
            app.text("screens.range", low=low, high=high),
            "small",
            "ink",
            "right",
        )
        y += 46
        said = app.text("person.bond", said=capital(number(app.words, view, p)), need=view.tune.client_bond)
        y += kit.paragraph((x, y, w, 0), escape(said), "small_bold") + 2
        if root != patron:
            text = (
                shown.of(
                    app, p, "person.through_mine" if root == app.me else "person.through",
                    who=shown.short(app, root), by=shown.short(app, patron),
                )
                if root >= 0
                else loose(app.words, view, p, named=False)
            )
            y += kit.paragraph((x, y, w, 0), escape(text), "small", "muted") + 4
    else:
        y += kit.paragraph((x, y, w, 0), shown.of(app, p, "person.no_patron"), "serif", "muted") + 4
    grateful = view.gratitude[p]
    if grateful:
        counts = patron < 0 or view.bond(p) > view.loyalty[p]
        key = "person.grateful" if counts else "person.grateful_to"
        who = shown.short(app, view.owes[p])
        y += kit.paragraph((x, y, w, 0), shown.of(app, p, key, n=grateful, who=who), "small") + 2
    y += kit.paragraph((x, y, w, 0), escape(_source(own)), "small_italic", "muted") + 10
    return _holding(own, kit, x, y, w)


def _holding(own: Person, kit: Kit, x: int, y: int, w: int) -> int:
    """Draw what holds one's own man and what loosens him, or did when one last had him."""
    app, p = own.app, own.p
    found = app.memo(("holding", p), lambda: loosened.holding(app.words, shown.game(app), app.seat, p))
    if found is None:
        return y
    y += kit.heading((x, y, w, 0), shown.of(app, p, "person.holding"))
    y += kit.paragraph((x, y, w, 0), escape(found.head), "small") + 4
    for part in found.parts:
        one = telling.line(app, part)
        tall = kit.measure(one.text, w - 50, "small")
        amount = shown.signed(part.amount)
        kit.label((x, y, 40, 20), amount, "small_bold", shown.tone_of(part.amount), "right")
        kit.paragraph((x + 50, y, w - 50, 0), one.text, "small")
        y += max(22, tall + 2)
    for said in found.said:
        y += kit.paragraph((x, y, w, 0), escape(said), "small") + 4
    return y + 8


def _source(own: Person) -> str:
    """Say how old the knowledge is and where it came from."""
    app, p, view = own.app, own.p, own.app.view
    if view.roots()[p] == app.scenario.seats[app.seat]:
        return shown.of(app, p, "person.known_own")
    months = shown.age(app, p)
    if months >= shown.NEVER:
        return shown.of(app, p, "person.known_start")
    source = app.words.source(view.bel_source[app.seat][p])
    return app.text("person.known_from", source=capital(source), age=shown.age_text(app, months))


def _circle(own: Person, kit: Kit, x: int, y: int, w: int) -> int:
    """List the clients of a contender, as believed; give the height used."""
    app, p, view = own.app, own.p, own.app.view
    start = y
    clients = sorted(view.clients(p), key=lambda c: (-shown.delegates_of(app, c), -view.standing[c]))
    y += kit.heading((x, y, w, 0), shown.of(app, p, "person.circle", n=len(clients)))
    for c in clients[:8]:
        if kit.row(f"client:{app.scenario.people[c].id}", (x, y, w, 30), tip=app.person_tip(c)):
            app.go("person", person=c, among=clients)
        shown.bust(kit, app, (x + 6, y + 1, 27, 27), c)
        kit.label((x + 40, y, 120, 30), shown.short(app, c), "body")
        kit.label((x + 164, y, w - 164 - 104, 30), shown.posts_text(app, c, 1), "small", "muted")
        kit.label(
            (x + w - 104, y, 100, 30), shown.loyalty_word(app, view.loyalty[c]), "small", "ink", "right"
        )
        y += 31
    if len(clients) > 8:
        y += kit.paragraph(
            (x, y, w, 0), app.text("person.and_more", n=len(clients) - 8), "small_italic", "muted"
        )
    if not clients:
        y += kit.paragraph((x, y, w, 0), shown.of(app, p, "person.no_circle"), "italic", "muted")
    return y + 10 - start


def _opinion(own: Person, kit: Kit, x: int, y: int, w: int, k: int, p: int) -> int:
    app, view = own.app, own.app.view
    amount = view.regard[k][p]
    kit.label((x, y, 70, 28), shown.signed(amount), "label_bold", shown.tone_of(amount))
    kit.label((x + 54, y, w - 54, 28), shown.opinion_word(app, amount), "bold", shown.tone_of(amount))
    y += 30
    found = shown.opinion_lines(app, k, p)
    ages = max((kit.text_width(line.age, "small") + 4 for line in found), default=0)
    for line in found:
        tall = kit.measure(line.text, w - 60 - ages, "small")
        kit.label(
            (x, y, 40, 20),
            shown.signed(int(line.amount or 0)),
            "small_bold",
            shown.tone_of(int(line.amount or 0)),
            "right",
        )
        kit.paragraph((x + 50, y, w - 60 - ages, 0), line.text, "small")
        kit.label((x + w - ages, y, ages, 20), line.age, "small", "muted", "right")
        y += max(22, tall + 2)
    if not view.why_regard[k][p]:
        y += kit.paragraph((x, y, w, 0), app.text("screens.opinion_none"), "small_italic", "muted")
    return y + 10
