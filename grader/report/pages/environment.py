"""What all pages of ours have in common: escaping, hostile text spelled out, one style for plots."""

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader import __version__, plots
from grader.report.pages.wording import worded
from grader.report.words import visible

GENERATOR = f"grader {__version__}"


def page_environment(*packages: str, style: str = "") -> Environment:
    """Make the environment of some templates.

    Parameters
    ----------
    *packages : str
        Whose templates are found besides the common ones.
    style : str
        CSS that they add to that of plots.
    """
    environment = Environment(
        loader=ChoiceLoader([*map(PackageLoader, packages), PackageLoader("grader.report.pages")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["worded"] = worded
    environment.globals |= {"generator": GENERATOR, "plot_style": Markup(plots.STYLE + style)}
    return environment


def _shown(value: Any) -> Any:
    """Spell out control characters in every text that is placed; markup was made by us."""
    return visible(value) if type(value) is str else value
