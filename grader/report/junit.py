"""JUnit XML, which most systems for continuous integration read: a test suite for each submission.

The elements are those of the schema of Jenkins; the points are properties of the suite, since it knows none
of a test case. Characters that XML 1.0 cannot hold are spelled out, as on every screen. The document is
ASCII, so that no terminal or pipe can break it, and no line of it is a command for a log of GitHub Actions.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from grader.report.ci import Ending, Entry, Suite
from grader.report.words import visible

_COMMAND = re.compile(r"^(\s*):", re.MULTILINE)


def junit(name: str, suites: Iterable[Suite]) -> Iterator[str]:
    """Write the document, piece by piece, so that a large class needs no memory.

    Parameters
    ----------
    name : str
        What was looked at: an exercise, a course.
    suites : iterable of Suite
        What was found.
    """
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield _harmless(f"<testsuites name={quoteattr(visible(name))}>\n")
    for suite in suites:
        element = _suite(suite)
        ElementTree.indent(element)
        yield _harmless(f"{ElementTree.tostring(element, encoding='unicode')}\n")
    yield "</testsuites>\n"


def _suite(suite: Suite) -> ElementTree.Element:
    endings = [entry.ending for entry in suite.entries]
    element = ElementTree.Element(
        "testsuite",
        name=visible(suite.name),
        tests=str(len(endings)),
        failures=str(endings.count(Ending.FAILURE)),
        errors=str(endings.count(Ending.ERROR)),
        skipped=str(endings.count(Ending.SKIPPED)),
        time=f"{suite.seconds:.3f}",
    )
    if suite.properties:
        properties = ElementTree.SubElement(element, "properties")
        for name, value in suite.properties.items():
            ElementTree.SubElement(properties, "property", name=visible(name), value=visible(value))
    element.extend(_case(suite.class_name, entry) for entry in suite.entries)
    return element


def _case(class_name: str, entry: Entry) -> ElementTree.Element:
    element = ElementTree.Element(
        "testcase", classname=visible(class_name), name=visible(entry.name), time=f"{entry.seconds:.3f}"
    )
    if entry.ending is not Ending.PASSED:
        said = ElementTree.SubElement(
            element, entry.ending.value, type=entry.kind, message=visible(entry.said)
        )
        said.text = visible(entry.details) or None
    if entry.printed:
        ElementTree.SubElement(element, "system-out").text = visible(entry.printed)
    return element


def _harmless(xml: str) -> str:
    """Write references where a log would see the beginning of a command, and for all that is not ASCII."""
    xml = _COMMAND.sub(r"\1&#58;", xml).replace("##[", "&#35;#[")
    return xml.encode("ascii", "xmlcharrefreplace").decode()
