"""What is told of wrong ideas: to the author, to an instructor, of a class and of one student."""

from typing import Any

from grader.ideas import WrongIdea
from grader.models import Diagnosis, Difference, Probed, Verdict
from grader.report.explained import diagnosis_lines, explanation, ideas_table, student_record
from grader.report.ideas import Met, met_in, misconceptions, records
from grader.report.record import as_data
from tests.report.records import case, plot, result

IDEAS = {"ascent": WrongIdea(title="Walks uphill", part="L0.4")}
STEP = Difference("walk(3, 0.3, 2)", "{'x': 0.48}", "{'x': 7.68}", 2)
EXAMPLE = Difference("walk(1, 0.5, 1)", "{'x': 0.0}", "{'x': 2.0}")
DIAGNOSIS = Diagnosis(
    idea="ascent",
    mutants=("ascent",),
    sentence="Go down.",
    hint="Subtract.",
    convention="On every probe what you return is 2 times the right one.",
    first_wrong_step=STEP,
    counter_example=EXAMPLE,
    probes=(
        Probed("walk(3, 0.3, 2)", "{'x': 0.48}", "{'x': 7.68}", ("ascent",)),
        Probed("walk(5, 0.1, 0)", "{'x': 5}", "{'x': 5}", ()),
    ),
    plots=(plot(),),
)


def wrong(diagnosis: Diagnosis | None = DIAGNOSIS, **said: Any) -> dict[str, Any]:
    """Return the result of a wrong submission as data."""
    return as_data(result(case(), verdict=Verdict.FAILED, diagnosis=diagnosis, **said))


def answered(student: str, *ideas: str) -> dict[str, Any]:
    """Return the result of a sheet with one answer."""
    said = case("Q04", ideas=ideas, message="You went up.")
    return as_data(result(said, submission=student, student=student, exercise="bowl_quiz"))


def test_the_author_is_told_idea_hint_step_and_example() -> None:
    """In this order; what there is nothing to say about is left out."""
    assert "\n".join(diagnosis_lines(wrong()["diagnosis"])) == (
        "What is behind it:\n"
        "    Go down.\n"
        "    Hint: Subtract.\n"
        "What differs is a factor:\n"
        "    On every probe what you return is 2 times the right one.\n"
        "The first wrong step is number 2. Up to step 1 it is right.\n"
        "    walk(3, 0.3, 2)\n"
        "    right     {'x': 0.48}\n"
        "    yours     {'x': 7.68}\n"
        "A small example, which is in no test:\n"
        "    walk(1, 0.5, 1)\n"
        "    right     {'x': 0.0}\n"
        "    yours     {'x': 2.0}"
    )
    assert diagnosis_lines(wrong(Diagnosis())["diagnosis"]) == []


def test_the_first_steps_have_words_of_their_own() -> None:
    """Nothing is right up to step 0, and before the first step there is none."""

    def first_line(step: int) -> str:
        found = Diagnosis(first_wrong_step=Difference("walk()", "1", "2", step))
        return diagnosis_lines(wrong(found)["diagnosis"])[0]

    assert first_line(0) == "Wrong before the first step:"
    assert first_line(1) == "The first wrong step is number 1."


def test_what_a_student_returned_is_hostile_text() -> None:
    """Control characters are spelled out, and long values go on below themselves."""
    found = Diagnosis(counter_example=Difference("walk(1)", "1", "\x1b[2J" + "long " * 30))

    lines = diagnosis_lines(wrong(found)["diagnosis"])

    assert "\\x1b[2J" in lines[3]
    assert max(map(len, lines)) <= 79


def test_an_instructor_sees_every_probe() -> None:
    """And which mutants return the same."""
    text = explanation(wrong())

    assert text.startswith("s01.py: every probe fits ascent\n\n  1 walk(3, 0.3, 2)\n")
    assert "    mutants   ascent\n" in text
    assert text.endswith("    mutants   none")
    assert explanation(wrong(Diagnosis())) == "s01.py: no idea fits all probes alone"
    assert explanation(wrong(None)).startswith("s01.py: not diagnosed: ")


def test_ideas_are_met_in_code_and_in_answers() -> None:
    """A question tells its own; code tells the one that its diagnosis names."""
    assert list(met_in(wrong())) == [Met("ascent", "s01.py", "s01", "doubling", "Go down.", "Subtract.")]
    assert list(met_in(answered("s01", "ascent"))) == [Met("ascent", "s01", "s01", "Q04", "You went up.")]
    assert list(met_in(wrong(Diagnosis()))) == []


def test_a_class_is_counted_by_submission() -> None:
    """The most frequent idea first; one that the course does not list is called by its name."""
    met = [
        *met_in(wrong()),
        *met_in(answered("s02", "ascent", "ascent")),
        *met_in(answered("s03", "sign_only")),
    ]

    rows = misconceptions(met, IDEAS)

    assert rows == [
        {"idea": "ascent", "title": "Walks uphill", "count": 2, "submissions": ["s01.py", "s02"]},
        {"idea": "sign_only", "title": "sign only", "count": 1, "submissions": ["s03"]},
    ]
    assert ideas_table(rows, 30) == ["      2  Walks uphill  (s01.p…", "      1  sign only  (s03)"]


def test_many_ideas_are_cut() -> None:
    """A screen has room for some."""
    rows = misconceptions([Met(f"idea_{n}", "s01", "s01", "C01", "") for n in range(11)], {})

    assert ideas_table(rows, None)[-1] == "         and 3 more ideas"


def test_one_record_a_student_names_all_places() -> None:
    """A chosen answer and wrong code about one idea stand together, with what helps."""
    (record,) = records([*met_in(wrong()), *met_in(answered("s01", "ascent"))], IDEAS)

    assert student_record(record) == (
        "s01\n\n"
        "  Walks uphill\n"
        "    met in doubling, Q04; L0.4 puts it right\n"
        "    Go down.\n"
        "    You went up.\n"
        "    Hint: Subtract."
    )
