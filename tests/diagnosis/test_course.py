"""The diagnoses of the bundled course are honest: right names, no wrong ones, nothing of a hidden suite."""

import random
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import PLOTS, Exercise, find_course
from grader.course_code import importable
from grader.diagnosis import Diagnostician
from grader.diagnosis.observing import Observer
from grader.draws import PUBLIC_KEY
from grader.grading.chunk import grade_chunk
from grader.grading.warm import host_for
from grader.models import Diagnosis, RunResult, Submission
from grader.sandbox.loaded import LoadedSubmission
from grader.solutions import Solutions, read_solutions
from grader.suite.bench import Bench
from grader.suite.called_here import true_submission
from grader.suite.proxy import SubmissionProxy, call_key, calls_made
from grader.suite.replay import replay
from grader.suite.values import show_call

COURSE = find_course(Path(__file__).parent)
CHALLENGES = [exercise.slug for exercise in COURSE.exercises() if not exercise.asks]
REWRITES = sorted(Path(__file__).with_name("rewrites").glob("*/*.py"))
UNNAMED = {
    ("linear_regression", "until_converged"),  # it has no cap, and a run that diverges ends elsewhere
    ("numerical_gradient", "never_restores"),  # it moves two copies, and returns other numbers
}
"""Rewrites that are not named: what they show is not what the mutant shows on every probe."""

STUDENT = "s01"
LONG = re.compile(r"-?\d+\.\d{4,}")
"""Numbers that do not meet by chance."""


@pytest.fixture(params=CHALLENGES)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    """Give each challenge of the course."""
    return COURSE.exercise(request.param)


def sentences(solutions: Solutions) -> dict[str, str]:
    """Return what each mutant is told."""
    return {mutant.name: mutant.sentence for mutant in solutions.mutants}


def graded(exercise: Exercise, submissions: list[Submission]) -> list[RunResult]:
    """Grade as a class would be."""
    return grade_chunk(exercise, submissions, key=PUBLIC_KEY)


def test_there_are_enough_rewrites() -> None:
    """At least sixty, and 95 of 100 are named."""
    assert len(REWRITES) >= 60
    assert len(UNNAMED) <= 0.05 * len(REWRITES)
    assert {path.parent.name for path in REWRITES} == set(CHALLENGES)


def test_the_same_idea_in_another_style_is_named(exercise: Exercise) -> None:
    """As what it is, or not at all; never as another one."""
    told = sentences(read_solutions(exercise))
    files = [path for path in REWRITES if path.parent.name == exercise.slug]

    results = graded(exercise, [Submission(path.name, path.stem, path.read_bytes()) for path in files])

    for path, result in zip(files, results, strict=True):
        expected = "" if (exercise.slug, path.stem) in UNNAMED else told[path.stem]
        assert result.diagnosis is not None, path.stem
        assert (path.stem, result.diagnosis.sentence) == (path.stem, expected)


def test_a_mutant_is_named_as_itself_and_nothing_hidden_is_told(exercise: Exercise) -> None:
    """No call that a report shows is a call of the hidden suite, and none has one of its long numbers.

    Where an exercise has plots, some are drawn.
    """
    solutions = read_solutions(exercise)
    told = sentences(solutions)
    hidden_calls, hidden_numbers = hidden_data(exercise)

    drawn = 0
    doctor = Diagnostician(exercise, host_for(exercise, "auto").spawn)
    for mutant in solutions.mutants:
        found = diagnosed(doctor, exercise, mutant.submission, hidden_calls)
        if not mutant.unnamed:
            assert found is not None, mutant.name
            assert (mutant.name, found.sentence) == (mutant.name, told[mutant.name])
        if found is not None:
            shown = shown_calls(found)
            keys = {call_key(call) for line in shown for call in made(exercise, line)}
            assert not keys & hidden_calls, mutant.name
            assert not set(LONG.findall(" ".join(shown))) & hidden_numbers, mutant.name
            drawn += len(found.plots)
    assert drawn or not (exercise.folder / PLOTS).is_file()


def test_right_and_random_programs_get_no_name(exercise: Exercise) -> None:
    """Alternatives, though the gate that lets only failing ones in is not asked; and functions of no idea."""
    solutions = read_solutions(exercise)
    doctor = Diagnostician(exercise, host_for(exercise, "auto").spawn)
    programs = [*solutions.alternatives, *random_programs(exercise, solutions)]

    found = {program.name: diagnosed(doctor, exercise, program) for program in programs}

    assert {name: named.mutants for name, named in found.items() if named and named.idea} == {}


def diagnosed(
    doctor: Diagnostician, exercise: Exercise, program: Submission, hidden: Collection[bytes] = ()
) -> Diagnosis | None:
    """Diagnose a program as if it had failed, with as many calls as the suite allows."""
    spawn = host_for(exercise, "auto").spawn
    entry = exercise.manifest.entry
    loaded = LoadedSubmission(program.source, program.name, entry, spawn, exercise.limits)
    try:
        return doctor.diagnose(loaded, len(hidden) or 100, hidden)
    finally:
        loaded.close()


def random_programs(exercise: Exercise, solutions: Solutions) -> Iterator[Submission]:
    """Write programs that nobody would think of: noise on right values, numbers from nowhere, a mixture."""
    assert solutions.model is not None
    (name,) = exercise.manifest.entry
    source = solutions.model.source.decode()
    bodies = {
        "noise": "change(right(*args, **named), lambda number: number * RNG.uniform(0.2, 3) + RNG.random())",
        "nowhere": "change(right(*args, **named), lambda number: RNG.uniform(-99, 99))",
        "mixed": "change(right(*args, **named), lambda number: number + 3.7 * number * number - 0.41)",
    }
    for kind, body in bodies.items():
        seed = random.Random(f"{exercise.slug} {kind}").random()
        text = (
            f"{source}\n\nimport random\n\nRNG = random.Random({seed})\nright = {name}\n{CHANGE}\n\n"
            f"def {name}(*args, **named):\n    return {body}\n"
        )
        yield Submission(f"{kind}.py", kind, text.encode())


CHANGE = """

def change(value, new):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return RNG.choice([value, "something", 17])
    if isinstance(value, dict):
        return {key: change(item, new) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(change(item, new) for item in value)
    if hasattr(value, "tolist"):
        return change(value.tolist(), new)
    return new(value)
"""


def hidden_data(exercise: Exercise) -> tuple[set[bytes], set[str]]:
    """Return the keys of all calls that the hidden suite makes for a student, and their long numbers."""
    benches: list[Bench] = []

    def bench_for(submission: Submission) -> Bench:
        loaded = true_submission(exercise)
        drawn = Bench.of(exercise, submission, PUBLIC_KEY, host_for(exercise, "auto").spawn).drawn
        benches.append(Bench(loaded, SubmissionProxy(loaded), drawn))
        return benches[-1]

    student = Submission("true.py", STUDENT)
    with importable(exercise.course_root):
        replay(exercise, [exercise.hidden_suite], [student], bench_for, lambda _: None)
    calls = [call for bench in benches for call in calls_made(bench.proxy)]
    assert calls
    return {call_key(call) for call in calls}, set(LONG.findall(" ".join(show_call(*call) for call in calls)))


def shown_calls(diagnosis: Diagnosis) -> list[str]:
    """Return every call that a report shows."""
    differences = [diagnosis.first_wrong_step, diagnosis.counter_example]
    told = [one.call for one in differences if one is not None]
    return [*told, *(probe.call for probe in diagnosis.probes), *(plot.call for plot in diagnosis.plots)]


def made(exercise: Exercise, shown: str) -> tuple[Any, ...]:
    """Return the calls that a line of a report makes."""
    return Observer(true_submission(exercise)).see(shown).calls
