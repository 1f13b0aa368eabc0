"""What a rival does about the beaten, and when he is beaten: blows, returns, letters, offers to go (rules 4)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import ACTIONS, Action, bar, legal
from game.play.actions.exile import PROMISE, QUIET, STATEMENT
from game.play.actions.recanting import associates
from game.play.actions.resigning import holds_office
from game.play.actions.voice import RECORD
from game.rivals.bargaining import allied, refused_lately
from game.rivals.mind import Mind, Scored
from game.rules import tally, vote
from game.world.facts import Facts
from game.world.kinds import DEPORTED, EXILE, OUT_CC, OUT_PARTY, OUT_POLITBURO, READMIT, RUNG, Decision
from game.world.reason import total


def weigh_beaten(mind: Mind) -> Iterator[Scored]:
    """A beaten man is worth striking, as an example to others with acts on their record, and worth having back."""
    facts, me, k = mind.facts, mind.me, mind.k
    next_ones = sum(1 for j in facts.in_play() if j != k and facts.record[mind.person(j)] >= facts.tune.warning_record)
    meets = motion.plenum_meets(facts)
    for j, he in enumerate(facts.scenario.seats):
        if j == k or not (facts.rung[he] >= OUT_PARTY or facts.struck_rung[he] >= OUT_POLITBURO):
            continue
        weight = facts.record[he] + facts.case[he]
        # The first two are for a plenum alone.
        for rung in (OUT_CC, OUT_PARTY, EXILE, DEPORTED) if meets else (EXILE, DEPORTED):
            if motion.why_not(facts, me, RUNG, he, rung) is None:
                # Who keeps quiet where he is, is left there; the taboo grows with what is asked.
                loud = (rung < EXILE or facts.defied[he] > facts.struck[he]) and not mind.spent(j)
                if weight >= 16 and loud and facts.regard[j][me] < 20 and not allied(facts, me, he):
                    value = 8 + weight // 4 + 2 * next_ones - facts.regard[j][me] // 8
                    value -= facts.tune.taboo * max(0, rung - OUT_PARTY) // 4
                    yield value + mind.whim("example", j), Action("motion", (RUNG, he, rung))
                break
        if facts.regard[j][me] > -20 and motion.why_not(facts, me, READMIT, he, 0) is None:
            # Who hates the man one fears is a name to have beside one.
            hated = -facts.regard[mind.rivals[0]][he] // 8 if mind.rivals and mind.danger >= 8 else 0
            value = 4 + mind.danger // 4 + facts.regard[j][me] // 5 + max(0, hated) + facts.standing[he] // 10
            yield value + mind.whim("return", j), Action("motion", (READMIT, he, 0))


def weigh_going(mind: Mind) -> Iterator[Scored]:
    """Those whose line has lost, or whom a motion is aimed at, put their offices on the table together."""
    facts, me, k = mind.facts, mind.me, mind.k
    if not motion.plenum_meets(facts) or not holds_office(facts, me):
        return
    accused = any(m.a == me and m.kind == RUNG for m in facts.agenda)
    # A Line lately moved which lies apart from where he stands; one that was moved his way is no defeat.
    lost = facts.deviation(me) >= 30 and any(
        when and facts.month - when <= 3 and abs(facts.stance[i][me] - facts.line[i]) >= 25
        for i, when in enumerate(facts.line_moved)
    )
    if not accused and (not lost or mind.whim("together") < 6):
        return
    for first, second in ACTIONS["resign_together"].options(facts, k):
        warm = facts.regard[facts.seat_index[first]][me] > 0
        near = facts.bound(me, first) or (warm and facts.distance(me, first) < 15)
        if not near or (second >= 0 and not facts.bound(me, second) and facts.distance(me, second) >= 15):
            continue
        action = Action("resign_together", (first, second))
        if ACTIONS["resign_together"].why_not(facts, k, action.args) is None:
            told = {one.code: one.amount for one in ACTIONS["resign_together"].forecast(facts, k, action.args)}
            if 10 * told["ayes_expected"] > 6 * (told["ayes_expected"] - told["noes_expected"]):
                yield 14 + mind.has("zeal") // 12 + (6 if accused else 0), action
        return


def weigh_record(mind: Mind) -> Iterator[Scored]:
    """The lives of the beaten are written anew by whoever has the archive and a paper."""
    facts, k = mind.facts, mind.k
    if not facts.has_lever(mind.me, "archive"):
        return
    for j, he in enumerate(facts.scenario.seats):
        fresh = any(who == he and facts.month - when < 18 for who, when, _ in facts.retouches)
        if j == k or fresh or (facts.struck_rung[he] < OUT_POLITBURO and mind.gains[j] < 30):
            continue
        if ACTIONS["campaign"].why_not(facts, k, (RECORD, he)) is None:
            yield 7 + mind.has("cunning") // 12 + mind.whim("record", j), Action("campaign", (RECORD, he))


# -- answers --------------------------------------------------------------------------------------


def fallen(mind: Mind, view: Facts, decision: Decision) -> Action:
    """Return what a man outside the party does with his quarter: a way back by temper, else letters or silence."""
    k = mind.k
    out = view.rung[mind.me] < DEPORTED
    if out and mind.whim("deal") >= 4:
        price = STATEMENT if mind.has("fear") > 55 else QUIET if mind.has("pride") < 55 else PROMISE
        asked = [
            action
            for action in legal(view, decision, "deal", 21)
            if action.args[1] == price
            and view.regard[k][action.args[0]] > -15
            and not refused_lately(view, mind.me, action.args[0])
        ]
        if asked:
            return asked[mind.whim("friend") % min(3, len(asked))]
    recants = bar(view, decision, Action("recant_letter")) is None
    meek = mind.has("fear") - mind.has("pride") + 3 * mind.whim("recant") > 0
    if out and recants and meek and not view.self_rung[mind.me]:
        return Action("recant_letter")
    if mind.has("pride") > 65 and mind.whim("hold_out") >= 7:
        return Action("hold_out")
    letters = legal(view, decision, "letter", 3)
    if letters and mind.whim("letter") >= 4:
        return letters[mind.whim("to") % len(letters)]
    return Action("silence")


def recanted(mind: Mind, view: Facts, decision: Decision) -> Action:
    """Return whether a victor asks for names: the cunning do, where there is somebody to name."""
    asks = associates(view, decision.a) and mind.has("cunning") - mind.has("warmth") // 2 + 4 * mind.whim("names") > 50
    return Action("demand_names" if asks else "let_stand")


def names(mind: Mind, view: Facts, decision: Decision) -> Action:
    """Return whether a man names his associates: fear against pride and warmth."""
    will = mind.has("fear") - (mind.has("pride") + mind.has("warmth")) // 2 + 5 * mind.whim("name") - 18
    return Action("name_names" if will > 0 else "refuse_names")


def deal(mind: Mind, view: Facts, decision: Decision) -> Action:
    """Return whether a man moves another's readmission: his own reasons on it, and what he gets."""
    item = motion.make(view, mind.me, READMIT, decision.a, 0)
    will = total(vote.wish(vote.Ballot(view, item), mind.me)) - 30 + 8 + min(8, mind.danger // 2)
    carries = tally.expect(view, item).carried
    if will > 0 and carries and bar(view, decision, Action("take_deal")) is None:
        return Action("take_deal")
    return Action("decline_deal")


def together(mind: Mind, view: Facts, decision: Decision) -> Action:
    """Return whether a man puts his office beside another's: bound or warm to him, and not sure to lose it."""
    if bar(view, decision, Action("go_too")) is not None:
        return Action("stay_on")
    told = ACTIONS["go_too"].forecast(view, mind.k, ())
    near = view.bound(mind.me, decision.a) or view.regard[view.seat_index[decision.a]][mind.me] > 15
    hopeful = total(told) > 0
    return Action("go_too" if near and (hopeful or mind.has("zeal") + 3 * mind.whim("go") > 85) else "stay_on")


__all__ = ["deal", "fallen", "names", "recanted", "together", "weigh_beaten", "weigh_going", "weigh_record"]
