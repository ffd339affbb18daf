"""What programs read: each `--json` is JSON, and what a schema describes fits it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.cli.command import PROJECT, run
from tests.cli.conftest import Typed
from tests.courses import BROKEN, CRASHES, RAISES, RIGHT, WRONG

CLASS = {"right": RIGHT, "wrong": WRONG, "raises": RAISES, "crashes": CRASHES, "broken": BROKEN, "empty": ""}


def schema_of(typed: Typed, what: str) -> dict[str, Any]:
    """Return a schema, itself checked."""
    schema: dict[str, Any] = json.loads(typed("schema", what).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def test_lists_and_statements_are_data(typed: Typed) -> None:
    """The same exercises in both, with the number of the format; no hint is given away."""
    listed = json.loads(typed("list", "--json", "--course", PROJECT).out)
    shown = json.loads(typed("show", "C18", "--json", "--course", PROJECT).out)

    assert [listed["schema"], shown["schema"]] == [1, 1]
    (same,) = [item for item in listed["exercises"] if item["slug"] == shown["slug"]]
    assert {key: shown[key] for key in same} == same
    assert "hints" not in shown


def test_results_fit_their_schema(typed: Typed, course: Path, tmp_path: Path) -> None:
    """Every verdict and outcome that a class can bring."""
    (tmp_path / "class").mkdir()
    for name, source in CLASS.items():
        (tmp_path / "class" / f"{name}.py").write_text(source)

    ended = run("grade", "doubling", "class", "--json", "results.json", "--course", course, cwd=tmp_path)

    assert ended.code == 0
    results = json.loads((tmp_path / "results.json").read_text())
    jsonschema.validate(results, schema_of(typed, "results"))
    verdicts = {result["student"]: result["verdict"] for result in results["results"]}
    assert verdicts == {
        "right": "passed",
        "wrong": "failed",
        "raises": "failed",
        "crashes": "failed",
        "broken": "not_gradable",
        "empty": "not_gradable",
    }


@pytest.mark.parametrize(
    "path", sorted(PROJECT.glob("exercises/*/exercise.toml")), ids=lambda path: path.parent.name
)
def test_exercises_fit_their_schema(typed: Typed, path: Path) -> None:
    """What an editor says of an exercise.toml is what the engine says of it."""
    jsonschema.validate(tomllib.loads(path.read_text()), schema_of(typed, "exercise"))


def test_doctor_says_the_same_to_people_and_programs(tmp_path: Path) -> None:
    """Each layer stands in both; this machine can hold a stranger's code, or the tests mean nothing."""
    data, text = run("doctor", "--json", cwd=tmp_path), run("doctor", cwd=tmp_path)

    report = json.loads(data.out)
    assert report["safe"]
    assert (data.code, text.code) == (0, 0)
    assert all(f"{layer['name']} " in text.out for layer in report["layers"])
    assert f"Isolation {report['isolation']}:" in text.out
