"""What Gradescope is told of a result."""

import json
from fractions import Fraction
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exchange.gradescope.metadata import Metadata
from grader.exchange.gradescope.results import failure, results_of
from grader.exchange.gradescope.shown import Shown
from grader.models import Diagnosis, Difference, Outcome, RunResult, Verdict, Visibility
from tests.exchange.gradescope.container import SCHEMA
from tests.report.records import case, result

DIAGNOSIS = Diagnosis(
    idea="ascent",
    mutants=("ascent",),
    sentence="You climb.",
    counter_example=Difference("double(1)", "2", "3"),
)


def told(run: RunResult, hidden_cases: Shown = Shown.VISIBLE, *, asks: bool = False) -> dict[str, Any]:
    """Return valid results."""
    results = results_of(run, Metadata(), hidden_cases, asks=asks)
    jsonschema.validate(results, SCHEMA)
    return results


def hidden(name: str = "H01", outcome: Outcome = Outcome.FAILED, **said: Any) -> Any:
    """Return a hidden case worth four points; what it holds besides must not be told."""
    given = {"message": "SECRET", "output": "SECRET", "max_points": Fraction(4)}
    return case(name, outcome, visibility=Visibility.HIDDEN, **(given | said))


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("shown", list(Shown))
def test_of_a_hidden_case_title_and_outcome_are_told(outcome: Outcome, shown: Shown) -> None:
    """When the instructor wants it, and never more."""
    results = told(result(hidden(outcome=outcome), message="H01: SECRET", verdict=Verdict.FAILED), shown)

    assert "SECRET" not in str(results)
    assert results["tests"][0]["visibility"] == shown
    assert results["tests"][0]["name"] == "Title of H01."


def test_a_public_case_tells_everything_as_text() -> None:
    """What a student printed stays text, without what a screen or a database would choke on."""
    run = result(
        case(
            "V01", Outcome.FAILED, call="double(2)", expected="4", got="<b>5</b>", output="\x1b[2J\0<script>"
        )
    )
    test = told(run)["tests"][0]

    lines = [
        "failed",
        "double(2)",
        "expected  4",
        "got       <b>5</b>",
        "printed:",
        "  \\x1b[2J\\x00<script>",
    ]
    assert test["output"].splitlines() == lines
    assert test["visibility"] == "visible"


@given(printed=st.text(max_size=40), note=st.text(max_size=40))
def test_whatever_is_printed_is_valid(printed: str, note: str) -> None:
    """Half characters, control characters and signs of markup: `told` checks it against the schema."""
    run = result(case("V01", Outcome.FAILED, output=printed, got=printed, message=printed), note=note)

    json.dumps(told(run), ensure_ascii=False).encode()


@pytest.mark.parametrize("shown", [Shown.AFTER_DUE_DATE, Shown.AFTER_PUBLISHED, Shown.HIDDEN])
def test_a_diagnosis_does_not_tell_of_hidden_cases_before_their_time(shown: Shown) -> None:
    """It is given to wrong code alone: who passes all public cases would learn that a hidden one failed."""
    passed, failed = case("V01"), case("V02", Outcome.FAILED)
    quiet = told(result(passed, hidden(), diagnosis=DIAGNOSIS), shown)
    loud = told(result(passed, failed, hidden(), diagnosis=DIAGNOSIS), shown)

    assert quiet["output"] == ""
    assert (quiet["tests"][-1]["name"], quiet["tests"][-1]["visibility"]) == ("What is behind it", shown)
    for text in (loud["output"], quiet["tests"][-1]["output"]):
        assert "You climb." in text
        assert "double(1)" in text


def test_points_that_wait_are_neither_passed_nor_failed() -> None:
    """A part may have been earned already."""
    waiting = case(
        "Q03",
        Outcome.PENDING,
        points=Fraction(1, 3),
        max_points=Fraction(3),
        pending=Fraction(2),
        message="$x$",
    )
    results = told(result(waiting, verdict=Verdict.PARTIAL, points=Fraction(1, 3)), asks=True)

    assert results["tests"][0] == {
        "number": "Q03",
        "name": "Title of Q03.",
        "score": 0.3333,
        "max_score": 3,
        "output": "waits for a person\n2 points are not in yet\nx",
        "visibility": "visible",
    }
    assert results["score"] == 0.3333


@pytest.mark.parametrize("shown", list(Shown))
def test_judged_answers_are_shown_when_the_instructor_says(shown: Shown) -> None:
    """That there is none, or that it cannot be read, a student sees at once: it tells nothing of the key."""
    outcomes = {"Q01": Outcome.PASSED, "Q02": Outcome.FAILED, "Q03": Outcome.PENDING, "Q04": Outcome.NOT_RUN}
    tests = told(result(*(case(name, outcome) for name, outcome in outcomes.items())), shown, asks=True)[
        "tests"
    ]

    assert [test["visibility"] for test in tests] == [shown, shown, shown, "visible"]


def test_what_cannot_be_graded_has_all_points_at_stake() -> None:
    """The reason stands in a test that is seen and failed."""
    run = result(verdict=Verdict.NOT_GRADABLE, message="s01.py, line 1: \0", points=Fraction(0))
    results = told(run)

    assert [test["max_score"] for test in results["tests"]] == [4]
    assert results["tests"][0]["output"].startswith("s01.py, line 1: \\x00\n\nNothing was tested")
    assert results["score"] == 0


def test_a_failure_of_ours_has_no_score_of_its_own() -> None:
    """Gradescope wants scores of the tests then: they are 0 of 0."""
    results = failure("Traceback\x00")
    jsonschema.validate(results, SCHEMA)

    assert "score" not in results
    assert [(test["score"], test["max_score"]) for test in results["tests"]] == [(0, 0), (0, 0)]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**results, "tests": [{"name": "no score at all"}]}, SCHEMA)
