"""Pages as text: the prepared records put into the templates, with the plots."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from grader import plots
from grader.models import Outcome, Verdict
from grader.report.explained import about_steps
from grader.report.pages.environment import page_environment
from grader.report.pages.names import INDEX
from grader.report.pages.pictures import pictures
from grader.report.pages.sections import Feedback, Page, Section
from grader.report.text import VERDICT_WORDS
from grader.report.words import short, visible

PERCENTS = range(0, 101, 10)


def pages_of(feedback: Feedback, everything: Feedback | None = None) -> Iterator[tuple[str, str]]:
    """Write every page: its file name and its text, the index last.

    Parameters
    ----------
    feedback : Feedback
        What students are told.
    everything : Feedback, optional
        What the index tells their instructor, where that is more.
    """
    for page in feedback.pages:
        yield page.file, student_page(page)
    yield INDEX, index_page(everything or feedback)


def student_page(page: Page) -> str:
    """Write one student's page."""
    template = _environment().get_template("student.html.j2")
    drawn = {
        section.anchor: pictures(section.result.diagnosis.plots, section.anchor)
        for section in page.sections
        if section.result.diagnosis
    }
    bars = {section.anchor: _bars(section) for section in page.sections}
    return template.render(page=page, bars=bars, plots=drawn)


def index_page(feedback: Feedback) -> str:
    """Write the page of the instructor: a table of everybody, and how the scores of each exercise lie."""
    sections = [section for page in feedback.pages for section in page.sections]
    classes = [
        _class(number, title, [section for section in sections if section.result.exercise == slug])
        for number, (slug, title) in enumerate(feedback.exercises.items(), 1)
    ]
    return (
        _environment()
        .get_template("index.html.j2")
        .render(
            pages=feedback.pages,
            classes=classes,
            assignments={one.assignment: one.title for page in feedback.pages for one in page.sums},
            kept=any(section.worth for section in sections),
        )
    )


def _class(number: int, title: str, sections: list[Section]) -> dict[str, Any]:
    """Return what the index says of one exercise."""
    scores = [100 * section.result.score for section in sections if section.result.score is not None]
    verdicts = Counter(section.result.verdict for section in sections)
    counted = ", ".join(f"{verdicts[v]} {words}" for v, words in VERDICT_WORDS.items() if verdicts[v])
    mean = sum(scores) / len(scores) if scores else None
    return {
        "anchor": f"c{number}",
        "title": title,
        "count": len(sections),
        "verdicts": counted,
        "mean": mean,
        "pending": sum(section.result.pending > 0 for section in sections),
        "plot": _histogram(f"c{number}-scores", scores, mean) if mean is not None else "",
        "not_graded": verdicts[Verdict.NOT_GRADED],
    }


def _histogram(name: str, scores: list[float], mean: float | None) -> Markup:
    counts = plots.binned(scores, PERCENTS)
    best = counts.index(max(counts))
    caption = plots.Caption(
        name,
        "Distribution of scores",
        f"{len(scores)} scores, {mean:.0f} % in the mean; "
        f"the most, {counts[best]}, from {PERCENTS[best]} to {PERCENTS[best + 1]} %.",
        x="score in %",
        y="submissions",
    )
    return Markup(plots.histogram(caption, PERCENTS, counts))


def _bars(section: Section) -> Markup:
    """Draw the points of the tests that are worth some."""
    rows = [
        plots.Bar(
            visible(case.id),
            float(min(case.points, case.max_points)),  # a person may give more
            float(case.max_points),
            float(case.pending),
        )
        for case in (test.case for test in section.tests)
        if case.max_points
    ]
    if not rows:
        return Markup("")
    full = sum(row.value >= row.whole for row in rows)
    none = sum(not row.value and not row.waiting for row in rows)
    caption = plots.Caption(
        f"{section.anchor}-points",
        f"Points, {section.thing} by {section.thing}",
        f"{full} of {len(rows)} have all their points, {none} have none.",
        x="points",
        y=section.thing,
    )
    return Markup(plots.bars(caption, rows))


@cache
def _environment() -> Environment:
    environment = page_environment()
    environment.filters["points"] = lambda points: short(float(points))
    environment.globals |= {"about_steps": about_steps, "Outcome": Outcome, "Verdict": Verdict}
    return environment
