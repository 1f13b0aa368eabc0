"""The desk in the terminal: the month as it stands, suggestions, orders built field by field."""

from __future__ import annotations

from game import advice
from game.play.action import ACTIONS, Action, Kind, bar, kinds_at, own_acts_left, slots_left
from game.rules.measure import MEASURES
from game.text import pages
from game.text.news import tell_news, tell_paper_due
from game.text.orders import tell_broken, tell_effects, values
from game.text.scenes import tell_scenes
from game.text.table import Table
from game.words import losses
from game.words.barred import barred_people
from game.words.card_ahead import card_ahead
from game.words.effect import would_leave
from game.words.effect_acts import effects
from game.words.label_story import label_story
from game.world.event import Event
from game.world.kinds import CALENDAR_KINDS, MEASURE, Decision
from game.world.reason import Reason, total

FIRST, MORE = 7, 21  # suggestions
SUMS = ("appoint", "pact", "bargain", "renew", "press")  # whose forecast is one sum
VOTES = ("motion", "resign", "resign_together", "speak", "write", "case")  # whose reasons are told beside the effects
QUIET_AT_MOST = 12  # months that `run` lets pass
# What happened to one that ends a run of quiet months.
STOPPING = (
    "op_done", "op_failed", "refused_by_committee", "hold_found", "hold_pressed", "published", "pact_leaked",
    "pact_betrayed",
    "told_target", "label", "label_sticks", "case", "struck", "fell_ill", "died", "shock", "came_to_nothing",
    "left_body",
    "client_left", "line_moved",
)  # fmt: skip


class Desk:
    """One month's desk: it is shown once, then orders are taken until the month is closed."""

    def __init__(self, table: Table, decision: Decision) -> None:
        self.table, self.decision = table, decision
        self.ideas: list[tuple[Action, list[Reason]]] = []
        self.kinds: list[Kind] = [kind for kind in kinds_at(decision) if kind.number]

    # -- showing ----------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the month: what happened, what asks, the goal, the calendar, suggestions."""
        table = self.table
        view = table.view
        table.head("month", month=table.words.month(view.month), name=table.words.person(table.me))
        tell_paper_due(table)
        told = tell_scenes(table)
        table.head("happened")
        if not tell_news(table, told):
            table.tell("nothing_happened")
        self.show_asks()
        self.show_goal()
        self.show_calendar()
        self.suggest(FIRST)

    def show_asks(self) -> None:
        """Show what asks for the seat."""
        table = self.table
        left = losses.gone(table.session, table.seat)  # whom one has heard to be another's asks for nothing
        found = [x for x in advice.asks(table.view, table.seat) if x.code != "loose" or x.args[0] not in left]
        table.head("asks" if found else "nothing_asks")
        for ask in found:
            story = ask.args[0] if ask.code in ("label", "stuck") else -1
            more = label_story(table.words, table.session, table.seat, story) if story >= 0 else ""
            table.tell("reason", text=f"{table.words.ask(ask, table.view)} {more}".rstrip())

    def show_goal(self) -> None:
        """Show the goal in full in the first month and every January, else in a line."""
        table = self.table
        if table.first or table.view.month % 12 == 0:
            table.first = False
            pages.goal(table, "")
            return
        steps = advice.goal(table.view, table.seat)
        aim = [step for step in steps if step.code.startswith("aim_")]
        rest = [step for step in steps if step not in aim]
        met, aim_met = sum(step.met for step in rest), sum(step.met for step in aim)
        table.terminal.line()
        table.tell("goal_short", met=met, all=len(rest), aim_met=aim_met, aim_all=len(aim))

    def show_calendar(self) -> None:
        """Show the next gatherings and what is left of acts and staff."""
        table, view = self.table, self.table.view
        ahead = []
        for item in table.words.scenario.calendar:
            late = view.postponed if item.kind == 2 and item.month > view.congress_month else 0
            if item.kind in CALENDAR_KINDS and item.month + late >= view.month:
                key = "calendar_this" if item.month + late == view.month else "calendar_item"
                ahead.append(table.say(key, name=item.name, month=table.words.month(item.month + late)))
        if ahead:
            table.tell("calendar", list="; ".join(ahead[:3]))
        if told := card_ahead(table.words, view, table.seat):
            table.terminal.line(told)
        self.show_left()
        self.show_habit()

    def show_left(self) -> None:
        """Show what is left of acts and staff."""
        table, view = self.table, self.table.view
        table.tell(
            "left",
            own=max(0, own_acts_left(view, table.seat)),
            staff=max(0, slots_left(view, table.seat)),
            orders=len(view.orders),
        )

    def show_habit(self) -> None:
        """Show the standing order."""
        table = self.table
        mode = table.view.habit[table.seat]
        table.tell("habit", what=table.words.option("habit.mode", mode, table.view))

    def set_habit(self) -> None:
        """Ask for the standing order and set it; it is free and leaves the desk open."""
        table = self.table
        self.describe(ACTIONS["habit"])
        mode = self.choose(ACTIONS["habit"], "habit.mode", ())
        if mode is None:
            table.tell("dropped")
            return
        self.forecast(Action("habit", (mode,)))
        table.session.submit(Action("habit", (mode,)))
        self.show_habit()

    def suggest(self, limit: int) -> None:
        """Show suggestions, at most `limit`."""
        table, view = self.table, self.table.view
        before = len(self.ideas)
        self.ideas = advice.suggestions(view, table.seat, limit)
        if limit > FIRST and len(self.ideas) <= min(before, FIRST):
            table.tell("more_none")
            return
        if not self.ideas:
            table.head("no_suggestions")
            return
        table.head("suggestions")
        for n, (action, reasons) in enumerate(self.ideas):
            if limit > FIRST and n < FIRST:
                continue
            why = table.words.reason(reasons[0]) if reasons else ""
            told = table.words.action(action.kind, action.args, view)
            cost = table.say("tag", ACTIONS[action.kind].cost)
            table.tell("suggestion", n=n + 1, action=told, cost=cost, why=why)

    # -- taking orders ----------------------------------------------------------------------------

    def run(self) -> None:
        """Take orders until the month is closed."""
        table = self.table
        while True:
            typed = table.read()
            word, _, rest = typed.partition(" ")
            if typed.isdecimal():
                self.order_idea(int(typed[:4]))
            elif typed == "more":
                self.suggest(MORE)
            elif typed in ("all", "actions"):
                self.show_all()
            elif word == "habit":
                self.set_habit()
            elif word == "do":
                self.build(rest)
            elif word == "why":
                self.why(rest)
            elif typed == "undo":
                self.undo()
            elif typed == "orders":
                self.show_orders()
            elif typed in ("asks", "desk"):
                self.show_asks()
                self.show_calendar()
                self.suggest(FIRST)
            elif typed == "end":
                table.session.submit(Action("end"))
                table.tell("month_ended")
                return
            elif typed == "run" and len(table.session.humans(alive=True)) > 1:
                table.tell("run_several")
            elif typed == "run":
                self.let_pass()
                return
            elif self.find_kind(word) is not None:
                self.build(typed)
            elif typed:
                table.tell("not_understood")
            else:
                table.tell("desk_hint")

    def order_idea(self, n: int) -> None:
        """Order a suggestion by its number."""
        if not 1 <= n <= len(self.ideas):
            self.table.tell("out_of_range")
            return
        self.order(self.ideas[n - 1][0])

    def order(self, action: Action) -> None:
        """Give an order and show what is left."""
        table = self.table
        told = table.words.action(action.kind, action.args, table.view)
        self.show_cost(action)
        tell_broken(table, action)
        barred = table.session.submit(action)
        if barred is not None:
            table.tell("barred", why=table.words.reason(barred))
            return
        table.tell("ordered", action=told)
        self.show_left()

    def show_cost(self, action: Action) -> None:
        """Show what a measure does to people, and what a paper says, before they are used."""
        if "hold" in ACTIONS[action.kind].fields:
            table = self.table
            table.tell("paper_says", text=table.words.hold(action.args[0], table.seat, "text"))
        if action.kind == "motion" and action.args[0] == MEASURE and MEASURES[action.args[1]].coercive:
            self.table.tell("cost", text=self.table.words.measure(action.args[1], "cost"))

    def undo(self) -> None:
        """Take back the last order."""
        table = self.table
        last = table.view.orders[-1] if table.view.orders else None
        if last is None or not table.session.undo():
            table.tell("nothing_to_undo")
            return
        table.tell("undone", action=table.words.action(last[1], last[2], table.view))
        self.show_left()

    def show_orders(self) -> None:
        """Show the orders given this month."""
        table = self.table
        table.head("orders" if table.view.orders else "orders_none")
        for _, kind, args in table.view.orders:
            table.tell("reason", text=table.words.action(kind, args, table.view))

    def let_pass(self) -> None:
        """Close this month and the quiet ones after it, until something asks."""
        table = self.table
        table.tell("runs")
        known = {
            (ask.code, ask.args[:1])
            for ask in advice.asks(table.view, table.seat)
            if ask.weight >= advice.SOON
        }
        passed = 0
        while passed < QUIET_AT_MOST:
            since = len(table.session.events)
            table.session.submit(Action("end"))
            passed += 1
            decision = table.session.decision
            if decision is None or decision.kind != "desk":
                break
            if any(self.stops(event) for event in table.session.heard(table.seat, since)):
                break
            if losses.losses(table.session, table.seat, table.view.month - 1):
                break
            new = [ask for ask in advice.asks(table.view, table.seat) if ask.weight >= advice.SOON]
            if any(ask.weight == advice.NOW or (ask.code, ask.args[:1]) not in known for ask in new):
                break
        table.tell("ran", n=passed)

    def stops(self, event: Event) -> bool:
        """Tell whether something that happened ends a run of quiet months."""
        if event.kind not in STOPPING:
            return False
        return event.kind in ("died", "shock") or event.audience > 0 or event.args[:1] == (self.table.me,)

    # -- every kind of action ---------------------------------------------------------------------

    def show_all(self) -> None:
        """Show every kind of action, barred ones with the reason."""
        table = self.table
        table.head("all")
        shut: dict[str, list[str]] = {}
        for n, kind in enumerate(self.kinds):
            barred = advice.barred(table.view, self.decision, kind.name)
            name = table.words.action_name(kind.name)
            if barred is None:
                table.tell("kind", n=n + 1, name=name, cost=table.words.action_cost(kind.name))
            else:
                shut.setdefault(table.words.reason(barred), []).append(f"{n + 1}. {name}")
        for why, names in shut.items():
            table.tell("kind_barred", names="; ".join(names), why=why)

    def find_kind(self, name: str) -> Kind | None:
        """Return a kind by its number in the list or the beginning of its name."""
        if name.isdecimal():
            n = int(name[:3])
            return self.kinds[n - 1] if 1 <= n <= len(self.kinds) else None
        if len(name) < 3:
            return None
        for kind in self.kinds:
            if kind.name == name or self.table.words.action_name(kind.name).lower().startswith(name):
                return kind
        return None

    def why(self, rest: str) -> None:
        """Explain a suggestion by number, or a kind of action by name."""
        table = self.table
        if rest.isdecimal() and 1 <= int(rest[:4]) <= len(self.ideas):
            action, reasons = self.ideas[int(rest[:4]) - 1]
            table.terminal.line(table.words.action(action.kind, action.args, table.view))
            table.terminal.line(table.words.reason(reasons[0]))
            self.describe(ACTIONS[action.kind])
            self.show_cost(action)
            self.forecast(action)
            return
        kind = self.find_kind(rest)
        if kind is None:
            table.tell("not_understood")
            return
        self.describe(kind)
        barred = advice.barred(table.view, self.decision, kind.name)
        if barred is None:
            table.tell("open", name=table.words.action_name(kind.name).lower())
        else:
            table.tell("barred", why=table.words.reason(barred))

    def describe(self, kind: Kind) -> None:
        """Say what a kind of action does, what it costs and how it is answered."""
        table, words = self.table, self.table.words
        table.tell(
            "kind_does",
            name=words.action_name(kind.name),
            does=words.action_does(kind.name),
            cost=words.action_cost(kind.name),
        )
        counter = words.action_counter(kind.name)
        if counter:
            table.tell("kind_counter", counter=counter)

    def forecast(self, action: Action) -> None:
        """Show what an action is expected to bring, as reasons with their sum where they add up."""
        table = self.table
        reasons = ACTIONS[action.kind].forecast(table.view, table.seat, action.args)
        tell_effects(table, action)
        if not reasons:
            table.tell("forecast_none")
            return
        if action.kind not in (*SUMS, *VOTES) and effects(table.words, table.view, table.seat, action):
            return  # what it brings is told already
        if action.kind in SUMS:
            table.tell("forecast", total=table.words.show(total(reasons), "points"))
        else:
            table.tell("forecast_plain")
        for text in table.words.reasons(reasons):
            table.tell("reason", text=text)

    def build(self, name: str) -> None:
        """Build an action field by field and order it."""
        table = self.table
        kind = self.find_kind(name)
        if kind is None:
            table.tell("not_understood")
            return
        barred = advice.barred(table.view, self.decision, kind.name)
        self.describe(kind)
        if barred is not None:
            table.tell("barred", why=table.words.reason(barred))
            return
        chosen: tuple[int, ...] = ()
        for field in kind.fields:
            value = self.choose(kind, field, chosen)
            if value is None:
                table.tell("dropped")
                return
            chosen = (*chosen, value)
        action = Action(kind.name, chosen)
        table.terminal.line(table.words.action(kind.name, chosen, table.view))
        why = bar(table.view, self.decision, action)
        if why is not None:
            table.tell("barred", why=table.words.reason(why))
            return
        self.show_cost(action)
        self.forecast(action)
        table.tell("confirm")
        if table.read() in table.say("yes_words").split():
            self.order(action)
        else:
            table.tell("dropped")

    def choose(self, kind: Kind, field: str, chosen: tuple[int, ...]) -> int | None:
        """Ask for one field; a single possible value is taken without asking. Returns None for going back."""
        table = self.table
        found = values(table, self.decision, kind.name, chosen)
        if len(found) == 1:
            return found[0]
        labels = [self.label(kind, field, value, chosen) for value in found]
        if field == "person" and not chosen:
            for why, people in barred_people(table.words, table.view, self.decision, kind.name):
                names = table.words.list_of([table.words.person(x) for x in people])
                table.tell("left_out", names=names, why=why)
        table.tell("field", field=table.say("fields", field))
        at = table.pick(labels)
        return found[at] if at >= 0 else None

    def label(self, kind: Kind, field: str, value: int, chosen: tuple[int, ...]) -> str:
        """Return a value as a line of a list, a person with whose man he is."""
        table = self.table
        text = table.words.option(field, value, table.view, kind.name, chosen)
        if field == "person" and value >= 0 and table.view.seat_index[value] < 0:
            posts = ", ".join(table.words.post(q, "short") for q in table.view.posts_of[value]) or table.say(
                "no_posts"
            )
            left = would_leave(table.view, chosen[0], value) if kind.name == "appoint" else []
            return f"{text}. {posts}. {pages.tie(table, value)} {self.leaves(value, left)}".strip()
        if field == "post" and value >= 0:
            holder = table.view.holder[value]
            return f"{text}. {table.words.person(holder) if holder >= 0 else table.say('post_empty')}"
        return text

    def leaves(self, x: int, left: list[int]) -> str:
        """Return which posts somebody would lay down, empty for none."""
        words = self.table.words
        names = words.list_of([words.post(q, "short") for q in left])
        return words.say("does", "would_leave", person=words.person(x), list=names) if left else ""
