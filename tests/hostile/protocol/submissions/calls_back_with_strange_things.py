"""Calls the function that it was given with all that a suite does not expect."""


def deep(levels):
    value = 1.0
    for _ in range(levels):
        value = [value]
    return value


def linearRegression(function):
    told = {}
    for name, arguments in {
        "nothing": (),
        "texts": ("x", "y"),
        "itself": (function,),
        "a type": (type,),
        "many": tuple(range(10_000)),
        "huge": ("x" * 10**7,),
        "a large number": (10**9000,),
        "lists in lists": (deep(450),),
        "a name": ("__import__('os').system('true')",),
    }.items():
        try:
            told[name] = f"answered {function(*arguments)!r}"[:50]
        except Exception as error:
            told[name] = type(error).__name__
    for keyword in ("self", "function", "x", "__class__"):
        try:
            function(**{keyword: 1})
        except Exception as error:
            told[keyword] = type(error).__name__
    return told
