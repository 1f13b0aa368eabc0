"""How an operation may go: in thirds, what each third brings, and how likely another's staff notices it."""

from __future__ import annotations

from collections.abc import Callable

from game.advice.winning import GRADES, won
from game.play.action import ACTIONS, SIDES, STAFF, Action, graded, notice_chance
from game.play.actions.files import case_weight, ground_chance, paper_chance
from game.play.actions.press import Campaign
from game.play.actions.regions import CHECK, CHECK_OFFICES, Work, vetter
from game.play.actions.voice import LENIN_CULT, ON_LINE, ON_MAN, OWN_CULT
from game.rules import luck
from game.words.effect import Effect, Lines
from game.world.kinds import ALIVE, COUNTRY_INDEX
from game.world.reason import total

SERVED = (6, 12, 12)  # points of loyalty that money brings, spent badly and well, as in play/motions.py


def odds(lines: Lines, action: Action) -> list[Effect]:
    """Return how an operation may go, what could make nothing of it, and who might notice it."""
    kind = ACTIONS[action.kind]
    if kind.cost != STAFF:
        return []
    said, told = Lines(lines.words, lines.view, lines.k), _GRADED.get(action.kind)
    said.about = lines.about
    low = luck.is_low(lines.view)
    if told is not None and not low:
        found = [told(lines, quality, *action.args) for quality in GRADES]
        thirds = {text: found.count(text) for text in found}
        if len(thirds) == 1:
            said.add("odds_sure", 0, text=found[0])
        else:
            parts = [lines.words.say("does", "third", n=n, text=text) for text, n in thirds.items()]
            said.add("odds", 0, list="; ".join(parts))
    elif told is not None:
        said.add("odds_low")
    fails = _FAILS.get(action.kind)
    if fails is not None:
        fails(said, *action.args)
    _noticed(said, action, low)
    return said.found


def _noticed(lines: Lines, action: Action, low: bool) -> None:
    """Add who might notice an operation and how likely that is, as far as it is known whose man somebody is."""
    view, me = lines.view, lines.me
    if action.kind == "drive":
        unions = vetter(view, me)
        if unions >= 0:
            lines.add("seen_at_once", 0, who=lines.words.person(unions))
        return
    by = ACTIONS[action.kind].watched_by(view, lines.k, action.args)
    if by == me or low:
        return
    if by < 0 or view.seat_index[by] < 0 or view.life[by] != ALIVE:
        lines.add("seen_by_nobody")
        return
    chance = (100 * notice_chance(view, me, by) + SIDES // 2) // SIDES
    lines.add("seen_by", -1, who=lines.words.person(by), n=chance)


# -- what each third brings -----------------------------------------------------------------------


def _win(lines: Lines, quality: int, x: int) -> str:
    view, words = lines.view, lines.words
    got = won(view, lines.k, x, graded(quality, view.tune.win_gain))
    if not got.comes:
        return words.say("does", "third_his", n=got.after, patron=words.person(view.patron[x]), x=words.person(x))
    over = view.patron[x] >= 0 and lines.me not in (view.patron[x], view.roots()[x])
    code = ("third_over" if over else "third_ours") if got.ours else "third_looks" if over else "third_loose"
    return words.say("does", code, n=got.after + got.thanks, need=view.tune.client_bond, x=words.person(x))


def _work(lines: Lines, quality: int, q: int, side: int) -> str:
    moved = side * graded(quality, Work().gain(lines.view, lines.k, q, side))
    return lines.words.say("does", "third_machine", n=max(10, min(95, lines.view.machine[q] + moved)))


def _drive(lines: Lines, quality: int, mode: int) -> str:
    view = lines.view
    if mode in (CHECK, CHECK_OFFICES):
        number = view.country[COUNTRY_INDEX["members"]] * graded(quality, view.tune.purge_permille) // 1000
        return lines.words.say("does", "third_checked", n=number)
    return lines.words.say("does", "third_enrolled", n=graded(quality, view.tune.drive_hundreds))


def _money(lines: Lines, quality: int, q: int) -> str:
    return lines.words.say("does", "third_money", well=int(quality > 0), n=SERVED[quality])


def _watch(lines: Lines, quality: int, x: int) -> str:
    police = lines.view.has_lever(lines.me, "surveillance")
    chance = paper_chance(police, quality) // 10
    return lines.words.say("does", "third_watch", n=graded(quality, 14 if police else 7), chance=chance, x=lines.him())


def _inspect(lines: Lines, quality: int, q: int) -> str:
    return lines.words.say("does", "third_ground", chance=ground_chance(quality) // 10)


def _case(lines: Lines, quality: int, x: int) -> str:
    more = graded(quality, case_weight(lines.view, x))
    return lines.words.say("does", "third_case", n=min(60, lines.view.case[x] + more))


def _campaign(lines: Lines, quality: int, mode: int, x: int) -> str:
    view, say = lines.view, lines.words.say
    if mode == ON_MAN:
        lost = -(-graded(quality, 5) * view.standing[x] // 80)  # rounded up, as it is taken
        off = -(-graded(quality, 4) * view.orthodoxy[x] // 60)
        return say("does", "third_his_standing", n=lost, off=off, x=lines.him())
    if mode == ON_LINE:
        return say("does", "third_mood", n=graded(quality, 5))
    if mode == LENIN_CULT:
        return say("does", "third_own", orthodoxy=graded(quality, 5), standing=graded(quality, 2))
    if mode == OWN_CULT:
        return say("does", "third_cult", n=graded(quality, 5))
    lost, off, own = graded(quality, 4), graded(quality, 6), graded(quality, 3)
    return say("does", "third_record", n=lost, off=off, own=own, x=lines.him())


_GRADED: dict[str, Callable[..., str]] = {
    "win": _win, "work": _work, "drive": _drive, "money": _money, "watch": _watch, "inspect": _inspect, "case": _case,
    "campaign": _campaign,
}  # fmt: skip


# -- what makes nothing of it ---------------------------------------------------------------------


def _no_man(lines: Lines, x: int) -> None:
    if lines.view.want[x] >= 0:
        lines.add("want_may_change", 0, n=lines.view.tune.want_stale)
    lines.add("fails_man")


def _no_holder(lines: Lines, q: int) -> None:
    lines.add("fails_vacant")


def _no_page(lines: Lines, mode: int, x: int) -> None:
    campaign = Campaign()
    editor = campaign.editor(lines.view, lines.me)
    if editor in (-1, lines.me):
        return
    gives = total(campaign.prints(lines.view, editor, lines.me, mode, x))
    lines.add("fails_page", 1 if gives > 0 else -1, who=lines.words.person(editor), n=gives)


_FAILS: dict[str, Callable[..., None]] = {"win": _no_man, "inspect": _no_holder, "campaign": _no_page}


__all__ = ["odds"]
