"""Returns text with escape sequences, markup, formulas, and more fields than it seems."""


def linearRegression(xs, ys):
    return ["\x1b[2J\x1b]0;owned\x07", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202egnp.exe", "\0", "\r\n"]
