"""A picture of one step: what becomes of weights of all sizes where every slope is the same."""

from grader.pictures import Picture

OLD = [-4, -3, -2, -1, 0, 1, 2, 3, 4]


def new_weights(new):
    """Return each new weight over the old one."""
    return list(zip(OLD, new, strict=False))


PLOTS = [
    Picture(
        title="New weights over old ones",
        sentence="The right step multiplies each weight by 0.6 and moves all of them down by 0.2: a straight "
        "line, flatter than that of weights that stay as they are.",
        calls=[f"weight_decay_step({OLD}, {[1] * len(OLD)}, 0.2, 2)"],
        trace=new_weights,
        x="old weight",
        y="new weight",
        lines={"as they are": [(-4, -4), (4, 4)]},
    )
]
