"""Probes must tell each mutant from all others, and must not be calls of a suite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.grading import warm
from grader.solutions import read_solutions
from grader.validation.challenges.probes import probe_problems
from tests.diagnosis.walks import PROBES, write_walk


@pytest.fixture
def walk(tmp_path: Path) -> Exercise:
    """Write a challenge with probes."""
    return write_walk(tmp_path)


@pytest.fixture(autouse=True)
def _no_sandbox_is_left() -> Iterator[None]:
    yield
    warm.forget_hosts()


def problems(exercise: Exercise, hidden: frozenset[bytes] = frozenset()) -> list[tuple[str, str]]:
    """Return what is found."""
    return list(probe_problems(exercise, read_solutions(exercise).mutants, hidden, "auto"))


def write(exercise: Exercise, old: str, new: str) -> None:
    """Change the probes."""
    assert PROBES.count(old) == 1
    (exercise.folder / "probes.py").write_text(PROBES.replace(old, new))


def claim(exercise: Exercise, mutant: str, line: str) -> None:
    """Add a line to what a mutant says of itself."""
    path = exercise.solutions / "mutants" / f"{mutant}.py"
    path.write_text(path.read_text().replace("caught_by:", f"{line}\ncaught_by:", 1))


def test_sound_probes_have_no_findings(walk: Exercise) -> None:
    """So each test below finds what it broke."""
    assert problems(walk) == []


def test_an_exercise_may_have_none(walk: Exercise) -> None:
    """Then nothing is diagnosed."""
    (walk.folder / "probes.py").unlink()

    assert problems(walk) == []


def test_two_mutants_must_differ_on_a_probe(walk: Exercise) -> None:
    """Who takes no step is right, whatever a step would have been."""
    write(walk, '["walk(3, 0.3, 2)", "walk(-2, 0.4, 3)", "walk(5, 0.1, 1)"]', '["walk(3, 0.5, 0)"]')

    found = dict(problems(walk))

    assert found["mutants/no_two.py"] == "no probe shows it: all answers are those of the model"
    assert found["mutants/one_less.py"] == found["mutants/no_two.py"]


def test_mutants_that_look_alike_are_named(walk: Exercise) -> None:
    """Each of them, with the others that the probes do not tell it from."""
    path = walk.solutions / "mutants" / "no_two.py"
    path.with_name("half_rate.py").write_text(path.read_text().replace("The 2 is missing.", "Half a rate."))

    assert problems(walk) == [
        ("mutants/half_rate.py", "the probes do not tell it from no_two"),
        ("mutants/no_two.py", "the probes do not tell it from half_rate"),
    ]


def test_mutants_that_are_told_the_same_may_look_alike(walk: Exercise) -> None:
    """They are one idea."""
    path = walk.solutions / "mutants" / "no_two.py"
    path.with_name("half_rate.py").write_text(path.read_text())

    assert problems(walk) == []


def test_exceptions_alone_need_a_word(walk: Exercise) -> None:
    """Who shows nothing else is not named, and says so."""
    path = walk.solutions / "mutants" / "raises.py"
    path.write_text(path.read_text().replace("unnamed: it only raises", ""))

    [(where, sentence)] = problems(walk)

    assert where == "mutants/raises.py"
    assert sentence == "the probes show nothing but its exceptions, which nobody is told an idea from"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("hint: 3", "names the hint 3, and there are 2"),
        ("hint: first", "names the hint first, and there are 2"),
        ("idea: downhill", "names the idea downhill, which ideas.toml does not list"),
    ],
)
def test_hints_and_ideas_must_be_there(walk: Exercise, line: str, sentence: str) -> None:
    """Else a student would be told nothing, or an instructor a name that nobody explains."""
    claim(walk, "no_two", line)

    assert problems(walk) == [("mutants/no_two.py", sentence)]


def test_a_call_of_a_suite_is_no_probe(walk: Exercise) -> None:
    """Neither with other kinds of numbers."""
    from grader.suite.proxy import call_key

    hidden = frozenset([call_key(("walk", (5.0, 0.1, 1.0), {}))])

    assert problems(walk, hidden) == [
        ("probes.py", "'walk(5, 0.1, 1)' is a call of a suite: choose other numbers")
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"walk(5, 0.1, 1)"', '"walk(5, 0.1"', "the probe 'walk(5, 0.1' is no expression of Python"),
        ('"walk(5, 0.1, 1)"', '"walk(5, 0.1, 10**8)"', "the model does not survive the probe"),
        ('"walk(5, 0.1, 1)"', '"nothing(5)"', "the probe 'nothing(5)' fails: NameError"),
        ('"walk(5, 0.1, 1)"', "5", "PROBES must be a list of calls"),
        ("def small(draw)", "def smaller(draw)", "defines no function small(draw)"),
        (
            'f"walk({start}, {lr}, {draw.integer(1, 4)})"',
            "start",
            "must return a call as text, got 1",
        ),
        ("draw.integer(1, 6)", "draw.integer(6, 1)", "small(draw) in probes.py fails: ValueError"),
        ("{draw.integer(1, 4)}", "None", "for which the model raises TypeError"),
    ],
)
def test_probes_must_be_calls_that_the_model_survives(
    walk: Exercise, old: str, new: str, sentence: str
) -> None:
    """What an author gets wrong is told with the line that is wrong."""
    write(walk, old, new)

    found = problems(walk)

    assert found
    assert {where for where, _ in found} == {"probes.py"}
    assert sentence in found[-1][1]
