"""Beside the chart of posts: who might be put there, the page of a post, the question before the order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.advice.choices import further
from game.play.action import ACTIONS, Action, slots_left
from game.play.actions.posts import moves_this_month, proposals, recommends, sits_loose
from game.rules.gatherings import hall_votes
from game.ui import orders, qualities
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape
from game.ui.screens import said, shown
from game.ui.screens.order_card import effect_lines, warned
from game.words.effect import would_leave
from game.world.kinds import ALIVE, OUT_PARTY
from game.world.reason import total
from game.world.scenario import ACCEPTS_NAMES, BY_COMMITTEE, SKILLS

if TYPE_CHECKING:
    from game.ui.screens.posts import Posts

ROW, FACE = 76, 48
FIT = 50  # of what a post asks for, below which nobody is called fit for it


def listed(own: Posts) -> list[int]:
    """Give the people offered for carrying: fit for the post chosen, without a post, or one's own."""
    app, view = own.app, own.app.view
    me = app.scenario.seats[app.seat]
    roots = view.roots()
    if own.names == "fit" and own.chosen >= 0:
        made: list[int] = app.memo(("fit", own.chosen), lambda: _fit(own, own.chosen))
        return made
    people = app.scenario.people
    found = []
    for p in range(len(people)):
        if view.life[p] != ALIVE or view.rung[p] >= OUT_PARTY or view.seat_index[p] >= 0:
            continue
        if (own.names == "free" and not view.posts_of[p]) or (own.names == "ours" and roots[p] == me):
            found.append(p)
    found.sort(key=lambda p: (roots[p] != me, -view.standing[p], p))
    return found


def _fit(own: Posts, q: int) -> list[int]:
    """Give whom one would think of for a post and others' men as far as the rules let them go, the ablest first.

    A post can be a way out of another. Who lacks what it asks for can still be carried there from another list.
    """
    app, view = own.app, own.app.view
    found = proposals(view, q, app.seat, 40)
    if recommends(view, app.seat, q):
        found += [x for _, x in further(view, "appoint", (q,)) if x not in found and own.bar(q, x) is None]
    skill = app.scenario.talents[app.scenario.posts[q].aptitude]
    return sorted((p for p in found if skill[p] >= FIT), key=lambda p: -skill[p])


def names(own: Posts, kit: Kit, rect: pygame.Rect) -> None:
    """Draw the list of people to carry from."""
    app = own.app
    inner = shown.panel(kit, rect, app.text("posts.names"))
    options = [
        ("fit", app.text("posts.names_fit")),
        ("free", app.text("posts.names_free")),
        ("ours", app.text("posts.names_ours")),
    ]
    if own.chosen < 0:
        options = options[1:]
    strip, inner = cut_top(inner, 32, 6)
    own.names = kit.tabs(
        "names_of", strip, options, own.names if own.chosen >= 0 or own.names != "fit" else "free"
    )
    how = app.text("posts.how" if own.chosen >= 0 else "posts.how_first")
    note, inner = cut_bottom(inner, kit.measure(how, inner.w, "small") + 2, 4)
    people = listed(own)
    went = None
    for index, r in kit.rows("names", inner, len(people), ROW):
        p = people[index]
        if kit.drag(f"carry:{app.scenario.people[p].id}", r, p, shown.short(app, p), app.person_tip(p)):
            went = p
        over = kit.hover == f"carry:{app.scenario.people[p].id}"
        key = ("to carry", p, own.chosen, over, kit.carrying == p)
        app.kept(kit, r, key, partial(_name_row, own, kit, r, p))
    if not people:
        kit.paragraph(inner, app.text("posts.nobody_here"), "italic", "muted")
    kit.paragraph(note, how, "small", "muted")
    if went is not None:
        if own.chosen >= 0 and (own.names == "fit" or own.bar(own.chosen, went) is None):
            own.propose(kit, own.chosen, went)
        elif kit.keyboard:
            kit.carry(went, shown.short(app, went))
        else:
            app.go("person", person=went, among=people)


def _name_row(own: Posts, kit: Kit, r: pygame.Rect, p: int) -> None:
    """Draw what a row of the list shows: bust, patron, name, posts, ties, and how fit he is for the post chosen."""
    app, view = own.app, own.app.view
    shown.bust(kit, app, (r.x + 3, r.y + 5, FACE, FACE), p)
    kit.mark((r.x + FACE - 12, r.y + FACE - 10, 20, 20), shown.root_id(app, p))  # on the bust, so that names fit
    x = r.x + FACE + 12
    room = r.right - x - (70 if own.chosen >= 0 else 20)
    kit.label((x, r.y + 4, r.right - x - (58 if own.chosen >= 0 else 20), 24), shown.short(app, p), "bold")
    kit.label((x, r.y + 28, room, 22), shown.posts_text(app, p, 1), "small", "muted")
    kit.label((x, r.y + 50, r.right - x - 22, 22), _ties(own, p), "small", "muted")
    if own.chosen >= 0:
        fit = app.scenario.people[p].skills[app.scenario.posts[own.chosen].aptitude]
        kit.label((r.right - 54, r.y + 4, 34, 24), str(fit), "label_bold", "ink", "right")
        if recommends(view, app.seat, own.chosen):
            yes = total(ACTIONS["appoint"].forecast(view, app.seat, (own.chosen, p)))
            kit.label(
                (r.right - 70, r.y + 28, 50, 22),
                shown.signed(yes),
                "small_bold",
                shown.tone_of(yes),
                "right",
            )


def _ties(own: Posts, p: int) -> str:
    """Give the loyalty of a man and what he would leave for the post chosen."""
    app, view = own.app, own.app.view
    said = []
    if view.seat_index[p] < 0 and view.roots()[p] >= 0:
        said.append(app.text("posts.loyal", n=view.loyalty[p]))
    left = would_leave(view, own.chosen, p) if own.chosen >= 0 else []
    if left:
        said.append(app.text("posts.leaves", post=app.scenario.posts[left[0]].short))
    return " · ".join(said)


def forecast_tip(own: Posts, q: int, p: int) -> Tip:
    """Give the committee's reasons for and against a person in a post."""
    app = own.app
    reasons = ACTIONS["appoint"].forecast(app.view, app.seat, (q, p))
    title = app.text("posts.tip_title", who=shown.short(app, p), post=app.scenario.posts[q].short)
    if app.scenario.posts[q].accepts != BY_COMMITTEE:
        return Tip(title, app.text("posts.nobody_asked"), said.grounds(app, reasons))
    word = app.text("posts.accepts" if total(reasons) > 0 else "posts.refuses")
    return Tip(title, "", said.grounds(app, reasons), total(reasons), sum_word=word)


def page(own: Posts, kit: Kit, rect: pygame.Rect) -> None:
    """Draw the page of the post chosen, or how the chart is read."""
    app, view = own.app, own.app.view
    q = own.chosen
    if q < 0:
        legend(own, kit, rect)
        return
    post, holder = app.scenario.posts[q], view.holder[q]
    inner = shown.panel(kit, rect, post.short, "red")
    foot, inner = cut_bottom(inner, 44, 8)
    mine = recommends(view, app.seat, q)
    with kit.scroll("post_page", inner) as area:
        x, y, w = area.x, area.y, area.w
        y += kit.paragraph((x, y, w, 0), escape(post.name), "heading") + 2
        if post.cyrillic:
            y += kit.paragraph((x, y, w, 0), escape(post.cyrillic), "serif_italic", "muted")
        article = app.naming.on_post(q)
        if article:
            told = app.text("posts.article", title=escape(app.naming.title(article)))
            y += 2 + kit.paragraph((x, y + 2, w, 0), f"[[article:{article}|{told}]]", "small")
        y += 6
        r = pygame.Rect(x, y, w, 70)
        if holder >= 0:
            if kit.row("holder", r, tip=app.person_tip(holder)):
                app.go("person", person=holder)
            shown.bust(kit, app, (x + 3, y + 3, 62, 62), holder)
            kit.label((x + 76, y + 4, w - 120, 24), shown.short(app, holder), "bold")
            kit.label(
                (x + 76, y + 26, w - 120, 20),
                app.text("posts.since", month=app.words.month(view.since[q])),
                "small",
                "muted",
            )
            giver = view.giver[q]
            if giver >= 0:
                kit.label(
                    (x + 76, y + 45, w - 120, 20),
                    app.text("posts.given_by", who=shown.short(app, giver)),
                    "small",
                    "muted",
                )
            kit.mark((x + w - 38, y + 16, 34, 34), shown.root_id(app, holder))
        else:
            kit.hatch(r, "line", 7)
            kit.label(r, app.text("posts.vacant"), "italic", "bad", "centre")
        y += 78
        master = view.jurisdiction(q)
        lines = [
            (
                "posts.gift",
                app.text(
                    "posts.gift_mine" if mine else "posts.gift_of" if master >= 0 else "posts.gift_motion",
                    who=shown.short(app, master),
                ),
            ),
            ("posts.accepting", app.text(f"posts.accepts_{ACCEPTS_NAMES[post.accepts]}")),
            (
                "posts.aptitude",
                said.first_up(app.words.skill(post.aptitude)) if post.aptitude < len(SKILLS) else "",
            ),
            ("posts.rank", str(post.rank)),
        ]
        if post.slots:
            lines.append(("posts.slots", str(post.slots)))
        for key, text in lines:
            kit.label((x, y, 108, 22), app.text(key), "small", "muted")
            y += max(24, kit.paragraph((x + 112, y, w - 112, 0), escape(text), "small_bold") + 4)
        if hall_votes(view)[q]:
            kit.label((x, y, 108, 22), app.text("posts.delegates"), "small", "muted")
            kit.label((x + 112, y, w - 112, 22), str(hall_votes(view)[q]), "bold")
            y += 26
            kit.label((x, y, 108, 22), app.text("posts.machine"), "small", "muted")
            kit.hot("machine", (x + 112, y, w - 112, 22), app.text("posts.about_machine"))
            kit.meter((x + 112, y + 6, w - 156, 11), view.machine[q], colour="soot")
            kit.label((x + w - 36, y, 36, 22), str(view.machine[q]), "small_bold", "ink", "right")
            y += 28
        if post.levers:
            kit.label((x, y, w, 22), app.text("posts.levers"), "small", "muted")
            y += 24
            at = x
            for lever in post.levers:
                word = app.text(f"posts.lever_{lever}")
                need = kit.text_width(word, "small") + 14
                if at + need > x + w:
                    at, y = x, y + 26
                at += kit.chip(at, y, word, "ochre") + 6
            y += 30
        if post.note:
            y += kit.paragraph((x, y, w, 0), escape(post.note.strip()), "serif") + 8
        y = _doings(own, kit, x, y, w, q)
        area.used(y)
    free = slots_left(view, app.seat)
    left = max(0, view.tune.jurisdiction_moves - moves_this_month(view, app.seat, q))
    why = None if mine else app.text("posts.not_yours")
    if mine and free <= 0:
        why = app.text("screens.no_slot")
    if why is None:
        fixed = sits_loose(view, app.seat, q)
        why = said.first_up(app.words.reason(fixed)) if fixed is not None else None
    if kit.button(
        "appoint",
        foot,
        app.text("posts.appoint"),
        app.text("posts.moves_left", n=left),
        enabled=why is None,
        why=why,
        style="primary",
    ):
        own.names = "fit"
        if kit.narrow:
            own.part = "names"
        best = listed(own)
        if best:
            kit.reveal(f"carry:{app.scenario.people[best[0]].id}")


def _doings(own: Posts, kit: Kit, x: int, y: int, w: int, q: int) -> int:
    """Draw the other orders that a post may be the object of; give the y reached."""
    app, view = own.app, own.app.view
    orders: list[tuple[str, str, dict[str, int]]] = []
    if hall_votes(view)[q] and view.holder[q] >= 0:
        mine = view.roots()[view.holder[q]] == app.scenario.seats[app.seat]
        orders.append(
            (
                "work",
                "posts.do_work_up" if mine else "posts.do_work_down",
                {"post": q, "side": 1 if mine else -1},
            )
        )
    if (
        view.has_lever(app.scenario.seats[app.seat], "purse")
        and hall_votes(view)[q]
        and app.scenario.posts[q].region
    ):
        orders.append(("money", "posts.do_money", {"post": q}))
    if view.holder[q] >= 0:
        orders.append(("inspect", "posts.do_inspect", {"post": q}))
        orders.append(("motion", "posts.do_remove", {"motion__kind": 4, "motion__a": q}))
    else:
        orders.append(("motion", "posts.do_fill", {"motion__kind": 3, "motion__a": q}))
    for kind, key, preset in orders:
        if kit.button(
            f"do:{kind}",
            (x, y, w, 36),
            shown.of(app, view.holder[q], key),
            Tip(app.words.action_name(kind), app.words.action_does(kind)),
            align="left",
            enabled=shown.at_desk(app),
            why=app.text("screens.not_at_desk"),
        ):
            shown.compose(app, kind, **preset)
        y += 43
    return y


def legend(own: Posts, kit: Kit, rect: pygame.Rect) -> None:
    """Draw how the chart is read, and how many delegates each sends."""
    app, view = own.app, own.app.view
    inner = shown.panel(kit, rect, app.text("posts.legend"))
    with kit.scroll("posts_legend", inner) as area:
        x, y, w = area.x, area.y, area.w
        y += kit.paragraph((x, y, w, 0), app.text("posts.legend_text", n=shown.STALE), "serif") + 10
        sent = [0] * (len(app.scenario.seats) + 1)
        roots = view.roots()
        for q, votes in enumerate(hall_votes(view)):
            root = roots[view.holder[q]] if view.holder[q] >= 0 else -1
            sent[view.seat_index[root] if root >= 0 else -1] += votes
        y += kit.heading((x, y, w, 0), app.text("posts.legend_delegates"))
        most = max(sent) or 1
        for k, p in enumerate((*app.scenario.seats, -1)):
            id = app.scenario.people[p].id if p >= 0 else "nobody"
            zone = f"sent:{id}"
            tip = app.memo(("sent", p), partial(qualities.sends, app, p)) if zone in (kit.hover, kit.focus) else None
            if p < 0:
                kit.says(zone, (x, y, w, 28), tip)
            elif kit.row(zone, (x, y, w, 28), tip=tip):
                app.go("person", person=p)
            kit.mark((x, y + 3, 22, 22), app.scenario.people[p].id if p >= 0 else None)
            kit.label(
                (x + 30, y, 96, 28), shown.short(app, p) if p >= 0 else app.text("posts.nobodys"), "small"
            )
            kit.meter((x + 128, y + 10, w - 172, 9), sent[k], 0, most, colour=shown.root_colour(kit, app, p))
            kit.label((x + w - 40, y, 40, 28), str(sent[k]), "small_bold", "ink", "right")
            y += 29
        area.used(y + 6)


def question(own: Posts, kit: Kit) -> None:
    """Show the committee's reasons and ask for the order; give it or drop it."""
    app, view = own.app, own.app.view
    assert own.proposed is not None
    q, p = own.proposed
    post = app.scenario.posts[q]
    reasons = ACTIONS["appoint"].forecast(view, app.seat, (q, p))
    asked = post.accepts == BY_COMMITTEE
    answer: bool | None = None
    title = app.text("posts.question", who=shown.short(app, p), post=post.short)
    with kit.modal("appoint", title, (680, 600), "red") as box:
        foot, body = cut_bottom(box, 46, 10)
        with kit.scroll("appoint:text", body) as area:
            x, y, w = area.x + 3, area.y, area.w - 3  # the first letter of a heading leans out to the left
            shown.bust(kit, app, (x, y, 84, 84), p)
            held = view.holder[q]
            months = 2 if held >= 0 else 1
            text = app.text(
                "posts.question_held" if held >= 0 else "posts.question_vacant",
                who=shown.short(app, p),
                whom=shown.short(app, held),
                post=post.name,
                n=months,
            )
            high = kit.paragraph((x + 98, y, w - 98, 0), escape(text), "serif")
            y += max(96, high + 10)
            order = Action("appoint", (q, p))
            y += kit.heading((x, y, w, 0), app.words.say("does", "head"))
            y = int(effect_lines(kit, area, y, orders.effects(app, order))) + 8
            broken = orders.broken(app, order)
            if broken:
                y = int(warned(kit, area, y, app.words.say("does", "breaks"), " ".join(broken)))
            y += kit.heading((x, y, w, 0), shown.of(app, p, "posts.committee" if asked else "posts.no_committee"))
            for text in orders.band(app, order):
                y += kit.paragraph((x, y, w, 0), escape(text), "small", "muted") + 4
            for reason in sorted(reasons, key=lambda one: -abs(one.amount)):
                tall = kit.measure(said.ground(app, reason), w - 70, "body")
                kit.label(
                    (x, y, 50, 24),
                    shown.signed(reason.amount),
                    "label_bold",
                    shown.tone_of(reason.amount),
                    "right",
                )
                kit.paragraph((x + 64, y, w - 70, 0), escape(said.ground(app, reason)), "body")
                y += max(26, tall + 3)
            if asked:
                sum_ = total(reasons)
                kit.rule(x, y + 2, w)
                y += 8
                kit.label(
                    (x, y, 50, 28),
                    shown.signed(sum_),
                    "figure" if w > 400 else "label_bold",
                    shown.tone_of(sum_),
                    "right",
                )
                kit.paragraph(
                    (x + 64, y, w - 64, 0),
                    app.text("posts.accepts_as_known" if sum_ > 0 else "posts.refuses_as_known"),
                    "bold",
                    shown.tone_of(sum_),
                )
                y += 38
            y += (
                kit.paragraph(
                    (x, y, w, 0),
                    escape(shown.of(app, p, "posts.risk", n=view.tune.gratitude_given)),
                    "small",
                    "muted",
                )
                + 4
            )
            area.used(y)
        no, yes = columns(foot, [1.0, 1.3], 10)
        if kit.button("appoint:no", no, app.text("posts.no")):
            answer = False
        if kit.button("appoint:yes", yes, app.text("posts.yes"), style="primary", hotkey="yes"):
            answer = True
        if kit.cancel:
            answer = False
    if answer is None:
        return
    own.proposed = None
    kit.touch()
    if answer and app.submit(Action("appoint", (q, p))) is None:
        app.notice(app.text("posts.done", who=shown.short(app, p), post=post.short))
