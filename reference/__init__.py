"""What is true about gradient descent and linear regression, in numpy.

Exercises are judged by this package, so it is plain before it is fast and imports nothing but numpy
and the standard library. Nothing here rounds, and a run that diverges ends in inf or nan without a
warning: how to report a number is for the exercise to say.

Objectives are pairs of a value and a gradient, schedules are functions from a step number to a step
size, and every method of descent has the signature of `descend` and leaves a `Trace`.
"""

from reference.convergence import best_decay, best_fixed_step, steps_to_shrink
from reference.descent import Trace, descend, descend_1d
from reference.directions import directional_derivative
from reference.gradient_check import central_difference, gradient_error
from reference.line_search import LineStep, backtrack
from reference.linear_models import (
    LinearModel,
    cross_entropy,
    logistic_regression,
    ridge_error,
    ridge_regression,
)
from reference.linear_regression import (
    Line,
    LineError,
    batch_gradients,
    linear_regression,
    mse_and_gradient,
)
from reference.momentum import heavy_ball
from reference.objectives import Objective, mse_of_line, parabola, penalized, quadratic
from reference.scaling import Scaled, fit_scaled, standardize
from reference.schedules import as_schedule, constant, exponential, inverse_time, step_decay
from reference.stability import (
    condition_number,
    curvatures,
    decay_factors,
    largest_stable_step,
    mse_hessian,
)
from reference.starts import distinct_ends
from reference.stopping import Stop, Stopping

__all__ = [
    "Line",
    "LineError",
    "LineStep",
    "LinearModel",
    "Objective",
    "Scaled",
    "Stop",
    "Stopping",
    "Trace",
    "as_schedule",
    "backtrack",
    "batch_gradients",
    "best_decay",
    "best_fixed_step",
    "central_difference",
    "condition_number",
    "constant",
    "cross_entropy",
    "curvatures",
    "decay_factors",
    "descend",
    "descend_1d",
    "directional_derivative",
    "distinct_ends",
    "exponential",
    "fit_scaled",
    "gradient_error",
    "heavy_ball",
    "inverse_time",
    "largest_stable_step",
    "linear_regression",
    "logistic_regression",
    "mse_and_gradient",
    "mse_hessian",
    "mse_of_line",
    "parabola",
    "penalized",
    "quadratic",
    "ridge_error",
    "ridge_regression",
    "standardize",
    "step_decay",
    "steps_to_shrink",
]
