"""Files of answers, judged item by item: what is earned, what is told, what costs no try, what is refused."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise
from grader.draws import PUBLIC_KEY, CourseKey
from grader.errors import NotGradableError
from grader.grading.chunk import grade_chunk
from grader.grading.warm import forget_hosts
from grader.models import CaseResult, Limits, Outcome, RunResult, Submission, Verdict
from grader.questions.code import Code
from grader.questions.definition import Definition
from grader.report.record import to_json
from grader.sandbox.process import Child
from grader.suite.answering import AnswerBench
from grader.suite.judging import unjudged
from grader.variants import Sheet, definitions_of, sheet_of
from tests.quizzes import ITEMS, answer_file, handed_in, right_answers, write_quiz

EXPRESSION = """
@question("Q02")
def successor():
    return Expression(
        prompt="What follows $x$?",
        right="x + 1",
        variables=['x'],
        worked="One more.",
    )
"""


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Write a quiz without code: nothing of it needs a sandbox."""
    return write_quiz(tmp_path_factory.mktemp("quiz"), "Q01", "Q02", "Q03")


@pytest.fixture(scope="module")
def coding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exercise]:
    """Write a quiz with a question that is answered in code; half a second a call."""
    yield write_quiz(tmp_path_factory.mktemp("coding"), "Q01", "Q04")
    forget_hosts()


@pytest.fixture(scope="module")
def sheet(quiz: Exercise) -> Sheet:
    """Draw what s01 gets."""
    return sheet_of(quiz, PUBLIC_KEY, "s01")


def graded(exercise: Exercise, *submissions: Submission) -> list[RunResult]:
    """Grade some files of answers."""
    return grade_chunk(exercise, submissions, key=PUBLIC_KEY)


def one(exercise: Exercise, answers: str | bytes | dict[str, Any], student: str = "s01") -> RunResult:
    """Grade one file of answers."""
    (result,) = graded(exercise, handed_in(answers, student))
    return result


def case_of(result: RunResult, name: str) -> CaseResult:
    """Return the result of one item."""
    return next(case for case in result.tests if case.id == name)


# Points


def test_the_key_earns_everything_but_what_a_person_judges(quiz: Exercise, sheet: Sheet) -> None:
    """Points of prose are pending, and part of what could be earned."""
    result = one(quiz, right_answers(sheet))

    assert [result.points, result.max_points, result.pending] == [4, 7, 3]
    assert [case.outcome for case in result.tests] == [Outcome.PASSED, Outcome.PASSED, Outcome.PENDING]
    assert (result.verdict, result.message) == (Verdict.PARTIAL, "")
    assert result.isolation is None


def test_the_receipt_holds_what_was_drawn(quiz: Exercise, sheet: Sheet) -> None:
    """So that a grading can be repeated, and a student asked about it."""
    assert one(quiz, {}).variant == {"Q01": sheet.asked[0].numbers}
    assert json.loads(to_json(one(quiz, {})))["variant"] == {"Q01": sheet.asked[0].numbers}


def test_numbers_of_any_type_can_be_kept(tmp_path: Path) -> None:
    """JSON knows neither fractions nor pairs."""
    source = """
    from fractions import Fraction

    @question("Q01", a=[Fraction(1, 3)], pair=[(1, 2)])
    def third(a, pair):
        return Number(prompt="", right=a)
    """
    result = one(write_quiz(tmp_path, "Q01", questions=source), {"Q01": "1/3"})

    assert result.points == 2
    assert json.loads(to_json(result))["variant"] == {"Q01": {"a": "1/3", "pair": [1, 2]}}


def test_a_part_of_an_answer_earns_its_share(quiz: Exercise, sheet: Sheet) -> None:
    """Half of the right ticks is half of two points, exactly."""
    result = one(quiz, {"Q02": right_answers(sheet)["Q02"].split()[0]})

    assert (case_of(result, "Q02").points, case_of(result, "Q02").outcome) == (Fraction(1), Outcome.FAILED)
    assert case_of(result, "Q02").message == "What you chose is right, but it is not all."
    assert result.verdict is Verdict.PARTIAL
    assert result.score == pytest.approx(1 / 7)


def test_a_wrong_answer_is_told_its_sentence_and_never_the_key(quiz: Exercise, sheet: Sheet) -> None:
    """The sentence is also the message of the result."""
    numbers = sheet.asked[0].numbers
    result = one(quiz, {"Q01": numbers["a"] * numbers["b"]})

    assert result.message == "Q01: You multiplied."
    assert case_of(result, "Q01").got == str(numbers["a"] * numbers["b"])
    assert case_of(result, "Q01").expected is None
    assert result.verdict is Verdict.FAILED
    assert result.points == 0


@pytest.mark.parametrize(
    "answers", ["", {"Q01": "", "Q02": [], "Q03": "\n"}, {"Q01": " ", "Q99": 3}, "# only"]
)
def test_what_is_not_answered_costs_no_try(quiz: Exercise, answers: str | dict[str, Any]) -> None:
    """It is not judged at all."""
    result = one(quiz, answers)

    assert {(case.outcome, case.message, case.got) for case in result.tests} == {
        (Outcome.NOT_RUN, "no answer", None)
    }
    assert result.verdict is Verdict.FAILED
    assert [result.points, result.pending] == [0, 0]
    assert result.message == "Q01: no answer"


UNREADABLE = {
    "Q01 = 3,5": ("Q01", 'expected a number, got "3,5"; write 3.5 with a point, not a comma'),
    "Q01 = nan": ("Q01", 'expected a number, got nan; nan stands for "not a number", write digits'),
    "Q01 = 1\nQ01 = 2": ("Q01", "Q01 is given twice, as 1 and as 2; keep one of them"),
    "Q01 = { a = 1 }": ("Q01", "expected a number, got a table; write one such as"),
    "Q02 = 'x'": ("Q02", 'expected letters from a to d, got "x"'),
    "Q02.1 = 'a'": ("Q02", "expected letters from a to d, got a table; write them in quotes"),
    "Q02 = 'a a'": ("Q02", "a letter is given twice; write each letter once"),
    "Q03 = 'no'": ("Q03", "the answer has 1 word; write a sentence or more"),
    f"Q03 = '{'word ' * 21}'": ("Q03", "the answer has 21 words; at most 20 are read, so shorten it"),
    "Q03 = 7": ("Q03", "the answer is text between quotes, got 7"),
}


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_costs_no_try(quiz: Exercise, text: str) -> None:
    """It is told what to change; the class list tells it as well."""
    name, sentence = UNREADABLE[text]
    result = one(quiz, text)

    case = case_of(result, name)
    assert case.outcome is Outcome.NOT_RUN
    assert case.points == 0
    assert case.message.startswith(f"cannot be read: {sentence}")
    assert result.message == f"{name}: {case.message}"


def test_prose_is_kept_whole_for_the_person_who_reads_it(quiz: Exercise) -> None:
    """However long its words are."""
    text = f"Because {'very ' * 15}large {'n' * 500} exist."
    result = one(quiz, {"Q03": text})

    case = case_of(result, "Q03")
    assert (case.outcome, case.message) == (Outcome.PENDING, "waits for a person")
    assert case.got == text
    assert [result.pending, result.points] == [3, 0]


PARTS = """
@question("Q03")
def in_parts():
    parts = {
        "a": Part(1, Number(prompt="What is 2 + 3?", right=5, wrong=[Wrong(6, "You multiplied.")])),
        "b": Part(2, Prose(prompt="Why?", max_words=99, rubric=[], model="Since one counts on.")),
    }
    return Parts(prompt="Two things.", parts=parts)
"""
LONG = f"Because one counts on, {'and on ' * 40}as everybody knows."


@pytest.mark.parametrize(
    ("text", "points", "pending", "outcome", "message"),
    [
        (f"Q03.a = 5\nQ03.b = '{LONG}'", 1, 2, Outcome.PENDING, ""),
        (f"Q03.a = 6\nQ03.b = '{LONG}'", 0, 2, Outcome.PENDING, "(a) You multiplied."),
        (f"Q03.b = '{LONG}'", 0, 2, Outcome.PENDING, "(a) No answer."),
        ("Q03.a = 5", 1, 0, Outcome.FAILED, "(b) No answer."),
        ("Q03.a = 5\nQ03.b = 'no'", 0, 0, Outcome.NOT_RUN, "cannot be read: part b: the answer has 1 word"),
        ("Q03.a = ''\nQ03.b = ''", 0, 0, Outcome.NOT_RUN, "no answer"),
    ],
)
def test_a_question_of_parts_is_added_up(
    tmp_path: Path, text: str, points: int, pending: int, outcome: Outcome, message: str
) -> None:
    """What a machine can judge is there at once; a person's part is kept whole."""
    result = one(write_quiz(tmp_path, "Q03", questions=PARTS), text)

    (case,) = result.tests
    assert [result.points, result.pending] == [points, pending]
    assert case.outcome is outcome
    assert case.message.startswith(message)
    assert (LONG in (case.got or "")) is (pending > 0)


# Whose answers


HEADS: dict[str, tuple[dict[str, str], str]] = {
    "another exercise": ({"exercise": "other"}, 'these are answers to "other", not to sums'),
    "another student": (
        {"student": "s02"},
        'these answers are to the questions of "s02", and were handed in by "s01", whose numbers are others',
    ),
    "another sheet": (
        {"sheet": "beef"},
        'these answers are to the sheet "beef", and the one of "s01" is now "{}": the questions were '
        "changed, or drawn with another course key; get the sheet again and copy the answers that still fit",
    ),
    "signs that move the cursor": (
        {"student": "\x1b[2J"},
        'these answers are to the questions of "\\x1b[2J", and were handed in by "s01", '
        "whose numbers are others",
    ),
    "a name without an end": (
        {"exercise": "x" * 9999},
        f'these are answers to "{"x" * 40}…", not to sums',
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_what_was_written_for_another_sheet_is_not_graded(quiz: Exercise, sheet: Sheet, name: str) -> None:
    """It costs no try: with other numbers every answer would be wrong."""
    head, sentence = HEADS[name]

    result = one(quiz, answer_file(right_answers(sheet), **head))

    assert result.verdict is Verdict.NOT_GRADABLE
    assert result.points == 0
    assert result.message == sentence.format(sheet.fingerprint)
    assert {case.outcome for case in result.tests} == {Outcome.NOT_RUN}


@pytest.mark.parametrize("head", ["whole", "sheet"])
def test_answers_hold_for_everybody_s_sheet_or_for_one_s_own(quiz: Exercise, sheet: Sheet, head: str) -> None:
    """As the submission says; those to the other one are no answers."""
    shared = sheet_of(quiz, PUBLIC_KEY.for_everybody(), "")
    written = {
        one.student: handed_in(
            answer_file(
                right_answers(one),
                **({"student": one.student} if head == "whole" else {}),
                sheet=one.fingerprint,
            )
        )
        for one in (shared, sheet)
    }
    of_shared, of_own = written["everybody"], written["s01"]

    (right,) = graded(quiz, replace(of_shared, shared_numbers=True))
    assert [right.points, right.student, right.variant] == [4, "s01", shared.numbers]
    assert right.hashes["key"] == PUBLIC_KEY.for_everybody().fingerprint
    for result in graded(quiz, of_shared, replace(of_own, shared_numbers=True)):
        assert [result.verdict, result.points] == [Verdict.NOT_GRADABLE, 0]
        assert result.message.startswith("these answers are to the ")
    assert graded(quiz, of_own)[0].hashes["key"] == PUBLIC_KEY.fingerprint


def test_a_head_that_fits_may_be_there_or_not(quiz: Exercise, sheet: Sheet) -> None:
    """Whole, in part, or lost."""
    head = {"exercise": "sums", "student": "s01", "sheet": sheet.fingerprint}

    for lost in [(), ("exercise",), ("student",), ("sheet",), tuple(head)]:
        kept = {key: value for key, value in head.items() if key not in lost}
        assert one(quiz, answer_file(right_answers(sheet), **kept)).points == 4


def test_a_file_that_tells_nobody_is_graded_as_whose_it_says_it_is(quiz: Exercise, sheet: Sheet) -> None:
    """A file that is called like everybody's has its student inside."""
    text = answer_file(right_answers(sheet), student="s01")
    (result,) = graded(quiz, replace(handed_in(text), student=""))

    assert result.student == "s01"
    assert result.points == 4


def test_a_file_of_nobody_is_not_graded_with_the_numbers_of_nobody(quiz: Exercise, sheet: Sheet) -> None:
    """Every number would count as wrong, though each may be right."""
    (result,) = graded(quiz, replace(handed_in(right_answers(sheet)), student=""))

    assert (result.verdict, result.student) == (Verdict.NOT_GRADABLE, "")
    assert result.message == (
        'it does not tell whose answers these are: write student = "NAME" into the file again, with the name '
        "that the questions were drawn for, or grade it with --student"
    )


def test_an_accent_may_be_spelled_in_two_ways(quiz: Exercise) -> None:
    """As file systems do; the numbers are the same, and so is the sheet."""
    sheet = sheet_of(quiz, PUBLIC_KEY, "José")
    text = answer_file(right_answers(sheet), student="José", sheet=sheet.fingerprint)

    assert one(quiz, text, "Jose\u0301").points == 4
    assert one(quiz, text.replace("José", "Jose\u0301"), "José").points == 4


def test_another_course_key_makes_other_sheets(quiz: Exercise, sheet: Sheet) -> None:
    """Who grades with a key of his own is told so, and nobody loses a point."""
    text = answer_file(right_answers(sheet), sheet=sheet.fingerprint)
    (result,) = grade_chunk(quiz, [handed_in(text)], key=CourseKey(b"not the key of this course"))

    assert result.verdict is Verdict.NOT_GRADABLE
    assert "drawn with another course key" in result.message


# Hostile files


HOSTILE: dict[str, bytes] = {
    "60 KB of one answer": b'Q01 = "' + b"9" * 60_000 + b'"',
    "60 KB of statements": b"Q01 = 1\n" * 7_500,
    "60 KB of prose": b'Q03 = "' + b"a " * 30_000 + b'"',
    "too large": b"#" * 65_537,
    "deep tables": b"Q01 = " + b"{a=" * 10_000,
    "deep lists": b"Q02 = " + b"[" * 900 + b"]" * 900,
    "lists in lists": b"Q02 = [[['a']]]",
    "dots": b"a." * 30_000 + b"a = 1",
    "control characters": b'Q01 = "\\u001b[2J\\u0007"\nQ02 = "\\u202e a"\nQ03 = "one two \\u001b[31mred"',
    "an endless student": b'student = "' + b"s" * 60_000 + b'"',
    "no text": b"\xff\xfe\0\0",
    "not UTF-8": b"Q01 = \xe9",
    "NUL": b"Q01 = 5\0",
    "dates": b"Q01 = 1979-05-27T07:32:00Z\nQ02 = 07:32:00",
    "a huge number": b"Q01 = 0x" + b"f" * 9_000,
    "infinity": b"Q01 = inf\nQ02 = nan\nQ03 = true",
    "keys that are not plain": '"Q01" = 1\n"Q\\u0030\\u0032" = "a"\n"é" = 2\n"" = 3'.encode(),
}


def test_no_file_disturbs_a_class(quiz: Exercise, sheet: Sheet) -> None:
    """Each has a result that can be written, in its place; the honest neighbors earn what they earn."""
    honest = handed_in(right_answers(sheet))
    strangers = [handed_in(source, name) for name, source in HOSTILE.items()]

    results = graded(quiz, honest, *strangers, honest)

    assert [result.points for result in (results[0], results[-1])] == [4, 4]
    assert [result.student for result in results[1:-1]] == list(HOSTILE)
    for result in results:
        text = to_json(result)
        assert text.isprintable()
        assert len(text) < 10_000
        assert all(case.message.isprintable() for case in result.tests)
        assert result.message.isprintable()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("too large", "it has 65,537 bytes; at most 65,536 are taken"),
        ("no text", "it is saved as UTF-16; save it as UTF-8"),
        ("not UTF-8", "it is not UTF-8 text (see line 1); save it as UTF-8"),
        ("NUL", "it holds NUL bytes, so it is not a text file; save it as UTF-8 text"),
    ],
)
def test_what_is_no_answer_file_is_refused(quiz: Exercise, name: str, sentence: str) -> None:
    """It costs no try."""
    result = one(quiz, HOSTILE[name])

    assert (result.verdict, result.message) == (Verdict.NOT_GRADABLE, sentence)


# Code


def no_sandbox(_: Limits) -> Child:
    """Refuse: nothing of these answers is run."""
    raise AssertionError("nothing is run here")


RIGHT = "def double(x):\n    return x + x\n"
SOURCES: dict[str, tuple[str, Outcome, str]] = {
    "right": (RIGHT, Outcome.PASSED, ""),
    "on one line": ("double = lambda x: 2 * x", Outcome.PASSED, ""),
    "of another type": (
        "from fractions import Fraction\ndouble = lambda x: Fraction(2 * x)",
        Outcome.PASSED,
        "",
    ),
    "listed": ("def double(x):\n    return x ** 2\n", Outcome.FAILED, "You squared it."),
    "listed, and not the starter": ("def double(y): return y", Outcome.FAILED, "Nothing is doubled yet."),
    "wrong in its own way": (
        "def double(x): return 3",
        Outcome.FAILED,
        "It does not return the right values.",
    ),
    "right once": (
        "def double(x): return 42",
        Outcome.FAILED,
        "It does not return the right values.",
    ),
    "returns nothing": ("def double(x): print(x)", Outcome.FAILED, "It does not return the right values."),
    "returns text": (
        "def double(x): return str(2 * x)",
        Outcome.FAILED,
        "It does not return the right values.",
    ),
    "raises": ("def double(x): raise ValueError(f'called with {x}')", Outcome.FAILED, "it raised ValueError"),
    "raises its own": (
        "def double(x): raise type(f'With{abs(x)}', (KeyError,), {})(x)",
        Outcome.FAILED,
        "it raised KeyError",
    ),
    "needs two": ("def double(x, y): return 2 * x", Outcome.FAILED, "it raised TypeError"),
    "never ends": ("def double(x):\n    while True: pass\n", Outcome.FAILED, "it was stopped after 0.5 s"),
    "is not Python": ("def double(x:\n", Outcome.NOT_RUN, "cannot be read: double.py, line 1: "),
    "defines nothing": ("x = 1", Outcome.NOT_RUN, "cannot be read: double.py defines no function 'double'"),
    "fails when it is loaded": ("1 / 0", Outcome.NOT_RUN, "cannot be read: double.py cannot be run"),
    "leaves": ("import os\nos._exit(0)", Outcome.NOT_RUN, "cannot be read: double.py cannot be run"),
    "imports what is not there": ("import reference", Outcome.NOT_RUN, "cannot be read: double.py "),
    "is no text": ("", Outcome.NOT_RUN, "no answer"),
    "the starter": ("def double(x):\n    return x\n", Outcome.NOT_RUN, "no answer"),
    "the starter, moved": ("\n\ndef double(x):\n    return x\n\n\n", Outcome.NOT_RUN, "no answer"),
}


@pytest.fixture(scope="module")
def of_code(coding: Exercise) -> dict[str, CaseResult]:
    """Grade all of them, in one sandbox after the other."""
    results = graded(coding, *(handed_in({"Q04": source}, name) for name, (source, _, _) in SOURCES.items()))
    return {result.student: case_of(result, "Q04") for result in results}


@pytest.mark.parametrize("name", SOURCES)
def test_code_is_judged_by_what_it_returns(of_code: dict[str, CaseResult], name: str) -> None:
    """What does not run at all costs no try, as with any other answer."""
    _, outcome, sentence = SOURCES[name]
    case = of_code[name]

    assert case.outcome is outcome
    assert case.message.startswith(sentence)
    assert bool(case.message) == bool(sentence)
    assert case.points == (3 if outcome is Outcome.PASSED else 0)


def test_code_never_tells_what_it_was_called_with(of_code: dict[str, CaseResult]) -> None:
    """Neither by a text that it raises or prints, nor by a name that it makes up."""
    for case in of_code.values():
        assert "8675309" not in f"{case.message} {case.output} {case.frames} {case.call} {case.expected}"


def test_an_answer_in_code_counts_what_it_used(coding: Exercise) -> None:
    """The processes of an item are those of the submission."""
    result = one(coding, {"Q01": 0, "Q04": RIGHT})

    assert result.usage.processes >= 1
    assert result.usage.memory_bytes > 2**20
    assert result.isolation is not None


def test_only_code_is_run(coding: Exercise) -> None:
    """No other answer ever gets near a sandbox, whatever it looks like."""
    answers = handed_in({"Q01": "__import__('os').abort()", "Q04": ""})
    bench = AnswerBench.of(coding, answers, PUBLIC_KEY, no_sandbox)

    outcomes = [bench.judge(unjudged(item)).outcome for item in coding.manifest.items]

    assert outcomes == [Outcome.NOT_RUN, Outcome.NOT_RUN]


def test_two_listed_ideas_that_return_the_same_are_not_named(coding: Exercise) -> None:
    """Nobody can tell which one it was."""
    sheet = sheet_of(coding, PUBLIC_KEY, "s01")
    question = sheet.asked[1].question
    assert isinstance(question, Code)
    same = replace(question.wrong[0], sentence="Another sentence.")
    twice = replace(sheet.asked[1], question=replace(question, wrong=[*question.wrong, same]))
    bench = AnswerBench.of(
        coding, handed_in({"Q04": "def double(n): return n"}), PUBLIC_KEY, spawn_for(coding)
    )
    bench.sheet = replace(sheet, asked=(sheet.asked[0], twice))

    judged = bench.judge(unjudged(coding.manifest.items[1]))

    assert (judged.outcome, judged.message) == (Outcome.FAILED, "It does not return the right values.")


def test_a_listed_idea_that_returns_no_number_is_like_nothing(coding: Exercise) -> None:
    """It stands in the file of an author, and no student pays for it."""
    sheet = sheet_of(coding, PUBLIC_KEY, "s01")
    question = sheet.asked[1].question
    assert isinstance(question, Code)
    odd = [
        replace(question.wrong[0], answer=source) for source in ("def double(x): pass", "def double(x:", "")
    ]
    bench = AnswerBench.of(
        coding, handed_in({"Q04": "def double(n): return 3 * n"}), PUBLIC_KEY, spawn_for(coding)
    )
    asked = replace(sheet.asked[1], question=replace(question, wrong=odd))
    bench.sheet = replace(sheet, asked=(sheet.asked[0], asked))

    judged = bench.judge(unjudged(coding.manifest.items[1]))

    assert (judged.outcome, judged.message) == (Outcome.FAILED, "It does not return the right values.")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("variables=['x']", "variables=['y']", "a question failed in its own code: FormatError"),
        ("Call((21,), 42)", "Call((21,), 'many')", "the suite expects 'many', which is not a number"),
    ],
)
def test_a_question_that_fails_is_not_the_student_s_fault(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    """Nothing is counted: `not_graded`, not a wrong or an unreadable answer."""
    body = "".join(ITEMS[name][1] for name in ("Q01", "Q04")) + EXPRESSION
    assert old in body
    exercise = write_quiz(tmp_path, "Q01", "Q02", "Q04", questions=body.replace(old, new))
    answers = {"Q01": "5", "Q02": "1", "Q04": "def double(x): return 2 * x"}

    result = one(exercise, answers)

    assert (result.verdict, result.score) == (Verdict.NOT_GRADED, None)
    assert why in result.message


def spawn_for(exercise: Exercise) -> Callable[[Limits], Child]:
    """Return what starts processes in the sandbox of this process."""
    from grader.grading.warm import host_for

    return host_for(exercise, "auto").spawn


# The bench


def test_a_bench_refuses_before_anything_is_drawn(quiz: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file for another exercise needs no sheet."""
    monkeypatch.setattr(Definition, "drawn", lambda *_: 1 / 0)

    with pytest.raises(NotGradableError, match=r'these are answers to "other", not to sums'):
        AnswerBench.of(quiz, handed_in('exercise = "other"'), PUBLIC_KEY, no_sandbox)


def test_a_bench_judges_any_item_alone(quiz: Exercise, sheet: Sheet) -> None:
    """In any order, as often as one likes: an author debugs one question."""
    bench = AnswerBench.of(quiz, handed_in(right_answers(sheet)), PUBLIC_KEY, no_sandbox)
    last = quiz.manifest.items[1]

    assert bench.judge(unjudged(last)) == bench.judge(unjudged(last))
    assert bench.judge(unjudged(last)).outcome is Outcome.PASSED
    assert list(definitions_of(quiz)) == ["Q01", "Q02", "Q03"]
