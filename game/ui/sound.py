"""Short sounds and music; the device is opened when first needed and closed when nothing has sounded for a while.

What the hand does is made by code, the rest are files of assets/sound, which `python -m game.ui.render_sound` makes.
"""

from __future__ import annotations

import array
import math
import os

import pygame

from game import files

RATE = 22050
CHUNK = 1024  # samples the device asks for at a time: the larger, the less an open device costs
QUIET_AFTER = 4000  # ms: an open device costs a little all the time
COMES, GOES = 1200, 400  # ms in which music is faded in and out

# name -> (start and end pitch in hertz, ms, loudness 0..1, share of noise)
CUES: dict[str, tuple[float, float, int, float, float]] = {
    "click": (880.0, 520.0, 45, 0.22, 0.25),
    "move": (620.0, 620.0, 16, 0.10, 0.0),
    "refuse": (180.0, 120.0, 130, 0.30, 0.10),
    "pick": (420.0, 560.0, 60, 0.20, 0.05),
    "drop": (260.0, 150.0, 90, 0.32, 0.30),
    "stamp": (140.0, 60.0, 160, 0.45, 0.50),
}
FILED = ("bell", "paper", "tick", "low")  # cues that are files
MUSIC = ("desk", "session", "epilogue")


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
    try:
        kept = os.dup(2)
    except OSError:  # started without a standard error: nothing is printed
        pygame.mixer.init(RATE, -16, 1, CHUNK)
        return
    quiet = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(quiet, 2)
        pygame.mixer.init(RATE, -16, 1, CHUNK)
    finally:
        os.dup2(kept, 2)
        os.close(quiet)
        os.close(kept)


class Sounds:
    """Plays cues and music; a machine without a sound device is silent and that is all.

    `playing` is the piece now heard, empty when there is none. Volumes are percent.
    """

    def __init__(self) -> None:
        self.playing = ""
        self._made: dict[str, pygame.mixer.Sound | None] = {}
        self._left: dict[str, float] = {}  # seconds into each piece at which it was left
        self._long = 1.0  # seconds the piece now heard takes
        self._dumb = False
        self._last = 0
        self._volume = 0
        self._gone = 0  # when the piece before is silent

    def play(self, cue: str, volume: int = 100) -> None:
        """Play a cue by name; unknown names are silence."""
        if volume <= 0 or (cue not in CUES and cue not in FILED) or not self._ready():
            return
        try:
            if cue not in self._made:
                self._made[cue] = _made(cue)
            sound = self._made[cue]
            if sound is not None:
                sound.set_volume(volume / 100)
                sound.play()
            self._last = pygame.time.get_ticks()
        except pygame.error:
            self._dumb = True

    def music(self, piece: str, volume: int) -> None:
        """Let a piece be heard from where it was left, over and over; no name or no volume ends the music.

        It is asked for again and again: a piece begins when the one before is silent.
        """
        if piece not in MUSIC or volume <= 0:
            self._stop()
            return
        if piece == self.playing and pygame.mixer.get_init():
            if volume != self._volume:
                pygame.mixer.music.set_volume(volume / 100)
                self._volume = volume
            return
        self._stop()
        if pygame.time.get_ticks() < self._gone:
            return
        path = files.assets_folder() / "sound" / f"{piece}.wav"
        if not files.is_plain(path) or not self._ready():
            return
        try:
            self._long = max(1.0, (path.stat().st_size - 44) / (2 * RATE))
            pygame.mixer.music.load(str(path))
            pygame.mixer.music.set_volume(volume / 100)
            pygame.mixer.music.play(-1, start=self._left.get(piece, 0.0), fade_ms=COMES)
        except (pygame.error, OSError):
            self._dumb = True
            return
        self.playing, self._volume = piece, volume

    def rest(self) -> None:
        """Close the device when nothing has sounded for a while."""
        if self._dumb or self.playing or not pygame.mixer.get_init():
            return
        if pygame.time.get_ticks() - self._last > QUIET_AFTER:
            self._made.clear()
            pygame.mixer.quit()

    def _stop(self) -> None:
        """End the music and note how far it was."""
        if not self.playing:
            return
        if pygame.mixer.get_init():
            so_far = self._left.get(self.playing, 0.0) + max(0, pygame.mixer.music.get_pos()) / 1000
            self._left[self.playing] = so_far % self._long
            pygame.mixer.music.fadeout(GOES)  # at once would be a click
        self.playing = ""
        self._last = pygame.time.get_ticks()
        self._gone = self._last + GOES + 50

    def _ready(self) -> bool:
        """Open the device if it is closed; tell whether there is one."""
        if self._dumb:
            return False
        try:
            if not pygame.mixer.get_init():
                _open_device()
                self._made.clear()
        except pygame.error:
            self._dumb = True
        return not self._dumb


def _made(cue: str) -> pygame.mixer.Sound | None:
    """Make a cue, from its file or by code; None where its file is missing."""
    if cue in CUES:
        return pygame.mixer.Sound(buffer=wave(cue).tobytes())
    path = files.assets_folder() / "sound" / f"{cue}.wav"
    return pygame.mixer.Sound(str(path)) if files.is_plain(path) else None
