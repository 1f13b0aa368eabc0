"""What a card of a question is about: whose picture, what weighs, to what a yes binds, and the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from game.advice import ledger
from game.advice.goal import unseated
from game.play.action import ACTIONS, Action, bar, kinds_at, legal
from game.rules import deal, slate
from game.rules.gatherings import hall_votes
from game.rules.hall import report_motion
from game.rules.vote import Ballot, target_of, wish
from game.ui import orders, telling
from game.ui.kit import Reason as Line
from game.ui.kit import Tip, escape
from game.ui.scenes import reported
from game.ui.screens import whip
from game.words import readings, ties
from game.words.choice_told import card_told, choice_told
from game.words.did import did
from game.words.effect import Effect
from game.words.effect_answers import answer_effects, list_head, offer_breaks, offer_effects, reporter_head
from game.words.needs import why_closed
from game.words.scenes import head_of
from game.world.kinds import BLOC, TRADE, Decision, Motion
from game.world.reason import Reason, total

if TYPE_CHECKING:
    from game.ui.app import App

SHOWN = 7  # reasons of a sum that are told one by one
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


class Bound(NamedTuple):
    """To what an answer of yes would bind: who is in it, what it comes to, what it would break."""

    people: tuple[tuple[str, int, str], ...] = ()  # the part, the person, his name
    lines: tuple[Effect, ...] = ()
    breaks: str = ""



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
        told = [escape(text) for text in card_told(app.words, view, decision.a, k)]
        said = [" ".join([*told, app.text(f"decision.status_{one.status}")])]  # in one line, where there is little room
        said += map(escape, readings("happening", one.id, app.language))
        if one.grave and one.spot == (("n", me),):
            said += _unseated(app)
        return "\n".join(said), [], None
    if decision.kind == "offer" and offered(app):
        reasons = deal.answer(view, me, offered(app))
        return app.text("decision.circle"), _weighty(app, reasons), total(reasons)
    if decision.kind == "noticed":
        return app.text("decision.noticed_note"), [], None
    if decision.kind == "slate":
        return escape(list_head(app.words, view, k)), [], None
    if decision.kind == "reporter":
        return escape(reporter_head(app.words, view, k)), [], None
    if decision.kind == "place":
        reasons = slate.would_take(view, me, app.scenario.seats[decision.b // 3], decision.b % 3)
        return "", _weighty(app, reasons), total(reasons)
    if decision.kind == "report" and view.report_by >= 0:
        reasons = wish(Ballot(view, report_motion(view, view.report_by)), me)
        return "", _weighty(app, reasons), total(reasons)
    if decision.kind == "after":
        return f"{_count_of(app, decision)} {app.text('decision.after_note')}".strip(), [], None
    return "", [], None


def _unseated(app: App) -> list[str]:
    """Say how many, as the reader counts, would vote now to take his office from him; nothing where he has none."""
    mover, count = unseated(app.view, app.seat)
    if count is None:
        return []
    post, who = app.words.post(app.view.secretary_post), app.words.person(mover)
    need = ledger.needed(count)
    return [app.text("decision.unseated", n=count.ayes, of=count.ayes + count.noes, need=need, post=post, who=who)]


def _count_of(app: App, decision: Decision) -> str:
    """Say how the vote went after which a minority is asked."""
    n = reported(app.game, decision)
    result = app.game.reports[n].result if n is not None else None
    if n is None or result is None:
        return ""
    item = Motion(*app.game.reports[n].motion)
    key = "carried" if result.carried else "tied" if result.ayes == result.noes else "lost"
    ayes, noes = (whip.votes_text(app, votes, item) for votes in (result.ayes, result.noes))
    return app.text("decision.after_count", word=app.text(f"vote.{key}"), ayes=ayes, noes=noes)


def weighs_title(app: App, decision: Decision) -> str:
    """Return whose reasons stand on a card."""
    key = "own_reasons" if decision.kind == "report" else "weighs"
    return app.text(f"decision.{key}", who=app.words.person(app.me))


def binds(app: App, decision: Decision) -> Bound:
    """Return to what a yes to an offer would bind, nothing for other questions."""
    found = offered(app) if decision.kind == "offer" else ()
    if not found:
        return Bound()
    me = app.scenario.seats[app.seat]
    people = [("from", found[0]), ("to", me)]
    people += [("with", p) for p in found[1] if p not in (found[0], me)]
    aimed = found[2] == BLOC or (found[2] == TRADE and found[7][1] in (deal.AGAINST, deal.SHIELD))
    if aimed:
        people.append(("for" if found[2] == TRADE and found[7][1] == deal.SHIELD else "against", found[3]))
    return Bound(
        tuple((app.text(f"decision.is_{role}"), p, app.words.person(p)) for role, p in people),
        tuple(offer_effects(app.words, app.view, app.seat)),
        " ".join(offer_breaks(app.words, app.view, app.seat)),
    )


def _weighty(app: App, reasons: list[Reason]) -> list[Line]:
    """Return the heaviest reasons of a sum and what the smaller ones come to, so that the lines add up."""
    order = sorted(reasons, key=lambda one: -abs(one.amount))
    shown, rest = order[:SHOWN], total(order[SHOWN:])
    told = [telling.line(app, one) for one in shown]
    said = [one._replace(text=telling.ruled(one.text, why.code)) for one, why in zip(told, shown, strict=True)]
    if rest:
        smaller = app.words.say("does", "smaller_things")
        said.append(Line(escape(smaller), rest))
    return said


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
        does += answer_effects(app.words, app.view, decision, action) if why is None else []
        does += app.words.reasons(ACTIONS[name].forecast(app.view, decision.seat, ())) if why is None else []
        barred = app.words.reason(why) if why is not None else None
        if name == "tell" and barred and offered(app) and offered(app)[2] == TRADE:
            barred = app.text("decision.tell_trade")
        found.append(Answer(action, app.words.action_name(name), _in_a_row(does), barred))
    return found


def _in_a_row(parts: Iterable[str]) -> str:
    """Join what is told of an answer by points; a sentence before one ends without its full stop."""
    return " · ".join(filter(None, parts)).replace(". ·", " ·")


def _addressed(app: App, decision: Decision, name: str) -> list[Answer]:
    """Return an answer once for each person it may go to; where it may go to nobody, one barred answer says why."""
    kind, found = ACTIONS[name], []
    for action in legal(app.view, decision, name, 12):
        does = [app.words.action_does(name)]
        does += app.words.reasons(kind.forecast(app.view, decision.seat, action.args))
        tip = app.person_tip(action.args[0])
        found.append(Answer(action, app.words.action(name, action.args, app.view), _in_a_row(does), None, tip))
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
        head, dot, rest = app.words.choice(decision.a, c, app.me).partition(". ")
        cost = app.words.choice_cost(decision.a, c)
        if cost:
            rest = f"{rest} {app.text('compose.human')}: {cost}".strip()
        if why is None:
            rest = " ".join(filter(None, (rest, *choice_told(app.words, app.view, decision.a, c, app.seat))))
        barred = why_closed(app.words, app.view, decision.a, c, app.me) if why is not None else None
        found.append(Answer(action, head + dot.strip(), rest, barred, choice_tip(app, decision.a, c)))
    return found


def choice_tip(app: App, h: int, c: int) -> Tip:
    """Return what a choice does, effect by effect, each with what it is measured in."""
    choice = app.scenario.happenings[h].choices[c]
    told = [text for text, _ in did(app.words, app.view, choice.effects, app.me, app.seat, ahead=True)]
    text = "\n".join(escape(one) for one in told) or app.text("decision.does_nothing")
    return Tip(escape(head_of(app.words, h, c, app.me)), text)


def _visits(app: App, decision: Decision) -> list[Answer]:
    found, view = [], app.view
    for action in legal(view, decision, "visit"):
        (q,) = action.args
        does = " ".join(answer_effects(app.words, view, decision, action))
        if q < 0:
            found.append(Answer(action, app.text("decision.stay"), does))
            continue
        holder = view.holder[q]
        who = app.words.person(holder) if holder >= 0 else app.text("tip.vacant")
        root = view.roots()[holder] if holder >= 0 else -1
        whose = ""
        if root >= 0 and root != holder:
            own = root == app.me
            whose = app.text("decision.man_yours" if own else "decision.man_of", name=app.words.person(root))
        sub = app.text("decision.visit", who=who, votes=hall_votes(view)[q], machine=view.machine[q])
        found.append(
            Answer(
                action,
                app.words.post(q),
                _in_a_row((sub, whose, does)),
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
                sub = _in_a_row(app.words.reasons(kind.forecast(app.view, app.seat, action.args)))
            does = answer_effects(app.words, app.view, decision, action)
            sub = _in_a_row((sub, *does))
            text = app.words.action(kind.name, action.args, app.view)
            found.append(Answer(action, text, sub, None, tip))
    return found


def _names(app: App, decision: Decision) -> list[Answer]:
    found, view = [], app.view
    for action in legal(view, decision, "propose"):
        (x,) = action.args
        does = " ".join(answer_effects(app.words, view, decision, action))
        if x < 0:
            found.append(Answer(action, app.text("decision.nobody"), does))
            continue
        sub = app.text(
            "decision.name",
            posts=telling.posts_words(app, x),
            loyalty=app.words.loyalty(view.loyalty[x]),
            number=ties.number(app.words, view, x),
        )
        found.append(Answer(action, app.words.person(x, "full"), f"{sub} · {does}", None, app.person_tip(x)))
    return found + _listed(app, decision, ("give_place",))


__all__ = ["Answer", "Bound", "answers_to", "beside", "binds", "concerned", "offered", "weighs_title"]
