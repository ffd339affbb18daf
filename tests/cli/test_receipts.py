"""Receipts on the command line: signed where it is graded, checked anywhere, derived with the course."""

import json
import os
import shutil
from pathlib import Path

import pytest

from grader.cli.receipts import SUFFIX
from grader.receipts.signing import KEY_FILE, known_signer
from grader.store.opening import opened
from grader.store.place import place_at
from tests.classes import Class
from tests.cli.command import Ended, run
from tests.cli.conftest import Typed
from tests.courses import BROKEN, RIGHT, WRONG, write_course

DRAWN = '''
@pytest.mark.case("H01")
@pytest.mark.points(4)
def test_own(submission, expect, drawn):
    """Your own number."""
    expect.equal(submission.double(drawn), 2 * drawn)
'''
DRAWS = "def inputs(draw):\n    return draw.integer(1, 10**9)\n"
HALF = "def double(x):\n    return 2 * x if x < 10 else 0\n"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade a class of four, sign all results, and return the folder."""
    root = tmp_path_factory.mktemp("receipts")
    write_course(root / "course")
    (root / "class").mkdir()
    for name, source in {"s01": RIGHT, "s02": WRONG, "s03": HALF, "s04": BROKEN}.items():
        (root / "class" / f"{name}.py").write_text(source)
    ended = run("grade", "doubling", "class", "--json", "r.json", "--course", "course", cwd=root)
    assert ended.code == 0, ended.err
    ended = run("receipt", "r.json", "--all", "--out", "signed", "--course", "course", cwd=root)
    assert ended.code == 0, ended.err
    (root / "screen.txt").write_text(ended.out)
    return root


@pytest.fixture
def place(graded: Path, tmp_path: Path) -> Path:
    """Return a copy of it all, to be changed."""
    shutil.copytree(graded, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


def verified(place: Path, student: str, *more: str) -> Ended:
    """Verify the receipt of a student with the course and what was handed in."""
    receipt = f"signed/{student}.py{SUFFIX}"
    file = f"class/{student}.py"
    return run("verify", receipt, "--submission", file, "--course", "course", *more, cwd=place)


def names(ended: Ended) -> list[str]:
    """Return what differs, by name."""
    return [one["name"] for one in json.loads(ended.out)["differences"]]


def test_a_class_is_signed_with_one_key(graded: Path) -> None:
    """A file for each, closed key beside the course, and the public key to be published on the screen."""
    files = sorted((graded / "signed").iterdir())
    signers = {json.loads(file.read_text())["public_key"] for file in files}

    assert [file.name for file in files] == [f"s0{number}.py{SUFFIX}" for number in range(1, 5)]
    assert signers == {known_signer(graded / "course")}
    assert (graded / "course" / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert (graded / "screen.txt").read_text() == (
        f"4 receipts: signed\nSigned with the key {signers.pop()}: publish it, so that anybody can check.\n"
    )


@pytest.mark.parametrize("student", ["s01", "s02", "s03", "s04"])
def test_an_unchanged_course_derives_the_same(graded: Path, student: str) -> None:
    """Whatever the verdict was: passed, failed, partial or not gradable."""
    ended = verified(graded, student)

    assert ended.code == 0, ended.out + ended.err
    assert ended.out.endswith(
        "Same: the signature, the file, all that decides the result, and the result of every case.\n"
    )


def test_a_changed_suite_is_named(place: Path) -> None:
    """Also where the result stays; where it does not, the cases are named as well."""
    suite = place / "course" / "exercises" / "doubling" / "test_hidden.py"
    suite.write_text(suite.read_text().replace("(1000), 2000", "(2000), 4000"))

    harmless = verified(place, "s01", "--json")
    suite.write_text(suite.read_text().replace("(2000), 4000", "(3), 6"))
    better = verified(place, "s03", "--json")

    assert (harmless.code, names(harmless)) == (1, ["exercise"])
    assert json.loads(harmless.out)["same_result"] is True
    assert (better.code, names(better)) == (1, ["exercise", "verdict", "points", "case H01", "case H02"])


def test_a_changed_reference_is_named(place: Path) -> None:
    """It decides what is right."""
    (place / "course" / "reference" / "__init__.py").write_text("# another\n")

    ended = verified(place, "s01", "--json")

    assert (ended.code, names(ended)) == (1, ["reference"])


def test_another_file_is_named(place: Path) -> None:
    """Its bytes, and what they change; a comment changes nothing but the bytes."""
    (place / "class" / "s01.py").write_text(RIGHT + "# mine\n")
    (place / "class" / "s02.py").write_text(RIGHT)

    comment, other = verified(place, "s01", "--json"), verified(place, "s02", "--json")

    assert (comment.code, names(comment)) == (1, ["submission"])
    assert (other.code, names(other)[:3]) == (1, ["submission", "verdict", "points"])


def test_better_points_in_the_file_break_the_signature_and_do_not_come_out(place: Path) -> None:
    """What was forged is named twice: as a document, and as a result."""
    receipt = place / "signed" / f"s02.py{SUFFIX}"
    receipt.write_text(
        receipt.read_text().replace('"points": 0.0,\n  "student"', '"points": 4.0,\n  "student"')
    )

    ended = verified(place, "s02")

    assert ended.code == 1
    assert "the signature does not fit: something was changed after signing" in ended.out
    assert "points: 4.0 of 4.0 points; here 0.0 of 4.0 points" in ended.out


def test_an_exercise_that_is_not_there_does_not_hide_a_forgery(place: Path) -> None:
    """The signature is told; what cannot be derived is said."""
    receipt = place / "signed" / f"s02.py{SUFFIX}"
    receipt.write_text(receipt.read_text().replace('"doubling"', '"tripling"'))

    ended = verified(place, "s02")

    assert ended.code == 1
    assert "the signature does not fit" in ended.out
    assert "It cannot be derived again: no exercise 'tripling' in" in ended.out


def test_another_signer_is_named(place: Path) -> None:
    """The receipt was signed with a key that is not the course's any more, or never was."""
    (place / "course" / KEY_FILE).unlink()
    again = run("receipt", "r.json", "s01", "--out", "new.json", "--course", "course", cwd=place)
    assert again.code == 0, again.err

    old = run("verify", f"signed/s01.py{SUFFIX}", "--course", "course", "--json", cwd=place)
    new = run("verify", "new.json", "--course", "course", "--json", cwd=place)

    assert (old.code, names(old)) == (1, ["signer"])
    assert (new.code, names(new)) == (0, [])


def test_another_course_key_is_named(tmp_path: Path) -> None:
    """It draws other data for everybody; verifying without one makes none."""
    exercise = write_course(tmp_path / "course", hidden=DRAWN)
    (exercise.folder / "draws.py").write_text(DRAWS)
    (tmp_path / "s01.py").write_text(RIGHT)
    course = ("--course", "course")
    graded = run("grade", "doubling", "s01.py", "--json", "r.json", *course, cwd=tmp_path)
    assert graded.code == 0, graded.err
    assert run("receipt", "r.json", "s01", "--out", "r1.json", *course, cwd=tmp_path).code == 0
    verify = ("verify", "r1.json", "--submission", "s01.py", *course)

    same = run(*verify, cwd=tmp_path)
    other = run(
        *verify, "--json", cwd=tmp_path, environment={"GRADER_COURSE_KEY": "another key, long enough"}
    )
    none = run(*verify, cwd=tmp_path, environment={"GRADER_COURSE_KEY": ""})

    assert same.code == 0, same.out + same.err
    assert (other.code, names(other)) == (1, ["key"])
    assert none.code == 2
    assert "the course key is not here, and the receipt's result was drawn with" in none.err
    assert not (tmp_path / "course" / ".grader" / "course.key").exists()


def test_a_signature_is_checked_without_a_course(graded: Path, typed: Typed) -> None:
    """By whoever has the file: with the published key to the end, without it as far as it goes."""
    receipt = graded / "signed" / f"s01.py{SUFFIX}"
    signer = json.loads(receipt.read_text())["public_key"]

    known, unknown = typed("verify", receipt, "--signer", signer), typed("verify", receipt)
    other = typed("verify", receipt, "--signer", "0" * 64)

    assert known.code == 0
    assert known.out.endswith("With --submission FILE the result is derived again.\n")
    assert unknown.code == 0
    assert "Whose key this is, cannot be told here" in unknown.out
    assert other.code == 1
    assert "signed with another key than the course's" in other.out


def test_receipts_of_one_student_or_submission(graded: Path, typed: Typed, tmp_path: Path) -> None:
    """By either name; one goes to a file, or into a folder that is there."""
    course = ("--course", graded / "course")
    (tmp_path / "folder").mkdir()

    for name, out in (("s02", "one.json"), ("s02.py", "folder")):
        assert typed("receipt", graded / "r.json", name, "--out", out, *course).code == 0

    written = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json"))
    assert written == [f"folder/s02.py{SUFFIX}", "one.json"]
    assert all(json.loads((tmp_path / path).read_text())["result"]["student"] == "s02" for path in written)


def test_no_name_leads_out_of_the_folder(graded: Path, typed: Typed, tmp_path: Path) -> None:
    """A submission is called as a stranger likes; two that look alike do not take each other's place."""
    data = json.loads((graded / "r.json").read_text())
    first = data["results"][0]
    data["results"] = [
        first | {"submission": name} for name in ("../../up", "a/b", "a_b", "A_B", "..", "-rf")
    ]
    (tmp_path / "r.json").write_text(json.dumps(data))

    ended = typed("receipt", "r.json", "--all", "--out", "new", "--course", graded / "course")

    assert ended.code == 0, ended.err
    found = sorted(path.name.removesuffix(SUFFIX) for path in (tmp_path / "new").iterdir())
    assert found == ["A_B~3", "_.._up", "a_b", "a_b~2", "rf", "submission"]
    assert {path.name for path in tmp_path.iterdir()} == {"r.json", "new"}


WRONG_LINES = {
    "receipt r.json --out x": "which results? name submissions or students, or say --all",
    "receipt r.json s01 --all --out x": "which results? name submissions or students, or say --all",
    "receipt r.json nobody --out x": "r.json: no submission or student is called 'nobody'",
    "receipt none.json --all --out x": "none.json: cannot be read: No such file or directory",
    "receipt text --all --out x": "text: no results are in it: `grader grade ... --json FILE` writes them",
    "receipt deep --all --out x": "deep: no results are in it: `grader grade ... --json FILE` writes them",
    "receipt list.json --all --out x": "list.json: no results are in it",
    "receipt odd.json --all --out x": "odd.json: its results are not what `grader grade ...",
    "receipt nan.json --all --out x": "nan.json: no results are in it: `grader grade ...",
    "receipt none_graded.json s01 --out x": "a submission that was not graded has no result to sign",
    "receipt none_graded.json --all --out x": "none_graded.json: no result is in it that could be signed",
    "receipt r.json s01 --out nowhere/x": "nowhere: there is no such folder",
    "receipt r.json --all --out text": "text: cannot be written: File exists",
    "verify none.json": "none.json: cannot be read: No such file or directory",
    "verify .": ".: it is no receipt: it is not a plain file",
    "verify text": "text: it is no receipt: invalid JSON: ",
    "verify huge": "huge: it is no receipt: it has more than 1,048,576 bytes",
    "verify one.json --signer abc": "--signer: expected the 64 hexadecimal digits of a public key, got 'abc'",
    "verify one.json --submission nothing.py": "nothing.py: no such file or folder",
    "verify one.json --submission class": "class: a receipt is about one submission, and there are 4",
    "verify one.json --submission class/s01.py --isolation strong": "isolation is 'strong'; it must be",
}


@pytest.mark.parametrize("line", WRONG_LINES)
def test_what_does_not_fit_is_named(
    place: Path, typed: Typed, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, one sentence, and nothing is written."""
    monkeypatch.chdir(place)
    data = json.loads((place / "r.json").read_text())
    first = data["results"][0]
    for name, results in {
        "list": [[1]],
        "odd": [first | {"tests": None}],
        "nan": [first | {"points": float("nan")}],
        "none_graded": [first | {"verdict": "not_graded", "score": None}],
    }.items():
        (place / f"{name}.json").write_text(json.dumps({"schema": 1, "results": results}))
    (place / "text").write_text("no receipt")
    (place / "deep").write_text("[" * 100_000)
    (place / "huge").write_bytes(b" " * (2**20 + 1))
    shutil.copy(place / "signed" / f"s01.py{SUFFIX}", place / "one.json")
    before = sorted(place.rglob("*"))

    ended = typed(*line.split(), "--course", "course")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("error: ")
    assert WRONG_LINES[line] in ended.err
    assert ended.err.count("\n") == 1
    assert sorted(path for path in place.rglob("*") if "__pycache__" not in path.parts) == before


def test_a_pipe_is_not_waited_for(tmp_path: Path, typed: Typed) -> None:
    """A receipt is a plain file."""
    os.mkfifo(tmp_path / "pipe")

    ended = typed("verify", "pipe")

    assert (ended.code, ended.err) == (2, "error: pipe: it is no receipt: it is not a plain file\n")


def test_what_counts_in_the_store_is_signed(tmp_path: Path, typed: Typed) -> None:
    """For one student or all of them, each receipt under the name of student and exercise."""
    course = ("--course", tmp_path / "course")
    exercise = write_course(tmp_path / "course")
    with opened(place_at(tmp_path / "course" / ".grader"), make=True) as store:
        one = Class(store, exercise)
        one.hands_in(WRONG, "s01")
        one.hands_in(RIGHT, "s01")
        one.hands_in(WRONG, "../s02")
    single = typed("receipt", "doubling", "s01", "--out", "mine.json", *course)
    every = typed("receipt", "doubling", "--all", "--out", "signed", *course)
    nobody = typed("receipt", "doubling", "s09", "--out", "x.json", *course)

    assert (single.code, every.code) == (0, 0), single.err + every.err
    claim = json.loads((tmp_path / "mine.json").read_text())["result"]
    assert (claim["student"], claim["verdict"]) == ("s01", "passed")
    assert sorted(path.name for path in (tmp_path / "signed").iterdir()) == [
        f"_s02.doubling{SUFFIX}",
        f"s01.doubling{SUFFIX}",
    ]
    assert nobody.err == "error: doubling: no submission or student is called 's09'\n"
