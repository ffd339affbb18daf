"""One probe, made: what came back, and what could be seen from outside while it ran."""

import functools
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from grader.errors import CatalogError, GraderError, RaisedError
from grader.sandbox.inside.wire import decode, encode
from grader.sandbox.loaded import LoadedSubmission
from grader.suite.proxy import Call, call_key
from grader.suite.values import Words, show


class OutOfCalls(Exception):  # noqa: N818 - an event, not a mistake
    """The budget of calls is spent."""


class HiddenInput(Exception):  # noqa: N818
    """The call stands in a hidden suite: it must not be made, and not be shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one probe showed.

    Attributes
    ----------
    value : object
        What came back, as plain data.
    raised : str
        The built-in name of the exception that came instead, else empty.
    visits : tuple
        The arguments with which functions of the probe were called, in order.
    changed : bool
        Whether an argument was changed.
    calls : tuple of Call
        What was called, with which arguments.
    """

    value: Any = None
    raised: str = ""
    visits: tuple[Any, ...] = ()
    changed: bool = False
    calls: tuple[Call, ...] = ()

    @property
    def shown(self) -> str:
        """The value, or the exception, on one line."""
        return show(Words(f"raises {self.raised}") if self.raised else self.value)


class Observer:
    """Makes probes of one submission.

    Parameters
    ----------
    loaded : LoadedSubmission
        What is called.
    budget : int
        Most calls.
    hidden : collection of bytes
        Keys of calls that must not be made.
    """

    def __init__(
        self, loaded: LoadedSubmission, budget: float = math.inf, hidden: Collection[bytes] = ()
    ) -> None:
        self._loaded = loaded
        self._left = budget
        self._hidden = hidden

    def see(self, probe: str) -> Seen:
        """Make a probe.

        Raises
        ------
        OutOfCalls, HiddenInput
            If it must not be made.
        DiedError, NotGradableError
            If the submission does not survive it.
        CatalogError
            If the probe itself fails.
        """
        visits: list[Any] = []
        calls: list[Call] = []
        changed: list[bool] = []
        value: Any = None
        raised = ""

        def call(name: str, *args: Any, **kwargs: Any) -> Any:
            if call_key((name, args, kwargs)) in self._hidden:
                raise HiddenInput
            if self._left <= 0:
                raise OutOfCalls
            self._left -= 1
            calls.append((name, args, kwargs))
            before = [None if callable(arg) else encode(arg) for arg in args]
            watched = [_watched(arg, visits) for arg in args]
            named = {key: _watched(arg, visits) for key, arg in kwargs.items()}
            answer = self._loaded.call(name, watched, named, with_arguments=True)
            changed.append(_changed(before, answer.arguments or []))
            return answer.value

        names = {name: functools.partial(call, name) for name in self._loaded.entry}
        try:
            value = eval(_code_of(probe), {**_modules(), **names})
        except RaisedError as error:
            raised = error.built_in_name
        except (GraderError, OutOfCalls, HiddenInput):
            raise
        except Exception as error:
            raise CatalogError(f"the probe {probe!r} fails: {type(error).__name__}: {error}") from error
        return Seen(value, raised, tuple(visits), any(changed), tuple(calls))

    def see_alone(self, probe: str) -> Seen:
        """Make a probe once more, in a process that has seen no other; it is not counted."""
        self._loaded.restart()
        return Observer(self._loaded, hidden=self._hidden).see(probe)


@functools.lru_cache(maxsize=1000)
def _code_of(probe: str) -> CodeType:
    try:
        return compile(probe, "<probe>", "eval")
    except SyntaxError as error:
        raise CatalogError(f"the probe {probe!r} is no expression of Python: {error}") from None


@functools.cache
def _modules() -> dict[str, Any]:
    """Return what a probe may use besides the built-in functions."""
    import numpy

    return {"math": math, "np": numpy}


def _watched(argument: Any, visits: list[Any]) -> Any:
    """Note the arguments of each call of a function; anything else is handed on as it is."""
    if not callable(argument):
        return argument

    def watched(*args: Any, **kwargs: Any) -> Any:
        visits.append([*args, *kwargs.values()])
        return argument(*args, **kwargs)

    return watched


def _changed(before: Sequence[bytes | None], after: Sequence[Any]) -> bool:
    """Compare arguments as they were with what they are; functions cannot change."""
    pairs = zip(before, after, strict=False)
    return any(
        was is not None and was != encode(now) and encode(decode(was)) != encode(now) for was, now in pairs
    )


See = Callable[[str], Seen]
