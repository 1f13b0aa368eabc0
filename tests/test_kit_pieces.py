"""Pieces of a screen are put back, zones and all, until something that they show may have changed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest
from kit_window import Window, click, key, mouse, pixels, typed

from game.ui.kit import Kit
from game.ui.kit.tiles import HIGH, WIDE, Tiles

BOX = pygame.Rect(40, 60, 400, 300)


class Panel:
    """A screen of one panel that counts how often it is drawn."""

    def __init__(self, inside: Callable[[Kit, pygame.Rect], object] | None = None) -> None:
        self.drawn, self.pressed, self.key = 0, 0, 1
        self.inside = inside

    def __call__(self, kit: Kit) -> None:
        kit.fill(kit.screen, "paper")
        kit.piece("panel", BOX, self.key, lambda: self.draw(kit))
        if kit.button("outside", (700, 60, 100, 40), "Outside"):
            self.pressed += 10

    def draw(self, kit: Kit) -> None:
        self.drawn += 1
        inner = kit.panel(BOX, f"Panel {self.key}")
        if self.inside is not None:
            self.inside(kit, inner)
            return
        for n in range(2):
            if kit.button(f"inside:{n}", (inner.x, inner.y + 60 * n, 160, 44), f"Inside {n}", tip=f"Tip {n}"):
                self.pressed += 1


def at_rest(panel: Panel, size: tuple[int, int] = (1280, 800)) -> Window:
    window = Window(panel, size)
    for _ in range(3):
        window.do()
    return window


def zones(kit: Kit) -> list[tuple[object, ...]]:
    return [(z.id, tuple(z.rect), tuple(z.clip), z.kind, z.enabled, z.tip, z.hotkey, z.area) for z in kit._last]


def stands(panel: Panel, window: Window) -> bool:
    before = panel.drawn
    window.do()
    return panel.drawn == before


def test_a_piece_is_put_back_with_its_zones() -> None:
    panel = Panel()
    window = at_rest(panel)
    kit = window.kit
    assert stands(panel, window)
    kept, there = pixels(kit.surface), zones(kit)
    kit.forget_drawn()
    assert not stands(panel, window)
    assert (pixels(kit.surface), zones(kit)) == (kept, there)
    assert {"inside:0", "inside:1", "outside"} <= set(kit.zones)


def test_a_press_reaches_what_was_put_back() -> None:
    panel = Panel()
    window = at_rest(panel)
    window.do(*click(window.kit, "inside:1"))
    assert panel.pressed == 1
    window.do(mouse(pygame.MOUSEMOTION, (5, 5)))
    window.do(key(pygame.KSCAN_TAB), key(pygame.KSCAN_RETURN))
    assert panel.pressed in (2, 11)
    window.do(*click(window.kit, "outside"))
    assert panel.pressed >= 11


@pytest.mark.parametrize("what", ["key", "hover", "focus", "palette", "text", "about", "forgotten"])
def test_what_it_shows_has_it_drawn_anew(what: str) -> None:
    panel = Panel()
    window = at_rest(panel)
    kit, before = window.kit, panel.drawn
    was = pixels(kit.surface)
    if what == "key":
        panel.key = 2
    elif what == "hover":
        window.do(mouse(pygame.MOUSEMOTION, kit.zones["inside:0"].center))
    elif what == "focus":
        window.do(key(pygame.KSCAN_TAB))
    elif what == "palette":
        from game.ui import theme

        kit.palette = theme.PALETTES["okabe-ito"]
    elif what == "text":
        kit.text_percent = 150
    elif what == "about":
        window.screen = lambda kit: (setattr(kit, "about", "another"), panel(kit))[1]
    else:
        kit.forget_parts()
    window.do()
    assert panel.drawn > before
    shown = pixels(kit.surface)
    assert (shown == was) == (what in ("about", "forgotten"))
    window.do()
    kit.forget_drawn()
    window.do()
    assert pixels(kit.surface) == shown


def test_a_pointer_beside_it_leaves_it_as_it_is() -> None:
    panel = Panel()
    window = at_rest(panel)
    before = panel.drawn
    window.do(mouse(pygame.MOUSEMOTION, window.kit.zones["outside"].center))
    assert panel.drawn == before and window.kit.hover == "outside"
    window.do(mouse(pygame.MOUSEMOTION, window.kit.zones["inside:0"].center))
    assert panel.drawn > before
    window.do()
    assert stands(panel, window), "it is kept as it is pointed at, too"


def test_a_scrolled_piece_is_drawn_anew_and_scrolls_on() -> None:
    def long(kit: Kit, inner: pygame.Rect) -> None:
        with kit.scroll("long", inner) as area:
            for n in range(20):
                kit.button(f"row:{n}", (area.x, area.y + 50 * n, 200, 44), f"Row {n}")
            area.used(area.y + 1000)

    panel = Panel(long)
    window = at_rest(panel)
    kit = window.kit
    assert stands(panel, window)
    was = pixels(kit.surface)
    window.do(mouse(pygame.MOUSEMOTION, kit.zones["row:1"].center))
    window.do(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-2))
    for _ in range(3):
        window.do()
    assert kit.scrolled("long") > 0 and pixels(kit.surface) != was and stands(panel, window)
    before = kit.scrolled("long")
    window.do(key(pygame.KSCAN_PAGEDOWN))
    assert kit.scrolled("long") > before, "the page keys know the area of a piece that was put back"


def test_what_asks_for_another_frame_is_not_kept() -> None:
    drawn: list[int] = []

    def restless(kit: Kit, inner: pygame.Rect) -> None:
        drawn.append(1)
        if len(drawn) < 7:
            kit.touch()

    panel = Panel(restless)
    window = Window(panel)  # draws until nothing asks any more
    assert len(drawn) >= 7
    assert stands(panel, window)


def test_a_text_is_written_into_a_field_of_a_piece() -> None:
    text = [""]

    def find(kit: Kit, inner: pygame.Rect) -> None:
        text[0] = kit.field("find", (inner.x, inner.y, 200, 40), text[0])

    panel = Panel(find)
    window = at_rest(panel)
    window.do(*click(window.kit, "find"))
    for sign in "ab":
        window.do(typed(sign))
    window.do(key(pygame.KSCAN_LEFT))
    window.do(typed("c"))
    assert text == ["acb"]


def test_the_whole_of_a_cut_label_stays_in_its_tip() -> None:
    def cut(kit: Kit, inner: pygame.Rect) -> None:
        kit.label((inner.x, inner.y, 60, 20), "Much too long for such a small place as this one is")

    panel = Panel(cut)
    window = at_rest(panel)
    assert stands(panel, window)
    tips = [z.tip for z in window.kit._last if z.kind == "tip"]
    assert len(tips) == 1 and "Much too long" in str(tips[0])


def test_a_cut_label_over_a_zone_of_the_frame_gives_it_its_text_each_time() -> None:
    def cut(kit: Kit) -> None:
        kit.label((BOX.x + 20, BOX.y + 60, 60, 20), "Much too long for such a small place as this one is")

    def screen(kit: Kit) -> None:
        kit.hot("under", BOX.inflate(40, 40))
        kit.piece("panel", BOX, 1, lambda: (kit.panel(BOX, "Panel"), cut(kit)))

    window = Window(screen)
    for _ in range(4):
        window.do()
        assert "Much too long" in str(next(z.tip for z in window.kit._last if z.id == "under"))


def test_pieces_no_longer_shown_are_let_go() -> None:
    panel = Panel()
    window = at_rest(panel)
    assert window.kit._pieces
    window.screen = lambda kit: kit.fill(kit.screen, "paper")
    window.do()
    assert not window.kit._pieces


def test_a_card_laid_over_a_piece_leaves_its_zones_whole() -> None:
    panel = Panel()
    over = [True]

    def screen(kit: Kit) -> None:
        panel(kit)
        if over[0]:
            kit.lay_over((BOX.x, BOX.y + 40, BOX.w, 20))

    window = Window(screen)
    for _ in range(4):
        window.do()
    cut = window.kit.zones["inside:0"]
    over[0] = False
    window.do()
    assert window.kit.zones["inside:0"].h > cut.h


@pytest.mark.parametrize("seed", range(4))
def test_tiles_fill_what_a_fill_fills(seed: int) -> None:
    rng, tiles = random.Random(seed), Tiles()
    mine, plain = pygame.Surface((700, 500)), pygame.Surface((700, 500))
    for _ in range(120):
        x, y = rng.randint(-60, 720), rng.randint(-60, 520)
        w = rng.choice((0, -4, 1, 7, WIDE - 1, WIDE, WIDE + 1, 2 * WIDE, 900, rng.randint(1, 800)))
        h = rng.choice((0, -4, 1, 7, HIGH - 1, HIGH, HIGH + 1, 2 * HIGH, rng.randint(1, 600)))
        x = rng.choice((x, 0))
        colour = (rng.randint(0, 255), rng.randint(0, 255), rng.randint(0, 255))
        clip = pygame.Rect(rng.randint(0, 300), rng.randint(0, 300), 300, 150) if rng.random() < 0.5 else None
        for surface in (mine, plain):
            surface.set_clip(clip)
        tiles.fill(mine, colour, x, y, w, h)
        plain.fill(colour, (x, y, w, h))
        assert pixels(mine) == pixels(plain), (x, y, w, h, clip)
    assert len(tiles._tiles) <= 64
