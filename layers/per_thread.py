"""A cache for what is QGIS's and belongs to the thread that made it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

Made = TypeVar("Made")


def cached_per_thread(most: int) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """Keep what a function makes, at most so many of it, for the thread that it was made in.

    A coordinate system rests on PROJ's state for the thread in which it was made: once that thread
    has ended, as a task's does after a while, transforms with it go wrong in every other thread.
    """

    def cached(make: Callable[..., Made]) -> Callable[..., Made]:
        own = threading.local()

        @wraps(make)
        def kept(*key: Hashable) -> Made:
            known: dict[tuple[Hashable, ...], Made] = own.__dict__.setdefault("known", {})
            if key not in known:
                if len(known) >= most:
                    known.clear()
                known[key] = make(*key)
            return known[key]

        return kept

    return cached
