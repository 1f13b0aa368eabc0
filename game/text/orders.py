"""An order in the terminal before it is given: what it does, what it would break, how a vote on it stands."""

from __future__ import annotations

from game.advice import ledger
from game.advice.choices import further
from game.play import motion
from game.play.action import Action, bar, next_values
from game.play.actions.posts import by_body
from game.play.actions.resigning import offer
from game.rules import tally
from game.text.table import Table
from game.words import joining
from game.words.bonds import broken_by
from game.words.effect_acts import effects
from game.world.kinds import FILL, REMOVE, Decision, Motion


def item_of(table: Table, action: Action) -> Motion | None:
    """Return the motion that an order would put, None where it puts none."""
    view, me = table.view, table.me
    if action.kind == "motion":
        return motion.make(view, me, *action.args)
    if action.kind == "appoint" and by_body(view, action.args[0]):
        q, x = action.args
        return motion.make(view, me, FILL if view.holder[q] < 0 else REMOVE, q, x)
    if action.kind in ("resign", "resign_together"):
        return offer(view, me, tuple(x for x in action.args if x >= 0))
    return None


def tell_effects(table: Table, action: Action) -> None:
    """Tell what an order does, what it would break, and how the vote on it stands."""
    words, view, k = table.words, table.view, table.seat
    item, found = item_of(table, action), effects(words, view, k, action)
    if found:
        table.terminal.line(words.say("does", "head_if" if item is not None else "head") + ":")
    for one in found:
        table.tell("effect", good=one.good, text=one.text)
    tell_broken(table, action)
    if item is None:
        return
    count, unit = tally.count(view, item), ledger.unit(item)
    low, high = ledger.between(view, k, item, count)
    need, of = -(-ledger.needed(count) // unit), (count.ayes + count.noes) // unit
    table.tell("band", low=low // unit, high=high // unit, need=need, of=of, sure=int(low == high))
    tell_upset(table, item, count, low, high)
    many, oldest = ledger.stale(view, k, count)
    if many:
        table.tell("band_cards", n=many, months=oldest if oldest < ledger.NEVER else -1)
    for line in ledger.near(view, k, count, 4):
        weighed = ledger.weighed(line.reasons)
        said = [words.reason(reason) for reason in weighed.shown]
        said += [words.say("does", "smaller", n=weighed.rest)] if weighed.rest else []
        table.tell("near", name=words.person(line.person), amount=line.amount, off=ledger.doubt(view, k, line),
                   reasons="; ".join(said))  # fmt: skip


def tell_upset(table: Table, item: Motion, count: tally.Tally, low: int, high: int) -> None:
    """Tell who alone could turn an outcome that is sure by what one knows."""
    need, may = ledger.needed(count), ledger.settled(table.view, table.seat, item)
    if may is not None:
        named = table.words.list_of([table.words.pact(one, table.seat) for one in may[0]])
        unit = ledger.unit(item)
        table.tell("whip_settled", pacts=named, n=len(may[0]), ayes=may[1].ayes // unit, noes=may[1].noes // unit)
    found = ledger.upset(table.view, table.seat, item, count) if (low >= need) == (high >= need) else []
    if found:
        table.tell("whip_but", n=len(found), names=table.words.list_of([table.words.person(p) for p in found]))


def tell_broken(table: Table, action: Action) -> None:
    """Tell which pacts and words of one's own an order would break."""
    grows = joining.grows(table.words, table.view, table.seat, action.kind, action.args)
    if grows:
        table.terminal.line(f"{table.words.say('does', 'grows')}: {grows}")
    broken = broken_by(table.words, table.view, table.seat, action)
    if broken:
        table.terminal.line(table.words.say("does", "breaks") + ": " + " ".join(broken))


def values(table: Table, decision: Decision, name: str, chosen: tuple[int, ...]) -> list[int]:
    """Return the values of the next field of an order, those one would think of first before the others."""
    found = next_values(table.view, decision, name, chosen)
    for args in further(table.view, name, chosen):
        if args[-1] not in found and bar(table.view, decision, Action(name, args)) is None:
            found.append(args[-1])
    return found


__all__ = ["item_of", "tell_broken", "tell_effects", "values"]
