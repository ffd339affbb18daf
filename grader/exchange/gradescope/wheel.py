"""The engine that is installed here as a wheel, so that another machine judges as this one does."""

import hashlib
from base64 import urlsafe_b64encode
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import grader
from grader import __version__
from grader.errors import UsageError
from grader.exchange.gradescope.archive import archive

NAME = f"grader-{__version__}-py3-none-any.whl"

_ABOUT = f"grader-{__version__}.dist-info"
_WHEEL = "Wheel-Version: 1.0\nGenerator: grader\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def engine() -> bytes:
    """Return the wheel of the engine; its dependencies are those that it was installed with.

    Raises
    ------
    UsageError
        If it is not installed, so that nothing says what it needs.
    """
    try:
        installed = distribution("grader")
    except PackageNotFoundError:
        raise UsageError("the engine is not installed here, only unpacked: pip install it first") from None
    root = Path(grader.__file__).parent
    files = {f"grader/{path.relative_to(root).as_posix()}": path.read_bytes() for path in _files(root)}
    files |= {
        f"{_ABOUT}/METADATA": _text(installed, "METADATA"),
        f"{_ABOUT}/WHEEL": _WHEEL.encode(),
        f"{_ABOUT}/entry_points.txt": _text(installed, "entry_points.txt"),
    }
    lines = [f"{name},{_hash(content)},{len(content)}" for name, content in sorted(files.items())]
    record = f"{_ABOUT}/RECORD"
    return archive({**files, record: "\n".join([*lines, f"{record},,", ""]).encode()}, {})


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _text(installed: Distribution, name: str) -> bytes:
    return (installed.read_text(name) or "").encode()


def _hash(content: bytes) -> str:
    digest = hashlib.sha256(content).digest()
    return f"sha256={urlsafe_b64encode(digest).decode().rstrip('=')}"
