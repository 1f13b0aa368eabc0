"""Poster ornaments drawn as polygons: star, hammer and sickle, icon, bands, rays, wedge, title backdrop.

All coordinates are logical px of the kit drawn on.
"""

from __future__ import annotations

import math
import random

import pygame

from game.ui.kit.canvas import Canvas, Point
from game.ui.kit.layout import RectLike, to_rect
from game.ui.theme import Colour


def star(kit: Canvas, centre: Point, radius: float, colour: Colour = "red") -> None:
    """Draw a five-pointed star, one point up."""
    points = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.385
        points.append((centre[0] + r * math.sin(i * math.pi / 5), centre[1] - r * math.cos(i * math.pi / 5)))
    kit.poly(points, colour)


def hammer_and_sickle(kit: Canvas, centre: Point, radius: float, colour: Colour = "ochre") -> None:
    """Draw a crossed hammer and sickle that fit a circle."""
    cx, cy = centre

    def at(points: list[Point]) -> list[Point]:
        return [(cx + x * radius, cy + y * radius) for x, y in points]

    blade: list[Point] = []
    for i in range(25):  # the outer edge of the blade, from the tip round to the handle
        a = math.radians(-140 + i * 260 / 24)
        blade.append((0.06 + 0.72 * math.cos(a), -0.04 + 0.72 * math.sin(a)))
    for i in range(25):  # back along the inner edge, which meets the outer one at the tip
        a = math.radians(120 - i * 260 / 24)
        k = 0.72 - 0.2 * math.sin(math.pi * min(1.0, 0.12 + 0.88 * (1 - i / 24)) ** 0.8)
        blade.append((0.06 + k * math.cos(a), -0.04 + k * math.sin(a)))
    kit.poly(at(blade), colour)
    kit.poly(at([(-0.36, 0.42), (-0.22, 0.56), (-0.66, 0.98), (-0.80, 0.84)]), colour)
    kit.poly(at([(-0.40, -0.28), (-0.26, -0.42), (0.86, 0.70), (0.72, 0.84)]), colour)
    kit.poly(
        at([(-0.66, -0.30), (-0.24, -0.72), (-0.06, -0.54), (-0.20, -0.40), (-0.32, -0.28), (-0.48, -0.12)]),
        colour,
    )


def icon(kit: Canvas, side: float) -> None:
    """Draw the program's icon, logical px wide, at the origin: a card star on red, an ink corner struck off."""
    kit.fill((0, 0, side, side), "red")
    kit.poly([(side, side * 0.5), (side, side), (side * 0.5, side)], "ink")
    kit.poly([(side, side * 0.4), (side, side * 0.45), (side * 0.45, side), (side * 0.4, side)], "ink")
    star(kit, (side * 0.5, side * 0.515), side * 0.43, "card")
    hammer_and_sickle(kit, (side * 0.5, side * 0.53), side * 0.13, "red")


def bands(
    kit: Canvas, rect: RectLike, colour: Colour, step: float = 24, slant: float = 1.0, width: float = 8
) -> None:
    """Fill a rect with diagonal bands; slant is the run of a band over its height."""
    r = to_rect(rect)
    lean = r.h * slant
    with kit.clip(r):
        x = r.x - abs(lean)
        while x < r.right + abs(lean):
            kit.poly([(x + lean, r.y), (x + lean + width, r.y), (x + width, r.bottom), (x, r.bottom)], colour)
            x += step


def rays(
    kit: Canvas,
    rect: RectLike,
    origin: Point,
    colour: Colour,
    count: int = 12,
    turn: float = 0.0,
    share: float = 0.45,
) -> None:
    """Fill a rect with rays from a point; share is how much of the circle they cover."""
    r = to_rect(rect)
    far = 2 * (r.w + r.h)
    with kit.clip(r):
        for i in range(count):
            a = turn + i * math.tau / count
            b = a + share * math.tau / count
            kit.poly(
                [
                    origin,
                    (origin[0] + far * math.cos(a), origin[1] + far * math.sin(a)),
                    (origin[0] + far * math.cos(b), origin[1] + far * math.sin(b)),
                ],
                colour,
            )


def wedge(kit: Canvas, rect: RectLike, colour: Colour = "red") -> None:
    """Draw a wedge that strikes from the left edge of a rect to the middle of its right edge."""
    r = to_rect(rect)
    kit.poly([(r.x, r.y), (r.right, r.centery), (r.x, r.bottom)], colour)


def strip(kit: Canvas, rect: RectLike, colour: Colour = "ink", second: Colour = "red") -> None:
    """Draw an ornamental strip: a heavy rule, a thin one, and a run of slanted bars at its end."""
    r = to_rect(rect)
    kit.fill((r.x, r.y, r.w, r.h * 0.45), colour)
    kit.fill((r.x, r.bottom - max(2, r.h * 0.2), r.w, max(2, r.h * 0.2)), colour)
    bands(kit, (max(r.x, r.right - r.h * 9), r.y, min(r.w, r.h * 9), r.h), second, r.h * 1.5, 0.8, r.h * 0.7)


def gear(
    kit: Canvas, centre: Point, radius: float, colour: Colour, teeth: int = 14, hole: Colour = "paper"
) -> None:
    """Draw a gear wheel."""
    points = []
    for i in range(teeth * 4):
        a = i * math.tau / (teeth * 4)
        r = radius if i % 4 < 2 else radius * 0.86
        points.append((centre[0] + r * math.cos(a), centre[1] + r * math.sin(a)))
    kit.poly(points, colour)
    kit.circle(centre, radius * 0.58, hole)


_painted: dict[tuple[object, ...], pygame.Surface] = {}
MOST_PIXELS = 1_500_000  # of a window whose poster is drawn twice as large and made smaller, for soft edges

STRIP = 40  # px: so much of it stays in the processor's cache


def poster(kit: Canvas, quiet: float) -> None:
    """Paint the poster behind the title over the whole window, once for each size; left of `quiet` are words."""
    size = kit.surface.get_size()
    key = (size, kit.scale, kit.palette.name, round(quiet))
    if key not in _painted:
        fine = 2 if size[0] * size[1] <= MOST_PIXELS else 1
        large = Canvas((size[0] * fine, size[1] * fine), palette=kit.palette)
        large.scale = kit.scale * fine
        title_backdrop(large, kit.screen, quiet)
        _painted.clear()
        _painted[key] = _halved(large.surface, size) if fine > 1 else large.surface
    kit.surface.blit(_painted[key], (0, 0))


def _halved(large: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """Return a surface at half its size, made strip by strip, which takes half as long as the whole at once."""
    small = pygame.Surface(size)
    width, height = size
    for y in range(0, height, STRIP):
        box = pygame.Rect(0, y, width, min(STRIP, height - y))
        part = large.subsurface((0, 2 * y, 2 * width, 2 * box.h))
        pygame.transform.smoothscale(part, box.size, small.subsurface(box))
    return small


def title_backdrop(kit: Canvas, rect: RectLike, quiet: float = 0.0, seed: int = 0) -> None:
    """Paint the poster: rays, disc, gear, wedge and bars; the emblem stays right of the x of `quiet`."""
    r = to_rect(rect)
    rng = random.Random(seed)
    kit.fill(r, "paper")
    with kit.clip(r):
        unit = min(r.w * 0.62, float(r.h), (r.right - quiet) / 0.85)
        hub = (max(r.x + r.w * 0.72, quiet + unit * 0.57), r.y + r.h * 0.46)
        rays(kit, r, hub, "card", 18, rng.uniform(0, 0.3), 0.5)
        kit.circle(hub, unit * 0.42, "red")
        kit.circle(hub, unit * 0.385, "paper", unit * 0.008)
        lean = r.h * 0.62
        kit.poly(
            [
                (r.right - lean * 0.06, r.y),
                (r.right + 2, r.y),
                (r.right + 2, r.bottom),
                (r.right - lean * 0.56, r.bottom),
            ],
            "ink",
        )
        for i, width in enumerate((26, 10, 4)):
            x = r.right - lean * 0.06 - 40 - i * 34
            kit.poly(
                [(x, r.y), (x + width, r.y), (x + width - lean * 0.5, r.bottom), (x - lean * 0.5, r.bottom)],
                "ink" if i != 1 else "ochre",
            )
        gear(kit, (hub[0] - unit * 0.27, hub[1] + unit * 0.33), unit * 0.17, "ink", 16, "paper")
        kit.circle((hub[0] - unit * 0.27, hub[1] + unit * 0.33), unit * 0.035, "red")
        wedge(
            kit,
            pygame.Rect(
                round(hub[0] - unit * 0.56),
                round(hub[1] - unit * 0.13),
                round(unit * 0.62),
                round(unit * 0.26),
            ),
            "blood",
        )
        kit.circle(hub, unit * 0.25, "ink")
        star(kit, hub, unit * 0.19, "card")
        hammer_and_sickle(kit, (hub[0], hub[1] + unit * 0.012), unit * 0.066, "red")
        base = r.bottom - r.h * 0.075
        kit.poly(
            [(r.x, base), (r.x + r.w * 0.66, base), (r.x + r.w * 0.6, r.bottom + 2), (r.x, r.bottom + 2)],
            "ink",
        )
        kit.poly(
            [
                (r.x + r.w * 0.675, base),
                (r.x + r.w * 0.7, base),
                (r.x + r.w * 0.64, r.bottom + 2),
                (r.x + r.w * 0.615, r.bottom + 2),
            ],
            "red",
        )
        kit.fill((r.x, base - 9, r.w * 0.66, 4), "red")


def small_icon() -> pygame.Surface:
    """Draw the window's icon, the one of assets/desktop."""
    canvas = Canvas((256, 256))
    icon(canvas, canvas.width)
    return pygame.transform.smoothscale(canvas.surface, (64, 64))
