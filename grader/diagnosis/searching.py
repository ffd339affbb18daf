"""A small call on which a submission is wrong: drawn at random, then made simpler while it stays wrong."""

from collections.abc import Iterator, Sequence

from grader.diagnosis.comparing import same_value
from grader.diagnosis.observing import HiddenInput, OutOfCalls, See
from grader.diagnosis.probes import Choices, Probes
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import SubmissionError
from grader.models import Difference

MOST_DRAWN = 60
"""So many calls are drawn before the search for a wrong one ends."""


def counter_example(slug: str, probes: Probes, see: See, right: See) -> Difference | None:
    """Search for a small call on which a submission is wrong.

    Parameters
    ----------
    slug : str
        The exercise; it always draws the same calls, so that a report can be made again.
    probes : Probes
        `small` writes the calls.
    see, right : callable
        Make a probe of the submission, and of the model. The search ends, with the simplest call found so
        far, when the first has no more calls.
    """
    found: Difference | None = None
    tried: set[str] = set()

    def wrong(choices: Choices) -> Difference | None:
        call = probes.small_call(choices)
        if call in tried:
            return None
        tried.add(call)
        return _difference(call, probes, see, right)

    try:
        for choices in _drawn(slug):
            if found := wrong(choices):
                break
        else:
            return None
        made = choices.made
        while True:
            for simpler in _simpler(made):
                choices = Choices(simpler)
                if better := wrong(choices):
                    found, made = better, choices.made
                    break
            else:
                return found
    except (OutOfCalls, SubmissionError):
        return found


def _difference(call: str, probes: Probes, see: See, right: See) -> Difference | None:
    """Return how a submission is wrong on a call; None where it is right, or the call is a hidden one."""
    try:
        good, came = right(call), see(call)
    except HiddenInput:
        return None
    if same_value(came, good, good, probes.tolerance):
        return None
    return Difference(call, good.shown, came.shown)


def _drawn(slug: str) -> Iterator[Choices]:
    """Give the simplest call of all, then drawn ones."""
    yield Choices()
    for number in range(MOST_DRAWN - 1):
        yield Choices(then=Draw(PUBLIC_KEY, "small call", slug, str(number)))


def _simpler(made: Sequence[int]) -> Iterator[list[int]]:
    """Give choices with one of them made smaller; the largest steps first."""
    for smaller in (lambda _: 0, lambda choice: choice // 2, lambda choice: choice - 1):
        for at, choice in enumerate(made):
            if 0 <= smaller(choice) < choice:
                yield [*made[:at], smaller(choice), *made[at + 1 :]]
