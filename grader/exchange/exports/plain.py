"""Grades for everything else: a table that spreadsheets open, and data for other programs."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from grader.assignments.wording import short
from grader.exchange.exports.canvas import csv_text
from grader.exchange.exports.grades import Result
from grader.gradebook import Book
from grader.roster import COLUMNS
from grader.roster.cells import safe

SCHEMA = 1


def grades_csv(grades: Sequence[Result], slugs: Sequence[str]) -> str:
    """Write a row a student: who they are, the points of each exercise, and the sum."""
    header = (*COLUMNS, *slugs, "points", "out_of", "pending")
    return csv_text([header, *(_cells(result, slugs) for result in grades)])


def grades_data(book: Book, results: Sequence[Result]) -> dict[str, Any]:
    """Return everybody as plain data, also those who have no grade, and why."""
    return {
        "schema": SCHEMA,
        "assignment": book.assignment.name,
        "title": book.assignment.title,
        "students": [
            {
                **dict(zip(COLUMNS, _who(result), strict=True)),
                "ids": dict(result.person.ids),
                "state": result.state.name.lower(),
                "points": float(result.points) if result.has_points else None,
                "out_of": float(result.out_of),
                "pending": float(result.pending),
                "exercises": {
                    slug: None if points is None else float(points) for slug, points in result.parts.items()
                },
            }
            for result in results
        ],
    }


def _who(result: Result) -> tuple[str, ...]:
    person = result.person
    return person.name, person.full_name, person.email, person.section


def _cells(result: Result, slugs: Sequence[str]) -> list[str]:
    numbers = (*(result.parts[slug] for slug in slugs), result.points, result.out_of, result.pending)
    return [*map(safe, _who(result)), *map(_number, numbers)]


def _number(points: Fraction | None) -> str:
    return "" if points is None else short(points)
