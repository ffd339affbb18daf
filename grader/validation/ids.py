"""What the items and the parts of a course are called, and what is said of them elsewhere in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from grader.catalog import EXERCISE_FILE, Exercise
from grader.lessons import Lesson
from grader.validation.findings import Problem


@dataclass(frozen=True, slots=True)
class Ids:
    """The items of a course, each with the exercises that have it, and the parts of each lesson, in order.

    `planned` are items that do not exist yet and may be named all the same; `part_of` says where each item
    stands.
    """

    items: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    planned: frozenset[str] = frozenset()
    part_of: Mapping[str, str] = field(default_factory=dict)

    def comes_later(self, item: str, than: str) -> bool:
        """Tell whether an item stands in a later part than another, as the lessons are taught."""
        order = [part for parts in self.parts.values() for part in parts]
        places = [order.index(part) for name in (item, than) if (part := self.part_of.get(name)) in order]
        return len(places) == 2 and places[0] > places[1]

    @property
    def may_be_named(self) -> frozenset[str]:
        """The items that exist or will."""
        return self.planned.union(self.items)


def ids_of(exercises: Iterable[Exercise], lessons: Iterable[Lesson], planned: Collection[str] = ()) -> Ids:
    """Collect the ids of a course, as far as it can be read."""
    items: dict[str, tuple[str, ...]] = {}
    part_of: dict[str, str] = {}
    for exercise in exercises:
        for item in exercise.manifest.items:
            items[item.id] = (*items.get(item.id, ()), exercise.slug)
            part_of[item.id] = item.part
    parts = {lesson.id: tuple(part.id for part in lesson.manifest.parts) for lesson in lessons}
    return Ids(items, parts, frozenset(planned), part_of)


def item_problems(exercise: Exercise, ids: Ids) -> Iterator[Problem]:
    """Find items whose id is not theirs alone, that need one that is not there, or stand in no part."""
    twice = Counter(item.id for item in exercise.manifest.items)
    for name in sorted(name for name, times in twice.items() if times > 1):
        yield EXERCISE_FILE, f"{name} is the id of {twice[name]} items"
    for item in exercise.manifest.items:
        others = [slug for slug in ids.items.get(item.id, ()) if slug != exercise.slug]
        if others:
            yield (
                EXERCISE_FILE,
                f"{item.id} is an item of {others[0]} as well; an id names one item of the course",
            )
        for needed in item.needs:
            if needed not in ids.may_be_named:
                yield EXERCISE_FILE, f"needs of {item.id} names {needed}, which no exercise of the course has"
            elif ids.comes_later(needed, item.id):
                where = f"{needed} of {ids.part_of[needed]}"
                yield EXERCISE_FILE, f"{item.id} of {item.part} needs {where}, which is taught later"
        lesson = item.part.partition(".")[0]
        if lesson in ids.parts and item.part not in ids.parts[lesson]:
            yield EXERCISE_FILE, f"part of {item.id} is {item.part}, which {lesson} does not have"
