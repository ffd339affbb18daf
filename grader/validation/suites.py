"""What a validation says, as a suite for CI systems: an entry for each finding, at its line of the course."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.catalog import EXERCISE_FILE, HIDDEN_SUITE
from grader.lessons import LESSON_FILE, lesson_folder
from grader.report.ci import Ending, Entry, Place, Suite
from grader.validation.findings import Finding, Validation

_WHERE = re.compile(r"(?P<file>[^:]+)(:(?P<line>\d+))?(:(?P<column>\d+))?(: (?P<id>\w+))?")


def suite_of(validation: Validation, root: Path, shown: Callable[[Path], str]) -> Suite:
    """Return the suite of one exercise, lesson or assignment, or of the facts.

    Parameters
    ----------
    validation : Validation
        What was found.
    root : Path
        The root of its course.
    shown : callable
        Writes the path of a file.
    """
    entries = [
        Entry(
            finding.where,
            Ending.FAILURE,
            "finding",
            finding.sentence.split("\n")[0],
            finding.sentence,
            _place(validation.kind, finding, root, shown),
        )
        for finding in validation.findings
    ]
    said = str(validation.counts) if validation.counts is not None else "cannot be read"
    return Suite(
        validation.name, f"{validation.kind}.{validation.name}", said, tuple(entries) or (Entry("holds"),)
    )


def _place(kind: str, finding: Finding, root: Path, shown: Callable[[Path], str]) -> Place:
    """Find the file and line that a finding is about; of a file that is missing, the one that lacks it."""
    folders = list(_folders(kind, finding.name, root))
    if said := _WHERE.fullmatch(finding.where):
        for path in (folder / said["file"] for folder in folders):
            if path.is_file():
                line = int(said["line"] or 0) or _line_said(finding, path) or _line_naming(said["id"], path)
                return Place(shown(path), line, int(said["column"] or 0))
    suite = folders[0] / HIDDEN_SUITE
    if line := _line_naming(finding.where, suite):
        return Place(shown(suite), line)
    manifest = folders[0] / (LESSON_FILE if kind == "lesson" else EXERCISE_FILE)
    return Place(shown(manifest) if manifest.is_file() else "")


def _folders(kind: str, name: str, root: Path) -> Iterator[Path]:
    """List the folders in which a file may stand that a finding names."""
    exercises = root / "exercises"
    if kind == "exercise":
        yield from (exercises / name, root / "solutions" / name)
    elif kind == "lesson":
        yield lesson_folder(root, name)
    yield exercises


def _line_said(finding: Finding, path: Path) -> int:
    """Return the line that a sentence about a file begins with; 0 where it names none."""
    said = re.match(rf"{re.escape(str(path))}:(\d+): ", finding.sentence)
    return int(said[1]) if said else 0


def _line_naming(name: str | None, path: Path) -> int:
    """Return the first line that has an id between quotes; 0 where none has."""
    if not name or not path.is_file():
        return 0
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    quoted = (f'"{name}"', f"'{name}'")
    return next((at for at, line in enumerate(lines, 1) if any(one in line for one in quoted)), 0)
