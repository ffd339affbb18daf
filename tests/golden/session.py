"""A case of the whole path: commands as a user types them, their screens, and the results that they write.

What differs from machine to machine (times, memory, versions, fingerprints) is left out of the comparison;
cases that say the same are folded to one line, so that a reader sees what is worth seeing.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
GRADER = Path(sys.executable).with_name("grader")
DEADLINE_S = 120
VOLATILE = "durations memory_bytes processes versions hashes isolation grader duration_s".split()
OWN = ("id", "title", "max_points")
EMPTY: tuple[object, ...] = (None, "", 0, [], {})
TIME = re.compile(r"[ \d]{5} ms$", re.MULTILINE)
ABOUT_THE_MACHINE = re.compile(r"^isolation: .*\n", re.MULTILINE)


def screens_of(commands: str, folder: Path) -> str:
    """Type commands in a folder, one after the other; return what the terminal shows."""
    return "\n".join(_screen(command, folder) for command in commands.splitlines())


def _screen(command: str, folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    ended = subprocess.run(
        [GRADER, *shlex.split(command), "--course", PROJECT],
        cwd=folder,
        env=environment | {"COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=DEADLINE_S,
        check=False,
    )
    said = ABOUT_THE_MACHINE.sub("", TIME.sub("    # ms", ended.stdout))
    return f"$ grader {command}\n{said}[exit {ended.returncode}]\n"


def normal(text: str) -> str:
    """Write a results file without what differs from run to run; cases that say the same share a line."""
    file = json.loads(text)
    head = {key: value for key, value in file.items() if key not in (*VOLATILE, "results")}
    results = ",\n".join(map(_result, file["results"]))
    return f'{json.dumps(head)[:-1]}, "results": [\n{results}\n]}}\n'


def _result(result: dict[str, Any]) -> str:
    told = {key: value for key, value in result.items() if key not in (*VOLATILE, "limits", "tests")}
    said: dict[str, list[str]] = {}
    for case in result["tests"]:
        said.setdefault(json.dumps(_worth_a_look(case)), []).append(case["id"])
    lines = [f"  [{json.dumps(' '.join(ids))}, {what}]" for what, ids in said.items()]
    return f" [{json.dumps(told)}, [\n" + ",\n".join(lines) + "]]"


def _worth_a_look(case: dict[str, Any]) -> dict[str, Any]:
    """Return what a case says besides its id and its worth; of one that was passed, that it was."""
    if case["outcome"] == "passed":
        return {key: case[key] for key in ("visibility", "outcome")}
    return {key: value for key, value in case.items() if key not in (*VOLATILE, *OWN) and value not in EMPTY}
