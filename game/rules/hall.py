"""The hall of a congress: who gives the report, what is said to it, the open vote, the secret ballot.

Delegations vote. On the report the contenders choose where they stand; on the list names are crossed out unseen.
"""

from __future__ import annotations

from game.rules import belief, pact, severity, speech, tally, theses, vote
from game.rules.career import seat_bit
from game.rules.gatherings import hall_votes
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, CONGRESS, COUNTED, FILL, POLITBURO, Motion
from game.world.state import State

FOR, SILENT, AGAINST = 1, 0, -1


def report_motion(facts: Facts, reporter: int) -> Motion:
    """Return the motion that the congress accept a report."""
    return Motion(CONFIDENCE, reporter, CONGRESS, reporter, 0, 0, facts.month, 0, 0)


# -- who gives it ---------------------------------------------------------------------------------


def may_report(facts: Facts) -> list[int]:
    """Return who could give the report: the contenders among the full members of the Politburo."""
    members = facts.members(POLITBURO)
    return [p for p in facts.scenario.seats if p in members and facts.is_active(p)]


def prefers(facts: Facts, p: int) -> int:
    """Return whom a member of the Politburo would have give the report, himself apart; -1 for nobody (rule 3.21).

    The vote function says it, as of a place to be given; a known voice counts besides.
    """
    return _preferred(facts, p, places(facts))


def places(facts: Facts) -> dict[int, vote.Ballot]:
    """Return for everybody who may give the report the ballot by which it is asked whom a member prefers."""
    post = facts.chair_post if facts.chair_post >= 0 else facts.secretary_post
    return {
        c: vote.Ballot(facts, Motion(FILL, c, POLITBURO, post, c, 0, facts.month, 0, 0)) for c in may_report(facts)
    }


def _preferred(facts: Facts, p: int, asked: dict[int, vote.Ballot]) -> int:
    best, most = -1, -(10**6)
    for c, ballot in asked.items():
        if c == p:
            continue
        will = vote.says(ballot, p)
        # He must be heard, and the report is a lesser thing than the chair.
        will = will // 2 + (facts.standing[c] + facts.orthodoxy[c]) // 4 + facts.scenario.people[c].skills[0] // 6
        will += 15 if facts.report_by == c else 0
        if will > most:
            best, most = c, will
    return best


def is_open(facts: Facts, p: int) -> bool:
    """Tell whether, as far as a contender can count, the one he names may decide who gives the report (rule 3.31)."""
    asked = places(facts)
    hands = dict.fromkeys(asked, 0)
    for other in facts.members(POLITBURO):
        said = _preferred(facts, other, asked) if other != p and facts.is_active(other) else -1
        if said in hands:
            hands[said] += 1
    first, second = sorted(hands.values(), reverse=True)[:2]
    return first - second <= 1


def choose_reporter(st: State, named: dict[int, int], out: list[Event], item: int = -1) -> int:
    """Let the Politburo choose who gives the report: most hands, nobody's for himself; the chair breaks a tie.

    `named` are the contenders who have spoken and whom they named; the others go by the vote function.
    """
    able = may_report(st)
    if not able:
        return -1
    hands = dict.fromkeys(able, 0)
    members = [p for p in st.members(POLITBURO) if st.is_active(p)]
    said, asked = {}, places(st)
    for p in members:
        c = named.get(p, -1)
        said[p] = c if c in hands and c != p else _preferred(st, p, asked)
        if said[p] in hands:
            hands[said[p]] += 1
    chair = st.holder[st.chair_post] if st.chair_post >= 0 else -1
    best = max(
        able,
        key=lambda c: (
            hands[c], said.get(chair, -1) == c, c == st.report_by, st.standing[c] + st.orthodoxy[c], -c,
        ),
    )  # fmt: skip
    st.report_by = best
    st.theses = 0
    if item >= 0:
        out.append(Event("theses", st.month, (item, best, hands[best], len(members))))
    return best


# -- the report -----------------------------------------------------------------------------------


def stands(facts: Facts, reporter: int, floor: tuple[tuple[int, int], ...]) -> dict[int, int]:
    """Return the votes contenders have given by what they said from the floor: person to 1 or -1."""
    return {p: side for p, side in floor if side and p != reporter and facts.is_active(p)}


def open_report(st: State, item: int, out: list[Event], floor: tuple[tuple[int, int], ...] = ()) -> None:
    """Put the report to an open vote of delegations (rule 3.25). `floor` is who spoke, and 1 for it, -1 against."""
    reporter = st.report_by
    if reporter < 0 or not st.is_active(reporter):
        reporter = choose_reporter(st, {}, out)
    if reporter < 0:
        return
    motion = report_motion(st, reporter)
    chosen = stands(st, reporter, floor)
    result = tally.count(st, motion, chosen, why=False)
    k = st.seat_index[reporter]
    for p, side in chosen.items():
        out.append(Event("floor", st.month, (item, p, side)))
        st.w("word_month")[p] = st.month
        add_reason(st, st.seat_index[p], reporter, CAUSE["stood_by_me" if side > 0 else "attacked_me"], 5 * side)
        if side < 0:
            st.add("standing", p, speech.voice(st, p) // 20)
            st.add("record", p, severity.of_faction(st, 5) if result.carried else 0)
        if side > 0 and st.bloc_against(p, reporter):
            pact.exposed(st, p, reporter, -1, out)
    out.append(Event("report_vote", st.month, (item, reporter, result.ayes, result.noes)))
    _own_delegations(st, item, result, out)
    _keep_words(st, motion, chosen)
    st.add("standing", reporter, 4 if result.carried else -4)
    st.add("orthodoxy", reporter, 4 if result.carried else -4)
    st.w("word_month")[reporter] = st.month
    st.add("momentum", k, 6 if result.carried else -8, -40, 40)
    st.majority = reporter if result.carried else -1
    if result.carried:
        theses.adopt(st, out)
    st.theses = 0
    for other in st.in_play():
        me = st.scenario.seats[other]
        if other != k and result.carried and (chosen.get(me, 0) < 0 or st.regard[k][me] < -20):
            st.add("eye", other, st.tune.eye_congress, 0, 95)


def _own_delegations(st: State, item: int, result: tally.Tally, out: list[Event]) -> None:
    """Let every contender hear where the delegations stood whose leaders he believes his; they vote in the open."""
    for k in st.in_play():
        roots, me = st.believed_roots(k), st.scenario.seats[k]
        mine = [line for line in result.lines if line.person >= 0 and roots[line.person] == me]
        if mine:
            votes = sum(line.ayes for line in mine), sum(line.noes for line in mine)
            out.append(Event("own_delegations", st.month, (item, *votes), 1 << k))


def _keep_words(st: State, motion: Motion, chosen: dict[int, int]) -> None:
    """Hold a promise on the report against what was said from the floor; silence breaks no word and keeps none."""
    key = vote.promise_key(motion)
    for promise in [x for x in st.promises if x.on == key]:
        side = chosen.get(promise.who, 0)
        j, k = st.seat_index[promise.who], st.seat_index[promise.to]
        if not side or j < 0 or k < 0:
            continue
        if side == promise.side:
            add_reason(st, j, promise.to, CAUSE["kept_word"], 4, 0)
        else:
            st.add("trust", promise.who, -10)
            add_reason(st, j, promise.to, CAUSE["broke_word"], -14, 0)
    st.w("promises")[:] = [x for x in st.promises if x.on != key]


# -- the secret ballot ----------------------------------------------------------------------------


def ballot_strength(facts: Facts, p: int, seated: tally.Hall | None = None) -> int:
    """Return how many delegates in a thousand cross a name out in the secret ballot (rules 5.09 and 3.26).

    Secretaries whose loyalty is small vote as they like, and fewer delegates than in the open follow their secretary.
    `seated` is the hall as it sits, where many names are asked about.
    """
    ballot = vote.Ballot(facts, Motion(CONFIDENCE, p, CONGRESS, p, 0, 0, facts.month, 0, 1))
    ayes, noes = tally.hall_sums(ballot, seated or tally.Hall(facts, 1))
    return 1000 * noes // max(1, ayes + noes)


def commission(st: State) -> int:
    """Return the seat bits of the counting commission: whose man heads the Control, else the General Secretary.

    The commission is led by the highest post of the kind `control` that the scenario has (rule 3.26).
    """
    roots = st.roots()
    posts = st.scenario.posts
    led = [q for q, post in enumerate(posts) if post.kind == "control" and not post.region and st.holder[q] >= 0]
    head = st.holder[max(led, key=lambda q: (posts[q].rank, -q))] if led else st.secretary()
    if head < 0:
        return 0
    return seat_bit(st, head) | (seat_bit(st, roots[head]) if roots[head] >= 0 else 0)


def truth_of_the_ballot(st: State, bits: int, out: list[Event]) -> None:
    """Let the commission learn from the papers who leads which delegation, without error (rule 3.26)."""
    for k, me in enumerate(st.scenario.seats):
        if not bits >> k & 1 or not st.is_active(me):
            continue
        for q, sent in enumerate(st.delegates):
            p = st.holder[q]
            if sent and p >= 0 and st.seat_index[p] < 0:
                belief.learn(st, k, p, 0, COUNTED, out)


# -- counted aloud --------------------------------------------------------------------------------


def counted(st: State, item: int, out: list[Event]) -> None:
    """Count the delegations aloud: how many votes stand with the three strongest (rules 2.19 and 5.10)."""
    votes = hall_votes(st)
    share = [0] * len(st.scenario.seats)
    for q, sent in enumerate(votes):
        if sent:
            for k, part in enumerate(tally.split(st, q)):
                share[k] += sent * part
    order = sorted(st.in_play(), key=lambda k: (-share[k], k))[:3]
    args = [item]
    for n in range(3):
        args += [st.scenario.seats[order[n]], (share[order[n]] + 500) // 1000] if n < len(order) else [-1, 0]
    out.append(Event("counted", st.month, (*args, sum(votes))))
    belief.counted_aloud(st, out)


__all__ = [
    "AGAINST", "FOR", "SILENT", "ballot_strength", "choose_reporter", "commission", "counted", "may_report",
    "open_report", "prefers", "report_motion", "stands", "truth_of_the_ballot",
]
