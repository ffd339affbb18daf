"""The receipt as a record and as bytes: one spelling, and nothing else is taken for one."""

import json
from typing import Any

import pytest

from grader.errors import UsageError
from grader.receipts.receipt import (
    MAX_BYTES,
    Claim,
    Receipt,
    as_data,
    canonical,
    claim_of,
    from_bytes,
    signed_bytes,
    to_bytes,
)
from tests.receipts.conftest import result_data


def test_a_receipt_says_what_was_graded_with_what_and_how_it_ended(receipt: Receipt) -> None:
    """All that is needed to derive the result again, and the result."""
    data = as_data(receipt)

    assert data["schema"] == 1
    assert data["signed"] == "2026-11-22T11:30:05Z"
    told = data["result"]
    assert (told["exercise"], told["student"], told["submission"]) == ("doubling", "s01", "s01.py")
    assert (told["verdict"], told["points"], told["max_points"]) == ("partial", 0.0, 4.0)
    assert [(one["id"], one["outcome"]) for one in told["tests"]] == [("V01", "passed"), ("H01", "failed")]
    assert told["versions"] == result_data()["versions"]
    assert {name: value for name, value in told["hashes"].items() if name != "numbers"} == result_data()[
        "hashes"
    ]


def test_no_code_no_output_and_no_hidden_value_is_in_a_receipt() -> None:
    """It goes to whoever should see the grade: the message of a case, its call and its prints stay out."""
    loud = {"message": "SECRET", "call": "SECRET", "expected": "SECRET", "got": "SECRET", "output": "SECRET"}
    case, *others = result_data()["tests"]

    claim = claim_of(result_data(tests=[{**case, **loud}, *others], message="SECRET", note="SECRET"))

    assert b"SECRET" not in canonical(as_data(claim))


def test_what_was_drawn_leaves_its_fingerprint() -> None:
    """Other numbers give another one; their order does not matter."""
    drawn = [{"Q01": {"a": 1, "b": 2}}, {"Q01": {"b": 2, "a": 1}}, {"Q01": {"a": 1, "b": 3}}, {}]

    prints = [claim_of(result_data(variant=numbers)).hashes.numbers for numbers in drawn]

    assert prints[0] == prints[1]
    assert len(set(prints)) == 3


def test_what_is_signed_is_canonical() -> None:
    """Keys sorted, no spaces, ASCII: the bytes that any language can make of the data."""
    data = {"student": "Zoë", "signature": "left out", "a": [1, 2.5, None]}

    assert signed_bytes(data) == b'{"a":[1,2.5,null],"student":"Zo\\u00eb"}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"points": float("nan")})


def test_a_receipt_survives_its_file(receipt: Receipt) -> None:
    """Record to bytes and back; the bytes are the only ones for it."""
    raw = to_bytes(receipt)

    assert from_bytes(raw) == receipt
    assert to_bytes(from_bytes(raw)) == raw
    assert json.loads(raw) == as_data(receipt)


@pytest.mark.parametrize("missing", ["tests", "variant", "hashes", "versions", "student", "points"])
def test_what_is_no_result_cannot_be_signed(missing: str) -> None:
    """A field that is not there is not made up."""
    data = result_data()
    del data[missing]

    with pytest.raises(ValueError, match=r"it is no result|validation error"):
        claim_of(data)


@pytest.mark.parametrize(
    "said",
    [
        {"points": float("nan")},
        {"points": "20"},
        {"points": -1.0},
        {"points": None},
        {"student": 7},
        {"exercise": "../up"},
        {"verdict": "brilliant"},
        {"tests": "all"},
        {"tests": [None]},
        {"hashes": []},
        {"hashes": {"submission": "a1"}},
        {"versions": {"numpy": 2}},
        {"variant": {"Q01": float("inf")}},
    ],
    ids=str,
)
def test_a_damaged_result_cannot_be_signed(said: dict[str, Any]) -> None:
    """Wrong types and numbers that are none are refused before there is a signature."""
    with pytest.raises(ValueError):  # pydantic's or ours: the command says one sentence for both
        claim_of(result_data(**said))


def changed(receipt: Receipt, *path: str, to: Any) -> bytes:
    """Write a receipt with one entry replaced, as a forger would."""
    data = inner = as_data(receipt)
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = to
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "invalid JSON: EOF"),
        (b"not JSON", "invalid JSON: expected ident at line 1 column 2"),
        (b"\xff\xfe{\x00}\x00", "invalid JSON: expected value"),
        (b"[]", "input should be an object"),
        (b"{}", "schema: field required"),
        (b"null", "input should be an object"),
        (b"[" * 100_000, "invalid JSON: recursion limit exceeded"),
        (b'{"schema":' * 20_000, "invalid JSON: recursion limit exceeded"),
        (b" " * (MAX_BYTES + 1), f"it has more than {MAX_BYTES:,} bytes"),
        (b'{"schema": 1' + b"0" * 50_000 + b"}", "invalid JSON: number out of range"),
    ],
    ids=lambda value: str(value[:12]),
)
def test_what_is_no_receipt_is_refused_with_a_sentence(raw: bytes, said: str) -> None:
    """Not JSON, not an object, bottomless, or huge: one line, which says what stands in the way."""
    with pytest.raises(UsageError) as caught:
        from_bytes(raw)

    sentence = str(caught.value)
    assert sentence.startswith(f"it is no receipt: {said}")
    assert "\n" not in sentence
    assert len(sentence) < 200


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("schema", 2, "schema: input should be 1"),
        ("schema", "1", "schema: input should be 1"),
        ("signature", "00", "signature: string should match pattern"),
        ("signature", "A" * 128, "signature: string should match pattern"),
        ("public_key", "g" * 64, "public_key: string should match pattern"),
        ("signed", "yesterday", "signed: string should match pattern"),
        ("extra", 1, "extra: extra inputs are not permitted"),
        ("result", None, "result: input should be an object"),
        ("result points", float("nan"), "result.points: input should be a finite number"),
        ("result points", float("inf"), "result.points: input should be a finite number"),
        ("result points", "20", "result.points: input should be a valid number"),
        ("result points", True, "result.points: input should be a valid number"),
        ("result points", -1, "result.points: input should be greater than or equal to 0"),
        ("result verdict", "best", "result.verdict: input should be 'passed', 'partial'"),
        ("result exercise", "../../etc", "result.exercise: string should match pattern"),
        ("result student", ["s01"], "result.student: input should be a valid string"),
        ("result tests", {}, "result.tests: input should be a valid array"),
        ("result tests", [[]], "result.tests.0: input should be an object"),
        ("result hashes", {}, "result.hashes.submission: field required"),
        ("result versions", {"numpy": 2}, "result.versions.numpy: input should be a valid string"),
    ],
)
def test_wrong_types_are_named(receipt: Receipt, path: str, value: Any, said: str) -> None:
    """With the place in the file."""
    with pytest.raises(UsageError) as caught:
        from_bytes(changed(receipt, *path.split(), to=value))

    assert str(caught.value).startswith(f"it is no receipt: {said}")


def test_half_a_character_is_no_text(receipt: Receipt) -> None:
    """A lone surrogate, which JSON can spell and no file can hold."""
    raw = to_bytes(receipt).replace(b'"student": "s01"', b'"student": "\\ud800"')

    with pytest.raises(UsageError, match="invalid JSON: unexpected end of hex escape"):
        from_bytes(raw)


def test_a_claim_is_not_changed_afterwards(claim: Claim) -> None:
    """Records are frozen."""
    with pytest.raises(ValueError, match="frozen"):
        claim.points = 20.0
