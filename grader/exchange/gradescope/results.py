"""What Gradescope is told: `results.json`, from the result of one submission. Pure.

All text is of the format `text`, so nothing that a student wrote is read as markup, and control characters
are spelled out. Of a hidden case title and outcome are told, nothing else. Gradescope wants a score from
every run, of the whole or of each test; where the machinery failed there is none to tell: then the whole has
none, and the tests say 0 of 0 points, and why.
"""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import dedent
from typing import Any

from grader.exchange.gradescope.metadata import Metadata
from grader.exchange.gradescope.shown import Shown
from grader.models import CaseResult, Outcome, RunResult, Verdict, Visibility
from grader.report.ci import WORDS
from grader.report.explained import diagnosis_lines
from grader.report.record import as_data
from grader.report.text import case_lines
from grader.report.words import short, visible

DECIMALS = 4
FAULT = (
    "What you handed in was not graded, because the autograder itself failed. This is not your fault, and "
    "nothing was counted: 0 of 0 points is no score. What you handed in is kept. The course staff can see "
    "what happened, and can run the autograder again."
)
SEE_OUTPUT = "The engine did not start, or was ended: see the output of the autograder."


def results_of(
    result: RunResult, metadata: Metadata, hidden_cases: Shown = Shown.VISIBLE, *, asks: bool = False
) -> dict[str, Any]:
    """Return what `results.json` holds for a submission that was graded, or that could not be.

    Parameters
    ----------
    result : RunResult
        Not of a failure of ours: for that there is `failure`.
    metadata : Metadata
        What Gradescope says of the submission.
    hidden_cases : Shown
        When students see the hidden cases, and how answers to questions were judged.
    asks : bool
        Whether it is made of questions; in their messages ``$...$`` is mathematics.
    """
    tests = [_test(case, result.submission, hidden_cases, asks) for case in result.tests]
    if result.verdict is Verdict.NOT_GRADABLE:
        tests.insert(0, _not_gradable(result))
    behind = _behind(result)
    open_at_once = hidden_cases is Shown.VISIBLE or _failed_in_public(result)
    if behind and not open_at_once:
        tests.append(_entry("What is behind it", "failed", behind, visibility=hidden_cases))
    said = [metadata.sentence(), _note(result), behind if open_at_once else ""]
    return {
        "score": _number(result.points),
        **_whole("\n\n".join(filter(None, said)), round(result.usage.wall_s, 3)),
        "extra_data": _extra(result, metadata),
        "tests": tests,
    }


def failure(report: str) -> dict[str, Any]:
    """Return what `results.json` holds when the machinery failed; the report is for the staff."""
    return {
        **_whole("", 0),
        "extra_data": {"verdict": Verdict.NOT_GRADED.value},
        "tests": [
            _entry("Not graded: the autograder failed", "failed", FAULT),
            _entry("What failed, for the course staff", "failed", visible(report), visibility=Shown.HIDDEN),
        ],
    }


def _whole(output: str, seconds: float) -> dict[str, Any]:
    """Return what stands at the top of every file."""
    return {
        "execution_time": seconds,
        "output": output,
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "stdout_visibility": "hidden",
    }


def _entry(
    name: str, status: str, output: str, *, visibility: Shown = Shown.VISIBLE, max_score: float = 0
) -> dict[str, Any]:
    """Return an entry that is no case."""
    return {
        "name": name,
        "status": status,
        "score": 0,
        "max_score": max_score,
        "output": output,
        "visibility": visibility.value,
    }


def _test(case: CaseResult, file_name: str, hidden_cases: Shown, asks: bool) -> dict[str, Any]:
    public = case.visibility is Visibility.PUBLIC
    judged = asks and case.outcome is not Outcome.NOT_RUN  # that an answer cannot be read tells no key
    entry = {
        "number": case.id,
        "name": visible(case.title),
        "status": "passed" if case.outcome is Outcome.PASSED else "failed",
        "score": _number(case.points),
        "max_score": _number(case.max_points),
        "output": "\n".join(_told(case, file_name, asks)) if public else WORDS[case.outcome],
        "visibility": (Shown.VISIBLE if public and not judged else hidden_cases).value,
    }
    if case.outcome is Outcome.PENDING:  # neither passed nor failed yet
        del entry["status"]
    return entry


def _told(case: CaseResult, file_name: str, asks: bool) -> Iterator[str]:
    """Write all that a student is told of a public case."""
    yield WORDS[case.outcome]
    if case.pending:
        yield f"{short(float(case.pending))} points are not in yet"
    if case.outcome is not Outcome.PASSED:
        if asks:
            from grader.markup import for_pipe  # code needs no mathematics

            case = replace(case, message=for_pipe(case.message))
        yield dedent("\n".join(case_lines(case, file_name)))


def _not_gradable(result: RunResult) -> dict[str, Any]:
    """Return the entry of a submission that no case could be run on."""
    worth = _number(result.max_points) if not result.tests else 0
    output = f"{visible(result.message)}\n\nNothing was tested: mend this, and hand in again."
    return _entry("Your submission can be graded", "failed", output, max_score=worth)


def _behind(result: RunResult) -> str:
    """Write what is behind wrong code: the idea, a small example; none of it stands in a suite."""
    diagnosis = as_data(result)["diagnosis"]
    return "\n".join(diagnosis_lines(diagnosis)) if diagnosis else ""


def _failed_in_public(result: RunResult) -> bool:
    """Tell whether its author sees at once that it is wrong."""
    return any(
        case.visibility is Visibility.PUBLIC and case.outcome is not Outcome.PASSED for case in result.tests
    )


def _note(result: RunResult) -> str:
    return f"({visible(result.note)})" if result.note else ""


def _extra(result: RunResult, metadata: Metadata) -> dict[str, Any]:
    """Return what Gradescope keeps for the staff: what was judged, by what, and what was found."""
    return {
        "exercise": result.exercise,
        "student": visible(result.student),
        "verdict": result.verdict.value,
        "misconception": result.diagnosis.idea if result.diagnosis and result.diagnosis.idea else None,
        "pending": _number(result.pending),
        "attempt": metadata.attempt,
        "late_s": metadata.late_s,
        "isolation": result.isolation.value if result.isolation else None,
        "hashes": result.hashes,
        "versions": result.versions,
    }


def _number(points: Any) -> float:
    return round(float(points), DECIMALS)
