"""Who is ahead: stage, organisation, estimates, threat, and what each would gain by another's fall (rules 6).

All tables are by seat. They are kept in `facts._open` until a column is written.
"""

from __future__ import annotations

from game.world.facts import Facts
from game.world.kinds import ALIVE, BLOC, PLATFORM


def stage(facts: Facts) -> list[int]:
    """Return each seat's share of what all can see, permille: squares of standing, orthodoxy and glamour (DETAILS)."""
    kept = facts._open.get("stage")
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    posts, glamour = facts.scenario.posts, facts.tune.stage_glamour
    squares = []
    for p in facts.scenario.seats:
        shine = sum(posts[q].glamour for q in facts.posts_of[p])
        size = (2 * facts.standing[p] + facts.orthodoxy[p] + facts.cult[p] + glamour * shine) * facts.place(p) // 100
        squares.append(size * size)
    whole = sum(squares) or 1
    shares = [1000 * square // whole for square in squares]
    facts._open["stage"] = shares
    return shares


def weights(facts: Facts) -> tuple[list[tuple[int, int]], int, list[tuple[int, int]], int]:
    """Return what organisation is made of, whoever follows whom: persons and wholes.

    First the full members of the Committee with their weight (1, in the Politburo 3) and its sum; then the senders of
    delegates with delegates times machine and its sum, vacant posts in the sum only.
    """
    kept = facts._open.get("cc")
    if kept is None:
        heads = [(p, 3 if facts.seat_pb[p] == 2 else 1) for p, seat in enumerate(facts.seat_cc) if seat == 2]
        sent = [(facts.holder[q], votes * facts.machine[q]) for q, votes in enumerate(facts.delegates) if votes]
        kept = facts._open["cc"] = (
            heads,
            sum(weight for _, weight in heads) or 1,
            [(p, worth) for p, worth in sent if p >= 0],
            sum(worth for _, worth in sent) or 1,
        )
    return kept  # type: ignore[no-any-return]


def organisation(facts: Facts, roots: list[int]) -> list[int]:
    """Return each seat's organisation in permille: half the share of the CC, half of the delegates (DETAILS)."""
    made = facts._open.get("org")
    if made is None:
        made = facts._open["org"] = {}
    done = made.get(id(roots))
    if done is not None:
        return done[1]  # type: ignore[no-any-return]  # the list kept beside it keeps its identity
    committee, whole, senders, every = weights(facts)
    # By person, what is nobody's under -1, which is the last place.
    heads = [0] * (len(roots) + 1)
    sent = heads.copy()
    for p, weight in committee:
        heads[roots[p]] += weight
    for p, worth in senders:
        sent[roots[p]] += worth
    shares = [500 * heads[p] // whole + 500 * sent[p] // every for p in facts.scenario.seats]
    made[id(roots)] = (roots, shares)
    return shares


def lead(facts: Facts) -> list[int]:
    """Return each seat's lead in permille, the true one of a State: three parts organisation, one stage (DETAILS)."""
    kept = facts._power.get("lead")
    if kept is None:
        kept = [(3 * o + s) // 4 for o, s in zip(organisation(facts, facts.roots()), stage(facts), strict=True)]
        facts._power["lead"] = kept
    return kept  # type: ignore[no-any-return]


def estimates(facts: Facts) -> list[list[int]]:
    """Return how strong each seat thinks every other is, permille: `eye` parts files as believed, the rest stage."""
    kept = facts._power.get("est")
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    seen = stage(facts)
    weight = facts.tune.org_weight
    table = []
    counted: dict[int, list[int]] = {}  # a View has one set of beliefs for all seats
    for i in range(len(facts.scenario.seats)):
        roots = facts.believed_roots(i)
        believed = counted.get(id(roots))
        if believed is None:
            believed = counted[id(roots)] = organisation(facts, roots)
        eye = facts.eye[i]
        table.append([(eye * weight * o // 100 + (100 - eye) * s) // 100 for o, s in zip(believed, seen, strict=True)])
    facts._power["est"] = table
    return table


def mean_estimate(facts: Facts, j: int) -> int:
    """Return what the other contenders in play think seat j is worth, permille."""
    kept = facts._power.get("mean")
    if kept is None:
        kept = facts._power["mean"] = {}
    mean = kept.get(j)
    if mean is None:
        others = [i for i in facts.in_play() if i != j]
        table = estimates(facts) if others else []
        mean = kept[j] = sum([table[i][j] for i in others]) // len(others) if others else 0
    return mean  # type: ignore[no-any-return]


def raw_threat(facts: Facts) -> list[list[int]]:
    """Return how far each seat sees every other above the mean of those in play, in points, partners not discounted."""
    kept = facts._power.get("raw")
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    flat = facts.tune.threat_flat
    table = estimates(facts)
    playing = [k for k in facts.in_play() if facts.seat_cc[facts.scenario.seats[k]] == 2] or facts.in_play()
    all_play, many = len(playing) == len(table), max(1, len(playing))
    out = []
    for i, row in enumerate(table):
        mean = (sum(row) if all_play else sum([row[j] for j in playing])) // many
        heat = 2 * (60 + facts.ambition[i] // 2)
        felt = [flat or ((value - mean) * heat // 1000 if value > mean else 0) for value in row]
        if not all_play:
            felt = [value if j in playing else 0 for j, value in enumerate(felt)]
        felt[i] = 0
        out.append(felt)
    facts._power["raw"] = out
    return out


def threat(facts: Facts) -> list[list[int]]:
    """Return the threat each seat feels from every other: a partner's counts a third while the pact lives (rules 6)."""
    kept = facts._power.get("threat")
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    discount = facts.tune.partner_discount
    raw = raw_threat(facts)
    out = [list(row) for row in raw]
    for pact in facts.pacts:
        if pact.kind != BLOC:
            continue
        for a in pact.parties:
            for b in pact.parties:
                if a != b:
                    i, j = facts.seat_index[a], facts.seat_index[b]
                    if i >= 0 and j >= 0 and out[i][j] == raw[i][j]:
                        out[i][j] = out[i][j] * discount // 100
    facts._power["threat"] = out
    return out


def _between(facts: Facts) -> tuple[list[tuple[list[int], list[int]]], list[int], list[int]]:
    """Return what everybody sees of what lies between two seats: by seat and other seat, for a gain and against it.

    For it speaks how far their views lie apart, against it the posts he gave and a Line they share. Beside it how much
    of the stage is left to each, in percent, and the seats of those who live.
    """
    kept = facts._open.get("between")
    if kept is None:
        seats, most = facts.scenario.seats, facts.tune.allegiance
        near = [facts.deviation(p) < 22 for p in seats]
        # How far they stand apart lasts until a stance is written.
        apart = facts._gaps.get("seats")
        if apart is None:
            apart = [[min(12, facts.distance(me, he) // 6) for he in seats] for me in seats]
            facts._gaps["seats"] = apart
        table = []
        for i, me in enumerate(seats):
            givers = [facts.giver[q] for q in facts.posts_of[me]]
            owed = [4 if one else 0 for one in near] if near[i] else [0] * len(seats)
            for he in dict.fromkeys(givers):
                k = facts.seat_index[he] if he >= 0 else -1
                if k >= 0:
                    owed[k] += most * min(2, givers.count(he))
            table.append((apart[i], owed))
        living = [j for j, he in enumerate(seats) if facts.life[he] == ALIVE]
        kept = facts._open["between"] = (table, [facts.place(p) for p in seats], living)
    return kept  # type: ignore[no-any-return]


def gain(facts: Facts) -> list[list[int]]:
    """Return what each seat would gain by the fall of every other, in points (V of the model).

    Threat founds it; dislike and distance add at most a third, and dislike little where no threat is; a pact of his
    against me, something; a post he gave me and a Line we share are a gain I would lose.
    """
    kept = facts._power.get("gain")
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    seats = facts.scenario.seats
    felt, people, tune = threat(facts), facts.scenario.people, facts.tune
    between, places, living = _between(facts)
    aimed: dict[int, set[int]] = {}  # by whom a bloc is aimed at, who stands in it
    shared: dict[int, set[int]] = {}  # by party to a platform, who shares it
    for pact in facts.pacts:
        if pact.kind == BLOC:
            aimed.setdefault(pact.target, set()).update(pact.parties)
        elif pact.kind == PLATFORM:
            for p in pact.parties:
                shared.setdefault(p, set()).update(pact.parties)
    regards, step, most, floor = facts.regard, tune.drive_step, tune.allegiance, tune.hatred_floor
    nobody: set[int] = set()
    out = []
    for i, me in enumerate(seats):
        row = [0] * len(seats)
        apart, owed = between[i]
        feels = felt[i]
        # What drives him before the crown does; it fades as ambition grows.
        calm = max(0, 100 - facts.ambition[i])
        stop, peace = people[me].stop, people[me].peace
        foes, friends = aimed.get(me, nobody), shared.get(me, nobody)
        for j in living:
            if i == j:
                continue
            he = seats[j]
            value = feels[j] + apart[j]
            regard = regards[j][me]
            if regard < 0:
                part = -2 * regard // 5
                # Whom nobody need fear is disliked for nothing much.
                limit = floor + feels[j] if floor + feels[j] < 14 else 14
                value += part if part < limit else limit
            else:
                part = regard // 4
                value -= part if part < 9 else 9
            if stop == he:
                value += calm // step
            elif peace and value > 0:
                value -= min(value, calm // (2 * step))
            if he in foes:
                value += 15
            value -= owed[j]
            if he in friends:
                value -= most
            row[j] = value * places[j] // 100 if value > 0 else value
        out.append(row)
    facts._power["gain"] = out
    return out


def side_strength(facts: Facts, p: int) -> int:
    """Return how strong a contender's side is believed to be, in points: himself, his partners by half."""
    k = facts.seat_index[p]
    if k < 0:
        root = facts.roots()[p]
        if root < 0:
            return 0
        return side_strength(facts, root) // 2
    kept = facts._power.get(("side", p))
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    value = mean_estimate(facts, k)
    partners = {
        b
        for pact in facts.pacts
        if pact.kind in (BLOC, PLATFORM)
        for b in pact.parties
        if p in pact.parties and b != p
    }
    for b in sorted(partners):
        value += mean_estimate(facts, facts.seat_index[b]) // 2
    facts._power["side", p] = value // 10
    return value // 10
