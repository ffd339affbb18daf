"""Winnowing keeps what its paper promises."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.similarity.winnowing import GUARANTEED, WINDOW, K, hashes, winnow

TOKENS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


def test_hashes_are_those_of_every_day() -> None:
    """No seed of the process is in them; the order and the borders of tokens count."""
    assert hashes(list("abcdefghij")) == [0x43DBDB58596F24FF]
    assert hashes(["ab", *"cdefghijk"]) != hashes(["a", "bc", *"defghijk"])
    assert hashes(list("abcdefghi")) == []


@given(TOKENS, TOKENS, TOKENS, TOKENS, st.integers(0, 2**32))
def test_a_common_passage_that_is_long_enough_is_always_found(
    head: list[str], tail: list[str], other_head: list[str], other_tail: list[str], seed: int
) -> None:
    """Of so many tokens (`GUARANTEED`), whatever stands around it."""
    rng = random.Random(seed)
    passage = [rng.choice("abcdefgh") for _ in range(GUARANTEED)]

    first = winnow(hashes(head + passage + tail))
    second = winnow(hashes(other_head + passage + other_tail))

    assert first.keys() & second.keys()


def test_a_shorter_one_than_a_run_is_never_found() -> None:
    """Files that share `K - 1` tokens in a row share no run."""
    shared = [f"s{number}" for number in range(K - 1)]

    first = winnow(hashes([*"abcdefghijklm", *shared, *"nopqrstuvwxyz"]))
    second = winnow(hashes([*"ABCDEFGHIJKLM", *shared, *"NOPQRSTUVWXYZ"]))

    assert not first.keys() & second.keys()


@given(st.lists(st.integers(0, 20), max_size=80))
def test_each_window_has_its_smallest(values: list[int]) -> None:
    """The definition, checked window by window: the smallest, and of equals the last."""
    chosen = {place: value for value, places in winnow(values).items() for place in places}

    assert all(values[place] == value for place, value in chosen.items())
    for start in range(len(values) - WINDOW + 1):
        window = values[start : start + WINDOW]
        assert start + max(i for i in range(WINDOW) if window[i] == min(window)) in chosen


def test_about_two_of_window_plus_one_are_kept() -> None:
    """The density of random hashes (section 3.2 of the paper); five standard errors are below 2 %."""
    rng = random.Random(1)
    values = [rng.getrandbits(64) for _ in range(100_000)]

    assert len(winnow(values)) / len(values) == pytest.approx(2 / (WINDOW + 1), rel=0.02)


@pytest.mark.parametrize("count", range(WINDOW))
def test_fewer_than_a_window_have_one(count: int) -> None:
    """A short file is not lost; an empty one has none."""
    assert sum(map(len, winnow(list(range(count))).values())) == min(count, 1)
