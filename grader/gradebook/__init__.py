"""What everybody's work counts: the attempts of the store, by the rules of their assignment."""

from grader.gradebook.book import Book, Row, book_of
from grader.gradebook.seeing import seen_by_student, withholds
from grader.gradebook.works import Work, permission_of, until_of, work_of, works

__all__ = [
    "Book",
    "Row",
    "Work",
    "book_of",
    "permission_of",
    "seen_by_student",
    "until_of",
    "withholds",
    "work_of",
    "works",
]
