"""What differs: of a receipt from what was signed, and of its claim from what comes out today. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.receipts.receipt import Case, Claim, Receipt, to_bytes
from grader.receipts.signing import signature_holds

DECIDING = {
    "submission": "the file that was handed in: these are not the bytes that were graded",
    "exercise": "the suite (or questions, draws, oracle, probes, plots, solutions, exercise.toml) "
    "was changed",
    "reference": "the reference library was changed",
    "key": "another course key",
    "numbers": "the student's own numbers",
    "grader": "another grader",
}
"""What each fingerprint stands for."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the receipt says: its name, what that is, then and now.

    `outcome` tells a difference in the result itself from one in what decides it.
    """

    name: str
    what: str
    then: str = ""
    now: str = ""
    outcome: bool = False


def of_signature(receipt: Receipt, raw: bytes, signer: str = "") -> Iterator[Difference]:
    """Say what is wrong with a receipt as a document.

    Parameters
    ----------
    receipt : Receipt
        What was read.
    raw : bytes
        The file that it was read from.
    signer : str
        The public key that should have signed; empty where nobody knows.
    """
    if not signature_holds(receipt):
        yield Difference("signature", "the signature does not fit: something was changed after signing")
    if to_bytes(receipt) != raw:
        yield Difference("spelling", "the file is not byte for byte as it was written")
    if signer and receipt.public_key != signer:
        yield Difference("signer", "signed with another key than the course's", receipt.public_key, signer)


def of_claims(then: Claim, now: Claim) -> Iterator[Difference]:
    """Say what differs between what was signed and what was derived again."""
    was, is_ = then.hashes, now.hashes
    for name, what in DECIDING.items():
        yield from _differing(name, what, getattr(was, name), getattr(is_, name))
    for name in sorted({*then.versions, *now.versions}):
        if name != "grader" or was.grader == is_.grader:
            yield from _differing(
                name, f"another version of {name}", then.versions.get(name), now.versions.get(name)
            )
    yield from _differing("isolation", "another isolation", then.isolation, now.isolation)
    yield from _differing("verdict", "verdict", then.verdict, now.verdict, outcome=True)
    yield from _differing("points", "points", _points(then), _points(now), outcome=True)
    yield from _of_cases(_by_id(then), _by_id(now))


def _of_cases(then: Mapping[str, Case], now: Mapping[str, Case]) -> Iterator[Difference]:
    for name in dict.fromkeys((*then, *now)):
        yield from _differing(
            f"case {name}",
            f"case {name}",
            _said(then.get(name)),
            _said(now.get(name)),
            outcome=True,
        )


def _differing(
    name: str, what: str, then: str | None, now: str | None, *, outcome: bool = False
) -> Iterator[Difference]:
    if then != now:
        yield Difference(name, what, then or "none", now or "none", outcome)


def _by_id(claim: Claim) -> dict[str, Case]:
    return {case.id: case for case in claim.tests}


def _points(claim: Claim) -> str:
    return _amounts(claim.points, claim.max_points, claim.pending)


def _said(case: Case | None) -> str | None:
    if case is None:
        return None
    return f"{case.outcome}, {_amounts(case.points, case.max_points, case.pending)}"


def _amounts(points: float, max_points: float, pending: float) -> str:
    waiting = f", {pending!r} pending" if pending else ""
    return f"{points!r} of {max_points!r} points{waiting}"
