# -*- coding: utf-8 -*-
def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys): raise ValueError("keine Punkte 🙂")
    η, n, m, b = 0.01, len(xs), 0.0, 0.0
    for _ in range(1000):
        ε = [m*x + b - y for x, y in zip(xs, ys)]; dm = 2*sum(e*x for e, x in zip(ε, xs))/n; db = 2*sum(ε)/n
        m, b = m - η*dm, b - η*db
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
