"""The first wrong step, and programs of ours that are cut short."""

import pytest

from grader.diagnosis.steps import cut, first_wrong_step
from grader.models import Difference


@pytest.mark.parametrize("first", [0, 1, 2, 3, 4, 7, 20, 55])
def test_the_first_wrong_step_is_found(first: int) -> None:
    """Near the start every step is tried; later, between the last right and the first wrong one, all are."""
    asked: list[int] = []

    def after(steps: int) -> Difference | None:
        asked.append(steps)
        return Difference("walk", "right", "wrong", steps) if steps >= first else None

    found = first_wrong_step(after, 100)

    assert found is not None
    assert found.step == first
    assert len(asked) <= len(range(first)) + 2


def test_a_path_that_returns_to_the_right_one_is_left_once() -> None:
    """Wrong at 4 alone is found only where it is looked for: nothing is told that was not seen."""
    assert first_wrong_step(lambda steps: Difference("", "", "", 5) if steps == 5 else None, 10) is not None
    assert first_wrong_step(lambda steps: Difference("", "", "", 4) if steps == 4 else None, 10) is None
    assert first_wrong_step(lambda steps: Difference("", "", "", 4) if steps == 4 else None, 4) is not None
    assert first_wrong_step(lambda _: None, 10) is None


def test_a_constant_number_of_steps_is_cut() -> None:
    """In our own programs alone; True and 1000.0 are not the number 1000."""
    source = b"STEPS = 1000\nrate = 1000.0\n\n\ndef walk():\n    for _ in range(STEPS):\n        pass\n"

    assert cut(source, 1000, 3) == source.replace(b"STEPS = 1000", b"STEPS = 3").replace(
        b"\n\n\ndef", b"\n\ndef"
    ).rstrip(b"\n")
    assert cut(source, 999, 3) is None
    assert cut(b"x = True", 1, 3) is None
