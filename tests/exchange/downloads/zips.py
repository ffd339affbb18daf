"""Archives, made byte by byte where a library would refuse to make them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from grader.exchange.downloads.contents import File, files_in_zip, opened
from grader.exchange.downloads.formats import read_names
from grader.exchange.downloads.planning import Plan, plan
from grader.intake import RefusedError
from grader.store.people import Person

SOURCE = b"def double(x):\n    return 2 * x\n"
NAMES = ("doubling.py", "doubling.ipynb")
ZIP64 = 0xFFFFFFFF


def zipped(files: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    """Pack files; `change` does something to each entry before it is written."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            change(info)
            archive.writestr(info, content)
    return whole.getvalue()


def raw_zip(*members: tuple[bytes, bytes], flags: int = 0, extra: bytes = b"") -> bytes:
    """Pack members under names of any bytes, stored, with flags and an extra field for each."""
    body, directory = b"", b""
    for name, content in members:
        sizes = struct.pack("<III", zlib.crc32(content), len(content), len(content))
        common = struct.pack("<HHHHH", 20, flags, 0, 0, 0x21) + sizes
        directory += b"PK\1\2" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, len(body)) + name + extra
        body += b"PK\3\4" + common + struct.pack("<HH", len(name), 0) + name + content
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def listed(content: bytes) -> list[File]:
    """Return the files of an archive."""
    return files_in_zip(io.BytesIO(content))


def refusal(file: File) -> str:
    """Return why a file is not read; empty where it is."""
    try:
        file.read()
    except RefusedError as error:
        return str(error)
    return ""


def planned(
    folder: Path,
    files: Mapping[str, bytes],
    people: list[Person] | None = None,
    *,
    said: str = "auto",
    names: tuple[str, ...] = NAMES,
    origin: str = "download.zip",
) -> Plan:
    """Plan what is taken of an archive."""
    (folder / origin).write_bytes(zipped(files))
    with opened(folder / origin) as found:
        return plan(
            read_names(found, origin, said, "doubling"), origin, people, exercise="doubling", names=names
        )
