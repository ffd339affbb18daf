"""Only plain data of exact types comes out, whatever is returned; everything else is equal to nothing."""

import math
import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from grader.models import Outcome
from grader.sandbox.inside.wire import Opaque, Record
from tests.hostile.conftest import Attack
from tests.hostile.stage import Ending

BUILT_IN = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, type(None))
PLAIN = (*BUILT_IN, Fraction, Decimal, Opaque, Record, np.ndarray)
REFUSED = ("raised", Outcome.CRASHED, Outcome.MEMORY_LIMIT)


def parts(value: Any) -> list[Any]:
    """List a value and everything inside it."""
    found, pending = [], [value]
    while pending:
        part = pending.pop()
        found.append(part)
        if type(part) in (list, tuple, set, frozenset):
            pending += part
        elif type(part) is dict:
            pending += [*part.keys(), *part.values()]
        elif type(part) is Record:
            pending += part.fields.values()
    return found


def assert_plain(ending: Ending) -> None:
    """Fail unless it returned, and all that arrived is of exact plain types."""
    assert ending.outcome == "returned", ending
    strange = [
        part for part in parts(ending.value) if type(part) not in PLAIN and not isinstance(part, np.generic)
    ]
    assert not strange


@pytest.mark.parametrize(
    "name",
    [
        "returns_a_huge_list.py",
        "returns_a_huge_text.py",
        "returns_a_huge_array.py",
        "returns_an_endless_view.py",
        "returns_a_cycle.py",
        "returns_a_cycle_of_records.py",
        "returns_deep_lists.py",
        "returns_deep_tuples.py",
        "returns_many_empty_lists.py",
        "returns_colliding_keys.py",
        "returns_endless_empty_rows.py",
        "returns_a_record_of_many_fields.py",
        "returns_text_that_is_none.py",
    ],
)
def test_cannot_return_more_than_can_be_read(attack: Attack, name: str) -> None:
    """What is too large, too deep, without end or no text is the submission's error, found quickly."""
    ending = attack(name)

    assert ending.outcome in REFUSED
    assert ending.wall_s < 3


def test_cannot_slow_the_grader_by_keys_that_collide(attack: Attack) -> None:
    """The grader's hashes are salted in another way than the sandbox's."""
    ending = attack("returns_colliding_texts.py")

    started = time.process_time()
    assert len(set(ending.value)) == len(ending.value)
    assert time.process_time() - started < 0.1


@pytest.mark.parametrize(
    "name", ["equals_everything.py", "equals_everything_inside.py", "is_an_array_that_agrees.py"]
)
def test_cannot_be_equal_to_everything(attack: Attack, name: str) -> None:
    """Comparisons are made by types of the grader, never by the student's."""
    ending = attack(name)

    assert_plain(ending)
    for part in parts(ending.value):
        assert part != {"m": 2.0, "b": 1.0}
        assert type(part) in (Opaque, Record, dict, str)
        assert type(part) is not Opaque or (part != 2.0 and part != part)


def test_cannot_lie_about_its_class(attack: Attack) -> None:
    """A class is what an object has, not what it says."""
    ending = attack("lies_about_its_class.py")

    if ending.outcome not in REFUSED:
        assert_plain(ending)
        assert {type(part) for part in ending.value} <= {Opaque, Record}


def test_cannot_pass_as_a_built_in_by_inheriting(attack: Attack) -> None:
    """An instance of a class below a built-in one does not travel."""
    ending = attack("has_subclasses_of_everything.py")

    assert_plain(ending)
    assert {type(part) for part in ending.value} == {Opaque}


@pytest.mark.parametrize("name", ["refuses_to_be_read.py", "refuses_fields.py"])
def test_cannot_harm_while_its_value_is_read(attack: Attack, name: str) -> None:
    """Reading happens in its own process, which may end of it."""
    assert attack(name).outcome in REFUSED


def test_cannot_raise_by_returning(attack: Attack) -> None:
    """What is raised while a value is read is no exception of the call: it earns nothing where one is asked for."""
    ending = attack("cannot_be_encoded.py")

    assert ending.outcome in REFUSED
    assert ending.outcome != "raised" or not ending.raised.is_a(ValueError)


def test_cannot_return_what_is_alive(attack: Attack) -> None:
    """Functions, generators, files and modules stay behind; their names arrive."""
    ending = attack("returns_what_cannot_travel.py")

    assert_plain(ending)
    assert not any(callable(part) for part in ending.value)


def test_cannot_send_a_module(attack: Attack) -> None:
    """A module is read as a record at most, never as more than can be read."""
    ending = attack("returns_a_module.py")

    if ending.outcome not in REFUSED:
        assert_plain(ending)


def test_cannot_harm_by_strange_numbers(attack: Attack) -> None:
    """They arrive as what they are, or not at all."""
    ending = attack("returns_strange_numbers.py")

    assert_plain(ending)
    assert math.isnan(ending.value[0])
    assert ending.value[1] == math.inf
    assert type(ending.value[6]) is Opaque


@pytest.mark.parametrize(
    "name", ["is_too_long_to_be_printed.py", "signals_not_a_number.py", "is_an_astronomic_decimal.py"]
)
def test_cannot_hide_strange_numbers_in_the_right_shape(attack: Attack, name: str) -> None:
    """They arrive; what a suite does with them is tested where suites are run."""
    ending = attack(name)

    assert_plain(ending)
    assert set(ending.value) == {"m", "b"}


def test_cannot_send_objects_in_arrays(attack: Attack) -> None:
    """Only numbers travel in arrays."""
    ending = attack("returns_object_arrays.py")

    assert_plain(ending)
    assert {type(part) for part in ending.value} == {Opaque}


def test_cannot_send_more_than_text_in_text(attack: Attack) -> None:
    """What would steer a terminal or a page is carried as the characters that it is."""
    ending = attack("returns_text_that_steers.py")

    assert_plain(ending)
    assert ending.value[0] == "\x1b[2J\x1b]0;owned\x07"
