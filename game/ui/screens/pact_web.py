"""The picture of the pacts: contenders in a ring, a line for each two that are bound, a hub for three and more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.rules import lead
from game.ui import chart, theme
from game.ui.circle import Bond, least_crossed, lines
from game.ui.kit import Kit, Tip, cut_bottom
from game.ui.screens import said, shown
from game.ui.theme import Colour
from game.world.kinds import ALIVE, OUT_PARTY, PACT_NAMES, Pact

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.pacts import Pacts

COLOURS: tuple[Colour, ...] = ("red", "blue", "ochre", "blue")  # by kind of pact; a dash and the words say it too
STYLES = ("line", "double", "line", "beads")
WIDTHS = (4, 3, 2, 3)
ROW = 22  # of the legend
SIGN = 36  # width of a sign in it


def network(own: Pacts, kit: Kit, rect: pygame.Rect) -> None:
    """Draw the network and its legend, and take up who was chosen in it."""
    app, view = own.app, own.app.view
    inner = shown.panel(kit, rect, app.text("pacts.network"), note=app.text("pacts.network_note"))
    signs = _signs(own, kit, inner.w)
    legend, inner = cut_bottom(inner, ROW * len(signs) + 4, 2)
    felt = lead.threat(view)
    nodes = []
    seats = app.scenario.seats
    order: list[int] = app.memo("pacts round", lambda: _round(app))
    edges = _edges(own, order)
    for k in order:
        p = seats[k]
        person = app.scenario.people[p]
        lines = tuple(
            said.Reason(shown.short(app, q), felt[k][j])
            for j, q in enumerate(app.scenario.seats)
            if j != k and felt[k][j] > 0
        )
        tip = Tip(person.name, app.text("pacts.threat_tip") if lines else app.text("pacts.no_threat"), lines)
        gone = view.life[p] != ALIVE or view.rung[p] >= OUT_PARTY
        nodes.append(
            chart.Node(
                person.id,
                person.short,
                "line" if gone else "ink",
                person.id,
                shown.traits(app, p),
                shown.initials(app, p),
                tip,
                gone,
            )
        )
    picked = chart.network(
        kit, inner, nodes, edges, "who", app.scenario.people[own.p].id if own.p >= 0 else None, _hubs(own)
    )
    if picked is not None:
        p = app.scenario.person_index[picked]
        if p in own.dealers():
            own.p, own.aim = p, -1
            if kit.narrow:
                own.part = "answer"
        else:
            app.go("person", person=p)
    for n, row in enumerate(signs):
        x: float = legend.x
        y = legend.y + 4 + ROW * n
        for sign, text in row:
            if sign is None:
                chart.hub_sign(kit, x, y + ROW / 2, SIGN)
            else:
                chart.tie(kit, sign, (x, y + ROW / 2), (x + SIGN, y + ROW / 2), kit.rgb(sign.colour), sign.weight)
            x += SIGN + 6
            x += kit.label((x, y, 300, ROW), text, "small", "muted") + 14


def _signs(own: Pacts, kit: Kit, wide: int) -> list[list[tuple[chart.Edge | None, str]]]:
    """Give what the legend explains in rows: signs, None for a hub, and their words."""
    app, pacts = own.app, own.app.view.pacts
    kinds = sorted({one.kind for one in pacts})
    legend: list[tuple[chart.Edge | None, str]] = [
        (chart.Edge("", "", COLOURS[kind], weight=WIDTHS[kind], style=STYLES[kind]), f"kind_{PACT_NAMES[kind]}")
        for kind in kinds
    ]
    if any(len(one.parties) > 2 for one in pacts):
        legend.append((None, "key_joint"))
    if any(one.secret for one in pacts) or not kinds:
        legend.append((chart.Edge("", "", "ink", True, weight=3), "key_secret"))
    if any(one.target >= 0 for one in pacts) or not kinds:
        legend.append((chart.Edge("", "", "bad", True, True), "key_against"))
    if own.p >= 0 and kinds:
        pale = theme.mix(kit.rgb("ink"), kit.rgb("card"), 0.75)
        legend.append((chart.Edge("", "", pale, weight=3), "key_others"))
    rows: list[list[tuple[chart.Edge | None, str]]] = [[]]
    used = 0
    for sign, key in legend:
        text = app.text(f"pacts.{key}", who=shown.short(app, own.p))
        width = SIGN + 20 + kit.text_width(text, "small")
        if rows[-1] and used + width > wide:
            rows.append([])
            used = 0
        rows[-1].append((sign, text))
        used += width
    return rows


def _round(app: App) -> list[int]:
    """Return the seats as they stand round the circle: one's own at the top, and few lines crossing."""
    view = app.view
    first = max(0, app.seat)
    many = len(app.scenario.seats)

    def place(p: int) -> int:
        return (view.seat_index[p] - first) % many if p >= 0 else -1

    bonds = [Bond(tuple(map(place, one.parties)), place(one.target)) for one in view.pacts]
    return [(n + first) % many for n in least_crossed(many, bonds)]


def _sorted(app: App) -> list[Pact]:
    return sorted(app.view.pacts, key=lambda one: (one.kind, one.id))


def _hub_id(one: Pact) -> str:
    return f"joint:{one.id}"


def _hubs(own: Pacts) -> list[chart.Hub]:
    """Return the pacts of three parties and more, each as one figure."""
    app = own.app
    ids = [person.id for person in app.scenario.people]
    return [
        chart.Hub(
            _hub_id(one), tuple(ids[p] for p in one.parties), COLOURS[one.kind], bool(one.secret),
            app.text(f"pacts.kind_{PACT_NAMES[one.kind]}"), WIDTHS[one.kind], own.tip(one), STYLES[one.kind],
            frozenset((one.id,)),
        )
        for one in _sorted(app)
        if len(one.parties) > 2
    ]  # fmt: skip


def _edges(own: Pacts, order: Sequence[int]) -> list[chart.Edge]:
    """Return the lines between those who stand in an order: one for each two, whatever binds them; and against whom."""
    app = own.app
    pacts = _sorted(app)
    seats, ids = app.scenario.seats, [person.id for person in app.scenario.people]
    bound: dict[tuple[int, int], list[Pact]] = {}
    edges = []
    for line in lines([seats[k] for k in order], [Bond(one.parties, one.target) for one in pacts]):
        one = pacts[line.bond]
        joint = len(one.parties) > 2
        if line.with_ >= 0:
            edges.append(chart.Edge(
                _hub_id(one) if joint else ids[line.a], ids[line.b], "bad", True, True, "", 1.5, own.tip(one), "line",
                "" if joint else ids[line.with_], frozenset((one.id,)), tuple(ids[p] for p in one.parties),
            ))  # fmt: skip
        elif not joint:
            bound.setdefault((min(line.a, line.b), max(line.a, line.b)), []).append(one)
    for (a, b), many in bound.items():
        kind = many[0].kind
        names = dict.fromkeys(app.text(f"pacts.kind_{PACT_NAMES[one.kind]}") for one in many)
        told = [own.tip(one) for one in many]
        tip = told[0]
        if len(many) > 1:
            tip = Tip(" · ".join(names), "\n".join(f"*{one.title}* {one.text}" for one in told))
        edges.append(chart.Edge(
            ids[a], ids[b], COLOURS[kind], all(one.secret for one in many), False, " + ".join(names), WIDTHS[kind],
            tip, STYLES[kind], "", frozenset(one.id for one in many),
            tuple(ids[p] for one in many for p in one.parties),
        ))  # fmt: skip
    return edges


__all__ = ["COLOURS", "network"]
