"""The votes of past months as a list, on the screen of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.kit import Kit
from game.ui.screens import said, shown, whip
from game.ui.watching import report_of
from game.words.votes_held import HELD
from game.world.event import Event
from game.world.kinds import BODIES, CONFIDENCE, CONGRESS, Motion

if TYPE_CHECKING:
    from game.ui.screens.vote import Vote


def draw(own: Vote, kit: Kit, rect: pygame.Rect) -> None:
    """List the votes of past months; those in which this seat was called open their report."""
    app = own.app
    events = [one for one in shown.game(app).heard(app.seat) if one.kind in (*HELD, "report_vote")]
    events.reverse()
    inner = shown.panel(kit, rect, app.text("vote.past"), note=app.text("vote.past_n", n=len(events)))
    if not events:
        kit.paragraph(inner, app.text("vote.no_past"), "serif_italic", "muted")
    opened = None
    for index, r in kit.rows("past", inner, len(events), 56 if not kit.narrow else 70):
        one = events[index]
        of_congress = one.kind == "report_vote"  # one line of the list as any other, without a roll to read
        item = _report_item(one) if of_congress else Motion(*one.args[4:])
        report = report_of(app, one)
        votes = one.args[2:4] if of_congress else one.args[1:3]
        kind = ("carried" if votes[0] > votes[1] else "lost") if of_congress else one.kind
        tip = app.text("vote.open_report" if report >= 0 else "vote.no_report")
        if kit.row(f"past:{index}", r, tip=tip) and report >= 0:
            opened = report
        reports = shown.game(app).reports
        tone = whip.held_tone(app, item, kind == "carried", reports[report] if report >= 0 else None)
        kit.fill((r.x, r.y, 6, r.h - 1), {"good": "blue", "bad": "red"}.get(tone, "line"))
        side = 180 if not kit.narrow else 110
        right = r.right - side + 20
        name = said.motion(app, item)
        if of_congress:
            name = app.text("vote.report_by", who=shown.short(app, item.mover))
        kit.label((r.x + 16, r.y + 3, r.w - side, r.h - 30), name, "body")
        body_name = app.words.say("body", BODIES[item.body])
        by = app.text(said.by_whom(app, "vote.by", item), who=shown.short(app, item.mover))
        note = f"{app.words.month_head(one.month)} · {body_name} · {by}"
        kit.label((r.x + 16, r.bottom - 27, r.w - side, 20), note, "small", "muted")
        ayes, noes = whip.votes_text(app, votes[0], item), whip.votes_text(app, votes[1], item)
        kit.label((right, r.y + 4, side - 30, 26), app.text(f"vote.{kind}"), "label_bold", tone, "right")
        kit.label((right, r.bottom - 27, side - 30, 20), f"{ayes} : {noes}", "small_bold", "ink", "right")
    if opened is not None:
        own.report, own.began, own.read, own.listed = opened, None, True, True
        own.focus = kit.focus
        kit.enter(own.first)


def _report_item(event: Event) -> Motion:
    """Give the vote on a congress's report as the motion it was."""
    return Motion(CONFIDENCE, event.args[1], CONGRESS, event.args[1], 0, 0, event.month, 0, 0)
