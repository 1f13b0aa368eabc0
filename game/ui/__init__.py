"""The window: the only floor of the project that imports pygame."""
