"""Which wrong idea fits what was seen: the one whose answers are the same on every probe. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.diagnosis.comparing import ASPECTS, EXACT, RESULT, alike, same_value
from grader.diagnosis.observing import Seen
from grader.solutions import Mutant


@dataclass(frozen=True, slots=True)
class Suspect:
    """A mutant with what it showed on the probes; None where it did not survive one."""

    mutant: Mutant
    seen: tuple[Seen | None, ...]


def deciding_aspect(wrong: Sequence[Seen | None], right: Sequence[Seen]) -> str | None:
    """Return the first aspect in which a wrong answer differs from the right one; None if none does."""
    pairs = [(bad, good) for bad, good in zip(wrong, right, strict=True) if bad is not None]
    return next(
        (aspect for aspect in ASPECTS if any(not alike(aspect, bad, good, good) for bad, good in pairs)), None
    )


def fits(seen: Sequence[Seen], suspect: Sequence[Seen | None], right: Sequence[Seen]) -> bool:
    """Tell whether a submission shows what a wrong answer shows, on every probe.

    It must agree in the aspect that makes the answer wrong, and in value and form; how often call-backs are
    called may differ between two programs of one idea. A check of bad input that is missing as well hides no
    idea, and an exception where a value was due explains none.
    """
    aspect = deciding_aspect(suspect, right)
    if aspect is None or None in suspect:
        return False
    looked_at = {*RESULT[: RESULT.index(aspect) + 1 if aspect in RESULT else None], aspect}
    evidence = False
    for came, bad, good in zip(seen, suspect, right, strict=True):
        assert bad is not None
        if good.raised and alike("value", bad, good, good):
            continue
        if not all(alike(name, came, bad, good) for name in looked_at):
            return False
        crashed = bool(came.raised) and not good.raised
        evidence = evidence or (not crashed and not alike(aspect, bad, good, good))
    return evidence


def fitting(seen: Sequence[Seen], suspects: Sequence[Suspect], right: Sequence[Seen]) -> list[Suspect]:
    """Return the mutants that explain everything that was seen."""
    return [suspect for suspect in suspects if fits(seen, suspect.seen, right)]


def are_one_idea(suspects: Sequence[Suspect]) -> bool:
    """Tell whether mutants would all be told the same."""
    return len({suspect.mutant.sentence for suspect in suspects}) == 1


def agrees(seen: Seen, suspect: Suspect, right: Seen) -> bool:
    """Tell whether one further probe speaks for a mutant: right where that is right, wrong as that is."""
    (shown,) = suspect.seen
    if shown is None:
        return False
    if deciding_aspect([shown], [right]) is None:
        return alike("value", seen, right, right)
    return fits([seen], [shown], [right])


def show_the_same(suspects: Sequence[Suspect], right: Seen) -> bool:
    """Tell whether one further probe shows nothing that tells mutants apart."""
    first, *others = (suspect.seen[0] for suspect in suspects)
    return all(
        one is not None and first is not None and all(alike(aspect, first, one, right) for aspect in ASPECTS)
        for one in others
    )


def shows_like(seen: Seen, suspects: Sequence[Suspect], at: int) -> tuple[str, ...]:
    """Name the mutants that return the same on one probe."""
    shown = ((suspect.mutant.name, suspect.seen[at]) for suspect in suspects)
    return tuple(name for name, other in shown if other is not None and same_value(seen, other, seen, EXACT))
