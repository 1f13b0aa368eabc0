"""Hands that play the real window with one device alone: keyboard, mouse or controller, and a whole game for any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pygame
from kit_window import mouse
from test_pads import DOWN, LEFT, RIGHT, START, UP, A, B, Controller
from test_window import ON, Hand

from game.ui.kit.zones import led
from game.ui.screens.ending import PAGES
from game.ui.settings import Settings

WAYS = {pygame.KSCAN_DOWN: DOWN, pygame.KSCAN_UP: UP, pygame.KSCAN_RIGHT: RIGHT, pygame.KSCAN_LEFT: LEFT}

CORRIDOR = ("answer:promise", "answer:warn", "answer:trade", "answer:show_paper")


class OneDevice(Hand):
    """Posts nothing but what its device can send."""

    sends: tuple[int, ...] = ()

    def __init__(self, settings: Settings | None = None) -> None:
        self.sent: Counter[int] = Counter()
        super().__init__(settings)

    def rest(self) -> None:
        posted = pygame.event.get(self.every)
        assert {event.type for event in posted} <= set(self.sends), "another device was used"
        self.sent.update(event.type for event in posted)
        for event in posted:
            pygame.event.post(event)
        super().rest()
        assert self.app.kit.duplicates == []

    every = (
        pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION,
        pygame.MOUSEWHEEL, pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYHATMOTION, pygame.JOYAXISMOTION,
    )  # fmt: skip

    def do(self, id: str) -> None:
        """Do what a zone does."""

    def leave(self) -> None:
        """Go back from a screen, as Esc does."""

    def menu(self) -> None:
        """Open the pause menu from the desk."""

    def slide(self, id: str) -> None:
        """Move a slider to its low end."""

    def first(self, *begin: str) -> str:
        """Return the first zone that can be used and begins so, '' when there is none."""
        return next((id for start in begin for id in self.zones if id.startswith(start) and self.can(id)), "")


class Keys(OneDevice):
    """The keyboard."""

    sends = (pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT)

    def go_to(self, id: str) -> None:
        """Move the focus with Tab, the shorter way round."""
        for _ in range(300):
            kit = self.app.kit
            if kit.focus == id:
                return
            ids = [zone.id for zone in kit._order()]
            assert id in ids, f"Tab does not come to {id} on {self.top}: {ids}"
            on = (ids.index(id) - (ids.index(kit.focus) if kit.focus in ids else -1)) % len(ids)
            self.press(pygame.KSCAN_TAB, mod=0 if on * 2 <= len(ids) else pygame.KMOD_LSHIFT)
        raise AssertionError(f"Tab never came to {id} on {self.top}")

    def do(self, id: str) -> None:
        kit = self.app.kit
        hotkey = kit._by_id[id].hotkey
        if hotkey is not None and kit.key_of(hotkey) and not kit.writing:
            self.press(kit.key_of(hotkey))
        else:
            self.go_to(id)
            self.press(pygame.KSCAN_RETURN)

    def leave(self) -> None:
        self.press(pygame.KSCAN_ESCAPE)

    menu = leave

    def slide(self, id: str) -> None:
        self.go_to(id)
        self.press(pygame.KSCAN_HOME)


class Mouse(OneDevice):
    """The mouse: left button, wheel and drag."""

    sends = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION, pygame.MOUSEWHEEL)

    def do(self, id: str) -> None:
        kit = self.app.kit
        for _ in range(200):
            zone = kit._by_id[id]
            if zone.visible and kit._at(kit.zones[id].center) is zone:
                break
            area = kit._areas[zone.area]
            pygame.event.post(mouse(pygame.MOUSEMOTION, area.view.center))
            pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1 if zone.rect.y < area.view.y else -1))
            self.rest()
        self.click(id)

    def leave(self) -> None:
        self.do("esc")

    def menu(self) -> None:
        self.do("menu")

    def slide(self, id: str) -> None:
        at = self.zones[id]
        way = [at.center, (at.x + at.w // 3, at.centery), (at.x - 3, at.centery)]
        pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, way[0]))
        for one in way[1:]:
            pygame.event.post(mouse(pygame.MOUSEMOTION, one))
        pygame.event.post(mouse(pygame.MOUSEBUTTONUP, way[-1]))
        self.rest()


class Pad(OneDevice):
    """A controller."""

    sends = (pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYHATMOTION, pygame.JOYAXISMOTION)

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.held = Controller(self)

    def go_to(self, id: str) -> None:
        """Move the focus with the D-pad, by the shortest way there is."""
        way: dict[str | None, tuple[int, int]] = {}
        for _ in range(160):
            if self.app.kit.focus == id:
                return
            if self.app.kit.focus not in way:  # at the beginning, and where the screen led elsewhere
                way = self._way(id)
            self.held.hat(way.pop(self.app.kit.focus))
        raise AssertionError(f"the D-pad never came to {id} on {self.top}")

    def _way(self, id: str) -> dict[str | None, tuple[int, int]]:
        """Return the steps of the shortest way from the focus to a zone, by the zones they are taken at."""
        kit = self.app.kit
        order = [zone for zone in kit._order() if zone.kind != "name"]  # arrows pass by the names in texts
        start = kit._focus_zone() if kit._focus_zone() in order else None
        if start is None:
            return {kit.focus: WAYS[pygame.KSCAN_DOWN]}
        assert id in {zone.id for zone in order}, f"the D-pad does not come to {id} on {self.top}"
        came: dict[str, tuple[str, tuple[int, int]]] = {}
        now = [start]
        while now and id not in came:
            further = []
            for zone in now:
                for code, way in WAYS.items():
                    if zone.kind == "slider" and way in (LEFT, RIGHT):
                        continue  # that moves the slider
                    found = led(order, zone, code)
                    if found is not None and found.id != start.id and found.id not in came:
                        came[found.id] = (zone.id, way)
                        further.append(found)
            now = further
        if id not in came:  # it lies below a list whose rows are out of sight as yet
            return {start.id: WAYS[pygame.KSCAN_DOWN]}
        steps: dict[str | None, tuple[int, int]] = {}
        at = id
        while at != start.id:
            before, step = came[at]
            steps[before] = step
            at = before
        return steps

    def do(self, id: str) -> None:
        self.go_to(id)
        self.held.press(A)

    def leave(self) -> None:
        self.held.press(B)

    def menu(self) -> None:
        self.held.press(START)

    def slide(self, id: str) -> None:
        self.go_to(id)
        for _ in range(3):
            self.held.hat((-1, 0))


class Game:
    """A game played through the window by one device, and what was done in it."""

    def __init__(self, hand: OneDevice, home: Path, seat: str) -> None:
        self.hand, self.home, self.seat = hand, home, seat
        self.ordered: Counter[str] = Counter()
        self.did: Counter[str] = Counter()
        self.screens: Counter[str] = Counter()
        self.kinds: list[str] = []  # kinds of order, the one given longest ago first
        self.asked = 0

    # -- set-up -----------------------------------------------------------------------------------

    def begin(self, scenario: str) -> None:
        """From the title through the browser and the set-up to the first desk."""
        hand = self.hand
        assert hand.top == "title"
        hand.do("title:new")
        assert hand.top == "scenarios"
        hand.do(f"scenario:{scenario}")
        if hand.top == "scenarios":  # Enter on the one that was marked has taken it
            hand.do("choose")
        assert hand.top == "setup"
        hand.do(f"seat:{self.seat}")
        hand.do("start")
        assert hand.app.session is not None and hand.app.scenario.id == scenario

    def end_month(self) -> None:
        """End the month, and say so again where acts or staff are unused."""
        self.hand.do("end_month")
        if self.hand.can("end:yes"):
            self.did["asked"] += 1
            self.hand.do("end:yes")

    # -- months -----------------------------------------------------------------------------------

    def on(self, until: Callable[[], bool], most: int = 4000) -> None:
        """Go on, with one act or more a month, until something is so."""
        hand, done_in = self.hand, -1
        for _ in range(most):
            self.screens[hand.top] += 1
            if until():
                return
            if hand.top != "desk":
                self.answer()
            elif hand.app.game.decision is not None and hand.app.game.decision.kind != "desk":
                hand.do("answer")
            elif done_in != hand.app.game.state.month:
                done_in = hand.app.game.state.month
                self.order()
                self.month(done_in - hand.app.scenario.start)
            else:
                self.end_month()
        raise AssertionError(f"the game does not come there: {hand.top}")

    def month(self, n: int) -> None:
        """Do what belongs to one of the first months beside the order."""
        what = (self.takes_back, self.looks_round, self.saves_and_loads, self.writes_the_chronicle)
        if n < len(what):
            what[n]()
            assert self.hand.top == "desk"

    def takes_back(self) -> None:
        """Undo the order given and give another."""
        hand = self.hand
        if not hand.app.game.may_undo():
            hand.do("suggest:0")
            hand.do("give_order")
        before = len(hand.app.game.state.orders)
        hand.do("undo")
        assert len(hand.app.game.state.orders) == before - 1
        self.did["undo"] += 1
        self.order()

    def looks_round(self) -> None:
        """Turn every screen of the strip, the rule book and a number that opens."""
        hand = self.hand
        for id in [id for id in hand.zones if id.startswith("go:") and id != "go:desk"]:
            self.turn(id)
            assert hand.top == id.partition(":")[2]
            self.screens[hand.top] += 1
        self.turn("go:desk")
        hand.menu()
        assert hand.top == "pause"
        hand.do("pause:learn")
        assert hand.top == "learn"
        hand.leave()
        assert hand.top == "desk"

    def turn(self, id: str) -> None:
        """Turn to a screen of the strip."""
        self.hand.do(id)

    def saves_and_loads(self) -> None:
        """Save through the menu, play on a little, and load: the game stands as it stood."""
        hand = self.hand
        hand.menu()
        hand.do("pause:save")
        hand.do("save_here")
        assert hand.top == "desk"
        kept, digest = max((self.home / "saves").glob("*.save"), key=lambda path: path.stat().st_mtime_ns), hand.app.game.state.digest()
        self.end_month()
        assert hand.app.game.state.digest() != digest
        while hand.top != "desk":
            self.answer()
        hand.menu()
        hand.do("pause:load")
        row = f"save:{kept.stem}"
        hand.do(row)
        if hand.top == "load":
            hand.do("load:open")
        assert hand.app.game.state.digest() == digest
        self.did["load"] += 1

    def writes_the_chronicle(self) -> None:
        """Write the chronicle out from its screen."""
        hand = self.hand
        self.turn("go:chronicle")
        hand.do("export")
        assert {path.suffix for path in (self.home / "chronicles").iterdir()} == {".html", ".md"}
        self.did["chronicle"] += 1
        hand.leave()

    def order(self) -> None:
        """Give an order of a kind that was not given lately, built field by field; a suggestion where none comes about."""
        hand = self.hand
        hand.do("all_actions")
        assert hand.top == "compose"
        able = [id.partition(":")[2] for id in hand.zones if id.startswith("kind:") and hand.can(id)]
        able = [kind for kind in able if kind not in ("rest", "resign")]
        self.kinds += [kind for kind in able if kind not in self.kinds]
        for kind in [kind for kind in self.kinds if kind in able][:2]:
            self.kinds.remove(kind)
            self.kinds.append(kind)
            hand.do(f"kind:{kind}")
            while found := hand.first("value:"):
                hand.do(found)
            if hand.can("give_order"):
                hand.do("give_order")
                assert hand.top == "desk" and hand.app.game.may_undo()
                self.ordered[kind] += 1
                return
            while hand.top == "compose" and not any(id.startswith("kind:") for id in hand.zones):
                hand.do("compose:back")
        while hand.top == "compose":
            hand.leave()

    # -- questions --------------------------------------------------------------------------------

    def answer(self) -> None:
        """Answer what is asked, by turns; in the corridor with a word first."""
        hand, decision = self.hand, self.hand.app.game.decision
        kind = decision.kind if decision is not None else ""
        self.asked += 1
        if hand.top == "vote" and hand.can("vote:yes"):
            self.did["vote"] += 1
            hand.do(("vote:yes", "vote:no")[self.asked % 2])
            return
        if hand.top == "decision" and hand.can("answer:on"):  # what came of the last answer
            hand.do("answer:on")
            return
        if hand.top == "decision" and kind == "corridor":
            if hand.can("word:yes"):  # asked once before a paper or a vote is given away
                hand.do("word:yes")
                return
            word = hand.first(*CORRIDOR)
            self.did["word"] += bool(word)
            hand.do(word if word and self.did["word"] % 2 else "answer:leave")
            return
        answers = [id for id in hand.zones if id.startswith("answer:") and hand.can(id)]
        found = next((id for id in ON if hand.can(id)), "") or (answers[self.asked % len(answers)] if answers else "")
        if found:
            self.did["answer"] += found in answers
            hand.do(found)
        else:
            hand.leave()

    # -- the end ----------------------------------------------------------------------------------

    def reads_the_end(self) -> None:
        """Turn the pages of the ending, look through other eyes in the archive, write the worksheet, and leave."""
        hand = self.hand
        assert hand.top == "ending" and hand.app.game.over
        hand.do("ending:worksheet")
        hand.do("ending:share")
        assert list((self.home / "pictures").glob("*.png"))
        for page in PAGES[1:]:
            hand.do("ending:next")
            assert hand.app.stack[-1].page == page  # type: ignore[attr-defined]
        eyes = [id for id in hand.zones if id.startswith("eyes:")]
        assert len(eyes) == len(hand.app.scenario.seats) + 3  # nobody is fooled, what is hidden, the course
        hand.do("eyes:stalin")
        hand.slide("archive_month")
        archive = hand.app.stack[-1].archive  # type: ignore[attr-defined]
        assert archive.eyes == "stalin" and archive.at < len(hand.app.game.months) - 1
        hand.do("eyes:hidden")
        self.did["archive"] += 1
        hand.do("ending:title")
        assert hand.top == "title" and hand.app.session is None

    def leaves(self) -> None:
        """Leave a game that is not over by the menu."""
        hand = self.hand
        while hand.top != "desk":
            self.answer()
        hand.menu()
        hand.do("pause:to_title")
        hand.do("leave:yes")
        assert hand.top == "title" and hand.app.session is None
