"""Orders as the window shows them: what is suggested, what is barred and why, how one is built up."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from game import advice
from game.advice import choices, ledger
from game.advice.choices import further
from game.play import motion
from game.play.action import ACTIONS, OWN, STAFF, Action, Kind, bar, own_acts_left, slots_left
from game.play.actions.corridor import WORDS
from game.play.actions.posts import by_body
from game.play.actions.resigning import offer
from game.rules import levers, tally
from game.rules.gatherings import hall_votes
from game.rules.hold import find_hold
from game.rules.measure import MEASURES
from game.ui import won_line
from game.ui.kit import Reason as Line
from game.ui.kit import Tip, escape
from game.ui.screens import whip
from game.ui.telling import line
from game.words.barred import barred_people
from game.words.bonds import broken_by
from game.words.effect import Effect
from game.words.effect_acts import told
from game.world.facts import Facts
from game.world.kinds import FILL, MEASURE, REMOVE, Decision, Motion
from game.world.reason import Reason, total

if TYPE_CHECKING:
    from game.ui.app import App

MOST = 7
TOLD = 4  # lines of what an order does that a tooltip has room for
SUMMED = ("appoint", "pact", "bargain", "renew", "press", "promise", "warn", "trade", "show_paper", "give_place")
SHORT = ("work", "case", "leak", "write", "speak", "shift", "conciliate")  # told in a row by what they do first
FULL = 2  # a full seat in the Committee
OFFICE = 4  # rank of a post high enough to resign from
LEVERS: dict[str, tuple[str, ...]] = {
    "drive": ("admissions",), "money": ("purse",), "inspect": ("inspection", "agenda"), "campaign": ("press",),
    "order": ("chair", "agenda"), "case": ("inspection", "surveillance", "press", "archive"),
}  # fmt: skip
BY_A_MAN = ("inspect", "campaign", "case")  # where a man of one's own with such a post is enough
CHIEF = ("pact",)  # where it is not the first by name
SEARCHED = 600  # combinations looked through for one field


class Thought(NamedTuple):
    """An order that suggests itself: why it is thought of, whether it was given, and why it cannot be (any more)."""

    action: Action
    said: str
    given: bool = False
    why: str | None = None

    @property
    def open(self) -> bool:
        """Whether it can be taken up now."""
        return not self.given and self.why is None


def suggestions(app: App) -> list[Thought]:
    """Return at most seven orders worth thinking of. Each keeps its place until the month ends, given or not."""
    session = app.session
    decision = session.decision if session is not None else None
    if decision is None or decision.kind != "desk":
        return []
    view, k = app.view, app.seat
    kept = _thoughts(app, view, k)
    given = {(kind, tuple(args)) for seat, kind, args in view.orders if seat == k}
    out = []
    for action, reasons in kept:
        why = bar(view, decision, action)
        done = (action.kind, action.args) in given
        said = " ".join(map(app.words.reason, reasons))
        out.append(Thought(action, said, done, app.words.reason(why) if why else None))
    return out


def _thoughts(app: App, view: Facts, k: int) -> list[tuple[Action, list[Reason]]]:
    """Return what was thought of at an open desk: as it was opened, and after each order given, in places that stay.

    It is worked out from the orders given and not kept as it was seen, so that a game that is loaded shows the same.
    """
    orders = tuple(view.orders)
    kept: list[tuple[Action, list[Reason]]] = []
    for n in range(len(orders) + 1):
        key = (k, view.month, orders[:n])
        if key not in app.thoughts:
            then = copy(view)
            then.orders = list(orders[:n])
            app.thoughts[key] = [*kept, *_more(app, then, k, kept)]
        kept = app.thoughts[key]
    return kept


def _more(app: App, view: Facts, k: int, kept: list[tuple[Action, list[Reason]]]) -> list[tuple[Action, list[Reason]]]:
    """Return what comes to mind beside what is kept, as many as there are places left."""
    if len(kept) >= MOST:
        return []
    known = {advice.matter(action) for action, _ in kept}
    new = [
        (action, [reasons[0], *(one for one in reasons[1:] if one.code in advice.OTHERWISE)])
        for action, reasons in advice.suggestions(view, k, MOST)
    ]
    if new and not kept:  # in groups by what they cost, that of the best first; what comes to mind later has its number
        first = STAFF if app.lesson.shown else ACTIONS[new[0][0].kind].cost  # the half-year begins with the staff
        new.sort(key=lambda one: ACTIONS[one[0].kind].cost != first)
    return [one for one in new if advice.matter(one[0]) not in known][: MOST - len(kept)]


def about(app: App, action: Action, said: str = "") -> str:
    """Return who the man is whom an order is about, '' where it is about none or a contender.

    Of one's own man is told what is `said` of him, of any other whose man he is.
    """
    from game.ui import telling

    view, args = app.view, action.args
    at = {"win": 0, "appoint": 1, "case": 0, "watch": 0}.get(action.kind, -1)
    if action.kind == "motion" and args[0] in (FILL, REMOVE):
        at = 2
    x = args[at] if at >= 0 else -1
    if x < 0 or view.seat_index[x] >= 0:
        return ""
    sent = sum(hall_votes(view)[q] for q in view.posts_of[x])
    parts = [telling.posts_words(app, x)]
    parts += [app.text("thought.delegates", n=sent)] if sent else []
    parts += [app.text("thought.committee")] if view.seat_cc[x] == FULL else []
    return " · ".join([*parts, said if said and view.patron[x] == app.me else telling.patron_words(app, x)])


def serves(app: App, action: Action) -> str:
    """Return the line of the goal that an order serves, in words, as its page has it."""
    code = _told(app, action)[1]
    return app.text("thought.for", what=app.words.say("serves", code)) if code else ""


def possible(app: App, action: Action) -> tuple[int, int, int, int] | None:
    """Return of a motion the fewest and most votes for that are possible, and how many of how many cards are old."""

    def found() -> tuple[int, int, int, int]:
        view, k = app.view, app.seat
        item = motion.make(view, app.me, *action.args)
        count = tally.count(view, item)
        low, high = ledger.between(view, k, item, count)
        voters = [line.person for line in count.lines if line.person >= 0]
        return low, high, sum(ledger.age(view, k, p) > ledger.STALE for p in voters), len(voters)

    return app.memo(("band", action), found) if action.kind == "motion" and app.seat >= 0 else None


def first_legal(view: Facts, decision: Decision, name: str, chosen: tuple[int, ...] = ()) -> Action | None:
    """Return the first legal action of a kind whose fields begin with those chosen."""
    kind = ACTIONS[name]
    for n, args in enumerate(kind.options(view, decision.seat)):
        if n > SEARCHED:
            return None
        if args[: len(chosen)] == chosen and bar(view, decision, Action(name, args)) is None:
            return Action(name, args)
    return None


def barred(app: App, decision: Decision, name: str) -> str | None:
    """Return why no action of a kind can be ordered now, None if one can."""
    view, kind = app.view, ACTIONS[name]
    if kind.cost == OWN and own_acts_left(view, decision.seat) <= 0:
        return app.words.reason(Reason("no_act_left"))
    if kind.cost == STAFF and slots_left(view, decision.seat) <= 0:
        return app.words.reason(Reason("no_slot_left", 0, (view.slots(view.scenario.seats[decision.seat]),)))
    why: Reason | None = None
    for n, args in enumerate(kind.options(view, decision.seat)):
        reason = bar(view, decision, Action(name, args))
        if reason is None:
            return None
        why = why or reason
        if n > SEARCHED:
            break
    return needs(app, name, why) or app.words.reason(why or advice.nothing(name))


def needs(app: App, name: str, why: Reason | None) -> str:
    """Return the posts that would lift a bar where it is a post that is missing, '' where it is not."""
    view, posts = app.view, app.scenario.posts
    if why is None or why.code not in ("no_lever", "no_office"):
        return ""
    if why.code == "no_office":
        found = [q for q, post in enumerate(posts) if post.rank >= OFFICE]
    else:
        found = [q for lever in LEVERS.get(name, ()) for q in levers.with_lever(view, lever)]
    names = [app.words.post(q) for q in sorted(dict.fromkeys(found), key=lambda q: -posts[q].rank)[:2]]
    if not names:
        return ""
    key = "office" if why.code == "no_office" else "post_or_man" if name in BY_A_MAN else "post"
    return app.text(f"bar.{key}", posts=f" {app.text('bar.or')} ".join(names))


@dataclass(frozen=True)
class Value:
    """A value the next field may take, and the first whole action it leads to.

    `ways` are the whole actions it leads to, `after` the values the field after it may take, `men` the first action to
    each person who could be asked where that is chosen later.
    """

    value: int
    leads_to: tuple[int, ...]
    ways: int
    after: int = 1
    men: tuple[tuple[int, ...], ...] = ()


def stage(view: Facts, decision: Decision, name: str, chosen: tuple[int, ...]) -> list[Value]:
    """Return what the next field of a half-built action may be, in order of interest."""
    kind, at = ACTIONS[name], len(chosen)
    first: dict[int, tuple[int, ...]] = {}
    ways: dict[int, int] = {}
    after: dict[int, set[int]] = {}
    asked = kind.fields.index("person") + 1 if "person" in kind.fields[at + 1 :] else 0
    men: dict[int, dict[tuple[int, ...], tuple[int, ...]]] = {}  # the first way to each man who could be asked
    for n, args in enumerate(kind.options(view, decision.seat)):
        if n > 4 * SEARCHED:
            break
        if args[:at] != chosen or bar(view, decision, Action(name, args)) is not None:
            continue
        first.setdefault(args[at], args)
        ways[args[at]] = ways.get(args[at], 0) + 1
        if asked:
            men.setdefault(args[at], {}).setdefault(args[:asked], args)
        after.setdefault(args[at], set()).update(args[at + 1 : at + 2])
    for args in further(view, name, chosen):
        if args[at] not in first and bar(view, decision, Action(name, args)) is None:
            first[args[at]], ways[args[at]] = args, 1
    return [
        Value(value, args, ways[value], len(after.get(value, ())) or 1, tuple(men.get(value, {}).values()))
        for value, args in first.items()
    ]


def best(app: App, name: str, one: Value) -> Action:
    """Return the action that a half-built one leads to at best: of those who could be asked, he who is most for it."""
    if not one.men or name not in SUMMED:
        return Action(name, one.leads_to)
    return max((Action(name, args) for args in one.men), key=lambda action: total(forecast(app, action)))


def nothing(app: App, decision: Decision, name: str, chosen: tuple[int, ...]) -> str:
    """Return why the next field of a half-built action has no value."""
    view = app.view
    begun = (args for args in ACTIONS[name].options(view, decision.seat) if args[: len(chosen)] == chosen)
    first = next(begun, None) or next(further(view, name, chosen), None)
    why = bar(view, decision, Action(name, first)) if first is not None else None
    return app.words.reason(why) if why is not None else barred(app, decision, name) or ""


def left_out(app: App, decision: Decision, name: str) -> list[tuple[str, list[int]]]:
    """Return who of weight cannot be chosen for an order about one person, by the reason that bars him."""
    return barred_people(app.words, app.view, decision, name)


def kinds() -> list[Kind]:
    """Return the kinds of order a desk knows, by their number; of those with one number the chief one first."""
    return sorted(
        (kind for kind in ACTIONS.values() if kind.number),
        key=lambda kind: (kind.number, kind.name not in CHIEF, kind.name),
    )


def effects(app: App, action: Action) -> list[Effect]:
    """Return what an order does, line by line."""
    return _told(app, action)[0]


def _told(app: App, action: Action) -> tuple[list[Effect], str]:
    return app.memo(("does", action), lambda: told(app.words, app.view, app.seat, action))


def broken(app: App, action: Action) -> list[str]:
    """Return which pacts and words of one's own an order would break."""
    return app.memo(("order breaks", action), lambda: broken_by(app.words, app.view, app.seat, action))


def item_of(app: App, action: Action) -> Motion | None:
    """Return the motion that an order would put, None where it puts none."""
    me = app.scenario.seats[app.seat]
    if action.kind == "motion":
        return motion.make(app.view, me, *action.args)
    if action.kind == "appoint" and by_body(app.view, action.args[0]):
        q, x = action.args
        return motion.make(app.view, me, FILL if app.view.holder[q] < 0 else REMOVE, q, x)
    if action.kind in ("resign", "resign_together"):
        return offer(app.view, me, tuple(x for x in action.args if x >= 0))
    return None


def counted(app: App, action: Action) -> tally.Tally | None:
    """Return the count of the motion that an order would put, None where it puts none."""
    item = item_of(app, action)
    if item is None:
        return None
    made: tally.Tally = app.memo(("count of", action), lambda: tally.count(app.view, item))
    return made


def band(app: App, action: Action) -> list[str]:
    """Return what `_band` tells, made once."""
    told: list[str] = app.memo(("band told", action), lambda: _band(app, action))
    return told


def _band(app: App, action: Action) -> list[str]:
    """Return the forecast of a vote as the session gives it: a range, what is needed, and on which cards it rests."""
    item, count = item_of(app, action), counted(app, action)
    if item is None or count is None:
        return []
    low, high = whip.between(app, item, count)
    unit, need = ledger.unit(item), ledger.needed(count)
    many, oldest = ledger.stale(app.view, app.seat, count)
    said = [app.text(
        "compose.band" if low != high else "compose.band_sure",
        low=low // unit, high=high // unit, need=-(-need // unit), of=(count.ayes + count.noes) // unit,
    )]  # fmt: skip
    if many:
        known = app.text("compose.band_never") if oldest >= ledger.NEVER else app.words.say("play", "months", n=oldest)
        said.append(app.text("compose.band_cards", count=many, oldest=known))
    but = whip.but_for(app, item, count) if (low >= need) == (high >= need) else ""
    return [*said, *(text for text in (whip.settled(app, item), but) if text)]


def whose(app: App, action: Action) -> int:
    """Return the person whose answer the reasons of a forecast are, -1 where it is a body's or nobody's."""
    if action.kind in ("pact", "bargain"):
        return action.args[ACTIONS[action.kind].fields.index("person")]
    if action.kind == "press":
        hold = find_hold(app.view, action.args[0])
        return hold.on if hold is not None else -1
    if action.kind == "renew":
        one = next((one for one in app.view.pacts if one.id == action.args[0]), None)
        return next((p for p in one.parties if p != app.scenario.seats[app.seat]), -1) if one is not None else -1
    return -1


def human_cost(app: App, action: Action) -> str:
    """Return what a coercive measure did to people where the action votes one, else an empty string."""
    if action.kind != "motion" or len(action.args) < 2 or action.args[0] != MEASURE:
        return ""
    return app.words.measure(action.args[1], "cost") if 0 <= action.args[1] < len(MEASURES) else ""


def forecast(app: App, action: Action) -> list[Reason]:
    """Return what an action is expected to bring, as the view has it."""
    return app.memo(("forecast", action), lambda: choices.forecast(app.view, app.seat, action))


def summed(action: Action) -> bool:
    """Tell whether the forecast of an action is one sum (a vote, a will), not a list of separate effects."""
    return action.kind in SUMMED


def verdict(app: App, action: Action) -> tuple[str, str]:
    """Return the forecast of an action in one line, and the colour of its tone."""
    reasons = forecast(app, action)
    if not reasons:
        return "", "muted"
    if action.kind == "win":
        return won_line.told(app, action.args[0]), "muted"
    item = item_of(app, action)
    if item is not None:
        unit = ledger.unit(item)
        ayes, noes = reasons[0].amount // unit, -reasons[1].amount // unit
        voted, tone = app.text("verdict.vote", ayes=ayes, noes=noes), "good" if ayes > noes else "bad"
        span = possible(app, action)
        if span is None or span[:2] == (reasons[0].amount, reasons[0].amount):
            return voted, tone
        low, high, old, many = span
        open_ = low // unit <= noes and ayes > noes
        figures = {"ayes": ayes, "noes": noes, "low": low // unit, "high": high // unit}
        voted = app.text("verdict.vote_open", **figures) if open_ else voted + app.text("verdict.band", **figures)
        if old:
            voted += " " + app.text("verdict.old", old=old, many=many)
        return voted, "ink" if open_ else tone
    if summed(action):
        value = total(reasons)
        tone = "good" if value > 0 else "bad"
        key = f"verdict.{action.kind}_{'yes' if value > 0 else 'no'}"
        if action.kind == "press" and value > 0 and app.view.seat_index[whose(app, action)] >= 0:
            key, tone = "verdict.press_may", "ink"  # what he holds himself is not in the sum
        x = app.words.person(whose(app, action))
        return app.text(key, sum=f"+{value}" if value > 0 else f"−{-value}" if value else "0", x=x), tone
    told = [one.text for one in effects(app, action) if one.good][:1] if action.kind in SHORT else []
    said = [app.words.reason(reason) for reason in sorted(reasons, key=lambda one: -abs(one.amount))[:2]]
    return " · ".join(told or said), "muted"


def action_tip(app: App, action: Action, said: str = "") -> Tip:
    """Return an action's forecast with reasons, cost and counter-move, for a tooltip."""
    words = app.words
    parts = [escape(words.action_does(action.kind)), f"_{escape(words.action_cost(action.kind))}_"]
    if said:
        parts.insert(0, escape(said))
    if action.kind not in WORDS:  # what is weighed in the corridor stands below, as one sum
        parts += [escape(one.text) for one in effects(app, action)[:TOLD]]
    parts += [escape(text) for text in broken(app, action)]
    counter = words.action_counter(action.kind)
    if counter:
        parts.append(app.text("compose.counter", counter=escape(counter)))
    cost = human_cost(app, action)
    if cost:
        parts.append(escape(cost))
    reasons = sorted(forecast(app, action), key=lambda one: -abs(one.amount))
    # Effects are told above, now and about after; what is left are reasons of a will or a vote.
    lines: list[Line] = [line(app, reason) for reason in reasons if summed(action) or not effects(app, action)]
    return Tip(
        escape(words.action(action.kind, action.args, app.view)),
        "\n".join(parts),
        lines,
        total(reasons) if summed(action) else None,
        sum_word=app.text("tip.sum"),
    )


__all__ = [
    "Thought", "Value", "about", "action_tip", "band", "barred", "best", "broken", "counted", "effects", "first_legal",
    "forecast", "human_cost", "item_of", "kinds", "left_out", "nothing", "possible", "serves", "stage", "suggestions",
    "summed", "verdict", "whose",
]  # fmt: skip
