"""The form for one viewpoint: nothing but its text is needed."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.code_lists import CodeLists
from ...layers.keywords import Keyword, Suggestion, suggest
from ...layers.language import translate
from ...layers.settings import interface_language
from ..panel.widgets import squeezable
from .entry import Entry
from .keys import SUGGESTION, TYPES, Keys
from .more_box import MoreBox
from .notes import Notes
from .place_row import PlaceRow
from .text_field import TextField
from .theme_field import ThemeField
from .type_row import TypeRow

MOST = 999


class EntryForm(QWidget):
    """Shows and changes an ``Entry``; ``changed`` tells of every change by the user.

    ``words_asked`` wants the words to be seen that suggest a theme.
    """

    changed = pyqtSignal()
    save_asked = pyqtSignal()
    words_asked = pyqtSignal()

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._uuid = Entry().uuid
        self._showing = False
        self._keywords: list[Keyword] = []
        self._lists = CodeLists({})
        self._suggestion: Suggestion | None = None
        self.text = TextField(self)
        self.place = PlaceRow(keys, self)
        self.theme = ThemeField(self)
        self.words = QToolButton(self)
        self.words.setObjectName("synpunktCaptureWords")
        self.words.setText("…")
        self.words.setToolTip(translate("Synpunkt", "Words that suggest a theme"))
        self.words.setAccessibleName(self.words.toolTip())
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.suggestion = QToolButton(self)
        self.suggestion.setObjectName("synpunktCaptureSuggestion")
        self.suggestion.setAutoRaise(True)
        self.suggestion.clicked.connect(self.take_suggestion)
        self.type = TypeRow(self)
        self.when = QComboBox(self)
        self.when.setObjectName("synpunktCaptureWhen")
        squeezable(self.when)
        self.agreed = QSpinBox(self)
        self.agreed.setObjectName("synpunktCaptureAgreed")
        self.agreed.setRange(0, MOST)
        self.more = MoreBox(self)
        self.notes = Notes(self)
        self.save = QPushButton(translate("Synpunkt", "Save and next (Enter)"), self)
        self.save.setObjectName("synpunktCaptureSave")
        self._arrange()
        self._connect()

    # --- what it holds ---

    def set_choices(self, lists: CodeLists, keywords: list[Keyword]) -> None:
        """The store's codes and words."""
        language = interface_language()
        self._lists, self._keywords = lists, keywords
        self.theme.set_choices(lists.choices("theme", language))
        keys = [self._keys.shown(name) for name in TYPES]
        self.type.set_choices(lists.choices("valence", language), keys)
        self.when.clear()
        self.when.addItem("–", None)
        for code, label in lists.choices("time_context", language):
            self.when.addItem(label, code)
        self.more.set_choices(lists.choices("severity", language))
        self._order_tabs()

    def set_keywords(self, keywords: list[Keyword]) -> None:
        """Suggest by other words."""
        self._keywords = keywords
        self._comment()

    def entry(self) -> Entry:
        """What the form holds now."""
        return Entry(
            text=self.text.toPlainText(),
            place=self.place.place,
            theme=self.theme.code,
            valence=self.type.code,
            time_context=self.when.currentData(),
            support_count=self.agreed.value(),
            severity=self.more.severity.currentData(),
            photo=self.more.photo.filePath(),
            uuid=self._uuid,
        )

    def show_entry(self, entry: Entry) -> None:
        """Show an entry, without telling of it."""
        self._showing, self._uuid = True, entry.uuid
        self.text.replace(entry.text)
        self.place.set_place(entry.place)
        self.theme.set_code(entry.theme)
        self.type.set_code(entry.valence)
        self.when.setCurrentIndex(max(0, self.when.findData(entry.time_context)))
        self.agreed.setValue(entry.support_count)
        self.more.set_values(entry.severity, entry.photo)
        self.more.show_place(entry.place)
        self._showing = False
        self._comment()

    def without_map(self) -> None:
        """In a window of its own: a place is a stop there, or none."""
        for button in (self.place.map, self.place.plan, self.words):
            button.hide()
        self.place.has_map = False
        self.more.without_map()

    def take_suggestion(self) -> None:
        """Make the suggested theme the theme."""
        if self._suggestion is not None:
            self.theme.set_code(self._suggestion.theme)

    # --- parts ---

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (
            (translate("Synpunkt", "Place"), self.place, self.place.map),
            (translate("Synpunkt", "Theme"), self._theme_row(), self.theme),
            ("", self.suggestion, None),
            (translate("Synpunkt", "Type"), self.type, None),
        )
        for number, (text, widget, buddy) in enumerate(rows):
            label = QLabel(text, self)
            if buddy is not None:
                label.setBuddy(buddy)
            label.setContentsMargins(0, 3, 0, 0)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, number, 1)
        when, agreed = (
            QLabel(translate("Synpunkt", "When"), self),
            QLabel(translate("Synpunkt", "More agreed"), self),
        )
        for label, widget in ((when, self.when), (agreed, self.agreed)):
            label.setBuddy(widget)
            widget.setAccessibleName(label.text())
        last = QHBoxLayout()
        last.setSpacing(6)
        for widget in (self.when, agreed, self.agreed):
            last.addWidget(widget)
        last.setStretchFactor(self.when, 1)
        grid.addWidget(when, len(rows), 0)
        grid.addLayout(last, len(rows), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        asked = QLabel(translate("Synpunkt", "What does the person say?"), self)
        asked.setBuddy(self.text)
        column.addWidget(asked)
        column.addWidget(self.text, 1)
        column.addLayout(grid)
        column.addWidget(self.more)
        column.addWidget(self.notes)
        column.addWidget(self.save)

    def _theme_row(self) -> QWidget:
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        inside.addWidget(self.theme, 1)
        inside.addWidget(self.words)
        return row

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_change)
        self.place.changed.connect(self._on_place)
        self.theme.chosen.connect(self._on_change)
        self.type.changed.connect(self._on_change)
        self.when.currentIndexChanged.connect(lambda _index: self._on_change())
        self.agreed.valueChanged.connect(lambda _value: self._on_change())
        self.more.changed.connect(self._on_change)
        self.notes.mark_asked.connect(self.text.mark)
        self.words.clicked.connect(lambda: self.words_asked.emit())
        self.save.clicked.connect(lambda: self.save_asked.emit())

    def _order_tabs(self) -> None:
        place = self.place
        stops = [
            self.text,
            *(place.map, place.same, place.at_table, place.at_stop, place.plan, place.nowhere),
            *(self.theme, self.suggestion, *self.type.buttons, self.when, self.agreed),
            *(self.words, self.more.fold, self.more.severity, *self.more.buttons),
            *(self.notes.mark, self.save),
        ]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    # --- how the parts follow each other ---

    def _on_place(self) -> None:
        self.more.show_place(self.place.place)
        self._on_change()

    def _on_change(self) -> None:
        if not self._showing:
            self._comment()
            self.changed.emit()

    def _comment(self) -> None:
        text = self.text.toPlainText()
        self.notes.refresh(text, self.theme.code)
        self._suggestion = suggest(text, self._keywords) if self.theme.code is None else None
        # The row keeps its place: nothing must move under the mouse while someone types.
        self.suggestion.setEnabled(self._suggestion is not None)
        self.suggestion.setText(self._suggested())
        none = translate("Synpunkt", "No theme is suggested")
        self.suggestion.setAccessibleName(self.suggestion.text() or none)
        key = self._keys.shown(SUGGESTION)
        self.suggestion.setToolTip(f"{self.suggestion.text()} ({key})" if key else "")

    def _suggested(self) -> str:
        if self._suggestion is None:
            return ""
        labels = dict(self._lists.choices("theme", interface_language()))
        label = labels.get(self._suggestion.theme, self._suggestion.theme)
        text = translate("Synpunkt", "Suggestion: {theme}, from the word “{word}”")
        shown = text.format(theme=label.split(" › ")[-1], word=self._suggestion.word)
        return shown.replace("&", "&&")
