def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    worst = 0
    for i in range(len(x)):
        a = grad(x)[i]
        x[i] += h
        right = f(x)
        x[i] -= 2 * h
        left = f(x)
        x[i] += h
        n = (right - left) / (2 * h)
        worst = max(worst, abs(a - n) / max(1, abs(a), abs(n)))
    return {"ok": worst <= tol, "max_error": worst}
