"""What is handed in of a notebook, whatever was done to it on the way."""

import contextlib
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import Exercise
from grader.draws import PUBLIC_KEY
from grader.errors import NotGradableError
from grader.exchange.notebooks.cells import mark_in
from grader.exchange.notebooks.collecting import exercise_in, notebook_envelope, unpacked
from grader.intake import MAX_SOURCE_BYTES, collect
from grader.models import Submission
from grader.questions.answers import read_answers
from grader.variants import sheet_of
from tests import quizzes
from tests.courses import RIGHT, write_course
from tests.exchange.notebooks.notebooks import Notebook, built, cell_named, code, filled, saved

MARK = "# grader: doubling\n"


@pytest.fixture(scope="module")
def challenge(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Return the exercise `doubling`."""
    return write_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Return the exercise `sums`."""
    return quizzes.write_quiz(tmp_path_factory.mktemp("course"))


def handed_in(exercise: Exercise, notebook: Notebook) -> str:
    """Return what is handed in."""
    return unpacked(exercise, saved(notebook)).source.decode()


def refusal(exercise: Exercise, raw: bytes) -> str:
    """Return why nothing is handed in."""
    with pytest.raises(NotGradableError) as caught:
        unpacked(exercise, raw)
    return str(caught.value)


def read(exercise: Exercise, path: Path) -> Submission:
    """Read the only submission at a path."""
    (found,) = collect([path], exercise.file_name, envelope=notebook_envelope(exercise))
    return found.read()


def test_the_code_is_the_marked_cell(challenge: Exercise) -> None:
    """Line by line as it stands there, so that a line number is one of the cell."""
    assert handed_in(challenge, filled(built(challenge), RIGHT)) == MARK + RIGHT


def test_other_cells_may_be_broken(challenge: Exercise) -> None:
    """Nobody looks at them: nor at what was run, in which order, and what came out."""
    notebook = filled(built(challenge), RIGHT)
    notebook["cells"].insert(0, {"cell_type": "code", "source": "def (", "outputs": [{"text": "x" * 10**6}]})
    notebook["cells"] += [{"cell_type": 5, "source": {"a": 1}, "metadata": []}, None, 7]

    assert handed_in(challenge, notebook) == MARK + RIGHT


def test_a_cell_that_was_split_or_copied_counts_twice(challenge: Exercise) -> None:
    """In the order of the notebook, as Python would run them; the same id twice does no harm."""
    notebook = built(challenge)
    cell = cell_named(notebook, "code")
    first, second = ({**cell, "source": MARK + part} for part in ("import math\n", RIGHT))
    notebook["cells"] = [first, *notebook["cells"][:2], second]

    assert handed_in(challenge, notebook) == f"{MARK}import math\n\n{MARK}{RIGHT}"
    notebook["cells"].reverse()
    assert handed_in(challenge, notebook) == f"{MARK}{RIGHT}\n{MARK}import math\n"


@pytest.mark.parametrize("change", ["metadata", "line", "neither"])
def test_one_of_both_marks_is_enough(challenge: Exercise, change: str) -> None:
    """Colab drops metadata, and students delete a line that they do not know."""
    notebook = filled(built(challenge), RIGHT)
    cell = cell_named(notebook, "code")
    if change == "metadata":
        cell["metadata"] = {"id": "aBc"}
    if change == "line":
        cell["source"] = RIGHT

    assert handed_in(challenge, notebook).endswith(RIGHT)


@pytest.mark.parametrize(
    ("first", "exercise", "key"),
    [
        ("# grader: doubling", "doubling", ""),
        ("#grader:doubling", "doubling", ""),
        ("\n  # Grader : Doubling  \r", "doubling", ""),
        ("%%time\n# grader: doubling", "doubling", ""),
        ("#@title My code\n# grader: doubling", "doubling", ""),
        ("# grader: code_practice P20.b", "code_practice", "P20.b"),
        ("<!-- grader: theory_practice P05 -->", "theory_practice", "P05"),
    ],
)
def test_the_mark_is_read_as_people_type_it(first: str, exercise: str, key: str) -> None:
    """Only in the first line that says anything."""
    mark, rest = mark_in(f"{first}\nx = 1")

    assert mark is not None
    assert (mark.exercise, mark.key) == (exercise, key)
    assert rest.endswith("x = 1")
    assert "grader" not in rest.lower()
    assert mark_in(f"x = 1\n{first}")[0] is None


@pytest.mark.parametrize("source", [f"# grader: a{' ' * 10**6}!", "# @" + "\n" * 10**6, " " * 10**6])
def test_looking_for_the_mark_takes_no_time(source: str) -> None:
    """However long the lines of a cell are, and however many."""
    assert mark_in(source) == (None, source)


def test_lines_that_only_jupyter_knows_are_left_out(challenge: Exercise) -> None:
    """Each becomes a comment: all lines stay where they are, and a block stays a block."""
    source = (
        "%matplotlib inline\n!pip install numpy\n\n"
        "def double(x):\n    if x:\n        %timeit x + 1\n    return (2\n        * x\n        % 7\n"
        "        %xs)\na = 5 %3\n'''\n%d steps\nthe square?\n'''\nassert 1 \\\n!= 2\n"
    )
    text = handed_in(challenge, code(MARK + source))

    assert text.splitlines()[1:4] == [
        "# left out, as only Jupyter knows it: %matplotlib inline",
        "# left out, as only Jupyter knows it: !pip install numpy",
        "",
    ]
    assert "        pass  # left out, as only Jupyter knows it: %timeit x + 1\n" in text
    assert text.splitlines()[7:] == source.splitlines()[6:]


def test_the_result_says_what_was_done_to_the_code(challenge: Exercise) -> None:
    """Nothing of a single cell of Python; of answers nothing either."""
    notes = {
        ("",): "",
        ("%matplotlib inline\n",): "a line that only Jupyter knows is left out",
        ("x = 1\n", ""): "lines are counted through 2 cells",
        (
            "!ls\n%cd x\n",
            "",
        ): "lines are counted through 2 cells; 2 lines that only Jupyter knows are left out",
    }

    for before, note in notes.items():
        notebook = code(*(MARK + source + RIGHT for source in before))
        assert unpacked(challenge, saved(notebook)).note == note


def test_a_cell_in_another_language_is_left_out_whole(challenge: Exercise) -> None:
    """Of one that Python runs, only the line that says how."""
    bash, timed = f"%%bash\n{MARK}ls\n", f"%%time\n{MARK}{RIGHT}"
    text = handed_in(challenge, code(bash, timed))

    first, second = text.split("\n\n", 1)
    assert all(line.startswith("# ") for line in first.splitlines())
    assert second == f"# left out, as only Jupyter knows it: %%time\n{MARK}{RIGHT}"


@pytest.mark.parametrize("version", [3, 4])
def test_older_notebooks_are_read(challenge: Exercise, version: int) -> None:
    """As Jupyter itself writes them: with worksheets, and with or without ids."""
    new = nbformat.from_dict(filled(built(challenge), RIGHT))  # type: ignore[no-untyped-call]
    if version == 3:
        old = nbformat.convert(new, 3)  # type: ignore[no-untyped-call]
    else:
        old = {**new, "nbformat_minor": 0, "cells": [{**cell, "id": None} for cell in new["cells"]]}

    assert handed_in(challenge, old).rstrip() == (MARK + RIGHT).rstrip()


def test_a_source_may_be_a_list_or_a_text(challenge: Exercise) -> None:
    """Both are allowed; ends of lines become those of Python."""
    lines = (MARK + RIGHT).splitlines(keepends=True)

    assert handed_in(challenge, code(lines)) == handed_in(challenge, code(MARK + RIGHT)) == MARK + RIGHT
    assert handed_in(challenge, code((MARK + RIGHT).replace("\n", "\r\n"))) == MARK + RIGHT


def test_a_byte_order_mark_is_no_matter(challenge: Exercise) -> None:
    """Some editors write one."""
    raw = b"\xef\xbb\xbf" + saved(filled(built(challenge), RIGHT))

    assert unpacked(challenge, raw).source.decode() == MARK + RIGHT


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"def double(x): ...", "it is no notebook: its JSON is broken in line 1 (Expecting value)"),
        (b'{"cells": [\n', "it is no notebook: its JSON is broken in line 2 (Expecting value)"),
        (b"[" * 10**6, "it is no notebook: its JSON cannot be read"),
        (b'{"cells": [' + b"1" * 10**4 + b"]}", "it is no notebook: its JSON cannot be read"),
        (b"[]", "it is JSON, and no notebook: expected a list of cells"),
        (b'{"cells": {}, "worksheets": 3}', "it is JSON, and no notebook: expected a list of cells"),
        (b'{"cells": [\n"\xff"]}', "it is not UTF-8 text (see line 2)"),
    ],
)
def test_what_is_no_notebook_is_told_so(challenge: Exercise, raw: bytes, sentence: str) -> None:
    """With what to do."""
    assert (
        refusal(challenge, raw) == f"{sentence}; open it in Jupyter, and save or download it as .ipynb again"
    )


def test_there_is_an_end_to_cells(challenge: Exercise) -> None:
    """A few thousand are read, in the time of a blink."""
    assert refusal(challenge, saved(code(*["x"] * 5001))) == "it has 5,001 cells; at most 5,000 are taken"
    assert handed_in(challenge, code(*["x"] * 4999, MARK + RIGHT)) == MARK + RIGHT


def test_a_notebook_without_our_cell_is_told_what_is_missing(challenge: Exercise, quiz: Exercise) -> None:
    """The cell was deleted or lost both marks, or the notebook is another one."""
    expected = "expected cells with the first line `# grader: doubling`, and "
    todo = "; put this line above the code that defines double, and save"

    assert refusal(challenge, saved(code(RIGHT))) == f"{expected}no cell has it{todo}"
    other = saved(code("# grader: tripling\nx = 1", "# grader: halving"))
    assert refusal(challenge, other) == f"{expected}its marked cells are for halving, tripling{todo}"
    assert refusal(quiz, saved(code(RIGHT))) == (
        "expected cells with the first line `# grader: sums`, and no cell has it; put this line above your "
        "answers, and save"
    )


def test_half_a_character_is_refused(challenge: Exercise) -> None:
    """JSON can hold what no file of text can."""
    raw = saved(code(MARK + "HALF")).replace(b"HALF", rb"'\ud83d'")

    assert "a cell that is handed in holds half a character" in refusal(challenge, raw)


def test_intake_takes_notebooks_beside_files(challenge: Exercise, tmp_path: Path) -> None:
    """A file or a folder a student; where both lie in one folder, nobody guesses which is meant."""
    notebook = saved(filled(built(challenge), RIGHT))
    (tmp_path / "s01.py").write_text(RIGHT)
    (tmp_path / "s02.ipynb").write_bytes(notebook)
    for student, names in {
        "s03": ["any.ipynb", "notes.txt"],
        "s04": ["doubling.ipynb", "test.py"],
        "s05": ["doubling.ipynb", "doubling.py"],
        "s06": ["a.ipynb", "b.py"],
        "s07": ["notes.txt"],
    }.items():
        (tmp_path / student).mkdir()
        for name in names:
            (tmp_path / student / name).write_bytes(notebook)
    (tmp_path / "s08.ipynb").write_bytes(b" ")
    (tmp_path / "s09.txt").write_bytes(notebook)

    found = collect([tmp_path], challenge.file_name, envelope=notebook_envelope(challenge))
    told = {one.student: one.refusal for one in (item.read() for item in found)}
    either = "doubling.py or doubling.ipynb"
    assert told == {
        "s01": "",
        "s02": "",
        "s03": "",
        "s04": "",
        "s05": "the folder holds doubling.py and doubling.ipynb; hand in one of them",
        "s06": f"the folder holds 2 Python files or notebooks, none named {either}; hand in {either}",
        "s07": f"the folder holds no Python file or notebook; hand in {either}",
        "s08": "the file is empty",
        "s09": "it is not a Python file or notebook: its name must end in .py or .ipynb",
    }


def test_large_outputs_are_no_matter_and_endless_ones_are(challenge: Exercise, tmp_path: Path) -> None:
    """Pictures are larger than code may be; there is an end to that as well, and one to the code."""
    notebook = filled(built(challenge), RIGHT)
    outputs = cell_named(notebook, "code")["outputs"]
    outputs.append({"output_type": "stream", "name": "stdout", "text": "x" * (2 * MAX_SOURCE_BYTES)})
    path = tmp_path / "doubling.ipynb"
    path.write_bytes(saved(notebook))
    assert read(challenge, path).source.decode() == MARK + RIGHT
    assert read(challenge, path).student == ""

    outputs[0]["text"] = "x" * 2**23
    path.write_bytes(saved(notebook))
    assert read(challenge, path).refusal.endswith(
        "at most 8,388,608 are taken: clear its outputs, and save it"
    )
    path.write_bytes(saved(code(MARK + "#" * MAX_SOURCE_BYTES)))
    assert read(challenge, path).refusal == (
        f"it hands in {len(MARK) + MAX_SOURCE_BYTES + 1:,} bytes; at most 262,144 are taken"
    )


def test_the_exercise_is_found_inside(challenge: Exercise, tmp_path: Path) -> None:
    """Unless there are several, or it is no notebook."""
    path = tmp_path / "anything.ipynb"
    path.write_bytes(saved(built(challenge)))
    assert exercise_in(path) == "doubling"
    path.write_bytes(saved(code(MARK, "# grader: tripling")))
    assert exercise_in(path) == ""
    path.write_bytes(b"{")
    with pytest.raises(NotGradableError, match="it is no notebook"):
        exercise_in(path)


def test_answers_are_those_of_a_file(quiz: Exercise) -> None:
    """Short ones, sentences and code; untouched cells are no answer, and a head says whose they are."""
    sheet = sheet_of(quiz, PUBLIC_KEY, "s01")
    solved = read_answers(handed_in(quiz, built(quiz, sheet, solved=True)).encode())
    key = {name: said.strip() for name, said in quizzes.right_answers(sheet).items()}
    assert (solved.exercise, solved.student, solved.sheet) == ("sums", "s01", sheet.fingerprint)
    assert {name: str(said).strip() for name, said in solved.answers.items()} == key
    assert not solved.unreadable
    assert not solved.unknown

    empty = read_answers(handed_in(quiz, built(quiz, sheet)).encode())
    assert all(asked.question.form.untouched(empty.answers[asked.item.id]) for asked in sheet.asked)


def test_sentences_may_hold_anything(quiz: Exercise) -> None:
    """Quotes, backslashes and control characters too: they come out as they were written."""
    notebook = built(quiz, sheet_of(quiz, PUBLIC_KEY, "s01"))
    text = (
        'A "quote", \'\'\' three, """ three more, \\frac{1}{2} \x7f\x01\U0001f600\n\n# grader: sums\nQ01 = 5'
    )
    filled(notebook, f"\n{text}\n", "Q03-answer-text")

    answers = read_answers(handed_in(quiz, notebook).encode())
    assert answers.answers["Q03"] == text
    assert answers.answers["Q01"] == ""


def test_one_slip_costs_one_answer(quiz: Exercise) -> None:
    """A cell that is no TOML, parts by names that Python takes, and two copies that say different things."""
    cells = code(
        '# grader: sums\nstudent = "s01"\nQ01 = 3,2 # half',
        '# grader: sums\nQ02_a = "x"\nq02_b_1 = "y"',
        "# grader: sums Q04\nreturn 1",
        "# grader: sums Q04\nreturn 2",
        '# grader: sums\nQ05 = "',
        '# grader: sums\nQ06 = "b"',
    )

    file = read_answers(handed_in(quiz, cells).encode())
    assert file.answers["Q01"] == "3,2"
    assert file.answers["Q02"] == {"a": "x", "b.1": "y"}
    assert file.unreadable == {"Q04": 'Q04 is given twice, as "return 1" and as "return 2"; keep one of them'}
    assert file.answers["Q06"] == "b"


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just("# grader: doubling\nx")
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["cells", "worksheets", "source", "input", "metadata", "grader", "exercise", "key"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_read_or_refused(challenge: Exercise, data: Any) -> None:
    """Whatever stands where: code comes out, or a sentence."""
    with contextlib.suppress(NotGradableError):
        assert unpacked(
            challenge, saved({"cells": [data], **(data if isinstance(data, dict) else {})})
        ).source
