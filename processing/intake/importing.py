"""Imports viewpoints: reads a table row by row and makes the store say the same.

Nothing is written until a row is new or changed; all that is written is one operation.
"""

from __future__ import annotations

import json
from contextlib import ExitStack, closing

from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback

from ...layers.connection import raising
from ...layers.errors import Cancelled
from ...layers.language import translate
from ...layers.photos import photo_home
from ...layers.store import Store
from ..privacy.finder import has_high
from .choice import RAW_TEXT
from .choosing import choose_columns, source_name
from .habits import date_habits
from .identity import GEOM, NOTHING, OUTLINE, digest, geometry_hash, nth_key, pack, value_hash
from .index import Index, Known
from .lookup import find_matter, find_occasion, occasion_names
from .photo_rows import PhotoRows, with_photos
from .place import PlaceReader, find_crs
from .place_choice import PLACE_FIELD, with_place
from .reading import Record, RecordReader, Rejected
from .rejects import Rejects
from .report import about_belonging, about_columns, about_numbers
from .request import Outcome, Request
from .sources import by_key
from .table import SourceRow, SourceTable
from .tally import Tally
from .writing import Circumstances, ImportWriter

#: Progress is told, and cancel looked for, after so many rows.
STEP = 200


def import_viewpoints(
    store: Store, table: SourceTable, request: Request, feedback: QgsFeedback
) -> Outcome:
    """Bring the rows of ``table`` into the store, all in one operation.

    Raises ``InputError`` where the columns, the CRS, the occasion or the matter aren't clear,
    ``Cancelled`` on cancel, ``StoreError`` if the store can't be written; nothing has been
    changed then.
    """
    with raising(), ExitStack() as stack:
        stack.callback(table.close)
        return _Import(store, table, request, feedback, stack).run()


class _Import:
    """One run of ``import_viewpoints``."""

    def __init__(
        self,
        store: Store,
        table: SourceTable,
        request: Request,
        feedback: QgsFeedback,
        stack: ExitStack,
    ) -> None:
        self.store = store
        self.table = table
        self.request = request
        self.feedback = feedback
        self.tally = Tally()
        self.outcome = Outcome()
        self.choice, self.place_field, self.about_place = with_place(
            choose_columns(table, request), table, request, store
        )
        self.source = source_name(table, request.profile)
        places = self._place_reader()
        self.has_places = places is not None
        dates = date_habits(table, self.choice)
        self.about_dates = [habit.message for habit in dates.values() if habit.message]
        names = occasion_names(store)
        self.reader = RecordReader(table, self.choice, places, self.tally, dates, names)
        self.photos = PhotoRows(table, request.media_folder, lambda: photo_home(store))
        stack.push(self._undo_photos)
        self.degrees = store.crs.isGeographic()
        self.circumstances = self._circumstances()
        owned = tuple(key for key in self._owned_fields() if key != RAW_TEXT)
        self.index = stack.enter_context(closing(Index(store, self.source, owned)))
        self.rejects = stack.enter_context(closing(Rejects(table.columns)))

    def run(self) -> Outcome:
        """Read all rows; the numbers and messages of the import."""
        with ImportWriter(self.store, self.circumstances) as writer:
            for row in self.table.rows:
                self._tell_progress()
                self.outcome.read += 1
                try:
                    self._take(row, writer)
                except Rejected as reason:
                    self.outcome.reject(row.number, str(reason))
                    self.rejects.add(row.number, str(reason), row.values)
            if self.feedback.isCanceled():
                raise Cancelled
            if self.request.rejects is not None:
                self.rejects.write(self.request.rejects)
            writer.finish(self.outcome.counts(), self.rejects)
        self.outcome.operation = writer.operation_uuid
        self.tally.counts["raw_not_kept"] = writer.raw_texts_lost
        source = by_key(self.table.source)
        self.outcome.messages = about_columns(
            self.choice, self.crs, self.table.columns, source.title if source else ""
        )
        self.outcome.warnings = [
            *self.table.messages,
            *self.about_place,
            *self.about_dates,
            *self.tally.sentences(),
            *self.photos.sentences(),
            *about_numbers(self.outcome.changed, self.source or self.choice.other_identities),
            *about_belonging(
                self.outcome.unchanged + self.outcome.changed,
                bool(self.request.occasion or self.request.matter),
            ),
        ]
        return self.outcome

    def _take(self, row: SourceRow, writer: ImportWriter) -> None:
        record = self.reader.read(row)
        if self.request.watch is not None:
            self.request.watch(record)
        given = self._digest(record)
        packed = pack(given)
        source_id = record.source_id
        if not source_id:
            source_id = nth_key(record.row_hash, self.index.occurrence(record.row_hash))
        elif self._is_repeated(source_id, record, packed):
            return
        names = (source_id, *record.other_ids)
        known = next(filter(None, map(self.index.known, names)), None)
        self.outcome.without_place += record.place is None
        if known is None:
            self._add(row, record, source_id, given, writer)
            return
        differing = self._differing(known, given)
        self.outcome.changed += bool(differing)
        self.outcome.unchanged += not differing
        fields = self._to_overwrite(known, given, differing)
        photos = {} if known.withdrawn else self.photos.new(row, source_id, known.given)
        if (differing or photos) and not self.request.dry_run:
            packed = pack({**known.given, **given, **with_photos(known.given, photos)})
            writer.change(known, record, fields, packed)
            writer.add_photos(known.uuid, self.photos.copied(photos))

    def _add(
        self,
        row: SourceRow,
        record: Record,
        source_id: str,
        given: dict[str, str],
        writer: ImportWriter,
    ) -> None:
        self.outcome.new += 1
        if has_high(record.values.get("text")):
            self.tally.add("personal")
        photos = self.photos.new(row, source_id, {})
        if not self.request.dry_run:
            packed = pack({**given, **with_photos({}, photos)})
            uuid = writer.add(record, source_id, packed)
            writer.add_photos(uuid, self.photos.copied(photos))

    def _is_repeated(self, source_id: str, record: Record, packed: str) -> bool:
        """Whether the file has had this very row; another one under its number is rejected."""
        before = self.index.seen_before(source_id, record.number, packed)
        if before is None:
            return False
        first, same = before
        if not same:
            raise Rejected(
                translate("Synpunkt",
                "Row {first} has the same number, “{id}”, and says otherwise.")
                .format(first=first, id=source_id)
            )  # fmt: skip
        self.tally.add("repeated")
        self.outcome.unchanged += 1
        self.outcome.without_place += record.place is None
        return True

    def _digest(self, record: Record) -> dict[str, str]:
        hashes = digest(record.values)
        if record.has_raw_text:
            hashes[RAW_TEXT] = value_hash(record.raw_text)
        if self.has_places:
            place = record.place
            hashes[GEOM] = geometry_hash(place.point if place else None, self.degrees)
            hashes[OUTLINE] = geometry_hash(place.outline if place else None, self.degrees)
        return hashes

    def _differing(self, known: Known, given: dict[str, str]) -> set[str]:
        """The fields in which the source says something else than it did last time."""
        if known.withdrawn:
            self.tally.add("withdrawn")
            return set()
        return {key for key, now in given.items() if now != known.given.get(key, NOTHING)}

    def _to_overwrite(self, known: Known, given: dict[str, str], differing: set[str]) -> set[str]:
        """Those of the ``differing`` fields that nobody has changed in the store meanwhile."""
        untouched = {
            key
            for key in differing
            if key == RAW_TEXT or known.stored.get(key, NOTHING) == known.given.get(key, NOTHING)
        }
        for key in differing - untouched:
            if known.stored.get(key, NOTHING) != given[key]:
                self.tally.add("kept")
        return untouched

    def _undo_photos(self, kind: type[BaseException] | None, *_: object) -> None:
        """An import that comes to nothing leaves no photos behind."""
        if kind is not None:
            self.photos.undo()

    def _tell_progress(self) -> None:
        if self.outcome.read % STEP == 0:
            if self.feedback.isCanceled():
                raise Cancelled
            self.feedback.setProgress(100 * self.table.share())

    def _owned_fields(self) -> list[str]:
        """Fields of ``viewpoint`` that this source fills."""
        fields = [key for key in self.choice.fields if key != "source_id"]
        if "theme" in fields or "source_category" in fields:
            fields += ["theme", "more_themes", "source_category"]
        if "source_category" in self.choice.fields:
            fields += ["valence"]
        return list(dict.fromkeys(fields))

    def _place_reader(self) -> PlaceReader | None:
        uses_geometry = not self.choice.place and self.table.has_geometry
        self.crs: QgsCoordinateReferenceSystem | None = None
        if not self.choice.place and not uses_geometry:
            return None
        layer_crs = self.table.crs if uses_geometry or not self.choice.crs else None
        self.crs = find_crs(
            self.request.crs, self.request.profile.crs, layer_crs, self.choice.crs, self.table.name
        )
        return PlaceReader(self.choice, self.crs, self.store.crs, self.request.context, self.tally)

    def _kept_profile(self) -> str:
        """The profile as it was written, with the choice of the place, for the next import."""
        text = self.request.profile.text
        if not self.place_field:
            return text
        return json.dumps(
            {**json.loads(text or "{}"), PLACE_FIELD: self.place_field}, ensure_ascii=False
        )

    def _circumstances(self) -> Circumstances:
        request, table = self.request, self.table
        matter = find_matter(self.store, request.matter)
        occasion = find_occasion(self.store, request.occasion)
        is_new = bool(request.occasion.strip()) and occasion is None
        row = self.store.row("occasion", occasion) if occasion else None
        belongs = is_new or (row is not None and row["matter_uuid"] == matter)
        return Circumstances(
            source=self.source,
            file_name=table.name,
            sha256=table.sha256,
            layer=table.layer,
            profile=self._kept_profile(),
            occasion=occasion,
            new_occasion=request.occasion.strip() if is_new else "",
            matter=matter,
            by_hand=matter is not None and not belongs,
        )
