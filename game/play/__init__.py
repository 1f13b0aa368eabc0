"""What can be done: actions, motions, happenings, the month."""
