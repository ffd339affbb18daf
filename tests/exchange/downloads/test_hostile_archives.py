"""Archives by strangers: what cannot be trusted is refused with a sentence, and stops nothing else."""

import io
import random
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.exchange.downloads import choosing, contents
from grader.exchange.downloads.contents import files_in, opened
from grader.intake import RefusedError
from tests.exchange.downloads.zips import SOURCE, listed, planned, raw_zip, refusal, zipped

DAMAGED = "it is damaged: what is packed does not fit its size or its checksum"
GOOD = "good.py"


def beside_a_good_one(name: str, content: bytes = SOURCE, *, flags: int = 0) -> str:
    """Pack something with a good file after it, and return why it is refused; the good one is read."""
    bad, good = listed(
        raw_zip((name.encode("utf-8", "surrogateescape"), content), (GOOD.encode(), SOURCE), flags=flags)
    )
    assert good.read() == SOURCE
    return refusal(bad)


# ----------------------------------------------------------------------------------- single members


@pytest.mark.parametrize(
    ("name", "reason"),
    {
        "../evil.py": "its path leads out of the download",
        "a/../../evil.py": "its path leads out of the download",
        "a/..": "its path leads out of the download",
        "/etc/cron.d/evil.py": "its path begins at the root of a disk",
        "//server/share/evil.py": "its path begins at the root of a disk",
        "C:evil.py": "its path begins at the root of a disk",
        "c:/evil.py": "its path begins at the root of a disk",
        "..\\evil.py": "its name holds a \\, which other systems take for a folder",
        "a\\b.py": "its name holds a \\, which other systems take for a folder",
        "evil\0.py": "its name holds control characters or broken bytes",
        "evil\x1b[2J.py": "its name holds control characters or broken bytes",
        "evil\n.py": "its name holds control characters or broken bytes",
        "evil\u202eyp.exe.py": "its name holds signs that turn the direction of writing",
        "evil\u2066.py": "its name holds signs that turn the direction of writing",
        "x" * 256 + ".py": "its name is longer than 255 bytes",
        "ü" * 128: "its name is longer than 255 bytes",
        "/".join(["x" * 200] * 6): "its path is longer than 1024 bytes",
        "": "its path leads out of the download",
        "./.": "its path leads out of the download",
    }.items(),
)
def test_a_name_that_cannot_be_trusted_is_refused(name: str, reason: str) -> None:
    """Nothing is repaired: what would be written elsewhere, or looks like another name, is not read."""
    assert beside_a_good_one(name, flags=0x800) == reason


def test_names_that_cannot_be_trusted_can_be_shown() -> None:
    """A refusal is printed, and a name in it must not move the cursor or turn the line."""
    names = ["\x1b[2J.py", "\u202eyp.py", "a\nb.py"]

    found = listed(raw_zip(*((name.encode(), SOURCE) for name in names), flags=0x800))
    assert [file.name for file in found] == ["\\x1b[2J.py", "\\u202eyp.py", "a\\nb.py"]


def mode(kind: int) -> Callable[[zipfile.ZipInfo], None]:
    """Return what makes the entry `bad.py` something else than a file."""

    def change(info: zipfile.ZipInfo) -> None:
        if info.filename == "bad.py":
            info.create_system = 3
            info.external_attr = (kind | 0o777) << 16

    return change


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (stat.S_IFLNK, "a link"),
        (stat.S_IFIFO, "a device, a pipe or a socket"),
        (stat.S_IFSOCK, "a device, a pipe or a socket"),
        (stat.S_IFCHR, "a device, a pipe or a socket"),
        (stat.S_IFBLK, "a device, a pipe or a socket"),
        (0o170000, "a device, a pipe or a socket"),
    ],
)
def test_a_member_that_is_no_file_is_refused(kind: int, what: str) -> None:
    """A link could lead to another student's file, or to ours."""
    bad, good = listed(zipped({"bad.py": b"/etc/passwd", GOOD: SOURCE}, mode(kind)))

    assert refusal(bad) == f"it is {what}, not a file"
    assert good.read() == SOURCE


def test_a_locked_member_is_refused() -> None:
    """Nobody is asked for a password."""
    content = bytearray(zipped({"a.py": SOURCE}))
    content[content.index(b"PK\1\2") + 8] |= 1

    assert refusal(listed(bytes(content))[0]) == "it is locked with a password"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 99])
def test_a_rare_packing_is_refused(method: int) -> None:
    """Some of them give megabytes for a few bytes in one piece, which no limit can stop."""
    content = bytearray(zipped({"a.py": SOURCE, GOOD: SOURCE}))
    start = content.index(b"PK\1\2")
    content[start + 10 : start + 12] = struct.pack("<H", method)

    bad, good = listed(bytes(content))
    assert refusal(bad) == "it is packed in a way that few programs know; pack it as an ordinary ZIP"
    assert good.read() == SOURCE


def test_a_name_that_is_there_twice_is_refused() -> None:
    """Programs differ in which of the two they take, so neither is."""
    first, second, good = listed(raw_zip((b"a.py", SOURCE), (b"a.py", b"other"), (b"b.py", SOURCE)))

    assert refusal(first) == refusal(second)
    assert refusal(first) == "another file has the same name, but for capitals or accents; rename one"
    assert good.read() == SOURCE


@pytest.mark.parametrize(
    ("one", "other"),
    [("A/x.py", "a/X.py"), ("ü.py", "u\u0308.py"), ("ß.py", "SS.py"), ("a/x.py", "a/./x.py")],
)
def test_names_that_some_systems_take_for_one_are_refused(one: str, other: str) -> None:
    """Written to such a disk, one would replace the other."""
    found = listed(zipped({one: SOURCE, other: SOURCE}))

    assert all("another file has the same name" in refusal(file) for file in found)


def test_a_wrong_checksum_is_refused() -> None:
    """Damaged on the way; the others are whole."""
    content = bytearray(zipped({"a.py": SOURCE, GOOD: SOURCE}))
    start = content.index(b"PK\1\2")
    content[start + 16] ^= 0xFF

    bad, good = listed(bytes(content))
    assert refusal(bad) == DAMAGED
    assert good.read() == SOURCE


def test_damaged_packing_is_refused() -> None:
    """Bytes that cannot be unpacked at all."""
    content = bytearray(zipped({"a.py": SOURCE * 20, GOOD: SOURCE}))
    content[35:45] = b"\xff" * 10

    bad, good = listed(bytes(content))
    assert refusal(bad) == DAMAGED
    assert good.read() == SOURCE


def test_another_name_in_the_local_header_is_refused() -> None:
    """Some programs read one name, some the other."""
    content = zipped({"aaaa.py": SOURCE, GOOD: SOURCE}).replace(b"aaaa.py", b"evil.py", 1)

    assert refusal(listed(content)[0]) == DAMAGED


# ------------------------------------------------------------------------------------------- bombs


def test_a_bomb_is_read_no_further_than_the_limit() -> None:
    """A small archive that holds 16 MiB of zeros, and says so."""
    content = zipped({"bomb.py": bytes(16 * 2**20), GOOD: SOURCE})
    assert len(content) < 100_000

    bomb, good = listed(content)
    tracemalloc.start()
    assert refusal(bomb) == "it has more than 262,144 bytes"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 2**20
    assert good.read() == SOURCE


@pytest.mark.parametrize("declared", [0, 10, len(SOURCE) + 1, 0xFFFFFFF0])
def test_a_bomb_that_declares_another_size_is_refused(declared: int) -> None:
    """The declared size decides nothing; one that is not true is damage."""
    content = bytearray(zipped({"bomb.py": SOURCE}))
    start = content.index(b"PK\1\2")
    content[start + 24 : start + 28] = struct.pack("<I", declared)

    assert refusal(listed(bytes(content))[0]) == DAMAGED


def test_a_bomb_that_declares_little_is_refused() -> None:
    """16 MiB behind a declared hundred bytes."""
    content = bytearray(zipped({"bomb.py": bytes(16 * 2**20)}))
    start = content.index(b"PK\1\2")
    content[start + 24 : start + 28] = struct.pack("<I", 100)

    assert refusal(listed(bytes(content))[0]) == DAMAGED


def overlapping() -> bytes:
    """Pack one file, and name it in the directory a hundred times."""
    whole = zipped({"a.py": SOURCE})
    start = whole.index(b"PK\1\2")
    body, end = whole[:start], whole.index(b"PK\5\6")
    entries = b"".join(whole[start:end].replace(b"a.py", f"{k:04}".encode()) for k in range(100))
    tail = struct.pack("<HHHHIIH", 0, 0, 100, 100, len(entries), len(body), 0)
    return body + entries + b"PK\5\6" + tail


def quoted() -> bytes:
    """Pack a file whose packed bytes contain the next member, as bombs without nesting do."""
    inner = raw_zip((b"in.py", SOURCE))
    inner = inner[: inner.index(b"PK\1\2")]
    outer = raw_zip((b"out.py", inner), (b"in.py", SOURCE))
    start = outer.index(b"PK\1\2", len(inner) + 40)
    second = outer.index(b"PK\1\2", start + 4)
    content = bytearray(outer)
    content[second + 42 : second + 46] = struct.pack("<I", 30 + len("out.py"))
    return bytes(content)


@pytest.mark.parametrize("make", [overlapping, quoted])
def test_members_that_share_bytes_spoil_the_archive(make: Callable[[], bytes]) -> None:
    """That is how a small archive becomes endless without nesting; no program writes so."""
    with pytest.raises(RefusedError, match="its members overlap, as no honest archive's do"):
        listed(make())


def test_members_that_reach_into_the_directory_spoil_the_archive() -> None:
    """A packed size that goes beyond what is there."""
    content = bytearray(zipped({"a.py": SOURCE}))
    start = content.index(b"PK\1\2")
    content[start + 20 : start + 24] = struct.pack("<I", 10_000)

    with pytest.raises(RefusedError, match="its members reach beyond its end"):
        listed(bytes(content))


def test_too_many_members_spoil_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """No class hands in so much."""
    monkeypatch.setattr(contents, "MAX_MEMBERS", 3)

    with pytest.raises(RefusedError, match="the archive has 4 members; at most 3 are taken"):
        contents.files_in_zip(io.BytesIO(raw_zip(*((b"%d.py" % k, b"") for k in range(4)))), 3)


def test_a_nested_archive_may_hold_less() -> None:
    """One student, not a class."""
    many = raw_zip(*((b"%d.py" % k, b"") for k in range(501)))

    with pytest.raises(RefusedError, match="the archive has 501 members; at most 500 are taken"):
        files_in(many)


def test_a_huge_directory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Millions of empty members would fill the memory before anybody could count them."""
    monkeypatch.setattr(contents, "MAX_DIRECTORY_BYTES", 70_000)
    path = tmp_path / "many.zip"
    path.write_bytes(raw_zip(*((b"%d.py" % k, b"") for k in range(2000))))

    with (
        pytest.raises(UsageError, match=r"many\.zip: it is no whole ZIP archive \(its directory has"),
        opened(path),
    ):
        pass


# --------------------------------------------------------------------------------- whole archives


@pytest.mark.parametrize("cut", [1, 10, 30, 100])
def test_an_archive_that_broke_off_is_refused(tmp_path: Path, cut: int) -> None:
    """The directory stands at the end: without it, nothing says what is whole."""
    path = tmp_path / "broken.zip"
    path.write_bytes(zipped({"a.py": SOURCE, "b.py": SOURCE})[:-cut])

    with (
        pytest.raises(UsageError, match=r"broken\.zip: it is no whole ZIP archive \(.*\); download it again"),
        opened(path),
    ):
        pass


@pytest.mark.parametrize("content", [b"", b"PK", b"Rar!\x1a\x07", b"x" * 100_000, b"PK\5\6" + bytes(17)])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    """One sentence, no traceback."""
    path = tmp_path / "download.zip"
    path.write_bytes(content)

    with pytest.raises(UsageError, match="it is no whole ZIP archive"), opened(path):
        pass


def test_any_damage_ends_in_a_sentence() -> None:
    """A few hundred archives with broken bytes: each is listed or refused, and each file read or refused."""
    luck = random.Random(7)
    whole = zipped({"a/ü.py": SOURCE * 5, "b.py": SOURCE, "c.zip": zipped({"d.py": SOURCE})})
    for _ in range(400):
        content = bytearray(whole)
        for _ in range(luck.randint(1, 4)):
            content[luck.randrange(len(content))] = luck.randrange(256)
        try:
            found = listed(bytes(content))
        except RefusedError:
            continue
        assert all(refusal(file) or file.read() is not None for file in found)


# ------------------------------------------------------------------------------ what is not hostile


def test_zip64_is_read() -> None:
    """Large downloads are written so, and some programs write all so."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive, archive.open("a.py", "w", force_zip64=True) as file:
        file.write(SOURCE)

    assert listed(whole.getvalue())[0].read() == SOURCE


def test_an_archive_that_was_written_as_it_came_is_read() -> None:
    """Servers write so: sizes and checksums stand behind the content."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError("a stream")

    whole = Stream()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.py", SOURCE)
        archive.writestr("b.py", SOURCE)

    assert [file.read() for file in listed(whole.getvalue())] == [SOURCE, SOURCE]


def test_an_archive_behind_something_else_is_read() -> None:
    """As self-extracting ones are."""
    assert listed(b"#!/bin/sh\n" + zipped({"a.py": SOURCE}))[0].read() == SOURCE


def test_a_folder_with_a_hidden_end_is_none() -> None:
    """The library cuts a name at a NUL; what is behind it is looked at as well."""
    assert beside_a_good_one("a/\0b.py", flags=0x800) == "its name holds control characters or broken bytes"


def test_folders_are_passed_over() -> None:
    """An entry for a folder holds nothing."""
    assert [file.name for file in listed(zipped({"a/": b"", "a/x.py": SOURCE}))] == ["a/x.py"]


def info_zip(raw: bytes, name: bytes, *, checksum: int | None = None) -> bytes:
    """Write the field in which Info-ZIP keeps a name in UTF-8."""
    belongs_to = zlib.crc32(raw) if checksum is None else checksum
    return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, belongs_to) + name


@pytest.mark.parametrize(
    ("raw", "flags", "extra", "name"),
    [
        ("Müller.py".encode("cp437"), 0, b"", "Müller.py"),
        ("Müller.py".encode(), 0, b"", "Müller.py"),
        ("Müller.py".encode(), 0x800, b"", "Müller.py"),
        (b"M_ller.py", 0, info_zip(b"M_ller.py", "Müller.py".encode()), "Müller.py"),
        (b"M_ller.py", 0x800, info_zip(b"M_ller.py", b"evil.py"), "M_ller.py"),
        (b"a.py", 0, info_zip(b"b.py", b"evil.py"), "a.py"),
        ("ü.py".encode("cp437"), 0, info_zip(b"", b"evil.py", checksum=1), "ü.py"),
        ("ü.py".encode("cp437"), 0, info_zip("ü.py".encode("cp437"), b"\xff.py"), "ü.py"),
        ("ü.py".encode("cp437"), 0, b"\x75\x70\2\0\1\1", "ü.py"),
        ("王小明🎉.py".encode(), 0x800, b"", "王小明🎉.py"),
        ("Mu\u0308ller.py".encode(), 0x800, b"", "Müller.py"),
        (b"=cmd,'x'.py", 0, b"", "=cmd,'x'.py"),
    ],
)
def test_names_are_read_as_they_were_meant(raw: bytes, flags: int, extra: bytes, name: str) -> None:
    """Every system writes them in its own way; a field that belongs to another name is not taken."""
    (file,) = listed(raw_zip((raw, SOURCE), flags=flags, extra=extra))

    assert (file.name, file.path) == (name, (name,))


# -------------------------------------------------------------------- archives that students handed in


def test_a_hostile_archive_of_one_student_stops_nobody(tmp_path: Path) -> None:
    """Bombs, escapes and broken archives stand in the table with the reason; the rest is taken."""
    bomb = zipped({"doubling.py": bytes(16 * 2**20)})
    escape = zipped({"../../doubling.py": SOURCE})
    deep = zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"doubling.py": SOURCE})})})})
    files = {
        "ann/hw.zip": bomb,
        "bob/hw.zip": escape,
        "cid/hw.zip": overlapping(),
        "dan/hw.zip": b"PK\3\4 broken",
        "eve/hw.zip": deep,
        "fay/hw.zip": zipped({"my work/doubling.py": SOURCE, "__MACOSX/._doubling.py": b"x"}),
        "gus/doubling.py": SOURCE,
    }

    plan = planned(tmp_path, files)
    assert {student.folder for student in plan.written} == {"fay", "gus"}
    why = {student.owner.said: student.others for student in plan.students if not student.folder}
    assert why["ann"] == (("ann/hw.zip/doubling.py", "it has more than 262,144 bytes"),)
    assert why["bob"] == (("bob/hw.zip/../../doubling.py", "its path leads out of the download"),)
    assert why["cid"] == (("cid/hw.zip", "its members overlap, as no honest archive's do"),)
    assert why["dan"][0][1].startswith("it is no whole ZIP archive")
    assert why["eve"][0][1].startswith("archives lie in it more than 2 deep")


def test_many_files_of_one_student_are_read_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small they are."""
    monkeypatch.setattr(choosing, "MAX_FILES_EACH", 3)

    plan = planned(tmp_path, {f"ann/{k}.py": SOURCE for k in range(5)} | {"bob/doubling.py": SOURCE})
    ann = next(student for student in plan.students if student.owner.said == "ann")
    assert [name for name, why in ann.others if why.startswith("more than 3 files")] == [
        "ann/3.py",
        "ann/4.py",
    ]


def test_many_archives_of_one_student_are_read_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one student packs cannot keep the others waiting."""
    monkeypatch.setattr(choosing, "MAX_BYTES_EACH", 400_000)
    monkeypatch.setattr(choosing, "MAX_NESTED_BYTES", 100_000)
    large = zipped(
        {"x.bin": random.Random(1).randbytes(90_000)}, lambda info: setattr(info, "compress_type", 0)
    )
    files = {f"ann/{k}.zip": large for k in range(7)} | {"bob/doubling.py": SOURCE}

    plan = planned(tmp_path, files)
    ann = next(student for student in plan.students if student.owner.said == "ann")
    assert ann.others[-1][1] == "more than 1,000 files or 400,000 bytes of one student"
    assert [student.folder for student in plan.written] == ["bob"]
