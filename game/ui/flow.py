"""Flows between columns. All coordinates are logical px."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.kit import Kit
from game.ui.kit.layout import RectLike, to_rect
from game.ui.kit.zones import TipLike
from game.ui.theme import Colour

Point = tuple[float, float]
LEAST = (27.0, 20.0)  # how high a block is at least: round its mark, or less where a column has no room for that
TIGHT = 2.0  # px between two blocks at least
STEPS = 12  # how often the scale is made smaller until every column fits


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


@dataclass
class _Block:
    node: FlowNode
    rect: pygame.Rect
    out: float = 0.0  # px already used on the right side
    into: float = 0.0
    named: bool = True


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

    def scale_for(least: float) -> float:
        """Give the px of one part of the weight, so that every column has room."""
        scales = []
        for c in columns:
            room = r.h - title - gap * max(0, len(c.nodes) - 1) - least * len(c.nodes) * 0.35
            scales.append(max(1.0, room) / max(1e-6, sum(need(n) for n in c.nodes)))
        return min(scales)

    for least in LEAST:
        wanted = scale = scale_for(least)
        for _ in range(STEPS):
            heights_of = [[max(least, need(n) * scale) for n in c.nodes] for c in columns]
            if all(r.h - title - sum(heights) >= TIGHT * (len(heights) - 1) for heights in heights_of):
                break
            scale *= 0.9
        if scale >= wanted / 2:
            break
    width = max(60, min(190, int(r.w / (len(columns) * 1.4))))
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
        heights = heights_of[i]
        spare = r.h - title - sum(heights)
        between = max(TIGHT, min(18.0, spare / max(1, len(heights))))
        y = float(r.y + title)
        for n, h in zip(c.nodes, heights, strict=True):
            blocks[n.id] = _Block(n, pygame.Rect(x, round(y), width, round(h)))
            y += h + between
        of_column = [blocks[n.id] for n in c.nodes]
        whole = all(_room(kit, block)[1] for block in of_column if block.node.mark and not _below(kit, block))
        for block in of_column:  # one name among marks alone would look like an accident
            block.named = whole or _below(kit, block)
    return blocks, scale


def _draw_block(kit: Kit, block: _Block, pointed: str | None) -> None:
    n = block.node
    if block.rect.h < 30:  # its letters may stand out of it
        _block_face(kit, block, pointed)
        return
    key = ("block", n.label, n.weight, n.colour, n.mark, block.named, pointed == n.id)
    kit.kept(block.rect, key, lambda: _block_face(kit, block, pointed))


def _strip(block: _Block) -> pygame.Rect:
    """Give the top of a block, where its mark, its name and its number stand."""
    return pygame.Rect(block.rect.x, block.rect.y, block.rect.w, min(block.rect.h, 34))


def _left(block: _Block) -> int:
    """Give where the name of a block begins."""
    return block.rect.x + (32 if block.node.mark and _strip(block).h >= 20 else 7)


def _shown(block: _Block) -> str:
    return f"{block.node.weight:g}{block.node.unit}"


def _role(block: _Block) -> str:
    """Give the type of a name, smaller where its tails would cross the stroke of a low block."""
    return "label" if block.rect.h >= 26 else "small_bold"


def _room(kit: Kit, block: _Block) -> tuple[int, bool]:
    """Give the width left for the name beside the number, and whether the name fits it, as small as it may be set."""
    room = block.rect.right - _left(block) - kit.text_width(_shown(block), "small_bold") - 10
    role = _role(block)
    named = kit.text_width(block.node.label, role) * kit.letters.least(role) + 1
    return room, named <= room


def _below(kit: Kit, block: _Block) -> bool:
    """Tell whether the number of a block stands below its name, for want of room beside it."""
    return block.rect.h >= 56 and not _room(kit, block)[1]


def _block_face(kit: Kit, block: _Block, pointed: str | None) -> None:
    n, rect = block.node, block.rect
    kit.fill(rect, n.colour)
    kit.frame(rect, "red" if pointed == n.id else "ink", 3 if pointed == n.id else 1.5)
    tone = theme.readable(kit.rgb(n.colour), kit.palette)
    strip, left, shown = _strip(block), _left(block), _shown(block)
    if n.mark and strip.h >= 20:
        ground = pygame.Rect(rect.x + 3, strip.centery - 12, 24, 24)
        kit.fill(ground.clip(rect.inflate(-4, -4)), "card")  # the stroke of a low block goes on round it
        side = 22 if strip.h >= 26 else 20
        kit.mark((ground.centerx - side // 2, strip.centery - side // 2, side, side), n.mark)
    room, fits = _room(kit, block)
    if _below(kit, block):
        kit.label((left, strip.bottom - 6, rect.right - left - 6, 22), shown, "small_bold", tone)
        room, fits = rect.right - left - 6, True
    else:
        wide = kit.text_width(shown, "small_bold") + 4
        kit.label((rect.right - wide - 4, rect.y, wide, strip.h), shown, "small_bold", tone, "right")
    if not n.mark and not fits and strip.h >= 20:  # nobody's, whose sign is a question mark everywhere
        kit.mark((rect.x + 4, strip.centery - 11, 22, 22), None)
    elif not n.mark or (fits and block.named):  # the mark says who it is where the name is cut
        kit.label((left, rect.y, room, strip.h), n.label, _role(block), tone)


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
