"""The interface kit: zones, focus, keys, layers, tips and controls."""

from __future__ import annotations

from typing import Any

import pygame
from kit_window import Window, buttons_screen, click, key, mouse, pixels, typed

from game.ui.kit import Kit, Reason, Tip, escape, plain, signed
from game.ui.kit import keys as k


def test_click_by_zone_id_activates_once() -> None:
    log: list[str] = []
    w = Window(buttons_screen(log))
    w.do(*click(w.kit, "b4"))
    w.do()
    assert log == ["b4"]
    assert w.kit.focus == "b4"


def test_release_elsewhere_does_not_activate() -> None:
    log: list[str] = []
    w = Window(buttons_screen(log))
    w.do(
        mouse(pygame.MOUSEBUTTONDOWN, w.kit.zones["b1"].center),
        mouse(pygame.MOUSEBUTTONUP, w.kit.zones["b2"].center),
    )
    assert log == []


def test_two_clicks_in_one_batch_are_both_resolved_in_order() -> None:
    log: list[str] = []
    w = Window(buttons_screen(log))
    w.do(*click(w.kit, "b3"), *click(w.kit, "b0"))
    assert log == ["b3", "b0"]


def test_tab_follows_call_order_and_wraps() -> None:
    w = Window(buttons_screen([]))
    seen = []
    for _ in range(7):
        seen.append(w.do(key(k.TAB)).focus)
    assert seen == ["b0", "b1", "b2", "b3", "b4", "b5", "b0"]
    assert w.do(key(k.TAB, pygame.KMOD_LSHIFT)).focus == "b5"


def test_arrows_go_to_the_nearest_zone_by_edge_gap() -> None:
    w = Window(buttons_screen([]))
    w.do(key(k.TAB))
    assert w.do(key(k.RIGHT)).focus == "b1"
    assert w.do(key(k.DOWN)).focus == "b4"
    assert w.do(key(k.LEFT)).focus == "b3"
    assert w.do(key(k.LEFT)).focus == "b3"
    assert w.do(key(k.UP)).focus == "b0"


def test_enter_space_and_hotkey_activate() -> None:
    log: list[str] = []
    w = Window(buttons_screen(log))
    w.do(key(k.TAB), key(k.TAB), key(k.ENTER))
    w.do(key(k.SPACE))
    assert log == ["b1", "b1"]
    # a Russian layout sends another letter from the same place: only the scancode counts
    w.do(pygame.event.Event(pygame.KEYDOWN, key=0x441, scancode=pygame.KSCAN_C, mod=0, unicode="с"))
    assert log[-1] == "b2"
    w.do(key(pygame.KSCAN_D, pygame.KMOD_LCTRL))
    assert log[-1] == "b2"


def test_disabled_button_is_reachable_but_only_says_why() -> None:
    log: list[str] = []
    w = Window(buttons_screen(log, enabled=False, why="No vacancy of his rank."))
    w.do(key(k.TAB), key(k.ENTER))
    assert log == []
    assert "tip:close" in w.kit.zones
    w.do(key(k.ESC))
    assert "b0" in w.kit.zones and w.kit.focus == "b0" and log == []


def test_escape_is_reported_as_cancel() -> None:
    log: list[str] = []
    w = Window(buttons_screen(log))
    w.do(key(k.ESC))
    assert log == ["cancel"]


def test_modal_empties_zones_takes_keys_and_gives_focus_back() -> None:
    log: list[str] = []
    state = {"open": False}

    def screen(kit: Kit) -> None:
        if kit.button("open", (20, 20, 200, 50), "Open"):
            state["open"] = True
        if kit.button("e", (20, 100, 200, 50), "End", hotkey=pygame.KSCAN_E):
            log.append("end")
        if kit.cancel:
            log.append("base cancel")
        if state["open"]:
            with kit.modal("m", "A question") as box:
                if kit.button("yes", (box.x, box.bottom - 50, 200, 44), "Yes"):
                    log.append("yes")
                if kit.cancel:
                    state["open"] = False

    w = Window(screen)
    behind = w.kit.zones["e"].center
    w.do(key(k.TAB), key(k.ENTER))
    assert list(w.kit.zones) == ["yes"] and w.kit.focus == "yes"
    w.do(key(pygame.KSCAN_E), mouse(pygame.MOUSEBUTTONDOWN, behind), mouse(pygame.MOUSEBUTTONUP, behind))
    assert log == []
    w.do(key(k.ENTER))
    assert log == ["yes"]
    w.do(key(k.ESC))
    assert log == ["yes"] and w.kit.focus == "open" and set(w.kit.zones) == {"open", "e"}


def test_confirm_answers() -> None:
    answers: list[bool | None] = []

    def screen(kit: Kit) -> None:
        if not answers:
            got = kit.confirm("q", "Quit", "Leave the game?", "Leave", "Stay")
            if got is not None:
                answers.append(got)

    w = Window(screen)
    w.do(*click(w.kit, "q:yes"))
    assert answers == [True]
    answers.clear()
    w = Window(screen)
    w.do(key(k.ESC))
    assert answers == [False]


def test_text_field_edits_and_keeps_hotkeys_away() -> None:
    state = {"text": "ab"}
    log: list[str] = []

    def screen(kit: Kit) -> None:
        state["text"] = kit.field(
            "name", (20, 20, 200, 40), state["text"], limit=6, allowed=lambda c: c != "/"
        )
        if kit.submitted == "name":
            log.append("submitted")
        if kit.button("e", (20, 100, 100, 40), "End", hotkey=pygame.KSCAN_E):
            log.append("end")

    w = Window(screen)
    w.do(*click(w.kit, "name"))
    w.do(key(pygame.KSCAN_E), typed("é/"), key(k.LEFT), key(k.LEFT), typed("ж"), key(k.HOME), key(k.DELETE))
    assert state["text"] == "жbé" and log == []
    w.do(typed("123456789"))
    assert state["text"] == "123жbé"
    w.do(key(k.BACKSPACE), key(k.ENTER))
    assert state["text"] == "12жbé" and log == ["submitted"]
    w.do(key(k.TAB), key(pygame.KSCAN_E))
    assert log == ["submitted", "end"]


def test_ctrl_a_takes_the_whole_text_of_a_field() -> None:
    state = {"text": "Stalin"}

    def screen(kit: Kit) -> None:
        state["text"] = kit.field("name", (20, 20, 200, 40), state["text"])

    w = Window(screen)
    w.do(*click(w.kit, "name"))
    w.do(key(pygame.KSCAN_A, pygame.KMOD_CTRL), typed("Ry"), typed("k"))
    assert state["text"] == "Ryk"
    w.do(key(pygame.KSCAN_A, pygame.KMOD_CTRL), key(k.RIGHT), typed("o"))
    assert state["text"] == "Ryko"  # an arrow lets it go
    w.do(key(pygame.KSCAN_A, pygame.KMOD_CTRL), key(k.BACKSPACE))
    assert state["text"] == ""


def test_tabs_toggle_slider_stepper() -> None:
    state: dict[str, Any] = {"tab": "a", "on": False, "v": 50, "n": 3}

    def screen(kit: Kit) -> None:
        state["tab"] = kit.tabs("tab", (20, 20, 400, 36), [("a", "People"), ("b", "Posts")], state["tab"])
        state["on"] = kit.toggle("on", (20, 80, 200, 30), "Sound", state["on"])
        state["v"] = kit.slider("v", (20, 120, 300, 30), state["v"], 0, 100, 5)
        state["n"] = kit.stepper("n", (20, 170, 200, 40), state["n"], 0, 4)

    w = Window(screen)
    w.do(*click(w.kit, "tab:b"), *click(w.kit, "on"), *click(w.kit, "n:more"), *click(w.kit, "n:more"))
    assert state == {"tab": "b", "on": True, "v": 50, "n": 4}
    w.kit.focus_on("v")
    w.do(key(k.RIGHT), key(k.RIGHT))
    assert state["v"] == 60
    w.do(key(k.HOME))
    assert state["v"] == 0
    r = w.kit.zones["v"]
    w.do(
        mouse(pygame.MOUSEBUTTONDOWN, (r.centerx, r.centery)),
        mouse(pygame.MOUSEMOTION, (r.right - 1, r.centery)),
        mouse(pygame.MOUSEBUTTONUP, (r.right - 1, r.centery)),
    )
    assert state["v"] == 100


TIP = Tip(
    "Loyalty",
    "",
    (
        Reason("tractor works", 14, "March"),
        Reason("your article", -9, "", (Reason("read in Tver", -5), Reason("at the plenum", -4))),
    ),
    5,
)


def test_tip_waits_then_shows_and_is_pinned_by_key_with_a_nested_level() -> None:
    w = Window(lambda kit: (kit.button("b", (20, 20, 200, 50), "Kalinin", tip=TIP), None)[1])
    before = pixels(w.kit.surface)
    w.do(mouse(pygame.MOUSEMOTION, w.kit.zones["b"].center))
    assert w.kit._tip_shown is None
    w.do(wait=500)
    assert w.kit._tip_shown == "b"
    assert pixels(w.kit.surface) != before
    w.do(key(k.TAB), key(pygame.KSCAN_I))
    assert list(w.kit.zones) == ["tip:1"] and w.kit.focus == "tip:1"
    small = w.kit.zones["tip:1"].h
    assert len(w.kit._rows_of(TIP)) == 2
    w.do(key(k.ENTER))
    assert len(w.kit._rows_of(TIP)) == 4 and w.kit.zones["tip:1"].h == small
    w.do(key(k.ESC))
    assert list(w.kit.zones) == ["b"] and w.kit.focus == "b"


def test_amounts_carry_their_sign() -> None:
    assert [signed(14), signed(-9), signed(0), signed("full"), signed(None)] == [
        "+14",
        "−9",
        "±0",
        "full",
        "",
    ]


def test_links_in_rich_text() -> None:
    followed: list[str] = []

    def screen(kit: Kit) -> None:
        kit.paragraph((20, 20, 300, 0), "Ask [[person:stalin|Stalin]], *not* snake_case or \\*this\\*.")
        if kit.link:
            followed.append(kit.link)

    w = Window(screen)
    w.do(*click(w.kit, "link:person:stalin"))
    assert followed == ["person:stalin"]
    assert (
        plain("Ask [[p|Stalin]], *not* snake_case or \\*this\\*.") == "Ask Stalin, not snake_case or *this*."
    )
    assert plain(escape("a*b_c[[d")) == "a*b_c[[d"


def test_idle_window_asks_for_no_frame() -> None:
    w = Window(buttons_screen([]))
    w.kit._rest_id = None
    inside = w.kit.zones["b0"]
    assert not w.kit.stale([])
    assert not w.kit.stale([mouse(pygame.MOUSEMOTION, (900, 700))])
    assert w.kit.stale([mouse(pygame.MOUSEMOTION, inside.center)])
    w.do(mouse(pygame.MOUSEMOTION, inside.center))
    assert not w.kit.stale([mouse(pygame.MOUSEMOTION, (inside.centerx + 2, inside.centery))])
    assert w.kit.stale([key(k.TAB)])


def test_ease_moves_and_jumps_when_motion_is_reduced() -> None:
    kit = Kit((640, 400))
    seen = []
    for now, target in ((0, 0.0), (10, 100.0), (60, 100.0), (400, 100.0)):
        kit.begin(now=now)
        seen.append(kit.ease("x", target, 200))
        kit.end()
    assert seen[0] == 0 and 0 <= seen[1] < seen[2] < 100 and seen[3] == 100
    kit.reduced_motion = True
    kit.begin(now=500)
    assert kit.ease("x", 0.0) == 0.0


def test_cut_label_keeps_its_full_text_in_the_tip() -> None:
    long = "Moscow; Council of Labour and Defence"

    def screen(kit: Kit) -> None:
        kit.row("r", (20, 20, 120, 40))
        kit.label((24, 20, 112, 40), long)
        kit.label((20, 200, 80, 30), long)

    w = Window(screen)
    tip = w.kit._by_id["r"].tip
    assert isinstance(tip, Tip) and long in tip.text
    assert f"full:{long}" in w.kit.zones


def test_the_same_words_cut_at_two_places_are_two_zones() -> None:
    def screen(kit: Kit) -> None:
        for n in range(3):
            kit.label((20, 20 + 40 * n, 60, 24), "known this month and long before", "body")

    kit = Window(screen).kit
    assert kit.duplicates == [] and sum(id.startswith("full:known") for id in kit.zones) == 3


def test_duplicate_ids_are_reported() -> None:
    def screen(kit: Kit) -> None:
        kit.button("a", (0, 0, 50, 40), "A")
        kit.button("a", (60, 0, 50, 40), "A")

    w = Window(screen)
    assert w.kit.duplicates == ["a"] and set(w.kit.zones) == {"a", "a#2"}
