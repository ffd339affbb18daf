"""Questions of several parts, each of a kind of its own and worth points of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from grader.errors import FormatError
from grader.questions.numbers import quoted
from grader.questions.question import (
    Form,
    Judgement,
    Question,
    Shuffler,
    Told,
    Wrong,
    ideas_of,
    is_blank,
)

UNANSWERED = "No answer."


@dataclass(frozen=True, slots=True)
class PartsForm(Form):
    """A form for each part; `prompts` say what each asks."""

    kind: ClassVar[str] = "parts"
    prompts: tuple[str, ...]
    names: tuple[str, ...]
    forms: tuple[Form, ...]

    def read(self, raw: Any) -> dict[str, Any]:
        """Return the answers by part; a part without one is left out."""
        if not isinstance(raw, dict):
            raise FormatError(f"it has the parts {', '.join(self.names)}; answer each on a line of its own")
        given = self._by_part(raw)
        answers = {}
        for name, form in zip(self.names, self.forms, strict=True):
            try:
                if not form.untouched(given[name]):
                    answers[name] = form.read(given[name])
            except FormatError as error:
                raise FormatError(f"part {name}: {error}") from None
        return answers

    def untouched(self, raw: Any) -> bool:
        """Tell whether every part stands there as it was handed out."""
        if not isinstance(raw, dict):
            return is_blank(raw)
        try:
            given = self._by_part(raw)
        except FormatError:
            return False
        return all(form.untouched(given[name]) for name, form in zip(self.names, self.forms, strict=True))

    def _by_part(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Gather what was given for each part, in capitals or not; ``a.1`` is a line of part a."""
        known = {name.lower(): name for name in self.names}
        whole: dict[str, Any] = {}
        lines: dict[str, dict[str, Any]] = {name: {} for name in self.names}
        for key, value in raw.items():
            part, dot, line = key.partition(".")
            name = known.get(part.strip().lower())
            if name is None:
                raise FormatError(f"there is no part {quoted(part)}; there are {', '.join(self.names)}")
            if is_blank(value):
                continue
            if not dot and name in whole:
                raise FormatError(f"part {name} is given twice; keep one of them")
            (lines[name] if dot else whole)[line or name] = value
        for name in whole:
            if lines[name]:
                raise FormatError(f"part {name} is given twice, whole and in lines; keep one of them")
        return {name: whole.get(name, lines[name]) for name in self.names}

    def how(self) -> str:
        """Say how to answer."""
        return "each part on a line of its own"

    def lines(self) -> list[str]:
        """Return prompt, choices and form of each part."""
        lines: list[str] = []
        for name, prompt, form in zip(self.names, self.prompts, self.forms, strict=True):
            lines += [f"({name}) {' '.join(prompt.split())} Answer: {form.how()}.", *form.lines(), ""]
        return lines[:-1]

    def blanks(self, name: str) -> list[str]:
        """Return the lines of all parts."""
        pairs = zip(self.names, self.forms, strict=True)
        return [line for part, form in pairs for line in form.blanks(f"{name}.{part}")]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it is worth, and its question, of which `hints` and `worked` may stay empty."""

    points: int
    question: Question


@dataclass(frozen=True, kw_only=True)
class Parts(Question):
    """A question of several parts.

    Parameters
    ----------
    parts : mapping of str to Part
        By name: a letter such as ``a``. Their points add up to those of the item.
    """

    parts: Mapping[str, Part]

    @property
    def form(self) -> PartsForm:
        """The forms of all parts."""
        questions = [part.question for part in self.parts.values()]
        prompts = tuple(question.prompt for question in questions)
        return PartsForm(prompts, tuple(self.parts), tuple(question.form for question in questions))

    @property
    def key(self) -> dict[str, Any]:
        """The right answer of each part."""
        return {name: part.question.key for name, part in self.parts.items()}

    def listed(self) -> list[Wrong]:
        """Return the key with one part answered wrongly, for each listed wrong answer of each part."""
        return [
            Wrong({**self.key, name: wrong.answer}, _of_part(name, wrong.sentence))
            for name, part in self.parts.items()
            for wrong in part.question.listed()
        ]

    def arranged(self, draw: Shuffler) -> Self:
        """Arrange each part."""
        arranged = {
            name: replace(part, question=part.question.arranged(draw)) for name, part in self.parts.items()
        }
        return replace(self, parts=arranged)

    @property
    def arrangement(self) -> list[list[int]]:
        """The arrangements of all parts."""
        return [places for part in self.parts.values() for places in part.question.arrangement]

    @property
    def ambiguous(self) -> bool:
        """Whether a part is."""
        return any(part.question.ambiguous for part in self.parts.values())

    @property
    def runs_code(self) -> bool:
        """Whether the answer to a part is code."""
        return any(part.question.runs_code for part in self.parts.values())

    def judge(self, answer: dict[str, Any]) -> Judgement:
        """Judge each part, and add them up."""
        return self.added({name: self.parts[name].question.judge(given) for name, given in answer.items()})

    def added(self, judged: Mapping[str, Judgement]) -> Judgement:
        """Add up what the parts earn; each that has something to say says it in a sentence of its own."""
        total = sum(part.points for part in self.parts.values())
        share, waits, said = Fraction(0), Fraction(0), list[Told]()
        for name, part in self.parts.items():
            one = judged.get(name, Judgement(Fraction(0), UNANSWERED))
            share += one.share * Fraction(part.points, total)
            waits += one.pending * Fraction(part.points, total)
            if one.sentence and not one.pending:
                said.append(_of_part(name, one.sentence))
        ideas = [idea for sentence in said for idea in ideas_of(sentence)]
        return Judgement(share, Told(" ".join(said), *ideas), waits)


def _of_part(name: str, sentence: str) -> Told:
    """Put the name of a part before its sentence, and close it, so that the next part can follow."""
    end = "" if sentence.endswith((".", "?", "!")) else "."
    return Told(f"({name}) {sentence}{end}", *ideas_of(sentence))


def each_part(question: Question) -> list[tuple[str, Question]]:
    """Return the parts of a question with their names; one without parts is its only part, without a name."""
    if isinstance(question, Parts):
        return [(name, part.question) for name, part in question.parts.items()]
    return [("", question)]
