"""Feedback as pages: one file for each student, and an index of them; each loads nothing from anywhere.

`sections` prepares what a page says, with the `worth` of work that a store keeps, `rendering` puts it into
the templates, `names` finds a file name for any student, `folder` writes all of it. What students wrote is
hostile text: templates escape everything.
"""

from grader.report.pages.folder import write_pages
from grader.report.pages.rendering import pages_of, student_page
from grader.report.pages.sections import Feedback, Kept, feedback_of
from grader.report.pages.worth import Comment, Marked, Part, Sum, Worth

__all__ = [
    "Comment",
    "Feedback",
    "Kept",
    "Marked",
    "Part",
    "Sum",
    "Worth",
    "feedback_of",
    "pages_of",
    "student_page",
    "write_pages",
]
