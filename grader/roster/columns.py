"""Which column is what: known by the headers of Canvas, Moodle, Gradescope, nbgrader and plain lists.

Headers are compared without case, accents and punctuation, so that `E-Mail-Adresse` is `e mail adresse`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from grader.errors import UsageError
from grader.questions.numbers import quoted

FIELDS = {
    "id": "the id",
    "full_name": "the full name",
    "first_name": "the first name",
    "last_name": "the last name",
    "email": "the e-mail address",
    "section": "the section",
    "canvas": "the Canvas id",
    "sis": "the SIS user id",
    "sis_login": "the SIS login id",
    "number": "the student number",
    "moodle": "the Moodle username",
    "nbgrader": "the nbgrader id",
    "lms": "the LMS user id",
}
"""What a column can be, in words."""

OTHER_IDS = ("canvas", "sis", "sis_login", "number", "moodle", "nbgrader", "lms")
"""What other systems call a student."""

_CANVAS = (
    frozenset(("student", "id", "section")),
    frozenset(("lastname", "firstname", "id", "sis login id", "section")),
)
"""Headers of every gradebook of Canvas, with names whole or split; in it `ID` is a number of Canvas."""

MOST_NAMED = 20

_FIRST = "first name, firstname, first, given name, forename, vorname, rufname, prenom"
_LAST = (
    "last name, lastname, last, surname, family name, nachname, familienname, nom de famille, "
    "apellido, apellidos, apellido s"
)
_LOGINS = (
    "username, user name, login, login id, user, net id, netid, uid, benutzername, nutzername, anmeldename, "
    "kennung, login name, identifiant, nom d utilisateur, nombre de usuario, usuario"
)
_NUMBERS = (
    "id number, idnumber, sid, student number, matriculation number, matrikelnummer, matrikelnr, matr nr, "
    "id nummer, numero d identification, numero etudiant, numero de id, numero de identificacion"
)
_OTHERS = {
    "canvas": "canvas, canvas id, canvas user id",
    "sis": "sis, sis user id, sis id, student sis id",
    "sis_login": "sis login, sis login id",
    "number": f"number, {_NUMBERS}",
    "moodle": "moodle, moodle username, username, anmeldename, nom d utilisateur, nombre de usuario",
    "nbgrader": "nbgrader, nbgrader id",
    "lms": "lms, lms user id, lms id",
}
_HEADERS = {
    field: tuple(names.split(", "))
    for field, names in {
        "id": f"sis login id, {_LOGINS}, student id, studentid, id, sis user id, {_NUMBERS}, nbgrader id, "
        "canvas user id, student",
        "full_name": "full name, fullname, student name, display name, vollstandiger name, nom complet, "
        "nombre completo, name, nom, nombre, student",
        "first_name": _FIRST,
        "last_name": _LAST,
        "email": "email, e mail, email address, e mail address, mail, emailadresse, e mail adresse, "
        "adresse e mail, courriel, adresse de courriel, correo, correo electronico, direccion de correo, "
        "direccion email",
        "section": "section, sections, section name, group, groups, class, gruppe, gruppen, ubungsgruppe, "
        "tutorium, groupe, groupes, grupo, grupos, seccion",
        **_OTHERS,
    }.items()
}
"""The headers of each field, the best first; fields take turns in this order."""

_KNOWN = frozenset(name for names in _HEADERS.values() for name in names)


def known_among(header: Sequence[str]) -> int:
    """Count the headers that are known."""
    return sum(header_key(name) in _KNOWN for name in header)


def columns_in(header: Sequence[str], said: Mapping[str, str]) -> dict[str, int]:
    """Find out which column is what.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    said : mapping
        Fields for which the user named a column; an empty name means that there is none.

    Returns
    -------
    dict
        The place of the column of each field that was found.

    Raises
    ------
    UsageError
        If a field or column that was named is not there, two columns have one name, or none is the id.
    """
    for field in said:
        if field not in FIELDS:
            raise UsageError(f"no column can be {quoted(field)}; it can be {', '.join(FIELDS)}")
    keys = _in_context([header_key(name) for name in header])
    found = {field: _named(header, name) for field, name in said.items() if name}
    for field, names in _HEADERS.items():
        # An address that is the id stays one; anything else a column is only once.
        taken = () if field == "email" else found.values()
        places = [keys.index(name) for name in names if name in keys]
        place = next((place for place in places if place not in taken), None)
        if field in said or place is None:
            continue
        if keys.count(keys[place]) > 1:
            raise UsageError(f"two columns are called {quoted(header[place])}; rename one of them")
        found[field] = place
    if "id" not in found:
        raise UsageError(f"no column is known as the id; name it with --column id=COLUMN: {_listed(header)}")
    spare = ("first_name", "last_name") if "full_name" in found else ()
    return {field: found[field] for field in FIELDS if field in found and field not in spare}


def header_key(header: str) -> str:
    """Return what headers are compared by."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", header) if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def is_from_canvas(keys: Sequence[str]) -> bool:
    """Tell by its headers, as they are compared, whether a table is a gradebook of Canvas."""
    return any({*keys} >= headers for headers in _CANVAS)


def _in_context(keys: Sequence[str]) -> list[str]:
    """Write out the headers whose meaning depends on those beside them."""
    said: dict[str, str] = {}
    if is_from_canvas(keys):
        said["id"] = "canvas user id"
    if {*keys} & {*_HEADERS["first_name"]} and not {*keys} & {*_HEADERS["last_name"]}:
        said |= dict.fromkeys(("name", "nom"), "last name")
    if {*keys} & {*_HEADERS["last_name"]} and not {*keys} & {*_HEADERS["first_name"]}:
        said["nombre"] = "first name"
    return [said.get(key, key) for key in keys]


def _named(header: Sequence[str], name: str) -> int:
    """Find the column that the user named."""
    exactly = [place for place, one in enumerate(header) if one == name.strip()]
    alike = exactly or [place for place, one in enumerate(header) if header_key(one) == header_key(name)]
    if len(alike) != 1:
        how = "two columns are" if alike else "no column is"
        raise UsageError(f"{how} called {quoted(name)}; there are {_listed(header)}")
    return alike[0]


def _listed(header: Sequence[str]) -> str:
    named = ", ".join(quoted(name) for name in header[:MOST_NAMED])
    return f"{named}, and {len(header) - MOST_NAMED} more" if len(header) > MOST_NAMED else named
