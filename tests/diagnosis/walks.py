"""A small challenge with mutants and probes: a walk of so many steps down a bowl."""

from pathlib import Path

from grader.catalog import Exercise
from tests.courses import write_course

LOOP = "    for _ in range({steps}):\n        x = {x}\n    return {result}\n"
MODEL = "def walk(x, lr, steps):\n" + LOOP.format(steps="steps", x="x - lr * 2 * x", result="{'x': x}")
MUTANTS = {
    "ascent": ("Go down.", "hint: 2", MODEL.replace("x - lr", "x + lr")),
    "no_two": ("The 2 is missing.", "", MODEL.replace("lr * 2", "lr")),
    "one_less": ("Take all.", "", MODEL.replace("(steps)", "(steps - 1)")),
    "bare": ("Name it.", "", MODEL.replace("{'x': x}", "[x]")),
    "raises": ("Nothing.", "unnamed: it only raises", "def walk(x, lr, steps):\n    return 1 / 0\n"),
}
PUBLIC = '''
def test_start(submission, expect):
    """No step."""
    expect.close(submission.walk(7, 0.5, 0), {"x": 7})
'''
HIDDEN = '''
@pytest.mark.points(4)
@pytest.mark.parametrize("start", [pytest.param(10, id="H01"), pytest.param(20, id="H02")])
def test_walk(submission, expect, oracle, start):
    """A walk from {start}."""
    got = submission.walk(start, 0.1, 3)
    expect.close(got, oracle.walk(start, 0.1, 3))
    expect.fields(got, "x")


@pytest.mark.case("H03")
@pytest.mark.depends("H02")
def test_far(submission, expect, oracle):
    """A walk that is not run where the ones before it fail."""
    expect.close(submission.walk(1, 0.25, 1), oracle.walk(1, 0.25, 1))
'''
PROBES = '''"""Walks."""

PROBES = ["walk(3, 0.3, 2)", "walk(-2, 0.4, 3)", "walk(5, 0.1, 1)"]
STEPS = "steps"


def small(draw):
    """Write a walk."""
    start, lr = draw.integer(1, 6), draw.choice(["0.25", "0.5", "1"])
    return f"walk({start}, {lr}, {draw.integer(1, 4)})"
'''

PLOTS = '''"""Where a walk ends, with each number of steps."""

from grader.pictures import Picture

STEPS = range(4)


def ends(*answers):
    """Return where each walk ends."""
    return [(steps, answer["x"]) for steps, answer in zip(STEPS, answers, strict=True)]


PLOTS = [
    Picture(
        title="Where it is after each step",
        sentence="The right walk comes down.",
        calls=[f"walk(6, 0.25, {steps})" for steps in STEPS],
        trace=ends,
        x="step",
        y="x",
    )
]
'''


def write_walk(root: Path, probes: str = PROBES, plots: str = "") -> Exercise:
    """Write the course, and return its exercise."""
    exercise = write_course(
        root,
        slug="walk",
        public=PUBLIC,
        hidden=HIDDEN,
        oracle=MODEL,
        entry=["walk"],
        title="A walk",
        hints=["Look at the sign.", "Subtract."],
    )
    (exercise.folder / "starter.py").write_text("def walk(x, lr, steps):\n    return None\n")
    (exercise.folder / "statement.md").write_text("# A walk\n\nWrite `walk`.\n")
    (exercise.folder / "probes.py").write_text(probes)
    if plots:
        (exercise.folder / "plots.py").write_text(plots)
    folder = root / "solutions" / "walk"
    (folder / "mutants").mkdir(parents=True)
    (folder / "model.py").write_text(MODEL)
    for name, (sentence, claim, source) in MUTANTS.items():
        docstring = f'"""{sentence}\n\ncaught_by: H01 H02\n{claim}\n"""\n\n\n'
        (folder / "mutants" / f"{name}.py").write_text(docstring + source)
    return exercise
