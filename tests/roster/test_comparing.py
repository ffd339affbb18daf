"""What a roster changes in what is known."""

from grader.roster import Known
from tests.roster.rosters import changes_of

ADA = Known(
    {"id": "ada", "full_name": "Ada Li", "email": "a@b", "section": "A", "canvas": "1"}, enrolled=True
)
LEFT = Known({"id": "bo", "full_name": "Bo"}, enrolled=False)
STRANGER = Known({"id": "cy", "full_name": ""}, enrolled=None)


def test_what_the_file_does_not_say_stays() -> None:
    """A list without sections takes nobody out of theirs."""
    changes = changes_of("id,name\nada,Ada Li\n", ada=ADA)

    assert (changes.same, bool(changes)) == (1, False)


def test_what_the_file_says_holds() -> None:
    """From what to what; a cell that is empty says that there is nothing."""
    (change,) = changes_of("id,name,canvas,sis\nada,Ada L.,,7\n", ada=ADA).changed

    assert change.fields == {"full_name": ("Ada Li", "Ada L."), "canvas": ("1", ""), "sis": ("", "7")}
    assert not change.back


def test_who_was_never_on_a_roster_is_added() -> None:
    """New ones, and those who have handed in before."""
    changes = changes_of("id\ndi\ncy\n", cy=STRANGER)

    assert [entry.id for entry in changes.added] == ["di", "cy"]
    assert changes.strangers == ()


def test_who_comes_back_is_a_change() -> None:
    """Also where nothing else is new."""
    (change,) = changes_of("id,name\nbo,Bo\n", bo=LEFT).changed

    assert change.back
    assert change.fields == {}


def test_who_is_missing_is_told() -> None:
    """Once; who never was on a roster is somebody else."""
    changes = changes_of("id\ndi\n", ada=ADA, bo=LEFT, cy=STRANGER)

    assert (changes.gone, changes.strangers) == (("ada",), ("cy",))


def test_who_stands_in_a_row_with_a_problem_is_not_gone() -> None:
    """The file is about them, whatever it says."""
    for row in ("ada", "Li, Ada,ada", "ada,x\nada,y", 'ada,"x'):
        assert changes_of(f"id,name\ndi,Di\n{row}\n", ada=ADA).gone == ()


def test_an_id_that_looks_like_a_known_one_is_told() -> None:
    """It is another student to the grader, and may be the same to the instructor."""
    assert changes_of("id\nADA\n", ada=ADA).alike == (("ADA", "ada"),)
    assert changes_of("id\nada\ncy\ndi\n", ada=ADA, cy=STRANGER).alike == ()
