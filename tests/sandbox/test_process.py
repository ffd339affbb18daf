"""A zygote that cannot start says so, and one that is closed takes everything with it."""

import os
import select
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from grader.errors import SandboxError, SubmissionError
from grader.models import Isolation, Limits
from grader.sandbox.isolation import this_machine
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Zygote
from tests.sandbox.conftest import MODES, Load


def test_a_program_that_is_not_there_is_our_fault() -> None:
    """Somebody removed it since it was tried."""
    with pytest.raises(SandboxError, match=r"the sandbox could not be started: .*no-such-bwrap"):
        Zygote(Isolation.FULL, replace(this_machine(), bubblewrap="/no-such-bwrap"))


def test_a_program_that_fails_is_our_fault() -> None:
    """It ends before, or while, it is spoken to; never the student's, and never a bare OSError."""
    machine = replace(this_machine(), bubblewrap="/bin/false")

    with pytest.raises(SandboxError), closing(Zygote(Isolation.FULL, machine)) as zygote:
        zygote.spawn(Limits())


def test_the_last_words_of_the_sandbox_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nobody could find out why it did not start."""
    monkeypatch.setattr("grader.sandbox.launcher.BOOT", "import sys; sys.exit('no room in here')")

    with (
        pytest.raises(SandboxError, match="no room in here"),
        closing(Zygote(Isolation.FILTERS, this_machine())) as z,
    ):
        z.spawn(Limits())


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_a_closed_zygote_leaves_no_process(mode: Isolation) -> None:
    """Also none that waits for its next call; watched by descriptor, since a number may be used again."""
    zygote = Zygote(mode, this_machine())
    child = zygote.spawn(Limits())
    submission = LoadedSubmission(b"def f(): return 1", "s.py", ["f"], lambda _: child, Limits())
    assert submission.call("f", [], {}).value == 1
    descriptor = os.pidfd_open(child.pid)

    zygote.close()

    ended = select.poll()
    ended.register(descriptor, select.POLLIN)
    assert ended.poll(5000)
    os.close(descriptor)
    child.close()


def test_children_do_not_know_each_other(load: Load) -> None:
    """Two live submissions of one zygote: what one changes, the other does not see."""
    vandal = load(
        "import builtins, math, numpy\n"
        "def f():\n    numpy.mean = builtins.len = lambda *_: 42\n    math.pi = 3"
    )
    other = load("import math, numpy\ndef f(): return float(numpy.mean([1.0, 2.0])), len([1]), math.pi > 3")
    assert other.call("f", [], {}).value == (1.5, 1, True)

    with suppress(SubmissionError):  # what it breaks, it breaks for itself as well
        vandal.call("f", [], {})

    assert other.call("f", [], {}).value == (1.5, 1, True)
    assert load("import numpy\ndef f(): return float(numpy.mean([1.0, 2.0]))").call("f", [], {}).value == 1.5
