"""A submission sees the interpreter, its library, numpy and the sandbox's own files; nothing else."""

from grader.models import Isolation
from tests.hostile.conftest import Attack


def test_cannot_read_the_hidden_suite(attack: Attack) -> None:
    """Nor the oracle, the solutions or what others handed in, though every user of the machine could."""
    attack("reads_the_hidden_suite.py").assert_nothing_worked()


def test_cannot_read_the_machine(attack: Attack) -> None:
    """Users, homes, devices, processes and settings are not there, or closed."""
    attack("reads_the_machine.py").assert_nothing_worked()


def test_cannot_import_the_reference(attack: Attack) -> None:
    """Nor the grader, pytest, or any package that a statement does not name."""
    attack("imports_the_reference.py").assert_nothing_worked()


def test_cannot_see_the_top_folder(attack: Attack, isolation: Isolation) -> None:
    """With Landlock it cannot be listed; in `namespaces` it can: it holds the few mounts and nothing more."""
    ending = attack("lists_the_root.py")

    if isolation is Isolation.NAMESPACES:
        assert set(ending.value) <= {"lib", "lib64", "root", "sandbox", "usr", "opt", "home"}
    else:
        assert ending.raised.is_a(PermissionError)


def test_cannot_measure_hidden_files(attack: Attack, isolation: Isolation) -> None:
    """Where there are no namespaces, Landlock leaves metadata: size and age of a file whose path is known."""
    ending = attack("measures_files.py")

    if isolation is Isolation.FILTERS:
        assert ending.value["size"].startswith("did it")
    else:
        ending.assert_nothing_worked()
