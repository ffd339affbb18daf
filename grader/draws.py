"""The course key, and what it draws: each student's own numbers, the same on every machine and every day.

No library's random stream is used, so no version of Python or numpy can change what a student got. All of it
is HMAC-SHA256 and whole numbers, and can be repeated in any language:

- A name is normalized to NFC, because file systems spell an accented name in two ways ("é", or "e" and an
  accent), and one student must not get two sets of numbers. Then it is written as its length in UTF-8 bytes
  (8 bytes, big-endian) and those bytes. So "a", "bc" and "ab", "c" are different names.
- Block number i = 0, 1, 2, ... of a draw is ``HMAC-SHA256(secret, "grader draw 1" + names + i)``, with i as
  8 bytes, big-endian.
- `Draw.below` takes the next block as one big-endian number of 256 bits, modulo n. One block a number, with
  no second tries to repeat: for n up to 2**64 no value is likelier than another by more than one part in
  2**192, which no number of students can show. Everything else is made of `below`.
"""

import hashlib
import hmac
import os
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from grader.errors import UsageError
from grader.key_files import FOLDER, KEY_BYTES, KeyFile
from grader.models import Submission

VARIABLE = "GRADER_COURSE_KEY"
KEY_FILE = FOLDER / "course.key"
FEWEST_CHARACTERS = 16

_DRAW = b"grader draw 1"
_FINGERPRINT = b"grader course key 1"
_SHARED = b"grader shared numbers 1"
_MOST_TRIES = 2000
_FILE = KeyFile(
    KEY_FILE,
    "the course key",
    owner="grade as the user who owns it",
    lost="then a new key is made, and everybody gets other numbers",
    instead=f"set {VARIABLE}",
)

Item = TypeVar("Item")


@dataclass(frozen=True)
class CourseKey:
    """The secret of one course; who has it can compute everybody's numbers.

    Parameters
    ----------
    secret : bytes
        The key of every draw.
    public : bool
        Whether everybody may know it, as in demos and tests.
    shared : bool
        Whether all students get the same numbers, as where one notebook is handed out to all of them.
    """

    secret: bytes = field(repr=False)
    public: bool = False
    shared: bool = False

    def for_everybody(self) -> "CourseKey":
        """Return the key of the numbers that all students share; it tells nothing of anybody's own."""
        return self if self.shared else CourseKey(_hmac(self.secret, _SHARED), self.public, shared=True)

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that tell keys apart, and may be published.

        Its label is that of no draw, so it gives no numbers away. Who sees it can test guesses, though: let a
        key be made, not thought up.
        """
        return _hmac(self.secret, _FINGERPRINT).hex()[:16]


PUBLIC_KEY = CourseKey(b"everybody may know this key: it is for demos and tests", public=True)


class Draw:
    """Numbers that belong to some names, such as a student and an item, one after the other.

    Parameters
    ----------
    key : CourseKey
        Without it nobody can tell the numbers beforehand.
    *names : str
        Whose and what for; the same names give the same numbers, other names give unrelated ones.
    """

    def __init__(self, key: CourseKey, *names: str) -> None:
        self._secret = key.secret
        self._names = b"".join(map(_encoded, names))
        self._blocks = 0

    def below(self, n: int) -> int:
        """Draw one of 0, 1, ..., n - 1, each as likely as any other.

        Raises
        ------
        ValueError
            If `n` is not from 1 to 2**64.
        """
        if not 1 <= n <= 2**64:
            raise ValueError(f"n must be from 1 to 2**64, got {n}")
        block = _hmac(self._secret, _DRAW + self._names + self._blocks.to_bytes(8, "big"))
        self._blocks += 1
        return int.from_bytes(block, "big") % n

    def integer(self, low: int, high: int) -> int:
        """Draw a whole number from `low` to `high`, both included.

        Raises
        ------
        ValueError
            If `high` is less than `low`.
        """
        if high < low:
            raise ValueError(f"low must be at most high, got {low} and {high}")
        return low + self.below(high - low + 1)

    def choice(self, items: Sequence[Item]) -> Item:
        """Draw one of some items.

        Raises
        ------
        ValueError
            If there are none.
        """
        if not items:
            raise ValueError("choice needs at least one item, got none")
        return items[self.below(len(items))]

    def sample(self, items: Sequence[Item], k: int) -> list[Item]:
        """Draw `k` of some items, none twice, in the order in which they were drawn.

        Each is struck off the list of those that are left, as R. A. Fisher and F. Yates did it in 1938.

        Raises
        ------
        ValueError
            If `k` is negative, or there are fewer items.
        """
        if not 0 <= k <= len(items):
            raise ValueError(f"k must be from 0 to the number of items, {len(items)}, got {k}")
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(k)]

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Return all items in a drawn order, every order as likely as any other."""
        return self.sample(items, len(items))

    def until(self, make: "Callable[[Draw], Item]", fair: Callable[[Item], object]) -> Item:
        """Draw with `make`, again and again, until `fair` holds of what it gives.

        Raises
        ------
        RuntimeError
            If `fair` refuses too many in a row: that is no bad luck any more.
        """
        for _ in range(_MOST_TRIES):
            if fair(made := make(self)):
                return made
        raise RuntimeError(f"{_MOST_TRIES} draws in a row were refused: do the guards fit what is drawn?")


def course_key(root: Path) -> CourseKey:
    """Return the key of a course: from GRADER_COURSE_KEY, else from its file, which is made on first use.

    The variable may hold the text of another machine's file: then both draw the same.

    Parameters
    ----------
    root : Path
        The folder of the course; the file is `.grader/course.key` in it.

    Raises
    ------
    UsageError
        If the variable is too short, or the file cannot be made or read, is damaged, or is open to others.
    """
    said = os.environ.get(VARIABLE, "").strip()
    if said:
        return CourseKey(_from_variable(said))
    return CourseKey(_FILE.text(root))


def key_for(submission: Submission, key: CourseKey | None) -> CourseKey | None:
    """Return the key that draws the numbers which a submission is about, if the exercise has any."""
    return key.for_everybody() if key is not None and submission.shared_numbers else key


def has_key(root: Path) -> bool:
    """Tell whether a course has its key here; asking for it would make one otherwise."""
    return bool(os.environ.get(VARIABLE, "").strip()) or _FILE.there(root)


def _hmac(secret: bytes, message: bytes) -> bytes:
    return hmac.digest(secret, message, hashlib.sha256)


def _encoded(name: str) -> bytes:
    """Write a name so that no two lists of names give the same bytes."""
    text = unicodedata.normalize("NFC", name)
    written = text.encode("utf-8", "surrogatepass")  # a broken file name is a name too
    return len(written).to_bytes(8, "big") + written


def _from_variable(said: str) -> bytes:
    if len(said) < FEWEST_CHARACTERS:
        raise UsageError(
            f"{VARIABLE} must have at least {FEWEST_CHARACTERS} characters, got {len(said)}; to make one: "
            f"python -c 'import secrets; print(secrets.token_hex({KEY_BYTES}))'"
        )
    return said.encode("utf-8", "surrogateescape")
