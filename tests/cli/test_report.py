"""Feedback on the command line: from files that were handed in to pages."""

import json
from pathlib import Path

import pytest

from tests.cli.command import run
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
