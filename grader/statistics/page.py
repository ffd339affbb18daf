"""Statistics as one HTML page that loads nothing from outside; it looks as the feedback pages do."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from grader import plots
from grader.report.pages.environment import page_environment
from grader.report.text import VERDICT_WORDS
from grader.report.words import visible
from grader.statistics.exercise import TENTHS, ExerciseStatistics, Scores
from grader.statistics.items import Item
from grader.statistics.words import ENOUGH, percent, several

STYLE = """
.numbers .words { text-align: left; min-width: 12rem; overflow-wrap: anywhere; }
.numbers .words strong { white-space: nowrap; }
"""
PERCENTS = [round(100 * tenth) for tenth in TENTHS]


def statistics_page(exercises: Sequence[ExerciseStatistics]) -> str:
    """Write the page of one exercise, or of several with an overview."""
    plotted = {found.exercise: _plots(found) for found in exercises}
    template = _environment().get_template("statistics.html.j2")
    return template.render(exercises=exercises, plotted=plotted, enough=ENOUGH)


def _plots(found: ExerciseStatistics) -> dict[str, Markup]:
    return {
        "scores": _histogram(found.exercise, found.scores, found.n) if found.scores else Markup(),
        "items": _bars(found.exercise, found.items) if found.items else Markup(),
    }


def _histogram(exercise: str, scores: Scores, n: int) -> Markup:
    caption = plots.Caption(
        f"{exercise}-scores",
        f"Scores of {several(n, 'student')}",
        f"The mean is {percent(scores.mean)}, the median {percent(scores.median)}; half of all lie from "
        f"{percent(scores.lower_quartile)} to {percent(scores.upper_quartile)}.",
        x="score in %",
        y="students",
    )
    return Markup(plots.histogram(caption, PERCENTS, scores.tenths))


def _bars(exercise: str, items: Sequence[Item]) -> Markup:
    fewest = min(items, key=lambda item: item.passed)
    caption = plots.Caption(
        f"{exercise}-items",
        "How many have all points",
        f"The fewest, {fewest.passed} of {fewest.n}, in {fewest.id}.",
        x="students",
        y="test or question",
    )
    rows = [plots.Bar(visible(item.id), item.passed, item.n, item.waiting) for item in items]
    return Markup(plots.bars(caption, rows))


@cache
def _environment() -> Environment:
    environment = page_environment("grader.statistics", style=STYLE)
    environment.filters |= {"percent": percent, "number": _number, "share": _share}
    environment.globals |= {"several": several, "verdict_words": VERDICT_WORDS}
    return environment


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"
