"""A sandbox ready for submissions: chosen, started, and proved; one per worker, warm for its life."""

from collections.abc import Sequence
from pathlib import Path

from grader.models import Isolation, Limits
from grader.sandbox.isolation import choose, this_machine
from grader.sandbox.process import Child


class Host:
    """Where submissions run.

    Parameters
    ----------
    wanted : str
        ``"auto"`` or the name of an `Isolation`; ``"process"`` holds nobody and is for one's own code.
    packages : sequence of str
        What submissions may import besides the standard library.
    secret : sequence of Path
        Folders that no submission may see; the self-test, at the first submission, tries.

    Raises
    ------
    IsolationError
        If the machine cannot hold a stranger's code, or an attack of the self-test succeeds.
    SandboxError
        If the sandbox does not start.
    """

    def __init__(
        self, wanted: str, packages: Sequence[str] = ("numpy",), secret: Sequence[Path] = ()
    ) -> None:
        machine = this_machine()
        self.isolation = choose(machine, wanted)
        self._packages = tuple(packages)
        self.secret = tuple(secret)
        self._proved = False
        if self.isolation is Isolation.PROCESS:
            self._zygote = None
        else:
            from grader.sandbox.process import Zygote

            self._zygote = Zygote(self.isolation, machine, packages)

    def spawn(self, limits: Limits) -> Child:
        """Start a process for one submission; the first time, the sandbox has to prove itself before."""
        if self._zygote is None:
            from grader.sandbox.plain import PlainChild

            return PlainChild(self._packages, limits)
        if not self._proved:
            from grader.sandbox.selftest import prove

            prove(self._zygote, self.secret)
            self._proved = True
        return self._zygote.spawn(limits)

    def close(self) -> None:
        """End the sandbox and everything in it."""
        if self._zygote is not None:
            self._zygote.close()
