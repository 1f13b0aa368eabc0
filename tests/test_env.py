"""The environment for learning agents: PettingZoo's own tests, options in pages, rewards, rivals as policies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from games import SMALL, small

pytest.importorskip("pettingzoo", reason="the extra `env` is not installed")
pytest.importorskip("gymnasium", reason="the extra `env` is not installed")

import numpy as np
from pettingzoo.test import api_test, seed_test

from game.lab.env import MORE, Rival, env, offered, random_policy, raw_env
from game.play.action import Action, bar, kinds_at, legal
from game.rules.score import score
from game.session import Session

os.environ["SDL_AUDIODRIVER"] = "dummy"  # the library has put a device of its own in its place
ROOT = Path(__file__).resolve().parent.parent


def small_table(seed: int = 1, **options: object) -> raw_env:
    table = raw_env(scenario=small(), **options)  # type: ignore[arg-type]
    table.reset(seed)
    return table


def at_desk(**options: object) -> raw_env:
    """Return a table at the first desk of a game that has options for several pages."""
    table = small_table(2, **options)
    while table.asked.kind != "desk" or not table._further(2):
        table.step(0)
    return table


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.slow
def test_pettingzoo_finds_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    api_test(env(scenario=str(SMALL)), num_cycles=1500)
    seed_test(lambda: env(scenario=small(), text=False), num_cycles=60)
    assert "Passed API test" in capsys.readouterr().out


@pytest.mark.parametrize("spec", ["standard", "random"])
@pytest.mark.slow
def test_agents_who_follow_a_rival_play_the_game_of_such_rivals(spec: str) -> None:
    table, follow = small_table(4, text=False), Rival(spec)
    while not table.session.over:
        table.step(follow(table))
    game = Session(small(), 4, [spec] * 3, archive=False)
    assert table.session.state.digest() == game.state.digest()
    assert table.session.log == game.log


@pytest.mark.slow
def test_single_agents_sit_among_rivals() -> None:
    table = small_table(4, agents=["trotsky"], rivals={"zinoviev": "random"}, text=False)
    assert table.specs == ["standard", "human", "random"] and table.possible_agents == ["trotsky"]
    follow = Rival()
    for _ in table.agent_iter():
        over = table.last()[2]
        table.step(None if over else follow(table))
    assert table.session.state.digest() == Session(small(), 4, ["standard", "standard", "random"]).state.digest()
    for wrong in ({"agents": ["lenin"]}, {"agents": []}, {"rivals": {"lenin": "random"}}, {"rival": "oracle", "agents": ["stalin"]}, {"shaping": 2}):
        with pytest.raises(ValueError):
            raw_env(scenario=small(), **wrong)  # type: ignore[arg-type]


def test_every_option_is_legal_and_pages_show_each_once() -> None:
    table = at_desk(text=False)
    seen: list[Action] = []
    pages = 0
    while True:
        mask = table.observe(table.agent_selection)["action_mask"]
        assert list(np.flatnonzero(mask[:MORE])) == list(range(len(table.laid)))
        seen += table.laid
        pages += 1
        if not table._further(table.page + 1):
            break
        table.step(MORE)
    assert pages > 1 and len(seen) == len(set(seen))
    view = table.view()
    assert all(bar(view, table.asked, action) is None for action in seen)
    # Whatever the menus of the game list is among them.
    listed = [one for kind in kinds_at(table.asked) if not kind.by_person for one in legal(view, table.asked, kind.name)]
    assert set(listed) <= set(seen)
    table.step(MORE)
    assert table.page == 0 and table.laid == seen[:MORE]


def test_the_first_page_has_the_best_of_each_kind() -> None:
    table = at_desk(text=False)
    found = list(offered(table.view(), table.asked))
    kinds = [kind.name for kind in kinds_at(table.asked) if any(one.kind == kind.name for one in found)]
    assert [one.kind for one in found[: len(kinds)]] == kinds
    for name in kinds:
        assert next(one for one in found if one.kind == name) == legal(table.view(), table.asked, name, 1)[0]


def test_a_place_without_an_option_is_refused_and_the_guard_ends_the_game() -> None:
    table = small_table(2)
    for wrong in (len(table.laid) if len(table.laid) < MORE else MORE + 1, -1, None):
        with pytest.raises(ValueError, match="see action_mask"):
            table.step(wrong)
    guarded = env(scenario=small(), text=False)
    guarded.reset(seed=2)
    while guarded.observe(guarded.agent_selection)["action_mask"].all():
        guarded.step(0)
    guarded.step(int(np.flatnonzero(guarded.observe(guarded.agent_selection)["action_mask"] == 0)[0]))
    assert all(guarded.terminations.values())


@pytest.mark.parametrize("shaping", [0.0, 0.4])
@pytest.mark.slow
def test_rewards_come_to_the_score_at_the_end(shaping: float) -> None:
    table, rng = small_table(7, shaping=shaping, text=False), np.random.default_rng(1)
    first = {name: score(table.session.state, small().seats[k]) / 100 for name, k in table.seat_of.items()}
    sums = dict.fromkeys(table.agents, 0.0)
    given = 0
    while not table.session.over:
        table.step(random_policy(table, rng))
        given += any(table.rewards.values())
        for name, reward in table.rewards.items():
            sums[name] += reward
    for name, k in table.seat_of.items():
        last = score(table.session.state, small().seats[k]) / 100
        assert sums[name] == pytest.approx(last - shaping * first[name])
    assert given == 1 if shaping == 0 else given > 1


def test_infos_tell_the_question_and_the_options_in_words() -> None:
    table = at_desk(render_mode="ansi")
    told = table.infos[table.agent_selection]
    assert told["question"] and len(told["options"]) == len(table.laid) == len(told["actions"])
    assert "End the month" in told["options"] and not any("[" in line for line in told["options"])
    assert told["options"][0] in str(table.render())
    assert small_table(2, text=False).infos[table.agent_selection] == {}
    with pytest.raises(ValueError, match="is barred"):
        table.offer(Action("yes"))
    far = next(one for one in offered(table.view(), table.asked) if one not in table.laid)
    assert table.offer(far) == MORE - 1 and table.laid[-1] == far and len(table.infos[table.agent_selection]["options"]) == MORE


@pytest.mark.slow
def test_the_example_of_the_readme_runs() -> None:
    """With the small scenario and two short trials in place of twenty."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?raw_env.*?)```", text, re.DOTALL)
    assert found is not None
    code = found[1]
    for whole, short in (('"1924"', repr(str(SMALL))), ("range(20)", "range(2)"), ("(1, 2, 3)", "(1,)")):
        assert code.count(whole) == 1, whole
        code = code.replace(whole, short)
    assert len(code.strip().splitlines()) <= 23
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert re.fullmatch(r"(trial \d: score 0\.\d\d\n)+", ran.stdout)
