"""A plan is written whole or not at all, and never over something else."""

import json
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.exchange.downloads.planning import Plan
from grader.exchange.downloads.writing import note_of, write
from grader.intake import collect, fingerprint
from tests.exchange.downloads.zips import SOURCE, planned, zipped

FILES = {
    "doejane_LATE_42_77_doubling-1.py": SOURCE,
    "doejane_LATE_42_76_doubling.py": b"OLD = 1\n",
    "müller_43_78_hw.zip": zipped({"src/doubling.py": SOURCE}),
    "anon_x7_79_report.pdf": b"%PDF",
    "../../evil.py": SOURCE,
}


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Return what would be written of a small class."""
    return planned(tmp_path, FILES)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def names_in(folder: Path) -> set[str]:
    """Return what lies in a folder, hidden or not."""
    return {path.name for path in folder.iterdir()}


def test_grade_takes_it_as_it_is(tmp_path: Path, plan: Plan) -> None:
    """A folder a student; the note beside them is passed over."""
    assert write(plan, tmp_path / "out")

    found = [found.read() for found in collect([tmp_path / "out"], "doubling.py")]
    assert [(one.name, one.student, one.source, one.refusal) for one in found] == [
        ("doejane_42/doubling.py", "doejane_42", SOURCE, ""),
        ("müller_43/doubling.py", "müller_43", SOURCE, ""),
    ]


def test_the_note_says_what_came_from_where(tmp_path: Path, plan: Plan) -> None:
    """The names of the system, word for word: feedback goes back under them."""
    write(plan, tmp_path / "out")

    note = json.loads((tmp_path / "out" / "collected.json").read_bytes())
    assert note == note_of(plan)
    assert (note["schema"], note["from"], note["download"], note["exercise"]) == (
        1,
        "canvas",
        "download.zip",
        "doubling",
    )
    jane, jürgen = note["students"].values()
    assert (jane["said"], jane["ids"], jane["late"], jane["time"]) == (
        "doejane",
        {"canvas": "42"},
        True,
        None,
    )
    assert jane["files"] == [
        {
            "name": "doubling.py",
            "original": "doubling-1.py",
            "path": "doejane_LATE_42_77_doubling-1.py",
            "inside": None,
            "sha256": fingerprint(SOURCE),
        }
    ]
    assert jane["not_taken"] == [{"path": "doejane_LATE_42_76_doubling.py", "why": "handed in before"}]
    assert (jürgen["files"][0]["path"], jürgen["files"][0]["inside"]) == (
        "müller_43_78_hw.zip",
        "src/doubling.py",
    )
    assert [(one["said"], one["anonymous"], one["why"]) for one in note["not_written"]] == [
        ("anon_x7", True, "no Python file or notebook")
    ]
    assert note["left_out"] == [{"path": "../../evil.py", "why": "its path leads out of the download"}]


def test_nothing_is_written_beside_the_folder(tmp_path: Path, plan: Plan) -> None:
    """No draft stays, nothing escapes; folders above are made."""
    before = names_in(tmp_path)
    write(plan, tmp_path / "deep" / "out")

    assert names_in(tmp_path) - before == {"deep"}
    assert names_in(tmp_path / "deep") == {"out"}
    assert set(tree(tmp_path / "deep")) == {
        "out/collected.json",
        "out/doejane_42/doubling.py",
        "out/müller_43/doubling.py",
    }


def test_the_same_again_changes_nothing(tmp_path: Path, plan: Plan) -> None:
    """Not even a time stamp."""
    write(plan, tmp_path / "out")
    before = (tmp_path / "out").stat().st_mtime_ns

    assert not write(plan, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mtime_ns == before


def test_an_empty_folder_is_filled(tmp_path: Path, plan: Plan) -> None:
    """Somebody made it for this."""
    (tmp_path / "out").mkdir()

    assert write(plan, tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("doejane_42/doubling.py", "doejane_42/doubling.py"),
        ("doejane_42/other.py", "doejane_42/other.py"),
        ("zoe/doubling.py", "zoe/doubling.py"),
        ("grades.json", "grades.json"),
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, plan: Plan, name: str, named: str) -> None:
    """A file that differs, or that is not of this download, is named, and all stays as it is."""
    write(plan, tmp_path / "out")
    (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / name).write_bytes(b"graded already")
    before = tree(tmp_path / "out")

    with pytest.raises(UsageError) as caught:
        write(plan, tmp_path / "out")
    assert str(caught.value) == (
        f"{tmp_path / 'out'}: holds something else ({named}); "
        "nothing is overwritten: name another folder with --to"
    )
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("kind", ["file", "link", "link to nothing"])
def test_what_is_no_folder_is_not_replaced(tmp_path: Path, plan: Plan, kind: str) -> None:
    """Nor is a link followed to somewhere else."""
    out = tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    out.write_bytes(b"x") if kind == "file" else out.symlink_to("elsewhere" if kind == "link" else "nowhere")

    with pytest.raises(UsageError, match="is not a folder; name another place with --to"):
        write(plan, out)
    assert tree(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_goes_wrong_leaves_nothing(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """Half a class must not pass for a whole one."""
    real, calls = Path.write_bytes, []

    def failing(path: Path, content: bytes) -> int:
        calls.append(path)
        if len(calls) == 2:
            raise error
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    before = names_in(tmp_path)
    with pytest.raises((UsageError, KeyboardInterrupt)):
        write(plan, tmp_path / "out")
    assert names_in(tmp_path) == before
