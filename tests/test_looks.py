"""Every screen can be read: nothing clipped, covered, cut short, too small, too pale or in the way of another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import laid_out  # noqa: F401
import pytest
from kit_window import Window, key
from test_screens import played, visits

from game.play.action import Action
from game.ui import shots, theme
from game.ui.app import App
from game.ui.commands import COMMANDS
from game.ui.kit import Kit, Reason
from game.ui.kit import keys as kit_keys
from game.ui.kit.markup import plain
from game.ui.kit.record import Fault, Record
from game.ui.screens import decision, load_all
from game.ui.settings import Settings
from game.words import template

SIZES = ((1280, 800), (1920, 1080), (1024, 640))
PERCENTS = (75, 100, 150, 200)
GRAVE = frozenset(
    ("clipped", "outside", "covered", "over a border", "over one another", "wider than its box", "taller than its box",
     "too small", "zone outside", "zone clipped", "zones over one another")
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def watched(palette: str = "poster", language: str = "en") -> App:
    load_all()
    kept = Settings(
        reduced_motion=True, sound=False, music=False, front_page=False, scenes=False, autosave=False, palette=palette
    )  # fmt: skip  # a scene that is due would stand over the cards of the questions
    app = App(kept, SIZES[0], language)
    app.kit.record = Record()
    return app


def as_large(app: App, size: tuple[int, int], percent: int) -> None:
    """Give the window another size and text, and draw until it rests."""
    app.kit.resize(size)
    app.settings.text_percent = percent
    app.kit.text_percent = percent
    app.notice("")
    shots.still(app)


def pale(app: App) -> list[tuple[str, float]]:
    """Return the texts of the frame that stand out from their ground by less than 4.5 to 1."""
    assert app.kit.record is not None
    told = [(one.text, round(theme.contrast(one.colour, one.ground), 2)) for one in app.kit.record.texts]
    return [(text, ratio) for text, ratio in told if ratio < 4.5]


def every(app: App, only: str | None = None) -> Iterator[str]:
    """Show every picture, and the further states of the screens of a game."""
    for name in shots.pictures(app, only):
        if name != shots.SHARED:
            yield name
    if only is None:
        app.enter(played("small", 5))
        for screen, params, change in visits(app):
            app.go(screen, **params)
            change(app.stack[-1])
            yield screen


# -- what the record sees --------------------------------------------------------------------------


def faults_of(draw: Callable[[Kit], object], size: tuple[int, int] = (640, 400)) -> set[str]:
    kit = Window(lambda kit: None, size).kit
    kit.record = Record()
    for _ in range(2):
        kit.begin(now=0)
        kit.fill(kit.screen, "paper")
        draw(kit)
        kit.end()
    return {fault.kind for fault in kit.faults()}


def in_scroll(kit: Kit) -> None:
    with kit.scroll("a", (10, 10, 200, 30)) as area:
        area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), "word " * 60))


def in_clip(kit: Kit) -> None:
    with kit.clip((10, 10, 40, 12)):
        kit.label((10, 10, 200, 30), "a text in a window too small for it")


@pytest.mark.parametrize(
    ("kind", "draw"),
    [
        ("", lambda kit: kit.label((10, 10, 300, 30), "a quiet label")),
        ("", lambda kit: kit.paragraph((10, 10, 300, 200), "a quiet text that runs over some lines " * 3)),
        ("cut short", lambda kit: kit.label((10, 10, 60, 24), "a label that is far too long")),
        ("taller than its box", lambda kit: kit.paragraph((10, 10, 200, 40), "word " * 60)),
        ("wider than its box", lambda kit: kit.label((10, 10, 60, 24), "much too long for it", fit=False)),
        ("clipped", in_clip),
        ("clipped", lambda kit: kit.paragraph((600, 10, 200, 0), "a text that leaves the window at its right")),
        ("covered", lambda kit: (kit.label((10, 10, 300, 30), "a covered label"), kit.fill((40, 0, 100, 60), "red"))),
        ("over a border", lambda kit: (kit.frame((40, 0, 60, 60)), kit.label((10, 10, 300, 30), "a label on a stroke"))),
        ("over one another", lambda kit: (kit.label((10, 10, 300, 30), "one"), kit.label((14, 12, 300, 30), "another"))),
        ("low scroll area", in_scroll),
        ("zones over one another", lambda kit: (kit.button("a", (10, 10, 100, 40), "A"), kit.button("b", (60, 30, 100, 40), "B"))),
        ("zone outside", lambda kit: kit.hot("a", (600, 10, 100, 40))),
    ],
)  # fmt: skip
def test_a_record_sees_each_kind_of_fault_and_none_where_all_is_well(kind: str, draw: Callable[[Kit], object]) -> None:
    found = faults_of(draw)
    assert (kind in found) if kind else found == set()


def test_no_label_is_drawn_smaller_than_15_logical_px() -> None:
    kit = Kit((1280, 800))
    kit.record = Record()
    kit.begin(now=0)
    for n, role in enumerate(theme.ROLES):
        kit.label((10, 10 + 40 * n, 90, 30), "a label of many words that has to shrink", role)
    kit.end()
    assert kit.record.texts and min(one.size for one in kit.record.texts) >= 14.9
    kit.begin(now=0)
    kit.label((10, 10, 150, 40), "folded in two lines of the same width", "label")
    kit.end()
    assert len(kit.record.texts) == 2 and not any(one.cut for one in kit.record.texts)


# -- the screens -----------------------------------------------------------------------------------


def judged(app: App, name: str, size: tuple[int, int], percent: int, kinds: frozenset[str]) -> list[tuple[Any, ...]]:
    as_large(app, size, percent)
    found: list[Fault] = app.kit.faults()
    return [(name, size, percent, one.kind, one.what) for one in found if one.kind in kinds]


@pytest.mark.parametrize(
    ("name", "language"),
    [("title", "en"), ("desk", "en"), ("options", "en"), ("people", "en"), ("watch", "en"), ("compose", "ru"), ("watch_sessions", "ru")],
)
@pytest.mark.slow(but=1)
def test_a_few_screens_are_whole_at_every_size_and_text(name: str, language: str) -> None:
    app = watched(language=language)
    wrong: list[tuple[Any, ...]] = []
    for shown in shots.pictures(app, name):
        if shown != name:
            continue
        for size in SIZES:
            for percent in PERCENTS:
                wrong += judged(app, name, size, percent, GRAVE | {"cut short", "low scroll area"})
                wrong += [(name, size, percent, *one) for one in pale(app)]
        break
    assert wrong == []


@pytest.mark.slow
def test_in_large_type_the_answers_leave_the_question_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three long answers beside one another at the foot would push what is asked out of sight."""
    plainly = decision.answers_to

    def long(app: App, asked: Any) -> list[Any]:
        first = plainly(app, asked)[0]
        return [replace(first, action=Action("answer", (n,)), sub="what comes of it " * 18) for n in range(3)]

    monkeypatch.setattr(decision, "answers_to", long)
    monkeypatch.setattr(decision, "beside", lambda app, asked: ("", [Reason("a reason", 3)], 3))
    app = watched()
    for name in shots.pictures(app, "question_together"):
        assert judged(app, name, SIZES[2], 150, GRAVE | {"low scroll area"}) == []
        assert len([id for id in app.kit._by_id if id.startswith("answer:")]) == 3


@pytest.mark.long
@pytest.mark.parametrize(("palette", "language"), [*((name, "en") for name in sorted(theme.PALETTES)), ("poster", "ru")])
def test_every_screen_is_whole_at_every_size_and_text(palette: str, language: str) -> None:
    app = watched(palette, language)
    wrong: list[tuple[Any, ...]] = []
    for name in every(app):
        for size in SIZES:
            for percent in PERCENTS:
                kinds = GRAVE | {"low scroll area"} if percent > 100 else GRAVE | {"low scroll area", "cut short"}
                wrong += judged(app, name, size, percent, kinds)
                wrong += [(name, size, percent, *one) for one in pale(app)]
        as_large(app, SIZES[0], 100)
    assert wrong == []


# -- a language whose words are longer -------------------------------------------------------------

LETTERS = "éàöüñçšžôâêîý"


def longer(text: str) -> str:
    """Return a text 40 % longer, in accented letters; what is put in and what is marked stays as it is."""
    more = max(1, len(plain(text)) * 2 // 5)
    tail = "".join(LETTERS[n % len(LETTERS)] if n % 8 else " " for n in range(more))
    return text.rstrip() + (tail if more > 5 else tail.strip() + "ë")


def stretched(found: Any, key: str = "") -> Any:
    if isinstance(found, dict):
        return {k: stretched(v, str(k)) for k, v in found.items()}
    if isinstance(found, list):
        return [stretched(one, key) for one in found]
    return longer(found) if isinstance(found, str) and found.strip() and " " in f"{found} " else found


def speak_longer(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    """Let the books of texts be read 40 % longer, wherever they are read."""
    import sys

    plainly = template.book

    def book(name: str, *more: Any) -> Any:
        return stretched(plainly(name, *more)) if name in names else plainly(name, *more)

    for module in [one for id, one in sys.modules.items() if id.startswith("game.")]:
        if getattr(module, "book", None) is plainly:
            monkeypatch.setattr(module, "book", book)


def test_a_longer_language_is_40_per_cent_longer() -> None:
    for text in ("Desk", "End the month", "{who} has said: *no*.", "One place on your staff is free."):
        said = longer(text)
        assert said.startswith(text) and not said.isascii()
        assert 1.25 <= len(plain(said)) / len(plain(text)) <= 1.75


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((1024, 640), 200)])
@pytest.mark.parametrize("name", ["title", "desk"])
def test_a_few_screens_hold_words_40_per_cent_longer(
    name: str, size: tuple[int, int], percent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_longer(monkeypatch, ("ui", "ui_screens", "lesson"))
    app = watched()
    wrong: list[tuple[Any, ...]] = []
    for shown in shots.pictures(app, name):
        if shown == name:
            wrong = judged(app, name, size, percent, GRAVE)
            break
    assert wrong == []


@pytest.mark.long
def test_every_screen_holds_words_40_per_cent_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_longer(monkeypatch, ("ui", "ui_screens", "lesson"))
    app = watched()
    wrong: list[tuple[Any, ...]] = []
    for name in every(app):
        for size in SIZES:
            for percent in PERCENTS:
                wrong += judged(app, name, size, percent, GRAVE)
        as_large(app, SIZES[0], 100)
    assert wrong == []


# -- keys ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["title", "desk", "options"])
def test_no_key_does_two_things_on_a_screen(name: str) -> None:
    app = watched()
    for shown in shots.pictures(app, name):
        if shown == name:
            shots.still(app)
            assert twice(app) == []
            break


@pytest.mark.long
def test_no_key_does_two_things_on_any_screen() -> None:
    app = watched()
    wrong = []
    for name in every(app):
        shots.still(app)
        wrong += [(name, *one) for one in twice(app)]
    assert wrong == []


def twice(app: App) -> list[tuple[str, str]]:
    """Return the zones of the frame that answer to one key, and those that take a key of the window itself."""
    kit = app.kit
    keyed = [(kit.key_of(zone.hotkey), zone.id) for zone in kit._last if zone.hotkey is not None]
    keyed = [(code, id) for code, id in keyed if code]
    own = {kit.bound[id]: id for id in ("full", "shot", "save", "load") if kit.bound.get(id) and id in COMMANDS}
    found = [(a, b) for (key, a), (other, b) in combinations(keyed, 2) if key == other]
    return found + [(id, own[code]) for code, id in keyed if code in own and code != kit_keys.F1]


# -- colours ---------------------------------------------------------------------------------------

# What a person sees who lacks one kind of cone, on linear light. Source: Vienot, Brettel and Mollon 1999, Machado 2009.
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(value: float) -> float:
    c = value / 255
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def lab(colour: tuple[int, int, int], eye: str = "") -> tuple[float, float, float]:
    """Return L*, a*, b* of a colour as an eye sees it."""
    light = [linear(v) for v in colour]
    if eye:
        light = [max(0.0, min(1.0, sum(k * v for k, v in zip(row, light, strict=True)))) for row in BLIND[eye]]
    r, g, b = light
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(a: tuple[int, int, int], b: tuple[int, int, int], eye: str = "") -> float:
    """Return the CIE76 distance of two colours for an eye."""
    return sum((m - n) ** 2 for m, n in zip(lab(a, eye), lab(b, eye), strict=True)) ** 0.5


@pytest.mark.parametrize("palette", [theme.POSTER, theme.OKABE_ITO], ids=lambda p: p.name)
@pytest.mark.parametrize("eye", ["", *BLIND])
def test_what_stands_for_and_against_is_told_apart_by_every_eye(palette: theme.Palette, eye: str) -> None:
    for a, b in (("blue", "red"), ("good", "bad"), ("focus", "red"), ("ochre", "ink"), ("red", "ink"), ("red", "card")):
        assert apart(palette.get(a), palette.get(b), eye) >= 17, (a, b)


@pytest.mark.parametrize("eye", ["", *BLIND])
def test_the_seven_marks_are_told_apart_by_every_eye(eye: str) -> None:
    """In the palette for it by colour alone; in the poster's where colours come near, lightness, shape or letter differ."""
    least = min(apart(a, b, eye) for a, b in combinations(theme.OKABE_ITO.marks, 2))
    assert least >= (20 if not eye else 8), least
    for a, b in combinations(theme.MARKS_1924.values(), 2):
        near = apart(theme.POSTER.marks[a.colour], theme.POSTER.marks[b.colour], eye) < 10
        assert not near or (a.shape != b.shape and a.letter != b.letter)


@pytest.mark.parametrize("name", ["options", "load", "scenarios"])
def test_the_rule_book_opens_where_the_foot_line_names_its_key(name: str) -> None:
    app = watched()
    app.go(name)
    shots.still(app)
    assert "F1" in app.text("foot.outside") and "F1" in app.text("foot.hints_short")
    app.frame([key(kit_keys.F1)])
    assert app.stack[-1].name == "learn"
    shots.still(app)
    app.frame([key(kit_keys.ESC)])
    assert app.stack[-1].name == name
