"""What a hidden test calls in the kernel of a notebook that nbgrader grades.

The functions of the notebook are called in its own kernel, as nbgrader always does it: code that means harm
can reach the tests there. The engine, which holds it in a sandbox, is what `grader grade` uses.
"""

import functools
import json
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from grader.catalog import Exercise, find_course
from grader.draws import CourseKey
from grader.errors import CatalogError, GraderError, NotGradableError
from grader.exchange.nbgrader.folder import nbgrader_course
from grader.exchange.notebooks.collecting import unpacked
from grader.grading.chunk import grade_chunk
from grader.grading.results import result_of
from grader.models import RunResult, Submission, Verdict
from grader.report.record import to_json
from grader.report.text import result_screen
from grader.suite.bench import Bench
from grader.suite.called_here import CalledHere
from grader.suite.proxy import SubmissionProxy
from grader.suite.replay import Graded, replay
from grader.variants import EVERYBODY, inputs_of, key_of


def points(slug: str, item: str = "") -> float:
    """Judge what was run in this kernel for an exercise.

    If the grader itself fails, the kernel is ended: nbgrader then reports the submission, and keeps no score.

    Parameters
    ----------
    slug : str
        The exercise.
    item : str
        One question of it, where it is made of questions.

    Returns
    -------
    float
        Its points; as the value of the last line of a cell it is the score that nbgrader keeps.
    """
    shell = _shell()
    try:
        exercise, key = _exercise(slug, Path(shell.starting_dir))
        with redirect_stderr(sys.stdout):  # nbgrader takes all points from a cell that writes there
            result = (
                _answers(exercise, key, item, shell.history_manager.input_hist_raw)
                if item
                else _challenge(exercise, key, shell.user_ns)
            )
    except GraderError as error:
        _end(f"{slug}: {error}")
    except Exception as error:  # no student pays for what fails here, whatever it is
        _end(f"{slug}: {type(error).__name__}: {error}")
    screen = result_screen(json.loads(to_json(result)), formulas=bool(item))
    sys.stdout.write(f"{screen}\n")  # the output of the cell
    return float(result.points)


def _challenge(exercise: Exercise, key: CourseKey | None, names: dict[str, Any]) -> RunResult:
    """Run the hidden suite on the functions of the notebook."""
    submission = _submission(exercise)
    found: list[Graded] = []

    def bench_for(_: Submission) -> Bench:
        missing = [name for name in exercise.manifest.entry if not callable(names.get(name))]
        if missing:
            raise NotGradableError(f"the notebook defines no function {missing[0]}")
        loaded = CalledHere(exercise, SimpleNamespace(**{n: names[n] for n in exercise.manifest.entry}))
        bench = Bench(loaded, SubmissionProxy(loaded))
        if key is not None:
            bench.drawn = functools.partial(inputs_of, exercise, key, EVERYBODY)
        return bench

    replay(exercise, [exercise.hidden_suite], [submission], bench_for, found.append)
    if found[0].fault:
        raise CatalogError(found[0].fault)
    return result_of(exercise, found[0], None, key)


def _answers(exercise: Exercise, key: CourseKey | None, item: str, ran: Sequence[str]) -> RunResult:
    """Judge the answer to one question in the cells that were run; what is code runs in the sandbox."""
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in ran]
    submission = _submission(exercise)
    try:
        submission = replace(
            submission, source=unpacked(exercise, json.dumps({"cells": cells}).encode()).source
        )
    except NotGradableError as error:
        submission = replace(submission, refusal=str(error))
    (result,) = grade_chunk(exercise, [submission], key=key, selected=item)
    if result.verdict is Verdict.NOT_GRADED:
        raise CatalogError(result.message)
    return result


def _submission(exercise: Exercise) -> Submission:
    return Submission(f"{exercise.slug}.ipynb", EVERYBODY, shared_numbers=True)


def _exercise(slug: str, folder: Path) -> tuple[Exercise, CourseKey | None]:
    """Find an exercise from a folder in the course of nbgrader, and the key of what is drawn for it."""
    course = find_course(nbgrader_course(folder).course)
    exercise = course.exercise(slug)
    exercise.require_hidden_suite()
    return exercise, key_of(course).for_everybody() if exercise.draws else None


def _shell() -> Any:
    """Return the shell of this kernel."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("expected a kernel: nbgrader calls this when it runs a notebook")
    return shell


def _end(reason: str) -> NoReturn:
    """End the kernel without a score, and say why where nbgrader was started."""
    print(f"grader: {reason}", file=sys.__stderr__, flush=True)
    os._exit(1)
