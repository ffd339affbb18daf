"""Memory is bounded for the process, and there is no second place to keep data."""

import pytest

from grader.models import Outcome
from tests.hostile.conftest import Attack

MEMORY = 48 * 2**20


@pytest.mark.parametrize(
    "name",
    [
        "asks_for_ten_gigabytes.py",
        "makes_an_array_of_eight_gigabytes.py",
        "grows_a_list.py",
        "doubles_a_text.py",
        "hoards_small_objects.py",
        "links_objects.py",
    ],
)
def test_cannot_use_more_memory_than_it_may(attack: Attack, name: str) -> None:
    """The kernel refuses, the interpreter raises, or it dies alone."""
    ending = attack(name, memory_bytes=MEMORY)

    assert ending.outcome in ("raised", Outcome.MEMORY_LIMIT, Outcome.CRASHED)
    if ending.outcome == "raised":
        assert ending.raised.is_a(MemoryError)
    assert ending.usage.memory_bytes < 2 * MEMORY + 2**26


def test_cannot_ask_again_until_it_is_given(attack: Attack) -> None:
    """A refusal that is swallowed is followed by another one."""
    ending = attack("swallows_the_error.py", memory_bytes=MEMORY)

    assert ending.value is None or ending.value <= MEMORY / 2**20 + 1


def test_cannot_take_memory_while_it_loads(attack: Attack) -> None:
    """What cannot be loaded within its memory cannot be graded."""
    ending = attack("asks_at_import.py", memory_bytes=MEMORY)

    assert ending.outcome == "not_gradable"
    assert "MemoryError" in str(ending.error)


def test_cannot_map_shared_memory_past_its_limit(attack: Attack) -> None:
    """The limit counts addresses, so it counts what is shared as well."""
    assert attack("maps_shared_memory.py").raised.is_a(OSError)


def test_cannot_keep_data_outside_its_memory(attack: Attack) -> None:
    """No file without a name, no queue and no segment can be made."""
    attack("keeps_files_in_memory.py").assert_nothing_worked()


def test_cannot_keep_much_in_pipes(attack: Attack) -> None:
    """As many files as may be open, with the kernel's 64 KiB for each pipe at most."""
    assert attack("fills_pipes.py", open_files=64).value <= 32 * 2**16
