"""The trusted Python files of a course: oracles, questions, draws, claims, with the reference in reach."""

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from grader.errors import CatalogError


@contextmanager
def importable(course_root: Path | None) -> Iterator[None]:
    """Let files of a course import its reference, and that of no other course that was there before."""
    if course_root is None:
        yield
        return
    strangers = [
        name
        for name, module in sys.modules.items()
        if name.split(".")[0] == "reference"
        and not Path(getattr(module, "__file__", None) or "/").is_relative_to(course_root)
    ]
    for name in strangers:
        del sys.modules[name]
    sys.path.insert(0, str(course_root))
    try:
        yield
    finally:
        sys.path.remove(str(course_root))


def load(path: Path) -> ModuleType:
    """Run one of these files, and return what it defines.

    Raises
    ------
    CatalogError
        If it is missing, or fails; the text says where.
    """
    name = f"{path.stem}_of_{path.parent.name}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CatalogError(f"{path}: not found")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise CatalogError(f"{path}:{error.lineno}: {error.msg}") from None
    except Exception as error:  # an author's file may raise anything
        raise CatalogError(f"{path}: cannot be loaded: {type(error).__name__}: {error}") from error
    return module
