"""The questions on the bowl theta**2: every key recomputed by closed forms, every wrong idea told apart.

On this bowl an update multiplies the position by r = 1 - 2 eta, so everything here is a power of r, computed
in exact fractions; the questions themselves walk with the reference.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import find_course
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import (
    Matching,
    MultipleChoice,
    Number,
    Prose,
    Question,
    SingleChoice,
    Vector,
    show,
)
from grader.variants import definitions_of

EXERCISES = Path(__file__).parents[2] / "exercises"
COURSE = find_course(EXERCISES)
SLUGS = ["bowl_quiz", "bowl_practice"]
STUDENTS = [f"student {number}" for number in range(200)]


QUESTIONS = {id_: found for slug in SLUGS for id_, found in definitions_of(COURSE.exercise(slug)).items()}
VARIANTS = {id_: list(found.variants()) for id_, found in QUESTIONS.items()}
NUMERIC = ["Q02", "Q04", "Q05", "P01", "P02"]
ALL = [(f"{id_} {numbers}", id_, numbers, q) for id_ in QUESTIONS for numbers, q in VARIANTS[id_]]
EVERY = [pytest.param(q, id=name) for name, _, _, q in ALL]
EVERY_NUMERIC = [pytest.param(id_, numbers, q, id=name) for name, id_, numbers, q in ALL if id_ in NUMERIC]

NO_ANSWERS = ["", "two", "nan", "inf, inf", "1, 2, 3, 4, 5", "1,5; 2,5", [1, True], "1 + 2"]


def manifest(slug: str) -> dict[str, Any]:
    """Read an exercise.toml."""
    return tomllib.loads((EXERCISES / slug / "exercise.toml").read_text(encoding="utf-8"))


def only(id_: str, **numbers: Any) -> Question:
    """Return one variant."""
    return next(question for drawn, question in VARIANTS[id_] if drawn == numbers)


def drawn_for(id_: str) -> list[Question]:
    """Return what 200 students see."""
    return [QUESTIONS[id_].drawn(Draw(PUBLIC_KEY, student, id_))[1] for student in STUDENTS]


def exactly(value: float) -> Fraction:
    """Take a number of a grid as the decimal that it was typed as."""
    return Fraction(str(value))


def truth(id_: str, numbers: dict[str, Any]) -> list[Fraction]:
    """Compute a numeric answer from the closed form."""
    t, e = exactly(numbers["t"]), exactly(numbers.get("e", 0))
    r = 1 - 2 * e
    return {
        "Q02": [t**2, 2 * t],
        "Q04": [t * r],
        "Q05": [r, t * r**3],
        "P01": [t * r, t * r**2, t * r**3, (t * r**3) ** 2],
        "P02": [t * r, t * r**2, t * r**3, Fraction(6)],
    }[id_]


def as_decimals(values: list[Fraction], places: int = 12) -> str:
    """Type numbers with many decimals."""
    return ", ".join(f"{float(value):.{places}f}" for value in values)


def texts_of(question: Question) -> Iterator[str]:
    """Return everything that a student may read."""
    yield question.prompt
    yield question.worked
    yield question.form.how()
    yield from question.form.lines()
    yield from question.hints
    yield from (wrong.sentence for wrong in question.listed())


# The sheets


@pytest.mark.parametrize("slug", SLUGS)
def test_every_item_has_its_question(slug: str) -> None:
    """Ids stand in the same order in both files."""
    assert [item["id"] for item in manifest(slug)["items"]] == list(definitions_of(COURSE.exercise(slug)))


@pytest.mark.parametrize(
    ("slug", "points", "count"), [("bowl_quiz", 14, "ten"), ("bowl_practice", 11, "Three")]
)
def test_the_statement_tells_the_points_and_how_many_questions(slug: str, points: int, count: str) -> None:
    """Both numbers are typed in the text, so a change of the items must reach it."""
    statement = (EXERCISES / slug / "statement.md").read_text(encoding="utf-8")
    items = manifest(slug)["items"]

    assert statement.startswith(f"# {manifest(slug)['title']}\n")
    assert sum(item["points"] for item in items) == points
    assert f"{points} in all" in statement
    assert f"{count} {'questions' if slug == 'bowl_quiz' else 'problems'}" in statement
    assert len(items) == {"ten": 10, "Three": 3}[count]


def test_only_the_quiz_limits_the_tries_for_full_points() -> None:
    """The statement of the quiz promises two, that of the practice sheet as many as one likes."""
    assert manifest("bowl_quiz")["rules"] == {"full_tries": 2}
    assert "rules" not in manifest("bowl_practice")


def test_what_helps_before_comes_before() -> None:
    """No item needs a later one."""
    order = [item for slug in SLUGS for item in manifest(slug)["items"]]
    seen: set[str] = set()
    for item in order:
        assert set(item["needs"]) <= seen, item["id"]
        seen.add(item["id"])


# Which variants there are


@pytest.mark.parametrize(
    ("id_", "usable", "combinations"),
    [
        ("Q01", 1, 1),
        ("Q02", 12, 12),
        ("Q03", 3, 3),
        ("Q04", 72, 72),
        ("Q05", 65, 65),
        ("Q06", 3, 3),
        ("Q07", 2, 2),
        ("Q08", 1, 1),
        ("Q09", 3, 3),
        ("Q10", 1, 1),
        ("P01", 19, 20),
        ("P02", 24, 24),
        ("P03", 1, 1),
    ],
)
def test_so_many_variants_can_be_asked(id_: str, usable: int, combinations: int) -> None:
    """The others are left out, because a wrong idea leads to the right number there."""
    assert QUESTIONS[id_].combinations == combinations
    assert len(VARIANTS[id_]) == usable


def test_no_variant_is_asked_in_which_a_wrong_idea_is_right() -> None:
    """At eta = 1/4, 2 eta is 1 - 2 eta, and a step is as long as what is left; at 2, height is slope."""
    assert all(numbers["e"] != 0.25 for id_ in ("Q04", "Q05") for numbers, _ in VARIANTS[id_])
    assert {"t": 16, "e": 0.25} not in [numbers for numbers, _ in VARIANTS["P01"]]


# What is right


@pytest.mark.parametrize(("id_", "numbers", "question"), EVERY_NUMERIC)
def test_the_key_follows_from_the_closed_form(id_: str, numbers: dict[str, Any], question: Question) -> None:
    """Each number of the key is the exact one rounded to four decimals, and counts as right."""
    right = truth(id_, numbers)
    typed = [Fraction(part) for part in question.key.split(", ")]

    assert len(typed) == len(right)
    assert all(abs(a - b) <= Fraction(1, 20000) for a, b in zip(typed, right, strict=True))
    assert question.judge_raw(question.key).share == 1


@pytest.mark.parametrize(("id_", "numbers", "question"), EVERY_NUMERIC)
def test_the_right_numbers_count_in_any_spelling(
    id_: str, numbers: dict[str, Any], question: Question
) -> None:
    """Fractions, exponents, many decimals, a typographic minus and brackets are all the same numbers."""
    right = truth(id_, numbers)
    spellings: list[Any] = [
        ", ".join(str(value) for value in right),
        " ".join(f"{float(value):.12e}" for value in right),
        as_decimals(right),
        as_decimals(right).replace("-", "−"),
    ]
    if len(right) > 1:
        spellings += [f"[{as_decimals(right)}]", [float(value) for value in right]]

    for spelling in spellings:
        assert question.judge_raw(spelling).share == 1, spelling


@pytest.mark.parametrize(("id_", "numbers", "question"), EVERY_NUMERIC)
def test_each_number_has_to_be_right_to_four_decimals(
    id_: str, numbers: dict[str, Any], question: Question
) -> None:
    """Half a unit of the last place is the border, on both sides and for each component; a count is whole."""
    right = truth(id_, numbers)
    for place in range(len(right)):
        count = id_ == "P02" and place == 3
        for sign in (1, -1):
            inside, outside = list(right), list(right)
            inside[place] += sign * Fraction(49, 10**6)
            outside[place] += sign * Fraction(51, 10**6)
            assert question.judge_raw(as_decimals(inside)).share == (0 if count else 1)
            assert question.judge_raw(as_decimals(outside)).share == 0


@pytest.mark.parametrize(
    ("id_", "raw"), [(id_, raw) for id_ in NUMERIC for raw in NO_ANSWERS] + [("Q04", "0,5"), ("P01", "0,5")]
)
def test_what_is_no_answer_is_refused_and_not_judged(id_: str, raw: Any) -> None:
    """So that a slip of the pen costs no try."""
    with pytest.raises(FormatError):
        VARIANTS[id_][0][1].judge_raw(raw)


def test_each_part_of_the_foggy_picture_has_its_partner() -> None:
    """Q01, by words that name the partner."""
    question = only("Q01")
    assert isinstance(question, Matching)

    assert question.pairs == {
        "the fog": "only local information",
        "the tilt of the ground under your feet": "the gradient",
        "the length of a stride": "learning rate times size of the slope",
        "your altitude": "the loss",
        "the place where you stand": "the value of the parameter",
        "ground that is level on every side": "a stationary point",
    }


@pytest.mark.parametrize(
    ("x", "rate"), [(r"\theta", r"\eta"), ("x", r"\alpha"), ("w", r"\mathrm{lr}")], ids=["theta", "x", "w"]
)
def test_only_one_rule_goes_down(x: str, rate: str) -> None:
    """Q03: each line is run on theta**2 from 4 with 1/4; descent leads to 2, and no other line does."""
    question = only("Q03", letters=(x, rate))
    assert isinstance(question, SingleChoice)

    def run(line: str) -> float:
        code = line.strip("$").split(r"\leftarrow")[1].replace(rate, "0.25").replace(r"\cdot", "*")
        code = code.replace(f"f'({x})", "8").replace(f"f({x})", "16").replace(x, "4")
        return float(eval(code, {}))  # our own text

    assert run(question.right) == 2
    assert sorted(run(line) for line in question.wrong) == [-31.75, -28, 0, 6]


@pytest.mark.parametrize("left_out", [None, 0.5, 1])
def test_each_rate_meets_its_fate(left_out: float | None) -> None:
    """Q06: the end is 4 (1 - 2 eta)**6; sign and size of the factor tell the rest."""
    question = only("Q06", left_out=left_out)
    assert isinstance(question, Matching)
    rates = [rate for rate in (0.02, 0.25, 0.5, 0.85, 1, 1.05) if rate != left_out]
    assert list(question.pairs) == [rf"$\eta = {rate}$" for rate in rates]

    for rate, fate in zip(rates, question.pairs.values(), strict=True):
        r = 1 - 2 * exactly(rate)
        assert f"${show(float(4 * r**6))}$" in fate
        assert ("one side" in fate) == (0 < r < 1)
        assert ("first update" in fate) == (r == 0)
        assert ("changes sides" in fate) == (r < 0)
        assert ("closer" in fate) == (-1 < r < 0)
        assert ("farther" in fate) == (r < -1)
    assert [
        f"${number}$" in " ".join(question.pairs.values()) for number in ("3.131", "0.4706", "7.0862")
    ] == [True] * 3


@pytest.mark.parametrize("false", [3, 4])
def test_four_statements_on_edge_cases_are_true(false: int) -> None:
    """Q07: each by the factor, or by a curve that shows it."""
    question = only("Q07", false=false)
    assert isinstance(question, MultipleChoice)
    claims = {
        r"starts at $\theta = 0$ never moves": all(0 * (1 - 2 * eta) == 0 for eta in (0.1, 1, 7)),
        r"$\eta = 1$ keeps the same loss": (3 * (1 - 2 * 1)) ** 2 == 3**2,
        "tiny on a plateau": abs(-2 * 9 * math.exp(-(9**2))) < 1e-9,  # exp(-x**2) at 9 has no minimum near
        "valley that is not the deepest": True,
        r"any $\eta > 1$ diverges, wherever": abs(0 * (1 - 2 * 1.5)) > 0,
        "a tiny gradient proves": 3 * 0**2 > 0,  # x**3 is flat at 0, and lower on its left
        "between $0.5$ and $1$ diverges": any(abs(1 - 2 * eta) > 1 for eta in (0.51, 0.75, 0.99)),
        r"$\eta = 1.1$ is safe": abs(1 - 2 * 1.1) < 1,
    }
    for text in (*question.right, *question.wrong):
        assert [true for words, true in claims.items() if words in text] == [text in question.right]


def test_each_cost_belongs_to_its_quantity() -> None:
    """Q08; the step counts of the worked solution are those of 10 |1 - 2 eta|**k <= 0.01."""
    question = only("Q08")
    assert isinstance(question, Matching)
    counts = [math.ceil(math.log(0.01 / 10) / math.log(1 - 2 * eta)) for eta in (0.02, 0.01)]

    assert list(question.pairs.values()) == [
        "$O(d)$",
        "$O(d)$",
        "$O(n d)$",
        "set by rate and curvature",
        "about twice as many steps",
    ]
    assert rf"takes ${counts[0]}$ steps and $\eta = 0.01$ takes ${counts[1]}$" in question.worked


@pytest.mark.parametrize(
    ("thetas", "before", "after"), [((8, 0.5), "16", "1"), ((6, 1), "12", "2"), ((5, 0.25), "10", "0.5")]
)
def test_the_steeper_moment_is_the_farther_one(thetas: tuple[float, float], before: str, after: str) -> None:
    """Q09: gradients are twice the positions."""
    question = only("Q09", thetas=thetas)
    assert isinstance(question, SingleChoice)

    assert f"gradient is ${before}$ at one moment and ${after}$ later" in question.prompt
    assert question.right.startswith("No: ")
    assert f"${before}$ was farther from the bottom than ${after}$" in question.right
    assert f"the loss is ${show(thetas[0] ** 2)}$" in " ".join(question.wrong.values())


def test_five_things_are_left_out_by_the_toy() -> None:
    """Q10."""
    question = only("Q10")
    assert isinstance(question, MultipleChoice)
    words = ["millions", "mini-batches", "saddle", "momentum", "change over time"]

    assert [word in text for word, text in zip(words, question.right, strict=True)] == [True] * 5
    assert len(question.wrong) == 5


def test_the_model_answer_on_the_shrinking_steps_is_true_and_short_enough() -> None:
    """P03: on |theta| a run with a fixed rate keeps its step and stays within one step of 0."""
    question = only("P03")
    assert isinstance(question, Prose)
    rate, path = 0.3, [4.0]
    for _ in range(100):
        path.append(path[-1] - rate * math.copysign(1, path[-1]))

    assert {round(abs(b - a), 9) for a, b in pairwise(path)} == {rate}
    assert all(abs(theta) <= rate for theta in path[20:])
    assert question.form.read(question.model) == question.model


def test_the_rubric_adds_up_to_the_points_of_its_item() -> None:
    """P03 is the only item that a person judges."""
    question = only("P03")
    assert isinstance(question, Prose)
    points = {item["id"]: item["points"] for item in manifest("bowl_practice")["items"]}

    assert [criterion.points for criterion in question.rubric] == [2, 1, 1, 1]
    assert sum(criterion.points for criterion in question.rubric) == points["P03"]
    assert len(question.seen) == 4


@pytest.mark.parametrize("raw", ["", "because", "word " * 121, 7])
def test_prose_that_nobody_could_judge_is_refused(raw: Any) -> None:
    """At most 120 words, and at least a few."""
    with pytest.raises(FormatError):
        only("P03").judge_raw(raw)


# What is wrong, and what is told


@pytest.mark.parametrize(
    ("id_", "numbers", "key", "wrong"),
    [
        ("Q02", {"t": -3}, "9, -6", ["-6, 9", "9, -3", "9, 6", "18, -6", "-9, -6"]),
        ("Q04", {"t": 4, "e": 0.1}, "3.2", ["4.8", "3.6", "3.9", "-4", "0.8", "-0.8", "2.4"]),
        (
            "Q05",
            {"t": 4, "e": 0.85},
            "-0.7, -1.372",
            ["0.15, 0.0135", "-0.7, -8.4", "-0.7, 1.96", "0.7, 1.372", "1.7, 19.652", "-0.7, 1.372"],
        ),
        (
            "P01",
            {"t": 4, "e": 0.25},
            "2, 1, 0.5, 0.25",
            [
                "6, 9, 13.5, 182.25",
                "2, 0, -2, 4",
                "3, 2.25, 1.6875, 2.8477",
                "2, 1, 0.5, 1",
                "2, 1, 0.5, -0.25",
            ],
        ),
        (
            "P02",
            {"t": 4, "e": 0.85},
            "-2.8, 1.96, -1.372, 6",
            [
                "2.8, 1.96, 1.372, 0",
                "2.8, 1.96, 1.372, 6",
                "-2.8, 1.96, -1.372, 3",
                "-2.8, 1.96, -1.372, 7",
                "-2.8, 1.96, -1.372, 5",
                "0.6, 0.09, 0.0135, 6",
                "0.6, 0.09, 0.0135, 0",
                "-6.8, 11.56, -19.652, 6",
            ],
        ),
    ],
)
def test_wrong_ideas_lead_to_these_numbers(
    id_: str, numbers: dict[str, Any], key: str, wrong: list[str]
) -> None:
    """Worked out by hand for one variant each; nothing else is listed."""
    question = only(id_, **numbers)

    assert question.key == key
    assert {listed.answer for listed in question.listed()} == set(wrong)


@pytest.mark.parametrize("question", EVERY)
def test_each_wrong_idea_is_told_apart(question: Question) -> None:
    """Its sentence is told, except where two ideas lead to the same answer: then none is."""
    listed = question.listed()
    sentences = {wrong.sentence for wrong in listed}
    for wrong in listed:
        same = {other.sentence for other in listed if other.answer == wrong.answer}
        told = question.judge_raw(wrong.answer)
        assert told.share < 1
        assert told.sentence == wrong.sentence if len(same) == 1 else told.sentence not in sentences


@pytest.mark.parametrize(
    ("id_", "numbers", "answer", "sentence"),
    [
        ("Q02", {"t": -3}, "9, 6", "Not right yet; look first at: gradient."),
        (
            "Q02",
            {"t": 3},
            "9, -6",
            "That is the direction in which you would walk; the gradient points uphill.",
        ),
        ("P01", {"t": 4, "e": 0.25}, "2, 1, 0.5, 1", "Not right yet; look first at: loss after update 3."),
        ("Q04", {"t": 4, "e": 0.1}, "4.8", "You moved uphill: look at the sign in the update."),
        ("Q04", {"t": 4, "e": 0.1}, "17", "That is not the right number."),
    ],
)
def test_no_idea_is_named_while_two_fit(
    id_: str, numbers: dict[str, Any], answer: str, sentence: str
) -> None:
    """Left of the minimum a lost sign and the way downhill are the same number; on the right they are not."""
    assert only(id_, **numbers).judge_raw(answer).sentence == sentence


def test_listed_ideas_can_be_given_by_the_form() -> None:
    """A sentence for a pair or an option that is not on offer would never be told."""
    for id_ in ("Q01", "Q06", "Q08"):
        for _, question in VARIANTS[id_]:
            assert isinstance(question, Matching)
            assert len(question.listed()) == len(question.wrong) > 0


@pytest.mark.parametrize(
    ("id_", "wrong_pairs", "share"),
    [("Q06", 1, Fraction(5, 6)), ("Q06", 2, Fraction(4, 6)), ("Q08", 1, Fraction(4, 5))],
)
def test_each_right_pair_earns_its_share(id_: str, wrong_pairs: int, share: Fraction) -> None:
    """Pairs that are left out or wrong earn nothing."""
    question = VARIANTS[id_][0][1]
    kept = question.key.split()[wrong_pairs:]

    assert question.judge_raw(" ".join(kept)).share == share


@pytest.mark.parametrize(
    ("id_", "share"), [("Q01", Fraction(1, 6)), ("Q06", Fraction(1, 6)), ("Q08", Fraction(2, 5))]
)
def test_one_letter_for_all_earns_what_it_hits(id_: str, share: Fraction) -> None:
    """In Q08 two quantities have the same cost."""
    question = VARIANTS[id_][0][1]
    assert isinstance(question, Matching)
    letter = question.key.split()[0][1:]

    assert (
        question.judge_raw(" ".join(f"{n}{letter}" for n in range(1, len(question.pairs) + 1))).share == share
    )


@pytest.mark.parametrize("id_", ["Q07", "Q10"])
def test_ticking_everything_earns_nothing(id_: str) -> None:
    """For every student, whether three or four false statements are shown."""
    for question in drawn_for(id_):
        count = len(question.form.lines())
        assert question.judge_raw(" ".join("abcdefghij"[:count])).share == 0


def test_a_wrong_tick_takes_away_what_a_right_one_gives() -> None:
    """Q10 has five right options: three right ticks and a wrong one are worth two fifths."""
    question = only("Q10")
    key = question.key.split()
    wrong = next(letter for letter in "abcdefghij" if letter not in key)

    assert question.judge_raw(" ".join(key[:3])).share == Fraction(3, 5)
    assert question.judge_raw(" ".join([*key[:3], wrong])).share == Fraction(2, 5)
    assert question.judge_raw(wrong).share == 0


# How it reads


@pytest.mark.parametrize("question", EVERY)
def test_the_worked_solution_ends_with_the_right_answer(question: Question) -> None:
    """In the words and numbers of this variant."""
    end = question.worked[-len(question.worked) // 2 :]
    if isinstance(question, Number | Vector):
        assert all(f"{part}$" in end for part in question.key.split(", "))
    elif isinstance(question, Matching):
        assert all(
            re.search(f"{re.escape(a)}.*: {re.escape(b)}", question.worked) for a, b in question.pairs.items()
        )
    elif isinstance(question, MultipleChoice):
        assert question.worked.endswith("\n".join(f"- {text}" for text in question.right))
    elif isinstance(question, SingleChoice):
        assert question.worked.rstrip(".").endswith(question.right.rstrip("."))
    else:
        assert isinstance(question, Prose)
        assert question.model not in question.worked  # it is shown below, with the rubric


@pytest.mark.parametrize("question", EVERY)
def test_texts_are_complete(question: Question) -> None:
    """No braces of a template, no half formula, no tail of digits, no line break in a sentence."""
    for text in texts_of(question):
        bare = text.replace(r"\mathrm{lr}", "lr")
        assert not re.search(r"[{}]|None|nan|inf\b|show\(|  |\\n|[0-9]\.[0-9]{5}|[0-9]e-", bare), text
        assert bare.count("$") % 2 == 0, text
        assert not re.search(r"[-+] -|\\cdot -", bare), (
            text
        )  # negative numbers inside a formula are in parentheses
        assert text == question.worked or "\n" not in text
    assert len(question.hints) == 2


@pytest.mark.parametrize(("id_", "numbers", "question"), EVERY_NUMERIC)
def test_neither_hints_nor_sentences_tell_the_key(
    id_: str, numbers: dict[str, Any], question: Question
) -> None:
    """Apart from given numbers and those of the formulas, no number of the key stands in them."""
    given = {show(number) for number in numbers.values()}
    key = {show(float(value)) for value in truth(id_, numbers)} - given - {"1", "2"}
    for text in (*question.hints, *(wrong.sentence for wrong in question.listed())):
        said = set(re.findall(r"-?[0-9]+(?:\.[0-9]+)?", re.sub(r"2\\(eta|theta)", "", text)))
        assert not said & key, text


@pytest.mark.parametrize("id_", ["Q03", "Q07", "Q09", "Q10"])
def test_right_options_do_not_stand_out_by_their_length(id_: str) -> None:
    """Neither the longest nor the shortest option is right by itself."""
    for _, question in VARIANTS[id_]:
        assert isinstance(question, SingleChoice | MultipleChoice)
        right = [question.right] if isinstance(question, SingleChoice) else list(question.right)
        lengths = {text: len(re.sub(r"\\[a-z]+", "x", text)) for text in (*right, *question.wrong)}
        mean = sum(lengths.values()) / len(lengths)
        mean_of_right = sum(lengths[text] for text in right) / len(right)
        assert 0.9 < mean_of_right / mean < 1.15
        assert all(0.6 < length / mean < 1.5 for length in lengths.values())


# Students' own sheets


@pytest.mark.parametrize("id_", [id_ for id_ in QUESTIONS if id_ != "P03"])
def test_each_sheet_has_a_key_that_counts(id_: str) -> None:
    """Also after the order was drawn, and every wrong idea still earns less."""
    for question in drawn_for(id_):
        assert question.judge_raw(question.key).share == 1
        assert all(question.judge_raw(wrong.answer).share < 1 for wrong in question.listed())


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_a_student_always_gets_the_same_sheet(id_: str) -> None:
    """A reload or a second grading must not change the numbers."""
    definition = QUESTIONS[id_]
    for student in STUDENTS[:20]:
        assert definition.drawn(Draw(PUBLIC_KEY, student, id_)) == definition.drawn(
            Draw(PUBLIC_KEY, student, id_)
        )


@pytest.mark.parametrize("id_", [id_ for id_, found in QUESTIONS.items() if found.grids])
def test_sheets_spread_over_the_grids(id_: str) -> None:
    """Of n variants, 200 draws meet n (1 - (1 - 1/n)**200) on the average; each value comes up."""
    definition = QUESTIONS[id_]
    drawn = [definition.drawn(Draw(PUBLIC_KEY, student, id_))[0] for student in STUDENTS]
    variants = [numbers for numbers, _ in VARIANTS[id_]]
    met = [numbers for numbers in variants if numbers in drawn]

    assert all(numbers in variants for numbers in drawn)
    assert len(met) >= 0.93 * len(variants) * (1 - (1 - 1 / len(variants)) ** len(STUDENTS))
    for name in definition.grids:
        usable = {numbers[name] for numbers in variants}
        count = Counter(numbers[name] for numbers in drawn)
        assert set(count) == usable
        assert max(count.values()) < 2 * len(STUDENTS) / len(usable)


@pytest.mark.parametrize("id_", ["Q03", "Q09"])
def test_the_right_letter_can_be_any(id_: str) -> None:
    """Five options, 200 students: each place has its share."""
    count = Counter(question.key for question in drawn_for(id_))

    assert set(count) == set("abcde")
    assert max(count.values()) < 80


def test_half_of_the_students_see_the_decoys_of_the_foggy_picture() -> None:
    """Six partners alone, or eight with the map and the zero loss."""
    count = Counter(len(question.form.lines()) for question in drawn_for("Q01"))

    assert set(count) == {6 + 1 + 6, 6 + 1 + 8}
    assert 70 < count[13] < 130


def test_half_of_the_students_see_all_false_edge_cases() -> None:
    """Four true statements always; who sees three false ones may miss any of them."""
    sheets = [question.form.lines() for question in drawn_for("Q07")]
    seen = Counter(line[3:] for lines in sheets for line in lines)

    assert {len(lines) for lines in sheets} == {7, 8}
    assert sorted(seen.values())[4:] == [len(STUDENTS)] * 4
    assert all(150 < count < 200 for count in sorted(seen.values())[:4])
