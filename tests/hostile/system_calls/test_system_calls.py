"""Only the calls on the list reach the kernel, by no other door and in no disguise."""

import pytest

from grader.models import Outcome
from tests.hostile.conftest import Attack


def test_cannot_make_dangerous_calls(attack: Attack) -> None:
    """Each is refused before the kernel looks at its arguments."""
    attack("makes_dangerous_calls.py").assert_nothing_worked()


@pytest.mark.parametrize("name", ["makes_calls_of_another_kind.py", "makes_calls_of_old_processors.py"])
def test_cannot_make_calls_by_another_door(attack: Attack, name: str) -> None:
    """The interfaces of other architectures end the process, or do not exist."""
    ending = attack(name, call_s=1.0)

    assert ending.outcome is Outcome.CRASHED or str(ending.value).startswith("refused")


def test_cannot_disguise_a_call(attack: Attack) -> None:
    """The filter compares whole registers."""
    attack("makes_calls_with_wide_arguments.py").assert_nothing_worked()
