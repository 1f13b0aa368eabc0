"""Networks of people. All coordinates are logical px."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pygame

from game.ui import portrait, theme
from game.ui.kit import Kit
from game.ui.kit.layout import RectLike, to_rect
from game.ui.kit.zones import TipLike
from game.ui.theme import Colour

Point = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """A person or thing in a network; mark is a contender's id, traits a portrait's."""

    id: str
    label: str
    colour: Colour = "shade"
    mark: str | None = None
    traits: Mapping[str, object] | None = None
    initials: str = ""
    tip: TipLike = None


@dataclass(frozen=True)
class Edge:
    """A tie between two nodes by id; style is `line`, `double` or `beads`.

    With `middle` it begins half way from a to there. Ties of one of the same `groups` stand out together, and with each
    node of `members`.
    """

    a: str
    b: str
    colour: Colour = "ink"
    dash: bool = False
    arrow: bool = False
    label: str = ""
    weight: float = 2
    tip: TipLike = None
    style: str = "line"
    middle: str = ""
    groups: frozenset[int] = frozenset()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hub:
    """A tie of three nodes or more: one figure round a hub with a spoke to each member; ties may begin at its id."""

    id: str
    members: tuple[str, ...]
    colour: Colour = "ink"
    dash: bool = False
    label: str = ""
    weight: float = 2
    tip: TipLike = None
    style: str = "line"
    groups: frozenset[int] = frozenset()


HUB = 15  # logical px, half of a hub
STEPS = 360  # points an ellipse is measured by


def ring(count: int, rect: RectLike, node: float) -> list[Point]:
    """Place nodes of a given size on an ellipse inside a rect, equally far along it, the first at the top."""
    r = to_rect(rect)
    rx, ry = max(1.0, (r.w - node * 1.7) / 2), max(1.0, (r.h - node - 26) / 2)
    turns = [i * math.tau / STEPS for i in range(STEPS + 1)]
    edge = [(rx * math.sin(turn), -ry * math.cos(turn)) for turn in turns]
    gone = [0.0, *accumulate(math.dist(p, q) for p, q in pairwise(edge))]
    places = []
    for i in range(count):
        x, y = edge[min(STEPS, bisect_left(gone, gone[-1] * i / count))]
        places.append((r.centerx + x, r.centery - 10 + y))
    return places


def _node_size(count: int, r: pygame.Rect) -> float:
    """Give the largest node, 84 to 34 px, at which neighbours and their names do not touch and the middle is free."""
    for size in range(84, 34, -4):
        if (r.h - size - 26) / 2 < size + 8:  # ties would run behind the faces below them, or through their marks
            continue
        places = ring(count, r, size)
        pairs = [(p, q) for i, p in enumerate(places) for q in places[:i]]
        if all(abs(p[0] - q[0]) >= size * 1.35 or abs(p[1] - q[1]) >= size + 34 for p, q in pairs):
            return float(size)
    return 34.0


def network(
    kit: Kit,
    rect: RectLike,
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    id: str,
    selected: str | None = None,
    hubs: Sequence[Hub] = (),
) -> str | None:
    """Draw nodes on a ring and ties between them; give the id of the node activated.

    Zones are id:node, id:hub, and id:a>b for ties that have a tip. What is pointed at, else what is selected, stands
    out: the ties of a node, or one tie; all others are pale.
    """
    r = to_rect(rect)
    if not nodes:
        return None
    size = _node_size(len(nodes), r)
    places = dict(zip([n.id for n in nodes], ring(len(nodes), r, size), strict=True))
    faces = list(places.values())
    labels: list[tuple[Point, str]] = []
    seen: dict[tuple[str, str], int] = {}
    shown = _lit(kit, id) or ({selected} if selected is not None else set())
    named = _names(edges)
    pointed = frozenset[int]().union(*(e.groups for e, name in zip(edges, named, strict=True) if name in shown))
    pointed |= frozenset[int]().union(*(hub.groups for hub in hubs if hub.id in shown))
    shown |= {name for e, name in zip(edges, named, strict=True) if e.groups & pointed}
    shown |= {hub.id for hub in hubs if hub.groups & pointed}
    webs = {hub.id for hub in hubs}
    lit = {hub.id for hub in hubs if hub.id in shown or not shown.isdisjoint(hub.members)}
    taken = [_taken(nodes[n], at, size, kit) for n, at in enumerate(faces)]
    places |= {
        id: _off(at, taken) for id, at in _hub_places(hubs, places, (r.centerx, r.centery - 10)).items()
    }
    for hub in sorted(hubs, key=lambda one: one.id in lit):  # what is pale lies under what stands out
        _web(kit, hub, places, size, bool(shown) and hub.id not in lit, hub.id in lit)
    # What is pale lies under what stands out.
    for n in sorted(range(len(edges)), key=lambda n: _stands_out(edges[n], named[n], shown)):
        e = edges[n]
        if e.a not in places or e.b not in places:
            continue
        pair = (min(e.a, e.b), max(e.a, e.b))
        nth = seen.get(pair, 0)
        seen[pair] = nth + 1
        start, middle = places[e.a], places.get(e.middle)
        if middle is not None:
            start = (start[0] + middle[0]) / 2, (start[1] + middle[1]) / 2
        near = 6 if middle is not None else HUB if e.a in webs else size * 0.62
        p, q = _shorten(start, places[e.b], size * 0.62, nth * 9.0, near)
        out = _stands_out(e, named[n], shown)
        quiet = bool(shown) and not out
        tone = theme.mix(kit.rgb(e.colour), kit.rgb("card"), 0.75) if quiet else kit.rgb(e.colour)
        tie(kit, e, p, q, tone, e.weight + (1.5 if out else 0))
        if e.label and not quiet:
            spot = _free_spot(kit, p, q, e.label, faces, size, labels)
            if spot is not None:
                labels.append((spot, e.label))
        if e.tip is not None:
            box = pygame.Rect(
                round(min(p[0], q[0])) - 6,
                round(min(p[1], q[1])) - 6,
                round(abs(p[0] - q[0])) + 12,
                round(abs(p[1] - q[1])) + 12,
            )
            kit.hot(f"{id}:{named[n]}", box, e.tip, hit=_near_line(p, q, 7))
    for hub in sorted(hubs, key=lambda one: one.id in lit):
        at, quiet = places[hub.id], bool(shown) and hub.id not in lit
        _hub(kit, hub, at, quiet)
        kit.hot(f"{id}:{hub.id}", (round(at[0]) - HUB, round(at[1]) - HUB, 2 * HUB, 2 * HUB), hub.tip)
        if hub.label and not quiet:
            labels.append(((at[0], at[1] + HUB + 11), hub.label))
    for (x, y), words in labels:
        w = kit.text_width(words, "small") + 10
        kit.fill((x - w / 2, y - 10, w, 20), "card")
        kit.label((x - w / 2 + 4, y - 10, w - 6, 20), words, "small", "ink", "centre")
    tied = {one for n, e in enumerate(edges) if _stands_out(e, named[n], shown) for one in (e.a, e.b)} | shown
    tied |= {one for hub in hubs if hub.id in lit for one in hub.members}
    chosen: str | None = None
    for node in nodes:
        x, y = places[node.id]
        box = pygame.Rect(round(x - size / 2), round(y - size / 2), round(size), round(size))
        w = min(kit.text_width(node.label, "label") + 12, int(size * 2))
        tag = pygame.Rect(round(x - w / 2), box.bottom - 2, w, 22)
        if kit.hot(f"{id}:{node.id}", box.union(tag), node.tip):
            chosen = node.id
        far = bool(_lit(kit, id)) and node.id not in tied
        kit.fill((box.x + 4, box.y + 4, box.w, box.h), "line")
        portrait.draw(kit, box, node.id, node.traits, node.initials or node.label[:1])
        if far:
            kit.hatch(box, "card", 6, 2)
        kit.frame(box.inflate(6, 6), "red" if node.id == selected else "line" if far else node.colour, 3)
        if node.mark:
            over = min(16, round(size / 4))  # it must not hide a small face
            kit.mark((box.right - over, box.y - 24 + over, 24, 24), node.mark)
        kit.fill(tag, "muted" if far else "ink")
        kit.label((tag.x + 5, tag.y, tag.w - 10, tag.h), node.label, "label", "card", "centre")
    return chosen


def _hub_places(hubs: Sequence[Hub], places: Mapping[str, Point], middle: Point) -> dict[str, Point]:
    """Place each hub among its members, nearer the middle of the ring than they are, and off the other hubs."""
    found: dict[str, Point] = {}
    for hub in hubs:
        many = [places[one] for one in hub.members]
        x = middle[0] + 0.6 * (sum(one[0] for one in many) / len(many) - middle[0])
        y = middle[1] + 0.6 * (sum(one[1] for one in many) / len(many) - middle[1])
        for _ in range(len(found)):
            if any(math.hypot(x - a, y - b) < 4.5 * HUB for a, b in found.values()):
                x, y = x + 5 * HUB, y + HUB
        found[hub.id] = (x, y)
    return found


def _taken(node: Node, at: Point, size: float, kit: Kit) -> pygame.Rect:
    """Give what a face takes up with its name below it."""
    wide = max(round(size), min(kit.text_width(node.label, "label") + 12, int(size * 2)))
    return pygame.Rect(round(at[0] - wide / 2), round(at[1] - size / 2) - 4, wide, round(size) + 26)


def _off(at: Point, taken: Sequence[pygame.Rect]) -> Point:
    """Give the place nearest to a hub's at which it touches no face and no name; its own where there is none near."""
    side = 2 * HUB + 12
    for far in range(0, 64, 4):
        for dx, dy in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1)):
            x, y = at[0] + dx * far, at[1] + dy * far
            if pygame.Rect(round(x) - side // 2, round(y) - side // 2, side, side).collidelist(list(taken)) < 0:
                return x, y
    return at


def _web(kit: Kit, hub: Hub, places: Mapping[str, Point], size: float, quiet: bool, out: bool) -> None:
    """Draw the ground that the members of a hub share and a spoke to each."""
    card = kit.rgb("card")
    if not quiet:  # those on the ring who are not in it stand outside of it
        ground = theme.mix(kit.rgb(hub.colour), card, 0.86)
        corners = [at for one, at in places.items() if one in hub.members]
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            kit.poly([places[hub.id], a, b], ground)
        kit.poly(corners, ground)
    tone = theme.mix(kit.rgb(hub.colour), card, 0.75) if quiet else kit.rgb(hub.colour)
    for one in hub.members:
        p, q = _shorten(places[hub.id], places[one], size * 0.62, 0, HUB)
        tie(kit, Edge("", "", hub.colour, hub.dash, style=hub.style), p, q, tone, hub.weight + (1.5 if out else 0))


def _hub(kit: Kit, hub: Hub, at: Point, quiet: bool) -> None:
    """Draw a hub with the number of those whom it binds."""
    tone = theme.mix(kit.rgb(hub.colour), kit.rgb("card"), 0.75) if quiet else kit.rgb(hub.colour)
    kit.circle(at, HUB + 2, "card")
    kit.circle(at, HUB, tone)
    kit.circle(at, HUB, "muted" if quiet else "ink", 2)
    box = (round(at[0]) - HUB, round(at[1]) - HUB, 2 * HUB, 2 * HUB)
    kit.label(box, str(len(hub.members)), "label_bold", theme.readable(tone, kit.palette), "centre")


def hub_sign(kit: Kit, x: float, y: float, wide: float) -> None:
    """Draw a small hub with three spokes, for a legend."""
    middle = (x + wide / 2, y)
    for end in ((x, y - 8), (x + wide, y - 8), (x + wide / 2, y + 11)):
        kit.line(middle, end, "ink", 2)
    kit.circle(middle, 6, "ink")


def _names(edges: Sequence[Edge]) -> list[str]:
    """Give each tie a name of its own; two may tie the same nodes."""
    drawn: dict[str, int] = {}
    names = []
    for e in edges:
        name = f"{e.a}>{e.b}"
        drawn[name] = drawn.get(name, 0) + (e.tip is not None)
        names.append(f"{name}:{drawn[name]}" if drawn[name] > 1 else name)
    return names


def _stands_out(e: Edge, name: str, shown: set[str]) -> bool:
    return name in shown or e.a in shown or e.b in shown or any(one in shown for one in e.members)


BEAD = 18  # logical px from one bead of a tie to the next


def tie(kit: Kit, e: Edge, p: Point, q: Point, tone: Colour, wide: float) -> None:
    """Draw a tie in its style, whole or dashed, with its arrow."""
    double = e.style == "double"
    length = math.hypot(q[0] - p[0], q[1] - p[1]) or 1.0
    ux, uy = (q[0] - p[0]) / length, (q[1] - p[1]) / length
    for side in (-3.0, 3.0) if double else (0.0,):
        a, b = (p[0] - uy * side, p[1] + ux * side), (q[0] - uy * side, q[1] + ux * side)
        thick = max(1.5, wide / 2) if e.style != "line" else wide
        if e.dash:
            kit.dashed(a, b, tone, thick, 9)
        else:
            kit.line(a, b, tone, thick)
    if e.style == "beads":
        many = max(1, int(length / BEAD))
        for n in range(many):
            at = length * (n + 0.5) / many
            kit.shape("diamond", (p[0] + ux * at, p[1] + uy * at), 4 + wide / 2, tone)
    if e.arrow:
        kit.arrow(p, q, tone, wide)


def _free_spot(
    kit: Kit, p: Point, q: Point, words: str, places: Sequence[Point], size: float,
    labels: Sequence[tuple[Point, str]],
) -> Point | None:
    """Find a place on a tie where its words cover no node and no other words, None when there is none."""
    half = kit.text_width(words, "small") / 2 + 8
    for t in (0.5, 0.4, 0.6, 0.3, 0.7):
        x, y = p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t
        if any(abs(x - a) < half + size * 0.75 and abs(y - b) < size * 0.5 + 34 for a, b in places):
            continue
        if all(abs(x - a) >= half + kit.text_width(said, "small") / 2 or abs(y - b) >= 22 for (a, b), said in labels):
            return x, y
    return None


def _lit(kit: Kit, id: str) -> set[str]:
    """Give the node or the tie that is pointed at, by mouse or by keyboard; nothing where it is neither."""
    found = kit.focus if kit.keyboard else kit.hover
    prefix = f"{id}:"
    return {found[len(prefix) :]} if found and found.startswith(prefix) else set()


def _shorten(p: Point, q: Point, by: float, shift: float, at_start: float) -> tuple[Point, Point]:
    length = math.hypot(q[0] - p[0], q[1] - p[1]) or 1.0
    ux, uy = (q[0] - p[0]) / length, (q[1] - p[1]) / length
    by, at_start = min(by, length * 0.4), min(at_start, length * 0.4)
    dx, dy = -uy * shift, ux * shift
    return (p[0] + ux * at_start + dx, p[1] + uy * at_start + dy), (q[0] - ux * by + dx, q[1] - uy * by + dy)


def _near_line(p: Point, q: Point, reach: float) -> Callable[[float, float], bool]:
    def hit(x: float, y: float) -> bool:
        dx, dy = q[0] - p[0], q[1] - p[1]
        t = max(0.0, min(1.0, ((x - p[0]) * dx + (y - p[1]) * dy) / (dx * dx + dy * dy or 1.0)))
        return math.hypot(x - p[0] - t * dx, y - p[1] - t * dy) <= reach

    return hit
