"""The engine: it knows exercises, solutions and the reference only as files of a course."""

__version__ = "0.1.0"
