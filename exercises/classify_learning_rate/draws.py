"""One drawn bowl with four rates, one for each label: kept only if they tell right from wrong.

A single rate cannot tell much: on a run that diverges, whoever believes that every run diverges is right. So
all four labels are asked of the same bowl, in an order that is drawn as well.
"""

CURVATURES = (0.5, 1, 2, 4, 5, 8, 10, 20, 30)
RATES = (0.005, 0.01, 0.02, 0.05, 0.08, 0.1, 0.12, 0.2, 0.25, 0.3, 0.5, 0.85, 1.0, 1.05, 1.5, 2.5)
LABELS = ("crawls", "converges", "oscillates", "diverges")

CRAWL = 0.1 ** (1 / 20)  # the factor that leaves a tenth after 20 steps
FROM_THE_CRAWL = 1e-3
FROM_AN_EDGE = 1e-9  # of a product other than 1 and 2 themselves
FEWEST_CAUGHT = 6  # of the nine wrong programs


def inputs(draw):
    """Return the curvatures of a bowl and four rates: drawn again until every guard holds."""
    return draw.until(any_case, lambda case: caught(*case) >= FEWEST_CAUGHT)


def any_case(draw):
    """Draw the curvatures of 2 or 3 axes, as a list or a tuple, and their rates."""
    curvatures = draw.sample(CURVATURES, draw.integer(2, 3))
    bowl = draw.choice([curvatures, tuple(curvatures)])
    return bowl, any_rates(draw, bowl)


def any_rates(draw, bowl):
    """Draw a rate for each label, in any order; none at all if some label has no safe rate."""
    safe = [lr for lr in RATES if all(is_safe(lr * curvature) for curvature in bowl)]
    choices = [[lr for lr in safe if label(factors(lr, bowl)) == wanted] for wanted in LABELS]
    return draw.shuffled([draw.choice(rates) for rates in choices]) if all(choices) else []


def is_safe(product):
    """Tell whether no way of rounding can turn the label around."""
    edges = all(product == edge or abs(product - edge) >= FROM_AN_EDGE for edge in (1, 2))
    return edges and abs(1 - product - CRAWL) >= FROM_THE_CRAWL


def factors(lr, bowl):
    """Return what one step multiplies the distance by, axis by axis."""
    return [1 - lr * curvature for curvature in bowl]


def label(rs):
    """Return what the rule says about these factors."""
    if any(abs(r) > 1 for r in rs):
        return "diverges"
    if any(r < 0 for r in rs):
        return "oscillates"
    return "crawls" if max(rs) > CRAWL else "converges"


def caught(bowl, rates):
    """Count the wrong programs that give a wrong label to one of the rates."""
    right = [label(factors(lr, bowl)) for lr in rates]
    answers = zip(*(wrong_labels(lr, bowl) for lr in rates), strict=True)
    return sum(list(answer) != right for answer in answers)


def wrong_labels(lr, bowl):
    """Give the label that each wrong program chooses."""
    rs = factors(lr, bowl)

    yield "diverges" if min(rs) <= -1 else label(rs)  # the edge counts as diverging
    yield by_rate(lr)  # the same limits on every bowl
    yield "diverges" if min(rs) < 0 else label(rs)  # the limit is 1 / curvature
    yield label([1 - lr * sum(bowl) / len(bowl)])  # the average axis
    yield label([max(rs)])  # the flattest axis
    yield label([min(rs)])  # the steepest axis
    yield "diverges" if label(rs) == "oscillates" else label(rs)  # changing sides is growing
    yield label([2 * r - 1 for r in rs])  # twice the curvature
    yield label(rs[:1])  # the first axis


def by_rate(lr):
    """Return the label of a rule that does not look at the bowl."""
    if lr > 1:
        return "diverges"
    if lr > 0.5:
        return "oscillates"
    return "crawls" if lr < 0.05 else "converges"
