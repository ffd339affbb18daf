"""Results files read back: the record as it was written, and a sentence for what is none."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.errors import UsageError
from grader.models import Contours, Diagnosis, Frame, Outcome, PlotKind, Row, Verdict
from grader.report.reading import read_results
from grader.report.record import as_data, results_file, to_json
from tests.report.records import case, plot, result
from tests.report.test_explained import DIAGNOSIS

FULL = result(
    case(
        "V01",
        Outcome.FAILED,
        message="m is wrong",
        call="f(1)",
        expected="2",
        got="3",
        tolerance=0.5,
        rows=(Row("m", "2", "3", "1", "0.5"),),
        frames=(Frame(3, "f", "return 3"),),
        output="hello\n",
        ideas=("ascent",),
    ),
    case("H01", points=Fraction(3, 4), max_points=Fraction(1), pending=Fraction(1, 4)),
    verdict=Verdict.PARTIAL,
    points=Fraction(3, 4),
    score=0.1875,
    pending=Fraction(1, 4),
    diagnosis=DIAGNOSIS,
    variant={"H01": {"x": 3}},
)


def written(path: Path, *lines: str) -> Path:
    """Write a results file."""
    path.write_text("".join(results_file("doubling", "Twice as much", lines)))
    return path


def changed(**values: Any) -> dict[str, Any]:
    """Return a result as data, with some fields replaced; those that are None are left out."""
    data = json.loads(to_json(FULL)) | values
    return {name: value for name, value in data.items() if value is not ...}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Every field, in its own type."""
    lost = result(verdict=Verdict.NOT_GRADED, message="the grader failed")

    read = read_results(written(tmp_path / "r.json", to_json(FULL), to_json(lost)))

    assert (read.exercise, read.title) == ("doubling", "Twice as much")
    assert read.results == (FULL, lost)
    assert [as_data(one) for one in read.results] == [as_data(FULL), as_data(lost)]


@pytest.mark.parametrize("kind", PlotKind)
def test_plots_of_each_kind_are_read(tmp_path: Path, kind: PlotKind) -> None:
    """Places and windows as tuples, null as None."""
    drawn = result(case(), diagnosis=Diagnosis(plots=(plot(kind), plot(kind))))

    assert read_results(written(tmp_path / "r.json", to_json(drawn))).results == (drawn,)


def test_a_file_from_before_there_were_plots_is_read(tmp_path: Path) -> None:
    """It says the same without them."""
    data = changed()
    del data["diagnosis"]["plots"]

    [read] = read_results(written(tmp_path / "r.json", json.dumps(data))).results

    assert read.diagnosis == replace(DIAGNOSIS, plots=())


@pytest.mark.parametrize(
    "edited",
    [
        plot(window=(0.0, 0.0, 0.0, 1.0)),
        plot(window=(0.0, 1.0, 2.0, 1.0)),
        plot(log=True),
        plot(series=plot().series * 3),
        plot(contours=Contours((1.0,), bowl=(1.0, 0.0, 1.0))),
        plot(PlotKind.PATHS, contours=None),
        plot(PlotKind.PATHS, contours=Contours((1.0,), bowl=(1.0, 9.0, 1.0))),
        plot(PlotKind.PATHS, contours=Contours((1.0,), heights=((1.0, 2.0), (3.0,)))),
    ],
)
def test_what_cannot_be_drawn_is_refused(tmp_path: Path, edited: Any) -> None:
    """Not when the page is written, in the middle of a class."""
    line = to_json(result(case(), diagnosis=Diagnosis(plots=(edited,))))

    with pytest.raises(UsageError, match="result 1 cannot be used: 'Height after each step' is no plot"):
        read_results(written(tmp_path / "r.json", line))


def test_names_that_are_no_text_are_spelled_out(tmp_path: Path) -> None:
    """A file name may hold any byte; no page can."""
    odd = replace(FULL, student="s\udcff🙂", submission="s\udcff🙂.py")

    [read] = read_results(written(tmp_path / "r.json", to_json(odd))).results

    assert (read.student, read.submission) == (r"s\udcff🙂", r"s\udcff🙂.py")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"results": 3}', "[" * 100_000, '{"results": [NaN]}', "\ufeff{}"]
)
def test_what_is_no_results_file_is_refused(tmp_path: Path, text: str) -> None:
    """With what writes one."""
    (tmp_path / "r.json").write_text(text)

    with pytest.raises(UsageError, match=r"r\.json: no results are in it: `grader grade \.\.\. --json FILE`"):
        read_results(tmp_path / "r.json")


def test_bytes_and_folders_are_refused(tmp_path: Path) -> None:
    """A picture, a folder, nothing."""
    (tmp_path / "p.png").write_bytes(b"\x89PNG\xff\xfe")

    with pytest.raises(UsageError, match="no results are in it"):
        read_results(tmp_path / "p.png")
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        read_results(tmp_path)
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_results(tmp_path / "nothing.json")


@pytest.mark.parametrize("version", [0, 2, None, "1"])
def test_another_schema_is_refused(tmp_path: Path, version: object) -> None:
    """Its fields would mean something else."""
    (tmp_path / "r.json").write_text(json.dumps({"schema": version, "results": []}))

    with pytest.raises(UsageError, match=r"have schema .+, this grader reads 1; grade again"):
        read_results(tmp_path / "r.json")


def without_hint(data: dict[str, Any]) -> None:
    """Take a field from the diagnosis."""
    del data["diagnosis"]["hint"]


def without_pending(data: dict[str, Any]) -> None:
    """Take a field from a test."""
    del data["tests"][1]["pending"]


def without_diagnosis(data: dict[str, Any]) -> None:
    """Take a field from a result."""
    del data["diagnosis"]


@pytest.mark.parametrize(
    ("spoil", "field"),
    [(without_hint, "hint"), (without_pending, "pending"), (without_diagnosis, "diagnosis")],
)
def test_a_file_of_an_older_shape_is_refused(tmp_path: Path, spoil: Any, field: str) -> None:
    """It would be read as if nothing had been found; the sentence says which result has what missing."""
    data = changed()
    spoil(data)

    with pytest.raises(
        UsageError, match=f"result 2 has no '{field}': another version of grader wrote it; grade again"
    ):
        read_results(written(tmp_path / "r.json", to_json(FULL), json.dumps(data)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"verdict": "splendid"}, "verdict: Input should be 'passed'"),
        ({"points": "many"}, "points: Input is not a valid fraction"),
        ({"tests": 3}, "tests: Input should be a valid tuple"),
        ({"durations": None}, "result 1 has no 'cpu_s'"),
        ({"student": None}, "student: Input should be a valid string"),
    ],
)
def test_a_field_of_another_type_is_refused(tmp_path: Path, values: dict[str, Any], said: str) -> None:
    """Somebody edited it."""
    with pytest.raises(UsageError, match=said):
        read_results(written(tmp_path / "r.json", json.dumps(changed(**values))))


@pytest.mark.parametrize("points", [2, -1, 10**400])
def test_points_that_cannot_be_are_refused(tmp_path: Path, points: int) -> None:
    """More than there are, or fewer than none."""
    data = changed()
    data["tests"][1]["points"] = points

    with pytest.raises(UsageError, match="result 1 cannot be used: the points of H01 do not fit"):
        read_results(written(tmp_path / "r.json", json.dumps(data)))
