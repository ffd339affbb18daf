"""Values that came from a submission, made plain: as numbers to compare, as text to show."""

import math
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from grader.sandbox.inside.wire import Opaque, Record

MAX_SHOWN = 200
MAX_ITEMS_SHOWN = 6


def as_number(value: Any) -> float | None:
    """Return a number as a float, None if it is not one; too large for a float becomes infinity.

    Numbers are int, float, numpy integers and floats, Fraction and Decimal; bool, complex, text and arrays
    are not.
    """
    kind = type(value)
    if kind is float:
        return float(value)
    if kind is not int and kind is not Fraction and kind is not Decimal and not _is_numpy_number(value):
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
    except ValueError:  # a signaling nan of Decimal
        return math.nan


def _is_numpy_number(value: Any) -> bool:
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.integer | numpy.floating)


def as_sequence(value: Any) -> Sequence[Any] | None:
    """Return a list, a tuple or the elements of a one-dimensional array; None for anything else."""
    if type(value) in (list, tuple):
        return list(value)
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 1:
        return list(value)
    return None


def as_fields(value: Any) -> dict[str, Any] | None:
    """Return the named values of a dict or a record; None for anything else."""
    if type(value) is dict:
        return value
    return value.fields if type(value) is Record else None


def kind_of(value: Any) -> str:
    """Name what a value is, in a student's words."""
    if type(value) is Opaque:
        return f"an object of type {value.type_name}"
    if type(value) is Record:
        return f"a {value.type_name} with {', '.join(value.fields)}"
    if value is None:
        return "None (is there a return?)"
    if type(value).__module__ == "numpy" and hasattr(value, "shape") and value.shape != ():
        return f"an array of shape {value.shape}"
    if type(value) is dict:
        return f"a dict with {', '.join(map(str, list(value)[:10])) or 'nothing in it'}"
    if type(value) in (list, tuple):
        return f"a {type(value).__name__} of {len(value)}"
    if type(value) is str:
        return "text"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def show(value: Any, places: int | None = None) -> str:
    """Write a value on one line, long ones folded; numbers to `places` decimals where given."""
    text = _show(value, places)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def _show(value: Any, places: int | None) -> str:
    kind = type(value)
    if kind is float or (kind.__module__ == "numpy" and getattr(value, "shape", None) == ()):
        return show_number(value, places)
    if kind is str or kind is bytes:
        return repr(value[:MAX_SHOWN])
    if kind is int:
        return str(value) if abs(value) < 10**50 else f"an int of {value.bit_length()} bits"
    if kind in (list, tuple):
        items = _show_items(value, places)
        return f"({items}{',' if len(value) == 1 else ''})" if kind is tuple else f"[{items}]"
    if kind is dict:
        pairs = [
            f"{_show(key, None)}: {_show(item, places)}"
            for key, item in list(value.items())[:MAX_ITEMS_SHOWN]
        ]
        return "{" + ", ".join(pairs) + (", …" if len(value) > MAX_ITEMS_SHOWN else "") + "}"
    if kind is Record:
        pairs = [
            f"{name}={_show(item, places)}" for name, item in list(value.fields.items())[:MAX_ITEMS_SHOWN]
        ]
        return f"{value.type_name}({', '.join(pairs)})"
    if kind.__module__ == "numpy" and hasattr(value, "tolist"):
        return f"array({_show(value.tolist(), places)})"
    if callable(value):
        return str(getattr(value, "__name__", kind.__name__))
    return repr(value)[:MAX_SHOWN]


def _show_items(items: Sequence[Any], places: int | None) -> str:
    if len(items) <= 2 * MAX_ITEMS_SHOWN:
        return ", ".join(_show(item, places) for item in items)
    first = ", ".join(_show(item, places) for item in items[:MAX_ITEMS_SHOWN])
    return f"{first}, … {len(items)} in all"


def show_number(value: Any, places: int | None = None) -> str:
    """Write a number; -0.0 as 0."""
    number = as_number(value)
    if number is None:
        return repr(value)[:MAX_SHOWN]
    if not math.isfinite(number):
        return str(number)
    if places is not None and abs(number) < 1e15:
        return f"{number + 0.0:.{places}f}".replace("-0." + "0" * places, "0." + "0" * places)
    return repr(number if number else 0.0)


def show_call(name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> str:
    """Write a call as code."""
    shown = [*map(show, args), *(f"{key}={show(value)}" for key, value in kwargs.items())]
    return f"{name}({', '.join(shown)})"
