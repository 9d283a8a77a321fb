"""What happens in a task's thread while a source is looked at."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from qgis.core import QgsCoordinateTransformContext, QgsFeedback

from ...layers.store import Store
from ...processing.field.homecoming import bring_home, field_copy
from ...processing.intake.contents import Part, parts_of
from ...processing.intake.preview import preview
from ...processing.intake.profile import Profile
from ...processing.intake.request import Request
from ...processing.intake.seen import Preview
from .looker import Job
from .memory import Remembered
from .source import Source


class FirstLook:
    """What is found when a source is first opened: how it was read before, and what it holds."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.parts: list[Part] = []
        #: As the source has them by itself, whatever is chosen later.
        self.columns: tuple[str, ...] = ()

    def look(self, source: Source, remembered: Remembered) -> None:
        """Open the source; ``InputError`` if it can't be read."""
        parts = parts_of(source.path)
        # A lone sheet or layer is no choice; a lone repeat is.
        if len(parts) > 1 or any(part.rows is None for part in parts):
            self.parts = parts
        with closing(source.opener(self.profile)()) as table:
            self.columns = table.columns
            self.profile = remembered.find(self.columns) or self.profile


def look_job(
    store: Store,
    source: Source,
    first: FirstLook,
    remembered: Remembered | None,
    context: QgsCoordinateTransformContext,
) -> Job:
    """Reads ``source`` by the profile of ``first``: the first rows at once, then all of it.

    ``remembered`` is asked for another profile first; None for a source that was looked at before.
    """

    def job(feedback: QgsFeedback, sampled: Callable[[Preview], object]) -> Preview:
        if remembered is not None:
            first.look(source, remembered)
        request = Request(profile=first.profile, context=context)
        opener = source.opener(first.profile)
        with field_copy(store, source.path) as field:
            seen = preview(store, opener, request, feedback, counted=False)
            sampled(replace(seen, comes_home=field is not None))
            seen = preview(store, opener, request, feedback)
            if field is None:
                return seen
            trial = Request(context=context, dry_run=True)
            outcome = bring_home(store, field, trial, feedback)
            return replace(seen, outcome=outcome, categories=(), comes_home=True)

    return job
