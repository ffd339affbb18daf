"""A submission survives its own end, within one budget; how a process ended is told with the reason."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from grader.errors import DiedError, IsolationError, NotGradableError, RaisedError
from grader.models import Isolation, Limits, Outcome
from grader.sandbox.endings import cause_of_death
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Exit, Zygote
from tests.sandbox.conftest import Load

SHORT = Limits(call_s=0.2, wall_s=3.0)


def death_of(submission: LoadedSubmission, name: str = "f") -> DiedError:
    """Call a function that does not come back; return the error."""
    with pytest.raises(DiedError) as caught:
        submission.call(name, [], {})
    return caught.value


# ----------------------------------------------------------------------------------------- endings


ENDINGS = {
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "it crashed with a segmentation fault"),
    "abort": ("import os; os.abort()", "it aborted"),
    "leaving": ("import os; os._exit(7)", "it ended the program instead of returning"),
    "leaving in peace": (
        "import os; os._exit(0)",
        "it ended the program instead of returning",
    ),
    "a signal to itself": ("import os; os.kill(os.getpid(), 9)", "it was ended by a signal"),
    "a real-time signal": ("import os; os.kill(os.getpid(), 40)", "it was ended by a signal"),
    "a wrong reply": (
        "import os; os.write(4, bytes(12))",
        "it broke the rules of the grader: it answered a question",
    ),
    "a closed socket": ("import os; os.close(4)\n    while True: pass", "it was ended by a signal"),
}


@pytest.mark.parametrize(("act", "sentence"), ENDINGS.values(), ids=list(ENDINGS))
def test_the_next_call_runs_in_a_fresh_process(load: Load, act: str, sentence: str) -> None:
    """An end costs one call; its reason is told, and what was there before is forgotten."""
    submission = load(f"n = 0\ndef f():\n    {act}\ndef g():\n    global n\n    n += 1\n    return n")
    submission.call("g", [], {})

    error = death_of(submission)

    assert error.outcome is Outcome.CRASHED
    assert str(error).startswith(sentence)
    assert submission.call("g", [], {}).value == 1
    submission.close()
    assert submission.usage.processes == 2


@pytest.mark.parametrize("status", [114, 115, 1])
def test_no_exit_status_makes_it_the_graders_fault(load: Load, status: int) -> None:
    """A submission that could say so would never be graded: the attempt would not even be used."""
    assert death_of(load(f"import os\ndef f(): os._exit({status})")).outcome is Outcome.CRASHED

    with pytest.raises(NotGradableError):
        load(f"import os\nos._exit({status})").load()


def test_a_process_that_cannot_start_over_says_why(load: Load) -> None:
    """The file may fail the second time, here because its time is up."""
    submission = load(
        "import os\ndef f(): os._exit(1)\ndef g(): return 1", limits=Limits(wall_s=0.5, call_s=0.5)
    )
    death_of(submission)

    assert submission.call("g", [], {}).value == 1


# ------------------------------------------------------------------------------------------- limits


LOOPS = {
    "Python": ("while True:\n        x += 1", 3, 4),
    "a regular expression": ("import re; re.match('(a+)+$', 'a' * 50 + 'b')", 3, 3),
    "sleep": ("import time; time.sleep(60)", 3, 3),
    "one long computation": ("x = 3 ** 10 ** 8", 3, 3),
    "a signal that stops": ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", None, None),
}


@pytest.mark.parametrize(("loop", "first", "last"), LOOPS.values(), ids=list(LOOPS))
def test_a_time_out_names_the_line_that_was_running(
    load: Load, loop: str, first: int | None, last: int | None
) -> None:
    """Also in the middle of a long call into C, and whatever the file is called; the callers come first."""
    source = f"def g():\n    x = 0\n    {loop}\n\ndef f():\n    return g()\n"

    error = death_of(load(source, limits=SHORT, name="übung 1 'neu'.py"))

    assert error.outcome is Outcome.TIME_LIMIT
    assert str(error) == "it was stopped after 0.2 s"
    if first is not None and last is not None:
        outer, inner = error.frames
        assert (outer.function, outer.code) == ("f", "return g()")
        assert inner.function == "g"
        assert first <= inner.line <= last
        assert inner.code == source.splitlines()[inner.line - 1].strip()


def test_the_line_is_found_although_much_was_printed(load: Load) -> None:
    """The place is asked for through the same file that output goes to."""
    error = death_of(
        load("def f():\n    while True: print('File \"s.py\", line 1 in x', flush=True)", limits=SHORT)
    )

    assert error.outcome in (Outcome.TIME_LIMIT, Outcome.OUTPUT_LIMIT)


def test_after_two_time_outs_nothing_is_run(load: Load) -> None:
    """The third call would only cost the time of everybody else."""
    submission = load("def f():\n    while True: pass\ndef g(): return 1", limits=SHORT)
    death_of(submission)
    assert submission.exhausted == ""
    assert submission.call("g", [], {}).value == 1
    death_of(submission)

    error = death_of(submission, "g")

    assert error.outcome is Outcome.NOT_RUN
    assert str(error) == "not run: 2 calls before it took longer than 0.2 s each"


def test_the_wall_budget_holds_across_restarts(load: Load) -> None:
    """Each call keeps its own limit, all of them together theirs."""
    limits = Limits(call_s=0.25, wall_s=0.3)
    submission = load(
        "import os, time\ndef f():\n    time.sleep(0.2)\n    os._exit(1)\ndef g(): return 1", limits=limits
    )

    assert death_of(submission).outcome is Outcome.CRASHED
    assert death_of(submission).outcome is Outcome.TIME_LIMIT
    error = death_of(submission, "g")

    assert error.outcome is Outcome.NOT_RUN
    assert str(error) == "not run: the 0.3 s that a submission may take were used up before"


@pytest.mark.parametrize("ignored", [False, True], ids=["heeded", "ignored"])
def test_computing_is_limited_apart_from_waiting(load: Load, ignored: bool) -> None:
    """The kernel's first signal may be ignored, its second not."""
    ignore = "import signal; signal.signal(signal.SIGXCPU, signal.SIG_IGN)\n" if ignored else ""
    submission = load(
        f"{ignore}def f():\n    while True: pass", limits=Limits(cpu_s=1, call_s=30.0, wall_s=30.0)
    )

    error = death_of(submission)
    submission.close()

    assert error.outcome is Outcome.TIME_LIMIT
    assert str(error) == "it was stopped after 1 s of computing"
    assert 0.5 < submission.usage.cpu_s < 3.0


@pytest.mark.parametrize(
    "act",
    ["bytearray(1 << 28)", "[0] * (1 << 26)", "np.ones(1 << 26)", "[bytes(10 ** 6) for _ in range(10 ** 4)]"],
)
def test_memory_is_limited(load: Load, act: str) -> None:
    """One large piece or many small ones: an exception of the student's, and the process goes on."""
    limits = Limits(memory_bytes=64 * 2**20)
    submission = load(f"import numpy as np\ndef f(): return len({act})\ndef g(): return 1", limits=limits)

    with pytest.raises(RaisedError) as caught:
        submission.call("f", [], {})
    assert caught.value.is_a(MemoryError)
    assert submission.call("g", [], {}).value == 1
    submission.close()
    assert submission.usage.memory_bytes < 2 * limits.memory_bytes


def test_memory_may_be_used_up_to_the_limit(load: Load) -> None:
    """The limit is on top of the interpreter and its packages."""
    submission = load("def f(): return len(bytes(48 << 20))", limits=Limits(memory_bytes=64 * 2**20))

    assert submission.call("f", [], {}).value == 48 << 20


def test_an_early_end_is_not_taken_for_too_much_memory(load: Load) -> None:
    """The interpreter itself takes 24 MB, which nobody holds against a submission."""
    error = death_of(load("import os\ndef f(): os._exit(3)", limits=Limits(memory_bytes=16 * 2**20)))

    assert error.outcome is Outcome.CRASHED


@pytest.mark.parametrize(
    "act", ["print('x' * 100)", "os.write(2, b'x' * 100)", "sys.stdout.write('x' * 10 ** 6)"]
)
def test_output_is_limited(load: Load, act: str) -> None:
    """A flood has its own outcome, and its beginning is kept."""
    limits = Limits(output_bytes=2**16)
    submission = load(f"import os, sys\ndef f():\n    while True: {act}\ndef g(): return 1", limits=limits)

    error = death_of(submission)

    assert error.outcome is Outcome.OUTPUT_LIMIT
    assert str(error) == "it printed more than 64 KiB"
    assert 2**15 <= len(submission.take_output()) <= 2**16 + 100
    assert submission.call("g", [], {}).value == 1


def test_output_within_the_limit_is_whole(load: Load) -> None:
    """Each call may print as much again, since it is taken away in between."""
    submission = load("def f(): print('x' * 60_000)", limits=Limits(output_bytes=2**16))

    for _ in range(3):
        submission.call("f", [], {})
        assert submission.take_output() == "x" * 60_000 + "\n"


def test_output_before_a_crash_is_kept(load: Load) -> None:
    """What was written belongs to the call that died."""
    submission = load("import os\ndef f():\n    print('here', flush=True)\n    os.abort()")
    death_of(submission)

    assert submission.take_output().startswith("here\n")


def test_a_reply_is_limited(load: Load) -> None:
    """Before a byte of it is read."""
    submission = load("def f(): return bytes(3_000_000)", limits=Limits(reply_bytes=2**20))

    assert str(death_of(submission)) == (
        "it broke the rules of the grader: it returned too much: at most 1,048,576 bytes are read"
    )


THREAD = """
import threading

def f():
    thread = threading.Thread(target=print)
    try:
        thread.start()
    except RuntimeError:
        return False
    thread.join()
    return True
"""


def test_no_thread_starts_where_none_is_allowed(load: Load) -> None:
    """The filter forbids it, so that one submission is one process with one thread."""
    assert load(THREAD).call("f", [], {}).value is False


def test_threads_start_where_they_are_allowed_and_counted(load: Load, zygote: Zygote) -> None:
    """The kernel counts them by user; where it is the grader itself, that is refused."""
    submission = load(THREAD, limits=Limits(threads=100))

    if zygote.isolation is Isolation.FILTERS and real_user(zygote) == os.getuid():
        with pytest.raises(IsolationError, match="threads are counted by user"):
            submission.call("f", [], {})
    else:
        assert submission.call("f", [], {}).value is True


def real_user(zygote: Zygote) -> int:
    """Return the user that a zygote's submissions run as."""
    zygote.spawn(Limits()).close()  # it is known from when it is ready
    status = Path(f"/proc/{zygote.pid}/status").read_text()
    return int(status.partition("Uid:")[2].split()[0])


# -------------------------------------------------------------------------------------------- usage


def test_usage_counts_all_processes(load: Load) -> None:
    """Wall and CPU time add up, also over a time-out; memory is that of the largest."""
    limits = Limits(call_s=0.5)
    submission = load(
        "import os\ndef f():\n    while True: pass\ndef g(): return len(bytes([1]) * 10 ** 8)", limits=limits
    )
    death_of(submission)
    submission.call("g", [], {})
    submission.close()

    usage = submission.usage

    assert usage.processes == 2
    assert 0.5 <= usage.wall_s < 2.0
    assert 0.05 < usage.cpu_s < 2.0
    assert 10**8 < usage.memory_bytes < 3 * 10**8


def test_a_submission_that_was_never_called_used_nothing(load: Load) -> None:
    """Loading waits for the first call."""
    submission = load("1 / 0")
    submission.close()

    assert submission.usage.processes == 0


def descriptors() -> int:
    """Count the descriptors that this process holds."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_no_descriptor_is_kept(load: Load) -> None:
    """A grader lives for thousands of submissions."""
    before = descriptors()

    for act in (
        "pass",
        "import os; os._exit(1)",
        "raise ValueError",
        "import os; os.write(4, bytes(12))",
    ) * 5:
        submission = load(f"def f(): {act}")
        with suppress(DiedError, RaisedError):
            submission.call("f", [], {})
        submission.close()

    assert descriptors() == before


# ------------------------------------------------------------------------- the reason, without a process


LIMITS = Limits(cpu_s=10, memory_bytes=100 * 2**20, output_bytes=2**20)


@pytest.mark.parametrize(
    ("ended", "outcome"),
    [
        (Exit(0, signal.SIGXCPU, 10.0, 0), Outcome.TIME_LIMIT),
        (Exit(0, signal.SIGKILL, 11.0, 0), Outcome.TIME_LIMIT),
        (Exit(0, signal.SIGXCPU, 8.0, 0), Outcome.TIME_LIMIT),
        (Exit(0, signal.SIGXFSZ, 0.1, 0), Outcome.OUTPUT_LIMIT),
        (Exit(0, signal.SIGSEGV, 0.1, 0), Outcome.CRASHED),
        (Exit(3, None, 0.1, 0), Outcome.CRASHED),
    ],
)
def test_each_end_has_its_outcome(ended: Exit, outcome: Outcome) -> None:
    """The kernel's own count of CPU time may lag behind the ticks by which it stops a process."""
    found, sentence = cause_of_death(ended, LIMITS)

    assert found is outcome
    assert sentence.startswith("it ")


def test_every_signal_has_a_sentence() -> None:
    """The nameless ones too, which a process may send itself."""
    for number in range(1, 65):
        assert cause_of_death(Exit(0, number, 0.1, 0), LIMITS)[1].startswith("it ")
