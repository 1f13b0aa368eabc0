"""The front page as an editor makes it up: what leads, what is left out, and what is not true only of its own event."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest
from games import answer, at_desk, mixed, scenario_of
from kit_window import settle

from game.content.overlay import in_language
from game.ui import news
from game.ui.app import App
from game.ui.kit.record import Record
from game.ui.screens import load_all, paper
from game.ui.settings import Settings
from game.words import Words, front_page, press
from game.world.event import KINDS, Event
from game.world.kinds import CC, CCC, FILL, JOINT, POLITBURO, REMOVE, RUNG, Motion

pytestmark = pytest.mark.usefixtures("blind")

SHIPPED = scenario_of("1924")
MONTH = SHIPPED.start + 4
POST, LOCAL, CENTRAL = (SHIPPED.post_index[name] for name in ("war_commissar", "leningrad_secretary", "vsnkh_deputy"))
CONGRESS = next(n for n, one in enumerate(SHIPPED.calendar) if one.id == "congress_13")
P = SHIPPED.person_index


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def vote(kind: str, body: int, ayes: int, noes: int, motion: int, a: int, b: int, need: int = 500) -> Event:
    item = Motion(motion, P["stalin"], body, a, b, MONTH, MONTH, 0, 0)
    return Event(kind, MONTH, (body, ayes, noes, need, *item))


def told(events: list[Event], words: Words | None = None) -> list[tuple[press.Story, press.Pair | None]]:
    words = words or Words(SHIPPED)
    return [(one, press.pair(words, one, events)) for one in press.stories(words, events)]


def test_a_pair_is_of_the_event_of_its_story_and_names_who_voted() -> None:
    """The lost motion of the Committee stays with itself; Rykov's post was carried in the Politburo."""
    events = [
        vote("lost", CC, 12, 27, REMOVE, SHIPPED.post_index["gensec"], P["kamenev"]),
        vote("carried", POLITBURO, 5, 1, FILL, SHIPPED.post_index["premier"], P["rykov"]),
        Event("appointed", MONTH, (P["rykov"], SHIPPED.post_index["premier"], P["stalin"]), cause="voted"),
    ]
    pairs = {one.event.kind: pair for one, pair in told(events)}
    assert set(pairs) == {"lost", "appointed"}, "the vote and what came of it are one story"
    found = pairs["appointed"]
    assert found == press.Pair("The decision of the Politburo was unanimous.", "In the Politburo it was 5 to 1.")
    lost = pairs["lost"]
    assert lost is not None and "Central Committee, 12 to 27" in lost.known and "unanimous" not in lost.printed


def test_a_new_general_secretary_leads_the_paper_and_the_desk() -> None:
    """A great change is news to whoever reads, in front of theses and of his own money."""
    office = SHIPPED.post_index["gensec"]
    events = [
        Event("theses", MONTH, (CONGRESS, P["bukharin"], 5, 1)),
        vote("carried", CC, 28, 25, REMOVE, office, P["tomsky"]),
        Event("appointed", MONTH, (P["tomsky"], office, P["rykov"]), cause="voted"),
    ]
    app = App(Settings(reduced_motion=True, sound=False, music=False), (1280, 800))
    app.enter(at_desk("1924", 2))
    ((story, _), *_) = told(events)
    assert story.event.kind == "appointed"
    assert paper._headline(app, story) == "General Secretary: Tomsky elected"
    fall = Event("left_body", MONTH, (P["trotsky"], POLITBURO))
    ranks = {one.kind: news._rank(app, one, app.me) for one in (*events, fall)}
    assert ranks["appointed"] == ranks["left_body"] == news.SCENE and ranks["theses"] == news.HEARD


def test_nothing_is_called_unanimous_where_it_was_or_where_nobody_voted() -> None:
    p = P["trotsky"]
    all_for = [vote("carried", CCC, 10, 0, RUNG, p, 1), Event("struck", MONTH, (p, 1, P["kamenev"]))]
    assert [pair for _, pair in told(all_for)] == [None]
    assert [pair for _, pair in told([Event("struck", MONTH, (p, 1, -1))])] == [None]
    assert [pair for _, pair in told([Event("congress_beat", MONTH, (CONGRESS, 0))])] == [None]
    split = [vote("carried", CCC, 7, 3, RUNG, p, 1), Event("struck", MONTH, (p, 1, P["kamenev"]))]
    ((story, pair),) = told(split)
    assert story.text == "By decision of the Control Commission Trotsky is reprimanded."
    assert pair is not None and pair.known == "In the Control Commission it was 7 to 3."
    other = [*all_for, vote("lost", CC, 6, 33, RUNG, P["zinoviev"], 1)]
    assert {one.event.kind: pair for one, pair in told(other)}["struck"] is None


def test_a_vote_of_the_joint_plenum_is_told_in_members() -> None:
    p = P["trotsky"]
    ((_, pair),) = told([vote("carried", JOINT, 600, 60, RUNG, p, 3), Event("struck", MONTH, (p, 3, P["stalin"]))])
    assert pair is not None and pair.known == "In the joint plenum it was 100 to 10."


def test_a_post_that_a_vote_took_is_named_and_the_vote_is_his() -> None:
    p, frunze = P["trotsky"], P["frunze"]
    events = [
        vote("carried", POLITBURO, 5, 0, REMOVE, POST, frunze),
        Event("vacated", MONTH, (p, POST)),
        Event("struck", MONTH, (p, 2, P["kamenev"])),
        Event("appointed", MONTH, (frunze, POST, P["kamenev"]), cause="voted"),
    ]
    first, second = told(events)
    assert first[0].event.kind == "struck" and Words(SHIPPED).post(POST) in first[0].text
    assert first[1] is not None and first[1].known == "Trotsky had asked for nothing."
    assert second[0].event.kind == "appointed" and second[1] is None


def test_only_a_local_post_has_a_local_committee() -> None:
    by = P["stalin"]
    pairs = [
        press.pair(Words(SHIPPED), press.Story(event, 1, "", None), [event])
        for event in (Event("appointed", MONTH, (P["shvernik"], q, by), cause="recommended") for q in (LOCAL, CENTRAL))
    ]
    assert all(pairs) and "local committee" in pairs[0][0] and "local committee" not in pairs[1][0]  # type: ignore[index]


def test_the_congress_leads_its_month_with_its_own_count() -> None:
    words = Words(SHIPPED)
    events = [
        Event("congress_beat", MONTH, (CONGRESS, 0)),
        vote("carried", CC, 35, 4, REMOVE, POST, P["frunze"]),
        Event("struck", MONTH, (P["trotsky"], 3, P["stalin"])),
        Event("report_vote", MONTH, (CONGRESS, P["kamenev"], 709, 39)),
        Event("counted", MONTH, (CONGRESS, P["stalin"], 227, P["kamenev"], 151, -1, 0, 748)),
    ]
    page = front_page(words, events, MONTH)
    assert page.event is not None and page.event.kind == "report_vote" and "709 to 39" in page.known
    text = " ".join(one.text for one, _ in told(events))
    assert "227" not in text, "how the delegations stand is not printed"
    assert text.count("XIII Congress") == 1, "that it has met is told with the report"
    lost = front_page(words, [Event("report_vote", MONTH, (CONGRESS, P["kamenev"], 300, 448))], MONTH)
    assert "approved" not in lost.headline and "voted it down" in lost.known


def test_a_congress_that_has_not_met_is_no_headline() -> None:
    events = [Event("congress_beat", MONTH, (CONGRESS, ahead)) for ahead in (1, 2, 3)]
    assert all(story.weight < press.LEADS for story, _ in told(events))
    assert press.weight(Words(SHIPPED), Event("congress_beat", MONTH, (CONGRESS, 0))) > 100


@pytest.mark.slow
def test_the_paper_prints_no_faction_and_nothing_behind_closed_doors() -> None:
    words, kinds = Words(SHIPPED), {"pact_betrayed", "pact_lapsed", "pact_renounced", "trade_done", "counted", "chapter"}
    assert kinds <= set(KINDS) and not any(press.weight(words, Event(kind, MONTH, (0, 0, 0))) for kind in kinds)
    for width, printed in ((0, False), (1, False), (2, True)):
        assert bool(told([Event("document_read", MONTH, (0, width))])) == printed
    session = mixed(SHIPPED, 5)
    while session.state.month < SHIPPED.start + 14:
        assert session.decision is not None
        words.learn(session.view(session.decision.seat))
        assert session.submit(answer(session)) is None
    for month in range(SHIPPED.start, session.state.month):
        heard = [one for one in session.events if one.month == month]
        for story in press.stories(words, heard):
            assert " bloc " not in f" {story.text} " and "Agreed:" not in story.text and "the press under" not in story.text
            assert story.event.kind not in ("counted", "pact_lapsed", "pact_betrayed")
    assert any(one.kind == "pact_signed" for one in session.events), "there was something to keep quiet"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", ["pact_signed", "pact_leaked"])
@pytest.mark.slow(but=1)
def test_a_known_pact_is_told_without_names_and_with_them_below(language: str, kind: str) -> None:
    words = Words(in_language(SHIPPED, language), language)
    session = mixed(SHIPPED, 3)
    while not any(not one.secret for one in session.state.pacts):
        assert session.decision is not None and session.submit(answer(session)) is None
    pact = next(one for one in session.state.pacts if not one.secret)
    words.learn(session.view(0))
    ((story, pair),) = told([Event(kind, MONTH, (pact.id, pact.target, 2))], words)
    assert pair is not None and not any(words.person(p) in story.text for p in pact.parties)
    assert all(words.person(p) in pair.known for p in pact.parties) and pair.printed != pair.known


def test_the_first_month_of_each_scenario_leads_with_its_opening() -> None:
    for name, word in (("1924", "Lenin"), ("letter", "Lenin"), ("1925", "XIV Congress"), ("1926", "Leningrad"), ("1928", "Grain")):
        scenario = scenario_of(name)
        page = front_page(Words(scenario), [Event("died", scenario.start, (scenario.seats[0],))], scenario.start)
        assert word in page.headline and page.event is None, name
        later = front_page(Words(scenario), [], scenario.start + 1)
        assert word not in later.headline
    russian = Words(in_language(SHIPPED, "ru"), "ru").scenario.opening
    assert russian and russian != SHIPPED.opening, "`validate` counts those of the others"


def window(months: int, language: str = "", size: tuple[int, int] = (1280, 800)) -> App:
    session = at_desk("1924", months)
    app = App(Settings(reduced_motion=True, front_page=False, autosave=False), size, language)
    load_all()
    app.enter(session)
    return app


@pytest.mark.slow
def test_the_window_opens_on_lenins_death_and_the_congress_in_its_month() -> None:
    app = window(5)
    first = paper.make(app, SHIPPED.start)
    assert first.headline == "VLADIMIR ILYICH LENIN IS DEAD" and "Kremlin" in first.deck and first.face == -1
    may = paper.make(app, MONTH)
    assert may.headline.startswith("XIII CONGRESS") and may.under == "lead"
    for month in range(SHIPPED.start, MONTH):
        assert "XIII CONGRESS" not in paper.make(app, month).headline


def test_a_death_told_by_a_card_is_told_with_its_notice() -> None:
    app = window(2)
    p, h = P["glazman"], next(n for n, one in enumerate(SHIPPED.happenings) if one.id == "glazman")
    app.game.events += [Event("happening", SHIPPED.start + 1, (h, P["trotsky"])), Event("died", SHIPPED.start + 1, (p,))]
    page = paper.make(app, SHIPPED.start + 1)
    lines = [page.deck, page.second[1], *(line for _, lines in page.sections for line in lines)]
    assert any("took his own life" in line for line in lines)
    assert not any("with sorrow" in line for line in lines)


def test_a_new_page_opens_at_its_head(own_folder: None) -> None:
    app = window(5, size=(1024, 640))
    app.go("front_page", month=SHIPPED.start + 4)
    settle(app)
    app.kit.scroll_to("page", 300)
    settle(app)
    assert app.kit.scrolled("page") > 100
    app.frame()
    assert app.kit.scrolled("page") > 100, "it stays where the hand left it"
    app.back()
    app.go("front_page", month=SHIPPED.start + 3)
    settle(app)
    assert app.kit.scrolled("page") == 0


def test_names_under_pictures_are_in_the_letters_of_the_language() -> None:
    from game.ui.screens import shown

    p = P["zinoviev"]
    english, russian = window(1), window(1, "ru")
    assert shown.caption(english, p) == "Grigory Zinoviev" and shown.initials(english, p) == "GZ"
    assert shown.caption(russian, p) == "Григорий Евсеевич Зиновьев" and shown.initials(russian, p) == "ГЗ"
    for app, times in ((english, 0), (russian, 1)):
        app.kit.record = Record()
        app.go("front_page", month=SHIPPED.start)
        settle(app)
        said = [one.text for one in app.kit.record.texts]
        assert sum(text.strip("«»").casefold() == "рабочая заря" for text in said) == 1, "the title is set once"
        assert ("The Workers’ Dawn" in said) != times


def test_the_page_tells_full_members_from_candidates_where_there_are_candidates() -> None:
    from game.ui.screens.paper import _merged

    app, people = window(1), [P[name] for name in ("kalinin", "rykov", "tomsky", "bukharin")]
    events = [Event("elected", MONTH, (p, POLITBURO, level)) for p, level in zip(people, (2, 2, 1, 1), strict=True)]
    events += [Event("elected", MONTH, (p, 4, 1)) for p in people[:2]]
    said = _merged(app, "elected", [press.Story(one, 1, app.words.printed(one), None) for one in events])
    assert [line.partition(":")[0] for line in said] == [
        "Elected to the Politburo as full members", "Elected candidates of the Politburo, without a vote in it",
        "Elected to the Control Commission",
    ]
    assert "candidate" not in app.words.printed(events[-1]) and "candidate" in app.words.printed(events[2])


# Words that go with it


def test_the_record_is_not_called_upon_for_scenes_of_the_game() -> None:
    """A card whose source says that the scene is invented does not say that the record bears it out."""
    for name in ("1924", "letter"):
        for card in scenario_of(name).happenings:
            invented = any(word in card.source.casefold() for word in ("invented", "of this game", "is a scene", "premise of"))
            if invented and card.status != "contested":
                assert card.status == "imagined", card.id


def test_a_woman_is_not_spoken_of_as_a_man() -> None:
    words = Words(SHIPPED)
    for name, her in (("krupskaya", True), ("ulyanova_m", True), ("rykov", False)):
        said = words.event(Event("cadre", MONTH, (P[name],)))
        assert ("her first post" in said) == her and ("his first post" in said) != her
        assert words.person(P[name]) == SHIPPED.people[P[name]].short


def test_the_list_of_scenarios_shows_years_and_no_path_of_the_games_own() -> None:
    app = App(Settings(reduced_motion=True, front_page=False, autosave=False), (1280, 800))
    load_all()
    app.kit.record = Record()
    app.go("scenarios")
    settle(app)
    said = [one.text for one in app.kit.record.texts]
    assert sum(text.startswith("1924–1929") for text in said) >= 2, "1924 and the letter alike"
    assert not any("/" in text and "scenarios" in text for text in said)
    assert not any(text.startswith("letter") for text in said)


def test_one_unused_act_is_one_act() -> None:
    app = window(1)
    assert app.text("desk.end_sub_free", own=1) == "1 own act unused"
    assert app.text("desk.end_sub_free", own=2) == "2 own acts unused"
