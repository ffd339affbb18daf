"""Whether pictures do their work: none draws a call of a suite, and each shows some mutant to be wrong."""

from collections.abc import Collection, Iterator

from grader.catalog import PLOTS, PROBES, Exercise
from grader.diagnosis.drawing import Sketch, draw
from grader.diagnosis.ours import OurAnswers
from grader.diagnosis.pictures import read_pictures
from grader.diagnosis.plotting import sketch_of
from grader.errors import CatalogError
from grader.grading.warm import host_for
from grader.suite.proxy import call_key
from grader.validation.findings import Problem


def plot_problems(exercise: Exercise, hidden: Collection[bytes], isolation: str) -> Iterator[Problem]:
    """Find out whether the pictures of an exercise, if it has any, can be drawn for all answers of ours.

    Parameters
    ----------
    exercise : Exercise
        A challenge.
    hidden : collection of bytes
        Keys of the calls of its suites.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    """
    try:
        pictures = read_pictures(exercise)
        if not pictures:
            return
        if not (exercise.folder / PROBES).is_file():
            yield PLOTS, f"nothing is drawn without {PROBES}: only who is diagnosed gets plots"
            return
        ours = OurAnswers(exercise, host_for(exercise, isolation).spawn)
        try:
            for picture in pictures:
                for call in picture.calls:
                    if any(call_key(made) in hidden for made in ours.right(call).calls):
                        yield PLOTS, f"{call!r} is a call of a suite: choose other numbers"
                yield from _problems_with(sketch_of(picture, ours.right), ours)
        finally:
            ours.close()
    except CatalogError as error:
        yield PLOTS, str(error)


def _problems_with(prepared: Sketch, ours: OurAnswers) -> Iterator[Problem]:
    """Draw every mutant; a picture in which all look right says nothing."""
    calls = prepared.picture.calls
    values = [
        [seen.value for seen in suspect.seen if seen is not None and not seen.raised]
        for suspect in ours.suspects(calls)
    ]
    drawn = [draw(prepared, returned) for returned in values if len(returned) == len(calls)]
    if not any(drawn):
        yield PLOTS, f"{prepared.picture.title!r}: every mutant looks right in it, or cannot be drawn"
