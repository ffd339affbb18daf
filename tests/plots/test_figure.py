"""What every plot has: a name, a description, its numbers, and nothing that a page could stumble over."""

import re
from itertools import product

import pytest

from grader.plots import STYLE, Bar, Bowl, Caption, Series, bars, contours, histogram, line, scatter
from tests.plots.pictures import cells, picture, svg

HOSTILE = "</svg><script>alert('x')</script>&\"<b>"
CAPTION = Caption("loss", "Loss per step", "It falls.", x="step", y="loss")
HOSTILE_CAPTION = Caption("h", HOSTILE, HOSTILE, x=HOSTILE, y=HOSTILE, below=HOSTILE)


def every_kind(caption: Caption, name: str) -> list[str]:
    """Draw one plot of each kind, with a name in it where names go."""
    series = Series(name, [(0, 1.0), (1, 2.0)])
    return [
        line(caption, [series]),
        line(caption, [series], log=True),
        scatter(caption, series, [series]),
        contours(caption, Bowl(1, 0, 1), [1.0], [series], (-2, 2, -2, 2)),
        bars(caption, [Bar(name, 1, 2)]),
        histogram(caption, [0, 1, 2], [3, 4]),
    ]


@pytest.mark.parametrize("figure", every_kind(CAPTION, "yours"))
def test_it_is_named_and_described(figure: str) -> None:
    """For those who cannot see it: a role, and a title and a description that are found by their ids."""
    image = svg(figure)

    title, description = (image.find(tag) for tag in ("title", "desc"))
    assert title is not None
    assert description is not None
    assert image.attrib["role"] == "img"
    assert image.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
    assert (title.text, description.text) == ("Loss per step", "It falls.")
    assert len(cells(figure)) > 1


@pytest.mark.parametrize("figure", every_kind(HOSTILE_CAPTION, HOSTILE))
def test_words_are_never_markup(figure: str) -> None:
    """They come back as text, from every place where they are shown."""
    image = picture(figure)

    assert not list(image.iter("script"))
    assert not list(image.iter("b"))
    assert HOSTILE in "".join(image.itertext())


def test_what_everybody_is_told_stands_before_the_numbers() -> None:
    """Nothing stands there if there is nothing to say."""
    caption = Caption("loss", "Loss", "It falls.", below="Look at the end.")
    tags = [part.tag for part in picture(line(caption, [Series("yours", [(0, 1)])]))]

    assert tags == ["figcaption", "svg", "p", "details"]
    assert [part.tag for part in picture(every_kind(CAPTION, "yours")[0])] == ["figcaption", "svg", "details"]


def test_two_plots_of_a_page_share_no_id() -> None:
    """Each takes all its ids from the one of its caption."""
    figures = [line(Caption(name, "t", "d"), [Series("a", [(0, 0)])]) for name in ("one", "two")]
    ids = [{*re.findall(r' id="([^"]+)"', figure)} for figure in figures]

    assert len(ids[0]) == len(ids[1]) == 2
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("name", ["", "1", "a b", 'a"b', "a.b", "ä"])
def test_an_id_that_no_page_may_have_is_refused(name: str) -> None:
    """It would name nothing, or end its own quotes."""
    with pytest.raises(ValueError, match="the id of a plot is a letter"):
        Caption(name, "t", "d")


def test_every_class_has_its_look() -> None:
    """What is drawn with a class that the style does not know would be black on black."""
    figures = every_kind(CAPTION, "yours")
    figures.append(bars(CAPTION, [Bar("a", 1, 3, waiting=1)]))
    figures.append(line(CAPTION, [Series(str(n), [(0, n), (1, n)]) for n in range(4)]))
    used = {
        name
        for figure in figures
        for shown in re.findall(r'class="([^"]+)"', figure)
        for name in shown.split()
    }

    assert {name for name in used if f".{name} " not in STYLE} == set()


def test_the_style_has_both_themes_for_each_color() -> None:
    """A color that stands alone is made for one theme only."""
    colors = re.findall(r"(?:fill|stroke): ([^;]+);", STYLE)

    assert colors
    assert all(color.startswith("light-dark(") or color == "none" for color in colors)


@pytest.mark.parametrize(
    ("kind", "theme"), [*product(["hue-0", "hue-1", "hue-2", "hue-3", "bar", "wait", "level"], [0, 1])]
)
def test_what_is_drawn_stands_out(kind: str, theme: int) -> None:
    """At least 3:1 against the page, as WCAG 1.4.11 asks of graphics."""
    found = re.search(rf"\.{kind} {{ \w+: light-dark\((#\w+), (#\w+)\)", STYLE)
    assert found is not None

    page = (1.0, _luminance("#161b22"))[theme]
    lighter, darker = sorted((page, _luminance(found[theme + 1])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
