"""What capture keeps on disk: the viewpoint being written, its occasion, what waits in edits."""

from __future__ import annotations

from typing import Any

from ...layers.drafts import Drafts
from .entry import Entry, from_json, to_json

WRITING, OCCASION, WAITING = "capture", "capture occasion", "capture waiting"


class Journal:
    """The drafts of one store that capture knows of. InputError where the disk refuses."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts

    def written(self) -> Entry | None:
        """The viewpoint that was being written when QGIS ended."""
        return from_json(self.drafts.read(WRITING))

    def occasion(self) -> str:
        """The uuid of the occasion worked at last, "" for none."""
        return str(self.drafts.read(OCCASION).get("occasion") or "")

    def remember_occasion(self, uuid: str) -> None:
        """Begin at this occasion next time."""
        self.drafts.keep(OCCASION, {"occasion": uuid})

    def waiting(self) -> list[tuple[Entry, str]]:
        """Viewpoints in a layer's unsaved edits, with the uuid of their occasion."""
        rows = self.drafts.read(WAITING).get("rows") or []
        found = [(_entry(row), str(row.get("occasion") or "")) for row in rows]
        return [(entry, occasion) for entry, occasion in found if entry is not None]

    def keep_waiting(self, waiting: list[tuple[Entry, str]]) -> None:
        """Keep these, and no others."""
        rows = [{"entry": to_json(entry), "occasion": occasion} for entry, occasion in waiting]
        if rows:
            self.drafts.keep(WAITING, {"rows": rows})
        else:
            self.drafts.drop(WAITING)


def _entry(row: Any) -> Entry | None:
    found = row.get("entry") if isinstance(row, dict) else None
    return from_json(dict(found)) if isinstance(found, dict) else None
