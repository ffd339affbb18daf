"""Wrong ideas on the command line: in the table of a class, asked for, and collected from results."""

import json
from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.draws import course_key
from grader.questions.question import ideas_of
from grader.store.opening import opened
from grader.store.place import place_at
from grader.variants import sheet_of
from tests.classes import Class
from tests.cli.command import PROJECT, run
from tests.cli.conftest import Typed
from tests.diagnosis.walks import MODEL, MUTANTS, write_walk


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade a class of four, and return its folder."""
    root = tmp_path_factory.mktemp("ideas")
    write_walk(root / "course")
    (root / "class").mkdir()
    for name in ("ascent", "no_two"):
        (root / "class" / f"{name}.py").write_text(MUTANTS[name][2])
    (root / "class" / "another.py").write_text(
        "def walk(x, lr, steps):\n    return {'x': x * (1 + 2 * lr) ** steps}\n"
    )
    (root / "class" / "right.py").write_text(MODEL)
    ended = run("grade", "walk", "class", "--json", "r.json", "--course", "course", cwd=root)
    assert ended.code == 0, ended.err
    (root / "screen.txt").write_text(ended.out)
    return root


def test_the_class_ends_with_its_wrong_ideas(graded: Path) -> None:
    """With counts and submissions, on the screen and in the file."""
    screen = (graded / "screen.txt").read_text()
    data = json.loads((graded / "r.json").read_text())

    assert "Wrong ideas:\n      2  ascent  (another.py, ascent.py)\n      1  no two  (no_two.py)\n" in screen
    assert [(row["idea"], row["count"]) for row in data["misconceptions"]] == [("ascent", 2), ("no_two", 1)]
    named = {result["student"]: result["misconception"] for result in data["results"]}
    assert named == {"another": "ascent", "ascent": "ascent", "no_two": "no_two", "right": None}


def test_explain_shows_the_probes_of_one_submission(graded: Path) -> None:
    """By its file or its student; nothing is graded again, as the results are there."""
    command = ("grade", "walk", "class", "--json", "r.json", "--course", "course", "--explain")

    ended = run(*command, "another", cwd=graded)

    assert ended.code == 0
    assert "another.py: every probe fits ascent\n\n  1 walk(3, 0.3, 2)\n" in ended.out
    unknown = run(*command, "nobody", cwd=graded)
    assert (unknown.code, unknown.err) == (
        2,
        "error: --explain: no submission or student is called 'nobody'\n",
    )


def test_results_are_collected_student_by_student(graded: Path) -> None:
    """Of all files that are named."""
    ended = run("ideas", "r.json", "--course", "course", cwd=graded)
    data = json.loads(
        run("ideas", "r.json", "--json", "--student", "ascent", "--course", "course", cwd=graded).out
    )

    assert ended.out.startswith("Wrong ideas:\n      2  ascent  (another.py, ascent.py)\n")
    assert "\nanother\n\n  ascent\n    met in walk\n    Go down.\n    Hint: Subtract.\n" in ended.out
    assert [student["student"] for student in data["students"]] == ["ascent"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.json"], "nothing.json: cannot be read: No such file or directory"),
        (["screen.txt"], "screen.txt: no results are in it: `grader grade ... --json FILE` writes them"),
        (["r.json", "--student", "nobody"], "--student: no result is 'nobody''s"),
    ],
)
def test_what_cannot_be_collected_is_said(graded: Path, arguments: list[str], said: str) -> None:
    """One sentence, and nothing else."""
    ended = run("ideas", *arguments, "--course", "course", cwd=graded)

    assert (ended.code, ended.err) == (2, f"error: {said}\n")


def test_a_chosen_answer_and_wrong_code_meet_in_one_record(tmp_path: Path) -> None:
    """Uphill by hand in the quiz, and uphill in code."""
    quiz = find_course(PROJECT).exercise("bowl_quiz")
    sheet = sheet_of(quiz, course_key(PROJECT), "s01")
    uphill = {
        asked.item.id: wrong.answer
        for asked in sheet.asked
        for wrong in asked.question.listed()
        if "ascent" in ideas_of(wrong.sentence)
    }
    assert uphill
    answers = "".join(f"{item} = {answer!r}\n" for item, answer in uphill.items())
    (tmp_path / "answers.toml").write_text(f'student = "s01"\n{answers}')
    mutant = PROJECT / "solutions" / "gradient_descent_1d" / "mutants" / "ascent.py"
    (tmp_path / "s01.py").write_text(mutant.read_text())

    for exercise, file in (("bowl_quiz", "answers.toml"), ("C02", "s01.py")):
        graded = run("grade", exercise, file, "--json", f"{exercise}.json", "--course", PROJECT, cwd=tmp_path)
        assert graded.code == 0, graded.err
    record = run("ideas", "bowl_quiz.json", "C02.json", "--student", "s01", "--course", PROJECT, cwd=tmp_path)

    where = next(line for line in record.out.splitlines() if "met in" in line)
    assert "Adds the gradient" in record.out
    assert all(item in where for item in (*uphill, "gradient_descent_1d"))


def test_results_are_collected_from_the_store(tmp_path: Path, typed: Typed) -> None:
    """Of each student the attempt that counts."""
    exercise = write_walk(tmp_path / "course")
    with opened(place_at(tmp_path / "course" / ".grader"), make=True) as store:
        one = Class(store, exercise)
        one.hands_in(MUTANTS["ascent"][2], "s01")
        one.hands_in(MUTANTS["ascent"][2], "s02")
        one.hands_in(MODEL, "s02")
    data = json.loads(typed("ideas", exercise.slug, "--json", "--course", tmp_path / "course").out)

    assert [(row["student"], row["ideas"][0]["idea"]) for row in data["students"]] == [("s01", "ascent")]
