"""How the window looks: contrast, marks, fonts, fitting, portraits, charts."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from kit_window import mouse

from game.ui import chart, emblem, portrait, theme
from game.ui.circle import Bond, crossings, least_crossed, lines
from game.ui.kit import Kit, columns, cut_top, rows
from game.ui.kit.canvas import SMALLEST_WINDOW, scale_for
from game.ui.kit.record import Record
from game.ui.kit.text import Letters


def frames(kit: Kit, screen: Callable[[Kit], None], *events: pygame.event.Event, count: int = 3) -> None:
    for i in range(count):
        kit.begin(events if i == 0 else (), now=1000 + 400 * i)
        screen(kit)
        kit.end()


def click(kit: Kit, id: str) -> list[pygame.event.Event]:
    at = kit.zones[id].center
    return [
        pygame.event.Event(kind, pos=at, button=1) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    ]


@pytest.mark.parametrize("palette", [theme.POSTER, theme.OKABE_ITO], ids=lambda p: p.name)
def test_every_text_pair_reads_at_4_5_to_1(palette: theme.Palette) -> None:
    low = {(a, b): round(theme.contrast(palette.get(a), palette.get(b)), 2) for a, b in theme.TEXT_PAIRS}
    assert {p: c for p, c in low.items() if c < 4.5} == {}
    for colour in palette.marks:
        assert theme.contrast(theme.readable(colour, palette), colour) >= 4.5
    assert (
        theme.contrast(palette.focus, palette.card) >= 3 and theme.contrast(palette.focus, palette.paper) >= 3
    )


def test_marks_differ_in_colour_shape_and_letter() -> None:
    marks = list(theme.MARKS_1924.values())
    for part in ("colour", "shape", "letter"):
        assert len({getattr(m, part) for m in marks}) == 7
    try:
        theme.set_marks([("stalin", "Stalin"), ("sokolnikov", "Sokolnikov"), ("frunze", "Frunze")])
        dealt = list(theme.MARKS.values())
        assert dealt[0] == theme.MARKS_1924["stalin"]
        assert (
            len({m.letter for m in dealt})
            == len({m.shape for m in dealt})
            == len({m.colour for m in dealt})
            == 3
        )
    finally:
        theme.set_marks([(c, c.title()) for c in theme.MARKS_1924])
    assert theme.MARKS == theme.MARKS_1924


def test_every_glyph_is_there() -> None:
    pygame.font.init()
    need = "«»–—…±−×№‘’“”·•°½§éüłžёЁіїґ" + "".join(map(chr, [*range(33, 127), *range(0x410, 0x450)]))
    for face in {f.file for f in theme.ROLES.values()}:
        font = pygame.font.Font(str(theme.fonts_dir() / face), 20)
        missing = pygame.image.tobytes(font.render("\uffff", True, (0, 0, 0)), "RGBA")
        for c in need:
            assert pygame.image.tobytes(font.render(c, True, (0, 0, 0)), "RGBA") != missing, (face, c)
    lender = pygame.font.Font(str(theme.fonts_dir() / theme.LENDER), 20)
    shapes = {
        c: pygame.image.tobytes(lender.render(c, True, (0, 0, 0)), "RGBA") for c in sorted(theme.BORROWED)
    }
    assert len(set(shapes.values())) == len(shapes)


@pytest.mark.parametrize("percent", [75, 100, 150, 200])
def test_fitted_labels_are_never_clipped(percent: int) -> None:
    words = "First secretary of the Leningrad province committee · первый секретарь губкома"
    letters = Letters(scale_for((1280, 800), percent))
    for role in theme.ROLES:
        for width in (30, 90, 240, 700, 2000):
            shown, shrink = letters.fit(words, role, width)
            assert letters.width(shown, role, shrink) <= width
            assert letters.surface(shown, role, (0, 0, 0), shrink).get_width() <= width or not shown
            assert shown == words or shown.endswith("…") or shown == ""
        laid = letters.lay(words, role, 120)
        assert all(run.x + run.width <= 120 for run in laid.runs)


def test_spaces_are_not_kerned_away() -> None:
    letters = Letters()
    for role in ("body", "serif", "label"):
        joined = letters.width("alreadytyped", role)
        assert letters.width("already typed", role) - joined >= 3


@pytest.mark.parametrize("width", range(120, 400, 20))
def test_no_line_begins_with_a_dash_or_ends_in_a_word_of_one_letter(width: int) -> None:
    letters = Letters()
    told = "Отчёт заслушан и одобрен. Докладчик — Каменев. У него пять фамилий, в трёх он *уверен*, — к вечеру и в пяти."
    lines: dict[int, str] = {}
    for run in letters.lay(told, "serif", width).runs:
        lines[run.line] = lines.get(run.line, "") + run.text
    assert len(lines) > 1 and " ".join(one.strip() for one in lines.values()) == told.replace("*", "")
    for line in list(lines.values())[:-1]:
        assert len(line.split()[-1]) > 1 or line.endswith("—"), lines
    assert not any(line.strip().startswith("—") for line in lines.values()), lines


@pytest.mark.parametrize("width", range(140, 400, 20))
def test_a_short_figure_stays_with_what_it_counts(width: int) -> None:
    letters = Letters()
    told = "Голоса: ЦК — 1 из 27, Политбюро — 1 из 4; через 12 месяцев, потом около 58. It is 4 of 7, and 53 names by then; С. Косиор."
    lines: dict[int, str] = {}
    for run in letters.lay(told, "serif", width).runs:
        lines[run.line] = lines.get(run.line, "") + run.text
    assert len(lines) > 1 and " ".join(one.strip() for one in lines.values()) == told
    ends = [line.split()[-1] for line in list(lines.values())[:-1]]
    assert not {"1", "12", "4", "53", "из", "of", "около", "С."} & set(ends), lines


def test_a_folded_label_is_not_broken_before_a_dash() -> None:
    letters = Letters()
    wide = letters.width("Политбюро — Секретариат", "label") * 2 // 3
    assert letters.fold("Политбюро — Секретариат", "label", wide, 60) == ("Политбюро —", "Секретариат")


def test_a_folded_label_is_broken_between_its_parts() -> None:
    letters = Letters()
    wide = letters.width("Свободно рук 0/1", "label") + 4
    assert letters.fold("Действий 1  Свободно рук 0/1", "label", wide, 60) == ("Действий 1", "Свободно рук 0/1")


def test_text_cache_is_bounded() -> None:
    letters = Letters()
    for i in range(3400):
        letters.surface(f"number {i}", "body", (0, 0, 0))
    assert len(letters._surfaces) <= 3000


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("percent", [75, 100, 200])
def test_logical_screen_never_gets_smaller_than_it_can_be(size: tuple[int, int], percent: int) -> None:
    kit = Kit(size, percent)
    assert kit.width >= SMALLEST_WINDOW[0] - 1 and kit.height >= SMALLEST_WINDOW[1] - 1
    assert kit.narrow == (kit.width < 1100)
    kit.begin()
    kit.button("x", (kit.width - 100, kit.height - 40, 100, 40), "OK")
    kit.end()
    assert kit.surface.get_rect().contains(kit.zones["x"])


def test_layout_fills_its_rect() -> None:
    r = pygame.Rect(10, 10, 701, 300)
    cells = columns(r, [200, 1.0, 2.0], 8)
    assert cells[0].w == 200 and cells[-1].right == r.right and cells[1].left == 218
    assert rows(r, [1.0, 1.0], 0)[1].bottom == r.bottom
    strip, rest = cut_top(r, 40, 8)
    assert (strip.h, rest.y, rest.bottom) == (40, 58, r.bottom)


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_portraits_are_fixed_by_id_and_differ_by_trait() -> None:
    base = {"hair": "swept", "collar": "tunic", "background": "red"}
    one = pixels(portrait.bust("a", base, 64))
    portrait._cache.clear()
    assert pixels(portrait.bust("a", base, 64)) == one
    quiet = {"hair", "background", "pattern", "sex", "age"}  # tried below or shown by other traits
    for trait, words in portrait.VOCABULARY.items():
        if trait in quiet:
            continue
        seen = {pixels(portrait.bust("a", {**base, trait: word}, 64)) for word in words}
        assert len(seen) == len(words), trait
    assert (
        len({pixels(portrait.bust("a", {**base, "hair": h}, 64)) for h in portrait.VOCABULARY["hair"]}) == 13
    )
    assert len({pixels(portrait.bust(f"p{i}", {}, 48)) for i in range(40)}) >= 38
    assert pixels(portrait.bust("a", {"hair": "no such word", "face": 1.1, "bg": "blue"}, 48)) != one
    assert pixels(portrait.seal("a", "ВМ", 64)) != pixels(portrait.seal("a", "НК", 64))


def test_seats_stand_apart_inside_the_rect() -> None:
    rect = pygame.Rect(10, 10, 600, 320)
    for count in (1, 7, 53, 150):
        places = chart.seats(count, rect)
        assert len(places) == count
        assert all(rect.collidepoint(s.x, s.y) for s in places)
        for i, a in enumerate(places):
            for b in places[:i]:
                assert (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (a.radius + b.radius) ** 2 * 0.95


def test_a_flow_of_many_small_blocks_stays_inside_its_room() -> None:
    """At 200 % text the last block of a column lay over the line drawn below the picture."""
    room = pygame.Rect(10, 10, 600, 210)
    shares = [15, 4, 9, 2, 2, 4, 4, 60]

    def screen(kit: Kit) -> None:
        blocks = [chart.FlowNode(f"b{n}", str(n), share) for n, share in enumerate(shares)]
        chart.flow(kit, room, [chart.Column("A", [chart.FlowNode("a", "A", 100)]), chart.Column("B", blocks)], [], "f")

    kit = Kit((640, 400))
    frames(kit, screen)
    boxes = [kit._by_id[f"f:b{n}"].rect for n in range(len(shares))]
    assert all(room.contains(box) for box in boxes), [box.bottom for box in boxes]
    assert all(a.bottom < b.top for a, b in pairwise(boxes))


def test_the_nodes_of_a_flat_network_stand_apart() -> None:
    """At 200 % text the faces at its two ends lay one over the name of the other."""
    kit = Kit((640, 400))
    names = [f"person{n}" for n in range(7)]
    nodes = [chart.Node(name, name.title()) for name in names]
    frames(kit, lambda kit: chart.network(kit, (10, 130, 616, 170), nodes, [], "n"))
    boxes = [kit._by_id[f"n:{name}"].rect for name in names]
    boxes = [pygame.Rect(box.x - 4, box.y - 8, box.w + 8, box.h + 8) for box in boxes]  # the name is in it
    for i, box in enumerate(boxes):
        assert box.collidelist(boxes[:i]) < 0, (names[i], boxes)


def test_flow_bands_and_network_nodes_are_pointed_at_by_shape() -> None:
    chosen: list[str] = []

    def screen(kit: Kit) -> None:
        got = chart.flow(
            kit,
            (20, 20, 600, 300),
            [
                chart.Column("A", [chart.FlowNode("a1", "One", 10), chart.FlowNode("a2", "Two", 5)]),
                chart.Column("B", [chart.FlowNode("b1", "Three", 5), chart.FlowNode("b2", "Four", 10)]),
            ],
            [chart.Band("a1", "b2", 10, "red", "ten"), chart.Band("a2", "b1", 5)],
            "f",
        )
        nodes = [chart.Node(x, x.title()) for x in ("ann", "bob", "cal")]
        net = chart.network(kit, (640, 20, 600, 400), nodes, [chart.Edge("ann", "bob", tip="tied")], "n")
        chosen.extend(x for x in (got, net) if x)

    kit = Kit((1280, 800))
    frames(kit, screen)
    assert {"f:a1", "f:a1>b2", "n:ann", "n:ann>bob"} <= set(kit.zones)
    frames(kit, screen, *click(kit, "f:a1>b2"))
    frames(kit, screen, *click(kit, "n:cal"))
    assert chosen == ["a1>b2", "cal"]


@pytest.mark.parametrize(("narrow", "names"), [(True, set()), (False, {"Сталин", "Рыков"})])
def test_a_block_of_a_flow_holds_its_mark_and_a_column_names_all_or_none(narrow: bool, names: set[str]) -> None:
    kit = Kit((700, 400))
    kit.record = Record()
    nodes = [chart.FlowNode(id, name, 1, "blue", None, id) for id, name in (("stalin", "Сталин"), ("rykov", "Рыков"))]
    least = kit.letters.least("label")
    one, other = (kit.text_width(name, "label") * least for name in ("Рыков", "Сталин"))
    assert one + 6 < other
    wide = round((42 + kit.text_width("1", "small_bold") + one + 4) * 2 * 1.4)  # the blocks hold one name of the two
    kit.begin(now=0)
    chart.flow(kit, (0, 0, wide if narrow else 400, 120), [chart.Column("", nodes), chart.Column("", [nodes[0]])], [], "f")
    kit.end()
    heights = [kit.zones[f"f:{node.id}"].h for node in nodes]
    assert min(heights) >= 27
    assert {one.text for one in kit.record.texts} & {"Сталин", "Рыков"} == names


@pytest.mark.parametrize("high", [150, 190, 260, 400])
def test_no_column_of_a_flow_grows_out_of_its_rect(high: int) -> None:
    kit = Kit((700, 500))
    nodes = [chart.FlowNode(f"n{n}", f"{n}", 4) for n in range(7)] + [chart.FlowNode("rest", "32", 60)]
    few = [chart.FlowNode("a", "a", 15), chart.FlowNode("b", "b", 68)]
    kit.begin(now=0)
    chart.flow(kit, (0, 0, 640, high), [chart.Column("A", few), chart.Column("B", nodes)], [], "f")
    kit.end()
    lowest = max(kit.zones[f"f:{node.id}"].bottom for node in [*nodes, *few])
    assert lowest <= max(high, 8 * 20 + 7 * 2 + kit.line_height("label_bold") + 8)


def test_what_is_tied_stands_so_that_little_crosses() -> None:
    tied = [Bond((0, 3)), Bond((1, 4)), Bond((2, 5)), Bond((0, 2), 6)]
    order = least_crossed(7, tied)
    assert sorted(order) == list(range(7)) and order[0] == 0
    assert crossings(order, tied) < crossings(range(7), tied) and crossings(order, tied)[0] == 0
    assert order == least_crossed(7, tied), "the same ties stand the same way"
    assert least_crossed(0, []) == [] and least_crossed(1, []) == [0]
    six = [Bond((0, 1, 2, 3, 4, 5), 6)]
    drawn = lines(least_crossed(7, six), six)
    assert len(drawn) == 6 and crossings(least_crossed(7, six), six)[0] == 0, "a chain of five, and one against him"
    assert {one for line in drawn for one in (line.a, line.b)} == set(range(7))


def test_a_tie_or_a_node_that_is_pointed_at_makes_the_others_pale_by_mouse_and_keyboard() -> None:
    nodes = [chart.Node(x, x.title()) for x in ("ann", "bob", "cal", "dot")]
    edges = [
        chart.Edge("ann", "bob", "red", tip="one", style="double", weight=4),
        chart.Edge("cal", "dot", "red", tip="two", style="beads", weight=4),
    ]
    kit = Kit((800, 700))

    def screen(kit: Kit) -> None:
        kit.fill(kit.screen, "card")
        chart.network(kit, (20, 20, 700, 600), nodes, edges, "n")

    def reds(name: str) -> int:
        box = kit._by_id[name].rect
        part = pixels(kit.surface.subsurface(box.inflate(-box.w // 2, -box.h // 2)))  # no face is near its middle
        red = bytes(kit.rgb("red")[:3])
        return sum(part[n : n + 3] == red for n in range(0, len(part), 3))

    frames(kit, screen)
    whole = {name: reds(name) for name in ("n:ann>bob", "n:cal>dot")}
    assert min(whole.values()) > 50
    for name, other in (("n:ann>bob", "n:cal>dot"), ("n:cal", "n:ann>bob")):
        frames(kit, screen, mouse(pygame.MOUSEMOTION, kit.zones[name].center))
        by_mouse = reds(other)
        frames(kit, screen, mouse(pygame.MOUSEMOTION, (790, 690)))
        kit.focus_on(name)
        kit.keyboard = True
        frames(kit, screen)
        assert by_mouse < whole[other] // 3 and reds(other) < whole[other] // 3, (name, by_mouse, whole)
        kit.focus_on(None)
        frames(kit, screen)


@pytest.mark.parametrize(("size", "percent"), [((1024, 640), 200), ((1280, 800), 100), ((1920, 1080), 150)])
def test_everything_draws_at_every_size(size: tuple[int, int], percent: int) -> None:
    def screen(kit: Kit) -> None:
        emblem.title_backdrop(kit, kit.screen)
        emblem.strip(kit, (20, 20, 300, 14))
        emblem.hammer_and_sickle(kit, (100, 100), 40)
        kit.banner((0, 0, kit.width, 52), "Posts" * 6, "May 1924" * 6, "Actions 2" * 6)
        inner = kit.panel((0, 60, kit.width // 2, 200), "Cadres" * 20, note="19")
        kit.heading(inner, "Heading" * 20)
        kit.mark((10, 10, 24, 24), "stalin")
        kit.mark((10, 10, 60, 24), None)
        kit.meter((10, 100, 200, 10), -20, -100, 100, (-60, 30), "red", 50)
        kit.sparkline((10, 120, 200, 30), [1, 5, 2])
        kit.chip(10, 150, "wavering", "ochre")
        chart.line_chart(
            kit,
            (kit.width // 2, 60, kit.width // 2, 200),
            [chart.Series("Grain", [1, None, 3, 4.5]), chart.Series("None", [None], dash=True)],
            ["a", "b", "c", "d"],
            "index",
            bands=[(1, 2, "plan")],
            marks=[(1, "Congress")],
            id="line",
        )
        chart.bars(kit, (0, 270, kit.width // 2, 100), [chart.Bar("Urals", 3, band=(1, 5))], id="bars")
        chart.hemicycle(
            kit,
            (kit.width // 2, 270, 300, 120),
            [chart.Member(str(i), "red", "stalin") for i in range(30)],
            "h",
        )

    kit = Kit(size, percent)
    frames(kit, screen)
    frames(kit, screen, pygame.event.Event(pygame.MOUSEMOTION, pos=kit.zones["line"].center))
    assert kit.duplicates == []
    tones = {
        tuple(kit.surface.get_at((x, y)))[:3] for x in range(0, size[0], 16) for y in range(0, size[1], 16)
    }
    assert {theme.POSTER.ink, theme.POSTER.red, theme.POSTER.card} <= tones
