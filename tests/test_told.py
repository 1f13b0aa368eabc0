"""What several pages tell of one thing agrees: counts, dates, figures, and who votes how."""

from __future__ import annotations

import os
import re

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from pathlib import Path
from typing import Any

import pygame
import pytest
from games import answer, scenario_of, seated
from kit_window import click, mouse, settle

from game import advice
from game.advice import ledger
from game.advice.choices import further
from game.advice.winning import won
from game.content.overlay import in_language
from game.play.action import ACTIONS, Action, legal
from game.play.actions.corridor import Warn
from game.rules.gatherings import hall_votes
from game.rules.tally import Line
from game.session import Session
from game.ui import news, orders
from game.ui.app import App
from game.ui.scenes import reported
from game.ui.screens import load_all, paper, shown, vote_count, whip
from game.ui.screens.answering import beside
from game.ui.screens.vote import PAST, TABLED
from game.ui.settings import Settings
from game.words import Words, chapters, effect_acts
from game.words.effect_motion import terms
from game.words.word_given import behind
from game.world.kinds import BLOC, NON_AGGRESSION, Motion, Pact
from game.world.reason import Reason

pytestmark = pytest.mark.usefixtures("blind")

ZINOVIEV = 2
SERVED = ("cc", "delegates", "posts", "against", "rivals", "line", "name", "knowledge", "health", "aim")


def labels_of(app: Any) -> list[str]:
    """Return a list to which every label drawn from now on is added."""
    written: list[str] = []
    label = app.kit.label

    def heard(rect: Any, text: str, *more: Any, **named: Any) -> int:
        written.append(text)
        return label(rect, text, *more, **named)

    app.kit.label = heard
    return written



@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def begun(seed: int = 5) -> Session:
    """A game from Zinoviev's seat at its first desk or question."""
    scenario = scenario_of("1924")
    assert scenario.people[scenario.seats[ZINOVIEV]].id == "zinoviev"
    return Session(scenario, seed, ["human" if k == ZINOVIEV else "standard" for k in range(len(scenario.seats))])


def replayed(months: int) -> Session:
    """The game some months in, at the desk."""
    return seated(ZINOVIEV, months)


def window(session: Session, size: tuple[int, int] = (1280, 800), language: str = "en") -> App:
    app = App(Settings(reduced_motion=True, front_page=False, scenes=False, autosave=False), size, language)
    load_all()
    app.enter(session)
    return settle(app)


def press(app: App, id: str) -> None:
    assert id in app.kit.zones, f"no zone {id} among {sorted(app.kit.zones)[:80]}"
    settle(app, *click(app.kit, id))


# -- pacts and reasons -----------------------------------------------------------------------------


def test_the_terms_of_a_pact_name_a_date_or_none_and_never_both() -> None:
    """A bloc without a date is looked at again; peace without a date ends all the same, and says when."""
    session = begun()
    scenario, view = session.scenario, session.view(ZINOVIEV)
    other, third = scenario.seats[0], scenario.seats[1]
    for language, none, until in (("en", "without a date", "until "), ("ru", "без срока", "до ")):
        words = Words(in_language(scenario, language), language)
        for months, dated in ((view.tune.pact_months, False), (6, True)):
            parties = tuple(sorted((scenario.seats[ZINOVIEV], other)))
            one = Pact(900, BLOC, third, parties, 0, 1, view.month, view.month + months, 0, 0, -1)
            for text in (words.pact_terms(one), terms(words, one)):
                assert (none in text) == (not dated), text
                assert dated or f" {until}" not in text, text
        peace = words.action("pact", (NON_AGGRESSION, -1, other, -1, 0, 1, 0), view)
        bloc = words.action("pact", (BLOC, third, other, -1, 0, 1, 0), view)
        assert none in bloc and none not in peace and str(view.tune.pact_months) in peace


def test_the_weak_follow_whoever_is_believed_the_stronger_and_not_the_count() -> None:
    """The reason holds for a man on the losing side too, in both languages."""
    for language, said in (("en", "whatever the count"), ("ru", "каков бы ни был счёт")):
        words = Words(in_language(scenario_of("1924"), language), language)
        assert said in words.reason(Reason("wave", -6))


# -- votes -----------------------------------------------------------------------------------------


def said_no(session: Session) -> None:
    """In the corridor say no to all that is tabled, and go in."""
    for n in range(len(session.view(ZINOVIEV).agenda)):
        session.submit(Action("vote", (n, -1)))
    assert session.submit(Action("leave")) is None


def outvoted() -> tuple[Session, int]:
    """A game at the corridor after which Zinoviev is outvoted on another's motion, and the month it is."""
    for seed in range(1, 12):
        session, corridor = begun(seed), -1
        while session.decision is not None and session.state.month < session.scenario.start + 9:
            if session.decision.kind == "after":
                n = reported(session, session.decision)
                if n is not None and Motion(*session.reports[n].motion).mover != session.scenario.seats[ZINOVIEV]:
                    found = begun(seed)
                    while found.state.month < session.state.month or found.decision.kind != "corridor":  # type: ignore[union-attr]
                        if found.decision.kind == "corridor":  # type: ignore[union-attr]
                            said_no(found)
                        else:
                            assert found.submit(answer(found)) is None
                    return found, corridor
            if session.decision.kind == "corridor":
                corridor = session.state.month
                said_no(session)
            else:
                assert session.submit(answer(session)) is None
    raise AssertionError("he was never outvoted")


@pytest.mark.slow
def test_the_count_is_shown_before_he_is_asked_what_he_does_after_it() -> None:
    """A vote said beforehand is read out, however near it was; only then comes the question, with the count in it."""
    session, month = outvoted()
    app = window(session)
    for n in range(len(session.view(ZINOVIEV).agenda)):
        app.submit(Action("vote", (n, -1)))
    assert app.submit(Action("leave")) is None
    app.go("desk")
    settle(app)
    seen = []
    while app.stack[-1].name == "vote":
        top: Any = app.stack[-1]
        assert top.report >= 0, "nobody calls on him: he has said his vote"
        seen.append(top.report)
        press(app, "vote:close")
    asked = session.decision
    assert asked is not None and asked.kind == "after" and session.state.month == month
    n, question = reported(session, asked), app.stack[-1]
    assert question.name == "decision" and n in seen
    result = session.reports[n].result  # type: ignore[index]
    assert result is not None
    item = Motion(*session.reports[n].motion)  # type: ignore[index]
    for votes in (result.ayes, result.noes):
        assert whip.votes_text(app, votes, item) in beside(app, asked)[0]


@pytest.mark.slow
def test_a_warning_tells_every_figure_of_its_sum_once() -> None:
    """In the corridor: no line without a number, what is feared among them, and the sum is that of the button."""
    session, _ = outvoted()
    app = window(session)
    zone = next(id for id in app.kit.zones if id.startswith("answer:warn:"))
    args = tuple(int(part) for part in zone.split(":")[2:])
    settle(app, mouse(pygame.MOUSEMOTION, app.kit.zones[zone].center))
    tip = orders.action_tip(app, Action("warn", args))
    amounts = [one.amount for one in tip.lines]
    assert all(isinstance(n, int) and n for n in amounts) and sum(amounts) == tip.total  # type: ignore[arg-type]
    assert app.words.reason(Reason("fears_you")) in [one.text for one in tip.lines]
    assert not [one.text for one in tip.lines if f" {one.text}" in tip.text], "a reason is told twice"
    assert app.words.say("play", "cost_free") not in tip.text
    # What is told is what decides: in one's own eyes, the man would be won exactly where the sum is above nought.
    warn = ACTIONS["warn"]
    assert isinstance(warn, Warn)
    assert tip.total == warn.willing(app.view, app.seat, args)  # type: ignore[arg-type]


def test_a_reason_that_was_counted_and_was_not_there_keeps_its_man() -> None:
    """The report names whose patron was wrongly reckoned with."""
    before = Line(7, -1, 1, 0, 20, (Reason("patron", 28, (3,)), Reason("severity", -8)))
    real = Line(7, -1, 0, 1, -8, (Reason("severity", -8),))
    assert ledger.unknown(before, real) == (Reason("patron_not", -28, (3,)),)


@pytest.mark.parametrize(("language", "size"), [("en", (1280, 800)), ("ru", (1024, 640))])
@pytest.mark.slow(but=1)
def test_who_is_away_is_shown_to_vote_by_letter(language: str, size: tuple[int, int]) -> None:
    """Rule 3.12: on the list before a vote, in the tip with his return, and in the roll read out after it."""
    session, _ = outvoted()
    away = session.scenario.person_index["trotsky"]
    session.state.w("absent")[away] = session.state.month + 3
    session._views.clear()
    app = window(session, size, language)
    app.set_aside = session.decision
    app.go("vote", item=0, talks=True)
    settle(app)
    top: Any = app.stack[-1]
    lines = {one.person: one for one in top.count(0).lines if one.post == -1}
    assert whip.by_letter(app, lines[away], app.view.month)
    assert not whip.by_letter(app, lines[session.scenario.seats[ZINOVIEV]], app.view.month)
    told = app.text("vote.by_letter_tip", x="", month=app.words.month(app.view.absent[away]))
    assert told in vote_count.line_tip(app, lines[away]).text
    written = labels_of(app)
    top.filter = "all"
    app.kit.reveal_row("voters", vote_count.ordered(app, top.count(0)).index(lines[away]))
    app.kit.touch()
    settle(app)
    assert app.text("vote.by_letter") in written


@pytest.mark.slow
def test_the_session_says_that_nothing_is_tabled_only_where_nothing_is() -> None:
    """One's own motion ordered at the desk is told beside what was decided so far, and opens from there."""
    for ordered in (False, True):
        session = replayed(5)
        if ordered:
            assert session.submit(legal(session.view(ZINOVIEV), session.decision, "motion", 1)[0]) is None  # type: ignore[arg-type]
        app = window(session)
        app.go("vote", item=PAST)
        heads: list[str] = []
        panel = app.kit.panel

        def heard(rect: Any, title: str = "", *more: Any, heads: list[str] = heads, panel: Any = panel, **named: Any) -> Any:
            heads.append(title)
            return panel(rect, title, *more, **named)

        app.kit.panel = heard  # type: ignore[method-assign]
        app.kit.touch()
        settle(app)
        live = bool(whip.live(app.view))
        assert (app.text("vote.nothing") in heads) == (not ordered and not live)
        assert (app.text("vote.on_table") in heads) == (ordered or live)
        if ordered:
            press(app, f"on_table:{TABLED}")
            assert app.stack[-1].item == TABLED  # type: ignore[attr-defined]


@pytest.mark.slow
def test_the_desk_and_the_page_of_an_order_name_one_line_of_the_goal() -> None:
    """What the circle suggests is for the line that its page tells; where the page tells none the desk tells none."""
    named = 0
    for months in (0, 3, 6):
        session = replayed(months)
        app = window(session)
        for action, _ in advice.suggestions(app.view, app.seat, 9):
            desk = orders.serves(app, action)
            app.go("compose", kind=action.kind, chosen=action.args)
            settle(app)
            page = [one.text for one in orders.effects(app, action)]
            through = [code for code in effect_acts.INDIRECT if any(app.words.say("serves_how", code) in t for t in page)]
            assert len(through) <= 1, "one line is served, or none"
            found = [code for code in SERVED if desk == app.text("thought.for", what=app.words.say("serves", code))]
            if found and found[0] not in ("cc", "rivals", "against", "aim"):
                named += 1
                assert any(app.words.say("serves", found[0]) in text for text in page), (action, desk, page)
            elif found:
                moved = app.words.say("does", "goal", line="", now="").partition(".")[0]
                assert any(app.words.say("serves", found[0]) in text or text.startswith(moved) for text in page), page
            assert bool(desk) == bool(found)
    assert named > 3


def test_the_report_tells_what_came_of_an_order_and_what_from_elsewhere() -> None:
    """A man who looked to nobody is won: the forecast names the loyalty he would have, the report divides it."""
    session = replayed(0)
    view, truth = session.view(ZINOVIEV), session.state.patron
    free = [a for a in legal(view, session.decision, "win", 60) if view.patron[a.args[0]] < 0 > truth[a.args[0]]]  # type: ignore[arg-type]
    action = free[0]
    x = action.args[0]
    app = window(session)
    after = won(view, ZINOVIEV, x, view.tune.win_gain).after
    assert f"{after}" in orders.verdict(app, action)[0] and f"+{view.tune.win_gain}" not in orders.verdict(app, action)[0]
    assert session.submit(action) is None
    while not (found := [one for one in session.heard(ZINOVIEV) if one.kind == "won_over" and one.args[1] == x]):
        plain = session.decision is not None and session.decision.kind == "desk"
        assert session.submit(Action("end") if plain else answer(session)) is None
    heard, whole = session.heard(ZINOVIEV), found[0].args[2]
    for language in ("en", "ru"):
        words = Words(in_language(session.scenario, language), language)
        words.learn(session.view(ZINOVIEV))
        said = behind(words, session.view(ZINOVIEV), ZINOVIEV, found[0], heard)
        parts = [int(n.replace("−", "-")) for n in re.findall(r"[+−]\d+", said)]
        assert len(parts) == 2 and sum(parts) == whole and parts[0] in (8, 14, 17, 7, 4), (said, whole)
    app = window(session)
    said = behind(app.words, app.view, ZINOVIEV, found[0], heard)
    while session.decision.kind != "desk":  # type: ignore[union-attr]
        assert app.submit(answer(session)) is None
    app.heard = 0
    app._memo_of = None
    assert any(said in one.text for one in news.months(app))


def test_what_is_to_choose_next_is_what_the_next_page_lists() -> None:
    """The number beside a value of an order is that of the values on the page it leads to."""
    session = replayed(3)
    view, decision = session.view(ZINOVIEV), session.decision
    assert decision is not None
    seen = 0
    for name in ("pact", "speak", "leak", "campaign", "motion", "shift"):
        for one in orders.stage(view, decision, name, ()):
            if one.after > 1 and not list(further(view, name, (one.value,))):
                seen += 1
                assert len(orders.stage(view, decision, name, (one.value,))) == one.after, (name, one)
    assert seen > 3


@pytest.mark.slow
def test_delegates_are_counted_in_the_hall_of_the_next_congress_everywhere() -> None:
    """March 1924: chain, card and order speak of the 748 votes of the XIII Congress; after it of the XIV's 665."""
    for months, votes in ((2, 748), (5, 665)):
        session = replayed(months)
        app = window(session)
        app.go("chain")
        settle(app)
        chain: Any = app.stack[-1]
        columns, _ = chain._flow(app.kit, range(5))
        told = [int(n) for node in columns[2].nodes for n in re.findall(r"\d+", node.label)[:1]]
        assert sum(told) == votes == sum(hall_votes(app.view)), told
        report = app.go("vote", item=1000)
        settle(app)
        count = app.stack[-1].count(1000)  # type: ignore[attr-defined]
        assert report is None and count.ayes + count.noes == votes
        card = chapters.opening(app.words, session, ZINOVIEV)
        assert any(str(votes) in line.text for block in card.blocks for line in block.lines)
        who = app.scenario.person_index["stalin"]
        assert shown.delegates_of(app, who) == sum(hall_votes(app.view)[q] for q in app.view.posts_of[who])


# -- every vote, and figures with their date -------------------------------------------------------


def test_every_vote_is_told_with_its_count_and_where_ones_people_stood() -> None:
    """The close of a chapter, the paper of a month and the list of what was decided tell each vote that was held."""
    session = replayed(5)
    app = window(session)
    app.words.learn(app.view)
    events = session.heard(ZINOVIEV)
    votes = [one for one in events if one.kind in ("carried", "lost", "tied", "report_vote", "bureau_vote")]
    assert {"carried", "report_vote"} <= {one.kind for one in votes} and len(votes) > 5
    for language in ("en", "ru"):
        words = Words(in_language(session.scenario, language), language)
        words.learn(app.view)
        page = chapters.closing(words, session, ZINOVIEV, 0)
        told = next(block.lines for block in page.blocks if block.head == words.say("scene", "every_vote"))
        assert len(told) == len(votes)
        for line, one in zip(told, votes, strict=True):
            assert words.event(one, ZINOVIEV, cost=False) in line.text
        # The report of the congress: the delegations of one's men, as many votes as they have.
        own = next(one for one in events if one.kind == "own_delegations")
        assert any(words.event(own, ZINOVIEV) in line.text for line in told)
        assert 0 < sum(own.args[1:]) <= sum(next(one for one in votes if one.kind == "report_vote").args[2:])
        # A vote of the Committee: own name and own people are the lines of the report that was read out.
        rolls = [r for r in session.reports if r.result is not None and len(r.result.lines) > 20]
        report, held = next((r, one) for r in rolls for one in votes if one.args[4:] == r.motion)
        roots, me = app.view.roots(), app.me
        assert report.result is not None
        men = [x for x in report.result.lines if x.person != me and x.post == -1 and roots[x.person] == me]
        said = words.say("scene", "voted_men", ayes=sum(x.ayes > 0 for x in men), noes=sum(x.noes > 0 for x in men))
        assert men and said in told[votes.index(held)].text
    for month in {one.month for one in votes}:
        counts = paper.make(app, month).counts
        assert len(counts) == sum(one.month == month for one in votes)
    app.go("front_page", month=session.state.month - 1)
    settle(app)
    app.go("vote", item=PAST)
    settle(app)
    rows = sum(one.kind != "bureau_vote" for one in votes)
    assert app.text("vote.past_n", n=rows) and f"past:{min(rows, 8) - 1}" in app.kit.zones


def test_what_others_believe_of_their_delegations_is_not_ones_own() -> None:
    """Each hears of his own delegations alone."""
    session = replayed(5)
    told = [one for one in session.events if one.kind == "own_delegations"]
    assert len(told) > 2 and len({one.audience for one in told}) == len(told)
    assert len([one for one in session.heard(ZINOVIEV) if one.kind == "own_delegations"]) == 1


def test_the_close_of_a_chapter_tells_what_was_so_when_it_closed() -> None:
    """What a choice of the new month has changed is no part of it: standing is told as it stood at the opening."""
    session = replayed(5)
    me = session.scenario.seats[ZINOVIEV]
    opened = next(state for month, state in session.months if month == session.state.month)
    words = Words(in_language(session.scenario, "en"), "en")
    before = opened.standing[me]
    session.state.w("standing")[me] = before - 4
    session._views.clear()
    page = chapters.closing(words, session, ZINOVIEV, 0)
    line = next(one.text for block in page.blocks for one in block.lines if one.text.startswith("Standing: "))
    assert str(before) in line and ("at the close" in line or "as before" in line)


@pytest.mark.slow
def test_the_grain_of_the_year_is_one_figure_on_the_page_and_on_the_chart() -> None:
    """The year closes with what the chart has at the opening of July, to the last place, and both say since when."""
    session = replayed(7)
    closed = next(one for one in session.events if one.kind == "country_turn" and one.month % 12 == 6 and one.args[0] == 1)
    app = window(session)
    app.go("country", figure="grain")
    settle(app)
    screen: Any = app.stack[-1]
    july = closed.month - screen.first_month()
    assert screen.past("grain")[july] == closed.args[1]
    assert "July" in app.text("country.unit_grain")
    written = labels_of(app)
    plot = app.kit.zones["chart"]
    for x in range(plot.x + 4, plot.right - 4, 8):
        settle(app, mouse(pygame.MOUSEMOTION, (x, plot.centery)))
    told = [text for text in written if text.startswith("At the opening of July 1924")]
    assert told and f"{closed.args[1] / 100:.2f}" in told[0]
