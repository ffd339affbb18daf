"""The code of cells, as statements; and which questions need each other's code."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.exchange.importing.assignment import Assignment, Code, Note, Question
from grader.exchange.importing.names import Statement, bound_by, loaded_by, needed, statements
from grader.exchange.importing.test_cells import needs


@dataclass(frozen=True, slots=True)
class Piece:
    """The statements of one cell, with the solution and as students get them."""

    code: Code
    model: tuple[Statement, ...]
    starter: tuple[Statement, ...]
    asked: bool

    @property
    def given(self) -> list[Statement]:
        """Those that stand in both."""
        shared = {each.key for each in self.starter}
        return [each for each in self.model if each.key in shared]

    @property
    def solved(self) -> list[Statement]:
        """Those that students write."""
        shared = {each.key for each in self.starter}
        return [each for each in self.model if each.key not in shared]


def piece_of(code: Code, assignment: Assignment, *, asked: bool) -> Piece | None:
    """Read the code of a cell; what students get may be broken where a solution was taken out."""
    try:
        model = statements(code.cell, code.model)
    except (SyntaxError, ValueError) as error:
        said = error.msg if isinstance(error, SyntaxError) else error
        assignment.notes.append(Note(code.cell, f"it is no Python: {said}", code.model))
        return None
    try:
        starter = statements(code.cell, code.starter)
    except (SyntaxError, ValueError):
        starter = []
        code = Code(code.cell, code.model, "")
        assignment.notes.append(
            Note(code.cell, "what students get is no Python without its solution", todo=False)
        )
    return Piece(code, tuple(model), tuple(starter), asked)


def groups_of(
    questions: Sequence[Question], pieces: Sequence[Sequence[Piece]], given: Sequence[Piece]
) -> list[list[int]]:
    """Put questions together that need each other's names."""
    gives = [bound_by(each for piece in own for each in piece.model if not each.is_import) for own in pieces]
    context = [each for piece in given for each in piece.model]
    group = list(range(len(questions)))
    for at, question in enumerate(questions):
        wanted = loaded_by(each for piece in pieces[at] for each in piece.model)
        wanted = wanted.union(*(needs(test.source) for test in question.tests))
        wanted |= loaded_by(needed(wanted, context))
        for name in sorted(wanted - gives[at]):
            owners = [other for other in range(len(questions)) if name in gives[other]]
            before = [other for other in owners if other < at]
            if owners:
                joined = {group[at], group[(before or owners)[-1 if before else 0]]}
                group = [min(joined) if each in joined else each for each in group]
    return [[at for at, each in enumerate(group) if each == first] for first in dict.fromkeys(group)]
