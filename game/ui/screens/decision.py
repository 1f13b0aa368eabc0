"""Questions put to the player, as a card over the desk: news, offers, holds, lists, amendments, what follows a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.play.action import Action
from game.ui import portrait
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, cut_bottom, cut_left, escape
from game.ui.kit import Reason as Line
from game.ui.screens import outcome, shown, typed_number
from game.ui.screens.answering import Answer, Bound, answers_to, beside, binds, concerned, weighs_title
from game.ui.screens.base import Screen, initials, screen
from game.ui.screens.order_card import effect_lines, warned
from game.ui.screens.typed_number import TypedNumber
from game.words import hands, scenes
from game.world.kinds import Decision

if TYPE_CHECKING:
    from game.ui.app import App

PICTURE, SMALL = 120, 76  # logical px of the picture, and where the window is low


@screen("decision")
class Question(Screen):
    """The card of the question now put; it closes when no card is asked for any more."""

    over = True

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.item = 0  # the corridor's item in hand
        self.month = app.session.state.month if app.session is not None else -1

        self.kept: dict[Any, Any] = {}  # of the corridor's parts: what keeps each in its place
        self.came: scenes.Scene | None = None  # what came of a choice
        self.typed = TypedNumber()

    def leaf(self) -> object:
        """Return whether what came of a choice is shown."""
        return self.came

    def about(self) -> object:
        """Give the question that is put."""
        return self.app.session.decision if self.app.session is not None else None

    def retell(self) -> None:
        """Forget the texts that were kept."""
        self.kept.clear()

    def draw(self, kit: Kit) -> None:
        app = self.app
        if self.came is not None and app.session is not None:
            if outcome.draw(kit, app, self.came):
                self.came = None
                app.go("desk")
            return
        decision = app.session.decision if app.session is not None else None
        if decision is None or decision.kind in ("desk", "call") or decision.seat != app.seat:
            app.back()
            return
        if self.month != app.game.state.month or app.scenes:
            app.back()  # what happened in between is told from the desk first, and the month that is over
            return
        if decision.kind == "corridor":
            from game.ui.screens import corridor

            corridor.draw(kit, app, self, decision)
            return
        asked = app.words.decision(decision, app.view)
        key = ("answers", decision)
        answers = app.memo_beside(key, asked.title, lambda: answers_to(app, decision))
        if answers is None:  # what each would bring is being counted; the card is drawn when it is known
            return
        more = app.memo(("more", decision), lambda: beside(app, decision))
        bound = app.memo(("bound", decision), lambda: binds(app, decision))
        self._card(kit, decision, asked.title, asked.text, answers, more, bound)

    def _card(
        self,
        kit: Kit,
        decision: Decision,
        title: str,
        text: str,
        answers: list[Answer],
        more: tuple[str, list[Line], int | None],
        bound: Bound,
    ) -> None:
        app = self.app
        who = concerned(app, decision)
        face = PICTURE if kit.height >= shown.LOWER else SMALL
        wide = min(780, kit.width - 16) - 2 * (10 + 4)
        beside_w = wide - (face + 16 if who >= 0 else 0) - 12
        note, lines, sum_ = more
        head = kit.measure(escape(text), beside_w, "serif")
        head = max(
            face if who >= 0 else 0,
            head + (kit.measure(note, beside_w, "small_italic") + 8 if note else 0),
        )
        tall = head + 14 + reasons_height(kit, wide - 14, lines) + bound_height(kit, wide - 14, bound)
        listed: float = sum(card_height(kit, wide - 14, one) + 8 for one in answers)
        side = (wide - 8 * (len(answers) - 1)) / max(1, len(answers))
        # Where the answers would lie under the edge, few of them stand side by side at the foot.
        pinned = tall + listed + 112 > kit.height - 20 and len(answers) <= 3 and side >= LEAST and bool(lines)
        row = max((card_height(kit, side - 4, one) + 4 for one in answers), default=0)
        pinned = pinned and row <= (kit.height - 20 - 112) // 2  # the question itself must be in sight
        tall += row + 8 if pinned else listed
        keyed = len(answers) <= len(NUMBERS)
        typed = "" if keyed else app.text("decision.by_number")
        under = "" if keyed else f"▼ {app.text('decision.below', count=len(answers))}\n{typed}"
        deep = max(40, kit.measure(under, wide - 312, "small_bold"))  # what is said beside the button at the foot
        size = (min(780, kit.width - 16), min(kit.height - 20, int(tall) + 32 + 28 + 12 + deep))
        chosen: Action | None = None
        aside = False
        below = 0
        tone = "red" if decision.kind in ("news", "pressed", "published", "fallen") else "ink"
        first = next((one.id for one in answers if one.why is None), "")  # not a rule named in the reasons
        with kit.modal("decision", title, size, tone, first) as box:
            app.naming.set()
            if not keyed:
                taken = typed_number.answered(kit, self.typed, answers)
                chosen = taken.action if taken is not None else None
            foot, body = cut_bottom(box, deep, 8)
            at_foot, body = cut_bottom(body, row, 8) if pinned else (None, body)
            with kit.scroll(f"card:{decision.kind}:{decision.a}", body) as area:
                y: float = area.y
                left = pygame.Rect(area.x, int(y), int(area.w), head)
                if who >= 0:
                    picture, left = cut_left(left, face, 16)
                    person = app.scenario.people[who]
                    portrait.draw(
                        kit,
                        (picture.x, picture.y, face, face),
                        person.id,
                        dict(person.portrait),
                        initials(person.name),
                    )
                used = kit.paragraph((left.x, left.y, left.w - 4, 0), escape(text), "serif")
                if note:
                    used += 4
                    used += kit.paragraph((left.x, left.y + used, left.w - 4, 0), note, "small_italic", "muted")
                # Beside a scroll bar the text is narrower, and so taller, than it was measured.
                y += max(face if who >= 0 else 0, used) + 14
                y = bound_block(kit, app, area, y, bound)
                y = reasons_block(kit, app, area, y, lines, sum_, weighs_title(app, decision))
                for n, one in enumerate([] if pinned else answers):
                    high = card_height(kit, area.w - 4, one)
                    if answer_card(kit, (area.x, y, area.w - 4, high), n, one, keyed):
                        chosen = one.action
                    y += high + 8
                    below += y - 16 > body.bottom
                area.used(y)
            if at_foot is not None:
                for n, one in enumerate(answers):
                    if answer_card(kit, (at_foot.x + n * (side + 8), at_foot.y, side - 4, row - 4), n, one):
                        chosen = one.action
            said = f"▼ {app.text('decision.below', count=below)}" if below else ""
            said = f"{said}\n{typed}".strip()
            if said:
                kit.paragraph((foot.x, foot.y, max(0, foot.w - 300), 0), said, "small_bold", "red")
            aside = kit.button(
                "look_round",
                (foot.right - 290, foot.y, 290, 38),
                app.text("decision.look_round"),
                tip=app.text("decision.look_round_tip"),
            )
            if kit.cancel:
                aside = True
        if chosen is not None and chosen.kind == "choose":
            self.choose(chosen)
        elif chosen is not None and chosen.kind == "name_reporter" and not app.several:
            self.name_reporter(chosen)
        elif chosen is not None:
            text = next((one.text for one in answers if one.action == chosen), "")
            # The next question may be another's, and he is told nothing of this one.
            app.submit(chosen, (lambda: app.go("desk")) if app.several else (lambda: self.echo(title, text)))
        elif aside:
            app.set_aside = decision
            app.back()


    def echo(self, title: str, text: str) -> None:
        """Say at the foot of what comes next how the question was answered, where nothing else is said there."""
        if text and not self.app.notice_now():
            self.app.notice(self.app.text("decision.echo", question=title, answer=text))

    def choose(self, chosen: Action) -> None:
        """Take a choice, and show on this card what came of it before anything else is asked or told."""
        app = self.app
        place = len(app.game.events)

        def told() -> None:
            self.came = outcome.outcome(app, place)
            app.kit.touch()

        app.submit(chosen, told)


    def name_reporter(self, chosen: Action) -> None:
        """Name who is to give the report, and show on this card whose hand went up for whom, where it is settled."""
        app = self.app
        game, view = app.game, app.view
        before, places = game.state.clone(), (len(game.events), len(game.log))

        def told() -> None:
            self.came = hands.came_of(app.words, game, app.seat, before, view, places)
            if self.came is None:
                app.go("desk")
            app.kit.touch()

        app.submit(chosen, told)


def card_height(kit: Kit, width: float, one: Answer) -> int:
    """Return how tall an answer is when its text is wrapped to a width."""
    room = width - 28 - kit.key_width(NUMBERS, 34)
    return max(
        40,
        kit.measure(escape(one.text), room, "bold")
        + (kit.measure(escape(one.why or one.sub), room, "small") + 2 if one.why or one.sub else 0)
        + 16,
    )


def answer_card(kit: Kit, rect: tuple[float, float, float, float], n: int, one: Answer, keyed: bool = True) -> bool:
    """Draw an answer as a wrapped button with its number; true when it was chosen.

    Where there are more answers than digits none is `keyed`: the number is typed whole.
    """
    hotkey = NUMBERS[n] if keyed and n < len(NUMBERS) else None
    x, y, w, h = rect
    ink = "ink" if one.why is None else "muted"
    if one.why is None:
        kit.fill((x + 3, y + 3, w, h), "line")
        kit.fill(rect, "card")
    acted = kit.row(one.id, rect, tip=one.tip, hotkey=hotkey, enabled=one.why is None, why=one.why, final=True)
    kit.frame(rect, "ink" if one.why is None else "line", 2)
    cap = kit.key_width(NUMBERS, 34)
    kit.fill((x + 2, y + 2, cap, h - 4), "ink" if one.why is None else "line")
    ink_of_key = "card" if one.why is None else "ink"
    if hotkey is not None:
        kit.key_label((x + 2, y + 2, cap, h - 4), hotkey, ink_of_key)
    else:  # beyond the keys it has its number all the same
        kit.label((x + 2, y + 2, cap, h - 4), str(n + 1), "small", ink_of_key, "centre")
    text_x, room = x + cap + 14, w - cap - 28
    used = kit.paragraph((text_x, y + 7, room, 0), escape(one.text), "bold", ink)
    if one.why or one.sub:
        kit.paragraph(
            (text_x, y + 9 + used, room, 0),
            escape(one.why or one.sub),
            "small",
            "bad" if one.why else one.tone,
        )
    return acted


def reasons_block(
    kit: Kit, app: App, area: Any, y: float, lines: list[Line], sum_: int | None, title: str = ""
) -> float:
    """Draw reasons with amounts, and their sum, under whose they are; returns where it ends."""
    if not lines:
        return y
    me = app.scenario.people[app.me]
    portrait.draw(kit, (area.x, y, 34, 34), me.id, dict(me.portrait), initials(me.name))
    room = area.w - 44
    if sum_ is not None:  # beside the title as well, where the list is longer than the card
        shown = f"{app.text('tip.sum')} {f'+{sum_}' if sum_ > 0 else f'−{-sum_}' if sum_ else '0'}"
        wide = kit.text_width(shown, "bold") + 6
        room -= wide + 8
        cell = (area.x + area.w - wide - 4, y, wide, 34)
        kit.label(cell, shown, "bold", "good" if sum_ > 0 else "bad", "right")
    kit.label((area.x + 44, y, room, 34), title or app.text("decision.weighs"), "label", "red")
    y += 40
    for one in lines:
        amount = one.amount
        if isinstance(amount, int) and amount:
            shown = f"+{amount}" if amount > 0 else f"−{-amount}"
            kit.label((area.x, y, 48, 22), shown, "bold", "good" if amount > 0 else "bad", "right")
        y += max(22, kit.paragraph((area.x + 58, y, area.w - 62, 0), one.text, "body")) + 2
    if sum_ is not None:
        shown = f"+{sum_}" if sum_ > 0 else f"−{-sum_}" if sum_ else "0"
        kit.rule(area.x, y, area.w - 4, "line", 1)
        kit.label((area.x, y + 2, 48, 24), shown, "bold", "good" if sum_ > 0 else "bad", "right")
        kit.label((area.x + 58, y + 2, area.w - 62, 24), app.text("tip.sum"), "bold")
        y += 28
    return y + 8


def reasons_height(kit: Kit, width: float, lines: list[Line]) -> float:
    """Return how tall the reasons are in a width."""
    if not lines:
        return 0
    return 76 + sum(max(22, kit.measure(one.text, width - 62, "body")) + 2 for one in lines)


LEAST = 200  # logical px of width that an answer needs at the foot of a card
FACE = 40  # logical px of a face of those whom an offer is about


def bound_height(kit: Kit, width: float, bound: Bound) -> float:
    """Return how tall it is in a width."""
    tall: float = -(-len(bound.people) // _abreast(kit, width, bound)) * (FACE + 12)
    tall += sum(kit.measure(escape(one.text), width - 28, "body") + 4 for one in bound.lines)
    tall += 34 if bound.lines else 0
    return tall + (kit.measure(escape(bound.breaks), width - 34, "body") + 62 if bound.breaks else 0)


def _abreast(kit: Kit, width: float, bound: Bound) -> int:
    """Return how many of those whom an offer is about stand beside each other, so that every name is whole."""
    longest = max((kit.text_width(said, "small_bold") for _, _, said in bound.people), default=0)
    fit = min(max(1, len(bound.people)), max(1, int((width - 4) // (FACE + 14 + longest))))
    return -(-len(bound.people) // -(-len(bound.people) // fit)) if bound.people else 1  # rows of like length


def bound_block(kit: Kit, app: App, area: Any, y: float, bound: Bound) -> float:
    """Draw to what an answer of yes would bind; returns where it ends."""
    if bound.people:
        row = _abreast(kit, area.w, bound)
        wide = (area.w - 4) / row
        for n, (role, p, said) in enumerate(bound.people):
            if n and n % row == 0:
                y += FACE + 12
            x, person = area.x + n % row * wide, app.scenario.people[p]
            portrait.draw(kit, (x, y, FACE, FACE), person.id, dict(person.portrait), initials(person.name))
            kit.label((x + FACE + 6, y, wide - FACE - 10, 20), role, "small", "muted")
            kit.label((x + FACE + 6, y + 19, wide - FACE - 10, 22), said, "small_bold")
        y += FACE + 12
    if bound.lines:
        kit.label((area.x, y, area.w, 22), app.text("decision.binds"), "label", "red")
        y = effect_lines(kit, area, y + 26, list(bound.lines)) + 8
    return warned(kit, area, y, app.words.say("does", "breaks"), bound.breaks) if bound.breaks else y


__all__ = ["Answer", "Question", "answer_card", "answers_to", "card_height", "reasons_block"]
