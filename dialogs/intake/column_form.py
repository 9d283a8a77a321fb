"""Which column holds what: a list for each field, with what was recognised chosen."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from ...layers.language import translate
from ...processing.intake.choice import FIELDS, LATLON, RAW_TEXT, WKT, FieldSource, X, Y
from ...processing.intake.seen import OpenDates, Preview
from ..panel.widgets import paragraph, squeezable
from .settling import NO_PLACE, ORDERS, PLACE_KINDS
from .wording import field_label, short

#: Always in view; the others are unfolded.
USUAL = ("text", "source_category", "theme", "valence", "received_on", "place_name", "source_id")
MORE = tuple(key for key in (*FIELDS, RAW_TEXT) if key not in USUAL)
#: Stands for a value that every row gets, which comes from no column.
ALWAYS = "\0always"


class ColumnForm(QScrollArea):
    """``column_chosen`` carries field and column, ``place_chosen`` columns by place key.

    ``order_chosen`` carries a field of dates and the order in which their parts stand.
    """

    column_chosen = pyqtSignal(str, str)
    place_chosen = pyqtSignal(dict)
    order_chosen = pyqtSignal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktIntakeColumns")
        self.setAccessibleName(translate("Synpunkt", "Columns"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._within = QWidget(self)
        self._form = QFormLayout(self._within)
        self._form.setContentsMargins(0, 0, 4, 0)
        self._form.setVerticalSpacing(4)
        self._suggested = ""
        self.boxes: dict[str, QComboBox] = {}
        self._add_fields(USUAL[:1])
        self._add_suggestion()
        self._add_fields(USUAL[1:])
        self._add_dates()
        self._add_place()
        self._add_more()
        self.setWidget(self._within)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as what it holds: it is never scrolled sideways, and nothing may be cut off."""
        hint = super().minimumSizeHint()
        beside = self.verticalScrollBar().sizeHint().width()
        hint.setWidth(self._within.minimumSizeHint().width() + beside)
        return hint

    def show_preview(self, seen: Preview) -> None:
        """Show what a preview chose, without telling of it."""
        choice = seen.choice
        for key, box in self.boxes.items():
            source = choice.fields.get(key) if choice else None
            self._fill(box, seen.columns, source)
        self._show_suggestion(seen)
        self._show_place(seen)
        self._show_dates(seen.open_dates)

    def clear(self) -> None:
        """Show no columns."""
        for box in (*self.boxes.values(), *self.place_boxes.values()):
            self._fill(box, (), None)
        self._set_shown(self.suggestion, False)
        self.kind.clear()
        self._show_place_boxes()
        self._show_dates(())

    def in_order(self) -> list[QWidget]:
        """What the tab key visits, from above to below."""
        usual = [self.boxes[key] for key in USUAL]
        more = [self.boxes[key] for key in MORE]
        place = [self.kind, *self.place_boxes.values()]
        return [usual[0], self.suggestion, *usual[1:], self.order, *place, self.more, *more]

    # --- making it ---

    def _add_fields(self, keys: Sequence[str]) -> None:
        for key in keys:
            box = self._box(f"synpunktIntakeField_{key}", field_label(key))
            box.activated.connect(lambda _index, key=key: self._on_column(key))
            self.boxes[key] = box

    def _box(self, name: str, title: str) -> QComboBox:
        box = QComboBox(self._within)
        box.setObjectName(name)
        box.setAccessibleName(title)
        squeezable(box)
        label = QLabel(title, self._within)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(box)
        self._form.addRow(label, box)
        return box

    def _add_suggestion(self) -> None:
        self.suggestion = QPushButton(self._within)
        self.suggestion.setObjectName("synpunktIntakeTextSuggestion")
        self.suggestion.clicked.connect(lambda: self.column_chosen.emit("text", self._suggested))
        self._form.addRow("", self.suggestion)
        self.suggestion.hide()

    def _add_dates(self) -> None:
        self._open = ""
        self.about_dates = paragraph("", self._within)
        self.order = QComboBox(self._within)
        self.order.setObjectName("synpunktIntakeDateOrder")
        self.order.setAccessibleName(translate("Synpunkt", "Order of the dates"))
        squeezable(self.order)
        self.order.addItem(translate("Synpunkt", "Choose…"), "")
        named = {
            "dmy": translate("Synpunkt", "Day, month, year"),
            "mdy": translate("Synpunkt", "Month, day, year"),
            "ymd": translate("Synpunkt", "Year, month, day"),
        }
        for order in ORDERS:
            self.order.addItem(named[order], order)
        self.order.activated.connect(lambda _index: self._on_order())
        self._form.addRow(self.about_dates)
        self._form.addRow("", self.order)

    def _add_place(self) -> None:
        self.kind = self._box("synpunktIntakePlaceKind", translate("Synpunkt", "Place is in"))
        self.kind.activated.connect(lambda _index: self._on_kind())
        titles = {
            X: translate("Synpunkt", "East or longitude (x)"),
            Y: translate("Synpunkt", "North or latitude (y)"),
            LATLON: translate("Synpunkt", "Latitude and longitude"),
            WKT: translate("Synpunkt", "Well-known text (WKT)"),
        }
        self.place_boxes: dict[str, QComboBox] = {}
        for key, title in titles.items():
            box = self._box(f"synpunktIntakePlace_{key}", title)
            box.activated.connect(lambda _index: self._on_place())
            self.place_boxes[key] = box

    def _add_more(self) -> None:
        self.more = QToolButton(self._within)
        self.more.setObjectName("synpunktIntakeMore")
        self.more.setText(translate("Synpunkt", "More fields"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._form.addRow(self.more)
        self._add_fields(MORE)
        self.more.toggled.connect(self._unfold)
        self._unfold(False)

    def _unfold(self, unfolded: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self.more.setArrowType(arrow)
        for key in MORE:
            self._set_shown(self.boxes[key], unfolded)

    def _set_shown(self, widget: QWidget, shown: bool) -> None:
        widget.setVisible(shown)
        label = self._form.labelForField(widget)
        if label is not None:
            label.setVisible(shown)

    # --- showing ---

    @staticmethod
    def _fill(box: QComboBox, columns: Sequence[str], source: FieldSource | None) -> None:
        entries = [("–", ""), *((short(column), column) for column in columns)]
        if source is not None and not source.column:
            always = translate("Synpunkt", "Always “{value}”").format(value=source.default)
            entries.insert(1, (short(always), ALWAYS))
        _refill(box, entries)
        chosen = (source.column or ALWAYS) if source is not None else ""
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _show_suggestion(self, seen: Preview) -> None:
        self._suggested = seen.suggestions.get("text", "")
        told = translate("Synpunkt", "Suggestion: {column}").format(column=short(self._suggested))
        self.suggestion.setText(told.replace("&", "&&"))
        self._set_shown(self.suggestion, bool(self._suggested))

    def _show_place(self, seen: Preview) -> None:
        kinds = {
            "": translate("Synpunkt", "The layer's own shapes"),
            NO_PLACE: translate("Synpunkt", "Without place"),
            "xy": translate("Synpunkt", "Two columns"),
            LATLON: translate("Synpunkt", "One column with latitude and longitude"),
            WKT: translate("Synpunkt", "One column with well-known text"),
        }
        del kinds[NO_PLACE if seen.has_geometry else ""]
        _refill(self.kind, [(title, kind) for kind, title in kinds.items()])
        place = seen.choice.place if seen.choice else {}
        chosen = next((kind for kind, keys in PLACE_KINDS.items() if set(keys) <= set(place)), None)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen) if chosen else 0))
        for key, box in self.place_boxes.items():
            several = key == LATLON and len(seen.places) > 1
            columns = seen.places if several else seen.columns
            if key in place and place[key].column not in columns:
                columns = (*columns, place[key].column)
            self._fill(box, columns, place.get(key))
        self._show_place_boxes()

    def _show_place_boxes(self) -> None:
        wanted = PLACE_KINDS.get(self.kind.currentData(), ())
        for key, box in self.place_boxes.items():
            self._set_shown(box, key in wanted)

    def _show_dates(self, dates: Sequence[OpenDates]) -> None:
        self._open = dates[0].field if dates else ""
        if dates:
            asked = translate(
                "Synpunkt",
                "The dates in “{column}” ({examples}) can be read in several ways. How are they"
                " written?",
            )
            examples = ", ".join(map(short, dates[0].examples))
            self.about_dates.setText(asked.format(column=short(dates[0].column), examples=examples))
        self.order.setCurrentIndex(0)
        self.about_dates.setVisible(bool(dates))
        self._set_shown(self.order, bool(dates))

    # --- hearing ---

    def _on_column(self, key: str) -> None:
        column = self.boxes[key].currentData()
        if column != ALWAYS:
            self.column_chosen.emit(key, column)

    def _on_order(self) -> None:
        if self.order.currentData() and self._open:
            self.order_chosen.emit(self._open, self.order.currentData())

    def _on_kind(self) -> None:
        self._show_place_boxes()
        self._on_place()

    def _on_place(self) -> None:
        keys = PLACE_KINDS.get(self.kind.currentData(), ())
        columns = {key: self.place_boxes[key].currentData() for key in keys}
        if all(columns.values()):
            self.place_chosen.emit(columns)


def _refill(box: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    """Other entries; a list that is open is left alone where they are the same."""
    if entries != [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
