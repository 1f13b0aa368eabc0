"""What asks for the player: why a month is full, and what stops the quiet ones from passing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.play.action import OPERATIONS
from game.rules import tally
from game.world.facts import ALIVE, Motion

if TYPE_CHECKING:
    from game.ui.app import App
    from game.world.event import Event

# Events that tell a contender something happened to him or by his order: kind -> places of the persons concerned.
CONCERN: dict[str, tuple[int, ...]] = {
    "op_failed": (0,), "op_done": (0,), "refused_by_committee": (2,), "client_left": (1,), "client_gained": (1,),
    "hold_found": (0,), "published": (1,), "pact_signed": (), "pact_leaked": (), "pact_lapsed": (), "pact_betrayed": (1, 2),
    "told_target": (2,), "label": (0,), "label_sticks": (0,), "case": (1,), "struck": (0,), "fell_ill": (0,),
    "died": (), "shock": (), "hold_defied": (0,), "op_noticed": (0, 3), "caught_watching": (0,),
    "unmasked": (0,), "crossed_out": (1,), "came_to_nothing": (0,), "elected": (0,), "left_body": (0,), "wrote": (2,), "spoke": (2,),
    "campaign": (2,), "inspected": (), "chapter": (), "word_told": (1,), "won_over": (0,),
}  # fmt: skip
STOPPING = frozenset(
    ("op_done", "op_failed", "refused_by_committee", "hold_found", "published", "pact_leaked", "pact_betrayed", "told_target",
     "label", "case", "struck", "fell_ill", "died", "shock", "came_to_nothing", "chapter", "left_body", "client_left")
)  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """One thing that asks for the player: words, how pressing (0 may wait, 2 must be answered), where to go for it."""

    id: str
    text: str
    weight: int
    go: str = ""
    params: tuple[tuple[str, object], ...] = ()


def lately(app: App, limit: int = 12) -> list[Event]:
    """Return what concerned the player since his desk was last closed, newest last."""
    if app.session is None:
        return []
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    found = []
    for event in app.session.heard(app.seat, app.heard):
        places = CONCERN.get(event.kind)
        if places is None:
            continue
        named = [event.args[n] for n in places if n < len(event.args)]
        if not places or me in named:
            found.append(event)
    return found[-limit:]


def stops(app: App) -> bool:
    """Tell whether the quiet months end here: something happened to the player or will be voted."""
    session = app.session
    if session is None or session.decision is None or session.decision.kind != "desk":
        return True
    if any(event.kind in STOPPING for event in lately(app, 40)):
        return True
    return any(ask.weight >= 1 for ask in asks(app))


def asks(app: App) -> list[Ask]:
    """Return what asks for the player this month, the most pressing first."""
    session = app.session
    if session is None or app.seat < 0 or session.over:
        return []
    view, words = app.view, app.words
    me = app.scenario.seats[app.seat]
    found: list[Ask] = []
    decision = session.decision
    if decision is not None and decision.kind != "desk":
        asked = words.decision(decision, view)
        found.append(Ask("answer", app.text("ask.answer", title=asked.title), 2, "vote" if decision.kind == "call" else "decision"))
    for n, item in enumerate(view.agenda):
        if item.month >= 0 and item.put_off <= view.month and not item.c and (me in tally.voters(view, item.body) or _on_me(item, me)):
            text = app.text("ask.item", motion=words.motion(item, app.seat), mover=words.person(item.mover))
            found.append(Ask(f"item:{n}", text, 2 if _on_me(item, me) else 1, "vote", (("item", n),)))
    for n, label in enumerate(view.labels):
        if label.who == me and not label.stuck:
            left = view.tune.label_months - (view.month - label.month)
            text = app.text("ask.label", label=words.show(label.kind, "label"), left=max(0, left))
            found.append(Ask(f"label:{n}", text, 1, "compose", (("kind", "write"), ("chosen", (2, -1)))))
    vacant = [q for q in range(len(view.holder)) if view.holder[q] < 0 and _mine_to_fill(app, q)]
    if vacant:
        names = words.list_of([words.post(q, "short") for q in vacant[:3]])
        found.append(Ask("vacant", app.text("ask.vacant", posts=names, count=len(vacant)), 0, "posts", (("filter", "mine"),)))
    for op in view.ops:
        if op.owner != me and op.owner >= 0 and view.life[op.owner] == ALIVE and OPERATIONS[op.kind] in ("watch", "case", "campaign"):
            text = app.text("ask.seen", owner=words.person(op.owner), what=words.operation(op.kind, op.a, op.b))
            found.append(Ask(f"seen:{op.id}", text, 0, "card_index"))
    return sorted(found, key=lambda ask: -ask.weight)


def _on_me(item: Motion, me: int) -> bool:
    from game.world.facts import CONFIDENCE, READMIT, RUNG

    return item.kind in (RUNG, READMIT, CONFIDENCE) and item.a == me


def _mine_to_fill(app: App, q: int) -> bool:
    from game.play.actions.posts import recommends

    return app.view.under[q] >= 0 and recommends(app.view, app.seat, q)


__all__ = ["Ask", "asks", "lately", "stops"]
