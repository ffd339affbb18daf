"""Style: recursion; each call takes one step and leaves the rest to the next."""


def gradient_descent_nd(grad, w0, lr, steps):
    def walk(w, left):
        if left == 0:
            return w
        g = grad(w)
        return walk([w[i] - lr * g[i] for i in range(len(w))], left - 1)

    return [float(f"{a:.6f}") for a in walk([a + 0.0 for a in w0], steps)]
