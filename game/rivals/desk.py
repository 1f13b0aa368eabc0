"""What a rival of the standard kind does at his desk: every act weighed on one scale, from a View alone (rules 6).

A plan is a list of actions for the month. It depends on the view, the seat and the rival's key only, so that a
loaded game goes on as the saved one would have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.play import motion
from game.play.action import ACTIONS, OPERATIONS, OWN, STAFF, Action
from game.play.actions.dealing import partners
from game.play.actions.posts import VACATE, by_body
from game.play.actions.voice import (
    AGAINST,
    ANSWER,
    DOCTRINE,
    FOR_LINE,
    LENIN_CULT,
    ON_LENIN,
    ON_MAN,
    ON_RESULTS,
    ON_WORLD,
    OWN_CULT,
    POLEMIC,
    voice,
)
from game.play.agenda import backers, force_needs
from game.rivals.bargaining import (
    open_to,
    promised,
    refused_lately,
    weigh_debts,
    weigh_partners,
    weigh_trades,
)
from game.rivals.ladder import weigh_beaten, weigh_going, weigh_record
from game.rivals.tales import slant, weigh_silence, weigh_tales
from game.rules import lead, pact, severity, tally
from game.rules.country import need
from game.rules.measure import MEASURES
from game.world.facts import (
    BLOC,
    CALL_PLENUM,
    CC,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    NON_AGGRESSION,
    ORDER,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    PLATFORM,
    POSTPONE_CONGRESS,
    READMIT,
    REMOVE,
    REPRIMAND,
    RUNG,
    Facts,
)
from game.world.reason import total
from game.world.rng import key as chance_key
from game.world.rng import word

Scored = tuple[int, Action]
MIN_WORTH = 8  # points below which an act is not worth the trouble


class Mind:
    """What one rival sees this month, worked out once: gains, threats, temper, the strongest and the dearest."""

    def __init__(self, facts: Facts, k: int, key: int) -> None:
        self.facts, self.k, self.key = facts, k, key
        self.me = facts.scenario.seats[k]
        self.temper = dict(facts.scenario.people[self.me].temper)
        self.gains = lead.gain(facts)[k]
        self.felt = lead.threat(facts)[k]
        self.raw = lead.raw_threat(facts)[k]
        self.roots = facts.roots()
        self.mood = chance_key(key, facts.month)
        playing = [j for j in facts.in_play() if j != k]
        self.rivals = sorted(playing, key=lambda j: (-self.gains[j], j))
        self.danger = max(self.felt, default=0)

    def has(self, name: str) -> int:
        """Return a weight of temper, 0..100, 50 where the scenario is silent."""
        return self.temper.get(name, 50)

    def whim(self, what: str, *parts: int) -> int:
        """Return 0..9, this rival's mood of the month about something."""
        return chance_key(word(what), *parts, start=self.mood) % 10

    def person(self, j: int) -> int:
        """Return the person in seat j."""
        return self.facts.scenario.seats[j]


def plan(facts: Facts, k: int, key: int) -> list[Action]:
    """Return a month's orders for seat k, the best own act first, then operations for the free slots."""
    mind = Mind(facts, k, key)
    chosen: list[Action] = []
    facts.orders = []
    for cost, room in ((OWN, facts.acts[k]), (STAFF, _free_slots(mind))):
        if room <= 0:
            continue
        # What is hardly worth an own act is left to the standing order.
        least = MIN_WORTH + 3 if cost == OWN and facts.habit[k] else MIN_WORTH
        scored: list[tuple[int, int, Action]] = []
        for weigh in _OWN if cost == OWN else _OPS:
            scored.extend((-worth, n, action) for n, (worth, action) in enumerate(weigh(mind)) if worth >= least)
        scored.sort(key=lambda item: (item[0], item[2].kind, item[2].args))
        used: set[str] = set()
        counted = 0
        if cost == STAFF:
            scored = _varied(mind, scored)
        for _, _, action in scored:
            if room <= 0:
                break
            if (action.kind in used and cost == OWN) or ACTIONS[action.kind].why_not(facts, k, action.args) is not None:
                continue
            if (
                not facts.is_present(mind.me)
                and cost == OWN
                and action.kind not in ("write", "shift", "motion", "rest", "press")
            ):
                continue
            if action.kind == "motion":
                # Nobody counts heads for more than two matters a month.
                counted += 1
                if counted > 2 or not _counts_on(mind, action.args):
                    continue
            used.add(action.kind)
            chosen.append(action)
            facts.orders.append((k, action.kind, action.args))
            room -= 1
    facts.orders = []
    return chosen


def _varied(mind: Mind, scored: list[tuple[int, int, Action]]) -> list[tuple[int, int, Action]]:
    """Put operations in order so that each further one of a kind, running ones counted, is worth less."""
    counts: dict[str, int] = {}
    for op in mind.facts.ops:
        if op.owner == mind.me:
            counts[OPERATIONS[op.kind]] = counts.get(OPERATIONS[op.kind], 0) + 1
    left: dict[str, list[tuple[int, int, Action]]] = {}  # by kind, the best last
    for item in reversed(scored):
        left.setdefault(item[2].kind, []).append(item)
    out: list[tuple[int, int, Action]] = []
    while left and len(out) < 12:
        name = min(left, key=lambda name: (left[name][-1][0] + 7 * counts.get(name, 0), name))
        out.append(left[name].pop())
        if not left[name]:
            del left[name]
        counts[name] = counts.get(name, 0) + 1
    return out


def _free_slots(mind: Mind) -> int:
    running = sum(1 for op in mind.facts.ops if op.owner == mind.me)
    return mind.facts.slots(mind.me) - running


# -- own acts -------------------------------------------------------------------------------------


def weigh_motions(mind: Mind) -> Iterator[Scored]:
    """Motions against persons, for posts and for the Line, if they would carry as far as he can count."""
    facts, me, k = mind.facts, mind.me, mind.k
    meets = motion.plenum_meets(facts)
    nerve = 40 - mind.has("patience") // 3 + mind.has("pride") // 8
    spoils = lead.organisation(facts, mind.roots)[k] // 40
    said = {j: severity.discipline(facts, mind.person(j), OUT_POLITBURO) // 2 for j in mind.rivals}
    marks = sorted(mind.rivals, key=lambda j: (-mind.gains[j] - said[j], j))
    for j in marks[:3]:
        he = mind.person(j)
        if any(p.kind == BLOC and me in p.parties and he in p.parties for p in facts.pacts):
            continue
        # A man against whom much can be said is an easy mark, and his seat goes to whoever has men to put in it.
        value = mind.gains[j] + said[j] + spoils
        for rung in (OUT_POLITBURO, OUT_CC, OUT_PARTY):
            if value >= 22 and motion.why_not(facts, me, RUNG, he, rung) is None:
                yield value + 4 + nerve // 3, Action("motion", (RUNG, he, rung))
                break
        if value >= 14 and motion.why_not(facts, me, RUNG, he, REPRIMAND) is None:
            yield 2 + value // 4 + mind.whim("censure", j), Action("motion", (RUNG, he, REPRIMAND))
    yield from weigh_beaten(mind)
    yield from _weigh_offices(mind, meets)
    yield from _weigh_policy(mind)


def _weigh_offices(mind: Mind, meets: bool) -> Iterator[Scored]:
    facts, me = mind.facts, mind.me
    q = facts.secretary_post
    secretary = facts.holder[q]
    if meets and secretary >= 0 and secretary != me and facts.seat_index[secretary] >= 0:
        value = mind.gains[facts.seat_index[secretary]]
        wary = facts.eye[mind.k] // 8
        if value >= 16:
            for x in _successors(mind, q):
                if motion.why_not(facts, me, REMOVE, q, x) is None:
                    yield value + wary + 5, Action("motion", (REMOVE, q, x))
    for j in mind.rivals[:2]:
        he = mind.person(j)
        if mind.gains[j] < 16:
            continue
        for post in facts.posts_of[he]:
            what = facts.scenario.posts[post]
            if what.accepts != 2 or what.rank < 4:
                continue
            for x in motion.candidates(facts, post, me, 2):
                if motion.why_not(facts, me, REMOVE, post, x) is None:
                    yield mind.gains[j] * 2 // 3 + 4 * what.rank + what.glamour, Action("motion", (REMOVE, post, x))
                    break
    for n, what in enumerate(facts.scenario.posts):
        if (
            facts.holder[n] < 0
            and what.accepts in (2, 3)
            and not any(m.kind == FILL and m.a == n for m in facts.agenda)
        ):
            for x in motion.candidates(facts, n, me, 3):
                if motion.why_not(facts, me, FILL, n, x) is None:
                    mine = 10 if mind.roots[x] == me else 0
                    yield 8 + 4 * what.rank + mine + mind.whim("fill", n) // 2, Action("motion", (FILL, n, x))
                    break


def _weigh_policy(mind: Mind) -> Iterator[Scored]:
    facts, me = mind.facts, mind.me
    for i in range(len(facts.line)):
        gap = facts.stance[i][me] - facts.line[i]
        if abs(gap) < 10:
            continue
        side = 1 if gap > 0 else -1
        if motion.why_not(facts, me, LINE, i, side) is None:
            zeal = mind.has("zeal") // 10
            yield min(12, abs(gap) // 6) + zeal - 2 + mind.whim("line", i) // 2, Action("motion", (LINE, i, side))
    economy = facts.scenario.issue_index.get("economy", -1)
    if economy >= 0 and mind.whim("measure") >= 5:
        for m, measure in enumerate(MEASURES):
            if measure.side * facts.stance[economy][me] > 0 and motion.why_not(facts, me, MEASURE, m, 0) is None:
                if abs(measure.side - facts.stance[economy][me]) < 60:
                    yield need(facts, m) // 2 + mind.whim("which", m) // 2 - 1, Action("motion", (MEASURE, m, 0))
    for hold in facts.holds:
        j = facts.seat_index[hold.on]
        if (
            not hold.public
            and hold.holders >> mind.k & 1
            and j >= 0
            and j != mind.k
            and mind.gains[j] >= 22
            and hold.strength >= 40
        ):
            width = 1 if mind.has("pride") > 60 else 0
            if motion.why_not(facts, me, DOCUMENT, hold.id, width) is None:
                yield mind.gains[j] * 2 // 3 + hold.strength // 8 - 6, Action("motion", (DOCUMENT, hold.id, width))


def _counts_on(mind: Mind, args: tuple[int, ...]) -> bool:
    """Tell whether he counts on a motion's carrying: votes are counted before an item is tabled."""
    kind, a, b = args
    if kind == READMIT:
        return _share(mind, kind, a, b) >= 450
    sure = {
        RUNG: 540 if b == REPRIMAND else 670 if b in (OUT_CC, OUT_PARTY) else 505,
        REMOVE: 520,
        DOCUMENT: 520,
    }.get(kind, 501)
    return _share(mind, kind, a, b) >= sure


def _share(mind: Mind, kind: int, a: int, b: int) -> int:
    """Return the share of ayes he counts on, permille, his own included."""
    item = motion.make(mind.facts, mind.me, kind, a, b)
    votes = mind.me in tally.voters(mind.facts, item.body)
    count = tally.expect(mind.facts, item, {mind.me: 1} if votes else None)
    return 1000 * count.ayes // max(1, count.ayes + count.noes)


def _successors(mind: Mind, q: int) -> list[int]:
    """Return whom he would propose for the Secretariat: himself if he is feared least, else the least feared."""
    facts = mind.facts
    means = {j: lead.mean_estimate(facts, j) for j in facts.in_play()}
    liked = sorted(
        (j for j in means if mind.person(j) != facts.holder[q] and not facts.ousted >> j & 1),
        key=lambda j: means[j] - sum(facts.regard[j][p] for p in facts.scenario.seats) // 2,
    )
    out = [mind.person(j) for j in liked[:2] if j == mind.k or mind.gains[j] < 10]
    if mind.me not in out and means.get(mind.k, 0) < 200 and not facts.ousted >> mind.k & 1:
        out.append(mind.me)
    return out[:2]


def weigh_pacts(mind: Mind) -> Iterator[Scored]:
    """A bloc against the one who threatens, with those who would join; peace with whom one cannot fight now."""
    facts, me, k = mind.facts, mind.me, mind.k
    if pact.live_pacts(facts, me) < facts.tune.pacts_at_most:
        for j in mind.rivals[:2]:
            target = mind.person(j)
            if mind.gains[j] < facts.tune.threat_pact or mind.raw[j] < 8 or facts.seat_cc[target] < 2:
                continue
            asked = [
                p
                for p in partners(facts, k, target)
                if not facts.bloc_against(p, target) or not facts.bloc_against(me, target)
            ]
            likely = [p for p in asked if total(pact.would_join(facts, p, BLOC, me, target, -1, 0)) > 0]
            # Who stands in it already needs no pact free for it.
            likely = [
                p
                for p in likely
                if not refused_lately(facts, me, p) and (facts.bloc_against(p, target) or open_to(facts, me, p))
            ]
            if facts.bloc_against(me, target):
                likely = [p for p in likely if not facts.bloc_against(p, target)]
            if likely:
                second = likely[1] if len(likely) > 1 else -1
                secret = 1 if mind.has("cunning") + mind.whim("secret") * 3 > 55 else 0
                stake = {0: pact.STANDING, 1: pact.HOLD, 2: pact.POST}.get(mind.whim("stake", j), pact.NO_STAKE)
                if stake == pact.POST and pact.staked_post(facts, me) < 0:
                    stake = pact.STANDING
                yield (
                    mind.gains[j] - 4 + mind.whim("bloc", j),
                    Action("pact", (BLOC, target, likely[0], second, stake, secret, 0)),
                )
        # Who is patient asks for peace without a date, who is not for a year of it.
        date = 0 if mind.has("patience") >= 60 else 2
        if mind.danger >= 12:
            for j in mind.rivals:
                p = mind.person(j)
                if (
                    mind.felt[j] >= 10
                    and not facts.bound(me, p)
                    and open_to(facts, me, p)
                    and total(pact.would_join(facts, p, NON_AGGRESSION, me, -1, -1, 0)) > 0
                ):
                    yield (
                        4 + mind.has("fear") // 10 + mind.felt[j] // 4,
                        Action("pact", (NON_AGGRESSION, -1, p, -1, 0, 1, date)),
                    )
        for i in range(len(facts.line)):
            gap = facts.stance[i][me] - facts.line[i]
            if abs(gap) >= 25 and mind.whim("platform", i) >= 7:
                for j in facts.in_play():
                    p = mind.person(j)
                    if (
                        j != k
                        and total(pact.would_join(facts, p, PLATFORM, me, -1, i, 0)) > 4
                        and not facts.bound(me, p)
                        and open_to(facts, me, p)
                    ):
                        yield 8 + abs(gap) // 8 + mind.has("zeal") // 20, Action("pact", (PLATFORM, i, p, -1, 0, 0, 2))
                        break
    for mine in facts.pacts_of(me):
        if mine.kind == BLOC and mine.target >= 0:
            t = facts.seat_index[mine.target]
            worst = max((mind.gains[facts.seat_index[p]] for p in mine.parties if p != me), default=0)
            shame = 34 if pact.has_reason(facts, mine) else 8
            if worst - mind.gains[t] > shame:
                yield worst - mind.gains[t] - shame + 8, Action("renounce", (mine.id,))


def weigh_words(mind: Mind) -> Iterator[Scored]:
    """Speeches and articles: keep a name alive, hit the strongest, answer a label, clear a case."""
    facts, me, k = mind.facts, mind.me, mind.k
    silent = facts.month - facts.word_month[me]
    tongue, pen = voice(facts, k, 0), voice(facts, k, 1)
    stale = min(6, silent)
    yield tongue * 2 + stale + mind.whim("lenin"), Action("speak", (ON_LENIN, -1))
    if facts.deviation(me) < 28:
        yield tongue + stale + 3 + mind.whim("for_line"), Action("speak", (FOR_LINE, -1))
    yield tongue + stale + 2 + mind.whim("results"), Action("speak", (ON_RESULTS, -1))
    i = facts.scenario.issue_index.get("revolution", -1)
    if i >= 0 and (heads := facts.has_lever(me, "comintern")) | (abs(facts.stance[i][me] - facts.mood[i]) > 25):
        yield tongue + stale + (4 if heads else 0) + mind.whim("world"), Action("speak", (ON_WORLD, -1))
    yield pen * 2 + stale + mind.whim("doctrine"), Action("write", (DOCTRINE, -1))
    labels = [label for label in facts.labels if label.who == me]
    if labels or facts.case[me] > 6:
        fresh = any(not label.stuck for label in labels)
        yield (18 if fresh else 5) + facts.case[me] // 2 + pen, Action("write", (ANSWER, -1))
    for j in mind.rivals[:2]:
        he = mind.person(j)
        if mind.gains[j] >= 15 and not facts.bound(me, he):
            heat = mind.gains[j] // 3 + (mind.has("pride") - mind.has("patience")) // 8
            stronger = lead.mean_estimate(facts, j) > lead.mean_estimate(facts, k) + 30
            risk = 8 if stronger and facts.record[me] > 10 else 3 if stronger else 0
            yield heat + pen - risk + mind.whim("polemic", j) // 2, Action("write", (POLEMIC, he))
            yield heat + tongue - risk - 2 + mind.whim("against", j) // 2, Action("speak", (AGAINST, he))


def weigh_peace(mind: Mind) -> Iterator[Scored]:
    """Conciliation, a change of stance, recantation, rest: the acts of the careful and the beaten."""
    facts, me, k = mind.facts, mind.me, mind.k
    for x in facts.scenario.seats:
        j = facts.seat_index[x]
        if x == me or not facts.is_active(x) or mind.gains[j] > 24:
            continue
        cool = max(0, -facts.regard[k][x])
        if facts.seat_pb[x] == 2 and cool:
            yield (
                cool // 4 + mind.has("warmth") // 8 - mind.has("pride") // 8 + mind.whim("peace", j),
                Action("conciliate", (x,)),
            )
        elif facts.seat_pb[x] == 2 and mind.whim("court", j) >= 7:
            yield 8 + mind.has("warmth") // 10 - mind.has("pride") // 10, Action("conciliate", (x,))
    exposed = facts.case[me] + facts.record[me] // 2
    for i in range(len(facts.line)):
        off = facts.line[i] - facts.stance[i][me]
        mood = facts.mood[i] - facts.stance[i][me]
        side = 1 if off > 0 else -1
        if abs(off) >= 25:
            supple = (100 - facts.scenario.people[me].rigidity) // 6
            yield (
                supple + exposed // 3 + abs(off) // 10 - 8 + mind.whim("shift", i) // 2,
                Action("shift", (i, side, 1 if exposed > 25 else 0)),
            )
        elif abs(mood) >= 28 and off * mood >= 0:
            yield (
                (100 - facts.scenario.people[me].rigidity) // 8 + abs(mood) // 12 + mind.whim("mood", i) // 2,
                Action("shift", (i, 1 if mood > 0 else -1, 0)),
            )
    if exposed > 34 and facts.recants[me] < 2:
        yield exposed // 2 - mind.has("pride") // 4 + mind.has("fear") // 5, Action("recant")
    tired = 60 - facts.health[me]
    if tired > 0:
        yield tired // 2 + mind.whim("rest"), Action("rest")
    elif facts.record[me] > 12 and mind.danger < 12:
        yield 8 + facts.record[me] // 6 + mind.has("patience") // 20, Action("rest")


def weigh_holds(mind: Mind) -> Iterator[Scored]:
    """What one knows: pressed on those whose vote or post matters, leaked on those one would see fall."""
    facts, me, k = mind.facts, mind.me, mind.k
    for hold in facts.holds:
        if hold.public or not hold.holders >> k & 1 or hold.on == me:
            continue
        j = facts.seat_index[hold.on]
        root = mind.roots[hold.on]
        if j >= 0:
            if mind.gains[j] >= 24 and not facts.bound(me, hold.on):
                yield (
                    mind.gains[j] // 3
                    + hold.strength // 7
                    - mind.has("patience") // 7
                    - severity.closed_ranks(facts) // 3
                    + mind.whim("leak", hold.id) // 2,
                    # The cunning improve a paper, and sometimes more than improve it.
                    Action("leak", (hold.id, slant(mind, hold.id))),
                )
        elif root not in (me, -1) and mind.gains[facts.seat_index[root]] > 10 and hold.strength > 24:
            votes = 6 if facts.seat_cc[hold.on] == 2 else 0
            yield (
                votes + hold.strength // 5 + mind.has("cunning") // 12 + mind.whim("press", hold.id) // 2,
                Action("press", (hold.id, 0 if votes else 2)),
            )


def _weigh_plenum(mind: Mind) -> Iterator[Scored]:
    """A plenum called by whoever counts on the Committee against the one he fears, and has no date near (rule 4.17)."""
    facts, me = mind.facts, mind.me
    barred = motion.why_not(facts, me, ORDER, CALL_PLENUM, 0) is not None
    if barred or not mind.rivals or facts.month - facts.called < 12:
        return
    near = any(0 < g.month - facts.month <= 3 for g in facts.scenario.calendar)
    j = mind.rivals[0]
    he = mind.person(j)
    if near or mind.gains[j] < 20 or facts.seat_pb[he] != 2:
        return
    blow = motion.Motion(RUNG, me, CC, he, OUT_POLITBURO, 0, facts.month, 0, 0)
    if facts.secretary() == he:
        heirs = _successors(mind, facts.secretary_post)
        blow = motion.Motion(REMOVE, me, CC, facts.secretary_post, heirs[0] if heirs else -1, 0, facts.month, 0, 0)
    if tally.expect(facts, blow).carried:
        yield 8 + mind.gains[j] // 2 + mind.whim("plenum", j), Action("motion", (ORDER, CALL_PLENUM, 0))


def weigh_extremes(mind: Mind) -> Iterator[Scored]:
    """The street, a resignation offered, the order of business: what only some seats in some months would do."""
    facts, me, k = mind.facts, mind.me, mind.k
    if facts.record[me] >= 18 and facts.seat_pb[me] < 2:
        yield (
            mind.has("pride") // 5 + mind.has("zeal") // 8 - mind.has("fear") // 6 + mind.whim("street"),
            Action("street"),
        )
    if any(m.a == me and m.kind == RUNG for m in facts.agenda) or (
        facts.secretary() == me and mind.whim("resign") == 9
    ):
        item = motion.Motion(9, me, CC, me, 0, 0, facts.month, 0, 0)
        if ACTIONS["resign"].why_not(facts, k, ()) is None:
            count = tally.expect(facts, item)
            if 10 * count.ayes > 6 * (count.ayes + count.noes):
                yield 14 + mind.has("cunning") // 8, Action("resign")
    # Whoever has less organisation than stage gains by time before a congress (rules 3, congress).
    wait = (120 - lead.organisation(facts, mind.roots)[k]) // 12
    if wait >= 6 and motion.why_not(facts, me, ORDER, POSTPONE_CONGRESS, 0) is None:
        yield wait + mind.whim("postpone"), Action("motion", (ORDER, POSTPONE_CONGRESS, 0))
    yield from _weigh_plenum(mind)
    for n, item in enumerate(facts.agenda):
        if (item.kind == RUNG and item.a == me) or (item.kind == REMOVE and facts.holder[item.a] == me):
            yield 26, Action("order", (0, n))
        if item.put_off > facts.month and item.mover == me and len(backers(facts, item)) >= force_needs(facts, item):
            yield 14, Action("order", (1, n))


_OWN: tuple[Callable[[Mind], Iterator[Scored]], ...] = (
    weigh_motions, weigh_pacts, weigh_words, weigh_peace, weigh_holds, weigh_extremes, weigh_tales, weigh_silence,
    weigh_trades, weigh_partners,
    weigh_going,
)


# -- operations -----------------------------------------------------------------------------------


def weigh_posts(mind: Mind) -> Iterator[Scored]:
    """Appointments in one's gift: vacancies first, then others' men on a ground."""
    facts, k = mind.facts, mind.k
    n = 0
    last = -1
    kept = promised(facts, mind.me)
    for q, x in ACTIONS["appoint"].options(facts, k):
        if q == last or q in kept:
            continue
        if ACTIONS["appoint"].why_not(facts, k, (q, x)) is not None:
            continue
        last = q
        post = facts.scenario.posts[q]
        worth = 10 + facts.delegates[q] // 3 + 3 * post.rank + (6 if post.seat == 2 else 0) + facts.eye[k] // 10
        if by_body(facts, q):
            # A body gives it: he proposes what he counts on.
            if total(ACTIONS["appoint"].forecast(facts, k, (q, x))) > 0:
                yield worth + (8 if facts.holder[q] < 0 else 0), Action("appoint", (q, x))
        elif facts.holder[q] < 0:
            yield worth + 14, Action("appoint", (q, x))
        elif mind.roots[facts.holder[q]] != mind.me:
            root = mind.roots[facts.holder[q]]
            push = max(0, mind.gains[facts.seat_index[root]]) // 3 if root >= 0 else 2
            if total(tally.accepts(facts, q, x, mind.me)) > 0:
                yield worth + push - 4 + mind.whim("move", q) // 2, Action("appoint", (q, x))
            elif total(tally.releases(facts, q, mind.me)) > 0:
                yield worth // 2 + push + mind.whim("vacate", q) // 2, Action("appoint", (q, VACATE))
        n += 1
        if n >= 8:
            return


def weigh_people(mind: Mind) -> Iterator[Scored]:
    """Men to be won or kept, regions to be worked, money to be given."""
    facts, k = mind.facts, mind.k
    skill = facts.scenario.people[mind.me].skills[3] // 12 + facts.eye[k] // 14
    for n, (x,) in enumerate(ACTIONS["win"].options(facts, k)):
        if n >= 5:
            break
        weight = (
            sum(facts.delegates[q] for q in facts.posts_of[x])
            + (10 if facts.seat_cc[x] == 2 else 0)
            + (14 if facts.seat_pb[x] == 2 else 0)
        )
        yield 5 + skill // 2 + min(12, weight // 5) + mind.whim("win", x) - n, Action("win", (x,))
    for n, (q, side) in enumerate(ACTIONS["work"].options(facts, k)):
        if n >= 6:
            break
        room = (100 - facts.machine[q]) if side > 0 else facts.machine[q]
        yield (
            5 + facts.eye[k] // 14 + min(14, facts.delegates[q] * room // 300) + mind.whim("work", q) // 2,
            Action("work", (q, side)),
        )
    if facts.has_lever(mind.me, "purse"):
        for n, (q,) in enumerate(ACTIONS["money"].options(facts, k)):
            if n >= 3:
                break
            yield 10 + facts.delegates[q] // 6 + mind.whim("money", q), Action("money", (q,))
    if facts.has_lever(mind.me, "admissions"):
        yield 17 + mind.whim("drive"), Action("drive", (0,))
        yield 15 + mind.whim("purge"), Action("drive", (1,))
        yield 13 + mind.whim("villages"), Action("drive", (2,))
        yield 13 + mind.whim("offices"), Action("drive", (3,))


def weigh_knowledge(mind: Mind) -> Iterator[Scored]:
    """Watching, inspecting, cases: knowledge grows old, grounds are wanted."""
    facts, k = mind.facts, mind.k
    for j in mind.rivals[:3]:
        he = mind.person(j)
        circle = [p for p, root in enumerate(mind.roots) if root == he]
        age = sum(facts.month - facts.bel_month[k][p] for p in circle) // max(1, len(circle))
        yield (
            mind.has("cunning") // 8
            + min(12, age // 2)
            + max(0, mind.gains[j]) // 4
            + mind.whim("watch", j)
            - 4,
            Action("watch", (he,)),
        )
        if mind.gains[j] >= 15:
            yield 4 + mind.gains[j] // 2 + mind.whim("case", j) - facts.case[he] // 2, Action("case", (he,))
    for n, (q,) in enumerate(ACTIONS["inspect"].options(facts, k)):
        if n >= 2:
            break
        yield 8 + facts.delegates[q] // 8 + mind.whim("inspect", q), Action("inspect", (q,))


def weigh_press(mind: Mind) -> Iterator[Scored]:
    """Campaigns of the papers one disposes of."""
    facts, k = mind.facts, mind.k
    if ACTIONS["campaign"].why_not(facts, k, (LENIN_CULT, -1)) is not None:
        return
    for j in mind.rivals[:2]:
        if mind.gains[j] >= 14 and not facts.bound(mind.me, mind.person(j)):
            yield 6 + mind.gains[j] // 2 + mind.whim("campaign", j), Action("campaign", (ON_MAN, mind.person(j)))
    yield 10 + mind.whim("lenin_cult"), Action("campaign", (LENIN_CULT, -1))
    yield 5 + mind.has("pride") // 12 + mind.whim("own_cult"), Action("campaign", (OWN_CULT, -1))
    gap = sum(abs(facts.line[i] - facts.mood[i]) for i in range(len(facts.line))) // max(1, len(facts.line))
    if facts.deviation(mind.me) < 25:
        yield 2 + gap // 4 + mind.whim("on_line"), Action("campaign", (1, -1))


_OPS: tuple[Callable[[Mind], Iterator[Scored]], ...] = (
    weigh_posts, weigh_people, weigh_knowledge, weigh_press, weigh_debts, weigh_record,
)

__all__ = ["MIN_WORTH", "Mind", "plan"]
