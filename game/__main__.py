"""`python -m game`: checks that the game can run here at all, then hands over to the command line."""

import sys


def start() -> int:
    """Run the command line and return its exit code; a too old Python gets a sentence, not a traceback."""
    if sys.version_info < (3, 11):  # noqa: UP036 - a clone runs without the check of an installer
        here = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - an old Python must be able to read this file
        sys.stderr.write("politburo needs Python 3.11 or newer; this is " + here + ".\n")
        return 2
    if getattr(sys, "frozen", False):  # a worker of the standalone program is the program itself, started again
        from multiprocessing import freeze_support

        freeze_support()
    from game.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
