"""What had no room or no word: sorting and forecasts of long lists, faces in a low room, whose hand broke a count."""

from __future__ import annotations

import os
import re

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pygame
import pytest
from games import answer, scenario_of, seated
from kit_window import click, settle

from game.play.action import Action
from game.rules import hall
from game.session import Session
from game.ui import chart, news, orders
from game.ui.app import App
from game.ui.screens import compose, ending, load_all
from game.ui.screens import said as telling
from game.ui.settings import Settings
from game.words import hands
from game.words.effect_acts import effects
from game.world.event import Event
from game.world.kinds import BLOC, POLITBURO

pytestmark = pytest.mark.usefixtures("blind")

ME = 2


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def window(session: Session, text: int = 100, size: tuple[int, int] = (1280, 800)) -> App:
    settings = Settings(reduced_motion=True, front_page=False, scenes=False, autosave=False, text_percent=text)
    app = App(settings, size, "en")
    load_all()
    app.enter(session)
    return settle(app)


def listed(app: App) -> list[int]:
    """Return the people of the list in the order in which they lie."""
    zones = sorted((zone.rect.y, id) for id, zone in app.kit._by_id.items() if id.startswith("value:"))
    return [int(id.partition(":")[2]) for _, id in zones]


def test_a_long_list_of_people_is_sorted_by_its_heads() -> None:
    app = window(seated(ME, 1))
    app.go("compose", kind="conciliate")
    settle(app)
    usual = listed(app)
    settle(app, *click(app.kit, "sort:name"))
    names = [app.scenario.people[p].short for p in listed(app)]
    assert names == sorted(names) and listed(app) != usual
    settle(app, *click(app.kit, "sort:name"))
    back = [app.scenario.people[p].short for p in listed(app)]
    assert back == sorted(back, reverse=True) and back != names
    settle(app, *click(app.kit, "sort:opinion"))
    regard = [app.view.regard[app.seat][p] for p in listed(app)]
    assert regard == sorted(regard, reverse=True)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_the_forecast_of_a_list_is_reached_at_large_text(size: tuple[int, int]) -> None:
    app = window(seated(ME, 1), 150, size)
    app.go("compose", kind="conciliate")
    settle(app)
    second = listed(app)[1]
    drawn: list[str] = []
    paragraph = app.kit.paragraph

    def heard(rect: Any, text: str, *more: Any, **named: Any) -> int:
        drawn.append(text)
        return paragraph(rect, text, *more, **named)

    app.kit.paragraph = heard  # type: ignore[method-assign]
    settle(app, *click(app.kit, f"look:{second}"))
    name = app.words.person(second)
    assert not listed(app) and any(name in text for text in drawn)
    settle(app, *click(app.kit, "compose:turn"))
    assert second in listed(app)
    settle(app, *click(app.kit, "sort:next" if "sort:next" in app.kit.zones else "sort:name"))
    assert listed(app)


@pytest.mark.parametrize("many", [7, 60, 130])
def test_a_low_room_still_shows_who_sits_in_it(many: int) -> None:
    app = window(seated(ME, 1))
    rect = pygame.Rect(10, 10, 640, 34)
    members = [chart.Member(str(n), "blue", None, "", None, False, "+") for n in range(many)]
    boxes: list[pygame.Rect] = []
    app.kit.hot = lambda id, box, tip=None: boxes.append(pygame.Rect(box)) or False  # type: ignore
    chart.file(app.kit, rect, members, "seat")
    assert len(boxes) == many and all(rect.contains(box) for box in boxes)
    assert all(a.colliderect(b) == 0 for n, a in enumerate(boxes) for b in boxes[:n])


@pytest.mark.slow
def test_the_record_of_a_person_is_worked_out_as_far_as_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = window(seated(ME, 5))
    worked: list[Any] = []
    real = telling.event
    monkeypatch.setattr(telling, "event", lambda app, what: worked.append(what) or real(app, what))
    app.go("person", person=app.scenario.person_index["stalin"])
    app.frame()
    first = len(worked)
    settle(app)
    assert 0 < first < len(worked) == len(set(worked)), "the rest comes in the frames after, and each once"


def test_who_named_another_than_was_counted_is_told() -> None:
    """Hands raised as they were announced are told one by one; where they cannot be made out nothing is said of them."""
    scenario = scenario_of("1924")
    session = Session(scenario, 5, ["human" if k == ME else "standard" for k in range(len(scenario.seats))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hall, "is_open", lambda facts, p: True)
        while session.decision is None or session.decision.kind != "reporter":
            assert session.submit(answer(session)) is None
    app = window(session)
    view, me = app.view, app.me
    before, places = session.state.clone(), (len(session.events), len(session.log))
    expected = hands.counted(view, me)
    other = next(c for c in hall.may_report(view) if c != me)
    if app.stack[-1].name != "decision":
        app.go("decision")
        settle(app)
    app.stack[-1].name_reporter(Action("name_reporter", (other,)))  # type: ignore[attr-defined]
    settle(app)
    page = app.stack[-1].came  # type: ignore[attr-defined]
    event = next(one for one in session.heard(ME, places[0]) if one.kind == "theses")
    assert page.blocks[0].lines[0].text == app.words.event(event, ME)
    raised = hands._raised(session, before, event, places[1])
    assert raised[me] == other and len(raised) == sum(before.is_active(p) for p in before.members(POLITBURO))
    broke = [p for p in expected if raised[p] != expected[p]]
    told = "\n".join(line.text for block in page.blocks[1:] for line in block.lines)
    assert all(app.words.person(p) in told for p in expected)
    assert (page.blocks[1].head == app.words.say("hands", "broke")) == bool(broke)
    lied = event._replace(args=(*event.args[:2], event.args[2] + 1, event.args[3]))
    assert hands._raised(session, before, lied, places[1]) == {}
    wrong = next(p for p in expected if before.seat_index[p] >= 0)
    text = hands._told(app.words, view, ME, wrong, other, me)
    assert app.words.say("hands", "own_head", who=wrong) in text


def test_the_forecast_beside_a_list_is_what_its_row_promises(monkeypatch: pytest.MonkeyPatch) -> None:
    app = window(seated(ME, 1))
    cards: list[Action] = []
    monkeypatch.setattr(compose, "order_card", lambda kit, app, r, action, whole: cards.append(action))
    app.go("compose", kind="pact")
    rows: list[str] = []
    label = app.kit.label
    monkeypatch.setattr(app.kit, "label", lambda rect, text, *more, **kept: (rows.append(text), label(rect, text, *more, **kept))[1])
    settle(app)
    promised = [text for text in rows if text.startswith(app.text("compose.at_best", verdict="").strip())][-3:]
    for n, text in enumerate(promised):
        app.stack[-1].at = n  # type: ignore[attr-defined]
        settle(app)
        assert orders.verdict(app, cards[-1])[0] in text


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("64, 1913 год — 100", "129, 1913 год — 100", "64"),
        ("0.17 million tons", "11.45 million tons", "0.17"),
        ("−28", "+38", "−28"),
        ("1 per cent", "5 of 100", "1 per cent"),
    ],
)
def test_a_range_names_once_what_it_counts(low: str, high: str, told: str) -> None:
    assert ending._without_unit(low, high) == told


def test_the_end_of_a_bloc_is_good_news_for_whom_it_was_against_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    app = window(seated(ME, 1))
    me = app.me
    others = tuple(p for p in app.scenario.seats if p != me)
    event = Event("pact_lapsed", app.view.month, (999, me))
    known: dict[str, Any] = {}
    monkeypatch.setattr(app.words, "known_pact", lambda x, seat: known["pact"])
    known["pact"] = SimpleNamespace(kind=BLOC, target=me, parties=others[:2])
    assert news._bargain(app, event, me) is True
    assert news._bargain(app, event._replace(kind="pact_signed"), me) is False, "a bloc against him"
    known["pact"] = SimpleNamespace(kind=BLOC, target=others[0], parties=(me, others[1]))
    assert news._bargain(app, event, me) is None
    assert news._bargain(app, event._replace(kind="pact_signed"), me) is True
    broken = event._replace(kind="pact_betrayed", args=(999, others[1], me))
    assert news._bargain(app, broken, me) is False
    assert news._bargain(app, broken._replace(args=(999, others[1], others[0])), me) is None, "broken with a rival"
    for what, tone in ((1, "blue"), (2, "ochre"), (3, "blue"), (4, "red"), (0, "red")):
        assert news._news(app, Event("debt", app.view.month, (others[0], me, what)), me).tone == tone


def test_of_a_woman_it_is_told_as_of_a_woman() -> None:
    app = window(seated(ME, 1))
    pronouns = {"krupskaya": ("she", "her"), "molotov": ("he", "his", "him")}
    for id, own in pronouns.items():
        action = Action("win", (app.scenario.person_index[id],))
        text = " ".join(one.text for one in effects(app.words, app.view, app.seat, action))
        said = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
        wrong = {word for other, words in pronouns.items() if other != id for word in words}
        assert said & set(own) and not said & wrong, text
