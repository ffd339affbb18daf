"""A stage for each isolation mode, and the bait that the attackers are told of."""

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pytest

from grader.models import Isolation
from grader.sandbox.isolation import choose, this_machine
from grader.sandbox.process import Zygote
from tests.hostile.stage import Bait, Ending, Stage, adopt_orphans

MODES = ["full", "filters", "namespaces"]
PROJECT = Path(__file__).parents[2]


class Attack(Protocol):
    """Stages a submission of the test's own threat."""

    def __call__(self, name: str, /, *, arguments: Sequence[Any] = ..., **limits: Any) -> Ending: ...


@pytest.fixture(scope="session")
def bait() -> Iterator[Bait]:
    """Make what an attacker could be after: files, ports, sockets, a secret in the environment."""
    halves = secrets.token_hex(8), secrets.token_hex(8)
    secret = "".join(halves)
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        exercise = folder / "course" / "exercises" / "linear_regression"
        files = {
            name: exercise / f"{name}.py"
            for name in ("hidden_suite", "oracle", "model_solution", "other_submission")
        }
        exercise.mkdir(parents=True)
        (folder / "writable").mkdir()
        for path in files.values():
            path.write_text(f"EXPECTED = {secret!r}\n")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o777 if path.is_dir() else 0o666)  # only the sandbox stands before them

        tcp = stack.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        udp = stack.enter_context(closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)))
        udp.bind(("127.0.0.1", 0))
        abstract = stack.enter_context(closing(socket.socket(socket.AF_UNIX)))
        abstract.bind(f"\0hostile-{halves[0]}")
        by_path = stack.enter_context(closing(socket.socket(socket.AF_UNIX)))
        by_path.bind(str(folder / "socket"))
        (folder / "socket").chmod(0o777)
        for server in (abstract, by_path):
            server.listen(1)

        environment = stack.enter_context(pytest.MonkeyPatch.context())
        environment.setenv("HOSTILE_SECRET", secret)
        yield Bait(
            **{name: str(path) for name, path in files.items()},
            course=str(folder / "course"),
            home=str(Path.home()),
            project=str(PROJECT),
            packages=str(Path(np.__file__).parents[1]),
            writable=str(folder / "writable"),
            tcp_port=tcp.getsockname()[1],
            udp_port=udp.getsockname()[1],
            abstract_socket=f"\0hostile-{halves[0]}",
            socket_path=str(folder / "socket"),
            grader_pid=os.getpid(),
            zygote_pid=0,
            secret_halves=halves,
        )


@pytest.fixture(scope="session", params=MODES)
def stage(request: pytest.FixtureRequest, bait: Bait) -> Iterator[Stage]:
    """Start a sandbox in each mode; one that this machine cannot do is a failure, not a skip."""
    machine = this_machine()
    zygote = Zygote(choose(machine, request.param), machine)
    adopt_orphans(True)
    try:
        yield Stage(zygote, bait)
    finally:
        zygote.close()
        adopt_orphans(False)


@pytest.fixture
def isolation(stage: Stage) -> Isolation:
    """Return the mode of this round."""
    return stage.isolation


@pytest.fixture
def submissions(request: pytest.FixtureRequest) -> Path:
    """Return the folder with the submissions of the test's threat."""
    return request.path.parent / "submissions"


@pytest.fixture
def attack(stage: Stage, submissions: Path) -> Attack:
    """Return the function that stages a submission of this threat by its file name."""

    def staged(name: str, /, **options: Any) -> Ending:
        return stage.attack(submissions / name, **options)

    return staged
