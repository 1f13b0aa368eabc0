"""Caps and glasses of a bust."""

from __future__ import annotations

import math

import pygame

from game.ui.linocut.block import INK, PAPER, RED, SHADE, SOOT, Block, Rgb


def draw_cap(block: Block, kind: str, w: float, accent: Rgb) -> None:
    """Cut a cap over the head."""
    badge = PAPER if accent == RED else RED
    if kind == "peaked":
        block.form(
            SOOT,
            [
                (200 - w - 16, 116),
                (200 - w - 28, 74),
                (150, 38),
                (210, 30),
                (266, 40),
                (200 + w + 30, 76),
                (200 + w + 16, 116),
                (200, 108),
            ],
        )
        block.cuts(SHADE, (200 - w - 6, 86), (190, 48), 6, 26, -24, 4, 20)
        block.poly(INK, [(200 - w - 12, 100), (200 + w + 12, 100), (200 + w + 10, 128), (200 - w - 10, 128)])
        block.form(
            INK,
            [
                (200 - w - 4, 124),
                (200, 118),
                (200 + w + 4, 124),
                (200 + w - 12, 150),
                (200, 164),
                (200 - w + 12, 150),
            ],
        )
        block.cut(SHADE, 200 - w + 12, 142, 70, 12, 6, 6)
        block.star(badge, 200, 92, 19)
    elif kind == "budenovka":
        block.form(
            (96, 86, 66),
            [
                (200 - w - 14, 150),
                (200 - w - 8, 90),
                (172, 36),
                (200, 2),
                (228, 36),
                (200 + w + 8, 90),
                (200 + w + 14, 150),
                (200, 120),
            ],
        )
        for side in (-1, 1):
            block.poly(
                SOOT,
                [
                    (200 + side * (w + 14), 132),
                    (200 + side * (w + 18), 212),
                    (200 + side * (w - 6), 206),
                    (200 + side * (w - 12), 132),
                ],
            )
        block.form(
            SOOT,
            [
                (200 - w - 6, 128),
                (200, 112),
                (200 + w + 6, 128),
                (200 + w - 10, 152),
                (200, 158),
                (200 - w + 10, 152),
            ],
        )
        block.cuts(INK, (232, 60), (266, 110), 5, 36, 70, 6, 20)
        block.star(RED if accent != RED else PAPER, 200, 84, 32)
        block.star(INK, 200, 84, 12)
    elif kind == "fur":
        points = []
        for i in range(26):
            a = math.tau * i / 26
            k = 1.0 if i % 2 else 1.07
            points.append((200 + (w + 24) * k * math.cos(a), 96 + 62 * k * math.sin(a)))
        block.poly(INK, points)
        for row in range(4):
            block.cuts(
                SHADE if row % 2 else SOOT,
                (200 - w - 8, 62 + row * 22),
                (200 + w + 8, 62 + row * 22),
                11,
                18,
                76,
                5,
                50,
            )
        block.star(badge, 200, 96, 18)
    else:
        block.form(
            (70, 60, 48),
            [
                (200 - w - 18, 124),
                (200 - w - 26, 88),
                (150, 46),
                (220, 40),
                (200 + w + 10, 66),
                (200 + w + 24, 108),
                (200 + w + 8, 128),
                (200, 114),
            ],
        )
        block.form(
            INK,
            [
                (200 - w - 8, 120),
                (200, 106),
                (200 + w + 6, 122),
                (200 + w - 14, 140),
                (200, 146),
                (200 - w + 8, 140),
            ],
        )
        block.cuts(SHADE, (200 - w - 8, 98), (190, 56), 6, 28, -20, 4, 20)
        block.cuts(INK, (226, 56), (270, 96), 5, 34, 40, 6)


def draw_glasses(block: Block, kind: str, w: float) -> None:
    """Cut spectacles or a pince-nez with its cord."""
    r = 31 if kind == "round" else 27
    for side in (-1, 1):
        x = 200 + side * 37
        block.disc(INK, x, 187, r, 6)
        block.cut(PAPER, x - r * 0.6, 180, 18, -50, 5)
    pygame.draw.arc(block.surface, INK, (186, 170, 28, 26), 0.3, 2.85, 6)
    if kind == "round":
        for side in (-1, 1):
            pygame.draw.line(block.surface, INK, (200 + side * (36 + r), 184), (200 + side * (w + 6), 178), 6)
    else:
        pygame.draw.line(block.surface, INK, (262, 196), (200 + w + 8, 266), 3)
        pygame.draw.line(block.surface, INK, (200 + w + 8, 266), (200 + w + 2, 330), 3)
