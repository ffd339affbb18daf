"""What our own answers show is found out once, and only when it is."""

import pytest

from grader.catalog import Exercise
from grader.diagnosis.observing import Observer, Seen
from grader.diagnosis.ours import OurAnswers
from grader.errors import DiedError
from grader.grading.warm import host_for
from grader.models import Outcome
from grader.suite.judging import TooLongError

PROBE = "walk(3, 0.3, 2)"


def test_each_is_asked_once(walk: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that does not survive."""
    ours = OurAnswers(walk, host_for(walk, "auto").spawn)
    asked: list[str] = []

    def dies(_: Observer, probe: str) -> Seen:
        asked.append(probe)
        raise DiedError(Outcome.CRASHED, "it ended")

    monkeypatch.setattr(Observer, "see", dies)
    first, again = ours.suspects([PROBE]), ours.suspects([PROBE])

    assert [suspect.seen for suspect in (*first, *again)] == [(None,)] * len(first) * 2
    assert asked == [PROBE] * len(first)


def test_who_is_interrupted_has_found_out_nothing(walk: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of one submission may end anywhere, and the next one is still compared with what is right."""
    ours = OurAnswers(walk, host_for(walk, "auto").spawn)

    def too_long(*_: object) -> Seen:
        raise TooLongError

    with monkeypatch.context() as patched:
        patched.setattr(Observer, "see", too_long)
        with pytest.raises(TooLongError):
            ours.right(PROBE)

    assert ours.right(PROBE).value == {"x": pytest.approx(0.48)}
    ours.close()
