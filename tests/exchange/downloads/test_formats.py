"""Names say whose a file is: those of each system, with the names that people really have."""

import pytest

from grader.errors import UsageError
from grader.exchange.downloads.contents import File
from grader.exchange.downloads.formats import read_names
from grader.exchange.downloads.handed_in import Format, HandedIn, Reading
from grader.exchange.downloads.names import path_of


def files(*names: str, holding: bytes = b"") -> list[File]:
    """Return files of these names, with something in those that say whose the others are."""

    def content(_: int) -> bytes:
        return holding

    return [File(name, path_of(name), source=content) for name in names]


def reading(
    *names: str, said: str = "auto", origin: str = "x.zip", assignment: str = "", holding: bytes = b""
) -> Reading:
    """Read names."""
    return read_names(files(*names, holding=holding), origin, said, assignment)


def only(name: str, said: str = "auto") -> HandedIn:
    """Read the name of one file."""
    (one,) = reading(name, said=said).handed_in
    return one


# ------------------------------------------------------------------------------------------ Canvas


@pytest.mark.parametrize(
    ("name", "said", "ids", "late", "original"),
    [
        ("doejane_4242_77_hw.py", "doejane", ["4242"], False, "hw.py"),
        ("doejane_LATE_4242_77_hw.py", "doejane", ["4242"], True, "hw.py"),
        ("doejane_4242_77_my_LATE_1_2_hw-1.py", "doejane", ["4242"], False, "my_LATE_1_2_hw-1.py"),
        ("o_brienpat_4242_77_hw.py", "o_brienpat", ["4242"], False, "hw.py"),
        ("latesam_LATE_4242_77_hw.py", "latesam", ["4242"], True, "hw.py"),
        ("late_4242_77_hw.py", "late", ["4242"], False, "hw.py"),
        ("müllerjürgen_4242_77_hw.py", "müllerjürgen", ["4242"], False, "hw.py"),
        ("王小明_4242_77_作业.py", "王小明", ["4242"], False, "作业.py"),
        ("anonymousann_4242_77_hw.py", "anonymousann", ["4242"], False, "hw.py"),
        ("_4242_77_=cmd,'hw'.py", "", ["4242"], False, "=cmd,'hw'.py"),
        ("LATE_4242_77_hw.py", "", ["4242"], True, "hw.py"),
        ("4242_77_hw.py", "", ["4242"], False, "hw.py"),
        ("kim_5_4242_77_hw.py", "kim", ["5", "4242"], False, "77_hw.py"),
        ("doe_5_77_1_hw.py", "doe", ["5", "77"], False, "1_hw.py"),
        ("group1_4242_77_hw.py", "group1", ["4242"], False, "hw.py"),
    ],
)
def test_canvas_says_who_and_whether_late(
    name: str, said: str, ids: list[str], late: bool, original: str
) -> None:
    """User, then attachment, as Canvas itself reads them; a number at the end of a name is doubtful."""
    one = only(name, said="canvas")

    assert (one.owner.said, [value for _, value in one.owner.ids]) == (said, ids)
    assert {kind for kind, _ in one.owner.ids} == {"canvas"}
    assert (one.late, one.original, one.owner.anonymous, one.why_not) == (late, original, False, "")


@pytest.mark.parametrize(
    ("name", "late"), [("anon_x7Kp2_77_hw.py", False), ("LATE_anon_x7Kp2_77_hw.py", True)]
)
def test_canvas_may_hide_names(name: str, late: bool) -> None:
    """An anonymous id is the only thing that is known."""
    one = only(name)

    assert (one.owner.said, one.owner.anonymous, one.late, one.original) == (
        "anon_x7Kp2",
        True,
        late,
        "hw.py",
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("doejane_4242_text.html", "typed into the page as text; ask for a file"),
        ("doejane_LATE_4242_text.html", "typed into the page as text; ask for a file"),
        ("anon_x7Kp2_link.html", "a link to a page; ask for a file"),
    ],
)
def test_canvas_text_and_links_are_no_submissions(name: str, why: str) -> None:
    """They have no attachment, so their names are shorter."""
    assert only(name, said="canvas").why_not == why


def test_a_page_that_was_handed_in_as_a_file_is_a_file() -> None:
    """It has an attachment, and is called as the student called it."""
    assert only("doejane_4242_77_text.html", said="canvas").why_not == ""


def test_the_later_upload_is_the_newer() -> None:
    """Attachments are numbered as they come."""
    old, new = reading("doejane_4242_77_hw.py", "doejane_4242_1000_hw.py").handed_in

    assert old.upload < new.upload


def test_names_that_do_not_say_whose_they_are_are_left_out() -> None:
    """They are listed, with the reason."""
    found = reading(
        "doejane_4242_77_hw.py", "roeric_1_2_hw.py", "notes.txt", ".DS_Store", "__MACOSX/._a_1_2_b.py"
    )

    assert found.format == Format.CANVAS
    assert [(file.name, why) for file, why in found.left_out] == [
        ("notes.txt", "its name does not say whose it is")
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["doe_5_77_1_hw.py"], {("5", "77")}),
        (["doe_5_77_1_hw.py", "doe_5_78_2_hw.py"], {("5",)}),
        (["doe_5_77_1_hw.py", "doe_5_78_hw.py"], {("5",)}),
        (["kim_5_42_77_hw.py", "kim_5_42_78_hw.py"], {("5", "42")}),
        (["kim_5_42_77_hw.py", "doe_5_78_hw.py"], {("5", "42"), ("5",)}),
    ],
)
def test_nobody_becomes_somebody_else_by_a_name_with_a_number(
    names: list[str], ids: set[tuple[str, ...]]
) -> None:
    """`kim_5`, who is 42, is not taken for 5, as long as other files do not say so."""
    found = reading(*names, said="canvas")

    assert {tuple(value for _, value in one.owner.ids) for one in found.handed_in} == ids


# ------------------------------------------------------------------------------------------ Moodle


@pytest.mark.parametrize(
    ("path", "said", "number", "original"),
    [
        ("Jane Doe_12345_assignsubmission_file_/hw.py", "Jane Doe", "12345", "hw.py"),
        ("Jane Doe_12345_assignsubmission_file/hw.py", "Jane Doe", "12345", "hw.py"),
        ("Jane Doe_12345_assignsubmission_file_hw_2.py", "Jane Doe", "12345", "hw_2.py"),
        ("Jane Doe_12345_assignsubmission_file_/src/hw.py", "Jane Doe", "12345", "src/hw.py"),
        ("CS1-hw/Jane Doe_12345_assignsubmission_file_/hw.py", "Jane Doe", "12345", "hw.py"),
        ("Group 1-Anna-Lena Meyer_7_assignsubmission_file/hw.py", "Group 1-Anna-Lena Meyer", "7", "hw.py"),
        ("Jürgen Müller_7_assignsubmission_file_/hw.py", "Jürgen Müller", "7", "hw.py"),
        ("王 小明_7_assignsubmission_file_/作业.py", "王 小明", "7", "作业.py"),
        (
            "Kim 3_7_assignsubmission_file_/a_8_assignsubmission_file_b.py",
            "Kim 3",
            "7",
            "a_8_assignsubmission_file_b.py",
        ),
        ("Old_Name_7_assignsubmission_file_/hw.py", "Old_Name", "7", "hw.py"),
    ],
)
def test_moodle_says_who(path: str, said: str, number: str, original: str) -> None:
    """The first piece of the path that fits, as Moodle reads feedback files."""
    one = only(path)

    assert (one.owner.said, one.owner.ids, one.original) == (said, (("participant", number),), original)


def test_moodle_text_is_no_submission() -> None:
    """Typed text comes as a page."""
    found = reading(
        "Jane Doe_1_assignsubmission_onlinetext_/onlinetext.html", "Jane Doe_1_assignsubmission_file_/hw.py"
    )

    assert [one.why_not for one in found.handed_in] == ["typed into the page as text; ask for a file", ""]
    assert len({one.owner.key for one in found.handed_in}) == 1


@pytest.mark.parametrize(
    ("names", "blind"),
    [
        (["Participant_1", "Participant_2"], True),
        (["Teilnehmer in_1", "Teilnehmer in_2", "Teilnehmer in_3"], True),
        (["Jane Doe_1", "Ric Roe_2", "Sam Kim_3"], False),
        (["Sam Kim_1", "Sam Kim_2"], False),
    ],
)
def test_moodle_may_hide_names(names: list[str], blind: bool) -> None:
    """Everybody is called by the word for participant, in the language of the site."""
    found = reading(*(f"{name}_assignsubmission_file_/hw.py" for name in names))

    assert {one.owner.anonymous for one in found.handed_in} == {blind}


# -------------------------------------------------------------------------------------- Gradescope

METADATA = b"""
submission_56:
  :submitters:
  - :name: Jane Doe
    :sid: '0042'
    :email: jane@uni.example
  :created_at: 2026-11-02 10:15:30.123456000 Z
  :results: !ruby/object:Whatever {tests: [{score: 1}]}
submission_57:
  :submitters:
  - {":name": Pair One, ":email": one@uni.example}
  - {":name": "=Pair, \\"Two\\"", ":sid": 7e3}
submission_58:
  :submitters: []
"""


def test_gradescope_says_who_and_when() -> None:
    """In a file beside the folders; what is handed in together is everybody's, and ids stay text."""
    found = reading(
        "assignment_1_export/submission_metadata.yml",
        "assignment_1_export/submission_56/hw.py",
        "assignment_1_export/submission_57/src/hw.py",
        "assignment_1_export/submission_58/hw.py",
        "assignment_1_export/submission_59/hw.py",
        holding=METADATA,
    )

    assert found.format == Format.GRADESCOPE
    assert [(one.owner.said, dict(one.owner.ids), one.original, one.time) for one in found.handed_in] == [
        (
            "Jane Doe",
            {"sid": "0042", "email": "jane@uni.example"},
            "hw.py",
            "2026-11-02 10:15:30.123456000 Z",
        ),
        ("Pair One", {"email": "one@uni.example"}, "src/hw.py", ""),
        ('=Pair, "Two"', {"sid": "7e3"}, "src/hw.py", ""),
    ]
    assert {why for _, why in found.left_out} == {"submission_metadata.yml does not say whose it is"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a: [", "it cannot be read as YAML; export the submissions again"),
        (b"\xff\xfe\x00", "it cannot be read as YAML; export the submissions again"),
        (b"[" * 200_000 + b"]" * 200_000, "its values lie more than 100 deep in each other"),
        (b"- a\n- b\n", "it does not say whose the folders are; export the submissions again"),
        (b"", "it does not say whose the folders are; export the submissions again"),
    ],
)
def test_gradescope_metadata_that_cannot_be_read_is_said(content: bytes, reason: str) -> None:
    """Without it nobody knows whose the folders are."""
    with pytest.raises(UsageError, match=reason):
        reading("submission_metadata.yml", "submission_1/hw.py", holding=content)


def test_gradescope_metadata_makes_no_objects() -> None:
    """YAML can name any function to be called; here a name is only ignored."""
    content = b"a: !!python/object/apply:os.system [false]\nsubmission_2:\n  :submitters: [{':name': A}]\n"

    found = reading("submission_metadata.yml", "submission_2/hw.py", holding=content)
    assert [one.owner.said for one in found.handed_in] == ["A"]


def test_gradescope_without_metadata_is_said() -> None:
    """The option was given, and the file is not there."""
    with pytest.raises(UsageError, match=r"x\.zip: holds no submission_metadata\.yml"):
        reading("submission_1/hw.py", said="gradescope")


# ---------------------------------------------------------------------------------------- nbgrader


def test_nbgrader_says_who_and_when() -> None:
    """A tree by student and assignment, with the time in a file of its own."""
    found = reading(
        "course/submitted/jane/ps1/hw.ipynb",
        "course/submitted/jane/ps1/timestamp.txt",
        "course/submitted/ric/ps1/hw.ipynb",
        "course/gradebook.db",
        holding=b"2026-11-02 10:15:30.5 UTC\n",
    )

    assert found.format == Format.NBGRADER
    assert [(one.owner.said, one.owner.ids, one.original, one.time) for one in found.handed_in] == [
        ("jane", (("id", "jane"),), "hw.ipynb", "2026-11-02 10:15:30.5 UTC"),
        ("ric", (("id", "ric"),), "hw.ipynb", ""),
    ]


def test_nbgrader_inbound_says_each_time() -> None:
    """Students hand in to one folder, as often as they like."""
    found = reading(
        "jane+ps1+2026-11-02 10:15:30.123456 UTC+Zm9v/hw.py",
        "jane+ps1+2026-11-01 09:00:00.000000 UTC/hw.py",
        "jane+ps1+2026-11-01 09:00:00.000000 UTC/submission_secret.txt",
        "o_brien-pat+ps1+2026-11-01 09:00:00.0 UTC+x/hw.py",
    )

    assert [(one.owner.said, one.time) for one in found.handed_in] == [
        ("jane", "2026-11-02 10:15:30.123456 UTC"),
        ("jane", "2026-11-01 09:00:00.000000 UTC"),
        ("o_brien-pat", "2026-11-01 09:00:00.0 UTC"),
    ]


def test_a_folder_called_submitted_is_such_a_tree() -> None:
    """The folder itself was named on the command line."""
    assert reading("jane/ps1/hw.py", origin="submitted").format == Format.NBGRADER
    assert reading("jane/ps1/hw.py", said="nbgrader").handed_in[0].owner.said == "jane"


def test_of_several_assignments_one_is_taken() -> None:
    """The exercise says which; else nobody knows."""
    names = ["submitted/jane/ps1/hw.py", "submitted/jane/ps2/hw.py"]

    found = reading(*names, assignment="ps2")
    assert [one.file.name for one in found.handed_in] == ["submitted/jane/ps2/hw.py"]
    assert [why for _, why in found.left_out] == ["of another assignment, ps1"]
    with pytest.raises(UsageError, match=r"holds the assignments ps1, ps2; --exercise says which"):
        reading(*names, assignment="ps3")


# ------------------------------------------------------------------------------------------- plain


@pytest.mark.parametrize(
    ("names", "origin", "who"),
    [
        (["s01.py", "s02.py"], "class", ["s01", "s02"]),
        (["s01/hw.py", "s02/hw.py"], "class", ["s01", "s02"]),
        (["class/s01.py", "class/s02.py"], "class.zip", ["s01", "s02"]),
        (["other/s01/hw.py", "other/s02/hw.py"], "class.zip", ["s01", "s02"]),
        (["s01/hw.py", "s01/helper.py"], "class.zip", ["s01", "s01"]),
        (["Doe, Jane.py", "王小明.py", "=1+1.py"], "class", ["Doe, Jane", "王小明", "=1+1"]),
    ],
)
def test_plain_files_are_a_file_or_a_folder_a_student(names: list[str], origin: str, who: list[str]) -> None:
    """As `grader grade` takes them; a folder around the whole class is seen through."""
    found = reading(*names, origin=origin)

    assert found.format == Format.PLAIN
    assert [one.owner.said for one in found.handed_in] == who


# ----------------------------------------------------------------------------------------- whatever


CLASS = {
    Format.CANVAS: ["doejane_1_2_{}", "roeric_3_4_hw.py", "kimsam_5_6_hw.py"],
    Format.MOODLE: [
        f"{name}_assignsubmission_file_/{{}}" for name in ("Jane Doe_1", "Ric Roe_2", "Sam Kim_3")
    ],
    Format.NBGRADER: ["submitted/jane/ps1/{}", "submitted/ric/ps1/hw.py", "submitted/sam/ps1/hw.py"],
    Format.PLAIN: ["jane/{}", "ric/hw.py", "sam/hw.py"],
}


@pytest.mark.parametrize("form", CLASS)
@pytest.mark.parametrize(
    "evil",
    [
        "submission_metadata.yml",
        "Ric Roe_2_assignsubmission_file_hw.py",
        "Ric Roe_2_assignsubmission_file_/hw.py",
        "ric+ps1+2026-11-02 10:15:30.5 UTC/hw.py",
        "submitted/ric/ps1/hw.py",
        "roeric_3_4_hw.py",
        "LATE_3_4_hw.py",
        "anon_x_4_hw.py",
    ],
)
def test_nobody_becomes_somebody_else_by_what_a_file_is_called(form: Format, evil: str) -> None:
    """The first student's file is called as if it were the second's, of this system or of another."""
    if form is Format.CANVAS:
        evil = evil.replace("/", "_")
    names = [name.format(evil) for name in CLASS[form]]
    if form is Format.MOODLE:
        names[1:] = [name.replace(evil, "hw.py") for name in names[1:]]

    found = reading(*names)
    assert found.format == form
    whose = {one.file.name: one.owner.said for one in found.handed_in}
    assert len(set(whose.values())) == 3
    assert list(whose.values()) == [whose[name] for name in names]


def test_nobody_becomes_somebody_else_in_the_folder_that_all_hand_in_to() -> None:
    """What is above decides, and that nbgrader has written."""
    evil = "eve+ps1+2026-11-02 10:15:30.5 UTC+x/submitted/ric/ps1/hw.py"

    found = reading(evil, "ric+ps1+2026-11-02 10:15:30.5 UTC+y/hw.py", said="nbgrader")
    assert [one.owner.said for one in found.handed_in] == ["eve", "ric"]


def test_a_format_that_does_not_fit_is_said() -> None:
    """Nothing is guessed against what was asked for."""
    for said in ("canvas", "moodle", "nbgrader"):
        with pytest.raises(UsageError, match=rf"x\.zip: nothing in it is named as in a download from {said}"):
            reading("s01.py", said=said)


def test_names_that_cannot_be_trusted_are_left_out() -> None:
    """Whatever the format, they are listed with their reason."""
    found = read_names(
        [*files("s01.py"), File("../x.py", refusal="its path leads out of the download")], "x.zip"
    )

    assert [(file.name, why) for file, why in found.left_out] == [
        ("../x.py", "its path leads out of the download")
    ]
