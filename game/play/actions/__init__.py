"""The families of actions, one file each; importing this package registers them all, in the order of the table."""

from game.play.actions import posts, files, voice, dealing, tabling, answers, corridor, calls  # noqa: F401, I001
