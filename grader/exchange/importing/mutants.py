"""Wrong answers that are sure to be caught, whatever an exercise is about."""

from collections.abc import Iterator, Mapping, Sequence

from grader.exchange.importing.suites import Case
from grader.exchange.importing.translated import Literal, Translated

NOTHING = '''"""Nothing comes back: work the answer out, and return it.

caught_by: {case}
"""
'''
BY_HEART = '''"""You know what the public tests show by heart, no more. Work it out from the arguments.

caught_by: {case}
"""

KNOWN = {{
{known}}}
'''


def mutants_of(
    entry: Sequence[str], counting: Sequence[Case], public: Sequence[Case]
) -> Iterator[tuple[str, str]]:
    """Write wrong answers that are sure to be caught: one returns nothing, one knows the public tests."""
    worth = [case for case in counting if case.points]
    if not worth:
        return
    bare = "\n\n\n".join(f"def {name}(*given, **named):\n    return None" for name in entry)
    yield "mutants/nothing.py", f"{NOTHING.format(case=worth[0].id)}\n\n{bare}\n"
    known: dict[str, dict[str, Literal]] = {}
    for case in public:
        for each in case.work.literals:
            known.setdefault(each.function, {})[repr(each.arguments)] = each
    caught = [case for case in worth if _is_unknown(case.work, known)]
    if known and caught:
        rows = [
            f'    "{name}": {{{", ".join(f"{key!r}: {each.value!r}" for key, each in table.items())}}},\n'
            for name, table in known.items()
        ]
        defined = [
            f"def {name}(*given):\n    return KNOWN[{name!r}].get(repr(given))"
            if name in known
            else f"def {name}(*given, **named):\n    return None"
            for name in entry
        ]
        head = BY_HEART.format(case=caught[0].id, known="".join(rows))
        yield "mutants/by_heart.py", f"{head}\n\n" + "\n\n\n".join(defined) + "\n"


def _is_unknown(work: Translated, known: Mapping[str, Mapping[str, Literal]]) -> bool:
    """Tell whether a case expects something that the public tests do not show."""
    return any(
        each.value is not None and repr(each.arguments) not in known.get(each.function, {})
        for each in work.literals
    )
