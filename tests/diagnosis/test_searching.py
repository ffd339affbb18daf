"""A small call on which a submission is wrong, made simpler while it stays wrong."""

from collections.abc import Callable

import pytest

from grader.diagnosis.observing import HiddenInput, OutOfCalls, Seen
from grader.diagnosis.probes import Choices, Probes
from grader.diagnosis.searching import counter_example
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import CatalogError


def probes(small: Callable[[Draw], str]) -> Probes:
    """Return probes that write calls of `double`."""
    return Probes(("double(1)",), small, None, 1e-6, {"double": ("x",)})


def number(draw: Draw) -> str:
    """Write a call of one number up to 999."""
    return f"double({draw.integer(0, 999)})"


def pair(draw: Draw) -> str:
    """Write a call of two numbers, of which the second depends on how many there are."""
    return f"double({[draw.integer(0, 99) for _ in range(draw.integer(1, 3))]})"


def right(call: str) -> Seen:
    """Double what stands in the call."""
    return Seen(2 * int(call.removeprefix("double(").rstrip(")")))


def wrong_from(first: int) -> Callable[[str], Seen]:
    """Return a submission that is wrong from some number on."""

    def see(call: str) -> Seen:
        value = right(call).value
        return Seen(value + 1 if value >= 2 * first else value)

    return see


@pytest.mark.parametrize("first", [0, 1, 17, 400])
def test_the_simplest_wrong_call_is_found(first: int) -> None:
    """Halves and single steps lead down to the edge."""
    found = counter_example("doubling", probes(number), wrong_from(first), right)

    assert found is not None
    assert (found.call, found.expected, found.got) == (f"double({first})", str(2 * first), str(2 * first + 1))


def test_where_nothing_is_wrong_nothing_is_found() -> None:
    """The search ends."""
    assert counter_example("doubling", probes(number), right, right) is None


def test_a_hidden_call_is_passed_over() -> None:
    """The next simpler one is shown instead."""

    def see(call: str) -> Seen:
        if call == "double(17)":
            raise HiddenInput
        return wrong_from(17)(call)

    found = counter_example("doubling", probes(number), see, right)

    assert found is not None
    assert found.call == "double(18)"


def test_the_best_so_far_is_shown_when_the_calls_are_spent() -> None:
    """And the same each time."""
    calls: list[str] = []

    def see(call: str) -> Seen:
        calls.append(call)
        if len(calls) > 6:
            raise OutOfCalls
        return wrong_from(3)(call)

    found = counter_example("doubling", probes(number), see, right)
    first, calls = calls, []

    assert found is not None
    assert found == counter_example("doubling", probes(number), see, right)
    assert calls == first


def test_small_must_write_text() -> None:
    """What else it returns is the author's mistake."""
    with pytest.raises(CatalogError, match="must return a call as text"):
        counter_example("doubling", probes(lambda draw: draw.below(3)), right, right)  # type: ignore[arg-type,return-value]


def test_choices_repeat_and_go_on() -> None:
    """Given choices are cut to what is allowed; then a draw, or zeros."""
    choices = Choices([2, 99])

    assert pair(choices) == "double([9" + "9, 0, 0])"
    assert choices.made == [2, 99, 0, 0]
    assert Choices([5]).below(3) == 2
    assert Choices(then=Draw(PUBLIC_KEY, "a")).below(1000) == Draw(PUBLIC_KEY, "a").below(1000)
