"""Questions as pytest items: one for each question that `questions.py` of an exercise defines."""

from collections.abc import Iterator
from typing import Any

import pytest

from grader.catalog import Exercise, Item, find_course
from grader.errors import GraderError
from grader.models import Outcome
from grader.suite.answering import AnswerBench
from grader.suite.judging import unjudged
from grader.suite.plugin import BENCH
from grader.variants import definitions_of


class QuestionsFile(pytest.File):
    """The questions of one exercise."""

    def collect(self) -> Iterator["QuestionItem"]:
        """Return an item for each, in the order of `exercise.toml`."""
        exercise = self._exercise()
        definitions_of(exercise)
        for item in exercise.manifest.items:
            yield QuestionItem.from_parent(self, name=item.id, item=item)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override]
        """Show what an author did wrong as one sentence."""
        return str(excinfo.value) if isinstance(excinfo.value, GraderError) else super().repr_failure(excinfo)

    def _exercise(self) -> Exercise:
        folder = self.path.parent
        return find_course(folder).exercise(folder.name)


class QuestionItem(pytest.Item):
    """One question; it holds when the answer on the bench is right."""

    def __init__(self, *, item: Item, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.item = item

    def runtest(self) -> None:
        """Judge the answer for an author who debugs: `pytest exercises/<slug> --submission answers.toml`."""
        bench = self.config.stash.get(BENCH, None)
        if not isinstance(bench, AnswerBench):
            pytest.fail("whose answers? pytest exercises/<slug> --submission answers.toml", pytrace=False)
        result = bench.judge(unjudged(self.item))
        if result.outcome is Outcome.PENDING:
            pytest.skip(result.message)
        if result.outcome is not Outcome.PASSED:
            pytest.fail(f"{result.message} (worth {result.points} of {result.max_points})", pytrace=False)

    def reportinfo(self) -> tuple[str, None, str]:
        """Name the item in pytest's own reports."""
        return str(self.path), None, f"{self.item.id} {self.item.title}"
