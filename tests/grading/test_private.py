"""What only the instructor may see comes beside the record, and is in nothing that is published."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY, CourseKey
from grader.grading.chunk import grade_chunk
from grader.grading.journal import Journal, Key
from grader.grading.pool import grade_over, local_pool
from grader.grading.run import IN_PROCESS, ClassRun
from grader.intake import collect
from grader.receipts.receipt import claim_of, to_bytes
from grader.receipts.signing import sign
from grader.report.pages import feedback_of, pages_of, write_pages
from grader.report.reading import read_results
from grader.report.record import DETAILS, private_json, results_file, schema, to_json
from tests.courses import RIGHT, WRONG, handed_in
from tests.diagnosis.walks import MODEL, write_walk

MARKERS = ("31415", "16084", "2718281")
"""What stands in hidden cases alone: an input, what is right there, data that is drawn."""

HIDDEN = '''
@pytest.mark.case("H01")
@pytest.mark.points(1)
def test_from_far(submission, expect, oracle):
    """From far away."""
    expect.close(submission.walk(31415, 0.1, 3), {"y": oracle.walk(31415, 0.1, 3)["x"]})


@pytest.mark.points(3)
@pytest.mark.drawn("H02")
def test_own(submission, expect, oracle, drawn):
    """From your own start."""
    expect.close(submission.walk(drawn, 0.1, 3), oracle.walk(drawn, 0.1, 3))


@pytest.mark.case("H03")
@pytest.mark.depends("H02")
def test_not_run(submission, drawn):
    """Not run after a wrong answer."""
    submission.walk(drawn, 0.1, 1)
'''
UPHILL = "def walk(x, lr, steps):\n    print('from', x)\n    return {'x': x * (1 + 2 * lr) ** steps}\n"
TELLS = {
    "wrong": UPHILL,
    "raises": "def walk(x, lr, steps):\n    raise type(f'got_{x}', (ValueError,), {})(f'from {x}')\n",
    "names": "def walk(x, lr, steps):\n    return {f'from_{x}': x, str(x): [x] * 3}\n",
    "types": "def walk(x, lr, steps):\n    return type(f'From{x}', (), {'x': x})()\n",
    "floods": "def walk(x, lr, steps):\n    while True:\n        print('from', x)\n",
    "crashes": "import os\ndef walk(x, lr, steps):\n    print('from', x, flush=True)\n    os.abort()\n",
    "right": MODEL,
    "broken": "def walk(x:\n",
}


@pytest.fixture
def walk(tmp_path: Path) -> Exercise:
    """Write a challenge with probes whose hidden cases hold markers."""
    folder = write_walk(tmp_path / "course").folder
    suite = folder / "test_hidden.py"
    suite.write_text(f'"""Tests."""\n\nimport pytest\n\n{HIDDEN}')
    (folder / "draws.py").write_text("def inputs(draw):\n    return 2718281\n")
    return find_course(tmp_path / "course").exercise("walk")


def measured_apart(line: str) -> dict[str, Any]:
    """Return a record without what clocks and the kernel measured."""
    record: dict[str, Any] = json.loads(line)
    for name in ("durations", "memory_bytes"):
        del record[name]
    for case in record["tests"]:
        del case["duration_s"]
    return record


class Noting(Journal):
    """A journal that notes what it is told privately, and keeps it nowhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.private: dict[str, str] = {}

    def add(self, key: Key, line: str, private: str = "", /) -> None:
        """Note it, and go on as ever."""
        self.private[key[0]] = private
        super().add(key, line, private)


def run_of(
    exercise: Exercise, handed: Path, journal: Journal, *, jobs: int = 1, private: bool = True
) -> list[str]:
    """Grade a folder; return the records in its order."""
    found = collect([handed], exercise.file_name)
    run = ClassRun(exercise, found, journal, jobs, "auto", PUBLIC_KEY, private=private)
    list(run.results())
    return list(run.lines())


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Hand in what tells all it is called with, in every way there is."""
    folder = tmp_path / "handed"
    folder.mkdir()
    for name, source in TELLS.items():
        (folder / f"{name}.py").write_text(source)
    return folder


def test_nothing_private_is_in_anything_that_is_published(
    walk: Exercise, handed: Path, tmp_path: Path
) -> None:
    """Not in the journal, the results file, the pages or the receipts; the store's part has all of it."""
    out = tmp_path / "out"
    out.mkdir()
    with closing(Noting(out / "journal")) as journal:
        lines = run_of(walk, handed, journal)
    (out / "grades.json").write_text("".join(results_file(walk.slug, "A walk", lines)))
    write_pages(pages_of(feedback_of([read_results(out / "grades.json")], [walk.slug], {})), out / "pages")
    signer = Ed25519PrivateKey.from_private_bytes(bytes(32))
    for number, line in enumerate(lines):
        receipt = sign(claim_of(json.loads(line)), signer, datetime(2026, 11, 22, tzinfo=UTC))
        (out / f"receipt{number}.json").write_bytes(to_bytes(receipt))

    published = [path for path in out.rglob("*") if path.is_file()]
    assert len(published) == 2 + 2 * len(TELLS) + 1
    leaks = [(path.name, marker) for path in published for marker in MARKERS if marker in path.read_text()]
    assert leaks == []
    assert json.loads(lines[sorted(TELLS).index("wrong")])["misconception"] == "ascent"
    for marker in MARKERS:
        assert marker in "".join(journal.private.values())


@pytest.mark.parametrize("diagnosed", [True, False])
def test_the_record_is_the_same_whether_private_details_are_asked_for(
    walk: Exercise, *, diagnosed: bool
) -> None:
    """Verdicts, points, sentences, order of cases, diagnosis; and the field itself is never written."""
    class_of = [handed_in(source, f"{name}.py") for name, source in TELLS.items()]
    with_it = grade_chunk(walk, class_of, key=PUBLIC_KEY, diagnosed=diagnosed, private=True)
    without = grade_chunk(walk, class_of, key=PUBLIC_KEY, diagnosed=diagnosed)

    assert [measured_apart(to_json(one)) for one in with_it] == [
        measured_apart(to_json(one)) for one in without
    ]
    assert "private" not in to_json(with_it[0])
    assert all(one.private for one in with_it[:-1])
    assert not any(one.private for one in [*without, with_it[-1]])


def test_a_wrong_submission_brings_its_hidden_cases_and_what_was_drawn(walk: Exercise) -> None:
    """In the words of the record; a case that was not run drew nothing, though the diagnosis looked at it."""
    (result,) = grade_chunk(walk, [handed_in(UPHILL)], key=PUBLIC_KEY, private=True)
    private = json.loads(private_json(result))

    assert result.diagnosis is not None
    assert private["drawn"] == {"H02": "2718281"}
    assert list(private["cases"]) == ["H01", "H02"]
    assert private["cases"]["H01"]["message"] == ("y was expected, a dict with x came back")
    assert private["cases"]["H02"] == {
        "message": "x is wrong",
        "call": "walk(2718281, 0.1, 3)",
        "expected": "{'x': 1391759.872}",
        "got": "{'x': 4697189.567999999}",
        "tolerance": pytest.approx(1.391759872e-3),
        "rows": [
            {
                "name": "x",
                "expected": "1391759.872",
                "got": "4697189.567999999",
                "off_by": "3.3e+06",
                "allowed": "0.0014",
            }
        ],
        "frames": [],
        "output": "from 2718281\n",
    }


def test_a_record_with_its_details_put_in_is_a_record(walk: Exercise) -> None:
    """Who may see a hidden case sees it as a public one."""
    class_of = [handed_in(source, f"{name}.py") for name, source in TELLS.items()]
    results = grade_chunk(walk, class_of, key=PUBLIC_KEY, diagnosed=False, private=True)
    lines = []
    for result in results:
        record = json.loads(to_json(result))
        for case in record["tests"]:
            case |= result.private.get("cases", {}).get(case["id"], {})
        lines.append(json.dumps(record))

    assert all(set(case) == set(DETAILS) for one in results for case in one.private.get("cases", {}).values())
    Draft202012Validator(schema()).validate(json.loads("".join(results_file("walk", "A walk", lines))))


def test_a_right_submission_brings_what_was_drawn(walk: Exercise) -> None:
    """What it was judged by, should the exercise be changed later."""
    source = MODEL.replace("{'x': x}", "{'x': x, 'y': x}")
    (result,) = grade_chunk(walk, [handed_in(source)], key=PUBLIC_KEY, private=True)

    assert result.private == {"drawn": {"H02": "2718281", "H03": "2718281"}, "cases": {}}


def test_where_there_is_nothing_private_no_text_is_written(exercise: Exercise) -> None:
    """A right answer to an exercise that draws nothing; and any that was not asked about."""
    (right,) = grade_chunk(exercise, [handed_in(RIGHT)], private=True)
    (wrong,) = grade_chunk(exercise, [handed_in(WRONG)])

    assert private_json(right) == private_json(wrong) == ""


def test_text_that_is_no_text_is_written_all_the_same(exercise: Exercise) -> None:
    """Half a character, a NUL, a tolerance without bound: the line is ASCII, and strict JSON."""
    suite = exercise.hidden_suite.read_text()
    unbound = r'close(submission.double(1000), 2000, tol=float("inf"), what="\ud800")'
    exercise.hidden_suite.write_text(suite.replace("equal(submission.double(1000), 2000)", unbound))
    source = "def double(x):\n    print('\\0')\n    return 1e999 - 1e999\n"
    (result,) = grade_chunk(exercise, [handed_in(source)], private=True)
    line = private_json(result)

    assert line.isascii()
    assert "\n" not in line
    case = json.loads(line, parse_constant=lambda _: pytest.fail("no JSON"))["cases"]["H01"]
    assert (case["tolerance"], case["output"], case["got"]) == (None, "\0\n", "nan")
    assert case["rows"][0]["name"] == "\ud800"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_class_brings_it_from_wherever_it_is_graded(
    walk: Exercise, handed: Path, tmp_path: Path, jobs: int
) -> None:
    """From this process or from workers; to the one who keeps it, each beside its own record."""
    with closing(Noting(tmp_path / "journal")) as journal:
        lines = run_of(walk, handed, journal, jobs=jobs)

    assert len(lines) == len(TELLS) > IN_PROCESS
    assert list(json.loads(journal.private["wrong.py"])["cases"]) == ["H01", "H02"]
    assert list(json.loads(journal.private["right.py"])["cases"]) == ["H01"]
    assert journal.private["broken.py"] == ""


def test_who_does_not_ask_gets_nothing(walk: Exercise, handed: Path, tmp_path: Path) -> None:
    """A results file needs none of it."""
    with closing(Noting(tmp_path / "journal")) as journal:
        run_of(walk, handed, journal, private=False)

    assert list(journal.private.values()) == [""] * len(TELLS)


def test_workers_return_a_pair_for_each(exercise: Exercise) -> None:
    """The record as ever; the second text is empty where nothing was asked for."""
    key: CourseKey | None = None
    class_of = [handed_in(WRONG, "s01.py"), handed_in(RIGHT, "s02.py")]
    executor = local_pool(1)
    (asked,) = grade_over(executor, 1, exercise, class_of, 2, "auto", key, private=True)
    (plain,) = grade_over(executor, 1, exercise, class_of, 2, "auto", key)
    executor.shutdown()

    assert [measured_apart(line) for line, _ in asked] == [measured_apart(line) for line, _ in plain]
    assert [bool(private) for _, private in asked] == [True, False]
    assert [private for _, private in plain] == ["", ""]
