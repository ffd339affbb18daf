"""What `draws.py` of a challenge draws: for a whole class, in fair time, and the same each time."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

from grader.catalog import DRAWS, HIDDEN_SUITE, Exercise
from grader.course_code import importable
from grader.draws import PUBLIC_KEY
from grader.errors import CatalogError
from grader.validation.challenges.leaks import asks_for
from grader.validation.findings import Classmates, Problem
from grader.validation.questions.classmates import STUDENTS, classmates
from grader.variants import inputs_of

LONGEST_S = 60.0
"""Of computing, for all students together; the clock would blame a busy machine on the author."""

REPEATED = 20
"""For so many students everything is drawn once more."""


def unused_draws(exercise: Exercise, hidden_suite: str) -> Iterator[Problem]:
    """Find `draws.py` where no case draws, and cases that draw where it is missing."""
    draws, asked = (exercise.folder / DRAWS).is_file(), asks_for(hidden_suite, "drawn")
    if asked and not draws:
        yield DRAWS, f"is missing, but {HIDDEN_SUITE} asks for `drawn`"
    elif draws and not asked:
        yield HIDDEN_SUITE, f"never asks for `drawn`, so nothing uses {DRAWS}"


def draw_for_class(exercise: Exercise, cases: Sequence[str]) -> tuple[list[Problem], Classmates | None]:
    """Draw the data of these cases for a large class.

    Returns
    -------
    list of Problem
        What is wrong with the draws.
    Classmates or None
        How many students share all their data; None if nothing is drawn.
    """
    if not cases:
        return [], None
    data: list[Any] = []
    ends = time.process_time() + LONGEST_S
    with importable(exercise.course_root):
        for student in STUDENTS:
            if time.process_time() > ends:
                all_of_them = f"{len(STUDENTS)} students: {len(data)} were done"
                slow = f"computes longer than {LONGEST_S:g} s for {all_of_them}"
                return [(DRAWS, slow)], classmates(data)
            try:
                data.append(_data_of(exercise, student, cases))
            except CatalogError as error:
                return [(DRAWS, f"fails for the student {student!r}: {error}")], classmates(data)
        again = [_data_of(exercise, student, cases) for student in STUDENTS[:REPEATED]]
    changed = (
        [] if repr(again) == repr(data[:REPEATED]) else [(DRAWS, "draws other data when it draws again")]
    )
    return changed, classmates(data)


def _data_of(exercise: Exercise, student: str, cases: Sequence[str]) -> list[Any]:
    return [inputs_of(exercise, PUBLIC_KEY, student, case) for case in cases]
