"""No label is cut with an ellipsis where there would be room for it, or a second line: in English and in Russian."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import laid_out  # noqa: F401
import pygame
import pytest

from game.language import LANGUAGES
from game.ui import shots
from game.ui.app import App
from game.ui.kit.record import Record
from game.ui.screens import load_all, vote_count
from game.ui.screens.base import STRIP_NAMES
from game.ui.screens.desk_parts import chapter_title
from game.ui.settings import Settings
from game.words.cases import capital

SIZE = (1280, 800)
SEEN = ("people", "person", "posts", "compose_abroad", "desk", "lesson_1", "watch", "watch_eyes", "watch_stopped")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def window(language: str) -> App:
    load_all()
    kept = Settings(reduced_motion=True, sound=False, music=False, front_page=False, autosave=False, scenes=False)
    app = App(kept, SIZE, language)
    app.kit.record = Record()
    return app


@cache
def laid(language: str) -> App:
    """Return a window on the fixed game, for tests that only look at it."""
    app = window(language)
    shots.laid_out(app)
    return app


def cut(app: App, name: str) -> Iterator[tuple[str, str]]:
    """Give every label of a picture that ends in an ellipsis, through the whole of its scroll areas."""
    shots.still(app)
    kit = app.kit
    assert kit.record is not None
    yield from [(name, one.text) for one in kit.record.texts if one.cut]
    areas = [one for one in kit._areas.values() if one.seen == kit._frame and one.furthest > 0]
    for _ in range(20):  # all of them a page on at a time: none is cut because of where another stands
        moved = [area.move(area.offset + area.page * 3 // 4) for area in areas]
        if not any(moved):
            break
        kit.touch()
        app.frame()
        yield from [(name, one.text) for one in kit.record.texts if one.cut]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.slow
def test_no_label_of_the_screens_where_users_found_some_is_cut(language: str) -> None:
    app = window(language)
    found: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for name in shots.pictures(app, SEEN):
        seen.add(name)
        found |= set(cut(app, name))
    assert seen == set(SEEN) and found == set()


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_any_picture_is_cut(language: str) -> None:
    app = window(language)
    found: set[tuple[str, str]] = set()
    for name in shots.pictures(app):
        if name != shots.SHARED:
            found |= set(cut(app, name))
    print(f"\n{language}: {len(found)} labels cut")
    for one in sorted(found):
        print(*one, sep=" | ")
    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wish_and_every_age_fits_the_column_of_knowledge(language: str) -> None:
    app = laid(language)
    app.go("people")
    shots.still(app)
    kit = app.kit
    _, wide = app.stack[-1]._cells(kit, pygame.Rect(0, 0, SIZE[0] - 44, 400))["age"]  # type: ignore[attr-defined]
    wishes = {
        capital(app.words.want(p, at, True)) for p, one in enumerate(app.scenario.people) for at in range(len(one.wants))
    }
    nations = next(one.name for one in app.scenario.issues if one.id == "nations")
    assert any(nations in said for said in wishes)
    for said in wishes:
        assert not kit.write((0, 0, wide, 36), said, "small")[1], said
    for key in ("age_now", "age_one", "age_start"):
        assert not kit.write((0, 0, wide, 20), app.text(f"screens.{key}"), "small")[1], key
    assert not kit.write((0, 0, wide, 20), app.text("screens.age_months", n=48), "small")[1]


def test_a_wish_of_the_most_common_kind_stands_on_one_line_in_the_list_of_people() -> None:
    app = laid("en")
    shots.show(app, "people")
    shots.still(app)
    assert app.kit.record is not None
    assert "A line: Town and country" in [one.text for one in app.kit.record.texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_people_names_no_tab_that_is_not_there(language: str) -> None:
    app = laid(language)
    for post, there in ((-1, False), (1, True)):
        app.go("posts", **({"post": post} if post >= 0 else {}))
        shots.still(app)
        assert ("names_of:fit" in app.kit.zones) is there
        assert app.kit.record is not None
        told = " ".join(one.text for one in app.kit.record.texts)
        tab = app.text("posts.names_fit")
        assert (f"Under {tab}" in told or f"«{tab}»" in told) is there


def test_the_games_gone_back_in_are_told_in_the_language_spoken() -> None:
    app = laid("ru")
    for name in shots.branched(app, {"load_branches"}.__contains__):
        shots.still(app)
        told = " ".join(one.text for one in app.kit.record.texts) if app.kit.record else ""
        assert "Пустое кресло" in told and "Каменев" in told and "Empty" not in told, name


# -- large text ------------------------------------------------------------------------------------


def told(app: App) -> list[str]:
    assert app.kit.record is not None
    return [one.text for one in app.kit.record.texts]


@cache
def enlarged(language: str) -> App:
    """Return a window on the fixed game at the largest text, for tests that only look at it."""
    app = window(language)
    app.kit.text_percent = app.settings.text_percent = 200
    shots.laid_out(app)
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SIZE, (1024, 640)])
def test_the_strip_and_the_head_are_whole_at_the_largest_text(language: str, size: tuple[int, int]) -> None:
    app = enlarged(language)
    app.kit.resize(size)
    shots.show(app, "desk")
    shots.still(app)
    said, zones = told(app), app.kit.zones
    assert {app.text(f"strip.{name}") for name in STRIP_NAMES} <= set(said)
    assert len({zones[f"go:{name}"].y for name in STRIP_NAMES}) == 2, "in two rows"
    title = chapter_title(app)
    assert title in said or title in " ".join(said), "in one line or in two"
    assert app.kit.record is not None and not any(one.cut for one in app.kit.record.texts)


def test_no_face_of_the_web_touches_another_or_a_hub_at_the_largest_text() -> None:
    app = enlarged("ru")
    app.kit.resize((1024, 640))
    shots.show(app, "pacts")
    shots.still(app)
    web = {id: rect for id, rect in app.kit.zones.items() if id.startswith("who:") and ">" not in id}
    faces = [f"who:{app.scenario.people[p].id}" for p in app.scenario.seats]
    assert set(faces) < set(web), "a pact of three or more has a hub"
    assert [(a, b) for a, b in combinations(web, 2) if web[a].colliderect(web[b])] == []
    assert app.kit.record is not None and not any(one.cut for one in app.kit.record.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_the_chain_says_that_its_numbers_are_shares(language: str) -> None:
    app = laid(language)
    shots.show(app, "chain")
    shots.still(app)
    flow, _ = app.stack[-1]._flow(app.kit, range(5))  # type: ignore[attr-defined]
    assert {node.unit for column in flow for node in column.nodes} == {" %"}


# -- what is said beside a number, and of whom -----------------------------------------------------


@pytest.mark.parametrize(("language", "hers", "his"), [("ru", "Что она думает о вас", "Что он думает о вас"),
                                                       ("en", "What she thinks of you", "What he thinks of you")])  # fmt: skip
def test_a_page_says_he_of_a_man_and_she_of_a_woman(language: str, hers: str, his: str) -> None:
    app = laid(language)
    for id, said, other in (("krupskaya", hers, his), ("molotov", his, hers)):
        shots.show(app, "person", person=app.scenario.person_index[id])
        shots.still(app)
        assert said in told(app) and other not in told(app), id


def test_counts_say_what_they_count() -> None:
    app = laid("ru")
    shots.show(app, "card_index")
    shots.still(app)
    said = told(app)
    assert any(re.fullmatch(r"\d+ бумаг[аи]?", one) for one in said) and any(one.endswith(" мес.") for one in said)
    assert not [one for one in said if one.isdecimal()]
    shots.show(app, "load", saving=True)
    shots.still(app)
    assert "Игра, октябрь 1924 года" in told(app)
    assert app.text("load.saves_n", n=4) == "4 сохранения" and app.text("watch.sessions_n", n=1) == "1 голосование"


def test_no_line_begins_or_ends_with_the_dot_between_two_parts() -> None:
    letters = laid("ru").kit.letters
    wide = letters.width("1924–1929 · авторы", "small")
    assert letters.fold("1924–1929 · авторы этой игры", "small", wide, 80) == ("1924–1929", "авторы этой игры")
    lines: dict[int, str] = {}
    for run in letters.lay("Решает президиум · +2 ваш авторитет", "small", letters.width("Решает президиум ·", "small")).runs:
        lines[run.line] = lines.get(run.line, "") + run.text
    assert len(lines) > 1 and not any(line.strip() != line.strip(" ·") for line in lines.values())


def test_the_half_circle_stays_whatever_room_there_is_for_the_room_and_the_reasons() -> None:
    for high in (150, 300, 376, 388, 520, 700):
        hall, why = vote_count.parted(pygame.Rect(0, 0, 600, high))
        assert hall.h >= vote_count.FIGURES - vote_count.TALL + vote_count.SHORT + vote_count.LEAST_SEATS
        if why is not None:
            assert hall.bottom + 8 == why.y and why.bottom == high and why.h >= vote_count.LEAST_WHY
    assert vote_count.parted(pygame.Rect(0, 0, 600, 200))[1] is None, "one of the two at a time"
