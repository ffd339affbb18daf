"""One submission is one process: it starts no other, no program and no thread, and is gone afterwards."""

import pytest

from grader.errors import IsolationError
from grader.models import Isolation, Outcome
from tests.hostile.conftest import Attack


def test_cannot_fork(attack: Attack) -> None:
    """No call makes a second process."""
    attack("forks.py").assert_nothing_worked()


def test_cannot_run_a_program(attack: Attack) -> None:
    """No call replaces the program, and none starts another beside it."""
    attack("runs_programs.py").assert_nothing_worked()


def test_cannot_start_workers(attack: Attack) -> None:
    """The libraries for it meet the same wall, and do not hang at it."""
    attack("starts_workers.py").assert_nothing_worked()


def test_cannot_be_a_fork_bomb(attack: Attack) -> None:
    """Not even the first child is born."""
    assert attack("is_a_fork_bomb.py").value == 0


def test_cannot_fork_while_it_loads(attack: Attack) -> None:
    """It is locked before it is loaded."""
    ending = attack("forks_at_import.py")

    assert ending.outcome == "not_gradable"
    assert "BlockingIOError" in str(ending.error)


def test_cannot_start_a_thread(attack: Attack) -> None:
    """Threads are something that an exercise has to ask for."""
    attack("starts_threads.py").assert_nothing_worked()


def test_cannot_start_more_threads_than_it_may(attack: Attack, isolation: Isolation) -> None:
    """Where an exercise allows four, a bomb of a hundred stays small.

    The kernel counts threads by user: where a submission runs as the grader's own, which only happens in
    `filters`, threads are refused.
    """
    try:
        ending = attack("is_a_thread_bomb.py", threads=4)
    except IsolationError:
        assert isolation is Isolation.FILTERS
    else:
        assert ending.outcome == "returned"
        assert 1 <= ending.value <= 4


def test_cannot_leave_threads_behind(attack: Attack) -> None:
    """They end with their process, which the stage sees to be gone."""
    ending = attack("leaves_threads_behind.py")

    assert ending.outcome in ("returned", Outcome.TIME_LIMIT)


def test_cannot_leave_threads_behind_where_they_are_allowed(attack: Attack, isolation: Isolation) -> None:
    """They end with their process there as well; see above for who is refused them."""
    try:
        ending = attack("leaves_threads_behind.py", threads=4)
    except IsolationError:
        assert isolation is Isolation.FILTERS
    else:
        assert ending.outcome in ("returned", Outcome.TIME_LIMIT)


@pytest.mark.parametrize("name", ["outlives_its_run.py"])
def test_cannot_outlive_its_run(attack: Attack, name: str) -> None:
    """The grader holds the process itself, not a number or a promise of it."""
    assert attack(name, call_s=0.2).outcome is Outcome.TIME_LIMIT
