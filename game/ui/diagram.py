"""Networks of people and flows between columns. All coordinates are logical px."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

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
class FlowNode:
    """A block of a flow's column; its height follows the larger of its weight and what flows through it."""

    id: str
    label: str
    weight: float
    colour: Colour = "blue"
    tip: TipLike = None
    mark: str | None = None
    unit: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a flow."""

    title: str
    nodes: Sequence[FlowNode]


@dataclass(frozen=True)
class Band:
    """What flows from node a to node b of a later column."""

    a: str
    b: str
    weight: float
    colour: Colour = "shade"
    tip: TipLike = None
    id: str = ""


def ring(count: int, rect: RectLike, node: float) -> list[Point]:
    """Place nodes of a given size on an ellipse inside a rect, the first at the top."""
    r = to_rect(rect)
    rx, ry = max(1.0, (r.w - node * 1.7) / 2), max(1.0, (r.h - node - 26) / 2)
    return [
        (
            r.centerx + rx * math.sin(i * math.tau / max(1, count)),
            r.centery - 10 - ry * math.cos(i * math.tau / max(1, count)),
        )
        for i in range(count)
    ]


def _node_size(count: int, r: pygame.Rect) -> float:
    """Give the largest node, 84 to 34 px, at which neighbours and their names do not touch."""
    for size in range(84, 34, -4):
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
) -> str | None:
    """Draw nodes on a ring and ties between them; give the id of the node activated.

    Zones are id:node, and id:a>b for ties that have a tip. What is pointed at, else what is selected, stands out: the
    ties of a node, or one tie; all others are pale.
    """
    r = to_rect(rect)
    if not nodes:
        return None
    size = _node_size(len(nodes), r)
    places = dict(zip([n.id for n in nodes], ring(len(nodes), r, size), strict=True))
    labels: list[tuple[Point, str]] = []
    seen: dict[tuple[str, str], int] = {}
    shown = _lit(kit, id) or ({selected} if selected is not None else set())
    named = _names(edges)
    pointed = frozenset[int]().union(*(e.groups for e, name in zip(edges, named, strict=True) if name in shown))
    shown |= {name for e, name in zip(edges, named, strict=True) if e.groups & pointed}
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
        p, q = _shorten(start, places[e.b], size * 0.62, nth * 9.0, 6 if middle is not None else size * 0.62)
        out = _stands_out(e, named[n], shown)
        quiet = bool(shown) and not out
        tone = theme.mix(kit.rgb(e.colour), kit.rgb("card"), 0.75) if quiet else kit.rgb(e.colour)
        tie(kit, e, p, q, tone, e.weight + (1.5 if out else 0))
        if e.label and not quiet:
            spot = _free_spot(kit, p, q, e.label, list(places.values()), size, labels)
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
    for (x, y), words in labels:
        w = kit.text_width(words, "small") + 10
        kit.fill((x - w / 2, y - 10, w, 20), "card")
        kit.label((x - w / 2 + 4, y - 10, w - 6, 20), words, "small", "ink", "centre")
    tied = {one for n, e in enumerate(edges) if _stands_out(e, named[n], shown) for one in (e.a, e.b)} | shown
    chosen: str | None = None
    for node in nodes:
        x, y = places[node.id]
        box = pygame.Rect(round(x - size / 2), round(y - size / 2), round(size), round(size))
        if kit.hot(f"{id}:{node.id}", box, node.tip):
            chosen = node.id
        far = bool(_lit(kit, id)) and node.id not in tied
        kit.fill((box.x + 4, box.y + 4, box.w, box.h), "line")
        portrait.draw(kit, box, node.id, node.traits, node.initials or node.label[:1])
        if far:
            kit.hatch(box, "card", 4, 2)
        kit.frame(box.inflate(6, 6), "red" if node.id == selected else "line" if far else node.colour, 3)
        if node.mark:
            kit.mark((box.right - 16, box.y - 8, 24, 24), node.mark)
        w = min(kit.text_width(node.label, "label") + 12, int(size * 1.7))
        tag = pygame.Rect(round(x - w / 2), box.bottom - 2, w, 22)
        kit.fill(tag, "muted" if far else "ink")
        kit.label((tag.x + 5, tag.y, tag.w - 10, tag.h), node.label, "label", "card", "centre")
    return chosen


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


@dataclass
class _Block:
    node: FlowNode
    rect: pygame.Rect
    out: float = 0.0  # px already used on the right side
    into: float = 0.0


def flow(
    kit: Kit,
    rect: RectLike,
    columns: Sequence[Column],
    bands: Sequence[Band],
    id: str,
    selected: str | None = None,
) -> str | None:
    """Draw columns of blocks with bands between them; give the node, or 'a>b' for the band, that was activated.

    Zones are id:node and id:a>b. Pointing at a node or band dims what is not tied to it.
    """
    r = to_rect(rect)
    if not columns:
        return None
    blocks, scale = _lay_flow(kit, r, columns, bands)
    pointed = selected or _pointed(kit, id)
    chosen: str | None = None
    for b in bands:
        if b.a not in blocks or b.b not in blocks:
            continue
        start, end = blocks[b.a], blocks[b.b]
        thick = max(2.0, b.weight * scale)
        x1, x2 = float(start.rect.right), float(end.rect.left)
        y1, y2 = start.rect.y + start.out, end.rect.y + end.into
        start.out += b.weight * scale
        end.into += b.weight * scale
        name = b.id or f"{b.a}>{b.b}"
        tied = pointed is None or pointed in (name, b.a, b.b)
        tone = kit.rgb(b.colour)
        ground = theme.mix(kit.rgb("card"), tone, (0.85 if pointed is not None else 0.55) if tied else 0.14)
        kit.poly(_ribbon(x1, y1, x2, y2, thick), ground)
        box = pygame.Rect(
            round(x1), round(min(y1, y2)), max(1, round(x2 - x1)), round(abs(y2 - y1) + thick) + 1
        )
        if kit.hot(f"{id}:{name}", box, b.tip, hit=_in_ribbon(x1, y1, x2, y2, thick)):
            chosen = name
    for block in blocks.values():
        if kit.hot(f"{id}:{block.node.id}", block.rect, block.node.tip):
            chosen = block.node.id
        _draw_block(kit, block, pointed)
    return chosen


def _lay_flow(
    kit: Kit, r: pygame.Rect, columns: Sequence[Column], bands: Sequence[Band]
) -> tuple[dict[str, _Block], float]:
    title = kit.line_height("label_bold") + 6
    gap = 8
    outs: dict[str, float] = {}
    ins: dict[str, float] = {}
    for b in bands:
        outs[b.a] = outs.get(b.a, 0.0) + b.weight
        ins[b.b] = ins.get(b.b, 0.0) + b.weight

    def need(n: FlowNode) -> float:
        return max(n.weight, outs.get(n.id, 0.0), ins.get(n.id, 0.0))

    scales = []
    least = 20.0
    for c in columns:
        room = r.h - title - gap * max(0, len(c.nodes) - 1) - least * len(c.nodes) * 0.35
        scales.append(max(1.0, room) / max(1e-6, sum(need(n) for n in c.nodes)))
    scale = min(scales)
    width = max(60, min(190, int(r.w / (len(columns) * 1.65))))
    step = (r.w - width) / max(1, len(columns) - 1)
    blocks: dict[str, _Block] = {}
    for i, c in enumerate(columns):
        x = round(r.x + i * step)
        kit.label(
            (x, r.y, max(width, int(step) - 12) if i < len(columns) - 1 else width, title - 6),
            c.title,
            "label_bold",
            "red",
        )
        kit.fill((x, r.y + title - 5, width, 2), "ink")
        heights = [max(least, need(n) * scale) for n in c.nodes]
        spare = r.h - title - sum(heights)
        between = max(2.0, min(18.0, spare / max(1, len(heights))))
        y = float(r.y + title)
        for n, h in zip(c.nodes, heights, strict=True):
            blocks[n.id] = _Block(n, pygame.Rect(x, round(y), width, round(h)))
            y += h + between
    return blocks, scale


def _draw_block(kit: Kit, block: _Block, pointed: str | None) -> None:
    n = block.node
    if block.rect.h < 30:  # its letters may stand out of it
        _block_face(kit, block, pointed)
        return
    key = ("block", n.label, n.weight, n.colour, n.mark, pointed == n.id)
    kit.kept(block.rect, key, lambda: _block_face(kit, block, pointed))


def _block_face(kit: Kit, block: _Block, pointed: str | None) -> None:
    n, rect = block.node, block.rect
    kit.fill(rect, n.colour)
    kit.frame(rect, "red" if pointed == n.id else "ink", 3 if pointed == n.id else 1.5)
    tone = theme.readable(kit.rgb(n.colour), kit.palette)
    strip = pygame.Rect(rect.x, rect.y, rect.w, min(rect.h, 34))
    left = rect.x + 7
    if n.mark and strip.h >= 20:
        kit.fill((rect.x + 3, strip.centery - 12, 24, 24), "card")
        kit.mark((rect.x + 4, strip.centery - 11, 22, 22), n.mark)
        left += 25
    shown = f"{n.weight:g}{n.unit}"
    wide = kit.text_width(shown, "small_bold") + 4
    named = kit.text_width(n.label, "label") * kit.letters.least("label") + 1  # as small as it may be set
    below = rect.h >= 56 and named > rect.right - left - wide - 6
    if below:
        kit.label((left, strip.bottom - 6, rect.right - left - 6, 22), shown, "small_bold", tone)
        wide = 0
    else:
        kit.label((rect.right - wide - 4, rect.y, wide, strip.h), shown, "small_bold", tone, "right")
    room = rect.right - left - wide - 6
    if not n.mark or named <= room:  # the mark says who it is where the name is cut
        kit.label((left, rect.y, room, strip.h), n.label, "label", tone)


def _pointed(kit: Kit, id: str) -> str | None:
    found = kit.focus if kit.keyboard else kit.hover
    prefix = f"{id}:"
    return found[len(prefix) :] if found and found.startswith(prefix) else None


def _ease(t: float) -> float:
    return t * t * (3 - 2 * t)


def _ribbon(x1: float, y1: float, x2: float, y2: float, thick: float) -> list[Point]:
    steps = 18
    upper = [(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * _ease(i / steps)) for i in range(steps + 1)]
    return upper + [(x, y + thick) for x, y in reversed(upper)]


def _in_ribbon(x1: float, y1: float, x2: float, y2: float, thick: float) -> Callable[[float, float], bool]:
    def hit(x: float, y: float) -> bool:
        if not x1 <= x <= x2:
            return False
        top = y1 + (y2 - y1) * _ease((x - x1) / ((x2 - x1) or 1.0))
        return top - 2 <= y <= top + thick + 2

    return hit
