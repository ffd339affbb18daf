"""A process that ends itself, or crashes, loses its own case and nothing else."""

import signal
from pathlib import Path

import pytest

from grader.models import Outcome
from tests.hostile.conftest import Attack
from tests.hostile.stage import LINE, Stage

NAMED = range(1, 32)
NAMELESS = (34, 35, 63, 64)
STOPPING = {signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}


@pytest.mark.parametrize("name", ["exits_at_once.py", "ends_while_its_value_is_read.py"])
def test_cannot_pass_by_ending_the_program(attack: Attack, name: str) -> None:
    """An exit status is no answer."""
    ending = attack(name)

    assert ending.outcome is Outcome.CRASHED
    assert "ended the program" in str(ending.error)


def test_cannot_blame_the_grader_by_an_exit_status(attack: Attack) -> None:
    """The status of a child that could not lock itself, from one that could, is the student's own."""
    assert attack("exits_like_a_broken_sandbox.py").outcome is Outcome.CRASHED


def test_cannot_blame_the_grader_while_it_loads(attack: Attack) -> None:
    """Nor can it before it has been asked anything."""
    assert attack("loads_like_a_broken_sandbox.py").outcome == "not_gradable"


@pytest.mark.parametrize("name", ["exits_at_import.py", "leaves_by_sys_exit_at_import.py"])
def test_cannot_pass_by_ending_while_it_loads(attack: Attack, name: str) -> None:
    """A file that ends the program cannot be graded, and says so."""
    ending = attack(name)

    assert ending.outcome == "not_gradable"
    assert "end" in str(ending.error)


@pytest.mark.parametrize(
    ("name", "kind"), [("leaves_by_sys_exit.py", SystemExit), ("interrupts.py", KeyboardInterrupt)]
)
def test_cannot_end_the_grader_by_an_exception(attack: Attack, name: str, kind: type[BaseException]) -> None:
    """What would end a program arrives as the words of an ordinary error."""
    assert attack(name).raised.is_a(kind)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("kills_itself.py", "was ended by"),
        ("dies_of_a_real_time_signal.py", "was ended by"),
        ("aborts.py", "aborted"),
        ("reads_address_zero.py", "segmentation fault"),
    ],
)
def test_cannot_take_the_grader_along(attack: Attack, name: str, words: str) -> None:
    """It dies alone, and the sentence says of what."""
    ending = attack(name)

    assert ending.outcome is Outcome.CRASHED
    assert words in str(ending.error)


def test_cannot_die_of_a_signal_that_the_grader_does_not_know(stage: Stage, submissions: Path) -> None:
    """Each signal there is ends the submission, and the grader has a word for it."""
    for number in (*NAMED, *NAMELESS):
        ending = stage.attack(submissions / "dies_of_each_signal.py", arguments=([number], [0]), call_s=0.1)
        expected = (
            {Outcome.TIME_LIMIT, "returned"}  # the kernel spares a process that no shell could wake
            if number in STOPPING
            else {Outcome.CRASHED, Outcome.TIME_LIMIT, Outcome.OUTPUT_LIMIT, "returned"}
        )
        assert ending.outcome in expected, f"signal {number}: {ending}"


def test_cannot_harm_by_breaking_its_own_interpreter(attack: Attack) -> None:
    """Its interpreter is its own: the next submission has a sound one."""
    ending = attack("writes_over_the_interpreter.py", call_s=0.5)

    assert ending.value in (None, LINE)


def test_cannot_recurse_for_ever(attack: Attack) -> None:
    """The interpreter's own limit answers."""
    assert attack("recurses.py").raised.is_a(RecursionError)


@pytest.mark.parametrize("name", ["recurses_without_a_limit.py", "compiles_a_bomb.py"])
def test_cannot_harm_by_being_deep(attack: Attack, name: str) -> None:
    """Without the limit the stack ends, and the process with it, or something in it gives up before."""
    assert attack(name).outcome in (
        "raised",
        "returned",
        Outcome.CRASHED,
        Outcome.MEMORY_LIMIT,
        Outcome.TIME_LIMIT,
    )


@pytest.mark.parametrize("name", ["is_nested_without_reason.py", "is_a_tower_of_parentheses.py"])
def test_cannot_crash_the_compiler_of_the_grader(attack: Attack, name: str) -> None:
    """Only the sandboxed side compiles."""
    assert attack(name).outcome == "not_gradable"
