"""JUnit XML: real readers and the schema take it, whatever a student has written."""

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import junitparser
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from grader.models import Frame, Outcome, Verdict, Visibility
from grader.report.ci import Suite, suite_of, suite_of_answers
from grader.report.junit import junit
from grader.report.record import as_data
from grader.report.words import visible
from grader.sheets import Checked, CheckedFile
from tests.report.records import case, result
from tests.report.runner import commands_in
from tests.report.test_github import FAILED, attacks, hostile_result

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).with_name("junit.xsd")))


def written(*suites: Suite, name: str = "a class") -> str:
    """Write a document, and have the schema and a reader look at it."""
    document = "".join(junit(name, suites))
    SCHEMA.validate(document.removeprefix('<?xml version="1.0" encoding="utf-8"?>\n'))
    read = junitparser.JUnitXml.fromstring(document.encode())
    for suite in read:
        assert isinstance(suite, junitparser.TestSuite)
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()  # type: ignore[no-untyped-call]
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == told
    return document


def cases_of(document: str) -> list[Any]:
    """Return the test cases as the reader has them."""
    return [test for suite in junitparser.JUnitXml.fromstring(document.encode()) for test in suite]


def endings(document: str) -> dict[str, str]:
    """Return how each case ended."""
    return {
        test.name[:3]: test.result[0].__class__.__name__ if test.result else "" for test in cases_of(document)
    }


def test_every_outcome_is_one_that_readers_know() -> None:
    """What did not come to an answer is an error, a wrong answer a failure."""
    cases = [case(f"V{number:02}", outcome) for number, outcome in enumerate(Outcome)]

    document = written(suite_of(as_data(result(*cases))))

    known = {"passed": "", "failed": "Failure", "not_run": "Skipped", "pending": "Skipped"}
    assert endings(document) == {
        f"V{number:02}": known.get(outcome, "Error") for number, outcome in enumerate(Outcome)
    }


def test_a_public_case_tells_everything() -> None:
    """Class and name, time, what was compared, and what the student's code printed."""
    (test,) = cases_of(written(suite_of(as_data(result(FAILED)))))

    assert (test.classname, test.name, test.time) == ("doubling.s01", "V02  Title of V02.", 0.012)
    (said,) = test.result
    assert (said.type, said.message) == ("failed", "m is wrong")
    assert said.text == "double(2)\nm is wrong\nm: expected 4, got 5\nb: expected 1, got 1"
    assert test.system_out == "debug\n"


def test_a_hidden_case_tells_title_and_outcome() -> None:
    """Whatever else a record might hold by mistake."""
    hidden = case(
        "H01",
        Outcome.ERROR,
        visibility=Visibility.HIDDEN,
        message="SECRET",
        call="SECRET",
        expected="SECRET",
        got="SECRET",
        frames=(Frame(1, "SECRET", "SECRET"),),
        output="SECRET",
    )
    document = written(suite_of(as_data(result(hidden, verdict=Verdict.FAILED, message="H01: SECRET"))))

    assert "SECRET" not in document
    (test,) = cases_of(document)
    assert test.name == "H01  Title of H01."
    assert test.result[0].message == "raised an exception"


def test_points_are_properties_of_the_suite() -> None:
    """Of the submission, and of each case that can bring any."""
    counted = case("H01", Outcome.FAILED, points=Fraction(1, 2), max_points=Fraction(4))
    document = written(
        suite_of(as_data(result(case(), counted, verdict=Verdict.PARTIAL, points=Fraction(1, 2))))
    )

    (suite,) = junitparser.JUnitXml.fromstring(document.encode())
    properties = suite.properties()  # type: ignore[no-untyped-call]
    assert {each.name: each.value for each in properties} == {
        "exercise": "doubling",
        "submission": "s01.py",
        "student": "s01",
        "verdict": "partial",
        "points": "0.5",
        "max_points": "4",
        "pending": "0",
        "points.H01": "0.5 / 4",
    }


def test_a_submission_that_was_not_judged_is_an_error() -> None:
    """Its tests are skipped, so without one a CI system would show green."""
    for verdict in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED):
        said = result(case(outcome=Outcome.NOT_RUN), verdict=verdict, message="s01.py, line 1: no\n  f(\n")
        assert endings(written(suite_of(as_data(said)))) == {"can": "Error", "V01": "Skipped"}


def test_answers_are_read_or_not() -> None:
    """A blank one is skipped; a file that cannot be read at all is an error."""
    answers = [
        Checked("Q01", "One"),
        Checked("Q02", "Two", blank=True),
        Checked("Q03", "Three", problem="x?"),
    ]
    checked = CheckedFile(answers, unknown=["Q9"], problems=["the key has changed"])

    document = written(suite_of_answers("quiz", "a/answers.toml", checked))

    assert endings(document) == {"the": "Error", "Q01": "", "Q02": "Skipped", "Q03": "Error", "Q9": "Error"}


@given(st.text())
@attacks
def test_any_text_is_in_the_document_and_none_is_a_command(text: str) -> None:
    """Characters that XML cannot hold are spelled out; a log that shows the document obeys nothing of it."""
    data = hostile_result(text)
    data["tests"][0]["output"] = text

    document = written(suite_of(data), name=text)

    assert document.isascii()
    assert commands_in(document) == []
    (test,) = cases_of(document)
    assert (test.system_out or "") == visible(text)
    assert test.result[0].message == (visible(text.split("\n")[0]) or "raised an exception")
    root = ElementTree.fromstring(document)
    assert Counter(element.tag for element in root.iter())["testcase"] == 1


def test_an_empty_class_is_an_empty_document() -> None:
    """And no error."""
    assert cases_of(written()) == []
