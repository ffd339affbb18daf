"""What decides: the plans for many bowls and for your own, and the rules about errors and names."""

import pytest


@pytest.mark.points("16/3")  # 8 points for nine plans: these six and the three drawn ones
@pytest.mark.parametrize(
    ("matrix", "shrink", "why"),
    [
        pytest.param([[1, 0], [0, 20]], 0.01, "a stretched bowl", id="H01"),
        pytest.param([[3, 0], [0, 3]], 0.01, "a round bowl", id="H02"),
        pytest.param([[2, 1], [1, 2]], 0.1, "a bowl askew", id="H03"),
        pytest.param([[5, 2], [2, 2]], 0.001, "a bowl askew and a far goal", id="H04"),
        pytest.param([[2, 0], [0, 4]], 0.05, "a bowl that is nearly round", id="H05"),
        pytest.param([[1, 0], [0, 100]], 0.5, "a very stretched bowl and a near goal", id="H06"),
    ],
)
def test_plan(submission, expect, oracle, matrix, shrink, why):
    """All four numbers: {why}."""
    expect.close(submission.convergence_plan(matrix, shrink), oracle.convergence_plan(matrix, shrink))


@pytest.mark.points("8/3")
@pytest.mark.drawn("H10", "H11", "H12")
def test_plan_for_your_own_bowl(submission, expect, oracle, drawn):
    """All four numbers: your own bowl {number}, which was drawn for you."""
    matrix, shrink = drawn

    expect.close(submission.convergence_plan(matrix, shrink), oracle.convergence_plan(matrix, shrink))


@pytest.mark.case("H07")
@pytest.mark.points("2/3")
@pytest.mark.depends("H01")
def test_refuses_goals_out_of_range(submission, expect):
    """A shrink that does not lie between 0 and 1 raises ValueError."""
    for shrink in (0, 1, 2):
        expect.raises(ValueError, submission.convergence_plan, [[1, 0], [0, 10]], shrink)


@pytest.mark.case("H08")
@pytest.mark.points("2/3")
@pytest.mark.depends("H01")
def test_refuses_what_is_no_bowl(submission, expect):
    """A matrix that is not square, symmetric and positive definite raises ValueError."""
    for matrix in ([[1, 2], [2, 1]], [[1, 2], [0, 3]], [[1, 0]], [], [[1, 0], [0, 0]]):
        expect.raises(ValueError, submission.convergence_plan, matrix, 0.1)


@pytest.mark.case("H09")
@pytest.mark.points("2/3")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The four parts of the answer are named kappa, best_lr, rate and steps."""
    got = submission.convergence_plan([[1, 0], [0, 5]], 0.1)

    expect.fields(got, "kappa", "best_lr", "rate", "steps")
