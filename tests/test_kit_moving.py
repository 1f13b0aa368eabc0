"""The interface kit: lists, scroll areas and carrying things."""

from __future__ import annotations

import pygame
from kit_window import Screen, Window, key, mouse

from game.ui.kit import Kit
from game.ui.kit import keys as k
from game.ui.kit.record import Record


def list_screen(drawn: list[int], log: list[str]) -> Screen:
    def screen(kit: Kit) -> None:
        drawn.clear()
        for i, r in kit.rows("list", (20, 20, 300, 200), 1000, 40):
            drawn.append(i)
            if kit.row(f"row{i}", r):
                log.append(f"row{i}")
            kit.label(r, f"Row {i}")

    return screen


def test_list_draws_visible_rows_only_and_scrolls() -> None:
    drawn: list[int] = []
    w = Window(list_screen(drawn, []))
    assert drawn[0] == 0 and len(drawn) <= 8
    w.do(mouse(pygame.MOUSEMOTION, (100, 100)), pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-3))
    assert "row3" in w.kit.zones and "row0" not in w.kit.zones
    w.do(key(k.END))
    assert 999 in drawn and "row999" in w.kit.zones
    w.do(key(k.HOME))
    w.do(key(k.PAGE_DOWN))
    assert w.kit.scrolled("list") == 160
    w.kit.reveal_row("list", 500)
    w.do()
    assert "row500" in w.kit.zones


def test_scroll_bar_is_dragged() -> None:
    w = Window(list_screen([], []))
    x = w.kit.to_px((315, 0, 1, 1)).x
    w.do(
        mouse(pygame.MOUSEBUTTONDOWN, (x, 25)),
        mouse(pygame.MOUSEMOTION, (x, 120)),
        mouse(pygame.MOUSEBUTTONUP, (x, 120)),
    )
    assert 300 < w.kit.scrolled("list") / 40 < 700


def test_focus_walks_a_long_list_and_stays_in_view() -> None:
    log: list[str] = []
    w = Window(list_screen([], log))
    w.do(key(k.TAB))
    w.do(*[key(k.DOWN)] * 24)
    assert w.kit.focus == "row24"
    assert w.kit.zones["row24"].h == 40
    w.do(key(k.ENTER))
    assert log == ["row24"]


def test_free_scroll_area_of_plain_text_scrolls_by_keyboard() -> None:
    def screen(kit: Kit) -> None:
        with kit.scroll("text", (20, 20, 300, 200)) as area:
            area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), "A long report. " * 120))

    w = Window(screen)
    assert "text" in w.kit.zones
    w.do(key(k.TAB), key(k.DOWN))
    assert w.kit.focus == "text" and w.kit.scrolled("text") > 0


def test_no_text_lies_under_a_scroll_bar_in_any_frame() -> None:
    """In the first frame, and where a pane grew longer, the bar was drawn over the ends of the lines."""
    kit, times = Kit((800, 600)), 40
    kit.record = Record()

    def frame() -> None:
        kit.begin(now=0)
        with kit.scroll("text", (20, 20, 300, 200)) as area:
            for n in range(times):
                kit.label((area.x, area.y + 24 * n, area.w, 24), "+12", align="right")
            area.used(area.y + 24 * times)
        kit.end()
        bar = kit._by_id.get("text:bar")
        assert bar is None or not any(one.ink.colliderect(bar.rect) for one in kit.record.texts)  # type: ignore[union-attr]

    for times in (40, 3, 40):
        for _ in range(4):
            frame()
        assert ("text:bar" in kit._by_id) == (times == 40)


def test_a_text_that_fits_without_a_bar_has_none() -> None:
    def screen(kit: Kit) -> None:
        with kit.scroll("text", (20, 20, 300, tall)) as area:
            area.used(area.y + kit.paragraph((area.x, area.y, area.w, 0), said))

    said, probe = "A long report. " * 40, Kit((800, 600))
    tall = probe.measure(said, 300, "body")
    assert tall < probe.measure(said, 286, "body")
    assert "text:bar" not in Window(screen).kit._by_id


def carry_screen(got: list[object]) -> Screen:
    def screen(kit: Kit) -> None:
        for i in range(3):
            if kit.drag(f"p{i}", (20, 20 + 60 * i, 200, 50), f"person {i}", f"Person {i}"):
                got.append(f"open {i}")
        for i in range(3):
            r = (400, 20 + 60 * i, 200, 50)
            kit.button(f"post{i}", r, f"Post {i}")
            taken = kit.drop(f"drop{i}", r, why="not his rank" if i == 0 else None)
            if taken is not None:
                got.append((taken, i))

    return screen


def test_drag_and_drop_by_mouse() -> None:
    got: list[object] = []
    w = Window(carry_screen(got))
    start, end = w.kit.zones["p1"].center, w.kit.zones["post2"].center
    w.do(mouse(pygame.MOUSEBUTTONDOWN, start), mouse(pygame.MOUSEMOTION, (start[0] + 40, start[1])))
    assert w.kit.carrying == "person 1"
    w.do(mouse(pygame.MOUSEMOTION, end), mouse(pygame.MOUSEBUTTONUP, end))
    assert got == [("person 1", 2)] and w.kit.carrying is None


def test_drop_on_a_refusing_target_gives_the_reason_and_nothing_else() -> None:
    got: list[object] = []
    w = Window(carry_screen(got))
    start, end = w.kit.zones["p0"].center, w.kit.zones["post0"].center
    w.do(
        mouse(pygame.MOUSEBUTTONDOWN, start), mouse(pygame.MOUSEMOTION, end), mouse(pygame.MOUSEBUTTONUP, end)
    )
    assert got == [] and w.kit.carrying is None and "tip:close" in w.kit.zones


def test_carrying_by_keyboard() -> None:
    got: list[object] = []
    w = Window(carry_screen(got))
    w.do(key(k.TAB), key(k.SPACE))
    assert w.kit.carrying == "person 0" and w.kit.focus == "drop1"
    w.do(key(k.DOWN))
    assert w.kit.focus == "drop2"
    w.do(key(k.ENTER))
    assert got == [("person 0", 2)] and w.kit.focus == "p0"
    w.do(key(k.ENTER))
    assert got[-1] == "open 0"
    w.do(key(k.SPACE))
    w.do(key(k.ESC))
    assert w.kit.carrying is None and len(got) == 2
