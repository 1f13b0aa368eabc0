"""What an experiment takes out of play: nine factors, named as examiners name them, and three mechanisms (rule 9).

Off means neutral, not reversed: what it did is done by nobody. Most are a number of world/tuning.py, which a scenario
may set as well; Trotsky, the Letter, the funeral and the shocks are people and happenings, and are changed there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from game.lab.readings import DEFAULT, READINGS, Reading, stretched
from game.play.condition import suggest
from game.world.kinds import COUNTRY
from game.world.scenario import Happening, HoldDef, PersonDef, Scenario

# How strong everybody is felt to be by everybody when balancing is left out: the mean of what they feel in a game.
FLAT = 4
SOUND = 85  # points: health of a man whose illnesses are left out
SHOCK = 5  # points of tension from which a happening is a shock from abroad

_FUNERAL = ("tiflis_train", "tiflis_train_record", "sunday_wire")
_LETTER_HOLDS = ("letter", "the_letter")
_LETTER = ("the_letter", "envelope_on_the_table", "four_months_notice", "outside_the_hall", "eastman", "new_york_times")

Change = Callable[[Scenario], Scenario]


@dataclass(frozen=True)
class Factor:
    """A mechanism that can be off: how an examiner calls it, what off means, which numbers and data it changes.

    `calibrated` says that tuning had the result of leaving it out in sight (row 11 of the targets).
    """

    id: str
    title: str
    off: str
    tuning: tuple[tuple[str, int], ...] = ()
    change: Change | None = None
    applies: Callable[[Scenario], bool] = lambda scenario: True
    why_not: str = ""
    calibrated: bool = False


# Changes of people and happenings


def _effects(happening: Happening) -> Iterator[tuple[Any, ...]]:
    """Yield the effects of a happening, those of its choices too."""
    yield from happening.effects  # type: ignore[misc]
    for choice in happening.choices:
        yield from choice.effects  # type: ignore[misc]


def _never(scenario: Scenario, left_out: Callable[[Happening], bool]) -> Scenario:
    """Return a scenario in which some happenings do not come about; they keep their places, others refer to them."""
    found = tuple(replace(one, chance=0) if left_out(one) else one for one in scenario.happenings)
    return replace(scenario, happenings=found)


def _names(tree: object, heads: Iterable[tuple[Any, ...]]) -> bool:
    """Tell whether a condition asks for one of some things."""
    return isinstance(tree, tuple) and (tree in heads or any(_names(part, heads) for part in tree))


_BARNS = (("shortfall",), ("country", COUNTRY.index("harvest")))


def _is_shock(happening: Happening) -> bool:
    """Tell whether a happening comes of the harvest or from abroad: by what it does or what it waits for."""
    if _names(happening.when, _BARNS):
        return True
    effects = list(_effects(happening))
    kills = any(effect[0] == "die" for effect in effects)
    for effect in effects:
        if effect[0] == "shock" and not kills:
            return True
        if effect[0] == "country":
            what = COUNTRY[effect[1]]
            if what in ("grain", "harvest") or (what == "tension" and abs(effect[2]) >= SHOCK):
                return True
    return False


def _no_shocks(scenario: Scenario) -> Scenario:
    return _never(scenario, _is_shock)


def _no_deaths(scenario: Scenario) -> Scenario:
    return _never(scenario, lambda one: any(effect[0] == "die" for effect in _effects(one)))


def _no_letter(scenario: Scenario) -> Scenario:
    """Leave out the happenings of the Letter and the paper itself: nobody holds it, and it would weigh nothing."""
    holds = tuple(_nobodys(hold) if hold.id in _LETTER_HOLDS else hold for hold in scenario.holds)
    return _never(replace(scenario, holds=holds), lambda one: one.id in _LETTER)


def _nobodys(hold: HoldDef) -> HoldDef:
    return replace(hold, holders=(), surely=(), strength=0)


def _plain_trotsky(scenario: Scenario) -> Scenario:
    """Give Trotsky the mean temper of the other contenders and sound health; he is where all are at the funeral."""
    at = scenario.person_index["trotsky"]
    tempers = [dict(scenario.people[p].temper) for p in scenario.seats if p != at]
    mean = {
        name: sum(temper.get(name, 50) for temper in tempers) // len(tempers)
        for name, _ in scenario.people[at].temper
    }  # fmt: skip
    plain = replace(scenario.people[at], temper=tuple(mean.items()), health=SOUND)
    spared = tuple(_sparing(one, at) for one in scenario.happenings)
    return _never(replace(_with(scenario, at, plain), happenings=spared), lambda one: one.id in _FUNERAL)


def _with(scenario: Scenario, at: int, person: PersonDef) -> Scenario:
    return replace(scenario, people=(*scenario.people[:at], person, *scenario.people[at + 1 :]))


def _sparing(happening: Happening, at: int) -> Happening:
    """Return a happening without what it does to somebody's health by name."""

    def kept(effects: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(x for x in effects if not (x[0] in ("health", "absent") and x[1] == ("n", at)))

    choices = tuple(replace(choice, effects=kept(choice.effects)) for choice in happening.choices)
    return replace(happening, effects=kept(happening.effects), choices=choices)


# The nine factors and the three mechanisms

FACTORS: tuple[Factor, ...] = (
    Factor(
        "appointments", "Appointments by the Secretariat",
        "local committees choose their secretaries among five by the vote function; the Secretariat sends nobody, "
        "moves nobody and makes no list",
        (("with_appointments", 0),), calibrated=True,
    ),
    Factor(
        "enrolment", "Membership and the Lenin enrolment",
        "the party's numbers and mix stand still, and nobody starts a drive or a purge",
        (("with_enrolment", 0),),
    ),
    Factor(
        "faction_ban", "The ban on factions",
        "a bloc, a platform, an appeal to the cells or the street leave nothing on anybody's record",
        (("with_faction_ban", 0),),
    ),
    Factor(
        "underestimation", "Underestimation: stale beliefs",
        "everybody knows at once whose man everybody is, and all understand that files outvote speeches",
        (("with_stale_beliefs", 0),), calibrated=True,
    ),
    Factor(
        "trotsky", "Trotsky's temper, health and the funeral",
        "he has the mean temper of the others and sound health, and misses no funeral",
        change=_plain_trotsky,
        applies=lambda scenario: any(scenario.people[p].id == "trotsky" for p in scenario.seats),
        why_not="Trotsky has no seat in this scenario",
    ),
    Factor(
        "letter", "Lenin's Letter",
        "there is no Letter: it is not read, held or published",
        change=_no_letter,
        applies=lambda scenario: any(hold.id in _LETTER_HOLDS for hold in scenario.holds),
        why_not="this scenario has no Letter",
    ),
    Factor(
        "doctrine", "Doctrine and flexibility",
        "all are equally orthodox, nobody is measured by his distance from the Line, and labels weigh nothing",
        (("with_doctrine", 0),),
    ),
    Factor(
        "grain", "Grain and foreign shocks",
        "every harvest is the mean of the record, what is planned comes in, tension abroad is flat",
        (("with_grain", 0),), _no_shocks,
    ),
    Factor("deaths", "Deaths", "nobody dies by nature or accident", (("with_deaths", 0),), _no_deaths),
)  # fmt: skip

MECHANISMS: tuple[Factor, ...] = (
    Factor(
        "balancing", "Balancing against the strongest",
        "everybody is felt to be the same threat, whatever he has", (("threat_flat", FLAT),), calibrated=True,
    ),
    Factor(
        "bandwagon", "Bandwagon",
        "nobody drifts to whoever wins, and strength sways no vote", (("with_bandwagon", 0),), calibrated=True,
    ),
    Factor("pacts", "Pacts", "no pact can be made", (("pacts_at_most", 0),), calibrated=True),
)  # fmt: skip

KNOWN = {factor.id: factor for factor in (*FACTORS, *MECHANISMS)}
NINE = tuple(factor.id for factor in FACTORS)


class UnknownName(ValueError):
    """No factor or reading has this name; the text is a sentence with what is near."""


def factor(name: str) -> Factor:
    """Return a factor by its id; raises UnknownName with a suggestion."""
    found = KNOWN.get(name)
    if found is None:
        raise UnknownName(_unknown("factor", name, KNOWN))
    return found


def reading(name: str) -> Reading:
    """Return a reading by its id; raises UnknownName with a suggestion."""
    found = READINGS.get(name)
    if found is None:
        raise UnknownName(_unknown("reading", name, READINGS))
    return found


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    told = f"there is no {what} '{name[:40]}'{suggest(name[:40], known)}"
    return f"{told}{'' if told.endswith('?') else '.'} There are {', '.join(known)}"


def applying(scenario: Scenario) -> tuple[list[Factor], list[Factor]]:
    """Return the nine factors that apply to a scenario and those that do not."""
    return [x for x in FACTORS if x.applies(scenario)], [x for x in FACTORS if not x.applies(scenario)]


def without(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of factors in the order of the list, each once; raises UnknownName."""
    wanted = {factor(name).id for name in names}
    return tuple(name for name in KNOWN if name in wanted)


def alone_on(scenario: Scenario, name: str) -> tuple[str, ...]:
    """Return what is off when one factor is on alone: the others of the nine that apply; all for ''."""
    return tuple(x.id for x in applying(scenario)[0] if x.id != name)


def changed(scenario: Scenario, off: tuple[str, ...] = (), reading_name: str = DEFAULT) -> Scenario:
    """Return a scenario with factors off and under a reading, its hash another; itself where nothing is asked.

    The default reading changes nothing. A factor that does not apply to the scenario changes nothing but the hash.
    Raises UnknownName.
    """
    off, view = without(off), reading(reading_name)
    if not off and view.id == DEFAULT:
        return scenario
    numbers = dict(scenario.tuning) | dict(view.tuning)
    out = stretched(scenario, view.temper)
    for name in off:
        one = KNOWN[name]
        numbers |= dict(one.tuning)
        if one.change is not None and one.applies(scenario):
            out = one.change(out)
    told = "\n".join((scenario.hash, view.id, *off))
    return replace(out, tuning=tuple(numbers.items()), hash=hashlib.sha256(told.encode()).hexdigest())


__all__ = [
    "FACTORS", "KNOWN", "MECHANISMS", "NINE", "Factor", "UnknownName", "alone_on", "applying", "changed", "factor",
    "reading", "without",
]  # fmt: skip
