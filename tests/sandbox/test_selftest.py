"""The self-test proves the layers by attacking them, and refuses where one is missing.

What is switched off here is switched off for the probe of the self-test alone. Its attacks are harmless
(signal 0, files of its own), and seccomp is only ever off inside a PID namespace.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from struct import pack

import pytest

from grader.errors import IsolationError, SandboxError
from grader.models import Isolation, Limits
from grader.sandbox import launcher, process
from grader.sandbox.inside import lockdown
from grader.sandbox.isolation import Machine, this_machine
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Zygote
from grader.sandbox.selftest import ATTACKS, prove

PROJECT = Path(__file__).parents[2]
ALLOW_EVERYTHING = pack("<HBBI", 0x06, 0, 0, 0x7FFF0000)


@contextmanager
def started(isolation: Isolation, machine: Machine | None = None) -> Iterator[Zygote]:
    """Start a zygote for one test."""
    zygote = Zygote(isolation, machine or this_machine())
    try:
        yield zygote
    finally:
        zygote.close()


def refusal(isolation: Isolation, machine: Machine | None = None) -> str:
    """Return what the self-test says against this sandbox."""
    with started(isolation, machine) as zygote, pytest.raises(IsolationError) as caught:
        prove(zygote, [PROJECT / "exercises", PROJECT / "grader"])
    return str(caught.value)


def test_every_mode_that_is_offered_holds(zygote: Zygote) -> None:
    """All its layers are on: no attack succeeds, and the course cannot be listed."""
    prove(zygote)
    prove(zygote, [PROJECT, PROJECT / "exercises", PROJECT / "grader"])


def test_filters_without_landlock_are_refused() -> None:
    """Seccomp alone lets everything be read."""
    said = refusal(Isolation.FILTERS, replace(this_machine(), landlock=0))

    assert said.startswith("the sandbox (filters) does not hold: a submission could read a file of ours; ")
    assert "read the course" in said
    assert said.endswith("Nothing was graded. `grader doctor` says what is missing.")


def test_namespaces_with_one_mount_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other process numbers do not hide the files."""
    real = launcher.bubblewrap_command

    def with_temporary_files(program: str, view: launcher.View, *, root: bool) -> list[str]:
        command = real(program, view, root=root)
        at = command.index("--remount-ro")
        return [*command[:at], "--ro-bind", tempfile.gettempdir(), tempfile.gettempdir(), *command[at:]]

    monkeypatch.setattr(launcher, "bubblewrap_command", with_temporary_files)

    said = refusal(Isolation.NAMESPACES)

    assert "read a file of ours; list a folder of ours" in said


@pytest.mark.parametrize("isolation", [Isolation.FULL, Isolation.NAMESPACES], ids=str)
def test_namespaces_without_seccomp_are_refused(
    monkeypatch: pytest.MonkeyPatch, isolation: Isolation
) -> None:
    """The mounts hide files, but nothing else keeps a submission from starting processes."""
    permissive: Callable[..., bytes] = lambda **_: ALLOW_EVERYTHING  # noqa: E731
    monkeypatch.setattr(process, "compiled_filter", permissive)

    said = refusal(isolation)

    # Where Landlock does not forbid to run a program, the probe becomes one, and cannot tell.
    assert "open a local socket" in said or "the sandbox failed its self-test" in said


def test_one_open_folder_among_hidden_ones_is_found(zygote: Zygote) -> None:
    """Each folder is tried by itself: that the first cannot be listed says nothing of the second."""
    with pytest.raises(IsolationError, match="read the course"):
        prove(zygote, [PROJECT / "exercises", Path(launcher.needed_view([]).path[0])])


def test_a_probe_that_dies_is_no_proof(monkeypatch: pytest.MonkeyPatch, zygote: Zygote) -> None:
    """Nothing was shown to hold."""
    monkeypatch.setitem(ATTACKS, "end the probe", "os._exit(0)")

    with pytest.raises(IsolationError, match="the sandbox failed its self-test: it ended the program"):
        prove(zygote)


def test_an_attack_that_succeeds_is_named(monkeypatch: pytest.MonkeyPatch, zygote: Zygote) -> None:
    """The list is what is tried: an expression that returns has succeeded."""
    monkeypatch.setitem(ATTACKS, "add one and one", "1 + 1")

    with pytest.raises(IsolationError, match="a submission could add one and one"):
        prove(zygote)


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_attack_succeeds_where_nothing_stops_it(attack: str, tmp_path: Path) -> None:
    """An attack that fails everywhere proves nothing: its text must at least be Python that runs here."""
    compile(ATTACKS[attack], str(tmp_path), "eval")


def test_a_child_that_cannot_lock_itself_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A filter that the kernel refuses: the machinery's fault, and no submission was started."""
    nonsense: Callable[..., bytes] = lambda **_: b"\xff" * lockdown.INSTRUCTION_BYTES  # noqa: E731
    monkeypatch.setattr(process, "compiled_filter", nonsense)

    with started(Isolation.FULL) as zygote:
        submission = LoadedSubmission(b"def f(): pass", "s.py", ["f"], zygote.spawn, Limits())
        with pytest.raises(SandboxError, match="a sandboxed process could not lock itself; nothing was run"):
            submission.call("f", [], {})
