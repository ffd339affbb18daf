"""Which system a download comes from, and what it says, read as that system writes it.

The dates that archives give their members are those of the download, so they are not read.
"""

from collections.abc import Callable, Mapping, Sequence

from grader.errors import UsageError
from grader.exchange.downloads.canvas import is_from_canvas, read_canvas
from grader.exchange.downloads.contents import File
from grader.exchange.downloads.gradescope import metadata_of, read_gradescope
from grader.exchange.downloads.handed_in import Format, Found, Reading
from grader.exchange.downloads.moodle import is_from_moodle, read_moodle
from grader.exchange.downloads.names import is_left_behind
from grader.exchange.downloads.nbgrader import many_from_nbgrader, read_nbgrader
from grader.exchange.downloads.plain import read_plain

READERS: Mapping[Format, Callable[[Sequence[File], str, str], Found]] = {
    Format.CANVAS: read_canvas,
    Format.MOODLE: read_moodle,
    Format.GRADESCOPE: read_gradescope,
    Format.NBGRADER: read_nbgrader,
    Format.PLAIN: read_plain,
}


def read_names(files: Sequence[File], origin: str, said: str = "auto", assignment: str = "") -> Reading:
    """Find out from names who handed in what.

    Parameters
    ----------
    files : sequence of File
        What the download holds.
    origin : str
        What the archive or folder is called.
    said : str
        The format, or ``auto``.
    assignment : str
        Which one to take, where nbgrader keeps several.

    Raises
    ------
    UsageError
        If it is not in that format at all.
    """
    files = [file for file in files if not is_left_behind(file.path)]
    readable = [file for file in files if file.path]
    form = detected(readable, origin) if said == "auto" else Format(said)
    handed_in, left_out = READERS[form](readable, origin, assignment)
    if not handed_in and form is not Format.PLAIN:
        raise UsageError(f"{origin}: nothing in it is named as in a download from {form}; leave out --from")
    left_out += [(file, file.refusal) for file in files if not file.path]
    return Reading(form, tuple(handed_in), tuple(left_out))


def detected(files: Sequence[File], origin: str) -> Format:
    """Tell from the names where a download comes from: from the system that most files are named by.

    What one student calls a file must not decide it.
    """
    if metadata_of(files):
        return Format.GRADESCOPE
    named = {
        Format.MOODLE: sum(map(is_from_moodle, files)),
        Format.NBGRADER: many_from_nbgrader(files, origin),
        Format.CANVAS: sum(map(is_from_canvas, files)),
    }
    likely = max(named, key=lambda form: named[form])
    return likely if 2 * named[likely] > len(files) else Format.PLAIN
