"""The results file of a class: written whole or not at all."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.whole_files import write_whole
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Exercise


def check_results_file(path: Path) -> None:
    """Refuse, before anything is graded, a place where results cannot stand."""
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}")
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: results cannot be written: it is not a plain file")


def write_results_file(
    path: Path, exercise: "Exercise", lines: Iterable[str], misconceptions: list[dict[str, Any]]
) -> None:
    """Write the results file whole or not at all."""
    from grader.report.record import results_file

    write_whole(path, results_file(exercise.slug, exercise.manifest.title, lines, misconceptions), "results")
