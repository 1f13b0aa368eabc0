"""Everything that tells one face from another."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.linocut.block import Rgb


@dataclass
class Sitter:
    """The traits of a bust; wide and thick are factors near 1, accent is the second colour of the clothes."""

    woman: bool
    hair: str
    moustache: str
    beard: str
    cap: str
    glasses: str
    collar: str
    tint: str
    brow: str
    face: str
    nose: str
    eyes: str
    age: str
    wide: float
    thick: float
    accent: Rgb
