"""A turn-based political game about the Soviet leadership from 1924 to 1929."""

__version__ = "0.1.0"
