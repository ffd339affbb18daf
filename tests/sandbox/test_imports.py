"""What the sandboxed side imports: the standard library, msgpack, numpy, and its own few files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox.launcher import INSIDE, needed_view

LIST_MODULES = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
before = set(sys.modules)
import inside.zygote
print(json.dumps({name: getattr(module, "__file__", None) for name, module in sys.modules.items()}))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, str | None]:
    """Return every module of a fresh interpreter that imported the zygote, with its file."""
    folders = [
        str(INSIDE.parent),
        *sorted({str(package.parent) for package in needed_view(["numpy"]).packages}),
    ]
    command = [sys.executable, "-I", "-S", "-c", LIST_MODULES, json.dumps(folders)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    modules: dict[str, str | None] = json.loads(ran.stdout)
    return modules


def test_only_the_permitted_packages_are_imported(imported: dict[str, str | None]) -> None:
    """Anything else of ours would lie in the memory of every student's process."""
    roots = {name.partition(".")[0] for name, file in imported.items() if file}

    assert roots - sys.stdlib_module_names == {"msgpack", "inside"}


def test_of_ours_only_the_files_inside_are_imported(imported: dict[str, str | None]) -> None:
    """The launcher shows the sandbox this folder alone, so an import from elsewhere would fail there."""
    grader = INSIDE.parents[1]
    ours = {name: file for name, file in imported.items() if file and Path(file).is_relative_to(grader)}

    assert set(ours) == {"inside", "inside.guest", "inside.lockdown", "inside.wire", "inside.zygote"}
    assert {Path(file).parent for file in ours.values() if file} == {INSIDE}


def test_numpy_is_left_to_the_list_of_packages(imported: dict[str, str | None]) -> None:
    """An exercise in pure Python starts 3 ms faster without it; what decodes an array imports it then."""
    assert "numpy" not in imported
