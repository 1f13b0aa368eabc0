"""Chance without a stream: every draw is a pure function of what it is about (ARCHITECTURE, decision 7)."""

from __future__ import annotations

from functools import cache, lru_cache

_MASK = (1 << 64) - 1


def key(*parts: int, start: int = 0x243F6A8885A308D3) -> int:
    """Fold integers into one 64-bit key; order matters.

    `start` may be the key of what comes before the parts, so that many draws with the same beginning share it.
    """
    state, mask = start, _MASK
    for part in parts:
        # The finaliser of splitmix64, written out: this loop runs some hundred thousand times a game.
        state = ((state ^ (part & mask)) + 0x9E3779B97F4A7C15) & mask
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & mask
        state ^= state >> 31
    return state


def fold(state: int, part: int) -> int:
    """Return the key of what a key stands for and one part more: `key` for a single part."""
    state = ((state ^ (part & _MASK)) + 0x9E3779B97F4A7C15) & _MASK
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
    return state ^ (state >> 31)


def draw_next(sides: int, start: int, part: int) -> int:
    """Return what `draw` gives for the parts of `start` and one more, for draws that differ in the last part alone."""
    state = ((start ^ (part & _MASK)) + 0x9E3779B97F4A7C15) & _MASK
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
    return (state ^ (state >> 31)) % sides


def draw(sides: int, *parts: int) -> int:
    """Return a number from 0 to sides - 1 that depends on the parts alone."""
    many = len(parts)
    if many == 4:
        return fold(_begun(*parts[:3]), parts[3]) % sides
    if many < 4:
        return key(*parts) % sides
    return key(*parts[3:], start=_begun(*parts[:3])) % sides


@lru_cache(maxsize=4096)
def _begun(*parts: int) -> int:
    """Return the key of what draws begin with, which is mostly seed, month and matter: many have it in common."""
    return key(*parts)


@cache
def word(text: str) -> int:
    """Turn a name into a stable 64-bit number, for use as a part of a key."""
    state = 0xCBF29CE484222325
    for byte in text.encode():
        state = ((state ^ byte) * 0x100000001B3) & _MASK
    return state
