"""From a wrong submission to what is behind it."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, partial

from grader.catalog import ChallengeManifest, Exercise
from grader.diagnosis.comparing import same_value
from grader.diagnosis.conventions import convention_of
from grader.diagnosis.ideas import Suspect, agrees, are_one_idea, fitting, show_the_same, shows_like
from grader.diagnosis.observing import HiddenInput, Observer, OutOfCalls, Seen
from grader.diagnosis.ours import OurAnswers
from grader.diagnosis.probes import Choices, Probes, read_probes
from grader.diagnosis.searching import counter_example
from grader.diagnosis.steps import first_wrong_step
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import SubmissionError
from grader.models import Diagnosis, Difference, Probed
from grader.sandbox.loaded import LoadedSubmission, Spawn

CALLS_A_CALL = 2
"""At most so many for each call of the suite: small ones, so they take at most twice its time."""

MOST_CALLS = 200
FURTHER_PROBES = 20
"""So many more calls are drawn to tell two ideas apart."""


@dataclass(frozen=True, slots=True)
class _Probe:
    """A probe that was made: what came, and what is right."""

    call: str
    came: Seen
    right: Seen


class Diagnostician:
    """Diagnoses submissions to one exercise; what our own answers show is found out once.

    Parameters
    ----------
    exercise : Exercise
        A challenge.
    spawn : callable
        Starts a process in the sandbox.
    """

    def __init__(self, exercise: Exercise, spawn: Spawn) -> None:
        self._exercise = exercise
        self._spawn = spawn

    @cached_property
    def _probes(self) -> Probes | None:
        return read_probes(self._exercise)

    @cached_property
    def _ours(self) -> OurAnswers:
        return OurAnswers(self._exercise, self._spawn)

    def diagnose(
        self, loaded: LoadedSubmission, calls: int, hidden: Collection[bytes] = ()
    ) -> Diagnosis | None:
        """Diagnose a submission that failed.

        Parameters
        ----------
        loaded : LoadedSubmission
            The submission.
        calls : int
            How many calls the suite made.
        hidden : collection of bytes
            Keys of the calls of the hidden suite: these are neither made nor shown.

        Returns
        -------
        Diagnosis or None
            None if the exercise has no probes, or the submission does not survive them.

        Raises
        ------
        CatalogError
            If the probes or our own answers fail.
        SandboxError
            If the machinery fails.
        """
        if self._probes is None:
            return None
        observer = Observer(loaded, min(MOST_CALLS, CALLS_A_CALL * calls), hidden)
        try:
            probes = self._made(self._probes.calls, observer)
            fitted = self._fitted(probes, observer)
            return self._with_examples(self._explained(probes, fitted), fitted, probes, observer)
        except (OutOfCalls, SubmissionError):
            return None
        finally:
            self._ours.close()

    def _made(self, calls: Sequence[str], observer: Observer) -> list[_Probe]:
        """Make all probes but those that a hidden suite makes."""
        made = []
        for call in calls:
            with suppress(HiddenInput):
                made.append(_Probe(call, observer.see(call), self._ours.right(call)))
        return made

    def _fitted(self, probes: Sequence[_Probe], observer: Observer) -> list[Suspect]:
        """Return the mutants of the one idea that explains what was seen; none if none or several do."""
        suspects = self._ours.suspects([probe.call for probe in probes])
        seen, right = [probe.came for probe in probes], [probe.right for probe in probes]
        return self._told_apart(fitting(seen, suspects, right), observer)

    def _explained(self, probes: Sequence[_Probe], fitted: Sequence[Suspect]) -> Diagnosis:
        """Say which idea and which convention explain what was seen, and what was tried."""
        assert self._probes is not None
        seen, right = [probe.came for probe in probes], [probe.right for probe in probes]
        suspects = self._ours.suspects([probe.call for probe in probes])
        found = Diagnosis(
            convention=convention_of(seen, right, self._probes.parameters, self._probes.tolerance),
            probes=tuple(
                Probed(probe.call, probe.right.shown, probe.came.shown, shows_like(probe.came, suspects, at))
                for at, probe in enumerate(probes)
            ),
        )
        if not fitted:
            return found
        mutant = fitted[0].mutant
        return replace(
            found,
            idea=mutant.idea,
            mutants=tuple(suspect.mutant.name for suspect in fitted),
            sentence=mutant.sentence,
            hint=self._hint(mutant.hint),
        )

    def _told_apart(self, fitted: list[Suspect], observer: Observer) -> list[Suspect]:
        """Look for calls that tell mutants apart which all fit; return those of one idea, or none."""
        assert self._probes is not None
        try:
            for number in range(FURTHER_PROBES):
                if not fitted or are_one_idea(fitted):
                    return fitted
                draw = Draw(PUBLIC_KEY, "further call", self._exercise.slug, str(number))
                call = self._probes.small_call(Choices(then=draw))
                right = self._ours.right(call)
                suspects = self._ours.suspects([call], [suspect.mutant for suspect in fitted])
                if not show_the_same(suspects, right):
                    with suppress(HiddenInput):
                        seen = observer.see(call)
                        pairs = zip(fitted, suspects, strict=True)
                        fitted = [old for old, new in pairs if agrees(seen, new, right)]
        except (OutOfCalls, SubmissionError):
            return []
        return fitted if fitted and are_one_idea(fitted) else []

    def _hint(self, number: str) -> str:
        """Return a hint of the exercise by its number, from 1."""
        manifest = self._exercise.manifest
        assert isinstance(manifest, ChallengeManifest)
        return manifest.hints[int(number) - 1] if number else ""

    def _with_examples(
        self, found: Diagnosis, fitted: Sequence[Suspect], probes: Sequence[_Probe], observer: Observer
    ) -> Diagnosis:
        """Add the first wrong step and a small example, as far as the calls reach."""
        assert self._probes is not None
        wrong = [
            Difference(probe.call, probe.right.shown, probe.came.shown)
            for probe in probes
            if self._differ(probe.came, probe.right)
        ]
        with suppress(OutOfCalls, SubmissionError):
            refused = [probe.call for probe in probes if probe.right.raised]
            walked = [shown.call for shown in wrong if shown.call not in refused]
            steps = (self._first_wrong_step(call, fitted, observer) for call in walked)
            found = replace(found, first_wrong_step=next(filter(None, steps), None))
        example = counter_example(self._exercise.slug, self._probes, observer.see, self._ours.right)
        shortest = min(wrong, key=lambda difference: len(difference.call), default=None)
        return replace(found, counter_example=example or shortest)

    def _first_wrong_step(
        self, call: str, fitted: Sequence[Suspect], observer: Observer
    ) -> Difference | None:
        """Find it in one call: by its number of steps, or, where that is constant, in the idea's own path."""
        probes, ours = self._probes, self._ours
        assert probes is not None
        if not isinstance(probes.steps, int):
            steps = probes.steps_in(call)
            return first_wrong_step(partial(self._after_steps, call, observer), steps) if steps else None
        if not fitted:
            return None
        constant, mutant = probes.steps, fitted[0].mutant

        def after(steps: int) -> Difference | None:
            came = ours.after_steps(mutant, call, constant, steps)
            right = ours.after_steps(None, call, constant, steps)
            if came is None or right is None or not self._differ(came, right):
                return None
            return Difference(f"{call}  # after {steps} of {constant} steps", right.shown, came.shown, steps)

        return first_wrong_step(after, constant)

    def _after_steps(self, call: str, observer: Observer, steps: int) -> Difference | None:
        assert self._probes is not None
        shorter = self._probes.with_steps(call, steps)
        with suppress(HiddenInput):
            came, right = observer.see(shorter), self._ours.right(shorter)
            if self._differ(came, right):
                return Difference(shorter, right.shown, came.shown, steps)
        return None

    def _differ(self, came: Seen, right: Seen) -> bool:
        assert self._probes is not None
        return not same_value(came, right, right, self._probes.tolerance)
