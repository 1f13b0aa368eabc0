"""The window with a game in it: sessions begun, loaded and answered, what opens by itself, what is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pygame

from game.ui import adviser, keeping, scenes
from game.ui.holding import Holding
from game.ui.kit import Kit
from game.ui.lesson import Lesson
from game.ui.screens.base import SHUT, long_notice
from game.ui.settings import Settings
from game.ui.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.play.action import Action
    from game.rules.tally import Tally
    from game.session import Session
    from game.world.event import Event
    from game.world.kinds import Decision
    from game.world.reason import Reason
    from game.world.scenario import Scenario
    from game.world.view import View


class App(Holding):
    """The window and what it holds. `session` is None until a game is begun.

    Without `open_window` it draws on the kit's own surface, for tests and pictures.
    """

    def __init__(
        self, settings: Settings | None = None, size: tuple[int, int] | None = None, language: str = ""
    ) -> None:
        super().__init__(settings, size, language)
        self.set_aside: Decision | None = None  # a question the player looks round before answering
        self.set_up: dict[str, Any] = {}  # what was chosen for a new game and not begun, by scenario
        self.paper_shown = -1  # the month whose front page was shown last
        self.heard = 0  # events before the month now open, for what has just happened
        self.lesson = Lesson(self)
        self.watch = Watching(self)
        self.counted: dict[tuple[int, int, int], Tally] = {}  # what was counted at the desk, by seat, matter and body
        self.scenes: list[int] = []  # votes that have been held and are to be seen before the paper, by report
        # What was thought of, by seat, month and the orders given by then.
        self.thoughts: dict[tuple[int, int, tuple[object, ...]], list[tuple[Action, list[Reason]]]] = {}
        self.desk_of, self.desk_tab = (-1, -1), "month"  # whose desk was shown last and of which month, and its part
        self.may_edit = False  # the save that did not open last would open as an edited one
        self.saved_last: tuple[Session, int] | None = None  # the game saved last, and how much of its log
        self._ended = -1  # events before the end of his desk, until the month has passed
        self._left: dict[int, tuple[int, int]] = {}  # by seat, at a table of several: `heard` and `paper_shown`
        self.scenes_from: dict[int, int] = {}  # by seat, from which place in the events on scenes are still due
        self._scenes_shown: set[object] = set()  # in this run of the program, so that a load does not show them again
        self.choices_told: set[tuple[int, Event]] = set()  # by seat, told on the card of the choice
        self.go("title")
        if self.told:
            self.notice(self.told)

    # -- screens ----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """From the desk, open what comes next by itself: the paper of the month, a question, the ending."""
        if self.session is None or not self.stack or self.stack[-1].name != "desk":
            return
        self.kit.link = None
        if self.watching:
            self.watch.arrange()
            return
        if self.session.over:
            self.seat = -1 if self.session.paced else self.seat  # all is told, whatever eyes were chosen
            self.go("ending")
            del self.stack[:-1]
            return
        decision = self.session.decision
        if decision is not None and decision.seat != self.seat:
            if self.several:
                self.notice("")
                self.go("curtain", seat=decision.seat)
                return
            self.seat, self.set_aside = decision.seat, None
        if self.several and self.session.note_for(self.seat) is not None:
            self.go("note")
            return
        if self.scenes:
            self.running_on = False
            self.go("vote", report=self.scenes.pop(0))
            return
        # What the month that is over brought, its paper, then what the new one has brought so far.
        month, place = self.session.state.month, self._place_of(self.session.state.month)
        # An election belongs to a congress of which the paper tells first.
        elected = self.paper_due() and any(one[3] == "verdict" for one in self.scenes_due(place))
        if not elected and self._scenes(place):
            return
        if self.paper_due():
            self.paper_shown = month
            self.go("front_page", month=month - 1)
            return
        if self._scenes(place) or self._scenes(len(self.session.events)):
            return
        if decision is None or decision.kind == "desk" or decision == self.set_aside:
            return
        self.go("vote" if decision.kind == "call" else "decision")

    def scene(self) -> object:
        """Return what is shown: the screens, the month and the question put."""
        session = self.session
        top = self.stack[-1].leaf() if self.stack else None
        return (*self.stack, top, *((session.state.month, session.decision) if session is not None else ()))

    def paper_due(self) -> bool:
        """Tell whether the paper of the month that is over has still to be shown."""
        month = self.game.state.month
        return self.settings.front_page and self.paper_shown < month and month > self.game.scenario.start

    def _place_of(self, month: int) -> int:
        """Return from which place in the log of events on they are of a month."""
        events = self.game.events
        at = len(events)
        while at and events[at - 1].month >= month:
            at -= 1
        return at

    def scenes_due(self, upto: int = -1) -> list[tuple[object, ...]]:
        """Return what happened that is to be shown as a scene at this desk, nothing where that is switched off."""
        from game.words import scenes

        if not self.settings.scenes:
            return []
        game, k = self.game, self.seat
        found = scenes.due(game, k, self.scenes_from.get(k, 0), upto)
        found = [one for one in found if (k, one.event) not in self.choices_told]
        due: list[tuple[object, ...]] = [(game.scenario.id, game.seed, k, one.kind, one.event) for one in found]
        return [one for one in due if one not in self._scenes_shown]

    def _scenes(self, upto: int) -> bool:
        """Open the scenes that are due up to a place in the log; each is shown once, and one key passes over them."""
        since = self.scenes_from.get(self.seat, 0)
        if since >= upto:
            return False
        found = self.scenes_due(upto)
        self.scenes_from[self.seat] = upto
        self._scenes_shown.update(found)
        # In the first half-year the adviser says what the card of a chapter would.
        if found and not (since == 0 and self.lesson.on):
            self.go("scene", since=since, upto=upto)
            return True
        return False

    def go(self, name: str, **params: Any) -> None:
        """Show a screen; what only a seat can know is not shown through nobody's eyes."""
        if self.session is not None and self.seat < 0 and name in SHUT:
            self.notice(self.text("watch.shut"))
            return
        super().go(name, **params)

    def goes_on(self) -> bool:
        """Tell whether the months that pass by themselves go on with the frame now due."""
        return not self.watching or self.watch.is_due()

    def take_seat(self, seat: int) -> None:
        """Let the person of a seat sit down: the window knows what he knows, and nothing of the one before."""
        if self.seat >= 0:
            self._left[self.seat] = (self._left.get(self.seat, (0, 0))[0], self.paper_shown)
        self.seat, self.set_aside = seat, None
        self.heard, self.paper_shown = self._left.get(seat, (0, self.game.scenario.start))
        self.notice("")
        self.go("desk")

    def hear_from(self, place: int) -> None:
        """Let everybody at the table hear next what happened from a place in the log of events on."""
        self.heard = place
        self._left = {k: (place, paper) for k, (_, paper) in self._left.items()}

    def follow_link(self, target: str) -> None:
        """Go where a link of a text leads: person:id, post:id, rule:number."""
        kind, _, id = target.partition(":")
        if any(screen.name == "curtain" for screen in self.stack) and kind in ("person", "post"):
            return  # what is known of them is somebody's knowledge
        if kind == "rule":
            self.go("learn", rule=id)
        elif self.session is not None and kind == "person" and id in self.scenario.person_index:
            self.go("person", person=self.scenario.person_index[id])
        elif self.session is not None and kind == "post" and id in self.scenario.post_index:
            self.go("posts", post=self.scenario.post_index[id])
        else:
            self.go("learn", article=id)

    # -- the game in progress ---------------------------------------------------------------------

    def begin(
        self,
        scenario: Scenario,
        seed: int,
        seats: list[str],
        rules: dict[str, int] | None = None,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """Lay a game out beside the window and show its desk; `seats` as for a Session, `then` is done last.

        False when a rival is unknown, which is said.
        """
        from game import save
        from game.rivals.player import player
        from game.session import HUMAN, Session

        try:
            for spec in seats:
                if spec != HUMAN:
                    player(spec, 0)
        except ValueError as fault:
            self.notice(str(fault))
            return False

        def entered(session: Session) -> None:
            self.enter(session)
            if then is not None:
                then()

        def laid_out() -> Session:
            save.engine()  # read once, not at the first quick save
            return Session(
                scenario,
                seed,
                seats,
                rules or {},
                on_month=self._on_month,
                on_answer=self._on_answer,
                paced=HUMAN not in seats,
            )

        self.words_for(scenario)  # its first month is learnt while it is laid out
        self.beside(self.text("notice.begins"), laid_out, entered)
        return True

    def enter(self, session: Session) -> None:
        """Take over a session, new or loaded, and show its desk."""
        from game.words import scenes

        self.words_for(session.scenario)
        session.on_month, session.on_answer = self._on_month, self._on_answer
        self.session, self.words.signed = session, session.pacts
        decision = session.decision
        humans = session.humans()
        self.seat = decision.seat if decision is not None else humans[0] if humans else -1
        self.watch = Watching(self)
        self.set_aside, self.running_on = None, False
        self.counted, self.scenes = {}, []
        self.choices_told.clear()
        self.thoughts.clear()
        self.saved_last = None
        self.desk_of = (-1, -1)
        month, ends = session.state.month, session.closed
        # What was read at a desk is known from its end; where a save was not played again, of the month before.
        last = next((n for n, event in enumerate(session.events) if event.month >= month - 1), len(session.events))
        self.heard = next((n for at, n in reversed(ends.get(self.seat, [])) if at < month), last)
        self._ended = next((n for at, n in ends.get(self.seat, []) if at == month), -1)
        self.paper_shown = month
        self._left = {k: (ends[k][-1][1] if k in ends else last, month) for k in humans}
        self.scenes_from = dict.fromkeys(humans, scenes.unseen(session))
        self.lesson.sit_down()
        self.go("desk")
        if len(humans) > 1 and not session.over:
            self.notice("")
            self.go("curtain", seat=self.seat)

    def close_game(self) -> None:
        """Leave the game in progress and show the title."""
        self.lesson.keep()
        self.session, self.seat = None, -1
        self.running_on, self.set_aside = False, None
        self.go("title")

    def submit(self, action: Action, then: Callable[[], object] | None = None) -> Reason | None:
        """Answer the question now put; returns why it is barred, and says so at the foot, None when it was taken.

        What the others answer goes on beside the window; `then` is done when somebody is asked again.
        """
        from game.session import go_on
        from game.ui.screens import own_vote

        session = self.game
        before, month, held = len(session.events), session.state.month, scenes.held(session)
        if action.kind == "end":
            own_vote.remember(self)
            self.notice("")  # what was ordered in the month that is over is no news in the next
        asked = session.decision.kind if session.decision is not None else ""
        barred = session.submit(action, on=False)
        self._memo_of = None  # an order given changes what is asked and advised, though not what is known
        self.kit.touch()
        if barred is not None:
            self.notice(self.words.reason(barred))
            self.play_cue("refuse")
            return barred
        self.set_aside = None

        def answered(_: object = None) -> None:
            self._memo_of = None
            self.scenes += scenes.worth_seeing(session, self.seat, held)
            self._mark(action.kind == "end" or asked == "fallen", before, session.state.month != month)
            if then is not None:
                then()

        if session.waits:
            self.beside(self.text("notice.month_passes"), lambda: go_on(session), answered)
        else:
            go_on(session)
            answered()
        return None

    def _mark(self, ended: bool, before: int, passed: bool) -> None:
        """Keep from where a person hears next: from the end of his desk, questions between it and the next included."""
        if self.several:
            if ended:
                self._left[self.seat] = (before, self.paper_shown)
            if passed and self.game.decision is not None and self.game.decision.seat == self.seat:
                self.heard = self._left.get(self.seat, (before, 0))[0]  # nobody sat here in between
            return
        if ended:
            self._ended = before
        if passed:
            self.heard, self._ended = (self._ended if self._ended >= 0 else before), -1

    def undo(self) -> bool:
        """Take back the last order of the open desk."""
        done = self.session is not None and self.session.undo()
        self._memo_of = None
        self.notice(self.text("notice.undone" if done else "notice.nothing_to_undo"))
        return done

    def run_on(self) -> None:
        """Let quiet months pass until something asks for the player; any key stops it."""
        self.running_on = True
        self.kit.touch()

    def run_one(self) -> None:
        """Let one quiet month pass, or one only watched, where the desk is shown and nothing else is asked."""
        from game.play.action import Action, slots_left

        if not self.stack or self.stack[-1].name != "desk":
            return
        if self.watching:
            self.watch.run_one()
            return
        session = self.session
        if session is None or session.over or session.decision is None or session.decision.kind != "desk":
            self.running_on = False
            return
        self.paper_shown = session.state.month + 1
        free = slots_left(self.view, self.seat) > 0
        self.submit(Action("end"), lambda: self._has_run(free))

    def _has_run(self, free: bool) -> None:
        from game.ui import asks

        if self.game.over or self.game.decision is None or asks.stops(self, free):
            self.running_on = False

    def _on_month(self, session: Session) -> None:
        """Keep the game at each month's opening and say how far it is; beside the window."""
        for k in (*session.humans(), *dict.fromkeys((-1, session.eyes) if session.paced else ())):
            self.words.learn(session.view(k))  # a pact may be gone again before its desk is opened
        if self.settings.autosave:
            keeping.autosave(self, session)
        if session is self.session:
            self.lesson.keep()
        if self.work is not None:
            self.work.told, self.work.done = self.words.month_head(session.state.month), 0

    def _on_answer(self, view: View, decision: Decision, action: Action) -> None:
        """Count the rivals who have ended their month; beside the window."""
        if self.work is not None and action.kind == "end":
            self.work.of = sum(spec != "human" for spec in self.game.seats) if self.session is not None else 0
            self.work.done = min(self.work.of, self.work.done + 1)

    # -- the first half-year --------------------------------------------------------------------------

    def before_screens(self, kit: Kit) -> None:
        """Take the adviser's room from the screens."""
        adviser.make_room(kit, self.lesson)

    def after_screens(self, kit: Kit) -> None:
        """Draw a long notice and the adviser over the screens."""
        long_notice(kit, self)
        adviser.draw(kit, self.lesson)

    def after_drawing(self) -> None:
        """Let the adviser notice what was done."""
        self.lesson.watch()

    def keep_game(self) -> None:
        """Write the half-year down when the window closes; in the midst of a month it stands as that began."""
        if self.work is None:
            self.lesson.keep()

    # -- keeping ----------------------------------------------------------------------------------

    def own_command(self, name: str) -> None:
        """Answer the commands of the game that work on every screen; none while others answer."""
        if self.work is not None:
            return
        if name == "save":
            self.quick_save()
        elif name == "load":
            self.quick_load()

    def pause(self) -> None:
        """Open the pause menu over what is shown, or close it."""
        self.running_on = False
        if self.session is None or not self.stack or self.work is not None:
            return
        if self.stack[-1].name == "pause":
            if self.kit.top == "pause":
                self.back()
        elif not self.kit.modal_open() and self.stack[-1].name not in ("options", "load", "crash"):
            self.go("pause")

    def quick_save(self) -> None:
        """Keep the game under the name of quick saves and say so."""
        keeping.quick_save(self)

    def quick_load(self) -> None:
        """Go on with the last quick save."""
        keeping.quick_load(self)


def run(args: Any) -> int:
    """Open the window and play; returns the exit code, 2 where there is no display or no such scenario."""
    from game.ui import starting

    app = App(language=getattr(args, "language", None) or "")
    told = app.open_window()
    if told:
        print(f"politburo: {told}", file=sys.stderr)
        return 2
    app.frame()
    told = starting.from_arguments(app, args)
    if told:
        pygame.quit()
        print(f"politburo: {told}", file=sys.stderr)
        return 2
    code = app.loop()
    pygame.quit()
    return code


__all__ = ["App", "run"]
