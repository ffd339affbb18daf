"""What decides: the labels of many bowls and rates, four rates on your own bowls, and what is refused."""

import pytest


@pytest.mark.points("6.8")  # 8 points for twenty tests of labels: these seventeen and the three drawn ones
@pytest.mark.parametrize(
    ("lr", "curvatures", "why"),
    [
        pytest.param(0.02, [2], "one axis and a tiny rate", id="H01"),
        pytest.param(1.05, [2], "one axis and a large rate", id="H02"),
        pytest.param(1.0, [2], "the edge on one axis", id="H03"),
        pytest.param(0.5, [2], "one axis and a medium rate", id="H04"),
        pytest.param(0.005, [1, 20], "a tiny rate on a stretched bowl", id="H05"),
        pytest.param(0.08, [1, 20], "a larger rate on a stretched bowl", id="H06"),
        pytest.param(0.1, [1, 20], "the edge on a stretched bowl", id="H07"),
        pytest.param(0.05, [2, 4], "a small rate on two axes", id="H08"),
        pytest.param(0.1, [2, 4], "a medium rate on two axes", id="H09"),
        pytest.param(0.5, [2, 4], "the edge on two axes", id="H10"),
        pytest.param(0.05, [20, 1], "the steep axis comes first", id="H11"),
        pytest.param(1.5, [1], "a shallow bowl", id="H12"),
        pytest.param(0.04, [20, 20], "a round and steep bowl", id="H13"),
        pytest.param(2.5, [0.5], "a very shallow bowl", id="H14"),
        pytest.param(0.05, [30, 1, 10], "three axes", id="H15"),
        pytest.param(0.2, [4, 10], "the edge on two steep axes", id="H16"),
        pytest.param(0.85, 2, "a plain number as curvature", id="H17"),
    ],
)
def test_label(submission, expect, oracle, lr, curvatures, why):
    """The label: {why}."""
    label = oracle.classify_learning_rate(lr, curvatures)

    expect.equal(submission.classify_learning_rate(lr, curvatures), label, what="the label")


@pytest.mark.points("1.2")
@pytest.mark.drawn("H19", "H20", "H21")
def test_labels_on_your_own_bowl(submission, expect, oracle, drawn):
    """The labels of four rates on your own bowl {number}, which was drawn for you."""
    curvatures, rates = drawn

    for lr in rates:
        label = oracle.classify_learning_rate(lr, curvatures)
        expect.equal(submission.classify_learning_rate(lr, curvatures), label, what="the label")


@pytest.mark.case("H18")
@pytest.mark.points(2)
@pytest.mark.depends("H01")
def test_refuses_what_is_not_positive(submission, expect):
    """A rate or a curvature of zero or less, and an empty list, raise ValueError."""
    for lr, curvatures in [(0, [2]), (-0.1, [2]), (0.1, []), (0.1, [0]), (0.1, [2, -4]), (0.1, -2)]:
        expect.raises(ValueError, submission.classify_learning_rate, lr, curvatures)
