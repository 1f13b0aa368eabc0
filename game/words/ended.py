"""Why a game ended when it did: by which test, since which month, who had the end written, what was left open."""

from __future__ import annotations

from game.rules import lead
from game.rules.ending import COLLECTIVE, FIRST, PARAMOUNT, cc_share
from game.session import Session
from game.words.sentences import Words
from game.world.kinds import CC, OUT_PARTY


def paramount_since(session: Session) -> int:
    """Return the first of the months in which the winner could be touched by nobody, -1 where there is none."""
    st = session.state
    if st.result != PARAMOUNT or st.winner < 0:
        return -1
    told = [one.month for one in session.events if one.kind == "paramount" and one.args[0] == st.winner]
    return max(told) - st.tune.paramount_months + 1 if told else -1


def left_open(session: Session) -> list[str]:
    """Return the titles of what was still to be decided in the last month when the end was written."""
    last = [one for one in session.events if one.month == session.state.month]
    answered = {(one.args[0], one.args[2]) for one in last if one.kind == "choice"}
    asked = [one for one in last if one.kind == "happening" and one.args[1] >= 0 and one.args not in answered]
    return list(dict.fromkeys(session.scenario.happenings[one.args[0]].title for one in asked))


def why(words: Words, session: Session) -> str:
    """Return in sentences by which test the game has its result, and why it ended in this month."""
    st, say = session.state, words.say
    tune, last = st.tune, session.scenario.end
    name = words.person(st.winner) if st.winner >= 0 else ""
    since = paramount_since(session)
    out = []
    if st.result == PARAMOUNT:
        key = "paramount" if since >= 0 else "paramount_undated"
        held = words.month(since) if since >= 0 else ""
        out.append(say("ended", key, name=name, who=st.winner, since=held, months=tune.paramount_months))
    elif st.result == FIRST:
        share = cc_share(st, st.winner) // 10
        out.append(say("ended", "first", name=name, over=tune.first_ratio - 100, share=share, cc=tune.first_cc // 10))
        leads = lead.lead(st)
        k = st.seat_index[st.winner]
        after = max((at for at in range(len(leads)) if at != k), key=lambda at: (leads[at], -at), default=-1)
        if after >= 0:
            strength, next_ = ((leads[at] + 5) // 10 for at in (k, after))
            second = words.person(session.scenario.seats[after])
            out.append(say("ended", "first_by", name=name, strength=strength, second=second, next=next_))
    elif st.result == COLLECTIVE:
        out.append(say("ended", "collective", over=tune.first_ratio - 100, cc=tune.first_cc // 10))
    if st.winner >= 0 and not st.posts_of[st.winner]:
        members = st.members(CC)
        own = sum(1 for x in members if st.roots()[x] == st.winner)
        out.append(say("ended", "no_post", name=name, own=own, all=len(members)))
    if st.month >= last:
        return " ".join([*out, say("ended", "last_month", month=words.month(last))])
    entry = session.log[-1] if session.log else None
    if entry is not None and entry.action.kind == "write_end":
        p = session.scenario.seats[entry.seat]
        key = "fallen" if st.rung[p] >= OUT_PARTY else "written"
        who, month, end = words.person(p), words.month(st.month), words.month(last)
        out.append(say("ended", key, who=who, month=month, last=end, months=tune.offer_months))
    found = left_open(session)
    if found:
        out.append(say("ended", "open", n=len(found), list=words.list_of(found)))
    return " ".join(out)


__all__ = ["left_open", "paramount_since", "why"]
