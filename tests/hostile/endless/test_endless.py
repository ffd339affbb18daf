"""Code that does not end is ended: by the grader's clock, with a signal that nothing can refuse."""

from pathlib import Path

import pytest

from grader.errors import DiedError, NotGradableError
from grader.models import Outcome
from tests.hostile.conftest import Attack
from tests.hostile.stage import ENTRY, POINTS, Stage

SOON_S = 0.2
ENDLESS = [
    "loops_in_the_call.py",
    "sleeps.py",
    "waits_for_a_lock.py",
    "sums_a_range.py",
    "consumes_a_repeat.py",
    "matches_a_catastrophic_regex.py",
    "sorts_with_an_endless_key.py",
    "stops_itself.py",
    "ignores_every_signal.py",
    "answers_questions_with_an_alarm.py",
    "hangs_while_its_value_is_read.py",
    "hangs_while_its_output_is_flushed.py",
    "hangs_while_its_error_is_told.py",
    "fakes_the_dump_of_where_it_hangs.py",
]


@pytest.mark.parametrize("name", ENDLESS)
def test_cannot_run_longer_than_a_call_may(attack: Attack, name: str) -> None:
    """The deadline lies in the grader and needs nobody's co-operation."""
    ending = attack(name, call_s=SOON_S)

    assert ending.outcome is Outcome.TIME_LIMIT
    assert SOON_S <= ending.wall_s < 2


def test_cannot_hide_in_one_long_operation(attack: Attack) -> None:
    """A power that would take hours meets the clock, or the memory limit before."""
    ending = attack("raises_a_huge_power.py", call_s=SOON_S)

    assert ending.outcome in (Outcome.TIME_LIMIT, "raised")
    assert ending.wall_s < 2


def test_cannot_load_for_ever(attack: Attack) -> None:
    """What does not finish loading cannot be graded, and says where it hung."""
    ending = attack("loops_at_import.py", wall_s=SOON_S)

    assert ending.outcome == "not_gradable"
    assert "was stopped" in str(ending.error)
    assert "(line " in str(ending.error)


def test_cannot_ignore_the_processor_limit(attack: Attack) -> None:
    """The hard limit kills a second after the soft one that was ignored."""
    ending = attack("ignores_the_cpu_limit.py", cpu_s=1, call_s=20.0, wall_s=20.0)

    assert ending.outcome is Outcome.TIME_LIMIT
    assert "computing" in str(ending.error)
    assert ending.usage.cpu_s < 2.5


def test_cannot_use_its_time_again_in_every_case(stage: Stage, submissions: Path) -> None:
    """After two calls that were stopped, nothing of it is run any more."""
    with stage.on_stage(submissions / "loops_in_the_call.py", call_s=SOON_S) as submission:
        outcomes = []
        for _ in range(4):
            with pytest.raises(DiedError) as caught:
                submission.call(ENTRY, POINTS, {})
            outcomes.append(caught.value.outcome)

    assert outcomes == [Outcome.TIME_LIMIT] * 2 + [Outcome.NOT_RUN] * 2


def test_cannot_take_more_than_the_time_of_a_submission(stage: Stage, submissions: Path) -> None:
    """The budget of the whole submission also cuts a single call short."""
    with stage.on_stage(submissions / "loops_in_the_call.py", wall_s=0.3) as submission:
        with pytest.raises(DiedError) as caught:
            submission.call(ENTRY, POINTS, {})
        with pytest.raises(DiedError, match="were used up before"):
            submission.call(ENTRY, POINTS, {})

    assert caught.value.outcome is Outcome.TIME_LIMIT


def test_cannot_get_time_by_never_loading(stage: Stage, submissions: Path) -> None:
    """Loading is part of the budget: a second try to load is refused at once."""
    with stage.on_stage(submissions / "loops_at_import.py", wall_s=SOON_S) as submission:
        with pytest.raises(NotGradableError):
            submission.call(ENTRY, POINTS, {})
        with pytest.raises(DiedError) as caught:
            submission.call(ENTRY, POINTS, {})

    assert caught.value.outcome is Outcome.NOT_RUN
