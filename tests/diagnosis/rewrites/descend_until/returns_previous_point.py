from dataclasses import dataclass

import numpy as np


@dataclass
class Answer:
    x: list
    iterations: int
    reason: str


def reached(value, tol):
    return tol is not None and value <= tol


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    answer = Answer(list(x0), 0, "")
    while not answer.reason:
        slope = np.asarray(grad(answer.x), float)
        nxt = np.asarray(answer.x, float) - lr * slope
        if reached(np.sqrt(slope @ slope), grad_tol):
            answer.reason = "gradient"
        elif answer.iterations == max_iter:
            answer.reason = "max_iter"
        else:
            answer.iterations += 1
            if reached(np.linalg.norm(nxt - answer.x), step_tol):
                answer.reason = "step"
            elif reached(abs(f(nxt) - f(answer.x)), obj_tol):
                answer.reason = "objective"
            else:
                answer.x = nxt.tolist()
    return answer
