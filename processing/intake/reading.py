"""From a row of any source to what the store keeps of a viewpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...layers import codes, multivalue
from ...layers.language import translate
from ...layers.schema import TABLES
from .choice import RAW_TEXT, SAYING, ColumnChoice, FieldSource
from .dates import DateHabit
from .identity import row_key
from .place import NotOnePlace, Place, PlaceReader
from .place_cell import read_accuracy
from .table import SourceRow, SourceTable
from .tally import Tally
from .values import as_text, plain, read_codes, read_date, valence_of, viewpoint_reader

_DEFAULTS = {column.name: column.default for column in TABLES["viewpoint"].columns}
CATEGORY, SOURCE_ID, THEME, VALENCE = "source_category", "source_id", "theme", "valence"
MORE_THEMES, OCCASION = "more_themes", "occasion_uuid"


class Rejected(Exception):  # noqa: N818  (a verdict on one row)
    """The row can't become a viewpoint; the text is a finished sentence."""


@dataclass
class Record:
    """What one row says: values by column of ``viewpoint``, its raw text, and its place.

    ``source_id`` is "" where the source gives none; ``row_hash`` is then its identity.
    ``other_ids`` are those by which it may be known from before.
    """

    number: int
    values: dict[str, Any]
    source_id: str
    row_hash: str
    raw_text: str | None = None
    place: Place | None = None
    has_raw_text: bool = field(default=False)
    other_ids: tuple[str, ...] = ()


class RecordReader:
    """Reads the rows of ``table`` by the ``choice`` of columns; oddities go to ``tally``.

    ``dates`` are the habits of columns of dates that can't be read cell by cell, ``occasions`` the
    uuids of occasions by what a row may call them.
    """

    def __init__(
        self,
        table: SourceTable,
        choice: ColumnChoice,
        places: PlaceReader | None,
        tally: Tally,
        dates: Mapping[str, DateHabit] | None = None,
        occasions: Mapping[str, str] | None = None,
    ) -> None:
        self.choice = choice
        self.places = places
        self.tally = tally
        positions = {column: position for position, column in enumerate(table.columns)}
        self._fields = self._columns(choice.fields, positions)
        self._place = self._columns(choice.place, positions)
        self._others = positions.get(choice.other_identities)
        self._readers: dict[str, Callable[[Any], Any]] = {
            key: _reader(key, source) for key, source in choice.fields.items()
        }
        self._readers.update({key: habit.read for key, habit in (dates or {}).items()})
        self._readers[OCCASION] = lambda value: _known(value, occasions or {})

    def read(self, row: SourceRow) -> Record:
        """The record of a row; ``Rejected`` says why there is none."""
        if row.problem:
            raise Rejected(row.problem)
        cells = {key: self._cell(row, at) for key, at in self._fields.items()}
        where = {key: self._cell(row, at) for key, at in self._place.items()}
        geometry = None if self._place else row.geometry
        try:
            place = self.places.read(where, geometry) if self.places else None
        except NotOnePlace as several:
            raise Rejected(str(several)) from several
        values = {key: self._value(key, cells[key]) for key in self.choice.fields}
        self._add_themes(values, cells)
        self._add_type(values)
        self._add_category(values, cells)
        if place is None and all(cells.get(key) is None for key in SAYING):
            raise Rejected(
                translate("Synpunkt", "The row has neither text, theme, category nor a place.")
            )
        source_id = values.pop(SOURCE_ID, None) or ""
        said = {key: value for key, value in {**cells, **where}.items() if key != SOURCE_ID}
        return Record(
            number=row.number,
            source_id=source_id,
            row_hash="" if source_id else row_key(said, geometry),
            has_raw_text=RAW_TEXT in values,
            raw_text=values.pop(RAW_TEXT, None),
            values=values,
            place=place,
            other_ids=self._other_ids(row),
        )

    def _other_ids(self, row: SourceRow) -> tuple[str, ...]:
        return tuple(as_text(self._cell(row, self._others)).split())

    @staticmethod
    def _columns(
        sources: dict[str, FieldSource], positions: dict[str, int]
    ) -> dict[str, int | None]:
        return {
            key: positions[source.column] if source.column else None
            for key, source in sources.items()
        }

    @staticmethod
    def _cell(row: SourceRow, position: int | None) -> Any:
        if position is None or position >= len(row.values):
            return None
        return plain(row.values[position])

    def _value(self, key: str, cell: Any) -> Any:
        source = self.choice.fields[key]
        found = _mapped(source, cell)
        try:
            value = self._readers[key](found)
        except ValueError:
            value = self._unreadable(key, source, found)
        # What the store would fill in anyway is what the source is taken to say.
        return _DEFAULTS.get(key) if value is None else value

    def _unreadable(self, key: str, source: FieldSource, found: Any) -> Any:
        """The default instead of what can't be read; a foreign theme is kept as a category."""
        if key != THEME and source.default is None:
            self.tally.unknown(key, as_text(found))
        elif source.default is None:
            self.tally.add("no_theme")
        if source.default is None or found == source.default:
            return None
        try:
            return self._readers[key](plain(source.default))
        except ValueError:
            self.tally.unknown(key, as_text(source.default))
            return None

    def _add_themes(self, values: dict[str, Any], cells: dict[str, Any]) -> None:
        """Several answers to the question of the theme: the first is it, the others go along."""
        if THEME not in values or values[THEME] is not None or values.get(MORE_THEMES):
            return
        try:
            found = multivalue.split(read_codes("theme", cells.get(THEME)))
        except ValueError:
            return
        if found:
            values[THEME], others = found[0], multivalue.join(found[1:])
            values[MORE_THEMES] = others

    def _add_type(self, values: dict[str, Any]) -> None:
        """A column called "typ" may hold the type as well as a category: its words tell."""
        if CATEGORY in values and VALENCE not in values:
            values[VALENCE] = valence_of(values[CATEGORY])

    def _add_category(self, values: dict[str, Any], cells: dict[str, Any]) -> None:
        """The source's own category is always kept; a theme that it names by word is taken over."""
        if CATEGORY not in values and THEME in values:
            values[CATEGORY] = as_text(cells.get(THEME)) or None
        elif CATEGORY in values and THEME not in values:
            category = values[CATEGORY]
            values[THEME] = codes.find("theme", category)
            if category and values[THEME] is None and values.get(VALENCE) is None:
                self.tally.add("no_theme")


def _mapped(source: FieldSource, cell: Any) -> Any:
    """The cell through the profile's map; blank and unmapped cells become the default."""
    text = as_text(cell)
    if text and text in source.map:
        return plain(source.map[text])
    if cell is None:
        return plain(source.default)
    return cell


def _known(value: Any, names: Mapping[str, str]) -> str | None:
    """What ``value`` is the name of; ValueError for a name that is not known."""
    text = as_text(value)
    if text and text not in names:
        raise ValueError(text)
    return names[text] if text else None


def _reader(key: str, source: FieldSource) -> Callable[[Any], Any]:
    if source.format:
        return lambda value: read_date(value, source.format)
    return read_accuracy if key == "precision_m" else viewpoint_reader(key)
