"""Scores and comments in the gradebook of nbgrader, written and read with nbgrader's own interface."""

import logging
import re
import sqlite3
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Comment, Grade, Gradebook, InvalidEntry, MissingEntry, SubmittedNotebook

from grader.errors import UsageError
from grader.exchange.nbgrader.cells import Given, SourceCell
from grader.exchange.nbgrader.layout import SQLITE, Layout

MAKE_IT = "`nbgrader generate_assignment NAME` makes it"
TO_DO = {
    "No such": "run `nbgrader generate_assignment` first",
    "no such": "if nbgrader was upgraded, keep a copy of it and run `nbgrader db upgrade`",
    "locked": "another program writes in it; try again when that has ended",
    "readonly": "this user may not write the file or its folder",
    "full": "make room on the disk; the same command goes on from there",
}
"""What helps, by a word that the database says."""


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
        judged = (*found.grade_cells, *found.task_cells)
        points = {cell.name: float(cell.max_score) for cell in judged}
        solutions = {cell.name for cell in found.solution_cells}
        tasks = {cell.name for cell in found.task_cells}
        return [
            SourceCell(
                cell.name,
                cell.cell_type,
                cell.source or "",
                cell.checksum or "",
                bool(cell.locked),
                cell.name in solutions,
                points.get(cell.name),
                cell.name in tasks,
            )
            for cell in found.source_cells
        ]

    def enter(self, assignment: str, notebook: str, entry: Entry) -> None:
        """Enter what the machine says of one notebook; what people gave stays."""
        self._gradebook.update_or_create_student(entry.student)
        when = {"timestamp": entry.at.replace(tzinfo=None)} if entry.at is not None else {}
        submission = self._gradebook.update_or_create_submission(assignment, entry.student, **when)
        found = self._place(submission, self._gradebook.find_notebook(notebook, assignment))
        for grade in found.grades:  # of cells that are not ours as well: a person must look at them again
            _enter(grade, entry.scores.get(grade.name, grade.auto_score), entry.changed)
        for comment in found.comments:
            comment.auto_comment = entry.comments.get(comment.name)
        found.late_submission_penalty = None
        self._gradebook.db.flush()
        self._gradebook.db.refresh(found, ["score"])
        if submission.total_seconds_late > 0:
            found.late_submission_penalty = self._layout.penalty(
                entry.student, float(found.score), submission.total_seconds_late
            )
        self._gradebook.db.commit()

    def _place(self, submission: Any, notebook: Any) -> Any:
        """Find the notebook in a submission; what the assignment got since that was made is added."""
        found = next((one for one in submission.notebooks if one.name == notebook.name), None)
        if found is None:
            found = SubmittedNotebook(notebook=notebook, assignment=submission)
        graded = {grade.cell_id for grade in found.grades}
        told = {comment.cell_id for comment in found.comments}
        judged = (*notebook.grade_cells, *notebook.task_cells)
        solved = (*notebook.solution_cells, *notebook.task_cells)
        new = [
            *(Grade(cell=cell, notebook=found) for cell in judged if cell.id not in graded),
            *(Comment(cell=cell, notebook=found) for cell in solved if cell.id not in told),
        ]
        self._gradebook.db.add_all([found, *new])
        self._gradebook.db.flush()
        return found

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
    if grade.manual_score is not None or grade.extra_credit:
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
    _require_gradebook(layout.gradebook)
    log = logging.getLogger("tornado.application")
    log.disabled = True  # nbgrader writes a traceback there of what it raises
    try:
        # nbgrader adds a submission to its session a little later than SQLAlchemy would have it.
        with warnings.catch_warnings(), _connected(layout) as gradebook:
            warnings.simplefilter("ignore")
            yield Book(gradebook, layout)
    except MissingEntry as error:
        raise _unusable(layout.gradebook, error) from None
    except Exception as error:
        if not (isinstance(error, InvalidEntry) or type(error).__module__.startswith("sqlalchemy")):
            raise
        raise _unusable(layout.gradebook, error) from error
    finally:
        log.disabled = False


def _connected(layout: Layout) -> Any:
    try:
        return Gradebook(layout.gradebook, layout.course_id)
    except ImportError as error:  # of what speaks to a server
        raise _unusable(layout.gradebook, error) from None


def _require_gradebook(url: str) -> None:
    """Look whether a file is a gradebook of this nbgrader, which would add its tables to any database."""
    if not url.startswith(SQLITE):
        return
    path = Path(url.removeprefix(SQLITE).partition("?")[0].removeprefix("file:"))
    if not path.is_file():
        raise UsageError(f"{path}: there is no gradebook yet; {MAKE_IT}")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'submitted_assignment'")
            if found.fetchone() is None:
                raise UsageError(f"{path}: is no gradebook of nbgrader; {MAKE_IT}")
            for table in Base.metadata.sorted_tables:
                columns = ", ".join(column.name for column in table.columns)
                database.execute(f"SELECT {columns} FROM {table.name} LIMIT 0")
    except sqlite3.Error as error:
        raise _unusable(url, error) from error


def _unusable(url: str, error: Exception) -> UsageError:
    """Say in one sentence what the database says, and what helps."""
    said = (str(error).splitlines() or [type(error).__name__])[0]
    help_with = next((f"; {what}" for word, what in TO_DO.items() if word in said), "")
    url = re.sub("//[^/]*@", "//", url)  # no name and no password
    return UsageError(f"{url}: the gradebook cannot be used: {said}{help_with}")
