"""A case in translation: what was made of a test so far, and whose the names in it are."""

import ast
from collections.abc import Collection

from grader.exchange.importing.syntax import called
from grader.exchange.importing.translated import ANSWERS, Asked, Translated

SUBMISSION, ORACLE = "submission", "oracle"


class UntranslatedError(Exception):
    """A test asks for something that a case cannot do; the text says what."""


class CaseDraft:
    """A case in translation.

    Parameters
    ----------
    asked : Asked
        What is the student's.
    told : bool
        Whether sentences may say what is tested.

    Attributes
    ----------
    done : Translated
        What was made so far.
    own : set of str
        Names that the test itself gives.
    """

    def __init__(self, asked: Asked, told: bool) -> None:
        self.asked = asked
        self.told = told
        self.done = Translated()
        self.own: set[str] = set()
        self._from_student: set[str] = set()

    def bind(self, target: ast.AST, *, from_student: bool) -> None:
        """Note all names in a target as the test's own; their values may come from the student."""
        names = {inner.id for inner in ast.walk(target) if isinstance(inner, ast.Name)}
        self.give(names, from_student=from_student)

    def give(self, names: Collection[str], *, from_student: bool = False) -> None:
        """Note names as the test's own."""
        self.own.update(names)
        if from_student:
            self._from_student.update(names)

    def mine(self, node: ast.expr, holder: str = SUBMISSION) -> ast.expr:
        """Call the student's functions of the submission, or of the oracle."""
        new: ast.expr = _Mine(self, holder).visit(ast.parse(ast.unparse(node), mode="eval").body)
        return new

    def touches(self, node: ast.AST) -> bool:
        """Tell whether something of the student's is in it."""
        asked = self.asked
        theirs = ((asked.functions | asked.variables | asked.classes) - self.own) | self._from_student
        return any(isinstance(inner, ast.Name) and inner.id in theirs for inner in ast.walk(node))

    def is_direct(self, node: ast.expr) -> bool:
        """Tell whether it is what the student's code gave, and nothing was made of it."""
        if isinstance(node, ast.Call):
            inner = [*node.args, *(keyword.value for keyword in node.keywords)]
            return called(node) in self.asked.functions and not any(map(self.touches, inner))
        return isinstance(node, ast.Name)


class _Mine(ast.NodeTransformer):
    """Calls the student's functions of a holder: of the submission, or of the oracle."""

    def __init__(self, draft: CaseDraft, holder: str) -> None:
        self._draft = draft
        self._holder = holder

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Call one of the student's functions."""
        name = called(node)
        if name in self._draft.asked.functions:
            self._draft.done.functions.add(name)
            node.func = ast.Attribute(ast.Name(self._holder, ast.Load()), name, ast.Load())
            node.args = [self.visit(argument) for argument in node.args]
            node.keywords = [self.visit(keyword) for keyword in node.keywords]
            return node
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Note a variable of the student's; refuse what cannot leave the sandbox."""
        asked, own = self._draft.asked, self._draft.own
        if node.id in own or not isinstance(node.ctx, ast.Load):
            return node
        if node.id in asked.functions:
            raise UntranslatedError(f"`{node.id}` is handed on as a value; a case can only call it")
        if node.id in asked.classes:
            raise UntranslatedError(
                f"`{node.id}` is a class; a case can call functions, and get plain values"
            )
        if node.id in asked.variables:
            self._draft.done.variables[node.id] = None
            if self._holder == ORACLE:
                call = ast.Call(ast.Attribute(ast.Name(ORACLE, ast.Load()), ANSWERS, ast.Load()), [], [])
                return ast.Subscript(call, ast.Constant(node.id), ast.Load())
        return node
