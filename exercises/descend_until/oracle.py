"""What is true, by the reference: where a run ends, after how many steps, and which rule ended it."""

from reference import Stopping, descend


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    rules = Stopping(gradient_tol=grad_tol, step_tol=step_tol, value_tol=obj_tol, value=f)
    trace = descend(grad, x0, lr, max_iter=max_iter, tol=rules)
    return {"x": trace.x.tolist(), "iterations": trace.steps, "reason": trace.stop.value}
