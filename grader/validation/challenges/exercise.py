"""Proving a challenge: files, suites, and all answers of ours to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from grader.catalog import DRAWS, HIDDEN_SUITE, ORACLE, PUBLIC_SUITE, STARTER, STATEMENT, Exercise
from grader.errors import CatalogError
from grader.handout import handout_files
from grader.models import RunResult, Submission, Verdict
from grader.solutions import Solutions
from grader.suite.replay import Graded
from grader.validation.challenges import folder, leaks, mutants, roundings, scores, sessions
from grader.validation.challenges.draws import draw_for_class, unused_draws
from grader.validation.challenges.plots import plot_problems
from grader.validation.challenges.probes import probe_problems
from grader.validation.findings import ChallengeCounts, Classmates, Finding, Matrix, Problem, Validation
from grader.validation.ids import Ids, item_problems

NO_MODEL = "is missing: our own answer, which must earn full score"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the sessions of an exercise gave."""

    hidden: tuple[str, ...]
    recomputed: Graded
    results: Mapping[str, RunResult]
    again: sessions.Repeated


def validate_challenge(
    exercise: Exercise,
    solutions: Solutions,
    ids: Ids,
    isolation: str,
    report: Callable[[RunResult], None],
) -> Validation:
    """Validate one challenge.

    Parameters
    ----------
    exercise : Exercise
        The challenge.
    solutions : Solutions
        What its folder of solutions holds.
    ids : Ids
        What the items and lessons of the course are called.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    report : callable
        Is given each result as soon as it is there.

    Raises
    ------
    SandboxError
        If the machinery fails: nothing was proved.
    """
    problems: list[Problem] = []
    matrix, counts = Matrix(), ChallengeCounts()
    try:
        texts = {name: exercise.read(name) for name in (STATEMENT, PUBLIC_SUITE, HIDDEN_SUITE, ORACLE)}
        problems += _problems_of_files(exercise, solutions, ids, texts)
        if not any(where in (ORACLE, DRAWS) for where, _ in problems):
            proof = _prove(exercise, solutions, isolation, report)
            drawn, shared = draw_for_class(exercise, proof.again.drawing)
            matrix, counts = _matrix(solutions, proof), _counts(solutions, proof, shared)
            probed = probe_problems(exercise, solutions.mutants, proof.again.calls, isolation)
            plotted = plot_problems(exercise, proof.again.calls, isolation)
            problems += [*_problems_of_results(exercise, solutions, proof), *drawn, *probed, *plotted]
    except CatalogError as error:
        problems.append((_file_named_in(str(error)), str(error)))
    findings = tuple(Finding(exercise.slug, where, sentence) for where, sentence in dict.fromkeys(problems))
    return Validation(exercise.slug, "exercise", findings, counts, matrix)


def _file_named_in(text: str) -> str:
    """Return the file that an error is about; what names none is about the suite that counts."""
    files = (PUBLIC_SUITE, ORACLE, DRAWS, STATEMENT, STARTER)
    return next((name for name in files if name in text), HIDDEN_SUITE)


def _problems_of_files(
    exercise: Exercise, solutions: Solutions, ids: Ids, texts: Mapping[str, str]
) -> Iterator[Problem]:
    """Find what can be seen without running a submission."""
    yield from item_problems(exercise, ids)
    yield from folder.oracle_problems(exercise)
    yield from folder.class_problems(exercise.solutions)
    if solutions.model is None:
        yield "model.py", NO_MODEL
    yield from folder.statement_problems(exercise, texts[STATEMENT])
    yield from unused_draws(exercise, texts[HIDDEN_SUITE])
    yield from leaks.public_suite_problems(texts[PUBLIC_SUITE], exercise.manifest.packages)
    answers = {found.name: found.source.decode(errors="replace") for found in solutions.submissions()}
    answers[ORACLE] = texts[ORACLE]
    del answers[STARTER]
    suite = {HIDDEN_SUITE: texts[HIDDEN_SUITE]}
    for name, sentence in leaks.leak_problems(handout_files(exercise), answers, suite):
        yield STARTER if name == exercise.file_name else name, sentence


def _prove(
    exercise: Exercise, solutions: Solutions, isolation: str, report: Callable[[RunResult], None]
) -> Proof:
    """Run everything that is to be run."""
    recomputed = sessions.recompute(exercise)
    results = sessions.grade_solutions(exercise, solutions, isolation, report)
    public = [case.id for case in recomputed.cases]
    cases = next(iter(results.values())).tests
    repeated = _to_repeat(solutions, results)
    again = sessions.grade_again(exercise, repeated, isolation) if repeated else sessions.Repeated()
    return Proof(
        hidden=tuple(case.id for case in cases if case.id not in public),
        recomputed=recomputed,
        results=results,
        again=again,
    )


def _to_repeat(solutions: Solutions, results: Mapping[str, RunResult]) -> list[Submission]:
    """Choose the model and one mutant that fails, if they run at all."""
    judged = (Verdict.PARTIAL, Verdict.FAILED)
    failing = [m.submission for m in solutions.mutants if results[m.submission.name].verdict in judged]
    model = solutions.model
    runs = model is not None and not scores.cannot_run(results[model.name])
    return [*([model] if model is not None and runs else []), *failing[:1]]


def _problems_of_results(exercise: Exercise, solutions: Solutions, proof: Proof) -> Iterator[Problem]:
    """Find what the results say."""
    results = proof.results
    yield from sessions.literal_problems(proof.recomputed)
    first = results[solutions.submissions()[0].name]
    if first.verdict is Verdict.NOT_GRADED:  # the suite itself is broken, and says so for everybody
        yield _file_named_in(first.message), first.message
        return
    hidden_cases = [case for case in first.tests if case.id in proof.hidden]
    yield from scores.points_problems(hidden_cases, exercise.manifest.points)
    if solutions.model is not None:
        yield from scores.not_full(results[solutions.model.name])
    yield from scores.starter_problems(results[STARTER])
    for mutant in solutions.mutants:
        yield from mutants.mutant_problems(mutant, results[mutant.submission.name], proof.hidden)
    for alternative in solutions.alternatives:
        yield from scores.not_full(results[alternative.name])
    for graded in proof.again.graded:
        name = graded.submission.name
        yield from scores.same_twice(name, results[name].tests, graded.cases)
        if graded.submission is solutions.model:
            yield from roundings.rounding_problems(graded.roundings)


def _matrix(solutions: Solutions, proof: Proof) -> Matrix:
    rows = [
        mutants.row_of(mutant, proof.results[mutant.submission.name], proof.hidden)
        for mutant in solutions.mutants
    ]
    return Matrix(proof.hidden, tuple(rows))


def _counts(solutions: Solutions, proof: Proof, draws: Classmates | None) -> ChallengeCounts:
    compared = [
        leaf
        for graded in proof.again.graded
        if graded.submission is solutions.model
        for leaves in graded.roundings.values()
        for leaf in leaves
    ]
    return ChallengeCounts(
        public_cases=len(proof.recomputed.cases),
        hidden_cases=len(proof.hidden),
        mutants=len(solutions.mutants),
        alternatives=len(solutions.alternatives),
        roundings=len(compared),
        draws=draws,
    )
