"""The files by which an exercise proves itself: starter, model, mutants, alternatives."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import STARTER, Exercise
from grader.intake import Found
from grader.models import Submission

CAUGHT_BY = re.compile(r"^caught_by:(?P<ids>.*?)(?:\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong answer with a name: what to tell its author, and the cases that are said to catch it."""

    submission: Submission
    sentence: str
    caught_by: tuple[str, ...]


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
    mutants = []
    for submission in _in_folder(folder, "mutants"):
        sentence, caught_by = read_claims(submission.source)
        mutants.append(Mutant(submission, sentence, caught_by))
    return Solutions(
        starter=_read(exercise.folder / STARTER, STARTER),
        model=_read(model, model.name) if model.is_file() else None,
        mutants=tuple(mutants),
        alternatives=tuple(_in_folder(folder, "alternatives")),
    )


def read_claims(source: bytes) -> tuple[str, tuple[str, ...]]:
    """Read a mutant's docstring: the sentence of its first paragraph, and the ids after ``caught_by:``."""
    try:
        text = ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError):
        text = ""
    claims = CAUGHT_BY.search(text)
    ids = re.split(r"[\s,]+", claims["ids"].strip()) if claims else []
    sentence = CAUGHT_BY.sub("", text).strip().split("\n\n")[0]
    return " ".join(sentence.split()), tuple(name for name in ids if name)


def _in_folder(folder: Path, kind: str) -> Iterator[Submission]:
    for path in sorted((folder / kind).glob("*.py")):
        yield _read(path, f"{kind}/{path.name}")


def _read(path: Path, name: str) -> Submission:
    return Found(path, name, path.stem).read()
