"""What force, unions, the press and the Comintern do in their owner's hand (rules 2, Post)."""

from __future__ import annotations

from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, COUNTRY_INDEX, Motion
from game.world.scenario import PostDef
from game.world.state import State


def holder_of(facts: Facts, lever: str) -> int:
    """Return the contender in whose hand a lever is, himself or by a man of his, -1 for nobody."""
    kept = facts._power.get(("hand", lever))
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    posts, roots = facts.scenario.posts, facts.roots()
    best, most = -1, -1
    for q in with_lever(facts, lever):
        p = facts.holder[q]
        if p >= 0 and roots[p] >= 0 and posts[q].rank > most:
            best, most = roots[p], posts[q].rank
    facts._power["hand", lever] = best
    return best


def with_lever(facts: Facts, lever: str) -> list[int]:
    """Return the posts that carry a lever, in their order."""
    kept = facts._open.get(("lever", lever))
    if kept is None:
        kept = facts._open[("lever", lever)] = [
            q for q, post in enumerate(facts.scenario.posts) if lever in post.levers
        ]
    return kept  # type: ignore[no-any-return]


# -- force ----------------------------------------------------------------------------------------


def breaker(facts: Facts, p: int) -> int:
    """Return who has a demonstration of p broken up, -1 for nobody: whoever disposes of force and is not on his side.

    With one armed service in his own or a friend's hand nobody dares (rule 4.15).
    """
    roots = facts.roots()
    found = -1
    for q in with_lever(facts, "force"):
        x = facts.holder[q]
        if x < 0 or not facts.is_active(x):
            continue
        root = roots[x]
        if root == p or x == p or (root >= 0 and facts.bound(root, p)):
            return -1
        if found < 0 or facts.scenario.posts[q].kind == "police":
            found = x
    return found


def broken_up(st: State, p: int, gained: int, crowd: int, out: list[Event]) -> None:
    """Break up a demonstration: what it gained is lost, and it weighs on the case of whoever called it."""
    x = breaker(st, p)
    if x < 0:
        return
    st.add("standing", p, -gained)
    st.add("case", p, st.tune.street_broken, 0, 60)
    k = st.seat_index[st.roots()[x]] if st.roots()[x] >= 0 else -1
    if k >= 0:
        add_reason(st, k, p, CAUSE["attacked_me"], -6)
    # One in a hundred of those who came is held over night.
    out.append(Event("street_broken", st.month, (p, x, max(4, crowd))))


# -- unions, press, army, Comintern ------------------------------------------------------------------


def union_lean(facts: Facts, motion: Motion, target: int, q: int) -> int:
    """Return how the workers of a delegation lean to whoever holds the unions, in points for the motion (rule 2.27)."""
    p = holder_of(facts, "unions")
    if p < 0 or p not in (motion.mover, target):
        return 0
    weight = facts.tune.union_weight * facts.scenario.posts[q].worker_share // 100
    return -weight if p == target and motion.kind != CONFIDENCE else weight


_TRADES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("unions", ("union",)), ("press", ("press",)), ("force", ("army", "police")), ("comintern", ("comintern",)),
)  # fmt: skip


def trade_pull(facts: Facts, x: int, p: int) -> int:
    """Return how a lever in p's own hand draws an unattached man of its trade, in points (rule 2.27).

    The press draws those who write and preach, the unions the secretaries of workers' regions.
    """
    return drawn(facts, x, trades(facts, p))


def trades(facts: Facts, p: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return the levers in a person's own hand that draw men of a trade, and the kinds of post that live by each."""
    return [trade for trade in _TRADES if facts.has_lever(p, trade[0])]


def drawn(facts: Facts, x: int, held: list[tuple[str, tuple[str, ...]]]) -> int:
    """Return how an unattached man is drawn by whoever holds the levers of some trades, in points."""
    posts = facts.scenario.posts
    for lever, kinds in held:
        for q in facts.posts_of[x]:
            post = posts[q]
            if post.kind in kinds or _of_trade(post, lever):
                return facts.tune.trade_pull
    return 0


def _of_trade(post: PostDef, lever: str) -> bool:
    """Tell whether a post outside a lever's own kinds still lives by it."""
    if lever == "unions":
        return post.delegates > 0 and post.worker_share >= 65
    return lever == "press" and post.aptitude == 1


def world_speech(st: State, p: int) -> int:
    """Let a speech on the world move the mood on revolution to the speaker; from the Comintern's head the world hears.

    Returns the points of mood moved (rule 4.12).
    """
    i = st.scenario.issue_index.get("revolution", -1)
    if i < 0:
        return 0
    heads = st.has_lever(p, "comintern")
    reach = st.tune.world_mood * (2 if heads else 1)
    gap = st.stance[i][p] - st.mood[i]
    moved = st.add("mood", i, max(-reach, min(reach, gap)), -100, 100)
    if heads:
        way = 1 if st.stance[i][p] >= 0 else -1
        column, at = st.w("country"), COUNTRY_INDEX["tension"]
        column[at] = max(0, min(100, column[at] + way * st.tune.world_tension))
    return moved


__all__ = [
    "breaker", "broken_up", "drawn", "holder_of", "trade_pull", "trades", "union_lean", "with_lever",
    "world_speech",
]  # fmt: skip
