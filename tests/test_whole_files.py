"""Files that are written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.whole_files import write_whole


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("file/below", "Not a directory"),
        ("n" * 300, "File name too long"),
        ("none/x", "No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_made_is_told(tmp_path: Path, name: str, why: str) -> None:
    """There is no draft of it to remove either, and that is no fault of the grader."""
    (tmp_path / "file").write_text("as it was")
    with pytest.raises(UsageError) as caught:
        write_whole(tmp_path / name, ["text"], "the text")
    assert str(caught.value) == f"{tmp_path / name}: the text cannot be written: {why}"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_ctrl_c_leaves_what_was_there_and_no_draft(tmp_path: Path) -> None:
    """Whenever it comes."""

    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    (tmp_path / "file").write_text("as it was")
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "file", pieces(), "the text")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("file", "as it was")]
