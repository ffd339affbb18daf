"""The result as JSON: what is written fits the schema that ships with the package, field for field."""

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from grader.grading.chunk import grade_chunk
from grader.grading.results import not_graded
from grader.models import (
    Contours,
    Diagnosis,
    Frame,
    Isolation,
    Limits,
    Outcome,
    Plot,
    PlotKind,
    Row,
    Usage,
    Verdict,
    Visibility,
)
from grader.report.record import as_data, results_file, schema, to_json
from tests.courses import BROKEN, CRASHES, RAISES, RIGHT, WRONG, handed_in, write_course
from tests.report.records import case, plot, result

LATER = {"plots"}
"""Fields that files of the same schema may lack: they were written before there were any."""


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """Return the validator of whole results files."""
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def written(*lines: str) -> Any:
    """Return a results file of these lines, read as strict JSON."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    text = "".join(results_file("doubling", "Twice as much", lines))
    return json.loads(text, parse_constant=refuse)


def test_the_results_of_a_class_fit_the_schema(tmp_path: Path, validator: Draft202012Validator) -> None:
    """Right, wrong, raising, crashing, broken, refused, not graded: every kind of result there is."""
    hidden = '''
    @pytest.mark.case("H01")
    @pytest.mark.points(4)
    @pytest.mark.visibility("public")
    def test_rounded(submission, expect):
        """Rounded."""
        expect.rounded({"m": submission.double(1), "b": submission.double(2)}, {"m": 2, "b": 4}, places=2)
    '''
    exercise = write_course(tmp_path, hidden=hidden)
    sources = [
        RIGHT,
        WRONG,
        RAISES,
        CRASHES,
        BROKEN,
        "def double(x):\n    print('\\x1b' * 5000)\n    return 1e308 * x\n",
    ]
    submissions = [handed_in(source, f"s{number:02}.py") for number, source in enumerate(sources, 1)]
    results = [*grade_chunk(exercise, submissions), not_graded(exercise, submissions[0], "the grader failed")]

    data = written(*map(to_json, results))
    validator.validate(data)
    assert [one["verdict"] for one in data["results"]] == [
        "passed",
        "failed",
        "failed",
        "failed",
        "not_gradable",
        "failed",
        "not_graded",
    ]
    assert data["results"][1]["tests"][1]["rows"]
    assert data["results"][2]["tests"][0]["frames"]


def test_the_schema_describes_every_field() -> None:
    """A newcomer reads it as the documentation of the file; nothing else may be written."""

    def check(part: dict[str, Any], path: str) -> None:
        assert part.get("description") or "$ref" in part, path
        if "properties" in part:
            assert part["additionalProperties"] is False, path
            assert {*part["properties"]} - {*part["required"]} <= LATER, path
        for name, inner in part.get("properties", {}).items():
            check(inner, f"{path}.{name}")

    check(schema(), "file")
    for name, part in schema()["$defs"].items():
        check(part, name)


def test_the_words_of_the_schema_are_those_of_the_records() -> None:
    """A new outcome or limit must be described in the same commit."""
    parts = schema()["$defs"]

    assert parts["case"]["properties"]["outcome"]["enum"] == [outcome.value for outcome in Outcome]
    assert parts["case"]["properties"]["visibility"]["enum"] == [value.value for value in Visibility]
    assert parts["result"]["properties"]["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    assert parts["result"]["properties"]["isolation"]["enum"] == [*map(str, Isolation), None]
    assert parts["plot"]["properties"]["kind"]["enum"] == [kind.value for kind in PlotKind]
    assert list(parts["plot"]["properties"]) == list(Plot.__slots__)
    assert list(parts["contours"]["properties"]) == list(Contours.__slots__)
    assert list(parts["diagnosis"]["properties"]) == list(Diagnosis.__slots__)
    assert list(parts["limits"]["properties"]) == list(Limits.__slots__)
    assert list(parts["row"]["properties"]) == list(Row.__slots__)
    assert list(parts["result"]["properties"]) == list(as_data(result()))
    assert list(parts["case"]["properties"]) == list(as_data(result(case()))["tests"][0])


SPOILED: dict[str, dict[str, Any]] = {
    "another verdict": {"verdict": "good"},
    "a score above 1": {"score": 1.5},
    "no score though graded": {"score": None},
    "negative points": {"points": -1},
    "another schema": {"schema": 2},
    "a field too many": {"grade": "A"},
    "a limit missing": {"limits": {"cpu_s": 10}},
    "another isolation": {"isolation": "glass"},
}


@pytest.mark.parametrize("change", SPOILED.values(), ids=list(SPOILED))
def test_what_does_not_fit_is_found(validator: Draft202012Validator, change: dict[str, Any]) -> None:
    """The schema is strict enough to catch a writer that drifts away."""
    good = as_data(result(case()))

    assert validator.is_valid(written(json.dumps(good)))
    assert not validator.is_valid(written(json.dumps(good | change)))


@pytest.mark.parametrize("kind", PlotKind)
def test_plots_fit_the_schema(validator: Draft202012Validator, kind: PlotKind) -> None:
    """Each kind; a number that is not finite is null."""
    diagnosis = Diagnosis(plots=(plot(kind),))
    [written_plot] = written(to_json(result(case(), diagnosis=diagnosis)))["results"][0]["diagnosis"]["plots"]

    assert written_plot["kind"] == kind.value
    assert written_plot["series"][0] == {"name": "yours", "points": [[0, 6], [1, 9], [2, None]]}
    validator.validate(written(to_json(result(case(), diagnosis=diagnosis))))


def test_points_become_floats_at_the_very_end() -> None:
    """Exact until then."""
    data = as_data(result(case(points=Fraction(1, 3), max_points=Fraction(2, 3)), points=Fraction(32, 35)))

    assert (data["tests"][0]["points"], data["tests"][0]["max_points"]) == (1 / 3, 2 / 3)
    assert data["points"] == 32 / 35


def test_a_result_is_one_line_of_plain_letters() -> None:
    """The journal holds a line a result, and every program can read it."""
    line = to_json(result(case(title="Größe\n∞", output="\ud800\x1b[31m"), message="a\u2028b"))

    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["tests"][0]["title"] == "Größe\n∞"


@pytest.mark.parametrize("tolerance", [math.inf, math.nan])
def test_a_tolerance_that_is_not_finite_is_left_out(tolerance: float) -> None:
    """JSON has no word for it."""
    (one,) = written(to_json(result(case(tolerance=tolerance))))["results"]

    assert one["tests"][0]["tolerance"] is None


@given(text=st.text(), count=st.integers(0, 3))
def test_whatever_was_said_fits_the_schema(text: str, count: int) -> None:
    """Texts of a submission are only texts, line ends and lone surrogates included."""
    odd = case(
        outcome=Outcome.FAILED,
        message=text,
        call=text,
        expected=text,
        got=text,
        output=text,
        rows=(Row(text, text, text),) * count,
        frames=(Frame(1, text, text),) * count,
    )
    data = written(*[to_json(result(odd, message=text, submission=text, student=text))] * count)

    Draft202012Validator(schema()).validate(data)
    assert len(data["results"]) == count


def test_usage_and_hashes_are_there() -> None:
    """With the units in their names."""
    data = as_data(result(usage=Usage(1.23456789, 0.5, 2048, 3)))

    assert data["durations"] == {"wall_s": 1.234568, "cpu_s": 0.5}
    assert (data["memory_bytes"], data["processes"]) == (2048, 3)
    assert set(data["hashes"]) == {"submission", "exercise", "reference", "grader", "key"}


def test_a_file_is_written_piece_by_piece() -> None:
    """A class of ten thousand is not held in memory: one piece a result, made when asked for."""
    asked: list[int] = []

    def lines() -> Any:
        for number in range(10_000):
            asked.append(number)
            yield "{}"

    pieces = results_file("doubling", "Twice as much", lines())
    next(pieces)
    assert asked == []
    next(pieces)
    assert asked == [0]
