"""Folders by strangers: nothing is followed, nothing is waited for."""

import os
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.exchange.downloads import contents
from grader.exchange.downloads.contents import File, opened
from tests.exchange.downloads.zips import SOURCE, refusal

SPECIAL = "it is a device, a pipe or a socket, not a file"


def in_folder(folder: Path) -> list[File]:
    """Return the files of a folder."""
    with opened(folder) as found:
        return found


def make_socket(path: Path) -> None:
    """Leave a socket behind."""
    with closing(socket.socket(socket.AF_UNIX)) as bound:
        bound.bind(str(path))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (os.mkfifo, SPECIAL),
        (make_socket, SPECIAL),
        (lambda path: path.symlink_to("/etc/passwd"), "it is a link, not a file"),
        (lambda path: path.symlink_to("/"), "it is a link, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a link, not a file"),
        (lambda path: path.symlink_to("bad.py"), "it is a link, not a file"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], object], reason: str) -> None:
    """No link is followed, and a pipe that nobody writes to is not waited for."""
    make(tmp_path / "bad.py")
    (tmp_path / "good.py").write_bytes(SOURCE)

    bad, good = in_folder(tmp_path)
    assert refusal(bad) == reason
    assert good.read() == SOURCE


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    """It is looked at once more when it is opened."""
    (tmp_path / "a.py").write_bytes(SOURCE)
    (file,) = in_folder(tmp_path)
    (tmp_path / "a.py").unlink()
    (tmp_path / "a.py").symlink_to("/etc/passwd")

    assert refusal(file) == "it is a link; hand in the file itself"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    """Its size is looked at first; a file with holes may say terabytes."""
    with (tmp_path / "a.py").open("wb") as file:
        file.truncate(2**40)

    assert refusal(in_folder(tmp_path)[0]) == "it has 1,099,511,627,776 bytes; at most 262,144 are taken"


def test_names_of_broken_bytes_are_refused(tmp_path: Path) -> None:
    """They cannot be written into any report."""
    (tmp_path / os.fsdecode(b"\xff.py")).write_bytes(SOURCE)
    (tmp_path / "\x1b.py").write_bytes(SOURCE)

    assert {refusal(file) for file in in_folder(tmp_path)} == {
        "its name holds control characters or broken bytes"
    }


def test_deep_folders_and_many_files_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may be as hostile as an archive."""
    deep = tmp_path.joinpath(*"abcdefghijklmnopqrst")
    deep.mkdir(parents=True)
    (deep / "x.py").write_bytes(SOURCE)
    assert [refusal(file) for file in in_folder(tmp_path)] == ["it lies more than 16 folders deep"]

    monkeypatch.setattr(contents, "MAX_MEMBERS", 3)
    for k in range(4):
        (tmp_path / f"{k}.py").write_bytes(SOURCE)
    with pytest.raises(UsageError, match="there are more than 3 files"):
        in_folder(tmp_path)


@pytest.mark.parametrize("make", [os.mkfifo, make_socket])
def test_a_download_that_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """A pipe is not waited for."""
    make(tmp_path / "x.zip")

    with pytest.raises(UsageError, match="it is neither a ZIP archive nor a folder"):
        in_folder(tmp_path / "x.zip")


def test_a_download_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    """One sentence."""
    with pytest.raises(UsageError, match=r"none\.zip: cannot be read: No such file or directory"):
        in_folder(tmp_path / "none.zip")
