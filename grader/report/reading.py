"""Results files read back: the inverse of `grader.report.record`, and what cannot be one is refused."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from grader.errors import UsageError
from grader.models import SCHEMA, CaseResult, Plot, PlotKind, RunResult
from grader.plots import Bowl
from grader.plots.curves import HUES
from grader.plots.scales import within
from grader.report.record import schema

HOW = "`grader grade ... --json FILE` writes them"
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Results:
    """What one file holds: an exercise and its results, in the order of the file."""

    exercise: str
    title: str
    results: tuple[RunResult, ...]


def read_results(path: Path) -> Results:
    """Read a results file.

    Raises
    ------
    UsageError
        If it cannot be read, is no results file, or is one of another shape than this grader writes.
    """
    text, data = _parsed(path)
    data = writable(data, text)
    if not all(isinstance(data.get(name), str) for name in ("exercise", "title")):
        raise UsageError(f"{path}: it does not say which exercise its results are of; grade again")
    results = [result_in(item, f"{path}: result {number}") for number, item in enumerate(data["results"], 1)]
    return Results(data["exercise"], data["title"], tuple(results))


def data_in(path: Path) -> dict[str, Any]:
    """Read a results file as data; its results are tables, and of each what it holds is still to be seen.

    Raises
    ------
    UsageError
        If it cannot be read, is no results file, or is one of another version.
    """
    return _parsed(path)[1]


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_bytes().decode("utf-8")
        data = json.loads(text, parse_constant=_refuse)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path}: no results are in it: {HOW}") from None
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list) or not all(isinstance(result, dict) for result in results):
        raise UsageError(f"{path}: no results are in it: {HOW}")
    if data.get("schema") != SCHEMA:
        raise UsageError(
            f"{path}: its results have schema {data.get('schema')!r}, this grader reads {SCHEMA}; grade again"
        )
    return text, data


def result_in(data: Any, where: str) -> RunResult:
    """Make one result of its data; `where` begins what is said of one that is none.

    Raises
    ------
    UsageError
        If a field is missing or of another type: a file of an older or newer grader, or one edited by hand.
    """
    missing = _missing(data)
    if missing:
        raise UsageError(f"{where} has no {missing[0]!r}: another version of grader wrote it; grade again")
    usage = {**data["durations"], "memory_bytes": data["memory_bytes"], "processes": data["processes"]}
    try:
        result = _adapter().validate_python({**data, "usage": usage})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{where} cannot be used: {where}: {first['msg']}") from None
    if wrong := [case.id for case in result.tests if not _points_fit(case)]:
        raise UsageError(f"{where} cannot be used: the points of {wrong[0]} do not fit")
    if result.diagnosis and (bad := [plot for plot in result.diagnosis.plots if not _can_be_drawn(plot)]):
        raise UsageError(f"{where} cannot be used: {bad[0].title!r} is no plot")
    return result


def _points_fit(case: CaseResult) -> bool:
    try:
        points, pending, most = map(float, (case.points, case.pending, case.max_points))
    except OverflowError:
        return False
    return points >= 0 and pending >= 0 and points + pending <= most + ROUNDING


def _can_be_drawn(plot: Plot) -> bool:
    """Tell whether a plot has a window, and what its kind needs: somebody may have edited it."""
    left, right, bottom, top = plot.window
    below = plot.contours
    try:
        within(left, right, 0, 1)
        within(bottom, top, 0, 1, log=plot.log)
        if below is not None and below.bowl is not None:
            Bowl(*below.bowl)
    except ValueError:
        return False
    even = below is None or len(set(map(len, below.heights))) <= 1
    return even and len(plot.series) <= HUES and (below is not None) == (plot.kind is PlotKind.PATHS)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _missing(data: Any) -> list[str]:
    """Return the fields that a result should have and has not."""
    if not isinstance(data, Mapping):
        return ["exercise"]
    missing = _absent("result", [data])
    if not missing and isinstance(data["tests"], list):
        missing = _absent("case", data["tests"])
    if not missing and data["diagnosis"] is not None:
        missing = _absent("diagnosis", [data["diagnosis"]])
    return missing or _absent("durations", [data["durations"]])


def _absent(kind: str, records: Iterable[Any]) -> list[str]:
    required = _required()[kind]
    for record in records:
        if not isinstance(record, Mapping) or not required <= record.keys():
            return sorted(required - record.keys() if isinstance(record, Mapping) else required)
    return []


@cache
def _required() -> dict[str, frozenset[str]]:
    """Return the fields that the schema demands, by the kind of record."""
    return {kind: frozenset(definition.get("required", ())) for kind, definition in schema()["$defs"].items()}


@cache
def _adapter() -> TypeAdapter[RunResult]:
    return TypeAdapter(RunResult)


def writable(data: Any, text: str) -> Any:
    """Spell out lone surrogates, which names of files may hold and no page can; `text` is its JSON."""
    return _writable(data) if r"\ud" in text.lower() else data


def _writable(data: Any) -> Any:
    match data:
        case str():
            return data.encode("utf-8", "backslashreplace").decode("utf-8")
        case list():
            return [_writable(item) for item in data]
        case dict():
            return {_writable(name): _writable(value) for name, value in data.items()}
        case _:
            return data
