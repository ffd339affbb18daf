"""What waits for a person, of the attempts on which it depends what counts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from grader.assignments import Assignment, Counted
from grader.catalog import Exercise
from grader.gradebook import Work, works
from grader.gradebook.works import exactly
from grader.store.extensions import extensions
from grader.store.results import by_id
from grader.store.tables import batches

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that waits for a person; `stands` says that it is of the attempt that counts."""

    exercise: str
    student: str
    number: int
    item: str
    title: str
    points: Fraction
    stands: bool


def waiting(
    connection: "Connection", exercise: Exercise, assignment: Assignment, student: str | None = None
) -> list[Waiting]:
    """List what waits for a person and matters: question by question, in each by students.

    That is the attempt that counts and, where the best one does, each that may come to count more. The same
    answer in several attempts is listed once, in the first of them: its mark holds for the later ones.

    Parameters
    ----------
    connection : Connection
        To the store.
    exercise : Exercise
        What was handed in.
    assignment : Assignment
        By whose rules it counts.
    student : str, optional
        Only theirs.
    """
    granted = extensions(connection, assignment.name, student)
    everybody = works(connection, exercise, assignment, granted, student).values()
    matter = [(work, each) for work in everybody for each in _that_matter(work, assignment)]
    found: dict[tuple[str, str, str], Waiting] = {}
    for some in batches(matter):
        records = by_id(connection, [work.results[each.number] for work, each in some])
        for work, each in some:
            for case in _open(json.loads(records[work.results[each.number]].record), each):
                same = work.student, case["id"], case["got"]
                earlier = found.get(same)
                found[same] = Waiting(
                    exercise.slug,
                    work.student,
                    earlier.number if earlier is not None else each.number,
                    case["id"],
                    case["title"],
                    exactly(case["pending"]),
                    stands=work.standing == each.number or (earlier is not None and earlier.stands),
                )
    order = [item.id for item in exercise.manifest.items]
    places = {item: place for place, item in enumerate(order)}
    return sorted(
        found.values(), key=lambda one: (places.get(one.item, len(order)), one.item, one.student, one.number)
    )


def _that_matter(work: Work, assignment: Assignment) -> Iterator[Counted]:
    """Find the attempts with points that wait, on which it depends what counts."""
    standing = work.grade.standing
    if standing is None:
        return
    for each in work.grade.attempts:
        most = each.counts + each.pending * each.lateness.share
        may_count = assignment.counts == "best" and most > standing.counts
        if each.pending and (each.number == standing.number or may_count):
            yield each


def _open(record: Mapping[str, Any], counted: Counted) -> list[dict[str, Any]]:
    marked = {mark.part for mark in counted.marks}
    return [case for case in record["tests"] if case["pending"] and case["id"] not in marked]
