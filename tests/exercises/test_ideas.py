"""The wrong ideas behind answers to questions: each is listed, and seen in who gives such an answer."""

import tomllib
from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.ideas import read_ideas
from grader.questions import Definition
from grader.questions.question import ideas_of
from grader.variants import definitions_of

COURSE = find_course(Path(__file__).parents[2])
IDEAS = read_ideas(COURSE.root)
QUESTIONS = [
    pytest.param(definition, id=id_)
    for exercise in COURSE.exercises()
    if exercise.asks
    for id_, definition in definitions_of(exercise).items()
]


@pytest.mark.parametrize("definition", QUESTIONS)
def test_each_idea_that_a_question_names_is_listed(definition: Definition) -> None:
    """A slip in its name would make it an idea that nobody else has."""
    for _, question in definition.variants():
        named = {idea for wrong in question.listed() for idea in ideas_of(wrong.sentence)}
        assert named <= set(IDEAS)


@pytest.mark.parametrize("definition", QUESTIONS)
def test_an_answer_that_shows_an_idea_is_judged_to_show_it(definition: Definition) -> None:
    """Where no other sentence fits as well. What holds code is judged in the sandbox."""
    _, question = next(definition.variants())
    for wrong in [] if question.runs_code else question.listed():
        told = question.judge_raw(wrong.answer).sentence
        assert ideas_of(told) == (ideas_of(wrong.sentence) if told == wrong.sentence else ())


def test_each_idea_is_put_right_by_a_part_of_a_lesson_that_exists() -> None:
    """Some are put right by no lesson."""
    lessons = (COURSE.root / "exercises" / "lessons").glob("*/lesson.toml")
    parts = {
        part["id"] for path in lessons for part in tomllib.loads(path.read_text(encoding="utf-8"))["parts"]
    }

    assert {idea.part for idea in IDEAS.values()} - {""} <= parts
