"""A container as Gradescope lays it out, below a folder: source, submission, results, and an interpreter."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]

from grader.cli import autograder as program

SCHEMA = json.loads(Path(__file__).with_name("results.schema.json").read_text(encoding="utf-8"))
DEADLINE_S = 60
NO_BUBBLEWRAP = "#!/bin/sh\necho 'No permissions to create a new namespace' >&2\nexit 1\n"

METADATA: dict[str, Any] = {
    "id": 123456,
    "created_at": "2018-08-01T02:22:32.365935-07:00",
    "assignment": {
        "due_date": "2018-07-31T23:00:00.000000-07:00",
        "group_size": 4,
        "group_submission": True,
        "id": 25828,
        "course_id": 1234,
        "late_due_date": None,
        "release_date": "2018-07-02T00:00:00.000000-07:00",
        "title": "Programming Assignment 1",
        "total_points": "20.0",
    },
    "submission_method": "upload",
    "users": [{"email": "s01@example.com", "id": 1234, "name": "Student User"}],
    "previous_submissions": [
        {"submission_time": "2017-04-06T14:24:48.087023-07:00", "score": 0.0, "results": {}}
    ],
}
"""As in Gradescope's documentation."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run left, and what it printed."""

    results: dict[str, Any]
    said: str = ""

    def test(self, name: str) -> dict[str, Any]:
        """Return a test by its number, or else its name."""
        return next(test for test in self.results["tests"] if name in (test.get("number"), test["name"]))

    def hidden(self) -> str:
        """Return all that students never see."""
        return "".join(test["output"] for test in self.results["tests"] if test["visibility"] == "hidden")


class Container:
    """One of them.

    Parameters
    ----------
    root : Path
        Stands for ``/autograder``; an empty folder.
    zipped : bytes
        What the instructor uploaded.
    """

    def __init__(self, root: Path, zipped: bytes) -> None:
        self.root = root
        unpack(zipped, root / "source")
        (root / "submission").mkdir()
        (root / "results").mkdir()
        shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
        python = root / "grader" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)

    def hand_in(self, files: dict[str, str], **metadata: Any) -> None:
        """Lay files where Gradescope does; metadata replaces what usually stands there."""
        shutil.rmtree(self.root / "submission")
        (self.root / "submission").mkdir()
        for name, content in files.items():
            (self.root / "submission" / name).write_text(content)
        (self.root / "submission_metadata.json").write_text(json.dumps({**METADATA, **metadata}))

    def run(self, files: dict[str, str], *, bubblewrap: bool = True, **metadata: Any) -> Ran:
        """Hand files in, and do what Gradescope does."""
        self.hand_in(files, **metadata)
        path_variable = os.environ["PATH"]
        if not bubblewrap:
            stub = self.root / "stub" / "bwrap"
            stub.parent.mkdir(exist_ok=True)
            stub.write_text(NO_BUBBLEWRAP)
            stub.chmod(0o755)
            path_variable = f"{stub.parent}:{path_variable}"
        ended = subprocess.run(
            [self.root / "run_autograder"],
            cwd=self.root,
            env={"PATH": path_variable, "GRADER_AUTOGRADER": str(self.root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=DEADLINE_S,
            check=True,
        )
        return Ran(self.results(), ended.stdout)

    def grade(self, files: dict[str, str], **metadata: Any) -> Ran:
        """Hand files in, and let the engine grade them in this process."""
        self.hand_in(files, **metadata)
        program.run(self.root)
        return Ran(self.results())

    def results(self) -> dict[str, Any]:
        """Read what was left, as strictly as Gradescope documents it."""
        results: dict[str, Any] = json.loads((self.root / "results" / "results.json").read_text("utf-8"))
        jsonschema.validate(results, SCHEMA)
        return results


def unpack(zipped: bytes, folder: Path) -> None:
    """Unpack an archive with the modes of its files, as `unzip` does."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        for entry in archive.infolist():
            archive.extract(entry, folder)
            (folder / entry.filename).chmod(entry.external_attr >> 16 & 0o777)
