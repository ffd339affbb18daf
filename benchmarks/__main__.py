"""``python -m benchmarks [NAME...]``: measure, print the table, end with 1 if a bound is broken."""

import argparse
import sys
from collections.abc import Callable, Iterator

from benchmarks import (
    added,
    diagnosing,
    flat_memory,
    in_nbgrader,
    others,
    records,
    reports,
    start,
    statistics,
    whole_class,
)
from benchmarks.table import Line, print_lines

BENCHMARKS: dict[str, tuple[str, Callable[..., Iterator[Line]]]] = {
    "class": ("a class, full isolation", whole_class.measure),
    "added": ("what grading adds", added.measure),
    "diagnosis": ("saying which idea is wrong", diagnosing.measure),
    "memory": ("a growing class", flat_memory.measure),
    "start": ("starting the command line", start.measure),
    "reports": ("feedback as pages", reports.measure),
    "records": ("the records of a large class", records.measure),
    "statistics": ("statistics of a large class", statistics.measure),
    "nbgrader": ("a class of nbgrader, with its gradebook", in_nbgrader.measure),
    "others": ("other ways, as a yardstick", others.measure),
}
OPTIONAL = ("others",)


def main() -> int:
    """Measure what was named; return the exit code."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all but others"
    )
    parser.add_argument(
        "--full", action="store_true", help="1,000 submissions, 10,000 for memory: half an hour"
    )
    parser.add_argument("--others", action="store_true", help="also what other ways of grading cost")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in BENCHMARKS]:
        parser.error(f"no benchmark {unknown[0]!r}; there are: {', '.join(BENCHMARKS)}")
    chosen = options.names or [name for name in BENCHMARKS if name not in OPTIONAL or options.others]
    kept = [
        print_lines(title, measure(full=options.full))
        for title, measure in map(BENCHMARKS.__getitem__, chosen)
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
