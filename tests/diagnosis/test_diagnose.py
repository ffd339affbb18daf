"""What is told of a wrong submission: the idea if exactly one fits, how far it is right, a small example."""

from dataclasses import asdict
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.grading.chunk import grade_chunk
from grader.models import Outcome, Verdict
from tests.courses import handed_in
from tests.diagnosis.conftest import Diagnose
from tests.diagnosis.walks import MODEL, write_walk

UPHILL = "def walk(x, lr, steps):\n    return {'x': x * (1 + 2 * lr) ** steps}\n"
FROM_THE_SECOND = """
def walk(x, lr, steps):
    for step in range(steps):
        x -= lr * 2 * x if step == 0 else lr * 5 * x
    return {'x': x}
"""


def test_the_idea_is_named_whatever_the_style(diagnose: Diagnose) -> None:
    """A power where the mutant has a loop; sentence and hint are those of the mutant."""
    found = diagnose(UPHILL)

    assert found is not None
    assert (found.idea, found.mutants, found.sentence, found.hint) == (
        "ascent",
        ("ascent",),
        "Go down.",
        "Subtract.",
    )


def test_the_small_example_is_the_simplest_that_is_in_no_suite(diagnose: Diagnose) -> None:
    """`walk(1, 0.25, 1)` would be simpler, and is what a hidden case calls, though it was not run."""
    found = diagnose(UPHILL)

    assert found is not None
    assert found.counter_example is not None
    assert found.counter_example.call == "walk(1, 0.25, 2)"
    assert (found.counter_example.expected, found.counter_example.got) == ("{'x': 0.25}", "{'x': 2.25}")


def test_the_first_wrong_step_is_found(diagnose: Diagnose) -> None:
    """Called with fewer steps, it is right up to the first, whatever comes of it later."""
    found = diagnose(FROM_THE_SECOND)

    assert found is not None
    assert found.idea == ""
    assert found.first_wrong_step is not None
    assert (found.first_wrong_step.step, found.first_wrong_step.call) == (2, "walk(3, 0.3, 2)")


def test_a_right_submission_is_not_diagnosed(diagnose: Diagnose) -> None:
    """It costs nothing at all."""
    assert diagnose(MODEL) is None


@pytest.mark.parametrize(
    "body",
    [
        "    raise ValueError('no')",
        "    return 1 / 0",
        "    import os\n    os.abort()",
        "    while True:\n        pass",
        "    return None",
        "    return {'x': 17.25}",
        "    return {'x': x, 'y': 3}['x']",
    ],
)
def test_a_crash_or_a_number_from_nowhere_gets_no_name(diagnose: Diagnose, body: str) -> None:
    """The mutant that raises as well is one of the wrong answers, and yet is not named."""
    found = diagnose(f"def walk(x, lr, steps):\n{body}\n")

    assert found is None or found.idea == ""


def test_right_values_of_the_wrong_form_are_told_apart(diagnose: Diagnose) -> None:
    """A tuple without names has all numbers right; the mutant returns a list."""
    found = diagnose("def walk(x, lr, steps):\n    return (x * (1 - 2 * lr) ** steps,)\n")

    assert found is not None
    assert found.idea == "bare"


def test_probes_that_fail_take_no_grade_away(tmp_path: Path) -> None:
    """An author's mistake is told by `validate`; the student is graded without a diagnosis."""
    exercise = write_walk(tmp_path, probes="PROBES = 3\n")

    (result,) = grade_chunk(exercise, [handed_in(UPHILL)])

    assert result.verdict is Verdict.FAILED
    assert result.diagnosis is None


def test_a_diagnosis_changes_no_outcome(walk: Exercise) -> None:
    """Cases, points and prints are what they were before it."""
    source = UPHILL.replace("    return", "    print('here')\n    return")

    (result,) = grade_chunk(walk, [handed_in(source)])

    assert [case.outcome for case in result.tests] == [
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.FAILED,
        Outcome.NOT_RUN,
    ]
    assert result.tests[0].output == "here\n"


def test_it_makes_at_most_twice_the_calls_of_the_suite(walk: Exercise) -> None:
    """A submission that counts its calls sees no more than three times those of the suite."""
    source = """
from collections import Counter
seen = Counter()

def walk(x, lr, steps):
    seen["calls"] += 1
    print(seen["calls"])
    return {"x": x + seen["calls"]}
"""
    (result,) = grade_chunk(walk, [handed_in(source)])

    assert result.diagnosis is not None
    calls = 4  # of the suite: one of four cases is not run, but counts
    assert f"'x': {3 + 3 * calls + 1}" not in str(asdict(result.diagnosis))
