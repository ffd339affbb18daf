"""Exercises of questions as a whole: what is looked at, grids, answers in code, what cannot be read."""

from collections.abc import Callable

import pytest

from grader.catalog import find_course
from grader.validation.course import validate
from grader.validation.findings import Classmates, ItemCounts, QuestionCounts
from tests.validation.tiny import Tiny
from tests.validation.tiny_questions import KINDS

Ask = Callable[[str], Tiny]
WHERE = "questions.py: Q90"


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_question_has_no_findings(ask: Ask, kind: str) -> None:
    """So each test below finds what it broke, and nothing else."""
    assert ask(kind).findings() == []


def test_counts_are_those_of_a_class(ask: Ask) -> None:
    """With six variants for 500 students, everybody shares."""
    counts = ask("number").validate().counts

    assert counts == QuestionCounts((ItemCounts("Q90", 6, 6, 2, 6),), Classmates(500, 500))
    line = "1 question, 6 of 6 variants, 2 wrong answers, 500 of 500 students share numbers"
    assert str(counts) == line


def test_nothing_is_said_of_numbers_where_there_are_none(ask: Ask) -> None:
    """A question without grids is the same for everybody, and is meant to be."""
    counts = ask("ordering").validate().counts

    assert str(counts) == "1 question, 1 of 1 variant, 1 wrong answer"


def test_variants_that_cannot_be_asked_are_counted(ask: Ask) -> None:
    """For 4 and 4/3 the sum is the product."""
    asked = ask("number")
    asked.change("questions.py", "a=[2, 3, 6], b=[0.5, 0.25]", "a=[2, 4], b=[0.5, 2]")

    [item] = asked.validate().counts.items  # type: ignore[union-attr]
    assert (item.variants, item.combinations, item.seen) == (3, 4, 3)
    assert asked.findings() == []


def test_progress_counts_items(ask: Ask) -> None:
    """A sheet of ten takes ten steps."""
    steps: list[tuple[int, int]] = []

    ask("single").validate(lambda done, total: steps.append((done, total)))

    assert steps == [(1, 1)]


# Grids


def test_the_points_of_parts_add_up(ask: Ask) -> None:
    """To those of the item, as a student reads them."""
    asked = ask("parts")
    asked.change("questions.py", '"a": Part(1', '"a": Part(2')

    (found,) = asked.findings()
    assert found[1].startswith("the points of the parts are not those of the item: 4, and 3 in exercise.toml")


def test_a_part_is_proved_like_a_question(ask: Ask) -> None:
    """Its listed wrong answers, and the rubric of prose."""
    asked = ask("parts")
    asked.change("questions.py", 'Wrong(1.0, "That is all of it.")', 'Wrong(1.0, "")')
    asked.change("questions.py", "Criterion(1,", "Criterion(2,")

    said = [sentence.split(" (where")[0] for _, sentence in asked.findings()]
    assert "the rubric's points are not those of the item: 2, and 1 in exercise.toml" in said
    assert 'part b: a listed wrong answer has no sentence: "1"' in said


def test_a_value_that_nobody_gets_is_a_finding(ask: Ask) -> None:
    """The author believes that it is asked."""
    asked = ask("number")
    asked.change("questions.py", "a=[2, 3, 6], b=[0.5, 0.25]", "a=[2], b=[0.5, 0.25, 2]")

    sentence = 'b = 2 is never asked: the listed wrong answer "4" counts as right'
    assert asked.findings() == [(WHERE, sentence)]


def test_a_value_that_keep_refuses_is_a_finding(ask: Ask) -> None:
    """A grid is shorter than it looks."""
    asked = ask("number")
    asked.change("questions.py", '"Q90", ', '"Q90", keep=lambda a, b: a != 6, ')

    sentence = "a = 6 is never asked: `keep` refuses it with every other number"
    assert asked.findings() == [(WHERE, sentence)]


def test_grids_must_leave_a_choice(ask: Ask) -> None:
    """Drawn numbers that are all the same are not drawn."""
    asked = ask("vector")
    asked.change("questions.py", "n=[17, 23, 38]", "n=[17]")

    sentence = "everybody gets the same numbers: only one of its 1 combinations can be asked"
    assert asked.findings() == [(WHERE, sentence)]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Wrong(a + b", "Wrong(right", 'the listed wrong answer "1" counts as right'),
        ('"Q90", ', '"Q90", keep=lambda a, b: False, ', "`keep` refuses every one, or a grid is empty"),
    ],
)
def test_some_combination_must_be_asked(ask: Ask, old: str, new: str, why: str) -> None:
    """Else no sheet can be drawn."""
    asked = ask("number")
    asked.change("questions.py", old, new)

    assert asked.findings() == [(WHERE, f"none of its 6 combinations can be asked: {why}")]


def test_every_combination_must_be_built(ask: Ask) -> None:
    """It is said once, with the first numbers that fail."""
    asked = ask("number")
    asked.change("questions.py", "    right =", "    a / (a - 3)\n    right =")

    numbers = "(where a = 3, b = 0.5, and in 1 other variant)"
    sentence = f"it cannot be built: ZeroDivisionError: division by zero {numbers}"
    assert asked.findings() == [(WHERE, sentence)]


def test_a_function_returns_a_question(ask: Ask) -> None:
    """A forgotten return is the most likely slip."""
    asked = ask("single")
    asked.change("questions.py", "return SingleChoice", "SingleChoice")

    sentence = "it is no question: its function returned NoneType (where n = 4, and in 1 other variant)"
    assert asked.findings() == [(WHERE, sentence)]


def test_draws_must_not_go_on_for_ever(ask: Ask) -> None:
    """Ten of ten thousand combinations: of 500 students somebody gets none of them in a thousand tries."""
    asked = ask("single")
    grids = ", ".join(f"{name}=range(10)" for name in "abc")
    asked.change(
        "questions.py", "n=[4, 6]", f"n=range(10), {grids}, keep=lambda n, a, b, c: n == a == b == c"
    )
    asked.change("questions.py", "corners(n)", "corners(n, a, b, c)")

    where, sentence = asked.findings()[0]
    assert where == WHERE
    assert sentence.endswith("no combination of its grids can be asked")


# What cannot be read


def test_questions_must_be_there(ask: Ask) -> None:
    """A student's folder has none; that of the course must."""
    asked = ask("number")
    asked.files["questions.py"] = None

    assert asked.findings() == [("questions.py", "is missing: it defines the questions, and their answers")]


def test_questions_must_load(ask: Ask) -> None:
    """The finding names file and line."""
    asked = ask("number")
    asked.change("questions.py", "def area(a, b):", "def area(a, b:")

    [(where, sentence)] = asked.findings()
    assert where == "questions.py"
    assert "questions.py:9: " in sentence


def test_every_item_has_a_question(ask: Ask) -> None:
    """And none is asked that the manifest does not have."""
    asked = ask("number")
    asked.change("exercise.toml", '"Q90"', '"Q91"')

    [(where, sentence)] = asked.findings()
    assert where == "questions.py"
    assert sentence.endswith("exercise.toml has no item Q90")


def test_a_statement_must_be_readable(ask: Ask) -> None:
    """It is the page above the questions."""
    asked = ask("number")
    asked.files["statement.md"] = None

    [(where, sentence)] = asked.findings()
    assert where == "exercise.toml"
    assert "statement.md is missing" in sentence


def test_a_statement_is_text(ask: Ask) -> None:
    """Saved by an old editor, it is shown nowhere."""
    asked = ask("number")
    path = asked.course().root / "exercises" / asked.slug / "statement.md"
    path.write_bytes(b"# Gr\xf6\xdfe\n")

    [validation] = validate(find_course(asked.root), [asked.slug])
    [finding] = validation.findings
    assert finding.where == "statement.md"
    assert "cannot be read: 'utf-8' codec can't decode" in finding.sentence


# Answers in code


def test_the_model_must_be_right(ask: Ask) -> None:
    """It runs in the sandbox, as a student's code does."""
    asked = ask("code")
    asked.change("questions.py", "return x / 2", "return x / 3")

    sentence = "the model is not right: It does not return the right values."
    assert asked.findings() == [(WHERE, sentence)]


def test_a_wrong_answer_in_code_must_fail(ask: Ask) -> None:
    """Named by its sentence."""
    asked = ask("code")
    asked.change("questions.py", "Call((-3,), -1.5)", "Call((6,), 3.0)")

    sentence = 'a listed wrong answer counts as right: the one for "That cuts off what is behind the point."'
    assert asked.findings() == [(WHERE, sentence)]


def test_a_wrong_answer_in_code_returns_something(ask: Ask) -> None:
    """Who raises is told that, and never the sentence."""
    asked = ask("code")
    asked.change("questions.py", "return x // 2", "return x.half")

    sentence = (
        "a listed wrong answer is not told its sentence: "
        'the one for "That cuts off what is behind the point." is told "it raised AttributeError"'
    )
    assert asked.findings() == [(WHERE, sentence)]


def test_wrong_answers_in_code_may_return_the_same(ask: Ask) -> None:
    """Then none is named, and that is as it should be."""
    asked = ask("code")
    asked.change("questions.py", "return x // 2", "return 2 * x")

    assert asked.findings() == []


def test_a_starter_must_not_be_right(ask: Ask) -> None:
    """Nobody has answered yet."""
    asked = ask("code")
    asked.change("questions.py", "half(x):\\n    pass", "half(x):\\n    return x / 2")

    sentence = "the starter is right, though nobody has filled it in"
    assert (WHERE, sentence) in asked.findings()


def test_code_is_said_to_be_code(ask: Ask) -> None:
    """Else no sandbox is made ready for it."""
    asked = ask("code")
    asked.change("exercise.toml", "code = true\n", "")

    sentence = "Q90 is answered with code, so its item needs code = true"
    assert asked.findings() == [("exercise.toml", sentence)]


def test_nothing_else_is_said_to_be_code(ask: Ask) -> None:
    """A quiz in the browser would be refused where there is no sandbox."""
    asked = ask("prose")
    asked.files["exercise.toml"] = f"{asked.files['exercise.toml']}code = true\n"

    sentence = "Q90 has code = true, but is not answered with code"
    assert asked.findings() == [("exercise.toml", sentence)]
