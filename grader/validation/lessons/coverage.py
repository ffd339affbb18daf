"""Whether something covers every fact of the sources, as `facts.toml` says it does."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from grader.lessons import Lesson
from grader.manifests import read_manifest
from grader.validation.findings import Problem

FACTS_FILE = "facts.toml"

Covers = Mapping[str, Collection[str]]
"""What there is in a course that can cover facts: its id, and the facts that it names itself."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The facts that something covers, and those whose covers do not exist yet."""

    covered: tuple[str, ...]
    missing: tuple[str, ...]


class _Facts(RootModel[dict[str, Annotated[list[str], Field(min_length=1)]]]):
    """What `facts.toml` holds."""


def read_facts(path: Path) -> dict[str, list[str]]:
    """Read which items, parts, lessons and demos cover each fact.

    Raises
    ------
    CatalogError
        If a fact has no list, or an empty one; the text names file and line.
    """
    return read_manifest(path, _Facts).root


def coverage(facts: Mapping[str, Sequence[str]], items: Covers, others: Covers) -> Coverage:
    """Tell which facts are covered.

    Parameters
    ----------
    facts : mapping of str to sequence of str
        For each fact, the ids of what covers it; not all of these need to exist yet.
    items : mapping of str to collection of str
        The items of the course, with their sources.
    others : mapping of str to collection of str
        Its parts of lessons, lessons and demos, with the facts that each covers itself.
    """
    exist = {*items, *others}
    covered = tuple(fact for fact, ids in facts.items() if exist.intersection(ids))
    return Coverage(covered, tuple(fact for fact in facts if fact not in covered))


def coverage_problems(facts: Mapping[str, Sequence[str]], items: Covers, others: Covers) -> Iterator[Problem]:
    """Find where the list of facts, and what is said to cover them, do not agree."""
    named = {**others, **items}
    for fact, ids in facts.items():
        for name in ids:
            if name in named and fact not in named[name]:
                yield FACTS_FILE, f"{fact} is covered by {name}, which does not name it"
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield FACTS_FILE, f"{fact} names {name} twice"
    for name, sources in named.items():
        for fact in sources:
            if fact not in facts:
                yield FACTS_FILE, f"{name} names {fact}, which is no fact"
            elif name in items and name not in facts[fact]:
                yield FACTS_FILE, f"{name} names {fact}, whose list lacks it"


def covers_of_lesson(lesson: Lesson) -> dict[str, set[str]]:
    """Return the facts that each part of a lesson names, its demo, and the lesson as a whole."""
    covers = {part.id: set(part.covers) for part in lesson.manifest.parts}
    covers[lesson.id] = set().union(*covers.values())
    if lesson.demo is not None:
        covers[lesson.demo.id] = set(lesson.demo.covers)
    return covers
