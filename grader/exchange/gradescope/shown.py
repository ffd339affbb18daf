"""When Gradescope shows a test to students, in its own words."""

from enum import StrEnum


class Shown(StrEnum):
    """`visibility` of a test in results.json."""

    VISIBLE = "visible"
    AFTER_DUE_DATE = "after_due_date"
    AFTER_PUBLISHED = "after_published"
    HIDDEN = "hidden"
