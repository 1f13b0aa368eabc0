"""Eyes, brows, nose, mouth, beard and moustache of a bust. Eyes at y 186."""

from __future__ import annotations

from game.ui.linocut.block import INK, PAPER, RED, SHADE, SOOT, Block, Rgb
from game.ui.linocut.traits import Sitter

EYE_Y = 186


def draw_features(block: Block, s: Sitter, hair: Rgb) -> None:
    open_ = {"open": 11.0, "narrow": 7.0, "heavy": 9.0}[s.eyes]
    y = EYE_Y
    for side in (-1, 1):
        x = 200 + side * 37
        block.poly(
            SHADE if side < 0 else (150, 130, 98),
            [(x - 24, y - 8), (x + 24, y - 10), (x + 20, y + 12), (x - 20, y + 12)],
        )
        block.form(PAPER, [(x - 21, y + 1), (x - 2, y - open_), (x + 21, y + 1), (x, y + open_ * 0.75)])
        block.disc(INK, x - 1, y - 1, open_ * 0.92)
        block.disc(PAPER, x - 5, y - 4, 3)
        lid = 7 if s.eyes == "heavy" else 4
        block.poly(
            INK,
            [(x - 25, y + 2), (x - 3, y - open_ - lid), (x + 25, y - 1), (x + 20, y), (x - 2, y - open_ + 1)],
        )
        if s.woman:
            block.cut(INK, x + side * 18, y - 2, 14, -30 if side > 0 else 210, 5)
        block.cut(INK, x - 16, y + open_ + 4, 32, 2, 3, 3)
        _brow(block, s, x, y, side, hair)
    nose_x = 200
    if s.nose == "hooked":
        block.form(INK, [(204, 172), (218, 204), (222, 228), (206, 240), (184, 236), (198, 230), (208, 222)])
    elif s.nose == "broad":
        block.form(INK, [(206, 176), (214, 210), (228, 228), (214, 238), (178, 236), (184, 228), (208, 226)])
    elif s.nose == "small":
        block.form(INK, [(206, 186), (212, 214), (216, 228), (204, 234), (188, 231), (196, 226), (206, 222)])
    else:
        block.form(INK, [(205, 172), (214, 208), (222, 228), (208, 238), (182, 234), (190, 227), (207, 224)])
    block.cut(PAPER, nose_x - 4, 168, 52, 92, 7)
    full = 6 if s.woman else 3
    block.form(
        INK, [(170, 262), (190, 256 - full), (200, 259 - full / 2), (212, 256 - full), (230, 262), (202, 266)]
    )
    block.cut(INK, 182, 274 + full, 36, 0, 4 + full, 4)
    if s.woman:
        block.form(RED, [(178, 266), (202, 269), (224, 266), (202, 279)])


def _brow(block: Block, s: Sitter, x: float, y: float, side: int, hair: Rgb) -> None:
    thick = {"fine": 5.0, "plain": 9.0, "heavy": 15.0}[s.brow] * s.thick
    top = y - 27 - (4 if s.woman else 0)
    inner, outer = x - side * 24, x + side * 31
    colour = hair if s.tint != "white" else SOOT
    block.form(
        colour,
        [
            (inner, top + 8),
            (x, top - 3),
            (outer, top + 6),
            (x + side * 8, top + thick - 2),
            (inner, top + 8 + thick),
        ],
    )


def draw_beard(block: Block, s: Sitter, w: float, jaw: float, bottom: float, hair: Rgb, gleam: Rgb) -> None:
    j = jaw * w
    if s.beard == "goatee":
        block.form(
            hair,
            [
                (168, 276),
                (186, 268),
                (200, 272),
                (214, 268),
                (232, 276),
                (226, 312),
                (204, bottom + 36),
                (178, 312),
            ],
        )
        block.cuts(gleam, (184, 290), (214, 290), 4, 40, 90, 4, -20)
    elif s.beard in ("full", "spade"):
        drop = 34 if s.beard == "full" else 52
        block.form(
            hair,
            [
                (200 - w - 3, 204),
                (200 - w + 18, 232),
                (164, 244),
                (200, 240),
                (236, 244),
                (200 + w - 18, 232),
                (200 + w + 3, 204),
                (200 + w + 2, 262),
                (200 + j * 0.84, bottom + drop * 0.4),
                (206, bottom + drop),
                (200 - j * 0.8, bottom + drop * 0.4),
                (200 - w - 2, 262),
            ],
        )
        block.form(PAPER, [(176, 262), (200, 258), (224, 262), (200, 271)])
        block.cut(INK, 178, 264, 44, 0, 5)
        block.cuts(gleam, (200 - w + 12, 246), (196, bottom - 2), 9, 34, 72, 5, 20)
        block.cuts(SHADE if hair == INK else INK, (212, 290), (200 + j * 0.8, 258), 5, 24, 100, 4)
    elif s.beard == "short":
        block.form(
            hair,
            [
                (200 - w + 2, 226),
                (200 - j * 0.72, 262),
                (176, 280),
                (200, 276),
                (224, 280),
                (200 + j * 0.72, 262),
                (200 + w - 2, 226),
                (200 + j, 274),
                (200 + j * 0.5, bottom + 8),
                (200, bottom + 14),
                (200 - j * 0.5, bottom + 8),
                (200 - j, 274),
            ],
        )
        block.cuts(gleam, (200 - j * 0.8, 262), (206, bottom - 8), 8, 18, 74, 4, 20)
    elif s.beard == "chin":
        block.form(
            hair,
            [(180, 282), (200, 278), (220, 282), (214, bottom + 6), (200, bottom + 12), (186, bottom + 6)],
        )
    kind = s.moustache
    if kind == "thick":
        block.form(
            hair,
            [(146, 268), (172, 246), (200, 238), (228, 246), (254, 268), (226, 264), (200, 256), (174, 264)],
        )
        block.cuts(gleam, (176, 252), (190, 248), 2, 14, 150, 4)
        block.cuts(gleam, (212, 248), (226, 252), 2, 14, 30, 4)
    elif kind == "thin":
        block.form(
            hair,
            [(160, 262), (184, 250), (200, 246), (216, 250), (240, 262), (216, 258), (200, 255), (184, 258)],
        )
    elif kind == "brush":
        block.poly(hair, [(178, 262), (182, 244), (218, 244), (222, 262), (200, 258)])
    elif kind == "walrus":
        block.form(
            hair,
            [(150, 286), (160, 256), (200, 238), (240, 256), (250, 286), (228, 278), (200, 270), (172, 278)],
        )
        block.cuts(gleam, (164, 262), (236, 262), 8, 20, 90, 4, -40)
    elif kind == "curled":
        block.form(
            hair,
            [
                (118, 244),
                (140, 262),
                (170, 248),
                (200, 240),
                (230, 248),
                (260, 262),
                (282, 244),
                (264, 276),
                (226, 266),
                (200, 256),
                (174, 266),
                (136, 276),
            ],
        )
        block.cuts(gleam, (150, 264), (190, 250), 4, 18, 150, 4)
        block.cuts(gleam, (210, 250), (250, 264), 4, 18, 30, 4)
