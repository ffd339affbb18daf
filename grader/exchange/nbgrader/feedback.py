"""The page that a student gets back: the report of the engine, with what the gradebook counts."""

from datetime import datetime
from fractions import Fraction

from grader.assignments.wording import some
from grader.exchange.nbgrader.gradebook import Standing
from grader.exchange.nbgrader.judged import Assigned
from grader.exchange.nbgrader.scoring import marks_in
from grader.models import RunResult
from grader.report.ideas import Ideas
from grader.report.pages import Comment, Kept, Marked, Worth, feedback_of, student_page
from grader.report.words import short

BY_A_PERSON = "given by a person"


def feedback_page(
    what: Assigned,
    result: RunResult,
    at: datetime | None,
    standing: Standing,
    ideas: Ideas,
    left_out: int = 0,
) -> str:
    """Write the page of one notebook.

    Parameters
    ----------
    what : Assigned
        What it is for.
    result : RunResult
        What the engine says, as its student may read it.
    at : datetime or None
        When it was submitted, if known.
    standing : Standing
        What the gradebook has.
    ideas : mapping
        The wrong ideas that the course lists.
    left_out : int
        How many tests are kept back.
    """
    marks = marks_in(standing.cells, what.judged, what.cells)
    open_points = [one.points for one in what.judged if _waits(standing, one.name)]
    taken_off = (
        f"{short(standing.taken_off)} points are taken off, as it is late." if standing.taken_off else ""
    )
    worth = Worth(
        f"Submitted {at:%Y-%m-%d %H:%M} UTC." if at is not None else "Submitted.",
        taken_off,
        f"{short(standing.score - standing.taken_off)} of {short(standing.most)}",
        pending=Fraction(sum(open_points)),
        marks=tuple(Marked(part, points, BY_A_PERSON) for part, points in marks.items()),
        comments=tuple(map(Comment, standing.comments)),
        left_out=(f"{some(left_out, 'test')} not shown.",) if left_out else (),
    )
    exercise = what.exercise
    kept = Kept(exercise.slug, exercise.manifest.title, (result,), (worth,))
    (page,) = feedback_of([kept], [exercise.slug], ideas).pages
    return student_page(page)


def _waits(standing: Standing, name: str) -> bool:
    return name in standing.cells and standing.cells[name].waits
