"""The country: grain, industry, goods and moods, month by month, and the measures a plenum may vote (RULES 9).

A year of farming runs from July to June, accounts of the party are made each quarter. All figures are integers
in the units of `COUNTRY`; the equations are those of rule 9 with the lags that make a vote of today the news
of next winter. Figures were set against the printed series of 1924-29 (see tests/test_country.py).
"""

from __future__ import annotations

from functools import lru_cache

from game.rules import luck
from game.rules.measure import MEASURE_INDEX, MEASURES, Measure, carry_measure, felt, is_in_force
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, COUNTRY_INDEX, OUT_PARTY
from game.world.rng import draw, word
from game.world.state import State

__all__ = [
    "DEFAULTS", "MEASURES", "MEASURE_INDEX", "TURNS", "Measure", "carry_measure", "defaults_for",
    "delegation_mood", "economy_line", "economy_mood", "enrol", "felt", "is_in_force", "local_moods",
    "mood_shares", "need", "shortfall", "turn",
]

# What "country_turn" reports: its first number is an index here, its second the figure that goes with it.
TURNS = (
    "harvest",  # gathered, million tons x 10
    "year_of_grain",  # procured in the farming year, million tons x 100
    "shortfall",  # how far procurement lies behind the plan, permille
    "goods_famine",  # points
    "village_anger",  # mood of the villages
    "town_anger",  # mood of the towns
    "recovered",  # idle plant is used up; index of industry
    "war_alarm",  # foreign tension
    "members",  # members and candidates, hundreds
)
_TURN = {name: n for n, name in enumerate(TURNS)}

# January 1924, for a scenario that gives no figures of its own.
DEFAULTS: dict[str, int] = {
    "harvest": 566, "grain": 455, "grain_plan": 640, "industry": 420, "consumer": 425, "investment": 130,
    "scissors": 172, "famine": 12, "jobless": 1240, "wages": 64, "urban": -12, "rural": -28, "tension": 26,
    "coercion": 0, "members": 4720, "old_share": 22, "war_share": 700, "recruit_share": 278, "worker_share": 440,
    "price": 88, "plant": 600, "works": 110, "sown": 1000, "hoard": 40, "collective": 80, "purse": 60,
}

# Share of a year's deliveries that falls in each month, permille, January first.
_SEASON = (90, 70, 50, 30, 25, 25, 40, 100, 150, 160, 140, 120)
# The registers of the labour exchanges fill in spring and empty with the harvest, thousands, January first.
_JOBLESS_SEASON = (40, 130, 230, 270, 150, 20, -70, -150, -190, -190, -120, -20)
_NEEDS = 330  # million tons x 10 that the villages eat, feed and sow
_USUAL_SHARE = 245  # permille of the surplus that comes to the state in a plain year
_HARVEST_SPREAD = 40  # permille: how far a game's harvest may lie from the record
_BLAME_FALL = 5  # points a month of mood that ask for somebody to blame
_BLAME_MONTHS = 6


def defaults_for(country: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """Return a scenario's country figures with the missing ones filled from DEFAULTS; for `content.build`."""
    return tuple({**DEFAULTS, **dict(country)}.items())


def economy_line(facts: Facts) -> int:
    """Return the Line on `economy`, -100..100; neutral where a scenario has no such issue."""
    i = facts.scenario.issue_index.get("economy", -1)
    return facts.line[i] if i >= 0 else 0


def shortfall(facts: Facts) -> int:
    """Return how far procurement lies behind the plan for the date, 0..1000 permille."""
    c = facts.country
    month = facts.month % 12
    elapsed = _SEASON[6:month + 1] if month >= 6 else _SEASON[6:] + _SEASON[:month + 1]
    due = c[COUNTRY_INDEX["grain_plan"]] * sum(elapsed) // 1000
    if due <= 0 or not facts.tune.with_grain:
        return 0
    return max(0, 1000 - 1000 * c[COUNTRY_INDEX["grain"]] // due)


def need(facts: Facts, m: int) -> int:
    """Return how far the state of the country speaks for a measure, -30..30 points, whatever one's stance (rule 9).

    A measure in force is not needed again before its last month.
    """
    if facts.measures[m] > facts.month + 1:
        return -30
    return _needs(tuple(facts.country), shortfall(facts))[MEASURES[m].id]


@lru_cache(maxsize=16)
def _needs(figures: tuple[int, ...], short: int) -> dict[str, int]:
    """Return how far the figures of the country speak for each measure, as `need` has it."""
    c = dict(zip(COUNTRY_INDEX, figures, strict=True))
    famine = c["famine"]
    town, village = max(0, -c["urban"]), max(0, -c["rural"])
    calls = {
        "grain_price": short // 12 + village // 4 - max(0, c["price"] - 95),
        "farm_tax": 6 - village // 2 + max(0, c["rural"]) // 3,
        "retail_cut": _part(c["scissors"] - 132, 2) - famine // 5,
        "wages": _part(88 - c["wages"], 2) + town // 3 - famine // 6,
        "investment_plan": 14 - c["plant"] // 12 + _part(c["jobless"] - 1150, 40) - max(0, famine - 50) // 2,
        "village_goods": short // 25 + famine // 8 + village // 5 - town // 3 - 6,
        "grain_import": short // 12 + town // 4 - 14,
        "extraordinary": short // 7 - 16 - c["coercion"] // 4 - village // 4,
        "rationing": short // 14 + town // 3 - 14,
        "collective_drive": short // 14 - 16 - village // 6,
        "defence": (c["tension"] - 34) // 2,
        "arrears_amnesty": max(0, village - 15) // 2 + c["coercion"] // 4 - short // 20 - 4,
    }
    return {name: _clamp(points, -30, 30) for name, points in calls.items()}


def _toward(old: int, target: int, part: int) -> int:
    """Move a figure by one part of the gap, by one point at least, never past the target."""
    gap = target - old
    step = max(1, abs(gap) // part)
    return old + min(gap, step) if gap >= 0 else old - min(-gap, step)


def _part(value: int, by: int) -> int:
    """Divide towards nought, so that gains and losses are treated alike."""
    return value // by if value >= 0 else -(-value // by)


def _clamp(value: int, low: int, high: int) -> int:
    return min(high, max(low, value))


def turn(st: State, out: list[Event]) -> None:
    """Let a month pass over the country: figures, moods, the party's numbers, blame (rule 9)."""
    before = dict(zip(COUNTRY_INDEX, st.country, strict=True))
    now = dict(before)
    effects = felt(st)
    line = economy_line(st)
    _farm_year(st, now, line, out)
    _policy(st, now, effects, line)
    growth = _industry(now, effects)
    _grain(st, now, effects)
    st.w("country")[:] = [now[name] for name in COUNTRY_INDEX]
    _moods(st, now, effects, growth, shortfall(st))
    column = st.w("country")
    column[:] = [now[name] for name in COUNTRY_INDEX]
    _report(st, before, now, out)
    _drift(st, now)
    _blame(st, before, now, out)
    if st.month % 3 == 2:
        _quarter(st, out)
    if st.month % 12 == 11:
        out.append(Event("country_turn", st.month, (_TURN["members"], st.c("members"))))


def _farm_year(st: State, now: dict[str, int], line: int, out: list[Event]) -> None:
    """Close the farming year in July, bring in the new harvest, and settle in May and September what is sown."""
    month = st.month % 12
    if month in (4, 8):
        # Rule of thumb of the record: coercion lifts deliveries for a quarter, then the sowings suffer.
        wanted = 1010 - now["coercion"] - max(0, -now["rural"] - 20) // 2 + max(0, now["price"] - 95) // 2
        now["sown"] = _clamp(_toward(now["sown"], wanted, 2), 800, 1050)
    if month != 6:
        return
    out.append(Event("country_turn", st.month, (_TURN["year_of_grain"], now["grain"])))
    year = st.month // 12
    record = dict(st.scenario.harvests).get(year, 700)
    spread = 0
    if not st.tune.with_grain:
        record = sum(tons for _, tons in st.scenario.harvests) // max(1, len(st.scenario.harvests)) or 700
    elif not luck.is_low(st):
        spread = draw(2 * _HARVEST_SPREAD + 1, st.seed, st.month, word("harvest")) - _HARVEST_SPREAD
    now["harvest"] = record * (1000 + spread) // 1000 * now["sown"] // 1000
    surplus = max(0, now["harvest"] - _NEEDS)
    now["grain"] = 0
    now["hoard"] = now["hoard"] // 3
    now["grain_plan"] = surplus * (_USUAL_SHARE + _part(line, 4)) // 100
    out.append(Event("country_turn", st.month, (_TURN["harvest"], now["harvest"])))


def _policy(st: State, now: dict[str, int], effects: dict[str, int], line: int) -> None:
    """Let the Line and the measures move what the government sets: investment, prices, pressure; and the frontier."""
    if st.month % 12 == 9:
        # The budget year begins in October.
        now["purse"] = st.tune.purse_year + now["industry"] // st.tune.purse_industry
    wish = 160 + line - shortfall(st) // 20 + effects["investment"]
    now["investment"] = _clamp(_toward(now["investment"], wish, 6), 40, 450)
    now["works"] = _toward(now["works"], now["investment"], 10)
    now["price"] = _clamp(_toward(now["price"], 93 - _part(line, 10) + effects["price"], 3), 50, 180)
    pressure = _clamp(effects["coercion"] + max(0, line - 30) // 2, 0, 100)
    now["coercion"] = _toward(now["coercion"], pressure, 1 if pressure > now["coercion"] else 4)
    i = st.scenario.issue_index.get("revolution", -1)
    calm = 24 + (_part(st.line[i], 8) if i >= 0 else 0) + effects["tension"]
    calm += st.tune.shock_tension if st.shock > st.month else 0
    if st.tune.with_grain:
        now["tension"] = _clamp(_toward(now["tension"], calm, 8), 0, 100)
    ratio = 152 + effects["scissors"] - _part(now["price"] - 88, 2) - now["works"] // 9
    now["scissors"] = _clamp(_toward(now["scissors"], ratio, 5), 60, 350)


def _industry(now: dict[str, int], effects: dict[str, int]) -> int:
    """Raise output by idle plant set going and by the investment of a year ago; return growth, permille a month."""
    sales = max(0, now["scissors"] - 150) // 4  # goods too dear to sell
    recovery = max(0, min(36, now["plant"] * 8 // 100) - sales)
    built = now["works"] * 7 // 100
    drag = max(0, now["famine"] - 55) // 12 + max(0, -now["urban"] - 30) // 10
    growth = recovery + built - drag
    now["industry"] = max(50, now["industry"] + now["industry"] * growth // 1000)
    now["plant"] = max(0, now["plant"] - max(1, recovery * (1000 - now["plant"]) // 1000))
    share = 1240 - now["investment"] * 3 // 2 + effects["consumer"]
    now["consumer"] = _toward(now["consumer"], now["industry"] * _clamp(share, 400, 1200) // 1000, 3)
    demand = 5 * now["wages"] + 2 * now["investment"] + 6 * (140 - now["scissors"]) + 4 * max(0, now["tension"] - 25)
    demand += max(0, now["harvest"] - 600) // 2
    goods = 1000 * now["consumer"] // now["industry"]
    now["famine"] = _clamp(_toward(now["famine"], (demand - goods) // 12 + 48 + effects["famine"], 4), 0, 100)
    earned = 53 + now["consumer"] // 22 - max(0, now["famine"] - 30) // 2 + effects["wages"]
    now["wages"] = _clamp(_toward(now["wages"], earned, 6), 30, 150)
    return growth


def _grain(st: State, now: dict[str, int], effects: dict[str, int]) -> None:
    """Bring in the month's grain: surplus x (base + price - goods famine + coercion), and what force finds in barns."""
    surplus = max(0, now["harvest"] - _NEEDS)
    weight = _SEASON[st.month % 12]
    free = 283 + 3 * (now["price"] - 95) // 2 - 2 * now["famine"] - max(0, now["tension"] - 35) + effects["share"]
    share = _clamp(max(60, free) + 2 * now["coercion"], 40, 600)
    brought = surplus * weight * share // 100_000
    kept = surplus * weight * max(0, _USUAL_SHARE - share) // 100_000
    found = now["hoard"] * now["coercion"] // 200
    now["grain"] += brought + found
    now["hoard"] += kept - found
    line = economy_line(st)
    if line >= -10 or effects["collective"]:
        rate = max(0, 75 + _part(line, 3) + effects["collective"])
        now["collective"] = min(10_000, now["collective"] + now["collective"] * rate // 1000)


def _moods(st: State, now: dict[str, int], effects: dict[str, int], growth: int, short: int) -> None:
    """Settle the registers of the jobless and the moods of town and village (rule 9)."""
    jobs = 1390 - 9 * growth - 4 * now["rural"] + _JOBLESS_SEASON[st.month % 12] + effects["jobless"]
    now["jobless"] = _clamp(_toward(now["jobless"], jobs, 3), 100, 4000)
    hunger = max(0, short - 50) * max(20, 100 - effects["food"]) // 1000
    town = 12 + now["wages"] - 85 - hunger - now["famine"] // 3 - _part(now["jobless"] - 1100, 30) + effects["urban"]
    now["urban"] = _toward(now["urban"], _clamp(town, -100, 100), 4)
    village = 22 + now["price"] - 95 - now["famine"] // 2 - now["coercion"] - _part(now["scissors"] - 130, 2)
    village += effects["rural"]
    now["rural"] = _toward(now["rural"], _clamp(village, -100, 100), 4)


def _report(st: State, before: dict[str, int], now: dict[str, int], out: list[Event]) -> None:
    """Report what has come to a turn this month, measures that ran out, and what coercion costs."""
    short = shortfall(st)
    if st.month % 12 in (9, 0, 3) and short >= 150:
        out.append(Event("country_turn", st.month, (_TURN["shortfall"], short)))
    crossings = (
        ("goods_famine", "famine", 50, 1), ("village_anger", "rural", -40, -1), ("town_anger", "urban", -30, -1),
        ("recovered", "plant", 60, -1), ("war_alarm", "tension", 60, 1),
    )
    for name, figure, bar, way in crossings:
        if (now[figure] - bar) * way >= 0 > (before[figure] - bar) * way:
            shown = now["industry"] if name == "recovered" else now[figure]
            out.append(Event("country_turn", st.month, (_TURN[name], shown)))
    for m, measure in enumerate(MEASURES):
        if st.measures[m] == st.month + 1:
            out.append(Event("measure_effect", st.month, (m, 0)))
        elif measure.coercive and is_in_force(st, m) and st.month % 3 == 2:
            out.append(Event("measure_effect", st.month, (m, 1)))


def economy_mood(facts: Facts) -> int:
    """Return where results pull the rank and file on `economy`, -100..100 (rule 9).

    Empty shops and missing grain speak for industry and pressure; angry villages and their sons in the army
    for conciliation. A party of more workers listens to the first sooner, and the papers preach the Line.
    """
    c, at = facts.country, COUNTRY_INDEX
    base = facts.scenario.issues[facts.scenario.issue_index["economy"]].mood
    pull = (c[at["famine"]] - 20) // 2 + shortfall(facts) // 12 + max(0, c[at["tension"]] - 30) // 3
    pull += _part(c[at["jobless"]] - 1150, 40) + _part(c[at["worker_share"]] - 440, 12)
    pull += _part(economy_line(facts) - base, 4) - min(30, max(0, -c[at["rural"]] - 20) * 2 // 3)
    return _clamp(base + pull, -100, 100)


def _drift(st: State, now: dict[str, int]) -> None:
    """Move the mood of the rank and file with the results, four points a month at most."""
    index = st.scenario.issue_index
    i = index.get("economy", -1)
    if i >= 0:
        gap = economy_mood(st) - st.mood[i]
        st.add("mood", i, _clamp(_part(gap, 8), -4, 4), -100, 100)
    i = index.get("party", -1)
    if i >= 0:
        wish = st.scenario.issues[i].mood + max(0, -now["urban"] - 15) // 2 - max(0, now["tension"] - 40) // 2
        st.add("mood", i, _clamp(_part(wish - st.mood[i], 8), -2, 2), -100, 100)


def _blame(st: State, before: dict[str, int], now: dict[str, int], out: list[Event]) -> None:
    """Take a little standing, by name, from those who voted a measure after which a mood fell sharply."""
    hurt = [name for name in ("rural", "urban") if before[name] - now[name] >= _BLAME_FALL]
    if not hurt:
        return
    for m, month, ayes in st.minutes:
        if not 0 < st.month - month <= _BLAME_MONTHS or not any(_hurts(MEASURES[m], name) for name in hurt):
            continue
        for n, p in enumerate(ayes):
            if st.life[p] == ALIVE and st.rung[p] < OUT_PARTY:
                lost = st.add("standing", p, -2 if n == 0 else -1)
                if n == 0 and lost:
                    out.append(Event("blamed", st.month, (m, p, lost)))


def _hurts(measure: Measure, mood: str) -> bool:
    """Tell whether a measure by itself lowers the mood of town or village."""
    sums = dict(measure.effects)
    if mood == "rural":
        return sums.get("rural", 0) < 0 or sums.get("coercion", 0) > 0
    return sums.get("urban", 0) < 0


def _quarter(st: State, out: list[Event]) -> None:
    """Count those who joined and left in the quarter without any drive."""
    members = st.c("members")
    joined = 3 * (130 + st.c("industry") // 40 + _part(st.c("urban"), 2))
    enrol(st, max(0, joined), 560)
    enrol(st, -(members * 12 // 1000), st.c("worker_share"))


def enrol(st: State, hundreds: int, workers_permille: int) -> None:
    """Take people into the party, or put them out when `hundreds` is negative; shares follow (rule 9, membership).

    `hundreds` of people, `workers_permille` how many of them are workers. Those put out are taken from all
    generations alike.
    """
    if not st.tune.with_enrolment:
        return
    column = st.w("country")
    at = COUNTRY_INDEX
    members = column[at["members"]]
    total = max(100, members + hundreds)
    change = total - members
    workers = column[at["worker_share"]] * members + workers_permille * change
    column[at["members"]] = total
    column[at["worker_share"]] = _clamp((workers + total // 2) // total, 0, 1000)
    if change > 0:
        for name in ("old_share", "war_share"):
            column[at[name]] = (column[at[name]] * members + total // 2) // total
        column[at["recruit_share"]] = 1000 - column[at["old_share"]] - column[at["war_share"]]


def mood_shares(facts: Facts, q: int) -> list[int]:
    """Return how the rank and file of a post's organisation divide between the contenders, permille by seat.

    Contenders in play with a seat in the Central Committee share 1000; without one all in play do, without
    anybody in play every share is 0. Standing and orthodoxy count, nearness to the local mood on each issue, and
    stuck labels against; squares are compared, as on the stage (rules 2 and 5, delegations).
    """
    seats = facts.scenario.seats
    playing = facts.in_play()
    able = [k for k in playing if facts.seat_cc[seats[k]] >= 1] or playing
    shares = [0] * len(seats)
    if not able:
        return shares
    local = local_moods(facts, q)
    weights = []
    for k in able:
        p = seats[k]
        near = weight = 0
        for i, issue in enumerate(facts.scenario.issues):
            near += issue.weight * (100 - abs(facts.stance[i][p] - local[i]))
            weight += issue.weight
        sense = 2 * facts.standing[p] + facts.orthodoxy[p] + (_part(near, weight) if weight else 0)
        if facts.labels and facts.tune.with_doctrine:
            sense -= 25 * sum(1 for label in facts.labels if label.who == p and label.stuck)
        value = max(10, sense) * max(12, facts.place(p)) // 100
        weights.append(max(1, value * value // 100))
    total = sum(weights)
    left = 1000
    for k, weight in zip(able, weights, strict=True):
        shares[k] = 1000 * weight // total
        left -= shares[k]
    shares[able[max(range(len(able)), key=lambda n: (weights[n], -n))]] += left
    return shares


def local_moods(facts: Facts, q: int) -> list[int]:
    """Return the mood on each issue in a post's organisation: workers feel the shops, villages the procurement."""
    workers = facts.scenario.posts[q].worker_share
    c, at = facts.country, COUNTRY_INDEX
    moods = list(facts.mood)
    i = facts.scenario.issue_index.get("economy", -1)
    if i >= 0:
        town = (20 + max(0, -c[at["urban"]]) // 2) * workers // 100
        village = (20 + max(0, -c[at["rural"]]) // 2) * (100 - workers) // 100
        moods[i] = _clamp(moods[i] + town - village, -100, 100)
    i = facts.scenario.issue_index.get("party", -1)
    if i >= 0:
        moods[i] = _clamp(moods[i] + max(0, -c[at["urban"]] - 10) * workers // 200, -100, 100)
    return moods


def delegation_mood(facts: Facts, q: int, k: int) -> int:
    """Return the share of a post's rank and file that leans to the contender in seat k, 0..1000 permille."""
    return mood_shares(facts, q)[k]
