"""Output goes to memory of a bounded size, and is text to show, whatever it holds."""

import pytest

from grader.models import Outcome
from tests.hostile.conftest import Attack

OUTPUT = 2**16
STOPPED = ("raised", Outcome.OUTPUT_LIMIT)


@pytest.mark.parametrize("name", ["prints_without_end.py", "prints_one_long_line.py"])
def test_cannot_flood_the_grader_with_output(attack: Attack, name: str) -> None:
    """The write that passes the limit fails, or ends the process."""
    ending = attack(name, output_bytes=OUTPUT)

    assert ending.outcome in STOPPED
    assert len(ending.output) <= OUTPUT


def test_cannot_flood_while_it_loads(attack: Attack) -> None:
    """What cannot load within its output cannot be graded."""
    ending = attack("prints_while_it_loads.py", output_bytes=OUTPUT)

    assert ending.outcome == "not_gradable"
    assert len(ending.output) <= OUTPUT


def test_cannot_flood_past_python(attack: Attack) -> None:
    """Both descriptors lead to the same bounded memory."""
    ending = attack("writes_to_its_descriptors.py", output_bytes=OUTPUT)

    assert ending.value <= OUTPUT
    assert len(ending.output) <= OUTPUT


def test_cannot_make_its_output_look_large(attack: Attack) -> None:
    """No position behind the limit can be written to."""
    ending = attack("writes_far_behind_the_end.py", output_bytes=OUTPUT)

    assert ending.value <= OUTPUT
    assert len(ending.output) <= OUTPUT


def test_cannot_grow_or_hold_its_output_by_other_calls(attack: Attack) -> None:
    """The calls that change a file without writing to it are not there."""
    attack("grows_its_output_by_other_means.py").assert_nothing_worked()


def test_cannot_break_the_reader_of_its_output(attack: Attack) -> None:
    """Bytes that are no text arrive as text with marks in their place."""
    ending = attack("prints_bytes_that_are_no_text.py")

    assert ending.outcome == "returned"
    assert "\ufffd" in ending.output
    ending.output.encode("utf-8")


def test_cannot_harm_by_closing_its_output(attack: Attack) -> None:
    """It loses its own prints, and that is all."""
    ending = attack("closes_its_output.py")

    assert ending.outcome in ("raised", "returned")
    assert ending.output == ""
