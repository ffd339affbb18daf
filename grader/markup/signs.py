"""What Unicode has for formulas: raised and lowered letters, accents; how signs stand to their neighbors."""

import unicodedata
from enum import Enum, auto

RAISED = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤𝖳′″‴⁗∗*⋆∘†",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀᵀ′″‴⁗**⋆°†",
        strict=True,
    )
)
LOWERED = dict(
    zip(
        "0123456789+−-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
ROOTS = {"3": "∛", "4": "∜"}
ACCENTS = {
    "ˆ": "\u0302",
    "¯": "\u0304",
    "˜": "\u0303",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "⃗": "\u20d7",
    "→": "\u20d7",
    "̲": "\u0305",
    "‾": "\u0305",
    "̂": "\u0302",
}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\u2061\u2062\u2063\u2064\ufe00"))


class Sort(Enum):
    """How a piece of a formula stands to its neighbors."""

    LETTER = auto()
    SCRIPTED = auto()
    NUMBER = auto()
    NAME = auto()
    LARGE = auto()
    FRACTION = auto()
    BINARY = auto()
    PREFIX = auto()
    RELATION = auto()
    OPENING = auto()
    CLOSING = auto()
    BAR = auto()
    COMMA = auto()
    TIGHT = auto()
    SPACE = auto()
    TEXT = auto()


_SIGNS = {
    Sort.BINARY: "+-−±∓×÷⋅·∗*∘⊙⊗⊕⊖∩∪∧∨∖⋆•",
    Sort.LARGE: "∑∏∐∫∬∭∮⋃⋂⨁⨂",
    Sort.OPENING: "([{⟨⌊⌈",
    Sort.CLOSING: ")]}⟩⌋⌉!",
    Sort.BAR: "|‖",
    Sort.COMMA: ",;",
    Sort.RELATION: ":",
    Sort.TIGHT: "/",
    Sort.PREFIX: "¬",
    Sort.LETTER: ".…⋯⋮⋱∞∇∂∀∃∅∠△√′″‴°",
}
_SORTS = {sign: sort for sort, signs in _SIGNS.items() for sign in signs}


def sort_of(sign: str) -> Sort:
    """Return how an operator stands to its neighbors; mathematical signs without an entry are relations."""
    is_mathematical = all(unicodedata.category(letter) in ("Sm", "So") for letter in sign)
    return _SORTS.get(sign, Sort.RELATION if is_mathematical else Sort.LETTER)


def plain(letters: str) -> str:
    """Drop what cannot be seen, and write letters of special alphabets plainly; bold ones stay."""
    shown = letters.translate(INVISIBLE)
    return "".join(_plain(letter) for letter in shown)


def _plain(letter: str) -> str:
    special = letter > "\uffff" and unicodedata.name(letter, "").startswith("MATHEMATICAL")
    bold = unicodedata.name(letter, "").startswith("MATHEMATICAL BOLD")
    return unicodedata.normalize("NFKC", letter) if special and not bold else letter
