"""What the record has beside a turning point: first of the same post or man, then of the month."""

from __future__ import annotations

from game.session import Session
from game.words import course
from game.words.about import parts
from game.words.sentences import Words
from game.words.turning import Turn
from game.world.kinds import FILL, POLITBURO, REMOVE, RUNG

NEAR = 2  # months round a turning point in which the record is searched for the man it is about
_POSTS = ("appointed", "vacated", "relieved")
_FELL = (course.LEFT, course.EXPELLED)


def about(turn: Turn) -> int:
    """Return the person a turning point is about other than its mover, -1 for nobody."""
    mover = turn.motion.mover if turn.motion is not None else -1
    return next((p for p in parts(turn.event, "person") if p != mover), -1)


def record_of(words: Words, session: Session, turn: Turn) -> str:
    """Return in sentences what the record has beside a turning point, '' where it has nothing."""
    own = _same(words, session, turn)
    if not turn.real:
        return own
    p, reality = about(turn), dict(session.scenario.reality)
    near = sorted((month for month in reality if abs(month - turn.month) <= NEAR), key=lambda m: abs(m - turn.month))
    name = words.scenario.people[p].short if p >= 0 else ""
    found = next((month for month in near if name and name in words.reality(month)), -1)
    body = turn.event.kind in ("elected", "left_body", "report_vote")  # a congress is the month itself
    month = found if found >= 0 else turn.real_month
    key = "real_month" if found >= 0 or own or body else "real_other"
    same = int(month == turn.month)
    text = words.say("course", key, same=same, month=words.month_head(month), text=words.reality(month))
    return f"{own} {text}".strip()


def _same(words: Words, session: Session, turn: Turn) -> str:
    """Return what the record has of the same post or the same man's seat, '' for neither."""
    scenario, item = session.scenario, turn.motion
    if not course.has_record(scenario):
        return ""
    on_post = item is not None and item.kind in (FILL, REMOVE)
    q = item.a if item is not None and on_post else turn.event.args[1] if turn.event.kind in _POSTS else -1
    if q >= 0:
        id = course.secretary() if q == session.state.secretary_post else course.held(scenario.posts[q].id, turn.month)
        real = scenario.person_index.get(id, -1)
        who, post = words.person(real) if real >= 0 else "", words.post(q)
        return words.say("course", "real_post", who=who, post=post) if real >= 0 else ""
    seat = item is None and turn.event.kind != "report_vote" and turn.event.args[1] == POLITBURO
    p = item.a if item is not None and item.kind == RUNG else turn.event.args[0] if seat else -1
    if p not in scenario.seats:
        return ""
    codes = (course.ENTERED,) if turn.event.kind == "elected" else _FELL
    dated = [one for one in course.there(scenario) if one.who == p and one.code in codes]
    if dated:
        one = min(dated, key=lambda it: (abs(it.month - turn.month), it.month))
        text = course.change_text(words, one)
        return words.say("course", "real_change", month=words.month(one.month), text=text)
    place = words.say("course", "place", course.recorded(scenario, p, turn.month))
    return words.say("course", "real_place", who=words.person(p), place=place)


__all__ = ["NEAR", "about", "record_of"]
