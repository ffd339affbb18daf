"""Markdown with LaTeX between dollars: what is wrong in a text and where, and how it looks in a terminal.

`document` finds formulas, code, links and tables with their places, `problems` judges them. `mathematics`
turns LaTeX into MathML, `formula_text` turns that into one line of Unicode, `terminal` puts the lines into
the text. Nothing here reads files.
"""

from grader.markup.dialect import dialect
from grader.markup.document import Document, Kind, Span, read
from grader.markup.formula_text import formula_as_text
from grader.markup.mathematics import FormulaError, mathml
from grader.markup.problems import Problem, formula_problems, problems
from grader.markup.terminal import for_pipe, for_terminal

__all__ = [
    "Document",
    "FormulaError",
    "Kind",
    "Problem",
    "Span",
    "dialect",
    "for_pipe",
    "for_terminal",
    "formula_as_text",
    "formula_problems",
    "mathml",
    "problems",
    "read",
]
