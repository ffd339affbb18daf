"""What our own answers, the model and the mutants, show on probes; each is asked once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from grader.catalog import Exercise
from grader.diagnosis.ideas import Suspect
from grader.diagnosis.observing import Observer, Seen
from grader.diagnosis.steps import cut
from grader.errors import CatalogError, SubmissionError
from grader.models import Submission
from grader.sandbox.loaded import LoadedSubmission, Spawn
from grader.solutions import Mutant, read_solutions


class OurAnswers:
    """The model and the mutants of an exercise, each in a sandbox process while it is asked.

    Parameters
    ----------
    exercise : Exercise
        A challenge.
    spawn : callable
        Starts a process in the sandbox.

    Raises
    ------
    CatalogError
        If it has no model.
    """

    def __init__(self, exercise: Exercise, spawn: Spawn) -> None:
        solutions = read_solutions(exercise)
        if solutions.model is None:
            raise CatalogError(f"{exercise.solutions}: model.py is missing")
        self._limits = replace(exercise.limits, wall_s=float("inf"))  # they are asked all day
        self._entry = exercise.manifest.entry
        self._spawn = spawn
        self._model = self._answer(solutions.model)
        named = [mutant for mutant in solutions.mutants if not mutant.unnamed]
        self._mutants = {mutant: self._answer(mutant.submission) for mutant in named}
        self._cut: dict[tuple[Mutant | None, int], _Answer | None] = {}

    def right(self, probe: str) -> Seen:
        """Return what the model shows on a probe.

        Raises
        ------
        CatalogError
            If it does not survive it.
        """
        seen = self._model.see(probe)
        if seen is None:
            raise CatalogError(f"the model does not survive the probe {probe!r}")
        return seen

    def suspects(self, probes: Sequence[str], mutants: Iterable[Mutant] | None = None) -> list[Suspect]:
        """Return mutants, all if not said, with what they show on probes."""
        asked = self._mutants if mutants is None else mutants
        return [Suspect(mutant, tuple(map(self._mutants[mutant].see, probes))) for mutant in asked]

    def after_steps(self, mutant: Mutant | None, probe: str, constant: int, steps: int) -> Seen | None:
        """Return what a mutant, or the model, shows when its constant number of steps is made smaller.

        None if that number is not in its source, or it does not survive.
        """
        cut_short = (mutant, steps)
        if cut_short not in self._cut:
            submission = self._model.submission if mutant is None else mutant.submission
            source = cut(submission.source, constant, steps)
            self._cut[cut_short] = self._answer(replace(submission, source=source)) if source else None
        answer = self._cut[cut_short]
        return answer.see(probe) if answer is not None else None

    def close(self) -> None:
        """End their processes; they start again when they are asked something new."""
        for answer in (self._model, *self._mutants.values(), *self._cut.values()):
            if answer is not None:
                answer.loaded.close()

    def _answer(self, submission: Submission) -> "_Answer":
        loaded = LoadedSubmission(submission.source, submission.name, self._entry, self._spawn, self._limits)
        return _Answer(submission, loaded)


class _Answer:
    """One of them, with what it has shown."""

    def __init__(self, submission: Submission, loaded: LoadedSubmission) -> None:
        self.submission = submission
        self.loaded = loaded
        self._seen: dict[str, Seen | None] = {}

    def see(self, probe: str) -> Seen | None:
        """Make a probe once; None if it does not survive it."""
        if probe not in self._seen:
            try:
                seen = Observer(self.loaded).see(probe)
            except SubmissionError:
                seen = None
            self._seen[probe] = seen  # not before: who is interrupted has not found out
        return self._seen[probe]
