"""Names in texts lead to their man, figures open into what they are made of, a small body sits with its faces."""

from __future__ import annotations

import os
import re
from itertools import combinations
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from kit_window import click, key, settle
from test_screens import played, press, window

from game.play.action import own_acts_left, slots_left
from game.rules.gatherings import hall_votes
from game.ui import chart, qualities
from game.ui.app import App
from game.ui.kit.record import Record
from game.world.scenario import SKILLS

pytestmark = pytest.mark.usefixtures("blind")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def desk(screen: str = "desk", **params: object) -> App:
    """A game some months in, with a screen of it shown."""
    app = window(played("1924", 4))
    settle(app)
    if screen != "desk":
        app.go(screen, **params)
    return settle(app)


def names(app: App) -> list[str]:
    return [id for id in app.kit.zones if id.startswith("name:")]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_name_in_a_text_leads_to_its_man_in_either_language(language: str) -> None:
    app = desk()
    app.speak(language)
    app.kit.record = Record()
    p = app.scenario.person_index["trotsky"]
    app.go("person", person=p)
    settle(app)
    shorts = [app.words.person(q) for q in app.scenario.seats]
    looked = 0
    for screen in ("desk", "pacts", "front_page"):
        app.go(screen) if screen != "front_page" else app.go(screen, month=app.view.month - 1)
        settle(app)
        zones = [z for z in app.kit._last if z.visible and z.kind not in ("area", "bar")]
        for one in app.kit.record.texts:
            at = one.ink.clip(one.clip)
            if not one.block or at.h < 6 or not any(re.search(rf"\b{name}\b", one.text) for name in shorts):
                continue
            looked += 1
            assert any(z.clip.collidepoint(at.center) for z in zones), (screen, one.text)
    assert looked > 5


def test_a_name_is_followed_by_mouse_and_by_tab_and_passed_by_arrows_and_back_is_where_it_was() -> None:
    app = desk("pacts")
    first = names(app)[0]
    man = first.split(":")[2].split("#")[0]
    settle(app, *click(app.kit, first))
    assert app.stack[-1].name == "person" and app.scenario.people[app.stack[-1].p].id == man  # type: ignore[attr-defined]
    settle(app, key(pygame.KSCAN_ESCAPE))
    assert app.stack[-1].name == "pacts"
    app.kit.focus = None
    seen = []
    for _ in range(120):
        settle(app, key(pygame.KSCAN_TAB))
        seen.append(app.kit.focus)
        if app.kit.focus == first:
            break
    assert app.kit.focus == first
    settle(app, key(pygame.KSCAN_I))
    assert app.kit.told is not None and app.kit.told.title == app.words.person(app.scenario.person_index[man], "full")
    settle(app, key(pygame.KSCAN_ESCAPE))
    for code in (pygame.KSCAN_DOWN, pygame.KSCAN_UP, pygame.KSCAN_LEFT, pygame.KSCAN_RIGHT) * 6:
        settle(app, key(code))
        assert app.kit.focus == first or not str(app.kit.focus).startswith("name:")


@pytest.mark.slow
def test_on_his_own_page_his_name_leads_to_the_article_and_no_other_text_links_to_the_page_itself() -> None:
    app = desk()
    app.go("person", person=app.scenario.person_index["trotsky"])
    settle(app)
    assert not any("person:trotsky" in id for id in names(app))
    app.kit.record = Record()
    settle(app, *click(app.kit, "link:article:trotsky"))
    assert app.stack[-1].name == "learn"
    settle(app)
    assert any(one.text.startswith("Sources: Deutscher, The Prophet Armed†") for one in app.kit.record.texts)


def test_a_text_is_broken_into_the_lines_it_had_without_links() -> None:
    app = desk()
    app.naming.set()
    text = "Then Stalin, Trotsky and (Zinoviev) spoke of Kamenev's report; *Rykov* and _Bukharin_ did not. " * 4
    linked = app.naming.linked(text)
    assert linked.count("[[~person:") == 24
    for width in range(120, 700, 13):
        before, after = app.kit.letters.lay(text, "body", width, 0), app.kit.letters.lay(linked, "body", width, 0)
        assert before.lines == after.lines and before.height == after.height
    assert app.naming.linked(linked) == linked
    assert "~" not in app.naming.linked("Stalingrad and the Trotskyists of Rykovo")


def test_through_nobodys_eyes_names_lead_to_the_library() -> None:
    app = desk()
    app.seat = -1
    assert app.naming.linked("Trotsky spoke") == "[[~article:trotsky|Trotsky]] spoke"
    nobody = next(
        p.short for p in app.scenario.people if not app.naming.title(p.id) and " " not in p.short
    )
    assert app.naming.linked(f"{nobody} spoke") == f"{nobody} spoke"


def test_acts_and_staff_left_open_into_sums_that_add_up() -> None:
    app = desk()
    tip = qualities.left(app)
    for line, left in zip(tip.lines, (own_acts_left(app.view, app.seat), slots_left(app.view, app.seat)), strict=True):
        assert line.amount == str(left) == str(sum(int(one.amount or 0) for one in line.more))
    settle(app, *click(app.kit, "left"))
    assert app.kit.told is not None and app.kit.told.title == tip.title


def test_delegates_sent_open_into_their_posts() -> None:
    app = desk("posts")
    view, whole = app.view, 0
    for p in (*app.scenario.seats, -1):
        tip = qualities.sends(app, p)
        assert tip.total == sum(int(one.amount or 0) for one in tip.lines)
        whole += int(tip.total or 0)
    assert whole == sum(hall_votes(view))
    press(app, f"sent:{app.scenario.people[app.scenario.seats[1]].id}")
    assert app.stack[-1].name == "person"


def test_skills_and_qualities_say_what_they_do_on_the_page_of_a_man() -> None:
    app = desk()
    app.go("person", person=app.scenario.seats[1])
    settle(app)
    told = set()
    for id in (*(f"skill:{n}" for n in range(len(SKILLS))), "quality:standing", "quality:orthodoxy", "quality:health"):
        settle(app, *click(app.kit, id))
        assert app.kit.told is not None and "quality." not in app.kit.told.text
        told.add(app.kit.told.text)
        settle(app, key(pygame.KSCAN_ESCAPE))
    assert len(told) == len(SKILLS) + 3


def test_a_figure_of_the_paper_opens_its_chart() -> None:
    app = desk()
    app.go("front_page", month=app.view.month - 1)
    settle(app)
    press(app, "figure:jobless")
    assert app.stack[-1].name == "country" and app.stack[-1].figure == "jobless"  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(600, 140), (600, 300), (300, 200), (1000, 120)])
def test_the_faces_of_a_small_body_stand_apart_and_inside(size: tuple[int, int]) -> None:
    rect = pygame.Rect(10, 20, *size)
    for count in range(2, 10):
        found = chart.bench(count, rect)
        boxes = [
            pygame.Rect(round(s.x - s.radius), round(s.y - s.radius), round(2 * s.radius), round(2 * s.radius)) for s in found
        ]
        assert all(rect.contains(box) for box in boxes)
        assert not any(a.colliderect(b) for a, b in combinations(boxes, 2))
    assert chart.bench(7, rect) or size[0] < 400
    assert not chart.bench(53, rect)
