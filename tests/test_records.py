"""The records of a batch are kept packed and read as they were."""

from __future__ import annotations

from games import SMALL, small

from game.lab import batch as batches
from game.lab import collect
from game.lab.batch import Batch, Played
from game.lab.records import Records, pack, unpack


def test_a_record_comes_back_as_it_was_and_is_small_meanwhile() -> None:
    record = collect.play(small(), ["standard"] * 3, 3)
    kept = pack(record)
    assert unpack(kept) == record and unpack(record) is record
    assert len(kept) < 2000


def test_records_are_read_like_a_list() -> None:
    games = [collect.play(small(), ["random"] * 3, seed) for seed in (1, 2, 3)]
    found = Records(pack(game) for game in games)
    assert found == games and list(found) == games and len(found) == 3
    assert found[1] == games[1] and found[1:] == games[1:] and found[-1] == games[2]
    assert found != games[:2] and found.bytes() < 6000
    assert collect.summary(found, small()) == collect.summary(games, small())


def test_a_batch_keeps_plain_games_packed() -> None:
    played = batches.run(Batch(str(SMALL), small().hash, ("random",) * 3, 1, 2))
    assert all(isinstance(kept, bytes) for kept in played.kept)
    gap = Played([played.kept[0], None])
    assert list(gap.records)[1] is None and gap.finished() == [next(played.records)]
