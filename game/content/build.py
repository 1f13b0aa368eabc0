"""Checked content to the frozen Scenario: ids become indexes, names become later cadres."""

from __future__ import annotations

import hashlib
import json
from math import gcd

from game.content import models
from game.content.fields import TEMPER_WORDS
from game.content.happenings import compiled, names_of
from game.content.problem import Problem
from game.content.reader import Table
from game.rules.country import defaults_for
from game.world import scenario as world
from game.world.kinds import RUNG_NAMES

_WANTS = {name: index for index, name in enumerate(world.WANT_NAMES)}
_ACCEPTS = {name: index for index, name in enumerate(world.ACCEPTS_NAMES)}
_SEATS = {name: index for index, name in enumerate(world.SEAT_NAMES)}
_KINDS = {name: index for index, name in enumerate(world.CALENDAR_NAMES)}
CADRE_WANTS = (world.PROMOTION, world.SECURITY, world.QUIET, world.MONEY)


def content_hash(data: Table) -> str:
    """Return the sha256 of the merged content as canonical JSON, in hexadecimal."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def build(content: models.Content, data: Table) -> tuple[world.Scenario, list[Problem]]:
    """Return the scenario, and what is wrong with the conditions and effects of its happenings.

    Content must have passed `check` without an error; names it removed from its parent resolve to nobody.
    """
    head = content.scenario
    person = {part.id: index for index, part in enumerate(content.people)}
    post = {part.id: index for index, part in enumerate(content.posts)}
    issue = {part.id: index for index, part in enumerate(content.issues)}
    seats = tuple(person[name] for name in head.seats)
    people = [_person(part, person, post, issue, head.seats) for part in content.people]
    cadres = _cadres(content.names, len(content.issues))
    for cadre in cadres:
        person[cadre.id] = len(people)
        people.append(cadre)
    happenings, problems = compiled(content, data, names_of(content, person, post, issue, seats))
    sheet = world.Scenario(
        id=head.id,
        title=head.title,
        summary=head.summary,
        author=head.author,
        version=head.version,
        hash=content_hash(data),
        start=head.start,
        end=head.end,
        seats=seats,
        suggested=person.get(head.suggested, seats[0]),
        issues=tuple(
            world.Issue(part.id, part.name, part.low, part.high, part.line, part.mood, part.weight)
            for part in content.issues
        ),
        chapters=tuple(
            world.Chapter(part.id, part.title, part.first, part.last, part.text)
            for part in sorted(content.chapters, key=lambda part: part.first)
        ),
        people=tuple(people),
        posts=tuple(_post(part, person, post, head.start) for part in content.posts),
        calendar=tuple(_gathering(part) for part in sorted(content.calendar, key=lambda part: part.month)),
        holds=tuple(_hold(part, person) for part in content.holds if part.on in person),
        happenings=happenings,
        bodies=tuple(
            (body, tuple(person[name] for name in getattr(content.bodies, body) if name in person))
            for body in models.BodiesPart.model_fields
        ),
        country=defaults_for(tuple(sorted(content.country.items()))),
        harvests=tuple(sorted(content.harvests.items())),
        tuning=tuple(sorted(content.tuning.items())),
        rules=tuple(sorted(content.rules.items())),
        reality=tuple(sorted(content.reality.items())),
        opening=content.opening.get(head.start, ""),
        person_index=person,
        post_index=post,
        issue_index=issue,
    )
    return sheet, problems


def _person(
    part: models.PersonPart, person: dict[str, int], post: dict[str, int], issue: dict[str, int], seats: list[str]
) -> world.PersonDef:
    """Return a person of the scenario."""
    contender = part.id in seats
    temper: tuple[tuple[str, int], ...] = ()
    if contender:
        weights = part.temper or models.TemperPart.model_construct()
        temper = tuple((word, getattr(weights, word)) for word in TEMPER_WORDS)
    skills = part.skills
    return world.PersonDef(
        id=part.id,
        name=part.name,
        short=part.short or part.name.split()[-1],
        cyrillic=part.cyrillic,
        born=part.born,
        enters=part.enters or 0,
        generated=False,
        traits=tuple(part.traits),
        skills=(skills.oratory, skills.theory, skills.administration, skills.intrigue, skills.resolve),
        standing=part.standing,
        orthodoxy=part.orthodoxy,
        health=part.health,
        eye=part.eye,
        rigidity=part.rigidity,
        stances=tuple(part.stances.get(name, 0) for name in issue),
        patron=person.get(part.patron, -1),
        loyalty=part.loyalty,
        wants=tuple(
            world.Want(_WANTS[want.want], issue.get(want.issue, -1), want.side, person.get(want.against, -1))
            for want in part.wants
            if want.want != "a_grudge" or want.against in person
        ),
        grudges=tuple(person[name] for name in part.grudges if name in person),
        friends=tuple(person[name] for name in part.friends if name in person),
        moods=tuple((seats.index(name), mood) for name, mood in part.moods.items() if name in seats),
        portrait=tuple(part.portrait.items()),
        note=part.note,
        fate=part.fate,
        source=part.source,
        certainty=part.certainty,
        temper=temper,
        situation=part.situation,
        dilemma=part.dilemma,
        difficulty=(part.difficulty or 3) if contender else 0,
        slandered=part.slandered,
        record=part.record,
        rung=RUNG_NAMES.index(part.rung),
        aim=tuple(
            world.Aim(aim.check, post.get(aim.post, -1), issue.get(aim.issue, -1), aim.value, aim.month or 0)
            for aim in part.aim
        ),
        stop=person.get(part.drive.stop, -1),
        guard=issue.get(part.drive.guard, -1),
        peace=part.drive.peace,
    )


def _cadres(names: models.NamesPart, issues: int) -> list[world.PersonDef]:
    """Return the later cadres: pairs of first and last name in a fixed order, with middling skills.

    Their numbers are made from their place in the list alone, so that a scenario always has the same ones.
    """
    firsts, lasts = len(names.first), len(names.last)
    if not firsts or not lasts:
        return []
    cycle = firsts * lasts // gcd(firsts, lasts)
    cadres: list[world.PersonDef] = []
    for number in range(min(names.count, firsts * lasts)):
        first, _, first_cyrillic = names.first[number % firsts].partition("|")
        last, _, last_cyrillic = names.last[(number + number // cycle) % lasts].partition("|")
        skills = [30 + (number * 17 + skill * 11 + number * skill * 5) % 31 for skill in range(5)]
        cadres.append(
            world.PersonDef(
                id=f"cadre_{number + 1:03d}",
                name=f"{first.strip()} {last.strip()}",
                short=last.strip(),
                cyrillic=f"{first_cyrillic.strip()} {last_cyrillic.strip()}".strip(),
                born=1886 + number * 7 % 17,
                enters=0,
                generated=True,
                traits=(),
                skills=(skills[0], skills[1], skills[2], skills[3], skills[4]),
                standing=4 + number * 3 % 7,
                orthodoxy=20 + number * 7 % 21,
                health=65 + number * 11 % 26,
                eye=10 + number * 5 % 21,
                rigidity=25 + number * 13 % 36,
                stances=tuple(
                    (number * 29 + axis * 13 + number * axis * 7) % 51 - 25 for axis in range(issues)
                ),
                patron=-1,
                loyalty=0,
                wants=(world.Want(CADRE_WANTS[(number + number // 4) % 4]),),
                grudges=(),
                friends=(),
                moods=(),
                portrait=(),
                note="",
                fate="",
                source="",
                certainty="low",
            )
        )
    return cadres


def _post(part: models.PostPart, person: dict[str, int], post: dict[str, int], start: int) -> world.PostDef:
    """Return a post of the scenario."""
    return world.PostDef(
        id=part.id,
        name=part.name,
        short=part.short or part.name,
        cyrillic=part.cyrillic,
        kind=part.kind,
        holder=person.get(part.holder, -1),
        since=start if part.since is None else part.since,
        under=post.get(part.under, -1),
        accepts=_ACCEPTS[part.accepts],
        delegates=part.delegates,
        machine=part.machine,
        glamour=part.glamour,
        rank=part.rank,
        slots=part.slots,
        levers=tuple(part.levers),
        seat=_SEATS[part.seat],
        aptitude=world.SKILLS.index(part.aptitude),
        region=part.region,
        worker_share=part.worker_share,
        note=part.note,
        source=part.source,
        certainty=part.certainty,
    )


def _gathering(part: models.GatheringPart) -> world.Gathering:
    """Return an entry of the calendar."""
    return world.Gathering(
        part.id,
        _KINDS[part.kind],
        part.month,
        part.name,
        part.votes,
        part.cc_size,
        part.candidate_size,
        part.politburo_size,
        part.joint,
    )


def _hold(part: models.HoldPart, person: dict[str, int]) -> world.HoldDef:
    """Return a hold."""
    holders = tuple(person[name] for name in part.holders if name in person)
    return world.HoldDef(
        part.id,
        person[part.on],
        holders,
        part.strength,
        part.status,
        part.police,
        part.text,
        part.source,
        part.certainty,
        tuple(person[name] for name in part.surely if name in person),
    )
