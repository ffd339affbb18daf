"""Rosters: lists of students as CSV, from any system: read into people and problems, and written. Pure.

`decoding` makes text of bytes, `table` rows of text, `columns` finds out which column is what, `reading` puts
these together, `comparing` says what a roster would change, `writing` writes one. `cells` keeps spreadsheets
from taking a name for a formula.
"""

from grader.roster.columns import FIELDS, OTHER_IDS
from grader.roster.comparing import Change, Changes, Known, compared
from grader.roster.reading import Entry, Problem, Roster, read_roster
from grader.roster.table import DELIMITERS
from grader.roster.writing import COLUMNS, roster_text

__all__ = [
    "COLUMNS",
    "DELIMITERS",
    "FIELDS",
    "OTHER_IDS",
    "Change",
    "Changes",
    "Entry",
    "Known",
    "Problem",
    "Roster",
    "compared",
    "read_roster",
    "roster_text",
]
