"""The count before a vote: the half circle, the list of names, and what would move the one pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.advice import ledger
from game.play.action import ACTIONS, Action, bar
from game.play.agenda import leaning
from game.rules.tally import Line, Tally
from game.ui import chart
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape
from game.ui.screens import own_vote, said, shown, whip
from game.ui.theme import Colour
from game.words.brings import brings, which
from game.world.kinds import Decision, Motion

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.ui.app import App
    from game.ui.screens.vote import Vote

ROW = 50
FIGURES, SEATS = 136, 70  # heights: a hall of figures alone, and the least that its seats need besides
TALL, SHORT = 78, 48  # heights of the figures under the seats: with their words below each other, and in one line
LEAST_SEATS, LEAST_WHY = 44, 120  # heights below which the half circle, or the reasons below it, are of no use
LEAST_FILE = 16  # and below which nobody can be shown at all
TONE: dict[str, Colour] = {
    whip.FOR: "blue",
    whip.LEANS_FOR: "blue",
    whip.OPEN: "muted",
    whip.LEANS_AGAINST: "red",
    whip.AGAINST: "red",
}
SIGNS: dict[Colour, str] = {"blue": "+", "red": "−"}
ORDER = (whip.FOR, whip.LEANS_FOR, whip.OPEN, whip.LEANS_AGAINST, whip.AGAINST)
FILTERS = ("all", "for", "open", "against")


def name_of(app: App, line: Line) -> str:
    """Name a voter or a delegation."""
    if line.post >= 0:
        return app.scenario.posts[line.post].short
    if line.post == -2:
        return app.text("vote.commission")
    return shown.short(app, line.person)


def zone_of(app: App, line: Line) -> str:
    """Give the id a line's zones are made of."""
    if line.post >= 0:
        return app.scenario.posts[line.post].id
    return "commission" if line.post == -2 else app.scenario.people[line.person].id


def face(kit: Kit, app: App) -> Callable[[str, pygame.Rect], bool]:
    """Return what draws the bust of a voter by his id, false for a delegation."""

    def drawn(id: str, box: pygame.Rect) -> bool:
        p = app.scenario.person_index.get(id, -1)
        if p >= 0:
            shown.bust(kit, app, box, p)
        return p >= 0

    return drawn


def line_tip(app: App, line: Line) -> Tip:
    """Give the sum of a voter's reasons, and how sure it is."""
    off = whip.doubt(app, line)
    text = app.text("vote.sure") if off == 0 else shown.of(app, line.person, "vote.unsure", n=off)
    if whip.by_letter(app, line, app.view.month):
        month = app.words.month(app.view.absent[line.person])
        text = f"{shown.of(app, line.person, 'vote.by_letter_tip', month=month)} {text}"
    if line.post >= 0:
        who = shown.short(app, line.person) if line.person >= 0 else app.text("vote.rank_and_file")
        text = app.text("vote.delegation_tip", who=who, ayes=line.ayes, noes=line.noes) + " " + text
    return Tip(
        name_of(app, line),
        text,
        said.grounds(app, line.reasons),
        line.amount,
        sum_word=app.text(f"vote.side_{whip.side(app, line)}"),
    )


def ordered(app: App, count: Tally) -> list[Line]:
    """Give the lines from those surely for to those surely against."""
    return sorted(
        count.lines, key=lambda line: (ORDER.index(whip.side(app, line)), -line.amount, line.person)
    )


def parted(r: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect | None]:
    """Give the places of the hall and of the reasons below it, None for these where both cannot stand there."""
    low = FIGURES - TALL + SHORT + LEAST_SEATS + 6
    if r.h < low + 8 + LEAST_WHY:
        return r, None
    high = r.h - max(176, r.h * 2 // 5) - 8
    if high < FIGURES + 96:  # no room for faces: the reasons below are given less, they can be scrolled
        high = max(high, min(FIGURES + 76, r.h - 8 - LEAST_WHY))
    return pygame.Rect(r.x, r.y, r.w, high), pygame.Rect(r.x, r.y + high + 8, r.w, r.h - high - 8)


def hall(own: Vote, kit: Kit, rect: pygame.Rect, item: Motion, count: Tally) -> None:
    """Draw the half circle with the figures of the count and the bar that must pass the mark."""
    app = own.app
    note = app.text("vote.hall_note") if rect.h >= FIGURES - TALL + SHORT + LEAST_SEATS else ""
    inner = shown.panel(kit, rect, app.text("vote.hall"), note=note)
    low, high = whip.between(app, item, count)
    cast = count.ayes + count.noes
    need = whip.needed(count)
    strip, seats = cut_bottom(inner, TALL if inner.h >= TALL + 6 + SEATS + 20 else SHORT, 6)
    members = []
    call = own.asked()
    for line in ordered(app, count):
        sure = whip.side(app, line)
        spoken = (
            call is not None and app.view.votes[line.person] in (1, -1)
            if line.person >= 0 and line.post == -1
            else False
        )
        faint = sure in (whip.LEANS_FOR, whip.LEANS_AGAINST, whip.OPEN) and not spoken
        tone = ("blue" if line.ayes else "red") if spoken else TONE[sure]
        members.append(
            chart.Member(
                zone_of(app, line),
                tone,
                shown.root_id(app, line.person),
                "?" if line.person < 0 else "",
                line_tip(app, line),
                faint,
                SIGNS.get(tone, ""),
            )
        )
    picked = seated(kit, app, seats, members)
    if picked is not None:
        for line in count.lines:
            if zone_of(app, line) == picked:
                own.chosen = (line.person, line.post)
                own.part = "why" if kit.narrow or own.part == "hall" else own.part
    between = (
        app.text("vote.between", low=whip.votes_text(app, low, item), high=whip.votes_text(app, high, item))
        if low != high
        else app.text("vote.certain")
    )
    but = whip.but_for(app, item, count) if (low >= need) == (high >= need) else ""
    needs = app.text("vote.needs", n=whip.votes_text(app, need, item))
    figures = (whip.votes_text(app, count.ayes, item), whip.votes_text(app, count.noes, item))
    told = between + " *" if but else between
    (_figures if strip.h >= TALL else _line)(kit, app, strip, figures, told, needs)
    bar_rect = pygame.Rect(strip.x, strip.bottom - 22, strip.w, min(18, strip.h))
    if but:
        kit.hot("upset", bar_rect, tip=Tip(between, escape(but)))
    share(kit, bar_rect, count.ayes, low, high, cast, need)


def seated(kit: Kit, app: App, r: pygame.Rect, members: list[chart.Member]) -> str | None:
    """Draw who sits in a room, side by side where a half circle has no place; give the id of the one activated."""
    if r.h >= LEAST_SEATS:
        return chart.hemicycle(kit, r, members, "seat", face(kit, app))
    return chart.file(kit, r, members, "seat", face(kit, app)) if r.h >= LEAST_FILE else None


def _figures(kit: Kit, app: App, strip: pygame.Rect, votes: tuple[str, str], between: str, needs: str) -> None:
    """Write the votes for and against large, with what they may come to and what is needed below their words."""
    ayes, noes = columns(strip, [1.0, 1.0], 10)
    kit.label((ayes.x, ayes.y, 64, 40), votes[0], "figure", "good")
    kit.label((ayes.x + 66, ayes.y, ayes.w - 66, 22), app.text("vote.for"), "label_bold", "good")
    kit.label((ayes.x + 66, ayes.y + 21, ayes.w - 66, 20), between, "small", "muted")
    kit.label((noes.right - 64, noes.y, 64, 40), votes[1], "figure", "bad", "right")
    kit.label((noes.x, noes.y, noes.w - 70, 22), app.text("vote.against"), "label_bold", "bad", "right")
    kit.label((noes.x, noes.y + 21, noes.w - 70, 20), needs, "small", "muted", "right")


def _line(kit: Kit, app: App, strip: pygame.Rect, votes: tuple[str, str], between: str, needs: str) -> None:
    """Write the votes for and against in one line, with what they may come to and what is needed as far as it fits."""
    ayes, noes = columns(strip, [1.0, 1.0], 10)
    sides = (f"{votes[0]} {app.text('vote.for')}", f"{votes[1]} {app.text('vote.against')}")
    for r, side, more, align in ((ayes, sides[0], between, "left"), (noes, sides[1], needs, "right")):
        wide = kit.text_width(side, "label_bold")
        tone: Colour = "good" if align == "left" else "bad"
        kit.label((r.x, r.y, r.w, 20), side, "label_bold", tone, align)
        if wide + 12 + kit.text_width(more, "small") <= r.w:
            at = r.x + wide + 12 if align == "left" else r.x
            kit.label((at, r.y, r.w - wide - 12, 20), more, "small", "muted", align)


def share(kit: Kit, r: pygame.Rect, ayes: float, low: float, high: float, cast: int, need: int) -> None:
    """Draw the votes for from the left, against from the right, the doubtful hatched, and the mark to be passed."""
    cast = max(1, cast)

    def at(v: float) -> float:
        return r.x + r.w * v / cast

    kit.fill(r, "red")
    kit.fill((r.x, r.y, at(ayes) - r.x, r.h), "blue")
    if high > low:
        kit.hatch((at(low), r.y, at(high) - at(low), r.h), "card", 6, 2)
    kit.frame(r, "ink", 2)
    x = at(need - 0.5)
    kit.fill((x - 2, r.y - 6, 4, r.h + 12), "ink")
    kit.poly([(x - 7, r.y - 9), (x + 7, r.y - 9), (x, r.y - 1)], "ink")


def _post(kit: Kit, app: App, p: int, wide: float) -> str:
    """Name the highest post of a person, and how many more where there is room for it."""
    whole = shown.posts_text(app, p, 1)
    return whole if kit.text_width(whole, "small") <= wide else shown.posts_text(app, p, 0)


def names(own: Vote, kit: Kit, rect: pygame.Rect, item: Motion, count: Tally) -> None:
    """Draw the list of names or delegations with the side each is expected on."""
    app, view = own.app, own.app.view
    groups = {
        "all": ORDER,
        "for": (whip.FOR, whip.LEANS_FOR),
        "open": (whip.OPEN, whip.LEANS_FOR, whip.LEANS_AGAINST),
        "against": (whip.LEANS_AGAINST, whip.AGAINST),
    }
    lines = [line for line in ordered(app, count) if whip.side(app, line) in groups[own.filter]]
    sums = app.text(
        "vote.expected", ayes=whip.votes_text(app, count.ayes, item), noes=whip.votes_text(app, count.noes, item)
    )
    inner = shown.panel(
        kit, rect, app.text("vote.delegations" if whip.by_delegations(item) else "vote.names"), note=sums
    )
    if inner.h < 32 + 5 * ROW:  # no room to choose whom to list
        own.filter, lines = "all", ordered(app, count)
        strip = pygame.Rect(inner.x, inner.y, 0, 0)
    else:
        strip, inner = cut_top(inner, 32, 6)
    sides = [(key, app.text(f"vote.filter_{key}")) for key in FILTERS]
    chosen = kit.tabs("side", strip, sides, own.filter) if strip.w else own.filter
    if chosen != own.filter:
        own.filter = chosen
        kit.scroll_to("voters", 0)
    call = own.asked()
    for index, r in kit.rows("voters", inner, len(lines), ROW):
        line = lines[index]
        open_one = own.chosen == (line.person, line.post)
        if kit.row(f"voter:{zone_of(app, line)}", r, open_one, line_tip(app, line)):
            own.chosen = (line.person, line.post)
            if kit.narrow:
                own.part = "why"
        sure = whip.side(app, line)
        voted = view.votes[line.person] if call is not None and line.post == -1 else 0
        tone = TONE[sure] if voted not in (1, -1) else "blue" if voted == 1 else "red"
        if line.person >= 0:
            shown.bust(kit, app, (r.x + 8, r.y + 3, ROW - 7, ROW - 7), line.person)
            kit.mark((r.x + ROW + 6, r.y + 14, 22, 22), shown.root_id(app, line.person))
        x = r.x + ROW + 34
        wide = (r.w - ROW - 34) * 2 // 5
        kit.label((x, r.y + 3, wide, 24), name_of(app, line), "bold")
        below = _post(kit, app, line.person, wide) if line.post == -1 else shown.short(app, line.person)
        if whip.by_letter(app, line, view.month):
            below = app.text("vote.by_letter")
        kit.label((x, r.y + 26, wide, 20), below, "small", "muted")
        x += wide + 8
        room = r.right - x - 10
        word = (
            app.text(f"vote.has_{('', 'yes', 'waits', 'no')[voted]}")
            if voted
            else app.text(f"vote.side_{sure}")
        )
        mine = line.person == app.me and line.post == -1
        if mine and not voted:
            word = app.text("vote.your_vote")
        own_motion = whip.moved(item, line) and not voted
        if own_motion:
            word, tone = app.text("vote.moved_it"), "blue"
        figure = f"{line.ayes}:{line.noes}" if line.post >= 0 else shown.signed(line.amount)
        kit.label(
            (x, r.y + 3, room - 60, 24),
            word,
            "small_bold",
            "good" if tone == "blue" else "bad" if tone == "red" else "muted",
        )
        if own_motion:
            continue  # his reasons decide nothing here; they stand beside the list
        kit.label((r.right - 66, r.y + 3, 58, 24), figure, "small_bold", "ink", "right")
        off = whip.doubt(app, line) if voted not in (1, -1) else 0
        centre_meter(kit, pygame.Rect(x, r.y + 31, room, 9), line.amount, off, "card" if open_one else "shade")
    if not lines:
        kit.paragraph(inner, app.text("vote.no_names"), "italic", "muted")


def centre_meter(kit: Kit, r: pygame.Rect, amount: int, off: int, ground: str = "shade") -> None:
    """Draw a sum of reasons from the middle, more to the right, less to the left, with the range it may lie in."""

    def at(v: float) -> float:
        return r.centerx + r.w / 2 * max(-1.0, min(1.0, v / 80))

    kit.fill(r, ground)
    a, b = sorted((at(0), at(amount)))
    kit.fill((a, r.y, b - a, r.h), "blue" if amount > 0 else "red")
    if off:
        lo, hi = sorted((at(amount - off), at(amount + off)))
        kit.hatch((lo, r.y, hi - lo, r.h), "ink", 5, 1)
        kit.fill((lo, r.y - 1, 2, r.h + 2), "ink")
        kit.fill((hi - 2, r.y - 1, 2, r.h + 2), "ink")
    kit.fill((r.centerx - 1, r.y - 3, 2, r.h + 6), "ink")


def why(own: Vote, kit: Kit, rect: pygame.Rect, item: Motion, count: Tally) -> None:
    """Draw the reasons of the line chosen and what would move it; the corridor's words where they may be had."""
    app = own.app
    line = next((line for line in count.lines if (line.person, line.post) == own.chosen), None)
    if line is None:
        inner = shown.panel(kit, rect, app.text("vote.why"), "blue")
        kit.paragraph(inner, app.text("vote.why_none"), "serif_italic", "muted")
        return
    inner = shown.panel(
        kit, rect, name_of(app, line), "blue", note=app.text(f"vote.side_{whip.side(app, line)}")
    )
    words = own.in_corridor() and line.post == -1
    if words:
        foot, inner = cut_bottom(inner, 42, 6)
        _words(own, kit, foot, line)
    with kit.scroll("why", inner) as area:
        panes = (
            columns((area.x, area.y, area.w, 10), [1.0, 1.0], 18)
            if area.w > 460
            else [pygame.Rect(area.x, area.y, area.w, 10)] * 2
        )
        y = reasons(app, kit, panes[0], line)
        if panes[0] is not panes[1]:
            y = max(y, movers(app, kit, panes[1], item, line))
        else:
            y = movers(app, kit, pygame.Rect(area.x, y + 10, area.w, 10), item, line)
        area.used(y + 4)


def reasons(app: App, kit: Kit, r: pygame.Rect, line: Line) -> int:
    """Write a voter's reasons as a sum; give the y reached."""
    y = r.y
    for reason in sorted(line.reasons, key=lambda one: -abs(one.amount)):
        text = escape(said.ground(app, reason))
        tall = kit.measure(text, r.w - 56, "small")
        kit.label(
            (r.x, y, 42, 21), shown.signed(reason.amount), "small_bold", shown.tone_of(reason.amount), "right"
        )
        kit.paragraph((r.x + 54, y, r.w - 56, 0), text, "small")
        y += max(22, tall + 2)
    kit.rule(r.x, y + 1, r.w)
    kit.label((r.x, y + 4, 42, 24), shown.signed(line.amount), "bold", shown.tone_of(line.amount), "right")
    kit.label(
        (r.x + 54, y + 4, r.w - 54, 24), app.text("vote.sum", n=whip.doubt(app, line)), "small", "muted"
    )
    return y + 30


def movers(app: App, kit: Kit, r: pygame.Rect, item: Motion, line: Line) -> int:
    """Say what would move a voter, as far as it is known; give the y reached."""
    y = r.y
    kit.label((r.x, y, r.w, 22), shown.of(app, line.person, "vote.movers"), "label_bold", "red")
    y += 26
    decision = shown.game(app).decision
    talks = decision is not None and decision.kind == "corridor" and decision.seat == app.seat
    known = app.memo(
        ("movers", item, line.person, line.post),
        lambda: ledger.movers(app.view, app.seat, item, line, talks and line.post == -1),
    )
    moved = whip.moved(item, line)
    out = [shown.of(app, line.person, "vote.moved_note")] if moved else [app.words.mover(one) for one in known]
    for text in out:
        kit.fill((r.x, y + 8, 6, 6), "red")
        y += kit.paragraph((r.x + 14, y, r.w - 14, 0), escape(said.first_up(text)), "small") + 4
    return y


def _words(own: Vote, kit: Kit, foot: pygame.Rect, line: Line) -> None:
    """Draw the words that can be had with a voter in the corridor, and the way out of it."""
    app, view = own.app, own.app.view
    way = leaning(view, app.seat, view.agenda[own.item])
    cells = columns(foot, [1.0, 1.0, 1.0], 8)
    for kind, cell in zip(("promise", "warn", "leave"), cells, strict=True):
        args = () if kind == "leave" else (line.person, own.item, way)
        barred = bar(view, Decision("corridor", app.seat), Action(kind, args))
        grounds = (
            said.grounds(app, ACTIONS[kind].forecast(view, app.seat, args)) if args and barred is None else ()
        )
        tip = Tip(app.words.action_name(kind), app.words.action_does(kind), grounds)
        why_not = said.first_up(app.words.reason(barred)) if barred else None
        label = (
            app.words.action_name(kind)
            if kind == "leave"
            else app.text(f"vote.word_{kind}", way=app.text("screens.for" if way > 0 else "screens.against"))
        )
        if kit.button(
            "vote:leave" if kind == "leave" else f"vote:word:{kind}",
            cell,
            label,
            tip,
            enabled=barred is None,
            why=why_not,
        ):

            def heard(leaves: bool = kind == "leave", since: int = len(shown.game(app).events)) -> None:
                if leaves:
                    app.go("desk")
                else:
                    own_vote.tell_word(app, own.item, since)

            if app.submit(Action(kind, args), heard) is None:
                return


def brings_line(app: App, item: Motion, tabled: bool) -> str:
    """Return which paper is voted on, where it is `tabled`, and what is so if it is carried and if it is not."""
    words, view = app.words, app.view
    yes, no = app.memo(("brings", item), lambda: brings(words, view, item, app.seat))
    told = app.text("vote.brings", yes=escape(yes), no=escape(no))
    return f"{escape(which(words, view, item)) if tabled else ''} {told}".strip()


def works_for(app: App, item: Motion, kind: str) -> list[str]:
    """Return what an answer works for, for its tip; nothing of waiting."""
    if kind == "wait":
        return []
    return [app.text("vote.works_for", what=brings(app.words, app.view, item, app.seat)[int(kind == "no")])]
