"""After the names are called: the roll read out name by name, then the forecast against the result and who broke it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.advice import ledger
from game.rules.gatherings import hall_votes
from game.rules.tally import Line
from game.ui import chart, scenes
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens import said, shown, vote_count, vote_kept, whip
from game.ui.screens.base import frame
from game.words import seats_won
from game.world.kinds import BODIES, CC, CONGRESS, REMOVE, Motion

if TYPE_CHECKING:
    from game.play.reported import VoteReport
    from game.ui.app import App
    from game.ui.screens.vote import Vote

A_ROW, ROLL_HEAD = 34, 70  # logical px of a line of the roll, and of what stands over and under it
LOW = 460  # logical px of height below which the result takes one line
A_NAME = 150  # ms a name takes, less when there are many
A_LOOK = 700  # ms after the reading was ended by a key in which the same key does not close the report
THE_ROLL = 3600  # ms the whole roll takes at most


def draw(own: Vote, kit: Kit) -> None:
    """Draw the roll as far as it has been read, and what it came to."""
    app = own.app
    report = shown.game(app).reports[own.report]
    assert report.result is not None
    if own.report in app.scenes:
        app.scenes.remove(own.report)
    item = Motion(*report.motion)
    lines = list(report.result.lines)
    read = own.called = _read(own, kit, len(lines))
    done = read >= len(lines)
    if done and own.leaves_for_list(kit):
        return
    body = frame(kit, app, app.text("vote.title_done" if done else "vote.title_roll"), esc=done)
    foot, body = cut_bottom(body, 46, 8)
    body = _verdict(own, kit, body, report, item, lines[:read], done)
    cost = app.words.motion_cost(item)
    body, short = shown.bands(kit, body, [(app.text("compose.human"), cost)] if cost else [])
    if kit.narrow:
        strip, body = cut_top(body, 34, 6)
        names = ("broke", "roll", "hall") if done else ("roll", "hall")
        parts = [(key, app.text(f"vote.part_{key}")) for key in names]
        parts += [("told", head) for head, _ in short]
        if done and not own.weighed:  # what was not foreseen is what there is to be learnt
            own.weighed = True
            own.part = "broke" if whip.broken(report, _reader(app, report)) else own.part
        if own.part not in dict(parts):
            own.part = parts[0][0]
        own.part = kit.tabs("part", strip, parts, own.part, arrows=True, numbers=NUMBERS if done else ())
        where = {own.part: body}
    else:
        left, right = columns(body, [1.0, 1.0], 8)
        across = 2 if left.w > 520 else 1
        half = max(left.h * 9 // 20, min(left.h * 13 // 20, left.h - ROLL_HEAD - A_ROW * -(-len(lines) // across)))
        where = {
            "hall": pygame.Rect(left.x, left.y, left.w, half),
            "roll": pygame.Rect(left.x, left.y + half + 8, left.w, left.h - half - 8),
            "broke": right,
        }
    if "hall" in where:
        _hall(own, kit, where["hall"], lines, read, item)
    if "roll" in where:
        _roll(own, kit, where["roll"], lines, read, report, done)
    if "told" in where:
        shown.told(kit, where["told"], short)
    if "broke" in where:
        _broke(own, kit, where["broke"], report, item, done)
    if not done:
        if (
            kit.go_on(
                "vote:skip", (foot.right - min(foot.w, 300), foot.y, min(foot.w, 300), foot.h),
                app.text("vote.skip"), None, "plain",
            )
            or kit.cancel
            or _any_key(kit)
        ):
            own.read, own.ended = True, kit.now if kit.keyboard else own.ended
            kit.touch()
    elif kit.go_on(
        "vote:close", (foot.right - min(foot.w, 300), foot.y, min(foot.w, 300), foot.h), app.text("vote.go_on")
    ) and (not kit.keyboard or kit.now - own.ended >= A_LOOK):  # the key that ended the reading passes nothing over
        if own.listed:
            own.back_to_list(kit)
        else:
            app.back()


def _read(own: Vote, kit: Kit, whole: int) -> int:
    """Give how many names have been read by now."""
    if own.read or kit.reduced_motion or not shown.game(own.app).reports[own.report].called:  # of a paper no name is
        own.read = True
        return whole
    if own.began is None:
        own.began = kit.now
    each = min(A_NAME, THE_ROLL / max(1, whole))
    read = min(whole, int((kit.now - own.began) / each))
    if read >= whole:
        own.read = True
    kit.touch()
    return read


def _any_key(kit: Kit) -> bool:
    return kit.pressed("end") or any(kit.pressed(code) for code in range(pygame.KSCAN_A, pygame.KSCAN_0 + 1))


def _verdict(
    own: Vote, kit: Kit, body: pygame.Rect, report: VoteReport, item: Motion, read: list[Line], done: bool
) -> pygame.Rect:
    """Draw the band that says what was put and what came of it."""
    app = own.app
    assert report.result is not None
    ayes = report.result.ayes if done else sum(line.ayes for line in read)
    noes = report.result.noes if done else sum(line.noes for line in read)
    figures = f"{whip.votes_text(app, ayes, item)} : {whip.votes_text(app, noes, item)}"
    key = "carried" if report.carried else "tied" if ayes == noes else "lost"
    key = (done and _became(app, report, item)[0]) or key
    verdict = app.text(f"vote.{key}") if done else app.text("vote.calling")
    wide = max(170, kit.text_width(verdict, "title") + 30, kit.text_width(figures, "title") + 30)
    low = kit.height < LOW
    if low:
        wide = kit.text_width(f"{verdict} {figures}", "heading") + 24
    text = said.motion(app, item)
    if item.body == CONGRESS:
        text = app.text("vote.report_by", who=shown.short(app, item.mover))
    role = "bold" if low else "heading"
    tall = kit.measure(escape(text), body.w - wide - 30, role)
    note = _note(own, report, item, low and done)
    high = max(46 if low else 88, tall + kit.measure(escape(note), body.w - wide - 30, "small") + (10 if low else 20))
    r, rest = cut_top(body, high, 8)
    kit.fill(r, "card")
    kit.frame(r, "ink", 2)
    # What came of it has the colour of how that suits the reader: a motion carried may be his defeat. What is lost
    # is never on the colour of success: the word and the colour would say two things.
    good = whip.held_tone(app, item, report.carried, report)
    tone = {"good": "blue" if report.carried else "soot", "bad": "red"}.get(good, "soot") if done else "soot"
    kit.fill((r.x, r.y, wide, r.h), tone)
    if low:
        kit.label((r.x, r.y, wide, r.h), f"{verdict} {figures}", "heading", "card", "centre")
    else:
        kit.label((r.x, r.y + r.h // 2 - 40, wide, 40), verdict, "title", "card", "centre")
        kit.label((r.x, r.y + r.h // 2, wide, 38), figures, "title", "card", "centre")
    x = r.x + wide + 14
    top, gap = (4, 1) if low else (8, 4)
    used = kit.paragraph((x, r.y + top, r.right - x - 10, 0), escape(text), role)
    kit.paragraph((x, r.y + top + gap + used, r.right - x - 10, 0), escape(note), "small", "muted")
    return rest


def _note(own: Vote, report: VoteReport, item: Motion, short: bool) -> str:
    """Say who moved it where, and what was counted before, unless that stands below only."""
    app = own.app
    body_name = said.first_up(app.words.say("body", BODIES[item.body]))
    moved = app.text(said.by_whom(app, "vote.moved_by", item), who=shown.short(app, item.mover), body=body_name)
    ayes, noes = (whip.votes_text(app, votes, item) for votes in (report.expected.ayes, report.expected.noes))
    counted = "" if short else app.text(_key(report, "forecast_was"), ayes=ayes, noes=noes)
    return " ".join(filter(None, (moved, "" if report.called else app.text("vote.went_round"), counted)))


def sent_on(app: App, report: VoteReport, item: Motion) -> int:
    """Return the month in which a plenum takes up again what was not carried, -1 where nothing of it is left."""
    if report.carried or app.view.month > report.month + 1:
        return -1
    again = [m for m in app.view.agenda if (m.kind, m.a, m.b) == (item.kind, item.a, item.b) and m.body == CC]
    return next((m.put_off for m in again if m.month >= 0 and m.put_off > report.month and item.body != CC), -1)


def _became(app: App, report: VoteReport, item: Motion) -> tuple[str, str]:
    """Return the verdict on a motion that did not fall for good, and what became of it; nothing where it did."""
    code, later = scenes.saved(shown.game(app), report)
    if not code:
        later = sent_on(app, report, item)
        return ("sent_on", app.text("vote.sent_on_to", month=app.words.month(later))) if later >= 0 else ("", "")
    return f"saved_{code}", app.text(f"vote.saved_{code}_to", month=app.words.month(max(0, later)))


def _own_loss(kit: Kit, app: App, report: VoteReport, item: Motion, at: tuple[float, float, float]) -> int:
    """Say what the reader loses by a motion carried that took a post of his; give the room it took."""
    x, y, w = at
    seat = shown.game(app).scenario.seats
    if not report.carried or item.kind != REMOVE or app.view.month - report.month > 1:
        return 0
    lost = [e for e in shown.game(app).heard(app.seat) if e.kind == "relieved" and e.month == report.month]
    if app.seat < 0 or not any(e.args[:1] == (seat[app.seat],) and item.a in e.args for e in lost):
        return 0
    post = app.scenario.posts[item.a]
    told = app.text("vote.own_loss", post=app.words.post(item.a), n=hall_votes(app.view)[item.a], glamour=post.glamour)
    return kit.paragraph((x, y, w, 0), escape(told), "bold", "bad") + 8


def _key(report: VoteReport, name: str) -> str:
    """Return the text of a name: what a person at the table had counted, or what nobody's eyes could."""
    return f"vote.{name}" if report.seat >= 0 else f"watch.{name}"


def _hall(own: Vote, kit: Kit, rect: pygame.Rect, lines: list[Line], read: int, item: Motion) -> None:
    app = own.app
    inner = shown.panel(kit, rect, app.text("vote.hall"))
    strip, seats = cut_bottom(inner, 30, 4)
    called = {(line.person, line.post) for line in lines[:read]}
    members = []
    for line in sorted(
        lines, key=lambda one: (-one.ayes / max(1, one.ayes + one.noes), -one.amount, one.person)
    ):
        heard = (line.person, line.post) in called
        way = line.ayes * 2 > line.ayes + line.noes
        members.append(
            chart.Member(
                vote_count.zone_of(app, line),
                ("blue" if way else "red") if heard else "line",
                shown.root_id(app, line.person),
                "",
                None,
                not heard,
                ("+" if way else "−") if heard else "",
            )
        )
    vote_count.seated(kit, app, seats, members)
    ayes, noes = sum(line.ayes for line in lines[:read]), sum(line.noes for line in lines[:read])
    cast = sum(line.ayes + line.noes for line in lines)
    r = pygame.Rect(strip.x, strip.y + 10, strip.w, 16)
    kit.fill(r, "shade")
    kit.fill((r.x, r.y, r.w * ayes / max(1, cast), r.h), "blue")
    kit.fill((r.right - r.w * noes / max(1, cast), r.y, r.w * noes / max(1, cast), r.h), "red")
    kit.frame(r, "ink", 2)
    result = shown.game(app).reports[own.report].result
    if result is not None:
        x = r.x + r.w * (whip.needed(result) - 0.5) / max(1, cast)
        kit.fill((x - 2, r.y - 6, 4, r.h + 10), "ink")


def _roll(
    own: Vote, kit: Kit, rect: pygame.Rect, lines: list[Line], read: int, report: VoteReport, done: bool
) -> None:
    """Draw the names in the order they are read, each with his answer."""
    app = own.app
    inner = shown.panel(
        kit, rect, app.text("vote.roll"), note=app.text("vote.roll_note", n=read, of=len(lines))
    )
    told = {(line.person, line.post): line for line in report.expected.lines}
    away = app.memo(
        ("by_letter", own.report), lambda: {(x.person, x.post) for x in lines if whip.by_letter(app, x, report.month)}
    )
    across = 2 if inner.w > 500 else 1
    count = -(-len(lines) // across)
    if not done:
        kit.reveal_row("roll", max(0, (read - 1) // across))
    for index, r in kit.rows("roll", inner, count, A_ROW):
        for n, cell in enumerate(columns(r, [1.0] * across, 12)):
            at = index * across + n
            if at >= len(lines):
                continue
            line = lines[at]
            heard = at < read
            way = line.ayes * 2 > line.ayes + line.noes
            kit.hot(
                f"roll:{vote_count.zone_of(app, line)}",
                cell,
                vote_count.line_tip(app, told[line.person, line.post])
                if (line.person, line.post) in told
                else None,
            )
            if line.person >= 0:
                shown.bust(kit, app, (cell.x, cell.y + 2, 30, 30), line.person)
            if at == read - 1 and not done:
                kit.frame((cell.x - 2, cell.y, cell.w + 2, cell.h), "red", 2)
            name = vote_count.name_of(app, line)
            if (line.person, line.post) in away:
                name = app.text("vote.name_by_letter", who=name)
            kit.label(
                (cell.x + 38, cell.y, cell.w - 140, cell.h),
                name,
                "bold" if heard else "body",
                "ink" if heard else "muted",
            )
            if heard:
                word = (
                    f"{line.ayes} : {line.noes}"
                    if line.post != -1
                    else app.text("screens.for" if way else "screens.against")
                )
                before = told.get((line.person, line.post))
                turned = before is not None and (before.ayes * 2 > before.ayes + before.noes) != way
                kit.label(
                    (cell.right - 100, cell.y, 90, cell.h),
                    ("≠ " if turned else "") + word,
                    "small_bold",
                    "good" if way else "bad",
                    "right",
                )
            kit.fill((cell.x, cell.bottom - 1, cell.w, 1), "shade")


def _reader(app: App, report: VoteReport) -> int:
    """Return who counted, -1 where nobody did: of his own vote nobody is surprised."""
    return app.scenario.seats[report.seat] if report.seat >= 0 else -1


def _broke(own: Vote, kit: Kit, rect: pygame.Rect, report: VoteReport, item: Motion, done: bool) -> None:
    """Draw the forecast against the result: first the number, then the man, then the reason that was not known."""
    app = own.app
    inner = shown.panel(kit, rect, app.text("vote.reckoning"), "red")
    if not done or report.result is None:
        kit.paragraph(inner, app.text("vote.listening"), "serif_italic", "muted")
        return
    reader = _reader(app, report)
    broke = whip.broken(report, reader)
    with kit.scroll("broke", inner) as area:
        x, y, w = area.x, area.y, area.w
        ayes, noes = whip.votes_text(app, report.result.ayes, item), whip.votes_text(app, report.result.noes, item)
        own_ayes, own_noes = (
            whip.votes_text(app, report.expected.ayes, item),
            whip.votes_text(app, report.expected.noes, item),
        )
        key = whip.missed(report, reader)
        more = abs(report.result.ayes - report.expected.ayes)
        word = app.text("vote.carried" if report.carried else "vote.lost")
        y += (
            kit.paragraph(
                (x, y, w, 0),
                app.text(
                    _key(report, key), word=word, ayes=ayes, noes=noes, own_ayes=own_ayes, own_noes=own_noes,
                    n=whip.votes_text(app, more, item),
                ),
                "serif",
            )
            + 10
        )
        y += kit.paragraph((x, y - 6, w, 0), escape(vote_kept.decided(app, report, item)), "small", "muted") + 4
        told = _became(app, report, item)[1]
        if told:
            y += kit.paragraph((x, y, w, 0), escape(told), "bold", "red") + 8
        y += _own_loss(kit, app, report, item, (x, y, w))
        # The scene of the election says it first; who reads the vote again finds beside it whom that election cost.
        if item.body == CONGRESS and app.seat >= 0 and not app.scenes_due():
            after = app.memo(
                ("after_report", report.month),
                lambda: seats_won.after_report(app.words, shown.game(app), app.seat, report.month),
            )
            y += kit.paragraph((x, y, w, 0), escape(after), "body") + 8 if after else 0
        if broke:
            y += kit.heading((x, y, w, 0), app.text("vote.who_broke", n=len(broke)))
        for one in broke[:14]:
            p = one.real.person
            way = one.real.ayes > one.expected.ayes
            top = y
            if p >= 0:
                shown.bust(kit, app, (x, y, 52, 52), p)
            if p >= 0 and kit.hot(
                f"broke:{vote_count.zone_of(app, one.real)}", (x, y, 52, 52), app.person_tip(p)
            ):
                app.go("person", person=p)
            name = vote_count.name_of(app, one.real)
            if one.real.post == -1:
                line = app.text(
                    _key(report, "broke_for" if way else "broke_against"),
                    who=name,
                    n=shown.signed(one.expected.amount),
                )
            else:
                line = app.text(
                    "vote.broke_share",
                    who=name,
                    ayes=one.real.ayes,
                    noes=one.real.noes,
                    own=one.expected.ayes,
                )
            y += kit.paragraph((x + 64, y, w - 64, 0), escape(line), "bold", "good" if way else "bad") + 2
            given = whip.word_broken(one)
            way_real = 1 if one.real.ayes > one.real.noes else -1
            if (p, -way_real) in report.given and one.real.post == -1:  # what one was told oneself one knows
                given = app.me
            if given >= 0:
                mine = given == app.me
                told = shown.of(app, p, f"vote.broke_word{'_mine' * mine}", whom=shown.short(app, given))
                y += kit.paragraph((x + 64, y, w - 64, 0), escape(told), "small_bold", "bad") + 2
            chose = (
                p >= 0
                and app.view.seat_index[p] >= 0
                and one.real.post == -1
                and (one.real.amount > 0) != (one.real.ayes > 0)
            )
            found = ledger.made(one.expected, one.real)
            if found.told or found.rest:
                y += kit.paragraph((x + 64, y, w - 64, 0), app.text(_key(report, "not_known")), "small", "muted") + 1
                y += _differences(kit, app, (x + 64, y, w - 64), found, one, _key(report, "stood"))
            if chose or not (found.told or found.rest):
                y += (
                    kit.paragraph(
                        (x + 64, y, w - 64, 0),
                        shown.of(
                            app, p, "vote.chose" if chose else "vote.free_vote", n=shown.signed(one.real.amount)
                        ),
                        "small",
                        "muted",
                    )
                    + 2
                )
            if p >= 0:
                age = shown.age(app, p)
                if age > 2:
                    y += (
                        kit.paragraph(
                            (x + 64, y, w - 64, 0),
                            shown.of(app, p, "vote.card_was", age=shown.age_text(app, age)),
                            "small_italic",
                            "muted",
                        )
                        + 2
                    )
            y = max(y, top + 58) + 8
        if len(broke) > 14:
            y += kit.paragraph((x, y, w, 0), app.text("vote.broke_more", n=len(broke) - 14), "small_italic", "muted")
        y = vote_kept.kept(kit, app, (x, y, w), report, {(one.real.person, one.real.post) for one in broke})
        area.used(y)


def _differences(
    kit: Kit, app: App, at: tuple[float, float, float], found: ledger.Made, one: ledger.Broke, key: str
) -> int:
    """Write what was not known of a voter so that it adds up to the sum he voted by; give the room it took."""
    x, top, w = at
    y = top
    lines = [(reason.amount, escape(said.ground(app, reason))) for reason in found.told]
    if found.rest:
        lines.append((found.rest, said.first_up(app.words.say("does", "smaller_things"))))
    for amount, text in lines:
        kit.label((x, y, 44, 21), shown.signed(amount), "small_bold", shown.tone_of(amount), "right")
        y += max(22, kit.paragraph((x + 52, y, w - 54, 0), text, "small") + 2)
    if one.real.post == -1:
        amount = one.real.amount
        kit.rule(x, y, min(w, 220))
        kit.label((x, y + 2, 44, 21), shown.signed(amount), "small_bold", shown.tone_of(amount), "right")
        text = shown.of(app, one.real.person, key, n=shown.signed(one.expected.amount))
        y += max(24, kit.paragraph((x + 52, y + 2, w - 54, 0), escape(text), "small") + 6)
    return int(y - top)
