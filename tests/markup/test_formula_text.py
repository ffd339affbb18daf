"""Formulas as one line of Unicode: what is raised, lowered, divided and fenced can be read without doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.markup import FormulaError, formula_as_text, mathml

SHOWN = {
    # letters, signs and spaces
    r"\theta \leftarrow \theta - \eta f'(\theta)": "θ ← θ − η f′(θ)",
    r"a=b\neq c": "a = b ≠ c",
    r"-x + -y": "−x + −y",
    r"a \cdot -b": "a ⋅ −b",
    r"\pm 5": "±5",
    r"2ab + \eta\lambda x": "2ab + ηλx",
    r"a := b": "a := b",
    r"f\colon A\to B": "f: A → B",
    r"k = 0, 1, \ldots, n": "k = 0, 1, …, n",
    r"a*b/c": "a ∗ b/c",
    r"1{,}000 + 50\%": "1,000 + 50%",
    r"f(x)\,dx \quad y": "f(x) dx  y",
    r"\text{if } x > 0": "if x > 0",
    r"100\,\text{steps}~\text{more}": "100 steps more",
    r"n!": "n!",
    r"x \in [0, 1)": "x ∈ [0, 1)",
    r"\mathcal{O}(n d)": "O(nd)",
    r"\mathbb{R}^n \ni \mathbf{x}": "ℝⁿ ∋ 𝐱",
    r"\phantom{x}y": "y",
    r"\boxed{x=1}": "x = 1",
    # names
    r"\sin x + \sin(x) + \log_2 n": "sin x + sin(x) + log₂ n",
    r"\eta\,\mathrm{loss}(x)": "η loss(x)",
    r"2\operatorname{argmin}_x f(x)": "2 argminₓ f(x)",
    r"\lim_{x\to 0} x": "lim_(x → 0) x",
    # scripts
    r"\theta^2 + x_i + \theta_0": "θ² + xᵢ + θ₀",
    r"\theta_{t+1} = x_i^2 y": "θₜ₊₁ = xᵢ² y",
    r"x^{-1} e^{-\lambda t} x^{1/2}": "x⁻¹ e^(−λt) x^(1/2)",
    r"x_{i,j} \eta_{\max} w_{new}": "x_(i,j) ηₘₐₓ w_(new)",
    r"f''(x) + f^{\prime}": "f″(x) + f′",
    r"A^\top x^* 90^\circ": "Aᵀ x* 90°",
    r"(1-2\eta)^t\theta_0": "(1 − 2η)ᵗ θ₀",
    r"{a+b}^2": "(a + b)²",
    r"10^{-3}x": "10⁻³ x",
    r"x^{x^2}": "x^(x²)",
    r"{}^2": "²",
    r"\stackrel{a}{=}b": "=ᵃ b",
    r"\underbrace{a+b}_{n}": "(a + b)ₙ",
    r"\hat\theta \bar{ab} \vec v \overline{x}": "θ̂a̅b̅v⃗x̅".replace("a̅b̅", "a\u0304b\u0304"),
    # bars
    r"\|x\|^2 + |a| + |b|": "‖x‖² + |a| + |b|",
    r"|\theta_t| < |{-1}|": "|θₜ| < |−1|",
    r"\lVert x\rVert_2 \lvert y\rvert": "‖x‖₂|y|",
    r"P(a\mid b) = P(a|b)": "P(a ∣ b) = P(a|b)",
    r"\left.\frac{df}{dx}\right|_{x=0}": "df/dx|ₓ₌₀",
    # fractions and roots
    r"\frac{a}{b+1}": "a/(b + 1)",
    r"\frac{a+1}{2}": "(a + 1)/2",
    r"\frac{2x}{3y}": "2x/(3y)",
    r"a+\frac{b}{c}-d": "a + b/c − d",
    r"\frac12 x": "(1/2)x",
    r"2\frac{a}{b}": "2(a/b)",
    r"\frac{1}{n}\,x": "(1/n) x",
    r"(a)\frac{1}{n}": "(a)(1/n)",
    r"\frac{1}{n}(a)": "(1/n)(a)",
    r"\frac{\partial f}{\partial x} + \frac{d}{dx} g": "∂f/∂x + (d/dx)g",
    r"\frac{1}{f(x)} + \frac{1}{(x)}": "1/f(x) + 1/(x)",
    r"\frac{\sin x}{x}": "(sin x)/x",
    r"\frac{\frac ab}{c}": "(a/b)/c",
    r"\frac{-1}{2} - \frac{1}{2}": "−1/2 − 1/2",
    r"\left(\frac ab\right)^2": "(a/b)²",
    r"{\frac ab}^2": "(a/b)²",
    r"e^{\frac ab}": "e^(a/b)",
    r"\sqrt{x^2+1} + \sqrt[3]{x} + \sqrt[n]{2}": "√(x² + 1) + ∛(x) + ⁿ√(2)",
    r"2\sqrt{x}\sqrt{y}": "2√(x) √(y)",
    r"\binom nk": "(n choose k)",
    # sums
    r"\frac{1}{2n}\sum_{i=1}^n (y_i - \hat y_i)^2": "(1/(2n)) ∑ᵢ₌₁ⁿ (yᵢ − ŷᵢ)²".replace("ŷ", "y\u0302"),
    r"\sum_{k\in S} x_k": "∑_(k ∈ S) xₖ",
    r"\frac{\sum_i x_i}{n}": "(∑ᵢ xᵢ)/n",
    r"\int_0^1 f(x)\,dx": "∫₀¹ f(x) dx",
    # tables
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}x": "(1, 2; 3, 4)x",
    r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{else}\end{cases}": "{x, if x > 0; 0, else}",
    r"a = \begin{aligned}b\\c\end{aligned}": "a = b; c",
}


@pytest.mark.parametrize(("tex", "text"), SHOWN.items(), ids=list(SHOWN))
def test_a_formula_is_one_line(tex: str, text: str) -> None:
    """Spaces and parentheses stand where print has spaces, bars and heights."""
    assert formula_as_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "lines"),
    [
        (r"\begin{aligned}x_1&=x_0 - 1\\&=3\\x^2&\leq 5\end{aligned}", ["x₁ = x₀ − 1", "   = 3", "x² ≤ 5"]),
        (r"\begin{align}a&=b\end{align}", ["a = b (1)"]),
        (r"\begin{gathered}a\\b=c\end{gathered}", ["a", "b = c"]),
    ],
)
def test_aligned_equations_are_lines(tex: str, lines: list[str]) -> None:
    """Below each other, as they were aligned."""
    assert formula_as_text(tex, display=True).split("\n") == lines


@pytest.mark.parametrize(
    ("tex", "said", "offset"),
    [
        (r"\theta^", r"\theta^: expected argument but reached end of input", 7),
        ("x_1_2", "x_1_2: duplicate subscript or superscript", 3),
        (" ", "the formula is empty", 0),
    ],
)
def test_what_is_no_formula_says_why_and_where(tex: str, said: str, offset: int) -> None:
    """The letter at fault, from 0; no colors of a terminal."""
    with pytest.raises(FormulaError) as caught:
        mathml(tex, display=True)
    assert (str(caught.value), caught.value.offset) == (said, offset)


@given(
    st.lists(
        st.sampled_from(r"\theta x 2 + - = ( ) [ ] | \| { } ^ _ ' \frac \sqrt \hat & \\ , ! \sum".split())
    )
)
def test_a_formula_is_text_or_an_error(signs: list[str]) -> None:
    """Nothing else comes out, whatever goes in."""
    tex = " ".join(signs)
    try:
        converted = mathml(tex, display=False)
    except FormulaError:
        return
    assert converted.startswith("<math")
    assert "\n" not in formula_as_text(tex)
