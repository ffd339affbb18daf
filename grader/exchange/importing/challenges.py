"""Questions that tests judge, as challenges: those that need each other's code become one."""

import ast
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from grader.exchange.importing.asserting import translate
from grader.exchange.importing.assignment import Assignment, Note, Question, Test
from grader.exchange.importing.challenge import Challenge
from grader.exchange.importing.names import bound_by, needed
from grader.exchange.importing.pieces import Piece, groups_of, piece_of
from grader.exchange.importing.suites import Case
from grader.exchange.importing.translated import ANSWERS, Translated

KNOWN_IN_SUITES = frozenset(("submission", "oracle", "expect", "compare", "judged", "np"))
FILES_READ = re.compile(r"\b(?:open|read_csv|read_table|read_excel|read_json|loadtxt|genfromtxt|urlopen)\(")


def challenges_of(assignment: Assignment, notebook: str) -> list[Challenge]:
    """Make challenges of the questions that tests judge; what is lost becomes notes of the assignment."""
    given = [piece for code in assignment.given if (piece := piece_of(code, assignment, asked=False))]
    pieces = [
        [piece for code in question.code if (piece := piece_of(code, assignment, asked=True))]
        for question in assignment.questions
    ]
    found = []
    for group in groups_of(assignment.questions, pieces, given):
        questions = [assignment.questions[at] for at in group]
        own = [piece for at in group for piece in pieces[at]]
        last = max((test.cell for question in questions for test in question.tests), default=0)
        around = [piece for piece in given if piece.code.cell < last]
        everything = sorted([*around, *own], key=lambda piece: piece.code.cell)
        challenge = Challenge(questions, everything, questions[0].name, notebook)
        _translate(challenge, assignment)
        if challenge.cases:
            found.append(challenge)
        else:
            assignment.notes += [_not_imported(question) for question in questions]
    _tell_unused(given, found, assignment)
    return found


def _translate(challenge: Challenge, assignment: Assignment) -> None:
    """Translate the tests of a challenge into cases."""
    asked = challenge.asked
    tests = [(question, test) for question in challenge.questions for test in question.tests]
    there = bound_by(challenge.context)
    for question, test in tests:
        counts = translate(
            test.source,
            asked,
            shown=test.shown,
            compares_output=test.compares_output,
            told=test.public,
        )
        unknown = counts.loads - there - KNOWN_IN_SUITES
        if unknown:
            said = f"it needs `{min(unknown)}`, which no cell before it gives"
            assignment.notes.append(_lost(question, test, [said]))
            continue
        if not counts.checks:
            reasons = [reason for _, reason in counts.lost]
            assignment.notes.append(_lost(question, test, reasons or ["it compares nothing"]))
            continue
        for source, reason in counts.lost:
            assignment.notes.append(Note(test.cell, f"{question.name}: a line is left out: {reason}", source))
        number = len(challenge.cases) + 1
        seen = translate(test.visible, asked, shown=test.shown, compares_output=test.compares_output)
        title = seen.title or _title(counts, question, number)
        name = f"test_{_word(question.name)}_{question.tests.index(test) + 1}"
        if any(case.name == name for case in challenge.cases):  # of a question that is called nearly so
            name = f"{name}_{number}"
        challenge.cases.append(Case(f"H{number:02}", name, title, counts, test.points, test.public))
        if seen.checks:
            challenge.public.append(Case(f"V{len(challenge.public) + 1:02}", name, title, seen))
    if challenge.asked_for and not challenge.public:
        work = Translated(_variables_are_there(challenge.asked_for))
        challenge.public.append(Case("V01", "test_variables", "The variables are there.", work))
    if challenge.cases and not challenge.public:
        said = f"{challenge.name}: students see no test of it: write one into test_public.py"
        assignment.notes.append(Note(challenge.questions[0].cell, said))
    _make_whole(challenge, assignment)


def _variables_are_there(names: Sequence[str]) -> list[ast.stmt]:
    return ast.parse(f"expect.parts(submission.{ANSWERS}(), {', '.join(map(repr, names))})").body


def _title(work: Translated, question: Question, number: int) -> str:
    """Return the sentence that a student reads of a test that has none: what it is of."""
    return f"Test {number}, of {' and '.join(sorted(work.functions) or work.variables) or question.name}."


def _make_whole(challenge: Challenge, assignment: Assignment) -> None:
    """Make the points of a challenge whole and not zero, as they must be."""
    cases = challenge.cases
    total = sum((case.points or Fraction(0) for case in cases), Fraction(0))
    factor = total.denominator
    if cases and not total:
        said = f"{challenge.name}: its tests are worth nothing; each counts 1 point now"
        assignment.notes.append(Note(challenge.questions[0].cell, said, todo=False))
        challenge.cases = [replace(case, points=Fraction(1)) for case in cases]
    elif factor > 1:
        said = f"{challenge.name}: points must be whole: {total * factor}, not {total}"
        assignment.notes.append(Note(challenge.questions[0].cell, said, todo=False))
        challenge.cases = [replace(case, points=(case.points or Fraction(0)) * factor) for case in cases]


def _lost(question: Question, test: Test, reasons: Sequence[str]) -> Note:
    """Tell that a test is lost, what it was worth, and why."""
    said = f"{question.name}: the test, worth {test.points}, is left out: {'; '.join(dict.fromkeys(reasons))}"
    return Note(test.cell, said, test.source)


def _not_imported(question: Question) -> Note:
    why = "no test of it could be translated" if question.tests else "it has no tests"
    code = "\n\n".join(each.model for each in question.code)
    return Note(question.cell, f"{question.name} is no exercise: {why}", "\n\n".join([*question.texts, code]))


def _tell_unused(given: Sequence[Piece], found: Sequence[Challenge], assignment: Assignment) -> None:
    """Tell which given code is in no exercise, and which reads files that will not be there."""
    used = set().union(*(challenge.wanted() for challenge in found))
    used |= {id(each) for challenge in found for each in needed(challenge.asked_for, challenge.late)}
    suites = [case.work.loads for challenge in found for case in challenge.cases]
    for challenge in found:
        used |= {id(each) for each in needed(set().union(*suites), challenge.context)}
    for piece in given:
        unused = [each.text for each in piece.model if id(each) not in used]
        if unused:
            said = "given code that no exercise needs"
            assignment.notes.append(Note(piece.code.cell, said, "\n".join(unused), todo=False))
    for challenge in found:
        tested = {id(each) for each in needed(challenge.asked_for, challenge.late)}
        for each in challenge.late:
            if id(each) not in tested and each.cell not in {piece.code.cell for piece in given}:
                said = "a line that uses the answer and gives nothing that is tested"
                assignment.notes.append(Note(each.cell, said, each.text, todo=False))
        for piece in challenge.pieces:
            texts = [each.text for each in piece.model if piece.asked or id(each) in used]
            if FILES_READ.search("\n".join(texts)):
                said = "it reads a file, and a submission has none: write the data out"
                assignment.notes.append(Note(piece.code.cell, said, "\n".join(texts)))


def _word(name: str) -> str:
    return re.sub(r"\W+", "_", name.lower(), flags=re.ASCII).strip("_") or "question"
