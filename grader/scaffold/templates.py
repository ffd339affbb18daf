"""The files of `templates/`, with names and ids put in."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

ENDING = ".j2"


def render(folder: str, **values: Any) -> dict[str, str]:
    """Return the files of a folder of templates, by their paths below it.

    Parameters
    ----------
    folder : str
        Such as ``"quiz/exercise"``; one that is not there has no files.
    **values : object
        What the templates name; a name that is missing is an error of ours, never an empty place in a file.
    """
    names = [name for name in _environment().list_templates() if name.startswith(f"{folder}/")]
    return {
        name.removeprefix(f"{folder}/").removesuffix(ENDING): _environment().get_template(name).render(values)
        for name in names
    }


@cache
def _environment() -> Environment:
    """Return the templates; nothing is escaped, since TOML, Python and Markdown are written, no pages."""
    environment = Environment(
        loader=DictLoader(dict(_texts(files("grader.scaffold") / "templates"))),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = _quoted
    return environment


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    """Return the path and the text of each template; the package may be a folder or an archive."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(ENDING):
            yield above + entry.name, entry.read_text(encoding="utf-8")


def _quoted(value: Any) -> str:
    """Write text, or a list of it, as TOML and Python do; JSON writes these the same way."""
    return json.dumps(value, ensure_ascii=False)
