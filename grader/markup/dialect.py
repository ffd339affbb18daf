r"""The Markdown of a course: CommonMark with tables, and LaTeX between dollars.

A formula in a line is ``$x$``: no space after the first dollar or before the last one, so that most prices
stay prices. A display formula begins with ``$$`` at the beginning of a line and ends with ``$$`` at the end
of one, without an empty line between; it needs none around it. ``\$`` is the sign.
"""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

InlineRule = Callable[[StateInline, bool], bool]

FORMULA, DISPLAY, LONE_DOLLAR = "math_inline", "math_block", "lone_dollar"

# Digits beside a dollar are allowed: where they are not, the plugin takes the last letter of a paragraph for
# the one before its first. `problems` finds the prices that become formulas so.
_formula = math_inline_dollar(allow_space=False, allow_digits=True, allow_double=False)
_display = math_block_dollar(allow_labels=False, allow_blank_lines=False)


def dialect() -> MarkdownIt:
    """Return a parser that gives formulas as tokens `math_inline` and `math_block`, and escapes raw HTML."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("escape", FORMULA, _formula)
    parser.block.ruler.before(
        "fence", DISPLAY, _placed_display, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return parser


def placing_dialect() -> MarkdownIt:
    """Return a parser that also says where, and finds raw HTML and lone dollars.

    ``meta["at"]`` of a token is its first offset and the one behind it: of an inline token in the content
    that it stands in, of a display formula in the text. ``meta["label_end"]`` of a link is where its text
    ends, ``meta["starts"]`` of a table where each of its rows begins.
    """
    parser = dialect()
    parser.options["html"] = True
    rules = {"backticks": backtick, "autolink": autolink, "image": image, "html_inline": html_inline}
    for name, rule in {**rules, FORMULA: _formula}.items():
        parser.inline.ruler.at(name, _placed(rule))
    parser.inline.ruler.at("link", _placed_link)
    parser.inline.ruler.after(FORMULA, LONE_DOLLAR, _placed(_lone_dollar))
    parser.block.ruler.at("table", _placed_table, {"alt": ["paragraph", "reference"]})
    return parser


def _placed(rule: InlineRule) -> InlineRule:
    """Let a rule note where its token stands: the first one that is not the text before it."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            tokens = [token for token in state.tokens[before:] if token.type != "text"]
            for token in tokens[:1]:
                token.meta["at"] = (start, state.pos)
        return found

    return placed


def _placed_link(state: StateInline, silent: bool) -> bool:
    start, before = state.pos, len(state.tokens)
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    found = link(state, silent)
    if found and not silent:
        opening = next(token for token in state.tokens[before:] if token.type == "link_open")
        opening.meta.update(at=(start, state.pos), label_end=label_end)
    return found


def _lone_dollar(state: StateInline, silent: bool) -> bool:
    """Take one or two dollars that no rule before has taken."""
    if state.src[state.pos] != "$":
        return False
    sign = "$$" if state.src.startswith("$$", state.pos) else "$"
    if not silent:
        state.push(LONE_DOLLAR, "", 0).content = sign
    state.pos += len(sign)
    return True


def _placed_display(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Find a display formula; when only asked whether there is one, which the plugin ignores, keep none."""
    line = state.line
    found = _display(state, first, end, silent)
    if found and silent:
        state.tokens.pop()
        state.line = line
    elif found:
        start = state.bMarks[first] + state.tShift[first]
        state.tokens[-1].meta["at"] = (start, state.eMarks[state.line - 1])
    return found


def _placed_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    before = len(state.tokens)
    found = table(state, first, end, silent)
    if found and not silent:
        rows = range(first, state.line)
        state.tokens[before].meta["starts"] = {row: state.bMarks[row] + state.tShift[row] for row in rows}
    return found
