"""Writes an import into the store: one operation, begun at the first change."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from ...layers.operations import KEEP, Operation
from ...layers.store import Store
from .choice import RAW_TEXT
from .identity import GEOM, OUTLINE
from .index import OUTLINE_TABLES, Known
from .place import Place
from .reading import Record
from .rejects import Rejects

#: What an occasion is that an import makes.
NEW_OCCASION_KIND = "ongoing_channel"


@dataclass(frozen=True)
class Circumstances:
    """What all viewpoints of an import share.

    ``occasion`` is the uuid of an occasion that is there; ``new_occasion`` the title of one to be
    made. ``matter`` is a uuid or None.
    """

    source: str
    file_name: str
    sha256: str
    layer: str
    profile: str
    occasion: str | None
    new_occasion: str
    matter: str | None
    #: Add each new viewpoint to the matter by hand, as no occasion does it.
    by_hand: bool


class ImportWriter:
    """A context: leaving it commits all, an exception takes all back.

    ``operation_uuid`` is "" as long as nothing has been written.
    """

    def __init__(self, store: Store, circumstances: Circumstances) -> None:
        self.operation_uuid = ""
        self.raw_texts_lost = 0
        self._store = store
        self._about = circumstances
        self._stack = ExitStack()
        self._operation: Operation | None = None
        self._batch = ""
        self._occasion = circumstances.occasion

    def __enter__(self) -> ImportWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        return self._stack.__exit__(kind, error, trace)

    def add(self, record: Record, source_id: str, packed: str) -> str:
        """A new viewpoint with its outline, raw text and matter; returns its uuid."""
        operation = self._begun()
        values = {key: value for key, value in record.values.items() if value is not None}
        values |= {
            "source": self._about.source,
            "source_id": source_id,
            "source_digest": packed,
            "import_uuid": self._batch,
            "geometry_kind": record.place.kind if record.place else "none",
        }
        if self._occasion:
            values["occasion_uuid"] = self._occasion
        point = record.place.point if record.place else None
        uuid = operation.insert("viewpoint", values, point)
        self._add_outline(uuid, record.place)
        if record.raw_text is not None:
            self._keep_raw(uuid, record.raw_text)
        if self._about.matter and self._about.by_hand:
            operation.insert(
                "viewpoint_matter",
                {"viewpoint_uuid": uuid, "matter_uuid": self._about.matter, "basis": "person",
                 "included": True},
            )  # fmt: skip
        return uuid

    def add_photos(self, viewpoint: str, photos: Iterable[Mapping[str, Any]]) -> None:
        """Photos of a viewpoint, whose files have been copied."""
        for photo in photos:
            self._begun().insert("photo", {"viewpoint_uuid": viewpoint, **photo})

    def change(self, known: Known, record: Record, fields: set[str], packed: str) -> None:
        """Overwrite the ``fields`` of a viewpoint with what the source says now."""
        operation = self._begun()
        values = {key: record.values[key] for key in fields & set(record.values)}
        values["source_digest"] = packed
        geometry: Any = KEEP
        if GEOM in fields:
            geometry = record.place.point if record.place else None
            values["geometry_kind"] = record.place.kind if record.place else "none"
        operation.update("viewpoint", known.uuid, values, geometry)
        if OUTLINE in fields:
            self._change_outline(known, record.place)
        if RAW_TEXT in fields and record.raw_text is not None:
            self._keep_raw(known.uuid, record.raw_text)

    def finish(self, counts: Mapping[str, int], rejects: Rejects) -> None:
        """Write down the counts and the rejected rows, if anything was written at all."""
        if self._operation is None:
            return
        self._operation.update("import_batch", self._batch, counts)
        for number, reason, cells in rejects:
            uuid = self._operation.insert(
                "import_reject",
                {"import_uuid": self._batch, "row_number": number, "reason": reason},
            )
            self._operation.insert_restricted(
                "import_reject_row", {"import_reject_uuid": uuid, "row": rejects.as_json(cells)}
            )

    def _begun(self) -> Operation:
        if self._operation is None:
            about = self._about
            self._operation = self._stack.enter_context(
                self._store.operation("import", about.file_name)
            )
            self.operation_uuid = self._operation.uuid
            self._batch = self._operation.insert("import_batch", {
                "file_name": about.file_name, "sha256": about.sha256, "layer": about.layer,
                "profile": about.profile, "source": about.source,
                "imported_at": datetime.datetime.now(datetime.timezone.utc),
            })  # fmt: skip
            if about.new_occasion:
                self._occasion = self._operation.insert("occasion", {
                    "title": about.new_occasion, "kind": NEW_OCCASION_KIND,
                    "matter_uuid": about.matter,
                })  # fmt: skip
        return self._operation

    def _add_outline(self, uuid: str, place: Place | None) -> None:
        if place is not None and place.outline is not None:
            table = OUTLINE_TABLES[place.kind]
            self._begun().insert(table, {"viewpoint_uuid": uuid}, place.outline)

    def _change_outline(self, known: Known, place: Place | None) -> None:
        wanted = OUTLINE_TABLES.get(place.kind, "") if place else ""
        if known.outline_table and known.outline_table == wanted and place:
            self._begun().update(known.outline_table, known.outline_uuid, {}, place.outline)
            return
        if known.outline_table:
            self._begun().delete(known.outline_table, known.outline_uuid)
        self._add_outline(known.uuid, place)

    def _keep_raw(self, uuid: str, text: str) -> None:
        kept = self._begun().insert_restricted(
            RAW_TEXT_TABLE, {"viewpoint_uuid": uuid, "raw_text": text}
        )
        self.raw_texts_lost += not kept


RAW_TEXT_TABLE = "viewpoint_raw"
