"""Questions put to the player, as a card over the desk: news, offers, holds, lists, amendments, what follows a vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from game.play.action import ACTIONS, Action, bar, kinds_at, legal
from game.rules import deal, slate
from game.rules.hall import report_motion
from game.rules.vote import Ballot, target_of, wish
from game.ui import orders, portrait, telling
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, Tip, cut_bottom, cut_left, escape
from game.ui.kit import Reason as Line
from game.ui.screens.base import Screen, initials, screen
from game.words import readings
from game.world.kinds import Decision
from game.world.reason import total

if TYPE_CHECKING:
    from game.ui.app import App

PICTURE = 120
PLAIN: dict[str, tuple[str, ...]] = {
    "offer": ("accept", "refuse", "tell"),
    "pressed": ("yield", "confess", "cancel", "defy"),
    "noticed": (
        "ignore", "counter", "loyal", "cover", "caution", "feed", "reassure", "own_paper", "go_there", "tidy",
        "to_table", "vet", "project", "expose",
    ),
    "published": ("say_nothing", "deny", "unmask", "reply"),
    "amend": ("stand_firm", "soften", "refer", "withdraw"),
    "after": ("submit", "reserve", "appeal", "cells"),
    "place": ("take_place", "leave_place"),
    "report": ("speak_for", "hear_out", "speak_against"),
    "fallen": ("recant_letter", "hold_out", "silence", "write_end", "letter", "deal"),
    "end_offer": ("play_on", "write_end"),
    "recanted": ("let_stand", "demand_names"),
    "names": ("name_names", "refuse_names"),
    "deal": ("take_deal", "decline_deal"),
    "together": ("go_too", "stay_on"),
}


@dataclass(frozen=True)
class Answer:
    """One answer on a card: what it is, what it does, why it is barred."""

    action: Action
    text: str
    sub: str = ""
    why: str | None = None
    tip: Tip | None = None
    tone: str = "muted"

    @property
    def id(self) -> str:
        """The zone id: the kind, with its arguments where it has any."""
        return ":".join(["answer", self.action.kind, *map(str, self.action.args)])


@screen("decision")
class Question(Screen):
    """The card of the question now put; it closes when no card is asked for any more."""

    over = True

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.item = 0  # the corridor's item in hand

    def about(self) -> object:
        """Give the question that is put."""
        return self.app.session.decision if self.app.session is not None else None

    def draw(self, kit: Kit) -> None:
        app = self.app
        decision = app.session.decision if app.session is not None else None
        if decision is None or decision.kind in ("desk", "call") or decision.seat != app.seat:
            app.back()
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
        self._card(kit, decision, asked.title, asked.text, answers, more)

    def _card(
        self,
        kit: Kit,
        decision: Decision,
        title: str,
        text: str,
        answers: list[Answer],
        more: tuple[str, list[Line], int | None],
    ) -> None:
        app = self.app
        who = concerned(app, decision)
        wide = min(780, kit.width - 16) - 2 * (10 + 4)
        beside_w = wide - (PICTURE + 16 if who >= 0 else 0) - 12
        note, lines, sum_ = more
        head = kit.measure(escape(text), beside_w, "serif")
        head = max(
            PICTURE if who >= 0 else 0,
            head + (kit.measure(note, beside_w, "small_italic") + 8 if note else 0),
        )
        tall = head + 14 + len(lines) * 24 + (60 if lines else 0)
        tall += sum(card_height(kit, wide - 14, one) + 8 for one in answers)
        size = (min(780, kit.width - 16), min(kit.height - 20, tall + 32 + 28 + 52))
        chosen: Action | None = None
        aside = False
        with kit.modal(
            "decision", title, size, "red" if decision.kind in ("news", "pressed", "published", "fallen") else "ink"
        ) as box:
            foot, body = cut_bottom(box, 40, 8)
            with kit.scroll(f"card:{decision.kind}:{decision.a}", body) as area:
                y: float = area.y
                left = pygame.Rect(area.x, int(y), int(area.w), head)
                if who >= 0:
                    picture, left = cut_left(left, PICTURE, 16)
                    person = app.scenario.people[who]
                    portrait.draw(
                        kit,
                        (picture.x, picture.y, PICTURE, PICTURE),
                        person.id,
                        dict(person.portrait),
                        initials(person.name),
                    )
                used = kit.paragraph((left.x, left.y, left.w - 4, 0), escape(text), "serif")
                if note:
                    used += 4
                    used += kit.paragraph((left.x, left.y + used, left.w - 4, 0), note, "small_italic", "muted")
                # Beside a scroll bar the text is narrower, and so taller, than it was measured.
                y += max(PICTURE if who >= 0 else 0, used) + 14
                y = reasons_block(kit, app, area, y, lines, sum_)
                for n, one in enumerate(answers):
                    high = card_height(kit, area.w - 4, one)
                    if answer_card(kit, (area.x, y, area.w - 4, high), n, one):
                        chosen = one.action
                    y += high + 8
                area.used(y)
            aside = kit.button(
                "look_round",
                (foot.right - 290, foot.y, 290, 38),
                app.text("decision.look_round"),
                tip=app.text("decision.look_round_tip"),
            )
            if kit.cancel:
                aside = True
        if chosen is not None:
            # The next question may be another's.
            app.submit(chosen, (lambda: app.go("desk")) if app.several else None)
        elif aside:
            app.set_aside = decision
            app.back()


def card_height(kit: Kit, width: float, one: Answer) -> int:
    """Return how tall an answer is when its text is wrapped to a width."""
    room = width - 28 - kit.key_width(NUMBERS, 34)
    return max(
        40,
        kit.measure(escape(one.text), room, "bold")
        + (kit.measure(escape(one.why or one.sub), room, "small") + 2 if one.why or one.sub else 0)
        + 16,
    )


def answer_card(kit: Kit, rect: tuple[float, float, float, float], n: int, one: Answer) -> bool:
    """Draw an answer as a wrapped button with its number; true when it was chosen."""
    hotkey = NUMBERS[n] if n < len(NUMBERS) else None
    x, y, w, h = rect
    ink = "ink" if one.why is None else "muted"
    if one.why is None:
        kit.fill((x + 3, y + 3, w, h), "line")
        kit.fill(rect, "card")
    acted = kit.row(one.id, rect, tip=one.tip, hotkey=hotkey, enabled=one.why is None, why=one.why)
    kit.frame(rect, "ink" if one.why is None else "line", 2)
    cap = kit.key_width(NUMBERS, 34)
    kit.fill((x + 2, y + 2, cap, h - 4), "ink" if one.why is None else "line")
    kit.key_label((x + 2, y + 2, cap, h - 4), hotkey, "card" if one.why is None else "ink")
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


def reasons_block(kit: Kit, app: App, area: Any, y: float, lines: list[Line], sum_: int | None) -> float:
    """Draw reasons with amounts, and their sum; returns where it ends."""
    if not lines:
        return y
    kit.label((area.x, y, area.w, 22), app.text("decision.weighs"), "label", "red")
    y += 24
    for one in lines:
        amount = one.amount
        if isinstance(amount, int) and amount:
            shown = f"+{amount}" if amount > 0 else f"−{-amount}"
            kit.label((area.x, y, 48, 22), shown, "bold", "good" if amount > 0 else "bad", "right")
        kit.label((area.x + 58, y, area.w - 62, 22), one.text.replace("\\", ""), "body")
        y += 24
    if sum_ is not None:
        shown = f"+{sum_}" if sum_ > 0 else f"−{-sum_}" if sum_ else "0"
        kit.rule(area.x, y, area.w - 4, "line", 1)
        kit.label((area.x, y + 2, 48, 24), shown, "bold", "good" if sum_ > 0 else "bad", "right")
        kit.label((area.x + 58, y + 2, area.w - 62, 24), app.text("tip.sum"), "bold")
        y += 28
    return y + 8


# -- what a card is about -------------------------------------------------------------------------


def concerned(app: App, decision: Decision) -> int:
    """Return the person whose picture belongs on the card, -1 for none."""
    view, k = app.view, app.seat
    me = app.scenario.seats[k]
    if decision.kind == "offer":
        return int(offered(app)[0]) if offered(app) else -1
    if decision.kind == "pressed":
        mine = [press for press in view.presses if press[1] == me]
        return mine[0][0] if mine else -1
    if decision.kind == "place":
        return int(app.scenario.seats[decision.b // 3])
    if decision.kind == "report":
        return view.report_by
    if decision.kind == "published":
        return decision.b >> 2
    if decision.kind == "noticed":
        return next((op.owner for op in view.ops if op.id == decision.a), -1)
    if decision.kind in ("amend", "after") and 0 <= decision.a < len(view.agenda):
        target = target_of(view, view.agenda[decision.a])
        return target if target >= 0 else me
    if decision.kind in ("recanted", "deal", "together", "end_offer"):
        return decision.a
    return me if decision.kind in ("news", "fallen", "names") else -1


def offered(app: App) -> tuple[Any, ...]:
    """Return the offer now asked about, empty if there is none."""
    from game.words import offered as found

    offer = found(app.view, app.seat)
    return tuple(offer) if offer else ()


def beside(app: App, decision: Decision) -> tuple[str, list[Line], int | None]:
    """Return a note under the text, and the reasons that weigh on the answer with their sum."""
    view, k = app.view, app.seat
    me = app.scenario.seats[k]
    if decision.kind == "news":
        one = app.scenario.happenings[decision.a]
        said = [app.text(f"decision.status_{one.status}"), *map(escape, readings("happening", one.id, app.language))]
        return "\n".join(said), [], None
    if decision.kind == "offer" and offered(app):
        reasons = deal.answer(view, me, offered(app))
        order = sorted(reasons, key=lambda one: -abs(one.amount))[:7]
        return app.text("decision.circle"), [telling.line(app, one) for one in order], total(reasons)
    if decision.kind == "noticed":
        return app.text("decision.noticed_note"), [], None
    if decision.kind == "place":
        reasons = slate.would_take(view, me, app.scenario.seats[decision.b // 3], decision.b % 3)
        return "", [telling.line(app, one) for one in reasons], total(reasons)
    if decision.kind == "report" and view.report_by >= 0:
        reasons = wish(Ballot(view, report_motion(view, view.report_by)), me)
        order = sorted(reasons, key=lambda one: -abs(one.amount))[:7]
        return "", [telling.line(app, one) for one in order], total(reasons)
    if decision.kind == "after":
        return app.text("decision.after_note"), [], None
    return "", [], None


def answers_to(app: App, decision: Decision) -> list[Answer]:
    """Return the answers to a question, the barred ones with their reason."""
    if decision.kind == "news":
        return _choices(app, decision)
    if decision.kind == "conference":
        return _visits(app, decision)
    if decision.kind == "slate":
        return _names(app, decision)
    if decision.kind in ("reporter", "theses"):
        return _listed(app, decision)
    found = []
    order = PLAIN[decision.kind]
    for name in order:
        if ACTIONS[name].fields:
            found += _addressed(app, decision, name)
            continue
        action = Action(name)
        why = bar(app.view, decision, action)
        if why is not None and why.code == "other_answer":
            continue  # it answers another kind of operation
        does = [app.words.action_does(name)]
        does += app.words.reasons(ACTIONS[name].forecast(app.view, decision.seat, ())) if why is None else []
        found.append(
            Answer(
                action,
                app.words.action_name(name),
                " · ".join(does),
                app.words.reason(why) if why is not None else None,
            )
        )
    return found


def _addressed(app: App, decision: Decision, name: str) -> list[Answer]:
    """Return an answer once for each person it may go to; where it may go to nobody, one barred answer says why."""
    kind, found = ACTIONS[name], []
    for action in legal(app.view, decision, name, 12):
        does = [app.words.action_does(name)]
        does += app.words.reasons(kind.forecast(app.view, decision.seat, action.args))
        tip = app.person_tip(action.args[0])
        found.append(Answer(action, app.words.action(name, action.args, app.view), " · ".join(does), None, tip))
    if not found:
        action = Action(name, next(kind.options(app.view, decision.seat), (-1,) * len(kind.fields)))
        why = bar(app.view, decision, action)
        told = app.words.reason(why) if why is not None else None
        found.append(Answer(action, app.words.action_name(name), "", told))
    return found


def _choices(app: App, decision: Decision) -> list[Answer]:
    found = []
    for c in range(len(app.scenario.happenings[decision.a].choices)):
        action = Action("choose", (c,))
        why = bar(app.view, decision, action)
        head, dot, rest = app.words.choice(decision.a, c).partition(". ")
        cost = app.words.choice_cost(decision.a, c)
        if cost:
            rest = f"{rest} {app.text('compose.human')}: {cost}".strip()
        found.append(
            Answer(action, head + dot.strip(), rest, app.words.reason(why) if why is not None else None)
        )
    return found


def _visits(app: App, decision: Decision) -> list[Answer]:
    found, view = [], app.view
    for action in legal(view, decision, "visit"):
        (q,) = action.args
        if q < 0:
            found.append(Answer(action, app.text("decision.stay")))
            continue
        holder = view.holder[q]
        who = app.words.person(holder) if holder >= 0 else app.text("tip.vacant")
        root = view.roots()[holder] if holder >= 0 else -1
        whose = (
            app.text("decision.man_of", name=app.words.person(root)) if root >= 0 and root != holder else ""
        )
        sub = app.text("decision.visit", who=who, votes=view.delegates[q], machine=view.machine[q])
        found.append(
            Answer(
                action,
                app.words.post(q),
                " · ".join(part for part in (sub, whose) if part),
                None,
                app.post_tip(q),
            )
        )
    return found[1:] + found[:1]


def _listed(app: App, decision: Decision, names: tuple[str, ...] = ()) -> list[Answer]:
    """Return every answer with its fields in words; `names` are the kinds, all that answer by default."""
    found = []
    for kind in kinds_at(decision):
        for action in legal(app.view, decision, kind.name, 12) if not names or kind.name in names else ():
            tip = app.person_tip(action.args[0]) if kind.fields[:1] == ("person",) and action.args[0] >= 0 else None
            hope = total(kind.forecast(app.view, app.seat, action.args))
            sub = ""
            if kind.name == "give_place":
                patron = app.words.person(slate.patron_of(app.view, action.args[0], app.seat))
                sub = app.text("decision.place_likely" if hope > 0 else "decision.place_doubtful", patron=patron)
                tip = orders.action_tip(app, action, sub)
            elif kind.name == "set_theses" and action.args[0] >= 0:
                sub = " · ".join(app.words.reasons(kind.forecast(app.view, app.seat, action.args)))
            text = app.words.action(kind.name, action.args, app.view)
            found.append(Answer(action, text, sub, None, tip))
    return found


def _names(app: App, decision: Decision) -> list[Answer]:
    found, view = [], app.view
    for action in legal(view, decision, "propose"):
        (x,) = action.args
        if x < 0:
            found.append(Answer(action, app.text("decision.nobody")))
            continue
        sub = app.text(
            "decision.name",
            posts=telling.posts_words(app, x),
            loyalty=app.words.loyalty(view.loyalty[x]),
            n=view.loyalty[x],
        )
        found.append(Answer(action, app.words.person(x, "full"), sub, None, app.person_tip(x)))
    return found + _listed(app, decision, ("give_place",))


__all__ = [
    "ACTIONS",
    "Answer",
    "Question",
    "answer_card",
    "answers_to",
    "card_height",
    "orders",
    "reasons_block",
]
