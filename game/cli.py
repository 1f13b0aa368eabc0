"""The command line: what each command is called and takes. Its module is imported when it is used.

Exit codes: 0 done, 1 the thing checked is wrong, 2 wrong use or missing environment.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game import __version__, environment, files
from game.language import LANGUAGES

DONE, WRONG, MISUSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its line of help, an example, what it needs to be installed, its options and what runs it."""

    name: str
    does: str
    example: str
    needs: tuple[str, ...]
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _later(module: str) -> Callable[[argparse.Namespace], int]:
    """Return a function that imports a module only when called, and runs it."""

    def run(args: argparse.Namespace) -> int:
        code: int = importlib.import_module(module).run(args)
        return code

    return run


# Options


def _count(text: str) -> int:
    """Return a whole number of at least 1."""
    if not text.isascii() or not text.isdigit() or int(text[:9]) < 1 or len(text) > 8:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a whole number of at least 1")
    return int(text)


def _seed(text: str) -> int:
    """Return a whole number of at least 0 that fits 63 bits."""
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a seed; a whole number of at least 0")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    """Return width and height in pixels from a text such as 1280x800."""
    width, _, height = text.partition("x")
    if not (
        width.isdecimal()
        and height.isdecimal()
        and 320 <= int(width[:6]) <= 8000
        and 240 <= int(height[:6]) <= 8000
    ):
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a size; write one such as 1280x800")
    return int(width), int(height)


def _percent(text: str) -> int:
    """Return a text scale in percent."""
    if not text.isdecimal() or not 75 <= int(text[:5]) <= 200:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a text scale; 75 to 200")
    return int(text)


def _month(text: str) -> int:
    """Return the absolute month of a text such as 1925-12."""
    year, _, month = text.partition("-")
    if not (
        len(year) == 4 and year.isdecimal() and len(month) == 2 and month.isdecimal() and 1 <= int(month) <= 12
    ):
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a month; write one such as 1925-12")
    return int(year) * 12 + int(month) - 1


def _rivals(parser: argparse.ArgumentParser) -> None:
    told = (
        "who decides for the other seats, weakest first: delegate, secretary, standard (or member), leader "
        "(or planner, planner:budget=N); strength:1 to strength:4 name the same four; random plays by chance; "
        "single:appoint, single:pact, single:press and single:silent play one kind of act (standard)"
    )
    parser.add_argument("--rival", metavar="SPEC", default="standard", help=told)
    parser.add_argument(
        "--seat-of",
        metavar="PERSON=SPEC",
        action="append",
        default=[],
        help="who decides for one seat: human, or a rival as for --rival, which stands for the rest; may be repeated",
    )


def _json(parser: argparse.ArgumentParser, files: bool = False) -> None:
    told = (
        "one JSON object to a file, or to standard output with -"
        if files
        else "one JSON object to standard output"
    )
    parser.add_argument("--json", metavar="FILE|-" if files else "-", default=None, help=told)
    parser.set_defaults(json_files=files)


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scenario", default="1924", help="id or path of a scenario (1924)")
    parser.add_argument("--seat", metavar="PERSON|none", default=None, help="whose seat, or none to watch (asked)")
    _rivals(parser)
    parser.add_argument("--seed", type=_seed, default=None, metavar="N", help="the seed of the game (by the clock)")
    parser.add_argument("--load", metavar="FILE", default=None, help="go on with a saved game (a new game)")
    _language(parser)
    parser.add_argument("--text", action="store_true", help="play in the terminal (off: in a window)")
    told = "after each month tell what every rival did and why, with --text (off)"
    parser.add_argument("--explain", action="store_true", help=told)


def _language(parser: argparse.ArgumentParser) -> None:
    told = "the language of the game (that of the options, else of the system)"
    parser.add_argument("--language", choices=LANGUAGES, default=None, help=told)


def _simulate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="id or path of a scenario")
    parser.add_argument("-n", "--games", type=_count, default=200, metavar="N", help="how many games (200)")
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help="seed of the first game (1)")
    parser.add_argument("--jobs", type=_count, default=1, metavar="N", help="worker processes (1)")
    _rivals(parser)
    parser.add_argument(
        "--without",
        metavar="FACTOR",
        action="append",
        default=[],
        help="leave a factor out, such as appointments; may be repeated",
    )
    _json(parser, files=True)
    parser.add_argument("--csv", metavar="FILE|-", default=None, help="a line for each game, to a file or with -")
    parser.add_argument(
        "--cluster", metavar="ADDRESS", default="", help="play on the workers of a Dask scheduler (tcp://host:8786)"
    )
    parser.add_argument("--report", metavar="FILE.html", default=None, help="a page with pictures, to read and print")


def _targets(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="id or path of a scenario")
    parser.add_argument("-n", "--games", type=_count, default=500, metavar="N", help="how many games (500)")
    parser.add_argument("--seed", type=_seed, default=100001, metavar="N", help="seed of the first game (100001)")
    parser.add_argument("--jobs", type=_count, default=None, metavar="N", help="worker processes (as many as cores)")
    parser.add_argument("--rows", metavar="1,5,11-13", default=None, help="only these rows, from the games they need")
    _json(parser, files=True)


def _matches(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="id or path of a scenario")
    parser.add_argument("--a", metavar="SPEC", default="planner", help="the rival that is to be better (planner)")
    parser.add_argument("--b", metavar="SPEC", default="standard", help="the rival it is matched with (standard)")
    parser.add_argument("-n", "--games", type=_count, default=10, metavar="N", help="seeds for each seat (10)")
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help="the first seed (1)")
    parser.add_argument("--ladder", action="store_true", help="each of the four strengths against the one below")
    parser.add_argument("--keep", action="store_true", help="put what --ladder found into assets/strengths.json")
    parser.add_argument("--seats", metavar="PERSON,PERSON", default=None, help="only these seats")
    parser.add_argument("--jobs", type=_count, default=1, metavar="N", help="worker processes (1)")
    _json(parser)


def _why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="id or path of a scenario")
    parser.add_argument("--who", metavar="PERSON", default="stalin", help="whose odds are asked for (stalin)")
    parser.add_argument("-n", "--games", type=_count, default=200, metavar="N", help="games a batch (200)")
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help="seed of the first game (1)")
    parser.add_argument("--jobs", type=_count, default=None, metavar="N", help="worker processes (as many as cores)")
    parser.add_argument(
        "--reading", metavar="NAME|all", default="service", help="machine, service, personality, structure or all"
    )
    parser.add_argument("--pairs", action="store_true", help="play pairs of the four strongest factors as well")
    parser.add_argument(
        "--only", metavar="FACTOR", action="append", default=[], help="only this factor; may be repeated"
    )
    parser.add_argument("--report", metavar="FILE.html", default=None, help="a page with pictures, to read and print")
    _json(parser, files=True)
    parser.add_argument(
        "--cluster", metavar="ADDRESS", default="", help="play on the workers of a Dask scheduler (tcp://host:8786)"
    )


def _scenarios(parser: argparse.ArgumentParser) -> None:
    _json(parser)


def _validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="ids or paths of scenarios")
    parser.add_argument("--strict", action="store_true", help="warnings count as wrong")
    _json(parser)


def _replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("save", metavar="SAVE", help="a saved game")
    parser.add_argument("--verify", action="store_true", help="compare every digest")
    parser.add_argument(
        "--to-month", type=_month, default=None, metavar="YYYY-MM", help="stop at the end of a month"
    )
    told = "write a worksheet for a class, HTML and Markdown, of a game that is over into this folder"
    parser.add_argument("--worksheet", metavar="DIR", default=None, help=told)
    _language(parser)
    _json(parser)


def _screens(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="DIR", default="screens", help="folder for the pictures (screens)")
    parser.add_argument("--only", metavar="NAME", default=None, help="one screen")
    parser.add_argument(
        "--size", type=_size, default=(1280, 800), metavar="WxH", help="size in pixels (1280x800)"
    )
    parser.add_argument(
        "--text", type=_percent, default=100, metavar="PERCENT", help="text scale, 75 to 200 (100)"
    )
    _language(parser)


def _bench(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    parser.add_argument(
        "--peers", action="store_true", help="in the same run against the peers of the extra `bench`, must by must"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="PART", help="one part of the figures, again for a second one"
    )


def _desktop(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="take it out again")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--drivers", action="store_true", help="only the names of the display and sound drivers")


# The commands that live on this floor


def _run_play(args: argparse.Namespace) -> int:
    """Play in the window, or in the terminal with --text; only the window needs pygame."""
    if args.text:
        return _later("game.text.play")(args)
    if args.explain:
        return _refuse("--explain tells the rivals' reasons in the terminal: add --text")
    told = environment.trouble(environment.WINDOW)
    if told:
        return _refuse(told)
    return _later("game.ui.app")(args)


def _run_bench(args: argparse.Namespace) -> int:
    """Measure; every figure comes from a Python of its own, which the standalone program is not."""
    if environment.STANDALONE:
        return _refuse("bench starts Pythons of its own: run it from a clone or an installed package")
    return _later("game.lab.bench")(args)


def _run_doctor(args: argparse.Namespace) -> int:
    """Tell what is there and what is missing; with --drivers only what pygame answers, for `doctor` itself."""
    if args.drivers and environment.trouble(environment.WINDOW):
        return WRONG
    return _later("game.ui.drivers" if args.drivers else "game.doctor")(args)


COMMANDS: tuple[Command, ...] = (
    Command(
        "play", "straight into a game", "play --scenario 1924 --seat kamenev --seed 7",
        environment.READING, _play, _run_play,
    ),
    Command(
        "simulate", "many games between rivals", "simulate 1924 -n 20 --seed 1 --jobs 2 --json -",
        environment.READING, _simulate, _later("game.lab.simulate"),
    ),
    Command(
        "targets", "what the historical scenario should bring about, and whether it does",
        "targets 1924 -n 60",
        environment.READING, _targets, _later("game.lab.targets"),
    ),
    Command(
        "matches", "one rival against another in the same seats and games",
        "matches 1924 --a planner --b standard -n 3",
        environment.READING, _matches, _later("game.lab.matches"),
    ),
    Command(
        "why", "each factor left out in turn and on alone, on the same seeds: what the outcome hangs on",
        "why 1924 -n 40 --jobs 2 --pairs",
        environment.READING, _why, _later("game.lab.why"),
    ),
    Command(
        "scenarios", "list the scenarios that are installed and your own", "scenarios",
        environment.READING, _scenarios, _later("game.content.tell"),
    ),
    Command(
        "validate", "every problem of a scenario with its line", "validate my_scenario.yaml --strict",
        environment.READING, _validate, _later("game.content.tell"),
    ),
    Command(
        "replay", "play a save's log of actions again", "replay autosave.json --verify",
        environment.READING, _replay, _later("game.lab.replay"),
    ),
    Command(
        "screens", "every screen as PNG, without a display", "screens --out pictures --size 1920x1080",
        environment.WINDOW, _screens, _later("game.ui.shots"),
    ),
    Command(
        "bench", "speed figures of this machine", "bench --json -",
        environment.READING, _bench, _run_bench,
    ),
    Command(
        "doctor", "versions, folders, display and sound, and what mends what is missing", "doctor",
        (), _doctor, _run_doctor,
    ),
    Command(
        "desktop", "put the game into the menu of this desktop, for you alone (Linux)", "desktop --remove",
        (), _desktop, _later("game.desktop"),
    ),
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="politburo",
        description="The Soviet leadership from 1924 to 1929. Without a command the window opens at the title.",
        epilog="example: politburo play --seat kamenev    (python -m game does the same)",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"politburo {__version__}")
    under = top.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        sub = under.add_parser(
            command.name,
            help=command.does,
            description=f"{command.does[0].upper()}{command.does[1:]}.",
            epilog=f"example: politburo {command.example}",
            allow_abbrev=False,
        )
        command.options(sub)
    return top


def _refuse(sentence: str) -> int:
    """Print why a command does not run and return the exit code for it."""
    print(f"politburo: {sentence}", file=sys.stderr)
    return MISUSED


def _open_streams() -> None:
    """Make the three streams fit to use: a closed one leads nowhere, a letter one cannot show becomes `?`."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, "r" if name == "stdin" else "w", encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Let what is still to be written go nowhere, or the interpreter complains of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; wrong use ends in a sentence and 2."""
    _open_streams()
    try:
        args = parser().parse_args(argv)
    except SystemExit as ended:  # argparse has printed what was wrong, or the help
        return ended.code if isinstance(ended.code, int) else MISUSED
    if getattr(args, "json", None) is not None and args.json != "-" and not args.json_files:
        return _refuse("--json writes to standard output only: write `--json -`")
    command = next((one for one in COMMANDS if one.name == args.command), None)
    needs = command.needs if command else environment.WINDOW
    told = environment.trouble(needs)
    if told:
        return _refuse(told)
    try:
        if command is None or command.name == "play":
            # What a killed write left behind; only old temporaries of our own naming are touched.
            for folder in (files.saves_folder(), files.home()):
                files.clear_strays(folder)
        code = command.run(args) if command else _later("game.ui.app")(args)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _refuse("stopped")
    except files.StorageError as fault:
        return _refuse(str(fault))
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        _drop_output()
        return DONE
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EIO) and not fault.filename:
            _drop_output()
            return _refuse("the output could not be written; is the disk full?")
        if isinstance(fault, ImportError) and (fault.name or "game").partition(".")[0] in environment.DISTRIBUTIONS:
            return _refuse(environment.broken(fault))
        if os.environ.get("POLITBURO_DEBUG"):
            raise
        return _refuse(_own_mistake(fault))


def _own_mistake(fault: Exception) -> str:
    """Keep the traceback of a mistake of ours in a file and return the sentence that says so."""
    where = traceback.extract_tb(fault.__traceback__)[-1]
    what = f"{type(fault).__name__}: {str(fault)[:300]} ({os.path.basename(where.filename)}:{where.lineno})"
    report = files.logs_folder() / "crash.txt"
    head = f"politburo {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n"
    try:
        files.write_atomic(
            report, (head + "".join(traceback.format_exception(fault))).encode(errors="replace")
        )
    except files.StorageError:
        return (
            f"this is a mistake of the program, not yours: {what}. POLITBURO_DEBUG=1 shows where it came from"
        )
    return f"this is a mistake of the program, not yours: {what}. The report is in {report}"
