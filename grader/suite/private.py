"""What only the instructor may see of a graded submission; nothing of it stands in the record."""

from dataclasses import dataclass, field
from typing import Any

from grader.models import CaseResult

MAX_DRAWN_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Private:
    """What hidden cases keep to themselves.

    `drawn` has the data that each case drew for the student, as text, and `cases` what the hidden ones that
    failed would tell if they were public.
    """

    drawn: dict[str, str] = field(default_factory=dict)
    cases: dict[str, CaseResult] = field(default_factory=dict)


def as_text(data: Any) -> str:
    """Write what was drawn; data that cannot be written takes no grade away."""
    try:
        text = repr(data)
    except Exception as error:  # of an author's class, or an int with too many digits
        return f"data of type {type(data).__name__} that cannot be written: {type(error).__name__}"
    return text if len(text) <= MAX_DRAWN_SHOWN else f"{text[:MAX_DRAWN_SHOWN]}… data cut here"
