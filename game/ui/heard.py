"""What the window does beside drawing: cues of what is new, its music, and portraits cut while it is at rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pygame

from game.ui.beside import Beside
from game.ui.kit import keys

if TYPE_CHECKING:
    from game.session import Session
    from game.ui import portrait
    from game.ui.app import App
    from game.ui.hearing import Hearing
    from game.ui.settings import Settings
    from game.ui.sound import Sounds


class Heard(Beside):
    """The part of the window that is heard, silent without a device, and what it does while nothing is drawn."""

    settings: Settings

    def __init__(self) -> None:
        super().__init__()
        self.sounds: Sounds | None = None
        self.hearing: Hearing | None = None
        self.away = False  # another window is in front, and the music waits
        self._faces: Iterator[portrait.Face] = iter(())  # those whose portraits are still to be cut
        self._faces_of: Session | None = None

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

    def let_go(self, events: list[pygame.event.Event]) -> None:
        """Take note of keys let go while nothing had to be drawn."""
        for event in events:
            if event.type == pygame.KEYUP:
                self.kit.guard.let_go(keys.scancode_of(event))

    def cut_ahead(self) -> None:
        """Cut one portrait of the game's people, so that a screen full of them has them in its first frame."""
        session = self.app.session
        if session is not self._faces_of:
            self._faces_of = session
            self._faces = iter(()) if session is None else faces(session)
        if self.surface is not None and session is not None:
            from game.ui import portrait  # no portrait is on the first page

            portrait.cut_ahead(self._faces)


def faces(session: Session) -> Iterator[portrait.Face]:
    """Give the people of a game who have a portrait, then the others who hold a post."""
    from game.ui.screens.base import initials

    people, holds = session.scenario.people, set(session.state.holder)
    drawn = [person for person in people if person.portrait]
    for person in [*drawn, *(one for p, one in enumerate(people) if p in holds and not one.portrait)]:
        yield person.id, dict(person.portrait), initials(person.name)
