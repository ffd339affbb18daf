"""All statistics of one exercise, from results to one record."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.ideas import WrongIdea
from grader.models import Outcome, Verdict
from grader.plots import binned
from grader.report.ideas import Met, misconceptions
from grader.statistics import measures, words
from grader.statistics.attempts import AttemptsToPass, attempts_to_pass, by_student, counted
from grader.statistics.items import Item, items_of
from grader.statistics.notes import notes_on
from grader.statistics.reading import Attempt, ResultsFile
from grader.statistics.table import scored, table_of

TENTHS = tuple(number / 10 for number in range(11))


@dataclass(frozen=True, slots=True)
class Scores:
    """How the scores of a class are spread, from 0 to 1; `tenths` counts those from 0 to 0.1, and so on."""

    mean: float
    lower_quartile: float
    median: float
    upper_quartile: float
    tenths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea, and how many students show it."""

    idea: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class ExerciseStatistics:
    """What the results of one exercise say.

    Attributes
    ----------
    exercise, title : str
        What it is called.
    attempt : str
        Which attempt of a student counts: ``"first"`` or ``"best"``.
    submissions : int
        How many results there are.
    n : int
        How many students these are about: whoever was graded.
    verdicts : dict of Verdict to int
        Of the attempt of each student that counts.
    scores : Scores or None
        Of at least five students.
    alpha : float or None
        Cronbach's, over `alpha_items` items, of at least ten students.
    alpha_says : str
        What it means.
    items : tuple of Item
        In the order of the suites.
    misconceptions : tuple of Misconception
        The most frequent first.
    attempts_to_pass : AttemptsToPass or None
        Where there are several attempts.
    notes : tuple of str
        What was left out, and why.
    """

    exercise: str
    title: str
    attempt: str
    submissions: int
    n: int
    verdicts: dict[Verdict, int]
    scores: Scores | None
    alpha: float | None
    alpha_items: int
    alpha_says: str
    items: tuple[Item, ...]
    misconceptions: tuple[Misconception, ...]
    attempts_to_pass: AttemptsToPass | None
    notes: tuple[str, ...]


def exercises_in(files: Iterable[ResultsFile], *, best: bool = False) -> list[ExerciseStatistics]:
    """Return the statistics of each exercise, in the order in which they are met.

    Parameters
    ----------
    files : iterable of ResultsFile
        Several of one exercise are put together, attempts in this order.
    best : bool
        Whether the best attempt of a student counts, and not the first.

    Raises
    ------
    UsageError
        If results of one exercise cannot be compared.
    """
    titles: dict[str, str] = {}
    ideas: dict[str, WrongIdea] = {}
    found: defaultdict[str, list[Attempt]] = defaultdict(list)
    for file in files:
        titles.setdefault(file.exercise, file.title)
        ideas |= {one.idea: WrongIdea(title=one.title) for one in file.misconceptions}
        found[file.exercise] += file.results
    return [statistics_of(name, titles[name], found[name], ideas, best=best) for name in titles]


def statistics_of(
    exercise: str,
    title: str,
    attempts: Sequence[Attempt],
    ideas: Mapping[str, WrongIdea],
    *,
    best: bool = False,
) -> ExerciseStatistics:
    """Return the statistics of one exercise; `ideas` gives the titles of wrong ideas."""
    students = by_student(attempts)
    chosen = [counted(own, best=best) for own in students]
    table = table_of(chosen)
    scores = scored(table)
    n, columns = len(chosen), list(scores.columns.values())
    alpha = measures.cronbach_alpha(columns) if n >= words.ENOUGH else None
    return ExerciseStatistics(
        exercise=exercise,
        title=title,
        attempt="best" if best else "first",
        submissions=len(attempts),
        n=n,
        verdicts=_verdicts(chosen, attempts),
        scores=_spread(scores.scores) if n >= words.FEW and columns else None,
        alpha=alpha,
        alpha_items=len(columns),
        alpha_says=words.of_alpha(alpha) if n >= words.ENOUGH else words.TOO_FEW,
        items=items_of(table, scores, _passed_in_the_end(students), best=best),
        misconceptions=_misconceptions(chosen, ideas),
        attempts_to_pass=attempts_to_pass(students),
        notes=tuple(notes_on(attempts, chosen, table, best=best)),
    )


def _verdicts(chosen: Sequence[Attempt], attempts: Sequence[Attempt]) -> dict[Verdict, int]:
    """Count verdicts of students; one who was never graded stands there as well, and counts nowhere else."""
    verdict_of = {attempt.whose: attempt.verdict for attempt in [*attempts, *chosen]}
    found = Counter(verdict_of.values())
    return {verdict: found[verdict] for verdict in Verdict if found[verdict]}


def _spread(scores: Sequence[float]) -> Scores:
    lower, median, upper = statistics.quantiles(scores, n=4, method="inclusive")
    return Scores(statistics.fmean(scores), lower, median, upper, tuple(binned(scores, TENTHS)))


def _passed_in_the_end(students: Iterable[Sequence[Attempt]]) -> Counter[str]:
    passed = (
        {case.id for attempt in own for case in attempt.tests if case.outcome is Outcome.PASSED}
        for own in students
    )
    return Counter(name for names in passed for name in names)


def _misconceptions(chosen: Sequence[Attempt], ideas: Mapping[str, WrongIdea]) -> tuple[Misconception, ...]:
    """Count the wrong ideas of a class; a student counts once for each."""
    rows = misconceptions((one for number, own in enumerate(chosen) for one in _met(own, str(number))), ideas)
    return tuple(Misconception(row["idea"], row["title"], row["count"]) for row in rows)


def _met(attempt: Attempt, whose: str) -> Iterable[Met]:
    """Find the wrong ideas of one attempt, under a number for its student."""
    if attempt.diagnosis and attempt.diagnosis.idea:
        yield Met(attempt.diagnosis.idea, whose, whose, attempt.exercise, attempt.diagnosis.sentence)
    for case in attempt.tests:
        for idea in case.ideas:
            yield Met(idea, whose, whose, case.id, case.message)
