"""An exception of the student's arrives as cut text and the names of its built-in bases, and is nothing else."""

import pytest

from grader.models import Outcome
from tests.hostile.conftest import Attack

MAX_TEXT = 2_000
MAX_NAME = 200
BAD = ("raised", Outcome.CRASHED, Outcome.MEMORY_LIMIT)


@pytest.mark.parametrize(
    "name",
    [
        "has_a_huge_message.py",
        "has_a_huge_name.py",
        "raises_in_its_message.py",
        "exits_in_its_message.py",
        "has_a_message_that_is_no_text.py",
        "raises_a_group.py",
        "raises_in_a_circle.py",
        "has_a_lying_class.py",
        "has_frames_without_end.py",
        "has_frames_of_the_grader.py",
        "raises_what_stops_iteration.py",
    ],
)
def test_cannot_harm_by_an_exception(attack: Attack, name: str) -> None:
    """Whatever is raised is an error of this size, or the end of its own process."""
    ending = attack(name)

    assert ending.outcome in BAD
    if ending.outcome == "raised":
        assert len(ending.raised.text) <= MAX_TEXT
        assert len(ending.raised.type_name) <= MAX_NAME
        assert len(ending.raised.frames) <= 8
        assert all(len(frame.code) <= MAX_NAME for frame in ending.raised.frames)


@pytest.mark.parametrize(
    ("name", "type_name", "bases"),
    [
        ("pretends_to_be_skipped.py", "Skipped", {"BaseException"}),
        ("pretends_to_pass.py", "Exit", {"BaseException"}),
        ("pretends_to_be_asked_for.py", "ValueError", {"Exception", "BaseException"}),
        ("pretends_to_be_an_assertion.py", "AssertionError", {"Exception", "BaseException"}),
        ("raises_a_base_exception.py", "Strange", {"BaseException"}),
    ],
)
def test_cannot_pretend_to_be_another_exception(
    attack: Attack, name: str, type_name: str, bases: set[str]
) -> None:
    """A name is only a name: it counts which built-in classes the exception is of."""
    raised = attack(name).raised

    assert raised.type_name == type_name
    assert set(raised.builtin_bases) - {"object"} == bases
    assert not raised.is_a(ValueError)
    assert not raised.is_a(AssertionError)


@pytest.mark.parametrize("name", ["has_a_syntax_error_far_out.py", "has_a_syntax_error_of_strange_parts.py"])
def test_cannot_break_the_words_about_its_syntax(attack: Attack, name: str) -> None:
    """The place that an error claims for itself is shown only where it can be."""
    ending = attack(name)

    assert ending.outcome == "not_gradable"
    assert len(str(ending.error)) <= 2 * MAX_TEXT


def test_cannot_send_more_than_text_in_a_message(attack: Attack) -> None:
    """What would steer a terminal is carried as the characters that it is."""
    raised = attack("has_a_message_of_escape_sequences.py").raised

    assert raised.text.startswith("\x1b[2J")
    assert raised.text.endswith("28 passed\0")
