"""What an import would do, for a look before it is done; nothing is written.

``preview`` reads the source as the importer does and says what it took for what. Where something
is missing – the coordinate system, a column – it says so in ``problem`` and shows what it can.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback

from ...layers import codes, keywords
from ...layers.errors import Cancelled, InputError
from ...layers.store import Store
from ...layers.systems import SWEREF_ZONES
from .choice import LATLON, RAW_TEXT, WKT, ColumnChoice, X
from .choosing import choose_columns, source_name
from .habits import date_habits
from .importing import Request, import_viewpoints
from .lookup import occasion_names
from .place import PlaceReader, find_crs
from .place_choice import with_place
from .reading import Record, RecordReader, Rejected
from .seen import Category, CrsGuess, OpenDates, Preview, PreviewRow
from .sources import by_key
from .table import SourceRow, SourceTable
from .tally import Tally
from .values import as_text, plain

#: So many rows are shown.
SHOWN = 100
#: Cancel is looked for after so many rows.
STEP = 1000
#: A category's words are looked for in so many characters.
LONGEST_CATEGORY = 200
#: A text of viewpoints is longer than this on average.
LONG = 25
#: CRSs that are tried where none is stated, besides the store's own.
_ZONES = (f"EPSG:{code}" for code in SWEREF_ZONES.values())
USUAL_CRS = ("EPSG:4326", "EPSG:3006", "EPSG:3857", *_ZONES)


def preview(
    store: Store,
    open_source: Callable[[], SourceTable],
    request: Request,
    feedback: QgsFeedback | None = None,
    counted: bool = True,
) -> Preview:
    """What importing the source that ``open_source`` opens would do, by a dry run.

    Without ``counted`` only the first rows are read: quick, with no categories and no outcome.

    ``request`` is the import's, with the profile that the user is making. Raises ``InputError``
    for a source that can't be read at all, ``Cancelled`` on cancel.
    """
    feedback = feedback or QgsFeedback()
    with closing(open_source()) as table:
        look = _Look(store, table, request)
        sample = table.peek(SHOWN)
        look.settle(sample)
        categories = look.categories(feedback) if counted else ()
    outcome, problem, points = None, look.problem, array("d")
    if counted and not problem:
        trial = replace(request, dry_run=True, rejects=None, watch=partial(_keep_point, points))
        try:
            outcome = import_viewpoints(store, open_source(), trial, feedback)
        except InputError as refusal:
            problem = str(refusal)
    return Preview(
        name=table.name,
        source=source_name(table, request.profile),
        source_title=look.title,
        columns=table.columns,
        rows=tuple(look.shown(row) for row in sample),
        choice=look.choice,
        suggestions=look.suggestions(sample),
        categories=categories,
        places=table.places,
        crs=look.crs,
        crs_guesses=look.crs_guesses(sample),
        outcome=outcome,
        problem=problem,
        has_geometry=table.has_geometry,
        encoding=table.encoding,
        likely_encoding=table.likely_encoding,
        open_dates=look.open_dates,
        points=points,
    )


def _until_cancelled(rows: Iterable[SourceRow], feedback: QgsFeedback) -> Iterator[SourceRow]:
    for n, row in enumerate(rows):
        if n % STEP == 0 and feedback.isCanceled():
            raise Cancelled
        yield row


def _keep_point(points: array[float], record: Record) -> None:
    if record.place is not None:
        point = record.place.point.asPoint()
        points.extend((point.x(), point.y()))


class _Look:
    """The choice of columns for a table, and readers made by it; what fails is its ``problem``."""

    def __init__(self, store: Store, table: SourceTable, request: Request) -> None:
        self.store = store
        self.table = table
        self.request = request
        self.choice: ColumnChoice | None = None
        self.crs: QgsCoordinateReferenceSystem | None = None
        self.problem = ""
        self.open_dates: tuple[OpenDates, ...] = ()
        self._reader: RecordReader | None = None
        known = by_key(table.source)
        self.title = known.title if known else ""

    def settle(self, sample: list[SourceRow]) -> None:
        """Choose columns and CRS, and make the reader of rows."""
        try:
            chosen = choose_columns(self.table, self.request)
            self.choice = with_place(chosen, self.table, self.request, self.store)[0]
        except InputError as refusal:
            self.problem = str(refusal)
            return
        places = None
        try:
            self.crs = self._crs()
            places = self._places(self.crs) if self.crs else None
        except InputError as refusal:
            self.problem = str(refusal)
        dates = date_habits(self.table, self.choice)
        self.open_dates = tuple(
            OpenDates(key, self.choice.column_of(key), habit.examples)
            for key, habit in dates.items()
            if habit.is_open
        )
        names = occasion_names(self.store)
        self._reader = RecordReader(self.table, self.choice, places, Tally(), dates, names)

    def shown(self, row: SourceRow) -> PreviewRow:
        """A row beside what it becomes."""
        cells = tuple(as_text(plain(value)) for value in row.values)
        if self._reader is None:
            return PreviewRow(row.number, cells, problem=row.problem)
        try:
            record: Record = self._reader.read(row)
        except Rejected as reason:
            if self._lacks_crs() and not row.problem:
                return PreviewRow(row.number, cells, lacks_crs=True)
            return PreviewRow(row.number, cells, problem=str(reason))
        place = record.place
        return PreviewRow(
            row.number,
            cells,
            record.values,
            record.raw_text or "",
            place.point if place else None,
            place.outline if place else None,
            lacks_crs=self._lacks_crs(),
        )

    def _lacks_crs(self) -> bool:
        """Whether it is the coordinate system that keeps the rows from having a place."""
        return self.crs is None and self._has_places()

    def categories(self, feedback: QgsFeedback) -> tuple[Category, ...]:
        """The source's categories, the most frequent first, over all rows."""
        if self.choice is None:
            return ()
        source = self.choice.fields.get("theme") or self.choice.fields.get("source_category")
        if source is None or not source.column:
            return ()
        at = self.table.columns.index(source.column)
        counts = Counter(
            text
            for row in _until_cancelled(self.table.rows, feedback)
            if not row.problem and at < len(row.values) and (text := as_text(plain(row.values[at])))
        )
        words = keywords.load(self.store)
        return tuple(
            Category(name, n, self._theme(name, source.map), self._suggestion(name, words))
            for name, n in sorted(counts.items(), key=lambda found: (-found[1], found[0]))
        )

    @staticmethod
    def _theme(name: str, mapped: Any) -> str | None:
        return codes.find("theme", mapped.get(name, name))

    @staticmethod
    def _suggestion(name: str, words: list[keywords.Keyword]) -> str | None:
        found = codes.find("theme", name)
        spoken = keywords.suggest(name[:LONGEST_CATEGORY], words)
        return found or (spoken.theme if spoken else None)

    def suggestions(self, sample: list[SourceRow]) -> dict[str, str]:
        """A column that may be the text, where none is taken: that of the longest answers."""
        if self.choice and {"text", RAW_TEXT} & set(self.choice.fields):
            return {}
        used = {source.column for source in self.choice.fields.values()} if self.choice else set()
        lengths = {
            column: self._average(sample, at)
            for at, column in enumerate(self.table.columns)
            if column not in used and column not in self.table.places
        }
        longest = max(lengths, key=lambda column: lengths[column], default="")
        return {"text": longest} if longest and lengths[longest] > LONG else {}

    @staticmethod
    def _average(sample: list[SourceRow], at: int) -> float:
        """The average length of a column's cells that are sentences."""
        cells = [as_text(plain(row.values[at])) for row in sample if at < len(row.values)]
        texts = [cell for cell in cells if " " in cell and any(map(str.isalpha, cell))]
        return sum(map(len, texts)) / max(1, len([cell for cell in cells if cell]))

    def crs_guesses(self, sample: list[SourceRow]) -> tuple[CrsGuess, ...]:
        """Likely CRSs, the best first, where the places have none; at most five."""
        if self.choice is None or not self._lacks_crs():
            return ()
        own = self.store.crs.authid()
        guesses = [
            CrsGuess(authid, self._share(sample, QgsCoordinateReferenceSystem(authid)))
            for authid in dict.fromkeys([own, *USUAL_CRS])
            if authid
        ]
        likely = [guess for guess in guesses if guess.share > 0]
        return tuple(sorted(likely, key=lambda guess: -guess.share)[:5])

    def _share(self, sample: list[SourceRow], crs: QgsCoordinateReferenceSystem) -> float:
        if self.choice is None:
            return 0
        tally = Tally()
        reader = RecordReader(self.table, self.choice, self._places(crs, tally), Tally())
        placed = 0
        for row in sample:
            try:
                placed += reader.read(row).place is not None
            except Rejected:
                continue
        doubtful = ("outside_area", "far_away", "like_degrees", "swapped_place")
        return max(0, placed - sum(tally.counts[kind] for kind in doubtful)) / max(1, len(sample))

    def _has_places(self) -> bool:
        chosen = self.choice.place if self.choice else {}
        return self.table.has_geometry or bool({X, WKT, LATLON} & set(chosen))

    def _crs(self) -> QgsCoordinateReferenceSystem | None:
        if self.choice is None or not self._has_places():
            return None
        own = not self.choice.place
        return find_crs(
            self.request.crs,
            self.request.profile.crs,
            self.table.crs if own or not self.choice.crs else None,
            self.choice.crs,
            self.table.name,
        )

    def _places(
        self, crs: QgsCoordinateReferenceSystem, tally: Tally | None = None
    ) -> PlaceReader | None:
        if self.choice is None:
            return None
        context = self.request.context
        return PlaceReader(self.choice, crs, self.store.crs, context, tally or Tally())
