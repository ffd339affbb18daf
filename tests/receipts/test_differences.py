"""What differs between a receipt and what comes out today: named exactly, one thing at a time."""

from functools import partial
from typing import Any

import pytest

from grader.receipts.differences import of_claims
from grader.receipts.receipt import Claim, Receipt, claim_of
from grader.receipts.words import HOLDS, NOBODY_KNOWS, SAME, verification_data, verification_text
from tests.receipts.conftest import result_data

HASHES = result_data()["hashes"]
VERSIONS = result_data()["versions"]
CASES = result_data()["tests"]


def named(then: Claim, **said: Any) -> list[tuple[str, str, str]]:
    """Return the differences to a result with entries replaced: name, then, now."""
    found = of_claims(then, claim_of(result_data(**said)))
    return [(one.name, one.then, one.now) for one in found]


def test_the_same_is_no_difference(claim: Claim) -> None:
    """What may change without meaning anything does not count: time, memory, wording."""
    assert named(claim) == []
    assert named(claim, durations={"wall_s": 9.0, "cpu_s": 9.0}, memory_bytes=1, message="other") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"hashes": HASHES | {"submission": "a2"}}, [("submission", "a1", "a2")]),
        ({"hashes": HASHES | {"exercise": "b3"}}, [("exercise", "b2", "b3")]),
        ({"hashes": HASHES | {"reference": "c4"}}, [("reference", "c3", "c4")]),
        ({"hashes": HASHES | {"key": "e5"}}, [("key", "none", "e5")]),
        ({"hashes": HASHES | {"grader": "0.1.0+d5"}}, [("grader", "0.1.0+d4", "0.1.0+d5")]),
        ({"versions": VERSIONS | {"numpy": "2.5.0"}}, [("numpy", "2.4.6", "2.5.0")]),
        ({"versions": VERSIONS | {"scipy": "1.0"}}, [("scipy", "none", "1.0")]),
        ({"isolation": "filters"}, [("isolation", "full", "filters")]),
        ({"verdict": "failed"}, [("verdict", "partial", "failed")]),
        ({"points": 1.5}, [("points", "0.0 of 4.0 points", "1.5 of 4.0 points")]),
        ({"pending": 2.0}, [("points", "0.0 of 4.0 points", "0.0 of 4.0 points, 2.0 pending")]),
        ({"tests": CASES[:1]}, [("case H01", "failed, 0.0 of 0.0 points", "none")]),
        (
            {"tests": [CASES[0], CASES[1] | {"outcome": "time_limit"}]},
            [("case H01", "failed, 0.0 of 0.0 points", "time_limit, 0.0 of 0.0 points")],
        ),
        (
            {"tests": [CASES[0] | {"points": 1.0, "max_points": 1.0}, CASES[1]]},
            [("case V01", "passed, 0.0 of 0.0 points", "passed, 1.0 of 1.0 points")],
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_difference_is_named_with_then_and_now(
    claim: Claim, said: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    """And nothing else is."""
    assert named(claim, **said) == found


def test_other_numbers_of_the_student_are_named(claim: Claim) -> None:
    """What was drawn has a fingerprint of its own: it changes with the key and the draws."""
    assert [name for name, _, _ in named(claim, variant={"Q01": {"a": 1}})] == ["numbers"]


def test_another_version_of_the_grader_is_told_once(claim: Claim) -> None:
    """Its fingerprint holds the version."""
    said = {"hashes": HASHES | {"grader": "0.2.0+d5"}, "versions": VERSIONS | {"grader": "0.2.0"}}

    assert named(claim, **said) == [("grader", "0.1.0+d4", "0.2.0+d5")]


def test_the_screen_says_what_holds_and_what_differs(receipt: Receipt) -> None:
    """A suite that was changed and a result that was not are two sentences."""
    screen = partial(verification_text, signer_known=True, derived=True)
    data = partial(verification_data, receipt, signer_known=True)
    changed = claim_of(result_data(hashes=HASHES | {"exercise": "b3"}, verdict="failed", points=1.0))
    all_found = list(of_claims(receipt.result, changed))
    suite = [one for one in all_found if not one.outcome]

    assert screen(receipt, []).splitlines()[-1] == SAME
    assert verification_text(receipt, [], signer_known=True, derived=False).splitlines()[-1] == HOLDS
    assert verification_text(receipt, [], signer_known=False, derived=False).splitlines()[-1] == NOBODY_KNOWS
    only_suite = screen(receipt, suite)
    assert "Differs:\n  the suite (or questions," in only_suite
    assert "was changed\n    receipt   b2\n    here      b3\n" in only_suite
    assert only_suite.endswith("The result that comes out today is the same.")
    both = screen(receipt, all_found)
    assert "\n  verdict: partial; here failed\n  points: 0.0 of 4.0 points; here 1.0 of 4.0 points" in both
    assert "is the same" not in both
    assert data(suite, derived=True)["same_result"] is True
    assert data(all_found, derived=True)["same_result"] is False
    assert data([], derived=False)["same_result"] is None


def test_what_a_stranger_wrote_cannot_move_the_cursor(receipt: Receipt) -> None:
    """A receipt is a file that anybody may have made."""
    hostile = receipt.model_copy(
        update={"result": receipt.result.model_copy(update={"student": "\x1b[2J", "submission": "a\rb"})}
    )

    shown = verification_text(hostile, [], signer_known=True, derived=False)

    assert "\\x1b[2J" in shown
    assert not {"\x1b", "\r"} & set(shown)
