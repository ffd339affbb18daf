"""What the public tests of a notebook compare with: plain Python, with nothing to install."""

import dataclasses
import decimal
import math
import numbers
import types
from collections.abc import Callable, Iterator
from typing import Any


class NotAsExpectedError(AssertionError):
    """What came back is not what was expected."""


def public_test(test: Callable[[], None]) -> Callable[[], None]:
    """Run a test at once, and say how it went."""
    title = f"{test.__name__.removeprefix('test_')}  {test.__doc__}"
    try:
        test()
    except NotAsExpectedError as problem:
        print(f"✗ FAIL  {title}\n        {problem}")
    else:
        print(f"✓ pass  {title}")
    return test


def _number(name: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, numbers.Real | decimal.Decimal):
        raise NotAsExpectedError(f"{name or 'the result'} is {value!r}; a plain number was expected")
    return value


def _list(value: Any) -> list[Any] | None:
    is_list = type(value) in (list, tuple) or getattr(value, "ndim", None) == 1
    return list(value) if is_list else None


def _fields(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    if hasattr(value, "_asdict"):
        return dict(value._asdict())
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return vars(value) if isinstance(value, types.SimpleNamespace) else None


def _named(got: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return named values; a bare list or tuple is read in their order, and is the value of a single name."""
    fields = _fields(got)
    if fields is not None and all(name in fields for name in names):
        return fields
    values = [got] if len(names) == 1 else got
    if type(got) in (list, tuple) and len(values) == len(names):
        return dict(zip(names, values, strict=True))
    raise NotAsExpectedError(f"{' and '.join(names)} expected, {got!r} came back")


def _pairs(name: str, expected: Any, got: Any) -> Iterator[tuple[str, Any, Any]]:
    """Walk the expected numbers with what came in their places."""
    if isinstance(expected, dict):
        named = _named(got, tuple(expected))
        for key, value in expected.items():
            yield from _pairs(f"{name}.{key}" if name else str(key), value, named[key])
    elif (wanted := _list(expected)) is not None:
        items = _list(got)
        if items is None or len(items) != len(wanted):
            raise NotAsExpectedError(f"{name or 'the result'}: {len(wanted)} entries expected, {got!r} came")
        for index, (value, item) in enumerate(zip(wanted, items, strict=True)):
            yield from _pairs(f"{name}[{index}]", value, item)
    else:
        yield name, expected, _number(name, got)


def _compare(name: str, expected: Any, got: Any, allowed: Callable[[float], float]) -> None:
    for part, right, number in _pairs(name, expected, got):
        if not abs(float(number) - right) <= allowed(right):
            said = f"{part or 'the result'} is {number}; {right} was expected"
            raise NotAsExpectedError(f"{said}, and {allowed(right):.2g} more or less is allowed")


def _same(left: Any, right: Any) -> bool:
    """Compare exactly, types included: True is not 1."""
    left, right = (value.item() if getattr(value, "shape", None) == () else value for value in (left, right))
    if type(left) is not type(right):
        return False
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(_same, left, right))
    if isinstance(left, dict):
        return len(left) == len(right) and all(key in right and _same(left[key], right[key]) for key in left)
    if hasattr(left, "tolist"):
        return bool(left.dtype == right.dtype) and _same(left.tolist(), right.tolist())
    return bool(left == right or (left != left and right != right))


class _Expect:
    """The comparisons."""

    def close(self, got: Any, expected: Any, tol: float = 1e-9, what: str = "") -> None:
        """Expect numbers within ``tol * max(1, |expected|)``."""
        _compare(what, expected, got, lambda right: tol * max(1.0, abs(right)))

    def rounded(self, got: Any, unrounded: Any, places: int, **_: Any) -> None:
        """Expect numbers rounded to so many decimals, in any usual way."""
        _compare("", unrounded, got, lambda _: 0.5001 * 10.0**-places)

    def decimals(self, got: Any, places: int, fields: tuple[str, ...] = ()) -> None:
        """Expect numbers with at most so many decimals."""
        named = _named(got, tuple(fields)) if fields else {"": got}
        for name in fields or [""]:
            whole = _list(named[name])
            for value in [named[name]] if whole is None else whole:
                scaled = float(_number(name, value)) * 10.0**places
                if math.isfinite(scaled) and abs(scaled - round(scaled)) > 1e-7 * max(1.0, abs(scaled)):
                    raise NotAsExpectedError(
                        f"{value} has more than {places} decimals: round what you return"
                    )

    def fields(self, got: Any, *names: str) -> None:
        """Expect a dict with these keys, or an object with these attributes."""
        fields = _fields(got)
        if fields is None or any(name not in fields for name in names):
            raise NotAsExpectedError(f"give the values the names {' and '.join(names)}: {got!r} came back")

    def parts(self, got: Any, *names: str) -> tuple[Any, ...]:
        """Return the named values."""
        named = _named(got, names)
        return tuple(named[name] for name in names)

    def numbers(self, got: Any, *names: str) -> tuple[float, ...]:
        """Return the named numbers."""
        parts = self.parts(got, *names)
        return tuple(float(_number(name, part)) for name, part in zip(names, parts, strict=True))

    def equal(self, got: Any, expected: Any, what: str = "the value") -> None:
        """Expect exactly this value."""
        if not _same(got, expected):
            raise NotAsExpectedError(f"{what}: {expected!r} was expected, {got!r} came")

    def raises(self, kind: type[Exception], function: Callable[..., Any], *args: Any, **named: Any) -> None:
        """Expect that the call raises this exception."""
        try:
            got = function(*args, **named)
        except kind:
            return
        except Exception as error:
            raise NotAsExpectedError(
                f"{kind.__name__} was expected, {type(error).__name__} was raised"
            ) from error
        raise NotAsExpectedError(f"{kind.__name__} was expected, but the call returned {got!r}")

    def attempt(
        self, function: Callable[..., Any], *args: Any, may_raise: Any, **kwargs: Any
    ) -> types.SimpleNamespace:
        """Call a function that may raise one of these."""
        try:
            return types.SimpleNamespace(raised=False, value=function(*args, **kwargs))
        except may_raise:
            return types.SimpleNamespace(raised=True, value=None)

    def unchanged(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call a function, expect that it leaves its arguments as they were, and return its value."""
        before = [repr(arg) for arg in args]
        value = function(*args, **kwargs)
        if [repr(arg) for arg in args] != before:
            raise NotAsExpectedError(f"the arguments are changed after the call: {args!r}")
        return value

    def that(self, condition: object, sentence: str) -> None:
        """Expect a condition."""
        if not condition:
            raise NotAsExpectedError(sentence)


expect = _Expect()
