"""A question on its grids: which combinations there are, and which one a student gets."""

from collections import Counter
from typing import Any

import pytest

from grader.draws import PUBLIC_KEY, Draw
from grader.errors import CatalogError, FormatError
from grader.questions import Code, Definition, Number, Prose, Question, SingleChoice, Wrong, question


@question("Q90", a=[1, 2, 3, 4], b=[2, 3])
def total(a: int, b: int) -> Number:
    """Ask for a sum; where a product is as large, nobody can tell which was meant."""
    return Number(prompt=f"{a} + {b}", right=a + b, wrong=[Wrong(a * b, "You multiplied.")])


@question("Q91", keep=lambda a, b: a < b, a=[1, 2, 3], b=[1, 2, 3])
def difference(a: int, b: int) -> Number:
    """Ask for a positive difference."""
    return Number(prompt="", right=b - a)


@question("Q92")
def way() -> SingleChoice:
    """Ask without numbers."""
    return SingleChoice(prompt="", right="down", wrong={"up": "", "left": "", "right": ""})


STUDENTS = [f"s{number}" for number in range(300)]


def drawn(definition: Definition) -> list[tuple[dict[str, Any], Question]]:
    """Return what 300 students get."""
    return [definition.drawn(Draw(PUBLIC_KEY, student, definition.id)) for student in STUDENTS]


def test_every_usable_combination_is_a_variant() -> None:
    """In the order of the grids; 2 + 2 is 2 * 2, so it cannot be asked."""
    assert [numbers for numbers, _ in total.variants()] == [
        {"a": a, "b": b} for a in (1, 2, 3, 4) for b in (2, 3) if a + b != a * b
    ]
    assert total.combinations == 8


def test_what_keep_drops_is_no_variant() -> None:
    """Three of nine are left."""
    assert [(numbers["a"], numbers["b"]) for numbers, _ in difference.variants()] == [(1, 2), (1, 3), (2, 3)]
    assert difference.combinations == 9


def test_a_question_without_grids_has_one_variant() -> None:
    """What differs is the order."""
    assert [numbers for numbers, _ in way.variants()] == [{}]
    assert {numbers == {} for numbers, _ in drawn(way)} == {True}
    assert {question.key for _, question in drawn(way)} == set("abcd")


@pytest.mark.parametrize("definition", [total, difference])
def test_students_get_usable_variants_and_every_one_of_them(definition: Definition) -> None:
    """None that is ambiguous or not kept; and each about as often as any other."""
    count = Counter(tuple(numbers.items()) for numbers, _ in drawn(definition))
    usable = {tuple(numbers.items()) for numbers, _ in definition.variants()}

    assert set(count) == usable
    assert max(count.values()) < 2 * len(STUDENTS) / len(usable)


def test_the_question_fits_its_numbers() -> None:
    """The numbers that are kept with an attempt are those that were asked."""
    assert all(question.prompt == f"{numbers['a']} + {numbers['b']}" for numbers, question in drawn(total))


def test_a_student_gets_the_same_again() -> None:
    """A reload or a second grading must not change the numbers."""
    assert drawn(total) == drawn(total)
    assert [question.arrangement for _, question in drawn(way)] == [
        question.arrangement for _, question in drawn(way)
    ]


def refuse(**_: Any) -> bool:
    """Keep nothing."""
    return False


@pytest.mark.parametrize(
    "definition",
    [
        Definition("Q93", total.build, {"a": [2], "b": [2]}),
        Definition("Q93", total.build, {"a": [1, 2, 3], "b": [2]}, keep=refuse),
    ],
)
def test_where_nothing_can_be_asked_the_author_is_told(definition: Definition) -> None:
    """A sentence with the item, and no loop without end."""
    with pytest.raises(CatalogError) as caught:
        definition.drawn(Draw(PUBLIC_KEY, "s01"))

    assert str(caught.value) == "Q93: no combination of its grids can be asked"
    assert list(definition.variants()) == []


def test_one_usable_combination_in_many_is_found() -> None:
    """Rare is not the same as none."""
    rare = Definition("Q94", difference.build, {"a": [1], "b": range(100)}, keep=lambda a, b: a + b == 50)

    assert {numbers["b"] for numbers, _ in drawn(rare)} == {49}


def test_a_wrong_answer_that_no_student_could_type_is_an_error() -> None:
    """Its sentence would never be told."""
    infinite = Definition(
        "Q95", lambda: Number(prompt="", right=1, wrong=[Wrong(float("inf"), "Never told.")]), {}
    )

    with pytest.raises(FormatError, match="expected a finite number"):
        infinite.drawn(Draw(PUBLIC_KEY, "s01"))


def test_prose_and_code_are_drawn_without_being_judged() -> None:
    """They are judged elsewhere."""
    prose = Definition("Q96", lambda: Prose(prompt="", max_words=9, rubric=[], model="As it is."), {})
    code = Definition(
        "Q97", lambda: Code(prompt="", entry="f", starter="", calls=[], model="", wrong=[Wrong("", "")]), {}
    )

    assert [definition.drawn(Draw(PUBLIC_KEY, "s01"))[0] for definition in (prose, code)] == [{}, {}]
