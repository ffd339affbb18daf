"""Where a course of nbgrader keeps its files, and how it treats who is late: by its own configuration."""

import glob
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grader.errors import UsageError
from grader.exchange.nbgrader.folder import CONFIG
from grader.intake import RefusedError, read_regular

TIMESTAMP = "timestamp.txt"
MAX_TIMESTAMP_BYTES = 200


@dataclass(frozen=True, slots=True)
class Submitted:
    """What one student submitted for an assignment, and when, where that is known."""

    student: str
    folder: Path
    at: datetime | None


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
        config = _configuration(folder)
        if "root" not in config.CourseDirectory:
            config.CourseDirectory.root = str(folder)
        self._directory = CourseDirectory(config=config)
        self._late = AssignLatePenalties(config=config)
        self._late.init_plugin()

    @property
    def gradebook(self) -> str:
        """The URL of the gradebook."""
        return str(self._directory.db_url)

    @property
    def course_id(self) -> str:
        """What nbgrader calls the course."""
        return str(self._directory.course_id)

    def submitted(self, assignment: str) -> list[Submitted]:
        """List who submitted something for an assignment, by name."""
        found = []
        step = self._directory.submitted_directory
        pattern = self._directory.format_path(step, "(?P<student>.*)", re.escape(assignment), escape=True)
        places = self._directory.format_path(step, "*", glob.escape(assignment))
        for path in map(Path, sorted(glob.glob(places))):  # noqa: PTH207 - nbgrader gives a whole pattern
            match = re.fullmatch(pattern, str(path))
            if match and path.is_dir():
                found.append(Submitted(match["student"], path, timestamp_in(path)))
        return found

    def autograded(self, assignment: str, student: str) -> Path:
        """Name the folder of what is shown to graders."""
        return Path(self._directory.format_path(self._directory.autograded_directory, student, assignment))

    def feedback(self, assignment: str, student: str) -> Path:
        """Name the folder of what `nbgrader release_feedback` gives back."""
        return Path(self._directory.format_path(self._directory.feedback_directory, student, assignment))

    def penalty(self, student: str, score: float, seconds_late: float) -> float | None:
        """Return what the course takes off a late notebook; never more than its score."""
        said = self._late.plugin_inst.late_submission_penalty(student, score, seconds_late)
        return None if said is None else min(max(float(said), 0.0), score)


def timestamp_in(folder: Path) -> datetime | None:
    """Read when something was submitted; nothing where the file is missing or says no time."""
    try:
        said = read_regular(folder / TIMESTAMP, most=MAX_TIMESTAMP_BYTES).decode("ascii").strip()
        parsed: Any = parse_utc(said)
    except (OSError, RefusedError, ValueError, OverflowError):
        return None
    return parsed.replace(tzinfo=UTC) if isinstance(parsed, datetime) else None


def _configuration(folder: Path) -> Config:
    """Run the configuration of a course, as nbgrader does."""
    if not (folder / CONFIG).is_file():
        return Config()
    try:
        config: Config = PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
    except Exception as error:  # it is Python, and may raise anything
        raise UsageError(f"{folder / CONFIG}: cannot be used: {type(error).__name__}: {error}") from error
    return config
