"""Cases that need nothing of pytest are called directly; all others mean what pytest says they mean."""

import pytest

from tests.courses import RIGHT
from tests.suite.conftest import Grade, outcomes

NEEDS_PYTEST = {
    "a fixture of the suite": '''
        @pytest.fixture
        def ready():
            return ["ready"]

        def test_it(ready):
            """It."""
            assert ready == ["ready"]
        ''',
    "a fixture that nobody names": '''
        STATE = []

        @pytest.fixture(autouse=True)
        def prepare():
            STATE[:] = ["prepared"]

        def test_it():
            """It."""
            assert STATE == ["prepared"]
        ''',
    "a fixture that a mark asks for": '''
        STATE = []

        @pytest.fixture
        def prepare():
            STATE[:] = ["prepared"]

        @pytest.mark.usefixtures("prepare")
        def test_it():
            """It."""
            assert STATE == ["prepared"]
        ''',
    "set-up in the older style": '''
        STATE = []

        def setup_function(function):
            STATE[:] = [function.__name__]

        def test_it():
            """It."""
            assert STATE == ["test_it"]
        ''',
    "a class": '''
        class TestAll:
            def setup_method(self):
                self.state = "prepared"

            def test_it(self):
                """It."""
                assert self.state == "prepared"
        ''',
    "a default argument": '''
        def test_it(submission, size=3):
            """It."""
            assert size == 3
        ''',
    "a fixture of pytest's own": '''
        def test_it(tmp_path):
            """It."""
            assert tmp_path.is_dir()
        ''',
    "pytest's request": '''
        def test_it(request):
            """It."""
            assert request.node.name == "test_it"
        ''',
    "a parameter that goes through a fixture": '''
        @pytest.fixture
        def doubled(request):
            return 2 * request.param

        @pytest.mark.parametrize("doubled", [21], indirect=True, ids=["it"])
        def test_it(doubled):
            """It."""
            assert doubled == 42
        ''',
    "a replaced fixture of ours": '''
        @pytest.fixture
        def submission():
            return "replaced"

        def test_it(submission):
            """It."""
            assert submission == "replaced"
        ''',
}


@pytest.mark.parametrize("suite", NEEDS_PYTEST.values(), ids=list(NEEDS_PYTEST))
def test_what_needs_pytest_is_run_by_pytest(grade: Grade, suite: str) -> None:
    """Called directly, each would fail or mean something else; the second submission is no exception."""
    first, second = grade(suite, RIGHT, RIGHT)

    assert outcomes(first)["it"] == outcomes(second)["it"] == "passed"


def test_a_plain_case_gets_our_fixtures_and_its_parameters(grade: Grade) -> None:
    """The order of the arguments does not matter, and each submission is on its own bench."""
    suite = '''
        @pytest.mark.parametrize(("x", "y"), [pytest.param(1, 2, id="it")])
        def test_it(y, expect, submission, x):
            """It."""
            expect.equal((x, y), (1, 2))
        '''
    first, second = grade(suite, RIGHT, RIGHT)

    assert outcomes(first)["it"] == outcomes(second)["it"] == "passed"
