"""The table: what was measured, next to the bound that the design sets."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 74


@dataclass(frozen=True, slots=True)
class Line:
    """One measured number; without a bound it only explains another one."""

    what: str
    value: float
    unit: str = "x"
    bound: float | None = None

    @property
    def held(self) -> bool:
        """Whether the bound is kept."""
        return self.bound is None or self.value <= self.bound


def show(line: Line) -> str:
    """Write one line of the table."""
    measured = f"{_number(line.value)} {line.unit}"
    if line.bound is None:
        return f"  {line.what:<{WIDTH}} {measured:>12}"
    said = "held" if line.held else "BROKEN"
    return f"  {line.what:<{WIDTH}} {measured:>12}   at most {_number(line.bound):>5} {line.unit:<2} {said}"


def print_lines(title: str, lines: Iterable[Line]) -> bool:
    """Print the lines of one benchmark as they come; return whether every bound is kept."""
    print(f"\n{title}", flush=True)
    kept = True
    for line in lines:
        print(show(line), flush=True)
        kept = kept and line.held
    return kept


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
