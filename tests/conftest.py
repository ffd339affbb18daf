"""What all tests share: one course key, so that each machine draws the same numbers; what begins first."""

import os

import pytest

os.environ["GRADER_COURSE_KEY"] = "the key of the tests: everybody may know it"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: at the end it would run alone on one core."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
