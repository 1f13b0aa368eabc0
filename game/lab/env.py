"""The game for agents that learn: a PettingZoo AEC environment whose agents are the contenders. Needs the extra `env`.

*Observation*: `observation`, the seat's View as a vector (game/lab/features.py names every number), and `action_mask`.
*Action*: the place of an option on the page laid out, 0 to 23, or MORE (24) for the next page, at last the first.
Every question has its options in order of interest, those of different kinds by turns, so the first page has the best
of each. *Reward*: at the end of the game, the score of rule 8.13 in 0..1. With `shaping` a share of it is given as
the score changes, at each answer; the sum over a game stays the score at the end less that share of the score at the
start. Shaped rewards are computed from the true state, which tells an agent a little that its seat does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
from gymnasium import spaces
from pettingzoo import AECEnv
from pettingzoo.utils import wrappers

from game.content import load_scenario
from game.lab.features import PAGE, length, vector
from game.play.action import OWN, STAFF, Action, Kind, bar, kinds_at, own_acts_left, slots_left
from game.rivals.chance import safe
from game.rivals.player import Player, player
from game.rules.score import score
from game.rules.tally import Tally
from game.session import HUMAN, Session
from game.words import Words
from game.world.kinds import Decision
from game.world.rng import key, word
from game.world.scenario import Scenario
from game.world.view import View

MORE = PAGE  # the action that turns the page

PREFIX = "politburo_v0"
AGENT = "agent"  # who plays a seat that is neither a person's nor a rival's


def env(**options: Any) -> Any:
    """Return the environment with the usual guards: an illegal action ends the game, steps come in order."""
    return wrappers.OrderEnforcingWrapper(wrappers.TerminateIllegalWrapper(raw_env(**options), illegal_reward=0.0))


class _Table(Session):
    """A game whose people are agents: nothing is kept for a report to a reader."""

    def _note(self, decision: Decision, called: bool = True) -> None:
        """Keep no forecast."""

    def _foresee(self) -> None:
        """Keep no forecast."""

    def _round(self) -> dict[tuple[int, ...], Tally]:
        """Keep no forecast."""
        return {}


class raw_env(AECEnv):
    """The environment without guards.

    `agents` are the contenders to be played (all), `rival` decides for the others, `rivals` for single ones (id to
    spec); `text` puts question and options as sentences into `infos`; `rules` are house rules. Without a seed a reset
    takes the seed after the last.
    """

    metadata = {"name": PREFIX, "render_modes": ["ansi"], "is_parallelizable": False}

    def __init__(
        self,
        scenario: str | Scenario = "1924",
        agents: Sequence[str] | None = None,
        rival: str = "standard",
        rivals: Mapping[str, str] | None = None,
        shaping: float = 0.0,
        text: bool = True,
        rules: Mapping[str, int] | None = None,
        render_mode: str | None = None,
    ) -> None:
        super().__init__()
        self.scenario = scenario if isinstance(scenario, Scenario) else _scenario(scenario)
        names = [self.scenario.people[p].id for p in self.scenario.seats]
        self.possible_agents = list(agents) if agents is not None else names
        unknown = [name for name in (*self.possible_agents, *(rivals or {})) if name not in names]
        if unknown or not self.possible_agents:
            raise ValueError(f"no seat '{unknown[0] if unknown else ''}'; there are {', '.join(names)}")
        if not 0 <= shaping <= 1:
            raise ValueError("shaping is a share, 0 to 1")
        self.seat_of = {name: names.index(name) for name in self.possible_agents}
        self.specs = [HUMAN if name in self.seat_of else (rivals or {}).get(name, rival) for name in names]
        for spec in self.specs:
            if spec != HUMAN:
                player(spec, 0)
        self.shaping, self.text, self.rules, self.render_mode = shaping, text, dict(rules or {}), render_mode
        seen = spaces.Box(-1, 1, (length(self.scenario),), np.float32)
        mask = spaces.Box(0, 1, (PAGE + 1,), np.int8)
        space = spaces.Dict({"observation": seen, "action_mask": mask})
        self.observation_spaces = dict.fromkeys(self.possible_agents, space)
        self.action_spaces = {name: spaces.Discrete(PAGE + 1) for name in self.possible_agents}
        self.words = Words(self.scenario)
        self.seed = 0
        self.page = 0  # the page that lies before the agent
        self.laid: list[Action] = []  # the options on it
        self.known: list[Action] = []  # the options listed so far; the rest comes when a page is turned

    def observation_space(self, agent: str) -> Any:
        """Return the space of an agent's observations, the same object each time."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> Any:
        """Return the space of an agent's actions, the same object each time."""
        return self.action_spaces[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Begin a game; the same seed and the same actions give the same game."""
        self.seed = self.seed + 1 if seed is None else seed
        # Agents decide what rivals decide: where the rules ask whether a person plays, nobody does.
        of = [AGENT if spec == HUMAN else spec for spec in self.specs]
        self.session = _Table(self.scenario, self.seed, list(self.specs), dict(self.rules), archive=False, of=of)
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, Any]] = {name: {} for name in self.agents}
        self.stands = self._scores()
        self.agent_selection = self.agents[0]
        self._ask()

    def step(self, action: int | None) -> None:
        """Take the answer of the agent that is asked; raises ValueError for a place where no option lies."""
        name = self.agent_selection
        if self.terminations[name] or self.truncations[name]:
            self._was_dead_step(action)
            return
        self._cumulative_rewards[name] = 0.0
        self._clear_rewards()
        if action == MORE and self._further(self.page + 1):
            self.page += 1
            self._lay_out()
        elif action == MORE and self.page:
            self.page = 0
            self._lay_out()
        elif action is not None and 0 <= action < len(self.laid):
            barred = self.session.submit(self.laid[int(action)])
            if barred is not None:
                raise ValueError(f"option {action} of {name} is barred: {barred.code}")
            self._reward()
            self._ask()
        else:
            raise ValueError(f"no option {action}: {len(self.laid)} lie before {name}; see action_mask")
        self._accumulate_rewards()
        if self.session.over:
            self._deads_step_first()

    def observe(self, agent: str) -> dict[str, Any]:
        """Return what an agent sees; one that is not asked sees no options and may do nothing."""
        asked = not self.session.over and agent == self.agent_selection
        view = self.session.view(self.seat_of[agent])
        mask = np.zeros(PAGE + 1, np.int8)
        if asked:
            mask[: len(self.laid)] = 1
            mask[MORE] = self.page > 0 or self._further(1)
        seen = vector(view, self.asked if asked else None, self.laid if asked else (), self.page if asked else 0)
        return {"observation": np.array(seen, np.float32), "action_mask": mask}

    def render(self) -> str | None:
        """Return the question put and its options as text."""
        if self.render_mode != "ansi" or self.session.over:
            return None
        told = self._told()
        lines = [f"{self.agent_selection}: {told['question']}"]
        return "\n".join(lines + [f"{n:>3} {line}" for n, line in enumerate(told["options"])])

    def close(self) -> None:
        """Nothing is held open."""

    # -- for policies that know the game --------------------------------------------------------------

    def view(self) -> View:
        """Return what the agent that is asked knows."""
        return self.session.view(self.seat_of[self.agent_selection])

    def offer(self, action: Action) -> int:
        """Return the place of an action on the page; a legal one that does not lie there takes the last place.

        So a rival's choice can be played, or learnt from, wherever it stands in the order of interest.
        """
        if action not in self.laid:
            barred = bar(self.view(), self.asked, action)
            if barred is not None:
                raise ValueError(f"{action.kind} is barred: {barred.code}")
            del self.laid[PAGE - 1 :]
            self.laid.append(action)
            self._tell()
        return self.laid.index(action)

    # -- inside ---------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Turn to the agent that is asked next, or end the game for all."""
        decision = self.session.decision
        if decision is None:
            self.laid = []
            self.infos = {name: {} for name in self.agents}
            self.terminations = dict.fromkeys(self.agents, True)
            return
        self.asked = decision
        seats = {k: name for name, k in self.seat_of.items()}
        self.agent_selection = seats[decision.seat]
        self.page, self.known = 0, []
        self.source = offered(self.view(), decision)
        self._lay_out()

    def _further(self, page: int) -> bool:
        """Tell whether there is anything to lay out on a page; options are listed no further than needed."""
        wanted = page * PAGE + 1
        self.known += islice(self.source, max(0, wanted - len(self.known)))
        return len(self.known) >= wanted

    def _lay_out(self) -> None:
        self._further(self.page + 1)
        self.laid = self.known[self.page * PAGE : (self.page + 1) * PAGE]
        if not self.laid:
            self.laid = [safe(self.view(), self.asked)]
        self._tell()

    def _tell(self) -> None:
        self.infos = {name: {} for name in self.agents}
        if self.text:
            self.infos[self.agent_selection] = self._told()

    def _told(self) -> dict[str, Any]:
        """Return the question and the options on the page as sentences, and the options as (kind, arguments)."""
        view = self.view()
        return {
            "question": self.words.decision(self.asked, view).text,
            "options": [self.words.action(one.kind, one.args, view) for one in self.laid],
            "actions": [tuple(one) for one in self.laid],
        }

    def _scores(self) -> dict[str, float]:
        seats = self.scenario.seats
        return {name: score(self.session.state, seats[k]) / 100 for name, k in self.seat_of.items()}

    def _reward(self) -> None:
        if not (self.shaping or self.session.over):
            return
        now = self._scores()
        for name in self.agents:
            self.rewards[name] = self.shaping * (now[name] - self.stands[name])
            if self.session.over:
                self.rewards[name] += (1 - self.shaping) * now[name]
        self.stands = now


def _scenario(name: str) -> Scenario:
    found, problems = load_scenario(name)
    if found is None:
        raise ValueError(str(problems[0]) if problems else f"no scenario '{name}'")
    return found


def offered(view: View, decision: Decision) -> Iterator[Action]:
    """Yield the legal answers to a question, kinds by turns, each in its order of interest; no answer twice.

    A standing order that is set stays out, and what ends the game for all.
    """
    k = decision.seat
    spent = ((OWN, own_acts_left(view, k)), (STAFF, slots_left(view, k)))
    barred = [cost for cost, left in spent if left <= 0]
    kinds = [
        kind
        for kind in kinds_at(decision)
        if not (kind.by_person or (kind.stays and view.habit[k]) or kind.cost in barred)
    ]
    rows = [_of_kind(view, decision, kind) for kind in kinds]
    while rows:
        for row in list(rows):
            action = next(row, None)
            if action is None:
                rows.remove(row)
            else:
                yield action


def _of_kind(view: View, decision: Decision, kind: Kind) -> Iterator[Action]:
    given: set[Action] = set()
    for args in kind.options(view, decision.seat):
        action = Action(kind.name, args)
        if action not in given and bar(view, decision, action) is None:
            given.add(action)
            yield action


class Rival:
    """A rival of the game as a policy: `Rival("standard")(env)` is the action of the agent that is asked.

    In an environment where all agents follow it, a game goes exactly as between such rivals.
    """

    def __init__(self, spec: str = "standard") -> None:
        self.spec = spec
        self.session: Session | None = None
        self.players: dict[int, Player] = {}

    def __call__(self, environment: Any) -> int:
        """Return the place of what the rival does, put on the page if it does not lie there."""
        table: raw_env = environment.unwrapped
        if self.session is not table.session:
            self.session, self.players = table.session, {}
        k = table.asked.seat
        if k not in self.players:
            self.players[k] = player(self.spec, key(table.session.seed, word("rival"), k))
        return table.offer(self.players[k].choose(table.view(), table.asked))


def random_policy(environment: Any, rng: Any) -> int:
    """Return a random action among the legal ones on the page, the next page being one; `rng` is numpy's Generator."""
    mask = environment.observe(environment.agent_selection)["action_mask"]
    return int(rng.choice(np.flatnonzero(mask)))
