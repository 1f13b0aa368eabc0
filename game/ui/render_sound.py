"""`python -m game.ui.render_sound [FOLDER]`: makes every file of assets/sound from nothing but arithmetic.

The same bytes come out everywhere: sines and powers are summed here with + and * alone, for the mathematics of two
systems differ in the last place. Music is laid on a ring, so that what still sounds at its end is heard at its start.
"""

from __future__ import annotations

import array
import io
import operator
import sys
import wave
from functools import cache
from itertools import accumulate
from pathlib import Path

from game import files
from game.ui import score

RATE = 22050
PEAK = 0.4  # of full scale, where a piece is loudest
TURN = 6.283185307179586
TABLE = 4096  # samples of one turn of a reed
ROOM = (1117, 1361, 1543, 1777)  # samples an echo takes; no two have a measure in common

Sound = list[float]


# Arithmetic that is the same on every machine


def sine(x: float) -> float:
    """Return the sine of x by its series."""
    x -= TURN * int(x / TURN + (0.5 if x >= 0 else -0.5))
    term = out = x
    for n in range(1, 14):
        term *= -x * x / ((2 * n) * (2 * n + 1))
        out += term
    return out


def cosine(x: float) -> float:
    """Return the cosine of x."""
    return sine(x + TURN / 4)


@cache
def hertz(key: int) -> float:
    """Return the pitch of a key, 69 being a4 at 440 Hz."""
    step = 1.0594630943592953  # the twelfth root of two
    out = 440.0
    for _ in range(abs(key - 69)):
        out = out * step if key > 69 else out / step
    return out


class Noise:
    """A row of numbers from -1 to 1 that is the same every time."""

    def __init__(self, seed: int) -> None:
        self._at = seed

    def next(self) -> float:
        """Return the next of them."""
        self._at = (self._at * 1103515245 + 12345) & 0x7FFFFFFF
        return self._at / 0x3FFFFFFF - 1


# Instruments


def ring(freq: float, loud: float, half: float, count: int) -> Sound:
    """Return a sine that loses half its height in `half` seconds."""
    lost = 1 - 0.6931471805599453 / (half * RATE)
    turn = TURN * freq / RATE
    c1, c2 = 2 * lost * cosine(turn), lost * lost
    a, b = 0.0, loud * sine(turn)
    out: Sound = []
    put = out.append
    for _ in range(count):
        put(a)
        a, b = b, c1 * b - c2 * a
    return out


def added(sounds: list[Sound]) -> Sound:
    """Return sounds of one length together."""
    out = sounds[0]
    for one in sounds[1:]:
        out = list(map(operator.add, out, one))
    return out


def faded(sound: Sound, rise: int, fall: int) -> Sound:
    """Return a sound that begins and ends in silence, over so many samples each."""
    out = list(sound)
    rise, fall = min(rise, len(out) // 2), min(fall, len(out) // 2)
    for n in range(rise):
        out[n] *= n * n * (3 * rise - 2 * n) / rise**3
    for n in range(fall):
        out[-1 - n] *= n * n * (3 * fall - 2 * n) / fall**3
    return out


@cache
def piano(key: int, long: int) -> Sound:
    """Return a note of a soft upright piano: partials that ring out, the higher the sooner."""
    base = hertz(key)
    half = 0.75 * 261.6 / base if base > 261.6 else 0.55 + 0.2 * base / 261.6
    count = long + RATE * 2 // 5
    parts = []
    for k, loud in enumerate((1.0, 0.42, 0.20, 0.13, 0.06, 0.035), 1):
        freq = base * k * (1 + 0.00035 * k * k)
        if freq < RATE * 0.4:
            parts.append(ring(freq, loud, half / (0.7 + 0.3 * k), count))
    return faded(added(parts), 130, RATE * 2 // 5)


@cache
def _turn_of_reed() -> tuple[float, ...]:
    louds = (1.0, 0.38, 0.30, 0.12, 0.10, 0.04, 0.03)
    return tuple(
        sum(loud * sine(TURN * k * n / TABLE) for k, loud in enumerate(louds, 1)) / 2 for n in range(TABLE)
    )


@cache
def reed(key: int, long: int) -> Sound:
    """Return a held note of a reed organ: two reeds a hair apart, slow to speak and slow to stop."""
    turn, mask, out = _turn_of_reed(), TABLE - 1, []
    count = long + RATE // 2
    for apart in (0.9993, 1.0007):
        step = int(hertz(key) * apart * TABLE * 65536 / RATE)
        out.append([turn[at >> 16 & mask] for at in range(0, step * count, step)])
    return faded(added(out), RATE * 3 // 5, RATE * 4 // 5)


INSTRUMENTS = {"piano": piano, "reed": reed}


# The room, and the ring a piece is laid on


def lay(ground: Sound, sound: Sound, at: int, loud: float) -> None:
    """Add a sound to a ring of samples from a place on; what runs over the end goes on at the start."""
    size = len(ground)
    done = 0
    while done < len(sound):
        start = (at + done) % size
        count = min(len(sound) - done, size - start)
        under, over = ground[start : start + count], sound[done : done + count]
        ground[start : start + count] = [old + loud * new for old, new in zip(under, over, strict=True)]
        done += count


def softened(sound: Sound, share: float, before: float = 0.0) -> Sound:
    """Return a sound without its brightest part; `before` is the sample that came before it."""
    return list(accumulate(sound, lambda old, new: old + share * (new - old), initial=before))[1:]


def in_a_room(dry: Sound, share: float) -> Sound:
    """Return a ring of sound with the echoes of a small room, its own end heard at its start."""
    dull = softened(dry, 0.35, softened(dry[-2000:], 0.35)[-1])
    wet = [0.0] * len(dry)
    for delay in ROOM:
        past = [0.0] * delay
        echo: Sound = []
        lead = dull[-8 * RATE // 2 :] if len(dull) > 4 * RATE else dull
        for source in (lead, dull):  # the end first, for what is still in the air at the start
            echo = []
            for at in range(0, len(source), delay):
                now = [new + 0.72 * old for new, old in zip(source[at : at + delay], past, strict=False)]
                echo += past[: len(now)]
                past = past[len(now) :] + now
        wet = list(map(operator.add, wet, echo))
    return [one + share * 0.4 * other for one, other in zip(dry, wet, strict=True)]


def music(name: str) -> Sound:
    """Return a piece, not yet brought to its height."""
    piece = score.PIECES[name]
    ground = [0.0] * (piece.beat * piece.beats)
    for line in piece.lines:
        for start, long, key in score.read(piece, line):
            lay(ground, INSTRUMENTS[line.by](key, long), start, line.loud)
    return in_a_room(ground, piece.room)


# Effects


def _burst(seed: int, count: int, share: float, half: float) -> Sound:
    """Return a burst of noise, the duller the smaller its share."""
    noise = Noise(seed)
    lost = 1 - 0.6931471805599453 / (half * RATE)
    heights = accumulate(range(count - 1), lambda old, _: old * lost, initial=1.0)
    return softened([noise.next() * high for high in heights], share)


def bell() -> Sound:
    """Return the chairman's hand bell, struck twice."""
    count = RATE * 13 // 10
    parts = ((1.0, 0.5, 0.22), (2.41, 0.34, 0.14), (3.9, 0.2, 0.08), (5.4, 0.1, 0.05))
    once = faded(added([ring(1180 * ratio, loud, half, count) for ratio, loud, half in parts]), 20, RATE // 3)
    out = [0.0] * (count + RATE // 5)
    lay(out, once, 0, 0.8)
    lay(out, once, RATE // 5, 0.6)
    return faded(out, 10, RATE // 4)


def paper() -> Sound:
    """Return a sheet that is unfolded: three rustles, each of small cracks."""
    out = [0.0] * (RATE * 7 // 10)
    places = Noise(77)
    for n in range(46):
        at = int((0.08 + 0.21 * (n % 3) + 0.085 * places.next()) * RATE)
        loud = 0.25 + 0.2 * places.next()
        lay(out, faded(_burst(1000 + n, RATE // 22, 0.55, 0.006), 12, 300), max(0, at), loud)
    return faded(out, 60, RATE // 8)


def tick() -> Sound:
    """Return a typewriter's key: the type on the paper and the frame behind it."""
    count = RATE // 14
    wood = added([ring(1900, 0.16, 0.006, count), ring(620, 0.3, 0.010, count), _burst(5, count, 0.8, 0.004)])
    return faded(wood, 6, count // 2)


def low() -> Sound:
    """Return one low note that dies away, for a man who is struck."""
    count = RATE * 9 // 5
    parts = [ring(hertz(38) * k, loud, 0.6 / k, count) for k, loud in enumerate((1.0, 0.9, 0.5, 0.3, 0.16), 1)]
    return faded(added(parts), 220, RATE)


# name -> how it is made and how high it stands, of full scale
EFFECTS = {"bell": (bell, 0.34), "paper": (paper, 0.30), "tick": (tick, 0.26), "low": (low, 0.50)}


# Files


def samples(sound: Sound, peak: float) -> array.array[int]:
    """Return a sound as 16-bit samples whose highest has the height given."""
    scale = 32767 * peak / max(1e-9, max(sound), -min(sound))
    return array.array("h", [int(one * scale + 32768.5) - 32768 for one in sound])


def as_file(name: str) -> bytes:
    """Return the WAV file of a piece or an effect; raises KeyError for no such name."""
    made = samples(music(name), PEAK) if name in score.PIECES else samples(EFFECTS[name][0](), EFFECTS[name][1])
    if sys.byteorder == "big":
        made.byteswap()
    out = io.BytesIO()
    with wave.open(out, "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(RATE)
        opened.writeframes(made.tobytes())
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write every file into a folder, that of the shipped ones where none is named; returns 0."""
    folder = Path(arguments[0]) if arguments else files.assets_folder() / "sound"
    for name in (*score.PIECES, *EFFECTS):
        data = as_file(name)
        files.write_atomic(folder / f"{name}.wav", data, keep=1)
        print(f"{folder / name}.wav  {len(data)} bytes, {(len(data) - 44) / 2 / RATE:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
