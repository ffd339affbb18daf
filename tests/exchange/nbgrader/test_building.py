"""The source of an assignment: nbgrader takes it, all points are in it, and secrets are between marks."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
import pytest
from traitlets.config import Config

from grader.catalog import STARTER, Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.errors import CatalogError, UsageError
from grader.exchange.nbgrader.building import configuration, source_notebook, sources
from grader.exchange.nbgrader.folder import note_on
from grader.variants import sheet_of
from tests import quizzes
from tests.courses import write_course
from tests.exchange.nbgrader.released import released
from tests.exchange.notebooks.notebooks import Notebook, built, cell_named, text_of

COURSE = find_course(Path(__file__).parents[3])
EXERCISES = COURSE.exercises()
SHARED = PUBLIC_KEY.for_everybody()
HIDDEN = re.compile("### BEGIN HIDDEN TESTS\n.*?\n### END HIDDEN TESTS", re.DOTALL)
MIXED = """
@question("Q01")
def explain():
    return Parts(
        prompt="Numbers.",
        parts={
            "a": Part(1, Number(prompt="What is 1 + 1?", right=2, wrong=[])),
            "b": Part(2, Prose(
                prompt="Why is there no largest number?",
                max_words=20,
                rubric=[Criterion(2, "Adds one.")],
                model="Because one can always add one more.",
            )),
        },
        worked="Add one.",
    )
"""
PROSE = {
    ("bowl_practice", "P03-answer-text"): 5,
    ("theory_practice", "P12-c-answer-text"): 3,
    ("stretched_practice", "P26-answer-text"): 6,
}
"""What a person judges in the course, and what it is worth."""

every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)


def source_of(exercise: Exercise) -> Notebook:
    """Return the source of an exercise."""
    notebook: Notebook = json.loads(source_notebook(exercise, PUBLIC_KEY))
    return notebook


def known(notebook: Notebook) -> dict[str, dict[str, Any]]:
    """Return what nbgrader is told of cells, by their ids."""
    cells = {cell["id"]: cell["metadata"].get("nbgrader") for cell in notebook["cells"]}
    return {name: said for name, said in cells.items() if said is not None}


def points(notebook: Notebook, *, by_hand: bool) -> dict[str, float]:
    """Return what cells are worth that a person judges, or nbgrader."""
    graded = {name: said for name, said in known(notebook).items() if said["grade"]}
    return {name: said["points"] for name, said in graded.items() if said["solution"] == by_hand}


@every
def test_nbgrader_takes_it(exercise: Exercise) -> None:
    """Jupyter's library and its own find nothing to mend, and the same exercise gives the same file."""
    from nbgrader.nbgraderformat import MetadataValidator  # it takes seconds to import

    source = source_notebook(exercise, PUBLIC_KEY)
    for text in (source, json.dumps(released(source))):
        notebook: Any = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
    assert source == source_notebook(exercise, PUBLIC_KEY)


@every
def test_all_points_are_there(exercise: Exercise) -> None:
    """Those that nbgrader gives and those of a person; each cell has a name that nbgrader takes."""
    source = source_of(exercise)
    named = [said["grade_id"] for said in known(source).values()]

    by_hand, by_machine = points(source, by_hand=True), points(source, by_hand=False)
    assert sum(by_hand.values()) + sum(by_machine.values()) == exercise.manifest.points
    assert all(re.fullmatch("[a-zA-Z0-9_-]+", name) for name in named)
    assert len(set(named)) == len(named)
    assert {said["schema_version"] for said in known(source).values()} == {3}


def test_a_person_judges_prose_and_nothing_else() -> None:
    """All of it, with the points of its part."""
    found = {
        (exercise.slug, name): worth
        for exercise in EXERCISES
        for name, worth in points(source_of(exercise), by_hand=True).items()
    }

    assert found == PROSE


@every
def test_what_does_not_hold_there_is_taken_back(exercise: Exercise) -> None:
    """Statements promise numbers of one's own; those of questions speak of tries and hints, too."""
    cells = {cell["id"]: "".join(cell["source"]) for cell in source_of(exercise)["cells"]}
    said = cells.get("shared-numbers", "")

    assert ("everybody has the same numbers" in said) == exercise.draws
    assert ("tries and hints does not hold here" in said) == exercise.asks


@every
def test_what_students_get_is_the_notebook_that_is_always_handed_out(exercise: Exercise) -> None:
    """But for what nbgrader needs: so no key is in it."""
    ordinary = built(exercise, sheet_of(exercise, SHARED, "") if exercise.asks else None)
    before = {cell["id"]: "".join(cell["source"]) for cell in ordinary["cells"]}
    source = source_of(exercise)
    after = {cell["id"]: cell["source"] for cell in released(json.dumps(source))["cells"]}
    by_hand, judging = points(source, by_hand=True).keys(), points(source, by_hand=False).keys()

    assert before.keys() - after.keys() == set()
    assert after.keys() - before.keys() == judging | ({"shared-numbers"} if exercise.draws else set())
    changed = {name for name, text in before.items() if after[name] != text}
    assert changed == {"hand-in", *by_hand} | (set() if exercise.asks else {"code"})
    assert all(after[name] == f"{before[name].splitlines()[0]}\nYOUR ANSWER HERE" for name in by_hand)
    assert all(after[name].startswith("# ") and "\n" not in after[name] for name in judging)


@every
def test_only_what_is_between_marks_knows_of_the_grader(exercise: Exercise) -> None:
    """It is called by name, so that no hidden test stands in the source either."""
    source = source_of(exercise)
    calls = HIDDEN.findall(text_of(source))

    assert len(calls) == len(points(source, by_hand=False))
    assert all("from grader.exchange.nbgrader.kernel import points" in call for call in calls)
    text = HIDDEN.sub("", text_of(source))
    assert "HIDDEN TESTS" not in text
    assert "import points" not in text
    if not exercise.asks:
        hidden = {line.strip() for line in exercise.hidden_suite.read_text().splitlines() if '"H' in line}
        assert hidden
        assert not [line for line in hidden if line in text_of(source)]


@every
def test_a_student_can_change_only_what_is_to_be_filled_in(exercise: Exercise) -> None:
    """The rest, whose sheet it is as well, cannot be edited in Jupyter, and is put back before it counts."""
    source = source_of(exercise)
    free = {cell["id"] for cell in source["cells"]} - {
        name for name, said in known(source).items() if said["locked"]
    }

    assert free
    assert all(name == "code" or "-answer" in name for name in free)
    assert all(cell_named(source, name)["metadata"]["deletable"] is False for name in free)


def test_a_question_may_be_judged_by_both(tmp_path: Path) -> None:
    """The number is worth a point, and the prose two; its model answer is what stands between the marks."""
    source = source_of(quizzes.write_quiz(tmp_path, "Q01", questions=MIXED.replace("Part(2", "Part(1")))

    assert points(source, by_hand=False) == {"Q01-judged": 1}
    assert points(source, by_hand=True) == {"Q01-b-answer-text": 1}
    assert "".join(cell_named(source, "Q01-judged")["source"]) == (
        "# Q01: 1 of its 2 points, judged after you have handed in.\n"
        "### BEGIN HIDDEN TESTS\n"
        "from grader.exchange.nbgrader.kernel import points\n\n"
        'points("sums", "Q01")\n'
        "### END HIDDEN TESTS"
    )
    assert "".join(cell_named(source, "Q01-b-answer-text")["source"]) == (
        "<!-- grader: sums Q01.b -->\n"
        "### BEGIN SOLUTION\n"
        "Because one can always add one more.\n"
        "### END SOLUTION"
    )


def test_an_assignment_is_a_notebook_for_each_exercise_and_a_note() -> None:
    """Everybody's numbers are drawn, whoever builds it."""
    exercises = [COURSE.exercise(slug) for slug in ("bowl_quiz", "weight_decay_step")]
    files = sources(COURSE, "week-1", exercises, PUBLIC_KEY)

    assert files == {
        PurePosixPath("grader.toml"): note_on(COURSE.root),
        PurePosixPath("source/week-1/bowl_quiz.ipynb"): source_notebook(exercises[0], PUBLIC_KEY),
        PurePosixPath("source/week-1/weight_decay_step.ipynb"): source_notebook(exercises[1], None),
    }
    assert files == sources(COURSE, "week-1", exercises, SHARED)
    head = "".join(cell_named(source_of(exercises[0]), "head")["source"])
    assert head.splitlines()[2:] == [
        'student = "everybody"',
        f'sheet = "{sheet_of(exercises[0], SHARED, "").fingerprint}"',
    ]


@pytest.mark.parametrize("name", ["course", 'Zoë\'s "course" 🎓', "a\\b"])
def test_the_configuration_names_the_course(name: str) -> None:
    """As nbgrader reads it."""
    ((path, text),) = configuration(name).items()
    config = Config()
    exec(text, {"get_config": lambda: config})

    assert str(path) == "nbgrader_config.py"
    assert config.CourseDirectory.course_id == name


def test_without_a_model_nothing_is_built(tmp_path: Path) -> None:
    """What runs in the source has to earn all points."""
    with pytest.raises(UsageError, match="doubling has no model solution"):
        source_notebook(write_course(tmp_path), None)


@pytest.mark.parametrize("name", ["test_hidden.py", "questions.py"])
def test_what_students_have_is_not_enough(tmp_path: Path, name: str) -> None:
    """Nothing could be judged with it."""
    challenge, quiz = write_course(tmp_path), quizzes.write_quiz(tmp_path)
    exercise = challenge if name == "test_hidden.py" else quiz
    (exercise.folder / name).unlink()

    with pytest.raises(UsageError, match=rf" has no {name}: this needs the course's own repository"):
        source_notebook(exercise, PUBLIC_KEY)


def test_what_is_wrong_with_an_exercise_is_told(tmp_path: Path) -> None:
    """Its file is named."""
    exercise = write_course(tmp_path)
    (tmp_path / "solutions" / "doubling").mkdir(parents=True)
    (tmp_path / "solutions" / "doubling" / "model.py").write_text("def double(x):\n    return 2 * x\n")
    source_notebook(exercise, None)
    (exercise.folder / STARTER).unlink()

    with pytest.raises(CatalogError, match=r"starter\.py: cannot be read"):
        source_notebook(exercise, None)
