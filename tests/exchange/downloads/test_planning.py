"""Which file counts: the newest of the exercise; everything else is listed with its reason."""

import json
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.exchange.downloads import planning
from grader.exchange.downloads.contents import opened
from grader.exchange.downloads.formats import read_names
from grader.exchange.downloads.planning import Plan, Student
from grader.store.people import Person
from tests.exchange.downloads.zips import SOURCE, planned, zipped

OLD, NEW = b"OLD = 1\n", b"NEW = 1\n"


def written(plan: Plan) -> dict[str, dict[str, bytes]]:
    """Return the files of each student."""
    return {student.folder: {taken.name: taken.source for taken in student.taken} for student in plan.written}


def student(plan: Plan, said: str) -> Student:
    """Return one student by what the download says."""
    return next(one for one in plan.students if one.owner.said == said)


@pytest.mark.parametrize(
    "name",
    [
        "doubling.py",
        "doubling-1.py",
        "doubling (2).py",
        "doubling(3).py",
        "Doubling.PY",
        "homework.py",
        "src/x.py",
    ],
)
def test_the_only_file_of_its_kind_is_the_exercise_s(tmp_path: Path, name: str) -> None:
    """Whatever a student, a browser or Canvas called it."""
    plan = planned(tmp_path, {f"ann/{name}": SOURCE, "ann/report.pdf": b"%PDF", "bob/doubling.py": NEW})

    assert written(plan) == {"ann": {"doubling.py": SOURCE}, "bob": {"doubling.py": NEW}}
    assert student(plan, "ann").others == (("ann/report.pdf", "not a Python file or notebook"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("doejane_42_77_doubling.py", "doejane_42_78_doubling-1.py"),
        ("doejane_42_77_doubling-1.py", "doejane_42_78_doubling-2.py"),
        ("doejane_42_9_doubling-9.py", "doejane_42_10_doubling-10.py"),
        ("doejane_42_77_doubling-2.py", "doejane_42_100_doubling.py"),
    ],
)
def test_of_what_was_uploaded_again_the_last_counts(tmp_path: Path, old: str, new: str) -> None:
    """The later attachment is the newer, whatever its name says."""
    plan = planned(tmp_path, {new: NEW, old: OLD, "roeric_5_6_doubling.py": SOURCE})

    assert written(plan)["doejane_42"] == {"doubling.py": NEW}
    assert student(plan, "doejane").earlier == (old,)


def test_of_several_times_the_last_counts(tmp_path: Path) -> None:
    """With all its files; what came before is listed."""
    files = {
        "jane+doubling+2026-11-02 10:15:30.1 UTC+x/doubling.py": NEW,
        "jane+doubling+2026-11-01 23:15:30.1 UTC+y/doubling.py": OLD,
        "jane+doubling+2026-11-01 23:15:30.1 UTC+y/timestamp.txt": b"",
    }

    plan = planned(tmp_path, files)
    assert written(plan) == {"jane": {"doubling.py": NEW}}
    assert student(plan, "jane").time == "2026-11-02 10:15:30.1 UTC"
    assert student(plan, "jane").earlier == ("jane+doubling+2026-11-01 23:15:30.1 UTC+y/doubling.py",)


def test_several_times_without_an_order_are_not_guessed(tmp_path: Path) -> None:
    """A file and a folder of one student, and nothing says which is newer."""
    plan = planned(tmp_path, {"ann.py": OLD, "ann/doubling.py": NEW, "bob.py": SOURCE})

    assert written(plan) == {"bob": {"doubling.py": SOURCE}}
    assert student(plan, "ann").why_not == (
        "handed in 2 times, and nothing says which is the last: ann, ann.py"
    )


def test_a_time_that_is_not_known_is_no_order(tmp_path: Path) -> None:
    """The other may be the newer."""
    metadata = b"submission_1:\n  :submitters: [{':sid': s01}]\n  :created_at: 2026-11-02 10:15:30 Z\n"
    metadata += b"submission_2:\n  :submitters: [{':sid': s01}]\n"
    files = {
        "submission_1/doubling.py": OLD,
        "submission_2/doubling.py": NEW,
        "submission_metadata.yml": metadata,
    }

    assert written(planned(tmp_path, files)) == {}
    files["submission_metadata.yml"] += b"  :created_at: 2026-11-02 10:15:31 Z\n"
    assert written(planned(tmp_path, files)) == {"s01": {"doubling.py": NEW}}


def test_helpers_beside_the_exercise_are_listed(tmp_path: Path) -> None:
    """The exercise is one file."""
    plan = planned(tmp_path, {"ann/doubling.py": SOURCE, "ann/helper.py": OLD, "bob/doubling.py": SOURCE})

    assert written(plan)["ann"] == {"doubling.py": SOURCE}
    assert student(plan, "ann").others == (("ann/helper.py", "not doubling.py or doubling.ipynb"),)


def test_several_files_of_other_names_are_all_taken(tmp_path: Path) -> None:
    """`grader grade` says then which one to hand in, to the student as well."""
    plan = planned(tmp_path, {"ann/a.py": OLD, "ann/b.py": NEW, "bob/doubling.py": SOURCE})

    assert written(plan)["ann"] == {"a.py": OLD, "b.py": NEW}


def test_two_files_of_the_right_name_are_not_guessed(tmp_path: Path) -> None:
    """In different folders of one archive; where they are the same, one is taken."""
    files = {"ann/hw.zip": zipped({"a/doubling.py": OLD, "b/doubling.py": NEW})}
    files |= {"bob/hw.zip": zipped({"a/doubling.py": OLD, "b/doubling.py": OLD})}

    plan = planned(tmp_path, files)
    assert written(plan) == {"bob": {"doubling.py": OLD}}
    assert student(plan, "ann").why_not == (
        "several files are called doubling.py: ann/hw.zip/a/doubling.py, ann/hw.zip/b/doubling.py"
    )


def test_archives_are_opened(tmp_path: Path) -> None:
    """One in another as well; what is in them belongs to who handed them in, whatever it is called."""
    inner = zipped({"roeric_5_6_doubling.py": NEW})
    files = {"doejane_42_77_hw.ZIP": zipped({"work/hw.zip": inner}), "roeric_5_6_doubling.py": SOURCE}

    plan = planned(tmp_path, files)
    assert written(plan) == {"doejane_42": {"doubling.py": NEW}, "roeric_5": {"doubling.py": SOURCE}}
    (taken,) = student(plan, "doejane").taken
    assert taken.handed_in.outer == ("doejane_42_77_hw.ZIP",)


def test_without_an_exercise_all_that_can_be_graded_is_taken(tmp_path: Path) -> None:
    """They keep their names; `-1` means uploaded again only beside a file without it."""
    files = {"a_1_2_hw.py": OLD, "a_1_3_hw-1.py": NEW, "a_1_4_answers.toml": b"x", "a_1_5_n.ipynb": b"{}"}
    files |= {"b_2_6_hw-1.py": OLD, "b_2_7_hw-2.py": NEW, "b_2_8_x.pdf": b""}

    plan = planned(tmp_path, files, names=())
    assert written(plan) == {
        "a_1": {"hw.py": NEW, "answers.toml": b"x", "n.ipynb": b"{}"},
        "b_2": {"hw-1.py": OLD, "hw-2.py": NEW},
    }


def test_who_handed_in_nothing_to_grade_is_listed(tmp_path: Path) -> None:
    """With all that there was."""
    plan = planned(tmp_path, {"ann/a.pdf": b"", "ann/b.docx": b"", "bob/doubling.py": SOURCE})

    assert (student(plan, "ann").folder, student(plan, "ann").why_not) == ("", "no Python file or notebook")
    assert [name for name, _ in student(plan, "ann").others] == ["ann/a.pdf", "ann/b.docx"]


def test_late_is_late_if_any_file_of_it_is(tmp_path: Path) -> None:
    """Canvas marks each."""
    plan = planned(
        tmp_path, {"a_LATE_1_2_doubling.py": SOURCE, "b_2_3_doubling.py": SOURCE, "c_3_4_x.py": SOURCE}
    )

    assert [one.late for one in plan.students] == [True, False, False]


# --------------------------------------------------------------------------------------- the class

CLASS = [
    Person("s01", "Jane Doe", ids={"canvas": "42"}),
    Person("s02", "Ric Roe"),
    Person("s03", "Sam Kim"),
    Person("s04", "Kim, Sam"),
    Person("s05", "Max Missing"),
]


def test_students_get_the_names_of_the_class(tmp_path: Path) -> None:
    """By an id, by a name; who is not sure is not written, and who is missing is told."""
    files = {f"{name}_9_doubling.py": SOURCE for name in ("dj_42", "roeric_7", "kimsam_8", "smith_1")}

    plan = planned(tmp_path, files, CLASS)
    assert set(written(plan)) == {"s01", "s02"}
    assert student(plan, "kimsam").why_not == "several have this name"
    assert student(plan, "smith").why_not == "nobody of the class"
    assert [person.name for person in plan.missing] == ["s05"]


def test_two_of_the_download_are_not_one_of_the_class(tmp_path: Path) -> None:
    """One of them is somebody else of the same name."""
    plan = planned(
        tmp_path, {"roeric_7_1_doubling.py": OLD, "roeric_8_2_doubling.py": NEW, "dj_42_3_x.py": NEW}, CLASS
    )

    assert set(written(plan)) == {"s01"}
    assert {one.why_not for one in plan.students if not one.folder} == {"2 students of the download are s02"}


def test_a_group_is_each_of_its_members(tmp_path: Path) -> None:
    """Gradescope says who worked together."""
    metadata = b"submission_1:\n  :submitters:\n  - {':name': Jane Doe}\n  - {':name': Ric Roe}\n"

    plan = planned(tmp_path, {"submission_metadata.yml": metadata, "submission_1/doubling.py": SOURCE}, CLASS)
    assert written(plan) == {"s01": {"doubling.py": SOURCE}, "s02": {"doubling.py": SOURCE}}


@pytest.mark.parametrize(
    "name", ["a/b", "..", ".ssh", "a\nb", "CON:", "x.", "collected.json", "__pycache__", "\u202e"]
)
def test_no_folder_gets_a_dangerous_name(tmp_path: Path, name: str) -> None:
    """Gradescope tells names and ids as people typed them."""
    metadata = f"submission_1:\n  :submitters:\n  - {{':name': {json.dumps(name)}}}\n".encode()

    plan = planned(tmp_path, {"submission_metadata.yml": metadata, "submission_1/doubling.py": SOURCE})
    assert (plan.written, plan.students[0].why_not) == ((), "no folder can have this name")


def test_folders_that_some_systems_take_for_one_are_not_written(tmp_path: Path) -> None:
    """Neither of the two."""
    plan = planned(tmp_path, {"ann.py": SOURCE, "Ann/doubling.py": OLD, "bob.py": SOURCE})

    assert set(written(plan)) == {"bob"}
    assert student(plan, "ann").why_not == "several would get the folder ann, but for capitals"


@pytest.mark.parametrize(
    "name", ["Doe, Jane", 'Pat "P" O\'Brien', "=1+1", "Jürgen Müller", "王小明", "🎉 Ann"]
)
def test_names_that_people_really_have_are_kept(tmp_path: Path, name: str) -> None:
    """Commas, quotes, accents, other scripts, and what a spreadsheet would take for a formula."""
    plan = planned(tmp_path, {f"{name}/doubling.py": SOURCE, "bob/doubling.py": SOURCE})

    assert name in written(plan)


def test_all_together_may_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than any class hands in."""
    monkeypatch.setattr(planning, "MAX_BYTES", len(SOURCE))
    planned(tmp_path, {"ann.py": SOURCE})

    with pytest.raises(UsageError, match="its submissions hold more than 32 bytes together"):
        planned(tmp_path, {"ann.py": SOURCE, "bob.py": SOURCE})


def test_a_folder_is_read_as_an_archive_is(tmp_path: Path) -> None:
    """Unpacked by the instructor, or by a browser."""
    folder = tmp_path / "class"
    for name in ("doejane_42_77_doubling.py", "roeric_5_6_doubling.py"):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(SOURCE)

    with opened(folder) as files:
        plan = planning.plan(
            read_names(files, "class"), "class", None, exercise="doubling", names=("doubling.py",)
        )
    assert set(written(plan)) == {"doejane_42", "roeric_5"}
