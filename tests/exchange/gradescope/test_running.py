"""What `run_autograder` does with whatever is handed in, in a folder laid out as Gradescope's container."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import find_course
from grader.draws import CourseKey
from grader.exchange.gradescope.building import autograder
from grader.exchange.gradescope.shown import Shown
from grader.grading.warm import forget_hosts
from grader.sandbox import host
from grader.sandbox.isolation import Machine
from grader.variants import sheet_of
from tests import quizzes
from tests.diagnosis.walks import MODEL, MUTANTS, write_walk
from tests.exchange.gradescope.container import Container, Ran
from tests.exchange.notebooks.notebooks import built, filled, saved

KEY = CourseKey(b"a key that only the instructor and the zip have")
ASCENT = MUTANTS["ascent"][2]
NOTHING = Machine(True, True, None, "no bubblewrap", 0, True, "")

HOSTILE = """
from pathlib import Path

ROOT = Path({root!r})
HIDDEN = ROOT / "source" / "exercises" / "walk" / "test_hidden.py"
ATTACKS = {{
    "read the hidden suite": HIDDEN.read_text,
    "list the source": lambda: next((ROOT / "source").iterdir()),
    "list the container": lambda: next(ROOT.iterdir()),
    "read who it is": (ROOT / "submission_metadata.json").read_text,
    "change the suite": lambda: HIDDEN.open("a").close(),
    "change the program": lambda: (ROOT / "run_autograder").open("a").close(),
    "write results": lambda: (ROOT / "results" / "results.json").write_text('{{"score": 100}}'),
    "put something beside them": lambda: (ROOT / "results" / "elsewhere").symlink_to("/dev/null"),
}}


def succeeded():
    done = []
    for name, attack in ATTACKS.items():
        try:
            attack()
            done.append(name)
        except OSError:
            pass
    return done


def walk(x, lr, steps):
    if not succeeded():
        return None
    for _ in range(steps):
        x -= lr * 2 * x
    return {{"x": x}}
"""


@pytest.fixture(scope="module")
def walks() -> Iterator[Container]:
    """Return a container for code; all of it lies open, so that only the sandbox stands before it."""
    folder = Path(tempfile.mkdtemp(prefix="autograder-"))
    folder.chmod(0o755)
    exercise = write_walk(folder / "course")
    with (exercise.folder / "exercise.toml").open("a") as manifest:
        manifest.write("limits = { call_s = 0.3 }\n")
    (folder / "autograder").mkdir()
    container = Container(folder / "autograder", autograder(find_course(folder / "course"), exercise))
    shutil.rmtree(folder / "course")  # the container has nothing but the zip
    for path in container.root.rglob("*"):
        path.chmod(0o777)
    yield container
    shutil.rmtree(folder)


def points(ran: Ran) -> list[tuple[str, str, float, float]]:
    """Return number, status, score and maximum of each test."""
    return [
        (test.get("number", ""), test.get("status", ""), test["score"], test["max_score"])
        for test in ran.results["tests"]
    ]


def test_right_code_earns_everything(walks: Container) -> None:
    """The score is that of the suite; only the staff read what held the code."""
    ran = walks.run({"walk.py": MODEL})

    assert ran.results["score"] == 4
    assert points(ran)[1:] == [("H01", "passed", 2, 2), ("H02", "passed", 2, 2), ("H03", "passed", 0, 0)]
    assert ran.results["output"] == "Attempt 2, 3 h 22 min after the due date."
    assert ran.results["stdout_visibility"] == "hidden"
    extra = ran.results["extra_data"]
    assert (extra["verdict"], extra["student"], extra["attempt"], extra["late_s"]) == (
        "passed",
        "s01",
        2,
        12152.365935,
    )
    assert extra["hashes"].keys() == {"submission", "exercise", "reference", "grader", "key"}
    assert "Isolation full: all layers" in ran.said


def test_wrong_code_is_told_its_idea_and_nothing_of_the_hidden_suite(walks: Container) -> None:
    """The sentence and a small example stand on top; a hidden test says that it failed."""
    ran = walks.run({"whatever.py": f"print('a secret \\x1b[2J\\0')\n{ASCENT}"})

    assert ran.results["score"] == 0
    assert "What is behind it:\n    Go down.\n    Hint: Subtract.\n" in ran.results["output"]
    assert "A small example, which is in no test:" in ran.results["output"]
    assert ran.results["extra_data"]["misconception"] == "ascent"
    assert ran.test("H01")["output"] == "failed"
    assert ran.test("H03")["output"] == "not run"
    assert "every probe fits ascent" in ran.said


def test_broken_code_is_told_where(walks: Container) -> None:
    """All points are at stake, none is earned, and the line is named before all tests."""
    ran = walks.run({"walk.py": "def walk(x:\n"})

    assert points(ran)[0] == ("", "failed", 0, 0)
    assert points(ran)[2:] == [("H01", "failed", 0, 2), ("H02", "failed", 0, 2), ("H03", "failed", 0, 0)]
    assert ran.results["tests"][0]["output"].startswith("walk.py, line 1: ")
    assert ran.results["score"] == 0
    assert ran.results["extra_data"]["verdict"] == "not_gradable"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "the folder holds no Python file or notebook; hand in walk.py or walk.ipynb"),
        (
            {"a.py": MODEL, "b.py": MODEL},
            "the folder holds 2 Python files or notebooks, none named walk.py or walk.ipynb",
        ),
    ],
)
def test_what_is_not_there_cannot_be_graded(walks: Container, files: dict[str, Any], said: str) -> None:
    """The student reads what to hand in."""
    assert walks.grade(files).results["tests"][0]["output"].startswith(said)


def test_endless_code_ends(walks: Container) -> None:
    """It costs the time of its calls, and is told so."""
    ran = walks.run(
        {"walk.py": "def walk(x, lr, steps):\n    while steps:\n        pass\n    return {'x': x}\n"}
    )

    assert [status for _, status, *_ in points(ran)] == ["passed", "failed", "failed", "failed"]
    assert ran.test("H01")["output"] == "took too long"
    assert ran.results["score"] == 0


@pytest.mark.parametrize("bubblewrap", [True, False])
def test_hostile_code_reads_no_source_and_writes_no_results(walks: Container, bubblewrap: bool) -> None:
    """With namespaces, and where a container may make none; it would answer right if it could."""
    source = HOSTILE.format(root=str(walks.root))
    (walks.root / "submission_metadata.json").write_text("{}")
    names: dict[str, Any] = {}
    exec(source, names)  # without a sandbox all of it works
    assert names["succeeded"]() == list(names["ATTACKS"])
    (walks.root / "results" / "elsewhere").unlink()

    ran = walks.run({"walk.py": source}, bubblewrap=bubblewrap)

    assert ran.results["score"] == 0
    assert {status for _, status, *_ in points(ran)} == {"failed"}
    assert [path.name for path in (walks.root / "results").iterdir()] == ["results.json"]
    held = "Isolation full" if bubblewrap else "Isolation filters: Landlock, seccomp and resource limits"
    assert held in ran.said
    assert bubblewrap or "Not there: bubblewrap makes no namespaces here" in ran.said


def assert_no_score_is_claimed(results: dict[str, Any]) -> None:
    """Make sure that the student reads a sentence, and the staff the reason, and no point was at stake."""
    assert "score" not in results
    told, kept = results["tests"]
    assert (told["visibility"], told["status"], kept["visibility"]) == ("visible", "failed", "hidden")
    assert "was not graded, because the autograder itself failed" in told["output"]
    assert (
        {test["score"] for test in results["tests"]}
        == {test["max_score"] for test in results["tests"]}
        == {0}
    )
    assert results["extra_data"] == {"verdict": "not_graded"}


def test_our_own_failure_claims_no_score(walks: Container) -> None:
    """What Gradescope said of it, and the suite, may be damaged: the traceback is for the staff."""
    suite = walks.root / "source" / "exercises" / "walk" / "test_hidden.py"
    whole = suite.read_bytes()
    suite.write_text("import nothing_of_this_name\n")
    try:
        ran = walks.run({"walk.py": MODEL})
    finally:
        suite.write_bytes(whole)

    assert_no_score_is_claimed(ran.results)
    assert "Traceback" in ran.hidden()
    assert "nothing_of_this_name" in ran.hidden()


@pytest.mark.parametrize(
    "python",
    [None, "#!/bin/sh\nkill -9 $$\n", "#!/bin/sh\necho {} >/dev/full\n"],
    ids=["none", "killed", "full"],
)
def test_an_engine_that_does_not_come_to_write_leaves_results(walks: Container, python: str | None) -> None:
    """The shell writes them; those of an earlier run do not stay."""
    interpreter = walks.root / "grader" / "bin" / "python"
    whole = interpreter.read_text()
    (walks.root / "results" / "results.json").write_text('{"score": 100}')
    try:
        interpreter.unlink()
        if python is not None:
            interpreter.write_text(python)
            interpreter.chmod(0o755)
        ran = walks.run({"walk.py": MODEL})
    finally:
        interpreter.write_text(whole)
        interpreter.chmod(0o755)

    assert_no_score_is_claimed(ran.results)
    assert "see the output of the autograder" in ran.hidden()


def test_a_machine_that_cannot_hold_strangers_grades_nothing(
    walks: Container, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither namespaces nor Landlock: no code is run, and the staff read what is missing."""
    forget_hosts()
    monkeypatch.setattr(host, "this_machine", lambda: NOTHING)
    ran = walks.grade({"walk.py": MODEL})
    forget_hosts()

    assert_no_score_is_claimed(ran.results)
    assert "this machine cannot hold other people's code: no bubblewrap" in ran.hidden()
    assert "this machine cannot hold other people's code" in capsys.readouterr().out


@pytest.fixture
def sums(tmp_path: Path) -> Container:
    """Return a container for a quiz; its numbers are drawn with the key in the zip."""
    exercise = quizzes.write_quiz(tmp_path / "course", "Q01", "Q02", "Q03")
    (tmp_path / "autograder").mkdir()
    zipped = autograder(find_course(tmp_path / "course"), exercise, KEY, hidden_cases=Shown.HIDDEN)
    return Container(tmp_path / "autograder", zipped)


def test_answers_earn_points_one_by_one(sums: Container) -> None:
    """A wrong one is told its idea, one that waits for a person is neither passed nor failed."""
    sheet = sheet_of(find_course(sums.root / "source").exercise("sums"), KEY, "s02")
    numbers = sheet.numbers["Q01"]
    answers = {
        **quizzes.right_answers(sheet),
        "Q01": str(numbers["a"] * numbers["b"]),
        "Q03": "One more is larger.",
    }
    users = [{"email": f"{name}@example.com", "id": 1, "name": name} for name in ("s01", "s02")]

    ran = sums.run({"answers.toml": quizzes.answer_file(answers, student="s02")}, users=users)

    assert points(ran) == [("Q01", "failed", 0, 2), ("Q02", "passed", 2, 2), ("Q03", "", 0, 3)]
    assert ran.test("Q01")["output"].startswith("failed\nYou multiplied.")
    assert ran.test("Q03")["output"].startswith("waits for a person\n3 points are not in yet")
    assert ran.results["score"] == 2
    assert ran.results["extra_data"]["student"] == "s02"
    assert ran.results["extra_data"]["hashes"]["key"] == KEY.fingerprint


def test_a_notebook_is_taken_like_answers(sums: Container) -> None:
    """With the head that says whose it is."""
    exercise = find_course(sums.root / "source").exercise("sums")
    sheet = sheet_of(exercise, KEY, "s01")
    notebook = filled(built(exercise, sheet), f'Q01 = "{sheet.asked[0].question.key}"', "Q01-answer")

    ran = sums.grade({"sums.ipynb": saved(notebook).decode()})

    assert ran.test("Q01")["score"] == 2
    assert ran.test("Q02")["output"].startswith("not run")


@pytest.mark.parametrize("metadata", [{"users": []}, {"users": "nobody"}, {"users": [{"email": 1}]}])
def test_whose_numbers_must_be_known(sums: Container, metadata: dict[str, Any]) -> None:
    """Nobody is graded with the numbers of somebody else."""
    ran = sums.grade({"answers.toml": "exercise = 'sums'\n"}, **metadata)

    assert_no_score_is_claimed(ran.results)
    assert "names nobody of the class list" in ran.hidden()
