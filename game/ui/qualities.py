"""What stands behind plain figures: qualities of a man, what a paper weighs, acts and staff, delegates sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.action import ACTIONS, OWN, STAFF
from game.rules.gatherings import hall_votes
from game.ui.kit import Reason, Tip, escape
from game.words.cases import capital
from game.world.scenario import SKILLS

if TYPE_CHECKING:
    from game.ui.app import App

LISTED = 12  # posts named one by one


def skill(app: App, n: int) -> Tip:
    """Say what a skill does."""
    return Tip(escape(capital(app.words.skill(n))), f"{app.text(f'quality.{SKILLS[n]}')} {app.text('quality.fixed')}")


def quality(app: App, key: str) -> Tip:
    """Say what moves standing, orthodoxy or health, and what a paper's strength is."""
    return Tip(app.text(f"quality.{key}_title"), app.text(f"quality.{key}"))


def left(app: App) -> Tip:
    """Give the sums behind the acts and the staff that are left this month."""
    view, k = app.view, app.seat
    me = app.scenario.seats[k]
    given = [(kind, args) for seat, kind, args in view.orders if seat == k]

    def spent(cost: str) -> list[Reason]:
        return [
            Reason(escape(app.words.action(kind, args, view)), -1) for kind, args in given if ACTIONS[kind].cost == cost
        ]

    acts = [Reason(app.text("quality.act_month"), 1)]
    if view.acts[k] != 1:
        acts.append(Reason(app.text("quality.act_kept" if view.acts[k] > 1 else "quality.act_gone"), view.acts[k] - 1))
    acts += spent(OWN)
    staff = _staff(app, me) + [
        Reason(escape(capital(app.words.operation(op.kind, op.a, op.b, k))), -1) for op in view.ops if op.owner == me
    ]
    staff += spent(STAFF)
    lines = [
        Reason(app.text(f"quality.{name}"), str(sum(int(one.amount or 0) for one in sums)), more=tuple(sums))
        for name, sums in (("acts", acts), ("staff", staff))
    ]
    return Tip(app.text("quality.left_title"), app.text("quality.left"), lines)


def _staff(app: App, me: int) -> list[Reason]:
    """Give what a contender's places on the staff come from (rule 3.05)."""
    view, posts = app.view, app.scenario.posts
    own = max(view.posts_of[me], key=lambda q: posts[q].slots, default=-1)
    many = posts[own].slots if own >= 0 else 0
    lines = [Reason(escape(posts[own].short) if many > 1 else app.text("quality.staff_any"), max(1, many))]
    roots = view.believed_roots(app.seat)
    for q in view.department_posts:
        p = view.holder[q]
        if p >= 0 and roots[p] == me:
            lines.append(Reason(escape(f"{posts[q].short}: {app.words.person(p)}"), 1))
    over = sum(int(one.amount or 0) for one in lines) - view.slots(me)
    return [*lines, Reason(app.text("quality.staff_most"), -over)] if over else lines


def sends(app: App, root: int) -> Tip:
    """Give the posts whose delegates are believed to be a contender's, nobody's for -1, with how old each belief is."""
    from game.ui.screens import shown

    view, roots = app.view, app.view.roots()
    found = []
    for q, votes in enumerate(hall_votes(view)):
        p = view.holder[q]
        if votes and (roots[p] if p >= 0 else -1) == root:
            found.append((votes, q, p))
    found.sort(key=lambda one: (-one[0], one[1]))
    lines = [
        Reason(
            escape(f"{app.scenario.posts[q].short}: {shown.short(app, p)}"),
            votes,
            shown.age_text(app, shown.age(app, p)) if p >= 0 else "",
        )
        for votes, q, p in found[:LISTED]
    ]
    rest = found[LISTED:]
    if rest:
        lines.append(Reason(app.text("quality.more_posts", n=len(rest)), sum(votes for votes, _, _ in rest)))
    title = shown.short(app, root) if root >= 0 else app.text("posts.nobodys")
    return Tip(escape(capital(title)), app.text("quality.sends"), lines, sum(one[0] for one in found))


__all__ = ["left", "quality", "sends", "skill"]
