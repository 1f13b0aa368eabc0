"""Why a rival did what he did: the greatest terms that his judgement of the act is made of, read from his View.

Nothing is kept for it: the terms are worked out again from what the seat knew when it decided (rules 6).
"""

from __future__ import annotations

from game.play import motion
from game.play.action import ACTIONS, Action
from game.play.actions.voice import ANSWER, POLEMIC, voice
from game.rivals.mind import Mind
from game.rules import lead, pact, severity, tally, vote
from game.world.kinds import BLOC, LINE, NON_AGGRESSION, PLATFORM, Decision
from game.world.reason import Reason
from game.world.reason import total as sum_of
from game.world.view import View

FEW = 3  # terms that are told
_NO_TERMS = ("end", "habit")


def explain(view: View, decision: Decision, action: Action) -> list[Reason]:
    """Return the greatest terms behind a rival's answer, the heaviest first; none for what speaks for itself."""
    if action.kind in _NO_TERMS:
        return []
    if decision.kind == "call":
        return _greatest(_of_vote(view, decision))
    if decision.kind != "desk":
        return []
    mind = Mind(view, decision.seat, 0)
    terms = [*_of_target(mind, action), *_of_kind(mind, action)]
    return _greatest([one for one in terms if one.amount])


def _greatest(terms: list[Reason]) -> list[Reason]:
    return sorted(terms, key=lambda one: (-abs(one.amount), one.code))[:FEW]


def _of_vote(view: View, decision: Decision) -> list[Reason]:
    """Return how he stands on the item in hand, as the one vote function has it."""
    item = view.agenda[decision.a]
    return [one for one in vote.stand(vote.Ballot(view, item), view.scenario.seats[decision.seat]) if one.amount]


def _of_target(mind: Mind, action: Action) -> list[Reason]:
    """Return what his gain by the fall of whom the act is aimed at is made of."""
    facts, me, k = mind.facts, mind.me, mind.k
    he = _aimed_at(mind, action)
    j = facts.seat_index[he] if he >= 0 else -1
    if j < 0 or j == k:
        return []
    out = [
        Reason("why_feared", mind.felt[j], (he,)),
        Reason("why_disliked", max(0, -2 * facts.regard[j][me] // 5), (he,)),
        Reason("why_far", min(12, facts.distance(me, he) // 6), (he,)),
    ]
    if action.kind == "motion":
        out.append(Reason("why_record", severity.discipline(facts, he) // 2, (he,)))
    return out


def _aimed_at(mind: Mind, action: Action) -> int:
    """Return the person an act is aimed against, -1 for nobody."""
    facts, args = mind.facts, action.args
    if action.kind == "motion":
        return vote.target_of(facts, motion.make(facts, mind.me, *args))
    if action.kind == "pact":
        return args[1] if args[0] == BLOC else -1
    if action.kind in ("watch", "case"):
        return args[0]
    if action.kind in ("write", "speak", "campaign"):
        return args[1]
    if action.kind in ("appoint", "work", "inspect"):
        sitting = facts.holder[args[0]]
        root = mind.roots[sitting] if sitting >= 0 else -1
        return root if root != mind.me else -1
    return -1


def _of_kind(mind: Mind, action: Action) -> list[Reason]:
    """Return what else speaks for an act, by its kind; what is expected of it where nothing is written here."""
    facts, me, k, args = mind.facts, mind.me, mind.k, action.args
    if action.kind == "motion":
        return _of_motion(mind, args)
    if action.kind == "pact":
        return _of_pact(mind, args)
    if action.kind == "conciliate":
        x = args[0]
        j = facts.seat_index[x]
        wants = lead.gain(facts)[j][k] if j >= 0 else 0
        return [Reason("why_cold", max(0, -facts.regard[k][x]), (x,)), Reason("why_hunted", max(0, wants), (x,))]
    if action.kind == "shift":
        off = abs(facts.line[args[0]] - facts.stance[args[0]][me])
        return [Reason("why_off_line", off // 4, (args[0],)), Reason("why_exposed", _exposed(mind))]
    if action.kind in ("speak", "write"):
        if action.kind == "write" and args[0] == ANSWER:
            return [Reason("why_exposed", _exposed(mind) + 4)]
        silent = facts.month - facts.word_month[me]
        skill = 0 if action.kind == "speak" else 1
        heat = mind.has("pride") // 10 if action.kind == "write" and args[0] == POLEMIC else 0
        return [
            Reason("why_voice", voice(facts, k, skill)),
            Reason("why_silent", min(12, silent), (silent,)),
            Reason("why_pride", heat),
        ]
    if action.kind == "rest":
        return [Reason("why_tired", max(0, 60 - facts.health[me])), Reason("why_exposed", _exposed(mind))]
    if action.kind == "win":
        return _of_man(mind, args[0])
    if action.kind == "appoint":
        return _of_post(mind, args[0], args[1])
    return [*ACTIONS[action.kind].forecast(facts, k, args)][:FEW]


def _exposed(mind: Mind) -> int:
    return mind.facts.case[mind.me] + mind.facts.record[mind.me] // 2


def _of_motion(mind: Mind, args: tuple[int, ...]) -> list[Reason]:
    facts = mind.facts
    item = motion.make(facts, mind.me, *args)
    mine = {mind.me: 1} if mind.me in tally.voters(facts, item.body) else None
    count = tally.expect(facts, item, mine)
    margin = 50 * (count.ayes - count.noes) // max(1, count.ayes + count.noes)
    out = [Reason("why_counted", margin, (count.ayes, count.noes))]
    if item.kind == LINE:
        out.append(Reason("why_own_line", abs(facts.stance[item.a][mind.me] - facts.line[item.a]) // 6, (item.a,)))
    return out


def _of_pact(mind: Mind, args: tuple[int, ...]) -> list[Reason]:
    facts, (kind, aim, first) = mind.facts, args[:3]
    target, issue = (aim, -1) if kind == BLOC else (-1, aim) if kind == PLATFORM else (-1, -1)
    hope = sum_of(pact.would_join(facts, first, kind, mind.me, target, issue, args[4]))
    out = [Reason("why_would_join", max(0, hope), (first,))]
    j = facts.seat_index[first]
    if kind == NON_AGGRESSION and j >= 0:
        out.append(Reason("why_feared", mind.felt[j], (first,)))
        out.append(Reason("why_hunted", max(0, lead.gain(facts)[j][mind.k]), (first,)))
    return out


def _of_man(mind: Mind, x: int) -> list[Reason]:
    facts = mind.facts
    votes = sum(facts.delegates[q] for q in facts.posts_of[x])
    out = [
        Reason("why_committee", 12 if facts.seat_cc[x] == 2 else 0, (x,)),
        Reason("why_delegates", min(14, votes // 4), (x, votes)),
    ]
    if mind.roots[x] == mind.me:
        out.append(Reason("why_own_man", max(1, (80 - facts.loyalty[x]) // 5), (x,)))
    elif mind.roots[x] < 0:
        out.append(Reason("why_nobodys", 8, (x,)))
    return out


def _of_post(mind: Mind, q: int, x: int) -> list[Reason]:
    facts = mind.facts
    out = [
        Reason("why_vacant", 14 if facts.holder[q] < 0 else 0),
        Reason("why_sends", min(20, facts.delegates[q] // 3), (q, facts.delegates[q])),
        Reason("why_rank", 3 * facts.scenario.posts[q].rank),
    ]
    if x >= 0 and mind.roots[x] == mind.me:
        out.append(Reason("why_own_man", 10, (x,)))
    return out


__all__ = ["explain"]
