"""The `expect` fixture: how suites compare what a submission returned with what is right.

Only exact plain types arrive here, so no comparison runs a student's code. The first expectation that does
not hold ends the case. Its sentence is safe to show for a hidden case: it names what is wrong, no value.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from grader.errors import RaisedError, SuiteError
from grader.models import Row
from grader.sandbox.inside.wire import Record, decode, encode
from grader.suite.proxy import SubmittedFunction
from grader.suite.values import (
    Words,
    as_built_in,
    as_fields,
    as_number,
    as_sequence,
    bare_kind_of,
    kind_of,
    show,
    show_number,
)

EDGE = 1e-4
"""Part of a unit in the last place by which a rounded value may be off beyond one half."""

RECOMPUTED = 1e-6
"""How near the literals of a public suite must lie to the unrounded truth, relative above 1."""

MAX_ROWS = 5


class Unexpected(AssertionError):  # noqa: N818 - the name of what happened
    """An expectation did not hold.

    `sentence` names the problem without any value; the rest is for public cases. Where a template says
    ``{came}``, `sentence` has the kind of the value with the names that the student gave its parts, and
    `bare_sentence`, which is for hidden cases, the kind alone: names could carry hidden data out. `bare` is
    the template of the latter where the other one says what a hidden case must not.
    """

    def __init__(
        self,
        template: str,
        *,
        bare: str = "",
        came: Any = None,
        expected: Any = None,
        got: Any = None,
        tolerance: float | None = None,
        rows: Sequence[Row] = (),
        places: int | None = None,
    ) -> None:
        self.sentence = template.replace("{came}", kind_of(came))
        self.bare_sentence = (bare or template).replace("{came}", bare_kind_of(came))
        super().__init__(self.sentence)
        self.expected = show(expected, places)
        self.got = show(got)
        self.tolerance = tolerance
        self.rows = tuple(rows)


@dataclass(frozen=True, slots=True)
class Rounding:
    """An unrounded expected value; `validate` looks how near it lies to a rounding edge."""

    name: str
    unrounded: float
    places: int
    tie: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a call that may raise."""

    raised: bool
    value: Any = None


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One expected number next to what came in its place."""

    name: str
    expected: float
    got: Any


@dataclass(slots=True)
class Expect:
    """Comparisons by the rules of the course; see the README of the course's authors.

    Attributes
    ----------
    roundings : list of Rounding
        What was rounded in this case.
    recomputing : bool
        True while `validate` recomputes literals: then `got` is the unrounded truth.
    """

    recomputing: bool = False
    roundings: list[Rounding] = field(default_factory=list)

    def close(self, got: Any, expected: Any, tol: float = 1e-9, what: str = "") -> None:
        """Expect numbers within ``tol * max(1, |expected|)``.

        Parameters
        ----------
        got : object
            What the submission returned.
        expected : number, sequence or dict of such
            The truth; its shape is the shape to be returned.
        tol : float
            Relative tolerance above 1, absolute below.
        what : str
            Name of a part that was taken out of what was returned.
        """
        self._compare(got, expected, lambda value: tol * max(1.0, abs(value)), None, what)

    def rounded(self, got: Any, unrounded: Any, places: int, *, tie: bool = False) -> None:
        """Expect numbers rounded to `places` decimals in any usual way.

        Parameters
        ----------
        got : object
            What the submission returned.
        unrounded : number, sequence or dict of such
            The truth before rounding.
        places : int
            Decimals.
        tie : bool
            Declares that a value lies on a rounding edge on purpose, so that both neighbors are right.
        """
        allowed = (0.5 + EDGE) * 10.0**-places
        if self.recomputing:
            self._compare(got, unrounded, lambda value: RECOMPUTED * max(1.0, abs(value)), None)
            return
        for leaf in _leaves("", unrounded, unrounded):
            self.roundings.append(Rounding(leaf.name, leaf.expected, places, tie))
        self._compare(got, unrounded, lambda _: allowed, places)

    def decimals(self, got: Any, places: int, fields: Sequence[str] = ()) -> None:
        """Expect numbers that carry at most so many decimals; of a record, name the fields to look at."""
        if self.recomputing:
            return
        named = _in_order(got, tuple(fields)) if fields else {}
        parts = [named[name] for name in fields] if fields else [got]
        for value in (number for part in parts for number in _all_numbers(part)):
            scaled = value * 10.0**places
            if math.isfinite(scaled) and abs(scaled - round(scaled)) > 1e-7 * max(1.0, abs(scaled)):
                raise Unexpected(
                    f"more than {places} decimals: round what you return",
                    expected=Words(f"at most {places} decimals"),
                    got=got,
                )

    def fields(self, got: Any, *names: str) -> None:
        """Expect a dict with these keys, or an object with these attributes."""
        named = as_fields(got)
        if named is None or any(name not in named for name in names):
            values, called = ("values", "names") if len(names) > 1 else ("value", "name")
            raise Unexpected(
                f"give the {values} the {called} {_and(names)}: {{came}} came back",
                came=got,
                expected=Words(f"{called} {_and(names)}"),
                got=got,
            )

    def parts(self, got: Any, *names: str) -> tuple[Any, ...]:
        """Return the named values as they are; a bare list or tuple is read in the order of the names."""
        named = _in_order(got, names)
        return tuple(named[name] for name in names)

    def numbers(self, got: Any, *names: str) -> tuple[float, ...]:
        """Return the named numbers as floats; a bare list or tuple is read in the order of the names."""
        parts = self.parts(got, *names)
        return tuple(_number(name, part, got) for name, part in zip(names, parts, strict=True))

    def equal(self, got: Any, expected: Any, what: str = "the value") -> None:
        """Expect exactly this plain value, of the same type (True is not 1)."""
        if not _same(got, expected):
            raise Unexpected(f"{what}: not what was expected", expected=expected, got=got)

    def raises(
        self, kind: type[BaseException], function: SubmittedFunction, *args: Any, **kwargs: Any
    ) -> None:
        """Expect that the call raises this built-in exception, or one below it."""
        try:
            got = function(*args, **kwargs)
        except RaisedError as error:
            if not error.is_a(kind):
                sentence = f"{kind.__name__} was expected, {error.built_in_name} was raised"
                raise Unexpected(
                    sentence, expected=Words(kind.__name__), got=Words(error.type_name)
                ) from None
        else:
            sentence = f"{kind.__name__} was expected, but the call returned"
            raise Unexpected(sentence, expected=Words(kind.__name__), got=got)

    def attempt(
        self,
        function: SubmittedFunction,
        *args: Any,
        may_raise: type[BaseException] | tuple[type[BaseException], ...],
        **kwargs: Any,
    ) -> Attempt:
        """Call a function that may raise one of these; any other exception is the submission's error."""
        kinds = may_raise if isinstance(may_raise, tuple) else (may_raise,)
        try:
            return Attempt(raised=False, value=function(*args, **kwargs))
        except RaisedError as error:
            if not any(error.is_a(kind) for kind in kinds):
                raise
            return Attempt(raised=True)

    def unchanged(self, function: SubmittedFunction, *args: Any, **kwargs: Any) -> Any:
        """Call a function and expect that it leaves its arguments as they were; return its value."""
        value, after = function.with_arguments(*args, **kwargs)
        if len(after) != len(args):  # a forged reply
            raise Unexpected("the arguments are changed after the call")
        for before, now in zip(args, after, strict=True):
            if not callable(before) and not _same(now, decode(encode(before))):
                raise Unexpected("the arguments are changed after the call", expected=before, got=now)
        return value

    def that(self, condition: object, sentence: str) -> None:
        """Expect a condition of the suite's own; the sentence is shown when it does not hold."""
        if not condition:
            raise Unexpected(sentence)

    def _compare(
        self,
        got: Any,
        expected: Any,
        allowed: Callable[[float], float],
        places: int | None,
        what: str = "",
    ) -> None:
        rows: list[Row] = []
        sentence = ""
        tolerance = None
        for leaf in _leaves(what, expected, got):
            number = _number(leaf.name, leaf.got, got)
            margin = allowed(leaf.expected)
            tolerance = margin if tolerance is None else max(tolerance, margin)
            # nan compares false, and an infinite truth would allow everything: neither is ever right.
            if not (math.isfinite(leaf.expected) and abs(number - leaf.expected) <= margin):
                sentence = sentence or _wrong(leaf.name, number)
                rows.append(_row(leaf, number, margin, places))
        if rows:
            raise Unexpected(
                sentence, expected=expected, got=got, tolerance=tolerance, rows=rows[:MAX_ROWS], places=places
            )


def _leaves(name: str, expected: Any, got: Any) -> Iterator[_Leaf]:
    """Walk the expected numbers with what came in their places; a wrong shape ends the case."""
    if isinstance(expected, dict):
        named = _in_order(got, tuple(expected))
        for key, value in expected.items():
            yield from _leaves(f"{name}.{key}" if name else str(key), value, named[key])
    elif (wanted := as_sequence(expected)) is not None:
        items = as_sequence(got)
        if items is None or len(items) != len(wanted):
            wrong = f"{name or 'the result'} has the wrong {'shape' if items is None else 'length'}"
            entries = "1 entry was" if len(wanted) == 1 else f"{len(wanted)} entries were"
            raise Unexpected(
                f"{wrong}: {entries} expected, {{came}} came",
                bare=f"{wrong}: {{came}} came",  # how many there are can be what is asked for
                came=got,
                expected=expected,
                got=got,
            )
        for index, (value, item) in enumerate(zip(wanted, items, strict=True)):
            yield from _leaves(f"{name}[{index}]", value, item)
    else:
        number = as_number(expected)
        if number is None:
            raise SuiteError(f"the suite expects {expected!r}, which is not a number")
        yield _Leaf(name, number, got)


def _in_order(got: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Read named values from a dict or record, or by position from a bare list or tuple.

    Where one name is expected, a bare list or tuple is its value.
    """
    named = as_fields(got)
    if named is not None and all(name in named for name in names):
        return named
    if type(got) in (list, tuple):
        values = [got] if len(names) == 1 else got
        if len(values) == len(names):
            return dict(zip(names, values, strict=True))
    sentence = f"{_and(names)} {'were' if len(names) > 1 else 'was'} expected, {{came}} came back"
    raise Unexpected(sentence, came=got, expected=Words(_and(names)), got=got)


def _number(name: str, value: Any, whole: Any) -> float:
    number = as_number(value)
    if number is None:
        what = name or "the result"
        sentence = f"{what} is {{came}}; a plain number was expected"
        raise Unexpected(sentence, came=value, expected=Words("a number"), got=whole)
    return number


def _all_numbers(got: Any) -> list[float]:
    items = as_sequence(got)
    if items is None:
        return [_number("", got, got)]
    return [_number(f"[{index}]", item, got) for index, item in enumerate(items)]


def _wrong(name: str, number: float) -> str:
    what = name or "the result"
    return f"{what} is {number}" if not math.isfinite(number) else f"{what} is wrong"


def _row(leaf: _Leaf, number: float, margin: float, places: int | None) -> Row:
    off_by = abs(number - leaf.expected)
    return Row(
        name=leaf.name,
        expected=show_number(leaf.expected, places),
        got=show_number(leaf.got),
        off_by=f"{off_by:.2g}" if math.isfinite(off_by) else "",
        allowed=f"{margin:.2g}",
    )


def _same(left: Any, right: Any) -> bool:
    """Compare plain values exactly, types included; nan is the same as nan, `Opaque` as nothing."""
    left, right = as_built_in(left), as_built_in(right)
    kind = type(left)
    if kind is not type(right):
        return False
    if kind in (list, tuple):
        return len(left) == len(right) and all(map(_same, left, right))
    if kind is dict:
        return _typed(left) == _typed(right) and all(_same(left[key], right[key]) for key in left)
    if kind in (set, frozenset):
        return _typed(left) == _typed(right)
    if kind is Record:
        return bool(left.type_name == right.type_name) and _same(left.fields, right.fields)
    if kind.__module__ == "numpy":
        return bool(left.dtype == right.dtype and left.shape == right.shape) and _same(
            left.ravel().tolist(), right.ravel().tolist()
        )
    if kind is Decimal and (left.is_snan() or right.is_snan()):  # comparing one raises
        return bool(left.is_snan() and right.is_snan())
    if kind in (float, complex, Decimal) and left != left:
        return bool(right != right)
    return bool(left == right)


def _typed(keys: Iterable[Any]) -> set[tuple[str, Any]]:
    """Return keys or elements with their types: True is not 1."""
    return {(type(key).__name__, key) for key in keys}


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
