"""What the planner weighs of its own acts beside the standard rival's: standing well, and striking when it is counted.

The scale is that of the standard rival (points, 8 and above are worth an act). The numbers come from playing one
policy against another: who is feared is struck, who is near the Line, liked and quiet is offered what others lose.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import ACTIONS, Action
from game.play.actions.dealing import partners
from game.play.actions.voice import ANSWER, FOR_LINE, ON_LENIN, ON_RESULTS
from game.rivals.bargaining import allied, open_to
from game.rivals.mind import Mind, Scored
from game.rules import lead, pact, tally
from game.rules.gatherings import months_to
from game.rules.hold import TRUE
from game.world.facts import Facts
from game.world.kinds import BLOC, CC, FILL, NON_AGGRESSION, OUT_CC, OUT_POLITBURO, REMOVE, RUNG, Motion
from game.world.reason import total

SAFE = 515  # permille of ayes from which he tables a motion that needs a half
SAFE_TWO_THIRDS = 680
HARMLESS = 8  # points of gain by his fall at which a man is nobody's mark
COLDEST = 35  # points of dislike beyond which it adds nothing to what his fall is worth
SELDOM = 2  # months in ten in which he lets a habit be
NEARLY = 60  # permille lacking to that which a paper may bring
ALARM = 400  # permille of the Committee against him from which he thinks of cover
SHY = ("street", "stir", "leak")  # what makes enemies and brings no votes


class Position:
    """Where a seat stands this month as far as it can tell: the danger to it, who would strike, what it could carry."""

    def __init__(self, mind: Mind) -> None:
        facts, me = mind.facts, mind.me
        self.mind = mind
        self.meets = motion.plenum_meets(facts)
        self.secretary = facts.secretary()
        self.rules = self.secretary == me
        self.beaten = facts.struck_rung[me] >= OUT_POLITBURO and facts.seat_pb[me] == 0
        table = lead.gain(facts)
        self.hostile = {j: table[j][mind.k] for j in facts.in_play() if j != mind.k}
        top = facts.seat_index[self.secretary] if self.secretary >= 0 else -1
        self.motive = {j: table[j][top] for j in self.hostile if j != top} if top >= 0 and not self.rules else {}
        self.danger, self.striker = self._danger()
        self.lead = lead.lead(facts)[mind.k]

    def _danger(self) -> tuple[int, int]:
        """Return the share of the Committee, permille, that would put him out on the motion of his worst enemy."""
        facts, me = self.mind.facts, self.mind.me
        if facts.seat_cc[me] != 2 or not self.hostile:
            return 0, -1
        worst = max(self.hostile, key=lambda j: (self.hostile[j], -j))
        he = self.mind.person(worst)
        if self.rules:
            blow = Motion(REMOVE, he, CC, facts.secretary_post, he, 0, facts.month, 0, 0)
        elif facts.seat_pb[me]:
            blow = Motion(RUNG, he, CC, me, OUT_POLITBURO, 0, facts.month, 0, 0)
        else:
            return 0, worst
        count = tally.expect(facts, blow, {he: 1})
        return 1000 * count.ayes // max(1, count.ayes + count.noes), worst


def share(facts: Facts, item: Motion, me: int) -> int:
    """Return the share of ayes he counts on for a motion of his, permille."""
    chosen = {me: 1} if me in tally.voters(facts, item.body) else None
    count = tally.expect(facts, item, chosen)
    return 1000 * count.ayes // max(1, count.ayes + count.noes)


def weigh_power(at: Position) -> Iterator[Scored]:
    """The Secretariat for himself, or blows at those who stand above him, where the heads are counted."""
    mind, facts, me = at.mind, at.mind.facts, at.mind.me
    if not at.meets:
        return
    q = facts.secretary_post
    if not at.rules:
        kind = REMOVE if at.secretary >= 0 else FILL
        if motion.why_not(facts, me, kind, q, me) is None:
            got = share(facts, motion.make(facts, me, kind, q, me), me)
            if got >= SAFE - 10:
                yield 90 + got // 20, Action("motion", (kind, q, me))
            elif got >= SAFE - NEARLY and at.secretary >= 0:
                yield from _papers(mind, at.secretary)
    means = lead.mean_estimate(facts, mind.k)
    marks = [j for j in mind.rivals if within_reach(facts, me, mind.person(j))]
    marks = sorted(marks, key=lambda j: (-(mind.gains[j] + at.hostile.get(j, 0)), j))[: 3 if at.rules else 2]
    for j in marks:
        he = mind.person(j)
        if facts.bloc_against(he, me) is None and allied(facts, me, he):
            continue
        # Another's fall is of use to whoever gains by it more than the next man does.
        if not at.rules and lead.mean_estimate(facts, j) < means and at.hostile.get(j, 0) < 20:
            continue
        for rung, least in ((OUT_POLITBURO, SAFE), (OUT_CC, SAFE_TWO_THIRDS)):
            if motion.why_not(facts, me, RUNG, he, rung) is None:
                got = share(facts, motion.make(facts, me, RUNG, he, rung), me)
                if got >= least:
                    yield 50 + mind.gains[j] + got // 50, Action("motion", (RUNG, he, rung))
                elif got >= least - NEARLY:
                    yield from _papers(mind, he)
                break


def within_reach(facts: Facts, me: int, he: int) -> bool:
    """Tell whether a seat in the Politburo or the Committee can be taken from him: who has lost both is no mark."""
    return any(motion.why_not(facts, me, RUNG, he, rung) is None for rung in (OUT_POLITBURO, OUT_CC))


def _papers(mind: Mind, he: int) -> Iterator[Scored]:
    """What is known of a man for whose fall few votes are lacking is published before the next count."""
    facts = mind.facts
    for hold in facts.holds:
        if hold.on == he and not hold.public and hold.holders >> mind.k & 1 and not facts.bound(mind.me, he):
            yield 40 + hold.strength // 4, Action("leak", (hold.id, TRUE))


def weigh_nearness(at: Position) -> Iterator[Scored]:
    """Who stands far from the Line is a stranger to most voters: he comes nearer, aloud while he has time."""
    facts, me = at.mind.facts, at.mind.me
    if facts.deviation(me) < 10:
        return
    for i, issue in enumerate(facts.scenario.issues):
        off = facts.line[i] - facts.stance[i][me]
        # Not every month: who does the same thing three times running is expected to.
        if abs(off) < 12 or at.mind.whim("near", i) < SELDOM:
            continue
        side = 1 if off > 0 else -1
        far = abs(off) * issue.weight // 6
        aloud = 1 if abs(off) >= 20 else 0
        yield 36 + min(40, far) + at.danger // 60, Action("shift", (i, side, aloud))


def weigh_friends(at: Position) -> Iterator[Scored]:
    """Those who would gain by his fall are reconciled, the soonest won first; peace is signed where it is had."""
    mind, facts, me, k = at.mind, at.mind.facts, at.mind.me, at.mind.k
    points = ACTIONS["conciliate"].yield_(facts, k, -1)  # type: ignore[attr-defined]
    for j, gain in at.hostile.items():
        x = mind.person(j)
        if facts.seat_cc[x] < 2 or mind.whim("friend", j) < SELDOM:
            continue
        if ACTIONS["conciliate"].why_not(facts, k, (x,)) is not None:
            continue
        cold = -facts.regard[k][x]
        # Who would gain little by his fall may name him for a high place: first those who are soonest won to that.
        # Dislike beyond thirty-five counts no further, so the coldest are begun with last.
        need = max(0, cold - COLDEST) + max(0, gain - HARMLESS) * 5 // 2
        acts = (need + points - 1) // points
        if need > 0:
            # Who would move against the Secretary himself has a name to propose.
            motive = 10 if at.motive.get(j, 0) >= 14 else 0
            yield max(22, 62 - 4 * acts) + motive - (10 if x == at.secretary else 0), Action("conciliate", (x,))
        elif cold > -10:
            yield 22 + min(8, cold // 3), Action("conciliate", (x,))
    if pact.live_pacts(facts, me) >= facts.tune.pacts_at_most:
        return
    for j in sorted(at.hostile, key=lambda j: (-at.hostile[j], j)):
        p = mind.person(j)
        if facts.bound(me, p) or not open_to(facts, me, p) or facts.seat_pb[p] < 2 or facts.bloc_against(me, p):
            continue
        if total(pact.would_join(facts, p, NON_AGGRESSION, me, -1, -1, 0)) > 0:
            near = 8 if at.hostile[j] < 14 or at.motive.get(j, 0) >= 14 else 0
            yield 46 + near + at.danger // 60, Action("pact", (NON_AGGRESSION, -1, p, -1, 0, 1, 0))
            return


def weigh_blocs(at: Position) -> Iterator[Scored]:
    """A bloc against whoever sits in the Secretariat or stands highest, before a blow at him is thought of."""
    mind, facts, me, k = at.mind, at.mind.facts, at.mind.me, at.mind.k
    marks = [facts.seat_index[at.secretary]] if at.secretary >= 0 and not at.rules else mind.rivals[:1]
    for j in marks:
        he = mind.person(j) if j >= 0 else -1
        if he < 0 or facts.bound(me, he):
            continue
        mine = facts.bloc_against(me, he)
        if facts.seat_cc[he] < 2 or (mine is None and pact.live_pacts(facts, me) >= facts.tune.pacts_at_most):
            continue
        asked = [
            p
            for p in partners(facts, k, he)
            if facts.seat_pb[p] == 2
            and not (mine is not None and p in mine.parties)
            and (facts.bloc_against(p, he) is not None or open_to(facts, me, p))
            and total(pact.would_join(facts, p, BLOC, me, he, -1, 0)) > 0
        ]
        if asked:
            second = asked[1] if len(asked) > 1 else -1
            action = Action("pact", (BLOC, he, asked[0], second, 0, 1, 0))
            if ACTIONS["pact"].why_not(facts, k, action.args) is None:
                yield 72 + mind.gains[j] // 2, action


def weigh_cover(at: Position) -> Iterator[Scored]:
    """A case is answered, a record heals in silence, a name is kept alive; before a close vote one asks to be kept."""
    mind, facts, me, k = at.mind, at.mind.facts, at.mind.me, at.mind.k
    fresh = any(label.who == me and not label.stuck for label in facts.labels)
    old = sum(1 for label in facts.labels if label.who == me and label.stuck)
    if facts.case[me] > 4 or fresh or old:
        yield 20 + facts.case[me] + (20 if fresh else 0) + 6 * old, Action("write", (ANSWER, -1))
    if facts.record[me] > 0 or facts.health[me] < 50:
        yield 8 + facts.record[me] + max(0, 50 - facts.health[me]), Action("rest")
    if at.beaten and facts.standing[me] > 15 and mind.whim("crowd") >= 8:
        # A name is all that is left to him, and the street is where it is called.
        yield 34 + facts.scenario.people[me].skills[0] // 8, Action("street")
    low = (62 if at.rules else 42) - facts.standing[me]
    # Before a congress a name is what keeps a pencil from it.
    ballot = 14 if low > 0 and 0 <= months_to(facts) <= 9 else 0
    tongue = facts.scenario.people[me].skills[0] // 10
    if low > 0 or facts.month - facts.word_month[me] > 2:
        themes = (FOR_LINE, ON_RESULTS, ON_LENIN) if facts.deviation(me) < 25 else (ON_LENIN, ON_RESULTS)
        for n, theme in enumerate(themes):
            worth = (27 if low > 0 else 12 + tongue) + max(0, low) // 2 + ballot - n + mind.whim("theme", theme) // 3
            yield worth, Action("speak", (theme, -1))
    if at.rules and at.meets and 330 <= at.danger <= 520 and ACTIONS["resign"].why_not(facts, k, ()) is None:
        told = {one.code: one.amount for one in ACTIONS["resign"].forecast(facts, k, ())}
        ayes, noes = told["ayes_expected"], -told["noes_expected"]
        if 100 * ayes >= 62 * (ayes + noes):
            yield 52 + at.danger // 20, Action("resign")


def tempered(at: Position, worth: int, action: Action) -> int:
    """Return what an act of the standard rival's is worth to one who counts: attacks cost the weak their peace."""
    facts, me = at.mind.facts, at.mind.me
    if action.kind == "press":
        # A vote is called in where there is a session to use it.
        return worth + (6 if at.meets else -14)
    if action.kind == "whisper":
        # Who rules hides his weight from those who fear it.
        return worth + (16 if at.rules or at.danger > ALARM else 0)
    if action.kind == "order" or (action.kind == "recant" and (at.beaten or at.danger > ALARM)):
        return worth + 40
    hot = action.kind in SHY or (action.kind in ("write", "speak") and len(action.args) > 1 and action.args[1] >= 0)
    if hot:
        # Who has been put out already has no peace to lose.
        return worth - (8 if at.beaten else 14 if at.lead > 300 else 60)
    if action.kind == "shift":
        return worth - 20
    if action.kind == "motion" and action.args[0] == RUNG and action.args[2] < OUT_POLITBURO:
        return worth - 14
    if action.kind == "motion" and facts.seat_pb[me] == 2:
        return worth + 6
    return worth


__all__ = [
    "SAFE", "Position", "share", "tempered", "weigh_blocs", "weigh_cover", "weigh_friends", "weigh_nearness",
    "weigh_power", "within_reach",
]
