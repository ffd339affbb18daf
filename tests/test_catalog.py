"""Courses and exercises are read from folders, and what does not fit names file, line and key."""

from pathlib import Path

import pytest

from grader.catalog import find_course, find_handout, load_exercise, schema_of_exercises
from grader.errors import CatalogError, UsageError
from tests.courses import MANIFEST, as_toml, write_course

GOOD = as_toml(MANIFEST)


def write_manifest(root: Path, text: str) -> Path:
    """Write a course with this exercise.toml, and return the file."""
    path = write_course(root).folder / "exercise.toml"
    path.write_text(text)
    return path


BAD_MANIFESTS: dict[str, tuple[str, str]] = {
    "a key that is not known": (f"{GOOD}weight = 3\n", "{path}:9: weight: there is no such key"),
    "a missing key": (GOOD.replace("points = 4\n", ""), "{path}:1: points: is missing"),
    "an old version": (
        GOOD.replace("schema = 1", "schema = 0"),
        "{path}:1: schema: input should be 1, got 0",
    ),
    "another kind": (
        GOOD.replace("challenge", "essay"),
        "{path}:2: kind: input should be 'challenge', 'quiz' or 'practice', got 'essay'",
    ),
    "an id that is none": (
        GOOD.replace('"C01"', '"Challenge 1"'),
        "{path}:3: item: string should match pattern '^[A-Z]\\d{{2}}$', got 'Challenge 1'",
    ),
    "no title": (
        GOOD.replace("Twice as much", ""),
        "{path}:4: title: string should have at least 1 character, got ''",
    ),
    "no functions": (
        GOOD.replace('["double"]', "[]"),
        "{path}:6: entry: list should have at least 1 item after validation, not 0, got []",
    ),
    "a function that is no text": (
        GOOD.replace('["double"]', '["double", 3]'),
        "{path}:6: entry.1: input should be a valid string, got 3",
    ),
    "points as text": (
        GOOD.replace("points = 4", 'points = "four"'),
        "{path}:7: points: input should be a valid integer, unable to parse string as an integer, got 'four'",
    ),
    "no points": (
        GOOD.replace("points = 4", "points = 0"),
        "{path}:7: points: input should be greater than 0, got 0",
    ),
    "too difficult": (
        f"{GOOD}difficulty = 6\n",
        "{path}:9: difficulty: input should be less than or equal to 5, got 6",
    ),
    "a limit that is not known": (
        f"{GOOD}limits = {{ wall_s = 3, disk = 1 }}\n",
        "{path}:9: limits.disk: there is no such key",
    ),
    "a limit without end": (
        f"{GOOD}limits = {{ cpu_s = 601 }}\n",
        "{path}:9: limits.cpu_s: input should be less than or equal to 600, got 601",
    ),
    "a limit in a table of its own": (
        f"{GOOD}\n[limits]\ncpu_s = 0\n",
        "{path}:11: limits.cpu_s: input should be greater than 0, got 0",
    ),
    "a comment that names the key before": (
        "# points = 4 would be too many\n" + GOOD.replace("points = 4", "points = 0"),
        "{path}:8: points: input should be greater than 0, got 0",
    ),
    "two problems": (
        GOOD.replace("points = 4", "points = 0") + "weight = 3\n",
        "{path}:7: points: input should be greater than 0, got 0\n{path}:9: weight: there is no such key",
    ),
    "a syntax error": (
        "schema = = 1\n",
        "{path}: Invalid value (at line 1, column 10)",
    ),
    "a key said twice": (f"{GOOD}points = 5\n", "{path}: Cannot overwrite a value (at line 9, column 11)"),
}


@pytest.mark.parametrize(("text", "said"), BAD_MANIFESTS.values(), ids=list(BAD_MANIFESTS))
def test_a_manifest_that_does_not_fit_names_file_line_and_key(tmp_path: Path, text: str, said: str) -> None:
    """An author goes straight to the place."""
    path = write_manifest(tmp_path, text)

    with pytest.raises(CatalogError) as caught:
        find_course(tmp_path).exercise("doubling")
    assert str(caught.value) == said.format(path=path)


def test_a_manifest_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """It was saved by another editor."""
    path = write_manifest(tmp_path, "")
    path.write_bytes(GOOD.encode("utf-16"))

    with pytest.raises(CatalogError, match=r"exercise\.toml: 'utf-8' codec can't decode"):
        load_exercise(path.parent)


BAD_COURSES: dict[str, tuple[str, str]] = {
    "an exercise that is not there": (
        'schema = 1\ntitle = "T"\nexercises = ["doubling", "tripling"]\n',
        "{path}:3: no folder exercises/tripling with an exercise.toml",
    ),
    "no title": ('schema = 1\nexercises = ["doubling"]\n', "{path}:1: title: is missing"),
    "a key that is not known": (
        'schema = 1\ntitle = "T"\nexercises = ["doubling"]\nteacher = "x"\n',
        "{path}:4: teacher: there is no such key",
    ),
    "slugs that are no list": (
        'schema = 1\ntitle = "T"\nexercises = "doubling"\n',
        "{path}:3: exercises: input should be a valid list, got 'doubling'",
    ),
    "a syntax error": (
        "title\n",
        "{path}: Expected '=' after a key in a key/value pair (at line 1, column 6)",
    ),
}


@pytest.mark.parametrize(("text", "said"), BAD_COURSES.values(), ids=list(BAD_COURSES))
def test_a_course_that_does_not_fit_names_file_line_and_key(tmp_path: Path, text: str, said: str) -> None:
    """The same for course.toml."""
    write_course(tmp_path)
    path = tmp_path / "exercises" / "course.toml"
    path.write_text(text)

    with pytest.raises(CatalogError) as caught:
        find_course(tmp_path)
    assert str(caught.value) == said.format(path=path)


@pytest.mark.parametrize("below", [".", "exercises", "exercises/doubling", "reference"])
def test_the_course_around_a_folder_is_found(tmp_path: Path, below: str) -> None:
    """Commands work anywhere in it."""
    write_course(tmp_path)

    course = find_course(tmp_path / below)
    assert (course.root, course.title) == (tmp_path, "A small course")
    assert [exercise.slug for exercise in course.exercises()] == ["doubling"]


def test_the_nearest_course_is_meant(tmp_path: Path) -> None:
    """A course may lie within another one's folder."""
    write_course(tmp_path)
    write_course(tmp_path / "inner", slug="other")

    assert find_course(tmp_path / "inner" / "exercises").manifest.exercises == ["other"]


def test_no_course_says_what_was_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any, and where no course came with the package."""
    monkeypatch.setattr("grader.catalog.BUNDLED", tmp_path / "nothing")

    with pytest.raises(UsageError) as caught:
        find_course(tmp_path)
    assert str(caught.value) == (
        f"no course at {tmp_path} or above it: exercises/course.toml was looked for "
        "(or name one with --course)"
    )


def test_the_course_that_came_with_the_package_is_the_last_resort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A student who installed the package has no repository."""
    write_course(tmp_path / "bundled")
    monkeypatch.setattr("grader.catalog.BUNDLED", tmp_path / "bundled")

    assert find_course(tmp_path).root == tmp_path / "bundled"


def test_an_exercise_is_found_by_slug_and_by_item(tmp_path: Path) -> None:
    """Lists and lessons name the item, folders the slug."""
    write_course(tmp_path)
    course = find_course(tmp_path)

    assert course.exercise("doubling") == course.exercise("C01")
    assert course.exercise("C01").file_name == "doubling.py"


@pytest.mark.parametrize("name", ["tripling", "C99", "../doubling", "", "DOUBLING"])
def test_an_unknown_exercise_names_those_there_are(tmp_path: Path, name: str) -> None:
    """A typing error is the user's."""
    write_course(tmp_path)

    with pytest.raises(UsageError) as caught:
        find_course(tmp_path).exercise(name)
    assert str(caught.value) == f"no exercise {name!r} in 'A small course'; there are: doubling"


@pytest.mark.parametrize("name", ["statement.md", "starter.py", "test_public.py"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """What every exercise must have."""
    folder = write_course(tmp_path).folder
    (folder / name).unlink()

    with pytest.raises(CatalogError) as caught:
        find_course(tmp_path).exercise("doubling")
    assert str(caught.value) == f"{folder}: {name} is missing"


def test_a_folder_must_have_a_plain_name(tmp_path: Path) -> None:
    """It is the same word in folder, command line, report and tests."""
    folder = write_course(tmp_path).folder
    renamed = folder.rename(folder.with_name("My-Exercise"))

    with pytest.raises(CatalogError, match="must be lower case letters, digits and _"):
        load_exercise(renamed, tmp_path)


def test_a_text_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing, or not UTF-8."""
    exercise = write_course(tmp_path)
    (exercise.folder / "statement.md").write_bytes(b"\xff\xfe")

    with pytest.raises(CatalogError, match=r"statement\.md: cannot be read: 'utf-8' codec"):
        exercise.read("statement.md")
    with pytest.raises(CatalogError, match=r"none\.md: cannot be read: .*No such file"):
        exercise.read("none.md")


def test_a_course_without_hidden_suites_cannot_grade(tmp_path: Path) -> None:
    """Students and installed packages do not have them."""
    exercise = write_course(tmp_path)
    exercise.require_hidden_suite()
    exercise.hidden_suite.unlink()

    with pytest.raises(UsageError, match=r"has no test_hidden\.py: this needs the course's own repository"):
        exercise.require_hidden_suite()


def test_limits_are_those_of_the_manifest_and_else_the_usual(tmp_path: Path) -> None:
    """Written in the units of people, used in bytes."""
    limits = write_course(tmp_path, limits={"memory_mib": 64, "output_kib": 2, "call_s": 0.5}).limits

    assert (limits.memory_bytes, limits.output_bytes, limits.call_s) == (64 * 2**20, 2048, 0.5)
    assert (limits.cpu_s, limits.wall_s, limits.threads) == (10, 10.0, 0)


# -------------------------------------------------------------------------------------------- hashes

DECIDES = {
    "exercises/doubling/test_hidden.py": "exercise",
    "exercises/doubling/test_public.py": "exercise",
    "exercises/doubling/exercise.toml": "exercise",
    "exercises/doubling/oracle.py": "exercise",
    "reference/__init__.py": "reference",
    "reference/deeper/descent.py": "reference",
}


def hashes_of(root: Path) -> dict[str, str]:
    """Return the fingerprints of the course as it stands."""
    return find_course(root).exercise("doubling").hashes


@pytest.mark.parametrize(("name", "part"), DECIDES.items(), ids=list(DECIDES))
def test_what_decides_a_result_changes_its_hash(tmp_path: Path, name: str, part: str) -> None:
    """Only results of the same suite, oracle and reference may be used again."""
    write_course(tmp_path)
    before = hashes_of(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        file.write("# changed\n")

    after = hashes_of(tmp_path)
    assert {key for key in after if after[key] != before[key]} == {part}


@pytest.mark.parametrize("name", ["statement.md", "starter.py", "author.md"])
def test_what_decides_nothing_changes_no_hash(tmp_path: Path, name: str) -> None:
    """A corrected word in the statement costs no regrading."""
    write_course(tmp_path)
    before = hashes_of(tmp_path)
    (tmp_path / "exercises" / "doubling" / name).write_text("other words\n")

    assert hashes_of(tmp_path) == before


def test_moving_text_from_one_file_to_the_next_changes_the_hash(tmp_path: Path) -> None:
    """Names and lengths are part of it."""
    exercise = write_course(tmp_path, public="", hidden="", oracle="x = 1\n")
    before = hashes_of(tmp_path)
    whole = exercise.public_suite.read_text()
    exercise.public_suite.write_text(whole[:-4])
    exercise.hidden_suite.write_text(whole[-4:] + exercise.hidden_suite.read_text())

    assert hashes_of(tmp_path)["exercise"] != before["exercise"]


# ------------------------------------------------------------------------------------------ handouts


def test_a_folder_without_a_slug_is_no_handout(tmp_path: Path) -> None:
    """Neither an empty one, nor the course's own."""
    folder = write_course(tmp_path).folder

    assert find_handout(tmp_path) is None
    assert find_handout(folder) is None


@pytest.mark.parametrize("text", ["schema = = 1\n", 'slug = "doubling"\n'], ids=["no TOML", "half of it"])
def test_a_handout_that_was_spoiled_is_named(tmp_path: Path, text: str) -> None:
    """A student may have edited it."""
    (tmp_path / "exercise.toml").write_text(text)

    with pytest.raises(CatalogError, match=r"exercise\.toml:"):
        find_handout(tmp_path)


def test_the_schema_for_editors_names_every_key() -> None:
    """Each with its type; unknown ones are refused."""
    kinds = schema_of_exercises()["$defs"]
    challenge, questions = kinds["ChallengeManifest"], kinds["QuestionsManifest"]
    shared = {"schema", "kind", "title", "summary"}

    assert challenge["additionalProperties"] is questions["additionalProperties"] is False
    assert set(challenge["required"]) == {*shared, "item", "entry", "points"}
    assert set(questions["required"]) == {*shared, "items"}
    assert {"limits", "packages", "hints", "needs", "rules"} <= set(challenge["properties"])
