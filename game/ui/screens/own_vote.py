"""One's own vote on an item, said before the session: for, against or when called, with what it would break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice import ledger
from game.play.action import Action
from game.play.agenda import CIRCULATES
from game.rules import tally
from game.rules.tally import Tally
from game.rules.vote import promise_key
from game.ui.kit import Kit, columns, escape
from game.ui.screens import said, shown, whip
from game.words.bonds import claims, warnings
from game.words.effect import Effect
from game.words.goal_vote import moves, own_man
from game.words.word_price import owed
from game.world.event import Event

if TYPE_CHECKING:
    from game.ui.app import App

SIDES = ((1, "yes"), (-1, "no"), (0, "wait"))  # each with the command that answers so
MOST = 3  # names told of a count that has moved


def reckoned(app: App, n: int) -> ledger.Own | None:
    """Give one's own vote on an item as it stands, None where one has none to decide on."""
    if n >= len(app.view.agenda):  # what was shown has been voted on
        return None
    own: ledger.Own | None = app.memo(
        ("own_vote", n), lambda: ledger.own_vote(app.view, app.seat, app.view.agenda[n])
    )
    return own


def broken(app: App, n: int) -> list[tuple[int, str]]:
    """Give what a vote for or against an item would break, by side."""
    found: list[tuple[int, str]] = app.memo(
        ("breaks", n),
        lambda: [told for one in app.view.agenda[n : n + 1] for told in warnings(app.words, app.view, app.seat, one)],
    )
    return found


def goal(app: App, n: int) -> list[Effect]:
    """Give how one's goal moves if an item is carried."""
    found: list[Effect] = app.memo(
        ("goal_vote", n),
        lambda: [told for one in app.view.agenda[n : n + 1] for told in moves(app.words, app.view, app.seat, one)],
    )
    return found


def why_none(app: App, n: int) -> str:
    """Say why there is nothing to decide about one's own vote on an item."""
    if n >= len(app.view.agenda):
        return ""
    item = app.view.agenda[n]
    if app.me not in tally.voters(app.view, item.body):
        return app.text("corridor.no_vote")
    return app.text("corridor.vote_moved" if item.mover == app.me else "corridor.vote_accused")


def note(app: App, n: int) -> str:
    """Say how one's name will be answered as it stands, and what either answer would break."""
    own = reckoned(app, n)
    items = app.view.agenda[n : n + 1]
    owed = app.memo(("claims", n), lambda: [x for one in items for x in claims(app.words, app.view, app.seat, one)])
    man = own_man(app.words, app.view, app.seat, items[0]) if items else ""
    if own is None:
        moved = [escape(one.text) for one in goal(app, n)]
        return " ".join([escape(why_none(app, n)), *moved, *(escape(text) for text in owed)])
    pair = "sign" if app.view.agenda[n].c == CIRCULATES else "vote"
    way = "said" if own.spoken else "kept" if own.side < 0 < own.amount else "reckoned"
    key = "asked" if own.side == 0 else f"{way}_{'yes' if own.side > 0 else 'no'}"
    texts = [escape(app.text(f"corridor.{pair}_{key}", n=shown.signed(own.amount)))]
    texts += [f"*{escape(text)}*" for _, text in broken(app, n)]
    texts += [f"*{escape(man)}*"] if man else []
    texts += [escape(one.text) if one.good > 0 else f"*{escape(one.text)}*" for one in goal(app, n)]
    texts += [escape(text) for text in owed]
    return " ".join(texts)


def height(kit: Kit, app: App, n: int, width: float) -> int:
    """Give how much room the vote takes."""
    return kit.measure(note(app, n), width, "small") + (6 if reckoned(app, n) is None else 52)


def draw(kit: Kit, app: App, x: float, y: float, w: float, n: int) -> Action | None:
    """Draw the answers to choose from, the one that stands marked, over what is to be known of them."""
    own = reckoned(app, n)
    chosen: Action | None = None
    if own is not None:
        item = app.view.agenda[n]
        round_about = item.c == CIRCULATES
        sides = SIDES[:2] if round_about else SIDES
        for cell, (side, command) in zip(columns((x, y, w, 40), [1.0] * len(sides), 8), sides, strict=True):
            key = f"corridor.{'sign' if round_about else 'vote'}_{command}"
            harm = " ".join(text for way, text in broken(app, n) if way == side)
            tip = escape(f"{app.text(f'{key}_tip')} {harm}".rstrip())
            if kit.button(f"own_vote:{command}", cell, app.text(key), tip, command, selected=own.side == side):
                if own.spoken and own.side == side:
                    continue
                chosen = Action("keep_off", (n,)) if round_about and side < 0 else Action("vote", (n, side))
        y += 46
    kit.paragraph((x, y, w, 0), note(app, n), "small", "ink")
    return chosen


# -- a word had with somebody ----------------------------------------------------------------------


def tell_word(app: App, n: int, since: int, sum_: int = 0) -> None:
    """Say at the foot what the word just had was, what he answered, and how he stands now."""
    session = shown.game(app)
    for event in session.heard(app.seat, since):
        if event.kind != "word" or event.args[0] != app.me:
            continue
        stands = next((one.amount for one in ledger.counted(app.view, app.seat, n).lines
                       if one.person == event.args[1] and one.post == -1), 0)  # fmt: skip
        app.notice(app.text(
            "corridor.heard", told=app.words.event(event, app.seat), who=shown.short(app, event.args[1]),
            way=app.text(f"corridor.{'for' if stands > 0 else 'against'}", sum=shown.signed(stands)),
            n=app.view.words[app.seat],
        ) + _why_refused(app, event.args[1], event.args[3], sum_) + _bound(app, event))  # fmt: skip


def _bound(app: App, event: Event) -> str:
    """Say how a trade just made binds one's own vote, nothing for another word."""
    told = owed(app.words, app.view, app.seat, event)
    return f" {told}" if told else ""


def _why_refused(app: App, person: int, won: int, amount: int) -> str:
    """Say what a refusal shows, set beside what had been counted before it; nothing where the word was given."""
    if won:
        return ""
    key = "refused_unknown" if amount > 0 else "refused_counted"
    return " " + shown.of(app, person, f"corridor.{key}", sum=shown.signed(amount))


# -- what has moved since one counted last ---------------------------------------------------------


def remember(app: App) -> None:
    """Keep what is counted of every item as the desk is closed, one's own motions included."""
    view = app.view
    app.counted = {key: count for key, count in app.counted.items() if key[0] != app.seat}
    if app.seat < 0:
        return
    found = [(item, ledger.counted(view, app.seat, n)) for n, item in enumerate(view.agenda) if item.month >= 0]
    for item, count in [*found, *((item, tally.count(view, item)) for item in tabled(app))]:
        app.counted[app.seat, promise_key(item), item.body] = count


def tabled(app: App) -> list[ledger.Motion]:
    """Give the motions one has ordered this month and that are not on the agenda yet."""
    from game.play import motion

    orders = [args for k, name, args in app.view.orders if k == app.seat and name == "motion"]
    return [motion.make(app.view, app.me, *args) for args in orders]


def displaced(app: App) -> list[str]:
    """Say which of one's own orders of this month came to nothing, as in the month it is told where it matters."""
    heard = [one for one in app.game.heard(app.seat) if one.month == app.view.month]
    return [app.words.event(one, app.seat) for one in heard if one.kind == "came_to_nothing" and one.args[0] == app.me]


def moved(app: App, n: int, now: Tally) -> list[str]:
    """Say who has changed sides on an item since one counted at the desk, and why; nothing where nobody has."""
    item = app.view.agenda[n]
    out = displaced(app)
    before = app.counted.get((app.seat, promise_key(item), item.body))
    if before is None:
        return out
    first = len(out)
    changed = ledger.broken(before, now)
    for one in changed[:MOST]:
        if one.real.person < 0:
            continue
        way = "for" if one.real.ayes > one.expected.ayes else "against"
        reasons = "; ".join(said.ground(app, reason) for reason in one.unknown)
        key = "corridor.moved_why" if reasons else "corridor.moved_one"
        out.append(
            app.text(
                key,
                who=app.words.person(one.real.person),
                way=app.text(f"screens.{way}"),
                was=shown.signed(one.expected.amount),
                now=shown.signed(one.real.amount),
                why=reasons,
            )
        )
    if (before.ayes, before.noes) != (now.ayes, now.noes):
        ayes, noes = (whip.votes_text(app, votes, item) for votes in (before.ayes, before.noes))
        out.insert(first, app.text("corridor.moved", ayes=ayes, noes=noes))
    return out


def moved_block(kit: Kit, x: float, top: float, w: float, lines: list[str]) -> float:
    """Draw who has changed sides since the desk; give the room it took."""
    y = top
    for text in lines:
        kit.fill((x, y + 8, 6, 6), "ochre")
        y += kit.paragraph((x + 14, y, w - 14, 0), escape(text), "small") + 2
    return y - top + (4 if lines else 0)


__all__ = ["draw", "height", "moved_block", "remember", "tabled", "tell_word"]
