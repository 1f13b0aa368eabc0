"""Puts this folder on the path, so that tests in subfolders can use `position` and the other helpers beside it.

Tests are written in English, whatever the machine speaks.
"""

import os

os.environ["LANGUAGE"] = "en"
