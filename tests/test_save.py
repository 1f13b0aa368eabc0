"""Saved games: nothing is lost, nothing damaged is opened, and what is opened goes on as it would have."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from games import answer, mixed, play_on, small, written_out

from game import __version__, files, save, savefile
from game.play.action import Action
from game.save import SaveError
from game.session import HUMAN, Entry, Session, replayed

ROOT = Path(__file__).resolve().parent.parent
STORED = Path(__file__).with_name("saves")


def written(session: Session, path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Save and return header and body as they stand in the file."""
    save.save_game(session, path)
    line, _, body = path.read_bytes().partition(b"\n")
    return json.loads(line), json.loads(body)


def changed(path: Path, alter: Any, engine: str = "") -> None:
    """Alter the body of a save and sign it anew, as somebody who edits saves would."""
    line, _, data = path.read_bytes().partition(b"\n")
    header, body = json.loads(line), json.loads(data)
    body["state"] = written_out(small(), body["state"])
    alter(body)
    kept = {name: value for name, value in header.items() if name not in ("length", "sha256")}
    path.write_bytes(savefile.join(kept | ({"engine": engine} if engine else {}), body))


# What comes back


@pytest.mark.slow
def test_a_loaded_game_is_the_one_saved_with_events_archive_and_reports(home: Path) -> None:
    for seed, answers in ((1, 0), (2, 7), (3, 40), (4, 10**6)):
        session = play_on(mixed(small(), seed), answers)
        back = save.load_game(save.quick_save(session))
        assert back.state.digest() == session.state.digest()
        assert back.decision == session.decision and back.over == session.over
        assert back.events == session.events and back.log == session.log
        assert back.reports == session.reports
        assert [(month, state.digest()) for month, state in back.months] == session.month_digests()
        assert (back.seed, back.seats, back.rules) == (session.seed, session.seats, session.rules)
        assert not back.edited and not back.resumed


@pytest.mark.slow
def test_saved_loaded_and_saved_again_is_the_same_and_plays_on_alike(home: Path) -> None:
    """From several points of a game, against rivals that must choose the same after loading."""
    path = home / "point.save"
    for rival in ("random", "standard"):
        whole = play_on(mixed(small(), 11, rival), salt=5)
        answers = sum(entry.seat == 0 for entry in whole.log)
        assert answers > 20
        session, step = mixed(small(), 11, rival), answers // 3
        for point in range(0, answers, step):
            play_on(session, step if point else 0, salt=5)
            _, body = written(session, path)
            back = save.load_game(path)
            _, again = written(back, path)
            assert again == body
            play_on(back, salt=5)
            assert back.log == whole.log
            assert back.state.digest() == whole.state.digest()


def test_house_rules_orders_undone_and_the_branch_are_kept(home: Path) -> None:
    session = Session(small(), 3, [HUMAN, "random", "random"], rules={"low_luck": 1}, parent="a branch")
    while session.decision is not None and session.decision.kind != "desk":
        session.submit(answer(session))
    before = session.state.digest()
    order = next(action for action in session.menu() if action.kind not in ("end",))
    assert session.submit(order) is None and session.undo()
    assert session.state.digest() == before
    play_on(session, 12)
    back = save.load_game(save.quick_save(session))
    assert back.rules == {"low_luck": 1} and dict(back.scenario.rules)["low_luck"] == 1
    assert back.parent == "a branch" and back.state.digest() == session.state.digest()


@pytest.mark.slow
def test_every_autosave_opens_at_the_month_it_was_written(home: Path) -> None:
    session = mixed(small(), 8)
    session.on_month = lambda game: months.append((game.state.month, save.autosave(game)))
    months: list[tuple[int, Path]] = []
    play_on(session)
    first = months[0][0]
    assert [month for month, _ in months] == list(range(first, first + len(months))) and len(months) > 2 * save.RING
    assert len({path for _, path in months}) == save.RING
    for month, path in months[-save.RING :]:
        back = save.load_game(path)
        assert back.state.month == month and back.decision is not None
    assert len(list((home / "saves").glob("auto_*.save*"))) == save.RING, "the ring is its own history"


def test_the_state_shared_with_the_archive_is_not_written(home: Path) -> None:
    told: dict[int, str] = {}
    session = Session(small(), 5, ["random"] * 3, on_month=lambda game: told.update({game.state.month: game.state.digest()}))
    kept = dict(session.month_digests())
    assert len(told) == 23 and all(kept[month] == digest for month, digest in told.items())


def test_a_stored_save_of_every_format_loads_and_plays_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "small.yaml").write_bytes((STORED / "small.yaml").read_bytes())
    stored = sorted(STORED.glob("*.save"))
    assert len(stored) == savefile.SCHEMA
    for path in stored:
        session = save.load_game(path)
        assert session.humans() == [0] and not session.edited
        play_on(session)
        assert session.over and session.errors == 0


# What the load screen shows


def test_the_list_reads_headers_only_and_shows_nothing_hidden(home: Path) -> None:
    session = play_on(mixed(small(), 6), 15)
    save.save_game(session, save.save_path("Осень 1924 / <first>"))
    save.quick_save(session)
    (home / "saves" / "torn.save").write_bytes((home / "saves" / "quick.save").read_bytes()[:-5])
    (home / "saves" / "odd.save").write_bytes(b"[" * 5000)
    told = {info.path.name: info for info in save.saves()}
    assert set(told) == {"quick.save", "torn.save", "odd.save", "Осень 1924  first.save"}
    assert "not as long" in told["torn.save"].problem and "not a saved game" in told["odd.save"].problem
    header = told["quick.save"].header
    assert told["quick.save"].problem == ""
    assert (header["scenario"], header["month"], header["people"]) == ("small", session.state.month, ["stalin"])
    assert set(header) == set(savefile.HEADER)
    assert str(session.seed) not in {str(value) for value in header.values()}
    assert save.saves(home / "none") == []


@pytest.mark.parametrize("name", ["../../up", "", "a/b\\c", "\0", "x" * 500, "auto", " . ", "auto_3"])
def test_a_name_stays_inside_the_folder(home: Path, name: str) -> None:
    path = save.save_path(name)
    assert path.parent == home / "saves" and path.suffix == ".save" and 5 < len(path.name) < 80
    assert path.name not in {f"auto_{n}.save" for n in range(save.RING)}


# What is refused


@pytest.mark.slow
def test_every_changed_byte_is_noticed(home: Path) -> None:
    path = save.save_game(play_on(mixed(small(), 2), 10), home / "quick.save")
    good = path.read_bytes()
    chance = random.Random(4)
    places = [*range(good.index(b"\n") + 3), *(chance.randrange(len(good)) for _ in range(60)), len(good) - 1]
    for at in places:
        path.write_bytes(good[:at] + bytes([good[at] ^ (1 << chance.randrange(7))]) + good[at + 1 :])
        with pytest.raises(SaveError, match=r"^quick\.save .*[a-z0-9)]$"):
            save.load_game(path)
    for at in (0, 1, 40, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:at])
        with pytest.raises(SaveError):
            save.load_game(path)
    path.write_bytes(good + b" ")
    with pytest.raises(SaveError):
        save.load_game(path)
    path.write_bytes(good)
    assert save.load_game(path).decision is not None


@pytest.mark.parametrize(
    "damage",
    [b"", b"\n", b"{}\n{}", b"\xff\xfe" * 50, b"[" * 100_000, b'{"format":"politburo-save","schema":1}\n{}',
     b'{"format":"politburo-save","schema":true}\n{}', b'{"format":"politburo-save","schema":0}\n{}',
     b'{"format":"politburo-save","schema":1e0}\n{}', b'{"a":' * 30_000 + b"\n"],
)  # fmt: skip
def test_what_is_no_save_ends_in_a_sentence(home: Path, damage: bytes) -> None:
    path = home / "odd.save"
    path.write_bytes(damage)
    for edited_ok in (False, True):
        with pytest.raises(SaveError, match=r"^odd\.save "):
            save.load_game(path, edited_ok)
    with pytest.raises(SaveError, match="cannot be read"):
        save.load_game(home / "none.save")


def test_a_newer_format_is_refused_with_both_versions(home: Path) -> None:
    path = save.quick_save(mixed(small(), 1))
    header = json.loads(path.read_bytes().partition(b"\n")[0])
    path.write_bytes(savefile.dump(header | {"schema": 9, "version": "4.2.0", "new": 1}) + b"\n{}")
    with pytest.raises(SaveError, match=rf"version 4\.2\.0 \(save format 9\); this is version {__version__}.*format 3"):
        save.load_game(path)


def test_an_older_format_goes_through_its_migrations(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = play_on(mixed(small(), 1), 8)
    path = save.quick_save(session)

    def older(body: dict[str, Any]) -> None:
        del body["parent"]

    changed(path, older)
    monkeypatch.setattr(savefile, "SCHEMA", 4)
    monkeypatch.setitem(savefile.MIGRATIONS, 3, lambda body: body | {"parent": "from format 3"})
    back = save.load_game(path)
    assert back.parent == "from format 3" and back.state.digest() == session.state.digest()
    monkeypatch.setitem(savefile.MIGRATIONS, 3, lambda body: body["never there"])
    with pytest.raises(SaveError, match="not as version"):
        save.load_game(path)


def test_a_changed_scenario_is_said(home: Path) -> None:
    path = save.quick_save(mixed(small(), 1))
    here = home / "scenarios" / "small.yaml"
    here.write_text(here.read_text(encoding="utf-8").replace("line: -20", "line: -21"), encoding="utf-8")
    with pytest.raises(SaveError, match="another version of the scenario 'small'"):
        save.load_game(path)
    here.write_text("scenario: [", encoding="utf-8")
    with pytest.raises(SaveError, match="needs the scenario 'small'"):
        save.load_game(path)
    here.unlink()
    with pytest.raises(SaveError, match="needs the scenario 'small'; put it into"):
        save.load_game(path)
    assert save.load_game(path, scenario=small()).decision is not None


def test_an_edited_state_opens_only_when_the_player_says_so_and_stays_marked(home: Path) -> None:
    session = play_on(mixed(small(), 2), 10)
    path = save.quick_save(session)

    def richer(body: dict[str, Any]) -> None:
        body["state"]["standing"][session.scenario.seats[0]] = 99

    changed(path, richer)
    with pytest.raises(SaveError, match="its log does not lead to its state") as refused:
        save.load_game(path)
    assert refused.value.editable
    back = save.load_game(path, edited_ok=True)
    assert back.edited and back.state.standing[session.scenario.seats[0]] == 99
    play_on(back, 3)
    again = save.load_game(save.save_game(back, home / "on.save"))
    assert again.edited and again.state.digest() == back.state.digest()
    assert save.saves(home)[0].header["edited"]


def test_a_file_changed_without_a_new_checksum_opens_only_when_the_player_says_so(home: Path) -> None:
    path = save.quick_save(play_on(mixed(small(), 2), 10))
    path.write_bytes(path.read_bytes().replace(b'"parent":""', b'"parent":"x"'))
    with pytest.raises(SaveError, match="changed since the game wrote it") as refused:
        save.load_game(path)
    assert refused.value.editable
    assert save.load_game(path, edited_ok=True).edited


def test_an_archive_that_was_not_played_is_noticed(home: Path) -> None:
    path = save.quick_save(play_on(mixed(small(), 2), 30))

    def another(body: dict[str, Any]) -> None:
        body["digests"][1][1] = "0" * 64

    changed(path, another)
    with pytest.raises(SaveError, match="a month of its archive"):
        save.load_game(path)


@pytest.mark.parametrize(
    ("name", "alter"),
    [
        ("a field is missing", lambda body: body["state"].pop("machine")),
        ("a field too many", lambda body: body["state"].update(luck=[1])),
        ("a float", lambda body: body["state"]["loyalty"].__setitem__(0, 50.0)),
        ("a truth value", lambda body: body["state"]["loyalty"].__setitem__(0, True)),
        ("a column too short", lambda body: body["state"]["machine"].pop()),
        ("nobody of that number", lambda body: body["state"]["holder"].__setitem__(0, 999)),
        ("regard that is not the sum of its reasons", lambda body: body["state"]["regard"][0].__setitem__(5, 77)),
        ("a pact of the wrong size", lambda body: body["state"]["pacts"].append([1, 2])),
        ("a seed of another game", lambda body: body.update(seed=body["seed"] + 1)),
        ("a seat that is not there", lambda body: body["seats"].pop()),
        ("a rival nobody knows", lambda body: body["seats"].__setitem__(1, "oracle")),
        ("an action nobody knows", lambda body: body["log"][0].__setitem__(1, "abdicate")),
        ("an action of a seat that is not there", lambda body: body["log"][0].__setitem__(0, 12)),
        ("an argument that is no number", lambda body: body["log"][0].__setitem__(2, ["x"])),
        ("a log that is no list", lambda body: body.update(log={})),
        ("a house rule that is no number", lambda body: body.update(rules={"low_luck": "yes"})),
        ("a part too many", lambda body: body.update(cheat=1)),
    ],
)
def test_a_signed_save_that_does_not_fit_is_refused_even_as_edited(home: Path, name: str, alter: Any) -> None:
    path = save.quick_save(play_on(mixed(small(), 2), 10))
    changed(path, alter)
    for edited_ok in (False, True):
        with pytest.raises(SaveError, match=r"^quick\.save (is damaged|cannot go on)"):
            save.load_game(path, edited_ok)


def test_a_save_of_other_rules_goes_on_from_its_state(home: Path) -> None:
    """The log then leads elsewhere: events and archive before the save are not told, and it is no fault."""
    session = play_on(mixed(small(), 2), 10)
    path = save.quick_save(session)

    def elsewhere(body: dict[str, Any]) -> None:
        body["state"]["standing"][session.scenario.seats[1]] -= 1

    changed(path, elsewhere, engine="0" * 16)
    back = save.load_game(path)
    assert back.resumed and not back.edited and back.events == []
    play_on(back, 5)
    again = save.load_game(save.save_game(back, path))
    assert again.resumed and not again.edited and again.state.digest() == back.state.digest()


# Autosaves and the disk


def test_an_autosave_never_goes_over_a_file_that_failed_to_load(home: Path) -> None:
    session = play_on(mixed(small(), 3), 5)
    for _ in range(save.RING):
        save.autosave(session)
    ring = sorted((home / "saves").glob("auto_*.save"))
    torn, tampered = ring[0], ring[1]
    torn.write_bytes(torn.read_bytes()[:-9])
    changed(tampered, lambda body: body["state"]["loyalty"].__setitem__(3, 1))
    with pytest.raises(SaveError):
        save.load_game(tampered)
    for path in (torn, tampered):
        os.utime(path, ns=(1, 1))
    with pytest.raises(SaveError):
        save.load_game(tampered)
    kept = (torn.read_bytes(), tampered.read_bytes())
    written_to = {save.autosave(session) for _ in range(3 * save.RING)}
    assert written_to == set(ring[2:]) and (torn.read_bytes(), tampered.read_bytes()) == kept


def test_with_no_autosave_left_to_write_over_the_player_is_told(home: Path) -> None:
    session = mixed(small(), 3)
    for _ in range(save.RING):
        save.autosave(session).write_bytes(b"torn")
    with pytest.raises(files.StorageError, match="none of the 10"):
        save.autosave(session)


def test_a_full_disk_is_told_and_the_old_save_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = play_on(mixed(small(), 3), 5)
    path = save.quick_save(session)
    good = path.read_bytes()

    def full(*args: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    play_on(session, 3)
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(files.StorageError, match="the disk is full"):
        save.quick_save(session)
    monkeypatch.undo()
    assert path.read_bytes() == good
    assert play_on(session, 2).log


SAVER = """
import sys
from functools import cache
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from games import mixed, play_on, small
from game import save
session = mixed(small(), 5)
while True:
    save.save_game(session, Path(sys.argv[1]))
    if len(session.log) < 60:
        play_on(session, 1)
    print(len(session.log), flush=True)
"""


def test_killed_while_saving_the_save_opens(tmp_path: Path) -> None:
    """At two moments; the long form kills it at fifty."""
    _kill_while_saving(tmp_path, 2)


@pytest.mark.long
def test_killed_fifty_times_while_saving_no_save_is_lost(tmp_path: Path) -> None:
    _kill_while_saving(tmp_path, 50)


def _kill_while_saving(tmp_path: Path, times: int) -> None:
    for attempt in range(times):
        path = tmp_path / "game.save"
        with subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), str(Path(__file__).parent)], cwd=ROOT, stdout=subprocess.PIPE
        ) as saver:
            assert saver.stdout is not None and saver.stdout.readline()
            time.sleep(0.007 * (attempt % 23))
            saver.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            saver.wait(10)
        session = save.load_game(path, scenario=small())
        assert session.log == mixed_log(len(session.log))


@cache
def whole_log() -> tuple[Entry, ...]:
    """Return the entries of the game the saver plays."""
    return tuple(play_on(mixed(small(), 5), 60).log)


def mixed_log(length: int) -> list[Entry]:
    """Return the first entries of the game the saver plays."""
    return list(whole_log()[:length])


def test_a_log_that_cannot_be_played_says_where(home: Path) -> None:
    session = play_on(mixed(small(), 2), 10)
    log = list(session.log)
    log[4] = Entry(log[4].seat, Action("yes"), "")
    with pytest.raises(ValueError, match="action 5"):
        replayed(small(), 2, session.seats, {}, log)
