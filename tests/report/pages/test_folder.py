"""The folder of pages: whole pages or none, and nobody else's files."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.report.pages import write_pages

OURS = '<meta name="generator" content="grader 0.1.0">'


def page(text: str) -> str:
    """Return a page that says that it is one of ours."""
    return f"{OURS}\n{text}\n"


def listed(folder: Path) -> dict[str, str]:
    """Return everything in a folder, hidden files too."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_pages_are_written_into_a_new_folder(tmp_path: Path) -> None:
    """Which is made with those above it; nothing else stays in it."""
    folder = tmp_path / "a" / "b"

    assert write_pages([("s01.html", page("é")), ("index.html", page("all"))], folder) == 2
    assert listed(folder) == {"s01.html": page("é"), "index.html": page("all")}


def test_an_earlier_report_is_replaced_and_other_files_stay(tmp_path: Path) -> None:
    """A student who is gone has no page any more; notes of the instructor are none of ours."""
    write_pages([("s01.html", page("old")), ("s02.html", page("old")), ("index.html", page("old"))], tmp_path)
    (tmp_path / "notes.html").write_text("mine")
    (tmp_path / "notes.txt").write_text(OURS)

    write_pages([("s01.html", page("new")), ("index.html", page("new"))], tmp_path)

    new = {"s01.html": page("new"), "index.html": page("new")}
    assert listed(tmp_path) == {**new, "notes.html": "mine", "notes.txt": OURS}


def test_a_file_that_is_no_report_is_not_written_over(tmp_path: Path) -> None:
    """Nor is anything else written then; a link is no report, wherever it leads."""
    write_pages([("s01.html", page("old"))], tmp_path)
    (tmp_path / "index.html").symlink_to(tmp_path / "s01.html")

    with pytest.raises(UsageError, match=r"index\.html: it is there and is no report; name another folder"):
        write_pages([("s01.html", page("new")), ("index.html", page("new"))], tmp_path)
    assert (tmp_path / "s01.html").read_text() == page("old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "s01.html"]


@pytest.mark.parametrize(
    ("failure", "raised"),
    [(OSError(errno.ENOSPC, "No space left on device"), UsageError), (KeyboardInterrupt(),) * 2],
)
def test_what_fails_on_the_way_changes_nothing(
    tmp_path: Path, failure: BaseException, raised: type[BaseException] | BaseException
) -> None:
    """The old report stands whole, a new folder is taken back."""

    def broken() -> Iterator[tuple[str, str]]:
        yield "s01.html", page("new")
        raise failure

    kind = raised if isinstance(raised, type) else type(raised)
    write_pages([("s01.html", page("old")), ("index.html", page("old"))], tmp_path / "old")

    for name in ("old", "new"):
        with pytest.raises(kind):
            write_pages(broken(), tmp_path / name)
    assert listed(tmp_path / "old") == {"s01.html": page("old"), "index.html": page("old")}
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    """With the reason of the system."""
    (tmp_path / "file").write_text("")

    with pytest.raises(UsageError, match="file: reports cannot be written: File exists"):
        write_pages([("index.html", page(""))], tmp_path / "file")
