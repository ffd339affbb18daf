"""What authors and CI use: validate, schema."""

from typing import Annotated

import typer

from grader.cli.main import app
from grader.cli.student import print_json
from grader.errors import UsageError


@app.command()
def schema(
    what: Annotated[str, typer.Argument(metavar="results|exercise", help="Which format to describe.")],
) -> None:
    """Print the JSON Schema of the results file, or of exercise.toml."""
    if what == "results":
        from grader.report.record import schema as results_schema

        print_json(results_schema())
    elif what == "exercise":
        from grader.catalog import schema_of_exercises

        print_json(schema_of_exercises())
    else:
        raise UsageError(f"no schema {what!r}; there are results and exercise")
