"""What an import is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from .profile import Profile

if TYPE_CHECKING:
    from .reading import Record

#: So many of the rows that can't be read are named.
NAMED = 500


@dataclass(frozen=True)
class Request:
    """What an import is asked to do besides reading the table.

    ``crs`` overrules what the source says; None leaves it to the source. ``occasion`` and
    ``matter`` are uuids or titles, "" for none. ``rejects`` is where the rejects file goes.
    ``place_field`` is the column of the place, where rows have several; ``media_folder`` is where
    the photos lie that rows name, "" for beside the file. ``watch`` is told of each row that can
    be read.
    """

    profile: Profile = field(default_factory=Profile)
    crs: QgsCoordinateReferenceSystem | None = None
    context: QgsCoordinateTransformContext = field(default_factory=QgsCoordinateTransformContext)
    occasion: str = ""
    matter: str = ""
    dry_run: bool = False
    rejects: Path | None = None
    place_field: str = ""
    media_folder: str = ""
    watch: Callable[[Record], object] | None = None


class RejectedRow(NamedTuple):
    """A row that can't become a viewpoint, and why, as a finished sentence."""

    number: int
    reason: str


@dataclass
class Outcome:
    """The numbers of an import; ``read`` = new + changed + unchanged + rejected.

    ``without_place`` is a part of the first three; ``besides`` counts what comes along that is no
    viewpoint, in other tables. ``operation`` is "" where nothing was written.
    ``messages`` say how the source was read, ``warnings`` what to look at. ``rejects`` names the
    first of the rejected rows.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    without_place: int = 0
    besides: int = 0
    operation: str = ""
    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rejects: list[RejectedRow] = field(default_factory=list)

    @property
    def has_news(self) -> bool:
        """Whether there is anything that the store does not have."""
        return bool(self.new or self.changed or self.besides)

    def reject(self, number: int, reason: str) -> None:
        """Count a row that can't be read."""
        self.rejected += 1
        if len(self.rejects) < NAMED:
            self.rejects.append(RejectedRow(number, reason))

    def counts(self) -> dict[str, int]:
        """The numbers by their columns in ``import_batch``."""
        names = ("read", "new", "changed", "unchanged", "rejected", "without_place")
        return {name: getattr(self, name) for name in names}
