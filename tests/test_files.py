"""The one safe way to write, and the one safe way to open a scenario's file."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game import files

ROOT = Path(__file__).resolve().parent.parent


# Writing


def test_what_is_written_is_read_back_and_three_generations_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "game.json"
    for number in range(5):
        files.write_atomic(path, b"%d" % number)
    assert [files.generation(path, age).read_bytes() for age in range(3)] == [b"4", b"3", b"2"]
    assert sorted(os.listdir(path.parent)) == ["game.json", "game.json.1", "game.json.2"]


def test_one_generation_leaves_no_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    for number in range(3):
        files.write_atomic(path, b"%d" % number, keep=1)
    assert os.listdir(tmp_path) == ["settings.yaml"]
    assert path.read_bytes() == b"2"


CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink")


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("which", [1, 2, 3])
@pytest.mark.parametrize("cause", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_each_file_call_may_fail_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, which: int, cause: int
) -> None:
    path = tmp_path / "game.json"
    for number in range(3):
        files.write_atomic(path, b"old %d" % number)
    real, calls = getattr(os, name), [0]

    def failing(*args: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == which:
            if name == "close":
                real(*args, **named)  # a failed close has closed all the same
            raise OSError(cause, os.strerror(cause))
        return real(*args, **named)

    monkeypatch.setattr(os, name, failing)
    told = ""
    try:
        files.write_atomic(path, b"new")
    except files.StorageError as fault:
        told = str(fault)
    monkeypatch.undo()
    now = path.read_bytes()
    assert now in (b"old 2", b"new")
    if told:
        assert told.startswith("game.json could not be written: ")
        assert now == b"old 2"
    else:
        assert now == b"new"
    kept = {
        files.generation(path, age).read_bytes() for age in range(3) if files.generation(path, age).exists()
    }
    assert {b"old 2"} <= kept | {now}
    for stray in tmp_path.glob(".*.tmp"):
        os.utime(stray, (0, 0))
    files.clear_strays(tmp_path)
    assert not list(tmp_path.glob(".*"))
    files.write_atomic(path, b"later")
    assert path.read_bytes() == b"later"


def test_what_was_written_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, calls = tmp_path / "game.json", []
    files.write_atomic(path, b"old")
    replace = os.replace

    def replaced(old: Any, new: Any) -> None:
        calls.append(f"replace {Path(new).name}")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", lambda handle: calls.append("fsync"))
    monkeypatch.setattr(os, "replace", replaced)
    files.write_atomic(path, b"new")
    at = calls.index("replace game.json")
    assert "fsync" in calls[:at] and path.read_bytes() == b"new"
    if os.name == "posix":  # the name itself, too
        assert "fsync" in calls[at:]


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(files.StorageError, match="the disk is full; free some space"):
        files.write_atomic(tmp_path / "a", b"x")
    monkeypatch.undo()
    assert os.listdir(tmp_path) == []


def test_a_file_system_without_links_keeps_generations_by_copying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_args: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a"
    files.write_atomic(path, b"1")
    files.write_atomic(path, b"2")
    assert (path.read_bytes(), files.generation(path, 1).read_bytes()) == (b"2", b"1")
    assert len(os.listdir(tmp_path)) == 2


def test_a_short_write_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    files.write_atomic(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_file_another_copy_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "game.json"
    files.write_atomic(path, b"mine", expected=None)
    seen = files.stamp(path)
    files.write_atomic(path, b"mine again", expected=seen)
    files.write_atomic(path, b"of another copy")
    with pytest.raises(files.ChangedElsewhere, match="changed by another running copy"):
        files.write_atomic(path, b"mine too", expected=seen)
    assert path.read_bytes() == b"of another copy"
    with pytest.raises(files.ChangedElsewhere):
        files.write_atomic(path, b"mine too", expected=None)


def test_only_old_strays_of_our_own_are_cleared(tmp_path: Path) -> None:
    for name in (".game.json.77-1.tmp", ".game.json.77-2.tmp", "game.json", ".other.tmp", "note.tmp"):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (0, 0))
    os.utime(tmp_path / ".game.json.77-2.tmp")
    assert files.clear_strays(tmp_path) == 1
    assert sorted(os.listdir(tmp_path)) == [".game.json.77-2.tmp", ".other.tmp", "game.json", "note.tmp"]
    assert files.clear_strays(tmp_path / "none") == 0


WRITER = """
import sys
from pathlib import Path
from game import files
path = Path(sys.argv[1])
number = 0
while True:
    number += 1
    files.write_atomic(path, (b"%08d" % number) * 20_000)
    if number == 1:
        print("begun", flush=True)
"""


def test_killed_while_writing_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "game.json"
    for attempt in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None and writer.stdout.readline() == b"begun\n"
            time.sleep(0.011 * attempt)
            writer.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            writer.wait(10)
        for age in range(2):
            held = files.generation(path, age)
            if age == 0 or held.exists():
                data = held.read_bytes()
                assert len(data) == 160_000 and data == data[:8] * 20_000
        files.clear_strays(tmp_path, older_than=0)
        assert not list(tmp_path.glob(".*"))


# Opening


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A folder with a file, a folder below and a secret beside it."""
    folder = tmp_path / "story"
    (folder / "more").mkdir(parents=True)
    (folder / "people.yaml").write_bytes(b"people: []")
    (folder / "more" / "posts.yaml").write_bytes(b"posts: []")
    (tmp_path / "secret.yaml").write_bytes(b"secret")
    return folder


def test_files_inside_are_opened(scenario: Path) -> None:
    assert files.read_inside(scenario, "people.yaml", 100) == b"people: []"
    assert files.read_inside(scenario, "more/posts.yaml", 100) == b"posts: []"
    assert files.read_inside(scenario, "people.yaml", 4) == b"peopl"


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../secret.yaml", "more/../../secret.yaml", "/etc/passwd", "//people.yaml", "more//posts.yaml", "./people.yaml",
        "people.yaml/", "more\\posts.yaml", "c:people.yaml", "people.yaml\0", "people.yaml\n", "PEOPLE.yaml", "People.yaml", "más.yaml",
        "people.yaml:stream", "~/people.yaml", "$HOME.yaml", "people", "people.py", "none.yaml", "more", "a/b/c/d/e.yaml", "x" * 300,
    ],
)  # fmt: skip
def test_other_names_are_refused(scenario: Path, name: str) -> None:
    with pytest.raises(files.Refused):
        files.read_inside(scenario, name, 100)


def test_links_are_refused_in_every_part(scenario: Path) -> None:
    (scenario / "out.yaml").symlink_to(scenario.parent / "secret.yaml")
    (scenario / "near.yaml").symlink_to(scenario / "people.yaml")
    (scenario / "up").symlink_to(scenario.parent)
    for name in ("out.yaml", "near.yaml", "up/secret.yaml"):
        with pytest.raises(files.Refused, match="leads through a link"):
            files.read_inside(scenario, name, 100)


def test_a_pipe_or_a_folder_is_no_file(scenario: Path) -> None:
    (scenario / "folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(scenario / "pipe.yaml")
        with pytest.raises(files.Refused, match="not a regular file"):
            files.read_inside(scenario, "pipe.yaml", 100)
    with pytest.raises(files.Refused, match="not a regular file"):
        files.read_inside(scenario, "folder.yaml", 100)


def test_a_name_in_other_case_is_refused_with_its_spelling(scenario: Path) -> None:
    (scenario / "Posts.yaml").write_bytes(b"")
    with pytest.raises(files.Refused) as told:
        files.read_inside(scenario, "posts.yaml", 100)
    assert told.value.hint == "it is spelt 'Posts.yaml'"


# Folders


def test_one_variable_moves_all_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    own = (files.saves_folder(), files.logs_folder(), files.scenarios_folder(), files.settings_file())
    assert all(tmp_path in path.parents for path in own)
    monkeypatch.delenv("POLITBURO_HOME")
    assert tmp_path not in files.saves_folder().parents
    assert "politburo" in str(files.saves_folder()).lower()


def test_shipped_data_are_found() -> None:
    assert files.shipped_scenarios().is_dir()
    assert files.assets_folder().is_dir()
