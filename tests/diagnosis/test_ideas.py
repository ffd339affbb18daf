"""One idea is named if it alone explains everything that was seen."""

import pytest

from grader.diagnosis.ideas import Suspect, agrees, are_one_idea, deciding_aspect, fits, fitting
from grader.diagnosis.observing import Seen
from grader.models import Submission
from grader.solutions import Mutant

RIGHT = [Seen(1), Seen(2), Seen(3)]


def mutant(name: str, sentence: str = "") -> Mutant:
    """Return a mutant that is not run."""
    return Mutant(Submission(f"mutants/{name}.py", name), sentence or name, (), name)


def values(*numbers: float) -> tuple[Seen, ...]:
    """Return what was seen on the three probes."""
    return tuple(map(Seen, numbers))


def test_all_probes_must_agree() -> None:
    """Also those on which the wrong answer happens to be right."""
    assert fits(values(1, 5, 6), values(1, 5, 6), RIGHT)
    assert not fits(values(1, 5, 7), values(1, 5, 6), RIGHT)
    assert not fits(values(0, 5, 6), values(1, 5, 6), RIGHT)


def test_who_shows_nothing_wrong_explains_nothing() -> None:
    """A mutant that no probe shows is never named."""
    assert deciding_aspect(values(1, 2, 3), RIGHT) is None
    assert not fits(values(1, 2, 3), values(1, 2, 3), RIGHT)


def test_the_aspect_that_is_wrong_decides() -> None:
    """A wrong value is one idea, however often call-backs were called; a wrong count needs right values."""
    once, twice = ([1],), ([1], [1])
    wrong_value = [Seen(9, visits=once)] * 3
    too_often = [Seen(right.value, visits=twice) for right in RIGHT]
    right = [Seen(right.value, visits=once) for right in RIGHT]

    assert fits([Seen(9, visits=twice)] * 3, wrong_value, right)
    assert fits(too_often, too_often, right)
    assert not fits([Seen(9, visits=twice)] * 3, too_often, right)


def test_an_exception_alone_is_no_evidence() -> None:
    """Anything can raise; a missing check, though, shows where the right answer raises."""
    crashed = [Seen(raised="ZeroDivisionError")] * 3
    strict = [Seen(1), Seen(raised="ValueError"), Seen(3)]

    assert not fits(crashed, crashed, RIGHT)
    assert fits(values(1, 2, 3), values(1, 2, 3), strict)


def test_a_missing_check_hides_no_idea() -> None:
    """Who has a wrong idea, and besides takes bad input that the mutant refuses, still has the idea."""
    right = [Seen(1), Seen(2), Seen(raised="ValueError")]
    refuses = [Seen(1), Seen(5), Seen(raised="ValueError")]

    assert fits(values(1, 5, 7), refuses, right)
    assert not fits(values(1, 2, 7), refuses, right)


def test_an_edited_input_is_one_whatever_was_called() -> None:
    """The order of call-backs may differ; the values may not."""
    right = [Seen(1, visits=([1],))] * 3
    edits = [Seen(1, visits=([1],), changed=True)] * 3

    assert fits([Seen(1, visits=([1], [2]), changed=True)] * 3, edits, right)
    assert not fits([Seen(2, visits=([1],), changed=True)] * 3, edits, right)


def test_mutants_with_one_sentence_are_one_idea() -> None:
    """They are told the same; others are told apart or not named."""
    one = Suspect(mutant("one", "Same."), values(1, 5, 6))
    other = Suspect(mutant("other", "Same."), values(1, 5, 6))
    third = Suspect(mutant("third"), values(1, 5, 6))

    found = fitting(values(1, 5, 6), [one, other, third], RIGHT)

    assert found == [one, other, third]
    assert are_one_idea([one, other])
    assert not are_one_idea(found)


@pytest.mark.parametrize(("came", "expected"), [(2, False), (5, True), (6, False)])
def test_a_further_probe_speaks_for_a_mutant_or_against_it(came: float, expected: bool) -> None:
    """Here the mutant returns 5, and 2 is right."""
    suspect = Suspect(mutant("five"), (Seen(5),))

    assert agrees(Seen(came), suspect, Seen(2)) is expected


def test_where_the_mutant_is_right_the_submission_must_be() -> None:
    """And a mutant that does not survive the probe is out."""
    assert agrees(Seen(2), Suspect(mutant("two"), (Seen(2),)), Seen(2))
    assert not agrees(Seen(3), Suspect(mutant("two"), (Seen(2),)), Seen(2))
    assert not agrees(Seen(3), Suspect(mutant("gone"), (None,)), Seen(2))
