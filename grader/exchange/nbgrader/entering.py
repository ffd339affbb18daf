"""What the engine says of a notebook, put where nbgrader keeps it: gradebook, autograded, feedback."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.errors import UsageError
from grader.exchange.nbgrader.autograded import Output, autograded, blank_texts, submitted_cells
from grader.exchange.nbgrader.cells import CODE
from grader.exchange.nbgrader.feedback import feedback_page
from grader.exchange.nbgrader.gradebook import Book, Entry
from grader.exchange.nbgrader.judged import Assigned, judged_cells
from grader.exchange.nbgrader.layout import SECRET, TIMESTAMP, Layout, Submitted, secret_of
from grader.exchange.nbgrader.results import Graded
from grader.exchange.nbgrader.scoring import scores_of
from grader.exchange.nbgrader.submitted import SubmittedNotebook
from grader.exchange.notebooks.building import HEAD
from grader.exchange.notebooks.reading import MAX_BYTES
from grader.intake import RefusedError, read_regular
from grader.models import Outcome, RunResult, Verdict
from grader.report.ideas import Ideas
from grader.report.reading import result_in
from grader.report.text import result_screen
from grader.variants import sheet_of
from grader.whole_files import write_whole

READ_ONLY = 0o444
"""As nbgrader has it."""

NO_RESPONSE = "No response."
"""What nbgrader itself says of a text that nobody wrote."""


def assigned(book: Book, assignment: str, exercise: Exercise, key: CourseKey | None) -> Assigned:
    """Read what nbgrader has of an exercise.

    Raises
    ------
    UsageError
        If it has none of the cells with points: it is another notebook of the same name. If it asks other
        questions than the course does now: nobody's answers could be read.
    """
    cells = {cell.name: cell for cell in book.cells(assignment, exercise.slug)}
    judged = judged_cells(exercise, key)
    if not any(one.name in cells for one in judged):
        raise UsageError(
            f"{assignment}, {exercise.slug}: nbgrader has no cell {judged[0].name} in it; expected a "
            "notebook that `grader build --to nbgrader` wrote"
        )
    if key is not None and exercise.asks and HEAD in cells:
        sheet = sheet_of(exercise, key.for_everybody(), "")
        if sheet.fingerprint not in cells[HEAD].source:
            raise UsageError(
                f"{assignment}, {exercise.slug}: what was handed out asks other questions: they were changed "
                "since, or drawn with another course key; grade with the questions and the key with which it "
                "was built, or build and release it again"
            )
    return Assigned(assignment, exercise, cells, judged)


def enter(
    book: Book,
    layout: Layout,
    what: Assigned,
    submitted: Submitted,
    graded: Graded | None,
    ideas: Ideas,
) -> None:
    """Enter one notebook of one student.

    Parameters
    ----------
    book : Book
        The gradebook.
    layout : Layout
        Where files are.
    what : Assigned
        What it is for.
    submitted : Submitted
        Whose it is.
    graded : Graded, optional
        The result; None where the notebook was not submitted.
    ideas : mapping
        The wrong ideas that the course lists.

    Raises
    ------
    UsageError
        If a file cannot be written.
    """
    slug, student = what.exercise.slug, submitted.student
    notebook = SubmittedNotebook(submitted, what.exercise)
    folder = layout.autograded(what.assignment, student)
    shown = folder / notebook.path.name
    page = layout.feedback(what.assignment, student) / f"{slug}.html"
    handed_in, source = _cells(notebook), list(what.cells.values())
    blank = blank_texts(handed_in, source)
    comments = dict.fromkeys(blank, NO_RESPONSE)
    if graded is None:
        scores = scores_of(None, what.judged, what.cells, blank)
        book.enter(what.assignment, slug, Entry(student, submitted.at, scores, comments, shown.exists()))
        _remove(shown)
        _remove(page)
        return
    where = f"the result of {student}"
    result, told = result_in(graded.record, where), result_in(graded.shown, where)
    scores = scores_of(result, what.judged, what.cells, blank)
    text = autograded(handed_in, source, _outputs(what, graded.shown, scores))
    if CODE in what.cells and told.verdict is not Verdict.PASSED:
        comments[CODE] = _comment(told)
    # What graders see is written last: were this ended before, the next run would still find it changed.
    book.enter(what.assignment, slug, Entry(student, submitted.at, scores, comments, _differs(shown, text)))
    standing = book.standing(what.assignment, slug, student)
    left_out = len(result.tests) - len(told.tests)
    _write(page, feedback_page(what, told, submitted.at, standing, ideas, left_out))
    _keep_notes(submitted, page.parent)
    _keep_notes(submitted, folder)
    _write(shown, text)


def _cells(notebook: SubmittedNotebook) -> list[dict[str, Any]]:
    """Read the cells of what was submitted; none where it cannot be read, which the result says."""
    if notebook.submitted.linked:
        return []
    try:
        return submitted_cells(read_regular(notebook.path, most=MAX_BYTES))
    except (OSError, RefusedError):
        return []


def _outputs(
    what: Assigned, record: Mapping[str, Any], scores: Mapping[str, float | None]
) -> dict[str, Output]:
    """Say in each cell that the machine judged how it did."""
    graded = record["verdict"] != Verdict.NOT_GRADABLE
    outputs = {}
    for one in what.judged:
        if not one.by_person and one.name in scores:
            tests = (
                [case for case in record["tests"] if case["id"] == one.part] if one.part and graded else None
            )
            shown = record if tests is None else {**record, "tests": tests}
            _, _, *lines = result_screen(shown, formulas=what.exercise.asks).splitlines()  # grading is blind
            outputs[one.name] = Output("\n".join((*lines, "")), scores[one.name] or 0.0)
    return outputs


def _comment(told: RunResult) -> str:
    """Say in the course's own words what is behind it: what a student wrote would be read as HTML there."""
    diagnosis = told.diagnosis
    if diagnosis is not None and diagnosis.idea:
        hint = f" Hint: {diagnosis.hint}" if diagnosis.hint else ""
        return f"{diagnosis.sentence}{hint}"
    if told.verdict is Verdict.NOT_GRADABLE:
        return "The cell of the hidden tests says why it cannot be graded."
    if any(case.outcome is not Outcome.PASSED for case in told.tests):
        return "The cell of the hidden tests says which of them fail."
    return "Some of the hidden tests fail."


def _keep_notes(submitted: Submitted, folder: Path) -> None:
    """Let nbgrader see which submission it was: it releases no feedback of which it cannot know that."""
    at = f"{submitted.at:%Y-%m-%d %H:%M:%S.%f} UTC" if submitted.at is not None else None
    for name, text in ((TIMESTAMP, at), (SECRET, secret_of(submitted))):
        if text is None:
            _remove(folder / name)
        else:
            _write(folder / name, text)


def _differs(path: Path, text: str) -> bool:
    """Tell whether a file holds something else, or is not there."""
    try:
        return path.read_bytes() != text.encode()
    except OSError:
        return True


def _write(path: Path, text: str) -> None:
    """Write a file unless it is as it should be."""
    if not _differs(path, text):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path.parent}: cannot be made: {error.strerror}") from None
    write_whole(path, [text], "the file", mode=READ_ONLY)


def _remove(path: Path) -> None:
    """Remove what an earlier submission left."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be removed: {error.strerror}") from None
