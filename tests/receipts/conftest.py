"""One signed result, made once for all tests of receipts."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grader.models import Outcome, Verdict
from grader.receipts.receipt import Claim, Receipt, claim_of
from grader.receipts.signing import sign
from grader.report.record import as_data
from tests.report.records import case, result

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
WHEN = datetime(2026, 11, 22, 11, 30, 5, tzinfo=UTC)


def result_data(**said: Any) -> dict[str, Any]:
    """Return a result of two cases as read from its JSON, with entries replaced."""
    cases = (case("V01"), case("H01", Outcome.FAILED))
    return {**as_data(result(*cases, verdict=Verdict.PARTIAL)), **said}


@pytest.fixture
def claim() -> Claim:
    """Return what is signed."""
    return claim_of(result_data())


@pytest.fixture
def receipt(claim: Claim) -> Receipt:
    """Return it, signed."""
    return sign(claim, KEY, WHEN)
