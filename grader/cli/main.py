"""The `grader` command: its subcommands, and how errors end it."""

import os
import sys
import traceback
from enum import IntEnum
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from grader import __version__
from grader.cli.formats import show
from grader.errors import GraderError, NotAllowedError, SandboxError

OUR_FAULT = "This is a problem of the grader or this machine. Nothing was counted."


class _Commands(TyperGroup):
    """The commands; a reader of a pipe that has gone, as `| head` does, is no error."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; where nobody is left to tell, end in silence."""
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ExitCode.DONE) from None
        return value


app = typer.Typer(
    name="grader",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Auto-graded coding exercises: get one, check your answer, grade a class, prove a course.",
    epilog="Exit codes: 0 done, 1 less than full or a finding, 2 usage or course error, "
    "3 failure of the grader or its sandbox, 4 not allowed, 130 interrupted.",
)


STUDENTS, INSTRUCTORS, AUTHORS = "Students", "Instructors", "Authors and CI"
"""Who a command is for: the panels of `--help`."""


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    INCOMPLETE = 1
    USAGE = 2
    OURS = 3
    NOT_ALLOWED = 4
    INTERRUPTED = 130


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"grader {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read the options that stand before the command."""


def register_commands() -> None:
    """Load the modules of the commands; each registers its own, in the order of `--help`."""
    from grader.cli import student, check, lessons, tutor, submit, build, collect, classes  # noqa: F401, I001
    from grader.cli import records, roster, grades, mark, regrade, export, ideas  # noqa: F401
    from grader.cli import report, statistics, receipts, similar, scaffold, importing, author  # noqa: F401


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    register_commands()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="grader")
    except NotAllowedError as error:
        _end(ExitCode.NOT_ALLOWED, str(error))
    except SandboxError as error:
        _end(ExitCode.OURS, f"{error}\n{OUR_FAULT}")
    except GraderError as error:
        _end(ExitCode.USAGE, str(error))
    except KeyboardInterrupt:
        _end(ExitCode.INTERRUPTED, "interrupted")
    except Exception as error:
        traceback.print_exc()
        _end(ExitCode.OURS, f"{type(error).__name__}: {error}\n{OUR_FAULT}")
    sys.exit(ExitCode.DONE)


def _end(code: ExitCode, message: str) -> NoReturn:
    show(f"error: {message}" if code is not ExitCode.INTERRUPTED else message, sys.stderr)
    sys.exit(code)
