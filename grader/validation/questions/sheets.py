"""The sheets that students get: their files can be read, and hide what is to be hidden."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from grader.catalog import ANSWERS, QUESTIONS, SHEET, Exercise
from grader.draws import PUBLIC_KEY
from grader.errors import GraderError
from grader.handout import handout_files
from grader.markup import for_pipe
from grader.questions import Code, Prose, Question
from grader.questions.answers import AnswerFile, read_answers
from grader.questions.numbers import cut
from grader.questions.parts import each_part
from grader.sheets import check, handed, handed_from
from grader.validation.challenges.leaks import leak_problems
from grader.validation.findings import Problem
from grader.validation.questions.classmates import STUDENTS
from grader.variants import Sheet, sheet_of

SHEETS = 5
SHORTEST = 12
"""Letters and digits: a shorter sentence meets another one by chance."""


def sheet_problems(exercise: Exercise) -> Iterator[Problem]:
    """Draw a few sheets, and find what is wrong with their files."""
    for student in STUDENTS[:SHEETS]:
        try:
            sheet = sheet_of(exercise, PUBLIC_KEY, student)
            files = handout_files(exercise, sheet)
        except Exception as error:  # an author's question may hold anything
            yield QUESTIONS, f"the sheet of a student cannot be made: {error}"
            return
        yield from list(_unreadable(sheet, files)) or _told(sheet, files)


def _unreadable(sheet: Sheet, files: Mapping[str, str]) -> Iterator[Problem]:
    """Find out whether the untouched files of a student can be read back."""
    try:
        file = read_answers(files[ANSWERS].encode())
        questions = handed_from(json.loads(files[SHEET]))
    except (GraderError, ValueError) as error:
        yield QUESTIONS, f"the files of a student cannot be read: {error}"
        return
    if questions != handed(sheet):
        yield QUESTIONS, f"{SHEET} of a student does not hold the questions"
    strange = [*file.unknown, *(item for item in file.answers if item not in {said.id for said in questions})]
    if strange:
        yield QUESTIONS, f"the empty {ANSWERS} of a student has {cut(strange[0])}, which is no item"
    for found in check(questions, file):
        if found.problem:
            sentence = f"the empty {ANSWERS} of a student cannot be read: {found.problem}"
            yield f"{QUESTIONS}: {found.id}", sentence
    for asked in sheet.asked:
        if isinstance(asked.question, Code) and not _begins_with_starter(file, asked.item.id, asked.question):
            sentence = f"the empty {ANSWERS} of a student does not begin with the starter"
            yield f"{QUESTIONS}: {asked.item.id}", sentence


def _begins_with_starter(file: AnswerFile, item: str, question: Code) -> bool:
    return str(file.answers.get(item, "")).strip() == question.starter.strip()


def _told(sheet: Sheet, files: Mapping[str, str]) -> Iterator[Problem]:
    """Find what is hidden and stands in the files all the same."""
    shown = {name: _compact(_all_texts(name, text)) for name, text in files.items()}
    for asked in sheet.asked:
        for what, secret in secrets_of(asked.question):
            forms = {_compact(secret), _compact(for_pipe(secret))}
            for name, text in shown.items():
                if any(len(form) >= SHORTEST and form in text for form in forms):
                    yield f"{QUESTIONS}: {asked.item.id}", f"{name} of a student tells {what}: {cut(secret)}"
        yield from leak_problems(files, _sources(asked.question), {})


def secrets_of(question: Question) -> Iterator[tuple[str, str]]:
    """Return the texts of a question that students do not get with it."""
    yield from (("the sentence of a wrong answer", wrong.sentence) for wrong in question.listed())
    yield from (("a hint", hint) for hint in question.hints)
    yield "the worked solution", question.worked
    for _, part in each_part(question):
        if isinstance(part, Prose):
            yield "the model answer", part.model
            yield from (("the rubric", criterion.text) for criterion in part.rubric)


def _sources(question: Question) -> dict[str, str]:
    models = [part.model for _, part in each_part(question) if isinstance(part, Code)]
    return {f"the model in {QUESTIONS}": model for model in models}


def _all_texts(name: str, text: str) -> str:
    """Return what a file says; in JSON, letters may be written as escapes."""
    return "\n".join(_strings(json.loads(text))) if name.endswith(".json") else text


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)


def _compact(text: str) -> str:
    """Leave letters and digits, so that neither lines nor signs of comments hide a passage."""
    return re.sub(r"[\W_]+", "", text).lower()
