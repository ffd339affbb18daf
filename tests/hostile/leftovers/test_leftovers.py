"""Each submission is forked from a process that never ran one: nothing of the last is there for the next."""

from pathlib import Path

from grader.models import Outcome
from tests.hostile.conftest import Attack
from tests.hostile.stage import Stage


def test_cannot_leave_anything_for_the_next_student(attack: Attack) -> None:
    """What the first leaves in modules, settings and descriptors, the second does not find."""
    attack("leaves_traces.py")
    attack("leaves_traces.py").assert_nothing_worked()


def test_cannot_leave_anything_by_dying(attack: Attack) -> None:
    """A process that breaks everything before it ends breaks its own copy."""
    assert attack("patches_everything.py").outcome is Outcome.CRASHED


def test_cannot_know_the_random_numbers_of_others(attack: Attack) -> None:
    """The seeded generators follow the seed, the others differ in every process."""
    first, again = (
        attack("draws_random_numbers.py", seed=1).value,
        attack("draws_random_numbers.py", seed=1).value,
    )
    other = attack("draws_random_numbers.py", seed=2).value

    assert first["random"] == again["random"] != other["random"]
    assert first["numpy"] == again["numpy"] != other["numpy"]
    for name in ("generator", "system", "uuid"):
        assert len({first[name], again[name], other[name]}) == 3, name


def test_cannot_keep_anything_across_its_own_death(stage: Stage, submissions: Path) -> None:
    """After a crash the same submission starts from nothing as well."""
    with stage.on_stage(submissions / "leaves_traces.py") as submission:
        submission.call("linearRegression", [[1], [1]], {})
        submission.restart()
        second = submission.call("linearRegression", [[1], [1]], {}).value

    assert not any(said.startswith("did it") for said in second.values())
