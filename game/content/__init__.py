"""Scenario files to Scenario: `load_scenario`, `find_scenarios`."""

from __future__ import annotations

from game.content.load import ScenarioInfo, find_scenarios, load_scenario
from game.content.problem import Problem

__all__ = ["Problem", "ScenarioInfo", "find_scenarios", "load_scenario"]
