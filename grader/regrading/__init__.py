"""Regrading: what was handed in is graded by the tests of today, looked at, and then holds, or not."""

from grader.regrading.moves import Case, CaseMove, Judged, Move
from grader.regrading.regrade import (
    Counts,
    GradedAgain,
    Regraded,
    Undone,
    apply,
    grade_again,
    preview,
    undo,
)

__all__ = [
    "Case",
    "CaseMove",
    "Counts",
    "GradedAgain",
    "Judged",
    "Move",
    "Regraded",
    "Undone",
    "apply",
    "grade_again",
    "preview",
    "undo",
]
