"""The music as notes: three short pieces of our own, each of which ends where it begins.

A line of notes is words: names with their octave, joined by `+` where they sound together, and after `:` the length
in beats; `-` is a rest.
"""

from __future__ import annotations

from dataclasses import dataclass

STEPS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}


@dataclass(frozen=True, slots=True)
class Line:
    """One voice of a piece: the instrument, how loud it is (0 to 1) and its notes."""

    by: str  # "piano" or "reed"
    loud: float
    notes: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: samples a beat takes, beats of the whole, how much of the room is heard, and its voices."""

    beat: int
    beats: int
    room: float
    lines: tuple[Line, ...]


PIECES: dict[str, Piece] = {
    # The desk: a slow walk in D minor, long chords and a tune that does not arrive.
    "desk": Piece(
        22050, 48, 0.34,
        (
            Line("reed", 0.30, """
                d3+a3+f4:4 d3+bb3+g4:4 c#3+a3+e4:4 d3+a3+f4:4 bb2+f3+d4:4 c3+g3+e4:4
                a2+f3+c4:4 a2+e3+c#4:4 d3+a3+f4:4 g2+d3+bb3:4 e2+d3+g3:4 a2+e3+c#4:4"""),
            Line("piano", 0.55, """
                -:1 a4:1 d5:1.5 c#5:.5 d5:1 bb4:2 g4:1 -:1 e4:1 a4:1.5 g4:.5 f4:2 -:2
                -:1 f4:1 bb4:1.5 a4:.5 g4:2 e4:1 c5:1 -:1 a4:1 c5:1.5 bb4:.5 a4:3 -:1
                -:1 a4:1 f5:1.5 e5:.5 d5:1 bb4:1 g4:2 -:1 bb4:1 a4:.5 g4:.5 e4:1 c#4:2 e4:1 a3:1"""),
            Line("piano", 0.34, """
                d2:2 a2:2 g2:2 d3:2 a2:2 e3:2 d2:2 a2:2 bb1:2 f2:2 c2:2 g2:2
                f2:2 c3:2 a1:2 e2:2 d2:2 a2:2 g1:2 d2:2 e2:2 bb2:2 a1:2 e2:2"""),
        ),
    ),
    # The session: low and even like steps in a corridor, A minor with a lowered second.
    "session": Piece(
        18375, 48, 0.26,
        (
            Line("piano", 0.40, """
                a2:.5 e3:.5 f3:.5 e3:.5 a2:.5 e3:.5 f3:.5 e3:.5 a2:.5 e3:.5 f3:.5 e3:.5 a2:.5 e3:.5 g3:.5 e3:.5
                bb2:.5 f3:.5 g3:.5 f3:.5 bb2:.5 f3:.5 g3:.5 f3:.5 a2:.5 e3:.5 f3:.5 e3:.5 a2:.5 e3:.5 d3:.5 c3:.5
                d3:.5 a3:.5 bb3:.5 a3:.5 d3:.5 a3:.5 bb3:.5 a3:.5 c3:.5 g3:.5 a3:.5 g3:.5 c3:.5 g3:.5 a3:.5 g3:.5
                bb2:.5 f3:.5 g3:.5 f3:.5 bb2:.5 f3:.5 d3:.5 f3:.5 e3:.5 b3:.5 c4:.5 b3:.5 e3:.5 b3:.5 g#3:.5 e3:.5
                a2:.5 e3:.5 f3:.5 e3:.5 a2:.5 e3:.5 f3:.5 e3:.5 f2:.5 c3:.5 d3:.5 c3:.5 f2:.5 c3:.5 d3:.5 c3:.5
                bb2:.5 f3:.5 g3:.5 f3:.5 bb2:.5 f3:.5 g3:.5 f3:.5 e2:.5 b2:.5 c3:.5 b2:.5 e2:.5 b2:.5 d3:.5 e3:.5"""),
            Line("reed", 0.20, """
                a2+e3:8 bb2+f3:4 a2+e3:4 d3+a3+f4:4 c3+g3+e4:4 bb2+f3+d4:4 e2+b2+g#3:4
                a2+e3+c4:4 f2+c3+a3:4 bb2+f3+d4:4 e2+b2+g#3:4"""),
            Line("piano", 0.50, """
                -:8 -:1 d4:1 f4:1 e4:1 c4:2 -:2 -:1 f4:.5 g4:.5 a4:1 f4:1 e4:1.5 d4:.5 c4:2
                -:1 d4:.5 c4:.5 bb3:1 d4:1 e4:3 -:1 -:1 a4:1.5 g4:.5 f4:1 c4:2 a3:2
                -:1 f4:.5 e4:.5 d4:1 bb3:1 b3:3 -:1"""),
        ),
    ),
    # The epilogue: a hymn without a text in C minor, and single notes over it.
    "epilogue": Piece(
        23152, 40, 0.42,
        (
            Line("reed", 0.34, """
                c3+g3+eb4:4 ab2+f3+c4:4 g2+eb3+c4:4 g2+d3+b3:4 ab2+eb3+c4:4
                eb3+bb3+g4:4 f2+c3+ab3:4 g2+d3+bb3:2 g2+d3+b3:2 c3+g3+d4:2 c3+g3+eb4:2 c3+g3:4"""),
            Line("piano", 0.46, """
                -:2 g4:1 c5:1 c5:1.5 bb4:.5 ab4:2 -:1 g4:1 eb4:1 f4:1 d4:3 -:1 -:2 eb4:1 ab4:1
                g4:1.5 f4:.5 eb4:2 -:1 c5:1 ab4:1 f4:1 g4:2 f4:1 d4:1 f4:2 eb4:2 c4:3 -:1"""),
            Line("piano", 0.30, """
                c2:4 f2:4 c2:4 g1:4 ab1:4 eb2:4 f2:4 g1:4 c2:4 c2:4"""),
        ),
    ),
}  # fmt: skip


def pitch(name: str) -> int:
    """Return the key of a note's name, 60 for c4; raises KeyError or ValueError for no name."""
    flat = name[1:-1].count("b")
    return 12 * (int(name[-1]) + 1) + STEPS[name[0]] + name.count("#") - flat


def read(piece: Piece, line: Line) -> list[tuple[int, int, int]]:
    """Return a line as (first sample, samples long, key); raises ValueError where its beats are not the piece's."""
    out: list[tuple[int, int, int]] = []
    at = 0.0
    for word in line.notes.split():
        names, _, beats = word.partition(":")
        if names != "-":
            start, long = int(at * piece.beat), int(float(beats) * piece.beat)
            out += [(start, long, pitch(name)) for name in names.split("+")]
        at += float(beats)
    if at != piece.beats:
        raise ValueError(f"a line has {at} beats, the piece {piece.beats}")
    return out
