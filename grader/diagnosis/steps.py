"""The first step at which a path leaves the right one, found by asking for fewer steps."""

import ast
from collections.abc import Callable, Iterator
from itertools import takewhile

from grader.models import Difference

MOST_STEPS = 55
"""Later steps are not looked for."""

Differs = Callable[[int], Difference | None]
"""Says how a path differs from the right one after so many steps; None where it does not."""


def first_wrong_step(after: Differs, steps: int) -> Difference | None:
    """Find the smallest number of steps after which a path is wrong.

    Parameters
    ----------
    after : callable
        Compares with the right path.
    steps : int
        How many steps there are.
    """
    most, last_right = min(steps, MOST_STEPS), -1
    for number in (*takewhile(lambda number: number < most, _fibonacci()), most):
        found = after(number)
        if found is None:
            last_right = number
            continue
        earlier = (after(between) for between in range(last_right + 1, number))
        return next(filter(None, earlier), found)
    return None


def cut(source: bytes, constant: int, steps: int) -> bytes | None:
    """Rewrite a program of ours that always takes `constant` steps; None if that number is not in it."""
    tree = ast.parse(source)
    places = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value == constant
    ]
    for place in places:
        place.value = steps
    return ast.unparse(tree).encode() if places else None


def _fibonacci() -> Iterator[int]:
    """Count 0, 1, 2, 3, 5, 8, ...: near the start every step, later few calls for many steps."""
    one, other = 1, 2
    yield 0
    while True:
        yield one
        one, other = other, one + other
