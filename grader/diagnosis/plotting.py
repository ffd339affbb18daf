"""The plots of a wrong submission: what it answers to the calls of `plots.py`, beside what is right."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property

from grader.catalog import PLOTS, Exercise
from grader.diagnosis.drawing import Sketch, draw, sketch
from grader.diagnosis.observing import HiddenInput, Observer, OutOfCalls, See, Seen
from grader.diagnosis.pictures import read_pictures
from grader.errors import CatalogError, GraderError, SubmissionError
from grader.models import Plot
from grader.pictures import Picture
from grader.suite.judging import TooLongError


class Plotter:
    """Draws submissions to one exercise; what is right is drawn once.

    Parameters
    ----------
    exercise : Exercise
        A challenge.
    right : callable
        Makes a call of the model.
    """

    def __init__(self, exercise: Exercise, right: See) -> None:
        self._exercise = exercise
        self._right = right

    @cached_property
    def calls(self) -> frozenset[str]:
        """All calls that it makes."""
        return frozenset(call for picture in self._pictures for call in picture.calls)

    def plots(self, observer: Observer, seen: Mapping[str, Seen]) -> tuple[Plot, ...]:
        """Draw what can be drawn; whatever goes wrong with it, what was found before stays.

        Parameters
        ----------
        observer : Observer
            Makes calls of the submission.
        seen : mapping
            What calls showed that were made before: these are not made again.
        """
        known = dict(seen)
        drawn: list[Plot] = []
        with suppress(GraderError, TooLongError):
            for prepared in self._sketches:
                with suppress(OutOfCalls, HiddenInput, SubmissionError, CatalogError):
                    if plot := plot_of(prepared, observer, known):
                        drawn.append(plot)
        return tuple(drawn)

    @cached_property
    def _pictures(self) -> Sequence[Picture]:
        try:
            return read_pictures(self._exercise)
        except CatalogError:  # as an author's mistake in the probes: `validate` tells it
            return ()

    @cached_property
    def _sketches(self) -> list[Sketch]:
        return list(self._sound())

    def _sound(self) -> Iterator[Sketch]:
        for picture in self._pictures:
            with suppress(CatalogError):
                yield sketch_of(picture, self._right)


def sketch_of(picture: Picture, right: See) -> Sketch:
    """Draw what the model returns.

    Raises
    ------
    CatalogError
        If it cannot be drawn.
    """
    answers = [right(call) for call in picture.calls]
    if raised := [seen.raised for seen in answers if seen.raised]:
        raise CatalogError(f"{PLOTS}: {picture.title!r}: the model raises {raised[0]}")
    return sketch(picture, [seen.value for seen in answers])


def plot_of(prepared: Sketch, observer: Observer, known: dict[str, Seen]) -> Plot | None:
    """Draw what a submission returns, None if that cannot be seen; note what its calls showed.

    Raises
    ------
    OutOfCalls, HiddenInput, SubmissionError
        If a call cannot be made, or the submission does not survive it.
    CatalogError
        If the author's function fails.
    """
    for call in prepared.picture.calls:
        if call not in known:
            known[call] = observer.see(call)
        if known[call].raised:
            return None
    return draw(prepared, [known[call].value for call in prepared.picture.calls])
