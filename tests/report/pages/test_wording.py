"""Sentences of authors as HTML."""

import pytest

from grader.report.pages.wording import worded


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("Plain & simple, 1 < 2.", "Plain &amp; simple, 1 &lt; 2."),
        ("Do `a < b` first.", "Do <code>a &lt; b</code> first."),
        (r"It is $2\theta$ & more.", 'It is <span class="formula">2θ</span> &amp; more.'),
        ("It costs 5 $.", "It costs 5 $."),
        (r"No formula: $\nonsense{$", r'No formula: <span class="formula">\nonsense{</span>'),
        (r"$\text{<b>}$", '<span class="formula">&lt;b&gt;</span>'),
        ("<b>`<i>`</b>", "&lt;b&gt;<code>&lt;i&gt;</code>&lt;/b&gt;"),
        ("a\x1b[2J `b\x07`", r"a\x1b[2J <code>b\x07</code>"),
    ],
)
def test_formulas_and_code_are_shown_and_everything_is_escaped(sentence: str, html: str) -> None:
    """Whatever the author wrote, and whatever slipped into it."""
    assert worded(sentence) == html
