"""The receipt as a record, and its one spelling as bytes.

What is signed is canonical JSON: keys sorted, no spaces, ASCII, numbers as Python writes them. The file
itself is the same data with line breaks, for people. Both follow from the record alone, so a file that was
changed in any byte is either no receipt, or signed wrongly, or not spelled as `to_bytes` spells it.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from grader.errors import UsageError
from grader.manifests import Strict
from grader.models import Isolation, Outcome, Verdict

MAX_BYTES = 2**20
SCHEMA = 1

_SLUG = r"^[a-z][a-z0-9_]*$"
_WHEN = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"
_RESULT_FIELDS = ("exercise", "student", "submission", "verdict", "isolation", "versions")

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
PublicKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Exact(Strict):
    model_config = ConfigDict(strict=True)


class Case(_Exact):
    """What one test case said, and what it was worth."""

    id: str
    outcome: Outcome
    points: Amount
    max_points: Amount
    pending: Amount


class Hashes(_Exact):
    """Fingerprints of all that decided the result, as in its file; `numbers` is that of what was drawn."""

    submission: str
    exercise: str
    reference: str
    grader: str
    key: str
    numbers: str


class Claim(_Exact):
    """What a receipt says of one grading."""

    exercise: str = Field(pattern=_SLUG)
    student: str
    submission: str
    verdict: Verdict
    points: Amount
    max_points: Amount
    pending: Amount
    tests: tuple[Case, ...]
    hashes: Hashes
    versions: dict[str, str]
    isolation: Isolation | None


class Receipt(_Exact):
    """A claim, when it was signed, with which key, and the signature."""

    version: Literal[1] = Field(alias="schema")
    result: Claim
    signed: str = Field(pattern=_WHEN)
    public_key: PublicKey
    signature: str = Field(pattern=r"^[0-9a-f]{128}$")


def claim_of(result: Mapping[str, Any]) -> Claim:
    """Take from a result, as read from its JSON, what a receipt says of it.

    Raises
    ------
    ValueError
        If it is no result.
    """
    try:
        amounts = ("points", "max_points", "pending")
        cases = [{name: case[name] for name in (*amounts, "id", "outcome")} for case in result["tests"]]
        numbers = hashlib.sha256(canonical(result["variant"])).hexdigest()
        data = {name: result[name] for name in (*_RESULT_FIELDS, *amounts)}
        hashes = {**result["hashes"], "numbers": numbers}
    except (KeyError, TypeError) as error:
        raise ValueError(f"it is no result: {error}") from None
    return Claim.model_validate_json(json.dumps({**data, "tests": cases, "hashes": hashes}))


def canonical(data: Any) -> bytes:
    """Write data as canonical JSON.

    Raises
    ------
    ValueError
        If it holds a number that is not finite.
    """
    return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def signed_bytes(unsigned: Mapping[str, Any]) -> bytes:
    """Return what is signed: all of a receipt's data but its signature."""
    return canonical({name: value for name, value in unsigned.items() if name != "signature"})


def as_data(record: Claim | Receipt) -> dict[str, Any]:
    """Return a record as plain data."""
    return record.model_dump(mode="json", by_alias=True)


def to_bytes(receipt: Receipt) -> bytes:
    """Write a receipt as its file."""
    return (json.dumps(as_data(receipt), sort_keys=True, indent=1) + "\n").encode("ascii")


def from_bytes(raw: bytes) -> Receipt:
    """Read a receipt, whoever wrote it: nothing in it is believed yet.

    Raises
    ------
    UsageError
        If it is none; the text says why, and names no file.
    """
    if len(raw) > MAX_BYTES:
        raise UsageError(f"it is no receipt: it has more than {MAX_BYTES:,} bytes")
    try:
        return Receipt.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"][0].lower() + first["msg"][1:]
        raise UsageError(f"it is no receipt: {f'{where}: ' if where else ''}{said}") from None
