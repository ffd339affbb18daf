"""Numbers of one's own: the same everywhere and always, fair, and known to nobody without the key."""

import hashlib
import os
import shlex
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise, permutations
from math import sqrt
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.draws import KEY_FILE, PUBLIC_KEY, VARIABLE, CourseKey, Draw, course_key, has_key, key_for
from grader.errors import UsageError
from grader.models import Submission
from tests.test_intake import ordinary_user

SECRET = "0123456789abcdef" * 4
RESTORE = "restore it from a copy, or remove it: then a new key is made, and everybody gets other numbers"


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the key of the machine out of the tests."""
    monkeypatch.delenv(VARIABLE, raising=False)


def hmac_sha256(secret: bytes, message: bytes) -> bytes:
    """Compute RFC 2104 by its definition, for secrets of at most 64 bytes."""
    padded = secret.ljust(64, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in padded) for pad in (0x36, 0x5C))
    return hashlib.sha256(outer + hashlib.sha256(inner + message).digest()).digest()


def by_hand(secret: bytes, names: Iterable[str], block: int, n: int) -> int:
    """Compute one number of the stream as the module's text says, byte by byte."""
    message = bytearray(b"grader draw 1")
    for name in names:
        written = unicodedata.normalize("NFC", name).encode()
        message += bytes.fromhex(f"{len(written):016x}") + written
    message += bytes.fromhex(f"{block:016x}")
    rest = 0
    for byte in hmac_sha256(secret, bytes(message)):
        rest = (rest * 256 + byte) % n
    return rest


@given(st.binary(max_size=64), st.lists(st.text()), st.lists(st.integers(1, 2**64), max_size=5))
def test_the_stream_is_what_the_text_says(secret: bytes, names: list[str], sizes: list[int]) -> None:
    """So another language can repeat it; the oracle shares no line with the module."""
    draw = Draw(CourseKey(secret), *names)

    assert [draw.below(n) for n in sizes] == [by_hand(secret, names, i, n) for i, n in enumerate(sizes)]


def test_the_numbers_of_today_are_those_of_tomorrow() -> None:
    """A change of any of these gives every student of a running course other numbers."""
    dice = Draw(PUBLIC_KEY, "s01", "Q04")
    assert [dice.integer(1, 6) for _ in range(12)] == [5, 1, 6, 6, 5, 5, 3, 5, 1, 1, 6, 3]
    assert Draw(PUBLIC_KEY, "s01", "Q04").below(2**64) == 1973180367204387876
    assert Draw(PUBLIC_KEY, "s02", "Q04").below(2**64) == 2698182760868506186
    assert Draw(PUBLIC_KEY, "Zoë", "Q04").below(10**6) == 683032
    assert Draw(PUBLIC_KEY).below(10**6) == 400035
    assert Draw(PUBLIC_KEY, "s01", "Q18").shuffled("abcdefgh") == ["f", "a", "h", "g", "c", "e", "b", "d"]
    assert Draw(PUBLIC_KEY, "s01", "Q18").sample(range(100), 5) == [5, 16, 23, 46, 32]
    assert PUBLIC_KEY.fingerprint == "8457a2e064a8d7f7"
    assert CourseKey(SECRET.encode()).fingerprint == "a9f2b0c93f805154"


def test_everything_is_made_of_below() -> None:
    """One block a number; a sample strikes each item off the list of those left."""
    names = ("s01", "C18")
    below = [by_hand(PUBLIC_KEY.secret, names, block, n) for block, n in enumerate([11, 3, 5, 4, 3])]

    draw = Draw(PUBLIC_KEY, *names)
    assert draw.integer(-5, 5) == below[0] - 5
    assert draw.choice("xyz") == "xyz"[below[1]]
    left = list("abcde")
    assert draw.sample("abcde", 3) == [left.pop(place) for place in below[2:]]


@pytest.mark.parametrize(
    "others",
    [
        ("a", "b", "c"),
        ("ab", "c"),
        ("abc",),
        ("bc", "a"),
        ("a", "bc", ""),
        ("", "a", "bc"),
        ("A", "bc"),
        ("a", "bc "),
        ("a\0", "bc"),
        ("a", "bc", "\0" * 8),
        ("a", "bc\udcff"),
        (),
    ],
    ids=ascii,
)
def test_other_names_give_other_numbers(others: tuple[str, ...]) -> None:
    """Where one name ends and the next begins counts too."""
    assert Draw(PUBLIC_KEY, *others).below(2**64) != Draw(PUBLIC_KEY, "a", "bc").below(2**64)


def test_an_accent_may_be_written_in_two_ways() -> None:
    """A file that went through another file system is still the same student's."""
    composed, decomposed = "Zo\u00eb", "Zoe\u0308"

    assert Draw(PUBLIC_KEY, composed).below(2**64) == Draw(PUBLIC_KEY, decomposed).below(2**64)


def test_other_keys_give_other_numbers_and_fingerprints() -> None:
    """A single bit is enough."""
    one, other = CourseKey(b"0" * 32), CourseKey(b"0" * 31 + b"1")

    assert Draw(one, "s01").below(2**64) != Draw(other, "s01").below(2**64)
    assert one.fingerprint != other.fingerprint


def test_what_all_share_is_drawn_with_a_key_that_tells_nothing() -> None:
    """Who has it cannot compute anybody's own numbers, as it is an HMAC of the course key."""
    shared = PUBLIC_KEY.for_everybody()

    assert shared.secret == hmac_sha256(PUBLIC_KEY.secret, b"grader shared numbers 1")
    assert (shared.public, shared.shared) == (True, True)
    assert shared.for_everybody() is shared
    assert not CourseKey(SECRET.encode()).for_everybody().public
    assert shared.fingerprint == "54f2cce3c56153c1"
    assert Draw(shared, "everybody", "Q04").below(2**64) == 3080869059840464399
    assert Draw(PUBLIC_KEY, "everybody", "Q04").below(2**64) != 3080869059840464399


def test_only_who_got_shared_numbers_is_judged_by_them() -> None:
    """Where nothing is drawn there is no key."""
    own, shared = Submission("a", "s01"), Submission("a", "s01", shared_numbers=True)

    assert key_for(own, PUBLIC_KEY) == PUBLIC_KEY
    assert key_for(shared, PUBLIC_KEY) == PUBLIC_KEY.for_everybody()
    assert key_for(own, None) is key_for(shared, None) is None


@given(st.integers(-(2**40), 2**40), st.integers(0, 2**40), st.text())
def test_an_integer_lies_in_its_range(low: int, width: int, name: str) -> None:
    """Both ends belong to it."""
    assert low <= Draw(PUBLIC_KEY, name).integer(low, low + width) <= low + width


@given(st.lists(st.integers()), st.data())
def test_a_sample_takes_each_item_once(items: list[int], data: st.DataObject) -> None:
    """The list that was given stays as it is."""
    k = data.draw(st.integers(0, len(items)))
    before = list(items)

    sample = Draw(PUBLIC_KEY, "s01").sample(items, k)

    assert len(sample) == k
    assert Counter(sample) <= Counter(items)
    assert items == before
    assert sorted(Draw(PUBLIC_KEY, "s01").shuffled(items)) == sorted(items)


def assert_uniform(found: Iterable[Hashable], values: Iterable[Hashable]) -> None:
    """Bound Pearson's chi-square by its mean and four standard deviations; the draws are fixed."""
    counts = Counter(found)
    values = list(values)
    assert set(counts) <= set(values)
    freedom, expected = len(values) - 1, counts.total() / len(values)
    chi_square = sum((counts[value] - expected) ** 2 for value in values) / expected
    assert abs(chi_square - freedom) < 4 * sqrt(2 * freedom)


@pytest.mark.parametrize("n", [2, 3, 6, 7, 100, 256])
def test_all_numbers_are_equally_likely(n: int) -> None:
    """Within one stream, and over students."""
    draw = Draw(PUBLIC_KEY, "uniform")

    assert_uniform((draw.below(n) for _ in range(100 * n)), range(n))
    assert_uniform((Draw(PUBLIC_KEY, f"s{i}", "Q04").below(n) for i in range(100 * n)), range(n))


def test_a_number_tells_nothing_about_the_next() -> None:
    """All pairs of neighbors are equally likely, and all pairs of two students' numbers."""
    draw = Draw(PUBLIC_KEY, "pairs")
    pairs = [(a, b) for a in range(10) for b in range(10)]

    assert_uniform(((draw.below(10), draw.below(10)) for _ in range(10_000)), pairs)
    students = [Draw(PUBLIC_KEY, f"s{i}").below(10) for i in range(10_001)]
    assert_uniform(pairwise(students), pairs)


def test_all_orders_are_equally_likely() -> None:
    """The 24 of four items, and the 20 ways to take two of five in order."""
    draw = Draw(PUBLIC_KEY, "orders")

    assert_uniform((tuple(draw.shuffled("abcd")) for _ in range(4800)), permutations("abcd"))
    assert_uniform((tuple(draw.sample("abcde", 2)) for _ in range(4000)), permutations("abcde", 2))


IMPOSSIBLE: dict[str, tuple[Callable[[Draw], object], str]] = {
    "none": (lambda draw: draw.below(0), r"n must be from 1 to 2\*\*64, got 0"),
    "too many": (
        lambda draw: draw.below(2**64 + 1),
        r"n must be from 1 to 2\*\*64, got 18446744073709551617",
    ),
    "turned around": (lambda draw: draw.integer(3, 2), "low must be at most high, got 3 and 2"),
    "no choice": (lambda draw: draw.choice([]), "choice needs at least one item, got none"),
    "too large": (
        lambda draw: draw.sample("abc", 4),
        "k must be from 0 to the number of items, 3, got 4",
    ),
    "negative": (
        lambda draw: draw.sample("abc", -1),
        "k must be from 0 to the number of items, 3, got -1",
    ),
}


@pytest.mark.parametrize(("ask", "said"), IMPOSSIBLE.values(), ids=list(IMPOSSIBLE))
def test_what_cannot_be_drawn_is_an_error_and_uses_nothing(ask: Callable[[Draw], object], said: str) -> None:
    """The stream goes on as if it had not been asked."""
    draw = Draw(PUBLIC_KEY, "s01")

    with pytest.raises(ValueError, match=f"^{said}$"):
        ask(draw)
    assert draw.below(2**64) == Draw(PUBLIC_KEY, "s01").below(2**64)


def test_data_are_drawn_until_they_are_fair() -> None:
    """One set of data after the other, from one stream: the first that is fair is kept."""
    dice, same = Draw(PUBLIC_KEY, "s01", "Q04"), Draw(PUBLIC_KEY, "s01", "Q04")

    throws = [dice.sample(range(6), 2) for _ in range(100)]
    fair = [sum(pair) > 8 for pair in throws].index(True)
    assert same.until(lambda draw: draw.sample(range(6), 2), lambda pair: sum(pair) > 8) == throws[fair]
    assert same.sample(range(6), 2) == throws[fair + 1]


def test_data_that_are_never_fair_are_the_authors_error() -> None:
    """After 2000 tries it is no bad luck any more."""
    asked: list[int] = []

    with pytest.raises(RuntimeError, match=r"^2000 draws in a row were refused: do the guards fit what is"):
        Draw(PUBLIC_KEY, "s01").until(lambda draw: draw.below(6), asked.append)
    assert len(asked) == 2000
    assert set(asked) == set(range(6))


def test_nothing_shows_the_secret() -> None:
    """Neither a key nor a draw, in whatever words Python finds for them."""
    key = CourseKey(SECRET.encode())

    shown = f"{key!r} {key} {Draw(key, 's01')!r} {key.fingerprint}"
    assert not any(SECRET[start : start + 8] in shown for start in range(16))
    assert repr(PUBLIC_KEY) == "CourseKey(public=True, shared=False)"


# The key of a course.


def make_key_file(root: Path, content: bytes = SECRET.encode() + b"\n", mode: int = 0o600) -> Path:
    """Write the key file of a course."""
    path = root / KEY_FILE
    path.parent.mkdir()
    path.write_bytes(content)
    path.chmod(mode)
    return path


def said_of(root: Path) -> str:
    """Return why a course has no key."""
    with pytest.raises(UsageError) as caught:
        course_key(root)
    return str(caught.value)


def test_the_first_use_makes_a_key_that_stays(tmp_path: Path) -> None:
    """Random, closed to others, out of git, with nothing left lying about."""
    key = course_key(tmp_path)

    assert key == course_key(tmp_path)
    assert not key.public
    assert key.secret == (tmp_path / KEY_FILE).read_bytes().strip()
    assert len(bytes.fromhex(key.secret.decode())) == 32
    folder = tmp_path / ".grader"
    assert {path.name: path.read_text() for path in folder.iterdir() if path.name != "course.key"} == {
        ".gitignore": "*\n"
    }
    (tmp_path / "other").mkdir()
    assert course_key(tmp_path / "other") != key


def test_nobody_else_may_read_the_key_at_any_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with a careless umask, not while it is written; its name is not there before it is complete."""
    modes = set()

    def look(number: int) -> None:
        modes.add(stat.S_IMODE(os.fstat(number).st_mode))
        assert not (tmp_path / KEY_FILE).exists()

    monkeypatch.setattr(os, "fsync", look)
    before = os.umask(0)
    try:
        course_key(tmp_path)
    finally:
        os.umask(before)

    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / ".grader").stat().st_mode) == 0o700


def test_what_stands_in_the_folder_stays(tmp_path: Path) -> None:
    """The folder may have been there before."""
    (tmp_path / ".grader").mkdir()
    (tmp_path / ".grader" / ".gitignore").write_text("# ours\n*\n")

    course_key(tmp_path)

    assert (tmp_path / ".grader" / ".gitignore").read_text() == "# ours\n*\n"


def test_who_loses_the_race_takes_the_winners_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process finishes its key just before ours gets the name."""
    link = Path.hardlink_to

    def late(path: Path, target: Path) -> None:
        path.write_text(SECRET)
        path.chmod(0o600)
        link(path, target)

    monkeypatch.setattr(Path, "hardlink_to", late)

    assert course_key(tmp_path).secret == SECRET.encode()
    assert sorted(path.name for path in (tmp_path / ".grader").iterdir()) == [".gitignore", "course.key"]


def test_threads_that_start_together_get_one_key(tmp_path: Path) -> None:
    """Twenty courses, each met for the first time by eight threads at once."""
    together = Barrier(8)

    def first_use(root: Path) -> CourseKey:
        together.wait(timeout=60)
        return course_key(root)

    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            root = tmp_path / str(number)
            root.mkdir()
            assert len(set(pool.map(first_use, [root] * 8))) == 1


def test_processes_get_one_key(tmp_path: Path) -> None:
    """As a grader's own workers would."""
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        assert set(pool.map(course_key, [tmp_path] * 16)) == {course_key(tmp_path)}


def test_asking_whether_there_is_a_key_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable counts, and the file; blanks are none."""
    assert not has_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv(VARIABLE, "   ")
    assert not has_key(tmp_path)
    monkeypatch.setenv(VARIABLE, SECRET)
    assert has_key(tmp_path)
    monkeypatch.delenv(VARIABLE)
    course_key(tmp_path)
    assert has_key(tmp_path)


def test_the_variable_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """White space around it does not count, and no file is made."""
    monkeypatch.setenv(VARIABLE, "  correct horse battery  \n")

    assert course_key(tmp_path).secret == b"correct horse battery"
    assert list(tmp_path.iterdir()) == []


def test_the_variable_may_hold_the_text_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second machine draws the same."""
    key = course_key(tmp_path)
    monkeypatch.setenv(VARIABLE, (tmp_path / KEY_FILE).read_text())

    assert course_key(tmp_path / "elsewhere") == key


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_an_empty_variable_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    """The file is taken."""
    make_key_file(tmp_path)
    monkeypatch.setenv(VARIABLE, empty)

    assert course_key(tmp_path).secret == SECRET.encode()


def test_a_short_variable_is_refused_and_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen characters are enough, fifteen are not."""
    monkeypatch.setenv(VARIABLE, "0123456789abcdef")
    assert course_key(tmp_path).secret == b"0123456789abcdef"

    monkeypatch.setenv(VARIABLE, " 0123456789abcde ")
    assert said_of(tmp_path) == (
        "GRADER_COURSE_KEY must have at least 16 characters, got 15; "
        "to make one: python -c 'import secrets; print(secrets.token_hex(32))'"
    )


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610, 0o602])
def test_a_key_that_others_may_open_is_refused(tmp_path: Path, mode: int) -> None:
    """Every right of group or others counts; the sentence holds the command that helps."""
    root = tmp_path / "my course"
    root.mkdir()
    path = make_key_file(root, mode=mode)

    said = said_of(root)
    assert said == (
        f"{path}: other users may open the course key (mode {mode:o}); "
        f"set GRADER_COURSE_KEY, or type: chmod 600 '{path}'"
    )
    command, new_mode, file = shlex.split(said.partition("type: ")[2])
    assert command == "chmod"
    Path(file).chmod(int(new_mode, 8))
    assert course_key(root).secret == SECRET.encode()


def test_an_empty_key_file_is_refused(tmp_path: Path) -> None:
    """A new one in silence would give everybody other numbers."""
    path = make_key_file(tmp_path, b" \n")

    assert said_of(tmp_path) == f"{path}: the course key is empty; {RESTORE}"


DAMAGED = {
    "half": SECRET[:32].encode(),
    "one too many": SECRET.encode() + b"0",
    "two lines": SECRET.encode() + b"\n" + SECRET.encode(),
    "other letters": SECRET.replace("f", "g").encode(),
    "capitals": SECRET.upper().encode(),
    "no text": b"\xff" * 64,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_key_file_is_refused_and_not_shown(tmp_path: Path, content: bytes) -> None:
    """What is left of it may still be a secret."""
    path = make_key_file(tmp_path, content)

    assert said_of(tmp_path) == (
        f"{path}: the course key is damaged: expected 64 hexadecimal digits; {RESTORE}"
    )


def test_a_key_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """Here because it is a folder; then because it is a link to nothing."""
    path = tmp_path / KEY_FILE
    advice = "grade as the user who owns it, or set GRADER_COURSE_KEY"

    path.mkdir(parents=True)
    assert said_of(tmp_path) == f"{path}: the course key cannot be read: Is a directory; {advice}"

    path.rmdir()
    path.symlink_to("nowhere")
    assert said_of(tmp_path) == f"{path}: the course key cannot be read: No such file or directory; {advice}"


def test_a_key_that_cannot_be_made_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder, a file in its place, a disk without links, a folder that belongs to another user."""
    path = tmp_path / KEY_FILE
    advice = "let this user write there, or set GRADER_COURSE_KEY"
    nowhere = tmp_path / "nowhere"
    assert said_of(nowhere) == (
        f"{nowhere / KEY_FILE}: the course key cannot be made: No such file or directory; {advice}"
    )

    (tmp_path / ".grader").touch()
    assert said_of(tmp_path) == f"{path}: the course key cannot be made: File exists; {advice}"
    (tmp_path / ".grader").unlink()

    def refuse(*_: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert said_of(tmp_path) == f"{path}: the course key cannot be made: Operation not permitted; {advice}"
    assert [path.name for path in (tmp_path / ".grader").iterdir()] == [".gitignore"]

    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with ordinary_user():
        said = said_of(closed)
    assert said == f"{closed / KEY_FILE}: the course key cannot be made: Permission denied; {advice}"
