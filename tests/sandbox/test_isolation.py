"""Which layers are used on which machine: explicit, never silently fewer."""

from dataclasses import replace

import pytest

from grader.errors import IsolationError, UsageError
from grader.models import Isolation
from grader.sandbox.isolation import Machine, choose, missing, this_machine

FULL = Machine(
    linux=True,
    root=False,
    bubblewrap="/usr/bin/bwrap",
    no_bubblewrap="",
    landlock=7,
    seccomp=True,
    no_seccomp="",
)
NO_NAMESPACES = replace(
    FULL, bubblewrap=None, no_bubblewrap="bubblewrap makes no namespaces here: no permission"
)
NO_LANDLOCK = replace(FULL, landlock=0)
NO_SECCOMP = replace(FULL, seccomp=False, no_seccomp="the library libseccomp2 is not installed")
SECCOMP_ALONE = replace(NO_NAMESPACES, landlock=0)
MAC = Machine(False, False, None, "not Linux", 0, False, "not Linux")


@pytest.mark.parametrize(
    ("machine", "isolation"),
    [
        (FULL, Isolation.FULL),
        (replace(FULL, root=True), Isolation.FULL),
        (replace(FULL, landlock=1), Isolation.FULL),
        (NO_NAMESPACES, Isolation.FILTERS),
        (NO_LANDLOCK, Isolation.NAMESPACES),
    ],
)
def test_the_strongest_layers_are_chosen(machine: Machine, isolation: Isolation) -> None:
    """What a machine has is used."""
    assert choose(machine) is isolation


@pytest.mark.parametrize("isolation", [Isolation.FULL, Isolation.FILTERS, Isolation.NAMESPACES])
def test_fewer_layers_can_be_asked_for(isolation: Isolation) -> None:
    """A machine that has all can be tested as one that has not."""
    assert choose(FULL, isolation) is isolation


@pytest.mark.parametrize(
    ("machine", "reason"),
    [
        (
            SECCOMP_ALONE,
            "bubblewrap makes no namespaces here: no permission; "
            "the kernel has no Landlock (5.13 or newer, in its lsm= list)",
        ),
        (NO_SECCOMP, "the library libseccomp2 is not installed"),
        (MAC, "the sandbox needs Linux (use a virtual machine or a container)"),
    ],
    ids=["seccomp alone", "no seccomp", "no Linux"],
)
def test_too_few_layers_are_refused(machine: Machine, reason: str) -> None:
    """Seccomp alone reads the hidden tests; the text says what is missing, and that nothing happened."""
    with pytest.raises(IsolationError) as caught:
        choose(machine)

    assert str(caught.value) == (
        f"this machine cannot hold other people's code: {reason}. Nothing was graded. "
        "`grader doctor` says what to install."
    )


@pytest.mark.parametrize(
    ("machine", "wanted", "reason"),
    [
        (NO_NAMESPACES, "full", "bubblewrap makes no namespaces here: no permission"),
        (NO_NAMESPACES, "namespaces", "bubblewrap makes no namespaces here: no permission"),
        (NO_LANDLOCK, "full", "the kernel has no Landlock (5.13 or newer, in its lsm= list)"),
        (NO_LANDLOCK, "filters", "the kernel has no Landlock (5.13 or newer, in its lsm= list)"),
        (NO_SECCOMP, "filters", "the library libseccomp2 is not installed"),
        (MAC, "full", "the sandbox needs Linux (use a virtual machine or a container)"),
    ],
)
def test_what_was_asked_for_is_never_replaced(machine: Machine, wanted: str, reason: str) -> None:
    """An instructor who names the layers gets these or an error."""
    with pytest.raises(IsolationError) as caught:
        choose(machine, wanted)

    assert str(caught.value) == f"isolation {wanted!r} is not possible here: {reason}"


@pytest.mark.parametrize("machine", [FULL, SECCOMP_ALONE, NO_SECCOMP, MAC])
def test_a_bare_process_is_used_only_when_named(machine: Machine) -> None:
    """It is for one's own code, on any machine; its results are stamped."""
    assert choose(machine, "process") is Isolation.PROCESS
    assert not Isolation.PROCESS.holds_strangers


def test_an_unknown_word_is_no_isolation() -> None:
    """The words are those of the design."""
    with pytest.raises(UsageError, match="isolation is 'fortress'; it must be one of auto, full, filters"):
        choose(FULL, "fortress")


def test_nothing_is_missing_on_a_full_machine() -> None:
    """Said in words as well, for `grader doctor`."""
    assert missing(FULL) == "nothing is missing"


def test_this_machine_has_every_layer() -> None:
    """The other tests of this folder need them: a machine without must not pass for tested."""
    assert missing(this_machine()) == "nothing is missing"
    assert choose(this_machine()) is Isolation.FULL
