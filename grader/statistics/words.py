"""What the numbers mean, in words, with the bands that Moodle uses; and when there are too few to say."""

ENOUGH = 10
"""From so many students on, a number about an item says something."""

FEW = 5
"""Of fewer students no scores are shown: they could be told apart."""

TOO_FEW = "too few to say"
WAITS = "waits for a person"
VERY_HARD, ALMOST_ALL = 0.2, 0.95
LITTLE = 0.2
WEAK, SATISFACTORY = 0.64, 0.75


def of_facility(value: float) -> str:
    """Say how hard an item was, if that is remarkable."""
    if value == 0:
        return "nobody earns anything"
    if value == 1:
        return "all earn everything"
    if value < VERY_HARD:
        return "very hard"
    return "almost all pass" if value > ALMOST_ALL else ""


def of_discrimination(value: float | None) -> str:
    """Say what an item tells about the rest of the score, if that is remarkable."""
    if value is None:
        return "tells nobody apart"
    if value < 0:
        return "check the key"
    return "tells little" if value < LITTLE else ""


def of_alpha(value: float | None) -> str:
    """Say how well the items of an exercise agree."""
    if value is None:
        return "it has no value where there is a single item, or where all scores are the same"
    if value >= SATISFACTORY:
        return "satisfactory"
    return "weak" if value < WEAK else "fair"


def percent(share: float) -> str:
    """Write a share; what is not quite all, or not quite nothing, is not called so.

    Examples
    --------
    >>> [percent(share) for share in (0.0, 0.001, 0.625, 0.999, 1.0)]
    ['0 %', '1 %', '62 %', '99 %', '100 %']
    """
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def several(count: int, one: str, more: str = "") -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> several(1, "student"), several(3, "student"), several(2, "is", "are")
    ('1 student', '3 students', '2 are')
    """
    return f"{count} {one if count == 1 else more or f'{one}s'}"
