"""What one student gets: the same numbers on every machine, own ones, usable ones; and whose file it is."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY, CourseKey
from grader.errors import CatalogError, UsageError
from grader.models import Submission
from grader.questions import MultipleChoice, Prose
from grader.variants import (
    Sheet,
    definitions_of,
    inputs_of,
    key_of,
    sheet_of,
    student_named,
    with_student,
)
from tests import courses
from tests.quizzes import NUMBER, handed_in, write_quiz

ROOT = Path(__file__).parents[1]
SLUGS = ["bowl_quiz", "bowl_practice"]
STUDENTS = 500
THETA, W = (r"\theta", r"\eta"), ("w", r"\mathrm{lr}")

# Whoever changes these changes what students got already.
DRAWN: dict[tuple[str, str], tuple[str, dict[str, dict[str, Any]]]] = {
    ("bowl_quiz", "s01"): (
        "8048be173eeb",
        {
            "Q02": {"t": -1.5},
            "Q03": {"letters": THETA},
            "Q04": {"t": -6, "e": 0.2},
            "Q05": {"t": -8, "e": 0.8},
            "Q06": {"left_out": 0.5},
            "Q07": {"false": 3},
            "Q09": {"thetas": (8, 0.5)},
        },
    ),
    ("bowl_quiz", "s02"): (
        "78b2d0b0c492",
        {
            "Q02": {"t": -5},
            "Q03": {"letters": THETA},
            "Q04": {"t": -4, "e": 0.6},
            "Q05": {"t": 8, "e": 0.8},
            "Q06": {"left_out": 0.5},
            "Q07": {"false": 4},
            "Q09": {"thetas": (5, 0.25)},
        },
    ),
    ("bowl_quiz", "Zoë Müller"): (
        "01dd0c9f33c3",
        {
            "Q02": {"t": -5},
            "Q03": {"letters": W},
            "Q04": {"t": 4, "e": 0.75},
            "Q05": {"t": -8, "e": 0.35},
            "Q06": {"left_out": 1},
            "Q07": {"false": 3},
            "Q09": {"thetas": (8, 0.5)},
        },
    ),
    ("bowl_practice", "s01"): ("4d7f3c87c4da", {"P01": {"t": 8, "e": 0.1}, "P02": {"t": 10, "e": 0.9}}),
    ("bowl_practice", "s02"): ("8b10e589062d", {"P01": {"t": -4, "e": 0.1}, "P02": {"t": 10, "e": 0.6}}),
    ("bowl_practice", "Zoë Müller"): (
        "a3a5fe9ba5f8",
        {"P01": {"t": -8, "e": 0.1}, "P02": {"t": 5, "e": 0.75}},
    ),
}
KEYS_OF_S01 = {
    "Q01": "1f 2h 3c 4e 5d 6b",
    "Q02": "2.25, -3",
    "Q03": "b",
    "Q04": "-3.6",
    "Q05": "-0.6, 1.728",
    "Q06": "1a 2d 3b 4f 5c",
    "Q07": "a b c g",
    "Q08": "1a 2h 3h 4c 5e",
    "Q09": "c",
    "Q10": "c d e g j",
}


def exercise_of(slug: str) -> Exercise:
    """Return one of the course's own exercises."""
    return find_course(ROOT).exercise(slug)


@cache
def sheets(slug: str) -> list[Sheet]:
    """Return what 500 students get."""
    return [sheet_of(exercise_of(slug), PUBLIC_KEY, f"student {number}") for number in range(STUDENTS)]


@pytest.mark.parametrize(("slug", "student"), DRAWN)
def test_students_get_what_is_kept_here(slug: str, student: str) -> None:
    """Numbers and order, on every machine and in every version of Python and numpy."""
    fingerprint, numbers = DRAWN[slug, student]

    sheet = sheet_of(exercise_of(slug), PUBLIC_KEY, student)

    assert sheet.numbers == numbers
    assert sheet.fingerprint == fingerprint


def test_one_student_s_key_is_what_is_kept_here() -> None:
    """By hand: -1.5 squared and doubled, -6 (1 - 0.4), 1 - 1.6 and -8 times its cube; letters as drawn."""
    sheet = sheet_of(exercise_of("bowl_quiz"), PUBLIC_KEY, "s01")

    assert {asked.item.id: asked.question.key for asked in sheet.asked} == KEYS_OF_S01


@pytest.mark.parametrize("slug", SLUGS)
def test_every_student_s_numbers_are_on_the_grids(slug: str) -> None:
    """Five hundred sheets, item by item, in the order of the exercise."""
    definitions = definitions_of(exercise_of(slug))
    for sheet in sheets(slug):
        assert [asked.item.id for asked in sheet.asked] == list(definitions)
        for asked in sheet.asked:
            grids = definitions[asked.item.id].grids
            assert set(asked.numbers) == set(grids)
            assert all(asked.numbers[name] in grid for name, grid in grids.items())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_student_can_be_right(slug: str) -> None:
    """The key earns everything, and no listed mistake does."""
    for sheet in sheets(slug):
        for question in (asked.question for asked in sheet.asked):
            if not isinstance(question, Prose):
                assert question.judge_raw(question.key).share == 1
                assert not question.ambiguous


def test_hardly_two_students_get_the_same_quiz() -> None:
    """Neighbors can compare ways, but not answers."""
    assert len({sheet.fingerprint for sheet in sheets("bowl_quiz")}) == STUDENTS
    assert len({str(sheet.numbers) for sheet in sheets("bowl_quiz")}) > 0.95 * STUDENTS


def test_another_course_key_draws_other_numbers() -> None:
    """Who does not have it cannot tell them beforehand."""
    other = sheet_of(exercise_of("bowl_quiz"), CourseKey(b"another secret of a course"), "s01")

    assert other.numbers != DRAWN["bowl_quiz", "s01"][1]


# What all share


@pytest.mark.parametrize("slug", SLUGS)
def test_everybody_has_the_same_sheet(slug: str) -> None:
    """It says whose it is, and belongs to no student, whatever they are called."""
    exercise, shared = exercise_of(slug), PUBLIC_KEY.for_everybody()
    sheet = sheet_of(exercise, shared, "s01")

    assert sheet == sheet_of(exercise, shared, "Zoë Müller") == sheet_of(exercise, shared, "")
    assert sheet.student == "everybody"
    own = [sheet_of(exercise, PUBLIC_KEY, student) for student in ("s01", "everybody")]
    assert len({str(one.numbers) for one in (sheet, *own)}) == 3
    assert len({one.fingerprint for one in (sheet, *own)}) == 3


def test_everybody_s_numbers_are_what_is_kept_here() -> None:
    """Whoever changes these changes what is handed out already."""
    sheet = sheet_of(exercise_of("bowl_practice"), PUBLIC_KEY.for_everybody(), "")

    assert sheet.numbers == {"P01": {"t": 16, "e": 0.375}, "P02": {"t": 10, "e": 0.8}}
    assert sheet.fingerprint == "bc085f04712a"


def test_everybody_has_the_same_hidden_data() -> None:
    """And nobody's own ones."""
    exercise, shared = exercise_of("weight_decay_step"), PUBLIC_KEY.for_everybody()
    data = inputs_of(exercise, shared, "s01", "H09")

    assert data == inputs_of(exercise, shared, "s02", "H09") == ([3.1, 3.8], [0.2, -4.1], 0.25, 10)
    assert data != inputs_of(exercise, shared, "s01", "H10")
    assert data not in [inputs_of(exercise, PUBLIC_KEY, one, "H09") for one in ("s01", "everybody")]


# The fingerprint


@pytest.fixture
def quiz(tmp_path: Path) -> Exercise:
    """Write a course of one quiz."""
    return write_quiz(tmp_path)


def test_the_fingerprint_changes_with_whom_and_what(quiz: Exercise) -> None:
    """Answers to one sheet mean something else on another."""
    sheet = sheet_of(quiz, PUBLIC_KEY, "s01")
    others = [
        replace(sheet, student="s02"),
        replace(sheet, exercise="other"),
        replace(sheet, asked=tuple(reversed(sheet.asked))),
        replace(sheet, asked=sheet.asked[:-1]),
        replace(sheet, asked=(replace(sheet.asked[0], numbers={"a": 7, "b": 7}), *sheet.asked[1:])),
    ]

    assert len({sheet.fingerprint, *(other.fingerprint for other in others)}) == 1 + len(others)


def test_the_fingerprint_changes_with_the_order_of_options(quiz: Exercise) -> None:
    """An "a" would be another answer."""
    sheet = sheet_of(quiz, PUBLIC_KEY, "s01")
    several = sheet.asked[1].question
    assert isinstance(several, MultipleChoice)
    turned = replace(sheet.asked[1], question=replace(several, options=several.options[::-1]))

    assert replace(sheet, asked=(sheet.asked[0], turned, *sheet.asked[2:])).fingerprint != sheet.fingerprint


def test_the_fingerprint_stays_when_words_are_mended(tmp_path: Path) -> None:
    """A typo that is mended must not cost anybody the answers that were begun."""
    before = sheet_of(write_quiz(tmp_path), PUBLIC_KEY, "s01")
    file = tmp_path / "exercises" / "sums" / "questions.py"
    text = file.read_text()
    for old, new in {
        "What is": "How much is",
        '"two"': '"2"',
        "You multiplied.": "A product.",
        "one": "1",
    }.items():
        text = text.replace(old, new)
    file.write_text(text)
    os.utime(file, ns=(1, 1))

    after = sheet_of(find_course(tmp_path).exercise("sums"), PUBLIC_KEY, "s01")

    assert after.asked[0].question.prompt != before.asked[0].question.prompt
    assert after.fingerprint == before.fingerprint


def test_the_fingerprint_takes_any_value_of_a_grid(tmp_path: Path) -> None:
    """Fractions and pairs among them."""
    source = """
    from fractions import Fraction

    @question("Q01", a=[Fraction(1, 3), Fraction(2, 3)], pair=[(1, 2)])
    def third(a, pair):
        return Number(prompt="", right=a)
    """
    quiz = write_quiz(tmp_path, "Q01", questions=source)

    assert len({sheet_of(quiz, PUBLIC_KEY, str(number)).fingerprint for number in range(20)}) == 20


# Whose file it is


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("s01", "s01"),
        (" s01 ", "s01"),
        ("“Ann Lee”", "Ann Lee"),
        ("O'Brien", "O'Brien"),
        ("Jose\u0301", "José"),
        ("名前", "名前"),
        ("", ""),
        ("  ", ""),
        ("a\nb", ""),
        ("\x1b[31mred", ""),
        ("broken \udcff", ""),
        ("x" * 201, ""),
    ],
)
def test_a_name_has_one_spelling(said: str, name: str) -> None:
    """However a system writes accents; what no file could show is no name."""
    assert student_named(said) == name


@pytest.mark.parametrize(
    ("student", "source", "whose"),
    [
        ("s01", 'student = "s02"', "s01"),
        ("", 'student = "s02"', "s02"),
        ("", 'student = " s02 "', "s02"),
        ("", "student = s02", "s02"),
        ("", "student = 17", "17"),
        ("", 'student = "\\u001b[31mred"', ""),
        ("", 'student = "a"\nstudent = "b"', ""),
        ("", "Q01 = 3", ""),
        ("Jose\u0301", "", "José"),
    ],
)
def test_folder_and_file_name_come_before_what_a_file_says(
    quiz: Exercise, student: str, source: str, whose: str
) -> None:
    """A file could say anything; it is asked where nothing else tells."""
    submission = replace(handed_in(source), student=student)

    assert with_student(quiz, submission).student == whose


def test_a_file_that_cannot_be_read_is_nobody_s(quiz: Exercise) -> None:
    """Its own reason is told later."""
    assert with_student(quiz, replace(handed_in(b"\xff\xfe"), student="")).student == ""
    assert with_student(quiz, Submission("answers.toml", "", refusal="it is a pipe")).student == ""


def test_code_of_nobody_is_graded_with_anybody_s_numbers(tmp_path: Path) -> None:
    """There is nothing in it that could tell, and no answer depends on them."""
    exercise = courses.write_course(tmp_path)

    assert with_student(exercise, Submission("doubling.py", "", b"x = 1")).student == "you"


# What authors get wrong


HALF = """
@question("Q01")
def one():
    return Number(prompt="", right=1)
"""
BROKEN: dict[str, tuple[str, str]] = {
    "missing": (HALF, ": defines no question for Q02"),
    "twice": (
        HALF + HALF.replace("one", "two"),
        ": Q01 is defined twice",
    ),
    "unknown": (HALF + HALF.replace("Q01", "Q77").replace("one", "two"), ": exercise.toml has no item Q77"),
    "broken": ("def one(:\n", ":4: "),
    "failing": ("1 / 0", ": cannot be loaded: ZeroDivisionError: division by zero"),
}
RAISING: dict[str, tuple[str, str]] = {
    "raising": ("    return 1 / 0", ": Q01: ZeroDivisionError: division by zero"),
    "nothing": ("    pass", ": Q01: AttributeError: "),
    "endless": (
        '    return Number(prompt="", right=1, wrong=[Wrong(1, "")])',
        ": Q01: no combination of its grids can be asked",
    ),
    "untypable": (
        '    return Number(prompt="", right=1, wrong=[Wrong(float("nan"), "")])',
        ": Q01: FormatError: expected a number, got ",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_with_a_file_of_questions_is_named(tmp_path: Path, name: str) -> None:
    """File and item, in one sentence."""
    source, sentence = BROKEN[name]
    quiz = write_quiz(tmp_path, "Q01", "Q02", questions=source)

    with pytest.raises(CatalogError) as caught:
        definitions_of(quiz)
    assert str(caught.value).startswith(f"{quiz.folder / 'questions.py'}{sentence}")


@pytest.mark.parametrize("name", RAISING)
def test_what_is_wrong_with_a_question_is_named(tmp_path: Path, name: str) -> None:
    """Also where it shows only when the question is drawn."""
    body, sentence = RAISING[name]
    quiz = write_quiz(tmp_path, "Q01", questions=f'@question("Q01")\ndef one():\n{body}\n')

    with pytest.raises(CatalogError) as caught:
        sheet_of(quiz, PUBLIC_KEY, "s01")
    assert str(caught.value).startswith(f"{quiz.folder / 'questions.py'}{sentence}")


def test_a_question_that_was_mended_is_read_anew(tmp_path: Path) -> None:
    """A process may live for long: the web, an author's shell."""
    quiz = write_quiz(tmp_path, "Q01")
    assert sheet_of(quiz, PUBLIC_KEY, "s01").asked[0].question.prompt.startswith("What is")

    write_quiz(tmp_path, "Q01", questions=NUMBER.replace("What is", "Tell me"))
    os.utime(quiz.folder / "questions.py", ns=(1, 1))

    assert sheet_of(quiz, PUBLIC_KEY, "s01").asked[0].question.prompt.startswith("Tell me")


def test_a_copy_without_questions_says_what_is_needed(quiz: Exercise) -> None:
    """Students have none."""
    (quiz.folder / "questions.py").unlink()

    with pytest.raises(
        UsageError, match=r"sums has no questions\.py: this needs the course's own repository"
    ):
        sheet_of(quiz, PUBLIC_KEY, "s01")


def test_questions_may_use_the_reference_of_their_course(tmp_path: Path) -> None:
    """And no other one that was loaded before."""
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "__init__.py").write_text("ANSWER = 42\n")
    source = """
    import reference

    @question("Q01")
    def answer():
        return Number(prompt="", right=reference.ANSWER)
    """
    quiz = write_quiz(tmp_path, "Q01", questions=source)

    assert sheet_of(quiz, PUBLIC_KEY, "s01").asked[0].question.key == "42"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (None, r"draws\.py: not found"),
        ("def inputs(draw):\n    return 1 / 0\n", r"draws\.py: H01: ZeroDivisionError: division by zero"),
        ("", r"draws\.py: H01: AttributeError: "),
    ],
)
def test_hidden_data_that_cannot_be_drawn_name_file_and_case(
    tmp_path: Path, source: str | None, sentence: str
) -> None:
    """The author's error, told as such."""
    exercise = courses.write_course(tmp_path)
    if source is not None:
        (exercise.folder / "draws.py").write_text(source)

    with pytest.raises(CatalogError, match=sentence):
        inputs_of(exercise, PUBLIC_KEY, "s01", "H01")


# The key of a course


def test_a_course_may_name_its_key(tmp_path: Path) -> None:
    """Then no other one draws: everybody would get other numbers."""
    write_quiz(tmp_path)
    fingerprint = key_of(find_course(tmp_path)).fingerprint
    write_quiz(tmp_path, key=fingerprint)

    assert key_of(find_course(tmp_path)).fingerprint == fingerprint


def test_another_key_than_the_one_named_is_refused(tmp_path: Path) -> None:
    """Both fingerprints are in the sentence, and neither is the key."""
    write_quiz(tmp_path)
    fingerprint = key_of(find_course(tmp_path)).fingerprint
    write_quiz(tmp_path, key="0123456789abcdef")

    with pytest.raises(UsageError) as caught:
        key_of(find_course(tmp_path))
    assert str(caught.value) == (
        f"the course key here has the fingerprint {fingerprint}, and course.toml names 0123456789abcdef: "
        "with another key everybody gets other numbers. Put the course's own key there"
    )
