"""Typed questions: what a student sees, what is right, and what each wrong answer means.

`questions.py` of an exercise defines them; nothing here reads files, draws numbers or runs code.
"""

from grader.questions.choices import MultipleChoice, SingleChoice
from grader.questions.code import Call, Code
from grader.questions.definition import Definition, question
from grader.questions.formula import Expression
from grader.questions.matching import Matching
from grader.questions.numbers import Bounds
from grader.questions.numeric import Interval, Number, Vector
from grader.questions.ordering import Ordering
from grader.questions.parts import Part, Parts
from grader.questions.prose import Criterion, Prose
from grader.questions.question import Judgement, Question, Told, Wrong
from grader.questions.writing import as_result, bulleted, parenthesized, show

__all__ = [
    "Bounds",
    "Call",
    "Code",
    "Criterion",
    "Definition",
    "Expression",
    "Interval",
    "Judgement",
    "Matching",
    "MultipleChoice",
    "Number",
    "Ordering",
    "Part",
    "Parts",
    "Prose",
    "Question",
    "SingleChoice",
    "Told",
    "Vector",
    "Wrong",
    "as_result",
    "bulleted",
    "parenthesized",
    "question",
    "show",
]
