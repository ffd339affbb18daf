"""Every fact is covered, and who covers it says so."""

from pathlib import Path

import pytest

from grader.errors import CatalogError
from grader.validation.lessons.coverage import (
    Coverage,
    coverage,
    coverage_problems,
    covers_of_lesson,
    read_facts,
)
from tests.ropes import Cut

FACTS = {"F1": ["Q01", "Q02"], "F2": ["Q02"], "F3": ["L7.1", "D7"], "F4": ["L7"]}
ITEMS = {"Q01": ["F1"]}
OTHERS = {"L7": ["F3", "F4"], "L7.1": ["F3", "F4"], "D7": ["F3"]}


def test_a_fact_is_covered_by_what_exists() -> None:
    """One of its covers is enough; the others may come later."""
    assert coverage(FACTS, ITEMS, OTHERS) == Coverage(covered=("F1", "F3", "F4"), missing=("F2",))
    assert coverage(FACTS, {}, {}) == Coverage(covered=(), missing=("F1", "F2", "F3", "F4"))


def test_what_agrees_has_no_problems() -> None:
    """A part may say a fact that an item covers."""
    assert list(coverage_problems(FACTS, ITEMS, {**OTHERS, "L7.2": ["F1"]})) == []


@pytest.mark.parametrize(
    ("facts", "items", "others", "sentence"),
    [
        (FACTS, {"Q01": []}, OTHERS, "F1 is covered by Q01, which does not name it"),
        (FACTS, ITEMS, {**OTHERS, "L7.1": ["F4"]}, "F3 is covered by L7.1, which does not name it"),
        (FACTS, ITEMS, {**OTHERS, "L7": ["F3"]}, "F4 is covered by L7, which does not name it"),
        (FACTS, ITEMS, {**OTHERS, "D7": []}, "F3 is covered by D7, which does not name it"),
        ({**FACTS, "F2": ["Q02", "Q02"]}, ITEMS, OTHERS, "F2 names Q02 twice"),
        (FACTS, {"Q01": ["F1", "F9"]}, OTHERS, "Q01 names F9, which is no fact"),
        (FACTS, ITEMS, {**OTHERS, "L7.2": ["F9"]}, "L7.2 names F9, which is no fact"),
        (FACTS, {"Q01": ["F1", "F2"]}, OTHERS, "Q01 names F2, whose list lacks it"),
    ],
)
def test_both_sides_must_agree(
    facts: dict[str, list[str]], items: dict[str, list[str]], others: dict[str, list[str]], sentence: str
) -> None:
    """The list of facts, and the sources and covers of what stands in it."""
    assert list(coverage_problems(facts, items, others)) == [("facts.toml", sentence)]


def test_a_lesson_covers_what_its_parts_say(tmp_path: Path) -> None:
    """And its demo what it shows."""
    covers = covers_of_lesson(Cut(tmp_path).load())

    assert {name: facts for name, facts in covers.items() if facts} == {
        "L7": {"S9-F1"},
        "L7.2": {"S9-F1"},
        "D7": {"S9-F2"},
    }
    assert len(covers) == 11


def test_facts_are_read_from_their_file(tmp_path: Path) -> None:
    """In the order of the sources."""
    path = tmp_path / "facts.toml"
    path.write_text('# S9\nS9-F2 = ["Q02"]\nS9-F1 = ["Q01", "L7"]\n')

    assert list(read_facts(path).items()) == [("S9-F2", ["Q02"]), ("S9-F1", ["Q01", "L7"])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'S9-F1 = ["Q01"]\nS9-F2 = []\n',
            "facts.toml:2: S9-F2: list should have at least 1 item after validation, not 0, got []",
        ),
        ("S9-F1 = 3\n", "facts.toml:1: S9-F1: input should be a valid list, got 3"),
    ],
)
def test_no_list_may_become_empty(tmp_path: Path, text: str, said: str) -> None:
    """A fact without covers would be lost unseen."""
    path = tmp_path / "facts.toml"
    path.write_text(text)

    with pytest.raises(CatalogError) as caught:
        read_facts(path)
    assert str(caught.value) == f"{tmp_path}/{said}"
