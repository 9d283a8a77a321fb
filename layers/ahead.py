"""Making things ready in a thread before they are asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


class _End:
    """Comes when there are no more."""


_END = _End()


@contextmanager
def ahead(items: Generator[Item, None, None], most: int) -> Iterator[Iterator[Item]]:
    """The ``items``, which a thread makes from now on, up to ``most`` before they are asked for.

    What goes wrong with one of them is raised when it is its turn. When the block ends, ``items``
    are closed in the thread that made them, and the thread is gone.
    """
    with ThreadPoolExecutor(max_workers=1) as maker:
        coming: deque[Future[Item | _End]] = deque()

        def make_one() -> None:
            coming.append(maker.submit(next, items, _END))

        def taken() -> Iterator[Item]:
            while not isinstance(item := coming.popleft().result(), _End):
                make_one()
                yield item

        for _ in range(most):
            make_one()
        try:
            yield taken()
        finally:
            for one in coming:
                one.cancel()
            maker.submit(items.close).result()
