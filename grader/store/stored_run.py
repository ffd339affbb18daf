"""One run of grading into a store, with the interface of the journal: a class is graded into either."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from grader.errors import UsageError
from grader.models import Submission
from grader.store.attempts import known_attempt
from grader.store.audit import note
from grader.store.opening import Store
from grader.store.people import known_student
from grader.store.results import Key, counts, keep_result, records, seen_again
from grader.store.runs import begin_run, end_run


class StoredRun:
    """What one run knows and adds.

    Parameters
    ----------
    store : Store
        Where it is kept.
    exercise : str
        The slug of what is graded.
    versions : mapping
        What can change a result, by name.
    """

    def __init__(self, store: Store, exercise: str, versions: Mapping[str, str]) -> None:
        self._store = store
        self._exercise = exercise
        self._waiting: dict[Key, Submission] = {}
        self._added: set[Key] = set()
        self._remembered: list[Key] = []
        with store.writing() as connection:
            self._run = begin_run(connection, exercise, versions)
            note(connection, "grade", exercise)

    def __contains__(self, key: Key) -> bool:
        if key in self._added:
            return True
        with self._store.reading() as connection:
            return counts(connection, key)

    def receive(self, key: Key, submission: Submission) -> None:
        """Remember the bytes of what is graded next, to be written with its result."""
        self._waiting[key[:-1]] = submission  # one that no sandbox could hold comes back without isolation

    def add(self, key: Key, line: str) -> None:
        """Write one result with what was handed in; it is on the disk when this returns."""
        submission = self._waiting.pop(key[:-1], None)
        if submission is None:
            return  # something equal in every respect was added already
        with self._store.writing() as connection:
            student = known_student(connection, submission.student)
            attempt = known_attempt(connection, student, self._exercise, submission.source)
            keep_result(connection, key, line, attempt, self._run)
        self._added.add(key)

    def lines(self, keys: Sequence[Key]) -> Iterator[str]:
        """Read results, in the order asked for; those that are not there are left out."""
        with self._store.reading() as connection:
            yield from records(connection, keys)

    def result(self, key: Key) -> dict[str, Any]:
        """Read one result, which an earlier run or another grader left."""
        (line,) = self.lines([key])
        self._remembered.append(key)
        found: dict[str, Any] = json.loads(line)
        return found

    def close(self, ending: str = "finished") -> None:
        """Write down which results were remembered, and how this run ended."""
        with self._store.writing() as connection:
            seen_again(connection, self._remembered, self._run)
            end_run(connection, self._run, ending)


@contextmanager
def stored_run(store: Store, exercise: str, versions: Mapping[str, str]) -> Iterator[StoredRun]:
    """Begin a run, and write down in the end how it ended; a killed one has no ending."""
    run = StoredRun(store, exercise, versions)
    try:
        yield run
    except BaseException as error:
        with suppress(UsageError):  # the database that failed may fail again; the first sentence says why
            run.close("interrupted" if isinstance(error, KeyboardInterrupt) else "failed")
        raise
    run.close()
