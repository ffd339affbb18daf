"""A submission can signal nobody but itself, and have nobody signalled."""

from tests.hostile.conftest import Attack


def test_cannot_signal_other_processes(attack: Attack) -> None:
    """Not its parent, init, the grader, a group or all, by no call that sends signals."""
    attack("signals_others.py").assert_nothing_worked()


def test_cannot_have_signals_sent_by_a_descriptor(attack: Attack) -> None:
    """The kernel signals the owner of a descriptor: nobody may be made one."""
    attack("signals_by_descriptor.py").assert_nothing_worked()


def test_cannot_have_signals_sent_by_a_timer(attack: Attack) -> None:
    """The kernel itself keeps timers within the process."""
    attack("signals_by_timer.py").assert_nothing_worked()
