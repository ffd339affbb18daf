"""Whether probes do their work: none is a call of a suite, and they tell each mutant from all others."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from grader.catalog import PROBES, ChallengeManifest, Exercise
from grader.diagnosis.ideas import Suspect, are_one_idea, deciding_aspect, fitting
from grader.diagnosis.observing import Seen
from grader.diagnosis.ours import OurAnswers
from grader.diagnosis.probes import Choices, Probes, read_probes
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import CatalogError
from grader.grading.warm import host_for
from grader.ideas import read_ideas
from grader.solutions import Mutant
from grader.suite.proxy import call_key
from grader.validation.findings import Problem

SMALL_CALLS = 40


def probe_problems(
    exercise: Exercise, mutants: Sequence[Mutant], hidden: Collection[bytes], isolation: str
) -> Iterator[Problem]:
    """Find out whether the probes of an exercise, if it has any, can say which idea is wrong.

    Parameters
    ----------
    exercise : Exercise
        A challenge.
    mutants : sequence of Mutant
        Its wrong answers.
    hidden : collection of bytes
        Keys of the calls of its suites.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    """
    yield from claim_problems(exercise, mutants)
    try:
        probes = read_probes(exercise)
        if probes is None:
            return
        ours = OurAnswers(exercise, host_for(exercise, isolation).spawn)
        try:
            right = [ours.right(call) for call in probes.calls]
            for seen, call in zip(right, probes.calls, strict=True):
                if any(call_key(made) in hidden for made in seen.calls):
                    yield PROBES, f"{call!r} is a call of a suite: choose other numbers"
            yield from mutant_problems(ours.suspects(probes.calls), right)
            yield from _small_problems(exercise, probes, ours)
        finally:
            ours.close()
    except CatalogError as error:
        yield PROBES, str(error)


def claim_problems(exercise: Exercise, mutants: Sequence[Mutant]) -> Iterator[Problem]:
    """Find mutants that name a hint or an idea that is not there."""
    manifest = exercise.manifest
    assert isinstance(manifest, ChallengeManifest)
    assert exercise.course_root is not None
    numbers = [str(number) for number in range(1, len(manifest.hints) + 1)]
    ideas: Mapping[str, object] = read_ideas(exercise.course_root)
    for mutant in mutants:
        where = mutant.submission.name
        if mutant.hint and mutant.hint not in numbers:
            yield where, f"names the hint {mutant.hint}, and there are {len(numbers)}"
        if mutant.idea != mutant.name and mutant.idea not in ideas:
            yield where, f"names the idea {mutant.idea}, which ideas.toml does not list"


def mutant_problems(suspects: Sequence[Suspect], right: Sequence[Seen]) -> Iterator[Problem]:
    """Find mutants that no probe shows, or that look like another one with another sentence. Pure."""
    for suspect in suspects:
        where = suspect.mutant.submission.name
        if None in suspect.seen:
            yield where, "does not survive the probes; say 'unnamed: WHY' in its docstring, or change them"
            continue
        seen = [shown for shown in suspect.seen if shown is not None]
        if deciding_aspect(seen, right) is None:
            yield where, "no probe shows it: all answers are those of the model"
            continue
        fitted = fitting(seen, suspects, right)
        if suspect not in fitted:
            yield where, "the probes show nothing but its exceptions, which nobody is told an idea from"
        elif not are_one_idea(fitted):
            others = [
                other.mutant.name for other in fitted if other.mutant.sentence != suspect.mutant.sentence
            ]
            yield where, f"the probes do not tell it from {', '.join(others)}"


def _small_problems(exercise: Exercise, probes: Probes, ours: OurAnswers) -> Iterator[Problem]:
    """Find out whether small calls can be written, and the model survives them."""
    draws = [Draw(PUBLIC_KEY, "small call", exercise.slug, str(number)) for number in range(SMALL_CALLS)]
    for choices in (Choices(), *(Choices(then=draw) for draw in draws)):
        call = probes.small_call(choices)
        if ours.right(call).raised:
            yield PROBES, f"small(draw) writes {call!r}, for which the model raises {ours.right(call).raised}"
            return
