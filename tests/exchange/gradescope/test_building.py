"""The zip that is uploaded: what is in it, and what setting it up would do."""

import base64
import csv
import hashlib
import io
import subprocess
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.cli.roster import people_in
from grader.draws import CourseKey
from grader.errors import CatalogError, UsageError
from grader.exchange.gradescope.building import autograder, read_class_list
from grader.exchange.gradescope.wheel import NAME, engine
from grader.store.people import Person
from tests import quizzes
from tests.courses import write_course
from tests.diagnosis.walks import write_walk
from tests.exchange.gradescope.container import unpack

KEY = CourseKey(b"a key that only the instructor and the zip have")

PYTHON = """#!/bin/sh
# Stands for every Python: says what it was told, and makes what a new environment has.
echo "$(basename "$0") $*" >> "$LOG"
case "$*" in
*version_info*) exit "${OLD:-0}" ;;
"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$0" "$3/bin/grader" ;;
*"pip install"*) exit "${NO_PIP:-0}" ;;
esac
"""


def files_in(zipped: bytes) -> dict[str, bytes]:
    """Return the files of an archive."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_of(exercise: Exercise, key: CourseKey | None = None, **said: Any) -> bytes:
    """Build the zip of an exercise in a course."""
    assert exercise.course_root is not None
    return autograder(find_course(exercise.course_root), exercise, key, **said)


def test_the_zip_holds_what_grading_needs_at_its_root(tmp_path: Path) -> None:
    """No other exercise, no caches, no key where nothing is drawn; and both programs can be started."""
    exercise = write_walk(tmp_path)
    (exercise.folder / "__pycache__").mkdir()
    (exercise.folder / "__pycache__" / "oracle.pyc").write_text("")
    (exercise.folder / ".oracle.py.swp").write_text("")
    (tmp_path / "exercises" / "another").mkdir()
    (tmp_path / "exercises" / "another" / "exercise.toml").write_text("")
    zipped = zip_of(exercise)

    of_exercise = "exercise.toml oracle.py probes.py starter.py statement.md test_hidden.py test_public.py"
    solutions = ["model.py", *(f"mutants/{name}.py" for name in "ascent bare no_two one_less raises".split())]
    assert set(files_in(zipped)) == {
        "setup.sh",
        "run_autograder",
        "requirements.txt",
        "gradescope.json",
        NAME,
        "exercises/course.toml",
        "reference/__init__.py",
        *(f"exercises/walk/{name}" for name in of_exercise.split()),
        *(f"solutions/walk/{name}" for name in solutions),
    }
    unpack(zipped, tmp_path / "source")
    for program in ("setup.sh", "run_autograder"):
        path = tmp_path / "source" / program
        assert path.stat().st_mode & 0o777 == 0o755
        assert path.read_text().startswith("#!/usr/bin/env bash\n")
        subprocess.run(["bash", "-n", path], check=True)


def test_results_are_decided_by_the_same_files(tmp_path: Path) -> None:
    """What grades in the container has the fingerprints of what would grade here."""
    exercise = write_walk(tmp_path / "course")
    unpack(zip_of(exercise), tmp_path / "source")

    assert find_course(tmp_path / "source").exercise("walk").hashes == exercise.hashes


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever and wherever it is built, whoever touched its files."""
    one, other = write_walk(tmp_path / "one"), write_walk(tmp_path / "other")
    for path in sorted((tmp_path / "other").rglob("*"), reverse=True):
        path.touch()
        path.chmod(0o700)

    assert zip_of(one) == zip_of(other)


def test_the_key_is_there_where_numbers_are_drawn(tmp_path: Path) -> None:
    """For root alone, and the course in the zip knows it by its fingerprint."""
    zipped = zip_of(quizzes.write_quiz(tmp_path / "course"), KEY)
    unpack(zipped, tmp_path / "source")

    assert (tmp_path / "source" / "course.key").read_bytes() == KEY.secret
    assert (tmp_path / "source" / "course.key").stat().st_mode & 0o777 == 0o600
    assert find_course(tmp_path / "source").manifest.key == KEY.fingerprint


def test_the_engine_is_a_wheel_that_asks_for_its_dependencies_by_name() -> None:
    """Every file with its fingerprint, as installers check them; nothing else is needed to build it."""
    files = files_in(engine())
    about = NAME.removesuffix("-py3-none-any.whl") + ".dist-info"
    record = {row[0]: row[1:] for row in csv.reader(files[f"{about}/RECORD"].decode().splitlines())}

    assert set(record) == set(files)
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        expected = ["", ""] if name.endswith("RECORD") else [f"sha256={digest}", str(len(content))]
        assert record[name] == expected
    needed = distribution("grader").requires
    assert needed
    assert all(f"Requires-Dist: {name}\n".encode() in files[f"{about}/METADATA"] for name in needed)
    assert {"grader/sandbox/inside/zygote.py", "grader/report/results.schema.json"} < set(files)
    assert not any("__pycache__" in name for name in files)


def test_a_class_list_goes_with_it(tmp_path: Path) -> None:
    """Whose address is whose: addresses in small letters, everything else of the list left out."""
    people = people_in(
        b'student_id,name,email\ns01,"Doe, Jane",Jane@example.org\ns02,Eric,eric@example.org\n'
    )
    files = files_in(zip_of(write_course(tmp_path), students=people))

    text = files["students.csv"].decode()
    assert text == "email,student_id\r\neric@example.org,s02\r\njane@example.org,s01\r\n"
    assert read_class_list(text) == {"jane@example.org": "s01", "eric@example.org": "s02"}


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        ([""], "s01: the class list has no e-mail address, by which Gradescope knows students"),
        (["j@x.org", "J@x.org"], "j@x.org: the class list has it for s01 and for s02"),
    ],
)
def test_an_unclear_class_list_is_refused(tmp_path: Path, addresses: list[str], said: str) -> None:
    """Else somebody would be graded with the numbers of somebody else."""
    people = [Person(f"s{number:02}", email=address) for number, address in enumerate(addresses, 1)]

    with pytest.raises(UsageError, match=said):
        zip_of(write_course(tmp_path), students=people)


def test_packages_of_submissions_are_named_as_pip_does(tmp_path: Path) -> None:
    """An author sees at once what is missing here."""
    zipped = zip_of(write_course(tmp_path, packages=["numpy", "yaml"]))
    assert files_in(zipped)["requirements.txt"] == b"PyYAML\nnumpy\n"

    with pytest.raises(CatalogError, match="the package 'no_such_package' is not installed here"):
        zip_of(write_course(tmp_path, packages=["no_such_package"]))


def test_a_copy_without_hidden_suite_makes_no_autograder(tmp_path: Path) -> None:
    """Students and installed packages have none."""
    exercise = write_course(tmp_path)
    exercise.hidden_suite.unlink()

    with pytest.raises(UsageError, match=r"has no test_hidden\.py"):
        zip_of(exercise)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Unpack a zip where Gradescope does, beside programs that only write down what they are told."""
    unpack(zip_of(quizzes.write_quiz(tmp_path / "course"), KEY), tmp_path / "autograder" / "source")
    (tmp_path / "bin").mkdir()
    for name in ("python3", "python3.11", "apt-get"):
        (tmp_path / "bin" / name).write_text(PYTHON)
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path / "autograder" / "source"


def set_up(source: Path, **environment: str) -> tuple[int, str, list[str]]:
    """Run setup.sh; return its code, what it printed, and what was asked of whom."""
    log = source.parent / "log"
    ended = subprocess.run(
        [source / "setup.sh"],
        env={
            "PATH": f"{source.parents[1] / 'bin'}:/usr/bin:/bin",
            "GRADER_AUTOGRADER": str(source.parent),
            "LOG": str(log),
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stderr, log.read_text().splitlines()


def test_setting_up_installs_the_sandbox_and_the_engine(source: Path) -> None:
    """System packages, an environment with the wheel of the zip, and a look whether both are in order."""
    code, _, asked = set_up(source)

    assert code == 0
    asked = [line for line in asked if "version_info" not in line]
    assert asked == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends bubblewrap libseccomp2 python3 python3-venv",
        f"python3 -m venv {source.parent / 'grader'}",
        "python -m pip install --quiet --no-cache-dir --disable-pip-version-check "
        f"{source / NAME} --requirement {source / 'requirements.txt'}",
        f"grader list --course {source}",
        "grader doctor",
    ]
    assert source.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"NO_PIP": "1"}, "setup.sh: failed in line"),
        ({"OLD": "1"}, "expected Python 3.11 or newer with venv"),
    ],
)
def test_setting_up_fails_loudly(source: Path, environment: dict[str, str], said: str) -> None:
    """Gradescope shows it to who uploads, and no submission meets half an engine."""
    code, told, _ = set_up(source, **environment)

    assert code == 1
    assert said in told
