"""Going back in one's own game: branches beside each other, nothing lost, nothing a stranger's save could abuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from games import mixed, play_on, played_out, small
from test_save import changed
from test_window import Hand

from game import forks, rewind, save, savefile
from game.forks import Fork
from game.save import SaveError
from game.session import Session
from game.text import play as terminal_play
from game.words import Words
from game.words.sheet import Grid, pages

pytestmark = pytest.mark.usefixtures("blind")


@pytest.mark.slow
def test_going_back_opens_the_month_and_the_same_answers_lead_the_same_way(home: Path) -> None:
    session = played_out(4)
    digest = session.state.digest()
    for n in (0, 5, len(session.months) - 1):
        new = rewind.rewound(session, n, Fork(1, "", session.months[n][0]))
        assert [(month, state.digest()) for month, state in new.months] == session.month_digests()[: n + 1]
        assert new.log[: session.opened[n]] == session.log[: session.opened[n]] and not new.over
        play_on(new)
        assert new.state.digest() == digest and new.log == session.log
    assert session.state.digest() == digest and session.branches == []


def test_the_old_course_is_kept_once_and_never_written_over(home: Path) -> None:
    session = played_out(4)
    first = rewind.keep_course(session)
    assert rewind.keep_course(session) == first, "the same course is kept once"
    data = first.read_bytes()
    new = rewind.rewound(session, 5, Fork(rewind.next_number(session), "без письма", session.months[5][0]))
    other = play_on(new, 9, salt=8)
    second = rewind.keep_course(other)
    third = rewind.keep_course(play_on(rewind.rewound(session, 5, Fork(rewind.next_number(session), "", 5)), 4, salt=3))
    assert len({first, second, third}) == 3 and first.read_bytes() == data
    assert rewind.next_number(session) == 3
    back = save.load_game(second)
    assert back.branches == new.branches and back.state.digest() == other.state.digest()
    assert save.game_of(back) == save.game_of(session)


def test_the_tree_of_a_game_is_read_from_headers_alone(home: Path) -> None:
    session = played_out(4)
    rewind.keep_course(session)
    one = rewind.rewound(session, 8, Fork(1, "first", session.months[8][0]))
    rewind.keep_course(play_on(one, 3, salt=2))
    deep = rewind.rewound(one, 3, Fork(2, "", session.months[3][0]))
    rewind.keep_course(deep)
    infos = save.saves()
    assert rewind.games(infos) == [save.game_of(session)]
    found = rewind.courses(rewind.of_game(infos, save.game_of(session)))
    assert [(one.fork.number, one.parent, one.depth) for one in found] == [(0, -1, 0), (1, 0, 1), (2, 1, 2)]
    assert found[1].fork == Fork(1, "first", session.months[8][0])
    other = mixed(small(), 5)
    assert save.game_of(other) != save.game_of(session)


def test_a_tree_takes_whatever_strangers_wrote() -> None:
    trails = [[Fork(3, "c", 9), Fork(1, "a", 5)], [Fork(1, "b", 5), Fork(3, "", 9)], [Fork(0, "root", 1)], []]
    found = forks.tree(trails)
    assert sorted(one.fork.number for one in found) == [0, 1, 3] and found[0].fork.name == "root"
    circle = forks.tree([[Fork(1, "", 1), Fork(2, "", 2)], [Fork(2, "", 2), Fork(1, "", 1)]])
    assert sorted(one.fork.number for one in circle) == [0, 1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        [[1, "x"]], [[1, 2, 3]], [["1", "x", 3]], [[True, "x", 3]], [[-1, "x", 3]], [[1000, "x", 3]], [[1, "x", -3]],
        [[1, "x" * 25, 3]], [[1, "a\nb", 3]], [[1, "\u202eabc", 3]], [[1, " x", 3]], [[1, "", 3], [1, "", 4]],
        [[1, "", 3], [0, "", 4]], [[n, "", 3] for n in range(1, 14)], [{}],
    ],
)  # fmt: skip
def test_branches_that_could_not_have_been_made_are_refused(home: Path, lines: list[Any]) -> None:
    path = save.quick_save(play_on(mixed(small(), 2), 10))
    changed(path, lambda body: body.update(branches=lines))
    for edited_ok in (False, True):
        with pytest.raises(SaveError, match=r"^quick\.save is damaged"):
            save.load_game(path, edited_ok)
    line, _, body = path.read_bytes().partition(b"\n")
    header = json.loads(line) | {"branches": lines}
    path.write_bytes(savefile.dump(header) + b"\n" + body)
    assert "damaged" in save.saves()[0].problem, "the load screen shows nothing of such a header"


@pytest.mark.parametrize(
    "rows", [[[1]], [[1, 2, 3, "4"]], [[24288, 1, 2, 5000]], [[24289, 1, 2, 3], [24288, 1, 2, 3]], [[24288, True, 2, 3]], [7]]
)
def test_leads_that_are_none_are_refused(home: Path, rows: list[Any]) -> None:
    path = save.quick_save(play_on(mixed(small(), 2), 10))
    changed(path, lambda body: body.update(leads=rows))
    with pytest.raises(SaveError, match=r"^quick\.save is damaged: its months"):
        save.load_game(path, True)


@pytest.mark.slow
def test_a_branch_is_named_in_its_save_and_the_game_in_it_stays(home: Path) -> None:
    session = played_out(4)
    new = rewind.rewound(session, 4, Fork(1, "", session.months[4][0]))
    path = rewind.keep_course(play_on(new, 5))
    before = save.load_game(path)
    rewind.name_branch(path, "Осень")
    back = save.load_game(path)
    assert back.branches[-1].name == "Осень" and not back.edited
    assert back.state.digest() == before.state.digest() and back.log == before.log
    assert path.with_name(path.name + ".1").exists(), "the file as it was is kept"
    first = rewind.keep_course(session)
    rewind.name_branch(first, "main")
    assert save.load_game(first).branches[0] == Fork(0, "main", session.scenario.start)
    assert Words(session.scenario).branch_mark(save.load_game(first).branches) == "", "the first course left nothing"


@pytest.mark.slow
def test_a_game_gone_back_in_says_so_in_its_worksheet(home: Path) -> None:
    session = played_out(4)
    new = play_on(rewind.rewound(session, 6, Fork(1, "other way", session.months[6][0])), salt=7)
    facts = next(block for block in pages(new)[0] if isinstance(block, Grid))
    month = Words(new.scenario).month(session.months[6][0])
    assert any(row[1] == f"Branched in {month}: “other way”" for row in facts.rows)
    plain = next(block for block in pages(session)[0] if isinstance(block, Grid))
    assert not any("Branched" in row[1] for row in plain.rows)


def test_a_game_of_other_rules_goes_back_within_what_it_kept(home: Path) -> None:
    session = play_on(mixed(small(), 2), 10)
    path = save.quick_save(session)
    changed(path, lambda body: body["state"]["standing"].__setitem__(session.scenario.seats[1], 11), engine="0" * 16)
    back = play_on(save.load_game(path), 40)
    assert back.resumed and len(back.months) > 2
    leads = [row[0] for row in back.leads()]
    assert leads == sorted(set(leads)) and leads[0] == session.scenario.start, "what the save tells of before is kept"
    new = rewind.rewound(back, 1, Fork(1, "", back.months[1][0]))
    assert new.state.month == back.months[1][0] and new.months[1][1].digest() == back.months[1][1].digest()
    assert play_on(new, 3).log


@pytest.mark.slow
def test_back_from_the_archive_and_the_chronicle_by_mouse_and_keys(home: Path) -> None:
    hand = Hand()
    app = hand.app
    app.settings.front_page = False
    app.enter(played_out(4))
    hand.rest()
    assert hand.top == "ending"
    hand.click("page:archive")
    hand.click("archive_month")
    hand.click("archive:rewind")
    assert hand.top == "rewind"
    month = app.game.months[3][0]
    hand.click(f"month:{month}")
    hand.click("branch_name")
    app.stack[-1].branch = "anders"  # type: ignore[attr-defined]
    hand.click("rewind:go")
    assert app.game.state.month == month and not app.game.over
    assert app.game.branches == [Fork(1, "anders", month)]
    kept = [info for info in save.saves() if "course-0" in info.path.name]
    assert len(kept) == 1 and kept[0].header["over"] and app.game.parent == kept[0].path.stem
    play_on(app.game, 6, salt=9)
    app._memo_of = None
    app.go("desk")
    app.set_aside = app.game.decision
    app.go("chronicle")
    hand.rest()
    hand.tab_to(lambda id: id == f"rewind:{month}")
    hand.press(40)  # Enter
    assert hand.top == "rewind"
    hand.press(app.kit.bound["end"])
    assert [fork.number for fork in app.game.branches] == [1, 2] and app.game.state.month == month
    for page in ("load",):
        app.go(page, part="branches")
        hand.rest()
    assert {"course:" + save.game_of(app.game)[:6] + f":{n}" for n in (0, 1)} <= set(hand.zones)
    hand.click("course:" + save.game_of(app.game)[:6] + ":1")
    hand.click("load:name")
    app.stack[-1].branch = "Herbst"  # type: ignore[attr-defined]
    hand.click("name:yes")
    assert {rewind.trail(info)[-1].name for info in save.saves() if rewind.number_of(info) == 1} >= {"Herbst"}
    hand.click("load:go_back")
    assert hand.top == "rewind"
    hand.click("rewind:back")
    assert hand.top == "load" and app.kit.duplicates == []


@pytest.mark.slow
def test_back_in_the_terminal(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import io

    from game import cli

    session = played_out(4)
    save.save_game(session, save.save_path("mine"))
    year, month = divmod(session.months[6][0], 12)
    lines = [f"rewind {year}-{month + 1:02} Another way", "rewind 1900-01", "save branch", "quit"]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))
    assert cli.main(["play", "--text", "--load", "mine"]) == 0
    out = capsys.readouterr().out
    assert "The course so far is kept as small-4-course-0" in out and "There is no such month" in out
    back = save.load_game(save.save_path("branch"))
    assert back.branches == [Fork(1, "Another way", session.months[6][0])]
    assert terminal_play.COMMANDS["rewind"]


def test_nobody_goes_back_where_nobody_sits(home: Path) -> None:
    watched = Session(small(), 3, ["random"] * 3, paced=True)
    assert rewind.why_not(watched) == "watched"
    session = played_out(4)
    session.branches = [Fork(n, "", 5) for n in range(1, 13)]
    assert rewind.why_not(session) == "deep"
    names = [Fork(n, "Ж" * forks.LONGEST, 24_999) for n in range(1, 13)]
    session.branches = names
    assert save.load_game(save.quick_save(session)).branches == names, "the longest trail fits into a header"
