"""`grader grade --from nbgrader`: what was submitted there is graded here, and entered in its gradebook."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.classes import check_isolation, kept_in_store, progress, tell_interrupted
from grader.cli.formats import show
from grader.cli.main import ExitCode
from grader.cli.shared import data_place
from grader.errors import UsageError
from grader.models import Verdict

if TYPE_CHECKING:
    from grader.assignments import Assignment
    from grader.catalog import Course, Exercise
    from grader.draws import CourseKey
    from grader.exchange.nbgrader.gradebook import Book
    from grader.exchange.nbgrader.layout import Layout, Submitted
    from grader.exchange.nbgrader.submitted import SubmittedNotebook
    from grader.store.place import Place


MOST_NAMED = 10


def grade_course(folder: Path, names: Sequence[str], jobs: int | None, isolation: str, data: str) -> ExitCode:
    """Grade what was submitted for some assignments of a course of nbgrader, or for all of ours."""
    try:
        from grader.exchange.nbgrader.gradebook import opened
        from grader.exchange.nbgrader.layout import TIMESTAMP, Layout
    except ImportError as error:
        raise UsageError(
            f"nbgrader is missing ({error.name}); type: pip install 'grader[nbgrader]'"
        ) from None
    from grader.catalog import find_course
    from grader.exchange.nbgrader.folder import nbgrader_course

    there = nbgrader_course(folder)
    course, layout = find_course(there.course), Layout(there.folder)
    place = data_place(data, course.root)
    done, entered = True, 0
    with opened(layout) as book:
        for assignment, exercises in _work(course, book, names):
            submitted = layout.submitted(assignment)
            if not submitted:
                show(f"{assignment}: nothing is submitted yet; `nbgrader collect {assignment}` gets it")
            untimed = [one for one in submitted if one.at is None and not one.linked]
            unread = [one.student for one in untimed if (one.folder / TIMESTAMP).exists()]
            _tell_of(f"No time can be read in their {TIMESTAMP}, so nothing is late", unread)
            for exercise in exercises if submitted else ():
                run = _Run(course, layout, book, assignment, exercise, submitted)
                done &= run.graded(place, jobs, isolation)
                entered += len(submitted)
    if entered:
        show(f"Scores, comments and feedback are in {layout.root}; the formgrader shows them.")
    return ExitCode.DONE if done else ExitCode.OURS


def _work(course: "Course", book: "Book", names: Sequence[str]) -> "list[tuple[str, list[Exercise]]]":
    """Find the exercises of ours in each assignment that is named, or in all.

    Raises
    ------
    UsageError
        If nbgrader has no such assignment, or no exercise of ours is in it.
    """
    known = book.assignments()
    for name in names:
        if name not in known:
            there = f"there are: {', '.join(known)}" if known else "`nbgrader generate_assignment` makes one"
            raise UsageError(f"no assignment {name!r} in the gradebook of nbgrader; {there}")
    ours = {
        name: [course.exercise(one) for one in notebooks if one in course.manifest.exercises]
        for name, notebooks in known.items()
        if name in names or not names
    }
    for name, notebooks in known.items():
        others = [one for one in notebooks if one not in course.manifest.exercises]
        if others and ours.get(name):
            show(
                f"{name}: left to nbgrader, as no exercise here is called so: {', '.join(others)}", sys.stderr
            )
    if not any(ours.values()):
        raise UsageError(
            f"{', '.join(ours) or 'the gradebook'}: no notebook is an exercise of {course.title!r}; expected "
            "what `grader build --to nbgrader` wrote"
        )
    return [(name, exercises) for name, exercises in ours.items() if exercises]


@dataclass(frozen=True, slots=True)
class _Run:
    """One exercise of one assignment, with what was submitted."""

    course: "Course"
    layout: "Layout"
    book: "Book"
    assignment: str
    exercise: "Exercise"
    submitted: "list[Submitted]"

    def graded(self, place: "Place", jobs: int | None, isolation: str) -> bool:
        """Grade it, enter it, and say how it went; tell whether all of it could be graded."""
        from grader.assignments import assignment_of
        from grader.exchange.nbgrader.entering import assigned, enter
        from grader.exchange.nbgrader.marks import bring_back
        from grader.exchange.nbgrader.results import with_shown
        from grader.exchange.nbgrader.submitted import submitted_notebooks
        from grader.ideas import read_ideas
        from grader.report.ideas import misconceptions
        from grader.report.tally import Tally
        from grader.report.text import class_summary
        from grader.store.opening import opened
        from grader.variants import key_of

        key = key_of(self.course) if self.exercise.draws else None
        what = assigned(self.book, self.assignment, self.exercise, key)
        notebooks = submitted_notebooks(self.exercise, self.submitted)
        rules = assignment_of(self.course, self.exercise.slug)
        records = self._results(notebooks, rules, key, place, jobs, isolation)
        names = {one.submitted.student: one.name for one in notebooks}
        with opened(place) as store, store.reading() as connection:
            results = with_shown(connection, self.exercise, rules, records, datetime.now(UTC))
        tally, ideas = Tally(), read_ideas(self.course.root)
        for submitted in self.submitted:
            graded = results.get(names.get(submitted.student, ""))
            if graded is not None:
                tally.add(graded.record)
            if graded is not None and graded.record["verdict"] == Verdict.NOT_GRADED:
                del names[submitted.student]  # what people gave is about something else
            else:
                enter(self.book, self.layout, what, submitted, graded, ideas)
        standings = self.book.standings(self.assignment, self.exercise.slug)
        with opened(place) as store, store.writing() as connection:
            marks = bring_back(connection, what, standings, names)
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        show(f"{self.assignment}, {self.exercise.slug}")
        if tally.lines:
            show(class_summary(tally, misconceptions(tally.met, ideas), width))
        handed_in = {one.submitted.student for one in notebooks}
        missing = [one.student for one in self.submitted if one.student not in handed_in]
        refused = [one["student"] for one in records.values() if one["verdict"] == Verdict.NOT_GRADABLE]
        _tell_of("Not gradable, 0 points; the formgrader shows why", refused)
        _tell_of(f"Submitted other notebooks and no {self.exercise.slug}.ipynb, 0 points", missing)
        if marks:
            print(f"Marks and comments that people gave in nbgrader, in the store now: {marks}")
        print()
        return not tally.verdicts[Verdict.NOT_GRADED]

    def _results(
        self,
        notebooks: "list[SubmittedNotebook]",
        rules: "Assignment",
        key: "CourseKey | None",
        place: "Place",
        jobs: int | None,
        isolation: str,
    ) -> dict[str, dict[str, Any]]:
        """Grade the notebooks into the store; return each result by the name of its notebook."""
        from grader.grading.run import ClassRun
        from grader.store.attempts import NBGRADER

        if self.exercise.runs_code:
            check_isolation(isolation)
        times = {
            one.name: one.submitted.at.isoformat(timespec="milliseconds")
            for one in notebooks
            if one.submitted.at is not None
        }
        results = {}
        with kept_in_store(self.exercise, place, rules, times, NBGRADER) as kept:
            run = ClassRun(self.exercise, notebooks, kept, jobs, isolation, key, private=True)
            try:
                with progress(self.exercise.slug, len(notebooks)) as advance:
                    for result in run.results():
                        results[result["submission"]] = result
                        advance()
            except KeyboardInterrupt:
                tell_interrupted(run.finished, len(notebooks), kept=True)
                raise
        return results


def _tell_of(what: str, students: Sequence[str]) -> None:
    if students:
        more = f" and {len(students) - MOST_NAMED} more" if len(students) > MOST_NAMED else ""
        show(f"{what} ({len(students)}): {', '.join(sorted(students)[:MOST_NAMED])}{more}")
