"""What a submission sends is a value at best; whatever else it sends ends it, and never the grader."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import DiedError, NotGradableError, RaisedError, SubmissionError
from grader.models import Outcome
from tests.hostile.conftest import Attack
from tests.hostile.stage import ENTRY, POINTS, Stage

SUBMISSIONS = Path(__file__).parent / "submissions"
MAX_TEXT = 2_000
MAX_NAME = 200
AS_ERROR = {
    "an error with huge texts",
    "an error with bases of numbers",
    "an error with strange frames",
    "an error with many frames",
}
"""Forged messages that may be taken as an error of bounded size."""
AS_VALUE = {"a timestamp": 1.0}
"""Forged messages that are a plain value after all."""


def messages_of(name: str) -> list[str]:
    """List the keys of the table of messages in a submission, which is read and not run."""
    tree = ast.parse((SUBMISSIONS / name).read_text())
    tables = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
    ]
    return [str(ast.literal_eval(key)) for key in tables[0].keys if key is not None]


def test_cannot_forge_its_result(stage: Stage, submissions: Path) -> None:
    """Who answers twice has answered with the first value, and is ended for the second."""
    with stage.on_stage(submissions / "answers_twice.py") as submission:
        first = submission.call(ENTRY, POINTS, {}).value
        with pytest.raises(DiedError, match="nobody asked for|was not asked") as caught:
            submission.call(ENTRY, POINTS, {})

    assert first == {"m": 7.0, "b": 7.0}
    assert caught.value.outcome is Outcome.CRASHED


@pytest.mark.parametrize("name", ["answers_the_next_question.py", "sends_before_it_is_asked.py"])
def test_cannot_answer_a_question_before_it_is_asked(attack: Attack, name: str) -> None:
    """Each question has a random number, and nothing may lie in the channel before it."""
    assert attack(name).outcome in (Outcome.CRASHED, "not_gradable")


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("announces_four_gigabytes.py", Outcome.CRASHED),
        ("drips.py", Outcome.TIME_LIMIT),
        ("closes_every_descriptor.py", Outcome.CRASHED),
        ("shuts_half.py", Outcome.CRASHED),
        ("answers_with_a_pickle.py", Outcome.CRASHED),
        ("answers_with_noise.py", "not_gradable"),
    ],
)
def test_cannot_confuse_the_channel(attack: Attack, name: str, outcome: Outcome | str) -> None:
    """The size, the deadline and the form of an answer are checked before it is believed."""
    ending = attack(name, call_s=0.3)

    assert ending.outcome == outcome
    assert ending.wall_s < 2


def test_cannot_block_the_grader_by_not_reading(stage: Stage, submissions: Path) -> None:
    """The deadline also holds while the grader sends: here a question that no pipe has room for."""
    question = [float(k) for k in range(200_000)], [0.0]
    ending = stage.attack(submissions / "does_not_read.py", arguments=question, call_s=0.3)

    assert ending.outcome is Outcome.TIME_LIMIT
    assert ending.wall_s < 1.5


def test_cannot_swap_output_and_channel(attack: Attack) -> None:
    """What it prints into the channel is no answer."""
    assert attack("swaps_descriptors.py", call_s=0.3).outcome in (Outcome.CRASHED, Outcome.TIME_LIMIT)


def test_cannot_steal_the_next_question(attack: Attack) -> None:
    """There is no next question before the answer: it waits until it is ended."""
    assert attack("reads_the_next_question.py", call_s=0.2).outcome is Outcome.TIME_LIMIT


def test_cannot_pass_descriptors_to_the_grader(attack: Attack) -> None:
    """Only a stream of bytes can be sent."""
    ending = attack("passes_descriptors.py")

    ending.assert_nothing_worked()


def test_cannot_send_urgent_bytes(attack: Attack) -> None:
    """Flags of the system call that the codec does not use are refused."""
    attack("sends_out_of_band.py").assert_nothing_worked()


@pytest.mark.parametrize("message", messages_of("forges.py"))
def test_cannot_break_the_grader_by_a_forged_message(stage: Stage, submissions: Path, message: str) -> None:
    """Each forged message ends the submission, or is an error of bounded size."""
    ending = stage.attack(submissions / "forges.py", arguments=(message,), call_s=1.0)

    if message in AS_VALUE:
        assert ending.value == AS_VALUE[message]
        assert type(ending.value) is float
    elif message in AS_ERROR and isinstance(ending.error, RaisedError):
        assert len(str(ending.error)) <= 2 * MAX_TEXT
        assert len(ending.error.type_name) <= MAX_NAME
        assert len(ending.error.frames) <= 8
        assert all(len(base) <= MAX_NAME for base in ending.error.builtin_bases)
        assert all(len(frame.code + frame.function) <= 2 * MAX_NAME for frame in ending.error.frames)
    else:
        assert ending.outcome is Outcome.CRASHED
        assert len(str(ending.error)) <= MAX_TEXT


@pytest.mark.parametrize("message", messages_of("forges_while_it_loads.py"))
def test_cannot_break_the_grader_while_it_loads(stage: Stage, tmp_path: Path, message: str) -> None:
    """A forged list of names, or a forged error, is refused in words of bounded size."""
    source = (SUBMISSIONS / "forges_while_it_loads.py").read_text()
    path = tmp_path / "forges_while_it_loads.py"
    path.write_text(source.replace('MESSAGE = "names that are a number"', f"MESSAGE = {message!r}"))

    ending = stage.attack(path)

    assert ending.outcome in ("not_gradable", Outcome.CRASHED)
    assert len(str(ending.error)) <= 2 * MAX_TEXT


@pytest.mark.parametrize(
    "message", ["a callback counted from behind", "a callback far behind", "a callback far ahead"]
)
def test_cannot_call_a_function_that_it_was_not_given(stage: Stage, submissions: Path, message: str) -> None:
    """The number of a function is one of those that were given, counted from the front."""
    called = []
    source = (SUBMISSIONS / "forges.py").read_text()
    with stage.on_stage(submissions / "forges.py") as submission:
        submission.source = source.replace("(message):", "(message, function):").encode()
        with pytest.raises(SubmissionError):
            submission.call(ENTRY, [message, lambda *_: called.append(1)], {})

    assert not called


def test_cannot_keep_the_grader_busy_with_questions(stage: Stage, submissions: Path) -> None:
    """The deadline also holds while there is always another question to answer."""
    ending = stage.attack(submissions / "calls_back_for_ever.py", arguments=(lambda: 1.0,), call_s=0.3)

    assert ending.outcome is Outcome.TIME_LIMIT
    assert ending.wall_s < 1.5


@pytest.mark.parametrize(
    "function",
    [lambda x: x / 2, lambda x: {}[x], lambda x: x, lambda *xs: list(xs) * 2],
    ids=["half", "look up", "same", "twice"],
)
def test_cannot_break_the_grader_by_strange_arguments(
    stage: Stage, submissions: Path, function: Callable[..., object]
) -> None:
    """What the suite's function raises on them is raised over there; what it returns goes the same way."""
    ending = stage.attack(submissions / "calls_back_with_strange_things.py", arguments=(function,))

    assert ending.outcome in ("returned", Outcome.CRASHED)


def test_cannot_use_a_function_after_its_call(stage: Stage, submissions: Path) -> None:
    """A function lives as long as the call that it was given to."""
    with stage.on_stage(submissions / "keeps_the_function.py") as submission:
        assert submission.call(ENTRY, [lambda x: x], {}).value == 1.0
        with pytest.raises(RaisedError, match="only be called while"):
            submission.call(ENTRY, [lambda x: x], {})


def test_cannot_look_behind_a_function_of_the_suite(stage: Stage, submissions: Path) -> None:
    """A function crosses as a number: neither its name nor its code, nor what it holds."""
    secret = "".join(stage.bait.secret_halves)

    def function_of_the_suite(x: float) -> str:
        return secret

    ending = stage.attack(submissions / "looks_into_the_function.py", arguments=(function_of_the_suite,))

    assert "function_of_the_suite" not in str(ending.value)
    assert secret not in str(ending.value)


def test_cannot_be_loaded_by_a_forged_name(stage: Stage, tmp_path: Path) -> None:
    """A forged list of names lets a file load that lacks the function; the call then fails."""
    path = tmp_path / "lacks.py"
    path.write_text(
        "import sys, msgpack\nwire = sys.modules['inside.wire']\nkept = wire.encode\n"
        "def once(*_, **__):\n    wire.encode = kept\n    return msgpack.packb(['ok', ['linearRegression']])\n"
        "wire.encode = once\n"
    )

    ending = stage.attack(path)

    assert isinstance(ending.error, RaisedError | NotGradableError)
