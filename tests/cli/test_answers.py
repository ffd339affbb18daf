"""Questions from the first `get` to the class list, as a student and an instructor type it."""

import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from grader.catalog import find_course
from grader.report.record import schema
from grader.variants import Sheet, key_of, sheet_of
from tests.cli.command import PROJECT, Ended, Running
from tests.cli.conftest import Typed
from tests.quizzes import SLUG, answer_file, right_answers, write_quiz

ALL = ("Q01", "Q02", "Q03")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course with one quiz, none of it code."""
    root = tmp_path_factory.mktemp("course")
    write_quiz(root, *ALL)
    return root


@pytest.fixture
def at(typed: Typed, home: Path) -> Typed:
    """Return what types a command for that course."""

    def at(*arguments: str | Path) -> Ended:
        return typed(*arguments, "--course", home)

    return at


@pytest.fixture
def given(at: Typed, tmp_path: Path) -> Path:
    """Return the folder that `grader get` wrote for s01."""
    assert at("get", SLUG, "--student", "s01").code == 0
    return tmp_path / SLUG


def sheet_for(root: Path, student: str = "s01", slug: str = SLUG) -> Sheet:
    """Draw a student's sheet as the commands do."""
    course = find_course(root)
    return sheet_of(course.exercise(slug), key_of(course), student)


def fill_in(folder: Path, **answers: Any) -> None:
    """Put answers into the file of a folder, below the head that it has."""
    head = [
        line
        for line in (folder / "answers.toml").read_text().splitlines()
        if line.startswith(("exercise", "student", "sheet"))
    ]
    (folder / "answers.toml").write_text("\n".join(head) + "\n" + answer_file(answers))


# get


def test_get_writes_a_student_s_own_questions(at: Typed, home: Path, tmp_path: Path) -> None:
    """It says what it wrote and what comes next; the sheet is that of the student."""
    ended = at("get", SLUG, "--student", "s01")

    assert ended.out == (
        "sums/ holds answers.toml, statement.md and questions.json.\nNext:  cd sums    ·    grader check\n"
    )
    files = {path.name: path.read_text() for path in (tmp_path / SLUG).iterdir()}
    assert set(files) == {"answers.toml", "statement.md", "questions.json", "exercise.toml"}
    sheet = sheet_for(home)
    assert f'student = "s01"\nsheet = "{sheet.fingerprint}"\n' in files["answers.toml"]
    assert sheet.asked[0].question.prompt in files["statement.md"]


@pytest.mark.parametrize(("student", "name"), [("", "you"), (" s01 ", "s01"), ("Jose\u0301 “X”", "José “X")])
def test_a_name_is_kept_in_one_spelling(at: Typed, tmp_path: Path, student: str, name: str) -> None:
    """Without quotes and space around it, which no reader of the file would keep; without one it is yours."""
    assert at("get", SLUG, "--student", student).code == 0

    assert json.loads((tmp_path / SLUG / "questions.json").read_text())["student"] == name


def test_get_again_keeps_answers_and_renews_the_rest(at: Typed, given: Path) -> None:
    """Work is never lost."""
    fill_in(given, Q01=5)
    begun = (given / "answers.toml").read_text()
    (given / "questions.json").write_text("damaged")

    ended = at("get", SLUG, "--student", "s01")

    assert "answers.toml was there already and is left as it is." in ended.out
    assert (given / "answers.toml").read_text() == begun
    assert json.loads((given / "questions.json").read_text())["student"] == "s01"


def test_the_folder_of_another_student_is_refused(at: Typed, given: Path) -> None:
    """Their answers would stand beside other questions; nothing is touched."""
    before = {path: path.read_bytes() for path in given.iterdir()}

    ended = at("get", SLUG, "--student", "s02")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: sums/answers.toml: holds answers of 's01'; choose another folder with --to\n"
    )
    assert {path: path.read_bytes() for path in given.iterdir()} == before


def test_answers_to_a_sheet_of_before_are_kept_from_the_new_one(at: Typed, given: Path) -> None:
    """With other numbers they would all be wrong."""
    text = (given / "answers.toml").read_text()
    (given / "answers.toml").write_text(text.replace('sheet = "', 'sheet = "0'))

    ended = at("get", SLUG, "--student", "s01")

    assert ended.code == 2
    assert "by now: the questions have changed. Get them with --to into another folder" in ended.err


def test_a_folder_of_another_exercise_is_refused(typed: Typed, given: Path) -> None:
    """Also between two exercises of questions, whose files have the same names."""
    ended = typed("get", "bowl_quiz", "--to", given, "--course", PROJECT)

    assert ended.code == 2
    assert "holds another exercise; choose another folder with --to" in ended.err


# check


def test_a_student_s_way_to_full_marks(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Get, check, fill in, check, hand in: the bowl's own quiz."""
    typed("get", "bowl_quiz", "--student", "s01", "--course", PROJECT)
    folder = tmp_path / "bowl_quiz"
    monkeypatch.chdir(folder)
    empty = typed("check")
    fill_in(folder, **right_answers(sheet_for(PROJECT, slug="bowl_quiz")))
    full = typed("check")
    graded = typed("grade", "bowl_quiz", ".", "--course", PROJECT)

    assert (empty.code, full.code, graded.code) == (1, 0, 0)
    assert "0 of 10 answers can be read." in empty.out
    assert "10 of 10 answers can be read. Whether they are right, handing in tells." in full.out
    assert graded.out.startswith("bowl_quiz   answers.toml   s01\n\n  ✓ pass  Q01  Fog, slope, stride ")
    assert "answers.toml  passed           14.00 / 14\n\n1 submission: 1 passed." in graded.out


def test_check_needs_no_course(typed: Typed, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A student has none; the folder holds what is needed, and no key."""
    monkeypatch.chdir(given)
    monkeypatch.delenv("GRADER_COURSE_KEY")
    fill_in(given, Q01=99, Q02="a b c d", Q03="I do not know.")

    assert typed("check").code == 0


def test_check_says_what_to_change(typed: Typed, given: Path) -> None:
    """Each answer has its line; what belongs to no question is told, too."""
    fill_in(given, Q01="3,5", Q03="", Q2="a", Q17=3)

    ended = typed("check", SLUG)

    assert ended.code == 1
    assert ended.out == (
        "sums   answers.toml   can it be read? (does not count)\n\n"
        "  ✗ FAIL  Q01  Title of Q01\n"
        '          expected a number, got "3,5"; write 3.5 with a point, not a comma\n'
        "  – none  Q02  Title of Q02\n"
        "  – none  Q03  Title of Q03\n"
        "  ✗ FAIL  Q2  there is no such question\n"
        "  ✗ FAIL  Q17  there is no such question\n\n"
        "0 of 3 answers can be read. Whether they are right, handing in tells.\n"
        "Next:  grader check --watch   checks again whenever you save\n"
    )


def test_check_tells_of_answers_to_another_sheet(typed: Typed, given: Path) -> None:
    """They can be read, and would not be graded: better told before they are handed in."""
    fill_in(given, Q01=5, Q02="a", Q03="So it is.")
    text = (given / "answers.toml").read_text()
    (given / "answers.toml").write_text(text.replace('"s01"', '"s02"').replace('"sums"', '"suns"'))

    ended = typed("check", SLUG)

    assert ended.code == 1
    words = " ".join(ended.out.split())
    assert (
        '✗ FAIL expected exercise = "sums", as in the file that came with these questions, got "suns"'
        in words
    )
    assert (
        '✗ FAIL expected student = "s01", as in the file that came with these questions, got "s02"' in words
    )
    assert "3 of 3 answers can be read." in ended.out


def make_a_folder_of(file: Path) -> None:
    """Put a folder in the place of a file."""
    file.unlink()
    file.mkdir()


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "UTF-16": (lambda file: file.write_text("Q01 = 1", "utf-16"), "it is saved as UTF-16; save it as UTF-8"),
    "Latin-1": (
        lambda file: file.write_bytes(b"Q01 = \xe9"),
        "it is not UTF-8 text (see line 1); save it as",
    ),
    "empty": (lambda file: file.write_text(""), "the file is empty"),
    "large": (lambda file: file.write_text("#" * 70_000), "it has 70,000 bytes; at most 65,536 are taken"),
    "a folder": (make_a_folder_of, "it is a folder, not a file"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_check_says_why_a_file_would_not_be_taken(
    typed: Typed, given: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of the student, not of the grader: exit code 1, as for any answer that cannot be read."""
    change, sentence = UNREADABLE[name]
    change(given / "answers.toml")
    monkeypatch.chdir(given)

    text, data = typed("check"), typed("check", "--json")

    assert (text.code, data.code) == (1, 1)
    assert f"  ✗ FAIL  {sentence}" in text.out
    assert "Nothing is lost: mend this and check again." in text.out
    assert json.loads(data.out)["problems"][0].startswith(sentence)


def test_check_as_json_says_the_same(typed: Typed, given: Path) -> None:
    """For an editor, or a web page."""
    fill_in(given, Q01="3,5", Q02="a", Q77="?")

    ended = typed("check", SLUG, "--json")

    assert ended.code == 1
    said = json.loads(ended.out)
    assert {key: said[key] for key in ("schema", "exercise", "unknown", "problems")} == {
        "schema": 1,
        "exercise": SLUG,
        "unknown": ["Q77"],
        "problems": [],
    }
    assert [(row["id"], row["blank"], bool(row["problem"])) for row in said["answers"]] == [
        ("Q01", False, True),
        ("Q02", False, False),
        ("Q03", True, False),
    ]


@pytest.mark.parametrize("argument", ["sums", "sums/answers.toml", "sums/mine.toml"])
def test_check_takes_a_file_or_its_folder(typed: Typed, given: Path, argument: str) -> None:
    """From anywhere, and under any name."""
    fill_in(given, Q01=1, Q02="a", Q03="As it is.")
    shutil.copy(given / "answers.toml", given / "mine.toml")

    assert typed("check", argument).code == 0


def test_check_of_a_lone_file_draws_its_questions_in_the_course(at: Typed, tmp_path: Path) -> None:
    """An author's way: the file says for what and whose it is."""
    (tmp_path / "any.toml").write_text(answer_file({"Q01": 1}, exercise=SLUG, student="s01"))
    (tmp_path / "none.toml").write_text('exercise = "nothing"')

    assert "1 of 3 answers can be read." in at("check", "any.toml").out
    assert "no exercise 'nothing' in" in at("check", "none.toml").err
    assert "no exercise 'none' in" in at("check", write(tmp_path / "none.toml", "Q01 = 1")).err


def write(path: Path, text: str) -> Path:
    """Write a file and return where."""
    path.write_text(text)
    return path


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"questions": [{"id": "Q01"}]}'])
def test_a_damaged_sheet_is_no_failure_of_the_grader(typed: Typed, given: Path, text: str) -> None:
    """It says which command writes it again; exit code 2."""
    (given / "questions.json").write_text(text)

    ended = typed("check", SLUG)

    assert ended.code == 2
    assert "`grader get` writes" in ended.err


def test_watch_follows_an_editor(given: Path) -> None:
    """As with code: each time the file is saved, whatever is in it, until Ctrl-C."""
    watching = Running(["check", "--watch"], given)
    watching.reads("Waiting for the file to be saved; Ctrl-C ends.")
    (given / "answers.toml").write_bytes(b"\xff\xfe")
    watching.reads("it is saved as UTF-16")
    watching.reads("Waiting for the file to be saved; Ctrl-C ends.", times=2)
    (given / "answers.toml").write_text("Q01 = 3")
    watching.reads("1 of 3 answers can be read.")
    watching.interrupt()

    assert watching.ended().code == 130


# show


@pytest.mark.parametrize("name", [SLUG, "Q01"])
def test_show_has_the_student_s_own_numbers(at: Typed, home: Path, name: str) -> None:
    """By the name of the exercise or the id of an item; each student sees others."""
    shown = {student: at("show", name, "--student", student).out for student in ("s01", "s02", "s03")}

    for student, text in shown.items():
        assert sheet_for(home, student).asked[0].question.prompt in text
    assert len(set(shown.values())) == 3
    assert at("show", name).out == at("show", name, "--student", "you").out


def test_show_in_a_student_s_folder_is_what_stands_there(
    typed: Typed, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the course: the statement with the questions, as it was handed out."""
    monkeypatch.chdir(given)

    assert typed("show", SLUG).out == (given / "statement.md").read_text() + "\n"


def test_show_as_json_says_whose_it_is(at: Typed, home: Path) -> None:
    """And which sheet; no key, no hint."""
    shown = json.loads(at("show", "Q01", "--student", "s01", "--json").out)

    assert (shown["student"], shown["sheet"]) == ("s01", sheet_for(home).fingerprint)
    assert "Count on." not in json.dumps(shown)


# hint


def test_hints_come_one_at_a_time(at: Typed, home: Path) -> None:
    """With the student's own numbers, what they cost, and the way to the next."""
    first = at("hint", "Q01", "--student", "s01")
    second = at("hint", "Q01", "2", "--student", "s01")

    numbers = sheet_for(home).asked[0].numbers
    assert first.out == (
        "**Q01 · Title of Q01** · hint 1 of 2\n\nCount on.\n\n"
        "The first hint is free; each further one costs 10% of the item's points where hand-ins are "
        "recorded.\n"
        "Next:  grader hint Q01 2\n"
    )
    assert f"Begin at {numbers['a']}, and count {numbers['b']} more." in second.out
    assert "Next:" not in second.out


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("free_hints = 0, hint_cost = 0.125", "Each hint costs 12.5% of the item's points"),
        ("free_hints = 2, hint_cost = 1", "The first 2 hints are free; each further one costs 100% of"),
    ],
)
def test_what_hints_cost_is_told_as_it_is_counted(
    typed: Typed, tmp_path: Path, rules: str, told: str
) -> None:
    """Not rounded to whole percents."""
    path = write_quiz(tmp_path).folder / "exercise.toml"
    path.write_text(path.read_text().replace("limits =", f"rules = {{ {rules} }}\nlimits ="))
    assert told in typed("hint", "Q01", "--student", "s01", "--course", tmp_path).out


def test_hints_have_the_numbers_of_the_answers_that_lie_there(
    at: Typed, home: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to type a name; elsewhere the numbers are nobody's, and that is said."""
    elsewhere = at("hint", "Q01", "2")
    monkeypatch.chdir(given)
    here = at("hint", "Q01", "2")

    numbers = sheet_for(home, "s01").asked[0].numbers
    assert f"Begin at {numbers['a']}, and count {numbers['b']} more." in here.out
    assert "nobody's" not in here.out
    assert "The numbers are nobody's; yours come with --student NAME, or beside" in elsewhere.out


def test_a_hint_as_json_says_how_many_there_are(at: Typed) -> None:
    """So that a page can offer the next."""
    assert json.loads(at("hint", "Q02", "--json").out) == {
        "schema": 1,
        "item": "Q02",
        "number": 1,
        "of": 1,
        "hint": "Halve them.",
    }


# solution


def test_a_solution_is_not_shown_before_it_is_solved(at: Typed) -> None:
    """Where nobody can be asked it is refused: exit code 4; --yes shows it."""
    refused = at("solution", "Q01", "--student", "s01")
    shown = at("solution", "Q01", "--student", "s01", "--yes")

    assert (refused.code, refused.out) == (4, "")
    assert refused.err == (
        "error: Q01 is not solved here yet: its solution is shown after full score, or with --yes\n"
    )
    assert shown.out.startswith("# Q01 · Title of Q01\n\nWhat is ")
    assert "## Solution\n\nFrom $" in shown.out


def test_a_solution_is_shown_to_who_has_solved_it(
    at: Typed, home: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the answers in the folder, item by item: one that is wrong does not hide another."""
    monkeypatch.chdir(given)
    sheet = sheet_for(home)
    fill_in(given, Q01=sheet.asked[0].question.key, Q02="a", Q03="One can always add one.")

    solved, wrong, prose = (at("solution", name) for name in ALL)

    assert (solved.code, wrong.code, prose.code) == (0, 4, 4)
    assert f"the answer is ${sheet.asked[0].question.key}$" in solved.out
    assert at("solution", "Q01", "--student", "s02").code == 4


def test_the_solution_of_prose_is_a_model_with_its_rubric(at: Typed) -> None:
    """What a person looks for."""
    shown = at("solution", "Q03", "--yes").out

    assert "**An answer that earns all points:**\n\nBecause one can always add one more.\n" in shown
    assert shown.endswith("- 3: Adds one.\n\n")


# grade


@pytest.fixture
def classroom(home: Path, tmp_path: Path) -> Path:
    """Hand in four files and two folders: right, sloppy, empty, somebody else's, and a whole handout."""
    folder = tmp_path / "class"
    folder.mkdir()
    keys = {
        student: right_answers(sheet_for(home, student)) for student in ("s01", "s02", "s03", "s05", "s06")
    }
    (folder / "s01.toml").write_text(answer_file(keys["s01"], exercise=SLUG, student="s01"))
    (folder / "s02.toml").write_text(f"Q01 = {keys['s02']['Q01']} # sure\nQ02 = 1,5\n")
    (folder / "s03.toml").write_text("# nothing yet\n")
    (folder / "s04.toml").write_text(answer_file(keys["s05"], student="s05"))
    (folder / "s05").mkdir()
    (folder / "s05" / "my answers.toml").write_text(answer_file({**keys["s05"], "Q02": "a b c d"}))
    (folder / "s06").mkdir()
    for name in ("exercise.toml", "questions.json"):
        (folder / "s06" / name).touch()
    (folder / "s06" / "answers.toml").write_text(answer_file(keys["s06"], student="s06"))
    return folder


@pytest.mark.usefixtures("classroom")
def test_a_class_is_graded_file_by_file_and_folder_by_folder(at: Typed, tmp_path: Path) -> None:
    """Each with the numbers of its student; what waits for a person is counted apart."""
    ended = at("grade", SLUG, "class", "--json", "results.json", "-j", "1")

    file = json.loads((tmp_path / "results.json").read_text())
    jsonschema.validate(file, schema())
    results = {result["student"]: result for result in file["results"]}
    assert ended.code == 0
    assert {
        name: (result["verdict"], result["points"], result["pending"]) for name, result in results.items()
    } == {
        "s01": ("partial", 4, 3),
        "s02": ("partial", 2, 0),
        "s03": ("failed", 0, 0),
        "s04": ("not_gradable", 0, 0),
        "s05": ("partial", 2, 3),
        "s06": ("partial", 4, 3),
    }
    assert results["s02"]["message"].startswith("Q02: cannot be read: ")
    assert results["s04"]["message"].startswith(
        'these answers are to the questions of "s05", and were handed'
    )
    assert "3 with answers that wait for a person; their points are not in yet." in ended.out
    assert results["s05"]["submission"] == "s05/my answers.toml"


@pytest.mark.usefixtures("classroom")
def test_over_several_processes_the_results_are_the_same(at: Typed, tmp_path: Path) -> None:
    """The key travels with the work."""
    for jobs in ("1", "2"):
        assert at("grade", SLUG, "class", "--json", f"results{jobs}.json", "-j", jobs).code == 0

    one, two = (json.loads((tmp_path / f"results{jobs}.json").read_text())["results"] for jobs in "12")
    assert [said["points"] for said in two] == [said["points"] for said in one]
    assert [said["tests"] for said in two] == [said["tests"] for said in one]


@pytest.mark.usefixtures("classroom")
def test_one_file_is_shown_item_by_item(at: Typed) -> None:
    """With what each earned, and what is told."""
    ended = at("grade", SLUG, "class/s02.toml")

    assert ended.out.startswith("sums   s02.toml   s02\n\n  ✓ pass  Q01  Title of Q01 ")
    assert "  – skip  Q02  Title of Q02 " in ended.out
    assert '\n            cannot be read: expected letters from a to d, got "1,5"; "1"' in ended.out


def test_the_folder_of_a_student_is_graded_as_it_is(at: Typed, home: Path, given: Path) -> None:
    """By its folder, or typed in it: the file says whose it is."""
    fill_in(given, **right_answers(sheet_for(home)))

    assert at("grade", SLUG, SLUG).out == at("grade", SLUG, "sums/answers.toml").out
    assert "answers.toml  partial       4.00 / 7 +3 pending" in at("grade", SLUG, SLUG).out


def test_a_file_called_like_everybody_s_says_itself_whose_it_is(
    at: Typed, home: Path, tmp_path: Path
) -> None:
    """Also among others in a folder; it is no student of the name `answers`."""
    text = answer_file(right_answers(sheet_for(home)), student="s01")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "answers.toml").write_text(text)

    assert "sums   answers.toml   s01\n" in at("grade", SLUG, "class").out


def test_student_names_whose_file_it_is(at: Typed, home: Path, tmp_path: Path) -> None:
    """Whatever it is called: a learning platform may have renamed it."""
    (tmp_path / "12345_file(1).toml").write_text(answer_file(right_answers(sheet_for(home)), student="s01"))

    alone = at("grade", SLUG, "12345_file(1).toml")
    named = at("grade", SLUG, "12345_file(1).toml", "--student", " s01 ")

    assert 'and were handed in by "12345_file(1)", whose numbers are others' in alone.out
    assert "12345_file(1).toml  partial       4.00 / 7 +3 pending" in named.out


def test_no_text_of_a_student_moves_the_cursor(at: Typed, tmp_path: Path) -> None:
    """Neither an answer, nor a key, nor a name."""
    (tmp_path / "answers.toml").write_text(
        'student = "\\u001b[31mred"\nQ01 = "\\u001b[2J"\nQ02 = "\\u0007"\n"\\u001b]0;x" = 1\n'
    )

    screens = [
        at("grade", SLUG, "answers.toml"),
        at("grade", SLUG, "answers.toml", "--student", "s01"),
        at("check", "answers.toml", "-e", SLUG),
        at("check", "answers.toml", "-e", SLUG, "--student", "s01"),
    ]

    shown = "".join(ended.out + ended.err for ended in screens)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "Traceback" not in shown
    assert "\\x1b" in shown


# The key


def test_a_course_makes_its_key_once(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that only its owner may open; the same numbers ever after."""
    monkeypatch.delenv("GRADER_COURSE_KEY")
    write_quiz(tmp_path, *ALL)
    first, second = (typed("get", SLUG, "--student", "s01", "--to", name) for name in ("one", "two"))

    key = tmp_path / ".grader" / "course.key"
    assert (first.code, second.code) == (0, 0)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert (tmp_path / "one" / "questions.json").read_text() == (
        tmp_path / "two" / "questions.json"
    ).read_text()
    text = answer_file(right_answers(sheet_for(tmp_path)), student="s01")
    assert "4.00 / 7" in typed("grade", SLUG, write(tmp_path / "s01.toml", text)).out


def test_the_environment_may_hold_the_key(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then no file is made, and another key makes another sheet."""
    write_quiz(tmp_path, *ALL)
    sheets = []
    for key in ("the first key of a course", "the second key of a course"):
        monkeypatch.setenv("GRADER_COURSE_KEY", key)
        sheets.append(json.loads(typed("show", SLUG, "--student", "s01", "--json").out)["sheet"])

    assert sheets[0] != sheets[1]
    assert not (tmp_path / ".grader").exists()


@pytest.mark.parametrize(
    "command", ["get sums", "show Q01", "grade sums s01.toml", "hint Q01", "solution Q01 --yes"]
)
def test_another_key_than_the_course_s_is_refused(typed: Typed, tmp_path: Path, command: str) -> None:
    """By every command that draws: everybody would get other numbers."""
    write_quiz(tmp_path, *ALL, key="0123456789abcdef")
    (tmp_path / "s01.toml").write_text("Q01 = 1")

    ended = typed(*command.split())

    assert (ended.code, ended.out) == (2, "")
    assert "and course.toml names 0123456789abcdef: with another key everybody gets other" in ended.err
    assert not (tmp_path / SLUG).exists()


# Wrong input


WRONG = {
    "get Q77": "no exercise 'Q77' in 'A small course'; there are: sums",
    "get sums --to a_file": "a_file: there is a file of this name; choose another folder with --to",
    "get sums --student \x1b[2J": "--student: expected a name of at most 200 letters, digits and signs",
    "get sums --student \udcff": "--student: expected a name of at most 200 letters, digits and signs",
    f"get sums --student {'x' * 201}": "--student: expected a name of at most 200 letters, digits and signs",
    "hint sums": "sums has 3 items; name one: Q01, Q02, Q03",
    "hint Q01 3": "Q01 has 2 hints; there is no hint 3",
    "hint Q02 2": "Q02 has 1 hint; there is no hint 2",
    "hint Q03": "Q03 has no hints; there is no hint 1",
    "hint Q77": "no exercise 'Q77' in 'A small course'; there are: sums",
    "solution sums": "sums has 3 items; name one: Q01, Q02, Q03",
    "solution Q77 --yes": "no exercise 'Q77' in 'A small course'; there are: sums",
    "grade sums nothing.toml": "nothing.toml: no such file or folder",
    "grade sums two --student s01": "--student names one student, and there are 2 submissions",
    "grade sums two/s01.toml --student \x07": "--student: expected a name of at most 200 letters, digits",
    "check nothing.toml": "nothing.toml: no such file",
    "check a_file.toml": "no exercise 'a_file' in 'A small course'; there are: sums",
    "check empty": "which file? Name it, or type this in a folder that `grader get EXERCISE` wrote",
    "check utf16.toml": "utf16.toml: it is saved as UTF-16; save it as UTF-8",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_does_not_fit_is_named(at: Typed, tmp_path: Path, line: str) -> None:
    """Exit code 2, one sentence on standard error, nothing on standard output."""
    (tmp_path / "a_file").touch()
    (tmp_path / "a_file.toml").write_text("Q01 = 1")
    (tmp_path / "utf16.toml").write_text("Q01 = 1", "utf-16")
    (tmp_path / "empty").mkdir()
    (tmp_path / "two").mkdir()
    for name in ("s01.toml", "s02.toml"):
        (tmp_path / "two" / name).write_text("Q01 = 1")

    ended = at(*line.split(" "))

    assert ended.err.startswith("error: ")
    assert WRONG[line] in ended.err
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize("line", ["hint Q01 0", "hint Q01 second", "hint", "solution"])
def test_what_is_mistyped_is_named(at: Typed, line: str) -> None:
    """Exit code 2, and where to find help."""
    ended = at(*line.split())

    assert ended.code == 2
    assert " -h' for help." in ended.err


@pytest.mark.parametrize(
    "command", ["get sums", "show sums", "grade sums s01.toml", "hint Q01", "solution Q01", "check s01.toml"]
)
def test_a_copy_of_the_course_without_questions_says_what_is_needed(
    typed: Typed, tmp_path: Path, command: str
) -> None:
    """As students have it: exit code 2, and no key is made for it."""
    quiz = write_quiz(tmp_path, *ALL)
    (quiz.folder / "questions.py").unlink()
    (tmp_path / "s01.toml").write_text('exercise = "sums"\nQ01 = 1')

    ended = typed(*command.split())

    assert (ended.code, ended.out) == (2, "")
    assert "sums has no questions.py: this needs the course's own repository (--course)" in ended.err
    assert not (tmp_path / ".grader").exists()


def test_a_broken_file_of_questions_is_one_sentence(typed: Typed, tmp_path: Path) -> None:
    """With its place, for whoever gets or grades; no line of ours."""
    write_quiz(tmp_path, "Q01", questions="x = (\n")
    (tmp_path / "s01.toml").write_text("Q01 = 1")

    for command in ("get sums", "grade sums s01.toml", "hint Q01"):
        ended = typed(*command.split())
        assert ended.code == 2
        assert "questions.py:4: '(' was never closed" in ended.err
        assert "grader/" not in ended.err
