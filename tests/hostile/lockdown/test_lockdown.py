"""What a process has given up cannot be taken back."""

from tests.hostile.conftest import Attack
from tests.hostile.stage import LIMITS


def test_cannot_undo_its_locks(attack: Attack) -> None:
    """Neither limits, rights, names nor the promise to die with its parent."""
    attack("undoes_its_locks.py").assert_nothing_worked()


def test_cannot_find_a_limit_that_is_open(attack: Attack) -> None:
    """Each limit is set, and the hard one does not lie above the soft one, but for the last second of CPU."""
    locks = attack("looks_at_its_locks.py").value

    limits = locks["limits"]
    assert limits.pop("CPU") == [LIMITS.cpu_s, LIMITS.cpu_s + 1]
    assert all(soft == hard >= 0 for soft, hard in limits.values())
    assert limits["FSIZE"] == [LIMITS.output_bytes] * 2
    assert limits["NPROC"] == limits["CORE"] == limits["MEMLOCK"] == limits["MSGQUEUE"] == [0, 0]
    assert locks["capabilities"] in ("refused", "00" * 24)
