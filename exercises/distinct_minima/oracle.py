"""What is true, by the reference: where the runs end, each place once, unrounded."""

from reference import distinct_ends

APART = 1e-3  # one unit of the third decimal; ends of one place lie far closer, those of two far wider


def distinct_minima(df, starts, lr, steps):
    return distinct_ends(df, starts, lr, apart=APART, max_iter=steps).tolist()
