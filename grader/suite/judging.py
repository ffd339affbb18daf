"""How a case ended: its result, from the exception that ended it, and what of it may be told."""

from dataclasses import replace
from fractions import Fraction

import pytest

from grader.catalog import Item
from grader.errors import DiedError, RaisedError, SuiteError
from grader.models import CaseResult, Outcome, Visibility
from grader.suite.bench import Bench
from grader.suite.cases import Case
from grader.suite.expect import Unexpected
from grader.suite.proxy import call_shown, value_shown

MAX_OUTPUT_SHOWN = 2000
NO_ANSWER = "no answer"


class TooLongError(BaseException):
    """The suite's own comparing did not end."""


def judge(case: Case, error: BaseException) -> CaseResult:
    """Turn what ended a case into its result.

    Raises
    ------
    SuiteError
        If it is the suite that failed, so that nothing can be said.
    """
    if isinstance(error, Unexpected):
        details = {
            "expected": error.expected,
            "got": error.got,
            "tolerance": error.tolerance,
            "rows": error.rows,
        }
        public = case.visibility is Visibility.PUBLIC
        sentence = error.sentence if public else error.bare_sentence
        return replace(result_of_case(case, Outcome.FAILED, sentence), **details)  # type: ignore[arg-type]
    if isinstance(error, RaisedError):
        memory = error.type_name in ("MemoryError", "_ArrayMemoryError")
        outcome = Outcome.MEMORY_LIMIT if memory else Outcome.ERROR
        text = str(error) if case.visibility is Visibility.PUBLIC else error.built_in_name
        return replace(result_of_case(case, outcome, f"it raised {text}"), frames=error.frames)
    if isinstance(error, DiedError):
        return replace(result_of_case(case, error.outcome, str(error)), frames=error.frames)
    if isinstance(error, TooLongError):
        return result_of_case(case, Outcome.TIME_LIMIT, "what it returned could not be compared in time")
    if isinstance(error, AssertionError | pytest.fail.Exception):
        return result_of_case(case, Outcome.FAILED, str(error).split("\n")[0][:MAX_OUTPUT_SHOWN])
    place = f"{case.item.path.name}, case {case.id}"
    raise SuiteError(
        f"the suite failed in its own code ({place}): {type(error).__name__}: {error}"
    ) from error


def result_of_case(case: Case, outcome: Outcome, message: str = "") -> CaseResult:
    """Make the result of a case, without what was compared."""
    return CaseResult(
        id=case.id,
        title=case.title,
        visibility=case.visibility,
        outcome=outcome,
        points=case.max_points if outcome is Outcome.PASSED else Fraction(0),
        max_points=case.max_points,
        message=message,
    )


def unjudged(item: Item) -> CaseResult:
    """Return the result of an item before its answer is judged."""
    return CaseResult(
        id=item.id,
        title=item.title,
        visibility=Visibility.PUBLIC,
        outcome=Outcome.NOT_RUN,
        points=Fraction(0),
        max_points=Fraction(item.points),
    )


def told(result: CaseResult, bench: Bench, output: str, duration_s: float) -> CaseResult:
    """Add what may be told: everything of a public case, nothing that gives a hidden one away."""
    # Without a sandbox no signal ends a flood: it is seen by its size alone.
    if result.outcome is Outcome.ERROR and len(output.encode()) >= bench.loaded.limits.output_bytes:
        sentence = f"it printed more than {bench.loaded.limits.output_bytes // 1024} KiB"
        result = replace(result, outcome=Outcome.OUTPUT_LIMIT, message=sentence)
    if result.visibility is Visibility.HIDDEN:
        hidden = {"call": None, "expected": None, "got": None, "tolerance": None, "rows": (), "frames": ()}
        return replace(result, duration_s=duration_s, **hidden)  # type: ignore[arg-type]
    return replace(
        result,
        duration_s=duration_s,
        call=call_shown(bench.proxy),
        got=result.got if result.got is not None else value_shown(bench.proxy),
        output=output
        if len(output) <= MAX_OUTPUT_SHOWN
        else f"{output[:MAX_OUTPUT_SHOWN]}\n… output cut here",
    )
