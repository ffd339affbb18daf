"""The command `stats`: from files of results, or from the store, to text, JSON and a page."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from grader.models import Outcome, Verdict
from grader.report.record import results_file, to_json
from grader.store.opening import opened
from grader.store.place import place_at
from tests.classes import WEEK, Class, write_assignment
from tests.cli.conftest import Typed
from tests.courses import RIGHT, WRONG, write_course
from tests.report import records


def write_class(path: Path, passed: int, failed: int) -> None:
    """Write results of a class: so many with full score, so many without a point."""
    lines = []
    for number in range(passed + failed):
        verdict = Verdict.PASSED if number < passed else Verdict.FAILED
        points = Fraction(4 if verdict is Verdict.PASSED else 0)
        outcome = Outcome.PASSED if points else Outcome.FAILED
        case = records.case(
            "Q01",
            outcome,
            points=points,
            max_points=Fraction(4),
            message="" if points else "It is wrong.",
            got="1" if points else "-1",
        )
        name = f"zoe{number}"
        fields = {"student": name, "submission": f"{name}.py"}
        lines.append(to_json(records.result(case, verdict=verdict, **fields)))
    path.write_text("".join(results_file("doubling", "Doubling", lines)))


def test_text_json_and_page_say_the_same(typed: Typed, tmp_path: Path) -> None:
    """Of eight and four."""
    write_class(tmp_path / "r.json", 8, 4)

    text = typed("stats", "r.json", "--html", "stats.html")
    data = typed("stats", "r.json", "--json")

    assert (text.code, data.code, text.err) == (0, 0, "")
    assert text.out.startswith("doubling: Doubling\n12 results of 12 students: 8 passed, 4 failed.\n")
    assert "  Q01    8 of 12       67 %      0.67       –   100 %" in text.out
    assert "      4  It is wrong.\n         → -1\n" in text.out
    assert text.out.endswith("\nPage: stats.html\n")
    said = json.loads(data.out)
    assert said["schema"] == 1
    (found,) = said["exercises"]
    assert found["n"] == 12
    assert found["items"][0]["facility"] == pytest.approx(2 / 3)
    assert found["items"][0]["wrong_answers"]["groups"][0]["values"] == [{"got": "-1", "count": 4}]
    page = (tmp_path / "stats.html").read_text()
    assert "<td>8 of 12</td>" in page
    assert "zoe" not in text.out + data.out + page


def test_the_first_attempt_counts_or_the_best(typed: Typed, tmp_path: Path) -> None:
    """Over files, in their order."""
    write_class(tmp_path / "monday.json", 2, 10)
    write_class(tmp_path / "friday.json", 9, 3)

    first, best = (
        typed("stats", "monday.json", "friday.json"),
        typed("stats", "monday.json", "friday.json", "--best"),
    )

    assert "24 results of 12 students: 2 passed, 10 failed." in first.out
    assert "      2  at attempt 1\n      7  at attempt 2\n      3  not yet\n" in first.out
    assert "The first attempt of each student counts" in first.out
    assert "24 results of 12 students: 9 passed, 3 failed." in best.out
    assert "The best attempt of each student counts." in best.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.json"], "nothing.json: cannot be read: No such file or directory"),
        (["empty.json"], "empty.json: there is no result in it"),
        (
            ["r.json", "--html", "no/where.html"],
            "no/where.html: the page cannot be written: No such file or directory",
        ),
        (["r.json", "--html", "."], ".: the page cannot be written: "),
    ],
)
def test_what_cannot_be_done_is_said(typed: Typed, tmp_path: Path, arguments: list[str], said: str) -> None:
    """In one sentence, and nothing is left behind."""
    write_class(tmp_path / "r.json", 1, 1)
    write_class(tmp_path / "empty.json", 0, 0)
    before = {*tmp_path.iterdir()}

    ended = typed("stats", *arguments)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"error: {said}")
    assert ended.err.count("\n") == 1
    assert {*tmp_path.iterdir()} == before


def test_a_page_is_replaced_whole(typed: Typed, tmp_path: Path) -> None:
    """What stood there is gone, and no draft is left."""
    write_class(tmp_path / "r.json", 6, 6)
    (tmp_path / "stats.html").write_text("old")

    typed("stats", "r.json", "--html", "stats.html")

    assert (tmp_path / "stats.html").read_text().startswith("<!doctype html>")
    assert {path.name for path in tmp_path.iterdir()} == {"r.json", "stats.html"}


def test_the_store_knows_every_attempt(typed: Typed, tmp_path: Path) -> None:
    """The first one counts, in the order in which they were handed in; attempts up to full score are real."""
    root = tmp_path / "course"
    exercise = write_course(root)
    write_assignment(root)
    with opened(place_at(root / ".grader"), make=True) as store:
        one = Class(store, exercise)
        for student, sources in {
            "s01": (WRONG, f"{WRONG}#", RIGHT),
            "s02": (RIGHT, WRONG),
            "s03": (WRONG,),
        }.items():
            for source in sources:
                one.hands_in(source, student)

    for name in (WEEK, exercise.slug):
        first, best = typed("stats", name, "--course", root), typed("stats", name, "--best", "--course", root)
        assert "6 results of 3 students: 1 passed, 2 failed." in first.out
        assert "      1  at attempt 1\n      1  at attempt 3\n      1  not yet\n" in first.out
        assert "6 results of 3 students: 2 passed, 1 failed." in best.out
        assert "s01" not in first.out + best.out


def test_files_and_names_are_put_together(typed: Typed, tmp_path: Path) -> None:
    """Each exercise by itself."""
    root = tmp_path / "course"
    exercise = write_course(root, slug="tripling")
    with opened(place_at(root / ".grader"), make=True) as store:
        Class(store, exercise).hands_in(RIGHT)
    write_class(tmp_path / "r.json", 3, 3)
    data = json.loads(typed("stats", "r.json", "tripling", "--json", "--course", root).out)

    assert [(one["exercise"], one["n"]) for one in data["exercises"]] == [("doubling", 6), ("tripling", 1)]
