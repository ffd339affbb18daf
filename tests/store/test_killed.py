"""A grader that is killed again and again: in the end a store holds what it would have held without."""

import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from grader.catalog import find_course
from grader.grading.results import versions
from grader.grading.run import ClassRun
from grader.intake import collect
from grader.store.attempts import Attempt
from grader.store.opening import opened
from grader.store.place import Place, place_at
from grader.store.results import standings
from grader.store.stored_run import stored_run
from tests.courses import BROKEN, RAISES, RIGHT, SLUG, WRONG, write_course

SIZE = 300
KILLS = 50
LEFT = 20
"""So many, more or less, are left for the grader that comes to its end."""
DEADLINE_S = 300
MEASURED = ("durations", "memory_bytes", "processes")
PROJECT = Path(__file__).parents[2]

LENDER = """
import os, sys
from pathlib import Path
from tests.store.test_killed import grade

for _ in sys.stdin:
    if (grader := os.fork()) == 0:
        print(os.getpid(), flush=True)
        for name in grade(Path(sys.argv[1]), sys.argv[2], jobs=1):
            print(name, flush=True)
        os._exit(0)
    print("ended", os.waitpid(grader, 0)[1], flush=True)
"""
"""Lends a grader for each line that it reads: what all of them import is imported once."""


def grade(folder: Path, data: str, jobs: int) -> Iterator[str]:
    """Grade the class that stands in a folder; yield what has a result, as soon as it is kept."""
    exercise = find_course(folder / "course").exercise(SLUG)
    found = collect([folder / "class"], f"{SLUG}.py")
    with opened(place_at(data), make=True) as store, stored_run(store, SLUG, versions()) as run:
        for result in ClassRun(exercise, found, run, jobs, "auto", private=True).results():
            yield result["submission"]


class Lender:
    """A process that grades as often as it is told.

    Parameters
    ----------
    folder : Path
        Where the class is.
    data : str
        Where the store is.
    """

    def __init__(self, folder: Path, data: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", LENDER, folder, data],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        self._deadline = Timer(DEADLINE_S, os.killpg, (self._process.pid, signal.SIGKILL))
        self._deadline.start()

    def begins(self) -> int:
        """Start to grade; return the number of the process."""
        assert self._process.stdin is not None
        print(file=self._process.stdin, flush=True)
        return int(self.says())

    def says(self) -> str:
        """Read a line."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "it ended by itself, or at the deadline"
        return line.rstrip("\n")

    def close(self) -> None:
        """End it."""
        self._deadline.cancel()
        self._process.communicate()


def kept(place: Place) -> list[tuple[Any, ...]]:
    """Return all that holds in a store but times and sizes: attempts, results, and what is private."""
    named = [name for name in Attempt.__slots__ if name not in ("id", "received_at")]
    found = []
    with opened(place) as store, store.reading() as connection:
        for one in standings(connection, SLUG):
            result = {name: value for name, value in json.loads(one.record).items() if name not in MEASURED}
            for case in result["tests"]:
                del case["duration_s"]
            found.append((*(getattr(one.attempt, name) for name in named), json.dumps(result), one.private))
    return found


@pytest.fixture(scope="module")
def a_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a class of five kinds of students."""
    folder = tmp_path_factory.mktemp("killed")
    write_course(folder / "course")
    (folder / "class").mkdir()
    for number in range(SIZE):
        source = (RIGHT, WRONG, BROKEN, RAISES, "")[number % 5]
        (folder / "class" / f"s{number:03}.py").write_text(source and f"{source}# {number}\n")
    return folder


@pytest.fixture(scope="module")
def undisturbed(a_class: Path) -> list[tuple[Any, ...]]:
    """Return what a store holds after one run to the end."""
    assert len(list(grade(a_class, str(a_class / "data"), jobs=2))) == SIZE
    return kept(place_at(a_class / "data"))


@pytest.mark.long
def test_killed_fifty_times_it_ends_with_the_same_results(
    a_class: Path, undisturbed: list[tuple[Any, ...]], data: str
) -> None:
    """At any moment, while it starts, grades or writes; what was said to be kept is never lost."""
    moments = random.Random()
    lender = Lender(a_class, data)
    there = 0
    try:
        for kill in range(KILLS):
            grader = lender.begins()
            new = moments.randint(0, max(0, 2 * (SIZE - LEFT - there) // (KILLS - kill)))
            said = [lender.says() for _ in range(there + new if new else 0)]
            select.select([], [], [], moments.uniform(0, 0.05 if new else 0.4))
            os.kill(grader, signal.SIGKILL)
            while not (line := lender.says()).startswith("ended"):
                said.append(line)
            assert line == f"ended {signal.SIGKILL.value}"
            before, there = there, stored(data)
            assert there >= max(before, len(said))
        assert 0 < there < SIZE
        lender.begins()
        said = [lender.says() for _ in range(SIZE)]
        assert lender.says() == "ended 0"
    finally:
        lender.close()
    assert len(set(said)) == SIZE
    assert kept(place_at(data)) == undisturbed


def stored(data: str) -> int:
    """Count the results that are there; none where it was killed before it made a store."""
    with opened(place_at(data), make=True) as store, store.reading() as connection:
        return sum(1 for _ in standings(connection, SLUG))
