"""The scenes of the fixed game for the pictures: the card, great events, the page of a chapter, verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.play import motion
from game.session import Session
from game.ui.app import App
from game.words import scenes
from game.world.event import Event
from game.world.kinds import CC, OUT_POLITBURO, POLITBURO, REMOVE, RUNG

NAMES = (
    "scene_opening", "scene_event", "scene_chapter", "scene_ballot", "scene_plenum", "scene_elected",
    "scene_not_elected", "scene_chief", "scene_fall",
)  # fmt: skip


def scene_pictures(app: App, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Show each kind of scene over the desk; elections the game does not bring are put into its log and taken out."""
    session = app.session
    if session is None or not any(map(wanted, NAMES)):
        return
    me, last = app.me, session.state.month - 1
    others = [p for p in session.scenario.seats if p != me]
    for kind in ("opening", "event", "chapter"):
        found = [n for n in range(len(session.events)) if _begins(session, app.seat, n, kind)]
        place = found[-1 if kind == "event" else 0] if found else -1
        if wanted(f"scene_{kind}") and place >= 0:
            _show(app, place, len(session.events) if kind == "opening" else place + 1)
            yield f"scene_{kind}"
    met = next((one for one in session.events if scenes.elects(session, one)), None)
    for name, page in (("scene_ballot", 0), ("scene_plenum", 1)):
        if met is not None and wanted(name):
            app.set_aside = session.decision
            app.go("desk")
            app.go("scene", event=met, page=page)
            yield name
    office = session.state.secretary_post
    moved = motion.make(session.state, others[0], REMOVE, office, others[1])
    struck = motion.make(session.state, others[0], RUNG, others[2], OUT_POLITBURO)
    for name, item, came in (
        ("scene_chief", moved, Event("appointed", last, (others[1], office, others[0]), cause="voted")),
        ("scene_fall", struck, Event("struck", last, (others[2], OUT_POLITBURO, others[0]))),
    ):
        if wanted(name):
            place = len(session.events)
            session.events += [Event("carried", last, (CC, 28, 25, 27, *motion.pack(item))), came]
            _show(app, place, len(session.events))
            yield name
            del session.events[place:]
    for name, mine, level in (("scene_elected", 31, 2), ("scene_not_elected", 26, 0)):
        if not wanted(name):
            continue
        place = len(session.events)
        votes = [(others[0], 40, 2), (me, mine, level), (others[1], 28, 0 if level else 2), (others[2], 12, 1)]
        for p, n, _ in votes:
            session.events.append(Event("bureau_vote", last, (POLITBURO, p, n, 53)))
        session.events += [Event("elected", last, (p, POLITBURO, one)) for p, _, one in votes if one]
        _show(app, place, len(session.events))
        yield name
        del session.events[place:]


def _begins(session: Session, k: int, n: int, kind: str) -> bool:
    found = scenes.due(session, k, n, n + 1)
    return bool(found) and found[0].kind == kind


def _show(app: App, since: int, upto: int) -> None:
    session = app.session
    assert session is not None
    app.set_aside = session.decision
    app.scenes_from[app.seat] = len(session.events)
    app._memo_of = None  # two elections are put into the same place of the log
    app.go("desk")
    app.go("scene", since=since, upto=upto)


__all__ = ["NAMES", "scene_pictures"]
