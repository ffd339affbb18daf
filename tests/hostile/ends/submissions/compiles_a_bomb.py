"""Gives the compiler expressions that are nested, or long, without reason."""


def linearRegression(xs, ys):
    told = {}
    for name, text in {
        "signs": "-" * 100_000 + "1",
        "parentheses": "(" * 150 + "1" + ")" * 150,
        "sums": "+".join("1" * 50_000),
        "attributes": "x" + ".x" * 50_000,
        "comparisons": "<".join("1" * 50_000),
    }.items():
        try:
            compile(text, "bomb", "eval")
        except (SyntaxError, RecursionError, MemoryError) as error:
            told[name] = type(error).__name__
    return told
