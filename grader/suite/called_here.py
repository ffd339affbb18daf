"""Functions of this process in a submission's place: the oracle's, or those of a notebook that is running."""

import copy
from collections.abc import Sequence
from typing import Any

from grader.catalog import ORACLE, Exercise
from grader.errors import RaisedError, SandboxError
from grader.models import Limits
from grader.sandbox.inside import wire
from grader.sandbox.loaded import Answer, LoadedSubmission
from grader.sandbox.process import Child
from grader.suite.proxy import oracle_at


class CalledHere(LoadedSubmission):
    """Functions where a submission's would be: no sandbox, but the same kinds of values.

    Parameters
    ----------
    exercise : Exercise
        Says which functions there are.
    functions : object
        Has them as attributes.
    """

    def __init__(self, exercise: Exercise, functions: object) -> None:
        super().__init__(b"", ORACLE, exercise.manifest.entry, _no_child, exercise.limits)
        self._functions = functions

    def load(self) -> None:
        """Do nothing: it is loaded."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, with_arguments: bool = False
    ) -> Answer:
        """Call a function on copies, as a submission gets them."""
        own_args, own_kwargs = copy.deepcopy((list(args), kwargs))
        try:
            value = getattr(self._functions, name)(*own_args, **own_kwargs)
            plain = wire.decode(wire.encode(value))
        except (Exception, SystemExit) as error:
            bases = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
            raise RaisedError(type(error).__name__, bases, str(error), []) from error
        return Answer(plain, own_args if with_arguments else None)


def true_submission(exercise: Exercise) -> CalledHere:
    """Put the oracle in a submission's place: what is true of what a suite calls."""
    return CalledHere(exercise, oracle_at(exercise.folder / ORACLE))


def _no_child(_: Limits) -> Child:
    raise SandboxError("what is called here runs in no sandbox")
