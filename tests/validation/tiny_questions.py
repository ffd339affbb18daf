"""Exercises of one small question each, on another subject, that hold; each test breaks one thing in one."""

from pathlib import Path

from tests.validation.tiny import Tiny

HEAD = """
import math

import reference
from grader.questions import *
from grader.questions import Wrong, question, show
"""

KINDS = {
    "number": """
@question("Q90", a=[2, 3, 6], b=[0.5, 0.25])
def area(a, b):
    right = reference.product(a, b)
    return Number(
        prompt=f"A field is ${show(a)}$ km long and ${show(b)}$ km wide. How large is it?",
        right=right,
        unit="square kilometres",
        wrong=[
            Wrong(a + b, "You added the two sides."),
            Wrong(2 * (a + b), "That is the length of the fence around it."),
        ],
        hints=["How many squares of one kilometre fit in?"],
        worked=rf"Length times width: ${show(a)} \\cdot {show(b)} = {show(right)}$.",
    )
""",
    "vector": """
@question("Q90", n=[17, 23, 38])
def division(n):
    return Vector(
        prompt=f"Divide {n} by 5.",
        right=[n // 5, n % 5],
        names=["quotient", "remainder"],
        wrong=[
            Wrong([n % 5, n // 5], "The quotient comes first."),
            Wrong([n / 5, 0], "No decimals: the quotient is a whole number."),
        ],
        hints=["How often does 5 fit in?"],
        worked=f"5 fits in {n // 5} times, and {n % 5} is left.",
    )
""",
    "interval": """
@question("Q90", n=[2, 4])
def inside(n):
    return Interval(
        prompt=f"For which $x$ does ${n} x$ lie above 0, and not above 1?",
        right=Bounds(0, 1 / n, False, True),
        wrong=[Wrong(Bounds(0, 1 / n, True, True), "At 0 it is 0, which is not above 0.")],
        hints=["Divide both bounds."],
        worked=rf"Between $0$, which is left out, and $\\frac{{1}}{{{n}}}$, which is taken in.",
    )
""",
    "single": """
@question("Q90", n=[4, 6])
def corners(n):
    return SingleChoice(
        prompt=f"What has {n} corners?",
        right=f"a polygon with {n} sides",
        wrong={
            f"a polygon with {n + 1} sides": "Count once more: there are as many corners as sides.",
            "a circle": "A circle has no corner.",
        },
        hints=["Draw it."],
        worked=f"There are as many corners as sides: a polygon with {n} sides.",
    )
""",
    "multiple": """
@question("Q90")
def primes():
    return MultipleChoice(
        prompt="Which of these are prime?",
        right=["two", "three", "five"],
        wrong={"one": "One has a single divisor.", "nine": "Three times three."},
        show=(2, 2),
        hints=["Look for divisors."],
        worked="Two, three and five have no divisors but one and themselves.",
    )
""",
    "matching": """
@question("Q90")
def capitals():
    return Matching(
        prompt="Which city is the capital of which country?",
        pairs={"Japan": "Tokyo", "Peru": "Lima", "Kenya": "Nairobi"},
        decoys=["Osaka"],
        wrong={("Japan", "Osaka"): "Large, but no capital.", ("Peru", "Tokyo"): "Look at a globe."},
        decoy_or_not=True,
        hints=["Begin with the one that you know."],
        worked="Tokyo is in Japan, Lima in Peru, Nairobi in Kenya.",
    )
""",
    "ordering": """
@question("Q90")
def breakfast():
    return Ordering(
        prompt="Bring the morning into order.",
        steps=["wake up", "brew tea", "drink tea"],
        wrong={("drink tea", "brew tea"): "There is no tea yet."},
        hints=["What needs what?"],
        worked="Wake up, brew tea, and then drink it.",
    )
""",
    "expression": """
@question("Q90", n=[2, 3])
def volume(n):
    return Expression(
        prompt=rf"{n} cubes with sides $\\alpha$ and a ball of volume $v_0$: how much room do they take?",
        right=f"{n}*alpha^3 + v0",
        variables=["alpha", "v0"],
        wrong=[Wrong(f"{n}*alpha^2 + v0", "That is an area."), Wrong(f"{n}*alpha^3", "And the ball?")],
        hints=["First one cube."],
        worked=rf"One cube takes $\\alpha^3$, so it is ${n} \\alpha^3 + v_0$.",
    )
""",
    "prose": """
@question("Q90")
def tides():
    return Prose(
        prompt="Why are there tides?",
        max_words=20,
        rubric=[Criterion(2, "Names the moon."), Criterion(1, "Says that its pull fades with distance.")],
        model="The moon pulls the near side of the earth more strongly than the far side.",
        seen=[Wrong("Wind.", "Nothing for this.")],
        hints=["Who looks at the sea at night?"],
        worked="The moon pulls, and what is nearer is pulled more strongly.",
    )
""",
    "code": """
@question("Q90")
def half():
    return Code(
        prompt="Write `half(x)`.",
        entry="half",
        starter="def half(x):\\n    pass",
        calls=[Call((8,), 4.0), Call((-3,), -1.5)],
        model="def half(x):\\n    return x / 2",
        wrong=[
            Wrong("def half(x):\\n    return x // 2", "That cuts off what is behind the point."),
            Wrong("def half(x):\\n    return x * 2", "That is the double."),
        ],
        hints=["What is the half of 3?"],
        worked="Divide by two.",
    )
""",
    "parts": """
@question("Q90", n=[3, 5])
def cake(n):
    share = 1 / n
    parts = {
        "a": Part(1, Ordering(prompt="Order.", steps=["bake", "cut"], wrong={("cut", "bake"): "Cut what?"})),
        "b": Part(
            1, Number(prompt="How much does each get?", right=share, wrong=[Wrong(1.0, "That is all of it.")])
        ),
        "c": Part(
            1,
            Prose(
                prompt="Is that fair?",
                max_words=9,
                rubric=[Criterion(1, "Says who is hungry.")],
                model="Only if all of them are as hungry.",
            ),
        ),
    }
    return Parts(
        prompt=f"{n} people share a cake.",
        parts=parts,
        hints=["What comes first?"],
        worked=f"Bake it, cut it, and each gets ${show(share)}$.",
    )
""",
}

MANIFEST = """
schema = 1
kind = "quiz"
title = "One question"
summary = "A question on another subject."
packages = []

[[items]]
id = "Q90"
title = "A question"
points = 3
"""

STATEMENT = "# One question\n\nAnswer it.\n"


def files_of(kind: str) -> dict[str, str | None]:
    """Return the files of an exercise with a question of this kind."""
    code = "code = true\n" if kind == "code" else ""
    questions = HEAD + "\n\n" + KINDS[kind].lstrip("\n")
    return {"exercise.toml": MANIFEST + code, "statement.md": STATEMENT, "questions.py": questions}


def asking(root: Path, slug: str, kind: str) -> Tiny:
    """Return an exercise that holds."""
    return Tiny(root, slug, files_of(kind))
