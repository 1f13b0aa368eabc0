"""What `why` found, in words and as tables: a ranked answer that claims no more than its intervals (rule 9)."""

from __future__ import annotations

from typing import Any

from game.lab.paired import is_clear

CAVEAT = "This is a statement about the model, not about 1924."
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def answer(found: dict[str, Any], who: str) -> list[str]:
    """Return the answer under one reading as sentences, the caveat last."""
    base = found["base"]
    if not base["games"]:
        return [CAVEAT]
    told = [
        f"Under this reading {who} is on top in {_percent(base['who_share'])} of {base['games']} games"
        f" ({_range(base['interval'])}), nobody in {_percent(base['nobody'])}."
    ]
    played = [one for one in found["factors"] if one["off"]]
    clear = [one for one in played if is_clear(one["off"]["interval"])]
    if played:
        told += _ranked(clear, played, who)
    told += _alone(found, who) + _together(found["pairs"], found["factors"])
    marked = [one["title"] for one in clear if one["calibrated"]]
    if base["calibrated"]:
        more = f", and so was what is left without {_listed(marked)}" if marked else ""
        told.append(f"Calibrated: the share of {who} was tuned to{more}; that the model gives it back proves nothing.")
    return [*told, CAVEAT]


def _ranked(clear: list[dict[str, Any]], played: list[dict[str, Any]], who: str) -> list[str]:
    if not clear:
        return [f"Of {_number(len(played))} factors none, left out alone, changes his odds beyond what chance would."]
    told = []
    first = clear[0]
    told.append(
        f"Most hangs on this: {first['title']}. Without it he is on top in {_percent(first['off']['share'])},"
        f" {_moved(first['off'])}."
    )
    if len(clear) > 1:
        rest = "; ".join(f"{one['title']}, {_moved(one['off'])}" for one in clear[1:])
        told.append(f"Then, by what leaving it out does: {rest}.")
    idle = [one["title"] for one in played if one not in clear]
    if idle:
        told.append(f"Not to be told from chance in so many games: {'; '.join(idle)}.")
    return told


def _alone(found: dict[str, Any], who: str) -> list[str]:
    nothing = found["all_off"]
    alone = [one for one in found["factors"] if one["alone"]]
    if not nothing or not alone:
        return []
    told = [
        f"With all factors off {who} is on top in {_percent(nothing['who_share'])} of {nothing['games']} games"
        f" ({_range(nothing['interval'])})."
    ]
    enough = [one for one in alone if is_clear(one["alone"]["interval"])]
    enough.sort(key=lambda one: -abs(one["alone"]["change"]))
    if enough:
        rest = "; ".join(f"{one['title']}, {_moved(one['alone'])}" for one in enough)
        told.append(f"Alone on, these change that: {rest}.")
    else:
        told.append("No factor alone changes that beyond what chance would: what works, works together.")
    return told


def _together(pairs: list[dict[str, Any]], known: list[dict[str, Any]]) -> list[str]:
    titles = {one["name"]: one["title"] for one in known}
    told = []
    for pair in pairs:
        if is_clear(pair["interval"]):
            # Two that replace each other lose less together than one by one.
            same = pair["interaction"] * pair["expected"] < 0
            how = "less than the sum: each does part of the other's work" if same else "more than the sum"
            told.append(
                f"{titles[pair['a']]} and {titles[pair['b']]}, both left out, do {how}"
                f" ({_points(pair['change'])}, where the sum would be {_points(pair['expected'])})."
            )
    if pairs and not told:
        told.append("No pair does clearly more or less than the sum of its two.")
    return told


def table(result: dict[str, Any], took: str) -> str:
    """Return everything for people: a table for each reading, the answer under it."""
    first, last = result["seeds"]
    lines = [
        f"{result['title']}: why {result['who_name']}? "
        f"{result['games']} games a batch, seeds {first} to {last}, {took}",
        f"Alone on: {result['alone_games']} games a batch." if result["alone_games"] != result["games"] else "",
    ]
    for found in result["readings"]:
        lines += _reading(found)
    lines += [f"left aside: {one['title']} ({one['why']})" for one in result["skipped"]]
    return "\n".join(line for n, line in enumerate(lines) if line or n != 1) + "\n"


def _reading(found: dict[str, Any]) -> list[str]:
    base, nothing = found["base"], found["all_off"]
    lines = ["", f"{found['title']} ({found['historian']})", found["why"], ""]
    lines.append(f"{'':<4}{'':<44}{'on top':>8}  {'change, 95 in 100':<24}{'nobody':>7}   {'alone on':>8}  change")
    mark = "*" if base["calibrated"] else ""
    lines.append(_line("", "the game as it is", base["who_share"], "", base["nobody"], mark))
    if nothing:
        lines.append(_line("", "all factors off", nothing["who_share"], "", nothing["nobody"], ""))
    for one in found["factors"]:
        off, alone = one["off"], one["alone"]
        if not off:
            continue
        beside = f"{_percent(alone['share']):>8}  {_shift(alone)}" if alone else ""
        mark = "*" if one["calibrated"] else ""
        row = _line(f"{one['rank']}", f"without {one['title']}", off["share"], _shift(off), off["nobody"], mark)
        lines.append(f"{row}  {beside}".rstrip())
    if found["pairs"]:
        lines += ["", f"{'':<4}{'both off':<44}{'on top':>8}  {'change':>8}{'sum':>9}  interaction"]
        for pair in found["pairs"]:
            name = f"{pair['a']} + {pair['b']}"
            lines.append(
                f"{'':<4}{name:<44}{_percent(pair['both']):>8}  {_points(pair['change'], ''):>8}"
                f"{_points(pair['expected'], ''):>9}  {_points(pair['interaction'], '')} ({_range(pair['interval'])})"
            )
    lines += ["", *found["answer"]]
    if base["calibrated"]:
        lines.append("* calibrated: tuning had this result in sight.")
    return lines


def _line(rank: str, what: str, share: float | None, shift: str, nobody: float | None, mark: str) -> str:
    return f"{rank:>2}  {what:<44}{_percent(share):>8}{mark or ' '} {shift:<24}{_percent(nobody):>7} "


def _shift(batch: dict[str, Any]) -> str:
    return f"{_points(batch['change'], '')} ({_range(batch['interval'])})"


def _moved(batch: dict[str, Any]) -> str:
    return f"{_points(batch['change'])} ({_range(batch['interval'])})"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}%"


def _points(value: float, unit: str = " points") -> str:
    return f"{value:+.0f}{unit}".replace("-", "\u2212") if round(value) else f"0{unit}"


def _range(interval: list[float] | None) -> str:
    if interval is None:
        return "-"
    return " to ".join(f"{end:.0f}".replace("-", "\u2212") for end in interval)


def _number(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


__all__ = ["CAVEAT", "answer", "table"]
