def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    given = grad(x)

    def error(i):
        plus = x[:i] + [x[i] + h] + x[i + 1 :]
        minus = x[:i] + [x[i] - h] + x[i + 1 :]
        slope = (f(plus) - f(minus)) / (2 * h)
        return (given[i] - slope) / max(1, abs(given[i]), abs(slope))

    biggest = error(0)
    for i in range(1, len(x)):
        if error(i) > biggest:
            biggest = error(i)
    return {"ok": biggest <= tol, "max_error": biggest}
