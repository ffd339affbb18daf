"""A roster as CSV, which `read_roster` reads back, and in which a spreadsheet finds no formulas."""

import csv
import io
from collections.abc import Iterable, Mapping

from grader.roster.cells import safe
from grader.roster.columns import OTHER_IDS

COLUMNS = ("id", "full_name", "email", "section")


def roster_text(students: Iterable[Mapping[str, str]]) -> str:
    """Write students, each by their fields, as CSV; of the other ids those that somebody has."""
    rows = list(students)
    columns = (*COLUMNS, *(name for name in OTHER_IDS if any(fields.get(name) for fields in rows)))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([safe(fields.get(column, "")) for column in columns] for fields in rows)
    return file.getvalue()
