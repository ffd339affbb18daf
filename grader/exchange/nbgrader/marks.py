"""What people gave in nbgrader, as marks and comments of our store."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from grader.exchange.nbgrader.gradebook import Standing
from grader.exchange.nbgrader.judged import Assigned
from grader.exchange.nbgrader.scoring import marks_in
from grader.store.attempts import attempts_of
from grader.store.marks import comment, comments_of, mark, marks_of, withdraw_comment, withdraw_mark

if TYPE_CHECKING:
    from sqlalchemy import Connection

GIVEN_THERE = "given in nbgrader"
SAID_THERE = "In nbgrader: "


def bring_back(
    connection: "Connection",
    what: Assigned,
    standings: Iterable[tuple[str, Standing]],
    names: Mapping[str, str],
) -> int:
    """Keep what people gave in nbgrader with the attempts it is about, and take back what they took back.

    Points that somebody gave here hold against those.

    Parameters
    ----------
    connection : Connection
        To the store.
    what : Assigned
        What was marked.
    standings : iterable of (str, Standing)
        What each student has.
    names : mapping of str to str
        What each student's notebook is called in the store; others have none there that this is about.

    Returns
    -------
    int
        How many marks and comments are from there by now.
    """
    slug = what.exercise.slug
    latest = {one.name: one for one in attempts_of(connection, slug)}  # in the order of their numbers
    marks, comments = marks_of(connection, slug), comments_of(connection, slug)
    count = 0
    for student, standing in standings:
        attempt = latest.get(names.get(student, ""))
        if attempt is None:
            continue
        given = marks_in(standing.cells, what.judged, what.cells)
        there = {one.part: one for one in marks.get(attempt.id, ())}
        given = {
            part: points
            for part, points in given.items()
            if part not in there or there[part].reason == GIVEN_THERE  # what was given here holds
        }
        for part, points in given.items():
            if part not in there or there[part].points != points:
                mark(connection, attempt.id, part, points, GIVEN_THERE)
        for part, one in there.items():
            if one.reason == GIVEN_THERE and part not in given:
                withdraw_mark(connection, attempt.id, part)
        said = [f"{SAID_THERE}{text}" for text in standing.comments]
        known = {one.text: one.id for one in comments.get(attempt.id, ())}
        for text in said:
            if text not in known:
                comment(connection, attempt.id, 0, text)
        for text, number in known.items():
            if text.startswith(SAID_THERE) and text not in said:
                withdraw_comment(connection, number)
        count += len(given) + len(said)
    return count
