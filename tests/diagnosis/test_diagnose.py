"""What is told of a wrong submission: the idea if exactly one fits, how far it is right, a small example."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.grading.chunk import grade_chunk
from grader.models import Outcome, Verdict
from grader.sandbox.loaded import Answer, LoadedSubmission
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


def test_it_makes_at_most_twice_the_calls_of_the_suite(
    walk: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And two more: each example is made once again, by itself."""
    source = "def walk(x, lr, steps):\n    return {'x': x + (17.25 if steps > 1 else 0)}\n"
    made: list[str] = []
    call = LoadedSubmission.call

    def counted(self: LoadedSubmission, name: str, args: Any, kwargs: Any, **options: bool) -> Answer:
        made.extend([name] if self.source == source.encode() else [])
        return call(self, name, args, kwargs, **options)

    monkeypatch.setattr(LoadedSubmission, "call", counted)
    (result,) = grade_chunk(walk, [handed_in(source)])

    assert result.diagnosis is not None
    calls = 4  # of the suite: one of four cases is not run, but counts
    assert 3 + 2 < len(made) <= (calls - 1) + 2 * calls + 2


def test_what_the_suite_called_is_not_known_to_the_probes(diagnose: Diagnose) -> None:
    """Else a program could keep the inputs of hidden cases, and return them where its answers are shown."""
    found = diagnose(
        """
SEEN = []

def walk(x, lr, steps):
    SEEN.append((x, lr, steps))
    return {"x": str(SEEN)}
"""
    )

    assert found is not None
    assert found.counter_example is not None
    assert found.counter_example.got == "{'x': '[(1, 0.25, 2)]'}"
    assert "(3, 0.3, 2)" in found.probes[1].got
    assert not any(f"({start}, 0.1, 3)" in str(asdict(found)) for start in (10, 20))


def test_an_example_is_wrong_by_itself(diagnose: Diagnose) -> None:
    """Who pastes a call makes no others before it; a program that counts its calls would be right then."""
    found = diagnose(
        """
CALLS = []

def walk(x, lr, steps):
    CALLS.append(x)
    return {"x": x * (1 - 2 * lr) ** steps + len(CALLS) - 1}
"""
    )

    assert found is not None
    assert (found.first_wrong_step, found.counter_example) == (None, None)


def test_an_example_that_ends_the_process_is_not_shown(diagnose: Diagnose) -> None:
    """It survived the probes once; alone it does not, and costs nobody a grade."""
    found = diagnose(
        """
CALLS = []

def walk(x, lr, steps):
    CALLS.append(x)
    if len(CALLS) == 1 and (x, steps) == (1, 2):
        import os
        os._exit(1)
    return {"x": 17.25}
"""
    )

    assert found is not None
    assert found.counter_example is None


def test_a_call_that_a_failed_case_did_not_come_to_is_hidden_too(tmp_path: Path) -> None:
    """Its second call would have been the simplest example of all."""
    exercise = write_walk(tmp_path)
    hidden = exercise.folder / "test_hidden.py"
    later = "    expect.close(submission.walk(1, 0.25, 2), oracle.walk(1, 0.25, 2))\n"
    hidden.write_text(
        hidden.read_text().replace('    expect.fields(got, "x")\n', f'    expect.fields(got, "x")\n{later}')
    )

    found = grade_chunk(exercise, [handed_in(UPHILL)])[0].diagnosis

    assert found is not None
    assert found.counter_example is not None
    assert found.counter_example.call not in ("walk(1, 0.25, 1)", "walk(1, 0.25, 2)")


def test_another_sentence_of_a_mutant_is_another_fingerprint(tmp_path: Path) -> None:
    """Else results that are kept would go on telling the old one."""
    exercise = write_walk(tmp_path)
    before = exercise.hashes
    mutant = exercise.solutions / "mutants" / "ascent.py"
    mutant.write_text(mutant.read_text().replace("Go down.", "Down, please."))

    after = find_course(tmp_path).exercise("walk").hashes

    assert after["exercise"] != before["exercise"]
    assert after["reference"] == before["reference"]
