"""What grading a block of submissions cost, in whichever way it was graded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """Computing time and time on the clock of one block, and the cases that passed, by submission.

    `ours_s` and `theirs_s` are the parts of `cpu_s` in the grading process and in the submissions' own
    processes; the rest is the sandbox around them.
    """

    cpu_s: float
    wall_s: float
    passed: tuple[frozenset[str], ...]
    ours_s: float = 0.0
    theirs_s: float = 0.0
