"""What the data of a challenge must hold before a student gets them: for `draws.py`, and for our own data.

Numbers that are reported rounded keep away from rounding edges, and what wrong programs return differs from
what is right. Floats are added in a fixed order, so that every machine keeps the same data.
"""

from collections.abc import Iterable


def distance_to_edge(number: float, places: int) -> float:
    """Return how far a number is from the middle between two neighbors of `places` decimals, in their unit.

    >>> distance_to_edge(0.125, 2)
    0.0
    >>> distance_to_edge(3.0, 2)
    0.5
    """
    above, below = number.as_integer_ratio()  # exact: number * 10**places would round
    shift: int = 10 ** abs(places)
    units, unit = (above * shift, below) if places >= 0 else (above, below * shift)
    return abs(2 * (units % unit) - unit) / (2 * unit)


def off_the_edges(numbers: Iterable[float], places: int, by: float = 1e-3) -> bool:
    """Tell whether all numbers are so far from the rounding edges, in units of the last of their `places`.

    >>> off_the_edges([1.97, -0.0051], 2)
    True
    >>> off_the_edges([1.97, -0.0051], 2, by=0.1)
    False
    """
    return all(distance_to_edge(number, places) >= by for number in numbers)


def differ(right: Iterable[float], wrong: Iterable[float], by: float, *, relative: bool = False) -> bool:
    """Tell whether an answer is seen to be wrong: some number is off by so much, or missing, or too many.

    nan is always seen. With `relative`, numbers above 1 must be off by so much of their size: as
    `expect.close` has it.

    >>> differ([1.0, 20.0], [1.0, 20.3], 0.1), differ([1.0, 20.0], [1.0, 20.3], 0.1, relative=True)
    (True, False)
    """
    truth, found = list(right), list(wrong)
    if len(truth) != len(found):
        return True
    return not all(
        abs(a - b) < by * (max(1.0, abs(a)) if relative else 1.0) for a, b in zip(truth, found, strict=True)
    )


def caught(
    right: Iterable[float], wrong: Iterable[Iterable[float]], by: float, *, relative: bool = False
) -> int:
    """Count the wrong answers that are seen to be wrong, as `differ` has it.

    >>> caught([1.0, 2.0], [[1.0, 2.5], [1.0, 2.0], [1.0]], 0.1)
    2
    """
    truth = list(right)
    return sum(differ(truth, answer, by, relative=relative) for answer in wrong)


def total(numbers: Iterable[float]) -> float:
    """Add from left to right; `sum` adds floats differently in Python 3.11 and 3.12."""
    result = 0.0
    for number in numbers:
        result += number
    return result


def dot(left: Iterable[float], right: Iterable[float]) -> float:
    """Add the products of two vectors from left to right."""
    result = 0.0
    for a, b in zip(left, right, strict=True):
        result += a * b
    return result
