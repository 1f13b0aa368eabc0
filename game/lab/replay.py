"""`replay`: play the log of a save again, and compare what comes of it with what was saved (COMMANDS, replay).

A save holds the digest of every month's opening and the final state, and the digest after every action where the
game was played with `Session(digests=True)`, which costs a state written out for each. `--verify` compares them all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from game import files, save
from game.content.overlay import in_language
from game.lab.counting import month_name
from game.language import chosen, kept
from game.rules.ending import RESULTS
from game.save import Saved, SaveError
from game.session import HUMAN, Diverged, Session, people, replayed, with_rules
from game.words import Words, sheet_page
from game.world.kinds import PERSON_COLUMNS
from game.world.stored import from_json

DONE, WRONG, MISUSED = 0, 1, 2


def run(args: argparse.Namespace) -> int:
    """Replay a save and tell where it leads; returns 1 when a digest differs, 2 when the save does not open."""
    path = Path(args.save)
    if not files.is_plain(path) and not path.is_absolute() and path.parent == Path():
        path = files.saves_folder() / (args.save.removesuffix(save.SUFFIX) + save.SUFFIX)
    if args.worksheet is not None and not files.may_write(Path(args.worksheet) / "worksheet.html"):
        sys.stderr.write(f"politburo: nothing can be written into {args.worksheet}; name another folder\n")
        return MISUSED
    try:
        saved = save.read_save(path, edited_ok=True)
        session, told, code = _play(saved, args.verify, 0 if args.to_month is None else args.to_month + 1)
        if args.worksheet is not None:
            told["worksheet"] = _worksheet(session, saved, args.worksheet, chosen(args.language, kept()))
    except SaveError as fault:
        sys.stderr.write(f"politburo: {fault}\n")
        return MISUSED
    if args.json:
        sys.stdout.write(json.dumps(told, indent=1) + "\n")
    else:
        sys.stdout.write(_text(path.name, told))
    return code


def _worksheet(session: Session, saved: Saved, folder: str, language: str) -> list[str]:
    """Write the worksheet of a game that is over and return where; raises SaveError where there is nothing to tell."""
    if not session.over:
        stands = month_name(session.state.month)
        raise SaveError(f"a worksheet is made of a game that is over; this one stands in {stands}")
    humans = [k for k, spec in enumerate(saved.body["seats"]) if spec == HUMAN]
    me = session.scenario.seats[humans[0]] if humans else -1
    words = Words(in_language(session.scenario, language), language)
    return [str(path) for path in sheet_page.write(session, me, Path(folder), words)]


def _play(saved: Saved, verify: bool, until: int) -> tuple[Session, dict[str, Any], int]:
    body = saved.body
    each = verify and any(entry.digest for entry in saved.log)
    wrong: list[str] = []
    try:
        session = replayed(saved.scenario, body["seed"], body["seats"], body["rules"], saved.log, until, each)
        taken = len(session.log)
    except Diverged as fault:
        session, taken = fault.session, fault.at
        wrong.append(str(fault))
    except ValueError as fault:
        raise SaveError(f"the save cannot be played: {fault}") from fault
    compared = 0
    if verify:
        compared = _compare(saved, session, taken, until, wrong)
    st = session.state
    told: dict[str, Any] = {
        "scenario": saved.scenario.id,
        "hash": saved.scenario.hash,
        "version": saved.header["version"],
        "same_rules": saved.header["engine"] == save.engine(),
        "edited": saved.edited,
        "seed": body["seed"],
        "seats": dict(zip((saved.scenario.people[p].id for p in saved.scenario.seats), body["seats"], strict=True)),
        "actions": taken,
        "of": len(saved.log),
        "month": month_name(st.month),
        "over": session.over,
        "result": RESULTS[st.result],
        "digest": st.digest(),
        "verified": None if not verify else not wrong,
        "compared": compared,
        "differences": wrong,
    }
    return session, told, WRONG if wrong else DONE


def _compare(saved: Saved, session: Session, taken: int, until: int, wrong: list[str]) -> int:
    """Compare digests action by action, month by month and at the end; returns how many, differences go to `wrong`."""
    compared = 0
    for n, (then, now) in enumerate(zip(saved.log[:taken], session.log, strict=False)):
        if then.digest and now.digest:
            compared += 1
            if then.digest != now.digest:
                wrong.append(f"action {n + 1}, {then.action.kind}: the state is another than the one saved")
                break
    played = dict(session.month_digests())
    for month, digest in saved.body["digests"]:
        if month in played:
            compared += 1
            if played[month] != digest:
                wrong.append(f"{month_name(month)}: the month opens in another state than the one saved")
                break
    whole = taken == len(saved.log) and (not until or session.state.month < until)
    if whole:
        compared += 1
        try:
            state = from_json(with_rules(saved.scenario, saved.body["rules"]), saved.body["state"])
            state.people = people(saved.body["seats"])
            state = save.settled(state)
        except (ValueError, TypeError, KeyError, IndexError) as fault:
            wrong.append(f"the saved state does not fit the scenario: {fault}")
            return compared
        if state.digest() != session.state.digest():
            wrong.append(f"the state at the end differs in {_where(state.columns(), session.state.columns())}")
    return compared


def _where(saved: dict[str, Any], played: dict[str, Any]) -> str:
    """Return the names of the fields that differ, those of persons without telling whose they are."""
    names = [name for name in saved if json.dumps(saved[name]) != json.dumps(played[name])]
    shown = ", ".join(name + " (persons)" if name in PERSON_COLUMNS else name for name in names[:6])
    return shown + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _text(name: str, told: dict[str, Any]) -> str:
    lines = [
        f"{name}: {told['scenario']}, seed {told['seed']}, {told['actions']} of {told['of']} actions played, "
        f"{told['month']}{', over: ' + told['result'] if told['over'] else ''}",
        f"digest {told['digest']}",
    ]
    if not told["same_rules"]:
        lines.append("the rules have changed since it was saved")
    if told["verified"] is not None:
        lines.append(f"{told['compared']} digests compared: {'all the same' if told['verified'] else 'they differ'}")
    lines += [f"  {difference}" for difference in told["differences"]]
    lines += [f"worksheet: {path}" for path in told.get("worksheet", ())]
    return "\n".join(lines) + "\n"
