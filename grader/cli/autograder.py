"""What `run_autograder` starts on Gradescope: it grades one submission and always leaves a results file."""

import json
import sys
import traceback
from pathlib import Path
from typing import Any

from grader.cli.diagnosis import MEANING
from grader.errors import SandboxError
from grader.exchange.gradescope.results import failure, results_of
from grader.exchange.gradescope.running import grade_in
from grader.models import Isolation, RunResult, Verdict
from grader.report.explained import explanation
from grader.report.record import as_data
from grader.report.text import result_screen
from grader.sandbox.isolation import missing, this_machine


def run(root: Path) -> None:
    """Grade what was handed in; what is printed is for the course staff."""
    try:
        results = _graded(root)
    except BaseException:  # whatever it is, the student is told in words and the staff in full
        traceback.print_exc(file=sys.stdout)
        results = failure(traceback.format_exc())
    draft = root / "results" / ".results.json"
    draft.write_text(json.dumps(results, indent=1), encoding="utf-8")
    draft.replace(draft.with_name("results.json"))


def _graded(root: Path) -> dict[str, Any]:
    exercise, result, metadata, hidden_cases = grade_in(root)
    _print_for_staff(result, formulas=exercise.asks)
    if result.verdict is Verdict.NOT_GRADED:
        raise SandboxError(result.message)
    return results_of(result, metadata, hidden_cases, asks=exercise.asks)


def _print_for_staff(result: RunResult, *, formulas: bool) -> None:
    """Print which layers held the code, what was found, and why."""
    if result.isolation is not None:
        print(f"Isolation {result.isolation}: {MEANING[result.isolation]}")
        if result.isolation is not Isolation.FULL:
            print(f"Not there: {missing(this_machine())}")
    data = as_data(result)
    print(f"\n{result_screen(data, formulas=formulas)}")
    if not formulas:
        print(f"\n{explanation(data)}")


if __name__ == "__main__":
    run(Path(sys.argv[1]))
