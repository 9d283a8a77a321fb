"""What an import is asked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from .profile import Profile


@dataclass(frozen=True)
class Request:
    """What an import is asked to do besides reading the table.

    ``crs`` overrules what the source says; None leaves it to the source. ``occasion`` and
    ``matter`` are uuids or titles, "" for none. ``rejects`` is where the rejects file goes.
    ``place_field`` is the column of the place, where rows have several; ``media_folder`` is where
    the photos lie that rows name, "" for beside the file.
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


@dataclass
class Outcome:
    """The numbers of an import; ``read`` = new + changed + unchanged + rejected.

    ``without_place`` is a part of the first three. ``operation`` is "" where nothing was written.
    ``messages`` say how the source was read, ``warnings`` what to look at.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    without_place: int = 0
    operation: str = ""
    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The numbers by their columns in ``import_batch``."""
        names = ("read", "new", "changed", "unchanged", "rejected", "without_place")
        return {name: getattr(self, name) for name in names}
