"""What a suite holds: `submission`, which runs in the sandbox, and `oracle`, whose answers are kept."""

import functools
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from grader.course_code import load
from grader.sandbox.loaded import Answer, LoadedSubmission
from grader.suite.values import as_number, show, show_call

MOST_KNOWN = 1000

Call = tuple[str, Sequence[Any], dict[str, Any]]
"""The name of a function, and its arguments."""


class SubmittedFunction:
    """A function of the submission; calling it sends plain data to the sandbox and returns plain data."""

    def __init__(self, name: str, call: Callable[..., Answer]) -> None:
        self.__name__ = name
        self._call = call

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it; see `LoadedSubmission.call` for what is raised."""
        return self._call(self.__name__, args, kwargs).value

    def with_arguments(self, *args: Any, **kwargs: Any) -> tuple[Any, list[Any]]:
        """Call it; return its value, and its arguments as they were afterwards."""
        answer = self._call(self.__name__, args, kwargs, with_arguments=True)
        return answer.value, list(answer.arguments or ())


class SubmissionProxy:
    """The submission as a suite sees it; it remembers the last call for the report."""

    def __init__(self, loaded: LoadedSubmission) -> None:
        self._loaded = loaded
        self._call_made: Call | None = None
        self._all_calls: list[Call] = []
        self._returned: list[Any] = []

    def __getattr__(self, name: str) -> SubmittedFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return SubmittedFunction(name, self._call)

    def _call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], **options: bool) -> Answer:
        self._call_made = (name, args, kwargs)
        self._all_calls.append(self._call_made)
        self._returned = []
        answer = self._loaded.call(name, args, kwargs, **options)
        self._returned = [answer.value]
        return answer


def forget_calls(proxy: SubmissionProxy) -> None:
    """Make the proxy ready for the next case."""
    proxy._call_made = None
    proxy._returned = []


def calls_made(proxy: SubmissionProxy) -> list[Call]:
    """Return all calls, of all cases."""
    return proxy._all_calls


def call_key(call: Call) -> bytes:
    """Return what two calls with equal arguments have in common; functions all look the same."""
    name, args, kwargs = call
    return repr(
        (name, [_plain(arg) for arg in args], sorted((key, _plain(arg)) for key, arg in kwargs.items()))
    ).encode()


def _plain(value: Any) -> Any:
    """Write numbers as floats, sequences and arrays as lists, and every function alike."""
    if callable(value):
        return "a function"
    if (number := as_number(value)) is not None:
        return number
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {repr(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else repr(value)


def call_shown(proxy: SubmissionProxy) -> str | None:
    """Write the last call as code; None when there was none."""
    return show_call(*proxy._call_made) if proxy._call_made else None


def value_shown(proxy: SubmissionProxy) -> str | None:
    """Write what the last call returned; None when it returned nothing."""
    return show(proxy._returned[0]) if proxy._returned else None


class Oracle:
    """The exercise's functions by the reference; the same arguments are computed once per process."""

    def __init__(self, path: Path) -> None:
        self._module = load(path)
        self._known: dict[bytes, Any] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return functools.partial(self._answer, getattr(self._module, name))

    def _answer(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            key = pickle.dumps((function.__name__, args, kwargs))
        except (pickle.PicklingError, AttributeError, TypeError):  # a local function among the arguments
            return function(*args, **kwargs)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:  # drawn arguments are each student's own: they would pile up
                self._known.clear()
            self._known[key] = function(*args, **kwargs)
        return self._known[key]


def oracle_at(path: Path) -> Oracle:
    """Load an oracle, once per process unless its file changes."""
    return _oracle_at(path, path.stat().st_mtime_ns if path.is_file() else 0)


@functools.lru_cache(maxsize=16)
def _oracle_at(path: Path, _: int) -> Oracle:
    return Oracle(path)
