"""From a wrong submission to what is behind it."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from grader.catalog import ChallengeManifest, Exercise
from grader.diagnosis.comparing import same_value
from grader.diagnosis.conventions import convention_of
from grader.diagnosis.ideas import Suspect, agrees, are_one_idea, fitting, show_the_same, shows_like
from grader.diagnosis.observing import HiddenInput, Observer, OutOfCalls, Seen
from grader.diagnosis.ours import OurAnswers
from grader.diagnosis.plotting import Plotter
from grader.diagnosis.probes import Choices, Probes, read_probes
from grader.diagnosis.searching import counter_example
from grader.diagnosis.steps import Differs, first_wrong_step
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import SubmissionError
from grader.models import Diagnosis, Difference, Probed
from grader.sandbox.loaded import LoadedSubmission, Spawn

CALLS_A_CALL = 2
"""At most so many for each call of the suite, besides two that make an example again: all are small ones."""

MOST_CALLS = 200
SHARE_OF_PLOTS = 3
"""At most one of so many calls is kept for plots."""

FURTHER_PROBES = 20
"""So many more calls are drawn to tell two ideas apart."""


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

    @cached_property
    def _plotter(self) -> Plotter:
        return Plotter(self._exercise, self._ours.right)

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
        loaded.restart()  # a program that kept the inputs of the suite could show them in what it returns
        budget = min(MOST_CALLS, CALLS_A_CALL * calls)
        kept = min(len(self._plotter.calls - {*self._probes.calls}), budget // SHARE_OF_PLOTS)
        observer = Observer(loaded, budget - kept, hidden)
        try:
            examination = _Examination(self._exercise, self._probes, self._ours, observer)
            found = examination.diagnosis()
            plots = self._plotter.plots(Observer(loaded, kept, hidden), examination.seen)
            return replace(found, plots=plots)
        except (OutOfCalls, SubmissionError):
            return None
        finally:
            self._ours.close()


@dataclass(frozen=True, slots=True)
class _Probe:
    """A probe that was made: what came, and what is right."""

    call: str
    came: Seen
    right: Seen


class _Examination:
    """One submission, next to our own answers; it ends early when the calls are spent.

    `seen` is what the probes showed.
    """

    def __init__(self, exercise: Exercise, probes: Probes, ours: OurAnswers, observer: Observer) -> None:
        self._exercise = exercise
        self._probes = probes
        self._ours = ours
        self._observer = observer
        self.seen: dict[str, Seen] = {}

    def diagnosis(self) -> Diagnosis:
        """Make all probes, and put together what they say."""
        made = self._made()
        self.seen = {probe.call: probe.came for probe in made}
        seen, right = [probe.came for probe in made], [probe.right for probe in made]
        suspects = self._ours.suspects([probe.call for probe in made])
        fitted = self._told_apart(fitting(seen, suspects, right))
        found = Diagnosis(
            convention=convention_of(seen, right, self._probes.parameters, self._probes.tolerance),
            probes=tuple(
                Probed(probe.call, probe.right.shown, probe.came.shown, shows_like(probe.came, suspects, at))
                for at, probe in enumerate(made)
            ),
        )
        return self._with_examples(self._named(found, fitted), fitted, made)

    def _made(self) -> list[_Probe]:
        """Make the probes, but none that is a call of the hidden suite."""
        made = []
        for call in self._probes.calls:
            with suppress(HiddenInput):
                made.append(_Probe(call, self._observer.see(call), self._ours.right(call)))
        return made

    def _told_apart(self, fitted: list[Suspect]) -> list[Suspect]:
        """Look for calls that tell mutants apart which all fit; return those of one idea, or none."""
        with suppress(OutOfCalls, SubmissionError):
            for number in range(FURTHER_PROBES):
                if not fitted or are_one_idea(fitted):
                    return fitted
                draw = Draw(PUBLIC_KEY, "further call", self._exercise.slug, str(number))
                fitted = self._still_fitting(fitted, self._probes.small_call(Choices(then=draw)))
            return fitted if fitted and are_one_idea(fitted) else []
        return []

    def _still_fitting(self, fitted: list[Suspect], call: str) -> list[Suspect]:
        """Return the mutants that one more call speaks for."""
        right = self._ours.right(call)
        suspects = self._ours.suspects([call], [suspect.mutant for suspect in fitted])
        if show_the_same(suspects, right):
            return fitted
        try:
            seen = self._observer.see(call)
        except HiddenInput:
            return fitted
        return [old for old, new in zip(fitted, suspects, strict=True) if agrees(seen, new, right)]

    def _named(self, found: Diagnosis, fitted: Sequence[Suspect]) -> Diagnosis:
        """Add the idea that explains everything, if there is one."""
        if not fitted:
            return found
        mutant = fitted[0].mutant
        manifest = self._exercise.manifest
        assert isinstance(manifest, ChallengeManifest)
        return replace(
            found,
            idea=mutant.idea,
            mutants=tuple(suspect.mutant.name for suspect in fitted),
            sentence=mutant.sentence,
            hint=manifest.hints[int(mutant.hint) - 1] if mutant.hint else "",
        )

    def _with_examples(
        self, found: Diagnosis, fitted: Sequence[Suspect], made: Sequence[_Probe]
    ) -> Diagnosis:
        """Add the first wrong step and a small example, as far as the calls reach."""
        wrong = [probe for probe in made if self._differ(probe.came, probe.right)]
        with suppress(OutOfCalls, SubmissionError):
            walked = (probe.call for probe in wrong if not probe.right.raised)
            steps = (self._first_wrong_step(call, fitted) for call in walked)
            found = replace(found, first_wrong_step=next(filter(None, steps), None))
        if isinstance(self._probes.steps, str):
            found = replace(found, first_wrong_step=self._alone(found.first_wrong_step))
        example = counter_example(self._exercise.slug, self._probes, self._observer.see, self._ours.right)
        if example is None and wrong:
            shortest = min(wrong, key=lambda probe: len(probe.call))
            example = Difference(shortest.call, shortest.right.shown, shortest.came.shown)
        return replace(found, counter_example=self._alone(example))

    def _alone(self, example: Difference | None) -> Difference | None:
        """Make an example again in a fresh process: None if it is wrong only after the calls before it."""
        if example is None:
            return None
        try:
            came, right = self._observer.see_alone(example.call), self._ours.right(example.call)
        except SubmissionError:
            return None
        return replace(example, got=came.shown) if self._differ(came, right) else None

    def _first_wrong_step(self, call: str, fitted: Sequence[Suspect]) -> Difference | None:
        """Find it by asking for fewer steps; where their number is constant, in the path of the idea."""
        constant = self._probes.steps
        if isinstance(constant, int):
            return first_wrong_step(self._path_of(fitted[0], call, constant), constant) if fitted else None
        steps = self._probes.steps_in(call)
        return first_wrong_step(self._own_path(call), steps) if steps else None

    def _own_path(self, call: str) -> Differs:
        """Compare the submission with the model after any number of steps."""

        def after(steps: int) -> Difference | None:
            shorter = self._probes.with_steps(call, steps)
            try:
                came, right = self._observer.see(shorter), self._ours.right(shorter)
            except HiddenInput:
                return None
            differs = self._differ(came, right)
            return Difference(shorter, right.shown, came.shown, steps) if differs else None

        return after

    def _path_of(self, suspect: Suspect, call: str, constant: int) -> Differs:
        """Compare a mutant with the model, both cut short."""

        def after(steps: int) -> Difference | None:
            came = self._ours.after_steps(suspect.mutant, call, constant, steps)
            right = self._ours.after_steps(None, call, constant, steps)
            if came is None or right is None or not self._differ(came, right):
                return None
            return Difference(f"{call}  # after {steps} of {constant} steps", right.shown, came.shown, steps)

        return after

    def _differ(self, came: Seen, right: Seen) -> bool:
        return not same_value(came, right, right, self._probes.tolerance)
