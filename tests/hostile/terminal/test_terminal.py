"""Whoever runs the grader keeps the keyboard and the screen."""

from tests.hostile.conftest import Attack


def test_cannot_type_into_the_terminal(attack: Attack) -> None:
    """There is no terminal to be opened, and no request to one."""
    attack("types_into_the_terminal.py").assert_nothing_worked()


def test_cannot_wait_for_the_keyboard(attack: Attack) -> None:
    """Its input is at its end."""
    assert attack("reads_the_keyboard.py").raised.is_a(EOFError)


def test_cannot_steer_the_terminal_by_its_output(attack: Attack) -> None:
    """What it prints is kept as text; who shows it makes it harmless."""
    ending = attack("prints_escape_sequences.py")

    assert ending.output.startswith("\x1b[2J\x1b]0;owned\x07")
    assert ending.value == {"m": 7.0, "b": 7.0}
