"""Four readings of why it went as it did: sets of parameters, ours, each signed with whom it follows (rule 9).

A historian's argument is not a number. Each set moves a handful of numbers the way the argument points, by our
judgement, and none was fitted to a result; only `service`, the game as it is, has been tuned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.world.scenario import Scenario

DEFAULT = "service"


@dataclass(frozen=True)
class Reading:
    """A set of parameters: its name, whom it follows, in one sentence why, the numbers it sets.

    `temper` is in percent: how far the contenders' tempers lie from the middling one, 100 for as they are.
    """

    id: str
    title: str
    historian: str
    source: str
    why: str
    tuning: tuple[tuple[str, int], ...] = ()
    temper: int = 100


READINGS: dict[str, Reading] = {
    one.id: one
    for one in (
        Reading(
            "machine", "The machine: who appoints, binds",
            "Robert V. Daniels",
            "'Stalin's Rise to Dictatorship, 1922-29', in Dallin and Westin (eds.), Politics in the Soviet Union, 1966",
            "A circular flow of power: the secretary owes his post to the centre and votes for who gave it, so "
            "gratitude is large and lasts, loyalty follows the gift of the post and hardly asks for views, and "
            "delegates follow their secretary.",
            (
                ("gratitude_given", 40), ("giver_pull", 30), ("other_pull", 60), ("patron_weight", 150),
                ("mood_share_floor", 25), ("ballot_machine", 85), ("leave_below", 18), ("gift_blinds", 0),
            ),
        ),
        Reading(
            DEFAULT, "The service: secretaries choose who protects them",
            "James Harris",
            "'Stalin as General Secretary: the appointments process and the nature of Stalin's power', in Davies and "
            "Harris (eds.), Stalin: A New History, 2005",
            "The Secretariat could recommend and could not compel: secretaries wanted security and chose the leader "
            "who gave it, so patronage is a service that must be kept up. This is the game as it is.",
        ),
        Reading(
            "personality", "The persons: temper and misjudgement",
            "Robert C. Tucker; Isaac Deutscher",
            "Stalin as Revolutionary, 1973; The Prophet Unarmed, 1959",
            "Rivals of other tempers would have seen the danger or fought it otherwise: tempers lie further apart, "
            "eyes open more slowly, what is known of the card-index is older and more often wrong.",
            (
                ("eye_month", 180), ("eye_surprise", 2), ("eye_congress", 3), ("belief_wrong", 350),
                ("belief_spread", 35), ("seen_secretariat", 20), ("seen_other", 80),
            ),
            temper=160,
        ),
        Reading(
            "structure", "The country: members and mood",
            "Moshe Lewin; Sheila Fitzpatrick; E. H. Carr",
            "Russian Peasants and Soviet Power, 1968; The Russian Revolution, 1982; Socialism in One Country, 1958-64",
            "Leaders rode what workers, recruits and villages pressed for: delegations follow the mood more and their "
            "secretary less, views follow the rank and file, events prove a man right or wrong at a higher price.",
            (
                ("mood_share_floor", 60), ("patron_weight", 105), ("ballot_machine", 55), ("follow", 160),
                ("verdict", 4), ("union_weight", 20), ("guard", 200),
            ),
        ),
    )
}  # fmt: skip


def stretched(scenario: Scenario, percent: int) -> Scenario:
    """Return a scenario in which the contenders' tempers lie so many percent as far from the middling one, 50."""
    if percent == 100:
        return scenario
    people = list(scenario.people)
    for p in scenario.seats:
        temper = tuple(
            (name, min(100, max(0, 50 + (value - 50) * percent // 100))) for name, value in people[p].temper
        )
        people[p] = replace(people[p], temper=temper)
    return replace(scenario, people=tuple(people))


__all__ = ["DEFAULT", "READINGS", "Reading", "stretched"]
