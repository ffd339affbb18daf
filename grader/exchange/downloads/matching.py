"""Who of a class handed something in: by an id, else by the name; what is not sure is never guessed."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.exchange.downloads.handed_in import Owner
from grader.exchange.exports.matching import PARTICIPANT, forms_of
from grader.roster.reading import folded
from grader.store.people import Person

LEARNT = {
    "canvas": "Canvas id",
    PARTICIPANT: "participant number",
    "email": "e-mail address",
    "sid": "student id",
    "id": "id",
}
"""How a student can be known, in the words of a table."""

OF_ONE_SYSTEM = frozenset(("canvas", PARTICIPANT, "lms"))
"""Numbers that mean somebody only where that system says them."""

NEAR = 0.6
MAX_NEAR = 3
NOBODY = "nobody of the class"
ANOTHER = "the class has another number for this name"


@dataclass(frozen=True, slots=True)
class Match:
    """Who it is, and how that is known; of several or nobody, who could be meant and why it is not said."""

    person: Person | None = None
    how: str = ""
    candidates: tuple[Person, ...] = ()
    why_not: str = ""

    @property
    def by_name(self) -> bool:
        """Whether only a name says so."""
        return self.how == "name"


def matcher(people: Sequence[Person]) -> Callable[[Owner], Match]:
    """Return what finds a student in the class.

    Examples
    --------
    >>> find = matcher([Person("s01", "Jane Doe", ids={"canvas": "4242"}), Person("s02", "Ann O'Neil")])
    >>> find(Owner("doejane", (("canvas", "4242"),))).how
    'Canvas id'
    >>> match = find(Owner("oneilann", (("canvas", "9"),)))
    >>> match.how, match.person.name
    ('name', 's02')
    """
    by_id = _by_id(people)
    by_name: dict[str, dict[str, Person]] = defaultdict(dict)
    for person in people:
        for form in filter(None, map(squeezed, forms_of(person.full_name))):
            by_name[form][person.name] = person

    close = _nearness(by_name)

    def find(owner: Owner) -> Match:
        if owner.anonymous and not any(by_id.get(known) for known in map(_known, owner.ids)):
            return Match(why_not="anonymous in the download")
        named = {} if owner.anonymous else _named(owner.said, by_name)
        hits = [(kind, hit) for kind, value in owner.ids if (hit := by_id.get(_known((kind, value))))]
        if hits:
            found = {name: person for _, hit in hits for name, person in hit.items()}
            return _by_an_id(LEARNT[hits[0][0]], found, named, owner)
        fitting = [person for person in named.values() if not _contradicts(owner, person)]
        if len(fitting) == 1:
            return Match(fitting[0], "name")
        if fitting:
            return Match(candidates=tuple(fitting), why_not="several have this name")
        if named:
            return Match(candidates=tuple(named.values()), why_not=ANOTHER)
        near = {name: one for form in close(squeezed(owner.said)) for name, one in by_name[form].items()}
        return Match(candidates=tuple(near.values()), why_not=NOBODY)

    return find


def _by_an_id(how: str, found: Mapping[str, Person], named: Mapping[str, Person], owner: Owner) -> Match:
    """Trust an id, but not where the name beside it is somebody else's, or is needed to read the id."""
    if len(found) > 1:
        return Match(candidates=tuple(found.values()), why_not=f"several could have this {how}")
    ((name, person),) = found.items()
    if name in named or not (named or owner.doubtful):
        return Match(person, how)
    others = [other for other in named.values() if other is not person]
    why_not = (
        f"{how} and name are of different people" if named else f"it is not clear where the {how} begins"
    )
    return Match(candidates=(person, *others), why_not=why_not)


def _nearness(forms: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what finds names that share most pairs of letters with another, fast in a class of thousands."""
    holding: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        for pair in _pairs(form):
            holding[pair].append(form)

    def close(said: str) -> list[str]:
        pairs = _pairs(said)
        shared = Counter(form for pair in pairs for form in holding.get(pair, ()))
        likeness = {
            form: 2 * count / (len(pairs) + len(_pairs(form))) for form, count in shared.most_common(20)
        }
        return sorted(
            (form for form in likeness if likeness[form] >= NEAR), key=lambda form: -likeness[form]
        )[:MAX_NEAR]

    return close


def _pairs(form: str) -> set[str]:
    return {form[k : k + 2] for k in range(len(form) - 1)}


def _contradicts(owner: Owner, person: Person) -> bool:
    """Tell whether the class has another number for somebody of this name: then it is a namesake."""
    return any(
        kind in person.ids and (kind, person.ids[kind]) not in owner.ids
        for kind, _ in owner.ids
        if kind in OF_ONE_SYSTEM
    )


def _by_id(people: Iterable[Person]) -> dict[tuple[str, str], dict[str, Person]]:
    """Index a class by all that tells who somebody is, but for names."""
    index: dict[tuple[str, str], dict[str, Person]] = defaultdict(dict)
    for person in people:
        own = [("id", person.name), ("email", person.email), ("id", person.email)]
        own += [(kind if kind in OF_ONE_SYSTEM else "id", value) for kind, value in person.ids.items()]
        for kind, value in own:
            if value:
                index[_known((kind, value))][person.name] = person
    return index


def _known(one: tuple[str, str]) -> tuple[str, str]:
    """Return an id as it is compared: student ids of any kind are one kind, and capitals do not matter."""
    kind, value = one
    kind = "id" if kind == "sid" else kind
    return kind, folded(value.strip())


def _named(said: str, by_name: Mapping[str, dict[str, Person]]) -> Mapping[str, Person]:
    """Find who is called so; Moodle writes the name of a group and a hyphen before it."""
    parts = said.split("-")
    for start in range(len(parts)):
        form = squeezed("-".join(parts[start:]))
        if form and (found := by_name.get(form)):
            return found
    return {}


def squeezed(name: str) -> str:
    """Return letters and digits only, in small letters and one spelling: what systems leave of a name.

    Examples
    --------
    >>> squeezed("O'Brien-Müller, Pat_2"), squeezed("王 小明"), squeezed("🎉")
    ('obrienmüllerpat2', '王小明', '')
    """
    kept = "".join(char for char in folded(name) if unicodedata.category(char)[0] in "LMN")
    return unicodedata.normalize("NFKC", kept)
