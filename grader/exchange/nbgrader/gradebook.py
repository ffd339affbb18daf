"""Scores and comments in the gradebook of nbgrader, written and read with nbgrader's own interface."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

from grader.errors import UsageError
from grader.exchange.nbgrader.cells import Given, SourceCell
from grader.exchange.nbgrader.layout import Layout

SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is entered for one notebook of one student.

    Attributes
    ----------
    scores : mapping of str to float or None
        By cell; none where a person must judge.
    comments : mapping of str to str
        By cell; a cell that is not there has none of ours.
    changed : bool
        Whether it differs from what was entered before, so that marks of people must be looked at again.
    """

    student: str
    at: datetime | None
    scores: Mapping[str, float | None]
    comments: Mapping[str, str]
    changed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What one student has for a notebook: points, what is taken off as it is late, cells, people's words."""

    score: float
    most: float
    taken_off: float
    cells: Mapping[str, Given]
    comments: tuple[str, ...]


class Book:
    """An open gradebook; see `opened`."""

    def __init__(self, gradebook: Any, layout: Layout) -> None:
        self._gradebook = gradebook
        self._layout = layout

    def assignments(self) -> dict[str, list[str]]:
        """Return the notebooks of each assignment."""
        return {
            one.name: [notebook.name for notebook in one.notebooks] for one in self._gradebook.assignments
        }

    def cells(self, assignment: str, notebook: str) -> list[SourceCell]:
        """Return the cells of a notebook that nbgrader knows, in their order."""
        found = self._gradebook.find_notebook(notebook, assignment)
        points = {cell.name: float(cell.max_score) for cell in found.grade_cells}
        solutions = {cell.name for cell in found.solution_cells}
        return [
            SourceCell(
                cell.name,
                cell.cell_type,
                cell.source or "",
                cell.checksum or "",
                bool(cell.locked),
                cell.name in solutions,
                points.get(cell.name),
            )
            for cell in found.source_cells
        ]

    def enter(self, assignment: str, notebook: str, entry: Entry) -> None:
        """Enter what the machine says of one notebook; what people gave stays."""
        self._gradebook.update_or_create_student(entry.student)
        when = {"timestamp": entry.at.replace(tzinfo=None)} if entry.at is not None else {}
        submission = self._gradebook.update_or_create_submission(assignment, entry.student, **when)
        (found,) = [one for one in submission.notebooks if one.name == notebook]
        grades = {grade.name: grade for grade in found.grades}
        for name, score in entry.scores.items():
            if name not in grades:
                raise UsageError(
                    f"{assignment}, {notebook}: the gradebook has no place for the cell {name} of "
                    f"{entry.student}: the assignment was generated anew since; remove the submission there"
                )
            _enter(grades[name], score, entry.changed)
        for comment in found.comments:
            comment.auto_comment = entry.comments.get(comment.name)
        self._gradebook.db.commit()
        found.late_submission_penalty = None
        if submission.total_seconds_late > 0:
            found.late_submission_penalty = self._layout.penalty(
                entry.student, float(found.score), submission.total_seconds_late
            )
        self._gradebook.db.commit()

    def standing(self, assignment: str, notebook: str, student: str) -> Standing:
        """Return what one student has for a notebook."""
        return _standing(self._gradebook.find_submission_notebook(notebook, assignment, student))

    def standings(self, assignment: str, notebook: str) -> Iterator[tuple[str, Standing]]:
        """Yield each student with what they have for a notebook."""
        for found in self._gradebook.notebook_submissions(notebook, assignment):
            yield found.student.id, _standing(found)


def _standing(found: Any) -> Standing:
    cells = {
        grade.name: Given(
            float(grade.score),
            grade.manual_score is not None or bool(grade.extra_credit),
            bool(grade.needs_manual_grade),
        )
        for grade in found.grades
    }
    said = [str(one.manual_comment).strip() for one in found.comments if one.manual_comment]
    taken_off = float(found.late_submission_penalty or 0.0)
    return Standing(float(found.score), float(found.max_score), taken_off, cells, tuple(filter(None, said)))


def _enter(grade: Any, score: float | None, changed: bool) -> None:
    grade.auto_score = score
    if grade.manual_score is not None:
        grade.needs_manual_grade = grade.needs_manual_grade or changed
    else:
        grade.needs_manual_grade = score is None


@contextmanager
def opened(layout: Layout) -> Iterator[Book]:
    """Open the gradebook of a course.

    Raises
    ------
    UsageError
        If it is not there, or cannot be used.
    """
    path = layout.gradebook.removeprefix(SQLITE)
    if layout.gradebook.startswith(SQLITE) and not Path(path).is_file():
        raise UsageError(f"{path}: there is no gradebook yet; `nbgrader generate_assignment NAME` makes it")
    try:
        # nbgrader adds a submission to its session a little later than SQLAlchemy would have it.
        with warnings.catch_warnings(), Gradebook(layout.gradebook, layout.course_id) as gradebook:
            warnings.simplefilter("ignore")
            yield Book(gradebook, layout)
    except MissingEntry as error:
        raise UsageError(f"{layout.gradebook}: {error}; run `nbgrader generate_assignment` first") from None
    except Exception as error:
        if not type(error).__module__.startswith("sqlalchemy"):
            raise
        raise UsageError(
            f"{layout.gradebook}: the gradebook cannot be used: {str(error).splitlines()[0]}. If nbgrader "
            "was upgraded, keep a copy of it and run `nbgrader db upgrade`"
        ) from error
