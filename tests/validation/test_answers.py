"""What the answers of an exercise must earn."""

import pytest

from grader.catalog import Exercise
from grader.errors import SandboxError
from grader.grading.results import not_graded
from grader.models import RunResult, Submission
from grader.solutions import read_mutant
from grader.validation.findings import ChallengeCounts, Matrix, MutantRow
from tests.validation.tiny import Tiny

MUTANT = "mutants/no_ceiling.py"
ALTERNATIVE = "alternatives/by_cases.py"


def test_a_sound_exercise_has_no_findings(tiny: Tiny) -> None:
    """Everything in the tiny course holds, so each test below finds what it broke and nothing else."""
    validation = tiny.validate()

    assert validation.findings == ()
    assert validation.counts == ChallengeCounts(
        public_cases=2, hidden_cases=5, mutants=1, alternatives=1, roundings=5
    )
    line = "5 hidden and 2 public cases, 1 mutants, 1 alternatives, 5 rounded values"
    assert str(validation.counts) == line


def test_the_matrix_says_which_case_catches_which_mutant(tiny: Tiny) -> None:
    """Columns are the hidden cases; public ones prove nothing."""
    rows = (MutantRow("no_ceiling", claimed=("H02", "H05"), caught=("H02", "H05")),)

    assert tiny.validate().matrix == Matrix(("H01", "H02", "H03", "H04", "H05"), rows)


def test_the_model_must_earn_everything(tiny: Tiny) -> None:
    """The finding names the first case, what it said, and the others."""
    tiny.change("model.py", "max(x, low)", "max(x, 0)")

    sentence = (
        "is a right answer, yet it earns 3 of 5 points: H03 says: the result is wrong; H05 do not pass either"
    )
    assert tiny.findings() == [("model.py", sentence)]


def test_the_model_must_be_there(tiny: Tiny) -> None:
    """Without it nothing shows that the suite can be passed."""
    tiny.files["model.py"] = None

    assert tiny.findings() == [("model.py", "is missing: our own answer, which must earn full score")]


def test_the_model_must_run(tiny: Tiny) -> None:
    """What the sandbox says of a student's file, it says of ours."""
    tiny.change("model.py", "def clamp", "def clamped")

    [(where, sentence)] = tiny.findings()
    assert where == "model.py"
    assert sentence.startswith("cannot be graded: ")
    assert "defines no function 'clamp'" in sentence


def test_an_alternative_must_earn_everything(tiny: Tiny) -> None:
    """A grader that rejects right work is worse than none."""
    tiny.change(ALTERNATIVE, 'raise ValueError(f"{low} > {high}")', "return None")

    reason = "H04 says: ValueError was expected, but the call returned"
    assert tiny.findings() == [(ALTERNATIVE, f"is a right answer, yet it earns 4 of 5 points: {reason}")]


def test_an_alternative_must_pass_the_public_cases(tiny: Tiny) -> None:
    """They are worth nothing, but students go by them."""
    tiny.change(ALTERNATIVE, "    if x < low", "    if x == 9.5:\n        return None\n    if x < low")

    [(where, sentence)] = tiny.findings()
    assert where == ALTERNATIVE
    assert sentence.startswith("is a right answer, yet it earns 5 of 5 points: V02 says: the result is None")


def test_the_starter_must_earn_nothing(tiny: Tiny) -> None:
    """Handing it in untouched would be an answer otherwise."""
    tiny.files["starter.py"] = "def clamp(x, low, high):\n    return round(x, 2)\n"

    assert tiny.findings() == [("starter.py", "earns 1 of 5 points, though nobody has filled it in: H01")]


def test_the_starter_must_run(tiny: Tiny) -> None:
    """A student begins with a file that can be checked."""
    tiny.files["starter.py"] = "def clamp(x, low, high):\n    your code\n"

    [(where, sentence)] = tiny.findings()
    assert where == "starter.py"
    assert sentence.startswith("cannot be graded: ")
    assert "line 2: invalid syntax" in sentence


def test_a_mutant_must_not_survive(tiny: Tiny) -> None:
    """One sentence says it; that the named cases do not catch it goes without saying."""
    tiny.change(MUTANT, "round(max(x, low), 2)", "round(min(high, max(low, x)), 2)")

    assert tiny.findings() == [(MUTANT, "survives: it passes every hidden case")]


def test_each_named_case_must_catch_the_mutant(tiny: Tiny) -> None:
    """A claim that does not hold would mislead whoever changes the suite."""
    tiny.change(MUTANT, "H02 H05", "H02 H03")

    assert tiny.findings() == [(MUTANT, "names H03, which does not catch it; H02 H05 would")]


@pytest.mark.parametrize("name", ["H77", "V02"])
def test_named_cases_are_of_the_hidden_suite(tiny: Tiny, name: str) -> None:
    """Public cases show their answers, so they prove nothing."""
    tiny.change(MUTANT, "H02 H05", f"H02 {name}")

    assert tiny.findings() == [(MUTANT, f"names {name}, which is no case of the hidden suite")]


def test_a_case_that_was_not_run_catches_nothing(tiny: Tiny) -> None:
    """H04 and H05 are looked at only when H01 passes."""
    tiny.change(MUTANT, "round(max(x, low), 2)", "0.5")

    sentence = "names H05, which was not run, since a case that it depends on failed before"
    assert tiny.findings() == [(MUTANT, sentence)]


def test_a_mutant_needs_a_sentence_for_the_student(tiny: Tiny) -> None:
    """Naming the wrong idea is what mutants are for."""
    text = tiny.files[MUTANT] or ""
    tiny.files[MUTANT] = '"""caught_by: H02 H05"""' + text[text.rindex('"""') + 3 :]

    sentence = "the docstring does not begin with the sentence that a student with this idea is told"
    assert tiny.findings() == [(MUTANT, sentence)]


def test_a_mutant_names_its_cases(tiny: Tiny) -> None:
    """Else nobody notices when a case loses the data that told it apart."""
    tiny.change(MUTANT, "\ncaught_by: H02 H05\n", "")

    assert tiny.findings() == [
        (MUTANT, "the docstring names no case: end it with a line such as 'caught_by: H02 H05'")
    ]


def test_a_mutant_must_run(tiny: Tiny) -> None:
    """Broken code is caught by anything."""
    tiny.change(MUTANT, "return round", "return = round")

    [(where, sentence)] = tiny.findings()
    assert where == MUTANT
    assert "line 11: invalid syntax" in sentence


def test_results_must_repeat(tiny: Tiny) -> None:
    """A clock in a mutant shows in what it returned to the public cases."""
    tiny.change(MUTANT, "def clamp", "import time\n\n\ndef clamp")
    tiny.change(MUTANT, "caught_by: H02 H05", "caught_by: H02 H03")
    tiny.change(MUTANT, "round(max(x, low), 2)", "x + time.time_ns()")

    assert (MUTANT, "gives another result when it is run again: V01, V02") in tiny.findings()


@pytest.mark.parametrize(
    ("docstring", "sentence", "ids"),
    [
        ("Too low.\n\ncaught_by: H01 H02", "Too low.", ("H01", "H02")),
        ("Two\nlines.\n\nMore.\n\ncaught_by: H01,\n  H02", "Two lines.", ("H01", "H02")),
        ("Nothing named.", "Nothing named.", ()),
        ("caught_by: H01", "", ("H01",)),
        ("caught_by:", "", ()),
    ],
)
def test_claims_are_read_from_the_docstring(docstring: str, sentence: str, ids: tuple[str, ...]) -> None:
    """The first paragraph is for the student, the line at the end for us."""
    mutant = read_mutant(Submission("mutants/low.py", "low", f'"""{docstring}\n"""\n'.encode()))

    assert (mutant.sentence, mutant.caught_by) == (sentence, ids)


@pytest.mark.parametrize("source", [b"def f(:", b"\xff\xfe", b"x = '\0'"])
def test_a_file_that_is_no_python_claims_nothing(source: bytes) -> None:
    """That it cannot be run is found when it is run."""
    mutant = read_mutant(Submission("mutants/low.py", "low", source))

    assert (mutant.sentence, mutant.caught_by) == ("", ())


def test_a_hidden_case_that_is_shown_still_proves_something(tiny: Tiny) -> None:
    """What counts is the suite that a case stands in, not what a student is told of it."""
    tiny.change(
        "test_hidden.py",
        '@pytest.mark.case("H05")',
        '@pytest.mark.case("H05")\n@pytest.mark.visibility("public")',
    )

    validation = tiny.validate()
    assert validation.findings == ()
    assert validation.matrix.rows[0].caught == ("H02", "H05")


def test_a_failure_of_the_machinery_proves_nothing(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no finding about the exercise: the command must end as one that failed."""

    def fails(exercise: Exercise, submissions: list[Submission], *_: object, **__: object) -> list[RunResult]:
        return [not_graded(exercise, submission, "the sandbox is gone") for submission in submissions]

    monkeypatch.setattr("grader.validation.challenges.sessions.grade_chunk", fails)

    with pytest.raises(SandboxError, match=r"model\.py: the sandbox is gone"):
        tiny.validate()
