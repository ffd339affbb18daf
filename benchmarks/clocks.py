"""What processes used, as the kernel counted it: computing time of a whole tree, and peak memory."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")
NS = 1e-9


def cpu_of_tree() -> float:
    """Return the seconds that this process and everything below it has computed, ended children included.

    The kernel gives a living process to the nanosecond and its ended children in ticks of 10 ms, so what lies
    between two readings should be some tenths of a second.
    """
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + sum(map(_cpu_of, descendants(os.getpid())))


def descendants(pid: int) -> Iterator[int]:
    """List the living processes below one."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has just ended
        return
    for child in children:
        yield child
        yield from descendants(child)


def _cpu_of(pid: int) -> float:
    """Return what a process and its ended children have computed, 0 if it is gone."""
    try:
        # Fields 16 and 17 of proc(5); the name before them may hold spaces.
        cutime, cstime = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[13:15]
        tasks = Path(f"/proc/{pid}/task").iterdir()
        own_ns = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)
    except OSError:
        return 0.0
    return own_ns * NS + (int(cutime) + int(cstime)) * TICK_S


def peak_memory(pid: int) -> int:
    """Return the most bytes that a process ever had resident, 0 if it is gone."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line.split() for line in text.splitlines() if line.startswith("VmHWM:")]
    return int(found[0][1]) * 1024 if found else 0


@contextmanager
def own_process() -> Iterator[ProcessPoolExecutor]:
    """Give a fresh process to measure in, so that one side's heap does not slow the other's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        yield executor


def wall_of(act: Callable[[], object]) -> float:
    """Return the seconds on the clock that something took."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def median_ratio(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the median of the ratios of pairs that were measured next to each other."""
    return statistics.median(mine / other for mine, other in zip(left, right, strict=True))


def median_difference(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the median of the differences of pairs that were measured next to each other."""
    return statistics.median(mine - other for mine, other in zip(left, right, strict=True))
