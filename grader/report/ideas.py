"""Where wrong ideas were met: in code, as its diagnosis names them, and in answers that were chosen. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.ideas import WrongIdea, title_of

Ideas = Mapping[str, WrongIdea]


@dataclass(frozen=True, slots=True)
class Met:
    """A wrong idea in one answer of one student; `item` is the question, or the exercise of code."""

    idea: str
    submission: str
    student: str
    item: str
    sentence: str
    hint: str = ""


def met_in(result: Mapping[str, Any]) -> Iterator[Met]:
    """Find the wrong ideas of one result, as read from its JSON."""
    whose = (result["submission"], result["student"])
    found = result["diagnosis"]
    if found and found["idea"]:
        yield Met(found["idea"], *whose, result["exercise"], found["sentence"], found["hint"])
    for case in result["tests"]:
        for idea in case["ideas"]:
            yield Met(idea, *whose, case["id"], case["message"])


def misconceptions(met: Iterable[Met], ideas: Ideas) -> list[dict[str, Any]]:
    """Return the wrong ideas of a class as data, the most frequent first.

    Parameters
    ----------
    met : iterable of Met
        Of all submissions.
    ideas : mapping
        The wrong ideas that the course lists.
    """
    submissions: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in met:
        submissions[one.idea][one.submission] = None
    rows = [
        {"idea": idea, "title": title_of(idea, ideas), "count": len(found), "submissions": list(found)}
        for idea, found in submissions.items()
    ]
    return sorted(rows, key=lambda row: (-int(str(row["count"])), str(row["idea"])))


def records(met: Iterable[Met], ideas: Ideas) -> list[dict[str, Any]]:
    """Return one record for each student: the wrong ideas, where each was met, and what helps.

    Ideas that were met more than once come first: they are the ones to talk about.
    """
    found: defaultdict[str, defaultdict[str, list[Met]]] = defaultdict(lambda: defaultdict(list))
    for one in met:
        found[one.student][one.idea].append(one)
    return [
        {
            "student": student,
            "ideas": [
                {
                    "idea": idea,
                    "title": title_of(idea, ideas),
                    "part": ideas[idea].part if idea in ideas else "",
                    "met": [{"item": one.item, "sentence": one.sentence} for one in where],
                    "hints": list(dict.fromkeys(one.hint for one in where if one.hint)),
                }
                for idea, where in sorted(by_idea.items(), key=lambda pair: (-len(pair[1]), pair[0]))
            ],
        }
        for student, by_idea in sorted(found.items())
    ]
