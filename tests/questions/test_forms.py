"""Forms travel as JSON: what is read back reads the same answers, and holds nothing of the key."""

import json
from typing import Any

import pytest

from grader.questions import (
    Bounds,
    Call,
    Code,
    Criterion,
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Part,
    Parts,
    Prose,
    Question,
    SingleChoice,
    Vector,
)
from grader.questions.forms import FORMS, form_as_data, form_from_data

WHY = Prose(prompt="Why?", max_words=7, rubric=[Criterion(1, "?")], model="So it is.")
QUESTIONS: dict[str, Question] = {
    "single choice": SingleChoice(prompt="", right="x < 1 & \\theta", wrong={"no": "Why."}),
    "several": MultipleChoice(prompt="", right=["a", "b"], wrong={"c": "Why."}),
    "matching": Matching(prompt="", pairs={"l": "r"}, decoys=["d"], wrong={}),
    "ordering": Ordering(prompt="", steps=["one", "two"], wrong={}),
    "number": Number(prompt="", right=1.5, decimals=3, unit="m"),
    "vector": Vector(prompt="", right=[1, 2], names=["left", "right"], counts=["right"]),
    "interval": Interval(prompt="", right=Bounds(0, 1), decimals=2),
    "expression": Expression(prompt="", right="2x", variables=["x", "y"]),
    "prose": WHY,
    "parts": Parts(
        prompt="",
        parts={"a": Part(1, Number(prompt="How many?", right=3)), "b": Part(2, WHY)},
    ),
    "code": Code(
        prompt="", entry="f", starter="def f(): pass", calls=[Call((), 1)], model="def f(): return 1"
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_form_survives_the_way_through_json(name: str) -> None:
    """The same record comes back: equal, and with the same key right."""
    question = QUESTIONS[name]

    back = form_from_data(json.loads(json.dumps(form_as_data(question.form))))

    assert back == question.form
    assert back.lines() == question.form.lines()
    assert back.how() == question.form.how()
    assert back.blanks("Q01") == question.form.blanks("Q01")
    assert back.read(question.key) == question.form.read(question.key)


def test_every_form_is_among_them() -> None:
    """A new kind is tested here."""
    assert {question.form.kind for question in QUESTIONS.values()} == {*FORMS, "parts"}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("single choice", {"kind", "options", "several"}),
        ("several", {"kind", "options", "several"}),
        ("matching", {"kind", "left", "right"}),
        ("ordering", {"kind", "texts"}),
        ("number", {"kind", "decimals", "unit", "names", "counts"}),
        ("vector", {"kind", "decimals", "unit", "names", "counts"}),
        ("interval", {"kind", "decimals"}),
        ("expression", {"kind", "variables"}),
        ("prose", {"kind", "max_words"}),
        ("code", {"kind", "entry", "starter"}),
        ("parts", {"kind", "parts"}),
    ],
)
def test_a_form_holds_nothing_else(name: str, fields: set[str]) -> None:
    """No right answer, no sentence, no rubric and no call; a new field is thought over here."""
    assert set(form_as_data(QUESTIONS[name].form)) == fields


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "not a form of a question: 'kind'"),
        ({"kind": "essay"}, "not a form of a question: 'essay'"),
        ({"kind": ["number"]}, "not a form of a question: "),
        ({"kind": "number"}, "missing 1 required positional argument: 'decimals'"),
        ({"kind": "parts"}, "not a form of a question with parts: 'parts'"),
        ({"kind": "parts", "parts": [{"name": "a", "prompt": ""}]}, "with parts: 'form'"),
        ({"kind": "parts", "parts": 3}, "with parts: "),
        ({"kind": "prose", "max_words": 3, "key": 1}, "unexpected keyword argument 'key'"),
    ],
)
def test_what_describes_no_form_is_refused(data: dict[str, Any], sentence: str) -> None:
    """It may come from a file that somebody changed."""
    with pytest.raises(ValueError, match="not a form of a question") as caught:
        form_from_data(data)
    assert sentence in str(caught.value)
