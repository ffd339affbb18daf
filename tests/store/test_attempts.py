"""Attempts: what is new, what was handed in before, when and how it came."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from grader.models import Submission
from grader.store.attempts import attempts_of, known_attempt, submission_of
from grader.store.opening import Store, opened
from grader.store.people import known_student
from grader.store.place import Place
from grader.store.results import newest_results, standings
from grader.store.stored_run import stored_run
from tests.store.conftest import VERSIONS, keep, key_in, line_of, submission

A, B = b"a = 1\n", b"b = 2\n"


def hand_in(store: Store, *sources: bytes, name: str = "s01.py", via: str = "submit") -> list[int]:
    """Hand in for one student; return the numbers of the attempts."""
    with store.writing() as connection:
        student = known_student(connection, "s01")
        for source in sources:
            known_attempt(connection, student, "walk", submission("s01", source, name), via=via)
        return [attempt.number for attempt in attempts_of(connection, "walk", "s01")]


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Write down what is said to the database."""
    said: list[str] = []

    def listen(*arguments: object) -> None:
        said.append(str(arguments[2]))

    event.listen(store.engine, "before_cursor_execute", listen)
    yield said
    event.remove(store.engine, "before_cursor_execute", listen)


def test_back_to_an_earlier_file_is_a_new_attempt(place: Place) -> None:
    """A, B and A again are three; the last one twice is one."""
    with opened(place, make=True) as store:
        assert hand_in(store, A, A, B, B, A, A) == [1, 2, 3]
        with store.reading() as connection:
            read = [submission_of(connection, one.id).source for one in attempts_of(connection, "walk")]
    assert read == [A, B, A]


def test_files_of_several_names_are_compared_by_name(place: Place) -> None:
    """Two files that are graded together again are no new attempts; who hands in has one file at a time."""
    with opened(place, make=True) as store:
        for _ in range(2):
            hand_in(store, A, name="a.py", via="grade")
            assert hand_in(store, B, name="b.py", via="grade") == [1, 2]
        assert hand_in(store, A, name="a.py") == [1, 2, 3]


def test_a_file_that_was_refused_says_why(place: Place) -> None:
    """Another reason is another attempt, though neither has bytes."""
    reasons = ["it is a link; hand in the file itself", "the file is empty", "the file is empty"]
    with opened(place, make=True) as store, store.writing() as connection:
        student = known_student(connection, "s01")
        refused = [Submission("s01.py", "s01", b"", why) for why in reasons]
        found = [known_attempt(connection, student, "walk", one, via="collect") for one in refused]
        assert found == [1, 2, 2]
        assert submission_of(connection, 2) == refused[1]
        assert [one.refusal for one in attempts_of(connection, "walk")] == reasons[:2]
        assert {one.via for one in attempts_of(connection, "walk")} == {"collect"}


def test_when_it_was_handed_in_is_kept_once_it_is_known(place: Place) -> None:
    """The first time stays: who hands in the same later loses nothing."""
    times = [None, "2026-11-02T08:00:00+00:00", "2026-11-09T08:00:00+00:00", None]
    with opened(place, make=True) as store:
        found = []
        for at in times:
            known = {"s01.py": at} if at else {}
            with stored_run(store, "walk", VERSIONS, via="submit", handed_in_at=known) as run:
                key = key_in(line_of(submission()))
                if key in run:
                    run.result(key)
                else:
                    keep(run, submission())
            with store.reading() as connection:
                found += [(one.handed_in_at, one.via) for one in attempts_of(connection, "walk")]
    assert found == [(None, "submit"), *[(times[1], "submit")] * 3]


def test_who_goes_back_has_the_result_again_as_a_new_attempt(place: Place) -> None:
    """It is not graded again; each of the three attempts has its result."""
    with opened(place, make=True) as store:
        for source, verdict in ((A, "partial"), (B, "passed"), (A, "never graded")):
            with stored_run(store, "walk", VERSIONS) as run:
                key = key_in(line_of(submission("s01", source)))
                if key in run:
                    run.result(key)
                else:
                    keep(run, submission("s01", source), verdict=verdict)
        with store.reading() as connection:
            found = list(standings(connection, "walk"))
            assert [(one.attempt.number, one.result_id) for one in found] == [(1, 1), (2, 2), (3, 1)]
            assert list(newest_results(connection, "walk")) == [found[2].record]


@pytest.mark.parametrize("size", [30, 90])
def test_a_class_is_read_in_a_few_statements(
    place: Place, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many for ninety attempts as for thirty, but for records, which come some at a time."""
    monkeypatch.setattr("grader.store.tables.AT_ONCE", 30)
    with opened(place, make=True) as store:
        with stored_run(store, "walk", VERSIONS) as run:
            keys = [keep(run, submission(f"s{number:02}", b"%d\n" % number)) for number in range(size)]
        with statements(store) as said, store.reading() as connection:
            assert len(list(standings(connection, "walk"))) == size
            assert len(attempts_of(connection, "walk")) == size
        assert len(said) == 1 + 1 + size // 30 + (place.file is not None)
        with stored_run(store, "walk", VERSIONS) as run:
            for key in keys:
                run.result(key)
            with statements(store) as said:
                run.close()
        assert len(said) <= 3 + 7 * (size // 30)
