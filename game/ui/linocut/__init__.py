"""Busts cut like a linocut: the block and its tools, the sitter, hair, caps and features."""
