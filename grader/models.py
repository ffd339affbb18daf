"""The records that everything else passes around: plain, frozen, without behavior of their own."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

SCHEMA = 1
"""Version of the result record and of the JSON written from it."""


class Outcome(StrEnum):
    """How one test case ended."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    CRASHED = "crashed"
    NOT_RUN = "not_run"
    PENDING = "pending"


class Verdict(StrEnum):
    """What one grading of one submission says."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    NOT_GRADABLE = "not_gradable"
    NOT_GRADED = "not_graded"


class Visibility(StrEnum):
    """What a student is told of a test case: everything, or its title and outcome."""

    PUBLIC = "public"
    HIDDEN = "hidden"


class Isolation(StrEnum):
    """The layers that held the student's code; `grader doctor` explains each."""

    FULL = "full"
    FILTERS = "filters"
    NAMESPACES = "namespaces"
    PROCESS = "process"

    @property
    def holds_strangers(self) -> bool:
        """Whether other people's code may be graded in it."""
        return self is not Isolation.PROCESS


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use; every field carries its unit.

    `call_s` is the wall time of one call, `wall_s` of the whole submission across restarts, and
    `memory_bytes` what may be allocated on top of the interpreter with its packages.
    """

    cpu_s: int = 10
    wall_s: float = 10.0
    call_s: float = 2.0
    memory_bytes: int = 256 * 2**20
    output_bytes: int = 2**20
    reply_bytes: int = 8 * 2**20
    stack_bytes: int = 64 * 2**20
    open_files: int = 64
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the student's file that was running, or that cannot be compiled (then with its column)."""

    line: int
    function: str
    code: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One compared number or value, ready to be read; empty text where there is nothing to say."""

    name: str
    expected: str
    got: str
    off_by: str = ""
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What one test case said of one submission.

    `pending` are points that wait for a person, `ideas` the wrong ideas that an answer shows. Everything from
    `call` on is filled for public cases alone: it would give a hidden one away.
    """

    id: str
    title: str
    visibility: Visibility
    outcome: Outcome
    points: Fraction
    max_points: Fraction
    pending: Fraction = Fraction(0)
    message: str = ""
    ideas: tuple[str, ...] = ()
    duration_s: float = 0.0
    call: str | None = None
    expected: str | None = None
    got: str | None = None
    tolerance: float | None = None
    rows: tuple[Row, ...] = ()
    frames: tuple[Frame, ...] = ()
    output: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A call, as code that can be pasted, with what is right and what came; `step` if steps are counted."""

    call: str
    expected: str
    got: str
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Probed:
    """One probe: a call outside every suite, what is right, what came, and which mutants return the same."""

    call: str
    expected: str
    got: str
    fits: tuple[str, ...]


Points = tuple[tuple[float | None, float | None], ...]
"""Places in a picture; None stands for a number that is not finite."""


class PlotKind(StrEnum):
    """What a plot draws besides the axes."""

    CURVES = "curves"
    POINTS = "points"
    PATHS = "paths"


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """A curve or path of a plot: its points, in their order, under one name."""

    name: str
    points: Points


@dataclass(frozen=True, slots=True)
class Contours:
    """Lines of equal height below paths, at `levels`: exact ellipses of a bowl, or heights on a grid.

    `bowl` holds a, b, c of ``a*u*u + b*u*v + c*v*v``, where u and v are measured from `center`. Without one,
    `heights` has the rows of a grid over the window, from bottom to top.
    """

    levels: tuple[float, ...]
    bowl: tuple[float, float, float] | None = None
    center: tuple[float, float] = (0.0, 0.0)
    heights: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of a wrong answer beside the right one, as bounded plain numbers: whoever shows it draws it.

    Attributes
    ----------
    kind : PlotKind
        Curves; points with lines through them; paths on contours.
    title, sentence, x, y : str
        What it shows, what is to be seen in it, what the axes count.
    call : str
        A call that can be pasted, whose answer is drawn; of several the last.
    window : tuple of float
        Left, right, bottom and top: what lies outside is not drawn, and the sentence says so.
    series : tuple of PlotSeries
        The submission's, the right one, then what both are compared with.
    log : bool
        Whether the y axis is logarithmic.
    data : tuple
        Points that the answers are about.
    contours : Contours or None
        What lies below paths.
    """

    kind: PlotKind
    title: str
    sentence: str
    x: str
    y: str
    call: str
    window: tuple[float, float, float, float]
    series: tuple[PlotSeries, ...]
    log: bool = False
    data: Points = ()
    contours: Contours | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is behind a wrong submission, as far as it can be told; nothing in it stands in a suite.

    Attributes
    ----------
    idea : str
        The wrong idea that explains every answer, with `sentence` and `hint`; empty when none or several do.
    mutants : tuple of str
        The named wrong answers that it equals.
    convention : str
        By which factor the answers are right for somebody who asks otherwise.
    first_wrong_step : Difference or None
        The first step at which the answers leave the right path.
    counter_example : Difference or None
        A small call that shows the mistake.
    probes : tuple of Probed
        What was tried.
    plots : tuple of Plot
        Pictures in which it can be seen.
    """

    idea: str = ""
    mutants: tuple[str, ...] = ()
    sentence: str = ""
    hint: str = ""
    convention: str = ""
    first_wrong_step: Difference | None = None
    counter_example: Difference | None = None
    probes: tuple[Probed, ...] = ()
    plots: tuple[Plot, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """What a submission's processes used, as the kernel counted it."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    memory_bytes: int = 0
    processes: int = 0


@dataclass(frozen=True, slots=True)
class RunResult:
    """One grading of one submission; a receipt that can be derived again.

    `pending` are points that wait for a person; `variant` holds the numbers that were drawn, by item.
    `private` has what only the instructor may see: no part of the record, and kept apart from it.
    """

    submission: str
    student: str
    exercise: str
    verdict: Verdict
    points: Fraction
    max_points: Fraction
    score: float | None
    message: str
    tests: tuple[CaseResult, ...]
    isolation: Isolation | None
    limits: Limits
    usage: Usage
    hashes: dict[str, str]
    versions: dict[str, str]
    pending: Fraction = Fraction(0)
    variant: dict[str, dict[str, Any]] = field(default_factory=dict)
    diagnosis: Diagnosis | None = None
    note: str = ""
    private: dict[str, dict[str, Any]] = field(default_factory=dict)
    schema: int = field(default=SCHEMA)


@dataclass(frozen=True, slots=True)
class Submission:
    """One thing handed in: its bytes, or the reason why there are none.

    `name` is what the instructor sees in the folder; it may hold any character. `note` says what was done to
    it on the way, and stands with the result. `shared_numbers` says that the student got the numbers that
    everybody shares, as in a notebook that is handed out to all.
    """

    name: str
    student: str
    source: bytes = b""
    refusal: str = ""
    note: str = ""
    shared_numbers: bool = False
