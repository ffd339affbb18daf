"""What `grader verify` says, as text and as data. Pure."""

from collections.abc import Sequence
from typing import Any

from grader.receipts.differences import Difference
from grader.receipts.receipt import Receipt
from grader.report.words import visible

SAME = "Same: the signature, the file, all that decides the result, and the result of every case."
HOLDS = "The signature holds: nothing was changed since. With --submission FILE the result is derived again."
NOBODY_KNOWS = (
    "Whose key this is, cannot be told here: compare it with the one that the course published, or name that "
    "with --signer."
)
NO_BYTES = "Of this file nothing was taken when it was graded, so its bytes cannot be compared."


def verification_text(
    receipt: Receipt,
    differences: Sequence[Difference],
    *,
    signer_known: bool,
    derived: bool,
    notes: Sequence[str] = (),
) -> str:
    """Write what a receipt says, whether it holds, and what differs.

    Parameters
    ----------
    receipt : Receipt
        What was checked; it may be a stranger's.
    differences : sequence of Difference
        What was found.
    signer_known : bool
        Whether its key was compared with one that is trusted.
    derived : bool
        Whether the result was derived again.
    notes : sequence of str
        What else should be known.
    """
    claim = receipt.result
    lines = [
        f"{claim.exercise}   {visible(claim.submission)}   {visible(claim.student)}",
        f"{claim.verdict.replace('_', ' ')}, {claim.points:.2f} of {claim.max_points:g} points",
        f"signed {receipt.signed} with the key {receipt.public_key}",
        "",
    ]
    if not differences:
        lines.append(SAME if derived else HOLDS)
    else:
        lines.append("Differs:")
        for difference in differences:
            lines += _difference_lines(difference)
        if derived and not any(difference.outcome for difference in differences):
            lines += ["", "The result that comes out today is the same."]
    lines += [] if signer_known else ["", NOBODY_KNOWS]
    lines += [line for note in notes for line in ("", note)]
    return "\n".join(lines)


def verification_data(
    receipt: Receipt, differences: Sequence[Difference], *, signer_known: bool, derived: bool
) -> dict[str, Any]:
    """Return the same for another program; what was not derived is null."""
    return {
        "schema": 1,
        "same": not differences,
        "same_result": not any(one.outcome for one in differences) if derived else None,
        "signer": receipt.public_key,
        "signer_known": signer_known,
        "differences": [
            {"name": one.name, "what": one.what, "then": one.then or None, "now": one.now or None}
            for one in differences
        ],
    }


def _difference_lines(difference: Difference) -> list[str]:
    what, then, now = map(visible, (difference.what, difference.then, difference.now))
    if difference.outcome:
        return [f"  {what}: {then}; here {now}"]
    return [f"  {what}", *([f"    receipt   {then}", f"    here      {now}"] if then or now else [])]
