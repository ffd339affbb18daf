"""One run over attempts that the store has already, with the interface of the journal.

It keeps results with what was drawn; which of them hold is decided afterwards, by who asked for the run.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from grader.models import Submission
from grader.store.attempts import Attempt, submission_of
from grader.store.draws import drawn_in, keep_draws
from grader.store.opening import Store
from grader.store.people import known_student
from grader.store.results import Key, counts, digest_of, keep_result, records, results
from grader.store.runs import begin_run, end_run, ending
from grader.store.tables import batches


@dataclass(frozen=True, slots=True)
class KeptAttempt:
    """An attempt that is read when it is its turn: a large class needs little memory."""

    store: Store
    attempt: Attempt

    def read(self) -> Submission:
        """Read what was handed in."""
        with self.store.reading() as connection:
            return submission_of(connection, self.attempt.id)


class AttemptsRun:
    """What one run over stored attempts knows and adds.

    Parameters
    ----------
    store : Store
        Where it is kept.
    exercise : str
        The slug of what is graded.
    versions : mapping
        What can change a result, by name.
    attempts : sequence of Attempt
        What is graded, or was graded before; equal ones share a result.
    purpose : str
        The command that asks for it.

    Attributes
    ----------
    id : int
        The number of this run.
    """

    def __init__(
        self,
        store: Store,
        exercise: str,
        versions: Mapping[str, str],
        attempts: Sequence[Attempt],
        purpose: str,
    ) -> None:
        self._store = store
        self._exercise = exercise
        self._attempts: defaultdict[Key, list[int]] = defaultdict(list)
        for attempt in attempts:
            self._attempts[attempt.name, attempt.student, attempt.source_hash].append(attempt.id)
        self._keys: dict[Key, Key] = {}
        with store.writing() as connection:
            self.id = begin_run(connection, exercise, versions, purpose)

    def __contains__(self, key: Key) -> bool:
        with self._store.reading() as connection:
            there = counts(connection, key)
        if there:
            self._keys[key[:3]] = key
        return there

    def receive(self, _key: Key, _submission: Submission, /) -> None:
        """Keep nothing: what was handed in is in the store."""

    def add(self, key: Key, line: str, private: str = "", /) -> None:
        """Write one result and what was drawn for it; it is on the disk when this returns."""
        _, name, *_ = key
        result = json.loads(line)
        with self._store.writing() as connection:
            keep_result(connection, key, line, private, self._attempts[key[:3]][0], self.id)
            student = known_student(connection, name)
            keep_draws(connection, student, self._exercise, result["hashes"], drawn_in(result, private))
        self._keys[key[:3]] = key

    def lines(self, keys: Sequence[Key]) -> Iterator[str]:
        """Read results, in the order asked for; those that are not there are left out."""
        with self._store.reading() as connection:
            yield from records(connection, keys)

    def result(self, key: Key) -> dict[str, Any]:
        """Read one result, which an earlier run left."""
        (line,) = self.lines([key])
        found: dict[str, Any] = json.loads(line)
        return found

    def results(self) -> dict[int, int]:
        """Return the result of each attempt that has one by now, by their ids."""
        contents = {digest_of(key): content for content, key in self._keys.items()}
        found: dict[int, int] = {}
        with self._store.reading() as connection:
            for some in batches(list(contents)):
                asked = select(results.c.key, results.c.id).where(results.c.key.in_(some))
                for row in connection.execute(asked):
                    found |= dict.fromkeys(self._attempts[contents[row.key]], row.id)
        return found

    def close(self, how: str = "finished") -> None:
        """Write down how this run ended."""
        with self._store.writing() as connection:
            end_run(connection, self.id, how)


@contextmanager
def attempts_run(
    store: Store, exercise: str, versions: Mapping[str, str], attempts: Sequence[Attempt], purpose: str
) -> Iterator[AttemptsRun]:
    """Begin a run over stored attempts, and write down in the end how it ended."""
    run = AttemptsRun(store, exercise, versions, attempts, purpose)
    with ending(run.close):
        yield run
