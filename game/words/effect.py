"""What an order does: now and about after, what it needs, what a man brings, which line of the goal it moves.

It reads a View, so that window and terminal tell the same. Texts are under `does`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.advice import Step, ledger, men
from game.play.actions.posts import VACATE
from game.rules import aim, career
from game.rules.gatherings import hall_votes
from game.words import ties
from game.words.cases import capital
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import CC, COUNTRY_INDEX, FILL, REMOVE, Motion
from game.world.reason import Reason
from game.world.scenario import FULL_SEAT

MACHINE_LOST = 15  # what a new man costs the machine of a post, in points
GROUND = 6  # points of record and case from which a man may be moved or reprimanded


class Effect(NamedTuple):
    """A line of what an order does: its words, and whether that is good (1) or bad (-1) for him who gives it."""

    text: str
    good: int = 0


class Lines:
    """Collects the lines of one order."""

    def __init__(self, words: Words, view: Facts, k: int) -> None:
        self.words, self.view, self.k = words, view, k
        self.me = view.scenario.seats[k]
        self.found: list[Effect] = []
        self.moves_goal = False
        self.goals: list[tuple[Step, int, int]] = []  # lines of the goal that move: as it would be, as it is, how good
        self.about = -1  # of whom the order is, for what is said of him or her
        self.nearer: list[str] = []  # lines of the goal that come nearer, as game/advice/serves.py names them

    def add(self, code: str, good: int = 0, more: dict[str, object] | None = None, **values: object) -> None:
        """Add the sentence under a code."""
        said = self.words.tell(("does", code), {"x": self.him()} | values | (more or {}), self.k)
        self.found.append(Effect(capital(said), good))

    def him(self) -> str:
        """Return the name of whom the order is, by which a sentence tells he from she; empty for nobody."""
        return self.words.person(self.about) if self.about >= 0 else ""

    def reason(self, reason: Reason) -> None:
        """Add a reason of a forecast; where there is a figure it changes, as it is now and about after."""
        if reason.code == "from_purse":
            held = self.view.country[COUNTRY_INDEX["purse"]]
            self.add("purse", -1, now=held, after=max(0, held + reason.amount))
            return
        now = _now(self.view, self.k, reason)
        if now is None:
            self.found.append(Effect(capital(self.words.reason(reason)), good_of(reason, self.me)))
            return
        low, high = _SPAN.get(reason.code, (0, 100))
        moved = -reason.amount if reason.code in _TURNED else reason.amount
        after = max(min(low, now), min(max(high, now), now + moved))
        text = self.words.reason(reason._replace(amount=0, age=-1))
        self.change(text, now, after, good_of(reason, self.me))

    def change(self, text: str, now: int, after: int, good: int = 0, signed: bool = False) -> None:
        """Add a figure as it is now and about after, nothing where it stays as it is."""
        if now == after:
            return
        show = (lambda n: self.words.show(n, "points")) if signed or min(now, after) < 0 else str
        self.add("from_to", good, text=text, now=show(now), after=show(after))

    def step(self, step: Step, before: int) -> None:
        """Add a line of the goal as it would stand, with what it is now."""
        if step.have != before:
            better = step.met or abs(step.need - step.have) < abs(step.need - before)
            self.moves_goal = True
            self.nearer += ["aim" if step.code.startswith("aim_") else step.code] if better else []
            self.goals.append((step, before, 1 if better else -1))
            self.add("goal", 1 if better else -1, line=self.words.step(step), now=str(before).replace("-", "−"))

    def man(self, x: int) -> None:
        """Add what a man brings to whoever has him, whose he is believed to be and how old that knowledge is."""
        view, words = self.view, self.words
        parts = [words.post(q, "short") for q in view.posts_of[x]]
        sent = sum(hall_votes(view)[q] for q in view.posts_of[x])
        if sent:
            parts.append(words.say("does", "delegates", n=sent))
        for column, code in ((view.seat_pb, "in_pb"), (view.seat_cc, "in_cc")):
            if column[x]:
                parts.append(words.say("does", code, full=int(column[x] == 2)))
        self.add("brings" if parts else "brings_nothing", person=words.person(x), list=words.list_of(parts))
        if view.seat_index[x] < 0:
            self.tie(x)

    def tie(self, x: int) -> None:
        """Add whose man somebody is believed to be, and how old that knowledge is."""
        view, words, root = self.view, self.words, self.view.roots()[x]
        months = ledger.age(view, self.k, x)
        age = words.say("does", "never_seen") if months >= ledger.NEVER else words.knowledge(months)
        loose = root < 0 <= view.patron[x]
        if view.seat_index[x] >= 0:  # a contender has no patron
            return
        code = "tie_own" if root == self.me else "tie_loose" if loose else "tie_none" if root < 0 else "tie_other"
        patron = words.person(view.patron[x] if loose else root)
        firm: dict[str, object] = {
            "said": ties.loose(words, view, x), "number": ties.number(words, view, x),
            "word": words.loyalty(view.loyalty[x]),
        }  # fmt: skip
        self.add(code, 0, firm, person=words.person(x), patron=patron, age=age)

    def delegates(self, more: int) -> None:
        """Add how the delegates sent by the seat and its men would change."""
        view, me = self.view, self.me
        now = sum(votes for q, votes in enumerate(hall_votes(view)) if _mine(view, view.holder[q], me))
        if more:
            self.add("our_delegates", 1 if more > 0 else -1, now=now, after=now + more, all=sum(hall_votes(view)))

    def committee(self, more: int) -> None:
        """Add how the men of the seat in the Central Committee would change."""
        if more:
            now = self.cc()
            have = now.have + more
            self.step(now._replace(have=have, met=have >= now.need), now.have)

    def cc(self) -> Step:
        """Return how many men the seat has in the Central Committee, and how many its goal asks."""
        many, mine = len(self.view.members(CC)), len(men(self.view, self.k))
        third = (many + 2) // 3
        return Step("cc", mine, third, mine >= third, (many,))


# -- reasons of a forecast ------------------------------------------------------------------------

_TURNED = frozenset(("on_the_record", "on_the_case", "answers", "broken_up"))  # written as a cost, the figure grows
_SPAN = {"regard_up": (-100, 100), "town_mood": (-100, 100), "village_mood": (-100, 100)}
# Figures of which more is bad for him whose they are.
_ILL = frozenset(("record_up", "record_down", "hold_for_victor", "names_asked", "unmask_chance", "denial_chance",
                  "traced_chance", "letter_opened", "letter_stopped"))  # fmt: skip
_OTHERS = frozenset(("standing_loss", "his_orthodoxy", "his_words", "loyalty_loosened", "machine_gain", "set_at_odds"))
_PLAIN = frozenset(("members_up", "members_down", "appeals_back", "people_seen", "noes_expected", "ayes_expected",
                    "looks_again"))  # fmt: skip


def good_of(reason: Reason, me: int) -> int:
    """Return whether a reason of a forecast is good (1) or bad (-1) for a person who gives the order, 0 for neither."""
    if not reason.amount or reason.code in _PLAIN:
        return 0
    side = 1 if reason.amount > 0 else -1
    of_me = bool(reason.args) and reason.args[0] == me
    if reason.code in _ILL or (reason.code in _OTHERS and side < 0 and not of_me):
        return -side
    return side


def _now(view: Facts, k: int, reason: Reason) -> int | None:
    """Return the figure that a reason of a forecast changes, None where it changes none."""
    me, a = view.scenario.seats[k], reason.args[0] if reason.args else -1
    found: dict[str, Callable[[], int]] = {
        "loyalty_gain": lambda: view.loyalty[a], "loyalty_loosened": lambda: view.loyalty[a],
        "loyalty_up": lambda: view.loyalty[a], "machine_gain": lambda: view.machine[a],
        "standing_loss": lambda: view.standing[a], "his_orthodoxy": lambda: view.orthodoxy[a],
        "regard_up": lambda: view.regard[k][a], "own_standing": lambda: view.standing[me],
        "own_orthodoxy": lambda: view.orthodoxy[me], "crowd": lambda: view.standing[me],
        "record_down": lambda: view.record[me], "record_up": lambda: view.record[me],
        "on_the_record": lambda: view.record[me], "on_the_case": lambda: view.case[me],
        "answers": lambda: view.case[me], "health_up": lambda: view.health[me],
        "town_mood": lambda: view.country[COUNTRY_INDEX["urban"]],
        "village_mood": lambda: view.country[COUNTRY_INDEX["rural"]],
        "trust_lost": lambda: view.trust[me],
    }  # fmt: skip
    made = found.get(reason.code)
    return made() if made is not None else None


# -- a post ---------------------------------------------------------------------------------------


def would_leave(view: Facts, q: int, x: int) -> list[int]:
    """Return the posts a man would lay down for another, the highest first."""
    return sorted(career.laid_down(view, q, x), key=lambda y: -view.scenario.posts[y].rank)


def _mine(view: Facts, x: int, me: int) -> bool:
    """Tell whether a person is believed a contender's man, or is himself."""
    return x >= 0 and (x == me or view.roots()[x] == me)


def _follows(view: Facts, x: int, giver: int) -> bool:
    """Tell whether a man given a post would look to who gave it (as rules/career.py has it)."""
    if x == giver or view.seat_index[x] >= 0 or view.patron[x] == giver:
        return False
    return view.patron[x] < 0 or (view.bond(x) < 75 and view.loyalty[x] < 50)


def about_candidate(words: Words, view: Facts, k: int, item: Motion) -> str:
    """Return whose man a candidate for a post is believed to be and what he would leave, '' where none is named."""
    if item.kind not in (FILL, REMOVE) or item.b < 0 or k < 0:
        return ""
    lines, left = Lines(words, view, k), would_leave(view, item.a, item.b)
    if item.b != lines.me:
        lines.tie(item.b)
    if left:
        names = words.list_of([words.post(y, "short") for y in left])
        lines.add("leaves_vacant", -1, person=words.person(item.b), list=names)
    return " ".join(one.text for one in lines.found)


def _gives(lines: Lines, q: int) -> None:
    """Add what a post gives whoever holds it: levers, posts in its gift, places on a staff, a seat in the Committee."""
    view, words = lines.view, lines.words
    post = view.scenario.posts[q]
    found = [words.say("lever", one) for one in post.levers]
    below = len(view.wardens[q])
    found += [words.say("does", "post_gift", n=below)] if below else []
    found += [words.say("does", "post_staff", n=post.slots)] if post.slots else []
    found += [words.say("does", "post_seat", full=int(post.seat == FULL_SEAT))] if post.seat else []
    if found:
        lines.add("post_gives", 0, list=", ".join(found))


def filled(lines: Lines, q: int, x: int, gives: bool = True) -> None:
    """Add what comes of a post going to a person, VACATE for its falling vacant; `gives` where the seat gives it."""
    view, words, me = lines.view, lines.words, lines.me
    post, old = view.scenario.posts[q], view.holder[q]
    if old >= 0:
        ours = _mine(view, old, me)
        lines.add("loses_post", -1 if ours else 1, person=words.person(old), post=words.post(q, "short"))
        if not ours:
            lines.tie(old)
    if x != VACATE:
        _gives(lines, q)
    comes = x != VACATE and gives and _follows(view, x, me)
    if x != VACATE:
        left = would_leave(view, q, x)
        lines.man(x)
        if left:
            names = words.list_of([words.post(y, "short") for y in left])
            lines.add("would_leave", -1, person=words.person(x), list=names)
        if x != me and view.seat_index[x] < 0:
            root = view.roots()[x]
            if comes:
                lines.add("comes_over", 1, x=words.person(x), n=view.tune.gratitude_given)
            elif root == me:
                lines.add("grateful", 1, x=words.person(x), n=view.tune.gratitude_given)
            elif root >= 0:
                lines.add("stays_his", -1, x=words.person(x), patron=words.person(root))
    sends = hall_votes(view)[q]
    if sends:
        after = max(min(20, view.machine[q]), view.machine[q] - MACHINE_LOST) if x != VACATE else view.machine[q]
        lines.add("sends", n=sends, now=view.machine[q], after=after)
    lost = sum(hall_votes(view)[y] for y in would_leave(view, q, x)) if _mine(view, x, me) else 0
    lines.delegates(sends * (int(_mine(view, x, me) or comes) - int(_mine(view, old, me))) - lost)
    if post.slots and comes:
        lines.add("head_of_department", 1)
    lines.committee(int(comes and x >= 0 and view.seat_cc[x] == 2 and not _mine(view, x, me)))
    _aims_of_post(lines, q, x, comes)


def _aims_of_post(lines: Lines, q: int, x: int, comes: bool) -> None:
    view, me = lines.view, lines.me
    old = view.holder[q]
    ours = x != VACATE and (_mine(view, x, me) or comes)
    for step in aim.steps(view, me):
        at = step.args[0] if step.args else -1
        if step.code == "aim_post" and at == q:
            lines.step(step._replace(have=int(ours), met=ours), step.have)
        elif step.code == "aim_own_post" and at == q:
            lines.step(step._replace(have=int(x == me), met=x == me), step.have)
        elif step.code == "aim_free" and view.under[q] == at:
            was = int(old >= 0 and view.roots()[old] not in (-1, me))
            now = int(x != VACATE and not ours and view.roots()[x] not in (-1, me))
            have = step.have - was + now
            lines.step(step._replace(have=have, met=have == 0), step.have)


__all__ = ["GROUND", "Effect", "Lines", "about_candidate", "filled", "good_of", "would_leave"]
