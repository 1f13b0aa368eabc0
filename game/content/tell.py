"""The commands `scenarios` and `validate`: what is installed, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any

from game.content import overlay
from game.content.load import find_scenarios, load_scenario
from game.content.problem import ERROR, Problem, has_errors
from game.language import LANGUAGES


def run(args: argparse.Namespace) -> int:
    """Run the command the arguments name and return its exit code."""
    return _validate(args) if args.command == "validate" else _scenarios(args)


def _as_data(problem: Problem) -> dict[str, Any]:
    """Return a problem for JSON."""
    return {
        "path": problem.path, "line": problem.line, "col": problem.col, "severity": problem.severity,
        "message": problem.message, "hint": problem.hint,
    }  # fmt: skip


def _scenarios(args: argparse.Namespace) -> int:
    """List the scenarios with their state; broken ones with their problems."""
    found = find_scenarios()
    if args.json:
        listed = [
            {
                "id": one.id, "title": one.title, "state": one.state,
                "path": os.fspath(one.path), "summary": one.summary,
                "author": one.author, "problems": [_as_data(problem) for problem in one.problems],
            }
            for one in found
        ]  # fmt: skip
        print(json.dumps({"scenarios": listed}))
        return 0
    if not found:
        print("no scenarios; put a file into the folder that `politburo doctor` names for them")
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        print(f"{one.id:{width}}  {one.state:8}  {one.title}")
        for problem in one.problems[:5]:
            print(f"{'':{width}}  {problem}")
        if len(one.problems) > 5:
            print(f"{'':{width}}  … {len(one.problems) - 5} more: politburo validate {one.id}")
    return 0


def _validate(args: argparse.Namespace) -> int:
    """Print every problem of the scenarios named; 1 when one is broken, or has a warning under --strict."""
    results: list[tuple[str, str, list[Problem], list[str]]] = []
    wrong = False
    for name in args.paths:
        scenario, problems = load_scenario(name)
        notes = []
        for language in LANGUAGES[1:]:
            if scenario is None:
                break
            found = overlay.told(scenario, language)
            problems = problems + found.problems
            if found.problems or found.done:
                notes.append(f"{language}: {found.done} of {found.all} texts translated")
        bad = scenario is None or has_errors(problems) or (args.strict and bool(problems))
        wrong = wrong or bad
        state = "broken" if scenario is None else "warnings" if problems else "ok"
        results.append((name, state, problems, notes))
    if args.json:
        told = [{"name": n, "state": s, "problems": [_as_data(one) for one in p], "notes": t} for n, s, p, t in results]
        print(json.dumps({"ok": not wrong, "scenarios": told}))
        return 1 if wrong else 0
    for name, state, problems, notes in results:
        for problem in problems:
            print(problem)
        errors = sum(problem.severity == ERROR for problem in problems)
        told_of = f"{errors} errors, {len(problems) - errors} warnings" if problems else "no problems"
        out = sys.stderr if has_errors(problems) else sys.stdout
        print(f"{name}: {state}, {told_of}", file=out)
        for note in notes:
            print(f"{name}: {note}", file=out)
    return 1 if wrong else 0
