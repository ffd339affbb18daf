"""Who diagnoses wrong submissions in this process: one for each exercise, kept warm while nothing changes."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from grader.catalog import PROBES, Exercise, load_exercise
from grader.errors import CatalogError
from grader.grading.warm import host_for
from grader.models import Diagnosis, Limits
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Child
from grader.suite.replay import Diagnose

if TYPE_CHECKING:
    from grader.diagnosis import Diagnostician


def diagnose_for(exercise: Exercise, isolation: str) -> Diagnose | None:
    """Return what says what is behind a wrong submission; None where the exercise has no probes."""
    if exercise.course_root is None or not (exercise.folder / PROBES).is_file():
        return None
    root, hashes = exercise.course_root, tuple(exercise.hashes.values())

    def diagnose(loaded: LoadedSubmission, calls: int, hidden: Collection[bytes]) -> Diagnosis | None:
        try:
            return _diagnostician(exercise.folder, root, isolation, hashes).diagnose(loaded, calls, hidden)
        except CatalogError:  # an author's mistake in the probes takes no grade away; `validate` tells it
            return None

    return diagnose


@lru_cache(maxsize=8)
def _diagnostician(folder: Path, root: Path, isolation: str, _: tuple[str, ...]) -> "Diagnostician":
    from grader.diagnosis import Diagnostician

    exercise = load_exercise(folder, root)

    def spawn(limits: Limits) -> Child:
        return host_for(exercise, isolation).spawn(limits)

    return Diagnostician(exercise, spawn)
