"""The oracle in a submission's place: what a suite calls, and what is true there."""

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


class TrueSubmission(LoadedSubmission):
    """The oracle's functions where a submission's would be: no sandbox, but the same kinds of values."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(b"", ORACLE, exercise.manifest.entry, _no_child, exercise.limits)
        self._oracle = oracle_at(exercise.folder / ORACLE)

    def load(self) -> None:
        """Do nothing: it is loaded."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, with_arguments: bool = False
    ) -> Answer:
        """Call a function of the oracle on copies, as a submission gets them."""
        own_args, own_kwargs = copy.deepcopy((list(args), kwargs))
        try:
            value = getattr(self._oracle, name)(*own_args, **own_kwargs)
        except Exception as error:
            bases = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
            raise RaisedError(type(error).__name__, bases, str(error), []) from error
        return Answer(wire.decode(wire.encode(value)), own_args if with_arguments else None)


def _no_child(_: Limits) -> Child:
    raise SandboxError("the oracle runs in no sandbox")
