"""No socket of any family can be made, so nobody can be reached."""

from tests.hostile.conftest import Attack


def test_cannot_reach_the_network(attack: Attack) -> None:
    """Neither this machine nor another, by no family of addresses."""
    attack("reaches_the_network.py").assert_nothing_worked()


def test_cannot_reach_the_network_while_it_loads(attack: Attack) -> None:
    """It is locked before it is loaded."""
    ending = attack("reaches_the_network_at_import.py")

    assert ending.outcome == "not_gradable"
    assert "PermissionError" in str(ending.error)
