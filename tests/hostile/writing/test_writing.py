"""Nothing can be written, changed or left anywhere, not even where every user of the machine may."""

from pathlib import Path

from tests.hostile.conftest import Attack
from tests.hostile.stage import Stage


def test_cannot_fill_the_disk(attack: Attack, stage: Stage) -> None:
    """Not one file, folder, pipe or link can be made."""
    attack("fills_the_disk.py").assert_nothing_worked()

    assert list(Path(stage.bait.writable).iterdir()) == []


def test_cannot_change_files(attack: Attack, stage: Stage) -> None:
    """Neither the suite nor the library that the next student uses."""
    suite = Path(stage.bait.hidden_suite)
    before = suite.stat()

    attack("changes_files.py").assert_nothing_worked()

    after = suite.stat()
    assert (after.st_mtime_ns, after.st_mode, after.st_size) == (
        before.st_mtime_ns,
        before.st_mode,
        before.st_size,
    )
