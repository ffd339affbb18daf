"""What a student returned, in the shape of what is right and nothing else. Pure."""

import math
from typing import Any

from grader.diagnosis.comparing import items_of, named_like
from grader.suite.values import as_fields, as_number

MOST_ITEMS = 201
"""One more than a picture has points: so that it can be told that there are more."""

LARGEST = 1e75
"""What is larger is drawn as infinity: the fourth power of a number must still be a float."""


class OtherShapeError(Exception):
    """An answer is not made as the right one is."""


def plain_like(value: Any, right: Any) -> Any:
    """Return an answer with numbers as floats, sequences as lists and named parts as dicts.

    Raises
    ------
    OtherShapeError
        If it has anything else where the right answer has these.
    """
    if as_number(right) is not None:
        return _bounded(as_number(value))
    if names := as_fields(right):
        fields = as_fields(named_like(value, right))
        if fields is None or not names.keys() <= fields.keys():
            raise OtherShapeError
        return {name: plain_like(fields[name], part) for name, part in names.items()}
    wanted = items_of(right)
    if wanted is None:
        return None  # words and truth values: nothing to draw
    items = items_of(value)
    if items is None:
        raise OtherShapeError
    alike = wanted[0] if len(wanted) else 0.0
    return [plain_like(item, alike) for item in items[:MOST_ITEMS]]


def _bounded(number: float | None) -> float:
    if number is None:
        raise OtherShapeError
    return number if math.isnan(number) or abs(number) <= LARGEST else math.copysign(math.inf, number)
