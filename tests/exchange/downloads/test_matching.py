"""Who it is, is known by an id, else by a name that only one has; nothing is guessed."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exchange.downloads.handed_in import Owner
from grader.exchange.downloads.matching import Match, matcher, squeezed
from grader.exchange.exports.matching import forms_of
from grader.store.people import Person

JANE = Person(
    "s01", "Jane Doe", "jane@uni.example", "A", {"canvas": "4242", "moodle": "jdoe", "participant": "12"}
)
PAT = Person("s02", "Pat O'Brien-Müller", "pat@uni.example", "A", {"canvas": "4243", "sis": "U2", "lms": "7"})
SAM = Person("s03", "Kim, Sam", ids={"canvas": "4244"})
SAM_TOO = Person("s04", "Sam Kim", ids={"canvas": "4245"})
WANG = Person("s05", "王 小明")
MARIA = Person("s06", "Maria del Carmen Ruiz")
ODD = Person("s07", '=Pair, "Two" 🎉')
PEOPLE = [JANE, PAT, SAM, SAM_TOO, WANG, MARIA, ODD]
FIND = matcher(PEOPLE)


def by(said: str, **ids: str) -> Match:
    """Look for somebody."""
    return FIND(Owner(said, tuple(ids.items())))


@pytest.mark.parametrize(
    ("kind", "value", "person", "how"),
    [
        ("canvas", "4242", JANE, "Canvas id"),
        ("participant", "12", JANE, "participant number"),
        ("email", "PAT@uni.example", PAT, "e-mail address"),
        ("sid", "U2", PAT, "student id"),
        ("sid", "s02", PAT, "student id"),
        ("id", "S02", PAT, "id"),
        ("id", "jdoe", JANE, "id"),
        ("id", "jane@uni.example", JANE, "id"),
    ],
)
def test_an_id_is_enough(kind: str, value: str, person: Person, how: str) -> None:
    """Of the system, of the university, of the class; capitals do not matter."""
    assert by("", **{kind: value}) == Match(person, how)


@pytest.mark.parametrize(
    ("kind", "value"), [("canvas", "12"), ("participant", "4242"), ("id", "4242"), ("id", "12"), ("id", "7")]
)
def test_a_number_counts_only_in_its_own_system(kind: str, value: str) -> None:
    """A participant of Moodle may have the number of a user of Canvas."""
    assert by("", **{kind: value}).person is None


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("doejane", JANE),
        ("Jane Doe", JANE),
        ("JANE  DOE", JANE),
        ("o_brienmüllerpat", PAT),
        ("obrienmüllerpat", PAT),
        ("Pat OBrien-Müller", PAT),
        (unicodedata.normalize("NFD", "obrienmüllerpat"), PAT),
        ("Group 1-Jane Doe", JANE),
        ("Team A-B-Pat O'Brien-Müller", PAT),
        ("王小明", WANG),
        ("小明 王", WANG),
        ("delcarmenruizmaria", MARIA),
        ("ruizmariadelcarmen", MARIA),
        ("pairtwo", ODD),
    ],
)
def test_a_name_that_only_one_has_is_enough(said: str, person: Person) -> None:
    """Last name first or last, without signs and spaces, as systems write it."""
    assert by(said) == Match(person, "name")
    assert by(said).by_name


@pytest.mark.parametrize("said", ["kimsam", "Sam Kim"])
def test_a_name_that_two_have_is_not_enough(said: str) -> None:
    """Both are told; an id would decide."""
    match = by(said)

    assert (match.person, match.candidates, match.why_not) == (None, (SAM, SAM_TOO), "several have this name")
    assert by(said, canvas="4245").person == SAM_TOO


def test_a_namesake_is_somebody_else() -> None:
    """The class has another number of the same system for this name; one who has none there may be meant."""
    match = by("Jane Doe", canvas="9999")

    assert (match.person, match.candidates) == (None, (JANE,))
    assert match.why_not == "the class has another number for this name"
    assert by("小明 王", canvas="9999").person == WANG
    assert FIND(Owner("Jane Doe", (("canvas", "9999"), ("canvas", "4242")))).person == JANE


def test_an_id_beside_another_s_name_is_not_enough() -> None:
    """A worksheet of another assignment numbers its participants differently."""
    match = by("Pat OBrien-Müller", participant="12")

    assert (match.person, match.candidates) == (None, (JANE, PAT))
    assert match.why_not == "participant number and name are of different people"


def test_an_id_beside_an_unknown_name_is_enough() -> None:
    """People change names, and groups have others."""
    assert by("team rocket", canvas="4242").person == JANE


def test_ids_of_different_people_are_not_enough() -> None:
    """One of them is wrong."""
    match = by("", sid="U2", email="jane@uni.example")

    assert (match.person, set(match.candidates and [one.name for one in match.candidates])) == (
        None,
        {"s01", "s02"},
    )


@pytest.mark.parametrize(("said", "person"), [("kim", None), ("doejane", JANE)])
def test_a_doubtful_id_needs_a_name(said: str, person: Person | None) -> None:
    """Of `kim_4242_99_7_a.py` nobody knows where the name ends; beside `doejane` it is."""
    assert FIND(Owner(said, (("canvas", "4242"), ("canvas", "99")))).person == person


def test_nobody_is_near_or_not() -> None:
    """Names that are nearly the same are told, and never taken."""
    match = by("doejanet")

    assert (match.person, match.candidates, match.why_not) == (None, (JANE,), "nobody of the class")
    assert by("zzzzzz").candidates == ()


@pytest.mark.parametrize("said", ["", "🎉", "-", "_"])
def test_a_name_without_letters_is_nobody_s(said: str) -> None:
    """Also where somebody of the class has no name at all."""
    assert matcher([Person("s01"), Person("s02", "🎉")])(Owner(said)).person is None


def test_anonymous_work_is_nobody_s() -> None:
    """Unless a worksheet says who has the number."""
    assert FIND(Owner("Jane Doe", (("canvas_anonymous", "x7"),), anonymous=True)).why_not == (
        "anonymous in the download"
    )
    assert FIND(Owner("Participant", (("participant", "12"),), anonymous=True)).person == JANE


WORDS = st.lists(
    st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8), min_size=1, max_size=4
)


@given(
    words=WORDS,
    start=st.integers(0, 3),
    form=st.sampled_from(["NFC", "NFD"]),
    glue=st.sampled_from(["", " ", "_"]),
)
def test_who_is_alone_is_found_however_the_name_is_turned(
    words: list[str], start: int, form: Literal["NFC", "NFD"], glue: str
) -> None:
    """Turned, with or without spaces, with accents in one sign or in two."""
    person = Person("s01", " ".join(words))
    turned = (
        unicodedata.normalize(form, glue.join(words[start:] + words[:start]))
        if start < len(words)
        else words[0]
    )

    assert squeezed(turned) in {*map(squeezed, forms_of(person.full_name)), squeezed(words[0])}
    if start < len(words):
        assert matcher([person])(Owner(turned)).person == person


@given(st.lists(st.sampled_from(PEOPLE), unique_by=lambda person: person.name), st.sampled_from(PEOPLE))
def test_nobody_outside_the_class_is_found(people: list[Person], wanted: Person) -> None:
    """And never somebody with another id."""
    match = matcher(people)(Owner(wanted.full_name, (("id", wanted.name),)))

    assert match.person == (wanted if wanted in people else match.person)
    assert match.person is None or match.person in people
    if match.person is not None and match.person != wanted:
        assert match.by_name
