"""The screens on people, posts, pacts, votes, country, files and paper, driven in the real window by zone ids."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from games import answer, at_desk, mixed, scenario_of, small
from kit_window import click, key, mouse, settle

from game.advice import ledger
from game.play.action import Action, legal
from game.play.agenda import CIRCULATES
from game.play.reported import VoteReport
from game.rules import tally
from game.session import Session
from game.ui import orders as builder
from game.ui.app import App
from game.ui.kit import Tip
from game.ui.kit import escape as markup
from game.ui.screens import corridor, heard, load_all, paper, shown, whip
from game.ui.screens.base import SCREENS
from game.ui.settings import Settings
from game.ui.staged import SCENES, stage
from game.words import Words, book, chronicle
from game.words.sheet import Listing
from game.world.event import KINDS, Event
from game.world.kinds import BLOC, Decision, Pact

pytestmark = pytest.mark.usefixtures("blind")

STALIN = 0
SIZES = ((1280, 800), (1920, 1080), (1024, 640))
PERCENTS = (75, 150, 200)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


@cache
def played(name: str, months: int) -> Session:
    """Return a game some months in, at the desk of the first seat; not to be changed by a test."""
    return at_desk(name, months)


def window(
    session: Session, size: tuple[int, int] = (1280, 800), percent: int = 100, motion: bool = False
) -> App:
    app = App(
        Settings(text_percent=percent, reduced_motion=not motion, front_page=False, scenes=False, autosave=False), size
    )
    load_all()
    app.enter(session)
    return app


def press(app: App, id: str) -> None:
    assert id in app.kit.zones, f"no zone {id} among {sorted(app.kit.zones)[:80]}"
    settle(app, *click(app.kit, id))


def visits(app: App) -> Iterator[tuple[str, dict[str, Any], Callable[[Any], None]]]:
    """Give every screen and the states of it that look different."""

    def as_it_is(screen: Any) -> None:
        return None

    def part(name: str) -> Callable[[Any], None]:
        return lambda screen: setattr(screen, "part", name)

    seats = app.scenario.seats
    yield "people", {}, as_it_is
    for name in ("man", "ties", "record"):
        yield "person", {"person": seats[1], "among": list(seats)}, part(name)
    lesser = next(p for p in range(len(app.view.life)) if app.view.posts_of[p] and app.view.seat_index[p] < 0)
    yield "person", {"person": lesser}, part("ties")
    for name in ("chart", "names", "post"):
        yield "posts", {"post": 1}, part(name)
    for name in ("network", "list", "answer"):
        yield "pacts", {}, part(name)
    yield "vote", {}, as_it_is
    for name in ("names", "hall", "why"):
        yield "vote", {"item": 1000}, part(name)
    for name in ("figures", "chart", "line", "measures"):
        yield "country", {}, part(name)
    yield "chain", {}, as_it_is
    for name in ("map", "holds", "work", "cases"):
        yield "card_index", {}, part(name)
    yield "front_page", {}, as_it_is
    yield "scene", {}, as_it_is
    yield "scene", {"since": 0, "upto": len(app.game.events)}, as_it_is
    yield "scene", {"since": 0, "upto": len(app.game.events)}, lambda screen: setattr(screen, "at", 1)
    yield "chronicle", {}, as_it_is


@pytest.mark.parametrize(
    ("name", "size", "percent"),
    [("small", (1024, 640), 200), ("small", (1920, 1080), 75), ("1924", (1280, 800), 150)],
)
@pytest.mark.slow(but=2)
def test_every_screen_draws(name: str, size: tuple[int, int], percent: int) -> None:
    """Each size and each text once; the long form draws every size with every text, of both scenarios."""
    draws_whole(name, size, percent)


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["small", "1924"])
def test_every_screen_draws_at_every_size_and_text(name: str, size: tuple[int, int]) -> None:
    for percent in PERCENTS:
        draws_whole(name, size, percent)


def draws_whole(name: str, size: tuple[int, int], percent: int) -> None:
    """Draw every screen in the states that look different: every zone is in the window, and none is there twice."""
    app = window(played(name, 5), size, percent)
    seen: set[str] = set()
    for screen, params, change in visits(app):
        if name == "1924" and screen in seen:  # its further states are drawn on the small scenario
            continue
        seen.add(screen)
        app.go(screen, **params)
        change(app.stack[-1])
        settle(app)
        assert app.kit.duplicates == [], (screen, percent)
        lost = [id for id, r in app.kit.zones.items() if not app.kit.surface.get_rect().contains(r)]
        assert lost == [], (screen, percent, lost)


@pytest.mark.slow
def test_every_word_of_the_screens_is_there() -> None:
    asked: set[str] = set()
    for name, percent in (("1924", 100), ("small", 200)):
        app = window(played(name, 5), percent=percent)
        plain = app.text

        def listening(key: str, plain: Callable[..., str] = plain, **fills: object) -> str:
            said = plain(key, **fills)
            if said == key or "{" in said:
                asked.add(key)
            return said

        app.text = listening  # type: ignore[method-assign]
        for screen, params, change in visits(app):
            app.go(screen, **params)
            change(app.stack[-1])
            settle(app)
    assert {key for key in asked if not key.startswith("chronicle.cause_")} == set()


def test_nothing_read_on_the_screens_shouts() -> None:
    def walk(at: object) -> Iterator[str]:
        if isinstance(at, dict):
            for value in at.values():
                yield from walk(value)
        else:
            yield str(at)

    assert [text for text in walk(book("ui_screens")) if "!" in text] == []


# -- posts ----------------------------------------------------------------------------------------


def first_appointment(session: Session) -> tuple[int, int]:
    decision = session.decision
    assert decision is not None and decision.kind == "desk"
    order = legal(session.view(STALIN), decision, "appoint")[0]
    return order.args[0], order.args[1]


def fresh() -> Session:
    session = mixed(scenario_of("1924"), 5)
    while session.decision and session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    return session


def ready_to_carry(session: Session) -> tuple[App, str, str, tuple[int, int]]:
    q = first_appointment(session)[0]
    app = window(session)
    app.go("posts", post=q)
    settle(app)
    # Of those who may go there, the first who is listed as fit.
    decision = session.decision
    assert decision is not None
    allowed = {order.args[1] for order in legal(app.view, decision, "appoint", 400) if order.args[0] == q}
    carried = (zone.partition(":")[2] for zone in app.kit.zones if zone.startswith("carry:"))
    p = next(app.scenario.person_index[id] for id in carried if app.scenario.person_index[id] in allowed)
    return app, f"carry:{app.scenario.people[p].id}", f"drop:{app.scenario.posts[q].id}", (q, p)


def orders(session: Session) -> list[tuple[int, str, tuple[int, ...]]]:
    return [order for order in session.state.orders if order[0] == STALIN]


@pytest.mark.slow
def test_appointing_by_drag_and_by_keyboard_gives_the_same_order() -> None:
    dragged = fresh()
    app, source, target, args = ready_to_carry(dragged)
    start, end = app.kit.zones[source].center, app.kit.zones[target.replace("drop", "post")].center
    settle(
        app, mouse(pygame.MOUSEBUTTONDOWN, start), mouse(pygame.MOUSEMOTION, (start[0] + 20, start[1] + 20))
    )
    settle(app, mouse(pygame.MOUSEMOTION, end))
    settle(app, mouse(pygame.MOUSEBUTTONUP, end))
    assert orders(dragged) == [], "nothing is ordered before the committee's reasons are read"
    press(app, "appoint:yes")

    typed = fresh()
    app, source, target, _ = ready_to_carry(typed)
    app.kit.reveal(source)
    settle(app)
    settle(app, key(pygame.KSCAN_SPACE))
    for _ in range(200):
        if app.kit.focus == target:
            break
        settle(app, key(pygame.KSCAN_TAB))
    assert app.kit.focus == target
    settle(app, key(pygame.KSCAN_RETURN))
    assert app.kit.modal_open()
    while app.kit.focus != "appoint:yes":
        settle(app, key(pygame.KSCAN_TAB))
    settle(app, key(pygame.KSCAN_RETURN))

    assert orders(dragged) == orders(typed) == [(STALIN, "appoint", args)]


def test_the_question_before_an_appointment_can_be_left_with_escape() -> None:
    session = fresh()
    app, _, _, (q, p) = ready_to_carry(session)
    app.stack[-1].propose(app.kit, q, p)  # type: ignore[attr-defined]
    settle(app)
    assert app.kit.modal_open()
    settle(app, key(pygame.KSCAN_ESCAPE))
    assert not app.kit.modal_open() and app.stack[-1].name == "posts" and orders(session) == []


def test_a_post_that_is_not_in_the_gift_refuses_with_its_reason() -> None:
    session = fresh()
    app = window(session)
    app.go("posts")
    settle(app)
    screen = app.stack[-1]
    q = app.scenario.post_index["comintern_secretariat"]
    assert screen.why(q, first_appointment(session)[1])  # type: ignore[attr-defined]
    assert screen.why(*first_appointment(session)) is None  # type: ignore[attr-defined]


def test_the_filter_mine_to_fill_shows_what_may_be_filled() -> None:
    session = fresh()
    app = window(session)
    app.go("posts")
    settle(app)
    press(app, "filter:mine")
    shown_posts = {q for _, wards in app.stack[-1].groups() for q in wards}  # type: ignore[attr-defined]
    decision = session.decision
    assert decision is not None
    assert {order.args[0] for order in legal(session.view(STALIN), decision, "appoint", 500)} <= shown_posts
    assert app.scenario.post_index["comintern_secretariat"] not in shown_posts


# -- votes ----------------------------------------------------------------------------------------


def called(seed: int = 5) -> Session:
    """Return a game in which the first seat's name is called in the Central Committee."""
    session = mixed(scenario_of("1924"), seed)
    while session.decision is not None:
        decision = session.decision
        if decision.kind == "call" and len(session.view(STALIN).agenda) > decision.a:
            return session
        assert session.submit(answer(session)) is None
    raise AssertionError("nobody was ever called")


def test_a_roll_call_by_clicks() -> None:
    session = called()
    app = window(session, motion=True)
    app.frame()
    assert app.stack[-1].name == "vote"
    settle(app)
    report = session.reports[-1]
    assert {"vote:yes", "vote:no", "vote:wait"} <= set(app.kit.zones)
    app.frame(click(app.kit, "vote:no"))
    for _ in range(3):
        app.frame()
    assert [one.action for one in session.log if one.seat == STALIN][-1] == Action("no")
    assert report.result is not None and "vote:skip" in app.kit.zones, "the names are being read"
    app.frame(click(app.kit, "vote:skip"))
    settle(app)
    mine = [
        line for line in report.result.lines if line.person == app.scenario.seats[STALIN] and line.post == -1
    ]
    assert [(line.ayes, line.noes > 0) for line in mine] == [(0, True)]
    press(app, "vote:close")
    assert app.stack[-1].name != "vote" or app.stack[-1].report < 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("percent", PERCENTS)
def test_the_call_and_its_report_draw_at_every_text_size(percent: int) -> None:
    session = called()
    app = window(session, percent=percent)
    for part in ("names", "hall", "why", "broke", "roll"):
        settle(app)
        app.stack[-1].part = part  # type: ignore[attr-defined]
        settle(app)
        assert app.kit.duplicates == []
        if part == "why":
            press(app, "vote:yes")
            assert "vote:close" in app.kit.zones


def test_any_key_ends_the_reading_of_names() -> None:
    session = called()
    app = window(session, motion=True)
    settle(app)
    app.frame(click(app.kit, "vote:yes"))
    for _ in range(3):
        app.frame()
    assert "vote:skip" in app.kit.zones
    app.frame([key(pygame.KSCAN_G)])
    settle(app)
    assert "vote:close" in app.kit.zones and "vote:skip" not in app.kit.zones


def test_the_count_opens_on_the_reckoning_and_its_parts_have_number_keys() -> None:
    app = window(called(), percent=200)
    settle(app)
    settle(app, *click(app.kit, "vote:yes"))
    screen: Any = app.stack[-1]
    assert app.kit.focus == "vote:close" and screen.part == "broke"
    for code, part in ((pygame.KSCAN_2, "roll"), (pygame.KSCAN_3, "hall"), (pygame.KSCAN_1, "broke")):
        settle(app, key(code))
        assert screen.part == part


def test_escape_from_a_call_leads_to_the_desk_and_back() -> None:
    session = called()
    app = window(session)
    settle(app)
    settle(app, key(pygame.KSCAN_ESCAPE))
    assert app.stack[-1].name == "desk" and session.decision is not None and session.decision.kind == "call"
    app.go("vote")
    settle(app)
    assert "vote:yes" in app.kit.zones


def test_the_report_names_what_the_forecast_did_not_know() -> None:
    for seed in range(5, 12):  # in some games the count was right
        session = called(seed)
        assert session.submit(Action("yes")) is None
        report = next(one for one in session.reports if one.result is not None)
        broke = whip.broken(report)
        if any(one.real.post == -1 for one in broke):
            break
    changed = [
        (a.person, a.post)
        for a, b in zip(report.expected.lines, report.result.lines, strict=True)  # type: ignore[union-attr]
        if a.post == -1 and (a.ayes > 0) != (b.ayes > 0)
    ]
    assert [(one.real.person, one.real.post) for one in broke if one.real.post == -1] and len(broke) >= len(
        changed
    )
    seat = session.view(STALIN).seat_index
    for one in broke:
        if seat[one.real.person] < 0 and one.real.post == -1:
            toward = 1 if one.real.ayes > one.expected.ayes else -1
            assert one.unknown and all(reason.amount * toward > 0 for reason in one.unknown)


def test_the_band_of_a_count_holds_the_count_and_widens_with_age() -> None:
    session = called()
    app = window(session)
    app.go("vote")
    settle(app)
    decision = session.decision
    assert decision is not None
    count = app.stack[-1].count(decision.a)  # type: ignore[attr-defined]
    low, high = whip.between(app, app.view.agenda[decision.a], count)
    assert low <= count.ayes <= high <= count.ayes + count.noes
    ages = sorted((shown.age(app, p), shown.spread(app, p)) for p in range(60) if shown.known(app.view, p))
    assert all(a[1] <= b[1] for a, b in pairwise(ages) if b[0] < shown.NEVER)


def test_a_majority_is_more_than_half_and_two_thirds_are_two_thirds() -> None:
    from game.rules.tally import Tally

    assert whip.needed(Tally(20, 19, True, 500, ())) == 20
    assert whip.needed(Tally(20, 20, False, 500, ())) == 21
    assert whip.needed(Tally(40, 20, True, 667, ())) == 40
    assert whip.needed(Tally(39, 20, False, 667, ())) == 40


# -- the others -----------------------------------------------------------------------------------


def test_people_are_sorted_and_filtered() -> None:
    app = window(played("1924", 5))
    app.go("people")
    settle(app)
    press(app, "filter:cc")
    screen: Any = app.stack[-1]
    assert screen.listed() and all(app.view.seat_cc[p] == 2 for p in screen.listed())
    press(app, "sort:standing")
    standings = [app.view.standing[p] for p in screen.listed()]
    assert standings == sorted(standings, reverse=True)
    press(app, "sort:standing")
    assert [app.view.standing[p] for p in screen.listed()] == sorted(standings)
    screen.wanted = "trotsky"
    assert [app.scenario.people[p].id for p in screen.listed()] == ["trotsky"]
    settle(app)
    press(app, "person:trotsky")
    assert app.stack[-1].name == "person"


def test_the_answer_to_an_offer_is_the_engines_own() -> None:
    from game.rules.pact import would_join

    app = window(played("1924", 5))
    app.go("pacts")
    settle(app)
    press(app, "who:zinoviev")
    press(app, "aim:trotsky")
    screen: Any = app.stack[-1]
    seats = app.scenario.person_index
    assert screen.expected() == would_join(
        app.view, seats["zinoviev"], BLOC, seats["stalin"], seats["trotsky"], -1, 0
    )


def test_a_bloc_of_three_is_drawn_as_one_figure() -> None:
    """It was a chain of two pairs, as though the first had nothing to do with the third."""
    app = window(fresh())
    a, b, c, d = app.scenario.seats[:4]
    made, month = app.view.pacts, app.view.month
    made.append(Pact(901, BLOC, d, (a, b, c), 0, 0, month, month + 9, 0, -1, -1))
    made.append(Pact(902, BLOC, -1, (a, d), 0, 0, month, month + 9, 0, -1, -1))
    app.go("pacts")
    settle(app)
    names = [app.scenario.people[p].id for p in (a, b, c, d)]
    zones = app.kit._by_id
    assert {"who:joint:901", f"who:joint:901>{names[3]}"} <= set(zones)
    ties = [id for id in zones if id.startswith("who:") and ">" in id and "joint" not in id]
    assert len(ties) == 1 and {names[0], names[3]} == set(ties[0].removeprefix("who:").split(">"))
    tip = zones["who:joint:901"].tip
    assert isinstance(tip, Tip) and all(app.scenario.people[p].short in tip.title for p in (a, b, c))


def test_the_shares_of_the_chain_come_to_the_whole() -> None:
    app = window(played("1924", 5))
    app.go("chain")
    settle(app)
    local, committee, bureau = app.stack[-1].flows()  # type: ignore[attr-defined]
    posts = [q for held in local.values() for q in held]
    assert len(posts) == len(set(posts)) and sum(app.view.delegates[q] for q in posts) == sum(
        app.view.delegates
    )
    assert sum(len(people) for people in committee.values()) == app.view.seat_cc.count(2)
    assert sum(len(people) for people in bureau.values()) == app.view.seat_pb.count(2)


@pytest.mark.slow
def test_the_paper_prints_nothing_that_is_not_public_but_the_readers_own_line() -> None:
    session = played("1924", 12)
    app = window(session)
    for month in range(session.scenario.start, session.state.month):
        page = paper.make(app, month)
        assert page.headline == page.headline.upper() and page.headline and "[" not in page.headline
        assert page.untruth.printed and page.untruth.known and "front_page." not in page.untruth.printed
        assert page.reality
        hidden = [one for one in heard.in_month(session.heard(STALIN), month) if not heard.is_public(one)]
        printed = [line for _, lines in page.sections for line in lines]
        assert not {app.words.event(one, -1) for one in hidden} & set(printed)


def test_every_kind_of_event_has_a_place_in_the_chronicle() -> None:
    assert set(KINDS) - set(heard.GROUP_OF) == {"month"}


def chronicle_lines(events: list[Event]) -> int:
    """Return how many lines are written: a happening that put somebody on the spot is named by what he chose."""
    chosen = {(one.month, one.args[0], one.args[2]) for one in events if one.kind == "choice"}
    return sum(one.kind != "happening" or (one.month, *one.args) not in chosen for one in events)


def test_the_chronicle_is_filtered_and_written_out(tmp_path: Path) -> None:
    app = window(played("1924", 5))
    app.go("chronicle")
    settle(app)
    screen: Any = app.stack[-1]
    every = len(screen.events())
    press(app, "about:trotsky")
    trotsky = app.scenario.person_index["trotsky"]
    assert 0 < len(screen.events()) < every and all(heard.about(one, trotsky) for one in screen.events())
    press(app, "export")
    folder = tmp_path / "chronicles"
    first = {path.suffix: path for path in folder.iterdir()}
    assert set(first) == {".html", ".md"} and first[".html"].stem == first[".md"].stem
    assert str(first[".html"]) in app.notice_now() and first[".md"].name in app.notice_now()
    text, html = (first[ending].read_text("utf-8") for ending in (".md", ".html"))
    written = chronicle_lines(screen.events())
    assert text.startswith("# ") and text.count("\n- ") == written == html.count("<li>") and "[event" not in text
    assert "about Trotsky" in text and "about Trotsky" in html and "kind:" not in text
    assert "@page { size: A4" in html and "<script" not in html and "src=" not in html and "href=" not in html
    first[".md"].write_text("mine", "utf-8")  # written again, the files there stay as they are
    press(app, "export")
    assert first[".md"].read_text("utf-8") == "mine" and first[".html"].read_text("utf-8") == html
    assert (folder / f"{first['.md'].stem}-2.md").read_text("utf-8") == text and len(list(folder.iterdir())) == 4


def test_what_is_written_by_default_tells_votes_without_their_steps_and_nothing_twice() -> None:
    """It is much shorter, every vote stands in it, and no entry of a month is repeated."""
    session = played("1924", 5)
    words, events = Words(session.scenario), session.heard(0)
    words.learn(session.view(0))

    def entries(short: bool) -> list[list[str]]:
        blocks = chronicle.page(session, words, 0, events, (), short)
        return [[text for text, _ in one.entries] for one in blocks if isinstance(one, Listing)]

    whole, short = entries(False), entries(True)
    assert 3 * sum(map(len, short)) < 2 * sum(map(len, whole))
    assert all(len(set(month)) == len(month) for month in short)
    told = "\n".join(text for month in short for text in month)
    votes = [one for one in events if one.kind in ("carried", "lost")]
    assert votes and all(words.event(one, 0).rstrip(".") in told for one in votes)
    assert ": for.\n" not in told


def test_the_chronicle_is_written_as_the_screen_lists_it_with_what_came_of_what(tmp_path: Path) -> None:
    """The kind, the words looked for and the chains of causes; what a stranger names himself is no mark in it."""
    app = window(played("1924", 5))
    app.go("chronicle")
    settle(app)
    screen: Any = app.stack[-1]
    press(app, "kinds:votes")
    app.kit.focus = "find"
    settle(app, *(pygame.event.Event(pygame.TEXTINPUT, text=sign) for sign in "e<b"))
    assert screen.wanted == "e<b" and screen.listed() == []
    press(app, "export")
    empty = next((tmp_path / "chronicles").glob("*.html")).read_text("utf-8")
    assert "Nothing answers to this." in empty and "with the words: e&lt;b" in empty and "<b" not in empty.split("</style>")[1].replace("<body", "")
    screen.wanted = ""
    settle(app)
    press(app, "export")
    text = next((tmp_path / "chronicles").glob("*-2.md")).read_text("utf-8")
    assert text.count("\n- ") == chronicle_lines(screen.events()) and "kind: Votes" in text
    every: dict[int, list[Event]] = {}
    for one in app.game.heard(app.seat):
        every.setdefault(one.month, []).append(one)
    voted = next(one for one in screen.events() if one.kind in ("carried", "lost") and chronicle.before(one, every))
    told = screen._cause(voted)
    came = chronicle.causes(app.words, voted, every, app.seat)
    assert any(line.startswith("It came of this: ") for line in came) and all(markup(line) in told for line in came)
    bare = text.replace("\\", "")
    # What stands above it in the same month is not written again below it; what came earlier is.
    assert f"{app.words.event(voted, app.seat)}\n  - " not in bare and " ".join(came) not in bare
    press(app, "kinds:all")
    press(app, "export_all")
    bare = next((tmp_path / "chronicles").glob("*-3.md")).read_text("utf-8").replace("\\", "")
    links = ((one, chronicle.before(one, every)) for one in screen.events())
    late = next(one for one, link in links if link is not None and link.month < one.month)
    whole = " ".join(chronicle.causes(app.words, late, every, app.seat))
    assert f"{app.words.event(late, app.seat)}\n  - " in bare and whole in bare


def test_what_came_of_what_is_found_months_before_and_link_by_link() -> None:
    heard = {
        1: [Event("hold_found", 1, (3, 9)), Event("pact_signed", 1, (4, 3, 0)), Event("label", 1, (5, 1, 2))],
        4: [Event("hold_pressed", 4, (3, 5, 9, 0)), Event("hold_pressed", 4, (3, 6, 8, 0)), Event("label", 4, (5, 2, 2))],
        5: [Event("hold_defied", 5, (3, 5, 9)), Event("pact_lapsed", 5, (4, 3)), Event("label_sticks", 5, (5, 1))],
        6: [Event("published", 6, (3, 5, 9, 0)), Event("published", 6, (3, 5, 77, 0)), Event("pact_lapsed", 6, (5, 3))],
        40: [Event("published", 40, (3, 5, 9, 0))],
    }
    published, unknown, other = heard[6]
    defied, lapsed, sticks = heard[5]
    assert chronicle.before(published, heard) == defied
    assert chronicle.before(defied, heard) == heard[4][0]
    assert chronicle.before(heard[4][0], heard) == heard[1][0]
    assert chronicle.before(lapsed, heard) == heard[1][1] and chronicle.before(sticks, heard) == heard[1][2]
    assert chronicle.before(unknown, heard) is None and chronicle.before(other, heard) is None
    assert chronicle.before(heard[40][0], heard) is None  # too long ago


def test_a_chronicle_that_cannot_be_written_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "chronicles").write_text("in the way", "utf-8")
    app = window(played("small", 5))
    app.go("chronicle")
    settle(app)
    press(app, "export")
    assert app.notice_now().startswith("The chronicle could not be written: ")
    assert (tmp_path / "chronicles").read_text("utf-8") == "in the way" and list(tmp_path.glob("*.md")) == []


def test_a_screen_of_mine_exists_for_every_name_on_the_strip() -> None:
    load_all()
    wanted = [
        "people",
        "person",
        "posts",
        "pacts",
        "vote",
        "country",
        "chain",
        "card_index",
        "front_page",
        "chronicle",
    ]
    assert [name for name in wanted if name not in SCREENS] == []


def test_the_end_offered_is_put_on_a_card_and_written_by_a_click() -> None:
    """Rule 8.05: both answers are on the card; the second closes the game and opens the epilogue."""
    session = mixed(small(), 5)
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    seat = session.decision.seat  # type: ignore[union-attr]
    session.state.w("queue").insert(0, Decision("end_offer", seat, session.scenario.seats[0]))
    session._views.clear()
    app = window(session)
    settle(app)
    settle(app)
    assert app.stack[-1].name == "decision"
    assert {"answer:play_on", "answer:write_end"} <= set(app.kit.zones)
    settle(app, *click(app.kit, "answer:write_end"))
    settle(app)
    assert session.over and session.state.month < session.scenario.end and app.stack[-1].name == "ending"


def test_the_ledger_names_what_would_move_a_voter() -> None:
    """Rule 5.13: beside the reasons of the name chosen stand the movers, in words."""
    session = called()
    app = window(session)
    app.go("vote")
    settle(app)
    vote = app.stack[-1]
    count = vote.count(session.decision.a)  # type: ignore[attr-defined, union-attr]
    line = next(one for one in count.lines if one.post == -1 and one.person != app.scenario.seats[app.seat])
    item = vote.motion(session.decision.a)  # type: ignore[attr-defined, union-attr]
    movers = ledger.movers(app.view, app.seat, item, line)
    assert "gap" in {one.code for one in movers}
    assert all(app.words.mover(one) and "[" not in app.words.mover(one) for one in movers)


# -- what is asked, in the window ------------------------------------------------------------------


def put(name: str) -> Session:
    """Return a game of the shipped scenario in which a staged question is put to the person at the table."""
    session = mixed(scenario_of("1924"), 5)
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    stage(session, STALIN, name)
    return session


def told_of(app: App) -> list[str]:
    """Return a list to which every key of the interface that is asked for will be added."""
    keys: list[str] = []
    plain = app.text

    def listening(key: str, **fills: object) -> str:
        said = plain(key, **fills)
        keys.append(key if said != key and "{" not in said else f"missing {key}")
        return said

    app.text = listening  # type: ignore[method-assign]
    return keys


def at_round(app: App) -> int:
    """Turn the corridor to the paper that goes round, where there is one; returns its place on the agenda."""
    n = next((n for n, item in enumerate(app.view.agenda) if item.c == CIRCULATES), -1)
    if n >= 0:
        app.stack[-1].item = n  # type: ignore[attr-defined]
        app.kit.touch()
        settle(app)
    return n


@pytest.mark.parametrize("name", sorted(SCENES))
def test_every_question_has_a_screen_with_its_answers(name: str) -> None:
    """Each question is drawn whole at two sizes of window and of text, and every legal answer has its zone."""
    asked_whole(name, ((1280, 800), 100), ((1024, 640), 150))


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(SCENES))
def test_every_question_has_its_screen_at_every_size(name: str) -> None:
    asked_whole(name, *((size, 150) for size in SIZES))


def asked_whole(name: str, *shown: tuple[tuple[int, int], int]) -> None:
    """Draw a question at each size and text: nothing is lost, and every legal answer has its zone."""
    session = put(name)
    for size, percent in shown:
        app = window(session, size, percent)
        keys = told_of(app)
        settle(app)
        assert app.stack[-1].name in ("decision", "vote")
        assert [key for key in keys if key.startswith("missing")] == []
        assert app.kit.duplicates == []
        lost = [id for id, r in app.kit.zones.items() if not app.kit.surface.get_rect().contains(r)]
        assert lost == []
        spoken = {zone.split(":")[1] for zone in app.kit.zones if zone.startswith(("answer:", "vote:"))}
        if percent == 100 and name != "corridor_round":
            assert {action.kind for action in session.menu(1) if not action.args} <= spoken


def test_the_corridor_has_a_button_for_everything_that_can_be_done_there() -> None:
    session = put("corridor_round")
    app = settle(window(session))
    n = at_round(app)
    answers = {zone.split(":")[1] for zone in app.kit.zones if zone.startswith("answer:")}
    kinds = {action.kind for action in session.menu(4)}
    assert {"call_to_table", "leave"} <= answers and {"own_vote:yes", "own_vote:no"} <= set(app.kit.zones)
    assert "business" not in kinds or "business" in answers
    press(app, "own_vote:no")
    assert session.log[-1].action == Action("keep_off", (n,))


def test_the_orders_of_business_stand_below_one_another_where_the_card_is_narrow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    three = [Action("business", (mode, 0)) for mode in range(3)]
    monkeypatch.setattr(corridor, "_orders", lambda *_: three)
    session = put("corridor_round")
    app = settle(window(session, (1280, 800), 200))
    assert session.decision is not None
    drawn: list[pygame.Rect] = []
    monkeypatch.setattr(app.kit, "button", lambda id, cell, *_, **__: bool(drawn.append(pygame.Rect(cell))))
    corridor._business(app.kit, app, 20, 20, 600, session.decision, 0)
    assert len(drawn) == 3 and all(cell.right <= 620 for cell in drawn) and drawn[2].y > drawn[0].bottom


def test_who_lies_ill_may_come_from_his_bed_in_the_window() -> None:
    session = put("corridor_round")
    app = settle(window(session))
    assert "answer:attend" not in app.kit.zones
    st, me = session.state, session.scenario.seats[STALIN]
    st.w("absent")[me], st.w("health")[me] = st.month + 2, 60
    st.w("words")[STALIN] = 0
    session._views.clear()
    app = settle(window(session))
    press(app, "answer:attend")
    assert session.log[-1].action == Action("attend") and session.state.words[STALIN] == 3  # his staff is large


@pytest.mark.parametrize("name", ["call_cost", "corridor_round"])
@pytest.mark.parametrize("percent", [100, 150])
def test_what_a_coercive_measure_did_to_people_stands_where_it_is_voted(name: str, percent: int) -> None:
    app = window(put(name), (1280, 800), percent)
    keys = told_of(app)
    settle(app)
    at_round(app)
    assert "compose.human" in keys
    plain = window(put("amend"))
    others = told_of(plain)
    settle(plain)
    assert "compose.human" not in others


def test_the_report_and_the_front_page_tell_the_cost_of_a_measure() -> None:
    session = put("call_cost")
    st = session.state
    item = st.agenda[-1]
    count = tally.count(session.view(STALIN), item)
    st.w("queue").pop(0)
    session.events += [
        Event("carried", st.month, (item.body, count.ayes, count.noes, 500, *item)),
        Event("measure", st.month, (item.a, item.mover)),
    ]
    session.reports.append(VoteReport(st.month, tuple(item), count, count, True))
    for screen, params in (("vote", {"report": len(session.reports) - 1}), ("front_page", {"month": st.month})):
        app = window(session)
        app.go(screen, **params)
        keys = told_of(app)
        settle(app)
        assert "compose.human" in keys, screen
    page = paper.make(app, st.month)
    assert app.words.measure(item.a, "cost") in page.cost
    assert app.words.measure(item.a, "cost") not in page.headline + page.deck


@pytest.mark.slow
def test_every_order_is_built_without_a_raw_key() -> None:
    """Every kind of order, field by field: the questions, the values and the forecasts have words."""
    session = played("1924", 5)
    app = window(session)
    keys = told_of(app)
    decision = session.decision
    assert decision is not None
    for kind in builder.kinds():
        chosen: tuple[int, ...] = ()
        for n, field in enumerate(kind.fields):
            values = builder.stage(app.view, decision, kind.name, chosen)
            if not values:
                break
            app.go("compose", kind=kind.name, chosen=chosen)
            settle(app)
            said = [app.words.option(field, one.value, app.view, kind.name, chosen) for one in values[:12]]
            assert not [text for text in said if "[" in text or "{" in text], (kind.name, field)
            chosen = values[0].leads_to[: n + 1]
        if len(chosen) == len(kind.fields):
            why = app.words.reasons(kind.forecast(app.view, STALIN, chosen))
            assert not [text for text in why if "[" in text or "{" in text], kind.name
    fallback = {key for key in keys if key.startswith("missing")}
    assert {key for key in fallback if not key.startswith("missing field.")} == set()
    assert not [key for key in fallback if key.startswith(("missing field.any.", "missing field.none."))]
