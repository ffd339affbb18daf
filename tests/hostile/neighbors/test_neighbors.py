"""Other processes cannot be looked at, and its own was born without anything worth finding."""

import os

from grader.models import Isolation
from tests.hostile.conftest import PROJECT, Attack
from tests.hostile.stage import Stage

KNOWN = {"LANG", "LC_CTYPE", "HOME", "PWD", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "PYTHONHASHSEED"}
KNOWN |= {"MALLOC_ARENA_MAX"}


def test_cannot_read_other_processes(attack: Attack) -> None:
    """Neither memory, environment, files nor limits; neither of the grader, the zygote nor of init."""
    attack("reads_other_processes.py").assert_nothing_worked()


def test_cannot_find_the_grader_in_its_own_memory(attack: Attack) -> None:
    """The secret of the grader's environment and files is on no page; a word of its own is."""
    found = attack("searches_its_own_memory.py", call_s=5.0).value

    assert found["pages"] > 500
    assert found["control"] > 0
    assert found["grader"] == 0


def test_cannot_find_the_last_student_in_its_own_memory(attack: Attack) -> None:
    """What a submission held is gone with its process."""
    attack("holds_a_secret.py")

    assert attack("searches_its_own_memory.py", call_s=5.0).value["grader"] == 0


def test_cannot_find_the_grader_where_it_was_born(attack: Attack, stage: Stage, isolation: Isolation) -> None:
    """Arguments, environment, frames, modules and descriptors are those of the sandbox's own few files."""
    found = attack("looks_around.py").value

    secret = "".join(stage.bait.secret_halves)
    assert secret not in str(found)
    assert found["argv"] == ["zygote"]
    assert set(found["environment"]) <= KNOWN
    assert not [name for name in found["modules"] if name.split(".")[0] in ("grader", "reference", "pytest")]
    assert found["descriptors"] == [0, 1, 2, 4]
    assert found["folder"] == "/"
    assert str(PROJECT) not in str(found["path"])
    assert found["user"][0] == found["user"][1]
    assert os.geteuid() != 0 or isolation is Isolation.FILTERS or found["user"][0] != 0
