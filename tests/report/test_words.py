"""Text in columns: what a terminal shows wide takes two of them, and no name moves the next column."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from grader.report.record import as_data
from grader.report.tally import Tally
from grader.report.text import class_table
from grader.report.words import cut, padded
from tests.report.records import result

NAMES = ["李小龍.py", "Zoë 🎓 O'Brien.py", "Müller.py", "Mu\u0308ller.py", "a.py"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"])), st.integers(1, 40))
def test_nothing_is_wider_than_it_may_be(text: str, width: int) -> None:
    """Cut or filled up, in columns; what fits stays whole."""
    shown = cut(text, width)

    assert cell_len(shown) <= width
    assert cell_len(padded(shown, width)) == width
    assert shown == text or (cell_len(text) > width and shown.endswith("…"))


def test_a_class_stands_in_columns() -> None:
    """Whatever the letters of a name."""
    tally = Tally()
    for name in NAMES:
        tally.add(as_data(result(submission=name)))

    lines = class_table(tally, width=80).splitlines()
    assert len(lines) == len(NAMES)
    assert len({cell_len(line[: line.index("passed")]) for line in lines}) == 1
