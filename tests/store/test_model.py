"""A store against a plain account of the same: any classes, handed in any number of times."""

import json
import tempfile
from collections import defaultdict
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from grader.store.attempts import attempts_of, sources, submission_of
from grader.store.forgetting import forget, kept_of
from grader.store.opening import opened
from grader.store.place import place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.store.conftest import VERSIONS, keep, key_in, line_of, submission

STUDENTS = ("s01", "s02", "s03", "")
SOURCES = (b"", b"a = 1\n", b"b = 2\n")
handed_in = st.dictionaries(st.sampled_from(STUDENTS), st.sampled_from(SOURCES), min_size=1)
runs = st.lists(st.tuples(st.sampled_from(["old", "new"]), handed_in), min_size=1, max_size=5)


@settings(max_examples=20, deadline=None)
@given(runs=runs, gone=st.sampled_from(STUDENTS))
def test_what_is_shown_is_what_each_student_had_last(
    runs: list[tuple[str, dict[str, bytes]]], gone: str
) -> None:
    """Graded once per file and suite, an attempt for each change; forgetting one takes theirs alone."""
    last: dict[str, tuple[bytes, str]] = {}
    handed: defaultdict[str, list[bytes]] = defaultdict(list)
    graded = 0
    with tempfile.TemporaryDirectory() as folder, opened(place_at(Path(folder)), make=True) as store:
        for suite, those in runs:
            with stored_run(store, "walk", VERSIONS) as run:
                for student, source in those.items():
                    key = key_in(line_of(submission(student, source), hashes={"exercise": suite}))
                    if key in run:
                        run.result(key)
                    else:
                        graded += 1
                        keep(run, submission(student, source), hashes={"exercise": suite})
                    last[student] = source, suite
                    if handed[student][-1:] != [source]:
                        handed[student].append(source)
        distinct = {(student, those[student], suite) for suite, those in runs for student in those}
        assert graded == len(distinct)
        for forgotten in (None, gone):
            if forgotten is not None:
                forget(store, forgotten)
                assert kept_of(store, forgotten) is None
                last.pop(forgotten, None)
                handed.pop(forgotten, None)
            with store.reading() as connection:
                shown = map(json.loads, newest_results(connection, "walk"))
                found = {
                    (row["student"], row["hashes"]["submission"], row["hashes"]["exercise"]) for row in shown
                }
                kept = defaultdict(list)
                for attempt in attempts_of(connection, "walk"):
                    kept[attempt.student].append(submission_of(connection, attempt.id).source)
                contents = list(connection.scalars(select(sources.c.content)))
            expected = {
                (student, json.loads(line_of(submission(student, source)))["hashes"]["submission"], suite)
                for student, (source, suite) in last.items()
            }
            assert found == expected
            assert kept == handed
            assert sorted(contents) == sorted({source for theirs in handed.values() for source in theirs})
