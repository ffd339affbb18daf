"""A small course of nbgrader with a challenge and a quiz, made without its programs, and what is in it."""

import json
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ComputeChecksums, LockCells, SaveCells

from grader.catalog import Course, find_course
from grader.cli.main import ExitCode
from grader.cli.nbgrader import grade_course
from grader.exchange.nbgrader.building import source_notebook
from grader.exchange.nbgrader.folder import NOTE, note_on
from grader.variants import key_of
from tests.classes import write_assignment
from tests.courses import RIGHT, as_toml, write_course
from tests.exchange.nbgrader.released import released
from tests.exchange.notebooks.notebooks import Notebook
from tests.quizzes import write_quiz

CHALLENGE, QUIZ, PS1 = "doubling", "sums", "ps1"
PROSE = "Q03-answer-text"
Cells = Mapping[str, str]


class SmallCourse:
    """A course of nbgrader, and ours from which it was built.

    Parameters
    ----------
    root : Path
        Holds both; a copy of what `made` makes.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "nb"
        self.ours = root / "ours"
        self.store = root / "store"
        (self.folder / NOTE).write_text(note_on(self.ours))

    @property
    def url(self) -> str:
        """The gradebook."""
        return f"sqlite:///{self.folder / 'gradebook.db'}"

    @property
    def course(self) -> Course:
        """Ours."""
        return find_course(self.ours)

    def release(self, slug: str) -> Notebook:
        """Return what students get."""
        notebook: Notebook = json.loads((self.folder / "release" / PS1 / f"{slug}.ipynb").read_text())
        return notebook

    def filled(self, slug: str, cells: Cells) -> Notebook:
        """Return a notebook in which cells were filled in, by the names that nbgrader gives them."""
        notebook = deepcopy(self.release(slug))
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", cell.get("id"))
            if name in cells:
                cell["source"] = "".join(cell["source"]).split("\n", 1)[0] + "\n" + cells[name]
        return notebook

    def submit(self, student: str, files: Mapping[str, str], *, at: str = "", assignment: str = PS1) -> Path:
        """Put files where `nbgrader collect` would, by the names of their exercises."""
        folder = self.folder / "submitted" / student / assignment
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for slug, said in files.items():
            (folder / f"{slug}.ipynb").write_text(said)
        if at:
            (folder / "timestamp.txt").write_text(at)
        return folder

    def code(self, source: str) -> str:
        """Return a notebook of the challenge."""
        return json.dumps(self.filled(CHALLENGE, {"code": source}))

    def answers(self, **said: str) -> str:
        """Return a notebook of the quiz, by the ids of its questions."""
        names = {"Q03": PROSE, "Q04": "Q04-answer-code"}
        return json.dumps(
            self.filled(QUIZ, {names.get(id_, f"{id_}-answer"): text for id_, text in said.items()})
        )

    def grade(self, *names: str) -> ExitCode:
        """Type `grader grade --from nbgrader FOLDER NAME...`, in this process."""
        return grade_course(self.folder, names, 1, "auto", str(self.store))

    @contextmanager
    def book(self) -> Iterator[Any]:
        """Open the gradebook as nbgrader does."""
        with Gradebook(self.url) as book:
            yield book

    def given(self, student: str, slug: str) -> dict[str, Any]:
        """Return the grades of a notebook, by their cells."""
        with self.book() as book:
            found = book.find_submission_notebook(slug, PS1, student)
            return {grade.name: grade.to_dict() for grade in found.grades}

    def said(self, student: str, slug: str) -> dict[str, Any]:
        """Return the comments on a notebook, by their cells."""
        with self.book() as book:
            found = book.find_submission_notebook(slug, PS1, student)
            return {comment.name: comment.to_dict() for comment in found.comments}

    def give(
        self,
        student: str,
        slug: str,
        cell: str,
        manual: float | None,
        extra: float | None = None,
        comment: str | None = None,
    ) -> None:
        """Do what the formgrader does when somebody types points, and a comment where there is one."""
        with self.book() as book:
            grade = book.find_grade(cell, slug, PS1, student)
            grade.manual_score, grade.extra_credit = manual, extra
            grade.needs_manual_grade = manual is None and grade.auto_score is None
            if comment is not None:
                book.find_comment(cell, slug, PS1, student).manual_comment = comment or None
            book.db.commit()

    def dump(self) -> dict[str, Any]:
        """Return all rows of the gradebook and all files that are written, as they are."""
        files = {
            str(path.relative_to(self.folder)): (path.read_bytes(), path.stat().st_mtime_ns)
            for step in ("autograded", "feedback")
            for path in sorted((self.folder / step).rglob("*"))
            if path.is_file()
        }
        with closing(sqlite3.connect(self.folder / "gradebook.db")) as book:
            tables = book.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            rows = {name: sorted(map(repr, book.execute(f"SELECT * FROM {name}"))) for (name,) in tables}
        return {**files, **rows}

    def seen(self) -> dict[str, Any]:
        """Return what people see of all that was entered: the same after the same submissions."""
        files = {
            name: re.sub(rb"<dt>time</dt>.*", b"", said[0])  # how long it took
            for name, said in self.dump().items()
            if isinstance(said, tuple)
        }
        with self.book() as book:
            entered = {
                f"{one.student.id}, {notebook.name}": (
                    one.timestamp,
                    notebook.late_submission_penalty,
                    [
                        (g.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade)
                        for g in notebook.grades
                    ],
                    [(c.name, c.auto_comment, c.manual_comment) for c in notebook.comments],
                )
                for one in book.assignment_submissions(PS1)
                for notebook in one.notebooks
            }
        return {**files, **{name: str(said) for name, said in sorted(entered.items())}}

    def configure(self, *lines: str) -> None:
        """Write the configuration."""
        (self.folder / "nbgrader_config.py").write_text("\n".join(("c = get_config()", *lines)))

    def due(self, when: str) -> None:
        """Set when the assignment is due."""
        with self.book() as book:
            book.update_or_create_assignment(PS1, duedate=when)

    def scores(self) -> dict[str, dict[str, float]]:
        """Return the score of each notebook, by student."""
        with self.book() as book:
            return {
                one.student.id: {notebook.name: notebook.score for notebook in one.notebooks}
                for one in book.assignment_submissions(PS1)
            }


def copied(template: Path, to: Path) -> SmallCourse:
    """Return a course of its own."""
    shutil.copytree(template, to)
    return SmallCourse(to)


def made(root: Path) -> None:
    """Make a course of both kinds and let nbgrader's own converters write what it knows into a gradebook."""
    ours, folder = root / "ours", root / "nb"
    write_quiz(ours)
    write_course(ours)
    model = ours / "solutions" / CHALLENGE / "model.py"
    model.parent.mkdir(parents=True)
    model.write_text(RIGHT)
    table = {"schema": 1, "title": "A small course", "exercises": [CHALLENGE, QUIZ]}
    (ours / "exercises" / "course.toml").write_text(as_toml(table))
    rules = f'schema = 1\ntitle = "One"\nexercises = [{{ slug = "{CHALLENGE}" }}, {{ slug = "{QUIZ}" }}]\n'
    write_assignment(ours, rules, PS1)
    course = find_course(ours)
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:  # a new gradebook asks the program `alembic` for its version
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
            book.add_assignment(PS1)
    for slug in (CHALLENGE, QUIZ):
        source = source_notebook(course.exercise(slug), key_of(course))
        know(folder, PS1, slug, source)
        for step, text in (("source", source), ("release", json.dumps(released(source)))):
            path = folder / step / PS1 / f"{slug}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def know(folder: Path, assignment: str, notebook: str, source: str) -> None:
    """Let the gradebook know the cells of a notebook, as `nbgrader generate_assignment` does."""
    data: Any = nbformat.reads(source, as_version=4)  # type: ignore[no-untyped-call]
    url = f"sqlite:///{folder / 'gradebook.db'}"
    resources = {"nbgrader": {"notebook": notebook, "assignment": assignment, "student": ".", "db_url": url}}
    for converter in (LockCells(), ComputeChecksums(), SaveCells()):
        data, resources = converter.preprocess(data, resources)
