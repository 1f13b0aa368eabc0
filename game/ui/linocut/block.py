"""A block of linoleum: smooth shapes and tapered cuts on a square of 400, for portraits."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import pygame

SIDE = 400
INK = (27, 23, 20)
SOOT = (59, 53, 44)
PAPER = (236, 226, 203)
SHADE = (201, 180, 143)
RED = (179, 38, 30)
BLUE = (47, 93, 107)
OCHRE = (200, 144, 45)

Rgb = tuple[int, int, int]
Points = Sequence[tuple[float, float]]


def smooth(points: Points, steps: int = 6) -> list[tuple[float, float]]:
    """Round a closed polygon into a curve through its points (Catmull-Rom)."""
    n = len(points)
    out: list[tuple[float, float]] = []
    for i in range(n):
        p0, p1, p2, p3 = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        for s in range(steps):
            t = s / steps
            t2, t3 = t * t, t * t * t
            out.append(
                (
                    0.5
                    * (
                        2 * p1[0]
                        + (p2[0] - p0[0]) * t
                        + (2 * p0[0] - 5 * p1[0] + 4 * p2[0] - p3[0]) * t2
                        + (3 * p1[0] - p0[0] - 3 * p2[0] + p3[0]) * t3
                    ),
                    0.5
                    * (
                        2 * p1[1]
                        + (p2[1] - p0[1]) * t
                        + (2 * p0[1] - 5 * p1[1] + 4 * p2[1] - p3[1]) * t2
                        + (3 * p1[1] - p0[1] - 3 * p2[1] + p3[1]) * t3
                    ),
                )
            )
    return out


class Block:
    """A square surface with the tools of a cutter; coordinates 0 to 400."""

    def __init__(self, ground: Rgb, rng: random.Random) -> None:
        self.surface = pygame.Surface((SIDE, SIDE))
        self.surface.fill(ground)
        self.base = ground
        self.rng = rng

    def poly(self, colour: Rgb, points: Points) -> None:
        """Fill a polygon."""
        pygame.draw.polygon(self.surface, colour, points)

    def form(self, colour: Rgb, points: Points) -> None:
        """Fill a smooth closed form through the points."""
        pygame.draw.polygon(self.surface, colour, smooth(points))

    def disc(self, colour: Rgb, x: float, y: float, r: float, width: int = 0) -> None:
        """Draw a circle."""
        pygame.draw.circle(self.surface, colour, (round(x), round(y)), round(r), width)

    def oval(self, colour: Rgb, x: float, y: float, rx: float, ry: float, width: int = 0) -> None:
        """Draw an ellipse round its middle."""
        rect = pygame.Rect(round(x - rx), round(y - ry), round(2 * rx), round(2 * ry))
        pygame.draw.ellipse(self.surface, colour, rect, width)

    def cut(
        self, colour: Rgb, x: float, y: float, length: float, angle: float, width: float, bend: float = 0
    ) -> None:
        """Draw one tapered stroke of the gouge from x, y; angle in degrees, 0 to the right, clockwise."""
        a = math.radians(angle)
        ux, uy = math.cos(a), math.sin(a)
        mx, my = x + ux * length * 0.45 - uy * bend, y + uy * length * 0.45 + ux * bend
        ex, ey = x + ux * length, y + uy * length
        half = width / 2
        self.poly(
            colour, [(x, y), (mx - uy * half, my + ux * half), (ex, ey), (mx + uy * half, my - ux * half)]
        )

    def cuts(
        self,
        colour: Rgb,
        start: tuple[float, float],
        end: tuple[float, float],
        count: int,
        length: float,
        angle: float,
        width: float,
        turn: float = 0,
    ) -> None:
        """Draw a row of strokes between two points; turn is how far the angle changes along the row."""
        for i in range(count):
            t = i / max(1, count - 1)
            x = start[0] + (end[0] - start[0]) * t
            y = start[1] + (end[1] - start[1]) * t
            size = length * (0.7 + 0.5 * self.rng.random())
            self.cut(colour, x, y, size, angle + turn * (t - 0.5) + self.rng.uniform(-4, 4), width)

    def star(self, colour: Rgb, x: float, y: float, r: float) -> None:
        """Draw a five-pointed star."""
        points = []
        for i in range(10):
            k = r if i % 2 == 0 else r * 0.42
            points.append((x + k * math.sin(i * math.pi / 5), y - k * math.cos(i * math.pi / 5)))
        self.poly(colour, points)


def ground(block: Block, colour: Rgb, second: Rgb, pattern: str) -> None:
    """Cut the background: rays, disc, bands, wedge or plain."""
    rng = block.rng
    if pattern == "rays":
        ox, oy = rng.choice(((200, 440), (-20, 420), (420, 420), (200, 190)))
        n = 18
        for i in range(0, n, 2):
            a = i * math.tau / n + 0.12
            far = [(ox + 800 * math.cos(a + d), oy + 800 * math.sin(a + d)) for d in (0, 0.12)]
            block.poly(second, [(ox, oy), *far])
    elif pattern == "disc":
        x = rng.choice((130, 200, 270))
        block.disc(second, x, 170, 150)
        block.disc(colour, x, 170, 128, 6)
    elif pattern == "bands":
        at = rng.choice((-40, 60, 150))
        for x, w in ((at, 46), (at + 74, 14), (at + 250, 30)):
            block.poly(second, [(x + 130, 0), (x + 130 + w, 0), (x - 130 + w, 400), (x - 130, 400)])
    elif pattern == "wedge":
        block.poly(
            second,
            rng.choice(
                (
                    [(400, 0), (400, 250), (60, 60)],
                    [(0, 0), (0, 270), (330, 40)],
                    [(0, 120), (0, 400), (300, 400)],
                )
            ),
        )
    elif pattern == "steps":
        for i, h in enumerate((250, 190, 290, 150, 220)):
            block.poly(
                second, [(i * 84 - 8, 400), (i * 84 - 8, 400 - h), (i * 84 + 46, 400 - h), (i * 84 + 46, 400)]
            )
