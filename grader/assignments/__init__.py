"""Assignments: which exercises count, when they are due, and what attempts, lateness, tries and hints cost.

`manifest` holds the schema of a file, `reading` reads those of a course, `assignment` is what comes of it;
`moments` says which local times there are. The others decide one thing each: `lateness`, `attempts` (may this
be handed in?), `counting` (what does it count?), `visibility` (what may a student see?); `wording` says it.
They know no store, no files, and no clock but `now`.
"""

from grader.assignments.assignment import Assignment
from grader.assignments.attempts import Permission, may_hand_in
from grader.assignments.counting import (
    Aid,
    Counted,
    Deduction,
    Grade,
    HandIn,
    ItemResult,
    Mark,
    Total,
    assignment_total,
    grade_of,
)
from grader.assignments.lateness import Lateness, closed_at, cut_off_of, due_of, lateness
from grader.assignments.manifest import AssignmentManifest, AttemptRule, LateRule, Part, Shown
from grader.assignments.moments import in_utc, why_no_moment
from grader.assignments.reading import (
    assignment_files,
    assignment_named,
    assignment_of,
    assignments_of,
    load_assignment,
    shared_exercises,
    unassigned,
)
from grader.assignments.visibility import for_student, shown
from grader.assignments.wording import attempts_sentence, moment, rule_sentence, spelled_out

__all__ = [
    "Aid",
    "Assignment",
    "AssignmentManifest",
    "AttemptRule",
    "Counted",
    "Deduction",
    "Grade",
    "HandIn",
    "ItemResult",
    "LateRule",
    "Lateness",
    "Mark",
    "Part",
    "Permission",
    "Shown",
    "Total",
    "assignment_files",
    "assignment_named",
    "assignment_of",
    "assignment_total",
    "assignments_of",
    "attempts_sentence",
    "closed_at",
    "cut_off_of",
    "due_of",
    "for_student",
    "grade_of",
    "in_utc",
    "lateness",
    "load_assignment",
    "may_hand_in",
    "moment",
    "rule_sentence",
    "shared_exercises",
    "shown",
    "spelled_out",
    "unassigned",
    "why_no_moment",
]
