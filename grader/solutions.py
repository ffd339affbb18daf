"""What `solutions` holds for a challenge: model, mutants, alternatives; they prove its suite."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import STARTER, Exercise
from grader.intake import Found
from grader.models import Submission

NAMES = "caught_by|idea|hint|unnamed"
CLAIM = re.compile(rf"^({NAMES}):(.*?)(?=^(?:{NAMES}):|\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong answer with a name.

    Its docstring begins with the `sentence` for its author, and may have lines with a colon: the cases that
    are said to catch it, the wrong `idea` where others have it too, the number of the `hint` that helps, and
    why it is `unnamed`, when what it shows cannot be told from what others show.
    """

    submission: Submission
    sentence: str
    caught_by: tuple[str, ...]
    idea: str
    hint: str = ""
    unnamed: str = ""

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.submission.student


@dataclass(frozen=True, slots=True)
class Solutions:
    """All of them; the name of each submission is its file as seen from `solutions/<slug>`."""

    starter: Submission
    model: Submission | None
    mutants: tuple[Mutant, ...]
    alternatives: tuple[Submission, ...]

    def submissions(self) -> list[Submission]:
        """Return everything to grade."""
        model = [self.model] if self.model is not None else []
        return [*model, self.starter, *(mutant.submission for mutant in self.mutants), *self.alternatives]


def read_solutions(exercise: Exercise) -> Solutions:
    """Read the starter, and what `solutions` holds for an exercise."""
    folder = exercise.solutions
    model = folder / "model.py"
    return Solutions(
        starter=_read(exercise.folder / STARTER, STARTER),
        model=_read(model, model.name) if model.is_file() else None,
        mutants=tuple(map(read_mutant, _in_folder(folder, "mutants"))),
        alternatives=tuple(_in_folder(folder, "alternatives")),
    )


def read_mutant(submission: Submission) -> Mutant:
    """Read what a mutant says of itself."""
    try:
        text = ast.get_docstring(ast.parse(submission.source)) or ""
    except (SyntaxError, ValueError):
        text = ""
    claims = {name: " ".join(value.split()) for name, value in CLAIM.findall(text)}
    sentence = CLAIM.sub("", text).strip().split("\n\n")[0]
    return Mutant(
        submission,
        sentence=" ".join(sentence.split()),
        caught_by=tuple(name for name in re.split(r"[\s,]+", claims.get("caught_by", "")) if name),
        idea=claims.get("idea") or submission.student,
        hint=claims.get("hint", ""),
        unnamed=claims.get("unnamed", ""),
    )


def _in_folder(folder: Path, kind: str) -> Iterator[Submission]:
    for path in sorted((folder / kind).glob("*.py")):
        yield _read(path, f"{kind}/{path.name}")


def _read(path: Path, name: str) -> Submission:
    return Found(path, name, path.stem).read()
