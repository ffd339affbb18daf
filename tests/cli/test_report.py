"""Feedback on the command line: from files that were handed in, or from the store, to pages."""

import json
from pathlib import Path

import pytest

from grader.store.opening import opened
from grader.store.people import Person, put_person
from grader.store.place import place_at
from tests.classes import WEEK, Class, write_assignment, write_two_exercises
from tests.cli.command import run
from tests.cli.conftest import Typed
from tests.courses import BROKEN, RAISES, RIGHT, WRONG, write_course
from tests.report.pages.pages import Read

SAYS = "def double(x):\n    print('<script>alert(1)</script>', x)\n    return x\n"
CLASS = {"s01.py": RIGHT, "S01.py": WRONG, "<b>Zoë.py": SAYS, "s02.py": RAISES, "s03.py": BROKEN}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade a class of five, and return its folder."""
    root = tmp_path_factory.mktemp("reports")
    write_course(root / "course")
    (root / "class").mkdir()
    for name, source in CLASS.items():
        (root / "class" / name).write_text(source)
    ended = run("grade", "doubling", "class", "--json", "r.json", "--course", "course", cwd=root)
    assert ended.code == 0, ended.err
    return root


def test_every_student_gets_a_page_and_the_instructor_an_index(graded: Path, tmp_path: Path) -> None:
    """Each page says what was graded; hostile names and prints are only words."""
    ended = run("report", graded / "r.json", "--out", "pages", "--course", graded / "course", cwd=tmp_path)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "5 pages, and all of them in pages/index.html\n"
    index = Read((tmp_path / "pages" / "index.html").read_text())
    files = {link.partition("#")[0] for link in index.values("href") if not link.startswith("#")}
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {*files, "index.html"}
    assert len(files) == 5
    texts = {Read((tmp_path / "pages" / file).read_text()).text for file in files}
    assert any("s01 Twice as much passed 4 of 4 points" in text for text in texts)
    assert any("<b>Zoë Twice as much" in text and "<script>alert(1)</script> 2" in text for text in texts)
    assert any("KeyError" in text and "s02.py:2, in double" in text for text in texts)
    assert any("not gradable 0 of 4 points" in text and "line 1" in text for text in texts)
    assert "5 submissions: 1 passed, 3 failed, 1 not gradable." in index.text


def test_several_files_make_one_page_a_student(graded: Path, tmp_path: Path) -> None:
    """With a section for each; the folder is `reports` unless another is named."""
    data = json.loads((graded / "r.json").read_text())
    data |= {"exercise": "tripling", "title": "Three times as much"}
    data["results"] = [result | {"exercise": "tripling"} for result in data["results"]]
    (tmp_path / "other.json").write_text(json.dumps(data))

    ended = run("report", "other.json", graded / "r.json", "--course", graded / "course", cwd=tmp_path)

    assert ended.out == "5 pages, and all of them in reports/index.html\n"
    text = Read((tmp_path / "reports" / "s01.html").read_text()).text
    assert "Twice as much : passed, 4 of 4 points Three times as much : passed, 4 of 4 points" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "bad.json: cannot be read: No such file or directory"),
        ("no", "bad.json: no results are in it: `grader grade ... --json FILE` writes them"),
        (
            '{"schema": 0, "results": []}',
            "bad.json: its results have schema 0, this grader reads 1; grade again",
        ),
    ],
)
def test_one_bad_file_and_nothing_is_written(
    graded: Path, tmp_path: Path, content: str | None, said: str
) -> None:
    """One sentence, and no folder."""
    if content is not None:
        (tmp_path / "bad.json").write_text(content)

    ended = run("report", graded / "r.json", "bad.json", "--course", graded / "course", cwd=tmp_path)

    assert (ended.code, ended.out, ended.err) == (2, "", f"error: {said}\n")
    assert not (tmp_path / "reports").exists()


def test_a_place_that_is_taken_is_refused(graded: Path, tmp_path: Path) -> None:
    """Where something else stands under the name of a page."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<h1>My course</h1>")

    ended = run("report", graded / "r.json", "--out", "site", "--course", graded / "course", cwd=tmp_path)

    assert ended.code == 2
    assert ended.err == "error: site/index.html: it is there and is no report; name another folder\n"
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Hand in for one of two exercises, with a roster of two; return the course."""
    root = tmp_path / "course"
    root.mkdir()
    course = write_two_exercises(root)
    write_assignment(root)
    with opened(place_at(root / ".grader"), make=True) as store:
        with store.writing() as connection:
            put_person(connection, Person("zoe", enrolled=True))
        Class(store, course.exercise("doubling")).hands_in(WRONG)
        Class(store, course.exercise("again")).hands_in(RIGHT)
    return root


def texts(folder: Path) -> dict[str, str]:
    """Read the pages of a folder."""
    return {path.name: Read(path.read_text()).text for path in folder.iterdir()}


def test_an_assignment_is_reported_from_the_store(kept: Path, typed: Typed, tmp_path: Path) -> None:
    """Everybody on the roster has a page, with the sum."""
    ended = typed("report", WEEK, "--course", kept)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "2 pages, and all of them in reports/index.html\n"
    found = texts(tmp_path / "reports")
    assert "Attempt 1 of 1, handed in Thu 19 Nov 2026, 12:00 UTC. 0 of 4: counts 0." in found["s01.html"]
    assert found["s01.html"].count("What it counts") == 1
    assert "not handed in 0 of 4 points." in found["zoe.html"]
    assert "What everything counts" in found["index.html"]


def test_an_exercise_is_reported_alone(kept: Path, typed: Typed, tmp_path: Path) -> None:
    """Also by the id of its item; without a sum, since there may be more in its assignment."""
    for name in ("doubling", "C01"):
        assert typed("report", name, "--out", name, "--course", kept).out.startswith("1 page,")
        assert "What everything counts" not in texts(tmp_path / name)["index.html"]


def test_files_and_names_go_together(graded: Path, kept: Path, typed: Typed, tmp_path: Path) -> None:
    """A page a student; what is there as a file is one, whatever else is called so."""
    (tmp_path / "week1").write_bytes((graded / "r.json").read_bytes())

    assert typed("report", "week1", "again", "again", "--course", kept).code == 0
    found = texts(tmp_path / "reports")
    assert len(found) == 6
    assert "4 of 4 points" in found["s01.html"]
    assert found["s01.html"].count("What it counts") == 1


def test_an_exercise_is_told_once(kept: Path, typed: Typed, tmp_path: Path) -> None:
    """Named twice, and in its assignment."""
    typed("report", "doubling", WEEK, "doubling", "--course", kept)

    assert texts(tmp_path / "reports")["s01.html"].count("What it counts") == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "week2",
            "error: week2: there is no such file, and no assignment 'week2' in 'A small course'; did you ",
        ),
        ("C09", "error: C09: there is no such file, and no exercise"),
        ("week2.json", "error: week2.json: cannot be read: No such file or directory"),
    ],
)
def test_a_name_that_is_neither_is_refused(kept: Path, typed: Typed, name: str, said: str) -> None:
    """In one sentence that says what was looked for."""
    ended = typed("report", name, "--course", kept)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said), ended.err


def test_what_nobody_handed_in_is_no_report(kept: Path, typed: Typed, tmp_path: Path) -> None:
    """Rather than pages that say nothing."""
    course = ("--course", kept)
    assert typed("forget", "s01", "--yes", *course).code == 0
    ended = typed("report", "again", *course)

    assert ended.code == 2
    assert ended.err.endswith("records.db: nothing that was handed in for again is kept there\n")
    assert not (tmp_path / "reports").exists()
