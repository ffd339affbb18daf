"""An instructor's way: what can be graded, and where results may stand."""

import json
import os
from pathlib import Path
from typing import Any

from tests.cli.command import Ended, run
from tests.courses import RIGHT, WRONG, write_course

FAULTY = '''
@pytest.mark.points(4)
def test_large(submission, expect):
    """A large number."""
    raise ZeroDivisionError
'''


def graded(path: Path) -> dict[str, Any]:
    """Return a results file: submission to verdict, in its order."""
    results = json.loads(path.read_text())["results"]
    assert len({result["submission"] for result in results}) == len(results)
    return {result["submission"]: result["verdict"] for result in results}


def grade(course: Path, folder: Path, *arguments: str) -> Ended:
    """Grade in a folder."""
    return run("grade", "doubling", "--course", course, *arguments, cwd=folder)


def test_files_folders_and_a_folder_a_student_are_graded_together(course: Path, tmp_path: Path) -> None:
    """Names are shown as they are, whatever they hold; a file that stands alone may begin with a dash."""
    names = ["Ann Lee.py", "🙂.py", "名前.py", "--json.py"]
    (tmp_path / "monday").mkdir()
    for name in names:
        (tmp_path / "monday" / name).write_text(RIGHT)
    (tmp_path / "tuesday" / "bob").mkdir(parents=True)
    (tmp_path / "tuesday" / "bob" / "doubling.py").write_text(WRONG)
    (tmp_path / "-dash.py").write_text(RIGHT)

    ended = grade(course, tmp_path, "--json", "results.json", "--", "monday", "tuesday", "-dash.py")

    assert ended.code == 0
    expected = dict.fromkeys([*sorted(names), "-dash.py"], "passed") | {"bob/doubling.py": "failed"}
    assert graded(tmp_path / "results.json") == expected
    assert all(name in ended.out for name in expected)
    assert "6 submissions: 5 passed, 1 failed.\nMean score 83%." in ended.out


def test_results_may_stand_among_the_submissions(course: Path, tmp_path: Path) -> None:
    """A second run does not take them for something handed in, whatever they were called."""
    (tmp_path / "s01.py").write_text(RIGHT)

    for name in ("results.json", "results.json", "again.json"):
        assert grade(course, tmp_path, ".", "--json", name).code == 0

    assert graded(tmp_path / "again.json") == {"s01.py": "passed"}


def test_two_submissions_of_one_name_are_told_apart(course: Path, tmp_path: Path) -> None:
    """Each is called by its path; the same file named twice is graded once."""
    for folder, source in (("a", RIGHT), ("b", WRONG)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "s01.py").write_text(source)

    two = grade(course, tmp_path, "a", "b", "--json", "both.json")
    one = grade(course, tmp_path, "a", "a/s01.py", "--json", "results.json")

    assert (two.code, one.code) == (0, 0)
    assert graded(tmp_path / "both.json") == {"a/s01.py": "passed", "b/s01.py": "failed"}
    assert graded(tmp_path / "results.json") == {"s01.py": "passed"}


def test_a_fault_of_the_suite_counts_for_nobody(tmp_path: Path) -> None:
    """Exit code 3, no score, and the sentence that says whose fault it is."""
    write_course(tmp_path, hidden=FAULTY)
    (tmp_path / "s01.py").write_text(RIGHT)

    ended = grade(tmp_path, tmp_path, "s01.py", "--json", "results.json")

    (result,) = json.loads((tmp_path / "results.json").read_text())["results"]
    assert ended.code == 3
    assert (result["verdict"], result["score"]) == ("not_graded", None)
    assert "Nothing was counted." in ended.out


def test_results_are_written_whole_or_not_at_all(course: Path, tmp_path: Path) -> None:
    """Where they cannot be written, the earlier ones stay, and no draft is left behind."""
    (tmp_path / "s01.py").write_text(RIGHT)
    results = tmp_path / "results.json"
    assert grade(course, tmp_path, "s01.py", "--json", "results.json").code == 0
    before = results.read_bytes()
    (tmp_path / "s01.py").write_text(WRONG)

    limited = run_with_small_files(course, tmp_path)

    assert limited.code == 2
    assert "results cannot be written: File too large" in limited.err
    assert results.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"s01.py", "results.json", "results.json.journal"}


def run_with_small_files(course: Path, folder: Path) -> Ended:
    """Grade where no file may become larger than what is there already: as good as a full disk."""
    import resource

    limit = (folder / "results.json.journal").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        return grade(course, folder, "s01.py", "--json", "results.json")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_results_do_not_take_the_place_of_a_device(course: Path, tmp_path: Path) -> None:
    """`--json` replaces a file; a pipe (or, for root, /dev/null) stays what it is."""
    (tmp_path / "s01.py").write_text(RIGHT)
    os.mkfifo(tmp_path / "pipe")

    ended = grade(course, tmp_path, "s01.py", "--json", "pipe")

    assert (ended.code, ended.err) == (2, "error: pipe: results cannot be written: it is not a plain file\n")
    assert (tmp_path / "pipe").is_fifo()
