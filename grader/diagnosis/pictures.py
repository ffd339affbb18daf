"""`plots.py` of an exercise: how to draw what a wrong submission returns."""

from grader.catalog import PLOTS, Exercise
from grader.course_code import importable, load
from grader.errors import CatalogError
from grader.pictures import Picture

MOST_PICTURES = 3


def read_pictures(exercise: Exercise) -> tuple[Picture, ...]:
    """Read the pictures of an exercise; none if it has none.

    Raises
    ------
    CatalogError
        If the file cannot be used; the text says what it should hold.
    """
    path = exercise.folder / PLOTS
    if not path.is_file():
        return ()
    with importable(exercise.course_root):
        said = vars(load(path)).get("PLOTS")
    if (
        not isinstance(said, list)
        or not 1 <= len(said) <= MOST_PICTURES
        or not all(isinstance(picture, Picture) for picture in said)
    ):
        raise CatalogError(
            f"{path}: PLOTS must be a list of 1 to {MOST_PICTURES} pictures of grader.pictures"
        )
    return tuple(said)
