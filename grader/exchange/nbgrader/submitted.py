"""What students submitted to nbgrader, as the engine takes it: the notebook of one exercise each."""

from dataclasses import dataclass, replace
from pathlib import Path

from grader.catalog import Exercise
from grader.exchange.nbgrader.layout import Submitted
from grader.exchange.notebooks.cells import SUFFIX
from grader.exchange.notebooks.collecting import notebook_envelope
from grader.intake import Found
from grader.models import Submission

LINKED = "its folder is a link; hand in the folder itself"


@dataclass(frozen=True, slots=True)
class SubmittedNotebook:
    """One notebook of one student, not read yet."""

    submitted: Submitted
    exercise: Exercise

    @property
    def path(self) -> Path:
        """The file."""
        return self.submitted.folder / f"{self.exercise.slug}{SUFFIX}"

    @property
    def name(self) -> str:
        """What it is called in tables and in the store."""
        return f"{self.submitted.student}/{self.submitted.assignment}/{self.path.name}"

    def read(self) -> Submission:
        """Read it; what cannot be read carries the reason."""
        found = Found(
            self.path,
            self.name,
            self.submitted.student,
            refusal=LINKED if self.submitted.linked else "",
            suffix=Path(self.exercise.file_name).suffix,
            envelope=notebook_envelope(self.exercise),
        )
        return replace(found.read(), shared_numbers=True)


def submitted_notebooks(exercise: Exercise, submitted: list[Submitted]) -> list[SubmittedNotebook]:
    """Return the notebooks of an exercise that are there, or may be where a link leads."""
    notebooks = [SubmittedNotebook(one, exercise) for one in submitted]
    return [one for one in notebooks if one.submitted.linked or one.path.exists() or one.path.is_symlink()]
