"""Style: an object that rolls, and a namespace as the answer."""

from types import SimpleNamespace


class Ball:
    def __init__(self, x, lr, beta):
        self.x, self.v = x, 0
        self.lr, self.beta = lr, beta

    def roll(self, slope):
        self.v *= self.beta
        self.v -= self.lr * slope
        self.x += self.v


def heavy_ball(df, x0, lr, beta, steps):
    ball = Ball(x0, lr, beta)
    visited = [ball.x]
    for _ in range(steps):
        ball.roll(df(ball.x))
        visited.append(ball.x)
    return SimpleNamespace(history=visited)
