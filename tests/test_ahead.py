"""Making things ready in a thread before they are asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator

import pytest
from synpunkt.layers.ahead import ahead


class Source:
    """Numbers from 0, and what was seen while they were made."""

    def __init__(self, count: int, broken_at: int = -1) -> None:
        self.count, self.broken_at = count, broken_at
        self.made: list[int] = []
        self.threads: set[int] = set()
        self.is_closed = False

    def numbers(self) -> Generator[int, None, None]:
        try:
            for number in range(self.count):
                self.threads.add(threading.get_ident())
                if number == self.broken_at:
                    raise ValueError(number)
                self.made.append(number)
                yield number
        finally:
            self.is_closed = True
            self.threads.add(threading.get_ident())

    def wait_for(self, count: int) -> None:
        until = time.monotonic() + 10
        while len(self.made) < count and time.monotonic() < until:
            time.sleep(0.001)


@pytest.mark.parametrize("most", [1, 3, 50])
def test_all_come_in_order(most: int) -> None:
    source = Source(20)
    with ahead(source.numbers(), most) as numbers:
        assert list(numbers) == list(range(20))
        assert next(numbers, None) is None
    assert source.is_closed


def test_so_many_are_made_before_they_are_asked_for_and_no_more() -> None:
    source = Source(20)
    with ahead(source.numbers(), 4) as numbers:
        source.wait_for(4)
        time.sleep(0.05)
        assert source.made == [0, 1, 2, 3]
        assert next(numbers) == 0
        source.wait_for(5)
        time.sleep(0.05)
        assert source.made == [0, 1, 2, 3, 4]


def test_a_fault_comes_when_it_is_its_turn() -> None:
    source = Source(20, broken_at=2)
    with ahead(source.numbers(), 9) as numbers:
        assert [next(numbers), next(numbers)] == [0, 1]
        with pytest.raises(ValueError, match="2"):
            next(numbers)


def test_who_leaves_in_the_middle_leaves_no_thread_behind() -> None:
    before, source = threading.active_count(), Source(10**9)
    with pytest.raises(KeyError), ahead(source.numbers(), 3) as numbers:
        next(numbers)
        raise KeyError
    assert threading.active_count() == before and source.is_closed
    assert len(source.made) <= 5


def test_all_is_made_and_closed_in_one_thread_of_its_own() -> None:
    source = Source(5)
    with ahead(source.numbers(), 2) as numbers:
        next(numbers)
    assert len(source.threads) == 1 and threading.get_ident() not in source.threads
