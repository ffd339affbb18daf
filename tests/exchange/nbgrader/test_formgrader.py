"""The formgrader of nbgrader over a real Jupyter server: what we entered, and what people give."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.cli.command import wait_until
from tests.courses import RIGHT

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse

CHALLENGE, QUIZ, PS1 = "doubling", "sums", "ps1"
TESTS, PROSE = "hidden-tests", "Q03-answer-text"
HTML = "<script>alert('pwned')</script>"
RAISES = f'def double(x):\n    print("{HTML}")\n    raise KeyError("{HTML}")\n'
DEADLINE_S = 60.0


class Formgrader:
    """A server over a course in which two students submitted something that was graded."""

    def __init__(self, small: "SmallCourse", port: int) -> None:
        self.small = small
        self._url = f"http://127.0.0.1:{port}/formgrader"

    def get(self, path: str) -> str:
        """Get a page."""
        with urlopen(f"{self._url}/{path}", timeout=DEADLINE_S) as answer:
            return str(answer.read().decode())

    def api(self, path: str) -> Any:
        """Get data, as its pages do."""
        return json.loads(self.get(f"api/{path}"))

    def put(self, path: str, **said: Any) -> Any:
        """Write data, as its pages do."""
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self._url}/api/{path}", json.dumps(said).encode(), headers, method="PUT")
        with urlopen(request, timeout=DEADLINE_S) as answer:
            return json.loads(answer.read())

    def submission(self, student: str, notebook: str) -> str:
        """Return the id of a notebook that was submitted."""
        found = self.api(f"submitted_notebooks/{PS1}/{notebook}")
        return next(str(one["id"]) for one in found if one["student"] == student)

    def cells(self, kind: str, student: str, notebook: str) -> dict[str, dict[str, Any]]:
        """Return grades or comments, by their cells."""
        found = self.api(f"{kind}?submission_id={self.submission(student, notebook)}")
        return {one["name"]: one for one in found}


@pytest.fixture(scope="module")
def formgrader(nbgrader_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Formgrader]:
    """Grade two students, and begin a server."""
    from tests.exchange.nbgrader.small import copied

    root = tmp_path_factory.mktemp("formgrader")
    small = copied(nbgrader_template, root / "small")
    small.submit("ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers(Q03="One adds one.")})
    notebook = small.filled(CHALLENGE, {"code": RAISES})
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": f"Text {HTML}"})
    notebook["cells"].append({"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": HTML})
    small.submit("eve", {CHALLENGE: json.dumps(notebook)})
    small.configure("c.Exchange.root = '/nonexistent'")
    small.grade()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "root_dir": str(small.folder),
        "port": port,
        "port_retries": 0,
        "token": "",
        "password": "",
        "disable_check_xsrf": True,
        "open_browser": False,
        "allow_root": True,
        "jpserver_extensions": "{'nbgrader.server_extensions.formgrader': True}",
    }
    places = {f"JUPYTER_{name}_DIR": str(root / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **places, "HOME": str(root), "JUPYTER_NO_CONFIG": "1"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = root / "log"
    with said.open("w") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyter_server",
                *(f"--ServerApp.{name}={value}" for name, value in options.items()),
            ],
            cwd=small.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        found = Formgrader(small, port)
        wait_until(lambda: server.poll() is not None or _answers(found))
        assert server.poll() is None, said.read_text()
        yield found
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(formgrader: Formgrader) -> bool:
    try:
        return bool(formgrader.api("status")["status"])
    except (URLError, ConnectionError):
        return False


def test_its_lists_have_everybody_with_our_scores(formgrader: Formgrader) -> None:
    """Assignments, students and notebooks, as its tables show them."""
    (assignment,) = formgrader.api("assignments")
    assert (assignment["name"], assignment["num_submissions"], assignment["max_score"]) == (PS1, 2, 14.0)
    by_student = {one["student"]: one for one in formgrader.api(f"submissions/{PS1}")}
    assert {name: (one["score"], one["autograded"]) for name, one in by_student.items()} == {
        "ada": (4.0, True),
        "eve": (0.0, True),
    }
    notebooks = {one["student"]: one for one in formgrader.api(f"submitted_notebooks/{PS1}/{CHALLENGE}")}
    assert {name: (one["score"], one["failed_tests"]) for name, one in notebooks.items()} == {
        "ada": (4.0, False),
        "eve": (0.0, True),
    }
    (waits,) = formgrader.api(f"submitted_notebooks/{PS1}/{QUIZ}")
    assert (waits["student"], waits["needs_manual_grade"]) == ("ada", True)


def test_a_page_shows_each_failed_test_and_no_html_of_the_student(formgrader: Formgrader) -> None:
    """The score stands in the cell of the tests, where nbgrader reads it."""
    page = formgrader.get(f"submissions/{formgrader.submission('eve', CHALLENGE)}/")
    assert "A small number." in page
    assert "A large number." in page
    assert "pwned" in page
    assert HTML not in page
    assert "<script>alert" not in page
    grade = formgrader.cells("grades", "eve", CHALLENGE)[TESTS]
    assert (grade["auto_score"], grade["max_score"], grade["needs_manual_grade"]) == (0.0, 4.0, False)
    comment = formgrader.cells("comments", "eve", CHALLENGE)["code"]
    assert comment["auto_comment"] == "The cell of the hidden tests says which of them fail."


def test_what_is_typed_there_comes_into_the_store_and_stays(formgrader: Formgrader) -> None:
    """Points, extra credit and a comment, by the requests of its page."""
    from tests.exchange.nbgrader.test_marks import GIVEN, comments, marks

    prose = formgrader.cells("grades", "ada", QUIZ)[PROSE]
    assert (prose["auto_score"], prose["needs_manual_grade"]) == (None, True)
    formgrader.put(f"grade/{prose['id']}", manual_score=2, extra_credit=0.5)
    comment = formgrader.cells("comments", "ada", QUIZ)[PROSE]
    formgrader.put(f"comment/{comment['id']}", manual_comment="Say why.")
    formgrader.small.grade()
    assert marks(formgrader.small, QUIZ) == {1: {"Q03": ("5/2", GIVEN)}}
    assert comments(formgrader.small, QUIZ) == ["In nbgrader: Say why."]
    prose = formgrader.cells("grades", "ada", QUIZ)[PROSE]
    assert (prose["manual_score"], prose["extra_credit"], prose["needs_manual_grade"]) == (2, 0.5, False)
    assert formgrader.cells("comments", "ada", QUIZ)[PROSE]["manual_comment"] == "Say why."
    page = formgrader.small.folder / "feedback" / "ada" / PS1 / f"{QUIZ}.html"
    assert re.search(r"Say why\.", page.read_text())
