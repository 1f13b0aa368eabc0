"""The head and shoulders of a bust, cut part by part. Middle of the face at x 200, eyes at y 186."""

from __future__ import annotations

from game.ui.linocut.block import INK, PAPER, SHADE, SOOT, Block, Rgb
from game.ui.linocut.caps import draw_cap, draw_glasses
from game.ui.linocut.features import draw_beard, draw_features
from game.ui.linocut.hair import draw_hair
from game.ui.linocut.traits import Sitter

TINTS: dict[str, tuple[Rgb, Rgb]] = {  # hair and the cuts in it
    "dark": (INK, SHADE),
    "grey": ((109, 98, 82), PAPER),
    "white": ((206, 194, 168), SOOT),
    "fair": ((150, 112, 58), PAPER),
    "ginger": ((122, 59, 30), SHADE),
}
FACES: dict[
    str, tuple[float, float, float, float]
] = {  # half width, jaw, chin (shares of it), length of the chin
    "plain": (84, 0.80, 0.38, 0),
    "narrow": (74, 0.76, 0.34, 4),
    "wide": (93, 0.88, 0.46, -2),
    "round": (90, 0.90, 0.50, -10),
    "square": (86, 0.95, 0.56, 0),
    "long": (80, 0.82, 0.42, 12),
}


def draw_sitter(block: Block, s: Sitter) -> None:
    """Cut a sitter onto a block."""
    half, jaw, chin, longer = FACES[s.face]
    w = half * s.wide * (0.94 if s.woman else 1.0)
    bottom = 312 + longer - (8 if s.woman else 0)
    hair, gleam = TINTS[s.tint]
    draw_hair(block, s.hair, w, hair, gleam, behind=True, under_cap=s.cap != "none")
    _shoulders(block, s)
    _neck(block, w, bottom, s.woman)
    _collar(block, s)
    outline = _outline(w, jaw, chin, bottom)
    _ears(block, w, s.hair)
    block.form(PAPER, outline)
    _shadow(block, w, jaw, chin, bottom)
    _lines(block, s, w, bottom)
    draw_features(block, s, hair)
    draw_beard(block, s, w, jaw, bottom, hair, gleam)
    draw_hair(block, s.hair, w, hair, gleam, behind=False, under_cap=s.cap != "none")
    if s.glasses != "none":
        draw_glasses(block, s.glasses, w)
    if s.cap != "none":
        draw_cap(block, s.cap, w, s.accent)


def _outline(w: float, jaw: float, chin: float, bottom: float) -> list[tuple[float, float]]:
    right = [(0.5, 84), (0.9, 116), (1.0, 172), (0.98, 222), (jaw, 268), (chin, bottom - 6)]
    points = [(200.0, 76.0)] + [(200 + k * w, float(y)) for k, y in right] + [(200.0, bottom)]
    return points + [(200 - k * w, float(y)) for k, y in reversed(right)]


def _shoulders(block: Block, s: Sitter) -> None:
    slope = 20 if s.woman else 0
    colour = {"uniform": SOOT, "coat": (44, 38, 33), "blouse": SHADE}.get(s.collar, INK)
    block.form(
        colour,
        [
            (14 + slope, 420),
            (34 + slope, 352 + slope / 2),
            (120, 312),
            (200, 296),
            (280, 312),
            (366 - slope, 352 + slope / 2),
            (386 - slope, 420),
            (200, 430),
        ],
    )
    edge = INK if s.collar == "blouse" else SOOT if colour == INK else INK
    block.cuts(edge, (318, 340), (372, 386), 6, 40, 118, 6)
    if colour != SHADE:
        block.cuts(SHADE, (40 + slope, 366), (96 + slope, 334), 5, 26, 118, 4)


def _neck(block: Block, w: float, bottom: float, woman: bool) -> None:
    n = w * (0.5 if woman else 0.62)
    block.poly(PAPER, [(200 - n, 240), (200 + n, 240), (200 + n + 8, 330), (200 - n - 8, 330)])
    block.poly(
        INK,
        [
            (200 - n, bottom - 34),
            (200 + n, 236),
            (200 + n + 8, 330),
            (200 + n * 0.1, 330),
            (200 - n * 0.2, bottom + 10),
        ],
    )


def _collar(block: Block, s: Sitter) -> None:
    kind = s.collar
    if kind in ("tunic", "uniform"):
        cloth = SOOT if kind == "tunic" else (88, 78, 60)
        block.poly(
            cloth,
            [(126, 306), (152, 290), (200, 334), (248, 290), (274, 306), (266, 346), (200, 358), (134, 346)],
        )
        block.poly(INK, [(198, 334), (204, 334), (205, 400), (197, 400)])
        for y in (366, 388):
            block.disc(PAPER, 201, y, 5)
        block.cuts(INK, (250, 306), (262, 340), 4, 16, 160, 4)
        if kind == "uniform":
            for side in (-1, 1):
                x = 200 + side * 42
                block.poly(
                    s.accent,
                    [(x - 12, 318), (x + 12, 318), (x + 12 - side * 4, 340), (x - 12 - side * 4, 340)],
                )
                block.poly(
                    s.accent,
                    [
                        (200 + side * 150, 352),
                        (200 + side * 110, 330),
                        (200 + side * 104, 340),
                        (200 + side * 144, 364),
                    ],
                )
    elif kind == "suit":
        block.poly(PAPER, [(146, 300), (200, 330), (254, 300), (222, 400), (178, 400)])
        tie = s.accent
        block.poly(tie, [(190, 326), (210, 326), (206, 344), (218, 400), (182, 400), (194, 344)])
        block.poly(PAPER, [(150, 296), (200, 330), (176, 350), (138, 312)])
        block.poly(SHADE, [(250, 296), (200, 330), (224, 350), (262, 312)])
        for side in (-1, 1):
            block.poly(
                (42, 36, 31),
                [
                    (200 + side * 60, 304),
                    (200 + side * 22, 400),
                    (200 + side * 120, 400),
                    (200 + side * 92, 352),
                    (200 + side * 104, 338),
                    (200 + side * 84, 306),
                ],
            )
        block.cuts(SHADE, (128, 326), (170, 396), 5, 16, 20, 3)
    elif kind == "dress":
        block.form(
            PAPER,
            [(142, 312), (166, 296), (200, 344), (234, 296), (258, 312), (240, 356), (200, 376), (160, 356)],
        )
        block.poly(s.accent, [(192, 346), (208, 346), (212, 362), (200, 374), (188, 362)])
        block.cuts(SHADE, (222, 322), (244, 344), 4, 14, 130, 3)
    elif kind == "blouse":
        block.poly(PAPER, [(140, 300), (200, 336), (260, 300), (264, 326), (200, 362), (136, 326)])
        block.poly(s.accent, [(222, 344), (234, 338), (238, 400), (226, 400)])
        block.cuts(INK, (244, 316), (258, 336), 3, 20, 120, 4)
    else:
        block.poly(PAPER, [(160, 300), (240, 300), (200, 352)])
        for side in (-1, 1):
            block.form(
                (64, 54, 44),
                [
                    (200 + side * 44, 290),
                    (200 + side * 92, 300),
                    (200 + side * 112, 356),
                    (200 + side * 30, 410),
                    (200 + side * 4, 370),
                ],
            )
        block.cuts(SHADE, (110, 320), (150, 380), 6, 18, 50, 4)
        block.cuts(INK, (256, 320), (276, 376), 6, 18, 130, 5)


def _ears(block: Block, w: float, hair: str) -> None:
    if hair in ("bob", "scarf", "waves"):
        return
    block.oval(PAPER, 200 - w - 3, 196, 13, 27)
    block.cut(INK, 200 - w - 5, 182, 28, 86, 6)
    block.oval(SHADE, 200 + w + 3, 196, 13, 27)
    block.cut(INK, 200 + w + 8, 172, 48, 94, 10)


def _shadow(block: Block, w: float, jaw: float, chin: float, bottom: float) -> None:
    edge = [
        (222.0, 78.0),
        (232, 118),
        (216, 160),
        (212, 178),
        (226, 214),
        (214, 238),
        (222, 262),
        (212, bottom - 14),
        (206.0, bottom),
    ]
    right = [
        (200 + chin * w, bottom - 6),
        (200 + jaw * w, 268.0),
        (200 + 0.985 * w, 222.0),
        (200 + w, 172.0),
        (200 + 0.9 * w, 116.0),
        (200 + 0.5 * w, 84.0),
    ]
    block.poly(SHADE, edge + right)
    far = 200 + w
    block.form(
        INK,
        [
            (far - 4, 120),
            (far + 1, 172),
            (far - 1, 224),
            (200 + jaw * w + 1, 268),
            (200 + chin * w, bottom - 4),
            (200 + jaw * w - 16, 262),
            (far - 20, 224),
            (far - 13, 176),
        ],
    )
    block.cuts(INK, (far - 8, 128), (far - 14, 214), 8, 34, 172, 8, 26)
    block.cuts(INK, (far - 18, 224), (200 + jaw * w - 14, 274), 6, 40, 188, 9, 30)
    block.cuts(PAPER, (228, 104), (224, 150), 4, 20, 14, 4)


def _lines(block: Block, s: Sitter, w: float, bottom: float) -> None:
    if s.age != "young" and not s.woman:
        block.cut(INK, 166, 222, 36, 118, 6, -4)
        block.cut(INK, 236, 222, 36, 62, 7, 4)
    if s.age == "old":
        block.cut(INK, 150, 206, 30, 12, 5, 4)
        block.cut(INK, 226, 208, 30, -10, 5, 4)
        for y in (116, 132):
            block.cut(SHADE, 158, y, 52, -3, 5, -3)
        block.cut(INK, 194, 152, 18, 84, 5)
        block.cut(INK, 168, 236, 30, 100, 5)
    elif s.age == "middle":
        block.cut(SHADE, 152, 208, 26, 12, 5, 4)
    block.cut(SHADE, 190, bottom - 28, 24, 2, 6, 4)
