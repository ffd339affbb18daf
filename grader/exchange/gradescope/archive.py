"""Zip archives whose bytes depend on what is in them, and on nothing else."""

import io
import zipfile
from collections.abc import Mapping

FILE, PROGRAM, SECRET = 0o644, 0o755, 0o600

_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def archive(files: Mapping[str, bytes], modes: Mapping[str, int]) -> bytes:
    """Return a zip archive of some files; a mode that is not named is that of a plain file.

    Nothing is compressed: another version of zlib would write other bytes.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as whole:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = _UNIX
            entry.external_attr = (0o100000 | modes.get(name, FILE)) << 16
            whole.writestr(entry, files[name])
    return packed.getvalue()
