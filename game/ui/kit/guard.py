"""What keeps one press from passing two screens: a new screen does not take the press that brought it."""

from __future__ import annotations

from game.ui.kit import keys

PAUSE = 400  # ms in which a new screen does not hear the press that brought it
HELD = 700  # ms within which a key that was not let go comes again by itself
NEAR = 40  # logical px within which a second click is the same
# Keys that only move the focus, and are held down on purpose.
MOVES = frozenset((keys.TAB, keys.BACKSPACE, keys.DELETE, *keys.ARROWS, *keys.PAGES))

Press = int | str | tuple[float, float] | None


class Guard:
    """Knows which press brought what is shown, and since when it is shown."""

    def __init__(self) -> None:
        self._scene: object = None
        self._since = -PAUSE
        self._by: Press = None  # what brought the scene
        self._last: Press = None  # what was pressed last
        self._down: dict[int | str, int] = {}  # keys that were not let go, and when they came last
        self._spent: set[int | str] = set()  # those held since before the scene

    def key(self, code: int | str, now: int, pad: bool = False) -> bool:
        """Take note of a key, and tell whether it may do anything here."""
        if code in MOVES:
            return True
        held = not pad and code in self._down and now - self._down[code] < HELD
        self._down[code] = now
        if not held:
            self._spent.discard(code)
        if code in self._spent:
            return False
        if code == self._by and code != keys.ESC and now - self._since < PAUSE:
            self._since = now  # hammered on: the pause begins anew, or every page would go by unread
            return False
        self._last = code
        return True

    def let_go(self, code: int | str) -> None:
        """Take note that a key was let go."""
        self._down.pop(code, None)
        self._spent.discard(code)

    def click(self, at: tuple[float, float], now: int) -> bool:
        """Take note of a click at a logical point, and tell whether it may do anything here."""
        by = self._by
        if isinstance(by, tuple) and now - self._since < PAUSE:
            if abs(at[0] - by[0]) <= NEAR and abs(at[1] - by[1]) <= NEAR:
                return False
        self._last = at
        return True

    def shown(self, scene: object, now: int) -> None:
        """Take note of what is shown after a frame."""
        if scene == self._scene:
            return
        if self._scene is not None:
            self._by, self._since = self._last, now
            self._spent |= self._down.keys()
        self._scene = scene
