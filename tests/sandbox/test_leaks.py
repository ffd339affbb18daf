"""What is in the memory of the zygote and of the next student's process, read from outside.

Only root may look; anybody else is refused by the kernel, which is the claim itself: these processes are
closed to others of their own user.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from grader.models import Isolation, Limits
from grader.sandbox.isolation import this_machine
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import ForkedChild, Zygote
from tests.sandbox.conftest import MODES

KERNELS_OWN = ("[vvar]", "[vsyscall]", "[vvar_vclock]")


class Kept:
    """Spawns children and remembers the last one, to look into it while it lives."""

    def __init__(self, zygote: Zygote) -> None:
        self.zygote = zygote
        self.last: ForkedChild | None = None

    def __call__(self, limits: Limits) -> ForkedChild:
        """Spawn one more."""
        self.last = self.zygote.spawn(limits)
        return self.last


def pieces(pid: int) -> Iterator[bytes]:
    """Yield each readable part of a process's memory."""
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if "r" not in rights or line.endswith(KERNELS_OWN):
                continue
            start, end = (int(number, 16) for number in place.split("-"))
            memory.seek(start)
            try:
                yield memory.read(end - start)
            except OSError:  # a part that has no page behind it
                continue


def found(pid: int, words: Iterable[str]) -> set[str]:
    """Return which of the words are in a process's memory."""
    wanted = {word: word.encode() for word in words}
    hits = set()
    scanned = 0
    for piece in pieces(pid):
        scanned += len(piece)
        hits |= {word for word, raw in wanted.items() if raw in piece}
    assert scanned > 10_000_000
    return hits


def canary() -> str:
    """Make a word that is nowhere else; long, so that nothing matches by accident."""
    return secrets.token_hex(12)


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_a_students_process_holds_what_it_was_given_and_nothing_else(
    mode: Isolation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fork copies freed memory too, so what must not leak must never have been in the zygote."""
    secret, hidden, source, argument, output, own = (canary() for _ in range(6))
    monkeypatch.setenv("GRADER_TEST_SECRET", secret)
    zygote = Zygote(mode, this_machine())
    spawn = Kept(zygote)
    try:
        previous = LoadedSubmission(
            f"def f(x): print('{output}'); return '{source}'".encode(), "p.py", ["f"], spawn, Limits()
        )
        assert previous.call("f", [argument], {}).value == source
        assert spawn.last is not None
        if os.geteuid() != 0:
            try:
                found(spawn.last.pid, [source])
            except PermissionError:
                previous.close()
                return
        assert found(spawn.last.pid, [source, argument, output]) == {source, argument, output}
        previous.close()

        following = LoadedSubmission(f"def f(): return '{own}'".encode(), "n.py", ["f"], spawn, Limits())
        assert following.call("f", [], {}).value == own
        words = [secret, hidden, source, argument, output, "GRADER_TEST_SECRET", str(Path(__file__).name)]
        assert found(spawn.last.pid, [*words, own]) == {own}
        assert found(zygote.pid, [*words, own]) == set()
        following.close()
    finally:
        zygote.close()


def test_a_process_of_ones_own_user_cannot_look_inside(zygote: Zygote) -> None:
    """Not dumpable: its memory, its descriptors and its environment belong to root in /proc."""
    for name in ("mem", "environ", "maps", "fd"):
        assert Path(f"/proc/{zygote.pid}/{name}").stat().st_uid == 0
