"""Short expressions: the grammar, its error sentences, and when two are the same."""

import math
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import FormatError
from grader.questions.expressions import Formula, parse, same

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=150)

VARIABLES = ("alpha", "lam")
AT = {"alpha": 0.25, "lam": 0.5, "q0": 3.0, "t": 2.0, "x": 0.75}


def value_of(text: object, variables: Sequence[str] = tuple(AT)) -> float | None:
    return parse(text, variables).at(AT)


def refusal_of(text: object, variables: Sequence[str] = VARIABLES) -> str:
    with pytest.raises(FormatError) as caught:
        parse(text, variables)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 - alpha*lam", 0.875),
        ("1-α·λ", 0.875),
        ("1 − α×λ", 0.875),
        ("1-αλ", 0.875),
        ("1 - alpha lam", 0.875),
        ("1 - alpha lambda", 0.875),
        (r"$1-\alpha\lambda$", 0.875),
        (r"1-\alpha\cdot\lambda", 0.875),
        (r"\left(1-\alpha\,\lambda\right)", 0.875),
        ("“-(alpha*lam - 1)”", 0.875),
        ("q0*(1 - alpha*lam)^t", 3 * 0.875**2),
        ("q_0 (1 - alpha*lam)**t", 3 * 0.875**2),
        ("q₀[1 - {αλ}]^t", 3 * 0.875**2),
        ("q_{0}(1-αλ)²", 3 * 0.875**2),
        ("2x", 1.5),
        ("2x^2", 2 * 0.75**2),
        ("2(1-x)", 0.5),
        ("(x)(x)", 0.75**2),
        ("x(1-x)", 0.1875),
        ("1/2x", 0.375),
        ("1/x/2", 1 / 0.75 / 2),
        ("1-x-x", -0.5),
        ("-x^2", -(0.75**2)),
        ("(-x)^2", 0.75**2),
        ("2^-1", 0.5),
        ("2^-x^2", 2 ** -(0.75**2)),
        ("2^3^2", 512.0),
        ("2*-x", -1.5),
        ("--x", 0.75),
        ("x⁻¹", 1 / 0.75),
        ("x²x", 0.75**3),
        ("2e-1x", 0.15),
        (".5 + 1.", 1.5),
        ("sqrt(x)", math.sqrt(0.75)),
        ("√(x)", math.sqrt(0.75)),
        (r"\sqrt{x}", math.sqrt(0.75)),
        ("2exp(-x)", 2 * math.exp(-0.75)),
        (5, 5.0),
        (0.5, 0.5),
        (1e-5, 1e-5),
    ],
)
def test_reads_every_usual_spelling(text: object, value: float) -> None:
    got = value_of(text)
    assert got is not None
    assert math.isclose(got, value, rel_tol=1e-14)


@pytest.mark.parametrize(
    ("declared", "spellings"),
    [
        ("eta", ["eta", "η", r"\eta"]),
        ("mu", ["mu", "μ", "µ", r"\mu"]),
        ("theta", ["theta", "θ", "ϑ", r"\theta", r"\vartheta"]),
        ("kappa", ["kappa", "κ", r"\kappa"]),
        ("lambda", ["lam", "lambda", "λ", r"\lambda"]),
        ("λ_1", ["lam1", "lambda1", "λ₁", "λ1", r"\lambda_1", r"\lambda_{1}"]),
        ("x_k", ["x_k", "x_{k}", "xk"]),
        ("epsilon", ["eps", "epsilon", "ε", "ϵ", r"\varepsilon"]),
    ],
)
def test_a_variable_is_known_by_all_its_names(declared: str, spellings: list[str]) -> None:
    """The value is found under the name that the author gave it."""
    for spelling in spellings:
        assert parse(spelling, [declared]).at({declared: 0.5}) == 0.5


USE = "use the variables alpha and lam"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f"expected an expression, got an empty answer; {USE}"),
        (" $ $ ", f"expected an expression, got an empty answer; {USE}"),
        (True, "expected an expression, got true; write it in quotes"),
        ([1], "expected an expression, got [1]; write it in quotes"),
        pytest.param(
            10**5000, "expected an expression, got a huge whole number; write it in quotes", id="huge"
        ),
        (
            "1+" * 100 + "1",
            f'expected an expression of at most 200 characters, got 201: "{"1+" * 20}…"; shorten it',
        ),
        ("1 - x", f'column 5: "x" is not one of the variables; {USE}'),
        ("  1 - x", f'column 7: "x" is not one of the variables; {USE}'),
        ("1 − α_2", f'column 5: "α_2" is not one of the variables; {USE}, with * between factors'),
        ("alphalam", f'column 1: "alphalam" is not one of the variables; {USE}, with * between factors'),
        ("nan", f'column 1: "nan" is not one of the variables; {USE}'),
        (
            "1 + sin(alpha)",
            f'column 5: "sin" is no function that may be used, only sqrt and exp are; {USE}',
        ),
        (
            "__import__('os')",
            'column 1: "_" has no place here; use numbers, variables, + - * / ^ and parentheses',
        ),
        ("sqrt 4", 'column 6: expected "(" after sqrt, got "4"'),
        ("exp", 'column 4: expected "(" after exp, got the end'),
        ("1,5*alpha", "column 2: write 1.5 with a point, not a comma"),
        ("exp(1, 2)", 'column 6: "," has no place here; use numbers, variables, + - * / ^ and parentheses'),
        ("F = 1", 'column 3: expected one expression, got "="; write only what stands to its right'),
        ("1 \x1b", 'column 3: "\\x1b" has no place here; use numbers, variables, + - * / ^ and parentheses'),
        ("2*(1", 'column 3: this "(" is never closed; add ")"'),
        ("[(1)", 'column 1: this "[" is never closed; add "]"'),
        ("1)", 'column 2: ")" closes nothing; remove it, or open it before'),
        ("(1]", 'column 3: expected ")" to close the "(" of column 1, got "]"'),
        ("()", 'column 2: expected a number, a variable or "(", got ")"'),
        ("2 3", 'column 3: expected an operator before "3"; write * for a product'),
        ("(1)2", 'column 4: expected an operator before "2"; write * for a product'),
        ("1 +", 'column 4: expected a number, a variable or "(", got the end'),
        ("*1", 'column 1: expected a number, a variable or "(", got "*"'),
        ("1//2", 'column 3: expected a number, a variable or "(", got "/"'),
        ("(" * 90, "column 52: parentheses and powers are nested more than 50 deep; simplify"),
        ("^".join("2" * 90), "column 103: parentheses and powers are nested more than 50 deep; simplify"),
    ],
)
def test_refuses_with_the_column_and_what_to_do(text: object, sentence: str) -> None:
    assert refusal_of(text) == sentence


def test_names_the_variables_however_many_there_are() -> None:
    assert refusal_of("x", []).endswith("; use numbers only, there is no variable")
    assert refusal_of("x", ["t"]).endswith("; use the variable t")
    assert refusal_of("x", ["q0", "alpha", "t"]).endswith("; use the variables q0, alpha and t")


@pytest.mark.parametrize(
    "text",
    [
        "1/(x-x)",
        "sqrt(-x)",
        "(-x)^0.5",
        "0^-1",
        "9^9^9^9",
        "exp(999)",
        "1e999",
        "1/1e999",
        "1e200*1e200",
        "1/exp(1e9)",
    ],
)
def test_has_no_value_where_a_part_is_no_finite_real_number(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize("values", [{}, {"x": math.nan}, {"x": math.inf}, {"x": 10**400}, {"x": "text"}])
def test_has_no_value_without_numbers_to_put_in(values: Mapping[str, float]) -> None:
    assert parse("x", ["x"]).at(values) is None


@pytest.mark.parametrize(
    ("text", "equal"),
    [
        ("1 - lam*alpha", True),
        ("-(alpha*lam - 1)", True),
        ("(1 - alpha^2 lam^2)/(1 + αλ)", True),
        ("1 - lam", False),
        ("1 + alpha*lam", False),
        ("1 - 2*alpha*lam", False),
        ("1 - alpha*lam + 1e-7", False),
        ("1/(1 + alpha*lam)", False),
        ("sqrt(alpha - 0.5) + 1", False),
    ],
)
def test_compares_by_values(text: str, equal: bool) -> None:
    assert same(parse(text, VARIABLES), parse("1-alpha*lam", VARIABLES), VARIABLES) is equal


def test_whole_numbers_are_kept_whole() -> None:
    """(-1)^t is defined for whole t only."""
    a, b = parse("(-1)^t", ["t"]), parse("(-1)^(t+2)", ["t"])

    assert same(a, b, ["t"], integers=["t"])
    assert not same(a, b, ["t"])


def test_points_where_the_reference_has_no_value_are_passed_over() -> None:
    reference = parse("sqrt(x - 0.5)", ["x"])

    assert same(parse("(x - 0.5)^0.5", ["x"]), reference, ["x"])
    assert not same(parse("x", ["x"]), parse("sqrt(-x)", ["x"]), ["x"])


def test_distinguishes_small_values() -> None:
    """The tolerance is relative: 1e-5 and 1.001e-5 differ."""
    assert not same(parse("1e-5 x", ["x"]), parse("1.001e-5 x", ["x"]), ["x"])


FRAGMENTS = st.lists(
    st.sampled_from(
        ["x", "λ", "exp", "sqrt(", "(", ")", "[", "}", "^", "**", "-", "2", "1e9", "²", "⁻", "\\", " ", "_"]
    )
    | st.text(max_size=2),
    max_size=40,
).map("".join)


@EXAMPLES
@given(FRAGMENTS | st.text() | st.binary() | st.floats() | st.lists(st.integers()))
def test_nothing_raises_anything_else(text: object) -> None:
    """What is read has a finite value or none; all else is refused in one line."""
    try:
        value = parse(text, ["x", "lam"]).at({"x": 0.3, "lam": 0.7})
    except FormatError as error:
        outcome = str(error)
    else:
        outcome = "read"
        assert value is None or math.isfinite(value)
    assert outcome.isprintable()


Tree = tuple[object, ...]
LEAVES = st.sampled_from([("alpha",), ("lam",), ("1",), ("2.5",)])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.tuples(st.sampled_from("+-*"), inner, inner)
        | st.tuples(st.just("^"), inner, st.sampled_from([("2",), ("3",)]))
        | st.tuples(st.just("neg"), inner)
    ),
    max_leaves=6,
)
LOOKS = {
    "alpha": ["alpha", "α", r"\alpha "],
    "lam": ["lam", "lambda", "λ", r"\lambda "],
    "1": ["1", "1.0", "1e0"],
    "2": ["2", "2.0"],
    "2.5": ["2.5", "25e-1"],
}
OPERATORS = {
    "+": ["+", " + "],
    "-": ["-", "−", " – "],
    "*": ["*", "·", " × ", r"\cdot ", ")("],
    "^": ["^", "**"],
}


def plain(tree: Tree) -> str:
    """Write a tree with every parenthesis and explicit signs."""
    if len(tree) == 1:
        return str(tree[0])
    parts = [plain(part) for part in tree[1:] if isinstance(part, tuple)]
    return f"(-{parts[0]})" if tree[0] == "neg" else f"({str(tree[0]).join(parts)})"


def dressed(tree: Tree, draw: st.DrawFn) -> str:
    """Write the same tree as a student might."""
    if len(tree) == 1:
        text = draw(st.sampled_from(LOOKS.get(str(tree[0]), [str(tree[0])])))
        return draw(st.sampled_from([text, f"({text})", f" [{text}]"]))
    parts = [f"({dressed(part, draw)})" for part in tree[1:] if isinstance(part, tuple)]
    if tree[0] == "neg":
        return f"−{parts[0]}"
    operator = draw(st.sampled_from(OPERATORS[str(tree[0])]))
    return "".join(parts) if operator == ")(" else operator.join(parts)


@st.composite
def pairs_of_spellings(draw: st.DrawFn) -> tuple[str, str]:
    tree: Tree = draw(TREES)
    return plain(tree), dressed(tree, draw)


@EXAMPLES
@given(pairs_of_spellings())
def test_an_expression_is_the_same_in_every_spelling(spellings: tuple[str, str]) -> None:
    """Python itself is the oracle for the plain spelling."""
    explicit, student = spellings
    if max(map(len, spellings)) > 200:
        return
    a, b = (parse(text, VARIABLES) for text in (student, explicit))

    point = {"alpha": 0.3, "lam": 0.7}
    oracle = eval(explicit.replace("^", "**"), {"__builtins__": {}}, dict(point))
    got = b.at(point)
    assert got is not None
    assert math.isclose(got, oracle, rel_tol=1e-12, abs_tol=1e-12)
    assert same(a, b, VARIABLES)


def test_a_formula_remembers_what_was_typed() -> None:
    assert isinstance(formula := parse(" 1−α ", VARIABLES), Formula)
    assert formula.text == " 1−α "
