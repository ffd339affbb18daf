"""Where a course of nbgrader keeps its files, and how it treats who is late: by its own configuration."""

import glob
import math
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from traitlets.config import Application, Config

from grader.errors import UsageError
from grader.exchange.nbgrader.folder import CONFIG
from grader.intake import RefusedError, read_regular

TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"
"""Names the page in the exchange, so that only who submitted can fetch it."""

MAX_NOTE_BYTES = 200
SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What one student submitted for an assignment, and when, where that is known.

    A folder that is `linked` is somewhere else: nothing in it is read.
    """

    student: str
    assignment: str
    folder: Path
    at: datetime | None
    linked: bool = False


class Layout:
    """The places of a course.

    Parameters
    ----------
    folder : Path
        Where `nbgrader` is run; its configuration may name other places.

    Raises
    ------
    UsageError
        If the configuration cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        folder = folder.absolute()
        if str(folder) not in sys.path:
            sys.path.append(str(folder))  # the plugin for who is late may lie there
        try:
            config = _configuration(folder)
            config.CourseDirectory.root = str(
                folder / Path(config.CourseDirectory.get("root", "")).expanduser()
            )
            self._directory = CourseDirectory(config=config)
            self._late = AssignLatePenalties(config=config)
            self._late.init_plugin()
            self._folder, self._parts = folder, Path(self._directory.directory_structure).parts
        except (Exception, SystemExit) as error:  # it is Python, and may raise anything
            what = f"{folder}: the configuration of nbgrader ({CONFIG}) cannot be used"
            raise UsageError(f"{what}: {type(error).__name__}: {error}") from error

    @property
    def root(self) -> Path:
        """Where everything is."""
        return Path(self._directory.root)

    @property
    def gradebook(self) -> str:
        """The URL of the gradebook, with a password if it has one."""
        url = str(self._directory.db_url)
        path = url.removeprefix(SQLITE)
        return url if path in (url, "") or path.startswith("file:") else f"{SQLITE}{self._folder / path}"

    @property
    def course_id(self) -> str:
        """What nbgrader calls the course."""
        return str(self._directory.course_id)

    def submitted(self, assignment: str) -> list[Submitted]:
        """List who submitted something for an assignment, by name.

        Raises
        ------
        UsageError
            If a student's name cannot be shown.
        """
        found = []
        step = self._directory.submitted_directory
        pattern = self._directory.format_path(
            re.escape(step), "(?P<student>.*)", re.escape(assignment), escape=True
        )
        places = self._directory.directory_structure.format(
            nbgrader_step=glob.escape(step), student_id="*", assignment_id=glob.escape(assignment)
        )
        for name in sorted(glob.glob(places, root_dir=self.root)):  # noqa: PTH207 - it may be absolute
            path = self.root / name
            match = re.fullmatch(pattern, str(path), re.DOTALL)
            if match and path.is_dir():
                linked = self._is_linked(path)
                at = None if linked else timestamp_in(path)
                student = _readable(match["student"], path)
                found.append(Submitted(student, assignment, path, at, linked))
        return found

    def autograded(self, assignment: str, student: str) -> Path:
        """Name the folder of what is shown to graders."""
        return Path(self._directory.format_path(self._directory.autograded_directory, student, assignment))

    def feedback(self, assignment: str, student: str) -> Path:
        """Name the folder of what `nbgrader release_feedback` gives back."""
        return Path(self._directory.format_path(self._directory.feedback_directory, student, assignment))

    def penalty(self, student: str, score: float, seconds_late: float) -> float | None:
        """Return what the course takes off a late notebook; never more than its score.

        Raises
        ------
        UsageError
            If the course's own rule fails.
        """
        try:
            said = self._late.plugin_inst.late_submission_penalty(student, score, seconds_late)
            taken_off = None if said is None else float(said)
            if taken_off is not None and math.isnan(taken_off):
                raise ValueError("expected points, got nan")
        except Exception as error:  # it is the course's own code
            rule = f"the late penalty of {self._folder / CONFIG}"
            raise UsageError(f"{student}: {rule} fails: {type(error).__name__}: {error}") from error
        return None if taken_off is None else max(0.0, min(taken_off, score))

    def _is_linked(self, path: Path) -> bool:
        """Tell whether a student's folder, or one in it, is a link; those above are the instructor's."""
        theirs = len(self._parts) - next(at for at, part in enumerate(self._parts) if "{student_id}" in part)
        return any(folder.is_symlink() for folder in (path, *path.parents)[:theirs])


def secret_of(submitted: Submitted) -> str | None:
    """Read the secret of a submission; nothing where there is none."""
    if submitted.linked:
        return None
    try:
        return read_regular(submitted.folder / SECRET, most=MAX_NOTE_BYTES).decode()
    except (OSError, RefusedError, ValueError):
        return None


def timestamp_in(folder: Path) -> datetime | None:
    """Read when something was submitted; nothing where the file is missing or says no time."""
    try:
        said = read_regular(folder / TIMESTAMP, most=MAX_NOTE_BYTES).decode("ascii").strip()
        parsed: Any = parse_utc(said)
    except (OSError, RefusedError, ValueError, OverflowError):
        return None
    return parsed.replace(tzinfo=UTC) if isinstance(parsed, datetime) else None


def _readable(student: str, path: Path) -> str:
    if not student.isprintable():
        raise UsageError(f"{str(path)!r}: expected a student's name that can be shown; rename the folder")
    return student


def _configuration(folder: Path) -> Config:
    """Read the configuration of a course and of this user, as nbgrader does."""
    reader = Application(raise_config_file_errors=True)
    reader.load_config_file(Path(CONFIG).stem, path=[str(folder), *jupyter_config_path()])
    return reader.config
