"""Every screen as a PNG from a fixed game, without a display: `politburo screens`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pygame

from game.content import load_scenario
from game.language import FIRST
from game.play.action import Action
from game.rivals.player import Player, player
from game.session import Session
from game.ui import share, staged
from game.ui.app import App
from game.ui.lesson import RIVAL, STEPS
from game.ui.lesson import SEED as LESSON_SEED
from game.ui.screens import load_all
from game.ui.screens.base import SCREENS
from game.ui.settings import Settings
from game.ui.shots_branched import NAMES as BRANCHED
from game.ui.shots_branched import branched
from game.ui.shots_scenes import scene_pictures
from game.ui.shots_watched import watched
from game.ui.starting import HUMAN, seats_of
from game.world.kinds import REMOVE
from game.world.rng import key, word

SEED, SEAT, MONTHS = 7, "kamenev", 9
SHARED = "ending_share"  # the picture to share, which has a size of its own
STILL = 40  # frames after which a screen must have come to rest
BARE = ("title", "scenarios", "options", "load", "learn")
# Screens that need something said, beside their name; a function gives the parameters from the app.
FURTHER: dict[str, tuple[str, Callable[[App], dict[str, Any]]]] = {
    "person": ("person", lambda app: {"person": app.scenario.person_index["stalin"]}),
    "person_lesser": ("person", lambda app: {"person": app.scenario.person_index["molotov"]}),
    "compose_barred": ("compose", lambda app: {"barred": True}),
    "desk_act": ("desk", lambda app: {"tab": "act"}),
    "desk_end": ("desk", lambda app: {"ending": True}),
    "compose_field": ("compose", lambda app: {"kind": "pact"}),
    "compose_people": ("compose", lambda app: {"kind": "conciliate"}),
    "compose_win": ("compose", lambda app: {"kind": "win", "chosen": (app.scenario.person_index["uryvaev"],)}),
    "compose_abroad": ("compose", lambda app: {"kind": "motion", "chosen": (REMOVE, abroad(app))}),
    "compose_cost": ("compose", lambda app: {"kind": "motion", "chosen": (1, 7, 0)}),
    "options_pad": ("options", lambda app: {"tab": "pad"}),
    "options_keys": ("options", lambda app: {"tab": "keys"}),
    "options_bind": ("options", lambda app: {"tab": "keys", "bind": "end"}),
    "options_clash": ("options", lambda app: {"tab": "keys", "bind": "end", "wanted": pygame.KSCAN_P}),
    "save": ("load", lambda app: {"saving": True}),
    "learn_article": ("learn", lambda app: {"article": "stalin"}),
    "front_page": ("front_page", lambda app: {"month": app.view.month - 1}),
    "front_page_first": ("front_page", lambda app: {"month": app.scenario.start}),
    "front_page_congress": ("front_page", lambda app: {"month": app.scenario.start + 4}),
    "front_page_editors": ("front_page", lambda app: {"month": app.scenario.start + 6}),
    "vote_report": ("vote", lambda app: {"report": last_report(app)}),
    "crash": ("crash", lambda app: {"told": [app.text("crash.report", path="logs/crash.txt")]}),
}
CAME = "question_came"  # what came of a choice
NOTES = ("note", "note_write")  # where several people play
QUESTIONS = (
    "news",
    "offer",
    "conference",
    "slate",
    "reporter",
    "place",
    "report",
    "corridor",
    "call",
    "after",
)  # the others are set up in game.ui.staged


def abroad(app: App) -> int:
    """Give the first held post abroad."""
    posts = app.scenario.posts
    return next(q for q, post in enumerate(posts) if post.kind == "abroad" and app.view.holder[q] >= 0)


def last_report(app: App) -> int:
    """Give the place of the last vote at which the person was called."""
    reports = app.game.reports
    mine = [n for n, one in enumerate(reports) if one.result is not None and one.seat == app.seat]
    return mine[-1] if mine else -1


def still(app: App) -> None:
    """Draw until nothing moves any more."""
    app.frame()
    for _ in range(STILL):
        if not app.kit.stale():
            return
        app.frame()


def show(app: App, name: str, **params: Any) -> None:
    """Put a screen alone on the desk, or alone where there is no game."""
    if app.session is not None and name not in ("desk", "title"):
        app.set_aside = app.session.decision
        app.go("desk")
    app.go(name, **params)


def answer(app: App, rival: Player) -> None:
    """Let a rival answer the question now put to the person."""
    session = app.session
    assert session is not None and session.decision is not None
    action = rival.choose(session.view(session.decision.seat), session.decision)
    if session.submit(action) is not None:
        session.submit(Action("end") if session.decision.kind == "desk" else session.menu(1)[0])


def laid_out(app: App) -> Player:
    """Begin the fixed game and play its first months by a rival in the person's seat; returns that rival."""
    scenario, problems = load_scenario("1924")
    if scenario is None:
        raise RuntimeError(f"the shipped scenario does not load: {problems[0]}")
    seats = ["standard"] * len(scenario.seats)
    at = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == SEAT)
    seats[at] = HUMAN
    app.begin(scenario, SEED, seats)
    rival = player("standard", key(SEED, word("rival"), at))
    session = app.session
    assert session is not None
    while not session.over and (
        session.state.month < scenario.start + MONTHS
        or session.decision is None
        or session.decision.kind != "desk"
    ):
        if session.decision is not None and session.decision.kind == "desk":
            app.heard = len(session.events)
        answer(app, rival)
    return rival


def pictures(app: App, only: str | Collection[str] | None = None) -> Iterator[str]:
    """Bring one screen after another to the surface of the app, and yield its name each time.

    `only` is the beginning of the names that are wanted, or those names.
    """

    def wanted(name: str) -> bool:
        if only is None or isinstance(only, str):
            return only is None or name == only or name.startswith(f"{only}_")
        return name in only

    for name in BARE:
        if wanted(name):
            app.stack.clear()
            app.go(name)
            yield name
    if wanted("setup"):
        scenario, _ = load_scenario("1924")
        app.stack.clear()
        app.go("setup", scenario=scenario, seed=SEED)
        yield "setup"
    rival = laid_out(app)
    for name in sorted(SCREENS):
        if name not in (*BARE, "setup", "decision", "ending", "crash", "scene", *NOTES, *FURTHER) and wanted(name):
            show(app, name)
            yield name
    for name, (base, params) in FURTHER.items():
        if wanted(name):
            show(app, base, **params(app))
            yield name
    yield from _notes(app, wanted)
    yield from scene_pictures(app, wanted)
    yield from _lesson(app, wanted)
    yield from watched(app, wanted)
    yield from staged.questions(app, wanted)
    yield from _questions(app, rival, wanted)
    yield from _ending(app, rival, wanted)
    yield from branched(app, wanted)


def _notes(app: App, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Show the desk of a table of three, a note that is written and one that is read; the game goes on as it was."""
    session = app.session
    if session is None or not any(map(wanted, ("desk_several", *NOTES))):
        return
    seats = session.seats
    others = [k for k in range(len(seats)) if k != app.seat][:2]
    session.seats = [HUMAN if k in others else spec for k, spec in enumerate(seats)]
    if wanted("desk_several"):
        show(app, "desk")
        yield "desk_several"
    line = app.text("note.sample")
    if wanted("note_write"):
        show(app, "note_write", line=line)
        yield "note_write"
    if wanted("note"):
        session.pass_note(others[1], app.seat, line)
        show(app, "note")
        yield "note"
        session.notes.clear()
    session.seats = seats


def _lesson(app: App, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Show each step of the half-year where it begins, in its own game, and give the game of the pictures back."""
    places = {5: "vote", 7: "pacts", 8: "chain"}
    names = {n: f"lesson_{n}" for n in range(1, len(STEPS) + 2)}
    if not any(wanted(name) for name in names.values()):
        return
    session, seat, heard, paper = app.session, app.seat, app.heard, app.paper_shown
    scenario = app.game.scenario
    seats, _ = seats_of(scenario, SEAT, RIVAL, [])
    begun = Session(scenario, LESSON_SEED, seats)
    while begun.decision is not None and begun.decision.kind != "desk":
        begun.submit(begun.menu(1)[0])
    app.enter(begun)
    app.settings.lesson_on = True
    for n, name in names.items():
        if wanted(name):
            app.settings.lesson_step = n
            app.lesson.sit_down()
            show(app, places.get(n, "desk"))
            yield name
    app.settings.lesson_on, app.settings.lesson_step = False, 0
    app.session, app.seat, app.heard, app.paper_shown = session, seat, heard, paper


def _questions(app: App, rival: Player, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Go on with the game until each kind of question has been put once, or the game is over."""
    seen: set[str] = set()
    session = app.session
    if session is None or not any(wanted(name) for name in (CAME, *(f"question_{kind}" for kind in QUESTIONS))):
        return
    while not session.over and session.decision is not None and len(seen) < len(QUESTIONS):
        kind = session.decision.kind
        if kind in QUESTIONS and kind not in seen:
            seen.add(kind)
            if wanted(f"question_{kind}"):
                app.set_aside = None
                app.paper_shown = session.state.month
                app.go("desk")
                yield f"question_{kind}"
            if kind == "news" and wanted(CAME):
                app.set_aside, app.paper_shown = None, session.state.month
                still(app)
                if not hasattr(app.stack[-1], "choose"):  # the desk has put the card by itself
                    app.go("decision")
                    still(app)
                app.stack[-1].choose(rival.choose(session.view(session.decision.seat), session.decision))  # type: ignore[attr-defined]
                yield CAME
                continue
        if kind == "desk":
            app.heard = len(session.events)
        answer(app, rival)


def _ending(app: App, rival: Player, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Play the game to its end and show the epilogue page by page."""
    pages = ("outcome", "course", "fates", "cost", "archive")
    session = app.session
    if session is None or not any(map(wanted, (SHARED, *(f"ending_{page}" for page in pages), *BRANCHED))):
        return
    while not session.over:
        answer(app, rival)
    for page in pages:
        if wanted(f"ending_{page}"):
            app.stack.clear()
            app.go("ending", page=page)
            yield f"ending_{page}"
    if wanted(SHARED):
        yield SHARED


def run(args: Any) -> int:
    """Write the pictures into a folder; returns 0, or 1 when no screen is called so."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    load_all()
    width, height = args.size
    settings = Settings(
        width=width,
        height=height,
        text_percent=args.text,
        reduced_motion=True,
        sound=False,
        music=False,
        front_page=False,
        scenes=False,
        autosave=False,
    )
    app = App(settings, (width, height), getattr(args, "language", None) or FIRST)
    folder = Path(args.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        print(
            f"politburo: {folder} cannot be made: {(fault.strerror or 'unknown cause').lower()}",
            file=sys.stderr,
        )
        return 2
    count = 0
    for name in pictures(app, args.only):
        still(app)
        path = folder / f"{name}.png"
        surface = share.picture(app).surface if name == SHARED else app.kit.surface
        pygame.image.save(surface, str(path))
        print(path)
        count += 1
    if not count:
        known = {*SCREENS, "question"} - {"decision"}  # pictures of it are called after what is asked
        print(
            f"politburo: no screen is called {args.only!r}; there are {', '.join(sorted(known))}",
            file=sys.stderr,
        )
        return 1
    return 0


__all__ = ["laid_out", "pictures", "run", "show", "still"]
