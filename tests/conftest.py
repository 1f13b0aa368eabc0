"""Puts this folder on the path, so that tests in subfolders can use `position` and the other helpers beside it."""
