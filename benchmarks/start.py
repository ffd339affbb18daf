"""How long a person waits for the command line, with everything cold but the disk's cache."""

import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence

from benchmarks import direct
from benchmarks.classroom import PUBLIC, ROOT, SLUG
from benchmarks.clocks import own_process, wall_of
from benchmarks.commands import GRADER
from benchmarks.table import Line
from grader.models import Submission

HELP_BOUND_S, CHECK_BOUND_S = 0.35, 0.5
SMALL, LARGE = 11, 51
MODEL = ROOT / "solutions" / SLUG / "model.py"


def measure(*, full: bool) -> Iterator[Line]:
    """Start the commands in turns with a bare interpreter."""
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        "help": [GRADER, "--help"],
        "check": [GRADER, "check", "--exercise", SLUG, str(MODEL)],
    }
    walls: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(LARGE if full else SMALL):
        for name, command in commands.items():
            walls[name].append(_wall_of_command(command))
    medians = {name: statistics.median(values) for name, values in walls.items()}
    tests_s = _tests_themselves()
    yield Line("`grader --help`, on the clock", medians["help"], "s", HELP_BOUND_S)
    yield Line("    / python -c pass", medians["help"] / medians["pass"])
    yield Line(
        "`grader check` on top of the tests, on the clock", medians["check"] - tests_s, "s", CHECK_BOUND_S
    )
    yield Line("    / python -c pass", medians["check"] / medians["pass"])
    yield Line("    quietest run", min(walls["check"]) - tests_s, "s")
    yield Line("    the tests themselves", 1000 * tests_s, "ms")
    yield Line("    python -c pass", 1000 * medians["pass"], "ms")


def _wall_of_command(command: Sequence[str]) -> float:
    return wall_of(lambda: subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL))


def _tests_themselves() -> float:
    """Return the seconds of the public cases, called directly."""
    model = [Submission("model.py", "model", MODEL.read_bytes())]
    with own_process() as executor:
        runs = [executor.submit(direct.grade, ROOT, SLUG, [PUBLIC], model).result() for _ in range(5)]
    return statistics.median(spent.wall_s for spent in runs)
