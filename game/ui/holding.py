"""The window and the game it holds: whose eyes look at it, what they know, and the words it is told in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from game.ui import theme
from game.ui.kit import Kit, RectLike, Tip
from game.ui.naming import Naming
from game.ui.settings import Settings
from game.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.session import Session
    from game.ui.screens.base import Screen
    from game.words import Words
    from game.world.facts import Facts
    from game.world.reason import Reason
    from game.world.scenario import Scenario

Made = TypeVar("Made")


class Holding(Window):
    """The window with a session. `session` is None until a game is begun, `seat` -1 where nobody's eyes look."""

    def __init__(
        self, settings: Settings | None = None, size: tuple[int, int] | None = None, language: str = ""
    ) -> None:
        super().__init__(settings, size, language)
        self.session: Session | None = None
        self.words: Words
        self.seat = -1
        self._memo: dict[Any, Any] = {}
        self._memo_of: Facts | None = None
        self.naming = Naming(self)
        self._told_of: Scenario | None = None  # whose words are in use, as it is in its own language

    # -- the game in progress ---------------------------------------------------------------------

    @property
    def game(self) -> Session:
        """The game in progress. Raises RuntimeError when there is none."""
        if self.session is None:
            raise RuntimeError("no game is in progress")
        return self.session

    @property
    def scenario(self) -> Scenario:
        """The scenario of the game in progress, as it is shown. Raises RuntimeError without a game."""
        _ = self.game
        return self.words.scenario

    @property
    def view(self) -> Facts:
        """What the seat looked through knows; nobody's eyes see what everybody knows, and the truth at the end."""
        return self.game.state if self.seat < 0 and self.game.over else self.game.view(self.seat)

    def memo(self, key: Any, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made once and kept until the view changes."""
        view = self.view
        if self._memo_of is not view:
            self._memo, self._memo_of = {}, view
            self.kit.forget_parts()
            self.words.learn(view)  # so that events to come can name pacts and papers that are gone by then
        if key not in self._memo:
            self._memo[key] = make()
        kept: Made = self._memo[key]
        return kept

    def kept(self, kit: Kit, rect: RectLike, key: object, draw: Callable[[], None]) -> None:
        """Draw a part of a screen, or put it back as it was, as `kit.kept` does; it may depend on the view as well."""
        if self._memo_of is not self.view:
            self.memo("view", bool)
        kit.kept(rect, key, draw)

    def piece(self, kit: Kit, id: str, rect: RectLike, key: object, draw: Callable[[], object]) -> None:
        """Draw a panel of a screen, zones and all, or put it back, as `kit.piece` does; it may depend on the game too.

        The game's own part of the key: its log and the question put, who looks, and the language.
        """
        session = self.session
        if session is None:
            kit.piece(id, rect, (key, None, self.language), draw)
            return
        if self._memo_of is not self.view:
            self.memo("view", bool)
        game = (session.seed, len(session.log), session.decision, session.over, self.seat)
        kit.piece(id, rect, (key, game, self.language), draw)

    def memo_beside(self, key: Any, told: str, make: Callable[[], Made]) -> Made | None:
        """Return what `make` gives, as `memo` does; None where it is only being made, beside the window."""
        if self.surface is None or (self._memo_of is self.view and key in self._memo):
            return self.memo(key, make)
        self.beside(told, make, lambda found: self.memo(key, lambda: found))
        return None

    def lies_below(self, screens: list[Screen]) -> object:
        """Return all that what lies under a modal depends on: beside the window's own, the game and who looks at it."""
        session = self.session
        known = session is not None and self._memo_of is self.view
        game = (id(session), len(session.log), session.decision, self.seat) if session is not None else None
        return super().lies_below(screens), self.notice_now(), self.language, known, id(self._memo_of), game

    # -- who looks at it --------------------------------------------------------------------------

    @property
    def watching(self) -> bool:
        """Tell whether a game goes on in which nobody here has a seat."""
        return self.session is not None and self.session.paced and not self.session.over

    @property
    def me(self) -> int:
        """The person whose seat is looked through, -1 for nobody's."""
        return self.scenario.seats[self.seat] if self.seat >= 0 else -1

    @property
    def several(self) -> bool:
        """Tell whether more than one person sits at this table."""
        return self.session is not None and len(self.session.humans()) > 1

    @property
    def waits_for_others(self) -> bool:
        """Tell whether somebody else alive sits at this table, so that no months pass for one alone."""
        return self.session is not None and len(self.session.humans(alive=True)) > 1

    # -- words ------------------------------------------------------------------------------------

    def words_for(self, scenario: Scenario) -> None:
        """Make the words of a scenario the ones in use."""
        from game.content.overlay import in_language
        from game.words import Words

        shown = in_language(scenario, self.language)
        self._told_of = scenario
        self.words = Words(shown, self.language)
        theme.set_marks([(shown.people[p].id, shown.people[p].short) for p in shown.seats])

    def read_texts(self, scenario: Scenario | None, language: str = "") -> None:
        """Read what speaking a language takes, and a scenario's texts in it: may take a while, and go on beside."""
        from game.content.overlay import in_language
        from game.ui.texts import interface_words
        from game.words import book

        language = language or self.language
        interface_words(language)
        book("words", language)
        if scenario is not None:
            in_language(scenario, language)

    def speak_when_read(self, language: str, then: Callable[[], object]) -> None:
        """Go on in another language as soon as its texts have been read beside the window, then do what follows."""

        def spoken(_: object) -> None:
            self.speak(language)
            then()

        self.beside(self.text("notice.texts"), lambda: self.read_texts(self._told_of, language), spoken)

    def speak(self, language: str) -> None:
        """Go on in another language; what the words had learnt of pacts and papers is kept."""
        self.language = language
        if self._told_of is not None:
            before = self.words
            self.words_for(self._told_of)
            self.words.remember(before)
        self._memo_of = None
        super().speak(language)

    def month_name(self) -> str:
        """Return the month of the game in progress in words."""
        return self.words.month_head(self.session.state.month) if self.session is not None else ""

    def left_words(self, short: bool = False) -> str:
        """Return what is left of acts and staff this month, in words."""
        from game.play.action import own_acts_left, slots_left

        session = self.session
        if (
            session is None
            or self.seat < 0
            or session.over
            or session.paced
            or (session.decision is not None and session.decision.kind != "desk")
            or not self.view.is_active(self.scenario.seats[self.seat])
        ):
            return ""
        own = own_acts_left(self.view, self.seat)
        staff, of = slots_left(self.view, self.seat), self.view.slots(self.scenario.seats[self.seat])
        return self.text("banner.left_short" if short else "banner.left", own=own, staff=staff, of=of)

    def person_tip(self, p: int) -> Tip:
        """Return what is known of a person, for a tooltip."""
        from game.ui import telling

        return self.memo(("person", p), lambda: telling.person_tip(self.app, p))

    def post_tip(self, q: int) -> Tip:
        """Return what is known of a post, for a tooltip."""
        from game.ui import telling

        return self.memo(("post", q), lambda: telling.post_tip(self.app, q))

    def reasons_tip(self, title: str, reasons: list[Reason] | tuple[Reason, ...]) -> Tip:
        """Return reasons as a tooltip with its sum."""
        from game.ui import telling

        return telling.reasons_tip(self.app, title, reasons)
