"""The wrong ideas that several exercises and questions of a course know: `exercises/ideas.toml`."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, RootModel

from grader.manifests import Strict, read_manifest

IDEAS_FILE = Path("exercises", "ideas.toml")


class WrongIdea(Strict):
    """One of them."""

    title: str = Field(min_length=1, description="what somebody with this idea does, in a few words")
    part: str = Field(default="", description="the part of a lesson that puts it right, such as L0.4")


class _Ideas(RootModel[dict[str, WrongIdea]]):
    """What `ideas.toml` holds."""


def read_ideas(root: Path) -> dict[str, WrongIdea]:
    """Read the wrong ideas of a course by their names; none if it lists none.

    Raises
    ------
    CatalogError
        If the file does not fit its schema.
    """
    path = root / IDEAS_FILE
    return dict(read_manifest(path, _Ideas).root) if path.is_file() else {}


def title_of(name: str, ideas: Mapping[str, WrongIdea]) -> str:
    """Return the title of an idea; of one that a single exercise knows, its name as words."""
    return ideas[name].title if name in ideas else name.replace("_", " ")
