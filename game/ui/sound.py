"""Short sounds for what the hand does, made by code; the device is opened when first needed and closed when quiet."""

from __future__ import annotations

import array
import math
import os

import pygame

RATE = 22050
QUIET_AFTER = 4000  # ms: an open device costs a little all the time

# name -> (start and end pitch in hertz, ms, loudness 0..1, share of noise)
CUES: dict[str, tuple[float, float, int, float, float]] = {
    "click": (880.0, 520.0, 45, 0.22, 0.25),
    "move": (620.0, 620.0, 16, 0.10, 0.0),
    "refuse": (180.0, 120.0, 130, 0.30, 0.10),
    "pick": (420.0, 560.0, 60, 0.20, 0.05),
    "drop": (260.0, 150.0, 90, 0.32, 0.30),
    "stamp": (140.0, 60.0, 160, 0.45, 0.50),
}


def wave(name: str) -> array.array[int]:
    """Return a cue as 16-bit samples."""
    low, high, ms, loud, noise = CUES[name]
    count = RATE * ms // 1000
    out = array.array("h")
    phase, grain = 0.0, 12345
    for n in range(count):
        share = n / count
        phase += 2 * math.pi * (low + (high - low) * share) / RATE
        grain = (grain * 1103515245 + 12345) & 0x7FFFFFFF
        value = (1 - noise) * math.sin(phase) + noise * (grain / 0x3FFFFFFF - 1)
        out.append(int(32000 * loud * value * (1 - share) ** 2))
    return out


def _open_device() -> None:
    """Open the sound device; what its driver prints where there is none stays off the terminal."""
    quiet, kept = os.open(os.devnull, os.O_WRONLY), os.dup(2)
    try:
        os.dup2(quiet, 2)
        pygame.mixer.init(RATE, -16, 1, 256)
    finally:
        os.dup2(kept, 2)
        os.close(quiet)
        os.close(kept)


class Sounds:
    """Plays cues; a machine without a sound device is silent and that is all."""

    def __init__(self) -> None:
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._dumb = False
        self._last = 0

    def play(self, cue: str) -> None:
        """Play a cue by name; unknown names are silence."""
        if self._dumb or cue not in CUES:
            return
        try:
            if not pygame.mixer.get_init():
                _open_device()
                self._made.clear()
            if cue not in self._made:
                self._made[cue] = pygame.mixer.Sound(buffer=wave(cue).tobytes())
            self._made[cue].play()
            self._last = pygame.time.get_ticks()
        except pygame.error:
            self._dumb = True

    def rest(self) -> None:
        """Close the device when nothing has sounded for a while."""
        if not self._dumb and pygame.mixer.get_init() and pygame.time.get_ticks() - self._last > QUIET_AFTER:
            self._made.clear()
            pygame.mixer.quit()
