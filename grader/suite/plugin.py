"""The pytest plugin: marks and fixtures of suites, and `--submission` for authors who debug one.

It is loaded by every pytest of the environment, so it does nothing unless a suite asks for its fixtures.
When the engine grades, it puts its own `Bench` into the configuration; with plain
``pytest exercises/<slug> --submission FILE`` the bench is made here, and pytest reports as usual.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.suite.answering import AnswerBench
    from grader.suite.bench import Bench

BENCH: pytest.StashKey[Bench | AnswerBench] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of authors."""
    group = parser.getgroup("grader", "graded suites")
    group.addoption(
        "--submission", metavar="FILE", help="run the suite of an exercise against this submission"
    )
    group.addoption("--student", metavar="NAME", default="", help="whose numbers are drawn")
    group.addoption(
        "--isolation",
        default="auto",
        help="auto, full, filters, namespaces, or process for your own code on a system without a sandbox",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marks of suites."""
    from grader.suite.cases import MARKS

    for mark, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Make the bench of an author's session, so that suites can import the reference."""
    file = session.config.getoption("--submission")
    if file is None or BENCH in session.config.stash:
        return
    from grader.errors import GraderError
    from grader.suite.bench import authors_bench

    try:
        bench = authors_bench(
            Path(session.config.args[0]),
            Path(file),
            session.config.getoption("--isolation"),
            session.config.getoption("--student"),
        )
    except GraderError as error:
        raise pytest.UsageError(str(error)) from None
    session.config.stash[BENCH] = bench


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case for each id of `drawn`; a mark that cannot be meant is refused where cases are read."""
    mark = metafunc.definition.get_closest_marker("drawn")
    if mark is None or "drawn" not in metafunc.fixturenames:
        return
    from grader.suite.cases import are_ids

    if are_ids(mark.args):
        numbers = [pytest.param(number, id=case) for number, case in enumerate(mark.args, 1)]
        metafunc.parametrize("drawn", numbers, indirect=True)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the questions of an exercise where one is graded or debugged."""
    if file_path.name != "questions.py" or not file_path.with_name("exercise.toml").is_file():
        return None
    if parent.config.getoption("--submission") is None and not parent.session.isinitpath(file_path):
        return None
    from grader.suite.items import QuestionsFile

    return QuestionsFile.from_parent(parent, path=file_path)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the author's sandbox."""
    if (bench := config.stash.get(BENCH, None)) is not None:
        bench.close()


def _bench(request: pytest.FixtureRequest) -> Bench:
    from grader.suite.bench import Bench

    bench = request.config.stash.get(BENCH, None)
    if not isinstance(bench, Bench):
        pytest.fail("which submission? pytest exercises/<slug> --submission FILE", pytrace=False)
    return bench


@pytest.fixture
def submission(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Give the submission: its functions run in the sandbox, on plain data."""
    bench = _bench(request)
    if bench.owned:
        if request.node.get_closest_marker("fresh"):
            bench.loaded.restart()
        yield bench.proxy
        sys.stdout.write(bench.loaded.take_output())
    else:
        yield bench.proxy


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Any:
    """Give comparisons by the rules of the course."""
    return _bench(request).expect


@pytest.fixture
def oracle(request: pytest.FixtureRequest) -> Any:
    """Give the exercise's functions by the reference, unrounded."""
    from grader.suite.proxy import oracle_at

    return oracle_at(request.path.with_name("oracle.py"))


@pytest.fixture
def drawn(request: pytest.FixtureRequest) -> Any:
    """Give what `draws.py` draws for this student and this case."""
    from grader.suite.cases import id_of

    return _bench(request).draw(id_of(request.node))
