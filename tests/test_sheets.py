"""A sheet as files: complete, valid TOML, right when it is filled in with the key, and nothing hidden."""

import json
import re
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.errors import CatalogError
from grader.handout import handout_files, write_handout
from grader.markup import for_terminal
from grader.models import CaseResult, Limits, Outcome, Submission
from grader.questions import Code, Matching, Prose, Question
from grader.questions.answers import read_answers
from grader.sandbox.process import Child
from grader.sheets import (
    Checked,
    as_answer_file,
    as_data,
    as_markdown,
    check,
    handed,
    handed_from,
    head_of,
    misfits,
)
from grader.suite.answering import AnswerBench
from grader.suite.judging import unjudged
from grader.variants import Sheet, sheet_of
from tests.quizzes import answer_file, write_quiz

ROOT = Path(__file__).parents[1]
SLUGS = ["bowl_quiz", "bowl_practice"]
STUDENTS = ["s01", "s02", "Zoë Müller", 'the "boss"', "back\\slash", "you"]


def sheet_for(slug: str, student: str = "s01") -> Sheet:
    """Draw a sheet of one of the course's own exercises."""
    return sheet_of(find_course(ROOT).exercise(slug), PUBLIC_KEY, student)


def template(sheet: Sheet) -> str:
    """Return the file to fill in."""
    return as_answer_file("Any title", sheet)


def filled(sheet: Sheet) -> str:
    """Fill the template in with the key, line by line, as a student does."""
    text = template(sheet)
    for asked in sheet.asked:
        name, question = asked.item.id, asked.question
        if isinstance(question, Matching):
            for pair in question.key.split():
                text = text.replace(f'{name}.{pair[:-1]} = ""', f'{name}.{pair[:-1]} = "{pair[-1]}"')
        elif isinstance(question, Prose):
            text = text.replace(f"{name} = '''\n'''", f"{name} = '''\n{question.key}\n'''")
        else:
            text = text.replace(f'{name} = ""', f'{name} = "{question.key}"')
    return text


def no_sandbox(_: Limits) -> Child:
    """Refuse: nothing of these answers is run."""
    raise AssertionError("nothing is run here")


def judged(exercise: Exercise, text: str) -> list[CaseResult]:
    """Judge a file of answers."""
    submission = Submission("answers.toml", "", text.encode())
    bench = AnswerBench.of(exercise, submission, PUBLIC_KEY, no_sandbox)
    return [bench.judge(unjudged(item)) for item in exercise.manifest.items]


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_file_to_fill_in_is_toml_and_says_whose_it_is(slug: str, student: str) -> None:
    """Whatever a name holds; every answer is empty, and every question has its place."""
    sheet = sheet_for(slug, student)
    table = tomllib.loads(template(sheet))

    head = {key: table.pop(key) for key in ("exercise", "student", "sheet")}
    assert head == {"exercise": slug, "student": student, "sheet": sheet.fingerprint}
    assert list(table) == [asked.item.id for asked in sheet.asked]
    assert not any("".join(value.values()) if isinstance(value, dict) else value for value in table.values())


@pytest.mark.parametrize("slug", SLUGS)
def test_its_comments_hold_every_question(slug: str) -> None:
    """Title, worth, prompt and options stand above the answer; formulas are spelled out."""
    sheet = sheet_for(slug)
    comments = [line[2:] for line in template(sheet).splitlines() if line.startswith("#")]
    words = " ".join(" ".join(comments).split())

    for question in handed(sheet):
        assert question.heading.replace("  ", " ") in words
        for text in (question.prompt, question.form.how(), *question.form.lines()):
            assert " ".join(unescape(for_terminal(text)).split()) in words
    assert "$" not in words
    assert "\\" not in words
    assert max(map(len, comments)) <= 96


@pytest.mark.parametrize("student", STUDENTS[:3])
@pytest.mark.parametrize("slug", SLUGS)
def test_filled_in_with_the_key_it_earns_everything(slug: str, student: str) -> None:
    """Prose waits for a person."""
    exercise = find_course(ROOT).exercise(slug)

    results = judged(exercise, filled(sheet_of(exercise, PUBLIC_KEY, student)))

    earned = {case.id: case.points for case in results if case.outcome is Outcome.PASSED}
    waiting = [case.id for case in results if case.outcome is Outcome.PENDING]
    assert waiting == (["P03"] if slug == "bowl_practice" else [])
    assert {*earned, *waiting} == {item.id for item in exercise.manifest.items}
    assert sum(earned.values()) == {"bowl_quiz": 14, "bowl_practice": 6}[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_as_it_is_handed_out_it_answers_nothing(slug: str) -> None:
    """No template line counts as an answer, so none costs a try."""
    results = judged(find_course(ROOT).exercise(slug), template(sheet_for(slug)))

    assert {(case.outcome, case.message, case.points) for case in results} == {
        (Outcome.NOT_RUN, "no answer", Fraction(0))
    }


def strings_in(data: Any) -> Iterator[str]:
    """Return every text in a table, keys and all."""
    if isinstance(data, dict):
        yield from data
        data = list(data.values())
    for item in data if isinstance(data, list) else ():
        yield from strings_in(item)
    if isinstance(data, str):
        yield data


def secrets_of(question: Question) -> Iterator[str]:
    """Return what a student is told later, or never."""
    yield from question.hints
    yield question.worked
    yield from (wrong.sentence for wrong in question.listed())
    if isinstance(question, Matching):
        yield from question.wrong.values()
    if isinstance(question, Prose):
        yield question.model
        yield from (line.text for line in question.rubric)
        yield from (wrong.sentence for wrong in question.seen)
    if isinstance(question, Code):
        yield from (repr(call.right) for call in question.calls)


def words_of(text: str) -> str:
    """Return the words of a text in one line, as a file breaks it; comments are text, too."""
    return " ".join(re.sub(r"^# ?", "", text, flags=re.MULTILINE).split())


@pytest.mark.parametrize("student", STUDENTS[:3])
@pytest.mark.parametrize("slug", [*SLUGS, "sums"])
def test_nothing_hidden_is_handed_out(slug: str, student: str, tmp_path: Path) -> None:
    """No hint, sentence, rubric or worked solution, in any file, as Markdown or as plain text."""
    exercise = write_quiz(tmp_path) if slug == "sums" else find_course(ROOT).exercise(slug)
    sheet = sheet_of(exercise, PUBLIC_KEY, student)
    files = handout_files(exercise, sheet)
    given = " ".join([words_of("\n".join(files.values())), *strings_in(json.loads(files["questions.json"]))])

    assert set(files) == {"answers.toml", "statement.md", "questions.json", "exercise.toml"}
    for asked in sheet.asked:
        for secret in secrets_of(asked.question):
            assert words_of(secret) not in given
            assert words_of(unescape(for_terminal(secret))) not in given


def test_a_sheet_as_data_has_these_fields_and_no_other() -> None:
    """A field that told the key would have to be written down here."""
    data = as_data(sheet_for("bowl_quiz"))

    assert set(data) == {"schema", "exercise", "student", "sheet", "questions"}
    assert {key for question in data["questions"] for key in question} == {
        *("id", "title", "points", "prompt", "how", "form")
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_a_sheet_is_read_back_from_its_data(slug: str) -> None:
    """What `grader check` works with is what was handed out."""
    sheet = sheet_for(slug)
    data = json.loads(json.dumps(as_data(sheet)))

    assert handed_from(data) == handed(sheet)
    assert head_of(data) == {"exercise": slug, "student": "s01", "sheet": sheet.fingerprint}


@pytest.mark.parametrize(
    "data",
    [
        [],
        None,
        3,
        {},
        {"questions": 3},
        {"questions": [{}]},
        {"questions": [{"id": "Q01"}]},
        {"questions": [3]},
    ],
)
def test_what_is_no_sheet_is_refused(data: Any) -> None:
    """With the command that writes one."""
    with pytest.raises(CatalogError, match=r"not the questions of a sheet: .*`grader get` writes them again"):
        handed_from(data)


def test_the_statement_lists_the_questions_behind_the_introduction() -> None:
    """As Markdown: each option is a line of a list that keeps its letter."""
    text = as_markdown("# Title\n\nHello.\n", handed(sheet_for("bowl_quiz")))

    assert text.startswith("# Title\n\nHello.\n\n## Q01 · Fog, slope, stride (1 point)\n\nYou walk down")
    assert re.search(r"^- \*\*[1-6]\.\*\* your altitude$", text, re.MULTILINE)
    assert re.search(r"^- \*\*[a-h]\.\*\* the gradient$", text, re.MULTILINE)
    assert re.findall(r"^## (\w+) · .* \((\d) points?\)$", text, re.MULTILINE) == [
        *[("Q01", "1"), ("Q02", "1"), ("Q03", "1"), ("Q04", "1"), ("Q05", "2")],
        *[("Q06", "2"), ("Q07", "2"), ("Q08", "1"), ("Q09", "1"), ("Q10", "2")],
    ]
    assert text.count("*Answer: ") == 10


# Whether it can be read


def checked(text: str, tmp_path: Path) -> dict[str, Checked]:
    """Check a file of answers to the small quiz."""
    sheet = sheet_of(write_quiz(tmp_path), PUBLIC_KEY, "s01")
    return {item.id: item for item in check(handed(sheet), read_answers(text.encode()))}


def test_check_tells_what_can_be_read_and_not_what_is_right(tmp_path: Path) -> None:
    """A wrong answer is as good as a right one here."""
    found = checked(answer_file({"Q01": 99, "Q02": "a b c d", "Q04": "def f(: pass"}), tmp_path)

    assert [(item.blank, item.problem) for item in found.values()] == [
        (False, ""),
        (False, ""),
        (True, ""),
        (False, ""),
    ]


def test_check_says_of_each_answer_what_to_change(tmp_path: Path) -> None:
    """Every one that cannot be read has its sentence, also what stands twice."""
    found = checked("Q01 = 3,5\nQ02 = x\nQ03 = because\nQ04 = 1\nQ04 = 2\n", tmp_path)

    assert {item.id: item.problem for item in found.values()} == {
        "Q01": 'expected a number, got "3,5"; write 3.5 with a point, not a comma',
        "Q02": 'expected letters from a to d, got "x"; "x" is none of them, '
        "write the letter that stands before the option",
        "Q03": "the answer has 1 word; write a sentence or more",
        "Q04": "Q04 is given twice, as 1 and as 2; keep one of them",
    }


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ('exercise = "sums"\nstudent = " s01 "', []),
        (
            "student = s02",
            ['expected student = "s01", as in the file that came with these questions, got "s02"'],
        ),
        (
            'exercise = "other"\nsheet = "beef"',
            [
                'expected exercise = "sums", as in the file that came with these questions, got "other"',
                'expected sheet = "cafe", as in the file that came with these questions, got "beef"',
            ],
        ),
        ("student = a\nstudent = b", ['student is given twice, as "a" and as "b"; keep one of them']),
        (
            'student = "\\u001b[31m"',
            ['expected student = "s01", as in the file that came with these questions, got "\\x1b[31m"'],
        ),
    ],
)
def test_a_head_of_another_sheet_is_told(text: str, sentences: list[str]) -> None:
    """Answers below it would not be graded, however readable they are."""
    head = {"exercise": "sums", "student": "s01", "sheet": "cafe"}

    assert misfits(read_answers(text.encode()), head) == sentences


# The folder of a student


def test_answers_that_were_begun_are_kept(tmp_path: Path) -> None:
    """The questions beside them are written anew."""
    quiz = write_quiz(tmp_path / "course")
    sheet = sheet_of(quiz, PUBLIC_KEY, "s01")
    folder = tmp_path / "given"
    assert not write_handout(quiz, folder, sheet)
    begun = (folder / "answers.toml").read_text().replace('Q01 = ""', 'Q01 = "5"')
    (folder / "answers.toml").write_text(begun)
    (folder / "statement.md").write_text("scribbled over")

    assert write_handout(quiz, folder, sheet)
    assert (folder / "answers.toml").read_text() == begun
    assert (folder / "statement.md").read_text().startswith("# Sums\n")
