"""The test cases of a suite, read from collected pytest items and checked before anything runs."""

import inspect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from grader.errors import CatalogError
from grader.models import Visibility

MARKS = {
    "points(total)": 'worth of this test function, shared evenly by its parameter sets: 2, "6.4" or "1/2"',
    "case(id)": "the id of a case that is not parametrized",
    "drawn(id, ...)": "a case for each id, with data of the student's own; titles may say {number}",
    "depends(id, ...)": "not run, and worth nothing, unless these cases, which stand before it, passed",
    "fresh": "runs in a process of its own",
    'visibility("public" or "hidden")': "what a student is told, where it differs from the suite's",
}
REFUSED = ("skip", "skipif", "xfail")
OURS = frozenset(("submission", "expect", "oracle", "drawn"))
"""Fixtures that are there without any set-up."""

_FIXTURE = type(pytest.fixture(lambda: None))


@dataclass(frozen=True, slots=True)
class Case:
    """One test case of a suite, with the pytest item that runs it.

    `arguments` names what its function takes when that is nothing but `OURS` and `parameters`, so that there
    is nothing to set up or tear down; None when pytest has to run it.
    """

    id: str
    title: str
    visibility: Visibility
    max_points: Fraction
    depends: tuple[str, ...]
    fresh: bool
    item: pytest.Function
    parameters: dict[str, Any]
    arguments: tuple[str, ...] | None


def read_cases(items: Sequence[pytest.Item], public_file: str) -> list[Case]:
    """Read the cases of collected items.

    Parameters
    ----------
    items : sequence of pytest.Item
        In the order in which they run.
    public_file : str
        Name of the suite whose cases are public and worth nothing.

    Raises
    ------
    CatalogError
        If ids repeat, marks cannot be read, or a case depends on one that does not stand before it.
    """
    functions = [item for item in items if isinstance(item, pytest.Function)]
    sizes = Counter(_function_of(item) for item in functions)
    cases: list[Case] = []
    for item in functions:
        case = _read_case(item, sizes[_function_of(item)], public_file)
        known = [earlier.id for earlier in cases]
        if case.id in known:
            raise CatalogError(f"{_place(item)}: the case id {case.id!r} is used twice")
        unknown = [name for name in case.depends if name not in known]
        if unknown:
            raise CatalogError(f"{_place(item)}: depends on {unknown[0]!r}, which does not stand before it")
        cases.append(case)
    return cases


def _read_case(item: pytest.Function, share: int, public_file: str) -> Case:
    refused = [name for name in REFUSED if item.get_closest_marker(name)]
    if refused:
        raise CatalogError(
            f"{_place(item)}: @pytest.mark.{refused[0]} is not allowed: each case must be judged"
        )
    public_suite = item.path.name == public_file
    visibility = Visibility.PUBLIC if public_suite else Visibility.HIDDEN
    if (said := _argument(item, "visibility")) is not None:
        if said not in list(Visibility):
            raise CatalogError(
                f"{_place(item)}: visibility is {said!r}; it must be one of {', '.join(Visibility)}"
            )
        visibility = Visibility(said)
    points = _points(item)
    if public_suite and points:
        raise CatalogError(f"{_place(item)}: public cases are worth nothing, this one has {points} points")
    return Case(
        id=id_of(item),
        title=_title(item),
        visibility=visibility,
        max_points=points / share,
        depends=tuple(name for mark in item.iter_markers("depends") for name in mark.args),
        fresh=item.get_closest_marker("fresh") is not None,
        item=item,
        parameters=_parameters(item),
        arguments=_plain_arguments(item),
    )


def _plain_arguments(item: pytest.Function) -> tuple[str, ...] | None:
    """Return the arguments of a case that needs nothing of pytest: no class, no fixture of its suite's."""
    parameters = _parameters(item).keys()
    arguments = tuple(inspect.signature(item.function).parameters)
    by_ours = {"request"} - {*arguments}
    asked = {*item.fixturenames, *arguments} - parameters - OURS - by_ours
    own_fixtures = any(isinstance(value, _FIXTURE) for value in vars(item.module).values())
    waits = inspect.iscoroutinefunction(item.function) or inspect.isasyncgenfunction(item.function)
    special = asked or parameters & OURS or own_fixtures or waits or item.cls is not None
    return None if special else arguments


def _parameters(item: pytest.Function) -> dict[str, Any]:
    """Return the parameters of a case; `number` is its place among those of the mark `drawn`."""
    parameters = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    if (mark := item.get_closest_marker("drawn")) is None:
        return parameters
    if "drawn" not in parameters:
        needs = "a test that takes `drawn`" if are_ids(mark.args) else f"ids such as 'H09', got {mark.args}"
        raise CatalogError(f"{_place(item)}: @pytest.mark.drawn needs {needs}")
    return {"number": parameters.pop("drawn"), **parameters}


def are_ids(said: Sequence[object]) -> bool:
    """Tell whether a mark names cases."""
    return bool(said) and all(isinstance(name, str) for name in said)


def _function_of(item: pytest.Function) -> tuple[str, type | None, str]:
    return str(item.path), item.cls, item.originalname


def _place(item: pytest.Function) -> str:
    return f"{item.path}:{(item.location[1] or 0) + 1}: {item.name}"


def _argument(item: pytest.Function, mark: str) -> Any:
    found = item.get_closest_marker(mark)
    if found is None:
        return None
    if len(found.args) != 1:
        raise CatalogError(f"{_place(item)}: @pytest.mark.{mark} takes one argument")
    return found.args[0]


def _points(item: pytest.Function) -> Fraction:
    said = _argument(item, "points")
    try:
        points = Fraction(0 if said is None else said)
    except (ValueError, TypeError, ArithmeticError):
        raise CatalogError(f"{_place(item)}: points are {said!r}; write 2, '6.4' or '1/2'") from None
    if isinstance(said, float) or points < 0:
        raise CatalogError(
            f"{_place(item)}: points are {said!r}; write a positive number, fractions as text: '6.4'"
        )
    return points


def id_of(item: pytest.Function) -> str:
    """Return the id of a case: of its parameter set, else of its mark, else its name."""
    if hasattr(item, "callspec"):
        return str(item.callspec.id)
    return str(_argument(item, "case") or item.originalname.removeprefix("test_"))


def _title(item: pytest.Function) -> str:
    """Return the first paragraph of the docstring, with the parameters put in."""
    text = inspect.getdoc(item.function)
    if not text:
        raise CatalogError(f"{_place(item)}: has no docstring; a student reads it as the title of the case")
    sentence = " ".join(text.split("\n\n")[0].split())
    try:
        title = sentence.format_map(_parameters(item)) if hasattr(item, "callspec") else sentence
    except (KeyError, IndexError, ValueError) as error:
        raise CatalogError(
            f"{_place(item)}: the docstring names a parameter that it has not: {error}"
        ) from None
    if not title.strip():
        raise CatalogError(f"{_place(item)}: the docstring is empty with these parameters")
    return title
