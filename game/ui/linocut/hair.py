"""Hair of a bust, behind the head and over it."""

from __future__ import annotations

import math

import pygame

from game.ui.linocut.block import INK, OCHRE, PAPER, RED, SHADE, Block, Rgb


def _crown(
    w: float, height: float, low: float, count: int = 14, jitter: float = 0.0, block: Block | None = None
) -> list[tuple[float, float]]:
    """Give an arc of points from the left temple over the top to the right temple."""
    out = []
    for i in range(count + 1):
        a = math.pi + math.pi * i / count
        k = 1.0 if block is None else 1 + block.rng.uniform(-jitter, jitter)
        out.append((200 + w * k * math.cos(a), low + height * k * math.sin(a)))
    return out


def draw_hair(
    block: Block, kind: str, w: float, hair: Rgb, gleam: Rgb, behind: bool, under_cap: bool
) -> None:
    """Cut the hair: what falls behind the head before the face is drawn, the rest after it."""
    if behind:
        _behind(block, kind, w, hair, gleam)
        return
    if under_cap:
        if kind not in ("bald",):
            for side in (-1, 1):
                block.poly(
                    hair,
                    [
                        (200 + side * (w + 4), 128),
                        (200 + side * (w + 5), 192),
                        (200 + side * (w - 8), 184),
                        (200 + side * (w - 10), 132),
                    ],
                )
        return
    top = {
        "swept": _swept,
        "wild": _wild,
        "curly": _curly,
        "bald": _bald,
        "receding": _receding,
        "parted": _parted,
        "cropped": _cropped,
        "bun": _bun,
        "bob": _bob,
        "waves": _waves,
        "plait": _bun,
        "scarf": _scarf,
    }
    top.get(kind, _short)(block, w, hair, gleam)


def _behind(block: Block, kind: str, w: float, hair: Rgb, gleam: Rgb) -> None:
    if kind == "bun":
        block.form(hair, [(166, 66), (172, 28), (200, 14), (228, 28), (234, 66), (200, 80)])
        block.cuts(gleam, (180, 36), (216, 30), 5, 26, 70, 4, 40)
    elif kind in ("bob", "waves"):
        drop = 272 if kind == "bob" else 296
        out = 20 if kind == "bob" else 30
        block.form(
            hair,
            [
                (200 - w - out, 150),
                (200 - w - out - 4, drop - 30),
                (200 - w + 8, drop),
                (200 + w - 8, drop),
                (200 + w + out + 4, drop - 30),
                (200 + w + out, 150),
                (200, 60),
            ],
        )
        block.cuts(gleam, (200 - w - out + 4, 180), (200 - w - 4, 270), 6, 34, 84, 5)
    elif kind == "plait":
        block.form(
            hair,
            [
                (200 - w - 12, 120),
                (200 - w - 18, 220),
                (200 - w + 10, 240),
                (200 + w - 10, 240),
                (200 + w + 12, 220),
                (200 + w + 12, 120),
                (200, 62),
            ],
        )
        for i in range(6):
            block.form(
                hair,
                [
                    (110 - i * 2, 236 + i * 24),
                    (134 - i, 244 + i * 24),
                    (120 - i * 2, 268 + i * 24),
                    (98 - i, 258 + i * 24),
                ],
            )
            block.cut(gleam, 108 - i * 2, 246 + i * 24, 20, 30, 4)
    elif kind == "wild":
        block.form(
            hair,
            [
                (200 - w - 26, 190),
                (200 - w - 36, 130),
                (200, 60),
                (200 + w + 36, 130),
                (200 + w + 26, 190),
                (200, 150),
            ],
        )
    elif kind == "scarf":
        block.form(
            hair, [(200 - w - 10, 160), (200, 70), (200 + w + 10, 160), (200 + w, 240), (200 - w, 240)]
        )


def _short(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.poly(
        hair,
        [
            *_crown(w + 8, 78, 138),
            (200 + w - 4, 168),
            (200 + w - 10, 128),
            (232, 104),
            (160, 108),
            (200 - w + 10, 130),
            (200 - w + 4, 168),
            (200 - w - 6, 168),
        ],
    )
    block.cuts(gleam, (150, 92), (196, 72), 6, 30, 28, 5, 20)


def _cropped(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.poly(
        hair,
        [
            *_crown(w + 3, 64, 132),
            (200 + w - 6, 160),
            (200 + w - 16, 118),
            (226, 94),
            (174, 94),
            (200 - w + 16, 118),
            (200 - w + 6, 160),
        ],
    )
    block.cuts(gleam, (146, 100), (236, 86), 9, 12, 74, 4, 40)


def _parted(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.poly(
        hair,
        [
            *_crown(w + 9, 80, 138),
            (200 + w - 4, 176),
            (200 + w - 12, 126),
            (214, 112),
            (164, 88),
            (200 - w + 12, 128),
            (200 - w + 4, 172),
            (200 - w - 7, 170),
        ],
    )
    block.cut(gleam, 166, 88, 42, -62, 6, -6)
    block.cuts(gleam, (184, 84), (250, 92), 6, 42, 24, 5, 30)


def _swept(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.form(
        hair,
        [
            (200 - w - 8, 168),
            (200 - w - 12, 112),
            (150, 62),
            (206, 44),
            (264, 56),
            (200 + w + 14, 110),
            (200 + w + 6, 170),
            (200 + w - 8, 132),
            (236, 104),
            (176, 98),
            (200 - w + 14, 124),
            (200 - w + 2, 166),
        ],
    )
    block.cuts(gleam, (146, 108), (218, 92), 8, 46, -54, 6, 34)


def _wild(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    points = []
    for i in range(19):
        a = math.pi * 0.94 + math.pi * 1.12 * i / 18
        k = (1.0 if i % 2 else 1.2) + block.rng.uniform(-0.05, 0.05)
        points.append((200 + (w + 20) * k * math.cos(a), 134 + 86 * k * math.sin(a)))
    block.poly(hair, [*points, (200 + w - 2, 150), (246, 112), (200, 98), (154, 110), (200 - w + 2, 150)])
    for i in range(11):
        a = math.pi * 1.04 + math.pi * 0.92 * i / 10
        block.cut(gleam, 200 + (w - 14) * math.cos(a), 122 + 52 * math.sin(a), 36, math.degrees(a), 6)


def _curly(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    for i in range(24):
        a = math.pi * 0.93 + math.pi * 1.14 * i / 23
        block.disc(hair, 200 + (w + 8) * math.cos(a), 128 + 62 * math.sin(a), 25)
    block.form(hair, [(200 - w + 4, 120), (160, 60), (240, 60), (200 + w - 4, 120), (236, 102), (164, 102)])
    for _ in range(13):
        a = math.pi + math.pi * block.rng.random()
        reach = block.rng.uniform(0.72, 1.12)
        x, y = 200 + (w + 4) * reach * math.cos(a), 122 + 60 * reach * math.sin(a)
        start = block.rng.uniform(0, 3)
        pygame.draw.arc(block.surface, gleam, (x - 10, y - 10, 20, 20), start, start + 2.4, 4)


def _bald(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    for side in (-1, 1):
        block.form(
            hair,
            [
                (200 + side * (w + 8), 132),
                (200 + side * (w + 12), 170),
                (200 + side * (w + 4), 206),
                (200 + side * (w - 9), 186),
                (200 + side * (w - 7), 148),
            ],
        )
    block.cuts(SHADE, (164, 98), (176, 124), 3, 44, -22, 5)
    block.cuts(gleam, (200 - w - 4, 150), (200 - w + 2, 186), 4, 12, 70, 3)


def _receding(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.form(
        hair,
        [
            (200 - w - 6, 176),
            (200 - w - 9, 120),
            (150, 66),
            (206, 54),
            (258, 70),
            (200 + w + 9, 122),
            (200 + w + 6, 176),
            (200 + w - 10, 132),
            (244, 82),
            (212, 104),
            (176, 84),
            (200 - w + 12, 130),
        ],
    )
    block.cuts(gleam, (158, 78), (204, 66), 5, 24, 34, 5, 20)


def _bun(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.form(
        hair,
        [
            (200 - w - 8, 186),
            (200 - w - 14, 122),
            (152, 66),
            (200, 52),
            (248, 66),
            (200 + w + 14, 122),
            (200 + w + 8, 186),
            (200 + w - 8, 142),
            (238, 104),
            (200, 88),
            (162, 104),
            (200 - w + 8, 142),
        ],
    )
    block.cut(gleam, 200, 86, 34, -90, 5)
    block.cuts(gleam, (192, 80), (136, 112), 6, 40, 148, 5, -30)
    block.cuts(gleam, (210, 80), (256, 104), 4, 34, 32, 4, 30)


def _bob(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.form(
        hair,
        [
            (200 - w - 18, 230),
            (200 - w - 20, 124),
            (148, 64),
            (206, 50),
            (258, 66),
            (200 + w + 20, 124),
            (200 + w + 18, 230),
            (200 + w - 2, 226),
            (200 + w - 8, 150),
            (252, 122),
            (148, 126),
            (200 - w + 8, 152),
            (200 - w + 2, 226),
        ],
    )
    block.cuts(gleam, (142, 118), (216, 110), 8, 40, -72, 5, 30)


def _waves(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    block.form(
        hair,
        [
            (200 - w - 24, 220),
            (200 - w - 26, 130),
            (150, 68),
            (212, 52),
            (262, 72),
            (200 + w + 26, 130),
            (200 + w + 24, 220),
            (200 + w - 2, 196),
            (200 + w - 14, 138),
            (220, 92),
            (184, 116),
            (200 - w + 6, 156),
            (200 - w + 2, 206),
        ],
    )
    block.cuts(gleam, (186, 104), (124, 160), 7, 36, 118, 5, 20)
    block.cuts(gleam, (222, 84), (270, 150), 6, 30, 62, 5, 20)


def _scarf(block: Block, w: float, hair: Rgb, gleam: Rgb) -> None:
    cloth = RED if block.base != RED else OCHRE
    block.form(
        cloth,
        [
            (200 - w - 16, 214),
            (200 - w - 22, 120),
            (150, 56),
            (200, 42),
            (250, 56),
            (200 + w + 22, 120),
            (200 + w + 16, 214),
            (200 + w - 4, 160),
            (244, 112),
            (200, 98),
            (156, 112),
            (200 - w + 4, 160),
        ],
    )
    block.form(hair, [(158, 114), (200, 98), (242, 114), (222, 116), (200, 110), (178, 118)])
    block.form(cloth, [(284, 216), (312, 250), (330, 300), (300, 290), (280, 250)])
    block.cuts(INK, (228, 62), (272, 130), 6, 34, 66, 6, 20)
    block.cuts(PAPER, (150, 104), (190, 66), 4, 30, -60, 4)
