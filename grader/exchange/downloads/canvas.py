"""Canvas: ``doejane_LATE_4242_77_hw.py`` or, with hidden names, ``anon_x7Kp2_77_hw.py``.

What is no file has no attachment: ``doejane_4242_text.html``.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from grader.exchange.downloads.contents import File
from grader.exchange.downloads.handed_in import NOBODY_S, TYPED, Found, HandedIn, Owner

NAME = re.compile(
    r"(?:(?P<name>.*?)_)??(?:(?P<late>LATE)_)?(?:(?P<user>\d+)|anon_(?P<anonymous>[^_]+))_"
    r"(?:(?P<attachment>\d+)_(?P<file>.+)|(?P<typed>text|link)\.html)",
    re.ASCII,
)

NO_FILE = {"text": TYPED, "link": "a link to a page; ask for a file"}


def is_from_canvas(file: File) -> bool:
    """Tell whether a file is called as Canvas calls it."""
    return NAME.fullmatch(file.path[-1]) is not None


def read_canvas(files: Sequence[File], _origin: str, _assignment: str) -> Found:
    """Read the names of files from Canvas."""
    named = [(file, NAME.fullmatch(file.path[-1])) for file in files]
    doubtful = _doubtful([found for _, found in named if found])
    handed_in: list[HandedIn] = []
    left_out = []
    for file, found in named:
        if found:
            handed_in.append(_read(file, found, doubtful))
        else:
            left_out.append((file, NOBODY_S))
    return handed_in, left_out


def _doubtful(names: Iterable[re.Match[str]]) -> set[tuple[str, str]]:
    """Return whose names can be read in two ways: `kim_5_42_77_hw.py` is of 5, or of 42, called `kim_5`.

    Of 5 are also other files, or these have other attachments; 42 would stand in all of them.
    """
    attachments: dict[tuple[str, str], list[str]] = defaultdict(list)
    sure = set()
    for found in names:
        if found["file"] and re.match(r"\d+_", found["file"], re.ASCII):
            attachments[found["name"], found["user"]].append(found["attachment"])
        else:
            sure.add((found["name"], found["user"]))
    apart = {who for who, numbers in attachments.items() if 1 < len(numbers) == len(set(numbers))}
    return attachments.keys() - sure - apart


def _read(file: File, found: re.Match[str], doubtful: Collection[tuple[str, str]]) -> HandedIn:
    if found["anonymous"]:
        owner = Owner(
            f"anon_{found['anonymous']}", (("canvas_anonymous", found["anonymous"]),), anonymous=True
        )
    else:
        twice = (found["name"], found["user"]) in doubtful
        numbers = [found["user"], found["attachment"]] if twice else [found["user"]]
        owner = Owner(found["name"] or "", tuple(("canvas", number) for number in numbers))
    return HandedIn(
        file,
        owner,
        found["file"] or f"{found['typed']}.html",
        late=found["late"] is not None,
        upload=int(found["attachment"] or 0),
        why_not=NO_FILE.get(found["typed"], ""),
    )
