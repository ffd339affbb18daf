"""Questions that a person judges, as one practice sheet."""

import json
from collections.abc import Iterator, Sequence
from math import ceil

from grader.exchange.importing.assignment import Note, Written
from grader.exchange.importing.texts import plain, titled, word_of

FEWEST_WORDS, WORDS_A_STEP = 150, 50
WHOLE_ANSWER = "Says what the model answer says."
HEAD = '''"""Questions of {notebook} that a person judges; hidden from students."""

from grader.questions import Criterion, Prose, question
'''
QUESTION = """

@question("{id}")
def {name}():
    return Prose(
        prompt={prompt},
        max_words={words},
        rubric=[
{rubric}
        ],
        model={model},
        hints=[],
        worked="Compare your answer with the one below.",
    )
"""


class Sheet:
    """The practice sheet of a notebook.

    Parameters
    ----------
    written : sequence of Written
        Its questions.
    title : str
        Its title.
    notebook : str
        The name of the notebook.
    """

    def __init__(self, written: Sequence[Written], title: str, notebook: str) -> None:
        self.written = written
        self._title = title
        self._notebook = notebook

    def files(self, ids: Sequence[str]) -> dict[str, str]:
        """Write what goes into `exercises`."""
        pairs = list(zip(ids, self.written, strict=True))
        names = _unique([word_of(each.name) for each in self.written])
        questions = [_question(id_, name, each) for (id_, each), name in zip(pairs, names, strict=True)]
        return {
            "exercise.toml": "\n".join(self._manifest(pairs)),
            "questions.py": HEAD.format(notebook=self._notebook) + "".join(questions),
            "statement.md": f"# {self._title}\n\nQuestions to answer in sentences of your own. "
            "A person reads them; until then their points are pending.\n",
        }

    def notes(self) -> Iterator[Note]:
        """Say what an author still has to do."""
        for each in self.written:
            if not each.model:
                yield Note(
                    each.cell, f"{each.name} has no model answer: write one into questions.py", each.prompt
                )
            if each.points != points_of(each):
                said = f"{each.name}: points must be whole and above 0: {points_of(each)}, not {each.points}"
                yield Note(each.cell, said, todo=False)
            yield Note(each.cell, f"{each.name} has no hint: write one into questions.py")

    def _manifest(self, pairs: Sequence[tuple[str, Written]]) -> Iterator[str]:
        yield f"# Imported from {self._notebook}: IMPORT.md says what came of each cell."
        yield "schema = 1"
        yield 'kind = "practice"'
        yield f"title = {_quoted(self._title)}"
        yield f"summary = {_quoted('Questions to answer in sentences of your own.')}"
        for id_, each in pairs:
            yield "\n[[items]]"
            yield f'id = "{id_}"'
            yield f"title = {_quoted(titled('', each.name)[0])}"
            yield f"points = {points_of(each)}"
        yield ""


def points_of(written: Written) -> int:
    """Return whole points, at least 1."""
    return max(1, ceil(written.points))


def _question(id_: str, name: str, written: Written) -> str:
    words = len(written.model.split())
    most = max(FEWEST_WORDS, ceil(2 * words / WORDS_A_STEP) * WORDS_A_STEP)
    return QUESTION.format(
        id=id_,
        name=name,
        prompt=_text(written.prompt or written.name),
        words=most,
        rubric="\n".join(_rubric(written)),
        model=_text(written.model),
    )


def _rubric(written: Written) -> Iterator[str]:
    """Share the points among the lines of a mark scheme; where these are too many, they are one."""
    points = points_of(written)
    lines = [plain(line) for line in written.scheme]
    if not lines or len(lines) > points:
        lines = [" ".join(lines) or WHOLE_ANSWER]
    share, more = divmod(points, len(lines))
    for place, line in enumerate(lines):
        yield f"            Criterion({share + (place < more)}, {line!r}),"


def _text(text: str) -> str:
    """Write a text of several lines so that it can be read."""
    text = text.strip()
    if "\n" not in text:
        return repr(text)
    if "\\" not in text and '"""' not in text and not text.endswith('"'):
        return f'"""{text}"""'
    if '"""' not in text and not text.endswith(("\\", '"')):
        return f'r"""{text}"""'
    return repr(text)


def _unique(names: Sequence[str]) -> list[str]:
    """Make names that Python takes, each once."""
    found: list[str] = []
    for name in names:
        name = name if name[0].isalpha() else f"q_{name}"
        found.append(name if name not in found else f"{name}_{len(found) + 1}")
    return found


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
