"""Grading a class: what is known already comes from where results are kept, the rest is graded and added."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.grading import pool
from grader.grading.chunk import grade_chunk
from grader.grading.journal import Keeper, Key, key_of, key_of_result
from grader.grading.results import hashes_of
from grader.models import Submission
from grader.sandbox.isolation import choose, this_machine
from grader.variants import with_student

IN_PROCESS = 4
"""Up to so many submissions, starting worker processes costs more than it brings."""


class HandedIn(Protocol):
    """Something that was handed in, in a file or in a store, read when it is its turn."""

    def read(self) -> Submission:
        """Read it; what cannot be read carries the reason."""


class ClassRun:
    """One grading of a class.

    Parameters
    ----------
    exercise : Exercise
        What is graded.
    found : sequence of HandedIn
        What was handed in.
    journal : Keeper
        Where results are kept as they come: a journal, or a run in a store.
    jobs : int, optional
        Processes; one for each core when not given.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    key : CourseKey, optional
        Draws each student's numbers; needed where the exercise has any.
    private : bool
        Whether what only the instructor may see is handed to the journal as well.

    Raises
    ------
    IsolationError
        If this machine cannot hold a stranger's code in that way.
    """

    def __init__(
        self,
        exercise: Exercise,
        found: Sequence[HandedIn],
        journal: Keeper,
        jobs: int | None,
        isolation: str,
        key: CourseKey | None = None,
        *,
        private: bool = False,
    ) -> None:
        self._isolation = choose(this_machine(), isolation).value if exercise.runs_code else None
        self._course_key = key
        self._private = private
        self._exercise = exercise
        self._found = found
        self._journal = journal
        self._jobs = jobs or pool.available_cores()
        self._keys: list[Key] = []
        self._remembered: list[Key] = []

    def results(self) -> Iterator[dict[str, Any]]:
        """Yield every result as data, as soon as it is there and in the journal.

        Raises
        ------
        GraderError
            If the suite cannot be used, or the sandbox does not hold.
        """
        for lines in self._graded(self._unknown()):
            yield from self._recall()
            for line, private in lines:
                result = json.loads(line)
                self._journal.add(key_of_result(result), line, private)
                yield result
        yield from self._recall()

    @property
    def finished(self) -> int:
        """How many results are kept; an interruption may come before the last was yielded."""
        return sum(key in self._journal for key in self._keys)

    def lines(self) -> Iterator[str]:
        """Yield all results as lines of JSON, in the order in which they were handed in."""
        return self._journal.lines(self._keys)

    def _recall(self) -> Iterator[dict[str, Any]]:
        while self._remembered:
            yield self._journal.result(self._remembered.pop())

    def _unknown(self) -> Iterator[Submission]:
        """Read submissions one by one; pass on those that the journal has no result of."""
        for item in self._found:
            submission = with_student(self._exercise, item.read())
            hashes = hashes_of(self._exercise, submission, self._course_key)
            self._keys.append(key_of(submission.name, submission.student, hashes, self._isolation))
            if self._keys[-1] in self._journal:
                self._remembered.append(self._keys[-1])
            else:
                self._journal.receive(self._keys[-1], submission)
                yield submission

    def _graded(self, submissions: Iterable[Submission]) -> Iterator[list[pool.Lines]]:
        """Grade in this process when there is little to do, else over a pool."""
        if self._jobs == 1 or len(self._found) <= IN_PROCESS:
            for submission in submissions:
                results = grade_chunk(
                    self._exercise,
                    [submission],
                    self._isolation or "auto",
                    key=self._course_key,
                    private=self._private,
                )
                yield list(map(pool.lines_of, results))
            return
        executor = pool.local_pool(self._jobs)
        size = pool.chunk_size(len(self._found), self._jobs)
        try:
            yield from pool.grade_over(
                executor,
                self._jobs,
                self._exercise,
                submissions,
                size,
                self._isolation or "auto",
                self._course_key,
                private=self._private,
            )
        except BaseException:
            pool.stop(executor)
            raise
        executor.shutdown()
