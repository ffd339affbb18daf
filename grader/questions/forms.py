"""Forms as plain data: what is handed out of a question, without its key."""

from dataclasses import asdict
from typing import Any

from grader.questions.choices import ChoiceForm
from grader.questions.code import CodeForm
from grader.questions.formula import ExpressionForm
from grader.questions.matching import MatchingForm
from grader.questions.numeric import IntervalForm, NumberForm
from grader.questions.ordering import OrderForm
from grader.questions.parts import PartsForm
from grader.questions.prose import ProseForm
from grader.questions.question import Form

FORMS: dict[str, type[Any]] = {
    form.kind: form
    for form in (
        ChoiceForm,
        CodeForm,
        ExpressionForm,
        IntervalForm,
        MatchingForm,
        NumberForm,
        OrderForm,
        ProseForm,
    )
}


def form_as_data(form: Form) -> dict[str, Any]:
    """Return a form as a table of text, numbers and lists."""
    if isinstance(form, PartsForm):
        parts = zip(form.names, form.prompts, map(form_as_data, form.forms), strict=True)
        return {
            "kind": form.kind,
            "parts": [{"name": name, "prompt": prompt, "form": data} for name, prompt, data in parts],
        }
    return {"kind": form.kind, **asdict(form)}  # type: ignore[call-overload]


def form_from_data(data: dict[str, Any]) -> Form:
    """Return the form that a table describes.

    Raises
    ------
    ValueError
        If it describes none.
    """
    if data.get("kind") == PartsForm.kind:
        return _parts_from(data)
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    try:
        form: Form = FORMS[str(fields.pop("kind"))](**fields)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a form of a question: {error}") from None
    return form


def _parts_from(data: dict[str, Any]) -> PartsForm:
    try:
        parts = [(said["name"], said["prompt"], form_from_data(said["form"])) for said in data["parts"]]
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a form of a question with parts: {error}") from None
    return PartsForm(
        prompts=tuple(prompt for _, prompt, _ in parts),
        names=tuple(name for name, _, _ in parts),
        forms=tuple(form for _, _, form in parts),
    )
