"""How a submission's process ended, and where it was: pure functions from what the kernel and Python told."""

import re
import signal

from grader.models import Frame, Limits, Outcome
from grader.sandbox.process import Exit

INTERPRETER_BYTES = 24 << 20
INSIDE_NAME = "submission.py"
"""What the file is called where it runs; its real name may hold any character."""

FRAME_IN_DUMP = re.compile(r'File "(?P<file>[^"\n]*)", line (?P<line>\d+) in (?P<function>[^\n]{0,80})')
SIGNAL_WORDS: dict[int, str] = {
    signal.SIGSEGV: "it crashed with a segmentation fault",
    signal.SIGBUS: "it crashed with a bus error",
    signal.SIGABRT: "it aborted",
    signal.SIGFPE: "it crashed with an arithmetic fault",
    signal.SIGSYS: "it made a forbidden system call",
}


def cause_of_death(ended: Exit, limits: Limits) -> tuple[Outcome, str]:
    """Say why a process that nobody killed has ended; the first rule that fits wins.

    The sentence holds no number that the process could choose, such as its exit status: it is shown for
    hidden cases too, and could carry their data out.
    """
    # The ticks by which the kernel limits run ahead of its own account of the time used.
    used_up = ended.signal == signal.SIGKILL and ended.cpu_s >= 0.9 * limits.cpu_s
    if used_up or ended.signal == signal.SIGXCPU:
        return Outcome.TIME_LIMIT, f"it was stopped after {limits.cpu_s} s of computing"
    if ended.signal == signal.SIGXFSZ:
        return Outcome.OUTPUT_LIMIT, f"it printed more than {limits.output_bytes // 1024} KiB"
    if ended.signal is not None and ended.memory_bytes > INTERPRETER_BYTES + 0.9 * limits.memory_bytes:
        return Outcome.MEMORY_LIMIT, f"it used more than {limits.memory_bytes // 2**20} MiB of memory"
    if ended.signal is not None:
        return Outcome.CRASHED, SIGNAL_WORDS.get(ended.signal, "it was ended by a signal")
    return Outcome.CRASHED, "it ended the program instead of returning"


def frames_of_dump(dump: str, source: bytes) -> list[Frame]:
    """Read the lines that were running from what faulthandler printed, innermost last."""
    lines = source.splitlines()
    frames = []
    for found in FRAME_IN_DUMP.finditer(dump):
        number = int(found["line"])
        if found["file"] == INSIDE_NAME and 0 < number <= len(lines):
            code = lines[number - 1].decode(errors="replace").strip()
            frames.append(Frame(number, found["function"], code[:200]))
    return frames[::-1]
