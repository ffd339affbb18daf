"""What `plots.py` of an exercise says: how to draw a wrong answer beside the right one.

A picture names calls and says how an answer becomes points; both answers go through the same function, so
they can be compared. It is curves, points with lines through them, or paths on lines of equal height.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Points = Iterable[tuple[float, float]]

MOST_CALLS = 24
MOST_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture of an answer.

    Attributes
    ----------
    title : str
        What is drawn, in a few words.
    sentence : str
        What is to be seen where the answer is right.
    calls : sequence of str
        Calls, each a line of Python as in `probes.py`; one that is a probe costs nothing.
    trace : callable
        Gets an answer for each call, and returns points. It meets numbers as floats, sequences as lists and
        named parts as dicts, in the shape of what is right; only lists may be longer or shorter.
    x, y : str
        What the axes count.
    log : bool
        Whether the y axis is logarithmic.
    data : points
        Points that both answers are about.
    lines : mapping
        Further curves by their names, the same for everybody.
    bowl : (a, b, c), optional
        Draws ellipses: the height is ``a*u*u + b*u*v + c*v*v``, where u and v are measured from `center`.
    center : (x, y)
        Where the bowl is lowest.
    height : callable, optional
        In place of a bowl: ``height(x, y)``, by the reference.

    Raises
    ------
    ValueError
        If it cannot be drawn as it is said.
    """

    title: str
    sentence: str
    calls: Sequence[str]
    trace: Callable[..., Points]
    x: str
    y: str
    log: bool = False
    data: Sequence[tuple[float, float]] = ()
    lines: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)
    bowl: tuple[float, float, float] | None = None
    center: tuple[float, float] = (0.0, 0.0)
    height: Callable[[float, float], Any] | None = None

    def __post_init__(self) -> None:
        if not all((self.title, self.sentence, self.x, self.y)):
            raise ValueError(
                f"a picture has title, sentence, x and y, none of them empty, got {self.title!r}"
            )
        if isinstance(self.calls, str) or not 1 <= len(self.calls) <= MOST_CALLS:
            raise ValueError(f"{self.title}: calls must be a list of 1 to {MOST_CALLS} calls")
        if len(self.lines) > MOST_LINES:
            raise ValueError(f"{self.title}: at most {MOST_LINES} lines can be told apart from the answers")
        if self.bowl is not None and self.height is not None:
            raise ValueError(f"{self.title}: say bowl or height, not both")
        if self.on_contours and (self.log or self.data or self.lines):
            raise ValueError(f"{self.title}: paths on contours have no log, data or lines")

    @property
    def on_contours(self) -> bool:
        """Whether it is a path on lines of equal height."""
        return self.bowl is not None or self.height is not None
