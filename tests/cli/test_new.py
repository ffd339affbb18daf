"""An author's way: begin a course, add to it, put own files in place, prove it, grade a class."""

import json
import re
import shutil
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import grader.cli.scaffold  # noqa: F401 - registers its commands
from tests.cli.command import run
from tests.cli.conftest import Typed

# What goes wrong.


@pytest.fixture
def begun(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new course, with the working folder in it."""
    assert typed("new", "course", "sorting").code == 0
    monkeypatch.chdir(tmp_path / "sorting")
    return tmp_path / "sorting"


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


WRONG = {
    "exercise Insertion-Sort --kind quiz": (
        "'Insertion-Sort' is no name for an exercise: lower case letters, digits and _, with a letter first; "
        "such as insertion_sort"
    ),
    "exercise 3sum --kind quiz": "with a letter first; such as exercise_3sum",
    "exercise ../x --kind quiz": "'../x' is no name for an exercise",
    "exercise class --kind quiz": (
        "'class' means something else already; choose another, such as exercise_class"
    ),
    "exercise sorted --kind challenge": "'sorted' means something else already",
    "exercise lessons --kind challenge": "'lessons' means something else already",
    "exercise a --kind exam": "no kind 'exam'; there are challenge, quiz, practice",
    "exercise fahrenheit --kind quiz": "exercises/fahrenheit is there already; choose another name",
    "exercise kept --kind challenge": "solutions/kept is there already; choose another name",
    "exercise a --kind quiz --item Q1": (
        "'Q1' is no id of an item: a capital letter and two digits, such as C07"
    ),
    "exercise a --kind challenge --item C01": (
        "the course has an item C01 already; without --item the next free id is used"
    ),
    "exercise a --kind practice --item Q97": "6 ids are needed, and from Q97 on there are 3",
    "exercise a --kind challenge --course nowhere": (
        "nowhere or above it: exercises/course.toml was looked for (or name one with --course); "
        "`grader new course NAME` makes one"
    ),
    "course sorting": "sorting is there already; choose another name",
    "course .": "'.' is no name for a course; such as: grader new course sorting",
    "course ___": "'___' is no name for a course",
    "course a_file/sorting": "a_file/sorting: cannot be written: Not a directory; nothing was changed",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_does_not_fit_is_named(begun: Path, typed: Typed, tmp_path: Path, line: str) -> None:
    """Exit code 2, one sentence on standard error, and no file written or changed."""
    (begun / "solutions" / "kept").mkdir()
    (begun / "a_file").touch()
    (begun / "sorting").mkdir()
    line = line.replace("nowhere", str(tmp_path))
    before = files(begun)

    ended = typed("new", *line.split())

    sentence = WRONG[line.replace(str(tmp_path), "nowhere")]
    assert ended.err.startswith("error: ")
    assert sentence.removeprefix("nowhere") in ended.err
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert files(begun) == before


def test_a_full_range_of_ids_is_said(begun: Path, typed: Typed) -> None:
    """After Q99 there is none; a gap before it may be named."""
    assert typed("new", "exercise", "a", "--kind", "quiz", "--item", "Q96").code == 0

    ended = typed("new", "exercise", "b", "--kind", "quiz")

    assert ended.err == "error: Q99 is taken, and 4 ids are needed; name the first with --item\n"
    assert not (begun / "exercises" / "b").exists()
    assert typed("new", "exercise", "b", "--kind", "quiz", "--item", "Q05").code == 0


def test_a_list_that_cannot_be_edited_is_left_alone(begun: Path, typed: Typed) -> None:
    """The author is told the line that can be, and then the same command works."""
    path = begun / "exercises" / "course.toml"
    path.write_text('schema = 1\ntitle = "T"\nexercises = ["""\nfahrenheit"""]\n')
    before = files(begun)

    ended = typed("new", "exercise", "a", "--kind", "quiz")

    assert (ended.code, files(begun)) == (2, before)
    (line,) = re.findall(r"write it as the line `(exercises = \[.+\])` and type the command again", ended.err)
    path.write_text(f'schema = 1\ntitle = "T"\n{line}\n')
    assert typed("new", "exercise", "a", "--kind", "quiz").code == 0
    assert path.read_text().endswith('exercises = ["fahrenheit", "a"]\n')


def test_the_course_of_the_package_is_not_extended(
    typed: Typed, tmp_path: Path, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed grader brings a course for students along; who has none of their own makes one."""
    monkeypatch.setattr("grader.catalog.BUNDLED", begun)
    monkeypatch.chdir(tmp_path)

    ended = typed("new", "exercise", "a", "--kind", "quiz")

    said = f"error: no course at {tmp_path} or above it; `grader new course NAME` makes one\n"
    assert (ended.code, ended.err) == (2, said)


# What is said.


def test_it_says_what_it_wrote_and_what_comes_next(typed: Typed, tmp_path: Path) -> None:
    """Each file that it names is there, and no other."""
    ended = typed("new", "course", "sorting")

    first, *named, following = [line.strip() for line in ended.out.splitlines() if line]
    assert first == "sorting/ is a course of its own. README.md says how to go on."
    assert following == "Next:  cd sorting    ·    grader validate    ·    grader list"
    assert {str(tmp_path / "sorting" / name) for name in named} == set(files(tmp_path / "sorting"))


def test_it_says_where_the_exercise_is(begun: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders as seen from here, their files, the ids, and what proves it."""
    monkeypatch.chdir(begun / "exercises")

    ended = typed("new", "exercise", "bubble_sort", "--kind", "challenge")

    assert ended.out.splitlines() == [
        "bubble_sort/ holds draws.py, exercise.toml, oracle.py, starter.py, statement.md, test_hidden.py and "
        "test_public.py.",
        f"{begun}/solutions/bubble_sort/ holds alternatives/by_loop.py, model.py and "
        "mutants/whole_degrees.py.",
        "course.toml lists it as C02.",
        "Next:  edit these files    ·    grader validate bubble_sort    ·    grader show bubble_sort",
    ]


@pytest.mark.parametrize("words", ["", "--help", "course --help", "exercise --help"])
def test_help_is_there(typed: Typed, words: str) -> None:
    """On each of the three pages."""
    ended = typed("new", *words.split())

    assert "Usage: grader new" in ended.out + ended.err


def test_the_commands_of_its_readme_run(begun: Path) -> None:
    """Typed one after the other, as a newcomer does."""
    readme = (begun / "README.md").read_text()
    commands = re.findall(r"^\$ grader (.+?) +#", readme, flags=re.MULTILINE)

    assert [command.split()[0] for command in commands] == ["list", "show", "lesson", "get", "validate"]
    assert [run(*command.split(), cwd=begun).code for command in commands] == [0] * 5


# A course on another subject: sorting.

REFERENCE = '''
"""What is true of insertion sort."""


def sorted_steps(numbers):
    """Return the list at the beginning, and after each insertion."""
    steps = [list(numbers)]
    for place in range(1, len(numbers)):
        steps.append(sorted(numbers[: place + 1]) + list(numbers[place + 1 :]))
    return steps


def exchanges(numbers):
    """Return how many exchanges of neighbors insertion sort makes."""
    return sum(sum(early > late for early in numbers[:place]) for place, late in enumerate(numbers))
'''

CHALLENGE = {
    "exercise.toml": """
schema = 1
kind = "challenge"
item = "C01"
title = "Insertion sort"
summary = "Write down each state of a list that is sorted by insertion."
entry = ["insertion_sort"]
points = 6
hints = ["What is true of the first two numbers after the first insertion?"]
""",
    "statement.md": """
# Insertion sort

Write `insertion_sort(numbers)`. It returns a list of lists: `numbers` as it came, and its state after each
insertion, when the first 2, 3, ... numbers stand in order.
""",
    "starter.py": '''
def insertion_sort(numbers):
    """Return the states of the list."""
''',
    "oracle.py": '''
"""What is true, by the reference."""

import reference


def insertion_sort(numbers):
    return reference.sorted_steps(numbers)
''',
    "draws.py": '''
"""Own lists."""


def inputs(draw):
    """Return numbers of which the last one has to move."""
    while True:
        numbers = draw.sample(range(10, 100), 6)
        if numbers[-1] < min(numbers[:-1]):
            return numbers
''',
    "test_public.py": '''
"""Public tests."""

import pytest


@pytest.mark.case("V01")
def test_three_numbers(submission, expect):
    """Three numbers."""
    expect.equal(submission.insertion_sort([3, 1, 2]), [[3, 1, 2], [1, 3, 2], [1, 2, 3]])
''',
    "test_hidden.py": '''
"""Hidden tests."""

import pytest

LISTS = [
    pytest.param("falling", [9, 7, 4, 1, 0], id="H01"),
    pytest.param("with equal numbers", [2, 1, 2, 1], id="H02"),
    pytest.param("in order already", [1, 4, 6, 11, 12], id="H03"),
]


@pytest.mark.points(3)
@pytest.mark.parametrize(("why", "numbers"), LISTS)
def test_states(submission, expect, oracle, why, numbers):
    """Every state of the list: {why}."""
    expect.equal(submission.insertion_sort(numbers), oracle.insertion_sort(numbers))


@pytest.mark.case("H04")
@pytest.mark.points(2)
def test_own_list(submission, expect, oracle, drawn):
    """Every state of your own list."""
    expect.equal(submission.insertion_sort(drawn), oracle.insertion_sort(drawn))


@pytest.mark.case("H05")
@pytest.mark.points(1)
@pytest.mark.depends("V01")
def test_unchanged(submission, expect):
    """The list that was passed in is the same after the call."""
    expect.unchanged(submission.insertion_sort, [3, 2, 1])
''',
}
MODEL = '''
"""One number after the other is moved to the left."""


def insertion_sort(numbers):
    numbers = list(numbers)
    steps = [list(numbers)]
    for place in range(1, len(numbers)):
        while place and numbers[place - 1] > numbers[place]:
            numbers[place - 1], numbers[place] = numbers[place], numbers[place - 1]
            place -= 1
        steps.append(list(numbers))
    return steps
'''
STOPS_EARLY = (
    MODEL.replace(
        "One number after the other is moved to the left.",
        "The last number never moves.\n\ncaught_by: H01 H02 H03 H04\n",
    )
).replace("range(1, len(numbers))", "range(1, len(numbers) - 1)")
IN_PLACE = MODEL.replace(
    "One number after the other is moved to the left.",
    "You sort the list that belongs to the caller. Work on a copy.\n\ncaught_by: H05\n",
).replace("    numbers = list(numbers)\n", "")
SOLUTIONS = {
    "model.py": MODEL,
    "mutants/stops_early.py": STOPS_EARLY,
    "mutants/in_place.py": IN_PLACE,
    "alternatives/by_bisection.py": '''
"""Style: the place is searched by halving."""

from bisect import insort


def insertion_sort(numbers):
    done, rest = list(numbers[:1]), list(numbers[1:])
    steps = [done + rest]
    while rest:
        insort(done, rest.pop(0))
        steps.append(done + rest)
    return steps
''',
}

QUIZ = {
    "exercise.toml": """
schema = 1
kind = "quiz"
title = "Insertion sort: quiz"
summary = "Two questions on lists of your own."

[[items]]
id = "Q01"
title = "How many exchanges?"
points = 2

[[items]]
id = "Q02"
title = "After two insertions"
points = 1
needs = ["Q01"]
""",
    "statement.md": "# Insertion sort: quiz\n\nTwo questions on insertion sort.\n",
    "questions.py": '''
"""Two questions on lists that are drawn."""

import reference
from grader.questions import Number, SingleChoice, Wrong, question

LISTS = [(7, 3, 5, 1), (8, 2, 6, 4), (5, 9, 4, 2), (6, 8, 3, 1), (9, 4, 7, 2), (5, 8, 6, 3)]


def shown(numbers):
    return ", ".join(map(str, numbers))


@question("Q01", numbers=LISTS)
def how_many_exchanges(numbers):
    right = reference.exchanges(numbers)
    return Number(
        prompt=f"How many neighbors does insertion sort exchange in the list {shown(numbers)}?",
        right=right,
        decimals=0,
        wrong=[
            Wrong(len(numbers) - 1, "These are the insertions; each may exchange several times."),
            Wrong(len(numbers) * (len(numbers) - 1) // 2, "So many are compared at most."),
        ],
        hints=["Which pairs stand in the wrong order?"],
        worked=f"Each pair in the wrong order is exchanged once, which makes {right}.",
    )


@question("Q02", numbers=LISTS)
def after_two_insertions(numbers):
    steps = reference.sorted_steps(numbers)
    return SingleChoice(
        prompt=f"How does the list {shown(numbers)} look after two insertions?",
        right=shown(steps[2]),
        wrong={
            shown(steps[1]): "This is one insertion less.",
            shown(steps[3]): "This is one insertion more.",
            shown(numbers[::-1]): "Nothing is turned around.",
        },
        hints=["Only the first three numbers have been looked at."],
        worked=f"The first three numbers stand in order: {shown(steps[2])}.",
    )
''',
}


def put(folder: Path, texts: dict[str, str]) -> None:
    """Put files in the place of all that is in a folder."""
    shutil.rmtree(folder)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"))


@pytest.fixture
def sorting(begun: Path, typed: Typed) -> Path:
    """Return a course on sorting: two new exercises with own files, and none of the examples."""
    for name in ("exercises", "solutions"):
        shutil.rmtree(begun / name)
    (begun / "exercises").mkdir()
    (begun / "exercises" / "course.toml").write_text('schema = 1\ntitle = "Sorting"\nexercises = []\n')
    (begun / "reference" / "__init__.py").write_text(REFERENCE)
    assert typed("new", "exercise", "insertion_sort", "--kind", "challenge").code == 0
    assert typed("new", "exercise", "sorting_quiz", "--kind", "quiz").code == 0
    put(begun / "exercises" / "insertion_sort", CHALLENGE)
    put(begun / "solutions" / "insertion_sort", SOLUTIONS)
    put(begun / "exercises" / "sorting_quiz", QUIZ)
    return begun


def graded(path: Path) -> dict[str, tuple[str, float | None]]:
    """Return verdict and score of each submission of a results file."""
    results = json.loads(path.read_text())["results"]
    return {result["submission"]: (result["verdict"], result["score"]) for result in results}


def test_a_course_on_another_subject(sorting: Path) -> None:
    """It is proved, and a class is graded, without a word of it in the grader."""
    proved = run("validate", cwd=sorting)
    write_programs(sorting / "class")
    programs = run("grade", "insertion_sort", "class", "--json", "programs.json", cwd=sorting)
    write_answers(sorting)
    answers = run("grade", "sorting_quiz", "answers", "--json", "answers.json", cwd=sorting)

    assert (proved.code, programs.code, answers.code) == (0, 0, 0), proved.out + programs.err + answers.err
    assert "2 exercises of 'Sorting': no findings." in proved.out
    assert graded(sorting / "programs.json") == {
        "s01.py": ("passed", 1.0),
        "s02.py": ("failed", 0.0),  # the last number never moves: not one state of it is missing
        "s03.py": ("partial", 5 / 6),  # all but the point for the list of the caller
        "s04.py": ("not_gradable", 0.0),
        "s05.py": ("failed", 0.0),
    }
    assert graded(sorting / "answers.json") == {
        "s01.toml": ("passed", 1.0),
        "s02.toml": ("partial", 2 / 3),
        "s03.toml": ("failed", 0.0),
        "s04.toml": ("not_gradable", 0.0),
    }


def write_programs(folder: Path) -> None:
    """Write what five students hand in."""
    folder.mkdir()
    (folder / "s01.py").write_text(MODEL)
    (folder / "s02.py").write_text(STOPS_EARLY)
    (folder / "s03.py").write_text(IN_PLACE)
    (folder / "s04.py").write_text("def insertion_sort(numbers:\n")
    (folder / "s05.py").write_text(CHALLENGE["starter.py"])


def write_answers(course: Path) -> None:
    """Write what four students answer: all right, one letter wrong, nothing, the file of another one."""
    (course / "answers").mkdir()
    for student in ("s01", "s02", "s03"):
        assert (
            run("get", "sorting_quiz", "--student", student, "--to", f"get_{student}", cwd=course).code == 0
        )
        given = course / f"get_{student}"
        exchanges, letter = worked_out(json.loads((given / "questions.json").read_text()))
        letter = letter if student == "s01" else "abcd"["abcd".index(letter) - 1]
        text = (given / "answers.toml").read_text()
        if student != "s03":
            text = text.replace('Q01 = ""', f"Q01 = {exchanges}").replace('Q02 = ""', f'Q02 = "{letter}"')
        (course / "answers" / f"{student}.toml").write_text(text)
    shutil.copy(course / "answers" / "s01.toml", course / "answers" / "s04.toml")


def worked_out(sheet: dict[str, Any]) -> tuple[int, str]:
    """Answer both questions from what the student reads, in another way than the course."""
    first, second = sheet["questions"]
    numbers = list(map(int, re.findall(r"\d+", first["prompt"])))
    exchanges = sum(early > late for early, late in combinations(numbers, 2))
    a, b, c, d = map(int, re.findall(r"\d+", second["prompt"]))
    right = ", ".join(map(str, [*sorted([a, b, c]), d]))
    return exchanges, "abcd"[second["form"]["options"].index(right)]
