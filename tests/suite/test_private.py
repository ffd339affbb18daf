"""What only the instructor may see: what hidden cases would tell in public, and the data that was drawn."""

import ast
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import Exercise
from grader.draws import PUBLIC_KEY
from grader.models import CaseResult, Outcome, Row, Visibility
from grader.sandbox.host import Host
from grader.suite import bench, judging, replay
from grader.suite.private import MAX_DRAWN_SHOWN, Private, as_text
from grader.suite.replay import Graded, grade_with
from tests.courses import RIGHT, WRONG, handed_in, write_course
from tests.suite.conftest import outcomes

ORACLE = "def double(x):\n    return 2 * x\n"
HIDDEN = '''
@pytest.mark.case("H01")
@pytest.mark.points(1)
def test_value(submission, expect):
    """A value."""
    expect.close(submission.double(1000), {"y": 2000})


@pytest.mark.case("H02")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_next(submission):
    """Another value."""
    submission.double(1001)


@pytest.mark.case("H03")
@pytest.mark.points(1)
@pytest.mark.visibility("public")
def test_shown(submission, expect):
    """A value that everybody sees."""
    expect.equal(submission.double(7), 14)


@pytest.mark.case("H04")
@pytest.mark.points(1)
def test_few(submission, expect):
    """A list."""
    expect.close(submission.double([1, 2]), [2, 4])
'''
OWN = '''
@pytest.mark.points(3)
@pytest.mark.drawn("H01", "H02")
def test_own(submission, expect, oracle, drawn):
    """Your own number {number}."""
    expect.equal(submission.double(drawn[0]), oracle.double(drawn[0]))
    drawn.append("changed by the case")


@pytest.mark.case("H03")
@pytest.mark.depends("H02")
def test_more(submission, drawn):
    """One more."""
'''
NOTHING_SET_UP = """
@pytest.fixture(autouse=True)
def nothing():
    pass
"""


def graded(
    exercise: Exercise, host: Host, *sources: str, private: bool = True, **options: Any
) -> list[Graded]:
    """Grade sources with the hidden suite."""
    found: list[Graded] = []
    submissions = [handed_in(source) for source in sources]
    grade_with(
        exercise, [exercise.hidden_suite], submissions, host.spawn, found.append, private=private, **options
    )
    return found


def private_of(exercise: Exercise, host: Host, source: str, **options: Any) -> Private:
    """Return what only the instructor may see of one submission."""
    (only,) = graded(exercise, host, source, **options)
    assert only.private is not None
    return only.private


def drawing(root: Path, hidden: str = OWN, draws: str = "[draw.integer(1, 10**9)]") -> Exercise:
    """Write a course whose exercise draws what an expression says."""
    exercise = write_course(root, hidden=hidden, oracle=ORACLE)
    (exercise.folder / "draws.py").write_text(f"def inputs(draw):\n    return {draws}\n")
    return exercise


# --------------------------------------------------------------------------------------- hidden cases


def test_a_hidden_case_that_failed_tells_what_a_public_one_would(tmp_path: Path, host: Host) -> None:
    """Its call, what came, what is right, the rows of numbers, what was printed."""
    source = "def double(x):\n    print('got', x)\n    return {'y': 5}\n"
    private = private_of(write_course(tmp_path, hidden=HIDDEN), host, source)
    case = private.cases["H01"]

    assert (case.call, case.expected, case.got) == ("double(1000)", "{'y': 2000}", "{'y': 5}")
    assert case.rows == (Row("y", "2000.0", "5.0", off_by="2e+03", allowed="2e-06"),)
    assert case.tolerance == pytest.approx(2e-6)
    assert (case.message, case.output) == ("y is wrong", "got 1000\n")


def test_its_sentence_has_what_a_hidden_one_may_not_say(tmp_path: Path, host: Host) -> None:
    """How many entries are right, and the names that the student gave what came."""
    source = "def double(x):\n    return {'my_name': 1}\n"
    (found,) = graded(write_course(tmp_path, hidden=HIDDEN), host, source)
    assert found.private is not None

    said = {case.id: case.message for case in found.cases}
    assert said["H04"] == "the result has the wrong shape: a dict came"
    assert found.private.cases["H04"].message == (
        "the result has the wrong shape: 2 entries were expected, a dict with my_name came"
    )


def test_an_exception_tells_its_text_and_its_lines(tmp_path: Path, host: Host) -> None:
    """The text is the student's, and may hold the inputs."""
    private = private_of(
        write_course(tmp_path, hidden=HIDDEN), host, "def double(x):\n    raise KeyError(x)\n"
    )
    case = private.cases["H01"]

    assert (case.outcome, case.message) == (Outcome.ERROR, "it raised KeyError: 1000")
    assert [(frame.line, frame.code.strip()) for frame in case.frames] == [(2, "raise KeyError(x)")]


def test_a_flood_is_named_and_cut_as_in_public(tmp_path: Path, host: Host) -> None:
    """The store need not hold a megabyte of prints for each case."""
    flood = "def double(x):\n    while True:\n        print('x' * 100)\n"
    prints = "def double(x):\n    print('x' * 5000)\n"
    exercise = write_course(tmp_path, hidden=HIDDEN, limits={"output_kib": 64})
    floods, printed = (private_of(exercise, host, source).cases["H01"] for source in (flood, prints))

    assert floods.message == "it printed more than 64 KiB"
    assert floods.output.endswith("\n… output cut here")
    assert printed.output == "x" * 2000 + "\n… output cut here"


def test_what_passed_was_not_run_or_is_public_has_nothing_to_add(tmp_path: Path, host: Host) -> None:
    """The record says all there is of them."""
    exercise = write_course(tmp_path, hidden=HIDDEN.replace('{"y": 2000}', "2000"))
    right, wrong = graded(exercise, host, RIGHT, WRONG)
    assert right.private is not None
    assert wrong.private is not None

    assert list(right.private.cases) == ["H04"]  # [1, 2, 1, 2] is no double
    assert outcomes(wrong) == {"H01": "failed", "H02": "not_run", "H03": "failed", "H04": "error"}
    assert list(wrong.private.cases) == ["H01", "H04"]


def test_the_public_results_are_the_same(tmp_path: Path, host: Host) -> None:
    """Outcomes, points, sentences and order: whoever asks for more changes nothing of them."""
    exercise = write_course(tmp_path, hidden=HIDDEN)
    sources = [RIGHT, WRONG, "def double(x):\n    print(x)\n    raise ValueError(x)\n", "def double(x:\n"]

    with_it = graded(exercise, host, *sources)
    without = graded(exercise, host, *sources, private=False)
    assert list(map(timeless, with_it)) == list(map(timeless, without))
    hidden = [case for one in with_it for case in one.cases if case.visibility is Visibility.HIDDEN]
    assert [case.expected for case in hidden] == [None] * 12


def timeless(found: Graded) -> tuple[str, list[CaseResult]]:
    """Return what stands in the record, without what a clock measured."""
    return found.refusal, [replace(case, duration_s=0) for case in found.cases]


def test_what_is_not_asked_for_is_not_computed(
    tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case is judged once, and no data is written as text."""
    judged: list[str] = []

    def judge(case: Any, error: BaseException) -> CaseResult:
        judged.append(case.id)
        return judging.judge(case, error)

    monkeypatch.setattr(replay, "judge", judge)
    monkeypatch.setattr(bench, "as_text", lambda _: pytest.fail("written as text"))
    (found,) = graded(drawing(tmp_path), host, WRONG, private=False, key=PUBLIC_KEY)

    assert judged == ["H01", "H02"]
    assert found.private is None


@pytest.mark.parametrize("source", ["def double(x:\n", "x = 1\n"])
def test_a_file_that_cannot_be_run_has_nothing_private(tmp_path: Path, host: Host, source: str) -> None:
    """No case saw it."""
    (found,) = graded(drawing(tmp_path), host, source, key=PUBLIC_KEY)

    assert found.refusal
    assert found.private is None


# ----------------------------------------------------------------------------------------- drawn data


@pytest.mark.parametrize("fixtures", ["", NOTHING_SET_UP], ids=["called directly", "run by pytest"])
def test_what_was_drawn_is_noted_as_it_was_before_the_case(tmp_path: Path, host: Host, fixtures: str) -> None:
    """By the id of the case, of all that were run: those that passed as well."""
    exercise = drawing(tmp_path, fixtures + OWN)
    right, wrong = graded(exercise, host, RIGHT, WRONG, key=PUBLIC_KEY)
    assert right.private is not None
    assert wrong.private is not None

    assert list(right.private.drawn) == ["H01", "H02", "H03"]
    assert all(1 <= ast.literal_eval(text)[0] <= 10**9 for text in right.private.drawn.values())
    assert all(len(ast.literal_eval(text)) == 1 for text in right.private.drawn.values())
    assert wrong.private.drawn == {case: right.private.drawn[case] for case in ("H01", "H02")}


def test_data_of_any_size_is_bounded_and_cut_visibly(tmp_path: Path, host: Host) -> None:
    """The case gets all of it."""
    exercise = drawing(tmp_path, draws="[7] * 50_000")
    (found,) = graded(exercise, host, RIGHT, key=PUBLIC_KEY)
    assert found.private is not None

    assert outcomes(found) == {"H01": "passed", "H02": "passed", "H03": "passed"}
    assert found.private.drawn["H01"] == repr([7] * 50_000)[:MAX_DRAWN_SHOWN] + "… data cut here"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (10**5000, "data of type int that cannot be written: ValueError"),
        (b"\xff", r"b'\xff'"),
        ("\ud800", r"'\ud800'"),
        ("x" * (MAX_DRAWN_SHOWN - 2), repr("x" * (MAX_DRAWN_SHOWN - 2))),
        ("x" * (MAX_DRAWN_SHOWN - 1), "'" + "x" * (MAX_DRAWN_SHOWN - 1) + "… data cut here"),
    ],
    ids=["too long a number", "bytes", "half a character", "just fits", "just does not"],
)
def test_whatever_was_drawn_is_text(data: Any, text: str) -> None:
    """Data that cannot be written takes no grade away."""
    assert as_text(data) == text


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN)
def test_plain_data_can_be_read_back(data: Any) -> None:
    """What was drawn is known exactly, whatever becomes of `draws.py`."""
    assert ast.literal_eval(as_text(data)) == data


def test_points_are_those_of_the_public_result(tmp_path: Path, host: Host) -> None:
    """A private detail is of the same case: the same outcome, the same worth."""
    (found,) = graded(write_course(tmp_path, hidden=HIDDEN), host, WRONG)
    assert found.private is not None

    public = {case.id: (case.title, case.outcome, case.points, case.max_points) for case in found.cases}
    for name, case in found.private.cases.items():
        assert public[name] == (case.title, case.outcome, Fraction(0), case.max_points)
