"""The families of actions, one file each; importing this package registers them all, in the order of the table."""

from game.play.actions import posts, regions, files, voice, press, dealing, bargains, tabling, answers, counters, vetoes, standing, papers, corridor, calls, recanting, resigning, exile, closing  # noqa: E501, F401, I001
