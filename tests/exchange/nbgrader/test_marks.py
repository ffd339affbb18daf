"""What people give in nbgrader, as marks and comments of our store, and what our commands make of them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.store.attempts import attempts_of
from grader.store.marks import comments_of, marks_of
from grader.store.opening import opened
from grader.store.place import place_at
from grader.variants import key_of, sheet_of
from tests.cli.command import Argument, Ended
from tests.courses import RIGHT

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse

CHALLENGE, QUIZ, PS1 = "doubling", "sums", "ps1"
TESTS, PROSE = "hidden-tests", "Q03-answer-text"
GIVEN = "given in nbgrader"
SOME = "def double(x):\n    return 2 * abs(x)\n"
TEXT = "One can always add one."

Kept = dict[int, dict[str, tuple[str, str]]]


def marks(small: "SmallCourse", slug: str, student: str = "ada") -> Kept:
    """Return the marks that hold: points and reason of each part, by the number of the attempt."""
    with opened(place_at(small.store)) as store, store.reading() as connection:
        numbers = {one.id: one.number for one in attempts_of(connection, slug, student)}
        return {
            numbers[attempt]: {one.part: (str(one.points), one.reason) for one in those}
            for attempt, those in marks_of(connection, slug, student).items()
        }


def comments(small: "SmallCourse", slug: str) -> list[str]:
    """Return the comments that hold."""
    with opened(place_at(small.store)) as store, store.reading() as connection:
        return [one.text for those in comments_of(connection, slug).values() for one in those]


def written(small: "SmallCourse") -> list[tuple[str, int]]:
    """Count all marks and comments that were ever written."""
    with opened(place_at(small.store)) as store, store.reading() as connection:
        return [
            (table, int(connection.exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar_one()))
            for table in ("marks", "comments")
        ]


def drawn(small: "SmallCourse", *, student: str = "") -> dict[str, tuple[str, Any]]:
    """Return each question with its key: as everybody shares it, or as a student would have it elsewhere."""
    key = key_of(small.course)
    sheet = sheet_of(small.course.exercise(QUIZ), key if student else key.for_everybody(), student)
    return {asked.item.id: (asked.question.prompt, asked.question.key) for asked in sheet.asked}


def answers(small: "SmallCourse", text: str = TEXT) -> str:
    """Return a quiz whose answers by machine are right for the numbers that everybody shares."""
    key = {name: said for name, (_, said) in drawn(small).items()}
    return small.answers(Q01=f'Q01 = "{key["Q01"]}"', Q02=f'Q02 = "{key["Q02"]}"', Q03=text, Q04=key["Q04"])


@pytest.fixture
def marked(small: "SmallCourse") -> "SmallCourse":
    """Return a course in which a person gave points and wrote comments, and it was graded again."""
    small.submit("ada", {CHALLENGE: small.code(SOME), QUIZ: answers(small)}, at="2026-11-22 12:00:00 UTC")
    small.submit("bob", {CHALLENGE: small.code(RIGHT)})
    small.grade()
    small.give("ada", QUIZ, PROSE, 1.5, 0.25, " Why? ")
    small.give("ada", CHALLENGE, TESTS, 3.5)
    small.grade()
    return small


def test_what_people_gave_comes_back_once(marked: "SmallCourse", capsys: pytest.CaptureFixture[str]) -> None:
    """Points of a part, and words; the third time nothing is written."""
    assert marks(marked, QUIZ) == {1: {"Q03": ("7/4", GIVEN)}}
    assert marks(marked, CHALLENGE) == {1: {"": ("7/2", GIVEN)}}
    assert marks(marked, CHALLENGE, "bob") == {}
    assert comments(marked, QUIZ) == ["In nbgrader: Why?"]
    before = written(marked)
    marked.grade()
    assert "Marks and comments that people gave in nbgrader, in the store now: 2\n" in capsys.readouterr().out
    assert written(marked) == before == [("marks", 2), ("comments", 1)]


def test_what_is_changed_or_taken_back_there_is_so_here(marked: "SmallCourse") -> None:
    """The store follows nbgrader, where that was where it was given."""
    marked.give("ada", QUIZ, PROSE, 3.0, None, "Right.")
    marked.give("ada", CHALLENGE, TESTS, None)
    marked.grade()
    assert marks(marked, QUIZ) == {1: {"Q03": ("3", GIVEN)}}
    assert marks(marked, CHALLENGE) == {}
    assert comments(marked, QUIZ) == ["In nbgrader: Right."]
    marked.give("ada", QUIZ, PROSE, None, None, "")
    marked.grade()
    assert marks(marked, QUIZ) == {}
    assert comments(marked, QUIZ) == []


def test_what_was_given_with_grader_mark_holds(marked: "SmallCourse") -> None:
    """Neither changed nor taken back; nor is a comment."""
    types(marked, "mark", QUIZ, "ada", "Q03", "--points", "2", "--reason", "fair", "--comment", "Well.")
    types(marked, "mark", CHALLENGE, "bob", "--comment", "Fine.")
    marked.give("ada", QUIZ, PROSE, 1.0)
    marked.grade()
    assert marks(marked, QUIZ) == {1: {"Q03": ("2", "fair")}}
    marked.give("ada", QUIZ, PROSE, None, None, "")
    marked.grade()
    assert marks(marked, QUIZ) == {1: {"Q03": ("2", "fair")}}
    assert comments(marked, QUIZ) == ["Well."]
    assert comments(marked, CHALLENGE) == ["Fine."]


def test_another_submission_has_no_marks_until_somebody_looked(marked: "SmallCourse") -> None:
    """It is another attempt; the marks of the first stay with that."""
    marked.submit("ada", {CHALLENGE: marked.code(RIGHT), QUIZ: answers(marked, "Another text.")})
    marked.grade()
    assert marks(marked, QUIZ) == {1: {"Q03": ("7/4", GIVEN)}}
    assert marks(marked, CHALLENGE) == {1: {"": ("7/2", GIVEN)}}
    marked.give("ada", QUIZ, PROSE, 1.5, 0.25)
    marked.grade()
    assert marks(marked, QUIZ) == {1: {"Q03": ("7/4", GIVEN)}, 2: {"Q03": ("7/4", GIVEN)}}


def test_what_the_grader_could_not_grade_gets_no_marks_of_what_was_before(
    marked: "SmallCourse", monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gradebook still speaks of the other submission."""
    from grader.cli.nbgrader import _Run

    results = _Run._results

    def failing(self: Any, *said: Any) -> Any:
        return {name: {**one, "verdict": "not_graded"} for name, one in results(self, *said).items()}

    marked.submit("ada", {CHALLENGE: marked.code(RIGHT)})
    monkeypatch.setattr(_Run, "_results", failing)
    marked.grade()
    assert marks(marked, CHALLENGE) == {1: {"": ("7/2", GIVEN)}}


def types(small: "SmallCourse", *arguments: Argument, code: int = 0) -> Ended:
    """Type a command about our course and its store."""
    from tests.cli.command import run

    ended = run(*arguments, "--data", small.store, cwd=small.ours)
    assert ended.code == code, ended
    return ended


def test_our_commands_count_and_show_what_was_given_there(marked: "SmallCourse", tmp_path: Path) -> None:
    """Grades, standings, pages and tables."""
    assert "ada     3.5 M  8.75 M  12.25" in types(marked, "grades", PS1).out
    assert (
        "Q03 set to 1.75 (given in nbgrader): counts 8.75" in types(marked, "status", "--student", "ada").out
    )
    assert "ada,,,,3.5,8.75,12.25,14,0" in types(marked, "export", "csv", PS1).out
    types(marked, "report", PS1, "--out", tmp_path / "pages")
    (page,) = [path for path in (tmp_path / "pages").rglob("*.html") if "ada" in path.name]
    assert "In nbgrader: Why?" in page.read_text()


def test_a_person_who_marks_here_sees_the_questions_that_everybody_shares(marked: "SmallCourse") -> None:
    """A student's own numbers would be another question than the one that was answered."""
    shown = json.loads(types(marked, "mark", QUIZ, "ada", "--json").out)
    shared, own = drawn(marked), drawn(marked, student="ada")
    assert shared["Q01"] != own["Q01"]
    assert {item["id"]: item["question"] for item in shown["items"]} == {
        name: prompt for name, (prompt, _) in shared.items()
    }


def test_grading_again_by_new_tests_keeps_the_shared_numbers(marked: "SmallCourse") -> None:
    """What was right stays right, and what a person gave is kept."""
    path = marked.ours / "exercises" / QUIZ / "questions.py"
    path.write_text(path.read_text().replace("You multiplied.", "It is a sum."))
    assert drawn(marked, student="ada")["Q01"][1] != drawn(marked)["Q01"][1]
    (told,) = json.loads(types(marked, "regrade", QUIZ, "--apply", "--reason", "text", "--json").out)[
        "exercises"
    ]
    assert (told["attempts"], told["moves"]) == (1, [])
    assert [(one["before"], one["after"]) for one in told["students"]] == [(8.75, 8.75)]
    assert "ada     3.5 M  8.75 M  12.25" in types(marked, "grades", PS1).out
