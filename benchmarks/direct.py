"""The floor: the same cases and comparisons, called directly in one bare process.

No sandbox, no pytest session, no copying of values. The suite's functions, `Expect` and the memoized oracle
are the real ones. A file is run in a fresh module, a failing case is caught, and a case whose `depends` did
not pass is left out, as the engine does it.
"""

import contextlib
import importlib.util
import io
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from benchmarks.spent import Spent
from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.errors import RaisedError
from grader.models import Submission
from grader.sandbox.inside.wire import Record
from grader.suite.expect import Expect
from grader.suite.proxy import oracle_at
from grader.variants import inputs_of

PLAIN = frozenset((dict, list, tuple, float, int, str, bool, type(None)))


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a suite: its function with the parameters of one set."""

    id: str
    function: Callable[..., Any]
    parameters: dict[str, Any]
    fixtures: tuple[str, ...]
    depends: tuple[str, ...]


def grade(root: Path, slug: str, suites: Sequence[str], submissions: Sequence[Submission]) -> Spent:
    """Grade some submissions; return what it cost and which cases passed."""
    exercise = find_course(root).exercise(slug)
    folder = exercise.folder
    cases = [case for suite in suites for case in read_cases(folder / suite)]
    oracle = oracle_at(folder / "oracle.py")
    sys.setrecursionlimit(10_000)
    started, began = time.process_time(), time.perf_counter()
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        passed = tuple(_passed(cases, exercise, submission, oracle) for submission in submissions)
    return Spent(time.process_time() - started, time.perf_counter() - began, passed)


@cache
def read_cases(path: Path) -> list[Case]:
    """Import a suite and read its cases from the marks, once."""
    root = str(path.parents[2])
    if root not in sys.path:
        sys.path.insert(0, root)
    spec = importlib.util.spec_from_file_location(f"bare_{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tests = [value for name, value in vars(module).items() if name.startswith("test_")]
    return [case for test in tests for case in _cases_of(test)]


def _cases_of(test: FunctionType) -> Iterator[Case]:
    marks: list[Any] = getattr(test, "pytestmark", [])
    named = [mark.args[0] for mark in marks if mark.name == "case"]
    depends = tuple(name for mark in marks if mark.name == "depends" for name in mark.args)
    sets = [list(_parameter_sets(mark)) for mark in marks if mark.name == "parametrize"]
    sets += [[(id_, {}) for id_ in mark.args] for mark in marks if mark.name == "drawn"]
    arguments = test.__code__.co_varnames[: test.__code__.co_argcount]
    for chosen in itertools.product(*sets):
        parameters = {name: value for _, part in chosen for name, value in part.items()}
        ids = [id_ for id_, _ in chosen] or named or [test.__name__.removeprefix("test_")]
        fixtures = tuple(name for name in arguments if name not in parameters)
        yield Case("-".join(ids), test, parameters, fixtures, depends)


def _parameter_sets(mark: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the parameter sets of one mark, each with its id."""
    names, sets = mark.args
    several = not isinstance(names, str) or "," in names
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
    for given in sets:
        values = getattr(given, "values", None) if hasattr(given, "marks") else given if several else (given,)
        id_ = getattr(given, "id", None) or "-".join(map(str, values or ()))
        yield id_, dict(zip(names, values or (), strict=True))


def _passed(cases: Sequence[Case], exercise: Exercise, handed_in: Submission, oracle: Any) -> frozenset[str]:
    """Run every case for one submission; return the ids of those that passed."""
    submission = Direct(_loaded(handed_in.source))
    passed: set[str] = set()
    for case in cases:
        if not passed.issuperset(case.depends):
            continue
        fixtures = {"submission": submission, "expect": Expect(), "oracle": oracle}
        if "drawn" in case.fixtures:
            fixtures["drawn"] = inputs_of(exercise, PUBLIC_KEY, handed_in.student, case.id)
        with contextlib.suppress(Exception):
            case.function(**case.parameters, **{name: fixtures[name] for name in case.fixtures})
            passed.add(case.id)
    return frozenset(passed)


def _loaded(source: bytes) -> ModuleType:
    random.seed(0)
    np.random.seed(0)
    module = sys.modules["submission"] = ModuleType("submission")
    exec(compile(source, "submission.py", "exec", dont_inherit=True), module.__dict__)
    return module


class Direct:
    """The submission as a suite sees it: its functions, in this process."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> "DirectFunction":
        return DirectFunction(getattr(self._module, name))


class DirectFunction:
    """A function of the submission; what it raises is told as the engine tells it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it."""
        try:
            value = self._function(*args, **kwargs)
        except Exception as error:
            bases = [kind.__name__ for kind in type(error).__mro__]
            raise RaisedError(type(error).__name__, bases, str(error), ()) from None
        return value if type(value) in PLAIN else _as_record(value)

    def with_arguments(self, *args: Any, **kwargs: Any) -> tuple[Any, list[Any]]:
        """Call it on copies; return its value, and the copies as they were afterwards."""
        copies = deepcopy(args)
        return self(*copies, **kwargs), list(copies)


def _as_record(value: Any) -> Any:
    """Let objects with fields be read by their names, as they are when they have travelled."""
    if isinstance(value, tuple):
        return Record(type(value).__name__, dict(zip(getattr(value, "_fields", ()), value, strict=True)))
    names = getattr(value, "__dict__", None) or dict.fromkeys(getattr(value, "__slots__", ()))
    return Record(type(value).__name__, {name: getattr(value, name) for name in names}) if names else value
