"""Whatever lies in a folder of submissions becomes one, or says why not; nothing stops the others."""

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.intake import MAX_SOURCE_BYTES, collect, fingerprint, readable_name
from grader.models import Submission

SOURCE = b"def double(x):\n    return 2 * x\n"
NOBODY = 65534


def taken(*paths: Path, leave_out: tuple[Path, ...] = ()) -> list[Submission]:
    """Return what is read from some paths."""
    return [found.read() for found in collect(paths, "doubling.py", leave_out=leave_out)]


def refusal_of(path: Path) -> str:
    """Return why the only thing in a folder is refused; nothing of it is kept then."""
    (submission,) = taken(path)
    assert submission.source == b""
    return submission.refusal


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Act without the rights of root, where the tests have them."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Make a folder that every user can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_files_are_taken_in_the_order_of_their_names(tmp_path: Path) -> None:
    """The student is the stem."""
    for name in ("s02.py", "s10.py", "s01.py"):
        (tmp_path / name).write_bytes(SOURCE)

    assert taken(tmp_path) == [
        Submission("s01.py", "s01", SOURCE),
        Submission("s02.py", "s02", SOURCE),
        Submission("s10.py", "s10", SOURCE),
    ]


def make_socket(path: Path) -> None:
    """Leave a socket behind."""
    with closing(socket.socket(socket.AF_UNIX)) as bound:
        bound.bind(str(path))


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "it is a pipe, not a file"),
    "a socket": (make_socket, "it is a socket, not a file"),
    "a link to a device": (
        lambda path: path.symlink_to("/dev/null"),
        "it is a link; hand in the file itself",
    ),
    "a link to a file": (lambda path: path.symlink_to(__file__), "it is a link; hand in the file itself"),
    "a link to a folder": (lambda path: path.symlink_to("/"), "it is a link; hand in the file itself"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "it is a link; hand in the file itself"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "it is a link; hand in the file itself"),
    "a folder": (lambda path: path.mkdir(), "the folder holds no Python file; hand in doubling.py"),
    "an empty file": (lambda path: path.touch(), "the file is empty"),
    "white space": (lambda path: path.write_bytes(b" \n\t\r\n"), "the file is empty"),
    "NUL bytes": (
        lambda path: path.write_bytes(b"x = 1\0"),
        "it holds NUL bytes, so it is not a text file; save it as UTF-8 text",
    ),
    "UTF-16": (
        lambda path: path.write_bytes("x = 1".encode("utf-16")),
        "it is saved as UTF-16; save it as UTF-8",
    ),
    "UTF-16, the other order": (
        lambda path: path.write_bytes(b"\xfe\xff" + "x = 1".encode("utf-16-be")),
        "it is saved as UTF-16; save it as UTF-8",
    ),
    "a megabyte": (
        lambda path: path.write_bytes(b"#" * 2**20),
        "it has 1,048,576 bytes; at most 262,144 are taken",
    ),
}


@pytest.mark.parametrize(("make", "refusal"), ODD.values(), ids=list(ODD))
def test_what_is_no_python_file_says_what_it_is(
    tmp_path: Path, make: Callable[[Path], object], refusal: str
) -> None:
    """It is neither followed, waited for nor read; the others are taken."""
    make(tmp_path / "s01.py")
    (tmp_path / "s02.py").write_bytes(SOURCE)

    odd, other = taken(tmp_path)
    assert odd == Submission(
        "s01.py" if "folder holds" not in refusal else "s01.py/", odd.student, b"", refusal
    )
    assert other == Submission("s02.py", "s02", SOURCE)


def test_the_largest_file_is_taken(tmp_path: Path) -> None:
    """One byte more is not."""
    (tmp_path / "s01.py").write_bytes(b"#" * MAX_SOURCE_BYTES)
    (tmp_path / "s02.py").write_bytes(b"#" * (MAX_SOURCE_BYTES + 1))

    fits, does_not = taken(tmp_path)
    assert len(fits.source) == MAX_SOURCE_BYTES
    assert does_not.refusal == "it has 262,145 bytes; at most 262,144 are taken"


@pytest.mark.parametrize("name", ["essay.txt", "notes", "s01.ipynb", "s01.py~"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    """Only names in .py are taken; the others are told so, not passed over."""
    (tmp_path / name).write_bytes(SOURCE)

    assert refusal_of(tmp_path) == "it is not a Python file: its name must end in .py"


@pytest.mark.parametrize(
    "source",
    [b"\xef\xbb\xbf" + SOURCE, SOURCE.replace(b"\n", b"\r\n"), b"# \xe9\n" + SOURCE],
    ids=["a byte order mark", "line ends of Windows", "Latin-1"],
)
def test_bytes_are_taken_as_they_are(tmp_path: Path, source: bytes) -> None:
    """Python in the sandbox says what it thinks of them."""
    (tmp_path / "s01.py").write_bytes(source)

    assert [submission.source for submission in taken(tmp_path)] == [source]


def test_a_file_that_may_not_be_read_is_refused(open_folder: Path) -> None:
    """As an ordinary user; root reads everything."""
    (open_folder / "s01.py").write_bytes(SOURCE)
    (open_folder / "s02.py").write_bytes(SOURCE)
    (open_folder / "s01.py").chmod(0)

    with ordinary_user():
        closed, other = taken(open_folder)
    assert closed.refusal == "it cannot be read: Permission denied"
    assert other.source == SOURCE


def test_a_student_s_folder_that_may_not_be_listed_is_refused(open_folder: Path) -> None:
    """The others are taken."""
    (open_folder / "s01").mkdir(mode=0)
    (open_folder / "s02.py").write_bytes(SOURCE)

    with ordinary_user():
        closed, other = taken(open_folder)
    assert (closed.name, closed.refusal) == (
        "s01/",
        f"{open_folder / 's01'}: cannot be listed: Permission denied",
    )
    assert other.source == SOURCE


def test_a_file_that_is_gone_when_it_is_read_is_refused(tmp_path: Path) -> None:
    """Folders are listed first, files read later."""
    (tmp_path / "s01.py").write_bytes(SOURCE)
    (found,) = collect([tmp_path], "doubling.py")
    (tmp_path / "s01.py").unlink()

    assert found.read().refusal == "it cannot be read: No such file or directory"


def test_a_pipe_that_takes_a_file_s_place_is_not_waited_for(tmp_path: Path) -> None:
    """Between listing and reading a student could change what a name means."""
    (tmp_path / "s01.py").write_bytes(SOURCE)
    (found,) = collect([tmp_path], "doubling.py")
    (tmp_path / "s01.py").unlink()
    os.mkfifo(tmp_path / "s01.py")

    assert found.read().refusal == "it is a pipe, not a file"


# --------------------------------------------------------------------------------------------- names

NAMES = {
    "spaces": (b"Ada L.py", "Ada L.py", "Ada L"),
    "an emoji": ("\N{SNAKE}.py".encode(), "\N{SNAKE}.py", "\N{SNAKE}"),
    "letters with marks": ("Zoë.py".encode(), "Zoë.py", "Zoë"),
    "a leading dash": (b"-rf.py", "-rf.py", "-rf"),
    "broken UTF-8": (b"caf\xe9.py", "caf\\xe9.py", "caf\\xe9"),
    "a new line": (b"a\nb.py", "a\\nb.py", "a\\nb"),
    "an escape sequence": (b"\x1b[31mred.py", "\\x1b[31mred.py", "\\x1b[31mred"),
    "text from right to left": ("a\u202eb.py".encode(), "a\\u202eb.py", "a\\u202eb"),
    "dots": (b"a.b.py", "a.b.py", "a.b"),
}


@pytest.mark.parametrize(("raw", "name", "student"), NAMES.values(), ids=list(NAMES))
def test_every_name_can_be_shown(tmp_path: Path, raw: bytes, name: str, student: str) -> None:
    """Control characters and broken bytes are spelled out; the file is read all the same."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_bytes(SOURCE)

    assert taken(tmp_path) == [Submission(name, student, SOURCE)]


@given(st.binary(max_size=30))
def test_a_readable_name_is_printable_text(raw: bytes) -> None:
    """Whatever bytes a file system holds."""
    name = readable_name(os.fsdecode(raw))

    assert name.isprintable()
    assert name.encode().decode() == name


# ------------------------------------------------------------------------------------------- folders


def test_a_folder_a_student_with_one_file(tmp_path: Path) -> None:
    """The student is the folder; what the file is called does not matter then."""
    (tmp_path / "s01").mkdir()
    (tmp_path / "s01" / "mine.py").write_bytes(SOURCE)
    (tmp_path / "s01" / "readme.txt").write_text("hello")

    assert taken(tmp_path) == [Submission("s01/mine.py", "s01", SOURCE)]


def test_of_several_files_the_one_with_the_exercise_s_name_is_taken(tmp_path: Path) -> None:
    """Helpers beside it are not graded."""
    (tmp_path / "s01").mkdir()
    (tmp_path / "s01" / "doubling.py").write_bytes(SOURCE)
    (tmp_path / "s01" / "a_helper.py").write_bytes(b"x = 1\n")

    assert taken(tmp_path) == [Submission("s01/doubling.py", "s01", SOURCE)]


FOLDERS = {
    "nothing": ([], "the folder holds no Python file; hand in doubling.py"),
    "text alone": (["a.txt"], "the folder holds no Python file; hand in doubling.py"),
    "two others": (
        ["a.py", "b.py"],
        "the folder holds 2 Python files, none named doubling.py; hand in doubling.py",
    ),
}


@pytest.mark.parametrize(("names", "refusal"), FOLDERS.values(), ids=list(FOLDERS))
def test_a_folder_in_which_nothing_can_be_chosen_is_refused(
    tmp_path: Path, names: list[str], refusal: str
) -> None:
    """We do not guess."""
    (tmp_path / "s01").mkdir()
    for name in names:
        (tmp_path / "s01" / name).write_bytes(SOURCE)

    assert taken(tmp_path) == [Submission("s01/", "s01", b"", refusal)]


def test_a_folder_named_like_a_file_is_a_student_s_folder(tmp_path: Path) -> None:
    """What matters is what it is."""
    (tmp_path / "x.py").mkdir()
    (tmp_path / "x.py" / "doubling.py").write_bytes(SOURCE)

    assert taken(tmp_path) == [Submission("x.py/doubling.py", "x.py", SOURCE)]


def test_a_link_within_a_student_s_folder_is_not_followed(tmp_path: Path) -> None:
    """It could lead to another student's file."""
    (tmp_path / "s01").mkdir()
    (tmp_path / "s01" / "doubling.py").symlink_to("/etc/hostname")

    assert refusal_of(tmp_path) == "it is a link; hand in the file itself"


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """Nobody handed that in."""
    (tmp_path / "s01.py").write_bytes(SOURCE)
    for name in (".DS_Store", ".git", "._s01.py", "__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).mkdir()

    assert [submission.name for submission in taken(tmp_path)] == ["s01.py"]


def test_our_own_files_are_left_out(tmp_path: Path) -> None:
    """Results may be written among the submissions; the next run must not grade them."""
    (tmp_path / "s01.py").write_bytes(SOURCE)
    ours = (tmp_path / "grades.json", tmp_path / "grades.json.journal")
    for path in ours:
        path.write_text("{}")

    assert [submission.name for submission in taken(tmp_path, leave_out=ours)] == ["s01.py"]


# --------------------------------------------------------------------------------------------- paths


def test_several_paths_are_taken_in_their_order(tmp_path: Path) -> None:
    """Files and folders in one call; what is named outright may be a link."""
    (tmp_path / "b").mkdir()
    for name in ("b/s02.py", "b/s01.py", "a.py"):
        (tmp_path / name).write_bytes(SOURCE)
    (tmp_path / "link.py").symlink_to("a.py")
    (tmp_path / "folder").symlink_to("b")

    found = taken(tmp_path / "b", tmp_path / "link.py", tmp_path / "a.py", tmp_path / "folder")
    assert [submission.student for submission in found] == ["s01", "s02", "link", "a", "s01", "s02"]
    assert {submission.source for submission in found} == {SOURCE}


def test_a_device_named_outright_is_refused(tmp_path: Path) -> None:
    """Also through a link."""
    (tmp_path / "s01.py").symlink_to("/dev/null")

    assert refusal_of(tmp_path / "s01.py") == "it is a device, not a file"


@pytest.mark.parametrize(
    "link", ["", "nowhere", "missing.py"], ids=["missing", "a link to nothing", "a loop"]
)
def test_a_path_that_is_not_there_is_a_usage_error(tmp_path: Path, link: str) -> None:
    """A typing error must not pass for an empty class."""
    path = tmp_path / "missing.py"
    if link:
        path.symlink_to(link)

    with pytest.raises(UsageError) as caught:
        collect([path], "doubling.py")
    assert str(caught.value) == f"{path}: no such file or folder"


def test_nothing_found_is_a_usage_error(tmp_path: Path) -> None:
    """An empty class has no results to write."""
    (tmp_path / ".hidden").touch()

    with pytest.raises(UsageError) as caught:
        collect([tmp_path], "doubling.py")
    assert str(caught.value) == f"{tmp_path}: no submissions found"


def test_a_path_that_may_not_be_reached_is_a_usage_error(open_folder: Path) -> None:
    """One sentence, no traceback."""
    (open_folder / "closed").mkdir(mode=0)

    with ordinary_user():
        with pytest.raises(UsageError, match="closed: cannot be listed: Permission denied"):
            collect([open_folder / "closed"], "doubling.py")
        with pytest.raises(UsageError, match=r"s01\.py: .*"):
            collect([open_folder / "closed" / "s01.py"], "doubling.py")


def test_the_fingerprint_is_of_the_bytes() -> None:
    """The same bytes, the same result; anything else, another."""
    assert fingerprint(SOURCE) == fingerprint(bytes(SOURCE))
    assert fingerprint(SOURCE) != fingerprint(SOURCE + b"\n")


def test_an_ending_in_capitals_is_an_ending(tmp_path: Path) -> None:
    """Some systems write names so."""
    (tmp_path / "S01.PY").write_bytes(SOURCE)

    (found,) = taken(tmp_path)
    assert (found.source, found.refusal) == (SOURCE, "")
