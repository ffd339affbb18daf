"""The data that `draws.py` draws for the hidden cases of a challenge."""

import pytest

from grader.validation.challenges import draws
from grader.validation.findings import ChallengeCounts, Classmates
from grader.validation.questions.classmates import classmates
from tests.validation.tiny import Tiny

DRAWS = '''
"""Three numbers."""


def inputs(draw):
    return [draw.integer(-90, 90) / 4 for _ in range(3)]
'''
CASE = '''

@pytest.mark.case("H06")
@pytest.mark.points(1)
def test_own(submission, expect, oracle, drawn):
    """Your own three numbers."""
    for x in drawn:
        expect.close(submission.clamp(x, 1, 5), oracle.clamp(x, 1, 5))
'''


@pytest.fixture
def drawing(tiny: Tiny) -> Tiny:
    """Return an exercise that draws, and holds."""
    tiny.files["draws.py"] = DRAWS
    tiny.files["test_hidden.py"] = f"{tiny.files['test_hidden.py']}{CASE}"
    tiny.change("exercise.toml", "points = 5", "points = 6")
    return tiny


def test_a_whole_class_is_drawn_for(drawing: Tiny) -> None:
    """With 181 numbers three times, hardly any two students get the same."""
    validation = drawing.validate()

    assert validation.findings == ()
    assert isinstance(validation.counts, ChallengeCounts)
    assert validation.counts.draws == Classmates(500, 0)
    assert str(validation.counts).endswith(", 0 of 500 students share data")


def test_nothing_is_said_of_draws_where_there_are_none(tiny: Tiny) -> None:
    """The line is that of every other challenge."""
    assert "share" not in str(tiny.validate().counts)


def test_a_draw_must_work_for_everybody(drawing: Tiny) -> None:
    """The model and the mutants are graded with their own; of 500 students somebody hits the edge."""
    drawing.change("draws.py", "    return", "    1 / draw.below(100)\n    return")

    [(where, sentence)] = drawing.findings()
    assert where == "draws.py"
    assert sentence.startswith("fails for the student 's")
    assert sentence.endswith("draws.py: H06: ZeroDivisionError: division by zero")


def test_a_draw_that_always_fails_is_found_at_once(drawing: Tiny) -> None:
    """Nothing can be graded then."""
    drawing.change("draws.py", "    return", "    draw.one()\n    return")

    [(where, sentence)] = drawing.findings()
    assert where == "draws.py"
    assert "draws.py: H06: AttributeError: 'Draw' object has no attribute 'one'" in sentence


def test_draws_must_repeat(drawing: Tiny) -> None:
    """A grader that is asked again must not judge by other numbers."""
    drawing.change("draws.py", "def inputs", "import random\n\n\ndef inputs")
    drawing.change("draws.py", "draw.integer(-90, 90) / 4", "random.random()")

    assert ("draws.py", "draws other data when it draws again") in drawing.findings()


def test_draws_must_be_quick(drawing: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each student waits for the own ones."""
    monkeypatch.setattr(draws, "LONGEST_S", 0.0)

    assert drawing.findings() == [("draws.py", "computes longer than 0 s for 500 students: 0 were done")]


def test_cases_that_draw_need_draws(drawing: Tiny) -> None:
    """One finding, not one for each answer of ours."""
    drawing.files["draws.py"] = None

    assert drawing.findings() == [("draws.py", "is missing, but test_hidden.py asks for `drawn`")]


def test_draws_must_be_asked_for(drawing: Tiny) -> None:
    """Else the numbers are nobody's."""
    drawing.change("test_hidden.py", "oracle, drawn", "oracle")
    drawing.change("test_hidden.py", "in drawn", "in [2, 9]")

    assert drawing.findings() == [("test_hidden.py", "never asks for `drawn`, so nothing uses draws.py")]


def test_public_cases_draw_nothing(drawing: Tiny) -> None:
    """Students do not have the key."""
    drawing.change("test_public.py", "expect, x, low", "expect, drawn, x, low")

    sentence = "asks for drawn data, which students cannot draw; type the numbers"
    assert ("test_public.py", sentence) in drawing.findings()


def test_students_share_what_is_all_the_same() -> None:
    """Two and three of them, by what they get, whatever kind it is."""
    assert classmates([[1], [2], [1], {"a": 2}, {"a": 2}, {"a": 2}]) == Classmates(6, 5)
