"""What the window lets be heard: cues of what is new on the screen, and the music that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.beside import Beside

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.hearing import Hearing
    from game.ui.settings import Settings
    from game.ui.sound import Sounds


class Heard(Beside):
    """The part of the window that is heard; without a device it is silent."""

    settings: Settings

    def __init__(self) -> None:
        super().__init__()
        self.sounds: Sounds | None = None
        self.hearing: Hearing | None = None
        self.away = False  # another window is in front, and the music waits

    @property
    def app(self) -> App:
        """This window as the screens know it."""
        from game.ui.app import App

        assert isinstance(self, App)
        return self

    def play_cue(self, cue: str) -> None:
        """Play a short sound if they are wanted; without a device nothing happens."""
        if self.surface is not None and self.settings.sound and self.settings.sound_volume:
            self._sounding().play(cue, self.settings.sound_volume)

    def _sounding(self) -> Sounds:
        if self.sounds is None:
            from game.ui.sound import Sounds

            self.sounds = Sounds()
        return self.sounds

    def _heard(self) -> list[str]:
        """Give the cues of what is new on the screen."""
        if self.surface is None:
            return []
        if self.hearing is None:
            from game.ui.hearing import Hearing

            self.hearing = Hearing()
        return self.hearing.cues(self.app)

    def _let_music(self) -> None:
        """Let the music be heard that belongs to the screen, after a frame and never before the first."""
        kept = self.settings
        if self.surface is not None and kept.music and kept.music_volume and not self.away:
            from game.ui.hearing import piece

            self._sounding().music(piece(self.app), kept.music_volume)
        elif self.sounds is not None:
            self.sounds.music("", 0)
        if self.sounds is not None:
            self.sounds.rest()
