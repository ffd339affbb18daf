"""Style: an object that is the walk, a dataclass that is also the answer; numbers rounded through text."""

from dataclasses import dataclass, field


@dataclass
class Walker:
    result: float
    history: list = field(default_factory=list)

    def note(self, x):
        self.result = float(f"{x:.6f}")
        self.history.append(self.result)


def gradient_descent_1d(df, x0, lr, steps):
    walker = Walker(x0)
    walker.note(x0)
    for _ in range(steps):
        x0 = x0 - lr * df(x0)
        walker.note(x0)
    return walker
