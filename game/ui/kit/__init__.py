"""An immediate-mode interface kit in logical px, with zones that mouse, keyboard and tests address by id."""

from game.ui.kit.kit import Kit
from game.ui.kit.layout import (
    RectLike,
    columns,
    cut_bottom,
    cut_left,
    cut_right,
    cut_top,
    grid,
    inset,
    rows,
    to_rect,
)
from game.ui.kit.markup import escape, plain
from game.ui.kit.tips import signed
from game.ui.kit.zones import Reason, Tip, TipLike

__all__ = [
    "Kit",
    "Reason",
    "RectLike",
    "Tip",
    "TipLike",
    "columns",
    "cut_bottom",
    "cut_left",
    "cut_right",
    "cut_top",
    "escape",
    "grid",
    "inset",
    "plain",
    "rows",
    "signed",
    "to_rect",
]
