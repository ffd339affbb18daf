"""One run of grading into a store, with the interface of the journal: a class is graded into either."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from grader.models import Submission
from grader.store.attempts import known_attempt, known_attempts, note_run
from grader.store.audit import note
from grader.store.draws import drawn_in, keep_draws
from grader.store.opening import Store
from grader.store.people import known_student
from grader.store.results import Key, counts, judged, keep_result, records, set_standings
from grader.store.runs import begin_run, end_run, ending
from grader.store.tables import batches


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
    via : str
        The command by which submissions come: ``"grade"``, ``"submit"`` or ``"collect"``.
    handed_in_at : mapping, optional
        When each was handed in, by the name of the submission; those that are missing are not known.
    assignment : int, optional
        The assignment as it is now.
    """

    def __init__(
        self,
        store: Store,
        exercise: str,
        versions: Mapping[str, str],
        *,
        via: str = "grade",
        handed_in_at: Mapping[str, str] | None = None,
        assignment: int | None = None,
    ) -> None:
        self._store = store
        self._exercise = exercise
        self._via = via
        self._handed_in_at = handed_in_at or {}
        self._assignment = assignment
        self._waiting: dict[Key, Submission] = {}
        self._added: set[Key] = set()
        self._remembered: list[Key] = []
        with store.writing() as connection:
            self._run = begin_run(connection, exercise, versions, via)
            note(connection, via, exercise)

    def __contains__(self, key: Key) -> bool:
        if key in self._added:
            return True
        with self._store.reading() as connection:
            return counts(connection, key)

    def receive(self, key: Key, submission: Submission) -> None:
        """Remember the bytes of what is graded next, to be written with its result."""
        # One that no sandbox could hold comes back without isolation; and who changes engine or course in the
        # meantime gets the result under its new hashes.
        self._waiting[key[:3]] = submission

    def add(self, key: Key, line: str, private: str = "") -> None:
        """Write one result with what was handed in; it is on the disk when this returns."""
        submission = self._waiting.pop(key[:3], None)
        if submission is None:
            return  # something equal in every respect was added already
        result = json.loads(line)
        with self._store.writing() as connection:
            student = known_student(connection, submission.student)
            attempt = known_attempt(
                connection,
                student,
                self._exercise,
                submission,
                via=self._via,
                handed_in_at=self._handed_in_at.get(submission.name),
                assignment=self._assignment,
            )
            kept = keep_result(connection, key, line, private, attempt, self._run)
            keep_draws(connection, student, self._exercise, result["hashes"], drawn_in(result, private))
            self._hold(connection, {attempt: kept})
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

    def close(self, how: str = "finished") -> None:
        """Write down who handed in again what is remembered, and how this run ended."""
        with self._store.writing() as connection:
            for some in batches(self._remembered):
                self._meet_again(connection, some)
            end_run(connection, self._run, how)

    def _meet_again(self, connection: Connection, keys: Sequence[Key]) -> None:
        """Let results hold that are there already, for what was handed in again."""
        kept = judged(connection, keys)
        again = [replace(one, at=self._handed_in_at.get(one.name)) for one in kept.values()]
        found = known_attempts(connection, self._exercise, again, via=self._via, assignment=self._assignment)
        self._hold(connection, dict(zip(found, kept, strict=True)))

    def _hold(self, connection: Connection, result_ids: Mapping[int, int]) -> None:
        note_run(connection, list(result_ids), self._run)
        set_standings(connection, result_ids)


@contextmanager
def stored_run(
    store: Store,
    exercise: str,
    versions: Mapping[str, str],
    *,
    via: str = "grade",
    handed_in_at: Mapping[str, str] | None = None,
    assignment: int | None = None,
) -> Iterator[StoredRun]:
    """Begin a run, and write down in the end how it ended; a killed one has no ending."""
    run = StoredRun(store, exercise, versions, via=via, handed_in_at=handed_in_at, assignment=assignment)
    with ending(run.close):
        yield run
