"""Feedback as pages: one file for each student, and an index of them; each loads nothing from anywhere.

`sections` prepares what a page says, `rendering` puts it into the templates, `names` finds a file name for
any student, `folder` writes all of it. What students wrote is hostile text: templates escape everything.
"""

from grader.report.pages.folder import write_pages
from grader.report.pages.rendering import pages_of
from grader.report.pages.sections import Feedback, feedback_of

__all__ = ["Feedback", "feedback_of", "pages_of", "write_pages"]
