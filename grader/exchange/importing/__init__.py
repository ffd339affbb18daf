"""Notebooks of Otter-Grader and of nbgrader, made into exercises of a course.

`sources` reads a notebook, and `otter` and `nbgrader` say what its cells are: an `assignment`. `names` and
`pieces` know who needs whose code, `asserting` turns tests into cases, `challenges` and `prose` make
exercises of questions, `account` says what came of each cell. The notebook is an instructor's: it is parsed,
and never run.
"""

from grader.exchange.importing.importing import Draft, Imported, import_notebook

__all__ = ["Draft", "Imported", "import_notebook"]
