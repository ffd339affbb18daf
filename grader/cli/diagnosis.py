"""What `grader doctor` says of a machine: each layer of the sandbox, in words."""

from dataclasses import dataclass
from typing import Any

from grader.errors import SandboxError
from grader.models import Isolation, Limits
from grader.sandbox.host import Host
from grader.sandbox.isolation import Machine, choose, this_machine

MEANING = {
    Isolation.FULL: "all layers: namespaces, Landlock, seccomp, resource limits. Nothing is missing.",
    Isolation.FILTERS: "Landlock, seccomp and resource limits, without namespaces. Safe to grade; "
    "what is left open: a submission can learn that a file exists and how large it is, not what is in it.",
    Isolation.NAMESPACES: "namespaces, seccomp and resource limits, without Landlock. Safe to grade.",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: whether it is on, what it stops, what to do when it is not."""

    name: str
    on: bool
    stops: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All layers, the mode that they allow, and whether the self-test held."""

    layers: tuple[Layer, ...]
    isolation: Isolation | None
    problem: str

    @property
    def safe(self) -> bool:
        """Whether other people's code may be graded here."""
        return self.isolation is not None and not self.problem

    def as_data(self) -> dict[str, Any]:
        """Return the diagnosis for another program."""
        return {
            "schema": 1,
            "safe": self.safe,
            "isolation": self.isolation.value if self.isolation else None,
            "problem": self.problem,
            "layers": [{name: getattr(layer, name) for name in layer.__slots__} for layer in self.layers],
        }

    def text(self) -> str:
        """Write the diagnosis for a person."""
        lines = ["What holds other people's code on this machine:", ""]
        for layer in self.layers:
            lines.append(f"  {'✓ on ' if layer.on else '✗ off'}  {layer.name:<16} {layer.stops}")
            if not layer.on and layer.advice:
                lines.append(f"{'':26}{layer.advice}")
        lines.append("")
        if self.isolation is not None:
            lines.append(f"Isolation {self.isolation}: {MEANING[self.isolation]}")
        if self.problem:
            lines.append(f"Nothing will be graded: {self.problem}")
        else:
            lines.append("The self-test attacked the sandbox, and every attack failed. Grading is safe here.")
        return "\n".join(lines)


def examine() -> Diagnosis:
    """Look at the machine, start the sandbox that it allows, and attack it."""
    machine = this_machine()
    try:
        isolation = choose(machine)
    except SandboxError as error:
        return Diagnosis(_layers(machine, dropped=False), None, str(error))
    problem = ""
    try:
        host = Host("auto")
        try:
            child = host.spawn(Limits())
            child.end()
            child.close()
        finally:
            host.close()
    except SandboxError as error:
        problem = str(error)
    return Diagnosis(_layers(machine, dropped=not problem), isolation, problem)


def _layers(machine: Machine, *, dropped: bool) -> tuple[Layer, ...]:
    linux = machine.linux
    return (
        Layer("process", True, "a crash, a lie or an endless loop of one submission stays its own"),
        Layer("resource limits", linux, "memory, computing, output and open files", "needs Linux"),
        Layer(
            "namespaces",
            machine.bubblewrap is not None,
            "seeing files, processes or the network at all",
            f"{machine.no_bubblewrap}; on Debian: apt-get install bubblewrap",
        ),
        Layer(
            "Landlock",
            machine.landlock > 0,
            f"reading, writing and running files (version {machine.landlock})",
            "needs Linux 5.13 or newer with landlock in its list of security modules",
        ),
        Layer(
            "seccomp",
            machine.seccomp,
            "starting processes, sockets, signals, dangerous system calls",
            f"{machine.no_seccomp}; on Debian: apt-get install libseccomp2, then pip install pyseccomp",
        ),
        Layer("no privileges", dropped, "regaining rights", "shown once the sandbox starts"),
    )
