"""Style: one small class for each schedule, a dataclass as the answer."""

from dataclasses import dataclass, field


class Constant:
    def __init__(self, alpha0, decay):
        self.alpha0, self.decay = alpha0, decay

    def at(self, t):
        return self.alpha0


class Inverse(Constant):
    def at(self, t):
        return self.alpha0 / (1.0 + self.decay * t)


class Exponential(Constant):
    def at(self, t):
        return self.alpha0 * self.decay**t


@dataclass
class Walk:
    result: float
    history: list = field(default_factory=list)
    rates: list = field(default_factory=list)

    def step(self, df, rate):
        self.result -= rate * df(self.result)
        self.history.append(self.result)
        self.rates.append(rate)


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    kinds = {"constant": Constant, "inverse": Inverse, "exponential": Exponential}
    if kind not in kinds:
        raise ValueError(f"{kind} is not one of {', '.join(kinds)}")
    schedule = kinds[kind](alpha0, decay)
    walk = Walk(float(x0), [float(x0)])
    for t in range(steps):
        walk.step(df, schedule.at(t))
    return walk
