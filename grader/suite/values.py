"""Values that came from a submission, made plain: as numbers to compare, as text to show."""

import math
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any

from grader.sandbox.inside.wire import Opaque, Record

MAX_SHOWN = 200
MAX_ITEMS_SHOWN = 6
MAX_KIND = 120
MAX_NAMES = 10


class Words(str):
    """Text of ours where a value would stand; it is shown without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


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


def as_built_in(value: Any) -> Any:
    """Return a numpy number or truth value as Python's own; anything else as it is."""
    numpy = sys.modules.get("numpy")
    return value.item() if numpy is not None and isinstance(value, numpy.generic) else value


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
    """Name what a value is, in a student's words; no value in it is told, and the text is short."""
    return _cut(_kind_of(value), MAX_KIND)


def bare_kind_of(value: Any) -> str:
    """Name what a value is without any word or number that the student chose, as a hidden case must."""
    if type(value) is Opaque or type(value) is Record:
        return "an object"
    if type(value) in (dict, list, tuple):
        return f"a {type(value).__name__}"
    if type(value).__module__ == "numpy" and getattr(value, "shape", ()) != ():
        return "an array"
    return _kind_of(value)


def _kind_of(value: Any) -> str:
    if type(value) is Opaque:
        return f"an object of type {value.type_name}"
    if type(value) is Record:
        return f"a {value.type_name} with {_names(value.fields)}"
    if value is None:
        return "None (is there a return?)"
    if type(value).__module__ == "numpy" and hasattr(value, "shape") and value.shape != ():
        return f"an array of shape {value.shape}"
    if type(value) is dict:
        return f"a dict with {_names(value)}"
    if type(value) in (list, tuple):
        return f"a {type(value).__name__} of {len(value)}"
    if type(value) is str:
        return "text"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _names(keys: dict[Any, Any]) -> str:
    """List keys that are words; others could carry values out."""
    if not keys:
        return "nothing in it"
    words = [key[:MAX_KIND] for key in islice(keys, MAX_NAMES) if type(key) is str and key.isidentifier()]
    return ", ".join(words) or f"{len(keys)} keys"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def show(value: Any, places: int | None = None) -> str:
    """Write a value on one line, long ones folded; numbers to `places` decimals where given."""
    return _cut(_show(value, places), MAX_SHOWN)


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
    if kind in (set, frozenset) and value:
        items = _show_items(list(value), places)
        return f"{{{items}}}" if kind is set else f"frozenset({{{items}}})"
    if kind is Fraction:
        return f"Fraction({_show(value.numerator, None)}, {_show(value.denominator, None)})"
    if kind is dict:
        pairs = [
            f"{_show(key, None)}: {_show(item, places)}"
            for key, item in islice(value.items(), MAX_ITEMS_SHOWN)
        ]
        return "{" + ", ".join(pairs) + (", …" if len(value) > MAX_ITEMS_SHOWN else "") + "}"
    if kind is Record:
        pairs = [
            f"{name}={_show(item, places)}" for name, item in islice(value.fields.items(), MAX_ITEMS_SHOWN)
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
        text = f"{number:.{places}f}"
        return text if float(text) else text.removeprefix("-")
    if type(value).__module__ == "numpy" and type(value.item()) is int:
        return str(value)
    return repr(number if number else 0.0)


def show_call(name: str, args: Sequence[Any], kwargs: dict[str, Any]) -> str:
    """Write a call as code."""
    shown = [*map(show, args), *(f"{key}={show(value)}" for key, value in kwargs.items())]
    return f"{name}({', '.join(shown)})"
