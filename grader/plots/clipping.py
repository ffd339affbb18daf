"""Paths cut at the edges of a picture: what runs away leaves it where it does, however far it goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.plots.scales import Scale

Place = tuple[float, float]

EDGE = 0.05
"""A place so far outside still counts as inside: scales round."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is shown: the axes from left to right and from bottom to top."""

    x: Scale
    y: Scale

    def stretches(self, points: Iterable[Place]) -> Iterator[list[Place]]:
        """Give the places of a path, one list for each stretch of it that is inside.

        A number that has no place on an axis ends a stretch; a lonely point is one of its own.
        """
        stretch: list[Place] = []
        before: Place | None = None
        for a, b in points:
            if not (self.x.shows(a) and self.y.shows(b)):
                before = None
                continue
            here = self.x.at(a), self.y.at(b)
            seen = (here, here) if before is None else self._cut(before, here)
            before = here
            if seen is None or not (self.holds(seen[0]) and self.holds(seen[1])):
                continue
            if not stretch or seen[0] != stretch[-1]:
                yield from [stretch] if stretch else []
                stretch = [seen[0]]
            if seen[1] != stretch[-1]:
                stretch.append(seen[1])
        yield from [stretch] if stretch else []

    def holds(self, place: Place) -> bool:
        """Tell whether a place is inside."""
        x, y = place
        return self.x.start - EDGE <= x <= self.x.end + EDGE and self.y.end - EDGE <= y <= self.y.start + EDGE

    def _cut(self, one: Place, other: Place) -> tuple[Place, Place] | None:
        """Return the part of a straight line that is inside, by Liang and Barsky; None if no part is."""
        enter, leave = 0.0, 1.0
        lows, highs = (self.x.start, self.y.end), (self.x.end, self.y.start)
        for start, end, low, high in zip(one, other, lows, highs, strict=True):
            change = end - start
            if change == 0:
                if not low - EDGE <= start <= high + EDGE:
                    return None
                continue
            first, last = sorted(((low - EDGE - start) / change, (high + EDGE - start) / change))
            enter, leave = max(enter, first), min(leave, last)
        if enter > leave:
            return None
        return (one if enter <= 0 else between(one, other, enter)), (
            other if leave >= 1 else between(one, other, leave)
        )


def between(one: Place, other: Place, share: float) -> Place:
    """Return the place that is a share of the way from one to another."""
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
