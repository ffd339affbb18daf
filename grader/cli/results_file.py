"""The results of a class: printed, or in a file that is written whole or not at all."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import UsageError
from grader.whole_files import write_whole

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


def print_results(exercise: "Exercise", lines: Iterable[str], misconceptions: list[dict[str, Any]]) -> None:
    """Print what the results file would hold; in a log of GitHub Actions nothing of it is a command."""
    from grader.report.record import results_file

    for piece in results_file(exercise.slug, exercise.manifest.title, lines, misconceptions):
        sys.stdout.write(piece.replace("##[", r"\u0023#["))
