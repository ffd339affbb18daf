"""The whole way through nbgrader's own programs: from our source to its gradebook and its feedback."""

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course, find_course
from grader.draws import CourseKey
from grader.exchange.notebooks.collecting import unpacked
from grader.grading.chunk import grade_chunk
from grader.models import RunResult, Submission
from grader.solutions import read_solutions
from grader.variants import sheet_of
from tests.classes import write_assignment
from tests.cli.command import GRADER, PROJECT
from tests.courses import as_toml
from tests.exchange.notebooks.notebooks import Notebook, filled, saved, text_of
from tests.quizzes import write_quiz

CHALLENGE, QUIZ, WEEK = "weight_decay_step", "sums", "week1"
RULES = f'schema = 1\ntitle = "Week 1"\nexercises = [{{ slug = "{CHALLENGE}" }}, {{ slug = "{QUIZ}" }}]\n'
KEY = CourseKey(os.environ["GRADER_COURSE_KEY"].encode())
PLACES = ("JUPYTER", "IPYTHONDIR", "XDG")
"""How variables begin that say where Jupyter keeps things; otherwise it is at home."""
DEADLINE_S = 120
PROSE = "Whoever names one can add one."
HIDDEN = "HIDDEN TESTS"
"""What nbgrader marks a hidden test with."""

SECRETS = {
    CHALLENGE: ["test_your_own_step", "test_takes_integer_arrays", "oracle"],
    QUIZ: ["You multiplied.", "Because one can always add one more."],
}
"""What stands in hidden tests, in misconceptions and in model answers."""

NOISY = "%cd /\nimport sys\n\n\n"
SPOILT = "\n    print('one more step', file=sys.stderr)\n    if len(w) != len(data_grad):"
HALF = """def weight_decay_step(w, data_grad, lr, lam):
    return [(1 - lr * lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
"""


@dataclass(frozen=True)
class Entered:
    """What the gradebook has for a cell: its score, what it is worth, and whether it waits for a person."""

    score: float | None
    max_score: float
    waits: bool


class Classroom:
    """A course of nbgrader, its exchange, and students who have nothing of ours.

    Parameters
    ----------
    root : Path
        An empty folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.nb = root / "nb"
        self.course = self._course(root / "course")
        (root / "exchange").mkdir()

    def _course(self, root: Path) -> Course:
        """Write a course of a challenge with data that are drawn, and of a quiz with all kinds of answers."""
        write_quiz(root)
        for part in (Path("exercises", CHALLENGE), Path("solutions", CHALLENGE), Path("reference")):
            shutil.copytree(PROJECT / part, root / part, dirs_exist_ok=True)
        table = {"schema": 1, "title": "A course", "exercises": [CHALLENGE, QUIZ]}
        (root / "exercises" / "course.toml").write_text(as_toml(table))
        write_assignment(root, RULES, WEEK)
        return find_course(root)

    def build(self) -> None:
        """Write the source, and where the exchange is."""
        build: list[str | Path] = [GRADER, "build", WEEK, self.nb, "--to", "nbgrader"]
        build += ["--course", self.course.root]
        subprocess.run(build, check=True, capture_output=True, timeout=DEADLINE_S)
        with (self.nb / "nbgrader_config.py").open("a") as file:
            file.write(f"c.Exchange.root = {str(self.root / 'exchange')!r}\n")

    def types(self, *arguments: str, student: str = "", code: int = 0) -> str:
        """Run a command of nbgrader, as the instructor or at home as a student; return what it says."""
        home = self.root / (student or "instructor")
        folder = home if student else self.nb
        if not home.is_dir():
            home.mkdir()
            if student:
                shutil.copy(self.nb / "nbgrader_config.py", home)
        environment = {
            **{name: value for name, value in os.environ.items() if name.split("_")[0] not in PLACES},
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",  # it calls alembic
        }
        if student:
            del environment["GRADER_COURSE_KEY"]
        command = [sys.executable, "-m", "nbgrader", *arguments]
        command += [f"--student={student}"] if student and arguments[0] != "fetch_assignment" else []
        ended = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=DEADLINE_S,
            check=False,
        )
        assert ended.returncode == code, ended.stdout
        return ended.stdout

    def notebook(self, *path: str) -> Notebook:
        """Read a notebook in the folder of the course."""
        found: Notebook = json.loads(self.nb.joinpath(*path).read_text())
        return found

    def fill(self, student: str, slug: str, cells: dict[str, str]) -> None:
        """Write into cells of a notebook that a student fetched."""
        path = self.root / student / WEEK / f"{slug}.ipynb"
        notebook = json.loads(path.read_text())
        for name, source in cells.items():
            filled(notebook, source, name)
        path.write_bytes(saved(notebook))

    def judged(self, student: str, slug: str) -> RunResult:
        """Grade a submitted notebook with the engine."""
        exercise = self.course.exercise(slug)
        raw = (self.nb / "submitted" / student / WEEK / f"{slug}.ipynb").read_bytes()
        source = unpacked(exercise, raw).source
        submission = Submission(f"{slug}.ipynb", student, source, shared_numbers=True)
        (result,) = grade_chunk(exercise, [submission], key=KEY)
        return result

    def entered(self, student: str, slug: str) -> dict[str, Entered]:
        """Return what the gradebook has for the cells of a notebook."""
        from nbgrader.api import Gradebook  # it takes seconds to import

        with Gradebook(f"sqlite:///{self.nb / 'gradebook.db'}") as book:
            grades = book.find_submission_notebook(slug, WEEK, student).grades
            return {
                one.name: Entered(one.auto_score, one.max_score, one.needs_manual_grade) for one in grades
            }


@pytest.fixture
def room(tmp_path: Path) -> Classroom:
    """Return a classroom in which nothing was done yet."""
    return Classroom(tmp_path)


def right(room: Classroom) -> tuple[str, dict[str, str]]:
    """Return code and answers that earn everything, by a student who prints and goes elsewhere."""
    exercise = room.course.exercise(CHALLENGE)
    model = read_solutions(exercise).model
    assert model is not None
    code = model.source.decode().replace("\n    if len(w) != len(data_grad):", SPOILT)
    assert SPOILT in code
    key: dict[str, Any] = {
        asked.item.id: asked.question.key
        for asked in sheet_of(room.course.exercise(QUIZ), KEY.for_everybody(), "").asked
    }
    return NOISY + code, {
        "Q01-answer": f'Q01 = "{key["Q01"]}"',
        "Q02-answer": f'Q02 = "{key["Q02"]}"',
        "Q03-answer-text": PROSE,
        "Q04-answer-code": key["Q04"],
    }


@pytest.mark.long
def test_nbgrader_goes_the_whole_way(room: Classroom) -> None:
    """Everybody gets the points that the engine gives, and nobody sees a hidden test.

    Where the grader itself fails, there is no score.
    """
    room.build()
    room.types("generate_assignment", WEEK)
    for slug in (CHALLENGE, QUIZ):
        assert HIDDEN in text_of(room.notebook("source", WEEK, f"{slug}.ipynb"))
        assert HIDDEN not in text_of(room.notebook("release", WEEK, f"{slug}.ipynb"))

    room.types("release_assignment", WEEK)
    assert f"nb {WEEK}" in room.types("list")
    code, answers = right(room)
    for student in ("s01", "s02"):
        room.types("fetch_assignment", WEEK, student=student)
        for slug in (CHALLENGE, QUIZ):
            fetched = json.loads((room.root / student / WEEK / f"{slug}.ipynb").read_text())
            assert fetched["cells"] == room.notebook("release", WEEK, f"{slug}.ipynb")["cells"]
    room.fill("s01", CHALLENGE, {"code": code})
    room.fill("s01", QUIZ, answers)
    room.fill("s02", CHALLENGE, {"code": HALF})
    half = {"Q01-answer": 'Q01 = "0', "Q02-answer": answers["Q02-answer"], "Q04-answer-code": "exit()"}
    room.fill("s02", QUIZ, half)
    for student in ("s01", "s02"):
        room.types("submit", WEEK, student=student)
    room.types("collect", WEEK)
    untouched = room.nb / "submitted" / "s03" / WEEK
    shutil.copytree(room.nb / "release" / WEEK, untouched)

    room.types("autograde", WEEK)
    total = dict.fromkeys(("s01", "s02", "s03"), 0.0)
    for student, slug in product(total, (CHALLENGE, QUIZ)):
        cells, result = room.entered(student, slug), room.judged(student, slug)
        score = sum(one.score or 0 for one in cells.values())
        assert score == pytest.approx(float(result.points)), (student, slug)
        assert sum(one.max_score for one in cells.values()) == result.max_points
        waiting = [name for name, one in cells.items() if one.waits]
        assert waiting == (["Q03-answer-text"] if (student, slug) == ("s01", QUIZ) else [])
        total[student] += score
    assert total == pytest.approx({"s01": 6 + 7, "s02": 5.6 + 2, "s03": 0})

    room.types("generate_feedback", WEEK, "--student=s01")
    room.types("release_feedback", WEEK, "--student=s01")
    room.types("fetch_feedback", WEEK, student="s01")
    pages = {page.name: page.read_text() for page in (room.root / "s01" / WEEK / "feedback").glob("*/*.html")}
    assert pages.keys() == {f"{CHALLENGE}.html", f"{QUIZ}.html"}
    assert "✓ pass  H06" in pages[f"{CHALLENGE}.html"]
    assert "✓ pass  Q04" in pages[f"{QUIZ}.html"]
    for slug, secrets in SECRETS.items():
        assert not [secret for secret in secrets if secret in pages[f"{slug}.html"]]
    room.types("export")
    with (room.nb / "grades.csv").open() as csv_file:
        rows = {row["student_id"]: row for row in csv.DictReader(csv_file)}
    assert {name: float(row["score"]) for name, row in rows.items()} == pytest.approx(total)
    assert {float(row["max_score"]) for row in rows.values()} == {16}

    shutil.copytree(room.nb / "submitted" / "s01", room.nb / "submitted" / "s04")
    (room.nb / "grader.toml").write_text('course = "/moved/away"')
    said = room.types("autograde", WEEK, "--student=s04", code=1)
    assert "got '/moved/away'; write there where it is now" in said
    assert not (room.nb / "autograded" / "s04" / WEEK).exists()
    for slug in (CHALLENGE, QUIZ):
        assert [one.score for one in room.entered("s04", slug).values() if one.score is not None] == []
